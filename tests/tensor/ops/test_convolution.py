"""Convolution and its two gradients against loops over every place, channel and element of a window."""

import itertools

import numpy as np
import pytest
from scipy.signal import correlate

from tests.checks import normal, run
from tests.tensor.cases import CONVOLUTIONS, places_of
from wlnet.tensor.graph.graph import constant
from wlnet.tensor.ops.convolution import convolve, deconvolve, window_products
from wlnet.tensor.shape import ShapeError

each_case = pytest.mark.parametrize("x, w, stride, dilation, groups", CONVOLUTIONS)


def terms(x, w, stride, dilation, groups):
    """(index of y, index of w, index of x) of every product in a convolution, the batch left out."""
    grid = [places_of(*facts)[0] for facts in zip(x[1:-1], w[2:], stride, dilation, strict=True)]
    for o, c in itertools.product(range(w[0]), range(w[1])):
        channel = o // (w[0] // groups) * w[1] + c
        for p in np.ndindex(*grid):
            for t in np.ndindex(*w[2:]):
                at = tuple(i * s + j * d for i, s, j, d in zip(p, stride, t, dilation, strict=True))
                yield (o, *p), (o, c, *t), (channel, *at)


def grid_of(x, w, stride, dilation):
    grid = [places_of(*facts)[0] for facts in zip(x[1:-1], w[2:], stride, dilation, strict=True)]
    return (w[0], *grid, x[-1])


@each_case
def test_convolve_is_its_sum(x, w, stride, dilation, groups):
    a, k, expected = normal(*x), normal(*w, seed=1), np.zeros(grid_of(x, w, stride, dilation))
    for at_y, at_w, at_x in terms(x, w, stride, dilation, groups):
        expected[at_y] += k[at_w] * a[at_x]
    found = run(lambda a, k: convolve(a, k, stride=stride, dilation=dilation, groups=groups), [a, k])
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12)


@each_case
def test_deconvolve_spreads_each_element_over_its_kernel(x, w, stride, dilation, groups):
    y, k, expected = normal(*grid_of(x, w, stride, dilation)), normal(*w, seed=1), np.zeros(x)
    for at_y, at_w, at_x in terms(x, w, stride, dilation, groups):
        expected[at_x] += k[at_w] * y[at_y]
    facts = {"sizes": x[1:-1], "stride": stride, "dilation": dilation, "groups": groups}
    found = run(lambda y, k: deconvolve(y, k, **facts), [y, k])
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12)


@each_case
def test_window_products_sum_over_places_and_batch(x, w, stride, dilation, groups):
    a, y, expected = normal(*x), normal(*grid_of(x, w, stride, dilation), seed=1), np.zeros(w)
    for at_y, at_w, at_x in terms(x, w, stride, dilation, groups):
        expected[at_w] += y[at_y] @ a[at_x]
    facts = {"window": w[2:], "stride": stride, "dilation": dilation, "groups": groups}
    found = run(lambda a, y: window_products(a, y, **facts), [a, y])
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12)


def test_kernels_are_not_turned_around():
    x, w = normal(1, 6, 7, 1), normal(1, 1, 3, 2, seed=1)
    found = run(lambda x, w: convolve(x, w, stride=(1, 1), dilation=(1, 1)), [x, w])
    expected = correlate(x[0, :, :, 0], w[0, 0], "valid")
    np.testing.assert_allclose(found[0, :, :, 0], expected, rtol=1e-12)


@pytest.mark.parametrize(
    "x, w, stride, groups, words",
    [
        ((2, 4, 1), (3, 2, 5), (1,), 1, "do not fit"),
        ((3, 4, 1), (3, 2, 2), (1,), 1, "kernels for 2 channels"),
        ((4, 4, 1), (3, 2, 2), (1,), 2, "in 2 groups"),
        ((2, 4, 4, 1), (3, 2, 2), (1,), 1, "a stride and a dilation for each"),
    ],
)
def test_shapes_that_do_not_fit_are_refused_in_words(x, w, stride, groups, words):
    with pytest.raises(ShapeError, match=words):
        convolve(
            constant(np.zeros(x)),
            constant(np.zeros(w)),
            stride=stride,
            dilation=(1,) * len(stride),
            groups=groups,
        )
