"""Equations and inequalities as differences compared with 0; linear ones as rows of coefficients."""

from __future__ import annotations

from itertools import pairwise

from wlnet.algebra.expand import coefficients, expand, is_free_of
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.sums import minus
from wlnet.expr.expr import FALSE, TRUE, Expr
from wlnet.expr.symbols import S
from wlnet.frozen import frozen


class NotConstraints(Exception):
    """Something that is neither an equation nor an inequality, nor And and lists of these."""


@frozen
class Relation:
    """difference `sign` 0, sign one of "==", "!=", "<=", "<"."""

    difference: object
    sign: str


_SIGNS = {
    S.Equal: (False, "=="),
    S.Unequal: (False, "!="),
    S.Less: (False, "<"),
    S.LessEqual: (False, "<="),
    S.Greater: (True, "<"),
    S.GreaterEqual: (True, "<="),
}
_OF_VECTORS = {
    S.VectorLess: S.Less,
    S.VectorLessEqual: S.LessEqual,
    S.VectorGreater: S.Greater,
    S.VectorGreaterEqual: S.GreaterEqual,
}
_POSITIVE = (S.PositiveIntegers, S.PositiveReals)
_NOT_NEGATIVE = (S.NonNegativeIntegers, S.NonNegativeReals)
DOMAINS = (S.Integers, S.Reals, *_POSITIVE, *_NOT_NEGATIVE)


def relations_of(statement) -> tuple[list[Relation] | None, list[tuple]]:
    """(relations, (variable, domain) of Element); None for the relations of what cannot be.

    Raises NotConstraints.
    """
    relations: list[Relation] = []
    members: list[tuple] = []
    possible = _read(statement, relations, members)
    for name, domain in members:
        if domain in _POSITIVE:
            strict = domain is S.PositiveReals
            relations.append(Relation(minus(0 if strict else 1, name), "<" if strict else "<="))
        elif domain in _NOT_NEGATIVE:
            relations.append(Relation(minus(0, name), "<="))
    whole = [(name, S.Integers if "Integers" in domain.name else S.Reals) for name, domain in members]
    return (relations if possible else None), whole


def _read(x, relations: list, members: list) -> bool:
    if x is TRUE:
        return True
    if x is FALSE:
        return False
    head = x.head if isinstance(x, Expr) else None
    if head in (S.And, S.List):
        return all(_read(part, relations, members) for part in x.args)
    if head is S.Element and len(x) == 2 and x.args[1] in DOMAINS:
        inner = x.args[0]
        plural = isinstance(inner, Expr) and inner.head in (S.Alternatives, S.List)
        members += [(name, x.args[1]) for name in (inner.args if plural else (inner,))]
        return True
    if head in _OF_VECTORS and len(x) == 1 and len(x.args[0]) == 2:
        left, right = x.args[0].args
        length = max(len(side) for side in (left, right) if getattr(side, "head", None) is S.List)
        sides = [s.args if getattr(s, "head", None) is S.List else (s,) * length for s in (left, right)]
        pairs = zip(*sides, strict=True)
        return all(_read(Expr(_OF_VECTORS[head], pair), relations, members) for pair in pairs)
    if head is not S.Inequality and head not in _SIGNS:
        raise NotConstraints
    chain = x.args[::2] if head is S.Inequality else x.args
    signs = x.args[1::2] if head is S.Inequality else (head,) * (len(chain) - 1)
    for (left, right), sign in zip(pairwise(chain), signs, strict=True):
        if sign not in _SIGNS:
            raise NotConstraints
        turned, mark = _SIGNS[sign]
        relations.append(Relation(minus(right, left) if turned else minus(left, right), mark))
    return True


def linear_row(x, names: list) -> tuple[list, object] | None:
    """(coefficients, what is left) of an expression that is linear in the names, all real numbers."""
    rest, row = expand(x), []
    for name in names:
        found = coefficients(rest, name)
        if found is None or max(found, default=0) > 1:
            return None
        slope = found.get(1, 0)
        if type(numeric_value(slope)) is not float or not all(is_free_of(slope, other) for other in names):
            return None
        row.append(slope)
        rest = found.get(0, 0)
    return (row, rest) if type(numeric_value(rest)) is float else None
