"""Properties of factors, ranks, angles, cellular automata."""

import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
Select[Range[12], CompositeQ] ⇒ {4, 6, 8, 9, 10, 12}
Select[Range[20], PrimePowerQ] ⇒ {2, 3, 4, 5, 7, 8, 9, 11, 13, 16, 17, 19}
Select[Range[12], SquareFreeQ] ⇒ {1, 2, 3, 5, 6, 7, 10, 11}
DivisorSum[20, # &] ⇒ 42
DivisorSum[20, #^2 &, OddQ] ⇒ 26
Table[KroneckerSymbol[n, m], {n, 3}, {m, 5}] ⇒ {{1, 1, 1, 1, 1}, {1, 0, -1, 0, -1}, {1, -1, 0, 1, -1}}
Table[KroneckerSymbol[a, 15] - JacobiSymbol[a, 15], {a, 0, 14}] ⇒ Table[0, 15]
{KroneckerSymbol[-3, -5], KroneckerSymbol[5, -3], KroneckerSymbol[-1, 0]} ⇒ {1, -1, 1}
ModularInverse[3, 11] ⇒ 4
CarmichaelLambda[{1, 8, 15, 561}] ⇒ {1, 2, 4, 80}
LiouvilleLambda[{1, 2, 4, 12}] ⇒ {1, -1, 1, -1}
MangoldtLambda[{1, 6, 8}] ⇒ {0, 0, Log[2]}
PowersRepresentations[1729, 2, 3] ⇒ {{1, 12}, {9, 10}}
PowersRepresentations[25, 3, 2] ⇒ {{0, 0, 5}, {0, 3, 4}}
Table[SquaresR[2, n], {n, 0, 5}] ⇒ {1, 4, 4, 0, 4, 8}
SquaresR[4, {1, 2, 3, 4}] ⇒ {8, 24, 32, 24}
Table[PolygonalNumber[n], {n, 4}] ⇒ {1, 3, 6, 10}
Table[PolygonalNumber[r, 10], {r, 3, 5}] ⇒ {55, 100, 145}
Table[MersennePrimeExponent[n], {n, 6}] ⇒ {2, 3, 5, 7, 13, 17}
LinearRecurrence[{1, 1}, {1, 1}, 8] ⇒ {1, 1, 2, 3, 5, 8, 13, 21}
LinearRecurrence[{1, 1}, {1, 1}, {3, 5}] ⇒ {2, 3, 5}
LinearRecurrence[{a, b}, {1, 2}, 3] ⇒ {1, 2, 2 a + b}
{RankedMax[{482, 17, 181}, 2], RankedMin[{482, 17, 181}, 2], RankedMax[{1, 2, 3}, -1]} ⇒ {181, 181, 1}
PositionLargest[{3, 7, 1, 7}] ⇒ {2, 4}
PositionSmallest[{3, 7, 1, 7}, 2] ⇒ {{3}, {1}}
Select[{1, 2, 3}, GreaterThan[1]] ⇒ {2, 3}
Map[LessEqualThan[2], {1, 2, 3}] ⇒ {True, True, False}
{EqualTo[1][1.], SameAs[1][1.], UnequalTo[1][2]} ⇒ {True, False, True}
RotationMatrix[Pi/2] ⇒ {{0, -1}, {1, 0}}
RotationMatrix[Pi/2, {0, 0, 1}] ⇒ {{0, -1, 0}, {1, 0, 0}, {0, 0, 1}}
RotationMatrix[Pi/2, {1, 0, 0}] . {0, 1, 0} ⇒ {0, 0, 1}
ScalingMatrix[{2, 3}] ⇒ {{2, 0}, {0, 3}}
ReflectionMatrix[{1, 0}] ⇒ {{-1, 0}, {0, 1}}
AngleVector[90 Degree] ⇒ {0, 1}
AngleVector[{1, 10}, a] ⇒ {1 + Cos[a], 10 + Sin[a]}
AnglePath[{90 Degree, 90 Degree, 90 Degree, 90 Degree}] ⇒ {{0, 0}, {0, 1}, {-1, 1}, {-1, 0}, {0, 0}}
AnglePath[{{1, 1}, 90 Degree}, {{1, 90 Degree}, {2, 90 Degree}}] ⇒ {{1, 1}, {0, 1}, {0, -1}}
VectorAngle[{1, 0}, {0, 1}] ⇒ Pi/2
VectorAngle[{1, 1, 0}, {1, 0, 1}] ⇒ Pi/3
ToPolarCoordinates[{1, 1}] ⇒ {Sqrt[2], Pi/4}
FromPolarCoordinates[{{2, 0}, {1, Pi}}] ⇒ {{2, 0}, {-1, 0}}
CellularAutomaton[30, {{1}, 0}, 2] ⇒ {{0, 0, 1, 0, 0}, {0, 1, 1, 1, 0}, {1, 1, 0, 0, 1}}
CellularAutomaton[90, {1, 0, 0, 0, 0}, 2] ⇒ {{1, 0, 0, 0, 0}, {0, 1, 0, 0, 1}, {0, 0, 1, 1, 0}}
CellularAutomaton[30, {0, 0, 1, 0, 0}] ⇒ {0, 1, 1, 1, 0}
CellularAutomaton[{777, {3, 1}}, {{1}, 0}, 2] ⇒ {{0, 0, 1, 0, 0}, {0, 1, 1, 1, 0}, {1, 2, 1, 2, 1}}
CellularAutomaton[30, {{1}, 0}, {{2}}] ⇒ {{1, 1, 0, 0, 1}}
CellularAutomaton[30, {{1}, 0}, {{{2}}}] ⇒ {1, 1, 0, 0, 1}
CellularAutomaton[90, {{1}, 0}, {{0, 4, 4}}] ⇒ {{0, 0, 0, 0, 1, 0, 0, 0, 0}, {1, 0, 0, 0, 0, 0, 0, 0, 1}}
CellularAutomaton[90, {{1}, 0}, {2, {-1, 1}}] ⇒ {{0, 1, 0}, {1, 0, 1}, {0, 0, 0}}
CellularAutomaton[90, {{1}, 0}, {2, -2}] ⇒ {{0, 0, 1}, {0, 1, 0}, {1, 0, 0}}
CellularAutomaton[30, {0, 0, 1, 0}, {1, {-1, 0}}] ⇒ {{0, 0}, {1, 0}}
CellularAutomaton[30, {{1}, 0}] ⇒ {{1, 1, 1}, {0}}
CellularAutomaton[1, {{1}, 0}, 2] ⇒ {{0, 1, 0}, {0, 0, 0}, {0, 1, 0}}
CellularAutomaton[{14, {2, 1}, {1, 1}}, {{{1}}, 0}, {{{1}}}] ⇒ ConstantArray[1, {3, 3}]
SubstitutionSystem[{"A" -> "AB", "B" -> "A"}, "A", 3] ⇒ {"A", "AB", "ABA", "ABAAB"}
SubstitutionSystem[{1 -> {1, 2}, 2 -> {1}}, {1}, 2] ⇒ {{1}, {1, 2}, {1, 2, 1}}
"""

REFUSED = """
ModularInverse[2, 4] ModularInverse::ninv
RankedMax[{1, 2}, 3] RankedMax::wlnetrank
CellularAutomaton[x, {1, 0}, 2] CellularAutomaton::nspecnl
CellularAutomaton[30, {2, 0}, 2] CellularAutomaton::wlnetini
CellularAutomaton[30, {1, 0}, -2] CellularAutomaton::stepssp
AnglePath[{{1, 2, 3}}] AnglePath::wlnetarg
SubstitutionSystem[{1 -> 2}, 5, 2] SubstitutionSystem::wlnetarg
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize("line", REFUSED.strip().splitlines())
def test_refused(line):
    code, message = line.rsplit(" ", 1)
    ROOM.check_unevaluated(code, message)
