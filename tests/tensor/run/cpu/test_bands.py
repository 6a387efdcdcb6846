"""Convolutions with what follows them in bands give the numbers of plain kernels."""

import numpy as np
import pytest

from tests.tensor.run.cpu.test_rows import checked, real32
from wlnet.tensor.graph.graph import constant
from wlnet.tensor.ops.comparison import greater
from wlnet.tensor.ops.convolution import convolve, deconvolve
from wlnet.tensor.ops.elementwise import masked, ramp
from wlnet.tensor.ops.movement import cut, inlay, permute
from wlnet.tensor.ops.normalization import statistics
from wlnet.tensor.ops.pooling import window_max, window_total
from wlnet.tensor.ops.reduction import total
from wlnet.tensor.passes import without
from wlnet.tensor.run.cpu.machine import Machine
from wlnet.tensor.run.cpu.program import worked
from wlnet.tensor.run.cpu.rows import bands
from wlnet.tensor.run.cpu.store import store

pytestmark = pytest.mark.skipif(store() is None, reason="no compiled kernels here")

PLAIN = {"stride": (1, 1), "dilation": (1, 1), "groups": 1}


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Small arrays are made in bands too, and in several of them."""
    monkeypatch.setattr(bands, "SMALLEST", 1)
    monkeypatch.setattr(bands, "NEAR", 1 << 12)
    monkeypatch.setattr(bands, "FEW", 256)


def kept_together(program, count: int) -> None:
    """A convolution and what follows it, so many steps in all, are one work."""
    sizes = [
        len(steps)
        for steps, work in worked(program.plan)
        if getattr(steps[0], "kernel", None) is not None
        and steps[0].kernel.op in (convolve, deconvolve)
        and work is not None
    ]
    assert sizes == [count], f"{sizes} steps"


# x, kernels: direct tiles, the form with sixteen products, the matrix unit where there is one.
KINDS = [
    ((3, 9, 8, 17), (5, 3, 3, 2)),
    ((4, 12, 7, 3), (6, 4, 2, 3)),
    ((32, 10, 6, 16), (33, 32, 3, 3)),
    ((32, 18, 8, 64), (40, 32, 3, 3)),
    ((2, 30, 5, 1), (3, 2, 3, 3)),
]


@pytest.mark.parametrize("x, w", KINDS)
def test_statistics_of_what_a_convolution_makes(x, w):
    def function(x, w, weights):
        y = convolve(x, w, **PLAIN)
        channels, rows, columns, batch = y.shape
        flat = permute(y, order=(3, 0, 1, 2)).reshape((batch, channels, rows * columns))
        return y, statistics(flat, weights)

    weights = np.abs(real32(x[-1], seed=2))  # they need not add up to 1
    made = checked(function, [real32(*x) + np.float32(3), real32(*w, seed=1), weights])
    kept_together(made, 2)
    made = checked(function, [real32(*x), real32(*w, seed=1), weights / weights.sum()])


@pytest.mark.parametrize("x, w", KINDS)
@pytest.mark.parametrize("pool", [window_max, window_total])
def test_pooling_and_elementwise_steps_behind_a_convolution(x, w, pool):
    def function(x, w, b):
        y = convolve(x, w, **PLAIN)
        z = pool(pool(y, axis=2, window=2, stride=2), axis=1, window=2, stride=2) + b
        return (
            y,
            greater(z, 0.0),
            inlay(
                ramp(z),
                shape=(z.shape[0], z.shape[1] + 2, z.shape[2] + 1, z.shape[3]),
                starts=(0, 1, 0, 0),
                steps=(1, 1, 1, 1),
                fill=0,
            ),
        )

    checked(function, [real32(*x), real32(*w, seed=1), real32(w[0], 1, 1, 1, seed=2)])


@pytest.mark.parametrize("stride", [(1, 1), (2, 1)])
@pytest.mark.parametrize("x, w", KINDS)
def test_masks_and_sums_of_an_input_gradient(x, w, stride):
    """The gradient passes: of it only the inside is read, and only at once."""
    sizes = [n + 2 for n in x[1:3]]
    grid = [(n - k) // s + 1 for n, k, s in zip(sizes, w[2:], stride, strict=True)]
    facts = {"sizes": tuple(sizes), "stride": stride, "dilation": (1, 1), "groups": 1}

    def function(y, w, x, other):
        g = cut(deconvolve(y, w, **facts), starts=(0, 1, 1, 0), sizes=x.shape, steps=(1, 1, 1, 1))
        z = masked(greater(x, 0.0), g + other)
        return z, total(z, axis=(1, 2, 3)), total(z * x, axis=(1, 2, 3))

    arrays = [real32(w[0], *grid, x[-1]), real32(*w, seed=1), real32(*x, seed=2), real32(*x, seed=3)]
    made = checked(function, arrays)
    with without("bands"):
        other = checked(function, arrays)
    for array, one in zip(arrays, ("x0", "x1", "x2", "x3"), strict=True):
        made.arguments[one][...] = other.arguments[one][...] = array
    made()
    other()
    for name in made.outputs:
        np.testing.assert_allclose(made.outputs[name], other.outputs[name], rtol=1e-4, atol=1e-3)


def test_few_numbers_that_are_made_between_do_not_part_them():
    def function(x, w, b, c):
        y = convolve(x, w, **PLAIN)
        few = ramp(b)
        z = masked(greater(y, 0.0), y + few)
        return z, total(z, axis=(1, 2, 3)), few * c

    x, w = real32(8, 20, 16, 32), real32(8, 8, 3, 3, seed=1)
    made = checked(function, [x, w, real32(8, 1, 1, 1, seed=2), real32(8, 1, 1, 1, seed=3)])
    others = checked(
        lambda x, w, b: convolve(x, w, **PLAIN) * total(convolve(x, w, **PLAIN), keep=True) + b,
        [x, w, real32(8, 1, 1, 1, seed=2)],
    )
    assert made.outputs and others.outputs


def test_what_lies_otherwise_does_not_follow():
    """Of what a convolution made in bands, rows in another order are read."""

    def turned(x, w):
        y = convolve(x, w, **PLAIN)
        return ramp(y) + permute(y, order=(0, 2, 1, 3))

    checked(turned, [real32(3, 10, 10, 16), real32(4, 3, 3, 3, seed=1)], rows_only=False)


def test_any_number_of_threads_gives_the_same_bits():
    x, w = real32(16, 20, 16, 32), real32(16, 16, 3, 3, seed=1)

    def function(x, w):
        y = convolve(x, w, **PLAIN)
        z = ramp(y + constant(0.5, "Real32"))
        return z, total(z, axis=(1, 2, 3))

    found = []
    for threads in (1, 2, 3):
        made = checked(function, [x, w])
        made.arguments["x0"][...], made.arguments["x1"][...] = x, w
        Machine(made._run.table, made._run.spaces, store(), threads)()
        found.append([made.outputs[name].tobytes() for name in made.outputs])
    assert found[0] == found[1] == found[2]
