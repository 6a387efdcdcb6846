"""Arrays of a type of their own and bytes: NumericArray, ByteArray, base 64, Compress, WXF."""

from __future__ import annotations

import base64

import numpy as np

from wlnet.expr.arrays import as_array
from wlnet.expr.compress import from_compressed, to_compressed
from wlnet.expr.expr import Expr, boolean, is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.serial import SerialError, from_wxf, to_wxf
from wlnet.expr.symbols import S
from wlnet.expr.values.numeric_array import DTYPES, ByteArray, NumericArray, byte_array
from wlnet.language.builtin import builtin

NOT_NUMERIC = Message("NumericArray::nconvss", "`1` is not a rectangular array of numbers.")
BAD_TYPE = Message("NumericArray::type", "`1` is not a type of numeric arrays; there are `2`.")
OUT_OF_RANGE = Message(
    "NumericArray::range", "The values do not fit into the type `1`; the methods `2` make them fit."
)
BAD_METHOD = Message("NumericArray::method", "The method `1` should be one of `2`.")
NOT_BYTES = Message(
    "ByteArray::lend",
    "The argument at position `1` in `2` should be a vector of unsigned byte values "
    "or a Base64-encoded string.",
)
NO_ARRAY = Message("General::barray", "`1` is not a ByteArray.")
DAMAGED = Message("General::corrupt", "The data cannot be read: `1`.")
NO_FORM = Message("General::nofrm", "`1`.")

_METHODS = ("Check", "Coerce", "Round", "ClipAndCoerce", "ClipAndRound")
_ENCODINGS = {
    "UTF8": "utf-8",
    "UTF-8": "utf-8",
    "ASCII": "ascii",
    "ISO8859-1": "latin-1",
    "ISOLatin1": "latin-1",
}


@builtin("NumericArray[values_]", "NumericArray[values_, type_]", "NumericArray[values_, type_, method_]")
def numeric_array(evaluation, values, type=None, method="Check"):
    """The array in a type such as "Real32"; method "Check" refuses values that the type cannot hold."""
    array = values.array if isinstance(values, (NumericArray, ByteArray)) else as_array(values, exact=False)
    if array is None:
        array = _large(values)
    if type is None or type is S.Automatic:
        return NumericArray(array)
    if type not in DTYPES:
        raise BAD_TYPE(type, list(DTYPES), value=UNEVALUATED)
    if method not in _METHODS:
        raise BAD_METHOD(method, list(_METHODS), value=UNEVALUATED)
    return NumericArray(_converted(array, np.dtype(DTYPES[type]), method, type))


def _large(values) -> np.ndarray:
    """Integers above 2^63 as UnsignedInteger64."""
    items = values.args if is_list(values) else ()
    if items and all(isinstance(x, int) and 0 <= x < 2**64 for x in items):
        return np.array(items, dtype=np.uint64)
    raise NOT_NUMERIC(values, value=UNEVALUATED)


def _converted(array: np.ndarray, dtype: np.dtype, method: str, name: str) -> np.ndarray:
    if dtype.kind in "fc":
        if array.dtype.kind == "c" and dtype.kind != "c":
            raise OUT_OF_RANGE(name, ["none"], value=UNEVALUATED)
        return array.astype(dtype)
    if array.dtype.kind == "c":
        raise OUT_OF_RANGE(name, ["none"], value=UNEVALUATED)
    bounds = np.iinfo(dtype)
    if array.dtype.kind == "f":
        whole = np.rint(array) if "Round" in method else np.trunc(array)
        if method == "Check" and (whole != array).any():
            raise OUT_OF_RANGE(name, list(_METHODS[1:]), value=UNEVALUATED)
        array = whole
    if "Clip" in method:
        return np.clip(array, bounds.min, bounds.max).astype(dtype)
    if method != "Coerce" and array.size and (array.min() < bounds.min or array.max() > bounds.max):
        raise OUT_OF_RANGE(name, list(_METHODS[1:]), value=UNEVALUATED)
    return (
        array.astype(np.int64, copy=False).astype(dtype) if array.dtype.kind == "f" else array.astype(dtype)
    )


@builtin("NumericArrayQ[x_]", "NumericArrayQ[x_, type_]")
def numeric_array_q(evaluation, x, type=None):
    """Whether x is a NumericArray (of that type)."""
    return boolean(isinstance(x, NumericArray) and type in (None, x.type))


@builtin("NumericArrayType[x_]")
def numeric_array_type(evaluation, x):
    """The type, such as "Real32"."""
    return x.type if isinstance(x, NumericArray) else None


# -- bytes ------------------------------------------------------------------------------------


@builtin("ByteArray[values_]")
def byte_array_(evaluation, values):
    """Bytes, from a list of integers or a base 64 string."""
    if isinstance(values, str):
        try:
            return byte_array(base64.b64decode(values, validate=True))
        except ValueError:  # no base 64, or no ASCII
            raise NOT_BYTES(1, S.ByteArray(values), value=UNEVALUATED) from None
    if is_list(values) and not len(values):
        return byte_array(b"")
    array = as_array(values)
    if array is None or array.ndim != 1 or array.dtype.kind != "i" or array.min() < 0 or array.max() > 255:
        raise NOT_BYTES(1, S.ByteArray(values), value=UNEVALUATED)
    return ByteArray(array.astype(np.uint8))


@builtin("ByteArrayQ[x_]")
def byte_array_q(evaluation, x):
    """Whether x is a ByteArray."""
    return boolean(isinstance(x, ByteArray))


def _bytes_of(x) -> bytes:
    if isinstance(x, ByteArray):
        return bytes(x)
    raise NO_ARRAY(x, value=UNEVALUATED)


def _codec(encoding: str) -> str:
    found = _ENCODINGS.get(encoding)
    if found is None:
        raise Message("General::encoding", "The encoding `1` is not supported; there are `2`.")(
            encoding, list(_ENCODINGS), value=UNEVALUATED
        )
    return found


@builtin("StringToByteArray[text_String]", "StringToByteArray[text_String, encoding_String]")
def string_to_byte_array(evaluation, text, encoding="UTF-8"):
    """The bytes of a text."""
    try:
        return byte_array(text.encode(_codec(encoding)))
    except UnicodeEncodeError as error:
        raise DAMAGED(error.reason) from None


@builtin("ByteArrayToString[bytes_]", "ByteArrayToString[bytes_, encoding_String]")
def byte_array_to_string(evaluation, bytes, encoding="UTF-8"):
    """The text of bytes."""
    try:
        return _bytes_of(bytes).decode(_codec(encoding))
    except UnicodeDecodeError as error:
        raise DAMAGED(error.reason) from None


@builtin("BaseEncode[bytes_]")
def base_encode(evaluation, bytes):
    """The base 64 text of bytes."""
    return base64.b64encode(_bytes_of(bytes)).decode()


@builtin("BaseDecode[text_String]")
def base_decode(evaluation, text):
    """The bytes of a base 64 text."""
    return byte_array_(evaluation, text)


# -- expressions as bytes -----------------------------------------------------------------------


def _written(write, value):
    try:
        return write(value)
    except TypeError as error:
        raise NO_FORM(str(error)) from None


def _read(evaluation, read, data):
    try:
        return read(data, evaluation.definitions.resolve)
    except SerialError as error:
        raise DAMAGED(str(error)) from None


@builtin("Compress[expr_]")
def compress(evaluation, expr):
    """A string of letters that Uncompress makes the expression of again."""
    return _written(to_compressed, expr)


@builtin("Uncompress[text_String]", "Uncompress[text_String, head_]")
def uncompress(evaluation, text, head=None):
    """The expression of a compressed string; head[expr] before it is evaluated."""
    found = _read(evaluation, from_compressed, text)
    return found if head is None else Expr(head, (found,))


@builtin("BinarySerialize[expr_]", options={"PerformanceGoal": "Speed"})
def binary_serialize(evaluation, expr, options=None):
    """The expression as bytes in WXF; PerformanceGoal -> "Size" compresses them."""
    compressed = bool(options) and options["PerformanceGoal"] == "Size"
    return byte_array(_written(lambda value: to_wxf(value, compressed), expr))


@builtin("BinaryDeserialize[bytes_]", "BinaryDeserialize[bytes_, head_]")
def binary_deserialize(evaluation, bytes, head=None):
    """The expression of bytes in WXF; head[expr] before it is evaluated."""
    found = _read(evaluation, from_wxf, _bytes_of(bytes))
    return found if head is None else Expr(head, (found,))
