"""Unit expressions as powers of names; conversion between units of one dimension.

A unit is a name ("Meters"), or a product of powers of names ("Meters"/"Seconds"^2). Sizes are exact
in SI base units; the names stand in `unit_table.py`.
"""

from __future__ import annotations

import math
import re
from fractions import Fraction

from wlnet.expr.expr import Expr
from wlnet.expr.order import ordered
from wlnet.expr.symbols import S
from wlnet.expr.values.unit_table import ABBREVIATIONS, NAMES, PRODUCTS, UNITS, Powers, Unit


def unit_named(name: str) -> Unit | None:
    """The unit of any of its spellings: "Second", "seconds", "s"; None for an unknown one."""
    found = UNITS.get(name) or UNITS.get(NAMES.get(name, ""))
    if found is None and name:
        capital = "".join(part[:1].upper() + part[1:] for part in name.split())
        found = UNITS.get(capital) or UNITS.get(NAMES.get(capital, "") if len(capital) > 3 else "")
    return found


def powers_of(unit) -> Powers | None:
    """A unit expression as names and exponents; None where it is none. A pure number 1 is no unit."""
    if isinstance(unit, str):
        found = unit_named(unit)
        if found is not None:
            return {found.name: 1}
        return PRODUCTS.get(unit) or _compound(unit) or _written(unit)
    if type(unit) is int and unit == 1:
        return {}
    if not isinstance(unit, Expr):
        return None
    if unit.head is S.IndependentUnit and len(unit) == 1 and isinstance(unit.item(0), str):
        found = unit_named(unit.item(0))
        return {_independent(unit.item(0)) if found is None else found.name: 1}
    if unit.head is S.Power and len(unit) == 2 and type(unit.item(1)) in (int, Fraction, float):
        inner = powers_of(unit.item(0))
        return None if inner is None else {name: n * unit.item(1) for name, n in inner.items()}
    if unit.head is S.Times:
        parts = [powers_of(factor) for factor in unit.args]
        return None if any(part is None for part in parts) else combined(*parts)
    return None


def _independent(name: str) -> str:
    """The key of a unit of a dimension of its own, IndependentUnit["Boxes"]."""
    key = _INDEPENDENT + name
    if key not in UNITS:
        words = name.lower()
        UNITS[key] = Unit(key, words.removesuffix("s"), words, {key: 1}, 1)
    return key


_INDEPENDENT = "Independent:"


def shown_name(name: str):
    """What stands in an expression for the key of a unit or of a dimension."""
    bare = name.removeprefix(_INDEPENDENT)
    return name if bare == name else S.IndependentUnit(bare)


_POWERS = {"Square": 2, "Cubic": 3, "Squared": 2, "Cubed": 3}


def _compound(name: str) -> Powers | None:
    """A name made of others: "SquareMeters", "MetersPerSecondSquared", "KilowattHours"; or None."""
    over, *under = re.split(r"Per(?=[A-Z])", name)
    parts = [_factor(over), *(_factor(part) for part in under)]
    if None in parts:
        return None
    return combined(parts[0], *({unit: -n for unit, n in part.items()} for part in parts[1:]))


def _factor(name: str) -> Powers | None:
    """The powers of a name without "Per"; None where it is none."""
    match = re.fullmatch(r"(?P<before>Square|Cubic)?(?P<name>.+?)(?P<after>Squared|Cubed)?", name)
    if match is None:
        return None
    n = _POWERS.get(match["before"], 1) * _POWERS.get(match["after"], 1)
    found = unit_named(match["name"])
    if found is not None:
        return {found.name: n}
    for cut in [i for i, c in enumerate(name) if i and c.isupper()]:  # a kilowatt for hours
        one, other = unit_named(name[:cut]), unit_named(name[cut:])
        if one is not None and other is not None and name[:cut] not in UNITS:
            return combined({one.name: 1}, {other.name: 1})
    return None


def is_named(unit) -> bool:
    """Whether a unit expression consists of the usual names alone: "Feet", not "foot" or "ft"."""
    if isinstance(unit, str):
        return unit in UNITS
    if isinstance(unit, Expr) and unit.head is S.IndependentUnit:
        return powers_of(unit) is not None
    if isinstance(unit, Expr) and unit.head in (S.Times, S.Power):
        factors = unit.args if unit.head is S.Times else unit.args[:1]
        return powers_of(unit) is not None and all(is_named(factor) for factor in factors)
    return type(unit) is int and unit == 1


def _written(text: str) -> Powers | None:
    """A unit in words or signs: "meters per second", "km/h", "kg m^2/s^2"; None where a name is unknown."""
    over, *under = re.split(r"\s+per\s+|/", text.strip())
    found = []
    for side, words in enumerate((over, " ".join(under))):
        for word in words.replace("*", " ").split():
            name, _, power = word.partition("^")
            unit = unit_named(name)
            power = re.fullmatch(r"\(?(-?\d*)\)?", power)
            if unit is None or power is None:
                return None
            found.append({unit.name: (int(power[1]) if power[1] else 1) * (-1 if side else 1)})
    return combined(*found) if found else None


def combined(*parts: Powers) -> Powers:
    """The product of powers; what cancels is gone."""
    found: Powers = {}
    for part in parts:
        for name, n in part.items():
            found[name] = found.get(name, 0) + n
    return {name: int(n) if n == int(n) else n for name, n in found.items() if n}


def expression_of(powers: Powers):
    """The unit expression of names and exponents: a string, or a product in canonical order."""
    shown = [(shown_name(name), n) for name, n in powers.items()]
    factors = [unit if n == 1 else S.Power(unit, n) for unit, n in shown]
    if not factors:
        return 1
    return factors[0] if len(factors) == 1 else Expr(S.Times, tuple(ordered(factors)))


def dimensions_of(powers: Powers) -> Powers:
    """The physical dimensions of a unit, e.g. {"LengthUnit": 1, "TimeUnit": -1}."""
    parts = [{d: m * n for d, m in UNITS[name].dimensions.items()} for name, n in powers.items()]
    return combined(*parts)


def kind_of(powers: Powers) -> Powers:
    """The dimensions where those of a temperature and of a difference of two count as one."""
    found = dimensions_of(powers)
    return combined(*({_KINDS.get(name, name): n} for name, n in found.items()))


_KINDS = {"TemperatureDifferenceUnit": "TemperatureUnit"}


def is_scale_with_zero(powers: Powers) -> bool:
    """Whether the unit is a temperature of a scale that does not start at absolute zero."""
    found = single(powers)
    return found is not None and bool(found.zero)


def size_of(powers: Powers):
    """How many SI base units the unit is, without powers of Pi; exact where the exponents are whole."""
    size: object = 1
    for name, n in powers.items():
        size = size * Fraction(UNITS[name].size) ** n
    return size


def turns_of(powers: Powers):
    """The power of Pi that the size has as a factor."""
    return sum(UNITS[name].turns * n for name, n in powers.items())


def full_size_of(powers: Powers) -> float:
    """How many SI base units the unit is."""
    return float(size_of(powers)) * math.pi ** float(turns_of(powers))


def single(powers: Powers) -> Unit | None:
    """The unit where it is one by itself to the first power."""
    if len(powers) == 1:
        ((name, n),) = powers.items()
        if n == 1:
            return UNITS[name]
    return None


def scale(source: Powers, target: Powers) -> tuple:
    """(factor, offset): x source units are x * factor + offset target units, where no Pi is between
    them."""
    factor = size_of(source) / size_of(target)
    one, other = single(source), single(target)
    if one is not None and other is not None and (one.zero or other.zero):
        return factor, (one.zero - other.zero) / Fraction(other.size)
    return factor, 0


def base_units(powers: Powers) -> Powers:
    """The SI base unit of the same dimension."""
    return {_BASE.get(d, d): n for d, n in dimensions_of(powers).items()}


_BASE = {
    "TimeUnit": "Seconds",
    "LengthUnit": "Meters",
    "MassUnit": "Kilograms",
    "ElectricCurrentUnit": "Amperes",
    "TemperatureUnit": "Kelvins",
    "InformationUnit": "Bits",
    "AngleUnit": "Radians",
    "AmountUnit": "Moles",
    "LuminousIntensityUnit": "Candelas",
    "SolidAngleUnit": "Steradians",
    "TemperatureDifferenceUnit": "KelvinsDifference",
}


def in_words(powers: Powers, one: bool) -> str:
    """The unit in words: "meters per second squared". one: for the amount 1."""
    up = [(name, n) for name, n in sorted(powers.items()) if n > 0]
    down = [(name, -n) for name, n in sorted(powers.items()) if n < 0]
    words = [_power(UNITS[name].singular, n) for name, n in up]
    if up and not one:
        words[-1] = _power(UNITS[up[-1][0]].plural, up[-1][1])
    text = " ".join(words)
    if down:
        text = f"{text} per {' '.join(_power(UNITS[name].singular, n) for name, n in down)}".strip()
    return text


def _power(word: str, n) -> str:
    return {1: word, 2: word + " squared", 3: word + " cubed"}.get(n, f"{word} to the {n}")


def in_short(powers: Powers) -> str:
    """The unit in signs: "m/s^2", "kg*m^2/(A*s)"."""
    up = [_short(name, n) for name, n in sorted(powers.items()) if n > 0]
    down = [_short(name, -n) for name, n in sorted(powers.items()) if n < 0]
    below = "*".join(down) if len(down) < 2 else f"({'*'.join(down)})"
    return ("*".join(up) or "1") + (f"/{below}" if down else "")


def _short(name: str, n) -> str:
    short = ABBREVIATIONS.get(name, UNITS[name].plural)
    return short if n == 1 else f"{short}^{n}"
