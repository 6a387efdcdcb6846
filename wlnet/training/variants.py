"""Programs for batches of examples of different lengths: one for each size that comes up.

They share their states, so a training goes on in whichever the next batch needs. A batch is padded to
the size of its program; what is beyond the end of an example counts nowhere (see nets/lengths.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from wlnet.expr.message import MessageError
from wlnet.nets.lengths import fixed, fixed_for, room
from wlnet.nets.net import Net
from wlnet.nets.ragged import Ragged
from wlnet.nets.types import VARYING, PortType
from wlnet.tensor.compile import CPU, Program
from wlnet.training.losses import Loss
from wlnet.training.training_net import TrainingNet


class Variants:
    """Stands where a Program does; what it shows is that of the program chosen last.

    make      TrainingNet of fixed size -> Program
    net       with dimensions that vary
    states    by name, the same arrays for all programs
    """

    def __init__(self, make: Callable[[TrainingNet], Program], net: TrainingNet, states: dict):
        self._make, self._net, self.states = make, net, states
        self._programs: dict[tuple, Program] = {}
        self._chosen: Program | None = None

    @property
    def arguments(self) -> dict[str, np.ndarray]:
        return self._chosen.arguments

    @property
    def outputs(self) -> dict[str, np.ndarray]:
        return {} if self._chosen is None else self._chosen.outputs

    def choose(self, batch: dict[str, np.ndarray | Ragged]) -> None:
        """Take the program for this batch; it is made where it is the first of its size."""
        sizes = {
            key: tuple(column.sizes().max(axis=0).tolist())
            for key, column in batch.items()
            if isinstance(column, Ragged)
        }
        net = fixed_net(self._net, sizes)
        key = tuple(port.dims for port in net.ports.values())
        if key not in self._programs:
            self._programs[key] = self._make(net)
        self._chosen = self._programs[key]

    def __call__(self) -> dict[str, np.ndarray]:
        return self._chosen()

    def settled(self):
        return CPU.settled()


def fixed_net(net: TrainingNet, sizes: dict[str, tuple[int, ...]]) -> TrainingNet:
    """The training net of fixed size for a batch whose largest examples have these dimensions."""
    user = fixed_for(net.net, {name: size for name, size in sizes.items() if name in net.net.inputs})
    losses = tuple(_fixed_loss(loss, user, sizes) for loss in net.losses)
    ports = {name: user.inputs[name] for name in net.net.inputs}
    for loss in losses:
        ports |= {key: loss.layer.inputs[port] for port, key in loss.targets.items() if loss.layer}
    return TrainingNet(user, losses, ports)


def _fixed_loss(loss: Loss, user: Net, sizes: dict) -> Loss:
    """A loss with the layer for an output of fixed size, and for targets of these sizes."""
    layer = loss.layer
    if layer is None or not any(port.varies for port in layer.ports.values()):
        return loss
    output = user.outputs[loss.output].dims
    varying = {port: key for port, key in loss.targets.items() if layer.inputs[port].varies}
    known = {name: port.dims for name, port in layer.inputs.items() if not port.varies}
    whole = {port: _as_long(layer.inputs[port], sizes[key], output) for port, key in varying.items()}
    own = {port: _roomy(layer.inputs[port], sizes[key]) for port, key in varying.items()}
    for dims in (whole, own):
        try:
            return replace(loss, layer=fixed(layer, {**known, "Input": output, **dims}))
        except MessageError as error:
            refused = error
    raise refused


def _as_long(port: PortType, size: tuple, output: tuple) -> tuple:
    """The dimensions of targets that are as long as the output, or longer if they must."""
    longest = dict(enumerate(output))
    return tuple(
        max(n, longest.get(axis, n)) if d == VARYING else n
        for axis, (n, d) in enumerate(zip(size, port.dims, strict=True))
    )


def _roomy(port: PortType, size: tuple) -> tuple:
    return tuple(room(n) if d == VARYING else n for n, d in zip(size, port.dims, strict=True))
