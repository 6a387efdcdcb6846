"""WXF: expressions of any kind in Wolfram's exchange format."""

from __future__ import annotations

from wlnet.expr.serial import SerialError, from_wxf, to_wxf
from wlnet.expr.symbols import S, Symbol, full_symbol, symbol
from wlnet.formats.format import Format, Malformed, NoForm, add


def _symbol(name: str) -> Symbol:
    return full_symbol(name) if "`" in name else symbol(name)


def expression(data: bytes, options: dict):
    try:
        return from_wxf(data, _symbol)
    except SerialError as error:
        raise Malformed(str(error)) from None


def held(data: bytes, options: dict):
    return S.HoldComplete(expression(data, options))


def write(expr, options: dict, show) -> bytes:
    """PerformanceGoal -> "Size" compresses."""
    try:
        return to_wxf(expr, options["PerformanceGoal"] == "Size")
    except TypeError:
        raise NoForm(expr) from None


_ELEMENTS = {"Expression": expression, "HeldExpression": held}
_OPTIONS = {"PerformanceGoal": "Speed"}
add(Format("WXF", ("wxf",), "Expression", _ELEMENTS, write, _OPTIONS, binary=True, evaluated=False))
