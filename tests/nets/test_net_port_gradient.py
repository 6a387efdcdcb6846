"""net[x, NetPortGradient[...]] against central differences of the net itself."""

import numpy as np
import pytest

from tests.checks import normal
from tests.nets.test_nets_in_language import FAILED, Talk, numbers
from wlnet.expr.arrays import as_array
from wlnet.expr.expr import wl_list
from wlnet.expr.symbols import S

SLOPE = S.NetPortGradient

NETS = {
    "LinearLayer": 'LinearLayer[3, "Input" -> 2]',
    "a chain": 'NetChain[{3, Tanh, {2, SoftmaxLayer[]}, 1}, "Input" -> 2]',
    "a residual graph": 'NetGraph[{2, Tanh, Times}, {1 -> 2 -> 3, NetPort["Input"] -> {1, 3}}, "Input" -> 2]',
    "a mapped net": 'NetMapOperator[{2, Tanh}, "Input" -> {3, 2}]',
    "normalisation": 'NetChain[{BatchNormalizationLayer["MovingVariance" -> {2., 0.5}], 1}, "Input" -> 2]',
    "two outputs": 'NetGraph[{3, Tanh, 2}, {1 -> 2, 1 -> 3}, "Input" -> 2]',
}


@pytest.fixture(scope="module")
def wl():
    return Talk()


def whole(net, x):
    """The sum of all components of all outputs, in Real64."""
    y = net(x, WorkingPrecision="Real64")
    return sum(np.sum(one) for one in (y.values() if isinstance(y, dict) else [y]))


def differences(function, array, step=1e-5):
    found = np.zeros(array.shape)
    for index in np.ndindex(array.shape):
        sides = []
        for sign in (1, -1):
            moved = array.astype(float).copy()
            moved[index] += sign * step
            sides.append(function(moved))
        found[index] = (sides[0] - sides[1]) / (2 * step)
    return found


@pytest.mark.parametrize("name", NETS)
def test_by_inputs(wl, name):
    net = wl(f"NetInitialize[{NETS[name]}]")
    x = normal(*net.inputs["Input"].dims)
    found = net(x, SLOPE("Input"), WorkingPrecision="Real64")
    np.testing.assert_allclose(found, differences(lambda moved: whole(net, moved), x), rtol=1e-5, atol=1e-7)


@pytest.mark.parametrize("name", NETS)
def test_by_arrays_summed_over_the_batch(wl, name):
    net = wl(f"NetInitialize[{NETS[name]}]")
    x = normal(5, *net.inputs["Input"].dims, seed=1)
    for path, array in net.arrays.items():
        found = net(x, SLOPE(path[0] if len(path) == 1 else wl_list(path)), WorkingPrecision="Real64")
        expected = differences(lambda moved, p=path: whole(net.with_arrays({p: moved}), x), array, step=1e-2)
        np.testing.assert_allclose(found, expected, rtol=2e-3, atol=2e-3)


def test_a_batch_is_its_examples(wl):
    net = wl(f"NetInitialize[{NETS['a chain']}]")
    x = normal(5, 2)
    many = net(x, SLOPE("Input"))
    assert many.shape == (5, 2)
    for one, row in zip(many, x, strict=True):
        np.testing.assert_allclose(net(row, SLOPE("Input")), one, rtol=1e-4, atol=1e-6)
    path = SLOPE(wl_list((1, "Weights")))
    np.testing.assert_allclose(net(x, path), sum(net(row, path) for row in x), rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(net(x, path, BatchSize=2), net(x, path), rtol=1e-4, atol=1e-6)


def test_a_linear_layer_gives_the_column_sums_of_its_weights(wl):
    found = wl(
        'net = LinearLayer[2, "Weights" -> {{1, 2, 3}, {4, 5, 6}}, "Biases" -> {0, 0}];'
        'net[{7, 8, 9}, NetPortGradient["Input"]]'
    )
    np.testing.assert_allclose(numbers(found), [5, 7, 9])


@pytest.mark.parametrize("p, t, sign", [(0.2, 0.7, -1), (0.7, 0.2, 1), (0.4, 0.4, 0)])
def test_the_sign_of_the_slope_of_a_binary_cross_entropy(wl, p, t, sign):
    found = wl(
        f'CrossEntropyLossLayer["Binary"][<|"Input" -> {p}, "Target" -> {t}|>, NetPortGradient["Input"]]'
    )
    assert np.sign(np.round(found, 5)) == sign


def test_a_given_gradient_is_propagated_back(wl):
    wl(f"net = NetInitialize[{NETS['a chain'].replace(', 1}', ', 3}')}]; x = {{0.3, -0.8}};")
    rows = [
        numbers(wl(f'net[<|"Input" -> x, NetPortGradient["Output"] -> {g}|>, NetPortGradient["Input"]]'))
        for g in ("{1, 0, 0}", "{0, 1, 0}", "{0, 0, 1}", "{1, -2, 3}")
    ]
    np.testing.assert_allclose(rows[0] - 2 * rows[1] + 3 * rows[2], rows[3], rtol=1e-4, atol=1e-6)
    everything = numbers(wl('net[x, NetPortGradient["Input"]]'))
    np.testing.assert_allclose(sum(rows[:3]), everything, rtol=1e-4, atol=1e-6)


def test_ramp_has_slope_0_at_0_and_below(wl):
    found = wl('ElementwiseLayer[Ramp][{-1., 0., 2.}, NetPortGradient["Input"]]')
    np.testing.assert_array_equal(numbers(found), [0, 0, 1])


def test_several_and_all(wl):
    wl(f"net = NetInitialize[{NETS['a chain']}]; x = {{0.3, -0.8}};")
    found = wl('net[x, {NetPort[1], NetPortGradient["Input"], "Output"}]')
    keys = found.keys()
    assert keys[2] == "Output"
    np.testing.assert_allclose(as_array(found.values()[1]), numbers(wl('net[x, NetPortGradient["Input"]]')))
    keys = wl("Keys[net[x, NetPortGradient[All]]]")
    assert len(keys) == 1 + 6
    assert wl('NetPortGradient[{3, 1, "Weights"}]') in tuple(keys)


@pytest.mark.parametrize(
    "code, message",
    [
        ('net[x, NetPortGradient["Inptu"]]', "NetChain::noslope: "),
        ('net[x, NetPortGradient["input"]]', "NetChain::noslope: "),
        ('net[x, NetPortGradient[{1, "weights"}]]', "NetChain::noslope: "),
        ('net[x, NetPortGradient[{9, "Weights"}]]', "NetChain::noslope: "),
        ("net[x, NetPortGradient[y]]", "NetChain::netport: "),
        (
            'net[<|"Input" -> x, NetPortGradient["Out"] -> {1}|>, NetPortGradient["Input"]]',
            "NetChain::noseed: ",
        ),
        (
            'net[<|"Input" -> x, NetPortGradient["Output"] -> {1, 2}|>, NetPortGradient["Input"]]',
            "NetChain::badseed: The gradient at the output Output should be a vector (size: 1) for each "
            "example, but is a vector (size: 2).",
        ),
        (
            'CrossEntropyLossLayer[][<|"Input" -> {0.5, 0.5}, "Target" -> 1|>, NetPortGradient["Target"]]',
            "CrossEntropyLossLayer::integerport: ",
        ),
    ],
    ids=lambda text: text[:40],
)
def test_mistakes(wl, code, message):
    wl(f"net = NetInitialize[{NETS['a chain']}]; x = {{0.3, -0.8}};")
    assert wl(code) is FAILED
    assert any(text.startswith(message) for text in wl.messages), wl.messages
