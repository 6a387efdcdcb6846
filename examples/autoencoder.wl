(* A variational autoencoder: pictures of a bright spot go through a code of two numbers and come out again. Its
   losses are inside the net: what is lost on the way, and how far the codes are from being normally distributed.
   So new pictures come out of normally distributed codes. Takes a quarter of a minute. *)

SeedRandom[1];
size = 12;
spot[{x_, y_}] := Table[Exp[-((i - x)^2 + (j - y)^2)/4], {i, size}, {j, size}];
places = RandomReal[{3, 10}, {1000, 2}];
pictures = spot /@ places;

encoder = NetGraph[
  <|"hidden" -> NetChain[{FlattenLayer[], 64, Ramp}], "mean" -> 2, "logvariance" -> 2|>,
  {NetPort["Input"] -> "hidden" -> {"mean", "logvariance"}, "mean" -> NetPort["Mean"],
   "logvariance" -> NetPort["LogVariance"]}];
decoder = NetChain[{64, Ramp, size^2, LogisticSigmoid, ReshapeLayer[{size, size}]}, "Input" -> 2];
net = NetGraph[
  <|"encode" -> encoder, "decode" -> decoder,
    "draw" -> FunctionLayer[#Mean + Exp[#LogVariance/2]*#Noise &],
    "noise" -> RandomArrayLayer[NormalDistribution[0, 1], "Output" -> 2],
    "difference" -> MeanSquaredLossLayer[],
    "divergence" -> FunctionLayer[Total[#Mean^2 + Exp[#LogVariance] - 1 - #LogVariance]/2 &]|>,
  {NetPort["Input"] -> "encode",
   NetPort["encode", "Mean"] -> NetPort["draw", "Mean"],
   NetPort["encode", "LogVariance"] -> NetPort["draw", "LogVariance"],
   "noise" -> NetPort["draw", "Noise"],
   "draw" -> "decode" -> NetPort["difference", "Input"],
   NetPort["Input"] -> NetPort["difference", "Target"],
   "difference" -> NetPort["Difference"],
   NetPort["encode", "Mean"] -> NetPort["divergence", "Mean"],
   NetPort["encode", "LogVariance"] -> NetPort["divergence", "LogVariance"],
   "divergence" -> NetPort["Divergence"]},
  "Input" -> {size, size}];

results = NetTrain[net, <|"Input" -> pictures|>, All,
  LossFunction -> {"Difference", "Divergence" -> Scaled[0.0005]},
  MaxTrainingRounds -> 400, LearningRate -> 0.003];
losses = results["RoundMeasurements"];
Print["lost in pictures: ", losses["Difference"], " of a variance of ", Variance[Flatten[pictures]]];
Print["divergence of the codes: ", losses["Divergence"]];

trained = results["TrainedNet"];
code = NetExtract[trained, "encode"];
picture = NetExtract[trained, "decode"];
test = RandomReal[{3, 10}, {200, 2}];
came = picture[code[spot /@ test, "Mean"]];
brightest[image_] := First[Position[image, Max[image]]];
Print["spots moved by: ", Mean[MapThread[Norm[brightest[#1] - #2] &, {came, test}]]];
codes = code[pictures, "Mean"];
Print["mean and deviation of the codes: ", Mean[codes], " ", StandardDeviation[codes]];
Export["spots.png", ImageAssemble[Table[Image[picture[{a, b}]], {a, -2, 2, 0.5}, {b, -2, 2, 0.5}]]];
