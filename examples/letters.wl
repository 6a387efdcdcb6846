(* Twenty-six letters from sixteen numbers each: a classifier trained on real data.
   UCILetter has 16 000 letters to learn from and 4 000 to be tested on; it comes with wlnet. *)

test = ExampleData[{"MachineLearning", "UCILetter"}, "TestData"];

net = NetChain[{256, Tanh, 256, Tanh, 26, SoftmaxLayer[]},
  "Input" -> 16, "Output" -> NetDecoder[{"Class", CharacterRange["A", "Z"]}]];

result = NetTrain[net, "UCILetter", All, ValidationSet -> Automatic, MaxTrainingRounds -> 40,
  LearningRate -> 0.004, Method -> {"ADAM", "LearningRateSchedule" -> (1 - #1/#2 &)}];
trained = result["TrainedNet"];

{inputs, letters} = {Keys[test], Values[test]};
right = Count[MapThread[SameQ, {trained[inputs], letters}], True];
Print["Rounds: ", result["TotalRounds"], ", best: ", result["BestValidationRound"]];
Print["Accuracy on the ", Length[letters], " test letters: ", N[right/Length[letters]]];
Print["The first of them is ", First[letters], ": ", trained[First[inputs], {"TopProbabilities", 3}]];

Export["loss.png", result["LossPlot"]];
Print["The loss plot is in loss.png."];
