(* A bell curve from 31 points; the plot shows the points and what the net makes of them. *)

data = Table[x -> Exp[-x^2], {x, -3., 3., 0.2}];
net = NetTrain[NetChain[{50, Tanh, 1}], data, MaxTrainingRounds -> 2000, BatchSize -> 31];

error = Max[Table[Abs[net[x] - Exp[-x^2]], {x, -2.5, 2.5, 0.05}]];
Print["largest error on [-2.5, 2.5]: ", error];
Export["curve.png", Show[
  Plot[net[x], {x, -3, 3}, PlotRange -> All, PlotLabel -> "A bell curve from 31 points"],
  ListPlot[List @@@ data]]];
