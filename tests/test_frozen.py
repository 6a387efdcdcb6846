"""`frozen` makes what dataclass(frozen=True) makes."""

import pickle
import threading
from copy import deepcopy
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from functools import cached_property

import pytest

from wlnet import frozen as frozen_module
from wlnet.frozen import frozen
from wlnet.frozen import replace as changed


class Point:
    """A place."""

    x: int
    y: int = 2
    names: list = field(default_factory=list, compare=False)
    seen: int = field(default=5, init=False, repr=False)


class Far(Point):
    z: float = 0.5
    far: bool = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "far", self.z > 1)


def copied(cls, base=object):
    """The same class again, on another base."""
    own = {name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    return type(cls.__name__, (base,), own)


def theirs(cls):
    return dataclass(frozen=True)(cls)


Ours, Theirs = frozen(copied(Point)), theirs(copied(Point))
OurFar, TheirFar = frozen(copied(Far, Ours)), theirs(copied(Far, Theirs))
Saved = frozen(type("Saved", (), {"__annotations__": {"x": int}, "__module__": __name__}))


@pytest.mark.parametrize("pair", [(Ours, Theirs), (OurFar, TheirFar)])
def test_instances_have_the_same_fields_text_and_equality(pair):
    one, other = (cls(1, names=["a"]) for cls in pair)
    assert repr(one) == repr(other)
    assert [(f.name, getattr(one, f.name)) for f in fields(one)] == [
        (f.name, getattr(other, f.name)) for f in fields(other)
    ]
    for cls in pair:
        assert cls(1) == cls(1, 2, ["b"])
        assert hash(cls(1)) == hash(cls(1, 2, ["b"]))
        assert cls(1) != cls(2)
        assert cls(1) != 1
        assert replace(cls(1), y=7).y == 7
    assert hash(one) == hash(other)


def test_each_instance_has_a_default_of_its_own():
    assert Ours(1).names is not Ours(1).names
    assert vars(Ours(1)) == {"x": 1, "y": 2, "names": [], "seen": 5}


def test_what_derives_from_it_compares_by_all_fields_and_is_another_kind():
    assert OurFar(1, z=2.0).far and not OurFar(1).far
    assert OurFar(1, z=2.0) != OurFar(1, z=3.0)
    assert OurFar(1) != Ours(1)


@pytest.mark.parametrize(
    "arguments, keywords", [((), {}), ((1, 2, [], 5), {}), ((1,), {"x": 1}), ((1,), {"w": 3})]
)
def test_wrong_arguments_are_refused(arguments, keywords):
    for cls in (Ours, Theirs):
        with pytest.raises(TypeError, match="__init__"):
            cls(*arguments, **keywords)


def test_nothing_can_be_assigned_or_deleted():
    with pytest.raises(FrozenInstanceError, match="x"):
        Ours(1).x = 3
    with pytest.raises(FrozenInstanceError, match="x"):
        del Ours(1).x


def test_instances_are_copied_and_kept():
    assert deepcopy(OurFar(1, z=2.0)) == OurFar(1, z=2.0)
    assert pickle.loads(pickle.dumps(Saved(3))) == Saved(3)


def test_methods_of_the_class_stay():
    @frozen
    class Own:
        x: int

        def __eq__(self, other):
            return True

        def __repr__(self):
            return "own"

        def __hash__(self):
            return 3

    assert Own(1) == Own(2) and repr(Own(1)) == "own" and hash(Own(1)) == 3


def test_a_field_may_have_any_name():
    @frozen
    class Letters:
        d: int
        known: int = 2
        cls: int = 3
        f: int = 4

    assert vars(Letters(1, f=5)) == {"d": 1, "known": 2, "cls": 3, "f": 5}


def test_some_fields_change_and_the_rest_stays():
    @frozen
    class Side:
        length: int
        names: tuple = ()

        @property
        def twice(self):
            return 2 * self.length

    one = Side(3, ("a",))
    other = changed(one, length=4)
    assert other == Side(4, ("a",)) and other.twice == 8 and one == Side(3, ("a",))
    with pytest.raises(TypeError):
        changed(one, width=4)


def test_what_follows_from_fields_follows_from_the_new_ones():
    @frozen
    class Square:
        side: int

        @cached_property
        def area(self):
            return self.side**2

    one = Square(3)
    assert one.area == 9 and changed(one, side=4).area == 16
    assert changed(OurFar(1, z=2.0), z=0.25).far is False


def test_threads_that_ask_for_fields_at_the_same_time_all_find_them(monkeypatch):
    @frozen
    class Base:
        a: int

    @frozen
    class Derived(Base):
        b: int

    assert len(fields(Base)) == 1  # known before: it must not stand in for those of what derives from it
    found, made = [], frozen_module.dataclass
    other = threading.Thread(target=lambda: found.append([f.name for f in fields(Derived)]))

    def slowly(**options):
        def make(cls):
            if cls is Derived:
                other.start()
                other.join(0.1)
            return made(**options)(cls)

        return make

    monkeypatch.setattr(frozen_module, "dataclass", slowly)
    assert Derived.__match_args__ == ("a", "b")
    other.join()
    assert found == [["a", "b"]] and Derived(1, 2) == Derived(a=1, b=2)
