"""Recurrent states: given, asked for, and kept from call to call."""

import numpy as np
import pytest

from tests.checks import normal
from tests.nets.test_nets_in_language import FAILED, Talk
from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import wl_list
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.initialize import initialize
from wlnet.nets.netport import net_port
from wlnet.nets.state import state_object

X = normal(6, 2)


@pytest.fixture(scope="module")
def wl():
    talk = Talk()
    talk(
        "net = NetInitialize[NetChain[{BasicRecurrentLayer[2], LongShortTermMemoryLayer[3]},"
        ' "Input" -> {"Varying", 2}]]; x = RandomReal[{-1, 1}, {6, 2}]; all = NetPort[All, "States"];'
    )
    return talk


def test_positions_of_states(wl):
    assert wl('Information[net, "RecurrentStatesCount"]') == 3
    assert wl('Information[net, "RecurrentStatesPositionList"]') == wl(
        '{{1, "State"}, {2, "State"}, {2, "CellState"}}'
    )
    assert wl('Information[LinearLayer[3], "RecurrentStatesCount"]') == 0


def test_final_states_are_the_last_elements(wl):
    assert wl('net[x, all][NetPort[{2, "State"}]] === Last[net[x]]') == S("True")
    assert wl('net[x, NetPort[{1, "State"}]] === Last[net[x, NetPort[{1, "Output"}]]]') == S("True")
    assert wl("Dimensions /@ Values[net[{x, x}, all]]") == wl("{{2, 2}, {2, 3}, {2, 3}}")


def test_a_sequence_in_two_pieces_is_the_sequence(wl):
    wl('half = net[x[[;; 4]], all]; rest = net[<|"Input" -> x[[5 ;;]], all -> half|>]')
    assert wl("Max[Abs[rest - net[x][[5 ;;]]]] < 10^-6") == S("True")
    wl('first = NetPort[{1, "State"}]; s = net[<|"Input" -> x, first -> {0.3, 1}|>, {"Output", first, all}]')
    assert wl('s["Output"] =!= net[x] && s[first] === s[all][first]') == S("True")


def test_states_of_a_batch_are_one_for_each_example(wl):
    wl('b = net[<|"Input" -> {x, x}, NetPort[{1, "State"}] -> {{0, 0}, {1, 1}}|>]')
    assert wl("Max[Abs[b[[1]] - net[x]]] < 10^-6") == S("True")
    assert wl('Max[Abs[b[[2]] - net[<|"Input" -> x, NetPort[{1, "State"}] -> {1, 1}|>]]] < 10^-6') == S(
        "True"
    )
    assert wl(
        'Max[Abs[b - net[<|"Input" -> {x, x}, NetPort[{1, "State"}] -> {{0, 0}, {1, 1}}|>, BatchSize -> 1]]]'
        " < 10^-6"
    ) == S("True")


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ('net[<|"Input" -> x, NetPort[{1, "State"}] -> {1, 2, 3}|>]', "badstate"),
        ('net[<|"Input" -> x, all -> <|NetPort[{1, "Stat"}] -> {1, 2}|>|>]', "nostate"),
        ('net[<|"Input" -> x, all -> 3|>]', "states"),
        ('NetInitialize[LinearLayer[3, "Input" -> 2]][{1, 2}, all]', "nostates"),
        ("NetStateObject[LinearLayer[3]]", "nostates"),
        ("NetStateObject[net, 3]", "states"),
        ("NetStateObject[net][{x, x}]", "batch"),
        ('NetStateObject[net][<|"Input" -> x, all -> net[x, all]|>]', "given"),
        ("NetStateObject[net][]", "netargs"),
    ],
)
def test_what_is_no_state_is_refused(wl, code, tag):
    assert wl(code) == FAILED
    assert f"::{tag}:" in wl.messages[0], wl.messages


# NetStateObject


def test_pieces_fed_to_a_state_object_are_the_whole(wl):
    wl("object = NetStateObject[net]; pieces = Join[object[x[[;; 2]]], object[x[[{3}]]], object[x[[4 ;;]]]]")
    assert wl("Max[Abs[pieces - net[x]]] < 10^-6") == S("True")
    assert wl('Max[Abs[Values[NetExtract[object, "States"]] - Values[net[x, all]]]] < 10^-6') == S("True")
    assert wl("object[x] =!= object[x]") == S("True"), "it goes on from where it is"


def test_a_state_object_can_begin_anywhere(wl):
    wl("object = NetStateObject[net, net[x, all]]")
    assert wl('Max[Abs[object[x] - net[<|"Input" -> x, all -> net[x, all]|>]]] < 10^-6') == S("True")


def test_a_call_that_fails_leaves_the_states(wl):
    wl('object = NetStateObject[net, net[x, all]]; before = NetExtract[object, "States"]; object["nonsense"]')
    assert wl('NetExtract[object, "States"] === before') == S("True")


def test_a_state_object_is_its_net_otherwise(wl):
    assert wl('NetExtract[object, {1, "StateWeights"}] === NetExtract[net, {1, "StateWeights"}]') == S("True")
    assert wl('Information[object, "LayersCount"]') == 2
    assert wl("ToExpression[ToString[object, InputForm]][x] === object[x]") == S("True")
    assert wl('object[x, NetPort[{1, "Output"}]] // Dimensions') == wl_list((6, 2))


def test_states_from_python():
    fold = make("ThreadingLayer", (S.Plus,), {"InputPorts": wl_list(("Input", "State"))})
    net = initialize(infer(make("NetFoldOperator", (fold,)), Input=(3, 2)))
    object_ = state_object(net, Association({net_port("State"): packed(np.array([10.0, 20.0]))}))
    ones = np.ones((3, 2))
    np.testing.assert_allclose(object_(ones)[-1], [13, 23])
    np.testing.assert_allclose(object_(ones)[-1], [16, 26])


# surgery of graphs in which states are fed and read


@pytest.fixture(scope="module")
def graph(wl):
    wl(
        'g = NetInitialize[NetGraph[<|"r" -> GatedRecurrentLayer[2], "z" -> LinearLayer[2]|>,'
        ' {NetPort["c"] -> "z" -> NetPort["r", "State"], NetPort["r", "State"] -> NetPort["last"]},'
        ' "Input" -> {3, 2}, "c" -> 2]]; data = <|"Input" -> {{1, 2}, {0, 1}, {1, 1}}, "c" -> {1, 2}|>'
    )
    return wl


@pytest.mark.parametrize(
    "code",
    [
        "NetRename[g, ToUpperCase]",
        'NetReplacePart[g, "z" -> {g[["z"]]}]',
        "NetFlatten[NetGraph[{g}, {}]]",
        "ToExpression[ToString[g, InputForm]]",
        'NetRename[NetRename[g, NetPort["c"] -> NetPort["d"]], NetPort["d"] -> NetPort["c"]]',
        'ImportString[ExportString[g, "WLNet"], "WLNet"]',
    ],
)
def test_wires_of_states_outlive_surgery(graph, code):
    assert graph(f"({code})[data] === g[data]") == S("True"), graph.messages


def test_what_feeds_a_state_can_go(graph):
    graph('zero = NetDelete[NetDelete[g, "z"], NetPort["c"]]; own = KeyDrop[data, "c"]')
    assert graph('zero[own, "Output"] === g[["r"]][data["Input"]]') == S("True"), graph.messages
    assert graph('NetDelete[g, "z"][<|own, "c" -> {0, 0}|>] === zero[own]') == S("True")
    assert graph('NetTake[g, NetPort["last"]][data] === g[data, "last"]') == S("True"), graph.messages
    assert graph('NetDelete[g, NetPort["Input"]]') == FAILED


@pytest.mark.parametrize(
    "operator", ["NetMapOperator[r]", "NetNestOperator[r, 2]", "NetMapThreadOperator[r]"]
)
def test_states_inside_operators_that_repeat_are_their_own_business(wl, operator):
    wl('r = NetChain[{GatedRecurrentLayer[2]}, "Input" -> {3, 2}]')
    assert wl(f'Information[{operator}, "RecurrentStatesCount"]') == 0
