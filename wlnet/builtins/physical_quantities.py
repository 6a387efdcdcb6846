"""Kinds of quantities by name, with the unit that each is told in; the systems of units."""

from __future__ import annotations

from wlnet.expr.expr import Expr, is_list
from wlnet.expr.symbols import S
from wlnet.expr.values.units import Powers, combined, dimensions_of, kind_of, powers_of

# name -> unit, in the spelling that `powers_of` reads
PHYSICAL = {
    "Acceleration": "m/s^2",
    "AmountOfSubstance": "mol",
    "Angle": "rad",
    "AngularVelocity": "rad/s",
    "Area": "m^2",
    "Capacitance": "F",
    "CatalyticActivity": "kat",
    "Charge": "C",
    "Density": "kg/m^3",
    "Distance": "m",
    "Duration": "s",
    "DynamicViscosity": "Pa s",
    "ElectricCapacitance": "F",
    "ElectricCharge": "C",
    "ElectricConductance": "S",
    "ElectricCurrent": "A",
    "ElectricFieldStrength": "V/m",
    "ElectricPotential": "V",
    "ElectricResistance": "Ohm",
    "Energy": "J",
    "Force": "N",
    "Frequency": "Hz",
    "Heat": "J",
    "Height": "m",
    "Information": "Bits",
    "KinematicViscosity": "m^2/s",
    "Length": "m",
    "LuminousFlux": "lm",
    "LuminousIntensity": "cd",
    "MagneticFlux": "Wb",
    "MagneticFluxDensity": "T",
    "MagneticInductance": "H",
    "Mass": "kg",
    "MassDensity": "kg/m^3",
    "Momentum": "kg m/s",
    "Power": "W",
    "Pressure": "Pa",
    "RadiantFluxDensity": "W/m^2",
    "Radius": "m",
    "Resistance": "Ohm",
    "SolidAngle": "sr",
    "SpecificHeatCapacity": "J/kg/K",
    "Speed": "m/s",
    "Stress": "Pa",
    "SurfaceTension": "N/m",
    "Temperature": "K",
    "TemperatureDifference": "KelvinsDifference",
    "Time": "s",
    "Torque": "N m",
    "Unitless": 1,
    "Velocity": "m/s",
    "Voltage": "V",
    "Volume": "m^3",
    "Wavelength": "m",
    "Weight": "N",
    "Work": "J",
}

# what a kind of quantity is told in; others stay in their units
SYSTEMS = {
    "Metric": ("Meters", "Kilograms", "DegreesCelsius"),
    "Imperial": ("Yards", "Pounds", "DegreesFahrenheit"),
}


def canonical_unit(quantity) -> Powers | None:
    """The unit of a kind of quantity: "Force", QuantityVariable["F", "Force"], "Mass"*"Distance"; None
    where the kind is not known."""
    if isinstance(quantity, Expr) and quantity.head is S.QuantityVariable and len(quantity) in (1, 2):
        return canonical_unit(quantity.args[-1])
    if isinstance(quantity, Expr) and quantity.head is S.IndependentPhysicalQuantity and len(quantity) == 1:
        return powers_of(S.IndependentUnit(quantity.item(0)))
    if isinstance(quantity, str):
        return powers_of(PHYSICAL[quantity]) if quantity in PHYSICAL else None
    if isinstance(quantity, Expr) and quantity.head is S.Times:
        found = [canonical_unit(factor) for factor in quantity.args]
        return None if None in found else combined(*found)
    if isinstance(quantity, Expr) and quantity.head is S.Power and type(quantity.item(1)) is int:
        found = canonical_unit(quantity.item(0))
        return None if found is None else {name: n * quantity.item(1) for name, n in found.items()}
    return None


def dimensions_in(kind) -> Powers | None:
    """The dimensions that "Time", a QuantityVariable or {{"LengthUnit", 1}, ...} stands for."""
    if is_list(kind):
        pairs = [one.args for one in kind.args if is_list(one) and len(one) == 2]
        return {name: n for name, n in pairs if n} if len(pairs) == len(kind) else None
    unit = canonical_unit(kind)
    return None if unit is None else dimensions_of(unit)


def in_system(source: Powers, system: str) -> Powers:
    """The unit of a system for a length, a mass or a temperature; any other unit stays."""
    if len(source) != 1 or next(iter(source.values())) != 1:
        return source
    return next(
        (unit for unit in map(powers_of, SYSTEMS[system]) if kind_of(unit) == kind_of(source)), source
    )
