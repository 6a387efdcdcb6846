"""Single words to expressions: names, strings, blanks, slots, %. Numbers are in `numerals`.

Each function takes the text of a token of grammar/terminals.lark; those that meet names also take
`resolve`, which maps a name as written to its symbol.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S, Symbol
from wlnet.syntax.characters import BOX_MARKS, CODE, decoded, symbol_name

Resolve = Callable[[str], Symbol]
Warn = Callable[[str, str, int], None]

_ESCAPE = re.compile(rf"\\(?:(\n)|({CODE})|(.))", re.DOTALL)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", '"': '"', "\\": "\\", **BOX_MARKS}


def symbol_of(text: str, resolve: Resolve) -> Symbol:
    if len(text) == 1 and (named := symbol_name(text)):
        return resolve("System`" + named)
    return resolve(text)


def string(text: str, offset: int = 0, warn: Warn | None = None) -> str:
    """The characters of a quoted text, its escapes resolved."""
    body = text[1:-1]
    if "\\" not in body:
        return body

    def resolved(escape: re.Match) -> str:
        if escape[1]:
            return ""
        if escape[2]:
            found = decoded(escape[2])
            if found is None and warn:
                warn("sntufn", f'Unknown character "{escape[0]}".', offset + 1 + escape.start())
            return escape[0] if found is None else found
        found = _CONTROLS.get(escape[3])
        if found is None and warn:
            warn("stresc", f'Unknown string escape "{escape[0]}".', offset + 1 + escape.start())
        return escape[0] if found is None else found

    return _ESCAPE.sub(resolved, body)


def blank(text: str, resolve: Resolve) -> Expr:
    """`x_`, `_h`, `x__h`, `_.`, `x_.` ..."""
    start = text.index("_")
    name, rest = text[:start], text[start:]
    head = rest.lstrip("_")
    dashes = len(rest) - len(head)
    optional = head == "."
    kind = (S.Blank, S.BlankSequence, S.BlankNullSequence)[dashes - 1]
    name = symbol_of(name, resolve) if name else None
    found = Expr(kind, (symbol_of(head, resolve),) if head and not optional else ())
    if name is not None:
        found = Expr(S.Pattern, (name, found))
    return Expr(S.Optional, (found,)) if optional else found


def slot(text: str) -> Expr:
    """`#`, `#3`, `#name`, `#"any text"`, `##`, `##3`"""
    head, rest = (S.SlotSequence, text[2:]) if text.startswith("##") else (S.Slot, text[1:])
    if rest.startswith('"'):
        return Expr(head, (string(rest),))
    if rest and not rest.isdecimal():
        return Expr(head, (rest,))
    return Expr(head, (int(rest or 1),))


def out(text: str) -> Expr:
    """`%`, `%%`, `%12`"""
    rest = text.lstrip("%")
    if rest:
        return Expr(S.Out, (int(rest),))
    return Expr(S.Out, (-len(text),) if len(text) > 1 else ())


def tag(text: str) -> str:
    """The tag of `::tag` or `::"any text"`."""
    rest = text[2:]
    return string(rest) if rest.startswith('"') else rest


def file_name(text: str) -> str:
    """The name behind `<<`, `>>` or `>>>`; "" if there is none."""
    rest = text.lstrip("<>").lstrip(" \t")
    return string(rest) if rest.startswith('"') else rest
