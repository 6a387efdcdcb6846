"""How numbers and vectors are drawn from distributions, by a NumPy generator.

DRAWS holds a function (generator, shape, *parameters as machine numbers and arrays) -> array for each
family; parameters are those of the longest form that is given, lists as arrays.
Source: L. Devroye, Non-Uniform Random Variate Generation (1986).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

DRAWS: dict[str, Callable] = {}


def draw(name: str):
    """The decorated function draws from the family."""

    def add(function: Callable) -> Callable:
        DRAWS[name] = function
        return function

    return add


def _add(name: str, function: Callable) -> None:
    DRAWS[name] = function


# -- reals --------------------------------------------------------------------------------------

_add("NormalDistribution", lambda g, shape, m, s: g.normal(m, s, shape))
_add("UniformDistribution", lambda g, shape, ends: g.uniform(ends[0], ends[1], shape))
_add("ExponentialDistribution", lambda g, shape, r: g.exponential(1 / r, shape))
_add("LogNormalDistribution", lambda g, shape, m, s: g.lognormal(m, s, shape))
_add("BetaDistribution", lambda g, shape, a, b: g.beta(a, b, shape))
_add("LaplaceDistribution", lambda g, shape, m, b: g.laplace(m, b, shape))
_add("CauchyDistribution", lambda g, shape, a, b: a + b * g.standard_cauchy(shape))
_add("LogisticDistribution", lambda g, shape, m, b: g.logistic(m, b, shape))
_add("WeibullDistribution", lambda g, shape, a, b, m=0.0: m + b * g.weibull(a, shape))
_add("RayleighDistribution", lambda g, shape, s: g.rayleigh(s, shape))
_add("GumbelDistribution", lambda g, shape, a, b: a - g.gumbel(0, b, shape))
_add("ExtremeValueDistribution", lambda g, shape, a, b: g.gumbel(a, b, shape))
_add("HalfNormalDistribution", lambda g, shape, t: abs(g.normal(0, np.sqrt(np.pi / 2) / t, shape)))
_add("ChiSquareDistribution", lambda g, shape, n: g.chisquare(n, shape))
_add("ChiDistribution", lambda g, shape, n: g.chisquare(n, shape) ** 0.5)
_add("FRatioDistribution", lambda g, shape, n, m: g.f(n, m, shape))
_add("ErlangDistribution", lambda g, shape, k, r: g.gamma(k, 1 / r, shape))
_add("NakagamiDistribution", lambda g, shape, m, w: g.gamma(m, w / m, shape) ** 0.5)
_add("MaxwellDistribution", lambda g, shape, s: s * g.chisquare(3, shape) ** 0.5)
_add("InverseChiSquareDistribution", lambda g, shape, n: 1 / g.chisquare(n, shape))
_add("InverseGammaDistribution", lambda g, shape, a, b: b / g.gamma(a, 1, shape))
_add("InverseGaussianDistribution", lambda g, shape, m, r: g.wald(m, r, shape))
_add("LevyDistribution", lambda g, shape, m, s: m + s / g.normal(0, 1, shape) ** 2)
_add("NoncentralChiSquareDistribution", lambda g, shape, n, c: g.noncentral_chisquare(n, c, shape))
_add("VonMisesDistribution", lambda g, shape, m, k: m + g.vonmises(0, k, shape))
_add("RiceDistribution", lambda g, shape, a, b: np.hypot(g.normal(a, b, shape), g.normal(0, b, shape)))
_add("UniformSumDistribution", lambda g, shape, n, ends=(0, 1): g.uniform(*ends, (*shape, int(n))).sum(-1))


@draw("GammaDistribution")
def _gamma(g, shape, a, b, power=1.0, m=0.0):
    """The generalized gamma distribution is that of m + b z^(1/power)."""
    return m + b * g.gamma(a, 1, shape) ** (1 / power)


@draw("ParetoDistribution")
def _pareto(g, shape, k, a, *more):
    """Types I (k, a), II (k, a, m) and IV (k, a, power, m)."""
    tail = g.pareto(a, shape)
    if not more:
        return k * (1 + tail)
    power = more[0] if len(more) == 2 else 1.0
    return more[-1] + k * tail**power


@draw("StudentTDistribution")
def _student(g, shape, *parameters):
    m, s, n = parameters if len(parameters) == 3 else (0.0, 1.0, *parameters)
    return m + s * g.standard_t(n, shape)


@draw("TriangularDistribution")
def _triangular(g, shape, ends, mode=None):
    low, high = ends
    return g.triangular(low, (low + high) / 2 if mode is None else mode, high, shape)


@draw("SkewNormalDistribution")
def _skew_normal(g, shape, m, s, a):
    share = a / np.hypot(1, a)
    return m + s * (share * abs(g.normal(0, 1, shape)) + np.sqrt(1 - share**2) * g.normal(0, 1, shape))


# -- whole numbers ------------------------------------------------------------------------------

_add(
    "DiscreteUniformDistribution",
    lambda g, shape, ends: g.integers(int(ends[0]), int(ends[1]), shape, endpoint=True),
)
_add("BernoulliDistribution", lambda g, shape, p: (g.random(shape) < p).astype(int))
_add("BinomialDistribution", lambda g, shape, n, p: g.binomial(int(n), p, shape))
_add("PoissonDistribution", lambda g, shape, m: g.poisson(m, shape))
_add("GeometricDistribution", lambda g, shape, p: g.geometric(p, shape) - 1)
_add("NegativeBinomialDistribution", lambda g, shape, n, p: g.negative_binomial(n, p, shape))
_add("PascalDistribution", lambda g, shape, n, p: int(n) + g.negative_binomial(n, p, shape))
_add(
    "HypergeometricDistribution",
    lambda g, shape, n, good, total: g.hypergeometric(int(good), int(total - good), int(n), shape),
)
_add("BetaBinomialDistribution", lambda g, shape, a, b, n: g.binomial(int(n), g.beta(a, b, shape)))
_add("LogSeriesDistribution", lambda g, shape, t: g.logseries(t, shape))
_add("SkellamDistribution", lambda g, shape, a, b: g.poisson(a, shape) - g.poisson(b, shape))
_add("BenfordDistribution", lambda g, shape, b: (b ** g.uniform(0, 1, shape)).astype(int))


@draw("ZipfDistribution")
def _zipf(g, shape, *parameters):
    """Of one parameter without an end, of two up to n."""
    if len(parameters) == 1:
        return g.zipf(1 + parameters[0], shape)
    n, r = parameters
    weights = np.arange(1, int(n) + 1) ** (-1.0 - r)
    return g.choice(np.arange(1, int(n) + 1), shape, p=weights / weights.sum())


# -- vectors and data ---------------------------------------------------------------------------

_add("DirichletDistribution", lambda g, shape, a: g.dirichlet(a, shape)[..., :-1])  # the last follows
_add("MultinomialDistribution", lambda g, shape, n, p: g.multinomial(int(n), p, shape))
_add(
    "MultinormalDistribution",
    lambda g, shape, m, covariance: g.multivariate_normal(m, covariance, shape, method="cholesky"),
)


@draw("BinormalDistribution")
def _binormal(g, shape, *parameters):
    """[r], [deviations, r], [means, deviations, r]"""
    means, deviations, r = (np.zeros(2), np.ones(2))[: 3 - len(parameters)] + parameters
    found = g.normal(0, 1, (*shape, 2))
    found[..., 1] = r * found[..., 0] + np.sqrt(1 - r * r) * found[..., 1]
    return means + deviations * found
