"""Rectangular lists of anything as NumPy arrays, so that one code rearranges numbers and symbols.

A packed list is its own array; any other list becomes an array of objects over its rectangular
levels. `lists_of` goes back: numbers that were packed stay packed.
"""

from __future__ import annotations

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S


def dimensions(expr, limit: float = float("inf")) -> tuple[int, ...]:
    """Dimensions[expr]: sizes of the levels at which all parts have one length and the head of `expr`.

    () for an atom; at most `limit` levels are looked at.
    """
    if not isinstance(expr, Expr) or limit <= 0:
        return ()
    if expr.array is not None:
        shape = expr.array.shape
        return shape if limit >= len(shape) else shape[: int(limit)]
    head, parts, found = expr.head, [expr], []
    while True:
        found.append(len(parts[0]))
        if len(found) >= limit or found[-1] == 0:
            return tuple(found)
        inner = [p for part in parts for p in part.args]
        first = inner[0]
        size = len(first) if isinstance(first, Expr) else -1
        if not all(isinstance(p, Expr) and len(p) == size and p.head == head for p in inner):
            return tuple(found)
        parts = inner


def grid(expr: Expr, rank: float = float("inf")) -> np.ndarray:
    """The first `rank` levels of a rectangular list as an array; a packed list gives all of its own.

    An array of objects has exactly the axes that `dimensions(expr, rank)` counts.
    """
    if expr.array is not None:
        return expr.array
    shape = dimensions(expr, rank)
    parts = [expr]
    for _ in shape:
        parts = [p for part in parts for p in part.args]
    return objects(parts).reshape(shape)


def objects(items) -> np.ndarray:
    """A vector of expressions."""
    found = np.empty(len(items), object)
    for index, item in enumerate(items):  # NumPy would look into an expression that it is handed whole
        found[index] = item
    return found


def lists_of(array: np.ndarray, head=S.List):
    """The nested list of an array; the single element of an array of rank 0."""
    if array.dtype != object:
        return packed(np.ascontiguousarray(array))
    if array.ndim == 0:
        return array.item()
    return _nested(array.tolist(), array.ndim, head)


def _nested(items: list, rank: int, head) -> Expr:
    if rank == 1:
        return Expr(head, tuple(items))
    return Expr(head, tuple([_nested(row, rank - 1, head) for row in items]))
