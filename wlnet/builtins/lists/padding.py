"""Lists made longer: PadLeft, PadRight, ArrayPad, CenterArray."""

from math import isinf, prod

import numpy as np

from wlnet.expr.arrays import pack
from wlnet.expr.elements import elements_of, nonatomic
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.grids import grid, lists_of
from wlnet.expr.message import UNEVALUATED, Message, Prose
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for

_NO_SIZES = "List of machine-sized integers expected at position `1` in `2`."
_NO_LEVELS = "The padding specification `1` involves `2` levels; the list `3` has only `4`."
BAD_SHAPES = {name: Message(f"{name}::ilsm", _NO_SIZES) for name in ("PadLeft", "PadRight")}
TOO_MANY = {name: Message(f"{name}::level", _NO_LEVELS) for name in ("PadLeft", "PadRight")}
BAD_PAD = Message("ArrayPad::amt", "The amount `1` should be n, {m, n} or a list of such pairs of integers.")
NOTHING_TO_REPEAT = Message(
    "ArrayPad::wlnetempty", "The padding method `1` has no element to take at level `2`, which is empty."
)
BAD_METHOD = Message("ArrayPad::padm", "The padding method `1` is not one of `2`.")
BAD_DEGREE = Message(
    "ArrayPad::intord", "The setting InterpolationOrder -> `1` should be an integer from 0 or Infinity."
)
BAD_CENTER = Message("CenterArray::sizes", "`1` should be a size or a list of sizes, integers from 0.")


# ---------------------------------------------------------------- padding


@builtin(
    "PadRight[expr_]",
    "PadRight[expr_, size_]",
    "PadRight[expr_, size_, padding_]",
    "PadRight[expr_, size_, padding_, margin_]",
)
def pad_right(evaluation, expr, size=S.Automatic, padding=0, margin=0):
    """Padded on the right to length n (lists: at successive levels); Automatic: to the longest of a level.

    padding    an element, or a list repeated under the given one, starting with it
    margin     so many elements of padding on the left
    """
    return _padded(S.PadRight(expr, size, padding, margin), 1)


@builtin(
    "PadLeft[expr_]",
    "PadLeft[expr_, size_]",
    "PadLeft[expr_, size_, padding_]",
    "PadLeft[expr_, size_, padding_, margin_]",
)
def pad_left(evaluation, expr, size=S.Automatic, padding=0, margin=0):
    """As PadRight, on the left; a list of padding is repeated so that it ends with the given list."""
    return _padded(S.PadLeft(expr, size, padding, margin), -1)


def _padded(call, side: int):
    nonatomic(call)
    expr, size, padding, margin = call.args
    if is_list(padding) and not len(padding):
        return expr
    longest = _longest(expr)
    method = padding if padding in _METHODS and is_list(expr) else None
    if size is S.Automatic:
        sizes = longest
    else:
        sizes = list(size.args) if is_list(size) else [size]
        sizes = [
            n if m is S.Automatic else m
            for m, n in zip(sizes, [*longest, *[None] * len(sizes)], strict=False)
        ]
    margins = list(margin.args) if is_list(margin) else [margin] * len(sizes)
    name = call.head.name
    for place, numbers in ((2, sizes), (4, margins)):
        if not numbers or not all(type(n) is int for n in numbers) or len(numbers) != len(sizes):
            shown = Expr(call.head, call.args[: 4 if margin != 0 else 3 if padding != 0 else 2])
            raise BAD_SHAPES[name](place, shown, value=UNEVALUATED)
    if len(sizes) > len(longest) and len(expr):
        levels = Prose(f"{len(longest)} level" + ("s" if len(longest) > 1 else ""))
        raise TOO_MANY[name](size, len(sizes), expr, levels, value=UNEVALUATED)
    room_for(prod(map(abs, sizes)))
    if method is not None and len(sizes) <= grid(expr).ndim:
        sides = [side if n >= 0 else -side for n in sizes]
        shape = grid(expr).shape
        free = [abs(n) - m - length for n, m, length in zip(sizes, margins, shape, strict=False)]
        pairs = [(m, f) if s > 0 else (f, m) for s, m, f in zip(sides, margins, free, strict=True)]
        pairs += [(0, 0)] * (len(shape) - len(pairs))
        return S.ArrayPad(expr, wl_list(map(wl_list, pairs)), method)
    found = _padded_level(expr, sizes, padding, margins, side)
    return found if expr.array is None else pack(found)


def _longest(expr) -> list[int]:
    """The greatest length at each level that consists of lists only."""
    parts, found = [expr], []
    while parts and all(isinstance(p, Expr) and p.head == expr.head for p in parts):
        found.append(max(map(len, parts)))
        parts = [p for part in parts for p in elements_of(part)]
    return found


def _padded_level(expr, sizes: list, padding, margins: list, side: int):
    """One level, and those below it. A missing row is an empty one, so that its padding lines up."""
    n, margin = abs(sizes[0]), margins[0]
    side = side if sizes[0] >= 0 else -side
    deep = len(sizes) > 1
    items = expr.args if isinstance(expr, Expr) else ()
    head = expr.head if isinstance(expr, Expr) else S.List
    start = margin if side > 0 else n - margin - len(items)
    anchor = start if side > 0 else start + len(items)
    layered = is_list(padding) and (not deep or any(map(is_list, padding.args)))
    found = []
    for place in range(n):
        at = place - start
        under = padding.args[(place - anchor) % len(padding)] if layered and len(padding) else padding
        if not deep:
            found.append(items[at] if 0 <= at < len(items) else under)
        else:
            row = items[at] if 0 <= at < len(items) else Expr(S.List, ())
            found.append(_padded_level(row, sizes[1:], under, margins[1:], side) if is_list(row) else row)
    return Expr(head, tuple(found))


_TAKEN = ("Fixed", "Periodic", "Cyclic", "Reflected", "Reversed")  # elements of the list stand outside, too
_METHODS = ("Extrapolated", *_TAKEN, "ReflectedDifferences", "ReversedDifferences", "ReversedNegation")


@builtin(
    "ArrayPad[expr_, amount_]",
    "ArrayPad[expr_, amount_, padding_]",
    options={"InterpolationOrder": S.Automatic},
)
def array_pad(evaluation, expr, amount, padding=0, options=None):
    """An array with m elements before and n after at every level: amount n, {m, n} or a pair for each level.

    padding    an element; a list, repeated under the array and starting with it; "Fixed" (the edge),
               "Periodic", "Reflected" (without the edge), "Reversed", "ReversedNegation";
               "ReflectedDifferences", "ReversedDifferences" (the differences are reflected or reversed);
               "Extrapolated" (by a polynomial through the elements at the edge, of the degree
               InterpolationOrder, 1 by default)

    Negative amounts cut off.
    """
    if not is_list(expr):
        return None
    array = grid(expr)
    pairs = _amounts(amount, array.ndim)
    if isinstance(padding, str) and padding not in _METHODS:
        raise BAD_METHOD(padding, wl_list(_METHODS))
    degree = _degree((options or {}).get("InterpolationOrder", S.Automatic))
    room_for(prod(max(n + sum(pair), 0) for n, pair in zip(array.shape, pairs, strict=True)))
    if is_list(padding):
        return _laid_over(evaluation, expr, pairs, padding)
    computed = isinstance(padding, str) and padding not in _TAKEN
    for axis, (before, after) in enumerate(pairs):
        if computed and array.shape[axis] and max(before, after) > 0:
            array = _computed(evaluation, array, axis, before, after, padding, degree)
        else:
            array = _taken(array, axis, before, after, padding)
    return pack(evaluation.evaluate(lists_of(array, expr.head))) if computed else lists_of(array, expr.head)


def _degree(setting) -> float:
    setting = 1 if setting is S.Automatic else float("inf") if setting is S.Infinity else setting
    if type(setting) not in (int, float) or setting < 0:
        raise BAD_DEGREE(setting, value=UNEVALUATED)
    return setting


def _laid_over(evaluation, expr, pairs: list, padding):
    """The array over repeated copies of the padding, which start where it starts."""
    cuts = wl_list(wl_list((min(before, 0), min(after, 0))) for before, after in pairs)
    kept = array_pad(evaluation, expr, cuts)
    added = [(max(before, 0), max(after, 0)) for before, after in pairs]
    sizes = wl_list(sum(pair) + n for pair, n in zip(added, grid(kept).shape, strict=True))
    return _padded(S.PadRight(kept, sizes, padding, wl_list(before for before, _ in added)), 1)


def _taken(array: np.ndarray, axis: int, before: int, after: int, padding) -> np.ndarray:
    """One level padded with an element, or with elements of the array."""
    length = array.shape[axis]
    index = _padded_places(length, before, after)
    inside = (index >= 0) & (index < length)
    if length or not len(index):
        taken = np.take(array, _source(index, length, padding), axis=axis)
    elif isinstance(padding, str):
        raise NOTHING_TO_REPEAT(padding, axis + 1, value=UNEVALUATED)
    else:
        taken = np.empty((*array.shape[:axis], len(index), *array.shape[axis + 1 :]), array.dtype)
    if not isinstance(padding, str) and not inside.all():
        kind = {"i": int, "f": float, "c": complex}.get(array.dtype.kind)
        taken = taken if type(padding) is kind else taken.astype(object)
        taken[(slice(None),) * axis + (~inside,)] = padding
    return taken


def _computed(evaluation, array: np.ndarray, axis: int, before: int, after: int, method: str, degree):
    """One level padded with sums of multiples of the elements; as an array of expressions."""
    length = array.shape[axis]
    index = _padded_places(length, before, after)
    rows = np.moveaxis(array.astype(object), axis, 0)
    out = np.empty((len(index), *rows.shape[1:]), object)
    for place, at in enumerate(index):
        weights = {int(at): 1} if 0 <= at < length else _weights(int(at), length, method, degree)
        for cell in np.ndindex(rows.shape[1:]):
            terms = [rows[(i, *cell)] if w == 1 else S.Times(w, rows[(i, *cell)]) for i, w in weights.items()]
            out[(place, *cell)] = evaluation.evaluate(Expr(S.Plus, tuple(terms)))
    return np.moveaxis(out, 0, axis)


def _weights(at: int, length: int, method: str, degree: float) -> dict[int, int]:
    """For a place outside of 0..length-1: place inside -> weight with which its element counts."""
    if method == "ReversedNegation":
        return {int(_source(np.array(at), length, "Reversed")): 1 if at // length % 2 == 0 else -1}
    if method == "Extrapolated":
        points = length if isinf(degree) else min(int(degree) + 1, length)
        first = 0 if at < 0 else length - points
        return {first + k: _lagrange(at - first, k, points) for k in range(points)}
    edge = 0 if at < 0 else length - 1
    found = {edge: 1}
    if length > 1:
        steps = np.arange(at, 0) if at < 0 else np.arange(length - 1, at)
        sign = -1 if at < 0 else 1
        for step in _source(steps, length - 1, method.removesuffix("Differences")).tolist():
            found[step + 1] = found.get(step + 1, 0) + sign
            found[step] = found.get(step, 0) - sign
    return {place: weight for place, weight in found.items() if weight}


def _lagrange(at: int, k: int, points: int) -> int:
    """Value at an integer of the polynomial through 1 at k and 0 at the other ones of 0..points-1."""
    above = prod(at - j for j in range(points) if j != k)
    return above // prod(k - j for j in range(points) if j != k)


@builtin("CenterArray[expr_]", "CenterArray[expr_, sizes_]", "CenterArray[expr_, sizes_, padding_]")
def center_array(evaluation, expr, sizes=None, padding=0):
    """An array of these sizes with another, or 1, in its middle; odd padding has more on the right."""
    if sizes is None:
        expr, sizes = 1, expr
    lengths = sizes.args if is_list(sizes) else (sizes,)
    if not lengths or not all(n is S.Inherited or (type(n) is int and n >= 0) for n in lengths):
        raise BAD_CENTER(sizes, value=UNEVALUATED)
    array = expr if is_list(expr) else wl_list((expr,))
    rank = grid(array).ndim
    while rank < len(lengths):
        array, rank = wl_list((array,)), rank + 1
    shape = grid(array).shape
    missing = [0 if n is S.Inherited else n - m for n, m in zip(lengths, shape, strict=False)]
    pairs = wl_list(wl_list((room // 2, room - room // 2)) for room in missing)
    return array_pad(evaluation, array, pairs, padding)


def _amounts(amount, rank: int) -> list[tuple[int, int]]:
    if is_list(amount) and len(amount) and all(map(is_list, amount.args)):
        pairs = [pair.args * 2 if len(pair) == 1 else pair.args for pair in amount.args]
        pairs += [(0, 0)] * (rank - len(pairs))
    else:
        pair = amount.args if is_list(amount) else (amount, amount)
        pairs = [pair * 2 if len(pair) == 1 else pair] * rank
    if len(pairs) != rank or not all(len(p) == 2 and all(type(n) is int for n in p) for p in pairs):
        raise BAD_PAD(amount, value=UNEVALUATED)
    return pairs


def _padded_places(length: int, before: int, after: int) -> np.ndarray:
    """The places from -before to length + after, counted from the first element."""
    if length + before + after <= 0:
        return np.arange(0)
    room_for(abs(before) + abs(after))
    return np.arange(-before, length + after)


def _source(index: np.ndarray, length: int, padding) -> np.ndarray:
    """For places that may lie outside 0..length-1, the place whose element stands there."""
    if padding in ("Periodic", "Cyclic"):
        return index % length
    if padding == "Reversed":
        place = index % (2 * length)
        return np.where(place < length, place, 2 * length - 1 - place)
    if padding == "Reflected" and length > 1:
        place = index % (2 * length - 2)
        return np.where(place < length, place, 2 * length - 2 - place)
    return np.clip(index, 0, length - 1)
