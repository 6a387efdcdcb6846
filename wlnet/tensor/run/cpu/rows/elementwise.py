"""Elementwise steps as rows, windows of two elements among them; few numbers of other types too."""

from __future__ import annotations

from dataclasses import replace
from math import prod

from wlnet.frozen import frozen
from wlnet.tensor.layout import Layout
from wlnet.tensor.op import OPS
from wlnet.tensor.ops.elementwise import cast
from wlnet.tensor.ops.pooling import window_max, window_spread, window_total, window_unpool
from wlnet.tensor.ops.reduction import total
from wlnet.tensor.ops.special import erf, erfc
from wlnet.tensor.ops.trigonometric import cos, sin
from wlnet.tensor.run.cpu.formulas import DOUBLE, FORMULAS, GROUPS
from wlnet.tensor.run.cpu.rows.loops import Loops, loops_of
from wlnet.tensor.run.cpu.rows.translation import translation
from wlnet.tensor.run.cpu.singles import LETTERS, SINGLES, TOTALS
from wlnet.tensor.run.cpu.table import KNOWN, Place, Row, Work, place
from wlnet.tensor.run.plan import Operand, Step

KINDS = {"Real32": "f", "Real64": "d", "Boolean": "b"}
ITEMS = {"f": 4, "d": 8, "b": 1}
FEWEST = 32  # numbers of Real64 from which on vectors are used: for fewer there are small kernels (singles)
DEPTH = 3  # loops of a kernel
MOST_ROWS = 64  # of a step whose arrays need more loops

# Nanoseconds for a vector of 16 in the cache, measured: sums 1, divisions and roots 5, functions 10 to 20.
SLOW = {
    "divide": 5,
    "reciprocal": 5,
    "sqrt": 5,
    "exp": 8,
    "log": 10,
    "log1p": 20,
    "tanh": 9,
    "sigmoid": 12,
    "softplus": 25,
    erf.name: 15,
    erfc.name: 13,
    "gelu": 13,
    "gelu_slope": 15,
    "gelu_gradient": 15,
    "exp_scaled": 8,
    "to_largest_of_pairs": 12,
    "power": 200,
    sin.name: 100,
    cos.name: 100,
    "normal_cosine": 120,
    "normal_sine": 120,
}
MANY = 1 << 20  # numbers of other types: those kernels take one at a time
ELEMENTWISE = [op for op in OPS.values() if op.elementwise and op.name in FORMULAS]


@translation(*ELEMENTWISE)
def vectors(step: Step) -> Work | None:
    """An op that has a formula of its name, on Real32 and Booleans."""
    return formula_work(step.kernel.op.name, step.inputs, step.outputs)


@translation(cast)
def numbers_of_truths(step: Step) -> Work | None:
    return formula_work("from_truth", step.inputs, step.outputs)


def formula_work(name: str, inputs, outputs) -> Work | None:
    """A formula on operands that are stretched to the shape of the first output."""
    operands = [*inputs, *outputs]
    name = variant(name, operands)
    loops = None if name is None else _taken(name, operands)
    if loops is None:
        return None
    cost = 10.0 + loops.count / 16 * slowness(name, 1) + prod(loops.sizes[:-1]) * 3
    return Work(cost, loops.most_parts(), lambda part, parts: formula_rows(name, loops.part(part, parts)))


def variant(name: str, operands: list[Operand]) -> str | None:
    """The name of the formula for the dtypes of these operands, if there is one: that for Real64 has an end
    of its own, and is not for few numbers."""
    kinds = [KINDS.get(x.layout.dtype) for x in operands]
    if "d" in kinds:
        name += DOUBLE
        if prod(operands[-1].layout.shape) < FEWEST:
            return None
    formula = FORMULAS.get(name) or GROUPS.get(name)
    fits = formula is not None and kinds == list(formula.arguments + formula.results)
    return name if fits else None


def slowness(name: str, other: float) -> float:
    """Nanoseconds for 16 numbers."""
    plain = name.removesuffix(DOUBLE)
    return SLOW.get(plain, other) * (2 if plain != name else 1)


def _taken(name: str, operands: list[Operand]) -> Loops | None:
    kinds = FORMULAS[name].arguments + FORMULAS[name].results
    loops = loops_of(operands, operands[-1].layout.shape)
    fits = all(s[-1] in (0, ITEMS[kind]) for s, kind in zip(loops.steps, kinds, strict=True))
    if not fits or prod(loops.sizes[:-DEPTH]) > MOST_ROWS:
        return None
    return loops


def flat_work(name: str, operands: list[Operand]) -> Work | None:
    """A formula of many operands, on dense arrays of one shape and single numbers."""
    shape = operands[-1].layout.shape
    name = variant(name, operands)
    if name is None:
        return None
    kinds = GROUPS[name].arguments + GROUPS[name].results
    single = [prod(x.layout.shape) == 1 for x in operands]
    if not all(
        one or (x.layout.contiguous and x.layout.shape == shape)
        for one, x in zip(single, operands, strict=True)
    ):
        return None
    strides = [0 if one else ITEMS[kind] for one, kind in zip(single, kinds, strict=True)]
    places = [place(x) for x in operands]
    return Line(name, tuple(places), tuple(strides), prod(shape)).work


@frozen
class Line:
    """A formula, of few operands or many, along one line of `length` elements; its rows, part by part."""

    name: str
    places: tuple[Place, ...]
    strides: tuple[int, ...]
    length: int

    def __call__(self, part: int, parts: int) -> list[Row]:
        units = -(-self.length // 16)
        start, stop = (min(16 * (k * units // parts), self.length) for k in (part, part + 1))
        return self.rows(start, stop)

    def rows(self, start: int, stop: int) -> list[Row]:
        """Of some elements."""
        if stop == start:
            return []
        starts = tuple(p + start * stride for p, stride in zip(self.places, self.strides, strict=True))
        if self.name in GROUPS:
            return [Row(f"fused_{self.name}", (*starts, stop - start))]
        loops = Loops((stop - start,), tuple((s,) for s in self.strides), starts)
        return formula_rows(self.name, loops)

    scratch = 0  # bytes

    @property
    def written(self) -> list[tuple[Place, int]]:
        """Places of the results, and their strides."""
        given = len((GROUPS.get(self.name) or FORMULAS[self.name]).arguments)
        return list(zip(self.places[given:], self.strides[given:], strict=True))

    def streams(self, item: int) -> list[Place]:
        """Places of dense arrays of numbers of so many bytes."""
        pairs = zip(self.places, self.strides, strict=True)
        return list(dict.fromkeys(place for place, stride in pairs if stride == item))

    def taking(self, old: Place, new: Place, behind: int) -> Line:
        """The same with another place for what is read at one; `behind` bytes of the scratch are taken."""
        return replace(self, places=tuple(new if x == old else x for x in self.places))

    @property
    def work(self) -> Work:
        cost = 10 + self.length / 16 * len(self.places)
        return Work(cost, max(self.length // 64, 1), self)


def formula_rows(name: str, loops: Loops) -> list[Row]:
    if loops.count == 0:
        return []
    return [
        Row(f"elementwise_{name}", (*one.places, *one.sizes, *(s for steps in one.steps for s in steps)))
        for one in loops.to_depth(DEPTH)
    ]


def chained(*works: Work | None) -> Work | None:
    """Works whose parts need only the same parts of those before."""
    if None in works:
        return None
    most = min(work.most for work in works)

    def rows(part: int, parts: int):
        return [row for work in works for row in work.rows(part, parts)]

    return Work(sum(work.cost for work in works), most, rows)


@translation(*(OPS[name] for name in dict.fromkeys(op for op, _, _ in SINGLES.values())))
def singles(step: Step) -> Work | None:
    """Numbers of other types, one after the other."""
    (result,) = step.outputs
    kinds = {LETTERS.get(o.layout.dtype) for o in step.inputs}
    name = f"singles_{step.kernel.op.name}_{''.join(filter(None, kinds))}{LETTERS.get(result.layout.dtype)}"
    if len(kinds) != 1 or name not in SINGLES or prod(result.layout.shape) > MANY:
        return None
    inputs = [step.inputs[0], step.inputs[-1]]
    loops = loops_of([*inputs, result], result.layout.shape)
    if prod(loops.sizes[:-DEPTH]) > MOST_ROWS:
        return None

    def rows(part: int, parts: int):
        some = loops.part(part, parts)
        if some.count == 0:
            return []
        return [
            Row(name, (*one.places, *one.sizes, *(s for steps in one.steps for s in steps)))
            for one in some.to_depth(DEPTH)
        ]

    return Work(10.0 + 2 * loops.count, loops.most_parts(), rows)


@translation(total)
def total_of_few(step: Step) -> Work | None:
    """The sum of all of few numbers of other types."""
    (x,), (result,) = step.inputs, step.outputs
    name = f"singles_total_{2 * LETTERS.get(x.layout.dtype, '')}"
    loops = loops_of([x], x.layout.shape)
    if name not in TOTALS or prod(result.layout.shape) != 1 or loops.count > MANY or len(loops.sizes) > 1:
        return None
    where = loops.places[0]
    row = Row(name, (where, where, place(result), loops.count, *loops.steps[0], *loops.steps[0], 0))
    return Work(10.0 + loops.count, 1, lambda part, parts: [row])


# Pooling windows without overlap: an element of a window is a strided view.


def along(operand: Operand, axis: int, start: int, step: int, count: int) -> Operand:
    """Every `step`th element of an axis from `start` on."""
    layout = operand.layout
    rank = len(layout.shape)
    starts, sizes, steps = [0] * rank, list(layout.shape), [1] * rank
    starts[axis % rank], sizes[axis % rank], steps[axis % rank] = start, count, step
    return Operand(operand.space, layout.sliced(starts, sizes, steps))


def _windows(step: Step, places: int) -> list[Operand]:
    """For each element of a window, what stands there at all places."""
    facts = step.params
    x = step.inputs[-1]
    return [along(x, facts["axis"], j, facts["stride"], places) for j in range(facts["window"])]


@translation(window_max, window_total)
def pooling(step: Step) -> Work | None:
    """The elements of the windows joined by maximum or sum, one after the other."""
    name = "maximum" if step.kernel.op is window_max else "plus"
    (result,) = step.outputs
    first, *others = _windows(step, result.layout.shape[step.params["axis"]])
    if not others:
        return formula_work("copy", [first], [result])
    works, before = [], first
    for other in others:
        works.append(formula_work(name, [before, other], [result]))
        before = result
    return chained(*works)


@translation(window_unpool)
def unpooling(step: Step) -> Work | None:
    """Windows of two or three: the gradient goes to the first of the largest."""
    grad, x = step.inputs
    (result,) = step.outputs
    axis, window, stride = (step.params[name] for name in ("axis", "window", "stride"))
    places, size = grad.layout.shape[axis], x.layout.shape[axis]
    values = _windows(step, places)
    targets = [along(result, axis, j, stride, places) for j in range(window)]
    if (window, stride) == (2, 2):
        work = formula_work("to_larger", [grad, *values], targets)
        if size == 2 * places or work is None:
            return work
        left = along(result, axis, 2 * places, 1, size - 2 * places)
        return then(zeroed(left), work)
    # Elements that windows share must not meet in one vector: they are added to one after the other.
    if window not in (2, 3) or (stride < window and result.layout.strides[axis] < 64):
        return None
    work = formula_work(f"add_to_largest_{window}", [grad, *values, *targets], targets)
    if work is None:
        return None
    if stride < window:  # windows share elements: one after the other
        work = replace(work, most=1)
    return then(zeroed(result), work)


@translation(window_spread)
def spreading(step: Step) -> Work | None:
    """Each number added to all elements of its window, or copied there where windows do not overlap."""
    (grad,), (result,) = step.inputs, step.outputs
    axis, window, stride = (step.params[name] for name in ("axis", "window", "stride"))
    places = grad.layout.shape[axis]
    targets = [along(result, axis, j, stride, places) for j in range(window)]
    apart = stride >= window
    work = None if apart and window * places == result.layout.shape[axis] else zeroed(result)
    for target in targets:
        one = formula_work(*(("copy", [grad]) if apart else ("plus", [target, grad])), [target])
        work = one if work is None else then(work, one)
    return work


def zeroed(operand: Operand) -> Work | None:
    zero = Operand(KNOWN, Layout.rows((), operand.layout.dtype))
    return formula_work("copy", [zero], [operand])


def then(first: Work | None, second: Work | None) -> Work | None:
    """One work and then another, which may need all of the first."""
    if first is None or second is None:
        return None
    return replace(second, before=first if second.before is None else then(first, second.before))
