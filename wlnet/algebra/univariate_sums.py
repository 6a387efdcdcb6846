"""Sums of rational multiples of whole powers of one kernel: their products and powers by coefficients.

A kernel is a symbol or a call such as Sin[x]. Coefficients are exact; exponents may be negative.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm

from wlnet.algebra.numbers import RATIONALS, whole
from wlnet.algebra.products import base_and_exponent, power, times
from wlnet.algebra.sums import plus
from wlnet.expr.expr import Expr, same
from wlnet.expr.symbols import S, Symbol

Terms = dict[int, int | Fraction]  # exponent: coefficient

_COMPOUND = (S.Plus, S.Times, S.Power)


def kernel_and_terms(x: Expr) -> tuple | None:
    """(kernel, terms) of a sum; None where it is none of this kind."""
    kernel, found = None, {}
    for term in x.args:
        if type(term) in RATIONALS:
            coefficient, exponent = term, 0
        else:
            coefficient, factor = _split(term)
            base, exponent = base_and_exponent(factor)
            if type(coefficient) not in RATIONALS or type(exponent) is not int or not _is_kernel(base):
                return None
            kernel = base if kernel is None else kernel
            if not same(kernel, base):
                return None
        found[exponent] = found.get(exponent, 0) + coefficient
    return None if kernel is None else (kernel, found)


def _split(term) -> tuple:
    """(coefficient, the rest) of a product of two; else 1 and the term."""
    if isinstance(term, Expr) and term.head is S.Times and len(term) == 2:
        return term.args
    return 1, term


def _is_kernel(x) -> bool:
    return type(x) is Symbol or (type(x) is Expr and x.array is None and x.head not in _COMPOUND)


def sum_of(kernel, terms: Terms):
    """The expression of a kernel and terms."""
    return plus(*(times(whole(c), power(kernel, k)) for k, c in sorted(terms.items()) if c))


def product_of(a: Terms, b: Terms) -> Terms:
    found: Terms = {}
    for i, x in a.items():
        for k, y in b.items():
            found[i + k] = found.get(i + k, 0) + x * y
    return found


def size_of_power(terms: Terms, n: int) -> int:
    """How many terms the n-th power has at most."""
    low = min(terms)
    return (max(terms) - low) * n // (gcd(*(k - low for k in terms)) or 1) + 1


def power_of(terms: Terms, n: int) -> Terms:
    """The n-th power, n > 0, in as many steps as it has terms, times the number of terms of the base.

    From f g' = n f' g for g = f^n: k f0 g[k] = sum over i of (i n - (k - i)) f[i] g[k - i].
    Source: D. Knuth, The Art of Computer Programming, volume 2, section 4.7 (J. C. P. Miller's recurrence).
    """
    terms = {k: c for k, c in terms.items() if c}
    low = min(terms)
    step = gcd(*(k - low for k in terms)) or 1
    shared = lcm(*(c.denominator for c in terms.values()))
    row = {(k - low) // step: int(c * shared) for k, c in terms.items()}
    first = row.pop(0)
    found = [first**n]
    for k in range(1, max(row, default=0) * n + 1):
        total = sum((i * (n + 1) - k) * c * found[k - i] for i, c in row.items() if i <= k)
        found.append(total // (k * first))  # exact: all coefficients are whole
    below = shared**n
    return {low * n + k * step: c if below == 1 else Fraction(c, below) for k, c in enumerate(found) if c}
