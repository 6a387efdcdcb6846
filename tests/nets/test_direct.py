"""net[array] where nothing is coded: the same as by the general way, from which it is apart."""

import numpy as np
import pytest

from tests.checks import normal
from wlnet.expr.expr import wl_list
from wlnet.expr.symbols import S
from wlnet.nets import run as programs
from wlnet.nets.apply import apply, called
from wlnet.nets.coder import make_decoder
from wlnet.nets.construct import make
from wlnet.nets.direct import direct
from wlnet.nets.initialize import initialize

CHAIN = initialize(
    make("NetChain", (wl_list((7, make("ElementwiseLayer", (S.Tanh,)), 4)),), {"Input": 1000}), seed=3
)


def expected(net, x):
    (a, b), (c, d) = ((net.arrays[(place, "Weights")], net.arrays[(place, "Biases")]) for place in (1, 3))
    return np.tanh(x @ a.T + b) @ c.T + d


@pytest.mark.parametrize("shape", [(1000,), (1, 1000), (3, 1000), (64, 1000), (1100, 1000)])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_one_example_and_batches_of_any_size(shape, dtype):
    x = normal(*shape).astype(dtype)
    found = direct(CHAIN, x)
    assert found.shape == (*shape[:-1], 4) and found.dtype == np.float32
    np.testing.assert_allclose(found, expected(CHAIN, x), rtol=2e-4, atol=2e-5)
    np.testing.assert_array_equal(CHAIN(x), found)


def test_arrays_with_gaps_are_read_as_they_are():
    x = normal(64, 2000).astype(np.float32)[:, ::2]
    turned = np.asfortranarray(x)
    np.testing.assert_array_equal(direct(CHAIN, x), direct(CHAIN, x.copy()))
    np.testing.assert_array_equal(direct(CHAIN, turned), direct(CHAIN, x.copy()))


def test_an_array_anywhere_in_memory():
    room = np.empty(64 * 1000 + 1, np.float32)
    x = normal(64, 1000).astype(np.float32)
    for start in (0, 1):
        moved = room[start : start + x.size].reshape(x.shape)
        moved[...] = x
        np.testing.assert_array_equal(direct(CHAIN, moved), direct(CHAIN, x))


def test_answers_live_on_and_nets_take_turns():
    other = CHAIN.with_arrays({(3, "Biases"): np.ones(4)})
    x = normal(64, 1000).astype(np.float32)
    first = direct(CHAIN, x)
    kept = first.copy()
    second = direct(other, x)
    np.testing.assert_array_equal(first, kept)
    np.testing.assert_allclose(second, kept + 1 - CHAIN.arrays[(3, "Biases")], atol=1e-5)


def test_a_single_number_comes_as_one():
    net = make("ElementwiseLayer", (S.Tanh,), {"Input": "Real"})
    assert called(net, np.array(0.5)) == pytest.approx(np.tanh(0.5), rel=1e-6)
    np.testing.assert_allclose(called(net, np.array([0.5, 1.0])), np.tanh([0.5, 1.0]), rtol=1e-6)


def test_a_long_evaluation_can_be_ended():
    def ended():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        direct(CHAIN, np.zeros((2 * programs.CHUNK, 1000), np.float32), ended)


@pytest.mark.parametrize(
    ("net", "x"),
    [
        (CHAIN, np.zeros((2, 1000), np.int64)),
        (CHAIN, np.zeros((0, 1000))),
        (CHAIN, np.zeros((2, 999))),
        (make("ElementwiseLayer", (S.Tanh,)), np.zeros(3)),
        (make("SoftmaxLayer", (), {"Output": make_decoder("Class", wl_list(("a", "b")))}), np.zeros(2)),
        (make("LinearLayer", (3,), {"Input": 2}), np.zeros(2)),
    ],
    ids=["integers", "no example", "dimensions", "open", "decoder", "no values"],
)
def test_what_needs_more_is_left_to_the_general_way(net, x):
    assert direct(net, x) is None


def test_the_language_takes_the_same_way():
    x = normal(3, 1000)
    np.testing.assert_array_equal(
        apply(CHAIN, wl_list(map(wl_list, x.tolist()))).array.astype(np.float32), direct(CHAIN, x)
    )
