import numpy as np
import pytest

from tests.checks import normal, run
from tests.layer_checks import check_layer, value
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.lower import Mode, forward
from wlnet.nets.types import PortType
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.ops.reduction import total

P = np.array([[0.2, 0.5, 0.3], [0.7, 0.1, 0.2]])


def rows(b, *dims, seed=0):
    """Probabilities along the last dimension."""
    p = np.exp(normal(b, *dims, seed=seed))
    return p / p.sum(axis=-1, keepdims=True)


@pytest.mark.parametrize("dims", [(), (4,), (2, 3)])
@pytest.mark.parametrize("name, f", [("MeanSquaredLossLayer", np.square), ("MeanAbsoluteLossLayer", np.abs)])
def test_mean_losses(name, f, dims):
    net = make(name)
    x, t = normal(*dims), normal(*dims, seed=1)
    assert value(net, Input=x, Target=t) == pytest.approx(f(x - t).mean(), rel=1e-12)
    assert check_layer(net, Input=dims)["Target"] == dims


def test_absolute_loss_has_slope_zero_where_equal():
    net = infer(make("MeanAbsoluteLossLayer"), Input=(2,))
    x = np.array([[1.0, 2.0]])

    def slope(x, t):
        return gradient(total(forward(net, {"Input": x, "Target": t}, {}, Mode())["Loss"]), [x])[0]

    np.testing.assert_array_equal(run(slope, [x, x]), 0)


def test_index_form():
    net = make("CrossEntropyLossLayer", ("Index",))
    assert value(net, Input=P[0], Target=2) == pytest.approx(-np.log(0.5))
    assert value(net, Input=P, Target=[3, 1]) == pytest.approx(-(np.log(0.3) + np.log(0.7)) / 2)
    check_layer(net, {"Input": rows(3, 4), "Target": np.array([1, 4, 2])}, Input=(4,))
    check_layer(net, {"Input": rows(3, 2, 4), "Target": np.array([[1, 4], [2, 2], [3, 1]])}, Input=(2, 4))


def test_probabilities_form():
    net = make("CrossEntropyLossLayer", ("Probabilities",))
    t = np.array([0.5, 0.25, 0.25])
    assert value(net, Input=P[0], Target=t) == pytest.approx(-(t * np.log(P[0])).sum())
    check_layer(net, {"Input": rows(3, 2, 4), "Target": rows(3, 2, 4, seed=1)}, Input=(2, 4))


def test_binary_form():
    net = make("CrossEntropyLossLayer", ("Binary",))
    assert value(net, Input=0.8, Target=1) == pytest.approx(-np.log(0.8))
    p, t = np.array([0.8, 0.3]), np.array([0.25, 1])
    assert value(net, Input=p, Target=t) == pytest.approx(np.mean(-t * np.log(p) - (1 - t) * np.log(1 - p)))
    x = 1 / (1 + np.exp(-normal(3, 2)))
    check_layer(net, {"Input": x, "Target": rows(3, 2)}, Input=(2,))


def test_impossible_targets_give_a_large_finite_loss():
    found = value(make("CrossEntropyLossLayer"), Input=np.array([0.0, 1.0]), Target=1)
    assert 80 < found < 90
    assert 80 < value(make("CrossEntropyLossLayer", ("Binary",)), Input=1.0, Target=0) < 90


def fused(layer, form, x, t):
    """(losses, gradient with respect to x) of layer followed by a cross entropy, in Real64."""
    loss = make("CrossEntropyLossLayer", (form,))
    layer = infer(layer, Input=x.shape[1:])

    def function(x, t):
        y = forward(layer, {"Input": x}, {}, Mode(precision="Real64"))["Output"]
        losses = forward(loss, {"Input": y, "Target": t}, {}, Mode(precision="Real64"))["Loss"]
        return losses, gradient(total(losses), [x])[0]

    return run(function, [x, t])


def test_after_a_softmax_nothing_overflows_and_the_gradient_is_p_minus_t():
    x = np.array([[1000.0, 0.0, -1000.0], [1.0, 2.0, 3.0]])
    losses, slope = fused(make("SoftmaxLayer"), "Index", x, np.array([3, 1]))
    p = np.exp(x - x.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(losses, [2000, np.log(np.exp([0, 1, 2]).sum())])
    np.testing.assert_allclose(slope, p - np.array([[0, 0, 1], [1, 0, 0]]), atol=1e-12)
    t = rows(2, 3)
    _, slope = fused(make("SoftmaxLayer"), "Probabilities", x, t)
    np.testing.assert_allclose(slope, p - t, atol=1e-12)


def test_after_a_sigmoid_nothing_overflows_and_the_gradient_is_p_minus_t():
    x, t = np.array([1000.0, -1000.0, 0.5]), np.array([0.0, 1.0, 0.25])
    sigmoid = make("ElementwiseLayer", (S.LogisticSigmoid,), {"Input": "Real"})
    losses, slope = fused(sigmoid, "Binary", x, t)
    p = 1 / (1 + np.exp(-0.5))
    np.testing.assert_allclose(losses[:2], [1000, 1000])
    assert losses[2] == pytest.approx(-0.25 * np.log(p) - 0.75 * np.log(1 - p))
    np.testing.assert_allclose(slope, [1, -1, p - 0.25], atol=1e-12)


def test_a_softmax_over_another_level_is_not_taken_for_one_over_the_classes():
    x, t = normal(2, 2, 3), np.array([[1, 2], [3, 1]])
    losses, _ = fused(make("SoftmaxLayer", (1,)), "Index", x, t)
    p = np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)
    picked = np.take_along_axis(p, t[..., None] - 1, axis=2)[..., 0]
    np.testing.assert_allclose(losses, -np.log(picked).mean(axis=1))


def test_types_and_ranges_of_targets():
    net = make("CrossEntropyLossLayer", ("Index",), {"Input": 26})
    assert (net.inputs["Target"].dims, net.inputs["Target"].range) == ((), (1, 26))
    with pytest.raises(MessageError, match=r"CrossEntropyLossLayer::invinteger.*from 1 to 26.*27"):
        net({"Input": np.ones(26) / 26, "Target": 27})
    with pytest.raises(MessageError, match=r"CrossEntropyLossLayer::invinteger.*1.5"):
        net({"Input": np.ones(26) / 26, "Target": 1.5})
    with pytest.raises(MessageError, match=r"CrossEntropyLossLayer::rank.*Binary"):
        make("CrossEntropyLossLayer", ("Index",), {"Input": "Real"})
    with pytest.raises(MessageError, match=r'CrossEntropyLossLayer::invarg.*"Binary"'):
        make("CrossEntropyLossLayer", ("Logits",))


def test_batches():
    found = value(make("CrossEntropyLossLayer", (), {"Input": 3}), Input=P, Target=[2, 1])
    np.testing.assert_allclose(found, [-np.log(0.5), -np.log(0.7)])


def test_targets_of_known_classes_fix_how_many_probabilities_there_are():
    loss = make("CrossEntropyLossLayer", ("Index",), {})
    net = infer(loss, Input=(4, None), Target=PortType((4,), "Integer", (1, 7)))
    assert net.inputs["Input"].dims == (4, 7)
    assert infer(loss, Input=(4, None), Target=(4,)).inputs["Input"].dims == (4, None)
