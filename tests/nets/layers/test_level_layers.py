"""Layers that move, repeat, pad, take and put in: against NumPy, with fixed and with varying lengths."""

import numpy as np
import pytest

from tests.checks import normal
from tests.evaluating import Room
from tests.layer_checks import check_layer, check_varying
from wlnet.expr.expr import wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.types import PortType


def swap(m, n):
    return S.TwoWayRule(m, n)


def layer(name, *args, **options):
    return make(name, tuple(wl_list(a) if isinstance(a, tuple) else a for a in args), options)


def value(net, *data, **ports):
    given = data[0] if data else ports
    return net(given, WorkingPrecision="Real64")


@pytest.fixture(scope="module")
def room():
    return Room()


@pytest.mark.parametrize(
    "spec, axes",
    [
        (swap(1, 2), (1, 0, 2, 3)),
        (swap(1, -1), (3, 1, 2, 0)),
        ((swap(1, 3), swap(1, 4)), (3, 1, 0, 2)),
        ((swap(1, 3), swap(2, 4)), (2, 3, 0, 1)),
        ((2, 3, 1), (2, 0, 1, 3)),
    ],
)
def test_transpose(spec, axes):
    net = infer(layer("TransposeLayer", spec), Input=(3, 4, 5, 6))
    x = normal(2, 3, 4, 5, 6)
    np.testing.assert_array_equal(value(net, x), np.transpose(x, (0, *(a + 1 for a in axes))))
    back = infer(layer("TransposeLayer", spec), Output=net.outputs["Output"].dims)
    assert back.inputs["Input"].dims == (3, 4, 5, 6)


@pytest.mark.parametrize(
    "args, dims, expected",
    [
        ((2,), (3,), lambda x: np.stack([x, x])),
        ((2,), (), lambda x: np.array([x, x])),
        (((2, 1),), (3,), lambda x: np.stack([x, x])[:, None]),
        ((2, 2), (3, 4), lambda x: np.stack([x, x], axis=1)),
        ((2, -1), (3, 4), lambda x: np.stack([x, x], axis=2)),
    ],
)
def test_replicate(args, dims, expected):
    net = infer(layer("ReplicateLayer", *args), Input=dims)
    check_layer(layer("ReplicateLayer", *args), Input=dims)
    x = normal(*dims) if dims else 0.7
    np.testing.assert_array_equal(value(net, x), expected(x))


def test_replicate_takes_its_number_from_the_output():
    net = infer(layer("ReplicateLayer", S.Automatic), Input=(2,), Output=(5, None))
    assert net.outputs["Output"].dims == (5, 2)


@pytest.mark.parametrize(
    "spec, part",
    [
        (2, np.s_[1]),
        (-1, np.s_[-1]),
        (S.Span(2, 4), np.s_[1:4]),
        (S.Span(-2, S.All), np.s_[-2:]),
        (S.Span(1, -1, 2), np.s_[::2]),
        (S.Span(-1, 1, -2), np.s_[::-2]),
        ((S.Span(2, 3), 1), np.s_[1:3, 0]),
        ((S.All, S.Span(1, 2)), np.s_[:, :2]),
    ],
)
def test_part(spec, part):
    check_layer(layer("PartLayer", spec), Input=(5, 3))
    x = normal(5, 3)
    np.testing.assert_array_equal(value(infer(layer("PartLayer", spec), Input=(5, 3)), x), x[part])


@pytest.mark.parametrize("spec", [2, -2, S.Span(1, 2), S.Span(2, -1), S.Span(-2, -1), S.Span(1, -1, 2)])
def test_parts_of_sequences_are_counted_from_their_own_end(spec):
    net = layer("PartLayer", spec, Input=wl_list(("Varying", 2)))
    check_varying(net, (3, 2, 6, 5))


@pytest.mark.parametrize(
    "widths, padding, how",
    [
        (((1, 2),), 0, {"mode": "constant"}),
        (((1, 0), (0, 2)), 3, {"mode": "constant", "constant_values": 3}),
        (((2, 1),), "Fixed", {"mode": "edge"}),
        (((2, 1), (1, 2)), "Reflected", {"mode": "reflect"}),
    ],
)
def test_padding(widths, padding, how):
    pairs = tuple(map(wl_list, widths))
    net = layer("PaddingLayer", pairs, Padding=padding)
    check_layer(net, Input=(4, 3))
    x = normal(4, 3)
    whole = (*widths, (0, 0))[:2]
    np.testing.assert_array_equal(value(infer(net, Input=(4, 3)), x), np.pad(x, whole, **how))
    assert infer(net, Output=infer(net, Input=(4, 3)).outputs["Output"].dims).inputs["Input"].dims == (4, 3)


@pytest.mark.parametrize("padding", [2.5, "Fixed", "Reflected"])
def test_padding_of_sequences(padding):
    net = layer(
        "PaddingLayer", (wl_list((2, 1)), wl_list((0, 1))), Padding=padding, Input=wl_list(("Varying", 2))
    )
    check_varying(net, (3, 4, 6))


def test_append_and_prepend():
    x, e = normal(3, 2), normal(2, seed=1)
    for name, expected in (("AppendLayer", [*x, e]), ("PrependLayer", [e, *x])):
        net = infer(layer(name), Input=(3, 2))
        check_layer(layer(name), Input=(3, 2))
        np.testing.assert_array_equal(value(net, Input=x, Element=e), expected)
        assert net.inputs["Element"].dims == (2,)
        check_varying(infer(layer(name), Input=("Varying", 2)))
        integers = PortType((3,), "Integer")
        assert infer(layer(name), {"Input": integers}).outputs["Output"].is_integer


@pytest.mark.parametrize("number", [S.All, 2, -2])
def test_ordering(number):
    x = np.array([3.0, 1, 2, 1, 5])
    net = infer(layer("OrderingLayer", number), Input=(5,))
    whole = np.argsort(x, kind="stable") + 1
    expected = whole if number is S.All else whole[:2] if number == 2 else whole[-2:]
    np.testing.assert_array_equal(value(net, x), expected)
    check_varying(layer("OrderingLayer", number, Input="Varying"), (3, 2, 6), gradients=False)


@pytest.mark.parametrize(
    "positions",
    [[[1, 2], [-1, 1]], [[2], [-3]], [[[1, 1]], [[3, -1]]]],
)
def test_extract(positions):
    p, x = np.array(positions), normal(3, 2)
    net = infer(layer("ExtractLayer"), {"Input": PortType((3, 2)), "Position": PortType(p.shape)})
    index = np.where(p > 0, p - 1, p)
    expected = x[tuple(index[..., i] for i in range(p.shape[-1]))]
    np.testing.assert_array_equal(value(net, Input=x, Position=p), expected)
    check_layer(layer("ExtractLayer"), {"Position": np.stack([p] * 3)}, Input=(3, 2), Position=p.shape)


def test_extract_a_single_position():
    net = infer(layer("ExtractLayer", Position="Integer"), Input=(3, 2))
    x = normal(3, 2)
    np.testing.assert_array_equal(value(net, Input=x, Position=-1), x[-1])
    with pytest.raises(MessageError, match="ExtractLayer::noposition"):
        net({"Input": x, "Position": 4})


@pytest.mark.parametrize("name", ["TransposeLayer", "ReplicateLayer", "PartLayer"])
def test_varying_levels_may_be_moved(name):
    args = {"TransposeLayer": (), "ReplicateLayer": (2, 2), "PartLayer": ((S.All, 1),)}[name]
    check_varying(layer(name, *args, Input=wl_list(("Varying", 2))))


@pytest.mark.parametrize(
    "name, args, options, message",
    [
        ("TransposeLayer", (swap(1, 3),), {"Input": wl_list((2, 3))}, "nolevel: A matrix .* level 3"),
        ("TransposeLayer", ((1, 3),), {}, "invarg"),
        ("ReplicateLayer", (0,), {}, "invarg"),
        ("ReplicateLayer", (2, 4), {"Input": wl_list((2, 3))}, "noplace"),
        ("ReplicateLayer", (S.Automatic,), {"Output": wl_list(("Varying", 3))}, "replicatelength"),
        ("PartLayer", (4,), {"Input": 3}, "nopart"),
        ("PartLayer", (S.Span(3, 2),), {"Input": 3}, "invarg"),
        ("PartLayer", (0,), {}, "invarg"),
        ("PartLayer", ((1, 1),), {"Input": 3}, "nolevel"),
        ("PaddingLayer", ((wl_list((1, -1)),),), {}, "invarg"),
        ("PaddingLayer", ((wl_list((3, 0)),),), {"Padding": "Reflected", "Input": 3}, "reflect"),
        ("OrderingLayer", (4,), {"Input": 3}, "ordercount"),
        ("OrderingLayer", (0,), {}, "invarg"),
        ("AppendLayer", (), {"Input": "Real"}, "nolist"),
        ("ExtractLayer", (), {"Input": 3, "Position": wl_list((2, 2))}, "deep"),
    ],
)
def test_mistakes(name, args, options, message):
    with pytest.raises(MessageError, match=f"{name}::{message}"):
        layer(name, *args, **options)


@pytest.mark.parametrize(
    "net",
    [
        "TransposeLayer[{1 <-> 3, 1 <-> 2}]",
        "TransposeLayer[{2, 1, 3}]",
        "ReplicateLayer[{2, Automatic}, 2]",
        "PartLayer[{2 ;; -1, All, -1}]",
        "PartLayer[1 ;; -1 ;; 2]",
        'PaddingLayer[{{1, 2}, {0, 3}}, "Padding" -> "Fixed"]',
        "OrderingLayer[-3]",
    ],
)
def test_what_is_printed_reads_back(room, net):
    room.check(f"ToExpression[ToString[{net}, InputForm]] === {net}", "True")
