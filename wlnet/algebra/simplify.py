"""Simplify: the shortest of the forms that algebra and the square of sine and cosine give.

How long an expression is, is its number of leaves and the digits of its integers, as Wolfram's
default measure counts. Parts are simplified first.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from wlnet.algebra.angles import trig_reduced
from wlnet.algebra.expand import expand, is_free_of, rebuilt, terms_by_power
from wlnet.algebra.functions.logarithms import log_to_base
from wlnet.algebra.integers import known_factors
from wlnet.algebra.numbers import NUMBERS, RATIONALS, I, whole
from wlnet.algebra.partial_fractions import apart
from wlnet.algebra.polynomials.terms import TooLarge
from wlnet.algebra.products import base_and_exponent, power, times
from wlnet.algebra.rational_functions import cancel, factor, together
from wlnet.algebra.sums import minus, plus, split
from wlnet.expr.expr import Expr, same
from wlnet.expr.message import MessageError
from wlnet.expr.order import order_key
from wlnet.expr.symbols import S, Symbol

_SINES = ((S.Sin, S.Cos, 1), (S.Cosh, S.Sinh, -1))  # f[u]^2 = 1 - sign g[u]^2
_PAIRS = (
    *_SINES, (S.Sec, S.Tan, -1), (S.Csc, S.Cot, -1), (S.Sech, S.Tanh, 1), (S.Coth, S.Csch, -1),
)  # fmt: skip
_FEW = 60  # leaves up to which products of sines are written as sums
_FEW_TERMS = 30  # of sums whose terms are put together by symbols
_LONGEST = 2_000  # leaves beyond which only the parts are looked at


def size(x) -> int:
    """Leaves, with one more for each digit of an integer after the first and for each sign."""
    if type(x) is int:
        return len(str(abs(x))) + (x < 0)
    if type(x) is Fraction:
        return size(x.numerator) + size(x.denominator) + 1
    if not isinstance(x, Expr):
        return 2 if type(x) in NUMBERS else 1
    return size(x.head) + sum(map(size, x.args))


def simplified(x, evaluate: Callable, measure: Callable = size):
    """The shortest form found; `evaluate` gives the value of an expression that was rebuilt."""
    if not isinstance(x, Expr) or x.array is not None:
        return x
    x = evaluate(rebuilt(x, lambda part: simplified(part, evaluate, measure)))
    best, length = x, measure(x)
    if not isinstance(x, Expr) or x.head not in (S.Plus, S.Times, S.Power) or size(x) > _LONGEST:
        return x
    tried = [x]
    for form in (*_trigonometric(x), x):
        for change in (*_CHANGES, _collected):
            for start in (form, best):
                try:
                    found = change(start)
                except (TooLarge, MessageError):
                    continue
                if not any(same(found, other) for other in tried):
                    tried.append(found)
                    new = measure(found)
                    if new < length or (new == length and _is_product_of(found, best)):
                        best, length = found, new
    return best


def _collected(x):
    """The terms of a sum with one symbol in several of them put together, where that is shortest."""
    if not isinstance(x, Expr) or x.head is not S.Plus or not 2 < len(x) <= _FEW_TERMS:
        return x
    forms = [x]
    for name in sorted(_symbols(x), key=order_key):
        if sum(not is_free_of(term, name) for term in x.args) > 1:
            rows = terms_by_power(x, name)
            forms.append(plus(*(times(rest, power(name, n)) for n, rest in rows)))
    return min(forms, key=size)


def _is_product_of(found, x) -> bool:
    """Of two forms of one length the product is preferred to the sum: 3 (1 + a)."""
    return all(isinstance(form, Expr) for form in (found, x)) and found.head is S.Times and x.head is S.Plus


def _reduced(x):
    """Products of sines and cosines as functions of multiple angles, where there are few."""
    if not any(_has(x, f) for pair in _SINES for f in pair[:2]) or size(x) > _FEW:
        return x
    return trig_reduced(expand(x))


def _as_quotients(x):
    """Sin[u]/Cos[u] as Tan[u], 1/Cos[u] as Sec[u], Tan[u] Cos[u] as Sin[u], and their kin."""
    if not isinstance(x, Expr) or x.head not in (S.Plus, S.Times, S.Power):
        return x
    if x.head is S.Plus:
        return rebuilt(x, _as_quotients)
    powers: dict = {}
    rest = []
    for part in x.args if x.head is S.Times else (x,):
        base, n = base_and_exponent(part)
        shares = _SHARES.get(base.head) if isinstance(base, Expr) and len(base) == 1 else None
        if shares is None or type(n) is not int:
            rest.append(part)
            continue
        family, of_sine, of_cosine = shares
        found = powers.setdefault((family, base.args[0]), [0, 0])
        found[0] += n * of_sine
        found[1] += n * of_cosine
    for (family, u), (sine, cosine) in powers.items():
        rest += _named(family, u, sine, cosine)
    return times(*rest)


def _named(family: tuple, u, sine: int, cosine: int) -> list:
    """sine^s cosine^c by the tangent where the signs of s and c differ, and by the reciprocals."""
    sin, cos, tan, cot, sec, csc = family
    shared = min(abs(sine), abs(cosine)) if sine * cosine < 0 else 0
    step = shared if sine > 0 else -shared
    found = [] if not shared else [power(Expr(tan if step > 0 else cot, (u,)), shared)]
    for f, g, n in ((sin, csc, sine - step), (cos, sec, cosine + step)):
        if n:
            found.append(power(Expr(f if n > 0 else g, (u,)), abs(n)))
    return found


_FAMILIES = (
    (S.Sin, S.Cos, S.Tan, S.Cot, S.Sec, S.Csc),
    (S.Sinh, S.Cosh, S.Tanh, S.Coth, S.Sech, S.Csch),
)
# head: (family, power of the sine in it, power of the cosine)
_SHARES = {
    head: (family, *shares)
    for family in _FAMILIES
    for head, shares in zip(family, ((1, 0), (0, 1), (1, -1), (-1, 1), (0, -1), (-1, 0)), strict=True)
}


def _halved(x):
    """Cos[2 u] as 1 - 2 Sin[u]^2."""
    if not isinstance(x, Expr) or x.array is not None:
        return x
    if x.head is S.Cos and len(x) == 1:
        n, u = split(x.args[0])
        if n == 2 and type(n) is int:
            return minus(1, times(2, _square(S.Sin, u)))
    return rebuilt(x, _halved) if x.head in (S.Plus, S.Times) else x


def _logs_joined(x):
    """Log[a] + n Log[b] of positive rational numbers as one logarithm; Log[1000]/Log[10] as 3."""
    if not isinstance(x, Expr) or x.head not in (S.Plus, S.Times):
        return x
    if x.head is S.Times:
        x = _log_quotient(x)
    inside, rest = Fraction(1), []
    terms = x.args if isinstance(x, Expr) and x.head is S.Plus else (x,)
    for term in terms:
        n, log = split(term)
        is_log = isinstance(log, Expr) and log.head is S.Log and len(log) == 1
        if is_log and type(n) is int and abs(n) < _FEW and type(log.args[0]) in RATIONALS and log.args[0] > 0:
            inside *= Fraction(log.args[0]) ** n
        else:
            rest.append(term)
    if len(rest) > len(terms) - min(len(terms), 2):
        return x
    return plus(*rest, 0 if inside == 1 else S.Log(whole(inside)))


def _log_quotient(x: Expr):
    """A product with Log[a]/Log[b] of whole numbers in it, where this is a rational number."""
    logs = {1: [], -1: []}
    for part in x.args:
        base, n = base_and_exponent(part)
        if n in (1, -1) and isinstance(base, Expr) and base.head is S.Log and len(base) == 1:
            logs[n].append((part, base.args[0]))
    for above, a in logs[1]:
        for below, b in logs[-1]:
            found = log_to_base(b, a)
            if found is not None:
                return times(found, *(f for f in x.args if f is not above and f is not below))
    return x


def _apart(x):
    names = _symbols(x)
    return apart(x, names.pop()) if len(names) == 1 else x


def _symbols(x) -> set:
    if type(x) is Symbol:
        return set() if x in (S.Pi, S.E) else {x}
    if not isinstance(x, Expr) or x.array is not None:
        return set()
    return set().union(*map(_symbols, x.args), set())


def _trigonometric(x) -> list:
    """x with the even powers of one function of each pair written by the other, both ways."""
    found = []
    for f, g, sign in _PAIRS:
        if _has(x, f) or _has(x, g):
            by_g, by_f = _one_less(g, sign, 1), _one_less(f, 1, sign)
            found += (expand(_rewritten(expand(x), f, by_g)), expand(_rewritten(expand(x), g, by_f)))
    if _has(x, S.Cos):
        found.append(expand(_halved(x)))
    return found


def _one_less(head, sign: int, outer: int) -> Callable:
    """u -> outer (1 - sign head[u]^2)"""
    return lambda u: times(outer, minus(1, times(sign, _square(head, u))))


def _square(head, u):
    return power(Expr(head, (u,)), 2)


def _has(x, head) -> bool:
    return isinstance(x, Expr) and (x.head is head or any(_has(arg, head) for arg in x.args))


def _rewritten(x, head, square: Callable):
    """f[u]^n as f[u]^(n mod 2) times the square of f[u] by the other function."""
    if not isinstance(x, Expr) or x.array is not None:
        return x
    if x.head is S.Power and type(x.args[1]) is int and x.args[1] > 1:
        base, n = x.args
        if isinstance(base, Expr) and base.head is head and len(base) == 1:
            rest = base if n % 2 else 1
            return times(rest, power(square(base.args[0]), n // 2))
    return rebuilt(x, lambda part: _rewritten(part, head, square)) if x.head in (S.Plus, S.Times) else x


def _log_of_primes(number):
    """Log of a fraction as a sum of those of primes."""
    value = Fraction(number)
    parts = [(value.denominator, -1), (abs(value.numerator), 1)]
    terms = [times(sign * k, S.Log(p)) for n, sign in parts if n > 1 for p, k in known_factors(n).items()]
    return plus(*([times(I, S.Pi)] if value < 0 else []), *terms)


_UNDONE = {
    S.ArcSin: S.Sin, S.ArcCos: S.Cos, S.ArcTan: S.Tan, S.ArcCot: S.Cot, S.ArcSec: S.Sec, S.ArcCsc: S.Csc,
    S.ArcSinh: S.Sinh, S.ArcCosh: S.Cosh, S.ArcTanh: S.Tanh, S.ArcCoth: S.Coth, S.ArcSech: S.Sech,
    S.ArcCsch: S.Csch,
}  # fmt: skip


def power_expanded(x):
    """(a b)^c as a^c b^c, (a^b)^c as a^(b c), Log of products and powers as sums, ArcSin[Sin[x]] as x."""
    if not isinstance(x, Expr) or x.array is not None:
        return x
    x = rebuilt(x, power_expanded)
    if not isinstance(x, Expr):
        return x
    if x.head is S.Power and isinstance(x.args[0], Expr):
        base, exponent = x.args
        if base.head is S.Times:
            return times(*(power_expanded(Expr(S.Power, (f, exponent))) for f in base.args))
        if base.head is S.Power:
            return power(base.args[0], times(base.args[1], exponent))
    if x.head is S.Power and type(x.args[0]) in NUMBERS:
        return power(*x.args)
    if x.head in _UNDONE and len(x) == 1 and isinstance(x.args[0], Expr) and len(x.args[0]) == 1:
        return x.args[0].args[0] if x.args[0].head is _UNDONE[x.head] else x
    if x.head is S.Log and len(x) == 1 and type(x.args[0]) in RATIONALS:
        return _log_of_primes(x.args[0])
    if x.head is S.Log and len(x) == 1 and isinstance(x.args[0], Expr):
        inner = x.args[0]
        if inner.head is S.Times:
            return plus(*(power_expanded(Expr(S.Log, (f,))) for f in inner.args))
        if inner.head is S.Power:
            return times(inner.args[1], power_expanded(Expr(S.Log, (inner.args[0],))))
    return x if x.head is not S.Power else power(*x.args)


_CHANGES = (together, cancel, expand, factor, _apart, _reduced, _as_quotients, _logs_joined)
