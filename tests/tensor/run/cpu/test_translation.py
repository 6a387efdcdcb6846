"""Kernels do what their Python does: the same functions run by Python on a list and compiled on an array."""

import math
import re

import numpy as np
import pytest

from wlnet.tensor.run.cpu.kernels.arithmetic import NotInKernels
from wlnet.tensor.run.cpu.kernels.source import F32, F64, I64, KERNELS, doubles, floats, truths, word
from wlnet.tensor.run.cpu.store import RUNS, Store, store

pytestmark = pytest.mark.skipif(store() is None, reason="no compiled kernels here")


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Compiles a function of a row and a context, and runs it on arrays."""

    def compiled(function, row, context=None):
        monkeypatch.setitem(KERNELS, "tested", lambda: function)
        kernels = Store(tmp_path)
        (address,) = kernels.addresses(["tested"])
        given = [np.ascontiguousarray(x) for x in (row, row if context is None else context)]
        RUNS(address)(*(x.ctypes.data for x in given))
        return given[0]

    return compiled


def divided(r, c):
    for k in range(4):
        x, y = r[2 * k], r[2 * k + 1]
        r[10 + 4 * k] = x // y
        r[11 + 4 * k] = x % y
        r[12 + 4 * k] = x // 8
        r[13 + 4 * k] = x % 8


def looped(r, c):
    found = 0
    for i in range(r[0], r[1], -3):
        if i % 2 == 0 and i > 4:
            continue
        for j in range(i):
            if j == 7 or found > 500:
                break
            found += i * j
        i = 1000  # the range goes on as it was
    k = 0
    while k < 100:
        k += 7
        if k % 5 == 0:
            break
    else_ = -k
    r[2], r[3], r[4] = found, k, else_


def chosen(r, c):
    x, y, z = r[0], r[1], r[2]
    x, y = y, x
    r[3] = r[4] = x if x < y else z if z > 3 else y
    r[5] = 1 if x <= z <= y else 2
    r[6] = 1 if not (x == y or z != y) else 3
    r[7] += x << 2 | y & 12 ^ z >> 1
    r[8] = -x


@pytest.mark.parametrize(
    "function, row",
    [
        (divided, [7, 2, -7, 2, 7, -2, -7, -2]),
        (divided, [64, 8, -64, 8, 0, -5, -1, 3]),
        (looped, [20, 2]),
        (looped, [-1, 5]),
        (chosen, [3, 4, 5]),
        (chosen, [9, -4, 4]),
        (chosen, [5, 5, -5]),
    ],
)
def test_whole_numbers_as_python_has_them(run, function, row):
    row = row + [0] * (32 - len(row))
    expected = row.copy()
    function(expected, None)
    assert run(function, np.array(row, np.int64)).tolist() == expected


def test_whole_numbers_wrap_around(run):
    def kernel(r, c):
        r[0] = r[1] * 0x100000001B3 + r[2]

    x, y = 2**62 + 3, 2**62 + 5
    found = run(kernel, np.array([0, x, y], np.int64))
    assert found.view(np.uint64)[0] == (x * 0x100000001B3 + y) % 2**64


def test_what_cannot_be_reached_is_not_read(run):
    """`and`, `or` and a choice look at the second only where they must: here it would be address 0."""

    def kernel(r, c):
        if r[0] and floats(r[1])[0] > 0:
            r[2] = 1
        r[3] = 1 if r[0] == 0 or floats(r[1])[0] > 0 else 2
        r[4] = I64(floats(r[1])[0]) if r[0] else 5

    assert run(kernel, np.zeros(5, np.int64)).tolist() == [0, 0, 0, 1, 5]


def half(x, y):
    return (x + y) / 2


def test_real_numbers(run):
    limit = 2.5

    def kernel(r, c):
        x, y = doubles(r[0]), floats(r[1])
        for i in range(4):
            x[4 + i] = half(x[i], y[i]) ** 2 + math.sqrt(x[i]) - math.log(x[i]) * math.exp(-x[i])
            x[8 + i] = F64(y[i] * y[i]) if x[i] != x[i] or x[i] > limit else 1 / x[i]
        y[4] = y[0] + F32(0.1)  # one rounding of Real32
        y[5] = y[0] + 0.1  # computed in Real64
        r[2] = I64(x[3])

    x, y = np.zeros(12), np.zeros(6, np.float32)
    x[:4], y[:4] = [1.0, 2.0, 3.0, 4.7], [0.1, 0.2, 0.3, 0.4]
    rows = run(kernel, np.array([x.ctypes.data, y.ctypes.data, 0], np.int64))
    a, b = x[:4], y[:4].astype(float)
    np.testing.assert_allclose(x[4:8], ((a + b) / 2) ** 2 + np.sqrt(a) - np.log(a) * np.exp(-a), rtol=1e-14)
    np.testing.assert_allclose(x[8:], np.where(a > 2.5, y[:4] * y[:4], 1 / a), rtol=1e-15)
    assert y[4] == y[0] + np.float32(0.1) and y[5] == np.float32(float(y[0]) + 0.1) and rows[2] == 4


def test_bytes_keep_their_sign(run):
    def kernel(r, c):
        b = truths(r[0])
        r[1] = b[0] + b[1]
        b[2] = r[2] > 3
        b[3] = r[2]

    given = np.array([-5, 1, 0, 0], np.int8)
    found = run(kernel, np.array([given.ctypes.data, 0, 300], np.int64))
    assert found[1] == -4 and given.tolist() == [-5, 1, 1, 300 - 256]


def test_what_is_known_is_decided_when_the_kernel_is_made(run):
    longer, first = False, 2

    def kernel(r, c):
        if longer:
            r[3] = undefined_name  # noqa: F821 (never looked at)
        for k in range(1, 4):
            r[first - k + 1 if longer else k - 1] = k * first

    assert run(kernel, np.zeros(3, np.int64)).tolist() == [2, 4, 6]


@word(1)
def doubled(b, x):
    return b.add(x, x)


def test_a_word_of_row_and_context_is_a_kernel(run):
    @word(2)
    def kernel(b, r, c):
        b.store(b.load(c), r)

    assert run(kernel, np.zeros(1, np.int64), np.array([42])).tolist() == [42]


def _with_list(r, c):
    r[0] = [1, 2]


def _with_items(r, c):
    for x in (1, 2):
        r[0] = x


def _with_unknown_step(r, c):
    for k in range(0, 4, r[1]):
        r[0] = k


def _with_real_truth(r, c):
    if floats(r[0])[0]:
        r[0] = 1


def _with_rounding(r, c):
    r[0] = 1.5 * r[1]


def _with_arguments(r, c):
    r[0] = doubled(r[0], r[1])


def _with_function(r, c):
    r[0] = max(r[0], r[1])


def _with_return(r, c):
    return


@pytest.mark.parametrize(
    "function, message",
    [
        (_with_list, r"kernels cannot use List: \[1, 2\]"),
        (_with_items, r"can only walk over a range: for x in \(1, 2\):"),
        (_with_unknown_step, r"the step of a range has to be known: for k in range\(0, 4, r\[1\]\):"),
        (_with_real_truth, "a real number is no truth"),
        (_with_rounding, r"double is not i64: r\[0\] = 1.5 \* r\[1\]"),
        (_with_arguments, r"1 arguments are wanted: doubled\(r\[0\], r\[1\]\)"),
        (_with_function, "there is no such name here: max"),
        (_with_return, "kernels cannot use Return: return"),
    ],
)
def test_what_is_no_part_of_the_language_is_refused_with_its_line(run, function, message):
    with pytest.raises(NotInKernels, match=message) as found:
        run(function, np.zeros(4, np.int64))
    line = int(re.search(r"test_translation.py, line (\d+): ", str(found.value))[1])
    assert 1 <= line - function.__code__.co_firstlineno <= 2
