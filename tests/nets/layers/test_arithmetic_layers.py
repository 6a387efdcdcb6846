"""TotalLayer, and the legacy layers that add and multiply by a learned array; NetArrayLayer."""

import numpy as np
import pytest

from tests.checks import normal
from tests.layer_checks import check_layer, value
from tests.nets.test_nets_in_language import FAILED, Talk, numbers
from wlnet.expr.expr import TRUE
from wlnet.expr.message import MessageError
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.initialize import initialize

A, B, C = normal(2, 3), normal(2, 3, seed=1), normal(2, 3, seed=2)


@pytest.fixture(scope="module")
def wl():
    return Talk()


def test_total_is_the_sum_of_all_inputs():
    np.testing.assert_allclose(value(make("TotalLayer"), [A, B, C]), A + B + C)
    named = make("TotalLayer", (), {"InputPorts": 2})
    np.testing.assert_allclose(value(named, {"1": A, "2": B}), A + B)


def test_one_port_tells_the_others():
    net = infer(make("TotalLayer", (), {"InputPorts": 3}), Output=(2, 3))
    assert {port.dims for port in net.ports.values()} == {(2, 3)}
    check_layer(make("TotalLayer", (), {"InputPorts": 3}), Input3=(2, 2))


def test_unequal_inputs_are_refused():
    with pytest.raises(MessageError, match="TotalLayer::tyfail4: The ports Input1 and Input2 of TotalLayer"):
        infer(make("TotalLayer", (), {"InputPorts": 2}), Input1=(2,), Input2=(3,))


def test_a_learned_array_feeds_every_example(wl):
    net = wl('NetGraph[{NetArrayLayer["Array" -> {1, 2, 3}], Plus}, {{NetPort["Input"], 1} -> 2}]')
    np.testing.assert_allclose(net(np.ones((4, 3))), np.tile([2.0, 3, 4], (4, 1)))
    np.testing.assert_array_equal(numbers(wl('NetArrayLayer["Array" -> {1, 2, 3}][]')), [1, 2, 3])
    check_layer(net, Input=(3,))


def test_legacy_names(wl):
    assert wl("DotPlusLayer[3] === LinearLayer[3]") is TRUE
    assert wl("InstanceNormalizationLayer[] === NormalizationLayer[]") is TRUE
    assert wl('ConstantArrayLayer["Array" -> {1, 2}]').kind == "NetArrayLayer"
    assert wl("TransposeLayer[1 -> 3] === TransposeLayer[1 <-> 3]") is TRUE
    assert wl("ConstantArrayLayer[{2, 3}]").outputs["Output"].dims == (2, 3)
    assert wl("ScalarPlusLayer[2] === ElementwiseLayer[# + 2 &]") is TRUE
    assert wl("ScalarTimesLayer[1/2][{1, 3}] == {1/2, 3/2}") is TRUE
    assert wl("BroadcastPlusLayer[][{{{1, 2}, {3, 4}}, {10, 20}}] == {{11, 12}, {23, 24}}") is TRUE
    assert wl('UpsampleLayer[2] === ResizeLayer[{Scaled[2], Scaled[2]}, "Resampling" -> "Nearest"]') is TRUE


def test_attention_to_one_sequence(wl):
    text = 'SequenceAttentionLayer["Dot", "Input" -> {"Varying", 2}, "Query" -> {"Varying", 2}]'
    found = wl(f'{text}[<|"Input" -> {{{{1, 0}}, {{0, 1}}}}, "Query" -> {{{{1, 1}}}}|>]')
    np.testing.assert_allclose(numbers(found), [[0.5, 0.5]], rtol=1e-6)


@pytest.mark.parametrize(
    "name, array, start, combined", [("Plus", "Biases", 0, np.add), ("Times", "Scaling", 1, np.multiply)]
)
def test_constant_layers_start_as_nothing_and_learn(wl, name, array, start, combined):
    net = initialize(wl(f'Constant{name}Layer["Input" -> {{2, 3}}]'))
    (values,) = net.arrays.values()
    np.testing.assert_array_equal(values, np.full((2, 3), start))
    given = wl(f'Constant{name}Layer["{array}" -> {{1, 2, 3}}]')
    np.testing.assert_allclose(given(A), combined(A, [1, 2, 3]), rtol=1e-6)
    check_layer(wl(f"Constant{name}Layer[]"), Input=(2, 2))


@pytest.mark.parametrize(
    "code, message",
    [
        ("ConstantPlusLayer[3]", "ConstantPlusLayer::noargs: "),
        ('ConstantPlusLayer["Scaling" -> {1}]', "ConstantPlusLayer::optx: "),
        ('NetArrayLayer["InitialValue" -> x]', "NetArrayLayer::invset: "),
        ('NetArrayLayer["Array" -> {1, 2}, "Output" -> 3]', "NetArrayLayer::tyfail: "),
    ],
)
def test_mistakes(wl, code, message):
    assert wl(code) is FAILED
    assert any(text.startswith(message) for text in wl.messages), wl.messages
