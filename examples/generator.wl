(* Data that never run out: a function makes each batch, here noisy points of a wave.
   While the net learns from one batch, the next is made. *)

SeedRandom[1];
wave[x_] := Sin[2 x] + x/3;
batch[asked_] := With[{x = RandomReal[{-3, 3}, asked["BatchSize"]]},
  x -> wave[x] + RandomReal[{-0.1, 0.1}, asked["BatchSize"]]];

results = NetTrain[NetChain[{40, Tanh, 40, Tanh, LinearLayer[{}]}], {batch, "RoundLength" -> 2000}, All,
  BatchSize -> 50, MaxTrainingRounds -> 40, LearningRate -> 0.005,
  ValidationSet -> {{batch, "RoundLength" -> 500}, "Interval" -> 10}];

net = results["TrainedNet"];
Print["batches a round: ", results["BatchesPerRound"], ", in all: ", results["TotalBatches"]];
Print["validations: ", Length[results["ValidationLossList"]]];
Print["largest error: ", Max[Table[Abs[net[x] - wave[x]], {x, -2.8, 2.8, 0.1}]]];
