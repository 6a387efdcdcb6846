"""ClassifierMeasurements and PredictorMeasurements: on outputs made by hand, and in the language."""

import h5py
import numpy as np
import pytest

from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr, rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.training.examinations import ClassifierMeasurements, PredictorMeasurements
from wlnet.training.measure import Examined
from wlnet.training.tally import REGRESSION, classification

P = np.array([[0.7, 0.2, 0.1], [0.3, 0.4, 0.3], [0.2, 0.2, 0.6], [0.1, 0.5, 0.4]])
RIGHT = ["a", "c", "c", "a"]


@pytest.fixture
def found():
    task = classification("Index", ("a", "b", "c"))
    inputs = wl_list(["one", "two", "three", "four"])
    return ClassifierMeasurements(
        Examined(None, task, inputs, wl_list(RIGHT), P, np.array([1, 3, 3, 1]), 0.5)
    )


def names(examples):
    return [example.item(0) for example in examples]


def test_measurements_of_the_collection_are_properties(found):
    assert found("Accuracy") == 0.5
    assert found(rule("Accuracy", 3)) == 1.0
    assert found(wl_list(["Accuracy", 3])) == 1.0
    assert found("Error") == found("ErrorRate") == 0.5
    assert found("MeanCrossEntropy") == pytest.approx(-np.log([0.7, 0.3, 0.6, 0.1]).mean())
    assert found("ConfusionMatrix").array.tolist() == [[1, 1, 0], [0, 0, 0], [0, 1, 1]]
    assert list(found(wl_list(["Accuracy", "ErrorRate"]))) == [0.5, 0.5]
    assert found("ConfusionMatrixPlot").head is S.Graphics


def test_a_value_of_one_class(found):
    assert found("Recall").get("a") == found(rule("Recall", "a")) == 0.5
    assert found(rule("Recall", "b")) is S.Indeterminate
    assert found(wl_list(["Precision", "c"])) == 1.0


def test_examples_from_the_worst_and_from_the_best(found):
    assert names(found("WorstClassifiedExamples")) == ["four", "two", "three", "one"]
    assert names(found(rule("BestClassifiedExamples", 2))) == ["one", "three"]
    assert found(rule("WorstClassifiedExamples", 1)) == wl_list([rule("four", "a")])


def test_examples_by_certainty(found):
    doubts = -(P * np.log(P)).sum(axis=1)
    order = [["one", "two", "three", "four"][i] for i in np.argsort(doubts)]
    assert names(found("MostCertainExamples")) == order
    assert names(found("LeastCertainExamples")) == order[::-1]


def test_examples_by_outcome(found):
    assert names(found("CorrectlyClassifiedExamples")) == ["one", "three"]
    assert names(found("MisclassifiedExamples")) == ["two", "four"]
    outcomes = {
        "TruePositiveExamples": ["one"],
        "FalseNegativeExamples": ["four"],
        "FalsePositiveExamples": [],
        "TrueNegativeExamples": ["two", "three"],
    }
    for name, wanted in outcomes.items():
        assert names(found(name).get("a")) == wanted, name
    assert names(found("FalsePositiveExamples").get("b")) == ["two", "four"]


def test_likelihood(found):
    told = np.array([0.7, 0.3, 0.6, 0.1])
    assert found("LogLikelihood") == pytest.approx(np.log(told).sum())
    assert found("GeometricMeanProbability") == pytest.approx(np.prod(told) ** 0.25)
    np.testing.assert_allclose(found("Probabilities").array, told)
    means = found("ClassMeanCrossEntropy")
    assert means.get("a") == pytest.approx(-(np.log(0.7) + np.log(0.1)) / 2)
    assert means.get("b") is S.Indeterminate


def test_what_is_confused_most(found):
    confusions = [rule(rule("a", "b"), 1), rule(rule("c", "b"), 1)]
    assert found("TopConfusions") == wl_list(confusions)
    assert found(rule("TopConfusions", 1)) == wl_list(confusions[:1])


def test_what_goes_without_the_net(found):
    assert found("AccuracyBaseline") == 0.5
    assert found("EvaluationTime") == S.Quantity(0.125, "Seconds")
    listed = list(found("Properties"))
    assert listed == sorted(listed)
    assert {"F1Score", "Examples", "MeanCrossEntropy"} <= set(listed)
    assert "RSquared" not in listed


WRONG = [
    ("Acuracy", r"ClassifierMeasurements::unkprop: .* Did you mean Accuracy"),
    ("RSquared", "unkprop"),
    (rule("Recall", "d"), r"noclass: The property Recall -> d .* {a, b, c}"),
    (rule("CohenKappa", 2), "noarg: The property CohenKappa takes no argument"),
    (rule("Examples", 2), "cell"),
    (rule("WorstClassifiedExamples", 0), "count: The property WorstClassifiedExamples -> 0"),
    (Expr(S.f, (1,)), "unkprop"),
]


@pytest.mark.parametrize("what, message", WRONG, ids=[text[:30] for _, text in WRONG])
def test_what_means_nothing_is_refused(found, what, message):
    with pytest.raises(MessageError, match=message):
        found(what)


def test_two_strings_are_two_properties_unless_the_second_is_a_class(found):
    pair = found(wl_list(["Accuracy", "ErrorRate"]))
    assert list(pair) == [found("Accuracy"), found("ErrorRate")]
    assert found(wl_list(["Recall", "a"])) == found(rule("Recall", "a"))
    with pytest.raises(MessageError, match="unkprop: There is no property ConfusionFunction"):
        found(wl_list(["Accuracy", "ConfusionFunction"]))
    with pytest.raises(MessageError, match="noclass: The property Recall -> d"):
        found(rule("Recall", "d"))


def test_a_predictor():
    targets, outputs = np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.5, 2.0, 1.0, 4.25])
    made = PredictorMeasurements(
        Examined(None, REGRESSION, wl_list("pqrs"), packed(targets), outputs, targets, 0.1)
    )
    assert made("MeanSquare") == pytest.approx(np.mean((targets - outputs) ** 2))
    assert made("MeanDeviation") == pytest.approx(2.75 / 4)
    assert made("Residuals").array.tolist() == [-0.5, 0, 2, -0.25]
    assert names(made("WorstPredictedExamples")) == ["r", "p", "s", "q"]
    assert names(made(rule("BestPredictedExamples", 2))) == ["q", "s"]
    assert made("ComparisonPlot").head is S.Graphics
    with pytest.raises(MessageError, match="PredictorMeasurements::unkprop"):
        made("Accuracy")


def test_every_property_of_an_examination_works():
    for cls in (ClassifierMeasurements, PredictorMeasurements):
        assert set(cls.aliases.values()) <= set(cls.names())
        assert cls.wl_head.name == cls.owner + "Object"


# -- in the language ----------------------------------------------------------------------------

SETUP = """
data = Table[{x, y} -> If[x < y, Less, Greater], {x, 0., 1, 0.1}, {y, 0.05, 1, 0.1}] // Flatten;
net = NetTrain[NetChain[{LinearLayer[], SoftmaxLayer[]}], data, MaxTrainingRounds -> 60,
  LearningRate -> 0.1, TrainingProgressReporting -> None];
"""


def test_in_the_language(session):
    session.evaluate(SETUP)
    assert session.evaluate('NetMeasurements[net, data, "Accuracy"] > 0.95') is True
    both = session.evaluate('NetMeasurements[net, data, {"Accuracy", "ErrorRate", {"Accuracy", 2}}]')
    assert both[0] + both[1] == pytest.approx(1)
    assert both[2] == 1.0
    assert session.evaluate('Keys[NetMeasurements[net, data, "Recall"]] === {Greater, Less}') is True
    session.evaluate('cm = ClassifierMeasurements[net, data]; wrong = cm["MisclassifiedExamples"];')
    assert session.evaluate("AllTrue[wrong, net[First[#]] =!= Last[#] &]") is True
    assert session.evaluate('cm["ClassifierFunction"] === net') is True
    assert session.evaluate('ClassifierMeasurements[net, data, "Accuracy"] == cm["Accuracy"]') is True
    assert "accuracy:" in session.evaluate("ToString[cm]")


@pytest.mark.parametrize(
    "code, message",
    [
        ('NetMeasurements[7, {1 -> 2}, "Accuracy"]', "NetMeasurements::invnet"),
        ('NetMeasurements[net, data, "Acuracy"]', "NetMeasurements::unkmeas"),
        ("PredictorMeasurements[net, data]", "PredictorMeasurements::notpred"),
        ('ClassifierMeasurements[net, data]["Acuracy"]', "ClassifierMeasurements::unkprop"),
        (
            'ClassifierMeasurements[NetInitialize[NetChain[{1}, "Input" -> 2]], {{1, 2} -> 1}]',
            "ClassifierMeasurements::notclass",
        ),
    ],
)
def test_what_is_wrong_is_told_by_the_function(session, code, message):
    session.evaluate(SETUP)
    found = session.evaluate_wrap(code)
    assert found.messages[0].startswith(message) or found.messages[0][0].startswith(message)


def told(session, code):
    """The value of code that must issue no message."""
    found = session.evaluate(code)
    assert session.messages == []
    return found


THREE = """
net = NetInitialize[NetChain[{LinearLayer[3], SoftmaxLayer[]}, "Input" -> 2,
  "Output" -> NetDecoder[{"Class", {"a", "b", "c"}}]]];
SeedRandom[2]; x = RandomReal[{-1, 1}, {40, 2}]; y = RandomChoice[{"a", "b", "c"}, 40];
cm = ClassifierMeasurements[net, x -> y];
"""


def test_confused_examples_and_chosen_classes(session):
    told(session, THREE)
    cells = 'Table[Length[cm["Examples" -> {i, j}]], {i, {"a", "b", "c"}}, {j, {"a", "b", "c"}}]'
    assert told(session, f'{cells} === Normal[cm["ConfusionMatrix"]]') is True
    assert told(session, 'Length[cm["Examples"]]') == 40
    right = 'Last[#] === "a" && net[First[#]] === "b" &'
    assert told(session, f'AllTrue[cm["Examples" -> {{"a", "b"}}], {right}]') is True
    for chosen in ('{"a", "c"}', "2"):
        assert hasattr(told(session, f'cm["ConfusionMatrixPlot" -> {chosen}]'), "figure")
    session.evaluate('cm["Examples" -> {"a", "z"}]')
    assert session.messages[0].startswith("ClassifierMeasurements::noclass: ")
    session.evaluate('cm["Acuracy"]')
    assert "TruePositiveNumber" in session.messages[0]
    assert told(session, "cm")["Accuracy"] == told(session, 'cm["Accuracy"]')


def test_the_loss_is_a_measurement(session):
    told(session, THREE)
    found = told(session, 'NetMeasurements[net, x -> y, {"Loss", "Accuracy", "Entropy"}]')
    assert found[0] == pytest.approx(found[2])
    assert told(session, 'NetMeasurements[net, x -> y, "Loss"]') == found[0]


def test_files_and_generators_are_measured_but_not_examined(session, tmp_path):
    session["path"] = str(tmp_path / "test.h5")
    with h5py.File(tmp_path / "test.h5", "w") as file:
        file["Input"] = np.linspace(-1, 1, 20).reshape(10, 2)
        file["Output"] = np.arange(10) % 3 + 1
    told(session, THREE)
    found = told(
        session,
        """
        labels = {"a", "b", "c"}[[1 + Mod[Range[0, 9], 3]]];
        points = N[Partition[Range[-1, 1, 2/19], 2]];
        index = NetReplacePart[net, "Output" -> None];
        make[asked_] := points[[;; asked["BatchSize"]]] -> labels[[;; asked["BatchSize"]]];
        {NetMeasurements[index, File[path], "Loss"], NetMeasurements[net, points -> labels, "Loss"],
         NetMeasurements[net, make, {"Loss", "Accuracy"}, BatchSize -> 10],
         NetMeasurements[net, points -> labels, {"Loss", "Accuracy"}]}
        """,
    )
    assert found[0] == pytest.approx(found[1], rel=1e-5)
    np.testing.assert_allclose(found[2], found[3], rtol=1e-5)
    session.evaluate("ClassifierMeasurements[net, make, BatchSize -> 10]")
    assert session.messages[0].startswith("ClassifierMeasurements::nolist: ")
    session.evaluate('NetMeasurements[net, misspelt, "Loss"]')
    assert session.messages[0].startswith("NetMeasurements::novalue: ")
