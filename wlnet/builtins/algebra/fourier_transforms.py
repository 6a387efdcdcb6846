"""FourierTransform and its inverse, FourierSinTransform and FourierCosTransform, by tables and laws.

The tables hold the transform 1/Sqrt[2 Pi] times the integral of f(t) E^(I w t) over all t. Source:
A. Erdelyi (editor), Tables of Integral Transforms 1, chapters 1 to 3.
"""

from __future__ import annotations

from wlnet.algebra.expand import is_free_of
from wlnet.algebra.products import over, power, times
from wlnet.algebra.sums import negated, plus
from wlnet.builtins.formulas import Formulas
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_PARAMETERS = Message("FourierTransform::wlnetpar", "FourierParameters -> `1` should be a pair {a, b}.")

_FOURIER = Formulas(r"""
g[1, t_, w_] :> Sqrt[2 Pi] DiracDelta[w]
g[t_, t_, w_] :> -I Sqrt[2 Pi] Derivative[1][DiracDelta][w]
g[t_^2, t_, w_] :> -Sqrt[2 Pi] Derivative[2][DiracDelta][w]
g[t_^(-1), t_, w_] :> I Sqrt[Pi/2] Sign[w]
g[DiracDelta[t_], t_, w_] :> 1/Sqrt[2 Pi]
g[DiracDelta[t_ + a_], t_, w_] :> E^(-I a w)/Sqrt[2 Pi] /; FreeQ[a, t]
g[E^(a_. t_^2), t_, w_] :> E^(w^2/(4 a))/(Sqrt[2] Sqrt[-a]) /; FreeQ[a, t] && !TrueQ[a >= 0]
g[t_ E^(a_. t_^2), t_, w_] :> I E^(w^2/(4 a)) w/(2 Sqrt[2] (-a)^(3/2)) /; FreeQ[a, t] && !TrueQ[a >= 0]
g[E^(a_. t_^2 + b_. t_), t_, w_] :> \
    E^(-(b + I w)^2/(4 a))/(Sqrt[2] Sqrt[-a]) /; FreeQ[{a, b}, t] && !TrueQ[a >= 0]
g[E^(a_. Abs[t_]), t_, w_] :> -(a Sqrt[2/Pi])/(a^2 + w^2) /; FreeQ[a, t] && !TrueQ[a >= 0]
g[E^(a_ t_), t_, w_] :> Sqrt[2 Pi] DiracDelta[w + Im[a]] /; FreeQ[a, t] && TrueQ[Re[a] == 0]
g[Sin[a_. t_], t_, w_] :> \
    I Sqrt[Pi/2] DiracDelta[w - a] - I Sqrt[Pi/2] DiracDelta[w + a] /; FreeQ[a, t]
g[Cos[a_. t_], t_, w_] :> Sqrt[Pi/2] DiracDelta[w - a] + Sqrt[Pi/2] DiracDelta[w + a] /; FreeQ[a, t]
g[UnitBox[t_], t_, w_] :> Sinc[w/2]/Sqrt[2 Pi]
g[UnitTriangle[t_], t_, w_] :> Sinc[w/2]^2/Sqrt[2 Pi]
g[Sinc[t_], t_, w_] :> Sqrt[Pi/8] (Sign[1 - w] + Sign[1 + w])
g[Sign[t_], t_, w_] :> I Sqrt[2/Pi]/w
g[(HeavisideTheta | UnitStep)[t_], t_, w_] :> I/(Sqrt[2 Pi] w) + Sqrt[Pi/2] DiracDelta[w]
g[E^(a_. t_)*(HeavisideTheta | UnitStep)[t_], t_, w_] :> -1/(Sqrt[2 Pi]*(a + I w)) /; FreeQ[a, t]
g[(a_ + t_^2)^(-1), t_, w_] :> Sqrt[Pi/2] E^(-Sqrt[a] Abs[w])/Sqrt[a] /; FreeQ[a, t] && !TrueQ[a <= 0]
g[Sech[t_], t_, w_] :> Sqrt[Pi/2] Sech[Pi w/2]
g[Abs[t_]^(-1/2), t_, w_] :> 1/Sqrt[Abs[w]]
g[Abs[t_], t_, w_] :> -Sqrt[2/Pi]/w^2
g[BesselJ[0, t_], t_, w_] :> Sqrt[2/Pi] HeavisideTheta[1 - w^2]/Sqrt[1 - w^2]
""")

_SINE = Formulas("""
g[E^(a_. t_), t_, w_] :> Sqrt[2/Pi] w/(a^2 + w^2) /; FreeQ[a, t] && !TrueQ[a >= 0]
g[t_ E^(a_. t_^2), t_, w_] :> w E^(w^2/(4 a))/(2 Sqrt[2] (-a)^(3/2)) /; FreeQ[a, t] && !TrueQ[a >= 0]
g[t_ E^(a_. t_), t_, w_] :> -2 a Sqrt[2/Pi] w/(a^2 + w^2)^2 /; FreeQ[a, t] && !TrueQ[a >= 0]
g[t_^(-1), t_, w_] :> Sqrt[Pi/2] Sign[w]
g[t_^(-1/2), t_, w_] :> 1/Sqrt[w]
g[t_*(a_ + t_^2)^(-1), t_, w_] :> Sqrt[Pi/2] E^(-Sqrt[a] w) /; FreeQ[a, t] && !TrueQ[a <= 0]
""")

_COSINE = Formulas("""
g[1, t_, w_] :> Sqrt[2 Pi] DiracDelta[w]
g[E^(a_. t_), t_, w_] :> -(a Sqrt[2/Pi])/(a^2 + w^2) /; FreeQ[a, t] && !TrueQ[a >= 0]
g[E^(a_. t_^2), t_, w_] :> E^(w^2/(4 a))/(Sqrt[2] Sqrt[-a]) /; FreeQ[a, t] && !TrueQ[a >= 0]
g[t_ E^(a_. t_), t_, w_] :> Sqrt[2/Pi]*(a^2 - w^2)/(a^2 + w^2)^2 /; FreeQ[a, t] && !TrueQ[a >= 0]
g[t_^(-1/2), t_, w_] :> 1/Sqrt[w]
g[(a_ + t_^2)^(-1), t_, w_] :> Sqrt[Pi/2] E^(-Sqrt[a] w)/Sqrt[a] /; FreeQ[a, t] && !TrueQ[a <= 0]
""")

_OPTIONS = {"FourierParameters": wl_list((0, 1))}


def _by_table(evaluation, table: Formulas, f, t, w):
    """Term by term with constant factors in front; None where a term is in no line."""
    f = evaluation.evaluate(S.Expand(f))
    terms = f.args if isinstance(f, Expr) and f.head is S.Plus else (f,)
    found = []
    for term in terms:
        factors = term.args if isinstance(term, Expr) and term.head is S.Times else (term,)
        free = times(*(x for x in factors if is_free_of(x, t)))
        core = times(*(x for x in factors if not is_free_of(x, t)))
        value = table.value(evaluation, table.call("g", core, t, w))
        if value is None:
            return None
        found.append(times(free, value))
    return evaluation.evaluate(plus(*found))


def _with_parameters(evaluation, value, w, options: dict, inverse: bool):
    """The transform with the factors that FourierParameters -> {a, b} asks for."""
    pair = options["FourierParameters"]
    if not is_list(pair) or len(pair) != 2:
        raise BAD_PARAMETERS(pair, value=UNEVALUATED)
    a, b = pair.args
    if value is None or (a == 0 and b == 1):
        return value
    moved = evaluation.evaluate(S.ReplaceAll(value, S.Rule(w, times(b, w))))
    scale = times(S.Sqrt(S.Abs(b)), power(times(2, S.Pi), over(negated(a) if inverse else a, 2)))
    return S.Simplify(times(scale, moved))


@builtin("FourierTransform[f_, t_, w_]", options=_OPTIONS)
def fourier_transform(evaluation, f, t, w, options=None):
    """1/Sqrt[2 Pi] times the integral of f E^(I w t) over all real t."""
    if is_list(f):
        return wl_list(S.FourierTransform(one, t, w) for one in f.args)
    value = _by_table(evaluation, _FOURIER, f, t, w)
    return _with_parameters(evaluation, value, w, options, inverse=False)


@builtin("InverseFourierTransform[f_, w_, t_]", options=_OPTIONS)
def inverse_fourier_transform(evaluation, f, w, t, options=None):
    """1/Sqrt[2 Pi] times the integral of f E^(-I w t) over all real w."""
    if is_list(f):
        return wl_list(S.InverseFourierTransform(one, w, t) for one in f.args)
    value = _by_table(evaluation, _FOURIER, f, w, t)
    if value is None:
        return None
    value = evaluation.evaluate(S.ReplaceAll(value, S.Rule(t, negated(t))))
    return _with_parameters(evaluation, value, t, options, inverse=True)


@builtin("FourierSinTransform[f_, t_, w_]")
def fourier_sin_transform(evaluation, f, t, w):
    """Sqrt[2/Pi] times the integral of f Sin[w t] over positive t."""
    if is_list(f):
        return wl_list(S.FourierSinTransform(one, t, w) for one in f.args)
    return _by_table(evaluation, _SINE, f, t, w)


@builtin("FourierCosTransform[f_, t_, w_]")
def fourier_cos_transform(evaluation, f, t, w):
    """Sqrt[2/Pi] times the integral of f Cos[w t] over positive t."""
    if is_list(f):
        return wl_list(S.FourierCosTransform(one, t, w) for one in f.args)
    return _by_table(evaluation, _COSINE, f, t, w)
