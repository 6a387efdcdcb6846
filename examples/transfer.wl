(* Transfer: a net that knows ten kinds of letters is given new last layers for ten others; what it
   learned before is frozen, so that only the last layers change. *)

letters = ResourceData["UCILetter", "TrainingData"];
old = Select[letters, MemberQ[CharacterRange["A", "J"], Last[#]] &];
new = Select[letters, MemberQ[CharacterRange["K", "T"], Last[#]] &][[;; 1000]];
test = Select[ResourceData["UCILetter", "TestData"], MemberQ[CharacterRange["K", "T"], Last[#]] &];

first = NetTrain[NetChain[{80, Ramp, 40, Ramp, 10, SoftmaxLayer[]}], old, MaxTrainingRounds -> 10,
  BatchSize -> 64, LearningRate -> 0.005];

joined = NetJoin[NetTake[first, 4], NetChain[{10, SoftmaxLayer[]}]];
second = NetTrain[NetReplacePart[joined, "Output" -> NetDecoder[{"Class", CharacterRange["K", "T"]}]], new,
  MaxTrainingRounds -> 40, LearningRate -> 0.01, LearningRateMultipliers -> {5 -> 1, _ -> None}];

Print["frozen layers unchanged: ", NetExtract[second, {1, "Weights"}] === NetExtract[first, {1, "Weights"}]];
Print["new letters: ", NetMeasurements[second, test, "Accuracy"]];
