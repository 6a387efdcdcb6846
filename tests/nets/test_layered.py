from itertools import combinations, pairwise

import numpy as np
import pytest

from wlnet.nets.drawing.layered import layered

SIZE = (40.0, 20.0)
GAP = (10.0, 15.0)


def laid(edges, count):
    return layered(dict.fromkeys(range(count), SIZE), edges, GAP)


def random_graph(seed: int, count: int = 14):
    rng = np.random.default_rng(seed)
    pairs = [(a, b) for a, b in combinations(range(count), 2) if rng.random() < 0.2]
    return pairs, laid(pairs, count)


def test_a_chain_is_a_straight_column():
    centers = laid([(0, 1), (1, 2)], 3).centers
    assert [x for x, _ in centers.values()] == [0, 0, 0]
    assert [a[1] - b[1] for a, b in pairwise(centers.values())] == [35, 35]


def test_branches_stand_side_by_side_around_what_they_come_from():
    centers = laid([(0, 1), (0, 2), (1, 3), (2, 3)], 4).centers
    assert centers[1][1] == centers[2][1]
    assert abs(centers[1][0] - centers[2][0]) == pytest.approx(50)
    assert centers[0][0] == centers[3][0] == pytest.approx((centers[1][0] + centers[2][0]) / 2)


def test_a_source_stands_right_above_what_it_feeds():
    centers = laid([(0, 1), (1, 2), (2, 3), (4, 3)], 5).centers
    assert centers[4][1] == centers[2][1]


@pytest.mark.parametrize("seed", range(6))
def test_edges_lead_down_and_boxes_do_not_overlap(seed):
    edges, layout = random_graph(seed)
    for (source, target), route in zip(edges, layout.routes, strict=True):
        heights = [layout.centers[source][1], *(y for _, y in route), layout.centers[target][1]]
        assert all(a > b for a, b in pairwise(heights))
    for (ax, ay), (bx, by) in combinations(layout.centers.values(), 2):
        assert abs(ax - bx) >= 50 - 1e-6 or abs(ay - by) >= 35 - 1e-6


@pytest.mark.parametrize("seed", range(6))
def test_long_edges_pass_beside_the_boxes_of_the_ranks_they_cross(seed):
    _, layout = random_graph(seed)
    for route in layout.routes:
        for x, y in route:
            same = [cx for cx, cy in layout.centers.values() if abs(cy - y) < 1e-6]
            assert all(abs(x - cx) >= 30 - 1e-6 for cx in same)


def test_crossings_that_need_not_be_are_avoided():
    layout = laid([(0, 3), (1, 2)], 4)
    (x0, _), (x1, _), (x2, _), (x3, _) = layout.centers.values()
    assert (x0 - x1) * (x3 - x2) > 0


def test_ranks_are_further_apart_where_edges_go_far_sideways():
    star = [(0, k) for k in range(1, 9)]
    flat, steep = laid(star, 9), layered(dict.fromkeys(range(9), SIZE), star, GAP, slope=0.5)
    assert flat.centers[0][1] - flat.centers[1][1] == 35
    widest = max(abs(x) for x, _ in steep.centers.values()) - steep.centers[0][0]
    assert steep.centers[0][1] - steep.centers[1][1] == pytest.approx(20 + widest / 2)
