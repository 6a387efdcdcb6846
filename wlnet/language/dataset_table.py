"""A Dataset as text: rows and columns, row and column names, the first rows of many."""

from __future__ import annotations

from itertools import chain

from wlnet.expr.association import Association
from wlnet.expr.elements import elements_of
from wlnet.expr.expr import is_list
from wlnet.expr.short import shortened

ROWS = 20  # rows shown where nothing else is asked for
_WIDTH = 40  # characters of a cell
_GAP = "   "


def table(data, text, rows: int = ROWS) -> str:
    """The text of a Dataset.

    text    expression -> text
    rows    how many are shown at most; the last line says how many there are
    """
    cells = _rows(data, text, rows)
    if cells is None or not len(data):
        return text(data)
    names, body, head = cells
    if names is not None:
        body = [[name, *row] for name, row in zip(names, body, strict=True)]
        head = ["", *head] if head is not None else None
    lines = _aligned(body, head)
    if len(data) > rows:
        lines.append(f"(rows 1 to {rows} of {len(data)})")
    return "\n".join(lines)


def _rows(data, text, limit: int):
    """(names of rows or None, rows of texts, names of columns or None); None for a single value."""
    if isinstance(data, Association):
        names = [_cell(key, text) for key in data.keys()[:limit]]
        items = data.values()[:limit]
    elif is_list(data):
        names, items = None, list(elements_of(data)[:limit])
    else:
        return None
    if items and all(isinstance(item, Association) for item in items):
        keys = list(dict.fromkeys(chain.from_iterable(item.data for item in items)))
        columns = {key: label for item in items for key, label in zip(item.data, item.keys(), strict=True)}
        body = [[_cell(item.data[k], text) if k in item.data else "" for k in keys] for item in items]
        return names, body, [_cell(columns[key], text) for key in keys]
    if items and all(map(is_list, items)) and len({len(item) for item in items}) == 1:
        return names, [[_cell(cell, text) for cell in item.args] for item in items], None
    return names, [[_cell(item, text)] for item in items], None


def _cell(value, text) -> str:
    shown = text(shortened(value, longest=5, text_limit=_WIDTH)).replace("\n", " ")
    return shown if len(shown) <= _WIDTH else shown[: _WIDTH - 1] + "…"


def _aligned(body: list[list[str]], head: list[str] | None) -> list[str]:
    """Lines of columns; numbers stand at the right, texts at the left."""
    columns = list(zip(*body, strict=True)) if body else [() for _ in head or ()]
    widths = [
        max(map(len, (*column, *([head[i]] if head else ()))), default=0) for i, column in enumerate(columns)
    ]
    right = [bool(column) and all(map(_is_number, column)) for column in columns]

    def line(cells) -> str:
        sides = zip(cells, widths, right, strict=True)
        return _GAP.join(cell.rjust(w) if r else cell.ljust(w) for cell, w, r in sides).rstrip()

    lines = [line(row) for row in body]
    if head is None:
        return lines
    return [line(head), "─" * (sum(widths) + len(_GAP) * (len(widths) - 1)), *lines]


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return cell == ""
    return True
