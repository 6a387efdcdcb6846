from fractions import Fraction

import pytest

from wlnet.expr.symbols import S
from wlnet.expr.values.units import UNITS, base_units, dimensions_of, in_words, powers_of, scale, unit_named


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
