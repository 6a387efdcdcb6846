"""Products by the matrix unit: as exact as those of Real32, around the edges of their blocks."""

from collections import OrderedDict

import numpy as np
import pytest

from tests.checks import program
from tests.tensor.run.cpu.test_rows import checked, real32
from tests.tensor.run.cpu.test_updates import pieces, training
from wlnet.tensor import prepared
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.elementwise import ramp
from wlnet.tensor.passes import without
from wlnet.tensor.run.cpu.matrix_unit import has_matrix_unit
from wlnet.tensor.run.cpu.rows import amx
from wlnet.tensor.run.cpu.store import store

pytestmark = pytest.mark.skipif(store() is None or not has_matrix_unit(), reason="no matrix unit here")

# Rows, k, columns: one block, parts of blocks, several parts of a phase.
SHAPES = [(1, 1, 1), (32, 32, 32), (31, 33, 15), (17, 16, 48), (5, 47, 65), (33, 64, 100), (300, 81, 290)]
SHAPES += [(60, 130, 530), (255, 100, 419)]  # parts of columns
TURNED = ["nn", "nt", "tn", "tt"]


@pytest.fixture
def always(monkeypatch):
    """Whatever the size; no plan is taken that was made before."""
    monkeypatch.setattr(amx, "ENOUGH", 1e9)
    monkeypatch.setattr(prepared, "_kept", OrderedDict())


def factors(m, k, n, turned):
    """A, B as they lie, and the function that multiplies them."""
    left, right = real32(m, k), real32(k, n, seed=1)
    a = left.T.copy() if turned[0] == "t" else left
    b = right.T.copy() if turned[1] == "t" else right

    def product(x, y):
        return dot(x.T if turned[0] == "t" else x, y.T if turned[1] == "t" else y)

    return (a, b), product, left.astype(float) @ right.astype(float)


@pytest.mark.parametrize("turned", TURNED)
@pytest.mark.parametrize("m, k, n", SHAPES)
def test_products_around_the_edges_of_blocks(always, m, k, n, turned):
    arrays, product, _ = factors(m, k, n, turned)
    made = checked(product, arrays)
    assert "amx_products" in made.text()


@pytest.mark.parametrize("turned", TURNED)
def test_they_are_as_exact_as_products_of_real32(always, turned):
    arrays, product, exact = factors(130, 700, 90, turned)

    def error():
        made = program(product, arrays)
        return np.sqrt(np.mean((made(x0=arrays[0], x1=arrays[1])["y0"] - exact) ** 2)), made.text()

    by_unit, text = error()
    with without("amx"):
        by_tiles, other = error()
    assert "amx" in text and "amx" not in other
    assert by_unit <= by_tiles


def test_numbers_of_very_different_sizes(always):
    """Each entry is exact to the digits of Real32, also where a row or a column is large or small."""
    a, b = real32(40, 50), real32(50, 70, seed=1)
    a *= np.float32(10.0) ** np.arange(-20, 20)[:, None]
    b *= np.float32(10.0) ** np.linspace(-15, 15, 70, dtype=np.float32)
    found = program(dot, [a, b])(x0=a, x1=b)["y0"]
    a, b = a.astype(float), b.astype(float)
    assert np.all(abs(found - a @ b) <= 4e-7 * (abs(a) @ abs(b)) + 1e-37)


def test_a_factor_that_is_no_number_shows(always):
    a, b = real32(40, 50), real32(50, 70, seed=1)
    a[3, 7], a[5, 8] = np.nan, np.inf
    found = program(dot, [a, b])(x0=a, x1=b)["y0"]
    finite = np.isfinite(found).all(axis=1)
    assert not finite[[3, 5]].any() and finite.sum() == 38
    assert np.isnan(found[3]).all()


@pytest.mark.parametrize("m, k, n", [(100, 40, 70), (257, 120, 130)])
def test_bias_and_ramp_are_added_in_the_same_row(always, m, k, n):
    arrays = [real32(m, k), real32(n, k, seed=1), real32(n, seed=2)]
    made = checked(lambda x, w, b: ramp(dot(x, w.T) + b), arrays)
    assert "amx_products" in made.text() and "elementwise_plus" not in made.text()


@pytest.mark.parametrize("batch, sizes", [(300, (450, 97, 40)), (512, (784, 500, 10)), (70, (131, 129, 3))])
def test_gradients_of_weights_are_made_where_they_are_used(always, batch, sizes):
    made = training(batch, sizes)
    assert sizes[1] * sizes[0] in pieces(made) and "amx_products" in made.text()
    assert not made.check()


def test_small_products_go_the_other_way():
    arrays, product, _ = factors(64, 64, 64, "nn")
    assert "amx" not in checked(product, arrays).text()


def test_large_ones_go_this_way():
    arrays, product, _ = factors(512, 784, 500, "nt")
    assert "amx" in checked(product, arrays).text()


def test_tiles_that_would_turn_a_factor_count_that_too():
    """The gradient of 500 x 800 weights behind a convolution, of 64 examples, and behind another layer."""
    arrays, product, _ = factors(500, 64, 800, "tt")
    assert "amx" in checked(product, arrays).text()
    arrays, product, _ = factors(500, 64, 800, "tn")
    assert "amx" not in checked(product, arrays).text()


@pytest.mark.parametrize("k, shape, found", [(1280, (512, 128), True), (3200, (256, 64), False)])
def test_long_sums_of_few_columns_where_splitting_pays(k, shape, found):
    """Gradients of the weights of recurrent layers."""
    arrays, product, _ = factors(shape[0], k, shape[1], "tn")
    assert ("amx" in checked(product, arrays).text()) == found
