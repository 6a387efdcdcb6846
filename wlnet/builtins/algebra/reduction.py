"""Reduce: equations and inequalities in one real variable by a chart of signs; equations by Solve.

Between two neighbours among the real zeros of numerators and denominators no relation of rational
functions changes its truth, so that one point of each piece decides.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, pairwise

from wlnet.algebra.expand import is_free_of
from wlnet.algebra.integer_points import Unbounded
from wlnet.algebra.integer_systems import NotPolynomial, whole_solutions
from wlnet.algebra.linear_formulas import TooMany
from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.polynomials.terms import TooLarge
from wlnet.algebra.rational_functions import NotRational, as_quotient, expression
from wlnet.algebra.sums import minus
from wlnet.builtins.linear_statements import NotLinear, read, shown
from wlnet.builtins.parametric_equations import reduced_with_parameters, without_sizes
from wlnet.expr.expr import FALSE, TRUE, Expr, boolean, is_list, same
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.frozen import frozen
from wlnet.language.builtin import builtin
from wlnet.language.templates import replaced

NOT_OFFERED = Message(
    "Reduce::wlnetred",
    "Offered are equations and inequalities of rational functions in one variable without parameters, and "
    "systems of equations that Solve takes; `1` is none of these.",
)

_RELATIONS = {S.Equal, S.Unequal, S.Less, S.LessEqual, S.Greater, S.GreaterEqual, S.Inequality}
_JOINED = {S.And, S.Or, S.Not, S.List, S.Implies, S.Xor, S.Nand, S.Nor}
_MOST_INTEGERS = 1000


@builtin("Reduce[statement_, variables_]", "Reduce[statement_, variables_, domain_]")
def reduce_(evaluation, statement, variables, domain=None):
    """x == a || b < x <= c: the values for which a statement holds."""
    shown = S.Reduce(statement, variables) if domain is None else S.Reduce(statement, variables, domain)
    if statement in (TRUE, FALSE):
        return statement
    names = variables.args if is_list(variables) else (variables,)
    statement = S.And(*statement.args) if is_list(statement) else statement
    if _has_quantifier(statement):
        statement = evaluation.evaluate(
            S.Resolve(statement) if domain is None else S.Resolve(statement, domain)
        )
        if statement in (TRUE, FALSE):
            return statement
    if not names or not all(isinstance(name, Symbol) for name in names) or domain not in _DOMAINS:
        raise NOT_OFFERED(shown, value=UNEVALUATED)
    if domain is S.Reals and len(names) == 1:
        statement = without_sizes(evaluation, statement)
    relations = _relations(statement)
    if relations is not None and len(relations) == 1 and len(names) == 1 and domain in (None, S.Complexes):
        (one,) = relations
        if (
            one is statement
            and one.head is S.Equal
            and len(one) == 2
            and not _has_no_parameters(relations, names)
        ):
            found = reduced_with_parameters(evaluation, one, names[0])
            if found is not None:
                return found
    if relations is None or not _has_no_parameters(relations, names):
        raise NOT_OFFERED(shown, value=UNEVALUATED)
    equations = all(one.head is S.Equal for one in relations)
    found = None
    if domain in (None, S.Complexes) and equations:
        found = _by_solve(evaluation, statement, names)
    elif len(names) == 1:
        found = _by_signs(evaluation, statement, relations, names[0], domain)
    if found is None and len(names) > 1 and (domain is S.Reals or (domain is None and not equations)):
        found = _by_rows(evaluation, statement, names)
    if found is None and domain is S.Integers:
        found = _by_points(evaluation, statement, names)
    if found is None and domain is S.Reals and equations:
        found = _by_solve(evaluation, statement, names, domain)
    if found is None:
        raise NOT_OFFERED(shown, value=UNEVALUATED)
    return found


_DOMAINS = (None, S.Reals, S.Complexes, S.Integers)


def _relations(statement) -> list[Expr] | None:
    """The relations that a statement is made of; None where it holds something else."""
    if statement in (TRUE, FALSE):
        return []
    if not isinstance(statement, Expr):
        return None
    if statement.head in _RELATIONS:
        return [statement]
    if statement.head not in _JOINED:
        return None
    found = []
    for part in statement.args:
        inner = _relations(part)
        if inner is None:
            return None
        found += inner
    return found


def _has_no_parameters(relations: list[Expr], names: tuple) -> bool:
    table = {name: 2 + i for i, name in enumerate(names)}
    sides = [side for one in relations for side in _sides(one)]
    return all(numeric_value(replaced(side, table)) is not None or _is_pole(side, table) for side in sides)


def _is_pole(side, table: dict) -> bool:
    """Whether a rational function without other symbols has no value at the point of the table."""
    shifted = {name: value + Fraction(1, 7) for name, value in table.items()}
    return numeric_value(replaced(side, shifted)) is not None


def _sides(relation: Expr) -> tuple:
    return relation.args[::2] if relation.head is S.Inequality else relation.args


def _by_solve(evaluation, statement, names: tuple, domain=S.Complexes):
    """Solutions of equations as x == a && y == b || ...; None where a variable stays free.

    Families come behind the condition that their parameter is whole.
    """
    parts = statement.args if isinstance(statement, Expr) and statement.head is S.Or else (statement,)
    found, wholes = [], []
    for part in parts:
        solutions = evaluation.evaluate(S.Quiet(S.Solve(part, S.List(*names), domain)))
        if not is_list(solutions):
            return None
        for rules in solutions.args:
            if len(rules) != len(names) or not all(
                is_free_of(rule.args[1], n) for rule in rules.args for n in names
            ):
                return None
            equations = []
            for name, value in (rule.args for rule in rules.args):
                if isinstance(value, Expr) and value.head is S.ConditionalExpression:
                    value, whole = value.args
                    wholes += [] if any(same(whole, other) for other in wholes) else [whole]
                equations.append(S.Equal(name, value))
            claim = evaluation.evaluate(S.And(*equations))
            if not any(same(claim, other) for other in found):
                found.append(claim)
    return evaluation.evaluate(S.And(*wholes, S.Or(*found)))


def _has_quantifier(x) -> bool:
    return isinstance(x, Expr) and (x.head in (S.Exists, S.ForAll) or any(map(_has_quantifier, x.args)))


def _by_rows(evaluation, statement, names: tuple):
    """Linear relations in several variables: bounds of each by those before it."""
    try:
        found, cases = read(statement, names)
        return shown(evaluation, found, cases) if len(found.free) == len(names) else None
    except (NotLinear, TooMany):
        return None


def _by_points(evaluation, statement, names: tuple):
    """Whole numbers one by one, where equations and inequalities bound them."""
    found = []
    try:
        for point in whole_solutions([statement], names, evaluation.check_abort):
            found.append(S.And(*(S.Equal(name, x) for name, x in zip(names, point, strict=True))))
            if len(found) > _MOST_INTEGERS:
                return None
    except (NotPolynomial, Unbounded):
        return None
    return evaluation.evaluate(S.Or(*found))


# -- the chart of signs -----------------------------------------------------------------------------


@frozen
class Difference:
    """left - right of a relation, its real zeros, and the places where it may have no real value."""

    value: object
    zeros: list
    poles: list
    bends: list = ()  # where roots begin to be real

    def sign(self, x: Symbol, point, edge) -> int | None:
        """-1, 0 or 1 at a point, which may be an edge of the chart; None at a pole."""
        if edge is not None and any(same(edge, pole) for pole in self.poles):
            return None
        if edge is not None and any(same(edge, zero) for zero in self.zeros):
            return 0
        number = numeric_value(replaced(self.value, {x: point}))
        return (number > 0) - (number < 0) if is_real(number) else None


_SIGNS = {
    S.Equal: (0,),
    S.Unequal: (-1, 1),
    S.Less: (-1,),
    S.LessEqual: (-1, 0),
    S.Greater: (1,),
    S.GreaterEqual: (0, 1),
}


def _by_signs(evaluation, statement, relations: list[Expr], x: Symbol, domain):
    charts = []
    for relation in relations:
        sides = _sides(relation)
        signs = relation.args[1::2] if relation.head is S.Inequality else (relation.head,) * (len(sides) - 1)
        differences = [_difference(evaluation, *pair, x) for pair in pairwise(sides)]
        if None in differences or not all(sign in _SIGNS for sign in signs):
            return None
        charts.append(list(zip(differences, signs, strict=True)))
    pieces = _pieces(_edges([one for chart in charts for one, _ in chart]))

    def truth(relation: Expr, point, edge):
        chart = next(c for one, c in zip(relations, charts, strict=True) if one is relation)
        return boolean(all(difference.sign(x, point, edge) in _SIGNS[sign] for difference, sign in chart))

    def decided(part, point, edge):
        if not isinstance(part, Expr):
            return part
        if part.head in _RELATIONS:
            return truth(part, point, edge)
        return Expr(part.head, tuple(decided(arg, point, edge) for arg in part.args))

    holds = [evaluation.evaluate(decided(statement, point, edge)) is TRUE for point, edge in pieces]
    if domain is S.Integers:
        return _integers(evaluation, pieces, holds, x)
    if all(holds):
        return TRUE if domain is S.Reals else S.Element(x, S.Reals)
    return evaluation.evaluate(S.Or(*_intervals(pieces, holds, x)))


def _difference(evaluation, left, right, x: Symbol) -> Difference | None:
    """None where it is no rational function of x, or where a zero is not found."""
    value = minus(left, right)
    try:
        quotient = as_quotient(value)
    except (NotRational, TooLarge):
        return _of_elementary(evaluation, value, x)
    if any(not same(kernel, x) and not is_free_of(kernel, x) for kernel in quotient.kernels):
        return _of_elementary(evaluation, value, x)
    found = [
        _zeros(evaluation, expression(part, quotient.kernels), x) for part in (quotient.top, quotient.bottom)
    ]
    return None if None in found else Difference(value, *found)


def _of_elementary(evaluation, value, x: Symbol) -> Difference | None:
    """Of sums, products, roots, exponentials and logarithms; None where it is made of something else."""
    poles: list = []
    bends: list = []

    def collect(e) -> bool:
        if not isinstance(e, Expr) or is_free_of(e, x):
            return True
        if e.head is S.Power:
            base, exponent = e.args
            if type(exponent) in (int, Fraction):
                places = _zeros(evaluation, base, x) if exponent < 0 or type(exponent) is Fraction else []
                (poles if exponent < 0 else bends).extend(places or [])
                return places is not None and collect(base)
            return is_free_of(base, x) and (numeric_value(base) or 0) > 0 and collect(exponent)
        if e.head is S.Log and len(e) == 1:
            places = _zeros(evaluation, e.args[0], x)
            poles.extend(places or [])
            return places is not None and collect(e.args[0])
        return e.head in (S.Plus, S.Times) and all(map(collect, e.args))

    if not collect(value):
        return None
    factors = value.args if isinstance(value, Expr) and value.head is S.Times else (value,)
    zeros = [_zeros(evaluation, factor, x) for factor in factors]
    return None if None in zeros else Difference(value, list(chain(*zeros)), poles, bends)


def _zeros(evaluation, polynomial, x: Symbol) -> list | None:
    if is_free_of(polynomial, x):
        return []
    roots = evaluation.evaluate(S.Quiet(S.Solve(S.Equal(polynomial, 0), x, S.Reals)))
    if not is_list(roots):
        return None
    values = [rules.args[0].args[1] for rules in roots.args]
    return values if all(is_real(numeric_value(value)) for value in values) else None


def _edges(differences: list[Difference]) -> list:
    """All zeros and poles, each once, in order."""
    found: list = []
    for value in (value for one in differences for value in (*one.zeros, *one.poles, *one.bends)):
        if not any(same(value, other) for other in found):
            found.append(value)
    return sorted(found, key=lambda value: float(numeric_value(value)))


def _pieces(edges: list) -> list[tuple]:
    """(a point, the edge or None) of each piece: open intervals and edges in turn."""
    numbers = [Fraction(float(numeric_value(edge))) for edge in edges]
    found = []
    for i, edge in enumerate(edges):
        below = numbers[i] - 1 if i == 0 else (numbers[i - 1] + numbers[i]) / 2
        found += [(_simple(below), None), (edge, edge)]
    return [*found, (_simple(numbers[-1] + 1 if numbers else Fraction(0)), None)]


def _simple(x: Fraction):
    return x.numerator if x.denominator == 1 else x


def _intervals(pieces: list[tuple], holds: list[bool], x: Symbol) -> list:
    """The pieces that hold, neighbours put together, as relations."""
    found, at = [], 0
    while at < len(pieces):
        if not holds[at]:
            at += 1
            continue
        end = at
        while end + 1 < len(pieces) and holds[end + 1]:
            end += 1
        found.append(_relation(pieces, at, end, x))
        at = end + 1
    return found


def _relation(pieces: list[tuple], first: int, last: int, x: Symbol):
    if first == last and pieces[first][1] is not None:
        return S.Equal(x, pieces[first][1])
    low = None if first == 0 else (pieces[first][1], True) if first % 2 else (pieces[first - 1][1], False)
    high = (
        None
        if last == len(pieces) - 1
        else (pieces[last][1], True)
        if last % 2
        else (pieces[last + 1][1], False)
    )
    if low is None:
        return (S.LessEqual if high[1] else S.Less)(x, high[0])
    if high is None:
        return (S.GreaterEqual if low[1] else S.Greater)(x, low[0])
    signs = [S.LessEqual if closed else S.Less for _, closed in (low, high)]
    if signs[0] is signs[1]:
        return signs[0](low[0], x, high[0])
    return S.Inequality(low[0], signs[0], x, signs[1], high[0])


def _integers(evaluation, pieces: list[tuple], holds: list[bool], x: Symbol):
    """Whole numbers of bounded pieces one by one; None where there are too many."""
    if holds[0] or holds[-1]:
        return None
    found = []
    for at, (_, edge) in enumerate(pieces):
        if not holds[at]:
            continue
        if edge is not None:
            found += [edge] if type(edge) is int else []
            continue
        low, high = (numeric_value(pieces[k][1]) for k in (at - 1, at + 1))
        if high - low > _MOST_INTEGERS:
            return None
        inside = range(int(low // 1) + 1, int(-(-high // 1)))
        found += [n for n in inside if low < n < high]
    return evaluation.evaluate(S.Or(*(S.Equal(x, n) for n in found)))
