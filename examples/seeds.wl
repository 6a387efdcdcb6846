(* Two calls give the same net, unless they are told to differ. *)

data = Table[x -> Sin[x], {x, 0., 6., 0.1}];
net = NetChain[{20, Tanh, 1}];

train[seeding___] := NetTrain[net, data, MaxTrainingRounds -> 20, seeding];
Print["same seed, same net: ", train[] === train[]];
Print["fresh seeds, other nets: ", train[RandomSeeding -> Automatic] =!= train[RandomSeeding -> Automatic]];
