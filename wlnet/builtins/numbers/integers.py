"""Integers: divisibility, primes, digits, bits."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import reduce

from wlnet.algebra.gaussian import common, factored, is_gaussian_prime, least_multiple, number_of, pair_of
from wlnet.algebra.integers import (
    digits,
    divisors,
    factors,
    is_prime,
    length,
    next_prime,
    nth_prime,
    totient,
)
from wlnet.algebra.kernel import any_array, on_arrays
from wlnet.algebra.large import common_divisor, common_multiple, power_modulo
from wlnet.algebra.numbers import RATIONALS, is_inexact, is_number, is_real, rational
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.prime_counts import prime_count
from wlnet.algebra.products import power
from wlnet.algebra.sums import plus
from wlnet.expr.expr import FALSE, TRUE, Expr, boolean, is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.expr.values.complexes import Complex
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for_bits

LISTABLE = ("Listable",)
BITS = ("Flat", "Listable", "OneIdentity", "Orderless")

NOT_POSITIVE = Message("Prime::intpp", "A positive integer is expected as argument in `1`.")
NO_ROOT = Message("PowerMod::root", "The equation x^`1` = `2` (mod `3`) has no integer solutions.")
SMALL_BASE = Message("IntegerLength::ibase", "Base `1` is not an integer greater than 1.")
ZERO_MODULUS = Message("PowerMod::divz", "The argument `1` in `2` should be nonzero.")
NO_INVERSE = Message("PowerMod::ninv", "`1` is not invertible modulo `2`.")
NO_INTEGER = "Integer expected at position `1` in `2`."
BAD_BASE = Message("IntegerDigits::ibase", "Base `1` is not an integer greater than 1.")


@builtin("EvenQ[n_]", attributes=LISTABLE)
def even_q(evaluation, n):
    return boolean(type(n) is int and n % 2 == 0)


@builtin("OddQ[n_]", attributes=LISTABLE)
def odd_q(evaluation, n):
    return boolean(type(n) is int and n % 2 == 1)


_GAUSSIAN = {"GaussianIntegers": FALSE}


@builtin("EvenQ[n_]", attributes=LISTABLE, options=_GAUSSIAN)
def even_q_of_kind(evaluation, n, options):
    """With GaussianIntegers -> True whether 1 + I divides n."""
    total = _parts_sum(n, options["GaussianIntegers"])
    return boolean(total is not None and total % 2 == 0)


@builtin("OddQ[n_]", attributes=LISTABLE, options=_GAUSSIAN)
def odd_q_of_kind(evaluation, n, options):
    """With GaussianIntegers -> True whether 1 + I does not divide n."""
    total = _parts_sum(n, options["GaussianIntegers"])
    return boolean(total is not None and total % 2 == 1)


def _parts_sum(n, gaussian) -> int | None:
    if type(n) is Complex and gaussian is TRUE and type(n.re) is type(n.im) is int:
        return n.re + n.im
    return n if type(n) is int else None


@builtin("Divisible[n_, m_]", attributes=LISTABLE)
def divisible(evaluation, n, m):
    if type(n) not in RATIONALS or type(m) not in RATIONALS or m == 0:
        return None
    return boolean((Fraction(n) / m).denominator == 1)


def _check_exact(call) -> None:
    """A message that names the first argument that is an inexact number."""
    for x in call.args:
        if is_inexact(x):
            text = "Argument `1` in `2` is not an exact number."
            raise Message(f"{call.head.name}::exact", text)(x, call, value=UNEVALUATED)


@builtin("GCD[n___]", attributes=BITS, packed=True)
def gcd(evaluation, n):
    """Of rationals: the largest that all are whole multiples of."""
    if any_array(n):
        return on_arrays("GCD", *n)
    if not all(type(x) in RATIONALS for x in n):
        _check_exact(S.GCD(*n))
        pairs = list(map(pair_of, n))
        return None if None in pairs else number_of(reduce(common, pairs, (0, 0)))
    bottom = math.lcm(*(x.denominator for x in n))
    return rational(common_divisor(*(int(x * bottom) for x in n)), bottom)


@builtin("LCM[n___]", attributes=BITS)
def lcm(evaluation, n):
    if not all(type(x) in RATIONALS for x in n):
        _check_exact(S.LCM(*n))
        pairs = list(map(pair_of, n))
        return None if None in pairs else number_of(reduce(least_multiple, pairs, (1, 0)))
    bottom = math.gcd(*(x.denominator for x in n)) or 1
    return rational(common_multiple(*(x.numerator for x in n)), bottom)


@builtin("CoprimeQ[n__]", attributes=LISTABLE)
def coprime_q(evaluation, n):
    if not all(type(x) is int for x in n):
        pairs = list(map(pair_of, n))
        if None in pairs:
            return FALSE
        others = pairs[1:] or [(0, 0)]
        return boolean(
            all(common(a, b) == (1, 0) for i, a in enumerate(pairs) for b in pairs[:i] or others[:1])
        )
    if len(n) == 1:
        return boolean(abs(n[0]) == 1)
    return boolean(all(common_divisor(a, b) == 1 for i, a in enumerate(n) for b in n[:i]))


@builtin("Prime[n_]", attributes=LISTABLE)
def prime(evaluation, n):
    if type(n) is not int:
        return None
    if n < 1:
        raise NOT_POSITIVE(S.Prime(n), value=UNEVALUATED)
    return nth_prime(n)


@builtin("PrimeQ[n_]", attributes=LISTABLE)
def prime_q(evaluation, n):
    """Whether n is a prime, for a + b I of the Gaussian integers."""
    if type(n) is Complex:
        return prime_q_of_kind(evaluation, n, {"GaussianIntegers": TRUE})
    return boolean(type(n) is int and is_prime(n))


@builtin("PrimeQ[n_]", attributes=LISTABLE, options=_GAUSSIAN)
def prime_q_of_kind(evaluation, n, options):
    """With GaussianIntegers -> True whether n is a prime of the Gaussian integers."""
    pair = pair_of(n)
    if options["GaussianIntegers"] is not TRUE:
        return boolean(type(n) is int and is_prime(n))
    return boolean(pair is not None and is_gaussian_prime(pair))


@builtin("PrimePi[x_]", attributes=LISTABLE)
def prime_pi(evaluation, x):
    value = numeric_value(x)
    return prime_count(math.floor(value)) if is_real(value) else None


@builtin("NextPrime[x_]", "NextPrime[x_, k_Integer]", attributes=LISTABLE)
def next_prime_(evaluation, x, k=1):
    """The k-th prime above x; the -k-th below it for negative k."""
    if type(x) not in (int, float, Fraction):
        return None
    found = math.floor(x) if k > 0 else math.ceil(x)
    step = 1 if k > 0 else -1
    for _ in evaluation.steps(range(abs(k))):
        if found >= 2 and k > 0:
            found = next_prime(found)
            continue
        found += step
        while not is_prime(abs(found)):  # -2, -3, -5 go on below 2
            found += step
    return found


@builtin("IntegerReverse[n_]", "IntegerReverse[n_, base_Integer]", attributes=LISTABLE)
def integer_reverse(evaluation, n, base=10):
    """The integer with its digits turned around."""
    if type(n) is not int or base < 2:
        return None
    rest, found = abs(n), 0
    while rest:
        rest, digit = divmod(rest, base)
        found = found * base + digit
    return found


@builtin("FactorInteger[n_]", attributes=LISTABLE)
def factor_integer(evaluation, n):
    """{{p, k}, ...}; negative exponents for a denominator, {-1, 1} for a minus sign."""
    if type(n) is Complex:
        return factor_integer_of_kind(evaluation, n, {"GaussianIntegers": TRUE})
    if type(n) not in RATIONALS:
        _check_exact(S.FactorInteger(n))
        return None
    if n in (0, 1):
        return [[n, 1]]
    found = dict(factors(abs(n.numerator), evaluation.check_abort)) if abs(n.numerator) > 1 else {}
    if n.denominator > 1:
        found.update({p: -k for p, k in factors(n.denominator, evaluation.check_abort).items()})
    sign = [[-1, 1]] if n < 0 else []
    return sign + [[p, found[p]] for p in sorted(found)]


@builtin("FactorInteger[n_]", attributes=LISTABLE, options=_GAUSSIAN)
def factor_integer_of_kind(evaluation, n, options):
    """With GaussianIntegers -> True the primes a + b I with a > 0 and b >= 0, and a unit."""
    pair = pair_of(n)
    if options["GaussianIntegers"] is not TRUE:
        return factor_integer(evaluation, n)
    if pair is None:
        return None
    if pair in ((0, 0), (1, 0)):
        return [[n, 1]]
    return [[number_of(prime), exponent] for prime, exponent in factored(pair)]


@builtin("Divisors[n_]", attributes=LISTABLE)
def divisors_(evaluation, n):
    return divisors(abs(n), evaluation.check_abort) if type(n) is int and n else None


@builtin("DivisorSigma[k_, n_]", attributes=LISTABLE)
def divisor_sigma(evaluation, k, n):
    return (
        plus(*(power(d, k) for d in divisors(abs(n), evaluation.check_abort)))
        if type(n) is int and n
        else None
    )


@builtin("PerfectNumberQ[n_]", attributes=LISTABLE)
def perfect_number_q(evaluation, n):
    """Whether the divisors of n but n add up to n."""
    return boolean(type(n) is int and n > 0 and sum(divisors(n, evaluation.check_abort)) == 2 * n)


@builtin("EulerPhi[n_]", attributes=LISTABLE)
def euler_phi(evaluation, n):
    return (totient(abs(n), evaluation.check_abort) if n else 0) if type(n) is int else None


@builtin("MoebiusMu[n_]", attributes=LISTABLE)
def moebius_mu(evaluation, n):
    if type(n) is not int:
        return None
    if n == 0:
        return 0
    exponents = factors(abs(n), evaluation.check_abort).values()
    return 0 if any(k > 1 for k in exponents) else (-1) ** len(exponents)


@builtin("PowerMod[a_, b_, m_]", attributes=LISTABLE)
def power_mod(evaluation, a, b, m):
    """a^b modulo m; b may be negative where a has an inverse, and p/q: the smallest q-th root of a^p."""
    if type(a) is not int or type(m) is not int:
        return None
    if m == 0:
        raise ZERO_MODULUS(m, S.PowerMod(a, b, m), value=UNEVALUATED)
    if type(b) is Fraction:
        wanted = power_mod(evaluation, a, b.numerator, m)
        roots = (x for x in evaluation.steps(range(abs(m))) if pow(x, b.denominator, m) == wanted)
        found = next(roots, None)
        if found is None:
            raise NO_ROOT(b.denominator, wanted, m, value=UNEVALUATED)
        return found
    if type(b) is not int:
        return None
    if b < 0 and common_divisor(a, m) != 1:
        raise NO_INVERSE(a, m, value=UNEVALUATED)
    return power_modulo(a, b, m)


def _no_integer(call, at: int = 1) -> None:
    """A message where argument `at` is a number but no integer; the call stays in any case."""
    if is_number(call.args[at - 1]):
        name = call.head.name
        raise Message(f"{name}::int", NO_INTEGER)(at, call, value=UNEVALUATED)


@builtin(
    "IntegerDigits[n_]", "IntegerDigits[n_, base_]", "IntegerDigits[n_, base_, length_]", attributes=LISTABLE
)
def integer_digits(evaluation, n, base=10, length=None):
    """Digits of |n|; `length` pads with zeros on the left or keeps the last digits."""
    if type(n) is not int:
        given = [x for x in (base, length) if x is not None] if length is not None or base != 10 else ()
        return _no_integer(S.IntegerDigits(n, *given))
    if type(base) is not int or base < 2:
        raise BAD_BASE(base, value=UNEVALUATED)
    found = digits(abs(n), base)
    if type(length) is int:
        found = [0] * (length - len(found)) + found
        found = found[len(found) - length :]
    return found


@builtin("IntegerLength[n_]", "IntegerLength[n_, base_]", attributes=LISTABLE)
def integer_length(evaluation, n, base=10):
    if type(n) is not int or type(base) is not int:
        return _no_integer(S.IntegerLength(n) if base == 10 else S.IntegerLength(n, base))
    if base < 2:
        raise SMALL_BASE(base, value=UNEVALUATED)
    return length(abs(n), base)


@builtin("DigitCount[n_]", "DigitCount[n_, base_]", "DigitCount[n_, base_, digit_]", attributes=("Listable",))
def digit_count(evaluation, n, base=10, digit=None):
    """How often 1, 2, ..., base - 1, 0 occur among the digits; or one digit only, or those of a list."""
    if type(n) is not int or type(base) is not int or base < 2:
        return None
    found = digits(abs(n), base)
    if is_list(digit):
        return [found.count(d) for d in digit.args]
    return found.count(digit) if digit is not None else [found.count(d % base) for d in range(1, base + 1)]


@builtin("DigitSum[n_]", "DigitSum[n_, base_]", attributes=LISTABLE)
def digit_sum(evaluation, n, base=10):
    return sum(digits(abs(n), base)) if type(n) is int and type(base) is int and base > 1 else None


@builtin("BitAnd[n___]", attributes=BITS, packed=True)
def bit_and(evaluation, n):
    return _bits("BitAnd", int.__and__, -1, n)


@builtin("BitOr[n___]", attributes=BITS, packed=True)
def bit_or(evaluation, n):
    return _bits("BitOr", int.__or__, 0, n)


@builtin("BitXor[n___]", attributes=BITS, packed=True)
def bit_xor(evaluation, n):
    return _bits("BitXor", int.__xor__, 0, n)


def _bits(name: str, operation, neutral: int, n: tuple):
    if any_array(n):
        return on_arrays(name, *n)
    if len(n) == 1:
        return n[0]
    for at, x in enumerate(n, 1):
        if type(x) is not int:
            _no_integer(Expr(S(name), n), at)
    return reduce(operation, n, neutral) if all(type(x) is int for x in n) else None


@builtin("BitNot[n_]", attributes=LISTABLE)
def bit_not(evaluation, n):
    return ~n if type(n) is int else _no_integer(S.BitNot(n))


@builtin("BitShiftLeft[n_]", "BitShiftLeft[n_, k_]", attributes=LISTABLE)
def bit_shift_left(evaluation, n, k=1):
    return _shifted(n, k)


@builtin("BitShiftRight[n_]", "BitShiftRight[n_, k_]", attributes=LISTABLE)
def bit_shift_right(evaluation, n, k=1):
    return _shifted(n, -k) if type(k) is int else None


def _shifted(n, k):
    """Shift of the digits; the sign stays."""
    if type(n) is not int or type(k) is not int:
        return None
    room_for_bits(k)
    size = abs(n) << k if k >= 0 else abs(n) >> -k
    return size if n >= 0 else -size


@builtin("BitLength[n_]", attributes=LISTABLE)
def bit_length(evaluation, n):
    return (n if n >= 0 else ~n).bit_length() if type(n) is int else _no_integer(S.BitLength(n))
