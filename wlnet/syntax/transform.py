"""The rules of grammar/wolfram.lark to expressions: one callback a rule, no second tree."""

from __future__ import annotations

from lark import Transformer

from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.syntax.climbing import Call, Group, climb


class Builder(Transformer):
    """Each method takes what its rule has collected and gives an expression or an item of a run."""

    def start(self, children: list):
        return children[0]

    def expression(self, items: list):
        return climb(items)

    def group(self, children: list) -> Group:
        return Group(children[0])

    def list(self, children: list) -> Expr:
        return Expr(S.List, children[0])

    def association(self, children: list) -> Expr:
        return Expr(S.Association, children[0])

    def call(self, children: list) -> Call:
        return Call(children[0])

    def part(self, children: list) -> Call:
        return Call(children[0], part=True)

    def arguments(self, children: list) -> tuple:
        return tuple(children)
