"""Products of circular or hyperbolic functions of one argument: Sin[x]/Cos[x] is Tan[x], 1/Sin[x] is Csc[x].

Each of the six functions is Sin^a Cos^b with whole a and b, and so is a product of them. Where a and b have
different signs the smaller of the two becomes a power of Tan or Cot and the rest stays; negative powers are
powers of Csc and Sec. The products and powers of the evaluator are in this form; the algorithms on
expressions work with sines and cosines below a bar, and their values get it where they are evaluated again.
"""

from __future__ import annotations

from wlnet.algebra.products import base_and_exponent, times
from wlnet.expr.expr import Expr, key_of
from wlnet.expr.symbols import S, Symbol

_CIRCULAR = {S.Sin: (1, 0), S.Cos: (0, 1), S.Tan: (1, -1), S.Cot: (-1, 1), S.Sec: (0, -1), S.Csc: (-1, 0)}
_HYPERBOLIC = {
    S.Sinh: (1, 0), S.Cosh: (0, 1), S.Tanh: (1, -1), S.Coth: (-1, 1), S.Sech: (0, -1), S.Csch: (-1, 0),
}  # fmt: skip
_EXPONENTS = {head: (table, pair) for table in (_CIRCULAR, _HYPERBOLIC) for head, pair in table.items()}
_POWER, _TIMES = S.Power, S.Times


def _wave(x):
    """(functions of its kind, exponents of sine and cosine, argument) of a whole power, or None."""
    base, exponent = base_and_exponent(x)
    if type(exponent) is not int or not isinstance(base, Expr) or len(base) != 1:
        return None
    found = _EXPONENTS.get(base.head)
    if found is None:
        return None
    table, (a, b) = found
    return table, a * exponent, b * exponent, base.args[0]


def _is_candidate(x) -> bool:
    """A quick look, for the many products without such functions."""
    if type(x) is not Expr:
        return False
    base = x.args[0] if x.head is _POWER and x.args else x
    return type(base) is Expr and type(base.head) is Symbol and base.head in _EXPONENTS


def with_reciprocals(x):
    """A canonical product or power with its circular and hyperbolic functions put together."""
    if not isinstance(x, Expr):
        return x
    if x.head is _POWER:
        found = _wave(x)
        if found is None or x.args[1] > 0:
            return x
        return times(*_factors(*found))
    if x.head is not _TIMES or not any(map(_is_candidate, x.args)):
        return x
    waves: dict = {}
    for factor in x.args:
        wave = _wave(factor)
        if wave is not None:
            table, a, b, argument = wave
            entry = waves.setdefault((id(table), key_of(argument)), [table, 0, 0, argument, []])
            entry[1] += a
            entry[2] += b
            entry[4].append(factor)
    for table, a, b, argument, factors in waves.values():
        kept = _factors(table, a, b, argument)
        if {key_of(f) for f in kept} != {key_of(f) for f in factors}:
            rest = [f for f in x.args if not any(f is one for one in factors)]
            return with_reciprocals(times(*rest, *kept))
    return x


def _factors(table: dict, a: int, b: int, argument) -> list:
    """The factors of Sin^a Cos^b."""
    names = {pair: head for head, pair in table.items()}
    powers = {}
    if a * b < 0:
        shared = min(abs(a), abs(b))
        sign = 1 if a > 0 else -1
        powers[sign, -sign] = shared
        a, b = a - sign * shared, b + sign * shared
    for pair, exponent in (((1, 0), a), ((0, 1), b)):
        if exponent < 0:
            powers[-pair[0], -pair[1]] = -exponent
        elif exponent:
            powers[pair] = exponent
    functions = [(Expr(names[pair], (argument,)), n) for pair, n in powers.items()]
    return [f if n == 1 else Expr(_POWER, (f, n)) for f, n in functions]
