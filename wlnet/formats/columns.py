"""Columns of a table of texts: their names where the first row holds them, and their types."""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.association import Association
from wlnet.expr.expr import wl_list
from wlnet.expr.symbols import S

_TYPES = {int: "Integer64", float: "Real64", str: "String"}


class Columns:
    """The columns of rows of fields. The first row names them where it holds no number and a column
    below holds nothing else."""

    def __init__(self, rows: list[list[str]], value: Callable):
        self.rows = [[value(field) for field in row] for row in rows]
        self.count = max(map(len, rows), default=0)
        self.named = self._first_row_names()
        self.body = self.rows[1:] if self.named else self.rows

    def _first_row_names(self) -> bool:
        first, *others = self.rows or [[]]
        if not others or not first or not all(isinstance(one, str) and one for one in first):
            return False
        return any(_type([row[i] for row in others if i < len(row)]) is not str for i in range(len(first)))

    def size(self) -> tuple[int, int]:
        """Rows without the one of names, and columns."""
        return len(self.body), self.count

    def labels(self):
        return wl_list(self.rows[0]) if self.named else S("None")

    def types(self):
        """By name where columns have names."""
        found = [_TYPES[_type([row[i] for row in self.body if i < len(row)])] for i in range(self.count)]
        if not self.named:
            return wl_list(found)
        return Association.from_pairs(zip(self.rows[0], found, strict=False))

    def summary(self):
        rows, columns = self.size()
        labels = self.labels() if self.named else wl_list([*range(1, columns + 1)])
        return Association({"Columns": columns, "Rows": rows, "ColumnLabels": labels})


def _type(values: list) -> type:
    """The type that all values have: int, float or str."""
    kinds = {type(value) for value in values}
    if not kinds or str in kinds:
        return str
    return int if kinds == {int} else float
