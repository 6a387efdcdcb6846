(* A straight line through four points: the smallest net there is. *)

data = {1 -> 1.9, 2 -> 4.1, 3 -> 6.0, 4 -> 8.1};
net = NetTrain[LinearLayer[], data, MaxTrainingRounds -> 4000, LearningRate -> 0.05];

Print["weight ", NetExtract[net, "Weights"] // Normal // Flatten // First];
Print["bias ", NetExtract[net, "Biases"] // Normal // First];
Print["value at 3.5: ", net[3.5]];
Print["values at 1.5 and 2.5: ", net[{1.5, 2.5}]];
Export["line.png", Plot[net[x], {x, 0, 5}, PlotLabel -> "A line from four points"]];
