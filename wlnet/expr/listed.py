"""Lists that keep their elements in a form of their own and make them when somebody looks."""

from __future__ import annotations

from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S


class Listed(Expr):
    """A List expression to everybody. A kind defines `made`, the tuple of its elements."""

    __slots__ = ("_args",)

    def touched(self) -> None:
        """Forgets what was made of the elements: at the start, and after a change of them."""
        self._args = None
        self.mark = None
        self._hash = None

    @property
    def head(self):
        return S.List

    @property
    def args(self) -> tuple:
        if self._args is None:
            self._args = self.made()
        return self._args
