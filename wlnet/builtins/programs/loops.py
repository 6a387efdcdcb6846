"""Do, While, For, Table."""

from __future__ import annotations

from wlnet.expr.expr import NULL, TRUE
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.compile.loops import continuing, ending, returned
from wlnet.language.iterators import iterator, nested, run
from wlnet.language.limits import room_for_each
from wlnet.language.packing import packed_list
from wlnet.language.returning import leaving, taken
from wlnet.language.signals import Break, Return


@builtin("Do[body_]", "Do[body_, iterators__]", attributes=("HoldAll",))
def do(evaluation, body, iterators=()):
    """body for each value of the iterators (once without any); Null, or the value of Return."""
    if not iterators:
        found = leaving(evaluation.evaluate(body))
        return NULL if found is None else taken(found)
    loop = evaluation.compiled(S.Do(body, *iterators))
    if loop is not None:
        return loop()
    try:
        nested(evaluation, iterators, ending(continuing(evaluation.body(body))), endless=True)
    except Break:
        pass
    except Return as jump:
        return returned(jump, S.Do)
    return NULL


@builtin("While[test_]", "While[test_, body_]", attributes=("HoldAll",))
def while_(evaluation, test, body=NULL):
    """body as long as test gives True."""
    holds, once = evaluation.body(test), continuing(evaluation.body(body))
    try:
        while holds() is TRUE:
            evaluation.check_abort()
            found = once()
            if found is not NULL:
                return found
    except Break:
        pass
    except Return as jump:
        return returned(jump, S.While)
    return NULL


@builtin("For[start_, test_, next_]", "For[start_, test_, next_, body_]", attributes=("HoldAll",))
def for_(evaluation, start, test, next, body=NULL):
    """start; then body and next as long as test gives True."""
    holds, once, advance = evaluation.body(test), continuing(evaluation.body(body)), evaluation.body(next)
    evaluation.evaluate(start)
    try:
        while holds() is TRUE:
            evaluation.check_abort()
            found = once()
            if found is not NULL:
                return found
            advance()
    except Break:
        pass
    except Return as jump:
        return returned(jump, S.For)
    return NULL


@builtin("Table[body_]", "Table[body_, iterators__]", attributes=("HoldAll",))
def table(evaluation, body, iterators=()):
    """{body, ...} for each value of the iterators, the first the outermost."""
    if not iterators:
        return body
    loop = evaluation.compiled(S.Table(body, *iterators))
    if loop is not None:
        return loop()
    try:
        return _table(evaluation, evaluation.body(body), iterators)
    except Return as jump:
        return returned(jump, S.Table)


def _table(evaluation, once, iterators, at: int = 2):
    variable, values = iterator(evaluation, iterators[0], at=at)
    room_for_each(values)
    items: list = []
    if len(iterators) == 1:
        run(evaluation, variable, values, lambda: items.append(once()))
    else:
        rest = iterators[1:]
        run(evaluation, variable, values, lambda: items.append(_table(evaluation, once, rest, at + 1)))
    return evaluation.checked_list(packed_list(items))
