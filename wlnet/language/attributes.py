"""Attributes of symbols as bit flags, so that the evaluator tests them with one `&`."""

from __future__ import annotations

from wlnet.expr.message import Message

IS_LOCKED = Message("General::locked", "Symbol `1` is locked.")

NAMES = (
    "Constant", "Flat", "HoldAll", "HoldAllComplete", "HoldFirst", "HoldRest", "Listable", "Locked",
    "NHoldAll", "NHoldFirst", "NHoldRest", "NumericFunction", "OneIdentity", "Orderless", "Protected",
    "ReadProtected", "SequenceHold", "Stub", "Temporary",
)  # fmt: skip

FLAGS = {name: 1 << position for position, name in enumerate(NAMES)}

FLAT = FLAGS["Flat"]
HOLD_ALL = FLAGS["HoldAll"]
HOLD_ALL_COMPLETE = FLAGS["HoldAllComplete"]
HOLD_FIRST = FLAGS["HoldFirst"]
HOLD_REST = FLAGS["HoldRest"]
LISTABLE = FLAGS["Listable"]
LOCKED = FLAGS["Locked"]
ONE_IDENTITY = FLAGS["OneIdentity"]
ORDERLESS = FLAGS["Orderless"]
PROTECTED = FLAGS["Protected"]
READ_PROTECTED = FLAGS["ReadProtected"]
SEQUENCE_HOLD = FLAGS["SequenceHold"]
TEMPORARY = FLAGS["Temporary"]

HOLDS = HOLD_ALL | HOLD_ALL_COMPLETE | HOLD_FIRST | HOLD_REST
IN_USE = ~(PROTECTED | READ_PROTECTED)  # flags that matter to a call
PLAIN = ~(FLAT | LISTABLE | ORDERLESS | HOLDS | SEQUENCE_HOLD)  # flags that do not touch the arguments
REFORM = FLAT | LISTABLE | ORDERLESS


def flags_of(names) -> int:
    """The flags of attribute names. Raises KeyError for an unknown one."""
    flags = 0
    for name in names:
        flags |= FLAGS[name]
    return flags


def names_of(flags: int) -> list[str]:
    return [name for name, flag in FLAGS.items() if flags & flag]


def held(flags: int, position: int) -> bool:
    """Whether the argument at `position` (from 0) stays unevaluated."""
    if flags & (HOLD_ALL | HOLD_ALL_COMPLETE):
        return True
    return bool(flags & (HOLD_FIRST if position == 0 else HOLD_REST))
