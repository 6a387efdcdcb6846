"""Hypergeometric, Lerch, Legendre, Weierstrass and modular functions: exact forms and values."""

import numpy as np
import pytest
from scipy import special

from tests.evaluating import Room

ROOM = Room()

VALUES = """
Hypergeometric2F1[1, 2, 3, x] ⇒ -2 (x + Log[1 - x])/x^2
Hypergeometric2F1[1, 1, 2, x] ⇒ -Log[1 - x]/x
Hypergeometric2F1[1/2, 1/2, 3/2, x] ⇒ ArcSin[Sqrt[x]]/Sqrt[x]
Hypergeometric2F1[a, b, c, 1] ⇒ Gamma[c] Gamma[c - a - b]/(Gamma[c - a] Gamma[c - b])
Hypergeometric1F1[-3, 1, x] ⇒ 1 - 3 x + 3 x^2/2 - x^3/6
Hypergeometric1F1[-2, -2, x] ⇒ 1 + x + x^2/2
Hypergeometric1F1[3, 1, x] ⇒ E^x (1 + 2 x + x^2/2)
HypergeometricU[1, 4, 8] ⇒ 41/256
HypergeometricPFQ[{3}, {2}, 1] ⇒ 3 E/2
Hypergeometric0F1Regularized[0, 0] ⇒ 0
PolyLog[2, 1/2] ⇒ Pi^2/12 - Log[2]^2/2
LerchPhi[1, 2, 3] ⇒ -5/4 + Pi^2/6
LerchPhi[1/3, 2, 1] ⇒ 3 PolyLog[2, 1/3]
HurwitzLerchPhi[1/2, 2, -1] ⇒ ComplexInfinity
LegendreQ[1, x] ⇒ -1 + x (-Log[1 - x]/2 + Log[1 + x]/2)
PolyGamma[1, 7/2] ⇒ -1036/225 + Pi^2/2
PolyGamma[3, 3] ⇒ 6 (-17/16 + Pi^4/90)
BetaRegularized[z, 1, b] ⇒ 1 - (1 - z)^b
InverseGammaRegularized[1, 1/2] ⇒ Log[2]
Gudermannian[3 Pi I/2] ⇒ DirectedInfinity[-I]
BesselK[1, 0.] ⇒ ComplexInfinity
BesselJ[3, BesselJZero[3, 5]] ⇒ 0
CoulombH2[1, 0, z] ⇒ -I z SphericalHankelH2[1, z]
WeierstrassP[u, {0, 0}] ⇒ u^-2
KleinInvariantJ[I] ⇒ 1
DedekindEta[I] ⇒ Gamma[1/4]/(2 Pi^(3/4))
HeavisideLambda[1/3] ⇒ 2/3
HeavisidePi[3] ⇒ 0
PolygonalNumber[n] ⇒ n (1 + n)/2
QBinomial[4, 0, q] ⇒ 1
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize("n", [0, 1, 4])
@pytest.mark.parametrize("x", [-0.7, 0.2, 0.9])
def test_legendre_functions_of_the_second_kind_are_those_of_scipy(n, x):
    found = ROOM.value(f"LegendreQ[{n}, {x}]")
    assert np.isclose(found, special.lqn(n, x)[0][n], rtol=1e-9)
    assert np.isclose(ROOM.value(f"LegendreQ[{n}.5, {x}]"), _between(n + 0.5, x), rtol=1e-7)


def _between(n, x):
    """The same from Gauss' function, by DLMF 14.3.12."""
    turn = np.pi * n / 2
    half = np.sqrt(np.pi)
    first = -np.sin(turn) * special.gamma(n / 2 + 0.5) / (2 * special.gamma(n / 2 + 1))
    second = np.cos(turn) * special.gamma(n / 2 + 1) / special.gamma(n / 2 + 0.5)
    even = special.hyp2f1(-n / 2, n / 2 + 0.5, 0.5, x * x)
    odd = special.hyp2f1(0.5 - n / 2, n / 2 + 1, 1.5, x * x)
    return half * (first * even + second * x * odd)


@pytest.mark.parametrize("z, g2, g3", [(0.7, 2, 3), (1.3, 4, 0), (0.2, -1, 0.5)])
def test_weierstrass_function_solves_its_equation(z, g2, g3):
    p = ROOM.value(f"WeierstrassP[{z}, {{{g2}, {g3}}}]")
    slope = ROOM.value(f"WeierstrassPPrime[{z}, {{{g2}, {g3}}}]")
    assert np.isclose(slope**2, 4 * p**3 - g2 * p - g3, rtol=1e-9)


@pytest.mark.parametrize("a", [1, 2, 3, 4])
def test_derivatives_of_theta_functions_are_their_slopes(a):
    step = 1e-6
    high, low = (ROOM.value(f"EllipticTheta[{a}, {0.5 + s}, 0.1]") for s in (step, -step))
    assert np.isclose(ROOM.value(f"EllipticThetaPrime[{a}, 0.5, 0.1]"), (high - low) / (2 * step), rtol=1e-7)
