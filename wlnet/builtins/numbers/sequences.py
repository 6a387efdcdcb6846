"""Factorial powers, their q-analogues, partial Bell polynomials and sequences of whole numbers.

Sources: NIST Handbook, 5.2, 17.2, 26.8; the reference pages of the functions.
"""

from __future__ import annotations

from itertools import combinations_with_replacement
from math import factorial

from wlnet.algebra.expand import expand
from wlnet.algebra.numbers import NUMBERS, is_inexact
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, power, times
from wlnet.algebra.sums import minus, plus
from wlnet.expr.expr import is_list
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for

NUMERIC = ("Listable", "NumericFunction")


@builtin("FactorialPower[x_, n_]", "FactorialPower[x_, n_, h_]", attributes=NUMERIC)
def factorial_power(evaluation, x, n, h=1):
    """x (x - h) ... (x - (n - 1) h); of a symbol it stays, for D and Sum."""
    if type(n) is int and n in (0, 1):
        return x if n else 1
    if numeric_value(x) is None:
        return None
    if type(n) is int:
        room_for(abs(n))
        if n > 0:
            return times(*(minus(x, times(k, h)) for k in evaluation.steps(range(n))))
        return over(1, times(*(plus(x, times(k, h)) for k in evaluation.steps(range(1, 1 - n)))))
    if type(h) is int and h == 1 and numeric_value(n) is not None and (is_inexact(x) or is_inexact(n)):
        return over(S.Gamma(plus(1, x)), S.Gamma(minus(plus(1, x), n)))
    return None


@builtin("AlternatingFactorial[n_Integer]", attributes=NUMERIC)
def alternating_factorial(evaluation, n):
    """n! - (n - 1)! + (n - 2)! - ..."""
    found = 0
    one = 1
    for k in evaluation.steps(range(1, n + 1)):
        one *= k
        found = one - found
    return found if n >= 0 else None


@builtin("BellY[n_Integer, k_Integer, x_List]", attributes=("NumericFunction",))
def bell_y(evaluation, n, k, x):
    """The partial Bell polynomial: over all ways to write n as a sum of k numbers j, products of x[j]/j!."""
    if n < 0 or k < 0:
        return None
    if n == 0 or k == 0:
        return int(n == k)
    found = []
    for parts in evaluation.steps(_partitions(n, k)):
        if parts[-1] > len(x):
            continue
        counts = {j: parts.count(j) for j in parts}
        ways = factorial(n)
        for j, count in counts.items():
            ways //= factorial(j) ** count * factorial(count)
        found.append(times(ways, *(power(x.item(j - 1), count) for j, count in counts.items())))
    return expand(plus(*found)) if all(type(v) in NUMBERS for v in x.args) else plus(*found)


def _partitions(n: int, k: int, least: int = 1):
    """n as a sum of k numbers that do not fall."""
    if k == 1:
        if n >= least:
            yield (n,)
        return
    for first in range(least, n // k + 1):
        for rest in _partitions(n - first, k - 1, first):
            yield (first, *rest)


@builtin("QPochhammer[a_, q_, n_]", attributes=NUMERIC)
def q_pochhammer(evaluation, a, q, n):
    """(1 - a) (1 - a q) ... (1 - a q^(n - 1))"""
    if type(n) is not int or n < 0:
        return None
    room_for(n)
    return times(*(minus(1, times(a, power(q, k)) if k else a) for k in evaluation.steps(range(n))))


@builtin("QFactorial[n_, q_]", attributes=NUMERIC)
def q_factorial(evaluation, n, q):
    """The product of 1 + q + ... + q^(k - 1) for k up to n, of numbers q."""
    if type(n) is not int or n < 0 or numeric_value(q) is None:
        return None
    room_for(n * n)
    return times(*(plus(*(power(q, j) for j in range(k))) for k in evaluation.steps(range(1, n + 1))))


@builtin("QBinomial[n_, m_, q_]", attributes=NUMERIC)
def q_binomial(evaluation, n, m, q):
    """QFactorial[n, q]/(QFactorial[m, q] QFactorial[n - m, q]), of numbers q."""
    if type(n) is not int or type(m) is not int or n < 0:
        return None
    if m in (0, n):
        return 1
    if numeric_value(q) is None:
        return None
    if not 0 <= m <= n:
        return 0
    return over(S.QFactorial(n, q), times(S.QFactorial(m, q), S.QFactorial(n - m, q)))


@builtin("ThueMorse[n_Integer]", attributes=NUMERIC)
def thue_morse(evaluation, n):
    """1 where the binary digits of n have an odd number of ones."""
    return n.bit_count() & 1 if n >= 0 else None


@builtin("RudinShapiro[n_Integer]", attributes=NUMERIC)
def rudin_shapiro(evaluation, n):
    """-1 where two ones stand side by side an odd number of times in the binary digits of n."""
    return (-1) ** (n & n >> 1).bit_count() if n >= 0 else None


@builtin("RamanujanTau[n_Integer]", attributes=NUMERIC)
def ramanujan_tau(evaluation, n):
    """The coefficient of x^n in x times the product of (1 - x^k)^24."""
    if n <= 0:
        return 0
    room_for(n)
    euler = [0] * n  # the product of 1 - x^k, by the theorem of pentagonal numbers
    for k in range(-n, n + 1):
        place = k * (3 * k - 1) // 2
        if place < n:
            euler[place] += (-1) ** (k % 2)
    row = [1] + [0] * (n - 1)
    for _ in evaluation.steps(range(8)):
        row = _product(row, _product(euler, _product(euler, euler, n), n), n)
    return row[n - 1]


def _product(a: list[int], b: list[int], n: int) -> list[int]:
    found = [0] * n
    filled = [(j, y) for j, y in enumerate(b) if y]
    for i, x in enumerate(a):
        if x:
            for j, y in filled:
                if i + j >= n:
                    break
                found[i + j] += x * y
    return found


@builtin("SymmetricPolynomial[k_Integer, variables_List]")
def symmetric_polynomial(evaluation, k, variables):
    """The sum of all products of k of the variables."""
    if not 0 <= k <= len(variables):
        return 0 if k > 0 else None
    sums = [1] + [0] * k
    for x in variables.args:
        for j in range(k, 0, -1):
            sums[j] = expand(plus(sums[j], times(x, sums[j - 1])))
    return sums[k]


@builtin("PowerSymmetricPolynomial[r_, variables_List]")
def power_symmetric_polynomial(evaluation, r, variables):
    """The sum of the r-th powers of the variables; of vectors, products of powers."""
    if is_list(r):
        return plus(*(times(*map(power, v.args, r.args)) for v in variables.args))
    return plus(*(power(x, r) for x in variables.args))


@builtin("CompleteSymmetricPolynomial[k_Integer, variables_List]")
def complete_symmetric_polynomial(evaluation, k, variables):
    """The sum of all products of k of the variables, each as often as wanted."""
    if k < 0:
        return None
    return plus(*(times(*chosen) for chosen in combinations_with_replacement(variables.args, k)))
