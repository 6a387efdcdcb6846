"""What stands for a layer inside a container: integers, functions, lists; and which keys layers have.

An integer n is LinearLayer[n], a function an ElementwiseLayer (in a graph one of several arguments is a
ThreadingLayer), a list or association a NetChain. Source: nets.md sections 1.2 and 1.3.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from difflib import get_close_matches

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, is_rule
from wlnet.expr.message import Message, MessageError
from wlnet.expr.symbols import S, Symbol
from wlnet.nets.construct import make
from wlnet.nets.functions.trees import FORMS, slots
from wlnet.nets.layer import LAYERS
from wlnet.nets.sheet import advice

NOT_LAYERS = "`1` takes a list of layers or an association name -> layer, not `2`."
NOT_A_LAYER = "Layer `1` of the `2` is `3`, which is not a layer.`4`"
EMPTY = "A `1` needs at least one layer."
TWICE = "The layer name `1` is given twice."
BAD_KEY = "The name of a layer should be a string, but is `1`."

# Functions of several numbers: in a graph they stand for ThreadingLayers.
LISTS = (
    "Norm",
    "Normalize",
    "Total",
    "Mean",
    "Median",
    "Variance",
    "StandardDeviation",
    "Length",
)  # take lists
THREADED = ("Plus", "Times", "Subtract", "Divide", "Power", "Min", "Max", "Mod", "Quotient", "Surd")


def children_of(given, owner: str, apply: Callable | None) -> dict:
    """Key -> net for a list of layers (keys 1, 2, ...), an association, or a list of rules name -> layer.

    owner    "NetChain" or "NetGraph": whose messages invlist, invlayer, empty, dupname are raised
    apply    as in construct.make
    """
    if is_list(given) and len(given) and given.array is None and all(map(is_rule, given)):
        pairs = [tuple(one.args) for one in given]
    elif isinstance(given, Association):
        pairs = given.items()
    elif is_list(given):
        pairs = list(enumerate(given, 1))
    else:
        raise Message(f"{owner}::invlist", NOT_LAYERS)(owner, given)
    if not pairs:
        raise Message(f"{owner}::empty", EMPTY)(owner)
    children: dict = {}
    for key, value in pairs:
        if not isinstance(key, str | int):
            raise Message(f"{owner}::invname", BAD_KEY)(key)
        if key in children:
            raise Message(f"{owner}::dupname", TWICE)(key)
        children[key] = as_layer(value, key, owner, apply)
    return children


def as_layer(value, key, owner: str, apply: Callable | None):
    """The net that an element of a container stands for; `key` is its place or name, for messages."""
    if hasattr(value, "layer"):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            net = make("LinearLayer", (value,))
        except MessageError:
            raise _not_a_layer(owner, key, value, " A number of units is a positive integer.") from None
        return replace(net, layer=replace(net.layer, loose=True)) if value == 1 else net
    if is_list(value) or isinstance(value, Association):
        return make("NetChain", (value,), apply=apply)
    head = value.head if isinstance(value, Expr) else value
    name = head.name if isinstance(head, Symbol) else ""
    near = get_close_matches(name, list(LAYERS), n=2, cutoff=0.8)
    if near or name.endswith(("Layer", "Operator")) or name.startswith(("Net", "$")):
        raise _not_a_layer(owner, key, value, advice([n for n in near if n != name]))
    if value is head and name in LISTS:
        raise _not_a_layer(
            owner, key, value, " It is a function of a list; AggregationLayer takes some of these."
        )
    if value is head and name in THREADED and owner != "NetGraph":
        raise _not_a_layer(
            owner, key, value, f" It is a function of several numbers: ThreadingLayer[{name}]."
        )
    threaded = owner == "NetGraph" and ((value is head and name in THREADED) or _takes_several(value))
    try:
        return make("ThreadingLayer" if threaded else "ElementwiseLayer", (value,), apply=apply)
    except MessageError as refused:
        near = get_close_matches(name, FORMS, n=2, cutoff=0.7) if value is head else []
        why = f" As a function: {str(refused).partition(': ')[2]}"
        raise _not_a_layer(owner, key, value, advice(near) or why) from None


def _not_a_layer(owner: str, key, value, more: str) -> MessageError:
    container = {"NetChain": "chain", "NetGraph": "graph"}.get(owner, owner)
    return Message(f"{owner}::invlayer", NOT_A_LAYER)(key, container, value, more)


def _takes_several(function) -> bool:
    """A pure function of more than one argument: #1 + #2 &, #A - #B &, Function[{a, b}, a b]."""
    if not isinstance(function, Expr) or function.head is not S.Function:
        return False
    if len(function) >= 2:
        return is_list(function.item(0)) and len(function.item(0)) > 1
    return bool(slots(function.item(0)) - {1})


def with_number_at(net, port: str):
    """The net with LinearLayer[{}] in place of a bare 1 that only shape-keeping layers separate from the
    output `port`, which carries one number: nets.md section 1.2."""
    return with_number_from(net, *net.layer.origin(net, port))


def with_number_from(net, key, inner: str):
    """As `with_number_at`, for the output `inner` of the layer at `key`."""
    while True:
        child = net.children[key]
        if child.kind in ("NetChain", "NetGraph"):
            changed = with_number_at(child, inner)
            return net if changed is child else replace(net, children={**net.children, key: changed})
        if getattr(child.layer, "loose", False):
            number = replace(child.layer, size=(), loose=False)
            return replace(net, children={**net.children, key: replace(child, layer=number)})
        before = net.layer.feeding(net, key) if child.layer.keeps_shape else None
        if before is None:
            return net
        key, inner = before
