"""Which numbers have a property of their factors, and sums over divisors and squares."""

from __future__ import annotations

import math
from functools import cache

from wlnet.algebra.integers import MERSENNE_EXPONENTS, divisors, factors, is_prime, jacobi
from wlnet.algebra.numbers import is_number
from wlnet.expr.expr import TRUE, Expr, boolean, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

LISTABLE = ("Listable",)
NO_INVERSE = Message("ModularInverse::ninv", "`1` is not invertible modulo `2`.")


@builtin("CompositeQ[n_]", attributes=LISTABLE)
def composite_q(evaluation, n):
    """Whether n is a whole number above 1 that is no prime."""
    return boolean(type(n) is int and abs(n) > 3 and not is_prime(abs(n)))


@builtin("PrimePowerQ[n_]")
def prime_power_q(evaluation, n):
    """Whether n is p^k for a prime p."""
    return boolean(type(n) is int and abs(n) > 1 and len(_factors(n)) == 1)


@builtin("SquareFreeQ[n_]")
def square_free_q(evaluation, n):
    """Whether no square above 1, of a polynomial no square of a polynomial, divides n."""
    if type(n) is int:
        return boolean(n != 0 and all(k == 1 for _, k in _factors(n)))
    if not isinstance(n, (Expr, Symbol)):
        return None
    parts = evaluation.evaluate(S.FactorSquareFreeList(n))
    if not is_list(parts):
        return None
    return boolean(all(is_list(p) and (p.item(1) in (0, 1) or is_number(p.item(0))) for p in parts.args))


def _factors(n: int) -> list:
    return list(factors(abs(n)).items()) if abs(n) > 1 else []


@builtin("LiouvilleLambda[n_Integer]", attributes=LISTABLE)
def liouville(evaluation, n):
    """-1 to the number of prime factors, counted as often as they occur."""
    return (-1) ** sum(k for _, k in _factors(n)) if n > 0 else None


@builtin("MangoldtLambda[n_Integer]", attributes=LISTABLE)
def mangoldt(evaluation, n):
    """Log[p] for a power of a prime p, else 0."""
    found = _factors(n)
    return evaluation.evaluate(S.Log(found[0][0])) if len(found) == 1 else 0


@builtin("CarmichaelLambda[n_Integer]", attributes=LISTABLE)
def carmichael(evaluation, n):
    """The smallest m with a^m = 1 modulo n for all a prime to n."""
    parts = [2 ** (k - 2) if p == 2 and k > 2 else (p - 1) * p ** (k - 1) for p, k in _factors(n)]
    return math.lcm(*parts) if n else 0


@builtin("DivisorSum[n_Integer, f_]", "DivisorSum[n_Integer, f_, test_]")
def divisor_sum(evaluation, n, f, test=None):
    """The sum of f[d] over the divisors of n, those with test[d] if there is a test."""
    if n == 0:
        return None
    chosen = [d for d in divisors(abs(n)) if test is None or evaluation.call(test, d) is TRUE]
    return evaluation.evaluate(S.Plus(*(evaluation.call(f, d) for d in chosen)))


@builtin("KroneckerSymbol[n_Integer, m_Integer]", attributes=LISTABLE)
def kronecker(evaluation, n, m):
    """The Jacobi symbol for any whole m."""
    if m == 0:
        return int(abs(n) == 1)
    sign = -1 if m < 0 and n < 0 else 1
    m = abs(m)
    twos = (m & -m).bit_length() - 1
    m >>= twos
    if twos:
        if n % 2 == 0:
            return 0
        if twos % 2 and n % 8 in (3, 5):
            sign = -sign
    return sign * jacobi(n, m)


@builtin("ModularInverse[k_Integer, n_Integer]", attributes=LISTABLE)
def modular_inverse(evaluation, k, n):
    """The r with k r = 1 modulo n."""
    try:
        return pow(k, -1, n)
    except ValueError:
        raise NO_INVERSE(k, n, value=UNEVALUATED) from None


@builtin("PowersRepresentations[n_Integer, count_Integer, power_Integer]")
def powers_representations(evaluation, n, count, power):
    """The ascending lists of whole numbers from 0 on whose powers add up to n."""
    found: list = []

    def extend(rest: int, left: int, least: int, chosen: tuple) -> None:
        if left == 0:
            if rest == 0:
                found.append(wl_list(chosen))
            return
        k = least
        while left * k**power <= rest:
            evaluation.check_abort()
            extend(rest - k**power, left - 1, k, (*chosen, k))
            k += 1

    if n < 0 or count < 1 or power < 1:
        return None
    extend(n, count, 0, ())
    return wl_list(found)


@builtin("SquaresR[count_Integer, n_Integer]", attributes=LISTABLE)
def squares_r(evaluation, count, n):
    """The number of ways to write n as a sum of squares of whole numbers, with signs and order."""

    @cache
    def ways(left: int, rest: int) -> int:
        if left == 0:
            return int(rest == 0)
        if left == 1:
            root = math.isqrt(rest)
            return (2 if root else 1) if root * root == rest else 0
        top = math.isqrt(rest)
        return ways(left - 1, rest) + 2 * sum(ways(left - 1, rest - k * k) for k in range(1, top + 1))

    return ways(count, n) if n >= 0 and 0 <= count <= 64 else None


@builtin("PolygonalNumber[n_]", "PolygonalNumber[sides_, n_]", attributes=LISTABLE)
def polygonal_number(evaluation, n, sides=None):
    """The n-th number of points in a polygon with so many sides: n (n (r - 2) - r + 4)/2."""
    if sides is None:
        return S.Divide(S.Times(n, S.Plus(n, 1)), 2)
    if type(n) is int and type(sides) is int:
        return n * (n * (sides - 2) - (sides - 4)) // 2
    inside = S.Plus(4, S.Times(-1, sides), S.Times(n, S.Plus(sides, -2)))
    return S.Divide(S.Times(n, inside), 2)


@builtin("MersennePrimeExponent[n_Integer]", attributes=LISTABLE)
def mersenne_prime_exponent(evaluation, n):
    """The n-th p for which 2^p - 1 is prime, of those that are known."""
    return MERSENNE_EXPONENTS[n - 1] if 1 <= n <= len(MERSENNE_EXPONENTS) else None


@builtin("PerfectNumber[n_Integer]", attributes=LISTABLE)
def perfect_number(evaluation, n):
    """The n-th number that is the sum of its smaller divisors, of the even ones."""
    exponent = evaluation.evaluate(S.MersennePrimeExponent(n))
    return (1 << (exponent - 1)) * ((1 << exponent) - 1) if type(exponent) is int else None


@builtin("LinearRecurrence[kernel_List, init_List, count_]")
def linear_recurrence(evaluation, kernel, init, count):
    """The terms of a[n] = kernel . (the terms before, the last first) from their first ones."""
    low, high = (1, count)
    if is_list(count):
        low, high = count.args * 2 if len(count) == 1 else count.args
    if type(low) is not int or type(high) is not int or len(init) < len(kernel):
        return None
    terms = list(init.args)
    while len(terms) < high:
        last = terms[: -len(kernel) - 1 : -1]
        terms.append(
            evaluation.evaluate(S.Plus(*(S.Times(c, t) for c, t in zip(kernel.args, last, strict=True))))
        )
    return terms[low - 1 : high]
