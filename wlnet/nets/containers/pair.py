"""NetPairEmbeddingOperator: the distance of what a net gives for two inputs."""

from __future__ import annotations

from dataclasses import replace

from wlnet.expr.message import Message
from wlnet.expr.symbols import symbol
from wlnet.nets.construct import assemble
from wlnet.nets.layer import layer
from wlnet.nets.lower import unfolded
from wlnet.nets.operators import Operator, inner_net, lifted, say_lengths_inside
from wlnet.nets.sheet import NotAccepted, parameter
from wlnet.nets.types import PortType
from wlnet.tensor.ops.comparison import greater
from wlnet.tensor.ops.elementwise import sqrt, where
from wlnet.tensor.ops.movement import part
from wlnet.tensor.ops.reduction import total

ARGUMENTS = Message(
    "NetPairEmbeddingOperator::nargs",
    "NetPairEmbeddingOperator takes one net, and options; it has `1` arguments.",
)
NOT_A_DISTANCE = Message(
    "NetPairEmbeddingOperator::invset", "The setting DistanceFunction -> `1` should be `2`."
)
DISTANCES = ("EuclideanDistance", "CosineDistance")


def _distance(value) -> str:
    name = getattr(value, "name", value)
    if name not in DISTANCES:
        raise NotAccepted("EuclideanDistance or CosineDistance")
    return name


@layer("NetPairEmbeddingOperator", makes=True)
class NetPairEmbeddingOperator(Operator):
    """The distance of net[x1] and net[x2] for a pair {x1, x2}: the same arrays for both.

    Input     {x1, x2}; the option "Input" gives the type of one of them
    Output    a number

    EuclideanDistance is the root of the sum of squared differences, CosineDistance is
    1 - u.v / (|u| |v|); what the net gives counts as one vector. The net is the part "Net".
    Source: reference page NetPairEmbeddingOperator.
    """

    distance: str = parameter(
        None, "DistanceFunction", default="EuclideanDistance", read=_distance, show=symbol
    )
    keeps_states = False

    @classmethod
    def construct(cls, args: tuple, options: dict, apply):
        """The net of NetPairEmbeddingOperator[net, options...]; see construct.make."""
        if len(args) != 1:
            raise ARGUMENTS(len(args))
        net = inner_net(args[0], "NetPairEmbeddingOperator", apply)
        given = options.pop("DistanceFunction", "EuclideanDistance")
        try:
            distance = _distance(given)
        except NotAccepted as refused:
            raise NOT_A_DISTANCE(given, str(refused)) from None
        return assemble(NetPairEmbeddingOperator(distance), options, {"Net": net})

    def given_type(self, name: str, port: PortType) -> PortType:
        """The type of a pair from that of one member."""
        if name != "Input":
            return port
        coder = port.coder
        if coder is not None:
            return replace(coder, dimensions=(2, *coder.dimensions)).port_type
        return replace(port, dims=None if port.dims is None else (2, *port.dims))

    def shown_type(self, name: str, port: PortType) -> PortType:
        """The type of one member from that of a pair."""
        if name != "Input":
            return port
        coder = port.coder
        if coder is not None:
            return replace(coder, dimensions=coder.dimensions[1:]).port_type
        return replace(port, dims=None if port.dims is None else port.dims[1:])

    def infer(self, shapes):
        inner = shapes.children["Net"]
        lifted(shapes, "Input", inner, inner.layer.inputs[0], 1)
        if shapes["Input"] is not None:
            shapes.unify("Input", (2, *shapes["Input"][1:]))
        inner.solve()
        shapes.unify("Output", ())

    def lower(self, net, inputs: dict, run) -> dict:
        (x,) = inputs.values()
        batch = x.shape[0]
        flat = x.reshape((batch * 2, *x.shape[2:]))
        say_lengths_inside(run.lengths, x, flat, 1)
        (found,) = run("Net", {net.children["Net"].layer.inputs[0]: flat}, 2).values()
        pairs = unfolded(found, batch, 2).reshape((batch, 2, -1))
        u, v = (part(pairs, place, 1, axis=1).reshape((batch, -1)) for place in (0, 1))
        return {"Output": _euclidean(u, v) if self.distance == "EuclideanDistance" else _cosine(u, v)}

    def show(self, children: dict) -> tuple:
        return (children["Net"],)


def _euclidean(u, v):
    return _root(total((u - v) * (u - v), axis=(1,)), at_zero=0.0)


def _cosine(u, v):
    norms = _root(total(u * u, axis=(1,)) * total(v * v, axis=(1,)), at_zero=1.0)
    return 1 - total(u * v, axis=(1,)) / norms


def _root(x, at_zero: float):
    """The square root of what is not negative, with the derivative 0 where x is 0: two that are equal are
    not drawn anywhere."""
    positive = greater(x, 0)
    return where(positive, sqrt(where(positive, x, 1.0)), at_zero)
