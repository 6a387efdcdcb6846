"""Window functions for signals: 0 outside of -1/2 ... 1/2, of real numbers.

Source: F. J. Harris, On the Use of Windows for Harmonic Analysis (1978); the reference pages.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, power, times
from wlnet.algebra.sums import minus, plus
from wlnet.expr.symbols import S, symbol
from wlnet.language.builtin import builtin

NAMES = (
    "BartlettWindow", "BartlettHannWindow", "BlackmanHarrisWindow", "BlackmanNuttallWindow", "BlackmanWindow",
    "BohmanWindow", "CauchyWindow", "ConnesWindow", "CosineWindow", "DirichletWindow", "ExactBlackmanWindow",
    "FlatTopWindow", "GaussianWindow", "HammingWindow", "HannWindow", "KaiserWindow", "LanczosWindow",
    "NuttallWindow", "ParzenWindow", "PoissonWindow", "TukeyWindow", "WelchWindow",
)  # fmt: skip

HALF = Fraction(1, 2)


def _cosines(*weights: Fraction) -> Callable:
    """weights[k] Cos[2 k Pi x], summed"""

    def window(x):
        return plus(*(times(w, S.Cos(times(2 * k, S.Pi, x))) if k else w for k, w in enumerate(weights) if w))

    return window


def _parts(denominator: int, *tops: int) -> list[Fraction]:
    return [Fraction(top, denominator) for top in tops]


def _square(x):
    return minus(1, times(4, power(x, 2)))


def _bohman(x):
    away = S.Abs(x)
    turn = times(2, S.Pi, away)
    return plus(times(minus(1, times(2, away)), S.Cos(turn)), over(S.Sin(turn), S.Pi))


def _parzen(x):
    away = S.Abs(x)
    outer = times(2, power(minus(1, times(2, away)), 3))
    inner = plus(1, times(-24, power(x, 2)), times(48, power(away, 3)))
    return S.If(S.Greater(away, Fraction(1, 4)), outer, inner)


def _tukey(x, a=Fraction(1, 3)):
    """Flat to the distance a/2, then half a cosine down."""
    beyond = minus(S.Abs(x), over(a, 2))
    fall = over(plus(1, S.Cos(over(times(2, S.Pi, beyond), minus(1, a)))), 2)
    return S.If(S.LessEqual(beyond, 0), 1, fall)


def _kaiser(x, a=3):
    return over(S.BesselI(0, times(a, S.Sqrt(_square(x)))), S.BesselI(0, a))


WINDOWS: dict[str, Callable] = {
    "BartlettWindow": lambda x: minus(1, times(2, S.Abs(x))),
    "BartlettHannWindow": lambda x: plus(
        Fraction(31, 50),
        times(Fraction(-12, 25), S.Abs(x)),
        times(Fraction(19, 50), S.Cos(times(2, S.Pi, x))),
    ),
    "BlackmanHarrisWindow": _cosines(*_parts(100_000, 35875, 48829, 14128, 1168)),
    "BlackmanNuttallWindow": _cosines(*_parts(10_000_000, 3635819, 4891775, 1365995, 106411)),
    "BlackmanWindow": _cosines(*_parts(50, 21, 25, 4)),
    "BohmanWindow": _bohman,
    "CauchyWindow": lambda x, a=3: power(plus(1, times(4, power(times(a, x), 2))), -1),
    "ConnesWindow": lambda x, a=1: power(minus(1, over(times(4, power(x, 2)), power(a, 2))), 2),
    "CosineWindow": lambda x, a=1: power(S.Cos(times(S.Pi, x)), a),
    "DirichletWindow": lambda x: 1,
    "ExactBlackmanWindow": _cosines(*_parts(9304, 3969, 4620, 715)),
    "FlatTopWindow": _cosines(*_parts(10**9, 215578947, 416631580, 277263158, 83578947, 6947368)),
    "GaussianWindow": lambda x, s=Fraction(3, 10): S.Exp(over(power(x, 2), times(-2, power(s, 2)))),
    "HammingWindow": _cosines(*_parts(46, 25, 21)),
    "HannWindow": lambda x, a=HALF: plus(a, times(minus(1, a), S.Cos(times(2, S.Pi, x)))),
    "KaiserWindow": _kaiser,
    "LanczosWindow": lambda x: S.Sinc(times(2, S.Pi, x)),
    "NuttallWindow": _cosines(*_parts(250_000, 88942, 121849, 36058, 3151)),
    "ParzenWindow": _parzen,
    "PoissonWindow": lambda x, a=3: S.Exp(times(-2, a, S.Abs(x))),
    "TukeyWindow": _tukey,
    "WelchWindow": lambda x, a=1: minus(1, over(times(4, power(x, 2)), power(a, 2))),
}


def _define(name: str, formula: Callable) -> None:
    forms = [f"{name}[x_]"]
    if formula.__defaults__:
        forms.append(f"{name}[x_, a_]")

    @builtin(*forms, attributes=("Listable", "NumericFunction"))
    def window(evaluation, x, a=None):
        value = numeric_value(x)
        if not is_real(value):
            return None
        if abs(value) > HALF:
            return 0.0 if type(x) is float else 0
        return formula(x) if a is None else formula(x, a)

    window.__doc__ = f"{symbol(name)} at a real number."


for _name in NAMES:
    _define(_name, WINDOWS[_name])
