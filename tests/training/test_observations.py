"""Measurements of ports, arrays and functions of the user, against NumPy."""

import numpy as np
import pytest

from tests.training_runs import Listener, chain, trained
from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.training.data.batches import permutation
from wlnet.training.property import PROPERTIES

RNG = np.random.default_rng(4)
X = RNG.normal(size=(10, 3))
Y = RNG.normal(size=(10, 2))
DATA = rule(packed(X), packed(Y))
NET = trained(chain(4, S.Tanh, make("LinearLayer", (2,))), DATA, MaxTrainingRounds=1).trained_net
STILL = {"LearningRate": 1e-30, "MaxTrainingRounds": 1, "BatchSize": 4, "WorkingPrecision": "Real64"}


def port(*path):
    return S.NetPort(path[0] if len(path) == 1 else wl_list(path))


def spec(what, **more):
    return Association({"Measurement": what, **more})


def run(*specs, host=None, **options):
    options = STILL | options
    return trained(NET, DATA, host=host, TrainingProgressMeasurements=wl_list(specs), **options)


def values(*specs, **words):
    found = run(*specs, **words).rounds[-1].measurements
    assert next(iter(found)) == "Loss"
    return list(found.values())[1:]


OUT = np.array([NET(x) for x in X])
HIDDEN = np.tanh(X @ NET.arrays[(1, "Weights")].T + NET.arrays[(1, "Biases")])


def test_ports_are_averaged_over_the_examples():
    ports = (port("Output"), port("Input"), port(2, "Output"), port(1, "Weights"))
    output, data, inner, weights = values(*ports)
    np.testing.assert_allclose(output, OUT.mean(axis=0), rtol=1e-5)
    np.testing.assert_allclose(data, X.mean(axis=0), rtol=1e-9)
    np.testing.assert_allclose(inner, HIDDEN.mean(axis=0), rtol=1e-5)
    np.testing.assert_allclose(weights, NET.arrays[(1, "Weights")], rtol=1e-6)


def test_keys_are_paths():
    found = run(port(2, "Output"), port("Input"), spec(port("Output"), Key="mine")).rounds[0].measurements
    assert list(found) == ["Loss", "2/Output", "Input", "mine"]


@pytest.mark.parametrize(
    "name, formula",
    [
        ("Mean", np.mean),
        ("Total", np.sum),
        ("Min", np.min),
        ("Max", np.max),
        ("RMS", lambda x: np.sqrt(np.mean(x**2))),
        ("L1Norm", lambda x: np.sum(np.abs(x))),
        ("L2Norm", lambda x: np.sqrt(np.sum(x**2))),
        ("StandardDeviation", lambda x: np.std(x, ddof=1)),
    ],
)
def test_aggregations_reduce_each_example(name, formula):
    record = run(spec(port("Output"), Aggregation=name), spec(port(1, "Biases"), Aggregation=name, Key="b"))
    found = record.rounds[0].measurements
    assert found["Output"] == pytest.approx(np.mean([formula(one) for one in OUT]), rel=1e-5)
    assert found["b"] == pytest.approx(formula(NET.arrays[(1, "Biases")].astype(float)), rel=1e-5)
    order = permutation(1234, "round", 1, 3).tolist()
    rows = [record.permutation[batch][: 2 if batch == 2 else 4] - 1 for batch in order]
    wanted = [np.mean([formula(one) for one in OUT[places]]) for places in rows]
    batches = [one["Output"] for one in PROPERTIES["BatchMeasurementsLists"].compute(record)]
    np.testing.assert_allclose(batches, wanted, rtol=1e-5)


def test_an_aggregation_may_be_a_function():
    host = Listener(function=lambda f: lambda row: float(row.array[0] - row.array[1]))
    (found,) = values(spec(port("Output"), Aggregation=S.Function(S.f)), host=host)
    assert found == pytest.approx(np.mean(OUT[:, 0] - OUT[:, 1]), rel=1e-4)


def test_a_function_sees_the_ports_of_one_example():
    seen = []

    def look(ports):
        seen.append(ports.keys())
        return float(np.sum(np.abs(ports.get("Input").array))) + ports.get("Loss")

    host = Listener(function=lambda f: look)
    (found,) = values(spec(S.Function(S.f)), host=host)
    losses = np.mean((OUT - Y) ** 2, axis=1)
    assert found == pytest.approx(np.mean(np.abs(X).sum(axis=1) + losses), rel=1e-5)
    assert set(seen[0]) == {"Input", "Output", "Loss"}
    assert len(seen) == 10
    host = Listener(function=lambda f: lambda ports: ports.get("Input"))
    (found,) = values(spec(S.Function(S.f), Key="mine"), host=host)
    np.testing.assert_allclose(found, X.mean(axis=0), rtol=1e-9)


def test_they_are_validated_plotted_and_can_stop_a_training():
    record = run(spec(port("Output"), Aggregation="L2Norm", Key="size"), port("Input"), ValidationSet=DATA)
    np.testing.assert_allclose(
        record.validations[0].measurements["size"], np.sqrt((OUT**2).sum(axis=1)).mean(), rtol=1e-5
    )
    assert record.gauge.shown(record.rounds[0].measurements)["Input"] == pytest.approx(X.mean(), rel=1e-9)
    stopped = run(
        spec(port("Output"), Aggregation="L2Norm", Key="size"), ValidationSet=DATA, MaxTrainingRounds=9,
        TrainingStoppingCriterion="size",
    )  # fmt: skip
    assert len(stopped.rounds) == 2


@pytest.mark.parametrize(
    "what, message",
    [
        (port("Outputt"), "measport: .*Outputt"),
        (port(9, "Output"), "measport"),
        (port(1, "Nothing"), "measport"),
        (spec(port("Output"), Aggregation="Medium"), "invagg"),
        (spec(port("Output"), ClassAveraging="Macro"), "noavg"),
        (spec("MeanSquare", Aggregation="Mean"), "noagg"),
    ],
)
def test_a_wrong_measurement_is_refused(what, message):
    with pytest.raises(MessageError, match=f"NetTrain::{message}"):
        run(what)


def test_a_function_that_gives_no_number_is_told():
    host = Listener(function=lambda f: lambda ports: S.Nonsense)
    with pytest.raises(MessageError, match="NetTrain::measnum"):
        run(spec(S.Function(S.f)), host=host)


def test_a_measurement_may_be_of_batches_or_of_rounds_alone():
    record = run(
        spec(port("Output"), Aggregation="Mean", Key="both"),
        spec(port("Output"), Aggregation="Mean", Key="batches", Interval="Batch"),
        spec("MeanSquare", Interval="Round"),
        ValidationSet=DATA,
    )
    assert list(record.rounds[0].measurements) == ["Loss", "both", "MeanSquare"]
    assert list(record.validations[0].measurements) == ["Loss", "both", "MeanSquare"]
    batches = PROPERTIES["BatchMeasurementsLists"].compute(record)
    assert list(batches[0]) == ["Loss", "both", "batches"]
    with pytest.raises(MessageError, match="NetTrain::measinterval"):
        run(spec("MeanSquare", Interval="Day"))
