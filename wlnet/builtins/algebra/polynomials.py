"""Division of polynomials in one variable, and the variables of an expression."""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.expand import coefficients, expand
from wlnet.algebra.numbers import NUMBERS
from wlnet.algebra.products import over, power, times
from wlnet.algebra.sums import minus, plus
from wlnet.expr.expr import Expr
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.order import order_key
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_POLYNOMIAL = Message("PolynomialQuotient::poly", "`1` is not a polynomial in `2`.")
NULL_DIVISOR = Message("PolynomialQuotient::zero", "The divisor `1` is zero.")


@builtin("Variables[expr_]")
def variables(evaluation, expr):
    """What a polynomial is one in: the parts that are neither sums, products, whole powers nor numbers."""
    found: dict = {}

    def walk(part) -> None:
        if type(part) in NUMBERS or isinstance(part, str):
            return
        if isinstance(part, Expr) and part.head in (S.Plus, S.Times, S.List):
            for arg in part.args:
                walk(arg)
        elif isinstance(part, Expr) and part.head is S.Power and type(part.args[1]) in (int, Fraction):
            walk(part.args[0])
        elif part not in (S.Pi, S.E):
            found.setdefault(part)

    walk(expr)
    return sorted(found, key=order_key)


def _list_of(x, variable) -> list:
    """Coefficients from the constant on."""
    found = coefficients(x, variable)
    if found is None:
        raise NOT_POLYNOMIAL(x, variable, value=UNEVALUATED)
    row = [found.get(k, 0) for k in range(max(found, default=0) + 1)]
    while row and type(row[-1]) in NUMBERS and row[-1] == 0:
        row.pop()
    return row


def _divided(evaluation, p, q, variable) -> tuple[list, list]:
    """Coefficients of quotient and remainder."""
    rest, divisor = _list_of(p, variable), _list_of(q, variable)
    if not divisor:
        raise NULL_DIVISOR(q, value=UNEVALUATED)
    quotient = [0] * max(len(rest) - len(divisor) + 1, 0)
    for at in evaluation.steps(range(len(quotient) - 1, -1, -1)):
        factor = over(rest[at + len(divisor) - 1], divisor[-1])
        quotient[at] = factor
        for k, c in enumerate(divisor):
            rest[at + k] = expand(minus(rest[at + k], times(factor, c)))
    return quotient, rest[: len(divisor) - 1]


def _polynomial(row: list, variable):
    return plus(*(c if k == 0 else times(c, power(variable, k)) for k, c in enumerate(row)))


@builtin("PolynomialQuotient[p_, q_, x_]")
def polynomial_quotient(evaluation, p, q, x):
    """p divided by q as polynomials in x, without the remainder."""
    return _polynomial(_divided(evaluation, p, q, x)[0], x)


@builtin("PolynomialRemainder[p_, q_, x_]")
def polynomial_remainder(evaluation, p, q, x):
    """What is left of p after division by q, of lower degree than q."""
    return _polynomial(_divided(evaluation, p, q, x)[1], x)


@builtin("PolynomialQuotientRemainder[p_, q_, x_]")
def polynomial_quotient_remainder(evaluation, p, q, x):
    """{quotient, remainder}"""
    return [_polynomial(row, x) for row in _divided(evaluation, p, q, x)]
