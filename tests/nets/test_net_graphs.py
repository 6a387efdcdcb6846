"""Graphs of nets: their layers and the operations that they are computed with."""

import pytest

from tests.nets.test_nets_in_language import FAILED, Talk
from wlnet.expr.symbols import S


@pytest.fixture(scope="module")
def wl():
    talk = Talk()
    talk(
        "n = NetGraph[{NetChain[{3, Tanh}], LinearLayer[3], TotalLayer[]},"
        ' {NetPort["Input1"] -> 1 -> 3, NetPort["Input2"] -> 2 -> 3}, "Input1" -> 2, "Input2" -> 2]'
    )
    return talk


def test_the_graph_of_layers_has_all_depths_and_the_ports(wl):
    wl('g = Information[n, "LayersGraph"]')
    assert not wl.messages
    wl('ends = {NetPort["Input1"], NetPort["Input2"], NetPort["Output"]}')
    assert wl("Sort[VertexList[g]] === Sort[Join[ends, {{1, 1}, {1, 2}, {2}, {3}}]]") == S("True")
    assert wl("MemberQ[EdgeList[g], DirectedEdge[{1, 2}, {3}]]") == S("True")
    assert wl('Length[Cases[VertexList[g], _List]] == Information[n, "LayersCount"]') == S("True")


def test_the_graph_of_operations_leads_from_inputs_to_outputs(wl):
    wl('g = Information[n, "MXNetNodeGraph"]; v = VertexList[g]')
    assert wl('SubsetQ[v, {"Input1", "Input2", "2/Weights", NetPort["Output"]}]') == S("True")
    assert wl('Count[v, s_String /; StringEndsQ[s, " tanh"]]') == 1
    assert wl("Complement[v, Union @@ List @@@ EdgeList[g]]") == wl("{}")
    assert wl('Head[Information[n, "MXNetNodeGraphPlot"]]') == S.Graphics


def test_a_chain_may_begin_with_an_array(wl):
    wl('c = NetChain[<|"a" -> NetArrayLayer["Output" -> 3], "b" -> 3|>]; g = Information[c, "LayersGraph"]')
    assert not wl.messages
    assert wl('VertexList[g] === {{"a"}, {"b"}, NetPort["Output"]}') == S("True")
    assert wl('Head[Information[c, "SummaryGraphic"]]') == S.Graphics


def test_operations_of_a_net_of_sequences_are_those_for_one_of_them(wl):
    layers = "ConvolutionLayer[2, {9}], TransposeLayer[], GatedRecurrentLayer[3], SequenceLastLayer[]"
    wl(f'm = NetChain[{{{layers}}}, "Input" -> {{2, "Varying"}}]')
    wl('v = VertexList[Information[m, "MXNetNodeGraph"]]')
    assert not wl.messages
    assert wl('SubsetQ[v, {"Input", "1/Weights", "3/ResetGateBiases", NetPort["Output"]}]') == S("True")


def test_open_dimensions_are_refused(wl):
    assert wl('Information[NetChain[{3}], "MXNetNodeGraph"]') == FAILED


@pytest.mark.parametrize(
    "code",
    [
        'NetFoldOperator[ThreadingLayer[Plus, InputPorts -> {"Input", "State"}], "Input" -> {3}]',
        'NetGANOperator[{LinearLayer[2], LinearLayer[{}]}, "Latent" -> 1]',
        'NetBidirectionalOperator[GatedRecurrentLayer[2], "Input" -> {4, 2}]',
        'NetPairEmbeddingOperator[LinearLayer[2], "Input" -> 3]',
        "NetNestOperator[{2, Tanh}, 3]",
    ],
)
def test_operators_are_drawn(wl, code):
    assert wl(f'Head /@ (Information[{code}, #] & /@ {{"SummaryGraphic", "FullSummaryGraphic"}})') == wl(
        "{Graphics, Graphics}"
    )
    assert wl(f'Head[Information[{code}, "LayersGraph"]]') == S.Graph


def test_the_generator_feeds_the_discriminator(wl):
    wl('g = NetGANOperator[{LinearLayer[2], LinearLayer[{}]}, "Latent" -> 1]')
    assert wl(
        'MemberQ[EdgeList[Information[g, "LayersGraph"]], DirectedEdge[{"Generator"}, {"Discriminator"}]]'
    ) == S("True")
    assert wl(
        'MemberQ[EdgeList[Information[g, "LayersGraph"]], DirectedEdge[NetPort["Latent"], {"Generator"}]]'
    ) == S("True")
