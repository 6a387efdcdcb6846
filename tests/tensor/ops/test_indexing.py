import numpy as np
import pytest

from tests.checks import check_vjp, normal, run
from wlnet.tensor.dtype import DtypeError
from wlnet.tensor.ops.indexing import add_along, one_hot, scatter, take, take_along
from wlnet.tensor.shape import ShapeError


@pytest.mark.parametrize("axis", [0, 1, -1])
@pytest.mark.parametrize("shape", [(), (3,), (2, 2)])
def test_take_is_that_of_numpy(axis, shape):
    x, index = normal(4, 3, 5), np.random.default_rng(0).integers(0, 3, shape)
    np.testing.assert_array_equal(
        run(lambda v, i: take(v, i, axis=axis), [x, index]), np.take(x, index, axis)
    )


def test_positions_may_be_of_any_integer_type_and_nothing_else():
    x = normal(4)
    np.testing.assert_array_equal(run(take, [x, np.array([2, 0], np.uint8)]), x[[2, 0]])
    with pytest.raises(DtypeError, match="take takes integer positions"):
        run(take, [x, x])


def test_elements_for_one_place_add_up():
    x, index = normal(4, 2), np.array([1, 1, 0, 1])
    expected = np.stack([x[2], x[0] + x[1] + x[3], [0, 0]])
    np.testing.assert_allclose(run(lambda v, i: scatter(v, i, size=3), [x, index]), expected)


@pytest.mark.parametrize("axis", [0, 1, -1])
def test_take_along_is_that_of_numpy(axis):
    x = normal(3, 4, 2)
    shape = [2 if a == axis % 3 else n for a, n in enumerate(x.shape)]
    index = np.random.default_rng(0).integers(0, x.shape[axis], shape)
    found = run(lambda v, i: take_along(v, i, axis=axis), [x, index])
    np.testing.assert_array_equal(found, np.take_along_axis(x, index, axis))
    check_vjp(lambda v, i: take_along(v * v, i, axis=axis), x, index)


def test_numbers_for_one_place_of_a_line_add_up():
    base, x, index = normal(2, 3, 4), normal(2, 3, 3, seed=1), np.array([[[0, 3, 3]] * 3, [[1, 1, 1]] * 3])
    expected = base.copy()
    for line in np.ndindex(2, 3):
        for number, place in zip(x[line], index[line], strict=True):
            expected[line][place] += number
    np.testing.assert_allclose(run(add_along, [base, x, index]), expected)


def test_one_hot_rows():
    found = run(lambda i: one_hot(i, 4), [np.array([[0, 3], [2, 2]])])
    np.testing.assert_array_equal(found, np.eye(4)[[[0, 3], [2, 2]]])
    assert found.dtype == np.float32


def test_misfits_are_refused():
    with pytest.raises(ShapeError, match="take_along"):
        run(take_along, [normal(3, 4), np.zeros((2, 1), int)])
    with pytest.raises(ShapeError, match="add_along needs"):
        run(add_along, [normal(3, 4), normal(2, 1), np.zeros((2, 1), int)])
    with pytest.raises(ShapeError, match="scatter needs"):
        run(lambda v, i: scatter(v, i, size=3), [normal(3, 4), np.zeros(2, int)])
