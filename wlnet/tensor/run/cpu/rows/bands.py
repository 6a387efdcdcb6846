"""Convolutions and what follows them, band by band of their places: what is made is used while it is near.

A band is a few rows of places of all channels. Behind its product come elementwise steps with the
sums of what they make, or the statistics of a batch, on the same band. A result of the product that nobody
reads later passes on in the memory of the first band of each part.

16 channels of 32 x 32 places, batch 64, are 4 MB: between product and mask they went through the third cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from wlnet.frozen import frozen
from wlnet.tensor.ops.convolution import convolve, deconvolve
from wlnet.tensor.ops.movement import inlay
from wlnet.tensor.ops.normalization import statistics
from wlnet.tensor.passes import is_on, tell
from wlnet.tensor.run.cpu.formulas import FORMULAS
from wlnet.tensor.run.cpu.rows.elementwise import then
from wlnet.tensor.run.cpu.rows.expression import key
from wlnet.tensor.run.cpu.rows.followers import followers, passing_on, shortened
from wlnet.tensor.run.cpu.rows.fusion import LONGEST, PASSING, Liveness, box_in, bytes_of, whole_steps
from wlnet.tensor.run.cpu.rows.nearby import nearby_of
from wlnet.tensor.run.cpu.rows.products import Product, product_rows
from wlnet.tensor.run.cpu.rows.translation import work_of
from wlnet.tensor.run.cpu.table import ONES, SHARED, Place, Row, Work, place
from wlnet.tensor.run.memory import aligned
from wlnet.tensor.run.plan import Block, Operand, Step

SMALLEST = 1 << 16  # bytes of a result that are worth it
NEAR = 1 << 18  # bytes of a band
FEWEST, MOST = 8, 64  # bands
ROWS = 1  # the axis of the rows of places


@frozen
class Stage:
    """What is done with each band.

    reads     whole operands
    writes    whole operands
    rows      (number of the band, first row, row after the last, bytes by which what the product made is
              moved) -> rows of the table; rows of places are those of the product
    cost, scratch, shared   as of a Work; shared for each band
    after     what is done in the end with what the bands left in SHARED: (where, bands) -> Work
    before    what has to be done first
    """

    reads: Sequence[Operand]
    writes: Sequence[Operand]
    rows: Callable[[int, int, int, int], Sequence[Row]]
    cost: float
    scratch: int = 0
    shared: int = 0
    after: Callable[[int], Work] | None = None
    before: Work | None = None


@frozen
class Made:
    """What a product makes in bands.

    y        the operand
    first    row with which the bands begin, count: how many there are
    behind   bytes of the scratch that the product takes, and of SHARED
    """

    y: Operand
    first: int
    count: int
    behind: tuple[int, int]

    def shows(self, x: Operand) -> bool:
        """An operand is just these rows of the result, all columns of them or some."""
        box = box_in(x, self.y)
        return box is not None and box[ROWS] == (self.first, self.first + self.count)

    @property
    def row(self) -> int:
        """Bytes from row to row."""
        return self.y.layout.strides[ROWS]

    @property
    def row_bytes(self) -> int:
        return self.y.layout.nbytes // self.y.layout.shape[ROWS]


def in_bands(steps, number: int, work: Work | None, liveness: Liveness) -> tuple[Work, int] | None:
    """(the work of a convolution, or of an input gradient, and of what follows it, how many steps these are).

    work    of the step of that number alone
    """
    if work is None or work.bands is None or not is_on("bands"):
        return None
    step, bands = steps[number], work.bands
    assert step.kernel.op in (convolve, deconvolve)
    (y,) = step.outputs
    if y.layout.nbytes < SMALLEST:
        return None
    made = Made(y, bands.first, bands.count, (aligned(work.scratch), aligned(work.shared)))
    stages, end = _stages(steps, number + 1, made, liveness)
    if not stages or not _apart(step, made, stages):
        return None
    unit = bands.unit
    units = bands.count // unit
    if units < 2:
        return None
    wanted = -(-bands.count * made.row_bytes // NEAR)
    count = min(max(wanted, FEWEST), units, MOST)
    tell("bands", "steps %s to %s are one, in %s bands", number + 1, end, count)
    over = any(bytes_of(x).touches(bytes_of(y)) for stage in stages for x in stage.writes)
    passes = not over and liveness.dead(y, end - 1, number)
    return _joined(work, made, stages, unit, count, passes), end - number


def _joined(work: Work, made: Made, stages: Sequence[Stage], unit: int, count: int, passes: bool) -> Work:
    units = made.count // unit
    ends = [k * units // count * unit for k in range(count)] + [made.count]

    def rows(part: int, parts: int) -> list[Row]:
        first, last = (k * count // parts for k in (part, part + 1))
        found = []
        if first < last:
            bands = zip(range(first, last), work.bands.rows(ends[first : last + 1]), strict=True)
            for band, product in bands:
                moved = (ends[first] - ends[band]) * made.row if passes else 0
                found += _moved(product, made.y, moved)
                for stage in stages:
                    found += stage.rows(band, ends[band], ends[band + 1], moved)
        return found

    scratch, shared = (
        size + extra
        for size, extra in zip(
            made.behind,
            (max(stage.scratch for stage in stages), count * sum(stage.shared for stage in stages)),
            strict=True,
        )
    )
    before = work.before
    for stage in stages:
        if stage.before is not None:
            before = stage.before if before is None else then(stage.before, before)
    cost = work.cost + sum(stage.cost for stage in stages)
    whole = Work(cost, min(count, work.most), rows, scratch, before, shared)
    for stage in stages:
        if stage.after is not None:
            whole = then(whole, replace(stage.after(count), shared=shared))
    return whole


def _moved(rows: Sequence[Row], y: Operand, nbytes: int) -> Iterator[Row]:
    """Rows of the product that write to another place of its result."""
    if not nbytes:
        yield from rows
        return
    whole = bytes_of(y)

    def there(column):
        inside = isinstance(column, Place) and column.space == y.space
        return column + nbytes if inside and whole.start <= column.offset < whole.stop else column

    for row in rows:
        yield Row(row.kernel, tuple(map(there, row.columns)), tuple(_moved(row.inner, y, nbytes)))


def _apart(step: Step, made: Made, stages: Sequence[Stage]) -> bool:
    """A band of a stage may be made before the next band of the product, and of stages before it."""
    taken = [bytes_of(x) for x in step.inputs]
    written = [x for stage in stages for x in stage.writes]
    if any(bytes_of(x).touches(one) for x in written for one in taken):
        return False
    whole = bytes_of(made.y)
    everything = [x for stage in stages for x in (*stage.reads, *stage.writes)]
    if any(bytes_of(x).touches(whole) and not made.shows(x) for x in everything):
        return False
    for x in written:
        mine = bytes_of(x)
        for other in everything:
            both = made.shows(x) and made.shows(other)
            if bytes_of(other).touches(mine) and not (both or x.same_bytes(other)):
                return False
    return True


# The stages.


def _stages(steps, end: int, made: Made, liveness: Liveness) -> tuple[list[Stage], int]:
    """What follows, and the first step that does not."""
    found: list[Stage] = []
    waiting: list[Stage] = []  # taken along if a stage follows
    whole = end
    while end < len(steps):
        step = steps[end]
        op = None if isinstance(step, Block) else step.kernel.op
        if op is not None and _is_few(step):
            before = _done_before(step, made, found)
            if before is None:
                break
            waiting.append(before)
            end += 1
            continue
        if op is statistics:
            stage, after = _statistics(step, made), end + 1
        else:
            stage, after = _elementwise(steps, end, made, liveness)
        if stage is not None:
            found += [*waiting, stage]
            whole = after
        break
    return found, whole


FEW = 4096  # bytes of what a step reads or makes that may as well be done before


def _is_few(step: Step) -> bool:
    return all(x.layout.nbytes <= FEW for x in (*step.inputs, *step.outputs))


def _done_before(step: Step, made: Made, stages: Sequence[Stage]) -> Stage | None:
    """A step that neither needs what is made before it, nor takes its place."""
    work = work_of(step)
    before = [made.y, *(x for stage in stages for x in stage.writes)]
    taken = [*before, *(x for stage in stages for x in stage.reads)]
    pairs = [*((x, y) for x in step.inputs for y in before), *((x, y) for x in step.outputs for y in taken)]
    if work is None or work.shared or work.before or any(bytes_of(x).touches(bytes_of(y)) for x, y in pairs):
        return None
    # Nothing of it is in the bands: what the product reads is compared with all that stages write.
    return Stage((), step.outputs, lambda band, start, stop, moved: (), 0.0, before=work)


def _statistics(step: Step, made: Made) -> Stage | None:
    """Mean and variance of a batch, band by band, joined in the end."""
    (x, weights), (result,) = step.inputs, step.outputs
    layout = x.layout.transposed((1, 2, 0))
    channels, size, batch = layout.shape
    whole = made.y.layout
    same = layout.contiguous and layout.dtype == "Real32" and x.space == made.y.space
    same = same and (layout.offset, layout.nbytes) == (whole.offset, whole.nbytes)
    all_rows = (made.first, made.count) == (0, whole.shape[ROWS])
    dense = weights.layout.contiguous and result.layout.contiguous
    if not (same and all_rows and dense) or channels != whole.shape[0] or batch != whole.shape[-1]:
        return None
    of_row, nbytes = size // made.count, 8 * channels
    scattered = made.behind[1]

    def rows(band: int, start: int, stop: int, moved: int) -> Sequence[Row]:
        left = Place(SHARED, scattered + band * nbytes)
        count = (stop - start) * of_row
        where = (place(x, start * made.row), place(weights), left, left + 4 * channels)
        return [
            Row(
                "statistics_channels",
                (*where, channels, count, batch, whole.strides[0], 4 * batch, 1, 1.0 / count),
            )
        ]

    def after(bands: int) -> Work:
        where = Place(SHARED, scattered), place(weights), place(result), place(result, 4 * channels)
        row = Row("statistics_joined", (*where, bands, channels, batch, made.count))
        return Work(20.0 + bands * channels, 1, lambda part, parts: [row])

    return Stage((), (), rows, 20.0 + size * batch * channels / 16 * 2.5, 0, nbytes, after)


def _elementwise(steps, end: int, made: Made, liveness: Liveness):
    """(Stage, the first step behind it) of elementwise steps, with inlays and sums of what they make."""
    inner, after = _run(steps, end)
    shape = inner[0].outputs[0].layout.shape if inner else ()
    fits = len(shape) > ROWS + 1 and shape[ROWS] == made.count
    if not fits or not any(made.shows(x) for step in inner for x in step.inputs):
        return None, end
    inner, sums, around, _, after = followers(steps, after, inner)
    targets = [steps[n].outputs[0] for n in range(end, after) if _is_inlay(steps[n])]
    # The partial sums of bands lie in SHARED; what is read there last is not overwritten by them.
    results, behind, some = [one.result for one in sums], made.behind[1], []
    for one in sums:
        some.append(replace(one, result=Operand(SHARED, replace(one.result.layout, offset=behind))))
        behind += aligned(one.result.layout.nbytes)
    near = nearby_of(*shortened(*passing_on(inner, some, liveness, after - 1)), ROWS)
    if near is None or near.loops.apart is None:
        return None, end
    near = replace(near, behind=made.behind[0])
    nbytes = behind - made.behind[1]
    partial = {key(one.result) for one in near.sums}
    shown = {name for name, x in near.arrays.items() if made.shows(x)}

    def rows(band: int, start: int, stop: int, moved: int) -> Sequence[Row]:
        moves = dict.fromkeys(partial, band * nbytes) | dict.fromkeys(shown, moved)
        return near.band(start, stop, moves)

    def joined(bands: int) -> Work:
        found = []
        for one, result in zip(some, results, strict=True):
            count = result.layout.shape[0]
            facts = ((bands, 0, nbytes),)
            sum_ = Product(ONES, place(one.result), place(result), 1, count, facts, 0, 4, 0, 4)
            found += product_rows(sum_)
        return Work(20.0 + bands * nbytes / 32, 1, lambda part, parts: found)

    reads = [x for step in inner for x in step.inputs if x.space != PASSING]
    writes = [x for step in inner for x in step.outputs if x.space != PASSING]
    stage = Stage(
        reads,
        [*writes, *targets],
        rows,
        near.cost,
        near.scratch,
        nbytes,
        joined if sums else None,
        around,
    )
    return stage, after


def _is_inlay(step: Step | Block) -> bool:
    return not isinstance(step, Block) and step.kernel.op is inlay


def _run(steps, end: int) -> tuple[list[Step], int]:
    """(neighbouring elementwise steps of one shape, the first step behind them)."""
    if isinstance(steps[end], Block):
        return whole_steps(steps[end]), end + 1
    found: list[Step] = []
    while end < len(steps) and len(found) < LONGEST and not isinstance(steps[end], Block):
        step = steps[end]
        if step.kernel.op.name not in FORMULAS or len(step.outputs) != 1:
            break
        if found and step.outputs[0].layout.shape != found[0].outputs[0].layout.shape:
            break
        found.append(step)
        end += 1
    return found, end
