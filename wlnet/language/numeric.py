"""Pure functions over packed arrays as a whole: `#^2 + Sin[#] &` in a few array operations.

A body of Listable numeric functions of the slot and of numbers gives, for an array, the array
of its values: it is evaluated once with the packed array in the slot. Comparisons and logic are
done on the arrays themselves. Where anything but an array of the same length comes out, or a
message, the answer is None: the caller then goes element by element.
"""

from __future__ import annotations

import operator
from collections.abc import Callable

from wlnet.expr.expr import FALSE, TRUE, Expr
from wlnet.expr.symbols import S, Symbol
from wlnet.language.attributes import FLAGS, LISTABLE
from wlnet.language.functions import has_own_slots
from wlnet.language.packing import arrays
from wlnet.language.templates import template

_NUMERIC = FLAGS["NumericFunction"]
_EXACT_REALS = 1 << 53  # integers below are exact as reals
_QUIET = (None, frozenset())

_COMPARISONS = {
    S.Less: operator.lt,
    S.LessEqual: operator.le,
    S.Greater: operator.gt,
    S.GreaterEqual: operator.ge,
}
_SIGNS = {
    S.Positive: lambda x: x > 0,
    S.Negative: lambda x: x < 0,
    S.NonNegative: lambda x: x >= 0,
    S.NonPositive: lambda x: x <= 0,
}
_INTEGERS = {S.Equal: operator.eq, S.Unequal: operator.ne, S.SameQ: operator.eq, S.UnsameQ: operator.ne}


class Unsuitable(Exception):
    """The function or its value is not one for whole arrays."""


def numeric_function(evaluation, f) -> Callable | None:
    """ndarray -> ndarray of the values of f (Boolean for a test) or None; None if f is no such function."""
    try:
        body, slot = _body(f)
        compute = _compiled(evaluation, body, slot)
    except Unsuitable:
        return None

    def whole(array):
        messages = evaluation.messages
        messages.quiet.append(_QUIET)
        try:
            with messages.collecting() as given:
                found = compute(array)
        except Unsuitable:
            return None
        finally:
            messages.quiet.pop()
        return None if given else found

    return whole


def _body(f) -> tuple:
    """(body, what stands for the argument)"""
    if type(f) is Symbol:
        slot = S.Slot(1)
        return Expr(f, (slot,)), slot
    if not isinstance(f, Expr) or f.head is not S.Function or len(f.args) not in (1, 2):
        raise Unsuitable
    if has_own_slots(f):
        return f.args[-1], S.Slot(1)
    names = f.args[0]
    name = (
        names.args[0] if isinstance(names, Expr) and names.head is S.List and len(names.args) == 1 else names
    )
    if type(name) is not Symbol:
        raise Unsuitable
    return f.args[1], name


def _compiled(evaluation, body, slot) -> Callable:
    """array -> array of numbers or truths"""
    if isinstance(body, Expr) and type(body.head) is Symbol:
        test = _test(evaluation, body, slot)
        if test is not None:
            return test
        if body.head is S.If and len(body.args) == 3:
            return _choice(evaluation, body, slot)
    return _values(evaluation, body, slot)


def _is_elementwise(evaluation, expr, slot) -> bool:
    """Whether the expression is built from Listable numeric functions, numbers and the slot."""
    if expr == slot:
        return True
    if type(expr) is Symbol:
        definition = evaluation.definitions.of(expr)
        return definition.own is None and (definition.value is None or type(definition.value) in (int, float))
    if not isinstance(expr, Expr):
        return not isinstance(expr, str)
    if type(expr.head) is not Symbol:
        return False
    definition = evaluation.definitions.of(expr.head)
    flags = definition.flags
    if (
        not flags & LISTABLE
        or not flags & _NUMERIC
        or definition.down is not None
        or definition.builtin is None
    ):
        return False
    return all(_is_elementwise(evaluation, arg, slot) for arg in expr.args)


def _mentions(expr, slot) -> bool:
    if expr == slot:
        return True
    return isinstance(expr, Expr) and any(_mentions(arg, slot) for arg in expr.args)


def _values(evaluation, expr, slot) -> Callable:
    """array -> numeric array of the same shape"""
    if not _is_elementwise(evaluation, expr, slot) or not _mentions(expr, slot):
        raise Unsuitable
    key = slot if type(slot) is Symbol else ("#", 1)
    build = template(expr, {key: 0})
    # a machine real among the factors makes the product one: no need of exact fractions on the way
    inexact = isinstance(expr, Expr) and expr.head is S.Times and any(type(a) is float for a in expr.args)

    def compute(array):
        if inexact and array.dtype.kind == "i" and abs(array).max(initial=0) < _EXACT_REALS and array.all():
            array = array.astype(float)
        found = evaluation.evaluate(build([arrays().Packed(array)]))
        if not isinstance(found, Expr) or found.array is None or found.array.shape != array.shape:
            raise Unsuitable
        return found.array

    return compute


def _side(evaluation, expr, slot) -> Callable:
    """array -> array or number: one side of a comparison"""
    if _mentions(expr, slot):
        return _values(evaluation, expr, slot)
    value = evaluation.evaluate(expr)
    if type(value) not in (int, float):
        raise Unsuitable
    return lambda array: value


def _kind(side) -> type:
    if isinstance(side, (int, float)):
        return type(side)
    return {"i": int, "f": float}.get(side.dtype.kind, complex)


def _comparable(left, right) -> None:
    """Complex numbers have no order; big integers beside reals would be rounded."""
    kinds = {_kind(left), _kind(right)}
    if complex in kinds:
        raise Unsuitable
    if len(kinds) == 2:
        whole = left if _kind(left) is int else right
        largest = abs(whole) if isinstance(whole, int) else int(abs(whole).max(initial=0))
        if largest >= _EXACT_REALS:
            raise Unsuitable


def _test(evaluation, body: Expr, slot) -> Callable | None:
    """array -> Boolean array, or None where the body is no test"""
    head, args = body.head, body.args
    if head in (S.And, S.Or) and args:
        return _connected(evaluation, body, slot)
    if head is S.Not and len(args) == 1:
        inner = _truths(evaluation, args[0], slot)
        return lambda array: ~inner(array)
    if head in _COMPARISONS and len(args) == 2:
        compare = _COMPARISONS[head]
        left, right = _side(evaluation, args[0], slot), _side(evaluation, args[1], slot)

        def compared(array):
            a, b = left(array), right(array)
            _comparable(a, b)
            return compare(a, b)

        return compared
    if head in _INTEGERS and len(args) == 2:
        return _same_integers(
            _INTEGERS[head], _side(evaluation, args[0], slot), _side(evaluation, args[1], slot)
        )
    if head in (S.EvenQ, S.OddQ) and len(args) == 1:
        values, wanted = _values(evaluation, args[0], slot), 0 if head is S.EvenQ else 1

        def parity(array):
            found = values(array)
            if _kind(found) is not int:
                raise Unsuitable
            return found % 2 == wanted

        return parity
    if head in _SIGNS and len(args) == 1:
        values, sign = _values(evaluation, args[0], slot), _SIGNS[head]

        def signs(array):
            found = values(array)
            _comparable(found, 0)
            return sign(found)

        return signs
    return None


def _same_integers(compare: Callable, left: Callable, right: Callable) -> Callable:
    """== and === of integers; reals have a tolerance, which is left to the builtins."""

    def compared(array):
        a, b = left(array), right(array)
        if _kind(a) is not int or _kind(b) is not int:
            raise Unsuitable
        return compare(a, b)

    return compared


def _truths(evaluation, expr, slot) -> Callable:
    if expr in (TRUE, FALSE):
        raise Unsuitable
    found = _test(evaluation, expr, slot) if isinstance(expr, Expr) and type(expr.head) is Symbol else None
    if found is None:
        raise Unsuitable
    return found


def _connected(evaluation, body: Expr, slot) -> Callable:
    parts = [_truths(evaluation, arg, slot) for arg in body.args]
    join = operator.and_ if body.head is S.And else operator.or_

    def joined(array):
        found = parts[0](array)
        for part in parts[1:]:
            found = join(found, part(array))
        return found

    return joined


def _choice(evaluation, body: Expr, slot) -> Callable:
    """If[test, a, b] over arrays of one kind"""
    test = _truths(evaluation, body.args[0], slot)
    yes, no = _side(evaluation, body.args[1], slot), _side(evaluation, body.args[2], slot)

    def chosen(array):
        mask, a, b = test(array), yes(array), no(array)
        if _kind(a) is not _kind(b) or mask.shape != array.shape:
            raise Unsuitable
        return arrays().np.where(mask, a, b)

    return chosen
