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
    net, arrays: dict, training=False, precision="Real32", counter=0, batch_size=None, between=None
) -> dict:
    """Port -> array (B, ...) of the outputs of an initialised net.

    arrays       port -> array (B, *dims) of every input
    counter      of the random streams, where `training`
    between      called between batches, or None
    batch_size   examples at once; None: up to 512. The results do not depend on it but for rounding
    """
    count = len(next(iter(arrays.values())))
    chunk = min(batch_size or CHUNK, count)
    if count == chunk:
        return _run_chunk(net, arrays, training, precision, counter)
    found: dict = {}
    for place, start in enumerate(range(0, count, chunk)):
        if between is not None:
            between()
        part = {name: array[start : start + chunk] for name, array in arrays.items()}
        for name, value in _run_chunk(net, part, training, precision, counter + place).items():
            found.setdefault(name, []).append(value)
    return {name: np.concatenate(parts) for name, parts in found.items()}


def _run_chunk(net, arrays: dict, training, precision, counter) -> dict:
    with _LOCK:  # programs are shared by all sessions of the process
        return _run_program(net, arrays, training, precision, counter)


def _run_program(net, arrays: dict, training, precision, counter) -> dict:
    count = len(next(iter(arrays.values())))
    # Few sizes mean few programs; what only fills the batch up is cut off the result.
    size = count if training or count == 1 else 1 << (count - 1).bit_length()
    program = program_of(net, size, training, precision)
    for name, array in arrays.items():
        target = program.arguments[name]
        target[:count] = array
        if size > count:
            target[count:] = array[:1]
    if training:
        program.arguments[COUNTER][...] = counter
    program()
    return {name: program.outputs[name][:count].copy() for name in net.outputs}


def program_of(net, size: int, training: bool, precision: str):
    """The program that evaluates `net` on `size` examples, with the arrays of `net` in it."""
    key = (net.structure, size, training, precision)
    entry = _PROGRAMS.get(key)
    if entry is None:
        entry = [_compiled(net, size, training, precision), None]
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


def _name(path: tuple) -> str:
    return "/".join(map(str, ("array", *path)))


def _compiled(net, size: int, training: bool, precision: str):
    arguments = {
        name: Spec((size, *port.dims), "Integer64" if port.is_integer else precision)
        for name, port in net.inputs.items()
    }
    if training:
        arguments[COUNTER] = Spec((), "Integer64")
    states = {_name(path): Spec(shape, precision) for path, shape in net.array_shapes.items()}

    def function(values: dict) -> dict:
        mode = Mode(training, counter=values.get(COUNTER), precision=precision)
        inputs = {name: values[name] for name in net.inputs}
        return forward(net, inputs, {path: values[_name(path)] for path in net.arrays}, mode)

    return compiled(function, arguments, states)
