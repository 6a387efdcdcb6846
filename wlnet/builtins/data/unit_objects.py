"""What is made of quantities: arrays, forms and distributions of them; simpler and common units."""

from __future__ import annotations

from wlnet.builtins.physical_quantities import SYSTEMS
from wlnet.builtins.quantity_parts import (
    UNKNOWN_UNIT,
    are_of_a_kind,
    converted,
    made,
    needed,
    of_one_unit,
    parts_of,
    with_unit,
    with_unit_text,
)
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.expr.values.units import dimensions_of, expression_of, in_short, in_words, powers_of
from wlnet.language.assignment import setting
from wlnet.language.builtin import builtin
from wlnet.language.overloading import overload
from wlnet.syntax.printer import output_form

BAD_SYSTEM = Message("$UnitSystem::unitsystem", '`1` is not a system of units; "Metric" and "Imperial" are.')
_NAMED = ("Newtons", "Joules", "Watts", "Pascals", "Coulombs", "Volts", "Ohms", "Farads", "Siemens", "Webers",
          "Teslas", "Henries", "Hertz", "Meters", "Seconds", "Kilograms", "Amperes", "Kelvins")  # fmt: skip


@builtin("$UnitSystem")
def unit_system(evaluation):
    """$UnitSystem is the system of units, "Metric" or "Imperial", that is preferred."""
    return evaluation.state.get("unit system", "Metric")


@setting("$UnitSystem")
def set_unit_system(evaluation, value):
    if value not in SYSTEMS:
        raise BAD_SYSTEM(value)
    evaluation.state["unit system"] = value


@builtin("UnitSimplify[x_]")
def unit_simplify(evaluation, x):
    """UnitSimplify[quantity] gives a product of units as one named unit of the SI, where there is one."""
    if is_list(x):
        return wl_list(S.UnitSimplify(one) for one in x.args)
    amount, source = needed(x, "UnitSimplify")
    if len(source) == 1 and next(iter(source.values())) == 1:
        return x
    kind = dimensions_of(source)
    if not kind:
        return converted(amount, source, {})
    target = next(({name: 1} for name in _NAMED if dimensions_of({name: 1}) == kind), None)
    return x if target is None else made(converted(amount, source, target), target)


@builtin("CommonUnits[list_List]")
def common_units(evaluation, list):
    """CommonUnits[{q1, q2, ...}] gives quantities of one kind in the unit of the first of them."""
    firsts: dict = {}
    found = []
    for one in list.args:
        amount, source = needed(one, "CommonUnits")
        target = firsts.setdefault(tuple(sorted(dimensions_of(source).items())), source)
        found.append(made(converted(amount, source, target), target))
    return found


# -- arrays -----------------------------------------------------------------------------------------


@builtin("QuantityArray[quantities_]")
def quantity_array_of(evaluation, quantities):
    """QuantityArray[{q1, q2, ...}] is an array of quantities of one unit."""
    found = of_one_unit(_leaves(quantities)) if is_list(quantities) else None
    if found is None:
        return None
    amounts, unit = iter(found[0]), expression_of(found[1])
    return S.QuantityArray(_refilled(quantities, amounts), unit)


def _leaves(expr) -> list:
    return [leaf for one in expr.args for leaf in _leaves(one)] if is_list(expr) else [expr]


def _refilled(expr, values):
    return wl_list(_refilled(one, values) for one in expr.args) if is_list(expr) else next(values)


@builtin("QuantityArray[amounts_List, unit_]")
def quantity_array(evaluation, amounts, unit):
    """QuantityArray[amounts, unit] is an array of quantities of one unit; with a list of units, those of the
    last level."""
    if is_list(unit):
        named = wl_list(_named(one) for one in unit.args)
    else:
        named = _named(unit)
    return None if named == unit else S.QuantityArray(amounts, named)


def _named(unit):
    found = powers_of(unit)
    if found is None:
        raise UNKNOWN_UNIT(unit, value=UNEVALUATED)
    return expression_of(found)


_SHAPE = frozenset(
    (S.Dimensions, S.Length, S.ArrayDepth, S.ArrayQ, S.MatrixQ, S.VectorQ, S.TensorRank, S.TensorDimensions)
)
_AS_LIST = frozenset(
    (S.Plus, S.Times, S.Power, S.Minus, S.Subtract, S.Divide, S.Part, S.First, S.Last, S.Take, S.Drop,
     S.Total, S.Mean, S.Median, S.Max, S.Min, S.MinMax, S.Sort, S.Ordering, S.Quartiles, S.Quantile,
     S.MovingMedian, S.StandardDeviation, S.Variance, S.Accumulate, S.Differences, S.Reverse, S.Norm,
     S.Transpose, S.Flatten, S.InterquartileRange, S.MedianDeviation, S.MeanDeviation, S.Map, S.Select,
     S.Abs)
)  # fmt: skip


@overload("QuantityArray")
def on_quantity_arrays(evaluation, head, args):
    """Arrays are taken apart, converted, and measured as what they stand for."""
    if not any(map(_is_array, args)):
        return None
    first = args[0]
    if head in _AS_LIST:
        return evaluation.evaluate(Expr(head, tuple(_normal(arg) if _is_array(arg) else arg for arg in args)))
    if not _is_array(first):
        return None
    if head in _SHAPE:
        return evaluation.evaluate(Expr(head, (first.item(0), *args[1:])))
    if head is S.Normal and len(args) == 1:
        return evaluation.evaluate(_normal(first))
    if head is S.QuantityMagnitude and len(args) == 1:
        return first.item(0)
    if head is S.QuantityUnit:
        return first.item(1)
    if head is S.QuantityMagnitude or head is S.UnitConvert:
        found = evaluation.evaluate(Expr(head, (_normal(first), *args[1:])))
        return evaluation.evaluate(S.QuantityArray(found)) if head is S.UnitConvert else found
    return None


def _is_array(arg) -> bool:
    return isinstance(arg, Expr) and arg.head is S.QuantityArray and len(arg) == 2 and is_list(arg.item(0))


def _normal(array: Expr):
    """The list of quantities that an array stands for."""
    amounts, unit = array.args
    if not is_list(unit):
        return with_unit(amounts, powers_of(unit))
    return _by_column(amounts, unit.args)


def _by_column(amounts, units: tuple):
    if any(map(is_list, amounts.args)):
        return wl_list(_by_column(one, units) for one in amounts.args)
    return wl_list(S.Quantity(*pair) for pair in zip(amounts.args, units, strict=False))


# -- distributions ----------------------------------------------------------------------------------

_IN_UNIT = frozenset(
    (S.Mean, S.Median, S.StandardDeviation, S.Quantile, S.InverseCDF, S.RandomVariate, S.InterquartileRange,
     S.Quartiles, S.MeanDeviation, S.MedianDeviation)
)  # fmt: skip
_AT_PLACE = frozenset((S.CDF, S.SurvivalFunction, S.PDF, S.HazardFunction))
_PURE = frozenset((S.Skewness, S.Kurtosis))


@builtin("QuantityDistribution[distribution_, unit_]")
def quantity_distribution(evaluation, distribution, unit):
    """QuantityDistribution[dist, unit] is a distribution of quantities with amounts as dist has them."""
    named = _named(unit)
    if named == 1:
        return distribution
    return None if named == unit else S.QuantityDistribution(distribution, named)


@overload("QuantityDistribution")
def on_quantity_distributions(evaluation, head, args):
    """Moments, quantiles and densities in the unit."""
    given = args[0]
    unit = powers_of(given.item(1)) if isinstance(given, Expr) and len(given) == 2 else None
    if unit is None or given.head is not S.QuantityDistribution:
        return None
    if head in _AT_PLACE and len(args) == 2:
        found = parts_of(args[1])
        if found is None or not are_of_a_kind(found[1], unit):
            return None
        place = converted(*found, unit)
        value = evaluation.evaluate(Expr(head, (given.item(0), place)))
        density = head in (S.PDF, S.HazardFunction)
        return made(value, {name: -n for name, n in unit.items()}) if density else value
    value = Expr(head, (given.item(0), *args[1:]))
    if head in _IN_UNIT:
        return with_unit(evaluation.evaluate(value), unit)
    if head is S.Variance:
        return made(evaluation.evaluate(value), {name: 2 * n for name, n in unit.items()})
    return evaluation.evaluate(value) if head in _PURE else None


# -- forms ------------------------------------------------------------------------------------------


@builtin("QuantityForm[x_, form_]")
def quantity_form(evaluation, x, form):
    """QuantityForm[quantity, "Abbreviation"] shows the unit in short, "LongForm" in words, {"LongForm",
    "SingularForm"} in words for one."""
    return


@output_form("QuantityForm")
def quantity_form_text(expr: Expr, text) -> str | None:
    if len(expr) != 2:
        return None
    found = parts_of(expr.item(0))
    forms = expr.item(1).args if is_list(expr.item(1)) else (expr.item(1),)
    if found is None or not found[1]:
        return None
    amount, unit = found
    if "Abbreviation" in forms:
        return with_unit_text(amount, in_short(unit), text)
    return with_unit_text(amount, in_words(unit, "SingularForm" in forms or amount == 1), text)
