""" "TrainingNet" computes what is minimised."""

import numpy as np
import pytest

from tests.evaluating import value
from wlnet import Session

BEGIN = """
SetOptions[NetTrain, TrainingProgressReporting -> None, MaxTrainingRounds -> 1];
SeedRandom[1];
x = RandomReal[{-1, 1}, {12, 2}]; y = Map[Less @@ # &, x] /. {True -> "Less", False -> "Greater"};
classes = NetChain[{LinearLayer[], SoftmaxLayer[]}, "Output" -> NetDecoder[{"Class", {"Less", "Greater"}}]];
"""


@pytest.fixture(scope="module")
def session():
    made = Session()
    made.evaluate(BEGIN)
    return made


def test_o3_a_net_that_ends_in_no_softmax_is_judged_by_the_mean_square(session):
    found = value(
        session,
        """
        t = NetTrain[NetChain[{3, Tanh, LinearLayer[{2}]}], x -> x, "TrainingNet"];
        {Head[t], Head[NetExtract[t, "Loss"]], Head[NetExtract[t, "Net"]], Information[t, "InputPortNames"],
         Information[t, "OutputPortNames"]}
        """,
    )
    assert list(map(repr, found[:3])) == ["NetGraph", "MeanSquaredLossLayer", "NetChain"]
    assert found[3:] == [["Input", "Output"], ["Loss"]]
    loss = value(session, 'Mean[t[<|"Input" -> x, "Output" -> x|>]]')
    first = value(session, 'First[NetTrain[NetChain[{3, Tanh, LinearLayer[{2}]}], x -> x, "BatchLossList"]]')
    assert loss == pytest.approx(first, rel=1e-5)


def test_o4_targets_of_a_classifier_go_through_its_encoder(session):
    found = value(
        session,
        """
        t = NetTrain[classes, x -> y, "TrainingNet"];
        Mean[t[<|"Input" -> x, "Output" -> y|>]] - First[NetTrain[classes, x -> y, "BatchLossList"]]
        """,
    )
    assert abs(found) < 1e-5


def test_several_losses_are_outputs_of_their_own(session):
    found = value(
        session,
        """
        layers = <|"a" -> LinearLayer[2], "b" -> LinearLayer[1]|>;
        two = NetGraph[layers, {NetPort["Input"] -> "a" -> NetPort["First"],
          NetPort["Input"] -> "b" -> NetPort["Second"]}, "Input" -> 2];
        data = <|"Input" -> x, "First" -> x, "Second" -> x[[All, {1}]]|>;
        losses = {"First" -> MeanAbsoluteLossLayer[], "Second" -> MeanSquaredLossLayer[]};
        totals = Map[Mean, NetTrain[two, data, losses, "TrainingNet"][data]];
        {Keys[totals], Total[totals] - First[NetTrain[two, data, losses, "BatchLossList"]]}
        """,
    )
    assert found[0] == ["Loss1", "Loss2"]
    assert abs(found[1]) < 1e-5


def test_a_net_with_its_own_loss_is_the_training_net(session):
    found = value(
        session,
        """
        own = NetGraph[{LinearLayer[2], MeanSquaredLossLayer[]}, {1 -> NetPort[2, "Input"]}, "Input" -> 2];
        t = NetTrain[own, <|"Input" -> x, "Target" -> x|>, "TrainingNet"];
        {Head[t] === NetGraph, Information[t, "InputPortNames"], Length[t]}
        """,
    )
    assert found == [True, ["Input", "Target"], 2]


def test_the_arrays_are_those_of_the_beginning(session):
    found = value(
        session,
        """
        start = NetInitialize[NetChain[{3, Tanh, LinearLayer[{2}]}, "Input" -> 2]];
        NetExtract[NetTrain[start, x -> x, "TrainingNet"], {"Net", 1, "Weights"}] ===
          NetExtract[start, {1, "Weights"}]
        """,
    )
    assert found is True
    assert np.isfinite(value(session, 'NetTrain[start, x -> x, "RoundLoss"]'))
