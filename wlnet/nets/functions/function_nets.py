"""Nets in the function of a FunctionLayer: how they are run, and how their dimensions are worked out.

A Trace (tracing.py) finds them under the keys of their Places.
"""

from __future__ import annotations

from wlnet.expr.expr import Expr
from wlnet.nets.functions.arrays import Misfit, dims
from wlnet.nets.lengths import Lengths
from wlnet.nets.netport import is_net_port, steps_of
from wlnet.nets.types import VARYING, PortType
from wlnet.tensor.graph.graph import Value
from wlnet.tensor.ops.movement import broadcast_to


class NetInRun:
    """A net of the function while the layer runs.

    within    (key, port -> Value, times) -> port -> Value
    batch     examples
    """

    def __init__(self, key: int, net, within, batch: int):
        self.key, self.net, self.within, self.batch = key, net, within, batch

    @property
    def ports(self) -> tuple[str, ...]:
        return self.net.layer.inputs

    def takes_integers(self, port: str) -> bool:
        return self.net.inputs[port].is_integer

    def say_integers(self, port: str, slot) -> None:
        """Known since inference."""

    def run(self, given: dict, times: int | None = None, ends=None) -> dict:
        """Outputs for Values (B, *dims); (B times, *dims), where the net sees `times` elements each, of which
        the first `ends` (B,) are true."""
        whole = self.batch * (times or 1)
        for port, value in given.items():
            if value.shape[0] != whole:
                parts = value.reshape((-1, *((times,) if times else ()), *value.shape[1:]))
                given[port] = broadcast_to(parts, shape=(self.batch, *parts.shape[1:])).reshape(
                    (whole, *value.shape[1:])
                )
        return self.within(self.key, given, times, ends)

    def asked(self, found: dict, what: list):
        """The output that was asked for; all of them where there are several."""
        if what:
            return found[steps_of(what[0])[0] if isinstance(what[0], Expr) else what[0]]
        return next(iter(found.values())) if len(found) == 1 else found


class NotYet(Exception):
    """The dimensions of a net in the function are not known yet."""


class NetInInference(NetInRun):
    """A net of the function while dimensions are worked out.

    inner    unify.Shapes of the net
    outer    of the layer
    slots    slot -> port of the layer
    lengths  what varies in Values
    """

    def __init__(self, key: int, net, inner, outer, slots: dict, lengths: Lengths):
        super().__init__(key, net, None, 1)
        self.inner, self.outer, self.slots, self.lengths = inner, outer, slots, lengths

    def takes_integers(self, port: str) -> bool:
        return self.inner.port(port).is_integer

    def say_integers(self, port: str, slot) -> None:
        known = self.inner.port(port)
        self.outer.join(self.slots[slot], PortType(element="Integer", range=known.range))

    def run(self, given: dict, times: int | None = None, ends=None) -> dict:
        for port, value in given.items():
            self.inner.unify(port, varying_dims(value, self.lengths))
        self.inner.solve()
        count = max(value.shape[0] for value in given.values())
        found = {port: self.inner[port] for port in self.inner.layer.outputs}
        if any(size is None or None in size for size in found.values()):
            raise NotYet
        return {port: stand_in(size, self.lengths, count) for port, size in found.items()}

    def asked(self, found: dict, what: list):
        name = what[0] if what else None
        if isinstance(name, Expr) and is_net_port(name):
            name = (steps_of(name) or ("",))[0]
        if len(what) > 1 or (what and name not in found):
            names = ", ".join(found)
            raise Misfit(f"a net with the outputs {names} is asked for {', '.join(map(str, what))}")
        return super().asked(found, what)


SOME = 5  # elements of a list that varies, where only its rank matters


def stand_in(size: tuple, lengths: Lengths, count: int = 1) -> Value:
    """A Value of these dimensions for inference."""
    value = Value((count, *(SOME if n == VARYING else n for n in size)), "Real64")
    lengths.put(value, tuple(Value((count,), "Integer64") if n == VARYING else None for n in size))
    return value


def varying_dims(value: Value, lengths: Lengths) -> tuple:
    """The dimensions of a Value, "Varying" where they vary."""
    known = lengths.of(value) or (None,) * (len(value.shape) - 1)
    return tuple(n if one is None else VARYING for n, one in zip(dims(value), known, strict=True))
