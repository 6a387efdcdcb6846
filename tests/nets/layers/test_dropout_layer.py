import numpy as np
import pytest

from tests.checks import normal
from tests.layer_checks import check_layer
from wlnet.expr.expr import wl_list
from wlnet.expr.message import MessageError
from wlnet.nets.construct import make

ONES = np.ones(100_000)


def trained(net, x, seed=5, **options):
    return np.asarray(net(x, NetEvaluationMode="Train", RandomSeeding=seed, **options))


def test_evaluation_changes_nothing():
    x = normal(2, 3)
    np.testing.assert_allclose(make("DropoutLayer", (0.9,))(x), x, rtol=1e-6)
    check_layer(make("DropoutLayer"), Input=(2, 2))


@pytest.mark.parametrize("p", [0.5, 0.2])
def test_training_drops_a_share_p_and_keeps_the_mean(p):
    y = trained(make("DropoutLayer", (p,)), ONES)
    assert set(np.round(np.unique(y), 5)) == {0, np.round(1 / (1 - p), 5)}
    assert abs((y == 0).mean() - p) < 0.01


def test_alpha_dropout_keeps_mean_and_variance_of_standard_normal_numbers():
    x = normal(200_000)
    y = trained(make("DropoutLayer", (0.3,), {"Method": "AlphaDropout"}), x)
    assert abs(y.mean()) < 0.01 and abs(y.var() - 1) < 0.02
    low = -1.7580993408473766
    a = (0.7 * (1 + 0.3 * low**2)) ** -0.5
    dropped = np.isclose(y, a * low - a * 0.3 * low, atol=1e-5)
    assert abs(dropped.mean() - 0.3) < 0.01
    np.testing.assert_allclose(y[~dropped], (a * x - a * 0.3 * low)[~dropped], rtol=1e-4, atol=1e-5)


def test_the_mask_can_be_had_as_an_output():
    net = make("DropoutLayer", (0.5,), {"OutputPorts": wl_list(("Output", "BinaryMask"))})
    both = net(ONES, NetEvaluationMode="Train", RandomSeeding=1)
    np.testing.assert_allclose(both["Output"], 2 * both["BinaryMask"])
    assert set(np.unique(both["BinaryMask"])) == {0, 1}
    only = make("DropoutLayer", (0.5,), {"OutputPorts": "BinaryMask"})
    np.testing.assert_array_equal(only(np.ones(3)), 1)


def test_the_same_seed_gives_the_same_numbers_and_another_others():
    net = make("DropoutLayer")
    np.testing.assert_array_equal(trained(net, ONES), trained(net, ONES))
    assert (trained(net, ONES) != trained(net, ONES, seed=6)).any()
    np.testing.assert_array_equal(trained(net, ONES, seed="word"), trained(net, ONES, seed="word"))
    free = [np.asarray(net(ONES, NetEvaluationMode="Train")) for _ in range(2)]
    assert (free[0] != free[1]).any()


def test_two_layers_and_two_examples_draw_different_numbers():
    chain = make("NetChain", (wl_list((make("DropoutLayer"), make("DropoutLayer"))),))
    assert abs((trained(chain, ONES) == 0).mean() - 0.75) < 0.01
    rows = trained(make("DropoutLayer", (0.5,), {"Input": 1000}), np.ones((2, 1000)))
    assert (rows[0] != rows[1]).any()


@pytest.mark.parametrize("p", [1, -0.1, "half"])
def test_a_probability_out_of_range_is_refused(p):
    with pytest.raises(MessageError, match=r"DropoutLayer::invarg.*0 <= p < 1"):
        make("DropoutLayer", (p,))


def test_an_unknown_method_is_refused():
    with pytest.raises(MessageError, match=r'DropoutLayer::invset.*"AlphaDropout"'):
        make("DropoutLayer", (0.5,), {"Method": "Blackout"})
