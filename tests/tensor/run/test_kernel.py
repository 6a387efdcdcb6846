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


def arguments(name, dtype):
    """Argument lists for a tuned kernel of the op of that name."""
    for a, b in (matrices if name == "dot" else images)(dtype):
        yield {
            "ramp": (a,),
            "masked": (a > 0, b),
            "where": (a > 0, a, b),
        }.get(name, (a, b))


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
@pytest.mark.parametrize("when, kernel", TUNED, ids=[kernel.name for _, kernel in TUNED])
def test_tuned_and_plain_kernels_agree(when, kernel, dtype):
    taken = 0
    for arrays in arguments(kernel.op.name, dtype):
        layouts = [layout_of(x) for x in arrays]
        if not when(*layouts):
            continue
        taken += 1
        (expected,) = apply_plain(kernel.op, arrays, {})
        scratch = tuple(rubbish(shape, kind) for shape, kind in kernel.scratch(layouts, {}))
        extra = {"scratch": scratch} if scratch else {}
        out = rubbish(expected.shape, name_of(expected.dtype))
        kernel.function(WORDS, *arrays, out=out, **extra)
        np.testing.assert_allclose(
            out, expected, rtol=100 * np.finfo(dtype).eps, atol=300 * np.finfo(dtype).eps
        )
        for number in kernel.overwrites:
            given = [x.copy() for x in arrays]
            if given[number].shape == out.shape:
                kernel.function(WORDS, *given, out=given[number], **extra)
                np.testing.assert_array_equal(given[number], out)
    assert taken or (kernel.name, dtype) == ("dot.halves", "float16")


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
