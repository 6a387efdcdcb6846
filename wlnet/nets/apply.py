"""net[data, what, options]: encode, run, decode.

One example or a list of them is told apart by the rank of the data (batch.py); `what` asks for output
ports and decoder properties (outputs.py). Source: nets.md section 12.
"""

from __future__ import annotations

from secrets import randbits

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.convert import to_expr, to_python
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.symbols import Symbol
from wlnet.expr.values.numeric_array import NumericArray
from wlnet.nets.batch import is_empty
from wlnet.nets.coding import NONE
from wlnet.nets.direct import direct
from wlnet.nets.inputs import by_port, encoded, encoded_seeds, encoded_states
from wlnet.nets.options import PLAIN, Settings, settings
from wlnet.nets.outputs import DEFAULT, Outputs
from wlnet.nets.ragged import Ragged
from wlnet.nets.run import outputs_of, run
from wlnet.nets.taps import is_state, states_given, taps_of, without_seeds
from wlnet.tensor.dtype import NUMPY


def apply(net, data, what=DEFAULT, given: Settings | None = None, numeric=None, between=None):
    """The value of net[data, what] as an expression.

    data       value of the one input port, or an Association port -> value; a list of examples (lists
               of equal length) gives a list of results
    what       DEFAULT, the symbol None (no decoding), an output port, All, a decoder property, or a list
    numeric    the language's N, for data such as Pi
    between    called between pieces of a long evaluation; it may raise to end it

    Raises messages of the net's symbol: uninit, invindata, missport, ... and those of coders.
    """
    given = given or PLAIN
    if what is DEFAULT and given is PLAIN and isinstance(data, Expr) and data.array is not None:
        found = direct(net, data.array, between)
        if found is not None:
            return as_expression(found)
    bare, typed = without_types(data)
    answer = as_expression(applied(net, bare, what, given, numeric, between)[0])
    return with_types(answer, NUMPY[given.precision]) if typed else answer


def without_types(data) -> tuple:
    """(data with the numbers of NumericArrays, whether there were any)"""
    if isinstance(data, NumericArray):
        return data.array, True
    if isinstance(data, Association):
        typed = any(isinstance(value, NumericArray) for value in data.values())
        return data.with_values(without_types(value)[0] for value in data.values()), typed
    if (
        is_list(data)
        and data.array is None
        and len(data)
        and all(isinstance(x, NumericArray) for x in data.args)
    ):
        return [x.array for x in data.args], True
    return data, False


def with_types(answer, dtype):
    """The answer with its arrays as NumericArrays of this type."""
    if isinstance(answer, Association):
        return answer.with_values(with_types(value, dtype) for value in answer.values())
    array = answer.array if isinstance(answer, Expr) else None
    if array is not None and array.dtype.kind == "f":
        return NumericArray(array.astype(dtype))
    return wl_list(with_types(one, dtype) for one in answer.args) if is_list(answer) else answer


def applied(
    net, data, what, given: Settings, numeric=None, between=None, held: dict | None = None, more: tuple = ()
) -> tuple:
    """(answer in arrays, tap -> array of all that was computed, number of examples or None for a single one).

    held    path -> array (1, *dims) of states that the call begins with, beside those in the data
    more    taps that are computed beside those asked for
    """
    data, seeds, begun = _apart(net, data)
    net, named = by_port(net, data)
    if named and all(map(is_empty, named.values())):
        ports = list(net.outputs)
        return ([] if len(ports) == 1 else {port: [] for port in ports}), {}, 0
    net, arrays, single = encoded(net, named, numeric)
    taps = taps_of(net, what)
    wanted = outputs_of(net) if taps is None else tuple(_flat(taps.values()))
    wanted = tuple(dict.fromkeys((*wanted, *more)))
    random = given.training or net.draws
    seed = randbits(62) if random and given.seed is None else given.seed
    counter = seed % 2**63 if random else 0
    aims = encoded_seeds(net, seeds, arrays, single, numeric)
    states = encoded_states(net, begun, arrays, single, numeric)
    count = None if single else len(next(iter(arrays.values())))
    if held and single:
        states = held | states
    values = run(
        net, arrays, given.training, given.precision, counter, given.batch_size, between, wanted, aims, states
    )
    outputs = Outputs(net, values, single, seed)
    answer = outputs.asked(what) if taps is None else outputs.tapped(what, taps)
    return answer, values, count


def _apart(net, data) -> tuple:
    """(data of the inputs, what is given for NetPortGradient["output"], path -> first value of states)"""
    pairs = list(data.items()) if isinstance(data, dict | Association) else []
    others, seeds = without_seeds(net, pairs)
    begun = [(key, value) for key, value in others if is_state(net, key)]
    if not seeds and not begun:
        return data, {}, {}
    plain = [(key, value) for key, value in others if not is_state(net, key)]
    states = {path: one for key, value in begun for path, one in states_given(net, key, value).items()}
    return Association.from_pairs(plain), seeds, states


def _flat(taps):
    """The taps, also those in dictionaries."""
    for tap in taps:
        yield from tap.values() if isinstance(tap, dict) else (tap,)


def as_expression(answer):
    """Arrays packed; what is not a number (as in Log[-1.]) as the language writes it."""
    if isinstance(answer, Ragged):
        return wl_list(map(as_expression, answer))
    if isinstance(answer, np.ndarray | np.generic):
        return packed(answer) if np.isfinite(answer).all() else to_expr(answer.tolist())
    if isinstance(answer, dict):
        return Association.from_pairs((port, as_expression(value)) for port, value in answer.items())
    return wl_list(map(as_expression, answer)) if isinstance(answer, list) else answer


def called(net, data, *what, **options):
    """net(data, ...) from Python: see Net.__call__."""
    if type(data) is np.ndarray and not what and not options:
        found = direct(net, data)
        if found is not None:
            return found if found.ndim else found.item()

    def answer(*args):
        return applied(net, *args)[0]

    return called_with(net, answer, data, *what, **options)


def called_with(net, answer, data, *what, **options):
    """The answer to Python data as Python values; `answer` takes the data, what is asked for and Settings."""
    asked = DEFAULT if not what else NONE if what[0] is None else to_expr(what[0])
    given = settings({name: to_expr(value) for name, value in options.items()}, net.kind)
    array = _numbers(data) if net.codeless else None
    return _python(answer(_from_python(data) if array is None else array, asked, given))


def _numbers(data) -> np.ndarray | None:
    """The array that a list of Python numbers is; None for anything else."""
    if type(data) is not list or not data or not set(map(type, data)) <= {int, float}:
        return None
    array = np.array(data)
    return array if array.dtype.kind in "if" and np.isfinite(array).all() else None


def _from_python(data):
    """Arrays and lists as they are; strings and the like as expressions."""
    if isinstance(data, dict):
        return {key: _from_python(value) for key, value in data.items()}
    if isinstance(data, np.ndarray) and data.dtype.kind in "iufb":
        return data
    if isinstance(data, list | tuple) and all(isinstance(one, np.ndarray) for one in data):
        kinds = {(one.shape, one.dtype) for one in data}
        if len(kinds) == 1:
            return np.stack(data)  # bytes stay bytes: they are the pixels of images
    return data if isinstance(data, Expr | Association | Symbol) else to_expr(data)


def _python(answer):
    """Arrays, numbers for those of rank 0, dictionaries, and Python values of expressions."""
    if isinstance(answer, Ragged):
        return list(answer)
    if isinstance(answer, np.ndarray | np.generic):
        return answer if answer.ndim else answer.item()
    if isinstance(answer, dict):
        return {port: _python(value) for port, value in answer.items()}
    return list(map(_python, answer)) if isinstance(answer, list) else to_python(answer)
