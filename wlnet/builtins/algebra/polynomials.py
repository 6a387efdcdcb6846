"""Division of polynomials in one variable, and the variables of an expression."""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.expand import coefficients, expand
from wlnet.algebra.factor_options import BAD_MODULUS, modulus_of
from wlnet.algebra.numbers import NUMBERS, RATIONALS
from wlnet.algebra.polynomials.univariate import divided
from wlnet.algebra.products import over, power, times
from wlnet.algebra.sums import minus, plus
from wlnet.expr.expr import Expr, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.order import order_key
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_POLYNOMIAL = Message("PolynomialQuotient::poly", "`1` is not a polynomial in `2`.")
NOT_NUMBERS = Message(
    "General::wlnetmodr", "With a modulus the coefficients should be rational numbers; `1` has others."
)
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
    return _trimmed([found.get(k, 0) for k in range(max(found, default=0) + 1)])


def _trimmed(row: list) -> list:
    row = list(row)
    while row and type(row[-1]) in NUMBERS and row[-1] == 0:
        row.pop()
    return row


def _rows(polynomials: list, variable, modulus) -> list[list]:
    """The coefficients of polynomials, modulo a prime where there is one."""
    rows = [_list_of(p, variable) for p in polynomials]
    if modulus == 0:
        return rows
    if not all(type(c) in RATIONALS for row in rows for c in row):
        raise NOT_NUMBERS(wl_list(polynomials), value=UNEVALUATED)
    return [_trimmed(_modulo(c, modulus) for c in row) for row in rows]


def _modulo(c, modulus: int) -> int:
    c = Fraction(c)
    if c.denominator % modulus == 0:
        raise BAD_MODULUS(modulus, value=UNEVALUATED)
    return c.numerator * pow(c.denominator, -1, modulus) % modulus


def _divided(evaluation, p, q, variable, options) -> tuple[list, list]:
    """Coefficients of quotient and remainder."""
    modulus = modulus_of(options["Modulus"])
    rest, divisor = _rows([p, q], variable, modulus)
    if not divisor:
        raise NULL_DIVISOR(q, value=UNEVALUATED)
    return _long_division(evaluation, rest, divisor, modulus, expand)


def _long_division(evaluation, rest: list, divisor: list, modulus: int, tidy) -> tuple[list, list]:
    if modulus:
        return divided(rest, divisor, modulus)
    rest, quotient = list(rest), [0] * max(len(rest) - len(divisor) + 1, 0)
    for at in evaluation.steps(range(len(quotient) - 1, -1, -1)):
        factor = tidy(over(rest[at + len(divisor) - 1], divisor[-1]))
        quotient[at] = factor
        for k, c in enumerate(divisor):
            rest[at + k] = tidy(minus(rest[at + k], times(factor, c)))
    return quotient, rest[: len(divisor) - 1]


def _polynomial(row: list, variable):
    return plus(*(c if k == 0 else times(c, power(variable, k)) for k, c in enumerate(row)))


_MODULAR = {"Modulus": 0}


@builtin("PolynomialQuotient[p_, q_, x_]", options=_MODULAR)
def polynomial_quotient(evaluation, p, q, x, options):
    """p divided by q as polynomials in x, without the remainder."""
    return _polynomial(_divided(evaluation, p, q, x, options)[0], x)


@builtin("PolynomialRemainder[p_, q_, x_]", options=_MODULAR)
def polynomial_remainder(evaluation, p, q, x, options):
    """What is left of p after division by q, of lower degree than q."""
    return _polynomial(_divided(evaluation, p, q, x, options)[1], x)


@builtin("PolynomialQuotientRemainder[p_, q_, x_]", options=_MODULAR)
def polynomial_quotient_remainder(evaluation, p, q, x, options):
    """{quotient, remainder}"""
    return [_polynomial(row, x) for row in _divided(evaluation, p, q, x, options)]


@builtin("PolynomialExtendedGCD[p_, q_, x_]", options=_MODULAR)
def polynomial_extended_gcd(evaluation, p, q, x, options):
    """{d, {a, b}} with d == a p + b q, the leading coefficient of d being 1."""
    modulus = modulus_of(options["Modulus"])
    first, second = _rows([p, q], x, modulus)

    def tidy(c):
        return c if type(c) in NUMBERS else evaluation.evaluate(S.Together(c))

    a, b = [first, [1], []], [second, [], [1]]
    while b[0]:
        quotient = _trimmed(_long_division(evaluation, a[0], b[0], modulus, tidy)[0])
        rests = []
        for u, v in zip(a, b, strict=True):
            product = _product(quotient, v)
            size = max(len(u), len(product))
            pairs = zip(u + [0] * (size - len(u)), product + [0] * (size - len(product)), strict=True)
            rest = [minus(c, d) for c, d in pairs]
            rests.append(_trimmed([c % modulus for c in rest] if modulus else map(tidy, rest)))
        a, b = b, rests
    if not a[0]:
        return [0, [0, 0]]
    lead = a[0][-1]
    if modulus:
        inverse = pow(lead, -1, modulus)
        rows = [[c * inverse % modulus for c in row] for row in a]
    else:
        rows = [[tidy(over(c, lead)) for c in row] for row in a]
    d, s, t = (_polynomial(row, x) for row in rows)
    return [d, [s, t] if modulus else [S.Together(s), S.Together(t)]]


def _product(f: list, g: list) -> list:
    found = [[] for _ in range(max(len(f) + len(g) - 1, 0))]
    for i, c in enumerate(f):
        for j, d in enumerate(g):
            found[i + j].append(times(c, d))
    return [plus(*terms) for terms in found]
