"""GeneratingFunction and ExponentialGeneratingFunction, by tables, shifts and powers of the index.

Source: R. Graham, D. Knuth, O. Patashnik, Concrete Mathematics, chapter 7.
"""

from __future__ import annotations

from wlnet.algebra.expand import coefficients, is_free_of
from wlnet.algebra.products import times
from wlnet.algebra.sums import plus
from wlnet.builtins.formulas import Formulas
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

_ORDINARY = Formulas("""
g[1, n_, x_] :> 1/(1 - x)
g[n_, n_, x_] :> x/(-1 + x)^2
g[a_^n_, n_, x_] :> 1/(1 - a x) /; FreeQ[a, n]
g[a_^(c_. n_), n_, x_] :> 1/(1 - a^c x) /; FreeQ[{a, c}, n]
g[(n_!)^(-1), n_, x_] :> E^x
g[a_^n_*(n_!)^(-1), n_, x_] :> E^(a x) /; FreeQ[a, n]
g[Fibonacci[n_], n_, x_] :> -(x/(-1 + x + x^2))
g[LucasL[n_], n_, x_] :> (-2 + x)/(-1 + x + x^2)
g[Binomial[m_, n_], n_, x_] :> (1 + x)^m /; FreeQ[m, n]
g[HarmonicNumber[n_], n_, x_] :> Log[1 - x]/(-1 + x)
g[CatalanNumber[n_], n_, x_] :> 2/(1 + Sqrt[1 - 4 x])
g[(1 + n_)^(-1), n_, x_] :> -(Log[1 - x]/x)
g[(1 + 2 n_)^(-1), n_, x_] :> ArcTanh[Sqrt[x]]/Sqrt[x]
g[(KroneckerDelta | DiscreteDelta)[n_], n_, x_] :> 1
g[UnitStep[n_], n_, x_] :> 1/(1 - x)
g[Sin[a_. n_], n_, x_] :> x Sin[a]/(1 + x^2 - 2 x Cos[a]) /; FreeQ[a, n]
g[Cos[a_. n_], n_, x_] :> (1 - x Cos[a])/(1 + x^2 - 2 x Cos[a]) /; FreeQ[a, n]
""")

_EXPONENTIAL = Formulas("""
g[1, n_, x_] :> E^x
g[n_, n_, x_] :> E^x x
g[a_^n_, n_, x_] :> E^(a x) /; FreeQ[a, n]
g[a_^(c_. n_), n_, x_] :> E^(a^c x) /; FreeQ[{a, c}, n]
g[n_!, n_, x_] :> 1/(1 - x)
g[(n_!)^(-1), n_, x_] :> BesselI[0, 2 Sqrt[x]]
g[BernoulliB[n_], n_, x_] :> x/(-1 + E^x)
g[EulerE[n_], n_, x_] :> Sech[x]
g[BellB[n_], n_, x_] :> E^(-1 + E^x)
g[Binomial[m_, n_], n_, x_] :> Hypergeometric1F1[-m, 1, -x] /; FreeQ[m, n]
g[Sin[a_. n_], n_, x_] :> E^(x Cos[a]) Sin[x Sin[a]] /; FreeQ[a, n]
g[Cos[a_. n_], n_, x_] :> E^(x Cos[a]) Cos[x Sin[a]] /; FreeQ[a, n]
""")

_MOST_POWERS = 30


@builtin("GeneratingFunction[f_, n_, x_]")
def generating_function(evaluation, f, n, x):
    """The sum of f x^n for n = 0, 1, ..."""
    return _transformed(evaluation, _ORDINARY, f, n, x, together=True)


@builtin("ExponentialGeneratingFunction[f_, n_, x_]")
def exponential_generating_function(evaluation, f, n, x):
    """The sum of f x^n/n! for n = 0, 1, ..."""
    return _transformed(evaluation, _EXPONENTIAL, f, n, x, together=False)


def _transformed(evaluation, table: Formulas, f, n, x, together: bool):
    """Term by term; None where one is in no line of the table."""
    if is_list(f):
        return wl_list(_transformed(evaluation, table, one, n, x, together) for one in f.args)
    f = evaluation.evaluate(S.Expand(f))
    terms = f.args if isinstance(f, Expr) and f.head is S.Plus else (f,)
    found = [_of_term(evaluation, table, term, n, x) for term in terms]
    if None in found:
        return None
    total = plus(*found)
    return S.Factor(total) if together and len(found) > 1 else total


def _of_term(evaluation, table: Formulas, term, n, x):
    factors = term.args if isinstance(term, Expr) and term.head is S.Times else (term,)
    free = times(*(f for f in factors if is_free_of(f, n)))
    core = times(*(f for f in factors if not is_free_of(f, n)))
    value = table.value(evaluation, table.call("g", core, n, x))
    if value is None:
        value = _with_powers(evaluation, table, core, n, x)
    return None if value is None else evaluation.evaluate(times(free, value))


def _with_powers(evaluation, table: Formulas, core, n, x):
    """n^k a(n): k times x d/dx of the function of a."""
    factors = core.args if isinstance(core, Expr) and core.head is S.Times else (core,)
    degree, others = 0, []
    for factor in factors:
        found = coefficients(factor, n)
        if found is not None and len(found) == 1 and found.get(max(found)) == 1 and max(found) > 0:
            degree += max(found)
        else:
            others.append(factor)
    if not 0 < degree <= _MOST_POWERS:
        return None
    rest = times(*others)
    value = table.value(evaluation, table.call("g", rest, n, x))
    if value is None:
        return None
    for _ in range(degree):
        value = evaluation.evaluate(S.Factor(times(x, S.D(value, x))))
    return value
