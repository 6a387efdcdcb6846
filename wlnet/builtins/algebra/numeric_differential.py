"""NDSolve and NDSolveValue: ordinary differential equations as InterpolatingFunction objects.

Equations are brought to first order with the derivatives below the highest as state. Values that are
all given at one point start the integration there; others are met by shooting: the state at the
start is varied until the conditions hold.
"""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
from scipy.interpolate import BPoly
from scipy.optimize import root

from wlnet.algebra.expand import is_free_of
from wlnet.algebra.initial_values import METHODS, Settings, integrated
from wlnet.algebra.numbers import INFINITY, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.solve import solve
from wlnet.algebra.sums import minus
from wlnet.builtins.derivative_places import index_of, is_user_function, place_of
from wlnet.builtins.local_numbers import LocalNumbers
from wlnet.expr.expr import TRUE, Expr, is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.symbols import S, Symbol, symbol
from wlnet.expr.values.interpolating import InterpolatingFunction
from wlnet.frozen import frozen
from wlnet.language.builtin import builtin

BAD_VARIABLE = Message("NDSolve::dsvar", "`1` cannot be used as a variable.")
NOT_EQUATIONS = Message(
    "NDSolve::deqn", "Equation or list of equations expected instead of `1` in the first argument `2`."
)
BAD_RANGE = Message("NDSolve::ndnl", "Endpoint `1` in `2` is not a real number.")
BAD_COUNT = Message(
    "NDSolve::ndnco",
    "The number of constraints (`1`) (initial conditions) is not equal to the total differential order of "
    "the system plus the number of discrete variables (`2`).",
)
NOT_NUMERIC = Message("NDSolve::ndnum", "Encountered non-numerical value for a derivative at `1` == `2`.")
SINGULAR = Message(
    "NDSolve::ndsz",
    "At `1` == `2`, step size is effectively zero; singularity or stiff system suspected.",
)
TOO_MANY = Message("NDSolve::mxst", "Maximum number of `1` steps reached at the point `2` == `3`.")
NOT_OFFERED = Message(
    "NDSolve::wlnetode",
    "Ordinary differential equations are offered that Solve can solve for the highest derivatives, their "
    "functions real and of one variable; `1` is no such problem.",
)
NOT_MET = Message("NDSolve::wlnetbvp", "No solution was found that meets the conditions `1`.")
BAD_OPTION = Message("NDSolve::wlnetopt", "The setting `1` -> `2` is not available.")

_OPTIONS = {
    "AccuracyGoal": S.Automatic,
    "MaxSteps": S.Automatic,
    "MaxStepSize": S.Automatic,
    "Method": S.Automatic,
    "PrecisionGoal": S.Automatic,
    "WorkingPrecision": S.MachinePrecision,
}
_PRIVATE = "System`Private`"
_MOST_DERIVATIVES = 4
_MOST_STEPS = 100_000


@frozen
class Problem:
    """
    heads        the unknown functions
    marks        for each function the symbols of y, y', ... below its highest derivative; none where
                 no derivative of it occurs
    highest      for each way to solve for them: the highest derivatives in terms of x and the marks
    conditions   residues in which symbols stand for y^(k)[point]
    values       {symbol: (number of the function, k, point)} of these
    """

    heads: tuple
    marks: list
    highest: list
    conditions: list
    values: dict


@builtin("NDSolve[equations_, functions_, domain_]", options=_OPTIONS)
def nd_solve(evaluation, equations, functions, domain, options=None):
    """{{y -> InterpolatingFunction[...]}} over {x, xmin, xmax}; y[x] for y gives y[x] -> ...[x]."""
    wanted = functions.args if is_list(functions) else (functions,)
    x, ends = _range(evaluation, domain)
    heads: list = []
    for one in wanted:
        head = _wanted(one, x)[0]
        if not isinstance(head, (Symbol, Expr)):
            raise NOT_OFFERED(S.NDSolve(equations, functions, domain), value=UNEVALUATED)
        heads += [] if index_of(head, tuple(heads)) is not None else [head]
    shown = S.NDSolve(equations, functions, domain)
    found = _solved(evaluation, equations, tuple(heads), x, ends, options, shown)
    return [[_rule(one, x, tuple(heads), some) for one in wanted] for some in found]


def _wanted(one, x: Symbol) -> tuple:
    """(f, k, whether x is applied) of f, f' and f[x]."""
    if isinstance(one, Expr) and len(one) == 1:
        place = place_of(one)
        if place is not None and same(place[2], x):
            return place[0], place[1], True
        if isinstance(one.head, Expr) and one.head.head is S.Derivative and type(one.head.args[0]) is int:
            return one.args[0], one.head.args[0], False
    return one, 0, False


def _rule(one, x: Symbol, heads: tuple, made: list) -> Expr:
    f, k, applied = _wanted(one, x)
    found = made[index_of(f, heads)]
    found = found.wl_derivative((k,)) if k else found
    return S.Rule(one, Expr(found, (x,)) if applied else found)


@builtin("NDSolveValue[equations_, expression_, domain_]", options=_OPTIONS)
def nd_solve_value(evaluation, equations, expression, domain, options=None):
    """The expression with the functions found."""
    x, ends = _range(evaluation, domain)
    heads: list[Symbol] = []
    _functions_of(equations, x, heads)
    if not heads:
        raise NOT_OFFERED(S.NDSolveValue(equations, expression, domain), value=UNEVALUATED)
    shown = S.NDSolveValue(equations, expression, domain)
    found = _solved(evaluation, equations, tuple(heads), x, ends, options, shown)
    rules = wl_list(S.Rule(head, made) for head, made in zip(heads, found[0], strict=True))
    return S.ReplaceAll(expression, rules)


def _functions_of(expr, x: Symbol, found: list) -> None:
    """Heads of f[x] and f'[x] with f a symbol that is not one of the system."""
    if not isinstance(expr, Expr) or expr.array is not None:
        return
    place = place_of(expr)
    known = place is None or index_of(place[0], tuple(found)) is not None
    if not known and is_user_function(place[0]) and same(place[2], x):
        found.append(place[0])
    for arg in expr.args:
        _functions_of(arg, x, found)


# -- reading ----------------------------------------------------------------------------------------


def _range(evaluation, spec) -> tuple[Symbol, list[float]]:
    if not is_list(spec) or len(spec) not in (2, 3):
        raise BAD_VARIABLE(spec, value=UNEVALUATED)
    if not isinstance(spec.args[0], Symbol):
        raise BAD_VARIABLE(spec.args[0], value=UNEVALUATED)
    ends = []
    for end in spec.args[1:]:
        value = numeric_value(end)
        if not is_real(value):
            raise BAD_RANGE(end, spec, value=UNEVALUATED)
        ends.append(float(value))
    return spec.args[0], ends


def _problem(evaluation, equations, heads: tuple, x: Symbol, shown) -> Problem:
    given: list = []
    _flatten(equations, given)
    for one in given:
        if not isinstance(one, Expr) or one.head is not S.Equal or len(one) != 2:
            raise NOT_EQUATIONS(one, equations, value=UNEVALUATED)
    marks: list[list] = [[] for _ in heads]
    values: dict = {}
    main, conditions = [], []
    for one in given:
        used: list = []
        sides = [_marked(side, heads, x, marks, values, used) for side in one.args]
        if None in sides:
            raise NOT_OFFERED(shown, value=UNEVALUATED)
        (main if "function" in used else conditions).append(sides)
    if len(main) != len(heads) or not all(marks) or all(len(row) < 2 for row in marks):
        raise NOT_OFFERED(shown, value=UNEVALUATED)
    highest = _highest(main, [row[-1] for row in marks])
    lower = [row[:-1] for row in marks]
    order = sum(map(len, lower))
    if highest is None:
        raise NOT_OFFERED(shown, value=UNEVALUATED)
    if len(conditions) != order:
        raise BAD_COUNT(len(conditions), order, value=UNEVALUATED)
    if any(k >= len(lower[i]) for i, k, _ in values.values()):
        raise NOT_OFFERED(shown, value=UNEVALUATED)
    return Problem(heads, lower, highest, [minus(*pair) for pair in conditions], values)


def _flatten(equations, found: list) -> None:
    """Single equations; those between lists element by element."""
    if is_list(equations) or getattr(equations, "head", None) is S.And:
        for one in equations.args:
            _flatten(one, found)
    elif getattr(equations, "head", None) is S.Equal and all(map(is_list, equations.args)):
        for pair in zip(*(side.args for side in equations.args), strict=False):
            _flatten(S.Equal(*pair), found)
    elif equations is not TRUE:
        found.append(equations)


def _marked(expr, heads: tuple, x: Symbol, marks: list, values: dict, used: list):
    """The expression with symbols for y[x], y'[x] and y[point]; None where y stands otherwise."""
    place = place_of(expr)
    i = None if place is None else index_of(place[0], heads)
    if i is not None:
        if same(place[2], x):
            used.append("function")
            while len(marks[i]) <= place[1]:
                marks[i].append(symbol(f"y{i}d{len(marks[i])}", _PRIVATE))
            return marks[i][place[1]]
        point = numeric_value(place[2])
        if not is_real(point):
            return None
        key = (i, place[1], float(point))
        mark = next((s for s, k in values.items() if k == key), None)
        if mark is None:
            mark = symbol(f"c{len(values)}", _PRIVATE)
            values[mark] = key
        return mark
    if not isinstance(expr, Expr) or expr.array is not None:
        return None if index_of(expr, heads) is not None else expr
    parts = [_marked(arg, heads, x, marks, values, used) for arg in expr.args]
    unknown = None in parts or index_of(expr, heads) is not None or index_of(expr.head, heads) is not None
    return None if unknown else Expr(expr.head, tuple(parts))


def _highest(main: list, unknowns: list) -> list | None:
    """For each solution of the equations the highest derivatives."""
    plain: dict = {}
    for left, right in main:
        for a, b in ((left, right), (right, left)):
            if a in unknowns and all(is_free_of(b, u) for u in unknowns):
                plain[a] = b
                break
    if len(plain) == len(unknowns):
        return [[plain[u] for u in unknowns]]
    found = solve([tuple(pair) for pair in main], unknowns)
    if not found or any(v is None for row in found for v in row):
        return None
    return found


# -- solving ----------------------------------------------------------------------------------------


def _settings(options: dict) -> Settings:
    if options["WorkingPrecision"] is not S.MachinePrecision:
        raise BAD_OPTION("WorkingPrecision", options["WorkingPrecision"], value=UNEVALUATED)
    goals = []
    for name, usual in (("PrecisionGoal", 1e-10), ("AccuracyGoal", 1e-10)):
        goal = options[name]
        number = numeric_value(goal)
        if goal is not S.Automatic and goal is not INFINITY and (not is_real(number) or number <= 0):
            raise BAD_OPTION(name, goal, value=UNEVALUATED)
        goals.append(usual if goal is S.Automatic else 1e-13 if goal is INFINITY else 10.0 ** -float(number))
    method = options["Method"]
    name = method.args[0] if is_list(method) and len(method) else method
    if name is not S.Automatic and name not in METHODS:
        raise BAD_OPTION("Method", method, value=UNEVALUATED)
    most, largest = options["MaxSteps"], options["MaxStepSize"]
    if most not in (S.Automatic, INFINITY) and (type(most) is not int or most < 1):
        raise BAD_OPTION("MaxSteps", most, value=UNEVALUATED)
    size = numeric_value(largest)
    if largest not in (S.Automatic, INFINITY) and (not is_real(size) or size <= 0):
        raise BAD_OPTION("MaxStepSize", largest, value=UNEVALUATED)
    return Settings(
        max(goals[0], 1e-13),
        goals[1],
        None if name is S.Automatic else METHODS[name],
        most if type(most) is int else _MOST_STEPS,
        float(size) if is_real(size) else math.inf,
    )


def _solved(evaluation, equations, heads: tuple, x: Symbol, ends: list, options: dict, shown) -> list[list]:
    """For each way to write the equations: an InterpolatingFunction for each function."""
    settings = _settings(options)
    problem = _problem(evaluation, equations, heads, x, shown)
    points = Counter(point for _, _, point in problem.values.values())
    start = points.most_common(1)[0][0]
    ends = [start, *ends] if len(ends) == 1 else ends
    reach = [*points, *ends]
    low, high = min(reach), max(reach)
    marks = [mark for row in problem.marks for mark in row]
    found = []
    for highest in problem.highest:
        with LocalNumbers(evaluation, [x, *marks]) as local:
            slopes = [local.function(one, NOT_NUMERIC) for one in highest]
            rhs = _first_order(evaluation, problem, slopes, x)
            state = _start(evaluation, problem, rhs, start, (low, high), settings)
            grid, states, stopped = integrated(rhs, start, state, low, high, settings)
            if stopped is not None and stopped.too_many:
                evaluation.message(TOO_MANY, settings.most, x, stopped.place)
            elif stopped is not None:
                evaluation.message(SINGULAR, x, stopped.place)
            found.append(_interpolated(problem, slopes, rhs, grid, states, sorted(ends)))
    return found


def _first_order(evaluation, problem: Problem, slopes: list, x: Symbol):
    """(x, state) -> its derivative"""
    widths = [len(row) for row in problem.marks]

    def rhs(place: float, state) -> np.ndarray:
        evaluation.check_abort()
        found, at = [], 0
        for width, slope in zip(widths, slopes, strict=True):
            if not width:
                continue
            found += [*state[at + 1 : at + width], None]
            at += width
            try:
                found[-1] = slope(place, *state)
            except TypeError:
                found[-1] = None
        return np.array(found, float)

    return rhs


def _start(evaluation, problem: Problem, rhs, start: float, ends: tuple, settings: Settings) -> np.ndarray:
    """The state at the start: as given there, or found by shooting."""
    offsets = np.cumsum([0, *map(len, problem.marks)])
    width = int(offsets[-1])
    names = list(problem.values)
    at = {name: int(offsets[i]) + k for name, (i, k, _) in problem.values.items()}
    with LocalNumbers(evaluation, names) as local:
        residues = [local.function(one, NOT_MET) for one in problem.conditions]

        def rest(state) -> np.ndarray:
            places = {point for _, _, point in problem.values.values()}
            known = {start: state}
            if places != {start}:
                grid, states, stopped = integrated(rhs, start, state, *ends, settings)
                if stopped is not None:
                    return np.full(width, 1e6)
                known = {p: states[np.argmin(np.abs(grid - p))] for p in places}
            numbers = [known[problem.values[name][2]][at[name]] for name in names]
            return np.array([f(*numbers) for f in residues])

        guess = np.zeros(width)
        found = root(rest, guess, tol=1e-12)
        size = max(1.0, float(np.abs(found.x).max()))
        if np.abs(rest(found.x)).max() > 1e-6 * size:
            found = root(rest, np.ones(width), tol=1e-12)
        if np.abs(rest(found.x)).max() > 1e-6 * size:
            raise NOT_MET(wl_list(S.Equal(one, 0) for one in problem.conditions), value=UNEVALUATED)
    return found.x


def _interpolated(
    problem: Problem, values: list, rhs, grid, states, ends: list
) -> list[InterpolatingFunction]:
    """One function for each unknown, by Hermite's polynomials of the derivatives that are known."""
    kept = (grid >= ends[0] - 1e-12) & (grid <= ends[1] + 1e-12)
    if kept.sum() >= 2:
        grid, states = grid[kept], states[kept]
    slopes = np.array([rhs(x, state) for x, state in zip(grid, states, strict=True)])
    bends = _bends(rhs, grid, states, slopes)
    made, at = [], 0
    for row, value in zip(problem.marks, values, strict=True):
        order = min(3, len(grid) - 1)
        if not row:  # a function that an equation without derivatives gives
            column = np.array([value(x, *state) for x, state in zip(grid, states, strict=True)])
            made.append(InterpolatingFunction([grid.tolist()], column, [order]))
            continue
        last = at + len(row) - 1
        known = np.c_[states[:, at : last + 1], slopes[:, last]]
        known = known if bends is None else np.c_[known, bends[:, last]]
        known = known[:, :_MOST_DERIVATIVES]
        spline = BPoly.from_derivatives(grid, known) if len(grid) > 1 else None
        at += len(row)
        made.append(InterpolatingFunction([grid.tolist()], known[:, 0].copy(), [order], spline))
    return made


def _bends(rhs, grid, states, slopes) -> np.ndarray | None:
    """The derivatives of the slopes along the solution; None where the equations do not reach beyond it."""
    steps = np.diff(grid, append=2 * grid[-1] - grid[-2]) if len(grid) > 1 else np.ones(1)
    found = []
    try:
        for x, state, slope, step in zip(grid, states, slopes, 1e-3 * steps, strict=True):
            after, before = rhs(x + step, state + step * slope), rhs(x - step, state - step * slope)
            found.append((after - before) / (2 * step))
    except MessageError:
        return None
    return np.array(found)
