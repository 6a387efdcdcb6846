"""Convolutions and their gradients by the matrix unit give what plain kernels give, around all edges."""

import logging
from collections import OrderedDict

import numpy as np
import pytest

from tests.checks import apply_plain, program
from tests.tensor.run.cpu.test_rows import checked, real32
from wlnet.tensor import prepared
from wlnet.tensor.ops.convolution import convolve, deconvolve, window_products
from wlnet.tensor.ops.movement import cut
from wlnet.tensor.passes import without
from wlnet.tensor.run.cpu.matrix_unit import has_matrix_unit
from wlnet.tensor.run.cpu.rows import amx_windows
from wlnet.tensor.run.cpu.store import store

pytestmark = pytest.mark.skipif(store() is None or not has_matrix_unit(), reason="no matrix unit here")

CASES = [  # x, kernels, stride, dilation
    ((32, 6, 7, 32), (32, 32, 3, 3), (1, 1), (1, 1)),
    ((5, 9, 6, 64), (3, 5, 3, 2), (1, 1), (1, 1)),
    ((33, 7, 5, 32), (17, 33, 3, 3), (2, 1), (1, 1)),
    ((20, 8, 9, 32), (50, 20, 5, 5), (1, 1), (1, 1)),
    ((70, 5, 4, 96), (65, 70, 1, 1), (2, 1), (1, 1)),
    ((16, 11, 10, 32), (48, 16, 3, 3), (1, 1), (2, 3)),
    ((6, 40, 32), (7, 6, 5), (1,), (2,)),
    ((35, 41, 64), (6, 35, 4), (3,), (1,)),
    ((33, 9, 13, 32), (40, 33, 3, 3), (2, 2), (1, 1)),
    ((18, 9, 10, 32), (5, 18, 2, 1), (1, 2), (1, 1)),
    ((40, 3, 5, 32), (33, 40, 3, 4), (1, 1), (1, 1)),
]


@pytest.fixture(params=[3 << 19, 1 << 14])
def forced(request, monkeypatch):
    """Whatever it costs; with rows whole, and cut."""
    monkeypatch.setattr(prepared, "_kept", OrderedDict())
    monkeypatch.setattr(amx_windows, "ROOM", request.param)
    monkeypatch.setattr(amx_windows.Gradient, "room", request.param)
    for kind in (amx_windows.Windows, amx_windows.Gradient):
        monkeypatch.setattr(kind, "cost", 1e4)  # enough for several parts
    monkeypatch.setattr(amx_windows, "OTHER", 1e9)
    monkeypatch.setattr(amx_windows, "WINOGRAD", 1e9)
    monkeypatch.setattr(amx_windows, "cost_of_gradient", lambda g: 1e9)


@pytest.mark.parametrize("x, w, stride, dilation", CASES)
def test_convolutions_and_their_gradients(x, w, stride, dilation, forced):
    facts = {"stride": stride, "dilation": dilation, "groups": 1}
    a, kernels = real32(*x), real32(*w, seed=1)
    (y,) = apply_plain(convolve, [a, kernels], facts)
    made = checked(lambda u, v: convolve(u, v, **facts), [a, kernels])
    assert "amx_windows" in made.text()
    made = checked(lambda u, v: deconvolve(u, v, sizes=x[1:-1], **facts), [y, kernels])
    assert ("amx_windows" in made.text()) == (set(stride) == {1})
    made = checked(lambda u, v: window_products(u, v, window=w[2:], **facts), [a, y])
    assert "amx_windows" in made.text()


def test_input_gradients_where_they_are_read(forced):
    y, w = real32(35, 6, 7, 32), real32(35, 18, 3, 3, seed=1)
    facts = {"sizes": (8, 9), "stride": (1, 1), "dilation": (1, 1), "groups": 1}
    for starts, sizes in (((0, 1, 1, 0), (18, 6, 7, 32)), ((0, 0, 2, 0), (18, 3, 7, 32))):

        def inside(u, v, starts=starts, sizes=sizes):
            return cut(deconvolve(u, v, **facts), starts=starts, sizes=sizes, steps=(1, 1, 1, 1)) * 2.0

        assert "amx_windows" in checked(inside, [y, w]).text()


def test_errors_are_those_of_real_numbers_of_32_bits(forced):
    x, w = real32(64, 6, 6, 32), real32(64, 64, 3, 3, seed=1)
    facts = {"stride": (1, 1), "dilation": (1, 1), "groups": 1}
    made = checked(lambda u, v: convolve(u, v, **facts), [x, w])
    found = made(x0=x, x1=w)["y0"].copy()
    (exact,) = apply_plain(convolve, [x.astype(float), w.astype(float)], facts)
    (plain,) = apply_plain(convolve, [x, w], facts)
    assert np.abs(found - exact).max() < 4 * np.abs(plain - exact).max()


@pytest.mark.parametrize("x, w, stride, dilation", CASES[:2])
def test_parts_do_not_change_the_sums(x, w, stride, dilation, forced):
    facts = {"stride": stride, "dilation": dilation, "groups": 1}
    a, kernels = real32(*x), real32(*w, seed=1)
    made = checked(lambda u, v: convolve(u, v, **facts), [a, kernels])
    several = made(x0=a, x1=kernels)["y0"].copy()
    for control in made._run.calls[0].controls:
        control[12] = 1
    np.testing.assert_array_equal(made(x0=a, x1=kernels)["y0"], several)


def test_it_tells_what_it_does(caplog, monkeypatch):
    monkeypatch.setattr(prepared, "_kept", OrderedDict())
    caplog.set_level(logging.DEBUG, "wlnet.passes")
    facts = {"stride": (1, 1), "dilation": (1, 1), "groups": 1}
    program(lambda u, v: convolve(u, v, **facts), [real32(64, 18, 18, 32), real32(64, 64, 3, 3)])
    told = [record.getMessage() for record in caplog.records if record.args[0] == "amx"]
    assert told == ["amx: convolution of 64 channels and 64 kernels by the matrix unit"]


def test_it_can_be_left_out_and_needs_whole_blocks_of_examples(forced):
    a, kernels = real32(32, 6, 7, 32), real32(32, 32, 3, 3, seed=1)
    facts = {"stride": (1, 1), "dilation": (1, 1), "groups": 1}
    with without("amx"):
        assert "amx" not in checked(lambda u, v: convolve(u, v, **facts), [a, kernels]).text()
    some = real32(32, 6, 7, 48)
    assert "amx" not in checked(lambda u, v: convolve(u, v, **facts), [some, kernels]).text()
