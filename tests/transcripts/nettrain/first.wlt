(* A first training: a line through four points. *)

In:  data = {1 -> 1.9, 2 -> 4.1, 3 -> 6.0, 4 -> 8.1};
In:  net = NetTrain[LinearLayer[], data, MaxTrainingRounds -> 3000, LearningRate -> 0.02,
       TrainingProgressReporting -> None];
In:  Round[net[3.5], 0.1]
Out: 7.1
In:  Length[net[{1.5, 2.5}]]
Out: 2
In:  NetTrain[LinearLayer[], data, "Loses"]
Msg: NetTrain::unkprop: There is no property Loses of a training. Did you mean LossPlot?
Out: $Failed
