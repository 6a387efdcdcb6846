"""Periodic functions with corners and jumps: SawtoothWave, SquareWave, TriangleWave."""

from __future__ import annotations

from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin


@builtin("SawtoothWave[x_]", "SawtoothWave[range_, x_]", attributes=("NumericFunction",))
def sawtooth_wave(evaluation, x, range=None):
    """x less the integer below it, or as much of {low, high}."""
    return _wave(S.SawtoothWave, x, range, lambda x, value: S.Mod(x, 1), 0)


@builtin("SquareWave[x_]", attributes=("NumericFunction",))
def square_wave(evaluation, x):
    """1 in the first half of each period 1, -1 in the other."""
    return _wave(S.SquareWave, x, None, lambda x, value: 1 if value % 1 < 0.5 else -1, -1)


@builtin("TriangleWave[x_]", "TriangleWave[range_, x_]", attributes=("NumericFunction",))
def triangle_wave(evaluation, x, range=None):
    """Straight from 0 at 0 up to 1 at 1/4, down to -1 at 3/4 and back to 0 at 1, or so within a range."""
    return _wave(S.TriangleWave, x, range, lambda x, value: _triangle(x), -1)


def _triangle(x):
    falling = S.Abs(S.Subtract(S.Mod(S.Subtract(x, S.Divide(1, 4)), 1), S.Divide(1, 2)))
    return S.Subtract(S.Times(4, falling), 1)


def _wave(head, x, range, formula, least: int):
    """The wave at real numbers and lists of them; `least` is what becomes the first of a range."""
    given = () if range is None else (range,)
    if is_list(x):
        return wl_list(head(*given, one) for one in x.args)
    value = numeric_value(x)
    if not is_real(value) or (given and not (is_list(range) and len(range) == 2)):
        return None
    found = formula(x, value)
    if not given:
        return found
    low, high = range.args
    return S.Plus(low, S.Times(S.Divide(S.Subtract(high, low), 1 - least), S.Subtract(found, least)))
