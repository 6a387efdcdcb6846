"""$MaxPrecision, $MinPrecision, $MaxExtraPrecision: how many digits numbers may have."""

from __future__ import annotations

import math

from wlnet.algebra.infinity import direction
from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import LIMITS, numeric_value
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.assignment import setting
from wlnet.language.builtin import builtin
from wlnet.language.precision_limits import precision_limit

BAD_LIMIT = "Cannot set `1` to `2`; value must be a {}."
CROSSED = "Cannot set `1` such that $MaxPrecision < $MinPrecision."
_KINDS = {
    "$MaxPrecision": "positive number or Infinity",
    "$MinPrecision": "non-negative number",
    "$MaxExtraPrecision": "non-negative number or Infinity",
}


def _shown(value: float):
    return S.Infinity if value == math.inf else 0 if value == 0 else value


def _bound(name: str, value) -> float:
    if direction(value) == 1 and name != "$MinPrecision":
        return math.inf
    number = numeric_value(value)
    if not is_real(number) or number < 0 or (name == "$MaxPrecision" and number == 0):
        raise Message(f"{name}::precset", BAD_LIMIT.format(_KINDS[name]))(S(name), value, value=UNEVALUATED)
    return float(number)


def _set(evaluation, name: str, value) -> None:
    bounds = {one: precision_limit(evaluation, one) for one in ("$MaxPrecision", "$MinPrecision")}
    bounds[name] = _bound(name, value)
    if bounds["$MaxPrecision"] < bounds["$MinPrecision"]:
        raise Message(f"{name}::preccon", CROSSED)(S(name), value=UNEVALUATED)
    evaluation.state[name] = bounds[name]


@builtin("$MaxPrecision")
def max_precision(evaluation):
    """$MaxPrecision is the greatest number of digits that N gives."""
    return _shown(precision_limit(evaluation, "$MaxPrecision"))


@setting("$MaxPrecision")
def set_max_precision(evaluation, value):
    """$MaxPrecision = n"""
    _set(evaluation, "$MaxPrecision", value)


@builtin("$MinPrecision")
def min_precision(evaluation):
    """$MinPrecision is the least number of digits that N gives."""
    return _shown(precision_limit(evaluation, "$MinPrecision"))


@setting("$MinPrecision")
def set_min_precision(evaluation, value):
    """$MinPrecision = n"""
    _set(evaluation, "$MinPrecision", value)


@builtin("$MaxExtraPrecision")
def max_extra_precision(evaluation):
    """$MaxExtraPrecision is with how many digits more N and comparisons compute where terms cancel."""
    return _shown(LIMITS.extra)


@setting("$MaxExtraPrecision")
def set_max_extra_precision(evaluation, value):
    """$MaxExtraPrecision = n"""
    LIMITS.extra = _bound("$MaxExtraPrecision", value)
