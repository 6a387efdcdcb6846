"""What operators share: nets that do something with a net inside.

The ports of an operator are those of the net inside with some dimensions in front (`lifted`); coders belong
to the operator itself. Source: layers.md section 16.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from wlnet.expr.message import Message
from wlnet.nets.layer import Layer
from wlnet.nets.shorthand import as_layer
from wlnet.nets.types import PortType, full_words, with_article
from wlnet.nets.unify import Clash, unify
from wlnet.tensor.ops.movement import broadcast_to

PORTS = "`1` takes a net with one input and one output; this `2` has the inputs `3` and the outputs `4`."
CODER = "The net inside `1` has the coder `2` at its `3` port. Give the operator itself a coder."
NO_LIST = "The `1` port of `2` carries a list of `3` levels at least, not `4`."
STATE = "The state `1` of `2` is `3`, but what is fed back into it is `4`."


class Operator(Layer):
    """A container with its nets under fixed names, "Net" where there is one."""

    container = True
    varying = True
    parallel = ()

    def origin(self, net, port: str):
        """(key of the net inside, its port) that an output comes from."""
        return "Net", net.children["Net"].layer.outputs[0]

    def feeding(self, net, key):
        return None

    def with_ports_of(self, net, key, inputs: dict, outputs: dict) -> Operator:
        """The sheet once the net at `key` is replaced by one with other names of ports (old -> new)."""
        return self

    def show(self, children: dict) -> tuple:
        """The arguments of the call that makes this operator."""
        return (children["Net"],)


def inner_net(value, owner: str, apply: Callable | None, single: bool = True, key=1):
    """The net that an argument of an operator stands for, without coders.

    single    it must have one input and one output

    Raises OWNER::ports and OWNER::coder.
    """
    net = as_layer(value, key, owner, apply)
    if net.layer.open_inputs and single:
        net = net.with_layer(net.layer.taking(1))
    if single and (len(net.inputs) != 1 or len(net.outputs) != 1):
        facts = (owner, net.kind, list(net.inputs), list(net.outputs))
        raise Message(f"{owner}::ports", PORTS)(*facts)
    for name, port in net.pinned.items():
        if port.coder is not None:
            raise Message(f"{owner}::coder", CODER)(owner, port.coder, name)
    return net


def lifted(shapes, port: str, inner, inside: str, levels: int) -> None:
    """A port of an operator is that of the net inside with so many dimensions in front."""
    dims = shapes[port]
    if dims is not None and len(dims) < levels:
        facts = (port, shapes.layer.name, levels, with_article(full_words(shapes.ports[port])))
        raise Message(f"{shapes.symbol}::rank", NO_LIST)(*facts)
    if dims is not None:
        inner.unify(inside, dims[levels:])
    if inner[inside] is not None:
        shapes.unify(port, ((None,) * levels + inner[inside]))
    own, known = shapes.ports[port], inner.ports[inside]
    element = PortType(element=own.element or known.element, range=own.range or known.range)
    shapes.join(port, element)
    inner.join(inside, element)


def same_front(shapes, levels: dict) -> None:
    """The first dimensions of these ports agree: port -> how many; what one more has is its own.

    Dimensions are counted from the front.
    """
    for port, count in levels.items():
        for other, known in levels.items():
            shared = min(count, known)
            mine, theirs = shapes[port], shapes[other]
            if other != port and mine is not None and theirs is not None:
                shapes.unify(port, (*theirs[:shared], *mine[shared:]))


def say_lengths_inside(lengths, x, flat, levels: int) -> None:
    """What varies in the values (B times, ...) that were the elements of x (B, times, ...), `levels` deep."""
    known = lengths.of(x)[levels:]
    times = flat.shape[0] // x.shape[0]

    def each(one):
        if one is None:
            return None
        return broadcast_to(one.reshape((-1, 1)), shape=(x.shape[0], times)).reshape((-1,))

    lengths.put(flat, tuple(map(each, known)))


def fed_back(shapes, state: str, inner, entry: str, output: str | None) -> None:
    """A state is what the input `entry` of the net inside takes and its `output` gives."""
    known = [shapes.states[state], inner.ports[entry]]
    if output is not None:
        known.append(inner.ports[output])
    found = PortType(element="Real")
    for one in known:
        try:
            found = unify(found, replace(one, element="Real", range=None, coder=None))
        except Clash:
            facts = (state, shapes.title, with_article(full_words(found)), with_article(full_words(one)))
            raise Message(f"{shapes.symbol}::tyfail3", STATE)(*facts) from None
    shapes.settle(state, found)
    inner.join(entry, found)
    if output is not None:
        inner.join(output, found)
