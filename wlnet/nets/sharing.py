"""Shared arrays: one array in several places of a net, under a name.

An ordinary array is known by its path in a net, (1, "Weights"); a shared one by (NetArray["name"],), wherever
it is used. Source: nets.md section 15, layers.md section 14.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import NamedTuple

import numpy as np

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S

SEVERAL_VALUES = "The shared array `1` has different values in two places of the net."
NOT_SHARED = (
    'The array `1` of `2` cannot be `3`; write NetArray["name"] or NetArray[<|"Name" -> name, "Array" -> '
    'array, "Dimensions" -> {n, ...}|>].'
)
MOVING = "The array `1` of `2` is a statistic, which cannot be shared."

_NUMBERS = count(1)


class Shared(NamedTuple):
    """What an array is called where it is shared, and the dimensions that were said there, or None."""

    name: str
    dims: tuple | None = None


def is_net_array(value) -> bool:
    return isinstance(value, Expr) and value.head is S.NetArray


def net_array(name: str) -> Expr:
    """NetArray["name"]: the first step of the path of a shared array."""
    return S.NetArray(name)


def unique_name() -> str:
    """A name for NetArray[]."""
    return f"$NetArray{next(_NUMBERS)}"


def is_shared_path(path: tuple) -> bool:
    return is_net_array(path[0])


def read_shared(value: Expr, array: str, layer) -> tuple[Shared, object]:
    """(Shared, its value or Automatic) of NetArray[...] as the setting of an array.

    Raises KIND::netarray for what it cannot be.
    """
    if array in layer.moving:
        raise Message(f"{layer.name}::movingshared", MOVING)(array, layer.name)
    refused = Message(f"{layer.name}::netarray", NOT_SHARED)(array, layer.name, value)
    if len(value) != 1:
        raise refused
    (what,) = value.args
    facts = dict(what.items()) if isinstance(what, Association) else {"Name": what}
    name, start, dims = (facts.pop(key, S.Automatic) for key in ("Name", "Array", "Dimensions"))
    if facts or not isinstance(name, str):
        raise refused
    if dims is S.Automatic:
        return Shared(name), start
    sizes = tuple(dims) if is_list(dims) else (dims,)
    if not all(type(n) is int and n > 0 for n in sizes):
        raise refused
    return Shared(name, sizes), start


def synchronised(net):
    """The net with the same value in all places of a shared array.

    Raises KIND::sharedvalue where two places have different ones.
    """
    found: dict[str, np.ndarray] = {}
    for part in _parts(net):
        for name, shared in part.shared.items():
            value = part.values.get(name)
            if value is None:
                continue
            known = found.setdefault(shared.name, value)
            if known is not value and not np.array_equal(known, value, equal_nan=True):
                raise Message(f"{net.kind}::sharedvalue", SEVERAL_VALUES)(shared.name)
    return with_shared(net, found)


def with_shared(net, arrays: dict):
    """The net with these values (name -> array or None) of shared arrays."""
    own = {name: arrays[one.name] for name, one in net.shared.items() if one.name in arrays}
    children = {key: with_shared(child, arrays) for key, child in net.children.items() if child.shares}
    if not own and not children:
        return net
    return replace(net, values={**net.values, **own}, children={**net.children, **children})


def _parts(net):
    yield net
    for child in net.children.values():
        yield from _parts(child)


def insert_shared(net, prefix: str = "", path: tuple = ()):
    """The net in which every array is shared, under its position, joined by "/"; statistics stay."""
    names = [name for name in net.values if name not in net.shared and name not in net.layer.moving]
    start = [prefix] if prefix else []
    own = {name: Shared("/".join(map(str, (*start, *path, name)))) for name in names}
    children = {key: insert_shared(child, prefix, (*path, key)) for key, child in net.children.items()}
    return replace(net, shared={**net.shared, **own}, children=children)
