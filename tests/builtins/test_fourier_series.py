"""Fourier series and coefficients against quadrature; Refine of steps; FullSimplify of Gamma."""

import numpy as np
import pytest
from scipy.integrate import quad

from tests.evaluating import Room
from tests.language.tables import check_table

ROOM = Room()

TABLE = """
FourierTrigSeries[t, t, 3] ⇒ 2 Sin[t] - Sin[2 t] + (2 Sin[3 t])/3
FourierCosSeries[t^2, t, 3] ⇒ Pi^2/3 - 4 Cos[t] + Cos[2 t] - (4 Cos[3 t])/9
FourierSeries[t, t, 1] ⇒ I/E^(I t) - I E^(I t)
FourierCoefficient[t, t, n] ⇒ Piecewise[{{0, n == 0}}, (I (-1)^n)/n]
FourierCoefficient[1, t, n] ⇒ DiscreteDelta[n]
FourierCosCoefficient[{t, t^2}[[1]], t, 0] ⇒ Pi
Refine[{Floor[x], Ceiling[x], FractionalPart[x]}, 0 < x < 1] ⇒ {0, 1, x}
Refine[{Ceiling[x], Floor[x]}, 0 <= x < 1] ⇒ {Ceiling[x], 0}
Refine[{IntegerPart[x], Floor[x]}, -1 < x < 1] ⇒ {0, Floor[x]}
Refine[{Round[x], Round[x + 1]}, 0 < x < 1/2] ⇒ {0, 1}
Refine[Floor[n + x], 0 < x < 1 && Element[n, Integers]] ⇒ n
FullSimplify[Gamma[n + 1]/Gamma[n]] ⇒ n
FullSimplify[Beta[a, b]] ⇒ Beta[a, b]
InverseLaplaceTransform[(s + 1)/(s^2 + 2 s + 5), s, t] ⇒ Cos[2 t]/E^t
"""


def test_values():
    check_table(TABLE, compiling=True)


@pytest.mark.parametrize("text, f", [("Exp[t]", np.exp), ("Abs[t]", np.abs), ("t^3 + 1", lambda t: t**3 + 1)])
def test_series_are_those_of_quadrature(text, f):
    at = 0.7
    expected = quad(f, -np.pi, np.pi)[0] / (2 * np.pi)
    for k in (1, 2, 3):
        for wave in (np.cos, np.sin):
            part = quad(lambda t, k=k, wave=wave: f(t) * wave(k * t), -np.pi, np.pi)[0] / np.pi
            expected += part * wave(k * at)
    for name in ("FourierTrigSeries", "FourierSeries"):
        found = ROOM.value(f"Re[N[{name}[{text}, t, 3] /. t -> 7/10]]")
        np.testing.assert_allclose(float(found), expected, rtol=1e-8)


@pytest.mark.parametrize("n", [1, 2, 5])
def test_coefficients_of_a_symbolic_order(n):
    found = ROOM.value(f"N[FourierSinCoefficient[t^3 - t, t, n] /. n -> {n}]")
    expected = 2 / np.pi * quad(lambda t: (t**3 - t) * np.sin(n * t), 0, np.pi)[0]
    np.testing.assert_allclose(float(found), expected, rtol=1e-9)


def test_the_period_may_be_another_one():
    found = ROOM.value("N[FourierTrigSeries[t, t, 1, FourierParameters -> {1, 2 Pi}] /. t -> 1/10]")
    np.testing.assert_allclose(float(found), np.sin(0.2 * np.pi) / np.pi, rtol=1e-12)
