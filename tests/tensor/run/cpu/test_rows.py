"""Rows give the numbers of plain kernels, around the edges of tiles and vectors, and write nothing else."""

import numpy as np
import pytest
from scipy import special

from tests.checks import apply_plain, normal, program
from tests.tensor.random_graphs import random_program
from wlnet.tensor.compile import Spec, compiled
from wlnet.tensor.op import OPS
from wlnet.tensor.ops.comparison import (
    equal,
    greater,
    greater_equal,
    less,
    less_equal,
    logical_not,
    not_equal,
)
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.elementwise import cast, masked, maximum, minimum, plus, ramp, sqrt, square, tanh
from wlnet.tensor.ops.indexing import add_along, scatter, take
from wlnet.tensor.ops.movement import cut, inlay, join, permute, transpose
from wlnet.tensor.ops.normalization import statistics
from wlnet.tensor.ops.pooling import window_max, window_spread, window_total, window_unpool
from wlnet.tensor.ops.reduction import (
    log_softmax,
    logsumexp,
    max_,
    min_,
    softmax,
    total,
)
from wlnet.tensor.ops.sampling import dropout_mask, uniform
from wlnet.tensor.ops.special import erf, erfc, gelu, gelu_slope
from wlnet.tensor.ops.trigonometric import arctan, cos, sin
from wlnet.tensor.passes import without
from wlnet.tensor.run import schedule
from wlnet.tensor.run.cpu.formulas import FORMULAS
from wlnet.tensor.run.cpu.rows import nearby
from wlnet.tensor.run.cpu.rows.translation import translated_ops
from wlnet.tensor.run.cpu.store import store

pytestmark = pytest.mark.skipif(store() is None, reason="no compiled kernels here")

SIZES = (1, 2, 7, 15, 16, 17, 33, 65)
F32 = np.float32
NAMES = {np.int64: "Integer64", np.float64: "Real64"}


def real32(*shape, seed=0, scale=1.0):
    return (scale * normal(*shape, seed=seed)).astype(F32)


def checked(function, arrays, rows_only=True):
    """The program of a function, after a run in the checked mode in which nothing was found."""
    made = program(function, arrays)
    for n, array in enumerate(arrays):
        made.arguments[f"x{n}"][...] = array
    findings = made.check()
    assert not findings, "\n".join(map(str, findings))
    assert not rows_only or set(made.kernels) <= {"rows"}, made.text()
    return made


def test_every_formula_of_an_op_is_taken():
    elementwise = {op.name for op in translated_ops() if op.elementwise}
    assert {name for name in FORMULAS if name in OPS} <= elementwise


@pytest.mark.parametrize("name", sorted(name for name in FORMULAS if name in OPS))
def test_elementwise_rows_with_broadcasting(name):
    op, formula = OPS[name], FORMULAS[name]

    def argument(shape, kind, seed):
        x = real32(*shape, seed=seed)
        return x > 0 if kind == "b" else np.abs(x) + F32(0.1) if name in ("sqrt", "log", "log1p") else x

    shapes = [[(n,)] * 3 for n in SIZES]
    shapes += [[(3, 5), (5,), (3, 1)], [(4, 17), (4, 1), (1, 17)], [(2, 3, 33), (3, 1), ()]]
    for some in shapes:
        arrays = [argument(s, k, i) for i, (s, k) in enumerate(zip(some, formula.arguments, strict=False))]
        checked(lambda *x: op(*x), arrays)


@pytest.mark.parametrize(
    "name",
    ["exp", "log", "log1p", "tanh", "sigmoid", "softplus", "sqrt", "sign", "ramp"]
    + [op.name for op in (erf, sin, cos, arctan)],
)
def test_functions_are_right_over_their_range_and_keep_nan_and_infinity(name):
    inner = np.concatenate([np.linspace(-20, 20, 4001), np.linspace(-1e-3, 1e-3, 401), [-104, -87, 88, 88.7]])
    odd = np.array([np.nan, np.inf, -np.inf, 0.0, 1e30, -1e30])
    x = np.concatenate([inner, odd]).astype(F32)
    with np.errstate(all="ignore"):
        (expected,) = apply_plain(OPS[name], [x.astype(np.float64)], {})
        wanted = expected.astype(F32)
    made = program(OPS[name], [x])
    got = made(x0=x)["y0"]
    fine = np.isfinite(wanted)
    np.testing.assert_array_equal(got[~fine], wanted[~fine])
    np.testing.assert_allclose(got[fine], wanted[fine], rtol=1.5e-6, atol=3e-38)


def test_erfc_keeps_its_digits_far_out():
    x = np.concatenate([np.linspace(-10, 9.1, 20001), [np.nan, np.inf, -np.inf, 11, 1e30, -1e30]]).astype(F32)
    found = program(erfc, [x])(x0=x)["y0"]
    np.testing.assert_allclose(found, special.erfc(x.astype(np.float64)), rtol=1.5e-6, atol=3e-38)


@pytest.mark.parametrize("count", [1, 15, 16, 17, 40_000])
def test_gelu_and_its_gradient(count):
    x, g = 3 * normal(count), normal(count, seed=1).astype(F32)
    made = checked(lambda v, s: (gelu(v), s * gelu_slope(v)), [x.astype(F32), g])
    found = made(x0=x, x1=g)
    share = special.ndtr(x)
    np.testing.assert_allclose(found["y0"], x * share, rtol=1e-4, atol=1e-6)
    slope = share + x * np.exp(-x * x / 2) / np.sqrt(2 * np.pi)
    np.testing.assert_allclose(found["y1"], g * slope, rtol=1e-5, atol=2e-6)


@pytest.mark.parametrize("exponent", [-2.5, -1.0, 0.0, 0.5, 3.0, np.inf, np.nan])
def test_powers_are_numpys(exponent):
    x = np.array([-np.inf, -8, -1, -0.5, -0.0, 0, 1e-20, 0.3, 1, 2.5, 1e20, np.inf, np.nan] * 2, F32)
    y = np.full_like(x, exponent)
    with np.errstate(all="ignore"):
        np.testing.assert_allclose(program(OPS["power"], [x, y])(x0=x, x1=y)["y0"], np.power(x, y), rtol=1e-6)


@pytest.mark.parametrize("turned", ["nn", "nt", "tn", "tt"])
def test_products_around_the_edges_of_tiles(turned):
    for m, n, k in [
        *((s, 10, 37) for s in SIZES),
        *((9, s, 16) for s in SIZES),
        *((16, 17, s) for s in SIZES),
        (50, 3, 400),
        (3, 50, 400),
        (64, 33, 200),
        (100, 100, 520),
    ]:
        a, b = real32(m, k), real32(k, n, seed=1)
        left = a.T.copy() if turned[0] == "t" else a
        right = b.T.copy() if turned[1] == "t" else b
        checked(
            lambda x, y: dot(x.T if turned[0] == "t" else x, y.T if turned[1] == "t" else y), [left, right]
        )


@pytest.mark.parametrize(
    "m, n, k",
    [(16, 200, 150), (33, 301, 97), (50, 128, 1000), (64, 500, 784), (300, 33, 120), (257, 100, 65)],
)
def test_dense_layers_by_panels(m, n, k):
    arrays = [real32(m, k), real32(n, k, seed=1), real32(n, seed=2)]
    with without("amx"):
        made = checked(lambda x, w: dot(x, w.T), arrays[:2])
        assert "movement_transpose" in made.text() and "products_dot" not in made.text()
        checked(lambda x, w, b: dot(x, w.T) + b, arrays)
        checked(lambda x, w, b: ramp(dot(x, w.T) + b), arrays)


@pytest.mark.parametrize(
    "m, n, k", [(16, 16, 70), (17, 100, 33), (64, 50, 80), (33, 130, 1100), (512, 20, 40), (15, 40, 30)]
)
def test_dense_layers_behind_convolutions_are_made_turned(m, n, k):
    """Examples are neighbours in x, what is summed over in w."""
    x, w, b = real32(k, m), real32(n, k, seed=1), real32(n, seed=2)
    with without("amx"):
        made = checked(lambda x, w, b: ramp(dot(x.T, w.T) + b), [x, w, b])
        checked(lambda x, w: dot(x.T, w.T), [x, w])
    assert m < 16 or "products_dot" not in made.text()


@pytest.mark.parametrize("m, n, k", [(150, 400, 330), (129, 1000, 140), (141, 130, 1100)])
def test_gradients_of_weights_by_panels(m, n, k):
    """Both factors are read across k, and the second one is large."""
    with without("amx"):
        made = checked(lambda x, y: dot(x.T, y), [real32(k, m), real32(k, n, seed=1)])
    assert "movement_transpose" in made.text() and "shared" in made.text()


@pytest.mark.parametrize("m, n, k", [(32, 400, 65), (100, 40, 1300), (128, 33, 129), (1000, 64, 200)])
def test_gradients_of_thin_weights_over_many_examples(m, n, k):
    """Few k at a time, and nothing is copied."""
    with without("amx"):
        made = checked(lambda x, y: dot(x.T, y), [real32(k, m), real32(k, n, seed=1)])
    assert "movement_transpose" not in made.text()


@pytest.mark.parametrize("m, n, k", [(65, 33, 64), (500, 300, 64), (130, 47, 20), (17, 100, 9)])
def test_gradients_of_dense_layers_behind_convolutions_turn_the_inputs(m, n, k):
    """Examples are neighbours in what the layer read, and there are fewer of them than units."""
    y, x = real32(k, m), real32(n, k, seed=1)
    with without("amx"):
        made = checked(lambda y, x: dot(y.T, x.T), [y, x])
    assert "scratch" not in made.text() and "products_dot" not in made.text()


@pytest.mark.parametrize("m, n, k", [(800, 64, 500), (600, 33, 129), (515, 128, 65), (513, 31, 200)])
def test_gradients_of_what_dense_layers_read_go_by_few_units(m, n, k):
    """The gradient of the outputs is turned; of the weights few rows at a time are read."""
    w, y = real32(k, m), real32(n, k, seed=1)
    with without("amx"):
        made = checked(lambda w, y: dot(w.T, y.T), [w, y])
    assert "movement_transpose" in made.text() and "shared" in made.text()


BATCHED = [  # shapes of two factors
    ((3, 5, 7), (7, 20)),
    ((2, 3, 9, 16), (2, 3, 16, 17)),
    ((4, 8, 3), (4, 3, 33)),
    ((2, 3, 4, 5), (3, 5, 6)),
    ((3, 1, 4), (3, 4, 18)),
    ((5, 1, 6, 4), (1, 3, 4, 16)),
    ((18, 2, 40, 24), (18, 2, 24, 48)),
    ((3, 4, 40, 33), (3, 4, 33, 16)),  # few columns
    ((9, 65, 70), (9, 70, 5)),
]


@pytest.mark.parametrize("turned", ["nn", "nt", "tn", "tt"])
@pytest.mark.parametrize("left, right", BATCHED)
def test_products_of_many_matrices(left, right, turned):
    def given(shape, seed, how):
        x = real32(*shape, seed=seed)
        return x if how == "n" else np.ascontiguousarray(np.swapaxes(x, -1, -2))

    def function(a, b):
        return dot(a if turned[0] == "n" else transpose(a), b if turned[1] == "n" else transpose(b))

    checked(function, [given(left, 0, turned[0]), given(right, 1, turned[1])])


def test_products_of_matrices_whose_axes_have_changed_places():
    heads = real32(2, 9, 3, 16), real32(2, 7, 3, 16, seed=1)

    def scores(q, k):
        q, k = (permute(x, order=(0, 2, 1, 3)) for x in (q, k))
        return dot(q, transpose(k))

    checked(scores, heads)
    w, bias = real32(20, 5, seed=2), real32(20, seed=3)
    checked(lambda x, w, b: dot(permute(x, order=(1, 0, 2)), transpose(w)) + b, [real32(6, 9, 5), w, bias])


def test_what_is_done_to_many_rows_stays_in_one_part():
    """Products, attention and what is elementwise cut their rows at the same places."""
    w, v = real32(48, 32, seed=1, scale=0.2), real32(32, 48, seed=2)

    def function(x, w, v):
        rows = tanh(dot(x.reshape(-1, 32), w.T)).reshape(40, 40, 3, 16)
        rows = permute(rows, order=(0, 2, 1, 3))
        seen = dot(softmax(dot(rows, transpose(rows)), axis=-1), rows)
        return dot(permute(seen, order=(0, 2, 1, 3)).reshape(-1, 48), v.T)

    made = checked(function, [real32(40, 40, 32), w, v])
    first = made.text().partition("phase 2")[0]
    assert "part 8 of 8" in first and "tanh" in first and "softmax" in first, made.text()


def test_products_that_sum_over_very_many():
    checked(lambda x, y: dot(transpose(x), y), [real32(2500, 40), real32(2500, 33, seed=1)])


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_joins(axis):
    pieces = [real32(2, 3, 5), real32(2, 3, 5, seed=1), real32(5, 3, 2, seed=2)]
    checked(lambda x, y, z: join(x, y * 2, permute(z, order=(2, 1, 0)), axis=axis), pieces)


def test_a_product_takes_a_bias_and_a_ramp_with_it():
    for shape in ((64, 30, 20), (3, 17, 5), (1, 1, 1)):
        m, n, k = shape
        arrays = [real32(m, k), real32(n, k, seed=1), real32(n, seed=2)]
        made = checked(lambda x, w, b: ramp(dot(x, w.T) + b), arrays)
        assert "elementwise" not in made.text(), made.text()
        checked(lambda x, w, b: tanh(dot(x, w.T) + b), arrays)
        checked(lambda x, w, b: (dot(x, w.T) + b, dot(x, w.T)), arrays)


def test_a_product_takes_bias_and_ramp_out_of_a_block():
    """More than 65536 numbers run by blocks; what else the block does comes after the product."""
    arrays = [real32(300, 40), real32(250, 40, seed=1), real32(250, seed=2)]

    def layer(x, w, b):
        y = ramp(dot(x, w.T) + b)
        return y, greater(y, 0.0)

    made = checked(layer, arrays)
    assert "elementwise_plus" not in made.text() and "elementwise_ramp" not in made.text(), made.text()
    checked(lambda x, w, b: (ramp(dot(x, w.T) + b), greater(dot(x, w.T) + b, 0.0)), arrays)
    checked(lambda x, w, b: (ramp(dot(x, w.T) + b), tanh(dot(x, w.T) + b) * 2.0), arrays)


@pytest.mark.parametrize("axis", [0, 1, 2, (0, 1), (1, 2), (0, 2), None])
@pytest.mark.parametrize("shape", [(3, 4, 5), (2, 1, 70), (17, 16, 33)])
def test_totals(axis, shape):
    checked(lambda x: total(x, axis=axis), [real32(*shape)], rows_only=False)


@pytest.mark.parametrize("op", [softmax, log_softmax, logsumexp], ids=str)
@pytest.mark.parametrize("shape", [(5,), (3, 10), (4, 16), (2, 3, 17), (1, 1)])
def test_softmax_and_its_kin(op, shape):
    x = real32(*shape) * 30
    checked(lambda v: op(v, axis=-1), [x])
    x[..., 0] = np.nan
    assert np.isnan(program(lambda v: op(v, axis=-1), [x])(x0=x)["y0"]).all()


@pytest.mark.parametrize("op", [max_, min_], ids=str)
@pytest.mark.parametrize("axis", [0, 1, -1, (0, 1), (1, 2), None])
@pytest.mark.parametrize("shape", [(3, 4, 5), (2, 1, 70), (6, 16, 33)])
def test_extremes(op, axis, shape):
    x = real32(*shape)
    # What is smallest along the last axis has no rows.
    made = checked(lambda v: op(v, axis=axis), [x], rows_only=op is max_ and axis in (-1, (1, 2), None))
    x[0, 0, :2] = np.nan, -np.inf
    expected = (np.max if op is max_ else np.min)(x, axis=axis)
    np.testing.assert_array_equal(made(x0=x)["y0"], expected)


@pytest.mark.parametrize("kind", [np.int64, np.float64])
def test_few_numbers_of_other_types_are_compared_and_added(kind):
    x, y = np.arange(6).astype(kind).reshape(2, 3), np.array([1, 4, 2]).astype(kind)

    def function(a, b):
        truths = [op(a, b) for op in (less, less_equal, greater, greater_equal, equal, not_equal)]
        sums = [total(cast(one, dtype=NAMES[kind])) for one in truths]
        return *truths, *sums, maximum(a, b), minimum(a, b)

    # Sums of reals are products with ones, which BLAS makes in Real64.
    found = checked(function, [x, y], rows_only=kind is np.int64)(x0=x, x1=y)
    expected = [x < y, x <= y, x > y, x >= y, x == y, x != y]
    expected += [one.sum() for one in expected] + [np.maximum(x, y), np.minimum(x, y)]
    for n, one in enumerate(expected):
        np.testing.assert_array_equal(found[f"y{n}"], one)


@pytest.mark.parametrize("shape", [(16, 9, 1), (5, 3, 4), (64, 1, 1), (33, 17, 2)])
def test_statistics_of_layers_without_places(shape):
    weights = np.full(shape[0], 1 / shape[0], F32)
    checked(statistics, [real32(*shape) + 3, weights])


def test_statistics_of_one_number_each():
    checked(statistics, [real32(1, 3, 1) + 3, np.ones(1, F32)], False)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_several_numbers_for_a_line(count):
    index = np.random.default_rng(0).integers(0, 7, (4, 3, count))
    checked(add_along, [real32(4, 3, 7), real32(4, 3, count, seed=1), index])
    # What is added may lie in any order of memory.
    turned = real32(3, 4, count, seed=1)
    checked(lambda v, g, i: add_along(v, permute(g, order=(1, 0, 2)), i), [real32(4, 3, 7), turned, index])


def test_positions():
    x, index = real32(7, 3), np.array([[0, 6], [3, 3]])
    checked(lambda v, i: take(v, i), [x, index])
    checked(lambda v, i: scatter(v, i, size=7), [real32(2, 2, 3), index])
    checked(lambda v, i: take(v, i), [real32(9), np.array([-1, 8, 20])])
    turned = real32(3, 2, 5)
    checked(
        lambda v, i: scatter(permute(v, order=(1, 0, 2)), i, size=7),
        [turned, np.array([[0, 6, 1], [3, 3, 5]])],
    )
    checked(lambda v, i: scatter(v, i, size=4), [real32(5), np.array([0, 3, -1, 3, 2])])


@pytest.mark.parametrize(
    "shape, axis", [((5, 30, 7, 64), 1), ((6, 9, 33), 1), ((4, 6, 5, 16), 2), ((3, 8), 1)]
)
def test_pooling(shape, axis):
    x = np.random.default_rng(1).integers(-2, 3, shape).astype(F32)
    for window, stride in ((2, 2), (3, 2), (3, 1), (1, 2)):
        facts = {"axis": axis, "window": window, "stride": stride}
        (y,) = apply_plain(window_max, [x], facts)
        checked(lambda v, facts=facts: window_max(v, **facts), [x], rows_only=False)
        checked(lambda v, facts=facts: window_total(v, **facts), [x], rows_only=False)
        checked(lambda g, v, facts=facts: window_unpool(g, v, **facts), [y, x], rows_only=False)


@pytest.mark.parametrize(
    "shape", [(5, 6, 8, 64), (2, 4, 2, 7), (3, 2, 30, 33), (1, 12, 12, 16), (3, 7, 6, 16)]
)
def test_gradients_of_maxima_over_two_axes_are_one_pass(shape):
    """Equal numbers among them: the first of the largest takes it."""
    x = np.random.default_rng(1).integers(-2, 3, shape).astype(F32)
    rows, columns = ({"axis": axis, "window": 2, "stride": 2} for axis in (1, 2))
    grad = real32(shape[0], shape[1] // 2, shape[2] // 2, shape[3])

    def function(g, x):
        lines = window_max(x, **columns)
        # Maxima that live on: else their memory may be that of the result, and then it takes two passes.
        return window_unpool(window_unpool(g, lines, **rows), x, **columns) + 1.0, lines

    checked(lambda g, x: function(g, x)[0], [grad, x])
    made = checked(function, [grad, x])
    assert ("to_largest_of_pairs" in made.text()) == (shape[1] % 2 == 0), made.text()

    def both(g, x):
        between = window_unpool(g, window_max(x, **columns), **rows)
        return window_unpool(between, x, **columns), between

    assert "to_largest_of_pairs" not in checked(both, [grad, x]).text()


@pytest.mark.parametrize("order", [(1, 0, 2), (2, 1, 0), (0, 2, 1), (1, 2, 0), (2, 0, 1)])
@pytest.mark.parametrize("shape", [(3, 5, 7), (16, 17, 2), (33, 32, 16)])
def test_copies_in_another_order(order, shape):
    checked(lambda x: permute(x, order=order) * 1.0 + 1.0, [real32(*shape)], rows_only=False)
    checked(lambda x: permute(x, order=order).reshape((-1,)), [real32(*shape)])


@pytest.mark.parametrize("order", [(1, 0, 2), (2, 1, 0), (0, 2, 1)])
@pytest.mark.parametrize("shape", [(2, 3, 1), (3, 2, 2), (3, 5, 7), (5, 2, 17)])
def test_copies_of_truths_in_another_order(order, shape):
    x = np.arange(np.prod(shape)).reshape(shape) % 3 > 0
    checked(lambda a: permute(a, order=order).reshape((-1,)), [x])


def test_blocks_of_elementwise_steps():
    """Enough elements that the plan runs them block by block: in a line, and with a broadcast argument."""
    x, y = real32(300_007), real32(300_007, seed=1)
    checked(lambda a, b: sqrt(square(a) + square(b)) * 0.5 + tanh(a), [x, y])
    a, b = real32(20, 100, 100), real32(20, 1, 1, seed=1)
    checked(lambda u, v: ramp(plus(u, v)) * 2.0, [a, b])
    checked(lambda u, v: ramp(plus(u, v)) * 2.0, [real32(100_000, 3), real32(3, seed=1)])
    made = checked(lambda u, v: (plus(u, v), ramp(plus(u, v))), [a, b])
    assert "sum_and_ramp" in made.text()
    made = checked(lambda x, w, b: ramp(dot(x, w) + b), [real32(70, 5), real32(5, 1200), real32(1200)])
    assert "elementwise" not in made.text()


def test_blocks_whose_arrays_move_through_memory_in_several_ways():
    """A number a channel, a weight a lane, a part of a larger array: one row for all, in the cache."""
    for channels, batch in ((5, 64), (3, 7), (70, 16)):
        shape = (channels, 31, 33, batch)
        x, framed = real32(*shape), real32(channels, 33, 35, batch, seed=1)
        a, b, w = real32(channels, 1, 1, 1), real32(channels, 1, 1, 1, seed=2), real32(1, 1, 1, batch)

        def function(x, y, a, b, w):
            inner = cut(y, starts=(0, 1, 1, 0), sizes=x.shape, steps=(1, 1, 1, 1))
            z = (x - a) * b
            return masked(greater(inner, 0.0), z) * w + x, z

        made = checked(function, [x, framed, a, b, w])
        if np.prod(shape) >= 1 << 16:
            assert "interpreter_lines" in made.text()


def test_what_a_block_makes_goes_into_a_frame_at_once():
    x, a = real32(6, 20, 21, 32), real32(6, 1, 1, 1)
    facts = {"shape": (6, 22, 24, 32), "starts": (0, 1, 2, 0), "steps": (1, 1, 1, 1)}
    made = checked(lambda x, a: inlay(ramp(x * a + 1.0), **facts), [x, a])
    copies = [row for row in made._run.table.rows() if row.kernel == "elementwise_copy"]
    assert all(row.columns[0].space == "known" for row in copies), made.text()
    # Somebody else reads it too: it is written twice.
    checked(lambda x, a: (inlay(ramp(x * a + 1.0), **facts), ramp(x * a + 1.0) * 2.0), [x, a])
    checked(lambda x: (inlay(x + 1.0, **facts), tanh(x + 1.0) * x), [x])


@pytest.mark.parametrize("shape", [(16, 33, 31, 16), (3, 300, 128), (70, 7, 5, 64), (2, 70001), (300, 255)])
def test_sums_of_what_a_block_makes_are_taken_while_it_is_near(shape):
    """As the gradient of a normalisation does: two sums of arrays that pass, or live on."""
    x, y, a = real32(*shape), real32(*shape, seed=1), real32(shape[0], *(1,) * (len(shape) - 1))
    axes = tuple(range(1, len(shape)))

    def function(x, y, a):
        g = masked(greater(y, 0.0), x)
        sums = total(g, axis=axes, keep=True), total(g * y, axis=axes, keep=True)
        return g * a - sums[0] * y + sums[1], *sums

    made = checked(function, [x, y, a])
    if len(shape) > 2:
        assert "statistics_products" in made.text(), made.plan
    checked(lambda x, y, a: (total(x * a + y, axis=axes), total((x - y) * x, axis=axes)), [x, y, a])


def test_other_dtypes_run_plain_where_they_have_no_rows():
    x = normal(33, 17).astype(np.float16)
    made = program(lambda v: tanh(dot(v, v.T)), [x])
    np.testing.assert_allclose(made(x0=x)["y0"], np.tanh(x @ x.T), rtol=0.01)
    assert "rows" not in made.kernels


def test_counts_and_rates_in_other_dtypes():
    def function(values):
        step = values["step"]
        return {"rate": sqrt(1 - 0.999**step) / (1 - 0.9**step), "next": values["count"] + 1}

    made = compiled(function, {"step": Spec((), "Real64"), "count": Spec((3,), "Integer64")})
    outputs = made(step=np.array(5.0), count=np.array([1, 2, 3]))
    np.testing.assert_allclose(outputs["rate"], np.sqrt(1 - 0.999**5) / (1 - 0.9**5), rtol=1e-14)
    np.testing.assert_array_equal(outputs["next"], [2, 3, 4])
    assert made.kernels == ["rows"] and not made.check()


def test_numbers_in_a_frame():
    for shape, starts, steps, fill in (
        ((5, 9, 16), (1, 2, 0), (1, 1, 1), 0),
        ((7, 20), (0, 1), (2, 3), -np.inf),
    ):
        x = real32(*((n - 2) // s for n, s in zip(shape, steps, strict=True)))
        facts = {"shape": shape, "starts": starts, "steps": steps, "fill": fill}
        checked(lambda v, facts=facts: inlay(v, **facts), [x], rows_only=steps[-1] == 1)


@pytest.mark.parametrize("window, stride, size", [(2, 2, 9), (3, 2, 9), (3, 1, 7), (2, 3, 8)])
def test_sums_spread_over_their_windows(window, stride, size):
    grad = real32(3, (size - window) // stride + 1, 5, 16)
    facts = {"axis": 1, "window": window, "stride": stride, "size": size}
    checked(lambda g: window_spread(g, **facts), [grad])


@pytest.mark.parametrize("shape", [(3, 5, 2), (1, 1, 64), (7, 31, 64), (2, 16, 1)])
def test_statistics_of_channels(shape):
    channels, size, batch = shape
    weights = np.abs(real32(batch, seed=1)) / np.abs(real32(batch, seed=1)).sum()
    checked(lambda x, w: statistics(permute(x, order=(2, 0, 1)), w), [real32(*shape) + 2, weights], False)
    checked(lambda x, w: statistics(x, w), [real32(batch, channels, size) + 2, weights], False)


@pytest.mark.parametrize("count", [1, 7, 8, 9, 1000])
def test_random_numbers_are_those_of_the_stream(count):
    facts = {"seed": -5, "purpose": "layer 3", "shape": (count,)}

    def function(values):
        return {
            "u": uniform(values["n"], **facts),
            "mask": dropout_mask(values["n"], rate=0.3, **facts),
            "none": dropout_mask(values["n"], rate=1, **facts),
        }

    made = compiled(function, {"n": Spec((), "Integer64")})
    assert made.kernels == ["rows"]
    outputs = made(n=np.array(77))
    for name, params in (("u", {}), ("mask", {"rate": 0.3}), ("none", {"rate": 1})):
        op = dropout_mask if params else uniform
        (expected,) = apply_plain(op, [np.array(77)], facts | params)
        np.testing.assert_array_equal(outputs[name], expected)


def test_arguments_in_another_order_of_memory():
    x, y = real32(5, 6, 33), real32(33, 5, 6, seed=1)
    checked(lambda a, b: permute(a, order=(2, 0, 1)) * 2.0 + b, [x, y])
    checked(lambda a, b: masked(greater(permute(a, order=(2, 0, 1)), 0.0), b), [x, y], rows_only=False)


def test_copies_of_truths():
    for shape, order in (((1, 2), (0, 1)), ((5, 7), (1, 0)), ((3, 4, 17), (2, 0, 1))):
        x = real32(*shape) > 0
        checked(lambda v, order=order: permute(v, order=order).reshape((-1,)), [x])
        checked(lambda v: join(logical_not(v), v, axis=-1), [x], rows_only=False)


@pytest.mark.parametrize("seed", range(60, 160))
def test_random_programs_by_small_blocks(seed, monkeypatch):
    monkeypatch.setattr(schedule, "BLOCK_ELEMENTS", 3)
    monkeypatch.setattr(schedule, "SMALLEST_BLOCKED", 4)
    monkeypatch.setattr(nearby, "ELEMENTS", 1 + seed % 7)
    test_random_programs(seed)


@pytest.mark.parametrize("seed", range(60))
def test_random_programs(seed):
    made = random_program(seed)
    findings = made.check()
    assert not findings, "\n".join(map(str, findings)) + "\n" + str(made.plan)


@pytest.mark.parametrize("m, k, n", [(10, 300, 500), (1, 700, 130), (15, 129, 520), (8, 1000, 33)])
def test_few_rows_of_a_product_with_a_factor_that_strides_far(m, k, n):
    """A large factor is read some lines at a time: the sums of those before are added to."""
    checked(lambda x, y: dot(x.T, y), [real32(k, m), real32(k, n, seed=1)])
    checked(lambda x, y: ramp(dot(x, y)), [real32(m, k), real32(k, n, seed=1)])
    checked(lambda y: total(y, axis=(0,)), [real32(k, n)])


@pytest.mark.parametrize("rows", [64, 65, 72, 79, 127, 130])
def test_tiles_one_vector_wide(rows):
    for columns in (3, 10, 16):
        checked(lambda x, w: dot(x, w.T), [real32(rows, 50), real32(columns, 50, seed=1)])
        checked(lambda x, w: dot(x, w), [real32(rows, 50), real32(50, columns, seed=1)])


@pytest.mark.parametrize("window, stride", [(2, 2), (2, 1), (3, 2), (3, 3)])
@pytest.mark.parametrize("shape", [(3, 8, 10, 64), (2, 9, 6, 5)])
def test_gradients_of_maxima_go_to_the_first_nan_of_a_window(shape, window, stride):
    x = real32(*shape)
    x[np.random.default_rng(1).random(shape) < 0.3] = np.nan
    both = [{"axis": axis, "window": window, "stride": stride} for axis in (2, 1)]
    lines = apply_plain(window_max, [x], both[0])[0]
    grads = [
        real32(*apply_plain(window_max, [y], one)[0].shape) for y, one in zip((x, lines), both, strict=True)
    ]
    checked(lambda g, v: window_unpool(g, v, **both[0]), [grads[0], x], rows_only=False)
    checked(
        lambda g, lines, v: window_unpool(window_unpool(g, lines, **both[1]), v, **both[0]),
        [grads[1], lines, x],
        rows_only=False,
    )
