"""NetMeasurements below the language: a net on data, against what it answers example by example."""

import numpy as np
import pytest

from tests.training_runs import Listener, chain, classifier, pairs, trained
from wlnet.expr.arrays import packed
from wlnet.expr.columns import RuleList
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.training.measure import measured
from wlnet.training.measurement import MEASUREMENTS, measurement_of

RNG = np.random.default_rng(5)
X = RNG.normal(size=(37, 3))
KINDS = np.array(["calm", "mild", "wild"])[np.digitize(X.sum(axis=1), [-0.7, 0.7])].tolist()
LABELLED = RuleList(packed(X), wl_list(KINDS))
NUMBERS = RuleList(packed(X), packed(X @ [1.0, -2.0, 0.5]))


@pytest.fixture(scope="module")
def net():
    return trained(classifier(8, S.Tanh), LABELLED, MaxTrainingRounds=30, LearningRate=0.05).trained_net


def of(net, data, *specs, **options):
    found = measured(net, data, tuple(map(measurement_of, specs)), options, Listener())
    return [value for _, value in found]


@pytest.mark.parametrize("size", [1, 5, 37, 64])
def test_accuracy_is_the_share_of_right_answers_whatever_the_batch_size(net, size):
    answers = net(X)
    wanted = np.mean([a == b for a, b in zip(answers, KINDS, strict=True)])
    accuracy, errors, matrix = of(
        net, LABELLED, "Accuracy", rule("ErrorRate", 2), "ConfusionMatrix", BatchSize=size
    )
    assert accuracy == pytest.approx(wanted)
    assert 0 <= errors <= 1 - accuracy
    assert matrix.sum() == 37


def test_entropy_is_the_loss(net):
    p = net(X, "Probabilities")
    told = [row[kind] for row, kind in zip(p, KINDS, strict=True)]
    (entropy,) = of(net, LABELLED, "Entropy")
    assert entropy == pytest.approx(-np.mean(np.log(told)), rel=1e-5)


def test_numbers():
    net = trained(chain(1), NUMBERS, MaxTrainingRounds=3).trained_net
    residuals = X @ [1.0, -2.0, 0.5] - net(X)
    square, r2 = of(net, NUMBERS, "MeanSquare", "RSquared")
    assert square == pytest.approx(np.mean(residuals**2), rel=1e-5)
    targets = X @ [1.0, -2.0, 0.5]
    assert r2 == pytest.approx(1 - np.sum(residuals**2) / np.sum((targets - targets.mean()) ** 2), rel=1e-5)


def test_a_name_of_a_set_is_its_test_part():
    net = trained(classifier(), "FisherIris", MaxTrainingRounds=1).trained_net
    (matrix,) = of(net, "FisherIris", "ConfusionMatrix")
    assert matrix.sum() == 45


def test_measuring_changes_nothing(net):
    before = {path: array.copy() for path, array in net.arrays.items()}
    of(net, LABELLED, "Accuracy")
    assert all((net.arrays[path] == array).all() for path, array in before.items())


WRONG = [
    (LABELLED, {}, "RSquared", "measloss: The measurement RSquared"),
    (pairs([[1.0, 2.0]], ["calm"]), {}, "Accuracy", "port takes a vector .size: 3"),
    (pairs([[1.0, 2.0, 3.0]], ["storm"]), {}, "Accuracy", "storm is not one of the classes"),
    (wl_list([]), {}, "Accuracy", "nodata: The test data has no examples"),
    (LABELLED, {"BatchSize": 0}, "Accuracy", "invbatchsize"),
    (LABELLED, {"TargetDevice": "GPU"}, "Accuracy", "badtrgdevgpu"),
]


@pytest.mark.parametrize("data, options, spec, message", WRONG, ids=[text for *_, text in WRONG])
def test_what_does_not_fit_is_refused(net, data, options, spec, message):
    with pytest.raises(MessageError, match=message):
        of(net, data, spec, **options)


def test_a_net_without_values_is_refused():
    with pytest.raises(MessageError, match=r"NetMeasurements::uninit: The array {1, Weights} of the net"):
        of(classifier(Input=3), LABELLED, "Accuracy")


def test_all_is_everything_that_can_be_measured(net):
    found = dict(measured(net, LABELLED, None, {}, Listener()))
    names = [name for name, kind in MEASUREMENTS.items() if kind.of == "classification"]
    assert list(found) == ["Loss", *sorted(names)]
    accuracy, matrix = of(net, LABELLED, "Accuracy", "ConfusionMatrix")
    assert found["Accuracy"] == accuracy
    assert (found["ConfusionMatrix"] == matrix).all()
    line = trained(chain(1), NUMBERS, MaxTrainingRounds=1).trained_net
    found = dict(measured(line, NUMBERS, None, {}, Listener()))
    assert "RSquared" in found and "IntersectionOverUnion" not in found
