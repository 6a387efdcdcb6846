"""net[x, NetPort[...]]: values inside a net."""

import numpy as np
import pytest

from tests.checks import normal
from tests.nets.test_nets_in_language import FAILED, Talk, numbers
from wlnet.expr.arrays import as_array
from wlnet.expr.expr import TRUE
from wlnet.expr.symbols import S

W, V = normal(3, 2), normal(2, 3, seed=1)


@pytest.fixture(scope="module")
def wl():
    talk = Talk()
    talk(
        """net = NetGraph[<|"in" -> {3, Tanh}, "out" -> {2, SoftmaxLayer[]}|>, {"in" -> "out"}, "Input" -> 2,
        "Output" -> NetDecoder[{"Class", {a, b}}]]; net = NetInitialize[net, RandomSeeding -> 3];
        x = {1., -2.};
        chain = NetInitialize[NetChain[{3, Tanh, 2}, "Input" -> 2]]"""
    )
    return talk


def same(a, b):
    np.testing.assert_allclose(numbers(a), numbers(b), rtol=1e-5)


@pytest.mark.parametrize(
    "port",
    [
        'NetPort[{"in", 2, "Output"}]',
        'NetPort["in", {2, "Output"}]',
        'NetPort[{"in", -1, "Output"}]',
        'NetPort[{"in", "Output"}]',
        'NetPort["in"]',
        "NetPort[1]",
        "NetPort[{1, 2}]",
    ],
)
def test_an_inner_value_however_it_is_named(wl, port):
    same(wl(f"net[x, {port}]"), wl('net[["in"]][x]'))


def test_an_output_of_the_net_is_decoded_an_inner_one_is_not(wl):
    assert wl('net[x, NetPort["Output"]] === net[x]') is TRUE
    assert wl('VectorQ[net[x, NetPort["out"]], NumericQ]') is TRUE


def test_several_come_as_an_association(wl):
    found = wl('net[x, {NetPort["in"], NetPort["Output"]}]')
    assert found.keys() == [wl('NetPort["in"]'), wl('NetPort["Output"]')]
    same(found.values()[0], wl('net[x, NetPort["in"]]'))


def test_batches_give_a_list_for_each_example(wl):
    found = wl('net[{x, 2 x, -x}, NetPort["in"]]')
    assert as_array(found).shape == (3, 3)
    same(found.item(1), wl('net[2 x, NetPort["in"]]'))
    same(
        wl('net[Table[k x, {k, 7}], NetPort["in"], BatchSize -> 2]'),
        wl('net[Table[k x, {k, 7}], NetPort["in"]]'),
    )


def test_all_layers_at_once(wl):
    found = wl("chain[x, NetPort[All]]")
    assert found.keys() == [wl(f'NetPort[{{{n}, "Output"}}]') for n in (1, 2, 3)]
    same(found.values()[2], wl("chain[x]"))


def test_a_part_of_a_chain_is_the_value_there(wl):
    same(wl('chain[x, NetPort[{2, "Output"}]]'), wl("chain[[2]][chain[[1]][x]]"))


@pytest.mark.parametrize(
    "code, message",
    [
        (
            'net[x, NetPort["foo"]]',
            "NetGraph::noend: NetPort[foo] leads to no output: NetGraph has the output",
        ),
        ('net[x, NetPort["In"]]', "NetGraph::noend: "),
        ('net[x, NetPort[{"in", 5, "Output"}]]', "NetGraph::noend: "),
        ('net[x, NetPort["Input"]]', "NetGraph::inputport: NetPort[Input] is an input port"),
        ('net[x, NetPort[{"in", 1, "Input"}]]', "NetGraph::inputport: "),
        ("net[x, NetPort[foo]]", "NetGraph::netport: "),
        ('net[x, {NetPort["in"], 5}]', "NetGraph::netport: 5 does not name a port"),
    ],
)
def test_mistakes_list_what_there_is(wl, code, message):
    assert wl(code) is FAILED
    assert any(text.startswith(message) for text in wl.messages), wl.messages


def test_from_python(wl):
    net = wl("chain")
    np.testing.assert_allclose(net([1.0, -2.0], S.NetPort(3)), net([1.0, -2.0]))
