"""WXF and Compress: bytes of the documented format, and values that come back as they were."""

import base64
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.compress import Digits, from_compressed, to_compressed
from wlnet.expr.expr import Expr, same, wl_list
from wlnet.expr.serial import SerialError, from_wxf, to_wxf
from wlnet.expr.symbols import S, full_symbol, symbol
from wlnet.expr.values.bigreal import BigReal
from wlnet.expr.values.complexes import Complex
from wlnet.expr.values.numeric_array import NumericArray, byte_array

X = symbol("x", "Global`")


def resolve(name: str):
    return full_symbol(name) if "`" in name else symbol(name)


def token(value) -> bytes:
    return to_wxf(value)[2:]


@pytest.mark.parametrize(
    "value, expected",
    [
        (1, b"C\x01"),
        (-128, b"C\x80"),
        (128, b"j\x80\x00"),
        (-(2**31), b"i\x00\x00\x00\x80"),
        (2**40, b"L" + (2**40).to_bytes(8, "little")),
        (2**63, b"I\x139223372036854775808"),
        (1.0, b"r\x00\x00\x00\x00\x00\x00\xf0?"),
        ("é", b"S\x02\xc3\xa9"),
        (S.Plus, b"s\x04Plus"),
        (X, b"s\x08Global`x"),
        (S.Plus(X, 1), b"f\x02s\x04Pluss\x08Global`xC\x01"),
        (wl_list([]), b"f\x00s\x04List"),
        (Association({"a": 1}), b"A\x01-S\x01aC\x01"),
        (Association.from_rules([S.RuleDelayed("a", X)]), b"A\x01:S\x01as\x08Global`x"),
        (byte_array(b"\x01\x02"), b"B\x02\x01\x02"),
        (packed(np.array([1, 2])), b"\xc1\x00\x01\x02\x01\x02"),
        (NumericArray(np.array([[1.0]], np.float32)), b"\xc2\x22\x02\x01\x01\x00\x00\x80?"),
    ],
)
def test_tokens_of_wxf(value, expected):
    assert token(value) == expected


def test_a_long_text_has_its_length_in_groups_of_seven_bits():
    assert token("a" * 300)[:3] == b"S\xac\x02"


VALUES = [
    2**70, -1.5, "text \\ \n π 𝔸", S.Pi, X, Complex(2, 3), 1.5 - 2j, S.Rational(1, 2).args[0],
    BigReal.of(2, 30), Expr(Expr(S.f, (1,)), (X, "a")),
    Association({"a": wl_list([1, X]), 2: Association({})}),
    Association.from_rules([S.RuleDelayed("a", X), S.Rule("b", X)]),
    packed(np.arange(400)), packed(np.linspace(0, 1, 300).reshape(100, 3)), packed(np.array([1j, 2.0])),
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_values_come_back(value):
    assert same(from_wxf(to_wxf(value), resolve), value)
    assert same(from_wxf(to_wxf(value, compressed=True), resolve), value)
    assert same(from_compressed(to_compressed(value), resolve), value)


def test_arrays_keep_their_type():
    value = NumericArray(np.arange(6, dtype=np.uint16).reshape(2, 3))
    assert from_wxf(to_wxf(value), resolve) == value
    assert from_wxf(to_wxf(byte_array(b"abc")), resolve) == byte_array(b"abc")


ATOMS = st.integers() | st.floats(allow_nan=False) | st.text() | st.sampled_from([X, S.Plus])
TREES = st.recursive(ATOMS, lambda inner: st.lists(inner, max_size=4).map(wl_list), max_leaves=20)


@given(TREES)
def test_any_tree_comes_back(tree):
    assert same(from_wxf(to_wxf(tree), resolve), tree)
    assert same(from_compressed(to_compressed(tree), resolve), tree)


def test_depth_is_no_limit():
    deep = X
    for _ in range(20_000):
        deep = Expr(S.f, (deep,))
    found = from_wxf(to_wxf(deep), resolve)
    for _ in range(20_000):
        found = found.args[0]
    assert found is X


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"9:C\x01",
        b"8:",
        b"8:S\x05ab",
        b"8:Q",
        b"8:C\x01C\x01",
        b"8C:xyz",
        b"8:\xc1\x77",
        b"8:A\x01C\x01",
    ],
)
def test_damaged_bytes_are_refused(data):
    with pytest.raises(SerialError):
        from_wxf(data, resolve)


@pytest.mark.parametrize("text", ["", "2:abc", "1:abc", "1:!!!!"])
def test_damaged_strings_are_refused(text):
    with pytest.raises(SerialError):
        from_compressed(text, resolve)


def test_the_header_of_compressed_strings():
    data = zlib.decompress(base64.b64decode(to_compressed(wl_list([1, 2]))[2:]))
    assert data == b"!boRf\x02\0\0\0s\x04\0\0\0Listi\x01\0\0\0i\x02\0\0\0"


GOLDEN = [  # strings of real files
    (
        "1:eJxTTMoPSmNkYGAo5gYSjsXF+cmZiSWZ+XlpTCBBFiARVJqTGswOZISlFhUDZYLZgGxDQz1jPXMAv6MN3w==",
        Association({"Version": "11.3.7"}),
    ),
    (
        "1:eJxTTMoPSmNiYGAo5gYSjsXF+cmZiSWZ+XkQQRYgEVSakxrMDmSEpRYVA2WC2YBsQ2M9Az1jNEUcQEZoXnFJYlJOajErkOOW"
        "mFOcCgBITxZO",
        Association({"Version": "13.0.3", "Unstable": S("False")}),
    ),
]


@pytest.mark.parametrize(("text", "value"), GOLDEN)
def test_strings_of_real_files(text, value):
    assert same(from_compressed(text, resolve), value)
    assert to_compressed(value) == text


def test_letters_of_arrays_and_escapes():
    def token(value):
        return zlib.decompress(base64.b64decode(to_compressed(value)[2:]))[4:]

    assert token(packed(np.array([1.5, 2])))[:9] == b"e\1\0\0\0\2\0\0\0"
    assert token(packed(np.arange(3)))[:9] == b"n\1\0\0\0\3\0\0\0"
    assert token("a\n\u00fc") == b"S" + b"\x0b\0\0\0" + rb"a\012\:00fc"
    assert token(Digits(3)) == b"I\1\0\0\x003"
    assert type(from_compressed(to_compressed(Digits(3)), resolve, exact=True)) is Digits
