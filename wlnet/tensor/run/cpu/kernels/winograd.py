"""Convolutions with windows of 3 x 3 by Winograd's F(2 x 2, 3 x 3): transforms around sixteen products.

Source: Lavin and Gray, Fast Algorithms for Convolutional Neural Networks, 2016. Four by four elements of x
give, by sums and differences alone, sixteen numbers; so do the nine of a kernel; and of their products,
summed over channels, four neighbouring places are sums and differences again: 16 multiplications for 36.
Arrays have the batch last, and its examples are the lanes.
"""

from __future__ import annotations

from wlnet.tensor.run.cpu.kernels.lanes import Lanes
from wlnet.tensor.run.cpu.kernels.source import (
    BYTES,
    F32,
    VECTOR,
    address,
    alloca_once,
    at,
    constant,
    floats,
    for_range,
    kernel,
    load,
    number,
    store,
    word,
)

POINTS = 16


def _differences(a, b, c, d):
    """Of four elements along an axis."""
    return a - c, b + c, c - b, b - d


def _sums(a, b, c, d):
    """Two places of four products along an axis."""
    return a + b + c, b - c - d


class _Lines:
    """Elements (row, column) of a channel, zero outside of it."""

    def __init__(self, b, height, width, y_step, x_step):
        self.b, self.height, self.width, self.y_step, self.x_step = b, height, width, y_step, x_step

    def inside(self, index, size):
        """(whether it is inside, the index or 0)."""
        b = self.b
        fine = b.and_(b.icmp_signed(">=", index, number(0)), b.icmp_signed("<", index, size))
        return fine, b.select(fine, index, number(0))

    def column(self, start, row, index):
        """Differences of four elements below each other, from `row` on."""
        b = self.b
        fine, place = self.inside(index, self.width)
        line = b.add(start, b.mul(place, self.x_step))
        found = []
        for r in range(4):
            both, place = self.inside(b.add(row, number(r)), self.height)
            both = b.and_(both, fine)
            x = load(b, b.inttoptr(b.add(line, b.mul(place, self.y_step)), BYTES))
            found.append(Lanes(b, b.select(both, x, constant(0))))
        return _differences(*found)


@word(14)
def inputs(
    b, x, v, channels, tiles, vectors, row, column, height, width, c_step, y_step, x_step, p_step, v_step
):
    lines = _Lines(b, height, width, y_step, x_step)
    kept = [[alloca_once(b, VECTOR) for _ in range(4)] for _ in range(2)]

    def keep(old, new):
        for place, one in zip(old, new, strict=True):
            b.store(one.v, place)

    with for_range(b, channels) as c, for_range(b, vectors) as n:
        lane = b.mul(n, number(64))
        start = b.add(b.add(x, b.mul(c, c_step)), lane)
        target = b.add(b.add(v, b.mul(c, v_step)), lane)
        for k in range(2):
            keep(kept[k], lines.column(start, row, b.add(column, number(k))))
        with for_range(b, tiles) as t:
            first = b.add(column, b.mul(t, number(2)))
            new = [lines.column(start, row, b.add(first, number(k))) for k in (2, 3)]
            to = b.inttoptr(b.add(target, b.mul(t, x_step)), BYTES)
            for i in range(4):
                line = [Lanes(b, b.load(kept[k][i])) for k in range(2)] + [new[0][i], new[1][i]]
                for j, one in enumerate(_differences(*line)):
                    store(b, one.v, at(b, to, b.mul(number(4 * i + j), p_step)))
            for k in range(2):
                keep(kept[k], new[k])


@kernel("winograd_inputs")
def transformed_inputs():
    """x, target (operands); channels, tiles beside each other, vectors of the batch; first row and column
    (they may be outside); rows and columns of x; bytes from channel to channel, row to row and column to
    column of x; in the target from point to point and from channel to channel. Tiles overlap by two.
    """

    def run(r, c):
        inputs(
            address(r, c, 1),
            address(r, c, 2),
            r[3],
            r[4],
            r[5],
            r[6],
            r[7],
            r[8],
            r[9],
            r[10],
            r[11],
            r[12],
            r[13],
            r[14],
        )

    return run


@word(10)
def outputs(b, m, y, channels, tiles, vectors, p_step, m_step, c_step, y_step, x_step):
    with (
        for_range(b, channels) as c,
        for_range(b, tiles) as t,
        for_range(b, vectors) as n,
    ):
        lane = b.mul(n, number(64))
        start = b.add(b.add(m, b.mul(c, m_step)), b.add(lane, b.mul(t, x_step)))
        start = b.inttoptr(start, BYTES)
        to = b.add(b.add(y, b.mul(c, c_step)), b.add(lane, b.mul(t, b.mul(x_step, number(2)))))
        to = b.inttoptr(to, BYTES)
        columns = []
        for j in range(4):
            points = [load(b, at(b, start, b.mul(number(4 * i + j), p_step))) for i in range(4)]
            columns.append(_sums(*(Lanes(b, point) for point in points)))
        for i in range(2):
            for j, one in enumerate(_sums(*(column[i] for column in columns))):
                place = b.add(b.mul(number(i), y_step), b.mul(number(j), x_step))
                store(b, one.v, at(b, to, place))


@kernel("winograd_outputs")
def transformed_outputs():
    """Products, y (operands); channels, tiles beside each other, vectors of the batch; in the products bytes
    from point to point and from channel to channel; in y from channel to channel, row to row, column to
    column.
    """

    def run(r, c):
        outputs(address(r, c, 1), address(r, c, 2), r[3], r[4], r[5], r[6], r[7], r[8], r[9], r[10])

    return run


@kernel("winograd_kernels")
def transformed_kernels():
    """Kernels of 3 x 3, target (operands); how many; bytes from point to point in the target; 1 if they are
    turned around, which is another order of the points.
    """

    def run(r, c):
        w, u = address(r, c, 1), address(r, c, 2)
        step, turned = r[4], r[5]
        half = F32(0.5)
        for k in range(r[3]):
            g = floats(w + 36 * k)
            to = u + 4 * k
            for column in range(3):
                # The points of a column stand in the place of the first three of each line for now.
                a, b, d = g[column], g[3 + column], g[6 + column]
                floats(to + (column) * step)[0] = a
                floats(to + (4 + column) * step)[0] = half * (a + b + d)
                floats(to + (8 + column) * step)[0] = half * (a - b + d)
                floats(to + (12 + column) * step)[0] = d
            for i in range(4):
                line = to + 4 * i * step
                a, b, d = floats(line)[0], floats(line + step)[0], floats(line + 2 * step)[0]
                floats(line + step)[0] = half * (a + b + d)
                floats(line + 2 * step)[0] = half * (a - b + d)
                floats(line)[0] = d if turned else a
                floats(line + 3 * step)[0] = a if turned else d
            if turned:
                for j in range(4):
                    first, last = floats(to + j * step), floats(to + (12 + j) * step)
                    a, d = first[0], last[0]
                    first[0], last[0] = d, a

    return run
