"""Whole parts, remainders, parts of complex numbers, signs and steps."""

from __future__ import annotations

import math
from fractions import Fraction

from wlnet.algebra.cartesian import part_of_symbolic, real_and_imaginary
from wlnet.algebra.infinity import MINUS_INFINITY, direction
from wlnet.algebra.kernel import any_array, on_arrays
from wlnet.algebra.numbers import (
    COMPLEX_INFINITY,
    INDETERMINATE,
    INFINITY,
    NUMBERS,
    is_real,
    is_zero,
)
from wlnet.algebra.numeric import certain_value, numeric_value, with_digits
from wlnet.algebra.products import times
from wlnet.algebra.rounding import (
    absolute_value,
    argument,
    ceiling,
    chop,
    conjugate,
    floor,
    fractional_part,
    integer_part,
    mod,
    quotient,
    rationalize,
    round_,
    sign,
    to_multiple,
)
from wlnet.expr.association import Association
from wlnet.expr.expr import FALSE, TRUE, Expr, head_of, same, stands_for, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

NUMERIC = ("Listable", "NumericFunction")

MOD_BY_ZERO = Message("Mod::indet", "Indeterminate expression `1` encountered.")
ZERO_BY_ZERO = Message("Quotient::indet", "Indeterminate expression `1` encountered.")
ZERO_DIVISOR = Message("QuotientRemainder::divz", "The argument `1` in `2` should be nonzero.")
BAD_TOLERANCE = Message("Rationalize::tolnn", "Tolerance specification `1` must be a non-negative number.")
QUOTIENT_BY_ZERO = Message("Quotient::infy", "Infinite expression `1` encountered.")


@builtin("Floor[x_]", attributes=NUMERIC, packed=True)
def floor_(evaluation, x):
    return _rounded("Floor", floor, x)


@builtin("Floor[x_, a_]", attributes=NUMERIC, packed=True)
def floor_to(evaluation, x, a):
    return _rounded("Floor", floor, x, a)


@builtin("Ceiling[x_]", attributes=NUMERIC, packed=True)
def ceiling_(evaluation, x):
    return _rounded("Ceiling", ceiling, x)


@builtin("Ceiling[x_, a_]", attributes=NUMERIC, packed=True)
def ceiling_to(evaluation, x, a):
    return _rounded("Ceiling", ceiling, x, a)


@builtin("Round[x_]", attributes=NUMERIC, packed=True)
def round_half_even(evaluation, x):
    return _rounded("Round", round_, x)


@builtin("Round[x_, a_]", attributes=NUMERIC, packed=True)
def round_to(evaluation, x, a):
    return _rounded("Round", round_, x, a)


def _rounded(name: str, rounding, x, *step):
    if any_array((x, *step)) and not (step and type(step[0]) is Fraction):  # exact multiples stay exact
        return on_arrays(name, x, *step)
    if not step:
        return rounding(x)
    return INDETERMINATE if is_zero(step[0]) else to_multiple(rounding, x, *step)


@builtin("IntegerPart[x_]", attributes=NUMERIC, packed=True)
def integer_part_(evaluation, x):
    return on_arrays("IntegerPart", x) if any_array((x,)) else integer_part(x)


@builtin("FractionalPart[x_]", attributes=NUMERIC, packed=True)
def fractional_part_(evaluation, x):
    if x is INFINITY or same(x, MINUS_INFINITY):
        return S.Interval(wl_list((0, 1) if x is INFINITY else (-1, 0)))
    return on_arrays("FractionalPart", x) if any_array((x,)) else fractional_part(x)


@builtin("Mod[m_, n_]", "Mod[m_, n_, offset_]", attributes=NUMERIC, packed=True)
def mod_(evaluation, m, n, offset=0):
    """m - n Floor[(m - offset)/n]: the sign of n, within offset .. offset + n."""
    if any_array((m, n, offset)):
        return on_arrays("Mod", m, n, offset)
    if is_zero(n):
        raise MOD_BY_ZERO(S.Mod(m, n), value=INDETERMINATE)
    if direction(m) is not None and numeric_value(n) is not None:
        return INDETERMINATE
    return mod(m, n, offset)


@builtin("Quotient[m_, n_]", attributes=NUMERIC, packed=True)
def quotient_(evaluation, m, n):
    if any_array((m, n)):
        return on_arrays("Quotient", m, n)
    if is_zero(m) and is_zero(n):
        raise ZERO_BY_ZERO(S.Quotient(m, n), value=INDETERMINATE)
    if is_zero(n):
        raise QUOTIENT_BY_ZERO(S.Quotient(m, n), value=COMPLEX_INFINITY)
    return quotient(m, n)


@builtin("Quotient[m_, n_, offset_]", attributes=NUMERIC)
def quotient_from(evaluation, m, n, offset):
    return quotient(m, n, offset)


@builtin("QuotientRemainder[m_, n_]", attributes=NUMERIC)
def quotient_remainder(evaluation, m, n):
    if numeric_value(m) is None or numeric_value(n) is None:
        return None
    if is_zero(n):
        raise ZERO_DIVISOR(n, S.QuotientRemainder(m, n), value=UNEVALUATED)
    return [S.Quotient(m, n), S.Mod(m, n)]


@builtin("Abs[x_]", attributes=NUMERIC, packed=True)
def abs_(evaluation, x):
    return on_arrays("Abs", x) if any_array((x,)) else absolute_value(x)


@builtin("RealAbs[x_]", attributes=NUMERIC)
def real_abs(evaluation, x):
    return absolute_value(x) if is_real(numeric_value(x)) else None


@builtin("RealSign[x_]", attributes=NUMERIC)
def real_sign(evaluation, x):
    """Sign of a real number alone."""
    return sign(x) if is_real(numeric_value(x)) else None


@builtin("Sign[x_]", attributes=NUMERIC, packed=True)
def sign_(evaluation, x):
    return on_arrays("Sign", x) if any_array((x,)) else sign(x)


@builtin("Re[x_]", attributes=NUMERIC, packed=True)
def re(evaluation, x):
    return on_arrays("Re", x) if any_array((x,)) else _part(x, 0)


@builtin("Im[x_]", attributes=NUMERIC, packed=True)
def im(evaluation, x):
    return on_arrays("Im", x) if any_array((x,)) else _part(x, 1)


@builtin("ReIm[x_]", attributes=("Listable",))
def re_im(evaluation, x):
    return [S.Re(x), S.Im(x)]


def _part(x, position: int):
    turn = direction(x)
    if is_real(turn):
        return (x if position == 0 else 0) if turn else INDETERMINATE
    pair = real_and_imaginary(x)
    return part_of_symbolic(x, position) if pair is None else pair[position]


@builtin("Arg[x_]", attributes=NUMERIC, packed=True)
def arg(evaluation, x):
    return on_arrays("Arg", x) if any_array((x,)) else argument(x)


@builtin("AbsArg[x_]", attributes=("Listable",))
def abs_arg(evaluation, x):
    return [S.Abs(x), S.Arg(x)]


@builtin("Conjugate[x_]", attributes=NUMERIC, packed=True)
def conjugate_(evaluation, x):
    if head_of(x) is S.Quantity and is_real(x.args[0]):
        return x
    return on_arrays("Conjugate", x) if any_array((x,)) else conjugate(x)


@builtin("UnitStep[x_]", attributes=NUMERIC, packed=True)
def unit_step(evaluation, x):
    """0 below 0, else 1."""
    if any_array((x,)):
        return on_arrays("UnitStep", x)
    turn = direction(x)
    value = turn if is_real(turn) else numeric_value(x)
    return int(value >= 0) if is_real(value) else None


@builtin("UnitStep[x_, y__]", attributes=(*NUMERIC, "Orderless"))
def unit_step_of_all(evaluation, x, y):
    return times(*(S.UnitStep(v) for v in dict.fromkeys((x, *y))))


@builtin("Unitize[x_]", "Unitize[x_, dx_]", attributes=NUMERIC, packed=True)
def unitize(evaluation, x, dx=None):
    """0 for 0, else 1; 0 for what is smaller than dx in size."""
    if dx is not None:
        value, least = numeric_value(x), numeric_value(dx)
        return None if value is None or least is None else int(not abs(value) < least)
    if any_array((x,)):
        return on_arrays("Unitize", x)
    value = certain_value(x)
    return None if value is None else int(not is_zero(value))


@builtin("Boole[x_]", attributes=("Listable",))
def boole(evaluation, x):
    return 1 if x is TRUE else 0 if x is FALSE else None


@builtin("KroneckerDelta[n___]", attributes=NUMERIC)
def kronecker_delta(evaluation, n):
    """1 where all arguments are equal (a single one: 0), else 0."""
    values = [numeric_value(x) for x in n]
    if None in values:
        return None
    return int(all(v == (values[0] if len(values) > 1 else 0) for v in values))


@builtin("DiscreteDelta[n___]", attributes=NUMERIC)
def discrete_delta(evaluation, n):
    """1 where all arguments are 0, else 0."""
    values = [numeric_value(x) for x in n]
    return None if None in values else int(all(v == 0 for v in values))


@builtin("Chop[x_]", "Chop[x_, limit_]")
def chop_(evaluation, x, limit=1e-10):
    """Inexact numbers smaller than `limit` become 0, everywhere in x."""
    bound = numeric_value(limit)
    return _everywhere(x, lambda v: chop(v, bound)) if is_real(bound) and not stands_for(x) else None


@builtin("Rationalize[x_]", "Rationalize[x_, tolerance_]")
def rationalize_(evaluation, x, tolerance=None):
    """Reals that are close to fractions become fractions, everywhere in x."""
    bound = None if tolerance is None else numeric_value(tolerance)
    if tolerance is not None and not (is_real(bound) and bound >= 0):
        raise BAD_TOLERANCE(tolerance, value=UNEVALUATED)
    if not bound:
        return _everywhere(x, lambda v: rationalize(v, bound))
    return _everywhere(x, lambda v: rationalize(v, bound), lambda v: _near_constant(v, bound))


def _near_constant(x, bound):
    """The simplest rational within `bound` of an exact real such as E or Sqrt[2]; None for other things."""
    if numeric_value(x) is None:
        return None
    value = with_digits(x, max(30.0, 20 - math.log10(bound)))
    return rationalize(value, bound) if is_real(value) else None


def _everywhere(x, change, of_constant=lambda x: None):
    """x with its numbers changed, and with the exact expressions of which `of_constant` makes something."""
    if type(x) in NUMBERS:
        return change(x)
    if isinstance(x, Association):
        return x.with_values(_everywhere(v, change) for v in x.values())
    if not isinstance(x, (Expr, Symbol)):
        return x
    found = of_constant(x)
    if found is not None:
        return found
    if not isinstance(x, Expr):
        return x
    if x.array is not None:
        return x if x.array.dtype.kind == "i" else wl_list(_everywhere(v, change) for v in x.args)
    return Expr(x.head, tuple(_everywhere(v, change, of_constant) for v in x.args))
