"""Data of the language to arrays for a port: one example, or a batch of them.

Where a port has an encoder, it makes the numbers; else the data must be numbers of the port's
dimensions. A message names the port, what it takes and what it was given.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from wlnet.expr.arrays import as_array
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.order import ordered
from wlnet.expr.pixels.color import CHANNELS
from wlnet.expr.short import typed
from wlnet.expr.values.image import Image, ImageList
from wlnet.nets.coder import make_decoder, make_encoder
from wlnet.nets.ragged import Ragged
from wlnet.nets.types import VARYING, PortType, size_words, with_article, words

BAD_DATA = "The `1` port takes `2`, but example `3` is `4`."
BAD_SINGLE = "The `1` port takes `2` (or a list of them), but is given `3`.`4`"
NOT_INTEGER = "The `1` port takes `2`, but `3` is among its data."
EMPTY = "The `1` port takes `2`, but example `3` is empty."


def numbers(value, numeric: Callable | None = None) -> np.ndarray | None:
    """The real array of any rank that `value` is, or None.

    value      number, nested list, packed array, NumPy array, nested Python list
    numeric    the language's N, for data such as Pi or Sqrt[2]
    """
    if isinstance(value, np.ndarray | np.generic):
        found = np.asarray(value)
    elif isinstance(value, Expr):
        found = as_array(value, exact=False)
        if found is None and numeric is not None:
            value = numeric(value)
            found = as_array(value, exact=False) if isinstance(value, Expr) else numbers(value)
    elif isinstance(value, int | float | Fraction):
        found = np.array(value if not isinstance(value, Fraction) else float(value))
    elif isinstance(value, list | tuple):
        found = _stacked(value, numeric)
    else:
        found = numbers(numeric(value)) if numeric is not None and not isinstance(value, str) else None
    return found if found is not None and found.dtype.kind in "iufb" else None


def _stacked(values, numeric) -> np.ndarray | None:
    parts = [numbers(value, numeric) for value in values]
    if not parts or any(part is None or part.shape != parts[0].shape for part in parts):
        return None
    return np.stack(parts)


def is_single(port: PortType, value, array: np.ndarray | None) -> bool | None:
    """Whether the data are one example (True) or a list of them (False); None: neither.

    array    the numbers of `value` where the port has no encoder, or None
    """
    if port.coder is not None:
        return port.coder.is_single(value)
    if array is None:
        return None
    if port.rank is None or array.ndim == port.rank:
        return True
    return False if array.ndim == port.rank + 1 else None


def is_single_ragged(port: PortType, value, numeric=None, empty: bool = False) -> bool | None:
    """`is_single` for a port whose dimensions vary: lists of examples need be no rectangular arrays.

    empty    an example may be an empty list
    """
    if port.coder is not None:
        return port.coder.is_single(value)
    if empty and is_empty(value):
        return True
    if empty and is_list(value) and any(map(is_empty, elements(value))):
        return False
    array = numbers(value, numeric)
    if array is not None:
        return is_single(port, value, array)
    if not is_list(value) and not isinstance(value, list | tuple | np.ndarray):
        return None
    items = elements(value)
    fits = len(items) > 0 and all(_fits(port, numbers(item, numeric)) for item in items)
    return False if fits or (len(items) > 0 and is_list(items[0])) else None


def is_empty(value) -> bool:
    """An empty list: no example, or one without elements."""
    if isinstance(value, np.ndarray):
        return value.ndim > 0 and not len(value)
    return (is_list(value) or isinstance(value, list | tuple)) and not len(value)


def ragged_type(port: PortType, values, numeric=None) -> PortType | None:
    """The type of a port of open dimensions for examples of different lengths: an open dimension is what they
    have in common, or varies. None where they are no arrays of the rank of the port."""
    if port.coder is not None or not port.dims:
        return None
    arrays = [numbers(item, numeric) for item in elements(values)]
    if not arrays or any(array is None or array.ndim != port.rank for array in arrays):
        return None
    columns = zip(*(array.shape for array in arrays), strict=True)
    common = [sizes[0] if len(set(sizes)) == 1 else VARYING for sizes in columns]
    found = PortType(tuple(n if d is None else d for d, n in zip(port.dims, common, strict=True)))
    return found if all(_fits(found, array) for array in arrays) else None


def elements(values) -> list:
    """The examples of a column of any kind."""
    if isinstance(values, Expr):
        return list(values.args) if values.array is None else list(values.array)
    return list(values)


def _fits(port: PortType, array: np.ndarray | None) -> bool:
    if array is None or array.ndim != port.rank or 0 in array.shape:
        return False
    return all(d in (VARYING, n) for d, n in zip(port.dims, array.shape, strict=True))


def encode_batch(
    port: PortType,
    values,
    name: str = "Input",
    numeric=None,
    owner: str = "NetChain",
    empty: bool = False,
) -> np.ndarray:
    """(B, *dims) from a list of B examples: float64 or float32, or int64 at a port of integers.

    values     list, List expression, packed array or NumPy array of B examples
    name       of the port, for messages `OWNER::invexample`
    numeric    the language's N, for data such as Pi
    empty      an example may be an empty list

    The dimensions of the port are known. Raises also the messages of its encoder.
    """
    if port.varies:
        return _ragged(port, values, name, numeric, owner, empty)
    if port.coder is not None:
        coded = port.coder.encode(values)
        return coded.reshape((len(coded), *port.dims))
    array = numbers(values, numeric)
    if array is None or array.shape[1:] != port.dims or array.ndim == 0:
        raise wrong_example(port, values, name, numeric, owner)
    return checked(port, array, name, owner)


def _ragged(port: PortType, values, name: str, numeric, owner: str, may_be_empty: bool) -> Ragged:
    """The examples of a port whose dimensions vary."""
    if port.coder is not None:
        found = port.coder.encode(values)
        parts = list(found)
        empty = next((place for place, part in enumerate(parts, 1) if part.size == 0), None)
        if empty is not None:
            raise Message(f"{owner}::emptyexample", EMPTY)(name, with_article(words(port)), empty)
        return Ragged(parts)
    parts = []
    for place, item in enumerate(elements(values), 1):
        if may_be_empty and is_empty(item):
            parts.append(np.zeros((0, *port.dims[1:])))
            continue
        array = numbers(item, numeric)
        if not _fits(port, array):
            facts = (name, with_article(words(port)), place, described(item, array))
            raise Message(f"{owner}::invexample", BAD_DATA)(*facts)
        parts.append(checked(port, array, name, owner))
    return Ragged(parts)


def checked(port: PortType, array: np.ndarray, name: str, owner: str) -> np.ndarray:
    """The array as a port of integers wants it: integers within its range."""
    if not port.is_integer:
        return array
    whole = array if array.dtype.kind in "iu" else np.round(array)
    low, high = port.range or (None, None)
    wrong = whole != array
    if low is not None:
        wrong = wrong | (whole < low) | (whole > high)
    if wrong.any():
        raise Message(f"{owner}::invinteger", NOT_INTEGER)(
            name, with_article(words(port)), array[wrong][0].item()
        )
    return whole.astype(np.int64)


def is_one(port: PortType, value, numeric=None) -> bool:
    """Whether numbers of the dimensions of the port."""
    return port.dims is not None and _fits(port, numbers(value, numeric))


def wrong_example(port: PortType, values, name: str, numeric, owner: str):
    """The message for the first of several examples that the port does not take."""
    place, found = _first_wrong(port, values, numeric)
    return Message(f"{owner}::invexample", BAD_DATA)(name, with_article(words(port)), place, found)


def _first_wrong(port: PortType, values, numeric):
    """(position from 1, what it is) of the first example that is not of the port's dimensions."""
    items = list(values.args) if isinstance(values, Expr) else list(values)
    for place, item in enumerate(items, 1):
        array = numbers(item, numeric)
        if not _fits(port, array):
            return place, described(item, array)
    return 1, described(values, None)


def described(value, array: np.ndarray | None):
    """What data are, for messages: their kind and size where they are numbers, else themselves."""
    if array is not None:
        return with_article(size_words(array.shape))
    if is_list(value) and len(value) > 6:
        return "a list that is no rectangular array of numbers"
    return typed(value)


def example_type(values, side: str = "input", numeric=None) -> PortType | None:
    """The type of the examples of a column, guessed; None if they have no common type.

    Numbers and rectangular arrays: their dimensions. Images: "Image". True and False: "Boolean".
    Anything else that is no list: "Class" over the sorted union. Source: coders.md section 6.

    side    "input" gives encoders, "output" decoders
    """
    pictures = picture_type(values, side)
    if pictures is not None:
        return pictures
    array = numbers(values, numeric)
    if array is not None:
        return PortType(array.shape[1:])
    items = list(values.args) if isinstance(values, Expr) else list(values)
    if not items or any(map(is_list, items)) or any(isinstance(item, np.ndarray) for item in items):
        return None
    make = make_encoder if side == "input" else make_decoder
    if all(item is TRUE or item is FALSE for item in items):
        return make("Boolean").port_type
    return make("Class", tuple(ordered(list(dict.fromkeys(items))))).port_type


def picture_type(values, side: str = "input", dims: tuple | None = None) -> PortType | None:
    """The type of a port for images; None where the examples are not all images.

    dims    (channels, height, width) of the port as far as they are known: they count; else the size
            of the images where they have one, or that of the "Image" encoder

    The colour space is that of the images where they have one in common, or that of the coder.
    """
    images = (values.item(0),) if isinstance(values, ImageList) else values
    if not len(images) or not all(isinstance(one, Image) for one in images):
        return None
    known = tuple(dims) if dims is not None and len(dims) == 3 else (None, None, None)
    spaces = {one.space for one in images}
    if isinstance(known[0], int):
        spaces = {name for name in spaces if name and CHANNELS[name] == known[0]}
        spaces = spaces or {name for name in ("Grayscale", "RGB", "CMYK") if CHANNELS[name] == known[0]}
    space = spaces.pop() if len(spaces) == 1 else None
    chosen = {} if space is None else {"ColorSpace": space}
    if side == "output":
        return make_decoder("Image", **chosen).port_type
    sizes = {one.size for one in images}
    size = sizes.pop() if len(sizes) == 1 else None
    if all(isinstance(d, int) for d in known[1:]):
        size = known[:0:-1]
    return make_encoder("Image", *(() if size is None else (wl_list(size),)), **chosen).port_type
