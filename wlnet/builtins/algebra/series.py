"""Sum, Product and NSum over iterators."""

from __future__ import annotations

from contextlib import ExitStack

from wlnet.algebra.analysis.closed_products import Products
from wlnet.algebra.analysis.closed_sums import Diverges, NotClosed, Sums
from wlnet.algebra.expand import coefficients
from wlnet.algebra.numbers import INFINITY, NUMBERS, add, is_inexact, is_real, multiply
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import times
from wlnet.algebra.series import accelerated
from wlnet.algebra.sums import plus
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin
from wlnet.language.iterators import BAD_BOUNDS, NOT_A_COUNT, iterator, local_value, nested, run
from wlnet.language.packing import arrays
from wlnet.language.templates import occurs

NOT_NUMERIC = Message("NSum::nsnum", "Summand `1` is not numerical at the point `2` -> `3`.")
NOT_CONVERGENT = Message("Sum::div", "Sum does not converge.")
ENDLESS = Message("Product::div", "Product does not converge.")
DIVERGES = Message("NSum::nconv", "The sum of `1` over `2` does not converge, or too slowly.")

_TERMS = 60
_LONG = 250  # terms from which on one array is faster than a loop


@builtin("Sum[body_, iterators__]", attributes=("HoldAll", "ReadProtected"))
def sum_(evaluation, body, iterators):
    """The sum over one or more iterators; symbolic bounds stay unevaluated."""
    return _combined(evaluation, body, iterators, add, plus, S.Plus, 0)


@builtin("Product[body_, iterators__]", attributes=("HoldAll", "ReadProtected"))
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
        indefinite = all(isinstance(spec, Symbol) or is_list(spec) for spec in iterators)
        if error.message is BAD_BOUNDS or (error.message is NOT_A_COUNT and indefinite):
            # bounds with symbols: a closed form, or an open sum
            return _closed_form(evaluation, body, iterators, head)
        raise
    if not rest:
        return total
    if any(map(is_list, rest)):
        return head(*rest) if type(total) is int and total == start else head(total, *rest)
    return of_terms(total, *rest)


def _closed_form(evaluation, body, iterators, head):
    """The sum or product by a closed form, one iterator after the other, the last first; None: stays."""
    variables = [spec.args[0] if is_list(spec) and spec.args else spec for spec in iterators]
    if not all(isinstance(variable, Symbol) for variable in variables):
        return None
    with ExitStack() as stack:
        for variable in variables:
            definition = stack.enter_context(local_value(evaluation, variable))
            evaluation.definitions.set_value(definition, None)
        found = evaluation.evaluate(body)
        try:
            for variable, spec in zip(reversed(variables), reversed(iterators), strict=True):
                found = evaluation.evaluate(_closed(evaluation, found, variable, spec, head))
        except (NotClosed, NoFiniteCount):
            return None
        except Diverges:
            raise (NOT_CONVERGENT if head is S.Plus else ENDLESS)(value=UNEVALUATED) from None
    return found


class NoFiniteCount(Exception):
    """The iterator has no form that closed forms know."""


def _closed(evaluation, f, variable, spec, head):
    forms = (Sums if head is S.Plus else Products)(variable, evaluation.evaluate)
    if isinstance(spec, Symbol):
        if head is S.Times or coefficients(f, variable) is None:
            raise NoFiniteCount
        return forms.of(f, 0, plus(variable, -1))
    bounds = [evaluation.evaluate(x) for x in spec.args[1:]]
    if len(bounds) == 1:
        bounds.insert(0, 1)
    if len(bounds) != 2 or any(map(is_list, bounds)):
        raise NoFiniteCount
    if all(is_real(x) for x in bounds):
        return S.Sum(f, wl_list((variable, *bounds))) if head is S.Plus else S.Product(f, spec)
    if type(f) is float or any(map(is_inexact, bounds)):
        raise NoFiniteCount
    return forms.of(f, *bounds)


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


@builtin("NProduct[body_, iterator_]", attributes=("HoldAll",))
def n_product(evaluation, body, iterator):
    """The numeric product; to Infinity by the sum of the logarithms."""
    bounds = [evaluation.evaluate(x) for x in iterator.args[1:]] if is_list(iterator) else []
    if len(bounds) not in (1, 2) or bounds[-1] is not INFINITY:
        return S.N(S.Product(body, iterator))
    found = evaluation.evaluate(S.NSum(S.Log(body), iterator))
    return S.Exp(found) if numeric_value(found) is not None else None
