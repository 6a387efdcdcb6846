"""Real and imaginary parts of evaluated expressions: what Re and Im give."""

from __future__ import annotations

from wlnet.algebra.numbers import NUMBERS, RATIONALS, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import power, times
from wlnet.algebra.sums import plus, split
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.expr.values.complexes import parts


def real_and_imaginary(x):
    """(Re, Im) of a numeric expression, or None."""
    if type(x) in NUMBERS:
        return parts(x)
    if is_real(numeric_value(x)):
        return x, 0
    if isinstance(x, Expr) and x.head is S.Plus:
        pairs = [real_and_imaginary(term) for term in x.args]
        return None if None in pairs else tuple(plus(*side) for side in zip(*pairs, strict=True))
    coefficient, rest = split(x)
    if coefficient != 1 and is_real(numeric_value(rest)):
        re, im = parts(coefficient)
        return times(re, rest), times(im, rest)
    return _of_turned(coefficient, rest)


_REAL_HEADS = (S.Re, S.Im, S.Abs, S.Arg)


def part_of_symbolic(x, position: int):
    """Re (position 0) or Im (1) of products with real or imaginary constants, and of sums with such terms;
    None where nothing can be taken out."""
    if not isinstance(x, Expr) or x.array is not None:
        return None
    if x.head in _REAL_HEADS and len(x) == 1:
        return 0 if position else x
    if x.head is S.Conjugate and len(x) == 1:
        return times(-1, S.Im(x.args[0])) if position else S.Re(x.args[0])
    if x.head is S.Times:
        return _part_of_product(x, position)
    if x.head is not S.Plus:
        return None
    known, rest = [], []
    for term in x.args:
        pair = real_and_imaginary(term)
        found = part_of_symbolic(term, position) if pair is None else pair[position]
        (rest if found is None else known).append(term if found is None else found)
    if not known:
        return None
    head = S.Im if position else S.Re
    return S.Plus(*known, *([head(plus(*rest))] if rest else []))


def _part_of_product(x: Expr, position: int):
    constants, rest = [], []
    for factor in x.args:
        (rest if real_and_imaginary(factor) is None else constants).append(factor)
    if not constants or not rest:
        return None
    re, im = real_and_imaginary(times(*constants))
    inner = times(*rest)
    if im == 0:
        return S.Times(re, (S.Im if position else S.Re)(inner))
    if re == 0:
        return S.Times(im, S.Re(inner)) if position else S.Times(-1, im, S.Im(inner))
    return None


def root_of_negative(x) -> tuple | None:
    """(b, q) of (-b)^q with positive rational b and a rational q, which has the angle q Pi; else None."""
    if not isinstance(x, Expr) or x.head is not S.Power or len(x) != 2:
        return None
    base, exponent = x.args
    if type(base) not in RATIONALS or type(exponent) not in RATIONALS or base >= 0 or abs(exponent) > 1:
        return None
    return -base, exponent


def _of_turned(coefficient, x) -> tuple | None:
    """(Re, Im) of c E^(a + I b) or c (-r)^q with numbers c, a, b, r, q, by the angle's Cos and Sin."""
    root = root_of_negative(x)
    if root is not None:
        size, angle = power(*root), times(root[1], S.Pi)
    elif not isinstance(x, Expr) or x.head is not S.Power or len(x) != 2 or x.args[0] is not S.E:
        return None
    else:
        pair = real_and_imaginary(x.args[1])
        if pair is None or not all(is_real(numeric_value(part)) for part in pair):
            return None
        size, angle = power(S.E, pair[0]), pair[1]
    a, b = parts(coefficient)
    cos, sin = S.Cos(angle), S.Sin(angle)
    return (
        plus(times(a, size, cos), times(-1, b, size, sin)),
        plus(times(a, size, sin), times(b, size, cos)),
    )
