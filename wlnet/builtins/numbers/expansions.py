"""Numbers taken apart: by their digits, by given parts, as mixed fractions; recurring lists."""

from __future__ import annotations

import math
from fractions import Fraction

from wlnet.algebra.integers import MERSENNE_EXPONENTS, factors, is_prime
from wlnet.algebra.numbers import RATIONALS, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

LISTABLE = ("Listable",)
SMALL_BASE = Message("NumberExpand::rbase", "Base `1` is not a real number greater than 1.")
MANY_COUNTS = Message("NumberCompose::ulen", "There are more counts in `1` than units in `2`.")


@builtin("NumberExpand[x_]", "NumberExpand[x_, base_Integer]")
def number_expand(evaluation, x, base=10):
    """The digits of a whole number times their powers of the base, the highest first."""
    if type(x) not in RATIONALS:
        return None
    if base < 2:
        raise SMALL_BASE(base, value=UNEVALUATED)
    if type(x) is not int:
        return [x]
    sign, rest, found = (-1 if x < 0 else 1), abs(x), []
    while rest:
        rest, digit = divmod(rest, base)
        found.append(sign * digit * base ** len(found))
    return found[::-1] or [0]


@builtin("NumberDecompose[x_, parts_List]")
def number_decompose(evaluation, x, parts):
    """{n1, n2, ...} with x == n1 parts[[1]] + n2 parts[[2]] + ..., whole numbers but the last."""
    if not is_real(numeric_value(x)):
        return None
    _check_units(parts, S.NumberDecompose)
    found = []
    for part in parts.args[:-1]:
        count = evaluation.evaluate(S.IntegerPart(S.Divide(x, part)))
        found.append(count)
        x = evaluation.evaluate(S.Subtract(x, S.Times(count, part)))
    return [*found, evaluation.evaluate(S.Divide(x, parts.args[-1]))]


def _check_units(units, caller) -> None:
    """A message unless the units are positive numbers, none larger than the one before."""
    values = [numeric_value(unit) for unit in units.args]
    if not values or not all(is_real(v) and v > 0 for v in values) or values != sorted(values, reverse=True):
        text = "The units `1` should be positive numbers, none of them larger than the one before."
        raise Message(f"{caller.name}::psv", text)(units, value=UNEVALUATED)


@builtin("NumberCompose[counts_List, units_List]")
def number_compose(evaluation, counts, units):
    """n1 u1 + n2 u2 + ...; fewer counts than units go with the last ones."""
    if len(counts) > len(units):
        raise MANY_COUNTS(counts, units, value=UNEVALUATED)
    _check_units(units, S.NumberCompose)
    last = units.args[len(units) - len(counts) :]
    return S.Plus(*(S.Times(n, u) for n, u in zip(counts.args, last, strict=True)))


@builtin("MixedFractionParts[x_]", attributes=LISTABLE)
def mixed_fraction_parts(evaluation, x):
    """{whole part, what is left} of a rational number."""
    return [S.IntegerPart(x), S.FractionalPart(x)] if type(x) in RATIONALS else None


@builtin("RealExponent[x_]", "RealExponent[x_, base_]", attributes=LISTABLE)
def real_exponent(evaluation, x, base=10):
    """Log[base, Abs[x]], a machine number."""
    value, b = numeric_value(x), numeric_value(base)
    if not is_real(value) or not is_real(b) or b <= 1:
        return None
    if not value:
        return S.Minus(S.Infinity)
    return math.log10(abs(value)) if base == 10 else math.log(abs(value)) / math.log(b)


@builtin("MersennePrimeExponentQ[n_]", attributes=LISTABLE)
def mersenne_prime_exponent_q(evaluation, n):
    """Whether 2^n - 1 is a prime, by the test of Lucas and Lehmer."""
    if n in MERSENNE_EXPONENTS and type(n) is int:
        return True
    if type(n) is not int or not is_prime(n) or 0 < n < MERSENNE_EXPONENTS[-4]:  # all of these are known
        return False
    mersenne, s = (1 << n) - 1, 4
    for _ in evaluation.steps(range(n - 2)):
        s = (s * s - 2) % mersenne
    return s == 0


@builtin("PrimitiveRootList[n_Integer]", attributes=LISTABLE)
def primitive_root_list(evaluation, n):
    """All numbers below n whose powers are all that have no factor in common with n."""
    if n < 2:
        return []
    phi = evaluation.evaluate(S.EulerPhi(n))
    quotients = [phi // p for p in factors(phi)] if phi > 1 else []
    found = []
    for g in evaluation.steps(range(1, n)):
        if math.gcd(g, n) == 1 and all(pow(g, q, n) != 1 for q in quotients):
            found.append(g)
    return found if len(found) > 0 and pow(found[0], phi, n) == 1 % n else []


@builtin("PowerModList[a_Integer, r_, m_Integer]")
def power_mod_list(evaluation, a, r, m):
    """All x modulo m with x^q == a^p (mod m), for r = p/q."""
    if type(r) not in RATIONALS or m < 1:
        return None
    p, q = Fraction(r).numerator, Fraction(r).denominator
    if p < 0 and math.gcd(a, m) != 1:
        return None
    wanted = pow(a, p, m)
    return [x for x in evaluation.steps(range(m)) if pow(x, q, m) == wanted]


@builtin("QuadraticIrrationalQ[x_]", attributes=LISTABLE)
def quadratic_irrational_q(evaluation, x):
    """Whether x is an irrational root of a quadratic polynomial with whole coefficients."""
    found = evaluation.evaluate(S.RootReduce(x))
    if type(found) in RATIONALS or not is_real(numeric_value(found)):
        return False
    degree = evaluation.evaluate(S.Exponent(S.Quiet(S.MinimalPolynomial(x, S("x"))), S("x")))
    return type(degree) is int and degree == 2


# -- lists that recur ---------------------------------------------------------------------------


def _period(items: tuple, start: int, least: int) -> int | None:
    """The shortest p with items[i + p] like items[i] from `start` on, seen at least `least` times."""
    n = len(items) - start
    for p in range(1, n // least + 1):
        if all(same(items[i], items[i + p]) for i in range(start, len(items) - p)):
            return p
    return None


@builtin("FindRepeat[items_List]", "FindRepeat[items_List, n_Integer]")
def find_repeat(evaluation, items, n=1):
    """The shortest list that, repeated, gives the items; the list itself where none does n times."""
    args = items.args
    for p in range(1, len(args) // max(n, 1) + 1):
        if all(same(args[i], args[i + p]) for i in range(len(args) - p)):
            return wl_list(args[:p])
    return items if n <= 1 else []


@builtin("FindTransientRepeat[items_List, n_Integer]")
def find_transient_repeat(evaluation, items, n):
    """{transient, repeat}: what comes before the shortest list that recurs at least n times at the end."""
    args = items.args
    for start in range(len(args)):
        p = _period(args, start, n)
        if p is not None:
            return [wl_list(args[:start]), wl_list(args[start : start + p])]
    return [items, []] if is_list(items) else None
