"""Jacobi's elliptic functions, theta functions, the nome and the arithmetic-geometric mean.

Source: Abramowitz and Stegun, chapters 16 and 17; real arguments by SciPy, complex ones by 16.21.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable

from scipy import special

from wlnet.algebra.numbers import is_zero
from wlnet.algebra.special import precise_series
from wlnet.algebra.special.machine import at_numbers
from wlnet.algebra.sums import looks_negative, negated
from wlnet.expr.expr import Expr, same
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NUMERIC = ("Listable", "NumericFunction")
NAMES = (
    "JacobiSN", "JacobiCN", "JacobiDN", "JacobiNS", "JacobiNC", "JacobiND", "JacobiSC", "JacobiSD",
    "JacobiCS", "JacobiCD", "JacobiDS", "JacobiDC",
)  # fmt: skip

# sn, cn and dn at u = 0, at parameter 0 and at parameter 1
_AT_ZERO = {"S": 0, "C": 1, "D": 1}
_CIRCULAR: dict[str, Callable] = {"S": S.Sin, "C": S.Cos, "D": lambda u: 1}
_HYPERBOLIC: dict[str, Callable] = {"S": S.Tanh, "C": S.Sech, "D": S.Sech}


def _three(u, m) -> dict[str, complex] | None:
    """sn, cn, dn at a machine number u with a real parameter from 0 to 1."""
    if isinstance(m, complex) or not 0 <= m <= 1:
        return None
    u = complex(u)
    s, c, d, _ = special.ellipj(u.real, m)
    if u.imag == 0:
        return {"S": s, "C": c, "D": d}
    s1, c1, d1, _ = special.ellipj(u.imag, 1 - m)
    below = c1 * c1 + m * s * s * s1 * s1
    return {
        "S": complex(s * d1, c * d * s1 * c1) / below,
        "C": complex(c * c1, -s * d * s1 * d1) / below,
        "D": complex(d * c1 * d1, -m * s * c * s1) / below,
    }


def _define(name: str) -> None:
    top, bottom = name[-2], name[-1]

    def quotient(parts: dict):
        above = 1 if top == "N" else parts[top]
        below = 1 if bottom == "N" else parts[bottom]
        return above / below

    def exact(table: dict, u):
        above = 1 if top == "N" else table[top](u)
        below = 1 if bottom == "N" else table[bottom](u)
        return S.Divide(above, below)

    @builtin(f"{name}[u_, m_]", attributes=NUMERIC)
    def value(evaluation, u, m):
        if type(u) is int and u == 0:
            above = 1 if top == "N" else _AT_ZERO[top]
            below = 1 if bottom == "N" else _AT_ZERO[bottom]
            return S.ComplexInfinity if below == 0 else above // below
        if type(m) is int and m in (0, 1):
            return exact(_HYPERBOLIC if m else _CIRCULAR, u)
        if isinstance(u, Expr) and u.head is S(f"Inverse{name}") and len(u) == 2 and same(u.args[1], m):
            return u.args[0]
        if looks_negative(u):  # sn is odd, cn and dn are even
            turned = evaluation.evaluate(S(name)(negated(u), m))
            return negated(turned) if "S" in name[-2:] else turned

        def at(u, m):
            parts = _three(u, m)
            return None if parts is None else quotient(parts)

        return at_numbers(at, u, m)

    value.__doc__ = f"{name} of an argument and a parameter: the quotient of two of sn, cn, dn and 1."


for _name in NAMES:
    _define(_name)


@builtin("JacobiAmplitude[u_, m_]", attributes=NUMERIC)
def jacobi_amplitude(evaluation, u, m):
    """The angle whose sine is JacobiSN[u, m]."""
    if type(u) is int and u == 0:
        return 0
    if type(m) is int and m in (0, 1):
        return S.Gudermannian(u) if m else u
    return at_numbers(
        lambda u, m: (
            None
            if isinstance(u, complex) or isinstance(m, complex) or not 0 <= m <= 1
            else special.ellipj(u, m)[3]
        ),
        u,
        m,
    )


@builtin("EllipticNomeQ[m_]", attributes=NUMERIC)
def elliptic_nome_q(evaluation, m):
    """E^(-Pi EllipticK[1 - m]/EllipticK[m])"""
    if type(m) is int and m in (0, 1):
        return m

    def nome(m):
        if isinstance(m, complex) or not 0 < m < 1:
            return None
        return math.exp(-math.pi * special.ellipkm1(m) / special.ellipk(m))

    return at_numbers(nome, m)


@builtin(
    "EllipticTheta[a_Integer, u_, q_]", "EllipticTheta[a_Integer, q_]", attributes=(*NUMERIC, "NHoldFirst")
)
def elliptic_theta(evaluation, a, q, u=0):
    """The theta functions 1 to 4: sums of q^(n^2) or q^((n + 1/2)^2) times cosines or sines."""
    if not 1 <= a <= 4:
        return None
    if not isinstance(q, (float, complex)) and is_zero(q):
        return 0 if a < 3 else 1
    if a == 1 and type(u) is int and u == 0:
        return 0

    def theta(u, q):
        if abs(q) >= 1:
            return None
        u, q = complex(u), complex(q)
        total = 0j if a < 3 else 1 + 0j
        for n in range(200):
            if a < 3:
                wave = cmath.sin((2 * n + 1) * u) * (-1) ** n if a == 1 else cmath.cos((2 * n + 1) * u)
                term = 2 * q ** ((n + 0.5) ** 2) * wave
            else:
                k = n + 1
                term = 2 * (1 if a == 3 else (-1) ** k) * q ** (k * k) * cmath.cos(2 * k * u)
            total += term
            if abs(term) < 1e-18 * abs(total):
                break
        return total

    return at_numbers(theta, u, q)


@builtin("ArithmeticGeometricMean[a_, b_]", attributes=(*NUMERIC, "Orderless"))
def arithmetic_geometric_mean(evaluation, a, b):
    """What (a + b)/2 and Sqrt[a b] come to, taken again and again."""
    if same(a, b):
        return a
    if (type(a) is int and a == 0) or (type(b) is int and b == 0):
        return 0

    def mean(a, b):
        if isinstance(a, complex) or isinstance(b, complex) or a * b < 0:
            return None
        if a == 0 or b == 0:
            return 0.0
        return special.agm(a, b) if a > 0 else -special.agm(-a, -b)

    return at_numbers(mean, a, b, precise=precise_series.agm)
