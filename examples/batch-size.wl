(* The size of a batch: 601 examples in batches of 300 are three batches a round. *)

data = Table[x -> Sin[x], {x, -Pi, Pi, Pi/300}] // N;
net = NetChain[{100, Tanh, 100, Tanh, 1}];

result = NetTrain[net, data, All, BatchSize -> 300, MaxTrainingRounds -> 600, LearningRate -> 0.002];
Print["examples: ", Length[data]];
Print["batch size: ", result["BatchSize"]];
Print["batches per round: ", result["BatchesPerRound"]];
Print["value at Pi: ", result["TrainedNet"][N[Pi]]];
