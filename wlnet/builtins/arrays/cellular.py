"""CellularAutomaton and SubstitutionSystem: rows of cells and words rewritten step by step."""

from __future__ import annotations

import numpy as np

from wlnet.algebra.arrays import rows_of
from wlnet.expr.expr import is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_RULE = Message(
    "CellularAutomaton::nspecnl",
    "The rule `1` is not a number, {n, k}, {n, k, r} or {n, {k, weights}, ranges} that wlnet knows.",
)
BAD_CELLS = Message(
    "CellularAutomaton::wlnetini", "The cells `1` are not an array of integers or {array, background}."
)
BAD_STEPS = Message(
    "CellularAutomaton::stepssp", "The number of steps `1` is not a non-negative integer or {{t}}."
)
BAD_WORD = Message(
    "SubstitutionSystem::wlnetarg", "`1` is not a list, a string or a number of steps that fits `2`."
)


class Rule:
    """The next cell from a neighbourhood: digit number `weights . cells` of the rule's number."""

    def __init__(self, number: int, colors: int, weights: np.ndarray):
        self.weights = weights
        self.colors = colors
        size = int(weights.sum()) * (colors - 1) + 1
        self.table = np.zeros(size, dtype=np.int64)
        for i in range(size):
            number, self.table[i] = divmod(number, colors)

    def step(self, cells: np.ndarray) -> np.ndarray:
        """One step of cells on a ring (a torus)."""
        total = np.zeros(cells.shape, dtype=np.int64)
        centers = [n // 2 for n in self.weights.shape]
        for place in np.ndindex(self.weights.shape):
            if self.weights[place]:
                shift = tuple(c - p for c, p in zip(centers, place, strict=True))
                total += self.weights[place] * np.roll(cells, shift, axis=tuple(range(cells.ndim)))
        return self.table[total]

    def outside(self, background: int) -> int:
        """What a cell becomes that sees the background only."""
        return int(self.table[background * int(self.weights.sum())])

    @property
    def reach(self) -> tuple[int, ...]:
        return tuple(n // 2 for n in self.weights.shape)


def _rule(spec) -> Rule:
    """The rule of n, {n, k}, {n, k, r}, {n, {k, 1}}, {n, {k, weights}, {r, ...}}."""
    parts = spec.args if is_list(spec) else (spec,)
    number, colors, ranges = (*parts, *(2, 1)[max(len(parts) - 1, 0) :])[:3] if parts else (None, 2, 1)
    if type(number) is not int or number < 0 or len(parts) > 3:
        raise BAD_RULE(spec, value=UNEVALUATED)
    reach = ranges.args if is_list(ranges) else (ranges,)
    if not all(type(r) is int and r >= 0 for r in reach):
        raise BAD_RULE(spec, value=UNEVALUATED)
    shape = tuple(2 * r + 1 for r in reach)
    if type(colors) is int and colors > 1 and len(reach) == 1:
        return Rule(number, colors, np.array([colors ** (shape[0] - 1 - i) for i in range(shape[0])]))
    if is_list(colors) and len(colors) == 2 and type(colors.args[0]) is int:
        weights = colors.args[1]
        if type(weights) is int:
            return Rule(number, colors.args[0], np.full(shape, weights))
        found = _array(weights)
        if found is not None and found.shape == shape:
            return Rule(number, colors.args[0], found)
    raise BAD_RULE(spec, value=UNEVALUATED)


def _array(expr) -> np.ndarray | None:
    """A nested list of integers as an array."""
    try:
        found = np.array(_nested(expr))
    except ValueError:
        return None
    return found if found.dtype.kind == "i" else None


def _nested(expr):
    return [_nested(part) for part in expr.args] if is_list(expr) else expr


def _cells(expr) -> tuple[np.ndarray, int | None]:
    """(array, background): the background is None for cells on a ring."""
    background = None
    if is_list(expr) and len(expr) == 2 and is_list(expr.args[0]):
        inner, outside = expr.args
        if is_list(outside) and len(outside) == 1 and np.ndim(_nested(inner)) != 2:  # {1} as well as 1
            outside = outside.args[0]
        if type(outside) is int:
            expr, background = inner, outside
    found = _array(expr)
    if found is None or found.ndim == 0:
        raise BAD_CELLS(expr, value=UNEVALUATED)
    return found, background


@builtin(
    "CellularAutomaton[rule_, init_]",
    "CellularAutomaton[rule_, init_, t_]",
    "CellularAutomaton[rule_][init_]",
)
def cellular_automaton(evaluation, rule, init, t=None):
    """The cells of a cellular automaton at some of its steps.

    init    cells on a ring, or {cells, background} on a line (a plane) without end
    t       t for the steps 0 to t, or {times} or {times, offsets, ...}: times may be t, {t} (a list of one
            step), {{t}} (the step itself), {t1, t2} or {t1, t2, dt}; offsets from the first cell of init are
            x for 0 to x, {x}, {x1, x2}, {x1, x2, dx}, All (all cells that can change) or Automatic (without
            the sides that are never other than the background)
    Without t the next cells, with their background where there is one.
    """
    automaton = _rule(rule)
    cells, background = _cells(init)
    if cells.ndim != automaton.weights.ndim or cells.min() < 0 or cells.max() >= automaton.colors:
        raise BAD_CELLS(init, value=UNEVALUATED)
    times, alone, offsets = _plan(1 if t is None else t, cells.ndim, t is None)
    steps = max(times)
    start = (0,) * cells.ndim
    if background is not None:
        start = tuple(_margin(steps, r, o) for r, o in zip(automaton.reach, offsets, strict=True))
        cells = np.pad(cells, [(n, n) for n in start], constant_values=background)
    rows, backgrounds = [cells], [background]
    for _ in evaluation.steps(range(steps)):
        cells = automaton.step(cells) if background is None else _step_on_line(automaton, cells)
        rows.append(cells)
        backgrounds.append(None if background is None else automaton.outside(backgrounds[-1]))
    shown, outside = [rows[i] for i in times], [backgrounds[i] for i in times]
    if background is not None and all(offset is None for offset in offsets):
        shown = _trimmed(shown, outside)
    else:
        shown = [_at_offsets(row, start, offsets) for row in shown]
    found = [row.tolist() for row in shown]
    if t is None and background is not None:
        return [found[0], [outside[0]]]
    return found[0] if alone else found


def _plan(t, dimensions: int, alone: bool) -> tuple[list[int], bool, tuple]:
    """(the steps that are shown, whether it is one that stands alone, offsets for each dimension).

    An offset is None (Automatic), All or a range.
    """
    parts = t.args if is_list(t) else (t,)
    times = parts[0] if parts else None
    if is_list(times) and len(times) == 1 and is_list(times.args[0]):
        times, alone = times.args[0], True
    bounds = times.args if is_list(times) else (0, times)
    if len(bounds) == 1:
        bounds = bounds * 2
    low, high, by = (*bounds, 1)[:3] if len(bounds) in (2, 3) else (None, None, None)
    if not all(type(n) is int and n >= 0 for n in (low, high, by)) or not by or high < low:
        raise BAD_STEPS(t, value=UNEVALUATED)
    if len(parts) - 1 not in (0, dimensions):
        raise BAD_STEPS(t, value=UNEVALUATED)
    offsets = tuple(_offsets(part, t) for part in parts[1:]) or (None,) * dimensions
    return [high] if alone else list(range(low, high + 1, by)), alone, offsets


def _offsets(part, t):
    if part is S.Automatic:
        return None
    if part is S.All:
        return part
    bounds = part.args if is_list(part) else (min(0, part), max(0, part)) if type(part) is int else ()
    if len(bounds) == 1:
        bounds = bounds * 2
    if len(bounds) not in (2, 3) or not all(type(x) is int for x in bounds):
        raise BAD_STEPS(t, value=UNEVALUATED)
    low, high, by = (*bounds, 1)[:3]
    if by < 1:
        raise BAD_STEPS(t, value=UNEVALUATED)
    return range(low, high + 1, by)


def _margin(steps: int, reach: int, offsets) -> int:
    """Cells that are added at each side: as far as a change can come, and as far as is asked for."""
    far = max(map(abs, offsets), default=0) if isinstance(offsets, range) else 0
    return max(steps * reach, far)


def _at_offsets(row: np.ndarray, start: tuple[int, ...], offsets: tuple) -> np.ndarray:
    """The cells at the offsets, those of a ring counted around it."""
    for axis, wanted in enumerate(offsets):
        if isinstance(wanted, range):
            row = row.take([start[axis] + x for x in wanted], axis=axis, mode="wrap")
    return row


def _trimmed(rows: list, backgrounds: list[int]) -> list:
    """The rows without the cells at the sides that are never other than the background."""
    differs = np.zeros(rows[0].shape, dtype=bool)
    for row, outside in zip(rows, backgrounds, strict=True):
        differs |= row != outside
    if not differs.any():
        return rows
    places = np.argwhere(differs)
    inner = tuple(slice(low, high + 1) for low, high in zip(places.min(0), places.max(0), strict=True))
    return [row[inner] for row in rows]


def _step_on_line(automaton: Rule, cells: np.ndarray) -> np.ndarray:
    """A step where everything outside is background, which changes by the rule as well."""
    outside = cells[(0,) * cells.ndim]
    wide = np.pad(cells, [(r, r) for r in automaton.reach], constant_values=int(outside))
    found = automaton.step(wide)
    inner = tuple(
        slice(r, n - r) if r else slice(None) for r, n in zip(automaton.reach, found.shape, strict=True)
    )
    return found[inner]


@builtin(
    "SubstitutionSystem[rules_, init_, t_Integer]",
    "SubstitutionSystem[rules_, init_]",
    "SubstitutionSystem[rules_][init_]",
)
def substitution_system(evaluation, rules, init, t=None):
    """SubstitutionSystem[{"A" -> "AB", ...}, init, t]: every element replaced by what its rule gives, at
    the steps 0 to t; without t the next step. Where rules give matrices, these tile the next matrix."""
    words = _words(evaluation, rules, init, 1 if t is None else t)
    return words if t is not None else words[-1]


def _words(evaluation, rules, init, t: int) -> list:
    entries = rules.args if is_list(rules) else (rules,)
    if not all(map(is_rule, entries)) or t < 0 or not (isinstance(init, str) or is_list(init)):
        raise BAD_WORD(init, rules, value=UNEVALUATED)
    matchers = [(evaluation.matcher(rule.args[0]), rule.args[1]) for rule in entries]
    if is_list(init) and rows_of(init) is not None and any(rows_of(r) is not None for _, r in matchers):
        return _tiled(evaluation, init, matchers, t)
    word = list(init) if isinstance(init, str) else list(init.args)
    words = [word]
    for _ in range(t):
        word = [part for cell in evaluation.steps(word) for part in _replaced(evaluation, cell, matchers)]
        words.append(word)
    return ["".join(w) if isinstance(init, str) else wl_list(w) for w in words]


def _tiled(evaluation, init, matchers: list, t: int) -> list:
    """Steps of a matrix whose cells become blocks of one size."""
    steps = [init]
    for _ in evaluation.steps(range(t)):
        rows = [[_block(cell, matchers) for cell in row] for row in rows_of(steps[-1])]
        steps.append(evaluation.evaluate(S.ArrayFlatten(wl_list(map(wl_list, rows)))))
        if rows_of(steps[-1]) is None:
            raise BAD_WORD(init, wl_list(right for _, right in matchers), value=UNEVALUATED)
    return steps


def _block(cell, matchers: list):
    return next((right for matcher, right in matchers if matcher.matches(cell)), cell)


def _replaced(evaluation, cell, matchers) -> list:
    for matcher, right in matchers:
        if matcher.matches(cell):
            if isinstance(right, str) and isinstance(cell, str):
                return list(right)
            return list(right.args) if is_list(right) else [right]
    return [cell]
