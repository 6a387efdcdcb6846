"""Moments of distributions, their generating functions, and further statistics of lists.

Source: N. Johnson, S. Kotz, N. Balakrishnan, Continuous Univariate Distributions (1994), and the
reference pages of the distributions.
"""

from __future__ import annotations

from wlnet.algebra import statistics
from wlnet.algebra.arrays import shape_of, values_of
from wlnet.algebra.distribution import distribution_of
from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import times
from wlnet.builtins.formulas import Formulas
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

# moment generating functions E[Exp[t x]]; the characteristic function is the same at I t
_GENERATING = Formulas("""
g[NormalDistribution[m_, s_], t_] :> E^(m t + s^2 t^2/2)
g[UniformDistribution[{a_, b_}], t_] :> (E^(b t) - E^(a t))/((b - a) t)
g[ExponentialDistribution[r_], t_] :> r/(r - t)
g[GammaDistribution[a_, b_], t_] :> (1 - b t)^(-a)
g[ErlangDistribution[k_, r_], t_] :> (1 - t/r)^(-k)
g[ChiSquareDistribution[n_], t_] :> (1 - 2 t)^(-n/2)
g[LaplaceDistribution[m_, b_], t_] :> E^(m t)/(1 - b^2 t^2)
g[LogisticDistribution[m_, b_], t_] :> b E^(m t) Pi t Csc[b Pi t]
g[GumbelDistribution[a_, b_], t_] :> E^(a t) Gamma[1 + b t]
g[BetaDistribution[a_, b_], t_] :> Hypergeometric1F1[a, a + b, t]
g[BernoulliDistribution[p_], t_] :> 1 - p + E^t p
g[BinomialDistribution[n_, p_], t_] :> (1 - p + E^t p)^n
g[PoissonDistribution[m_], t_] :> E^((-1 + E^t) m)
g[GeometricDistribution[p_], t_] :> p/(1 - E^t (1 - p))
g[NegativeBinomialDistribution[n_, p_], t_] :> (p/(1 - E^t (1 - p)))^n
""")

_CHARACTERISTIC = Formulas("""
g[CauchyDistribution[a_, b_], t_] :> E^(I a t - b Abs[t])
""")

_RAW = Formulas("""
m[NormalDistribution[0, s_], n_] :> If[OddQ[n], 0, (n - 1)!! s^n]
m[NormalDistribution[m_, s_], n_] :> Sum[Binomial[n, 2 k] (2 k - 1)!! s^(2 k) m^(n - 2 k), {k, 0, Floor[n/2]}]
m[LogNormalDistribution[m_, s_], n_] :> E^(n m + n^2 s^2/2)
m[UniformDistribution[{a_, b_}], n_] :> Sum[a^k b^(n - k), {k, 0, n}]/(n + 1)
m[ExponentialDistribution[r_], n_] :> n!/r^n
m[GammaDistribution[a_, b_], n_] :> b^n Pochhammer[a, n]
m[ErlangDistribution[k_, r_], n_] :> Pochhammer[k, n]/r^n
m[BetaDistribution[a_, b_], n_] :> Pochhammer[a, n]/Pochhammer[a + b, n]
m[ChiSquareDistribution[k_], n_] :> 2^n Pochhammer[k/2, n]
m[WeibullDistribution[a_, b_], n_] :> b^n Gamma[1 + n/a]
m[RayleighDistribution[s_], n_] :> 2^(n/2) s^n Gamma[1 + n/2]
m[BernoulliDistribution[p_], n_] :> p
m[BinomialDistribution[k_, p_], n_] :> Sum[StirlingS2[n, j] Product[k - i, {i, 0, j - 1}] p^j, {j, 0, n}]
m[PoissonDistribution[l_], n_] :> BellB[n, l]
""")


def _value(evaluation, formulas: Formulas, name: str, distribution, argument):
    """The formula name[distribution, argument] with all parameters of the distribution written out."""
    found = distribution_of(distribution)
    if found is None:
        return None
    full = distribution if len(distribution) else distribution.head(*found[1])
    return formulas.value(evaluation, formulas.call(name, full, argument))


@builtin("MomentGeneratingFunction[distribution_, t_]")
def moment_generating_function(evaluation, distribution, t):
    """The expectation of E^(t x)."""
    return _value(evaluation, _GENERATING, "g", distribution, t)


@builtin("CumulantGeneratingFunction[distribution_, t_]")
def cumulant_generating_function(evaluation, distribution, t):
    """The logarithm of the moment generating function."""
    found = _value(evaluation, _GENERATING, "g", distribution, t)
    return None if found is None else S.PowerExpand(S.Log(found))


@builtin("CharacteristicFunction[distribution_, t_]")
def characteristic_function(evaluation, distribution, t):
    """The expectation of E^(I t x)."""
    found = _value(evaluation, _CHARACTERISTIC, "g", distribution, t)
    if found is not None:
        return found
    return _value(evaluation, _GENERATING, "g", distribution, evaluation.evaluate(S.Times(S.I, t)))


@builtin("Moment[distribution_, n_Integer]")
def moment(evaluation, distribution, n):
    """The expectation of x^n; of a list the mean of the powers, of a matrix that of each column."""
    data = values_of(distribution)
    if n < 0:
        return None
    if not is_list(data):
        return 1 if n == 0 else _value(evaluation, _RAW, "m", distribution, n)
    if not len(data):
        return None
    if any(map(is_list, data.args)):
        return S.Mean(S.Power(data, n))
    return statistics.mean([S.Power(x, n) for x in data.args])


@builtin("FactorialMoment[data_List, n_Integer]")
def factorial_moment(evaluation, data, n):
    """The mean of x (x - 1) ... (x - n + 1)."""
    if n < 0 or not len(data):
        return None
    return S.Mean(wl_list(S.Times(*(S.Subtract(x, k) for k in range(n))) for x in data.args))


# -- tails --------------------------------------------------------------------------------------


@builtin("HazardFunction[distribution_, x_]")
def hazard_function(evaluation, distribution, x):
    """The density as a share of what lies above x."""
    if distribution_of(distribution) is None:
        return None
    return S.Divide(S.PDF(distribution, x), S.SurvivalFunction(distribution, x))


@builtin("InverseSurvivalFunction[distribution_, q_]")
def inverse_survival_function(evaluation, distribution, q):
    """The x above which the share q lies."""
    return None if distribution_of(distribution) is None else S.InverseCDF(distribution, S.Subtract(1, q))


@builtin("WeightedData[data_List, weights_List]")
def weighted_data(evaluation, data, weights):
    """Data with weights; Mean, Variance, StandardDeviation and Median take it."""


# -- lists --------------------------------------------------------------------------------------


@builtin("AbsoluteCorrelation[x_List]", "AbsoluteCorrelation[x_List, y_List]")
def absolute_correlation(evaluation, x, y=None):
    """The mean of x Conjugate[y], without taking the means off; of matrices column by column."""
    y = x if y is None else y
    shape, other = shape_of(x), shape_of(y)
    if shape is None or other is None or len(shape) != len(other) or shape[0] != other[0] or not shape[0]:
        return None
    if len(shape) == 1:
        return S.Divide(S.Dot(x, S.Conjugate(y)), shape[0])
    return S.Divide(S.Dot(S.Transpose(x), S.Conjugate(y)), shape[0]) if len(shape) == 2 else None


@builtin("WinsorizedMean[data_List, share_]")
def winsorized_mean(evaluation, data, share):
    """The mean where the shares of smallest and of largest values are the nearest others."""
    values = _winsorized(data, share)
    return None if values is None else statistics.mean(values)


@builtin("WinsorizedVariance[data_List, share_]")
def winsorized_variance(evaluation, data, share):
    values = _winsorized(data, share)
    return None if values is None else S.Variance(wl_list(values))


@builtin("TrimmedVariance[data_List, share_]")
def trimmed_variance(evaluation, data, share):
    """The variance without the shares of smallest and of largest values."""
    found = _tails(data, share)
    return None if found is None else S.Variance(wl_list(found[0][found[1] : len(found[0]) - found[2]]))


def _tails(data, share) -> tuple[list, int, int] | None:
    """(sorted values, how many of the smallest, how many of the largest)"""
    values = statistics.sorted_reals(list(data.args))
    shares = share.args if is_list(share) else (share, share)
    sizes = [numeric_value(one) for one in shares]
    if values is None or len(sizes) != 2 or not all(is_real(v) and v >= 0 for v in sizes) or sum(sizes) >= 1:
        return None
    return values, *(int(times(len(values), one)) for one in sizes)


def _winsorized(data, share) -> list | None:
    found = _tails(data, share)
    if found is None:
        return None
    values, low, high = found
    kept = values[low : len(values) - high]
    return [kept[0]] * low + kept + [kept[-1]] * high


@builtin("CentralFeature[data_List]")
def central_feature(evaluation, data):
    """The element with the least sum of distances to the others."""
    if not len(data):
        return None
    if any(map(is_list, data.args)):
        distances = [[S.EuclideanDistance(x, y) for y in data.args] for x in data.args]
    else:
        distances = [[S.Abs(S.Subtract(x, y)) for y in data.args] for x in data.args]
    sums = [numeric_value(evaluation.evaluate(S.Plus(*row))) for row in distances]
    if not all(map(is_real, sums)):
        return None
    return data.item(min(range(len(sums)), key=lambda k: sums[k]))
