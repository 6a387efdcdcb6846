"""Windows along an axis against loops; which of equal maxima counts."""

import numpy as np
import pytest

from tests.checks import normal, run
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.graph.graph import constant
from wlnet.tensor.ops.pooling import window_max, window_pick, window_total, window_unpool
from wlnet.tensor.shape import ShapeError

SIZES = [(5, 2, 2), (6, 2, 2), (7, 3, 1), (7, 3, 2), (4, 4, 1), (5, 1, 1), (5, 1, 2), (7, 2, 5)]


def windows(x, axis, window, stride):
    """Arrays of the windows along an axis, one after the other."""
    starts = range(0, x.shape[axis] - window + 1, stride)
    return [np.take(x, range(i, i + window), axis) for i in starts]


@pytest.mark.parametrize("axis", [0, 1, 2, -1])
@pytest.mark.parametrize("size, window, stride", SIZES)
def test_sums_and_maxima_are_those_of_the_windows(size, window, stride, axis):
    x = normal(size, size, size)
    for op, reduce in ((window_total, np.sum), (window_max, np.max)):
        expected = np.stack([reduce(w, axis) for w in windows(x, axis, window, stride)], axis)
        found = run(lambda x, op=op: op(x, axis=axis, window=window, stride=stride), [x])
        np.testing.assert_allclose(found, expected, rtol=1e-13)


@pytest.mark.parametrize("odd", [False, True])
@pytest.mark.parametrize("size, window, stride", SIZES)
def test_the_first_of_equal_maxima_takes_and_gives(size, window, stride, odd):
    """NaN is the maximum where there is one, and the first of several counts."""
    x = np.random.default_rng(3).integers(0, 3, (4, size)).astype(float)
    if odd:
        x[x == 1] = np.nan
    starts = range(0, size - window + 1, stride)
    grad, values = normal(4, len(starts)), normal(4, size, seed=1)
    put, taken = np.zeros_like(x), np.zeros_like(grad)
    for row in range(4):
        for place, start in enumerate(starts):
            first = start + int(np.argmax(x[row, start : start + window]))
            put[row, first] += grad[row, place]
            taken[row, place] = values[row, first]
    facts = {"axis": 1, "window": window, "stride": stride}
    np.testing.assert_allclose(run(lambda g, x: window_unpool(g, x, **facts), [grad, x]), put, rtol=1e-13)
    np.testing.assert_array_equal(run(lambda v, x: window_pick(v, x, **facts), [values, x]), taken)


def test_over_two_axes_the_first_is_that_in_the_order_of_rows():
    x = np.array([[0.0, 1, 1], [1, 1, 0], [1, 0, 0]])

    def slope(x):
        y = window_max(window_max(x, axis=1, window=3, stride=1), axis=0, window=3, stride=1)
        return gradient(y, [x])[0]

    np.testing.assert_array_equal(run(slope, [x]), [[0, 1, 0], [0, 0, 0], [0, 0, 0]])


def test_padding_of_minus_infinity_never_wins():
    x = np.array([[-np.inf, -3.0, -5, -np.inf]])
    facts = {"axis": 1, "window": 2, "stride": 2}
    np.testing.assert_array_equal(run(lambda x: window_max(x, **facts), [x]), [[-3, -5]])
    found = run(lambda g, x: window_unpool(g, x, **facts), [np.array([[7.0, 8]]), x])
    np.testing.assert_array_equal(found, [[0, 7, 8, 0]])


def test_windows_that_do_not_fit_are_refused_in_words():
    with pytest.raises(ShapeError, match="windows of 4 along axis 0, which do not fit"):
        window_max(constant(np.zeros(3)), axis=0, window=4, stride=1)
