"""NetNestOperator: a net applied over and over."""

from __future__ import annotations

from wlnet.expr.message import Message
from wlnet.nets.construct import assemble
from wlnet.nets.layer import layer
from wlnet.nets.operators import Operator, inner_net
from wlnet.nets.repeats import Repeats
from wlnet.nets.sheet import NotAccepted, parameter, positive_integer

ARGUMENTS = Message(
    "NetNestOperator::nargs", "NetNestOperator takes a net and a number, and options; it has `1` arguments."
)
BAD_COUNT = Message("NetNestOperator::invarg", "Argument 2 of NetNestOperator should be `1`, but is `2`.")


@layer("NetNestOperator")
class NetNestOperator(Operator):
    """net[net[... x]], n times: the same arrays each time.

    Input     what the net takes
    Output    what the net gives: of the same dimensions

    The net is the part "Net". Source: reference page NetNestOperator.
    """

    times: int = parameter(2, "Iterations", default=1, read=positive_integer)
    keeps_states = False

    @classmethod
    def construct(cls, args: tuple, options: dict, apply):
        """The net of NetNestOperator[net, n, options...]; see construct.make."""
        if len(args) != 2:
            raise ARGUMENTS(len(args))
        net = inner_net(args[0], "NetNestOperator", apply)
        try:
            times = positive_integer(args[1])
        except NotAccepted as refused:
            raise BAD_COUNT(str(refused), args[1]) from None
        return assemble(NetNestOperator(times), options, {"Net": net})

    def infer(self, shapes):
        inner = shapes.children["Net"]
        ins, outs = inner.layer.inputs[0], inner.layer.outputs[0]
        shapes.expose(inner, "Input", ins)
        inner.solve()
        inner.equal(ins, outs)
        if self.times > 1:
            inner.connect(outs, inner, ins)
        shapes.expose(inner, "Output", outs)

    def lower(self, net, inputs: dict, run) -> dict:
        (value,) = inputs.values()
        repeats = Repeats(run)
        for place in range(self.times):
            (value,) = repeats("Net", {net.children["Net"].layer.inputs[0]: value}, place).values()
        repeats.close()
        return {"Output": value}

    def show(self, children: dict) -> tuple:
        return (children["Net"], self.times)
