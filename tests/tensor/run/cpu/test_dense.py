"""Steps whose arrays have gaps or another order of axes have rows too, which give the plain numbers."""

import numpy as np
import pytest

from tests.checks import normal, program
from tests.tensor.run.cpu.test_rows import checked, real32
from wlnet.tensor.compile import Spec, compiled
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.convolution import convolve, deconvolve, window_products
from wlnet.tensor.ops.elementwise import cast, masked, plus, sqrt, tanh
from wlnet.tensor.ops.movement import cut, join, pad, permute
from wlnet.tensor.ops.pooling import window_max, window_spread, window_total, window_unpool
from wlnet.tensor.ops.reduction import log_softmax, max_, min_, softmax, total
from wlnet.tensor.ops.sampling import normal as normal_draws
from wlnet.tensor.run.cpu.store import store

pytestmark = pytest.mark.skipif(store() is None, reason="no compiled kernels here")


@pytest.mark.parametrize("op", [softmax, log_softmax])
@pytest.mark.parametrize("shape", [(5, 7, 3), (1, 2, 33), (4, 17, 16)])
def test_softmax_of_permuted_arrays(op, shape):
    checked(lambda x: op(permute(x, order=(2, 1, 0)), axis=2), [real32(*shape)])


@pytest.mark.parametrize("op", [window_max, window_total])
@pytest.mark.parametrize("shape, window, stride", [((3, 8, 7), 2, 2), ((2, 5, 9), 3, 2), ((1, 4, 4), 4, 1)])
@pytest.mark.parametrize("batch", [1, 3])
def test_windows_along_the_innermost_axis_and_over_permuted_arrays(op, shape, window, stride, batch):
    facts = {"axis": 2, "window": window, "stride": stride}
    x = real32(*shape, batch)
    checked(lambda x: op(x, **facts), [x])
    checked(lambda x: op(permute(x, order=(1, 2, 3, 0)), **facts), [real32(batch, *shape)])


@pytest.mark.parametrize("batch", [1, 2, 17])
@pytest.mark.parametrize("window, stride", [(2, 2), (3, 3)])
def test_gradients_of_windows_along_the_innermost_axis(batch, window, stride):
    shape = (3, 4, 3 * window + 1)
    facts = {"axis": 2, "window": window, "stride": stride}
    x, grad = real32(*shape, batch), real32(3, 4, 3, batch, seed=1)
    checked(lambda g, x: window_unpool(g, x, **facts), [grad, x])
    checked(lambda g: window_spread(g, size=shape[2], **facts), [grad])


def test_windows_that_overlap_by_more_than_rows_take_run_plainly():
    checked(
        lambda g, x: window_unpool(g, x, axis=2, window=5, stride=2),
        [real32(1, 3, 2, 1), real32(1, 3, 7, 1)],
        False,
    )


def test_a_window_of_which_one_element_is_not_a_number_is_not_a_number():
    x = real32(2, 3, 4, 1)
    x[1, 2, 3, 0] = np.nan
    found = program(lambda x: window_max(x, axis=2, window=2, stride=2), [x])(x0=x)["y0"]
    assert np.isnan(found).sum() == 1 and np.isnan(found[1, 2, 1, 0])


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.int64, np.bool_])
@pytest.mark.parametrize("shape", [(5, 1), (3, 4, 1), (2, 3, 4, 5, 1)])
def test_joins_of_single_numbers(dtype, shape):
    pieces = [(10 * real32(*shape, seed=n)).astype(dtype) for n in range(3)]
    checked(lambda *x: join(*x, axis=len(shape) - 1), pieces)


@pytest.mark.parametrize("dtype", [np.float64, np.int64])
def test_copies_of_other_types_with_gaps(dtype):
    x = (10 * real32(4, 6, 5)).astype(dtype)
    checked(lambda x: permute(x, order=(2, 0, 1)).reshape((5, 24)), [x])
    checked(lambda x: cut(x, starts=(3, 0, 4), sizes=(4, 3, 3), steps=(-1, 2, -2)).reshape((4, 9)), [x])


@pytest.mark.parametrize("shapes", [((6, 1, 9), (6, 50, 1)), ((70, 1, 3), (1, 80, 3)), ((5000,), (1,))])
def test_many_integers(shapes):
    x, y = ((10 * real32(*shape, seed=n)).astype(np.int64) for n, shape in enumerate(shapes))
    checked(plus, [x, y])


@pytest.mark.parametrize("shape", [(1,), (5, 17), (3, 4, 33)])
def test_casts_to_integers_drop_what_is_behind_the_point(shape):
    x = real32(*shape, scale=100)
    checked(lambda x: cast(x, dtype="Integer64"), [x])
    np.testing.assert_array_equal(program(lambda x: cast(x, dtype="Integer64"), [x])(x0=x)["y0"], np.trunc(x))


@pytest.mark.parametrize("op", [max_, min_])
@pytest.mark.parametrize(
    "shape, axis",
    [
        ((300, 5), (0,)),
        ((3, 200, 17), (1,)),
        ((90, 80, 3), (0, 1)),
        ((2, 70, 3, 16), (1, 2)),
        ((1, 9, 1), (0,)),
    ],
)
def test_extremes_along_long_axes(op, shape, axis):
    x = real32(*shape)
    checked(lambda x: op(x, axis=axis), [x])


@pytest.mark.parametrize("count", [1, 2, 15, 16, 17, 1001])
def test_normal_numbers_are_those_of_the_plain_kernel(count):
    facts = {"seed": 7, "purpose": "noise", "shape": (count,)}
    checked(lambda counter: normal_draws(counter, **facts), [np.array(3, np.int64)])


@pytest.mark.parametrize("batch", [1, 2, 5, 8, 15])
@pytest.mark.parametrize(
    "stride, dilation", [((1, 1), (1, 1)), ((2, 2), (1, 1)), ((1, 2), (2, 1)), ((3, 1), (1, 2))]
)
def test_convolutions_of_few_examples(batch, stride, dilation):
    x, w = real32(3, 9, 8, batch), real32(5, 3, 3, 2, seed=1)
    facts = {"stride": stride, "dilation": dilation, "groups": 1}
    (y,) = checked(lambda x, w: convolve(x, w, **facts), [x, w]).outputs.values()
    grad = real32(*y.shape, seed=2)
    checked(lambda y, w: deconvolve(y, w, sizes=(9, 8), **facts), [grad, w])
    checked(lambda x, y: window_products(x, y, window=(3, 2), **facts), [x, grad])


@pytest.mark.parametrize("shape", [(2, 3, 5, 4), (64, 3, 32, 32)])
def test_a_frame_around_the_innermost_axis(shape):
    checked(lambda x: pad(x, [(0, 0), (0, 0), (1, 2), (1, 1)]), [real32(*shape)])


@pytest.mark.parametrize("m, k, n", [(4096, 64, 4), (1500, 40, 3), (1024, 10, 16), (1100, 33, 33)])
def test_tall_products_of_two_turned_factors(m, k, n):
    checked(lambda a, b: dot(a.T, b.T), [real32(k, m), real32(n, k, seed=1)])


def test_blocks_of_arrays_that_lie_in_different_orders():
    a, b, t = real32(32, 33, 16, 8), real32(8, 32, 33, 16, seed=1), real32(33, 16, 8, 32, seed=2) > 0

    def turned(a, b, t):
        return masked(permute(t, order=(2, 3, 0, 1)), tanh(permute(a, order=(3, 0, 1, 2)) + b) * b)

    made = checked(turned, [a, b, t])
    expected = np.where(t.transpose(2, 3, 0, 1), np.tanh(a.transpose(3, 0, 1, 2) + b) * b, 0)
    np.testing.assert_allclose(made(x0=a, x1=b, x2=t)["y0"], expected, rtol=1e-5, atol=1e-6)


def test_pieces_of_permuted_arrays_are_cut_where_they_lie():
    x, y = real32(4, 6, 5, 3), real32(4, 6, 5, 3, seed=1)

    def some(x, y):
        return permute(permute(x, order=(3, 0, 1, 2))[1:, :, 2:5], order=(1, 2, 3, 0)) * y[:, 2:5, :, 1:]

    made = program(some, [x, y])
    assert "permute" not in str(made.graph)
    np.testing.assert_allclose(made(x0=x, x1=y)["y0"], x[:, 2:5, :, 1:] * y[:, 2:5, :, 1:])


def test_updates_by_products_whose_factors_are_turned_first():
    """The gradient of weights of features that lie batch last, too many to be turned in the scratch."""
    batch, features, units = 32, 1152, 32

    def step(v):
        w, b = v["w"][: units * features].reshape((units, features)), v["w"][units * features :]
        loss = total(tanh(dot(v["x"].T, w.T) + b) * v["t"])
        g = join(*(one.reshape(-1) for one in gradient(loss, [w, b])))
        m = 0.9 * v["m"] + 0.1 * g
        s = 0.99 * v["v"] + 0.01 * (g * g)
        return {"loss": loss}, {"w": v["w"] - 0.25 * m / (sqrt(s) + 1e-5), "m": m, "v": s}

    states = dict.fromkeys("wmv", Spec((units * features + units,)))
    made = compiled(step, {"x": Spec((features, batch)), "t": Spec((batch, units))}, states)
    made.states["w"][...] = 0.05 * normal(units * features + units)
    made.arguments["x"][...] = normal(features, batch, seed=1)
    made.arguments["t"][...] = normal(batch, units, seed=2)
    assert not made.check()
