"""Distributions of sizes and times: Erlang, Nakagami, Frechet, Maxwell, inverse Gaussian and others.

Sources: reference pages of the distributions; N. Johnson, S. Kotz, N. Balakrishnan, Continuous
Univariate Distributions (1994, 1995); Univariate Discrete Distributions (2005).
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from wlnet.algebra.compare import order
from wlnet.algebra.distribution import on_interval
from wlnet.algebra.distributions.discrete import at_integers, summed
from wlnet.algebra.distributions.pieces import (
    HALF,
    add,
    as_many,
    exp,
    from_zero,
    positive,
    where_above,
)
from wlnet.algebra.numbers import INFINITY
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.symbols import S

# -- gamma's family -----------------------------------------------------------------------------

add(
    "ErlangDistribution",
    as_many(2),
    density=from_zero(
        lambda x, k, r: over(times(power(r, k), power(x, minus(k, 1)), exp(negated(times(r, x)))), S.Gamma(k))
    ),
    cumulative=from_zero(lambda x, k, r: S.GammaRegularized(k, 0, times(r, x)), 1),
    quantile=lambda q, k, r: over(S.InverseGammaRegularized(k, 0, q), r),
    mean=lambda k, r: over(k, r),
    variance=lambda k, r: over(k, power(r, 2)),
    skewness=lambda k, r: over(2, sqrt(k)),
    kurtosis=lambda k, r: plus(3, over(6, k)),
    draw=lambda generator, shape, k, r: generator.gamma(k, 1 / r, shape),
    valid=positive,
    needs="a shape and a rate, both positive",
)
add(
    "NakagamiDistribution",
    as_many(2),
    density=from_zero(
        lambda x, m, w: over(
            times(
                2,
                power(over(m, w), m),
                power(x, minus(times(2, m), 1)),
                exp(negated(over(times(m, power(x, 2)), w))),
            ),
            S.Gamma(m),
        )
    ),
    cumulative=from_zero(lambda x, m, w: S.GammaRegularized(m, 0, over(times(m, power(x, 2)), w)), 1),
    quantile=lambda q, m, w: sqrt(over(times(w, S.InverseGammaRegularized(m, 0, q)), m)),
    mean=lambda m, w: over(times(sqrt(w), S.Pochhammer(m, HALF)), sqrt(m)),
    variance=lambda m, w: minus(w, over(times(w, power(S.Pochhammer(m, HALF), 2)), m)),
    draw=lambda generator, shape, m, w: generator.gamma(m, w / m, shape) ** 0.5,
    valid=positive,
    needs="a shape and a spread, both positive",
)
add(
    "ChiDistribution",
    as_many(1),
    density=from_zero(
        lambda x, n: over(
            times(power(2, minus(1, over(n, 2))), power(x, minus(n, 1)), exp(times(-HALF, power(x, 2)))),
            S.Gamma(over(n, 2)),
        )
    ),
    cumulative=from_zero(lambda x, n: S.GammaRegularized(over(n, 2), 0, over(power(x, 2), 2)), 1),
    mean=lambda n: over(times(sqrt(2), S.Gamma(over(plus(1, n), 2))), S.Gamma(over(n, 2))),
    variance=lambda n: minus(
        n, over(times(2, power(S.Gamma(over(plus(1, n), 2)), 2)), power(S.Gamma(over(n, 2)), 2))
    ),
    draw=lambda generator, shape, n: generator.chisquare(n, shape) ** 0.5,
    valid=positive,
    needs="a positive number of degrees of freedom",
)
add(
    "MaxwellDistribution",
    as_many(1),
    density=from_zero(
        lambda x, s: over(
            times(sqrt(over(2, S.Pi)), power(x, 2), exp(times(-HALF, power(over(x, s), 2)))), power(s, 3)
        )
    ),
    cumulative=from_zero(
        lambda x, s: minus(
            S.Erf(over(x, times(sqrt(2), s))),
            over(times(sqrt(over(2, S.Pi)), x, exp(times(-HALF, power(over(x, s), 2)))), s),
        ),
        1,
    ),
    mean=lambda s: times(2, sqrt(over(2, S.Pi)), s),
    variance=lambda s: over(times(plus(-8, times(3, S.Pi)), power(s, 2)), S.Pi),
    draw=lambda generator, shape, s: s * generator.chisquare(3, shape) ** 0.5,
    valid=positive,
    needs="a positive scale",
)
add(
    "InverseChiSquareDistribution",
    as_many(1),
    density=from_zero(
        lambda x, n: over(
            times(power(2, negated(over(n, 2))), power(x, minus(-1, over(n, 2))), exp(over(-1, times(2, x)))),
            S.Gamma(over(n, 2)),
        )
    ),
    cumulative=from_zero(lambda x, n: S.GammaRegularized(over(n, 2), over(1, times(2, x))), 1),
    draw=lambda generator, shape, n: 1 / generator.chisquare(n, shape),
    valid=positive,
    needs="a positive number of degrees of freedom",
)

# -- powers and exponentials --------------------------------------------------------------------

add(
    "FrechetDistribution",
    as_many(2),
    density=from_zero(
        lambda x, a, b: over(
            times(a, power(over(x, b), minus(-1, a)), exp(negated(power(over(x, b), negated(a))))), b
        )
    ),
    cumulative=from_zero(lambda x, a, b: exp(negated(power(over(x, b), negated(a)))), 1),
    quantile=lambda q, a, b: times(b, power(negated(S.Log(q)), over(-1, a))),
    mean=lambda a, b: where_above(a, 1, times(b, S.Gamma(minus(1, over(1, a)))), INFINITY),
    variance=lambda a, b: where_above(
        a,
        2,
        times(power(b, 2), minus(S.Gamma(minus(1, over(2, a))), power(S.Gamma(minus(1, over(1, a))), 2))),
        INFINITY,
    ),
    median=lambda a, b: over(b, power(S.Log(2), over(1, a))),
    draw=lambda generator, shape, a, b: b * generator.exponential(1, shape) ** (-1 / a),
    valid=positive,
    needs="a shape and a scale, both positive",
)
add(
    "InverseGaussianDistribution",
    as_many(2),
    density=from_zero(
        lambda x, m, r: over(
            times(
                sqrt(over(r, power(x, 3))),
                exp(over(times(-1, r, power(minus(x, m), 2)), times(2, power(m, 2), x))),
            ),
            sqrt(times(2, S.Pi)),
        )
    ),
    mean=lambda m, r: m,
    variance=lambda m, r: over(power(m, 3), r),
    skewness=lambda m, r: times(3, sqrt(over(m, r))),
    kurtosis=lambda m, r: plus(3, over(times(15, m), r)),
    draw=lambda generator, shape, m, r: generator.wald(m, r, shape),
    valid=positive,
    needs="a mean and a scale, both positive",
)
add(
    "LogLogisticDistribution",
    as_many(2),
    density=from_zero(
        lambda x, g, s: over(
            times(g, power(over(x, s), minus(g, 1))), times(s, power(plus(1, power(over(x, s), g)), 2))
        )
    ),
    cumulative=from_zero(lambda x, g, s: power(plus(1, power(over(x, s), negated(g))), -1), 1),
    quantile=lambda q, g, s: times(s, power(over(q, minus(1, q)), over(1, g))),
    median=lambda g, s: s,
    draw=lambda generator, shape, g, s: s * (1 / generator.uniform(0, 1, shape) - 1) ** (-1 / g),
    valid=positive,
    needs="a shape and a scale, both positive",
)
add(
    "LevyDistribution",
    as_many(2),
    density=lambda x, m, s: on_interval(
        x,
        m,
        INFINITY,
        times(
            sqrt(over(s, times(2, S.Pi))),
            power(minus(x, m), Fraction(-3, 2)),
            exp(over(negated(s), times(2, minus(x, m)))),
        ),
        0,
        0,
        is_open=True,
    ),
    cumulative=lambda x, m, s: on_interval(
        x, m, INFINITY, S.Erfc(sqrt(over(s, times(2, minus(x, m))))), 0, 1, is_open=True
    ),
    mean=lambda m, s: INFINITY,
    variance=lambda m, s: INFINITY,
    draw=lambda generator, shape, m, s: m + s / generator.normal(0, 1, shape) ** 2,
    valid=lambda m, s: s > 0,
    needs="a place and a positive scale",
)
add(
    "PowerDistribution",
    as_many(2),
    density=lambda x, k, a: on_interval(x, 0, over(1, k), times(a, power(k, a), power(x, minus(a, 1))), 0, 0),
    cumulative=lambda x, k, a: on_interval(x, 0, over(1, k), power(times(k, x), a), 0, 1),
    quantile=lambda q, k, a: over(power(q, over(1, a)), k),
    mean=lambda k, a: over(a, times(k, plus(1, a))),
    variance=lambda k, a: over(a, times(power(k, 2), power(plus(1, a), 2), plus(2, a))),
    draw=lambda generator, shape, k, a: generator.power(a, shape) / k,
    valid=positive,
    needs="a domain parameter and a shape, both positive",
)
add(
    "KumaraswamyDistribution",
    as_many(2),
    density=lambda x, a, b: on_interval(
        x, 0, 1, times(a, b, power(x, minus(a, 1)), power(minus(1, power(x, a)), minus(b, 1))), 0, 0
    ),
    cumulative=lambda x, a, b: on_interval(x, 0, 1, minus(1, power(minus(1, power(x, a)), b)), 0, 1),
    quantile=lambda q, a, b: power(minus(1, power(minus(1, q), over(1, b))), over(1, a)),
    mean=lambda a, b: times(b, S.Beta(plus(1, over(1, a)), b)),
    draw=lambda generator, shape, a, b: (1 - generator.uniform(0, 1, shape) ** (1 / b)) ** (1 / a),
    valid=positive,
    needs="two positive shapes",
)

add(
    "SechDistribution",
    lambda *args: {0: (0, 1), 2: args}.get(len(args)),
    density=lambda x, m, s: over(S.Sech(over(times(S.Pi, minus(x, m)), times(2, s))), times(2, s)),
    cumulative=lambda x, m, s: over(
        times(2, S.ArcTan(exp(over(times(S.Pi, minus(x, m)), times(2, s))))), S.Pi
    ),
    quantile=lambda q, m, s: plus(m, over(times(2, s, S.Log(S.Tan(over(times(S.Pi, q), 2)))), S.Pi)),
    mean=lambda m, s: m,
    variance=lambda m, s: power(s, 2),
    median=lambda m, s: m,
    skewness=lambda m, s: 0,
    kurtosis=lambda m, s: 5,
    draw=lambda generator, shape, m, s: (
        m + 2 * s / np.pi * np.log(np.tan(np.pi / 2 * generator.uniform(0, 1, shape)))
    ),
    valid=lambda m, s: s > 0,
    needs="a mean and a positive deviation",
)

# -- whole numbers ------------------------------------------------------------------------------


def _beta_binomial(k, a, b, n):
    ways = times(S.Binomial(n, k), S.Beta(plus(a, k), minus(plus(b, n), k)))
    return at_integers(k, 0, n, over(ways, S.Beta(a, b)))


add(
    "BetaBinomialDistribution",
    as_many(3),
    density=_beta_binomial,
    cumulative=summed(_beta_binomial),
    mean=lambda a, b, n: over(times(a, n), plus(a, b)),
    variance=lambda a, b, n: over(times(a, b, n, plus(a, b, n)), times(power(plus(a, b), 2), plus(1, a, b))),
    draw=lambda generator, shape, a, b, n: generator.binomial(int(n), generator.beta(a, b, shape)),
    valid=positive,
    needs="two positive shapes and a number of trials",
)


def _log_series(k, t):
    return at_integers(k, 1, INFINITY, over(negated(power(t, k)), times(k, S.Log(minus(1, t)))))


add(
    "LogSeriesDistribution",
    as_many(1),
    density=_log_series,
    cumulative=summed(_log_series),
    mean=lambda t: over(negated(t), times(minus(1, t), S.Log(minus(1, t)))),
    draw=lambda generator, shape, t: generator.logseries(t, shape),
    valid=lambda t: 0 < t < 1,
    needs="a number between 0 and 1",
)


def _zipf(k, r):
    return at_integers(k, 1, INFINITY, over(power(k, minus(-1, r)), S.Zeta(plus(1, r))))


add(
    "ZipfDistribution",
    as_many(1),
    density=_zipf,
    cumulative=summed(_zipf),
    mean=lambda r: where_above(r, 1, over(S.Zeta(r), S.Zeta(plus(1, r))), INFINITY),
    draw=lambda generator, shape, r: generator.zipf(1 + r, shape),
    valid=positive,
    needs="a positive number",
)


def _benford(k, b):
    return at_integers(k, 1, minus(b, 1), over(S.Log(plus(1, over(1, k))), S.Log(b)))


add(
    "BenfordDistribution",
    as_many(1),
    density=_benford,
    cumulative=lambda x, b: None if order(x, 1) is None else _benford_sum(S.Floor(x), b),
    draw=lambda generator, shape, b: (b ** generator.uniform(0, 1, shape)).astype(int),
    valid=lambda b: b >= 2,
    needs="a base from 2 on",
)


def _benford_sum(k, b):
    """Log[b, 1 + k]"""
    return S.Which(S.Less(k, 1), 0, S.GreaterEqual(k, b), 1, S("True"), over(S.Log(plus(1, k)), S.Log(b)))


# -- two numbers --------------------------------------------------------------------------------


def _binormal(*args) -> tuple | None:
    """(means, deviations, correlation) of [r], [deviations, r] and [means, deviations, r]."""
    if not 1 <= len(args) <= 3 or not all(is_list(x) and len(x) == 2 for x in args[:-1]):
        return None
    defaults = (wl_list((0, 0)), wl_list((1, 1)))
    return (*defaults[: 3 - len(args)], *args)


def _binormal_density(x, means, deviations, r):
    if not is_list(x) or len(x) != 2:
        return None
    u, v = (over(minus(value, m), s) for value, m, s in zip(x.args, means.args, deviations.args, strict=True))
    rest = minus(1, power(r, 2))
    inner = plus(power(u, 2), power(v, 2), times(-2, r, u, v))
    return over(exp(over(negated(inner), times(2, rest))), times(2, S.Pi, sqrt(rest), *deviations.args))


def _binormal_draw(generator, shape, means, deviations, r):
    first = generator.normal(0, 1, (*shape, 2))
    first[..., 1] = r * first[..., 0] + (1 - r * r) ** 0.5 * first[..., 1]
    return means + deviations * first


add(
    "BinormalDistribution",
    _binormal,
    density=_binormal_density,
    mean=lambda m, s, r: m,
    variance=lambda m, s, r: wl_list(power(v, 2) for v in s.args),
    draw=_binormal_draw,
    rank=1,
)
