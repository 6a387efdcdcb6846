"""ComposeSeries, InverseSeries and PadeApproximant.

Sources: Knuth, The Art of Computer Programming 2, section 4.7 (Lagrange's inversion of power series);
Baker and Graves-Morris, Pade Approximants, chapter 1.
"""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.analysis.power_series import Point, is_series, truncated_of
from wlnet.algebra.analysis.truncated import NoSeries, Truncated, added, constant, multiplied, raised
from wlnet.algebra.infinity import direction
from wlnet.algebra.numbers import whole
from wlnet.algebra.products import over, power, times
from wlnet.algebra.sums import minus, plus
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

NOT_SERIES = Message("ComposeSeries::ser", "`1` is not a series.")
NO_INNER = Message(
    "ComposeSeries::wlnetcomp", "The series `1` should begin with `2`, the point about which `3` is expanded."
)
NO_INVERSE = Message(
    "InverseSeries::wlnetinv",
    "Offered are series in whole powers about finite points, with a term beyond the constant; `1` is none.",
)
BAD_PADE = Message(
    "PadeApproximant::wlnetspec", "`1` should be {x, x0, n} or {x, x0, {m, n}} with whole numbers from 0."
)
NO_PADE = Message("PadeApproximant::wlnetpade", "`1` has no approximant of that kind at `2`.")


@builtin("ComposeSeries[series__]")
def compose_series(evaluation, series):
    """s1[s2[s3[...]]], as far as the orders allow."""
    for one in series:
        if not is_series(one):
            raise NOT_SERIES(one, value=UNEVALUATED)
    found = series[-1]
    for outer in series[-2::-1]:
        found = _composed(evaluation, outer, found)
    return found


def _composed(evaluation, outer: Expr, inner: Expr) -> Expr:
    at = outer.args[1]
    u = added(truncated_of(inner), constant(minus(0, at)))
    if direction(at) is not None or u.start() <= 0:
        raise NO_INNER(inner, at, outer, value=UNEVALUATED)
    given = truncated_of(outer)
    first = u.start()  # of u^k the terms from first + k on are taken as unknown, as the language does
    order = min(first + given.order - 1, u.order)
    try:
        parts = [raised(u, e, order).scaled(c) if e else constant(c) for e, c in given.terms.items()]
        total = added(*parts, Truncated({}, whole(Fraction(order))))
    except NoSeries:
        raise NO_INNER(inner, at, outer, value=UNEVALUATED) from None
    return Point(*inner.args[:2], evaluation.evaluate).data(total)


@builtin("InverseSeries[series_]", "InverseSeries[series_, y_]")
def inverse_series(evaluation, series, y=None):
    """x as a series in powers of y - y0, for the series y = y0 + a (x - x0)^p + ..."""
    if not is_series(series):
        raise NOT_SERIES(series, value=UNEVALUATED)
    x, at = series.args[:2]
    given = truncated_of(series)
    start = given.terms.get(0, 0)
    v = Truncated({e: c for e, c in given.terms.items() if e != 0}, given.order)
    p = v.start()
    if direction(at) is not None or series.args[5] != 1 or p < 1 or p == v.order:
        raise NO_INVERSE(series, value=UNEVALUATED)
    # w = (y - y0)^(1/p) is a series in t = x - x0 that begins with t^1
    w = raised(v, Fraction(1, p), v.order - p + 1) if p > 1 else v
    found = _reversed(w)
    terms = {whole(Fraction(n, p)): c for n, c in found.items()}
    total = added(constant(at), Truncated(terms, whole(Fraction(w.order, p))))
    return Point(x if y is None else y, start, evaluation.evaluate).data(total)


def _reversed(w: Truncated) -> dict:
    """{n: coefficient of w^n in t}: that of t^(n - 1) in (t/w)^n, over n."""
    most = int(w.order)
    ratio = raised(w.shifted(-1), -1, most - 1)
    grown, found = constant(1), {}
    for n in range(1, most):
        grown = multiplied(grown, ratio, most - 1)
        found[n] = over(grown.terms.get(n - 1, 0), n)
    return found


@builtin("PadeApproximant[f_, spec_List]")
def pade_approximant(evaluation, f, spec):
    """P/Q with P of degree m and Q of degree n, Q = 1 at x0, that agrees with f up to (x - x0)^(m + n)."""
    x, at, degrees = spec.args if len(spec) == 3 else (None, None, None)
    m, n = degrees.args if is_list(degrees) and len(degrees) == 2 else (degrees, degrees)
    if not isinstance(x, Symbol) or any(type(k) is not int or k < 0 for k in (m, n)):
        raise BAD_PADE(spec, value=UNEVALUATED)
    point = Point(x, at, evaluation.evaluate)
    try:
        found = point.expansion.expanded(point.put(f), m + n + 1)
    except NoSeries:
        raise NO_PADE(f, S.Rule(x, at), value=UNEVALUATED) from None
    if any(type(e) is not int or e < 0 for e in found.terms):
        raise NO_PADE(f, S.Rule(x, at), value=UNEVALUATED)
    row = [found.terms.get(k, 0) for k in range(m + n + 1)]
    q = _denominator(evaluation, row, m, n)
    if q is None:
        raise NO_PADE(f, S.Rule(x, at), value=UNEVALUATED)
    p = [plus(*(times(q[j], row[k - j]) for j in range(min(k, n) + 1))) for k in range(m + 1)]
    top, bottom = (
        plus(*(times(point.back(c), power(point.distance, k)) for k, c in enumerate(side))) for side in (p, q)
    )
    return evaluation.evaluate(over(top, bottom))


def _denominator(evaluation, row: list, m: int, n: int) -> list | None:
    """1 and the n coefficients for which the terms beyond the degree m vanish up to m + n."""
    if n == 0:
        return [1]
    padded = [*([0] * n), *row]  # coefficients of negative powers in front
    matrix = wl_list(wl_list(padded[n + m + i - j] for j in range(1, n + 1)) for i in range(1, n + 1))
    right = wl_list(times(-1, c) for c in row[m + 1 :])
    found = evaluation.evaluate(S.Quiet(S.LinearSolve(matrix, right)))
    return [1, *found.args] if is_list(found) else None
