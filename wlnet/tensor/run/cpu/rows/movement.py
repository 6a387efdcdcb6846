"""Copies as rows: in order, or with another axis as the innermost."""

from __future__ import annotations

from math import prod

from wlnet.tensor.layout import Layout
from wlnet.tensor.ops.elementwise import copy
from wlnet.tensor.ops.movement import broadcast_to, cut, inlay, join, permute, reshape
from wlnet.tensor.run.cpu.rows.elementwise import (
    DEPTH,
    ITEMS,
    KINDS,
    MOST_ROWS,
    chained,
    formula_work,
    then,
)
from wlnet.tensor.run.cpu.rows.loops import Loops, loops_of
from wlnet.tensor.run.cpu.rows.translation import translation
from wlnet.tensor.run.cpu.table import FILLS, KNOWN, Row, Work
from wlnet.tensor.run.plan import Operand, Step

KERNEL_OF = {
    8: "movement_transpose_doubles",
    4: "movement_transpose",
    1: "movement_transpose_bytes",
}


@translation(copy)
def turned(step: Step) -> Work | None:
    """A copy in which an axis other than the innermost of the result is the innermost of the source."""
    return copied(step.inputs[0], step.outputs[0])


def copied(source: Operand, target: Operand) -> Work | None:
    """The elements of one operand to another of the same shape."""
    plain = formula_work("copy", [source], [target]) or formula_work("logical_or", [source, source], [target])
    if plain is not None:
        return plain
    if source.layout.dtype != target.layout.dtype:
        return None
    loops = loops_of([source, target], target.layout.shape)
    return _turned(loops, ITEMS.get(KINDS.get(source.layout.dtype))) or _scattered(
        loops, source.layout.itemsize
    )


def _scattered(loops: Loops, item: int) -> Work | None:
    """One element after the other."""
    if prod(loops.sizes[:-DEPTH]) > MOST_ROWS or item not in (1, 4, 8):
        return None

    def rows(part: int, parts: int) -> list[Row]:
        some = loops.part(part, parts)
        if some.count == 0:
            return []
        name = f"scattered_{item}"
        return [
            Row(name, (*one.places, *one.sizes, *one.steps[0], *one.steps[1])) for one in some.to_depth(DEPTH)
        ]

    return Work(20.0 + 1.2 * loops.count, loops.most_parts(), rows)


def _turned(loops: Loops, item: int | None) -> Work | None:
    """The innermost axis of the source is another one than that of the target."""
    from_, to = loops.steps
    if item is None or to[-1] != item or item not in from_:
        return None
    inner = from_.index(item)
    if inner == len(loops.sizes) - 1:
        return None  # it is the innermost of both, and there are too many loops around it
    others = [i for i in range(len(loops.sizes) - 1) if i != inner]
    outer = others[-1:] or [None]
    rest = others[:-1]
    if prod(loops.sizes[i] for i in rest) > MOST_ROWS:
        return None

    def rows(part: int, parts: int) -> list[Row]:
        columns = loops.sizes[inner]
        start, stop = (k * columns // parts for k in (part, part + 1))
        return list(_rows(KERNEL_OF[item], loops.cut(inner, start, stop), rest, outer[0], inner))

    return Work(20.0 + loops.count / 16 * 4, max(loops.sizes[inner] // 16, 1), rows)


def _rows(kernel: str, loops: Loops, rest: list[int], outer: int | None, inner: int):
    if rest:
        first, *others = rest
        for i in range(loops.sizes[first]):
            yield from _rows(kernel, loops.cut(first, i, i + 1), others, outer, inner)
        return
    from_, to = loops.steps
    last = len(loops.sizes) - 1
    times, from_step, to_step = (1, 0, 0) if outer is None else (loops.sizes[outer], from_[outer], to[outer])
    yield Row(
        kernel,
        (
            *loops.places,
            times,
            loops.sizes[last],
            loops.sizes[inner],
            from_step,
            from_[last],
            to_step,
            to[inner],
        ),
    )


@translation(reshape, permute, cut, broadcast_to)
def views(step: Step) -> Work | None:
    """Views that could not be views are copies of views."""
    (source,), (target,) = step.inputs, step.outputs
    rule = step.kernel.op.view_rule
    if step.kernel.op is reshape:  # the target, seen in the shape of the source
        seen = target.layout.reshaped(source.layout.shape)
        return None if seen is None else copied(source, Operand(target.space, seen))
    seen = rule(source.layout, **step.params)
    return None if seen is None else copied(Operand(source.space, seen), target)


@translation(join)
def joined(step: Step) -> Work | None:
    """Each piece to its place in the whole."""
    (target,) = step.outputs
    shapes = [piece.layout.shape for piece in step.inputs]
    parts = join.parts_rule(target.layout, shapes, **step.params)
    places = [Operand(target.space, part) for part in parts]
    return chained(*(copied(*pair) for pair in zip(step.inputs, places, strict=True)))


@translation(inlay)
def inlaid(step: Step) -> Work | None:
    """One number around, or everywhere between, and the elements at their places."""
    around = framed(step)
    return None if around is None else then(around, copied(step.inputs[0], places_of_inlay(step)))


def places_of_inlay(step: Step) -> Operand:
    """The elements of the result of an inlay that come from its argument."""
    (x,), (target,), params = step.inputs, step.outputs, step.params
    return Operand(target.space, target.layout.sliced(params["starts"], x.layout.shape, params["steps"]))


def framed(step: Step) -> Work | None:
    """The number of an inlay to all elements of the result that do not come from its argument.

    Where the elements are not neighbours it is written everywhere first.
    """
    (x,), (target,), params = step.inputs, step.outputs, step.params
    fill = FILLS.get(params["fill"])
    if fill is None:
        return None
    number = Operand(KNOWN, Layout.rows((), "Real32", fill))
    everywhere = formula_work("copy", [number], [target])
    if set(params["steps"]) != {1}:
        return everywhere
    starts, sizes = [0] * len(x.layout.shape), list(target.layout.shape)
    ones, works = [1] * len(sizes), []
    for axis, (start, size) in enumerate(zip(params["starts"], x.layout.shape, strict=True)):
        for first, last in ((0, start), (start + size, sizes[axis])):
            if last > first:
                some = [*starts[:axis], first, *starts[axis + 1 :]]
                shape = [*sizes[:axis], last - first, *sizes[axis + 1 :]]
                layout = target.layout.sliced(some, shape, ones)
                works.append(formula_work("copy", [number], [Operand(target.space, layout)]))
        starts[axis], sizes[axis] = start, size
    return chained(*works) if works and None not in works else everywhere
