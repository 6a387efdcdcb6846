"""Values at which a periodic function takes a given one: families with a whole parameter."""

from __future__ import annotations

from wlnet.algebra.call import call
from wlnet.algebra.numbers import I
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, times
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S, Symbol

PARAMETER = Symbol("parameter", "System`Private`")  # for any whole number; shown as C[1]

_HALF_TURN, _TURN = S.Pi, times(2, S.Pi)


def _of(name: str, x):
    found = call(name, x)
    return Expr(S(name), (x,)) if found is None else found


def _sine(v) -> list:
    base = _of("ArcSin", v)
    other = minus(S.Pi, base)
    if _is(v, 1, -1):
        return [base]
    plain = not isinstance(base, Expr) or base.head is not S.ArcSin
    return [base, other] if plain and numeric_value(base) is not None else [other, base]


def _cosine(v) -> list:
    base = _of("ArcCos", v)
    return [base] if _is(v, 1, -1) else [negated(base), base]


def _is(v, *numbers) -> bool:
    return type(v) is int and v in numbers


def _with_sinh(v) -> list:
    base = _of("ArcSinh", v)
    return [minus(times(I, S.Pi), base), base]


def _with_cosh(v) -> list:
    base = _of("ArcCosh", v)
    return [base] if _is(v, 1) else [negated(base), base]


# the values within one period, the period, and the sizes of values that are taken for real arguments
_FAMILIES = {
    S.Sin: (_sine, _TURN, lambda v: abs(v) <= 1),
    S.Cos: (_cosine, _TURN, lambda v: abs(v) <= 1),
    S.Tan: (lambda v: [_of("ArcTan", v)], _HALF_TURN, lambda v: True),
    S.Cot: (lambda v: [_of("ArcCot", v)], _HALF_TURN, lambda v: True),
    S.Sec: (lambda v: _cosine(over(1, v)), _TURN, lambda v: abs(v) >= 1),
    S.Csc: (lambda v: _sine(over(1, v)), _TURN, lambda v: abs(v) >= 1),
}
_COMPLEX = {
    S.Sinh: (_with_sinh, times(2, I, S.Pi)),
    S.Cosh: (_with_cosh, times(2, I, S.Pi)),
    S.Tanh: (lambda v: [_of("ArcTanh", v)], times(I, S.Pi)),
}
_REAL = {
    S.Sinh: (lambda v: [_of("ArcSinh", v)], lambda v: True),
    S.Cosh: (_with_cosh, lambda v: v >= 1),
    S.Tanh: (lambda v: [_of("ArcTanh", v)], lambda v: abs(v) < 1),
}


def arguments_with(head, value, real: bool) -> list | None:
    """All x with head[x] == value, with PARAMETER for whole numbers; None for other functions."""
    number = numeric_value(value)
    if head in _FAMILIES:
        bases, period, taken = _FAMILIES[head]
        if head in (S.Sec, S.Csc) and _is(value, 0):
            return []
        if real and (type(number) is not float or not taken(number)):
            return [] if type(number) is float else None
        return [plus(base, times(period, PARAMETER)) for base in bases(value)]
    if real and head in _REAL:
        bases, taken = _REAL[head]
        if type(number) is not float:
            return None
        return bases(value) if taken(number) else []
    if head in _COMPLEX:
        bases, period = _COMPLEX[head]
        return [plus(base, times(period, PARAMETER)) for base in bases(value)]
    return None


def exponents_with(log_of_base, log_of_value):
    """All x with b^x == v, from the logarithms of b and v."""
    if log_of_base == 1:
        return plus(log_of_value, times(2, I, S.Pi, PARAMETER))
    return over(plus(log_of_value, times(2, I, S.Pi, PARAMETER)), log_of_base)


def has_parameter(x) -> bool:
    return x is PARAMETER or (isinstance(x, Expr) and any(map(has_parameter, x.args)))
