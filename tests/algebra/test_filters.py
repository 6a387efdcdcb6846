import numpy as np
import pytest
from scipy import special

from wlnet.algebra import filters


def windows(array, radii):
    """(place, window) of every element, smaller at the edges."""
    for place in np.ndindex(*array.shape[: len(radii)]):
        yield place, array[tuple(slice(max(i - r, 0), i + r + 1) for i, r in zip(place, radii, strict=True))]


@pytest.mark.parametrize("shape, radii", [((7,), (2,)), ((5, 6), (1, 2)), ((4, 5, 3), (1, 1)), ((3,), (5,))])
@pytest.mark.parametrize(
    "function, known",
    [
        (filters.mean, np.mean),
        (filters.median, np.median),
        (lambda a, r: filters.extreme(a, r, True), np.max),
        (lambda a, r: filters.extreme(a, r, False), np.min),
    ],
)
def test_windows_are_smaller_at_the_edges(shape, radii, function, known):
    array = np.random.default_rng(0).normal(size=shape)
    found = function(array, radii)
    for place, window in windows(array, radii):
        np.testing.assert_allclose(found[place], known(window, axis=tuple(range(len(radii)))))


def test_gaussian_weights():
    found = filters.gaussian_weights(3, 1.5)
    wanted = special.iv(np.abs(np.arange(-3, 4)), 2.25)
    np.testing.assert_allclose(found, wanted / wanted.sum())
    constant = filters.gaussian(np.full((4, 4), 2.0), (found, found))
    np.testing.assert_allclose(constant, 2)
