"""Lists of rules as views over two columns.

`Thread[x -> y]` over 60 000 images, or the examples of a named data set, must not become 60 000
rules before somebody looks at one. A RuleList is a List expression to everybody; who knows better
takes `lefts` and `rights`.
"""

from __future__ import annotations

from wlnet.expr.elements import choose
from wlnet.expr.expr import Expr, rule
from wlnet.expr.listed import Listed


class RuleList(Listed):
    """{l1 -> r1, l2 -> r2, ...}.

    lefts, rights    list expressions of one length (packed ones stay packed), whose elements
                     evaluate to themselves
    """

    __slots__ = ("lefts", "rights")

    inert = True  # the evaluator need not look inside

    def __init__(self, lefts: Expr, rights: Expr):
        assert len(lefts) == len(rights), (len(lefts), len(rights))
        self.lefts = lefts
        self.rights = rights
        self.touched()

    def made(self) -> tuple:
        return tuple(map(rule, self.lefts, self.rights))

    def __len__(self) -> int:
        return len(self.lefts)

    def __iter__(self):
        return map(rule, self.lefts, self.rights)

    def item(self, index: int) -> Expr:
        return rule(self.lefts.item(index), self.rights.item(index))

    def sliced(self, span: slice) -> RuleList:
        """Some of the rules, as a view again."""
        return RuleList(choose(self.lefts, span), choose(self.rights, span))

    __hash__ = Expr.__hash__

    def __reduce__(self):
        return RuleList, (self.lefts, self.rights)
