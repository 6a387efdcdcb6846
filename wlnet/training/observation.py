"""Measurements that are values of ports, of arrays, or of a function of the user.

An Observation has a value for each example, which is averaged over the examples; that of an array of the
net is its present value. Source: nettrain.md section 6.1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr
from wlnet.expr.message import Message
from wlnet.frozen import frozen
from wlnet.nets.batch import numbers
from wlnet.nets.net import Net
from wlnet.nets.netport import child_key, steps_of
from wlnet.training.expressions import to_expression
from wlnet.training.names import listed
from wlnet.training.training_net import TrainingNet

NO_PORT = Message(
    "NetTrain::measport",
    "The measurement `1` names no port or array; there are the outputs `2`, the data `3`, and ports and "
    "arrays of layers, as in NetPort[{layer, port}].",
)
VARYING = Message(
    "NetTrain::measvary",
    "The measurement `1` is of a port whose examples differ in size: there is no mean.",
)
BAD_AGGREGATION = Message(
    "NetTrain::invagg", 'The "Aggregation" `1` should be None, a function, or one of `2`.'
)
NO_NUMBER = Message("NetTrain::measnum", "The function of the measurement `1` gave `2`, which is no number.")
SHAPES_DIFFER = Message(
    "NetTrain::measshape",
    "The function of the measurement `1` gave an array of dimensions `2` for one example, `3` for another.",
)


def _std(x: np.ndarray) -> np.ndarray:
    """As StandardDeviation: over n - 1."""
    return np.std(x, axis=1, ddof=1)


REDUCTIONS: dict[str, Callable[[np.ndarray], np.ndarray]] = {  # (B, n) -> (B,)
    "L1Norm": lambda x: np.abs(x).sum(axis=1),
    "L2Norm": lambda x: np.sqrt(np.square(x).sum(axis=1)),
    "Max": lambda x: x.max(axis=1),
    "Mean": lambda x: x.mean(axis=1),
    "Min": lambda x: x.min(axis=1),
    "RMS": lambda x: np.sqrt(np.square(x).mean(axis=1)),
    "StandardDeviation": _std,
    "Total": lambda x: x.sum(axis=1),
}


@frozen
class Kind:
    """What other files ask of the kind of a measurement (see measurement.Measurement)."""

    name: str
    larger_is_better: bool = False
    gathers: bool = False
    by_batch: bool = True
    shown: bool = True


@dataclass(frozen=True, eq=False)
class Observation:
    """
    key          in the associations of measurements
    port         NetPort[...], or None for a function
    function     Association of the ports of one example -> number or array, or None
    numeric      the language's N, for values of it such as Sqrt[2]
    reduce       (B, n) -> (B,), for values that are arrays; None leaves them
    source       where it is, once `resolved` has found it: ("output" or "data", name), ("tap", (path, port))
                 or ("array", path)
    interval     "Batch" or "Round" where it is measured in these alone, or None
    """

    key: str
    port: Expr | None = None
    function: Callable | None = None
    reduce: Callable | None = None
    source: tuple | None = None
    interval: str | None = None
    numeric: Callable | None = None

    @property
    def is_array(self) -> bool:
        """Whether it is an array of the net, which has one value for all examples."""
        return self.source is not None and self.source[0] == "array"

    @property
    def kind(self) -> Kind:
        return Kind(self.key)

    def values(self, outputs: dict, data: dict, arrays: Callable, real: int) -> np.ndarray:
        """(real, ...): the value of each example that counts; (1, ...) of an array.

        outputs    of a program
        data       port -> encoded examples
        arrays     gives path -> present array
        """
        if self.function is not None:
            found = self._called(outputs, data, real)
        elif self.source[0] == "array":
            found = arrays()[self.source[1]][None]
        elif self.source[0] == "data":
            found = data[self.source[1]][:real]
        else:
            found = outputs[output_name(self.source)][:real]
        found = np.asarray(found, dtype=float)
        if self.reduce is None or found.ndim == 1:
            return found
        return np.asarray(self.reduce(found.reshape(len(found), -1)), dtype=float)

    def _called(self, outputs: dict, data: dict, real: int) -> np.ndarray:
        columns = {port: column[:real] for port, column in data.items()}
        columns |= {
            name.partition(" ")[2]: value[:real]
            for name, value in outputs.items()
            if name.startswith("output ")
        }
        columns |= {"Loss": outputs["example losses"][:real]}
        rows = []
        for place in range(real):
            given = {port: to_expression(np.asarray(column[place])) for port, column in columns.items()}
            value = self.function(Association(given))
            row = numbers(value, self.numeric)
            if row is None:
                raise NO_NUMBER(self.key, value)
            if rows and row.shape != rows[0].shape:
                raise SHAPES_DIFFER(self.key, list(rows[0].shape), list(row.shape))
            rows.append(row)
        return np.stack(rows)


def output_name(source: tuple) -> str:
    """The output of a program for the source of an observation."""
    kind, what = source
    return f"output {what}" if kind == "output" else f"tap {'/'.join(map(str, what[0]))} {what[1]}"


def reduction_of(setting, function_of: Callable) -> Callable | None:
    """What "Aggregation" -> setting means; None for None."""
    if isinstance(setting, str):
        if setting not in REDUCTIONS:
            raise BAD_AGGREGATION(setting, listed(sorted(REDUCTIONS)))
        return REDUCTIONS[setting]
    if getattr(setting, "name", "") == "None":
        return None
    function = function_of(setting)
    if function is None:
        raise BAD_AGGREGATION(setting, listed(sorted(REDUCTIONS)))

    def reduced(x: np.ndarray) -> np.ndarray:
        values = [numbers(function(to_expression(row))) for row in x]
        if any(value is None or value.ndim for value in values):
            raise BAD_AGGREGATION(setting, listed(sorted(REDUCTIONS)))
        return np.array(values, dtype=float)

    return reduced


def resolved(one: Observation, net: TrainingNet) -> Observation:
    """The observation with its source in this training net. Raises NetTrain::measport."""
    if one.port is None:
        return one
    steps = steps_of(one.port)
    source = None if steps is None else _source(steps, net)
    if source is None:
        raise NO_PORT(one.port, listed(net.net.outputs), listed(net.ports))
    kind, what = source
    type_ = net.ports[what] if kind == "data" else net.net.outputs[what] if kind == "output" else None
    if type_ is not None and type_.varies:
        raise VARYING(one.port)
    return replace(one, source=source)


def _source(steps: tuple, net: TrainingNet) -> tuple | None:
    if len(steps) == 1:
        (name,) = steps
        if name in net.net.outputs:
            return "output", name
        return ("data", name) if name in net.ports else None
    layer, path = net.net, ()
    for step in steps[:-1]:
        key = child_key(layer.children, step)
        if key is None:
            return None
        layer, path = layer.children[key], (*path, key)
    return _inside(layer, path, steps[-1])


def _inside(layer: Net, path: tuple, name) -> tuple | None:
    if name in layer.outputs:
        return "tap", (path, name)
    return ("array", ("Net", *path, name)) if name in layer.values else None
