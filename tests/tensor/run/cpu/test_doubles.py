"""Rows of Real64: products, sums, elementwise formulas and copies, around the edges of vectors of 8."""

from importlib import import_module

import numpy as np
import pytest

from tests.checks import normal, program
from tests.tensor.run.cpu.test_rows import checked
from wlnet.tensor.compile import Spec, compiled
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.op import OPS
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.elementwise import cast, masked, ramp, sqrt, square, tanh
from wlnet.tensor.ops.movement import join, part, permute
from wlnet.tensor.ops.pooling import window_max
from wlnet.tensor.ops.reduction import total
from wlnet.tensor.run.cpu.formulas import DOUBLE, FORMULAS, GROUPS
from wlnet.tensor.run.cpu.objects import all_kernels
from wlnet.tensor.run.cpu.rows.elementwise import FEWEST
from wlnet.tensor.run.cpu.store import store

pytestmark = pytest.mark.skipif(store() is None, reason="no compiled kernels here")

OF_AN_OP = sorted(name for name in FORMULAS if name.endswith(DOUBLE) and name.removesuffix(DOUBLE) in OPS)


def compiler():
    """Loaded only where something is compiled."""
    all_kernels()
    return import_module("wlnet.tensor.run.cpu.kernels.compiler")


def used(made) -> set[str]:
    """The kernels of a program's rows."""
    return {row.kernel for call in made.calls for row in call.table.rows()}


@pytest.mark.parametrize("name", OF_AN_OP)
def test_elementwise_rows_with_broadcasting(name):
    op, formula = OPS[name.removesuffix(DOUBLE)], FORMULAS[name]

    def argument(shape, kind, seed):
        x = normal(*shape, seed=seed)
        positive = op.name in ("sqrt", "log", "log1p", "power")
        return x > 0 if kind == "b" else np.abs(x) + 0.1 if positive else x

    shapes = [[(FEWEST + n,)] * 3 for n in range(9)]
    shapes += [[(3, 15), (15,), (3, 1)], [(4, 17), (4, 1), (1, 17)], [(2, 3, 33), (3, 1), ()]]
    for some in shapes:
        arrays = [argument(s, k, i) for i, (s, k) in enumerate(zip(some, formula.arguments, strict=False))]
        if len(arrays) == 1 and arrays[0].size < FEWEST:
            continue
        made = checked(lambda *x: op(*x), arrays)
        assert f"elementwise_{name}" in used(made)


@pytest.mark.parametrize("name", sorted(name for name in (*FORMULAS, *GROUPS) if name.endswith(DOUBLE)))
def test_no_formula_has_what_is_fitted_to_real32(name):
    family = "fused" if name in GROUPS else "elementwise"
    text = str(compiler().instructions(f"{family}_{name}", "f"))
    assert "x float>" not in text and "double" in text


RANGE = np.concatenate(
    [np.linspace(-3, 3, 101), np.geomspace(1e-300, 1e300, 101), -np.geomspace(1e-9, 900, 99)]
)
ODD = np.array([0.0, -0.0, np.inf, -np.inf, np.nan, 709.7, 709.8, -708.5, -745.2, 1.0, 5e-310] + [0.5] * 40)


@pytest.mark.parametrize("name", ["exp", "expm1", "log", "log1p", "tanh", "sigmoid", "softplus"])
def test_functions_are_right_over_their_range(name):
    with np.errstate(all="ignore"):
        expected = {
            "exp": np.exp,
            "expm1": np.expm1,
            "log": np.log,
            "log1p": np.log1p,
            "tanh": np.tanh,
            "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
            "softplus": lambda x: np.logaddexp(0, x),
        }[name]
        for x in (RANGE, ODD):
            wanted = expected(x)
            made = program(lambda v: OPS[name](v), [x])
            found = made(x0=x)["y0"]
            assert f"elementwise_{name}{DOUBLE}" in used(made)
            # Denormal numbers count as 0, as arguments and as results.
            tiny = (np.abs(wanted) < 3e-308) | ((np.abs(x) < 3e-308) & (x != 0))
            np.testing.assert_allclose(found[~tiny], wanted[~tiny], rtol=3e-15)


@pytest.mark.parametrize("turned", ["nn", "nt", "tn", "tt"])
def test_products_around_the_edges_of_tiles(turned):
    for m, k, n in [
        (1, 9, 70),
        (3, 33, 5),
        (8, 8, 8),
        (13, 40, 31),
        (30, 17, 129),
        (65, 100, 20),
        (200, 7, 9),
    ]:
        a = normal(*((m, k) if turned[0] == "n" else (k, m)))
        c = normal(*((k, n) if turned[1] == "n" else (n, k)), seed=1)

        def product(x, y):
            return dot(x if turned[0] == "n" else x.T, y if turned[1] == "n" else y.T)

        made = checked(product, [a, c])
        assert any(name.startswith("products_") and name.endswith(DOUBLE) for name in used(made))


@pytest.mark.parametrize(
    "left, right", [((5, 9, 33), (5, 33, 20)), ((2, 3, 8, 40), (40, 17)), ((12, 6, 6),) * 2]
)
def test_products_of_many_matrices(left, right):
    checked(dot, [normal(*left), normal(*right, seed=1)])


def test_products_of_many_matrices_that_are_turned():
    turned = (0, 2, 1)
    checked(lambda x, y: dot(x, permute(y, order=turned)), [normal(5, 9, 33), normal(5, 20, 33, seed=1)])
    checked(lambda x, y: dot(permute(x, order=turned), y), [normal(5, 33, 9), normal(5, 33, 20, seed=1)])


def test_a_bias_and_a_ramp_ride_along():
    made = checked(lambda x, w, b: ramp(dot(x, w.T) + b), [normal(30, 40), normal(50, 40), normal(50)])
    assert not any(name.startswith("elementwise_ramp") for name in used(made))


@pytest.mark.parametrize("axis", [0, 1, 2, (0, 1), (1, 2), (0, 2), None])
def test_totals(axis):
    for shape in [(3, 4, 5), (2, 1, 70), (17, 16, 33)]:
        checked(lambda x: total(x, axis=axis), [normal(*shape)])


@pytest.mark.parametrize("order", [(1, 0, 2), (2, 1, 0), (0, 2, 1), (1, 2, 0), (2, 0, 1)])
def test_copies_in_another_order(order):
    for shape in [(3, 5, 7), (16, 17, 2), (33, 32, 16)]:
        checked(lambda x: permute(x, order=order) + 0.0, [normal(*shape)])


def test_pooling():
    checked(lambda x: window_max(x, axis=1, window=2, stride=2), [normal(6, 8, 40)])


def test_few_numbers_take_the_small_kernels():
    made = checked(lambda x: square(x) + x, [normal(3)])
    assert all(name.startswith("singles_") for name in used(made))


def training(width: int):
    """A step of ADAM on two layers, gradients joined to their update, all in Real64."""
    shapes = [(width, 50), (width,), (3, width), (3,)]
    size = sum(int(np.prod(s)) for s in shapes)

    def step(v):
        flat, start, arrays = v["w"], 0, []
        for shape in shapes:
            count = int(np.prod(shape))
            arrays.append(part(flat, start, count).reshape(shape))
            start += count
        a, b, c, d = arrays
        y = dot(tanh(dot(v["x"], a.T) + b), c.T) + d
        loss = total(square(y - v["t"]))
        g = join(*(x.reshape(-1) for x in gradient(loss, arrays)))
        m, u = 0.9 * v["m"] + 0.1 * g, 0.999 * v["v"] + 0.001 * (g * g)
        return {"loss": loss}, {"w": flat - 0.01 * m / (sqrt(u) + 1e-5), "m": m, "v": u}

    arguments = {"x": Spec((64, 50), "Real64"), "t": Spec((64, 3), "Real64")}
    made = compiled(step, arguments, {n: Spec((size,), "Real64") for n in "wmv"})
    made.states["w"][...] = normal(size) * 0.1
    made.arguments["x"][...], made.arguments["t"][...] = normal(64, 50, seed=1), normal(64, 3, seed=2)
    return made


@pytest.mark.parametrize("width", [20, 701])
def test_a_training_step_is_rows_that_are_right(width):
    made = training(width)
    assert made.kernels == ["rows"], made.text()
    assert made.check() == []


def test_any_number_of_threads_gives_the_same_bits(monkeypatch):
    found = []
    for threads in (1, 2, 3):
        monkeypatch.setattr("wlnet.tensor.run.cpu.machine.processors", lambda threads=threads: threads)
        made = training(701)
        for _ in range(7):
            made()
        found.append(made.states["w"].copy())
    np.testing.assert_array_equal(found[0], found[1])
    np.testing.assert_array_equal(found[0], found[2])


def test_chains_with_truths_and_other_types():
    checked(
        lambda x, y: masked(x > y, x * y) + cast(x > 0.0, dtype="Real64"), [normal(9, 50), normal(50, seed=1)]
    )
