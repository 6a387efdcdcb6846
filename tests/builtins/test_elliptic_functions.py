"""Elliptic functions: exact values, laws between them, theta functions against their products."""

import math

import pytest
from scipy import special

from tests.evaluating import Room

ROOM = Room()

VALUES = """
JacobiSN[0, m] ⇒ 0
JacobiCN[0, m] ⇒ 1
JacobiNS[0, m] ⇒ ComplexInfinity
JacobiSN[u, 0] ⇒ Sin[u]
JacobiDN[u, 0] ⇒ 1
JacobiSC[u, 0] ⇒ Sin[u]/Cos[u]
JacobiSN[u, 1] ⇒ Tanh[u]
JacobiCN[u, 1] ⇒ Sech[u]
JacobiAmplitude[u, 0] ⇒ u
EllipticNomeQ[{0, 1}] ⇒ {0, 1}
EllipticTheta[3, u, 0] ⇒ 1
ArithmeticGeometricMean[a, a] ⇒ a
ArithmeticGeometricMean[0, 3] ⇒ 0
"""


@pytest.mark.parametrize("text, expected", [line.split(" ⇒ ") for line in VALUES.strip().splitlines()])
def test_exact_value(text, expected):
    ROOM.check(text, expected)


def test_jacobi_functions_have_the_values_of_scipy():
    s, c, d, angle = special.ellipj(1.3, 0.4)
    names = {"SN": s, "CN": c, "DN": d, "SD": s / d, "CS": c / s, "ND": 1 / d}
    for name, expected in names.items():
        assert ROOM.value(f"Jacobi{name}[1.3, 0.4]") == pytest.approx(expected)
    assert ROOM.value("JacobiAmplitude[1.3, 0.4]") == pytest.approx(angle)


@pytest.mark.parametrize("u", ["0.7 + 0.4 I", "0.5 I", "2.1 - 0.3 I"])
def test_squares_of_complex_values_add_up(u):
    ROOM.check(f"Abs[JacobiSN[{u}, 0.3]^2 + JacobiCN[{u}, 0.3]^2 - 1] < 10^-12", "True")
    ROOM.check(f"Abs[JacobiDN[{u}, 0.3]^2 + 0.3 JacobiSN[{u}, 0.3]^2 - 1] < 10^-12", "True")


def test_theta_functions_at_zero_obey_jacobis_identity():
    ROOM.check(
        "Abs[EllipticTheta[2, 0.2]^4 + EllipticTheta[4, 0.2]^4 - EllipticTheta[3, 0.2]^4] < 10^-12", "True"
    )


def test_the_first_theta_function_is_a_product():
    q, u = 0.3, 0.8
    product = 2 * q**0.25 * math.sin(u)
    for n in range(1, 60):
        product *= (1 - q ** (2 * n)) * (1 - 2 * q ** (2 * n) * math.cos(2 * u) + q ** (4 * n))
    assert ROOM.value("EllipticTheta[1, 0.8, 0.3]") == pytest.approx(product)


def test_mean_and_nome():
    assert ROOM.value("ArithmeticGeometricMean[1., 2.]") == pytest.approx(special.agm(1, 2))
    nome = math.exp(-math.pi * special.ellipk(0.7) / special.ellipk(0.3))
    assert ROOM.value("EllipticNomeQ[0.3]") == pytest.approx(nome)
