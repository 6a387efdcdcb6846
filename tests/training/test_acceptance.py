"""The acceptance scenarios of nettrain.md 17 that no other file of this folder shows: data and properties."""

import numpy as np
import pytest

from tests.evaluating import value
from tests.training.data.real_data import needs
from wlnet import Session

BEGIN = """
SetOptions[NetTrain, TrainingProgressReporting -> None];
SeedRandom[5];
bell = Table[x -> Exp[-x^2], {x, -3, 3, .2}];
small = NetInitialize[NetChain[{4, Tanh, 1}, "Input" -> "Real", "Output" -> "Real"]];
"""


@pytest.fixture
def session():
    made = Session()
    made.evaluate(BEGIN)
    return made


def test_b3_a_surface_over_two_inputs(session):
    found = value(
        session,
        """
        surface = Flatten[Table[{x, y} -> x y, {x, -1, 1, .25}, {y, -1, 1, .25}]];
        fitted = NetTrain[NetChain[{32, Tanh, 1}, "Input" -> 2, "Output" -> "Real"], surface,
          LearningRate -> 0.01, MaxTrainingRounds -> 600];
        Table[fitted[{x, y}], {x, -.9, .9, .3}, {y, -.9, .9, .3}]
        """,
    )
    axis = np.arange(-0.9, 0.91, 0.3)
    np.testing.assert_allclose(found, np.outer(axis, axis), atol=0.06)


def test_b6_several_ports(session):
    found = value(
        session,
        """
        vectors = RandomReal[{-1, 1}, {2, 200, 3}];
        adder = NetTrain[
          NetGraph[{CatenateLayer[], LinearLayer[3]},
            {{NetPort["A"], NetPort["B"]} -> 1 -> 2 -> NetPort["Sum"]}, "A" -> 3, "B" -> 3],
          <|"A" -> vectors[[1]], "B" -> vectors[[2]], "Sum" -> Total[vectors]|>,
          LearningRate -> 0.05, MaxTrainingRounds -> 200];
        adder[<|"A" -> {.1, .2, .3}, "B" -> {.5, -.4, 0}|>]
        """,
    )
    np.testing.assert_allclose(found, [0.6, -0.2, 0.3], atol=0.02)


def test_d6_a_named_set_is_its_training_part(session):
    """The net of the digits, briefly: a thousand batches would be a whole round."""
    needs("mnist")
    rounds, trained, tested, digit = value(
        session,
        """
        digits = NetChain[
          {ConvolutionLayer[4, 5], Ramp, PoolingLayer[4, 4], FlattenLayer[], 10, SoftmaxLayer[]},
          "Input" -> NetEncoder[{"Image", {28, 28}, "Grayscale"}],
          "Output" -> NetDecoder[{"Class", Range[0, 9]}]];
        named = NetTrain[digits, "MNIST", All, ValidationSet -> Automatic,
          MaxTrainingRounds -> Quantity[2, "Batches"]];
        {named["BatchesPerRound"], named["TrainingExamples"], named["ValidationExamples"],
         named["TrainedNet"][ResourceData["MNIST", "TestData"][[1, 1]]]}
        """,
    )
    assert (rounds, trained, tested) == (938, 60_000, 10_000)
    assert digit in range(10)


def test_p3_the_input_form_makes_the_training_again(session):
    found = value(
        session,
        """
        {net, form} = NetTrain[small, bell, {"TrainedNet", "NetTrainInputForm"},
          MaxTrainingRounds -> 2, BatchSize -> 7];
        again = ReleaseHold[form];
        {Head[form] === HoldForm, First[again] === net, Last[again] === form}
        """,
    )
    assert found == [True, True, True]


def test_p4_the_hardest_examples_are_those_that_are_wrong(session):
    found = value(
        session,
        """
        odd = {17, 42, 80};
        clean = Table[x -> 2 x, {x, RandomReal[{-1, 1}, 100]}];
        dirty = MapAt[First[#] -> Last[#] + 5 &, clean, List /@ odd];
        {net, losses} = NetTrain[LinearLayer[], dirty, {"TrainedNet", "ExampleLosses"},
          LearningRate -> 0.02, MaxTrainingRounds -> 100];
        {Length[losses], Union[Length /@ losses], Sort[Ordering[Mean /@ losses, -3]]}
        """,
    )
    assert found == [100, [100], [17, 42, 80]]


def test_o2_a_rule_freezes_layers(session):
    before, after = value(
        session,
        """
        three = NetInitialize[NetChain[{5, 4, 1}, "Input" -> 2, "Output" -> "Real"]];
        points = Table[RandomReal[1, 2] -> RandomReal[], 20];
        rates = {3 -> 1, _ -> None};
        {three, NetTrain[three, points, LearningRateMultipliers -> rates, MaxTrainingRounds -> 5]}
        """,
    )
    moved = {path for path in before.arrays if before.arrays[path].tobytes() != after.arrays[path].tobytes()}
    assert moved == {(3, "Weights"), (3, "Biases")}
    assert not after.arrays[1, "Biases"].any()


def test_o2_a_layer_keeps_its_own_multiplier_inside_of_other_nets(session):
    kept, rates, used = value(
        session,
        """
        weights = {{1, 2}, {3, 4}};
        fixed = LinearLayer[2, "Weights" -> weights, "Biases" -> {5, 6}, LearningRateMultipliers -> 0];
        outer = NetChain[{NetChain[{fixed, Tanh}], 1}, "Input" -> 2, "Output" -> "Real"];
        results = NetTrain[outer, Table[RandomReal[1, 2] -> RandomReal[], 20], All, MaxTrainingRounds -> 3];
        position = {1, 1, "Weights"};
        {Normal[NetExtract[results["TrainedNet"], position]],
         Information[outer, "ArraysLearningRateMultipliers"][position],
         results["ArraysLearningRateMultipliers"][position]}
        """,
    )
    np.testing.assert_array_equal(kept, [[1, 2], [3, 4]])
    assert (rates, used) == (0, 0)


def test_o3_a_net_that_gives_no_probabilities_has_a_mean_square_for_its_loss(session):
    found = value(
        session,
        """
        parts = Normal[NetTrain[small, bell, "TrainingNet", MaxTrainingRounds -> 1]];
        {Keys[parts], Length[Cases[parts, _MeanSquaredLossLayer, Infinity]]}
        """,
    )
    assert found == [["Net", "Loss"], 1]


def test_o7_the_shorter_of_rounds_and_seconds_counts(session):
    found = value(
        session,
        """
        ends[rounds_, seconds_] := NetTrain[small, bell, {"ReasonTrainingStopped", "TotalTrainingTime"},
          MaxTrainingRounds -> rounds, TimeGoal -> seconds];
        {ends[10^8, 0.2], First[ends[3, 100]]}
        """,
    )
    (reason, seconds), other = found
    assert (reason, other) == ("TimeGoal", "MaxTrainingRounds")
    assert 0.2 <= seconds < 2


def test_o11_reports_of_every_kind_at_once(session, tmp_path):
    session["log"] = str(tmp_path / "log.csv")
    value(
        session,
        """
        NetTrain[small, bell, MaxTrainingRounds -> 4, TrainingProgressReporting -> {
          "Print", "ProgressIndicator", "Panel", File[log],
          {Function[#Round], "Interval" -> Quantity[2, "Rounds"], "MinimumInterval" -> 0}}]
        """,
    )
    assert [line.split(",")[1] for line in (tmp_path / "log.csv").read_text().split()] == ["Round", *"1234"]
    assert session.output == ["2", "4"]


def test_o14_a_validation_set_keeps_the_noise_out(session):
    """The second differences of the net tell how rough it is."""
    free, validated = value(
        session,
        """
        noisy = Table[x -> Exp[-x^2] + RandomReal[{-.3, .3}], {x, -3, 3, .2}];
        rough[options___] := Module[{net},
          net = NetTrain[NetChain[{100, Tanh, 100, Tanh, 1}], noisy, options,
            LearningRate -> 0.01, MaxTrainingRounds -> 2000];
          Total[Differences[net[Range[-3, 3, .1]], 2]^2]];
        {rough[], rough[ValidationSet -> Scaled[0.2]]}
        """,
    )
    assert validated < 0.8 * free


def test_o15_measurements_agree_with_each_other(session):
    found = value(
        session,
        """
        labelled = Table[With[{p = RandomReal[1, 2]}, p -> 1 + Floor[3 First[p]]], 60];
        NetTrain[NetChain[{8, Ramp, 3, SoftmaxLayer[]}], labelled, "RoundMeasurements",
          MaxTrainingRounds -> 10,
          TrainingProgressMeasurements -> {"Accuracy", "ErrorRate", "ErrorRate" -> 2, "ConfusionMatrix"}]
        """,
    )
    assert list(found) == ["Loss", "Accuracy", "ErrorRate", "ErrorRate[2]", "ConfusionMatrix"]
    assert found["Accuracy"] + found["ErrorRate"] == pytest.approx(1)
    assert found["ErrorRate[2]"] <= found["ErrorRate"]
    assert found["ConfusionMatrix"].sum() == 60
    assert np.trace(found["ConfusionMatrix"]) == pytest.approx(60 * found["Accuracy"])


def test_o17_a_training_that_diverges_leaves_finite_arrays(session):
    found = session.evaluate_wrap(
        'NetTrain[LinearLayer[], {1 -> 2., 2 -> 4.}, Method -> "SGD", LearningRate -> 10^6, '
        "MaxTrainingRounds -> 50]"
    )
    assert found.messages_name == ["NetTrain::arrdiv"]
    assert all(np.isfinite(array).all() for array in found.result.arrays.values())
