"""Solve, SolveValues, NSolve: solutions of equations as rules."""

from __future__ import annotations

import math
from itertools import count, pairwise, product

from wlnet.algebra.expand import coefficients, expand, is_free_of, put_all
from wlnet.algebra.integer_points import Unbounded
from wlnet.algebra.integer_systems import NotPolynomial, residues, whole_solutions
from wlnet.algebra.numbers import INFINITY, NUMBERS, is_inexact, is_number, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.numeric_roots import polynomial_roots
from wlnet.algebra.solution_families import PARAMETER, has_parameter
from wlnet.algebra.solve import solve
from wlnet.algebra.sums import minus
from wlnet.builtins.other_equations import bounds_of, values_otherwise, whole_by_trying
from wlnet.builtins.real_zeros import real_zeros
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

NOT_AN_EQUATION = Message("Solve::eqf", "`1` is not a well-formed equation.")
BAD_VARIABLE = Message("Solve::ivar", "`1` is not a valid variable.")
NOT_SOLVED = Message("Solve::nsmet", "This system cannot be solved with the methods available to Solve.")
INVERSES = Message(
    "Solve::ifun",
    "Inverse functions are being used by Solve, so some solutions may not be found; use Reduce for complete "
    "solution information.",
)
FREE = Message("Solve::svars", 'Equations may not give solutions for all "solve" variables.')
BAD_MOST = Message(
    "Solve::maxrts",
    "The value `1` of the MaxRoots option is not a positive integer, Infinity or Automatic.",
)
BAD_MODULUS = Message("Solve::modu", "Modulus -> `1` should be 0 or an integer from 2.")

_OPTIONS = {"MaxRoots": INFINITY, "Modulus": 0}
_MOST_PERIODS = 10_000


@builtin(
    "Solve[equations_]",
    "Solve[equations_, variables_]",
    "Solve[equations_, variables_, domain_]",
    options=_OPTIONS,
)
def solve_(evaluation, equations, variables=None, domain=None, options=None):
    """Rules for the unknowns: of linear and polynomial systems, and of what comes down to polynomials."""
    return _solutions(evaluation, equations, variables, domain, options)


@builtin(
    "SolveValues[equations_]",
    "SolveValues[equations_, variables_]",
    "SolveValues[equations_, variables_, domain_]",
    options=_OPTIONS,
)
def solve_values(evaluation, equations, variables=None, domain=None, options=None):
    """The values alone: of one unknown, or a list for each solution where a list of unknowns is given."""
    found = _solutions(evaluation, equations, variables, domain, options)
    return _values(evaluation, equations, variables, found)


@builtin(
    "NSolve[equations_]",
    "NSolve[equations_, variables_]",
    "NSolve[equations_, variables_, domain_]",
    options=_OPTIONS,
)
def n_solve(evaluation, equations, variables=None, domain=None, options=None):
    """Numeric solutions: all roots of a polynomial in one variable, else those of Solve."""
    return _numeric_solutions(evaluation, equations, variables, domain, options)


@builtin(
    "NSolveValues[equations_]",
    "NSolveValues[equations_, variables_]",
    "NSolveValues[equations_, variables_, domain_]",
    options=_OPTIONS,
)
def n_solve_values(evaluation, equations, variables=None, domain=None, options=None):
    """The values of numeric solutions alone."""
    found = _numeric_solutions(evaluation, equations, variables, domain, options)
    return _values(evaluation, equations, variables, found)


def _values(evaluation, equations, variables, found):
    names = _unknowns(evaluation, equations, variables)
    values = [wl_list(S.ReplaceAll(name, rules) for name in names) for rules in found.args]
    values = evaluation.evaluate(wl_list(values))
    return values if is_list(variables) else wl_list(row.args[0] for row in values.args)


def _numeric_solutions(evaluation, equations, variables, domain, options):
    unknowns = _unknowns(evaluation, equations, variables)
    equation = equations.args[0] if is_list(equations) and len(equations) == 1 else equations
    if len(unknowns) == 1 and options["Modulus"] == 0:
        roots = _numeric_roots(equation, unknowns[0])
        if roots is not None:
            values = [v for v in roots if domain is not S.Reals or type(v) is float]
            return _at_most(_rules(unknowns, [[v] for v in values]), options)
    try:
        exact = _solutions(evaluation, equations, variables, domain, options)
    except MessageError as error:
        found = (
            _sampled_zeros(evaluation, equations, unknowns, domain) if error.message is NOT_SOLVED else None
        )
        if found is None:
            raise
        return _at_most(_rules(unknowns, [[v] for v in found]), options)
    return evaluation.evaluate(S.N(exact))


def _sampled_zeros(evaluation, equations, unknowns: tuple, domain) -> list | None:
    """The real zeros of one equation in one unknown, within bounds or over the reals; None for others."""
    given = list(_single(evaluation, equations))
    equal = [x for x in given if isinstance(x, Expr) and x.head is S.Equal and len(x) == 2]
    conditions = [x for x in given if not any(x is one for one in equal)]
    if len(equal) != 1 or len(unknowns) != 1 or not isinstance(unknowns[0], Symbol):
        return None
    low, high = bounds_of(conditions, unknowns[0])
    if domain is not S.Reals and not (math.isfinite(low) and math.isfinite(high)):
        return None
    found = real_zeros(evaluation, minus(*equal[0].args), unknowns[0], low, high)
    if found is None or not conditions:
        return found
    return [row[0] for row in _meeting(evaluation, [[v] for v in found], conditions, unknowns)]


def _numeric_roots(equation, unknown) -> list | None:
    """The roots of a polynomial equation with numbers as coefficients."""
    if not isinstance(equation, Expr) or equation.head is not S.Equal or len(equation) != 2:
        return None
    found = coefficients(minus(*equation.args), unknown)
    numbers = {k: numeric_value(c) for k, c in found.items()} if found is not None else {None: None}
    if not all(type(c) in (float, complex) for c in numbers.values()) or max(numbers) < 1:
        return None
    return polynomial_roots([numbers.get(k, 0.0) for k in range(max(numbers) + 1)])


# -- what is asked ----------------------------------------------------------------------------------


def _unknowns(evaluation, equations, variables) -> tuple:
    if variables is None:
        given = [x for part in _alternatives(equations) for x in _single(evaluation, part)]
        sides = [side for x in given if isinstance(x, Expr) for side in x.args]
        return evaluation.evaluate(S.Variables(wl_list(sides))).args
    unknowns = variables.args if is_list(variables) else (variables,)
    for unknown in unknowns:
        if numeric_value(unknown) is not None or (isinstance(unknown, Expr) and unknown.head in _SUMS):
            raise BAD_VARIABLE(unknown, value=UNEVALUATED)
    return unknowns


def _alternatives(system) -> list:
    """The systems that Or joins, And and lists multiplied out."""
    head = system.head if isinstance(system, Expr) else None
    if head is S.Or:
        return [one for part in system.args for one in _alternatives(part)]
    if head in (S.And, S.List) and _has_or(system):
        parts = [_alternatives(part) for part in system.args]
        return [S.And(*choice) for choice in product(*parts)]
    return [system]


def _has_or(x) -> bool:
    return isinstance(x, Expr) and (
        x.head is S.Or or (x.head in (S.And, S.List) and any(map(_has_or, x.args)))
    )


def _single(evaluation, system):
    """The equations and conditions of a system one by one; those of lists hold element by element."""
    head = system.head if isinstance(system, Expr) else None
    if head in (S.List, S.And):
        for one in system.args:
            yield from _single(evaluation, one)
        return
    sides = system.args if head is S.Equal else None
    if head in _OF_VECTORS and len(system) == 1 and is_list(system.args[0]):
        head, sides = _OF_VECTORS[head], system.args[0].args
    lengths = {len(x) for x in sides or () if is_list(x)}
    if len(lengths) == 1:
        columns = zip(*(x.args if is_list(x) else [x] * max(lengths) for x in sides), strict=True)
        for column in columns:
            yield from _single(evaluation, evaluation.evaluate(Expr(head, column)))
    elif head is S.Equal and len(system) > 2:
        for pair in pairwise(system.args):
            yield from _single(evaluation, evaluation.evaluate(Expr(head, pair)))
    else:
        yield system


# -- solutions --------------------------------------------------------------------------------------


def _solutions(evaluation, equations, variables, domain, options):
    modulus, most = options["Modulus"], options["MaxRoots"]
    if most not in (INFINITY, S.Automatic) and (type(most) is not int or most < 1):
        raise BAD_MOST(most, value=UNEVALUATED)
    if type(modulus) is not int or modulus < 0 or modulus == 1:
        raise BAD_MODULUS(modulus, value=UNEVALUATED)
    unknowns = _unknowns(evaluation, equations, variables)
    found: list = []
    for system in _alternatives(equations):
        for rules in _of_one_system(evaluation, system, unknowns, domain, modulus):
            if system is equations or not any(same(rules, other) for other in found):
                found.append(rules)
    if any(0 < len(rules) < len(unknowns) for rules in found):
        evaluation.message(FREE)
    return _at_most(wl_list(found), options)


def _at_most(rules: Expr, options: dict) -> Expr:
    most = options["MaxRoots"]
    return wl_list(rules.args[:most]) if type(most) is int else rules


def _of_one_system(evaluation, system, unknowns: tuple, domain, modulus: int) -> tuple:
    """Lists of rules of equations and conditions that all hold."""
    given = list(_single(evaluation, system))
    if any(x is FALSE for x in given):
        return ()
    given = [x for x in given if x is not TRUE]
    conditions = [x for x in given if isinstance(x, Expr) and x.head in _CONDITIONS]
    given = [x for x in given if not any(x is one for one in conditions)]
    for x in (*given, *conditions):
        if not isinstance(x, Expr) or x.head in _SUMS:
            raise NOT_AN_EQUATION(x, value=UNEVALUATED)
    if not all(isinstance(x, Expr) and x.head is S.Equal and len(x) == 2 for x in given):
        raise NOT_SOLVED(value=UNEVALUATED)
    if not given and not conditions:
        return (wl_list(()),)
    if modulus:
        return _residue_rules(given, conditions, unknowns, modulus)
    if domain not in _DOMAINS:
        raise NOT_SOLVED(value=UNEVALUATED)
    whole = domain in _OF_INTEGERS
    if whole:
        conditions += [S.GreaterEqual(x, _OF_INTEGERS[domain]) for x in unknowns if _OF_INTEGERS[domain] >= 0]
        found = _whole_rules(evaluation, given, conditions, unknowns)
        if found is not None:
            return found
        rows = whole_by_trying(evaluation, given, conditions, unknowns)
        if rows is not None:
            return tuple(_rules(unknowns, rows).args)
    ordered = any(one.head in _ORDERED for one in conditions)
    real = domain is S.Reals or whole or ordered
    values, approximate = _exact_values(evaluation, given, unknowns, real)
    if values is None and len(given) == len(unknowns) == 1:
        values = values_otherwise(evaluation, given[0], unknowns[0], real)
    if values is None:
        raise NOT_SOLVED(value=UNEVALUATED)
    if not real and any(_holds(x, (S.Abs, S.RealAbs), unknowns) for x in given):
        evaluation.message(INVERSES)
    if domain is S.Reals or ordered:
        values = [row for row in values if not any(map(_is_complex, row))]
    if whole:
        values = sorted(row for row in values if _all_whole(row))
    if conditions:
        values = _meeting(evaluation, values, conditions, unknowns)
    name = _free_constant(system)
    rules = _rules(unknowns, [[_conditional(v, name) for v in row] for row in values])
    return evaluation.evaluate(S.N(rules) if approximate else rules).args


def _exact_values(evaluation, given: list, unknowns: tuple, real: bool) -> tuple:
    """(rows of values or None, whether they come from rounded coefficients and are to be machine numbers)"""
    if not any(_is_inexact(x) for x in given):
        return solve([x.args for x in given], list(unknowns), real), False
    if len(given) == len(unknowns) == 1:
        roots = _numeric_roots(given[0], unknowns[0])
        if roots is not None:
            return [[v] for v in roots], False
    found = solve([x.args for x in given], list(unknowns), real)
    if found is not None:
        return found, False
    exact = [evaluation.evaluate(S.Rationalize(x, 0)) for x in given]
    if not all(isinstance(x, Expr) and x.head is S.Equal for x in exact):
        return None, False
    return solve([x.args for x in exact], list(unknowns), real), True


def _all_whole(row: list) -> bool:
    if None in row or any(type(v) not in NUMBERS and numeric_value(v) is None for v in row):
        raise NOT_SOLVED(value=UNEVALUATED)
    return all(type(v) is int for v in row)


def _residue_rules(given: list, conditions: list, unknowns: tuple, modulus: int) -> tuple:
    try:
        found = None if conditions else residues([minus(*x.args) for x in given], unknowns, modulus)
    except NotPolynomial:
        found = None
    if found is None:
        raise NOT_SOLVED(value=UNEVALUATED)
    return _rules(unknowns, found).args


def _whole_rules(evaluation, given: list, conditions: list, unknowns: tuple) -> tuple | None:
    """Rules of whole solutions that are finitely many by bounds; None where no bounds follow."""
    try:
        found = whole_solutions([*given, *conditions], unknowns, evaluation.check_abort)
        return _rules(unknowns, list(found)).args
    except (NotPolynomial, Unbounded):
        return None


def _meeting(evaluation, values: list, conditions: list, unknowns: tuple) -> list:
    """The rows that meet the conditions; of families those members."""
    kept = []
    for row in values:
        for one in _members(evaluation, row, conditions, unknowns):
            known = [(u, v) for u, v in zip(unknowns, one, strict=True) if v is not None]
            holds = evaluation.evaluate(put_all(S.And(*conditions), known))
            if holds not in (TRUE, FALSE):
                raise NOT_SOLVED(value=UNEVALUATED)
            kept += [one] if holds is TRUE else []
    if any(map(has_parameter, (v for row in values for v in row))):
        kept.sort(key=lambda row: [complex(numeric_value(v)).real for v in row])
    return kept


def _members(evaluation, row: list, conditions: list, unknowns: tuple) -> list[list]:
    """The row itself, or the members of a family between the bounds that the conditions give."""
    if not any(map(has_parameter, row)):
        return [row]
    if len(row) > 1:
        raise NOT_SOLVED(value=UNEVALUATED)
    low, high = _bounds(conditions, unknowns[0])
    parts = coefficients(row[0], PARAMETER)
    start, step = (numeric_value(parts.get(k, 0)) if parts is not None else None for k in (0, 1))
    if low is None or high is None or not is_real(start) or not is_real(step) or not step:
        raise NOT_SOLVED(value=UNEVALUATED)
    ends = sorted([(low - start) / step, (high - start) / step])
    if ends[1] - ends[0] > _MOST_PERIODS:
        raise NOT_SOLVED(value=UNEVALUATED)
    ks = range(int(ends[0]) - 2, int(ends[1]) + 3)
    return [[evaluation.evaluate(expand(put_all(row[0], [(PARAMETER, k)])))] for k in ks]


def _bounds(conditions: list, unknown) -> tuple:
    """(greatest lower, least upper) bound that the conditions give in numbers; None for none."""
    low, high = None, None
    for one in conditions:
        chain = one.args[::2] if one.head is S.Inequality else one.args
        signs = one.args[1::2] if one.head is S.Inequality else (one.head,) * (len(chain) - 1)
        for (left, right), sign in zip(pairwise(chain), signs, strict=True):
            if sign in (S.Greater, S.GreaterEqual):
                left, right = right, left
            elif sign not in (S.Less, S.LessEqual):
                continue
            if same(right, unknown) and is_real(numeric_value(left)):
                low = max(float(numeric_value(left)), -1e300 if low is None else low)
            if same(left, unknown) and is_real(numeric_value(right)):
                high = min(float(numeric_value(right)), 1e300 if high is None else high)
    return low, high


def _conditional(value, name: Expr):
    """A family with the condition that its parameter is whole."""
    if value is None or not has_parameter(value):
        return value
    return S.ConditionalExpression(put_all(value, [(PARAMETER, name)]), S.Element(name, S.Integers))


def _free_constant(system) -> Expr:
    """The first of C[1], C[2], ... that does not stand in the system."""
    return next(c for c in (Expr(S.C, (n,)) for n in count(1)) if is_free_of(system, c))


def _rules(unknowns, found):
    return wl_list(
        wl_list(
            S.Rule(x, v) for x, v in zip(unknowns, values, strict=True) if v is not None and not same(x, v)
        )
        for values in found
    )


_OF_VECTORS = {
    S.VectorLess: S.Less,
    S.VectorLessEqual: S.LessEqual,
    S.VectorGreater: S.Greater,
    S.VectorGreaterEqual: S.GreaterEqual,
}
_SUMS = (S.Plus, S.Times, S.Power)
_ORDERED = {S.Less, S.LessEqual, S.Greater, S.GreaterEqual, S.Inequality}
_CONDITIONS = {*_ORDERED, S.Unequal, S.Element, S.NotElement}
_OF_INTEGERS = {S.Integers: -1, S.NonNegativeIntegers: 0, S.PositiveIntegers: 1}
_DOMAINS = (None, S.Reals, S.Complexes, *_OF_INTEGERS)


def _holds(x, heads: tuple, unknowns: tuple) -> bool:
    """Whether a function of an unknown with one of the heads stands in x."""
    if not isinstance(x, Expr):
        return False
    if x.head in heads and not all(is_free_of(x, u) for u in unknowns):
        return True
    return any(_holds(arg, heads, unknowns) for arg in x.args)


def _is_inexact(x) -> bool:
    return any(map(_is_inexact, x.args)) if isinstance(x, Expr) else is_number(x) and is_inexact(x)


def _is_complex(x) -> bool:
    """Whether a solution is no real number."""
    value = numeric_value(x)
    if value is not None:
        return not is_real(value) and abs(complex(value).imag) > 1e-12 * abs(complex(value))
    return _has_complex(x)


def _has_complex(x) -> bool:
    """Whether an imaginary number stands in x."""
    if isinstance(x, Expr):
        return any(map(_has_complex, x.args))
    return is_number(x) and not is_real(x)
