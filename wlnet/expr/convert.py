"""Python values to expressions and back: what the door for Python programs and callbacks use.

True, False and None stand for True, False and Null; lists and tuples for lists; mappings for
associations; NumPy arrays for packed lists, without a copy where the dtype allows; callables
for functions that Wolfram code can call; images of Pillow for images. NumPy is loaded by the first
array only.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from os import PathLike, fspath

from wlnet.expr.association import Association
from wlnet.expr.expr import FALSE, NULL, TRUE, Expr, wl_list
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.bigreal import BigReal

_SYMBOLS = {TRUE: True, FALSE: False, NULL: None}


class PythonFunction:
    """A Python callable as a function of the language: takes and gives Python values."""

    __slots__ = ("function",)

    wl_head = S.PythonFunction

    def __init__(self, function: Callable):
        self.function = function

    @property
    def name(self) -> str:
        return getattr(self.function, "__name__", type(self.function).__name__)

    def apply(self, args: tuple):
        """function(args...) of evaluated arguments, as an expression. Its exceptions pass through."""
        return to_expr(self.function(*map(to_python, args)))

    def wl_text(self, form: str) -> str:
        return f"PythonFunction[{self.name}]"

    def wl_python(self) -> Callable:
        return self.function

    def __eq__(self, other) -> bool:
        return isinstance(other, PythonFunction) and self.function == other.function

    def __hash__(self) -> int:
        return hash((PythonFunction, self.function))

    def __repr__(self) -> str:
        return self.wl_text("FullForm")


def to_expr(value):
    """The expression of a Python value.

    Expressions, symbols and objects of the language (nets, images) stay as they are; infinite
    floats become Infinity or -Infinity, NaN Indeterminate, paths strings, dates DateObject, spans of
    time Quantity; what offers `wl_expr()`
    (the names of `wl`) or `__array__` is asked for it. Raises TypeError for anything else.
    """
    kind = type(value)
    if kind is int or kind is str or kind is Symbol or isinstance(value, Expr):
        return value
    if kind is float:
        return value if math.isfinite(value) else _not_finite(value)
    if value is None or kind is bool:
        return NULL if value is None else TRUE if value else FALSE
    if kind is complex:
        return value
    if kind is list or kind is tuple:
        return wl_list(map(to_expr, value))
    if hasattr(kind, "wl_head"):
        return value
    if hasattr(kind, "wl_expr"):
        return value.wl_expr()
    if isinstance(value, Mapping):
        return Association.from_pairs((to_expr(k), to_expr(v)) for k, v in value.items())
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else Fraction(value)
    if isinstance(value, Decimal):
        return BigReal(value, float(len(value.as_tuple().digits)))
    if hasattr(kind, "__array__"):
        return _from_array(value)
    if hasattr(kind, "getbands"):
        return import_module("wlnet.expr.values.picture_files").from_pillow(value)
    if isinstance(value, PathLike):
        return fspath(value)
    return _from_kin(value)


def _from_kin(value):
    """Of children of Python's own classes (enumerations, named tuples), dates, ranges and callables."""
    if hasattr(value, "isoformat") and hasattr(value, "year"):
        return _from_date(value)
    if hasattr(value, "total_seconds"):
        return S.Quantity(value.total_seconds(), "Seconds")
    for base in (int, float, complex, str):
        if isinstance(value, base):
            return to_expr(base(value))
    if isinstance(value, (list, tuple, range)):
        return wl_list(map(to_expr, value))
    if callable(value):
        return PythonFunction(value)
    raise TypeError(f"a value of type {type(value).__name__} has no form in the language: {value!r:.80}")


def _from_date(value):
    """A day of a `date`, a moment of a `datetime`, in its own time zone where it names one."""
    day = wl_list((value.year, value.month, value.day))
    if not hasattr(value, "hour"):
        return S.DateObject(day, "Day")
    seconds = value.second + value.microsecond / 1e6
    moment = wl_list((*day.args, value.hour, value.minute, seconds))
    zone = value.utcoffset()
    if zone is None:
        return S.DateObject(moment)
    return S.DateObject(moment, S.Rule(S.TimeZone, zone.total_seconds() / 3600))


def _not_finite(value: float):
    if math.isnan(value):
        return S.Indeterminate
    return S.Infinity if value > 0 else S.Times(-1, S.Infinity)


def _from_array(value):
    """A NumPy array or scalar, or what NumPy can make one of (data frames, tensors)."""
    # Both modules stay unloaded until there is an array.
    array = import_module("numpy").asarray(value)
    if array.dtype.kind in "iufc" and array.ndim and array.size:
        return import_module("wlnet.expr.arrays").packed(array)
    if array.dtype.kind in "biufcUOS":
        return to_expr(array.tolist())
    raise TypeError(f"an array of {array.dtype} has no form in the language")


def to_python(value, special: Mapping[Symbol, Callable] | None = None):
    """The Python value of an expression.

    special    head -> function of the expression, for heads with a class of their own in Python

    Packed lists become NumPy arrays, other lists Python lists, associations dicts (a list as
    key becomes a tuple); True, False and Null become True, False and None; an object that
    offers `wl_python()` is asked. Everything else stays the expression it is.
    """
    if type(value) is Symbol:
        return _SYMBOLS.get(value, value)
    if isinstance(value, Expr):
        if value.array is not None:
            return value.array
        if value.head is S.List:
            return [to_python(item, special) for item in value.args]
        make = special.get(value.head) if special and type(value.head) is Symbol else None
        return make(value) if make is not None else value
    if isinstance(value, Association):
        return {_hashable(to_python(k)): to_python(v, special) for k, v in value.items()}
    if hasattr(type(value), "wl_python"):
        return value.wl_python()
    return value


def _hashable(key):
    if isinstance(key, list):
        return tuple(map(_hashable, key))
    if hasattr(type(key), "__array__"):
        return _hashable(key.tolist())
    return tuple(key.items()) if isinstance(key, dict) else key
