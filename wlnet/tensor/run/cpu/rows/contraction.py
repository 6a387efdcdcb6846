"""Matrix products and sums along axes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import prod

from wlnet.tensor.layout import Layout
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.reduction import total
from wlnet.tensor.run.cpu.rows.amx import amx_work
from wlnet.tensor.run.cpu.rows.elementwise import FEWEST
from wlnet.tensor.run.cpu.rows.movement import copied
from wlnet.tensor.run.cpu.rows.panels import panel_work, stepped_work
from wlnet.tensor.run.cpu.rows.products import (
    NANOSECONDS,
    TURN,
    Loop,
    Product,
    copied_first,
    fits,
    narrow_rows,
    product_rows,
    product_work,
    turned_stride,
)
from wlnet.tensor.run.cpu.rows.translation import translation
from wlnet.tensor.run.cpu.table import ONES, ONES_OF_REAL64, SHARED, Place, Row, Work, place
from wlnet.tensor.run.plan import Operand, Step
from wlnet.tensor.shape import axes_of


def _with_turned_factor(product: Product) -> Work | None:
    """B turned so that its columns are neighbours, or A so that what is summed is; the smaller of the two."""
    if len(product.sums) > 1 or product.outer:
        return None
    ((count, a_step, b_step),) = product.sums
    found, item = [], product.item
    if b_step == item and product.c_column == item:
        stride = turned_stride(product.columns, item)
        made = replace(product, b=Place(SHARED, 0), b_column=item, sums=((count, a_step, stride),))
        found.append((product.columns, product.b, product.b_column, stride, made))
    if a_step != item and product.a_row == item and b_step == item and (count >= SHORT or not found):
        stride = turned_stride(count, item)
        made = replace(product, a=Place(SHARED, 0), a_row=stride, sums=((count, item, b_step),))
        found.append((product.rows, product.a, None, stride, made))
    if not found:
        return None
    lines, source, step, stride, made = min(found, key=lambda one: one[0])

    def rows(part: int, parts: int) -> list[Row]:
        # Part of the lines that become neighbours (B), or of what is summed (A).
        if step is not None:
            units = -(-lines // 16)
            start, stop = (min(16 * (k * units // parts), lines) for k in (part, part + 1))
            facts = (1, stop - start, count, 0, step, 0, stride)
            where = source + start * step, Place(SHARED, item * start)
            return [Row(TURN[item], (*where, *facts))]
        units = -(-count // 16)
        start, stop = (min(16 * (k * units // parts), count) for k in (part, part + 1))
        facts = (1, stop - start, lines, 0, a_step, 0, stride)
        return [Row(TURN[item], (source + start * a_step, Place(SHARED, item * start), *facts))]

    copy = Work(lines * count / 6, max(min(lines, count) // 16, 1), rows)
    shared = stride * (count if step is not None else lines)
    return replace(stepped_work(made) or product_work(made), before=copy, shared=shared)


SHORT = 256  # sums of fewer are no work for dot tiles, which add up their lanes at the end
ITEMS = {"Real32": 4, "Real64": 8}
DTYPES = {item: dtype for dtype, item in ITEMS.items()}
MOST_LOOPS, MOST_UNROLLED = 2, 64  # around a product; those of the outer one are unrolled


@translation(dot)
def matrices(step: Step) -> Work | None:
    """Products of matrices."""
    product = matrix_product(step)
    return None if product is None else matrix_work(product)


def matrix_work(product: Product) -> Work | None:
    """A product of matrices whose factors may have to be turned in memory first."""
    if product.outer:
        dense = None if product.lanes_are_columns else _with_dense_factor(product)
        return dense or _each(product)
    by_matrix_unit = amx_work(product)
    if by_matrix_unit is not None:
        return by_matrix_unit
    if _cut_by_rows(product) and fits(product):
        return product_work(product)
    return panel_work(product) or product_work(product) or _with_turned_factor(product)


TALL = 1024  # rows from which on a product is cut by them, as is all that is done to rows before and after


def _cut_by_rows(product: Product) -> bool:
    """Each part can turn the small factor for itself."""
    return product.rows >= TALL and copied_first(product)


MANY = 8  # matrices from which on each part has some of them: all that is done to one stays near


NARROW = 16  # columns: a tile of one vector takes as long to read A as to multiply
MOST_NARROW = 512  # matrices, for each of which there are rows of its own


def _each(product: Product) -> Work | None:
    """Products of many matrices."""
    narrow = product.columns <= NARROW and product.a_row == product.c_column == product.item
    if narrow and product.rows >= 2 * NARROW and prod(x.count for x in product.outer) <= MOST_NARROW:
        return _each_turned(product)
    work = product_work(product)
    if work is None or product.outer[0].count < MANY:
        return work
    return replace(work, most=product.outer[0].count, rows=lambda *part: product_rows(_some(product, *part)))


def _each_turned(product: Product) -> Work:
    """Products of many matrices with few columns, whose rows are neighbours in A: each is made turned."""

    def rows(part: int, parts: int) -> list[Row]:
        return [row for one in _singly(_some(product, part, parts)) for row in narrow_rows(one)]

    scratch = product.columns * turned_stride(product.rows, product.item)
    return Work(30.0 + product.work * NANOSECONDS, product.outer[0].count, rows, scratch)


def _singly(product: Product) -> Iterator[Product]:
    """The product of each turn of all loops."""
    if not product.outer:
        yield product
        return
    for n in range(product.outer[0].count):
        one = _between(product, n, n + 1)
        yield from _singly(one.but(outer=one.outer[1:]))


def _some(product: Product, part: int, parts: int) -> Product:
    """Some turns of the outermost loop."""
    count = product.outer[0].count
    return _between(product, part * count // parts, (part + 1) * count // parts)


def _between(product: Product, first: int, last: int) -> Product:
    """Turns first..last of the outermost loop."""
    loop, *inner = product.outer
    steps = {name: getattr(product, name) + first * getattr(loop, name) for name in "abc"}
    if loop.d:
        steps["d"] = product.d + first * loop.d
    return replace(product, **steps, outer=(replace(loop, count=last - first), *inner))


def _with_dense_factor(product: Product) -> Work | None:
    """B of all outer loops, copied so that its columns are neighbours."""
    if len(product.sums) > 1 or product.c_column != product.item:
        return None
    ((count, a_step, b_step),) = product.sums
    moving = [loop for loop in product.outer if loop.b]
    shape = (*(loop.count for loop in moving), count, product.columns)
    steps = (*(loop.b for loop in moving), b_step, product.b_column)
    dtype = DTYPES[product.item]
    copy = Layout.rows(shape, dtype)
    source = Operand(product.b.space, Layout(shape, dtype, steps, product.b.offset))
    before = _copied(source, Operand(SHARED, copy), bool(product.outer[0].b))
    if before is None:
        return None
    strides = iter(copy.strides)
    outer = tuple(replace(loop, b=next(strides)) if loop.b else loop for loop in product.outer)
    sums = ((count, a_step, copy.strides[-2]),)
    made = replace(product, b=Place(SHARED, 0), b_column=product.item, sums=sums, outer=outer)
    return replace(_each(made), before=before, shared=copy.nbytes)


def _copied(source: Operand, target: Operand, many: bool) -> Work | None:
    """A copy, cut as the products of many matrices are."""
    work, count = copied(source, target), source.layout.shape[0]
    if work is None or not many or count < MANY:
        return work

    def some(operand: Operand, first: int, last: int) -> Operand:
        layout = operand.layout
        starts, sizes = [0] * len(layout.shape), (last - first, *layout.shape[1:])
        starts[0] = first
        return Operand(operand.space, layout.sliced(starts, sizes, [1] * len(sizes)))

    def rows(part: int, parts: int) -> list[Row]:
        first, last = part * count // parts, (part + 1) * count // parts
        return copied(some(source, first, last), some(target, first, last)).rows(0, 1) if last > first else []

    return replace(work, most=count, rows=rows)


def matrix_product(step: Step) -> Product | None:
    """The product of the last two axes, with those before them as rows too or as loops around it."""
    (a, b), (c,) = step.inputs, step.outputs
    layouts = [x.layout for x in (a, b, c)]
    if layouts[2].dtype not in ITEMS or any(x.dtype != layouts[2].dtype or len(x.shape) < 2 for x in layouts):
        return None
    outside = layouts[2].shape[:-2]
    la, lb, lc = (x.settled.broadcast((*outside, *x.shape[-2:])) for x in layouts)
    (m, k), n = la.shape[-2:], lb.shape[-1]
    down = [la.strides[-2], 0, lc.strides[-2]]
    loops = _outer(outside, [x.strides[:-2] for x in (la, lb, lc)])
    if loops and [loops[-1].a, loops[-1].b, loops[-1].c] == [x * m for x in down]:
        m *= loops.pop().count
    if len(loops) > MOST_LOOPS or prod(loop.count for loop in loops[:-1]) > MOST_UNROLLED:
        return None
    return Product(
        place(a),
        place(b),
        place(c),
        m,
        n,
        ((k, la.strides[-1], lb.strides[-2]),),
        a_row=down[0],
        b_column=lb.strides[-1],
        c_row=down[2],
        c_column=lc.strides[-1],
        outer=tuple(loops),
        item=ITEMS[layouts[2].dtype],
    )


def _outer(shape, strides) -> list[Loop]:
    """Loops over leading axes, neighbours that all arrays take as one joined."""
    found: list[Loop] = []
    for n, *steps in zip(shape, *strides, strict=True):
        if n == 1:
            continue
        before = found[-1] if found else None
        if before is not None and [before.a, before.b, before.c] == [n * step for step in steps]:
            found[-1] = Loop(before.count * n, *steps)
        else:
            found.append(Loop(n, *steps))
    return found


@translation(total)
def totals(step: Step) -> Work | None:
    """Sums over axes: products with ones, in which the summed axes are loops over k."""
    (x,), (result,) = step.inputs, step.outputs
    item = ITEMS.get(x.layout.dtype)
    if item is None or not result.layout.contiguous or (item == 8 and prod(x.layout.shape) < FEWEST):
        return None
    axes = axes_of(step.params["axis"], len(x.layout.shape))
    sums = _joined(x.layout, axes)
    others = _joined(x.layout, [i for i in range(len(x.layout.shape)) if i not in axes])
    if len(sums) > 3 or len(others) > 2:
        return None
    *outer, (size, stride) = others or [(1, 0)]
    along = bool(sums) and sums[-1][1] == item
    return (
        product_work(
            Product(
                ONES if item == 4 else ONES_OF_REAL64,
                place(x),
                place(result),
                1,
                size,
                tuple((n, 0, s) for n, s in sums) or ((1, 0, 0),),
                a_row=0,
                b_column=stride,
                c_row=0,
                c_column=item,
                outer=tuple(Loop(n, b=s, c=item * size) for n, s in outer),
                item=item,
            )
        )
        if along or stride == item
        else None
    )


def _joined(layout: Layout, axes) -> list[tuple[int, int]]:
    """(size, stride) of some axes, neighbours that move as one joined."""
    found: list[tuple[int, int]] = []
    for axis in axes:
        n, stride = layout.shape[axis], layout.strides[axis]
        if n == 1:
            continue
        if found and found[-1][1] == n * stride:
            found[-1] = (found[-1][0] * n, stride)
        else:
            found.append((n, stride))
    return found
