"""Logarithms, functions of nets, special functions, Max and Min."""

from __future__ import annotations

import cmath
import math
from fractions import Fraction

from wlnet.algebra.call import applied
from wlnet.algebra.compare import largest, order, smallest
from wlnet.algebra.functions.logarithms import log_to_base
from wlnet.algebra.infinity import MINUS_INFINITY
from wlnet.algebra.integers import fibonacci
from wlnet.algebra.kernel import any_array, on_arrays
from wlnet.algebra.numbers import (
    INDETERMINATE,
    INFINITY,
    MACHINE,
    is_real,
    rational,
)
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import power, times
from wlnet.algebra.special.machine import at_numbers
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.order import ordered
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for_bits

NUMERIC = ("Listable", "NumericFunction")
EXTREME = ("Flat", "NumericFunction", "OneIdentity", "Orderless")

NOT_REAL = Message("Surd::noneg", "Surd is not defined for even roots of the negative value `1`.")
BAD_LIMITS = Message("Clip::lims", "The limits `1` should be a pair {min, max}.")
BAD_RANGE = Message("Rescale::bdrng", "The range `1` should be a pair {min, max} of different values.")


@builtin("Log[x_]", attributes=NUMERIC, packed=True)
def log(evaluation, x):
    return applied("Log", x)


@builtin("Log[b_, x_]", attributes=NUMERIC, packed=True)
def log_base(evaluation, b, x):
    """Log[x]/Log[b]; rational where it is (Log[4, 8] is 3/2)."""
    if type(b) is int and b in (2, 10) and (any_array((x,)) or type(x) in MACHINE):
        return applied(f"Log{b}", x)
    lists = [v for v in (b, x) if any_array((v,))]
    if lists and all(v.array.dtype.kind == "i" for v in lists) and len({len(v) for v in lists}) == 1:
        # Exact numbers one by one: some logarithms are rational.
        b, x = (v.args if any_array((v,)) else [v] * len(lists[0]) for v in (b, x))
        return wl_list(map(S.Log, b, x))
    found = None if lists else log_to_base(b, x)
    return S.Divide(S.Log(x), S.Log(b)) if found is None else found


@builtin("Log2[x_]", attributes=NUMERIC, packed=True)
def log2(evaluation, x):
    return applied("Log2", x)


@builtin("Log10[x_]", attributes=NUMERIC, packed=True)
def log10(evaluation, x):
    return applied("Log10", x)


@builtin("LogisticSigmoid[x_]", attributes=NUMERIC, packed=True)
def logistic_sigmoid(evaluation, x):
    return applied("LogisticSigmoid", x)


@builtin("Ramp[x_]", attributes=NUMERIC, packed=True)
def ramp(evaluation, x):
    return applied("Ramp", x)


@builtin("Erf[x_]", attributes=NUMERIC, packed=True)
def erf(evaluation, x):
    return applied("Erf", x)


@builtin("Erf[a_, b_]", attributes=NUMERIC)
def erf_between(evaluation, a, b):
    return minus(S.Erf(b), S.Erf(a))


@builtin("Erfc[x_]", attributes=NUMERIC, packed=True)
def erfc(evaluation, x):
    return applied("Erfc", x)


@builtin("InverseErf[x_]", attributes=NUMERIC, packed=True)
def inverse_erf(evaluation, x):
    return applied("InverseErf", x)


@builtin("InverseErfc[x_]", attributes=NUMERIC, packed=True)
def inverse_erfc(evaluation, x):
    if type(x) is Fraction and 1 < x < 2:
        return negated(S.InverseErfc(2 - x))
    return applied("InverseErfc", x)


@builtin("CubeRoot[x_]", attributes=NUMERIC, packed=True)
def cube_root(evaluation, x):
    return S.Surd(x, 3)


@builtin("Surd[x_, n_]", attributes=NUMERIC, packed=True)
def surd(evaluation, x, n):
    """The real root of order n."""
    if any_array((x, n)):
        return on_arrays("Surd", x, n)
    if type(n) is not int or n == 0 or not is_real(numeric_value(x)):
        return None
    if type(x) is float and n == 3:
        return _cube_root(x)
    if order(x, 0) >= 0:
        return power(x, rational(1, n))
    if n % 2 == 0:
        raise NOT_REAL(x, value=INDETERMINATE)
    return negated(power(negated(x), rational(1, n)))


def _cube_root(x: float) -> float:
    """One step of Newton's method after the library's root: cubes of integers come out whole."""
    y = math.cbrt(x)
    return y - (y * y * y - x) / (3 * y * y) if y and math.isfinite(y) else y


@builtin("Fibonacci[n_]", "Fibonacci[n_, x_]", attributes=NUMERIC)
def fibonacci_(evaluation, n, x=None):
    """Or the polynomial F[n] = x F[n - 1] + F[n - 2] with F[0] = 0, F[1] = 1."""
    if type(n) is not int:
        return at_numbers(_fibonacci_at, n) if x is None else None
    room_for_bits(0.7 * abs(n))
    if x is None:
        return fibonacci(n)
    size = abs(n)
    powers = [(math.comb(size - 1 - k, k), size - 1 - 2 * k) for k in range((size + 1) // 2)]
    found = plus(*(times(ways, power(x, exponent)) for ways, exponent in powers))
    return found if n > 0 or n % 2 else negated(found)


_GOLDEN = (1 + 5**0.5) / 2


def _fibonacci_at(n):
    """(g^n - Cos[n Pi] g^-n)/Sqrt[5] with the golden ratio g"""
    return (_GOLDEN**n - cmath.cos(n * math.pi) * _GOLDEN**-n) / 5**0.5


@builtin("Clip[x_]", "Clip[x_, limits_]", "Clip[x_, limits_, values_]", attributes=("NumericFunction",))
def clip(evaluation, x, limits=None, values=None):
    """Numbers outside of min .. max become min or max, or the two values given."""
    low, high = (-1, 1) if limits is None else _pair(limits, BAD_LIMITS)
    below, above = (low, high) if values is None else _pair(values, BAD_LIMITS)
    return _clipped(x, low, high, below, above)


def _clipped(x, *values):
    """x within the limits; None where x is a symbol."""
    if isinstance(x, Expr) and x.array is not None:
        found = on_arrays("Clip", x, *values)
        if found is not None:
            return found
    if isinstance(x, Expr) and x.head is S.List:
        return wl_list(_clipped_or_inert(item, *values) for item in x.args)
    if isinstance(x, Association):
        return x.with_values(_clipped_or_inert(item, *values) for item in x.values())
    low, high, below, above = values
    if x is S.Indeterminate:
        return x
    under, over_ = order(x, low), order(x, high)
    if under is None or over_ is None:
        return None
    return below if under < 0 else above if over_ > 0 else x


def _clipped_or_inert(x, *values):
    found = _clipped(x, *values)
    low, high, below, above = values
    return S.Clip(x, wl_list((low, high)), wl_list((below, above))) if found is None else found


def _pair(limits, message: Message) -> tuple:
    if not is_list(limits) or len(limits) != 2 or any(map(is_list, limits.args)):
        raise message(limits, value=UNEVALUATED)
    return limits.args


@builtin("Rescale[x_]", "Rescale[x_, source_]", "Rescale[x_, source_, to_]")
def rescale(evaluation, x, source=None, to=None):
    """Linear map of the range `source` (that of the values) to 0..1 or to the range `to`."""
    low, high = (S.Min(x), S.Max(x)) if source is None else _pair(source, BAD_RANGE)
    start, end = (0, 1) if to is None else _pair(to, BAD_RANGE)
    low, high = evaluation.evaluate(low), evaluation.evaluate(high)
    if order(low, high) == 0:
        raise BAD_RANGE(Expr(S.List, (low, high)), value=UNEVALUATED)
    share = S.Divide(S.Subtract(x, low), minus(high, low))
    return S.Plus(start, S.Times(minus(end, start), share)) if to is not None else share


@builtin("Max[items___]", attributes=EXTREME)
def max_(evaluation, items):
    """The largest number in all levels; symbols stay beside it."""
    return _extreme(items, S.Max, largest, MINUS_INFINITY)


@builtin("Min[items___]", attributes=EXTREME)
def min_(evaluation, items):
    return _extreme(items, S.Min, smallest, INFINITY)


def _extreme(items, head, choice, of_nothing):
    if len(items) == 2 and type(items[0]) in (int, float) and type(items[1]) in (int, float):
        a, b = items
        return (a if a > b else b) if head is S.Max else (a if a < b else b)
    values = list(_numbers_in(items, head is S.Max))
    if any(x is INDETERMINATE for x in values):
        return INDETERMINATE
    end = INFINITY if head is S.Max else MINUS_INFINITY
    if any(same(x, end) for x in values):  # nothing goes beyond
        return end
    best, rest = choice(values)
    if not rest:
        return of_nothing if best is None else best
    left = tuple(ordered(rest if best is None else [best, *rest]))
    if len(left) == len(items) == 1:
        return left[0]
    if len(left) == len(items) and all(x is y for x, y in zip(left, items, strict=True)):
        return None
    return left[0] if len(left) == 1 else Expr(head, left)


def _numbers_in(items, largest_wanted: bool):
    """The items with lists, arrays and associations opened; an array counts by its extreme value."""
    for x in items:
        if isinstance(x, Expr) and x.array is not None and x.array.dtype.kind != "c":
            if not x.array.size:
                continue
            found = (x.array.max() if largest_wanted else x.array.min()).item()
            yield INDETERMINATE if found != found else found
        elif isinstance(x, Expr) and x.head is S.List:
            yield from _numbers_in(x.args, largest_wanted)
        elif isinstance(x, Association):
            yield from _numbers_in(x.values(), largest_wanted)
        else:
            yield x
