"""A net as a picture: its layers as boxes, and what they hand on as edges with dimensions.

Source: nets.md sections 17 and 20.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wlnet.expr.expr import Expr
from wlnet.nets.drawing.diagram import Box, Wire, diagram
from wlnet.nets.drawing.display import layer_settings, layer_title
from wlnet.nets.drawing.glyphs import color, glyph
from wlnet.nets.types import VARYING, PortType
from wlnet.nets.wiring import End


def summary_graphic(net, show: Callable = repr, full: bool = False) -> Expr:
    """Graphics[...] of a net. full: nets inside are drawn layer by layer.

    show    expression -> text in one line
    """
    return diagram(*drawn(net, show, full))


def drawn(net, show: Callable = repr, full: bool = False) -> tuple[dict, list[Wire]]:
    """(boxes by key, wires) of a net. Keys are ("in", port), the positions of layers, ("out", port)."""
    boxes: dict = {}
    wires: list[Wire] = []
    sources = {}
    for name, port in net.inputs.items():
        boxes["in", name] = _end(name, port)
        sources[End(None, name)] = ("in", name), port.without_coder()
    found = _inside(net, (), sources, boxes, wires, show, full)
    for name, port in net.outputs.items():
        boxes["out", name] = _end(name, port)
        source, carried = found[name]
        wires.append(Wire(source, ("out", name), dimensions(carried)))
    return boxes, wires


def _end(name: str, port: PortType) -> Box:
    return Box(name, "" if port.coder is None else port.coder.word, "#73787f")


def _inside(net, path: tuple, sources: dict, boxes, wires, show, full: bool) -> dict:
    """Adds the boxes of a net that is fed by `sources`; gives output -> (box, what it carries)."""
    if not net.children or net.layer.drawn_whole or (path and not full):
        name = path[-1] if path and isinstance(path[-1], str) else ""
        below = ": ".join(filter(None, (name, layer_settings(net, show))))
        boxes[path] = Box(layer_title(net, show), below, color(net), tuple(glyph(net)))
        several = len(net.inputs) > 1 and not net.layer.unnamed
        for name in net.inputs:
            source, carried = sources[End(None, name)]
            wires.append(Wire(source, path, dimensions(carried), name if several else ""))
        return {name: (path, port.without_coder()) for name, port in net.outputs.items()}
    known = dict(sources)
    feeding = {target: source for source, target in wires_of(net)}
    for key in getattr(net.layer, "order", ()) or net.children:
        child = net.children[key]
        given = {End(None, port): known[feeding[End(key, port)]] for port in child.inputs}
        made = _inside(child, (*path, key), given, boxes, wires, show, full)
        known |= {End(key, port): end for port, end in made.items()}
    return {name: known[feeding[End(None, name)]] for name in net.outputs}


def wires_of(net) -> Iterator[tuple[End, End]]:
    """(source, target) of everything that is connected inside a container."""
    if net.kind == "NetGraph":
        yield from net.layer.wires
        return
    for key, child in net.children.items():
        fed = net.layer.feeding(net, key)
        for name in child.inputs:
            if fed is not None:
                yield End(*fed), End(key, name)
                continue
            outer = name if name in net.inputs else "Latent" if key == "Generator" else next(iter(net.inputs))
            yield End(None, outer), End(key, name)
    for name in net.outputs:
        yield End(*net.layer.origin(net, name)), End(None, name)


def dimensions(port: PortType) -> str:
    """ "1×28×28"; n for a length that varies, ? for one not known; nothing for a number or an open rank."""
    if port.dims is None:
        return ""
    return "×".join("?" if size is None else "n" if size == VARYING else str(size) for size in port.dims)
