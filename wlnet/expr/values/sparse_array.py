"""SparseArray: an array of which only the elements that differ from a default are kept."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

import numpy as np

from wlnet.expr.arrays import pack, packed
from wlnet.expr.elements import choose, part_error, span_range
from wlnet.expr.expr import Expr, is_list, rule, same, wl_list
from wlnet.expr.grids import dimensions
from wlnet.expr.positions import with_part
from wlnet.expr.symbols import S


class SparseArray:
    """
    dims      lengths of the levels
    places    int64 (n,), growing: where the kept elements stand in the flattened array, from 0
    values    list of the n kept elements
    default   every other element
    """

    __slots__ = ("default", "dims", "places", "values")

    wl_head = S.SparseArray

    def __init__(self, dims: tuple[int, ...], places: np.ndarray, values: Expr, default=0):
        assert len(places) == len(values), (len(places), len(values))
        self.dims = dims
        self.places = places
        self.values = pack(values)
        self.default = default

    @classmethod
    def from_entries(cls, dims, entries: dict[int, object], default=0) -> SparseArray:
        """Of flat position -> element; elements that are the default are dropped."""
        kept = sorted((place, value) for place, value in entries.items() if not same(value, default))
        places = np.array([place for place, _ in kept], np.int64)
        return cls(tuple(dims), places, wl_list(value for _, value in kept), default)

    @classmethod
    def from_list(cls, array: Expr, dims: tuple[int, ...], default=0) -> SparseArray:
        """Of a full nested list."""
        if array.array is not None and type(default) in (int, float):
            flat = array.array.reshape(-1)
            places = np.flatnonzero(flat != default)
            values = packed(flat[places]) if len(places) else wl_list(())
            return cls(dims, places.astype(np.int64), values, default)
        return cls.from_entries(dims, dict(enumerate(_leaves(array, len(dims)))), default)

    @property
    def positions(self) -> np.ndarray:
        """int64 (n, rank), from 1"""
        if not len(self.places):
            return np.zeros((0, len(self.dims)), np.int64)
        return np.stack(np.unravel_index(self.places, self.dims), axis=1).astype(np.int64) + 1

    def trimmed(self) -> SparseArray:
        """Without kept elements that are the default."""
        array = self.values.array
        if array is not None and type(self.default) in (int, float):
            keep = np.flatnonzero(array != self.default)
        else:
            keep = [i for i, value in enumerate(self.values.args) if not same(value, self.default)]
        if len(keep) == len(self.places):
            return self
        return SparseArray(self.dims, self.places[keep], choose(self.values, keep), self.default)

    def at(self, places: np.ndarray) -> Expr:
        """The list of the elements at flat positions."""
        if not len(self.places):
            return wl_list([self.default] * len(places))
        found = np.minimum(np.searchsorted(self.places, places), len(self.places) - 1)
        there = self.places[found] == places
        array = self.values.array
        if array is not None and array.ndim == 1 and type(self.default) in (int, float, complex):
            return packed(np.where(there, array[found], self.default)) if len(places) else wl_list(())
        values = self.values.args
        pairs = zip(found, there, strict=True)
        return wl_list(values[i] if kept else self.default for i, kept in pairs)

    def dense(self) -> np.ndarray | None:
        """The array of all elements where they are numbers of a machine, else None."""
        array = self.values.array
        if type(self.default) not in (int, float, complex) or (array is None and len(self.values)):
            return None
        kind = np.result_type(type(self.default), array.dtype if array is not None else np.int64)
        found = np.full(prod(self.dims), self.default, kind)
        if array is not None:
            found[self.places] = array
        return found.reshape(self.dims)

    # -- what the language asks ------------------------------------------------------------------

    def __len__(self) -> int:
        return self.dims[0]

    def __bool__(self) -> bool:
        return True

    def wl_dimensions(self) -> tuple[int, ...]:
        return self.dims

    def wl_normal(self) -> Expr:
        array = self.dense()
        if array is not None:
            return packed(array)
        flat = [self.default] * prod(self.dims)
        for place, value in zip(self.places.tolist(), self.values.args, strict=True):
            flat[place] = value
        return _nested(flat, self.dims)

    def wl_python(self):
        array = self.dense()
        return self if array is None else array

    def rules(self) -> list[Expr]:
        """position -> element, ..., and the default at last."""
        pairs = zip(self.positions.tolist(), self.values.args, strict=True)
        blanks = wl_list([S.Blank()] * len(self.dims))
        return [*(rule(wl_list(place), value) for place, value in pairs), rule(blanks, self.default)]

    def wl_part(self, specs: tuple):
        """Elements, rows, blocks; what has levels left is sparse again."""
        if len(specs) > len(self.dims):
            raise part_error("Part", "partd", S.Part(self, *specs))
        rows, columns = np.arange(len(self.places)), self.positions - 1
        axes, dims = [], []
        for axis, length in enumerate(self.dims):
            index = _chosen(specs[axis] if axis < len(specs) else S.All, length, self)
            if type(index) is int:
                here = columns[:, axis] == index
                rows, columns = rows[here], columns[here]
                continue
            if index is not None:
                rows, columns = _renumbered(rows, columns, axis, index)
            dims.append(length if index is None else len(index))
            axes.append(axis)
        if not dims:
            return self.values.item(int(rows[0])) if len(rows) else self.default
        if 0 in dims:
            return wl_list(())
        places = np.zeros(len(rows), np.int64)
        for axis, length in zip(axes, dims, strict=True):
            places = places * length + columns[:, axis]
        order = np.argsort(places, kind="stable")
        values = choose(self.values, rows[order]) if len(rows) else wl_list(())
        return SparseArray(tuple(dims), places[order], values, self.default)

    def wl_with_part(self, specs: tuple, value) -> SparseArray | None:
        """With some parts replaced, as in s[[specs]] = value; None for a value of another shape."""
        if len(specs) == len(self.dims) and all(type(spec) is int for spec in specs):
            place = [_chosen(spec, length, self) for spec, length in zip(specs, self.dims, strict=True)]
            entries = dict(zip(self.places.tolist(), self.values.args, strict=True))
            entries[int(np.ravel_multi_index(tuple(place), self.dims))] = value
            return SparseArray.from_entries(self.dims, entries, self.default)
        if isinstance(value, SparseArray):
            value = value.wl_normal()
        whole = (*specs, *[S.All] * (len(self.dims) - len(specs)))
        full = with_part(self.wl_normal(), whole, value)
        if tuple(dimensions(full)[: len(self.dims)]) != self.dims:
            return None
        return SparseArray.from_list(full, self.dims, self.default)

    def row_form(self) -> tuple[list[int], list[list[int]]]:
        """(pointers to the rows, positions inside a row) of the form that is printed."""
        positions = self.positions
        counts = np.bincount(positions[:, 0] - 1, minlength=self.dims[0]) if len(self.dims) > 1 else None
        pointers = [0, len(self.places)] if counts is None else [0, *np.cumsum(counts).tolist()]
        inside = positions if counts is None else positions[:, 1:]
        return pointers, inside.tolist()

    def wl_input(self) -> Expr:
        pointers, inside = self.row_form()
        body = wl_list((wl_list(pointers), wl_list(map(wl_list, inside))))
        parts = wl_list((1, body, self.values))
        return Expr(S.SparseArray, (S.Automatic, wl_list(self.dims), self.default, parts))

    def wl_text(self, form: str) -> str:
        shown = ", ".join(map(str, self.dims))
        return f"SparseArray[<{len(self.places)}>, {{{shown}}}]"

    def __eq__(self, other) -> bool:
        return (
            isinstance(other, SparseArray)
            and self.dims == other.dims
            and same(self.default, other.default)
            and np.array_equal(self.places, other.places)
            and same(self.values, other.values)
        )

    def __hash__(self) -> int:
        return hash((self.dims, self.places.tobytes()))

    def __repr__(self) -> str:
        return repr(self.wl_input())

    def __reduce__(self):
        return SparseArray, (self.dims, self.places, self.values, self.default)


def _leaves(array: Expr, levels: int) -> Iterable:
    for item in array.args:
        if levels == 1:
            yield item
        else:
            yield from _leaves(item, levels - 1)


def _nested(flat: list, dims: tuple[int, ...]) -> Expr:
    for length in reversed(dims[1:]):
        flat = [wl_list(flat[i : i + length]) for i in range(0, len(flat), length)]
    return wl_list(flat)


def _chosen(spec, length: int, whole):
    """One position from 0, an array of positions, or None for all."""
    if type(spec) is int and spec != 0 and -length <= spec <= length:
        return spec - 1 if spec > 0 else length + spec
    if spec is S.All:
        return None
    if isinstance(spec, Expr) and spec.head is S.Span:
        return np.array(span_range(spec, length, "Part", whole), np.int64)
    if is_list(spec) and all(type(i) is int and i and -length <= i <= length for i in spec.args):
        return np.array([i - 1 if i > 0 else length + i for i in spec.args], np.int64)
    raise part_error("Part", "partw" if type(spec) is int else "pkspec1", spec, whole)


def _renumbered(rows, columns, axis: int, index: np.ndarray):
    """The elements whose position along an axis is in `index`, once for each time it is there."""
    order = np.argsort(index, kind="stable")
    first = np.searchsorted(index[order], columns[:, axis], "left")
    times = np.searchsorted(index[order], columns[:, axis], "right") - first
    which = np.repeat(np.arange(len(rows)), times)
    steps = np.arange(len(which)) - np.repeat(np.cumsum(times) - times, times)
    moved = columns[which]
    moved[:, axis] = order[first[which] + steps]
    return rows[which], moved
