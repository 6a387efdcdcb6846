"""Derivatives of special functions of several arguments, by the argument.

PARTIALS[name][position] is a function of the arguments. Sources: Abramowitz and Stegun 6.5.25
(Gamma), 9.1.27 and 9.6.26 (Bessel), 10.4 (Airy), 15.2.1 (hypergeometric), 17 (elliptic integrals).
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S, symbol

HALF = Fraction(1, 2)


def _neighbours(name: str, below: int, above: int) -> Callable:
    """(below f[n - 1, x] + above f[n + 1, x])/2"""

    def partial(n, x):
        lower, upper = (Expr(symbol(name), (plus(n, k), x)) for k in (-1, 1))
        return times(HALF, plus(times(below, lower), times(above, upper)))

    return partial


def _elliptic_k(m):
    """(EllipticE[m] - (1 - m) EllipticK[m])/(2 (1 - m) m)"""
    rest = minus(1, m)
    return over(minus(S.EllipticE(m), times(rest, S.EllipticK(m))), times(2, rest, m))


def _hypergeometric(a, b, c, x):
    return over(times(a, b, S.Hypergeometric2F1(plus(1, a), plus(1, b), plus(1, c), x)), c)


def _elliptic_root(phi, m):
    """Sqrt[1 - m Sin[phi]^2]"""
    return power(minus(1, times(m, power(S.Sin(phi), 2))), HALF)


def _step(relation: Callable, head) -> Callable:
    """0 between the jumps of Floor and Ceiling."""

    def partial(x):
        return S.Piecewise(S.List(S.List(0, relation(x, head(x)))), S.Indeterminate)

    return partial


def _beta(z, a, b):
    return times(power(minus(1, z), plus(-1, b)), power(z, plus(-1, a)))


def _psi_apart(x: Expr, a, b):
    """x (PolyGamma[0, a] - PolyGamma[0, b])"""
    return times(x, minus(S.PolyGamma(0, a), S.PolyGamma(0, b)))


def _factorial2(x):
    """Half of x!! (Log[2] + PolyGamma[0, 1 + x/2] + (Pi/2) Log[2/Pi] Sin[Pi x])"""
    wave = times(HALF, S.Pi, S.Log(over(2, S.Pi)), S.Sin(times(S.Pi, x)))
    return times(HALF, S.Factorial2(x), plus(S.Log(2), S.PolyGamma(0, plus(1, over(x, 2))), wave))


def _catalan(x):
    logs = plus(S.Log(4), S.PolyGamma(0, plus(HALF, x)), negated(S.PolyGamma(0, plus(2, x))))
    return times(S.CatalanNumber(x), logs)


# of functions that have several numbers of arguments: by that number
BY_COUNT: dict[tuple[str, int], dict[int, Callable]] = {
    ("EllipticE", 2): {0: _elliptic_root},
    ("PolyGamma", 1): {0: lambda x: S.PolyGamma(1, x)},
    ("Beta", 2): {
        0: lambda a, b: _psi_apart(S.Beta(a, b), a, plus(a, b)),
        1: lambda a, b: _psi_apart(S.Beta(a, b), b, plus(a, b)),
    },
    ("HarmonicNumber", 1): {
        0: lambda x: minus(times(Fraction(1, 6), power(S.Pi, 2)), S.HarmonicNumber(x, 2))
    },
}

PARTIALS: dict[str, dict[int, Callable]] = {
    "Beta": {0: _beta},
    "Binomial": {
        0: lambda n, k: _psi_apart(S.Binomial(n, k), plus(1, n), plus(1, negated(k), n)),
        1: lambda n, k: _psi_apart(S.Binomial(n, k), plus(1, negated(k), n), plus(1, k)),
    },
    "Pochhammer": {
        0: lambda a, n: _psi_apart(S.Pochhammer(a, n), plus(a, n), a),
        1: lambda a, n: times(S.Pochhammer(a, n), S.PolyGamma(0, plus(a, n))),
    },
    "FactorialPower": {
        0: lambda x, n: _psi_apart(S.FactorialPower(x, n), plus(1, x), plus(1, negated(n), x))
    },
    "Factorial2": {0: _factorial2},
    "CatalanNumber": {0: _catalan},
    "Surd": {0: lambda x, n: over(power(S.Surd(x, n), minus(1, n)), n)},
    "CoshIntegral": {0: lambda x: over(S.Cosh(x), x)},
    "SinhIntegral": {0: lambda x: over(S.Sinh(x), x)},
    "EllipticF": {0: lambda phi, m: power(_elliptic_root(phi, m), -1)},
    "InverseJacobiSN": {0: lambda x, m: power(times(_root(x, 1), _root(x, m)), -1)},
    "ExpIntegralE": {1: lambda n, x: negated(S.ExpIntegralE(plus(-1, n), x))},
    "Floor": {0: _step(S.Greater, S.Floor)},
    "Ceiling": {0: _step(S.Less, S.Ceiling)},
    "Gudermannian": {0: lambda x: S.Sech(x)},
    "InverseGudermannian": {0: lambda x: S.Sec(x)},
    "Haversine": {0: lambda x: over(S.Sin(x), 2)},
    "Ramp": {
        0: lambda x: S.Piecewise(S.List(S.List(0, S.Less(x, 0)), S.List(1, S.Greater(x, 0))), S.Indeterminate)
    },
    "BesselJ": {1: _neighbours("BesselJ", 1, -1)},
    "BesselY": {1: _neighbours("BesselY", 1, -1)},
    "BesselI": {1: _neighbours("BesselI", 1, 1)},
    "BesselK": {1: _neighbours("BesselK", -1, -1)},
    "HankelH1": {1: _neighbours("HankelH1", 1, -1)},
    "HankelH2": {1: _neighbours("HankelH2", 1, -1)},
    "AiryAi": {0: lambda x: S.AiryAiPrime(x)},
    "AiryBi": {0: lambda x: S.AiryBiPrime(x)},
    "AiryAiPrime": {0: lambda x: times(x, S.AiryAi(x))},
    "AiryBiPrime": {0: lambda x: times(x, S.AiryBi(x))},
    "Gamma": {1: lambda a, x: negated(times(power(S.E, negated(x)), power(x, plus(-1, a))))},
    "PolyLog": {1: lambda n, x: over(S.PolyLog(plus(-1, n), x), x)},
    "ProductLog": {0: lambda x: over(S.ProductLog(x), times(x, plus(1, S.ProductLog(x))))},
    "EllipticK": {0: _elliptic_k},
    "EllipticE": {0: lambda m: over(minus(S.EllipticE(m), S.EllipticK(m)), times(2, m))},
    "Hypergeometric1F1": {
        2: lambda a, b, x: over(times(a, S.Hypergeometric1F1(plus(1, a), plus(1, b), x)), b)
    },
    "Hypergeometric2F1": {3: _hypergeometric},
    "RealAbs": {0: lambda x: over(x, S.RealAbs(x))},
    "RealSign": {0: lambda x: S.Piecewise(S.List(S.List(0, S.Unequal(x, 0))), S.Indeterminate)},
}


def _root(x, m):
    return sqrt(minus(1, times(m, power(x, 2))))


def partial_derivative(x: Expr, position: int):
    """The derivative of f[a, b, ...] by its argument at `position`, from 0; None where none is known."""
    name = x.head.name
    found = BY_COUNT.get((name, len(x)), PARTIALS.get(name, {})).get(position)
    return found(*x.args) if found is not None and found.__code__.co_argcount == len(x) else None
