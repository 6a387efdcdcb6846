"""QuantityVariable: variables of a kind of quantity; their units and dimensions, products without any."""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm

from wlnet.builtins.physical_quantities import canonical_unit, dimensions_in
from wlnet.expr.expr import Expr, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.expr.values.units import Powers, dimensions_of, expression_of, shown_name
from wlnet.language.builtin import builtin

UNKNOWN = Message("QuantityVariable::unkpq", "`1` is not a known kind of quantity.")


@builtin("QuantityVariable[quantity_]", "QuantityVariable[name_, quantity_]")
def quantity_variable(evaluation, quantity, name=None):
    """QuantityVariable["F", "Force"] is a variable of a kind of quantity."""
    return


def _unit(variable) -> Powers:
    found = canonical_unit(variable)
    if found is None:
        raise UNKNOWN(variable, value=UNEVALUATED)
    return found


@builtin("QuantityVariableCanonicalUnit[variable_]")
def canonical_unit_of(evaluation, variable):
    """The unit in which a kind of quantity is told in the SI."""
    return expression_of(_unit(variable))


@builtin("QuantityVariableDimensions[variable_]")
def dimensions_of_variable(evaluation, variable):
    """The physical dimensions with their exponents."""
    found = sorted(dimensions_of(_unit(variable)).items())
    return wl_list(wl_list((shown_name(name), n)) for name, n in found)


@builtin("QuantityVariablePhysicalQuantity[variable_]")
def physical_quantity_of(evaluation, variable):
    """The kind of quantity."""
    return variable.item(len(variable) - 1) if _is_variable(variable) else None


@builtin("QuantityVariableIdentifier[variable_]")
def identifier_of(evaluation, variable):
    """The name of the variable."""
    return variable.item(0) if _is_variable(variable) else None


def _is_variable(expr) -> bool:
    return isinstance(expr, Expr) and expr.head is S.QuantityVariable and len(expr) in (1, 2)


@builtin("DimensionalCombinations[variables_List]", "DimensionalCombinations[variables_List, kind_]")
def dimensional_combinations(evaluation, variables, kind=None):
    """Products of powers of variables that have no dimension, or that of a kind of quantity."""
    columns = [dimensions_of(_unit(one)) for one in variables.args]
    wanted = {} if kind is None or kind is S("None") else dimensions_in(kind)
    if wanted is None:
        raise UNKNOWN(kind, value=UNEVALUATED)
    names = sorted({name for one in (*columns, wanted) for name in one})
    rows = [[Fraction(c.get(d, 0)) for c in (*columns, wanted)] for d in names]
    found = _solutions(rows, len(columns), bool(wanted))
    return [_product(variables.args, powers) for powers in found]


def _solutions(rows: list[list[Fraction]], count: int, to_target: bool) -> list[list]:
    """Exponents: those that give the last column, or a basis of those that give none."""
    pivots: list[int] = []
    for column in range(count):
        here = len(pivots)
        place = next((i for i in range(here, len(rows)) if rows[i][column]), None)
        if place is None:
            continue
        rows[here], rows[place] = rows[place], rows[here]
        rows[here] = [x / rows[here][column] for x in rows[here]]
        for i, row in enumerate(rows):
            if i != here and row[column]:
                rows[i] = [x - row[column] * y for x, y in zip(row, rows[here], strict=True)]
        pivots.append(column)
    if to_target:
        if any(row[count] for row in rows[len(pivots) :]):
            return []
        return [[rows[pivots.index(i)][count] if i in pivots else 0 for i in range(count)]]
    free = [column for column in range(count) if column not in pivots]
    return [_whole([_entry(rows, pivots, i, one) for i in range(count)]) for one in free]


def _entry(rows, pivots: list[int], i: int, free: int):
    if i == free:
        return Fraction(1)
    return -rows[pivots.index(i)][free] if i in pivots else Fraction(0)


def _whole(powers: list) -> list[int]:
    """In whole numbers without a common factor, the first of them positive."""
    scale = lcm(*(Fraction(n).denominator for n in powers))
    found = [int(n * scale) for n in powers]
    common = gcd(*found) * (1 if next(n for n in found if n) > 0 else -1)
    return [n // common for n in found]


def _product(variables: tuple, powers: list):
    whole = [int(n) if n == int(n) else n for n in powers]
    return S.Times(*(S.Power(one, n) for one, n in zip(variables, whole, strict=True) if n))
