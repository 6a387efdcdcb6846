"""Which bytes a row reads and writes, from its columns alone: what may run at the same time follows from it.

Each family of kernels has a reader here that knows its columns (see the docstrings of kernels/). A run of
bytes may be named too large, never too small; of a kernel without a reader nothing is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from math import inf

from wlnet.tensor.run.cpu import tiles
from wlnet.tensor.run.cpu.cells import ONE_A_LINE, STEPS
from wlnet.tensor.run.cpu.formulas import FORMULAS, GROUPS, singles_of
from wlnet.tensor.run.cpu.table import KNOWN, MOVING, SCRATCH, Place, Row

Run = tuple[int, int]  # first byte, byte after the last
Touch = tuple[bool, Place, list[tuple[int, int]], int]  # written; place; loops (count, step); bytes of a turn
SIZES = {"f": 4, "b": 1, "d": 8, "i": 8}


@dataclass
class Footprint:
    """Runs of bytes by space, in order and apart; `unknown`: it may be all of them."""

    reads: dict[str, list[Run]] = field(default_factory=dict)
    writes: dict[str, list[Run]] = field(default_factory=dict)
    unknown: bool = False

    def meets(self, other: Footprint) -> bool:
        """The two may not run in any order: one writes what the other reads or writes."""
        return (
            self.unknown
            or other.unknown
            or _meet(self.writes, other.writes)
            or _meet(self.writes, other.reads)
            or _meet(self.reads, other.writes)
        )

    def joined(self, *others: Footprint) -> Footprint:
        all_ = (self, *others)
        return Footprint(
            _in_order((name, run) for one in all_ for name, runs in one.reads.items() for run in runs),
            _in_order((name, run) for one in all_ for name, runs in one.writes.items() for run in runs),
            any(one.unknown for one in all_),
        )


def _meet(some: dict[str, list[Run]], others: dict[str, list[Run]]) -> bool:
    for name, runs in some.items():
        i, j, theirs = 0, 0, others.get(name, ())
        while i < len(runs) and j < len(theirs):
            if runs[i][0] < theirs[j][1] and theirs[j][0] < runs[i][1]:
                return True
            if runs[i][1] <= theirs[j][1]:
                i += 1
            else:
                j += 1
    return False


def _in_order(runs: Iterable[tuple[str, Run]]) -> dict[str, list[Run]]:
    found = defaultdict(list)
    for name, run in runs:
        found[name].append(run)
    for name, some in found.items():
        some.sort()
        apart = some[:1]
        for first, last in some[1:]:
            if first > apart[-1][1]:
                apart.append((first, last))
            elif last > apart[-1][1]:
                apart[-1] = apart[-1][0], last
        found[name] = apart
    return dict(found)


def footprint(rows: Iterable[Row]) -> Footprint:
    """What some rows touch, but for the scratch of their thread."""
    runs: tuple[list, list] = ([], [])
    for row in rows:
        touches = _touches(row)
        if touches is None:
            return Footprint(unknown=True)
        for written, place, loops, nbytes in touches:
            if place.space not in (SCRATCH, KNOWN):
                runs[written].append((place.space, _reach(place.offset, loops, nbytes)))
    return Footprint(*map(_in_order, runs))


def _reach(offset: int, loops: list[tuple[int, int]], nbytes: int) -> Run:
    low = high = offset
    for count, step in loops:
        if count > 1:
            if step > 0:
                high += (count - 1) * step
            else:
                low += (count - 1) * step
    return low, high + nbytes


def reads_only(row: Row, space: str, first: int, last: int) -> bool | None:
    """Whether a row reads bytes first..last of a space; None where that may be otherwise than by places of
    its own that lie there, or where it touches bytes on both sides of an end, or writes there."""
    touches, found = _touches(row), False
    if touches is None:
        return None
    for written, place, loops, nbytes in touches:
        low, high = _reach(place.offset, loops, nbytes)
        if place.space != space or high <= first or last <= low:
            continue
        if written or row.inner or place.moving or low < first or last < high or place not in row.columns:
            return None
        found = True
    return found


READERS: dict[str, Callable[[Row], Iterator[Touch]]] = {}


def _reader(family: str):
    """The decorated function reads the rows of the kernels whose names begin with that."""

    def add(function):
        READERS[family] = function
        return function

    return add


def _touches(row: Row) -> Iterable[Touch] | None:
    reader = READERS.get(row.kernel) or READERS.get(row.kernel.partition("_")[0])
    return None if reader is None else reader(row)


@_reader("products")
def _product(row: Row) -> Iterator[Touch]:
    _, kind, m, n, *double = row.kernel.split("_")
    m, n, item = int(m), int(n), 8 if double == ["d"] else 4
    c = (None, *row.columns)  # as the places of tiles.py count
    lanes = c[tiles.LANES_LEFT]
    counts = c[tiles.COUNTS : tiles.COUNTS + 3]

    def around(operand: int) -> list[tuple[int, int]]:
        return [(count, c[tiles.STEPS + 4 * loop + operand]) for loop, count in enumerate(counts)]

    def along(first: int) -> list[tuple[int, int]]:
        return [(c[tiles.SUMS + loop], c[first + loop]) for loop in range(3)]

    down, right = (m, c[tiles.A_ROW]), c[tiles.B_COLUMN]
    if kind == "broadcast":
        wide = 64 * (n - 1) + item * lanes
        yield False, c[tiles.A], [*around(0), *along(tiles.A_SUMS), down], item
        yield False, c[tiles.B], [*around(1), *along(tiles.B_SUMS)], wide
        begun = c[tiles.D_COLUMN] * (n - 1) + item * lanes
        yield False, c[tiles.D], [*around(3), (m, c[tiles.D_ROW])], begun
        yield True, c[tiles.C], [*around(2), (m, c[tiles.C_ROW])], wide
        return
    whole = 64 if c[tiles.SUMS + 2] else 0
    vectors = along(tiles.A_SUMS), along(tiles.B_SUMS)
    rest = [item * lanes if lanes else 0] * 2
    for number, (place, steps) in enumerate(zip((c[tiles.A], c[tiles.B]), vectors, strict=True)):
        count, step = steps[-1]
        nbytes = count * step + rest[number] if step else max(whole, rest[number])
        lines = [*around(number), *steps[:2], down if number == 0 else (n, right)]
        yield False, place, lines, max(nbytes, whole)
    yield False, c[tiles.D], [*around(3), (m, c[tiles.D_ROW]), (n, c[tiles.D_COLUMN])], item
    yield True, c[tiles.C], [*around(2), (m, c[tiles.C_ROW]), (n, c[tiles.C_COLUMN])], item


@_reader("elementwise")
def _elementwise(row: Row) -> Iterator[Touch]:
    formula = FORMULAS[row.kernel.removeprefix("elementwise_")]
    kinds = formula.arguments + formula.results
    k = len(kinds)
    counts = row.columns[k : k + 3]
    for n, kind in enumerate(kinds):
        steps = row.columns[k + 3 + 3 * n : k + 6 + 3 * n]
        yield n >= len(formula.arguments), row.columns[n], list(zip(counts, steps, strict=True)), SIZES[kind]


@_reader("fused")
def _fused(row: Row) -> Iterator[Touch]:
    name = row.kernel.removeprefix("fused_")
    formula, singles = GROUPS[name], singles_of(name)
    for n, kind in enumerate(formula.arguments + formula.results):
        nbytes = SIZES[kind] * (1 if n in singles else row.columns[-1])
        yield n >= len(formula.arguments), row.columns[n], [], nbytes


@_reader("singles")
def _singles(row: Row) -> Iterator[Touch]:
    places, facts = row.columns[:3], row.columns[3:]
    depth = 1 if row.kernel.startswith("singles_total") else 3
    counts, steps = facts[:depth], facts[depth:]
    from_, to = row.kernel[-2:]
    for n, (place, kind) in enumerate(zip(places, (from_, from_, to), strict=True)):
        yield n == 2, place, list(zip(counts, steps[n * depth : (n + 1) * depth], strict=True)), SIZES[kind]


@_reader("softmax")
def _softmax(row: Row) -> Iterator[Touch]:
    x, y, lines, size, from_, to = row.columns
    yield False, x, [(lines, from_)], 4 * size
    whole = row.kernel in ("softmax_softmax", "softmax_log_softmax")
    yield True, y, [(lines, to)], 4 * size if whole else 8 if row.kernel == "softmax_argmax" else 4


@_reader("softmax_with_logsumexp")
def _softmax_and_sum(row: Row) -> Iterator[Touch]:
    x, y, z, lines, size, *steps = row.columns
    yield False, x, [(lines, steps[0])], 4 * size
    yield True, y, [(lines, steps[1])], 4 * size
    yield True, z, [(lines, steps[2])], 4


@_reader("softmax_slope")
def _softmax_slope(row: Row) -> Iterator[Touch]:
    *places, lines, size = row.columns
    for n, one in enumerate(places):
        yield n == 2, one, [], 4 * lines * size


@_reader("indexing_add_along")
def _add_along(row: Row) -> Iterator[Touch]:
    x, index, y, *counts, size = row.columns[:7]
    for written, place, steps, nbytes in (
        (False, x, row.columns[7:10], 4),
        (False, index, row.columns[10:13], 8),
        (True, y, row.columns[13:16], 4 * size),
    ):
        yield written, place, list(zip(counts, steps, strict=True)), nbytes


@_reader("standard")
def _standard(row: Row) -> Iterator[Touch]:
    *places, lines, size, _, _ = row.columns
    for n, one in enumerate(places):
        yield n + 1 == len(places), one, [], 4 * lines * size


@_reader("indexing_take")
def _take(row: Row) -> Iterator[Touch]:
    x, index, y, count, size, width = row.columns
    yield False, x, [], 4 * size * width
    yield False, index, [], 8 * count
    yield True, y, [], 4 * count * width


@_reader("indexing_scatter")
def _scatter(row: Row) -> Iterator[Touch]:
    x, index, y, outer, inner, size, width, *steps = row.columns
    counts = outer, inner
    yield False, x, list(zip(counts, steps[:2], strict=True)), 4 * width
    yield False, index, list(zip(counts, steps[2:], strict=True)), 8
    yield True, y, [], 4 * size * width


@_reader("alignment")
def _alignment(row: Row) -> Iterator[Touch]:
    scores, skip, ends, alive, result, _, examples, steps, states, example, step = row.columns[:11]
    by_skip, by_ends, by_alive, *to = row.columns[11:]
    yield False, scores, [(examples, example), (steps, step)], 4 * states
    yield False, skip, [(examples, by_skip)], states
    yield False, ends, [(examples, by_ends)], states
    yield False, alive, [(examples, by_alive)], steps
    whole = len(to) > 1
    yield True, result, list(zip((examples, steps), to, strict=False)), 4 * states if whole else 4


@_reader("recurrence")
def _recurrence(row: Row) -> Iterator[Touch]:
    step = STEPS[row.kernel.removeprefix("recurrence_")]
    k = len(step.operands)
    examples, units = row.columns[k : k + 2]
    for n, (name, move) in enumerate(zip(step.operands, row.columns[k + 2 :], strict=True)):
        nbytes = 4 if name in ONE_A_LINE else 4 * units
        yield n >= len(step.arguments), row.columns[n], [(examples, move)], nbytes


@_reader("movement")
def _transpose(row: Row) -> Iterator[Touch]:
    source, target, outer, rows, columns, from_outer, from_, to_outer, to = row.columns
    item = {"bytes": 1, "doubles": 8}.get(row.kernel.rpartition("_")[2], 4)
    yield False, source, [(outer, from_outer), (rows, from_)], item * columns
    yield True, target, [(outer, to_outer), (columns, to)], item * rows


@_reader("scattered")
def _scattered(row: Row) -> Iterator[Touch]:
    source, target, *facts = row.columns
    counts, from_, to = facts[:3], facts[3:6], facts[6:]
    item = int(row.kernel.rpartition("_")[2])
    yield False, source, list(zip(counts, from_, strict=True)), item
    yield True, target, list(zip(counts, to, strict=True)), item


@_reader("amx_split")
def _split(row: Row) -> Iterator[Touch]:
    source, target, _, lines, k, line, step, along = row.columns
    loops, nbytes = ([(lines, line)], 4 * k) if along else ([(k, step)], 4 * lines)
    yield False, source, loops, nbytes
    yield True, target, [], _blocks(lines, k)


READERS["amx_split_turned"] = _split


def _blocks(lines: int, k: int) -> int:
    """Bytes of a factor that is split for the matrix unit."""
    return 6144 * -(-lines // 32) * -(-k // 32)


@_reader("amx_windows")
def _under_windows(row: Row) -> Iterator[Touch]:
    a, _, _, c, d, _, rows, columns, first, second, across, blocks, *steps = row.columns
    down, right, further, *_, c_row, c_place, d_row, d_place, d_pair, places, _ = steps
    taps = [(first + second, down), (across, right), (-(-rows // 32), further)]
    yield False, a, taps, 6144 * blocks
    yield False, d, [(rows, d_row), (places, d_place)], 4 * columns if d_pair else 128
    yield True, c, [(rows, c_row), (places, c_place)], 4 * columns


@_reader("amx_products")
def _by_matrix_unit(row: Row) -> Iterator[Touch]:
    a, b, c, d, _, rows, columns, k, c_row, d_row, _, across = row.columns
    yield False, a, [], _blocks(rows, k)
    yield False, b, [], _blocks(columns, k)
    yield False, d, [(rows, d_row)], 4 * columns if across else 128
    yield True, c, [(rows, c_row)], 4 * columns


@_reader("statistics_channels")
def _statistics(row: Row) -> Iterator[Touch]:
    x, weights, means, variances, channels, lines, size, by_channel, step, examples, _ = row.columns
    yield False, x, [(channels, by_channel), (lines, step)], 4 * size
    yield False, weights, [], 4 * (size if examples else lines)
    yield True, means, [], 4 * channels
    yield True, variances, [], 4 * channels


@_reader("statistics_joined")
def _statistics_of_parts(row: Row) -> Iterator[Touch]:
    given, weights, means, variances, parts, channels, examples, _ = row.columns
    yield False, given, [], 8 * parts * channels
    yield False, weights, [], 4 * examples
    yield True, means, [], 4 * channels
    yield True, variances, [], 4 * channels


@_reader("statistics_products")
def _products(row: Row) -> Iterator[Touch]:
    x, y, result, lines, size, x_step, y_step, y_move = row.columns
    yield False, x, [(lines, x_step)], 4 * size
    yield False, y, [(lines, y_step)], 4 * size if y_move else 64
    yield False, result, [], 4
    yield True, result, [], 4


@_reader("winograd_inputs")
def _inputs(row: Row) -> Iterator[Touch]:
    x, _, channels, tiles, _, *where = row.columns
    (top, left), sizes, (by_channel, *steps) = where[:2], where[2:4], where[4:7]
    starts, ends = (max(top, 0), max(left, 0)), (top + 4, left + 2 * tiles + 2)
    high, wide = (min(end, n) - start for start, end, n in zip(starts, ends, sizes, strict=True))
    first = x + (starts[0] * steps[0] + starts[1] * steps[1])
    yield False, first, [(channels, by_channel), (high, steps[0])], wide * steps[1]
    yield False, x, [(channels, by_channel)], steps[1]  # what is outside is read from the first, and dropped


@_reader("winograd_outputs")
def _outputs(row: Row) -> Iterator[Touch]:
    _, y, channels, tiles, _, _, _, by_channel, down, right = row.columns
    yield True, y, [(channels, by_channel), (2, down)], 2 * tiles * right


@_reader("winograd_kernels")
def _kernels(row: Row) -> Iterator[Touch]:
    w, u, count, step, _ = row.columns
    yield False, w, [], 36 * count
    yield True, u, [(16, step)], 4 * count


@_reader("random_uniform")
def _uniform(row: Row) -> Iterator[Touch]:
    result, counter, _, _, _, blocks, left, _ = row.columns
    yield False, counter, [], 8
    yield True, result, [], 4 * (8 * (blocks - 1) + left)


@_reader("interpreter_feed")
def _feed(row: Row) -> Iterator[Touch]:
    target, column, positions, number, _, nbytes = row.columns
    yield True, target, [], nbytes
    yield False, Place(column.space, 0), [], inf
    yield False, Place(positions.space, 0), [], inf
    yield False, number, [], 8


@_reader("interpreter_seek")
def _seek(row: Row) -> Iterator[Touch]:
    positions, number, *_ = row.columns
    yield False, Place(positions.space, 0), [], inf
    yield False, number, [], 8


@_reader("interpreter_collect")
def _collect(row: Row) -> Iterator[Touch]:
    source, results, number, nbytes = row.columns
    yield False, source, [], nbytes
    yield True, Place(results.space, 0), [], inf
    yield False, number, [], 8


@_reader("interpreter_next")
def _next(row: Row) -> Iterator[Touch]:
    yield True, row.columns[0], [], 8


@_reader("interpreter_lines")
def _lines(row: Row) -> Iterable[Touch] | None:
    """The inner rows, with places that move under the loops around."""
    sizes, moves = row.columns[2:5], row.columns[5:]
    found = []
    for inner in row.inner:
        touches = _touches(inner)
        if touches is None:
            return None
        for written, place, loops, nbytes in touches:
            if place.moving:
                n = 3 * MOVING.index(place.moving)
                loops = [*loops, *zip(sizes, moves[n : n + 3], strict=True)]
            found.append((written, place, loops, nbytes))
    return found
