"""Equations with several roots, with sizes and sums of logarithms, by polynomials; whole numbers by trying.

What the polynomials give are candidates: each is put into the equation that was given.
"""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import product

from wlnet.algebra.expand import is_free_of, put_all, rebuilt
from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import power, times
from wlnet.algebra.solve import solve
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import TRUE, Expr, same, wl_list
from wlnet.expr.symbols import S, Symbol

_CLOSE = 1e-9
_MOST_POINTS = 50_000
_MOST_SIZES = 6


def values_otherwise(evaluation, equation: Expr, x, real: bool) -> list[list] | None:
    """Rows of one value, in order where they are real; None where no way is found."""
    difference = minus(*equation.args)
    for attempt in (_with_sizes, _with_roots, _with_logarithms):
        candidates = attempt(evaluation, difference, x, real)
        if candidates is not None:
            return _checked(evaluation, difference, x, candidates)
    return None


def _checked(evaluation, difference, x, candidates: list) -> list[list] | None:
    found: list = []
    for value in candidates:
        size = numeric_value(value)
        if size is None:
            return None
        rest = numeric_value(evaluation.evaluate(S.Quiet(S.N(put_all(difference, [(x, value)])))))
        holds = rest is not None and abs(complex(rest)) <= _CLOSE * max(1.0, abs(complex(size)))
        if holds and not any(abs(complex(size) - complex(numeric_value(v))) < _CLOSE for v in found):
            found.append(value)
    if all(is_real(numeric_value(v)) for v in found):
        found.sort(key=numeric_value)
    return [[v] for v in found]


def _solved(evaluation, pairs: list, names: list, real: bool = False) -> list | None:
    """The values of the first unknown."""
    rows = solve(pairs, names, real)
    if rows is None or any(row[0] is None for row in rows):
        return None
    return [evaluation.evaluate(row[0]) for row in rows]


def _parts(e, x, fits, found: list) -> None:
    """The innermost parts of e with x in them that fit."""
    if not isinstance(e, Expr) or is_free_of(e, x):
        return
    for arg in e.args:
        _parts(arg, x, fits, found)
    if fits(e) and not any(same(e, one) for one in found):
        found.append(e)


def _with_sizes(evaluation, difference, x, real: bool) -> list | None:
    """Abs[u] of real u is u or -u."""
    sizes: list = []
    _parts(difference, x, lambda e: e.head in (S.Abs, S.RealAbs) and len(e) == 1, sizes)
    if not real or not 0 < len(sizes) <= _MOST_SIZES:
        return None
    found = []
    for signs in product((1, -1), repeat=len(sizes)):
        case = difference
        for size, sign in zip(sizes, signs, strict=True):
            case = put_all(case, [(size, times(sign, size.args[0]))])
        values = _solved(evaluation, [(case, 0)], [x], real)
        if values is None:
            return None
        found += [v for v in values if is_real(numeric_value(v))]
    return found


def _with_roots(evaluation, difference, x, real: bool) -> list | None:
    """Each root u^(p/q) as r^p with a new unknown r and r^q == u."""
    bases: list = []
    _parts(difference, x, _is_root, bases)
    if not bases:
        return None
    names = {}
    for one in bases:
        base, exponent = one.args
        names.setdefault((base, exponent.denominator), Symbol(f"r{len(names)}", "System`Private`"))
    changed = _without_roots(difference, names)
    pairs = [(evaluation.evaluate(S.Numerator(S.Together(changed))), 0)]
    pairs += [(power(name, q), _without_roots(base, names)) for (base, q), name in names.items()]
    return _solved(evaluation, pairs, [x, *names.values()])


def _is_root(e: Expr) -> bool:
    return e.head is S.Power and type(e.args[1]) is Fraction


def _without_roots(e, names: dict):
    if not isinstance(e, Expr):
        return e
    if _is_root(e) and (e.args[0], e.args[1].denominator) in names:
        return power(names[e.args[0], e.args[1].denominator], e.args[1].numerator)
    return rebuilt(e, lambda part: _without_roots(part, names))


def _with_logarithms(evaluation, difference, x, real: bool) -> list | None:
    """c1 Log[u1] + c2 Log[u2] + ... == c with whole numbers c1, c2, ...: the product of powers is E^c."""
    terms = difference.args if isinstance(difference, Expr) and difference.head is S.Plus else (difference,)
    powers, rest = [], []
    for term in terms:
        if is_free_of(term, x):
            rest.append(term)
            continue
        factors = term.args if isinstance(term, Expr) and term.head is S.Times else (term,)
        logs = [f for f in factors if isinstance(f, Expr) and f.head is S.Log and len(f) == 1]
        c = times(*(f for f in factors if not any(f is g for g in logs)))
        if len(logs) != 1 or type(c) is not int:
            return None
        powers.append(power(logs[0].args[0], c))
    if len(powers) < 2:
        return None
    value = evaluation.evaluate(power(S.E, negated(plus(*rest))))
    whole = evaluation.evaluate(S.Numerator(S.Together(minus(times(*powers), value))))
    return _solved(evaluation, [(whole, 0)], [x])


# -- whole numbers ----------------------------------------------------------------------------------

_LOWER = {S.Greater: 1, S.GreaterEqual: 0}
_UPPER = {S.Less: 1, S.LessEqual: 0}


def whole_by_trying(evaluation, given: list, conditions: list, unknowns: tuple) -> list[list] | None:
    """Rows of whole numbers within the bounds of the conditions for which all hold; None without bounds."""
    ranges = [_range(conditions, x) for x in unknowns]
    if None in ranges or math.prod(map(len, ranges)) > _MOST_POINTS:
        return None
    statement = S.And(*given, *conditions)
    rows = []
    for values in product(*ranges):
        evaluation.check_abort()
        rules = wl_list(map(S.Rule, unknowns, values))
        if evaluation.evaluate(S.ReplaceAll(statement, rules)) is TRUE:
            rows.append(list(values))
    return rows


def _range(conditions: list, x) -> range | None:
    low, high = -math.inf, math.inf
    for condition in conditions:
        for left, relation, right in _links(condition):
            for side, other, below, above in ((left, right, _LOWER, _UPPER), (right, left, _UPPER, _LOWER)):
                bound = numeric_value(other) if same(side, x) else None
                if not is_real(bound):
                    continue
                if relation in below:
                    low = max(low, math.floor(bound) + 1 if below[relation] else math.ceil(bound))
                if relation in above:
                    high = min(high, math.ceil(bound) - 1 if above[relation] else math.floor(bound))
    return range(int(low), int(high) + 1) if math.isfinite(low) and math.isfinite(high) else None


def bounds_of(conditions: list, x) -> tuple[float, float]:
    """The real numbers between which conditions put x, as closed ends."""
    low, high = -math.inf, math.inf
    for condition in conditions:
        for left, relation, right in _links(condition):
            for side, other, below, above in ((left, right, _LOWER, _UPPER), (right, left, _UPPER, _LOWER)):
                bound = numeric_value(other) if same(side, x) else None
                if is_real(bound) and relation in below:
                    low = max(low, float(bound))
                if is_real(bound) and relation in above:
                    high = min(high, float(bound))
    return low, high


def _links(condition) -> list[tuple]:
    """(left, relation, right) of each link of a chain of comparisons."""
    if not isinstance(condition, Expr):
        return []
    if condition.head is S.Inequality:
        return [tuple(condition.args[k : k + 3]) for k in range(0, len(condition) - 2, 2)]
    if condition.head in _LOWER or condition.head in _UPPER:
        return [(a, condition.head, b) for a, b in zip(condition.args, condition.args[1:], strict=False)]
    return []
