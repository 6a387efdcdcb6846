"""Where the elements of an array lie in a run of bytes, and the views that need no copy."""

from __future__ import annotations

from math import prod

from wlnet.frozen import frozen, replace
from wlnet.tensor.dtype import NUMPY


@frozen
class Layout:
    """Element (i, j, ...) lies `offset + i * strides[0] + j * strides[1] + ...` bytes in.

    Strides count bytes and may be 0 (one element for a whole axis) or negative.
    """

    shape: tuple[int, ...]
    dtype: str
    strides: tuple[int, ...]
    offset: int = 0

    @classmethod
    def rows(cls, shape, dtype: str, offset: int = 0) -> Layout:
        """The last axis moves fastest, with no gaps."""
        strides, step = [], NUMPY[dtype].itemsize
        for n in reversed(shape):
            strides.append(step)
            step *= max(n, 1)
        return cls(tuple(shape), dtype, tuple(reversed(strides)), offset)

    @property
    def itemsize(self) -> int:
        return NUMPY[self.dtype].itemsize

    @property
    def nbytes(self) -> int:
        return prod(self.shape) * self.itemsize

    @property
    def contiguous(self) -> bool:
        """No gaps, last axis fastest; the stride of an axis of size 1 does not matter."""
        dense = Layout.rows(self.shape, self.dtype).strides
        return 0 in self.shape or all(
            n == 1 or stride == step for n, stride, step in zip(self.shape, self.strides, dense, strict=True)
        )

    def moved(self, nbytes: int) -> Layout:
        return replace(self, offset=self.offset + nbytes)

    def transposed(self, order) -> Layout:
        """Axis i is the old axis order[i]."""
        shape, strides = ([part[a] for a in order] for part in (self.shape, self.strides))
        return replace(self, shape=tuple(shape), strides=tuple(strides))

    def sliced(self, starts, sizes, steps) -> Layout:
        """Element i of an axis is element start + i * step of the old one."""
        offset = self.offset + sum(a * s for a, s in zip(starts, self.strides, strict=True))
        strides = tuple(step * s for step, s in zip(steps, self.strides, strict=True))
        return replace(self, shape=tuple(sizes), strides=strides, offset=offset)

    def broadcast(self, shape) -> Layout:
        """Axes that are new or grow from size 1 do not move."""
        grown = shape[len(shape) - len(self.shape) :]
        strides = [0] * (len(shape) - len(self.shape))
        for old, new, stride in zip(self.shape, grown, self.strides, strict=True):
            strides.append(stride if old == new else 0)
        return replace(self, shape=tuple(shape), strides=tuple(strides))

    def reshaped(self, shape) -> Layout | None:
        """The elements in order in another shape; None where that needs a copy."""
        if 0 in shape:
            return Layout.rows(shape, self.dtype, self.offset)
        runs = _runs(self.shape, self.strides)
        strides = []
        for n in reversed(shape):
            if n == 1:
                strides.append(self.itemsize)
                continue
            size, stride = runs.pop()
            if size % n:
                return None
            strides.append(stride)
            if size > n:
                runs.append((size // n, stride * n))
        return replace(self, shape=tuple(shape), strides=tuple(reversed(strides)))

    @property
    def settled(self) -> Layout:
        """The same, with strides as in a dense array for axes of size 1 (BLAS looks at them)."""
        strides: list[int] = []
        for n, stride in zip(reversed(self.shape), reversed(self.strides), strict=True):
            inner = len(strides)
            dense = strides[-1] * self.shape[-inner] if inner else self.itemsize
            strides.append(dense if n == 1 else stride)
        return replace(self, strides=tuple(reversed(strides)))


def _runs(shape, strides) -> list[tuple[int, int]]:
    """(size, stride) of the axes, neighbours that move as one joined, those of size 1 left out."""
    runs: list[tuple[int, int]] = []
    for n, stride in zip(shape, strides, strict=True):
        if n == 1:
            continue
        if runs and runs[-1][1] == n * stride:
            runs[-1] = (runs[-1][0] * n, stride)
        else:
            runs.append((n, stride))
    return runs
