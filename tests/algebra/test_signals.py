import numpy as np
import pytest

from wlnet.algebra.signals import cosine, fourier, inverse_fourier, sine


@pytest.mark.parametrize("a, b", [(0, 1), (1, -1), (-1, 1), (0, -1), (1, 2)])
def test_fourier_is_its_sum(a, b):
    u = np.random.default_rng(0).normal(size=7)
    n = len(u)
    r = np.arange(n)
    wanted = [n ** (-(1 - a) / 2) * (u * np.exp(2j * np.pi * b * r * s / n)).sum() for s in range(n)]
    np.testing.assert_allclose(fourier(u, a, b), wanted, atol=1e-12)
    if b in (1, -1):
        np.testing.assert_allclose(inverse_fourier(fourier(u, a, b), a, b), u, atol=1e-12)


@pytest.mark.parametrize("a", [0, 1, -1])
def test_arrays_are_transformed_along_every_axis(a):
    u = np.random.default_rng(0).normal(size=(3, 4))
    rows = np.stack([fourier(row, a, 1) for row in u])
    wanted = np.stack([fourier(column, a, 1) for column in rows.T]).T
    np.testing.assert_allclose(fourier(u, a, 1), wanted, atol=1e-12)


def test_cosine_and_sine_are_their_sums():
    u = np.random.default_rng(0).normal(size=6)
    n, r = 6, np.arange(1, 7)
    for s in range(1, n + 1):
        found = (u * np.cos(np.pi / n * (r - 0.5) * (s - 1))).sum() / np.sqrt(n)
        assert cosine(u, 2)[s - 1] == pytest.approx(found)
        found = (u * np.sin(np.pi / n * (r - 0.5) * s)).sum() / np.sqrt(n)
        assert sine(u, 2)[s - 1] == pytest.approx(found)
    for transform in (cosine, sine):
        np.testing.assert_allclose(transform(transform(u, 2), 3), u)
        np.testing.assert_allclose(transform(transform(u, 1), 1), u)
        np.testing.assert_allclose(transform(transform(u, 4), 4), u)
