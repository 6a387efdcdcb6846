"""RecurrenceTable: the terms of sequences that equations give from the terms before."""

from __future__ import annotations

from wlnet.algebra.expand import is_free_of, put_all
from wlnet.algebra.solve import solve
from wlnet.algebra.sums import minus
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol, symbol
from wlnet.language.builtin import builtin

BAD_RANGE = Message("RecurrenceTable::wlnetrange", "`1` should be {n, nmax} or {n, nmin, nmax}.")
NOT_OFFERED = Message(
    "RecurrenceTable::wlneteq",
    "Offered are equations that give the last terms from those before, one for each sequence; `1` is not so.",
)
MISSING = Message("RecurrenceTable::wlnetini", "The term `1` of `2` does not follow from the values given.")


@builtin("RecurrenceTable[equations_, wanted_, domain_List]")
def recurrence_table(evaluation, equations, wanted, domain):
    """The terms for n from nmin (else 1) to nmax; rows {a[n], b[n]} for several sequences."""
    if len(domain) not in (2, 3) or not isinstance(domain.args[0], Symbol):
        raise BAD_RANGE(domain, value=UNEVALUATED)
    n, *ends = domain.args
    low, high = ends if len(ends) == 2 else (1, ends[0])
    if type(low) is not int or type(high) is not int:
        raise BAD_RANGE(domain, value=UNEVALUATED)
    plural = is_list(wanted)
    names = [
        one if isinstance(one, Symbol) else getattr(one, "head", None)
        for one in (wanted.args if plural else (wanted,))
    ]
    if not names or not all(isinstance(name, Symbol) for name in names):
        raise NOT_OFFERED(equations, value=UNEVALUATED)
    given = (
        equations.args if is_list(equations) or getattr(equations, "head", None) is S.And else (equations,)
    )
    tables: list[dict] = [{} for _ in names]
    steps = []
    for one in given:
        if not isinstance(one, Expr) or one.head is not S.Equal or len(one) != 2:
            raise NOT_OFFERED(one, value=UNEVALUATED)
        if is_free_of(one, n):
            _start(one, names, tables)
        else:
            steps.append(one)
    rule = _Rule(steps, names, n)
    _run(evaluation, rule, tables, names, high)
    for name, table in zip(names, tables, strict=True):
        for k in range(low, high + 1):
            if k not in table:
                raise MISSING(k, name, value=UNEVALUATED)
    rows = [[table[k] for table in tables] for k in range(low, high + 1)]
    return wl_list(wl_list(row) if plural else row[0] for row in rows)


def _start(equation: Expr, names: list, tables: list) -> None:
    for left, value in (equation.args, equation.args[::-1]):
        if isinstance(left, Expr) and left.head in names and len(left) == 1 and type(left.args[0]) is int:
            tables[names.index(left.head)][left.args[0]] = value
            return
    raise NOT_OFFERED(equation, value=UNEVALUATED)


class _Rule:
    """The last terms as expressions in n and in marks for the terms before.

    marks    {(number of the sequence, distance from the last term): symbol}
    """

    def __init__(self, equations: list, names: list, n: Symbol):
        self.names, self.n = names, n
        shifts: dict = {}
        for one in equations:
            self._collect(one, shifts)
        highest = [max((k for j, k in shifts if j == i), default=None) for i in range(len(names))]
        if None in highest or len(equations) != len(names):
            raise NOT_OFFERED(wl_list(equations), value=UNEVALUATED)
        self.last = max(highest)
        pairs = [(call, mark) for call, mark in shifts.values()]
        unknowns = [shifts[i, k][1] for i, k in enumerate(highest)]
        found = solve([tuple(put_all(side, pairs) for side in one.args) for one in equations], unknowns)
        if found is None or len(found) != 1 or any(v is None for v in found[0]):
            raise NOT_OFFERED(wl_list(equations), value=UNEVALUATED)
        self.values = found[0]
        self.highest = highest
        self.marks = {place: mark for place, (_, mark) in shifts.items() if mark not in unknowns}

    def _collect(self, expr, shifts: dict) -> None:
        if not isinstance(expr, Expr) or expr.array is not None:
            return
        if expr.head in self.names and len(expr) == 1:
            k = minus(expr.args[0], self.n)
            if type(k) is not int:
                raise NOT_OFFERED(expr, value=UNEVALUATED)
            place = self.names.index(expr.head), k
            if place not in shifts:
                shifts[place] = expr, symbol(f"a{len(shifts)}", "System`Private`")
            return
        for arg in expr.args:
            self._collect(arg, shifts)


def _run(evaluation, rule: _Rule, tables: list, names: list, high: int) -> None:
    known = [k for table in tables for k in table]
    first = min(known, default=1) - min((k for _, k in rule.marks), default=0)
    for n in range(first, high - min(rule.highest) + 1):
        evaluation.check_abort()
        pairs = [(rule.n, n)]
        for (i, shift), mark in rule.marks.items():
            if n + shift not in tables[i]:
                break
            pairs.append((mark, tables[i][n + shift]))
        else:
            values = [evaluation.evaluate(put_all(value, pairs)) for value in rule.values]
            for table, shift, value in zip(tables, rule.highest, values, strict=True):
                table.setdefault(n + shift, value)
