"""Sines, cosines and their hyperbolic kin, rewritten: angles taken apart, products as sums, exponentials."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import comb, lcm

from wlnet.algebra.expand import expand, rebuilt
from wlnet.algebra.numbers import RATIONALS, I
from wlnet.algebra.products import base_and_exponent, over, power, times
from wlnet.algebra.sums import looks_negative, minus, negated, plus, split
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.expr.values.complexes import Complex

HALF = Fraction(1, 2)
_MOST = 60  # the highest multiple of an angle, or power of a function, that is written out


def _everywhere(x, change: Callable):
    """The change in each part, from the inside out."""
    if not isinstance(x, Expr) or x.array is not None:
        return x
    return change(rebuilt(x, lambda part: _everywhere(part, change)))


# -- sums and multiples of angles -------------------------------------------------------------------

# the other function that the value at a sum of angles needs
_COMPANIONS = {S.Sin: S.Cos, S.Cos: S.Sin, S.Sinh: S.Cosh, S.Cosh: S.Sinh}
_QUOTIENTS = {
    S.Tan: (S.Sin, S.Cos), S.Cot: (S.Cos, S.Sin), S.Tanh: (S.Sinh, S.Cosh), S.Coth: (S.Cosh, S.Sinh),
    S.Sec: (None, S.Cos), S.Csc: (None, S.Sin), S.Sech: (None, S.Cosh), S.Csch: (None, S.Sinh),
}  # fmt: skip


def trig_expanded(x):
    """Functions of sums and multiples of angles by those of the angles; products multiplied out."""
    return expand(_everywhere(x, _expanded))


def _expanded(x):
    if not isinstance(x, Expr) or len(x) != 1:
        return x
    if x.head in _QUOTIENTS:
        above, below = _QUOTIENTS[x.head]
        angle = x.args[0]
        if not _is_compound(angle):
            return x
        top = 1 if above is None else expand(_of_angle(above, angle))
        return over(top, expand(_of_angle(below, angle)))
    return expand(_of_angle(x.head, x.args[0])) if x.head in _COMPANIONS else x


def _is_compound(angle) -> bool:
    c, _ = split(angle)
    is_multiple = type(c) is int and 1 < abs(c) <= _MOST
    return (isinstance(angle, Expr) and angle.head is S.Plus) or is_multiple


def _of_angle(head, angle):
    """head[angle] with the angle taken apart."""
    if isinstance(angle, Expr) and angle.head is S.Plus:
        first, rest = angle.args[0], plus(*angle.args[1:])
        companion = _COMPANIONS[head]
        f, g = _of_angle(head, first), _of_angle(companion, first)
        f2, g2 = _of_angle(head, rest), _of_angle(companion, rest)
        if head in (S.Sin, S.Sinh):
            return plus(times(f, g2), times(g, f2))
        return plus(times(f, f2), times(1 if head is S.Cosh else -1, g, g2))
    c, rest = split(angle)
    if type(c) is int and c < 0:
        return times(-1 if head in (S.Sin, S.Sinh) else 1, _of_angle(head, negated(angle)))
    if type(c) is int and 1 < c <= _MOST:
        return _multiple(head, c, rest)
    return Expr(head, (angle,))


def _multiple(head, n: int, angle):
    """f[n a] by the powers of sine and cosine (de Moivre)."""
    is_circular = head in (S.Sin, S.Cos)
    sine, cosine = (S.Sin, S.Cos) if is_circular else (S.Sinh, S.Cosh)
    s, c = Expr(sine, (angle,)), Expr(cosine, (angle,))
    start = 1 if head in (S.Sin, S.Sinh) else 0
    terms = []
    for k in range(start, n + 1, 2):
        sign = (-1) ** (k // 2) if is_circular else 1
        terms.append(times(sign * comb(n, k), power(c, n - k), power(s, k)))
    return plus(*terms)


# -- products as sums ---------------------------------------------------------------------------------

# A wave is (factor, function or None, angle): factor Sin[angle], factor Cos[angle], or factor alone.


def trig_reduced(x):
    """Products and powers of sines and cosines as sums of sines and cosines."""
    if isinstance(x, Expr) and x.array is None and x.head not in (S.Plus, S.Times, S.Power):
        return rebuilt(x, trig_reduced)
    return together_numbers(waves_added(x))


def waves_added(x):
    """x as a sum of its waves."""
    return plus(*(times(c, Expr(f, (a,))) if f else c for c, f, a in _waves(expand(x))))


def together_numbers(x):
    """A number that terms are divided by, taken out in front: (1 - Cos[2 x])/2."""
    if not isinstance(x, Expr) or x.head is not S.Plus:
        return x
    numbers = [term if type(term) in RATIONALS else split(term)[0] for term in x.args]
    if not all(type(c) in RATIONALS for c in numbers):
        return x
    below = lcm(*(c.denominator for c in numbers))
    return x if below == 1 else S.Times(Fraction(1, below), plus(*(times(below, term) for term in x.args)))


def _waves(x) -> list[tuple]:
    if isinstance(x, Expr) and x.head is S.Plus:
        return [wave for term in x.args for wave in _waves(term)]
    found: list[tuple] = [(1, None, 0)]
    for factor in x.args if isinstance(x, Expr) and x.head is S.Times else (x,):
        base, exponent = base_and_exponent(factor)
        is_wave = isinstance(base, Expr) and len(base) == 1 and base.head in (S.Sin, S.Cos, S.Sinh, S.Cosh)
        if is_wave and type(exponent) is int and 0 < exponent <= _MOST:
            for _ in range(exponent):
                found = _merged(_product(wave, (1, base.head, base.args[0])) for wave in found)
        else:
            found = [(times(c, factor), f, a) for c, f, a in found]
    return found


def _merged(groups) -> list[tuple]:
    """Waves of the same function and angle put together."""
    table: dict = {}
    for group in groups:
        for c, f, a in group:
            table.setdefault((f, a), []).append(c)
    return [(plus(*cs), f, a) for (f, a), cs in table.items()]


def _product(wave: tuple, other: tuple) -> list[tuple]:
    c, f, a = wave
    _, g, b = other
    if f is None:
        return [(c, g, b)]
    circular = f in (S.Sin, S.Cos)
    if circular != (g in (S.Sin, S.Cos)):
        return [(times(c, Expr(f, (a,))), g, b)]
    even = S.Cos if circular else S.Cosh
    odd = S.Sin if circular else S.Sinh
    half = times(HALF, c)
    if f is g:
        if f is even:
            return [_wave(half, even, plus(a, b)), _wave(half, even, minus(a, b))]
        sign = -1 if circular else 1
        return [_wave(times(sign, half), even, plus(a, b)), _wave(times(-sign, half), even, minus(a, b))]
    if f is even:
        a, b = b, a  # odd[a] even[b]
    return [_wave(half, odd, plus(a, b)), _wave(half, odd, minus(a, b))]


def _wave(c, f, angle) -> tuple:
    if type(angle) is int and angle == 0:
        return (c, None, 0) if f in (S.Cos, S.Cosh) else (0, None, 0)
    if looks_negative(angle):
        return (c if f in (S.Cos, S.Cosh) else negated(c)), f, negated(angle)
    return c, f, angle


# -- exponentials -------------------------------------------------------------------------------------


def _exp(x):
    return power(S.E, x)


def _circular(u) -> tuple:
    return _exp(times(-1, I, u)), _exp(times(I, u))


def _hyperbolic(u) -> tuple:
    return _exp(negated(u)), _exp(u)


_TO_EXP: dict = {
    S.Sin: lambda u: plus(times(HALF, I, _circular(u)[0]), times(-HALF, I, _circular(u)[1])),
    S.Cos: lambda u: plus(times(HALF, _circular(u)[0]), times(HALF, _circular(u)[1])),
    S.Tan: lambda u: over(times(I, minus(*_circular(u))), plus(*_circular(u))),
    S.Cot: lambda u: over(times(-1, I, plus(*_circular(u))), minus(*_circular(u))),
    S.Sec: lambda u: over(2, plus(*_circular(u))),
    S.Csc: lambda u: over(times(-2, I), minus(*_circular(u))),
    S.Sinh: lambda u: plus(times(-HALF, _hyperbolic(u)[0]), times(HALF, _hyperbolic(u)[1])),
    S.Cosh: lambda u: plus(times(HALF, _hyperbolic(u)[0]), times(HALF, _hyperbolic(u)[1])),
    S.Tanh: lambda u: plus(
        over(negated(_hyperbolic(u)[0]), plus(*_hyperbolic(u))),
        over(_hyperbolic(u)[1], plus(*_hyperbolic(u))),
    ),
    S.Coth: lambda u: over(plus(*_hyperbolic(u)), minus(_hyperbolic(u)[1], _hyperbolic(u)[0])),
    S.Sech: lambda u: over(2, plus(*_hyperbolic(u))),
    S.Csch: lambda u: over(2, minus(_hyperbolic(u)[1], _hyperbolic(u)[0])),
    S.ArcSin: lambda u: times(-1, I, S.Log(plus(times(I, u), power(minus(1, power(u, 2)), HALF)))),
    S.ArcCos: lambda u: plus(
        times(HALF, S.Pi), times(I, S.Log(plus(times(I, u), power(minus(1, power(u, 2)), HALF))))
    ),
    S.ArcTan: lambda u: plus(
        times(HALF, I, S.Log(minus(1, times(I, u)))), times(-HALF, I, S.Log(plus(1, times(I, u))))
    ),
    S.ArcSinh: lambda u: S.Log(plus(u, power(plus(1, power(u, 2)), HALF))),
    S.ArcCosh: lambda u: S.Log(plus(u, times(power(plus(-1, u), HALF), power(plus(1, u), HALF)))),
    S.ArcTanh: lambda u: plus(times(-HALF, S.Log(minus(1, u))), times(HALF, S.Log(plus(1, u)))),
}


def trig_to_exp(x):
    """Circular and hyperbolic functions as exponentials, their inverses as logarithms."""

    def change(part):
        rule = _TO_EXP.get(part.head) if isinstance(part, Expr) and len(part) == 1 else None
        return part if rule is None else rule(part.args[0])

    return _everywhere(x, change)


def exp_to_trig(x):
    """E^(I a) as Cos[a] + I Sin[a], E^a as Cosh[a] + Sinh[a]."""

    def change(part):
        if not isinstance(part, Expr) or part.head is not S.Power or part.args[0] is not S.E:
            return part
        exponent = part.args[1]
        c, rest = split(exponent)
        if type(c) is Complex and c.re == 0:
            sign, angle = (-1, times(-c.im, rest)) if c.im < 0 else (1, times(c.im, rest))
            return plus(S.Cos(angle), times(sign, I, S.Sin(angle)))
        if looks_negative(exponent):
            size = negated(exponent)
            return minus(S.Cosh(size), S.Sinh(size))
        return plus(S.Cosh(exponent), S.Sinh(exponent))

    return _everywhere(x, change)
