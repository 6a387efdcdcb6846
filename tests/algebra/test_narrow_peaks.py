"""Points about narrow peaks, and integrals over these."""

import numpy as np
import pytest

from tests.evaluating import Room
from wlnet.algebra.narrow_peaks import break_points


@pytest.mark.parametrize("width", [1e-2, 1e-4, 1e-6])
def test_points_lie_within_the_width_of_the_peak(width):
    found = np.array(break_points(lambda x: float(np.exp(-((x / width) ** 2))), -1.0, 1.0))
    assert np.sum(np.abs(found) < 3 * width) >= 3
    assert np.all(np.diff(found) > 0) and abs(found).max() < 1


def test_smooth_functions_have_none():
    assert break_points(np.sin, 0.0, 3.0) == []
    assert break_points(lambda x: None, 0.0, 3.0) == []
    assert break_points(lambda x: 1.0, -np.inf, np.inf) == []


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Exp[-10^8 x^2], {x, -1, 1}", np.sqrt(np.pi) * 1e-4),
        ("Exp[-10^8 x^2], {x, -Infinity, Infinity}", np.sqrt(np.pi) * 1e-4),
        ("1/(x^2 + 10^-10), {x, -1, 1}", 2e5 * np.arctan(1e5)),
        ("1/Sqrt[Abs[x - 1/2]], {x, 0, 1/2, 1}", 2 * np.sqrt(2)),
    ],
)
def test_integrals_of_peaks(text, expected):
    np.testing.assert_allclose(float(Room().value(f"NIntegrate[{text}]")), expected, rtol=1e-6)
