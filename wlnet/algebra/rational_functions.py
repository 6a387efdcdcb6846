"""Expressions as quotients of polynomials in their kernels, and back: Together, Cancel, Factor, Apart.

The kernels are the parts that are no sums, products or whole powers: symbols, functions, roots.
Coefficients are rational; an expression with inexact numbers is not one of these.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd as integer_gcd

from wlnet.algebra.numbers import NUMBERS, RATIONALS
from wlnet.algebra.polynomials.divisors import gcd, lcm
from wlnet.algebra.polynomials.factoring import factored
from wlnet.algebra.polynomials.terms import (
    Poly,
    add,
    constant,
    content,
    is_constant,
    multiply,
    primitive,
    quotient,
    raised,
    scale,
)
from wlnet.algebra.products import base_and_exponent, power, times
from wlnet.algebra.sums import plus, split
from wlnet.expr.expr import Expr, same
from wlnet.expr.order import order_key
from wlnet.expr.symbols import S
from wlnet.expr.values.complexes import Complex
from wlnet.frozen import frozen

_MOST_POWERS = 200


class NotRational(Exception):
    """The expression has inexact numbers or parts that are no expressions of algebra."""


@frozen
class Quotient:
    """top / bottom, polynomials in the kernels without common factors."""

    top: Poly
    bottom: Poly
    kernels: tuple

    def reduced(self) -> Quotient:
        common = gcd(self.top, self.bottom)
        top, bottom = quotient(self.top, common), quotient(self.bottom, common)
        if content(bottom) < 0:
            top, bottom = scale(top, -1), scale(bottom, -1)
        return Quotient(top, bottom, self.kernels)


def numerator_in(q: Quotient, unknowns) -> Poly | None:
    """The numerator with its kernels at the places of the unknowns; None where it holds something else."""
    if not all(any(same(k, u) for u in unknowns) for k in q.kernels):
        return None
    places = [next(i for i, u in enumerate(unknowns) if same(u, k)) for k in q.kernels]
    moved: Poly = {}
    for e, c in q.top.items():
        at = [0] * len(unknowns)
        for place, n in zip(places, e, strict=True):
            at[place] = n
        moved[tuple(at)] = c
    return moved


def as_quotient(x, cancel: bool = True) -> Quotient:
    """The quotient that an expression stands for; raises NotRational."""
    kernels: dict = {}
    _collect(x, kernels)
    order = tuple(sorted(kernels, key=order_key))
    place = {kernel: i for i, kernel in enumerate(order)}
    found = Quotient(*_converted(x, place), order)
    return found.reduced() if cancel and found.top else found


def _kernel_and_power(base, exponent) -> tuple[object, int]:
    """A power as a whole power of a kernel: x^(3/2) is (x^(1/2))^3, E^(-2 x) is (E^x)^-2."""
    if type(exponent) is int:
        return base, exponent
    if type(exponent) is Fraction:
        return power(base, Fraction(1, exponent.denominator)), exponent.numerator
    c, rest = split(exponent)
    if type(c) in RATIONALS and c not in (0, 1):
        return power(base, times(Fraction(1, c.denominator), rest)), c.numerator
    return power(base, exponent), 1


def _collect(x, kernels: dict) -> None:
    if type(x) in RATIONALS:
        return
    if type(x) is Complex and type(x.re) in RATIONALS and type(x.im) in RATIONALS:
        kernels.setdefault(Complex(0, 1))
        return
    if type(x) in NUMBERS or isinstance(x, (str, bool)):
        raise NotRational
    if isinstance(x, Expr) and x.array is None and x.head in (S.Plus, S.Times):
        for arg in x.args:
            _collect(arg, kernels)
        return
    base, exponent = base_and_exponent(x)
    base, exponent = _kernel_and_power(base, exponent)
    if abs(exponent) > _MOST_POWERS and isinstance(base, Expr) and base.head is S.Plus:
        raise NotRational
    if isinstance(base, Expr) and base.array is None and base.head in (S.Plus, S.Times):
        _collect(base, kernels)
    else:
        kernels.setdefault(base)


def _converted(x, place: dict) -> tuple[Poly, Poly]:
    count = len(place)
    one = constant(1, count)
    if type(x) in RATIONALS:
        return constant(x.numerator, count), constant(x.denominator, count)
    if type(x) is Complex:
        unit = {tuple([int(i == place[Complex(0, 1)]) for i in range(count)]): 1}
        parts = [_converted(x.re, place), _converted(x.im, place)]
        parts[1] = multiply(parts[1][0], unit), parts[1][1]
        return _added(parts, one)
    if isinstance(x, Expr) and x.array is None and x.head is S.Plus:
        return _added([_converted(arg, place) for arg in x.args], one)
    if isinstance(x, Expr) and x.array is None and x.head is S.Times:
        top, bottom = one, one
        for arg in x.args:
            a, b = _converted(arg, place)
            top, bottom = multiply(top, a), multiply(bottom, b)
        return top, bottom
    base, exponent = _kernel_and_power(*base_and_exponent(x))
    if base in place:
        found = {tuple([abs(exponent) * (i == place[base]) for i in range(count)]): 1}, one
    else:
        top, bottom = _converted(base, place)
        found = raised(top, abs(exponent), count), raised(bottom, abs(exponent), count)
    return found if exponent >= 0 else (found[1], found[0])


def _added(parts: list[tuple[Poly, Poly]], one: Poly) -> tuple[Poly, Poly]:
    top, bottom = {}, one
    for a, b in parts:
        if b == bottom:
            top = add(top, a)
            continue
        common = lcm(bottom, b)
        top = add(multiply(top, quotient(common, bottom)), multiply(a, quotient(common, b)))
        bottom = common
    return top, bottom


# -- back to expressions ----------------------------------------------------------------------------


def expression(p: Poly, kernels: tuple):
    """A polynomial as a sum of products."""
    return plus(
        *(
            times(c, *(power(kernel, n) for kernel, n in zip(kernels, e, strict=True) if n))
            for e, c in p.items()
        )
    )


def _product(p: Poly, kernels: tuple, factoring: bool) -> tuple[int, list]:
    """(content, factors): common powers of kernels apart, or all irreducible factors apart."""
    if factoring:
        c, parts = factored(p)
        parts = sorted(((expression(f, kernels), n) for f, n in parts), key=lambda pair: order_key(pair[0]))
        return c, [power(f, n) for f, n in parts]
    c = content(p)
    least = [min(e[k] for e in p) for k in range(len(kernels))]
    rest = primitive({tuple([n - m for n, m in zip(e, least, strict=True)]): v for e, v in p.items()})
    powers = [power(kernel, n) for kernel, n in zip(kernels, least, strict=True) if n]
    return c, [*powers, expression(rest, kernels)]


def quotient_expression(q: Quotient, factoring: bool = False):
    """top/bottom written out, with common factors of the terms, or all factors, taken out."""
    if not q.top:
        return 0
    c, top = _product(q.top, q.kernels, factoring)
    d, bottom = _product(q.bottom, q.kernels, factoring)
    shared = integer_gcd(c, d)
    c, d = c // shared, d // shared
    return times(Fraction(c, d) if d != 1 else c, *top, *(power(f, -1) for f in bottom))


def together(x):
    """A sum of quotients over one denominator, without common factors."""
    return mapped(x, lambda part: _kept(as_quotient(part)))


def _kept(q: Quotient):
    """The quotient with the denominator in factors, as Together leaves it."""
    if is_constant(q.bottom):
        return quotient_expression(q)
    c, top = _product(q.top, q.kernels, False) if q.top else (0, [])
    d, bottom = _product(q.bottom, q.kernels, True)
    return times(Fraction(c, d), *top, *(power(f, -1) for f in bottom))


def cancel(x):
    """Common factors of numerator and denominator taken out, term by term of a sum."""

    def change(part):
        if isinstance(part, Expr) and part.head is S.Plus:
            return plus(*map(change, part.args))
        found = as_quotient(part, cancel=False)
        lower = found.reduced() if found.top else found
        return part if lower.bottom == found.bottom else quotient_expression(lower)

    return mapped(x, change)


def factor(x):
    """An expression over one denominator as a product of irreducible factors."""
    return mapped(x, lambda part: quotient_expression(as_quotient(part), factoring=True))


def factor_list(x) -> list[list]:
    """{{content, 1}, {factor, exponent}, ...}"""
    q = as_quotient(x)
    if not q.top:
        return [[0, 1]]
    c, top = factored(q.top)
    d, bottom = factored(q.bottom)
    parts = top + [(f, -n) for f, n in bottom]
    parts.sort(key=lambda pair: (sum(max(pair[0])), [pair[0][e] for e in sorted(pair[0])]))
    number = Fraction(c, d) if c % d else c // d
    return [[number, 1], *([expression(f, q.kernels), n] for f, n in parts)]


def mapped(x, change):
    """The change in lists, equations and logic, part by part; x itself where it is not rational."""
    if isinstance(x, Expr) and x.array is None and x.head in _THREADED:
        return Expr(x.head, tuple([mapped(arg, change) for arg in x.args]))
    try:
        return change(x)
    except NotRational:
        return x


_THREADED = {
    S.List, S.Equal, S.Unequal, S.Less, S.LessEqual, S.Greater, S.GreaterEqual, S.And, S.Or, S.Not, S.Rule,
}  # fmt: skip
