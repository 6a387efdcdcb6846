"""Inverses of Jacobi's functions, Anger's and Weber's, zeros of Zeta, RiemannR, WignerD, the staircase."""

import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
InverseJacobiSN[y, 0] ⇒ ArcSin[y]
InverseJacobiSN[y, 1] ⇒ ArcTanh[y]
InverseJacobiSN[1, m] ⇒ EllipticK[m]
InverseJacobiCN[1, m] ⇒ 0
InverseJacobiSC[-y, m] ⇒ -InverseJacobiSC[y, m]
JacobiDC[InverseJacobiDC[y, m], m] ⇒ y
JacobiSN[-y, m] ⇒ -JacobiSN[y, m]
JacobiDN[-y, m] ⇒ JacobiDN[y, m]
JacobiDS[-y, m] ⇒ -JacobiDS[y, m]
AngerJ[2, y] ⇒ BesselJ[2, y]
AngerJ[v, 0] ⇒ Sinc[Pi v]
WeberE[1, 0] ⇒ 2/Pi
Round[10^10 AngerJ[1/2, 5.]] ⇒ -2857335082
Round[10^10 WeberE[1/2, 5.]] ⇒ 333642365
WignerD[{1/2, 1/2, -1/2}, b] ⇒ Sin[b/2]
WignerD[{1, 1, 1}, a, b, c] ⇒ E^(I a + I c) Cos[b/2]^2
WignerD[{1, 0, 0}, b] ⇒ Cos[b/2]^2 - Sin[b/2]^2
CantorStaircase[1/4] ⇒ 1/3
CantorStaircase[{-1, 0, 1/2, 7/9, 2}] ⇒ {0, 0, 1/2, 3/4, 1}
Round[10^9 Im[N[ZetaZero[2]]]] ⇒ 21022039639
Chop[Zeta[N[ZetaZero[-3]]], 10^-9] ⇒ 0
Zeta[ZetaZero[4]] ⇒ 0
Chop[RiemannSiegelZ[30.] - E^(I RiemannSiegelTheta[30.]) Zeta[1/2 + 30. I]] ⇒ 0
RiemannR[1] ⇒ 1
Round[10^9 RiemannR[100.]] ⇒ 25661633267
Zeta[2, 3/2] ⇒ Pi^2/2 - 4
Zeta[1.] ⇒ ComplexInfinity
PolyGamma[2, -3.] ⇒ ComplexInfinity
FresnelC[I y] ⇒ I FresnelC[y]
CosIntegral[-Infinity] ⇒ I Pi
HypergeometricPFQ[{1, 2}, {3}, 1] ⇒ Infinity
Hypergeometric1F1[1/2, 1, y] ⇒ E^(y/2) BesselI[0, y/2]
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize("name", ["SN", "CN", "DN", "NS", "NC", "ND", "SC", "SD", "CS", "CD", "DS", "DC"])
def test_inverse_of_jacobi(name):
    u, m = 0.7, 0.4
    ROOM.check(f"Chop[InverseJacobi{name}[Jacobi{name}[{u}, {m}], {m}] - {u}, 10^-10]", "0")


def test_regularized_with_two_poles_below():
    """By the terms from k = 4 on, where both Gamma functions below are finite."""
    ROOM.check(
        "Chop[HypergeometricPFQRegularized[{1/3, 1/3, 1/3}, {-2, -3}, 0.5]"
        " - Sum[Pochhammer[1/3, k]^3 0.5^k/((k - 3)! (k - 4)! k!), {k, 4, 60}], 10^-8]",
        "0",
    )
