"""Numbers that tell of graphs, graphs made by joining vertices, circles, names that make graphs the same."""

import numpy as np
import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
GraphDensity /@ {CycleGraph[4], CompleteGraph[5], Graph[{1 -> 2}], Graph[{1}, {}]} ⇒ {2/3, 1, 1/2, 0}
GraphReciprocity[Graph[{1 -> 2, 2 -> 1, 2 -> 3}]] ⇒ 2/3
LocalClusteringCoefficient[Graph[{1 <-> 2, 2 <-> 3, 3 <-> 1, 3 <-> 4}]] ⇒ {1, 1, 1/3, 0}
MeanClusteringCoefficient[Graph[{1 <-> 2, 2 <-> 3, 3 <-> 1, 3 <-> 4}]] ⇒ 7/12
GlobalClusteringCoefficient[Graph[{1 <-> 2, 2 <-> 3, 3 <-> 1, 3 <-> 4}]] ⇒ 3/5
IncidenceList[CycleGraph[4], 1] ⇒ {UndirectedEdge[1, 2], UndirectedEdge[1, 4]}
Expand[ChromaticPolynomial[CycleGraph[3], x]] ⇒ 2 x - 3 x^2 + x^3
ChromaticPolynomial[PetersenGraph[], 3] ⇒ 120
ChromaticPolynomial[CompleteGraph[4], 4] ⇒ 24
EdgeRules[SimpleGraph[Graph[{1 <-> 2, 2 <-> 1, 1 <-> 1}]]] ⇒ {1 -> 2}
EdgeRules[VertexContract[CycleGraph[4], {1, 2}]] ⇒ {1 -> 3, 1 -> 4, 3 -> 4}
EdgeRules[EdgeContract[CycleGraph[4], 1 <-> 2]] ⇒ {1 -> 3, 1 -> 4, 3 -> 4}
EdgeCount[GraphPower[CycleGraph[5], 2]] ⇒ 10
EdgeRules[GraphDisjointUnion[Graph[{a <-> b}], Graph[{a -> b}]]] ⇒ {1 -> 2, 3 -> 4}
EdgeRules[RelationGraph[Greater, {1, 2, 3}]] ⇒ {2 -> 1, 3 -> 1, 3 -> 2}
UndirectedGraphQ[RelationGraph[CoprimeQ, {2, 3, 4}]] ⇒ True
EdgeRules[TreeGraph[{p, q, r}, {p, p, q}]] ⇒ {p -> q, q -> r}
EdgeCount /@ {DeBruijnGraph[2, 3], KnightTourGraph[3, 3]} ⇒ {16, 8}
FindCycle[CycleGraph[3]] ⇒ {{UndirectedEdge[1, 2], UndirectedEdge[2, 3], UndirectedEdge[3, 1]}}
Length /@ {FindCycle[CompleteGraph[4], {3}, All], FindCycle[CompleteGraph[4], Infinity, All]} ⇒ {4, 7}
{FindCycle[PathGraph[4]], FindCycle[Graph[{1 -> 2, 2 -> 3}]]} ⇒ {{}, {}}
Length[First[FindCycle[CycleGraph[2]]]] ⇒ 2
FindGraphIsomorphism[PathGraph[{1, 2, 3}], PathGraph[{a, b, c}]] ⇒ {<|1 -> a, 2 -> b, 3 -> c|>}
FindGraphIsomorphism[CycleGraph[4], StarGraph[4]] ⇒ {}
EdgeRules[DirectedGraph[CycleGraph[3]]] ⇒ {1 -> 2, 1 -> 3, 2 -> 1, 2 -> 3, 3 -> 1, 3 -> 2}
"""

MESSAGES = """
PageRankCentrality[CycleGraph[3], 2] ⇒ PageRankCentrality::wlnetshare
EdgeContract[CycleGraph[4], 1 <-> 3] ⇒ EdgeContract::inv
GraphPower[CycleGraph[4], 0] ⇒ GraphPower::wlnetpower
TreeGraph[{1, 2}, {1}] ⇒ TreeGraph::wlnetparents
FindCycle[CycleGraph[3], 0] ⇒ FindCycle::inv
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_value(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize("line", MESSAGES.strip().splitlines())
def test_message(line):
    ROOM.check_unevaluated(*line.split(" ⇒ "))


def test_ranks_solve_their_equations():
    rank = np.array(ROOM.value("PageRankCentrality[Graph[{1 -> 2, 2 -> 3, 3 -> 1, 1 -> 3}]]").args)
    steps = np.array([[0, 0.5, 0.5], [0, 0, 1], [1, 0, 0]])
    np.testing.assert_allclose(rank, 0.85 * rank @ steps + 0.05, atol=1e-12)
    rank = np.array(ROOM.value("EigenvectorCentrality[StarGraph[5]]").args)
    matrix = np.array(ROOM.value("Normal[AdjacencyMatrix[StarGraph[5]]]").array)
    np.testing.assert_allclose(matrix @ rank, 2 * rank, atol=1e-10)
    assert abs(rank.sum() - 1) < 1e-12
