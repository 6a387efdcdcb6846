"""What the coders of text share: lists of codes, their lengths, and data that are coded already."""

from __future__ import annotations

import numpy as np

from wlnet.expr.arrays import as_array
from wlnet.expr.expr import Expr
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.coder import Decoder, Encoder, decoded
from wlnet.nets.ragged import Ragged
from wlnet.nets.sheet import NotAccepted
from wlnet.nets.types import VARYING, PortType

NO_LENGTH = Message(
    "NetEncoder::codelength",
    'The "`1`" encoder makes an array `2` of lists of codes only if these are of one length; give a '
    '"TargetLength".',
)
NOT_TEXT = Message("NetEncoder::notext", '`1` is no string, which the "`2`" encoder takes.')


def length_setting(value) -> int | None:
    """The setting of "TargetLength": All, or a number of codes."""
    if value is S.All:
        return None
    if type(value) is int and value > 0:
        return value
    raise NotAccepted("All or a positive integer")


def shown_length(length: int | None):
    return S.All if length is None else length


def coded_array(value, port: PortType) -> np.ndarray | None:
    """The array of one value that is coded already; None for anything else.

    port    what one value becomes
    """
    array = as_array(value, exact=False) if isinstance(value, Expr) else value
    if not isinstance(array, np.ndarray):
        return None
    if array.dtype.kind not in "iuf" or array.ndim != len(port.dims) or not array.size:
        return None
    if any(d not in (VARYING, n) for d, n in zip(port.dims, array.shape, strict=True)):
        return None
    if port.is_integer:
        low, high = port.range
        if (array != np.round(array)).any() or array.min() < low or array.max() > high:
            return None
        return array.astype(np.int64)
    return array


def batch_of(arrays: list, length: int | None) -> np.ndarray | Ragged:
    """One array where all are of one length, else a Ragged."""
    return Ragged(arrays) if length is None or not arrays else np.stack(arrays)


def fitted(codes: np.ndarray, length: int | None, fill: int) -> np.ndarray:
    """The first `length` codes, those that are missing being `fill`; None: as they are."""
    if length is None:
        return codes
    return np.concatenate([codes, np.full(max(length - len(codes), 0), fill)])[:length]


class TextEncoder(Encoder):
    """Strings to lists of codes; a kind has the parameters `length` and `dimensions`."""

    length: int | None = None

    def check_dimensions(self) -> None:
        """Arrays of strings have codes of one length."""
        if self.dimensions and self.length is None:
            raise NO_LENGTH(self.kind, list(self.dimensions))

    def is_single(self, value) -> bool:
        if coded_array(value, self.port_type) is not None:
            return True
        return self._depth(value) <= len(self.dimensions) + self.list_rank


class TextDecoder(Decoder):
    """Probability vectors, one or a list of them, to text: the most probable of `count` codes of each.

    A kind defines `count` and `text_of` (a list of codes from 1).
    """

    default = "Decision"

    @property
    def port_type(self) -> PortType:
        return PortType(None, "Real", None, self)

    @property
    def default_dims(self) -> tuple:
        return (None, self.count)

    @property
    def last_dims(self) -> tuple:
        """Where nothing says how long a sequence is, it varies."""
        return (VARYING, self.count)

    def fits(self, dims: tuple) -> bool:
        return len(dims) in (1, 2) and dims[-1] in (None, self.count)

    def decode(self, array, prop=None, rng=None):
        self.chosen(prop)
        codes = np.asarray(array).argmax(axis=-1) + 1
        return [self.text_of(one) for one in codes.reshape(len(codes), -1).tolist()]

    @decoded("Decision")
    def decision(self, array):
        """The text of the most probable codes."""
        return self.decode(array)

    @staticmethod
    def target_length(dims: tuple | None) -> int | None:
        """How long targets for an output of these dimensions are; None: as long as they are."""
        return dims[0] if dims is not None and len(dims) == 2 and isinstance(dims[0], int) else None
