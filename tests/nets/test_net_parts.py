"""NetExtract, Part, Normal, Information, printing, InputForm, equality."""

import numpy as np
import pytest

from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_rule, rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.coder import coder_of, make_decoder, make_encoder
from wlnet.nets.construct import make
from wlnet.nets.information import PROPERTIES, information
from wlnet.nets.initialize import initialize
from wlnet.nets.net import Net
from wlnet.nets.surgery.surgery import extract, normal

W = np.array([[1.0, 2], [3, 4], [5, 6]])


def chain(*layers, **ports):
    return make("NetChain", (wl_list(layers),), ports)


def linear(*args, **options):
    return make("LinearLayer", args, options)


NET = chain(linear(3, Weights=W, Biases=np.zeros(3)), S.Ramp, wl_list((2, make("SoftmaxLayer"))), Input=2)
NAMED = make("NetChain", (Association({"lin": linear(3), "act": "GELU"}),), {"Input": 2})


def path(*steps):
    return wl_list(steps)


class TestExtract:
    def test_arrays_and_layers(self):
        assert extract(NET, path(1, "Weights")) == packed(W)
        assert extract(NET, path(3, 1, "Weights")) is S.Automatic
        assert extract(NET, 1) == extract(NET, -3)
        assert extract(NET, path(3, 2)).kind == "SoftmaxLayer"
        assert extract(NAMED, path("lin", "Biases")) is S.Automatic

    def test_an_extracted_layer_keeps_its_shapes(self):
        layer = extract(NET, path(3, 1))
        assert (layer.inputs["Input"].dims, layer.outputs["Output"].dims) == ((3,), (2,))
        again = chain(extract(NET, 1), S.Tanh)
        np.testing.assert_allclose(again(np.ones(2)), np.tanh(W.sum(axis=1)), rtol=1e-6)

    def test_parameters_and_ports(self):
        assert extract(NET, path(2, "Function")) is S.Ramp
        assert extract(make("SoftmaxLayer", (2,)), "Level") == 2
        assert extract(make("DropoutLayer"), "DropoutProbability") == 0.5
        assert extract(make("DropoutLayer"), "OutputPorts") == "Output"
        assert extract(linear(2, Biases=S("None")), "Biases") is S("None")
        assert extract(NET, "Input") == 2 and extract(NET, path(3, "Output")) == 2
        assert extract(make("LinearLayer", ()), "Input") is S.Automatic

    def test_parts_of_coders(self):
        dec = make_decoder("Class", wl_list(("a", "b")))
        net = chain(2, Output=dec)
        assert extract(net, "Output") is dec
        assert extract(net, path("Output", "Labels")) == wl_list(("a", "b"))

    def test_lists_of_paths_and_all(self):
        both = extract(NET, wl_list((path(1, "Biases"), path(2, "Function"))))
        assert both == wl_list((packed(np.zeros(3)), S.Ramp))
        assert extract(NAMED, S.All).keys() == ["lin", "act"]
        assert extract(NET, path(S.All, "Weights")).keys() == [1]
        assert extract(extract(NET, 1), S.All).get("Weights") == packed(W)

    @pytest.mark.parametrize(
        "spec, text",
        [
            (7, r"NetExtract::netpart: NetChain has no part 7"),
            (0, r"NetExtract::netpart"),
            ("weights", r"NetExtract::netpart"),
            (path(1, "weights"), r"LinearLayer has no part weights.*Did you mean Weights"),
            (path(1, "Weights", 2), r"NetExtract::nomoreparts"),
            (S.Span(1, 2, 2), r"NetExtract::netspan.*NetChain"),
            (S.Span(1, 7), r"NetExtract::nolayer: 7 is not a layer of the net"),
        ],
    )
    def test_unknown_parts(self, spec, text):
        with pytest.raises(MessageError, match=text):
            extract(NET, spec)

    def test_part_is_the_same_under_its_own_name(self):
        assert NET.wl_part((1, "Weights")) == packed(W)
        with pytest.raises(MessageError, match=r"Part::netpart"):
            NET.wl_part((9,))

    def test_normal(self):
        assert [part.kind for part in normal(NET)] == ["LinearLayer", "ElementwiseLayer", "NetChain"]
        assert NAMED.wl_normal().keys() == ["lin", "act"]
        assert normal(linear(3)).get("OutputDimensions") == 3


class TestInformation:
    def test_totals_of_the_specification(self):
        net = chain(3, S.Ramp, 2, Input=4)
        assert information(net, "ArraysTotalElementCount") == 4 * 3 + 3 + 3 * 2 + 2
        assert information(net, "ArraysTotalByteCount") == 4 * 23
        assert information(net, "LayersCount") == 3
        counts = information(net, "LayerTypeCounts")
        assert counts.items() == [(S.LinearLayer, 2), (S.ElementwiseLayer, 1)]
        assert sum(counts.values()) == information(net, "LayersCount")

    def test_arrays_by_position(self):
        assert information(NET, "ArraysPositionList") == wl_list(
            (path(1, "Weights"), path(1, "Biases"), path(3, 1, "Weights"), path(3, 1, "Biases"))
        )
        assert information(NET, "Arrays").get(path(1, "Weights")) == packed(W)
        assert information(NET, "Arrays").get(path(3, 1, "Weights")) is S.Automatic
        assert information(NET, "ArraysDimensions").get(path(3, 1, "Weights")) == wl_list((2, 3))
        assert information(NET, "ArraysElementCounts").get(path(1, "Biases")) == 3

    def test_ports_and_layers(self):
        assert information(NET, "InputPorts").items() == [("Input", 2)]
        assert information(NET, "OutputPortNames") == wl_list(("Output",))
        assert information(NET, "Layers").keys() == [path(1), path(2), path(3, 1), path(3, 2)]

    def test_lists_and_summary(self):
        assert information(NET, wl_list(("ArraysCount", "LayersCount"))) == wl_list((4, 4))
        assert information(NET).get("ArraysCount") == 4

    @pytest.mark.parametrize("name", sorted(PROPERTIES))
    def test_every_property_has_a_value(self, name):
        assert information(NET, name) is not None
        assert information(make("ElementwiseLayer", (S.Tanh,), {"Input": 3}), name) is not None

    def test_unknown_properties(self):
        with pytest.raises(MessageError, match=r"Information::netprop.*ArrayCount.*Did you mean ArraysCount"):
            information(NET, "ArrayCount")

    def test_topology_hash_ignores_arrays(self):
        assert information(NET, "TopologyHash") == information(initialize(NET), "TopologyHash")
        assert information(NET, "TopologyHash") != information(NAMED, "TopologyHash")


class TestText:
    def test_a_chain_is_a_table_of_layers_types_and_shapes(self):
        net = chain(3, S.Tanh, wl_list((4, "GELU")), 2, make("SoftmaxLayer"), Input=5, Output=2)
        assert repr(net).splitlines() == [
            "NetChain  (uninitialized)",
            "  Input                       vector (size: 5)",
            "  1       LinearLayer         vector (size: 3)",
            "  2       Tanh                vector (size: 3)",
            "  3       NetChain (2 nodes)  vector (size: 4)",
            "  4       LinearLayer         vector (size: 2)",
            "  5       SoftmaxLayer        vector (size: 2)",
            "  Output                      vector (size: 2)",
        ]
        assert repr(initialize(net)).splitlines()[0] == "NetChain"

    def test_a_layer_shows_parameters_ports_and_arrays(self):
        assert repr(linear(3, Input=2)).splitlines() == [
            "LinearLayer  (uninitialized)",
            "  OutputDimensions  parameter  3",
            "  Input             input      vector (size: 2)",
            "  Output            output     vector (size: 3)",
            "  Weights           array      matrix (size: 3 x 2), uninitialized",
            "  Biases            array      vector (size: 3), uninitialized",
        ]

    def test_what_is_open_is_said(self):
        open_net = chain(3, S.Tanh)
        assert repr(open_net).startswith("NetChain  (partially specified, uninitialized)\n")
        assert repr(make("SoftmaxLayer")).splitlines()[0] == "SoftmaxLayer"

    def test_inside_an_expression_a_net_is_one_line(self):
        assert NET.wl_text("OutputForm") == "NetChain[<3>, uninitialized]"
        assert initialize(NET).wl_text("OutputForm") == "NetChain[<3>]"
        assert make("SoftmaxLayer").wl_text("OutputForm") == "SoftmaxLayer[<>]"

    def test_expressions_are_shown_by_the_printer_at_hand(self):
        net = make("ElementwiseLayer", (S.Function(S.Max(S.Slot(1), 0)),), apply=lambda f, x: S.Max(x, 0))
        shown = chain(net).wl_shown(lambda e: "Max[#1, 0] & ")
        assert "Max[#1, 0] &" in shown


@pytest.mark.parametrize(
    "net",
    [
        NET,
        NAMED,
        initialize(NAMED),
        linear(wl_list(()), Biases=S("None"), Input=wl_list((2, 3))),
        make(
            "DropoutLayer",
            (0.25,),
            {"Method": "AlphaDropout", "OutputPorts": wl_list(("Output", "BinaryMask"))},
        ),
        make("FlattenLayer", (wl_list((path(2), path(1))),)),
        make("ReshapeLayer", (wl_list((2, S.Automatic)),)),
        make("CrossEntropyLossLayer", ("Binary",)),
        make("SoftmaxLayer", (1,), {"Input": wl_list((S.Automatic, 3))}),
        chain(5, S.Tanh, 1, Input="Scalar", Output="Scalar"),
        chain(
            2,
            Input=make_encoder("Class", wl_list(("a", "b"))),
            LearningRateMultipliers=wl_list((rule(1, 0),)),
        ),
    ],
    ids=lambda net: net.kind,
)
def test_input_form_rebuilds_the_net(net):
    assert rebuilt(net.wl_input()) == net


def rebuilt(expr):
    """The value of an expression of net constructors, without an evaluator."""
    if isinstance(expr, Association):
        return expr.with_values(map(rebuilt, expr.values()))
    if not isinstance(expr, Expr) or expr.array is not None:
        return expr
    args = tuple(map(rebuilt, expr.args))
    name = getattr(expr.head, "name", "")
    if name in ("NetEncoder", "NetDecoder"):
        return coder_of(args[0], name)
    if not name.endswith(("Layer", "Chain")):
        return Expr(expr.head, args)
    options = {getattr(r.item(0), "name", r.item(0)): r.item(1) for r in args if is_rule(r)}
    return make(name, tuple(a for a in args if not is_rule(a)), options)


class TestEquality:
    def test_structure_and_bits_count(self):
        assert linear(3, Input=2) == linear(3, Input=2)
        assert hash(linear(3, Input=2)) == hash(linear(3, Input=2))
        assert linear(3, Input=2) != linear(3, Input=4)
        assert linear(3, Weights=W) != linear(3, Weights=W + 1)
        assert linear(3, Weights=W) == linear(3, Weights=W.copy())
        assert linear(3, Input=2) != linear(3, Input=2, LearningRateMultipliers=0)
        assert chain(linear(3), "GELU", Input=2) != NAMED

    def test_nan_equals_itself(self):
        assert linear(3, Weights=W * np.nan) == linear(3, Weights=W * np.nan)

    def test_nets_are_keys(self):
        assert {linear(3): 1}[linear(3)] == 1


class TestMultipliers:
    def test_numbers_and_none(self):
        assert linear(3, LearningRateMultipliers=2).multipliers == {("Weights",): 2, ("Biases",): 2}
        assert set(linear(3, LearningRateMultipliers=S("None")).multipliers.values()) == {0}

    def test_rules_by_array_layer_span_and_path(self):
        net = chain(
            3,
            S.Tanh,
            4,
            wl_list((5,)),
            LearningRateMultipliers=wl_list(
                (rule(path(1, "Biases"), 7), rule(1, 2), rule(S.Span(3, 4), S("None")))
            ),
        )
        assert net.multipliers == {
            (1, "Weights"): 2,
            (1, "Biases"): 7,
            (3, "Weights"): 0,
            (3, "Biases"): 0,
            (4, 1, "Weights"): 0,
            (4, 1, "Biases"): 0,
        }

    def test_the_first_rule_counts_and_inner_settings_stay(self):
        inner = linear(3, LearningRateMultipliers=wl_list((rule("Weights", 5),)))
        assert chain(inner, 2).multipliers[(1, "Weights")] == 5
        freezing = wl_list((rule(2, 1), rule(S.Blank(), S("None"))))
        assert list(chain(inner, 2, LearningRateMultipliers=freezing).multipliers.values()) == [0, 0, 1, 1]

    def test_wrong_settings(self):
        with pytest.raises(MessageError, match=r"General::multpart.*7"):
            chain(3, LearningRateMultipliers=wl_list((rule(7, 0),)))
        with pytest.raises(MessageError, match=r"General::invmult.*fast"):
            chain(3, LearningRateMultipliers="fast")


def test_ports_can_be_changed_and_freed():
    net = chain(2, make("SoftmaxLayer"), Input=3)
    decoded = net.with_ports(Output=make_decoder("Class", wl_list(("a", "b"))).port_type)
    assert decoded.outputs["Output"].coder is not None
    assert decoded.with_ports(Output=None).outputs["Output"].coder is None
    assert (
        isinstance(net.with_ports(Input=None), Net)
        and net.with_ports(Input=None).inputs["Input"].dims is None
    )
    with pytest.raises(MessageError, match=r"NetChain::noport.*Imput.*\{Input, Output\}"):
        net.with_ports(Imput=(3,))
