"""Lines brought to mean 0 and variance 1 by rows, and their gradients."""

import numpy as np
import pytest

from tests.tensor.run.cpu.test_rows import F32, checked, real32
from wlnet.tensor.ops.normalization import standardized, standardized_slope
from wlnet.tensor.run.cpu.store import store

pytestmark = pytest.mark.skipif(store() is None, reason="no compiled kernels here")

LINES = [
    ((1, 1), 1),
    ((3, 2), 1),
    ((2, 3, 15), 2),
    ((7, 16), -1),
    ((5, 2, 17), (1, 2)),
    ((64, 33), 1),
    ((2, 500), 1),
]


def rounded(x, axis):
    """By the formula, in Real64."""
    x = x.astype(float)
    return (x - x.mean(axis, keepdims=True)) / np.sqrt(x.var(axis, keepdims=True) + 0.001)


@pytest.mark.parametrize("shape, axis", LINES)
def test_lines_of_mean_zero(shape, axis):
    x = real32(*shape, scale=3) + F32(2)
    found = checked(lambda v: standardized(v, axis=axis, epsilon=0.001), [x])(x0=x)["y0"]
    np.testing.assert_allclose(found, rounded(x, axis), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("shape, axis", LINES)
def test_their_gradients(shape, axis):
    x, g = real32(*shape, scale=3) + F32(2), real32(*shape, seed=1)
    y = rounded(x, axis).astype(F32)
    found = checked(lambda *v: standardized_slope(*v, axis=axis, epsilon=0.001), [g, y, x])(x0=g, x1=y, x2=x)
    inside = g - g.mean(axis, keepdims=True) - y * (g * y).mean(axis, keepdims=True)
    expected = inside / np.sqrt(x.astype(float).var(axis, keepdims=True) + 0.001)
    np.testing.assert_allclose(found["y0"], expected, rtol=1e-3, atol=1e-4)


def test_other_axes_have_no_rows_but_numbers():
    x = real32(3, 4, 5)
    found = checked(lambda v: standardized(v, axis=1, epsilon=0.001), [x], rows_only=False)(x0=x)["y0"]
    np.testing.assert_allclose(found, rounded(x, 1), rtol=1e-4, atol=1e-5)
