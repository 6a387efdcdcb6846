"""Graphs of vertices and edges."""

import pytest

from tests.evaluating import Room


@pytest.fixture(scope="module")
def room():
    return Room()


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("VertexList[Graph[{1 -> 2, 2 -> 3}]]", "{1, 2, 3}"),
        ("VertexList[Graph[{3, 1}, {1 -> 2}]]", "{3, 1, 2}"),
        ("EdgeList[Graph[{1 -> 2, 2 <-> 3}]]", "{DirectedEdge[1, 2], UndirectedEdge[2, 3]}"),
        ("Graph[{1, 2}, {DirectedEdge[1, 2]}] === Graph[{1 -> 2}]", "True"),
        ("{VertexCount[Graph[{a -> b}]], EdgeCount[Graph[{a -> b, b -> c}]]}", "{2, 2}"),
    ],
)
def test_values(room, code, value):
    room.check(code, value)


@pytest.mark.parametrize(
    ("code", "tag"), [("Graph[{1, 2}]", "Graph::supp"), ("VertexList[5]", "VertexList::graph")]
)
def test_what_is_no_graph_is_refused(room, code, tag):
    room.check_unevaluated(code, tag)
