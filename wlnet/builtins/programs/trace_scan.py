"""TraceScan and TracePrint: every expression that an evaluation meets, in the order in which it meets them.

An expression is met before it is evaluated; then its head and its arguments, one level deeper, each
followed by what it goes through itself; then the expression with the values of the arguments, if one has
changed, and what every rule or builtin makes of it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager

from wlnet.expr.expr import Expr, same
from wlnet.expr.symbols import S, Symbol
from wlnet.language.attributes import HOLD_ALL_COMPLETE, HOLDS, held
from wlnet.language.builtin import builtin
from wlnet.language.definitions import root_symbol
from wlnet.language.kinds import ATOMS

_HOOKS = ("evaluate", "evaluate_symbol", "_evaluate_call", "_step", "_arguments")


@builtin(
    "TraceScan[f_, expr_]",
    "TraceScan[f_, expr_, form_]",
    "TraceScan[f_, expr_, form_, after_]",
    attributes=("HoldAll",),
)
def trace_scan(evaluation, f, expr, form=None, after=None):
    """The value of expr; f is applied to HoldForm of every expression met on the way that matches the form.

    after    is applied to the value of each of these expressions that is evaluated on its own
    """
    call = evaluation.evaluate(f)
    wanted = _wanted(evaluation, form)

    def met(one, level: int, tag) -> None:
        if wanted(one, tag):
            evaluation.evaluate(Expr(call, (S.HoldForm(one),)))

    def left(one, value) -> None:
        if after is not None and wanted(one, None):
            evaluation.evaluate(Expr(after, (S.HoldForm(value),)))

    return _Meetings(evaluation, met, left).of(expr)


@builtin("TracePrint[expr_]", "TracePrint[expr_, form_]", attributes=("HoldAll",))
def trace_print(evaluation, expr, form=None):
    """The value of expr; what is met on the way is printed, indented by how deep it stands."""
    wanted = _wanted(evaluation, form)

    def met(one, level: int, tag) -> None:
        if wanted(one, tag):
            evaluation.evaluate(S.Print(" " * level, S.HoldForm(one)))

    return _Meetings(evaluation, met, lambda one, value: None).of(expr)


def _wanted(evaluation, form) -> Callable:
    """(expression, tag) -> whether it is asked for: it matches the form, or the form is its tag."""
    if form is None:
        return lambda one, tag: True
    form = evaluation.evaluate(form)
    matcher = evaluation.matcher(form)
    return lambda one, tag: (type(form) is Symbol and tag is form) or matcher.matches(one)


class _Meetings:
    """Tells what the evaluator meets; nothing is compiled meanwhile, and its methods are replaced.

    met     (expression, level, tag); the tag is the symbol whose rules gave the expression, or None
    left    (expression, its value)
    """

    def __init__(self, evaluation, met: Callable, left: Callable):
        self._evaluation = evaluation
        self._met, self._left = met, left
        self._level = 0
        self._told = None  # what the last step gave: it is not met again when it is evaluated
        self._plain = {name: getattr(evaluation, name) for name in _HOOKS}

    def of(self, expr):
        """The value of an expression, with all that is met on the way."""
        evaluation = self._evaluation
        before = evaluation.compiling
        evaluation.compiling = False
        evaluation.definitions.version += 1  # rules that were compiled before are made again
        try:
            with self._hooked(True):
                return self.evaluate(expr)
        finally:
            evaluation.compiling = before
            evaluation.definitions.version += 1

    @contextmanager
    def _hooked(self, whether: bool):
        own = vars(self._evaluation)
        kept = {name: own.pop(name) for name in _HOOKS if name in own}
        if whether:
            own.update({name: getattr(self, name) for name in _HOOKS})
        try:
            yield
        finally:
            for name in _HOOKS:
                own.pop(name, None)
            own.update(kept)

    def meet(self, expr, tag=None) -> None:
        evaluation = self._evaluation
        ruled, evaluation.ruled = evaluation.ruled, False
        with self._hooked(False):
            self._met(expr, self._level, tag)
        evaluation.ruled = ruled

    def evaluate(self, expr):
        self._level += 1
        try:
            if expr is self._told:
                self._told = None
                return self._plain["evaluate"](expr)
            self.meet(expr)
            value = self._plain["evaluate"](expr)
            with self._hooked(False):
                self._left(expr, value)
            return value
        finally:
            self._level -= 1

    def evaluate_symbol(self, symbol: Symbol):
        definition = self._evaluation.definitions.of(symbol)
        value = definition.value
        if value is not None and value is not symbol:
            self.meet(value, symbol)
            return value if not isinstance(value, (Expr, Symbol)) else self._value(value)
        value = self._plain["evaluate_symbol"](symbol)
        if value is not symbol:
            self.meet(value, symbol)
        return value

    def _value(self, value):
        self._told = value
        self._level -= 1  # it stands where the symbol stood
        try:
            return self.evaluate(value)
        finally:
            self._level += 1

    def _evaluate_call(self, expr):
        return type(self._evaluation)._evaluate_call(self._evaluation, expr)

    def _step(self, expr):
        head = expr.head
        if type(head) is Symbol and self._evaluation.definitions.of(head).value is None:
            self._level += 1
            self.meet(head)
            self._level -= 1
        found = self._plain["_step"](expr)
        if found is not None:
            known = expr if self._told is None else self._told
            if not (isinstance(found, Expr) and same(known, found)):
                self.meet(found, root_symbol(expr) if type(head) is not Symbol else head)
            self._told = None if type(found) is Expr or type(found) in ATOMS else found
        return found

    def _arguments(self, head, args: tuple, flags: int):
        found = []
        for position, arg in enumerate(args):
            is_held = flags & HOLD_ALL_COMPLETE or (flags & HOLDS and held(flags, position))
            if is_held and (flags & HOLD_ALL_COMPLETE or not _asks(arg)):
                found.append(arg)
            else:
                found.append(self.evaluate(arg))
        values = tuple(found)
        with self._hooked(False):
            result = self._plain["_arguments"](head, values, flags)
        self._told = None
        if any(a is not b for a, b in zip(args, values, strict=True)):
            rebuilt = Expr(head, result[0])
            self.meet(rebuilt, head if type(head) is Symbol else None)
            self._told = rebuilt
        return result


def _asks(arg) -> bool:
    """Whether a held argument is Evaluate[...]."""
    return isinstance(arg, Expr) and arg.head is S.Evaluate
