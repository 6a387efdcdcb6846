(* A training that is watched, stopped and kept. *)

In:  SetOptions[NetTrain, TrainingProgressReporting -> None];

In:  bell = Table[x -> Exp[-x^2], {x, -3, 3, .2}]; net = NetChain[{4, Tanh, 1}];

In:  NetTrain[net, bell, {"TotalRounds", "ReasonTrainingStopped"},
       TrainingProgressFunction -> (If[#Round == 5, "StopTraining"] &)]
Out: {5, ProgressFunction}

In:  NetTrain[net, bell, <|"Property" -> "AbsoluteBatch", "Interval" -> Quantity[2, "Rounds"]|>,
       BatchSize -> 8, MaxTrainingRounds -> 6]
Out: {8, 16, 24}

In:  NetTrain[net, bell, {"BatchesPerRound", "TotalBatches"}, BatchSize -> 8,
       MaxTrainingRounds -> Quantity[6, "Batches"]]
Out: {4, 6}

In:  points[told_] := Table[x -> Exp[-x^2], {x, RandomReal[{-3, 3}, told["BatchSize"]]}];

In:  NetTrain[net, {points, "RoundLength" -> 100}, {"BatchesPerRound", "TotalRounds"}, BatchSize -> 25,
       MaxTrainingRounds -> 3]
Out: {4, 3}

In:  NetTrain[net, bell, TrainingUpdateSchedule -> {1, 3}, MaxTrainingRounds -> 2] // Head
Out: NetChain

In:  NetTrain[net, bell, TrainingUpdateSchedule -> {7}]
Msg: NetTrain::schedpart: No layer or array of the net is at 7 in TrainingUpdateSchedule; parts that learn together are a | b.
Out: $Failed

In:  NetTrain[net, bell, TrainingStoppingCriterion -> "Accuracy"]
Msg: NetTrain::stopkey: There is no measurement Accuracy to stop by; the keys that are measured are {Loss}.
Out: $Failed

In:  NetTrain[net, bell, TrainingProgressCheckpointing -> {"File", "net.onnx"}]
Msg: NetTrain::checkpointfmt: The file net.onnx of TrainingProgressCheckpointing should end in .wlnet.
Out: $Failed
