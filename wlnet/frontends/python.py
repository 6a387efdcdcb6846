"""Wolfram Language from Python: expressions built by calls (`wl`) or read from text.

    wl.NetTrain(net, data, wl.All, BatchSize=32)    a call, with options as keywords
    wlexpr("#^2 &")                                 code inside such a call
    parse("a + b // f"), to_text(expr, "FullForm")

The names follow the Wolfram Client Library for Python.
"""

from __future__ import annotations

from wlnet.expr.convert import to_expr
from wlnet.expr.expr import Expr, rule
from wlnet.expr.symbols import S, Symbol
from wlnet.language.definitions import Definitions
from wlnet.syntax.errors import IncompleteInput, WolframSyntaxError
from wlnet.syntax.parser import parse as _parse
from wlnet.syntax.parser import parse_all as _parse_all
from wlnet.syntax.printer import to_text as _to_text

__all__ = ["IncompleteInput", "Name", "WolframSyntaxError", "parse", "parse_all", "to_text", "wl", "wlexpr"]

_NAMES = Definitions()  # for names alone: System` where the language has them, else Global`


class Name:
    """A symbol that is called with Python values: wl.Total([1, 2]) is Total[{1, 2}].

    Keywords become options; None as the value of one is the symbol None. Attributes are symbols
    in the context of that name: wl.Global.x is Global`x.
    """

    __slots__ = ("symbol",)

    def __init__(self, symbol: Symbol):
        self.symbol = symbol

    def __call__(self, *args, **options) -> Expr:
        rules = [rule(name, S("None") if v is None else to_expr(v)) for name, v in options.items()]
        return Expr(self.symbol, (*map(to_expr, args), *rules))

    def __getattr__(self, name: str) -> Name:
        if name.startswith("_"):
            raise AttributeError(name)
        return Name(_NAMES.resolve(f"{self.symbol.name}`{name}"))

    def wl_expr(self) -> Symbol:
        return self.symbol

    def __eq__(self, other) -> bool:
        return self.symbol is (other.symbol if isinstance(other, Name) else other)

    def __hash__(self) -> int:
        return hash(self.symbol)

    def __repr__(self) -> str:
        return f"wl.{self.symbol!r}"

    def __reduce__(self):
        return Name, (self.symbol,)


class _Names:
    """`wl`: attributes and calls are symbols: wl.Plus, wl("$Failed"), wl("ctx`name")."""

    def __getattr__(self, name: str) -> Name:
        if name.startswith("_"):
            raise AttributeError(name)
        return Name(_NAMES.resolve(name))

    def __call__(self, name: str) -> Name:
        return Name(_NAMES.resolve(name))

    def __repr__(self) -> str:
        return "wl"


wl = _Names()


def parse(text: str):
    """The one expression that `text` holds, unevaluated."""
    return _parse(text, _NAMES.resolve)


def parse_all(text: str) -> list:
    """All expressions of a text, unevaluated."""
    return _parse_all(text, _NAMES.resolve)


def wlexpr(text: str):
    """Code as an expression, for use inside calls of `wl` where a string would be a string."""
    return parse(text)


def to_text(value, form: str = "InputForm") -> str:
    """The text of an expression or of a Python value: "InputForm", "FullForm" or "OutputForm"."""
    return _to_text(to_expr(value), form)
