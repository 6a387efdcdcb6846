"""The heads of more probability distributions; Likelihood and Moment."""

from __future__ import annotations

from wlnet.algebra.distribution import distribution_of
from wlnet.algebra.statistics import mean
from wlnet.expr.expr import is_list
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NAMES = (
    "CauchyDistribution",
    "ChiSquareDistribution",
    "DirichletDistribution",
    "ExtremeValueDistribution",
    "FRatioDistribution",
    "GumbelDistribution",
    "HalfNormalDistribution",
    "HypergeometricDistribution",
    "InverseGammaDistribution",
    "LaplaceDistribution",
    "LogisticDistribution",
    "MultinomialDistribution",
    "NegativeBinomialDistribution",
    "ParetoDistribution",
    "PascalDistribution",
    "RayleighDistribution",
    "StudentTDistribution",
    "TriangularDistribution",
    "WeibullDistribution",
)


def _stays(evaluation, parameters=()):
    """A probability distribution; PDF, CDF, Mean, RandomVariate and others take it."""


for _name in NAMES:
    builtin(f"{_name}[parameters___]")(_stays)


@builtin("Likelihood[distribution_, data_List]")
def likelihood(evaluation, distribution, data):
    """The product of the densities."""
    if distribution_of(distribution) is None:
        return None
    return S.Times(*(S.PDF(distribution, x) for x in data.args))


@builtin("Moment[data_List, order_Integer]")
def moment(evaluation, data, order):
    """The mean of the powers of the elements, of each column of a matrix."""
    if not len(data) or order < 0:
        return None
    if any(map(is_list, data.args)):
        return S.Mean(S.Power(data, order))
    return mean([S.Power(x, order) for x in data.args])
