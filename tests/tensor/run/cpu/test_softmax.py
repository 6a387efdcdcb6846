"""Softmax beside its logarithm, times factors and backwards, and the largest of a line, by rows."""

import numpy as np
import pytest
from scipy import special

from tests.tensor.run.cpu.test_rows import F32, checked, real32
from wlnet.tensor.ops.indexing import add_along
from wlnet.tensor.ops.reduction import argmax, logsumexp, softmax, softmax_slope
from wlnet.tensor.run.cpu.store import store

pytestmark = pytest.mark.skipif(store() is None, reason="no compiled kernels here")

LINES = [(1, 2), (3, 1), (2, 3, 15), (7, 16), (5, 2, 17), (64, 10), (9, 33), (3, 130), (3, 30, 1000)]


@pytest.mark.parametrize("shape", LINES)
def test_the_first_of_the_largest(shape):
    x = np.random.default_rng(0).integers(-9, 9, shape).astype(F32).reshape(-1, shape[-1])
    x[0] = -np.inf
    x[-1, shape[-1] // 2 :] = np.nan
    x[len(x) // 2, -1] = np.inf
    x = x.reshape(shape)
    made = checked(argmax, [x])
    np.testing.assert_array_equal(made(x0=x)["y0"], x.argmax(-1))


@pytest.mark.parametrize("shape", LINES)
def test_softmax_beside_its_logarithm(shape):
    x = real32(*shape, scale=5)
    found = checked(lambda v: (softmax(v), logsumexp(v, axis=-1, keep=True)), [x])(x0=x)
    np.testing.assert_allclose(found["y0"], special.softmax(x, axis=-1), rtol=1e-5, atol=1e-30)
    np.testing.assert_allclose(
        found["y1"], special.logsumexp(x, axis=-1, keepdims=True), rtol=1e-5, atol=1e-6
    )


@pytest.mark.parametrize("shape", LINES)
def test_the_gradient_before_a_softmax(shape):
    y, g = special.softmax(real32(*shape), axis=-1).astype(F32), real32(*shape, seed=1)
    found = checked(softmax_slope, [g, y])(x0=g, x1=y)["y0"]
    expected = y * (g - (g.astype(float) * y).sum(-1, keepdims=True))
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("whole", [True, False])  # a factor for each line, or one for lines of an example
@pytest.mark.parametrize("shape", LINES)
def test_the_gradient_of_a_cross_entropy(shape, whole):
    lines = (*shape[:-1], 1) if whole else (shape[0], *[1] * (len(shape) - 1))
    x, factors, numbers = real32(*shape, scale=5), real32(*lines, seed=1), real32(*shape[:-1], 1, seed=2)
    index = np.random.default_rng(0).integers(0, shape[-1], (*shape[:-1], 1))
    made = checked(lambda v, f, g, i: add_along(softmax(v) * f, g, i), [x, factors, numbers, index])
    expected = special.softmax(x, axis=-1) * factors
    np.put_along_axis(expected, index, np.take_along_axis(expected, index, -1) + numbers, -1)
    found = made(x0=x, x1=factors, x2=numbers, x3=index)["y0"]
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-6)
    assert "exp_scaled" in made.text() or np.prod(shape) < 65536, made.text()


def test_softmax_that_somebody_else_reads_is_made():
    x, factors = real32(5, 40), real32(5, 1, seed=1)
    found = checked(lambda v, f: (softmax(v), softmax(v) * f), [x, factors])(x0=x, x1=factors)
    np.testing.assert_allclose(found["y1"], found["y0"] * factors, rtol=1e-5)
