import numpy as np
import pytest
from scipy import special

from tests.checks import check_vjp, normal, run
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.ops.elementwise import exp, log, log1p, sigmoid
from wlnet.tensor.ops.reduction import (
    argmax,
    argmin,
    log_softmax,
    logsumexp,
    max_,
    mean,
    min_,
    softmax,
    total,
)
from wlnet.tensor.shape import ShapeError

AXES = [None, 0, 1, -1, (0, 1), (1, 2), (0, 2), (0, 1, 2), ()]


@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize(
    "function, numpy", [(total, np.sum), (mean, np.mean), (max_, np.max), (min_, np.min)]
)
def test_reductions_are_those_of_numpy(function, numpy, axis, keep):
    x = normal(3, 4, 2)
    found = run(lambda v: function(v, axis=axis, keep=keep), [x])
    np.testing.assert_allclose(found, numpy(x, axis=axis, keepdims=keep), rtol=1e-12)


@pytest.mark.parametrize("axis", AXES)
def test_means_have_gradients_along_all_axes(axis):
    check_vjp(lambda v: mean(v * v, axis=axis), normal(2, 3, 2))


@pytest.mark.parametrize("shape", [(64, 32), (5000, 2), (2, 5000), (5000,), (1, 1), (7, 3, 2)])
@pytest.mark.parametrize("axis", [0, -1, None])
def test_sums_in_single_precision_lose_little(shape, axis):
    x = np.abs(normal(*shape)).astype(np.float32)
    found = run(lambda v: total(v, axis=axis), [x])
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, np.sum(x.astype(float), axis=axis), rtol=3e-6)


def test_sums_of_turned_arrays():
    x = normal(6, 4)
    for axis in (0, 1, None):
        np.testing.assert_allclose(run(lambda v, axis=axis: total(v.T, axis=axis), [x]), x.T.sum(axis))


def test_sums_over_nothing_are_zero_and_means_are_not_defined():
    empty = np.zeros((0, 3))
    np.testing.assert_array_equal(run(lambda v: total(v, axis=0), [empty]), np.zeros(3))
    assert np.isnan(run(lambda v: mean(v, axis=0), [empty])).all()
    for function in (max_, min_, logsumexp):
        with pytest.raises(ShapeError, match="of no elements is not defined"):
            run(lambda v, function=function: function(v, axis=0), [empty])


def test_positions_are_the_first_ones():
    x = np.array([[1.0, 3.0, 3.0], [2.0, 2.0, 0.0]])
    np.testing.assert_array_equal(run(argmax, [x]), [1, 0])
    np.testing.assert_array_equal(run(lambda v: argmin(v, axis=0), [x]), [0, 1, 1])


def test_equal_largest_elements_share_the_gradient():
    x = np.array([[1.0, 3.0, 3.0]])
    np.testing.assert_array_equal(run(lambda v: gradient(max_(v, axis=1), [v])[0], [x]), [[0, 0.5, 0.5]])


@pytest.mark.parametrize("axis", [0, 1])
def test_softmax_is_that_of_scipy(axis):
    x = 3 * normal(4, 5)
    np.testing.assert_allclose(run(lambda v: softmax(v, axis=axis), [x]), special.softmax(x, axis))
    np.testing.assert_allclose(run(lambda v: log_softmax(v, axis=axis), [x]), special.log_softmax(x, axis))
    np.testing.assert_allclose(run(lambda v: logsumexp(v, axis=axis), [x]), special.logsumexp(x, axis))


def test_large_numbers_do_not_overflow():
    x = np.array([[1000.0, 1000.0], [-1000.0, 0.0]])
    np.testing.assert_allclose(run(lambda v: logsumexp(v, axis=1), [x]), [1000 + np.log(2), 0])
    np.testing.assert_allclose(run(softmax, [x]), [[0.5, 0.5], [0, 1]])
    np.testing.assert_allclose(run(log_softmax, [x]), [[-np.log(2)] * 2, [-1000, 0]])


def test_unstable_forms_are_replaced_by_stable_ones():
    x = np.array([[1000.0, 0.0]])
    np.testing.assert_allclose(run(lambda v: log(softmax(v)), [x]), [[0, -1000]])
    np.testing.assert_allclose(run(lambda v: log(total(exp(v), axis=1)), [x]), [1000])
    np.testing.assert_allclose(run(lambda v: log1p(exp(v)), [x]), [[1000, np.log(2)]])
    np.testing.assert_allclose(run(lambda v: log(sigmoid(-v)), [x]), [[-1000, -np.log(2)]])
