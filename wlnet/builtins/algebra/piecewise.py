"""PiecewiseExpand: functions with corners and jumps as one Piecewise, of real arguments."""

from __future__ import annotations

from wlnet.builtins.formulas import Formulas
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, wl_list
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

_FORMULAS = Formulas("""
Abs[x_] :> Piecewise[{{-x, x < 0}}, x]
RealAbs[x_] :> Piecewise[{{-x, x < 0}}, x]
Sign[x_] :> Piecewise[{{-1, x < 0}, {1, x > 0}}, 0]
RealSign[x_] :> Piecewise[{{-1, x < 0}, {1, x > 0}}, 0]
UnitStep[x_] :> Piecewise[{{1, x >= 0}}, 0]
UnitStep[x_, y__] :> Piecewise[{{1, And @@ Thread[{x, y} >= 0]}}, 0]
HeavisideTheta[x_] :> Piecewise[{{0, x < 0}, {1, x > 0}}, Indeterminate]
UnitBox[x_] :> Piecewise[{{1, -1/2 <= x <= 1/2}}, 0]
UnitTriangle[x_] :> Piecewise[{{1 + x, -1 <= x < 0}, {1 - x, 0 <= x <= 1}}, 0]
Ramp[x_] :> Piecewise[{{x, x >= 0}}, 0]
Clip[x_] :> Piecewise[{{-1, x < -1}, {1, x > 1}}, x]
Clip[x_, {a_, b_}] :> Piecewise[{{a, x < a}, {b, x > b}}, x]
Clip[x_, {a_, b_}, {u_, v_}] :> Piecewise[{{u, x < a}, {v, x > b}}, x]
Boole[c_] :> Piecewise[{{1, c}}, 0]
If[c_, a_, b_] :> Piecewise[{{a, c}}, b]
KroneckerDelta[x_] :> Piecewise[{{1, x == 0}}, 0]
KroneckerDelta[x_, y_] :> Piecewise[{{1, x == y}}, 0]
DiscreteDelta[x_] :> Piecewise[{{1, x == 0}}, 0]
Max[x_, y_] :> Piecewise[{{x, x - y >= 0}}, y]
Min[x_, y_] :> Piecewise[{{x, x - y <= 0}}, y]
Max[x_, y__, z_] :> Max[Max[x, y], z]
""")


@builtin("PiecewiseExpand[x_]", "PiecewiseExpand[x_, assumptions_]")
def piecewise_expand(evaluation, x, assumptions=TRUE):
    """One Piecewise for Abs, Sign, Max, Min, UnitStep, Clip, If and their kin, and what is made of them.

    assumptions    what the conditions are simplified by
    """
    if is_list(x):
        return wl_list(S.PiecewiseExpand(one, assumptions) for one in x.args)
    found = _FORMULAS.everywhere(evaluation, _without_which(x), _lifted)
    if assumptions is not TRUE and isinstance(found, Expr) and found.head is S.Piecewise:
        return S.Refine(found, assumptions)
    return found


def _without_which(x):
    """Which with its cases as a Piecewise."""
    if not isinstance(x, Expr) or x.array is not None:
        return x
    if x.head is S.Which and len(x) % 2 == 0:
        cases = [(x.args[k + 1], x.args[k]) for k in range(0, len(x), 2)]
        default = cases.pop()[0] if cases[-1][1] is TRUE else S.Null
        return S.Piecewise(wl_list(map(wl_list, cases)), default)
    return Expr(x.head, tuple(map(_without_which, x.args)))


def _lifted(x):
    """f[..., Piecewise[...], ...] as a Piecewise of f's values; a Piecewise in a case as more cases."""
    if not isinstance(x, Expr) or x.array is not None:
        return None
    if x.head is S.Piecewise:
        return _flattened(x)
    if x.head in (S.List, S.Rule, S.Equal, S.Less, S.And, S.Or):
        return None
    place = next((i for i, arg in enumerate(x.args) if _is_piecewise(arg)), None)
    if place is None:
        return None

    def at(value):
        return Expr(x.head, (*x.args[:place], value, *x.args[place + 1 :]))

    cases, default = _cases(x.args[place])
    return S.Piecewise(wl_list(wl_list((at(value), c)) for value, c in cases), at(default))


def _is_piecewise(x) -> bool:
    return isinstance(x, Expr) and x.head is S.Piecewise and 1 <= len(x) <= 2 and is_list(x.args[0])


def _cases(x: Expr) -> tuple[list[tuple], object]:
    """[(value, condition), ...] and the default value."""
    cases = [tuple(case.args) for case in x.args[0].args]
    return cases, x.args[1] if len(x) == 2 else 0


def _flattened(x: Expr):
    if not _is_piecewise(x):
        return None
    cases, default = _cases(x)
    found, changed = [], False
    for value, condition in cases:
        if _is_piecewise(value):
            inner, rest = _cases(value)
            found += [(v, S.And(condition, c)) for v, c in inner] + [(rest, condition)]
            changed = True
        elif condition is not FALSE:
            found.append((value, condition))
    if _is_piecewise(default):
        inner, default = _cases(default)
        found += inner
        changed = True
    return S.Piecewise(wl_list(map(wl_list, found)), default) if changed else None
