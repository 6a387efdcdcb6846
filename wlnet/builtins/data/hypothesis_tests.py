"""Tests of hypotheses on means, variances and distributions: TTest, ZTest, LocationTest and others.

A test gives its p-value: how likely a statistic at least as far out would be, were the hypothesis true.
Formulas: E. L. Lehmann, J. P. Romano, Testing Statistical Hypotheses (2005); the bins of Pearson's test are
those of H. B. Mann and A. Wald, On the choice of the number of class intervals (1942).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.builtins.sheets import is_distribution
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol, symbol
from wlnet.language.builtin import builtin

_SIDES = ("Unequal", "Less", "Greater")
_OPTIONS = {"AlternativeHypothesis": S.Automatic, "SignificanceLevel": 0.05}
_FEWEST = 2
_FORMAL = symbol("m", "System`Private`"), symbol("s", "System`Private`")


@dataclass
class Outcome:
    """What a test found.

    statistic     the number compared
    distribution  its distribution if the hypothesis is true
    degrees       of freedom; None where the distribution has none
    one_sided     only large values speak against the hypothesis
    """

    statistic: object
    distribution: object
    degrees: object = None
    one_sided: bool = False


def _samples(data) -> list | None:
    """One or two samples of real numbers; None for other things."""
    if not is_list(data) or not len(data):
        return None
    samples = list(data.args) if all(map(is_list, data.args)) else [data]
    fits = all(len(s) >= _FEWEST and all(is_real(numeric_value(x)) for x in s.args) for s in samples)
    return samples if fits and len(samples) <= 2 else None


def _answer(evaluation, test: Symbol, outcome: Outcome, wanted, options):
    """A property of an outcome, "PValue" for Automatic, or a list of properties."""
    if is_list(wanted):
        return [_answer(evaluation, test, outcome, one, options) for one in wanted.args]
    name = "PValue" if wanted is S.Automatic else wanted
    if name == "TestStatistic":
        return S.N(outcome.statistic)
    if name == "DegreesOfFreedom" and outcome.degrees is not None:
        return outcome.degrees
    if name == "PValue":
        return _p_value(evaluation, test, outcome, options)
    if name == "TestData":
        return [S.N(outcome.statistic), _p_value(evaluation, test, outcome, options)]
    if name == "ShortTestConclusion":
        rejected = S.Less(_p_value(evaluation, test, outcome, options), options["SignificanceLevel"])
        return S.If(rejected, "Reject", "Do not reject")
    known = ["PValue", "TestStatistic", "TestData", "DegreesOfFreedom", "ShortTestConclusion"]
    raise Message(f"{test.name}::wlnetprop", "`1` is not one of the properties `2`.")(
        wanted, known, value=UNEVALUATED
    )


def _p_value(evaluation, test: Symbol, outcome: Outcome, options):
    side = options["AlternativeHypothesis"]
    side = "Unequal" if side is S.Automatic else side
    if side not in _SIDES:
        raise Message(f"{test.name}::alt", "The alternative hypothesis `1` should be one of `2`.")(
            side, list(_SIDES), value=UNEVALUATED
        )
    below = S.CDF(outcome.distribution, S.N(outcome.statistic))
    above = S.SurvivalFunction(outcome.distribution, S.N(outcome.statistic))
    if outcome.one_sided or side == "Greater":
        return S.N(above)
    return S.N(below) if side == "Less" else S.N(S.Times(2, S.Min(below, above)))


def _t(evaluation, samples: list, mean) -> Outcome:
    if len(samples) == 1:
        (data,) = samples
        spread = S.Sqrt(S.Divide(S.Variance(data), len(data)))
        degrees = len(data) - 1
        statistic = S.Divide(S.Subtract(S.Mean(data), mean), spread)
        return Outcome(statistic, S.StudentTDistribution(degrees), degrees)
    a, b = samples
    n, m = len(a), len(b)
    apart = S.Subtract(S.Subtract(S.Mean(a), S.Mean(b)), mean)
    if numeric_value(evaluation.evaluate(S.FisherRatioTest(wl_list(samples)))) > 0.05:  # one variance
        pooled = S.Plus(S.Times(n - 1, S.Variance(a)), S.Times(m - 1, S.Variance(b)))
        spread = S.Sqrt(S.Times(pooled, S.Plus(S.Divide(1, n), S.Divide(1, m)), S.Power(n + m - 2, -1)))
        return Outcome(S.Divide(apart, spread), S.StudentTDistribution(n + m - 2), n + m - 2)
    first, second = S.Divide(S.Variance(a), n), S.Divide(S.Variance(b), m)
    below = S.Plus(S.Divide(S.Power(first, 2), n - 1), S.Divide(S.Power(second, 2), m - 1))
    degrees = evaluation.evaluate(S.N(S.Divide(S.Power(S.Plus(first, second), 2), below)))
    return Outcome(S.Divide(apart, S.Sqrt(S.Plus(first, second))), S.StudentTDistribution(degrees), degrees)


def _of_means(evaluation, test: Symbol, data, mean, property, options):
    samples = _samples(data)
    if samples is None:
        return None
    outcome = _t(evaluation, samples, 0 if mean is S.Automatic else mean)
    return _answer(evaluation, test, outcome, property, options)


@builtin("TTest[data_]", "TTest[data_, mean_]", "TTest[data_, mean_, property_]", options=_OPTIONS)
def t_test(evaluation, data, mean=S.Automatic, property=S.Automatic, options=None):
    """Whether data from a normal distribution have the mean (0), two samples that difference of means."""
    return _of_means(evaluation, S.TTest, data, mean, property, options)


@builtin(
    "LocationTest[data_]",
    "LocationTest[data_, mean_]",
    "LocationTest[data_, mean_, property_]",
    options=_OPTIONS,
)
def location_test(evaluation, data, mean=S.Automatic, property=S.Automatic, options=None):
    """As TTest: the data are taken as normally distributed."""
    return _of_means(evaluation, S.LocationTest, data, mean, property, options)


@builtin(
    "ZTest[data_]",
    "ZTest[data_, variance_]",
    "ZTest[data_, variance_, mean_]",
    "ZTest[data_, variance_, mean_, property_]",
    options=_OPTIONS,
)
def z_test(evaluation, data, variance=S.Automatic, mean=S.Automatic, property=S.Automatic, options=None):
    """As TTest for a variance that is known; that of the data where it is Automatic."""
    samples = _samples(data)
    if samples is None:
        return None
    given = variance.args if is_list(variance) else (variance,) * len(samples)
    if len(given) != len(samples):
        return None
    parts = [
        S.Divide(S.Variance(s) if v is S.Automatic else v, len(s))
        for s, v in zip(samples, given, strict=True)
    ]
    apart = S.Mean(samples[0]) if len(samples) == 1 else S.Subtract(*map(S.Mean, samples))
    statistic = S.Divide(S.Subtract(apart, 0 if mean is S.Automatic else mean), S.Sqrt(S.Plus(*parts)))
    return _answer(evaluation, S.ZTest, Outcome(statistic, S.NormalDistribution(0, 1)), property, options)


@builtin(
    "FisherRatioTest[data_]",
    "FisherRatioTest[data_, variance_]",
    "FisherRatioTest[data_, variance_, property_]",
    options=_OPTIONS,
)
def fisher_ratio_test(evaluation, data, variance=S.Automatic, property=S.Automatic, options=None):
    """Whether data from a normal distribution have the variance (1), two samples that ratio of variances."""
    samples = _samples(data)
    if samples is None:
        return None
    ratio = 1 if variance is S.Automatic else variance
    degrees = [len(s) - 1 for s in samples]
    if len(samples) == 1:
        statistic = S.Divide(S.Times(degrees[0], S.Variance(samples[0])), ratio)
        outcome = Outcome(statistic, S.ChiSquareDistribution(degrees[0]), degrees[0])
    else:
        statistic = S.Divide(S.Divide(*map(S.Variance, samples)), ratio)
        outcome = Outcome(statistic, S.FRatioDistribution(*degrees), degrees)
    return _answer(evaluation, S.FisherRatioTest, outcome, property, options)


@builtin(
    "PearsonChiSquareTest[data_]",
    "PearsonChiSquareTest[data_, distribution_]",
    "PearsonChiSquareTest[data_, distribution_, property_]",
    options=_OPTIONS,
)
def pearson_chi_square_test(evaluation, data, distribution=S.Automatic, property=S.Automatic, options=None):
    """Whether data come from a distribution, by counts in 2 n^(2/5) bins that are equally likely.

    Without a distribution, from a normal one with the mean and the deviation of the data.
    """
    samples = _samples(data)
    if samples is None or len(samples) > 1:
        return None
    fitted = 0
    if distribution is S.Automatic:
        fitted = 2
        normal = S.NormalDistribution(*_FORMAL)
        distribution = evaluation.evaluate(S.EstimatedDistribution(data, normal))
    if not is_distribution(evaluation, distribution):
        return None
    bins = ceil(2 * len(data) ** 0.4)
    shares = evaluation.evaluate(S.N(S.Map(S.CDF(distribution), data)))
    counts = [0] * bins
    for share in shares.args:
        counts[min(int(share * bins), bins - 1)] += 1
    expected = len(data) / bins
    statistic = sum((count - expected) ** 2 for count in counts) / expected
    degrees = bins - 1 - fitted
    outcome = Outcome(statistic, S.ChiSquareDistribution(degrees), degrees, one_sided=True)
    return _answer(evaluation, S.PearsonChiSquareTest, outcome, property, options)
