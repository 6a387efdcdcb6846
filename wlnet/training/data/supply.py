"""Data in any form, to batches: for the training, and for its validation.

A Supply knows the examples from which the types of ports are found (`columns`: all of them, or a sample);
when the net is ready, it gives batches. Source: nettrain.md sections 2 and 4.14.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module

import numpy as np

from wlnet.expr.expr import Expr
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.frozen import frozen
from wlnet.nets.net import Net
from wlnet.tensor.dtype import NUMPY
from wlnet.training.data.batches import Batches, Deferred, automatic_size, batches_of, permutation
from wlnet.training.data.encode import check_shares, encoded, numeric_columns, with_files
from wlnet.training.data.generator import LARGEST, Draws, GeneratedBatches, generator_of
from wlnet.training.data.source import columns_of
from wlnet.training.host import Host
from wlnet.training.settings import Settings
from wlnet.training.training_net import TrainingNet

NO_SET = Message(
    "NetTrain::valauto", "ValidationSet -> Automatic needs training data that is the name of a data set."
)
NO_SHARE = Message(
    "NetTrain::valgen", "ValidationSet -> Scaled[`1`] needs data to take a share of, not a generator."
)
TOO_FEW = Message(
    "NetTrain::valsize",
    "ValidationSet -> Scaled[`1`] would take `2` of the `3` examples; one must be left for training.",
)


@frozen
class Examples:
    """Data that are there.

    columns    port -> examples, or a sample of them where the port is in `stored`
    stored     port -> examples that are read batch by batch
    part       "training" or "validation", for messages
    """

    columns: dict[str, Expr]
    stored: dict[str, Deferred]
    part: str

    def arrays(self, net: TrainingNet, dtype: str) -> dict[str, np.ndarray | Deferred]:
        """Port -> encoded examples."""
        plain = {port: type_ for port, type_ in net.ports.items() if port not in self.stored}
        found = encoded(self.columns, plain, dtype, self.part) | self.stored
        check_shares(found, net.shares, self.part)
        return found


@frozen
class Generated:
    """Data made by a generator.

    columns    of the first batch
    size       for which that was made
    draws      where it came from
    """

    columns: dict[str, Expr]
    size: int
    draws: Draws
    part: str

    def batches(self, net: TrainingNet, dtype: str, size: int) -> GeneratedBatches:
        first = self.columns if size == self.size else None

        def arrays(columns: dict[str, Expr]) -> dict[str, np.ndarray | Deferred]:
            found = encoded(columns, net.ports, dtype, self.part)
            check_shares(found, net.shares, self.part)
            return found

        return GeneratedBatches(
            self.draws,
            arrays,
            size,
            tuple(net.ports),
            first,
        )


def supply_of(
    data, net: Net, targets: Sequence[str], part: str, size: int | None, host: Host
) -> Examples | Generated:
    """The supply for the inputs of `net` and the target ports of its losses.

    size    examples a batch, if it is known: of generators
    """

    def columns(given) -> dict[str, Expr]:
        found = columns_of(given, tuple(net.inputs), tuple(targets), part, host)
        return numeric_columns(with_files(found, net, host), host)

    if isinstance(data, Expr) and data.head is S.File:
        hdf5 = import_module("wlnet.training.data.hdf5")  # it loads h5py: only where there is such data
        return Examples(*hdf5.stored_columns(data, (*net.inputs, *targets), part, host), part)
    generator = generator_of(data, part, host)
    if generator is None:
        return Examples(columns(data), {}, part)
    draws = Draws(generator, columns, part)
    return Generated(draws.columns(1, size or LARGEST), size or LARGEST, draws, part)


def all_batches(
    supply: Examples | Generated,
    data,
    net: TrainingNet,
    targets: Sequence[str],
    settings: Settings,
    host: Host,
) -> tuple[Batches | GeneratedBatches, Batches | GeneratedBatches | None]:
    """The batches for the training, of all examples or what is left of them, and for validation."""
    chosen, aside, arrays = settings.validation, None, None
    itemsize = NUMPY[settings.dtype].itemsize
    if isinstance(supply, Generated):
        if chosen is not None and chosen.fraction is not None:
            raise NO_SHARE(chosen.fraction)
        size = settings.batch_size or automatic_size(net.net, LARGEST, itemsize)
        training = supply.batches(net, settings.dtype, size)
    else:
        arrays = supply.arrays(net, settings.dtype)
        examples = len(next(iter(arrays.values())))
        order = permutation(settings.seed, "batches", 0, examples)
        if chosen is not None and chosen.fraction is not None:
            aside = _reserved(chosen.fraction, examples, settings.seed)
            order = order[~np.isin(order, aside)]
        size = min(settings.batch_size or automatic_size(net.net, len(order), itemsize), len(order))
        training = batches_of(arrays, size, order, settings.saves_memory)
    if chosen is None:
        return training, None
    if aside is not None:
        return training, batches_of(arrays, min(size, len(aside)), aside, settings.saves_memory)
    return training, _validation_batches(chosen.spec, data, net, targets, size, settings, host)


def _validation_batches(
    spec, data, net: TrainingNet, targets: Sequence[str], size: int, settings: Settings, host: Host
) -> Batches | GeneratedBatches:
    if spec is S.Automatic:
        if not isinstance(data, str):
            raise NO_SET()
        spec = data
    if isinstance(spec, str) and spec == data:
        host = replace(host, warn=_silent)  # what there is to say of this set has been said
    return in_order(supply_of(spec, net.net, targets, "validation", size, host), net, size, settings)


def in_order(
    supply: Examples | Generated,
    net: TrainingNet,
    size: int | None,
    settings: Settings,
    strict: bool = False,
) -> Batches | GeneratedBatches:
    """Batches of all the examples in their order, or those of a round; `size` None for Automatic.

    strict    an example that cannot be encoded is refused, not skipped
    """
    itemsize = NUMPY[settings.dtype].itemsize
    if isinstance(supply, Generated):
        return supply.batches(net, settings.dtype, size or automatic_size(net.net, LARGEST, itemsize))
    arrays = supply.arrays(net, settings.dtype)
    count = len(next(iter(arrays.values())))
    size = size or automatic_size(net.net, count, itemsize)
    return batches_of(arrays, min(size, count), np.arange(count), settings.saves_memory, strict)


_silent: Callable = lambda error: None  # noqa: E731


def _reserved(fraction: float, examples: int, seed: int) -> np.ndarray:
    """The positions of the examples that Scaled[fraction] puts aside."""
    count = max(1, round(fraction * examples))
    if count >= examples:
        raise TOO_FEW(fraction, count, examples)
    return permutation(seed, "validation", 0, examples)[:count]
