"""The evaluation sequence: an expression to its value under the definitions of a session.

Head, attributes, arguments, Flat, Listable, Orderless, up values, down values and sub values of
the user, then the builtin; repeated until nothing changes. What is evaluated carries the stamp
of the definitions as its mark and is not walked again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, head_of
from wlnet.expr.message import Message, MessageError
from wlnet.expr.symbols import S, Symbol
from wlnet.language import signals
from wlnet.language.attributes import (
    FLAT,
    HOLD_ALL,
    HOLD_ALL_COMPLETE,
    HOLD_FIRST,
    HOLD_REST,
    HOLDS,
    LISTABLE,
    ORDERLESS,
    REFORM,
    SEQUENCE_HOLD,
)
from wlnet.language.builtin import find_application
from wlnet.language.calling import call_builtin, call_operator, fault
from wlnet.language.definitions import Definition, Definitions, root_symbol
from wlnet.language.kinds import ATOMS, SPECIAL_HEADS
from wlnet.language.outlet import Outlet
from wlnet.language.overloading import KINDS, overloaded
from wlnet.language.reform import (
    flattened,
    is_threadable,
    sorted_arguments,
    spliced,
    threaded,
    unwrapped,
)
from wlnet.language.returning import RETURN, taken
from wlnet.language.rules import CONDITION_FAILED, ConditionFailed
from wlnet.language.services import Services
from wlnet.language.uncaught import uncaught

RECURSION = Message("$RecursionLimit::reclim2", "Recursion depth of `1` exceeded during evaluation of `2`.")
ITERATION = Message("$IterationLimit::itlim", "Iteration limit of `1` exceeded.")
DEEP = Message("General::wlnetdeep", "The expression is nested too deeply to be evaluated.")

_NOTHING, _EVALUATE, _UNEVALUATED, _FUNCTION = S.Nothing, S.Evaluate, S.Unevaluated, S.Function


class Evaluation(Outlet, Services):
    """One session's evaluator: an Outlet, the Services, and the sequence of evaluation.

    definitions    what the session knows of symbols
    state          rooms of builtin modules by name, such as "random"
    reaping        the Reaps that are under way, the innermost last
    depth          how many evaluations are nested now
    ruled          a rule of the user has just applied; whoever asked takes the mark away
    """

    def __init__(self, emit: Callable | None = None, compiling: bool = True):
        self.definitions = Definitions()
        self.state: dict = {}
        self.reaping: list = []
        self.depth = 0
        self.ruled = False
        self.recursion_limit = 1024
        self.iteration_limit = 4096
        Outlet.__init__(self, self.definitions, emit)
        Services.__init__(self, compiling)

    def evaluate_top(self, expr):
        """The value of an input or what its Return holds; jumps nobody caught give messages, Exit passes."""
        return self.whole(partial(self._evaluate_top, expr), S("$Aborted"))

    def _evaluate_top(self, expr):
        self.depth = 0
        self.messages.start()
        try:
            return taken(self.evaluate(expr))
        except signals.Signal as jump:
            return uncaught(self, jump)
        except RecursionError:
            self.message(DEEP)
            return Expr(S.TerminatedEvaluation, ("RecursionLimit",))
        finally:
            self.depth = 0

    # -- evaluation -----------------------------------------------------------------------------

    def evaluate(self, expr):
        """The value of an expression."""
        kind = type(expr)
        if kind is Expr:
            return expr if expr.mark is self.definitions.stamp else self._evaluate_call(expr)
        if kind is Symbol:
            return self.evaluate_symbol(expr)
        if kind in ATOMS:
            return expr
        if kind is Association:
            return expr if expr.mark is self.definitions.stamp else self._evaluate_association(expr)
        if isinstance(expr, Expr) and expr.array is None and not expr.inert:
            return expr if expr.mark is self.definitions.stamp else self._evaluate_call(expr)
        return expr

    def evaluate_symbol(self, symbol: Symbol):
        definition = self.definitions.table.get(symbol)
        if definition is None:
            definition = self.definitions.of(symbol)
        value = definition.value
        if value is None:
            if definition.own is not None:
                for rule in definition.own:
                    found = rule.replace(self, symbol)
                    if found is not None:
                        return taken(self.evaluate(found))
            if definition.builtin is not None and definition.builtin.value is not None:
                return self._builtin_value(definition.builtin)
            if symbol is CONDITION_FAILED:
                raise ConditionFailed
            definition.seen = True
            if definition.missing is True:
                self._say_missing(definition)
            return symbol
        kind = type(value)
        if kind in ATOMS or value is symbol:
            return value
        if kind is Expr and value.mark is self.definitions.stamp:
            return value if value.head is not RETURN else taken(value)
        if kind is Symbol:
            value = self._followed(symbol, value)
        self.enter(symbol)
        try:
            return taken(self.evaluate(value))
        except signals.Return as jump:
            if jump.head is symbol:
                return jump.value
            raise
        finally:
            self.depth -= 1

    def _followed(self, symbol: Symbol, value):
        """Where the values of symbols lead that are symbols themselves; Hold[symbol] in a circle."""
        for _ in range(self.iteration_limit):
            definition = self.definitions.table.get(value)
            if definition is None or type(definition.value) is not Symbol or definition.value is value:
                return value
            value = definition.value
        self.message(ITERATION, self.iteration_limit)
        return self.evaluated(Expr(S.Hold, (symbol,)))

    def _builtin_value(self, builtin):
        try:
            return builtin.own_value(self)
        except MessageError as error:
            return fault(self, error, builtin.symbol)

    def enter(self, expr, args: tuple | None = None) -> None:
        """One level deeper; the caller takes it back (`depth -= 1`). Of a call, `expr` is the head."""
        self.depth += 1
        if self.depth > self.recursion_limit:
            self.depth -= 1
            call = expr if args is None else Expr(expr, args)
            self.message(RECURSION, self.recursion_limit, call)
            raise signals.DeepRecursion
        if self._abort is not None:
            self.depth -= 1
            self.check_abort()

    def _evaluate_association(self, association: Association):
        changed = False
        values = []
        for key, value in association.data.items():
            found = value if association.is_delayed(key) else self.evaluate(value)
            changed = changed or found is not value
            values.append(found)
        if changed:
            association = association.with_values(values)
        association.mark = self.definitions.stamp
        return association

    def _evaluate_call(self, expr):
        """The value of an expression with a head, which is not known to be evaluated."""
        self.enter(expr)
        first, rounds = expr, 0
        try:
            while rounds < self.iteration_limit:  # only rules of the user can go on for ever
                result = self._step(expr)
                if self.ruled:
                    self.ruled = False
                    rounds += 1
                if result is None:
                    return taken(expr) if rounds else expr
                kind = type(result)
                if kind is not Expr:
                    return result if kind in ATOMS else self.evaluate(result)
                if result.mark is self.definitions.stamp:
                    return taken(result) if rounds else result
                expr = result
                if self._abort is not None:
                    self.check_abort()
            self.message(ITERATION, self.iteration_limit)
            return self.evaluated(Expr(S.Hold, (expr,)))
        except signals.Return as jump:
            if jump.head is not first.head and jump.head is not expr.head:
                raise
            return jump.value
        finally:
            self.depth -= 1

    def _step(self, expr):
        """One round of the evaluation sequence; None where `expr` stays as it is (marked then)."""
        definitions = self.definitions
        head = expr.head
        if type(head) is not Symbol or (
            (found := definitions.table.get(head)) is None or found.value is not None or found.own is not None
        ):
            head = self.evaluate(head)
        if type(head) is not Symbol:
            return self._step_compound(expr, head)
        definition = definitions.table.get(head)
        if definition is None:
            definition = definitions.of(head)
        flags = definition.flags
        args, inert_args = self._arguments(head, expr.args, flags)
        if flags & REFORM:
            if flags & FLAT:
                args = flattened(head, args)
            if flags & LISTABLE and is_threadable(args):
                result = overloaded(self, head, args) if KINDS and definition.down is None else None
                if result is not None:
                    return result
                result = self._thread(definition, head, args)
                if result is not None:
                    return result
                return self._stays(expr, head, args, definition)
            if flags & ORDERLESS:
                args = sorted_arguments(head, args)
            if inert_args is not None:
                inert_args = None if args == inert_args else args
        result = self._apply_rules(definition, head, args, flags)
        if result is not None:
            return result
        return self._stays(expr, head, args if inert_args is None else inert_args, definition)

    def _stays(self, expr, head: Symbol, args: tuple, definition: Definition):
        """Nothing applies: mark the expression, or the one with the evaluated arguments."""
        definition.seen = True
        if definition.missing and self._say_missing(definition):
            return S("$Failed")
        if head is expr.head and args is expr.args:
            expr.mark = self.definitions.stamp
            return None
        result = Expr(head, args)
        result.mark = self.definitions.stamp
        return result

    def _arguments(self, head: Symbol, args: tuple, flags: int):
        """(evaluated arguments, arguments to show where nothing applies, if others)."""
        if flags & HOLDS:
            return self._held_arguments(head, args, flags)
        stamp = self.definitions.stamp
        found, special = None, False
        for i, arg in enumerate(args):
            kind = type(arg)
            if kind in ATOMS:
                continue
            if kind is Expr:
                value = arg if arg.mark is stamp else self._evaluate_call(arg)
            else:
                value = self.evaluate(arg)
            if value is _NOTHING or (type(value) is Expr and value.head in SPECIAL_HEADS):
                special = True
            if value is not arg:
                if found is None:
                    found = list(args)
                found[i] = value
        values = args if found is None else tuple(found)
        if special:
            return self._special_arguments(head, args, values, flags)
        return values, None

    def _special_arguments(self, head: Symbol, args: tuple, values: tuple, flags: int):
        if not flags & SEQUENCE_HOLD:
            opened = spliced(head, values)
            values = values if len(opened) == len(values) and all(map(_is, opened, values)) else opened
        return unwrapped(args, values)

    def _held_arguments(self, head: Symbol, args: tuple, flags: int):
        """As `_arguments` for a head that holds some: Evaluate[...] is heard, unless HoldAllComplete."""
        if flags & HOLD_ALL_COMPLETE:
            return args, None
        found = None
        for i, arg in enumerate(args):
            if flags & HOLD_ALL or flags & (HOLD_FIRST if i == 0 else HOLD_REST):
                if type(arg) is not Expr or arg.head is not _EVALUATE:
                    continue
                value = (
                    self.evaluate(arg.args[0])
                    if len(arg.args) == 1
                    else self.evaluate(Expr(S.Sequence, arg.args))
                )
            else:
                value = self.evaluate(arg)
            if value is not arg:
                if found is None:
                    found = list(args)
                found[i] = value
        values = args if found is None else tuple(found)
        if any(type(arg) is Expr and arg.head in SPECIAL_HEADS for arg in values):
            return self._special_arguments(head, args, values, flags)
        return values, None

    def _thread(self, definition: Definition, head: Symbol, args: tuple):
        builtin = definition.builtin
        takes_arrays = builtin is not None and builtin.packed and definition.down is None
        if (
            takes_arrays
            and any(isinstance(arg, Expr) and arg.array is not None for arg in args)
            and any(function.packed for _, _, function in builtin.candidates(len(args)))
        ):
            result = call_builtin(self, builtin, head, args)
            if result is not None:
                return result
        return threaded(self, definition, head, args)

    def _apply_rules(self, definition: Definition, head: Symbol, args: tuple, flags: int = 0):
        """Up values, down values, builtin for head[args...]; None where nothing applies."""
        if self.definitions.up_values and not flags & HOLD_ALL_COMPLETE:
            result = self._apply_up_values(head, args)
            if result is not None:
                self.ruled = True
                return result
        if definition.down is not None:
            result = definition.down.apply(self, head, args)
            if result is not None:
                self.ruled = True
                return result
        builtin = definition.builtin
        if builtin is not None:
            result = overloaded(self, head, args) if KINDS else None
            return call_builtin(self, builtin, head, args) if result is None else result
        return None

    def _apply_up_values(self, head, args: tuple):
        table = self.definitions.table
        for arg in args:
            is_call = isinstance(arg, Expr)
            symbol = arg if type(arg) is Symbol else root_symbol(arg) if is_call else head_of(arg)
            definition = table.get(symbol)
            if definition is not None and definition.up is not None:
                result = definition.up.apply(self, head, args)
                if result is not None:
                    return result
        return None

    def _step_compound(self, expr, head):
        """A step where the head is no symbol: functions, sub values, associations, objects."""
        if isinstance(head, Expr):
            if head.head is _FUNCTION:
                result = self.functions.apply(head, expr.args)
                if result is not None:
                    return result
            root = root_symbol(head)
        else:
            root = None
        args, shown = self._arguments(head, expr.args, 0)
        result = self.apply_compound(head, args, root)
        if result is not None:
            return result
        if root is not None:
            self.definitions.of(root).seen = True
        if shown is not None:
            args = shown
        if head is expr.head and args is expr.args:
            expr.mark = self.definitions.stamp
            return None
        result = Expr(head, args)
        result.mark = self.definitions.stamp
        return result

    def apply_compound(self, head, args: tuple, root: Symbol | None):
        """The value of head[args...] for a head that is no symbol and no Function, or None."""
        if isinstance(head, Expr):
            if self.definitions.up_values:
                result = self._apply_up_values(head, args)
                if result is not None:
                    self.ruled = True
                    return result
            if root is None:
                return None
            definition = self.definitions.of(root)
            if definition.sub is not None:
                result = definition.sub.apply(self, head, args)
                if result is not None:
                    self.ruled = True
                    return result
            builtin = definition.builtin
            if builtin is not None and builtin.curried:
                return self._call_curried(builtin, head, args)
            return None
        function = find_application(type(head)) if type(head) not in ATOMS else None
        if function is None:
            return None
        try:
            return function(self, head, args)
        except MessageError as error:
            return fault(self, error, head_of(head))

    def _call_curried(self, builtin, head, args: tuple):
        calls = [args]
        while isinstance(head, Expr):
            calls.append(head.args)
            head = head.head
        return call_operator(self, builtin, calls[::-1])

    def arguments(self, head, args: tuple) -> tuple:
        """The arguments as head[...] would see them: evaluated but for those that it holds."""
        flags = self.definitions.of(head).flags if type(head) is Symbol else 0
        return self._arguments(head, args, flags)[0]

    def arguments_for(self, head, args: tuple, flags: int) -> tuple:
        """As `arguments`, for a head with these attributes."""
        return self._arguments(head, args, flags)[0]


def _is(a, b) -> bool:
    return a is b
