"""The expansion of an expression in powers of a variable t at 0, for small positive t.

Sums, products and powers are expanded by the arithmetic of series; functions of one argument by
their values (sine, cosine), through the series of their derivative (inverse functions, error
functions), as quotients (tangents), or by derivatives at the point.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from wlnet.algebra.analysis.truncated import (
    NoSeries,
    Truncated,
    Vanishes,
    added,
    composed,
    constant,
    differentiated,
    exponential,
    integrated,
    logarithm,
    multiplied,
    raised,
)
from wlnet.algebra.calculus import derivative, outer_derivative
from wlnet.algebra.expand import is_free_of
from wlnet.algebra.infinity import direction
from wlnet.algebra.numbers import INDETERMINATE, NUMBERS, RATIONALS, is_real, whole
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, power, times
from wlnet.algebra.sums import minus, plus, split
from wlnet.expr.expr import Expr, same
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S, Symbol

MARK = Symbol("series", "System`Private`")

_MORE = 40  # orders beyond the wanted one that are tried before giving up

# f[u] as a quotient of functions that have no poles
_QUOTIENTS: dict[str, Callable] = {
    "Tan": lambda u: over(S.Sin(u), S.Cos(u)),
    "Cot": lambda u: over(S.Cos(u), S.Sin(u)),
    "Sec": lambda u: power(S.Cos(u), -1),
    "Csc": lambda u: power(S.Sin(u), -1),
    "Tanh": lambda u: over(S.Sinh(u), S.Cosh(u)),
    "Coth": lambda u: over(S.Cosh(u), S.Sinh(u)),
    "Sech": lambda u: power(S.Cosh(u), -1),
    "Csch": lambda u: power(S.Sinh(u), -1),
    "Sinc": lambda u: over(S.Sin(u), u),
    "Log2": lambda u: over(S.Log(u), S.Log(2)),
    "Log10": lambda u: over(S.Log(u), S.Log(10)),
    "LogisticSigmoid": lambda u: power(plus(1, power(S.E, times(-1, u))), -1),
    "Factorial": lambda u: S.Gamma(plus(1, u)),
}

# f, f', f'', f''' of functions whose fourth derivative is f again
_CYCLES = {
    "Sin": (S.Sin, S.Cos, None, None),
    "Cos": (S.Cos, S.Sin, None, None),
    "Sinh": (S.Sinh, S.Cosh),
    "Cosh": (S.Cosh, S.Sinh),
}
_SIGNS = {"Sin": (1, 1, -1, -1), "Cos": (1, -1, -1, 1), "Sinh": (1, 1), "Cosh": (1, 1)}

_BY_DERIVATIVE = {
    "ArcSin", "ArcCos", "ArcTan", "ArcCot", "ArcSinh", "ArcCosh", "ArcTanh", "ArcCoth", "Erf", "Erfc",
    "Erfi", "SinIntegral", "ExpIntegralEi", "FresnelS", "FresnelC",
}  # fmt: skip

# the series at infinity of f[u], u > 0, through 1/u
_AT_INFINITY: dict[str, Callable] = {
    "ArcTan": lambda u: minus(times(Fraction(1, 2), S.Pi), S.ArcTan(power(u, -1))),
    "ArcCot": lambda u: S.ArcTan(power(u, -1)),
    "ArcSinh": lambda u: S.Log(plus(u, power(plus(power(u, 2), 1), Fraction(1, 2)))),
    "ArcCosh": lambda u: S.Log(
        plus(u, times(power(plus(u, -1), Fraction(1, 2)), power(plus(u, 1), Fraction(1, 2))))
    ),
}
_ODD_AT_INFINITY = {"ArcTan", "ArcCot", "ArcSinh"}


class Expansion:
    """Expands expressions in the symbol t.

    evaluate    expression to its value
    log         what stands for Log[t]
    sign        -1, 0, 1 of a coefficient, or None where it is not known
    """

    def __init__(self, t: Symbol, evaluate: Callable, log=None, sign: Callable | None = None):
        self.t = t
        self.evaluate = evaluate
        self.log = S.Log(t) if log is None else log
        self.sign = sign or sign_of_constant
        self.known: list[Truncated] = []  # MARK[t, k] stands for known[k]
        self._order: object = 0

    def combined(self, x, order) -> Truncated:
        """x as far as the series it holds tell; other parts below t^order."""
        self._order = order
        try:
            return self._of(x)
        except (Vanishes, MessageError, ArithmeticError):
            raise NoSeries from None

    def expanded(self, x, order) -> Truncated:
        """The terms below t^order. Raises NoSeries."""
        more = 0
        while more <= _MORE:
            self._order = order + more
            try:
                found = self._of(x)
            except Vanishes:
                more = 2 * more + 2
                continue
            except (MessageError, ArithmeticError):
                raise NoSeries from None
            if found.order >= order:
                return found if found.is_null() else found.cut(order)
            more = max(more + 1, math.ceil(more + order - found.order))
        raise NoSeries

    def first(self, x) -> tuple:
        """(exponent, coefficient) of the first term. Raises NoSeries."""
        order = 1
        while order <= _MORE:
            found = self.expanded(x, order)
            if found.is_null():
                return 0, 0
            try:
                return found.leading()
            except Vanishes:
                order = 2 * order + 1
        raise NoSeries

    # -- by the head ------------------------------------------------------------------------

    def _of(self, x) -> Truncated:
        if same(x, self.t):
            return Truncated({1: 1}, math.inf)
        if not isinstance(x, Expr) or is_free_of(x, self.t):
            if direction(x) is not None or x is INDETERMINATE:
                raise NoSeries
            return constant(x)
        if x.head is MARK:
            return self.known[x.args[1]]
        if x.head is S.Plus:
            return added(*map(self._of, x.args))
        if x.head is S.Times:
            return self._product(x.args)
        if x.head is S.Power and len(x) == 2:
            return self._power(*x.args)
        if len(x) == 1 and type(x.head) is Symbol:
            return self._function(x.head.name, x.args[0], x)
        return self._by_derivatives(x)

    def _product(self, factors) -> Truncated:
        found = constant(1)
        for factor in factors:
            found = multiplied(found, self._of(factor), self._order + 8)
        return found

    def _power(self, base, exponent) -> Truncated:
        if is_free_of(exponent, self.t):
            return raised(self._of(base), exponent, self._order)
        if base is S.E:
            return self._exponential(self._of(exponent))
        logarithm_ = constant(self.evaluate(S.Log(base))) if is_free_of(base, self.t) else self._log(base)
        return self._exponential(multiplied(self._of(exponent), logarithm_, self._order))

    def _exponential(self, s: Truncated) -> Truncated:
        if s.start() < min(0, s.order):
            raise NoSeries
        if s.order <= 0:
            raise Vanishes
        at_zero = s.terms.get(0, 0)
        u = Truncated({e: c for e, c in s.terms.items() if e > 0}, s.order)
        lift, at_zero = self._without_log(at_zero)
        return exponential(u, self._order - lift).scaled(self.evaluate(power(S.E, at_zero))).shifted(lift)

    def _without_log(self, c) -> tuple:
        """(b, a) of a + b Log[t]"""
        lift, rest = 0, []
        for term in c.args if isinstance(c, Expr) and c.head is S.Plus else (c,):
            factor, part = split(term)
            if same(part, self.log) and type(factor) in RATIONALS:
                lift = whole(lift + factor)
            else:
                rest.append(term)
        return lift, plus(*rest)

    def _log(self, base) -> Truncated:
        s = self._of(base)
        if s.is_null():
            raise NoSeries
        first, c = s.leading()
        rest = Truncated({e: v for e, v in s.terms.items() if e != first}, s.order)
        u = rest.shifted(-first).scaled(power(c, -1))
        front = plus(self.evaluate(S.Log(c)), times(first, self.log) if first else 0)
        return added(constant(front), logarithm(u, self._order))

    def _function(self, name: str, arg, x: Expr) -> Truncated:
        if name == "Log":
            return self._log(arg)
        if name in _QUOTIENTS:
            return self._of(_QUOTIENTS[name](arg))
        s = self._of(arg)
        if name in ("Abs", "Sign", "UnitStep", "RealAbs", "HeavisideTheta", "Ramp"):
            return self._by_sign(name, s)
        if name in ("Floor", "Ceiling", "IntegerPart", "FractionalPart", "Round"):
            return self._step(name, s)
        if s.start() < 0:
            return self._at_infinity(name, s, arg)
        if s.order <= 0:
            raise Vanishes
        at = s.terms.get(0, 0)
        u = Truncated({e: c for e, c in s.terms.items() if e > 0}, s.order)
        if name in _CYCLES:
            return composed(u, self._cycle(name, at), self._order)
        if name in _BY_DERIVATIVE:
            return self._by_antiderivative(x, at, s)
        if name == "Gamma" and type(at) is int and at <= 0:
            return self._gamma_at_pole(arg, at).mapped(self._together)
        if name == "Zeta" and type(at) is int and at == 1:
            return self._zeta_at_pole(u)
        return composed(u, self._taylor(x.head, at), self._order)

    # -- functions --------------------------------------------------------------------------

    def _cycle(self, name: str, at):
        heads, signs = _CYCLES[name], _SIGNS[name]
        values = [self.evaluate(Expr(head, (at,))) for head in heads[:2]]
        k, size = 0, 1
        while True:
            yield over(times(signs[k % len(signs)], values[k % 2]), size)
            k += 1
            size *= k

    def _taylor(self, head, at):
        """The Taylor coefficients of head at a point."""
        z = Symbol("z", "System`Private`")
        now, k, size = Expr(head, (z,)), 0, 1
        while True:
            yield over(self._finite(now, z, at), size)
            now = self.evaluate(derivative(now, z))
            k += 1
            size *= k

    def _finite(self, x, variable, value):
        found = self.evaluate(S.ReplaceAll(x, S.Rule(variable, value)))
        if found is INDETERMINATE or direction(found) is not None or _has_infinity(found):
            raise NoSeries
        return found

    def _by_antiderivative(self, x: Expr, at, s: Truncated) -> Truncated:
        value = self.evaluate(Expr(x.head, (at,)))
        if _has_infinity(value) or value is INDETERMINATE:
            raise NoSeries
        slope = multiplied(self._of(self.evaluate(outer_derivative(x, 0))), differentiated(s), self._order)
        return added(constant(value), integrated(slope, self.log))

    def _by_derivatives(self, x) -> Truncated:
        """The Taylor series of x itself, from its derivatives at t = 0."""
        found, size = {}, 1
        for k in range(math.ceil(self._order)):
            found[k] = over(self._finite(x, self.t, 0), size)
            x = self.evaluate(derivative(x, self.t))
            size *= k + 1
        return Truncated({e: c for e, c in found.items() if not _is_null(c)}, math.ceil(self._order))

    def _gamma_at_pole(self, arg, at: int) -> Truncated:
        """Gamma[z] = Gamma[z + n]/(z (z + 1) ... (z + n - 1))"""
        n = 1 - at
        below = times(*(plus(arg, k) for k in range(n)))
        return self._of(over(S.Gamma(plus(arg, n)), below))

    def _together(self, c):
        return c if numeric_value(c) is None or type(c) in RATIONALS else self.evaluate(S.Together(c))

    def _zeta_at_pole(self, u: Truncated) -> Truncated:
        """Zeta[1 + u] = 1/u + the sum of (-u)^k StieltjesGamma[k]/k!"""

        def factors():
            k, size = 0, 1
            while True:
                yield S.EulerGamma if k == 0 else over(times((-1) ** k, S.StieltjesGamma(k)), size)
                k += 1
                size *= k

        return added(raised(u, -1, self._order), composed(u, factors(), self._order))

    def _by_sign(self, name: str, s: Truncated) -> Truncated:
        sign = 0 if s.is_null() else self.sign(s.leading()[1])
        if sign is None:
            raise NoSeries
        if name in ("Abs", "RealAbs"):
            return s.scaled(sign)
        if name == "Sign":
            return constant(sign)
        if name == "Ramp":
            return s if sign > 0 else constant(0)
        return constant(int(sign >= 0))

    def _step(self, name: str, s: Truncated) -> Truncated:
        """Functions with jumps at whole (or half) numbers."""
        if s.start() < 0:
            raise NoSeries
        at = s.terms.get(0, 0)
        value = numeric_value(at)
        if not is_real(value):
            raise NoSeries
        jump = (2 * at if name == "Round" else at) if type(at) in RATIONALS else None
        up = 0
        if jump is not None and whole(Fraction(jump)).__class__ is int:
            rest = Truncated({e: c for e, c in s.terms.items() if e > 0}, s.order)
            if not rest.is_null():
                up = self.sign(rest.leading()[1]) or 0
            if name == "Round" and jump % 2 == 0:
                up = 0
        near = at if not up else plus(at, Fraction(up, 4))
        found = self.evaluate(Expr(S(name), (near,)))
        if name == "FractionalPart":
            return added(s, constant(minus(plus(found, Fraction(-up, 4)), at)))
        return constant(found)

    def _at_infinity(self, name: str, s: Truncated, arg) -> Truncated:
        sign = self.sign(s.leading()[1])
        rule = _AT_INFINITY.get(name)
        if sign is None or rule is None:
            raise NoSeries
        if sign > 0:
            return self._of(self.evaluate(rule(arg)))
        if name not in _ODD_AT_INFINITY:
            raise NoSeries
        return self._of(self.evaluate(rule(times(-1, arg)))).scaled(-1)


def sign_of_constant(c) -> int | None:
    """-1, 0 or 1 of a real constant; None where that is not known."""
    if type(c) in NUMBERS and is_real(c):
        return (c > 0) - (c < 0)
    value = numeric_value(c)
    return None if not is_real(value) else (value > 0) - (value < 0)


def _has_infinity(x) -> bool:
    if direction(x) is not None or x is INDETERMINATE:
        return True
    return isinstance(x, Expr) and any(map(_has_infinity, x.args))


def _is_null(c) -> bool:
    return type(c) in NUMBERS and not c
