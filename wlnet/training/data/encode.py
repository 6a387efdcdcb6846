"""Columns of examples to arrays: encoded, checked, and stored no wider than they must be."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from wlnet.expr.arrays import as_array, packed
from wlnet.expr.expr import Expr
from wlnet.expr.message import Message, MessageError
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image, ImageList
from wlnet.nets.batch import encode_batch
from wlnet.nets.net import Net
from wlnet.nets.ragged import Ragged
from wlnet.nets.types import PortType
from wlnet.training.data.batches import Deferred
from wlnet.training.host import Host

NOT_FINITE = Message(
    "NetTrain::notfinite",
    "Example `1` of the `2` data has a value for the port `3` that is no finite number (NaN or infinite).",
)
NOT_A_SHARE = Message(
    "NetTrain::notshare",
    "The targets for the port `1` are probabilities, numbers from 0 to 1, but in example `2` of the `3` data "
    "one is `4`.",
)
ROUNDING = 1e-4  # by which a probability may be off


def check_shares(columns: dict[str, object], ports: Sequence[str], part: str) -> None:
    """Raises a message for a number that is no probability: with it the loss may fall without end."""
    for port in ports:
        column = columns[port]
        if not isinstance(column, np.ndarray) or not column.size:
            continue
        wrong = (column < -ROUNDING) | (column > 1 + ROUNDING)
        if wrong.any():
            place = int(wrong.reshape(len(column), -1).any(axis=1).argmax())
            raise NOT_A_SHARE(port, place + 1, part, column[place][wrong[place]].flat[0].item())


def numeric_columns(columns: dict[str, Expr], host: Host) -> dict[str, Expr]:
    """Columns of numbers and of arrays of numbers as packed arrays, exact ones (Pi, Sqrt[2]) too; others
    as they are."""
    return {port: _packed(column, host) for port, column in columns.items()}


def _packed(column: Expr, host: Host) -> Expr:
    if isinstance(column, ImageList):
        return column
    array = as_array(column, exact=False)
    if array is None and not any(isinstance(example, str | Image) for example in column):
        found = host.numeric(column)
        array = as_array(found, exact=False) if isinstance(found, Expr) else None
    return column if array is None else packed(array)


def with_files(columns: dict[str, Expr], net: Net, host: Host) -> dict[str, Expr]:
    """The columns with absolute names of files: of inputs whose encoder reads files, and of File[...]."""
    found = dict(columns)
    for port, type_ in net.inputs.items():
        reads = type_.coder.reads_files if type_.coder is not None else _holds_files(columns[port])
        if reads:
            found[port] = host.located(found[port])
    return found


def _holds_files(column: Expr) -> bool:
    first = column.item(0) if column.array is None and len(column) else None
    return isinstance(first, Expr) and first.head is S.File


_NARROWER = {"Real32": np.float32, "Real64": np.float64}


def encoded(
    columns: dict[str, Expr], ports: dict[str, PortType], dtype: str, part: str
) -> dict[str, np.ndarray | Ragged | Deferred]:
    """Port -> array (N, *dims), Ragged where dimensions vary: integers for integer ports, else reals of at
    most `dtype`.

    Where the encoder of a port offers it, the examples are encoded later, batch by batch.

    columns    as `numeric_columns` gives them
    part       "training" or "validation", for messages

    Raises a message that names the port and the example for what does not fit the port.
    """
    found = {}
    for port, type_ in ports.items():
        lazy = None if type_.coder is None else type_.coder.lazy(columns[port])
        if lazy is not None:
            found[port] = Deferred(*lazy)
            continue
        try:
            array = encode_batch(type_, columns[port], port, None, "NetTrain")
        except MessageError as error:
            raise _told(error, part, port) from None
        if isinstance(array, Ragged):
            found[port] = _narrowed(array, type_, dtype, part, port)
            continue
        if array.dtype.kind == "f":
            # A number too large for Real32 would become infinite: found by the check too.
            with np.errstate(over="ignore"):
                array = array.astype(_NARROWER[dtype], copy=False)
            _check_finite(array, part, port)
        elif type_.is_integer:
            array = array.astype(np.int64, copy=False)
        elif array.dtype.itemsize > _NARROWER[dtype]().itemsize:
            array = array.astype(_NARROWER[dtype])
        found[port] = array
    return found


def _narrowed(column: Ragged, type_: PortType, dtype: str, part: str, port: str) -> Ragged:
    """Examples of different lengths, integers or finite reals of at most `dtype`."""
    if type_.is_integer:
        return column.astype(np.int64, copy=False)
    wrong = next((place for place, one in enumerate(column, 1) if not np.isfinite(one).all()), None)
    if wrong is not None:
        raise NOT_FINITE(wrong, part, port)
    return column.astype(_NARROWER[dtype], copy=False)


def _told(error: MessageError, part: str, port: str) -> MessageError:
    """The message of an encoder, which knows neither port nor data, as one of NetTrain that tells them."""
    message = error.message
    if message.tag == "invexample":
        port, wanted, place, found = error.slots
        return message(port, wanted, f"{place} of the {part} data", found)
    if message.symbol != "NetEncoder":
        return error
    count = max(map(int, re.findall(r"`(\d+)`", message.template)), default=0)
    template = f"In the `{count + 1}` data for the port `{count + 2}`: {message.template}"
    return Message(f"NetTrain::{message.tag}", template)(*error.slots[:count], part, port)


def _check_finite(array: np.ndarray, part: str, port: str) -> None:
    if np.isfinite(array).all():
        return
    fine = np.isfinite(array).reshape(len(array), -1).all(axis=1)
    raise NOT_FINITE(int(np.argmin(fine)) + 1, part, port)
