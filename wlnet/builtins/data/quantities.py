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
from wlnet.expr.expr import Expr, boolean, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.expr.values.units import (
    Powers,
    base_units,
    combined,
    dimensions_of,
    expression_of,
    full_size_of,
    in_words,
    is_named,
    powers_of,
    scale,
    turns_of,
)
from wlnet.language.builtin import builtin
from wlnet.language.overloading import overload
from wlnet.syntax.printer import output_form

UNKNOWN_UNIT = Message("Quantity::unkunit", "Unable to interpret unit specification `1`.")
INCOMPATIBLE = Message("Quantity::compat", "`1` and `2` are incompatible units.")
NOT_A_QUANTITY = Message("General::quant", "`1` is not a quantity or a list of quantities.")

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
    if _is_mixed(unit):
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
        inner = _parts(amount)
        return None if inner is None else _made(inner[0], combined(inner[1], powers))
    return None if named == unit else S.Quantity(amount, named)


def _is_mixed(unit) -> bool:
    return isinstance(unit, Expr) and unit.head is S.MixedUnit


def _parts(value) -> tuple[object, Powers] | None:
    """(amount, unit) of a quantity, or of a pure number; None for anything else."""
    if isinstance(value, Expr) and value.head is S.Quantity and len(value) == 2:
        powers = powers_of(value.item(1))
        return None if powers is None else (value.item(0), powers)
    return (value, {}) if type(value) in NUMBERS else None


def _made(amount, powers: Powers):
    """The quantity; without a unit the number alone."""
    return S.Quantity(amount, expression_of(powers)) if powers else amount


def _converted(amount, source: Powers, target: Powers):
    """The amount in another unit of the same dimension."""
    factor, offset = scale(source, target)
    factor = int(factor) if factor == int(factor) else factor
    turns = turns_of(source) - turns_of(target)
    if turns:
        factor = times(factor, power(S.Pi, turns))
    return plus(times(factor, amount), offset)


def _needed(value, owner) -> tuple:
    found = _parts(value) if isinstance(value, Expr) else None
    if found is None:
        raise Message(f"{owner}::quant", NOT_A_QUANTITY.template)(value, value=UNEVALUATED)
    return found


# -- asking and converting --------------------------------------------------------------------------


@builtin("QuantityQ[x_]")
def is_quantity(evaluation, x):
    """Whether x is a quantity of a known unit."""
    return boolean(isinstance(x, Expr) and x.head is S.Quantity and _parts(x) is not None)


@builtin("KnownUnitQ[unit_]")
def is_known_unit(evaluation, unit):
    """Whether this is the usual name of a unit, or a product of powers of such names."""
    return boolean(is_named(unit))


@builtin("CompatibleUnitQ[things__]")
def are_compatible(evaluation, things):
    """Whether quantities or units are of one dimension."""
    kinds = [_powers_in(thing) for thing in (things[0].args if is_list(things[0]) else things)]
    return boolean(None not in kinds and all(dimensions_of(k) == dimensions_of(kinds[0]) for k in kinds))


def _powers_in(thing) -> Powers | None:
    found = _parts(thing)
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
    if isinstance(x, Expr) and x.head is S.Quantity and len(x) == 2 and _is_mixed(x.item(1)):
        return x.item(0)
    return _needed(x, "QuantityMagnitude")[0]


@builtin("QuantityUnit[x_]")
def quantity_unit(evaluation, x):
    """The unit of a quantity; "DimensionlessUnit" for a number."""
    if is_list(x):
        return wl_list(quantity_unit(evaluation, one) for one in x.args)
    if type(x) in NUMBERS:
        return "DimensionlessUnit"
    _needed(x, "QuantityUnit")
    return x.item(1)


@builtin("UnitDimensions[x_]")
def unit_dimensions(evaluation, x):
    """The physical dimensions of a quantity or unit with their exponents: {{"LengthUnit", 1}, ...}."""
    powers = _powers_in(x)
    if powers is None:
        raise UNKNOWN_UNIT(x, value=UNEVALUATED)
    return wl_list(wl_list(pair) for pair in sorted(dimensions_of(powers).items()))


@builtin("UnitConvert[x_]", "UnitConvert[x_, unit_]")
def unit_convert(evaluation, x, unit=None):
    """UnitConvert[x, "Hours"] gives a quantity in another unit; without a unit in SI base units."""
    if is_list(x):
        return wl_list(unit_convert(evaluation, one, unit) for one in x.args)
    amount, source = _constant(x) or _needed(x, "UnitConvert")
    if unit is None or unit == "SIBase" or unit == "SI":
        return _made(_converted(amount, source, base_units(source)), base_units(source))
    if isinstance(unit, Expr) and unit.head is S.Quantity:
        unit = unit.item(1)
    if isinstance(unit, Expr) and unit.head is S.MixedUnit and is_list(unit.item(0)):
        return _mixed(evaluation, amount, source, unit.item(0).args)
    if is_list(unit):
        return _mixed(evaluation, amount, source, unit.args)
    target = powers_of(unit)
    if target is None:
        raise UNKNOWN_UNIT(unit, value=UNEVALUATED)
    _check(source, target, expression_of(source))
    return S.Quantity(_converted(amount, source, target), expression_of(target))


def _check(source: Powers, target: Powers, shown) -> None:
    if dimensions_of(source) != dimensions_of(target):
        raise INCOMPATIBLE(shown, expression_of(target), value=UNEVALUATED)


def _mixed(evaluation, amount, source: Powers, units: tuple):
    """Hours and minutes and seconds: whole numbers of all units but the last."""
    rest, found, names = amount, [], []
    for i, unit in enumerate(units):
        target = powers_of(unit)
        if target is None:
            raise UNKNOWN_UNIT(unit, value=UNEVALUATED)
        _check(source, target, expression_of(source))
        here = _converted(rest, source, target)
        whole = here if i == len(units) - 1 else evaluation.evaluate(S.IntegerPart(here))
        found.append(whole)
        names.append(expression_of(target))
        rest = minus(rest, _converted(whole, target, source))
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
    if any(is_list(arg) for arg in args) and head not in (S.Max, S.Min, S.MinMax):
        return None
    if head is S.Plus:
        return _sum(args)
    if head is S.Times:
        return _product(args)
    if head is S.Power and len(args) == 2 and _parts(args[1]) == (args[1], {}):
        found = _parts(args[0])
        if found is None:
            return None
        return _made(power(found[0], args[1]), combined({k: n * args[1] for k, n in found[1].items()}))
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
        amount, powers = _parts(args[0]) or (None, None)
        return None if powers is None else _made(evaluation.evaluate(Expr(head, (amount,))), powers)
    if head in _OF_SIGN and len(args) == 1:
        found = _parts(args[0])
        return None if found is None else evaluation.evaluate(Expr(head, (found[0],)))
    if head in _OF_TWO and len(args) == 2:
        return _of_two(evaluation, head, args)
    return None


def _of_two(evaluation, head, args: tuple):
    """Mod, Quotient and roundings of a quantity by another: both in the unit of the second."""
    one, other = (_parts(arg) for arg in args)
    if one is None or other is None or not (one[1] and other[1]):
        return None
    _check(one[1], other[1], expression_of(one[1]))
    amounts = (_converted(*one, other[1]), other[0])
    return _made(evaluation.evaluate(Expr(head, amounts)), {} if head is S.Quotient else other[1])


def _sum(terms: tuple):
    """The sum in the smallest of the units; symbolic terms stay beside it."""
    quantities = [_parts(term) for term in terms]
    known = [found for found in quantities if found is not None]
    others = [term for term, found in zip(terms, quantities, strict=True) if found is None]
    if len(known) < 2:
        return None
    for _, powers in known[1:]:
        _check(powers, known[0][1], expression_of(powers))
    target = min((powers for _, powers in known), key=full_size_of)
    total = plus(*(_converted(amount, powers, target) for amount, powers in known))
    found = _made(total, target)
    return S.Plus(*others, found) if others else found


def _product(factors: tuple):
    """The product of amounts, constants such as Sqrt[2] among them, and units; units of one dimension
    become one unit."""
    parts = [_parts(factor) or _constant(factor) for factor in factors]
    known = [found for found in parts if found is not None]
    others = [factor for factor, found in zip(factors, parts, strict=True) if found is None]
    if len(known) < 2:
        return None
    amount, powers = reduce(_multiplied, known)
    found = _made(amount, powers)
    return S.Times(*others, found) if others else found


def _constant(factor) -> tuple | None:
    return None if numeric_value(factor) is None else (factor, {})


def _multiplied(one: tuple, other: tuple) -> tuple:
    amount, powers = times(one[0], other[0]), dict(one[1])
    for name, n in other[1].items():
        kin = next(
            (k for k in powers if k != name and dimensions_of({k: 1}) == dimensions_of({name: 1})), None
        )
        if kin is None or name in powers:
            powers = combined(powers, {name: n})
        elif base_units({kin: 1}) == {name: 1}:  # centimeters times meters: both in the SI unit
            amount = times(amount, power(_converted(1, {kin: 1}, {name: 1}), powers[kin]))
            powers = combined({(name if k == kin else k): m for k, m in powers.items()}, {name: n})
        else:  # minutes times hours: both in the unit that is there already
            amount = times(amount, power(_converted(1, {name: 1}, {kin: 1}), n))
            powers = combined(powers, {kin: n})
    return amount, powers


def _compared(head, args: tuple):
    """Whether neighbours stand in the relation; None where quantities meet symbols."""
    found = [_parts(arg) for arg in args]
    if None in found or len(args) < 2:
        return None
    for _, powers in found[1:]:
        if dimensions_of(powers) != dimensions_of(found[0][1]):
            if head in (S.Equal, S.Unequal):
                return boolean(head is S.Unequal)
            raise INCOMPATIBLE(expression_of(powers), expression_of(found[0][1]), value=UNEVALUATED)
    target = found[0][1]
    amounts = [_converted(amount, powers, target) for amount, powers in found]
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
    found = [_parts(item) for item in items]
    if None in found or any(is_list(item) for item in items):
        return None
    for _, powers in found[1:]:
        _check(powers, found[0][1], expression_of(powers))
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
    if _is_mixed(unit) and is_list(unit.item(0)) and isinstance(amount, Expr) and is_list(amount.item(0)):
        pairs = zip(amount.item(0).args, unit.item(0).args, strict=False)
        return ", ".join(quantity_text(S.Quantity(*pair), text) for pair in pairs)
    powers = powers_of(unit)
    if not powers:
        return None
    if powers == {"Percent": 1}:
        return f"{text(amount)}%"
    return f"{text(amount)} {in_words(powers, amount == 1)}".strip()
