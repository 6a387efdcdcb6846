"""Rows of recurrent cells give the numbers of the plain kernels, forward and back, at the edges of tiles."""

import numpy as np
import pytest

from tests.checks import normal
from tests.tensor.run.cpu.test_rows import checked, pytestmark  # noqa: F401 (skips without kernels)
from wlnet.tensor.graph.graph import constant
from wlnet.tensor.ops.recurrence import CELLS, recur, recur_back, time_first

F32 = np.float32
SIZES = [(1, 1, 2), (3, 8, 16), (2, 9, 5), (4, 33, 17), (2, 20, 64), (3, 5, 40)]  # steps, examples, units


def real32(*shape, seed=0, scale=1.0):
    return (scale * normal(*shape, seed=seed)).astype(F32)


def begin(cell, steps, batch, n):
    """Arrays that both directions take: weights and first states."""
    gates = CELLS[cell].gates
    return real32(gates * n, n, seed=1, scale=n**-0.5), real32(batch, n, seed=2), real32(batch, n, seed=3)


def alive(steps, batch):
    lengths = 1 + np.arange(batch) % steps
    return (np.arange(steps)[:, None] < lengths)[:, :, None].astype(F32)


@pytest.mark.parametrize("varying", [False, True])
@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("size", SIZES)
def test_all_steps(cell, size, varying):
    steps, batch, n = size
    w, s0, c0 = begin(cell, *size)
    p = real32(steps, batch, CELLS[cell].gates * n)
    masks = [alive(steps, batch)] if varying else []
    given = ("alive",) if varying else ()
    checked(lambda *x: recur(*x, cell=cell, given=given), [p, w, s0, c0, *masks])


@pytest.mark.parametrize("varying", [False, True])
@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("size", SIZES)
def test_all_steps_back(cell, size, varying):
    steps, batch, n = size
    w, s0, c0 = begin(cell, *size)
    result = np.tanh(real32(steps, batch, n * (1 + CELLS[cell].kept), seed=4))
    masks = [alive(steps, batch)] if varying else []
    given = ("alive",) if varying else ()
    arrays = [real32(steps, batch, n, seed=5), result, w, s0, c0, *masks]
    checked(lambda *x: recur_back(*x, cell=cell, given=given), arrays)


@pytest.mark.parametrize("cell", CELLS)
def test_sequences_with_the_examples_first_and_states_of_zeros(cell):
    steps, batch, n = 3, 17, 6
    w, _, _ = begin(cell, steps, batch, n)
    p = real32(batch, steps, CELLS[cell].gates * n)

    def function(p, w):
        zeros = constant(np.zeros((batch, n)), "Real32")
        return recur(time_first(p), w, zeros, zeros, cell=cell)

    checked(function, [p, w])


def test_dropout_of_states_falls_back_to_the_plain_kernel():
    w, s0, c0 = begin("lstm", 2, 4, 3)
    keep = (real32(4, 3, seed=6) > 0).astype(F32)
    arrays = [real32(2, 4, 12), w, s0, c0, keep]
    made = checked(lambda *x: recur(*x, cell="lstm", given=("keep",)), arrays, rows_only=False)
    assert "recur" in made.kernels
