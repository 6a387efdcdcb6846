import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.columns import RuleList
from wlnet.expr.expr import is_list, rule, wl_list
from wlnet.expr.symbols import S

VIEW = RuleList(packed(np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])), wl_list(["a", "b", "c"]))


def test_a_view_is_the_list_of_its_rules():
    plain = wl_list(
        [rule(wl_list([1.0, 2.0]), "a"), rule(wl_list([3.0, 4.0]), "b"), rule(wl_list([5.0, 6.0]), "c")]
    )
    assert is_list(VIEW)
    assert plain == VIEW
    assert plain == VIEW
    assert VIEW.head is S.List
    assert len(VIEW) == 3
    assert VIEW.item(-1) == plain.args[2]
    assert list(VIEW) == list(plain)


def test_a_part_is_a_view_again():
    part = VIEW.sliced(slice(0, 2))
    assert isinstance(part, RuleList)
    assert part.lefts.array is not None
    assert part == wl_list(VIEW.args[:2])


def test_nothing_is_unpacked_before_somebody_looks():
    view = RuleList(packed(np.zeros((100_000, 3))), packed(np.zeros(100_000)))
    assert len(view) == 100_000
    assert view.item(5) == rule(packed(np.zeros(3)), 0.0)
    assert view._args is None
