"""Functions of blocks that move over lists and arrays: MovingMap, ArrayFilter."""

from __future__ import annotations

from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.grids import dimensions
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NO_ARRAY = Message("ArrayFilter::wlnetarray", "`1` is not an array.")
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
        raise NO_ARRAY(array, value=UNEVALUATED)
    radii = radius.args if is_list(radius) else (radius,) * rank
    if not 0 < len(radii) <= rank or not all(type(r) is int and r >= 0 for r in radii):
        raise BAD_RADIUS(radius, value=UNEVALUATED)
    amounts = wl_list(wl_list((r, r)) for r in (*radii, *(0,) * (rank - len(radii))))
    padded = S.ArrayPad(array, amounts, options["Padding"])
    blocks = S.Partition(padded, wl_list(2 * r + 1 for r in radii), wl_list((1,) * len(radii)))
    return S.Map(f, blocks, wl_list((len(radii),)))
