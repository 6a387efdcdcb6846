"""Coefficients of polynomials, and equations whose factors have degree 1 or 2."""

import numpy as np
import pytest

from tests.evaluating import Room
from wlnet import Session

ROOM = Room()

VALUES = """
Coefficient[(x + y)^4, x^2 y^2] ⇒ 6
Coefficient[(x + 3 y)^5, x y^4] ⇒ 405
Coefficient[a x^2 + b x + c, x] ⇒ b
Coefficient[a x^2 + b x + c, x, 0] ⇒ c
Coefficient[x Cos[x + 3] + 6 y, x] ⇒ Cos[3 + x]
Coefficient[3 x^n + x, x^n] ⇒ 3
Coefficient[1/x + 2, x, -1] ⇒ 1
Coefficient[(x + 2)^3 + (x + 3)^2, y, 0] ⇒ (2 + x)^3 + (3 + x)^2
CoefficientList[1 + x^2 + y x, {x, y}] ⇒ {{1, 0}, {0, 1}, {1, 0}}
CoefficientList[(x + y)^3, z] ⇒ {(x + y)^3}
CoefficientList[a x^2 + b y^3 + 5, {x, y}] ⇒ {{5, 0, 0, b}, {0, 0, 0, 0}, {a, 0, 0, 0}}
CoefficientList[0, x] ⇒ {}
CoefficientRules[x^2 y + 3 x, {x, y}] ⇒ {{2, 1} -> 1, {1, 0} -> 3}
FromCoefficientRules[{{2, 1} -> 1, {1, 0} -> 3}, {x, y}] ⇒ 3 x + x^2 y
MonomialList[(x + 1)^2, x] ⇒ {x^2, 2 x, 1}
Exponent[(x^2 + 1)^3 - 1, x, Min] ⇒ 2
Exponent[x^2 + x, x, List] ⇒ {1, 2}
Exponent[x^(n + 1) + Sqrt[x] + 1, x] ⇒ Max[1/2, 1 + n]
Exponent[0, x] ⇒ -Infinity
Exponent[x/y, y] ⇒ -1
PolynomialQ[x^2] ⇒ True
PolynomialQ[x + Sin[y], x] ⇒ True
PolynomialQ[Sqrt[x], x] ⇒ False
Collect[a x + b x + c x^2, x] ⇒ (a + b) x + c x^2
Collect[(x + y)^2 + z x, {x, y}] ⇒ x^2 + y^2 + x (2 y + z)
Collect[(1 + a + x)^2, x, h] ⇒ h[1 + 2 a + a^2] + x h[2 + 2 a] + x^2 h[1]
Solve[x^2 + x - 4 == 0, x] ⇒ {{x -> (-1 - Sqrt[17])/2}, {x -> (-1 + Sqrt[17])/2}}
Solve[x^2 - 2 x - 1 == 0, x] ⇒ {{x -> 1 - Sqrt[2]}, {x -> 1 + Sqrt[2]}}
Solve[a x^2 + b x + 1 == 0, x] ⇒ {{x -> (-b - Sqrt[b^2 - 4 a])/(2 a)}, {x -> (-b + Sqrt[b^2 - 4 a])/(2 a)}}
Solve[x^2 - 2 x + 5 == 0, x] ⇒ {{x -> 1 - 2 I}, {x -> 1 + 2 I}}
Solve[x^3 - 6 x^2 + 11 x - 6 == 0, x] ⇒ {{x -> 1}, {x -> 2}, {x -> 3}}
Solve[x^4 - 5 x^2 + 4 == 0, x] ⇒ {{x -> -2}, {x -> -1}, {x -> 1}, {x -> 2}}
Solve[x^4 == 16, x] ⇒ {{x -> -2}, {x -> -2 I}, {x -> 2 I}, {x -> 2}}
Solve[x^3 - 2 x^2 == 0, x] ⇒ {{x -> 0}, {x -> 0}, {x -> 2}}
Solve[(x^2 + 3 x + 2)/(4 x - 2) == 0, x] ⇒ {{x -> -2}, {x -> -1}}
Solve[x^3 == 8, x, Reals] ⇒ {{x -> 2}}
Solve[4 x^2 == 1, x, Integers] ⇒ {}
Solve[x^2 - 2 x - 15 == 0 && x > 0, x] ⇒ {{x -> 5}}
Solve[x^2 + y^2 == 25 && x + y == 7, {x, y}] ⇒ {{x -> 3, y -> 4}, {x -> 4, y -> 3}}
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


def test_degrees_that_are_not_offered():
    ROOM.check_unevaluated("Solve[x^3 - a x - 1 == 0, x]", "Solve::nsmet")
    ROOM.check_unevaluated("Solve[x^2 == a && x > 0, x]", "Solve::nsmet")


def test_numeric_roots():
    session = Session()
    found = np.array(session.evaluate("x /. NSolve[x^5 - 3 x + 1 == 0, x]"), dtype=complex)
    assert len(found) == 5
    np.testing.assert_allclose(found**5 - 3 * found + 1, 0, atol=1e-9)
    assert session.evaluate("Length[NSolve[x^5 - 3 x + 1 == 0, x, Reals]]") == 3


def test_imaginary_terms_are_subtracted():
    session = Session()
    for text in ("a - I b", "-1 - 2 I Sqrt[2]", "3 - (2 I x)/y"):
        assert session.text(session.value(text)) == text


MORE = """
Expand[{x (x + 1) == 2, x (x + 1) > 0}] ⇒ {x + x^2 == 2, x + x^2 > 0}
ExpandAll[(a + b)^2/(c + d)^2] ⇒ Expand[(a + b)^2/(c^2 + 2 c d + d^2)]
ExpandAll[((1 + x) (1 + y))[x]] ⇒ (1 + x + y + x y)[x]
{Numerator[3/7 + I/11], Denominator[3/7 + I/11]} ⇒ {33 + 7 I, 77}
Solve[4 - 4 x^2 - x^4 + x^6 == 0, x, Integers] ⇒ {{x -> -1}, {x -> 1}}
Attributes[Pi] ⇒ {Constant, Protected, ReadProtected}
f[a -> 3] /. f[OptionsPattern[{}]] -> {OptionValue[a]} ⇒ {3}
OptionValue[a] ⇒ OptionValue[a]
Accuracy[{{1, 1.``12}, {1.``5, 1.``10}}] ⇒ Accuracy[1.``5]
Union[{1, 2, 3}, {2, 3, 4}, SameTest -> Less] ⇒ {1, 2, 2, 3, 3, 4}
Union[{1, 2, 3, 4}, SameTest -> Greater] ⇒ {1}
"""


@pytest.mark.parametrize("line", MORE.strip().splitlines())
def test_more_values(line):
    ROOM.check(*line.split(" ⇒ "))
