"""DSolve and DSolveValue: linear equations of first order, and those with constant coefficients.

Methods: the integrating factor for y' + p y == q; the characteristic polynomial and variation of
parameters for constant coefficients and for Euler's equation; separation of variables for
y' == f[x] g[y]; a power of y in Bernoulli's equation. Other equations
are refused by name. Source: Boyce and DiPrima, Elementary Differential Equations, chapters 2 to 4.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from wlnet.algebra.expand import coefficients, is_free_of
from wlnet.algebra.numbers import NUMBERS
from wlnet.algebra.products import over, power, times
from wlnet.algebra.sums import looks_negative, minus, negated, plus
from wlnet.builtins.differential_systems import is_free_of_derivatives, system_solution
from wlnet.builtins.partial_differential import solution_along_characteristics, unknown_of
from wlnet.expr.expr import Expr, is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol, symbol
from wlnet.expr.values.complexes import Complex
from wlnet.language.builtin import builtin
from wlnet.language.templates import replaced

NOT_OFFERED = Message(
    "DSolve::wlnetode",
    "Offered are one linear equation of first order, one linear equation with constant coefficients or with "
    "those of Euler, y' == f[x] g[y], y' == p[x] y + q[x] y^n, and one linear equation of first order in two "
    "variables, with constant coefficients or multiples of the variables; `1` is none of these.",
)
BAD_VARIABLE = Message("DSolve::dsvar", "`1` cannot be used as a variable.")

_PRIVATE = "System`Private`"


@dataclass
class Problem:
    """y and x, the equation with marks in the place of y[x], y'[x], ..., and the conditions at points."""

    function: Symbol
    variable: Symbol
    equation: object  # what should be 0
    marks: list  # of y, y', y'', ...
    conditions: list[tuple]  # (order, point, value)


@builtin("DSolve[equations_, function_, x_]")
def d_solve(evaluation, equations, function, x):
    """{{y[x] -> ...}} or, for y alone, {{y -> Function[{x}, ...]}}; constants are C[1], C[2], ..."""
    if isinstance(x, Symbol) and is_free_of_derivatives(equations):
        return S.Solve(equations, function)
    if is_list(function) and isinstance(x, Symbol):
        found = system_solution(evaluation, equations, function.args, x)
        if found is None:
            raise NOT_OFFERED(Expr(S.DSolve, (equations, function, x)), value=UNEVALUATED)
        return wl_list([found]) if found else wl_list(())
    if is_list(x) and len(x) == 2:
        return _partial(evaluation, equations, function, x)
    head, solutions = _solved(evaluation, equations, function, x)
    if isinstance(function, Symbol):
        return wl_list([wl_list([S.Rule(head, S.Function(wl_list([x]), value))]) for value in solutions])
    return wl_list([wl_list([S.Rule(function, value)]) for value in solutions])


def _partial(evaluation, equation, function, names):
    """Of one equation in two variables, with an arbitrary function C[1]."""
    shown = Expr(S.DSolve, (equation, function, names))
    if not all(isinstance(name, Symbol) for name in names.args):
        raise BAD_VARIABLE(names, value=UNEVALUATED)
    given = equation.args[0] if is_list(equation) and len(equation) == 1 else equation
    head = unknown_of(function, names.args)
    found = None
    if head is not None and isinstance(given, Expr) and given.head is S.Equal and len(given) == 2:
        found = solution_along_characteristics(evaluation, given, head, names.args)
    if found is None:
        raise NOT_OFFERED(shown, value=UNEVALUATED)
    value = S.Function(names, found) if isinstance(function, Symbol) else found
    return wl_list([wl_list([S.Rule(function, value)])])


@builtin("DSolveValue[equations_, function_, x_]")
def d_solve_value(evaluation, equations, function, x):
    """The solution as an expression in x or, for a function named y alone, as a pure function."""
    _, solutions = _solved(evaluation, equations, function, x)
    value = solutions[0]
    return S.Function(wl_list([x]), value) if isinstance(function, Symbol) else value


def _solved(evaluation, equations, function, x) -> tuple[Symbol, list]:
    if not isinstance(x, Symbol):
        raise BAD_VARIABLE(x, value=UNEVALUATED)
    shown = Expr(S.DSolve, (equations, function, x))
    problem = _problem(equations, function, x)
    if problem is None:
        raise NOT_OFFERED(shown, value=UNEVALUATED)
    solutions = _general(evaluation, problem)
    if solutions is None:
        raise NOT_OFFERED(shown, value=UNEVALUATED)
    if problem.conditions:
        solutions = [_with_conditions(evaluation, problem, value) for value in solutions]
        solutions = [value for value in solutions if value is not None]  # other branches do not meet them
        if not solutions:
            raise NOT_OFFERED(shown, value=UNEVALUATED)
    return problem.function, solutions


# -- reading ----------------------------------------------------------------------------------------


def _problem(equations, function, x: Symbol) -> Problem | None:
    head = function if isinstance(function, Symbol) else function.head if isinstance(function, Expr) else None
    if not isinstance(head, Symbol):
        return None
    given = (
        equations.args if is_list(equations) or getattr(equations, "head", None) is S.And else (equations,)
    )
    if not all(isinstance(e, Expr) and e.head is S.Equal and len(e) == 2 for e in given):
        return None
    main, conditions = [], []
    for equation in given:
        found = _condition(equation, head, x)
        (main if found is None else conditions).append(minus(*equation.args) if found is None else found)
    if len(main) != 1:
        return None
    marks: list = []
    marked = _marked(main[0], head, x, marks)
    if len(marks) < 2 or not is_free_of(marked, head):
        return None
    return Problem(head, x, marked, marks, conditions)


def _order(x, head: Symbol) -> tuple[int, object] | None:
    """(n, point) of y^(n)[point]"""
    if not isinstance(x, Expr) or len(x) != 1:
        return None
    if x.head is head:
        return 0, x.args[0]
    inner = x.head
    if isinstance(inner, Expr) and len(inner) == 1 and inner.args[0] is head and isinstance(inner.head, Expr):
        orders = inner.head
        if orders.head is S.Derivative and len(orders) == 1 and type(orders.args[0]) is int:
            return orders.args[0], x.args[0]
    return None


def _condition(equation: Expr, head: Symbol, x: Symbol) -> tuple | None:
    """(order, point, value) of y'[0] == 1; None for an equation that holds for all x."""
    for left, right in (equation.args, equation.args[::-1]):
        found = _order(left, head)
        if found is not None and is_free_of(found[1], x) and is_free_of(right, head):
            return *found, right
    return None


def _marked(expr, head: Symbol, x: Symbol, marks: list):
    """The equation with symbols for y[x], y'[x], ...; `marks` grows to all orders up to the highest."""
    found = _order(expr, head)
    if found is not None and same(found[1], x):
        while len(marks) <= found[0]:
            marks.append(symbol(f"y{len(marks)}", _PRIVATE))
        return marks[found[0]]
    if not isinstance(expr, Expr) or expr.array is not None:
        return expr
    return Expr(expr.head, tuple(_marked(arg, head, x, marks) for arg in expr.args))


# -- solving ----------------------------------------------------------------------------------------


def _general(evaluation, problem: Problem) -> list | None:
    row, rest = [], problem.equation
    for mark in reversed(problem.marks):
        found = coefficients(rest, mark)
        if found is None or max(found) > 1:
            return _separated(evaluation, problem)
        row.insert(0, found.get(1, 0))
        rest = found.get(0, 0)
    if any(not is_free_of(c, mark) for c in row for mark in problem.marks):
        return _separated(evaluation, problem)
    forcing = negated(rest)
    if len(row) == 2:
        return _first_order(evaluation, problem, row, forcing)
    if all(is_free_of(c, problem.variable) for c in row):
        return _constant(evaluation, problem, row, forcing)
    return _of_powers(evaluation, problem, row, forcing)


def _integral(evaluation, expr, x):
    """An antiderivative; None where none is found."""
    found = evaluation.evaluate(S.Integrate(expr, x))
    return found if is_free_of(found, S.Integrate) else None


def _first_order(evaluation, problem: Problem, row: list, forcing) -> list | None:
    """a y' + b y == r: E^-P (C + the integral of E^P r/a) with the integral P of b/a."""
    x = problem.variable
    inner = _integral(evaluation, over(row[0], row[1]), x)
    if inner is None:
        return None
    factor = evaluation.evaluate(power(S.E, negated(inner)))
    found = times(factor, S.C(1))
    if not (type(forcing) is int and forcing == 0):
        special = _integral(
            evaluation, evaluation.evaluate(S.Simplify(over(forcing, times(row[1], factor)))), x
        )
        if special is None:
            return None
        found = plus(evaluation.evaluate(S.Expand(times(factor, special))), found)
    return [evaluation.evaluate(found)]


def _constant(evaluation, problem: Problem, row: list, forcing) -> list | None:
    """Constant coefficients: the roots of the characteristic polynomial, then variation of parameters."""
    return _combined(evaluation, _basis(evaluation, row, problem.variable), row, forcing, problem.variable)


def _of_powers(evaluation, problem: Problem, row: list, forcing) -> list | None:
    """Euler's equation, c_k x^k before the derivative of order k: one of constant coefficients in Log[x]."""
    x = problem.variable
    parts = [evaluation.evaluate(over(c, power(x, k)) if k else c) for k, c in enumerate(row)]
    if not all(is_free_of(c, x) for c in parts):
        return None
    r, t = symbol("r", _PRIVATE), symbol("t", _PRIVATE)
    falling, terms = 1, []
    for k, c in enumerate(parts):
        terms.append(times(c, falling))
        falling = times(falling, plus(r, -k) if k else r)
    powers = coefficients(evaluation.evaluate(S.Expand(plus(*terms))), r)
    basis = _basis(evaluation, [powers.get(k, 0) for k in range(len(row))], t)
    if basis is None:
        return None
    basis = [evaluation.evaluate(S.ReplaceAll(one, S.Rule(t, S.Log(x)))) for one in basis]
    return _combined(evaluation, basis, row, forcing, x)


def _combined(evaluation, basis: list | None, row: list, forcing, x) -> list | None:
    """The general solution from solutions of the homogeneous equation."""
    if basis is None:
        return None
    found = plus(*(times(S.C(k), one) for k, one in enumerate(basis, 1)))
    if type(forcing) is int and forcing == 0:
        return [evaluation.evaluate(found)]
    special = _special(evaluation, basis, over(forcing, row[-1]), x)
    return None if special is None else [evaluation.evaluate(plus(special, found))]


def _basis(evaluation, row: list, x) -> list | None:
    """Independent solutions of the homogeneous equation."""
    r = symbol("r", _PRIVATE)
    polynomial = plus(*(times(c, power(r, k)) for k, c in enumerate(row)))
    solutions = evaluation.evaluate(S.Quiet(S.Solve(S.Equal(polynomial, 0), r)))
    if not is_list(solutions) or len(solutions) != len(row) - 1:
        return None
    roots = [evaluation.evaluate(S.PowerExpand(rules.args[0].args[1])) for rules in solutions.args]
    if not is_free_of(wl_list(roots), S.Root):
        return None
    if len(roots) == 2 and same(roots[0], negated(roots[1])) and not same(roots[0], roots[1]):
        roots.reverse()  # E^x before E^-x
    found, done = [], []
    for root in roots:
        n = sum(same(root, other) for other in done)
        done.append(root)
        found.append(times(power(x, n), _exponential(evaluation, root, x, done[:-1], n)))
    return found


def _exponential(evaluation, root, x, before: list, n: int):
    """E^(r x); for the two of a complex pair a + I b: E^(a x) Cos[b x] and E^(a x) Sin[b x]."""
    re, im = (evaluation.evaluate(S.ComplexExpand(part(root))) for part in (S.Re, S.Im))
    if not _has_unit(root) or (type(im) in NUMBERS and not im):
        return power(S.E, times(root, x))
    size = evaluation.evaluate(S.RealAbs(im)) if _is_number(evaluation, im) else im
    size = negated(size) if looks_negative(size) else size
    partner = evaluation.evaluate(plus(re, negated(times(Complex(0, 1), im))))
    seconds = sum(same(evaluation.evaluate(S.Expand(minus(partner, one))), 0) for one in before)
    wave = S.Sin if seconds > n else S.Cos
    return times(power(S.E, times(re, x)), evaluation.evaluate(wave(times(size, x))))


def _is_number(evaluation, x) -> bool:
    return type(evaluation.evaluate(S.N(x))) is float


def _has_unit(x) -> bool:
    return type(x) is Complex or (isinstance(x, Expr) and any(map(_has_unit, x.args)))


def _special(evaluation, basis: list, forcing, x):
    """One solution of the inhomogeneous equation, from Cramer's rule for the derivatives of its factors."""
    size = len(basis)
    rows = [basis]
    for _ in range(size - 1):
        rows.append([evaluation.evaluate(S.D(one, x)) for one in rows[-1]])
    whole = _simple(evaluation, S.Det(wl_list([wl_list(row) for row in rows])))
    found = []
    for k in range(size):
        columns = [
            wl_list([(forcing if i == size - 1 else 0) if j == k else row[j] for j in range(size)])
            for i, row in enumerate(rows)
        ]
        part = _integral(evaluation, _simple(evaluation, over(S.Det(wl_list(columns)), whole)), x)
        if part is None:
            return None
        found.append(times(basis[k], part))
    return _simple(evaluation, S.Expand(plus(*found)))


def _simple(evaluation, expr):
    return evaluation.evaluate(S.Simplify(expr))


def _separated(evaluation, problem: Problem) -> list | None:
    """y' == f[x] g[y]: the integral of 1/g is that of f and a constant."""
    if len(problem.marks) != 2:
        return None
    y, slope = problem.marks
    found = coefficients(problem.equation, slope)
    if found is None or max(found) != 1 or not is_free_of(found[1], slope):
        return None
    right = evaluation.evaluate(S.Factor(over(negated(found.get(0, 0)), found[1])))
    x = problem.variable
    factors = right.args if isinstance(right, Expr) and right.head is S.Times else (right,)
    bernoulli = _bernoulli(evaluation, problem, right)
    if bernoulli is not None:
        return bernoulli
    of_x = times(*(f for f in factors if is_free_of(f, y)))
    of_y = times(*(f for f in factors if not is_free_of(f, y)))
    if not is_free_of(of_y, x):
        return None
    left, inner = _integral(evaluation, power(of_y, -1), y), _integral(evaluation, of_x, x)
    if left is None or inner is None:
        return None
    solved = evaluation.evaluate(S.Quiet(S.Solve(S.Equal(left, plus(inner, S.C(1))), y)))
    if not is_list(solved) or not all(len(rules) == 1 for rules in solved.args):
        return None
    return [rules.args[0].args[1] for rules in solved.args] or None


def _bernoulli(evaluation, problem: Problem, right) -> list | None:
    """y' == p y + q y^n: linear for y^(1 - n)."""
    y, slope = problem.marks
    powers = coefficients(evaluation.evaluate(S.Expand(right)), y)
    if (
        powers is None
        or len(powers) != 2
        or min(powers) != 1
        or any(not is_free_of(c, y) for c in powers.values())
    ):
        return None
    n = max(powers)
    linear = Problem(problem.function, problem.variable, None, [y, slope], [])
    row = [times(n - 1, powers[1]), 1]
    found = _first_order(evaluation, linear, row, times(1 - n, powers[n]))
    if found is None:
        return None
    root = evaluation.evaluate(S.Together(power(S.Together(found[0]), Fraction(-1, n - 1))))
    return [root] if n % 2 == 0 else [negated(root), root]


def _with_conditions(evaluation, problem: Problem, value):
    """The solution that takes the given values, its constants found by Solve; None where there is none."""
    constants = [S.C(k) for k in range(1, len(problem.marks))]
    names = [symbol(f"c{k}", _PRIVATE) for k in range(1, len(problem.marks))]
    for constant, name in zip(constants, names, strict=True):
        value = evaluation.evaluate(S.ReplaceAll(value, S.Rule(constant, name)))
    equations = []
    for order, point, wanted in problem.conditions:
        shape = evaluation.evaluate(S.D(value, wl_list([problem.variable, order]))) if order else value
        equations.append(S.Equal(evaluation.evaluate(replaced(shape, {problem.variable: point})), wanted))
    solved = evaluation.evaluate(S.Quiet(S.Solve(wl_list(equations), wl_list(names))))
    if not is_list(solved) or len(solved) == 0:
        return None
    found = evaluation.evaluate(S.ReplaceAll(value, solved.args[0]))
    for constant, name in zip(constants, names, strict=True):
        found = evaluation.evaluate(S.ReplaceAll(found, S.Rule(name, constant)))
    return _simple(evaluation, found)
