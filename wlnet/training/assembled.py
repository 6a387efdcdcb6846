""" "TrainingNet": the net that is trained as one NetGraph, the net and its losses side by side.

Source: nettrain.md section 3.5.
"""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, rule, wl_list
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.net import Net
from wlnet.training.losses import Loss
from wlnet.training.training_net import TrainingNet


def training_graph(net: TrainingNet) -> Net:
    """The user's net as the vertex "Net" and its losses as "Loss" (or "Loss1", ...), all arrays filled.

    The targets enter at a port that is called as the output they are compared with, with its encoder. A
    net whose outputs are the losses already is given back as it is. Factors of losses are no part of it.
    """
    attached = [loss for loss in net.losses if loss.layer is not None]
    if not attached:
        return net.net
    names = ["Loss"] if len(net.losses) == 1 else [f"Loss{n}" for n, _ in enumerate(attached, start=1)]
    vertices = {"Net": infer(net.net.bare)}
    vertices |= {name: loss.layer for name, loss in zip(names, attached, strict=True)}
    edges = [rule(_port(port), _port("Net", port)) for port in net.net.inputs]
    for name, loss in zip(names, attached, strict=True):
        edges += _edges(name, loss)
    judged = {loss.output for loss in attached}
    edges += [rule(_port("Net", port), _port(port)) for port in net.net.outputs if port not in judged]
    graph = make("NetGraph", (Association(vertices), wl_list(edges)))
    known = dict(net.net.inputs)
    for loss in attached:
        known |= {key: net.ports[key] for key in loss.targets.values()}
    return infer(graph, **known)


def _edges(name: str, loss: Loss) -> list[Expr]:
    """What leads to a loss, and from it to an output of its name, or to outputs as its own if it has many."""
    outputs = [(port, name if len(loss.layer.outputs) == 1 else port) for port in loss.layer.outputs]
    return [
        rule(_port("Net", loss.output), _port(name, "Input")),
        *(rule(_port(key), _port(name, port)) for port, key in loss.targets.items()),
        *(rule(_port(name, port), _port(shown)) for port, shown in outputs),
    ]


def _port(*path: str) -> Expr:
    return S.NetPort(path[0] if len(path) == 1 else wl_list(path))
