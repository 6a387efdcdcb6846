"""Known graphs, what graphs are, sets, ways and flows in them, and what is noted of their parts."""

import pytest

from tests.evaluating import Room

ROOM = Room()

FORMS = """
EdgeRules[CycleGraph[4]] ⇒ {1 -> 2, 1 -> 4, 2 -> 3, 3 -> 4}
EdgeRules[CycleGraph[2]] ⇒ {1 -> 2, 1 -> 2}
EdgeRules[StarGraph[4]] ⇒ {1 -> 2, 1 -> 3, 1 -> 4}
EdgeRules[WheelGraph[5]] ⇒ {1 -> 2, 1 -> 3, 1 -> 4, 1 -> 5, 2 -> 3, 2 -> 5, 3 -> 4, 4 -> 5}
EdgeRules[CompleteGraph[{2, 1}]] ⇒ {1 -> 3, 2 -> 3}
EdgeRules[PathGraph[4]] ⇒ {1 -> 2, 2 -> 3, 3 -> 4}
EdgeRules[KaryTree[5]] ⇒ {1 -> 2, 1 -> 3, 2 -> 4, 2 -> 5}
EdgeRules[HypercubeGraph[2]] ⇒ {1 -> 2, 1 -> 3, 2 -> 4, 3 -> 4}
EdgeRules[CirculantGraph[5, {2}]] ⇒ {1 -> 3, 1 -> 4, 2 -> 4, 2 -> 5, 3 -> 5}
EdgeCount[TuranGraph[5, 2]] ⇒ 6
EdgeCount /@ {HararyGraph[2, 8], HararyGraph[3, 7], HararyGraph[4, 9], HararyGraph[3, 11]} ⇒ {8, 11, 18, 17}
EdgeRules[AdjacencyGraph[{{0, 1}, {0, 0}}]] ⇒ {1 -> 2}
VertexList[NearestNeighborGraph[{10, 3, 7}]] ⇒ {10, 3, 7}
EdgeRules[NearestNeighborGraph[{1, 2, 4, 8}, 2]] ⇒ {1 -> 2, 1 -> 4, 2 -> 4, 2 -> 8, 4 -> 8}
EdgeRules[ExpressionGraph[f[x, g[y, z]]]] ⇒ {1 -> 2, 1 -> 3, 3 -> 4, 3 -> 5}
{VertexCount[#], EdgeCount[#]} &[RandomGraph[{8, 12}]] ⇒ {8, 12}
EdgeCount[RandomGraph[BernoulliGraphDistribution[5, 1]]] ⇒ 10
Options[CompleteGraph[3, VertexSize -> Small]] ⇒ {VertexSize -> Small}
VertexList[Graph[{1, Style[2, Red]}, {Labeled[1 <-> 2, "e"]}]] ⇒ {1, 2}
"""

KINDS = """
ConnectedGraphQ /@ {Graph[{1 -> 2}], Graph[{1 -> 2, 2 -> 1}], Graph[{}, {}], 5} ⇒ {False, True, True, False}
BipartiteGraphQ /@ {CycleGraph[4], CycleGraph[5], x} ⇒ {True, False, False}
CompleteGraphQ /@ {CycleGraph[3], CycleGraph[4], CycleGraph[2]} ⇒ {True, False, False}
SimpleGraphQ /@ {CycleGraph[1], CycleGraph[2], CycleGraph[3]} ⇒ {False, False, True}
LoopFreeGraphQ /@ {CycleGraph[1], CycleGraph[2]} ⇒ {False, True}
MultigraphQ /@ {CycleGraph[2], CycleGraph[3]} ⇒ {True, False}
PathGraphQ /@ {PathGraph[4], CycleGraph[4], StarGraph[4], Graph[{}, {}]} ⇒ {True, True, False, False}
TreeGraphQ /@ {StarGraph[4], CycleGraph[3]} ⇒ {True, False}
EulerianGraphQ /@ {CycleGraph[5], PathGraph[4], CompleteGraph[5]} ⇒ {True, False, True}
HamiltonianGraphQ /@ {PetersenGraph[], GridGraph[{3, 3}], GridGraph[{3, 4}]} ⇒ {False, False, True}
HamiltonianGraphQ /@ {Graph[{1}, {}], CycleGraph[2], Graph[{1 <-> 2}]} ⇒ {True, True, False}
PlanarGraphQ /@ {CompleteGraph[5], CompleteGraph[{3, 3}], PetersenGraph[]} ⇒ {False, False, False}
PlanarGraphQ /@ {GridGraph[{4, 4}], WheelGraph[8], EdgeDelete[CompleteGraph[5], 1 <-> 2]} ⇒ {True, True, True}
PlanarGraphQ /@ {HypercubeGraph[3], HypercubeGraph[4]} ⇒ {True, False}
{DirectedGraphQ[#], UndirectedGraphQ[#], MixedGraphQ[#]} &[Graph[{1 -> 2, 2 <-> 3}]] ⇒ {False, False, True}
IsomorphicGraphQ[CycleGraph[4], Graph[{a <-> b, b <-> d, d <-> c, c <-> a}]] ⇒ True
IsomorphicGraphQ[CompleteGraph[{3, 3}], CirculantGraph[6, {1, 3}]] ⇒ True
IsomorphicGraphQ[CycleGraph[6], GraphUnion[CycleGraph[3], Graph[{4 <-> 5, 5 <-> 6, 6 <-> 4}]]] ⇒ False
EdgeQ[CycleGraph[3], #] & /@ {3 <-> 1, 3 -> 1} ⇒ {True, False}
VertexQ[CycleGraph[3], #] & /@ {3, 4} ⇒ {True, False}
"""

SETS = """
FindClique[Graph[{1 <-> 2, 3 <-> 4, 3 <-> 5, 4 <-> 5}]] ⇒ {{3, 4, 5}}
FindClique[CycleGraph[5], 2, All] ⇒ {{4, 5}, {3, 4}, {2, 3}, {1, 5}, {1, 2}}
FindClique[CompleteGraph[5], {3}, All] ⇒ {}
FindIndependentVertexSet[CycleGraph[4]] ⇒ {{1, 3}}
FindVertexCover[StarGraph[4]] ⇒ {1}
KCoreComponents[Graph[{1 <-> 2, 2 <-> 3, 3 <-> 1, 3 <-> 4}], 2] ⇒ {{1, 2, 3}}
VertexComponent[Graph[{1 -> 2, 3 -> 2}], 2] ⇒ {2, 1, 3}
VertexList[NeighborhoodGraph[CycleGraph[8], {1, 4}]] ⇒ {1, 4, 2, 8, 3, 5}
EdgeRules[NeighborhoodGraph[CompleteGraph[4], 3]] ⇒ {3 -> 1, 3 -> 2, 3 -> 4, 1 -> 2, 1 -> 4, 2 -> 4}
EdgeRules[Subgraph[CycleGraph[6], {4, 3, 2}]] ⇒ {4 -> 3, 3 -> 2}
EdgeRules[LineGraph[CycleGraph[4]]] ⇒ {1 -> 2, 1 -> 3, 2 -> 4, 3 -> 4}
EdgeRules[LineGraph[Graph[{1 -> 2, 2 -> 3}]]] ⇒ {1 -> 2}
EdgeRules[TransitiveClosureGraph[Graph[{1 -> 2, 2 -> 3}]]] ⇒ {1 -> 2, 1 -> 3, 2 -> 3}
EdgeRules[GraphComplement[CycleGraph[4]]] ⇒ {1 -> 3, 2 -> 4}
EdgeRules[GraphDifference[CompleteGraph[3], Graph[{2 <-> 1}]]] ⇒ {1 -> 3, 2 -> 3}
EdgeRules[GraphIntersection[CompleteGraph[3], Graph[{2 <-> 1}]]] ⇒ {1 -> 2}
VertexList[VertexReplace[Graph[{1 <-> 2, 2 <-> 3}], 1 -> 3]] ⇒ {3, 2}
EdgeRules[IndexGraph[Graph[{a -> b}]]] ⇒ {1 -> 2}
EdgeRules[DirectedGraph[Graph[{1 <-> 2}]]] ⇒ {1 -> 2, 2 -> 1}
Normal[IncidenceMatrix[Graph[{1 -> 2, 2 -> 2}]]] ⇒ {{-1, 0}, {1, -2}}
Normal[KirchhoffMatrix[Graph[{1 -> 2, 2 -> 3}]]] ⇒ {{1, -1, 0}, {0, 2, -1}, {0, 0, 1}}
Normal[WeightedAdjacencyMatrix[Graph[{1 <-> 2}, EdgeWeight -> {x}]]] ⇒ {{0, x}, {x, 0}}
VertexInDegree[{1 -> 2, 2 <-> 3, 3 -> 1}] ⇒ {1, 1, 0}
"""

WAYS = """
FindMaximumFlow[Graph[{1 -> 2, 1 -> 3, 2 -> 4, 3 -> 4}], 1, 4] ⇒ 2
FindMaximumFlow[Graph[{1 -> 2, 2 -> 3}, EdgeCapacity -> {5, 3}], 1, 3] ⇒ 3
FindMaximumFlow[{{0, 4, 2}, {0, 0, 3}, {0, 0, 0}}, 1, 3] ⇒ 5
FindMinimumCostFlow[{{0, 1, 2, 0}, {0, 0, 1, 2}, {0, 0, 0, 1}, {0, 0, 0, 0}}, 1, 4] ⇒ 6
EdgeConnectivity /@ {CompleteGraph[5], StarGraph[6], PetersenGraph[]} ⇒ {4, 1, 3}
VertexConnectivity /@ {CompleteGraph[5], StarGraph[6], GridGraph[{3, 3}], Graph[{1}, {}]} ⇒ {4, 1, 2, 0}
Table[VertexConnectivity[HararyGraph[k, 9]], {k, 2, 8}] ⇒ Range[2, 8]
{VertexConnectivity[CycleGraph[5], 1, 3], VertexConnectivity[CycleGraph[5], 1, 2]} ⇒ {2, 0}
FindHamiltonianPath[Graph[{1 <-> 2, 2 <-> 3}], 3, 1] ⇒ {3, 2, 1}
FindHamiltonianPath[StarGraph[4]] ⇒ {}
FindHamiltonianCycle[CompleteGraph[3]] ⇒ {{UndirectedEdge[1, 2], UndirectedEdge[2, 3], UndirectedEdge[3, 1]}}
Length[FindHamiltonianCycle[CompleteGraph[5], All]] ⇒ 12
Length[First[FindEulerianCycle[CompleteGraph[5]]]] ⇒ 10
FindEulerianCycle[PathGraph[3]] ⇒ {}
EdgeRules[FindSpanningTree[Graph[{1 <-> 2, 2 <-> 3, 1 <-> 3}, EdgeWeight -> {5, 1, 2}]]] ⇒ {2 -> 3, 1 -> 3}
{GraphDiameter[#], GraphRadius[#], GraphCenter[#], GraphPeriphery[#]} &[PathGraph[5]] ⇒ {4, 2, {3}, {1, 5}}
{MeanGraphDistance[CycleGraph[5]], VertexEccentricity[PathGraph[4], 2]} ⇒ {3/2, 2}
BetweennessCentrality[PathGraph[4]] ⇒ {0., 2., 2., 0.}
ClosenessCentrality[StarGraph[3]] ⇒ {1., 2/3., 2/3.}
GraphDistance[Graph[{1 <-> 2, 2 <-> 3, 1 <-> 3}, EdgeWeight -> {1, 1, 10}], 1, 3] ⇒ 2.
"""

NOTES = """
PropertyValue[{Graph[{1 <-> 2, 2 <-> 3}, EdgeWeight -> {5, 7}], 3 <-> 2}, EdgeWeight] ⇒ 7
AnnotationValue[{Graph[{1 -> 2}, VertexLabels -> {1 -> "p"}], 1}, VertexLabels] ⇒ "p"
AnnotationValue[{Graph[{1 <-> 2}], 1}, VertexWeight] ⇒ $Failed
Options[SetProperty[{Graph[{1 <-> 2}], 1 <-> 2}, EdgeWeight -> 7]] ⇒ {EdgeWeight -> {7}}
Options[AnnotationDelete[{Graph[{1 <-> 2}, EdgeWeight -> {5}], 1 <-> 2}, EdgeWeight]] ⇒ {EdgeWeight -> {1}}
Options[AnnotationDelete[Graph[{1 <-> 2}, EdgeWeight -> {5}], EdgeWeight]] ⇒ {}
{EdgeWeightedGraphQ[#], VertexWeightedGraphQ[#]} &[Graph[{1 <-> 2}, EdgeWeight -> {5}]] ⇒ {True, False}
EdgeTags[EdgeTaggedGraph[{UndirectedEdge[1, 2, "p"], 2 <-> 3, 3 <-> 2}]] ⇒ {"p", 1, 2}
VertexList[HighlightGraph[PathGraph[3], {2}]] ⇒ {1, 2, 3}
{VertexIndex[Graph[{a -> b}], b], EdgeIndex[CycleGraph[3], 3 <-> 2]} ⇒ {2, 3}
"""

MESSAGES = """
HararyGraph[1, 5] ⇒ HararyGraph::intg
HararyGraph[3, 7.5] ⇒ HararyGraph::intpm
FindClique[CycleGraph[5], 0] ⇒ FindClique::inv
KCoreComponents[CycleGraph[5], 1.5] ⇒ KCoreComponents::int
RandomGraph[{4, 100}] ⇒ RandomGraph::wlnetedges
RandomGraph[x] ⇒ RandomGraph::wlnetdist
NearestNeighborGraph[x] ⇒ NearestNeighborGraph::list
WeightedAdjacencyGraph[x] ⇒ WeightedAdjacencyGraph::wlnetmatrix
FindMinimumCostFlow[{{0, 0}, {0, 0}}, 1, 2] ⇒ FindMinimumCostFlow::wlnetflow
FindMinimumCostFlow[x, 1, 2] ⇒ FindMinimumCostFlow::wlnetcosts
EdgeConnectivity[Graph[{1}, {}]] ⇒ EdgeConnectivity::wlnetone
VertexComponent[Graph[{1 <-> 2}], 7] ⇒ VertexComponent::inv
SetProperty[Graph[{1 <-> 2}], x] ⇒ SetProperty::wlnetrule
VertexIndex[Graph[{1 <-> 2}], 7] ⇒ VertexIndex::inv
LineGraph[x] ⇒ LineGraph::graph
NearestNeighborGraph[{a, {b}}] ⇒ NearestNeighborGraph::wlnetfar
EdgeTaggedGraph[{1}, {2}] ⇒ EdgeTaggedGraph::wlnetedges
"""


def _lines(*tables):
    return [line for table in tables for line in table.strip().splitlines()]


@pytest.mark.parametrize("line", _lines(FORMS, KINDS, SETS, WAYS, NOTES))
def test_value(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize("line", _lines(MESSAGES))
def test_message(line):
    ROOM.check_unevaluated(*line.split(" ⇒ "))
