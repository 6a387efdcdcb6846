"""A Net to Values: what it computes, in ops, for a batch.

`forward` is called while a function is traced: by `apply` for evaluation, by the training step for
loss and gradient. Every Value has the batch first. Sums over variable lengths are masked here and
nowhere else, once there are layers that take them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from wlnet.tensor.graph.graph import Value
from wlnet.tensor.ops.elementwise import cast


@dataclass(frozen=True)
class Mode:
    """How a net is run.

    training    dropout and its kin are active
    seed        of random layers
    counter     Integer64 Value () that differs from step to step; needed when `training`
    precision   dtype of real numbers: "Real32", "Real64"
    path        where in the net we are; random layers draw from a stream of their own
    """

    training: bool = False
    seed: int = 0
    counter: Value | None = None
    precision: str = "Real32"
    path: tuple = ()

    @property
    def purpose(self) -> str:
        """The name of the random stream of the layer at `path`."""
        return "layer " + "/".join(map(str, self.path))


def forward(net, inputs: dict, arrays: dict, mode: Mode) -> dict:
    """Port -> Value of the outputs.

    inputs    port -> Value (B, *dims); integers at integer ports, else reals or integers
    arrays    path -> Value of every array of the net

    All dimensions of the net are known (see infer). Loss layers give one number an example.
    """
    if net.children:
        inner = grouped(arrays)

        def run(key, given: dict) -> dict:
            child = net.children[key]
            return forward(child, given, inner.get(key, {}), replace(mode, path=(*mode.path, key)))

        return net.layer.lower(net, inputs, run)
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
