import numpy as np
import pytest

from tests.training_runs import chain, classifier, pairs, refusal, trained
from wlnet.expr.expr import rule
from wlnet.training.gauge import Gauge
from wlnet.training.losses import Loss
from wlnet.training.measurement import MEASUREMENTS

P = np.array([[0.7, 0.2, 0.1], [0.3, 0.4, 0.3], [0.2, 0.2, 0.6], [0.1, 0.5, 0.4]])
CLASSES = np.array([1, 3, 3, 1])


def value(name, outputs, targets, **fields):
    one = MEASUREMENTS[name](**fields)
    return one.finish(*one.accumulate(outputs, targets))


@pytest.mark.parametrize("top, right", [(1, 2), (2, 2), (3, 4)])
def test_the_right_class_is_among_the_most_probable(top, right):
    assert value("Accuracy", P, CLASSES, top=top) == right / 4
    assert value("ErrorRate", P, CLASSES, top=top) == pytest.approx(1 - right / 4)


def test_of_equal_probabilities_the_first_wins():
    tie = np.array([[0.5, 0.5]])
    assert value("Accuracy", tie, np.array([1])) == 1
    assert value("Accuracy", tie, np.array([2])) == 0
    assert value("Accuracy", tie, np.array([2]), top=2) == 1


def test_a_probability_of_a_half_counts_as_true():
    outputs, targets = np.array([0.5, 0.49, 0.9, 0.1]), np.array([1.0, 1.0, 0.0, 0.0])
    assert value("Accuracy", outputs, targets, form="Binary") == 0.5


def test_targets_may_be_probabilities():
    assert value("Accuracy", P, np.eye(3)[CLASSES - 1], form="Probabilities") == 0.5


def test_every_position_of_a_sequence_counts():
    outputs = np.stack([P, P[::-1]])
    assert value("ErrorRate", outputs, np.stack([CLASSES, CLASSES])) == 0.5


def test_batches_add_up_to_the_whole():
    one = MEASUREMENTS["ErrorRate"]()
    parts = [one.accumulate(P[rows], CLASSES[rows]) for rows in (slice(0, 1), slice(1, 4))]
    assert one.finish(*map(sum, zip(*parts, strict=True))) == value("ErrorRate", P, CLASSES)


def test_accuracy_and_error_rate_add_up_to_1_and_carry_their_parameter():
    data = pairs([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], ["a", "b", "c"])
    record = trained(
        classifier(),
        data,
        MaxTrainingRounds=2,
        TrainingProgressMeasurements=["Accuracy", "ErrorRate", rule("ErrorRate", 2)],
    )
    found = record.rounds[-1].measurements
    assert list(found) == ["Loss", "Accuracy", "ErrorRate", "ErrorRate[2]"]
    assert found["Accuracy"] + found["ErrorRate"] == pytest.approx(1)
    assert found["ErrorRate[2]"] <= found["ErrorRate"]


def test_a_measurement_of_classes_needs_classes():
    text = refusal(chain(1), pairs([1.0, 2.0], [1.0, 2.0]), TrainingProgressMeasurements="Accuracy")
    assert "NetTrain::measloss: The measurement Accuracy" in text


def test_a_gauge_reads_losses_and_measurements():
    losses = (Loss("A", None), Loss("B", None))
    gauge = Gauge(losses, ())
    outputs = {"loss": np.array(5.0), "loss 1": np.array(2.0), "loss 2": np.array(3.0)}
    numbers = gauge.numbers(outputs, 5.0, None, real=4, factor=4)
    assert gauge.values(numbers) == {"Loss": 5.0, "A": 2.0, "B": 3.0}
    both = [a + b for a, b in zip(numbers, gauge.numbers(outputs, 5.0, None, 4, 1), strict=True)]
    assert gauge.values(both) == {"Loss": 25 / 8, "A": 10 / 8, "B": 15 / 8}


def test_every_measurement_says_what_it_is():
    for name, cls in MEASUREMENTS.items():
        assert "Source:" in cls.__doc__, name
        assert cls.of == "classification"
