"""Dimensions of variable length in programs of fixed size.

A net with "Varying" ports is run as a net of fixed size with room for the longest example of a batch;
which elements are true is known by the lengths of the single examples. What lies beyond is nobody:
layers that bring several elements together mask it (`kept`, `mask_of`), all others need not care.
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from itertools import pairwise, zip_longest
from operator import add

import numpy as np

from wlnet.expr.message import Message, MessageError
from wlnet.nets.infer import resolve
from wlnet.nets.types import VARYING, PortType
from wlnet.tensor.graph.graph import Value, constant
from wlnet.tensor.ops.comparison import greater, greater_equal, less, logical_and, not_equal
from wlnet.tensor.ops.elementwise import cast, floor, minimum, where
from wlnet.tensor.ops.indexing import pick
from wlnet.tensor.ops.reduction import total


class Lengths:
    """What is known of the dimensions of Values while a net is lowered.

    found     lengths (B,) that came up: an example that makes one of them 0 is too short
    pairs     lengths that must agree, example by example
    bounds    lengths, and what they must not exceed
    outside   Booleans: positions that there are not
    """

    def __init__(self):
        self._known: dict[Value, tuple] = {}
        self.found: list[Value] = []
        self.pairs: list[tuple[Value, Value]] = []
        self.bounds: list[tuple[Value, int]] = []
        self.outside: list[Value] = []

    def of(self, value: Value) -> tuple:
        """For each dimension its lengths, a Value (B,) of integers, or None where it is fixed; () where all
        are fixed."""
        return self._known.get(value, ())

    def put(self, value: Value, lengths: tuple, empty: bool = False) -> None:
        """Say it of a Value; a Value that is known already (a layer that did nothing) stays as it is.

        empty    its lengths may be 0
        """
        if not any(one is not None for one in lengths) or value in self._known:
            return
        assert len(lengths) == len(value.shape) - 1, f"{len(lengths)} lengths for {value}"
        self._known[value] = tuple(lengths)
        if empty:
            return
        self.found += [one for one in lengths if one is not None and one not in self.found]

    def same(self, *several: tuple) -> None:
        """These must be equal where they speak of the same dimension, counted from the front."""
        for column in zip_longest(*several):
            known = list(dict.fromkeys(one for one in column if one is not None))
            self.pairs += pairwise(known)

    def need(self, length: Value) -> None:
        """An example for which this is 0 or less is too short."""
        self.found.append(length)

    def bound(self, length: Value, most: int) -> None:
        """Nothing may be longer than this."""
        self.bounds.append((length, most))

    def faults(self) -> dict[str, Value]:
        """Name in FAULTS -> Value (), a number of faults, for all that a run has to look at."""
        counted = {
            "short": [less(one, 1) for one in self.found],
            "different": [not_equal(a, b) for a, b in self.pairs],
            "long": [greater(one, most) for one, most in self.bounds],
            "outside": self.outside,
        }
        sums = {name: [total(cast(one, dtype="Integer64")) for one in ones] for name, ones in counted.items()}
        return {name: reduce(add, ones) for name, ones in sums.items() if ones}


# Name of a fault -> tag and text of the message.
FAULTS = {
    "short": (
        "tooshort",
        "An example is too short for `1`: nothing would be left of one of its dimensions that vary.",
    ),
    "different": (
        "unequallengths",
        "Inputs whose lengths should be equal, example by example, are of different lengths in `1`.",
    ),
    "outside": ("noposition", "A position among the data of `1` points to no element."),
    "long": ("toolong", "An example is too long for `1`: it has more positions than a layer has classes."),
}


def check_faults(owner: str, outputs: dict) -> None:
    """Raises the message of `owner` for what `Lengths.faults` counted in a run."""
    for fault, (tag, text) in FAULTS.items():
        if fault in outputs and outputs[fault] > 0:
            raise Message(f"{owner}::{tag}", text)(owner)


def mask_of(x: Value, lengths: tuple) -> Value | None:
    """Where x (B, *dims) has true elements: Booleans that broadcast to it; None where all are."""
    found = None
    for axis, length in enumerate(lengths, start=1):
        if length is None:
            continue
        rank = len(x.shape)
        places = np.arange(x.shape[axis]).reshape((-1,) + (1,) * (rank - axis - 1))
        own = less(constant(places), length.reshape((-1, *(1,) * (rank - 1))))
        found = own if found is None else logical_and(found, own)
    return found


def kept(x: Value, lengths: tuple, fill) -> Value:
    """x with `fill` where it has no true elements."""
    mask = mask_of(x, lengths)
    return x if mask is None else where(mask, x, fill)


def count_of(x: Value, lengths: tuple, axes: tuple) -> Value | int:
    """How many true elements x (B, *dims) has over `axes` (from 1): a number, or a real Value
    (B, 1, ...) of the rank of x."""
    known, open_ = 1, None
    for axis in axes:
        length = lengths[axis - 1] if lengths else None
        if length is None:
            known *= x.shape[axis]
        else:
            length = cast(length, dtype=x.dtype).reshape((-1, *(1,) * (len(x.shape) - 1)))
            open_ = length if open_ is None else open_ * length
    return known if open_ is None else open_ * known


def whole_quotient(x: Value, n: int) -> Value:
    """Whole numbers x divided by n, rounded down."""
    return cast(floor(cast(x, dtype="Real64") / n), dtype="Integer64")


def total_of(x: Value, lengths: tuple, axes: tuple, keep: bool = False) -> Value:
    """Sum over the true elements along `axes` (from 1)."""
    return total(kept(x, _along(lengths, axes), 0), axis=axes, keep=keep)


def mean_of(x: Value, lengths: tuple, axes: tuple, keep: bool = False) -> Value:
    """Mean over the true elements along `axes` (from 1)."""
    whole = total_of(x, lengths, axes, keep=True)
    found = whole / count_of(x, lengths, axes)
    return found if keep else found.reshape(without(found.shape, axes))


def without(items: tuple, axes: tuple) -> tuple:
    return tuple(item for axis, item in enumerate(items) if axis not in axes)


def _along(lengths: tuple, axes: tuple) -> tuple:
    """The lengths of some axes only."""
    return tuple(one if axis in axes else None for axis, one in enumerate(lengths, start=1))


def closed(y: Value, pieces: list, lengths: list, axis: int) -> Value:
    """y, the padded `pieces` joined along an axis, with their true parts next to each other."""
    places = constant(np.arange(y.shape[axis]).reshape(1, -1))
    source, end = places, 0
    for piece, length in zip(pieces[:-1], lengths, strict=False):
        size = piece.shape[axis]
        end = end + (size if length is None else length.reshape((-1, 1)))
        if length is not None:
            beyond = cast(greater_equal(places, end), dtype="Integer64")
            source = source + beyond * (size - length.reshape((-1, 1)))
    return pick(y, minimum(source, y.shape[axis] - 1), axis)


# Sizes of programs.


def room(longest: int) -> int:
    """The length that programs are made for where the longest example has this one: at most a quarter more,
    so that few programs do."""
    step = max(1 << max(longest - 1, 0).bit_length() - 3, 1) if longest > 4 else 1
    return -(-longest // step) * step


def fixed(net, dims: dict):
    """The net of fixed size in place of one with varying dimensions, without coders.

    dims    input port -> dimensions, all of them numbers; room for the longest
    """
    return resolve(_opened(net, {name: PortType(tuple(size)) for name, size in dims.items()}))


def _opened(net, pinned: dict):
    """Nothing is said of lengths but in `pinned`."""
    kept_ = {name: _without_lengths(port) for name, port in net.pinned.items()}
    for name, port in pinned.items():
        own = kept_.get(name, PortType())
        kept_[name] = PortType(port.dims, own.element, own.range)
    children = {key: _opened(child, {}) for key, child in net.children.items()}
    return replace(net, pinned=kept_, children=children)


def _without_lengths(port: PortType) -> PortType:
    dims = port.dims and tuple(None if d == VARYING else d for d in port.dims)
    return PortType(dims, port.element, port.range)


def fixed_for(net, sizes: dict):
    """`fixed` with some room, or with none where the lengths of several ports must fit together.

    sizes    input port -> the largest dimensions that occur in a batch
    """
    longest = max(
        (
            n
            for name, size in sizes.items()
            for n, d in zip(size, net.inputs[name].dims, strict=True)
            if d == VARYING
        ),
        default=1,
    )
    common = room(max(longest, 1))
    roomy = {
        name: tuple(common if d == VARYING else n for n, d in zip(size, net.inputs[name].dims, strict=True))
        for name, size in sizes.items()
    }
    key = tuple(roomy.items())
    if key not in net.plans:
        try:
            net.plans[key] = fixed(net, roomy)
        except MessageError:
            net.plans[key] = None
    if net.plans[key] is not None:
        return net.plans[key]
    sizes = {name: tuple(max(n, 1) for n in size) for name, size in sizes.items()}
    key = tuple(sizes.items())
    if key not in net.plans:
        net.plans[key] = fixed(net, sizes)
    return net.plans[key]
