"""Trace: the expressions that an evaluation goes through; Threaded: a list for the innermost level."""

from __future__ import annotations

from contextlib import contextmanager

from wlnet.expr.expr import Expr, same, wl_list
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin


@builtin("Threaded[list_]")
def threaded(evaluation, list):
    """Stands in a Listable function for a list that goes with the last level of the other arguments."""


@builtin("Trace[expr_]", "Trace[expr_, form_]", attributes=("HoldAll",))
def trace(evaluation, expr, form=None):
    """All expressions on the way to the value of expr, lists for the evaluation of parts.

    form    a pattern: only expressions that match; a symbol stands for itself and for calls of it
    """
    steps = _Steps(evaluation)
    with steps.recorded():
        evaluation.evaluate(expr)
    found = steps.frames[0]
    while len(found) == 1 and isinstance(found[0], list):  # the one evaluation that was asked for
        found = found[0]
    if form is None:
        return _shown(found)
    if isinstance(form, Symbol):
        form = S.Alternatives(form, Expr(form, (S.BlankNullSequence(),)))
    return _shown(_matching(found, evaluation.matcher(form)))


def _shown(frame: list):
    return wl_list([_shown(part) if isinstance(part, list) else S.HoldForm(part) for part in frame])


def _matching(frame: list, matcher) -> list:
    found = []
    for part in frame:
        if isinstance(part, list):
            inner = _matching(part, matcher)
            found += [inner] if inner else []
        elif matcher.matches(part):
            found.append(part)
    return found


class _Steps:
    """What the evaluator does, noted down; a frame for each evaluation, the innermost last.

    While it is recorded, methods of the evaluator are replaced by ones that take notes, and nothing
    is compiled.
    """

    def __init__(self, evaluation):
        self._evaluation = evaluation
        self.frames: list[list] = [[]]

    @contextmanager
    def recorded(self):
        evaluation = self._evaluation
        self._step, self._given, self._value = (
            evaluation._step,
            evaluation._arguments,
            evaluation.evaluate_symbol,
        )
        before = evaluation.compiling
        evaluation.compiling = False
        evaluation.definitions.version += 1  # rules that were compiled before are made again
        own = vars(evaluation)
        own.update(_step=self.step, _arguments=self.arguments, evaluate_symbol=self.symbol)
        own["_evaluate_call"] = self.call
        try:
            yield
        finally:
            for name in ("_step", "_arguments", "evaluate_symbol", "_evaluate_call"):
                own.pop(name, None)
            evaluation.compiling = before
            evaluation.definitions.version += 1

    def note(self, expr) -> None:
        frame = self.frames[-1]
        if not frame or isinstance(frame[-1], list) or not same(frame[-1], expr):
            frame.append(expr)

    def call(self, expr):
        """The value of a call, with the steps to it as a part of the frame around."""
        self.frames.append([])
        try:
            return type(self._evaluation)._evaluate_call(self._evaluation, expr)
        finally:
            self._leave()

    def symbol(self, symbol: Symbol):
        self.frames.append([])
        try:
            found = self._value(symbol)
            if found is not symbol:
                self.frames[-1].insert(0, symbol)
                self._end(found)
            return found
        finally:
            self._leave()

    def _leave(self) -> None:
        frame = self.frames.pop()
        if len(frame) > 1:
            self.frames[-1].append(frame)

    def step(self, expr):
        found = self._step(expr)
        if found is not None:
            self._end(found)
        return found

    def _end(self, found) -> None:
        """The result of a step; what a function did to reach it are steps of the same evaluation."""
        frame = self.frames[-1]
        if frame and isinstance(frame[-1], list) and same(frame[-1][-1], found):
            frame.extend(frame.pop())
        else:
            self.note(found)

    def arguments(self, head, args: tuple, flags: int):
        found = self._given(head, args, flags)
        if any(isinstance(arg, Expr) and arg.head is S.Sequence for arg in args):
            self.note(Expr(head, args))
        self.note(Expr(head, found[0]))
        return found
