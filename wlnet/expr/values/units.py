"""Units of measurement: names, dimensions and sizes; conversion between units of one dimension.

A unit is a name ("Meters"), or a product of powers of names ("Meters"/"Seconds"^2). Sizes are exact
in SI base units. Source: the SI brochure (2019) for SI units and prefixes; the international yard and
pound agreement (1959) for inches and pounds.
"""

from __future__ import annotations

import re
from fractions import Fraction

from wlnet.expr.expr import Expr
from wlnet.expr.order import ordered
from wlnet.expr.symbols import S
from wlnet.frozen import frozen

Powers = dict[str, object]  # name of a unit or a dimension -> exponent (int or Fraction)


@frozen
class Unit:
    """
    name          plural, as Wolfram spells it
    singular      in words; plural: the words for more than one
    dimensions    of physical dimension -> exponent
    size          in SI base units of that dimension
    zero          where its scale starts, in SI units (temperatures)
    """

    name: str
    singular: str
    plural: str
    dimensions: Powers
    size: int | Fraction
    zero: Fraction = Fraction(0)


UNITS: dict[str, Unit] = {}
_NAMES: dict[str, str] = {}  # other spellings -> name

_TIME, _LENGTH, _MASS = {"TimeUnit": 1}, {"LengthUnit": 1}, {"MassUnit": 1}
_CURRENT, _TEMPERATURE = {"ElectricCurrentUnit": 1}, {"TemperatureUnit": 1}
_INFORMATION, _ANGLE = {"InformationUnit": 1}, {"AngleUnit": 1}
_AMOUNT, _LIGHT = {"AmountUnit": 1}, {"LuminousIntensityUnit": 1}
_FREQUENCY = {"TimeUnit": -1}
_FORCE = {"MassUnit": 1, "LengthUnit": 1, "TimeUnit": -2}
_ENERGY = {"MassUnit": 1, "LengthUnit": 2, "TimeUnit": -2}
_POWER = {"MassUnit": 1, "LengthUnit": 2, "TimeUnit": -3}
_PRESSURE = {"MassUnit": 1, "LengthUnit": -1, "TimeUnit": -2}
_CHARGE = {"ElectricCurrentUnit": 1, "TimeUnit": 1}
_VOLTAGE = {**_POWER, "ElectricCurrentUnit": -1}
_RESISTANCE = {**_POWER, "ElectricCurrentUnit": -2}

_PREFIXES = {
    "Femto": ("f", -15), "Pico": ("p", -12), "Nano": ("n", -9), "Micro": ("µ", -6), "Milli": ("m", -3),
    "Centi": ("c", -2), "Deci": ("d", -1), "Kilo": ("k", 3), "Mega": ("M", 6), "Giga": ("G", 9),
    "Tera": ("T", 12), "Peta": ("P", 15),
}  # fmt: skip
_BINARY = {"Kibi": ("Ki", 10), "Mebi": ("Mi", 20), "Gibi": ("Gi", 30), "Tebi": ("Ti", 40)}


def _add(name, dimensions, size, *short, singular=None, zero=Fraction(0), spellings=()) -> None:
    one = singular or name.removesuffix("s")
    assert name not in UNITS, name
    UNITS[name] = Unit(name, _words(one), _words(name), dimensions, size, zero)
    for spelling in (one, *short, *spellings):
        _NAMES.setdefault(spelling, name)


def _words(name: str) -> str:
    text = "".join(" " + c.lower() if c.isupper() else c for c in name).strip()
    return text.replace("celsius", "Celsius").replace("fahrenheit", "Fahrenheit")


def _with_prefixes(name, dimensions, size, short) -> None:
    _add(name, dimensions, size, *short)
    stem = name[0].lower() + name[1:]
    for prefix, (letter, power) in _PREFIXES.items():
        _add(prefix + stem, dimensions, size * Fraction(10) ** power, *(letter + s for s in short))


_with_prefixes("Meters", _LENGTH, 1, ("m",))
_with_prefixes("Seconds", _TIME, 1, ("s",))
_with_prefixes("Grams", _MASS, Fraction(1, 1000), ("g",))
_with_prefixes("Amperes", _CURRENT, 1, ("A",))
_with_prefixes("Bytes", _INFORMATION, 8, ("B",))
_with_prefixes("Bits", _INFORMATION, 1, ())
_with_prefixes("Newtons", _FORCE, 1, ("N",))
_with_prefixes("Joules", _ENERGY, 1, ("J",))
_with_prefixes("Watts", _POWER, 1, ("W",))
_with_prefixes("Pascals", _PRESSURE, 1, ("Pa",))
_with_prefixes("Coulombs", _CHARGE, 1, ("C",))
_with_prefixes("Volts", _VOLTAGE, 1, ("V",))
_with_prefixes("Ohms", _RESISTANCE, 1, ())
_with_prefixes("Liters", {"LengthUnit": 3}, Fraction(1, 1000), ("L", "l"))
_with_prefixes("Electronvolts", _ENERGY, Fraction(1602176634, 10**28), ("eV",))
for _prefix, (_letter, _power) in _BINARY.items():
    _add(_prefix + "bytes", _INFORMATION, 8 * 2**_power, _letter + "B")
_add("Hertz", _FREQUENCY, 1, "Hz", singular="Hertz")
for _prefix in ("Kilo", "Mega", "Giga", "Tera"):
    _letter, _power = _PREFIXES[_prefix]
    _add(_prefix + "hertz", _FREQUENCY, 10**_power, _letter + "Hz", singular=_prefix + "hertz")

_add("Minutes", _TIME, 60, "min")
_add("Hours", _TIME, 3600, "h", "hr")
_add("Days", _TIME, 86400, "d")
_add("Weeks", _TIME, 7 * 86400, "wk")
_add("Months", _TIME, Fraction(365 * 86400, 12), "mo")
_add("Years", _TIME, 365 * 86400, "yr", "a")
_add("Inches", _LENGTH, Fraction(254, 10000), "in", singular="Inch")
_add("Feet", _LENGTH, Fraction(3048, 10000), "ft", singular="Foot")
_add("Yards", _LENGTH, Fraction(9144, 10000), "yd")
_add("Miles", _LENGTH, Fraction(1609344, 1000), "mi")
_add("NauticalMiles", _LENGTH, 1852, "nmi")
_add("MetricTons", _MASS, 1000, "t", spellings=("Tonnes", "Tonne"))
_add("Pounds", _MASS, Fraction(45359237, 10**8), "lb")
_add("Ounces", _MASS, Fraction(45359237, 16 * 10**8), "oz")
_add("Kelvins", _TEMPERATURE, 1, "K")
_add(
    "DegreesCelsius", _TEMPERATURE, 1, "°C", singular="DegreeCelsius", zero=Fraction(27315, 100),
    spellings=("Celsius",),
)  # fmt: skip
_add(
    "DegreesFahrenheit", _TEMPERATURE, Fraction(5, 9), "°F", singular="DegreeFahrenheit",
    zero=Fraction(45967, 180), spellings=("Fahrenheit",),
)  # fmt: skip
_add("Radians", _ANGLE, 1, "rad")
_add("Moles", _AMOUNT, 1, "mol")
_add("Candelas", _LIGHT, 1, "cd")
_add("Calories", _ENERGY, Fraction(4184, 1000), "cal")
_add("Bars", _PRESSURE, 10**5, "bar")
_add("Atmospheres", _PRESSURE, 101325, "atm")
_add("Percent", {}, Fraction(1, 100), "%", singular="Percent", spellings=("Percents",))
for _name in ("Rounds", "Batches", "Examples"):  # what a training is counted in
    _add(_name, {_name: 1}, 1, singular="Batch" if _name == "Batches" else None)


def unit_named(name: str) -> Unit | None:
    """The unit of any of its spellings: "Second", "seconds", "s"; None for an unknown one."""
    found = UNITS.get(name) or UNITS.get(_NAMES.get(name, ""))
    if found is None and name:
        capital = "".join(part[:1].upper() + part[1:] for part in name.split())
        found = UNITS.get(capital) or UNITS.get(_NAMES.get(capital, "") if len(capital) > 3 else "")
    return found


def powers_of(unit) -> Powers | None:
    """A unit expression as names and exponents; None where it is none. A pure number 1 is no unit."""
    if isinstance(unit, str):
        found = unit_named(unit)
        return _written(unit) if found is None else {found.name: 1}
    if type(unit) is int and unit == 1:
        return {}
    if not isinstance(unit, Expr):
        return None
    if unit.head is S.IndependentUnit and len(unit) == 1 and isinstance(unit.item(0), str):
        found = unit_named(unit.item(0))
        return None if found is None else {found.name: 1}
    if unit.head is S.Power and len(unit) == 2 and type(unit.item(1)) in (int, Fraction):
        inner = powers_of(unit.item(0))
        return None if inner is None else {name: n * unit.item(1) for name, n in inner.items()}
    if unit.head is S.Times:
        parts = [powers_of(factor) for factor in unit.args]
        return None if any(part is None for part in parts) else combined(*parts)
    return None


def _written(text: str) -> Powers | None:
    """A unit in words or signs: "meters per second", "km/h", "kg m^2/s^2"; None where a name is unknown."""
    over, *under = re.split(r"\s+per\s+|/", text.strip())
    found = []
    for side, words in enumerate((over, " ".join(under))):
        for word in words.replace("*", " ").split():
            name, _, power = word.partition("^")
            unit = unit_named(name)
            if unit is None or not re.fullmatch(r"-?\d*", power):
                return None
            found.append({unit.name: (int(power) if power else 1) * (-1 if side else 1)})
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
    factors = [name if n == 1 else S.Power(name, n) for name, n in powers.items()]
    if not factors:
        return 1
    return factors[0] if len(factors) == 1 else Expr(S.Times, tuple(ordered(factors)))


def dimensions_of(powers: Powers) -> Powers:
    """The physical dimensions of a unit, e.g. {"LengthUnit": 1, "TimeUnit": -1}."""
    parts = [{d: m * n for d, m in UNITS[name].dimensions.items()} for name, n in powers.items()]
    return combined(*parts)


def size_of(powers: Powers):
    """How many SI base units the unit is; exact where the exponents are whole."""
    size: object = 1
    for name, n in powers.items():
        size = size * Fraction(UNITS[name].size) ** n
    return size


def single(powers: Powers) -> Unit | None:
    """The unit where it is one by itself to the first power."""
    if len(powers) == 1:
        ((name, n),) = powers.items()
        if n == 1:
            return UNITS[name]
    return None


def scale(source: Powers, target: Powers) -> tuple:
    """(factor, offset): x source units are x * factor + offset target units."""
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
