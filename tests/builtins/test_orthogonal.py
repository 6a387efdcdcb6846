"""Orthogonal polynomials: written out, at numbers, of any degree."""

import numpy as np
import pytest
from numpy.polynomial import chebyshev, hermite, laguerre, legendre

from tests.evaluating import Room

ROOM = Room()

VALUES = """
ChebyshevT[3, x] ⇒ -3 x + 4 x^3
ChebyshevU[2, x] ⇒ -1 + 4 x^2
LegendreP[2, x] ⇒ (-1 + 3 x^2)/2
LegendreP[4, 0] ⇒ 3/8
HermiteH[4, x] ⇒ 12 - 48 x^2 + 16 x^4
LaguerreL[3, x] ⇒ (6 - 18 x + 9 x^2 - x^3)/6
LaguerreL[1, a, x] ⇒ 1 + a - x
GegenbauerC[2, 1, x] ⇒ ChebyshevU[2, x]
GegenbauerC[3, 1/2, x] ⇒ LegendreP[3, x]
JacobiP[2, 0, 0, x] - LegendreP[2, x] // Expand ⇒ 0
LegendreP[1, 1, x] ⇒ -Sqrt[1 - x^2]
LegendreP[3, 2, x] ⇒ 15 x (1 - x^2)
LegendreP[2, 3, x] ⇒ 0
SphericalHarmonicY[0, 0, t, p] ⇒ 1/(2 Sqrt[Pi])
SphericalHarmonicY[1, 0, t, p] ⇒ Sqrt[3/Pi] Cos[t]/2
ChebyshevT[{0, 1, -2}, y] ⇒ {1, y, -1 + 2 y^2}
Head[HermiteH[n, x]] ⇒ HermiteH
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("ChebyshevT", chebyshev.chebval),
        ("LegendreP", legendre.legval),
        ("HermiteH", hermite.hermval),
        ("LaguerreL", laguerre.lagval),
    ],
)
def test_numbers_are_those_of_numpy(name, reference):
    for n in (0, 1, 5, 12):
        expected = reference(0.37, [0] * n + [1])
        assert np.isclose(ROOM.value(f"{name}[{n}, 0.37]"), expected)


def test_degrees_between_whole_ones():
    """The equations that the functions obey: recurrences and the angle."""
    assert np.isclose(ROOM.value("ChebyshevT[2.5, 0.3]"), np.cos(2.5 * np.arccos(0.3)))
    h = [ROOM.value(f"HermiteH[{n}, 1.2]") for n in (0.5, 1.5, 2.5)]
    assert np.isclose(h[2], 2 * 1.2 * h[1] - 2 * 1.5 * h[0])
    p = [ROOM.value(f"LegendreP[{n}, 0.4]") for n in (0.5, 1.5, 2.5)]
    assert np.isclose(2.5 * p[2], 4 * 0.4 * p[1] - 1.5 * p[0])


def test_spherical_harmonics_are_of_length_one():
    """The integral of |Y|^2 over the sphere, by Gauss' points in the cosine."""
    points, weights = legendre.leggauss(12)
    for degree, order in ((1, 1), (2, 1), (3, -2)):
        values = [ROOM.value(f"SphericalHarmonicY[{degree}, {order}, ArcCos[{z}], 0.3]") for z in points]
        assert np.isclose(2 * np.pi * np.sum(weights * np.abs(values) ** 2), 1)
