"""Programs that evaluate nets and their gradients: compiled once for each structure and batch size.

A program holds its own copy of the arrays; nets of equal structure take turns in it.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import cache, reduce
from operator import add
from threading import RLock
from weakref import ref

import numpy as np

from wlnet.frozen import frozen
from wlnet.nets.lengths import FAULTS, check_faults, fixed_for, kept
from wlnet.nets.lower import Mode, forward
from wlnet.nets.ragged import Ragged, joined
from wlnet.nets.taps import Final, Slope
from wlnet.nets.types import VARYING
from wlnet.tensor.compile import Spec, compiled
from wlnet.tensor.dtype import is_real
from wlnet.tensor.graph.gradient import filled, gradient
from wlnet.tensor.ops.reduction import total

KEPT = 64  # programs in memory
CHUNK = 512  # examples evaluated at once where BatchSize is Automatic

COUNTER = "/counter"

_PROGRAMS: OrderedDict = OrderedDict()
_LOCK = RLock()


@frozen
class Request:
    """What a program computes, and how.

    training     see lower.Mode
    precision    "Real32" or "Real64"
    wanted       taps and Slopes (taps.py): nothing else is computed
    frozen       paths of statistics that stay as they are although `training`
    begun        paths of states that do not begin with zeros
    """

    training: bool
    precision: str
    wanted: tuple
    frozen: frozenset = frozenset()
    begun: tuple = ()

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
    states: dict | None = None,
) -> dict:
    """Tap, Slope or Final -> array of an initialised net; see taps.py.

    arrays       port -> array (B, *dims) of every input, or Ragged where dimensions vary
    counter      of the random streams
    between      called between batches, or None
    batch_size   examples at once; None: up to 512. The results do not depend on it but for rounding
    wanted       taps, Slopes and Finals; None: all outputs of the net
    seeds        output port -> (B, *dims): what Slopes are the gradient of, seeds . outputs; None: ones
    states       path -> (B, *dims) of the states that do not begin with zeros

    Values at taps and gradients by inputs are (B, ...), or Ragged, gradients by arrays sums over the batch.
    """
    frozen = frozen_statistics(net) if training else frozenset()
    taps = outputs_of(net) if wanted is None else wanted
    request = Request(training, precision, taps, frozen, tuple(states or ()))
    aims = {_seed(port): seed for port, seed in (seeds or {}).items()}
    aims |= {_state(path): value for path, value in (states or {}).items()}
    count = _count(arrays)
    chunk = min(batch_size or CHUNK, count)
    if count == chunk:
        return _run_chunk(net, arrays, aims, counter, request)
    found: dict = {}
    for place, start in enumerate(range(0, count, chunk)):
        if between is not None:
            between()
        part, aim = (
            {name: array[start : start + chunk] for name, array in one.items()} for one in (arrays, aims)
        )
        for one, value in _run_chunk(net, part, aim, counter + place, request).items():
            found.setdefault(one, []).append(value)
    return {one: sum(parts) if _is_sum(one) else joined(parts) for one, parts in found.items()}


def outputs_of(net) -> tuple:
    """The taps of the outputs of a net."""
    return tuple(((), port) for port in net.outputs)


def _is_sum(one) -> bool:
    return isinstance(one, Slope) and one.array


def _count(arrays: dict) -> int:
    """The number of examples; one where nothing goes in."""
    return len(next(iter(arrays.values()))) if arrays else 1


def _run_chunk(net, arrays: dict, aims: dict, counter: int, request: Request) -> dict:
    with _LOCK:  # programs are shared by all sessions of the process
        return _run_program(net, arrays, aims, counter, request)


def _run_program(net, arrays: dict, aims: dict, counter: int, request: Request) -> dict:
    count = _count(arrays)
    # Few sizes mean few programs; what only fills the batch up is cut off the result. In training mode
    # there is no filling, as it would enter statistics of the batch.
    size = count if request.training or count == 1 else 1 << (count - 1).bit_length()
    plan, sizes = _fixed(net, arrays)
    ready = _ready(net, size, request, plan)
    program = ready.program
    for name, array in arrays.items():
        target = program.arguments[name]
        if name in sizes:
            array.padded(target[:count])
            _fill_lengths(program, name, sizes[name], net.inputs[name].dims, count)
        else:
            target[:count] = array
        if size > count:
            target[count:] = target[:1]
    if request.slopes:
        _fill_seeds(program, net, aims, count)
    for path in request.begun:
        target = program.arguments[_state(path)]
        target[:count], target[count:] = aims[_state(path)], 0
    if COUNTER in program.arguments:
        program.arguments[COUNTER][...] = counter
    program()
    if ready.faulty:
        check_faults(net.kind, program.outputs)
    return {one: _result(array, sizes, one, count) for one, array, sizes in ready.results}


def run_array(net, array: np.ndarray, count: int | None) -> np.ndarray:
    """The output of a net with one input and one output of fixed size; see `Net.direct_dims`.

    array    (*dims) with the count None, or (count, *dims)
    """
    number = count or 1
    size = 1 << (number - 1).bit_length()
    (port,) = net.outputs
    with _LOCK:
        ready = _ready(net, size, _plainly(port), net)
        ((name, target),) = ready.program.arguments.items()
        if size == number:
            ready.program.on(name, array.reshape(target.shape))
        else:
            target[:number], target[number:] = array, array[:1]
            ready.program()
        if ready.faulty:
            check_faults(net.kind, ready.program.outputs)
        ((_, found, _),) = ready.results
        return found[0].copy() if count is None else found[:number].copy()


@cache
def _plainly(port: str) -> Request:
    """Asks for one output."""
    return Request(False, "Real32", (((), port),))


def _fixed(net, arrays: dict):
    """(the net of fixed size that runs in place of one with varying dimensions, port -> sizes (B, rank))"""
    sizes = {name: array.sizes() for name, array in arrays.items() if isinstance(array, Ragged)}
    if not sizes:
        return net, {}
    return fixed_for(net, {name: tuple(one.max(axis=0).tolist()) for name, one in sizes.items()}), sizes


def _fill_lengths(program, name: str, sizes: np.ndarray, dims: tuple, count: int) -> None:
    for axis, size in enumerate(dims):
        if size == VARYING:
            target = program.arguments[_length(name, axis)]
            target[:count] = sizes[:, axis]
            target[count:] = sizes[0, axis]


def _fill_seeds(program, net, aims: dict, count: int) -> None:
    for port in net.outputs:
        target, seed = program.arguments[_seed(port)], aims.get(_seed(port), 1)
        target[...] = 0
        if isinstance(seed, Ragged):
            for place, one in enumerate(seed):
                target[(place, *(slice(n) for n in one.shape))] = one
        else:
            target[:count] = seed


def _result(array: np.ndarray, sizes: list | None, one, count: int):
    if _is_sum(one):
        return array.copy()
    return array[:count].copy() if sizes is None else Ragged.cut(array[:count], sizes)


def program_of(net, size: int, request: Request, plan=None):
    """The program that evaluates `net` on `size` examples, with the arrays of `net` in it.

    plan    the net of fixed size that stands for it where dimensions vary; `net` itself if None
    """
    return _ready(net, size, request, plan or net).program


class _Ready:
    """A program, and what every call needs of it.

    owner      of the arrays in it, a weak reference
    results    (what is wanted, its array, the lengths along each axis or None where nothing varies)
    faulty     whether a run counts faults in the data
    """

    def __init__(self, program, wanted: tuple):
        self.program, self.owner = program, lambda: None
        outputs = program.outputs
        self.faulty = not FAULTS.keys().isdisjoint(outputs)
        self.results = []
        for n, one in enumerate(wanted):
            array = outputs[f"wanted {n}"]
            sizes = [outputs.get(f"length {n} {axis}") for axis in range(array.ndim - 1)]
            varies = any(size is not None for size in sizes)
            self.results.append((one, array, sizes if varies else None))

    def hold(self, net) -> None:
        """Put the arrays of a net into the program, if those of another are there."""
        if self.owner() is not net:
            for path, array in net.arrays.items():
                np.copyto(self.program.states[_name(path)], array)
            self.owner = ref(net)


def _ready(net, size: int, request: Request, plan) -> _Ready:
    key = (net.structure, plan.structure, size, request)
    found = _PROGRAMS.get(key)
    if found is None:
        found = _PROGRAMS[key] = _Ready(_compiled(net, size, request, plan), request.wanted)
        if len(_PROGRAMS) > KEPT:
            _PROGRAMS.popitem(last=False)
    else:
        _PROGRAMS.move_to_end(key)
    found.hold(net)
    return found


def frozen_statistics(net) -> frozenset:
    """The paths of statistics that a training leaves alone, because their learning rate is 0."""
    rates = net.multipliers if net.moving else {}
    return frozenset(path for path in net.moving if rates[path] == 0)


def _name(path: tuple) -> str:
    return "/".join(map(str, ("array", *path)))


def _seed(port: str) -> str:
    return f"/seed {port}"


def _state(path: tuple) -> str:
    return "/".join(map(str, ("/state", *path)))


def _length(port: str, axis: int) -> str:
    return f"/length {axis} {port}"


def _compiled(net, size: int, request: Request, plan):
    precision = request.precision
    arguments = {
        name: Spec((size, *port.dims), "Integer64" if port.is_integer else precision)
        for name, port in plan.inputs.items()
    }
    lengths = {
        name: [_length(name, axis) if d == VARYING else None for axis, d in enumerate(port.dims)]
        for name, port in net.inputs.items()
        if port.varies
    }
    arguments |= {name: Spec((size,), "Integer64") for names in lengths.values() for name in names if name}
    if request.training or net.draws:
        arguments[COUNTER] = Spec((), "Integer64")
    if request.slopes:
        arguments |= {_seed(name): Spec((size, *port.dims), precision) for name, port in plan.outputs.items()}
    arguments |= {
        _state(path): Spec((size, *plan.all_states[path].dims), precision) for path in request.begun
    }
    states = {_name(path): Spec(shape, precision) for path, shape in plan.array_shapes.items()}

    def function(values: dict) -> dict:
        taps = {one: None for one in request.wanted if not isinstance(one, Slope | Final)}
        mode = Mode(
            request.training,
            counter=values.get(COUNTER),
            precision=precision,
            batch=size,
            frozen=request.frozen,
            taps=taps,
            entering={path: values[_state(path)] for path in request.begun},
        )
        inputs = {name: values[name] for name in plan.inputs}
        for name, names in lengths.items():
            lengths_ = tuple(n and values[n] for n in names)
            mode.lengths.put(values[name], lengths_, empty=name in net.takes_empty)
        arrays = {path: values[_name(path)] for path in plan.arrays}
        outputs = forward(plan, inputs, arrays, mode)
        slopes = _slopes(request, inputs, arrays, outputs, values, mode.lengths) if request.slopes else {}
        finals = {one: mode.left[one.path] for one in request.wanted if isinstance(one, Final)}
        found = taps | slopes | finals
        for one in slopes:
            if not one.array:
                mode.lengths.put(found[one], mode.lengths.of(inputs[one.path[0]]))
        wanted = {f"wanted {n}": found[one] for n, one in enumerate(request.wanted)}
        for n, one in enumerate(request.wanted):
            for axis, length in enumerate(mode.lengths.of(found[one])):
                if length is not None:
                    wanted[f"length {n} {axis}"] = length
        return wanted | mode.lengths.faults()

    return compiled(function, arguments, states)


def _slopes(request: Request, inputs: dict, arrays: dict, outputs: dict, values: dict, lengths) -> dict:
    """Slope -> gradient of the sum over all true elements of outputs of seed . output."""
    seeds = {port: kept(values[_seed(port)], lengths.of(y), 0) for port, y in outputs.items()}
    terms = [total(seeds[port] * y) for port, y in outputs.items() if is_real(y.dtype)]
    slopes = [one for one in request.wanted if isinstance(one, Slope)]
    places = [arrays[one.path] if one.array else inputs[one.path[0]] for one in slopes]
    if not terms:  # integers do not change with anything
        return {one: filled(0, place) for one, place in zip(slopes, places, strict=True)}
    return dict(zip(slopes, gradient(reduce(add, terms), places), strict=True))
