import numpy as np
import pytest

from wlnet.graphics.sampling import sampled


def curve(f, start, stop, **settings):
    curves, shown = sampled(lambda x: f(x)[None], start, stop, **settings)
    return curves[0], shown


def largest_error(f, points):
    """Between the polygon and the curve, at midpoints of its segments."""
    x, y = points.T
    middle = (x[1:] + x[:-1]) / 2
    return np.nanmax(np.abs((y[1:] + y[:-1]) / 2 - f(middle)))


def test_a_smooth_curve_is_followed_closely_from_end_to_end():
    points, shown = curve(np.sin, 0, 20)
    assert shown is None
    assert (points[0, 0], points[-1, 0]) == (0, 20)
    assert largest_error(np.sin, points) < 2e-3
    assert len(points) < 1000


def test_a_straight_line_needs_no_further_points():
    points, _ = curve(lambda x: 2 * x + 1, 0, 1, points=20)
    assert len(points) == 20


def test_a_narrow_peak_is_found_and_shown_whole():
    points, shown = curve(lambda x: np.exp(-1000 * x**2), -1, 1)
    assert points[:, 1].max() > 0.98
    assert shown is None


def test_points_lie_where_the_curve_bends():
    points, _ = curve(np.abs, -1, 1)
    assert np.abs(points[:, 0]).min() < 2e-3


@pytest.mark.parametrize("f, jumps", [(np.sign, 1), (np.floor, 3)])
def test_a_jump_is_a_gap(f, jumps):
    points, _ = curve(f, -1.5, 1.7)
    assert np.isnan(points[:, 1]).sum() == jumps


def test_poles_are_gaps_and_do_not_flatten_the_rest():
    points, shown = curve(np.tan, -5, 5)
    assert np.isnan(points[:, 1]).sum() == 4
    low, high = shown
    assert -20 < low < -2 and 2 < high < 20


def test_the_branches_of_a_tangent_are_shown_between_moderate_heights():
    (curve,), shown = sampled(lambda x: np.tan(x)[None], -4, 4)
    assert -8 < shown[0] < -4 and 4 < shown[1] < 8
    gaps = np.flatnonzero(np.isnan(curve[:, 1]))
    np.testing.assert_allclose(curve[gaps - 1, 0], [-np.pi / 2, np.pi / 2], atol=0.02)


def test_a_steep_curve_is_no_pole():
    assert curve(np.exp, 0, 10)[1] is None


def test_where_there_are_no_real_values_the_curve_stops_near_the_edge():
    with np.errstate(invalid="ignore"):
        points, _ = curve(np.sqrt, -1, 1)
    known = points[np.isfinite(points[:, 1])]
    assert 0 <= known[0, 0] < 1e-3


def test_recursion_bounds_the_number_of_points():
    points, _ = curve(lambda x: np.sin(50 * x), 0, 1, points=10, recursion=0)
    assert len(points) == 10


def test_several_curves_share_their_abscissas():
    curves, _ = sampled(lambda x: np.stack([x, np.abs(x)]), -1, 1)
    assert len(curves) == 2
    np.testing.assert_array_equal(curves[0][:, 0], curves[1][:, 0])
