"""Apart: a rational function of one variable as a sum of fractions over powers of irreducible factors."""

from __future__ import annotations

from fractions import Fraction
from math import factorial, gcd, lcm

from wlnet.algebra.calculus import derivative
from wlnet.algebra.expand import coefficients, rebuilt
from wlnet.algebra.polynomials.factoring import factored
from wlnet.algebra.polynomials.terms import Poly, is_constant
from wlnet.algebra.products import over, power, times
from wlnet.algebra.rational_functions import Quotient, as_quotient, expression, factor, mapped
from wlnet.algebra.sums import looks_negative, negated, plus
from wlnet.expr.expr import Expr, same


def apart(x, variable):
    """A rational function of one variable as a polynomial and fractions over powers of its factors.

    With other kernels beside the variable this is done where all factors are linear in the variable,
    and the degree of the numerator is below that of the denominator; else x stays as it is.
    """

    def change(part):
        q = as_quotient(part)
        if is_constant(q.bottom) or not any(same(kernel, variable) for kernel in q.kernels):
            return part
        return _partial(q) if len(q.kernels) == 1 else _by_residues(q, variable, part)

    return mapped(x, change)


def _partial(q: Quotient):
    kernel = q.kernels[0]
    d, parts = factored(q.bottom)
    rows = [([Fraction(f.get((k,), 0)) for k in range(max(f)[0] + 1)], n) for f, n in parts]
    top = [Fraction(q.top.get((k,), 0), d) for k in range(max(q.top)[0] + 1)]
    whole, rest = _divided(top, _row(q.bottom, d))
    columns, places = [], []
    for row, n in rows:
        for k in range(1, n + 1):
            others = _divided(_row(q.bottom, d), _raised(row, k))[0]
            for j in range(len(row) - 1):
                columns.append([Fraction(0)] * j + others)
                places.append((row, k, j))
    values = _solved(columns, rest)
    numerators: dict = {}
    for (row, k, j), value in zip(places, values, strict=True):
        numerators.setdefault((tuple(row), k), []).append((j, value))
    terms = [_sum(enumerate(whole), kernel)]
    for (row, k), found in numerators.items():
        terms.append(times(*_over_one(found, kernel), power(_sum(enumerate(row), kernel), -k)))
    return plus(*terms)


def _by_residues(q: Quotient, variable, x):
    """Fractions over powers of factors a variable + b: their numerators are Taylor coefficients at -b/a."""
    d, parts = factored(q.bottom)
    top = times(expression(q.top, q.kernels), Fraction(1, d))
    constant, factors = 1, []
    for f, n in parts:
        base = expression(f, q.kernels)
        line = coefficients(base, variable)
        if line is None or max(line) > 1:
            return x
        if max(line) == 0:
            constant = times(constant, power(base, n))
            continue
        if looks_negative(line[1]):
            base, line = negated(base), {k: negated(c) for k, c in line.items()}
            constant = times(constant, (-1) ** n)
        factors.append((base, line[1], line.get(0, 0), n))
    degree = coefficients(top, variable)
    if degree is None or max(degree) >= sum(n for *_, n in factors):
        return x
    terms = []
    for base, a, b, n in factors:
        rest = times(*(power(other, -m) for other, _, _, m in factors if other is not base))
        now = times(top, power(constant, -1), rest)
        root = over(negated(b), a)
        for k in range(n):
            value = factor(put(now, variable, root))
            terms.append(times(value, power(base, k - n), power(times(factorial(k), power(a, k)), -1)))
            now = derivative(now, variable)
    return plus(*terms)


def put(x, variable, value):
    """x with a value in place of the variable."""
    if same(x, variable):
        return value
    return rebuilt(x, lambda part: put(part, variable, value)) if isinstance(x, Expr) else x


def _over_one(coefficients: list, kernel) -> tuple:
    """(number, sum with whole coefficients) whose product is the sum of coefficient kernel^k."""
    values = [c for _, c in coefficients if c]
    if not values:
        return (0,)
    bottom = lcm(*(c.denominator for c in values))
    top = gcd(*(int(c * bottom) for c in values))
    number = Fraction(top, bottom)
    return _plain(number), _sum([(k, c / number) for k, c in coefficients], kernel)


def _sum(pairs, kernel):
    return plus(*(times(_plain(c), power(kernel, k)) for k, c in pairs))


def _plain(c: Fraction):
    return c.numerator if c.denominator == 1 else c


def _row(p: Poly, d: int) -> list[Fraction]:
    return [Fraction(p.get((k,), 0), d) for k in range(max(p)[0] + 1)]


def _raised(row: list, n: int) -> list:
    found = [Fraction(1)]
    for _ in range(n):
        product = [Fraction(0)] * (len(found) + len(row) - 1)
        for i, a in enumerate(found):
            for j, b in enumerate(row):
                product[i + j] += a * b
        found = product
    return found


def _divided(p: list, q: list) -> tuple[list, list]:
    rest, found = list(p), [Fraction(0)] * max(len(p) - len(q) + 1, 0)
    for at in range(len(found) - 1, -1, -1):
        found[at] = rest[at + len(q) - 1] / q[-1]
        for k, c in enumerate(q):
            rest[at + k] -= found[at] * c
    return found, rest[: len(q) - 1]


def _solved(columns: list[list], right: list) -> list:
    """The combination of the columns that gives the right side; there is exactly one."""
    n = len(columns)
    rows = [
        [c[i] if i < len(c) else Fraction(0) for c in columns] + [right[i] if i < len(right) else Fraction(0)]
        for i in range(n)
    ]
    for k in range(n):
        pivot = next(i for i in range(k, n) if rows[i][k])
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [v / rows[k][k] for v in rows[k]]
        for i in range(n):
            if i != k and rows[i][k]:
                share = rows[i][k]
                rows[i] = [a - share * b for a, b in zip(rows[i], rows[k], strict=True)]
    return [row[n] for row in rows]
