"""Growth compared: AsymptoticLess and its kin; SumConvergence; DifferenceQuotient.

Sources: Graham, Knuth, Patashnik, Concrete Mathematics, chapter 9; K. Knopp, Theory and Application of
Infinite Series, chapter IX (the tests of Raabe and Leibniz).
"""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.expand import coefficients, is_free_of
from wlnet.algebra.infinity import direction
from wlnet.algebra.numbers import INDETERMINATE, INFINITY, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import base_and_exponent, over, times
from wlnet.algebra.sums import minus, plus
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, is_rule, same
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin


class _Unknown(Exception):
    """Nothing is found."""


def _truth(value: bool):
    return TRUE if value else FALSE


def _limit(evaluation, f, place, head=S.Limit):
    found = evaluation.evaluate(S.Quiet(head(f, place)))
    if not is_free_of(found, head):
        raise _Unknown
    return found


def _compared(evaluation, f, g, place, of_ratio):
    """What `of_ratio` says of f/g at a place; None where the limit is not found."""
    if not is_rule(place) or is_list(place.args[0]):
        return None
    if same(f, 0):
        return TRUE
    if same(g, 0):
        return FALSE
    try:
        return of_ratio(evaluation.evaluate(S.Simplify(S.Divide(f, g))), place)
    except _Unknown:
        return None


def _bounded(evaluation, ratio, place, head) -> bool:
    """Whether the upper limit (head MaxLimit) of a size is finite, or the lower one (MinLimit) not 0."""
    size = evaluation.evaluate(S.Abs(ratio))
    found = _limit(evaluation, size, place)
    if found is INDETERMINATE or (isinstance(found, Expr) and found.head is S.Interval):
        found = _limit(evaluation, size, place, head)
    if direction(found) is not None:
        return head is S.MinLimit
    value = numeric_value(found)
    if value is None:
        raise _Unknown
    return head is S.MaxLimit or value != 0


@builtin("AsymptoticLess[f_, g_, place_]", options={"Assumptions": S("$Assumptions")})
def asymptotic_less(evaluation, f, g, place, options=None):
    """Whether f/g tends to 0."""

    def of_ratio(ratio, place):
        found = _limit(evaluation, ratio, place)
        if found is INDETERMINATE or direction(found) is not None or numeric_value(found) is not None:
            return _truth(same(found, 0))
        return FALSE if isinstance(found, Expr) and found.head is S.Interval else None

    return _compared(evaluation, f, g, place, of_ratio)


@builtin("AsymptoticLessEqual[f_, g_, place_]", options={"Assumptions": S("$Assumptions")})
def asymptotic_less_equal(evaluation, f, g, place, options=None):
    """Whether f/g stays bounded."""
    return _compared(
        evaluation, f, g, place, lambda ratio, at: _truth(_bounded(evaluation, ratio, at, S.MaxLimit))
    )


@builtin("AsymptoticGreater[f_, g_, place_]", options={"Assumptions": S("$Assumptions")})
def asymptotic_greater(evaluation, f, g, place, options=None):
    """Whether g/f tends to 0."""
    return S.AsymptoticLess(g, f, place)


@builtin("AsymptoticGreaterEqual[f_, g_, place_]", options={"Assumptions": S("$Assumptions")})
def asymptotic_greater_equal(evaluation, f, g, place, options=None):
    """Whether g/f stays bounded."""
    return S.AsymptoticLessEqual(g, f, place)


@builtin("AsymptoticEqual[f_, g_, place_]", options={"Assumptions": S("$Assumptions")})
def asymptotic_equal(evaluation, f, g, place, options=None):
    """Whether f/g stays between positive bounds."""
    return _compared(
        evaluation,
        f,
        g,
        place,
        lambda ratio, at: _truth(
            _bounded(evaluation, ratio, at, S.MaxLimit) and _bounded(evaluation, ratio, at, S.MinLimit)
        ),
    )


@builtin("AsymptoticEquivalent[f_, g_, place_]", options={"Assumptions": S("$Assumptions")})
def asymptotic_equivalent(evaluation, f, g, place, options=None):
    """Whether f/g tends to 1."""

    def of_ratio(ratio, place):
        found = _limit(evaluation, ratio, place)
        known = found is INDETERMINATE or direction(found) is not None or numeric_value(found) is not None
        return _truth(same(found, 1)) if known else None

    return _compared(evaluation, f, g, place, of_ratio)


# -- series ---------------------------------------------------------------------------------------


@builtin("SumConvergence[f_, n_Symbol]")
def sum_convergence(evaluation, f, n):
    """Whether the sum of f over n = 1, 2, ... to Infinity converges, or a condition on its parameters."""
    try:
        return _converges(evaluation, f, n)
    except _Unknown:
        return None


def _converges(evaluation, f, n):
    at_end = S.Rule(n, INFINITY)
    base, exponent = base_and_exponent(f)
    if same(base, n) and is_free_of(exponent, n) and numeric_value(exponent) is None:
        return S.Greater(S.Re(times(-1, exponent)), 1)
    power_of = _exponent(evaluation, f, n)
    if power_of is not None:
        return S.Less(S.Abs(power_of), 1)
    ratio = evaluation.evaluate(S.DiscreteRatio(f, n))
    limit = _limit(evaluation, ratio, at_end)
    if direction(limit) is not None:
        return FALSE
    size = numeric_value(limit)
    if size is None:
        raise _Unknown
    if abs(size) != 1:
        return _truth(abs(size) < 1)
    if not is_real(size):
        raise _Unknown
    if size == -1:
        alternates = evaluation.evaluate(S.Simplify(S.Times(S.Power(-1, n), f), S.Element(n, S.Integers)))
        return _truth(same(_limit(evaluation, alternates, at_end), 0))
    return _by_growth(evaluation, f, n, at_end)


def _exponent(evaluation, f, n):
    """r of c r^n P(n) with a parameter r and a polynomial P; None for others."""
    factors = f.args if isinstance(f, Expr) and f.head is S.Times else (f,)
    found = None
    for factor in factors:
        base, exponent = base_and_exponent(factor)
        line = None if is_free_of(exponent, n) else coefficients(exponent, n)
        if is_free_of(base, n) and line is not None and max(line) == 1 and found is None:
            found = evaluation.evaluate(S.Power(base, line[1]))
        elif not is_free_of(factor, n) and coefficients(factor, n) is None:
            return None
    return found if found is not None and numeric_value(found) is None else None


def _by_growth(evaluation, f, n, at_end):
    """Terms that fall like n^-p converge for p > 1; like 1/(n Log[n]^p) likewise."""
    p = _limit(evaluation, S.Divide(S.Times(-1, S.PowerExpand(S.Log(f))), S.Log(n)), at_end)
    if direction(p) is not None:
        return _truth(p is INFINITY)
    size = numeric_value(p)
    if size is None:
        raise _Unknown
    if size != 1:
        return _truth(size > 1)
    rest = evaluation.evaluate(S.Times(n, f))
    if not same(_limit(evaluation, rest, at_end), 0):
        return FALSE
    growth = S.Divide(S.Times(-1, S.PowerExpand(S.Log(rest))), S.Log(S.Log(n)))
    size = numeric_value(_limit(evaluation, growth, at_end))
    if size is None:
        raise _Unknown
    return _truth(size > 1)


# -- differences ----------------------------------------------------------------------------------


@builtin("DifferenceQuotient[f_, spec_List]")
def difference_quotient(evaluation, f, spec):
    """(f(x + h) - f(x))/h for {x, h}; {x, n, h} gives that of order n."""
    if len(spec) not in (2, 3) or not isinstance(spec.args[0], Symbol):
        return None
    x, count, h = (spec.args[0], 1, spec.args[1]) if len(spec) == 2 else spec.args
    if type(count) is not int or count < 0:
        return None
    for _ in range(count):
        moved = S.ReplaceAll(f, S.Rule(x, plus(x, h)))
        f = evaluation.evaluate(S.Cancel(S.Together(over(minus(moved, f), h))))
    if same(evaluation.evaluate(S.Denominator(f)), 1):
        return S.Expand(f)
    return f


@builtin("CaputoD[f_, spec_List]")
def caputo_d(evaluation, f, spec):
    """The fractional derivative of Caputo of a sum of powers of t, {t, order}; negative orders integrate."""
    if len(spec) != 2 or not isinstance(spec.args[0], Symbol):
        return None
    t, order = spec.args
    f = evaluation.evaluate(S.Expand(f))
    found = [
        _caputo_of_power(evaluation, term, t, order)
        for term in (f.args if isinstance(f, Expr) and f.head is S.Plus else (f,))
    ]
    return None if None in found else evaluation.evaluate(plus(*found))


def _caputo_of_power(evaluation, term, t, order):
    """Gamma[p + 1]/Gamma[p + 1 - order] t^(p - order)"""
    factors = term.args if isinstance(term, Expr) and term.head is S.Times else (term,)
    constant = times(*(u for u in factors if is_free_of(u, t)))
    rest = times(*(u for u in factors if not is_free_of(u, t)))
    base, p = (t, 0) if rest == 1 else base_and_exponent(rest)
    if not same(base, t) or type(p) not in (int, Fraction):
        return None
    if type(order) not in (int, Fraction):
        return None if not (type(p) is int and p >= 2) else times(constant, _gammas(evaluation, p, order, t))
    if order > 0 and type(p) is int and 0 <= p < order:
        return 0 if p == 0 else None
    if (order > 0 and p <= order - 1) or p <= -1:
        return None
    return times(constant, _gammas(evaluation, p, order, t))


def _gammas(evaluation, p, order, t):
    top, bottom = S.Gamma(plus(p, 1)), S.Gamma(plus(p, 1, times(-1, order)))
    return evaluation.evaluate(S.Times(top, S.Power(bottom, -1), S.Power(t, minus(p, order))))
