"""Iterator specifications: n, {n}, {i, n}, {i, a, b}, {i, a, b, s}, {i, list}.

`values_of` gives what the variable runs over; `nested` runs a body under several iterators,
each of which sees the variables of the ones before. The variable is local to the loop as in
Block: it is the symbol itself that gets the values. A call such as x[1] may stand in the place of
a variable; the values are those of a rule for just this call.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from fractions import Fraction
from math import floor, isfinite

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.attributes import PROTECTED
from wlnet.language.definitions import root_symbol
from wlnet.language.rules import Rule

BAD_BOUNDS = Message("General::iterb", "Iterator `1` does not have appropriate bounds.")
NOT_A_COUNT = Message(
    "General::nliter",
    "Non-list iterator `1` at position `2` does not evaluate to a real numeric value.",
)
RAW_ITERATOR = Message("General::itraw", "Raw object `1` cannot be used as an iterator.")
BAD_FORM = Message(
    "General::iterform", "`1` is not of the form n, {n}, {i, n}, {i, a, b}, {i, a, b, s} or {i, list}."
)

_EXACT = (int, Fraction)
_REAL = (int, float, Fraction)
_SLACK = 1e-10  # share of a step by which a real bound may be missed


def iterator(evaluation, spec, endless: bool = False, at: int = 2) -> tuple[Symbol | Expr | None, Iterable]:
    """(variable or None, values) of a held iterator specification, bounds evaluated.

    endless    Infinity is a bound, too: the loop goes on until something leaves it
    at         the place of the specification among the arguments, for the message

    Raises General::iterb, itraw, iterform, nliter; the call stays unevaluated.
    """
    if not is_list(spec):
        spec = evaluation.evaluate(spec)
    if not is_list(spec) or spec.array is not None:
        if is_list(spec) and len(spec) == 1:
            return None, count_range(evaluation.evaluate(spec.args[0]), spec, endless)
        if is_list(spec):
            raise BAD_FORM(spec, value=UNEVALUATED)
        if type(spec) not in _REAL and not (endless and _is_infinity(spec)):
            raise NOT_A_COUNT(spec, at, value=UNEVALUATED)
        return None, count_range(spec, spec, endless)
    if len(spec.args) == 1:
        return None, count_range(evaluation.evaluate(spec.args[0]), spec, endless)
    if not 2 <= len(spec.args) <= 4:
        raise BAD_FORM(spec, value=UNEVALUATED)
    variable = spec.args[0]
    if type(variable) is not Symbol and not _is_free_call(evaluation, variable):
        variable = evaluation.evaluate(variable) if isinstance(variable, Expr) else variable
        if type(variable) is not Symbol and not _is_free_call(evaluation, variable):
            raise RAW_ITERATOR(variable, value=UNEVALUATED)
    bounds = [evaluation.evaluate(bound) for bound in spec.args[1:]]
    return variable, bounded(evaluation, bounds, spec, endless)


def _is_free_call(evaluation, variable) -> bool:
    """Whether it is a call x[...] of a symbol that takes rules."""
    root = root_symbol(variable) if isinstance(variable, Expr) else None
    return root is not None and not evaluation.definitions.of(root).flags & PROTECTED


def count_range(count, spec, endless: bool = False) -> Iterable:
    """The values of {n}."""
    if endless and _is_infinity(count):
        return itertools.count(1)
    if type(count) is float and isfinite(count):
        count = floor(count)
    if isinstance(count, Fraction):
        count = floor(count)
    if type(count) is not int:
        raise BAD_BOUNDS(spec, value=UNEVALUATED)
    return range(1, count + 1)


def bounded(evaluation, bounds: list, spec, endless: bool = False) -> Iterable:
    """What a variable runs over for evaluated bounds (n), (a, b), (a, b, s) or (list)."""
    if len(bounds) == 1:
        only = bounds[0]
        if getattr(only, "wl_head", None) is S.NumericArray:  # its class would load NumPy
            only = only.wl_normal()
        if is_list(only):
            return only.args
        if type(only) is Association:
            return only.values()
        bounds = [1, only]
    start, stop, *more = bounds
    step = more[0] if more else 1
    if endless and _is_infinity(stop) and all(type(x) in _REAL for x in (start, step)) and step > 0:
        return itertools.count(start, step)
    if _is_infinity(step) and all(type(x) in _REAL for x in (start, stop)):
        return [start] if start <= stop else []
    if type(start) is int and type(stop) is int and type(step) is int and step != 0:
        return range(start, stop + (1 if step > 0 else -1), step)
    numbers = (start, stop, step)
    if all(type(x) in _REAL for x in numbers) and step != 0:
        if not all(map(isfinite, numbers)):
            raise BAD_BOUNDS(spec, value=UNEVALUATED)
        return _numeric(start, stop, step)
    return _symbolic(evaluation, start, stop, step, spec)


def _is_infinity(x) -> bool:
    return x is S.Infinity or x == S.DirectedInfinity(1)


def _numeric(start, stop, step) -> list:
    exact = type(start) in _EXACT and type(step) in _EXACT
    if exact and type(stop) in _EXACT:
        count = floor(Fraction(stop - start) / step)
    else:
        count = floor((stop - start) / step + _SLACK)
    if exact:
        return [_whole(start + k * step) for k in range(count + 1)]
    start, step = float(start), float(step)
    return [start + k * step for k in range(count + 1)]


def _whole(x):
    return int(x) if isinstance(x, Fraction) and x.denominator == 1 else x


def _symbolic(evaluation, start, stop, step, spec) -> list:
    """Bounds that are no plain numbers: the count has to come out as an integer."""
    span = evaluation.evaluate(S.Floor(S.Times(S.Plus(stop, S.Times(-1, start)), S.Power(step, -1))))
    if type(span) is not int:
        raise BAD_BOUNDS(spec, value=UNEVALUATED)
    return [evaluation.evaluate(S.Plus(start, S.Times(k, step))) for k in range(span + 1)]


@contextmanager
def local_value(evaluation, variable: Symbol | None):
    """The definition of a loop variable; what it had before is back afterwards."""
    if variable is None:
        yield None
        return
    definition = evaluation.definitions.of(variable)
    kept = definition.value, definition.own
    definition.own = None
    try:
        yield definition
    finally:
        definition.own = kept[1]
        evaluation.definitions.set_value(definition, kept[0])


def run(evaluation, variable: Symbol | Expr | None, values: Iterable, body: Callable) -> None:
    """body() for each value of the variable."""
    if isinstance(variable, Expr):
        _run_call(evaluation, variable, values, body)
        return
    definitions = evaluation.definitions
    with local_value(evaluation, variable) as definition:
        if definition is None:
            for _ in values:
                evaluation.check_abort()
                body()
            return
        for value in values:
            evaluation.check_abort()
            if definition.seen:
                definitions.changed(definition)
            definition.value = value
            body()


def _run_call(evaluation, call: Expr, values: Iterable, body: Callable) -> None:
    """body() for each value of a call x[...]; the rule that it had before is back afterwards."""
    call = Expr(call.head, evaluation.arguments(call.head, call.args))
    definitions = evaluation.definitions
    definition = definitions.of(root_symbol(call))
    rules = definitions.rules_of(definition, "down" if type(call.head) is Symbol else "sub")
    before = rules.literal_rule(evaluation, call)
    try:
        for value in values:
            evaluation.check_abort()
            rules.insert(evaluation, Rule(call, value))
            definitions.changed(definition)
            body()
    finally:
        rules.remove(evaluation, call)
        if before is not None:
            rules.insert(evaluation, before)
        definitions.changed(definition)


def nested(evaluation, specs: tuple, body: Callable, endless: bool = False, at: int = 2) -> None:
    """body() under iterators, the first the outermost; each sees the variables before it."""
    variable, values = iterator(evaluation, specs[0], endless, at)
    if len(specs) == 1:
        run(evaluation, variable, values, body)
    else:
        run(evaluation, variable, values, lambda: nested(evaluation, specs[1:], body, endless, at + 1))
