"""A Net to Values: what it computes, in ops, for a batch.

`forward` is called while a function is traced: by `apply` for evaluation, by the training step for
loss and gradient. Every Value has the batch first. Sums over variable lengths are masked here and
nowhere else, once there are layers that take them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from wlnet.tensor.graph.graph import Value
from wlnet.tensor.ops.elementwise import cast
from wlnet.tensor.ops.movement import broadcast_to


@dataclass(frozen=True)
class Mode:
    """How a net is run.

    training    dropout and its kin are active, statistics are those of the batch
    seed        of random layers
    counter     Integer64 Value () that differs from step to step; needed when `training`
    precision   dtype of real numbers: "Real32", "Real64"
    path        where in the net we are; random layers draw from a stream of their own
    batch       number of examples, where layers cannot see it: those without inputs
    weights     Value (batch,): the share of each example in statistics of the batch, 0 for fillers; they
                add up to 1. None: equal shares
    frozen      paths of arrays that no training changes
    updates       collects path -> new Value of moving arrays; None where nobody asks
    taps        collects (path, port) -> Value for the outputs of inner layers that are its keys
    """

    training: bool = False
    seed: int = 0
    counter: Value | None = None
    precision: str = "Real32"
    path: tuple = ()
    batch: int = 1
    weights: Value | None = None
    frozen: frozenset = frozenset()
    updates: dict | None = None
    taps: dict | None = None

    @property
    def purpose(self) -> str:
        """The name of the random stream of the layer at `path`."""
        return "layer " + "/".join(map(str, self.path))

    def is_frozen(self, array: str) -> bool:
        return (*self.path, array) in self.frozen

    def move(self, array: str, value: Value) -> None:
        """The moving array of this layer is `value` from the next step on."""
        if self.updates is not None:
            self.updates[(*self.path, array)] = value

    def repeated(self, times: int) -> Mode:
        """For a net that sees `times` values of each example, one after the other."""
        weights = self.weights
        if weights is not None:
            weights = broadcast_to(weights.reshape((-1, 1)), shape=(self.batch, times)) * (1 / times)
            weights = weights.reshape((-1,))
        return replace(self, batch=self.batch * times, weights=weights)


def forward(net, inputs: dict, arrays: dict, mode: Mode) -> dict:
    """Port -> Value of the outputs.

    inputs    port -> Value (B, *dims); integers at integer ports, else reals or integers
    arrays    path -> Value of every array of the net

    All dimensions of the net are known (see infer). Loss layers give one number an example.
    """
    outputs = _container(net, inputs, arrays, mode) if net.children else _leaf(net, inputs, arrays, mode)
    for port, value in outputs.items():
        if mode.taps is not None and (mode.path, port) in mode.taps:
            mode.taps[(mode.path, port)] = value
    return outputs


def _container(net, inputs: dict, arrays: dict, mode: Mode) -> dict:
    inner = grouped(arrays)

    def run(key, given: dict, times: int | None = None) -> dict:
        """The outputs of a layer inside; where `times` is given, it sees so many values of each example, as
        one batch."""
        child = net.children[key]
        inside = mode if times is None else mode.repeated(times)
        taps = mode.taps if times is None else mode.taps and dict.fromkeys(mode.taps)
        outputs = forward(
            child, given, inner.get(key, {}), replace(inside, path=(*mode.path, key), taps=taps)
        )
        if taps is not mode.taps:
            found = {tap: value for tap, value in taps.items() if value is not None}
            mode.taps.update({tap: unfolded(value, mode.batch, times) for tap, value in found.items()})
        return outputs

    return net.layer.lower(net, inputs, run)


def unfolded(value: Value, batch: int, times: int) -> Value:
    """(batch times, ...) to (batch, times, ...)"""
    return value.reshape((batch, times, *value.shape[1:]))


def _leaf(net, inputs: dict, arrays: dict, mode: Mode) -> dict:
    layer = net.layer
    values = [_real(layer, name, inputs[name], mode) for name in layer.inputs]
    values += [arrays.get((name,)) for name in layer.arrays]
    offered = {"mode": mode, "dims": {name: port.dims for name, port in net.ports.items()}}
    result = layer.forward(*values, **{word: offered[word] for word in layer.keywords})
    results = result if isinstance(result, tuple) else (result,)
    return dict(zip(layer.outputs, results, strict=True))


def _real(layer, port: str, value: Value, mode: Mode) -> Value:
    """An integer is a real number where the layer does not ask for integers."""
    if port in layer.integers or layer.keeps_element or value.dtype.startswith("Real"):
        return value
    return cast(value, dtype=mode.precision)


def grouped(by_path: dict) -> dict:
    """Key of the first step -> what lies below it."""
    found: dict = {}
    for path, value in by_path.items():
        found.setdefault(path[0], {})[path[1:]] = value
    return found
