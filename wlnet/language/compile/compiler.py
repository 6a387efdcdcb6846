"""Expression to node: constants, variables, calls; special forms come from their own files.

Compiled code gives what the plain walk gives. What it cannot do better it leaves to it: the
expression is built with the values in it (Scope.template) and evaluated. In tail position a
call of a user's function is built and handed back unevaluated, so that loops by recursion take
no stack.
"""

from __future__ import annotations

from fractions import Fraction

from wlnet.expr.association import Association
from wlnet.expr.expr import FALSE, NULL, TRUE, Expr, key_of
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.complexes import Complex
from wlnet.language.attributes import HOLD_REST, HOLDS, IN_USE, LISTABLE, ORDERLESS, REFORM, SEQUENCE_HOLD
from wlnet.language.builtin import to_expression
from wlnet.language.calling import call_builtin, fault
from wlnet.language.compile.scope import SPECIAL, Node, Scope, is_call, is_closed, symbol_of
from wlnet.language.definitions import first_flags
from wlnet.language.functions import Closure
from wlnet.language.kinds import ATOMS, SPECIAL_HEADS
from wlnet.language.overloading import KINDS, answering
from wlnet.language.reform import sorted_arguments
from wlnet.language.returning import RETURN, taken
from wlnet.language.templates import SLOTS, slot_key

_MATTERS = HOLDS | REFORM | SEQUENCE_HOLD  # attributes by which a call has to be made in full
_SETTLED = frozenset((TRUE, FALSE, NULL))
_FOLDED = frozenset((S.Plus, S.Times, S.Power, S.Divide, S.Subtract))
_WRITTEN = frozenset((int, float, Fraction, complex, Complex))
_POWERS = 64  # a written exponent up to which a power is found once for all


class Compiler:
    """Compiles for one session."""

    def __init__(self, evaluation):
        self.evaluation = evaluation
        self.definitions = evaluation.definitions

    def node(self, expr, scope: Scope, tail: bool = False) -> Node:
        """The node of an expression; with `tail` its value may be left to be evaluated."""
        if type(expr) is Symbol:
            if tail and expr in scope.places:
                return self.given(scope.places[expr])
            return self.variable(expr, scope)
        if not isinstance(expr, Expr) or expr.array is not None or expr.inert:
            if type(expr) is Association:
                return self.plain(expr, scope)
            return lambda frame: expr
        if expr.mark is self.definitions.stamp and is_closed(expr, scope):
            return self.constant(expr)
        head = expr.head
        if type(head) is not Symbol:
            return self.compound_call(expr, scope)
        if head in SLOTS and len(expr.args) == 1 and slot_key(expr) in scope.places:
            return self.value_at(scope.places[slot_key(expr)])
        if head in scope.places or head in scope.cells:
            return self.compound_call(expr, scope)
        if head in _FOLDED and self.is_pristine(head):
            number = self.folded(expr)
            if number is not None:
                return lambda frame: number
        maker = SPECIAL.get(head)
        if maker is not None and (head is S.Function or self.is_pristine(head)):
            if self.is_spliced(expr) or not self.is_simple(expr.args):
                return self.plain(expr, scope)
            made = maker(self, expr, scope, tail)
            if made is not None:
                return made
        return self.call(expr, scope, tail)

    def is_spliced(self, expr) -> bool:
        """Whether a Sequence stands among the arguments, so that there are more or fewer than it seems."""
        return any(type(arg) is Expr and arg.head is S.Sequence for arg in expr.args) and not (
            self.definitions.of(expr.head).flags & SEQUENCE_HOLD
        )

    def is_pristine(self, head: Symbol) -> bool:
        """Whether a symbol of the language has its own meaning still: no rules or values of the user."""
        definition = self.definitions.of(head)
        return (
            (definition.builtin is not None or head.context == "System`")
            and definition.down is None
            and definition.value is None
            and definition.own is None
            and definition.flags & IN_USE == first_flags(head, definition.builtin) & IN_USE
        )

    def constant(self, expr) -> Node:
        """An expression that is evaluated as it is written: a list of data, for example."""
        evaluate, definitions = self.evaluation.evaluate, self.definitions
        return lambda frame: expr if expr.mark is definitions.stamp else evaluate(expr)

    def folded(self, expr: Expr):
        """The number that arithmetic of written numbers gives (10^-9, 1/3, 2. I), or None."""
        args = []
        for arg in expr.args:
            if isinstance(arg, Expr) and arg.head in _FOLDED and self.is_pristine(arg.head):
                arg = self.folded(arg)
            if type(arg) not in _WRITTEN or arg == 0:
                return None
            args.append(arg)
        if expr.head is S.Power and not (len(args) == 2 and type(args[1]) is int and abs(args[1]) <= _POWERS):
            return None
        found = self.evaluation.evaluate(Expr(expr.head, tuple(args)))
        return found if type(found) in _WRITTEN else None

    # -- variables ------------------------------------------------------------------------------

    def variable(self, name: Symbol, scope: Scope) -> Node:
        if name in scope.cells:
            return self.local(name, scope.cells[name])
        if name in scope.places:
            return self.value_at(scope.places[name])
        definition = self.definitions.of(name)
        if name in _SETTLED:
            return lambda frame: name
        evaluate_symbol = self.evaluation.evaluate_symbol

        def load(frame):
            value = definition.value
            return value if type(value) in ATOMS else evaluate_symbol(name)

        return load

    def value_at(self, place: int) -> Node:
        """What the frame holds there, evaluated (again, where definitions have changed)."""
        evaluate = self.evaluation.evaluate

        def value(frame):
            found = frame[place]
            if type(found) in ATOMS:
                return found
            return evaluate(found) if found is not None else Expr(S.Sequence, ())

        return value

    def given(self, place: int) -> Node:
        """What the frame holds there, to be evaluated."""
        return lambda frame: frame[place] if frame[place] is not None else Expr(S.Sequence, ())

    def local(self, name: Symbol, place: int) -> Node:
        """A variable of Module: its value, or its symbol, which is made now."""
        evaluate, definitions = self.evaluation.evaluate, self.definitions

        def load(frame):
            cell = frame[place]
            value = cell.value
            if type(value) in ATOMS:
                return value
            if value is None:
                return symbol_of(definitions, cell, name)
            value = evaluate(value)
            return value if type(value) is not Expr or value.head is not RETURN else taken(value)

        return load

    # -- the plain walk ---------------------------------------------------------------------------

    def plain(self, expr, scope: Scope) -> Node:
        """Build the expression with the values in it and evaluate it."""
        evaluate = self.evaluation.evaluate
        build = scope.template(self.definitions, expr)
        if build is None:
            return lambda frame: evaluate(expr)
        return lambda frame: evaluate(build(frame))

    def staying(self, head: Symbol, rest: tuple, scope: Scope):
        """(frame, value) -> head[value, rest...] with the rest as it is written, evaluated."""
        evaluate, definitions = self.evaluation.evaluate, self.definitions
        parts = [(arg, scope.template(definitions, arg)) for arg in rest]

        def stays(frame, value):
            built = [arg if build is None else build(frame) for arg, build in parts]
            return evaluate(Expr(head, (value, *built)))

        return stays

    # -- calls ------------------------------------------------------------------------------------

    def arguments(self, args: tuple, scope: Scope) -> list[Node]:
        return [self.node(arg, scope) for arg in args]

    def is_simple(self, args: tuple) -> bool:
        """Whether no argument is written as something that the evaluation of arguments looks at."""
        return not any(isinstance(arg, Expr) and arg.head is S.Unevaluated for arg in args)

    def call(self, expr: Expr, scope: Scope, tail: bool) -> Node:
        """head[args...] for a symbol."""
        head = expr.head
        definition = self.definitions.of(head)
        flags = definition.flags
        if flags & (HOLDS | SEQUENCE_HOLD) == HOLD_REST and expr.args and self.is_simple(expr.args):
            return self.call_holding_rest(definition, expr, scope)
        if flags & (HOLDS | SEQUENCE_HOLD) or not self.is_simple(expr.args) or definition.own is not None:
            return self.plain(expr, scope)
        nodes = self.arguments(expr.args, scope)
        if definition.builtin is not None and self.is_pristine(head) and definition.builtin.functions:
            return self.builtin_call(definition, head, nodes)
        if flags & REFORM or definition.builtin is not None:
            return self.rebuilt_call(head, nodes)
        return self.user_call(definition, expr, scope, nodes, tail)

    def rebuilt_call(self, head, nodes: list[Node]) -> Node:
        """Evaluate the arguments, then the call by the plain walk."""
        evaluate = self.evaluation.evaluate
        return lambda frame: evaluate(Expr(head, tuple([node(frame) for node in nodes])))

    def inert(self, definition, head: Symbol, args: tuple):
        """head[args...] where nothing applies."""
        if definition.flags & ORDERLESS:
            args = sorted_arguments(head, args)
        definition.seen = True
        result = Expr(head, args)
        result.mark = self.definitions.stamp
        return result

    def finish(self, result):
        """What a builtin returned, as an evaluated expression."""
        kind = type(result)
        if kind in ATOMS:
            return result
        if kind is bool:
            return TRUE if result else FALSE
        if kind is Expr:
            return result if result.mark is self.definitions.stamp else self.evaluation.evaluate(result)
        if kind is Symbol and result in _SETTLED:
            return result
        return self.evaluation.evaluate(to_expression(result))

    def call_of_values(self, head: Symbol, count: int = 1):
        """(value, ...) -> head[value, ...] for a builtin."""
        nodes = [lambda frame, i=i: frame[i] for i in range(count)]
        node = self.builtin_call(self.definitions.of(head), head, nodes)
        return lambda *values: node(values)

    def builtin_call(self, definition, head: Symbol, nodes: list[Node]) -> Node:
        """A call of a builtin that holds nothing."""
        definitions, evaluate = self.definitions, self.evaluation.evaluate
        direct, reform = self.direct(definition, head, len(nodes)), definition.flags & REFORM
        if len(nodes) == 1:
            (only,) = nodes
            each = self.each_of(direct) if reform == LISTABLE else None

            def call_one(frame):
                arg = only(frame)
                if type(arg) is Expr and each is not None and (found := each(arg)) is not None:
                    return found
                if type(arg) not in ATOMS and (
                    reform
                    or definitions.up_values
                    or (type(arg) is Expr and arg.head in SPECIAL_HEADS)
                    or (KINDS and answering(arg) is not None)
                ):
                    return evaluate(Expr(head, (arg,)))
                return direct((arg,))

            return call_one

        def call(frame):
            args = tuple([node(frame) for node in nodes])
            for arg in args:
                if type(arg) not in ATOMS and (
                    reform
                    or definitions.up_values
                    or (type(arg) is Expr and arg.head in SPECIAL_HEADS)
                    or (KINDS and answering(arg) is not None)
                ):
                    return evaluate(Expr(head, args))
            return direct(args)

        return call

    def direct(self, definition, head: Symbol, count: int):
        """args -> the value for arguments that need no splicing, sorting or threading."""
        builtin, evaluation = definition.builtin, self.evaluation
        finish, inert = self.finish, self.inert
        candidates = builtin.candidates(count)
        if builtin.options or len(candidates) != 1 or candidates[0][0] or candidates[0][1]:

            def by_signature(args):
                result = call_builtin(evaluation, builtin, head, args)
                return inert(definition, head, args) if result is None else finish(result)

            return by_signature
        function = candidates[0][2].call

        def at_once(args):
            try:
                result = function(evaluation, *args)
            except MessageError as error:
                result = fault(evaluation, error, head)
            return inert(definition, head, args) if result is None else finish(result)

        return at_once

    def each_of(self, direct):
        """A list -> the list of values for its elements where all of them are atoms, or None."""
        definitions, checked_list = self.definitions, self.evaluation.checked_list

        def each(arg):
            if arg.head is not S.List or definitions.up_values or not ATOMS.issuperset(map(type, arg.args)):
                return None
            return checked_list(Expr(S.List, tuple([direct((x,)) for x in arg.args])))

        return each

    def call_holding_rest(self, definition, expr: Expr, scope: Scope) -> Node:
        """A call of which the first argument is evaluated and the others stay as they are written."""
        first, head, definitions = self.node(expr.args[0], scope), expr.head, self.definitions
        evaluate, rest = self.evaluation.evaluate, expr.args[1:]
        if not rest and definition.builtin is not None and self.is_pristine(head):
            return self.builtin_call(definition, head, [first])
        if any(is_call(arg, S.Evaluate, 1) for arg in rest):
            return self.plain(expr, scope)
        parts = [(arg, scope.template(definitions, arg)) for arg in rest]
        if any(type(arg) is Symbol and build is not None for arg, build in parts):
            return self.plain(expr, scope)  # it may stand for a sequence

        def call(frame):
            built = [arg if build is None else build(frame) for arg, build in parts]
            return evaluate(Expr(head, (first(frame), *built)))

        return call

    def user_call(self, definition, expr: Expr, scope: Scope, nodes: list[Node], tail: bool) -> Node:
        """A call of a user's function (or of a symbol without a meaning)."""
        evaluation, definitions, inert = self.evaluation, self.definitions, self.inert
        evaluate, enter, head = evaluation.evaluate, evaluation.enter, expr.head
        by_value = self.by_value(expr, scope, self.variable(head, scope), nodes)

        def apply(args):
            for arg in args:
                if type(arg) is Expr and arg.head in SPECIAL_HEADS:
                    return evaluate(Expr(head, args))
            rules = definition.down
            if rules is None or definitions.up_values:
                return evaluate(Expr(head, args))
            enter(head, args)
            try:
                result = rules.apply(evaluation, head, args)
                if result is None:
                    return inert(definition, head, args)
                if type(result) in ATOMS:
                    return result
                result = evaluate(result)
                return result if type(result) is not Expr or result.head is not RETURN else taken(result)
            finally:
                evaluation.depth -= 1

        if tail:

            def call_later(frame):
                if definition.value is not None or definition.flags & _MATTERS:
                    return by_value(frame)
                return Expr(head, tuple([node(frame) for node in nodes]))

            return call_later
        if len(nodes) == 1:
            (only,) = nodes

            def call_one(frame):
                if definition.value is not None or definition.flags & _MATTERS:
                    return by_value(frame)
                return apply((only(frame),))

            return call_one

        def call(frame):
            if definition.value is not None or definition.flags & _MATTERS:
                return by_value(frame)
            return apply(tuple([node(frame) for node in nodes]))

        return call

    def compound_call(self, expr: Expr, scope: Scope) -> Node:
        """f[args...] where f is a parameter, a local variable or an expression."""
        if not self.is_simple(expr.args):
            return self.plain(expr, scope)
        return self.by_value(expr, scope, self.node(expr.head, scope), self.arguments(expr.args, scope))

    def by_value(self, expr: Expr, scope: Scope, head: Node, nodes: list[Node]) -> Node:
        """f[args...] by the value of f, known at each call only."""
        evaluation, definitions, evaluate = self.evaluation, self.definitions, self.evaluation.evaluate
        plain = self.plain(expr, scope)

        def call(frame):
            f = head(frame)
            kind = type(f)
            if kind is Closure:
                args = tuple([node(frame) for node in nodes])
                for arg in args:
                    if type(arg) is Expr and arg.head in SPECIAL_HEADS:
                        return evaluate(Expr(f, args))
                return f(*args)
            if kind is Symbol:
                if definitions.of(f).flags & (HOLDS | SEQUENCE_HOLD):
                    return plain(frame)
            elif kind is Expr and f.head is S.Function and len(f.args) > 2:
                return plain(frame)
            args = tuple([node(frame) for node in nodes])
            for arg in args:
                if type(arg) is Expr and arg.head in SPECIAL_HEADS:
                    return evaluate(Expr(f, args))
            if kind is Association and len(args) == 1 and type(args[0]) in ATOMS:
                found = f.data.get(key_of(args[0]))
                if found is not None:
                    return found if type(found) in ATOMS else evaluate(found)
            if kind is Symbol or isinstance(f, Expr):
                return evaluation.call(f, *args)
            return evaluation.apply_object(f, args)

        return call
