"""Groups of what is near each other."""

import numpy as np
import pytest

from tests.evaluating import Room
from wlnet.algebra.clustering import groups

ROOM = Room()

VALUES = """
FindClusters[{1, 2, 10, 12, 3, 1, 13, 25}] ⇒ {{1, 2, 3, 1}, {10, 12, 13}, {25}}
FindClusters[{1, 2, 10, 12, 3, 1, 13, 25}, 4] ⇒ {{1, 2, 3, 1}, {10}, {12, 13}, {25}}
FindClusters[{{1, 1}, {1, 2}, {8, 8}, {9, 8}}] ⇒ {{{1, 1}, {1, 2}}, {{8, 8}, {9, 8}}}
FindClusters[{"cat", "car", "cart", "zebra", "zebras"}] ⇒ {{"cat", "car", "cart"}, {"zebra", "zebras"}}
FindClusters[{1 -> a, 2 -> b, 100 -> c, 101 -> d}] ⇒ {{a, b}, {c, d}}
FindClusters[{1, 2, 100, 101} -> {a, b, c, d}] ⇒ {{a, b}, {c, d}}
FindClusters[<|"x" -> 1, "y" -> 2, "z" -> 90|>, 2] ⇒ {<|"x" -> 1, "y" -> 2|>, <|"z" -> 90|>}
FindClusters[{1, 2, 9, 10}, DistanceFunction -> (Abs[#1 - #2] &)] ⇒ {{1, 2}, {9, 10}}
FindClusters[{1, 2, 3, 4, 5, 6}] ⇒ {{1, 2, 3, 4, 5, 6}}
FindClusters[{1, 2, 50}, UpTo[9]] ⇒ {{1}, {2}, {50}}
FindClusters[{7, 7, 7}] ⇒ {{7, 7, 7}}
FindClusters[{}] ⇒ {}
ClusteringComponents[{1, 2, 10, 12, 3, 1, 13, 25}] ⇒ {1, 1, 2, 2, 1, 1, 2, 3}
ClusteringComponents[{{1, 2}, {100, 101}}] ⇒ {{1, 1}, {2, 2}}
ClusteringComponents[{{1, 2}, {1, 3}, {100, 101}}, 2, 1] ⇒ {1, 1, 2}
"""

MESSAGES = """
FindClusters[x] ⇒ FindClusters::amtd
FindClusters[{a, b}] ⇒ FindClusters::amtd
FindClusters[{1, 2}, 0] ⇒ FindClusters::wlnetcount
ClusteringComponents[x] ⇒ ClusteringComponents::wlnetarray
ClusteringComponents[{1, 2}, 2, 5] ⇒ ClusteringComponents::wlnetlevel
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_value(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize("line", MESSAGES.strip().splitlines())
def test_message(line):
    ROOM.check_unevaluated(*line.split(" ⇒ "))


@pytest.mark.parametrize("count", [2, 3, 5])
def test_clouds_far_from_each_other_are_found(count):
    rng = np.random.default_rng(count)
    true = rng.permutation(np.repeat(np.arange(count), 20))
    points = rng.normal(size=(len(true), 2)) + 30 * np.stack((true, true**2), axis=1)
    far = np.linalg.norm(points[:, None] - points[None], axis=2)
    for found in (groups(far, None, points), groups(far, None), groups(far, count, points)):
        pairs = found[:, None] == found[None, :]
        assert (pairs == (true[:, None] == true[None, :])).all()
