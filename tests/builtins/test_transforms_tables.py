"""Generating functions, Fourier transforms, recurrence tables, domains: inputs and Wolfram's values."""

import numpy as np
import pytest
from scipy.integrate import quad

from tests.evaluating import Room
from tests.language.tables import check_table

ROOM = Room()

TABLE = """
GeneratingFunction[a, n, x] ⇒ a/(1 - x)
GeneratingFunction[n^2, n, x] ⇒ -((x (1 + x))/(-1 + x)^3)
GeneratingFunction[Fibonacci[n], n, x] ⇒ -(x/(-1 + x + x^2))
GeneratingFunction[LucasL[n], n, x] ⇒ (-2 + x)/(-1 + x + x^2)
GeneratingFunction[1/n!, n, x] ⇒ E^x
GeneratingFunction[{1, 2^n}, n, x] ⇒ {1/(1 - x), 1/(1 - 2 x)}
ExponentialGeneratingFunction[1, n, x] ⇒ E^x
ExponentialGeneratingFunction[n^2, n, x] ⇒ E^x x (1 + x)
ExponentialGeneratingFunction[n!, n, x] ⇒ 1/(1 - x)
ZTransform[1/n!, n, z] ⇒ E^(1/z)
FourierTransform[Exp[-x^2], x, w] ⇒ 1/(Sqrt[2] E^(w^2/4))
FourierTransform[1, t, w] ⇒ Sqrt[2 Pi] DiracDelta[w]
FourierTransform[DiracDelta[t], t, w] ⇒ 1/Sqrt[2 Pi]
InverseFourierTransform[Exp[-w^2], w, t] ⇒ 1/(Sqrt[2] E^(t^2/4))
FourierTransform[Exp[-t^2], t, w, FourierParameters -> {1, -1}] ⇒ Sqrt[Pi]/E^(w^2/4)
RecurrenceTable[{a[n] == a[n - 1] + a[n - 2], a[1] == 1, a[2] == 1}, a, {n, 10}] ⇒
    {1, 1, 2, 3, 5, 8, 13, 21, 34, 55}
RecurrenceTable[{a[n + 1] == a[n] + b[n], b[n + 1] == a[n] - b[n], a[0] == 1, b[0] == 1}, {a, b}, {n, 0, 4}] ⇒
    {{1, 1}, {2, 0}, {2, 2}, {4, 0}, {4, 4}}
RecurrenceTable[{a[n] == n a[n - 1], a[0] == 1}, a[n], {n, 0, 5}] ⇒ {1, 1, 2, 6, 24, 120}
FunctionDomain[Sqrt[x]/(x - 2), x] ⇒ Inequality[0, LessEqual, x, Less, 2] || x > 2
FunctionDomain[5, x] ⇒ True
FunctionDomain[Log[x], x] ⇒ x > 0
FunctionDomain[Tan[x], x] ⇒ NotElement[1/2 + x/Pi, Integers]
MaxLimit[2 + 3 Sin[x], x -> Infinity] ⇒ 5
{MinLimit[1/x, x -> 0], MaxLimit[1/x, x -> 0]} ⇒ {-Infinity, Infinity}
Decompose[x^4 + x^2 + 1, x] ⇒ {1 + x + x^2, x^2}
Decompose[5, x] ⇒ {5}
SolveAlways[(a + b) x^2 + (a - b - 2) x == 0, x] ⇒ {{a -> 1, b -> -1}}
SolveAlways[0 == 0, x] ⇒ {{}}
{ToRules[True]} ⇒ {{}}
Cyclotomic[0, x] ⇒ 1
InverseSeries[Series[Sin[x], {x, 0, 5}], y] ⇒ SeriesData[y, 0, {1, 0, 1/6, 0, 3/40}, 1, 6, 1]
InverseSeries[Series[Exp[x], {x, 0, 4}]] ⇒ SeriesData[x, 1, {1, -1/2, 1/3, -1/4}, 1, 5, 1]
ComposeSeries[Series[Exp[y], {y, 0, 4}], Series[x + x^2, {x, 0, 4}]] ⇒
    SeriesData[x, 0, {1, 1, 3/2, 7/6, 25/24}, 0, 5, 1]
PadeApproximant[Exp[x], {x, 0, {2, 2}}] ⇒ (1 + x/2 + x^2/12)/(1 - x/2 + x^2/12)
PadeApproximant[Log[1 + x], {x, 0, 2}] ⇒ (x + x^2/2)/(1 + x + x^2/6)
SeriesCoefficient[Series[Exp[x], {x, 0, 10}], {x, 0, 5}] ⇒ 1/120
Dt[x y, {x, 2}] ⇒ 2 Dt[y, x] + x Dt[y, {x, 2}]
Dt[x y, x, y] ⇒ 1 + Dt[x, y] Dt[y, x]
Dt[Dt[y, x], y] ⇒ 0
Dt[a x^2] ⇒ x^2 Dt[a] + 2 a x Dt[x]
Dt[a x^2, x, Constants -> {a}] ⇒ 2 a x
Curl[{0, r}, {r, t}, "Polar"] ⇒ 2
Curl[{0, 0, r}, {r, t, z}, "Cylindrical"] ⇒ {0, -1, 0}
Div[{r, 0, 0}, {r, t, p}, "Spherical"] ⇒ 3
Laplacian[r^2 Cos[t], {r, t}, "Polar"] ⇒ 3 Cos[t]
Grad[r^2 Sin[t], {r, t}, "Polar"] ⇒ {2 r Sin[t], r Cos[t]}
ArcCurvature[t^2, t] ⇒ 2/(1 + 4 t^2)^(3/2)
ArcCurvature[{Cos[t], Sin[t], t}, t] ⇒ 1/2
"""


def test_values():
    check_table(TABLE, compiling=True)


@pytest.mark.parametrize(
    "text", ["Exp[-Abs[t]]", "1/(1 + t^2)", "UnitBox[t]", "t Exp[-3 t^2]", "Exp[-t^2 + t]"]
)
def test_a_fourier_transform_is_the_integral(text):
    f = ROOM.value(f"Function[t, {text}]")
    at = ROOM.value(f"N[FourierTransform[{text}, t, w] /. w -> 7/10]")

    def part(wave):
        def integrand(t):
            return float(ROOM.evaluation.call(f, float(t))) * wave(0.7 * t)

        return quad(integrand, -30, 30, limit=300, points=[-0.5, 0, 0.5])[0] / np.sqrt(2 * np.pi)

    np.testing.assert_allclose(complex(at), part(np.cos) + 1j * part(np.sin), atol=3e-3)


def test_the_cubic_formula_gives_the_root():
    for k in (1, 2, 3):
        ROOM.check(
            f"Abs[N[ToRadicals[Root[#^3 - 2 # - 5 &, {k}]] - Root[#^3 - 2 # - 5 &, {k}]]] < 10^-12", "True"
        )


@pytest.mark.parametrize(
    "text, message",
    [
        ("RecurrenceTable[{a[n] == a[n - 1]}, a, {n, 3}]", "RecurrenceTable::wlnetini"),
        ("RecurrenceTable[{a[n] == a[n - 1], a[0] == 1}, a, {n, x}]", "RecurrenceTable::wlnetrange"),
        ("InverseSeries[x]", "ComposeSeries::ser"),
        ("PadeApproximant[x, {x, 0}]", "PadeApproximant::wlnetspec"),
        ("PadeApproximant[1/x, {x, 0, 2}]", "PadeApproximant::wlnetpade"),
        ('Div[{x, y}, {x, y}, "Spherical"]', "Grad::wlnetchart"),
        ("FunctionDomain[f[x], x]", "FunctionDomain::wlnetdom"),
        ("SolveAlways[x, x]", "SolveAlways::eqf"),
    ],
)
def test_refusals(text, message):
    ROOM.check_unevaluated(text, message)
