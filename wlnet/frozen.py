"""Frozen dataclasses that are made late: modules full of them load quickly.

`dataclasses.dataclass(frozen=True)` writes and compiles six methods for each class when its module is
loaded, half a millisecond or more; a session has some 200 such classes and needs half of them. Here even
the fields are looked at only when an instance is made, or somebody asks for them.
"""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING, FrozenInstanceError, dataclass, fields
from functools import cache, cached_property
from operator import attrgetter
from threading import RLock

_SETTLED = ("__dataclass_fields__", "__match_args__")  # what `dataclass` finds out
_lock = RLock()


def frozen(cls):
    """The class as a frozen dataclass: constructor, `==`, hash and text from its fields, no assignment.

    `fields` and `replace` of dataclasses work as ever; classes that derive from it are `frozen` too.
    """
    own = vars(cls)
    methods = {"__init__": _constructor, "__repr__": _text, "__eq__": _equal}
    if "__eq__" not in own and own.get("__hash__") is None:
        methods["__hash__"] = _hash
    for name, make in methods.items():
        if name not in own or name == "__hash__":
            setattr(cls, name, _late(cls, name, make))
    for name in _SETTLED:
        setattr(cls, name, _Later(cls, name))
    cls.__setattr__, cls.__delattr__ = _refused, _refused
    return cls


def replace(one, /, **changes):
    """As dataclasses.replace, which takes five times as long: plans are made of thousands."""
    if not _is_plain(one.__class__) or not changes.keys() <= one.__dict__.keys():
        return dataclasses.replace(one, **changes)
    made = object.__new__(one.__class__)
    made.__dict__.update(one.__dict__, **changes)
    return made


@cache
def _is_plain(cls) -> bool:
    """An instance is its fields, as they were given."""
    others = any(isinstance(value, cached_property) for base in cls.__mro__ for value in vars(base).values())
    return not others and not hasattr(cls, "__post_init__") and all(f.init for f in fields(cls))


class _Later:
    """An attribute of a class that is found out when somebody asks for it."""

    def __init__(self, cls, name: str):
        self._cls, self._name = cls, name

    def __get__(self, instance, owner):
        # Until it is known it stands here: a thread that asks meanwhile waits, and never sees that of a base.
        cls = self._cls
        with _lock:
            if vars(cls).get(self._name) is self:
                dataclass(init=False, repr=False, eq=False, match_args=False)(cls)
                cls.__match_args__ = tuple(f.name for f in fields(cls) if f.init and not f.kw_only)
        return getattr(owner, self._name)


def _late(cls, name: str, make):
    """A method that is made when it is called first."""

    def first(self, *args, **keywords):
        method = make(cls)
        setattr(cls, name, method)
        return method(self, *args, **keywords)

    return first


def _constructor(cls):
    """def __init__(self, a, b=b_): the attributes set in order, then __post_init__."""
    known, arguments, lines = (
        {"MISSING": MISSING},
        [],
        ["fields__ = self.__dict__"],  # a name that no field has
    )
    for f in fields(cls):
        name = f.name
        if f.default is not MISSING:
            known[f"{name}_"] = f.default
        elif f.default_factory is not MISSING:
            known[f"{name}_"] = f.default_factory
        given = f"{name}_" in known
        late = f.default_factory is not MISSING
        if f.init:
            arguments.append(name if not given else f"{name}=MISSING" if late else f"{name}={name}_")
            value = f"{name}_() if {name} is MISSING else {name}" if late else name
            lines.append(f"fields__[{name!r}] = {value}")
        elif given:
            lines.append(f"fields__[{name!r}] = {name}_{'()' if late else ''}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    body = "\n    ".join(lines)
    text = f"def __init__({', '.join(['self', *arguments])}):\n    {body}"
    exec(text, known)
    constructor = known["__init__"]
    constructor.__qualname__ = f"{cls.__qualname__}.__init__"
    return constructor


def _key(cls):
    """What is compared of an instance, a tuple."""
    names = tuple(f.name for f in fields(cls) if f.compare)
    if len(names) > 1:
        return attrgetter(*names)
    if not names:
        return lambda self: ()
    get = attrgetter(*names)
    return lambda self: (get(self),)


def _equal(cls):
    key = _key(cls)

    def __eq__(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return key(self) == key(other)

    return __eq__


def _hash(cls):
    key = _key(cls)
    return lambda self: hash(key(self))


def _text(cls):
    names = tuple(f.name for f in fields(cls) if f.repr)

    def __repr__(self):
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({values})"

    return __repr__


def _refused(self, name, *value):
    raise FrozenInstanceError(f"cannot change the field {name!r}")
