"""Random numbers: ranges, shapes, seeds, chances; distributions against SciPy."""

import math

import numpy as np
import pytest
from scipy import stats

from tests.evaluating import Room
from wlnet.expr.arrays import Packed
from wlnet.expr.expr import same

ROOM = Room()

CHECKS = """
Dimensions[RandomReal[1, {3, 4}]] ⇒ {3, 4}
AllTrue[RandomReal[{2, 3}, 100], 2 <= # <= 3 &] ⇒ True
Head[RandomReal[]] ⇒ Real
Head[RandomReal[{-1, 1}]] ⇒ Real
Sort[Union[RandomInteger[{5, 8}, 200]]] ⇒ {5, 6, 7, 8}
Union[RandomInteger[1, 50]] ⇒ {0, 1}
MemberQ[{0, 1}, RandomInteger[]] ⇒ True
10^30 <= RandomInteger[{10^30, 10^31}] <= 10^31 ⇒ True
Dimensions[RandomInteger[10^30, {2, 2}]] ⇒ {2, 2}
Union[RandomChoice[{a, b, c}, 100]] ⇒ {a, b, c}
RandomChoice[{1, 0, 0} -> {a, b, c}, 3] ⇒ {a, a, a}
Dimensions[RandomChoice[{a, b}, {2, 3}]] ⇒ {2, 3}
MemberQ[{a, b}, RandomChoice[{a, b}]] ⇒ True
MemberQ[{1, 2}, RandomChoice[<|a -> 1, b -> 2|>]] ⇒ True
Sort[RandomSample[{c, a, b}]] ⇒ {a, b, c}
Sort[RandomSample[Range[100]]] ⇒ Range[100]
Length[Union[RandomSample[Range[100], 30]]] ⇒ 30
Length[RandomSample[{a, b, c}, UpTo[5]]] ⇒ 3
Sort[RandomSample[{1, 0, 1} -> {a, b, c}]] ⇒ {a, c}
KeySort[RandomSample[<|a -> 1, b -> 2|>]] ⇒ <|a -> 1, b -> 2|>
Sort[RandomSample[{a -> 1, b -> 2}]] ⇒ {a -> 1, b -> 2}
RandomSample[{}] ⇒ {}
Dimensions[RandomVariate[NormalDistribution[0, 1], {2, 3}]] ⇒ {2, 3}
Dimensions[RandomReal[NormalDistribution[0, 1], 4]] ⇒ {4}
Dimensions[RandomVariate[MultinormalDistribution[{0, 0}, {{1, 0}, {0, 1}}], 5]] ⇒ {5, 2}
Head[RandomVariate[PoissonDistribution[3]]] ⇒ Integer
SubsetQ[{0, 1}, RandomVariate[BernoulliDistribution[0.5], 20]] ⇒ True
SubsetQ[{1, 2, 4}, RandomVariate[EmpiricalDistribution[{1, 2, 4}], 20]] ⇒ True
"""


@pytest.mark.parametrize("line", CHECKS.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize("seed", ["1", "-1", '"name"', "10^40"])
def test_the_same_seed_gives_the_same_numbers(seed):
    for call in (
        "RandomReal[]",
        "RandomInteger[100, 5]",
        "RandomSample[Range[9]]",
        "RandomChoice[{1, 2}, 9]",
    ):
        text = f"SeedRandom[{seed}]; {call}"
        assert same(ROOM.value(text), Room().value(text))


def test_different_seeds_give_different_numbers():
    found = {ROOM.value(f"SeedRandom[{seed}]; RandomReal[]") for seed in ("1", "-1", "2", '"1"')}
    assert len(found) == 4


def test_block_random_puts_the_generator_back():
    ROOM.value("SeedRandom[7]")
    first = ROOM.value("BlockRandom[RandomReal[1, 3]]")
    assert same(ROOM.value("RandomReal[1, 3]"), first)
    inside = ROOM.value("BlockRandom[SeedRandom[3]; RandomReal[]]")
    assert inside == ROOM.value("BlockRandom[RandomReal[], RandomSeeding -> 3]")
    assert ROOM.value("SeedRandom[7]; BlockRandom[SeedRandom[8]]; RandomReal[1, 3]") == first


def test_two_sessions_share_no_state():
    one, other = Room(), Room()
    one.value("SeedRandom[5]")
    other.value("SeedRandom[5]; RandomReal[1, 10]")
    assert one.value("RandomReal[]") == Room().value("SeedRandom[5]; RandomReal[]")


def test_big_integers_are_uniform():
    ROOM.value("SeedRandom[1]")
    found = np.array([int(x) for x in ROOM.value("RandomInteger[10^20 - 1, 2000]").args], dtype=float)
    assert stats.kstest(found / 1e20, "uniform").pvalue > 0.001


def test_weights_are_kept():
    ROOM.value("SeedRandom[2]")
    found = ROOM.value("RandomChoice[{1, 2, 7} -> {1, 2, 3}, 10000]").args
    counts = [found.count(k) for k in (1, 2, 3)]
    assert stats.chisquare(counts, [1000, 2000, 7000]).pvalue > 0.001


DISTRIBUTIONS = {
    "NormalDistribution[1, 2]": stats.norm(1, 2),
    "UniformDistribution[{2, 5}]": stats.uniform(2, 3),
    "ExponentialDistribution[3]": stats.expon(scale=1 / 3),
    "LogNormalDistribution[0, 1/2]": stats.lognorm(0.5),
    "GammaDistribution[3, 2]": stats.gamma(3, scale=2),
    "BetaDistribution[2, 3]": stats.beta(2, 3),
    "DiscreteUniformDistribution[{1, 6}]": stats.randint(1, 7),
    "BernoulliDistribution[1/4]": stats.bernoulli(0.25),
    "BinomialDistribution[8, 1/4]": stats.binom(8, 0.25),
    "PoissonDistribution[3]": stats.poisson(3),
    "GeometricDistribution[1/3]": stats.geom(1 / 3, loc=-1),
}

CUMULATIVE = [name for name in DISTRIBUTIONS if not name.startswith(("Gamma", "Beta"))]


def numeric(text):
    return ROOM.value(f"N[{text}]")


@pytest.mark.parametrize("name", DISTRIBUTIONS)
def test_densities(name):
    reference = DISTRIBUTIONS[name]
    density = getattr(reference, "pdf", None) or reference.pmf
    for x in (-1, 0, 1, 3, 4, 7):
        if density(x) in (0.0, np.inf) and "Beta" in name:
            continue
        assert numeric(f"PDF[{name}, {x}]") == pytest.approx(float(density(x)), rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("name", CUMULATIVE)
def test_cumulative_probabilities(name):
    for x in (-1, 0, 1, 3, 4, 7.5):
        expected = float(DISTRIBUTIONS[name].cdf(x))
        assert numeric(f"CDF[{name}, {x}]") == pytest.approx(expected, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("name", DISTRIBUTIONS)
def test_moments(name):
    reference = DISTRIBUTIONS[name]
    assert numeric(f"Mean[{name}]") == pytest.approx(reference.mean(), rel=1e-12)
    assert numeric(f"Variance[{name}]") == pytest.approx(reference.var(), rel=1e-12)
    assert numeric(f"StandardDeviation[{name}]") == pytest.approx(reference.std(), rel=1e-12)


@pytest.mark.parametrize("name", DISTRIBUTIONS)
def test_drawn_numbers_follow_their_distribution(name):
    ROOM.value("SeedRandom[11]")
    found = ROOM.value(f"RandomVariate[{name}, 4000]")
    assert isinstance(found, Packed)
    reference = DISTRIBUTIONS[name]
    assert found.array.mean() == pytest.approx(reference.mean(), abs=5 * reference.std() / math.sqrt(4000))
    assert found.array.var() == pytest.approx(reference.var(), rel=0.2)
    if found.array.dtype.kind == "f":
        assert stats.kstest(found.array, reference.cdf).pvalue > 0.001


def test_drawn_vectors_have_their_covariance():
    ROOM.value("SeedRandom[12]")
    found = ROOM.value("RandomVariate[MultinormalDistribution[{1, -1}, {{2, 1}, {1, 3}}], 20000]").array
    np.testing.assert_allclose(found.mean(axis=0), [1, -1], atol=0.05)
    np.testing.assert_allclose(np.cov(found.T), [[2, 1], [1, 3]], atol=0.12)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("PDF[NormalDistribution[0, 1], x]", "E^(-x^2/2)/Sqrt[2 Pi]"),
        ("PDF[UniformDistribution[{0, 2}], {1, 3}]", "{1/2, 0}"),
        ("PDF[BinomialDistribution[3, 1/2], 2]", "3/8"),
        ("PDF[NormalDistribution[]][0]", "1/Sqrt[2 Pi]"),
        ("CDF[UniformDistribution[{0, 2}]][1]", "1/2"),
        ("PDF[PoissonDistribution[m], 2]", "m^2/(2 E^m)"),
        ("Mean[NormalDistribution[m, s]]", "m"),
        ("StandardDeviation[NormalDistribution[m, s]]", "s"),
        ("Variance[BinomialDistribution[n, p]]", "n (1 - p) p"),
        ("Median[ExponentialDistribution[r]]", "Log[2]/r"),
        ("PDF[MultinormalDistribution[{0, 0}, {{1, 0}, {0, 1}}], {0, 0}]", "1/(2 Pi)"),
        ("Quantile[UniformDistribution[{0, 2}], 1/4]", "1/2"),
        ("Mean[EmpiricalDistribution[{1, 2, 4}]]", "7/3"),
        ("CDF[EmpiricalDistribution[{1, 2, 4}], 2]", "2/3"),
        ("UniformDistribution[]", "UniformDistribution[{0, 1}]"),
    ],
)
def test_exact_values_of_distributions(text, expected):
    ROOM.check(text, expected)


def test_quantiles_undo_the_cumulative_probability():
    for q in (1e-10, 0.2, 0.5, 0.999):
        x = numeric(f"InverseCDF[NormalDistribution[1, 2], {q:.12f}]")
        assert x == pytest.approx(stats.norm(1, 2).ppf(float(f"{q:.12f}")), rel=1e-9)


@pytest.mark.parametrize(
    "text, name",
    [
        ("RandomReal[x]", "RandomReal::unifr"),
        ("RandomInteger[1.5]", "RandomInteger::unifr"),
        ("RandomReal[1, -2]", "RandomReal::array"),
        ("RandomChoice[{}]", "RandomChoice::lrwl"),
        ("RandomChoice[5]", "RandomChoice::lrwl"),
        ("RandomChoice[{1, -1} -> {a, b}]", "RandomChoice::wghtv"),
        ("RandomChoice[{1} -> {a, b}]", "RandomChoice::wghtv"),
        ("RandomSample[{a, b}, 3]", "RandomSample::smplen"),
        ("RandomVariate[f]", "RandomVariate::unsdst"),
        ("RandomVariate[NormalDistribution[0, s]]", "RandomVariate::unsdst"),
        ("RandomVariate[NormalDistribution[0, -1]]", "NormalDistribution::posprm"),
        ("Mean[NormalDistribution[0, -1]]", "NormalDistribution::posprm"),
        ("SeedRandom[x]", "SeedRandom::seed"),
    ],
)
def test_messages(text, name):
    ROOM.check_unevaluated(text, name)


def test_a_choice_of_vectors_is_one_array():
    ROOM.value("rows = Table[{Cos[k], Sin[k]}, {k, 1., 3}]")
    found = ROOM.value("RandomChoice[rows, 50]")
    assert found.array.shape == (50, 2)
    assert {tuple(row) for row in found.array} <= {(np.cos(k), np.sin(k)) for k in (1, 2, 3)}
