"""Bessel, Airy, Struve functions and elliptic integrals, against integrals and equations that define them."""

import numpy as np
import pytest
from scipy.integrate import quad

from tests.evaluating import Room

ROOM = Room()

VALUES = """
BesselJ[1/2, x] ⇒ Sqrt[2/Pi] Sin[x]/Sqrt[x]
BesselJ[-1/2, x] ⇒ Sqrt[2/Pi] Cos[x]/Sqrt[x]
BesselI[1/2, x] ⇒ Sqrt[2/Pi] Sinh[x]/Sqrt[x]
BesselK[1/2, x] === E^(-x) Sqrt[Pi/2]/Sqrt[x] ⇒ True
BesselJ[-3, z] ⇒ -BesselJ[3, z]
BesselI[-2, z] ⇒ BesselI[2, z]
{BesselJ[0, 0], BesselJ[2, 0], BesselI[0, 0], BesselK[0, 0]} ⇒ {1, 0, 1, Infinity}
{EllipticK[0], EllipticE[0], EllipticE[1], EllipticF[0, 1/2]} ⇒ {Pi/2, Pi/2, 1, 0}
{Gudermannian[0], Gudermannian[Infinity], InverseGudermannian[0]} ⇒ {0, Pi/2, 0}
{Haversine[Pi/2], InverseHaversine[3/4], Haversine[Pi]} ⇒ {1/2, 2 Pi/3, 1}
BesselJ[Undefined, 2] ⇒ Undefined
Head[BesselJ[0, x]] ⇒ BesselJ
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


NUMBERS = {
    "BesselJ[2, 1.7]": lambda: quad(lambda t: np.cos(2 * t - 1.7 * np.sin(t)), 0, np.pi)[0] / np.pi,
    "BesselI[1, 0.9]": lambda: quad(lambda t: np.exp(0.9 * np.cos(t)) * np.cos(t), 0, np.pi)[0] / np.pi,
    "BesselK[0.5, 2]": lambda: quad(lambda t: np.exp(-2 * np.cosh(t)) * np.cosh(t / 2), 0, 30)[0],
    "StruveH[0, 1.3]": lambda: 2 / np.pi * quad(lambda t: np.sin(1.3 * np.cos(t)), 0, np.pi / 2)[0],
    "EllipticK[0.3]": lambda: quad(lambda t: (1 - 0.3 * np.sin(t) ** 2) ** -0.5, 0, np.pi / 2)[0],
    "EllipticE[0.8, 0.3]": lambda: quad(lambda t: (1 - 0.3 * np.sin(t) ** 2) ** 0.5, 0, 0.8)[0],
    "EllipticPi[0.4, 0.6]": lambda: quad(
        lambda t: (1 - 0.6 * np.sin(t) ** 2) ** -0.5 / (1 - 0.4 * np.sin(t) ** 2), 0, np.pi / 2
    )[0],
    "Gudermannian[1.1]": lambda: quad(lambda t: 1 / np.cosh(t), 0, 1.1)[0],
    "SphericalBesselJ[1, 2.]": lambda: np.sin(2) / 4 - np.cos(2) / 2,
    "N[BesselJ[5/2, 3]]": lambda: np.sqrt(2 / (3 * np.pi)) * ((3 / 9 - 1) * np.sin(3) - 3 / 3 * np.cos(3)),
    "N[BesselK[3/2, 2]]": lambda: np.sqrt(np.pi / 4) * np.exp(-2) * (1 + 1 / 2),
}


@pytest.mark.parametrize("code", NUMBERS)
def test_numbers(code):
    assert np.isclose(ROOM.value(code), NUMBERS[code]())


def test_airy_functions_solve_their_equation():
    """y'' = x y by central differences, and the Wronskian is 1/Pi."""
    h, x = 1e-3, 0.7
    for name in ("AiryAi", "AiryBi"):
        left, middle, right = (ROOM.value(f"{name}[{x + d}]") for d in (-h, 0, h))
        assert np.isclose((left - 2 * middle + right) / h**2, x * middle, rtol=1e-4)
    a, da, b, db = (ROOM.value(f"{n}[{x}]") for n in ("AiryAi", "AiryAiPrime", "AiryBi", "AiryBiPrime"))
    assert np.isclose(a * db - da * b, 1 / np.pi)


def test_zeros_and_hankel_functions():
    zero = ROOM.value("N[BesselJZero[1, 2]]")
    assert abs(ROOM.value(f"BesselJ[1, {zero!r}]")) < 1e-12
    assert np.isclose(ROOM.value("HankelH1[1, 2.] + HankelH2[1, 2.]"), 2 * ROOM.value("BesselJ[1, 2.]"))


def test_complex_arguments():
    """J(0, i y) is I(0, y)."""
    assert np.isclose(ROOM.value("BesselJ[0, 1.5 I]"), ROOM.value("BesselI[0, 1.5]"))
