"""Numbers that count things, and number theory beyond factors: partitions, Stirling and Bernoulli
numbers, continued fractions, residues."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import cache

from wlnet.algebra.integers import factors
from wlnet.algebra.numbers import RATIONALS, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.elements import elements_of
from wlnet.expr.expr import Expr, boolean, is_list, key_of, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.order import order_key
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for_bits

LISTABLE = ("Listable",)
NOT_COPRIME = Message("ChineseRemainder::notcrt", "No number has the remainders `1` modulo `2`.")

_ROMAN = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
]  # fmt: skip


def _is_count(n) -> bool:
    return type(n) is int and n >= 0


# -- counting -----------------------------------------------------------------------------------


@builtin("Multinomial[counts___]", attributes=("Listable", "NumericFunction", "Orderless"))
def multinomial(evaluation, counts):
    """(n1 + n2 + ...)!/(n1! n2! ...)"""
    if not all(map(_is_count, counts)):
        return None
    found, total = 1, 0
    for n in counts:
        total += n
        found *= math.comb(total, n)
    return found


@builtin("CatalanNumber[n_]", attributes=LISTABLE)
def catalan_number(evaluation, n):
    """Binomial[2 n, n]/(n + 1)"""
    return math.comb(2 * n, n) // (n + 1) if _is_count(n) else None


@builtin("Subfactorial[n_]", attributes=LISTABLE)
def subfactorial(evaluation, n):
    """Permutations of n elements that leave none in its place."""
    if not _is_count(n):
        return None
    found = 1
    for k in evaluation.steps(range(1, n + 1)):
        found = k * found + (-1) ** k
    return found


@builtin("HarmonicNumber[n_]", "HarmonicNumber[n_, r_]", attributes=LISTABLE)
def harmonic_number(evaluation, n, r=1):
    """1 + 1/2^r + ... + 1/n^r"""
    if not _is_count(n) or type(r) is not int:
        return None
    total = sum((Fraction(k) ** -r for k in evaluation.steps(range(1, n + 1))), Fraction(0))
    return total if total.denominator > 1 else total.numerator


@builtin("LucasL[n_]", attributes=LISTABLE)
def lucas_l(evaluation, n):
    """L[n] = L[n - 1] + L[n - 2] with L[0] = 2, L[1] = 1."""
    if type(n) is not int:
        return None
    room_for_bits(0.7 * abs(n))
    a, b = 2, 1
    for _ in evaluation.steps(range(abs(n))):
        a, b = b, a + b
    return a if n >= 0 or n % 2 == 0 else -a


@builtin("Pochhammer[a_, n_Integer]", attributes=LISTABLE)
def pochhammer(evaluation, a, n):
    """a (a + 1) ... (a + n - 1)"""
    if n < 0:
        return S.Divide(1, S.Pochhammer(S.Plus(a, n), -n))
    return S.Times(*(S.Plus(a, k) for k in range(n)))


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


@builtin("BellB[n_Integer]", attributes=LISTABLE)
def bell_b(evaluation, n):
    """Ways to divide n elements into sets: by the triangle of Bell numbers."""
    if n < 0:
        return None
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


@builtin("BernoulliB[n_Integer]", "BernoulliB[n_Integer, x_]", attributes=LISTABLE)
def bernoulli_b(evaluation, n, x=None):
    """The Bernoulli number (with B1 = -1/2), or the Bernoulli polynomial at x."""
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


@builtin("EulerE[n_Integer]", attributes=LISTABLE)
def euler_e(evaluation, n):
    """The Euler number: the coefficients of 1/cosh."""
    if n < 0:
        return None
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
    "IntegerPartitions[n_]", "IntegerPartitions[n_, lengths_]", "IntegerPartitions[n_, lengths_, parts_]"
)
def integer_partitions(evaluation, n, lengths=S.All, parts=None):
    """Lists of positive integers (of the given parts) with the sum n; at most k, {k}, {k, l} of them."""
    bounds = _bounds(lengths)
    usable = list(range(n, 0, -1)) if parts is None and type(n) is int else None
    if is_list(parts):
        usable = sorted(elements_of(parts), key=order_key, reverse=True)
    if bounds is None or usable is None or not all(type(p) in RATIONALS and p > 0 for p in usable):
        return None
    if type(n) not in RATIONALS:
        return None
    return [wl_list(found) for found in evaluation.steps(_partitions(n, usable, 0, 0, *bounds))]


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


# -- number theory ------------------------------------------------------------------------------


@builtin("ExtendedGCD[m_Integer, n_Integer]", attributes=LISTABLE)
def extended_gcd(evaluation, m, n):
    """{g, {r, s}} with g = r m + s n."""
    a, b, r, s = (abs(m), abs(n), (1, 0), (0, 1))
    while b:
        quotient = a // b
        a, b = b, a - quotient * b
        r, s = s, (r[0] - quotient * s[0], r[1] - quotient * s[1])
    return [a, [r[0] * (1 if m >= 0 else -1), r[1] * (1 if n >= 0 else -1)]]


@builtin(
    "ChineseRemainder[remainders_List, moduli_List]", "ChineseRemainder[remainders_List, moduli_List, from_]"
)
def chinese_remainder(evaluation, remainders, moduli, **start):
    """The smallest number (at least `from`) with the remainders modulo the moduli."""
    values, sizes = elements_of(remainders), elements_of(moduli)
    first = start.get("from", 0)
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
    n, found = n % m, 1
    while n:
        while n % 2 == 0:
            n //= 2
            if m % 8 in (3, 5):
                found = -found
        n, m = m, n
        if n % 4 == m % 4 == 3:
            found = -found
        n %= m
    return found if m == 1 else 0


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


@builtin("ContinuedFraction[x_]", "ContinuedFraction[x_, n_Integer]")
def continued_fraction(evaluation, x, n=None):
    """{a0, a1, ...} with x = a0 + 1/(a1 + 1/(...)): all terms of a rational, n of any other number."""
    if type(x) in RATIONALS:
        value = Fraction(x)
        error = Fraction(0)
    elif type(x) is float:
        value, error = Fraction(x), Fraction(math.ulp(x)) / 2
    elif n is not None:
        number = evaluation.evaluate(S.N(x, 2 * n + 20))
        if not is_real(number) or not hasattr(number, "value"):
            return None
        value, error = Fraction(number.value), Fraction(10) ** -(2 * n + 10)
    else:
        return None
    found: list[int] = []
    low, high = value - error, value + error
    while n is None or len(found) < n:
        whole = math.floor(low)
        if math.floor(high) != whole:  # what follows is not known any more
            break
        found.append(whole)
        low, high = low - whole, high - whole
        if low <= 0:
            break
        low, high = 1 / high, 1 / low
    return found


@builtin("FromContinuedFraction[terms_List]")
def from_continued_fraction(evaluation, terms):
    """a0 + 1/(a1 + 1/(...))"""
    if not len(terms):
        return S.Infinity
    found = terms.args[-1]
    for term in reversed(terms.args[:-1]):
        found = S.Plus(term, S.Power(found, -1))
    return found


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
    return [S.FromContinuedFraction(wl_list(terms.args[: k + 1])) for k in range(len(terms))]


@builtin("MantissaExponent[x_]", "MantissaExponent[x_, b_Integer]", attributes=LISTABLE)
def mantissa_exponent(evaluation, x, b=10):
    """{m, e} with x = m b^e and 1/b <= |m| < 1."""
    value = numeric_value(x)
    if not is_real(value) or b < 2:
        return None
    if value == 0:
        return [0, 0]
    exponent = math.floor(math.log(abs(value), b)) + 1
    scaled = Fraction(abs(value)) if type(value) is float else Fraction(abs(value.value))
    while scaled >= Fraction(b) ** exponent:
        exponent += 1
    while scaled < Fraction(b) ** (exponent - 1):
        exponent -= 1
    return [S.Times(x, S.Power(b, -exponent)), exponent]


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


@builtin("FromRomanNumeral[text_String]", attributes=LISTABLE)
def from_roman_numeral(evaluation, text):
    """The integer of a Roman numeral."""
    values = {letters: value for value, letters in _ROMAN}
    if not text or not set(text.upper()) <= set("MDCLXVI"):
        return None
    digits = [values[letter] for letter in text.upper()]
    return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))


@builtin("PalindromeQ[x_]")
def palindrome_q(evaluation, x):
    """Whether a list, string or integer reads the same backwards."""
    if isinstance(x, Expr):
        items = [key_of(item) for item in x.args]
        return boolean(items == items[::-1])
    text = str(abs(x)) if type(x) is int else x
    return boolean(text == text[::-1]) if isinstance(text, str) else None


@builtin("Signature[list_List]")
def signature(evaluation, list):
    """1 or -1 for the permutations that sort the list, 0 where an element comes twice."""
    keys = [order_key(item) for item in list.args]
    sign = 1
    for i, a in enumerate(keys):
        for b in keys[i + 1 :]:
            if a == b:
                return 0
            if b < a:
                sign = -sign
    return sign
