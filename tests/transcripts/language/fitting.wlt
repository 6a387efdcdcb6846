(* Fits by least squares. *)

In:  Fit[{{0, 1}, {1, 0}, {3, 2}, {5, 4}}, {1, x}, x]
Out: 0.186441 + 0.694915 x
In:  Chop[Fit[{1, 4, 9, 16}, {1, x, x^2}, x], 10^-8]
Out: 1. x^2
In:  Fit[{{1, 1, 3}, {2, 1, 4}, {1, 3, 7}, {2, 5, 12}}, {x, y}, {x, y}] /. r_Real :> Round[r, 10^-6]
Out: x + 2 y
In:  Round[Fit[{{{1, 0}, {0, 1}, {1, 1}}, {1, 2, 3}}], 10^-8] // N
Out: {1., 2.}
In:  lm = LinearModelFit[{{0, 1}, {1, 0}, {3, 2}, {5, 4}}, x, x]
Out: FittedModel[0.186441 + 0.694915 x]
In:  {lm[2], lm["RSquared"], lm["BestFitParameters"]}
Out: {1.57627, 0.814044, {0.186441, 0.694915}}
In:  lm["FitResiduals"]
Out: {0.813559, -0.881356, -0.271186, 0.338983}
In:  {lm["EstimatedVariance"], lm["ParameterErrors"], lm["AdjustedRSquared"]}
Out: {0.813559, {0.694709, 0.234854}, 0.721065}
In:  Normal[lm]
Out: 0.186441 + 0.694915 x
In:  lm["Function"][1]
Out: 0.881356
In:  Round[a /. FindFit[Table[{x, 2. Exp[-0.5 x]}, {x, 0, 5}], a Exp[b x], {a, b}, x], 10^-6]
Out: 2
In:  nm = NonlinearModelFit[Table[{x, 3. x/(1 + x)}, {x, 0, 6}], v x/(k + x), {v, {k, 2}}, x]; Round[{v, k} /. nm["BestFitParameters"], 10^-6]
Out: {3, 1}
In:  Round[nm[9], 0.0001]
Out: 2.7
In:  LinearModelFit[{1, 2, 3}, x, {x, y}]
Msg: LinearModelFit::fitv: {x, y} should be a symbol or a list of 1 symbols, as many as the data have coordinates.
Out: LinearModelFit[{1, 2, 3}, x, {x, y}]
In:  lm["Nonsense"];
Msg: FittedModel::notprop: Nonsense is not a property of the model; AIC, AdjustedRSquared, BIC, BasisFunctions, BestFit, BestFitParameters, CovarianceMatrix, Data, DesignMatrix, EstimatedVariance, FitResiduals, Function, ParameterConfidenceIntervals, ParameterErrors, ParameterPValues, ParameterTStatistics, ParameterTable, PredictedResponse, RSquared, Response are.
In:  {lm, Head[lm]}
Out: {FittedModel[0.186441 + 0.694915 x], FittedModel}
In:  LinearModelFit[{{1, 1}, {2, 3}, {3, 5}}, x, x]["Function"]
Out: -1. + 2. #1 &
