"""Columns of encoded examples to batches of one size.

The composition of the batches is drawn once; each column of numbers is stored in the order of the
batches, so that a batch is one block of memory. Columns that are encoded late (the bytes of images) stay
where they are and become numbers when a batch is asked for. The last batch of a round is filled up with
examples from the start of the permutation: fillers, which weigh nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import field
from math import prod

import numpy as np

from wlnet.expr.message import Message, MessageError
from wlnet.frozen import frozen
from wlnet.nets.net import Net
from wlnet.nets.ragged import Ragged
from wlnet.nets.types import VARYING
from wlnet.tensor.compile import CPU
from wlnet.tensor.random import stream

NONE_LEFT = Message(
    "NetTrain::noneleft",
    "No example of a batch can be encoded; the first is example `1`, of which it is said: `2`",
)

LARGEST_AUTOMATIC, LARGEST_VARYING = 64, 16
TYPICAL_LENGTH = 256  # of what varies, where memory is estimated
POOL = 32  # batches that are sorted by length together
MEMORY_SHARE = 0.25  # of what is free, for the values of one batch


@frozen
class Deferred:
    """Examples that are encoded batch by batch, so that a named set of images stays bytes.

    stored    (N, ...) as the data has them
    finish    some rows of it -> (rows, *dims), the encoded examples
    """

    stored: np.ndarray
    finish: Callable[[np.ndarray], np.ndarray]

    def __len__(self) -> int:
        return len(self.stored)

    @property
    def may_fail(self) -> bool:
        """What is stored are names of files, of which some may be unreadable."""
        return isinstance(self.stored, np.ndarray) and self.stored.dtype.hasobject

    def faults(self, places: np.ndarray) -> dict[int, MessageError]:
        """Those of these positions whose examples cannot be encoded, and why, with the number in the data."""
        found = {}
        for place in dict.fromkeys(places.tolist()):
            try:
                self.finish(self.stored[place : place + 1])
            except MessageError as error:
                # Messages of encoders that tell a place have it first: here always 1.
                slots = (place + 1, *error.slots[1:]) if error.slots[:1] == (1,) else error.slots
                found[place] = error.message(*slots)
        return found


class NotEncoded(Exception):
    """Some examples of a batch cannot be encoded.

    faults    position in the data -> why
    """

    def __init__(self, faults: dict[int, MessageError]):
        super().__init__(faults)
        self.faults = faults


@frozen
class DeferredBatches:
    """`column[batch]` encodes the examples of a batch: (size, *dims).

    Raises NotEncoded where some are in files that cannot be read, else the message of the first wrong one.
    """

    examples: Deferred
    order: np.ndarray

    def __getitem__(self, batch: int) -> np.ndarray:
        places = self.order[batch]
        try:
            return self.examples.finish(self.examples.stored[places])
        except MessageError:
            faults = self.examples.faults(places)
            if not faults:
                raise
            if self.examples.may_fail:
                raise NotEncoded(faults) from None
            raise next(iter(faults.values())) from None


@frozen
class RaggedBatches:
    """`column[batch]` is a Ragged of the examples of a batch."""

    examples: Ragged
    order: np.ndarray

    def __getitem__(self, batch: int) -> Ragged:
        return self.examples[self.order[batch]]


@frozen
class Batches:
    """
    columns     port -> array (batches, size, *dims), or what gives such a batch by its index
    examples    how many there are, each of which is in one batch
    order       (batches, size) positions of the examples in the data, fillers included
    strict      an example that cannot be encoded is refused with its message; else it is skipped
    reals       examples of each batch that are no fillers; they come first in it
    skipped     position in the data -> why that example cannot be encoded
    """

    columns: dict[str, np.ndarray | DeferredBatches | RaggedBatches]
    examples: int
    order: np.ndarray
    strict: bool = False
    reals: np.ndarray = field(init=False)
    skipped: dict[int, MessageError] = field(init=False, default_factory=dict)

    def __post_init__(self):
        before = np.arange(len(self.order)) * self.size
        object.__setattr__(self, "reals", np.minimum(self.size, self.examples - before))

    @property
    def size(self) -> int:
        return self.order.shape[1]

    def __len__(self) -> int:
        return len(self.order)

    @property
    def ports(self) -> tuple[str, ...]:
        return tuple(self.columns)

    @property
    def may_fail(self) -> bool:
        """Whether batches may turn out to have fewer examples, once they are fetched."""
        late = (column.examples for column in self.columns.values() if isinstance(column, DeferredBatches))
        return any(examples.may_fail for examples in late)

    def fetch(self, batch: int) -> dict[str, np.ndarray]:
        """Port -> the examples of a batch (size, *dims), fillers included.

        Raises NetTrain::noneleft where none can be encoded.
        """
        while True:
            try:
                return {port: column[batch] for port, column in self.columns.items()}
            except NotEncoded as error:
                if self.strict:
                    raise next(iter(error.faults.values())) from None
                self._skip(batch, error.faults)

    def _skip(self, batch: int, faults: dict[int, MessageError]) -> None:
        """Fillers in the places of these examples, from now on."""
        places = self.order[batch].tolist()
        kept = [n for n, place in enumerate(places[: self.reals[batch]]) if place not in faults]
        if not kept:
            place, why = next(iter(faults.items()))
            raise NONE_LEFT(place + 1, why.text)
        new = np.resize(kept, self.size)
        self.skipped.update((p, faults[p]) for p in places[: self.reals[batch]] if p in faults)
        self.reals[batch] = len(kept)
        self.order[batch] = self.order[batch][new]
        for column in self.columns.values():
            if isinstance(column, np.ndarray):
                column[batch] = column[batch][new]

    def keep(self, on: bool) -> None:
        """What was fetched comes again anyway."""

    def real(self, batch: int) -> int:
        """Examples of a batch that are no fillers; they come first in it."""
        return int(self.reals[batch])


def batches_of(
    columns: dict[str, np.ndarray | Ragged | Deferred],
    size: int,
    permutation: np.ndarray,
    saves_memory: bool = False,
    strict: bool = False,
) -> Batches:
    """The columns cut into batches of `size` examples, in the order of `permutation`.

    saves_memory    nothing is copied: the examples of a batch are gathered each time
    strict          as in Batches
    """
    examples = len(permutation)
    count = -(-examples // size)
    permutation = _by_length(columns, size, permutation)
    order = np.resize(permutation, count * size).reshape(count, size)
    if saves_memory:
        columns = {
            port: Deferred(column, _as_it_is) if isinstance(column, np.ndarray) else column
            for port, column in columns.items()
        }
    cut = {port: _cut(column, order) for port, column in columns.items()}
    return Batches(cut, examples, order, strict)


def _cut(column, order: np.ndarray):
    if isinstance(column, Deferred):
        return DeferredBatches(column, order)
    return RaggedBatches(column, order) if isinstance(column, Ragged) else _in_memory(column, order)


def _in_memory(column: np.ndarray, order: np.ndarray) -> np.ndarray:
    """column[order], in memory that suits programs: they read batches where these lie."""
    if column.dtype.hasobject:
        return column[order]
    shape = (*order.shape, *column.shape[1:])
    found = CPU.memory(prod(shape) * column.itemsize).view(column.dtype).reshape(shape)
    return np.take(column, order, axis=0, out=found, mode="clip")  # any other mode makes a copy


def _by_length(columns: dict, size: int, permutation: np.ndarray) -> np.ndarray:
    """The permutation with examples of like lengths next to each other, within pools of some batches: these
    are padded little, and are still put together by chance."""
    varying = [column.sizes().max(axis=1) for column in columns.values() if isinstance(column, Ragged)]
    if not varying:
        return permutation
    longest = np.max(varying, axis=0)
    pools = np.arange(len(permutation)) // (POOL * size)
    return permutation[np.lexsort((longest[permutation], pools))]


def _as_it_is(examples: np.ndarray) -> np.ndarray:
    return examples


def permutation(seed: int, purpose: str, counter: int, count: int) -> np.ndarray:
    """A permutation of 0..count-1: a function of its arguments, whatever was drawn before.

    By sorting random integers, because NumPy promises the same bits in every version, but not the
    same shuffles.
    """
    if count == 1:
        return np.zeros(1, np.int64)
    return np.argsort(stream(seed, purpose, counter).bit_generator.random_raw(count), kind="stable")


def automatic_size(net: Net, examples: int, itemsize: int) -> int:
    """BatchSize -> Automatic: at most 64, or 16 for a net with inputs that vary in length, and what a quarter
    of the free memory holds.

    An example needs each layer's result three times: the value, its gradient and room to compute.
    Source: nettrain.md section 4.1.
    """
    ports = [
        *net.inputs.values(),
        *(port for layer in net.layers().values() for port in layer.outputs.values()),
    ]
    sizes = ((TYPICAL_LENGTH if size == VARYING else size for size in port.dims) for port in ports)
    nbytes = 3 * itemsize * sum(map(prod, sizes))
    fitting = max(int(MEMORY_SHARE * _free_memory() / max(nbytes, 1)), 1)
    largest = LARGEST_VARYING if any(port.varies for port in net.inputs.values()) else LARGEST_AUTOMATIC
    return min(largest, examples, 1 << (fitting.bit_length() - 1))


def _free_memory() -> int:
    """Bytes; where the system does not say, enough for everything."""
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return 1 << 60
