"""The heads of more probability distributions; Likelihood."""

from __future__ import annotations

from wlnet.algebra.distribution import distribution_of
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NAMES = (
    "BenfordDistribution",
    "BetaBinomialDistribution",
    "BinormalDistribution",
    "CauchyDistribution",
    "ChiDistribution",
    "ChiSquareDistribution",
    "DirichletDistribution",
    "ErlangDistribution",
    "ExtremeValueDistribution",
    "FRatioDistribution",
    "FrechetDistribution",
    "GumbelDistribution",
    "HalfNormalDistribution",
    "HypergeometricDistribution",
    "InverseChiSquareDistribution",
    "InverseGammaDistribution",
    "InverseGaussianDistribution",
    "KumaraswamyDistribution",
    "LaplaceDistribution",
    "LevyDistribution",
    "LogLogisticDistribution",
    "LogSeriesDistribution",
    "LogisticDistribution",
    "MaxwellDistribution",
    "MultinomialDistribution",
    "NakagamiDistribution",
    "NegativeBinomialDistribution",
    "ParetoDistribution",
    "PascalDistribution",
    "PowerDistribution",
    "RayleighDistribution",
    "SechDistribution",
    "StudentTDistribution",
    "TriangularDistribution",
    "WeibullDistribution",
    "ZipfDistribution",
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
