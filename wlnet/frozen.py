"""Frozen dataclasses whose methods are shared or made late: modules full of them load quickly.

`dataclasses.dataclass(frozen=True)` writes and compiles six methods for each class when its module is
loaded, half a millisecond or more; a session has some 200 such classes and needs half of them. Here the
constructor is compiled at the first call, and the rest are closures.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass, fields
from operator import attrgetter


def frozen(cls):
    """The class as a frozen dataclass: constructor, `==`, hash and text from its fields, no assignment.

    `fields` and `replace` of dataclasses work as ever; classes that derive from it are `frozen` too.
    """
    cls = dataclass(init=False, repr=False, eq=False)(cls)
    made = fields(cls)
    own = vars(cls)
    if "__init__" not in own:
        cls.__init__ = _late(cls)
    if "__repr__" not in own:
        cls.__repr__ = _text(tuple(f.name for f in made if f.repr))
    if "__eq__" not in own:
        key = _key(tuple(f.name for f in made if f.compare))
        cls.__eq__ = _equal(key)
        if "__hash__" not in own or own["__hash__"] is None:
            cls.__hash__ = lambda self: hash(key(self))
    cls.__setattr__, cls.__delattr__ = _refused, _refused
    return cls


def _late(cls):
    """A constructor that is compiled when it is called first."""

    def __init__(self, *args, **keywords):
        constructor = _constructor(cls)
        cls.__init__ = constructor
        constructor(self, *args, **keywords)

    return __init__


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


def _key(names: tuple[str, ...]):
    """What is compared of an instance, a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    if not names:
        return lambda self: ()
    get = attrgetter(*names)
    return lambda self: (get(self),)


def _equal(key):
    def __eq__(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return key(self) == key(other)

    return __eq__


def _text(names: tuple[str, ...]):
    def __repr__(self):
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({values})"

    return __repr__


def _refused(self, name, *value):
    raise FrozenInstanceError(f"cannot change the field {name!r}")
