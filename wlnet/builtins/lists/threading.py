"""Lists side by side: Thread, MapThread, Pick."""

from wlnet.expr.association import Association
from wlnet.expr.columns import RuleList
from wlnet.expr.elements import choose, elements_of, rebuilt
from wlnet.expr.expr import TRUE, Expr, same
from wlnet.expr.grids import dimensions
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

UNEQUAL = Message("Thread::tdlen", "Objects of unequal length in `1` cannot be combined.")
INCOMPATIBLE = Message(
    "MapThread::mptc",
    "Incompatible dimensions of objects at positions {2, `1`} and {2, `2`} of `3`; "
    "dimensions are `4` and `5`.",
)
TOO_SHALLOW = Message(
    "MapThread::mptd", "Object `1` at position {2, `2`} in `3` has only `4` of required `5` dimensions."
)
NO_LIST = Message("MapThread::list", "List expected at position `1` in `2`.")
NO_COUNT = Message("MapThread::intnm", "Non-negative machine-sized integer expected at position `1` in `2`.")
INCOMPATIBLE_PICK = Message("Pick::incomp", "Expressions `1` and `2` have incompatible shapes.")


@builtin("Thread[expr_]", "Thread[expr_, head_]", "Thread[expr_, head_, which_]")
def thread(evaluation, expr, head=S.List, which=S.All):
    """f[{a, b}, c] to {f[a, c], f[b, c]}: lists of one length among the arguments are threaded over."""
    if not isinstance(expr, Expr):
        return expr
    args = expr.args
    places = _places(which, len(args))
    if places is None:
        return None
    threaded = [i for i in places if isinstance(args[i], Expr) and same(args[i].head, head)]
    if not threaded:
        return expr
    lengths = {len(args[i]) for i in threaded}
    if len(lengths) > 1:
        raise UNEQUAL(expr, value=expr)
    count = lengths.pop()
    if expr.head is S.Rule and head is S.List and len(threaded) == 2 and all(map(_is_column, args)):
        return RuleList(*args)
    columns = [args[i].args if i in threaded else (arg,) * count for i, arg in enumerate(args)]
    return Expr(head, tuple([Expr(expr.head, row) for row in zip(*columns, strict=True)]))


def _places(which, count: int):
    if which is S.All:
        return range(count)
    if which is S("None"):
        return range(0)
    if type(which) is int:
        return range(min(which, count)) if which >= 0 else range(max(count + which, 0), count)
    if isinstance(which, Expr) and which.head is S.List and all(type(n) is int for n in which.args):
        if len(which) == 1:
            return [which.args[0] - 1 if which.args[0] > 0 else count + which.args[0]]
        if len(which) == 2:
            return range(which.args[0] - 1, which.args[1])
    return None


def _is_column(part: Expr) -> bool:
    """Whether all elements evaluate to themselves, so that rules of them need not be made yet."""
    if part.array is not None or part.inert:
        return True
    return all(type(item) in (int, float, str) for item in part.args)


@builtin("MapThread[f_, parts_]", "MapThread[f_, parts_, level_]", "MapThread[f_][parts_]")
def map_thread(evaluation, f, parts, level=1):
    """{f[a1, b1], f[a2, b2], ...} for {{a1, a2, ...}, {b1, b2, ...}}; associations by their keys."""
    call = S.MapThread(f, parts, level) if level != 1 else S.MapThread(f, parts)
    if not isinstance(parts, (Expr, Association)):
        raise NO_LIST(2, call, value=UNEVALUATED)
    rows = elements_of(parts)
    if type(level) is not int or level < 0:
        raise NO_COUNT(3, call, value=UNEVALUATED)
    if not rows:
        return []
    if level == 0:
        return Expr(f, tuple(rows))
    if all(isinstance(row, Association) for row in rows):
        if any(row.data.keys() != rows[0].data.keys() for row in rows):
            raise INCOMPATIBLE(1, 2, call, len(rows[0]), len(rows[1]), value=UNEVALUATED)
        apply = evaluation.function(f)
        return Association({key: apply(*(row.data[key] for row in rows)) for key in rows[0].data})
    sizes = [dimensions(row, level) for row in rows]
    for at, size in enumerate(sizes, 1):
        if len(size) < level:
            raise TOO_SHALLOW(rows[at - 1], at, call, len(size), level, value=UNEVALUATED)
        if size != sizes[0]:
            shapes = [found[0] if level == 1 else Expr(S.List, found) for found in (sizes[0], size)]
            raise INCOMPATIBLE(1, at, call, *shapes, value=UNEVALUATED)
    if level == 1 and all(row.head is S.List for row in rows):
        return list(map(evaluation.function(f), *(row.args for row in rows)))

    def go(parts, depth: int):
        if depth == 0:
            return Expr(f, tuple(parts))
        return Expr(parts[0].head, tuple([go(column, depth - 1) for column in zip(*parts, strict=True)]))

    return go([Expr(row.head, row.args) for row in rows], level)


@builtin("Pick[expr_, selection_]", "Pick[expr_, selection_, pattern_]")
def pick(evaluation, expr, selection, pattern=TRUE):
    """The parts of expr whose counterpart in the selection matches the pattern."""
    matches = evaluation.matcher(pattern).matches
    chosen = _picked(expr, selection, matches)
    return S.Sequence() if chosen is None else chosen


def _picked(expr, selection, matches):
    """The picked expression, or None where nothing of it is left: it matches neither whole nor in parts."""
    if matches(selection):
        return expr
    if not isinstance(selection, (Expr, Association)):
        return None
    if not isinstance(expr, (Expr, Association)) or len(expr) != len(selection):
        raise INCOMPATIBLE_PICK(expr, selection, value=UNEVALUATED)
    tests = elements_of(selection)
    if not any(isinstance(t, (Expr, Association)) for t in tests):
        return choose(expr, [i for i, t in enumerate(tests) if matches(t)])
    found = [_picked(e, t, matches) for e, t in zip(elements_of(expr), tests, strict=True)]
    kept = [i for i, part in enumerate(found) if part is not None]
    return rebuilt(choose(expr, kept), [found[i] for i in kept])
