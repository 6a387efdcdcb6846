"""Measurements against the golden values of their formulas and naive counting."""

import math
import re

import numpy as np
import pytest

from tests.training_runs import chain, classifier, pairs, refusal, trained
from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, rule
from wlnet.expr.symbols import S
from wlnet.training.gauge import Gauge
from wlnet.training.losses import Loss
from wlnet.training.measurement import MEASUREMENTS, measurement_of, scalar
from wlnet.training.tally import REGRESSION, Confusion, Hits, Surprise, classification

P = np.array([[0.7, 0.2, 0.1], [0.3, 0.4, 0.3], [0.2, 0.2, 0.6], [0.1, 0.5, 0.4]])
CLASSES = np.array([1, 3, 3, 1])
ABC = classification("Index", ("a", "b", "c"))
BINARY = classification("Binary")


def measured(spec, outputs, targets, task=ABC):
    """The value over two batches, as a round would give it."""
    chosen = measurement_of(spec)
    losses = (Loss("Output", S.Automatic),)
    gauge = Gauge(losses, (chosen,), task)
    sums = gauge.begin()
    for rows in (slice(0, 1), slice(1, None)):
        some = {"output Output": outputs[rows], "decisions Output": outputs[rows].argmax(-1)}
        sums += gauge.numbers(some, 0.0, {gauge.target: targets[rows]}, len(outputs[rows]), 1)
    return gauge.values(sums)[chosen.key]


def suboptions(**given):
    return Association.from_pairs(given.items())


@pytest.mark.parametrize("top, right", [(1, 2), (2, 2), (3, 4)])
def test_the_right_class_is_among_the_most_probable(top, right):
    assert measured(rule("Accuracy", top), P, CLASSES) == right / 4
    assert measured(rule("ErrorRate", top), P, CLASSES) == pytest.approx(1 - right / 4)


def test_of_equal_probabilities_the_first_wins():
    tie, two = np.array([[0.5, 0.5]]), classification("Index", count=2)
    assert measured("Accuracy", np.repeat(tie, 2, 0), np.array([1, 1]), two) == 1
    assert measured("Accuracy", np.repeat(tie, 2, 0), np.array([2, 2]), two) == 0
    assert measured(rule("Accuracy", 2), np.repeat(tie, 2, 0), np.array([2, 2]), two) == 1


def test_a_probability_of_a_half_counts_as_true():
    outputs, targets = np.array([0.5, 0.49, 0.9, 0.1]), np.array([1.0, 1.0, 0.0, 0.0])
    assert measured("Accuracy", outputs, targets, BINARY) == 0.5
    assert measured("ConfusionMatrix", outputs, targets, BINARY).tolist() == [[1, 1], [1, 1]]


def test_targets_may_be_probabilities():
    targets = 0.9 * np.eye(3)[CLASSES - 1] + 0.1 / 3
    assert measured("Accuracy", P, targets, classification("Probabilities", count=3)) == 0.5
    entropy = measured("Entropy", P, targets, classification("Probabilities", count=3))
    assert entropy == pytest.approx(-(targets * np.log(P)).sum(axis=1).mean())


def test_every_position_of_a_sequence_counts():
    outputs = np.stack([P, P[::-1]])
    assert measured("ErrorRate", outputs, np.stack([CLASSES, CLASSES])) == 0.5


# -- golden values: nettrain.md section 17.5, G2 --------------------------------------------------

GOLDEN = np.array([[5, 1, 0], [2, 6, 2], [0, 1, 3]])
SINGLE = {"Accuracy": 0.7, "CohenKappa": 0.534884, "ScottPi": 0.532164}
BY_CLASS = {
    "Precision": (0.714286, 0.75, 0.6),
    "Recall": (0.833333, 0.6, 0.75),
    "Specificity": (0.857143, 0.8, 0.875),
    "NegativePredictiveValue": (0.923077, 0.666667, 0.933333),
    "F1Score": (0.769231, 0.666667, 0.666667),
    rule("FScore", 2): (0.806452, 0.625, 0.714286),
    "MatthewsCorrelationCoefficient": (0.663388, 0.408248, 0.57735),
    "Informedness": (0.690476, 0.4, 0.625),
    "Markedness": (0.637363, 0.416667, 0.533333),
}


def examples_of(matrix):
    """(outputs, targets) that give this confusion matrix."""
    cells = [(i, j) for i, j in np.ndindex(*matrix.shape) for _ in range(matrix[i, j])]
    rows, columns = np.array(cells).T
    return np.eye(len(matrix))[columns] * 0.8 + 0.1, rows + 1


@pytest.mark.parametrize("name", SINGLE)
def test_golden_values_of_all_classes(name):
    assert measured(name, *examples_of(GOLDEN)) == pytest.approx(SINGLE[name], abs=1e-6)


@pytest.mark.parametrize("spec", BY_CLASS, ids=str)
def test_golden_values_by_class(spec):
    found = measured(spec, *examples_of(GOLDEN))
    assert list(found) == ["a", "b", "c"]
    assert list(found.values()) == pytest.approx(BY_CLASS[spec], abs=1e-6)


def test_counts_are_integers():
    outputs, targets = examples_of(GOLDEN)
    assert measured("ConfusionMatrix", outputs, targets).tolist() == GOLDEN.tolist()
    found = {
        name: measured(f"{name}Number", outputs, targets)
        for name in ("TruePositive", "FalsePositive", "FalseNegative", "TrueNegative")
    }
    assert found["TruePositive"] == {"a": 5, "b": 6, "c": 3}
    assert found["FalsePositive"] == {"a": 2, "b": 2, "c": 2}
    assert found["FalseNegative"] == {"a": 1, "b": 4, "c": 1}
    assert found["TrueNegative"] == {"a": 12, "b": 8, "c": 14}
    assert all(type(n) is int for counts in found.values() for n in counts.values())


@pytest.mark.parametrize(
    "rate, opposite",
    [
        ("FalseDiscoveryRate", "Precision"),
        ("FalseNegativeRate", "Recall"),
        ("FalsePositiveRate", "Specificity"),
        ("FalseOmissionRate", "NegativePredictiveValue"),
    ],
)
def test_rates_of_faults_and_of_successes_add_up_to_1(rate, opposite):
    data = examples_of(GOLDEN)
    faults, successes = measured(rate, *data), measured(opposite, *data)
    assert [faults[c] + successes[c] for c in faults] == pytest.approx([1, 1, 1])


def test_averages_over_classes():
    def averaged(how):
        given = suboptions(Measurement="Recall", ClassAveraging=how)
        return measured(given, *examples_of(GOLDEN))

    assert averaged("Macro") == pytest.approx((5 / 6 + 0.6 + 0.75) / 3)
    assert averaged("Weighted") == pytest.approx(14 / 20)
    assert averaged("Micro") == pytest.approx(14 / 20)


def test_a_class_without_examples_has_no_recall_and_enters_no_average():
    outputs, targets = examples_of(np.array([[3, 1, 0], [0, 2, 0], [0, 0, 0]]))
    assert math.isnan(measured("Recall", outputs, targets)["c"])
    macro = suboptions(Measurement="Recall", ClassAveraging="Macro")
    assert measured(macro, outputs, targets) == pytest.approx((0.75 + 1) / 2)
    assert scalar(measured("Recall", outputs, targets)) == pytest.approx((0.75 + 1) / 2)


def test_entropy_and_perplexity():
    told = P[np.arange(4), CLASSES - 1]
    assert measured("Entropy", P, CLASSES) == pytest.approx(-np.log(told).mean())
    assert measured("Perplexity", P, CLASSES) == pytest.approx(1 / np.prod(told) ** (1 / 4))
    certain = np.array([[1.0, 0.0], [0.0, 1.0]], np.float32)
    assert 80 < measured("Entropy", certain, np.array([2, 1]), classification("Index", count=2)) < 90
    truths = np.array([1.0, 0.0, 1.0])
    binary = measured("Entropy", np.array([0.9, 0.2, 0.6]), truths, BINARY)
    assert binary == pytest.approx(-np.log([0.9, 0.8, 0.6]).mean())


# -- ranking ------------------------------------------------------------------------------------


def naive_area(p, positive):
    """The share of pairs (positive, negative) in the right order, half for equal ones."""
    pairs_ = [(a, b) for a in p[positive] for b in p[~positive]]
    return np.mean([1.0 if a > b else 0.5 if a == b else 0.0 for a, b in pairs_])


def test_the_area_is_the_share_of_pairs_in_the_right_order():
    rng = np.random.default_rng(3)
    outputs = rng.integers(0, 8, (60, 3)) / 8  # many equal ones
    targets = rng.integers(1, 4, 60)
    areas = measured("AreaUnderROCCurve", outputs, targets)
    for i, label in enumerate("abc"):
        assert areas[label] == pytest.approx(naive_area(outputs[:, i], targets == i + 1))


def test_a_curve_goes_from_corner_to_corner_with_a_point_for_each_threshold():
    outputs = np.array([0.9, 0.6, 0.6, 0.3])
    curve = measured("ROCCurve", outputs, np.array([1.0, 0.0, 1.0, 0.0]), BINARY)[S("True")]
    np.testing.assert_allclose(curve, [[0, 0], [0, 0.5], [0.5, 1], [1, 1]])


def test_a_class_without_examples_has_no_area():
    assert math.isnan(measured("AreaUnderROCCurve", P, np.array([1, 1, 2, 2]))["c"])


# -- regression ---------------------------------------------------------------------------------


def test_regression_by_its_formulas():
    rng = np.random.default_rng(4)
    t, y = rng.normal(5, 2, (30, 2)), rng.normal(5, 2, (30, 2))
    r = t - y
    explained = (r**2).sum() / ((t - t.mean()) ** 2).sum()
    wanted = {
        "MeanSquare": (r**2).mean(),
        "MeanDeviation": np.abs(r).mean(),
        "StandardDeviation": np.sqrt((r**2).mean()),
        "FractionVarianceUnexplained": explained,
        "RSquared": 1 - explained,
    }
    for name, value in wanted.items():
        assert measured(name, y, t, REGRESSION) == pytest.approx(value)


def test_equal_targets_have_no_variance_to_explain():
    assert math.isnan(measured("RSquared", np.array([1.0, 2.0]), np.array([3.0, 3.0]), REGRESSION))


# -- in a training ------------------------------------------------------------------------------

LETTERS = pairs([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], ["a", "b", "c"])


def test_accuracy_and_error_rate_add_up_to_1_and_carry_their_parameter():
    record = trained(
        classifier(),
        LETTERS,
        MaxTrainingRounds=2,
        TrainingProgressMeasurements=["Accuracy", "ErrorRate", rule("ErrorRate", 2)],
    )
    found = record.rounds[-1].measurements
    assert list(found) == ["Loss", "Accuracy", "ErrorRate", "ErrorRate[2]"]
    assert found["Accuracy"] + found["ErrorRate"] == pytest.approx(1)
    assert found["ErrorRate[2]"] <= found["ErrorRate"]


def test_all_measurements_of_classes_in_a_training_with_validation():
    names = [name for name, kind in MEASUREMENTS.items() if kind.of == "classification"]
    record = trained(
        classifier(),
        LETTERS,
        MaxTrainingRounds=2,
        BatchSize=2,
        ValidationSet=LETTERS,
        TrainingProgressMeasurements=names,
    )
    for found in (record.rounds[-1].measurements, record.validations[-1].measurements):
        assert list(found) == ["Loss", *names]
        assert found["ConfusionMatrix"].sum() == 3
        assert found["Precision"].keys() == {"a", "b", "c"}
        assert found["ROCCurve"]["a"][-1].tolist() == [1, 1]
        assert found["ConfusionMatrixPlot"].head is S.Graphics
    batch = record.gauge.values(np.array(record.batch_numbers)[: record.gauge.begin().size], one_batch=True)
    assert batch["ConfusionMatrix"].sum() == 2
    assert "ROCCurve" not in batch
    shown = record.gauge.shown(record.rounds[-1].measurements)
    assert "ConfusionMatrix" not in shown
    assert all(isinstance(value, float | int) for value in shown.values())


def test_measurements_of_numbers_in_a_training():
    record = trained(
        chain(1),
        rule(packed(np.arange(5.0)), packed(np.arange(5.0) * 2)),
        MaxTrainingRounds=1,
        TrainingProgressMeasurements=["MeanSquare", suboptions(Measurement="RSquared", Key="r2")],
    )
    found = record.rounds[-1].measurements
    assert list(found) == ["Loss", "MeanSquare", "r2"]
    assert found["MeanSquare"] == pytest.approx(found["Loss"])


WRONG = [
    ("Acuracy", r"NetTrain::unkmeas: There is no measurement Acuracy; .* Did you mean Accuracy"),
    (rule("Accuracy", 0), "NetTrain::invtop: The measurement Accuracy -> 0"),
    (rule("Accuracy", 1.5), "NetTrain::invtop"),
    (rule("FScore", -1), "NetTrain::invbeta: The measurement FScore -> -1"),
    (rule("Recall", 2), "NetTrain::measparam: The measurement Recall takes no parameter, but has 2"),
    (
        "RSquared",
        "NetTrain::measloss: The measurement RSquared is for nets trained with a single MeanSquared",
    ),
    ("IntersectionOverUnion", "NetTrain::measloss"),
    (Expr(S.NetPort, ("Outputs",)), "NetTrain::measport"),
    (S.f(1), r"NetTrain::invmeas: The measurement f\[1\] should be"),
    (suboptions(Measurement="Recall", ClassAveraging="Mean"), "NetTrain::invavg"),
    (suboptions(Measurement="Accuracy", ClassAveraging="Macro"), "NetTrain::noavg: The measurement Accuracy"),
    (suboptions(Measurement="Accuracy", Aggregation="Mean"), "NetTrain::noagg"),
    (suboptions(Measurement="Accuracy", Kee="x"), r"NetTrain::meassub: Kee is .* Did you mean Key"),
]


@pytest.mark.parametrize("spec, message", WRONG, ids=[text[:40] for _, text in WRONG])
def test_what_means_nothing_is_refused(spec, message):
    text = refusal(classifier(), LETTERS, TrainingProgressMeasurements=spec)
    assert re.search(message, text), text


def test_boxes_overlap_as_far_as_their_areas_say():
    """Halves of a square, corners exchanged, boxes apart, a box of no area; both forms of a box."""
    outputs = np.array([[0, 0, 2, 2], [2, 2, 0, 0], [0, 0, 1, 1], [1, 1, 1, 1]], float)
    targets = np.array([[0, 0, 2, 1], [0, 0, 2, 2], [5, 5, 6, 6], [1, 1, 1, 1]], float)
    for shape in ((4,), (2, 2)):
        found = measured(
            "IntersectionOverUnion", outputs.reshape(-1, *shape), targets.reshape(-1, *shape), REGRESSION
        )
        assert found == pytest.approx((0.5 + 1 + 0 + 0) / 4)


def test_overlaps_are_measured_in_a_training_of_boxes_alone():
    boxes = pairs([[1.0], [2.0]], [[0.0, 0.0, 1.0, 1.0], [0.0, 0.0, 2.0, 2.0]])
    record = trained(
        chain(4), boxes, MaxTrainingRounds=1, TrainingProgressMeasurements="IntersectionOverUnion"
    )
    assert 0 <= record.rounds[0].measurements["IntersectionOverUnion"] <= 1
    text = refusal(
        chain(3), pairs([[1.0]], [[1.0, 2.0, 3.0]]), TrainingProgressMeasurements="IntersectionOverUnion"
    )
    assert "NetTrain::measdims: The measurement IntersectionOverUnion cannot be taken of an output" in text


def test_a_measurement_of_classes_needs_classes():
    text = refusal(chain(1), pairs([1.0, 2.0], [1.0, 2.0]), TrainingProgressMeasurements="Accuracy")
    assert "NetTrain::measloss: The measurement Accuracy" in text


def test_a_gauge_reads_losses():
    gauge = Gauge((Loss("A", None), Loss("B", None)), ())
    outputs = {"loss": np.array(5.0), "loss 1": np.array(2.0), "loss 2": np.array(3.0)}
    numbers = gauge.numbers(outputs, 5.0, {}, real=4, factor=4)
    assert gauge.values(numbers) == {"Loss": 5.0, "A": 2.0, "B": 3.0}
    both = numbers + gauge.numbers(outputs, 5.0, {}, 4, 1)
    assert gauge.values(both) == {"Loss": 25 / 8, "A": 10 / 8, "B": 15 / 8}


def test_every_measurement_says_what_it_is():
    for name, kind in MEASUREMENTS.items():
        assert kind.function.__doc__, name
        assert kind.of in ("classification", "regression")


@pytest.mark.parametrize("tally", [Hits(ABC), Hits(ABC, 2), Confusion(ABC), Surprise(ABC)])
def test_tallies_of_several_batches_are_those_of_each(tally):
    random = np.random.default_rng(3)
    outputs, targets = random.dirichlet(np.ones(3), (4, 5)), random.integers(1, 4, (4, 5))
    np.testing.assert_array_equal(
        tally.of_each(outputs, targets), [tally.of(*one) for one in zip(outputs, targets, strict=True)]
    )


def test_batches_with_and_without_fillers_are_counted_in_their_places():
    """7 examples in batches of 3: a round has the mean over the examples, whoever comes with whom."""
    data = pairs([[float(x)] for x in range(7)], list("abababa"))
    record = trained(
        classifier(Input=1),
        data,
        BatchSize=3,
        MaxTrainingRounds=2,
        LearningRate=1e-12,
        TrainingProgressMeasurements=["Accuracy", "AreaUnderROCCurve"],
    )
    net = record.trained_net
    right = np.mean([net(np.array([float(x)])) == "ab"[x % 2] for x in range(7)])
    for one in record.rounds:
        assert one.measurements["Accuracy"] == pytest.approx(right, abs=1e-12)
