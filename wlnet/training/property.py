"""The contract of properties: a Wolfram name above a function of the Record of a training.

What happened is in the record already; a property computes from it. Its value is an expression or a
plain Python value: `value_of` converts numbers, lists, dictionaries and None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.convert import to_expr
from wlnet.expr.expr import wl_list
from wlnet.expr.message import Message
from wlnet.expr.registry import Registry
from wlnet.expr.symbols import S
from wlnet.training.names import advice
from wlnet.training.record import Record

UNKNOWN_PROPERTY = Message("NetTrain::unkprop", "There is no property `1` of a training.`2`")
NOT_KEPT = Message("NetTrainResultsObject::notkept", "The results object does not keep the property `1`.")

PROPERTIES = Registry("training property", "wlnet.training.properties")


@dataclass(frozen=True)
class TrainingProperty:
    """
    name      the first name it goes by
    compute   Record -> value
    during    a key of the progress that functions of the user are told
    after     a property of a finished training
    kept      part of a results object
    """

    name: str
    compute: Callable[[Record], object]
    during: bool
    after: bool
    kept: bool


def training_property(name: str, *aliases: str, during: bool = False, after: bool = True, kept: bool = True):
    """Adds the decorated function to PROPERTIES under its Wolfram names."""

    def add(compute):
        for place, known_as in enumerate((name, *aliases)):
            member = TrainingProperty(name, compute, during, after, after and kept and place == 0)
            PROPERTIES.add(known_as, member)
        return compute

    return add


def checked_property(name) -> TrainingProperty:
    """Raises a message that names the property, if there is none of the name."""
    if is_property(name):
        return PROPERTIES[name]
    raise UNKNOWN_PROPERTY(name, advice(name, property_names()))


def property_names() -> list[str]:
    """Those of a finished training, sorted."""
    return sorted(name for name, one in PROPERTIES.items() if one.after)


def is_property(value) -> bool:
    """Whether a third argument of NetTrain that is a string asks for a property."""
    return value in PROPERTIES and PROPERTIES[value].after


def value_of(record: Record, name: str):
    """A property of a training as an expression."""
    return to_expression(checked_property(name).compute(record))


def to_expression(value):
    """Python's None, lists and dictionaries as expressions; lists of numbers packed."""
    if value is None:
        return S("None")
    if isinstance(value, float) and not isfinite(value):
        return to_expr(value)
    if isinstance(value, dict):
        return Association.from_pairs((key, to_expression(item)) for key, item in value.items())
    if isinstance(value, list | tuple):
        if value and {type(item) for item in value} in ({int}, {float}) and np.isfinite(value).all():
            return packed(np.array(value))
        return wl_list(map(to_expression, value))
    if isinstance(value, np.ndarray | np.generic):
        return packed(value) if np.isfinite(value).all() else to_expr(value.tolist())
    return value
