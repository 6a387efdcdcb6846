"""A net on data, without training: NetMeasurements, and what its examinations start from.

The net gets its losses as in a training, and a pass in test mode over the data, batch by batch.
Source: nettrain.md section 6, reference page NetMeasurements.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import numpy as np

from wlnet.expr.expr import Expr
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.frozen import frozen
from wlnet.nets.net import Net
from wlnet.training.data.supply import Examples, Generated, in_order, supply_of
from wlnet.training.feed import Feed
from wlnet.training.gauge import Gauge
from wlnet.training.host import Host
from wlnet.training.losses import losses_of
from wlnet.training.measurement import Asked, Chosen, Measurement, checked, possible
from wlnet.training.settings import Settings, settings_of
from wlnet.training.step import Blueprint, arrays_of, loss_passes, varying_axes
from wlnet.training.tally import Everything, Task
from wlnet.training.training_net import TrainingNet, prepare

NO_LIST = "The test data should be there one by one, not in a file and not from a generator."
NO_VALUES = "The array `1` of the net has no value. NetInitialize or NetTrain gives it one."

# Options that a measurement shares with a training.
OPTIONS = {
    "BatchSize": S.Automatic,
    "LossFunction": S.Automatic,
    "TargetDevice": "CPU",
    "WorkingPrecision": S.Automatic,
}


LOSS = "Loss"


def measured(
    net: Net, data, chosen: tuple[Asked | str, ...] | None, options: dict, host: Host
) -> list[tuple[str, object]]:
    """(key, value) of each measurement of an initialised net on data, in a form that trains a net too.

    chosen     measurements, or LOSS: the mean over the examples; None for all that are possible
    options    of OPTIONS, option name -> setting
    """
    ready = _Ready.of(net, data, options, host, "NetMeasurements")
    if chosen is None:
        chosen = (LOSS, *possible(ready.net))
    asked = checked(tuple(one for one in chosen if one != LOSS), ready.net)
    gauge = Gauge(ready.net.losses, asked, ready.net.task, arrays=lambda: ready.net.arrays)
    values = ready.feed(gauge).measured(ready.between)
    keys = [LOSS if one == LOSS else one.key for one in chosen]
    return [(key, values[key]) for key in keys]


@frozen
class Examined:
    """All that came of a net on data.

    inputs     the examples as the user has them
    targets    likewise
    outputs    (N, ...) of the net, before decoding
    wanted     (N, ...) the encoded targets
    seconds    that the pass took
    """

    net: Net
    task: Task
    inputs: Expr
    targets: Expr
    outputs: np.ndarray
    wanted: np.ndarray
    seconds: float


# Not in the collection: nobody asks for it by name.
_ALL = Chosen(
    Measurement(
        "Everything", "", Everything, lambda task, outputs, targets: (outputs, targets), False, None, False,
        False, False,
    )
)  # fmt: skip


def examined(net: Net, data, options: dict, host: Host, owner: str, check: Callable) -> Examined:
    """Outputs of a net with one input and one output for all the data.

    check    the TrainingNet -> its Task; raises a message for a net that is none of the owner's
    """
    ready = _Ready.of(net, data, options, host, owner)
    task = check(ready.net)
    supply = ready.supply
    if not isinstance(supply, Examples) or supply.stored:
        raise Message(f"{owner}::nolist", NO_LIST)()
    start = perf_counter()
    values = ready.feed(Gauge(ready.net.losses, (_ALL,), task)).measured(ready.between)
    seconds = perf_counter() - start
    inputs, targets = (supply.columns[port] for port in ready.net.ports)
    return Examined(ready.net.net, task, inputs, targets, *values["Everything"], seconds)


@frozen
class _Ready:
    """A net with its losses and encoded data."""

    net: TrainingNet
    supply: Examples | Generated
    settings: Settings
    between: Callable

    @classmethod
    def of(cls, net: Net, data, options: dict, host: Host, owner: str) -> _Ready:
        empty = next((path for path, array in net.arrays.items() if array is None), None)
        if empty is not None:
            raise Message(f"{owner}::uninit", NO_VALUES)(list(empty) if len(empty) > 1 else empty[0])
        settings = settings_of(options | {"TrainingProgressReporting": S("None")}, host)
        losses = losses_of(net, settings.loss, host)
        targets = tuple(dict.fromkeys(key for loss in losses for key in loss.targets.values()))
        supply = supply_of(data, net, targets, "test", settings.batch_size, host)
        return cls(prepare(net, losses, supply.columns, settings.seed), supply, settings, host.stop_asked)

    def feed(self, gauge: Gauge) -> Feed:
        """The test program with all the data before it, in their order."""
        dtype = self.settings.dtype
        batches = in_order(self.supply, self.net, self.settings.batch_size, self.settings, strict=True)
        states = arrays_of(self.net, dict.fromkeys(self.net.arrays, 1), dtype)
        blueprint = Blueprint(
            self.net,
            states,
            batches.size,
            dtype,
            self.settings.seed,
            gauge.shown_ports(self.net.net.outputs),
            gauge.decided,
            gauge.taps,
            gauge.apart,
            lengths=varying_axes(self.net),
        )
        return Feed(loss_passes(blueprint), batches, gauge)
