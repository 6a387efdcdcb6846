"""Gradients of kernels by turned rows, in each of their forms, around the edges of vectors and blocks."""

from collections import OrderedDict

import numpy as np
import pytest

from tests.checks import apply_plain, normal, program
from wlnet.tensor import prepared
from wlnet.tensor.ops.convolution import convolve, window_products
from wlnet.tensor.run.cpu.rows import convolution, gradients
from wlnet.tensor.run.cpu.rows.windows import DenseGeometry
from wlnet.tensor.run.cpu.store import store
from wlnet.tensor.run.cpu.table import Place

pytestmark = pytest.mark.skipif(store() is None, reason="no compiled kernels here")

WAYS = (gradients.OneElement, gradients.OneRow, gradients.WholeWindow)
CASES = [  # x, kernels, stride, dilation
    ((16, 10, 9, 16), (8, 16, 3, 3), (1, 1), (1, 1)),
    ((5, 9, 11, 33), (9, 5, 3, 2), (2, 1), (1, 1)),
    ((1, 12, 12, 17), (20, 1, 5, 5), (1, 1), (1, 1)),
    ((33, 6, 7, 16), (10, 33, 3, 3), (1, 2), (2, 1)),
    ((70, 5, 5, 16), (5, 70, 1, 1), (2, 2), (1, 1)),
    ((7, 40, 20), (6, 7, 5), (1,), (1,)),
    ((64, 33, 16), (4, 64, 3), (2,), (1,)),
    ((48, 3, 30, 16), (7, 48, 3, 3), (1, 1), (1, 1)),
]


def real32(*shape, seed=0):
    return normal(*shape, seed=seed).astype(np.float32)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("x, w, stride, dilation", CASES)
@pytest.mark.parametrize("room", [1 << 20, 1 << 13])
def test_each_form_gives_the_plain_gradient(way, x, w, stride, dilation, room, monkeypatch):
    monkeypatch.setattr(prepared, "_kept", OrderedDict())  # no program of another form
    monkeypatch.setattr(gradients, "ROOM", room)
    monkeypatch.setattr(convolution, "gradient_work", lambda g: way(gradients.planar(g)).work)
    facts = {"stride": stride, "dilation": dilation, "groups": 1}
    a = real32(*x)
    (y,) = apply_plain(convolve, [a, real32(*w, seed=1)], facts)
    made = program(lambda u, v: window_products(u, v, window=w[2:], **facts), [a, y])
    made.arguments["x0"][...], made.arguments["x1"][...] = a, y
    findings = made.check()
    assert not findings, "\n".join(map(str, findings))
    assert "movement_transpose" in made.text() and "dot" not in made.text()


def geometry(channels: int, kernels: int, size: int, batch: int = 64) -> DenseGeometry:
    none = Place("", 0)
    steps = (4 * batch * size * size, 4 * batch * size, 4 * batch)
    return DenseGeometry(
        (size, size),
        (3, 3),
        (size - 2, size - 2),
        (1, 1),
        (1, 1),
        batch,
        1,
        (channels, kernels),
        none,
        none,
        none,
        steps,
        steps,
        (36 * channels, 36, 12, 4),
    )


def test_forms_are_chosen_by_size():
    assert gradients.gradient_work(geometry(16, 16, 10)) is None  # dot tiles: all of it stays near
    found = gradients.gradient_work(geometry(16, 16, 34))
    assert isinstance(found.before.rows.__self__, gradients.OneRow)
    wide = gradients.gradient_work(geometry(128, 128, 34))
    assert isinstance(wide.before.rows.__self__, gradients.OneElement | gradients.OneRow)
    assert gradients.gradient_work(geometry(3, 2, 66)) is None


def test_chunks_do_not_depend_on_parts():
    work = gradients.gradient_work(geometry(16, 16, 34)).before
    whole = [row for part in range(work.most) for row in work.rows(part, work.most)]
    assert [str(row) for row in work.rows(0, 1)] == [str(row) for row in whole]
