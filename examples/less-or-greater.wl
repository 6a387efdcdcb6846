(* Classes that are symbols, and the loss that follows from them: cross entropy. *)

SeedRandom[7];
points = RandomReal[1, {1000, 2}];
data = Map[# -> If[#[[1]] < #[[2]], Less, Greater] &, points];

net = NetTrain[
  NetChain[{LinearLayer[], SoftmaxLayer[]}, "Output" -> NetDecoder[{"Class", {Less, Greater}}]],
  data, MaxTrainingRounds -> 60, LearningRate -> 0.02];

fresh = RandomReal[1, {1000, 2}];
right = Count[MapThread[SameQ, {net[fresh], If[#[[1]] < #[[2]], Less, Greater] & /@ fresh}], True];
Print["accuracy on 1000 new points: ", N[right/1000]];
Print[net[{0.1, 0.9}], " ", net[{0.9, 0.1}]];
