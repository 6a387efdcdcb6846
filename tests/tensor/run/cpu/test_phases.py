"""Parts of a phase may run in any order, and rows touch only the bytes that are told."""

import numpy as np
import pytest

from tests.checks import normal, program
from tests.tensor.random_graphs import random_program
from tests.tensor.run.cpu.test_updates import training
from wlnet.tensor.ops.comparison import greater
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.convolution import convolve
from wlnet.tensor.ops.elementwise import ramp, tanh
from wlnet.tensor.ops.indexing import scatter, take
from wlnet.tensor.ops.movement import inlay, permute
from wlnet.tensor.ops.normalization import statistics
from wlnet.tensor.ops.pooling import window_max
from wlnet.tensor.ops.reduction import log_softmax, logsumexp, softmax, total
from wlnet.tensor.ops.sampling import uniform
from wlnet.tensor.run.cpu import phases
from wlnet.tensor.run.cpu.footprint import Footprint, footprint
from wlnet.tensor.run.cpu.machine import Machine
from wlnet.tensor.run.cpu.store import store
from wlnet.tensor.run.cpu.table import Row, Table

pytestmark = pytest.mark.skipif(store() is None, reason="no compiled kernels here")


@pytest.fixture
def eager(monkeypatch):
    """Works are cut into parts however small they are."""
    monkeypatch.setattr(phases, "SMALL_PLAN", 0.0)
    monkeypatch.setattr(phases, "SMALLEST_PART", 50.0)


def real32(*shape, seed=0):
    return normal(*shape, seed=seed).astype(np.float32)


def filled(made, arrays):
    for n, array in enumerate(arrays):
        made.arguments[f"x{n}"][...] = array
    return made


def tables(made):
    return [call.table for call in made.calls if isinstance(call, Machine)]


def after(made, table):
    """The bytes of all spaces after a run of another table by one thread; the spaces stay as they were."""
    spaces = made._run.spaces
    before = {name: array.copy() for name, array in spaces.items()}
    Machine(table, spaces, store(), 1)()
    found = {name: array.copy() for name, array in spaces.items()}
    for name, array in spaces.items():
        array[...] = before[name]
    return found


def raw_bytes(array):
    return array.reshape(-1).view(np.uint8)


def assert_any_order(made):
    for table in tables(made):
        orders = [[list(part) for part in phase] for phase in table.phases]
        backwards = Table([phase[::-1] for phase in orders], table.scratch, table.shared)
        one, other = after(made, table), after(made, backwards)
        for name in one:
            np.testing.assert_array_equal(raw_bytes(one[name]), raw_bytes(other[name]))


def assert_footprints(made):
    """No row changes other bytes than it tells, and what it makes depends on no others."""
    random = np.random.default_rng(5)
    spaces = made._run.spaces
    for table in tables(made):
        for phase in table.phases:
            for row in (row for part in phase for row in part):
                told = footprint([row])
                if told.unknown or any(p.space in ("scratch", "shared") for p in _places(row)):
                    continue
                single = Table([[[row]]], table.scratch, table.shared)
                one = after(made, single)
                changed = {name: array.copy() for name, array in spaces.items()}
                for name, array in spaces.items():
                    raw = raw_bytes(array)
                    written = np.flatnonzero(raw != raw_bytes(one[name]))
                    assert _within(written, told.writes.get(name, ())), str(row)
                    free = np.ones(raw.size, bool)
                    for first, last in (*told.reads.get(name, ()), *told.writes.get(name, ())):
                        free[int(first) : int(min(last, raw.size))] = False
                    raw[free] = random.integers(0, 256, int(free.sum()), dtype=np.uint8)
                other = after(made, single)
                for name, array in spaces.items():
                    for first, last in told.writes.get(name, ()):
                        mine, theirs = (
                            raw_bytes(x[name])[int(first) : int(min(last, array.nbytes))]
                            for x in (one, other)
                        )
                        np.testing.assert_array_equal(mine, theirs, err_msg=str(row))
                    array[...] = changed[name]


def _places(row):
    return [
        column for one in (row, *row.inner) for column in one.columns if not isinstance(column, int | float)
    ]


def _within(places, runs):
    inside = np.zeros(len(places), bool)
    for first, last in runs:
        inside |= (places >= first) & (places < last)
    return inside.all()


@pytest.mark.parametrize("seed", range(12))
def test_random_programs(seed, eager):
    made = random_program(seed)
    assert_any_order(made)
    assert_footprints(made)


@pytest.mark.parametrize("batch, sizes", [(64, (100, 80, 10)), (33, (70, 300, 3)), (300, (450, 97, 40))])
def test_trainings(batch, sizes, eager):
    made = training(batch, sizes)
    assert_any_order(made)
    assert_footprints(made)


def test_layers_of_all_kinds(eager):
    def layers(x, w, a, b, c):
        y = ramp(convolve(x, w, stride=(1, 1), dilation=(1, 1), groups=1))
        y = window_max(window_max(y, axis=1, window=2, stride=2), axis=2, window=2, stride=2)
        y = y.reshape(-1, 32)
        return log_softmax(tanh(dot(y.T, a) + b)), total(dot(a, c), axis=0)

    arrays = [real32(2, 10, 10, 32), real32(3, 2, 3, 3, seed=1), real32(48, 40, seed=2)]
    arrays += [real32(40, seed=3), real32(40, 7, seed=4)]
    made = filled(program(layers, arrays), arrays)
    assert any(len(phase) > 1 for table in tables(made) for phase in table.phases)
    assert_any_order(made)
    assert_footprints(made)


POSITIONS = np.array([[0, 6, 2], [3, 3, 9]])
SINGLE_ROWS = {
    "take": (lambda x, i: take(x, i), [real32(7, 3), POSITIONS]),
    "scatter": (lambda x, i: scatter(x, i, size=8), [real32(2, 3, 5), POSITIONS]),
    "statistics": (lambda x, w: statistics(x, w)[0], [real32(16, 3, 20), real32(16, seed=1)]),
    "statistics of examples": (
        lambda x, w: statistics(permute(x, order=(2, 0, 1)), w)[0],
        [real32(3, 5, 32), real32(32, seed=1)],
    ),
    "uniform": (
        lambda k: uniform(k, shape=(3, 7), seed=5, purpose="test"),
        [np.array(3)],
    ),
    "softmax": (lambda x: softmax(x, axis=-1), [real32(5, 17)]),
    "logsumexp": (lambda x: logsumexp(x, axis=-1), [real32(5, 17)]),
    "turned": (lambda x: permute(x, order=(2, 1, 0)).reshape(-1), [real32(3, 20, 18)]),
    "turned truths": (lambda x: permute(greater(x, 0.0), order=(1, 0)).reshape(-1), [real32(20, 18)]),
    "totals": (lambda x: (total(x, axis=0), total(x, axis=(0, 1))), [real32(6, 5, 33)]),
    "integers": (lambda i, j: i + j, [np.arange(9), np.arange(9)[:1]]),
    "many products": (lambda x, y: dot(x, y.T), [real32(33, 500), real32(47, 500, seed=1)]),
    "a block": (lambda x, y: tanh(x + y) * x - y * y, [real32(300, 400), real32(300, 400, seed=1)]),
    "a block with a row": (lambda x, y: tanh(x + y) * x - y * y, [real32(300, 400), real32(400, seed=1)]),
    "dot tiles": (lambda x, y: dot(x, y.T), [real32(3, 100), real32(5, 100, seed=1)]),
    "inlay": (lambda x: inlay(x, shape=(9, 9), starts=(1, 2), steps=(2, 1), fill=0), [real32(4, 5)]),
}


@pytest.mark.parametrize("name", SINGLE_ROWS)
def test_every_family_of_rows_tells_what_it_touches(name, eager):
    function, arrays = SINGLE_ROWS[name]
    made = filled(program(function, arrays), arrays)
    rows = [row for table in tables(made) for phase in table.phases for part in phase for row in part]
    assert rows and not footprint(rows).unknown, made.text()
    assert_any_order(made)
    assert_footprints(made)


def test_what_examples_need_stays_in_their_part(eager):
    """A product, what is added and softmax, example by example, are one phase."""
    arrays = [real32(256, 40), real32(40, 10, seed=1), real32(10, seed=2)]
    made = program(lambda x, w, b: log_softmax(tanh(dot(x, w) + b)), arrays)
    (table,) = tables(made)
    assert [len(phase) for phase in table.phases] == [phases.MOST_PARTS], made.text()


def test_independent_works_share_a_phase(eager):
    arrays = [real32(64, 64), real32(64, 64, seed=1), real32(64, 64, seed=2)]
    made = program(lambda x, y, z: (dot(x, y), dot(y, z)), arrays)
    (table,) = tables(made)
    assert len(table.phases) == 1, made.text()


def test_rows_that_nobody_knows_stand_alone():
    assert footprint([Row("strange_kernel", ())]).unknown
    assert Footprint(unknown=True).meets(Footprint())


def test_runs_of_bytes_meet_where_they_overlap():
    def touched(writes=(), reads=()):
        return Footprint({"": list(reads)}, {"": list(writes)})

    assert touched(writes=[(0, 8)]).meets(touched(reads=[(7, 9)]))
    assert touched(reads=[(0, 8)]).meets(touched(writes=[(2, 3)]))
    assert touched(writes=[(0, 1), (10, 12)]).meets(touched(writes=[(4, 6), (11, 20)]))
    assert not touched(writes=[(0, 8)]).meets(touched(writes=[(8, 9)], reads=[(20, 30)]))
    assert not touched(reads=[(0, 8)]).meets(touched(reads=[(0, 8)]))
