"""Every function of one number: derivatives, precision, symmetry, complex values, each against the others."""

import math
from fractions import Fraction

import numpy as np
import pytest
from scipy import special

from wlnet.algebra.calculus import derivative
from wlnet.algebra.call import call
from wlnet.algebra.elementary import FUNCTIONS
from wlnet.algebra.kernel import kernel_of
from wlnet.algebra.numeric import numeric_value, with_digits
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S, symbol

X = symbol("x", "Global`")

# Points inside the real domain; 0.4 where nothing else is said.
POINTS = {
    "ArcCosh": 1.7,
    "ArcCoth": 1.7,
    "ArcSec": 1.7,
    "ArcCsc": 1.7,
    "InverseErfc": 0.6,
}

INDEPENDENT = {
    "Sin": np.sin,
    "Cos": np.cos,
    "Tan": np.tan,
    "Cot": lambda x: np.cos(x) / np.sin(x),
    "Sec": lambda x: 1 / np.cos(x),
    "Csc": lambda x: 1 / np.sin(x),
    "ArcSin": np.arcsin,
    "ArcCos": np.arccos,
    "ArcTan": np.arctan,
    "ArcCot": lambda x: np.pi / 2 - np.arctan(x),
    "ArcSec": lambda x: np.arccos(1 / x),
    "ArcCsc": lambda x: np.pi / 2 - np.arccos(1 / x),
    "Sinh": np.sinh,
    "Cosh": np.cosh,
    "Tanh": np.tanh,
    "Coth": lambda x: np.cosh(x) / np.sinh(x),
    "Sech": lambda x: 1 / np.cosh(x),
    "Csch": lambda x: 1 / np.sinh(x),
    "ArcSinh": np.arcsinh,
    "ArcCosh": np.arccosh,
    "ArcTanh": np.arctanh,
    "ArcCoth": lambda x: np.log((x + 1) / (x - 1)) / 2,
    "ArcSech": lambda x: np.log((1 + np.sqrt(1 - x * x)) / x),
    "ArcCsch": lambda x: np.log((1 + np.sqrt(1 + x * x)) / x),
    "Log": np.log,
    "Log2": np.log2,
    "Log10": np.log10,
    "LogisticSigmoid": special.expit,
    "Ramp": lambda x: np.maximum(x, 0),
    "Sinc": lambda x: np.sin(x) / x,
    "Gamma": special.gamma,
    "Factorial": lambda x: special.gamma(x + 1),
    "LogGamma": special.gammaln,
    "Erf": special.erf,
    "Erfc": special.erfc,
    "InverseErf": special.erfinv,
    "InverseErfc": special.erfcinv,
    "Zeta": special.zeta,
    "Erfi": special.erfi,
    "SinIntegral": lambda x: special.sici(x)[0],
    "CosIntegral": lambda x: special.sici(x)[1],
    "ExpIntegralEi": special.expi,
    "LogIntegral": lambda x: special.expi(np.log(x)),
    "FresnelS": lambda x: special.fresnel(x)[0],
    "FresnelC": lambda x: special.fresnel(x)[1],
}


def test_every_function_has_an_independent_value_here():
    assert set(FUNCTIONS) == set(INDEPENDENT)


@pytest.mark.parametrize("name", sorted(INDEPENDENT))
def test_machine_values(name):
    x = POINTS.get(name, 0.4)
    assert call(name, x) == pytest.approx(float(INDEPENDENT[name](x)), rel=1e-14)


@pytest.mark.parametrize("name", sorted(INDEPENDENT))
def test_arrays_agree_with_numbers(name):
    xs = POINTS.get(name, 0.4) + np.array([0.0, 0.05, 0.11])
    found = kernel_of(name)(xs)
    np.testing.assert_allclose(found, [call(name, x) for x in xs.tolist()], rtol=4e-15)


@pytest.mark.parametrize("name", sorted(INDEPENDENT))
def test_derivatives_agree_with_differences(name):
    x, h = POINTS.get(name, 0.4), 1e-5
    slope = derivative(Expr(symbol(name), (X,)), X)
    found = numeric_value(_at(slope, x))
    if found is None:  # UnitStep and PolyGamma are builtins
        assert name in ("Ramp", "Gamma", "Factorial", "LogGamma", "Zeta")
        return
    assert found == pytest.approx((call(name, x + h) - call(name, x - h)) / (2 * h), rel=1e-7)


def _at(expr, value):
    if expr is X:
        return value
    return Expr(expr.head, tuple(_at(a, value) for a in expr.args)) if isinstance(expr, Expr) else expr


@pytest.mark.parametrize("name", sorted(set(INDEPENDENT) - {"Ramp", "InverseErf", "InverseErfc"}))
def test_forty_digits_agree_with_machine_numbers_and_with_fifty(name):
    x = Fraction(POINTS.get(name, 0.4)).limit_denominator(100)
    expr = Expr(symbol(name), (x,))
    forty, fifty = with_digits(expr, 40), with_digits(expr, 50)
    assert float(forty) == pytest.approx(call(name, float(x)), rel=1e-14)
    assert abs(Fraction(forty.value) / Fraction(fifty.value) - 1) < Fraction(1, 10**39)


@pytest.mark.parametrize("name", sorted(name for name in INDEPENDENT if FUNCTIONS[name].symmetry))
def test_symmetry_is_as_stated(name):
    x = POINTS.get(name, 0.4)
    sign = -1 if FUNCTIONS[name].symmetry == "odd" else 1
    assert call(name, -x) == pytest.approx(sign * call(name, x), rel=1e-15)
    negated = call(name, S.Times(-1, X))
    inner = Expr(symbol(name), (X,))
    assert negated == (S.Times(-1, inner) if sign == -1 else inner)


@pytest.mark.parametrize("name", sorted(name for name in INDEPENDENT if FUNCTIONS[name].complex))
def test_complex_values_continue_the_real_ones(name):
    x, h = POINTS.get(name, 0.4), 1e-6
    # Cauchy and Riemann: the change along the imaginary axis is i times that along the real one
    across = (FUNCTIONS[name].complex(complex(x, h)) - FUNCTIONS[name].complex(complex(x, -h))) / (2 * h)
    along = (call(name, x + h) - call(name, x - h)) / (2 * h)
    assert across == pytest.approx(1j * along, rel=1e-7)


@pytest.mark.parametrize(
    "name, x, digits",
    [
        ("Sin", 10**30, "-0.09011690191213805803038642895"),
        ("Erf", Fraction(7, 10), "0.67780119383741847297562880924"),
        ("Gamma", Fraction(1, 3), "2.67893853470774763365569294097"),
        ("SinIntegral", 1, "0.946083070367183014941353313823"),
        ("ExpIntegralEi", 1, "1.89511781635593675546652093433"),
        ("Zeta", 3, "1.20205690315959428539973816151"),
        ("Tanh", Fraction(1, 10**12), "9.99999999999999999999999666666e-13"),
    ],
)
def test_digits_from_tables(name, x, digits):
    found = with_digits(Expr(symbol(name), (x,)), 28)
    assert abs(Fraction(found.value) / Fraction(digits) - 1) < Fraction(1, 10**26)


def test_constants():
    tables = {
        "Pi": "3.14159265358979323846264338327950288",
        "E": "2.71828182845904523536028747135266249",
        "EulerGamma": "0.577215664901532860606512090082402431",
        "Catalan": "0.915965594177219015054603514932384110",
        "GoldenRatio": "1.61803398874989484820458683436563811",
    }
    for name, digits in tables.items():
        assert str(with_digits(symbol(name), 35).value).startswith(digits[:-3])


def test_the_near_integer_of_ramanujan_keeps_its_digits():
    power = S.Power(S.E, S.Times(S.Pi, S.Power(163, Fraction(1, 2))))
    found = with_digits(S.Plus(power, -262537412640768744), 10)
    assert found.precision == 10
    assert float(found) == pytest.approx(-7.499274028018143e-13, rel=1e-9)


def test_inverse_error_functions_are_inverses_everywhere():
    for x in (1e-300, 1e-10, 0.3, 0.89, 0.91, 0.999999, 1 - 2**-53):
        y = call("InverseErf", x)
        assert math.erf(y) == pytest.approx(x, rel=1e-15)
    for x in (1e-200, 1e-5, 0.2, 1.0, 1.7):
        assert math.erfc(call("InverseErfc", x)) == pytest.approx(x, rel=1e-13)
