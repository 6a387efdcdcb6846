"""Closed forms of products with symbolic or infinite bounds: constants, powers, rational factors."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import factorial

from wlnet.algebra.analysis.closed_sums import MOST_TERMS, Diverges, NotClosed, Sums, factors_of
from wlnet.algebra.expand import coefficients, expand, is_free_of, numerator_and_denominator
from wlnet.algebra.numbers import COMPLEX_INFINITY, INFINITY, RATIONALS, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.polynomials.terms import TooLarge
from wlnet.algebra.products import base_and_exponent, over, power, times
from wlnet.algebra.rational_functions import NotRational, factor, together
from wlnet.algebra.sums import looks_negative, minus, negated, plus
from wlnet.expr.expr import same
from wlnet.expr.symbols import S, Symbol


class Products:
    """Products over an index k from a to b."""

    def __init__(self, index: Symbol, evaluate: Callable):
        self.k = index
        self.evaluate = evaluate

    def of(self, f, a, b):
        """The product; raises NotClosed."""
        if b is INFINITY:
            return self._infinite(f, a)
        count = plus(b, negated(a), 1)
        if is_free_of(f, self.k):
            return power(f, count)
        try:
            f = factor(f) if self._is_rational(f) else f
        except (NotRational, TooLarge):
            raise NotClosed from None
        found = self._telescoped(f, a, b, count)
        if found is not None:
            return found
        return times(*(self._factor(x, a, b, count) for x in factors_of(f)))

    def _telescoped(self, f, a, b, count):
        """Linear factors a whole number apart whose powers cancel: (k + 1)/k gives (b + 1)/a."""
        shifts, number = [], 1
        for x in factors_of(f):
            base, exponent = base_and_exponent(x)
            line = coefficients(base, self.k)
            if is_free_of(x, self.k):
                number = times(number, x)
            elif line is None or max(line) != 1 or type(exponent) is not int:
                return None
            else:
                number = times(number, power(line[1], exponent))
                shifts.append((over(line.get(0, 0), line[1]), exponent))
        least = min((q for q, _ in shifts if type(q) in RATIONALS), default=None)
        if least is None or sum(e for _, e in shifts):
            return None
        gaps = [(minus(q, least), e) for q, e in shifts]
        if not all(type(gap) is int and 0 <= gap <= MOST_TERMS for gap, _ in gaps):
            return None
        moved = (
            power(over(plus(b, least, j), plus(a, least, j - 1)), e)
            for gap, e in gaps
            for j in range(1, gap + 1)
        )
        return times(power(number, count), *moved)

    def _is_rational(self, f) -> bool:
        try:
            top, bottom = numerator_and_denominator(together(f))
        except TooLarge:
            return False
        return coefficients(top, self.k) is not None and coefficients(bottom, self.k) is not None

    def _factor(self, x, a, b, count):
        if is_free_of(x, self.k):
            return power(x, count)
        base, exponent = base_and_exponent(x)
        if is_free_of(base, self.k):
            return power(base, Sums(self.k, self.evaluate).of(exponent, a, b))
        if not is_free_of(exponent, self.k):
            raise NotClosed
        line = coefficients(base, self.k)
        if line is None or max(line) != 1:
            raise NotClosed
        q = over(line.get(0, 0), line[1])
        return power(times(power(line[1], count), self._rising(plus(a, q), b, q, count)), exponent)

    def _rising(self, first, b, q, count):
        """(a + q) ... (b + q)"""
        if type(first) is int and first > 0:
            return over(S.Factorial(plus(b, q)), factorial(first - 1))
        return S.Pochhammer(first, count)

    def _infinite(self, f, a):
        """Rational factors that tend to 1: a quotient of values of Gamma; 0 where they tend to less."""
        if is_free_of(f, self.k):
            raise NotClosed
        if not self._is_rational(f):
            return self._power_series(f, a)
        shifts, squares, number = [], [], 1
        for x in factors_of(factor(together(f))):
            base, exponent = base_and_exponent(x)
            if is_free_of(x, self.k):
                number = times(number, x)
                continue
            line = coefficients(base, self.k)
            if line is None or max(line) > 2 or line.get(1, 1) == 0 or type(exponent) is not int:
                raise NotClosed
            degree = max(line)
            number = times(number, power(line[degree], exponent))
            if degree == 1:
                shifts.append((over(line.get(0, 0), line[1]), exponent))
            elif 1 in line:
                raise NotClosed
            else:
                squares.append((over(line[0], line[2]), exponent))
        degree = sum(e for _, e in shifts) + 2 * sum(e for _, e in squares)
        if degree or number != 1:
            return self._wandering(number, degree, shifts, a)
        if expand(plus(*(times(e, q) for q, e in shifts))) != 0:
            raise NotClosed
        found = self._of_gammas(shifts, squares, a)
        if found is COMPLEX_INFINITY:
            raise NotClosed
        return found

    @staticmethod
    def _wandering(number, degree: int, shifts: list, a):
        """The product of factors that do not tend to 1."""
        size = numeric_value(number)
        if type(a) is not int or size is None or any(type(q) is int and q + a <= 0 for q, _ in shifts):
            raise NotClosed
        if degree > 0 or (degree == 0 and abs(size) > 1):
            raise Diverges
        if degree < 0 or abs(size) < 1:
            return 0
        raise NotClosed

    def _of_gammas(self, shifts: list, squares: list, a):
        """The product over Gamma[a + q]^-e, and over k^2 + c as over k + I Sqrt[c] and k - I Sqrt[c]."""
        found = []
        if type(a) is int and a >= 1:  # Gamma[a + q] Gamma[a - q] by the law of reflection
            pairs = [(q, e) for q, e in shifts if type(q) not in RATIONALS and not looks_negative(q)]
            for q, e in pairs:
                if any(same(p, negated(q)) and d == e for p, d in shifts):
                    shifts = [(p, d) for p, d in shifts if not same(p, q) and not same(p, negated(q))]
                    below = times(*(minus(j * j, power(q, 2)) for j in range(1, a)))
                    found.append(power(over(times(S.Pi, q, below), S.Sin(times(S.Pi, q))), -e))
        for c, e in squares:
            if type(a) is not int or a < 1 or looks_negative(c):
                raise NotClosed
            u = power(c, Fraction(1, 2))
            below = times(*(plus(j * j, c) for j in range(1, a)))
            found.append(power(over(times(S.Pi, u, below), S.Sinh(times(S.Pi, u))), -e))
        return self.evaluate(times(*(power(S.Gamma(plus(a, q)), -e) for q, e in shifts), *found))

    def _power_series(self, f, a):
        """c^g(k) with a sum of g that converges."""
        base, exponent = base_and_exponent(f)
        if not is_free_of(base, self.k):
            raise NotClosed
        try:
            return power(base, Sums(self.k, self.evaluate).of(exponent, a, INFINITY))
        except Diverges:
            growth, size = coefficients(exponent, self.k), numeric_value(base)
            if not growth or not is_real(size) or size <= 0 or not is_real(growth[max(growth)]):
                raise NotClosed from None
            if (size > 1) == (growth[max(growth)] > 0):
                raise
            return 0
