"""Equations between functions, written in Wolfram Language and tried in the order in which they stand.

A text of lines `left :> right` becomes rules at the first use; a backslash lets a line go on. Names in
small letters are the variables of the lines; all others are of System`. The left sides are matched as
they are written.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

from wlnet.expr.expr import Expr, is_rule
from wlnet.expr.symbols import S, Symbol, symbol
from wlnet.language.rules import Rule
from wlnet.syntax.parser import parse

_CONTEXT = "System`Private`"


def _resolve(name: str) -> Symbol:
    return symbol(name, _CONTEXT) if name[0].islower() else symbol(name)


class Formulas:
    """The rules of one text; of each session its own, since matching depends on attributes."""

    def __init__(self, text: str):
        self.text = text
        self._rules: WeakKeyDictionary = WeakKeyDictionary()

    def rules(self, evaluation) -> list[Rule]:
        found = self._rules.get(evaluation)
        if found is None:
            whole = self.text.replace("\\\n", " ")  # a backslash at its end: the line goes on
            lines = [line for line in whole.strip().splitlines() if line.strip()]
            pairs = [parse(line, _resolve) for line in lines]
            assert all(map(is_rule, pairs)), "a line that is no rule"
            found = self._rules[evaluation] = [
                Rule(p.args[0], p.args[1], p.head is S.RuleDelayed) for p in pairs
            ]
        return found

    @staticmethod
    def call(name: str, *args) -> Expr:
        """name[args...] with a name of the lines' own."""
        return Expr(_resolve(name), args)

    def value(self, evaluation, expr):
        """The right side of the first line that fits the whole of `expr`, evaluated; None where none does."""
        for rule in self.rules(evaluation):
            found = rule.replace(evaluation, expr)
            if found is not None:
                return evaluation.evaluate(found)
        return None

    def everywhere(self, evaluation, expr, change=None, steps: int = 8):
        """`expr` with its parts replaced from the inside out; `change` sees each part that no line fits.

        steps    how often what has been put in is looked at again
        """
        if isinstance(expr, Expr) and expr.array is None:
            args = tuple([self.everywhere(evaluation, arg, change, steps) for arg in expr.args])
            if any(new is not old for new, old in zip(args, expr.args, strict=True)):
                expr = evaluation.evaluate(Expr(expr.head, args))
        found = self.value(evaluation, expr) if isinstance(expr, (Expr, Symbol)) else None
        if found is None and change is not None:
            found = change(expr)
            found = None if found is None else evaluation.evaluate(found)
        if found is None or not steps:
            return expr if found is None else found
        return self.everywhere(evaluation, found, change, steps - 1)
