"""A Net to Values: what it computes, in ops, for a batch.

`forward` is called while a function is traced: by `apply` for evaluation, by the training step for
loss and gradient. Every Value has the batch first. Dimensions are numbers here; where examples are of
different lengths, `Mode.lengths` knows them (lengths.py).
"""

from __future__ import annotations

from dataclasses import field, replace
from math import prod

import numpy as np

from wlnet.frozen import frozen
from wlnet.nets.lengths import Lengths
from wlnet.nets.sharing import is_shared_path
from wlnet.tensor.graph.graph import Value, constant
from wlnet.tensor.ops.comparison import less
from wlnet.tensor.ops.elementwise import cast, masked
from wlnet.tensor.ops.movement import broadcast_to
from wlnet.tensor.ops.reduction import total


@frozen
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
    lengths     which dimensions of Values vary from example to example
    step        which of several runs of the same layers this is; random layers draw anew
    entering    path of a state -> Value (B, n) that it begins with; zeros where there is none
    left        collects path of a state -> its last Value
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
    lengths: Lengths = field(default_factory=Lengths)
    step: tuple = ()
    entering: dict = field(default_factory=dict)
    left: dict = field(default_factory=dict)

    @property
    def purpose(self) -> str:
        """The name of the random stream of the layer at `path`."""
        return "layer " + "/".join(map(str, self.path)) + "".join(f" step {n}" for n in self.step)

    def state(self, name: str) -> Value | None:
        """What a state of this layer begins with; None for zeros."""
        return self.entering.get((*self.path, name))

    def show(self, name: str, value: Value, lengths: tuple = ()) -> None:
        """A value inside this layer, for who asks for it."""
        if self.taps is not None and (self.path, name) in self.taps:
            self.taps[(self.path, name)] = value
            self.lengths.put(value, lengths)

    def leave(self, name: str, value: Value) -> None:
        """The state of this layer is `value` after the last step."""
        self.left[(*self.path, name)] = value

    def is_frozen(self, array: str) -> bool:
        return (*self.path, array) in self.frozen

    def move(self, array: str, value: Value) -> None:
        """The moving array of this layer is `value` from the next step on."""
        if self.updates is not None:
            self.updates[(*self.path, array)] = value

    def repeated(self, times: int, lengths: Value | None = None) -> Mode:
        """For a net that sees `times` values of each example, one after the other.

        lengths    (batch,): how many of these are true; None: all
        """
        weights = self.weights
        if weights is None and lengths is not None:
            weights = constant(np.ones(self.batch), self.precision)
        if weights is not None:
            weights = broadcast_to(weights.reshape((-1, 1)), shape=(self.batch, times))
            if lengths is not None:
                weights = masked(less(np.arange(times), lengths.reshape((-1, 1))), weights)
            # Each true element counts as much as any other.
            weights = (weights / total(weights)).reshape((-1,))
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
    common = {path: value for path, value in arrays.items() if is_shared_path(path)}

    def run(key, given: dict, times: int | tuple | None = None, lengths: Value | None = None) -> dict:
        """The outputs of a layer inside; where `times` is given, it sees so many values of each example, as
        one batch, of which the first `lengths` (batch,) of an example are true. Several numbers: arrays of
        these dimensions of values."""
        child = net.children[key]
        levels = times if isinstance(times, tuple) else (times,)
        inside = mode if times is None else mode.repeated(prod(levels), lengths)
        taps = mode.taps if times is None else mode.taps and dict.fromkeys(mode.taps)
        outputs = forward(
            child, given, inner.get(key, {}) | common, replace(inside, path=(*mode.path, key), taps=taps)
        )
        if taps is not mode.taps:
            found = {tap: value for tap, value in taps.items() if value is not None}
            for tap, value in found.items():
                mode.taps[tap] = unfolded(value, mode.batch, levels)
                mode.lengths.put(mode.taps[tap], (lengths, *(None,) * (len(value.shape) - 1)))
        return outputs

    def within(key, given: dict, inside: Mode) -> dict:
        """The outputs of a layer inside, run in a mode of the operator's own making."""
        path = (*mode.path, key)
        return forward(net.children[key], given, inner.get(key, {}) | common, replace(inside, path=path))

    def begun(key, given: dict, states: dict) -> dict:
        """The outputs of a layer inside whose states, by their paths from here, begin with these Values."""
        entering = {(*mode.path, *path): value for path, value in states.items()}
        return within(key, given, replace(mode, entering={**mode.entering, **entering}))

    run.lengths, run.mode, run.within, run.begun = mode.lengths, mode, within, begun
    run.arrays = {name: arrays.get(net.path_of(name)) for name in net.layer.arrays}  # of the operator itself
    return net.layer.lower(net, inputs, run)


def unfolded(value: Value, batch: int, times: int | tuple) -> Value:
    """(batch times, ...) to (batch, times, ...); `times` may be several dimensions."""
    levels = times if isinstance(times, tuple) else (times,)
    return value.reshape((batch, *levels, *value.shape[1:]))


def _leaf(net, inputs: dict, arrays: dict, mode: Mode) -> dict:
    layer = net.layer
    values = [_real(layer, name, inputs[name], mode) for name in layer.inputs]
    values += [arrays.get(net.path_of(name)) for name in layer.arrays]
    dims = {name: port.dims for name, port in net.ports.items()}
    lengths = {name: mode.lengths.of(inputs[name]) for name in layer.inputs}
    offered = {"mode": mode, "dims": dims, "lengths": lengths, "ports": net.ports}
    result = layer.forward(*values, **{word: offered[word] for word in layer.keywords})
    results = result if isinstance(result, tuple) else (result,)
    outputs = dict(zip(layer.outputs, results, strict=True))
    if any(lengths.values()):
        _say_lengths(layer, lengths, dims, outputs, mode)
    return outputs


def _say_lengths(layer, lengths: dict, dims: dict, outputs: dict, mode: Mode) -> None:
    assert layer.varying, f"{layer.name} meets lengths"
    mode.lengths.same(*filter(None, layer.agreeing(lengths, dims)))
    for name, after in layer.lengths_after(lengths, dims).items():
        mode.lengths.put(outputs[name], after)


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
