"""Convolutions and their gradients as tiles where they are: no copies of windows.

Arrays are (C, sizes..., B) with the batch last, so the neighbours of a vector are examples, and where a
window moves by one element, those of the next places too. Kernels are (O, C / groups, window...).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from itertools import product as combinations
from math import gcd, prod

from wlnet.frozen import frozen
from wlnet.tensor.ops.convolution import convolve, deconvolve, window_products
from wlnet.tensor.run.cpu.rows.amx_windows import amx_gradient, amx_windows, amx_windows_back
from wlnet.tensor.run.cpu.rows.gradients import gradient_work
from wlnet.tensor.run.cpu.rows.products import NANOSECONDS, Loop, Product, product_rows
from wlnet.tensor.run.cpu.rows.translation import translation
from wlnet.tensor.run.cpu.rows.windows import DenseGeometry, geometry_of
from wlnet.tensor.run.cpu.rows.winograd import by_winograd, winograd, winograd_back
from wlnet.tensor.run.cpu.table import Bands, Row, Work
from wlnet.tensor.run.plan import Operand, Step

MOST_PRODUCTS = 1500  # of a step, each of which is one row or a few


def _work(geometry: DenseGeometry, length: int, rows) -> Work:
    cost = 50.0 + geometry.work * NANOSECONDS
    return Work(cost, length, rows)


def _span(length: int, part: int, parts: int) -> tuple[int, int]:
    return part * length // parts, (part + 1) * length // parts


@translation(convolve)
def windows(step: Step) -> Work | None:
    """y[o, places] = sum of w[o, c, t] x[c, places under t]: a broadcast tile, places in the vectors."""
    (x, w), (y,) = step.inputs, step.outputs
    g = geometry_of(step, x, y, w)
    if g is None or (not g.in_line and prod(g.grid) > MOST_PRODUCTS):
        return None
    by_matrix_unit = amx_windows(g)
    if by_matrix_unit is not None:
        return by_matrix_unit
    if by_winograd(g):
        return winograd(g)
    if g.groups > 1:
        return _by_groups(g, _windows(g), names=("w", "x", "y"))
    over_rows = len(g.grid) > 1

    def rows(part: int, parts: int) -> list[Row]:
        one = _windows(g)
        if over_rows:
            return product_rows(_rows_of(one, *_span(g.grid[0], part, parts)))
        return product_rows(one.part_of_rows(*_span(one.rows, part, parts)))

    def bands(ends: Sequence[int]) -> Iterator[list[Row]]:
        one = _windows(g)
        return (product_rows(_rows_of(one, *band)) for band in pairwise(ends))

    work = _work(g, g.grid[0] if over_rows else g.each[1], rows)
    return replace(work, bands=Bands(0, g.grid[0], 1, bands)) if over_rows else work


def _by_groups(g: DenseGeometry, *products: Product, names: tuple[str, str, str]) -> Work:
    """Products of the first group for all groups, which are one more loop around; parts are some of them.

    names    which of x, y and w are A, B and C
    """
    moves = [g.group_steps[name] for name in names]

    def rows(part: int, parts: int) -> list[Row]:
        start, stop = _span(g.groups, part, parts)
        around = Loop(stop - start, *moves)
        found = []
        for one in products:
            a, b, c = (p + start * step for p, step in zip((one.a, one.b, one.c), moves, strict=True))
            found += _several(replace(one, a=a, b=b, c=c, outer=(around, *one.outer)))
        return found

    return _work(g, g.groups, rows)


def _several(product: Product) -> list[Row]:
    pieces = _in_cache(product) if product.b_column != 4 else [product]
    return [row for piece in pieces for row in product_rows(piece)]


def _windows(g: DenseGeometry) -> Product:
    axes = range(len(g.grid))
    sums = [(g.each[0], g.w_steps[1], g.x_steps[0])]
    sums += [(g.window[i], g.w_steps[2 + i], g.dilation[i] * g.x_steps[1 + i]) for i in axes]
    inner = len(g.grid) - 1 if g.in_line else len(g.grid)
    outer = [Loop(g.grid[i], b=g.stride[i] * g.x_steps[1 + i], c=g.y_steps[1 + i]) for i in axes][:inner]
    return Product(
        g.w,
        g.x,
        g.y,
        g.each[1],
        g.batch * prod(g.grid[inner:]),
        tuple(sums),
        a_row=g.w_steps[0],
        b_column=4,
        c_row=g.y_steps[0],
        c_column=4,
        outer=tuple(outer),
    )


def _rows_of(product: Product, start: int, stop: int) -> Product:
    """A part of the outermost loop."""
    first, *others = product.outer
    moved = replace(product, outer=(replace(first, count=stop - start), *others))
    return replace(moved, b=product.b + start * first.b, c=product.c + start * first.c)


@frozen
class Taps:
    """Elements of an axis that the same elements of a window reach, and the places they do it from.

    first, step, count    the elements
    tap, place            first element of the window, and the place from which it reaches `first`
    taps                  how many; each is `tap_step` further in the window, `place_step` further in places
    """

    first: int
    step: int
    count: int
    tap: int
    place: int
    taps: int
    tap_step: int
    place_step: int

    def within(self, some: range) -> tuple[int, int]:
        """Numbers, the second not included, of the elements that lie within neighbouring ones."""
        ends = (-((self.first - end) // self.step) for end in (some.start, some.stop))
        start, stop = (min(max(end, 0), self.count) for end in ends)
        return start, stop


def taps_of(wanted: range, window: int, grid: int, stride: int, dilation: int) -> list[Taps]:
    """The wanted elements of an axis, in runs."""
    common = gcd(stride, dilation)
    tap_step, place_step = stride // common, -dilation // common
    seen: dict[tuple, list[int]] = defaultdict(list)
    for element in wanted:
        pairs = [
            (tap, (element - tap * dilation) // stride)
            for tap in range(window)
            if (element - tap * dilation) % stride == 0
            and 0 <= element - tap * dilation <= (grid - 1) * stride
        ]
        tap, first = pairs[0] if pairs else (0, 0)
        # The same taps at places that move along with the element: one run, `stride` apart. Those that
        # nothing reaches run likewise.
        seen[tap, len(pairs), (element - first * stride) if pairs else element % stride].append(element)
    found = []
    for (tap, count, offset), elements in seen.items():
        for run in _runs(elements, stride):
            start = (run[0] - offset) // stride if count else 0
            found.append(Taps(run[0], stride, len(run), tap, start, count, tap_step, place_step))
    return found


def _runs(elements: list[int], step: int) -> Iterator[list[int]]:
    run: list[int] = []
    for element in elements:
        if run and element != run[-1] + step:
            yield run
            run = []
        run.append(element)
    if run:
        yield run


@translation(deconvolve)
def spread(step: Step) -> Work | None:
    """x[c, i] = sum of w[o, c, t] y[o, place] over those places whose element t lies at i, and no others."""
    return spread_in(step, step.outputs[0])


def spread_in(step: Step, wanted: Operand) -> Work | None:
    """The same for a box of elements i; what is written of others is of no use."""
    (y, w), (x,) = step.inputs, step.outputs
    g = geometry_of(step, x, y, w)
    if g is None or wanted.layout.strides != x.layout.strides or wanted.layout.dtype != x.layout.dtype:
        return None
    left, spans = wanted.layout.offset - x.layout.offset, []
    for size, step_ in zip(wanted.layout.shape, x.layout.strides, strict=True):
        start, left = divmod(left, step_)
        spans.append(range(start, start + size))
    spans = spans[1:-1]
    by_matrix_unit = amx_windows_back(g, spans)
    if by_matrix_unit is not None:
        return by_matrix_unit
    if by_winograd(g):
        even = all(len(span) % 2 == 0 for span in spans)
        return winograd_back(g, spans if even else [range(n) for n in g.sizes])
    facts = zip(spans, g.window, g.grid, g.stride, g.dilation, strict=True)
    axes = [taps_of(*one) for one in facts]
    if prod(map(len, axes)) > MOST_PRODUCTS:
        return None
    combined = sorted(combinations(*axes), key=lambda taps: [one.first for one in taps])
    if g.groups > 1:
        return _by_groups(g, *(_spread(g, taps) for taps in combined), names=("w", "y", "x"))

    # In bands, all channels of a place are made while what they need is near; a line has none.
    bands = len(spans[0]) if len(axes) > 1 else 0

    def band(start: int, stop: int) -> list[Row]:
        some = spans[0][start:stop]
        found = []
        for taps in combined:
            first, last = taps[0].within(some)
            if last > first:
                found += product_rows(_rows_of(_spread(g, taps), first, last))
        return found

    def rows(part: int, parts: int) -> list[Row]:
        if bands:
            return band(*_span(bands, part, parts))
        some = [_spread(g, taps).part_of_rows(*_span(g.each[0], part, parts)) for taps in combined]
        return [row for product in some for row in product_rows(product)]

    def in_bands(ends: Sequence[int]) -> Iterator[list[Row]]:
        return (band(*one) for one in pairwise(ends))

    work = _work(g, bands or max(g.each[0] // 8, 1), rows)
    return replace(work, bands=Bands(spans[0].start, bands, 1, in_bands)) if bands else work


def _spread(g: DenseGeometry, taps: tuple[Taps, ...]) -> Product:
    """One combination of runs along the axes."""
    a, b, c = g.w, g.y, g.x
    sums, outer = [(g.each[1], g.w_steps[0], g.y_steps[0])], []
    for i, one in enumerate(taps):
        a, b = a + one.tap * g.w_steps[2 + i], b + one.place * g.y_steps[1 + i]
        c = c + one.first * g.x_steps[1 + i]
        sums.append((one.taps, one.tap_step * g.w_steps[2 + i], one.place_step * g.y_steps[1 + i]))
        outer.append(Loop(one.count, b=g.y_steps[1 + i], c=one.step * g.x_steps[1 + i]))
    columns = g.batch
    if taps[-1].step == 1 and taps[-1].taps:  # neighbours again
        columns *= taps[-1].count
        outer.pop()
    return Product(
        a,
        b,
        c,
        g.each[0],
        columns,
        tuple(sums),
        a_row=g.w_steps[1],
        b_column=4,
        c_row=g.x_steps[0],
        c_column=4,
        outer=tuple(outer),
    )


@translation(window_products)
def kernel_gradients(step: Step) -> Work | None:
    """w[o, c, t] = sum of y[o, places] x[c, places under t]: a dot tile, places in the vectors."""
    (x, y), (w,) = step.inputs, step.outputs
    g = geometry_of(step, x, y, w)
    if g is None or len(g.grid) - g.in_line > 2:
        return None
    if g.groups > 1:
        return _by_groups(g, _kernel_gradient(g), names=("y", "x", "w"))
    found = amx_gradient(g) or gradient_work(g)
    if found is not None:
        return found
    by_window = g.window[-1] > 1  # else channels are the columns of the tiles
    length = max(g.each[0] if by_window and g.each[0] > 1 else g.each[1] // 5, 1)

    def rows(part: int, parts: int) -> list[Row]:
        one = _kernel_gradient(g)
        start, stop = _span(length, part, parts)
        if by_window and g.each[0] > 1:
            one = _rows_of(one, start, stop)
        else:
            one = one.part_of_rows(5 * start, one.rows if stop == length else 5 * stop)
        return _several(one)

    return _work(g, length, rows)


NEAR = 1024  # numbers of a line of y at once: 8 of them stay in the nearest cache while all channels pass


def _in_cache(product: Product) -> list[Product]:
    """The product with few of its places at a time, each added to those before.

    16 channels of 32 x 32 places, batch 64: 2.9 ms, all at once 22.
    """
    pieces = [product]
    for loop in range(len(product.sums)):
        inner = prod(count for count, _, _ in product.sums[loop + 1 :])
        unit = 16 if loop + 1 == len(product.sums) else 1
        most = max(NEAR // (inner * unit), 1) * unit
        pieces = [part for piece in pieces for part in _pieces_of_sum(piece, loop, most)]
    first, *others = pieces
    return [first, *(_added(one) for one in others)]


def _pieces_of_sum(product: Product, loop: int, most: int) -> list[Product]:
    """At most so many times of a loop over k at once."""
    count, a, b = product.sums[loop]
    found = []
    for start in range(0, count, most):
        sums = list(product.sums)
        sums[loop] = (min(most, count - start), a, b)
        moved = {"a": product.a + start * a, "b": product.b + start * b}
        found.append(replace(product, sums=tuple(sums), **moved))
    return found


def _added(product: Product) -> Product:
    """To what is there already."""
    outer = tuple(replace(loop, d=loop.c) for loop in product.outer)
    return replace(product, d=product.c, d_row=product.c_row, d_column=product.c_column, outer=outer)


def _kernel_gradient(g: DenseGeometry) -> Product:
    axes = range(len(g.grid))
    inner = len(g.grid) - 1 if g.in_line else len(g.grid)
    sums = [(g.grid[i], g.y_steps[1 + i], g.stride[i] * g.x_steps[1 + i]) for i in axes][:inner]
    sums.append((g.batch * prod(g.grid[inner:]), 4, 4))
    last = g.dilation[-1] * g.x_steps[-1]
    over_channels = Loop(g.each[0], b=g.x_steps[0], c=g.w_steps[1])
    over_window = [Loop(g.window[i], b=g.dilation[i] * g.x_steps[1 + i], c=g.w_steps[2 + i]) for i in axes]
    columns, b_column, c_column = g.window[-1], last, g.w_steps[-1]
    outer = [over_channels, *over_window[:-1]]
    if g.window[-1] == 1:
        columns, b_column, c_column = g.each[0], g.x_steps[0], g.w_steps[1]
        outer = over_window
    return Product(
        g.y,
        g.x,
        g.w,
        g.each[1],
        columns,
        tuple(sums),
        a_row=g.y_steps[0],
        b_column=b_column,
        c_row=g.w_steps[0],
        c_column=c_column,
        outer=tuple(outer),
    )
