"""RSolve of linear recurrences with constant coefficients; differences, shifts and ratios of sequences.

Source: Graham, Knuth, Patashnik, Concrete Mathematics, 2.6 and 7.3; the reference pages.
"""

from __future__ import annotations

from wlnet.algebra.expand import coefficients, expand, is_free_of
from wlnet.algebra.infinity import direction
from wlnet.algebra.numbers import is_zero
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import base_and_exponent, power, times
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import Expr, is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

NOT_LINEAR = Message(
    "RSolve::wlnetlin",
    "Linear recurrences with constant coefficients, and sums of polynomials times powers, are offered; "
    "`1` is not one.",
)
NO_SOLUTION = Message("RSolve::wlnetini", "The values given for `1` contradict the recurrence.")
_FORM = "RSolve[equations, a[n], n] or RSolve[equations, a, n]"
BAD_FORM = Message("RSolve::wlnetarg", "`1` should be of the form `2`.")


def _equations(x) -> list:
    members = x.args if isinstance(x, Expr) and x.head in (S.List, S.And) else (x,)
    if not all(isinstance(one, Expr) and one.head is S.Equal and len(one) == 2 for one in members):
        raise BAD_FORM(x, _FORM, value=UNEVALUATED)
    return [expand(minus(*one.args)) for one in members]


def _terms(x, name, found: dict) -> None:
    """The calls name[index] in x: index -> call."""
    if isinstance(x, Expr):
        if same(x.head, name) and len(x) == 1:
            found[x.args[0]] = x
        for arg in x.args:
            _terms(arg, name, found)


def _shifts(equation, name, n) -> dict[int, Expr] | None:
    """{k: name[n + k]}; None where an index is no shift of n."""
    found: dict = {}
    _terms(equation, name, found)
    shifts = {minus(index, n): call for index, call in found.items()}
    return shifts if all(type(k) is int for k in shifts) else None


@builtin("RSolve[equations_, unknown_, n_Symbol]")
def r_solve(evaluation, equations, unknown, n):
    """{{a[n] -> ...}} or {{a -> Function[{n}, ...]}}, with C[1], C[2], ... where values are not given."""
    call = isinstance(unknown, Expr) and unknown.head is not S.List and len(unknown) == 1
    name = unknown.head if call else unknown
    if not isinstance(name, Symbol):
        raise BAD_FORM(unknown, _FORM, value=UNEVALUATED)
    value = _solution(evaluation, _equations(equations), name, n)
    rule = S.Rule(unknown, value) if call else S.Rule(unknown, S.Function(wl_list([n]), value))
    return wl_list([wl_list([rule])])


@builtin("RSolveValue[equations_, wanted_, n_Symbol]")
def r_solve_value(evaluation, equations, wanted, n):
    """What is wanted, with the solution put in."""
    found: dict = {}
    members = equations if isinstance(equations, Expr) else wl_list([equations])
    if isinstance(wanted, Symbol):
        value = _solution(evaluation, _equations(equations), wanted, n)
        return S.Function(wl_list([n]), value)
    if isinstance(wanted, Expr) and isinstance(wanted.head, Symbol) and len(wanted) == 1:
        _terms(members, wanted.head, found)
        if found:
            value = _solution(evaluation, _equations(equations), wanted.head, n)
            return evaluation.evaluate(S.ReplaceAll(value, S.Rule(n, wanted.args[0])))
    raise BAD_FORM(wanted, _FORM, value=UNEVALUATED)


def _solution(evaluation, equations: list, name, n):
    recurrences, values = [], []
    for equation in equations:
        (values if is_free_of(equation, n) else recurrences).append(equation)
    shifts = _shifts(recurrences[0], name, n) if len(recurrences) == 1 else None
    if not shifts:
        raise NOT_LINEAR(wl_list(equations), value=UNEVALUATED)
    least, order = min(shifts), max(shifts) - min(shifts)
    row, rest = [0] * (order + 1), recurrences[0]
    for k, call in shifts.items():
        found = coefficients(rest, call)
        if found is None or max(found, default=0) > 1 or not is_free_of(found.get(1, 0), name):
            raise NOT_LINEAR(recurrences[0], value=UNEVALUATED)
        row[k - least] = found.get(1, 0)
        rest = found.get(0, 0)
    if not is_free_of(rest, name):
        raise NOT_LINEAR(recurrences[0], value=UNEVALUATED)
    back = S.Rule(n, minus(n, least))
    forcing = evaluation.evaluate(S.ReplaceAll(negated(rest), back))
    if is_free_of(wl_list(row), n):
        basis = _homogeneous(evaluation, row, n)
    elif order == 1 and is_zero(forcing):
        ratio = evaluation.evaluate(S.ReplaceAll(negated(S.Divide(*row)), back))
        basis = [_product_of_ratios(evaluation, ratio, n, recurrences[0])]
    else:
        raise NOT_LINEAR(recurrences[0], value=UNEVALUATED)
    special = 0 if is_zero(forcing) else _particular(evaluation, row, forcing, n, recurrences[0])
    constants = [Expr(S.C, (k + 1,)) for k in range(len(basis))]
    general = plus(special, *map(times, constants, basis))
    return _fitted(evaluation, general, constants, values, name, n)


def _homogeneous(evaluation, row: list, n) -> list:
    """n^j r^n for the roots r of the characteristic polynomial, j below how often they are roots."""
    if len(row) == 3 and not is_zero(row[2]) and all(is_zero(plus(c, row[2])) for c in row[:2]):
        return [S.Fibonacci(n), S.LucasL(n)]
    x = Symbol("x", "System`Private`")
    polynomial = plus(*(times(c, power(x, k)) if k else c for k, c in enumerate(row)))
    solved = evaluation.evaluate(S.Quiet(S.Solve(S.Equal(polynomial, 0), x)))
    if not is_list(solved) or len(solved) != len(row) - 1:
        raise NOT_LINEAR(S.Equal(polynomial, 0), value=UNEVALUATED)
    roots = [rules.args[0].args[1] for rules in solved.args]
    if len(roots) == 1 and not same(roots[0], 1):
        return [power(roots[0], plus(n, -1))]
    found = []
    for i, root in enumerate(roots):
        times_before = sum(same(root, other) for other in roots[:i])
        found.append(times(power(n, times_before) if times_before else 1, power(root, n)))
    return found


def _product_of_ratios(evaluation, ratio, n, shown):
    """a[n] of a[n + 1] == ratio a[n]: a product, from the first index whose ratio is neither 0 nor a pole."""
    k = Symbol("k", "System`Private`")
    at = evaluation.evaluate(S.ReplaceAll(ratio, S.Rule(n, k)))
    for first in range(4):
        start = numeric_value(evaluation.evaluate(S.Quiet(S.ReplaceAll(ratio, S.Rule(n, first)))))
        if (
            start != 0
            and direction(evaluation.evaluate(S.Quiet(S.ReplaceAll(ratio, S.Rule(n, first))))) is None
        ):
            break
    found = evaluation.evaluate(S.Product(at, wl_list((k, first, plus(n, -1)))))
    if not is_free_of(found, k):
        raise NOT_LINEAR(shown, value=UNEVALUATED)
    return found


def _particular(evaluation, row: list, forcing, n, shown):
    """By undetermined coefficients: for each term n^j b^n a polynomial times b^n, high enough in degree."""
    groups: dict = {}
    terms = expand(forcing)
    for term in terms.args if isinstance(terms, Expr) and terms.head is S.Plus else (terms,):
        base, degree = _power_and_degree(term, n, shown)
        groups[base] = max(groups.get(base, 0), degree)
    unknowns, trial = [], 0
    for base, degree in groups.items():
        extra = len(row) - 1  # enough where b is a root of the characteristic polynomial
        for j in range(degree + extra + 1):
            unknowns.append(Symbol(f"c{len(unknowns)}", "System`Private`"))
            trial = plus(trial, times(unknowns[-1], power(n, j) if j else 1, power(base, n)))
    shifted = [evaluation.evaluate(S.ReplaceAll(trial, S.Rule(n, plus(n, k)))) for k in range(len(row))]
    difference = minus(plus(*map(times, row, shifted)), forcing)
    conditions = []
    for base in groups:
        part = evaluation.evaluate(
            S.Expand(S.Simplify(S.Expand(times(_only(evaluation, difference, base, groups, n)))))
        )
        found = coefficients(part, n)
        if found is None:
            raise NOT_LINEAR(shown, value=UNEVALUATED)
        conditions += [S.Equal(c, 0) for c in found.values()]
    solved = evaluation.evaluate(S.Quiet(S.Solve(wl_list(conditions), wl_list(unknowns))))
    if not is_list(solved) or not len(solved):
        raise NOT_LINEAR(shown, value=UNEVALUATED)
    value = evaluation.evaluate(S.ReplaceAll(trial, solved.args[0]))
    return evaluation.evaluate(S.ReplaceAll(value, wl_list(S.Rule(u, 0) for u in unknowns)))


def _only(evaluation, x, base, groups: dict, n):
    """The part of a sum that goes with base^n, divided by it: the other powers are set to 0."""
    marks = {b: Symbol(f"p{i}", "System`Private`") for i, b in enumerate(groups)}
    for b, mark in marks.items():
        if same(b, 1):
            continue
        x = evaluation.evaluate(S.ReplaceAll(S.Expand(S.PowerExpand(x)), _powers_rule(b, n, mark)))
    expanded = expand(evaluation.evaluate(x))
    if same(base, 1):
        return evaluation.evaluate(S.ReplaceAll(expanded, wl_list(S.Rule(m, 0) for m in marks.values())))
    found = coefficients(expanded, marks[base])
    return found.get(1, 0) if found is not None else expanded


def _powers_rule(base, n, mark):
    """base^(n + k) -> mark base^k"""
    k = Symbol("k", "System`Private`")
    pattern = S.Power(base, S.Plus(n, S.Optional(S.Pattern(k, S.Blank()), 0)))
    return S.RuleDelayed(pattern, S.Times(mark, S.Power(base, k)))


def _power_and_degree(term, n, shown) -> tuple:
    """(b, j) of a term c n^j b^n."""
    base, degree = 1, 0
    for factor in term.args if isinstance(term, Expr) and term.head is S.Times else (term,):
        if is_free_of(factor, n):
            continue
        b, e = base_and_exponent(factor)
        if same(b, n) and type(e) is int and e > 0:
            degree += e
        elif is_free_of(b, n) and is_free_of(minus(e, n), n):
            base = times(base, b)
        else:
            raise NOT_LINEAR(shown, value=UNEVALUATED)
    return base, degree


def _fitted(evaluation, general, constants: list, values: list, name, n):
    """The constants by the values given: equations in name[0], name[1], ..."""
    if not values:
        return evaluation.evaluate(general)
    conditions = []
    for equation in values:
        found: dict = {}
        _terms(equation, name, found)
        rules = [S.Rule(call, S.ReplaceAll(general, S.Rule(n, index))) for index, call in found.items()]
        conditions.append(S.Equal(evaluation.evaluate(S.ReplaceAll(equation, wl_list(rules))), 0))
    solved = evaluation.evaluate(S.Quiet(S.Solve(wl_list(conditions), wl_list(constants))))
    if not is_list(solved) or not len(solved):
        raise NO_SOLUTION(name, value=UNEVALUATED)
    return evaluation.evaluate(S.Simplify(S.ReplaceAll(general, solved.args[0])))


# -- sequences ----------------------------------------------------------------------------------


def _step(i) -> tuple:
    """(variable, times, step) of i, {i, n} and {i, n, h}."""
    parts = i.args if is_list(i) and 2 <= len(i) <= 3 else (i,)
    return (*parts, 1, 1)[:3] if len(parts) == 1 else (*parts, 1)[:3]


def _moved(f, variable, step):
    return S.ReplaceAll(f, S.Rule(variable, S.Plus(variable, step)))


@builtin("DifferenceDelta[f_, i__]")
def difference_delta(evaluation, f, i):
    """f at i + h less f at i, as often as wanted."""
    for one in i:
        variable, count, step = _step(one)
        if type(count) is not int or count < 0:
            return None
        for _ in range(count):
            f = evaluation.evaluate(S.Expand(S.Subtract(_moved(f, variable, step), f)))
    return S.Simplify(f) if not isinstance(f, int) else f


@builtin("DiscreteShift[f_, i__]")
def discrete_shift(evaluation, f, i):
    """f at i + n h."""
    for one in i:
        variable, count, step = _step(one)
        f = evaluation.evaluate(_moved(f, variable, S.Times(count, step)))
    return f


@builtin("DiscreteRatio[f_, i__]")
def discrete_ratio(evaluation, f, i):
    """f at i + h divided by f at i, as often as wanted."""
    for one in i:
        variable, count, step = _step(one)
        if type(count) is not int or count < 0:
            return None
        for _ in range(count):
            f = evaluation.evaluate(S.FunctionExpand(S.Simplify(S.Divide(_moved(f, variable, step), f))))
    return S.Simplify(f)


@builtin("Wronskian[functions_List, x_]")
def wronskian(evaluation, functions, x):
    """The determinant of the functions and their derivatives."""
    rows = [functions]
    for _ in range(len(functions) - 1):
        rows.append(evaluation.evaluate(S.D(rows[-1], x)))
    return S.Simplify(S.Det(wl_list(rows)))


@builtin("Casoratian[functions_List, n_]")
def casoratian(evaluation, functions, n):
    """The determinant of the sequences and their shifts."""
    rows = [S.DiscreteShift(functions, wl_list((n, k))) for k in range(len(functions))]
    return S.Simplify(S.Det(wl_list(rows)))


@builtin("FindLinearRecurrence[items_List]", "FindLinearRecurrence[items_List, most_Integer]")
def find_linear_recurrence(evaluation, items, most=None):
    """The shortest {c1, c2, ...} with a[k] == c1 a[k - 1] + c2 a[k - 2] + ..., at least twice confirmed."""
    terms = list(items.args)
    for order in range(1, len(terms) // 2 + 1 if most is None else min(most, len(terms) // 2) + 1):
        rows = [[terms[i + order - 1 - j] for j in range(order)] for i in range(len(terms) - order)]
        matrix = wl_list(map(wl_list, rows))
        if evaluation.evaluate(S.MatrixRank(matrix)) != order:
            continue
        square, right = wl_list(map(wl_list, rows[:order])), wl_list(terms[order : 2 * order])
        if evaluation.evaluate(S.Det(square)) == 0:
            continue
        found = evaluation.evaluate(S.LinearSolve(square, right))
        if is_list(found) and same(evaluation.evaluate(S.Dot(matrix, found)), wl_list(terms[order:])):
            return found
    return None
