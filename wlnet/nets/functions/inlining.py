"""A function of the language for a net: names stand for what they mean in the session, nets for places.

A symbol with a value becomes that value, a function that is defined by one rule becomes a pure function,
layers that are written out are made. Every net in the function becomes a Place; the layer that is compiled
from the function keeps the nets themselves (layers/function.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.symbols import S, Symbol, symbol
from wlnet.expr.values.numeric_array import NumericArray
from wlnet.nets.layer import LAYERS
from wlnet.nets.net import Net
from wlnet.nets.sheet import NotAccepted

SYSTEM = "System`"
BINDING = {S.With, S.Module, S.Block}
ITERATING = {S.Table, S.Sum, S.Product, S.Do}


class Place(NamedTuple):
    """Stands for the net number `key` in the body of a function."""

    key: int


def inlined(function, apply: Callable | None = None) -> tuple[object, tuple[Net, ...]]:
    """(the function with Places and without names of the session, the nets of the Places 1, 2, ...)

    apply    (f, arguments...) -> value, in the session; None where there is none

    A net that stands in two places of the function is two nets; With gives one net a name.
    Raises NotAccepted for a function that calls itself.
    """
    walk = _Walk(apply)
    return walk.tree(function, {}), tuple(walk.nets)


def with_nets(function, nets: dict):
    """The function with these in its Places (Place.key -> net, or an expression of it): undoes `inlined`.

    A net that has several places gets a name by With.
    """
    count = Counter(_places(function))
    named = {key: symbol(f"net{key}", "Global`") for key, times in count.items() if times > 1}
    bare = _filled(function, {key: named.get(key, nets[key]) for key in count})
    if not named:
        return bare
    setting = wl_list(S.Set(name, nets[key]) for key, name in named.items())
    return _wrapped(bare, setting)


def _wrapped(function: Expr, setting: Expr) -> Expr:
    """The function, or the one in Apply[function], with its body inside With[setting, body]."""
    if function.head is S.Function:
        return Expr(S.Function, (*function.args[:-1], S.With(setting, function.args[-1])))
    return Expr(function.head, (_wrapped(function.item(0), setting), *function.args[1:]))


def _places(tree):
    if isinstance(tree, Place):
        yield tree.key
    elif isinstance(tree, Association):
        for value in tree.values():
            yield from _places(value)
    elif isinstance(tree, Expr) and tree.array is None:
        for part in (tree.head, *tree.args):
            yield from _places(part)


def _filled(tree, nets: dict):
    if isinstance(tree, Place):
        return nets[tree.key]
    if isinstance(tree, Association):
        return tree.with_values(_filled(value, nets) for value in tree.values())
    if not isinstance(tree, Expr) or tree.array is not None:
        return tree
    return Expr(_filled(tree.head, nets), tuple(_filled(arg, nets) for arg in tree.args))


def with_symbols(tree, known: dict):
    """The tree with these trees in place of symbols."""
    if isinstance(tree, Symbol):
        return known.get(tree, tree)
    if isinstance(tree, Association):
        return tree.with_values(with_symbols(value, known) for value in tree.values())
    if not isinstance(tree, Expr) or tree.array is not None:
        return tree
    if tree.head is S.Function and len(tree) > 1:
        names = tuple(tree.item(0)) if is_list(tree.item(0)) else (tree.item(0),)
        known = {name: one for name, one in known.items() if name not in names}
    return Expr(with_symbols(tree.head, known), tuple(with_symbols(arg, known) for arg in tree.args))


class _Walk:
    """One function in the making.

    nets      those found so far
    _inside   names that are being replaced: what they lead to must not lead back to them
    """

    def __init__(self, apply: Callable | None):
        self.apply, self.nets, self._inside = apply, [], []

    def tree(self, tree, bound: dict):
        """The tree without names; `bound` holds variables, each with what stands for it, or itself."""
        if isinstance(tree, Net):
            self.nets.append(tree)
            return Place(len(self.nets))
        if isinstance(tree, NumericArray):
            return packed(tree.array)
        if isinstance(tree, Symbol):
            return bound[tree] if tree in bound else self._named(tree)
        if isinstance(tree, Association):
            return tree.with_values(self.tree(value, bound) for value in tree.values())
        if not isinstance(tree, Expr) or tree.array is not None or tree.head is S.NetArray:
            return tree
        if self._is_layer(tree):
            made = self.apply(S.Identity, tree)
            return self.tree(made, bound) if isinstance(made, Net) else tree
        return self._inside_of(tree, bound)

    def _is_layer(self, tree: Expr) -> bool:
        return self.apply is not None and isinstance(tree.head, Symbol) and tree.head.name in LAYERS

    def _inside_of(self, tree: Expr, bound: dict) -> Expr:
        if tree.head is S.Function and len(tree) > 1:
            names = tuple(tree.item(0)) if is_list(tree.item(0)) else (tree.item(0),)
            inner = {**bound, **{name: name for name in names}}
            return Expr(tree.head, (tree.item(0), *(self.tree(arg, inner) for arg in tree.args[1:])))
        if tree.head in BINDING and len(tree) == 2 and is_list(tree.item(0)):
            return self._with(tree, bound)
        if tree.head in ITERATING:
            first = (arg.item(0) for arg in tree.args[1:] if is_list(arg) and len(arg))
            bound = {**bound, **{name: name for name in first if isinstance(name, Symbol)}}
        return Expr(self.tree(tree.head, bound), tuple(self.tree(arg, bound) for arg in tree.args))

    def _with(self, tree: Expr, bound: dict) -> Expr:
        """Variables of With and its like: those that are nets or functions are put in where they stand."""
        inner, kept = dict(bound), []
        for one in tree.item(0):
            name, value = one.args if isinstance(one, Expr) and one.head is S.Set else (one, None)
            value = None if value is None else self.tree(value, bound)
            is_function = isinstance(value, Expr) and value.head is S.Function
            if isinstance(value, Place) or is_function:
                inner[name] = value
                continue
            inner[name] = name
            kept.append(name if value is None else S.Set(name, value))
        body = self.tree(tree.item(1), inner)
        return Expr(tree.head, (wl_list(kept), body)) if kept else body

    def _named(self, name: Symbol):
        """What a symbol stands for in the session."""
        if name.context == SYSTEM or self.apply is None:
            return name
        if name in self._inside:
            raise NotAccepted(f"a function that does not lead back to itself, as {name.name} does")
        value = self.apply(S.Identity, name)
        if value is name:
            value = self._defined(name)
        if value is name:
            return name
        self._inside.append(name)
        try:
            return self.tree(value, {})
        finally:
            self._inside.pop()

    def _defined(self, name: Symbol):
        """The pure function of a symbol that is defined by f[x_, y_, ...] := body; else the symbol."""
        rules = self.apply(S.DownValues, name)
        if not is_list(rules) or len(rules) != 1:
            return name
        pattern, body = rules.item(0).args
        while isinstance(pattern, Expr) and pattern.head is S.HoldPattern:
            pattern = pattern.item(0)
        if not all(isinstance(one, Expr) and one.head is S.Pattern for one in pattern.args):
            return name
        if not all(isinstance(one.item(1), Expr) and one.item(1).head is S.Blank for one in pattern.args):
            return name
        return S.Function(wl_list(one.item(0) for one in pattern.args), body)
