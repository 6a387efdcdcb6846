"""The contract of properties: a Wolfram name above a function of the Record of a training.

What happened is in the record already; a property computes from it. Its value is an expression or a
plain Python value: `value_of` converts numbers, lists, dictionaries and None.
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.message import Message
from wlnet.expr.registry import Registry
from wlnet.frozen import frozen
from wlnet.training.expressions import to_expression
from wlnet.training.names import advice
from wlnet.training.record import Record

UNKNOWN_PROPERTY = Message("NetTrain::unkprop", "There is no property `1` of a training.`2`")
NOT_KEPT = Message("NetTrainResultsObject::notkept", "The results object does not keep the property `1`.")

PROPERTIES = Registry("training property", "wlnet.training.properties")


@frozen
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
