"""Operators that fold, nest, thread, go both ways, embed pairs, and play a game of two nets."""

import numpy as np
import pytest

from tests.checks import check_vjp, normal, run
from tests.layer_checks import check_layer
from tests.nets.test_nets_in_language import FAILED, Talk, numbers
from wlnet.expr.association import Association
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.lower import Mode, forward
from wlnet.nets.netport import net_port

W, U, B = normal(3, 2), normal(3, 3, seed=1), normal(3, seed=2)


@pytest.fixture(scope="module")
def wl():
    return Talk()


def chain(*layers, **ports):
    return make("NetChain", (wl_list(layers),), ports)


def cell():
    """tanh(W.x + U.s + b): a basic recurrent layer, by hand."""
    children = Association(
        {
            "x": make("LinearLayer", (3,), {"Weights": W, "Biases": B}),
            "s": make("LinearLayer", (3,), {"Weights": U, "Biases": S("None")}),
            "sum": make("ThreadingLayer", (S.Plus,)),
            "out": make("ElementwiseLayer", (S.Tanh,)),
        }
    )
    edges = [
        rule(net_port("Input"), "x"),
        rule(net_port("State"), "s"),
        rule(wl_list(("x", "s")), rule("sum", "out")),
    ]
    return make("NetGraph", (children, wl_list(edges)))


def folded(*more, **ports):
    return make("NetFoldOperator", (cell(), *more), ports)


def by_hand(xs, state):
    states = []
    for x in xs:
        state = np.tanh(W @ x + U @ state + B)
        states.append(state)
    return np.array(states)


# NetFoldOperator


def test_a_fold_is_a_loop():
    xs = normal(4, 2, seed=3)
    np.testing.assert_allclose(
        folded(Input=wl_list((4, 2)))(xs, WorkingPrecision="Real64"), by_hand(xs, np.zeros(3)), rtol=1e-6
    )


def test_shapes_and_gradients_of_a_fold():
    dims = check_layer(folded(), Input=(3, 2))
    assert dims["Output"] == (3, 3)


def test_a_state_is_what_a_call_begins_with_and_leaves():
    net = infer(folded(), Input=(4, 2))
    assert {path: port.dims for path, port in net.all_states.items()} == {("State",): (3,)}
    xs, start = normal(1, 4, 2, seed=3), normal(1, 3, seed=4)

    def function(x, state, *arrays):
        mode = Mode(precision="Real64", entering={("State",): state})
        outputs = forward(net, {"Input": x}, dict(zip(net.arrays, arrays, strict=True)), mode)
        return outputs["Output"], mode.left[("State",)]

    arrays = [np.float32(a).astype(float) for a in (W, B, U)]
    found, last = run(function, [xs, start, *arrays])
    np.testing.assert_allclose(found[0], by_hand(xs[0], start[0]), rtol=1e-5)
    np.testing.assert_allclose(last[0], found[0, -1])
    check_vjp(lambda *v: function(*v)[1], xs, start, *arrays, second=False)


def test_constants_are_the_same_at_every_step_and_outputs_can_be_chosen(wl):
    wl(
        'f = NetFoldOperator[NetGraph[{ThreadingLayer[#1 + #2 #3 &, InputPorts -> {"s", "x", "c"}], Ramp},'
        '{1 -> 2, 1 -> NetPort["sum"], 2 -> NetPort["ramp"]}],'
        ' {"sum" -> "s"}, {"c"}, {"ramp"}, "x" -> {3}, "c" -> "Real"]'
    )
    found = wl('f[<|"x" -> {1, 2, -5}, "c" -> 2|>]')
    np.testing.assert_allclose(found.array, [2, 6, 0])


def test_what_does_not_make_a_fold_is_refused(wl):
    inner = 'NetGraph[{ThreadingLayer[Plus, InputPorts -> {"Input", "State"}]}, {}]'
    for text, tag in (
        (f'NetFoldOperator[{inner}, {{"Outpt" -> "State"}}]', "noport"),
        (f'NetFoldOperator[{inner}, {{"Output" -> "Status"}}]', "noport"),
        (f'NetFoldOperator[{inner}, {{"Output" -> "State"}}, {{"State"}}]', "twice"),
        (f'NetFoldOperator[{inner}, {{"Output" -> "State"}}, {{"Input"}}]', "nosequence"),
        ("NetFoldOperator[LinearLayer[3]]", "noport"),
        ("NetFoldOperator[]", "nargs"),
    ):
        assert wl(text) == FAILED, text
        assert f"NetFoldOperator::{tag}" in wl.messages[0], wl.messages


def test_a_graph_sets_and_reads_states(wl):
    wl('f = NetFoldOperator[ThreadingLayer[Plus, InputPorts -> {"Input", "State"}], "Input" -> {3}]')
    wl(
        'g = NetGraph[{f, ElementwiseLayer[10 # &]}, {NetPort["start"] -> 2 -> NetPort[1, "State"],'
        ' NetPort[1, "State"] -> NetPort["end"]}]'
    )
    found = wl('g[<|"Input" -> {1, 2, 3}, "start" -> 5|>]')
    np.testing.assert_allclose(found.get("Output").array, [51, 53, 56])
    assert found.get("end") == 56
    assert wl("ToExpression[ToString[g, InputForm]] === g") == S("True")


# NetNestOperator


def test_a_nest_is_repeated_application(wl):
    net = make("NetNestOperator", (chain(make("LinearLayer", (3,), {"Weights": U, "Biases": B}), S.Tanh), 3))
    x = normal(3, seed=5)
    wanted = x
    for _ in range(3):
        wanted = np.tanh(U @ wanted + B)
    np.testing.assert_allclose(net(x), wanted, rtol=1e-5)
    check_layer(make("NetNestOperator", (chain(3, S.Tanh), 2)), Input=(3,))
    assert wl('NetNestOperator[LinearLayer[3, "Input" -> 2], 2]') == FAILED
    assert wl("NetNestOperator[Tanh, 0]") == FAILED and "invarg" in wl.messages[0]


def test_a_nest_of_one_is_the_net_and_values_inside_are_a_list(wl):
    assert wl("NetNestOperator[ElementwiseLayer[2 # &], 1][3]") == 6
    found = wl(
        'NetNestOperator[ElementwiseLayer[2 # &], 3, "Input" -> "Real"][3, NetPort[{"Net", "Output"}]]'
    )
    np.testing.assert_allclose(found.array, [6, 12, 24])


# NetMapThreadOperator


def test_lists_are_taken_apart_together():
    net = make("NetMapThreadOperator", (make("ThreadingLayer", (S.Times,), {"InputPorts": wl_list("ab")}),))
    a, b = normal(5), normal(5, seed=1)
    np.testing.assert_allclose(net({"a": a, "b": b}), a * b, rtol=1e-6)
    check_layer(net, a=(3,), b=(3,))


def test_levels_and_inputs_that_stay_whole():
    inner = make("ThreadingLayer", (S.Plus,), {"InputPorts": wl_list("ab")})
    deep = make("NetMapThreadOperator", (inner, 2))
    a, b = normal(2, 3, 4), normal(2, 3, 4, seed=1)
    assert check_layer(deep, a=(2, 3, 4), b=(2, 3, 4))["Output"] == (2, 3, 4)
    one = make("NetMapThreadOperator", (inner, Association({"a": 2, "b": 1})))
    np.testing.assert_allclose(
        infer(one, a=(2, 3, 4), b=(2, 4))({"a": a, "b": b[:, 0]}), a + b[:, :1], rtol=1e-6
    )
    rest = make("NetMapThreadOperator", (inner, Association({"a": 1})))
    np.testing.assert_allclose(
        infer(rest, a=(2, 4), b=(4,))({"a": a[:, 0], "b": b[0, 0]}), a[:, 0] + b[0, 0], rtol=1e-6
    )


def test_lengths_mapped_together_agree(wl):
    assert (
        wl('NetMapThreadOperator[ThreadingLayer[Plus, InputPorts -> {"a", "b"}], "a" -> {3}, "b" -> {4}]')
        == FAILED
    )
    assert wl('NetMapThreadOperator[LinearLayer[], <|"Inpt" -> 1|>]') == FAILED and "noport" in wl.messages[0]


# NetBidirectionalOperator


def test_the_backward_net_sees_the_sequence_from_its_end(wl):
    wl('f = NetFoldOperator[ThreadingLayer[Plus, InputPorts -> {"Input", "State"}]]')
    found = wl('NetBidirectionalOperator[f, Total, "Input" -> {3}][{1, 10, 100}]')
    np.testing.assert_allclose(found.array, [1 + 111, 11 + 110, 111 + 100])
    found = wl('NetBidirectionalOperator[{f, f}, Mean, "Input" -> {3}][{1, 10, 100}]')
    np.testing.assert_allclose(found.array, [56, 60.5, 105.5])


def test_catenation_is_of_features_and_copies_are_trained_apart():
    net = make("NetBidirectionalOperator", (folded(),))
    assert check_layer(net, Input=(3, 2))["Output"] == (3, 6)
    assert len(net.arrays) == 6
    other = make("NetBidirectionalOperator", (wl_list((folded(), make("NetMapOperator", (2,)))),))
    assert check_layer(other, gradients=False, Input=(3, 2))["Output"] == (3, 5)


def test_the_nets_are_parts_under_their_names(wl):
    wl('b = NetInitialize[NetBidirectionalOperator[{LinearLayer[2], LinearLayer[3]}, "Input" -> 2]]')
    assert wl('NetExtract[b, "ForwardNet"] === b[["ForwardNet"]]') == S("True")
    assert wl('NetExtract[b, {"ReverseNet", "OutputDimensions"}]') == 3
    wl("g = NetGANOperator[{LinearLayer[2], LinearLayer[{}]}]; n = NetNestOperator[Tanh, 2]")
    assert wl(
        'Head /@ {NetExtract[g, "Generator"], NetExtract[g, "Discriminator"], NetExtract[n, "Net"]}'
    ) == wl("{LinearLayer, LinearLayer, ElementwiseLayer}")


def test_states_of_a_recurrent_net_have_the_names_of_their_side():
    net = infer(make("NetBidirectionalOperator", (folded(),)), Input=(3, 2))
    assert list(net.all_states) == [("ForwardState",), ("BackwardState",)]


# NetPairEmbeddingOperator


def test_distances_of_what_the_net_gives():
    net = make("NetPairEmbeddingOperator", (make("LinearLayer", (3,), {"Weights": W, "Biases": B}),))
    pair = normal(2, 2)
    u, v = (W @ x + B for x in pair)
    np.testing.assert_allclose(net(pair), np.linalg.norm(u - v), rtol=1e-5)
    cosine = make("NetPairEmbeddingOperator", (net.children["Net"],), {"DistanceFunction": S.CosineDistance})
    wanted = 1 - u @ v / np.linalg.norm(u) / np.linalg.norm(v)
    np.testing.assert_allclose(cosine(pair), wanted, rtol=1e-5)
    check_layer(net, Input=(2, 2))
    check_layer(cosine, Input=(2, 2))


def test_the_input_option_is_the_type_of_one_member(wl):
    wl('p = NetPairEmbeddingOperator[LinearLayer[3], "Input" -> 5]')
    assert wl('NetExtract[p, "Input"]') == wl_list((2, 5))
    assert wl("ToExpression[ToString[p, InputForm]] === p") == S("True")
    assert wl('NetPairEmbeddingOperator[LinearLayer[3], DistanceFunction -> "x"]') == FAILED


# NetGANOperator

GENERATOR = 'LinearLayer[2, "Weights" -> {{1}, {2}}, "Biases" -> {0, 1}]'
DISCRIMINATOR = 'NetChain[{LinearLayer[{}, "Weights" -> {{1, -1}}, "Biases" -> {0.5}], LogisticSigmoid}]'


def test_losses_of_the_game(wl):
    wl(f'g = NetGANOperator[{{{GENERATOR}, {DISCRIMINATOR}}}, "Latent" -> 1]')
    found = wl('g[<|"Sample" -> {3, 1}, "Latent" -> {2}|>]')
    np.testing.assert_allclose(found.get("GeneratedFake").array, [2, 5])
    sigmoid = lambda x: 1 / (1 + np.exp(-x))  # noqa: E731
    assert found.get("LossReal") == pytest.approx(-np.log(sigmoid(2.5)), rel=1e-6)
    assert found.get("LossFake") == pytest.approx(-np.log(1 - sigmoid(-2.5)), rel=1e-6)
    wl(f'w = NetGANOperator[{{{GENERATOR}, {DISCRIMINATOR}}}, "Wasserstein", "Latent" -> 1]')
    found = wl('w[<|"Sample" -> {3, 1}, "Latent" -> {2}|>]')
    assert found.get("LossReal") == pytest.approx(-sigmoid(2.5), rel=1e-6)
    assert found.get("LossFake") == pytest.approx(sigmoid(-2.5), rel=1e-6)


def test_the_generator_goes_against_the_gradient(wl):
    """With Wasserstein and a linear discriminator the loss of a fake is d.(g z) - so the true derivative by
    the generator's weights is d z; what a training sees is its opposite."""
    wl(
        'h = NetGANOperator[{LinearLayer[1, "Weights" -> {{1}}, "Biases" -> None],'
        ' LinearLayer[{}, "Weights" -> {{3}}, "Biases" -> None]}, "Latent" -> 1]'
    )
    seed = '<|"Sample" -> {1}, "Latent" -> {2}, NetPortGradient["LossReal"] -> 0, '
    seed += 'NetPortGradient["GeneratedFake"] -> {0}|>'
    found = wl(f'h[{seed}, NetPortGradient[{{"Generator", "Weights"}}]]')
    np.testing.assert_allclose(found.array, [[-6]])
    found = wl(f'h[{seed}, NetPortGradient[{{"Discriminator", "Weights"}}]]')
    np.testing.assert_allclose(found.array, [[2]])


def test_a_generator_learns_the_mean_of_the_samples(wl):
    wl('net = NetGANOperator[{LinearLayer[1], LinearLayer[{}]}, "Latent" -> 1, "Sample" -> 1]')
    wl(
        'trained = NetTrain[net, <|"Sample" -> ConstantArray[{5.}, 20], "Latent" -> RandomReal[1, {20, 1}]|>,'
        " MaxTrainingRounds -> 3, TrainingProgressReporting -> None]"
    )
    assert wl("Head[trained]") == S.NetGANOperator


@pytest.mark.parametrize("distance", ["EuclideanDistance", "CosineDistance"])
def test_a_pair_of_equals_has_a_gradient(wl, distance):
    """The distance has its least value there: nothing is drawn anywhere, and nothing is Indeterminate."""
    wl(f'q = NetPairEmbeddingOperator[LinearLayer[3, "Input" -> 4], DistanceFunction -> {distance}]')
    wl("q = NetInitialize[q]")
    gradient = numbers(wl('q[{{1, 2, 3, 4}, {1, 2, 3, 4}}, NetPortGradient["Input"]]'))
    np.testing.assert_allclose(gradient, np.zeros((2, 4)), atol=1e-6)
    assert abs(numbers(wl("q[{{1, 2, 3, 4}, {1, 2, 3, 4}}]"))) < 1e-6


def test_what_is_no_pair_is_refused(wl):
    assert wl("NetGANOperator[LinearLayer[3]]") == FAILED and "pair" in wl.messages[0]
    assert wl('NetGANOperator[{LinearLayer[3], LinearLayer[{}]}, "Best"]') == FAILED
    assert wl("NetGANOperator[{LinearLayer[3], LinearLayer[2]}]") == FAILED


# lengths that vary


@pytest.fixture(scope="module")
def ragged(wl):
    wl(
        'cell = NetGraph[{CatenateLayer[], 3, Tanh}, {{NetPort["Input"], NetPort["State"]} -> 1 -> 2 -> 3}];'
        'a = RandomReal[1, {3, 2}]; b = RandomReal[1, {6, 2}]; seq = "Input" -> {"Varying", 2};'
        "rec = NetChain[{GatedRecurrentLayer[3], SequenceLastLayer[]}];"
    )
    return wl


@pytest.mark.parametrize(
    "code",
    [
        "NetFoldOperator[cell, seq]",
        "NetBidirectionalOperator[GatedRecurrentLayer[3], seq]",
        "NetBidirectionalOperator[{GatedRecurrentLayer[3], NetFoldOperator[cell]}, Mean, seq]",
        "NetBidirectionalOperator[rec, Total, seq]",
        "NetNestOperator[GatedRecurrentLayer[2], 2, seq]",
        "NetMapThreadOperator[LinearLayer[2], seq]",
    ],
)
def test_sequences_of_different_lengths_as_one_at_a_time(ragged, code):
    ragged(f"net = NetInitialize[{code}]")
    assert ragged("Max[Abs[net[{a, b, a}] - {net[a], net[b], net[a]}]] < 10^-6") == S("True"), ragged.messages


def test_pairs_and_constants_of_different_lengths(ragged):
    ragged("pair = NetInitialize[NetPairEmbeddingOperator[rec, seq]]; p = {a, 2 a}; q = {b, 3 b}")
    assert ragged("Max[Abs[pair[{p, q}] - {pair[p], pair[q]}]] < 10^-6") == S("True"), ragged.messages
    ragged(
        "last = NetGraph[{SequenceLastLayer[], TotalLayer[]},"
        ' {NetPort["list"] -> 1, {1, NetPort["x"]} -> 2}];'
        'each = NetMapThreadOperator[last, <|"x" -> 1|>, "list" -> {"Varying", 2}, "x" -> {2, 2}];'
        "x = {{0, 0}, {1, 1}}"
    )
    ragged('one = each[<|"list" -> a, "x" -> x|>]')
    assert ragged("Max[Abs[one - {Last[a], Last[a] + 1}]] < 10^-6") == S("True"), ragged.messages
    ragged('both = each[<|"list" -> {a, b}, "x" -> {x, x}|>]')
    assert ragged("Max[Abs[both - {{Last[a], Last[a] + 1}, {Last[b], Last[b] + 1}}]] < 10^-6") == S("True")


def test_lists_mapped_together_have_the_same_length_in_each_example(ragged):
    ragged(
        'sum = NetMapThreadOperator[ThreadingLayer[Plus, InputPorts -> {"p", "q"}], "p" -> {"Varying", 2},'
        ' "q" -> {"Varying", 2}]'
    )
    assert ragged('sum[<|"p" -> a, "q" -> b|>]') == FAILED
    assert ragged('Max[Abs[sum[<|"p" -> {a, b}, "q" -> {a, b}|>] - 2 {a, b}]] < 10^-6') == S("True")
