"""Real and imaginary parts of expressions whose variables are real: ComplexExpand."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from wlnet.algebra.expand import expand
from wlnet.algebra.numbers import NUMBERS, I
from wlnet.algebra.numeric import is_positive
from wlnet.algebra.products import over, power, times
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import Expr, is_list, same
from wlnet.expr.symbols import S
from wlnet.expr.values.complexes import parts as number_parts

HALF = Fraction(1, 2)
_MOST = 40  # the highest power of a complex sum that is multiplied out


def complex_expanded(x, complexes: tuple, evaluate: Callable):
    """x as its real part + I times its imaginary part."""
    if is_list(x) or (isinstance(x, Expr) and x.head in (S.Equal, S.Rule)):
        return Expr(x.head, tuple(complex_expanded(part, complexes, evaluate) for part in x.args))
    re, im = _Parts(complexes, evaluate).of(x)
    im = evaluate(expand(im))
    return evaluate(plus(evaluate(expand(re)), S.Times(I, im)))


class _Parts:
    """Pairs (real part, imaginary part) of expressions; `complexes` are the variables that are not real."""

    def __init__(self, complexes: tuple, evaluate: Callable):
        self.complexes = complexes
        self.evaluate = evaluate

    def of(self, x) -> tuple:
        if type(x) in NUMBERS:
            return number_parts(x)
        if any(same(x, z) for z in self.complexes):
            return S.Re(x), S.Im(x)
        if not isinstance(x, Expr) or x.array is not None:
            return x, 0
        if x.head is S.Plus:
            pairs = list(map(self.of, x.args))
            return plus(*(re for re, _ in pairs)), plus(*(im for _, im in pairs))
        if x.head is S.Times:
            found = (1, 0)
            for factor in x.args:
                found = _multiplied(found, self.of(factor))
            return found
        if x.head is S.Power and len(x) == 2:
            return self._power(*x.args)
        rule = _RULES.get(x.head) if len(x) == 1 else None
        if rule is None:
            return x, 0
        return tuple(map(self.evaluate, rule(*self.of(x.args[0]), x)))

    def _power(self, base, exponent) -> tuple:
        if base is S.E:
            re, im = self.of(exponent)
            size = power(S.E, re)
            return times(size, self.evaluate(S.Cos(im))), times(size, self.evaluate(S.Sin(im)))
        a, b = self.of(base)
        re, im = self.of(exponent)
        if _is_null(im) and type(re) is int:
            if _is_null(b):
                return power(a, re), 0
            if abs(re) <= _MOST:
                return self._whole_power(a, b, re)
        if _is_null(b) and _is_null(im) and is_positive(a) is not False:
            return power(a, re), 0
        size, angle = _polar(a, b, self.evaluate)
        log_size = self.evaluate(S.Log(size))
        stretch = self.evaluate(power(S.E, minus(times(re, log_size), times(im, angle))))
        turn = self.evaluate(plus(times(re, angle), times(im, log_size)))
        return times(stretch, self.evaluate(S.Cos(turn))), times(stretch, self.evaluate(S.Sin(turn)))

    @staticmethod
    def _whole_power(a, b, n: int) -> tuple:
        found = (1, 0)
        for _ in range(abs(n)):
            re, im = _multiplied(found, (a, b))
            found = expand(re), expand(im)
        if n > 0:
            return found
        size = power(plus(power(a, 2), power(b, 2)), n)
        return times(found[0], size), times(-1, found[1], size)


def _multiplied(x: tuple, y: tuple) -> tuple:
    (a, b), (c, d) = x, y
    return minus(times(a, c), times(b, d)), plus(times(a, d), times(b, c))


def _is_null(x) -> bool:
    return type(x) in NUMBERS and not x


def _polar(a, b, evaluate: Callable) -> tuple:
    """(size, angle) of a + I b"""
    if _is_null(b):
        return evaluate(S.Abs(a)), evaluate(S.Arg(a))
    return power(plus(power(a, 2), power(b, 2)), HALF), S.Arg(plus(a, times(I, b)))


def _absolute(a, b, x):
    return power(plus(power(a, 2), power(b, 2)), HALF), 0


def _log(a, b, x):
    if _is_null(b):
        return (S.Log(a), 0) if is_positive(a) else (S.Log(S.Abs(a)), S.Arg(a))
    return times(HALF, S.Log(plus(power(a, 2), power(b, 2)))), S.Arg(plus(a, times(I, b)))


def _ratio(name: str, above: Callable, hyperbolic: bool):
    """The rule of a quotient: sin or cos above cos(2 a) + cosh(2 b) (of a circular function; a and b change
    places in a hyperbolic one)."""

    def rule(a, b, x):
        if _is_null(b):
            return x, 0
        turn, stretch = (b, a) if hyperbolic else (a, b)
        ending = plus if name in ("Sec", "Sech", "Tan", "Tanh") else minus
        below = ending(S.Cos(times(2, turn)), S.Cosh(times(2, stretch)))
        return tuple(over(part, below) for part in above(a, b))

    return rule


_RULES: dict = {
    S.Re: lambda a, b, x: (a, 0),
    S.Im: lambda a, b, x: (b, 0),
    S.Conjugate: lambda a, b, x: (a, negated(b)),
    S.Abs: _absolute,
    S.Arg: lambda a, b, x: (S.Arg(plus(a, times(I, b))), 0),
    S.Log: _log,
    S.Sin: lambda a, b, x: (times(S.Sin(a), S.Cosh(b)), times(S.Cos(a), S.Sinh(b))),
    S.Cos: lambda a, b, x: (times(S.Cos(a), S.Cosh(b)), times(-1, S.Sin(a), S.Sinh(b))),
    S.Sinh: lambda a, b, x: (times(S.Sinh(a), S.Cos(b)), times(S.Cosh(a), S.Sin(b))),
    S.Cosh: lambda a, b, x: (times(S.Cosh(a), S.Cos(b)), times(S.Sinh(a), S.Sin(b))),
    S.Tan: _ratio("Tan", lambda a, b: (S.Sin(times(2, a)), S.Sinh(times(2, b))), False),
    S.Tanh: _ratio("Tanh", lambda a, b: (S.Sinh(times(2, a)), S.Sin(times(2, b))), True),
    S.Cot: _ratio("Cot", lambda a, b: (negated(S.Sin(times(2, a))), S.Sinh(times(2, b))), False),
    S.Coth: _ratio("Coth", lambda a, b: (negated(S.Sinh(times(2, a))), S.Sin(times(2, b))), True),
    S.Sec: _ratio("Sec", lambda a, b: (times(2, S.Cos(a), S.Cosh(b)), times(2, S.Sin(a), S.Sinh(b))), False),
    S.Csc: _ratio("Csc", lambda a, b: (times(-2, S.Cosh(b), S.Sin(a)), times(2, S.Cos(a), S.Sinh(b))), False),
    S.Sech: _ratio(
        "Sech", lambda a, b: (times(2, S.Cos(b), S.Cosh(a)), times(-2, S.Sin(b), S.Sinh(a))), True
    ),
    S.Csch: _ratio(
        "Csch", lambda a, b: (times(-2, S.Cos(b), S.Sinh(a)), times(2, S.Cosh(a), S.Sin(b))), True
    ),
}
