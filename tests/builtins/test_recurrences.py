"""RSolve and sequences; linear programs against SciPy; Jordan forms; Piecewise; numbers taken apart."""

import pytest
from scipy.optimize import linprog

from tests.evaluating import Room

ROOM = Room()

VALUES = """
RSolve[{a[n + 1] == 2 a[n], a[0] == 1}, a[n], n] ⇒ {{a[n] -> 2^n}}
RSolve[a[n + 1] == 2 a[n], a[n], n] ⇒ {{a[n] -> 2^(n - 1) C[1]}}
RSolve[{a[n + 1] - 2 a[n] == 1, a[0] == 1}, a[n], n] ⇒ {{a[n] -> 2^(1 + n) - 1}}
RSolve[{a[n] == a[n - 1] + n, a[0] == 0}, a[n], n] ⇒ {{a[n] -> n (1 + n)/2}}
RSolve[{a[n + 2] - 2 a[n + 1] + a[n] == 0, a[0] == 1, a[1] == 3}, a, n] ⇒ {{a -> Function[{n}, 1 + 2 n]}}
RSolveValue[{a[n + 1] == 3 a[n] + 2^n, a[0] == 0}, a[5], n] ⇒ 211
RSolveValue[{a[n + 1] == 2 a[n] + 2^n, a[0] == 0}, a[10], n] ⇒ 5120
RSolveValue[{a[n + 2] == a[n + 1] + a[n], a[0] == 0, a[1] == 1}, a[10], n] // Simplify ⇒ 55
DifferenceDelta[i^2, i] ⇒ 1 + 2 i
DifferenceDelta[i^3, {i, 2}] ⇒ 6 (1 + i)
DiscreteShift[f[i], {i, 2}] ⇒ f[2 + i]
DiscreteRatio[2^i, i] ⇒ 2
DiscreteRatio[n!, n] ⇒ 1 + n
Wronskian[{Sin[x], Cos[x]}, x] ⇒ -1
Casoratian[{1, n, n^2}, n] ⇒ 2
FindLinearRecurrence[{1, 1, 2, 3, 5, 8, 13, 21}] ⇒ {1, 1}
FindLinearRecurrence[{1, 3, 9, 27, 81}] ⇒ {3}
LinearProgramming[{1, 1}, {{1, 2}}, {3}] ⇒ {0, 3/2}
LinearProgramming[{-1, -1}, {{-1, -2}, {-3, -1}}, {-4, -6}] ⇒ {8/5, 6/5}
LinearProgramming[{1., 1.}, {{1, 2}}, {{3, 0}}] ⇒ {0., 1.5}
LinearProgramming[{1, 1}, {{1, 2}}, {3}, {{1, 2}, {-1, 5}}] ⇒ {1, 1}
LinearOptimization[-x - y, {x + 2 y <= 4, 3 x + y <= 6, x >= 0, y >= 0}, {x, y}] ⇒ {x -> 8/5, y -> 6/5}
LinearOptimization[x + y, {x + 2 y >= 3, x >= -1, y >= -1}, {x, y}, "PrimalMinimumValue"] ⇒ 1
JordanDecomposition[{{27, 48, 81}, {-6, 0, 0}, {1, 0, 3}}][[2]] ⇒ {{6, 0, 0}, {0, 12, 1}, {0, 0, 12}}
JordanDecomposition[{{2, 1}, {1, 2}}][[2]] ⇒ {{3, 0}, {0, 1}}
PiecewiseExpand[Abs[x]] ⇒ Piecewise[{{-x, x < 0}}, x]
PiecewiseExpand[UnitStep[x]] ⇒ Piecewise[{{1, x >= 0}}, 0]
PiecewiseExpand[Max[x, y]] ⇒ Piecewise[{{x, x - y >= 0}}, y]
PiecewiseExpand[Clip[x, {0, 1}]] ⇒ Piecewise[{{0, x < 0}, {1, x > 1}}, x]
PiecewiseExpand[Which[x < 0, a, x < 1, b, True, c]] ⇒ Piecewise[{{a, x < 0}, {b, x < 1}}, c]
PiecewiseExpand[If[x > 0, If[x > 1, a, b], c]] ⇒ Piecewise[{{a, x > 0 && x > 1}, {b, x > 0}}, c]
PiecewiseExpand[2 Boole[x < 2]] ⇒ Piecewise[{{2, x < 2}}, 0]
NumberExpand[123] ⇒ {100, 20, 3}
NumberExpand[-5, 2] ⇒ {-4, 0, -1}
NumberDecompose[10000, {3600, 60, 1}] ⇒ {2, 46, 40}
MixedFractionParts[17/5] ⇒ {3, 2/5}
RealExponent[{1000, 10}] ⇒ {3., 1.}
MersennePrimeExponentQ[{7, 11, 13}] ⇒ {True, False, True}
PrimitiveRootList[7] ⇒ {3, 5}
PrimitiveRootList[8] ⇒ {}
PowerModList[2, 1/2, 7] ⇒ {3, 4}
QuadraticIrrationalQ[{Sqrt[2], 1/2, 2^(1/3), GoldenRatio}] ⇒ {True, False, False, True}
FindRepeat[{1, 2, 1, 2, 1}] ⇒ {1, 2}
FindTransientRepeat[{1, 2, 3, 4, 3, 4, 3, 4}, 2] ⇒ {{1, 2}, {3, 4}}
"""


@pytest.mark.parametrize("text, expected", [line.split(" ⇒ ") for line in VALUES.strip().splitlines()])
def test_value(text, expected):
    ROOM.check(text, expected)


@pytest.mark.parametrize(
    "recurrence, start",
    [
        ("a[n + 2] == 5 a[n + 1] - 6 a[n] + n", (1, 2)),
        ("a[n + 2] == 4 a[n + 1] - 4 a[n] + 2^n", (0, 1)),
        ("2 a[n + 2] + a[n] == 3 a[n + 1] + n^2", (3, 1)),
    ],
)
def test_the_solution_obeys_the_recurrence(recurrence, start):
    given = f"a[0] == {start[0]}, a[1] == {start[1]}"
    solved = f"a = RSolveValue[{{{recurrence}, {given}}}, a, n]"
    law = f"Module[{{a}}, {solved}; Table[Simplify[{recurrence}], {{n, 0, 4}}]]"
    ROOM.check(f"Union[{law}]", "{True}")


@pytest.mark.parametrize(
    "m",
    ["{{1, 1, 0}, {0, 1, 1}, {0, 0, 1}}", "{{5, 4, 2, 1}, {0, 1, -1, -1}, {-1, -1, 3, 0}, {1, 1, -1, 2}}"],
)
def test_jordan_factors_give_the_matrix(m):
    ROOM.check(f"With[{{d = JordanDecomposition[{m}]}}, d[[1]] . d[[2]] . Inverse[d[[1]]]]", m)


def test_linear_program_has_the_smallest_value_of_scipy():
    goal, rows, bounds = [3, -2, 1, 4], [[1, 2, 3, 1], [2, -1, 1, 0], [0, 1, -1, 2]], [4, 1, -2]
    expected = linprog(goal, A_ub=[[-x for x in r] for r in rows] + [[0, 1, 0, 0]], b_ub=[-4, -1, 2, 10])
    lists = [str(x).replace("[", "{").replace("]", "}") for x in (goal, rows, bounds)]
    text = f"LinearProgramming[{', '.join(lists)}, {{0, {{0, 10}}, 0, 0}}]"
    found = ROOM.value(f"N[{text} . {lists[0]}]")
    assert found == pytest.approx(expected.fun)


@pytest.mark.parametrize(
    "text, message",
    [
        ("RSolve[a[n + 1] == n a[n] + 1, a[n], n]", "RSolve::wlnetlin"),
        ("RSolve[a[n + 1] == a[n]^2, a[n], n]", "RSolve::wlnetlin"),
        ("LinearProgramming[{1}, {{1}, {-1}}, {2, -1}]", "LinearProgramming::lpsnf"),
        ("LinearOptimization[x^2, {x >= 1}, {x}]", "LinearOptimization::wlnetlin"),
    ],
)
def test_refusals(text, message):
    ROOM.check_unevaluated(text, message)
