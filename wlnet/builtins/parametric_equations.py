"""One polynomial equation in one unknown with parameters, case by case; Abs of real unknowns in two cases."""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.expand import coefficients, is_free_of, put_all
from wlnet.algebra.numbers import NUMBERS
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, power, times
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.symbols import S, Symbol


def reduced_with_parameters(evaluation, equation: Expr, x):
    """a x == b and a x^2 + b x + c == 0 with the cases in which coefficients are 0; None for others."""
    found = coefficients(evaluation.evaluate(S.Expand(minus(*equation.args))), x)
    if found is None or max(found) not in (1, 2) or any(not is_free_of(c, x) for c in found.values()):
        return None
    row = [found.get(k, 0) for k in range(max(found) + 1)]
    cases = [_of_one_parameter(evaluation, case, x) for case in _cases(evaluation, row, x)]
    if len(row) == 2 and len(cases) == 2:
        cases.reverse()
    return evaluation.evaluate(S.Or(*cases))


def _cases(evaluation, row: list, x) -> list:
    """The cases of c0 + c1 x + c2 x^2 == 0: the highest coefficient is not 0, or it is and the rest is 0."""
    if len(row) == 1:
        return [] if _is_number(row[0]) and row[0] != 0 else [_is_zero(evaluation, row[0])]
    top = row[-1]
    if type(top) in NUMBERS and top == 0:
        return _cases(evaluation, row[:-1], x)
    roots = _roots(row)
    solved = S.Or(*(S.Equal(x, evaluation.evaluate(root)) for root in roots))
    if _is_number(top):
        return [solved]
    rest = _cases(evaluation, row[:-1], x)
    zero = _is_zero(evaluation, top)
    if len(row) == 2:
        return [S.And(_is_not_zero(evaluation, top), solved), *(S.And(case, zero) for case in rest)]
    low = [S.And(zero, case) if not is_free_of(case, x) else S.And(case, zero) for case in rest]
    return [S.And(_is_not_zero(evaluation, top), solved), *low]


def _of_one_parameter(evaluation, case, x):
    """Conditions on a single parameter as one."""
    names = {s for s in _symbols(case) if numeric_value(s) is None}
    return evaluation.evaluate(S.Reduce(case, names.pop())) if len(names) == 1 and x not in names else case


def _roots(row: list) -> list:
    if len(row) == 2:
        return [over(negated(row[0]), row[1])]
    c, b, a = row
    root = power(minus(power(b, 2), times(4, a, c)), Fraction(1, 2))
    return [over(plus(negated(b), times(sign, root)), times(2, a)) for sign in (-1, 1)]


def _is_number(x) -> bool:
    return numeric_value(x) is not None


def _is_zero(evaluation, c):
    values = _zeros(evaluation, c)
    return S.Equal(c, 0) if values is None else S.Or(*(S.Equal(p, v) for p, v in values))


def _is_not_zero(evaluation, c):
    values = _zeros(evaluation, c)
    return S.Unequal(c, 0) if values is None else S.And(*(S.Unequal(p, v) for p, v in values))


def _zeros(evaluation, c) -> list | None:
    """[(parameter, value), ...] where c, of one parameter, is 0; None where c has more."""
    names = {s for s in _symbols(c) if numeric_value(s) is None}
    if len(names) != 1:
        return None
    (name,) = names
    found = evaluation.evaluate(S.Quiet(S.Solve(S.Equal(c, 0), name)))
    if not is_list(found) or not len(found) or not all(is_list(r) and len(r) == 1 for r in found.args):
        return None
    return [(name, rules.args[0].args[1]) for rules in found.args]


def _symbols(x) -> set:
    if isinstance(x, Symbol):
        return {x}
    return set().union(*map(_symbols, x.args)) if isinstance(x, Expr) and x.args else set()


def without_sizes(evaluation, statement):
    """Abs[u] of real u as u where u >= 0 and as -u elsewhere, for each of a statement."""
    size = _first_size(statement)
    if size is None:
        return statement
    u = size.args[0]
    cases = []
    for relation, value in ((S.GreaterEqual(u, 0), u), (S.Less(u, 0), negated(u))):
        cases.append(S.And(relation, without_sizes(evaluation, put_all(statement, [(size, value)]))))
    return S.Or(*cases)


def _first_size(x):
    """The innermost Abs that comes first."""
    if not isinstance(x, Expr):
        return None
    found = next(filter(None, map(_first_size, x.args)), None)
    return x if found is None and x.head in (S.Abs, S.RealAbs) and len(x) == 1 else found
