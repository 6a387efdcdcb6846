"""Closed forms of sums with symbolic or infinite bounds.

Powers of the index (Faulhaber), geometric terms times powers, rational terms by partial fractions
and harmonic numbers, binomial sums, and the power series of E^x, Cos, Sin and Log.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import comb, factorial

from wlnet.algebra.calculus import derivative
from wlnet.algebra.expand import coefficients, expand, is_free_of, numerator_and_denominator
from wlnet.algebra.numbers import INFINITY, RATIONALS
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.partial_fractions import apart
from wlnet.algebra.polynomials.terms import TooLarge
from wlnet.algebra.products import base_and_exponent, over, power, times
from wlnet.algebra.rational_functions import NotRational, factor, together
from wlnet.algebra.simplify import power_expanded
from wlnet.algebra.sums import looks_negative, minus, negated, plus
from wlnet.expr.expr import Expr, same
from wlnet.expr.symbols import S, Symbol

MOST_TERMS = 60  # terms that are added one by one to move a bound


class NotClosed(Exception):
    """No closed form is known."""


class Diverges(Exception):
    """The sum to Infinity does not converge."""


def bernoulli_numbers(count: int) -> list[Fraction]:
    """B(0), ..., B(count) with B(1) = 1/2."""
    found = [Fraction(1)]
    for m in range(1, count + 1):
        found.append(-sum(comb(m + 1, k) * found[k] for k in range(m)) / (m + 1))
    if count:
        found[1] = Fraction(1, 2)
    return found


def powers_added(p: int, n):
    """1^p + 2^p + ... + n^p as a polynomial in n (Faulhaber)."""
    numbers = bernoulli_numbers(p)
    terms = (times(comb(p + 1, j) * numbers[j], power(n, p + 1 - j)) for j in range(p + 1))
    return times(Fraction(1, p + 1), plus(*terms))


class Sums:
    """Sums over an index k from a to b; b may be Infinity."""

    def __init__(self, index: Symbol, evaluate: Callable):
        self.k = index
        self.evaluate = evaluate

    def of(self, f, a, b):
        """The sum; raises NotClosed or Diverges."""
        if is_free_of(f, self.k):
            if b is INFINITY:
                raise Diverges
            return times(f, plus(b, negated(a), 1))
        f = expand(f)
        if isinstance(f, Expr) and f.head is S.Plus:
            found = self._rational(f, a, b)
            if found is not None:
                return found
            return self._tidy(plus(*(self._term(term, a, b) for term in f.args)), f)
        return self._term(f, a, b)

    def _tidy(self, x, f):
        """A polynomial sum as a product of its factors."""
        if coefficients(f, self.k) is None:
            return x
        try:
            return factor(x)
        except (NotRational, TooLarge):
            return x

    def _term(self, f, a, b):
        constant, rest = self._split(f)
        if rest == 1:
            return self.of(constant, a, b)
        attempts = (self._powers, self._geometric, self._rational, self._alternating, self._special)
        for attempt in (*attempts, self._of_power, self._fibonacci):
            found = attempt(rest, a, b)
            if found is not None:
                return times(constant, found)
        raise NotClosed

    def _split(self, f) -> tuple:
        factors = f.args if isinstance(f, Expr) and f.head is S.Times else (f,)
        free = [x for x in factors if is_free_of(x, self.k)]
        return times(*free), times(*(x for x in factors if not is_free_of(x, self.k)))

    def _powers(self, f, a, b):
        powers = coefficients(f, self.k)
        if powers is None:
            return None
        if b is INFINITY:
            raise Diverges
        terms = [
            times(c, minus(powers_added(p, b), powers_added(p, plus(a, -1)))) for p, c in powers.items() if p
        ]
        constant = times(powers.get(0, 0), plus(b, negated(a), 1))
        return self._tidy(plus(constant, *terms), f)

    # -- geometric sums ---------------------------------------------------------------------------

    def _ratio(self, f) -> tuple | None:
        """(P, r, c) of f = c P(k) r^k with a polynomial P; None for others."""
        ratio, polynomial, constant = 1, [], 1
        for x in f.args if isinstance(f, Expr) and f.head is S.Times else (f,):
            base, exponent = base_and_exponent(x)
            line = None if is_free_of(exponent, self.k) else coefficients(exponent, self.k)
            if is_free_of(base, self.k) and line is not None and max(line) == 1:
                ratio = times(ratio, power(base, line[1]))
                constant = times(constant, power(base, line.get(0, 0)))
            elif coefficients(x, self.k) is not None:
                polynomial.append(x)
            else:
                return None
        return (times(*polynomial), ratio, constant) if ratio != 1 else None

    def _geometric(self, f, a, b):
        found = self._ratio(f)
        if found is None:
            return None
        polynomial, ratio, constant = found
        if b is INFINITY:
            size = numeric_value(ratio)
            if size is not None and abs(size) >= 1:
                raise Diverges
        r = Symbol("r", "System`Private`")
        if b is INFINITY:
            base = over(power(r, a), minus(1, r))
        else:
            base = over(minus(power(r, plus(b, 1)), power(r, a)), plus(r, -1))
        total = self._by_operator(polynomial, base, r)
        value = self.evaluate(S.ReplaceAll(total, S.Rule(r, ratio)))
        if polynomial != 1:
            value = self.evaluate(S.Simplify(value))
        elif type(ratio) in RATIONALS and b is not INFINITY:
            value = expand(value)
        elif numeric_value(ratio) is not None:
            value = together(value)
        return times(constant, value)

    def _by_operator(self, polynomial, base, r):
        """The polynomial in r d/dr, applied to the sum of r^k."""
        powers = coefficients(polynomial, self.k)
        terms, now = [], base
        for p in range(max(powers) + 1):
            terms.append(times(powers.get(p, 0), now))
            now = self.evaluate(times(r, derivative(now, r)))
        return plus(*terms)

    # -- rational terms ---------------------------------------------------------------------------

    def _rational(self, f, a, b):
        """By partial fractions c/(k + q)^s: harmonic numbers, and Zeta for sums to Infinity."""
        top, bottom = numerator_and_denominator(together(f))
        if coefficients(top, self.k) is None or coefficients(bottom, self.k) is None:
            return None
        if is_free_of(bottom, self.k):
            return None
        try:
            parts = self.evaluate(apart(f, self.k))
        except (NotRational, TooLarge):
            return None
        poles, rest = [], []
        for part in parts.args if isinstance(parts, Expr) and parts.head is S.Plus else (parts,):
            pole = self._pole(part)
            if pole is not None:
                poles.append(pole)
            elif coefficients(part, self.k) is not None:
                rest.append(part)
            else:
                return None
        if type(a) is int and any(type(q) is int and q + a <= 0 for _, q, _ in poles):
            return None
        if b is INFINITY:
            if rest or self._sum_of_simple(poles) != 0:
                raise Diverges
            return plus(*(times(c, self._tail(q, s, a)) for c, q, s in poles))
        found = [self._harmonic(poles, a, b)]
        return plus(*found, self.of(plus(*rest), a, b) if rest else 0)

    def _pole(self, part) -> tuple | None:
        """(c, q, s) of c/(k + q)^s"""
        top, bottom = numerator_and_denominator(part)
        if not is_free_of(top, self.k):
            return None
        constant, base, s = 1, None, 0
        for x in bottom.args if isinstance(bottom, Expr) and bottom.head is S.Times else (bottom,):
            if is_free_of(x, self.k):
                constant = times(constant, x)
            elif base is None:
                base, s = base_and_exponent(x)
            else:
                return None
        line = None if base is None else coefficients(base, self.k)
        if line is None or max(line) != 1 or type(s) is not int or s < 1:
            return None
        return over(top, times(constant, power(line[1], s))), over(line.get(0, 0), line[1]), s

    @staticmethod
    def _sum_of_simple(poles: list):
        return plus(*(c for c, _, s in poles if s == 1))

    def _tail(self, q, s: int, a):
        """The sum of 1/(k + q)^s to Infinity; of simple poles only the part that does not cancel."""
        first = plus(a, q)
        if s == 1:
            return negated(self._harmonic_number(plus(first, -1), 1))
        if type(first) is not int:
            return (
                S.PolyGamma(s - 1, first)
                if s == 2
                else times(Fraction((-1) ** s, factorial(s - 1)), S.PolyGamma(s - 1, first))
            )
        return minus(self.evaluate(S.Zeta(s)), self._harmonic_number(first - 1, s))

    def _harmonic_number(self, n, s: int):
        call = S.HarmonicNumber(n) if s == 1 else S.HarmonicNumber(n, s)
        return self.evaluate(call)

    def _harmonic(self, poles: list, a, b):
        """Finite sums; where the simple poles cancel and lie whole numbers apart, a rational function."""
        simple = [(c, q) for c, q, s in poles if s == 1]
        others = [
            times(c, minus(self._harmonic_number(plus(b, q), s), self._harmonic_number(plus(a, q, -1), s)))
            for c, q, s in poles
            if s > 1
        ]
        if not simple:
            return plus(*others)
        least = min((q for _, q in simple if type(q) in RATIONALS), default=simple[0][1])
        gaps = [minus(q, least) for _, q in simple]
        if all(type(gap) is int and 0 <= gap <= MOST_TERMS for gap in gaps) and (
            expand(self._sum_of_simple(poles)) == 0
        ):
            terms = []
            for (c, _), gap in zip(simple, gaps, strict=True):
                for j in range(1, gap + 1):
                    terms.append(times(c, power(plus(b, least, j), -1)))
                    terms.append(times(-1, c, power(plus(a, least, j - 1), -1)))
            return plus(factor(plus(*terms)), *others)
        harmonic = [
            times(c, minus(self._harmonic_number(plus(b, q), 1), self._harmonic_number(plus(a, q, -1), 1)))
            for c, q in simple
        ]
        return plus(*harmonic, *others)

    # -- series -----------------------------------------------------------------------------------

    def _alternating(self, f, a, b):
        """r^k/(k + q)^s to Infinity: logarithms and values of Zeta."""
        if b is not INFINITY or type(a) is not int:
            return None
        ratio, rest = self._geometric_factor(f)
        pole = None if rest is None else self._pole(rest)
        if pole is None:
            return None
        c, q, s = pole
        if type(q) is int:
            shift = times(c, power(ratio, -q))
            return times(shift, self._moved(_logarithmic(ratio, s), power, ratio, s, 1, a + q))
        if type(q) is Fraction and q.denominator == 2 and ratio == -1:
            return expand(times(c, self._halfway(q, s, a)))
        return None

    @staticmethod
    def _halfway(q: Fraction, s: int, a: int):
        """The sum of (-1)^k/(k + q)^s from a on, q being half an odd number: Dirichlet's beta function."""
        first = a + (q - Fraction(1, 2)).numerator
        beta = _dirichlet_beta(s)
        if beta is None or not 0 <= first <= MOST_TERMS:
            raise NotClosed
        before = sum((Fraction((-1) ** m * 2**s, (2 * m + 1) ** s) for m in range(first)), Fraction(0))
        return times((-1) ** abs(first - a), minus(times(2**s, beta), before))

    def _moved(self, whole_sum, power_, ratio, s: int, first: int, a: int):
        """A sum from `first` as one from a."""
        if whole_sum is None or abs(a - first) > MOST_TERMS or a < 1:
            raise NotClosed
        return minus(whole_sum, plus(*(over(power_(ratio, k), k**s) for k in range(first, a))))

    def _geometric_factor(self, f) -> tuple:
        """(r, rest) of r^k rest"""
        ratio, rest = 1, []
        for x in f.args if isinstance(f, Expr) and f.head is S.Times else (f,):
            base, exponent = base_and_exponent(x)
            line = None if is_free_of(exponent, self.k) else coefficients(exponent, self.k)
            if is_free_of(base, self.k) and line is not None and max(line) == 1:
                ratio = times(ratio, power(base, line[1]))
                rest.append(power(base, line.get(0, 0)))
            else:
                rest.append(x)
        return (ratio, times(*rest)) if ratio != 1 else (1, None)

    def _special(self, f, a, b):
        """Sums with factorials (to Infinity) and with binomials (over all)."""
        if b is INFINITY:
            return self._exponential(f, a)
        return self._binomial(f, a, b)

    def _exponential(self, f, a):
        """P(k) r^k/k!, r^k/(2 k)! and r^k/(2 k + 1)!"""
        if type(a) is not int or not 0 <= a <= MOST_TERMS:
            return None
        below = [x for x in factors_of(f) if _is_reciprocal_factorial(x)]
        if len(below) != 1:
            return None
        rest = times(*(x for x in factors_of(f) if x is not below[0]))
        found = (rest, 1, 1) if coefficients(rest, self.k) is not None else self._ratio(rest)
        if found is None:
            return None
        polynomial, ratio, constant = found
        line = coefficients(base_and_exponent(below[0])[0].args[0], self.k)
        shift = _whole_shift(line)
        if shift:
            moved = self.evaluate(S.ReplaceAll(f, S.Rule(self.k, plus(self.k, -shift))))
            return self._exponential(expand(moved), a + shift)
        r = Symbol("r", "System`Private`")
        base = _POWER_SERIES.get((line.get(1), line.get(0, 0))) if line is not None else None
        if base is None:
            return None
        total = self._by_operator(polynomial, base(r), r)
        if looks_negative(ratio) and line[1] == 2 and polynomial == 1:
            root = power_expanded(_root(negated(ratio)))
            value = S.Cos(root) if _is_null(line.get(0, 0)) else over(S.Sin(root), root)
        elif line[1] == 2:  # even functions of the root, whose sign does not matter
            u = Symbol("u", "System`Private`")
            whole = power_expanded(self.evaluate(S.ReplaceAll(total, S.Rule(r, power(u, 2)))))
            value = self.evaluate(S.ReplaceAll(whole, S.Rule(u, power_expanded(_root(ratio)))))
        else:
            value = self.evaluate(S.ReplaceAll(total, S.Rule(r, ratio)))
        first = (self.evaluate(S.ReplaceAll(f, S.Rule(self.k, k))) for k in range(a))
        return minus(self.evaluate(times(constant, value)), plus(*first))

    def _binomial(self, f, a, b):
        """P(k) r^k Binomial[n, k] for k from 0 (or 1, with a factor k) to n."""
        if type(a) is int and a == 0 and same(f, power(S.Binomial(b, self.k), 2)):
            return S.Binomial(times(2, b), b)  # Vandermonde
        chosen = [x for x in factors_of(f) if isinstance(x, Expr) and x.head is S.Binomial and len(x) == 2]
        if len(chosen) != 1 or not same(chosen[0].args[1], self.k) or not same(chosen[0].args[0], b):
            return None
        rest = times(*(x for x in factors_of(f) if x is not chosen[0]))
        found = (rest, 1, 1) if coefficients(rest, self.k) is not None else self._ratio(rest)
        if found is None or type(a) is not int or a not in (0, 1):
            return None
        polynomial, ratio, constant = found
        if polynomial == 1 and ratio == -1 and a == 0:
            return times(constant, S.KroneckerDelta(b))
        r = Symbol("r", "System`Private`")
        total = self._by_operator(polynomial, power(plus(1, r), b), r)
        value = self.evaluate(S.ReplaceAll(total, S.Rule(r, ratio)))
        first = coefficients(polynomial, self.k).get(0, 0) if a == 1 else 0
        return times(constant, minus(value, first))

    def _of_power(self, f, a, b):
        """k^e from 1 on, with a parameter or a fraction as exponent: Zeta, or harmonic numbers."""
        base, exponent = base_and_exponent(f)
        if not same(base, self.k) or not is_free_of(exponent, self.k) or type(a) is not int or a != 1:
            return None
        size = numeric_value(exponent)
        if b is not INFINITY:
            return S.HarmonicNumber(b, negated(exponent))
        if size is not None and complex(size).real >= -1:
            raise Diverges
        return S.Zeta(negated(exponent))

    def _fibonacci(self, f, a, b):
        """Fibonacci[k] and its square."""
        square = same(f, power(S.Fibonacci(self.k), 2))
        if b is INFINITY or not (square or f.head is S.Fibonacci):
            return None
        if not square:
            if len(f) != 1 or not same(f.args[0], self.k):
                return None
            return minus(S.Fibonacci(plus(b, 2)), self.evaluate(S.Fibonacci(plus(a, 1))))
        top, low = (times(S.Fibonacci(n), S.Fibonacci(plus(n, 1))) for n in (b, plus(a, -1)))
        return minus(top, self.evaluate(low))


def factors_of(f) -> tuple:
    return f.args if isinstance(f, Expr) and f.head is S.Times else (f,)


def _is_reciprocal_factorial(x) -> bool:
    base, exponent = base_and_exponent(x)
    return exponent == -1 and isinstance(base, Expr) and base.head is S.Factorial and len(base) == 1


def _logarithmic(ratio, s: int):
    """The sum of r^k/k^s from 1 to Infinity, or None."""
    if s == 1:
        size = numeric_value(ratio)
        if size is not None and (abs(size) > 1 or size == 1):
            raise Diverges
        return negated(S.Log(minus(1, ratio)))
    if type(ratio) is int and ratio == -1:
        return times(plus(power(2, 1 - s), -1), S.Zeta(s))
    return S.PolyLog(s, ratio)


def _whole_shift(line: dict | None) -> int:
    """How many steps k may go back in (m k + q)!"""
    if line is None or set(line) - {0, 1} or line.get(1) not in (1, 2):
        return 0
    q = line.get(0, 0)
    return q // line[1] if type(q) is int and 0 < q <= MOST_TERMS else 0


def _dirichlet_beta(s: int):
    """1 - 1/3^s + 1/5^s - ...; None where it has no name here."""
    if s == 2:
        return S.Catalan
    if s % 2 == 0:
        return None
    m = s // 2
    euler = [1]  # the Euler numbers E(0), E(2), ...
    for n in range(1, m + 1):
        euler.append(-sum(comb(2 * n, 2 * j) * euler[j] for j in range(n)))
    return times(Fraction((-1) ** m * euler[m], 4 ** (m + 1) * factorial(2 * m)), power(S.Pi, s))


def _is_null(c) -> bool:
    return type(c) is int and c == 0


def _root(r):
    return power(r, Fraction(1, 2))


# 1/(m k + q)!: the sum of r^k over it
_POWER_SERIES: dict = {
    (1, 0): lambda r: power(S.E, r),
    (2, 0): lambda r: S.Cosh(_root(r)),
    (2, 1): lambda r: over(S.Sinh(_root(r)), _root(r)),
}
