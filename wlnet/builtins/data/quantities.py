"""Quantity, UnitConvert and their kin; arithmetic and comparison of quantities."""

from __future__ import annotations

import re
from functools import reduce
from itertools import pairwise

from wlnet.algebra.compare import CLAIMS, equal, order
from wlnet.algebra.numbers import NUMBERS
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import power, times
from wlnet.algebra.sums import minus, plus
from wlnet.builtins.physical_quantities import SYSTEMS, dimensions_in, in_system
from wlnet.builtins.quantity_lists import on_list
from wlnet.builtins.quantity_parts import (
    INCOMPATIBLE,
    UNKNOWN_UNIT,
    checked,
    converted,
    is_mixed,
    made,
    needed,
    parts_of,
    with_unit_text,
)
from wlnet.builtins.temperature_sums import sum_of_temperatures, temperature_in
from wlnet.expr.expr import Expr, boolean, is_list, wl_list
from wlnet.expr.message import UNEVALUATED
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.units import (
    Powers,
    base_units,
    combined,
    dimensions_of,
    expression_of,
    full_size_of,
    in_words,
    is_named,
    kind_of,
    powers_of,
    shown_name,
)
from wlnet.language.builtin import builtin
from wlnet.language.overloading import overload
from wlnet.syntax.printer import output_form

_TAKING_SECONDS = {S.Pause: 0, S.RepeatedTiming: 1}  # and the place of the time
_OF_MAGNITUDE = frozenset((S.Abs, S.Round, S.Floor, S.Ceiling, S.IntegerPart, S.FractionalPart, S.Re, S.Im))

_OF_SIGN = frozenset((S.Sign, S.Positive, S.Negative, S.NonPositive, S.NonNegative))
_OF_TWO = frozenset((S.Mod, S.Quotient, S.Round, S.Floor, S.Ceiling))


@builtin("Quantity[unit_String]")
def quantity_of_one(evaluation, unit):
    """Quantity["Meters"] is one of the unit, Quantity["3 km"] the amount that is written."""
    match = _AMOUNT.fullmatch(unit)
    if match is None:
        return S.Quantity(1, unit)
    number = match["number"]
    return S.Quantity(float(number) if "." in number else int(number), match["unit"])


_AMOUNT = re.compile(r"\s*(?P<number>[+-]?\d+(?:\.\d*)?)\s*(?P<unit>[^\d\s].*?)\s*")


@builtin("Quantity[unit_]")
def quantity_of_unit(evaluation, unit):
    """Quantity["Meters"/"Seconds"] is one of the unit."""
    if powers_of(unit) is None or unit == 1:
        raise UNKNOWN_UNIT(unit, value=UNEVALUATED)
    return S.Quantity(1, unit)


@builtin("Quantity[amount_, unit_]")
def quantity(evaluation, amount, unit):
    """Quantity[n, "Seconds"] is an amount of a unit; other spellings of a unit get its usual name."""
    if is_list(amount):
        return wl_list(S.Quantity(one, unit) for one in amount.args)
    if is_mixed(unit):
        return None
    if type(unit) in NUMBERS:
        return times(amount, unit)
    powers = powers_of(unit)
    if powers is None:
        if isinstance(unit, str):
            raise UNKNOWN_UNIT(unit, value=UNEVALUATED)
        return None
    named = expression_of(powers)
    if isinstance(amount, Expr) and amount.head is S.Quantity:
        inner = parts_of(amount)
        return None if inner is None else made(inner[0], combined(inner[1], powers))
    return None if named == unit else S.Quantity(amount, named)


# -- asking and converting --------------------------------------------------------------------------


@builtin("QuantityQ[x_]", "QuantityQ[x_, kind_]")
def is_quantity(evaluation, x, kind=None):
    """Whether x is a quantity of a known unit; of a kind such as "Time" or {{"LengthUnit", 1}}."""
    found = parts_of(x) if isinstance(x, Expr) and x.head is S.Quantity else None
    return boolean(found is not None and (kind is None or dimensions_of(found[1]) == dimensions_in(kind)))


@builtin("KnownUnitQ[unit_]", "KnownUnitQ[unit_, kind_]")
def is_known_unit(evaluation, unit, kind=None):
    """Whether this is the usual name of a unit, or a product of powers of such names; of a kind such as
    "Time" or {{"LengthUnit", 1}}."""
    if not is_named(unit):
        return boolean(False)
    return boolean(kind is None or dimensions_of(powers_of(unit)) == dimensions_in(kind))


@builtin("CompatibleUnitQ[things__]")
def are_compatible(evaluation, things):
    """Whether quantities or units are of one dimension."""
    kinds = [_powers_in(thing) for thing in (things[0].args if is_list(things[0]) else things)]
    return boolean(None not in kinds and all(kind_of(k) == kind_of(kinds[0]) for k in kinds))


def _powers_in(thing) -> Powers | None:
    found = parts_of(thing)
    return powers_of(thing) if found is None else found[1]


@builtin("QuantityMagnitude[x_]", "QuantityMagnitude[x_, unit_]")
def quantity_magnitude(evaluation, x, unit=None):
    """The amount; with a unit, the amount in that unit."""
    if is_list(x):
        return wl_list(quantity_magnitude(evaluation, one, unit) for one in x.args)
    if unit is not None:
        x = unit_convert(evaluation, x, unit)
    if type(x) in NUMBERS:
        return x
    if isinstance(x, Expr) and x.head is S.Quantity and len(x) == 2 and is_mixed(x.item(1)):
        return x.item(0)
    return needed(x, "QuantityMagnitude")[0]


@builtin("QuantityUnit[x_]")
def quantity_unit(evaluation, x):
    """The unit of a quantity; "DimensionlessUnit" for a number."""
    if is_list(x):
        return wl_list(quantity_unit(evaluation, one) for one in x.args)
    if type(x) in NUMBERS:
        return "DimensionlessUnit"
    needed(x, "QuantityUnit")
    return x.item(1)


@builtin("UnitDimensions[x_]")
def unit_dimensions(evaluation, x):
    """The physical dimensions of a quantity or unit with their exponents: {{"LengthUnit", 1}, ...}."""
    powers = _powers_in(x)
    if powers is None:
        raise UNKNOWN_UNIT(x, value=UNEVALUATED)
    return wl_list(wl_list((shown_name(d), n)) for d, n in sorted(dimensions_of(powers).items()))


@builtin("UnitConvert[x_]", "UnitConvert[x_, unit_]")
def unit_convert(evaluation, x, unit=None):
    """UnitConvert[x, "Hours"] gives a quantity in another unit; without a unit in SI base units."""
    if is_list(x):
        return wl_list(unit_convert(evaluation, one, unit) for one in x.args)
    amount, source = _constant(x) or needed(x, "UnitConvert")
    if unit in SYSTEMS:
        target = in_system(source, unit)
        return made(converted(amount, source, target), target)
    if unit is None or unit == "SIBase" or unit == "SI":
        return made(converted(amount, source, base_units(source)), base_units(source))
    if isinstance(unit, Expr) and unit.head is S.Quantity:
        unit = unit.item(1)
    if isinstance(unit, Expr) and unit.head is S.MixedUnit and is_list(unit.item(0)):
        return _mixed(evaluation, amount, source, unit.item(0).args)
    if is_list(unit):
        return _mixed(evaluation, amount, source, unit.args)
    target = powers_of(unit)
    if target is None:
        raise UNKNOWN_UNIT(unit, value=UNEVALUATED)
    checked(source, target, None)
    return S.Quantity(converted(amount, source, target), expression_of(target))


def _mixed(evaluation, amount, source: Powers, units: tuple):
    """Hours and minutes and seconds: whole numbers of all units but the last."""
    rest, found, names = amount, [], []
    for i, unit in enumerate(units):
        target = powers_of(unit)
        if target is None:
            raise UNKNOWN_UNIT(unit, value=UNEVALUATED)
        checked(source, target)
        here = converted(rest, source, target)
        whole = here if i == len(units) - 1 else evaluation.evaluate(S.IntegerPart(here))
        found.append(whole)
        names.append(expression_of(target))
        rest = minus(rest, converted(whole, target, source))
    return S.Quantity(S.MixedMagnitude(wl_list(found)), S.MixedUnit(wl_list(names)))


# -- calculating ------------------------------------------------------------------------------------


@overload("Quantity", lists=True)
def on_quantities(evaluation, head, args):
    """Sums, products, powers, comparisons and roundings of quantities."""
    if head in _TAKING_SECONDS and len(args) > _TAKING_SECONDS[head]:
        place = _TAKING_SECONDS[head]
        seconds = quantity_magnitude(evaluation, args[place], "Seconds")
        return evaluation.evaluate(Expr(head, (*args[:place], seconds, *args[place + 1 :])))
    if head is S.Between and len(args) == 2 and is_list(args[1]) and len(args[1]) == 2:
        low, high = args[1].args
        return evaluation.evaluate(S.LessEqual(low, args[0], high))
    if args and is_list(args[0]):
        found = on_list(evaluation, head, args)
        if found is not None:
            return found
    if any(is_list(arg) for arg in args) and head not in (S.Max, S.Min, S.MinMax):
        return None
    if head is S.Plus:
        return _sum(args)
    if head is S.Times:
        return _product(args)
    if head is S.Power and len(args) == 2 and parts_of(args[1]) == (args[1], {}):
        found = parts_of(args[0])
        if found is None:
            return None
        return made(power(found[0], args[1]), combined({k: n * args[1] for k, n in found[1].items()}))
    if head in (S.Subtract, S.Divide) and len(args) == 2:
        other = S.Times(-1, args[1]) if head is S.Subtract else S.Power(args[1], -1)
        return evaluation.evaluate((S.Plus if head is S.Subtract else S.Times)(args[0], other))
    if head is S.Minus and len(args) == 1:
        return evaluation.evaluate(S.Times(-1, args[0]))
    if head is S.Sqrt and len(args) == 1:
        return evaluation.evaluate(S.Power(args[0], S.Rational(1, 2)))
    if head in CLAIMS:
        return _compared(head, args)
    if head in (S.Max, S.Min):
        return _extreme(evaluation, head, args)
    if head is S.MinMax and len(args) == 1:
        ends = [_extreme(evaluation, one, args) for one in (S.Min, S.Max)]
        return None if None in ends else wl_list(ends)
    if head in _OF_MAGNITUDE and len(args) == 1:
        amount, powers = parts_of(args[0]) or (None, None)
        return None if powers is None else made(evaluation.evaluate(Expr(head, (amount,))), powers)
    if head in _OF_SIGN and len(args) == 1:
        found = parts_of(args[0])
        sign = None if found is None else evaluation.evaluate(Expr(head, (found[0],)))
        return sign if head is S.Sign or sign in (boolean(True), boolean(False)) else None
    if head is S.Norm:
        return evaluation.evaluate(S.Abs(args[0])) if len(args) == 1 else None
    if head in _OF_TWO and len(args) == 2:
        return _of_two(evaluation, head, args)
    return None


def _of_two(evaluation, head, args: tuple):
    """Mod, Quotient and roundings of a quantity by another: both in the unit of the second."""
    one, other = (parts_of(arg) for arg in args)
    if one is None or other is None or not (one[1] and other[1]):
        return None
    checked(one[1], other[1])
    amounts = (converted(*one, other[1]), other[0])
    return made(evaluation.evaluate(Expr(head, amounts)), {} if head is S.Quotient else other[1])


def _sum(terms: tuple):
    """The sum in the smallest of the units; symbolic terms stay beside it."""
    if any(map(temperature_in, terms)):
        found = sum_of_temperatures(terms) if len(terms) > 1 else None
        return None if found is None else made(*found)
    quantities = [parts_of(term) for term in terms]
    known = [found for found in quantities if found is not None]
    others = [term for term, found in zip(terms, quantities, strict=True) if found is None]
    if len(known) < 2:
        return None
    for _, powers in known[1:]:
        checked(powers, known[0][1])
    target = min((powers for _, powers in known), key=full_size_of)
    total = plus(*(converted(amount, powers, target) for amount, powers in known))
    found = made(total, target)
    return S.Plus(*others, found) if others else found


def _product(factors: tuple):
    """The product of amounts, symbolic ones among them, and units; units of one dimension become one
    unit. A number stays before a temperature of a scale with its own zero."""
    if any(map(temperature_in, factors)):
        return None
    parts = [parts_of(factor) or _amount(factor) for factor in factors]
    known = [found for found in parts if found is not None]
    others = [factor for factor, found in zip(factors, parts, strict=True) if found is None]
    if len(known) < 2:
        return None
    amount, powers = reduce(_multiplied, known)
    found = made(amount, powers)
    return S.Times(*others, found) if others else found


def _constant(factor) -> tuple | None:
    return None if numeric_value(factor) is None else (factor, {})


def _amount(factor) -> tuple | None:
    """A factor that goes into the amount: a constant, a symbol, a call of a function."""
    if type(factor) is Symbol:
        return (factor, {})
    if not isinstance(factor, Expr) or factor.head in _OBJECTS:
        return None
    return (factor, {})


_OBJECTS = frozenset((S.Quantity, S.QuantityArray, S.DateObject, S.TimeObject, S.Dataset, S.Times, S.Missing))


def _multiplied(one: tuple, other: tuple) -> tuple:
    amount, powers = times(one[0], other[0]), dict(one[1])
    for name, n in other[1].items():
        kin = next(
            (k for k in powers if k != name and dimensions_of({k: 1}) == dimensions_of({name: 1})), None
        )
        if kin is None or name in powers:
            powers = combined(powers, {name: n})
        elif base_units({kin: 1}) == {name: 1}:  # centimeters times meters: both in the SI unit
            amount = times(amount, power(converted(1, {kin: 1}, {name: 1}), powers[kin]))
            powers = combined({(name if k == kin else k): m for k, m in powers.items()}, {name: n})
        else:  # minutes times hours: both in the unit that is there already
            amount = times(amount, power(converted(1, {name: 1}, {kin: 1}), n))
            powers = combined(powers, {kin: n})
    return amount, powers


def _compared(head, args: tuple):
    """Whether neighbours stand in the relation; None where quantities meet symbols."""
    found = [parts_of(arg) for arg in args]
    if None in found or len(args) < 2:
        return None
    for _, powers in found[1:]:
        if kind_of(powers) != kind_of(found[0][1]):
            raise INCOMPATIBLE(expression_of(powers), expression_of(found[0][1]), value=UNEVALUATED)
    target = found[0][1]
    amounts = [converted(amount, powers, target) for amount, powers in found]
    for a, b in pairwise(amounts):
        if head in (S.Equal, S.Unequal):
            claim = equal(a, b)
            holds = None if claim is None else claim is (head is S.Equal)
        else:
            sign = order(a, b)
            holds = None if sign is None else sign in CLAIMS[head]
        if holds is None:
            return None
        if not holds:
            return boolean(False)
    return boolean(True)


def _extreme(evaluation, head, args: tuple):
    items = [one for arg in args for one in (arg.args if is_list(arg) else (arg,))]
    found = [parts_of(item) for item in items]
    if None in found or any(is_list(item) for item in items):
        return None
    for _, powers in found[1:]:
        checked(powers, found[0][1])
    best = items[0]
    for item in items[1:]:
        if _compared(S.Greater if head is S.Max else S.Less, (item, best)) is boolean(True):
            best = item
    return best


@output_form("Quantity")
def quantity_text(expr: Expr, text) -> str | None:
    """ "3 seconds", "2.5 meters per second" """
    if len(expr) != 2:
        return None
    amount, unit = expr.args
    if is_mixed(unit) and is_list(unit.item(0)) and isinstance(amount, Expr) and is_list(amount.item(0)):
        pairs = zip(amount.item(0).args, unit.item(0).args, strict=False)
        return ", ".join(quantity_text(S.Quantity(*pair), text) for pair in pairs)
    powers = powers_of(unit)
    if not powers:
        return None
    if powers == {"Percent": 1}:
        return f"{text(amount)}%"
    return with_unit_text(amount, in_words(powers, amount == 1), text)
