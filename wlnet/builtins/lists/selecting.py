"""Elements that pass a test: Select, SelectFirst, AllTrue, AnyTrue, NoneTrue."""

from wlnet.expr.association import Association
from wlnet.expr.elements import choose, elements_of, nonatomic
from wlnet.expr.expr import FALSE, TRUE, Expr
from wlnet.expr.levels import parts_in
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.mapping import array_of

_NO_COUNT = "Non-negative machine-sized integer expected at position 3 in `1`."
BAD_COUNT = Message("Select::intnm", _NO_COUNT)
BAD_LEVEL = {name: Message(f"{name}::intnm", _NO_COUNT) for name in ("AllTrue", "AnyTrue", "NoneTrue")}


@builtin("Select[expr_, test_]", "Select[expr_, test_, n_]", "Select[test_][expr_]")
def select(evaluation, expr, test, n=None):
    """The elements for which the test is True; with n, the first n of them."""
    call = S.Select(expr, test) if n is None else S.Select(expr, test, n)
    if isinstance(n, Expr) and n.head is S.UpTo and len(n) == 1:
        n = n.args[0]
    if n is S.Infinity or n == S.DirectedInfinity(1):
        n = None
    if n is not None and (type(n) is not int or n < 0):
        raise BAD_COUNT(call, value=UNEVALUATED)
    nonatomic(call)
    mask = array_of(evaluation, test, expr) if n is None else None
    if mask is not None and mask.dtype == bool:
        return choose(expr, mask.nonzero()[0])
    passes, chosen = evaluation.function(test), []
    for place, item in enumerate(elements_of(expr)):
        if n is not None and len(chosen) >= n:
            break
        if passes(item) is TRUE:
            chosen.append(place)
    return choose(expr, chosen)


@builtin(
    "SelectFirst[expr_, test_]",
    "SelectFirst[expr_, test_, default_]",
    "SelectFirst[test_][expr_]",
    attributes=("HoldRest",),
)
def select_first(evaluation, expr, test, default=None):
    """The first element for which the test is True; otherwise Missing["NotFound"] or the default."""
    passes = evaluation.function(evaluation.evaluate(test))
    for item in elements_of(nonatomic(S.SelectFirst(expr, test))):
        if passes(item) is TRUE:
            return item
    return S.Missing("NotFound") if default is None else default


@builtin("AllTrue[expr_, test_]", "AllTrue[expr_, test_, level_]", "AllTrue[test_][expr_]")
def all_true(evaluation, expr, test, level=None):
    """Whether the test is True for all elements (parts at the level n); undecided ones stay in an And.

    Atoms have no elements.
    """
    return _decided(evaluation, S.AllTrue(expr, test), level, FALSE, S.And)


@builtin("AnyTrue[expr_, test_]", "AnyTrue[expr_, test_, level_]", "AnyTrue[test_][expr_]")
def any_true(evaluation, expr, test, level=None):
    return _decided(evaluation, S.AnyTrue(expr, test), level, TRUE, S.Or)


@builtin("NoneTrue[expr_, test_]", "NoneTrue[expr_, test_, level_]", "NoneTrue[test_][expr_]")
def none_true(evaluation, expr, test, level=None):
    found = _decided(evaluation, S.NoneTrue(expr, test), level, TRUE, S.Or)
    return S.Not(found)


def _decided(evaluation, call, level, decisive, head):
    """`decisive` as soon as one test gives it; else the others joined by And or Or."""
    expr, test = call.args
    if level is None:
        parts = elements_of(expr) if isinstance(expr, (Expr, Association)) else ()
    else:
        if type(level) is not int or level < 0:
            raise BAD_LEVEL[call.head.name](Expr(call.head, (expr, test, level)), value=UNEVALUATED)
        parts = parts_in(expr, level, level)
    passes, open_tests = evaluation.function(test), []
    for part in parts:
        value = passes(part)
        if value is decisive:
            return decisive
        if value not in (TRUE, FALSE):
            open_tests.append(value)
    if open_tests:
        return Expr(head, tuple(open_tests))
    return TRUE if decisive is FALSE else FALSE
