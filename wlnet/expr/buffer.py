"""Lists that one symbol grows or changes in place.

`AppendTo[l, x]` and `l[[i]] = x` in a loop must not copy the list each time. The first of
them turns the value of `l` into a Buffer; as long as nobody else holds it, later ones work on
its Python list. To everybody else a Buffer is a List expression.
"""

from __future__ import annotations

from wlnet.expr.expr import Expr
from wlnet.expr.listed import Listed


class Buffer(Listed):
    """{items...}, with `items` a Python list that only the evaluator changes."""

    __slots__ = ("items",)

    def __init__(self, items: list):
        self.items = items
        self.touched()

    def made(self) -> tuple:
        return tuple(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self):
        return iter(self.args)

    def item(self, index: int):
        return self.items[index]

    __hash__ = Expr.__hash__
