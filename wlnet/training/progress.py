"""TrainingProgressFunction, and the association that functions of the user are told the progress with.

Its keys are the properties with `during`; a value is computed when the function looks it up.
Source: nettrain.md section 4.11.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import partial

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, is_rule
from wlnet.expr.lazy import Lazy
from wlnet.expr.message import Message
from wlnet.expr.short import typed
from wlnet.expr.symbols import S, Symbol
from wlnet.training.hook import Hook
from wlnet.training.host import Host
from wlnet.training.interval import Turns, turns_of
from wlnet.training.names import advice, name_of
from wlnet.training.property import PROPERTIES, to_expression
from wlnet.training.record import Record

BAD_FUNCTION = Message(
    "NetTrain::invprogress",
    'TrainingProgressFunction -> `1` should be None, a function, {function, "Interval" -> Quantity[n, unit], '
    '"MinimumInterval" -> seconds}, or a list of these.',
)

UNKNOWN_KEY = Message("NetTrain::progkey", "There is no `1` in the progress of a training.`2`")

STOP, ABORT = "StopTraining", "AbortTraining"
STOPPED_BY_FUNCTION = "ProgressFunction"
ABORTED_BY_FUNCTION = "ManualAbort"
_SECOND_NAME = "WeightsLearningRateMultipliers"  # the one alias that is a key


class AbortedByFunction(Exception):
    """A progress function gave "AbortTraining": the value of NetTrain is $Aborted."""


def progress_keys() -> list[str]:
    """The keys of the association, sorted."""
    given = {name: one for name, one in PROPERTIES.items() if one.during}
    return sorted(name for name, one in given.items() if name == one.name or name == _SECOND_NAME)


def tell(function: Callable, record: Record):
    """The value of a user's function for the present progress.

    An association that the function has kept is given all its values: they are of this moment.
    """
    table = Lazy({name: partial(_value, record, name) for name in progress_keys()})
    kept = weakref.ref(table)
    found = function(Association(table))
    del table
    left = kept()
    if left is not None:
        left.settle()
    return found


def _value(record: Record, name: str):
    return to_expression(PROPERTIES[name].compute(record))


def keys_of(function) -> frozenset[str] | None:
    """The keys that a pure function can look up, by its named slots; None where it may be any.

    function    an expression

    Raises a message for a named slot that is no key.
    """
    if not isinstance(function, Expr) or function.head is not S.Function or len(function) != 1:
        return None
    found: set[str] = set()
    if not _only_named(function.item(0), found):
        return None
    for name in sorted(found - set(progress_keys())):
        raise UNKNOWN_KEY(name, advice(name, progress_keys()))
    return frozenset(found)


def _only_named(body, found: set[str]) -> bool:
    """Whether all slots in a body have names, which are added to `found`."""
    if isinstance(body, Association):
        return all(_only_named(value, found) for value in body.values())
    if not isinstance(body, Expr) or body.array is not None or body.inert:
        return True
    if body.head is S.Slot and len(body) == 1 and isinstance(body.item(0), str):
        found.add(body.item(0))
        return True
    if body.head in (S.Slot, S.SlotSequence, S.Function):
        return False
    return _only_named(body.head, found) and all(_only_named(arg, found) for arg in body)


class ProgressFunction(Hook):
    """
    function    Association -> anything; "StopTraining" and "AbortTraining" end the training
    """

    def __init__(self, turns: Turns, function: Callable, keys: frozenset[str] | None):
        super().__init__(turns)
        self.function, self.keys = function, keys

    def fire(self, record):
        return {STOP: STOPPED_BY_FUNCTION, ABORT: ABORTED_BY_FUNCTION}.get(_text(tell(self.function, record)))


def _text(value) -> str | None:
    return value if isinstance(value, str) else None


def functions_of(setting, host: Host) -> tuple[ProgressFunction, ...]:
    """The hooks that a setting of TrainingProgressFunction asks for."""
    if setting is S("None"):
        return ()
    several = is_list(setting) and not any(map(is_rule, setting))
    return tuple(_function(one, setting, host) for one in (setting if several else (setting,)))


def _function(spec, setting, host: Host) -> ProgressFunction:
    function, *rules = spec if is_list(spec) and len(spec) else (spec,)
    if not is_function(function):
        raise BAD_FUNCTION(typed(setting))
    given = {}
    for one in rules:
        key = name_of(one.args[0]) if is_rule(one) else None
        if key not in ("Interval", "MinimumInterval"):
            raise BAD_FUNCTION(typed(setting))
        given.setdefault(key, one.args[1])
    turns = turns_of(given.get("Interval"), given.get("MinimumInterval"), percents=True)
    return ProgressFunction(turns, host.function(function), keys_of(function))


def is_function(value) -> bool:
    """Whether a setting can be applied to an association: a pure function, a symbol, f[...], a callable."""
    if isinstance(value, Symbol):
        return value not in (S.Automatic, S.All, S("None"), S("True"), S("False"))
    return isinstance(value, Expr) and not is_list(value) and not is_rule(value)
