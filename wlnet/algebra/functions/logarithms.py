"""Log, Log2, Log10 and the functions of nets: LogisticSigmoid, Ramp, Sinc."""

from __future__ import annotations

import cmath
import math
from decimal import Decimal
from fractions import Fraction

from wlnet.algebra import precise
from wlnet.algebra.cartesian import real_and_imaginary, root_of_negative
from wlnet.algebra.elementary import FUNCTIONS, Function
from wlnet.algebra.functions.trigonometric import pi_multiple
from wlnet.algebra.infinity import MINUS_INFINITY
from wlnet.algebra.integers import perfect_power
from wlnet.algebra.numbers import INDETERMINATE, INFINITY, RATIONALS, I, is_real, rational
from wlnet.algebra.numeric import CONSTANTS, is_positive, numeric_value
from wlnet.algebra.products import over, power, times
from wlnet.algebra.rounding import argument
from wlnet.algebra.sums import looks_negative, minus, negated, plus
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.expr.values.complexes import Complex

HALF = Fraction(1, 2)


def _exact_log(x):
    if x is S.E:
        return 1
    if type(x) in RATIONALS:
        if x == 0:
            return MINUS_INFINITY
        if x == 1:
            return 0
        if x < 0:
            return plus(times(I, S.Pi), _exact_log(-x) or (0 if x == -1 else S.Log(-x)))
        return times(-1, S.Log(power(x, -1))) if x < 1 else None
    if type(x) is Complex and x.re == 0:
        size = abs(x.im)
        angle = times(I, HALF if x.im > 0 else -HALF, S.Pi)
        return plus(angle, 0 if size == 1 else S.Log(size))
    if isinstance(x, Expr) and x.head is S.Power and len(x) == 2:
        base, exponent = x.args
        if base is S.E:
            return _log_of_exponential(x, exponent)
        if base == -1 and root_of_negative(x) is not None:
            return times(I, exponent, S.Pi)
        if (type(base) in RATIONALS or base in CONSTANTS) and is_positive(base):
            return times(exponent, S.Log(base)) if is_real(numeric_value(exponent)) else None
    if looks_negative(x) and isinstance(x, Expr) and is_real(size := numeric_value(x)) and size < 0:
        return plus(times(I, S.Pi), S.Log(negated(x)))
    return None


def _log_of_exponential(x, exponent):
    if is_real(numeric_value(exponent)):
        return exponent
    pair, angle = real_and_imaginary(exponent), argument(x)
    return None if pair is None or angle is None else plus(exponent, times(I, minus(angle, pair[1])))


def log_to_base(base, x):
    """Log[base, x] of exact numbers where it is rational, else None."""
    if type(base) not in RATIONALS or type(x) not in RATIONALS or base <= 0 or x <= 0 or base == 1:
        return None
    if x == 1:
        return 0
    ours, its = (_as_power(Fraction(n)) for n in (base, x))
    if ours is None or its is None or ours[0] != its[0]:
        return None
    return rational(its[1], ours[1])


def _as_power(q: Fraction):
    """(b, k) with b^k = q, b an integer or a fraction above 1 that is no power itself."""
    sign, q = (-1, 1 / q) if q < 1 else (1, q)
    top, k = perfect_power(q.numerator)
    if q.denominator == 1:
        return Fraction(top), sign * k
    bottom, m = perfect_power(q.denominator)
    common = math.gcd(k, m)
    return Fraction(top ** (k // common), bottom ** (m // common)), sign * common


def _log(base: int, real):
    """Log2 and Log10."""

    def exact(x):
        found = log_to_base(base, x)
        if found is not None:
            return found
        return over(S.Log(x), S.Log(base))

    def precisely(x: Decimal, digits: int) -> Decimal:
        return precise.log(x, digits + 3) / precise.log(Decimal(base), digits + 3)

    return Function(
        f"Log{base}",
        _open_at_zero(real),
        lambda x: cmath.log(x) / math.log(base),
        precisely,
        exact,
        lambda x: power(times(x, S.Log(base)), -1),
        limits=(INFINITY, INFINITY),
    )


def _open_at_zero(real):
    """Of the exact 0 the logarithm is -Infinity; 0. may be on either side of it."""
    return lambda x: real(x) if x else INDETERMINATE


def _sigmoid(x: float) -> float:
    """1/(1 + e^-x) without overflow."""
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    grown = math.exp(x)
    return grown / (1 + grown)


def _precise_sigmoid(x: Decimal, digits: int) -> Decimal:
    return 1 / (1 + precise.exp(-x, digits + 3))


def _sigmoid_slope(x):
    return times(S.LogisticSigmoid(x), plus(1, negated(S.LogisticSigmoid(x))))


def _exact_ramp(x):
    value = numeric_value(x)
    if not is_real(value):
        return None
    return x if value > 0 else 0


def _exact_sinc(x):
    if x == 0 and type(x) is int:
        return 1
    return over(S.Sin(x), x) if pi_multiple(x) is not None else None


def _sinc_slope(x):
    """(x Cos[x] - Sin[x])/x^2"""
    return over(plus(times(x, S.Cos(x)), negated(S.Sin(x))), power(x, 2))


for function in (
    Function(
        "Log",
        _open_at_zero(math.log),
        cmath.log,
        precise.log,
        _exact_log,
        lambda x: power(x, -1),
        limits=(INFINITY, INFINITY),
        far=INFINITY,
    ),
    _log(2, math.log2),
    _log(10, math.log10),
    Function(
        "LogisticSigmoid",
        _sigmoid,
        lambda x: 1 / (1 + cmath.exp(-x)),
        _precise_sigmoid,
        lambda x: HALF if x == 0 and type(x) is int else None,
        _sigmoid_slope,
        limits=(1, 0),
    ),
    Function(
        "Ramp",
        lambda x: max(x, 0.0),
        None,
        lambda x, digits: max(x, Decimal(0)),
        _exact_ramp,
        lambda x: S.UnitStep(x),
        limits=(INFINITY, 0),
    ),
    Function(
        "Sinc",
        lambda x: math.sin(x) / x if x else 1.0,
        lambda x: cmath.sin(x) / x if x else 1.0,
        lambda x, digits: precise.sin(x, digits + 3) / x if x else Decimal(1),
        _exact_sinc,
        _sinc_slope,
        "even",
        (0, 0),
    ),
):
    FUNCTIONS.add(function.name, function)
