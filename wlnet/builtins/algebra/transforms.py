"""LaplaceTransform, ZTransform and their inverses, by tables and the laws of shifts and derivatives.

Source: Abramowitz and Stegun, chapter 29; E. I. Jury, Theory and Application of the z-Transform Method.
"""

from __future__ import annotations

from wlnet.algebra.expand import coefficients, is_free_of
from wlnet.algebra.numbers import is_zero
from wlnet.algebra.products import times
from wlnet.algebra.sums import minus, plus
from wlnet.builtins.formulas import Formulas
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

_MOST_DERIVED = 20

_LAPLACE = Formulas(r"""
g[1, t_, s_] :> 1/s
g[t_, t_, s_] :> 1/s^2
g[t_^n_Integer?Positive, t_, s_] :> n!/s^(n + 1)
g[t_^n_, t_, s_] :> Gamma[n + 1]/s^(n + 1) /; FreeQ[n, t]
g[E^(a_. t_), t_, s_] :> 1/(s - a) /; FreeQ[a, t]
g[Sin[a_. t_], t_, s_] :> a/(a^2 + s^2) /; FreeQ[a, t]
g[Cos[a_. t_], t_, s_] :> s/(a^2 + s^2) /; FreeQ[a, t]
g[Sinh[a_. t_], t_, s_] :> a/(s^2 - a^2) /; FreeQ[a, t]
g[Cosh[a_. t_], t_, s_] :> s/(s^2 - a^2) /; FreeQ[a, t]
g[Log[t_], t_, s_] :> -(EulerGamma + Log[s])/s
g[DiracDelta[t_], t_, s_] :> 1
g[DiracDelta[t_ + a_?Negative], t_, s_] :> E^(a s)
g[HeavisideTheta[t_], t_, s_] :> 1/s
g[UnitStep[t_], t_, s_] :> 1/s
g[(HeavisideTheta | UnitStep)[t_ + a_?Negative], t_, s_] :> E^(a s)/s
g[BesselJ[0, a_. t_], t_, s_] :> 1/Sqrt[a^2 + s^2] /; FreeQ[a, t]
g[Derivative[n_Integer][f_][t_], t_, s_] :> \
    s^n LaplaceTransform[f[t], t, s] - Sum[s^(n - 1 - k) Derivative[k][f][0], {k, 0, n - 1}]
""")

_INVERSE_LAPLACE = Formulas(r"""
g[1, s_, t_] :> DiracDelta[t]
g[(s_ + a_.)^n_Integer?Negative, s_, t_] :> t^(-n - 1) E^(-a t)/(-n - 1)! /; FreeQ[a, s]
g[s_^n_Integer?Negative, s_, t_] :> t^(-n - 1)/(-n - 1)!
g[s_^n_Rational?Negative, s_, t_] :> t^(-n - 1)/Gamma[-n]
g[(a_ + b_. s_)^n_Integer?Negative, s_, t_] :> b^n t^(-n - 1) E^(-a t/b)/(-n - 1)! /; FreeQ[{a, b}, s]
g[(s_^2 + a_)^(-1), s_, t_] :> Sin[Sqrt[a] t]/Sqrt[a] /; FreeQ[a, s] && !TrueQ[a < 0]
g[s_/(s_^2 + a_), s_, t_] :> Cos[Sqrt[a] t] /; FreeQ[a, s] && !TrueQ[a < 0]
g[(s_^2 + a_)^(-1), s_, t_] :> Sinh[Sqrt[-a] t]/Sqrt[-a] /; FreeQ[a, s] && TrueQ[a < 0]
g[s_/(s_^2 + a_), s_, t_] :> Cosh[Sqrt[-a] t] /; FreeQ[a, s] && TrueQ[a < 0]
g[(s_^2 + b_. s_ + c_)^(-1), s_, t_] :> \
    E^(-b t/2) Sin[Sqrt[c - b^2/4] t]/Sqrt[c - b^2/4] /; FreeQ[{b, c}, s] && TrueQ[b^2 < 4 c]
g[s_*(s_^2 + b_. s_ + c_)^(-1), s_, t_] :> \
    E^(-b t/2)*(Cos[Sqrt[c - b^2/4] t] - b Sin[Sqrt[c - b^2/4] t]/(2 Sqrt[c - b^2/4])) \
    /; FreeQ[{b, c}, s] && TrueQ[b^2 < 4 c]
g[E^(a_. s_), s_, t_] :> DiracDelta[t + a] /; FreeQ[a, s]
""")

_INVERSE_Z = Formulas("""
g[z_^(-1), z_, n_] :> DiscreteDelta[n]
g[z_^k_Integer?Negative, z_, n_] :> DiscreteDelta[n + k + 1]
g[(z_ + a_.)^(-1), z_, n_] :> (-a)^n /; FreeQ[a, z]
g[(b_. z_ + a_.)^k_Integer?Negative, z_, n_] :> \\
    b^k Binomial[n, -k - 1] (-a/b)^(n + k + 1) /; FreeQ[{a, b}, z]
g[E^(a_. z_^(-1))*z_^(-1), z_, n_] :> a^n/n! /; FreeQ[a, z]
""")

_Z = Formulas("""
g[1, n_, z_] :> z/(z - 1)
g[n_, n_, z_] :> z/(z - 1)^2
g[n_^2, n_, z_] :> z*(1 + z)/(z - 1)^3
g[a_^n_, n_, z_] :> Together[z/(z - a)] /; FreeQ[a, n]
g[a_^(c_. n_), n_, z_] :> Together[z/(z - a^c)] /; FreeQ[{a, c}, n]
g[n_ a_^n_, n_, z_] :> a z/(z - a)^2 /; FreeQ[a, n]
g[UnitStep[n_], n_, z_] :> z/(z - 1)
g[DiscreteDelta[n_], n_, z_] :> 1
g[KroneckerDelta[n_], n_, z_] :> 1
g[(n_!)^(-1), n_, z_] :> E^(1/z)
g[Sin[a_. n_], n_, z_] :> z Sin[a]/(1 + z^2 - 2 z Cos[a]) /; FreeQ[a, n]
g[Cos[a_. n_], n_, z_] :> z*(z - Cos[a])/(1 + z^2 - 2 z Cos[a]) /; FreeQ[a, n]
""")


def _split(x, t) -> tuple:
    """(factors free of t, the others) as products."""
    factors = x.args if isinstance(x, Expr) and x.head is S.Times else (x,)
    free = [f for f in factors if is_free_of(f, t)]
    return times(*free), times(*(f for f in factors if not is_free_of(f, t)))


def _by_table(evaluation, formulas: Formulas, x, t, s, rest) -> object:
    """The transform of a sum term by term; `rest` gives that of what stands in no line, or None."""
    if is_list(x):
        return wl_list(_by_table(evaluation, formulas, one, t, s, rest) for one in x.args)
    x = evaluation.evaluate(S.Expand(x))
    terms = x.args if isinstance(x, Expr) and x.head is S.Plus else (x,)
    found = []
    for term in terms:
        c, core = _split(term, t)
        value = formulas.value(evaluation, formulas.call("g", core, t, s))
        if value is None:
            value = rest(core)
        if value is None:
            return None
        found.append(times(c, value))
    return evaluation.evaluate(plus(*found))


@builtin("LaplaceTransform[f_, t_, s_]")
def laplace_transform(evaluation, f, t, s):
    """The integral of f E^(-s t) over t from 0 to Infinity."""

    def rest(core):
        if _is_unknown(core, t):
            return S.LaplaceTransform(core, t, s)
        factors = core.args if isinstance(core, Expr) and core.head is S.Times else (core,)
        for factor in factors:
            others = times(*(f for f in factors if f is not factor))
            if isinstance(factor, Expr) and factor.head is S.Power and factor.args[0] is S.E:
                rate = evaluation.evaluate(S.D(factor.args[1], t))
                if is_free_of(rate, t) and len(factors) > 1:  # E^(a t) g: that of g at s - a
                    found = laplace_transform(evaluation, others, t, s)
                    at = evaluation.evaluate(S.ReplaceAll(factor.args[1], S.Rule(t, 0)))
                    shifted = S.ReplaceAll(found, S.Rule(s, minus(s, rate)))
                    return None if found is None else times(S.Exp(at), shifted)
        for factor in factors:
            n = _power_of(factor, t)
            if n is not None and len(factors) > 1 and n <= _MOST_DERIVED:  # t^n g: (-1)^n d^n/ds^n
                others = times(*(f for f in factors if f is not factor))
                found = laplace_transform(evaluation, others, t, s)
                if found is None:
                    return None
                slope = evaluation.evaluate(S.D(found, wl_list((s, n))))
                return evaluation.evaluate(S.Together(times((-1) ** n, slope)))
        return None

    if _is_unknown(f, t):
        return None
    return _by_table(evaluation, _LAPLACE, f, t, s, rest)


def _is_unknown(f, t) -> bool:
    """y[t] of a symbol without a meaning in the table."""
    return isinstance(f, Expr) and len(f) == 1 and f.args[0] == t and _is_plain(f.head)


def _is_plain(head) -> bool:
    return isinstance(head, type(S.g)) and head.context != "System`"


def _power_of(factor, t) -> int | None:
    if factor == t:
        return 1
    if isinstance(factor, Expr) and factor.head is S.Power and factor.args[0] == t:
        n = factor.args[1]
        return n if type(n) is int and n > 0 else None
    return None


@builtin("InverseLaplaceTransform[f_, s_, t_]")
def inverse_laplace_transform(evaluation, f, s, t):
    """The function of t whose LaplaceTransform f is: of quotients of polynomials by partial fractions."""
    if is_list(f):
        return wl_list(S.InverseLaplaceTransform(one, s, t) for one in f.args)
    parts = evaluation.evaluate(S.Apart(f, s))
    found = _by_table(
        evaluation, _INVERSE_LAPLACE, parts, s, t, lambda core: _delayed(evaluation, core, s, t)
    )
    if found is None or is_free_of(found, S.E) or not isinstance(found, Expr) or found.head is not S.Plus:
        return found
    expanded = evaluation.evaluate(S.Expand(found))  # terms may cancel
    return (
        expanded
        if evaluation.evaluate(S.LeafCount(expanded)) < evaluation.evaluate(S.LeafCount(found))
        else found
    )


def _delayed(evaluation, core, s, t):
    """E^(-a s) g: that of g, at t - a, from a on."""
    factors = core.args if isinstance(core, Expr) and core.head is S.Times else (core,)
    for factor in factors:
        if isinstance(factor, Expr) and factor.head is S.Power and factor.args[0] is S.E and len(factors) > 1:
            rate = evaluation.evaluate(S.D(factor.args[1], s))
            if is_free_of(rate, s) and not is_zero(rate):
                others = times(*(f for f in factors if f is not factor))
                found = inverse_laplace_transform(evaluation, others, s, t)
                if found is None:
                    return None
                moved = evaluation.evaluate(S.ReplaceAll(found, S.Rule(t, plus(t, rate))))
                return times(S.HeavisideTheta(plus(t, rate)), moved)
    return None


@builtin("ZTransform[f_, n_, z_]")
def z_transform(evaluation, f, n, z):
    """The sum of f z^-n for n = 0, 1, ..."""
    x = Symbol("x", "System`Private`")

    def by_powers(core):
        found = evaluation.evaluate(S.GeneratingFunction(core, n, x))
        if not is_free_of(found, S.GeneratingFunction):
            return None
        return S.Factor(S.Together(S.ReplaceAll(found, S.Rule(x, S.Power(z, -1)))))

    return _by_table(evaluation, _Z, f, n, z, by_powers)


@builtin("InverseZTransform[f_, z_, n_]")
def inverse_z_transform(evaluation, f, z, n):
    """The sequence of n = 0, 1, ... with f as its ZTransform: by partial fractions, of rational functions."""
    if is_list(f):
        return wl_list(S.InverseZTransform(one, z, n) for one in f.args)
    parts = evaluation.evaluate(S.Apart(S.Expand(S.Divide(f, z)), z))
    terms = parts.args if isinstance(parts, Expr) and parts.head is S.Plus else (parts,)
    found = []
    for term in terms:
        c, core = _split(term, z)
        value = _INVERSE_Z.value(evaluation, _INVERSE_Z.call("g", core, z, n))
        if value is None:
            value = _of_simple_poles(evaluation, core, z, n)
        if value is None:
            return None
        found.append(times(c, value))
    return evaluation.evaluate(S.Factor(S.Simplify(plus(*found))))


def _of_simple_poles(evaluation, core, z, n):
    """P/Q with simple zeros a of Q: the sum of P(a)/Q'(a) a^n."""
    whole = evaluation.evaluate(S.Together(core))
    top, bottom = (evaluation.evaluate(side(whole)) for side in (S.Numerator, S.Denominator))
    if coefficients(top, z) is None or max(coefficients(bottom, z) or {0: 0}) != 2:
        return None
    solved = evaluation.evaluate(S.Solve(S.Equal(bottom, 0), z))
    slope = evaluation.evaluate(S.D(bottom, z))
    if not is_list(solved) or len({rules.args[0].args[1] for rules in solved.args}) != 2:
        return None
    roots = [rules.args[0].args[1] for rules in solved.args]
    shares = (S.ReplaceAll(S.Divide(top, slope), S.Rule(z, root)) for root in roots)
    return evaluation.evaluate(plus(*map(times, shares, (S.Power(root, n) for root in roots))))
