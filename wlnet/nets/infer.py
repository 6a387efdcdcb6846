"""Shapes through a whole net: solve the equations of all its layers.

Every layer states its equations (`Layer.infer`) on what is known so far; they are asked again
until nothing new is found. Information runs in both directions, from inputs to outputs and back.
"""

from __future__ import annotations

from dataclasses import replace

from wlnet.expr.message import Message
from wlnet.nets.sharing import synchronised
from wlnet.nets.types import PortType
from wlnet.nets.unify import Clash, Shapes, Tally, as_type, unify

NO_PORT = "`1` has no port `2`; its ports are `3`."


def infer(net, types: dict | None = None, /, **more):
    """The net with these types at its ports and all that follows from them.

    types    port name -> PortType or a tuple of dimensions; also by keyword

    Raises the message `tyfail` (or tyfail1, ...) of the net's own symbol, naming layer, port and both types.
    """
    pinned = dict(net.pinned)
    for name, given in {**(types or {}), **more}.items():
        if name not in net.inputs and name not in net.outputs:
            ports = [*net.inputs, *net.outputs]
            raise Message(f"{net.kind}::noport", NO_PORT)(net.kind, name, ports)
        given = as_type(given)
        try:
            pinned[name] = unify(pinned.get(name, PortType()), given)
        except Clash:
            Shapes(net.layer, {name: pinned[name]}).join(name, given)
    return resolve(replace(net, pinned=pinned))


def resolve(net):
    """The net with the types of all ports and arrays worked out afresh from what was given."""
    net = net.layer.prepared(net)
    if net.shares:
        net = synchronised(net)
    tally = Tally()
    shapes = _shapes(net, net.kind, net.kind, tally, {})
    known = -1
    while tally.count > known:
        known = tally.count
        shapes.solve()
        if tally.count == known:
            _complete(shapes)
    return _settled(net, shapes)


def _shapes(net, title: str, symbol: str, tally: Tally, pool: dict, path: tuple = ()) -> Shapes:
    children = {
        key: _shapes(child, title_of((*path, key), child.kind), symbol, tally, pool, (*path, key))
        for key, child in net.children.items()
    }
    arrays = {name: None if value is None else value.shape for name, value in net.values.items()}
    facts = {"arrays": arrays, "children": children, "title": title, "symbol": symbol, "tally": tally}
    return Shapes(net.layer, net.pinned, shared=net.shared, pool=pool, **facts)


def title_of(path: tuple, kind: str) -> str:
    """How messages name a layer inside a net: "layer 2 (LinearLayer)", "layer {1, 2} (Softmax...)"."""
    place = str(path[0]) if len(path) == 1 else "{" + ", ".join(map(str, path)) + "}"
    return f"layer {place} ({kind})"


def _complete(shapes: Shapes) -> None:
    """Take one last resort somewhere, if there is one."""
    known = shapes.tally.count
    for name, port in shapes.ports.items():
        if port.dims is None and port.coder is not None and port.coder.default_dims is not None:
            shapes.unify(name, port.coder.default_dims)
    shapes.layer.complete(shapes)
    for child in shapes.children.values():
        if shapes.tally.count == known:
            _complete(child)
    for name, port in shapes.ports.items():
        last = None if port.coder is None else port.coder.last_dims
        if (
            shapes.tally.count == known
            and last is not None
            and None in (port.dims or ())
            and len(port.dims) == len(last)
        ):
            shapes.unify(name, last)


def _settled(net, shapes: Shapes):
    """The net with what was found; layers inside keep what they were given as `pinned`."""
    return replace(
        net,
        inputs={name: shapes.ports[name] for name in net.layer.inputs},
        outputs={name: shapes.ports[name] for name in net.layer.outputs},
        own_shapes={name: shapes[name] for name in shapes.arrays},
        states=shapes.states,
        children={key: _settled(child, shapes.children[key]) for key, child in net.children.items()},
    )
