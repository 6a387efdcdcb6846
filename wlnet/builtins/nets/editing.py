"""Functions that give a net of another structure: NetTake, NetReplacePart, NetJoin, ..."""

from __future__ import annotations

from math import inf

from wlnet.expr.expr import TRUE
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.nets.calls import applier, split
from wlnet.nets.coder import Coder
from wlnet.nets.net import Net
from wlnet.nets.sharing import insert_shared
from wlnet.nets.sheet import ARGUMENTS
from wlnet.nets.surgery.cutting import delete, drop, take
from wlnet.nets.surgery.joining import append, insert, join, prepend
from wlnet.nets.surgery.matching import replace_layers
from wlnet.nets.surgery.renaming import flatten, rename
from wlnet.nets.surgery.replacing import replace_part, resolved
from wlnet.nets.surgery.unfolding import unfold

BAD_PREFIX = Message("NetInsertSharedArrays::prefix", "The prefix `1` should be a string.")
INFINITY = S.DirectedInfinity(1)
NOT_A_NET = "`1` is not a net."
BAD_DEPTH = Message("NetFlatten::depth", "The number of levels `1` should be a positive integer or Infinity.")


def _called(name: str, args: tuple, count: int, what: str):
    """(positional arguments, options) of a call: a net and `count` - 1 others."""
    positional, options = split(args, leading=count)
    if len(positional) != count:
        raise Message(f"{name}::nargs", ARGUMENTS)(name, what, len(positional))
    _checked(positional[0], name)
    return positional, options


def _checked(value, name: str) -> None:
    if not isinstance(value, Net):
        raise Message(f"{name}::notnet", NOT_A_NET)(value, value=UNEVALUATED)


def _applier(evaluation):
    return applier(evaluation.call, evaluation.evaluate)


@builtin("NetTake[args__]")
def net_take(evaluation, args):
    """The net from its start to a layer or port, or from one to another."""
    (net, spec), options = _called("NetTake", args, 2, "a net and an end or {start, end}")
    return take(net, spec, options)


@builtin("NetDrop[args__]")
def net_drop(evaluation, args):
    """A chain without some of its layers."""
    (net, spec), options = _called("NetDrop", args, 2, "a NetChain and n, -n, {n} or {start, end}")
    return drop(net, spec, options)


@builtin("NetDelete[net_, spec_]")
def net_delete(evaluation, net, spec):
    """A net without a layer or several, or without an output port."""
    _checked(net, "NetDelete")
    return delete(net, spec, {})


@builtin("NetAppend[args__]")
def net_append(evaluation, args):
    """A net with layers behind its output."""
    (net, layers), options = _called("NetAppend", args, 2, "a net and a layer or a list of layers")
    return append(net, layers, options, _applier(evaluation))


@builtin("NetPrepend[args__]")
def net_prepend(evaluation, args):
    """A net with layers in front of its input."""
    (net, layers), options = _called("NetPrepend", args, 2, "a net and a layer or a list of layers")
    return prepend(net, layers, options, _applier(evaluation))


@builtin("NetInsert[net_, layer_, place_]")
def net_insert(evaluation, net, layer, place):
    """A chain with a layer before a place."""
    _checked(net, "NetInsert")
    return insert(net, layer, place, _applier(evaluation))


@builtin("NetJoin[args__]")
def net_join(evaluation, args):
    """One net that does what several do one after the other."""
    nets, options = split(args)
    for net in nets:
        _checked(net, "NetJoin")
    return join(list(nets), options)


@builtin("NetRename[net_, spec_]", "NetRename[net_, spec_, level_]")
def net_rename(evaluation, net, spec, level=1):
    """A net with other names of layers, or of ports."""
    _checked(net, "NetRename")
    return rename(net, spec, level, evaluation.call)


@builtin("NetFlatten[net_]", "NetFlatten[net_, depth_]")
def net_flatten(evaluation, net, depth=INFINITY):
    """A net without nets inside; down to a level."""
    _checked(net, "NetFlatten")
    if depth == INFINITY:
        depth = inf
    elif type(depth) is not int or depth < 1:
        raise BAD_DEPTH(depth)
    return flatten(net, depth)


@builtin("NetReplacePart[net_, rules_]")
def net_replace_part(evaluation, net, rules):
    """A net or coder with other parts: layers, arrays, parameters, ports, coders."""
    if not isinstance(net, Coder):
        _checked(net, "NetReplacePart")
    return replace_part(net, rules, _applier(evaluation))


@builtin("NetUnfold[net_]")
def net_unfold(evaluation, net):
    """The net of one step of a recurrent net, its states as ports."""
    _checked(net, "NetUnfold")
    return unfold(net)


@builtin("NetInsertSharedArrays[net_]", "NetInsertSharedArrays[net_, prefix_]")
def net_insert_shared_arrays(evaluation, net, prefix=""):
    """A net whose arrays are all shared, under their positions; a prefix comes before these names."""
    _checked(net, "NetInsertSharedArrays")
    if not isinstance(prefix, str):
        raise BAD_PREFIX(prefix)
    return resolved(insert_shared(net, prefix), "NetInsertSharedArrays")


@builtin("NetReplace[net_, rules_]")
def net_replace(evaluation, net, rules):
    """A net in which layers of a kind are replaced by another, or taken out."""
    _checked(net, "NetReplace")

    def matches(layer, pattern) -> bool:
        return evaluation.evaluate(S.MatchQ(layer, pattern)) is TRUE

    return replace_layers(net, rules, _applier(evaluation), matches)
