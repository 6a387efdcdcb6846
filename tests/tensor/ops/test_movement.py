import numpy as np
import pytest

from tests.checks import check_vjp, normal, run
from wlnet.tensor.ops.movement import (
    broadcast_to,
    flatten,
    join,
    pad,
    part,
    reshape,
    reverse,
    stack,
    transpose,
)
from wlnet.tensor.shape import ShapeError

X = normal(3, 4, 2)


@pytest.mark.parametrize(
    "function, numpy",
    [
        (lambda x: flatten(x), lambda x: x.reshape(3, 8)),
        (lambda x: reshape(x, shape=(-1, 6)), lambda x: x.reshape(-1, 6)),
        (lambda x: transpose(x), lambda x: x.swapaxes(1, 2)),
        (lambda x: transpose(x, (2, 0, 1)), lambda x: x.transpose(2, 0, 1)),
        (lambda x: x.T.reshape(-1), lambda x: x.swapaxes(1, 2).reshape(-1)),
        (lambda x: part(x, 1, 2), lambda x: x[1:3]),
        (lambda x: part(x, 1, 2, axis=1), lambda x: x[:, 1:3]),
        (lambda x: part(x, 1, 0, axis=-1), lambda x: x[..., 1:1]),
        (lambda x: reverse(x, 1), lambda x: x[:, ::-1]),
        (lambda x: reverse(reverse(x, 1), 0).reshape(-1), lambda x: x[::-1, ::-1].reshape(-1)),
        (lambda x: x[1, ..., ::-1], lambda x: x[1, ..., ::-1]),
        (lambda x: x[::2, 3:0:-2], lambda x: x[::2, 3:0:-2]),
        (lambda x: x[-1][2], lambda x: x[-1][2]),
        (lambda x: pad(x, [(1, 2), (0, 0), (0, 1)], fill=7), None),
        (lambda x: join(x, x[:, :1], axis=1), lambda x: np.concatenate([x, x[:, :1]], 1)),
        (lambda x: join(x, x, x, axis=-1), lambda x: np.concatenate([x, x, x], -1)),
        (lambda x: stack([x, 2 * x]), lambda x: np.stack([x, 2 * x])),
        (lambda x: stack([x, 2 * x], axis=-1), lambda x: np.stack([x, 2 * x], -1)),
        (lambda x: broadcast_to(x, shape=(2, 3, 4, 2)), lambda x: np.broadcast_to(x, (2, 3, 4, 2))),
    ],
)
def test_movements_are_those_of_numpy(function, numpy):
    expected = np.pad(X, [(1, 2), (0, 0), (0, 1)], constant_values=7) if numpy is None else numpy(X)
    np.testing.assert_array_equal(run(function, [X]), expected)


@pytest.mark.parametrize(
    "function",
    [
        lambda x: reshape(x * x, shape=(6, 4)),
        lambda x: transpose(x * x, (1, 2, 0)) * 2,
        lambda x: x[1:, ::-1] * x[:-1, :, :1],
        lambda x: join(part(x, 1, 1), x * x, axis=0),
        lambda x: pad(x * x, [(1, 0), (0, 1), (0, 0)]) ** 2,
        lambda x: broadcast_to(x[:, :1] * x[:1], shape=(2, 3, 4, 2)),
        lambda x: join(*(part(x, i, 1, axis=1) ** 2 for i in (3, 0, 2)), axis=1),
    ],
)
def test_gradients_follow_the_movement(function):
    check_vjp(function, X)


def test_what_does_not_fit_is_refused():
    for function in (
        lambda x: transpose(x, (0, 0, 1)),
        lambda x: broadcast_to(x, shape=(3, 5, 2)),
        lambda x: part(x, 2, 2),
        lambda x: pad(x, [(-1, 0), (0, 0), (0, 0)]),
        lambda x: join(x, x[0], axis=0),
    ):
        with pytest.raises(ShapeError):
            run(function, [X])
