"""Expression to node: constants, variables, calls; special forms come from their own files.

Compiled code gives what the plain walk gives. What it cannot do better it leaves to it: the
expression is built with the values in it (Scope.template) and evaluated. In tail position a
call of a user's function is built and handed back unevaluated, so that loops by recursion take
no stack.
"""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.expr import FALSE, NULL, TRUE, Expr
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S, Symbol
from wlnet.language.attributes import HOLDS, ORDERLESS, PROTECTED, REFORM, SEQUENCE_HOLD
from wlnet.language.builtin import to_expression
from wlnet.language.calling import fault
from wlnet.language.compile.scope import SPECIAL, Node, Scope, symbol_of
from wlnet.language.kinds import ATOMS, SPECIAL_HEADS
from wlnet.language.overloading import KINDS, answering
from wlnet.language.reform import sorted_arguments
from wlnet.language.templates import SLOTS, slot_key

_MATTERS = HOLDS | REFORM | SEQUENCE_HOLD  # attributes by which a call has to be made in full
_SETTLED = frozenset((TRUE, FALSE, NULL))


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
        head = expr.head
        if type(head) is not Symbol:
            return self.compound_call(expr, scope)
        if head in SLOTS and len(expr.args) == 1 and slot_key(expr) in scope.places:
            return self.value_at(scope.places[slot_key(expr)])
        if head in scope.places or head in scope.cells:
            return self.compound_call(expr, scope)
        maker = SPECIAL.get(head)
        if maker is not None and self.is_pristine(head):
            if self.is_spliced(expr):
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
        """Whether a builtin has its own meaning still: no rules or values of the user."""
        definition = self.definitions.of(head)
        builtin = definition.builtin
        return (
            builtin is not None
            and definition.down is None
            and definition.value is None
            and definition.own is None
            and definition.flags | PROTECTED == builtin.flags | PROTECTED
        )

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
            return evaluate(value if value is not None else symbol_of(definitions, cell, name))

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

    def builtin_call(self, definition, head: Symbol, nodes: list[Node]) -> Node:
        """A call of a builtin that holds nothing."""
        builtin, evaluation, definitions = definition.builtin, self.evaluation, self.definitions
        evaluate, finish, inert = evaluation.evaluate, self.finish, self.inert
        candidates = builtin.candidates(len(nodes))
        if builtin.options or len(candidates) != 1 or candidates[0][0] or candidates[0][1]:
            return self.rebuilt_call(head, nodes)
        function = candidates[0][2].call
        reform = definition.flags & REFORM

        def direct(args):
            """The value for arguments that need no splicing, sorting or threading."""
            try:
                result = function(evaluation, *args)
            except MessageError as error:
                result = fault(evaluation, error, head)
            return inert(definition, head, args) if result is None else finish(result)

        if len(nodes) == 1:
            (only,) = nodes

            def call_one(frame):
                arg = only(frame)
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
            enter(head)
            try:
                result = rules.apply(evaluation, head, args)
                if result is None:
                    return inert(definition, head, args)
                return result if type(result) in ATOMS else evaluate(result)
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
        evaluation, definitions = self.evaluation, self.definitions
        plain = self.plain(expr, scope)

        def call(frame):
            f = head(frame)
            kind = type(f)
            if kind is Symbol:
                if definitions.of(f).flags & (HOLDS | SEQUENCE_HOLD):
                    return plain(frame)
            elif kind is Expr and f.head is S.Function and len(f.args) > 2:
                return plain(frame)
            args = tuple([node(frame) for node in nodes])
            for arg in args:
                if type(arg) is Expr and arg.head in SPECIAL_HEADS:
                    return evaluation.evaluate(Expr(f, args))
            if kind is Symbol or kind is Expr:
                return evaluation.call(f, *args)
            return evaluation.apply_object(f, args)

        return call
