"""Quantities taken apart and put together: amounts, units, conversions; what all rooms of units share."""

from __future__ import annotations

from wlnet.algebra.numbers import NUMBERS
from wlnet.algebra.products import power, times
from wlnet.algebra.sums import plus
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.expr.values.units import (
    Powers,
    expression_of,
    is_scale_with_zero,
    kind_of,
    powers_of,
    scale,
    turns_of,
)
from wlnet.syntax.blocks import block, side_by_side

UNKNOWN_UNIT = Message("Quantity::unkunit", "Unable to interpret unit specification `1`.")
INCOMPATIBLE = Message("Quantity::compat", "`1` and `2` are incompatible units.")
NOT_A_QUANTITY = Message("General::quant", "`1` is not a quantity or a list of quantities.")

Parts = tuple[object, Powers]


def is_mixed(unit) -> bool:
    return isinstance(unit, Expr) and unit.head is S.MixedUnit and len(unit) == 1 and is_list(unit.item(0))


def parts_of(value) -> Parts | None:
    """(amount, unit) of a quantity, or of a pure number; None for anything else."""
    if isinstance(value, Expr) and value.head is S.Quantity and len(value) == 2:
        if is_mixed(value.item(1)):
            return _of_mixed(*value.args)
        powers = powers_of(value.item(1))
        return None if powers is None else (value.item(0), powers)
    return (value, {}) if type(value) in NUMBERS else None


def _of_mixed(amounts, units) -> Parts | None:
    """5 feet and 10 inches as 70 inches: in the last of the units."""
    if not isinstance(amounts, Expr) or amounts.head is not S.MixedMagnitude or not is_list(amounts.item(0)):
        return None
    found = [powers_of(unit) for unit in units.item(0).args]
    numbers = amounts.item(0).args
    if not found or None in found or len(numbers) != len(found):
        return None
    if any(kind_of(powers) != kind_of(found[-1]) for powers in found):
        return None
    pairs = zip(numbers, found, strict=True)
    return plus(*(converted(number, powers, found[-1]) for number, powers in pairs)), found[-1]


def made(amount, powers: Powers):
    """The quantity; without a unit the number alone."""
    return S.Quantity(amount, expression_of(powers)) if powers else amount


def converted(amount, source: Powers, target: Powers):
    """The amount in another unit of the same dimension."""
    factor, offset = scale(source, target)
    factor = int(factor) if factor == int(factor) else factor
    turns = turns_of(source) - turns_of(target)
    if turns:
        factor = times(factor, power(S.Pi, turns))
    return plus(times(factor, amount), offset)


def needed(value, owner) -> Parts:
    """The parts of a quantity. Raises owner::quant."""
    found = parts_of(value) if isinstance(value, Expr) else None
    if found is None:
        raise Message(f"{owner}::quant", NOT_A_QUANTITY.template)(value, value=UNEVALUATED)
    return found


def checked(source: Powers, target: Powers, value=UNEVALUATED) -> None:
    """Raises Quantity::compat for units of different kinds."""
    if not are_of_a_kind(source, target):
        raise INCOMPATIBLE(expression_of(source), expression_of(target), value=value)


def are_of_a_kind(source: Powers, target: Powers) -> bool:
    """Whether an amount of one unit can be told in the other; a difference of temperatures is no
    temperature of a scale with a zero of its own."""
    if kind_of(source) != kind_of(target):
        return False
    return not (is_scale_with_zero(target) and any("Difference" in name for name in source))


def of_one_unit(values) -> tuple[list, Powers] | None:
    """The amounts of quantities in the unit of the first, and that; None where they are no such
    quantities."""
    found = [parts_of(value) if isinstance(value, Expr) else None for value in values]
    if not found or None in found or any(not powers for _, powers in found):
        return None
    target = found[0][1]
    if not all(are_of_a_kind(powers, target) for _, powers in found):
        return None
    return [converted(amount, powers, target) for amount, powers in found], target


def with_unit(amounts, powers: Powers):
    """Lists of amounts as lists of quantities."""
    if is_list(amounts):
        return wl_list(with_unit(one, powers) for one in amounts.args)
    return made(amounts, powers)


def with_unit_text(amount, unit: str, text) -> str:
    """An amount before the text of a unit; `text` gives the text of a part."""
    shown = text(amount)
    if isinstance(amount, Expr) and amount.head is S.Plus:
        shown = _beside("(", shown, ")")
    return _beside(shown, " " + unit) if unit else shown


def _beside(*texts: str) -> str:
    """Texts beside each other, those of several lines with their base lines level."""
    if not any("\n" in text for text in texts):
        return "".join(texts)
    return side_by_side([block(text) for text in texts]).text
