(* What one may do while a net is trained: write a log, keep files of the net, collect a quantity,
   and stop when nothing gets better. *)

SeedRandom[2];
data = Table[{x, RandomReal[]} -> x^2, {x, -1., 1., 0.02}];
net = NetChain[{20, Tanh, LinearLayer[{}]}];

DeleteFile[FileNames["training.log"]];
log[told_] := Module[{file = OpenAppend["training.log"]},
  WriteString[file, told["Round"], " ", told["RoundLoss"], "\n"];
  Close[file]];

{trained, rounds, reason, files, sizes} = NetTrain[net, data,
  {"TrainedNet", "TotalRounds", "ReasonTrainingStopped", "CheckpointingFiles",
   <|"Property" -> (Norm[#WeightsVector] &), "Interval" -> Quantity[10, "Rounds"]|>},
  ValidationSet -> Scaled[0.2], LearningRate -> 0.02, MaxTrainingRounds -> 2000,
  TrainingProgressFunction -> {log, "Interval" -> Quantity[5, "Rounds"]},
  TrainingProgressCheckpointing -> {"Directory", "nets", "Interval" -> Quantity[50, "Rounds"]},
  TrainingStoppingCriterion -> <|"Criterion" -> "Loss", "Patience" -> 25|>];

Print["stopped by ", reason, " after ", rounds, " rounds"];
Print["lines of the log: ", Length[ReadList["training.log", {Number, Number}]], " = ", Floor[rounds/5]];
Print["norms collected: ", Length[sizes], " = ", Floor[rounds/10]];
Print["files: ", Length[files], " = ", Floor[rounds/50]];
Print["a file is a net: ", Head[Import[First[files]]]];
Print["value at (0.5, 0.3): ", trained[{0.5, 0.3}]];
