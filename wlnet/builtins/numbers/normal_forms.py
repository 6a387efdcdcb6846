"""Claims in normal forms: LogicalExpand, BooleanConvert, BooleanMinimize.

A disjunctive form inside this file is a set of clauses; a clause is a frozenset of (part, truth):
all its parts have these truths. A part is what is no connective: a symbol, x > 0, f[x].
"""

from __future__ import annotations

from itertools import combinations, product

from wlnet.algebra.truth_tables import is_by_table, true_points
from wlnet.expr.expr import FALSE, TRUE, Expr
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.order import order_key
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for

BAD_FORM = Message("BooleanConvert::form", "`1` should be one of `2`.")

_Clause = frozenset  # of (part, truth)


def _clauses(claim, truth: bool) -> set[_Clause]:
    """The disjunctive form of the claim (of its negation for truth False); {} is False, {{}} is True."""
    if claim is TRUE or claim is FALSE:
        return {_Clause()} if (claim is TRUE) is truth else set()
    head = claim.head if isinstance(claim, Expr) else None
    if is_by_table(claim):
        room_for(1 << len(claim))
        points = [zip(claim.args, point, strict=True) for point in true_points(claim)]
        rows = [[S.Not(part) if bit == "0" else part for part, bit in point] for point in points]
        return _clauses(S.Or(*(S.And(*row) for row in rows)), truth)
    if head is S.Not and len(claim) == 1:
        return _clauses(claim.args[0], not truth)
    if head is S.If and len(claim) == 3:
        condition, yes, no = claim.args
        return _clauses(S.Or(S.And(condition, yes), S.And(S.Not(condition), no)), truth)
    if head in _REWRITTEN:
        return _clauses(_REWRITTEN[head](claim.args), truth)
    if head is S.And or head is S.Or:
        parts = [_clauses(arg, truth) for arg in claim.args]
        return _all_of(parts) if (head is S.And) is truth else _shortened(set().union(*parts))
    return {_Clause({(claim, truth)})}


def _all_of(parts: list[set[_Clause]]) -> set[_Clause]:
    found = {_Clause()}
    for part in parts:
        room_for(len(found) * len(part))
        joined = {one | other for one in found for other in part}
        found = _shortened({c for c in joined if not any((p, not t) in c for p, t in c)})
    return found


def _shortened(clauses: set[_Clause]) -> set[_Clause]:
    """Without the clauses that another one makes superfluous."""
    return {c for c in clauses if not any(other < c for other in clauses)}


def _xor(args):
    a, *rest = args
    if not rest:
        return a
    b = _xor(rest) if len(rest) > 1 else rest[0]
    return S.Or(S.And(a, S.Not(b)), S.And(S.Not(a), b))


_REWRITTEN = {
    S.Nand: lambda args: S.Not(S.And(*args)),
    S.Nor: lambda args: S.Not(S.Or(*args)),
    S.Implies: lambda args: S.Or(S.Not(args[0]), args[1]),
    S.Equivalent: lambda args: S.Or(S.And(*args), S.And(*map(S.Not, args))),
    S.Xor: lambda args: _xor(args) if args else FALSE,
    S.Xnor: lambda args: S.Not(_xor(args)) if args else TRUE,
}


def _negations_last(clauses) -> list[list]:
    """Short clauses of one part first, then by their parts; inside a clause negations come last."""

    def key(literal):
        part, truth = literal
        return not truth, order_key(part)

    rows = [sorted(clause, key=key) for clause in clauses]
    return sorted(rows, key=lambda row: (len(row) > 1, list(map(key, row))))


def _literal_key(literal) -> tuple:
    part, truth = literal
    return order_key(part), not truth


def _by_parts(clauses) -> list[list]:
    """As a table of truths names them: by the first part, where it is true first."""
    rows = [sorted(clause, key=_literal_key) for clause in clauses]
    return sorted(rows, key=lambda row: list(map(_literal_key, row)))


def _written(evaluation, clauses, outer, inner, flip: bool = False, ordered=_by_parts):
    """The clauses as outer[inner[...], ...]; with `flip` every truth turned round."""
    rows = [
        Expr(inner, tuple(part if truth is not flip else S.Not(part) for part, truth in row))
        for row in ordered(clauses)
    ]
    return evaluation.evaluate(Expr(outer, tuple(rows)))


@builtin("LogicalExpand[expr_]")
def logical_expand(evaluation, expr):
    """Alternatives of claims that hold together."""
    return _written(evaluation, _clauses(expr, True), S.Or, S.And, ordered=_negations_last)


@builtin("BooleanConvert[expr_]", "BooleanConvert[expr_, form_]")
def boolean_convert(evaluation, expr, form="DNF"):
    """In a form: "DNF" or "SOP" (alternatives), "CNF" or "POS" (conditions), "ANF" (Xor of conditions).

    "NAND", "NOR", "AND", "OR"    with this connective and Not alone
    """
    if form in ("DNF", "SOP"):
        return _written(evaluation, _clauses(expr, True), S.Or, S.And)
    if form in ("CNF", "POS"):
        return _written(evaluation, _clauses(expr, False), S.And, S.Or, flip=True)
    if form == "ANF":
        return _algebraic(evaluation, _clauses(expr, True))
    if form not in _ALONE:
        raise BAD_FORM(form, Expr(S.List, _FORMS), value=UNEVALUATED)
    is_dnf = form in ("NAND", "AND")
    rows = [
        [part if truth is is_dnf else S.Not(part) for part, truth in row]
        for row in _by_parts(_clauses(expr, is_dnf))
    ]
    if not rows or not all(rows):
        return _written(evaluation, _clauses(expr, True), S.Or, S.And)
    head, outside = _ALONE[form]

    def against(row: list):
        return S.Not(row[0]) if len(row) == 1 else outside(head(*row))

    if len(rows) == 1 and len(rows[0]) == 1:
        return rows[0][0]
    if len(rows) == 1:
        return head(*rows[0]) if form in ("AND", "OR") else S.Not(head(*rows[0]))
    return outside(head(*map(against, rows)))


def _same(x):
    return x


_ALONE = {
    "NAND": (S.Nand, _same),
    "NOR": (S.Nor, _same),
    "AND": (S.And, S.Not),
    "OR": (S.Or, S.Not),
}
_FORMS = ("DNF", "SOP", "CNF", "POS", "ANF", *_ALONE)


def _algebraic(evaluation, clauses: set[_Clause]):
    """The Xor of conditions without negations that has these values: sums of values over the points below."""
    parts = sorted({part for clause in clauses for part, _ in clause}, key=order_key)
    room_for(1 << len(parts))
    names = range(len(parts))
    held = [
        any(all(bool(mask >> parts.index(part) & 1) is truth for part, truth in clause) for clause in clauses)
        for mask in evaluation.steps(range(1 << len(parts)))
    ]
    for bit in names:
        for mask in range(len(held)):
            if mask >> bit & 1:
                held[mask] ^= held[mask ^ 1 << bit]
    chosen = [[k for k in names if mask >> k & 1] for mask, there in enumerate(held) if there]
    terms = [S.And(*(parts[k] for k in row)) for row in sorted(chosen, key=lambda row: (len(row), row))]
    return evaluation.evaluate(S.Xor(*terms))


@builtin("BooleanMinimize[expr_]", "BooleanMinimize[expr_, form_]")
def boolean_minimize(evaluation, expr, form="DNF"):
    """A shortest form: fewest clauses, of these the ones with the fewest parts (Quine and McCluskey)."""
    if form not in ("DNF", "SOP", "CNF", "POS"):
        raise BAD_FORM(form, Expr(S.List, ("DNF", "CNF")), value=UNEVALUATED)
    is_dnf = form in ("DNF", "SOP")
    clauses = _smallest(evaluation, _clauses(expr, is_dnf))
    return _written(evaluation, clauses, *((S.Or, S.And) if is_dnf else (S.And, S.Or)), flip=not is_dnf)


def _smallest(evaluation, clauses: set[_Clause]) -> set[_Clause]:
    parts = sorted({part for clause in clauses for part, _ in clause}, key=order_key)
    room_for(1 << len(parts))
    points = {
        _Clause(zip(parts, truths, strict=True))
        for truths in evaluation.steps(product((True, False), repeat=len(parts)))
        if any(clause <= set(zip(parts, truths, strict=True)) for clause in clauses)
    }
    prime = sorted(_prime_clauses(evaluation, points), key=lambda c: (len(c), sorted(map(_literal_key, c))))
    chosen: set[_Clause] = set()
    left = set(points)
    for point in points:  # what only one clause covers has to be there
        covering = [c for c in prime if c <= point]
        if len(covering) == 1:
            chosen.add(covering[0])
    left = {point for point in left if not any(c <= point for c in chosen)}
    others = [c for c in prime if any(c <= point for point in left)]
    for size in range(len(others) + 1):
        for more in evaluation.steps(combinations(others, size)):
            if all(any(c <= point for c in more) for point in left):
                return chosen | set(more)
    return chosen


def _prime_clauses(evaluation, points: set[_Clause]) -> set[_Clause]:
    """The shortest clauses that hold only at these points."""
    prime, level = set(), points
    while level:
        shorter, used = set(), set()
        for clause in evaluation.steps(level):
            for part, truth in clause:
                other = clause - {(part, truth)} | {(part, not truth)}
                if other in level:
                    shorter.add(clause - {(part, truth)})
                    used |= {clause, other}
        prime |= level - used
        level = shorter
    return prime
