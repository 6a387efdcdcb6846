"""Factor, Together, Cancel, Apart, Simplify: forms as Wolfram Language gives them."""

import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
Factor[x^2 + 2 x + 1] ⇒ (1 + x)^2
Factor[2 - 2 x^2] ⇒ -2 (-1 + x) (1 + x)
Factor[x^2 - y^2] ⇒ (x - y) (x + y)
Factor[x^4 + 4] ⇒ (2 - 2 x + x^2) (2 + 2 x + x^2)
Factor[x^2 + 1] ⇒ 1 + x^2
Factor[x^2/4 - 1/9] ⇒ ((-2 + 3 x) (2 + 3 x))/36
Factor[1/(x^2 + 2 x + 1) + 1/(x + 1)] ⇒ (2 + x)/(1 + x)^2
Factor[{x + x^2, 2 x + 2 y + 2}] ⇒ {x (1 + x), 2 (1 + x + y)}
Factor[a x == b x + c x] ⇒ a x == (b + c) x
Factor[Sin[x]^2 - 1] ⇒ (-1 + Sin[x]) (1 + Sin[x])
Factor[x - 2 Sqrt[x] + 1] ⇒ 1 - 2 Sqrt[x] + x
Factor[0] ⇒ 0
Factor[1.5 x + 3] ⇒ 3 + 1.5 x
Factor["a"] ⇒ "a"
Factor[<|1 -> 2|>] ⇒ <|1 -> 2|>
FactorList[x^3 - x] ⇒ {{1, 1}, {-1 + x, 1}, {x, 1}, {1 + x, 1}}
FactorSquareFree[x^5 - x^3 - x^2 + 1] ⇒ (-1 + x)^2 (1 + 2 x + 2 x^2 + x^3)
FactorTerms[2 x^2 - 4 y] ⇒ 2 (x^2 - 2 y)
FactorTermsList[2 x^2 - 2] ⇒ {2, -1 + x^2}
Together[a/c + b/c] ⇒ (a + b)/c
Together[1/x + 1/y] ⇒ (x + y)/(x y)
Together[x/(y + 1) + x/(y + 1)^2] ⇒ (x (2 + y))/(1 + y)^2
Together[x^2/(x^2 - 1) + x/(x^2 - 1)] ⇒ x/(-1 + x)
Cancel[(x^2 - 1)/(x - 1)] ⇒ 1 + x
Cancel[(x - y)/(x^2 - y^2) + (x^2 - 1)/(x + 1)] ⇒ -1 + x + 1/(x + y)
Apart[1/(x^2 + 5 x + 6)] ⇒ 1/(2 + x) - 1/(3 + x)
Apart[1/((x - 1)^2 (x + 2))] ⇒ 1/(3 (-1 + x)^2) - 1/(9 (-1 + x)) + 1/(9 (2 + x))
Apart[(x^3 + 1)/(x^2 + x - 2), x] ⇒ -1 + x + 2/(3 (-1 + x)) + 7/(3 (2 + x))
Apart[1/(x^3 - 1)] ⇒ 1/(3 (-1 + x)) + (-2 - x)/(3 (1 + x + x^2))
PolynomialGCD[x^2 - 1, x^2 - 2 x + 1, x^3 - 1] ⇒ -1 + x
PolynomialGCD[6 x y, 4 x^2] ⇒ 2 x
PolynomialLCM[x, y] ⇒ x y
PowerExpand[{(a^b)^c, (a b)^c, Sqrt[x^2], Log[x^2 y]}] ⇒ {a^(b c), a^c b^c, x, 2 Log[x] + Log[y]}
ExpandDenominator[(a + b)^2/(c + d)^2] ⇒ (a + b)^2/(c^2 + 2 c d + d^2)
ExpandNumerator[(a + b)^2/(c + d)^2] ⇒ (a^2 + 2 a b + b^2)/(c + d)^2
Simplify[2 Sin[x]^2 + 2 Cos[x]^2] ⇒ 2
Simplify[(x - 1) (x + 1) (x^2 + 1) + 1] ⇒ x^4
Simplify[(x^2 - 1)/(x - 1)] ⇒ 1 + x
Simplify[f[(x^2 - y^2)/(x - y)]] ⇒ f[x + y]
Simplify[Cosh[t]^2 - Sinh[t]^2] ⇒ 1
Simplify[1 - Cos[x]^2] ⇒ Sin[x]^2
Simplify[{a + a, 1/(1/x)}] ⇒ {2 a, x}
Together[1/(1 + E^(-x))] ⇒ E^x/(1 + E^x)
Factor[x^(2 n) - 1] ⇒ (-1 + x^n) (1 + x^n)
Simplify[D[1/(1 + Exp[-x]), x]] ⇒ E^x/(1 + E^x)^2
FullSimplify[x/(x + 1) + 1/(x + 1)] ⇒ 1
Simplify[20 Log[2], ComplexityFunction -> LeafCount] ⇒ Log[1048576]
Simplify[20 Log[2]] ⇒ 20 Log[2]
Simplify[a x + b x + c] ⇒ c + (a + b) x
Simplify[x y + w + x z] ⇒ w + x (y + z)
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))
