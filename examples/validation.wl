(* Noise on a Gaussian curve, a net with more weights than it needs, and a validation set
   that says when to stop believing the training data. *)

SeedRandom[1];
data = Table[x -> Exp[-x^2] + RandomVariate[NormalDistribution[0, 0.15]], {x, -3., 3., 0.1}];
net = NetChain[{150, Tanh, 150, Tanh, 1}];

options = {MaxTrainingRounds -> 1000, BatchSize -> 64, LearningRate -> 0.005};
without = NetTrain[net, data, options];
with = NetTrain[net, data, All, ValidationSet -> Scaled[0.2], options];

losses = with["ValidationLossList"];
Print["examples: ", with["TrainingExamples"], " + ", with["ValidationExamples"], " = ", Length[data]];
Print["best round: ", with["BestValidationRound"], ", minimum at: ", First[Ordering[losses, 1]]];
roughness[f_] := Mean[Abs[Differences[Table[f[x], {x, -3., 3., 0.05}], 2]]];
Print["smoother: ", roughness[with["TrainedNet"]] < roughness[without]];

every5 = NetTrain[net, data, All, ValidationSet -> {Scaled[0.2], "Interval" -> 5}, MaxTrainingRounds -> 12];
Print["validations in 12 rounds, every 5: ", Length[every5["ValidationLossList"]]];
