"""Statements about linear relations as formulas of rows, and back: for Reduce, Resolve and FindInstance."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from wlnet.algebra.constraints import NotConstraints, linear_row, relations_of
from wlnet.algebra.linear_formulas import (
    Case,
    Row,
    both,
    eliminated,
    negation,
    opposite,
    simplified,
    without,
)
from wlnet.algebra.numbers import RATIONALS, whole
from wlnet.algebra.products import times
from wlnet.algebra.sums import plus
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list
from wlnet.expr.order import order_key
from wlnet.expr.symbols import S, Symbol

_MOST_CELLS = 24


class NotLinear(Exception):
    """The statement holds something else than linear relations with rational coefficients."""


class Names:
    """The variables of a formula, each bound one under a name of its own."""

    def __init__(self, free: list):
        self.free = free
        self.bound: list = []

    @property
    def all(self) -> list:
        return [*self.free, *self.bound]


def read(statement, first: tuple = ()) -> tuple[Names, list[Case]]:
    """(names, cases) of a statement of And, Or, Not, quantifiers and linear relations; raises NotLinear.

    first    the free variables in the order wanted; others are put behind them
    """
    found: set = set()
    _symbols(statement, frozenset(), found)
    others = sorted(found - set(first), key=order_key)
    names = Names([*first, *others])
    _count_bound(statement, names)
    return names, _cases(statement, names, {name: i for i, name in enumerate(names.free)}, [len(names.free)])


def _symbols(x, bound: frozenset, found: set) -> None:
    if isinstance(x, Symbol):
        if x.context != "System`" and x not in bound:
            found.add(x)
    elif isinstance(x, Expr):
        if x.head in (S.Exists, S.ForAll):
            bound = bound | set(_bound_names(x))
        for arg in x.args:
            _symbols(arg, bound, found)


def _bound_names(x: Expr) -> tuple:
    return x.args[0].args if is_list(x.args[0]) else (x.args[0],)


def _count_bound(x, names: Names) -> None:
    if isinstance(x, Expr):
        if x.head in (S.Exists, S.ForAll):
            names.bound += _bound_names(x)
        for arg in x.args:
            _count_bound(arg, names)


def _cases(x, names: Names, at: dict, next_bound: list) -> list[Case]:
    if x is TRUE:
        return [[]]
    if x is FALSE:
        return []
    head = x.head if isinstance(x, Expr) else None
    if head in (S.And, S.List):
        found: list[Case] = [[]]
        for part in x.args:
            found = both(found, _cases(part, names, at, next_bound))
        return found
    if head is S.Or:
        return [case for part in x.args for case in _cases(part, names, at, next_bound)]
    if head is S.Not:
        return opposite(_cases(x.args[0], names, at, next_bound))
    if head is S.Implies:
        return [
            *opposite(_cases(x.args[0], names, at, next_bound)),
            *_cases(x.args[1], names, at, next_bound),
        ]
    if head in (S.Exists, S.ForAll) and len(x) in (2, 3):
        return _quantified(x, names, at, next_bound)
    return _relation(x, names, at)


def _quantified(x: Expr, names: Names, at: dict, next_bound: list) -> list[Case]:
    own = dict(at)
    columns = []
    for name in _bound_names(x):
        own[name] = next_bound[0]
        columns.append(next_bound[0])
        next_bound[0] += 1
    body = x.args[-1]
    if len(x) == 3:
        body = S.And(x.args[1], body) if x.head is S.Exists else S.Implies(x.args[1], body)
    cases = _cases(body, names, own, next_bound)
    if x.head is S.ForAll:
        cases = opposite(cases)
    for column in columns:
        cases = eliminated(cases, column)
    return opposite(cases) if x.head is S.ForAll else cases


def _relation(x, names: Names, at: dict) -> list[Case]:
    try:
        relations, members = relations_of(x)
    except NotConstraints:
        raise NotLinear from None
    if members and any(kind is not S.Reals for _, kind in members):
        raise NotLinear
    if relations is None:
        return []
    found: list[Case] = [[]]
    for one in relations:
        symbols = list(at)
        row = linear_row(one.difference, symbols)
        if row is None or not all(type(c) in RATIONALS for c in (*row[0], row[1])):
            raise NotLinear
        weights = [Fraction(0)] * len(names.all)
        for name, c in zip(symbols, row[0], strict=True):
            weights[at[name]] += Fraction(c)
        if one.sign == "!=":
            rows = negation(Row(tuple(weights), Fraction(row[1]), "=="))
            found = both(found, [[r] for r in rows])
        else:
            found = both(found, [[Row(tuple(weights), Fraction(row[1]), one.sign)]])
    return found


# -- back to statements -----------------------------------------------------------------------------


def shown(evaluation, names: Names, cases: list[Case]):
    """The cases as statements about one variable after the other, as Reduce writes them."""
    count = len(names.free)
    cells: list[list] = []
    for case in cases:
        cells += _cells(case, count, names.free)
        if len(cells) > _MOST_CELLS:
            raise NotLinear
    statements = [evaluation.evaluate(S.And(*cell)) for cell in cells]
    joined = evaluation.evaluate(S.Or(*statements))
    if count == 1 and isinstance(joined, Expr):
        return evaluation.evaluate(S.Reduce(joined, names.free[0], S.Reals))
    return joined


def _cells(case: Case, count: int, names: list) -> list[list]:
    """Cells of the case: bounds of the first variable by numbers, of each other by those before it."""
    if count == 0:
        return [[]]
    k = count - 1
    equation = next((r for r in case if r.sign == "==" and r.weights[k]), None)
    below = without(case, k)
    if below is None:
        return []
    if equation is not None:
        return [[*cell, S.Equal(names[k], _edge(equation, k, names))] for cell in _cells(below, k, names)]
    low = [r for r in case if r.weights[k] < 0]
    high = [r for r in case if r.weights[k] > 0]
    found = []
    for a, b in product(low or [None], high or [None]):
        # where a is the greatest lower and b the least upper bound
        inner = [*below, *_order(low, a, k), *_order(high, b, k)]
        inner = simplified(inner)
        if inner is None or _is_empty(inner, k):
            continue
        bound = _between(a, b, k, names)
        found += [[*cell, *bound] for cell in _cells(inner, k, names)]
    return found


def _is_empty(case: Case, count: int) -> bool:
    for k in reversed(range(count)):
        case = without(case, k)
        if case is None:
            return True
    return False


def _order(rows: list, chosen: Row | None, k: int) -> list[Row]:
    """That none of the other bounds is tighter; ties go to the first one."""
    found = []
    at = rows.index(chosen) if chosen is not None else 0
    for i, other in enumerate(rows):
        if other is chosen:
            continue
        u, v = 1 / abs(other.weights[k]), 1 / abs(chosen.weights[k])
        weights = tuple(u * x - v * y for x, y in zip(other.weights, chosen.weights, strict=True))
        found.append(Row(weights, u * other.constant - v * chosen.constant, "<=" if i > at else "<"))
    return found


def _edge(row: Row, k: int, names: list):
    """What the variable k is compared with, in the variables before it."""
    terms = [times(whole(-w / row.weights[k]), name) for w, name in zip(row.weights[:k], names, strict=False)]
    return plus(whole(-row.constant / row.weights[k]), *terms)


def _between(low: Row | None, high: Row | None, k: int, names: list) -> list:
    x = names[k]
    if low is None and high is None:
        return []
    if low is None:
        return [(S.Less if high.sign == "<" else S.LessEqual)(x, _edge(high, k, names))]
    if high is None:
        return [(S.Greater if low.sign == "<" else S.GreaterEqual)(x, _edge(low, k, names))]
    signs = [S.Less if row.sign == "<" else S.LessEqual for row in (low, high)]
    ends = _edge(low, k, names), _edge(high, k, names)
    if signs[0] is signs[1]:
        return [signs[0](ends[0], x, ends[1])]
    return [S.Inequality(ends[0], signs[0], x, signs[1], ends[1])]
