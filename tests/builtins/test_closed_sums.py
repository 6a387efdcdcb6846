"""Closed forms of sums and products, Zeta and its kin: inputs and Wolfram's values."""

import numpy as np
import pytest
from scipy import special

from tests.evaluating import Room
from tests.language.tables import check_table
from wlnet import Session

ROOM = Room()

SUMS = """
Sum[k, {k, 1, n}] ⇒ n (1 + n)/2
Sum[k^2, {k, 1, n}] ⇒ n (1 + n) (1 + 2 n)/6
Sum[k^3, {k, n}] ⇒ n^2 (1 + n)^2/4
Sum[2 k + 1, {k, 0, n}] ⇒ (1 + n)^2
Sum[c, {k, 1, n}] ⇒ c n
Sum[2^k, {k, 0, n}] ⇒ -1 + 2^(1 + n)
Sum[r^k, {k, 0, n}] ⇒ (-1 + r^(1 + n))/(-1 + r)
Sum[x^k, {k, 0, Infinity}] ⇒ 1/(1 - x)
Sum[k/2^k, {k, 1, Infinity}] ⇒ 2
Sum[k x^k, {k, 0, Infinity}] ⇒ x/(-1 + x)^2
Sum[1/k, {k, 1, n}] ⇒ HarmonicNumber[n]
Sum[1/k^2, {k, 1, n}] ⇒ HarmonicNumber[n, 2]
Sum[1/k^2, {k, 1, Infinity}] ⇒ Pi^2/6
Sum[1/k^3, {k, 1, Infinity}] ⇒ Zeta[3]
Sum[1/k^2, {k, 2, Infinity}] ⇒ -1 + Pi^2/6
Sum[1/(k (k + 1)), {k, 1, n}] ⇒ n/(1 + n)
Sum[1/(k (k + 1)), {k, 1, Infinity}] ⇒ 1
Sum[(-1)^k/(2 k + 1), {k, 0, Infinity}] ⇒ Pi/4
Sum[(-1)^(k + 1)/k, {k, 1, Infinity}] ⇒ Log[2]
Sum[x^k/k!, {k, 0, Infinity}] ⇒ E^x
Sum[(-1)^k x^(2 k)/(2 k)!, {k, 0, Infinity}] ⇒ Cos[x]
Sum[(-1)^k x^(2 k + 1)/(2 k + 1)!, {k, 0, Infinity}] ⇒ Sin[x]
Sum[1/k!, {k, 0, Infinity}] ⇒ E
Sum[x^k/k, {k, 1, Infinity}] ⇒ -Log[1 - x]
Sum[Binomial[n, k], {k, 0, n}] ⇒ 2^n
Sum[k Binomial[n, k], {k, 0, n}] ⇒ 2^(n - 1) n
Sum[i j, {i, 1, n}, {j, 1, m}] ⇒ m (1 + m) n (1 + n)/4
Sum[i, {i, 1, n}, {j, 1, i}] ⇒ n (1 + n) (1 + 2 n)/6
Sum[1/(2 k - 1)^2, {k, 1, Infinity}] ⇒ Pi^2/8
Sum[E^-k, {k, 0, Infinity}] ⇒ E/(-1 + E)
Sum[k, k] ⇒ (-1 + k) k/2
Sum[(-1)^k Binomial[n, k], {k, 0, n}] ⇒ KroneckerDelta[n]
Sum[Binomial[n, k]^2, {k, 0, n}] ⇒ Binomial[2 n, n]
Sum[(-1)^(n + 1)/(2 n - 1)^2, {n, 1, Infinity}] ⇒ Catalan
Sum[(-1)^(n + 1)/(2 n - 1)^3, {n, 1, Infinity}] ⇒ Pi^3/32
Sum[(-1)^n/(2 n + 5)^5, {n, 0, Infinity}] ⇒ -242/243 + 5 Pi^5/1536
Sum[1/n^s, {n, 1, Infinity}] ⇒ Zeta[s]
Sum[n^(-3/2), {n, 1, Infinity}] ⇒ Zeta[3/2]
Sum[1/Sqrt[k], {k, 1, n}] ⇒ HarmonicNumber[n, 1/2]
Sum[2 Fibonacci[k], {k, 2, n}] ⇒ 2 (-2 + Fibonacci[2 + n])
Sum[Fibonacci[k]^2, {k, 1, n}] ⇒ Fibonacci[n] Fibonacci[1 + n]
Sum[x^(2 n + 2)/(2 n + 2)!, {n, 0, Infinity}] ⇒ -1 + Cosh[x]
Sum[(-1)^n x^(2 n + 3)/(2 n + 3)!, {n, 0, Infinity}] ⇒ x - Sin[x]
Product[1/n, {n, 1, Infinity}] ⇒ 0
Product[2^-n, {n, 1, Infinity}] ⇒ 0
Product[1 + 1/n^2, {n, 3, Infinity}] ⇒ 2 Sinh[Pi]/(5 Pi)
Product[1 - x^2/n^2, {n, 1, Infinity}] ⇒ Sin[Pi x]/(Pi x)
Product[k, {k, 1, n}] ⇒ n!
Product[c, {k, 1, n}] ⇒ c^n
Product[2 k, {k, 1, n}] ⇒ 2^n n!
Product[x^k, {k, 1, n}] ⇒ x^(n (1 + n)/2)
Product[k + a, {k, 1, n}] ⇒ Pochhammer[1 + a, n]
Product[1 - 1/k^2, {k, 2, Infinity}] ⇒ 1/2
Product[(k + 1)/k, {k, 1, n}] ⇒ 1 + n
"""

SPECIAL = """
Zeta[{2, 4, 0, -1, -2, 1}] ⇒ {Pi^2/6, Pi^4/90, -1/2, -1/12, 0, ComplexInfinity}
ToString[N[Zeta[3], 30]] ⇒ "1.20205690315959428539973816151"
PolyGamma[1, 1] ⇒ Pi^2/6
PolyGamma[0, 3] ⇒ 3/2 - EulerGamma
PolyGamma[0, 1/2] ⇒ -EulerGamma - 2 Log[2]
D[PolyGamma[1, x], x] ⇒ PolyGamma[2, x]
D[SinIntegral[x], x] ⇒ Sin[x]/x
Erfi[-x] ⇒ -Erfi[x]
SinIntegral[Infinity] ⇒ Pi/2
HarmonicNumber[Infinity] ⇒ Infinity
HarmonicNumber[Infinity, 2] ⇒ Pi^2/6
"""


@pytest.mark.parametrize("table", [SUMS, SPECIAL], ids=["sums", "special"])
def test_values(table):
    check_table(table, compiling=True)


CHECKED = ["k^4 + 2 k", "k 3^k", "1/(k (k + 2))", "1/(k + 1)^2", "(2 k + 1)/(k^2 (k + 1)^2)", "k^2/2^k", "5"]


@pytest.mark.parametrize("f", CHECKED)
def test_a_closed_form_is_the_sum_of_the_terms(f):
    session = Session()
    session.evaluate(f"closed = Sum[{f}, {{k, 1, n}}]")
    assert session.evaluate("FreeQ[closed, Sum]")
    for n in (1, 2, 7):
        assert session.evaluate(f"Simplify[(closed /. n -> {n}) - Sum[{f}, {{k, 1, {n}}}]] == 0"), n


@pytest.mark.parametrize("text", ["Sum[1/k, {k, 1, Infinity}]", "Sum[2^k, {k, 1, Infinity}]"])
def test_sums_that_diverge_are_told(text):
    ROOM.check_unevaluated(text, "Sum::div")


@pytest.mark.parametrize("text", ["Sum[f[k], {k, 1, n}]", "Product[f[k], {k, 1, n}]"])
def test_open_sums_stay(text):
    messages, found = ROOM.messages(f"Head[{text}]")
    assert str(found) == text.partition("[")[0] and not messages


def test_functions_at_reals_are_scipys():
    session, x = Session(), 0.7
    wanted = {
        "Zeta": special.zeta(x),
        "Erfi": special.erfi(x),
        "SinIntegral": special.sici(x)[0],
        "CosIntegral": special.sici(x)[1],
        "ExpIntegralEi": special.expi(x),
        "LogIntegral": special.expi(np.log(x)),
        "FresnelS": special.fresnel(x)[0],
        "FresnelC": special.fresnel(x)[1],
    }
    for name, value in wanted.items():
        assert session.evaluate(f"{name}[{x}]") == pytest.approx(value, rel=1e-13), name
