"""Interned symbols: one object a full name, so identity is equality.

A symbol holds its name and nothing else; what a session knows of it stands in the
definitions of that session. `S.List` is the symbol System`List.
"""

from __future__ import annotations


class Symbol:
    """A name in a context. Called with arguments it builds an expression (see expr.py).

    name      without the context: "Plus"
    context   with its final backquote: "System`"

    Symbols with the same full name are the same object: compare with `is`.
    """

    __slots__ = ("__weakref__", "context", "name")

    def __init__(self, name: str, context: str):
        self.name = name
        self.context = context

    @property
    def full_name(self) -> str:
        return self.context + self.name

    def __repr__(self) -> str:
        return self.name if self.context in ("System`", "Global`") else self.full_name

    def __reduce__(self):
        return symbol, (self.name, self.context)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_SYMBOLS: dict[str, Symbol] = {}


def symbol(name: str, context: str = "System`") -> Symbol:
    """The one symbol of that name in that context; made at the first call."""
    full = context + name
    found = _SYMBOLS.get(full)
    if found is None:
        found = _SYMBOLS.setdefault(full, Symbol(name, context))
    return found


STANDING = "Standing`"  # the context of `stand_in`s


def stand_in(name: str) -> Symbol:
    """A symbol for a number that is not known yet: what the function of a layer is tried on. Functions that
    decide about symbols, too, such as PossibleZeroQ, leave it open."""
    return symbol(name, STANDING)


def full_symbol(full_name: str) -> Symbol:
    """The symbol of a full name such as "System`Plus"."""
    context, _, name = full_name.rpartition("`")
    return symbol(name, context + "`")


class _System:
    """The symbols of System`: `S.Plus`, and `S("True")` for names that Python reserves."""

    def __call__(self, name: str) -> Symbol:
        return symbol(name)

    def __getattr__(self, name: str) -> Symbol:
        found = symbol(name)
        setattr(self, name, found)
        return found


S = _System()
