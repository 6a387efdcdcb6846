"""Number theory beyond factors: remainders, orders modulo n, continued fractions."""

from __future__ import annotations

import math
from fractions import Fraction

from wlnet.algebra.expand import expand
from wlnet.algebra.integers import factors, jacobi
from wlnet.algebra.numbers import RATIONALS, is_real
from wlnet.algebra.numeric import is_positive
from wlnet.algebra.products import over, times
from wlnet.algebra.sums import negated, plus
from wlnet.expr.elements import elements_of
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

LISTABLE = ("Listable",)
GOLDEN = S.Rule(S.GoldenRatio, S.Divide(S.Plus(1, S.Sqrt(5)), 2))
NOT_COPRIME = Message("ChineseRemainder::notcrt", "No number has the remainders `1` modulo `2`.")


@builtin("ExtendedGCD[n__]", attributes=LISTABLE)
def extended_gcd(evaluation, n):
    """{g, {r1, r2, ...}} with g = r1 n1 + r2 n2 + ..."""
    if not all(type(x) is int for x in n):
        return None
    if len(n) == 1:
        return [abs(n[0]), [-1 if n[0] < 0 else 1]]
    divisor, shares = n[0], [1]
    for number in n[1:]:
        divisor, (r, s) = _bezout(divisor, number)
        shares = [*(r * share for share in shares), s]
    return [divisor, shares]


def _bezout(m: int, n: int) -> list:
    """{g, {r, s}} with g = r m + s n."""
    a, b, r, s = (abs(m), abs(n), (1, 0), (0, 1))
    while b:
        quotient = a // b
        a, b = b, a - quotient * b
        r, s = s, (r[0] - quotient * s[0], r[1] - quotient * s[1])
    if not a:
        return [0, [0, 0]]
    return [a, [r[0] * (1 if m >= 0 else -1), r[1] * (1 if n >= 0 else -1)]]


@builtin(
    "ChineseRemainder[remainders_List, moduli_List]", "ChineseRemainder[remainders_List, moduli_List, first_]"
)
def chinese_remainder(evaluation, remainders, moduli, first=0):
    """The smallest number (at least `first`) with the remainders modulo the moduli."""
    values, sizes = elements_of(remainders), elements_of(moduli)
    if len(values) != len(sizes) or not all(type(x) is int for x in (*values, *sizes, first)) or 0 in sizes:
        return None
    x, m = 0, 1
    for a, n in zip(values, map(abs, sizes), strict=True):
        g = math.gcd(m, n)
        if (a - x) % g:
            raise NOT_COPRIME(remainders, moduli, value=UNEVALUATED)
        x += m * ((a - x) // g * pow(m // g, -1, n // g) % (n // g))
        m = m * n // g
    return first + (x - first) % m


@builtin("JacobiSymbol[n_Integer, m_Integer]", attributes=LISTABLE)
def jacobi_symbol(evaluation, n, m):
    """-1, 0 or 1, for odd m > 0."""
    if m <= 0 or m % 2 == 0:
        return None
    return jacobi(n, m)


@builtin("PrimeNu[n_Integer]", attributes=LISTABLE)
def prime_nu(evaluation, n):
    """How many different primes divide n."""
    return len(factors(abs(n), evaluation.check_abort)) if n else None


@builtin("PrimeOmega[n_Integer]", attributes=LISTABLE)
def prime_omega(evaluation, n):
    """How many primes divide n, each as often as it does."""
    return sum(factors(abs(n), evaluation.check_abort).values()) if n else None


@builtin("MultiplicativeOrder[k_Integer, n_Integer]", attributes=LISTABLE)
def multiplicative_order(evaluation, k, n):
    """The smallest m with k^m = 1 modulo n."""
    n = abs(n)
    if n == 0 or math.gcd(k, n) != 1:
        return None
    order = math.prod(p ** (e - 1) * (p - 1) for p, e in factors(n, evaluation.check_abort).items())
    for p in factors(order, evaluation.check_abort):
        while order % p == 0 and pow(k, order // p, n) == 1 % n:
            order //= p
    return order


@builtin("PrimitiveRoot[n_Integer]", attributes=LISTABLE)
def primitive_root(evaluation, n):
    """The smallest number whose powers give all that have no divisor in common with n."""
    if n < 2:
        return None
    odd = [p for p in factors(n, evaluation.check_abort) if p > 2]
    if n not in (2, 4) and (len(odd) != 1 or n % 4 == 0):
        return None
    order = math.prod(p ** (e - 1) * (p - 1) for p, e in factors(n).items())
    primes = factors(order)
    for g in evaluation.steps(range(1, n)):
        if math.gcd(g, n) == 1 and all(pow(g, order // p, n) != 1 % n for p in primes):
            return g
    return None


@builtin("IntegerExponent[n_Integer]", "IntegerExponent[n_Integer, b_Integer]", attributes=LISTABLE)
def integer_exponent(evaluation, n, b=10):
    """The highest power of b that divides n."""
    if n == 0:
        return S.Infinity
    if abs(b) < 2:
        return None
    found = 0
    while n % b == 0:
        n //= b
        found += 1
    return found


# -- continued fractions ------------------------------------------------------------------------


_SURE = Fraction(1, 1000)  # an error up to which a term near a whole number is taken for that


@builtin("ContinuedFraction[x_]", "ContinuedFraction[x_, n_Integer]")
def continued_fraction(evaluation, x, n=None):
    """{a0, a1, ...} with x = a0 + 1/(a1 + 1/(...)): all terms of a rational, n of any other number; those
    of a negative number are the negative ones of its size."""
    if is_positive(negated(x)):
        size = evaluation.evaluate(Expr(S.ContinuedFraction, (negated(x), *(() if n is None else (n,)))))
        return S.Minus(size) if is_list(size) else None
    if type(x) in RATIONALS:
        value = Fraction(x)
        error = Fraction(0)
    elif type(x) is float:
        value, error = Fraction(x), Fraction(math.ulp(x)) / 2
    elif n is None:
        return _periodic(evaluation, x)
    else:
        number = evaluation.evaluate(S.N(x, 2 * n + 20))
        if not is_real(number) or not hasattr(number, "value"):
            return None
        value, error = Fraction(number.value), Fraction(10) ** -(2 * n + 10)
    found: list[int] = []
    low, high = value - error, value + error
    while n is None or len(found) < n:
        whole = math.floor(low)
        if math.floor(high) == whole + 1 and high - low < _SURE and n is None:
            found.append(whole + 1)  # a whole number up to the error: the last term
            break
        if math.floor(high) != whole:  # what follows is not known any more
            break
        found.append(whole)
        low, high = low - whole, high - whole
        if low <= 0 or (error and n is None and high < _SURE):
            break
        low, high = 1 / high, 1 / low
    return found


def _periodic(evaluation, x):
    """{a0, ..., {the terms that recur}} of a root of a quadratic equation; None for other numbers.

    With x = (p + Sqrt[d])/q and q dividing d - p^2 all steps stay in integers (Lagrange).
    """
    parts = _quadratic(evaluation.evaluate(S.Expand(S.ReplaceAll(x, GOLDEN))))
    if parts is None:
        return None
    p, q, d = parts
    root = math.isqrt(d)
    found: list[int] = []
    seen: dict[tuple, int] = {}
    while (p, q) not in seen:
        seen[p, q] = len(found)
        if not len(found) % 1024:
            evaluation.check_abort()
        term = (p + root + (q < 0)) // q
        found.append(term)
        p = term * q - p
        q = (d - p * p) // q
    first = seen[p, q]
    if not first:  # the whole part stands before the terms that recur
        return [found[0], found[1:] + found[:1]]
    return [*found[:first], found[first:]]


def _quadratic(x) -> tuple[int, int, int] | None:
    """(p, q, d) with x = (p + Sqrt[d])/q in integers, q a divisor of d - p^2; None for others."""
    rest, roots = Fraction(0), []
    for term in x.args if isinstance(x, Expr) and x.head is S.Plus else (x,):
        if type(term) in RATIONALS:
            rest += term
        else:
            roots.append(_root(term))
    if len(roots) != 1 or roots[0] is None:
        return None
    factor, under = roots[0]
    square = factor * factor * under
    below = math.lcm(rest.denominator, square.denominator)
    p, q, d = int(rest * below), below, int(square * below * below)
    if factor < 0:
        p, q = -p, -q
    if math.isqrt(d) ** 2 == d:
        return None
    if (d - p * p) % q:
        p, q, d = p * abs(q), q * abs(q), d * q * q
    return p, q, d


def _root(term) -> tuple[Fraction, Fraction] | None:
    """(c, r) of c Sqrt[r], r a positive rational."""
    factor = Fraction(1)
    if isinstance(term, Expr) and term.head is S.Times:
        if len(term) != 2 or type(term.item(0)) not in RATIONALS:
            return None
        factor, term = Fraction(term.item(0)), term.item(1)
    if not isinstance(term, Expr) or term.head is not S.Power or type(term.item(0)) not in RATIONALS:
        return None
    base, exponent = Fraction(term.item(0)), term.item(1)
    if base <= 0 or type(exponent) is not Fraction or exponent.denominator != 2:
        return None
    return factor * base ** (exponent.numerator // 2), base


@builtin("FromContinuedFraction[terms_List]")
def from_continued_fraction(evaluation, terms):
    """a0 + 1/(a1 + 1/(...))"""
    if not len(terms):
        return S.Infinity
    if is_list(terms.args[-1]):
        return _from_periodic(terms.args[:-1], terms.args[-1].args)
    found = terms.args[-1]
    for term in reversed(terms.args[:-1]):
        found = S.Plus(term, S.Power(found, -1))
    return found


def _from_periodic(fixed: tuple, period: tuple):
    """The root of a quadratic equation with these terms, the last of them recurring for ever.

    The period t = (a t + b)/(c t + d) has c t^2 + (d - a) t - b = 0.
    """
    if not period or not all(type(term) is int for term in (*fixed, *period)):
        return None
    a, b, c, d = _moebius(period)
    under = (a - d) ** 2 + 4 * b * c
    rest, factor = Fraction(a - d, 2 * c), Fraction(1, 2 * c)  # t = rest + factor Sqrt[under]
    a, b, c, d = _moebius(fixed)
    size = (c * rest + d) ** 2 - (c * factor) ** 2 * under
    rest, factor = (
        ((a * rest + b) * (c * rest + d) - a * c * factor**2 * under) / size,
        (a * (c * rest + d) - c * (a * rest + b)) * factor / size,
    )
    outside = math.prod(p ** (k // 2) for p, k in factors(under).items())
    factor, under = factor * outside, under // outside**2
    below = math.lcm(rest.denominator, factor.denominator)
    above = S.Plus(int(rest * below), S.Times(int(factor * below), S.Sqrt(under)))
    return S.Times(Fraction(1, below) if below > 1 else 1, above)


def _moebius(terms: tuple) -> tuple[int, int, int, int]:
    """The matrix of t -> a0 + 1/(a1 + ... 1/t)."""
    a, b, c, d = 1, 0, 0, 1
    for term in terms:
        a, b, c, d = a * term + b, a, c * term + d, c
    return a, b, c, d


@builtin("Convergents[x_]", "Convergents[x_, n_Integer]")
def convergents(evaluation, x, n=None):
    """The fractions that the first terms of the continued fraction give."""
    terms = (
        x
        if is_list(x)
        else evaluation.evaluate(S.ContinuedFraction(x) if n is None else S.ContinuedFraction(x, n))
    )
    if not is_list(terms):
        return None
    if any(map(is_list, terms.args)):
        return None
    above, below, found = [1, 0], [0, 1], []
    for term in terms.args:
        above = [expand(plus(times(term, above[0]), above[1])), above[0]]
        below = [expand(plus(times(term, below[0]), below[1])), below[0]]
        found.append(over(above[0], below[0]))
    return found
