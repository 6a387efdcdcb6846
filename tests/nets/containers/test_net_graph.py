"""NetGraph: every form of edges, ports, shapes both ways, values against NumPy, and what is refused."""

import pickle

import numpy as np
import pytest

from tests.checks import normal
from tests.layer_checks import check_layer
from tests.nets.test_nets_in_language import FAILED, Talk
from wlnet.expr.association import Association
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.symbols import S
from wlnet.nets.coder import make_decoder, make_encoder
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.initialize import initialize
from wlnet.nets.net import Net
from wlnet.nets.netport import net_port


def graph(layers, edges=(), **ports):
    layers = Association(layers) if isinstance(layers, dict) else wl_list(layers)
    return make("NetGraph", (layers, wl_list(edges)), ports)


def linear(weights, **options):
    weights = np.asarray(weights, dtype=float)
    return make("LinearLayer", (), {"Weights": weights, "Biases": np.zeros(len(weights)), **options})


def ports(net):
    return list(net.inputs), list(net.outputs)


@pytest.fixture(scope="module")
def wl():
    return Talk()


A, B = normal(3, 2), normal(3, 2, seed=1)
X = normal(5, 2, seed=2)


class TestEdges:
    """Each form gives the same two branches, added up."""

    @pytest.mark.parametrize(
        "edges",
        [
            "{{1, 2} -> 3}",
            "{1 -> 3, 2 -> 3}",
            "{{1 -> 3}, {{2 -> 3}}}",
            '{NetPort[1, "Output"] -> 3, NetPort[{2, "Output"}] -> 3}',
            '{NetPort[1, "Output"] -> NetPort[3, "Input1"], 2 -> NetPort[{3, "Input2"}]}',
            '{2 -> NetPort[3, "2"], 1 -> NetPort[3, "1"]}',
            '{2 -> NetPort[3, "2"], 1 -> 3}',
            '{{1, 2} -> 3 -> NetPort["Output"]}',
        ],
    )
    def test_several_sources_of_one_layer(self, wl, edges):
        net = wl(
            "NetGraph[{LinearLayer[3], LinearLayer[3], Subtract}, "
            f'{{NetPort["Input1"] -> 1, NetPort["Input2"] -> 2, {edges}}}, "Input1" -> 2, "Input2" -> 2]'
        )
        assert wl.messages == []
        net = net.with_arrays(
            {(1, "Weights"): A, (2, "Weights"): B, (1, "Biases"): np.zeros(3), (2, "Biases"): np.zeros(3)}
        )
        y = net({"Input1": X, "Input2": X}, WorkingPrecision="Real64")
        np.testing.assert_allclose(y, X @ A.T - X @ B.T, rtol=1e-6, atol=1e-6)

    @pytest.mark.parametrize(
        "edges",
        [
            '{NetPort["in"] -> {1, 2}, {1, 2} -> 3}',
            '{NetPort["in"] -> {1, 2} -> 3}',
            '{NetPort["in"] -> 1, NetPort["in"] -> 2 -> NetPort[3, "2"], 1 -> 3}',
        ],
    )
    def test_one_source_of_several_layers(self, wl, edges):
        net = wl(f'NetGraph[{{LinearLayer[3], LinearLayer[3], CatenateLayer[]}}, {edges}, "in" -> 2]')
        assert wl.messages == []
        assert ports(net) == (["in"], ["Output"]) and net.outputs["Output"].dims == (6,)

    def test_a_row_is_a_chain(self, wl):
        net = wl('NetGraph[<|"a" -> 3, "b" -> Tanh, "c" -> 2|>, {"a" -> "b" -> "c"}, "Input" -> 4]')
        same = wl('NetChain[{3, Tanh, 2}, "Input" -> 4]')
        assert net.outputs == same.outputs
        net, same = initialize(net), initialize(same)
        arrays = {(("a", "b", "c")[path[0] - 1], path[1]): array for path, array in same.arrays.items()}
        np.testing.assert_array_equal(net.with_arrays(arrays)(normal(7, 4)), same(normal(7, 4)))

    def test_layers_as_a_list_of_rules(self, wl):
        net = wl('NetGraph[{"a" -> {3, Tanh}, "b" -> 2}, {"a" -> "b"}, "Input" -> 4]')
        assert [child.kind for child in net.children.values()] == ["NetChain", "LinearLayer"]

    def test_an_output_is_muted(self, wl):
        dropout = 'DropoutLayer["OutputPorts" -> {"Output", "BinaryMask"}]'
        shown = wl(f'NetGraph[{{{dropout}, 3}}, {{NetPort[1, "Output"] -> 2}}]')
        assert list(shown.outputs) == ["BinaryMask", "Output"]
        edges = '{NetPort[1, "Output"] -> 2, NetPort[1, "BinaryMask"] -> None}'
        muted = wl(f"NetGraph[{{{dropout}, 3}}, {edges}]")
        assert list(muted.outputs) == ["Output"]

    def test_numbers_count_also_where_layers_have_names(self, wl):
        net = wl('NetGraph[<|"a" -> 3, "b" -> Tanh|>, {1 -> -1}]')
        assert net.layer.order == ("a", "b") and ports(net) == (["Input"], ["Output"])

    def test_edges_may_come_in_any_order(self, wl):
        one = wl(
            'NetGraph[{2, 3, Plus, 3}, {1 -> 2, 2 -> 3, 4 -> 3, NetPort["Input"] -> {1, 4}}, "Input" -> 5]'
        )
        two = wl('NetGraph[{2, 3, Plus, 3}, {NetPort["Input"] -> {1, 4}, {2, 4} -> 3, 1 -> 2}, "Input" -> 5]')
        assert one == two


class TestPorts:
    def test_open_outputs_of_one_name_are_numbered_in_the_order_of_layers(self):
        assert ports(graph((3, S.Tanh))) == (["Input"], ["Output1", "Output2"])

    def test_open_inputs_of_one_name_are_one_input_also_with_one_that_edges_name(self):
        assert ports(graph((3, 3, S.Plus), [rule(wl_list((1, 2)), 3)])) == (["Input"], ["Output"])
        shortcut = [rule(1, 2), rule(net_port("Input"), 2)]
        assert ports(graph((S.Tanh, S.Plus), shortcut)) == (["Input"], ["Output"])
        net = graph((linear(A), linear(B), S.Plus), [rule(wl_list((1, 2)), 3)])
        np.testing.assert_allclose(net(X), X @ (A + B).T, rtol=1e-4, atol=1e-5)

    def test_two_open_inputs_of_one_layer_stay_two(self):
        plus = make("ThreadingLayer", (S.Plus,), {"InputPorts": 2})
        assert ports(graph((plus, 3), [rule(1, 2)]))[0] == ["Input1", "Input2"]

    def test_of_several_outputs_of_a_layer_an_edge_takes_the_one_called_output(self):
        inner = graph((linear(A), S.Tanh), [rule(1, 2), rule(1, net_port("States"))])
        net = graph((inner, S.Ramp), [rule(1, 2), rule(net_port(1, "States"), S("None"))])
        np.testing.assert_allclose(net(X), np.maximum(np.tanh(X @ A.T), 0), rtol=1e-4, atol=1e-5)

    def test_a_loss_leaves_its_target_open(self):
        net = graph((3, make("MeanSquaredLossLayer")), [rule(1, 2)], Input=2)
        assert ports(net) == (["Input", "Target"], ["Loss"])
        assert net.inputs["Target"].dims == (3,)

    def test_numbered_names_avoid_those_given(self):
        net = graph((3, 4, 5), [rule(net_port("Input1"), 1), rule(2, net_port("Output2"))])
        assert ports(net) == (["Input1", "Input"], ["Output2", "Output1", "Output3"])

    def test_an_inner_layer_may_also_be_an_output(self):
        net = graph((3, S.Tanh), [rule(1, 2), rule(1, net_port("linear"))], Input=2)
        net = initialize(net)
        y = net(X)
        np.testing.assert_allclose(np.tanh(y["linear"]), y["Output"], rtol=1e-5)

    def test_two_outputs_from_one_layer(self):
        net = initialize(graph((3,), [rule(1, net_port("a")), rule(1, net_port("b"))], Input=2))
        y = net(X)
        np.testing.assert_array_equal(y["a"], y["b"])

    def test_an_unread_output_beside_one_read_stays_inside(self):
        assert ports(graph((3, S.Tanh, S.Ramp), [rule(1, wl_list((2, 3)))]))[1] == ["Output1", "Output2"]

    def test_coders_move_to_the_ports_of_the_graph(self):
        decoder, encoder = make_decoder("Class", wl_list(("a", "b"))), make_encoder("Scalar")
        first = make("LinearLayer", (2,), {"Input": encoder})
        last = make("SoftmaxLayer", (), {"Output": decoder})
        net = graph((first, last), [rule(1, 2)])
        assert net.inputs["Input"].coder == encoder and net.outputs["Output"].coder == decoder
        assert all(port.coder is None for child in net.children.values() for port in child.ports.values())
        assert initialize(net)(2.0) in ("a", "b")


class TestShapes:
    def test_sizes_run_from_the_output_back_through_a_graph(self):
        net = graph(
            (make("LinearLayer"), S.Tanh, S.Plus), [rule(1, rule(2, 3)), rule(1, 3)], Output=4, Input=2
        )
        assert net.array_shapes[(1, "Weights")] == (4, 2)

    def test_a_bare_1_before_a_number_is_a_number(self):
        assert (
            graph((4, 1, S.Tanh), [rule(1, rule(2, 3))], Input=2, Output="Real").outputs["Output"].dims == ()
        )

    def test_a_bare_1_compared_with_a_number_is_a_number(self):
        loss = make("MeanSquaredLossLayer")
        assert graph((4, 1, loss), [rule(1, rule(2, 3))], Input=2, Target="Real").array_shapes[
            (2, "Weights")
        ] == (1, 4)

    def test_later_knowledge_of_an_input_reaches_all_layers_it_feeds(self):
        net = graph((2, 3), [rule(net_port("x"), wl_list((1, 2)))])
        net = infer(net, x=(5,))
        assert [net.array_shapes[(key, "Weights")] for key in (1, 2)] == [(2, 5), (3, 5)]

    def test_nested_graphs_and_chains(self):
        inner = graph(
            {"f": make("NetChain", (wl_list((3, S.Tanh)),)), "add": S.Plus},
            [rule("f", "add"), rule(net_port("Input"), wl_list(("f", "add")))],
        )
        outer = make("NetChain", (wl_list((3, inner, inner, 2)),), {"Input": 4})
        assert (2, "f", 1, "Weights") in outer.arrays and outer.outputs["Output"].dims == (2,)
        check_layer(outer, Input=(4,))

    def test_gradients_through_branches(self):
        net = graph(
            (make("LinearLayer", (wl_list((2, 3)),)), S.Tanh, S.Times, make("CatenateLayer", (2,))),
            [rule(1, wl_list((2, 3))), rule(2, rule(3, 4)), rule(1, 4), rule(2, net_port("side"))],
        )
        assert check_layer(net, Input=(2,)) == {"Input": (2,), "side": (2, 3), "Output": (2, 6)}


class TestValues:
    def test_a_residual_block(self):
        net = graph(
            (linear(A[:2]), S.Ramp, S.Plus), [rule(1, rule(2, 3)), rule(net_port("Input"), wl_list((1, 3)))]
        )
        np.testing.assert_allclose(net(X), X + np.maximum(X @ A[:2].T, 0), rtol=1e-5)

    def test_single_examples_and_batches_of_several_ports(self):
        named = [rule(net_port(f"Input{i}"), i) for i in (1, 2)]
        net = graph((linear(A), linear(B), S.Plus), [*named, rule(wl_list((1, 2)), 3)])
        many = net({"Input1": X, "Input2": -X})
        one = net({"Input1": X[1], "Input2": -X[1]})
        assert many.shape == (5, 3) and one.shape == (3,)
        np.testing.assert_allclose(one, many[1], rtol=1e-5, atol=1e-6)

    def test_batch_size_does_not_matter(self):
        net = graph((linear(A), S.Tanh), [rule(1, 2), rule(1, net_port("a"))])
        whole, pieces = net(X), net(X, BatchSize=2)
        for port in ("a", "Output"):
            np.testing.assert_allclose(whole[port], pieces[port], rtol=1e-6)

    def test_a_port_is_asked_for_by_name(self):
        net = graph((linear(A), S.Tanh), [rule(1, 2), rule(1, net_port("a"))])
        np.testing.assert_allclose(net(X, "a"), X @ A.T, rtol=1e-5)
        assert list(net(X, S.All)) == ["a", "Output"]


class TestLanguage:
    def test_the_smallest_graph_of_a_chain_and_of_a_layer(self, wl):
        net = wl('NetGraph[NetChain[<|"a" -> 3, "b" -> Tanh|>, "Input" -> 2]]')
        assert list(net.children) == ["a", "b"] and net.inputs["Input"].dims == (2,)
        assert wl('NetGraph[LinearLayer[3, "Input" -> 2]]').array_shapes == {
            (1, "Weights"): (3, 2),
            (1, "Biases"): (3,),
        }
        assert wl("With[{g = NetGraph[{3}, {}]}, NetGraph[g] === g]") is S("True")

    def test_input_form_makes_an_equal_net(self, wl):
        for code in (
            'NetInitialize[NetGraph[{3, Ramp, Plus}, {1 -> 2 -> 3, 1 -> 3}, "Input" -> 2]]',
            'NetGraph[<|"a" -> {3, Tanh}, "c" -> CatenateLayer[-1], "d" -> 2|>, '
            '{{"a", "d"} -> "c", "a" -> NetPort["side"]}]',
            'NetGraph[{DropoutLayer["OutputPorts" -> {"Output", "BinaryMask"}], 3, 4}, '
            '{NetPort[1, "Output"] -> {2, 3}, NetPort[1, "BinaryMask"] -> None, 3 -> NetPort["z"], '
            '2 -> NetPort["a"]}]',
            'NetGraph[{2, SoftmaxLayer[]}, {1 -> 2}, "Output" -> NetDecoder[{"Class", {x, y}}], '
            "LearningRateMultipliers -> {1 -> 0}]",
            'NetInitialize[NetMapOperator[{LinearLayer[2, "Input" -> 3], Tanh}]]',
            "NetChain[{NetGraph[{3, Tanh}, {1 -> 2}], NetMapOperator[ThreadingLayer[Plus]]}]",
        ):
            assert wl(f"ToExpression[ToString[{code}, InputForm]] === {code}") is S("True"), code
            assert wl.messages == []

    def test_parts_by_path(self, wl):
        wl('g = NetInitialize[NetGraph[<|"a" -> {3, Tanh}, "b" -> 2|>, {"a" -> "b"}, "Input" -> 4]]')
        assert wl('Dimensions[NetExtract[g, {"a", 1, "Weights"}]]') == wl("{3, 4}")
        assert wl('g[["a", 2]]').kind == "ElementwiseLayer"
        assert wl("Keys[NetExtract[g, All]]") == wl('{"a", "b"}')
        assert wl('Keys[NetExtract[g, {All, "Biases"}]]') == wl('{"b"}')
        assert wl("Head[Normal[g]]") is S.Association
        assert wl('Information[g, "ArraysTotalElementCount"]') == 3 * 4 + 3 + 2 * 3 + 2
        assert wl('Information[g, "LayersCount"]') == 3
        assert wl("Length[g]") == 2

    def test_the_table_says_what_feeds_what(self, wl):
        table = wl('NetGraph[{3, Tanh, Plus}, {1 -> 2, {1, 2} -> 3}, "Input" -> 2]').wl_shown(repr)
        assert table.splitlines() == [
            "NetGraph  (uninitialized)",
            "  Input                vector (size: 2)",
            "  1       LinearLayer  vector (size: 3)  from Input",
            "  2       Tanh         vector (size: 3)  from 1",
            "  3       Plus         vector (size: 3)  from 1, 2",
            "  Output               vector (size: 3)  from 3",
        ]


MISTAKES = [
    ("NetGraph[{3, Tanh}, {1 -> 2, 2 -> 1}]", "NetGraph::cycle: The layers {1, 2, 1} feed one another"),
    ("NetGraph[{3, 4, 5}, {1 -> 2 -> 3 -> 1}]", "NetGraph::cycle: The layers {1, 2, 3, 1}"),
    (
        "NetGraph[{3, 4}, {1 -> 3}]",
        "NetGraph::nolayer: The edge 1 -> 3 mentions 3, but the layers of the graph are {1, 2}.",
    ),
    (
        'NetGraph[<|"a" -> 3, "b" -> 2|>, {"A" -> "b"}]',
        "NetGraph::nolayer: The edge A -> b mentions A",
    ),
    ('NetGraph[{3}, {"Input" -> 1}]', "NetGraph::nolayer: "),
    (
        'NetGraph[{3, 4}, {NetPort[1, "Outptu"] -> 2}]',
        "NetGraph::noport: The layer 1 (LinearLayer) has no output port Outptu; it has {Output}.",
    ),
    ("NetGraph[{3, 4, 5}, {1 -> 3, 2 -> 3}]", "NetGraph::allfed: All inputs {Input} of the layer 3"),
    (
        'NetGraph[{3, 4, 5}, {1 -> NetPort[3, "Input"], 2 -> NetPort[3, "Input"]}]',
        "NetGraph::fedtwice: The Input port of layer 3 is fed by layer 1 and by layer 2.",
    ),
    (
        'NetGraph[{3, 4}, {1 -> NetPort["o"], 2 -> NetPort["o"]}]',
        "NetGraph::fedtwice: The o port of NetPort[o] is fed by",
    ),
    ('NetGraph[{3}, {NetPort["x"] -> 1 -> NetPort["x"]}]', "NetGraph::bothsides: The port x"),
    ('NetGraph[{3}, {NetPort["x"] -> NetPort["y"]}]', "NetGraph::through: "),
    ("NetGraph[{3, Plus}, {}]", "NetGraph::openports: The layer 2 (ThreadingLayer)"),
    ("NetGraph[{3}, {1 -> None}]", "NetGraph::nothingout: "),
    ("NetGraph[{3, Tanh}, {5}]", "NetGraph::invedge: 5 is not an edge"),
    ("NetGraph[{3, Tanh}, x]", "NetGraph::invedges: "),
    ('NetGraph[{{3, Tanh}, 2}, {NetPort[{1, 2, "Output"}] -> 2}]', "NetGraph::deepport: "),
    (
        "NetGraph[{3, foo[1]}, {1 -> 2}]",
        "NetGraph::invlayer: Layer 2 of the graph is foo[1], which is not a layer.",
    ),
    (
        "NetGraph[{3, LinerLayer[1]}, {1 -> 2}]",
        "NetGraph::invlayer: Layer 2 of the graph is LinerLayer[1], which is not a layer. "
        "Did you mean LinearLayer?",
    ),
    ("NetGraph[{}, {}]", "NetGraph::empty: "),
    ('NetGraph[{"a" -> 3, "a" -> 4}, {}]', "NetGraph::dupname: The layer name a is given twice."),
    ('NetGraph[{3}, {}, "Inptu" -> 2]', "NetGraph::optx: NetGraph has no option Inptu. Did you mean Input?"),
    (
        'NetGraph[{3, LinearLayer[4, "Input" -> 5]}, {1 -> 2}]',
        "NetGraph::tyfail1: The Output port of layer 1 (LinearLayer) gives a vector (size: 3), "
        "but the Input port of layer 2 (LinearLayer) takes a vector (size: 5).",
    ),
    (
        'NetGraph[{LinearLayer[2, "Input" -> 3], LinearLayer[2, "Input" -> 4]}, {NetPort["x"] -> {1, 2}}]',
        "NetGraph::tyfail2: The Input port of layer 2 (LinearLayer) is a vector (size: 4), "
        "but that of NetGraph is a vector (size: 3).",
    ),
    ('NetGraph[{3, {4, LinearLayer[2, "Input" -> 5]}}, {1 -> 2}]', "NetChain::tyfail1: "),
    ('NetGraph[{3, NetChain[{Tanh, LinearLayer[2, "Input" -> 5]}]}, {1 -> 2}]', "NetGraph::tyfail1: "),
    (
        "NetGraph[{3, 4, Plus}, {{1, 2} -> 3}]",
        "NetGraph::threadshape: The inputs {Input1, Input2} of layer 3 (ThreadingLayer)",
    ),
    ("NetGraph[1, 2, 3]", "NetGraph::nargs: "),
]


@pytest.mark.parametrize("code, message", MISTAKES, ids=lambda text: text[:50])
def test_mistakes_give_a_message_and_failed(wl, code, message):
    assert wl(code) is FAILED
    assert any(text.startswith(message) for text in wl.messages), wl.messages


def test_a_net_of_three_levels_survives_pickling():
    net = initialize(
        graph(
            {"a": make("NetMapOperator", (wl_list((2, S.Tanh)),)), "b": 1},
            [rule("a", "b")],
            Input=wl_list((3, 2)),
        )
    )
    assert isinstance(net, Net) and pickle.loads(pickle.dumps(net)) == net


ORDERS = [
    ('{LinearLayer[2], TotalLayer[]}, {NetPort["B"] -> 2, NetPort["A"] -> 1 -> 2}', ["B", "A"]),
    ('{TotalLayer[]}, {{NetPort["B"], NetPort["A"]} -> 1}', ["B", "A"]),
    ('{CatenateLayer[]}, {NetPort["B"] -> NetPort[{1, "Input2"}], NetPort["A"] -> NetPort[{1, "Input1"}]}',
     ["B", "A"]),
    ('{LinearLayer[2], TotalLayer[]}, {1 -> 2, NetPort["A"] -> 2}', ["A", "Input"]),
    ('{LinearLayer[2], LinearLayer[2]}, {}', ["Input"]),
]  # fmt: skip


@pytest.mark.parametrize("code, names", ORDERS)
def test_inputs_are_in_the_order_in_which_edges_name_them(wl, code, names):
    wl(f"net = NetGraph[{code}]")
    assert list(wl("net").inputs) == names
    wl("back = ToExpression[ToString[net, InputForm]]")
    assert list(wl("back").inputs) == names
    assert wl("back === net") is S("True")
    assert list(wl("NetFlatten[NetGraph[{net}, {}]]").inputs) == names


def test_sources_of_a_graph_inside_go_to_its_inputs_in_that_order(wl):
    """A part of a U-net: the first input joins what comes up, the second comes from below."""
    wl(
        'deconv = DeconvolutionLayer[2, {2, 2}, "Stride" -> {2, 2}];'
        'up = NetGraph[{"deconv" -> deconv, "cat" -> CatenateLayer[]},'
        ' {NetPort["Input1"] -> "cat", NetPort["Input2"] -> "deconv" -> "cat"}];'
        'down = PoolingLayer[{2, 2}, "Stride" -> 2];'
        'net = NetGraph[<|"a" -> ConvolutionLayer[3, 1], "b" -> down, "up" -> up|>,'
        ' {NetPort["Input"] -> "a" -> "b", {"a", "b"} -> "up"}, "Input" -> {1, 4, 4}]'
    )
    assert wl("net").outputs["Output"].dims == (5, 4, 4)
