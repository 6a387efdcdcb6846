"""Factors of polynomials in one variable over prime fields and over the rationals with one square root.

Sources: H. Cohen, A Course in Computational Algebraic Number Theory, 3.4 (prime fields) and 3.6.2 (Trager's
norm). Polynomials are rows of coefficients, the constant first.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm

from wlnet.algebra.eigen import Surd
from wlnet.algebra.polynomials.factoring import factored
from wlnet.algebra.polynomials.univariate import divided, gcd_modulo, modular_irreducibles, monic, reduced

# -- prime fields ---------------------------------------------------------------------------------


def factors_modulo(row: list[int], p: int) -> tuple[int, list[tuple[list[int], int]]]:
    """(leading coefficient, [(monic irreducible factor, exponent), ...]) modulo a prime."""
    row = reduced(row, p)
    if not row:
        return 0, []
    found = [
        (factor, n)
        for part, n in _square_free_modulo(monic(row, p), p)
        for factor in modular_irreducibles(part, p)
    ]
    return row[-1], sorted(found, key=lambda pair: (len(pair[0]), pair[0][::-1]))


def square_free_modulo(row: list[int], p: int) -> tuple[int, list[tuple[list[int], int]]]:
    """(leading coefficient, [(monic factor without squares, exponent), ...]) modulo a prime."""
    row = reduced(row, p)
    found = _square_free_modulo(monic(row, p), p) if row else []
    return (row[-1] if row else 0), sorted(found, key=lambda pair: pair[1])


def _square_free_modulo(f: list[int], p: int) -> list[tuple[list[int], int]]:
    slope = reduced([k * c for k, c in enumerate(f)][1:], p)
    common = gcd_modulo(f, slope, p) if slope else f
    left, found, n = divided(f, common, p)[0], [], 1
    while len(left) > 1:
        inner = gcd_modulo(left, common, p)
        part = divided(left, inner, p)[0]
        if len(part) > 1:
            found.append((part, n))
        left, common, n = inner, divided(common, inner, p)[0], n + 1
    if len(common) > 1:  # a p-th power
        found += [(part, n * p) for part, n in _square_free_modulo(common[::p], p)]
    return found


# -- one square root ------------------------------------------------------------------------------


def factors_with_root(row: list[Surd]) -> tuple[Surd, list[tuple[list[Surd], int]]]:
    """(number, [(factor, exponent), ...]) over the field of the row's numbers.

    Factors have whole coefficients without a common one. Of those that are not rational the highest
    coefficient with the root is positive where the root is real, as the language writes them.
    """
    number, found = row[-1], []
    for part, n in _square_free(row):
        for factor in _trager(part):
            shown = _normal(factor)
            number = _divide_power(number, shown[-1], n)
            found.append((shown, n))
    return number, found


def _divide_power(x: Surd, y: Surd, n: int) -> Surd:
    for _ in range(n):
        x = x / y
    return x


def _normal(factor: list[Surd]) -> list[Surd]:
    parts = [Fraction(v) for x in factor for v in (x.re, x.im) if v]
    scale = Fraction(lcm(*(v.denominator for v in parts)), 1)
    scale /= gcd(*(int(v * scale) for v in parts))
    with_root = [x.im for x in factor if x.im]
    if factor[0].d > 0 and with_root and with_root[-1] < 0:
        scale = -scale
    return [x * scale for x in factor]


def _trimmed(row: list[Surd]) -> list[Surd]:
    while row and not row[-1]:
        row = row[:-1]
    return row


def _division(f: list[Surd], g: list[Surd]) -> tuple[list[Surd], list[Surd]]:
    rest, quotient = list(f), []
    for at in range(len(f) - len(g), -1, -1):
        factor = rest[at + len(g) - 1] / g[-1]
        quotient.append(factor)
        for k, c in enumerate(g):
            rest[at + k] = rest[at + k] - factor * c
    return quotient[::-1], _trimmed(rest[: len(g) - 1])


def _common(f: list[Surd], g: list[Surd]) -> list[Surd]:
    while g:
        f, g = g, _division(f, g)[1] if len(f) >= len(g) else f
    return [c / f[-1] for c in f]


def _square_free(f: list[Surd]) -> list[tuple[list[Surd], int]]:
    """Yun's algorithm, in characteristic 0."""
    slope = _trimmed([c * k for k, c in enumerate(f)][1:])
    common = _common(f, slope) if slope else f
    left, found, n = _division(f, common)[0], [], 1
    while len(left) > 1:
        inner = _common(left, common)
        part = _division(left, inner)[0]
        if len(part) > 1:
            found.append((part, n))
        left, common, n = inner, _division(common, inner)[0], n + 1
    return found


def _shifted(f: list[Surd], step: Surd) -> list[Surd]:
    """f(x + step), by Horner's scheme."""
    found: list[Surd] = []
    for c in reversed(f):
        raised = [step.like(0), *found]
        found = [x + (step * found[k] if k < len(found) else step.like(0)) for k, x in enumerate(raised)]
        found[0] = found[0] + c
    return _trimmed(found)


def _trager(f: list[Surd]) -> list[list[Surd]]:
    """The irreducible factors of a square-free polynomial, from those of the norm of f(x - s Sqrt[d])."""
    root = Surd(Fraction(0), Fraction(1), f[0].d)
    for s in range(2 * len(f) * len(f)):
        turned = _shifted(f, root * -s)
        product = [Fraction(0)] * (2 * len(turned) - 1)
        for i, x in enumerate(turned):
            for j, y in enumerate(turned):
                product[i + j] += (x * Surd(y.re, -y.im, y.d)).re
        scale = lcm(*(c.denominator for c in product))
        parts = factored({(k,): int(c * scale) for k, c in enumerate(product) if c})[1]
        if all(n == 1 for _, n in parts):
            break
    found = []
    for part, _ in parts:
        row = [root.like(part.get((k,), 0)) for k in range(max(part)[0] + 1)]
        found.append(_shifted(_common(turned, row), root * s))
    return found
