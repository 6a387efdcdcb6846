"""How many digits a session lets numbers have: what $MaxPrecision and $MinPrecision are set to."""

from __future__ import annotations

import math

from wlnet.expr.message import Message

TOO_MANY = Message(
    "N::preclg",
    "Requested precision `1` is larger than $MaxPrecision. Using current $MaxPrecision of `2` instead. "
    "$MaxPrecision = Infinity specifies that any precision should be allowed.",
)
TOO_FEW = Message(
    "N::precsm",
    "Requested precision `1` is smaller than $MinPrecision. Using current $MinPrecision of `2` instead.",
)


def within_limits(evaluation, digits: float) -> float:
    """The digits that N gives where so many are asked for."""
    most, least = precision_limit(evaluation, "$MaxPrecision"), precision_limit(evaluation, "$MinPrecision")
    if digits > most:
        evaluation.message(TOO_MANY, digits, most)
        return most
    if digits < least:
        evaluation.message(TOO_FEW, digits, least)
        return least
    return digits


def precision_limit(evaluation, name: str) -> float:
    return evaluation.state.get(name, math.inf if name == "$MaxPrecision" else 0.0)
