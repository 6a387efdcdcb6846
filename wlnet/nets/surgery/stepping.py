"""Layers for one element of a sequence in place of layers for the whole of it: what NetUnfold makes of each.

A layer that treats the elements one by one is the same layer with one level less; recurrent layers and causal
attention become graphs that take what they remember and hand it on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from wlnet.expr.expr import wl_list
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.containers.graph import graph_of
from wlnet.nets.functions.levels import axes_of
from wlnet.nets.wiring import End, Wiring

# Layers to which it is the same whether elements come one by one or as a list, whatever their settings.
PLAIN = (
    "ElementwiseLayer", "ThreadingLayer", "TotalLayer", "DropoutLayer", "EmbeddingLayer", "UnitVectorLayer",
)  # fmt: skip

ELEMENT: dict[str, Callable] = dict.fromkeys(PLAIN, lambda net: _on(net, net.layer))


def _of(*kinds: str):
    def add(function):
        ELEMENT.update(dict.fromkeys(kinds, function))
        return function

    return add


def of_element(net):
    """The net for one element of the sequences of `net`; None where it does not treat them one by one."""
    return ELEMENT[net.kind](net) if net.kind in ELEMENT else None


def _on(net, layer):
    """The same arrays under another sheet; what was known of types was known of sequences."""
    return replace(net, pinned={}, layer=layer).with_layer(layer)


def _rank(net) -> int | None:
    dims = net.inputs["Input"].dims
    return None if dims is None else len(dims)


@_of("SoftmaxLayer")
def _softmax(net):
    level, rank = net.layer.level, _rank(net)
    if rank is None or (level if level > 0 else rank + 1 + level) == 1:
        return None
    return _on(net, replace(net.layer, level=level - 1 if level > 0 else level))


@_of("CatenateLayer")
def _catenate(net):
    level = net.layer.level
    ranks = {None if port.dims is None else len(port.dims) for port in net.inputs.values()}
    if None in ranks or len(ranks) > 1 or level == 1 or -level in ranks:
        return None
    return _on(net, replace(net.layer, level=level - 1 if level > 1 else level))


def _lowered(net, levels) -> tuple | None:
    """Levels that do not hold the first one, each one less."""
    axes = axes_of(levels, net.inputs["Input"].dims, None)
    return None if 0 in axes else tuple(axes)


@_of("NormalizationLayer")
def _normalization(net):
    if _rank(net) is None:
        return None
    over, scaling = net.layer._axes(None, net.inputs["Input"].dims)
    if 0 in over or (0 in scaling and net.values):
        return None
    return _on(
        net, replace(net.layer, aggregated=tuple(over), scaled=tuple(scaling) if net.values else "Same")
    )


@_of("ParametricRampLayer")
def _ramp(net):
    if net.layer.levels == ():
        return _on(net, net.layer)
    levels = None if _rank(net) is None else _lowered(net, net.layer.levels)
    return None if levels is None else _on(net, replace(net.layer, levels=levels))


@_of("AggregationLayer")
def _aggregation(net):
    levels = None if _rank(net) is None else _lowered(net, net.layer.levels)
    return None if levels is None else _on(net, replace(net.layer, levels=levels))


@_of("ReshapeLayer")
def _reshape(net):
    target = net.layer.target
    if not isinstance(target, tuple) or target[:1] != (S.Inherited,):
        return None
    return _on(net, replace(net.layer, target=target[1:]))


@_of("FlattenLayer")
def _flatten(net):
    levels, rank = net.layer.levels, _rank(net)
    if type(levels) is int and levels < 0 and rank is not None and rank > 1 - levels:
        return _on(net, net.layer)
    return None


@_of("NetMapOperator")
def _mapped(net):
    return net.children["Net"].alone()


@_of("NetMapThreadOperator")
def _threaded(net):
    depths = tuple((name, depth - 1) for name, depth in net.layer.depths if depth > 1)
    return replace(net, pinned={}, layer=replace(net.layer, depths=depths)) if depths else _mapped(net)


@_of("AttentionLayer")
def _attention(net):
    """Attention without a mask: each query sees all keys, which are no part of the sequence."""
    return _on(net, net.layer) if net.layer.mask is None else None


# What remembers


def recurrent_step(net):
    """A graph that runs a recurrent layer on one element; "State" goes in, "NewState" comes out."""
    layers = {
        "List": make("ReshapeLayer", (wl_list((1, *net.inputs["Input"].dims[1:])),)),
        "Step": replace(net, pinned={}),
        "Last": make("SequenceLastLayer"),
    }
    wiring = Wiring(layers)
    wiring.source = {
        End("List", "Input"): End(None, "Input"),
        End("Step", "Input"): End("List", "Output"),
        End("Last", "Input"): End("Step", "Output"),
        End(None, "Output"): End("Last", "Output"),
    }
    wiring.outputs = ["Output"]
    for name in net.states:
        wiring.source[End("Step", name)] = End(None, name)
        wiring.source[End(None, f"New{name}")] = End("Step", name)
        wiring.outputs.append(f"New{name}")
    return graph_of(wiring, {})


# What causal attention remembers -> the input whose elements are added to it.
REMEMBERED = {"Keys": "Key", "Values": "Value"}


def attention_step(net):
    """A graph for causal attention to one more element: "Keys" and "Values" seen so far go in and come out,
    with "Key" and "Value" at their ends, as "NewKeys" and "NewValues"."""
    wiring = Wiring({**{name: make("AppendLayer") for name in REMEMBERED}, "Attention": _on(net, net.layer)})
    for name, port in REMEMBERED.items():
        wiring.source[End(name, "Input")] = End(None, name)
        wiring.source[End(name, "Element")] = End(None, port)
        wiring.source[End("Attention", port)] = End(name, "Output")
    wiring.source[End("Attention", "Query")] = End(None, "Query")
    wiring.source[End(None, "Output")] = End("Attention", "Output")
    wiring.outputs = ["Output"]
    for name in REMEMBERED:
        wiring.source[End(None, f"New{name}")] = End(name, "Output")
        wiring.outputs.append(f"New{name}")
    return graph_of(wiring, {})


def position_step(net):
    """The number of the next element, from what was seen of a sequence so far."""
    layers = (
        make("PaddingLayer", (wl_list((wl_list((0, 1)),)),)),
        _on(net, net.layer),
        make("SequenceLastLayer"),
    )
    return make("NetChain", (wl_list(layers),))
