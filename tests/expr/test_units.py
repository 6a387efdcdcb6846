import math
from fractions import Fraction

import pytest

from wlnet.expr.symbols import S
from wlnet.expr.values.units import (
    UNITS,
    base_units,
    dimensions_of,
    full_size_of,
    in_words,
    is_named,
    powers_of,
    scale,
    unit_named,
)


@pytest.mark.parametrize(
    "spelling, name",
    [
        ("second", "Seconds"),
        ("s", "Seconds"),
        ("ms", "Milliseconds"),
        ("min", "Minutes"),
        ("Inch", "Inches"),
        ("kg", "Kilograms"),
        ("KiB", "Kibibytes"),
        ("Rounds", "Rounds"),
        ("Batch", "Batches"),
        ("Hz", "Hertz"),
        ("degrees celsius", "DegreesCelsius"),
        ("Blorks", None),
        ("", None),
    ],
)
def test_spellings(spelling, name):
    found = unit_named(spelling)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    "source, target, factor",
    [
        ("Hours", "Seconds", 3600),
        ("Miles", "Feet", 5280),
        ("Pounds", "Ounces", 16),
        ("Joules", "Electronvolts", Fraction(10**28, 1602176634)),
        ("km/h", "m/s", Fraction(5, 18)),
        ("Liters", "cm^3", 1000),
        ("Newtons", "kg m/s^2", 1),
        ("Mebibytes", "Bytes", 2**20),
    ],
)
def test_factors(source, target, factor):
    assert scale(powers_of(source), powers_of(target)) == (factor, 0)


def test_temperatures_have_zeros_of_their_own():
    factor, offset = scale(powers_of("DegreesCelsius"), powers_of("DegreesFahrenheit"))
    assert [100 * factor + offset, 0 * factor + offset, -40 * factor + offset] == [212, 32, -40]


@pytest.mark.parametrize("name", sorted(UNITS))
def test_every_unit_converts_to_base_units_and_back(name):
    powers = {name: 1}
    base = base_units(powers)
    assert dimensions_of(base) == dimensions_of(powers)
    there, zero = scale(powers, base)
    back, shift = scale(base, powers)
    assert (3 * there + zero) * back + shift == 3


def test_words():
    assert (
        in_words(powers_of(S.Times("Meters", S.Power("Seconds", -2))), one=False)
        == "meters per second squared"
    )
    assert in_words(powers_of("Inches"), one=True) == "inch"


def test_names_made_of_others_are_products_of_powers():
    assert powers_of("SquareKilometers") == {"Kilometers": 2}
    assert powers_of("CubicFeet") == {"Feet": 3}
    assert powers_of("KilometersPerHour") == {"Kilometers": 1, "Hours": -1}
    assert powers_of("MetersPerSecondSquared") == {"Meters": 1, "Seconds": -2}
    assert powers_of("NewtonMeters") == {"Newtons": 1, "Meters": 1}
    assert powers_of("MetersPerBlork") is None and powers_of("SquareBlorks") is None


def test_sizes_with_pi_are_exact_up_to_pi():
    """A parsec is 648000/Pi astronomical units of 149597870700 m (IAU 2015 B2)."""
    assert math.isclose(full_size_of({"Parsecs": 1}), 149597870700 * 648000 / math.pi)
    assert math.isclose(full_size_of({"AngularDegrees": 1}), math.radians(1))


def test_names_alone_are_known_units():
    assert is_named("Feet") and not is_named("foot") and not is_named("ft")
