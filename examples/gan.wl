(* A generator learns to make points like those of eight clusters on a ring, by deceiving a discriminator that
   learns to tell them apart. Both are trained at once: takes about ten seconds. *)

SeedRandom[1];
centers = Table[2 {Cos[a], Sin[a]}, {a, 0., 2 Pi - 0.1, Pi/4}];
noise[n_] := RandomVariate[NormalDistribution[], {n, 4}];
batch = <|
  "Sample" -> RandomChoice[centers, #BatchSize] + RandomVariate[NormalDistribution[0, 0.1], {#BatchSize, 2}],
  "Latent" -> noise[#BatchSize]|> &;

gan = NetGANOperator[{
  NetChain[{64, Ramp, 64, Ramp, 2}, "Input" -> 4],
  NetChain[{64, Ramp, 64, Ramp, 1, LogisticSigmoid}, "Input" -> 2]}, "JensenShannon"];
trained = NetTrain[gan, {batch, "RoundLength" -> 12800}, BatchSize -> 128, MaxTrainingRounds -> 80,
  Method -> {"ADAM", "Beta1" -> 0.5}];

points = NetExtract[trained, "Generator"][noise[2000]];
distances = DistanceMatrix[points, centers];
nearest = First[Ordering[#, 1]] & /@ distances;
Print["points near each center: ", Values[KeySort[Counts[nearest]]]];
Print["clusters found: ", Count[Counts[Pick[nearest, Thread[Min /@ distances < 0.4]]], n_ /; n > 50], " of 8"];
Print["points within 0.4 of a center: ", N[Count[Min /@ distances, d_ /; d < 0.4]/2000]];
Export["gan.png", ListPlot[{points, centers}, AspectRatio -> 1, PlotLegends -> {"generated", "centers"}]];
