"""Distributions of reals and real vectors."""

from __future__ import annotations

from fractions import Fraction

from scipy import special

from wlnet.algebra import matrices
from wlnet.algebra.compare import order
from wlnet.algebra.distribution import DISTRIBUTIONS, Distribution, numerically, on_interval
from wlnet.algebra.numbers import INFINITY
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.symbols import S

HALF = Fraction(1, 2)


def _normal_density(x, m, s):
    return over(power(S.E, times(-HALF, power(over(minus(x, m), s), 2))), times(s, sqrt(times(2, S.Pi))))


def _normal_quantile(q, m, s):
    return minus(m, times(s, sqrt(2), S.InverseErfc(times(2, q))))


DISTRIBUTIONS.add(
    "NormalDistribution",
    Distribution(
        "NormalDistribution",
        lambda *args: {0: (0, 1), 2: args}.get(len(args)),
        density=_normal_density,
        cumulative=lambda x, m, s: times(HALF, S.Erfc(over(minus(m, x), times(sqrt(2), s)))),
        quantile=_normal_quantile,
        mean=lambda m, s: m,
        variance=lambda m, s: power(s, 2),
        median=lambda m, s: m,
        skewness=lambda m, s: 0,
        kurtosis=lambda m, s: 3,
        draw=lambda generator, shape, m, s: generator.normal(m, s, shape),
        valid=lambda m, s: s > 0,
        needs="a mean and a positive standard deviation",
    ),
)


def _range(*args) -> tuple | None:
    if not args:
        return 0, 1
    return args[0].args if len(args) == 1 and is_list(args[0]) and len(args[0]) == 2 else None


DISTRIBUTIONS.add(
    "UniformDistribution",
    Distribution(
        "UniformDistribution",
        _range,
        density=lambda x, a, b: on_interval(x, a, b, power(minus(b, a), -1), 0, 0),
        cumulative=lambda x, a, b: on_interval(x, a, b, over(minus(x, a), minus(b, a)), 0, 1),
        quantile=lambda q, a, b: plus(a, times(q, minus(b, a))),
        mean=lambda a, b: times(HALF, plus(a, b)),
        variance=lambda a, b: times(Fraction(1, 12), power(minus(b, a), 2)),
        median=lambda a, b: times(HALF, plus(a, b)),
        skewness=lambda a, b: 0,
        kurtosis=lambda a, b: Fraction(9, 5),
        draw=lambda generator, shape, a, b: generator.uniform(a, b, shape),
        valid=lambda a, b: a < b,
        needs="a list {min, max} of growing numbers",
    ),
)


def _one(*args) -> tuple | None:
    return args if len(args) == 1 else None


DISTRIBUTIONS.add(
    "ExponentialDistribution",
    Distribution(
        "ExponentialDistribution",
        _one,
        density=lambda x, r: on_interval(x, 0, INFINITY, times(r, power(S.E, negated(times(r, x)))), 0, 0),
        cumulative=lambda x, r: on_interval(x, 0, INFINITY, minus(1, power(S.E, negated(times(r, x)))), 0, 1),
        quantile=lambda q, r: negated(over(S.Log(minus(1, q)), r)),
        mean=lambda r: power(r, -1),
        variance=lambda r: power(r, -2),
        median=lambda r: over(S.Log(2), r),
        skewness=lambda r: 2,
        kurtosis=lambda r: 9,
        draw=lambda generator, shape, r: generator.exponential(1 / r, shape),
        valid=lambda r: r > 0,
        needs="a positive rate",
    ),
)


def _of_positive(formula, at_infinity: int):
    """0 up to 0, where the formula has no value."""

    def value(x, *parameters):
        if order(x, 0) in (-1, 0):
            return 0
        return on_interval(x, 0, INFINITY, formula(x, *parameters), 0, at_infinity)

    return value


DISTRIBUTIONS.add(
    "LogNormalDistribution",
    Distribution(
        "LogNormalDistribution",
        lambda *args: args if len(args) == 2 else None,
        density=_of_positive(lambda x, m, s: over(_normal_density(S.Log(x), m, s), x), 0),
        cumulative=_of_positive(
            lambda x, m, s: times(HALF, S.Erfc(over(minus(m, S.Log(x)), times(sqrt(2), s)))), 1
        ),
        quantile=lambda q, m, s: power(S.E, _normal_quantile(q, m, s)),
        mean=lambda m, s: power(S.E, plus(m, times(HALF, power(s, 2)))),
        variance=lambda m, s: times(
            power(S.E, plus(times(2, m), power(s, 2))), plus(-1, power(S.E, power(s, 2)))
        ),
        median=lambda m, s: power(S.E, m),
        draw=lambda generator, shape, m, s: generator.lognormal(m, s, shape),
        valid=lambda m, s: s > 0,
        needs="a number and a positive standard deviation",
    ),
)

DISTRIBUTIONS.add(
    "GammaDistribution",
    Distribution(
        "GammaDistribution",
        lambda *args: args if len(args) == 2 else None,
        density=lambda x, a, b: on_interval(
            x,
            0,
            INFINITY,
            over(
                times(power(x, plus(a, -1)), power(S.E, negated(over(x, b)))), times(power(b, a), S.Gamma(a))
            ),
            0,
            0,
            is_open=True,
        ),
        cumulative=numerically(lambda x, a, b: special.gammainc(a, x / b) if x > 0 else 0.0),
        quantile=numerically(lambda q, a, b: b * special.gammaincinv(a, q)),
        mean=lambda a, b: times(a, b),
        variance=lambda a, b: times(a, power(b, 2)),
        skewness=lambda a, b: over(2, sqrt(a)),
        kurtosis=lambda a, b: plus(3, over(6, a)),
        draw=lambda generator, shape, a, b: generator.gamma(a, b, shape),
        valid=lambda a, b: a > 0 and b > 0,
        needs="two positive numbers",
    ),
)

DISTRIBUTIONS.add(
    "BetaDistribution",
    Distribution(
        "BetaDistribution",
        lambda *args: args if len(args) == 2 else None,
        density=lambda x, a, b: on_interval(
            x, 0, 1, over(times(power(x, plus(a, -1)), power(minus(1, x), plus(b, -1))), S.Beta(a, b)), 0, 0
        ),
        cumulative=numerically(lambda x, a, b: special.betainc(a, b, min(max(x, 0.0), 1.0))),
        quantile=numerically(lambda q, a, b: special.betaincinv(a, b, q)),
        mean=lambda a, b: over(a, plus(a, b)),
        variance=lambda a, b: over(times(a, b), times(power(plus(a, b), 2), plus(1, a, b))),
        draw=lambda generator, shape, a, b: generator.beta(a, b, shape),
        valid=lambda a, b: a > 0 and b > 0,
        needs="two positive numbers",
    ),
)


def _vector_and_matrix(*args) -> tuple | None:
    """A mean vector and a covariance matrix; of one argument the mean is 0."""
    if len(args) == 1 and is_list(args[0]):
        args = (wl_list([0] * len(args[0])), args[0])
    return args if len(args) == 2 and all(map(is_list, args)) else None


def _multinormal_density(x, m, covariance):
    if not is_list(x) or len(x) != len(m):
        return None
    rows = [list(row.args) for row in covariance.args]
    offset = [minus(a, b) for a, b in zip(x.args, m.args, strict=True)]
    inverse = matrices.inverse(rows)
    if inverse is None:
        return None
    weighted = [plus(*map(times, row, offset)) for row in inverse]
    exponent = times(-HALF, plus(*map(times, offset, weighted)))
    scale = times(power(times(2, S.Pi), Fraction(len(m), 2)), sqrt(matrices.determinant(rows)))
    return over(power(S.E, exponent), scale)


DISTRIBUTIONS.add(
    "MultinormalDistribution",
    Distribution(
        "MultinormalDistribution",
        _vector_and_matrix,
        density=_multinormal_density,
        mean=lambda m, covariance: m,
        variance=lambda m, covariance: S.Diagonal(covariance),
        median=lambda m, covariance: m,
        draw=lambda generator, shape, m, covariance: generator.multivariate_normal(
            m, covariance, shape, method="cholesky"
        ),
        rank=1,
    ),
)
