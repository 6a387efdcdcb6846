"""Grid, TextGrid, Column, TableForm, MatrixForm, Multicolumn: values in rows and columns, as text.

These heads stay in expressions; only OutputForm shows them laid out. Colours, fonts and sizes are for
pictures: a text shows none.
"""

from __future__ import annotations

from itertools import zip_longest

from wlnet.expr.association import Association
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.text_tables import GAP, table
from wlnet.syntax.printer import output_form

BAD_OPTION = Message("General::optval", "The value `1` of the option `2` is none of `3`.")
BAD_COUNT = Message("Multicolumn::cols", "The number of columns `1` should be a positive integer.")

NONE = S("None")
_FRAMES = {NONE: "", FALSE: "", TRUE: "outside", S.All: "all"}
_DIVIDERS = {NONE: "", FALSE: "", TRUE: "all", S.All: "all", S.Center: "inside", S.Automatic: ""}
_SIDES = {S.Left: str.ljust, S.Right: str.rjust, S.Center: str.center, ".": str.rjust}
_LOOKS = dict.fromkeys(("Background", "BaseStyle", "FrameStyle", "ItemSize", "ItemStyle"), S.Automatic)
_GRID = {"Alignment": S.Left, "Dividers": NONE, "Frame": NONE, "Spacings": S.Automatic, **_LOOKS}
_TABLE = {
    "TableAlignments": S.Left,
    "TableDepth": S.Infinity,
    "TableHeadings": NONE,
    "TableSpacing": S.Automatic,
}


@builtin("Column[items_]", "Column[items_, alignment_]", "Column[items_, alignment_, gap_]", options=_GRID)
def column(evaluation, items, alignment=None, gap=None, options=None):
    """Column[{a, b, ...}] shows its elements below each other; Column[items, Right] at the right."""
    _checked(options)


@builtin("Grid[rows_]", options=_GRID)
def grid(evaluation, rows, options):
    """Grid[{{a, b}, {c, d}}] shows a table; Frame -> All draws lines around each cell, True around all."""
    _checked(options)


@builtin("TextGrid[rows_]", options=_GRID)
def text_grid(evaluation, rows, options):
    """TextGrid[{{a, b}, {c, d}}] shows a table of texts."""
    _checked(options)


@builtin("Multicolumn[items_]", "Multicolumn[items_, columns_]", options=_GRID)
def multicolumn(evaluation, items, columns=2, options=None):
    """Multicolumn[list, n] shows a list in n columns, filled one after the other."""
    _checked(options)
    if type(columns) is not int or columns < 1:
        raise BAD_COUNT(columns, value=UNEVALUATED)


@builtin("TableForm[rows_]", options=_TABLE)
def table_form(evaluation, rows, options):
    """TableForm[matrix] shows a matrix as a table; TableHeadings -> {rows, columns} names them."""
    _checked(options)


@builtin("MatrixForm[rows_]", attributes=("NHoldRest",), options=_TABLE)
def matrix_form(evaluation, rows, options):
    """MatrixForm[matrix] shows a matrix as a table."""
    _checked(options)


def _checked(options: dict) -> None:
    for name, value in options.items():
        known = _KNOWN.get(name)
        if known is not None and not known[0](value):
            raise BAD_OPTION(value, name, known[1], value=UNEVALUATED)


def _are_sides(value) -> bool:
    """A side, or {sides of columns, rows}."""
    if is_list(value):
        return all(map(_are_sides, value.args))
    return value in _SIDES or value in (S.Top, S.Bottom, S.Baseline, S.Automatic)


def _are_spaces(value) -> bool:
    if is_list(value):
        return all(map(_are_spaces, value.args))
    return value is S.Automatic or (type(value) in (int, float) and value >= 0)


_KNOWN = {
    "Alignment": (_are_sides, [S.Left, S.Right, S.Center]),
    "Dividers": (_DIVIDERS.__contains__, list(_DIVIDERS)),
    "Frame": (_FRAMES.__contains__, list(_FRAMES)),
    "Spacings": (_are_spaces, ["numbers"]),
    "TableAlignments": (_are_sides, [S.Left, S.Right, S.Center]),
    "TableSpacing": (_are_spaces, ["numbers"]),
}


# -- laying out -------------------------------------------------------------------------------------


def _option(expr: Expr, name: str, default):
    """An option given in the expression itself."""
    for part in expr.args[1:]:
        if is_rule(part) and part.item(0) in (S(name), name):
            return part.item(1)
    return default


def _sides(setting):
    """One side for all columns or one a column, from Left, {Left, Top}, {{Left, Right}, Top}."""
    if is_list(setting) and len(setting):
        setting = setting.item(0)
    if is_list(setting):
        return [_SIDES.get(side, str.ljust) for side in setting.args] or str.ljust
    return _SIDES.get(setting, str.ljust)


def _gap(across) -> str:
    return " " * max(round(across), 1) if isinstance(across, int | float) else GAP


def _blank(down, usual: int) -> int:
    return round(down) if isinstance(down, int | float) else usual


def _laid_out(expr: Expr, rows: list[list[str]], sides=None, usual: int = 0) -> str:
    """Cells in rows as the options say; usual: empty lines between rows that have no lines between them."""
    frame = _FRAMES.get(_option(expr, "Frame", NONE), "")
    lines = _DIVIDERS.get(_option(expr, "Dividers", NONE), "")
    if lines == "inside" and frame == "outside":
        lines = "all"
    setting = _option(expr, "Spacings", S.Automatic)
    across, down = (
        (*setting.args, S.Automatic, S.Automatic)[:2] if is_list(setting) else (setting, S.Automatic)
    )
    placed = _sides(_option(expr, "Alignment", S.Left)) if sides is None else sides
    blank = max(_blank(down, 1 + usual) - 1, 0)
    return table(rows, placed, lines or frame, _gap(across), 0 if lines or frame else blank)


def _rows(value) -> list[list]:
    """Rows of a matrix, a list (one column), or an association (keys beside values)."""
    if isinstance(value, Association):
        return [[key, item] for key, item in value.items()]
    items = value.args if is_list(value) else (value,)
    return [list(item.args) if is_list(item) else [item] for item in items]


def _texts(value, text) -> list[list[str]]:
    return [[text(cell) for cell in row] for row in _rows(value)]


def _cell(value, text, depth: float) -> str:
    """A list inside a table is a column, a list of lists in it a table again."""
    if not is_list(value) or not len(value) or depth < 1:
        return text(value)
    return table([[_cell(one, text, depth - 2) for one in row] for row in _nested(value)], gap=" ")


def _nested(value) -> list[list]:
    return [list(item.args) if is_list(item) else [item] for item in value.args]


def _notation(*names: str):
    """As `output_form`; without arguments the expression is shown as it stands."""

    def add(show):
        output_form(*names)(lambda expr, text: show(expr, text) if len(expr) else None)
        return show

    return add


@_notation("Column")
def _column(expr: Expr, text) -> str:
    value = expr.item(0)
    items = value.args if is_list(value) else (value,)
    given = expr.item(1) if len(expr) > 1 and not is_rule(expr.item(1)) else None
    return _laid_out(expr, [[text(item)] for item in items], None if given is None else _sides(given))


@_notation("Grid", "TextGrid")
def _grid(expr: Expr, text) -> str:
    return _laid_out(expr, _texts(expr.item(0), text), usual=1)


@_notation("Multicolumn")
def _multicolumn(expr: Expr, text) -> str | None:
    value = expr.item(0)
    count = expr.item(1) if len(expr) > 1 and not is_rule(expr.item(1)) else 2
    if not is_list(value) or type(count) is not int or count < 1:
        return None
    items = [text(item) for item in value.args]
    height = -(-len(items) // count)
    return _laid_out(expr, [items[i::height] for i in range(height)])


@_notation("TableForm", "MatrixForm")
def _table_form(expr: Expr, text) -> str:
    value = expr.item(0)
    depth = _option(expr, "TableDepth", S.Infinity)
    depth = depth if type(depth) is int else float("inf")
    if depth < 2 and is_list(value):
        rows = [[text(item)] for item in value.args]
    else:
        rows = [[_cell(cell, text, depth - 2) for cell in row] for row in _rows(value)]
    rows = _with_headings(rows, _option(expr, "TableHeadings", NONE), text)
    setting = _option(expr, "TableSpacing", S.Automatic)
    down, across = (
        (*setting.args, S.Automatic, S.Automatic)[:2] if is_list(setting) else (setting, S.Automatic)
    )
    sides = _sides(_option(expr, "TableAlignments", S.Left))
    return table(rows, sides, "", _gap(across), _blank(down, 1), even=expr.head is S.MatrixForm)


def _with_headings(rows: list[list[str]], headings, text) -> list[list[str]]:
    """Names in front of the rows and above the columns: Automatic, {rows, columns}, None."""
    across = max(map(len, rows), default=0)
    if headings is S.Automatic:
        headings = wl_list((S.Automatic, S.Automatic))
    if not is_list(headings):
        return rows
    down, top = (*headings.args, NONE, NONE)[:2]
    names = _names(down, len(rows), text)
    if names is not None:
        rows = [[name, *row] for name, row in zip_longest(names, rows, fillvalue="") if row != ""]
    columns = _names(top, across, text)
    return rows if columns is None else [[""] * (names is not None) + columns, *rows]


def _names(setting, count: int, text) -> list[str] | None:
    if setting is S.Automatic:
        return [str(i) for i in range(1, count + 1)]
    return [text(name) for name in setting.args[:count]] if is_list(setting) else None
