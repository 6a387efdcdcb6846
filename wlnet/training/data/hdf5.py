"""File["name.h5"] as data: one data set a port, read batch by batch.

Data sets of single numbers are read whole; of arrays a sample is, from which the types of ports are
found. Source: nettrain.md section 2.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import h5py
import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr
from wlnet.expr.message import Message
from wlnet.expr.paths import file_name
from wlnet.training.data.batches import Deferred
from wlnet.training.data.encode import NOT_FINITE
from wlnet.training.data.source import check_keys
from wlnet.training.host import Host

NO_FILE = Message("NetTrain::h5file", "The file `1` of the `2` data cannot be read as HDF5: `3`.")
NOT_NUMBERS = Message(
    "NetTrain::h5type", "The data set `1` in the file `2` should hold real numbers, but holds `3`."
)
UNEQUAL = Message("NetTrain::h5unequal", "The data sets in the file `1` differ in length: `2`.")
NO_EXAMPLES = Message("NetTrain::h5empty", "The data sets in the file `1` have no examples.")
OTHER_FILE = Message(
    "NetTrain::datafmt",
    "The file `1` of the `2` data should be an HDF5 file (.h5, .hdf5); Import reads other ones.",
)

SAMPLE = 256  # examples of arrays that are looked at before the training


def stored_columns(
    data: Expr, ports: Sequence[str], part: str, host: Host
) -> tuple[dict[str, Expr], dict[str, Deferred]]:
    """(examples or a sample of them, examples that are read later) by port.

    data    File["name"]

    Raises a message for a file that cannot be read, a missing port, and what is no numbers.
    """
    name = file_name(host.located(data))
    if name is None or Path(name).suffix.lower() not in (".h5", ".hdf5", ".hdf"):
        raise OTHER_FILE(name or data, part)
    path = Path(name).expanduser()
    try:
        file = h5py.File(path, "r")
    except OSError as error:
        raise NO_FILE(str(path), part, str(error) if path.exists() else "no such file") from None
    sets = {key: one for key, one in file.items() if isinstance(one, h5py.Dataset)}
    check_keys(sets, ports, part)
    for port in ports:
        if sets[port].dtype.kind not in "iufb" or not sets[port].shape:
            raise NOT_NUMBERS(port, str(path), str(sets[port].dtype))
    lengths = {port: len(sets[port]) for port in ports}
    if len(set(lengths.values())) > 1:
        raise UNEQUAL(str(path), ", ".join(f"{port} {length}" for port, length in lengths.items()))
    if not lengths[ports[0]]:
        raise NO_EXAMPLES(str(path))
    whole = {port: packed(_plain(sets[port][()])) for port in ports if sets[port].ndim == 1}
    others = {port: sets[port] for port in ports if port not in whole}
    samples = {port: packed(_plain(one[:SAMPLE])) for port, one in others.items()}
    return whole | samples, {port: Deferred(Rows(one), _finite(part, port)) for port, one in others.items()}


class Rows:
    """The examples of a data set, as an array that is indexed by positions."""

    def __init__(self, dataset: h5py.Dataset):
        self._dataset = dataset

    def __len__(self) -> int:
        return len(self._dataset)

    def __getitem__(self, places) -> np.ndarray:
        """Those at some positions, which HDF5 wants in order and without repetition."""
        if isinstance(places, slice):
            return _plain(self._dataset[places])
        unique, back = np.unique(places, return_inverse=True)
        return _plain(self._dataset[unique])[back]


def _plain(array: np.ndarray) -> np.ndarray:
    """Integers as Integer64, truths too; reals as they are."""
    return array if array.dtype.kind == "f" else array.astype(np.int64)


def _finite(part: str, port: str):
    def checked(array: np.ndarray) -> np.ndarray:
        if array.dtype.kind == "f":
            fine = np.isfinite(array).reshape(len(array), -1).all(axis=1)
            if not fine.all():
                raise NOT_FINITE(int(np.argmin(fine)) + 1, part, port)
        return array

    return checked
