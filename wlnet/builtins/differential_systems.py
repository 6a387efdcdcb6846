"""Systems of linear differential equations of first order with constant coefficients, by MatrixExp.

x' == A x + b has the solutions E^(A t) (C + the integral of E^(-A t) b). Source: Coddington and
Levinson, Theory of Ordinary Differential Equations, chapter 3.
"""

from __future__ import annotations

from wlnet.algebra.expand import coefficients, is_free_of, put_all
from wlnet.algebra.solve import solve
from wlnet.algebra.sums import minus
from wlnet.builtins.derivative_places import index_of, place_of
from wlnet.expr.expr import Expr, is_list, same, wl_list
from wlnet.expr.symbols import S, Symbol, symbol

_PRIVATE = "System`Private`"


def is_free_of_derivatives(equations) -> bool:
    """Whether no derivative stands in the equations."""
    return is_free_of(equations, S.Derivative)


def system_solution(evaluation, equations, functions: tuple, x: Symbol) -> Expr | None:
    """Rules for the functions, y[x] -> ... or y -> Function[...]; None for other kinds of systems."""
    heads = tuple(one if isinstance(one, Symbol) else getattr(one, "head", None) for one in functions)
    given = equations.args if is_list(equations) or getattr(equations, "head", None) is S.And else ()
    if not all(isinstance(e, Expr) and e.head is S.Equal and len(e) == 2 for e in given):
        return None
    main, conditions = [], []
    states = [symbol(f"y{i}", _PRIVATE) for i in range(len(heads))]
    slopes = [symbol(f"d{i}", _PRIVATE) for i in range(len(heads))]
    for one in given:
        sides = [_marked(side, heads, x, states, slopes) for side in one.args]
        if None in sides:
            return None
        is_main = not all(is_free_of(side, mark) for side in sides for mark in (*states, *slopes))
        (main if is_main else conditions).append(tuple(sides) if is_main else one)
    solved = solve(main, slopes) if len(main) == len(heads) else None
    if solved is None or len(solved) != 1 or any(v is None for v in solved[0]):
        return None
    matrix, forcing = _linear(solved[0], states, x)
    if matrix is None:
        return None
    values = _general(evaluation, matrix, forcing, x)
    if values is None:
        return None
    values = _with_conditions(evaluation, values, conditions, heads, x)
    if values is None:
        return None
    return wl_list(
        S.Rule(one, S.Function(wl_list([x]), value) if isinstance(one, Symbol) else value)
        for one, value in zip(functions, values, strict=True)
    )


def _marked(expr, heads: tuple, x: Symbol, states: list, slopes: list):
    """The expression with symbols for y[x] and y'[x]; None where a derivative of higher order stands."""
    place = place_of(expr)
    i = None if place is None else index_of(place[0], heads)
    if i is not None and same(place[2], x):
        return (states[i], slopes[i])[place[1]] if place[1] < 2 else None
    if not isinstance(expr, Expr) or expr.array is not None or i is not None:
        return expr
    parts = [_marked(arg, heads, x, states, slopes) for arg in expr.args]
    return None if None in parts else Expr(expr.head, tuple(parts))


def _linear(rights: list, states: list, x: Symbol) -> tuple:
    """(A, b) of the right sides; (None, None) where they are not linear with constant coefficients."""
    rows, rests = [], []
    for right in rights:
        row = []
        for state in states:
            found = coefficients(right, state)
            if found is None or max(found, default=0) > 1 or not is_free_of(found.get(1, 0), x):
                return None, None
            row.append(found.get(1, 0))
            right = found.get(0, 0)
        if not all(is_free_of(c, state) for c in row for state in states):
            return None, None
        rows.append(wl_list(row))
        rests.append(right)
    return wl_list(rows), rests


def _general(evaluation, matrix: Expr, forcing: list, x: Symbol) -> list | None:
    grown = evaluation.evaluate(S.Simplify(S.ComplexExpand(S.MatrixExp(S.Times(matrix, x)))))
    if not is_list(grown):
        return None
    constants = wl_list(S.C(k) for k in range(1, len(forcing) + 1))
    values = evaluation.evaluate(S.Dot(grown, constants))
    if any(not (type(b) is int and b == 0) for b in forcing):
        back = put_all(grown, [(x, S.Times(-1, x))])
        inner = evaluation.evaluate(S.Simplify(S.Dot(back, wl_list(forcing))))
        integral = evaluation.evaluate(S.Integrate(inner, x))
        if not is_free_of(integral, S.Integrate):
            return None
        special = evaluation.evaluate(S.Simplify(S.Expand(S.Dot(grown, integral))))
        values = evaluation.evaluate(S.Plus(values, special))
    return [evaluation.evaluate(value) for value in values.args]


def _with_conditions(evaluation, values: list, conditions: list, heads: tuple, x: Symbol) -> list | None:
    """The values with constants that meet y[a] == b; None where they are not met."""
    if not conditions:
        return values
    names = [symbol(f"c{k}", _PRIVATE) for k in range(1, len(heads) + 1)]
    pairs = [(S.C(k), name) for k, name in enumerate(names, 1)]
    functions = [put_all(value, pairs) for value in values]
    equations = []
    for one in conditions:
        sides = [_at_points(side, heads, functions, x) for side in one.args]
        equations.append(S.Equal(evaluation.evaluate(minus(*sides)), 0))
    solved = evaluation.evaluate(S.Quiet(S.Solve(wl_list(equations), wl_list(names))))
    if not is_list(solved) or len(solved) != 1:
        return None
    found = [evaluation.evaluate(S.Simplify(S.ReplaceAll(f, solved.args[0]))) for f in functions]
    return [put_all(f, [(name, constant) for constant, name in pairs]) for f in found]


def _at_points(expr, heads: tuple, functions: list, x: Symbol):
    """The expression with the values of the functions in the places of y[a]."""
    place = place_of(expr)
    i = None if place is None or place[1] else index_of(place[0], heads)
    if i is not None:
        return S.ReplaceAll(functions[i], S.Rule(x, place[2]))
    if not isinstance(expr, Expr) or expr.array is not None:
        return expr
    return Expr(expr.head, tuple(_at_points(arg, heads, functions, x) for arg in expr.args))
