(* Another loss for the same net: as an argument and as an option it is the same training. *)

data = Table[x -> x^2 - 1, {x, -2., 2., 0.1}];
net = NetChain[{20, Tanh, 1}];

asArgument = NetTrain[net, data, MeanAbsoluteLossLayer[], MaxTrainingRounds -> 50];
asOption = NetTrain[net, data, LossFunction -> MeanAbsoluteLossLayer[], MaxTrainingRounds -> 50];
squared = NetTrain[net, data, MaxTrainingRounds -> 50];

Print["argument and option agree: ", asArgument === asOption];
Print["the squared loss gives another net: ", asArgument =!= squared];
