"""The contract of measurements, and what users ask for.

A measurement is a function of what a Tally (tally.py) has summed up over batches; so batches, rounds,
validation sets and NetMeasurements need no code of their own. Source: nettrain.md section 6.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, is_rule
from wlnet.expr.message import Message
from wlnet.expr.registry import Registry
from wlnet.expr.short import typed
from wlnet.expr.symbols import S, Symbol
from wlnet.frozen import frozen
from wlnet.nets.netport import is_net_port, steps_of
from wlnet.nets.types import PortType, with_article, words
from wlnet.training.host import Host
from wlnet.training.names import advice, listed, name_of
from wlnet.training.observation import Observation, reduction_of, resolved
from wlnet.training.tally import Counts, Everything, Tally, Task
from wlnet.training.training_net import TrainingNet

UNKNOWN_MEASUREMENT = Message("NetTrain::unkmeas", "There is no measurement `1`; there are `2`.`3`")
BAD_MEASUREMENT = Message(
    "NetTrain::invmeas",
    'The measurement `1` should be a name such as "Accuracy", a rule name -> parameter, NetPort[...], or '
    '<|"Measurement" -> one of these or a function, suboptions|>.',
)
BAD_TOP = Message(
    "NetTrain::invtop", "The measurement `1` -> `2` should have a positive integer on its right side."
)
BAD_BETA = Message(
    "NetTrain::invbeta", "The measurement `1` -> `2` should have a positive number on its right side."
)
NO_PARAMETER = Message("NetTrain::measparam", "The measurement `1` takes no parameter, but has `2`.")
BAD_AVERAGING = Message(
    "NetTrain::invavg", '"ClassAveraging" -> `1` should be None, "Macro", "Micro" or "Weighted".'
)
NOT_BY_CLASS = Message(
    "NetTrain::noavg", 'The measurement `1` has one value for all classes, and so no "ClassAveraging".'
)
BAD_SUBOPTION = Message(
    "NetTrain::meassub", "`1` is no suboption of a measurement; there are `2`.`3`"
)  # of <|"Measurement" -> ..., ...|>
BAD_INTERVAL = Message(
    "NetTrain::measinterval",
    'The "Interval" `1` of a measurement should be "Batch", "Round" or Automatic, for both.',
)
NO_AGGREGATION = Message(
    "NetTrain::noagg", 'The measurement `1` is no port and no function, and so takes no "Aggregation".'
)
WRONG_TASK = Message(
    "NetTrain::measloss",
    "The measurement `1` is for nets trained with a single `2`, which this one is not.",
)

NO_BOXES = Message(
    "NetTrain::measdims",
    "The measurement `1` cannot be taken of an output that is `2`; it compares boxes "
    "{xmin, ymin, xmax, ymax} or {{xmin, ymin}, {xmax, ymax}}.",
)

MEASUREMENTS = Registry("measurement", "wlnet.training.measurements")

_LOSSES = {
    "classification": "CrossEntropyLossLayer",
    "regression": "MeanSquaredLossLayer or MeanAbsoluteLossLayer",
}
_SUBOPTIONS = ("Aggregation", "ClassAveraging", "Interval", "Key", "Measurement")


@frozen
class Measurement:
    """
    name                 as in TrainingProgressMeasurements -> name
    of                   kind of Task
    tally                makes the Tally of a Task (and of the parameter, if it is a `top`)
    function             what the tally has read (and the parameter `beta`, or the Task) -> the value
    larger_is_better     whether the best value is the largest
    parameter            "top", "beta" or None: what may follow in name -> parameter
    by_class             the function gives an array with one number a class
    shown                whether a progress report and a plot can show it as a number
    by_batch             whether single batches have a value; else only rounds and whole data sets
    fits                 dimensions of the output -> whether they can be measured; None: all can
    """

    name: str
    of: str
    tally: Callable[..., Tally]
    function: Callable
    larger_is_better: bool
    parameter: str | None
    by_class: bool
    shown: bool
    by_batch: bool
    fits: Callable[[tuple], bool] | None = None

    @property
    def gathers(self) -> bool:
        """It needs the outputs of all examples at once."""
        return self.tally is Everything


def measurement(
    name: str,
    *,
    of: str,
    tally,
    larger_is_better=False,
    parameter=None,
    by_class=False,
    shown=True,
    by_batch=True,
    fits=None,
):
    """Adds the decorated function to MEASUREMENTS under its Wolfram name; the words are Measurement's."""

    def add(function):
        facts = (larger_is_better, parameter, by_class, shown, by_batch, fits)
        MEASUREMENTS.add(name, Measurement(name, of, tally, function, *facts))
        return function

    return add


@frozen
class Chosen:
    """A measurement as somebody asks for it.

    parameter    n or beta, or None
    averaging    None, "Macro", "Micro" or "Weighted": how the values of classes become one
    name         that the user gave it, or None
    interval     "Batch" or "Round" where it is measured in these alone, or None
    """

    kind: Measurement
    parameter: float | None = None
    averaging: str | None = None
    name: str | None = None
    interval: str | None = None

    @property
    def key(self) -> str:
        """Name in the associations of measurements: name, or name[n] where a parameter was given."""
        plain = self.kind.name if self.parameter is None else f"{self.kind.name}[{self.parameter}]"
        return plain if self.name is None else self.name

    def tally(self, task: Task) -> Tally:
        if self.kind.parameter == "top" and self.parameter is not None:
            return self.kind.tally(task, self.parameter)
        return self.kind.tally(task)

    def value(self, read, task: Task):
        """A number, an array, or {class: value}; NaN for 0/0.

        read    what the tally has read; of one that gathers, (outputs, targets) of all examples
        """
        more = (self.parameter or 1,) if self.kind.parameter == "beta" else ()
        if self.kind.gathers:
            return self.kind.function(task, *read)
        with np.errstate(divide="ignore", invalid="ignore"):
            if not self.kind.by_class:
                return self.kind.function(read, *more)
            if self.averaging == "Micro":
                return self.kind.function(read.pooled(), *more).item()
            return self._of_classes(self.kind.function(read, *more), read, task)

    def _of_classes(self, values: np.ndarray, counts: Counts, task: Task):
        if self.averaging is None:
            return dict(zip(task.labels, values.tolist(), strict=True))
        known = np.isfinite(values)
        if not known.any():
            return float("nan")
        weights = (counts.tp + counts.fn)[known] if self.averaging == "Weighted" else None
        return float(np.average(values[known], weights=weights))


def _function_of(host: Host) -> Callable:
    def function_of(setting):
        is_function = isinstance(setting, Symbol) or (
            isinstance(setting, Expr) and setting.head is S.Function
        )
        return host.function(setting) if is_function else None

    return function_of


def scalar(value) -> float | None:
    """A measurement as one number, for reports and plots: classes by their mean; None where it has none."""
    if isinstance(value, dict):
        numbers = [x for x in value.values() if isinstance(x, int | float)]
        known = [x for x in numbers if np.isfinite(x)]
        return sum(known) / len(known) if known else float("nan") if numbers else None
    return value if isinstance(value, int | float) else None


Asked = Chosen | Observation


def checked(chosen: tuple[Asked, ...], net: TrainingNet) -> tuple[Asked, ...]:
    """Those measurements, ready for this net. Raises a message for one that is of another kind of net."""
    task = net.task
    for one in chosen:
        if isinstance(one, Observation):
            continue
        if task is None or one.kind.of != task.kind:
            raise WRONG_TASK(one.kind.name, _LOSSES[one.kind.of])
        check_output(one.kind, net.net.outputs[net.losses[0].output])
    return tuple(resolved(one, net) if isinstance(one, Observation) else one for one in chosen)


def check_output(kind: Measurement, output: PortType) -> None:
    """Raises a message where the measurement is of other outputs than this."""
    if kind.fits is not None and not kind.fits(output.dims):
        raise NO_BOXES(kind.name, with_article(words(output)))


def possible(net: TrainingNet) -> tuple[Chosen, ...]:
    """All that can be measured of this net, by name."""
    task = net.task
    if task is None:
        return ()
    dims = net.net.outputs[net.losses[0].output].dims
    kinds = (MEASUREMENTS[name] for name in sorted(MEASUREMENTS))
    return tuple(Chosen(k) for k in kinds if k.of == task.kind and (k.fits is None or k.fits(dims)))


def measurements_of(setting, host: Host | None = None) -> tuple[Asked, ...] | None:
    """What a setting of TrainingProgressMeasurements asks for: None for Automatic, () for None."""
    if setting is S.Automatic:
        return None
    if setting is S("None"):
        return ()
    return tuple(measurement_of(one, host) for one in (setting if is_list(setting) else (setting,)))


def measurement_of(spec, host: Host | None = None) -> Asked:
    """Of "name", "name" -> parameter, NetPort[...], or <|"Measurement" -> one of these or a function,
    suboptions|>."""
    if isinstance(spec, Association):
        return _with_suboptions({name_of(key): value for key, value in spec.items()}, host or Host())
    if is_net_port(spec):
        return Observation("/".join(map(str, steps_of(spec) or ("NetPort",))), spec)
    name, parameter = spec.args if is_rule(spec) else (spec, None)
    if not isinstance(name, str):
        raise BAD_MEASUREMENT(typed(spec))
    if name not in MEASUREMENTS:
        raise UNKNOWN_MEASUREMENT(name, listed(sorted(MEASUREMENTS)), advice(name, MEASUREMENTS))
    kind = MEASUREMENTS[name]
    if parameter is None:
        return Chosen(kind)
    if kind.parameter is None:
        raise NO_PARAMETER(name, typed(parameter))
    if kind.parameter == "top" and not (type(parameter) is int and parameter > 0):
        raise BAD_TOP(name, typed(parameter))
    if kind.parameter == "beta" and not (isinstance(parameter, int | float) and parameter > 0):
        raise BAD_BETA(name, typed(parameter))
    # Accuracy[1] is Accuracy.
    return Chosen(kind, None if kind.parameter == "top" and parameter == 1 else parameter)


def _with_suboptions(given: dict, host: Host) -> Asked:
    for name in given:
        if name not in _SUBOPTIONS:
            raise BAD_SUBOPTION(name, list(_SUBOPTIONS), advice(name, _SUBOPTIONS))
    interval = given.get("Interval", S.Automatic)
    if interval is not S.Automatic and interval not in ("Batch", "Round"):
        raise BAD_INTERVAL(interval)
    interval = None if interval is S.Automatic else interval
    if "Measurement" not in given:
        raise BAD_SUBOPTION(S("None"), list(_SUBOPTIONS), "")
    what = given["Measurement"]
    is_function = isinstance(what, Expr) and what.head is S.Function
    if is_function:
        chosen = Observation("Function", function=host.function(what), numeric=host.numeric)
    else:
        chosen = measurement_of(what, host)
    if isinstance(chosen, Observation):
        if "ClassAveraging" in given:
            raise NOT_BY_CLASS(chosen.key)
        reduce = reduction_of(given.get("Aggregation", S("None")), _function_of(host))
        return replace(chosen, key=given.get("Key", chosen.key), reduce=reduce, interval=interval)
    if given.get("Aggregation", S("None")) is not S("None"):
        raise NO_AGGREGATION(chosen.kind.name)
    averaging = given.get("ClassAveraging", S("None"))
    if averaging is S("None"):
        averaging = None
    elif averaging not in ("Macro", "Micro", "Weighted"):
        raise BAD_AVERAGING(averaging)
    elif not chosen.kind.by_class:
        raise NOT_BY_CLASS(chosen.kind.name)
    return Chosen(chosen.kind, chosen.parameter, averaging, given.get("Key"), interval)
