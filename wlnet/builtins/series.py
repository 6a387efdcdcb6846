"""Sum, Product and NSum over iterators."""

from __future__ import annotations

from wlnet.algebra.numbers import INFINITY, NUMBERS, add, is_real, multiply
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import times
from wlnet.algebra.series import accelerated
from wlnet.algebra.sums import plus
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin
from wlnet.language.iterators import BAD_BOUNDS, iterator, nested, run
from wlnet.language.packing import arrays
from wlnet.language.templates import occurs

NOT_NUMERIC = Message("NSum::nsnum", "Summand `1` is not numerical at the point `2` -> `3`.")
DIVERGES = Message("NSum::nconv", "The sum of `1` over `2` does not converge, or too slowly.")

_TERMS = 60
_LONG = 250  # terms from which on one array is faster than a loop


@builtin("Sum[body_, iterators__]", attributes=("HoldAll",))
def sum_(evaluation, body, iterators):
    """The sum over one or more iterators; symbolic bounds stay unevaluated."""
    return _combined(evaluation, body, iterators, add, plus, S.Plus, 0)


@builtin("Product[body_, iterators__]", attributes=("HoldAll",))
def product(evaluation, body, iterators):
    return _combined(evaluation, body, iterators, multiply, times, S.Times, 1)


def _combined(evaluation, body, iterators, of_numbers, of_terms, head, start):
    """Numbers are added as they come; other terms are kept and combined at the end."""
    total, rest, once = start, [], evaluation.body(body)

    def step():
        nonlocal total
        value = once()
        if type(value) in NUMBERS:
            total = of_numbers(total, value)
        else:
            rest.append(value)

    try:
        if len(iterators) == 1:
            variable, values = iterator(evaluation, iterators[0])
            at_once = _total_at_once(evaluation, body, variable, values) if head is S.Plus else None
            if at_once is not None:
                return at_once
            run(evaluation, variable, values, step)
        else:
            nested(evaluation, iterators, step)
    except MessageError as error:
        if error.message is BAD_BOUNDS:
            return None  # bounds with symbols: an open sum, not a mistake
        raise
    if not rest:
        return total
    if any(map(is_list, rest)):
        return head(*rest) if type(total) is int and total == start else head(total, *rest)
    return of_terms(total, *rest)


def _total_at_once(evaluation, body, variable, values):
    """The sum over a long range as that of one array, where the body is arithmetic; else None."""
    if variable is None or type(values) is not range or len(values) < _LONG or not occurs(body, {variable}):
        return None
    if max(abs(values[0]), abs(values[-1])) >= 2**62:
        return None
    whole = evaluation.numeric_function(Expr(S.Function, (variable, body)))
    if whole is None:
        return None
    packed = arrays().packed
    found = whole(packed(values).array)
    return None if found is None else evaluation.evaluate(S.Total(packed(found)))


@builtin("NSum[body_, iterator_]", attributes=("HoldAll",))
def n_sum(evaluation, body, iterator):
    """The numeric sum, to Infinity by Levin's transformation."""
    bounds = [evaluation.evaluate(x) for x in iterator.args[1:]] if is_list(iterator) else []
    if len(bounds) not in (1, 2) or bounds[-1] is not INFINITY:
        return S.N(S.Sum(body, iterator))
    variable = iterator.args[0]
    first = bounds[0] if len(bounds) == 2 else 1
    if type(first) is not int or not isinstance(variable, Symbol):
        return None
    terms: list[float] = []

    def step():
        value = numeric_value(evaluation.evaluate(body))
        if not is_real(value):
            raise NOT_NUMERIC(body, variable, first + len(terms), value=UNEVALUATED)
        terms.append(float(value))

    run(evaluation, variable, range(first, first + _TERMS), step)
    found = accelerated(terms)
    if found is None:
        raise DIVERGES(body, iterator, value=UNEVALUATED)
    return found
