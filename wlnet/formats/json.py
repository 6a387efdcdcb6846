"""JSON: objects as lists of rules ("JSON") or as associations ("RawJSON")."""

from __future__ import annotations

import json
from fractions import Fraction

from wlnet.expr.association import Association
from wlnet.expr.convert import to_expr
from wlnet.expr.expr import FALSE, NULL, TRUE, Expr, is_list, is_rule, rule, wl_list
from wlnet.expr.symbols import S, Symbol
from wlnet.formats.format import Format, Malformed, NoForm, add, decoded

_SYMBOLS = {TRUE: True, FALSE: False, NULL: None, S("None"): None}
_OPTIONS = {"Compact": FALSE}


def _read(data: bytes):
    try:
        return json.loads(decoded(data))
    except ValueError as error:
        raise Malformed(str(error)) from None


def associations(data: bytes, options: dict):
    return to_expr(_read(data))


def rules(data: bytes, options: dict):
    return _with_rules(_read(data))


def _with_rules(value):
    if isinstance(value, dict):
        return wl_list(rule(key, _with_rules(item)) for key, item in value.items())
    return wl_list(map(_with_rules, value)) if isinstance(value, list) else to_expr(value)


def write(expr, options: dict, show) -> bytes:
    compact = options["Compact"] is TRUE
    layout = {"separators": (",", ":")} if compact else {"indent": "\t"}
    return json.dumps(_plain(expr), ensure_ascii=False, **layout).encode()


def _plain(expr):
    """Python values for json; NoForm where JSON has none."""
    if isinstance(expr, Association):
        return {_key(key): _plain(value) for key, value in expr.items()}
    if is_list(expr):
        if len(expr) and all(map(is_rule, expr.args)):
            return {_key(part.item(0)): _plain(part.item(1)) for part in expr.args}
        return expr.array.tolist() if expr.array is not None else list(map(_plain, expr.args))
    if isinstance(expr, Symbol) and expr in _SYMBOLS:
        return _SYMBOLS[expr]
    if isinstance(expr, Fraction):
        return float(expr)
    if isinstance(expr, (Expr, Symbol, complex)) or not isinstance(expr, (int, float, str)):
        raise NoForm(expr)
    return expr


def _key(key) -> str:
    if not isinstance(key, str):
        raise NoForm(key)
    return key


def dataset(data: bytes, options: dict):
    return S.Dataset(associations(data, options))


add(Format("JSON", ("json",), "Data", {"Data": rules, "Dataset": dataset}, write, _OPTIONS))
add(Format("RawJSON", (), "Data", {"Data": associations, "Dataset": dataset}, write, _OPTIONS))
