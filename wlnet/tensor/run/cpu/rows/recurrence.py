"""Recurrent cells over whole sequences: each part takes its examples through all steps.

A step is one product of the state with the weights of all gates, to which what comes from outside is added,
and one elementwise row (cells.py). Examples do not meet, so nothing waits between steps. The weights are
copied first, in rows that fall on all sets of the cache.
"""

from __future__ import annotations

from wlnet.frozen import frozen
from wlnet.tensor.layout import Layout
from wlnet.tensor.ops.recurrence import CELLS, recur, recur_back
from wlnet.tensor.run.cpu.cells import STEPS
from wlnet.tensor.run.cpu.rows.elementwise import formula_rows, then
from wlnet.tensor.run.cpu.rows.loops import Loops
from wlnet.tensor.run.cpu.rows.movement import copied
from wlnet.tensor.run.cpu.rows.products import NANOSECONDS, Product, product_rows, turned_stride
from wlnet.tensor.run.cpu.rows.translation import translation
from wlnet.tensor.run.cpu.table import ONES, SCRATCH, SHARED, ZEROS, Place, Row, Work
from wlnet.tensor.run.plan import Operand, Step

MOST_STEPS = 4096  # longer sequences would make tables of many megabytes
UNIT = 8  # examples of the smallest part: those of a tile
CELL = 40.0  # nanoseconds of a step for 16 units of an example, forward or back
GATES = {"basic": "m", "gated": "irm", "lstm": "iofm"}  # in the order of their slopes
KEPT = {"basic": ("m",), "gated": ("i", "r", "m", "q"), "lstm": ("i", "o", "f", "m", "memory")}

Lines = tuple[Place, int]  # where the first of some examples is, and bytes to the next


@frozen
class Sequence:
    """An array of steps (T, B, columns), or of one (B, columns); columns are dense."""

    start: Place
    step: int
    example: int

    @classmethod
    def of(cls, operand: Operand) -> Sequence:
        *steps, example, _ = operand.layout.strides
        return cls(Place(operand.space, operand.layout.offset), *(steps or [0]), example)

    def at(self, step: int, example: int, column: int = 0) -> Lines:
        return self.start + (step * self.step + example * self.example + 4 * column), self.example


def _dense_lines(operand: Operand) -> bool:
    return operand.layout.strides[-1] == 4


@frozen
class Recurrence:
    """What both directions know: sizes, and where things are.

    alive            Sequence (T, B, 1), or None where all examples live
    states           of the first step: the state and the cell state
    weights, stride  the copy: element (k, column) at k stride + 4 column
    before, shared   the work that makes it, and the bytes that this takes
    """

    cell: str
    steps: int
    batch: int
    n: int
    alive: Sequence | None
    states: tuple[Sequence, ...]
    weights: Place
    stride: int
    before: Work
    shared: int

    def product(self, size: int, a: Lines, rows, columns: int, c: Lines, d: Lines | None = None) -> list[Row]:
        """C = A B + D for `size` examples; B is the range `rows` of the copy."""
        b = self.weights + rows.start * self.stride
        plus, plus_row = d or (ZEROS, 0)
        sums = ((len(rows), 4, self.stride),)
        end = (plus, plus_row, 4 if d else 0)
        return product_rows(Product(a[0], b, c[0], size, columns, sums, a[1], 4, c[1], 4, *end))

    def columns(self, size: int, a: Lines, first: int, count: int, c: Lines, d=None) -> list[Row]:
        """The same with `count` columns from `first` on of all n rows."""
        one = Recurrence(**{**vars(self), "weights": self.weights + 4 * first})
        return one.product(size, a, range(self.n), count, c, d)

    def cell_row(self, name: str, places: dict[str, Lines], step: int, first: int, size: int) -> Row:
        """The elementwise part of a step."""
        alive = (ONES, 0) if self.alive is None else self.alive.at(step, first)
        found = [{"alive": alive, **places}[one] for one in STEPS[name].operands]
        columns = (*(place for place, _ in found), size, self.n, *(move for _, move in found))
        return Row(f"recurrence_{name}", columns)

    def work(self, rows, scratch: int) -> Work:
        """`rows(first, size)` for the examples of each part."""
        units = -(-self.batch // UNIT)
        each = CELLS[self.cell].gates * self.n * self.n * NANOSECONDS + self.n / 16 * CELL

        def dealt(part: int, parts: int) -> list[Row]:
            first, last = (min(UNIT * (k * units // parts), self.batch) for k in (part, part + 1))
            return rows(first, last - first) if last > first else []

        return Work(self.steps * self.batch * each, units, dealt, scratch, self.before, self.shared)


def _recurrence(step: Step, w: Operand, ends, masks, arrays: list[Operand], turned: bool):
    """The Recurrence of a step of a plan, or None for what the rows do not take.

    ends      operands of the first states
    arrays    other operands, (T, B, columns) the first of them
    turned    the copy of the weights is transposed
    """
    given = step.params["given"]
    steps, batch = arrays[0].layout.shape[:2]
    gates, n = w.layout.shape
    reals = all(x.layout.dtype == "Real32" for x in (*step.inputs, *step.outputs))
    lines = all(map(_dense_lines, (w, *arrays)))
    if given not in ((), ("alive",)) or not reals or not lines or n < 2 or steps > MOST_STEPS:
        return None
    stride, row = turned_stride(gates if turned else n), w.layout.strides[0]
    source, copy = Place(w.space, w.layout.offset), Place(SHARED, 0)
    if turned:
        rows = [Row("movement_transpose", (source, copy, 1, gates, n, 0, row, 0, stride))]
    else:
        rows = formula_rows("copy", Loops((gates, n), ((row, 4), (stride, 4)), (source, copy)))
    used = stride * (n if turned else gates)
    work, states = Work(20.0 + gates * n / 8, 1, lambda part, parts: rows), []
    for one in ends:
        if not _dense_lines(one):
            dense = Operand(SHARED, Layout.rows(one.layout.shape, "Real32", used))
            used += -(-dense.layout.nbytes // 64) * 64
            work, one = then(copied(one, dense), work), dense
        states.append(Sequence.of(one))
    alive = Sequence.of(masks[0]) if given else None
    facts = step.params["cell"], steps, batch, n, alive, tuple(states)
    return None if work is None else Recurrence(*facts, copy, stride, work, used)


@translation(recur)
def forward(step: Step) -> Work | None:
    """All steps of a cell."""
    (p, w, s0, c0, *masks), (result,) = step.inputs, step.outputs
    one = _recurrence(step, w, (s0, c0), masks, [p, result], turned=True)
    if one is None:
        return None
    n, outside, inside = one.n, Sequence.of(p), Sequence.of(result)

    def rows(first: int, size: int) -> list[Row]:
        return [row for t in range(one.steps) for row in _forward(one, outside, inside, t, first, size)]

    assert result.layout.shape[2] == n * (1 + len(KEPT[one.cell]))
    return one.work(rows, 0)


def _forward(one: Recurrence, outside: Sequence, inside: Sequence, t: int, first: int, size: int):
    """The rows of one step of some examples."""
    n = one.n
    own = {name: inside.at(t, first, k * n) for k, name in enumerate(("state", *KEPT[one.cell]))}
    state = inside.at(t - 1, first) if t else one.states[0].at(0, first)
    given, gates = outside.at(t, first), {"basic": n, "gated": 2 * n, "lstm": 4 * n}[one.cell]
    made = inside.at(t, first, n)  # sums of the gates stand where their values will
    yield from one.columns(size, state, 0, gates, made, given)
    places = {"old_state": state, "z": made, **own, **{f"z_{name}": place for name, place in own.items()}}
    if one.cell == "gated":
        yield from one.columns(size, state, 2 * n, n, own["q"])
        places["p_m"] = outside.at(t, first, 2 * n)
    if one.cell == "lstm":
        places["old_memory"] = inside.at(t - 1, first, 5 * n) if t else one.states[1].at(0, first)
    yield one.cell_row(one.cell, places, t, first, size)


@translation(recur_back)
def back(step: Step) -> Work | None:
    """All steps back, where the gradient is that by the states alone."""
    (grad, result, w, s0, c0, *masks), (slopes,) = step.inputs, step.outputs
    one = _recurrence(step, w, (s0, c0), masks, [grad, result, slopes], turned=False)
    if one is None or grad.layout.shape[2] != one.n:
        return None
    arrays = tuple(map(Sequence.of, (grad, result, slopes)))

    def rows(first: int, size: int) -> list[Row]:
        numbers = size * one.n
        carried = {
            name: (Place(SCRATCH, 4 * numbers * k), 4 * one.n)
            for k, name in enumerate(("through", "past", "of_memory", "of_q"))
        }
        zeros = Loops((3 * numbers,), ((0,), (4,)), (ZEROS, Place(SCRATCH, 0)))
        found = formula_rows("copy", zeros)
        for t in reversed(range(one.steps)):
            found += _back(one, arrays, carried, t, first, size)
        return found + _ends(one, arrays[2], carried, first, size)

    return one.work(rows, 16 * one.batch * one.n)


def _back(one: Recurrence, arrays, carried: dict[str, Lines], t: int, first: int, size: int):
    """The rows of one step back of some examples."""
    n, (grad, result, slopes) = one.n, arrays
    places = {name: result.at(t, first, k * n) for k, name in enumerate(KEPT[one.cell], 1)}
    places |= {"grad": grad.at(t, first), **carried}
    places["old_state"] = result.at(t - 1, first) if t else one.states[0].at(0, first)
    if one.cell == "lstm":
        places["old_memory"] = result.at(t - 1, first, 5 * n) if t else one.states[1].at(0, first)
    places |= {f"of_{name}": slopes.at(t, first, k * n) for k, name in enumerate(GATES[one.cell])}
    yield one.cell_row(f"{one.cell}_back", places, t, first, size)
    through, gates = carried["through"], len(GATES[one.cell]) * n
    direct = range(2 * n if one.cell == "gated" else gates)
    yield from one.product(size, slopes.at(t, first), direct, n, through)
    if one.cell == "gated":
        yield from one.product(size, carried["of_q"], range(2 * n, gates), n, through, through)


def _ends(one: Recurrence, slopes: Sequence, carried: dict[str, Lines], first: int, size: int) -> list[Row]:
    """The gradients by the first states, and zeros behind them, in the step after the last."""

    def lines(name: str, columns: int, *places: Lines) -> list[Row]:
        steps = tuple((move, 0 if place == ZEROS else 4) for place, move in places)
        return formula_rows(name, Loops((size, columns), steps, tuple(place for place, _ in places)))

    n, end, gates = one.n, one.steps, len(GATES[one.cell])
    found, done = lines("plus", n, carried["through"], carried["past"], slopes.at(end, first)), 1
    if one.cell == "lstm":
        found, done = found + lines("copy", n, carried["of_memory"], slopes.at(end, first, n)), 2
    if gates > done:
        found += lines("copy", (gates - done) * n, (ZEROS, 0), slopes.at(end, first, done * n))
    return found
