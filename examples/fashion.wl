(* Ten kinds of clothing, from FashionMNIST: the net of mnist.wl on a harder task, with words as classes.
   The images come from the folder that the environment variable WLNET_DATA names, from the cache, or from the
   net (31 MB). Takes a few minutes. *)

kinds = {"T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"};
named[set_] := Keys[set] -> kinds[[Values[set] + 1]];
training = named[ResourceData["FashionMNIST", "TrainingData"]];
test = named[ResourceData["FashionMNIST", "TestData"]];

net = NetChain[{
    ConvolutionLayer[20, 5], Ramp, PoolingLayer[2, 2],
    ConvolutionLayer[50, 5], Ramp, PoolingLayer[2, 2],
    FlattenLayer[], 500, Ramp, 10, SoftmaxLayer[]},
  "Input" -> NetEncoder[{"Image", {28, 28}, "Grayscale"}],
  "Output" -> NetDecoder[{"Class", kinds}]];

results = NetTrain[net, training, All, ValidationSet -> Scaled[0.1], MaxTrainingRounds -> 5];
trained = results["TrainedNet"];
Print["rounds: ", results["TotalRounds"], ", best: ", results["BestValidationRound"],
  ", examples/s: ", Round[results["MeanExamplesPerSecond"]]];

measured = ClassifierMeasurements[trained, test];
Print["accuracy on ", Length[First[test]], " test images: ", measured["Accuracy"]];
Print["F1 score: ", measured["F1Score"]];
Print["most often mistaken: ", measured["TopConfusions" -> 5]];
Print["the first one: ", trained[First[First[test]], "TopProbabilities" -> 3]];
Export["confusion.png", measured["ConfusionMatrixPlot"]];
Print["confusion.png shows what is taken for what."];
