"""NetTrain on graphs: several inputs, outputs and losses; statistics that move with the training."""

from itertools import permutations

import numpy as np
import pytest

from tests.checks import normal
from tests.nets.test_nets_in_language import FAILED, Talk, numbers
from wlnet.expr.arrays import packed
from wlnet.expr.expr import TRUE
from wlnet.expr.symbols import S

X = normal(70, 2) + np.array([0.5, 0.0])
Y = X @ [1.0, -2.0]
OPTIONS = "TrainingProgressReporting -> None, RandomSeeding -> 1"


@pytest.fixture(scope="module")
def wl():
    talk = Talk()
    for name, array in (("x", X), ("y", Y)):
        variable = talk.evaluation.definitions.resolve(name)
        talk.evaluation.evaluate(S.Set(variable, packed(array)))
    talk(f"SetOptions[NetTrain, {OPTIONS}]")
    return talk


def told(wl, code):
    """The value of code that gives no message."""
    value = wl(code)
    assert wl.messages == []
    return value


def losses(wl, call):
    first, last = numbers(told(wl, call + '["RoundLossList"][[{1, -1}]]'))
    return first, last


class TestPorts:
    def test_a_loss_inside_the_graph(self, wl):
        told(
            wl,
            'g = NetGraph[<|"net" -> {8, Tanh, 1}, "loss" -> MeanSquaredLossLayer[]|>,'
            '{"net" -> "loss"}, "Input" -> 2, "Target" -> "Real"]',
        )
        data = '<|"Input" -> x, "Target" -> y|>'
        first, last = losses(wl, f"NetTrain[g, {data}, All, MaxTrainingRounds -> 60, LearningRate -> 0.01]")
        assert last < first / 5
        trained = told(wl, f"t = NetTrain[g, {data}, MaxTrainingRounds -> 2]")
        assert list(trained.outputs) == ["Loss"] and trained.initialized
        loss = told(wl, 't[<|"Input" -> x, "Target" -> y|>]')
        inside = told(wl, 't[<|"Input" -> x, "Target" -> y|>, NetPort["net"]]')
        np.testing.assert_allclose(numbers(loss), (numbers(inside) - Y) ** 2, rtol=1e-3, atol=1e-5)

    def test_rows_of_ports_are_the_same_data_as_columns(self, wl):
        told(
            wl,
            'g = NetGraph[{1, MeanSquaredLossLayer[]}, {1 -> 2}, "Input" -> 2, "Target" -> "Real"];'
            'rows = MapThread[<|"Input" -> #1, "Target" -> #2|> &, {x, y}]',
        )
        told(wl, "f = NetTrain[g, #, MaxTrainingRounds -> 2] &")
        assert told(wl, 'f[rows] === f[<|"Input" -> x, "Target" -> y|>]') is TRUE

    def test_two_inputs_and_an_automatic_loss(self, wl):
        told(
            wl,
            'g = NetGraph[{3, 3, Plus, 1}, {NetPort["Input1"] -> 1, NetPort["Input2"] -> 2,'
            '{1, 2} -> 3 -> 4}, "Input1" -> 1, "Input2" -> 1]',
        )
        data = '<|"Input1" -> x[[All, {1}]], "Input2" -> x[[All, {2}]], "Output" -> y|>'
        first, last = losses(wl, f"NetTrain[g, {data}, All, MaxTrainingRounds -> 100, LearningRate -> 0.05]")
        assert last < first / 50

    def test_two_outputs_get_a_loss_each_and_decoders(self, wl):
        told(
            wl,
            'g = NetGraph[<|"body" -> {8, Tanh}, "value" -> 1, "class" -> {2, SoftmaxLayer[]}|>,'
            '{"body" -> "value" -> NetPort["value out"], "body" -> "class" -> NetPort["class out"]},'
            '"Input" -> 2];'
            'data = <|"Input" -> x, "value out" -> y, "class out" -> Map[If[# > 0, "pos", "neg"] &, y]|>',
        )
        call = "NetTrain[g, data, All, MaxTrainingRounds -> 60, LearningRate -> 0.02]"
        first, last = losses(wl, call)
        assert last < first / 3
        told(wl, f't = {call}["TrainedNet"]')
        answers = told(wl, 't[x, "class out"]')
        right = np.mean([(a == "pos") == (y > 0) for a, y in zip(answers, Y, strict=True)])
        assert right > 0.9
        assert told(wl, "t[{1., -1.}]").keys() == ["value out", "class out"]
        np.testing.assert_allclose(
            sum(told(wl, 't[x[[1]], "class out" -> "Probabilities"]').values()), 1, rtol=1e-5
        )

    def test_chosen_losses_with_weights(self, wl):
        told(
            wl,
            'edges = {1 -> NetPort["a"], 2 -> NetPort["b"], NetPort["Input"] -> {1, 2}};'
            'g = NetGraph[{2, 3}, edges, "Input" -> 2];'
            'data = <|"Input" -> x, "a" -> x, "b" -> x[[All, {1, 2, 1}]]|>',
        )
        told(wl, "n = NetInitialize[g]")
        trained = told(
            wl,
            'NetTrain[n, data, LossFunction -> {"a" -> MeanSquaredLossLayer[] -> Scaled[0.], "b"'
            " -> MeanSquaredLossLayer[]}, MaxTrainingRounds -> 1]",
        )
        before, after = told(wl, "n").arrays, trained.arrays
        np.testing.assert_array_equal(after[(1, "Weights")], before[(1, "Weights")])
        assert (after[(2, "Weights")] != before[(2, "Weights")]).all()

    def test_data_that_miss_a_port_are_refused(self, wl):
        wl('g = NetGraph[{1, MeanSquaredLossLayer[]}, {1 -> 2}, "Input" -> 2, "Target" -> "Real"]')
        assert wl('NetTrain[g, <|"Input" -> x|>]') is FAILED
        assert wl.messages[0].startswith(
            "NetTrain::missport: The training data has no entry for the port Target"
        )
        assert wl("NetTrain[g, x -> y]") is FAILED
        assert wl.messages[0].startswith("NetTrain::invpairs: ")


class TestMappedNets:
    def test_numbers_for_the_elements_of_a_list(self, wl):
        net = told(wl, "NetTrain[NetMapOperator[{4, Tanh, 1}], {x -> y, -x -> -y}, MaxTrainingRounds -> 1]")
        assert net.outputs["Output"].dims == (70,)

    def test_classes_for_the_elements_of_a_list(self, wl):
        told(
            wl,
            'decoder = NetDecoder[{"Class", {"neg", "pos"}, "InputDepth" -> 2}];'
            'signs = Map[If[# > 0, "pos", "neg"] &, Partition[y, 7], {2}];'
            'n = NetMapOperator[{4, Tanh, 2, SoftmaxLayer[]}, "Output" -> decoder]',
        )
        call = "NetTrain[n, Partition[x, 7] -> signs, All, MaxTrainingRounds -> 100, LearningRate -> 0.05]"
        first, last = losses(wl, call)
        assert last < first / 5
        found = told(wl, f'{call}["TrainedNet"][Partition[x, 7]]')
        assert np.mean([a == b for a, b in zip(found, told(wl, "signs"), strict=True)]) > 0.5

    def test_a_sure_mistake_has_a_finite_loss(self, wl):
        """The logarithm is taken of what went into the softmax, also through the mapping."""
        told(
            wl,
            'g = NetGraph[{NetMapOperator[SoftmaxLayer[]], CrossEntropyLossLayer["Index"]}, {1 -> 2},'
            '"Input" -> {2, 2}]',
        )
        loss = told(wl, 'g[<|"Input" -> {{0., 200.}, {0., 0.}}, "Target" -> {1, 1}|>]')
        np.testing.assert_allclose(loss, (200 + np.log(2)) / 2, rtol=1e-6)


class TestMovingStatistics:
    NET = 'NetChain[{BatchNormalizationLayer["Momentum" -> 0.5], LinearLayer[{}]}, "Input" -> 2]'

    def moving(self, wl, net, key=1):
        return [
            numbers(told(wl, f'NetExtract[{net}, {{{key}, "{name}"}}]'))
            for name in ("MovingMean", "MovingVariance")
        ]

    def test_they_follow_the_batches_without_fillers(self, wl):
        """70 examples in batches of 16: the last one has 6 examples and 10 fillers."""
        call = f'NetTrain[{self.NET}, x -> y, {{"TrainedNet", "BatchPermutation"}}, BatchSize -> 16'
        told(wl, f"{{t, order}} = {call}, MaxTrainingRounds -> 1]")
        order = numbers(told(wl, "order")) - 1
        assert order.shape == (5, 16)
        candidates = []
        # The order of the batches of a round is the training's own affair: the moving arrays depend on it,
        # so every order is tried.
        found = np.array(self.moving(wl, "t"))
        for sequence in permutations(range(5)):
            mean, variance = np.zeros(2), np.ones(2)
            for batch in sequence:
                rows = X[order[batch][: 6 if batch == 4 else 16]]
                mean, variance = 0.5 * mean + 0.5 * rows.mean(0), 0.5 * variance + 0.5 * rows.var(0)
            candidates.append(np.abs(np.array([mean, variance]) - found).max())
        assert min(candidates) < 1e-5

    def test_evaluation_uses_them(self, wl):
        told(wl, f"t = NetTrain[{self.NET}, x -> y, MaxTrainingRounds -> 3]")
        mean, variance = self.moving(wl, "t")
        arrays = told(wl, "t").arrays
        z = (X - mean) / np.sqrt(variance + 0.001) * arrays[(1, "Scaling")] + arrays[(1, "Biases")]
        expected = z @ arrays[(2, "Weights")][0] + arrays[(2, "Biases")][0]
        np.testing.assert_allclose(numbers(told(wl, "t[x]")), expected, rtol=1e-4, atol=1e-5)

    def test_a_frozen_layer_keeps_them(self, wl):
        told(
            wl,
            f"n = NetInitialize[{self.NET}];"
            "t = NetTrain[n, x -> y, LearningRateMultipliers -> {1 -> 0}, MaxTrainingRounds -> 2]",
        )
        np.testing.assert_array_equal(self.moving(wl, "t"), [[0, 0], [1, 1]])
        assert told(wl, 'NetExtract[t, {1, "Scaling"}] === NetExtract[n, {1, "Scaling"}]') is TRUE

    def test_given_ones_are_where_it_starts(self, wl):
        told(
            wl,
            'norm = BatchNormalizationLayer["Momentum" -> 1, "MovingMean" -> {3., 4.},'
            '"MovingVariance" -> {2., 2.}];'
            "n = NetChain[{norm,"
            'LinearLayer[{}]}, "Input" -> 2]; t = NetTrain[n, x -> y, MaxTrainingRounds -> 2]',
        )
        np.testing.assert_array_equal(self.moving(wl, "t"), [[3, 4], [2, 2]])

    def test_the_best_net_has_its_own(self, wl):
        """Validation keeps arrays and statistics of one moment together."""
        told(
            wl,
            f"r = NetTrain[{self.NET}, x -> y, All, ValidationSet -> (x[[;; 20]] -> y[[;; 20]]),"
            'MaxTrainingRounds -> 8, LearningRate -> 0.5]; t = r["TrainedNet"]',
        )
        best = told(wl, 'Min[r["ValidationLossList"]]')
        seen = numbers(told(wl, "t[x[[;; 20]]]"))
        np.testing.assert_allclose(np.mean((seen - Y[:20]) ** 2), best, rtol=1e-3)

    def test_training_with_them_learns_in_a_nested_graph(self, wl):
        told(
            wl,
            "block = NetGraph[{4, BatchNormalizationLayer[], Ramp, CatenateLayer[]}, {1 -> 2 -> 3 -> 4,"
            'NetPort["Input"] -> {1, 4}}]; n = NetChain[{block, NetChain[{block}], 1}, "Input" -> 2]',
        )
        first, last = losses(wl, "NetTrain[n, x -> y, All, MaxTrainingRounds -> 60, LearningRate -> 0.01]")
        assert last < first / 20
