(* How good a net is on data: one with known weights, which says whether the first number is the larger. *)

In:  net = NetChain[{LinearLayer[2, "Weights" -> {{1, -1}, {-1, 1}}, "Biases" -> {0, 0}], SoftmaxLayer[]},
       "Input" -> 2, "Output" -> NetDecoder[{"Class", {"first", "second"}}]];
In:  test = {{3, 1} -> "first", {2, 1} -> "first", {1, 2} -> "first", {0, 2} -> "second"};
In:  NetMeasurements[net, test, "Accuracy"]
Out: 0.75
In:  NetMeasurements[net, test, {"ConfusionMatrix", "Recall", "Accuracy" -> 2}]
Out: {{{2, 1}, {0, 1}}, <|first -> 0.666667, second -> 1.|>, 1.}
In:  NetMeasurements[net, test, <|"Measurement" -> "Precision", "ClassAveraging" -> "Macro"|>]
Out: 0.75
In:  measured = ClassifierMeasurements[net, test];
In:  measured["MisclassifiedExamples"]
Out: {{1, 2} -> first}
In:  measured[{"ErrorRate", "Precision" -> "second"}]
Out: {0.25, 0.5}
In:  measured["WorstClassifiedExamples" -> 2]
Out: {{1, 2} -> first, {2, 1} -> first}
In:  measured["TopConfusions"]
Out: {(first -> second) -> 1}
In:  measured["Acuracy" -> 2]
Msg: ClassifierMeasurements::unkprop: There is no property Acuracy; there are Accuracy, AccuracyBaseline, AreaUnderROCCurve, BestClassifiedExamples, ClassMeanCrossEntropy, ClassifierFunction, CohenKappa, ConfusionMatrix, ConfusionMatrixPlot, CorrectlyClassifiedExamples, Entropy, Error, ErrorRate, EvaluationTime, Examples, F1Score, FScore, FalseDiscoveryRate, FalseNegativeExamples, FalseNegativeNumber, FalseNegativeRate, FalseOmissionRate, FalsePositiveExamples, FalsePositiveNumber, FalsePositiveRate, GeometricMeanProbability, Informedness, LeastCertainExamples, LogLikelihood, Markedness, MatthewsCorrelationCoefficient, MeanCrossEntropy, MisclassifiedExamples, MostCertainExamples, NegativePredictiveValue, Perplexity, Precision, Probabilities, Properties, ROCCurve, ROCCurvePlot, Recall, ScottPi, Specificity, TopConfusions, TrueNegativeExamples, TrueNegativeNumber, TruePositiveExamples, TruePositiveNumber, WorstClassifiedExamples. Did you mean Accuracy?
Out: $Failed
In:  line = NetChain[{LinearLayer[1, "Weights" -> {{2}}, "Biases" -> {0.5}]}, "Input" -> 1, "Output" -> 1];
In:  NetMeasurements[line, {{1} -> {2}, {2} -> {5}}, {"MeanSquare", "MeanDeviation", "RSquared"}]
Out: {0.25, 0.5, 0.888889}
In:  PredictorMeasurements[line, {{1} -> {2}, {2} -> {5}}, "WorstPredictedExamples" -> 1]
Out: {{1} -> {2}}
In:  NetMeasurements[line, {{1} -> {2}}, "Accuracy"]
Msg: NetMeasurements::measloss: The measurement Accuracy is for nets trained with a single CrossEntropyLossLayer, which this one is not.
Out: $Failed
In:  NetMeasurements[line, {{1} -> {2}}, "MeanSquare", BatchSise -> 2]
Msg: NetMeasurements::optx: NetMeasurements has no option BatchSise. Did you mean BatchSize?
Out: $Failed

In:  Keys[NetMeasurements[line, {{1} -> {2}, {2} -> {5}}, All]]
Out: {Loss, FractionVarianceUnexplained, MeanDeviation, MeanSquare, RSquared, StandardDeviation}
In:  corners = NetInitialize[NetChain[{LinearLayer[4, "Weights" -> IdentityMatrix[4], "Biases" -> None]}, "Input" -> 4]];
In:  NetMeasurements[corners, {{0, 0, 2, 2} -> {0, 0, 2, 1}}, "IntersectionOverUnion"]
Out: 0.5
In:  NetMeasurements[line, {{1} -> {2}}, "IntersectionOverUnion"]
Msg: NetMeasurements::measdims: The measurement IntersectionOverUnion cannot be taken of an output that is a vector (size: 1); it compares boxes {xmin, ymin, xmax, ymax} or {{xmin, ymin}, {xmax, ymax}}.
Out: $Failed
