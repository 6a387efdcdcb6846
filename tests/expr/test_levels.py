"""Level specifications and the order in which levels are walked."""

from math import inf

import numpy as np
import pytest

from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, wl_list
from wlnet.expr.levels import depth, level_range, map_levels, parts_in, walk
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S

a, b, c, f, g = (S(name) for name in "abcfg")
EXPR = f(g(a, f(b)), c)  # levels: 0 f[...]; 1 g[...], c; 2 a, f[b]; 3 b


def level(spec, expr=EXPR, heads=False):
    low, high = level_range(spec, "Level")
    found = [sub for _, sub in walk(expr, low, high, heads)]
    assert list(parts_in(expr, low, high, heads)) == found
    return found


@pytest.mark.parametrize(
    "spec, expected",
    [
        (1, [g(a, f(b)), c]),
        (wl_list([0]), [EXPR]),
        (wl_list([2]), [a, f(b)]),
        (wl_list([0, 1]), [g(a, f(b)), c, EXPR]),
        (2, [a, f(b), g(a, f(b)), c]),
        (S.Infinity, [a, b, f(b), g(a, f(b)), c]),
        (S.All, [a, b, f(b), g(a, f(b)), c, EXPR]),
        (wl_list([-1]), [a, b, c]),
        (wl_list([-2]), [f(b)]),
        (-2, [f(b), g(a, f(b))]),
        (wl_list([2, -2]), [f(b)]),
        (wl_list([0, -3]), [g(a, f(b)), EXPR]),
    ],
    ids=repr,
)
def test_levels_in_wolfram_order(spec, expected):
    assert level(spec) == expected


def test_positions_name_what_they_stand_at():
    found = dict(walk(EXPR, 0, inf, heads=True))
    assert list(found) == [(0,), (1, 0), (1, 1), (1, 2, 0), (1, 2, 1), (1, 2), (1,), (2,), ()]
    assert found[(1, 2, 0)] is f
    assert found[(1, 0)] is g


def test_heads_do_not_count_as_depth():
    assert depth(Expr(f(a), (b,))) == 2
    assert level(wl_list([-2]), Expr(f(a), (b,)), heads=True) == [f(a), Expr(f(a), (b,))]


def test_associations_have_their_values_one_level_down():
    people = Association.from_pairs([("x", wl_list([1, 2])), (a, 3)])
    assert list(walk(people, 1, 1)) == [((S.Key("x"),), wl_list([1, 2])), ((S.Key(a),), 3)]
    assert depth(people) == 3
    assert depth(Association({})) == depth(wl_list([])) == 2


def test_packed_arrays_have_the_levels_of_lists():
    array = np.arange(8).reshape(2, 2, 2)
    assert depth(packed(array)) == 4
    assert level(wl_list([-1]), packed(array)) == list(range(8))
    assert level(wl_list([-2]), packed(array)) == [packed(row) for row in array.reshape(4, 2)]


@pytest.mark.parametrize("spec", [a, wl_list([]), wl_list([1, 2, 3]), 1.0])
def test_other_level_specifications_are_refused(spec):
    with pytest.raises(MessageError) as caught:
        level_range(spec, "Map")
    assert caught.value.message.name == "Map::level"


def test_mapping_is_inside_out_and_evaluates_below_lists_only():
    expr = wl_list([f(a), wl_list([b])])
    found = map_levels(expr, 1, 2, lambda x, p: S.now(x), lambda x, p: S.later(x))
    assert found == wl_list([S.now(f(S.later(a))), S.now(wl_list([S.now(b)]))])
