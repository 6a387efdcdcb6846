"""Sums, products, powers and comparisons: machine numbers directly, the rest by the builtin.

The quick way takes integers and finite reals and complex numbers whose result is finite, and short
lists of them; everything else (exact fractions, symbols, arrays, infinities) goes through the
evaluator with the values found.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction

from wlnet.expr.expr import FALSE, TRUE, Expr, same
from wlnet.expr.symbols import S, Symbol
from wlnet.language.compile.compiler import Compiler
from wlnet.language.compile.elementwise import NUMBERS, elementwise
from wlnet.language.compile.scope import Node, Scope, is_call, special

_MACHINE = frozenset((int, float))
_REALS = frozenset((int, float, Fraction))
_INFINITE = float("inf")
_BITS = 2000  # an integer power with more bits than this is left to the builtin


def _by_elements(compiler: Compiler, quick: Callable) -> Callable:
    """(a, b) -> quick(a, b) over the elements of short lists of machine numbers, or None."""
    definitions = compiler.definitions

    def apply(a, b):
        if not (isinstance(a, Expr) or isinstance(b, Expr)) or definitions.up_values:
            return None
        return elementwise(quick, a, b, definitions.stamp)

    return apply


def _operation(compiler: Compiler, head, quick: Callable, first: Node, second: Node) -> Node:
    """quick(a, b) for machine numbers with a finite result, else head[a, b]."""
    evaluate, by_elements = compiler.evaluation.evaluate, _by_elements(compiler, quick)

    def compute(frame):
        a, b = first(frame), second(frame)
        if type(a) in NUMBERS and type(b) in NUMBERS:
            try:
                result = quick(a, b)
            except OverflowError:  # an integer beyond the reals meets a real
                return evaluate(Expr(head, (a, b)))
            if type(result) is int or result - result == 0.0:
                return result
        elif type(a) in _REALS and type(b) in _REALS:
            if (found := _of_fractions(quick, a, b)) is not None:
                return found
        elif (found := by_elements(a, b)) is not None:
            return found
        return evaluate(Expr(head, (a, b)))

    return compute


def _of_fractions(quick: Callable, a, b):
    """quick(a, b) of two numbers, of which one at least is a fraction; None where it is not finite."""
    try:
        result = quick(a, b)
    except OverflowError:
        return None
    if type(result) is Fraction:
        return result.numerator if result.denominator == 1 else result
    return result if type(result) is int or result - result == 0.0 else None


def _with_constant(compiler: Compiler, head, quick: Callable, first: Node, constant) -> Node:
    evaluate, by_elements = compiler.evaluation.evaluate, _by_elements(compiler, quick)

    def compute(frame):
        a = first(frame)
        if type(a) in NUMBERS:
            try:
                result = quick(a, constant)
            except OverflowError:
                return evaluate(Expr(head, (a, constant)))
            if type(result) is int or result - result == 0.0:
                return result
        elif type(a) is Fraction:
            if (found := _of_fractions(quick, a, constant)) is not None:
                return found
        elif (found := by_elements(a, constant)) is not None:
            return found
        return evaluate(Expr(head, (a, constant)))

    return compute


def _chain(compiler: Compiler, head, quick: Callable, nodes: list[Node]) -> Node:
    """Three and more terms: added up as long as they are machine numbers."""
    evaluate, by_elements = compiler.evaluation.evaluate, _by_elements(compiler, quick)

    def with_lists(values: list):
        total = values[0]
        for value in values[1:]:
            total = joined(total, value) if type(total) in NUMBERS else by_elements(total, value)
            if total is None:
                return evaluate(Expr(head, tuple(values)))
        return total

    def joined(total, value):
        if type(value) not in NUMBERS:
            return by_elements(total, value)
        try:
            result = quick(total, value)
        except OverflowError:
            return None
        return result if result - result == 0 else None

    def compute(frame):
        values = [node(frame) for node in nodes]
        total = values[0]
        for value in values:
            if type(value) not in NUMBERS:
                return with_lists(values)
        try:
            for value in values[1:]:
                total = quick(total, value)
        except OverflowError:
            return evaluate(Expr(head, tuple(values)))
        if type(total) is int or total - total == 0.0:
            return total
        return evaluate(Expr(head, tuple(values)))

    return compute


def _is_negation(expr) -> bool:
    return is_call(expr, S.Times, 2) and expr.args[0] == -1 and type(expr.args[0]) is int


@special("Plus")
def plus(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """a + b, a - b, a + 1, ..."""
    args = expr.args
    if len(args) < 2 or not compiler.is_simple(args):
        return None
    if len(args) > 2:
        return _chain(compiler, S.Plus, operator.add, compiler.arguments(args, scope))
    a, b = args
    if type(a) in _MACHINE and type(b) not in _MACHINE:
        a, b = b, a
    if type(b) in _MACHINE:
        return _with_constant(compiler, S.Plus, operator.add, compiler.node(a, scope), b)
    if _is_negation(b):
        return _difference(compiler, compiler.node(a, scope), compiler.node(b.args[1], scope))
    return _operation(compiler, S.Plus, operator.add, compiler.node(a, scope), compiler.node(b, scope))


@special("Subtract")
def subtract(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """Subtract[a, b]"""
    if len(expr.args) != 2 or not compiler.is_simple(expr.args):
        return None
    return _operation(compiler, S.Subtract, operator.sub, *compiler.arguments(expr.args, scope))


def _difference(compiler: Compiler, first: Node, second: Node) -> Node:
    """a - b, written as a + (-1) b"""
    evaluate, by_elements = compiler.evaluation.evaluate, _by_elements(compiler, operator.sub)

    def compute(frame):
        a, b = first(frame), second(frame)
        if type(a) in NUMBERS and type(b) in NUMBERS:
            try:
                result = a - b
            except OverflowError:
                result = _INFINITE
            if type(result) is int or result - result == 0.0:
                return result
        elif type(a) in _REALS and type(b) in _REALS:
            if (found := _of_fractions(operator.sub, a, b)) is not None:
                return found
        elif (found := by_elements(a, b)) is not None:
            return found
        return evaluate(Expr(S.Plus, (a, Expr(S.Times, (-1, b)))))

    return compute


@special("Times")
def times(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """a b, a / b, -a"""
    args = expr.args
    if len(args) < 2 or not compiler.is_simple(args):
        return None
    if len(args) > 2:
        return _chain(compiler, S.Times, operator.mul, compiler.arguments(args, scope))
    a, b = args
    if type(a) in _MACHINE:
        return _with_constant(compiler, S.Times, operator.mul, compiler.node(b, scope), a)
    if type(b) in _MACHINE:
        return _with_constant(compiler, S.Times, operator.mul, compiler.node(a, scope), b)
    if is_call(b, S.Power, 2) and type(b.args[1]) is int and b.args[1] == -1:
        return _quotient(compiler, compiler.node(a, scope), compiler.node(b.args[0], scope))
    return _operation(compiler, S.Times, operator.mul, compiler.node(a, scope), compiler.node(b, scope))


def _quotient(compiler: Compiler, first: Node, second: Node) -> Node:
    """a / b, written as a b^-1; integers give an integer or an exact fraction"""
    evaluate = compiler.evaluation.evaluate
    inverses, products = _by_elements(compiler, _inverse), _by_elements(compiler, operator.mul)
    shares = _by_elements(compiler, _share)

    def of_lists(a, b):
        if type(b) not in NUMBERS:
            b = inverses(b, -1)
            return None if b is None else products(a, b)
        return shares(a, b) if b and type(b) is not complex else None

    def compute(frame):
        a, b = first(frame), second(frame)
        if type(a) in _MACHINE and type(b) in _MACHINE and b:
            if type(a) is float or type(b) is float:
                try:
                    result = a / b
                except OverflowError:
                    result = _INFINITE
                if result - result == 0.0:
                    return result
            else:
                return a // b if a % b == 0 else Fraction(a, b)
        elif (found := of_lists(a, b)) is not None:
            return found
        return evaluate(Expr(S.Times, (a, evaluate(Expr(S.Power, (b, -1))))))

    return compute


@special("Divide")
def divide(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """Divide[a, b]"""
    if len(expr.args) != 2 or not compiler.is_simple(expr.args):
        return None
    return _quotient(compiler, *compiler.arguments(expr.args, scope))


def _whole_power(a, n: int):
    """a^n, n > 1; a result that is 0 though a is not is left to the builtin, which has smaller numbers."""
    result = a**n
    if not result and (a or type(a) is complex):
        raise OverflowError
    return result


def _share(a, b):
    """An element of a list divided by a number: a b^-1, as the list is multiplied by an inverse."""
    if type(b) is float:
        return a * b**-1
    if type(a) is int:
        if a % b:
            raise OverflowError
        return a // b
    return a * (1 / b)


def _inverse(a, _):
    if type(a) is not float or not a:
        raise OverflowError
    return a**-1


@special("Power")
def power(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """a^n for a fixed small n > 0, a^b"""
    if len(expr.args) != 2 or not compiler.is_simple(expr.args):
        return None
    evaluate = compiler.evaluation.evaluate
    base, exponent = compiler.arguments(expr.args, scope)
    fixed = expr.args[1]
    if type(fixed) is int and 2 <= fixed <= 8:
        by_elements = _by_elements(compiler, _whole_power)

        def fixed_power(frame):
            a = base(frame)
            if type(a) is int:
                return a**fixed
            if type(a) in NUMBERS:
                try:
                    result = _whole_power(a, fixed)
                except OverflowError:
                    return evaluate(Expr(S.Power, (a, fixed)))
                if result - result == 0.0:
                    return result
            elif (found := by_elements(a, fixed)) is not None:
                return found
            return evaluate(Expr(S.Power, (a, fixed)))

        return fixed_power

    inverses = _by_elements(compiler, _inverse) if fixed == -1 else lambda a, b: None

    def compute(frame):
        a, b = base(frame), exponent(frame)
        if type(a) is int and type(b) is int and b > 0 and b * a.bit_length() < _BITS:
            return a**b
        if type(a) is float and type(b) in _MACHINE and a > 0 and b:
            try:
                result = a**b
            except OverflowError:
                result = _INFINITE
            if result and result - result == 0.0:
                return result
        elif (found := inverses(a, b)) is not None:
            return found
        return evaluate(Expr(S.Power, (a, b)))

    return compute


# -- comparisons ------------------------------------------------------------------------------------

_COMPARISONS = {
    S.Less: operator.lt,
    S.LessEqual: operator.le,
    S.Greater: operator.gt,
    S.GreaterEqual: operator.ge,
}


@special("Less", "LessEqual", "Greater", "GreaterEqual")
def comparison(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """a < b and its kin"""
    if len(expr.args) != 2 or not compiler.is_simple(expr.args):
        return None
    evaluate, quick, head = compiler.evaluation.evaluate, _COMPARISONS[expr.head], expr.head
    first, second = compiler.arguments(expr.args, scope)

    def compute(frame):
        a, b = first(frame), second(frame)
        if type(a) in _MACHINE and type(b) in _MACHINE:
            return TRUE if quick(a, b) else FALSE
        if type(a) is float and type(b) is Fraction and a != (nearest := b.numerator / b.denominator):
            return TRUE if quick(a, nearest) else FALSE  # rounding keeps the order
        return evaluate(Expr(head, (a, b)))

    return compute


@special("Equal", "Unequal")
def equality(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """a == b, a != b: integers and strings directly, reals have a tolerance"""
    if len(expr.args) != 2 or not compiler.is_simple(expr.args):
        return None
    evaluate, head = compiler.evaluation.evaluate, expr.head
    first, second = compiler.arguments(expr.args, scope)
    yes, no = (TRUE, FALSE) if head is S.Equal else (FALSE, TRUE)

    def compute(frame):
        a, b = first(frame), second(frame)
        kind = type(a)
        if kind is type(b) and (kind is int or kind is str):
            return yes if a == b else no
        return evaluate(Expr(head, (a, b)))

    return compute


_PLAIN = (int, str, Symbol)


@special("SameQ", "UnsameQ")
def sameness(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """a === b, a =!= b"""
    if len(expr.args) != 2 or not compiler.is_simple(expr.args):
        return None
    evaluate, head = compiler.evaluation.evaluate, expr.head
    first, second = compiler.arguments(expr.args, scope)
    yes, no = (TRUE, FALSE) if head is S.SameQ else (FALSE, TRUE)

    def compute(frame):
        a, b = first(frame), second(frame)
        if type(a) in _PLAIN and type(b) in _PLAIN:  # reals may differ in the last digit
            return yes if same(a, b) else no
        return evaluate(Expr(head, (a, b)))

    return compute


@special("EvenQ", "OddQ")
def parity(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """EvenQ[n], OddQ[n]"""
    if len(expr.args) != 1 or not compiler.is_simple(expr.args):
        return None
    evaluate, head = compiler.evaluation.evaluate, expr.head
    wanted = 0 if head is S.EvenQ else 1
    only = compiler.node(expr.args[0], scope)

    def compute(frame):
        n = only(frame)
        return (TRUE if n % 2 == wanted else FALSE) if type(n) is int else evaluate(Expr(head, (n,)))

    return compute


@special("Mod", "Quotient")
def of_division(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """Mod[m, n] and Quotient[m, n] of integers"""
    if len(expr.args) != 2 or not compiler.is_simple(expr.args):
        return None
    evaluate, head = compiler.evaluation.evaluate, expr.head
    first, second = compiler.arguments(expr.args, scope)
    operation = operator.mod if head is S.Mod else operator.floordiv

    def compute(frame):
        a, b = first(frame), second(frame)
        if type(a) is int and type(b) is int and b:
            return operation(a, b)
        return evaluate(Expr(head, (a, b)))

    return compute
