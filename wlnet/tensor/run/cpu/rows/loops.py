"""Arrays that move together through nested loops: axes sorted, joined and cut to what a kernel takes."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from wlnet.frozen import frozen
from wlnet.tensor.run.cpu.table import Place
from wlnet.tensor.run.plan import Operand


@frozen
class Loops:
    """
    sizes     of the loops, from outside to inside
    steps     for each array the bytes that it moves in each loop
    places    where each array starts
    apart     the loop over the axis that was to have one of its own
    """

    sizes: tuple[int, ...]
    steps: tuple[tuple[int, ...], ...]
    places: tuple[Place, ...]
    apart: int | None = None

    @property
    def count(self) -> int:
        return prod(self.sizes)

    def cut(self, loop: int, start: int, stop: int) -> Loops:
        """A part of one loop."""
        sizes = (*self.sizes[:loop], stop - start, *self.sizes[loop + 1 :])
        moved = zip(self.places, self.steps, strict=True)
        return Loops(sizes, self.steps, tuple(p + start * s[loop] for p, s in moved))

    def part(self, part: int, parts: int) -> Loops:
        """One of several parts of about the same size, cut where the outermost long loop is."""
        loop = max(range(len(self.sizes)), key=lambda i: (min(self.sizes[i], parts), -i))
        unit = 16 if loop == len(self.sizes) - 1 else 1  # whole vectors
        total = -(-self.sizes[loop] // unit)
        start, stop = (min(k * total // parts * unit, self.sizes[loop]) for k in (part, part + 1))
        return self.cut(loop, start, stop if part + 1 < parts else self.sizes[loop])

    def most_parts(self) -> int:
        return max(*self.sizes[:-1], self.sizes[-1] // 64, 1)

    def to_depth(self, depth: int) -> Iterator[Loops]:
        """Loops of just that depth: missing ones of size 1 are put outside, the outermost ones unrolled."""
        missing = depth - len(self.sizes)
        if missing >= 0:
            ones = (1,) * missing
            steps = tuple((0,) * missing + s for s in self.steps)
            yield Loops(ones + self.sizes, steps, self.places)
            return
        for i in range(self.sizes[0]):
            one = self.cut(0, i, i + 1)
            yield from Loops(one.sizes[1:], tuple(s[1:] for s in one.steps), one.places).to_depth(depth)


def loops_of(operands: list[Operand], shape: tuple[int, ...], apart: int | None = None) -> Loops:
    """Loops over an array of `shape`, to which all operands are stretched; the last one leads.

    Its fastest axis is the innermost. Axes that all operands take as one are one, but for the axis `apart`.
    """
    layouts = [operand.layout.broadcast(shape) for operand in operands]
    strides = [layout.strides for layout in layouts]
    axes = [axis for axis, n in enumerate(shape) if n != 1]
    lead = strides[-1]
    axes.sort(key=lambda axis: (-abs(lead[axis]), axis))
    sizes, steps, own = [], [], None
    for axis in axes:
        step = tuple(s[axis] for s in strides)
        if axis == apart:
            own = len(sizes)
        joined = sizes and own not in (len(sizes), len(sizes) - 1)
        if joined and all(big == small * shape[axis] for big, small in zip(steps[-1], step, strict=True)):
            sizes[-1] *= shape[axis]
            steps[-1] = step
        else:
            sizes.append(shape[axis])
            steps.append(step)
    if not sizes:
        sizes, steps = [1], [tuple(operand.layout.itemsize for operand in operands)]
    places = tuple(Place(o.space, o.layout.offset) for o in operands)
    return Loops(tuple(sizes), tuple(zip(*steps, strict=True)), places, own)
