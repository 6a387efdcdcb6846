"""Works to the phases of a Table: what may run at the same time, and what one thread does without waiting.

A work goes behind the last phase that it must not overtake. If each part of it needs only the same part of
that phase, it becomes a part of these: no thread waits for another between the two. Otherwise it stands
beside what is in a later phase already, or begins a new one. Which bytes rows touch decides this, and what
works cost how many parts they have; how many threads there are changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wlnet.tensor.passes import is_on, tell
from wlnet.tensor.run.cpu.footprint import Footprint, footprint
from wlnet.tensor.run.cpu.table import Row, Table, Work

# A phase of two parts costs some 250 ns; a part of less than this is not worth another thread.
SMALLEST_PART = 4_000.0
MOST_THREADS = 4  # as many parts are enough for all that there may be
MOST_PARTS = 8  # twice as many as there are threads, so that a slow one leaves the others work (LeNet 1.1)
SMALL_PLAN = 20_000.0  # a plan that takes less is the work of one thread


def tabled(works: Sequence[Work]) -> Table:
    """The Table of some works, each done after those before it on which it depends."""
    works = [one for work in works for one in _in_order(work)]
    scratch, shared = (max((getattr(w, name) for w in works), default=0) for name in ("scratch", "shared"))
    if sum(work.cost for work in works) < SMALL_PLAN:
        return Table([[[row for work in works for row in work.rows(0, 1)]]], scratch, shared)
    phases: list[Phase] = []
    together = is_on("phases")
    for work in works:
        if together:
            _add(phases, Cuts(work))
        else:
            _begin(phases, Cuts(work))
    if together:
        tell("phases", "%s works in %s phases", len(works), len(phases))
    return Table([phase.parts for phase in phases], scratch, shared)


def _in_order(work: Work) -> list[Work]:
    """A work after what has to be done before it."""
    return [*(_in_order(work.before) if work.before else ()), work]


@dataclass
class Phase:
    """Parts of rows, what each touches, and its cost."""

    parts: list[list[Row]]
    touched: list[Footprint]
    costs: list[float]

    def __post_init__(self):
        self.whole = Footprint().joined(*self.touched)

    def append(self, part: int, rows: list[Row], touched: Footprint, cost: float) -> None:
        self.parts[part] += rows
        self.touched[part] = self.touched[part].joined(touched)
        self.whole = self.whole.joined(touched)
        self.costs[part] += cost

    def take_in(self, cuts: Cuts) -> None:
        """As parts of their own."""
        made = cuts.made(cuts.parts)
        self.parts += [rows for rows, _ in made]
        self.touched += [touched for _, touched in made]
        self.costs += [cuts.cost / cuts.parts] * cuts.parts
        self.whole = self.whole.joined(*(touched for _, touched in made))


class Cuts:
    """A work in parts."""

    def __init__(self, work: Work):
        self._work, self.cost = work, work.cost
        self._made: dict[int, list[tuple[list[Row], Footprint]]] = {}
        self.parts = max(min(int(work.cost // SMALLEST_PART), work.most, MOST_PARTS), 1)
        self.whole = Footprint().joined(*(touched for _, touched in self.made(self.parts)))

    def made(self, parts: int) -> list[tuple[list[Row], Footprint]]:
        """(rows, what they touch) of each part."""
        if parts not in self._made:
            rows = [list(self._work.rows(part, parts)) for part in range(parts)]
            self._made[parts] = [(some, footprint(some)) for some in rows]
        return self._made[parts]

    def fits(self, phase: Phase) -> bool:
        """There may be a part of it for each part of the phase."""
        count = len(phase.parts)
        return min(self.parts, MOST_THREADS) <= count <= self._work.most and count > 1


def _add(phases: list[Phase], cuts: Cuts) -> None:
    met = next((n for n in reversed(range(len(phases))) if phases[n].whole.meets(cuts.whole)), -1)
    if met >= 0 and _continues(phases[met], cuts):
        return
    for phase in phases[met + 1 :]:
        if cuts.fits(phase):
            _dealt(phase, cuts)
        elif cuts.parts == 1 and (len(phase.parts) > 1 or min(cuts.cost, phase.costs[0]) < SMALLEST_PART):
            phase.append(phase.costs.index(min(phase.costs)), *cuts.made(1)[0], cuts.cost)
        else:
            phase.take_in(cuts)
        return
    _begin(phases, cuts)


def _begin(phases: list[Phase], cuts: Cuts) -> None:
    """With a phase of its own."""
    phases.append(Phase([], [], []))
    phases[-1].take_in(cuts)


def _continues(phase: Phase, cuts: Cuts) -> bool:
    """The work becomes part of the parts that it needs, if each part of it needs one only."""
    if cuts.fits(phase):
        count = len(phase.parts)
        made = cuts.made(count)
        pairs = ((p, q) for p in range(count) for q in range(count) if p != q)
        if not any(made[p][1].meets(phase.touched[q]) for p, q in pairs):
            _dealt(phase, cuts)
            return True
    if cuts.parts == 1:
        met = [part for part, touched in enumerate(phase.touched) if touched.meets(cuts.whole)]
        if len(met) == 1:
            phase.append(met[0], *cuts.made(1)[0], cuts.cost)
            return True
    return False


def _dealt(phase: Phase, cuts: Cuts) -> None:
    count = len(phase.parts)
    for part, (rows, touched) in enumerate(cuts.made(count)):
        phase.append(part, rows, touched, cuts.cost / count)


def between(before: list[list[Row]], table: Table, after: list[Row]) -> Table:
    """The Table with parts of rows before all others, and rows after all others; without a phase of their
    own where that can be."""
    phases = [[list(part) for part in phase] for phase in table.phases]
    if phases and len(before) == len(phases[0]) and _apart(before, phases[0]):
        phases[0] = [first + then for first, then in zip(before, phases[0], strict=True)]
    elif before:
        phases.insert(0, before)
    last = footprint(after)
    met = [part for part in range(len(phases[-1])) if last.meets(footprint(phases[-1][part]))]
    if len(met) > 1:
        phases.append([after])
    else:
        part = met[0] if met else -1
        phases[-1][part] = phases[-1][part] + after
    return Table(phases, table.scratch, table.shared)


def _apart(some: list[list[Row]], others: list[list[Row]]) -> bool:
    """Each part meets only the same one of the others."""
    left, right = [footprint(rows) for rows in some], [footprint(rows) for rows in others]
    pairs = ((p, q) for p in range(len(left)) for q in range(len(right)) if p != q)
    return not any(left[p].meets(right[q]) for p, q in pairs)
