"""Equations: linear systems, polynomials whose factors are of degree 1 or 2, and what comes down to these."""

from __future__ import annotations

from cmath import phase
from fractions import Fraction
from math import gcd, inf, pi

from wlnet.algebra import matrices
from wlnet.algebra.call import call
from wlnet.algebra.expand import coefficients, expand, is_free_of, put_all
from wlnet.algebra.functions.logarithms import log_to_base
from wlnet.algebra.numbers import NUMBERS, RATIONALS, I, is_real, is_zero
from wlnet.algebra.numeric import is_positive, numeric_value
from wlnet.algebra.polynomial_systems import solve_polynomials
from wlnet.algebra.polynomials.factoring import factored
from wlnet.algebra.polynomials.root_objects import irreducible_roots, radicals, row_of
from wlnet.algebra.polynomials.terms import TooLarge
from wlnet.algebra.products import base_and_exponent, over, power, times
from wlnet.algebra.quadratic import roots
from wlnet.algebra.rational_functions import NotRational, as_quotient, expression, quotient_expression
from wlnet.algebra.solution_families import PARAMETER, arguments_with, exponents_with, has_parameter
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import Expr, same
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.complexes import parts

HALF = Fraction(1, 2)


def solve(equations: list[tuple], unknowns: list, real: bool = False) -> list[list] | None:
    """Solutions of left == right for all pairs: lists of values, one for each unknown.

    real    exponentials and absolute values are undone as for real unknowns

    A value of None leaves that unknown free. None where the equations are neither linear nor
    one of degree 2 in one unknown.
    """
    differences = [expand(minus(left, right)) for left, right in equations]
    if len(unknowns) == 1 and len(differences) == 1:
        found = coefficients(differences[0], unknowns[0])
        if found is None or max(found) > 2:
            difference = minus(*equations[0])
            found = _by_factors(difference, unknowns[0])
            return _by_inverses(difference, unknowns[0], real) if found is None else found
        values = roots(_upright([found.get(k, 0) for k in range(max(found) + 1)]))
        if not values and all(is_zero(c) for c in found.values()):
            return [[None]]
        return [[value] for value in _in_order(values)]
    rows, right = [], []
    for difference in differences:
        parts = _linear(difference, unknowns)
        if parts is None:
            return _nonlinear(differences, unknowns)
        rows.append(parts[0])
        right.append(parts[1])
    return _solved(rows, right, unknowns)


def _upright(row: list) -> list:
    """The coefficients with a positive number in front, so that the smaller root comes first."""
    turned = len(row) == 3 and all(is_real(numeric_value(c)) for c in row) and numeric_value(row[-1]) < 0
    return [negated(c) for c in row] if turned else row


def _nonlinear(differences: list, unknowns: list) -> list[list] | None:
    """The first of the ways to fewer unknowns that leads to solutions."""
    if len(differences) == 1:
        return _for_the_last(differences[0], unknowns)
    for way in (_by_substitution, _one_by_one):
        found = way(differences, unknowns)
        if found is not None:
            return found
    return solve_polynomials(differences, unknowns, solve)


def _for_the_last(difference, unknowns: list) -> list[list] | None:
    """One equation in several unknowns: solved for the last that is found, the others free."""
    for i in reversed(range(len(unknowns))):
        if is_free_of(difference, unknowns[i]):
            continue
        found = solve([(difference, 0)], [unknowns[i]])
        if found is not None:
            return [[None] * i + [value] + [None] * (len(unknowns) - i - 1) for (value,) in found]
    return None


def _by_factors(difference, unknown) -> list[list] | None:
    """The roots of a rational function from the factors of its numerator, each as often as its factor."""
    binomial = row_of(difference, unknown)
    values = None if binomial is None else radicals(binomial)
    if values is not None:
        return [[value] for value in values]
    try:
        q = as_quotient(difference)
        if not q.top or not any(same(kernel, unknown) for kernel in q.kernels):
            return None
        if not all(same(k, unknown) or is_free_of(k, unknown) for k in q.kernels):
            return None
        _, parts = factored(q.top)
    except (NotRational, TooLarge):
        return None
    values: list = []
    for part, n in sorted(parts, key=lambda pair: sum(max(pair[0]))):
        found = coefficients(expression(part, q.kernels), unknown)
        roots_ = _roots_of_powers(found)
        if roots_ is None:
            row = row_of(expression(part, q.kernels), unknown)
            if row is None:
                return None
            roots_ = radicals(row) or irreducible_roots(row)
        values += [value for value in roots_ for _ in range(n)]
    return [[value] for value in _in_order(values)]


def _roots_of_powers(found: dict[int, object]) -> list | None:
    """Roots of c0 + c1 x^g + c2 x^(2 g) for g of 1 or 2, or of c0 + c1 x; None for others."""
    step = gcd(*found)
    degree = max(found)
    if degree == 0:
        return []
    if degree > 2 * step or step > 2:
        return None
    inner = roots([found.get(k * step, 0) for k in range(degree // step + 1)])
    if step == 1:
        return inner
    return [value for root in inner for value in (negated(power(root, HALF)), power(root, HALF))]


def _by_substitution(differences: list, unknowns: list) -> list[list] | None:
    """One unknown that an equation gives by a number times it is put into the others."""
    for i, difference in enumerate(differences):
        for j, unknown in enumerate(unknowns):
            found = coefficients(difference, unknown)
            if found is None or max(found) != 1 or type(found[1]) not in NUMBERS:
                continue
            value = expand(times(-1, found.get(0, 0), power(found[1], -1)))
            rest = [put_all(d, [(unknown, value)]) for k, d in enumerate(differences) if k != i]
            others = [u for k, u in enumerate(unknowns) if k != j]
            inner = solve([(expand(d), 0) for d in rest], others)
            if inner is None or any(v is None for values in inner for v in values):
                return None
            found = [_completed(values, others, value, j) for values in inner]
            plain = all(type(v) in RATIONALS for values in found for v in values)
            return sorted(found) if plain else found
    return None


def _one_by_one(differences: list, unknowns: list) -> list[list] | None:
    """An equation in one unknown alone is solved, and its roots are put into the others."""
    for i, difference in enumerate(differences):
        present = [j for j, u in enumerate(unknowns) if not is_free_of(difference, u)]
        if len(present) != 1:
            continue
        j = present[0]
        roots_ = solve([(difference, 0)], [unknowns[j]])
        rest = [d for k, d in enumerate(differences) if k != i]
        if roots_ is None or not rest or any(values[0] is None for values in roots_):
            return None
        others = [u for k, u in enumerate(unknowns) if k != j]
        found = []
        for (value,) in roots_:
            inner = solve([(expand(put_all(d, [(unknowns[j], value)])), 0) for d in rest], others)
            if inner is None:
                return None
            found += [[*values[:j], value, *values[j:]] for values in inner]
        return found
    return None


def _by_inverses(difference, unknown, real: bool) -> list[list] | None:
    """The unknown stands in one root or logarithm: its values, and then what is inside."""
    try:
        q = as_quotient(difference)
    except (NotRational, TooLarge):
        return None
    holding = [k for k in q.kernels if not is_free_of(k, unknown)]
    if len(holding) == 2 and any(same(k, unknown) for k in holding) and q.top:
        return _by_squaring(expression(q.top, q.kernels), holding, unknown)
    if len(holding) != 1 or not q.top or same(holding[0], unknown):
        return None
    kernel = holding[0]
    mark = Symbol("kernel", "System`Private`")
    kernels = tuple([mark if same(k, kernel) else k for k in q.kernels])
    found = solve([(expression(q.top, kernels), 0)], [mark])
    if found is None:
        return None
    values: list = []
    for (value,) in found:
        inner = _inverted(kernel, value, real)
        if inner is None:
            return None
        for left, right in inner:
            roots_ = solve([(left, right)], [unknown], real)
            if roots_ is None:
                return None
            values += roots_
    return [[value] for value in _in_order([value for (value,) in values])]


def _by_squaring(top, holding: list, unknown) -> list[list] | None:
    """A + B Sqrt[g] = 0 with polynomials A, B, g: the roots of A^2 - B^2 g that satisfy it."""
    (kernel,) = (k for k in holding if not same(k, unknown))
    base, exponent = base_and_exponent(kernel)
    if exponent != HALF:
        return None
    mark = Symbol("kernel", "System`Private`")
    found = coefficients(put_all(top, [(kernel, mark)]), mark)
    if found is None or max(found) != 1:
        return None
    a, b = found.get(0, 0), found[1]
    squared = minus(power(a, 2), times(power(b, 2), base))
    roots_ = solve([(expand(squared), 0)], [unknown])
    if roots_ is None:
        return None
    kept = []
    for (value,) in roots_:
        left = None if value is None else numeric_value(put_all(top, [(unknown, value)]))
        if left is None:
            return None
        kept += [[value]] if abs(left) < 1e-9 else []
    return kept


# the function that undoes it, and the largest value that it has for real arguments
_INVERSES = {
    S.ArcTan: (S.Tan, pi / 2),
    S.ArcSin: (S.Sin, pi / 2),
    S.ArcSinh: (S.Sinh, inf),
    S.ArcTanh: (S.Tanh, inf),
}


def _inverted(kernel, value, real: bool) -> list[tuple] | None:
    """Equations between what is inside a root or logarithm and a value; none where there is no solution."""
    if value is None or not isinstance(kernel, Expr):
        return None
    base, exponent = base_and_exponent(kernel)
    if type(exponent) is Fraction and exponent.numerator == 1:
        number = numeric_value(value)
        if number is None:
            return [(base, power(value, exponent.denominator))]
        turn = abs(phase(complex(number))) if number else 0.0
        return [(base, power(value, exponent.denominator))] if turn <= pi * float(exponent) + 1e-12 else []
    if kernel.head is S.Log and len(kernel) == 1:
        return [(kernel.args[0], power(S.E, value))]
    if len(kernel) == 1 and kernel.head in _INVERSES:
        number = numeric_value(value)
        limit = _INVERSES[kernel.head][1]
        if number is not None and (type(number) is not float or abs(number) > limit):
            return [] if type(number) is float else None
        return [(kernel.args[0], Expr(_INVERSES[kernel.head][0], (value,)))]
    if len(kernel) == 1:
        family = None if has_parameter(value) else arguments_with(kernel.head, value, real)
        if family is not None:
            return [(kernel.args[0], x) for x in family]
    number = numeric_value(value)
    if kernel.head is S.Power and not real and not has_parameter(value):
        if number == 0:
            return []
        whole_log = log_to_base(base, value) if number is not None else None
        if whole_log is not None:
            return [(exponent, plus(whole_log, over(times(2, I, S.Pi, PARAMETER), log_of(base))))]
        return [(exponent, exponents_with(1 if base is S.E else log_of(base), log_of(value)))]
    if type(number) is not float:
        return None
    if kernel.head is S.Power and is_positive(base):
        if number <= 0:
            return []
        whole_log = log_to_base(base, value)
        log = 1 if base is S.E else log_of(base)
        return [(exponent, over(log_of(value), log) if whole_log is None else whole_log)]
    if kernel.head in (S.Abs, S.RealAbs):
        inner = kernel.args[0]
        return (
            [(inner, negated(value)), (inner, value)] if number > 0 else [(inner, 0)] if number == 0 else []
        )
    return None


def log_of(x):
    """Log[x] in its shortest form."""
    found = call("Log", x)
    return S.Log(x) if found is None else found


def _completed(values: list, others: list, value, at: int) -> list:
    for unknown, known in zip(others, values, strict=True):
        value = put_all(value, [(unknown, known)])
    return [*values[:at], expand(value), *values[at:]]


def _in_order(values: list) -> list:
    """Rational numbers, complex ones too, by real part; others as they are."""
    pairs = [parts(value) if type(value) in NUMBERS else (None,) for value in values]
    if all(type(part) in RATIONALS for pair in pairs for part in pair):
        return sorted(values, key=lambda v: (parts(v)[0], abs(parts(v)[1]), parts(v)[1]))
    return values


def _linear(difference, unknowns: list) -> tuple[list, list] | None:
    """Coefficients of the unknowns, and what stands on the other side."""
    row = []
    for unknown in unknowns:
        found = coefficients(difference, unknown)
        if found is None or max(found) > 1:
            return None
        slope = found.get(1, 0)
        if any(_depends(slope, other) for other in unknowns):
            return None
        row.append(slope)
        difference = found.get(0, 0)
    return row, [negated(difference)]


def _depends(x, unknown) -> bool:
    found = coefficients(x, unknown)
    return found is None or max(found) > 0


def _solved(rows: list, right: list, unknowns: list) -> list[list] | None:
    """The last unknowns in terms of the first, which stay free where there are too few equations."""
    width = len(unknowns)
    turned = [[*row[::-1], *value] for row, value in zip(rows, right, strict=True)]
    reduced, pivots, _ = matrices.reduced(turned, width)
    reduced = [[*row[:width][::-1], row[width]] for row in reduced]
    pivots = [width - 1 - j for j in pivots]
    for row in reduced[len(pivots) :]:
        if not is_zero(expand(plus(row[width]))):
            return []
    values: list = [None] * width
    for row, column in zip(reduced, pivots, strict=False):
        free = (
            times(-1, plus(row[j]), unknowns[j])
            for j in range(width)
            if j not in pivots and not is_zero(plus(row[j]))
        )
        value = plus(row[width], *free)
        values[column] = value if any(not is_free_of(value, u) for u in unknowns) else _combined(value)
    return [values]


def _combined(x):
    """A value over one denominator."""
    if type(x) in NUMBERS:
        return x
    try:
        q = as_quotient(x)
    except (NotRational, TooLarge):
        return x
    return quotient_expression(q)
