"""Numbers that count things: partitions, Stirling and Bernoulli numbers; Roman numerals, palindromes."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import cache
from itertools import accumulate, combinations_with_replacement, pairwise

from wlnet.algebra.integers import fibonacci
from wlnet.algebra.large import divide, product
from wlnet.algebra.numbers import INFINITY, RATIONALS, add, is_inexact, is_number
from wlnet.algebra.prime_counts import binomial
from wlnet.expr.elements import elements_of
from wlnet.expr.expr import Expr, boolean, is_list, key_of, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.order import order_key
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for_bits

NOT_NORMAL = Message("General::normal", "Nonatomic expression expected at position `1` in `2`.")
LISTABLE = ("Listable",)
_WRITTEN = 5  # Multinomial[n, x] is written as a polynomial in x up to this n

_ROMAN = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
]  # fmt: skip

NO_COUNT = Message("Fibonorial::intnm", "Non-negative machine-sized integer expected at position `1` in `2`.")
NO_STRING = Message("FromRomanNumeral::string", "String expected at position `1` in `2`.")
NO_NUMERAL = Message("FromRomanNumeral::nrom", "The string `1` is not a Roman numeral.")


def _is_count(n) -> bool:
    return type(n) is int and n >= 0


# -- counting -----------------------------------------------------------------------------------


@builtin("Multinomial[counts___]", attributes=("Listable", "NumericFunction", "Orderless"))
def multinomial(evaluation, counts):
    """(n1 + n2 + ...)!/(n1! n2! ...)"""
    if len(counts) == 1:
        return 1
    if not all(map(_is_count, counts)):
        known = [n for n in counts if is_number(n)]
        rest = [n for n in counts if not is_number(n)]
        if len(rest) == 1 or (len(rest) == 2 and not known):
            total = S.Plus(*counts)
            if len(rest) == 1 and all(map(_is_count, known)) and sum(known) <= _WRITTEN:
                return S.Times(S.Multinomial(*known), S.Binomial(total, S.Plus(*known)))
            return S.Times(S.Multinomial(*known), S.Binomial(total, rest[-1]))
        if rest:
            return None
        totals = accumulate(counts, add)
        return S.Times(*(S.Binomial(total, n) for total, n in zip(totals, counts, strict=True)))
    found, total = 1, 0
    for n in counts:
        total += n
        found = product(found, binomial(total, n))
    return found


@builtin("Fibonorial[n_]", attributes=("Listable", "NumericFunction"))
def fibonorial(evaluation, n):
    """The product of the first n numbers of Fibonacci."""
    if type(n) is int:
        return math.prod(map(fibonacci, range(1, n + 1))) if n >= 0 else S.ComplexInfinity
    if is_number(n):
        raise NO_COUNT(1, S.Fibonorial(n), value=UNEVALUATED)
    return None


@builtin("CatalanNumber[n_]", attributes=LISTABLE)
def catalan_number(evaluation, n):
    """Binomial[2 n, n]/(n + 1); of halves and inexact numbers 4^n Gamma[n + 1/2]/(Sqrt[Pi] Gamma[n + 2])"""
    if is_inexact(n) or (type(n) is Fraction and n.denominator == 2):
        below = S.Times(S.Sqrt(S.Pi), S.Gamma(n + 2))
        return S.Divide(S.Times(S.Power(4, n), S.Gamma(S.Plus(n, Fraction(1, 2)))), below)
    if type(n) is int and n < 0:
        return -1 if n == -1 else 0
    return divide(binomial(2 * n, n), n + 1)[0] if _is_count(n) else None


@builtin("HarmonicNumber[n_]", "HarmonicNumber[n_, r_]", attributes=LISTABLE)
def harmonic_number(evaluation, n, r=None):
    """1 + 1/2^r + ... + 1/n^r"""
    if r is not None and type(r) is int and r == 1:
        return S.HarmonicNumber(n)
    r = 1 if r is None else r
    if r == 1 and type(n) is Fraction and n.denominator == 2:
        return S.Expand(S.Plus(S.EulerGamma, S.PolyGamma(0, n + 1)))
    if type(n) is int and n < 0 and r == 1:
        return S.ComplexInfinity
    if n is INFINITY and type(r) is int:
        return INFINITY if r <= 1 else S.Zeta(r)
    if is_inexact(n) and type(r) is int and r > 1:
        return S.Subtract(S.Zeta(r), S.HurwitzZeta(r, S.Plus(n, 1)))
    if type(n) is float and r == 1:
        return S.Plus(S.EulerGamma, S.PolyGamma(0, n + 1))
    if not _is_count(n) or type(r) is not int:
        return None
    total = sum((Fraction(k) ** -r for k in evaluation.steps(range(1, n + 1))), Fraction(0))
    return total if total.denominator > 1 else total.numerator


@builtin("MultipleHarmonicNumber[n_Integer, orders_List]")
def multiple_harmonic_number(evaluation, n, orders):
    """The sum of 1/(n1^s1 n2^s2 ...) over n >= n1 > n2 > ... >= 1."""
    if n < 0 or not all(type(s) is int for s in orders.args):
        return None
    sums = [Fraction(1)] * (n + 1)  # of what is left of the orders, by the number that n1 stays below
    for s in reversed(orders.args):
        terms = (sums[k - 1] * Fraction(k) ** -s for k in evaluation.steps(range(1, n + 1)))
        sums = list(accumulate(terms, initial=Fraction(0)))
    return sums[n] if sums[n].denominator > 1 else sums[n].numerator


@builtin("LucasL[n_]", "LucasL[n_, x_]", attributes=LISTABLE)
def lucas_l(evaluation, n, x=None):
    """L[n] = L[n - 1] + L[n - 2] with L[0] = 2, L[1] = 1, or L[n] = x L[n - 1] + L[n - 2] with L[1] = x."""
    if type(n) is not int:
        twice = S.Plus(S.Fibonacci(S.Plus(n, 1)), S.Fibonacci(S.Plus(n, -1)))
        return twice if is_inexact(n) and x is None else None
    room_for_bits(0.7 * abs(n))
    if x is not None:
        return S.Plus(S.Fibonacci(n + 1, x), S.Fibonacci(n - 1, x))
    a, b = 2, 1
    for _ in evaluation.steps(range(abs(n))):
        a, b = b, a + b
    return a if n >= 0 or n % 2 == 0 else -a


@builtin("StirlingS1[n_Integer, m_Integer]", attributes=LISTABLE)
def stirling_s1(evaluation, n, m):
    """Coefficient of x^m in x (x - 1) ... (x - n + 1)."""
    if n < 0 or m < 0:
        return None
    row = [1]
    for k in evaluation.steps(range(n)):
        row = [(row[i - 1] if i else 0) - k * (row[i] if i < len(row) else 0) for i in range(len(row) + 1)]
    return row[m] if m < len(row) else 0


@builtin("StirlingS2[n_Integer, m_Integer]", attributes=LISTABLE)
def stirling_s2(evaluation, n, m):
    """Ways to divide n elements into m sets that are not empty."""
    if n < 0 or m < 0:
        return None
    return sum((-1) ** (m - j) * math.comb(m, j) * j**n for j in range(m + 1)) // math.factorial(m)


@builtin("BellB[n_]", "BellB[n_, x_]", attributes=LISTABLE)
def bell_b(evaluation, n, x=None):
    """Ways to divide n elements into sets: by the triangle of Bell numbers. With x the sum of
    StirlingS2[n, k] x^k."""
    if type(n) is not int:
        return S.BellB(n) if type(x) is int and x == 1 else None
    if n < 0:
        return None
    if x is not None:
        return S.Plus(*(S.Times(S.StirlingS2(n, k), S.Power(x, k) if k else 1) for k in range(n + 1)))
    row = [1]
    for _ in evaluation.steps(range(n)):
        new = [row[-1]]
        for x in row:
            new.append(new[-1] + x)
        row = new
    return row[0]


@cache
def _bernoulli(n: int) -> Fraction:
    if n > 1 and n % 2:
        return Fraction(0)
    return Fraction(n == 0) - sum(
        (math.comb(n, k) * _bernoulli(k) / (n - k + 1) for k in range(n)), Fraction(0)
    )


@builtin("BernoulliB[n_]", "BernoulliB[n_, x_]", attributes=LISTABLE)
def bernoulli_b(evaluation, n, x=None):
    """The Bernoulli number (with B1 = -1/2), or the Bernoulli polynomial at x."""
    if type(n) is not int:
        return S.BernoulliB(n) if type(x) is int and x == 0 else None
    if n < 0:
        return None
    for k in evaluation.steps(range(n)):
        _bernoulli(k)
    if x is not None:
        numbers = [_exact(_bernoulli(n - k)) for k in range(n + 1)]
        higher = (S.Times(math.comb(n, k), numbers[k], S.Power(x, k)) for k in range(1, n + 1))
        return S.Plus(numbers[0], *higher)
    return _exact(_bernoulli(n))


def _exact(x: Fraction):
    return x.numerator if x.denominator == 1 else x


@builtin("EulerE[n_Integer]", "EulerE[n_Integer, x_]", attributes=LISTABLE)
def euler_e(evaluation, n, x=None):
    """The Euler number: the coefficients of 1/cosh. With x the polynomial
    of Binomial[n, k] EulerE[k]/2^k (x - 1/2)^(n - k)."""
    if n < 0:
        return None
    if x is not None:
        middle = S.Subtract(x, Fraction(1, 2))
        factors = (
            S.Times(math.comb(n, k), Fraction(1, 2**k), S.EulerE(k), S.Power(middle, n - k) if n > k else 1)
            for k in range(0, n + 1, 2)
        )
        return S.Expand(S.Plus(*factors))
    found: list[int] = []
    for m in evaluation.steps(range(n + 1)):
        earlier = sum(math.comb(m, k) * found[k] for k in range(m % 2, m, 2))
        found.append(0 if m % 2 else int(m == 0) - earlier)
    return found[n]


# -- partitions ---------------------------------------------------------------------------------


@builtin("PartitionsP[n_Integer]", attributes=LISTABLE)
def partitions_p(evaluation, n):
    """How many ways there are to write n as a sum."""
    counts = [1] + [0] * max(n, 0)
    for part in evaluation.steps(range(1, n + 1)):
        for total in range(part, n + 1):
            counts[total] += counts[total - part]
    return counts[n] if n >= 0 else 0


@builtin("PartitionsQ[n_Integer]", attributes=LISTABLE)
def partitions_q(evaluation, n):
    """How many ways there are to write n as a sum of different numbers."""
    counts = [1] + [0] * max(n, 0)
    for part in evaluation.steps(range(1, n + 1)):
        for total in range(n, part - 1, -1):
            counts[total] += counts[total - part]
    return counts[n] if n >= 0 else 0


@builtin(
    "IntegerPartitions[n_]",
    "IntegerPartitions[n_, lengths_]",
    "IntegerPartitions[n_, lengths_, parts_]",
    "IntegerPartitions[n_, lengths_, parts_, count_]",
)
def integer_partitions(evaluation, n, lengths=S.All, parts=S.All, count=S.All):
    """Lists of positive integers (of the given parts) with the sum n; at most k, {k}, {k, l} of them.

    `count` is how many lists: the first k, or the last for -k. Parts may be 0 or negative where
    the length is bounded.
    """
    bounds = _bounds(lengths)
    usable = list(range(int(n), 0, -1)) if parts is S.All and type(n) in RATIONALS else None
    if is_list(parts):
        usable = sorted(elements_of(parts), key=order_key, reverse=True)
    if bounds is None or usable is None or not all(type(p) in RATIONALS for p in usable):
        return None
    if type(n) not in RATIONALS or (count is not S.All and type(count) is not int):
        return None
    if all(p > 0 for p in usable):
        found = _partitions(n, usable, 0, 0, *bounds)
    elif bounds[1] is math.inf:
        return None  # there may be infinitely many
    else:
        found = _signed_partitions(n, usable, *bounds)
    found = [wl_list(one) for one in evaluation.steps(found)]
    if count is not S.All:
        found = found[:count] if count >= 0 else found[count:]
    return found


def _signed_partitions(total, parts: list, low: int, high: int):
    """Multisets of low to high parts, zero and negative ones among them, with that sum."""
    for length in range(low, high + 1):
        for one in combinations_with_replacement(parts, length):
            if sum(one) == total:
                yield one


def _bounds(lengths) -> tuple[int, float] | None:
    if lengths is S.All or lengths is S.Infinity:
        return 0, math.inf
    if type(lengths) is int:
        return 0, lengths
    if is_list(lengths) and len(lengths) in (1, 2) and type(lengths.args[0]) is int:
        last = lengths.args[-1]
        return lengths.args[0], math.inf if last is S.Infinity else last
    return None


def _partitions(total, parts: list, first: int, used: int, low: int, high: float):
    if total == 0:
        if used >= low:
            yield ()
        return
    if used >= high:
        return
    for at in range(first, len(parts)):
        if parts[at] <= total:
            for rest in _partitions(total - parts[at], parts, at, used + 1, low, high):
                yield (parts[at], *rest)


# -- letters, orders ----------------------------------------------------------------------------


@builtin("RomanNumeral[n_Integer]", attributes=LISTABLE)
def roman_numeral(evaluation, n):
    """The Roman numeral of 1 to 4999; "N" for 0."""
    if not abs(n) < 5000:
        return None
    found, rest = "", abs(n)
    for value, letters in _ROMAN:
        found += letters * (rest // value)
        rest %= value
    return found or "N"


@builtin("FromRomanNumeral[text_]", attributes=LISTABLE)
def from_roman_numeral(evaluation, text):
    """The integer of a Roman numeral; N is 0."""
    values = {letters: value for value, letters in _ROMAN} | {"N": 0}
    if not isinstance(text, str):
        raise NO_STRING(1, S.FromRomanNumeral(text), value=UNEVALUATED)
    if not set(text.upper()) <= set("MDCLXVIN"):
        raise NO_NUMERAL(text, value=UNEVALUATED)
    digits = [values[letter] for letter in text.upper()]
    return sum(-a if a < b else a for a, b in pairwise([*digits, 0]))


@builtin("PalindromeQ[x_]")
def palindrome_q(evaluation, x):
    """Whether a list, string or integer reads the same backwards."""
    if isinstance(x, Expr):
        items = [key_of(item) for item in x.args]
        return boolean(items == items[::-1])
    text = str(abs(x)) if type(x) is int else x
    return boolean(text == text[::-1]) if isinstance(text, str) else None


@builtin("Signature[list_]")
def signature(evaluation, list):
    """1 or -1 for the permutations that sort the list (or arguments), 0 where an element comes twice."""
    if type(list) is Symbol or not isinstance(list, Expr):
        if type(list) is not Symbol:
            raise NOT_NORMAL(1, S.Signature(list), value=UNEVALUATED)
        return None
    keys = [order_key(item) for item in list.args]
    sign = 1
    for i, a in enumerate(keys):
        for b in keys[i + 1 :]:
            if a == b:
                return 0
            if b < a:
                sign = -sign
    return sign
