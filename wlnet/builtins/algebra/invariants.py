"""Resultant, Discriminant and HornerForm of polynomials."""

from __future__ import annotations

from wlnet.algebra.expand import coefficients, expand
from wlnet.algebra.factor_options import modulus_of
from wlnet.algebra.polynomials.terms import TooLarge
from wlnet.algebra.products import over, power, times
from wlnet.algebra.rational_functions import NotRational, factor
from wlnet.algebra.sums import plus
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

NOT_POLYNOMIAL = Message("General::poly", "`1` is not a polynomial in `2`.")


def _row(x, variable) -> list:
    """Coefficients, the highest first."""
    found = coefficients(x, variable)
    if found is None:
        raise NOT_POLYNOMIAL(x, variable, value=UNEVALUATED)
    return [found.get(k, 0) for k in range(max(found), -1, -1)]


@builtin("Resultant[p_, q_, variable_]", attributes=("Listable",), options={"Modulus": 0})
def resultant(evaluation, p, q, variable, options):
    """The determinant of the Sylvester matrix: 0 where p and q have a common root."""
    modulus = modulus_of(options["Modulus"])
    found = _resultant(evaluation, _row(p, variable), _row(q, variable))
    return S.PolynomialMod(found, modulus) if modulus else found


def _resultant(evaluation, p: list, q: list):
    m, n = len(p) - 1, len(q) - 1
    if m == 0 or n == 0:
        return power(p[0], n) if m == 0 else power(q[0], m)
    size = m + n
    rows = [[0] * k + p + [0] * (size - m - 1 - k) for k in range(n)]
    rows += [[0] * k + q + [0] * (size - n - 1 - k) for k in range(m)]
    return expand(evaluation.evaluate(S.Det(_matrix(rows))))


@builtin("Subresultants[p_, q_, variable_]")
def subresultants(evaluation, p, q, variable):
    """The principal subresultant coefficients, the resultant first, from parts of Sylvester's matrix.

    Source: Basu, Pollack and Roy, Algorithms in Real Algebraic Geometry, 4.2.
    """
    p, q = _row(p, variable), _row(q, variable)
    m, n = len(p) - 1, len(q) - 1
    found = []
    for j in range(min(m, n) + 1):
        size = m + n - 2 * j
        rows = [([0] * k + p + [0] * size)[:size] for k in range(n - j)]
        rows += [([0] * k + q + [0] * size)[:size] for k in range(m - j)]
        found.append(expand(evaluation.evaluate(S.Det(_matrix(rows)))) if rows else 1)
    return found


def _matrix(rows: list):
    return S.List(*(S.List(*row) for row in rows))


@builtin("Discriminant[p_, variable_]")
def discriminant(evaluation, p, variable):
    """(-1)^(n (n - 1)/2)/a times the resultant of p and its derivative; 0 where p has a double root."""
    row = _row(p, variable)
    n = len(row) - 1
    if n < 1:
        return 0
    slope = [times(n - k, c) for k, c in enumerate(row[:-1])]
    found = over(_resultant(evaluation, row, slope), row[0])
    found = times((-1) ** (n * (n - 1) // 2), found)
    try:
        return expand(factor(found))
    except (NotRational, TooLarge):
        return expand(found)


@builtin("HornerForm[p_]", "HornerForm[p_, variable_]")
def horner_form(evaluation, p, variable=None):
    """A polynomial by nested products: a + x (b + x (c + ...))."""
    if variable is None:
        names = evaluation.evaluate(S.Variables(p)).args
        if not names:
            return p
        variable = next((name for name in names if isinstance(name, Symbol)), names[0])
    found = 0
    for c in _row(p, variable):
        found = plus(c, times(variable, found))
    return found
