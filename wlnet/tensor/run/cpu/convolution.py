"""Convolution, tuned for the CPU: copies and products of rows that stay in the cache.

Of (C, rows, inner sizes..., B) a tile is copied as (rows, C, inner window, columns), columns being the
places along the inner axes times the batch. What stands under the window of one row of places is then
one dense matrix, (window rows x C x inner window, columns): it is multiplied where it lies, and each
element is copied for the inner window only, not once more for each row of the window. Rows `dilation`
apart stand side by side, so a dilated window is dense too.

Measured (20 channels, 12 x 12, window 5 x 5, 50 kernels, batch 64, one thread): convolve 2.3 ms against 2.6
of the plain kernel and 2.1 of its products alone, in a third of the memory.

The work is dealt to two chains by rows, fixed by the shapes, so the result does not depend on who does it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

import numpy as np

from wlnet.tensor.ops.convolution import convolve, deconvolve, window_products
from wlnet.tensor.run.kernel import tuned
from wlnet.tensor.shape import places

COLUMNS = 2048  # at most so many in a product, if the first inner axis can be cut
FEWEST = 128  # with fewer columns one large product of the plain kernel is quicker
TILE = (
    1 << 19
)  # numbers in a tile, so that it stays in the L2 cache; a row more if that is not enough for one
MANY = 6_000_000  # multiplications from which on a helper pays


@dataclass(frozen=True)
class Tile:
    """Some rows of places and a part of the first inner axis.

    products    (row of places, first of the rows of the tile that its window sees)
    rows        slice of the rows of x that the tile holds
    inner       slice of the places along the first inner axis
    """

    products: tuple[tuple[int, int], ...]
    rows: slice
    inner: slice


@dataclass(frozen=True)
class Geometry:
    """Sizes of one convolution; the first axis after the channels is that of the rows.

    grid      places along each axis
    each      (channels, kernels) of a group
    """

    sizes: tuple[int, ...]
    window: tuple[int, ...]
    grid: tuple[int, ...]
    stride: tuple[int, ...]
    dilation: tuple[int, ...]
    batch: int
    groups: int
    each: tuple[int, int]

    @classmethod
    def of(cls, x, kernels, *, stride, dilation, groups) -> Geometry:
        """Of the shapes of x and of the kernels. A single axis counts as the inner one, under one row."""
        sizes, window = tuple(x[1:-1]), tuple(kernels[2:])
        if len(sizes) == 1:
            sizes, window, stride, dilation = (1, *sizes), (1, *window), (1, *stride), (1, *dilation)
        grid = tuple(map(places, sizes, window, stride, dilation))
        return cls(sizes, window, grid, stride, dilation, x[-1], groups, (kernels[1], kernels[0] // groups))

    @property
    def taps(self) -> int:
        """Rows of the matrix under one row of the window."""
        return self.each[0] * prod(self.window[1:])

    @property
    def most_columns(self) -> int:
        return self.cut * self._beside

    @property
    def _beside(self) -> int:
        """Columns for one place along the first inner axis."""
        return prod(self.grid[2:]) * self.batch

    @property
    def cut(self) -> int:
        """Places along the first inner axis that a tile takes: all, or parts of nearly the same size."""
        parts = -(-self.grid[1] * self._beside // COLUMNS)
        return -(-self.grid[1] // min(parts, self.grid[1]))

    @property
    def work(self) -> int:
        return prod(self.grid) * self.batch * self.each[0] * self.each[1] * prod(self.window) * self.groups

    def inner_parts(self) -> list[slice]:
        return [slice(i, min(i + self.cut, self.grid[1])) for i in range(0, self.grid[1], self.cut)]

    def columns(self, part: slice) -> int:
        return (part.stop - part.start) * self._beside

    def tiles(self) -> list[Tile]:
        """Tiles that together hold every product once."""
        (step, apart), found = (self.stride[0], self.dilation[0]), []
        row = self.taps * self.most_columns
        room = max(self.window[0], TILE // row)
        for residue in range(apart):
            # Rows residue, residue + dilation, ... only: among them the window is dense.
            tops = [(p, p * step // apart) for p in range(self.grid[0]) if p * step % apart == residue]
            while tops:
                first = tops[0][1]
                count = sum(top + self.window[0] <= first + room for _, top in tops)
                if len(tops) == self.grid[0] and self.work >= MANY:
                    count = min(count, -(-len(tops) // 2))  # one part a chain at least
                some, tops = tops[:count], tops[count:]
                products = tuple((p, top - first) for p, top in some)
                stop = some[-1][1] + self.window[0]
                rows = slice(residue + first * apart, residue + (stop - 1) * apart + 1, apart)
                found.extend(Tile(products, rows, part) for part in self.inner_parts())
        return found

    @property
    def chains(self) -> int:
        return 2 if self.work >= MANY and len(self.tiles()) > 1 else 1

    def tile_rows(self) -> int:
        return max(tile.products[-1][1] + self.window[0] for tile in self.tiles())

    def tile_size(self) -> int:
        """Numbers in the largest tile."""
        return self.tile_rows() * self.taps * self.most_columns

    def inner_taps(self, part: slice) -> Iterator[tuple[tuple[int, ...], tuple[slice, ...]]]:
        """For each element of the inner window: its index, and slices of what stands under it."""
        for tap in np.ndindex(*self.window[1:]):
            under = []
            facts = zip(tap, self.grid[1:], self.stride[1:], self.dilation[1:], strict=True)
            for axis, (t, n, s, d) in enumerate(facts):
                start, stop = (part.start, part.stop) if axis == 0 else (0, n)
                under.append(slice(t * d + start * s, t * d + (stop - 1) * s + 1, s))
            yield tap, tuple(under)


def dealt(parts: list, chains: int, chain: int) -> list:
    """The share of one chain."""
    return parts[chain * len(parts) // chains : (chain + 1) * len(parts) // chains]


def viewed(array, *shape):
    """The array in another shape, in the same memory."""
    found = array.reshape(shape)
    assert not array.size or np.may_share_memory(found, array), "a copy would be made only once"
    return found


def _rows_first(x):
    """(C, rows, ...) to (rows, C, ...)"""
    return x.transpose(1, 0, *range(2, x.ndim))


def _with_rows(array, axis: int, stride: tuple):
    """An array of a convolution along one axis, with the one row that it is taken for."""
    return viewed(array, *array.shape[:axis], 1, *array.shape[axis:]) if len(stride) == 1 else array


def _copy_tile(xp, geometry: Geometry, tile: Tile, x, memory):
    """The tile of one group of x; as a matrix (rows taps, columns)."""
    rows = len(range(tile.rows.start, tile.rows.stop, tile.rows.step))
    columns = geometry.columns(tile.inner)
    shape = (rows, geometry.each[0], *geometry.window[1:])
    places_ = (tile.inner.stop - tile.inner.start, *geometry.grid[2:], geometry.batch)
    target = memory[: rows * geometry.taps * columns].reshape(*shape, *places_)
    for tap, under in geometry.inner_taps(tile.inner):
        source = x[(slice(None), tile.rows, *under)]
        xp.copyto(target[(slice(None), slice(None), *tap)], _rows_first(source))
    return target.reshape(rows * geometry.taps, columns)


def _group(array, geometry: Geometry, group: int, side: int):
    """The channels (side 0) or kernels (side 1) of a group."""
    each = geometry.each[side]
    return array[group * each : (group + 1) * each]


def _matrix(array, row: int, part: slice):
    """(O, columns) of one row of places."""
    some = array[:, row, part]
    return viewed(some, some.shape[0], prod(some.shape[1:]))


def _takes(x, kernels, *, stride, dilation, groups):
    if x.dtype not in ("Real32", "Real64") or 0 in x.shape or 0 in kernels.shape:
        return False
    geometry = Geometry.of(x.shape, kernels.shape, stride=stride, dilation=dilation, groups=groups)
    return geometry.most_columns >= FEWEST and geometry.each[0] * geometry.each[1] > 1


def _convolve_scratch(x, kernels, **facts):
    geometry = Geometry.of(x[0], kernels[0], **facts)
    return [((geometry.chains, geometry.tile_size()), x[1]), (kernels[0], x[1])]


@tuned(convolve, device="CPU", when=_takes, scratch=_convolve_scratch)
def convolve_by_rows(xp, x, kernels, out, scratch, **facts):
    """One product a row of places: (O, window rows taps) by (window rows taps, columns)."""
    memory, weights = scratch
    geometry = Geometry.of(x.shape, kernels.shape, **facts)
    x, out, kernels = (_with_rows(a, n, facts["stride"]) for a, n in ((x, 1), (out, 1), (kernels, 2)))
    weights = weights.reshape(kernels.shape[0], geometry.window[0], kernels.shape[1], *kernels.shape[3:])
    xp.copyto(weights, kernels.transpose(0, 2, 1, *range(3, kernels.ndim)))
    weights = weights.reshape(kernels.shape[0], geometry.window[0] * geometry.taps)
    tiles = geometry.tiles()
    for chain in xp.together(geometry.chains):
        for tile in dealt(tiles, geometry.chains, chain):
            for group in range(geometry.groups):
                matrix = _copy_tile(xp, geometry, tile, _group(x, geometry, group, 0), memory[chain])
                left, result = (_group(a, geometry, group, 1) for a in (weights, out))
                for row, top in tile.products:
                    under = matrix[top * geometry.taps : (top + geometry.window[0]) * geometry.taps]
                    xp.matmul(left, under, out=_matrix(result, row, tile.inner))


def _products_takes(x, y, *, window, **facts):
    kernels = (y.shape[0], x.shape[0] // facts["groups"], *window)
    return prod(y.shape) != 0 and _takes(x, type(x).rows(kernels, x.dtype), **facts)


def _products_scratch(x, y, *, window, **facts):
    kernels = (y[0][0], x[0][0] // facts["groups"], *window)
    geometry = Geometry.of(x[0], kernels, **facts)
    sums = (geometry.chains, 2, geometry.groups, prod(kernels[1:]), geometry.each[1])
    return [((geometry.chains, geometry.tile_size()), x[1]), (sums, x[1])]


@tuned(window_products, device="CPU", when=_products_takes, scratch=_products_scratch)
def products_by_rows(xp, x, y, out, scratch, *, window, **facts):
    """One product a row of places: (window rows taps, columns) by (columns, O); the chains add up apart.

    The longer side first: (500, 512) by (512, 50) takes 0.25 ms, its transpose 0.31.
    """
    memory, sums = scratch
    geometry = Geometry.of(x.shape, out.shape, **facts)
    x, y, out = (_with_rows(a, n, facts["stride"]) for a, n in ((x, 1), (y, 1), (out, 2)))
    tiles = geometry.tiles()
    for chain in xp.together(geometry.chains):
        fresh = set(range(geometry.groups))
        for tile in dealt(tiles, geometry.chains, chain):
            for group in range(geometry.groups):
                matrix = _copy_tile(xp, geometry, tile, _group(x, geometry, group, 0), memory[chain])
                right = _group(y, geometry, group, 1)
                whole, one = sums[chain, :, group]
                for row, top in tile.products:
                    under = matrix[top * geometry.taps : (top + geometry.window[0]) * geometry.taps]
                    target = whole if group in fresh else one
                    xp.matmul(under, _matrix(right, row, tile.inner).T, out=target)
                    if group not in fresh:
                        xp.add(whole, one, out=whole)
                    fresh.discard(group)
    if geometry.chains == 2:
        xp.add(sums[0, 0], sums[1, 0], out=sums[0, 0])
    for group, one in enumerate(sums[0, 0]):
        target = _group(out, geometry, group, 1)
        found = one.reshape(geometry.window[0], *target.shape[1:2], *target.shape[3:], target.shape[0])
        xp.copyto(target, found.transpose(found.ndim - 1, 1, 0, *range(2, found.ndim - 1)))


@dataclass(frozen=True)
class Row:
    """One row of x in `deconvolve`, and the rows of places whose windows see it.

    row          its number in x
    residue      rows residue, residue + dilation, ... are a problem of their own
    first, last  the rows of places, counted among those of the residue; last < first if there are none
    taps         columns of the weights that belong to them, in units of O
    """

    row: int
    residue: int
    first: int
    last: int
    taps: slice


def _order_of_taps(geometry: Geometry) -> list[int]:
    """Rows of the window, those that are strides apart side by side, from high to low."""
    step, high = geometry.stride[0], geometry.window[0]
    return [tap for start in range(min(step, high)) for tap in reversed(range(start, high, step))]


def _rows_of_x(geometry: Geometry) -> list[Row]:
    """Every row of x; stride or dilation is 1."""
    step, apart, high = geometry.stride[0], geometry.dilation[0], geometry.window[0]
    order, found = _order_of_taps(geometry), []
    for residue in range(apart):
        count = len(range(residue, geometry.grid[0], apart))
        for number, row in enumerate(range(residue, geometry.sizes[0], apart)):
            first, last = max(0, -((high - 1 - number) // step)), min(count - 1, number // step)
            if last < first:
                found.append(Row(row, residue, first, last, slice(0)))
                continue
            start = order.index(number - first * step)
            found.append(Row(row, residue, first, last, slice(start, start + last - first + 1)))
    return found


def _deconvolve_facts(y, kernels, sizes, facts) -> Geometry:
    shape = (kernels[1] * facts["groups"], *sizes, y[-1])
    return Geometry.of(shape, kernels, **facts)


def _deconvolve_takes(y, kernels, *, sizes, **facts):
    geometry = _deconvolve_facts(y.shape, kernels.shape, sizes, facts)
    single = geometry.stride[0] == 1 or geometry.dilation[0] == 1
    x = (kernels.shape[1] * facts["groups"], *sizes, y.shape[-1])
    return single and _takes(type(y).rows(x, y.dtype), kernels, **facts)


def _deconvolve_scratch(y, kernels, *, sizes, **facts):
    geometry = _deconvolve_facts(y[0], kernels[0], sizes, facts)
    product = (geometry.chains, geometry.taps * geometry.most_columns)
    whole_row = (geometry.chains, geometry.each[0] * prod(geometry.sizes[1:]) * geometry.batch)
    return [y, kernels, (product, y[1]), (whole_row, y[1])]


@tuned(deconvolve, device="CPU", when=_deconvolve_takes, scratch=_deconvolve_scratch)
def deconvolve_by_rows(xp, y, kernels, out, scratch, *, sizes, **facts):
    """One product a row of x: (taps, rows of the window O) by (rows of places O, columns), then folded."""
    turned, weights, products, whole_rows = scratch
    geometry = _deconvolve_facts(y.shape, kernels.shape, sizes, facts)
    y, out, kernels = (_with_rows(a, n, facts["stride"]) for a, n in ((y, 1), (out, 1), (kernels, 2)))
    weights = _turned_weights(xp, geometry, kernels, weights)
    matrices = _turned_rows(xp, geometry, y, turned.reshape(-1))
    rows = _rows_of_x(geometry)
    for chain in xp.together(geometry.chains):
        for row in dealt(rows, geometry.chains, chain):
            for group in range(geometry.groups):
                target = _group(out, geometry, group, 0)[:, row.row]
                if row.last < row.first:
                    xp.copyto(target, 0)
                    continue
                whole = whole_rows[chain].reshape(target.shape)
                xp.copyto(whole, 0)
                for part in geometry.inner_parts():
                    taken = slice(row.taps.start * geometry.each[1], row.taps.stop * geometry.each[1])
                    under = matrices[group, row.residue, part.start][row.first : row.last + 1]
                    columns = under.shape[-1]
                    product = products[chain, : geometry.taps * columns].reshape(geometry.taps, columns)
                    xp.matmul(weights[group][:, taken], viewed(under, -1, columns), out=product)
                    _fold(xp, geometry, part, product, whole)
                xp.copyto(target, whole)


def _turned_weights(xp, geometry: Geometry, kernels, memory) -> list:
    """For each group the weights as (taps, rows of the window O)."""
    channels, outputs = geometry.each
    found = memory.reshape(geometry.groups, channels, *geometry.window[1:], geometry.window[0], outputs)
    for group in range(geometry.groups):
        some = _group(kernels, geometry, group, 1)
        for place, tap in enumerate(_order_of_taps(geometry)):
            source = some[:, :, tap]
            xp.copyto(found[group, ..., place, :], source.transpose(*range(1, source.ndim), 0))
    return [viewed(one, geometry.taps, geometry.window[0] * outputs) for one in found]


def _turned_rows(xp, geometry: Geometry, y, memory) -> dict:
    """(group, residue, first place of the part) -> (rows of places, O, columns)."""
    jobs, found, start = [], {}, 0
    for group in range(geometry.groups):
        some = _group(y, geometry, group, 1)
        for residue in range(geometry.dilation[0]):
            for part in geometry.inner_parts():
                source = _rows_first(some[:, residue :: geometry.dilation[0], part])
                target = memory[start : start + source.size].reshape(source.shape)
                jobs.append((source, target))
                found[group, residue, part.start] = target.reshape(*source.shape[:2], -1)
                start += source.size
    chains = geometry.chains if len(jobs) > 1 else 1
    for chain in xp.together(chains):
        for source, target in dealt(jobs, chains, chain):
            xp.copyto(target, source)
    return found


def _fold(xp, geometry: Geometry, part: slice, product, whole) -> None:
    """Add what belongs to each element of the inner window to where it stands in a row of x."""
    places_ = (part.stop - part.start, *geometry.grid[2:], geometry.batch)
    product = product.reshape(geometry.each[0], *geometry.window[1:], *places_)
    for tap, under in geometry.inner_taps(part):
        place = whole[(slice(None), *under)]
        xp.add(place, product[(slice(None), *tap)], out=place)
