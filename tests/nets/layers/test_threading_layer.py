"""ThreadingLayer: functions of several numbers, broadcasting, ports."""

import numpy as np
import pytest

from tests.checks import normal
from tests.layer_checks import check_layer, value
from tests.nets.test_nets_in_language import FAILED, Talk, numbers
from wlnet.expr.expr import TRUE, wl_list
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.infer import infer

A, B = np.abs(normal(2, 3)) + 0.5, np.abs(normal(2, 3, seed=1)) + 0.5


def threading(function, *more, **options):
    return make("ThreadingLayer", (function, *more), options)


@pytest.fixture(scope="module")
def wl():
    return Talk()


@pytest.mark.parametrize(
    "name, expected",
    [
        ("Plus", A + B),
        ("Times", A * B),
        ("Subtract", A - B),
        ("Divide", A / B),
        ("Power", A**B),
        ("Min", np.minimum(A, B)),
        ("Max", np.maximum(A, B)),
        ("Mod", np.mod(A, B)),
        ("ArcTan", np.arctan2(B, A)),
    ],
)
def test_functions_by_name(name, expected):
    found = value(threading(S(name)), {"Input1": A, "Input2": B})
    np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_any_number_of_inputs_of_plus():
    assert value(threading(S.Plus, InputPorts=3), [1.0, 2.0, 4.0]) == 7
    assert value(threading(S.Max), [1.0, 5.0, 4.0, 2.0]) == 5


def test_pure_functions(wl):
    assert wl("ThreadingLayer[#1 - 2 #2 &][{3, 4}]") == -5
    assert wl('ThreadingLayer[If[#a > #b, #a, 10 #b] &][<|"a" -> 3, "b" -> 4|>]') == 40
    assert wl("ThreadingLayer[Function[{u, v}, u^2 + v]][{3, 4}]") == 13
    assert wl("twice[u_, v_] := u + 2 v; ThreadingLayer[twice][{3, 4}]") == 11
    assert wl.messages == []


def test_one_input_is_elementwise():
    np.testing.assert_allclose(value(threading(S.Tanh), A), np.tanh(A))
    assert threading(S.Tanh).inputs.keys() == {"Input"}


def test_slots_name_the_ports(wl):
    assert list(wl("ThreadingLayer[#A / #B &]").inputs) == ["A", "B"]
    assert list(threading(S.Subtract).inputs) == ["Input1", "Input2"]


@pytest.mark.parametrize("first, second", [((2, 3), (2, 3)), ((2, 1), (1, 3)), ((1,), (4,)), ((), ())])
def test_gradients_survive_broadcasting(first, second):
    net = threading(S.Times, InputPorts=2)
    dims = check_layer(net, Input1=first, Input2=second)
    assert dims["Output"] == np.broadcast_shapes(first, second)


@pytest.mark.parametrize(
    "level, low, expected",
    [
        (-1, (2,), A * np.array([1.0, 2.0])[:, None]),
        (1, (3,), A * np.array([1.0, 2.0, 3.0])[None, :]),
        (wl_list((S.Automatic, 1)), (3,), A * np.array([1.0, 2.0, 3.0])[None, :]),
    ],
)
def test_missing_dimensions_at_a_level(level, low, expected):
    net = infer(threading(S.Times, level, InputPorts=2), Input1=(2, 3), Input2=low)
    np.testing.assert_allclose(value(net, {"Input1": A, "Input2": np.arange(1.0, 1 + low[0])}), expected)
    check_layer(net, Input1=(2, 3), Input2=low)


class TestShapes:
    def test_the_output_is_what_they_broadcast_to(self):
        net = infer(threading(S.Plus, InputPorts=2), Input1=(2, 1), Input2=(1, 3))
        assert net.outputs["Output"].dims == (2, 3)

    def test_an_open_input_is_as_large_as_the_other(self):
        net = infer(threading(S.Plus, InputPorts=2), Input1=(2, 3))
        assert net.inputs["Input2"].dims == (2, 3)

    def test_what_only_one_input_can_give_it_gives(self):
        net = infer(threading(S.Plus, InputPorts=2), Input1=(1, 3), Output=(2, 3), Input2=(None, 1))
        assert net.inputs["Input2"].dims == (2, 1)

    def test_without_broadcasting_all_are_equal(self):
        net = infer(threading(S.Plus, S("None"), InputPorts=3), Input2=(2, 3))
        assert {port.dims for port in net.ports.values()} == {(2, 3)}

    def test_integers_become_real(self):
        net = threading(S.Divide, Input1="Integer", Input2="Integer")
        assert net({"Input1": 1, "Input2": 2}) == 0.5


@pytest.mark.parametrize(
    "code, message",
    [
        ("ThreadingLayer[foo]", "ThreadingLayer::invarg: "),
        ("ThreadingLayer[#1 + foo[#2] &]", "ThreadingLayer::invarg: "),
        ("ThreadingLayer[#1 + #A &]", "ThreadingLayer::invarg: "),
        ("ThreadingLayer[Total[{##}] &]", "ThreadingLayer::invarg: "),
        ("ThreadingLayer[Plus, 0]", "ThreadingLayer::invarg: Argument 2"),
        ('ThreadingLayer[Subtract, "InputPorts" -> 3]', "ThreadingLayer::inputcount: "),
        ('ThreadingLayer[Plus, "InputPorts" -> {3, 4}]', "ThreadingLayer::threadshape: The inputs {"),
        ('ThreadingLayer[Plus, "InputPorts" -> {3, {4, 3}}]', "ThreadingLayer::threadshape: The inputs"),
        (
            'ThreadingLayer[Plus, None, "InputPorts" -> {3, 4}]',
            "ThreadingLayer::tyfail4: The ports Input1 and",
        ),
        ('ThreadingLayer[Plus, 5, "InputPorts" -> {3, {4, 3}}]', "ThreadingLayer::threadlevel: "),
        ('ThreadingLayer[Plus, {1}, "InputPorts" -> {3, {4, 3}}]', "ThreadingLayer::levels: "),
        ("ThreadingLayer[Plus][5]", "ThreadingLayer::inputlist: "),
        ("ThreadingLayer[Subtract][{1, 2, 3}]", "ThreadingLayer::missport: "),
    ],
    ids=lambda text: text[:50],
)
def test_mistakes(wl, code, message):
    assert wl(code) is FAILED
    assert any(text.startswith(message) for text in wl.messages), wl.messages


def test_an_open_layer_shows_and_rebuilds_itself(wl):
    code = "ThreadingLayer[Plus]"
    assert wl(f"ToExpression[ToString[{code}, InputForm]] === {code}") is TRUE
    np.testing.assert_array_equal(numbers(wl("ThreadingLayer[Plus][{{1, 2}, {3, 4}}]")), [4, 6])
