"""Blocks that move over lists, and every n-th element: MovingMap, ArrayFilter, Downsample, Upsample."""

from __future__ import annotations

from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.grids import dimensions
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NO_ARRAY = {
    name: Message(f"{name}::wlnetarray", "`1` is not an array.")
    for name in ("ArrayFilter", "Downsample", "Upsample")
}
BAD_FACTOR = {
    name: Message(
        f"{name}::wlnetfactor", "`1` should be a positive integer, and the place `2` lie from 1 to it."
    )
    for name in ("Downsample", "Upsample")
}
BAD_RADIUS = Message(
    "ArrayFilter::wlnetradius",
    "The radius `1` should be an integer from 0, or one for each level of the array.",
)


@builtin(
    "MovingMap[f_, expr_, n_Integer]",
    "MovingMap[f_, expr_, n_Integer, padding_]",
    "MovingMap[f_, n_Integer][expr_]",
)
def moving_map(evaluation, f, expr, n, padding=None):
    """f of each element together with the n before it.

    padding    what stands before the first element, as for ArrayPad; without, only full blocks count
    """
    if not is_list(expr) or n < 0:
        return None
    if padding is not None:
        expr = S.ArrayPad(expr, wl_list((wl_list((n, 0)),)), padding)
    return S.BlockMap(f, expr, n + 1, 1)


@builtin("ArrayFilter[f_, array_, radius_]", options={"Padding": "Fixed"})
def array_filter(evaluation, f, array, radius, options=None):
    """f of the block of elements within a radius r of each element, r or {r1, r2, ...} for the levels.

    Beyond its ends the array goes on as ArrayPad has it.
    """
    rank = len(dimensions(array)) if is_list(array) else 0
    if not rank:
        raise NO_ARRAY["ArrayFilter"](array, value=UNEVALUATED)
    radii = radius.args if is_list(radius) else (radius,) * rank
    if not 0 < len(radii) <= rank or not all(type(r) is int and r >= 0 for r in radii):
        raise BAD_RADIUS(radius, value=UNEVALUATED)
    amounts = wl_list(wl_list((r, r)) for r in (*radii, *(0,) * (rank - len(radii))))
    padded = S.ArrayPad(array, amounts, options["Padding"])
    blocks = S.Partition(padded, wl_list(2 * r + 1 for r in radii), wl_list((1,) * len(radii)))
    return S.Map(f, blocks, wl_list((len(radii),)))


def _factor(call) -> tuple[int, int]:
    """(n, place from 0) of Downsample[list, n, place] and of Upsample."""
    data, n, place = call.args
    if not is_list(data):
        raise NO_ARRAY[call.head.name](data, value=UNEVALUATED)
    if not all(type(k) is int for k in (n, place)) or n < 1 or not 1 <= place <= max(n, 1):
        raise BAD_FACTOR[call.head.name](n, place, value=UNEVALUATED)
    return n, place - 1


@builtin("Downsample[data_, n_]", "Downsample[data_, n_, place_]")
def downsample(evaluation, data, n, place=1):
    """Every n-th element, from the one at the place on; of an array, at every level."""
    step, first = _factor(S.Downsample(data, n, place))
    kept = S.Span(first + 1, S.All, step)
    return S.Part(data, *(kept,) * len(dimensions(data))) if first < len(data) else []


@builtin("Upsample[data_, n_]", "Upsample[data_, n_, place_]", "Upsample[data_, n_, place_, between_]")
def upsample(evaluation, data, n, place=1, between=0):
    """n - 1 times 0, or another element, between the elements, which stand at the place of each n."""
    step, first = _factor(S.Upsample(data, n, place))

    def spread(items: tuple, filler) -> list:
        found = [filler] * (step * len(items))
        found[first::step] = items
        return found

    def go(part, rank: int):
        if rank == 1:
            return wl_list(spread(part.args, between))
        rows = [go(row, rank - 1) for row in part.args]
        return wl_list(spread(tuple(rows), wl_list((between,) * len(rows[0])) if rows else between))

    size = dimensions(data)
    return go(data, len(size)) if len(size) < 3 else None
