"""Hypergeometric functions, ProductLog, PolyLog, against what defines them."""

import numpy as np
import pytest
from scipy.integrate import quad

from tests.evaluating import Room

ROOM = Room()

VALUES = """
Hypergeometric1F1[a, a, z] ⇒ E^z
Hypergeometric2F1[a, b, b, z] ⇒ (1 - z)^(-a)
Hypergeometric2F1[0, b, c, z] ⇒ 1
HypergeometricPFQ[{a, b}, {b}, z] ⇒ (1 - z)^(-a)
HypergeometricPFQ[{a, b, c}, {c, d}, z] === HypergeometricPFQ[{a, b}, {d}, z] ⇒ True
HypergeometricU[0, b, z] ⇒ 1
{ProductLog[0], ProductLog[E], ProductLog[-1/E]} ⇒ {0, 1, -1}
{PolyLog[1, z], PolyLog[0, z]} ⇒ {-Log[1 - z], z/(1 - z)}
{PolyLog[2, 1], PolyLog[4, -1]} ⇒ {Pi^2/6, -7 Pi^4/720}
Head[ProductLog[x]] ⇒ ProductLog
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


K = np.arange(200)

NUMBERS = {
    "Hypergeometric1F1[1, 2, 0.7]": lambda: (np.exp(0.7) - 1) / 0.7,
    "Hypergeometric2F1[1, 1, 2, 0.4]": lambda: -np.log(0.6) / 0.4,
    "Hypergeometric2F1[1/2, 1, 3/2, -2.]": lambda: np.arctan(np.sqrt(2)) / np.sqrt(2),
    "Hypergeometric0F1[1/2, 0.25]": lambda: np.cosh(2 * 0.5),
    "HypergeometricU[1, 1, 2.]": lambda: quad(lambda t: np.exp(-2 * t) / (1 + t), 0, 60)[0],
    "HypergeometricPFQ[{1, 1}, {2, 2}, 1.5]": lambda: quad(lambda t: (np.exp(1.5 * t) - 1) / (1.5 * t), 0, 1)[
        0
    ],
    "PolyLog[3, 0.6]": lambda: np.sum(0.6 ** (K + 1) / (K + 1.0) ** 3),
    "PolyLog[2, -0.5]": lambda: np.sum((-0.5) ** (K + 1) / (K + 1.0) ** 2),
    "LerchPhi[0.5, 2, 1.25]": lambda: np.sum(0.5**K / (K + 1.25) ** 2),
}


@pytest.mark.parametrize("code", NUMBERS)
def test_numbers(code):
    assert np.isclose(ROOM.value(code), NUMBERS[code]())


@pytest.mark.parametrize(
    "code", ["ProductLog[3.5]", "ProductLog[-1, -0.25]", "ProductLog[1. + 2. I]", "ProductLog[2, 1.]"]
)
def test_product_log_is_the_inverse(code):
    w = ROOM.value(code)
    argument = ROOM.value(code[:-1].split("[")[1].split(",")[-1])
    assert np.isclose(w * np.exp(w), argument)


def test_a_series_that_does_not_converge_stays():
    assert ROOM.value("Head[HypergeometricPFQ[{1, 1, 1}, {2}, 3.]]") == ROOM.value("HypergeometricPFQ")
