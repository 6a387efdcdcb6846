"""Linear partial differential equations of first order in two variables, along their characteristics.

Source: Courant and Hilbert, Methods of Mathematical Physics 2, chapter 1, section 5.
"""

from __future__ import annotations

from wlnet.algebra.expand import coefficients, is_free_of, put_all
from wlnet.algebra.numbers import is_zero
from wlnet.algebra.products import over, power, times
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import Expr, same
from wlnet.expr.symbols import S, Symbol, symbol

_PRIVATE = "System`Private`"


def solution_along_characteristics(evaluation, equation: Expr, head: Symbol, names: tuple):
    """u of a u_x + b u_y == c u + d with constant c, and a, b constant or multiples of x and y; else None."""
    x, y = names
    marks = [symbol(f"u{k}", _PRIVATE) for k in range(3)]
    call = Expr(head, (x, y))
    slopes = [Expr(Expr(S.Derivative(*orders), (head,)), (x, y)) for orders in ((1, 0), (0, 1))]
    whole = evaluation.evaluate(S.Numerator(S.Together(minus(*equation.args))))
    whole = put_all(whole, [*zip(slopes, marks[1:], strict=True), (call, marks[0])])
    if not is_free_of(whole, head):
        return None
    parts, rest = [], whole
    for mark in (marks[1], marks[2], marks[0]):
        found = coefficients(evaluation.evaluate(S.Expand(rest)), mark)
        if found is None or max(found, default=0) > 1:
            return None
        parts.append(found.get(1, 0))
        rest = found.get(0, 0)
    a, b, c = parts
    if any(not is_free_of(part, mark) for part in (a, b, c) for mark in marks) or is_zero(a):
        return None
    return _solved(evaluation, a, b, negated(c), negated(rest), x, y)


def _solved(evaluation, a, b, c, d, x, y):
    s = symbol("s", _PRIVATE)
    if all(is_free_of(part, name) for part in (a, b, c) for name in (x, y)):
        ratio = over(b, a)
        label, path = minus(y, times(ratio, x)), plus(s, times(ratio, x))
    else:
        shares = [evaluation.evaluate(over(part, name)) for part, name in ((a, x), (b, y))]
        if any(not is_free_of(part, name) for part in (*shares, c) for name in (x, y)):
            return None
        ratio = over(shares[1], shares[0])
        label, path = over(y, power(x, ratio)), times(s, power(x, ratio))
    inner = evaluation.evaluate(S.Integrate(over(c, a), x))
    factor = evaluation.evaluate(power(S.E, inner))
    forcing = evaluation.evaluate(put_all(over(d, times(a, factor)), [(y, path)]))
    special = 0 if is_zero(forcing) else evaluation.evaluate(S.Integrate(forcing, x))
    if not is_free_of(special, S.Integrate) or not is_free_of(inner, S.Integrate):
        return None
    special = evaluation.evaluate(S.Simplify(times(factor, put_all(special, [(s, label)]))))
    return evaluation.evaluate(plus(special, times(factor, Expr(S.C(1), (evaluation.evaluate(label),)))))


def unknown_of(function, names: tuple) -> Symbol | None:
    """u of u or u[x, y]; None for others."""
    if isinstance(function, Symbol):
        return function
    fits = isinstance(function, Expr) and len(function) == 2 and all(map(same, function.args, names))
    return function.head if fits and isinstance(function.head, Symbol) else None
