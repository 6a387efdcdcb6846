"""Window functions against SciPy; factorial powers, Bell polynomials and number sequences by known values."""

import numpy as np
import pytest
from scipy.signal import windows

from tests.evaluating import Room

ROOM = Room()

VALUES = """
BlackmanHarrisWindow[1/4] ⇒ 21747/100000
HannWindow[0] ⇒ 1
HannWindow[1/4] ⇒ 1/2
HannWindow[1] ⇒ 0
TukeyWindow[1/4] ⇒ (1 + 1/Sqrt[2])/2
GaussianWindow[1/2] ⇒ E^(-25/18)
DirichletWindow[{1/2, 3/4}] ⇒ {1, 0}
WelchWindow[1/4] ⇒ 3/4
FactorialPower[10, 3] ⇒ 720
FactorialPower[10, -2] ⇒ 1/132
FactorialPower[10, 3, 2] ⇒ 480
FactorialPower[x, 1] ⇒ x
AlternatingFactorial[5] ⇒ 101
BellY[5, 2, {1, 2, 3}] ⇒ 60
BellY[4, 2, {x1, x2, x3}] ⇒ 3 x2^2 + 4 x1 x3
BellY[6, 3, {x1, x2, x3, x4}] ⇒ 15 x2^3 + 60 x1 x2 x3 + 15 x1^2 x4
BellY[5, 8, {1, 2, 3}] ⇒ 0
QPochhammer[a, q, 3] ⇒ (1 - a) (1 - a q) (1 - a q^2)
QFactorial[4, 2] ⇒ 315
QBinomial[4, 2, 3] ⇒ 130
QBinomial[5, 2, 1] ⇒ 10
Table[RamanujanTau[n], {n, 8}] ⇒ {1, -24, 252, -1472, 4830, -6048, -16744, 84480}
ThueMorse[Range[0, 8]] ⇒ {0, 1, 1, 0, 1, 0, 0, 1, 1}
RudinShapiro[Range[0, 7]] ⇒ {1, 1, 1, -1, 1, 1, -1, 1}
SymmetricPolynomial[2, {a, b, c}] ⇒ a b + a c + b c
PowerSymmetricPolynomial[3, {a, b}] ⇒ a^3 + b^3
BellB[n, 1] ⇒ BellB[n]
BernoulliB[n, 0] ⇒ BernoulliB[n]
Chop[LucasL[5.] - 11, 10^-12] ⇒ 0
Chop[Fibonacci[7.] - 13, 10^-12] ⇒ 0
"""


@pytest.mark.parametrize("text, expected", [line.split(" ⇒ ") for line in VALUES.strip().splitlines()])
def test_value(text, expected):
    ROOM.check(text, expected)


@pytest.mark.parametrize(
    "name, other",
    [
        ("HannWindow", windows.hann(9)),
        ("HammingWindow", windows.general_hamming(9, 25 / 46)),
        ("BlackmanHarrisWindow", windows.blackmanharris(9)),
        ("BlackmanWindow", windows.blackman(9)),
        ("BartlettWindow", windows.bartlett(9)),
        ("BohmanWindow", windows.bohman(9)),
        ("FlatTopWindow", windows.flattop(9)),
        ("BlackmanNuttallWindow", windows.general_cosine(9, [0.3635819, 0.4891775, 0.1365995, 0.0106411])),
        ("CosineWindow", np.cos(np.pi * np.linspace(-0.5, 0.5, 9))),
        ("LanczosWindow", windows.lanczos(9)),
    ],
)
def test_window_has_the_values_of_scipy(name, other):
    found = ROOM.value(f"N[{name}[Range[-1/2, 1/2, 1/8]]]")
    np.testing.assert_allclose([float(x) for x in found.args], other, atol=2e-7)


def test_parzen_window_is_smooth_where_its_pieces_meet():
    ROOM.check("Abs[ParzenWindow[0.25] - ParzenWindow[0.2500001]] < 10^-5", "True")
