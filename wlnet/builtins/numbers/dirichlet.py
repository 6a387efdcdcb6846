"""Characters of Dirichlet, their L-functions, and the convolution of functions of whole numbers."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import lru_cache
from itertools import product

from wlnet.algebra.expand import expand, is_free_of
from wlnet.algebra.integers import divisors, factors, totient
from wlnet.algebra.numbers import I, is_inexact, is_number
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import power, times
from wlnet.algebra.sums import plus
from wlnet.expr.expr import Expr, same
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin


def _generator(p: int, exponent: int) -> int:
    """The smallest number whose powers are all units modulo p^exponent, p an odd prime."""
    modulus, size = p**exponent, (p - 1) * p ** (exponent - 1)
    parts = [size // q for q in factors(size)]
    return next(g for g in range(2, modulus) if g % p and all(pow(g, part, modulus) != 1 for part in parts))


@lru_cache(maxsize=64)
def _cyclic_parts(k: int) -> tuple[tuple[int, int, dict[int, int]], ...]:
    """(modulus, order, logarithms) of the cyclic groups whose product the units modulo k are.

    The units modulo 2^a are the product of {1, -1} and the powers of 5.
    """
    found = []
    for p, exponent in sorted(factors(k).items()):
        modulus = p**exponent
        if p > 2:
            order, g = (p - 1) * p ** (exponent - 1), _generator(p, exponent) if modulus > 3 else 2
            found.append((modulus, order, {pow(g, i, modulus): i for i in range(order)}))
        elif exponent > 1:
            order = max(modulus // 4, 1)
            fives = {pow(5, i, modulus): i for i in range(order)}
            both = {sign * five % modulus: (sign < 0, i) for five, i in fives.items() for sign in (1, -1)}
            found.append((modulus, 2, {unit: int(pair[0]) for unit, pair in both.items()}))
            if order > 1:
                found.append((modulus, order, {unit: pair[1] for unit, pair in both.items()}))
    return tuple(found)


def _turns(k: int, j: int, n: int) -> list[Fraction] | None:
    """The value of the j-th character at n as parts of a whole turn, to be added; None where it is 0."""
    if math.gcd(n, k) != 1:
        return None
    rest, found = j - 1, []
    for modulus, order, logarithms in reversed(_cyclic_parts(k)):
        rest, exponent = divmod(rest, order)
        turn = Fraction(exponent * logarithms[n % modulus], order) % 1
        found.append(turn - 1 if turn > Fraction(1, 2) else turn)
    return found[::-1]


def _unit(turn: Fraction):
    """E^(2 Pi I turn)"""
    return power(S.E, times(2, turn, I, S.Pi)) if turn else 1


def _character(k: int, j: int, n: int):
    turns = _turns(k, j, n)
    return 0 if turns is None else S.Times(*map(_unit, turns))


def _index_error(call, j, size: int) -> MessageError | None:
    """What is wrong with the number of a character."""
    name = call.head.name
    if j < 1:
        return Message(f"{name}::intp", "Positive integer expected at position `1` in `2`.")(
            2, call, value=UNEVALUATED
        )
    if j > size:
        return Message(f"{name}::invl", "There are only `1` characters for the modulus of `2`.")(
            size, call, value=UNEVALUATED
        )
    return None


def _checked(call) -> tuple[int, int] | None:
    """The modulus and the number of the character that are the first arguments of a call."""
    k, j = (int(x) if type(x) is float and x == int(x) else x for x in call.args[:2])
    if type(k) is not int or type(j) is not int or k < 1:
        return None
    error = _index_error(call, j, totient(k))
    if error is not None:
        raise error
    return k, j


@builtin("DirichletCharacter[k_, j_, n_]", attributes=("Listable",))
def dirichlet_character(evaluation, k, j, n):
    """The j-th character modulo k at n: 0 where n and k have a common factor, else a root of 1."""
    found = _checked(S.DirichletCharacter(k, j, n))
    if found is None or type(n) is not int:
        return None
    return _character(*found, n)


@builtin("DirichletL[k_, j_, s_]", attributes=("Listable", "NumericFunction"))
def dirichlet_l(evaluation, k, j, s):
    """The sum of the j-th character modulo k at n, divided by n^s.

    Exact at s = 0, -1, -2, ... (by polynomials of Bernoulli) and, of a real odd character, at s = 1.
    """
    found = _checked(S.DirichletL(k, j, s))
    if found is None or not is_number(s):
        return None
    k, j = found
    if k == 1:
        return S.Zeta(s)
    units = [a for a in range(1, k) if math.gcd(a, k) == 1]
    if is_inexact(s):
        terms = [S.Times(S.N(_character(k, j, a)), S.HurwitzZeta(s, Fraction(a, k))) for a in units]
        return S.Times(S.Power(float(k), S.Times(-1, s)), S.Plus(*terms))
    if j == 1 or type(s) is not int or s > 1:
        return None
    if s == 1:
        signs = {a: sum(_turns(k, j, a)) % 1 for a in units}
        if not set(signs.values()) <= {0, Fraction(1, 2)} or signs[k - 1] == 0:
            return None
        total = sum(a if turn else -a for a, turn in signs.items())
        return S.Times(Fraction(total, k), S.Pi, S.Power(k, Fraction(-1, 2)))
    order = 1 - s
    terms = [S.Times(_character(k, j, a), S.BernoulliB(order, Fraction(a, k))) for a in units]
    return S.Expand(S.Times(Fraction(-(k ** (order - 1)), order), S.Plus(*terms)))


# -- convolutions -------------------------------------------------------------------------------


@builtin("DirichletConvolve[f_, g_, n_, m_]")
def dirichlet_convolve(evaluation, f, g, n, m):
    """The sum of f at d times g at m/d over the divisors d of m."""
    if type(m) is int and m > 0:
        return S.Plus(*(S.Times(_at(f, n, d), _at(g, n, m // d)) for d in divisors(m)))
    if numeric_value(m) is not None:
        return None
    f, g = expand(f), expand(g)
    if _is_sum(f) and not _is_sum(g) and not is_free_of(g, n):
        f, g = g, f
    pairs = [(_split(a, n), _split(b, n)) for a, b in product(_terms(f), _terms(g))]
    found = [(c, d, _known(a, b, n, m)) for (c, a), (d, b) in pairs]
    if same(g, 1) and any(value is None for _, _, value in found):
        return _divisor_sum(f, n, m)
    if len(found) == 1 and found[0][2] is None and not same(f, 1):
        ((c, a), (d, b)) = pairs[0]
        outside = times(c, d)
        return None if same(outside, 1) else S.Times(outside, S.DirichletConvolve(a, b, n, m))
    total = []
    for (c, d, value), ((_, a), (_, b)) in zip(found, pairs, strict=True):
        if value is None:
            value = _divisor_sum(b, n, m) if same(a, 1) else S.DirichletConvolve(a, b, n, m)
        total.append(S.Times(c, d, value))
    return S.Plus(*total)


def _at(x, n, value):
    return S.ReplaceAll(x, S.Rule(n, value))


def _is_sum(x) -> bool:
    return isinstance(x, Expr) and x.head is S.Plus


def _terms(x) -> tuple:
    return x.args if _is_sum(x) else (x,)


def _split(term, n) -> tuple:
    """A term as what does not depend on n and what does."""
    parts = term.args if isinstance(term, Expr) and term.head is S.Times else (term,)
    free = [part for part in parts if is_free_of(part, n)]
    return times(*free), times(*(part for part in parts if not is_free_of(part, n)))


def _divisor_sum(f, n, m):
    return S.DivisorSum(m, S.Function(S.Evaluate(_at(f, n, S.Slot(1)))))


def _exponent(x, n) -> int | None:
    """k of n^k, k = 0, 1, 2, ..."""
    if same(x, 1):
        return 0
    if same(x, n):
        return 1
    if isinstance(x, Expr) and x.head is S.Power and same(x.args[0], n):
        k = x.args[1]
        return k if type(k) is int and k > 0 else None
    return None


def _known(a, b, n, m):
    """The convolution of two terms where it has a name; None for others."""
    i, k = _exponent(a, n), _exponent(b, n)
    if i is not None and k is not None:
        return times(power(m, min(i, k)), S.DivisorSigma(abs(i - k), m))
    for one, other in ((a, k), (b, i)):
        if same(one, S.MoebiusMu(n)) and other in (0, 1):
            return S.KroneckerDelta(plus(1, times(-1, m))) if other == 0 else S.EulerPhi(m)
        if same(one, S.EulerPhi(n)) and other == 0:
            return m
    return None
