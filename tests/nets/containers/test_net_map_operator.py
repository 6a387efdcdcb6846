"""NetMapOperator: a net over the elements of a list."""

import numpy as np
import pytest

from tests.checks import normal
from tests.layer_checks import check_layer
from tests.nets.test_nets_in_language import FAILED, Talk
from wlnet.expr.expr import wl_list
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.initialize import initialize

A = normal(2, 3)
X = normal(4, 5, 3, seed=1)


def mapped(net, **ports):
    return make("NetMapOperator", (net,), ports)


def linear():
    return make("LinearLayer", (2,), {"Weights": A, "Biases": np.array([1.0, -1.0])})


@pytest.fixture(scope="module")
def wl():
    return Talk()


def test_each_element_goes_through_the_same_net():
    np.testing.assert_allclose(mapped(linear())(X), X @ A.T + [1, -1], rtol=1e-5, atol=1e-6)


def test_one_list_and_a_batch_of_lists():
    net = mapped(linear())
    np.testing.assert_allclose(net(X[0]), net(X)[0], rtol=1e-6)


def test_lists_of_any_length_where_none_is_fixed():
    net = mapped(linear())
    assert net.inputs["Input"].dims == (None, 3)
    assert net(X[0, :2]).shape == (2, 2) and net(X[0]).shape == (5, 2)


def test_the_number_of_sequences_is_open_where_their_length_varies(wl):
    wl(
        'e = NetChain[{GatedRecurrentLayer[4], SequenceLastLayer[]}, "Input" -> {"Varying", 3}];'
        "e = NetInitialize[e];"
        "m = NetMapOperator[e]; SeedRandom[3]; x = RandomReal[1, {5, 2, 3}];"
    )
    assert wl("Max[Abs[m[x] - Map[e, x]]] < 10^-5") == S("True")
    assert wl("Max[Abs[m[{x, Reverse[x]}] - {m[x], Reverse[m[x]]}]] < 10^-5") == S("True")
    assert wl.messages == []


def test_shapes_run_in_both_directions_and_lengths_agree():
    net = mapped(make("LinearLayer"), Output=wl_list((4, 2)), Input=wl_list((S.Automatic, 3)))
    assert net.inputs["Input"].dims == (4, 3) and net.array_shapes[("Net", "Weights")] == (2, 3)
    assert infer(mapped(linear()), Output=(7, 2)).inputs["Input"].dims == (7, 3)


def test_gradients_also_of_mapped_mapped_nets():
    check_layer(mapped(wl_list((2, S.Tanh))), Input=(3, 2))
    check_layer(mapped(mapped(make("SoftmaxLayer"))), Input=(2, 2, 3))


def test_integers_stay_integers():
    net = mapped(make("ReshapeLayer", (wl_list((1,)),)), Input=wl_list((3,)))
    assert net.outputs["Output"].dims == (3, 1)


def test_a_bare_1_gives_a_number_for_each_element_where_a_vector_is_wanted():
    net = mapped(wl_list((4, S.Tanh, 1)), Input=wl_list((3, 2)), Output=3)
    assert (
        net.array_shapes[("Net", 3, "Weights")] == (1, 4) and net.children["Net"].outputs["Output"].dims == ()
    )
    assert mapped(1, Input=wl_list((3, 2))).outputs["Output"].dims == (3, 1)


def test_statistics_of_a_batch_are_over_all_elements():
    net = initialize(mapped(make("BatchNormalizationLayer", (), {"Input": 3})))
    y = net(X, NetEvaluationMode="Train")
    flat = X.reshape(-1, 3)
    np.testing.assert_allclose(y, (X - flat.mean(0)) / np.sqrt(flat.var(0) + 0.001), rtol=1e-4, atol=1e-5)


def test_values_inside_come_as_lists():
    net = initialize(mapped(make("NetChain", (wl_list((linear(), S.Tanh)),))))
    inside = net(X, S.NetPort(wl_list(("Net", 1, "Output"))))
    np.testing.assert_allclose(inside, X @ A.T + [1, -1], rtol=1e-5, atol=1e-6)


def test_values_inside_a_list_of_one_are_a_list_of_one():
    assert mapped(linear())(X[0, :1], S.NetPort(wl_list(("Net", "Output")))).shape == (1, 2)


def test_in_the_language(wl):
    wl('m = NetInitialize[NetMapOperator[{2, Tanh}, "Input" -> {4, 3}]]')
    assert wl.messages == []
    assert wl('NetExtract[m, "Net"]').kind == "NetChain"
    assert wl('Dimensions[NetExtract[m, {"Net", 1, "Weights"}]]') == wl("{2, 3}")
    assert wl("Dimensions[m[RandomReal[1, {6, 4, 3}]]]") == wl("{6, 4, 2}")
    assert wl('Information[m, "LayersCount"]') == 2
    chain = wl('NetChain[{NetMapOperator[3], FlattenLayer[], 2}, "Input" -> {4, 2}]')
    assert chain.array_shapes[(3, "Weights")] == (2, 12)


@pytest.mark.parametrize(
    "code, message",
    [
        ("NetMapOperator[MeanSquaredLossLayer[]]", "NetMapOperator::ports: "),
        ("NetMapOperator[]", "NetMapOperator::nargs: "),
        ("NetMapOperator[foo]", "NetMapOperator::invlayer: Layer 1 of the NetMapOperator is foo"),
        (
            'NetMapOperator[LinearLayer[2, "Input" -> 3], "Input" -> {4, 2}]',
            "NetMapOperator::tyfail: The Input port of layer Net (LinearLayer) should be a vector",
        ),
        ('NetMapOperator[Tanh, "Input" -> "Real"]', "NetMapOperator::rank: The Input port"),
        ('NetMapOperator[LinearLayer[2, "Input" -> "Scalar"]]', "NetMapOperator::coder: "),
    ],
)
def test_mistakes(wl, code, message):
    assert wl(code) is FAILED
    assert any(text.startswith(message) for text in wl.messages), wl.messages
