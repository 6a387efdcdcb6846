"""RootSum: sums over all roots of a polynomial.

A rational function of the roots is summed exactly: it is reduced to a polynomial modulo the given one,
and the powers of the roots are added by Newton's identities. Source: Knuth, The Art of Computer
Programming 1, 1.2.9, and van der Waerden, Algebra, section 33.
"""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.expand import coefficients, is_free_of
from wlnet.algebra.numbers import NUMBERS, RATIONALS, is_inexact, whole
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.numeric_roots import polynomial_roots
from wlnet.algebra.products import over, times
from wlnet.algebra.sums import negated, plus
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

NO_POLYNOMIAL = Message(
    "RootSum::rsumpoly", "`1` should be a pure function that is a polynomial of its argument."
)


@builtin("RootSum[f_, form_]")
def root_sum(evaluation, f, form):
    """The sum of form[x] over the roots x of f[x] == 0, counted with their multiplicity."""
    x = Symbol("x", "System`Private`")
    powers = coefficients(evaluation.evaluate(S.Expand(Expr(f, (x,)))), x)
    if powers is None or max(powers) < 1 or any(not is_free_of(c, x) for c in powers.values()):
        raise NO_POLYNOMIAL(f, value=UNEVALUATED)
    row = [powers.get(k, 0) for k in range(max(powers) + 1)]
    value = evaluation.evaluate(Expr(form, (x,)))
    if is_free_of(value, x):
        return times(len(row) - 1, value)
    if len(row) == 2:
        return Expr(form, (over(negated(row[0]), row[1]),))
    if len(row) == 3:
        solved = evaluation.evaluate(S.Solve(S.Equal(Expr(f, (x,)), 0), x))
        return plus(*(Expr(form, (rules.args[0].args[1],)) for rules in solved.args))
    numbers = [numeric_value(c) for c in row]
    if None not in numbers and (any(map(is_inexact, row)) or _holds_inexact(value)):
        return _numeric(evaluation, form, numbers)
    if all(type(c) in RATIONALS for c in row):
        return _exact(evaluation, row, value, x)
    return None


def _holds_inexact(x) -> bool:
    if isinstance(x, Expr):
        return any(map(_holds_inexact, x.args))
    return type(x) in NUMBERS and is_inexact(x)


def _numeric(evaluation, form, numbers: list):
    """The sum of values at numeric roots; None where one is no number."""
    values = [evaluation.evaluate(Expr(form, (root,))) for root in polynomial_roots(numbers)]
    if any(numeric_value(v) is None for v in values):
        return None
    return plus(*values)


def _exact(evaluation, row: list, value, x):
    """The sum of a rational function of the roots; None for other functions."""
    whole_value = evaluation.evaluate(S.Together(value))
    top, bottom = (evaluation.evaluate(part(whole_value)) for part in (S.Numerator, S.Denominator))
    sides = [coefficients(evaluation.evaluate(S.Expand(side)), x) for side in (top, bottom)]
    if None in sides:
        return None
    polynomial = plus(*(times(c, S.Power(x, k)) if k else c for k, c in enumerate(row)))
    if max(sides[1]) > 0:
        found = evaluation.evaluate(S.PolynomialExtendedGCD(bottom, polynomial, x))
        if not is_list(found) or not is_free_of(found.args[0], x):
            return None
        inverse = over(found.args[1].args[0], found.args[0])
        top = evaluation.evaluate(S.Expand(times(top, inverse)))
    else:
        top = evaluation.evaluate(S.Expand(over(top, bottom)))
    rest = coefficients(evaluation.evaluate(S.Expand(S.PolynomialRemainder(top, polynomial, x))), x)
    if rest is None:
        return None
    sums = _powers_added(row, max(rest, default=0))
    return evaluation.evaluate(S.Factor(plus(*(times(c, sums[k]) for k, c in rest.items()))))


def _powers_added(row: list, most: int) -> list:
    """The sums of the powers 0, ..., most of the roots, by Newton's identities."""
    degree = len(row) - 1
    monic = [Fraction(c) / Fraction(row[-1]) for c in row]  # of x^0, x^1, ...
    sums = [Fraction(degree)]
    for k in range(1, most + 1):
        total = sum((monic[degree - j] * sums[k - j] for j in range(1, min(k, degree + 1))), Fraction(0))
        total += k * monic[degree - k] if k <= degree else 0
        sums.append(-total)
    return [whole(s) for s in sums]
