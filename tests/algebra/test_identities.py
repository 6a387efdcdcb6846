"""Identities of trigonometric functions hold at points that are drawn without them."""

import cmath
from fractions import Fraction

import pytest

from wlnet.algebra.call import call
from wlnet.algebra.identities import simpler
from wlnet.algebra.numbers import I
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import times
from wlnet.algebra.sums import plus
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S, symbol
from wlnet.expr.values.complexes import Complex

CIRCULAR = ["Sin", "Cos", "Tan", "Cot", "Sec", "Csc"]
HYPERBOLIC = [name + "h" for name in CIRCULAR]
Y = Complex(Fraction(3, 10), Fraction(1, 5))

PLAIN = {
    "Sin": cmath.sin,
    "Cos": cmath.cos,
    "Tan": cmath.tan,
    "Cot": lambda z: 1 / cmath.tan(z),
    "Sec": lambda z: 1 / cmath.cos(z),
    "Csc": lambda z: 1 / cmath.sin(z),
    "Sinh": cmath.sinh,
    "Cosh": cmath.cosh,
    "Tanh": cmath.tanh,
    "Coth": lambda z: 1 / cmath.tanh(z),
    "Sech": lambda z: 1 / cmath.cosh(z),
    "Csch": lambda z: 1 / cmath.sinh(z),
    "ArcSin": cmath.asin,
    "ArcCos": cmath.acos,
    "ArcTan": cmath.atan,
    "ArcCot": lambda z: cmath.atan(1 / z),
    "ArcSec": lambda z: cmath.acos(1 / z),
    "ArcCsc": lambda z: cmath.asin(1 / z),
    "ArcSinh": cmath.asinh,
    "ArcCosh": cmath.acosh,
    "ArcTanh": cmath.atanh,
    "ArcCoth": lambda z: cmath.atanh(1 / z),
    "ArcSech": lambda z: cmath.acosh(1 / z),
    "ArcCsch": lambda z: cmath.asinh(1 / z),
}


def value(x) -> complex:
    return complex(numeric_value(x))


@pytest.mark.parametrize("kind", [CIRCULAR, HYPERBOLIC], ids=["circular", "hyperbolic"])
@pytest.mark.parametrize("inverse", CIRCULAR)
def test_a_function_of_an_inverse_function_is_the_same_number_without_either(kind, inverse):
    inverse = "Arc" + inverse + ("h" if kind is HYPERBOLIC else "")
    for name in kind:
        found = simpler(name, Expr(symbol(inverse), (Y,)))
        assert value(found) == pytest.approx(PLAIN[name](PLAIN[inverse](complex(Y))), abs=1e-12), name
        assert not any(part in repr(found) for part in (name, inverse))


@pytest.mark.parametrize(
    "name", [name for name in PLAIN if name not in ("ArcCos", "ArcSec", "ArcCosh", "ArcSech")]
)
def test_an_imaginary_argument_becomes_real(name):
    size = Fraction(17 if name in ("ArcCot", "ArcCsch") else 7, 10)  # off the cuts
    found = simpler(name, times(I, size))
    assert value(found) == pytest.approx(PLAIN[name](1j * float(size)), abs=1e-12)


@pytest.mark.parametrize("name", CIRCULAR + HYPERBOLIC)
@pytest.mark.parametrize("twelfths", [*range(-31, 32, 2), 6, 12, -18, 24])
def test_no_more_than_an_eighth_of_a_turn_is_left_next_to_a_symbol(name, twelfths):
    unit = S.Pi if name in CIRCULAR else times(I, S.Pi)
    shifted = plus(Expr(S.Log, (2,)), times(Fraction(twelfths, 12), unit))
    found = simpler(name, shifted)
    if abs(twelfths) <= 3:
        assert found is None
        return
    point = cmath.log(2) + twelfths / 12 * cmath.pi * (1 if name in CIRCULAR else 1j)
    assert value(found) == pytest.approx(PLAIN[name](point), rel=1e-9)
    again = simpler(found.head.name, found.args[0]) if len(found) == 1 else None
    assert again is None


@pytest.mark.parametrize("name", ["Sin", "Cos", "Tan"])
@pytest.mark.parametrize("u", [*range(-7, 8), Fraction(22, 7)])
def test_inverse_functions_of_functions_of_real_numbers(name, u):
    found = call("Arc" + name, Expr(symbol(name), (u,)))
    assert value(found) == pytest.approx(PLAIN["Arc" + name](PLAIN[name](u)), abs=1e-12)
