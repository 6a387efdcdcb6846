"""Sum and Product over numbers of terms that come out as such; what else there is stays with the builtins."""

from __future__ import annotations

import operator
from collections.abc import Callable

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, head_of
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S, Symbol
from wlnet.language.compile.compiler import Compiler
from wlnet.language.compile.elementwise import NUMBERS
from wlnet.language.compile.loops import LONG, around, iterators_of
from wlnet.language.compile.scope import Node, Scope, special

_HEADS = frozenset((S.Integer, S.Rational, S.Real, S.Complex))


@special("Sum", "Product")
def series(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """Sum[body, iterators], Product[body, iterators] over a number of terms that comes out as one."""
    iterators = iterators_of(compiler, expr.args[1:], scope)
    if not iterators:
        return None
    body, plain, head = compiler.node(expr.args[0], scope), compiler.plain(expr, scope), expr.head
    join, outer = Terms.of(head), iterators[0]
    evaluate, build = compiler.evaluation.evaluate, scope.template(compiler.definitions, expr)

    def otherwise(frame, bounds: list):
        written = expr if build is None else build(frame)
        spec = written.args[1]
        spec = Expr(S.List, (*spec.args[: len(spec.args) - len(bounds)], *bounds))
        given = Expr(head, (written.args[0], spec, *written.args[2:]))
        found = evaluate(given)
        stays = isinstance(found, Expr) and found.head is head and found == given
        return compiler.evaluation.evaluated(written) if stays else found

    def run(frame):
        bounds = [bound(frame) for bound in outer.bounds]
        try:
            values = outer.between(bounds)
            is_long = len(iterators) == 1 and len(values) >= LONG and head is S.Sum
        except (MessageError, OverflowError):  # bounds that are no numbers, or too far apart
            return otherwise(frame, bounds)
        if is_long:  # the sum of one array perhaps
            return otherwise(frame, bounds)
        terms = join(compiler.evaluation)
        step = lambda frame: terms.add(body(frame))  # noqa: E731
        for iterator in reversed(iterators[1:]):
            step = around(iterator, step)
        try:
            outer.over(values, frame, step)
        except MessageError:
            return plain(frame)
        return terms.value()

    return run


class Terms:
    """What a sum or product has so far: a number, and the terms that are none.

    Numbers are joined as they come, so that the last bit is that of the written order.
    """

    def __init__(self, evaluation, head: Symbol, quick: Callable, start: int):
        self._evaluation, self._head, self._quick = evaluation, head, quick
        self._total = self._start = start
        self._others: list = []

    @classmethod
    def of(cls, head: Symbol) -> Callable:
        """evaluation -> Terms for Sum or Product."""
        parts = (S.Plus, operator.add, 0) if head is S.Sum else (S.Times, operator.mul, 1)
        return lambda evaluation: cls(evaluation, *parts)

    def add(self, value) -> None:
        kind = type(value)
        if kind in NUMBERS and type(self._total) in NUMBERS:
            try:
                total = self._quick(self._total, value)
            except OverflowError:
                total = None
            if type(total) is int or (total is not None and total - total == 0):
                self._total = total
                return
        if kind is Association or head_of(value) not in _HEADS:
            self._others.append(value)
        else:
            self._total = self._evaluation.evaluate(Expr(self._head, (self._total, value)))

    def value(self):
        if not self._others:
            return self._total
        terms = tuple(self._others)
        if type(self._total) is not int or self._total != self._start:
            terms = (self._total, *terms)
        return self._evaluation.evaluate(Expr(self._head, terms))
