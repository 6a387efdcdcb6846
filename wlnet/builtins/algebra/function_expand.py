"""FunctionExpand: special functions by elementary ones and Gamma, nested roots without nesting.

Sources: Abramowitz and Stegun, chapters 4, 6, 10, 22; reference page FunctionExpand.
"""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from wlnet.algebra.numbers import RATIONALS
from wlnet.algebra.products import base_and_exponent, over, power, sqrt, times
from wlnet.algebra.sums import minus, plus, split
from wlnet.builtins.formulas import Formulas
from wlnet.expr.expr import Expr, is_list, is_rule, same
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

_MOST_FACTORS = 1000  # of a quotient of two values of Gamma
_HALVINGS = 8

_FORMULAS = Formulas("""
Degree :> Pi/180
GoldenRatio :> (1 + Sqrt[5])/2
GoldenAngle :> (3 - Sqrt[5]) Pi
Factorial[n_] :> Gamma[1 + n]
Factorial2[n_] :> 2^(n/2 + (1 - Cos[n Pi])/4) Pi^((-1 + Cos[n Pi])/4) Gamma[1 + n/2]
Pochhammer[a_, n_] :> Gamma[a + n]/Gamma[a]
FactorialPower[x_, n_Integer?NonNegative] :> Product[x - k, {k, 0, n - 1}]
FactorialPower[x_, n_Integer?NonNegative, h_] :> Product[x - k h, {k, 0, n - 1}]
FactorialPower[x_, n_] :> Gamma[1 + x]/Gamma[1 + x - n]
Binomial[n_, k_] :> Gamma[1 + n]/(Gamma[1 + k] Gamma[1 - k + n])
Beta[a_, b_] :> Gamma[a] Gamma[b]/Gamma[a + b]
Beta[z1_, z2_, a_, b_] :> Beta[z2, a, b] - Beta[z1, a, b]
BetaRegularized[z_, a_, b_] :> Beta[z, a, b] Gamma[a + b]/(Gamma[a] Gamma[b])
BetaRegularized[z1_, z2_, a_, b_] :> (Beta[z2, a, b] - Beta[z1, a, b]) Gamma[a + b]/(Gamma[a] Gamma[b])
GammaRegularized[a_, z_] :> Gamma[a, z]/Gamma[a]
Gamma[1/2, z_] :> Sqrt[Pi] (1 - Erf[Sqrt[z]])
LogGamma[n_Integer?Positive] :> Log[(n - 1)!]
CatalanNumber[n_] :> 2^(2 n) Gamma[1/2 + n]/(Sqrt[Pi] Gamma[2 + n])
Subfactorial[n_] :> Gamma[1 + n, -1]/E
Fibonacci[n_] :> (((1 + Sqrt[5])/2)^n - (2/(1 + Sqrt[5]))^n Cos[n Pi])/Sqrt[5]
LucasL[n_] :> ((1 + Sqrt[5])/2)^n + (2/(1 + Sqrt[5]))^n Cos[n Pi]
HarmonicNumber[n_] :> EulerGamma + PolyGamma[0, 1 + n]
Erf[x_, y_] :> Erf[y] - Erf[x]
ExpIntegralE[1/2, z_] :> Sqrt[Pi] (1 - Erf[Sqrt[z]])/Sqrt[z]
ExpIntegralE[n_, z_] :> z^(n - 1) Gamma[1 - n, z]
DirichletEta[s_] :> (1 - 2^(1 - s)) Zeta[s]
DirichletLambda[s_] :> (1 - 2^(-s)) Zeta[s]
DirichletBeta[s_] :> 4^(-s) (Zeta[s, 1/4] - Zeta[s, 3/4])
HankelH1[n_, z_] :> BesselJ[n, z] + I BesselY[n, z]
HankelH2[n_, z_] :> BesselJ[n, z] - I BesselY[n, z]
SphericalBesselJ[n_, z_] :> Sqrt[Pi/2] BesselJ[n + 1/2, z]/Sqrt[z]
SphericalBesselY[n_, z_] :> Sqrt[Pi/2] BesselY[n + 1/2, z]/Sqrt[z]
ChebyshevT[n_, x_] :> Cos[n ArcCos[x]]
ChebyshevU[n_, x_] :> Sin[(1 + n) ArcCos[x]]/(Sqrt[1 - x] Sqrt[1 + x])
GegenbauerC[n_, z_] :> 2 Cos[n ArcCos[z]]/n
JacobiP[n_, a_, b_, 1] :> Gamma[1 + a + n]/(Gamma[1 + a] Gamma[1 + n])
Haversine[x_] :> (1 - Cos[x])/2
InverseHaversine[x_] :> 2 ArcSin[Sqrt[x]]
Gudermannian[x_] :> 2 ArcTan[Tanh[x/2]]
Sinc[x_] :> Sin[x]/x
LogisticSigmoid[x_] :> 1/(1 + E^(-x))
E^ProductLog[x_] :> x/ProductLog[x]
E^ArcSinh[x_] :> x + Sqrt[1 + x^2]
E^ArcCosh[x_] :> x + Sqrt[-1 + x] Sqrt[1 + x]
E^ArcTanh[x_] :> (1 + x)/Sqrt[1 - x^2]
E^ArcCsch[x_] :> Sqrt[1 + 1/x^2] + 1/x
E^ArcSech[x_] :> Sqrt[-1 + 1/x] Sqrt[1 + 1/x] + 1/x
E^ArcCoth[x_] :> 1/Sqrt[(-1 + x)/(1 + x)]
Log[c_?Positive a_] :> Log[c] + Log[a] /; NumberQ[c] && NumericQ[a]
Log[E a_?NumericQ] :> 1 + Log[a] /; a > 0
ArcTan[1/x_] :> ArcCot[x]
ArcCot[1/x_] :> ArcTan[x]
ArcSin[1/x_] :> ArcCsc[x]
Cos[Sqrt[x_^2]] :> Cos[x]
Sin[Sqrt[x_^2]] :> Sqrt[x^2] Sin[x]/x
Log[Sqrt[x_^2]] :> Log[x^2]/2
Cos[ArcSin[x_]/2] :> Sqrt[1 + Sqrt[1 - x] Sqrt[1 + x]]/Sqrt[2]
Sin[ArcCos[x_]/2] :> Sqrt[1 - x]/Sqrt[2]
Tan[ArcSin[x_]/2] :> x/(1 + Sqrt[1 - x] Sqrt[1 + x])
""")

_OF_POSITIVE = Formulas("""
LogGamma[x_] :> Log[Gamma[x]]
""")


@builtin("FunctionExpand[x_]", "FunctionExpand[x_, assumptions_]")
def function_expand(evaluation, x, assumptions=None):
    """Special functions written by simpler ones; with assumptions also what holds under these."""

    def change(part):
        if not isinstance(part, Expr) or part.array is not None:
            return None
        if assumptions is not None and part.head is S.LogGamma and len(part) == 1:
            positive = evaluation.evaluate(S.Simplify(S.Greater(part.args[0], 0), assumptions))
            return _OF_POSITIVE.value(evaluation, part) if positive is S("True") else None
        if part.head is S.Times:
            return _gamma_quotient(part)
        if part.head in (S.Sin, S.Cos):
            return _by_halving(part)
        return _without_nesting(part)

    if is_list(x) or is_rule(x):
        rest = () if assumptions is None else (assumptions,)
        return Expr(x.head, tuple([S.FunctionExpand(arg, *rest) for arg in x.args]))
    found = _FORMULAS.everywhere(evaluation, x, change)
    return found if assumptions is None else S.Refine(found, assumptions)


def _gamma_quotient(x: Expr):
    """Gamma[a + n]/Gamma[a] as a product of n factors, where n is a whole number; None without one."""
    above, below, rest = [], [], []
    for factor in x.args:
        base, n = base_and_exponent(factor)
        if isinstance(base, Expr) and base.head is S.Gamma and len(base) == 1 and type(n) is int:
            (above if n > 0 else below).extend([base.args[0]] * abs(n))
        else:
            rest.append(factor)
    found = []
    for a in list(above):
        for b in below:
            distance = minus(a, b)
            if type(distance) is int and abs(distance) <= _MOST_FACTORS:
                found += _steps(a, b, distance)
                above.remove(a)
                below.remove(b)
                break
    if not found and len(above) + len(below) + len(rest) == len(x):
        return None
    return times(*rest, *found, *map(S.Gamma, above), *(power(S.Gamma(b), -1) for b in below))


def _steps(a, b, distance: int) -> list:
    if distance >= 0:
        return [plus(b, k) for k in range(distance)]
    return [power(plus(a, k), -1) for k in range(-distance)]


def _by_halving(x: Expr):
    """Sine or cosine of Pi/(2^k n) between 0 and Pi/2, where the double angles come down to roots."""
    c, rest = split(x.args[0])
    if rest is not S.Pi or type(c) is not Fraction or not 0 < c < Fraction(1, 2):
        return None
    found = _double_cosine(c, _HALVINGS) if x.head is S.Cos else _double_cosine(Fraction(1, 2) - c, _HALVINGS)
    return None if found is None else over(found, 2)


def _double_cosine(c: Fraction, left: int):
    """2 Cos[c Pi], 0 < c < 1/2, by 2 Cos[x] = Sqrt[2 + 2 Cos[2 x]]"""
    if not left:
        return None
    twice = 2 * c
    if twice in _COSINES:
        return sqrt(plus(2, times(2, _COSINES[twice])))
    acute = twice < Fraction(1, 2)
    value = _double_cosine(twice if acute else 1 - twice, left - 1)
    return None if value is None else sqrt(plus(2, value if acute else times(-1, value)))


_COSINES = {
    Fraction(1, 2): 0,
    Fraction(1, 3): Fraction(1, 2),
    Fraction(2, 3): Fraction(-1, 2),
    Fraction(1, 4): power(2, Fraction(-1, 2)),
    Fraction(3, 4): times(-1, power(2, Fraction(-1, 2))),
}


def _without_nesting(x: Expr):
    """Sqrt[a + b Sqrt[c]] as a sum of two roots, where a^2 - b^2 c is the square of a rational number."""
    base, n = base_and_exponent(x)
    if n != Fraction(1, 2) or not isinstance(base, Expr) or base.head is not S.Plus or len(base) != 2:
        return None
    a, root = base.args
    b, radical = split(root)
    inner, half = base_and_exponent(radical)
    if type(a) not in RATIONALS or type(b) not in RATIONALS:
        return None
    if type(inner) not in RATIONALS or half not in (Fraction(1, 2), Fraction(-1, 2)):
        return None
    square = Fraction(inner) if half > 0 else 1 / Fraction(inner)
    distance = _root(a * a - b * b * square)
    if distance is None or a <= 0:
        return None
    first, second = Fraction(a + distance) / 2, Fraction(a - distance) / 2
    found = plus(sqrt(_plain(first)), times(1 if b > 0 else -1, sqrt(_plain(second))))
    return None if same(found, x) else found


def _plain(x: Fraction):
    return x if x.denominator > 1 else x.numerator


def _root(x):
    """The rational square root, None where there is none."""
    x = Fraction(x)
    if x < 0:
        return None
    top, bottom = isqrt(x.numerator), isqrt(x.denominator)
    return Fraction(top, bottom) if top * top == x.numerator and bottom * bottom == x.denominator else None
