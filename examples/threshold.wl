(* A Boolean output: is a number above 3? *)

data = Table[x -> x > 3, {x, 0., 6., 0.25}];
net = NetTrain[
  NetChain[{LinearLayer[], LogisticSigmoid}, "Input" -> "Real", "Output" -> NetDecoder["Boolean"]],
  data, MaxTrainingRounds -> 2000, LearningRate -> 0.05];

Print["at 1, 2, 4, 5: ", net[{1., 2., 4., 5.}]];
probabilities = net[#, None] & /@ Range[0., 6., 0.5];
Print["probabilities: ", probabilities];
Print["they rise: ", OrderedQ[probabilities]];
