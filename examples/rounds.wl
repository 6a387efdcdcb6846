(* Rounds: one visits each example once; with a time goal too, the shorter of the two ends it. *)

data = Table[x -> 2 x + 1, {x, 0., 10., 0.1}];
net = NetChain[{10, Ramp, 1}];

Print["rounds: ", NetTrain[net, data, "TotalRounds", MaxTrainingRounds -> 7]];
Print["examples in one round: ", NetTrain[net, data, "ExamplesProcessed", MaxTrainingRounds -> 1], " of ", Length[data]];
Print["stopped by: ", NetTrain[net, data, "ReasonTrainingStopped", MaxTrainingRounds -> 10^7, TimeGoal -> 0.5]];
Print["stopped by: ", NetTrain[net, data, "ReasonTrainingStopped", MaxTrainingRounds -> 3, TimeGoal -> 60]];
