"""Functions applied to the parts of expressions: Map, Apply, MapIndexed, Scan, Through, Composition, ..."""

from wlnet.expr.association import Association
from wlnet.expr.elements import elements_of
from wlnet.expr.expr import FALSE, NULL, TRUE, Expr, is_list, wl_list
from wlnet.expr.levels import level_range, map_levels, walk
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.mapping import array_of, values_of
from wlnet.language.packing import packed_list
from wlnet.language.returning import RETURN, is_return, taken
from wlnet.language.signals import Return

BAD_DEPTH = Message("Operate::intnn", "Non-negative integer expected at position 3 in `1`.")


# ---------------------------------------------------------------- Map


@builtin("Map[f_, expr_]", "Map[f_, expr_, level_]", "Map[f_][expr_]", options={"Heads": FALSE})
def wl_map(evaluation, f, expr, level=None, options=None):
    """f of every part at the levels (default: the first); of the values of an association."""
    heads = _heads(options)
    low, high = (1, 1) if level is None else level_range(level, "Map")
    if (low, high) == (1, 1) and not heads:
        return _mapped(evaluation, f, expr)
    apply = evaluation.function(f)
    return map_levels(expr, low, high, lambda part, _: apply(part), lambda part, _: Expr(f, (part,)), heads)


def _heads(options) -> bool:
    return bool(options) and options["Heads"] is TRUE


def _mapped(evaluation, f, expr):
    if isinstance(expr, Association):
        if expr.delayed:  # what waits goes on waiting, with f
            apply = evaluation.function(f)
            return Association.from_rules(
                [
                    Expr(
                        r.head,
                        (r.args[0], Expr(f, r.args[1:]) if r.head is S.RuleDelayed else apply(r.args[1])),
                    )
                    for r in expr.rules()
                ]
            )
        found = expr.with_values(map(evaluation.function(f), expr.data.values()))
        return found if S.Nothing not in found.data.values() else S.Association(*found.rules())
    if not isinstance(expr, Expr):
        return expr
    if expr.head is not S.List:  # the head may hold its arguments
        return Expr(expr.head, tuple([Expr(f, (part,)) for part in expr.args]))
    found = array_of(evaluation, f, expr)
    if found is not None and found.dtype != bool:
        return found
    return packed_list(values_of(evaluation, f, expr))


@builtin("MapAll[f_, expr_]", "MapAll[f_][expr_]", options={"Heads": FALSE})
def map_all(evaluation, f, expr, options=None):
    """f of every part at every level, the whole included."""
    apply = evaluation.function(f)
    build = lambda part, _: Expr(f, (part,))  # noqa: E731
    return map_levels(expr, 0, float("inf"), lambda part, _: apply(part), build, _heads(options))


@builtin(
    "MapIndexed[f_, expr_]",
    "MapIndexed[f_, expr_, level_]",
    "MapIndexed[f_][expr_]",
    options={"Heads": FALSE},
)
def map_indexed(evaluation, f, expr, level=1, options=None):
    """f[part, position] at the levels; positions are {i, j, ...}, with Key[k] in associations."""
    low, high = level_range(wl_list([1]) if level == 1 else level, "MapIndexed")
    apply = evaluation.function(f)
    if level == 1 and not _heads(options) and is_list(expr):
        return [apply(part, wl_list(index)) for index, part in zip(_indices(expr), expr.args, strict=True)]
    return map_levels(
        expr,
        low,
        high,
        lambda part, position: apply(part, wl_list(position)),
        lambda part, position: Expr(f, (part, wl_list(position))),
        _heads(options),
    )


def _indices(expr):
    return ((index,) for index in range(1, len(expr) + 1))


@builtin("Scan[f_, expr_]", "Scan[f_, expr_, level_]", "Scan[f_][expr_]", options={"Heads": FALSE})
def scan(evaluation, f, expr, level=None, options=None):
    """f of every part in turn, the results thrown away; Return ends it with a value."""
    apply = evaluation.function(f)
    if level is None and not _heads(options):
        parts = elements_of(expr) if isinstance(expr, (Expr, Association)) else ()
    else:
        low, high = (1, 1) if level is None else level_range(level, "Scan")
        parts = (part for _, part in walk(expr, low, high, _heads(options)))
    try:
        for part in parts:
            found = apply(part)
            if type(found) is Expr and found.head is RETURN and is_return(found):
                return taken(found)
    except Return as jump:
        if jump.head is not S.Scan:
            raise
        return jump.value
    return NULL


# ---------------------------------------------------------------- Apply


@builtin("Apply[f_, expr_]", "Apply[f_, expr_, level_]", "Apply[f_][expr_]", options={"Heads": FALSE})
def wl_apply(evaluation, f, expr, level=None, options=None):
    """f in the place of the head; at the levels, of the heads there. The values of an association."""
    if level is None:
        return _with_head(f, expr)
    low, high = level_range(level, "Apply")
    build = lambda part, _: _with_head(f, part)  # noqa: E731
    return map_levels(expr, low, high, build, build, _heads(options))


def _with_head(f, expr):
    return Expr(f, tuple(elements_of(expr))) if isinstance(expr, (Expr, Association)) else expr


@builtin("MapApply[f_, expr_]", "MapApply[f_][expr_]")
def map_apply(evaluation, f, expr):
    """f in the place of the head of every element."""
    if isinstance(expr, Association) or is_list(expr):
        apply = evaluation.function(f)
        found = [
            apply(*elements_of(part)) if isinstance(part, (Expr, Association)) else part
            for part in elements_of(expr)
        ]
        return expr.with_values(found) if isinstance(expr, Association) else found
    if not isinstance(expr, Expr):
        return expr
    return Expr(expr.head, tuple([_with_head(f, part) for part in expr.args]))


# ---------------------------------------------------------------- functions of functions


@builtin("Identity[expr_]")
def identity(evaluation, expr):
    return expr


@builtin("Construct[f_, args___]")
def construct(evaluation, f, args=()):
    """f[args]"""
    return Expr(f, args)


@builtin(
    "Composition[functions___]", "Composition[functions___][args___]", attributes=("Flat", "OneIdentity")
)
def composition(evaluation, functions, args=None):
    """(f @* g)[x] is f[g[x]]."""
    if args is None:
        return _composed(S.Composition, functions)
    return _in_turn(reversed(functions), args)


@builtin(
    "RightComposition[functions___]",
    "RightComposition[functions___][args___]",
    attributes=("Flat", "OneIdentity"),
)
def right_composition(evaluation, functions, args=None):
    """(f /* g)[x] is g[f[x]]."""
    if args is None:
        return _composed(S.RightComposition, functions)
    return _in_turn(functions, args)


def _composed(head, functions):
    """Identity drops out; a composition of one function is that function. None: as it stands."""
    kept = tuple(f for f in functions if f is not S.Identity)
    if len(kept) < 2:
        return kept[0] if kept else S.Identity
    return Expr(head, kept) if len(kept) < len(functions) else None


def _in_turn(functions, args):
    first, *others = functions or (S.Identity,)
    found = Expr(first, args)
    for f in others:
        found = Expr(f, (found,))
    return found


@builtin("Through[expr_]", "Through[expr_, head_]")
def through(evaluation, expr, head=None):
    """{f, g}[x] to {f[x], g[x]}; only if the inner head is `head`."""
    if not isinstance(expr, Expr):
        return expr
    functions = expr.head
    if not isinstance(functions, Expr) or (head is not None and functions.head != head):
        return expr
    return Expr(functions.head, tuple([Expr(f, expr.args) for f in functions.args]))


@builtin("Comap[functions_, x_]", "Comap[functions_][x_]")
def comap(evaluation, functions, x):
    """{f, g} and x to {f[x], g[x]}"""
    if isinstance(functions, Association):
        return functions.with_values([Expr(f, (x,)) for f in functions.values()])
    if not isinstance(functions, Expr):
        return functions
    return Expr(functions.head, tuple([Expr(f, (x,)) for f in functions.args]))


@builtin("ComapApply[functions_, x_]", "ComapApply[functions_][x_]")
def comap_apply(evaluation, functions, x):
    """{f, g} and {a, b} to {f[a, b], g[a, b]}"""
    if not isinstance(functions, Expr) or not isinstance(x, (Expr, Association)):
        return None
    return Expr(functions.head, tuple([Expr(f, tuple(elements_of(x))) for f in functions.args]))


@builtin("ReverseApplied[f_][args__]", "ReverseApplied[f_, n_][args__]")
def reverse_applied(evaluation, f, args, n=None):
    """ReverseApplied[f][x, y] gives f[y, x]; with n, the first n arguments are turned round."""
    count = len(args) if n is None else n
    if type(count) is not int or not 0 <= count <= len(args):
        return None
    return Expr(f, (*args[:count][::-1], *args[count:]))


@builtin("Operate[p_, expr_]", "Operate[p_, expr_, n_]")
def operate(evaluation, p, expr, n=1):
    """p of the head: f[x] to p[f][x]; n: of the head of the head ..."""
    if type(n) is not int or n < 0:
        raise BAD_DEPTH(S.Operate(p, expr, n), value=UNEVALUATED)
    if n == 0:
        return Expr(p, (expr,))
    if not isinstance(expr, Expr):
        return expr
    return Expr(operate(evaluation, p, expr.head, n - 1), expr.args)


@builtin("BlockMap[f_, expr_, sizes__]")
def block_map(evaluation, f, expr, sizes):
    """f of the sublists that Partition gives."""
    blocks = evaluation.evaluate(S.Partition(expr, *sizes))
    if isinstance(blocks, Expr) and blocks.head is S.Partition:
        return None
    return _mapped(evaluation, f, blocks)
