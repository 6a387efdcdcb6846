(* LeNet reads handwritten digits: a net of two convolutions, all 60 000 images of MNIST, three rounds.
   The images come from the folder that the environment variable WLNET_DATA names, from the cache, or from the
   net (12 MB). Takes a few minutes. *)

lenet = NetChain[{
    ConvolutionLayer[20, 5], Ramp, PoolingLayer[2, 2],
    ConvolutionLayer[50, 5], Ramp, PoolingLayer[2, 2],
    FlattenLayer[], 500, Ramp, 10, SoftmaxLayer[]},
  "Input" -> NetEncoder[{"Image", {28, 28}, "Grayscale"}],
  "Output" -> NetDecoder[{"Class", Range[0, 9]}]];

results = NetTrain[lenet, "MNIST", All, ValidationSet -> Automatic, MaxTrainingRounds -> 3];
trained = results["TrainedNet"];
Print["rounds: ", results["TotalRounds"], ", best: ", results["BestValidationRound"],
  ", examples/s: ", Round[results["MeanExamplesPerSecond"]]];

test = ResourceData["MNIST", "TestData"];
{images, digits} = {Keys[test], Values[test]};
Print["the first ten: ", trained[images[[;; 10]]], " are ", digits[[;; 10]]];
Print["the first one: ", trained[images[[1]], "TopProbabilities" -> 3]];

measured = ClassifierMeasurements[trained, test];
Print["accuracy on ", Length[test], " test images: ", measured["Accuracy"]];
Print["recall by digit: ", measured["Recall"]];

(* The digits whose right class is given the least probability, in the order of a page. *)
worst = measured["WorstClassifiedExamples" -> 40];
Print["the worst are ", Values[worst][[;; 10]], ", taken for ", trained[Keys[worst][[;; 10]]]];
Export["worst.png", ImageResize[ImageAssemble[Partition[Keys[worst], 10]], Scaled[3]]];
Export["confusion.png", measured["ConfusionMatrixPlot"]];
Print["worst.png shows them, confusion.png what is taken for what."];
