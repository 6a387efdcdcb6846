"""Programs that evaluate nets: compiled once for each structure and batch size, and kept.

A program holds its own copy of the arrays; nets of equal structure take turns in it.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import RLock
from weakref import ref

import numpy as np

from wlnet.nets.lower import Mode, forward
from wlnet.tensor.compile import Spec, compiled

KEPT = 64  # programs in memory
CHUNK = 512  # examples evaluated at once where BatchSize is Automatic

COUNTER = "/counter"

_PROGRAMS: OrderedDict = OrderedDict()
_LOCK = RLock()


def run(
    net,
    arrays: dict,
    training=False,
    precision="Real32",
    counter=0,
    batch_size=None,
    between=None,
    wanted: tuple | None = None,
) -> dict:
    """Tap -> array (B, ...) of an initialised net; see taps.py.

    arrays       port -> array (B, *dims) of every input
    counter      of the random streams, where `training`
    between      called between batches, or None
    batch_size   examples at once; None: up to 512. The results do not depend on it but for rounding
    wanted       taps; None: all outputs of the net. Nothing else is computed
    """
    wanted = outputs_of(net) if wanted is None else wanted
    count = _count(arrays)
    chunk = min(batch_size or CHUNK, count)
    if count == chunk:
        return _run_chunk(net, arrays, training, precision, counter, wanted)
    found: dict = {}
    for place, start in enumerate(range(0, count, chunk)):
        if between is not None:
            between()
        part = {name: array[start : start + chunk] for name, array in arrays.items()}
        for name, value in _run_chunk(net, part, training, precision, counter + place, wanted).items():
            found.setdefault(name, []).append(value)
    return {name: np.concatenate(parts) for name, parts in found.items()}


def outputs_of(net) -> tuple:
    """The taps of the outputs of a net."""
    return tuple(((), port) for port in net.outputs)


def _count(arrays: dict) -> int:
    """The number of examples; one where nothing goes in."""
    return len(next(iter(arrays.values()))) if arrays else 1


def _run_chunk(net, arrays: dict, training, precision, counter, wanted) -> dict:
    with _LOCK:  # programs are shared by all sessions of the process
        return _run_program(net, arrays, training, precision, counter, wanted)


def _run_program(net, arrays: dict, training, precision, counter, wanted) -> dict:
    count = _count(arrays)
    # Few sizes mean few programs; what only fills the batch up is cut off the result. In training mode
    # there is no filling, as it would enter statistics of the batch.
    size = count if training or count == 1 else 1 << (count - 1).bit_length()
    program = program_of(net, size, training, precision, wanted)
    for name, array in arrays.items():
        target = program.arguments[name]
        target[:count] = array
        if size > count:
            target[count:] = array[:1]
    if training:
        program.arguments[COUNTER][...] = counter
    program()
    return {tap: program.outputs[f"tap {n}"][:count].copy() for n, tap in enumerate(wanted)}


def program_of(net, size: int, training: bool, precision: str, wanted: tuple | None = None):
    """The program that evaluates `net` on `size` examples, with the arrays of `net` in it."""
    wanted = outputs_of(net) if wanted is None else wanted
    frozen = frozen_statistics(net) if training else frozenset()
    key = (net.structure, size, training, precision, wanted, frozen)
    entry = _PROGRAMS.get(key)
    if entry is None:
        entry = [_compiled(net, size, training, precision, wanted, frozen), None]
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


def _compiled(net, size: int, training: bool, precision: str, wanted: tuple, frozen: frozenset):
    arguments = {
        name: Spec((size, *port.dims), "Integer64" if port.is_integer else precision)
        for name, port in net.inputs.items()
    }
    if training:
        arguments[COUNTER] = Spec((), "Integer64")
    states = {_name(path): Spec(shape, precision) for path, shape in net.array_shapes.items()}

    def function(values: dict) -> dict:
        taps = dict.fromkeys(wanted)
        mode = Mode(
            training, counter=values.get(COUNTER), precision=precision, batch=size, frozen=frozen, taps=taps
        )
        inputs = {name: values[name] for name in net.inputs}
        forward(net, inputs, {path: values[_name(path)] for path in net.arrays}, mode)
        return {f"tap {n}": taps[tap] for n, tap in enumerate(wanted)}

    return compiled(function, arguments, states)
