"""Mean, variance, deviation, moments and cumulants of distributions, from their sheets.

What a sheet does not say follows: moments from the generating function or from the definition as an
expectation; skewness and kurtosis from central moments.
Source: N. Johnson, S. Kotz, N. Balakrishnan, Continuous Univariate Distributions (1994).
"""

from __future__ import annotations

from fractions import Fraction
from math import comb

from wlnet.algebra.compare import order
from wlnet.algebra.numbers import is_number
from wlnet.algebra.products import power
from wlnet.builtins.sheets import check, ends, is_discrete, is_distribution, known
from wlnet.expr.expr import Expr, is_list, same, wl_list
from wlnet.expr.symbols import S, Symbol, symbol

_T = symbol("t", "System`Private`")


def statistic_of(evaluation, distribution, name: str):
    """The "mean", "variance", ... of a distribution; None where nothing is known."""
    if not is_distribution(evaluation, distribution):
        return None
    check(evaluation, distribution)
    found = known(evaluation, distribution, name)
    if found is not None:
        return None if _holds(found, S.Expectation) else found
    if name in _FOLLOWS:
        return _FOLLOWS[name](evaluation, distribution)
    return None


def _holds(x, head: Symbol) -> bool:
    return isinstance(x, Expr) and (x.head is head or any(_holds(arg, head) for arg in x.args))


def _median(evaluation, distribution):
    found = evaluation.evaluate(S.InverseCDF(distribution, Fraction(1, 2)))
    return None if isinstance(found, Expr) and found.head is S.InverseCDF else found


def _standardized(degree: int):
    """The central moment divided by the power of the standard deviation."""

    def value(evaluation, distribution):
        top = central_moment_of(evaluation, distribution, degree)
        spread = central_moment_of(evaluation, distribution, 2)
        if top is None or spread is None:
            return None
        return evaluation.evaluate(S.Divide(top, S.Power(spread, Fraction(degree, 2))))

    return value


def _deviation(evaluation, distribution):
    variance = statistic_of(evaluation, distribution, "variance")
    return None if variance is None else evaluation.evaluate(root(variance))


def _between_quartiles(evaluation, distribution):
    quarters = wl_list((Fraction(1, 4), Fraction(3, 4)))
    found = evaluation.evaluate(S.InverseCDF(distribution, quarters))
    if not is_list(found) or _holds(found, S.InverseCDF):
        return None
    return evaluation.evaluate(S.Subtract(*reversed(found.args)))


_FOLLOWS = {
    "median": _median,
    "deviation": _deviation,
    "skewness": _standardized(3),
    "kurtosis": _standardized(4),
    "iqr": _between_quartiles,
}


def root(variance):
    """The square root of a variance: s for s^2, since parameters and deviations are positive."""
    if is_list(variance):
        return wl_list(map(root, variance.args))
    if not isinstance(variance, Expr):
        return S.Sqrt(variance)
    if variance.head is S.Piecewise:
        cases = (wl_list((root(case.args[0]), case.args[1])) for case in variance.args[0].args)
        return S.Piecewise(wl_list(cases), *map(root, variance.args[1:]))
    outside, inside = [], []
    for factor in variance.args if variance.head is S.Times else (variance,):
        base, exponent = factor.args if isinstance(factor, Expr) and factor.head is S.Power else (factor, 1)
        even = type(exponent) is int and exponent % 2 == 0 and not is_number(base)
        if even:
            outside.append(power(base, exponent // 2))
        else:
            inside.append(factor)
    return S.Times(*outside, S.Sqrt(S.Times(*inside))) if inside else S.Times(*outside)


# -- moments ------------------------------------------------------------------------------------


def moment_of(evaluation, distribution, n: int):
    """The expectation of x^n."""
    if not is_distribution(evaluation, distribution):
        return None
    check(evaluation, distribution)
    if n == 0:
        return 1
    found = known(evaluation, distribution, "moment", n)
    if found is not None:
        return None if _holds(found, S.Expectation) else found
    if n == 1:
        return statistic_of(evaluation, distribution, "mean")
    if n == 2:
        mean, variance = (statistic_of(evaluation, distribution, name) for name in ("mean", "variance"))
        if mean is not None and variance is not None:
            return evaluation.evaluate(S.Plus(variance, S.Power(mean, 2)))
    return _from_generating(evaluation, distribution, n)


def _from_generating(evaluation, distribution, n: int):
    """The n-th derivative of the moment generating function at 0."""
    found = known(evaluation, distribution, "mgf", _T)
    if found is None:
        return None
    series = S.SeriesCoefficient(found, wl_list((_T, 0, n)))
    value = evaluation.evaluate(S.Simplify(S.Times(S.Factorial(n), series)))
    return None if _holds(value, S.SeriesCoefficient) else value


def central_moment_of(evaluation, distribution, n: int):
    """The expectation of (x - mean)^n, by the moments about 0."""
    found = known(evaluation, distribution, "central", n)
    if found is not None:
        return found
    if n < 2:
        return 1 - n if is_distribution(evaluation, distribution) else None
    if n == 2:
        return statistic_of(evaluation, distribution, "variance")
    moments = [moment_of(evaluation, distribution, k) for k in range(n + 1)]
    if None in moments:
        return None
    mean = moments[1]
    terms = (S.Times(comb(n, k), moments[k], S.Power(S.Minus(mean), n - k)) for k in range(n + 1))
    return evaluation.evaluate(S.Simplify(S.Plus(*terms)))


def cumulant_of(evaluation, distribution, n: int):
    """By the central moments m: k(n) = m(n) - the sum of Binomial(n - 1, i - 1) k(i) m(n - i), 1 < i < n."""
    if n == 1:
        return statistic_of(evaluation, distribution, "mean")
    moments = [central_moment_of(evaluation, distribution, k) for k in range(n + 1)]
    if None in moments:
        return None
    found = [0, 0]
    for r in range(2, n + 1):
        less = (S.Times(-comb(r - 1, i - 1), found[i], moments[r - i]) for i in range(2, r))
        found.append(evaluation.evaluate(S.Simplify(S.Plus(moments[r], *less))))
    return found[n]


def factorial_moment_of(evaluation, distribution, n: int):
    """The expectation of x (x - 1) ... (x - n + 1), by the moments about 0."""
    if n == 0:
        return 1 if is_distribution(evaluation, distribution) else None
    found = known(evaluation, distribution, "factorial", n)
    if found is not None:
        return found
    moments = [moment_of(evaluation, distribution, k) for k in range(1, n + 1)]
    if None in moments:
        return None
    terms = (S.Times(S.StirlingS1(n, k), m) for k, m in enumerate(moments, 1))
    return evaluation.evaluate(S.Simplify(S.Plus(*terms)))


# -- expectations -------------------------------------------------------------------------------


def expectation_of(evaluation, distribution, x, variable):
    """The sum or integral of x times the density over the support; None without closed form."""
    found = known(evaluation, distribution, "expect", x, variable)
    if found is not None:
        return None if _holds(found, S.Expectation) or _holds(found, S.Integrate) else found
    method = S.Sum if is_discrete(evaluation, distribution) else S.Integrate
    parts = weighed(evaluation, distribution, x, variable)
    if parts is None:
        return None
    values = [evaluation.evaluate(method(*part)) for part in parts]
    return None if any(_holds(v, method) for v in values) else evaluation.evaluate(S.Plus(*values))


def weighed(evaluation, distribution, x, variable) -> list[tuple] | None:
    """[(x times the density, {variable, low, high}), ...]: one for each piece of the density."""
    limits = ends(evaluation, distribution)
    if limits is None:
        return None
    low, high = limits
    discrete = is_discrete(evaluation, distribution)
    if discrete and type(low) is type(high) is int and high - low <= _MOST:
        values = (
            S.Times(S.ReplaceAll(x, S.Rule(variable, k)), S.PDF(distribution, k))
            for k in range(low, high + 1)
        )
        total = evaluation.evaluate(S.Plus(*values))  # at once: the sum gives the variable a value
        return [(total, wl_list((variable, 1, 1)))]
    density = evaluation.evaluate(S.PDF(distribution, variable))
    if _holds(density, S.PDF):
        return None
    pieces = _pieces(evaluation, density, variable, low, high)
    if pieces is None:
        return None
    return [(S.Times(x, value), wl_list((variable, a, b))) for value, a, b in pieces]


_MOST = 300  # so many terms of a finite sum are written out


def _pieces(evaluation, density, variable, low, high) -> list[tuple] | None:
    """[(value, from, to), ...] of a density that is Piecewise on intervals, or no Piecewise."""
    if not _holds(density, S.Piecewise):
        return [(density, low, high)]
    density = evaluation.evaluate(S.PiecewiseExpand(density))
    if not isinstance(density, Expr) or density.head is not S.Piecewise or len(density) != 2:
        return None
    found = []
    for case in density.args[0].args:
        value, condition = case.args
        interval = _interval(condition, variable, low, high)
        if interval is None:
            return None
        if value != 0 and order(*interval) != 1:
            found.append((value, *interval))
    if density.args[1] != 0:
        if len(density.args[0]) != 1:
            return None
        _, a, b = found[0]
        found.append((density.args[1], low, a) if same(b, high) else (density.args[1], b, high))
    return found


def _interval(condition, variable, low, high) -> tuple | None:
    """(from, to) of comparisons of the variable joined by And: where in low..high they hold."""
    for part in condition.args if isinstance(condition, Expr) and condition.head is S.And else (condition,):
        for left, relation, right in comparisons(part):
            if same(left, variable) and relation in (S.Less, S.LessEqual):
                high = _inner(high, right, -1)
            elif same(left, variable) and relation in (S.Greater, S.GreaterEqual):
                low = _inner(low, right, 1)
            elif same(right, variable) and relation in (S.Less, S.LessEqual):
                low = _inner(low, left, 1)
            elif same(right, variable) and relation in (S.Greater, S.GreaterEqual):
                high = _inner(high, left, -1)
            else:
                return None
        if not comparisons(part):
            return None
    return low, high


def _inner(a, b, sign: int):
    """The greater bound (sign 1) or the less; the new one where that is not known."""
    side = order(a, b)
    return a if side == sign else b


def comparisons(part) -> list[tuple]:
    """[(left, relation, right), ...] of a comparison, which may have several signs."""
    if not isinstance(part, Expr):
        return []
    if part.head is S.Inequality and len(part) == 5:
        a, r, b, s, c = part.args
        return [(a, r, b), (b, s, c)]
    if part.head in _RELATIONS and len(part) >= 2:
        return [(a, part.head, b) for a, b in zip(part.args, part.args[1:], strict=False)]
    return []


_RELATIONS = (S.Less, S.LessEqual, S.Greater, S.GreaterEqual, S.Equal)
