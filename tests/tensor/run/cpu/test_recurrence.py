"""Rows of recurrent cells give the numbers of the plain kernels, forward and back, at the edges of tiles."""

import numpy as np
import pytest

from tests.checks import normal, program
from tests.tensor.run.cpu.test_rows import checked, pytestmark  # noqa: F401 (skips without kernels)
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.graph.graph import constant
from wlnet.tensor.ops.movement import part
from wlnet.tensor.ops.recurrence import CELLS, recur, recur_back, time_first
from wlnet.tensor.ops.reduction import total

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


@pytest.mark.parametrize("cell", CELLS)
def test_any_number_of_threads_gives_the_same_bits(cell):
    steps, batch, n = 12, 64, 32
    w, s0, c0 = begin(cell, steps, batch, n)
    p = real32(steps, batch, CELLS[cell].gates * n)

    seed = real32(steps, batch, n, seed=7)

    def function(p, w, s0, c0, seed):
        y = recur(p, w, s0, c0, cell=cell)
        return [y, *gradient(total(part(y, 0, n, 2) * seed), [p, w, s0])]

    made = program(function, [p, w, s0, c0, seed])
    (machine,) = made.calls
    assert machine.table.parts > 1
    found = []
    for threads in (1, 2):
        machine.threads = threads
        outputs = made(x0=p, x1=w, x2=s0, x3=c0, x4=seed)
        found.append({name: array.copy() for name, array in outputs.items()})
    for name, array in found[0].items():
        np.testing.assert_array_equal(array, found[1][name])
