"""Decompose, SolveAlways and ToRadicals.

Sources: Kozen and Landau, Polynomial decomposition algorithms, J. Symbolic Computation 7 (1989);
G. Cardano's formula as in Abramowitz and Stegun, 3.8.2.
"""

from __future__ import annotations

import cmath
from fractions import Fraction

from wlnet.algebra.expand import coefficients, is_free_of
from wlnet.algebra.numbers import RATIONALS, I, whole
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_POLYNOMIAL = Message("Decompose::poly", "`1` is not a polynomial.")
NOT_EQUATIONS = Message("SolveAlways::eqf", "`1` is not a well-formed equation.")

Row = list[Fraction]  # coefficients of a polynomial, the constant first


@builtin("Decompose[p_, x_]")
def decompose(evaluation, p, x):
    """{p1, p2, ...} with p1[p2[...]] == p, none of them a composition of polynomials of lower degree."""
    found = coefficients(p, x)
    if found is None:
        raise NOT_POLYNOMIAL(p, value=UNEVALUATED)
    if not all(type(c) in RATIONALS for c in found.values()):
        return None
    row = [Fraction(found.get(k, 0)) for k in range(max(found) + 1)]
    return [_shown(part, x) for part in _parts(row)]


def _shown(row: Row, x):
    return plus(*(times(whole(c), power(x, k) if k else 1) for k, c in enumerate(row)))


def _parts(f: Row) -> list[Row]:
    degree = len(f) - 1
    for s in range(2, degree):  # the degree of the innermost part
        if degree % s == 0:
            h = _inner(f, s)
            g = _in_powers_of(f, h)
            if g is not None:
                return [*_parts(g), h]
    return [f]


def _inner(f: Row, s: int) -> Row:
    """The monic h of degree s without a constant whose power r has the first s coefficients of f."""
    r, top = (len(f) - 1) // s, f[-1]
    h = [Fraction(0)] * s + [Fraction(1)]
    for k in range(1, s):
        known = _raised(h, r)
        h[s - k] = (f[-1 - k] / top - known[-1 - k]) / r
    return h


def _raised(h: Row, n: int) -> Row:
    found = [Fraction(1)]
    for _ in range(n):
        found = _product(found, h)
    return found


def _product(a: Row, b: Row) -> Row:
    found = [Fraction(0)] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            found[i + j] += x * y
    return found


def _in_powers_of(f: Row, h: Row) -> Row | None:
    """The g with g[h] == f: the remainders of repeated division, which must be constants."""
    g, rest = [], f
    while len(rest) >= len(h):
        quotient, rest_of_it = _divided(rest, h)
        if any(rest_of_it[1:]):
            return None
        g.append(rest_of_it[0])
        rest = quotient
    return None if any(rest[1:]) else [*g, rest[0]]


def _divided(f: Row, h: Row) -> tuple[Row, Row]:
    rest, quotient = list(f), []
    for k in range(len(f) - len(h), -1, -1):
        c = rest[k + len(h) - 1]
        quotient.append(c)
        for j, y in enumerate(h):
            rest[k + j] -= c * y
    return quotient[::-1], rest[: len(h) - 1]


@builtin("SolveAlways[equations_, variables_]")
def solve_always(evaluation, equations, variables):
    """Rules for the parameters with which the equations hold for all values of the variables."""
    names = variables if is_list(variables) else wl_list((variables,))
    given = (
        equations.args if is_list(equations) or getattr(equations, "head", None) is S.And else (equations,)
    )
    if any(one is FALSE for one in given):
        return wl_list(())
    conditions = []
    for one in given:
        if one is TRUE:
            continue
        if not isinstance(one, Expr) or one.head is not S.Equal or len(one) != 2:
            raise NOT_EQUATIONS(one, value=UNEVALUATED)
        rules = evaluation.evaluate(S.CoefficientRules(minus(*one.args), names))
        if not is_list(rules):
            return None
        conditions += [S.Equal(rule.args[1], 0) for rule in rules.args]
    if not conditions:
        return wl_list([wl_list(())])
    parameters = evaluation.evaluate(S.Variables(wl_list(c.args[0] for c in conditions)))
    parameters = [p for p in parameters.args if all(is_free_of(p, name) for name in names.args)]
    return S.Solve(wl_list(conditions), wl_list(parameters))


@builtin("ToRadicals[x_]")
def to_radicals(evaluation, x):
    """Roots of degree up to 3 in terms of square and cube roots; those of higher degree stay."""
    if isinstance(x, Expr) and x.head is S.Root and len(x) in (2, 3):
        return _in_radicals(evaluation, x)
    if not isinstance(x, Expr) or x.array is not None:
        return x
    parts = [to_radicals(evaluation, arg) for arg in x.args]
    return evaluation.evaluate(Expr(x.head, tuple(parts)))


def _in_radicals(evaluation, root: Expr):
    body = evaluation.call(root.args[0], S.Slot(1))
    found = coefficients(body, S.Slot(1))
    place = numeric_value(root)
    if found is not None and place is not None and len(found) == 2 and 0 in found:
        return _root_of_number(over(negated(found[0]), found[max(found)]), max(found), complex(place))
    if found is None or max(found) != 3 or place is None:
        return root
    return min(
        _cubic_roots([found.get(k, 0) for k in range(4)]),
        key=lambda value: abs(complex(numeric_value(value)) - complex(place)),
    )


def _root_of_number(x, n: int, place: complex):
    """The n-th root of a number near a place, by powers of -1 with exponents from 0 to 1."""
    if type(numeric_value(x)) is not float:
        return min(
            (times(power(-1, Fraction(2 * k, n)), power(x, Fraction(1, n))) for k in range(n)),
            key=lambda value: abs(complex(numeric_value(value)) - place),
        )
    size = power(x if numeric_value(x) > 0 else negated(x), Fraction(1, n))
    turn = round(cmath.phase(place) / cmath.pi * n)
    if turn < 0:
        return negated(times(power(-1, Fraction(turn + n, n)), size))
    return negated(size) if turn == n else times(power(-1, Fraction(turn, n)), size)


def _cubic_roots(row: list) -> list:
    d, c, b, a = row
    first = minus(power(b, 2), times(3, a, c))
    second = plus(times(2, power(b, 3)), times(-9, a, b, c), times(27, power(a, 2), d))
    inner = plus(power(second, 2), times(-4, power(first, 3)))
    below = over(plus(second, sqrt(inner)), 2)
    if numeric_value(below) == 0:
        below = over(minus(second, sqrt(inner)), 2)
    size = power(below, Fraction(1, 3))
    turns = [1, over(plus(-1, times(I, sqrt(3))), 2), over(minus(-1, times(I, sqrt(3))), 2)]
    return [over(negated(plus(b, times(u, size), over(first, times(u, size)))), times(3, a)) for u in turns]
