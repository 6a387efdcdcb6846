"""Distributions of integers."""

from __future__ import annotations

from fractions import Fraction
from math import comb

from wlnet.algebra.compare import order
from wlnet.algebra.distribution import DISTRIBUTIONS, Distribution
from wlnet.algebra.numbers import INFINITY, is_number, rational
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.rounding import floor
from wlnet.algebra.statistics import central_moment, mean, quantile, sorted_reals
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.symbols import S

HALF = Fraction(1, 2)


def at_integers(k, low, high, probability):
    """The probability at the integers low..high, else 0; Piecewise where k is a symbol."""
    if is_number(k):
        if type(k) is not int and not (isinstance(k, float) and k.is_integer()):
            return 0
        outside = order(k, low) == -1 or order(k, high) == 1
        return 0 if outside else probability
    if high is INFINITY:
        condition = S.GreaterEqual(k, low)
    else:
        condition = Expr(S.Inequality, (low, S.LessEqual, k, S.LessEqual, high))
    return S.Piecewise(wl_list([wl_list((probability, condition))]), 0)


def summed(density):
    """The CDF of a distribution on 0, 1, 2, ... by adding its probabilities."""

    def cumulative(x, *parameters):
        last = floor(x)
        if type(last) is not int:
            return None
        return plus(*(density(k, *parameters) for k in range(last + 1)))

    return cumulative


def least(density):
    """The quantile of a distribution on 0, 1, 2, ...: the first integer up to which the probabilities
    add up to a share of one."""

    def quantile(q, *parameters):
        if order(q, 1) == 0:
            return INFINITY
        total, k = 0, 0
        while (side := order(total := plus(total, density(k, *parameters)), q)) == -1 and k < _MOST:
            k += 1
        return k if side in (0, 1) else None

    return quantile


_MOST = 10**6  # a quantile above is not looked for


def _pair(*args) -> tuple | None:
    return args[0].args if len(args) == 1 and is_list(args[0]) and len(args[0]) == 2 else None


def _one(*args) -> tuple | None:
    return args if len(args) == 1 else None


def _two(*args) -> tuple | None:
    return args if len(args) == 2 else None


def _uniform_cumulative(x, a, b):
    if order(x, a) == -1:
        return 0
    if order(x, b) in (0, 1):
        return 1
    last = floor(x)
    return None if last is None else over(plus(1, minus(last, a)), plus(1, minus(b, a)))


DISTRIBUTIONS.add(
    "DiscreteUniformDistribution",
    Distribution(
        "DiscreteUniformDistribution",
        _pair,
        density=lambda k, a, b: at_integers(k, a, b, power(plus(1, minus(b, a)), -1)),
        cumulative=_uniform_cumulative,
        mean=lambda a, b: times(HALF, plus(a, b)),
        variance=lambda a, b: times(Fraction(1, 12), plus(power(plus(1, minus(b, a)), 2), -1)),
        median=lambda a, b: plus(a, -1, S.Ceiling(times(HALF, plus(1, minus(b, a))))),
        skewness=lambda a, b: 0,
        draw=lambda generator, shape, a, b: generator.integers(int(a), int(b), shape, endpoint=True),
        valid=lambda a, b: a <= b,
        needs="a list {min, max} of growing integers",
    ),
)


def _bernoulli(k, p):
    return at_integers(k, 0, 1, p if k == 1 else minus(1, p))


def _bernoulli_median(p):
    side = order(p, HALF)
    if side is not None:
        return int(side > 0)
    return S.Piecewise(wl_list([wl_list((1, S.Greater(p, HALF)))]), 0)


DISTRIBUTIONS.add(
    "BernoulliDistribution",
    Distribution(
        "BernoulliDistribution",
        _one,
        density=_bernoulli,
        cumulative=summed(_bernoulli),
        quantile=least(_bernoulli),
        median=_bernoulli_median,
        mean=lambda p: p,
        variance=lambda p: times(p, minus(1, p)),
        skewness=lambda p: over(minus(1, times(2, p)), sqrt(times(p, minus(1, p)))),
        draw=lambda generator, shape, p: generator.random(shape) < p,
        valid=lambda p: 0 <= p <= 1,
        needs="a probability",
    ),
)


def _binomial(k, n, p):
    known = type(n) is int and type(k) is int and 0 <= k <= n
    weight = comb(n, k) if known else S.Binomial(n, k)
    return at_integers(k, 0, n, times(weight, power(p, k), power(minus(1, p), minus(n, k))))


DISTRIBUTIONS.add(
    "BinomialDistribution",
    Distribution(
        "BinomialDistribution",
        _two,
        density=_binomial,
        cumulative=summed(_binomial),
        quantile=least(_binomial),
        median=lambda n, p: least(_binomial)(HALF, n, p),
        mean=lambda n, p: times(n, p),
        variance=lambda n, p: times(n, p, minus(1, p)),
        draw=lambda generator, shape, n, p: generator.binomial(int(n), p, shape),
        valid=lambda n, p: n >= 0 and n == int(n) and 0 <= p <= 1,
        needs="a number of trials and a probability",
    ),
)


def _poisson(k, m):
    return at_integers(k, 0, INFINITY, over(times(power(S.E, negated(m)), power(m, k)), S.Factorial(k)))


DISTRIBUTIONS.add(
    "PoissonDistribution",
    Distribution(
        "PoissonDistribution",
        _one,
        density=_poisson,
        cumulative=summed(_poisson),
        quantile=least(_poisson),
        median=lambda m: least(_poisson)(HALF, m),
        mean=lambda m: m,
        variance=lambda m: m,
        skewness=lambda m: power(m, -HALF),
        kurtosis=lambda m: plus(3, power(m, -1)),
        draw=lambda generator, shape, m: generator.poisson(m, shape),
        valid=lambda m: m > 0,
        needs="a positive mean",
    ),
)


def _geometric(k, p):
    return at_integers(k, 0, INFINITY, times(p, power(minus(1, p), k)))


DISTRIBUTIONS.add(
    "GeometricDistribution",
    Distribution(
        "GeometricDistribution",
        _one,
        density=_geometric,
        cumulative=summed(_geometric),
        quantile=least(_geometric),
        median=lambda p: least(_geometric)(HALF, p),
        mean=lambda p: plus(-1, power(p, -1)),
        variance=lambda p: over(minus(1, p), power(p, 2)),
        draw=lambda generator, shape, p: generator.geometric(p, shape) - 1,
        valid=lambda p: 0 < p <= 1,
        needs="a probability above 0",
    ),
)


def _list(*args) -> tuple | None:
    return args if len(args) == 1 and is_list(args[0]) and args[0].args else None


DISTRIBUTIONS.add(
    "EmpiricalDistribution",
    Distribution(
        "EmpiricalDistribution",
        _list,
        density=lambda x, data: rational(sum(order(x, v) == 0 for v in data.args), len(data)),
        cumulative=lambda x, data: rational(sum(order(v, x) in (-1, 0) for v in data.args), len(data)),
        mean=lambda data: mean(list(data.args)),
        variance=lambda data: central_moment(list(data.args), 2),
        median=lambda data: quantile(sorted_reals(list(data.args)), HALF),
        draw=lambda generator, shape, data: generator.choice(data, shape),
    ),
)
