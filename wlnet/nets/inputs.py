"""What a net is applied to: the data of its input ports as arrays with the batch first."""

from __future__ import annotations

import numpy as np

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.values.image import Image
from wlnet.nets.batch import (
    BAD_SINGLE,
    checked,
    described,
    elements,
    encode_batch,
    is_one,
    is_single,
    is_single_ragged,
    numbers,
    ragged_type,
    wrong_example,
)
from wlnet.nets.coder import Late
from wlnet.nets.infer import infer
from wlnet.nets.ragged import Ragged
from wlnet.nets.sheet import advice
from wlnet.nets.types import VARYING, PortType, size_words, with_article, words

NO_VALUES = "`1` cannot be applied: its array `2` has no value. NetInitialize or NetTrain gives it one."
OPEN_SHAPE = "`1` cannot be applied: the dimensions of its port `2` are not known."
PORTS = "The data should have a value for each of the input ports `1`, but have `2`.`3`"
OTHER_KEYS = "Example `1` has values for `2`, but the first one for `3`."
SEVERAL = "`1` takes a list with a value for each of its inputs, but is given `2`."
BAD_SEED = "The gradient at the output `1` should be `2` for each example, but is `3`."
BAD_STATE = "The state `1` should be `2` for each example, but is `3`."
MIXED = "The data of the port `1` are one example, those of the port `2` a list of them."
LENGTHS = "The lists given to the ports `1` and `2` have the lengths `3` and `4`."


def by_port(net, data) -> tuple:
    """(net, port -> data of every input port).

    A layer of an open number of inputs gets as many as the data have. Where the ports have no names of
    their own, a list with one value for each will do.
    """
    data = _by_key(net, data)
    if isinstance(data, dict):
        pairs = list(data.items())
    elif isinstance(data, Association):
        pairs = data.items()
    else:
        pairs = None
    if net.layer.open_inputs:
        net = _opened(net, data, pairs)
    names = list(net.inputs)
    if pairs is None and len(names) == 1:
        return net, {names[0]: data}
    if pairs is None and net.layer.unnamed and _is_list(data) and len(data) == len(names):
        pairs = list(zip(names, data, strict=True))
    if pairs is None:
        raise Message(f"{net.kind}::missport", PORTS)(names, described(data, None), "")
    found = {net.layer.port_called(str(key)) or str(key): value for key, value in pairs}
    if set(found) != set(names):
        wrong = [key for key in found if key not in names]
        near = [name for name in names if wrong and name not in found]
        more = advice(near) or (f" There is no input {', '.join(wrong)}." if wrong else "")
        raise Message(f"{net.kind}::missport", PORTS)(names, list(found), more)
    return net, {name: found[name] for name in names}


def _by_key(net, data):
    """A list of associations with the same keys, one an example, as the association of lists; other data as
    they are."""
    if isinstance(data, Expr):
        items = data.args if is_list(data) and data.array is None else ()
    else:
        items = data if isinstance(data, list) else ()
    if not items or not all(isinstance(one, dict | Association) for one in items):
        return data
    keys = [list(one.keys()) for one in items]
    other = next((place for place, own in enumerate(keys, 1) if set(own) != set(keys[0])), None)
    if other is not None:
        raise Message(f"{net.kind}::examplekeys", OTHER_KEYS)(other, keys[other - 1], keys[0])
    columns = {key: [one.get(key) for one in items] for key in keys[0]}
    if isinstance(data, Expr):
        return Association.from_pairs((key, wl_list(values)) for key, values in columns.items())
    return columns


def _opened(net, data, pairs):
    """A layer of an open number of inputs, with as many as there are in the data."""
    if pairs is not None:
        return net.with_layer(net.layer.taking(len(pairs), [str(key) for key, _ in pairs]))
    if not _is_list(data) or not len(data):
        raise Message(f"{net.kind}::inputlist", SEVERAL)(net.kind, described(data, None))
    return net.with_layer(net.layer.taking(len(data)))


def _is_list(data) -> bool:
    return is_list(data) or isinstance(data, list | tuple) or (isinstance(data, np.ndarray) and data.ndim > 0)


def encoded(net, named: dict, numeric=None):
    """(net with known types, port -> array (B, *dims), whether the data are one example)."""
    _ready(net)
    arrays = {
        name: None if net.inputs[name].coder is not None else numbers(value, numeric)
        for name, value in named.items()
    }
    net = _with_types_of(net, arrays, named, numeric)
    single, first = None, None
    for name, value in named.items():
        port = net.inputs[name]
        if port.varies:
            one = is_single_ragged(port, value, numeric, name in net.takes_empty)
        else:
            one = is_single(port, value, arrays[name])
        if one is None:
            raise _wrong(net, name, value, arrays[name], numeric)
        if single is None:
            single, first = one, name
        elif one is not single:
            raise Message(f"{net.kind}::mixed", MIXED)(*((name, first) if one else (first, name)))
    batches = {name: _batch(net, name, value, arrays[name], single, numeric) for name, value in named.items()}
    for name, batch in batches.items():
        if len(batch) != len(batches[first]):
            facts = (first, name, len(batches[first]), len(batch))
            raise Message(f"{net.kind}::lengths", LENGTHS)(*facts)
    return net, batches, single is not False


def encoded_seeds(net, seeds: dict, arrays: dict, single: bool, numeric=None) -> dict:
    """Output port -> (B, *dims) of what is given for NetPortGradient["output"], like the inputs."""
    count = len(next(iter(arrays.values()))) if arrays else 1
    found = {}
    for name, value in seeds.items():
        port = net.outputs[name].without_coder()
        if port.varies:
            found[name] = encode_batch(port, [value] if single else value, name, numeric, net.kind)
            continue
        given = numbers(value, numeric)
        array = given[None] if given is not None and single else given
        if array is None or array.shape != (count, *port.dims):
            facts = (name, with_article(words(port)), described(value, given))
            raise Message(f"{net.kind}::badseed", BAD_SEED)(*facts)
        found[name] = array
    return found


def encoded_states(net, states: dict, arrays: dict, single: bool, numeric=None) -> dict:
    """Path -> (B, *dims) of the states that a call begins with."""
    count = len(next(iter(arrays.values()))) if arrays else 1
    found = {}
    for path, value in states.items():
        dims = net.all_states[path].dims
        given = numbers(value, numeric)
        array = given[None] if given is not None and single else given
        if array is None or array.shape != (count, *dims):
            facts = (path[0] if len(path) == 1 else list(path), with_article(size_words(dims)))
            raise Message(f"{net.kind}::badstate", BAD_STATE)(*facts, described(value, given))
        found[path] = array
    return found


def _batch(net, name: str, value, array, single: bool, numeric) -> np.ndarray | Ragged:
    port = net.inputs[name]
    if array is None or port.varies:
        lazy = port.coder.lazy(value) if port.coder is not None and not single else None
        if lazy is not None:
            return Late(lazy)
        empty = name in net.takes_empty
        return encode_batch(port, [value] if single else value, name, numeric, net.kind, empty)
    if array.shape[0 if single else 1 :] != port.dims:
        if single:
            raise _wrong(net, name, value, array, numeric)
        return encode_batch(port, value, name, numeric, net.kind)
    return checked(port, array[None] if single else array, name, net.kind)


def _wrong(net, name: str, value, array, numeric):
    """The message for data that a port does not take: the example that is wrong where others are right."""
    port = net.inputs[name]
    if array is None and port.coder is None and _is_list(value):
        fits = [is_one(port, item, numeric) for item in elements(value)]
        if any(fits) and not all(fits):
            return wrong_example(port, value, name, numeric, net.kind)
    facts = (name, with_article(words(port)), described(value, array), _advice_for(port, name, value))
    return Message(f"{net.kind}::invindata", BAD_SINGLE)(*facts)


def _advice_for(port: PortType, name: str, value) -> str:
    """What makes numbers of what are none."""
    while is_list(value) and len(value):
        value = value.item(0)
    if port.coder is not None or isinstance(value, int | float | np.ndarray):
        return ""
    if isinstance(value, Image):
        return f' "{name}" -> NetEncoder["Image"], with its size and colors, makes arrays of images.'
    return f' "{name}" -> NetEncoder[...] makes numbers of strings.' if isinstance(value, str) else ""


def _ready(net) -> None:
    missing = net.unset
    if missing is not None:
        place = missing[0] if len(missing) == 1 else list(missing)
        raise Message(f"{net.kind}::uninit", NO_VALUES)(net.kind, place)


def _with_types_of(net, arrays: dict, named: dict, numeric=None):
    """The net with types taken from the data where they are open: nets without arrays."""
    if net.closed:
        return net
    types = {}
    for name, port in net.inputs.items():
        if port.known or (port.varies and None not in port.dims):
            continue
        if arrays[name] is None:
            found = ragged_type(port, named[name], numeric) if _is_list(named[name]) else None
            types |= {} if found is None else {name: found}
            continue
        dims = arrays[name].shape
        if port.rank is not None and len(dims) == port.rank + 1:
            dims = dims[1:]
        if port.varies and len(dims) == port.rank:  # what varies does so still
            dims = tuple(own if own == VARYING else d for own, d in zip(port.dims, dims, strict=True))
        types[name] = PortType(dims)
    if types:
        net = infer(net, types)
    open_port = next((n for n, p in net.ports.items() if not p.known and not p.varies), None)
    if open_port is not None:
        if open_port in named and arrays[open_port] is None and net.inputs[open_port].coder is None:
            raise _wrong(net, open_port, named[open_port], None, numeric)
        raise Message(f"{net.kind}::openshape", OPEN_SHAPE)(net.kind, open_port)
    return net
