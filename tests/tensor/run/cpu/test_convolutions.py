"""Rows of convolutions and of their gradients give the numbers of plain kernels, around all edges."""

import numpy as np
import pytest

from tests.checks import apply_plain
from tests.tensor.run.cpu.test_rows import checked, real32
from wlnet.tensor.ops.comparison import greater
from wlnet.tensor.ops.convolution import convolve, deconvolve, window_products
from wlnet.tensor.ops.elementwise import masked, ramp
from wlnet.tensor.ops.movement import cut
from wlnet.tensor.ops.reduction import total
from wlnet.tensor.run.cpu.rows.convolution import taps_of
from wlnet.tensor.run.cpu.rows.fusion import Liveness
from wlnet.tensor.run.cpu.store import store

pytestmark = pytest.mark.skipif(store() is None, reason="no compiled kernels here")

CONVOLUTIONS = [  # x, kernels, stride, dilation, groups
    ((2, 9, 8, 32), (3, 2, 3, 3), (1, 1), (1, 1), 1),
    ((3, 11, 33), (4, 3, 3), (1,), (2,), 1),
    ((8, 40, 17), (4, 8, 3), (2,), (3,), 1),
    ((4, 9, 9, 16), (6, 2, 3, 2), (2, 1), (1, 2), 2),
    ((4, 13, 8, 20), (6, 2, 3, 2), (1, 2), (3, 1), 2),
    ((5, 6, 7, 16), (8, 5, 1, 1), (2, 2), (1, 1), 1),
    ((3, 7, 6, 5, 16), (2, 3, 2, 2, 3), (1, 1, 1), (1, 1, 1), 1),
    ((2, 5, 6, 5, 16), (2, 2, 2, 3, 2), (2, 1, 1), (1, 2, 1), 1),
    ((20, 12, 12, 64), (50, 20, 5, 5), (1, 1), (1, 1), 1),
    ((3, 13, 17, 16), (5, 3, 3, 3), (3, 3), (1, 1), 1),
    ((2, 10, 9, 16), (3, 2, 2, 2), (3, 3), (1, 1), 1),
    ((16, 4, 4, 2), (8, 16, 3, 3), (1, 1), (1, 1), 1),
    ((16, 9, 8, 16), (16, 16, 1, 1), (2, 2), (1, 1), 1),  # elements that no window reaches
    ((32, 6, 8, 16), (40, 32, 3, 3), (1, 1), (1, 1), 1),  # by sixteen products, and now otherwise
    ((35, 10, 18, 32), (33, 35, 3, 3), (1, 1), (1, 1), 1),
    ((32, 7, 6, 16), (32, 32, 3, 3), (1, 1), (1, 1), 1),
    ((64, 4, 50, 64), (32, 64, 3, 3), (1, 1), (1, 1), 1),
    ((70, 9, 8, 16), (70, 1, 3, 3), (1, 1), (1, 1), 70),  # a kernel for each channel
    ((70, 9, 9, 48), (140, 1, 3, 3), (2, 2), (1, 1), 70),
    ((17, 40, 33), (17, 1, 5), (1,), (2,), 17),
    ((24, 9, 7, 16), (36, 8, 3, 2), (1, 2), (1, 1), 3),
    ((9, 11, 10, 16), (16, 9, 1, 1), (3, 3), (1, 1), 1),
    ((5, 23, 9, 32), (24, 5, 5, 3), (2, 1), (1, 1), 1),
]


@pytest.mark.parametrize("x, w, stride, dilation, groups", CONVOLUTIONS)
def test_convolutions_and_their_gradients(x, w, stride, dilation, groups):
    facts = {"stride": stride, "dilation": dilation, "groups": groups}
    a, kernels = real32(*x), real32(*w, seed=1)
    (y,) = apply_plain(convolve, [a, kernels], facts)
    checked(lambda u, v: convolve(u, v, **facts), [a, kernels], rows_only=False)
    checked(lambda u, v: deconvolve(u, v, sizes=x[1:-1], **facts), [y, kernels], rows_only=False)
    checked(lambda u, v: window_products(u, v, window=w[2:], **facts), [a, y], rows_only=False)


@pytest.mark.parametrize(
    "window, grid, stride, dilation", [(1, 4, 3, 1), (5, 8, 1, 1), (3, 6, 2, 3), (2, 3, 4, 1)]
)
def test_runs_of_taps_reach_each_element_once_in_bands_too(window, grid, stride, dilation):
    size = (grid - 1) * stride + (window - 1) * dilation + 3
    taps = taps_of(range(size), window, grid, stride, dilation)
    found = sorted(one.first + k * one.step for one in taps for k in range(one.count))
    assert found == list(range(size))
    for first, last in ((0, 2), (2, size - 1), (size - 1, size)):
        band = range(first, last)
        inside = [one.first + k * one.step for one in taps for k in range(*one.within(band))]
        assert sorted(inside) == list(band)
    for one in taps:
        reached = {
            (t, p) for t in range(window) for p in range(grid) if t * dilation + p * stride == one.first
        }
        pairs = {(one.tap + n * one.tap_step, one.place + n * one.place_step) for n in range(one.taps)}
        assert pairs == reached


@pytest.mark.parametrize("channels, kernels, size", [(32, 33, 8), (4, 5, 7), (3, 2, 9)])
def test_input_gradients_are_made_where_they_are_read(channels, kernels, size):
    y, w = real32(kernels, size, size, 32), real32(kernels, channels, 3, 3, seed=1)
    facts = {"sizes": (size + 2, size + 2), "stride": (1, 1), "dilation": (1, 1), "groups": 1}

    def inside(x, start, count):
        return cut(x, starts=(0, *start, 0), sizes=(channels, *count, 32), steps=(1, 1, 1, 1)) * 2.0

    def written(start, count):
        """Elements of x that a run writes, into memory full of NaN."""
        made = checked(lambda u, v: inside(deconvolve(u, v, **facts), start, count), [y, w])
        (step,) = [one for one in made.plan.steps if one.kernel.op is deconvolve]
        x = made._run._array(step.outputs[0])
        x[...] = np.nan
        made()
        return np.isfinite(x).sum()

    assert (
        written((1, 1), (size, size))
        < written((0, 0), (size + 2, size + 2))
        == channels * (size + 2) ** 2 * 32
    )
    written((0, 2), (size + 2, size - 1))

    def twice(u, v):
        x = deconvolve(u, v, **facts)
        return x, inside(x, (1, 1), (2, 2))

    checked(twice, [y, w])  # all of it is an output


def test_what_passes_within_a_block_is_not_read_from_before_it():
    """The memory of an input gradient serves blocks later on; of the gradient only the inside is read."""
    y, w, x = real32(16, 32, 32, 64), real32(16, 16, 3, 3, seed=1), real32(16, 32, 32, 64, seed=2)
    facts = {"sizes": (34, 34), "stride": (1, 1), "dilation": (1, 1), "groups": 1}

    def function(y, w, x):
        inner = cut(deconvolve(y, w, **facts), starts=(0, 1, 1, 0), sizes=x.shape, steps=(1, 1, 1, 1))
        z = masked(greater(x, 0.0), inner)
        share = total(z, axis=(1, 2, 3), keep=True)
        return ramp((z - share) * x + share) * 2.0

    made = checked(function, [y, w, x])
    kernels = [getattr(step, "kernel", None) for step in made.plan.steps]
    (number,) = [n for n, kernel in enumerate(kernels) if kernel is not None and kernel.op is deconvolve]
    read = Liveness(made.plan).part_read(made.plan.steps[number].outputs[0], number)
    assert read.layout.shape == x.shape, made.plan
