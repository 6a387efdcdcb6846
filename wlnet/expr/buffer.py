"""Lists that one symbol grows or changes in place.

`AppendTo[l, x]` and `l[[i]] = x` in a loop must not copy the list each time. The first of
them turns the value of `l` into a Buffer; as long as nobody else holds it, later ones work on
its Python list. To everybody else a Buffer is a List expression.
"""

from __future__ import annotations

from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S


class Buffer(Expr):
    """{items...}, with `items` a Python list that only the evaluator changes."""

    __slots__ = ("_args", "items")

    def __init__(self, items: list):
        self.items = items
        self._args = None
        self.mark = None
        self._hash = None

    @property
    def head(self):
        return S.List

    @property
    def args(self) -> tuple:
        if self._args is None:
            self._args = tuple(self.items)
        return self._args

    def touched(self) -> None:
        """To be called after a change of `items`."""
        self._args = None
        self.mark = None
        self._hash = None

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self):
        return iter(self.args)

    def item(self, index: int):
        return self.items[index]

    __hash__ = Expr.__hash__
