"""Lists and associations: making them, taking elements, looking keys up, lengths and extremes."""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, key_of, rule
from wlnet.expr.symbols import S
from wlnet.language.compile.compiler import Compiler
from wlnet.language.compile.scope import Node, Scope, is_call, special
from wlnet.language.kinds import ATOMS, SPECIAL_HEADS
from wlnet.language.packing import packed_list

_NOTHING = S.Nothing


@special("List")
def wl_list(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """{a, b, ...}"""
    if not compiler.is_simple(expr.args):
        return None
    nodes = compiler.arguments(expr.args, scope)
    evaluate, definitions = compiler.evaluation.evaluate, compiler.definitions

    def build(frame):
        items = tuple([node(frame) for node in nodes])
        result = Expr(S.List, items)
        for item in items:
            if item is _NOTHING or (type(item) is Expr and item.head in SPECIAL_HEADS):
                return evaluate(result)
        result.mark = definitions.stamp
        return result

    return build


@special("Rule")
def rule_(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """a -> b, in which sequences stay"""
    if len(expr.args) != 2 or not compiler.is_simple(expr.args):
        return None
    first, second = compiler.arguments(expr.args, scope)
    evaluate, definitions = compiler.evaluation.evaluate, compiler.definitions

    def build(frame):
        made = rule(first(frame), second(frame))
        if definitions.up_values or any(type(one) is Expr and one.head in SPECIAL_HEADS for one in made.args):
            return evaluate(made)
        made.mark = definitions.stamp
        return made

    return build


@special("Association")
def association(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """<|key -> value, assoc, ...|>"""
    if any(is_call(entry, S.RuleDelayed, 2) for entry in expr.args):
        return None
    made = [compiler.arguments(one.args if is_call(one, S.Rule, 2) else (one,), scope) for one in expr.args]
    evaluate, definitions = compiler.evaluation.evaluate, compiler.definitions

    def build(frame):
        entries = [[node(frame) for node in nodes] for nodes in made]
        data: dict = {}
        for found in entries:
            value = found[-1]
            if len(found) == 2 and value is not _NOTHING:
                data[key_of(found[0])] = value
            elif type(value) is Association and value.delayed is None:
                data |= value.data
            else:
                return evaluate(S.Association(*[rule(*one) if len(one) == 2 else one[0] for one in entries]))
        result = Association(data)
        result.mark = definitions.stamp
        return result

    return build


@special("Part")
def part(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """l[[i]]: elements of lists directly"""
    if len(expr.args) < 2 or not compiler.is_simple(expr.args):
        return None
    evaluate = compiler.evaluation.evaluate
    whole, *specs = compiler.arguments(expr.args, scope)
    if len(specs) == 1:
        (only,) = specs

        def element(frame):
            value, spec = whole(frame), only(frame)
            if type(spec) is int and is_list(value):
                if 0 < spec <= len(value):
                    return value.item(spec - 1)
                if spec < 0 and -spec <= len(value):
                    return value.item(spec)
            return evaluate(Expr(S.Part, (value, spec)))

        return element

    if len(specs) == 2:
        return _element_of_row(compiler, whole, *specs)

    def elements(frame):
        value, found = whole(frame), tuple([spec(frame) for spec in specs])
        inner = value
        for spec in found:
            if type(spec) is not int or not is_list(inner) or not 0 < spec <= len(inner):
                return evaluate(Expr(S.Part, (value, *found)))
            inner = inner.item(spec - 1)
        return inner

    return elements


def _element_of_row(compiler: Compiler, whole: Node, first: Node, second: Node) -> Node:
    """m[[i, j]]"""
    evaluate = compiler.evaluation.evaluate

    def element(frame):
        value, i, j = whole(frame), first(frame), second(frame)
        if type(i) is int and type(j) is int and is_list(value) and 0 < i <= len(value) and j > 0:
            array = value.array
            if array is None:
                row = value.item(i - 1)
                if is_list(row) and j <= len(row):
                    return row.item(j - 1)
            elif array.ndim == 2 and j <= array.shape[1]:
                return array.item(i - 1, j - 1)
        return evaluate(Expr(S.Part, (value, i, j)))

    return element


@special("First", "Last")
def end(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """First[l], Last[l] of a list with elements"""
    if len(expr.args) != 1 or not compiler.is_simple(expr.args):
        return None
    evaluate, head = compiler.evaluation.evaluate, expr.head
    only, index = compiler.node(expr.args[0], scope), 0 if head is S.First else -1

    def take(frame):
        value = only(frame)
        return value.item(index) if is_list(value) and len(value) else evaluate(Expr(head, (value,)))

    return take


_SHORT = 32  # elements up to which a function is not looked at as one of a whole array or column


@special("Map")
def wl_map(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """f /@ l for a short list"""
    if len(expr.args) != 2 or not compiler.is_simple(expr.args):
        return None
    evaluation, general = compiler.evaluation, compiler.call_of_values(S.Map, 2)
    first, second = compiler.arguments(expr.args, scope)

    def run(frame):
        f, values = first(frame), second(frame)
        if type(values) is Expr and values.head is S.List and len(values.args) < _SHORT:
            return evaluation.checked_list(packed_list(list(map(evaluation.function(f), values.args))))
        return general(f, values)

    return run


@special("Dot")
def dot(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """a . b of two lists"""
    if len(expr.args) != 2 or not compiler.is_simple(expr.args):
        return None
    evaluate, definitions = compiler.evaluation.evaluate, compiler.definitions
    direct = compiler.direct(definitions.of(S.Dot), S.Dot, 2)
    first, second = compiler.arguments(expr.args, scope)

    def multiply(frame):
        a, b = first(frame), second(frame)
        if is_list(a) and is_list(b) and not definitions.up_values:
            return direct((a, b))
        return evaluate(Expr(S.Dot, (a, b)))

    return multiply


@special("Length")
def length(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """Length[l] of a list"""
    if len(expr.args) != 1 or not compiler.is_simple(expr.args):
        return None
    evaluate, only = compiler.evaluation.evaluate, compiler.node(expr.args[0], scope)

    def count(frame):
        value = only(frame)
        return len(value) if is_list(value) else evaluate(Expr(S.Length, (value,)))

    return count


@special("Min", "Max")
def extreme(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """Min[a, b, ...], Max[a, b, ...] of integers or of reals"""
    if len(expr.args) < 2 or not compiler.is_simple(expr.args):
        return None
    evaluate, head = compiler.evaluation.evaluate, expr.head
    nodes, choose = compiler.arguments(expr.args, scope), min if head is S.Min else max

    def compute(frame):
        values = tuple([node(frame) for node in nodes])
        kinds = set(map(type, values))
        return choose(values) if kinds == {int} or kinds == {float} else evaluate(Expr(head, values))

    return compute


@special("Lookup")
def lookup(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """Lookup[association, key], Lookup[association, key, default] for a key that is an atom"""
    if len(expr.args) not in (2, 3) or not compiler.is_simple(expr.args):
        return None
    evaluate = compiler.evaluation.evaluate
    table, key = compiler.arguments(expr.args[:2], scope)
    default = compiler.node(expr.args[2], scope) if len(expr.args) == 3 else None
    held = [(arg, scope.template(compiler.definitions, arg)) for arg in expr.args[2:]]

    def look(frame):
        found, wanted = table(frame), key(frame)
        if type(found) is Association and type(wanted) in ATOMS:
            value = found.data.get(key_of(wanted))
            if value is not None:
                return value if type(value) in ATOMS else evaluate(value)
            if default is not None:
                return default(frame)
        built = [arg if build is None else build(frame) for arg, build in held]
        return evaluate(Expr(S.Lookup, (found, wanted, *built)))

    return look


@special("KeyExistsQ")
def key_exists(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """KeyExistsQ[association, key]"""
    if len(expr.args) != 2 or not compiler.is_simple(expr.args):
        return None
    evaluate = compiler.evaluation.evaluate
    table, key = compiler.arguments(expr.args, scope)

    def look(frame):
        found, wanted = table(frame), key(frame)
        if type(found) is Association and type(wanted) in ATOMS:
            return TRUE if key_of(wanted) in found.data else FALSE
        return evaluate(Expr(S.KeyExistsQ, (found, wanted)))

    return look
