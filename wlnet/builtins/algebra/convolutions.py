"""Convolve and DiscreteConvolve: impulses, bells, boxes, and functions that begin at 0.

Source: R. Bracewell, The Fourier Transform and Its Applications, chapter 3.
"""

from __future__ import annotations

from wlnet.algebra.expand import is_free_of
from wlnet.algebra.products import times
from wlnet.algebra.sums import minus, plus
from wlnet.builtins.formulas import Formulas
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

_TABLE = Formulas(r"""
g[E^(a_. x_^2), E^(b_. x_^2), x_, y_] :> \
    Sqrt[-Pi/(a + b)] E^(a b y^2/(a + b)) /; FreeQ[{a, b}, x] && !TrueQ[a >= 0] && !TrueQ[b >= 0]
g[UnitBox[x_], UnitBox[x_], x_, y_] :> UnitTriangle[y]
g[(E^(a_ x_^2)), Sin[b_. x_], x_, y_] :> \
    Sqrt[-Pi/a] E^(b^2/(4 a)) Sin[b y] /; FreeQ[{a, b}, x] && !TrueQ[a >= 0]
g[(E^(a_ x_^2)), Cos[b_. x_], x_, y_] :> \
    Sqrt[-Pi/a] E^(b^2/(4 a)) Cos[b y] /; FreeQ[{a, b}, x] && !TrueQ[a >= 0]
""")

_IMPULSES = {S.DiracDelta}
_DISCRETE_IMPULSES = {S.KroneckerDelta, S.DiscreteDelta}
_STEPS = (S.UnitStep, S.HeavisideTheta)


@builtin("Convolve[f_, g_, x_Symbol, y_]")
def convolve(evaluation, f, g, x, y):
    """The integral of f(x) g(y - x) over all x."""
    return _termwise(evaluation, f, g, x, lambda a, b: _convolved(evaluation, a, b, x, y))


@builtin("DiscreteConvolve[f_, g_, n_Symbol, m_]")
def discrete_convolve(evaluation, f, g, n, m):
    """The sum of f(n) g(m - n) over all whole n."""
    return _termwise(evaluation, f, g, n, lambda a, b: _discrete(evaluation, a, b, n, m))


def _termwise(evaluation, f, g, x, of_pair):
    """The sum over the terms of both, constant factors in front; None where one is not known."""
    found = []
    for c, a in _terms(evaluation, f, x):
        for d, b in _terms(evaluation, g, x):
            value = of_pair(a, b)
            if value is None:
                return None
            found.append(times(c, d, value))
    return evaluation.evaluate(plus(*found))


def _terms(evaluation, f, x) -> list[tuple]:
    f = evaluation.evaluate(S.Expand(f))
    found = []
    for term in f.args if isinstance(f, Expr) and f.head is S.Plus else (f,):
        factors = _factors(term)
        constant = times(*(u for u in factors if is_free_of(u, x)))
        found.append((constant, times(*(u for u in factors if not is_free_of(u, x)))))
    return found


def _factors(x) -> tuple:
    return x.args if isinstance(x, Expr) and x.head is S.Times else (x,)


def _convolved(evaluation, f, g, x, y):
    for one, other in ((f, g), (g, f)):
        at = _impulse(evaluation, one, x, _IMPULSES)
        if at is not None:
            return S.ReplaceAll(other, S.Rule(x, minus(y, at)))
    for one, other in ((f, g), (g, f)):
        value = _TABLE.value(evaluation, _TABLE.call("g", one, other, x, y))
        if value is not None:
            return value
    causal = _both_from_zero(evaluation, f, g, x, y)
    if causal is None:
        return None
    product, t = causal
    found = evaluation.evaluate(S.Quiet(S.Integrate(product, S.List(t, 0, y))))
    if not is_free_of(found, S.Integrate):
        return None
    return times(S.Simplify(found), S.UnitStep(y))


def _discrete(evaluation, f, g, n, m):
    for one, other in ((f, g), (g, f)):
        at = _impulse(evaluation, one, n, _DISCRETE_IMPULSES)
        if at is not None:
            return S.ReplaceAll(other, S.Rule(n, minus(m, at)))
    causal = _both_from_zero(evaluation, f, g, n, m)
    if causal is None:
        return None
    product, k = causal
    found = evaluation.evaluate(S.Quiet(S.Sum(product, S.List(k, 0, m))))
    return times(found, S.UnitStep(m)) if is_free_of(found, S.Sum) else None


def _impulse(evaluation, f, x, heads: set):
    """a of an impulse at x == a; None for other functions."""
    if not isinstance(f, Expr) or f.head not in heads or len(f) != 1:
        return None
    at = evaluation.evaluate(minus(x, f.args[0]))
    return at if is_free_of(at, x) else None


def _both_from_zero(evaluation, f, g, x, y):
    """(f(t) g(y - t), t) of functions times UnitStep[x]; None where there is no such factor."""
    parts = []
    for one in (f, g):
        factors = _factors(one)
        rest = [u for u in factors if not (isinstance(u, Expr) and u.head in _STEPS and u.args == (x,))]
        if len(rest) == len(factors):
            return None
        parts.append(times(*rest))
    t = Symbol("t", "System`Private`")
    a, b = (
        evaluation.evaluate(S.ReplaceAll(p, S.Rule(x, v)))
        for p, v in zip(parts, (t, minus(y, t)), strict=True)
    )
    return evaluation.evaluate(S.Simplify(times(a, b))), t
