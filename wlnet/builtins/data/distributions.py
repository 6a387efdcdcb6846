"""Probability distributions: PDF, CDF and their inverses; the heads themselves."""

from __future__ import annotations

from wlnet.algebra.distribution import distribution_of
from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_SHARE = Message("InverseCDF::prob", "The probability `1` should be a number between 0 and 1.")


def _at(name: str, distribution, x, formula: str):
    """A formula of the distribution at x, or at each element of a list."""
    found = distribution_of(distribution)
    if found is None:
        return None
    family, parameters = found
    function = getattr(family, formula)
    if function is None:
        return None
    if is_list(x) and (family.rank == 0 or any(map(is_list, x.args))):
        return [Expr(S(name), (distribution, item)) for item in x.args]
    return function(x, *parameters)


@builtin("PDF[distribution_, x_]")
def pdf(evaluation, distribution, x):
    """The density at x; of discrete distributions the probability of x."""
    return _at("PDF", distribution, x, "density")


@builtin("PDF[distribution_][x_]")
def pdf_operator(evaluation, distribution, x):
    return S.PDF(distribution, x)


@builtin("CDF[distribution_, x_]")
def cdf(evaluation, distribution, x):
    """The probability of values up to x."""
    return _at("CDF", distribution, x, "cumulative")


@builtin("CDF[distribution_][x_]")
def cdf_operator(evaluation, distribution, x):
    return S.CDF(distribution, x)


@builtin("SurvivalFunction[distribution_, x_]")
def survival_function(evaluation, distribution, x):
    found = _at("CDF", distribution, x, "cumulative")
    return None if found is None else S.Subtract(1, wl_list(found) if isinstance(found, list) else found)


@builtin("InverseCDF[distribution_, q_]")
def inverse_cdf(evaluation, distribution, q):
    """The x with CDF q."""
    shares = q.args if is_list(q) else (q,)
    for share in shares:
        value = numeric_value(share)
        if is_real(value) and not 0 <= value <= 1:
            raise BAD_SHARE(share, value=UNEVALUATED)
    return _at("InverseCDF", distribution, q, "quantile")


@builtin("LogLikelihood[distribution_, data_List]")
def log_likelihood(evaluation, distribution, data):
    """The sum of the logarithms of the densities."""
    if distribution_of(distribution) is None:
        return None
    return S.Plus(*(S.Log(S.PDF(distribution, x)) for x in data.args))


# The heads: short forms are completed, the rest stays as it is.


@builtin("NormalDistribution[]", "NormalDistribution[mean_, deviation_]")
def normal_distribution(evaluation, mean=None, deviation=None):
    return S.NormalDistribution(0, 1) if mean is None else None


@builtin("UniformDistribution[]", "UniformDistribution[range_]")
def uniform_distribution(evaluation, range=None):
    return S.UniformDistribution(wl_list((0, 1))) if range is None else None


@builtin("LogNormalDistribution[mean_, deviation_]")
def log_normal_distribution(evaluation, mean, deviation):
    return None


@builtin("ExponentialDistribution[rate_]")
def exponential_distribution(evaluation, rate):
    return None


@builtin("GammaDistribution[shape_, scale_]")
def gamma_distribution(evaluation, shape, scale):
    return None


@builtin("BetaDistribution[a_, b_]")
def beta_distribution(evaluation, a, b):
    return None


@builtin("MultinormalDistribution[covariance_]", "MultinormalDistribution[mean_, covariance_]")
def multinormal_distribution(evaluation, covariance, mean=None):
    return None


@builtin("DiscreteUniformDistribution[range_]")
def discrete_uniform_distribution(evaluation, range):
    return None


@builtin("BernoulliDistribution[p_]")
def bernoulli_distribution(evaluation, p):
    return None


@builtin("BinomialDistribution[n_, p_]")
def binomial_distribution(evaluation, n, p):
    return None


@builtin("PoissonDistribution[mean_]")
def poisson_distribution(evaluation, mean):
    return None


@builtin("GeometricDistribution[p_]")
def geometric_distribution(evaluation, p):
    return None


@builtin("EmpiricalDistribution[data_]")
def empirical_distribution(evaluation, data):
    return None
