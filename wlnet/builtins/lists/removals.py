"""Elements taken out by what they are: Nothing, DeleteElements, UniqueElements."""

from __future__ import annotations

from wlnet.expr.elements import choose, elements_of, nonatomic
from wlnet.expr.expr import TRUE, Expr, is_list, is_rule, key_of
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NO_COUNTS = Message(
    "DeleteElements::nzlist", "`1` should be a positive integer, Infinity, or a list of these as long as `2`."
)
NO_LIST = Message("DeleteElements::invl", "The argument `1` is not a list.")
NOT_LISTS = Message("UniqueElements::list", "`1` should be a list of lists.")


@builtin("Nothing[parts___]")
def nothing(evaluation, parts):
    """Nothing[x, ...] is Nothing, which lists leave out."""
    return S.Nothing


@builtin("DeleteElements[expr_, gone_]", "DeleteElements[gone_][expr_]")
def delete_elements(evaluation, expr, gone):
    """Without the elements of a list; n -> {x, ...}: without the first n of each; {n, ...} -> {x, ...}."""
    items = elements_of(nonatomic(S.DeleteElements(expr, gone)))
    counts = S.Infinity
    if is_rule(gone):
        counts, gone = gone.args
    if not is_list(gone):
        evaluation.message(NO_LIST, gone)
        return evaluation.evaluated(S.DeleteElements(expr, S.Rule(counts, gone)))
    counts = counts.args if is_list(counts) else (counts,) * len(gone)
    if len(counts) != len(gone) or not all(n is S.Infinity or (type(n) is int and n > 0) for n in counts):
        raise NO_COUNTS(Expr(S.List, tuple(counts)), gone, value=UNEVALUATED)
    left = {key_of(x): len(items) if n is S.Infinity else n for x, n in zip(gone.args, counts, strict=True)}
    kept = []
    for place, item in enumerate(items):
        key = key_of(item)
        if left.get(key, 0):
            left[key] -= 1
        else:
            kept.append(place)
    return choose(expr, kept)


@builtin("UniqueElements[lists_List]", "UniqueElements[lists_List, test_]")
def unique_elements(evaluation, lists, test=None):
    """Of each list the elements that no other list has, each once."""
    if not all(isinstance(one, Expr) for one in lists.args):
        raise NOT_LISTS(lists, value=UNEVALUATED)
    f = None if test is None else evaluation.function(test)

    def alike(a, b) -> bool:
        return key_of(a) == key_of(b) if f is None else f(a, b) is TRUE

    found = []
    for at, one in enumerate(lists.args):
        others = [x for k, other in enumerate(lists.args) if k != at for x in other.args]
        keys = {key_of(x) for x in others} if f is None else None
        kept: list = []
        for x in one.args:
            known = key_of(x) in keys if f is None else any(alike(x, y) for y in others)
            if not known and not any(alike(y, x) for y in kept):
                kept.append(x)
        found.append(Expr(one.head, tuple(kept)))
    return found
