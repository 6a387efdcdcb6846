"""Products multiplied out, and expressions walked through: Expand, terms, coefficients."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from math import comb, lcm

from wlnet.algebra.numbers import RATIONALS
from wlnet.algebra.products import base_and_exponent, power, times
from wlnet.algebra.sums import looks_negative, negated, plus
from wlnet.algebra.univariate_sums import kernel_and_terms, power_of, product_of, size_of_power, sum_of
from wlnet.expr.bulk import uncollected
from wlnet.expr.expr import Expr, same
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.complexes import Complex

_MOST_TERMS = 200_000
_THREADED = {
    S.List, S.Rule, S.Equal, S.Unequal, S.Less, S.LessEqual, S.Greater, S.GreaterEqual, S.And, S.Or, S.Not,
}  # fmt: skip

TOO_LONG = Message("Expand::lmt", "The expanded form of `1` would have more than `2` terms.")


def expand(x):
    """Products and positive whole powers of sums multiplied out, at the top level of each term."""
    if not isinstance(x, Expr) or x.array is not None:
        return x
    if x.head is S.Plus:
        return plus(*map(expand, x.args))
    if x.head is S.Times:
        return _product([expand(f) if _is_sum(f) else _factor(f) for f in x.args], x)
    if x.head is S.Power:
        return _factor(x)
    if x.head in _THREADED:
        return Expr(x.head, tuple(map(expand, x.args)))
    return x


def _factor(x):
    """A factor with its own power multiplied out."""
    base, exponent = base_and_exponent(x)
    if type(exponent) is not int or exponent < 2 or not _is_sum(base):
        return x
    base = expand(base)
    if not _is_sum(base):
        return expand(power(base, exponent))
    row = kernel_and_terms(base)
    if row is not None and size_of_power(row[1], exponent) <= _MOST_TERMS:
        return sum_of(row[0], power_of(row[1], exponent))
    terms = base.args
    if comb(exponent + len(terms) - 1, exponent) > _MOST_TERMS:
        raise TOO_LONG(x, _MOST_TERMS, value=UNEVALUATED)
    if all(type(term) is Symbol for term in terms):
        return _sum_of_symbols(terms, exponent)
    found = []
    for coefficient, counts in _multinomials(exponent, len(terms)):
        powers = [power(t, k) for t, k in zip(terms, counts, strict=True) if k]
        found.append(expand(times(coefficient, *powers)))
    return plus(*found)


def _sum_of_symbols(terms: tuple, exponent: int) -> Expr:
    """(a + b + ...)^n of symbols: the terms come in canonical form and, the powers of the last symbol
    growing slowest, in canonical order."""
    powers = [[None, term, *(Expr(S.Power, (term, k)) for k in range(2, exponent + 1))] for term in terms]
    powers.reverse()
    found = []
    with uncollected():
        for coefficient, counts in _multinomials(exponent, len(terms)):
            factors = [row[k] for row, k in zip(powers, counts, strict=True) if k]
            if coefficient == 1:
                found.append(factors[0])
            else:
                factors.append(coefficient)
                factors.reverse()
                found.append(Expr(S.Times, tuple(factors)))
        return Expr(S.Plus, tuple(found))


def _multinomials(total: int, parts: int):
    """(total!/(k1! k2! ...), (k1, k2, ...)) for all tuples of non-negative integers with that total."""
    if parts == 1:
        yield 1, (total,)
        return
    for first in range(total + 1):
        ways = comb(total, first)
        for coefficient, rest in _multinomials(total - first, parts - 1):
            yield ways * coefficient, (first, *rest)


def _is_sum(x) -> bool:
    return isinstance(x, Expr) and x.head is S.Plus


def _product(factors: list, shown):
    """The product of expanded factors: the sums multiplied term by term."""
    single = [f for f in factors if not _is_sum(f)]
    sums = [f for f in factors if _is_sum(f)]
    if not sums:
        return times(*single)
    rows = [kernel_and_terms(factor) for factor in sums]
    if len(sums) > 1 and None not in rows and all(same(row[0], rows[0][0]) for row in rows):
        sums = [sum_of(rows[0][0], reduce(product_of, (row[1] for row in rows)))]
        if not _is_sum(sums[0]):
            return times(*single, *sums)
    terms = [times(*single)]
    for factor in sums:
        if len(terms) * len(factor) > _MOST_TERMS:
            raise TOO_LONG(shown, _MOST_TERMS, value=UNEVALUATED)
        products = (times(t, f) for t in terms for f in factor.args)
        if any(map(_has_root_of_sum, terms)) and any(map(_has_root_of_sum, factor.args)):
            products = map(expand, products)  # Sqrt[a + b] Sqrt[a + b] is a sum again
        found = plus(*products)
        terms = list(found.args) if _is_sum(found) else [found]
    return plus(*terms)


def _has_root_of_sum(x) -> bool:
    if not isinstance(x, Expr):
        return False
    if x.head is S.Times:
        return any(map(_has_root_of_sum, x.args))
    return x.head is S.Power and len(x) == 2 and type(x.args[1]) is not int and _is_sum(x.args[0])


def expand_all(x):
    """Expand in every part."""
    if not isinstance(x, Expr) or x.array is not None:
        return x
    found = rebuilt(x, expand_all)
    if isinstance(found, Expr) and isinstance(found.head, Expr):
        found = Expr(expand_all(found.head), found.args)
    top, bottom = numerator_and_denominator(found)
    if type(bottom) is int and bottom == 1:
        return expand(found)
    return expand(times(top, power(expand(bottom), -1)))


def rebuilt(x: Expr, change: Callable):
    """x with its arguments changed; sums, products and powers in canonical form again."""
    args = tuple(map(change, x.args))
    if all(map(same, args, x.args)):
        return x
    if x.head is S.Plus:
        return plus(*args)
    if x.head is S.Times:
        return times(*args)
    if x.head is S.Power and len(args) == 2:
        return power(*args)
    return Expr(x.head, args)


def put_all(x, pairs: list[tuple]):
    """x with values in the places of parts, pairs of both, sums and products in canonical form again."""
    for part, value in pairs:
        if same(x, part):
            return value
    if not isinstance(x, Expr) or x.array is not None:
        return x
    return rebuilt(x, lambda inner: put_all(inner, pairs))


def is_free_of(x, variable) -> bool:
    """Whether the expression `variable` occurs nowhere in x."""
    if same(x, variable):
        return False
    if not isinstance(x, Expr) or x.array is not None:
        return True
    return is_free_of(x.head, variable) and all(is_free_of(arg, variable) for arg in x.args)


def coefficients(x, variable) -> dict[int, object] | None:
    """A polynomial in `variable` as {power: coefficient}; None if x is not one."""
    x = expand(x)
    found: dict[int, list] = {}
    for term in x.args if _is_sum(x) else (x,):
        factors = term.args if isinstance(term, Expr) and term.head is S.Times else (term,)
        degree, rest = 0, []
        for factor in factors:
            base, exponent = base_and_exponent(factor)
            if same(base, variable) and type(exponent) is int and exponent > 0:
                degree += exponent
            elif is_free_of(factor, variable):
                rest.append(factor)
            else:
                return None
        found.setdefault(degree, []).append(times(*rest))
    return {degree: plus(*terms) for degree, terms in found.items()}


def terms_by_power(x, variable) -> list[tuple]:
    """[(exponent, coefficient), ...] of the terms of an expanded sum, exponents of any kind.

    What holds the variable inside a function counts as part of the coefficient.
    """
    x = expand(x)
    found: dict = {}
    for term in x.args if _is_sum(x) else (x,):
        powers, rest = [], []
        for factor in term.args if isinstance(term, Expr) and term.head is S.Times else (term,):
            base, exponent = base_and_exponent(factor)
            if same(factor, variable):
                powers.append(1)
            elif same(base, variable):
                powers.append(exponent)
            else:
                rest.append(factor)
        found.setdefault(plus(*powers), []).append(times(*rest))
    pairs = [(power_, plus(*rest)) for power_, rest in found.items()]
    return [(power_, rest) for power_, rest in pairs if not (type(rest) is int and rest == 0)]


def numerator_and_denominator(x) -> tuple:
    """Factors with positive and with negative exponents: (a, b) of a/b."""
    top, bottom = [], []
    for factor in x.args if isinstance(x, Expr) and x.head is S.Times else (x,):
        base, exponent = base_and_exponent(factor)
        if base is S.E and _is_sum(exponent):
            lower = [term for term in exponent.args if looks_negative(term)]
            top.append(power(base, plus(*(term for term in exponent.args if not looks_negative(term)))))
            bottom.append(power(base, negated(plus(*lower))))
        elif type(factor) in RATIONALS:
            top.append(factor.numerator)
            bottom.append(factor.denominator)
        elif type(factor) is Complex and type(factor.re) in RATIONALS and type(factor.im) in RATIONALS:
            shared = lcm(factor.re.denominator, factor.im.denominator)
            top.append(times(shared, factor))
            bottom.append(shared)
        elif looks_negative(exponent) and not _is_sum(exponent):
            bottom.append(power(base, negated(exponent)))
        else:
            top.append(factor)
    return times(*top), times(*bottom)
