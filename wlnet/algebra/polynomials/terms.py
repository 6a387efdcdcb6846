"""Polynomials as tables {exponents: coefficient}: sums, products, exact quotients.

The exponents are a tuple with one entry a kernel, in the order of the kernels; coefficients are
integers other than 0. The leading term is that with the greatest exponents (lexicographic order).
"""

from __future__ import annotations

import math

Poly = dict  # tuple of exponents -> int

_MOST_TERMS = 20_000


class TooLarge(Exception):
    """More terms than are worked on."""


def constant(value: int, kernels: int) -> Poly:
    return {(0,) * kernels: value} if value else {}


def is_constant(p: Poly) -> bool:
    return not p or (len(p) == 1 and not any(next(iter(p))))


def add(p: Poly, q: Poly, factor: int = 1) -> Poly:
    """p + factor q"""
    found = dict(p)
    for exponents, c in q.items():
        value = found.get(exponents, 0) + factor * c
        if value:
            found[exponents] = value
        else:
            found.pop(exponents, None)
    return found


def scale(p: Poly, factor: int) -> Poly:
    return {e: c * factor for e, c in p.items()} if factor else {}


def multiply(p: Poly, q: Poly) -> Poly:
    if len(p) * len(q) > _MOST_TERMS**1.5:
        raise TooLarge
    found: Poly = {}
    for e1, c1 in p.items():
        for e2, c2 in q.items():
            e = tuple([a + b for a, b in zip(e1, e2, strict=True)])
            found[e] = found.get(e, 0) + c1 * c2
    if len(found) > _MOST_TERMS:
        raise TooLarge
    return {e: c for e, c in found.items() if c}


def raised(p: Poly, n: int, kernels: int) -> Poly:
    """p to the power n >= 0."""
    found = constant(1, kernels)
    while n:
        if n & 1:
            found = multiply(found, p)
        n >>= 1
        if n:
            p = multiply(p, p)
    return found


def quotient(p: Poly, q: Poly) -> Poly | None:
    """p / q where q divides p, else None."""
    lead = max(q)
    c = q[lead]
    rest, found = dict(p), {}
    while rest:
        top = max(rest)
        shift = tuple([a - b for a, b in zip(top, lead, strict=True)])
        factor, left = divmod(rest[top], c)
        if left or min(shift, default=0) < 0:
            return None
        found[shift] = factor
        for e, k in q.items():
            at = tuple([a + b for a, b in zip(e, shift, strict=True)])
            value = rest.get(at, 0) - factor * k
            if value:
                rest[at] = value
            else:
                del rest[at]
    return found


def content(p: Poly) -> int:
    """The greatest common divisor of the coefficients, with the sign of the leading one; 0 for 0."""
    if not p:
        return 0
    found = math.gcd(*p.values())
    return -found if p[max(p)] < 0 else found


def primitive(p: Poly) -> Poly:
    """p without its content: the leading coefficient is positive."""
    c = content(p)
    return p if c in (0, 1) else {e: k // c for e, k in p.items()}


def degree(p: Poly, kernel: int) -> int:
    """The highest power of a kernel; -1 for 0."""
    return max((e[kernel] for e in p), default=-1)


def by_powers(p: Poly, kernel: int) -> dict[int, Poly]:
    """{n: coefficient of kernel^n}, the coefficients free of the kernel."""
    found: dict[int, Poly] = {}
    for e, c in p.items():
        found.setdefault(e[kernel], {})[(*e[:kernel], 0, *e[kernel + 1 :])] = c
    return found


def derivative(p: Poly, kernel: int) -> Poly:
    return {(*e[:kernel], e[kernel] - 1, *e[kernel + 1 :]): c * e[kernel] for e, c in p.items() if e[kernel]}
