"""Every tuned kernel gives the numbers of the plain one, around its edges, strided arguments too."""

import numpy as np
import pytest

from tests.checks import apply_plain, normal, rubbish
from wlnet.tensor.dtype import name_of
from wlnet.tensor.layout import Layout
from wlnet.tensor.op import OPS
from wlnet.tensor.run.kernel import choose, plain, tuned_kernels
from wlnet.tensor.words import WORDS

TUNED = tuned_kernels("CPU")
SIZES = [1, 31, 32, 33]


def layout_of(array):
    return Layout(array.shape, name_of(array.dtype), array.strides)


def matrices(dtype):
    for n in SIZES:
        for m in (1, 33):
            yield normal(n, 32).astype(dtype), normal(32, m, seed=1).astype(dtype)
            yield normal(32, n).astype(dtype).T, normal(m, 32, seed=1).astype(dtype).T
            yield normal(n, 40).astype(dtype)[:, 4:36], normal(33, m, seed=1).astype(dtype)[1:]
    if dtype != "float16":  # slow without BLAS
        for n, m in ((301, 200), (200, 301)):
            yield normal(n, 203).astype(dtype), normal(203, m, seed=1).astype(dtype)
            yield normal(203, n).astype(dtype).T, normal(m, 203, seed=1).astype(dtype).T


def images(dtype):
    for n in SIZES:
        x, y = normal(32, n).astype(dtype), normal(32, n, seed=1).astype(dtype)
        x[0, 0], y[-1, -1] = np.nan, np.inf
        yield x, y
        yield x[:, ::-1], y[::-1]
        yield x, np.array(0.25, dtype)
        yield x, np.array([[0.25]], dtype)
        yield x, y[:1]


CONVOLUTIONS = [  # x, kernels, stride, dilation, groups
    ((2, 9, 8, 32), (3, 2, 3, 3), (1, 1), (1, 1), 1),
    ((2, 50, 64), (4, 2, 3), (1,), (1,), 1),
    ((8, 500, 33), (4, 8, 3), (2,), (2,), 1),
    ((16, 30, 64), (60, 16, 5), (1,), (1,), 1),  # much work in a single tile
    ((4, 9, 9, 32), (6, 2, 3, 2), (2, 1), (1, 2), 2),
    ((4, 13, 8, 40), (6, 2, 3, 2), (1, 2), (3, 1), 2),
    ((4, 13, 8, 40), (6, 2, 3, 2), (2, 2), (3, 1), 2),
    ((3, 7, 6, 5, 16), (2, 3, 2, 2, 3), (1, 1, 1), (1, 1, 1), 1),
    ((20, 12, 12, 64), (50, 20, 5, 5), (1, 1), (1, 1), 1),
    ((3, 13, 65, 64), (5, 3, 3, 3), (2, 2), (1, 1), 1),
    ((2, 10, 9, 64), (3, 2, 2, 2), (3, 3), (1, 1), 1),
    ((3, 3, 10, 64), (8, 3, 2, 1), (1, 3), (2, 1), 1),  # fewer rows of places than the dilation has classes
]
DEPTHWISE = [
    ((12, 9, 10, 32), (12, 1, 3, 2), (2, 1), (1, 2), 12),
    ((5, 700, 64), (5, 1, 4), (1,), (1,), 5),
]
POOLINGS = [  # x, axis, window, stride
    ((5, 30, 7, 64), 1, 2, 2),
    ((50, 31, 64), -2, 2, 2),
    ((3, 40, 10, 64), 2, 3, 2),
    ((2, 64, 700), 1, 3, 1),
    ((200, 9, 64), 1, 1, 2),
]


def convolutions(name, dtype):
    for x, w, stride, dilation, groups in CONVOLUTIONS + DEPTHWISE:
        facts = {"stride": stride, "dilation": dilation, "groups": groups}
        a, k = normal(*x).astype(dtype), normal(*w, seed=1).astype(dtype)
        (y,) = apply_plain(OPS["convolve"], [a, k], facts)
        yield {
            "convolve": ((a, k), facts),
            "window_products": ((a, y), facts | {"window": w[2:]}),
            "deconvolve": ((y, k), facts | {"sizes": x[1:-1]}),
        }[name]


def poolings(name, dtype):
    for shape, axis, window, stride in POOLINGS:
        x = np.random.default_rng(1).integers(-2, 3, shape).astype(dtype)
        facts = {"axis": axis, "window": window, "stride": stride}
        (y,) = apply_plain(OPS["window_max"], [x], facts)
        yield ((normal(*y.shape).astype(dtype), x) if name == "window_unpool" else (x,)), facts


def arguments(name, dtype):
    """(arguments, parameters) for a tuned kernel of the op of that name."""
    if name in ("convolve", "deconvolve", "window_products"):
        yield from convolutions(name, dtype)
    elif name == "statistics":
        for channels, count, batch in ((3, 5, 2), (2, 1, 1), (70, 31, 64)):
            x, weights = normal(channels, count, batch).astype(dtype), normal(batch, seed=1).astype(dtype)
            yield ((x + 2).transpose(2, 0, 1), np.abs(weights) / np.abs(weights).sum()), {}
    elif name.startswith("window"):
        yield from poolings(name, dtype)
    else:
        for a, b in (matrices if name == "dot" else images)(dtype):
            yield {"ramp": (a,), "masked": (a > 0, b), "where": (a > 0, a, b)}.get(name, (a, b)), {}


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
@pytest.mark.parametrize("when, kernel", TUNED, ids=[kernel.name for _, kernel in TUNED])
def test_tuned_and_plain_kernels_agree(when, kernel, dtype):
    taken = 0
    for arrays, params in arguments(kernel.op.name, dtype):
        params = kernel.op.complete(params)
        layouts = [layout_of(x) for x in arrays]
        if not when(*layouts, **params):
            continue
        taken += 1
        (expected,) = apply_plain(kernel.op, arrays, params)
        scratch = tuple(rubbish(shape, kind) for shape, kind in kernel.scratch(layouts, params))
        extra = {"scratch": scratch} if scratch else {}
        out = rubbish(expected.shape, name_of(expected.dtype))
        kernel.function(WORDS, *arrays, out=out, **extra, **params)
        scale = np.abs(expected[np.isfinite(expected)]).max(initial=1)
        np.testing.assert_allclose(
            out, expected, rtol=100 * np.finfo(dtype).eps, atol=300 * np.finfo(dtype).eps * scale
        )
        for number in kernel.overwrites:
            given = [x.copy() for x in arrays]
            if given[number].shape == out.shape:
                kernel.function(WORDS, *given, out=given[number], **extra, **params)
                np.testing.assert_array_equal(given[number], out)
    needs_blas = "halves" in kernel.name or kernel.name.endswith("_by_rows")
    assert taken or (needs_blas and dtype == "float16")


def test_the_choice_depends_on_the_layouts():
    small, large = Layout.rows((4,), "Real32"), Layout.rows((4096,), "Real32")
    ramp = OPS["ramp"]
    assert choose(ramp, "CPU", [small], {}) is plain(ramp)
    assert choose(ramp, "CPU", [large], {}).name == "ramp.clipped_ramp"
    whole = Layout.rows((4096,), "Integer64")
    assert choose(ramp, "CPU", [whole], {}) is plain(ramp)


def test_a_plain_kernel_knows_what_its_op_knows():
    kernel = plain(OPS["softmax"])
    assert kernel.overwrites == (0,) and kernel.scratch([Layout.rows((2, 3), "Real64")], {"axis": -1}) == (
        ((2, 1), "Real64"),
    )
