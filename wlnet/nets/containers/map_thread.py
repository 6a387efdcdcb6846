"""NetMapThreadOperator: a net applied to corresponding elements of several lists."""

from __future__ import annotations

from dataclasses import replace
from math import prod

from wlnet.expr.association import Association
from wlnet.expr.message import Message
from wlnet.nets.construct import assemble
from wlnet.nets.layer import layer
from wlnet.nets.lower import unfolded
from wlnet.nets.operators import Operator, inner_net, lifted, same_front, say_lengths_inside
from wlnet.nets.sheet import advice
from wlnet.tensor.ops.movement import broadcast_to

ARGUMENTS = Message(
    "NetMapThreadOperator::nargs",
    "NetMapThreadOperator takes a net and a level, or an association input -> level; it has `1` arguments.",
)
BAD_LEVEL = Message(
    "NetMapThreadOperator::level",
    "The level `1` should be a positive integer, or an association of inputs of the net and such numbers.",
)
NO_PORT = Message("NetMapThreadOperator::noport", "The net inside has no input `1`; it has `2`.`3`")


@layer("NetMapThreadOperator")
class NetMapThreadOperator(Operator):
    """{x1, x2, ...}, {y1, y2, ...}, ... to {net[x1, y1, ...], net[x2, y2, ...], ...}.

    Input     each input of the net: a list of what it takes, as many levels deep as said
    Output    each output of the net: a list of what it gives, as deep as the deepest input

    NetMapThreadOperator[net, n] maps over the first n levels (1) of all inputs, NetMapThreadOperator[net,
    <|"input" -> n, ...|>] over those of some; the others are the same for every element. Lists mapped
    together are of the same length. The net is the part "Net".
    Source: reference page NetMapThreadOperator.
    """

    inputs: tuple = ("Input",)
    outputs: tuple = ("Output",)
    depths: tuple = (("Input", 1),)
    keeps_states = False

    @classmethod
    def construct(cls, args: tuple, options: dict, apply):
        """The net of NetMapThreadOperator[net, levels, options...]; see construct.make."""
        if len(args) not in (1, 2):
            raise ARGUMENTS(len(args))
        net = inner_net(args[0], "NetMapThreadOperator", apply, single=False)
        depths = _depths(args[1] if len(args) == 2 else 1, net.layer.inputs)
        sheet = NetMapThreadOperator(net.layer.inputs, net.layer.outputs, depths)
        return assemble(sheet, options, {"Net": net})

    @property
    def deepest(self) -> int:
        return max(depth for _, depth in self.depths)

    @property
    def levels(self) -> dict:
        """Port -> how many of its dimensions are mapped over."""
        known = dict(self.depths)
        ins = {name: known[name] for name in self.inputs if name in known}
        return ins | dict.fromkeys(self.outputs, self.deepest)

    def infer(self, shapes):
        inner = shapes.children["Net"]
        for name in self.inputs:
            lifted(shapes, name, inner, name, self.levels.get(name, 0))
        inner.solve()
        for name in self.outputs:
            lifted(shapes, name, inner, name, self.deepest)
        same_front(shapes, self.levels)

    def origin(self, net, port: str):
        return "Net", port

    def with_ports_of(self, net, key, inputs: dict, outputs: dict) -> NetMapThreadOperator:
        return replace(
            self,
            inputs=tuple(inputs[name] for name in self.inputs),
            outputs=tuple(outputs[name] for name in self.outputs),
            depths=tuple((inputs[name], depth) for name, depth in self.depths),
        )

    def lower(self, net, inputs: dict, run) -> dict:
        deepest = next(name for name, depth in self.depths if depth == self.deepest)
        batch, *front = inputs[deepest].shape[: self.deepest + 1]
        levels = tuple(front)
        known = [run.lengths.of(inputs[name])[:depth] for name, depth in self.depths]
        run.lengths.same(*(one for one in known if one))
        true = max(known, key=len) if any(known) else ()
        counted = None if not true or true[0] is None else true[0] * prod(levels[1:])
        given = {}
        for name in self.inputs:
            depth = self.levels.get(name, 0)
            given[name] = self._spread(inputs[name], depth, levels)
            say_lengths_inside(run.lengths, inputs[name], given[name], depth)
        found = run("Net", given, levels, counted)
        results = {name: unfolded(value, batch, levels) for name, value in found.items()}
        for value in results.values():
            run.lengths.put(value, (*true, *(None,) * (len(value.shape) - 1 - len(true))))
        return results

    @staticmethod
    def _spread(x, depth: int, levels: tuple):
        """(B, first `depth` levels, ...) as (B times all levels, ...)."""
        rest = x.shape[depth + 1 :]
        wide = x.reshape((*x.shape[: depth + 1], *(1,) * (len(levels) - depth), *rest))
        whole = broadcast_to(wide, shape=(x.shape[0], *levels, *rest))
        return whole.reshape((x.shape[0] * prod(levels), *rest))

    def show(self, children: dict) -> tuple:
        if len(self.depths) < len(self.inputs) or len({depth for _, depth in self.depths}) > 1:
            return children["Net"], Association(dict(self.depths))
        return (children["Net"],) if self.deepest == 1 else (children["Net"], self.deepest)


def _depths(spec, inputs: tuple) -> tuple:
    """((input, number of levels), ...)"""
    if isinstance(spec, Association):
        pairs = [(name, depth) for name, depth in spec.items() if depth != 0]
        for name, _ in pairs:
            if name not in inputs:
                near = [n for n in inputs if n.lower() == str(name).lower()]
                raise NO_PORT(name, list(inputs), advice(near))
    else:
        pairs = [(name, spec) for name in inputs]
    if not pairs or not all(type(depth) is int and depth > 0 for _, depth in pairs):
        raise BAD_LEVEL(spec)
    return tuple(pairs)
