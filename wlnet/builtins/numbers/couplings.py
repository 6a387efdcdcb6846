"""ClebschGordan, ThreeJSymbol, SixJSymbol: how angular momenta add up.

Sources: G. Racah, Theory of Complex Spectra II (1942); A. R. Edmonds, Angular Momentum in Quantum
Mechanics, 3.6 and 6.3.
"""

from __future__ import annotations

from fractions import Fraction
from math import factorial

from wlnet.algebra.numbers import RATIONALS
from wlnet.algebra.products import sqrt, times
from wlnet.expr.expr import is_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_PHYSICAL = {
    name: Message(f"{name}::phy", "`1` is not physical.") for name in ("ClebschGordan", "ThreeJSymbol")
}
_LARGEST = 500  # momenta up to which the sums are worked out


def _halves(*values) -> list[int] | None:
    """Twice the numbers, where all are whole or half and not too large."""
    if not all(type(v) in RATIONALS and Fraction(v).denominator in (1, 2) for v in values):
        return None
    return [int(2 * Fraction(v)) for v in values] if all(abs(v) <= _LARGEST for v in values) else None


def _pair(x) -> tuple:
    return tuple(x.args) if is_list(x) and len(x) == 2 else (None, None)


def _triangle(a: int, b: int, c: int) -> Fraction | None:
    """(a + b - c)! (a - b + c)! (-a + b + c)!/(a + b + c + 1)!; None where they close no triangle.

    The arguments are doubled.
    """
    sides = (a + b - c, a - b + c, b + c - a)
    if any(s < 0 or s % 2 for s in sides):
        return None
    top = 1
    for s in sides:
        top *= factorial(s // 2)
    return Fraction(top, factorial((a + b + c) // 2 + 1))


def _three_j(j1, m1, j2, m2, j3, m3):
    """Edmonds 3.6.10 and 3.7.3, of doubled numbers; None for numbers that are no momenta."""
    pairs = ((j1, m1), (j2, m2), (j3, m3))
    delta = _triangle(j1, j2, j3)
    if delta is None or m1 + m2 + m3 or any(abs(m) > j or (j - m) % 2 for j, m in pairs):
        return None
    under = delta
    for j, m in pairs:
        under *= factorial((j + m) // 2) * factorial((j - m) // 2)
    total = Fraction(0)
    least = max(0, (j2 - j3 - m1) // 2, (j1 - j3 + m2) // 2)
    most = min((j1 + j2 - j3) // 2, (j1 - m1) // 2, (j2 + m2) // 2)
    for k in range(least, most + 1):
        below = (
            factorial(k)
            * factorial((j1 + j2 - j3) // 2 - k)
            * factorial((j1 - m1) // 2 - k)
            * factorial((j2 + m2) // 2 - k)
            * factorial((j3 - j2 + m1) // 2 + k)
            * factorial((j3 - j1 - m2) // 2 + k)
        )
        total += Fraction((-1) ** k, below)
    sign = (-1) ** ((j1 - j2 - m3) // 2 % 2)
    return times(_plain(sign * total), sqrt(_plain(under)))


def _plain(x: Fraction):
    return x.numerator if x.denominator == 1 else x


@builtin("ThreeJSymbol[a_List, b_List, c_List]")
def three_j_symbol(evaluation, a, b, c):
    """Wigner's symbol of {j1, m1}, {j2, m2}, {j3, m3}."""
    values = _halves(*_pair(a), *_pair(b), *_pair(c)) if None not in _pair(a) + _pair(b) + _pair(c) else None
    if values is None:
        return None
    found = _three_j(*values)
    if found is None:
        raise NOT_PHYSICAL["ThreeJSymbol"](S.ThreeJSymbol(a, b, c), value=0)
    return found


@builtin("ClebschGordan[a_List, b_List, c_List]")
def clebsch_gordan(evaluation, a, b, c):
    """The part of {j1, m1}, {j2, m2} in {j, m}: (-1)^(j1 - j2 + m) Sqrt[2 j + 1] times a 3j symbol."""
    values = _halves(*_pair(a), *_pair(b), *_pair(c)) if None not in _pair(a) + _pair(b) + _pair(c) else None
    if values is None:
        return None
    j1, m1, j2, m2, j, m = values
    found = _three_j(j1, m1, j2, m2, j, -m)
    if found is None:
        raise NOT_PHYSICAL["ClebschGordan"](S.ClebschGordan(a, b, c), value=0)
    sign = (-1) ** ((j1 - j2 + m) // 2 % 2)
    return times(sign, sqrt(j + 1), found)


@builtin("SixJSymbol[a_List, b_List]")
def six_j_symbol(evaluation, a, b):
    """Racah's symbol of {j1, j2, j3}, {j4, j5, j6}; 0 where three of them close no triangle."""
    values = _halves(*a.args, *b.args) if len(a) == len(b) == 3 else None
    if values is None:
        return None
    j1, j2, j3, j4, j5, j6 = values
    threes = ((j1, j2, j3), (j1, j5, j6), (j4, j2, j6), (j4, j5, j3))
    deltas = [_triangle(*three) for three in threes]
    if None in deltas:
        return 0
    under = Fraction(1)
    for delta in deltas:
        under *= delta
    sums = [sum(three) // 2 for three in threes]
    fours = [(j1 + j2 + j4 + j5) // 2, (j2 + j3 + j5 + j6) // 2, (j3 + j1 + j6 + j4) // 2]
    total = Fraction(0)
    for k in range(max(sums), min(fours) + 1):
        below = 1
        for s in sums:
            below *= factorial(k - s)
        for s in fours:
            below *= factorial(s - k)
        total += Fraction((-1) ** k * factorial(k + 1), below)
    return times(_plain(total), sqrt(_plain(under)))
