"""Bases of ideals of polynomials, by Buchberger's algorithm; division by several polynomials.

Polynomials are tables {exponents: integer}. An order is a function of exponents: the greater its
value, the greater the monomial. Source: Cox, Little, O'Shea, Ideals, Varieties, and Algorithms, 2.7 to 2.10.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import gcd

from wlnet.algebra.polynomials.terms import Poly, TooLarge

_MOST_PAIRS = 5000
_MOST_TERMS = 5000

Order = Callable[[tuple], object]


def lexicographic(e: tuple):
    return e


ORDERS: dict[str, Order] = {
    "Lexicographic": lexicographic,
    "DegreeLexicographic": lambda e: (sum(e), e),
    "DegreeReverseLexicographic": lambda e: (sum(e), tuple(-n for n in reversed(e))),
}


def _primitive(p: Poly, order: Order) -> Poly:
    """Without the common divisor of the coefficients, the leading one positive."""
    common = gcd(*p.values())
    if p[max(p, key=order)] < 0:
        common = -common
    return p if common == 1 else {e: c // common for e, c in p.items()}


def _divides(a: tuple, b: tuple) -> bool:
    return all(x <= y for x, y in zip(a, b, strict=True))


def _combined(p: Poly, a: int, shift: tuple, q: Poly, b: int, other: tuple) -> Poly:
    """a x^shift p - b x^other q"""
    found = {tuple([x + y for x, y in zip(e, shift, strict=True)]): a * c for e, c in p.items()}
    for e, c in q.items():
        at = tuple([x + y for x, y in zip(e, other, strict=True)])
        value = found.get(at, 0) - b * c
        if value:
            found[at] = value
        else:
            found.pop(at, None)
    if len(found) > _MOST_TERMS:
        raise TooLarge
    return found


def remainder(p: Poly, basis: list[tuple[tuple, Poly]], order: Order) -> Poly:
    """What is left of p, up to a factor, when no leading monomial of the basis divides a term of it.

    basis    (leading exponents, polynomial)
    """
    done: Poly = {}
    while p:
        lead = max(p, key=order)
        for head, q in basis:
            if _divides(head, lead):
                shift = tuple([x - y for x, y in zip(lead, head, strict=True)])
                common = gcd(p[lead], q[head])
                a, b = q[head] // common, p[lead] // common
                p = _combined(p, a, (0,) * len(lead), q, b, shift)
                done = {e: a * c for e, c in done.items()}
                break
        else:
            done[lead] = p[lead]
            p = {e: c for e, c in p.items() if e != lead}
    return _primitive(done, order) if done else done


def basis(
    polynomials: list[Poly], order: Order = lexicographic, check: Callable = lambda: None
) -> list[Poly]:
    """The reduced basis, the smallest leading monomial first; [] for the ideal of 0.

    check    called once a step, to leave by an exception
    """
    found: list[tuple[tuple, Poly]] = []
    pairs: list[tuple] = []

    def add(p: Poly) -> None:
        lead = max(p, key=order)
        for i, (head, _) in enumerate(found):
            both = tuple(map(max, head, lead))
            if sum(both) < sum(head) + sum(lead):  # leading monomials without a common factor need no pair
                pairs.append((order(both), i, len(found), both))
        found.append((lead, p))

    for p in polynomials:
        rest = remainder(p, found, order) if p else p
        if rest:
            add(rest)
    steps = 0
    while pairs:
        check()
        steps += 1
        if steps > _MOST_PAIRS:
            raise TooLarge
        pairs.sort(key=lambda pair: pair[0], reverse=True)
        _, i, j, both = pairs.pop()
        (head, p), (other, q) = found[i], found[j]
        common = gcd(p[head], q[other])
        s = _combined(
            p,
            q[other] // common,
            tuple([x - y for x, y in zip(both, head, strict=True)]),
            q,
            p[head] // common,
            tuple([x - y for x, y in zip(both, other, strict=True)]),
        )
        rest = remainder(s, found, order) if s else s
        if rest:
            add(rest)
    return _reduced(found, order)


def _reduced(found: list[tuple[tuple, Poly]], order: Order) -> list[Poly]:
    kept: list[tuple[tuple, Poly]] = []
    for head, p in sorted(found, key=lambda pair: order(pair[0])):
        if not any(_divides(other, head) for other, _ in kept):
            kept.append((head, p))
    return [remainder(p, [pair for pair in kept if pair[0] != head], order) for head, p in kept]


def divided(p: Poly, divisors: list[Poly], order: Order) -> tuple[list[Poly], Poly]:
    """(quotients, remainder): p is the sum of quotients times divisors and the remainder.

    Coefficients are fractions.
    """
    heads = [max(q, key=order) if q else None for q in divisors]
    quotients: list[Poly] = [{} for _ in divisors]
    rest: Poly = {}
    p = {e: Fraction(c) for e, c in p.items()}
    while p:
        lead = max(p, key=order)
        place = next((i for i, h in enumerate(heads) if h is not None and _divides(h, lead)), None)
        if place is None:
            rest[lead] = p.pop(lead)
            continue
        shift = tuple([x - y for x, y in zip(lead, heads[place], strict=True)])
        factor = p[lead] / divisors[place][heads[place]]
        quotients[place][shift] = quotients[place].get(shift, 0) + factor
        for e, c in divisors[place].items():
            at = tuple([x + y for x, y in zip(e, shift, strict=True)])
            value = p.get(at, 0) - factor * c
            if value:
                p[at] = value
            else:
                p.pop(at, None)
    return quotients, rest
