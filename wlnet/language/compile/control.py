"""Conditions, logic, sequences of expressions, local variables."""

from __future__ import annotations

from wlnet.expr.expr import FALSE, NULL, TRUE, Expr, is_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.language.assignment import SETTINGS
from wlnet.language.compile.compiler import Compiler
from wlnet.language.compile.scope import Node, Scope, special
from wlnet.language.definitions import Definition
from wlnet.language.returning import RETURN, is_return, may_return
from wlnet.language.scoping import blocked, discard, variables
from wlnet.language.signals import Return
from wlnet.language.templates import returns_to


@special("CompoundExpression")
def compound_expression(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """a; b; c, without labels to go to"""
    if not expr.args or any(isinstance(one, Expr) and one.head is S.Label for one in expr.args):
        return None
    *first, last = expr.args
    steps = [compiler.node(one, scope) for one in first]
    final = compiler.node(last, scope, tail)
    if any(may_return(one, compiler.is_pristine, scope.places) for one in first):
        return _ended_by_return(steps, final)
    if len(steps) == 1:
        (only,) = steps

        def run_two(frame):
            only(frame)
            return final(frame)

        return run_two

    def run(frame):
        for step in steps:
            step(frame)
        return final(frame)

    return run


def _ended_by_return(steps: list[Node], final: Node) -> Node:
    """The steps in turn and the last one, or the Return that one of them gives."""

    def run(frame):
        for step in steps:
            found = step(frame)
            if type(found) is Expr and found.head is RETURN and is_return(found):
                return found
            found = None  # a list that nobody else holds can then change in place
        return final(frame)

    return run


@special("If")
def if_(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """If[test, yes, no, other]"""
    if not 2 <= len(expr.args) <= 4 or not compiler.is_simple(expr.args):
        return None
    test = compiler.node(expr.args[0], scope)
    yes = compiler.node(expr.args[1], scope, tail)
    no = compiler.node(expr.args[2], scope, tail) if len(expr.args) > 2 else lambda frame: NULL
    other = compiler.node(expr.args[3], scope, tail) if len(expr.args) > 3 else None
    stays = compiler.staying(S.If, expr.args[1:], scope)

    def choose(frame):
        found = test(frame)
        if found is TRUE:
            return yes(frame)
        if found is FALSE:
            return no(frame)
        return stays(frame, found) if other is None else other(frame)

    return choose


@special("Which")
def which(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """Which[test, value, ...]"""
    if len(expr.args) % 2:
        return None
    tests = [compiler.node(test, scope) for test in expr.args[::2]]
    values = [compiler.node(value, scope, tail) for value in expr.args[1::2]]
    rests = [compiler.staying(S.Which, expr.args[at + 1 :], scope) for at in range(0, len(expr.args), 2)]
    clauses = list(zip(tests, values, rests, strict=True))

    def choose(frame):
        for test, value, rest in clauses:
            found = test(frame)
            if found is TRUE:
                return value(frame)
            if found is not FALSE:
                return rest(frame, found)
        return NULL

    return choose


@special("Piecewise")
def piecewise(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """Piecewise[{{value, test}, ...}, default] where the tests decide"""
    if not 1 <= len(expr.args) <= 2 or not is_list(expr.args[0]):
        return None
    cases = expr.args[0].args
    if not all(is_list(case) and len(case) == 2 and compiler.is_simple(case.args) for case in cases):
        return None
    clauses = [
        (compiler.node(case.args[1], scope), compiler.node(case.args[0], scope, tail)) for case in cases
    ]
    default = compiler.node(expr.args[1] if len(expr.args) > 1 else 0, scope, tail)
    plain = compiler.plain(expr, scope)

    def choose(frame):
        for test, value in clauses:
            found = test(frame)
            if found is TRUE:
                return value(frame)
            if found is not FALSE:
                return plain(frame)
        return default(frame)

    return choose


@special("And", "Or")
def connective(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """a && b, a || b: the second only where the first does not decide"""
    if not compiler.is_simple(expr.args):
        return None
    decides, neutral = (FALSE, TRUE) if expr.head is S.And else (TRUE, FALSE)
    nodes = compiler.arguments(expr.args, scope)
    rests = [compiler.staying(expr.head, expr.args[at + 1 :], scope) for at in range(len(nodes))]

    def decide(frame):
        for node, rest in zip(nodes, rests, strict=True):
            found = node(frame)
            if found is decides:
                return decides
            if found is not neutral:
                return rest(frame, found)
        return neutral

    return decide


@special("Not")
def negation(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """!a"""
    if len(expr.args) != 1 or not compiler.is_simple(expr.args):
        return None
    evaluate = compiler.evaluation.evaluate
    only = compiler.node(expr.args[0], scope)

    def negate(frame):
        found = only(frame)
        if found is TRUE:
            return FALSE
        return TRUE if found is FALSE else evaluate(Expr(S.Not, (found,)))

    return negate


# -- local variables --------------------------------------------------------------------------------


@special("Module")
def module(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """Module[{x, y = v}, body]: the variables are Definitions in the frame; symbols only on demand."""
    entries = _entries(expr)
    if entries is None or any(delayed for _, _, delayed in entries):
        return None
    names = [name for name, _, _ in entries]
    values = [None if value is None else compiler.node(value, scope) for _, value, _ in entries]
    body = compiler.node(expr.args[1], scope.with_cells(names))
    definitions, count = compiler.definitions, len(names)

    def run(frame):
        number = definitions.next_number()
        cells = [Definition(None, number) for _ in range(count)]
        for cell, value in zip(cells, values, strict=True):
            if value is not None:
                cell.value = value(frame)
        try:
            return body([*frame, *cells])
        finally:
            made = [cell for cell in cells if cell.symbol is not None]
            if made:
                cells = cell = None
                discard(definitions, made)

    return _left_by_return(run, expr)


def _left_by_return(run: Node, expr: Expr) -> Node:
    """The node of a construct, which Return[value, head] may leave if it stands inside."""
    head = expr.head
    if not returns_to(expr.args[1], head):
        return run

    def left(frame):
        try:
            return run(frame)
        except Return as jump:
            if jump.head is not head:
                raise
            return jump.value

    return left


def _entries(expr: Expr):
    if len(expr.args) != 2:
        return None
    try:
        return variables(expr.args[0])
    except MessageError:
        return None


@special("With")
def with_(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """With[{x = v}, body]: the values are in the frame."""
    entries = _entries(expr)
    if entries is None or any(delayed or value is None for _, value, delayed in entries):
        return None
    values = [compiler.node(value, scope) for _, value, _ in entries]
    inner = scope.with_values([name for name, _, _ in entries])
    body = compiler.node(expr.args[1], inner, tail and not returns_to(expr.args[1], S.With))
    return _left_by_return(lambda frame: body([*frame, *[value(frame) for value in values]]), expr)


@special("Block")
def block(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """Block[{x = v}, body]: the variables are global symbols."""
    entries = _entries(expr)
    if entries is None or any(delayed for _, _, delayed in entries):
        return None
    names = [name for name, _, _ in entries]
    local = {**scope.places, **scope.cells}
    if any(name in local or name in SETTINGS or name.context == "System`" for name in names):
        return None
    values = [None if value is None else compiler.node(value, scope) for _, value, _ in entries]
    body = compiler.node(expr.args[1], scope)
    evaluation, definitions = compiler.evaluation, compiler.definitions
    rooms = [definitions.of(name) for name in names]

    def run(frame):
        found = [None if value is None else value(frame) for value in values]
        with blocked(evaluation, names):
            for room, value in zip(rooms, found, strict=True):
                if value is not None:
                    definitions.set_value(room, value)
            return body(frame)

    return _left_by_return(run, expr)
