"""The table of integrals: functions of a linear argument, and products that have a closed form.

Source: I. S. Gradshteyn and I. M. Ryzhik, "Table of Integrals, Series, and Products", chapter 2.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from wlnet.algebra.calculus import derivative
from wlnet.algebra.expand import coefficients, expand, is_free_of
from wlnet.algebra.numbers import NUMBERS
from wlnet.algebra.numeric import is_positive
from wlnet.algebra.products import base_and_exponent, over, power, sqrt, times
from wlnet.algebra.simplify import power_expanded
from wlnet.algebra.sums import looks_negative, minus, negated, plus
from wlnet.expr.expr import Expr, same
from wlnet.expr.symbols import S, Symbol

HALF = Fraction(1, 2)


def _log_pair(f, g):
    """-Log[Cos[u/2] - Sin[u/2]] + Log[Cos[u/2] + Sin[u/2]]"""

    def rule(u):
        half = times(HALF, u)
        return plus(
            negated(S.Log(minus(Expr(f, (half,)), Expr(g, (half,))))),
            S.Log(plus(Expr(f, (half,)), Expr(g, (half,)))),
        )

    return rule


def _root(u, sign: int, square: int):
    """Sqrt[square + sign u^2]"""
    return sqrt(plus(square, times(sign, power(u, 2))))


# the antiderivative of f[u] with respect to u
OF_LINEAR: dict[Symbol, Callable] = {
    S.Sin: lambda u: negated(S.Cos(u)),
    S.Cos: lambda u: S.Sin(u),
    S.Tan: lambda u: negated(S.Log(S.Cos(u))),
    S.Cot: lambda u: S.Log(S.Sin(u)),
    S.Sec: lambda u: S.ArcCoth(S.Sin(u)),
    S.Csc: lambda u: negated(S.ArcTanh(S.Cos(u))),
    S.Sinh: lambda u: S.Cosh(u),
    S.Cosh: lambda u: S.Sinh(u),
    S.Tanh: lambda u: S.Log(S.Cosh(u)),
    S.Coth: lambda u: S.Log(S.Sinh(u)),
    S.Sech: lambda u: negated(S.ArcCot(S.Sinh(u))),
    S.Csch: lambda u: negated(S.ArcTanh(S.Cosh(u))),
    S.Log: lambda u: plus(negated(u), times(u, S.Log(u))),
    S.ArcSin: lambda u: plus(_root(u, -1, 1), times(u, S.ArcSin(u))),
    S.ArcCos: lambda u: plus(negated(_root(u, -1, 1)), times(u, S.ArcCos(u))),
    S.ArcTan: lambda u: plus(times(u, S.ArcTan(u)), times(-HALF, S.Log(plus(1, power(u, 2))))),
    S.ArcCot: lambda u: plus(times(u, S.ArcCot(u)), times(HALF, S.Log(plus(1, power(u, 2))))),
    S.ArcSinh: lambda u: plus(negated(_root(u, 1, 1)), times(u, S.ArcSinh(u))),
    S.ArcTanh: lambda u: plus(times(u, S.ArcTanh(u)), times(HALF, S.Log(plus(1, negated(power(u, 2)))))),
    S.Erf: lambda u: plus(over(power(S.E, negated(power(u, 2))), sqrt(S.Pi)), times(u, S.Erf(u))),
    S.LogisticSigmoid: lambda u: S.Log(plus(1, power(S.E, u))),
    S.UnitStep: lambda u: times(u, S.UnitStep(u)),
}

# those without jumps, for integrals between limits
OF_LINEAR_WITHOUT_JUMPS: dict[Symbol, Callable] = {
    **OF_LINEAR,
    S.Sec: _log_pair(S.Cos, S.Sin),
    S.Csc: lambda u: minus(S.Log(S.Sin(times(HALF, u))), S.Log(S.Cos(times(HALF, u)))),
    S.Sech: lambda u: times(2, S.ArcTan(S.Tanh(times(HALF, u)))),
    S.Csch: lambda u: S.Log(S.Tanh(times(HALF, u))),
}

# the antiderivative of f[u]^2 or f[u]^-2
_SQUARES: dict[tuple, Callable] = {
    (S.Sec, 2): lambda u: S.Tan(u),
    (S.Cos, -2): lambda u: S.Tan(u),
    (S.Csc, 2): lambda u: negated(S.Cot(u)),
    (S.Sin, -2): lambda u: negated(S.Cot(u)),
    (S.Sech, 2): lambda u: S.Tanh(u),
    (S.Cosh, -2): lambda u: S.Tanh(u),
    (S.Csch, 2): lambda u: negated(S.Coth(u)),
    (S.Sinh, -2): lambda u: negated(S.Coth(u)),
    (S.Tan, 2): lambda u: plus(negated(u), S.Tan(u)),
    (S.Cot, 2): lambda u: plus(negated(u), negated(S.Cot(u))),
    (S.Tanh, 2): lambda u: plus(u, negated(S.Tanh(u))),
}


def known_power(base, exponent, integrals):
    """f[a x + b]^n of the table; 1/f by the function that is the reciprocal."""
    if not isinstance(base, Expr) or len(base) != 1:
        return None
    line = integrals.linear(base.args[0])
    if line is None:
        return None
    rule = _SQUARES.get((base.head, exponent)) if type(exponent) is int else None
    if rule is None and exponent == -1 and base.head in _RECIPROCALS:
        rule = integrals.of_linear[_RECIPROCALS[base.head]]
    return None if rule is None else over(rule(base.args[0]), line[0])


_RECIPROCALS = {S.Sin: S.Csc, S.Cos: S.Sec, S.Tan: S.Cot, S.Cot: S.Tan, S.Sinh: S.Csch, S.Cosh: S.Sech}


def gaussian(base, exponent, integrals):
    """b^(a x^2 + b x + c) by the error function."""
    if base is not S.E:
        return None
    found = coefficients(exponent, integrals.x)
    if found is None or max(found) != 2:
        return None
    a, b, c = (found.get(k, 0) for k in (2, 1, 0))
    front = power(S.E, minus(c, over(power(b, 2), times(4, a))))
    down = looks_negative(a)
    root = power_expanded(sqrt(negated(a) if down else a))
    inner = expand(over(plus(times(2, a, integrals.x), b), times(2, root)))
    inner = negated(inner) if down else inner
    f = S.Erf if down else S.Erfi
    return over(times(front, sqrt(S.Pi), f(inner)), times(2, root))


def square_root(e, integrals):
    """1/Sqrt[q] and Sqrt[q] of a quadratic q = a x^2 + c."""
    base, exponent = base_and_exponent(e)
    if exponent not in (HALF, -HALF):
        return None
    found = coefficients(base, integrals.x)
    if found is None or max(found) != 2 or not _is_null(found.get(1, 0)):
        return None
    a, c = found[2], found.get(0, 0)
    if _is_null(c):
        return None
    x = integrals.x
    inverse = _inverse_root(a, c, x, base)
    if exponent == -HALF:
        return inverse
    return S.Times(HALF, plus(times(x, power(base, HALF)), times(c, inverse)))


def polynomial_times_root(polynomial, root, integrals):
    """P(x) q^(1/2) and P(x) q^(-1/2) of q = a x^2 + c, by the reduction
    n a I(n) = x^(n - 1) Sqrt[q] - (n - 1) c I(n - 2) of the integrals I(n) of x^n/Sqrt[q]."""
    base, exponent = base_and_exponent(root)
    found = coefficients(base, integrals.x)
    if exponent not in (HALF, -HALF) or found is None or max(found) != 2 or not _is_null(found.get(1, 0)):
        return None
    x, a, c = integrals.x, found[2], found.get(0, 0)
    if _is_null(c):
        return None
    powers = coefficients(times(polynomial, base) if exponent == HALF else polynomial, x)
    if powers is None:
        return None
    terms = []
    for n in range(max(powers), 1, -1):
        share = over(powers.pop(n, 0), times(n, a))
        if not _is_null(share):
            terms.append(times(share, power(x, n - 1), power(base, HALF)))
            powers[n - 2] = plus(powers.get(n - 2, 0), times(-(n - 1), c, share))
    if not _is_null(powers.get(1, 0)):
        terms.append(over(times(powers[1], power(base, HALF)), a))
    if not _is_null(powers.get(0, 0)):
        terms.append(times(powers[0], _inverse_root(a, c, x, base)))
    return plus(*terms)


# f[u]/u: the function whose derivative it is
_OVER_ARGUMENT = {S.Sin: S.SinIntegral, S.Cos: S.CosIntegral}


def over_argument(factors: list, integrals):
    """f[a x]/x for sine, cosine and exponential; 1/Log[x]."""
    x = integrals.x
    if len(factors) == 1:
        return S.LogIntegral(x) if same(factors[0], power(S.Log(x), -1)) else None
    rest = [f for f in factors if not same(f, power(x, -1))]
    if len(factors) != 2 or len(rest) != 1 or not isinstance(rest[0], Expr):
        return None
    (f,) = rest
    if f.head in _OVER_ARGUMENT and len(f) == 1:
        line = integrals.linear(f.args[0])
        return _OVER_ARGUMENT[f.head](f.args[0]) if line is not None and _is_null(line[1]) else None
    if f.head is S.Power and f.args[0] is S.E:
        line = integrals.linear(f.args[1])
        return S.ExpIntegralEi(f.args[1]) if line is not None and _is_null(line[1]) else None
    return None


def of_square(f, integrals):
    """Sin[a x^2] and Cos[a x^2] by Fresnel's integrals."""
    if not isinstance(f, Expr) or f.head not in (S.Sin, S.Cos) or len(f) != 1:
        return None
    found = coefficients(f.args[0], integrals.x)
    if found is None or set(found) != {2} or looks_negative(found[2]):
        return None
    scale, front = sqrt(over(times(2, found[2]), S.Pi)), sqrt(over(S.Pi, times(2, found[2])))
    return times(front, Expr(S.FresnelS if f.head is S.Sin else S.FresnelC, (times(scale, integrals.x),)))


def _inverse_root(a, c, x, base):
    """The antiderivative of 1/Sqrt[a x^2 + c]."""
    down = looks_negative(a)
    root = power_expanded(sqrt(negated(a) if down else a))
    if is_positive(c):
        scaled = times(x, power_expanded(sqrt(over(negated(a) if down else a, c))))
        return over((S.ArcSin if down else S.ArcSinh)(scaled), root)
    if down:
        return over(S.ArcTan(over(times(root, x), power(base, HALF))), root)
    return over(S.Log(plus(times(root, x), power(base, HALF))), root)


def polynomial_times_exponential(polynomial, e, integrals):
    """P(x) b^(a x + c): the alternating sum of derivatives of P over powers of a."""
    base, exponent = e.args
    line = integrals.linear(exponent)
    if line is None:
        return _polynomial_times_gaussian(polynomial, base, exponent, integrals)
    rate = times(line[0], 1 if base is S.E else S.Log(base))
    terms, sign, grown = [], 1, rate
    while not _is_null(polynomial):
        terms.append(times(sign, over(polynomial, grown)))
        polynomial = expand(derivative(polynomial, integrals.x))
        sign, grown = -sign, times(grown, rate)
    return times(e, expand(plus(*terms)))


def _polynomial_times_gaussian(polynomial, base, exponent, integrals):
    """P(x) E^(a x^2 + c), by powers: x^n E^q = (x^(n-1) E^q)'/(2 a) - (n-1)/(2 a) x^(n-2) E^q."""
    x = integrals.x
    found = coefficients(exponent, x)
    powers = coefficients(polynomial, x)
    if base is not S.E or found is None or max(found) != 2 or not _is_null(found.get(1, 0)) or powers is None:
        return None
    a, e = found[2], power(S.E, exponent)
    terms = []
    for n in range(max(powers), 1, -1):
        c = powers.pop(n, 0)
        if _is_null(c):
            continue
        share = over(c, times(2, a))
        terms.append(times(share, power(x, n - 1), e))
        powers[n - 2] = plus(powers.get(n - 2, 0), times(-(n - 1), share))
    if not _is_null(powers.get(1, 0)):
        terms.append(over(times(powers[1], e), times(2, a)))
    if not _is_null(powers.get(0, 0)):
        terms.append(times(powers[0], gaussian(S.E, exponent, integrals)))
    return plus(*terms)


def polynomial_times_wave(polynomial, wave, integrals):
    """P(x) f[a x + c] for a sine or cosine, circular or hyperbolic."""
    line = integrals.linear(wave.args[0])
    if line is None:
        return None
    other = {S.Sin: S.Cos, S.Cos: S.Sin, S.Sinh: S.Cosh, S.Cosh: S.Sinh}[wave.head]
    heads, signs = [other, wave.head], _SIGNS[wave.head]
    table: dict = {other: [], wave.head: []}
    k, grown = 0, line[0]
    while not _is_null(polynomial):
        table[heads[k % 2]].append(times(signs[k % 4], over(polynomial, grown)))
        polynomial = expand(derivative(polynomial, integrals.x))
        k, grown = k + 1, times(grown, line[0])
    return plus(*(times(expand(plus(*terms)), Expr(head, wave.args)) for head, terms in table.items()))


_SIGNS = {S.Sin: (-1, 1, 1, -1), S.Cos: (1, 1, -1, -1), S.Sinh: (1, -1, 1, -1), S.Cosh: (1, -1, 1, -1)}


def wave_times_exponential(f, g, integrals):
    """E^(a x + c) Sin[b x + d] and with Cos."""
    if f.head is not S.Power:
        f, g = g, f
    if f.head is not S.Power or f.args[0] is not S.E or g.head not in (S.Sin, S.Cos) or len(g) != 1:
        return None
    rate, turn = integrals.linear(f.args[1]), integrals.linear(g.args[0])
    if rate is None or turn is None or not is_free_of(f.args[0], integrals.x):
        return None
    a, b = rate[0], turn[0]
    s, c = S.Sin(*g.args), S.Cos(*g.args)
    if g.head is S.Sin:
        inner = minus(times(a, s), times(b, c))
    else:
        inner = plus(times(b, s), times(a, c))
    return over(times(f, inner), plus(power(a, 2), power(b, 2)))


def _is_null(c) -> bool:
    return type(c) in NUMBERS and not c
