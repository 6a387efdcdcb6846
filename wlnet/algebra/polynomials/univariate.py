"""Factors of square-free polynomials in one variable over the integers.

Zassenhaus' method (von zur Gathen and Gerhard, "Modern Computer Algebra", chapters 14 and 15):
factors modulo a prime, lifted to a power of the prime by Hensel's lemma, and tried in products.
Polynomials are lists of coefficients, the constant first.
"""

from __future__ import annotations

import math
import random
from itertools import combinations

from wlnet.algebra.integers import next_prime

Row = list  # of int

_PRIMES = 5  # tried, to find one with few factors


def factors(f: Row) -> list[Row]:
    """The irreducible factors of a primitive square-free polynomial with positive leading coefficient."""
    if len(f) <= 2:
        return [f]
    found = []
    if f[0] == 0:
        found.append([0, 1])
        f = f[1:]
    if len(f) <= 2:
        return [*found, f] if len(f) == 2 else found
    prime, modular = _modular_factors(f)
    if len(modular) == 1:
        return [*found, f]
    size = math.isqrt(len(f)) + 1
    bound = 2 * size * 2 ** (len(f) - 1) * max(map(abs, f)) * f[-1]
    modulus = prime
    while modulus <= bound:
        modulus *= prime
    lifted = _lifted(f, modular, prime, modulus)
    return found + _combined(f, lifted, modulus)


def _combined(f: Row, lifted: list[Row], modulus: int) -> list[Row]:
    """Products of lifted factors that divide f over the integers."""
    found, size = [], 1
    while 2 * size <= len(lifted):
        for chosen in combinations(range(len(lifted)), size):
            trial = [f[-1]]
            for i in chosen:
                trial = reduced(product_of(trial, lifted[i]), modulus)
            trial = _primitive([c - modulus if 2 * c > modulus else c for c in trial])
            rest = _exact(f, trial)
            if rest is not None:
                found.append(trial)
                f = rest
                lifted = [g for i, g in enumerate(lifted) if i not in chosen]
                break
        else:
            size += 1
    return [*found, f] if len(f) > 1 else found


def _primitive(f: Row) -> Row:
    f = _trimmed(f)
    c = math.gcd(*f)
    c = -c if f[-1] < 0 else c
    return [k // c for k in f] if c else f


def _exact(f: Row, g: Row) -> Row | None:
    """f / g over the integers, or None."""
    if f[0] and (not g[0] or f[0] % g[0]):
        return None
    rest, found = list(f), [0] * (len(f) - len(g) + 1)
    for at in range(len(found) - 1, -1, -1):
        factor, left = divmod(rest[at + len(g) - 1], g[-1])
        if left:
            return None
        found[at] = factor
        for k, c in enumerate(g):
            rest[at + k] -= factor * c
    return None if any(rest) else found


# -- modulo a number --------------------------------------------------------------------------------


def _trimmed(f: Row) -> Row:
    n = len(f)
    while n and not f[n - 1]:
        n -= 1
    return f[:n]


def reduced(f: Row, m: int) -> Row:
    return _trimmed([c % m for c in f])


def product_of(f: Row, g: Row) -> Row:
    if not f or not g:
        return []
    found = [0] * (len(f) + len(g) - 1)
    for i, a in enumerate(f):
        if a:
            for j, b in enumerate(g):
                found[i + j] += a * b
    return found


def sum_of(f: Row, g: Row, factor: int = 1) -> Row:
    size = max(len(f), len(g))
    f, g = f + [0] * (size - len(f)), g + [0] * (size - len(g))
    return [a + factor * b for a, b in zip(f, g, strict=True)]


def divided(f: Row, g: Row, m: int) -> tuple[Row, Row]:
    """Quotient and remainder modulo m, the leading coefficient of g invertible."""
    inverse = pow(g[-1], -1, m)
    rest, found = [c % m for c in f], [0] * max(len(f) - len(g) + 1, 0)
    for at in range(len(found) - 1, -1, -1):
        factor = rest[at + len(g) - 1] * inverse % m
        found[at] = factor
        if factor:
            for k, c in enumerate(g):
                rest[at + k] = (rest[at + k] - factor * c) % m
    return _trimmed(found), _trimmed(rest)


def monic(f: Row, m: int) -> Row:
    inverse = pow(f[-1], -1, m)
    return [c * inverse % m for c in f]


def gcd_modulo(f: Row, g: Row, p: int) -> Row:
    while g:
        f, g = g, divided(f, g, p)[1]
    return monic(f, p) if f else f


def _power(f: Row, n: int, modulo: Row, p: int) -> Row:
    """f^n modulo a polynomial and p."""
    found = [1]
    while n:
        if n & 1:
            found = divided(product_of(found, f), modulo, p)[1]
        n >>= 1
        if n:
            f = divided(product_of(f, f), modulo, p)[1]
    return found


def _modular_factors(f: Row) -> tuple[int, list[Row]]:
    """(p, monic factors modulo p) for a prime that keeps f square-free and gives few factors."""
    best: tuple[int, list[Row]] | None = None
    prime, tried = 2, 0
    while tried < _PRIMES:
        prime = next_prime(prime)
        if f[-1] % prime == 0:
            continue
        g = reduced(f, prime)
        slope = reduced([k * c for k, c in enumerate(g)][1:], prime)
        if not slope or len(gcd_modulo(g, slope, prime)) > 1:
            continue
        tried += 1
        found = _split(monic(g, prime), prime)
        if best is None or len(found) < len(best[1]):
            best = prime, found
        if len(found) == 1:
            break
    return best


def modular_irreducibles(f: Row, p: int) -> list[Row]:
    """Irreducible factors modulo a prime of a monic square-free polynomial."""
    return _split(f, p)


def _split(f: Row, p: int) -> list[Row]:
    """Irreducible factors modulo a prime of a monic square-free polynomial (Cantor, Zassenhaus)."""
    found, n, x = [], 1, [0, 1]
    power = x
    while len(f) - 1 >= 2 * n:
        power = _power(power, p, f, p)
        part = gcd_modulo(f, reduced(sum_of(power, x, -1), p), p)
        if len(part) > 1:
            found += _equal_degree(part, n, p, random.Random(1))
            f = divided(f, part, p)[0]
            power = divided(power, f, p)[1] if len(f) > 1 else [1]
        n += 1
    return [*found, f] if len(f) > 1 else found


def _equal_degree(f: Row, n: int, p: int, chance: random.Random) -> list[Row]:
    """The factors of degree n of a product of such factors."""
    if len(f) - 1 == n:
        return [f]
    while True:
        trial = _trimmed([chance.randrange(p) for _ in range(len(f) - 1)])
        if len(trial) < 2:
            continue
        part = gcd_modulo(f, trial, p)
        if len(part) == 1:
            part = gcd_modulo(f, _half(trial, n, p, f), p)
        if 1 < len(part) < len(f):
            rest = divided(f, part, p)[0]
            return _equal_degree(part, n, p, chance) + _equal_degree(rest, n, p, chance)


def _half(trial: Row, n: int, p: int, f: Row) -> Row:
    """What is 0 modulo about half of the factors of degree n: trial^((p^n - 1)/2) - 1, for 2 the trace."""
    if p > 2:
        return reduced(sum_of(_power(trial, (p**n - 1) // 2, f, p), [1], -1), p)
    total = power = trial
    for _ in range(n - 1):
        power = _power(power, 2, f, p)
        total = reduced(sum_of(total, power), p)
    return total


# -- Hensel's lemma ---------------------------------------------------------------------------------


def _lifted(f: Row, modular: list[Row], p: int, modulus: int) -> list[Row]:
    """Monic factors of f modulo a power of p, from its monic factors modulo p."""
    if len(modular) == 1:
        return [monic(reduced(f, modulus), modulus)]
    half = len(modular) // 2
    g, h = [f[-1] % p], [1]
    for factor in modular[:half]:
        g = reduced(product_of(g, factor), p)
    for factor in modular[half:]:
        h = reduced(product_of(h, factor), p)
    s, t = _bezout(g, h, p)
    m = p
    while m < modulus:
        m = min(m * m, modulus)
        g, h, s, t = _step(f, g, h, s, t, m)
    return _lifted(g, modular[:half], p, modulus) + _lifted(h, modular[half:], p, modulus)


def _step(f: Row, g: Row, h: Row, s: Row, t: Row, m: int) -> tuple[Row, Row, Row, Row]:
    """f = g h and s g + t h = 1 (h monic) modulo a number: made to hold modulo m, that divides its square."""
    error = reduced(sum_of(f, product_of(g, h), -1), m)
    q, r = divided(product_of(s, error), h, m)
    g = reduced(sum_of(sum_of(g, product_of(t, error)), product_of(q, g)), m)
    h = reduced(sum_of(h, r), m)
    error = reduced(sum_of(sum_of(product_of(s, g), product_of(t, h)), [1], -1), m)
    q, r = divided(product_of(s, error), h, m)
    s = reduced(sum_of(s, r, -1), m)
    t = reduced(sum_of(sum_of(t, product_of(t, error), -1), product_of(q, g), -1), m)
    return g, h, s, t


def _bezout(g: Row, h: Row, p: int) -> tuple[Row, Row]:
    """s, t with s g + t h = 1 modulo p."""
    r0, r1, s0, s1, t0, t1 = g, h, [1], [], [], [1]
    while r1:
        q, r = divided(r0, r1, p)
        r0, r1 = r1, r
        s0, s1 = s1, reduced(sum_of(s0, product_of(q, s1), -1), p)
        t0, t1 = t1, reduced(sum_of(t0, product_of(q, t1), -1), p)
    inverse = pow(r0[0], -1, p)
    return reduced([c * inverse for c in s0], p), reduced([c * inverse for c in t0], p)
