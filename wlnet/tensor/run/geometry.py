"""Rows of a convolution: how it is cut into tiles that stay in the cache, for kernels that work row by row.

Of (C, rows, inner sizes..., B) a tile is copied as (rows, C, inner window, columns), columns being the
places along the inner axes times the batch. What stands under the window of one row of places is then
one dense matrix, (window rows x C x inner window, columns): it is multiplied where it lies, and each
element is copied for the inner window only, not once more for each row of the window. Rows `dilation`
apart stand side by side, so a dilated window is dense too.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

import numpy as np

from wlnet.frozen import frozen
from wlnet.tensor.shape import places

COLUMNS = 2048  # at most so many in a product, if the first inner axis can be cut
FEWEST = 128  # with fewer columns one large product of the plain kernel is quicker
TILE = 1 << 19  # numbers in a tile, so that it stays in the L2 cache; more where one row of places needs it
MANY = 6_000_000  # multiplications from which on a helper pays


@frozen
class Tile:
    """Some rows of places and a part of the first inner axis.

    products    (row of places, first of the rows of the tile that its window sees)
    rows        slice of the rows of x that the tile holds
    inner       slice of the places along the first inner axis
    """

    products: tuple[tuple[int, int], ...]
    rows: slice
    inner: slice


@frozen
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


def rows_first(x):
    """(C, rows, ...) to (rows, C, ...)"""
    return x.transpose(1, 0, *range(2, x.ndim))


def with_rows(array, axis: int, stride: tuple):
    """An array of a convolution along one axis, with the one row that it is taken for."""
    return viewed(array, *array.shape[:axis], 1, *array.shape[axis:]) if len(stride) == 1 else array


def of_group(array, geometry: Geometry, group: int, side: int):
    """The channels (side 0) or kernels (side 1) of a group."""
    each = geometry.each[side]
    return array[group * each : (group + 1) * each]


def row_matrix(array, row: int, part: slice):
    """(O, columns) of one row of places."""
    some = array[:, row, part]
    return viewed(some, some.shape[0], prod(some.shape[1:]))


def takes_rows(x, kernels, *, stride, dilation, groups):
    """Whether rows of places are long enough to be products of their own; x and kernels are layouts."""
    if x.dtype not in ("Real32", "Real64") or 0 in x.shape or 0 in kernels.shape:
        return False
    geometry = Geometry.of(x.shape, kernels.shape, stride=stride, dilation=dilation, groups=groups)
    return geometry.most_columns >= FEWEST and geometry.each[0] * geometry.each[1] > 1
