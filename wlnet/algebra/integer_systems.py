"""Equations and inequalities of polynomials for whole numbers: as constraints, and modulo an integer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from math import gcd

from wlnet.algebra.constraints import NotConstraints, relations_of
from wlnet.algebra.integer_points import Constraint, integer_points
from wlnet.algebra.polynomials.terms import Poly, TooLarge
from wlnet.algebra.rational_functions import NotRational, as_quotient, numerator_in
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S

_MOST_RESIDUES = 300_000


class NotPolynomial(Exception):
    """A relation is not one of polynomials in the unknowns with rational coefficients."""


def constraints_of(statements: list, unknowns: tuple) -> list[Constraint]:
    """The equations and inequalities, chains link by link; raises NotPolynomial."""
    try:
        relations, _ = relations_of(Expr(S.List, tuple(statements)))
    except NotConstraints:
        raise NotPolynomial from None
    if relations is None:
        return [Constraint({(0,) * len(unknowns): 1}, "==")]
    return [Constraint(polynomial_of(one.difference, unknowns), one.sign) for one in relations]


def polynomial_of(x, unknowns: tuple) -> dict:
    """{exponents: rational coefficient}; raises NotPolynomial."""
    top, bottom = _parts(x, unknowns)
    return {e: Fraction(c, bottom) if c % bottom else c // bottom for e, c in top.items()}


def _parts(x, unknowns: tuple) -> tuple[Poly, int]:
    try:
        q = as_quotient(x)
    except (NotRational, TooLarge):
        raise NotPolynomial from None
    moved = numerator_in(q, unknowns)
    if moved is None or any(any(e) for e in q.bottom):
        raise NotPolynomial
    return moved, next(iter(q.bottom.values()))


def whole_solutions(relations: list, unknowns: tuple, check: Callable = lambda: None) -> Iterator[tuple]:
    """Whole numbers for the unknowns, in growing order; raises NotPolynomial or Unbounded."""
    return integer_points(constraints_of(relations, unknowns), len(unknowns), check)


def residues(differences: list, unknowns: tuple, modulus: int) -> list[tuple] | None:
    """All residues for which the polynomials are 0 modulo an integer; None where they are too many to try."""
    if modulus ** len(unknowns) > _MOST_RESIDUES:
        return None
    tables = []
    for x in differences:
        top, bottom = _parts(x, unknowns)
        if gcd(bottom, modulus) != 1:
            raise NotPolynomial
        tables.append(top)
    return [
        point
        for point in product(range(modulus), repeat=len(unknowns))
        if all(_at(table, point, modulus) == 0 for table in tables)
    ]


def _at(table: Poly, point: tuple, modulus: int) -> int:
    total = 0
    for exponents, c in table.items():
        for x, n in zip(point, exponents, strict=True):
            c = c * pow(x, n, modulus)
        total += c
    return total % modulus
