"""Row, Column, Grid, TableForm, Style, Short: how values are laid out as text.

These heads stay in expressions; only OutputForm shows them laid out.
"""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, is_rule
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.short import shortened
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.syntax.printer import output_form

BAD_OPTION = Message("General::optval", "The value `1` of the option `2` is none of `3`.")

NONE = S("None")
GAP = "   "  # between the columns of a table
_FRAMES = {NONE: "", FALSE: "", TRUE: "outside", S.All: "all"}
_SIDES = {S.Left: str.ljust, S.Right: str.rjust, S.Center: str.center}


@builtin("Row[items_]", "Row[items_, separator_]")
def row(evaluation, items, separator=""):
    """Row[{a, b, ...}] shows its elements side by side; Row[{a, b, ...}, s] with s between them."""


@builtin("Column[items_]", "Column[items_, alignment_]")
def column(evaluation, items, alignment=None):
    """Column[{a, b, ...}] shows its elements below each other."""


@builtin("Grid[rows_]", options={"Alignment": S.Left, "Frame": NONE})
def grid(evaluation, rows, options):
    """Grid[{{a, b}, {c, d}}] shows a table; Frame -> All draws lines around each cell, True around all."""
    _check(options, "Alignment", _SIDES)
    _check(options, "Frame", _FRAMES)


@builtin("TableForm[rows_]", options={"TableHeadings": NONE, "TableAlignments": S.Left})
def table_form(evaluation, rows, options):
    """TableForm[matrix] shows a matrix as a table; TableHeadings -> {rows, columns} names them."""
    _check(options, "TableAlignments", _SIDES)


@builtin("MatrixForm[rows_]")
def matrix_form(evaluation, rows):
    """MatrixForm[matrix] shows a matrix as a table."""


@builtin("Style[expr_, directives___]")
def style(evaluation, expr, directives):
    """Style[expr, directives...] shows expr with colours and fonts where there are any."""


@builtin("Framed[expr_]")
def framed(evaluation, expr):
    """Framed[expr] shows expr in a frame."""


@builtin("Panel[expr_]")
def panel(evaluation, expr):
    """Panel[expr] shows expr on a panel."""


@builtin("Short[expr_]", "Short[expr_, lines_]")
def short(evaluation, expr, lines=1):
    """Short[expr] shows expr with long parts left out; <<n>> stands for n elements."""


def _check(options: dict, name: str, known) -> None:
    if options[name] not in known:
        raise BAD_OPTION(options[name], name, list(known), value=UNEVALUATED)


def _lines(text: str) -> list[str]:
    return text.split("\n")


def beside(texts: list[str]) -> str:
    """Texts side by side, their first lines level."""
    blocks = [_lines(text) for text in texts]
    height = max(map(len, blocks), default=1)
    if height == 1:
        return "".join(texts)
    widths = [max(map(len, block)) for block in blocks]
    rows = []
    for level in range(height):
        cells = [b[level] if level < len(b) else "" for b in blocks]
        rows.append("".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip())
    return "\n".join(rows)


def table(rows: list[list[str]], side=S.Left, frame: str = "") -> str:
    """Cells (texts, maybe of several lines) in columns. frame: "", "outside" or "all"."""
    count = max(map(len, rows), default=0)
    blocks = [[_lines(cell) for cell in (*row, *[""] * (count - len(row)))] for row in rows]
    widths = [max((len(line) for row in blocks for line in row[i]), default=0) for i in range(count)]
    between, edge = (" │ " if frame == "all" else GAP), ("│ " if frame else "")
    lines: list[list[str]] = []
    for cells in blocks:
        height = max(map(len, cells), default=1)
        shown = []
        for level in range(height):
            parts = [cell[level] if level < len(cell) else "" for cell in cells]
            text = between.join(_SIDES[side](p, w) for p, w in zip(parts, widths, strict=True))
            shown.append(edge + text + edge[::-1] if frame else text.rstrip())
        lines.append(shown)
    if not frame:
        return "\n".join(line for shown in lines for line in shown)
    rule = ("─┼─" if frame == "all" else "─" * len(GAP)).join("─" * width for width in widths)
    inner = f"\n├─{rule}─┤\n" if frame == "all" else "\n"
    body = inner.join("\n".join(shown) for shown in lines)
    return "\n".join([f"┌─{rule.replace('┼', '┬')}─┐", body, f"└─{rule.replace('┼', '┴')}─┘"])


def _cells(value, text) -> list[list[str]]:
    """Rows of texts: of a matrix, a list (one column), or an association (keys beside values)."""
    if isinstance(value, Association):
        return [[text(key), text(item)] for key, item in value.items()]
    items = value.args if is_list(value) else (value,)
    return [[text(cell) for cell in (item.args if is_list(item) else (item,))] for item in items]


def _option(expr: Expr, name: str, default):
    """An option given in the expression itself."""
    for part in expr.args[1:]:
        if is_rule(part) and part.item(0) in (S(name), name):
            return part.item(1)
    return default


def _notation(name: str):
    """As `output_form`; without arguments the expression is shown as it stands."""

    def add(show):
        output_form(name)(lambda expr, text: show(expr, text) if len(expr) else None)
        return show

    return add


@_notation("Row")
def _row(expr: Expr, text) -> str | None:
    items = expr.item(0).args if is_list(expr.item(0)) else (expr.item(0),)
    parts = [text(item) for item in items]
    if len(expr) > 1 and not is_rule(expr.item(1)):
        separator = text(expr.item(1))
        parts = [part for one in parts for part in (separator, one)][1:]
    return beside(parts)


@_notation("Column")
def _column(expr: Expr, text) -> str | None:
    items = expr.item(0).args if is_list(expr.item(0)) else (expr.item(0),)
    side = expr.item(1) if len(expr) > 1 else S.Left
    return table([[text(item)] for item in items], side if side in _SIDES else S.Left)


@_notation("Grid")
def _grid(expr: Expr, text) -> str | None:
    side, frame = _option(expr, "Alignment", S.Left), _option(expr, "Frame", NONE)
    return table(_cells(expr.item(0), text), side if side in _SIDES else S.Left, _FRAMES.get(frame, ""))


@_notation("TableForm")
def _table_form(expr: Expr, text) -> str | None:
    rows = _cells(expr.item(0), text)
    headings = _option(expr, "TableHeadings", NONE)
    if headings is S.Automatic:
        across = max(map(len, rows), default=0)
        rows = [["", *map(str, range(1, across + 1))], *([str(i + 1), *r] for i, r in enumerate(rows))]
    elif is_list(headings):
        down, across = (*headings.args, NONE, NONE)[:2]
        if is_list(down):
            rows = [[text(name), *r] for name, r in zip(down.args, rows, strict=False)]
        if is_list(across):
            rows.insert(0, [""] * is_list(down) + [text(name) for name in across.args])
    side = _option(expr, "TableAlignments", S.Left)
    return table(rows, side if side in _SIDES else S.Left)


@_notation("MatrixForm")
def _matrix_form(expr: Expr, text) -> str | None:
    return table(_cells(expr.item(0), text))


@_notation("Framed")
def _framed(expr: Expr, text) -> str | None:
    return table([[text(expr.item(0))]], frame="outside")


@_notation("Short")
def _short(expr: Expr, text) -> str | None:
    lines = expr.item(1) if len(expr) > 1 and isinstance(expr.item(1), int) else 1
    return text(shortened(expr.item(0), longest=10 * max(lines, 1), text_limit=80 * max(lines, 1)))


def _content(expr: Expr, text) -> str | None:
    return text(expr.item(0))


for _name in ("Style", "Panel"):
    _notation(_name)(_content)
