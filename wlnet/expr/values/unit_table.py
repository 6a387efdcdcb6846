"""The table of units: names as Wolfram spells them, dimensions, exact sizes in SI base units.

`units.py` beside it turns unit expressions into powers of these names and converts between them.
Source: the SI brochure (2019) for SI units, prefixes and defining constants; the international yard and
pound agreement (1959) for inches and pounds; NIST Handbook 44, appendix C, for what is derived from them;
IAU 2012 B2 and 2015 B2 for the astronomical unit and the parsec.
"""

from __future__ import annotations

from fractions import Fraction

from wlnet.frozen import frozen

Powers = dict[str, object]  # name of a unit or a dimension -> exponent (int or Fraction)


@frozen
class Unit:
    """
    name          plural, as Wolfram spells it
    singular      in words; plural: the words for more than one
    dimensions    of physical dimension -> exponent
    size          in SI base units of that dimension, times Pi to the power `turns`
    zero          where its scale starts, in SI units (temperatures)
    """

    name: str
    singular: str
    plural: str
    dimensions: Powers
    size: int | Fraction
    zero: Fraction = Fraction(0)
    turns: int = 0


UNITS: dict[str, Unit] = {}
NAMES: dict[str, str] = {}  # other spellings -> name
ABBREVIATIONS: dict[str, str] = {}  # name -> the short spelling
PRODUCTS: dict[str, Powers] = {}  # spellings of products of units

_TIME, _LENGTH, _MASS = {"TimeUnit": 1}, {"LengthUnit": 1}, {"MassUnit": 1}
_CURRENT, _TEMPERATURE = {"ElectricCurrentUnit": 1}, {"TemperatureUnit": 1}
_DIFFERENCE = {"TemperatureDifferenceUnit": 1}
_INFORMATION, _ANGLE = {"InformationUnit": 1}, {"AngleUnit": 1}
_AMOUNT, _LIGHT = {"AmountUnit": 1}, {"LuminousIntensityUnit": 1}
_AREA, _VOLUME, _SPEED = {"LengthUnit": 2}, {"LengthUnit": 3}, {"LengthUnit": 1, "TimeUnit": -1}
_ACCELERATION = {"LengthUnit": 1, "TimeUnit": -2}
_FREQUENCY = {"TimeUnit": -1}
_FORCE = {"MassUnit": 1, "LengthUnit": 1, "TimeUnit": -2}
_ENERGY = {"MassUnit": 1, "LengthUnit": 2, "TimeUnit": -2}
_POWER = {"MassUnit": 1, "LengthUnit": 2, "TimeUnit": -3}
_PRESSURE = {"MassUnit": 1, "LengthUnit": -1, "TimeUnit": -2}
_CHARGE = {"ElectricCurrentUnit": 1, "TimeUnit": 1}
_VOLTAGE = {**_POWER, "ElectricCurrentUnit": -1}
_RESISTANCE = {**_POWER, "ElectricCurrentUnit": -2}
_CONDUCTANCE = {d: -n for d, n in _RESISTANCE.items()}
_CAPACITANCE = {**_CONDUCTANCE, "TimeUnit": 4}
_FLUX = {**_ENERGY, "ElectricCurrentUnit": -1}
_INDUCTANCE = {**_ENERGY, "ElectricCurrentUnit": -2}
_FLUX_DENSITY = {"MassUnit": 1, "TimeUnit": -2, "ElectricCurrentUnit": -1}

_PREFIXES = {
    "Femto": ("f", -15), "Pico": ("p", -12), "Nano": ("n", -9), "Micro": ("µ", -6), "Milli": ("m", -3),
    "Centi": ("c", -2), "Deci": ("d", -1), "Kilo": ("k", 3), "Mega": ("M", 6), "Giga": ("G", 9),
    "Tera": ("T", 12), "Peta": ("P", 15),
}  # fmt: skip
_BINARY = {"Kibi": ("Ki", 10), "Mebi": ("Mi", 20), "Gibi": ("Gi", 30), "Tebi": ("Ti", 40)}


def _add(name, dimensions, size, *short, singular=None, zero=Fraction(0), spellings=(), turns=0) -> None:
    one = singular or name.removesuffix("s")
    assert name not in UNITS, name
    UNITS[name] = Unit(name, _words(one), _words(name), dimensions, size, zero, turns)
    if short:
        ABBREVIATIONS[name] = short[0]
    for spelling in (one, *short, *spellings):
        NAMES.setdefault(spelling, name)


def _words(name: str) -> str:
    text = "".join(" " + c.lower() if c.isupper() else c for c in name).strip()
    for proper in ("Celsius", "Fahrenheit", "Rankine"):
        text = text.replace(proper.lower(), proper)
    return text


def _with_prefixes(name, dimensions, size, *short, singular=None, prefixes=tuple(_PREFIXES)) -> None:
    _add(name, dimensions, size, *short, singular=singular)
    stem, one = name[0].lower() + name[1:], singular and singular[0].lower() + singular[1:]
    for prefix in prefixes:
        letter, power = _PREFIXES[prefix]
        letters = (letter, "u") if letter == "µ" else (letter,)
        shorts = [a + b for a in letters for b in short]
        _add(prefix + stem, dimensions, size * Fraction(10) ** power, *shorts, singular=one and prefix + one)


# -- SI ---------------------------------------------------------------------------------------------

_with_prefixes("Meters", _LENGTH, 1, "m")
_with_prefixes("Seconds", _TIME, 1, "s")
_with_prefixes("Grams", _MASS, Fraction(1, 1000), "g")
_with_prefixes("Amperes", _CURRENT, 1, "A")
_with_prefixes("Bytes", _INFORMATION, 8, "B")
_with_prefixes("Bits", _INFORMATION, 1)
_with_prefixes("Newtons", _FORCE, 1, "N")
_with_prefixes("Joules", _ENERGY, 1, "J")
_with_prefixes("Watts", _POWER, 1, "W")
_with_prefixes("Pascals", _PRESSURE, 1, "Pa")
_with_prefixes("Coulombs", _CHARGE, 1, "C")
_with_prefixes("Volts", _VOLTAGE, 1, "V")
_with_prefixes("Ohms", _RESISTANCE, 1, "Ohm", "Ω")
_with_prefixes("Liters", _VOLUME, Fraction(1, 1000), "L", "l")
_with_prefixes("Electronvolts", _ENERGY, Fraction(1602176634, 10**28), "eV")
NAMES.update(ElectronVolts="Electronvolts", ElectronVolt="Electronvolts")
_with_prefixes("Farads", _CAPACITANCE, 1, "F")
_with_prefixes("Henries", _INDUCTANCE, 1, "H", singular="Henry")
_with_prefixes("Siemens", _CONDUCTANCE, 1, "S", singular="Siemens")
_with_prefixes("Webers", _FLUX, 1, "Wb")
_with_prefixes("Teslas", _FLUX_DENSITY, 1, "T")
_with_prefixes("Moles", _AMOUNT, 1, "mol")
_with_prefixes("Hertz", _FREQUENCY, 1, "Hz", singular="Hertz")
_with_prefixes("Parsecs", _LENGTH, 149597870700 * 648000, "pc", prefixes=("Kilo", "Mega", "Giga"))
for _name in [name for name in UNITS if name.endswith("arsecs")]:
    _unit = UNITS[_name]
    UNITS[_name] = Unit(_name, _unit.singular, _unit.plural, _LENGTH, _unit.size, turns=-1)
for _prefix, (_letter, _power) in _BINARY.items():
    _add(_prefix + "bytes", _INFORMATION, 8 * 2**_power, _letter + "B")
    _add(_prefix + "bits", _INFORMATION, 2**_power)
_add("Candelas", _LIGHT, 1, "cd")
_add("Lumens", {**_LIGHT, "SolidAngleUnit": 1}, 1, "lm")
_add("Lux", {**_LIGHT, "SolidAngleUnit": 1, "LengthUnit": -2}, 1, "lx", singular="Lux")
_add("Steradians", {"SolidAngleUnit": 1}, 1, "sr")
_add("Becquerels", _FREQUENCY, 1, "Bq")
_add("Grays", {"LengthUnit": 2, "TimeUnit": -2}, 1, "Gy")
_add("Sieverts", {"LengthUnit": 2, "TimeUnit": -2}, 1, "Sv")
_add("Katals", {"AmountUnit": 1, "TimeUnit": -1}, 1, "kat")
_add("Radians", _ANGLE, 1, "rad")
_add("AngularDegrees", _ANGLE, Fraction(1, 180), "deg", "°", turns=1, spellings=("Degrees", "Degree"))
_add("ArcMinutes", _ANGLE, Fraction(1, 180 * 60), "arcmin", turns=1)
_add("ArcSeconds", _ANGLE, Fraction(1, 180 * 3600), "arcsec", turns=1)
_add("Gradians", _ANGLE, Fraction(1, 200), "grad", turns=1)
_add("Revolutions", _ANGLE, 2, "rev", turns=1)

# -- time -------------------------------------------------------------------------------------------

_add("Minutes", _TIME, 60, "min")
_add("Hours", _TIME, 3600, "h", "hr")
_add("Days", _TIME, 86400, "d")
_add("Weeks", _TIME, 7 * 86400, "wk")
_add("Fortnights", _TIME, 14 * 86400)
_add("Months", _TIME, Fraction(365 * 86400, 12), "mo")
_add("Years", _TIME, 365 * 86400, "yr", "a")
_add("Decades", _TIME, 3650 * 86400)
_add("Centuries", _TIME, 36500 * 86400, singular="Century")
_add("Millennia", _TIME, 365000 * 86400, singular="Millennium")

# -- length, area, volume, speed --------------------------------------------------------------------

_INCH = Fraction(254, 10000)
_add("Inches", _LENGTH, _INCH, "in", singular="Inch")
_add("Feet", _LENGTH, 12 * _INCH, "ft", singular="Foot")
_add("Yards", _LENGTH, 36 * _INCH, "yd")
_add("Miles", _LENGTH, 63360 * _INCH, "mi")
_add("Furlongs", _LENGTH, 7920 * _INCH)
_add("Chains", _LENGTH, 792 * _INCH)
_add("Rods", _LENGTH, 198 * _INCH)
_add("Fathoms", _LENGTH, 72 * _INCH)
_add("NauticalMiles", _LENGTH, 1852, "nmi")
_add("Angstroms", _LENGTH, Fraction(1, 10**10), "Å")
_add("LightYears", _LENGTH, 9460730472580800, "ly", spellings=("Lightyears", "Lightyear"))
_add("AstronomicalUnit", _LENGTH, 149597870700, "au", "AU", spellings=("AstronomicalUnits",))
_add("Hectares", _AREA, 10**4, "ha")
_add("Acres", _AREA, 4840 * (36 * _INCH) ** 2, "ac")
_GALLON = 231 * _INCH**3
_add("Gallons", _VOLUME, _GALLON, "gal")
_add("Quarts", _VOLUME, _GALLON / 4, "qt")
_add("Pints", _VOLUME, _GALLON / 8, "pt")
_add("Cups", _VOLUME, _GALLON / 16)
_add("FluidOunces", _VOLUME, _GALLON / 128, "fl oz", "floz")
_add("Tablespoons", _VOLUME, _GALLON / 256, "tbsp")
_add("Teaspoons", _VOLUME, _GALLON / 768, "tsp")
_add("Knots", _SPEED, Fraction(1852, 3600), "kn")
_add("SpeedOfLight", _SPEED, 299792458, singular="SpeedOfLight")
_add("StandardAccelerationOfGravity", _ACCELERATION, Fraction(980665, 10**5))

# -- mass, force, pressure, energy, power -----------------------------------------------------------

_POUND = Fraction(45359237, 10**8)
_POUND_FORCE = _POUND * Fraction(980665, 10**5)
_add("MetricTons", _MASS, 1000, "t", spellings=("Tonnes", "Tonne"))
_add("MetricKilotons", _MASS, 10**6, "kt")
_add("Pounds", _MASS, _POUND, "lb")
_add("Ounces", _MASS, _POUND / 16, "oz")
_add("Stones", _MASS, 14 * _POUND)
_add("ShortTons", _MASS, 2000 * _POUND)
_add("LongTons", _MASS, 2240 * _POUND)
_add("Grains", _MASS, _POUND / 7000, "gr")
_add("Carats", _MASS, Fraction(1, 5000), "ct")
for _name in ("AtomicMassUnit", "Daltons"):  # CODATA 2018
    _add(_name, _MASS, Fraction(166053906660, 10**38), "u" if _name[0] == "A" else "Da")
_add("Slugs", _MASS, _POUND_FORCE / (12 * _INCH))
_add("PoundsForce", _FORCE, _POUND_FORCE, "lbf", singular="PoundForce")
_add("KilogramsForce", _FORCE, Fraction(980665, 10**5), "kgf", singular="KilogramForce")
_add("Dynes", _FORCE, Fraction(1, 10**5), "dyn")
_add("Bars", _PRESSURE, 10**5, "bar")
_add("Millibars", _PRESSURE, 100, "mbar")
_add("Atmospheres", _PRESSURE, 101325, "atm")
_add("Torr", _PRESSURE, Fraction(101325, 760), singular="Torr")
_add(
    "MillimetersOfMercury", _PRESSURE, Fraction(133322387415, 10**9), "mmHg",
    singular="MillimeterOfMercury",
)  # fmt: skip
_CALORIE = Fraction(4184, 1000)
_add("DietaryCalories", _ENERGY, 1000 * _CALORIE, "Cal", spellings=("Calories", "Calorie"))
_add("ThermochemicalCalories", _ENERGY, _CALORIE, "cal")
_add(
    "ThermochemicalKilocalories", _ENERGY, 1000 * _CALORIE, "kcal", spellings=("Kilocalories", "Kilocalorie")
)
_add("Ergs", _ENERGY, Fraction(1, 10**7))
_add("BritishThermalUnitsIT", _ENERGY, Fraction(105505585262, 10**8), "Btu", "BTU",
     singular="BritishThermalUnitIT", spellings=("BritishThermalUnits",))  # fmt: skip
_add("Horsepower", _POWER, 550 * 12 * _INCH * _POUND_FORCE, "hp", singular="Horsepower")
_add("Gauss", _FLUX_DENSITY, Fraction(1, 10**4), singular="Gauss")

# -- temperature ------------------------------------------------------------------------------------

_add("Kelvins", _TEMPERATURE, 1, "K")
_add(
    "DegreesCelsius", _TEMPERATURE, 1, "°C", singular="DegreeCelsius", zero=Fraction(27315, 100),
    spellings=("Celsius",),
)  # fmt: skip
_add(
    "DegreesFahrenheit", _TEMPERATURE, Fraction(5, 9), "°F", singular="DegreeFahrenheit",
    zero=Fraction(45967, 180), spellings=("Fahrenheit",),
)  # fmt: skip
_add("DegreesRankine", _TEMPERATURE, Fraction(5, 9), singular="DegreeRankine", spellings=("Rankine",))
for _name, _size in (("Kelvins", 1), ("DegreesCelsius", 1), ("DegreesFahrenheit", Fraction(5, 9))):
    _add(f"{_name}Difference", _DIFFERENCE, _size)

# -- constants of the SI, numbers and what a training is counted in ---------------------------------

_add("ElementaryCharge", _CHARGE, Fraction(1602176634, 10**28), singular="ElementaryCharge")
_add("PlanckConstant", {**_ENERGY, "TimeUnit": -1}, Fraction(662607015, 10**42), singular="PlanckConstant")
_add(
    "BoltzmannConstant", {**_ENERGY, "TemperatureUnit": -1}, Fraction(1380649, 10**29),
    singular="BoltzmannConstant",
)  # fmt: skip
_add("AvogadroConstant", {"AmountUnit": -1}, 602214076 * 10**15, singular="AvogadroConstant")
_add("Percent", {}, Fraction(1, 100), "%", singular="Percent", spellings=("Percents",))
for _name in ("Rounds", "Batches", "Examples"):
    _add(_name, {_name: 1}, 1, singular="Batch" if _name == "Batches" else None)

PRODUCTS.update(
    mph={"Miles": 1, "Hours": -1},
    kph={"Kilometers": 1, "Hours": -1},
    kmh={"Kilometers": 1, "Hours": -1},
    rpm={"Revolutions": 1, "Minutes": -1},
    psi={"PoundsForce": 1, "Inches": -2},
    Wh={"Watts": 1, "Hours": 1},
    kWh={"Kilowatts": 1, "Hours": 1},
    MWh={"Megawatts": 1, "Hours": 1},
    GWh={"Gigawatts": 1, "Hours": 1},
    Ah={"Amperes": 1, "Hours": 1},
    mAh={"Milliamperes": 1, "Hours": 1},
)
