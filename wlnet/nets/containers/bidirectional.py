"""NetBidirectionalOperator: one net over a sequence, another over it from the end."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

import numpy as np

from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S, symbol
from wlnet.nets.construct import assemble
from wlnet.nets.layer import layer
from wlnet.nets.operators import Operator, inner_net, lifted
from wlnet.tensor.graph.graph import constant
from wlnet.tensor.ops.comparison import less
from wlnet.tensor.ops.elementwise import where
from wlnet.tensor.ops.indexing import take
from wlnet.tensor.ops.movement import join, reverse

ARGUMENTS = Message(
    "NetBidirectionalOperator::nargs",
    "NetBidirectionalOperator takes a net or {forward net, backward net}, and Catenate, Total or Mean; it "
    "has `1` arguments.",
)
AGGREGATION = Message("NetBidirectionalOperator::aggregation", "`1` should be Catenate, Total or Mean.")
AGGREGATIONS = ("Catenate", "Total", "Mean")
SIDES = ("Forward", "Backward")


@layer("NetBidirectionalOperator")
class NetBidirectionalOperator(Operator):
    """The results of two nets for each element, brought together: one saw the elements before it, one those
    after it.

    Input     sequence, as both nets take it
    Output    the results of the nets joined at the last level (Catenate), their Total or their Mean

    NetBidirectionalOperator[net] has two copies of the net that are trained apart. Where the nets give a
    sequence of the length of the input, that of the backward net is turned around. The nets are the parts
    "ForwardNet" and "BackwardNet"; states of recurrent layers are "ForwardState", "BackwardState", ...
    Source: reference page NetBidirectionalOperator.
    """

    aggregation: str = "Catenate"
    states: tuple = ()
    aliases: ClassVar[dict] = {"ReverseNet": "BackwardNet"}  # what one version of the language says

    @property
    def keeps_states(self) -> bool:
        return not self.states

    @classmethod
    def construct(cls, args: tuple, options: dict, apply):
        """The net of NetBidirectionalOperator[nets, aggregation, options...]; see construct.make."""
        if len(args) not in (1, 2):
            raise ARGUMENTS(len(args))
        pair = tuple(args[0]) if is_list(args[0]) and len(args[0]) == 2 else (args[0], args[0])
        how = args[1] if len(args) == 2 else S.Catenate
        name = getattr(how, "name", how)
        if name not in AGGREGATIONS:
            raise AGGREGATION(how)
        nets = [inner_net(one, "NetBidirectionalOperator", apply, key=key) for key, one in enumerate(pair, 1)]
        children = {f"{side}Net": net for side, net in zip(SIDES, nets, strict=True)}
        return assemble(NetBidirectionalOperator(name, states_of(children)), options, children)

    def infer(self, shapes):
        nets = list(shapes.children.values())
        for inner in nets:
            lifted(shapes, "Input", inner, inner.layer.inputs[0], 0)
            inner.solve()
        outs = [inner[inner.layer.outputs[0]] for inner in nets]
        for mine, theirs, inner in zip(outs, outs[::-1], nets[::-1], strict=True):
            if mine is not None:
                name = inner.layer.outputs[0]
                joined = self.aggregation == "Catenate"
                inner.unify(name, (*mine[:-1], None) if joined and mine else mine)
            elif theirs is not None:
                continue
        known = [inner[inner.layer.outputs[0]] for inner in nets]
        if None not in known and all(known):
            shapes.unify("Output", self._joined(*known))
        for side, inner in zip(SIDES, nets, strict=True):
            for name, port in inner.states.items():
                shapes.settle(side + name, port)

    def _joined(self, a: tuple, b: tuple) -> tuple:
        if self.aggregation != "Catenate":
            return a
        both = isinstance(a[-1], int) and isinstance(b[-1], int)
        return (*a[:-1], a[-1] + b[-1] if both else None)

    def origin(self, net, port: str):
        return "ForwardNet", net.children["ForwardNet"].layer.outputs[0]

    def lower(self, net, inputs: dict, run) -> dict:
        (x,) = inputs.values()
        known = run.lengths.of(x)
        true = known[0] if known else None
        turned = backwards(x, true)
        run.lengths.put(turned, known)
        results = []
        for side, value in zip(SIDES, (x, turned), strict=True):
            child = net.children[f"{side}Net"]
            (found,) = self._side(side, child, {child.layer.inputs[0]: value}, run).values()
            results.append(found)
        if _is_sequence(results[1], x):
            lengths = run.lengths.of(results[1])
            results[1] = backwards(results[1], lengths[0] if lengths else None)
        output = self._together(*results)
        run.lengths.put(output, run.lengths.of(results[0]))
        return {"Output": output}

    def _side(self, side: str, child, given: dict, run) -> dict:
        """The outputs of one net, with its states under their names here."""
        mode, key = run.mode, f"{side}Net"
        if not child.layer.states:
            return run.within(key, given, mode)
        names = {name: (*mode.path, key, name) for name in child.layer.states}
        begin = {path: mode.state(side + name) for name, path in names.items()}
        own = replace(mode, entering={p: v for p, v in begin.items() if v is not None}, left={})
        outputs = run.within(key, given, own)
        for name, path in names.items():
            if path in own.left:
                mode.leave(side + name, own.left[path])
        return outputs

    def _together(self, a, b):
        if self.aggregation == "Catenate":
            return join(a, b, axis=-1)
        return a + b if self.aggregation == "Total" else (a + b) * 0.5

    def show(self, children: dict) -> tuple:
        nets = wl_list((children["ForwardNet"], children["BackwardNet"]))
        return (nets,) if self.aggregation == "Catenate" else (nets, symbol(self.aggregation))


def states_of(children: dict) -> tuple:
    """ "ForwardState", "BackwardState", ... of nets that are recurrent layers themselves."""
    return tuple(key.removesuffix("Net") + name for key, net in children.items() for name in net.layer.states)


def _is_sequence(y, x) -> bool:
    """Whether y has an element for each of x."""
    return len(y.shape) >= len(x.shape) and y.shape[1] == x.shape[1]


def backwards(x, lengths):
    """(B, L, ...) with its elements in opposite order; of an example only the first `lengths` (B,), where
    that is given."""
    if lengths is None:
        return reverse(x, 1)
    batch, length = x.shape[:2]
    places = constant(np.arange(length).reshape(1, length))
    ends = lengths.reshape((batch, 1))
    source = where(less(places, ends), ends - 1 - places, places)
    rows = constant(np.arange(batch).reshape(batch, 1) * length)
    flat = x.reshape((batch * length, *x.shape[2:]))
    return take(flat, (source + rows).reshape((-1,)), axis=0).reshape(x.shape)
