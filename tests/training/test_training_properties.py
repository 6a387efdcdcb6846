"""Properties on a hand-made record, and the results object."""

import re

import numpy as np
import pytest

from tests.training_runs import chain, pairs, trained
from wlnet.expr.association import Association
from wlnet.expr.expr import is_list, rule
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.net import Net
from wlnet.training.gauge import Gauge
from wlnet.training.host import Host
from wlnet.training.losses import Loss
from wlnet.training.method import method_of
from wlnet.training.property import (
    PROPERTIES,
    checked_property,
    is_property,
    property_names,
    to_expression,
    value_of,
)
from wlnet.training.record import Record, Round, ValidationPoint
from wlnet.training.result import NetTrainResultsObject


def record(**fields):
    made = Record(
        batch_size=4,
        batches_per_round=2,
        training_examples=7,
        validation_examples=3,
        method=method_of("SGD", Host()),
        initial_rate=0.01,
        device="CPU",
        multipliers={("Net", 1, "Weights"): 1, ("Loss", 1, "Weights"): 1},
        gauge=Gauge((Loss("Output", None),), ()),
        rounds=[
            Round(2, 0.5, {"Loss": 0.5, "ErrorRate": 0.4}),
            Round(4, 0.25, {"Loss": 0.25, "ErrorRate": 0.3}),
        ],
        validations=[
            ValidationPoint(1, 2, 0.6, {"Loss": 0.6, "ErrorRate": 0.1}),
            ValidationPoint(2, 4, 0.7, {"Loss": 0.7, "ErrorRate": 0.2}),
        ],
        seconds=2.0,
        examples=14,
        final_rate=0.005,
        reason="MaxTrainingRounds",
        best_round=1,
    )
    made.batch_losses.extend([0.5, 0.25, 0.75, 1.0])
    made.batch_numbers.extend([4, 2.0, 3, 0.75, 4, 3.0, 3, 3.0])
    for name, value in fields.items():
        setattr(made, name, value)
    return made


@pytest.mark.parametrize(
    "name, wanted",
    [
        ("BatchLossList", [0.5, 0.25, 0.75, 1.0]),
        ("BatchLoss", 1.0),
        ("RoundLossList", [0.5, 0.25]),
        ("RoundLoss", 0.25),
        ("ValidationLossList", [0.6, 0.7]),
        ("ValidationLoss", 0.7),
        ("RoundMeasurements", {"Loss": 0.25, "ErrorRate": 0.3}),
        ("RoundMeasurementsLists", [{"Loss": 0.5, "ErrorRate": 0.4}, {"Loss": 0.25, "ErrorRate": 0.3}]),
        ("ValidationMeasurements", {"Loss": 0.7, "ErrorRate": 0.2}),
        ("ValidationMeasurementsLists", [{"Loss": 0.6, "ErrorRate": 0.1}, {"Loss": 0.7, "ErrorRate": 0.2}]),
        ("BatchMeasurementsLists", [{"Loss": 0.5}, {"Loss": 0.25}, {"Loss": 0.75}, {"Loss": 1.0}]),
        ("ErrorRate", 0.1),
        ("TotalRounds", 2),
        ("TotalBatches", 4),
        ("BatchesPerRound", 2),
        ("BatchSize", 4),
        ("TrainingExamples", 7),
        ("ValidationExamples", 3),
        ("ExamplesProcessed", 14),
        ("BestValidationRound", 1),
        ("RoundPositions", [2, 4]),
        ("ValidationPositions", [2, 4]),
        ("ReasonTrainingStopped", "MaxTrainingRounds"),
        ("TotalTrainingTime", 2.0),
        ("MeanExamplesPerSecond", 7.0),
        ("MeanInputsPerSecond", 7.0),
        ("MeanBatchesPerSecond", 2.0),
        ("InitialLearningRate", 0.01),
        ("FinalLearningRate", 0.005),
        ("TargetDevice", "CPU"),
    ],
)
def test_value_of_a_property(name, wanted):
    found = PROPERTIES[name].compute(record())
    assert to_expression(found) == to_expression(wanted)


@pytest.mark.parametrize("name", ["ValidationLoss", "ValidationMeasurements"])
def test_without_validation_there_is_none(name):
    assert value_of(record(validations=[]), name) is S("None")


def test_without_validation_the_error_rate_is_that_of_the_last_round():
    assert value_of(record(validations=[], best_round=2), "ErrorRate") == 0.3
    assert value_of(record(validations=[], rounds=[]), "ErrorRate") is S("None")


def test_the_method_is_told_with_all_its_settings():
    found = value_of(record(), "OptimizationMethod")
    assert found.item(0) == "SGD"
    assert rule("Momentum", 0.93) in list(found)


def test_properties_are_sorted_and_have_values():
    names = list(value_of(record(), "Properties"))
    assert names == sorted(names)
    assert {"TrainedNet", "RoundLossList", "LossPlot", "ReasonTrainingStopped"} <= set(names)
    assert all(is_property(name) for name in names)


@pytest.mark.parametrize("name", sorted(PROPERTIES))
def test_every_property_is_documented(name):
    assert PROPERTIES[name].compute.__doc__


def test_plots_are_graphics_and_show_the_values():
    for name in ("LossPlot", "LossEvolutionPlot"):
        assert value_of(record(), name).head in (S.Graphics, S.Legended)
    plots = value_of(record(), "FinalPlots")
    assert isinstance(plots, Association)
    assert plots.keys() == ["Loss"]


def test_an_unknown_property_is_refused_with_the_near_one():
    with pytest.raises(MessageError, match=r"NetTrain::unkprop: .*RoundLosList.* Did you mean RoundLossList"):
        checked_property("RoundLosList")


def test_values_become_expressions():
    assert to_expression(None) is S("None")
    assert to_expression([1.0, 2.0]).array.dtype == np.float64
    assert to_expression([1, 2]).array.dtype == np.int64
    assert is_list(to_expression([]))
    assert to_expression({"a": [1]}).get("a") == to_expression([1])


def test_a_results_object_gives_properties_and_refuses_what_it_does_not_keep():
    results = NetTrainResultsObject(record())
    assert results.value("TotalRounds") == results["TotalRounds"] == results("TotalRounds") == 2
    assert isinstance(results("RoundLossList"), np.ndarray)
    assert "FinalNet" not in list(results("Properties"))
    with pytest.raises(MessageError, match=r"NetTrainResultsObject::notkept: .*FinalNet"):
        results("FinalNet")
    with pytest.raises(MessageError, match="unkprop"):
        results("Nonsense")


def test_a_results_object_prints_its_rows():
    text = NetTrainResultsObject(record()).wl_text("OutputForm")
    assert re.sub(r" +", " ", text).splitlines() == [
        "NetTrainResultsObject[",
        " summary: 4 batches, 2 rounds, 2.0s, 7 examples/s",
        " data: 7 training examples, 14 processed, 3 validation examples",
        " method: SGD, batch size 4, CPU",
        " round: loss 0.25, error rate 0.3",
        " validation: loss 0.7, error rate 0.2, best round 1",
        " ended by: MaxTrainingRounds",
        "]",
    ]


def test_every_property_has_a_value_after_a_real_training():
    found = trained(chain(3, 1), pairs([1.0, 2.0, 3.0], [1.0, 2.0, 3.0]), MaxTrainingRounds=2)
    for name in property_names():
        value_of(found, name)
    assert isinstance(value_of(found, "TrainedNet"), Net)
    assert value_of(found, "BatchPermutation").array.shape == (1, 3)
    np.testing.assert_allclose(value_of(found, "BatchLossList").array, value_of(found, "RoundLossList").array)
