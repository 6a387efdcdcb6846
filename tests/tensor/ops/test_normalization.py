import numpy as np
import pytest

from tests.checks import normal, run
from wlnet.tensor.ops.normalization import statistics
from wlnet.tensor.shape import ShapeError


@pytest.mark.parametrize("shape", [(4, 3, 5), (1, 2, 1), (6, 1, 4)])
def test_equal_weights_give_numpys_mean_and_variance(shape):
    x = normal(*shape) + 3
    mean, variance = run(statistics, [x, np.full(shape[0], 1 / shape[0])])
    np.testing.assert_allclose(mean, x.mean(axis=(0, 2)))
    np.testing.assert_allclose(variance, x.var(axis=(0, 2)), atol=1e-15)


def test_examples_of_weight_zero_do_not_matter():
    x = normal(5, 3, 4)
    x[3:] = 1e6
    mean, variance = run(statistics, [x, np.array([1 / 3, 1 / 3, 1 / 3, 0, 0])])
    np.testing.assert_allclose(mean, x[:3].mean(axis=(0, 2)))
    np.testing.assert_allclose(variance, x[:3].var(axis=(0, 2)))


def test_a_large_mean_costs_no_digits_of_the_variance():
    x = (1000 + normal(64, 2, 16)).astype(np.float32)
    found = run(statistics, [x, np.full(64, 1 / 64, np.float32)])
    np.testing.assert_allclose(found[1], x.astype(float).var(axis=(0, 2)), rtol=1e-4)


@pytest.mark.parametrize("shapes", [((4, 3), (4,)), ((4, 3, 2), (3,)), ((4, 3, 0), (4,))])
def test_what_has_no_channels_or_no_values_is_refused(shapes):
    with pytest.raises(ShapeError, match="statistics takes"):
        run(statistics, [np.zeros(shape) for shape in shapes])
