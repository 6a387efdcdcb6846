"""What NetTrain says about mistakes that users make: what was found, where, and what would do."""

import pytest

from wlnet import Session

BEGIN = """
SetOptions[NetTrain, TrainingProgressReporting -> None, MaxTrainingRounds -> 1];
net = NetChain[{3, Tanh, 1}]; data = {1 -> 2, 2 -> 4, 3 -> 6};
real = NetChain[{3, Tanh, 1}, "Input" -> "Real"];
classes[n_] := NetChain[{LinearLayer[n], SoftmaxLayer[]}];
steps = NetChain[{GatedRecurrentLayer[4], NetMapOperator[LinearLayer[2]], SoftmaxLayer[]},
  "Input" -> {"Varying", 1}];
last = NetChain[{GatedRecurrentLayer[4], SequenceLastLayer[], 1}];
pictures = NetChain[{FlattenLayer[], 2, SoftmaxLayer[]},
  "Input" -> NetEncoder[{"Image", {2, 2}, "Grayscale"}]];
two = NetGraph[{LinearLayer[], LinearLayer[]},
  {NetPort["Input"] -> 1 -> NetPort["A"], NetPort["Input"] -> 2 -> NetPort["B"]}];
sure = NetChain[{LinearLayer[], LogisticSigmoid}];
"""


@pytest.fixture(scope="module")
def session():
    made = Session()
    made.evaluate(BEGIN)
    return made


MISTAKES = [
    # the net
    ('NetTrain["LeNet", data]', 'but is "LeNet".'),
    ("NetTrain[nett, data]", "but is the symbol nett, which has no value."),
    ("NetTrain[{3, Tanh, 1}, data]", "but is {3, Tanh, 1}. NetChain[{...}] makes a net of layers."),
    # the data
    ("NetTrain[net, {{1, 2}, {2, 4}}]", "should be a list of rules", "but is {{1, 2}, {2, 4}}."),
    ("NetTrain[net, 5]", "but is 5."),
    ("NetTrain[net, {1, 2, 3}, {2, 4, 6}]", "inputs -> outputs"),
    ('NetTrain[real, {"1" -> 2}]', 'example 1 of the training data is "1".'),
    ('NetTrain[net, {1 -> 2, 2 -> "4"}]', 'example 2 is "4".'),
    ("NetTrain[net, data, ValidationSet -> {{1, 2} -> 3}]", "example 1 of the validation data is a vector"),
    ("NetTrain[net, {1 -> 2, 2 -> 1 + I}]", "Example 2 for the port Output", "1. + 1. I", "complex"),
    ("NetTrain[net, {{1, 2} -> 2, {1, 2, 3} -> 4}]", "port Input", "example 2", "{3}", "{2}"),
    ('NetTrain[net, {Function[{1 -> 2}], "Roundlength" -> 3}]', '"Roundlength" -> 3', '"RoundLength" -> n'),
    ('NetTrain[net, "Mnist"]', "Did you mean MNIST?"),
    ('NetTrain[net, File["nowhere.h5"]]', "nowhere.h5", "cannot be read as HDF5: no such file."),
    ('NetTrain[net, {File["nowhere.png"] -> 1}]', 'File["nowhere.png"]', "no such file"),
    (
        "NetTrain[steps, {{{1}, {2}} -> {1, 2}, {{1}, {2}, {3}} -> {1, 2, 1, 1}, {{3}} -> {1}}]",
        "example 2 has 3 at the port Input, but 4 at the port Output",
    ),
    (
        "NetTrain[steps, {{{1}, {2}} -> {1, 2}, {{1}} -> {1, 2}, {{3}, {2}, {5}} -> {1, 1, 2}}]",
        "example 2 has 1 at the port Input, but 2 at the port Output",
    ),
    ("NetTrain[last, {{{1, 2}, {2, 3}} -> 1, {{1, 2}} -> 1, {{1}, {2}} -> 2}]", "port Input", "example 3"),
    # labels
    ('NetTrain[classes[3], {1 -> "a", 2 -> "b"}]', "2 classes", "size: 3", 'NetDecoder[{"Class"'),
    ('NetTrain[sure, {1 -> "a", 2 -> "b"}]', "True and False"),
    ("NetTrain[sure, {1 -> 5, 2 -> 0}]", "from 0 to 1", "example 1", "is 5."),
    (
        'NetTrain[pictures, {Image[{{0., 1.}, {1., 0.}}] -> 1, "nowhere.png" -> 2}]',
        "training data for the port Input: Input 2:",
        "nowhere.png",
    ),
    (
        'NetTrain[two, <|"Input" -> {1, 2}, "A" -> {1, 2}|>, LossFunction -> "A" -> Automatic]',
        "of layer 2 (LinearLayer)",
        "the dimensions of its output",
    ),
    ("NetTrain[NetChain[{EmbeddingLayer[2], FlattenLayer[]}], {1 -> 2}]", "as in EmbeddingLayer[size, n]"),
    # options
    ("NetTrain[net, data, LearningRateMultipliers -> {2 ;; 9 -> 1}]", "is at 2 ;; 9 in"),
    ("NetTrain[net, data, TrainingProgressMeasurements -> Mean]", "The measurement Mean should be"),
    ("NetTrain[net, data, TrainingProgressMeasurements -> 5]", "The measurement 5 should be"),
    ('NetTrain[net, data, TrainingProgressMeasurements -> "MeanSquare" -> "a"]', "takes no parameter"),
    ("NetTrain[net, data, TrainingProgressFunction -> (Print[#RoundLos] &)]", "no RoundLos in", "RoundLoss?"),
    ("NetTrain[net, data, TrainingProgressReporting -> Function[#Roundd]]", "no Roundd in", "Round?"),
    ('NetTrain[net, data, <|"Property" -> (Norm[#WeightVector] &)|>]', "Did you mean WeightsVector?"),
    (
        'NetTrain[net, data, TrainingStoppingCriterion -> <|"Criterion" -> (#ValLoss < 1 &)|>]',
        "no ValLoss in",
    ),
    ('NetTrain[net, data, MaxTrainingRounds -> "10"]', 'MaxTrainingRounds -> "10" should be'),
    ('NetTrain[net, data, MaxTrainingRounds -> Quantity[3, "Meters"]]', "MaxTrainingRounds -> 3 meters"),
    ('NetTrain[net, data, TimeGoal -> Quantity[3, "Meters"]]', "TimeGoal -> 3 meters"),
    ('NetTrain[net, data, BatchSize -> "Large"]', 'BatchSize -> "Large" should be'),
    ('NetTrain[net, data, LearningRate -> "fast"]', 'LearningRate -> "fast" should be'),
    ('NetTrain[net, data, Method -> "Adam"]', "Did you mean ADAM?"),
    ("NetTrain[net, data, Method -> SGD]", 'such as "SGD"'),
    ('NetTrain[net, data, Method -> {"SGD", "Momentum" -> "high"}]', 'Momentum -> "high"'),
    ('NetTrain[net, data, LossFunction -> "MeanSquared"]', "Did you mean the layer MeanSquaredLossLayer[]?"),
    (
        'NetTrain[net, data, TrainingProgressReporting -> {"Print", "Interval" -> "Round"}]',
        'interval "Round"',
        'Quantity[1, "Rounds"]',
    ),
]


@pytest.mark.parametrize("code, parts", [(code, parts) for code, *parts in MISTAKES])
def test_a_message_says_what_was_found_and_what_would_do(session, code, parts):
    assert repr(session.evaluate(code)) == "$Failed"
    (text,) = session.messages
    for part in parts:
        assert part in text, text
