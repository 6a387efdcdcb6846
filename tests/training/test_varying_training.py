"""Training on examples of different lengths: what pads a batch counts nowhere."""

import numpy as np
import pytest

from tests.checks import normal
from tests.evaluating import Room
from tests.training_runs import chain, pairs, refusal, trained
from wlnet.expr.expr import FALSE, TRUE, rule, wl_list
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.initialize import initialize
from wlnet.nets.ragged import Ragged
from wlnet.nets.types import VARYING
from wlnet.training.data.batches import POOL, batches_of

LENGTHS = [3, 1, 6, 2, 5, 4, 1, 7]
SGD = wl_list(("SGD", S.Rule("Momentum", 0)))


def sequences(width: int) -> list:
    return [normal(n, width, seed=n + 10 * i) for i, n in enumerate(LENGTHS)]


def regression():
    layers = (make("GatedRecurrentLayer", (3,)), make("SequenceLastLayer"), 1)
    return initialize(chain(*layers, Input=wl_list(("Varying", 2)), Output=wl_list((1,))))


@pytest.mark.parametrize("size", [8, 3])
def test_the_loss_of_a_round_is_the_mean_over_single_examples(size):
    net, x = regression(), sequences(2)
    y = normal(8, 1, seed=99)
    data = pairs([one.tolist() for one in x], y.tolist())
    record = trained(net, data, MaxTrainingRounds=1, BatchSize=size, LearningRate=1e-12)
    expected = np.mean([(net(one) - t) ** 2 for one, t in zip(x, y, strict=True)])
    assert record.rounds[0].loss == pytest.approx(expected, rel=1e-5)


def test_a_step_is_against_the_mean_of_the_gradients_of_single_examples():
    net, x = regression(), sequences(2)
    y = normal(8, 1, seed=99)
    record = trained(
        net,
        pairs([one.tolist() for one in x], y.tolist()),
        MaxTrainingRounds=1,
        BatchSize=8,
        LearningRate=0.5,
        Method=SGD,
        WorkingPrecision="Real64",
    )
    loss = make("MeanSquaredLossLayer", (), {"Input": 1, "Target": 1})
    for path, before in net.arrays.items():
        slopes = []
        for one, t in zip(x, y, strict=True):
            given = {"Input": net(one, WorkingPrecision="Real64"), "Target": t}
            seed = loss(given, S.NetPortGradient("Input"))
            data = {"Input": one, S.NetPortGradient("Output"): seed}
            slopes.append(net(data, S.NetPortGradient(wl_list(path)), WorkingPrecision="Real64"))
        expected = before - 0.5 * np.mean(slopes, axis=0)
        np.testing.assert_allclose(record.final_net.arrays[path], expected, rtol=1e-4, atol=1e-6)


def test_targets_of_different_lengths_are_compared_where_they_are():
    x = [np.array([1, 2, 3, 1]), np.array([3]), np.array([2, 2])]
    layers = wl_list((make("EmbeddingLayer", (4, 3)), make("NetMapOperator", (3,)), make("SoftmaxLayer")))
    net = initialize(make("NetChain", (layers,), {"Input": "Varying"}))
    data = pairs([one.tolist() for one in x], [one.tolist() for one in x])
    record = trained(net, data, MaxTrainingRounds=1, BatchSize=3, LearningRate=1e-12)
    p = net(x)
    losses = [-np.log(one[np.arange(len(t)), t - 1]).mean() for one, t in zip(p, x, strict=True)]
    assert record.rounds[0].loss == pytest.approx(np.mean(losses), rel=1e-5)
    wrong = np.concatenate([one.argmax(axis=1) + 1 != t for one, t in zip(p, x, strict=True)])
    assert record.rounds[0].measurements["ErrorRate"] == pytest.approx(wrong.mean())


def test_targets_of_another_length_than_the_output_are_refused():
    layers = wl_list((make("EmbeddingLayer", (4, 3)), make("NetMapOperator", (3,)), make("SoftmaxLayer")))
    net = make("NetChain", (layers,), {"Input": "Varying"})
    assert "NetTrain::lengths" in refusal(net, pairs([[1, 2, 3], [1]], [[1, 2], [1]]))


def test_open_dimensions_are_those_of_the_data():
    net = chain(make("BasicRecurrentLayer", (2,)), make("SequenceLastLayer"))
    data = pairs([one.tolist() for one in sequences(2)], normal(8, 2).tolist())
    record = trained(net, data, MaxTrainingRounds=1)
    assert record.trained_net.inputs["Input"].dims == ("Varying", 2)


def test_examples_of_like_lengths_share_batches_within_pools():
    lengths = np.random.default_rng(0).integers(1, 50, 3 * POOL * 4)
    column = Ragged([np.zeros((n, 1)) for n in lengths])
    batches = batches_of({"Input": column}, 4, np.random.default_rng(1).permutation(len(lengths)))
    assert sorted(batches.order.ravel()) == list(range(len(lengths)))
    spread = [np.ptp(column[places].sizes()[:, 0]) for places in batches.order]
    assert np.mean(spread) < 3
    assert len({tuple(sorted(one)) for one in batches.order}) == 3 * POOL


def test_strings_are_trained_on_in_the_language():
    room = Room()
    room.value('data = {"ab" -> "x", "b" -> "y", "aab" -> "x", "bbbb" -> "y", "a" -> "x"}')
    room.value(
        "net = NetChain[{EmbeddingLayer[4], LongShortTermMemoryLayer[4], SequenceLastLayer[], 2, "
        'SoftmaxLayer[]}, "Input" -> NetEncoder[{"Characters", "ab"}]]'
    )
    options = "MaxTrainingRounds -> 60, LearningRate -> 0.1, RandomSeeding -> 1"
    quiet = "TrainingProgressReporting -> None"
    room.value(f"t = NetTrain[net, data, ValidationSet -> data, {options}, {quiet}]")
    room.check("t[Keys[data]] === Values[data]", "True")
    room.check('NetMeasurements[t, data, "Accuracy"]', "1.")


def test_targets_of_lengths_of_their_own_are_aligned():
    layers = wl_list((make("GatedRecurrentLayer", (4,)), make("NetMapOperator", (3,)), make("SoftmaxLayer")))
    net = initialize(make("NetChain", (layers,), {"Input": wl_list(("Varying", 2))}))
    x, t = sequences(2), [[1], [2], [1, 2, 1], [2], [1, 1], [2, 1], [1], [2, 2, 1]]
    data = pairs([one.tolist() for one in x], t)
    loss = make("CTCLossLayer")
    record = trained(net, data, MaxTrainingRounds=1, BatchSize=3, LearningRate=1e-12, LossFunction=loss)
    open_ = make("CTCLossLayer", (), {"Input": wl_list(("Varying", 3)), "Target": "Varying"})
    expected = open_({"Input": net(x), "Target": t})
    assert record.rounds[0].loss == pytest.approx(np.mean(expected), rel=1e-5)


def test_pairs_are_trained_with_the_contrastive_loss():
    net = make("NetPairEmbeddingOperator", (wl_list((3, S.Tanh)),), {"Input": 2})
    truths = (FALSE, TRUE)
    data = wl_list(rule(wl_list((wl_list((1, 2)), wl_list((3, n)))), truths[n % 2]) for n in range(6))
    record = trained(net, data, MaxTrainingRounds=2)
    assert record.training_net.losses[0].layer.kind == "ContrastiveLossLayer"


def test_an_input_of_unknown_rank_varies_as_its_examples_do():
    data = pairs([[[1.0], [2.0]], [[1.0], [2.0], [3.0]]], [1.5, 2.0])
    net = trained(chain(make("AggregationLayer", (S.Mean, 1)), 1), data, MaxTrainingRounds=1).trained_net
    assert net.inputs["Input"].dims == (VARYING, 1)
