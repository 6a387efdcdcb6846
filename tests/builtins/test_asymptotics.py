"""Growth compared, convergence, sequences found, transforms of sequences and convolutions: known values."""

import numpy as np
import pytest
from scipy.integrate import quad

from tests.evaluating import Room
from tests.language.tables import check_table

ROOM = Room()

TABLE = """
AsymptoticLess[{Log[x], 1}, 1, 2] ⇒ AsymptoticLess[{Log[x], 1}, 1, 2]
AsymptoticLess[Log[x], x, x -> Infinity] ⇒ True
AsymptoticLess[x, x^2, x -> 0] ⇒ False
AsymptoticLess[0, x, x -> 0] ⇒ True
AsymptoticGreater[x^2, x, x -> Infinity] ⇒ True
AsymptoticLessEqual[Sin[x], 1, x -> Infinity] ⇒ True
AsymptoticEqual[3 x + 1, x, x -> Infinity] ⇒ True
AsymptoticEqual[Sin[x], 1, x -> Infinity] ⇒ False
AsymptoticEquivalent[2 x, x, x -> Infinity] ⇒ False
AsymptoticEquivalent[Sin[x], x, x -> 0] ⇒ True
{MaxLimit[Abs[Sin[x]], x -> Infinity], MinLimit[Abs[Sin[x]], x -> Infinity]} ⇒ {1, 0}
{SumConvergence[1/n^2, n], SumConvergence[1/n, n], SumConvergence[n/(n^3 + 1), n]} ⇒ {True, False, True}
{SumConvergence[n/2^n, n], SumConvergence[(-3)^n/n, n], SumConvergence[n^2/n!, n]} ⇒ {True, False, True}
{SumConvergence[(-1)^n/n, n], SumConvergence[(-1)^n, n]} ⇒ {True, False}
{SumConvergence[1/n^p, n], SumConvergence[x^n, n]} ⇒ {Re[p] > 1, Abs[x] < 1}
DifferenceQuotient[x^3, {x, h}] ⇒ h^2 + 3 h x + 3 x^2
DifferenceQuotient[x^3, {x, 2, h}] ⇒ 6 h + 6 x
CaputoD[a t^2 + b t + c, {t, 1/2}] ⇒ (2 b Sqrt[t])/Sqrt[Pi] + (8 a t^(3/2))/(3 Sqrt[Pi])
FindSequenceFunction[{1, 4, 9, 16, 25}, n] ⇒ n^2
FindSequenceFunction[{1, 3, 7, 15, 31, 63}, n] ⇒ -1 + 2^n
FindSequenceFunction[{1/2, 2/3, 3/4, 4/5, 5/6}, n] ⇒ n/(1 + n)
FindSequenceFunction[{2, 3, 5, 7, 11, 13}, n] ⇒ Prime[n]
FindSequenceFunction[{1, 2, 6, 24, 120}][6] ⇒ 720
Head[FindSequenceFunction[{3, 1, 4, 1, 5, 9, 2, 6}, n]] ⇒ FindSequenceFunction
RSolve[{a[n + 2] == a[n + 1] + a[n], a[1] == 1, a[2] == 1}, a[n], n] ⇒ {{a[n] -> Fibonacci[n]}}
RSolve[{a[n] == n a[n - 1], a[0] == 1}, a[n], n] ⇒ {{a[n] -> n!}}
RSolve[a[n] == 2 a[n - 1], a[n], n] ⇒ {{a[n] -> 2^(-1 + n) C[1]}}
LinearProgramming[{-5, -4}, {{6, 4}, {1, 2}}, {{24, -1}, {6, -1}}, 0, Integers] ⇒ {4, 0}
LinearProgramming[{1, 1}, {{1, 2}}, {3}, Automatic, {Integers, Reals}] ⇒ {0, 3/2}
ZTransform[n^3, n, z] ⇒ (z (1 + 4 z + z^2))/(-1 + z)^4
InverseZTransform[z/(z - a), z, n] ⇒ a^n
InverseZTransform[{1, 1/z^2}, z, n] ⇒ {DiscreteDelta[n], DiscreteDelta[-2 + n]}
InverseZTransform[E^(3/z), z, n] ⇒ 3^n/n!
Convolve[UnitBox[x], UnitBox[x], x, y] ⇒ UnitTriangle[y]
Convolve[DiracDelta[x - 2], f[x], x, y] ⇒ f[-2 + y]
Convolve[UnitStep[x] Exp[-x], UnitStep[x] Exp[-x], x, y] ⇒ y UnitStep[y]/E^y
DiscreteConvolve[KroneckerDelta[n], f[n], n, m] ⇒ f[m]
{FunctionRange[x^4 - 2 x^2, x, y], FunctionRange[x^3, x, y]} ⇒ {y >= -1, True}
{FunctionRange[3 - 2 Sin[2 x], x, y], FunctionRange[2 - E^-x, x, y]} ⇒ {1 <= y <= 5, y < 2}
{FunctionRange[Sqrt[x], x, y], FunctionRange[Tanh[x], x, y]} ⇒ {y >= 0, -1 < y < 1}
Normal[Series[Exp[x - y], {x, 0, 1}, {y, 0, 1}]] ⇒ 1 - y + x (1 - y)
ListInterpolation[{{1, 2}, {3, 4}}, InterpolationOrder -> 1][{3/2, 3/2}] ⇒ 5/2
FindRoot[{x + y == 3, x - y == 1}, {x, 1}, {y, 1}][[All, 1]] ⇒ {x, y}
"""


def test_values():
    check_table(TABLE, compiling=True)


@pytest.mark.parametrize(
    "text", ["z/(z^2 - z - 1)", "(2 z (1 + 2 z))/(-1 + 2 z)^3", "z^2/((z - 1)(2 z + 1))"]
)
def test_a_sequence_sums_up_to_its_transform(text):
    terms = ROOM.value(f"f = InverseZTransform[{text}, z, n]; N[Table[f, {{n, 0, 80}}]]")
    powers = 3.0 ** -np.arange(81)
    expected = float(ROOM.value(f"N[({text}) /. z -> 3]"))
    np.testing.assert_allclose(np.dot([float(x) for x in terms.args], powers), expected, rtol=1e-10)


def test_bells_are_convolved_as_by_quadrature():
    found = float(ROOM.value("N[Convolve[Exp[-x^2], Exp[-2 x^2], x, 7/10]]"))
    expected, _ = quad(lambda x: np.exp(-(x**2) - 2 * (0.7 - x) ** 2), -np.inf, np.inf)
    np.testing.assert_allclose(found, expected, rtol=1e-9)


def test_whole_points_are_found_as_by_trying_all():
    goal, rows, bounds = [3, -2, 1], [[1, 1, 1], [-2, 1, 3]], [2, -4]
    best = min(
        np.dot(goal, (x, y, z))
        for x in range(6)
        for y in range(6)
        for z in range(6)
        if all(np.dot(row, (x, y, z)) >= b for row, b in zip(rows, bounds, strict=True))
    )
    ROOM.value("c = {3, -2, 1}; ends = Table[{0, 5}, 3]")
    text = "c . LinearProgramming[c, {{1, 1, 1}, {-2, 1, 3}}, {2, -4}, ends, Integers]"
    assert ROOM.value(text) == best
