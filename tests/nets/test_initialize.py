import numpy as np
import pytest

from wlnet.expr.expr import wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.initialize import METHODS, fans, initialize


def chain(*layers, **ports):
    return make("NetChain", (wl_list(layers),), ports)


def weights(method, rows=400, columns=300, **options):
    net = initialize(make("LinearLayer", (rows,), {"Input": columns}), method, **options)
    return net.arrays[("Weights",)], net.arrays[("Biases",)]


def test_the_same_seed_gives_the_same_arrays_and_another_others():
    net = chain(5, S.Tanh, 3, Input=4)
    assert initialize(net) == initialize(net) == initialize(net, seed=1234)
    assert initialize(net) != initialize(net, seed=1)
    assert initialize(net).initialized


def test_arrays_with_values_stay_unless_all_is_asked_for():
    given = np.arange(6.0).reshape(3, 2)
    net = make("LinearLayer", (3,), {"Weights": given})
    np.testing.assert_array_equal(initialize(net).arrays[("Weights",)], given)
    assert (initialize(net, everything=True).arrays[("Weights",)] != given).any()


def test_every_array_has_its_own_stream():
    short, long = initialize(chain(3, 3, Input=3)), initialize(chain(3, 3, 3, Input=3))
    for path, array in short.arrays.items():
        np.testing.assert_array_equal(array, long.arrays[path])
    assert (short.arrays[(1, "Weights")] != short.arrays[(2, "Weights")]).any()


@pytest.mark.parametrize(
    "method, variance",
    [
        ("Kaiming", 2 / 300),
        ("Xavier", 2 / 700),
        (("Kaiming", {"FactorType": "Out"}), 2 / 400),
        (("Xavier", {"FactorType": "In"}), 1 / 300),
        ("Random", 1),
        (("Random", {"Weights": 2}), 4),
        (("Random", {"Weights": S.NormalDistribution(0, 3)}), 9),
    ],
)
def test_normal_methods_have_their_variance(method, variance):
    w, b = weights(method)
    assert w.std() == pytest.approx(np.sqrt(variance), rel=0.01)
    assert abs(w.mean()) < 4 * w.std() / np.sqrt(w.size)
    assert abs((np.abs(w) < w.std()).mean() - 0.6827) < 0.01
    assert (b == 0).all() and w.dtype == np.float32


@pytest.mark.parametrize("method, variance", [("Kaiming", 2 / 300), ("Xavier", 2 / 700)])
def test_uniform_methods_are_flat_and_bounded(method, variance):
    w, _ = weights((method, {"Distribution": "Uniform"}))
    bound = np.sqrt(3 * variance)
    assert np.abs(w).max() <= bound
    counts, _ = np.histogram(w, bins=10, range=(-bound, bound))
    np.testing.assert_allclose(counts / w.size, 0.1, atol=0.005)


def test_random_with_biases():
    w, b = weights(("Random", {"Weights": 2, "Biases": 2}), rows=20_000, columns=2)
    assert w.std() == pytest.approx(2, rel=0.02) and b.std() == pytest.approx(2, rel=0.02)
    w, _ = weights(("Random", {"Weights": S.UniformDistribution(wl_list((2, 5)))}))
    assert (w.min(), w.max()) == pytest.approx((2, 5), abs=0.01)


@pytest.mark.parametrize("rows, columns", [(6, 6), (3, 8), (8, 3)])
def test_orthogonal(rows, columns):
    w, _ = weights("Orthogonal", rows, columns)
    product = w @ w.T if rows <= columns else w.T @ w
    np.testing.assert_allclose(product, np.eye(min(rows, columns)), atol=1e-5)


def test_identity_passes_its_input_on():
    net = initialize(chain(4, 4, Input=4), "Identity")
    x = np.array([1.0, -2, 0.5, 3])
    np.testing.assert_allclose(net(x), x, atol=0.2)
    w, _ = weights(("Identity", {"Distribution": 0.5}), 300, 300)
    assert (w - np.eye(300)).std() == pytest.approx(0.5, rel=0.01)
    assert np.abs(weights("Identity", 2, 3)[0] - np.eye(2, 3)).max() < 0.1


def test_fans_of_matrices_and_kernels():
    assert fans((5, 3)) == (3, 5)
    assert fans((8, 4, 3, 3)) == (36, 72)


def test_open_dimensions_are_named():
    with pytest.raises(MessageError, match=r"NetInitialize::nninit: .*Weights of layer 1 \(LinearLayer\)"):
        initialize(chain(3, S.Tanh))


@pytest.mark.parametrize(
    "method, text",
    [
        ("Kaimin", "NetInitialize::method: Kaimin.*Kaiming"),
        (("Xavier", {"Distributon": "Normal"}), "NetInitialize::suboption.*Distributon.*Distribution"),
        (("Xavier", {"Distribution": "Cauchy"}), 'NetInitialize::subset.*"Uniform"'),
        (("Random", {"Weights": -1}), "NetInitialize::subset.*NormalDistribution"),
        (("Random", {"Weights": S.CauchyDistribution(0, 1)}), "NetInitialize::subset.*UniformDistribution"),
        (("Orthogonal", {"Distribution": 1}), "NetInitialize::suboption"),
    ],
)
def test_wrong_methods(method, text):
    with pytest.raises(MessageError, match=text):
        weights(method, 2, 2)


def test_every_method_is_documented():
    assert set(METHODS) == {"Kaiming", "Xavier", "Orthogonal", "Random", "Identity"}
    assert all(make.__doc__ for _, make in METHODS.values())
