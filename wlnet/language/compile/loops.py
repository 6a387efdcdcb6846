"""Do, While, For, Table: bodies compiled once, variables set in their definitions."""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.expr import NULL, TRUE, Expr, is_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S, Symbol
from wlnet.language.calling import fault
from wlnet.language.compile.compiler import Compiler
from wlnet.language.compile.scope import Node, Scope, special
from wlnet.language.iterators import bounded, count_range
from wlnet.language.limits import room_for_each
from wlnet.language.packing import arrays, packed_list
from wlnet.language.returning import RETURN, is_return, leaving, may_return, taken
from wlnet.language.signals import Break, Continue, Return

LONG = 250  # values from which on a whole array is worth a look at the body
_MISSES = 3  # after so many looks in vain the body is taken as one for single values


def returned(jump: Return, head: Symbol):
    """The value of a jump by Return[value, head] that is meant for this construct; raises it again if not."""
    if jump.head is None or jump.head is head:
        return jump.value
    raise jump


def continuing(body: Callable, may_end: bool = True) -> Callable:
    """The body of a loop, Continue leaves it; its value is Null or, if it `may_end` the loop, the Return."""

    def once(*frame):  # the plain walk has none
        try:
            found = body(*frame)
        except Continue:
            return NULL
        return found if type(found) is Expr and found.head is RETURN and is_return(found) else NULL

    def always(*frame):
        try:
            body(*frame)
        except Continue:
            return NULL
        return NULL

    return once if may_end else always


def ending(once: Callable, may_end: bool = True) -> Callable:
    """The body of a Do: a Return that it gives is a jump out of the iterators, to the Do itself."""
    if not may_end:
        return once

    def step(*frame):
        found = once(*frame)
        if found is not NULL:
            raise Return(taken(found))

    return step


@special("While")
def while_(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """While[test, body]"""
    if len(expr.args) not in (1, 2):
        return None
    test = compiler.node(expr.args[0], scope)
    body = compiler.node(expr.args[1], scope) if len(expr.args) == 2 else lambda frame: NULL
    may_end = len(expr.args) == 2 and may_return(expr.args[1], compiler.is_pristine, scope.places)
    evaluation = compiler.evaluation

    def run(frame):
        try:
            while test(frame) is TRUE:
                if evaluation._abort is not None:
                    evaluation.check_abort()
                try:
                    if may_end:
                        if (found := leaving(body(frame))) is not None:
                            return found
                    else:
                        body(frame)
                except Continue:
                    continue
        except Break:
            pass
        except Return as jump:
            return returned(jump, S.While)
        return NULL

    return run


@special("For")
def for_(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """For[start, test, next, body]"""
    if len(expr.args) not in (3, 4):
        return None
    start, test, advance = (compiler.node(one, scope) for one in expr.args[:3])
    body = lambda frame: NULL  # noqa: E731
    if len(expr.args) == 4:
        may_end = may_return(expr.args[3], compiler.is_pristine, scope.places)
        body = continuing(compiler.node(expr.args[3], scope), may_end)
    check_abort = compiler.evaluation.check_abort

    def run(frame):
        start(frame)
        try:
            while test(frame) is TRUE:
                check_abort()
                found = body(frame)
                if found is not NULL:
                    return found
                advance(frame)
        except Break:
            pass
        except Return as jump:
            return returned(jump, S.For)
        return NULL

    return run


def _numbers(values):
    """An array of integers or reals, or None."""
    if not isinstance(values, range):
        return arrays().as_array(Expr(S.List, tuple(values)))
    if max(abs(values.start), abs(values.stop)) >= 1 << 62:
        return None
    return arrays().np.arange(values.start, values.stop, values.step)


class Iterator:
    """A compiled iterator specification: where its variable lives and what it runs over."""

    def __init__(self, compiler: Compiler, spec: Expr, scope: Scope, endless: bool):
        self.definitions = compiler.definitions
        self.evaluation = compiler.evaluation
        self.spec, self.endless = spec, endless
        self.variable = None if len(spec.args) == 1 else spec.args[0]
        self.bounds = [compiler.node(bound, scope) for bound in spec.args[self.variable is not None :]]
        self.place = scope.cells.get(self.variable)
        self.global_room = None
        if self.variable is not None and self.place is None:
            self.global_room = compiler.definitions.of(self.variable)

    def values(self, frame):
        """What the variable runs over; MessageError where the bounds are no numbers."""
        return self.between([bound(frame) for bound in self.bounds])

    def between(self, found: list):
        """What the variable runs over for evaluated bounds."""
        if self.variable is None:
            return count_range(found[0], self.spec, self.endless)
        return bounded(self.evaluation, found, self.spec, self.endless)

    def at_once(self, body, scope: Scope) -> Callable:
        """(frame, values) -> the body's value for each, found over a whole array; or None."""
        evaluation = self.evaluation
        build = scope.template(self.definitions, body)
        misses = 0

        def table(frame, values):
            nonlocal misses
            if self.global_room is None or misses == _MISSES or len(values) < LONG:
                return None
            array = _numbers(values)
            if array is not None:
                now = body if build is None else build(frame)
                function = evaluation.numeric_function(S.Function(self.variable, now))
                found = None if function is None else function(array)
                if found is not None and found.dtype != bool:
                    return arrays().Packed(found)
            misses += 1
            return None

        return table

    def run(self, frame, body: Callable) -> None:
        """body(frame) for each value."""
        self.over(self.values(frame), frame, body)

    def over(self, values, frame, body: Callable) -> None:
        """body(frame) for each of the values."""
        evaluation = self.evaluation
        if self.variable is None:
            for _ in values:
                if evaluation._abort is not None:
                    evaluation.check_abort()
                body(frame)
            return
        room = self.global_room if self.place is None else frame[self.place]
        kept, room.own = (room.value, room.own), None
        try:
            for value in values:
                if evaluation._abort is not None:
                    evaluation.check_abort()
                if room.seen:
                    self.definitions.changed(room)
                room.value = value
                body(frame)
        finally:
            room.own = kept[1]
            self.definitions.set_value(room, kept[0])


def iterators_of(compiler: Compiler, specs: tuple, scope: Scope, endless=False) -> list[Iterator] | None:
    """Compiled iterators; None where one has an unusual form or a variable that is a parameter."""
    found = []
    for spec in specs:
        if not is_list(spec) or spec.array is not None or not 1 <= len(spec.args) <= 4:
            return None
        if len(spec.args) > 1:
            variable = spec.args[0]
            if type(variable) is not Symbol or variable in scope.places or variable.context == "System`":
                return None
        found.append(Iterator(compiler, spec, scope, endless))
    return found


@special("Do")
def do(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """Do[body, iterators]"""
    iterators = iterators_of(compiler, expr.args[1:], scope, endless=True)
    if not iterators:
        return None
    may_end = may_return(expr.args[0], compiler.is_pristine, scope.places)
    step = ending(continuing(compiler.node(expr.args[0], scope), may_end), may_end)
    stays = _staying(compiler, expr, scope)
    for iterator in reversed(iterators[1:]):
        step = around(iterator, step)
    outer = iterators[0]

    def run(frame):
        try:
            outer.over(outer.values(frame), frame, step)
        except Break:
            pass
        except Return as jump:
            return returned(jump, S.Do)
        except MessageError as error:
            return stays(frame, error)
        return NULL

    return run


def _staying(compiler: Compiler, expr: Expr, scope: Scope) -> Callable:
    """What a loop gives whose iterator is refused: the message, and the loop as it stands."""
    evaluation = compiler.evaluation
    build = scope.template(compiler.definitions, expr)

    def stays(frame, error: MessageError):
        found = fault(evaluation, error, expr.head)
        return found if found is not None else evaluation.evaluated(expr if build is None else build(frame))

    return stays


def around(iterator: Iterator, inner: Callable) -> Callable:
    return lambda frame: iterator.run(frame, inner)


@special("Table")
def table(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """Table[body, iterators]"""
    iterators = iterators_of(compiler, expr.args[1:], scope)
    if not iterators:
        return None
    body = compiler.node(expr.args[0], scope)
    stays = _staying(compiler, expr, scope)
    checked_list = compiler.evaluation.checked_list

    def rows(level: int) -> Callable:
        iterator = iterators[level]
        last = level == len(iterators) - 1
        inner = body if last else rows(level + 1)
        at_once = iterator.at_once(expr.args[0], scope) if last else lambda frame, values: None

        def row(frame):
            items: list = []
            append = items.append
            values = iterator.values(frame)
            room_for_each(values)
            found = at_once(frame, values)
            if found is not None:
                return checked_list(found)
            iterator.over(values, frame, lambda frame: append(inner(frame)))
            return checked_list(packed_list(items))

        return row

    whole = rows(0)

    def run(frame):
        try:
            return whole(frame)
        except Return as jump:
            return returned(jump, S.Table)
        except MessageError as error:
            return stays(frame, error)

    return run
