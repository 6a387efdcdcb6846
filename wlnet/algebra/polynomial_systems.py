"""Systems of polynomial equations with finitely many solutions, by a lexicographic Groebner basis.

The last unknown is known from the polynomials in it alone, the one before from those that hold it,
and so on. Source: Cox, Little and O'Shea, Ideals, Varieties, and Algorithms, chapter 3.
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.algebra.expand import expand, is_free_of, put_all
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.polynomials.groebner import basis, lexicographic
from wlnet.algebra.polynomials.terms import TooLarge
from wlnet.algebra.rational_functions import NotRational, as_quotient, expression, numerator_in
from wlnet.expr.expr import Expr, same

_NULL = 1e-8  # relative to the terms, below which a polynomial vanishes at a machine number
_MOST_SOLUTIONS = 100


def solve_polynomials(differences: list, unknowns: list, solve: Callable) -> list[list] | None:
    """The common zeros as lists of values, one for each unknown, in growing order, each once.

    solve    the zeros of one expression in one unknown, as `wlnet.algebra.solve.solve` gives them

    None where an expression has other kernels than the unknowns, where there are infinitely many
    solutions, or where one is not found.
    """
    try:
        tables = [numerator_in(as_quotient(x), unknowns) for x in differences]
        if None in tables:
            return None
        found = basis([t for t in tables if t], lexicographic, lambda: None)
    except (NotRational, TooLarge):
        return None
    if any(len(p) == 1 and not any(next(iter(p))) for p in found):
        return []
    kernels = tuple(unknowns)
    stages: list[list] = [[] for _ in unknowns]
    for p in found:
        stages[min(i for e in p for i, n in enumerate(e) if n)].append(expression(p, kernels))
    partial: list[dict] = [{}]
    for i in reversed(range(len(unknowns))):
        partial = _extended(partial, stages[i], unknowns, i, solve)
        if partial is None or len(partial) > _MOST_SOLUTIONS:
            return None
    values = [[known[i] for i in range(len(unknowns))] for known in partial]
    return sorted(_each_once(values), key=lambda row: [_place(v) for v in row])


def _extended(partial: list[dict], stage: list, unknowns: list, i: int, solve: Callable) -> list[dict] | None:
    """Each partial solution with every value that the next unknown can have."""
    found = []
    for known in partial:
        left = [expand(put_all(p, [(unknowns[j], v) for j, v in known.items()])) for p in stage]
        holding = [p for p in left if not is_free_of(p, unknowns[i])]
        if any(not _vanishes(p) for p in left if is_free_of(p, unknowns[i])):
            continue
        solutions = [solve([(p, 0)], [unknowns[i]]) for p in holding]
        solutions = [s for s in solutions if s is not None and [None] not in s]
        if not solutions:
            return None
        for (value,) in min(solutions, key=len):
            if all(_vanishes(put_all(p, [(unknowns[i], value)])) for p in holding):
                found.append({**known, i: value})
    return found


def _vanishes(x) -> bool:
    value = numeric_value(x)
    if value is None:
        value = numeric_value(expand(x))
    return value is not None and abs(complex(value)) < _NULL * max(1.0, _size(x))


def _size(x) -> float:
    """The size of the largest term of a sum of numbers."""
    terms = x.args if isinstance(x, Expr) else (x,)
    return max((abs(complex(n)) for n in map(numeric_value, terms) if n is not None), default=1.0)


def _each_once(rows: list[list]) -> list[list]:
    kept: list[list] = []
    for row in rows:
        if not any(all(map(same, row, other)) for other in kept):
            kept.append(row)
    return kept


def _place(value) -> tuple[float, float]:
    z = complex(numeric_value(value))
    return round(z.real, 10), round(z.imag, 10)
