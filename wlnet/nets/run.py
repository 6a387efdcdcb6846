"""Programs that evaluate nets and their gradients: compiled once for each structure and batch size.

A program holds its own copy of the arrays; nets of equal structure take turns in it.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import reduce
from operator import add
from threading import RLock
from weakref import ref

import numpy as np

from wlnet.nets.lower import Mode, forward
from wlnet.nets.taps import Slope
from wlnet.tensor.compile import Spec, compiled
from wlnet.tensor.dtype import is_real
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.ops.reduction import total

KEPT = 64  # programs in memory
CHUNK = 512  # examples evaluated at once where BatchSize is Automatic

COUNTER = "/counter"

_PROGRAMS: OrderedDict = OrderedDict()
_LOCK = RLock()


@dataclass(frozen=True)
class Request:
    """What a program computes, and how.

    training     see lower.Mode
    precision    "Real32" or "Real64"
    wanted       taps and Slopes (taps.py): nothing else is computed
    frozen       paths of statistics that stay as they are although `training`
    """

    training: bool
    precision: str
    wanted: tuple
    frozen: frozenset = frozenset()

    @property
    def slopes(self) -> bool:
        return any(isinstance(one, Slope) for one in self.wanted)


def run(
    net,
    arrays: dict,
    training=False,
    precision="Real32",
    counter=0,
    batch_size=None,
    between=None,
    wanted: tuple | None = None,
    seeds: dict | None = None,
) -> dict:
    """Tap or Slope -> array of an initialised net; see taps.py.

    arrays       port -> array (B, *dims) of every input
    counter      of the random streams, where `training`
    between      called between batches, or None
    batch_size   examples at once; None: up to 512. The results do not depend on it but for rounding
    wanted       taps and Slopes; None: all outputs of the net
    seeds        output port -> (B, *dims): what Slopes are the gradient of, seeds . outputs; None: ones

    Values at taps and gradients by inputs are (B, ...), gradients by arrays sums over the batch.
    """
    frozen = frozen_statistics(net) if training else frozenset()
    request = Request(training, precision, outputs_of(net) if wanted is None else wanted, frozen)
    count = _count(arrays)
    chunk = min(batch_size or CHUNK, count)
    if count == chunk:
        return _run_chunk(net, arrays, seeds or {}, counter, request)
    found: dict = {}
    for place, start in enumerate(range(0, count, chunk)):
        if between is not None:
            between()
        part, aims = (
            {name: array[start : start + chunk] for name, array in one.items()}
            for one in (arrays, seeds or {})
        )
        for one, value in _run_chunk(net, part, aims, counter + place, request).items():
            found.setdefault(one, []).append(value)
    return {one: sum(parts) if _is_sum(one) else np.concatenate(parts) for one, parts in found.items()}


def outputs_of(net) -> tuple:
    """The taps of the outputs of a net."""
    return tuple(((), port) for port in net.outputs)


def _is_sum(one) -> bool:
    return isinstance(one, Slope) and one.array


def _count(arrays: dict) -> int:
    """The number of examples; one where nothing goes in."""
    return len(next(iter(arrays.values()))) if arrays else 1


def _run_chunk(net, arrays: dict, seeds: dict, counter: int, request: Request) -> dict:
    with _LOCK:  # programs are shared by all sessions of the process
        return _run_program(net, arrays, seeds, counter, request)


def _run_program(net, arrays: dict, seeds: dict, counter: int, request: Request) -> dict:
    count = _count(arrays)
    # Few sizes mean few programs; what only fills the batch up is cut off the result. In training mode
    # there is no filling, as it would enter statistics of the batch.
    size = count if request.training or count == 1 else 1 << (count - 1).bit_length()
    program = program_of(net, size, request)
    for name, array in arrays.items():
        target = program.arguments[name]
        target[:count] = array
        if size > count:
            target[count:] = array[:1]
    if request.slopes:
        for port in net.outputs:
            target = program.arguments[_seed(port)]
            target[:count], target[count:] = seeds.get(port, 1), 0
    if request.training:
        program.arguments[COUNTER][...] = counter
    program()
    results = (program.outputs[f"wanted {n}"] for n in range(len(request.wanted)))
    return {
        one: (array if _is_sum(one) else array[:count]).copy()
        for one, array in zip(request.wanted, results, strict=True)
    }


def program_of(net, size: int, request: Request):
    """The program that evaluates `net` on `size` examples, with the arrays of `net` in it."""
    key = (net.structure, size, request)
    entry = _PROGRAMS.get(key)
    if entry is None:
        entry = [_compiled(net, size, request), None]
        _PROGRAMS[key] = entry
        if len(_PROGRAMS) > KEPT:
            _PROGRAMS.popitem(last=False)
    else:
        _PROGRAMS.move_to_end(key)
    program, owner = entry
    if owner is None or owner() is not net:
        for path, array in net.arrays.items():
            np.copyto(program.states[_name(path)], array)
        entry[1] = ref(net)
    return program


def frozen_statistics(net) -> frozenset:
    """The paths of statistics that a training leaves alone, because their learning rate is 0."""
    rates = net.multipliers if net.moving else {}
    return frozenset(path for path in net.moving if rates[path] == 0)


def _name(path: tuple) -> str:
    return "/".join(map(str, ("array", *path)))


def _seed(port: str) -> str:
    return f"/seed {port}"


def _compiled(net, size: int, request: Request):
    precision = request.precision
    arguments = {
        name: Spec((size, *port.dims), "Integer64" if port.is_integer else precision)
        for name, port in net.inputs.items()
    }
    if request.training:
        arguments[COUNTER] = Spec((), "Integer64")
    if request.slopes:
        arguments |= {_seed(name): Spec((size, *port.dims), precision) for name, port in net.outputs.items()}
    states = {_name(path): Spec(shape, precision) for path, shape in net.array_shapes.items()}

    def function(values: dict) -> dict:
        taps = {one: None for one in request.wanted if not isinstance(one, Slope)}
        mode = Mode(
            request.training,
            counter=values.get(COUNTER),
            precision=precision,
            batch=size,
            frozen=request.frozen,
            taps=taps,
        )
        inputs = {name: values[name] for name in net.inputs}
        arrays = {path: values[_name(path)] for path in net.arrays}
        outputs = forward(net, inputs, arrays, mode)
        found = taps | (_slopes(request, inputs, arrays, outputs, values) if request.slopes else {})
        return {f"wanted {n}": found[one] for n, one in enumerate(request.wanted)}

    return compiled(function, arguments, states)


def _slopes(request: Request, inputs: dict, arrays: dict, outputs: dict, values: dict) -> dict:
    """Slope -> gradient of the sum over all outputs of seed . output."""
    terms = [total(values[_seed(port)] * y) for port, y in outputs.items() if is_real(y.dtype)]
    slopes = [one for one in request.wanted if isinstance(one, Slope)]
    places = [arrays[one.path] if one.array else inputs[one.path[0]] for one in slopes]
    return dict(zip(slopes, gradient(reduce(add, terms), places), strict=True))
