"""Greatest common divisors of polynomials, by evaluation at large integers.

Char, Geddes, Gonnet, "GCDHEU: heuristic polynomial GCD algorithm" (1984): the divisor of the
values at a large point has the coefficients of the divisor as its digits in that base. What comes
out is checked by division; where no point is lucky, pseudo-remainders decide.
"""

from __future__ import annotations

import math

from wlnet.algebra.polynomials.terms import (
    Poly,
    add,
    by_powers,
    constant,
    content,
    degree,
    is_constant,
    multiply,
    primitive,
    quotient,
)

_POINTS = 8


def gcd(p: Poly, q: Poly) -> Poly:
    """The greatest common divisor, its leading coefficient positive."""
    if not p or not q:
        found = p or q
        return _positive(found) if found else {}
    kernels = len(next(iter(p)))
    common = math.gcd(content(p), content(q))
    p, q = primitive(p), primitive(q)
    found = _heuristic(p, q)
    if found is None:
        found = _euclid(p, q)
    return multiply(constant(common, kernels), found)


def lcm(p: Poly, q: Poly) -> Poly:
    if not p or not q:
        return {}
    return _positive(multiply(quotient(p, gcd(p, q)), q))


def _positive(p: Poly) -> Poly:
    return {e: -c for e, c in p.items()} if p[max(p)] < 0 else p


def _heuristic(p: Poly, q: Poly) -> Poly | None:
    kernels = len(next(iter(p)))
    if is_constant(p) or is_constant(q):
        return constant(math.gcd(content(p), content(q)), kernels)
    kernel = next(k for k in range(kernels) if degree(p, k) > 0 or degree(q, k) > 0)
    size = min(max(map(abs, p.values())), max(map(abs, q.values())))
    point = 2 * size + 29
    for _ in range(_POINTS):
        if point.bit_length() * max(degree(p, kernel), degree(q, kernel)) > 40_000:
            return None
        left, right = _at(p, kernel, point), _at(q, kernel, point)
        if left and right:
            inner = gcd(left, right)
            found = primitive(_digits(inner, kernel, point))
            if quotient(p, found) is not None and quotient(q, found) is not None:
                return found
        point = point * 73794 // 27011
    return None


def _at(p: Poly, kernel: int, point: int) -> Poly:
    """p with a number in place of a kernel."""
    found: Poly = {}
    for n, part in by_powers(p, kernel).items():
        found = add(found, part, point**n)
    return found


def _digits(p: Poly, kernel: int, point: int) -> Poly:
    """The polynomial in the kernel whose value at the point is p, its coefficients small."""
    found: Poly = {}
    n = 0
    while p:
        rest: Poly = {}
        for e, c in p.items():
            digit = c % point
            if digit > point // 2:
                digit -= point
            if digit:
                found[(*e[:kernel], n, *e[kernel + 1 :])] = digit
            if c != digit:
                rest[e] = (c - digit) // point
        p = rest
        n += 1
    return found


def _euclid(p: Poly, q: Poly) -> Poly:
    """By pseudo-remainders in the first kernel that occurs."""
    kernels = len(next(iter(p)))
    kernel = next((k for k in range(kernels) if degree(p, k) > 0 or degree(q, k) > 0), None)
    if kernel is None:
        return constant(math.gcd(content(p), content(q)), kernels)
    outer = gcd(content_in(p, kernel), content_in(q, kernel))
    p, q = quotient(p, content_in(p, kernel)), quotient(q, content_in(q, kernel))
    while q:
        p, q = q, _remainder(p, q, kernel)
        if q:
            q = quotient(q, content_in(q, kernel))
    if degree(p, kernel) == 0:
        return outer
    return primitive(multiply(outer, p))


def content_in(p: Poly, kernel: int) -> Poly:
    """The greatest common divisor of the coefficients of the powers of a kernel."""
    found: Poly = {}
    for part in by_powers(p, kernel).values():
        found = gcd(found, part)
        if is_constant(found) and abs(content(found)) == 1:
            break
    return found


def _remainder(p: Poly, q: Poly, kernel: int) -> Poly:
    """p times a power of the leading coefficient of q, modulo q."""
    low = degree(q, kernel)
    lead = by_powers(q, kernel)[low]
    while p and degree(p, kernel) >= low:
        high = degree(p, kernel)
        top = by_powers(p, kernel)[high]
        shift = {(*e[:kernel], high - low, *e[kernel + 1 :]): c for e, c in top.items()}
        p = add(multiply(p, lead), multiply(q, shift), -1)
    return p
