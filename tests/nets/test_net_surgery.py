"""NetTake, NetDrop, NetDelete, NetAppend, NetPrepend, NetInsert, NetJoin, NetRename, NetFlatten,
NetReplacePart: structure, values and mistakes."""

import numpy as np
import pytest

from tests.checks import normal
from tests.nets.test_nets_in_language import FAILED, Talk, numbers
from wlnet.expr.expr import TRUE

X = normal(6, 2)


@pytest.fixture(scope="module")
def wl():
    talk = Talk()
    talk(
        """
        c = NetInitialize[NetChain[{3, Tanh, 2, SoftmaxLayer[]}, "Input" -> 2,
          "Output" -> NetDecoder[{"Class", {"a", "b"}}]], RandomSeeding -> 5];
        n = NetInitialize[NetChain[<|"one" -> 3, "act" -> Tanh, "two" -> 2|>, "Input" -> 2]];
        g = NetInitialize[NetGraph[<|"a" -> {3, Tanh}, "b" -> 2, "c" -> 4|>, {"a" -> {"b", "c"}},
          "Input" -> 2]];
        s = NetInitialize[NetGraph[{3, Ramp, 3, Plus, 1}, {1 -> 2 -> 3 -> 4 -> 5, 1 -> 4}, "Input" -> 2]];
        lin = NetInitialize[LinearLayer[3, "Input" -> 2]]; x = {0.3, -1.2};
        layers[net_] := Values[Information[net, "Layers"]]; kinds[net_] := Head /@ layers[net];
        """
    )
    assert talk.messages == []
    return talk


def told(wl, code):
    value = wl(code)
    assert wl.messages == [], wl.messages
    return value


def holds(wl, *claims):
    for claim in claims:
        assert told(wl, claim) is TRUE, claim


def close(wl, a, b):
    np.testing.assert_allclose(numbers(told(wl, a)), numbers(told(wl, b)), rtol=1e-5, atol=1e-6)


def refused(wl, code, message):
    assert wl(code) is FAILED
    assert any(text.startswith(message) for text in wl.messages), wl.messages


class TestTake:
    def test_the_values_of_a_part_are_the_values_inside(self, wl):
        close(wl, "NetTake[c, 2][x]", 'c[x, NetPort[{2, "Output"}]]')
        close(wl, "NetTake[c, {3, 3}][NetTake[c, 2][x]]", "c[x, NetPort[3]]")
        close(wl, "c[[2 ;; 3]][lin[x]]", "NetTake[c, {2, 3}][lin[x]]")

    def test_coders_stay_with_their_ends(self, wl):
        holds(
            wl,
            'Head[NetExtract[NetTake[c, {2, 4}], "Output"]] === NetDecoder',
            'NetExtract[NetTake[c, 3], "Output"] === 2',
            'NetExtract[NetTake[c, {2, 4}], "Input"] === 3',
        )

    def test_ends_by_number_name_and_port(self, wl):
        holds(
            wl,
            'NetTake[n, "act"] === NetTake[n, 2] === NetTake[n, -2] === NetTake[n, {1, "act"}]',
            'NetTake[n, NetPort[{"act", "Output"}]] === NetTake[n, 2]',
            'NetTake[n, {NetPort["Input"], NetPort["Output"]}] === NetTake[n, All] === n',
            'Keys[NetTake[n, {"act", "two"}]] === {"act", "two"}',
        )

    def test_ports_of_the_result(self, wl):
        holds(
            wl,
            'd = NetDecoder[{"Class", {u, v}}]; NetExtract[NetTake[n, 3, "Output" -> d], "Output"] === d',
        )

    def test_one_output_of_a_graph(self, wl):
        holds(
            wl,
            'Keys[NetTake[g, NetPort["Output2"]]] === {"a", "c"}',
            'NetTake[g, NetPort["Output2"]][x] === g[x, "Output2"]',
            'NetTake[g, {NetPort["Input"], "b"}][x] === g[x, "Output1"]',
        )

    def test_what_lies_between_in_a_graph(self, wl):
        holds(
            wl,
            "kinds[NetTake[s, {2, 4}]] === {ElementwiseLayer, LinearLayer, ThreadingLayer}",
            "NetTake[g, All] === g",
        )
        close(
            wl,
            'NetTake[s, {2, 4}][<|"Input1" -> s[x, NetPort[1]], "Input2" -> s[x, NetPort[1]]|>]',
            "s[x, NetPort[4]]",
        )

    def test_mistakes(self, wl):
        refused(
            wl, "NetTake[c, 7]", "NetTake::nolayer: 7 is not a layer of the net; its layers are {1, 2, 3, 4}."
        )
        refused(wl, "NetTake[c, {3, 2}]", "NetTake::nothing: ")
        refused(wl, 'NetTake[g, {"b", "c"}]', "NetTake::nothing: ")
        refused(
            wl,
            'NetTake[g, NetPort["Output7"]]',
            "NetTake::noport: The net has no port Output7; it has the inputs",
        )


class TestDropAndDelete:
    def test_first_last_and_inner_ones(self, wl):
        holds(
            wl,
            "NetDrop[c, 1] === NetTake[c, {2, 4}] === NetDelete[c, 1]",
            "NetDrop[c, -1] === NetTake[c, 3] === NetDelete[c, -1]",
            "NetDrop[c, {2}] === NetDrop[c, {2, 2}] === NetDelete[c, 2]",
            'NetDrop[n, {"act"}] === NetDelete[n, "act"]',
            "NetDelete[c, {2, 4}] === NetDelete[NetDelete[c, 4], 2]",
            "Length[NetDrop[c, {2}]] === 3",
        )
        close(wl, "NetDrop[n, {2}][x]", 'n[["two"]][n[["one"]][x]]')

    def test_a_layer_that_changes_sizes_cannot_go(self, wl):
        refused(
            wl, "NetDrop[c, {3}]", "NetDrop::tyfail2: The Output port of layer 3 (SoftmaxLayer) is a vector"
        )
        refused(wl, 'NetDelete[NetChain[{3, 4, LinearLayer[2, "Input" -> 4]}], 2]', "NetDelete::tyfail1: ")
        refused(wl, "NetDrop[c, 4]", "NetDrop::allgone: ")
        refused(wl, "NetDrop[g, 1]", "NetDrop::chain: ")

    def test_in_a_graph_neighbours_are_joined(self, wl):
        net = told(wl, "NetDelete[s, 2]")
        assert list(net.children) == [1, 2, 3, 4]
        close(wl, "NetDelete[s, 2][x]", "s[[5]][s[[3]][s[[1]][x]] + s[[1]][x]]")
        holds(wl, 'Keys[NetDelete[g, NetPort["Output1"]]] === {"a", "b", "c"}')
        assert list(told(wl, 'NetDelete[g, NetPort["Output1"]]').outputs) == ["Output2"]
        refused(wl, "NetDelete[s, 4]", "NetDelete::bridge: The layer 4 (ThreadingLayer)")
        refused(wl, 'NetDelete[g, NetPort["foo"]]', "NetDelete::noport: ")


class TestAppendPrependInsert:
    def test_a_decoder_at_the_end_goes_and_can_be_put_back(self, wl):
        holds(
            wl,
            'NetExtract[NetAppend[c, Ramp], "Output"] === 2',
            'NetAppend[c, Ramp, "Output" -> NetExtract[c, "Output"]][x] === c[x]',
        )

    def test_several_layers_and_names(self, wl):
        holds(
            wl,
            "kinds[NetAppend[lin, {Tanh, 4}]] === {LinearLayer, ElementwiseLayer, LinearLayer}",
            'Keys[NetAppend[n, Ramp]] === {"one", "act", "two", "1"}',
            'Keys[NetAppend[n, {"x" -> Ramp, "y" -> 5}]] === {"one", "act", "two", "x", "y"}',
            'Keys[NetAppend[lin, "x" -> Ramp]] === {"1", "x"}',
            'Keys[NetPrepend[n, "x" -> Ramp]] === {"x", "one", "act", "two"}',
        )

    def test_values(self, wl):
        close(wl, "NetAppend[n, Ramp][x]", "Ramp[n[x]]")
        close(wl, "NetPrepend[n, Ramp][x]", "n[Ramp[x]]")
        close(wl, "NetInsert[c, Ramp, 2][x, None]", "NetTake[c, {2, 4}][Ramp[c[[1]][x]], None]")
        close(wl, 'NetAppend[NetTake[g, "b"], SoftmaxLayer[]][x]', 'SoftmaxLayer[][g[x, "Output1"]]')
        close(wl, "NetPrepend[s, Tanh][x]", "s[Tanh[x]]")

    def test_a_graph_stays_a_graph(self, wl):
        holds(
            wl,
            'Head[NetAppend[NetTake[g, "b"], Ramp]] === NetGraph',
            "Head[NetPrepend[lin, Ramp]] === NetChain",
        )

    def test_places(self, wl):
        holds(
            wl,
            'Keys[NetInsert[n, "x" -> Ramp, 1]] === {"x", "one", "act", "two"}',
            'NetInsert[n, "x" -> Ramp, "one"] === NetInsert[n, "x" -> Ramp, 1]',
            'Last[Keys[NetInsert[n, "x" -> Ramp, -1]]] === "x"',
            "Head[Last[layers[NetInsert[c, Ramp, -1]]]] === ElementwiseLayer",
        )

    def test_mistakes(self, wl):
        refused(
            wl,
            "NetAppend[c, MeanSquaredLossLayer[]]",
            "NetAppend::joinports: MeanSquaredLossLayer has the input ports",
        )
        refused(
            wl, "NetAppend[g, Ramp]", "NetAppend::joinports: NetGraph has the output ports {Output1, Output2}"
        )
        refused(wl, 'NetAppend[c, LinearLayer[3, "Input" -> 9]]', "NetAppend::tyfail1: ")
        refused(wl, 'NetAppend[n, "act" -> Ramp]', "NetAppend::taken: ")
        refused(wl, "NetInsert[n, Ramp, 1]", "NetInsert::named: ")
        refused(wl, 'NetInsert[c, "x" -> Ramp, 1]', "NetInsert::unnamed: ")
        refused(wl, "NetInsert[c, Ramp, 9]", "NetInsert::place: ")
        refused(wl, "NetInsert[c, LinearLayer[7], 2]", "NetInsert::tyfail: ")
        refused(wl, "NetInsert[g, Ramp, 1]", "NetInsert::chain: ")


class TestJoin:
    def test_what_was_cut_comes_together_again(self, wl):
        holds(
            wl,
            "NetJoin[NetTake[c, 1], NetTake[c, {2, 4}]] === c",
            "NetJoin[NetTake[c, 2], NetTake[c, {3, 3}], NetTake[c, {4, 4}]] === c",
        )

    def test_inner_coders_go(self, wl):
        close(wl, "NetJoin[c, n][x]", "n[c[x, None]]")

    def test_names_stay_different(self, wl):
        assert told(wl, "Keys[NetJoin[n, n, n]]") == told(
            wl,
            'Keys[<|"one" -> 1, "act" -> 1, "two" -> 1, "one1" -> 1, "act1" -> 1, "two1" -> 1, "one2" -> 1,'
            '"act2" -> 1, "two2" -> 1|>]',
        )
        close(wl, "NetJoin[n, n][x]", "n[n[x]]")

    def test_with_graphs(self, wl):
        net = told(
            wl,
            'add = NetGraph[{3, Plus}, {1 -> 2, NetPort["Input"] -> {1, 2}}];'
            "j = NetJoin[lin, add, ElementwiseLayer[Ramp]]",
        )
        assert net.kind == "NetGraph" and list(net.inputs) == ["Input"] and list(net.outputs) == ["Output"]
        assert [child.kind for child in net.children.values()] == [
            "LinearLayer",
            "LinearLayer",
            "ThreadingLayer",
            "ElementwiseLayer",
        ]
        close(wl, 'NetJoin[NetTake[g, "b"], s][x]', 's[g[x, "Output1"]]')
        close(wl, "NetJoin[s, NetChain[{Ramp}]][x]", "Ramp[s[x]]")

    def test_mistakes(self, wl):
        refused(
            wl,
            "NetJoin[lin, n]",
            "NetJoin::tyfail1: The Output port of layer 1 (LinearLayer) gives a vector (size: 3)",
        )
        refused(wl, "NetJoin[lin]", "NetJoin::nothing: ")
        refused(wl, "NetJoin[g, n]", "NetJoin::joinports: ")


class TestRename:
    def test_rules_and_functions(self, wl):
        holds(
            wl,
            'Keys[NetRename[n, "act" -> "tanh"]] === {"one", "tanh", "two"}',
            'Keys[NetRename[n, {"one" -> "two", "two" -> "one"}]] === {"two", "act", "one"}',
            'Keys[NetRename[n, ToUpperCase]] === {"ONE", "ACT", "TWO"}',
            'Keys[NetRename[c, "l" <> # &]] === {"l1", "l2", "l3", "l4"}',
            "NetRename[n, ToUpperCase][x] === n[x]",
        )

    def test_ports_of_a_graph(self, wl):
        net = told(
            wl, 'r = NetRename[g, {NetPort["Output1"] -> NetPort["p"], NetPort["Input"] -> NetPort["in"]}]'
        )
        assert list(net.inputs) == ["in"] and list(net.outputs) == ["p", "Output2"]
        holds(wl, 'r[x, "p"] === g[x, "Output1"]')

    def test_levels(self, wl):
        told(wl, 'd = NetChain[<|"p" -> NetChain[<|"q" -> 3|>], "r" -> 2|>]')
        holds(
            wl,
            'Keys[NetRename[d, ToUpperCase][["P"]]] === {"q"}',
            'Keys[NetRename[d, ToUpperCase, 2][["P"]]] === {"Q"}',
            'Keys[NetRename[d, ToUpperCase, {2}]] === {"p", "r"}',
            'Keys[NetRename[d, ToUpperCase, {2}][["p"]]] === {"Q"}',
            'Keys[NetRename[d, "q" -> "z", Infinity][["p"]]] === {"z"}',
        )

    def test_mistakes(self, wl):
        refused(wl, 'NetRename[n, "act" -> "one"]', "NetRename::clash: ")
        refused(wl, 'NetRename[n, "x" &]', "NetRename::clash: ")
        refused(
            wl,
            'NetRename[n, "Act" -> "b"]',
            "NetRename::noname: The net has no layer or port Act there; it has",
        )
        refused(wl, "NetRename[n, 5 &]", "NetRename::string: ")
        refused(wl, 'NetRename[n, NetPort["Inpt"] -> NetPort["x"]]', "NetRename::noname: ")
        refused(wl, 'NetRename[lin, "a" -> "b"]', "NetRename::nonames: ")

    def test_a_chain_with_other_ports_is_a_graph(self, wl):
        wl(
            'r = NetRename[NetInitialize[n], {NetPort["Input"] -> NetPort["x"],'
            ' NetPort["Output"] -> NetPort["y"]}]'
        )
        assert wl('{Head[r], r[<|"x" -> {1, 2}|>]} === {NetGraph, NetInitialize[n][{1, 2}]}') == wl("True")
        assert wl('Information[r, "OutputPortNames"]') == wl('{"y"}')


class TestFlatten:
    @pytest.mark.parametrize(
        "code, head",
        [
            ("NetChain[{3, {Tanh, {4, Ramp}}, 2}]", "NetChain"),
            ('NetChain[<|"a" -> 3, "b" -> {Tanh, 4}|>]', "NetChain"),
            ('NetChain[{3, NetGraph[{3, Plus}, {1 -> 2, NetPort["Input"] -> {1, 2}}], 2}]', "NetGraph"),
            ("NetGraph[{{3, Tanh}, {2, Ramp}}, {1 -> 2}]", "NetChain"),
            ("NetGraph[{{3, Tanh}, {2, Ramp}, {3, 2}}, {1 -> 2, 1 -> 3}]", "NetGraph"),
            (
                'NetGraph[{NetGraph[{2, 3}, {NetPort["Input1"] -> 1, NetPort["Input2"] -> 2}],'
                "{4, 5}, {Tanh, 2}},"
                '{NetPort[1, "Output1"] -> 2,'
                'NetPort[1, "Output2"] -> 3}, "Input1" -> 2, "Input2" -> 2]',
                "NetGraph",
            ),
        ],
    )
    def test_the_function_stays_the_same(self, wl, code, head):
        several = "Input1" in code
        whole = code if several else code[:-1] + ', "Input" -> 2]'
        told(wl, f"m = NetInitialize[{whole}]; f = NetFlatten[m]")
        holds(wl, f"Head[f] === {head}", "FreeQ[Head /@ Values[NetExtract[f, All]], NetChain | NetGraph]")
        holds(
            wl,
            "Sort[kinds[f]] === Sort[kinds[m]]",
            'Information[f, "OutputPortNames"] === Information[m, "OutputPortNames"]',
        )
        data = '<|"Input1" -> x, "Input2" -> 2 x|>' if several else "x"
        holds(wl, f"f[{data}] === m[{data}]")

    def test_names_are_paths(self, wl):
        holds(wl, 'Keys[NetFlatten[g]] === {"a/1", "a/2", "b", "c"}')

    def test_down_to_a_level_and_inside_operators(self, wl):
        holds(
            wl,
            "m = NetChain[{3, {Tanh, {4, Ramp}}}]; kinds[NetFlatten[m, 1]] === kinds[m]",
            "Length[NetFlatten[NetChain[{3, {Tanh, {4, Ramp}}}], 1]] === 3",
            'Length[NetFlatten[NetMapOperator[{3, {Tanh, 4}}]][["Net"]]] === 3',
        )

    def test_a_bad_level_is_refused(self, wl):
        refused(wl, "NetFlatten[c, -1]", "NetFlatten::depth: ")


class TestReplacePart:
    def test_arrays(self, wl):
        holds(
            wl,
            'NetExtract[NetReplacePart[lin, "Biases" -> {1, 2, 3}], "Biases"] === N[{1, 2, 3}]',
            'NetExtract[NetReplacePart[c, {1, "Biases"} -> {1, 2, 3}], {1, "Biases"}] === N[{1, 2, 3}]',
            'NetExtract[NetReplacePart[lin, "Weights" -> Automatic], "Weights"] === Automatic',
            'NetReplacePart[c, {1, "Biases"} -> {1, 2, 3}][[3]] === c[[3]]',
            'NetExtract[c, {1, "Biases"}] === {0., 0., 0.}',
        )

    def test_layers_and_ports_together(self, wl):
        told(wl, 'e = NetReplacePart[c, {3 -> LinearLayer[5], "Output" -> NetDecoder[{"Class", Range[5]}]}]')
        holds(
            wl,
            'NetExtract[e, {1, "Weights"}] === NetExtract[c, {1, "Weights"}]',
            'NetExtract[e, {3, "Weights"}] === Automatic',
            "MemberQ[Range[5], NetInitialize[e][x]]",
        )

    def test_parameters(self, wl):
        close(wl, 'NetReplacePart[n, {2, "Function"} -> Ramp][x]', 'n[["two"]][Ramp[n[["one"]][x]]]')
        holds(
            wl,
            'NetReplacePart[DropoutLayer[], "DropoutProbability" -> 0.25] === DropoutLayer[0.25]',
            "Values[Information[NetReplacePart[lin, LearningRateMultipliers -> 0],"
            '"ArraysLearningRateMultipliers"]] === {0, 0}',
        )

    def test_coders(self, wl):
        holds(
            wl,
            'NetExtract[NetReplacePart[c, "Output" -> None], "Output"] === 2',
            'NetReplacePart[c, {"Output", "Labels"} -> {u, v}][x] === (c[x] /. {"a" -> u, "b" -> v})',
            'e = NetEncoder[{"Class", {u, v}}];'
            'NetReplacePart[e, "Labels" -> {1, 2}] === NetEncoder[{"Class", {1, 2}}]',
        )

    def test_inside_graphs(self, wl):
        close(wl, "NetReplacePart[s, 2 -> Tanh][x, NetPort[2]]", "Tanh[s[x, NetPort[1]]]")
        close(wl, "NetReplacePart[s, 4 -> Times][x, NetPort[4]]", "s[x, NetPort[3]] s[x, NetPort[1]]")
        loss = "NetGraph[{MeanSquaredLossLayer[]}, {}]"
        assert list(told(wl, f"NetReplacePart[{loss}, 1 -> MeanAbsoluteLossLayer[]]").inputs) == [
            "Input",
            "Target",
        ]

    def test_mistakes(self, wl):
        refused(wl, "NetReplacePart[c, 3 -> LinearLayer[5]]", "NetReplacePart::tyfail2: ")
        refused(wl, "NetReplacePart[c, 9 -> Ramp]", "NetReplacePart::netpart: NetChain has no part 9")
        refused(wl, 'NetReplacePart[lin, "Weigths" -> 1]', "NetReplacePart::netpart: ")
        refused(
            wl,
            'NetReplacePart[lin, "Biases" -> {1, 2}]',
            "NetReplacePart::arraysize: The array Biases should be a vector",
        )
        refused(
            wl,
            "NetReplacePart[c, 2 -> MeanSquaredLossLayer[]]",
            "NetReplacePart::otherports: The layer 2 is a",
        )
        refused(wl, "NetReplacePart[c, 2 -> foo]", "NetChain::invlayer: ")
        refused(wl, "NetReplacePart[c, 5]", "NetReplacePart::rules: ")
        refused(wl, 'NetReplacePart[DropoutLayer[], "DropoutProbability" -> 2]', "NetReplacePart::invset: ")


class TestReplace:
    @pytest.fixture(autouse=True)
    def a_net(self, wl):
        told(wl, 'd = NetChain[{3, Ramp, {DropoutLayer[0.3], Ramp, 2}, DropoutLayer[]}, "Input" -> 2]')

    def test_all_layers_of_a_kind_at_any_depth(self, wl):
        holds(
            wl,
            "NetReplace[d, ElementwiseLayer -> Tanh] ==="
            ' NetChain[{3, Tanh, {DropoutLayer[0.3], Tanh, 2}, DropoutLayer[]}, "Input" -> 2]',
            'NetReplace[d, DropoutLayer -> Nothing] === NetChain[{3, Ramp, {Ramp, 2}}, "Input" -> 2]',
            "NetReplace[d, _DropoutLayer -> Nothing] === NetReplace[d, DropoutLayer -> Nothing]",
        )

    def test_layers_of_given_parameters(self, wl):
        holds(
            wl,
            "NetReplace[d, DropoutLayer[0.3] -> DropoutLayer[0.1]] ==="
            ' NetChain[{3, Ramp, {DropoutLayer[0.1], Ramp, 2}, DropoutLayer[]}, "Input" -> 2]',
            "NetReplace[d, {DropoutLayer[0.3] -> Tanh, DropoutLayer -> Nothing}] ==="
            ' NetChain[{3, Ramp, {Tanh, Ramp, 2}}, "Input" -> 2]',
        )

    def test_a_chain_becomes_part_of_the_chain(self, wl):
        holds(
            wl,
            "NetReplace[d, ElementwiseLayer[Ramp] -> {3, Tanh}] ==="
            ' NetChain[{3, 3, Tanh, {DropoutLayer[0.3], 3, Tanh, 2}, DropoutLayer[]}, "Input" -> 2]',
            'Keys[NetReplace[n, ElementwiseLayer -> {3, Ramp}]] === {"one", "act/1", "act/2", "two"}',
        )

    def test_in_graphs_and_operators(self, wl):
        net = told(wl, "NetReplace[s, ElementwiseLayer -> Nothing]")
        assert list(net.children) == [1, 2, 3, 4]
        close(wl, "NetReplace[s, ElementwiseLayer -> Tanh][x, NetPort[2]]", "Tanh[s[x, NetPort[1]]]")
        holds(
            wl,
            "NetReplace[NetMapOperator[{3, Ramp}], ElementwiseLayer -> Tanh] === NetMapOperator[{3, Tanh}]",
        )

    def test_arrays_of_other_layers_stay(self, wl):
        holds(wl, "NetReplace[c, ElementwiseLayer -> Ramp][[1]] === c[[1]]")

    def test_no_match_gives_the_net_and_a_message(self, wl):
        assert wl("NetReplace[d, CatenateLayer -> Tanh] === d") is TRUE
        assert wl.messages == [
            "NetReplace::nomatch: No layer of the net matches CatenateLayer; the net stays as it is."
        ]

    def test_mistakes(self, wl):
        refused(wl, "NetReplace[d, 5]", "NetReplace::rules: ")
        refused(wl, 'NetReplace[d, LinearLayer -> LinearLayer[3, "Input" -> 7]]', "NetReplace::tyfail")
        refused(wl, "NetReplace[NetChain[{Ramp}], ElementwiseLayer -> Nothing]", "NetReplace::allgone: ")
        refused(wl, "NetReplace[s, ElementwiseLayer -> MeanSquaredLossLayer[]]", "NetReplace::otherports: ")


@pytest.mark.parametrize("name", ["NetTake", "NetDrop", "NetAppend", "NetPrepend"])
def test_what_is_no_net_stays_unevaluated(wl, name):
    value = wl(f"{name}[5, 1]")
    assert wl.messages == [f"{name}::notnet: 5 is not a net."]
    assert repr(value) == f"{name}[5, 1]"


def test_learning_rates_stay_with_their_layers(wl):
    told(wl, 'r = NetChain[{3, Tanh, 2}, "Input" -> 2, LearningRateMultipliers -> {1 -> 0, 3 -> 2}]')
    rates = '"ArraysLearningRateMultipliers"'
    holds(
        wl,
        f"Values[Information[NetTake[r, {{2, 3}}], {rates}]] === {{2, 2}}",
        f"Values[Information[NetAppend[r, 4], {rates}]] === {{0, 0, 2, 2, 1, 1}}",
        f"Values[Information[NetDelete[r, 2], {rates}]] === {{0, 0, 2, 2}}",
        f'Values[Information[NetRename[r, "l" <> # &], {rates}]] === {{0, 0, 2, 2}}',
    )
