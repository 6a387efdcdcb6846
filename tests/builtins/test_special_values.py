"""Beta, Zeta and functions beside them: Wolfram's exact values; numbers against SciPy and against sums."""

import pytest
from scipy import integrate, special

from tests.evaluating import Room

ROOM = Room()

VALUES = """
Beta[5, 4] ⇒ 1/280
Beta[z, 1, 12] ⇒ (1 - (1 - z)^12)/12
BetaRegularized[2, 2, 3] ⇒ 8
BetaRegularized[1/2, 2, 3] ⇒ 11/16
BetaRegularized[1, a, 42] ⇒ 1
InverseBetaRegularized[0, 2, 3] ⇒ 0
InverseGammaRegularized[2, 0] ⇒ Infinity
GammaRegularized[1, 0, x] ⇒ 1 - E^(-x)
DirichletEta[1] ⇒ Log[2]
DirichletEta[2] ⇒ Pi^2/12
DirichletLambda[4] ⇒ Pi^4/96
DirichletBeta[0] ⇒ 1/2
DirichletBeta[1] ⇒ Pi/4
DirichletBeta[2] ⇒ Catalan
DirichletBeta[3] ⇒ Pi^3/32
DirichletBeta[5] ⇒ 5 Pi^5/1536
Zeta[2, 1/2] ⇒ Pi^2/2
Zeta[2, 3] ⇒ -5/4 + Pi^2/6
HurwitzZeta[-2, 1/3] ⇒ -1/81
HurwitzZeta[1, 1/3] ⇒ ComplexInfinity
StieltjesGamma[0] ⇒ EulerGamma
BarnesG[7] ⇒ 34560
Hyperfactorial[4] ⇒ 27648
SinhIntegral[0] ⇒ 0
CoshIntegral[0] ⇒ -Infinity
OwenT[0, 1] ⇒ 1/8
"""


@pytest.mark.parametrize("text, expected", [line.split(" ⇒ ") for line in VALUES.strip().splitlines()])
def test_exact_value(text, expected):
    ROOM.check(text, expected)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Beta[0.5, 3.2, 1.5]", integrate.quad(lambda t: t**2.2 * (1 - t) ** 0.5, 0, 0.5)[0]),
        ("Beta[0.2, 0.5, 2, 3]", integrate.quad(lambda t: t * (1 - t) ** 2, 0.2, 0.5)[0]),
        ("BetaRegularized[0.99, 255., 2.]", special.betainc(255, 2, 0.99)),
        ("InverseBetaRegularized[0.5, 2, 3]", special.betaincinv(2, 3, 0.5)),
        ("InverseGammaRegularized[2, 0.5]", special.gammainccinv(2, 0.5)),
        ("DirichletEta[1.5]", 0.7651470246254079),
        ("DirichletBeta[2.]", 0.915965594177219),
        ("Zeta[3., 2]", special.zeta(3) - 1),
        ("PrimeZetaP[2.]", 0.452247420041065),
        ("SinhIntegral[2.8]", special.shichi(2.8)[0]),
        ("CoshIntegral[2.8]", special.shichi(2.8)[1]),
        ("DawsonF[1.]", special.dawsn(1)),
    ],
)
def test_number(text, expected):
    assert ROOM.value(text) == pytest.approx(expected, rel=1e-9)


def test_beta_of_complex_numbers_is_that_of_gammas():
    found = ROOM.value("Beta[2.5 + I, 1 - I] - Gamma[2.5 + I] Gamma[1. - I]/Gamma[3.5]")
    assert abs(complex(found)) < 1e-12


def test_hyperbolic_cosine_integral_of_a_negative_number_has_the_part_pi():
    assert ROOM.value("Im[CoshIntegral[-4.0]]") == pytest.approx(3.141592653589793)
