import numpy as np
import pytest

from tests.checks import normal
from tests.layer_checks import check_layer, value
from wlnet.expr.expr import wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make

X = normal(2, 3, 4)


def listed(value):
    return wl_list(map(listed, value)) if isinstance(value, list) else value


@pytest.mark.parametrize(
    "entries, shape",
    [
        ([6, 4], (6, 4)),
        ([24], (24,)),
        ([S.Automatic], (24,)),
        ([4, S.Automatic], (4, 6)),
        ([S.Inherited, S.Automatic], (2, 12)),
        ([1, S.All], (1, 3, 4)),
        ([2, 3, S.All], (2, 3, 4)),
    ],
)
def test_reshape(entries, shape):
    net = make("ReshapeLayer", (listed(entries),))
    if entries == [1, S.All]:
        with pytest.raises(MessageError, match=r"ReshapeLayer::size"):
            value(net, X)
        return
    np.testing.assert_array_equal(value(net, X), X.reshape(shape))
    check_layer(net, Input=(2, 3, 4), gradients=shape == (6, 4))


def test_reshape_to_a_number():
    assert value(make("ReshapeLayer", (wl_list(()),)), np.array([7.0])) == 7


def test_reshape_like_another_input():
    net = make("ReshapeLayer", ("ReferenceShape",))
    found = check_layer(net, Input=(2, 3), ReferenceShape=(3, 2))
    assert found["Output"] == (3, 2)


def test_reshape_says_what_does_not_fit():
    with pytest.raises(MessageError, match=r"ReshapeLayer::size: A matrix \(size: 2 x 3\).*\{4, 2\}"):
        make("ReshapeLayer", (listed([4, 2]),), {"Input": listed([2, 3])})
    with pytest.raises(MessageError, match=r"ReshapeLayer::invarg.*at most one of Automatic and All"):
        make("ReshapeLayer", (listed([S.Automatic, S.Automatic]),))
    with pytest.raises(MessageError, match=r"ReshapeLayer::invarg"):
        make("ReshapeLayer", (7,))


@pytest.mark.parametrize(
    "args, expected",
    [
        ((), X.reshape(24)),
        ((S.Infinity,), X.reshape(24)),
        ((1,), X.reshape(6, 4)),
        ((2,), X.reshape(24)),
        ((-1,), X.reshape(2, 12)),
        ((listed([[1, 2], [3]]),), X.reshape(6, 4)),
        ((listed([[3], [1, 2]]),), X.transpose(2, 0, 1).reshape(4, 6)),
        ((listed([[2, 1]]),), X.transpose(1, 0, 2).reshape(6, 4)),
        ((listed([[2], [1], [3]]),), X.transpose(1, 0, 2)),
        ((listed([[2, 3]]),), X.transpose(1, 2, 0).reshape(12, 2)),  # level 1 follows
        ((listed([[3]]),), X.transpose(2, 0, 1)),
    ],
)
def test_flatten(args, expected):
    net = make("FlattenLayer", args)
    np.testing.assert_array_equal(value(net, X), expected)
    assert check_layer(net, Input=X.shape, gradients=False)["Output"] == expected.shape


def test_flatten_gradient_and_scalars():
    check_layer(make("FlattenLayer", (listed([[3], [2, 1]]),)), Input=(2, 3, 2))
    np.testing.assert_array_equal(value(make("FlattenLayer"), 5.0), [5])


def test_flatten_refuses_levels_that_are_not_there():
    with pytest.raises(MessageError, match=r"FlattenLayer::levels: FlattenLayer\[3\].*rank 3"):
        value(make("FlattenLayer", (3,)), X)
    with pytest.raises(MessageError, match=r"FlattenLayer::invarg"):
        make("FlattenLayer", (listed([[1, 1]]),))
