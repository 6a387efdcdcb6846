"""Texts side by side and in tables: cells may have several lines.

A text may have `base`, how many of its lines stand above the one that is level with its neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

GAP = "   "  # between the columns of a table

Side = Callable[[str, int], str]  # str.ljust, str.rjust or str.center


def beside(texts: list[str]) -> str:
    """Texts side by side, their base lines level."""
    blocks = _level(texts)
    height = max(map(len, blocks), default=1)
    if height == 1:
        return "".join(texts)
    widths = [max(map(len, block)) for block in blocks]
    rows = []
    for level in range(height):
        cells = [b[level] if level < len(b) else "" for b in blocks]
        rows.append("".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip())
    return "\n".join(rows)


def _level(texts: list[str]) -> list[list[str]]:
    """The lines of each text, the base lines of all at one height."""
    bases = [getattr(text, "base", 0) for text in texts]
    most = max(bases, default=0)
    return [[""] * (most - base) + text.split("\n") for text, base in zip(texts, bases, strict=True)]


def table(
    rows: list[list[str]],
    sides: Side | Sequence[Side] = str.ljust,
    frame: str = "",
    gap: str = GAP,
    blank: int = 0,
    even: bool = False,
) -> str:
    """Cells in columns.

    sides    where the cells of a column stand; one for all, or one a column (the last goes on)
    frame    "", "outside", "all" or "inside"
    gap      between columns without lines; blank: empty lines between rows without lines
    even     all columns are as wide as the widest
    """
    count = max(map(len, rows), default=0)
    blocks = [_level([*row, *[""] * (count - len(row))]) for row in rows]
    widths = [max((len(line) for row in blocks for line in row[i]), default=0) for i in range(count)]
    if even and widths:
        widths = [max(widths)] * count
    given = [sides] if callable(sides) else list(sides)
    placed = [given[min(i, len(given) - 1)] for i in range(count)]
    lined, framed = frame in ("all", "inside"), frame in ("all", "outside")
    between, edge = (" │ " if lined else gap), ("│ " if framed else "")
    lines: list[list[str]] = []
    for cells in blocks:
        shown = []
        for level in range(max(map(len, cells), default=1)):
            parts = [cell[level] if level < len(cell) else "" for cell in cells]
            text = between.join(place(p, w) for place, p, w in zip(placed, parts, widths, strict=True))
            shown.append(edge + text + edge[::-1] if framed else text.rstrip())
        lines.append(shown)
    rule = ("─┼─" if lined else "─" * len(gap)).join("─" * width for width in widths)
    left, right = ("├─", "─┤") if framed else ("", "")
    empty = edge + " " * len(rule) + edge[::-1] if framed else ""
    inner = f"\n{left}{rule}{right}\n" if lined else "\n" + (empty + "\n") * blank
    body = inner.join("\n".join(shown) for shown in lines)
    if not framed:
        return body
    return "\n".join([f"┌─{rule.replace('┼', '┬')}─┐", body, f"└─{rule.replace('┼', '┴')}─┘"])
