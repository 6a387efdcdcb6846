"""Expressions as bytes: WXF, both ways.

WXF is a documented exchange format (reference page WXF): a header "8:" or, compressed, "8C:",
then one token after the other, each a letter, for variable sizes a count in 7-bit groups, and
its data, little-endian. Reading gives expressions that are not evaluated.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from math import prod

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_rule
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.bigreal import BigReal
from wlnet.expr.values.complexes import Complex
from wlnet.expr.values.numeric_array import ByteArray, NumericArray, byte_array

WXF_TYPES = {
    0x00: np.int8, 0x01: np.int16, 0x02: np.int32, 0x03: np.int64,
    0x10: np.uint8, 0x11: np.uint16, 0x12: np.uint32, 0x13: np.uint64,
    0x22: np.float32, 0x23: np.float64, 0x33: np.complex64, 0x34: np.complex128,
}  # fmt: skip
_TYPE_BYTES = {np.dtype(dtype): number for number, dtype in WXF_TYPES.items()}
_SIGNED = {b"C": "<b", b"j": "<h", b"i": "<i", b"L": "<q"}


class SerialError(ValueError):
    """The bytes are no expression in this form."""


def symbol_name(symbol: Symbol) -> bytes:
    return (symbol.name if symbol.context == "System`" else symbol.context + symbol.name).encode()


def as_expression(value):
    """Atoms that the forms have no token for, as the expression that makes them; None for others."""
    if type(value) is Fraction:
        return Expr(S.Rational, (value.numerator, value.denominator))
    if type(value) is complex:
        return Expr(S.Complex, (value.real, value.imag))
    if type(value) is Complex:
        return Expr(S.Complex, (value.re, value.im))
    if hasattr(value, "wl_input"):
        return value.wl_input()
    return None


# -- WXF ----------------------------------------------------------------------------------------


def to_wxf(value, compressed: bool = False) -> bytes:
    """The bytes of a value in WXF. Raises TypeError for an object that has no form there."""
    parts: list[bytes] = []
    stack = [value]
    while stack:
        one = stack.pop()
        if type(one) is bytes:  # a token that was ready before
            parts.append(one)
            continue
        token, children = _wxf_token(one)
        parts.append(token)
        stack.extend(reversed(children))
    data = b"".join(parts)
    return b"8C:" + zlib.compress(data) if compressed else b"8:" + data


def _varint(n: int) -> bytes:
    found = bytearray()
    while n > 0x7F:
        found.append(n & 0x7F | 0x80)
        n >>= 7
    found.append(n)
    return bytes(found)


def _sized(letter: bytes, data: bytes) -> bytes:
    return letter + _varint(len(data)) + data


def _wxf_token(value) -> tuple[bytes, list]:
    """(token, what follows it)"""
    kind = type(value)
    if kind is int:
        return _wxf_integer(value), []
    if kind is float:
        return b"r" + struct.pack("<d", value), []
    if kind is str:
        return _sized(b"S", value.encode()), []
    if kind is Symbol:
        return _sized(b"s", symbol_name(value)), []
    if kind is ByteArray:
        return _sized(b"B", bytes(value)), []
    if kind is NumericArray:
        return b"\xc2" + _wxf_array(value.array), []
    if kind is BigReal:
        return _sized(b"R", big_text(value).encode()), []
    if kind is Association:
        parts: list = []
        for rule in value.rules():
            parts += [b"-" if rule.head is S.Rule else b":", *rule.args]
        return b"A" + _varint(len(value.data)), parts
    if isinstance(value, Expr):
        if value.array is not None:
            return b"\xc1" + _wxf_array(_smallest(value.array)), []
        return b"f" + _varint(len(value.args)), [value.head, *value.args]
    made = as_expression(value)
    if made is None:
        raise TypeError(f"{value!r:.60} has no form in WXF")
    return b"", [made]


def _wxf_integer(n: int) -> bytes:
    for letter, form in _SIGNED.items():
        bits = 8 * struct.calcsize(form) - 1
        if -(1 << bits) <= n < 1 << bits:
            return letter + struct.pack(form, n)
    return _sized(b"I", str(n).encode())


def _smallest(array: np.ndarray) -> np.ndarray:
    """Integers in the smallest signed type that holds them all, as WXF writes packed arrays."""
    if array.dtype.kind != "i" or not array.size:
        return array
    low, high = int(array.min()), int(array.max())
    for dtype in (np.int8, np.int16, np.int32):
        if np.iinfo(dtype).min <= low and high <= np.iinfo(dtype).max:
            return array.astype(dtype)
    return array


def _wxf_array(array: np.ndarray) -> bytes:
    array = array.astype(np.float32) if array.dtype == np.float16 else array
    dims = b"".join(map(_varint, array.shape))
    little = array.astype(array.dtype.newbyteorder("<"), copy=False)
    return bytes([_TYPE_BYTES[array.dtype]]) + _varint(array.ndim) + dims + little.tobytes()


def from_wxf(data: bytes, resolve: Callable[[str], Symbol]):
    """The value of WXF bytes. Raises SerialError.

    resolve    name, with or without context, -> symbol
    """
    if data[:3] == b"8C:":
        try:
            data = zlib.decompress(data[3:])
        except zlib.error:
            raise SerialError("the compressed data are damaged") from None
    elif data[:2] == b"8:":
        data = data[2:]
    else:
        raise SerialError("the data do not begin with 8: or 8C:")
    return finished(_WxfReader(data, resolve))


class Reader:
    """Bytes with a place in them; `read` puts nested tokens together without recursion."""

    def __init__(self, data: bytes, resolve: Callable[[str], Symbol]):
        self.data, self.at, self.resolve = data, 0, resolve

    def take(self, n: int) -> bytes:
        if n < 0 or self.at + n > len(self.data):
            raise SerialError("the data end too early")
        found = self.data[self.at : self.at + n]
        self.at += n
        return found

    def unpacked(self, form: str):
        return struct.unpack(form, self.take(struct.calcsize(form)))[0]

    def read(self):
        """The next value."""
        open_: list[tuple[Callable, int, list]] = []  # (what makes it, how many parts, parts so far)
        while True:
            token = self.token()
            if isinstance(token, tuple):
                make, count = token
                if count:
                    open_.append((make, count, []))
                    continue
                value = make([])
            else:
                value = token
            while open_:
                make, count, parts = open_[-1]
                parts.append(value)
                if len(parts) < count:
                    break
                open_.pop()
                value = make(parts)
            else:
                return value

    def text(self, n: int) -> str:
        try:
            return self.take(n).decode()
        except UnicodeDecodeError:
            raise SerialError("a text is not UTF-8") from None


def finished(reader: Reader):
    value = reader.read()
    if reader.at != len(reader.data):
        raise SerialError("something follows the expression")
    return value


def call(parts: list):
    """head and arguments; numbers whose heads are functions in the file become numbers."""
    head, *args = parts
    if head is S.Rational and len(args) == 2 and all(type(a) is int for a in args) and args[1]:
        found = Fraction(*args)
        return found.numerator if found.denominator == 1 else found
    if head is S.Complex and len(args) == 2:
        if any(type(a) is float for a in args) and all(type(a) in (int, float, Fraction) for a in args):
            return complex(*args)
        if all(type(a) in (int, Fraction) for a in args):
            return Complex(*args) if args[1] else args[0]
    return Expr(head, tuple(args))


_BIG = re.compile(r"(-?\d+\.?\d*)(?:`(\d+\.?\d*))?(?:\*\^(-?\d+))?")


def _rule(parts: list) -> Expr:
    return Expr(S.Rule, tuple(parts))


def _delayed_rule(parts: list) -> Expr:
    return Expr(S.RuleDelayed, tuple(parts))


def _association(rules: list) -> Association:
    if not all(map(is_rule, rules)):
        raise SerialError("an association holds something that is no rule")
    return Association.from_rules(rules)


def big_text(x: BigReal) -> str:
    """mantissa`precision*^exponent"""
    sign, digits, exponent = x.value.as_tuple()
    digits = "".join(map(str, digits))
    return f"{'-' * sign}{digits[0]}.{digits[1:]}`{x.precision}*^{exponent + len(digits) - 1}"


def number(text: str) -> BigReal:
    found = _BIG.fullmatch(text)
    if found is None:
        raise SerialError(f"{text} is no number")
    mantissa, precision, exponent = found.groups()
    digits = float(precision) if precision else float(sum(map(str.isdigit, mantissa)))
    return BigReal(Decimal(mantissa).scaleb(int(exponent or 0)), digits)


class _WxfReader(Reader):
    def varint(self) -> int:
        found = shift = 0
        while True:
            byte = self.take(1)[0]
            found |= (byte & 0x7F) << shift
            if byte < 0x80:
                return found
            shift += 7

    def token(self):
        letter = self.take(1)
        if letter in _SIGNED:
            return self.unpacked(_SIGNED[letter])
        if letter == b"r":
            return self.unpacked("<d")
        if letter == b"f":
            return call, self.varint() + 1
        if letter == b"A":
            return _association, self.varint()
        if letter in (b"-", b":"):  # a rule of an association
            return _rule if letter == b"-" else _delayed_rule, 2
        if letter in (b"\xc1", b"\xc2"):
            array = self.array()
            if letter == b"\xc2":
                return NumericArray(array)
            return packed(array)
        if letter not in (b"S", b"s", b"I", b"R", b"B"):
            raise SerialError(f"no token begins with {letter!r}")
        size = self.varint()
        found = self.take(size) if letter == b"B" else self.text(size)
        make = {b"s": self.resolve, b"I": int, b"R": number, b"B": byte_array}.get(letter)
        return found if make is None else make(found)

    def array(self) -> np.ndarray:
        kind = WXF_TYPES.get(self.take(1)[0])
        if kind is None:
            raise SerialError("an array has a type that is not known")
        dtype = np.dtype(kind).newbyteorder("<")
        shape = [self.varint() for _ in range(self.varint())]
        data = self.take(prod(shape) * dtype.itemsize)
        return np.frombuffer(data, dtype).reshape(shape).astype(kind)
