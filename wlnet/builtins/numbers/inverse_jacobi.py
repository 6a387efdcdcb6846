"""The inverses of Jacobi's elliptic functions.

Source: NIST Handbook, 22.15: all by the elliptic integral of the first kind at an amplitude.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from scipy import special

from wlnet.algebra.numbers import is_exact
from wlnet.algebra.special.machine import at_numbers
from wlnet.algebra.sums import looks_negative, negated
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NUMERIC = ("Listable", "NumericFunction", "ReadProtected")
NAMES = (
    "InverseJacobiSN", "InverseJacobiCN", "InverseJacobiDN", "InverseJacobiNS", "InverseJacobiNC",
    "InverseJacobiND", "InverseJacobiSC", "InverseJacobiSD", "InverseJacobiCS", "InverseJacobiCD",
    "InverseJacobiDS", "InverseJacobiDC",
)  # fmt: skip


def _sine_of_delta(x: float, m: float) -> float:
    return math.sqrt((1 - x * x) / m)


def _sine_of_sd(x: float, m: float) -> float:
    return x / math.sqrt(1 + m * x * x)


# the amplitude at which the function has the value x
_AMPLITUDES: dict[str, Callable[[float, float], float]] = {
    "SN": lambda x, m: math.asin(x),
    "CN": lambda x, m: math.acos(x),
    "DN": lambda x, m: math.asin(_sine_of_delta(x, m)),
    "NS": lambda x, m: math.asin(1 / x),
    "NC": lambda x, m: math.acos(1 / x),
    "ND": lambda x, m: math.asin(_sine_of_delta(1 / x, m)),
    "SC": lambda x, m: math.atan(x),
    "CS": lambda x, m: math.atan(1 / x),
    "SD": lambda x, m: math.asin(_sine_of_sd(x, m)),
    "DS": lambda x, m: math.asin(_sine_of_sd(1 / x, m)),
}

# arguments at which the value is 0, and those at which it is EllipticK[m]
_ZEROS = {"SN": 0, "CN": 1, "DN": 1, "NC": 1, "ND": 1, "SC": 0, "SD": 0, "CD": 1, "DC": 1}
_QUARTERS = {"SN": 1, "NS": 1, "CN": 0, "CS": 0, "CD": 0}

# parameters 0 and 1
_CIRCULAR = {
    "SN": S.ArcSin, "CN": S.ArcCos, "NS": S.ArcCsc, "NC": S.ArcSec, "SC": S.ArcTan, "CS": S.ArcCot,
    "SD": S.ArcSin, "DS": S.ArcCsc, "CD": S.ArcCos, "DC": S.ArcSec,
}  # fmt: skip
_HYPERBOLIC = {
    "SN": S.ArcTanh, "CN": S.ArcSech, "DN": S.ArcSech, "NS": S.ArcCoth, "NC": S.ArcCosh, "ND": S.ArcCosh,
    "SC": S.ArcSinh, "CS": S.ArcCsch, "SD": S.ArcSinh, "DS": S.ArcCsch,
}  # fmt: skip


def _at(name: str, x, m):
    """The value at real numbers; None where it is complex."""
    if isinstance(x, complex) or isinstance(m, complex) or m >= 1:
        return None
    try:
        if name in ("CD", "DC"):  # cd(u) == sn(K - u)
            return special.ellipk(m) - special.ellipkinc(math.asin(x if name == "CD" else 1 / x), m)
        return special.ellipkinc(_AMPLITUDES[name](x, m), m)
    except (ValueError, ZeroDivisionError):
        return None


def _define(name: str) -> None:
    short = name[-2:]

    @builtin(f"{name}[x_, m_]", attributes=NUMERIC)
    def value(evaluation, x, m):
        if type(x) is int:
            if _ZEROS.get(short) == x:
                return 0 if x == 1 or is_exact(m) else 0.0
            if _QUARTERS.get(short) == x:
                return S.EllipticK(m)
        if type(m) is int and m in (0, 1):
            found = (_HYPERBOLIC if m else _CIRCULAR).get(short)
            return None if found is None else found(x)
        if "S" in short and looks_negative(x):
            return negated(evaluation.evaluate(S(name)(negated(x), m)))
        return at_numbers(lambda x, m: _at(short, x, m), x, m)

    value.__doc__ = f"The u with Jacobi{short}[u, m] == x."


for _name in NAMES:
    _define(_name)
