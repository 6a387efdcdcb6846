"""FindSequenceFunction: polynomials, linear recurrences, rational ratios of terms, sequences with names."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from wlnet.algebra.expand import is_free_of
from wlnet.algebra.numbers import RATIONALS, whole
from wlnet.algebra.products import power, times
from wlnet.algebra.sums import minus, plus
from wlnet.expr.expr import Expr, is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

BAD_SEQUENCE = Message(
    "FindSequenceFunction::seqf", "`1` is not a list of values, nor one of pairs {n, value}."
)

_NAMED = (
    S.Prime, S.Fibonacci, S.LucasL, S.CatalanNumber, S.PartitionsP, S.PartitionsQ, S.BellB, S.EulerPhi,
    S.PrimePi, S.MoebiusMu, S.HarmonicNumber, S.BernoulliB,
)  # fmt: skip
_HIGHEST = 3  # degree of both sides of a ratio of terms


@builtin("FindSequenceFunction[values_List]", "FindSequenceFunction[values_List, n_]")
def find_sequence_function(evaluation, values, n=None):
    """A function that gives the values at 1, 2, ...; with a second argument, its value there."""
    index = Symbol("n", "System`Private`")
    terms = _terms(values)
    found = None
    for attempt in (_polynomial, _named, _by_recurrence, _quotient, _by_ratios):
        found = None if len(terms) < 3 else attempt(evaluation, terms, index)
        if found is not None and _gives(evaluation, found, index, terms):
            break
        found = None
    if found is None:
        return None
    at = S.Slot(1) if n is None else n
    value = evaluation.evaluate(S.ReplaceAll(found, S.Rule(index, at)))
    return S.Function(value) if n is None else value


def _terms(values: Expr) -> list:
    terms = list(values.args)
    if terms and all(is_list(one) and len(one) == 2 for one in terms):
        if any(not same(one.args[0], k) for k, one in enumerate(terms, 1)):
            raise BAD_SEQUENCE(values, value=UNEVALUATED)
        terms = [one.args[1] for one in terms]
    if not all(type(x) in RATIONALS for x in terms):
        raise BAD_SEQUENCE(values, value=UNEVALUATED)
    return terms


def _gives(evaluation, found, index, terms: list) -> bool:
    row = evaluation.evaluate(S.Quiet(S.Table(found, wl_list((index, 1, len(terms))))))
    return is_list(row) and all(map(same, row.args, terms))


def _polynomial(evaluation, terms: list, index):
    """By Newton's differences, where these vanish before the values run out."""
    rows = [terms]
    while any(rows[-1]):
        rows.append([b - a for a, b in pairwise(rows[-1])])
        if len(rows[-1]) < 2 and any(rows[-1]):
            return None
    found, falling = [], 1
    for k, row in enumerate(rows[:-1]):
        found.append(times(row[0], falling))
        falling = times(falling, plus(index, -1 - k), power(k + 1, -1))
    return evaluation.evaluate(S.Factor(S.Expand(plus(*found))))


def _named(evaluation, terms: list, index):
    for name in _NAMED:
        for shift in (0, -1, 1):
            call = name(plus(index, shift) if shift else index)
            if _gives(evaluation, call, index, terms):
                return call
    return None


def _by_recurrence(evaluation, terms: list, index):
    row = evaluation.evaluate(S.FindLinearRecurrence(wl_list(terms)))
    if not is_list(row) or 2 * len(row) >= len(terms):
        return None
    a = Symbol("a", "System`Private`")
    later = (times(c, Expr(a, (minus(index, k),))) for k, c in enumerate(row.args, 1))
    known = (S.Equal(Expr(a, (k,)), x) for k, x in enumerate(terms[: len(row)], 1))
    call = Expr(a, (index,))
    found = evaluation.evaluate(
        S.Quiet(S.RSolve(wl_list([S.Equal(call, plus(*later)), *known]), call, index))
    )
    return found.args[0].args[0].args[1] if is_list(found) and len(found) else None


def _quotient(evaluation, values: list, index):
    """A quotient of polynomials of the lowest degree that takes the values at 1, 2, ...; None for none."""
    for degree in range(_HIGHEST + 1):
        if 2 * degree + 1 >= len(values):
            return None
        rows = (
            [*(k**j for j in range(degree + 1)), *(-r * k**j for j in range(degree + 1))]
            for k, r in enumerate(values, 1)
        )
        null = evaluation.evaluate(S.NullSpace(wl_list(map(wl_list, rows))))
        if not is_list(null) or len(null) != 1:
            continue
        row = null.args[0].args
        top, bottom = (
            plus(*(times(c, power(index, j)) if j else c for j, c in enumerate(side)))
            for side in (row[: degree + 1], row[degree + 1 :])
        )
        return evaluation.evaluate(S.Factor(S.Divide(top, bottom)))
    return None


def _by_ratios(evaluation, terms: list, index):
    """The product of a[n + 1]/a[n], where that is a quotient of polynomials of low degree."""
    if not all(terms):
        return None
    ratio = _quotient(evaluation, [whole(Fraction(b) / a) for a, b in pairwise(terms)], index)
    if ratio is None:
        return None
    k = Symbol("k", "System`Private`")
    at = evaluation.evaluate(S.ReplaceAll(ratio, S.Rule(index, k)))
    product = evaluation.evaluate(S.Product(at, wl_list((k, 1, plus(index, -1)))))
    return evaluation.evaluate(times(terms[0], product)) if is_free_of(product, k) else None
