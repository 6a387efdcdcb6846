import struct

import numpy as np
import pytest

from wlnet.expr.arrays import packed
from wlnet.expr.expr import same, wl_list
from wlnet.formats.binary import read_many, to_bytes, width

CODES = {
    "Integer8": "b",
    "UnsignedInteger8": "B",
    "Integer16": "h",
    "UnsignedInteger16": "H",
    "Integer32": "i",
    "UnsignedInteger32": "I",
    "Integer64": "q",
    "Real16": "e",
    "Real32": "f",
    "Real64": "d",
}


@pytest.mark.parametrize("order", "<>")
@pytest.mark.parametrize("kind", sorted(CODES))
def test_bytes_are_those_of_struct(kind, order):
    values = [0.5, 2.0, 96.0] if kind.startswith("Real") else [0, 1, 100]
    wanted = struct.pack(f"{order}3{CODES[kind]}", *values)
    assert to_bytes(packed(np.array(values)), kind, order) == wanted
    assert to_bytes(wl_list(values), kind, order) == wanted
    assert same(read_many(wanted, kind, order), packed(np.array(values)))
    assert width(kind) == struct.calcsize(order + CODES[kind])


@pytest.mark.parametrize("kind, size", [("Integer24", 3), ("UnsignedInteger128", 16), ("Integer128", 16)])
def test_wide_integers(kind, size):
    values = wl_list((1, 2 ** (8 * size - 2)))
    data = to_bytes(values, kind, ">")
    assert len(data) == 2 * size
    assert data[:size] == bytes(size - 1) + b"\1"
    assert same(read_many(data, kind, ">"), values)


@pytest.mark.parametrize(
    "value, kind", [(256, "Byte"), (-1, "UnsignedInteger16"), (1.5, "Integer32"), (2**63, "Integer64")]
)
def test_what_does_not_fit_is_refused(value, kind):
    assert to_bytes(value, kind, "<") is None


def test_the_rest_of_a_value_is_dropped_and_texts_are_characters():
    assert same(read_many(b"\1\0\2", "Integer16", "<"), wl_list((1,)))
    assert to_bytes("ab", "TerminatedString", "<") == b"ab\0"
    assert same(read_many(b"ab", "Character8", "<"), wl_list(("a", "b")))
