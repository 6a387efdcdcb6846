"""Arrays of different lengths as one batch: a list of arrays, or one padded array and the lengths."""

from __future__ import annotations

import numpy as np


class Ragged:
    """B arrays of one rank whose varying dimensions differ; stands where an array (B, *dims) would.

    items    object array (B,) of arrays
    """

    def __init__(self, arrays):
        if isinstance(arrays, np.ndarray) and arrays.dtype == object:
            self.items = arrays
            return
        arrays = list(arrays)
        self.items = np.empty(len(arrays), object)
        for place, array in enumerate(arrays):
            self.items[place] = array

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, places):
        """One array for a position; a Ragged for a slice or an array of positions."""
        found = self.items[places]
        return Ragged(found) if isinstance(found, np.ndarray) and found.dtype == object else found

    def __iter__(self):
        return iter(self.items)

    @property
    def dtype(self):
        return np.result_type(*{one.dtype for one in self.items})

    def astype(self, dtype, copy=True) -> Ragged:
        return Ragged([one.astype(dtype, copy=copy) for one in self.items])

    def copy(self) -> Ragged:
        return Ragged(self.items.copy())

    def sizes(self) -> np.ndarray:
        """(B, rank): the dimensions of each."""
        return np.array([one.shape for one in self.items]).reshape(len(self), -1)

    def padded(self, out: np.ndarray) -> np.ndarray:
        """Each array in the corner of its place in `out` (B, *dims); what is beyond repeats its border, so
        that nothing stands there which could not stand in an array."""
        for target, one in zip(out, self.items, strict=True):
            target[tuple(slice(n) for n in one.shape)] = one
            for axis, n in enumerate(one.shape):
                if n == 0:
                    target[...] = 0
                elif n < target.shape[axis]:
                    inside = (*(slice(None),) * axis,)
                    target[(*inside, slice(n, None))] = target[(*inside, slice(n - 1, n))]
        return out

    @classmethod
    def cut(cls, array: np.ndarray, sizes: list) -> Ragged:
        """The true parts of a padded array (B, *dims).

        sizes    for each dimension the lengths (B,), or None where it is full
        """
        parts = []
        for place, one in enumerate(array):
            spans = tuple(slice(None) if n is None else slice(int(n[place])) for n in sizes)
            parts.append(one[spans].copy())
        return cls(parts)


def joined(parts: list) -> Ragged | np.ndarray:
    """Batches one after the other."""
    if any(isinstance(part, Ragged) for part in parts):
        return Ragged([one for part in parts for one in part])
    return np.concatenate(parts)
