"""Distributions of data: EmpiricalDistribution, HistogramDistribution; parameters estimated from data."""

from __future__ import annotations

import math

from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.statistics import sorted_reals
from wlnet.builtins.formulas import Formulas
from wlnet.builtins.sheets import is_distribution
from wlnet.expr.expr import FALSE, Expr, is_list, is_rule, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

OUTSIDE = Message(
    "FindDistributionParameters::ntsprt",
    "One or more data points are not in support of the process or distribution `1`.",
)


def _is_data(x) -> bool:
    return is_list(x) and len(x) > 0 and all(is_real(numeric_value(v)) for v in x.args)


@builtin("EmpiricalDistribution[data_]")
def empirical_distribution(evaluation, data):
    """The distribution that gives each of the data, or of `weights -> data`, its weight."""
    if isinstance(data, Expr) and data.head is S.WeightedData and len(data) == 2 and is_list(data.args[1]):
        values, weights = data.args[1].args
    else:
        weights, values = data.args if is_rule(data) else (None, data)
    if not _is_data(values) or not (weights is None or (_is_data(weights) and len(weights) == len(values))):
        return None
    weights = weights or wl_list([1] * len(values))
    kinds = wl_list(sorted_reals(_different(values.args)))
    sums = [
        S.Plus(*(w for w, v in zip(weights.args, values.args, strict=True) if same(v, kind)))
        for kind in kinds.args
    ]
    shares = S.Divide(wl_list(sums), S.Total(weights))
    return S.DataDistribution("Empirical", wl_list([shares, kinds, FALSE]), 1, len(values))


def _different(values) -> list:
    found: list = []
    for value in values:
        if not any(same(value, other) for other in found):
            found.append(value)
    return found


@builtin("HistogramDistribution[data_List]", "HistogramDistribution[data_List, bins_]")
def histogram_distribution(evaluation, data, bins=S.Automatic):
    """The distribution whose density is the histogram of the data.

    For whole numbers the width of the bins is the whole part of 2 r/n^(1/3), at least 1, r being the
    interquartile range (Freedman and Diaconis 1981); the first begins half a unit before the least number.
    """
    if not _is_data(data):
        return None
    if bins is S.Automatic and all(type(x) is int for x in data.args):
        spread = numeric_value(evaluation.evaluate(S.InterquartileRange(data)))
        width = max(1, math.floor(2 * spread / len(data) ** (1 / 3)))
        low = min(data.args) - 0.5
        count = math.ceil((max(data.args) + 0.5 - low) / width)
        bins = wl_list([wl_list([low + k * width for k in range(count + 1)])])
        edges, heights = evaluation.evaluate(S.HistogramList(data, bins, "PDF")).args
        return S.DataDistribution("Histogram", wl_list([S.N(heights), edges]), 1, len(data))
    pair = evaluation.evaluate(S.HistogramList(data, bins, "PDF"))
    if not is_list(pair):
        return None
    edges, heights = pair.args
    return S.DataDistribution("Histogram", wl_list([heights, edges]), 1, len(data))


# -- parameters from data -----------------------------------------------------------------------

_LIKELIEST = Formulas("""
likeliest[NormalDistribution[m_Symbol, s_Symbol], d_] :> {m -> Mean[d], s -> Sqrt[CentralMoment[d, 2]]}
likeliest[NormalDistribution[m_Symbol, s_?NumericQ], d_] :> {m -> Mean[d]}
likeliest[NormalDistribution[m_?NumericQ, s_Symbol], d_] :> {s -> Sqrt[Mean[(d - m)^2]]}
likeliest[LogNormalDistribution[m_Symbol, s_Symbol], d_] :> {m -> Mean[Log[d]], \\
s -> Sqrt[CentralMoment[Log[d], 2]]}
likeliest[LaplaceDistribution[m_Symbol, b_Symbol], d_] :> {m -> Median[d], b -> Mean[Abs[d - Median[d]]]}
likeliest[ExponentialDistribution[r_Symbol], d_] :> {r -> 1/Mean[d]}
likeliest[PoissonDistribution[m_Symbol], d_] :> {m -> Mean[d]}
likeliest[BernoulliDistribution[p_Symbol], d_] :> {p -> Mean[d]}
likeliest[GeometricDistribution[p_Symbol], d_] :> {p -> 1/(1 + Mean[d])}
likeliest[BinomialDistribution[n_Integer, p_Symbol], d_] :> {p -> Mean[d]/n}
likeliest[UniformDistribution[{a_Symbol, b_Symbol}], d_] :> {a -> Min[d], b -> Max[d]}
likeliest[RayleighDistribution[s_Symbol], d_] :> {s -> Sqrt[Mean[d^2]/2]}
likeliest[MaxwellDistribution[s_Symbol], d_] :> {s -> Sqrt[Mean[d^2]/3]}
likeliest[HalfNormalDistribution[t_Symbol], d_] :> {t -> Sqrt[Pi/2]/Sqrt[Mean[d^2]]}
likeliest[ParetoDistribution[k_Symbol, a_Symbol], d_] :> {k -> Min[d], a -> 1/Mean[Log[d/Min[d]]]}
likeliest[InverseGaussianDistribution[m_Symbol, l_Symbol], d_] :> {m -> Mean[d], \\
l -> 1/(Mean[1/d] - 1/Mean[d])}
""")


@builtin("FindDistributionParameters[data_List, distribution_]")
def find_distribution_parameters(evaluation, data, distribution):
    """The parameters, symbols in the distribution, for which the data are the likeliest."""
    if not _is_data(data) or not is_distribution(evaluation, distribution):
        return None
    found = _LIKELIEST.value(evaluation, Formulas.call("likeliest", distribution, data))
    if found is None:
        return _climbed(evaluation, data, distribution)
    found = evaluation.evaluate(S.N(found))
    if not all(is_real(rule.args[1]) for rule in found.args):
        raise OUTSIDE(distribution, value=UNEVALUATED)
    return found


def _climbed(evaluation, data, distribution):
    """By the largest logarithm of the likelihood."""
    symbols = _symbols(distribution)
    assumed = evaluation.evaluate(S.DistributionParameterAssumptions(distribution))
    if not symbols or not isinstance(assumed, Expr):
        return None
    height = evaluation.evaluate(S.LogLikelihood(distribution, S.N(data)))
    pair = evaluation.evaluate(S.Quiet(S.NMaximize(wl_list([height, assumed]), wl_list(symbols))))
    return pair.args[1] if is_list(pair) and len(pair) == 2 else None


def _symbols(x) -> list[Symbol]:
    """The parameters that are symbols without a value."""
    if isinstance(x, Symbol):
        return [x] if numeric_value(x) is None else []
    if not isinstance(x, Expr):
        return []
    return list(dict.fromkeys(symbol for part in x.args for symbol in _symbols(part)))


@builtin("EstimatedDistribution[data_List, distribution_]")
def estimated_distribution(evaluation, data, distribution):
    """The distribution with the parameters for which the data are the likeliest."""
    found = evaluation.evaluate(S.FindDistributionParameters(data, distribution))
    return S.ReplaceAll(distribution, found) if is_list(found) else None
