import pickle
import weakref

from wlnet.expr.association import Association
from wlnet.expr.lazy import Lazy


def table():
    made = []

    def maker(value):
        return lambda: made.append(value) or value

    return Lazy({name: maker(place) for place, name in enumerate("abc")}), made


def test_a_value_is_made_once_when_it_is_looked_at():
    lazy, made = table()
    association = Association(lazy)
    assert (len(association), "b" in association, association.keys()) == (3, True, ["a", "b", "c"])
    assert made == []
    assert association.get("b") == association.get("b") == lazy["b"] == 1
    assert association.get("z") is None
    assert made == [1]


def test_copies_hold_values():
    for copied in (dict, lambda lazy: {**lazy}, lambda lazy: lazy.copy(), lambda lazy: lazy | {}):
        lazy, made = table()
        assert dict(copied(lazy)) == {"a": 0, "b": 1, "c": 2}
        assert sorted(made) == [0, 1, 2]
    lazy, _ = table()
    assert pickle.loads(pickle.dumps(Association(lazy))) == Association({"a": 0, "b": 1, "c": 2})
    assert Association(table()[0]).with_item("d", 3) == Association({"a": 0, "b": 1, "c": 2, "d": 3})


def test_entries_may_be_replaced_and_taken_away():
    lazy, made = table()
    lazy["a"] = 7
    assert (lazy["a"], lazy.pop("c"), lazy.pop("c", None)) == (7, 2, None)
    del lazy["b"]
    assert (dict(lazy), made) == ({"a": 7}, [2])


def test_it_can_be_told_whether_somebody_keeps_it():
    lazy, _ = table()
    kept = weakref.ref(lazy)
    del lazy
    assert kept() is None
