import numpy as np

from wlnet.expr.arrays import Packed
from wlnet.expr.convert import to_expr
from wlnet.expr.expr import wl_list
from wlnet.expr.short import shortened
from wlnet.expr.symbols import S


def test_short_things_stay():
    expr = S.f(1, wl_list(["a", to_expr({"k": [1, 2]})]))
    assert shortened(expr) == expr


def test_a_long_list_keeps_its_ends():
    found = shortened(wl_list(range(100)))
    assert found.args == (0, 1, 2, 3, 4, 5, S.Skeleton(92), 98, 99)


def test_a_packed_array_is_cut_on_both_levels():
    found = shortened(Packed(np.zeros((1000, 1000))))
    assert len(found) == 9
    assert found.item(0).args[6] == S.Skeleton(992)


def test_long_strings_associations_and_deep_parts_are_cut():
    assert shortened("a" * 1000) == "a" * 300 + "<<700>>"
    assert shortened(to_expr({i: i for i in range(50)})).args[-1] == S.Skeleton(44)
    deep = wl_list([])
    for _ in range(20):
        deep = wl_list([deep])
    assert repr(shortened(deep)).count("List") < 8
