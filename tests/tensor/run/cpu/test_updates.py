"""Updates that make pieces of their gradient themselves give the numbers of plain kernels."""

from itertools import pairwise
from math import prod

import numpy as np
import pytest

from tests.checks import normal
from wlnet.tensor.compile import Spec, compiled
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.elementwise import maximum, minimum, ramp, sqrt, square
from wlnet.tensor.ops.movement import join, part
from wlnet.tensor.ops.reduction import total
from wlnet.tensor.passes import without
from wlnet.tensor.run.cpu.program import worked
from wlnet.tensor.run.cpu.rows.updates import Updated
from wlnet.tensor.run.cpu.store import store

pytestmark = pytest.mark.skipif(store() is None, reason="no compiled kernels here")


def training(batch, sizes, clip=False, wanted=False, turned=False, change=None, bound=None):
    """A step of ADAM of a chain of dense layers with ramps between them, on one line of parameters.

    clip      the update looks at the whole gradient first
    wanted    the gradient is a result
    turned    the examples lie side by side in memory, as behind a convolution
    change    what the update takes for the gradient: a function of that and the weights
    bound     of the weights, behind the update
    """
    shapes = [s for a, b in pairwise(sizes) for s in ((b, a), (b,))]
    counts = [prod(shape) for shape in shapes]

    def step(v):
        starts = np.cumsum([0, *counts])
        arrays = [
            part(v["w"], int(start), count).reshape(shape)
            for start, count, shape in zip(starts, counts, shapes, strict=False)
        ]
        h = v["x"].T if turned else v["x"]
        for number in range(0, len(arrays), 2):
            h = dot(h, arrays[number].T) + arrays[number + 1]
            h = ramp(h) if number + 2 < len(arrays) else h
        loss = total(square(h))
        g = join(*(x.reshape(-1) for x in gradient(loss, arrays)))
        results = {"loss": loss, "g": g} if wanted else {"loss": loss}
        g = g / sqrt(total(square(g))) if clip else g
        g = g if change is None else change(g, v["w"])
        m = 0.9 * v["m"] + 0.1 * g
        s = 0.99 * v["v"] + 0.01 * (g * g)
        w = v["w"] - v["rate"] * m / (sqrt(s) + 1e-5)
        w = w if bound is None else maximum(minimum(w, bound), -bound)
        return results, {"w": w, "m": m, "v": s}

    states = dict.fromkeys("wmv", Spec((sum(counts),)))
    shape = (sizes[0], batch) if turned else (batch, sizes[0])
    made = compiled(step, {"x": Spec(shape), "rate": Spec(())}, states)
    made.states["w"][...] = 0.05 * normal(sum(counts))
    made.states["v"][...] = 1
    made.arguments["x"][...] = normal(*shape, seed=1)
    made.arguments["rate"][...] = 0.01
    return made


def test_a_weight_whose_second_moment_is_infinite_stands_still():
    made = training(4, (20, 33, 5))
    made.states["v"][...] = np.inf
    before = made.states["w"].copy()
    made()
    np.testing.assert_array_equal(made.states["w"], before)


def pieces(made):
    """Numbers of elements of the products that updates make."""
    works = [work.rows for _, work in worked(made.plan) if work is not None]
    return [
        piece.product.rows * piece.product.columns
        for rows in works
        if isinstance(rows, Updated)
        for piece in rows.pieces
    ]


@pytest.mark.parametrize(
    "batch, sizes",
    [
        (64, (784, 500, 10)),  # as in the benchmarks: parts, chunks of many units
        (7, (131, 129, 3)),  # no multiple of anything
        (1, (400, 50, 1)),
        (33, (17, 1000, 2)),
        (16, (5, 3000, 7)),
        (20, (20000, 1)),
        (2048, (64, 256, 64)),  # many examples and thin weights
        (300, (529, 33, 40)),
        (66, (32, 700, 128)),
    ],
)
def test_gradients_of_weights_are_made_where_they_are_used(batch, sizes):
    made = training(batch, sizes)
    assert sizes[1] * sizes[0] in pieces(made), made.text()
    assert not made.check()


@pytest.mark.parametrize("batch, sizes", [(64, (784, 500, 10)), (33, (301, 403, 5)), (500, (300, 401, 7))])
def test_products_that_fetch_ahead_give_the_same_bits(batch, sizes):
    found = []
    for passes in ((), ("ahead",), ("amx",), ("amx", "ahead")):
        with without(*passes):
            made = training(batch, sizes)
        fetching = any(name.endswith("_ahead") for name in made.calls[0].table.kernels)
        assert fetching or passes == () or batch == 500 or "ahead" in passes, made.text()
        assert not (fetching and "ahead" in passes)
        for _ in range(3):
            made()
        found.append(made.states["w"].copy())
    np.testing.assert_array_equal(found[0], found[1])
    np.testing.assert_array_equal(found[2], found[3])


@pytest.mark.parametrize("batch, sizes", [(8, (512, 64, 2)), (20, (800, 65, 3)), (3, (700, 48, 2))])
def test_a_factor_that_is_turned_first_is_not_forgotten(batch, sizes):
    assert not training(batch, sizes, turned=True).check()


def test_what_no_product_makes_is_dealt_among_the_parts():
    """A long line of parameters beside a small product."""
    length = 150_000

    def step(v):
        weights = part(v["w"], 0, 40 * 30).reshape(40, 30)
        others = part(v["w"], 40 * 30, length)
        loss = total(square(dot(v["x"], weights.T))) + total(square(others))
        g = join(*(x.reshape(-1) for x in gradient(loss, [weights, others])))
        m = 0.9 * v["m"] + 0.1 * g
        s = 0.99 * v["v"] + 0.01 * (g * g)
        w = v["w"] - v["rate"] * m / (sqrt(s) + 1e-5)
        return {"loss": loss}, {"w": w, "m": m, "v": s}

    states = dict.fromkeys("wmv", Spec((40 * 30 + length,)))
    made = compiled(step, {"x": Spec((64, 30)), "rate": Spec(())}, states)
    made.states["w"][...] = normal(40 * 30 + length)
    made.arguments["x"][...] = normal(64, 30, seed=1)
    assert pieces(made) == [40 * 30]
    updates = [
        sum("fused_adam" in row.kernel for row in part_)
        for phase in made._run.table.phases
        for part_ in phase
    ]
    assert sum(map(bool, updates)) > 2, made.text()
    assert not made.check()


@pytest.mark.parametrize("batch, sizes", [(64, (784, 500, 10)), (7, (131, 529, 3)), (33, (17, 5000, 2))])
@pytest.mark.parametrize("bound", [None, 0.06])
def test_what_is_done_to_the_gradient_and_the_weights_is_part_of_the_update(batch, sizes, bound):
    facts = {"change": lambda g, w: maximum(minimum(g, 0.05), -0.05) + 0.01 * w, "bound": bound}
    made = training(batch, sizes, **facts)
    assert sizes[1] * sizes[0] in pieces(made), made.text()
    assert not made.check()
    made = training(batch, sizes, **facts)
    w = made.states["w"].astype(float)
    g = np.clip(training(batch, sizes, wanted=True)()["g"].astype(float), -0.05, 0.05) + 0.01 * w
    made()
    expected = w - 0.01 * 0.1 * g / (np.sqrt(0.99 + 0.01 * g * g) + 1e-5)
    expected = np.clip(expected, -(bound or np.inf), bound or np.inf)
    np.testing.assert_allclose(made.states["w"], expected, rtol=1e-4, atol=1e-6)


def test_small_nets_keep_their_products():
    assert not pieces(training(64, (30, 20, 2)))


@pytest.mark.parametrize("facts", [{"clip": True}, {"wanted": True}])
def test_a_gradient_that_others_read_is_made_before(facts):
    made = training(16, (200, 100, 3), **facts)
    assert not pieces(made)
    assert not made.check()


def test_steps_follow_the_formula_of_numpy():
    batch, sizes = 40, (150, 130, 4)
    made = training(batch, sizes)
    w, x = made.states["w"].astype(float), made.arguments["x"].astype(float)
    m, s = np.zeros_like(w), np.ones_like(w)
    for _ in range(3):
        made()
        a, b = w[: 150 * 130].reshape(130, 150), w[150 * 130 :][:130]
        c, d = w[150 * 130 + 130 : -4].reshape(4, 130), w[-4:]
        h = np.maximum(x @ a.T + b, 0)
        grad = 2 * (h @ c.T + d)
        below = grad @ c * (h > 0)
        g = np.concatenate([v.ravel() for v in (below.T @ x, below.sum(0), grad.T @ h, grad.sum(0))])
        m, s = 0.9 * m + 0.1 * g, 0.99 * s + 0.01 * g * g
        w = w - 0.01 * m / (np.sqrt(s) + 1e-5)
    np.testing.assert_allclose(made.states["w"], w, rtol=1e-3, atol=1e-5)


def test_a_large_batch_is_packed_into_panels():
    with without("amx"):
        made = training(300, (450, 137, 40))
    assert "shared" in made.text()
    assert 450 * 137 in pieces(made)
    assert not made.check()
