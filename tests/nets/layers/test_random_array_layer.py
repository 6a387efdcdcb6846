"""RandomArrayLayer: means and variances of many draws; and PlaceholderLayer."""

import numpy as np
import pytest
from scipy import stats

from tests.evaluating import Room
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.infer import infer

COUNT = 40_000


@pytest.fixture(scope="module")
def room():
    return Room()


@pytest.mark.parametrize(
    "spec, known",
    [
        ("NormalDistribution[2, 3]", stats.norm(2, 3)),
        ("NormalDistribution[]", stats.norm(0, 1)),
        ("UniformDistribution[{-1, 3}]", stats.uniform(-1, 4)),
        ("ExponentialDistribution[2]", stats.expon(scale=1 / 2)),
        ("RayleighDistribution[2]", stats.rayleigh(scale=2)),
        ("WeibullDistribution[2, 3]", stats.weibull_min(2, scale=3)),
        ("HalfNormalDistribution[1]", stats.halfnorm(scale=(np.pi / 2) ** 0.5)),
        ("MaxwellDistribution[2]", stats.maxwell(scale=2)),
        ("GammaDistribution[2, 3]", stats.gamma(2, scale=3)),
        ("ErlangDistribution[3, 2]", stats.gamma(3, scale=1 / 2)),
        ("ChiSquareDistribution[3]", stats.chi2(3)),
        ("ChiDistribution[3]", stats.chi(3)),
        ("InverseGammaDistribution[5, 2]", stats.invgamma(5, scale=2)),
        ("NakagamiDistribution[2, 3]", stats.nakagami(2, scale=3**0.5)),
        ("ExpGammaDistribution[2, 3, 1]", stats.loggamma(2, loc=1, scale=3)),
        ("PoissonDistribution[4]", stats.poisson(4)),
        ("BernoulliDistribution[0.3]", stats.bernoulli(0.3)),
        ("BinomialDistribution[10, 0.3]", stats.binom(10, 0.3)),
        ("NegativeBinomialDistribution[3, 0.4]", stats.nbinom(3, 0.4)),
        ("DiscreteUniformDistribution[{2, 6}]", stats.randint(2, 7)),
    ],
)
def test_mean_and_variance(room, spec, known):
    net = room.value(f'RandomArrayLayer[{spec}, "Output" -> {COUNT}]')
    found = np.asarray(net({}, RandomSeeding=1), float)
    assert found.shape == (COUNT,)
    assert found.mean() == pytest.approx(known.mean(), abs=5 * known.std() / COUNT**0.5)
    assert found.var() == pytest.approx(known.var(), rel=0.1)


def test_log_gamma_is_the_exponential_of_gamma(room):
    net = room.value(f'RandomArrayLayer[LogGammaDistribution[2, 1/5, 1], "Output" -> {COUNT}]')
    logs = np.log(np.asarray(net({}, RandomSeeding=1), float))
    assert logs.mean() == pytest.approx(2 / 5, rel=0.05)


def test_seeds_decide(room):
    room.value('r = RandomArrayLayer[NormalDistribution[0, 1], "Output" -> {2, 3}]')
    room.check("r[RandomSeeding -> 3] === r[RandomSeeding -> 3]", "True")
    room.check("r[RandomSeeding -> 3] === r[RandomSeeding -> 4]", "False")
    room.check("r[] === r[]", "False")
    room.check("Dimensions[r[]]", "{2, 3}")


def test_inputs_are_parameters(room):
    net = infer(room.value("RandomArrayLayer[NormalDistribution[#Mean, 0.001] &]"), Mean=(3,))
    np.testing.assert_allclose(net([1, 2, 3]), [1, 2, 3], atol=0.01)
    two = infer(make("RandomArrayLayer", (S.NormalDistribution,)), Input1=(3,), Input2=(3,))
    np.testing.assert_allclose(two([[1, 2, 3], [0, 0, 0]]), [1, 2, 3])
    slope = net([1, 2, 3], S.NetPortGradient("Mean"))
    np.testing.assert_allclose(slope, 1)


@pytest.mark.parametrize(
    "text",
    [
        "RandomArrayLayer[CauchyDistribution[0, 1]]",
        "RandomArrayLayer[NormalDistribution[#] &]",
        "RandomArrayLayer[3]",
        "RandomArrayLayer[NormalDistribution[0, -1]]",
        "RandomArrayLayer[UniformDistribution[{2, 1}]]",
        "RandomArrayLayer[BernoulliDistribution[2]]",
        "RandomArrayLayer[NormalDistribution[#, 0] &]",
    ],
)
def test_mistakes(room, text):
    assert "RandomArrayLayer::invarg" in room.messages(text)[0]


def test_a_placeholder_stands_in_nets_but_does_not_run(room):
    room.value('p = PlaceholderLayer["op", <|"a" -> 1|>, "Output" -> 2]')
    room.value('n = NetInitialize[NetChain[{3, p, Tanh}, "Input" -> 2]]')
    room.check('NetExtract[p, "Tag"]', '"op"')
    assert room.messages("n[{1, 2}]")[0] == ["PlaceholderLayer::norun"]
    net = make("PlaceholderLayer", (), {"InputPorts": 2})
    assert net.layer.inputs == ("Input1", "Input2")
    with pytest.raises(MessageError, match="PlaceholderLayer::norun"):
        infer(net, Input1=(1,), Input2=(1,), Output=(1,))({"Input1": [1], "Input2": [1]})
