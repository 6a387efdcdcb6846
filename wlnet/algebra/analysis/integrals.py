"""Antiderivatives of elementary expressions.

Sums term by term; then a table for functions of a linear argument, partial fractions,
substitution of a part whose derivative is a factor, integration by parts of products with
polynomials, products of sines and cosines as sums. What none of these reaches has no
antiderivative here. Every result can be checked by `is_antiderivative`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial

from wlnet.algebra.analysis.integral_forms import (
    OF_LINEAR,
    OF_LINEAR_WITHOUT_JUMPS,
    gaussian,
    known_power,
    of_square,
    over_argument,
    polynomial_times_exponential,
    polynomial_times_root,
    polynomial_times_wave,
    square_root,
    wave_times_exponential,
)
from wlnet.algebra.analysis.integral_fractions import NoFractions, of_fractions
from wlnet.algebra.analysis.integral_substitutions import (
    LAST_ATTEMPTS,
    polynomial_wave_exponential,
    rational_in_power,
)
from wlnet.algebra.angles import waves_added
from wlnet.algebra.calculus import derivative
from wlnet.algebra.expand import coefficients, expand, is_free_of, rebuilt
from wlnet.algebra.numbers import RATIONALS
from wlnet.algebra.polynomials.terms import TooLarge
from wlnet.algebra.products import base_and_exponent, over, power, times
from wlnet.algebra.rational_functions import NotRational, cancel, together
from wlnet.algebra.sums import minus, plus
from wlnet.expr.expr import Expr, same
from wlnet.expr.symbols import S, Symbol

_DEEPEST = 9
_WAVES = {S.Sin, S.Cos, S.Sinh, S.Cosh}
_BY_PARTS = {
    S.Log, S.ArcSin, S.ArcCos, S.ArcTan, S.ArcCot, S.ArcSinh, S.ArcCosh, S.ArcTanh, S.ArcCoth, S.Erf, S.Erfc,
}  # fmt: skip


class NoIntegral(Exception):
    """No antiderivative was found."""


class Integrals:
    """Antiderivatives with respect to one variable; `evaluate` gives the value of an expression."""

    def __init__(self, variable, evaluate: Callable, definite: bool = False):
        self.x = variable
        self.evaluate = evaluate
        self.definite = definite  # forms without jumps are wanted
        self.of_linear = OF_LINEAR_WITHOUT_JUMPS if definite else OF_LINEAR
        self._depth = 0
        self._pending: list = []

    def of(self, e):
        """An antiderivative; raises NoIntegral."""
        if any(same(e, one) for one in self._pending) or self._depth > _DEEPEST:
            raise NoIntegral
        self._depth += 1
        self._pending.append(e)
        try:
            return self._of(e)
        finally:
            self._pending.pop()
            self._depth -= 1

    def _of(self, e):
        x = self.x
        if is_free_of(e, x):
            return times(e, x)
        if same(e, x):
            return times(Fraction(1, 2), power(x, 2))
        if e.head is S.Plus:
            return plus(*map(self.of, e.args))
        constant, e = self._without_constants(e)
        if constant is not None:
            return expand_number(times(constant, self.of(e)))
        for attempt in self._attempts(e):
            found = attempt(e)
            if found is not None:
                return found
        raise NoIntegral

    def _attempts(self, e) -> Iterator[Callable]:
        yield self._from_table
        yield self._of_derivative
        yield partial(rational_in_power, integrals=self)
        yield self._of_rational
        yield self._of_sines_and_cosines
        yield self._by_substitution
        yield self._by_known_products
        yield self._of_root
        yield self._by_parts
        yield self._of_waves
        yield self._expanded
        yield from (partial(attempt, integrals=self) for attempt in LAST_ATTEMPTS)

    def _without_constants(self, e) -> tuple:
        """(factors free of x or None, the others)"""
        if e.head is not S.Times:
            return None, e
        free = [f for f in e.args if is_free_of(f, self.x)]
        if not free:
            return None, e
        return times(*free), times(*(f for f in e.args if not is_free_of(f, self.x)))

    # -- the table --------------------------------------------------------------------------------

    def linear(self, u) -> tuple | None:
        """(a, b) of u = a x + b, a not 0; else None."""
        found = coefficients(u, self.x)
        if found is None or max(found) != 1:
            return None
        return found[1], found.get(0, 0)

    def _from_table(self, e):
        base, exponent = base_and_exponent(e)
        if is_free_of(exponent, self.x):
            line = self.linear(base)
            if line is not None:
                return self._power_of_linear(base, exponent, line[0])
            found = known_power(base, exponent, self)
            if found is not None:
                return found
        elif is_free_of(base, self.x):
            line = self.linear(exponent)
            if line is not None:
                log = 1 if base is S.E else S.Log(base)
                return over(e, times(line[0], self.evaluate(log)))
            return gaussian(base, exponent, self)
        if isinstance(e, Expr) and len(e) == 1 and e.head in self.of_linear:
            line = self.linear(e.args[0])
            if line is None:
                return of_square(e, self)
            found = over(self.of_linear[e.head](e.args[0]), line[0])
            return expand(found) if type(line[0]) in RATIONALS and e.head is not S.Log else found
        return square_root(e, self)

    def _power_of_linear(self, base, exponent, slope):
        if exponent == -1:
            return over(S.Log(base), slope)
        grown = plus(exponent, 1)
        return over(power(base, grown), times(grown, slope))

    def _of_derivative(self, e):
        """f'[x] of functions that are not known."""
        head = e.head if isinstance(e, Expr) and len(e) == 1 else None
        if not (isinstance(head, Expr) and isinstance(head.head, Expr) and head.head.head is S.Derivative):
            return None
        line, order = self.linear(e.args[0]), head.head.args[0]
        if line is None or type(order) is not int or order < 1:
            return None
        f = head.args[0]
        lower = f if order == 1 else Expr(S.Derivative(order - 1), (f,))
        return over(Expr(lower, e.args), line[0])

    def _of_rational(self, e):
        try:
            return of_fractions(e, self.x, self.evaluate, self.definite)
        except NoFractions:
            return None

    # -- substitution -----------------------------------------------------------------------------

    def _by_substitution(self, e):
        """The integral in u where e is f(u) u' for a part u of e."""
        seen: list = []
        for part in self._parts(e):
            if same(part, e) or any(same(part, other) for other in seen):
                continue
            seen.append(part)
            if len(seen) > 12:
                break
            found = self._substituted(e, part)
            if found is not None:
                return found
        return None

    def _substituted(self, e, part):
        slope = self.evaluate(derivative(part, self.x))
        if type(slope) in RATIONALS and slope == 0:
            return None
        u = Symbol(f"u{self._depth}", "System`Private`")
        for quotient in (over(e, slope), self._cancelled(over(e, slope))):
            inner = _put(quotient, part, u)
            if is_free_of(inner, self.x):
                break
        else:
            return None
        if same(inner, u) and same(part, e):
            return None
        inside = Integrals(u, self.evaluate, self.definite)
        inside._depth = self._depth
        try:
            found = inside.of(inner)
        except NoIntegral:
            return None
        return _without_inverses(self.evaluate(S.ReplaceAll(found, S.Rule(u, part))))

    def _of_sines_and_cosines(self, e):
        """Sin[u]^m Cos[u]^n written with quotients of them, where one exponent is odd.

        Also Sin[u] Cos[u] of a multiple of the variable, by the double angle.
        """
        powers = self._powers_of_waves(e)
        if powers is None:
            return None
        (m, n), angle, plain = powers
        slope = self.linear(angle)[0]
        if (m, n) == (1, 1) and plain and slope not in (1, -1) and type(slope) in RATIONALS:
            return over(S.Cos(times(2, angle)), times(-4, slope))
        if plain or not (m % 2 or n % 2):
            return None
        u = Symbol(f"u{self._depth}", "System`Private`")
        rest = minus(1, power(u, 2))
        if n % 2 and (n > 0 or not m % 2):
            inner, part, sign = times(power(u, m), power(rest, (n - 1) // 2)), S.Sin(angle), 1
        else:
            inner, part, sign = times(power(u, n), power(rest, (m - 1) // 2)), S.Cos(angle), -1
        inside = Integrals(u, self.evaluate, self.definite)
        inside._depth = self._depth
        other, outer = (m, (n - 1) // 2) if sign > 0 else (n, (m - 1) // 2)
        try:
            if outer == -1 and other >= 0 and other % 2 == 0:  # u^k/(1 - u^2) = 1/(1 - u^2) - 1 - u^2 - ...
                found = minus(S.ArcTanh(u), plus(*(over(power(u, k + 1), k + 1) for k in range(0, other, 2))))
            else:
                found = inside.of(expand(inner) if min(m, n) >= -1 else inner)
        except NoIntegral:
            return None
        return over(times(sign, _named(self.evaluate(S.ReplaceAll(found, S.Rule(u, part))))), slope)

    def _powers_of_waves(self, e) -> tuple | None:
        """((m, n), u, whether only Sin and Cos stand in e) of Sin[u]^m Cos[u]^n."""
        exponents, angle, plain = [0, 0], None, True
        for factor in self._factors(e):
            base, k = base_and_exponent(factor)
            shares = _SHARES.get(base.head) if isinstance(base, Expr) and len(base) == 1 else None
            if shares is None or type(k) is not int or self.linear(base.args[0]) is None:
                return None
            if angle is not None and not same(angle, base.args[0]):
                return None
            angle = base.args[0]
            plain = plain and base.head in (S.Sin, S.Cos) and k > 0
            exponents = [x + k * y for x, y in zip(exponents, shares, strict=True)]
        single = len(self._factors(e)) == 1
        return None if angle is None or single else (tuple(exponents), angle, plain)

    @staticmethod
    def _cancelled(x):
        try:
            return cancel(together(x))
        except (NotRational, TooLarge):
            return x

    def _parts(self, e) -> Iterator:
        """Parts that may be substituted, the outer ones first."""
        if not isinstance(e, Expr) or e.array is not None or is_free_of(e, self.x):
            return
        for arg in e.args:
            if not isinstance(arg, Expr) or is_free_of(arg, self.x) or arg.head is S.Times:
                continue
            if self.linear(arg) is None:
                yield arg
        for arg in e.args:
            yield from self._parts(arg)

    # -- products ---------------------------------------------------------------------------------

    def _factors(self, e) -> list:
        return list(e.args) if isinstance(e, Expr) and e.head is S.Times else [e]

    def _polynomial_and_rest(self, e) -> tuple:
        """(product of the polynomial factors, list of the others)"""
        polynomial, rest = [], []
        for factor in self._factors(e):
            (rest if coefficients(factor, self.x) is None else polynomial).append(factor)
        return times(*polynomial), rest

    def _by_known_products(self, e):
        polynomial, rest = self._polynomial_and_rest(e)
        if len(rest) == 1:
            kind = rest[0]
            if kind.head is S.Power and is_free_of(kind.args[0], self.x):
                return polynomial_times_exponential(polynomial, kind, self)
            if kind.head in _WAVES and len(kind) == 1:
                found = polynomial_times_wave(polynomial, kind, self)
                if found is not None:
                    return found
            found = polynomial_times_root(polynomial, kind, self)
            if found is not None:
                return found
        if not is_free_of(polynomial, self.x):
            return polynomial_wave_exponential(polynomial, rest, self)
        found = wave_times_exponential(*rest, self) if len(rest) == 2 else None
        return over_argument(rest, self) if found is None else found

    def _of_root(self, e):
        """Roots of a x + b: with u = (a x + b)^(1/n), x is a polynomial in u."""
        root = self._root(e)
        if root is None:
            return None
        (a, b), base, n = self.linear(root[0]), *root
        u = Symbol(f"u{self._depth}", "System`Private`")
        x = over(minus(power(u, n), b), a)
        inner = _put(e, power(base, Fraction(1, n)), u)
        inner = self.evaluate(S.ReplaceAll(inner, S.Rule(self.x, x)))
        inside = Integrals(u, self.evaluate, self.definite)
        inside._depth = self._depth
        try:
            found = inside.of(expand(times(inner, Fraction(n), power(a, -1), power(u, n - 1))))
        except NoIntegral:
            return None
        return self.evaluate(S.ReplaceAll(found, S.Rule(u, power(base, Fraction(1, n)))))

    def _root(self, e) -> tuple | None:
        """(base, n) of a power with denominator n of a linear base."""
        if not isinstance(e, Expr) or is_free_of(e, self.x):
            return None
        base, exponent = base_and_exponent(e)
        if type(exponent) is Fraction and self.linear(base) is not None:
            return base, exponent.denominator
        return next(filter(None, map(self._root, e.args)), None)

    def _by_parts(self, e):
        """P(x) f[...]^n with f a logarithm or an inverse function: P is integrated, f differentiated."""
        grown, functions = [], []
        for factor in self._factors(e):
            base, exponent = base_and_exponent(factor)
            is_one = isinstance(base, Expr) and len(base) == 1 and base.head in _BY_PARTS
            (functions if is_one and type(exponent) is int and exponent > 0 else grown).append(factor)
        if len(functions) != 1:
            return None
        f = functions[0]
        try:
            outside = self.of(times(*grown)) if grown else self.x
            inside = self._cancelled(times(outside, self.evaluate(derivative(f, self.x))))
            return minus(expand(times(outside, f)), self.of(expand(inside)))
        except NoIntegral:
            return None

    def _of_waves(self, e):
        """Products and powers of sines and cosines, as sums."""
        if not any(_is_wave(base_and_exponent(f)[0]) for f in self._factors(e)):
            return None
        found = expand(waves_added(e))
        return None if same(found, e) or found.head is not S.Plus else self._or_none(found)

    def _expanded(self, e):
        for change in (expand, lambda y: self._apart(y), self._cancelled):
            found = change(e)
            if not same(found, e) and (value := self._or_none(found)) is not None:
                return value
        return None

    def _apart(self, e):
        """Tan^2 and its kin by squares of other functions."""
        base, exponent = base_and_exponent(e)
        rule = _SQUARES.get(base.head) if isinstance(base, Expr) and len(base) == 1 else None
        if rule is None or type(exponent) is not int or exponent < 2:
            return e
        rest = power(base, exponent - 2)
        return expand(times(rest, rule(base.args[0])))

    def _or_none(self, e):
        try:
            return self.of(e)
        except NoIntegral:
            return None


# the exponents of Sin and Cos in functions of an angle
_SHARES = {
    S.Sin: (1, 0), S.Cos: (0, 1), S.Tan: (1, -1), S.Cot: (-1, 1), S.Sec: (0, -1), S.Csc: (-1, 0),
}  # fmt: skip

_SQUARES: dict = {
    S.Tan: lambda u: plus(-1, power(S.Sec(u), 2)),
    S.Cot: lambda u: plus(-1, power(S.Csc(u), 2)),
    S.Tanh: lambda u: minus(1, power(S.Sech(u), 2)),
    S.Coth: lambda u: plus(1, power(S.Csch(u), 2)),
}


_RECIPROCALS = {S.Cos: S.Sec, S.Sin: S.Csc}


def _named(x):
    """Powers of Sec and Csc for those of 1/Cos and 1/Sin."""
    if not isinstance(x, Expr) or x.array is not None:
        return x
    base, exponent = base_and_exponent(x)
    if x.head is S.Power and type(exponent) is int and exponent < 0 and isinstance(base, Expr):
        head = _RECIPROCALS.get(base.head)
        if head is not None:
            return power(Expr(head, base.args), -exponent)
    return rebuilt(x, _named)


def _is_wave(x) -> bool:
    return isinstance(x, Expr) and len(x) == 1 and x.head in _WAVES


def _without_inverses(x):
    """Log[E^u] as u, where only the derivative counts."""
    if not isinstance(x, Expr) or x.array is not None:
        return x
    if (
        x.head is S.Log
        and isinstance(x.args[0], Expr)
        and x.args[0].head is S.Power
        and x.args[0].args[0] is S.E
    ):
        return x.args[0].args[1]
    return rebuilt(x, _without_inverses)


def expand_number(x):
    """A number in front of a sum goes into its terms."""
    if isinstance(x, Expr) and x.head is S.Times and type(x.args[0]) in RATIONALS and len(x) == 2:
        return expand(x)
    return x


def _put(x, part, u):
    """x with u for the part, and with powers of u for powers of a part that is a power itself."""
    if same(x, part):
        return u
    if not isinstance(x, Expr) or x.array is not None:
        return x
    base, exponent = base_and_exponent(part)
    own, grown = base_and_exponent(x)
    if exponent != 1 and own is not x and same(own, base):
        ratio = over(grown, exponent)
        if type(ratio) is int or (type(exponent) is Fraction and type(ratio) in RATIONALS):
            return power(u, ratio)
    return rebuilt(x, lambda arg: _put(arg, part, u))
