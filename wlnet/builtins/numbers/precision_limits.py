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

BAD_LIMIT = "Cannot set `1` to `2`; value must be a non-negative number or Infinity."


def _shown(value: float):
    return S.Infinity if value == math.inf else 0 if value == 0 else value


def _bound(name: str, value) -> float:
    if direction(value) == 1:
        return math.inf
    number = numeric_value(value)
    if not is_real(number) or number < 0:
        raise Message(f"{name}::precset", BAD_LIMIT)(S(name), value, value=UNEVALUATED)
    return float(number)


@builtin("$MaxPrecision")
def max_precision(evaluation):
    """$MaxPrecision is the greatest number of digits that N gives."""
    return _shown(precision_limit(evaluation, "$MaxPrecision"))


@setting("$MaxPrecision")
def set_max_precision(evaluation, value):
    """$MaxPrecision = n"""
    evaluation.state["$MaxPrecision"] = _bound("$MaxPrecision", value)


@builtin("$MinPrecision")
def min_precision(evaluation):
    """$MinPrecision is the least number of digits that N gives."""
    return _shown(precision_limit(evaluation, "$MinPrecision"))


@setting("$MinPrecision")
def set_min_precision(evaluation, value):
    """$MinPrecision = n"""
    evaluation.state["$MinPrecision"] = _bound("$MinPrecision", value)


@builtin("$MaxExtraPrecision")
def max_extra_precision(evaluation):
    """$MaxExtraPrecision is with how many digits more N and comparisons compute where terms cancel."""
    return _shown(LIMITS.extra)


@setting("$MaxExtraPrecision")
def set_max_extra_precision(evaluation, value):
    """$MaxExtraPrecision = n"""
    LIMITS.extra = _bound("$MaxExtraPrecision", value)
