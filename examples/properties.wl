(* What can be asked of a training: the results object, and several properties at once. *)

data = Table[{x, y} -> x y, {x, -1., 1., 0.2}, {y, -1., 1., 0.2}] // Flatten;
net = NetChain[{16, Tanh, 1}];

result = NetTrain[net, data, All, MaxTrainingRounds -> 300, LearningRate -> 0.01];
Print[result];
Print["trained net: ", Head[result["TrainedNet"]], ", value at {0.5, 0.5}: ", result["TrainedNet"][{0.5, 0.5}]];

{trained, losses, seconds} = NetTrain[net, data,
  {"TrainedNet", "RoundLossList", "TotalTrainingTime"}, MaxTrainingRounds -> 300, LearningRate -> 0.01];
Print["losses: ", Length[losses], ", falling: ", First[losses] > Last[losses], ", timed: ", seconds > 0];
Print["the same net: ", trained === result["TrainedNet"]];
