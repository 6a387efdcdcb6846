"""GraphicsRow, GraphicsColumn, GraphicsGrid, Labeled: pictures beside and above each other."""

from __future__ import annotations

from wlnet.expr.expr import is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

OPTIONS = {"Background": S("None"), "ImageSize": S.Automatic, "Spacings": S.Automatic}
NOT_A_LIST = Message("GraphicsRow::list", "A list is expected instead of `1`.")
NOT_ROWS = Message("GraphicsGrid::rows", "A list of lists is expected instead of `1`.")


@builtin("GraphicsRow[items_]", options=OPTIONS)
def graphics_row(evaluation, items, options):
    """GraphicsRow[{g1, g2, ...}] shows pictures and images side by side."""
    if not is_list(items):
        raise NOT_A_LIST(items, value=UNEVALUATED)


@builtin("GraphicsColumn[items_]", options=OPTIONS)
def graphics_column(evaluation, items, options):
    """GraphicsColumn[{g1, g2, ...}] shows pictures and images below each other."""
    if not is_list(items):
        raise NOT_A_LIST(items, value=UNEVALUATED)


@builtin("GraphicsGrid[rows_]", options=OPTIONS)
def graphics_grid(evaluation, rows, options):
    """GraphicsGrid[{{g11, g12, ...}, ...}] shows pictures and images in rows and columns."""
    if not is_list(rows) or not all(map(is_list, rows)):
        raise NOT_ROWS(rows, value=UNEVALUATED)


@builtin("Labeled[expr_, label_]", "Labeled[expr_, label_, place_]")
def labeled(evaluation, expr, label, place=None):
    """Labeled[expr, label] shows a label below expr in pictures; with a place it stays as it is."""
