"""NetReplace: every layer of a kind, at any depth, by another. Source: nets.md section 5."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from wlnet.expr.expr import Expr
from wlnet.expr.message import Message
from wlnet.expr.symbols import S, Symbol
from wlnet.nets.containers.chain import chained
from wlnet.nets.containers.graph import graphed
from wlnet.nets.shorthand import as_layer
from wlnet.nets.surgery.cutting import bridge
from wlnet.nets.surgery.rebuilding import given, layers_of, wiring_of
from wlnet.nets.surgery.replacing import resolved, rules_of, with_layer

NO_MATCH = Message("NetReplace::nomatch", "No layer of the net matches `1`; the net stays as it is.")
ALL_GONE = Message("NetReplace::allgone", "No layer of the net would be left.")
NOTHING = S.Nothing


def replace_layers(net, rules, apply: Callable, matches: Callable):
    """NetReplace[net, rules]: the first rule that fits a layer says what stands in its place.

    A left side is the head of layers, a layer (which fits those of the same parameters, whatever their
    sizes), or any other pattern. Nothing on the right takes the layer out; a chain that replaces a layer of
    a chain becomes part of it.

    apply      as in construct.make
    matches    (value, pattern of the language) -> bool

    Raises NetReplace::nomatch, with the net as value, where no layer fits.
    """
    pairs = [tuple(one.args) for one in rules_of(rules, "NetReplace")]
    found = _Replacing(pairs, apply, matches)
    changed = found.whole(net)
    if not found.count:
        raise NO_MATCH(pairs[0][0] if len(pairs) == 1 else [left for left, _ in pairs], value=net)
    return resolved(changed, "NetReplace")


class _Replacing:
    """One call; `count` layers were replaced so far."""

    def __init__(self, pairs: list, apply: Callable, matches: Callable):
        self.pairs, self.apply, self.matches = pairs, apply, matches
        self.count = 0

    def whole(self, net):
        """The net with all layers replaced that fit; it may be such a layer itself."""
        new = self._new(net)
        if new is None:
            return self._inside(net)
        if new is NOTHING:
            raise ALL_GONE()
        return as_layer(new, 1, "NetChain", self.apply)

    def _new(self, net):
        """What the first rule that fits says; None where none fits."""
        for pattern, new in self.pairs:
            if self._fits(net, pattern):
                self.count += 1
                return new
        return None

    def _fits(self, net, pattern) -> bool:
        if isinstance(pattern, Symbol):
            return net.wl_head is pattern
        if hasattr(pattern, "layer"):
            return _same_parameters(net, pattern)
        return isinstance(pattern, Expr) and self.matches(net, pattern)

    def _inside(self, net):
        if net.kind == "NetChain":
            return self._chain(net)
        if net.kind == "NetGraph":
            return self._graph(net)
        children = {key: self.whole(child) for key, child in net.children.items()}
        return replace(net, children=children) if children else net

    def _chain(self, net):
        before = self.count
        children: dict = {}
        for key, child in layers_of(net).items():
            new = self._new(child)
            if new is NOTHING:
                continue
            layer = self._inside(child) if new is None else as_layer(new, key, "NetChain", self.apply)
            if new is not None and layer.kind == "NetChain":
                children |= {(key, inner): one for inner, one in layers_of(layer).items()}
            else:
                children[(key,)] = layer
        if self.count == before:
            return net
        if not children:
            raise ALL_GONE()
        return chained(_renamed(children), given(net, net.ports), {}, "NetReplace")

    def _graph(self, net):
        before, gone = self.count, []
        for key, child in layers_of(net).items():
            new = self._new(child)
            if new is NOTHING:
                gone.append(key)
            elif new is not None:
                net = with_layer(net, key, as_layer(new, key, "NetGraph", self.apply), "NetReplace")
            else:
                net = replace(net, children={**net.children, key: self._inside(child)})
        if self.count == before or not gone:
            return net
        wiring = wiring_of(net)
        for key in gone:
            bridge(wiring, key)
        if not wiring.children:
            raise ALL_GONE()
        return graphed(wiring, given(net, net.ports), {}, "NetReplace")


def _renamed(children: dict) -> dict:
    """Keys (a,) as a; numbers again where all are numbers; (a, b) else as "a/b"."""
    if all(isinstance(step, int) for key in children for step in key):
        return dict(enumerate(children.values(), 1))
    return {key[0] if len(key) == 1 else "/".join(map(str, key)): child for key, child in children.items()}


def _same_parameters(net, pattern) -> bool:
    """Whether a layer has the parameters of another, and the arrays that are given there."""
    if pattern.children:
        return net == pattern
    if _plain(net.layer) != _plain(pattern.layer):
        return False
    wanted = {name: value for name, value in pattern.values.items() if value is not None}
    return all(
        net.values.get(name) is not None
        and net.values[name].shape == value.shape
        and (net.values[name] == value).all()
        for name, value in wanted.items()
    )


def _plain(sheet):
    """The sheet without the mark of the shorthand 1."""
    return replace(sheet, loose=False) if getattr(sheet, "loose", False) else sheet
