"""Grad, Div, Curl and Laplacian in Cartesian and other orthogonal coordinates; ArcCurvature of curves.

In coordinates whose lines have the lengths h1, h2, ... per unit, components belong to unit vectors along
the lines. Source: Morse and Feshbach, Methods of Theoretical Physics, section 1.3.
"""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.calculus import derivative
from wlnet.algebra.expand import expand
from wlnet.algebra.products import over, power, times
from wlnet.algebra.sums import minus, plus
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_FIELD = Message(
    "Div::wlnetfield", "`1` should be a list with one component for each of the variables `2`."
)
BAD_CURL = Message("Curl::wlnetfield", "`1` should be a list of 2 or 3 components in as many variables.")
BAD_CHART = Message("Grad::wlnetchart", "The coordinates `1` of `2` variables should be one of `3`.")

# the lengths of a unit along each coordinate line, as functions of the coordinates
_CHARTS = {
    ("Polar", 2): lambda r, t: (1, r),
    ("Cylindrical", 3): lambda r, t, z: (1, r, 1),
    ("Spherical", 3): lambda r, t, p: (1, r, times(r, S.Sin(t))),
}


def _lengths(chart, variables: tuple) -> tuple:
    if chart == "Cartesian":
        return (1,) * len(variables)
    found = _CHARTS.get((chart, len(variables)))
    if found is None:
        names = wl_list(("Cartesian", *(name for name, n in _CHARTS if n == len(variables))))
        raise BAD_CHART(chart, len(variables), names, value=UNEVALUATED)
    return found(*variables)


def _settled(evaluation, x, chart):
    """Fractions of other coordinates put together where no unknown functions stand in them."""
    if chart == "Cartesian":
        return x
    x = evaluation.evaluate(expand(x))
    return x if _has_derivatives(x) else S.Simplify(x)


def _has_derivatives(x) -> bool:
    if not isinstance(x, Expr):
        return False
    return x.head is S.Derivative or _has_derivatives(x.head) or any(map(_has_derivatives, x.args))


@builtin("Grad[f_, variables_List]", "Grad[f_, variables_List, chart_]")
def grad(evaluation, f, variables, chart="Cartesian"):
    """The derivatives with respect to each variable, along the coordinate lines."""
    if chart == "Cartesian":
        return S.D(f, wl_list([variables]))
    lengths = _lengths(chart, variables.args)
    if is_list(f):
        return wl_list(S.Grad(part, variables, chart) for part in f.args)
    slopes = (over(derivative(f, x), h) for x, h in zip(variables.args, lengths, strict=True))
    return wl_list(_settled(evaluation, slope, chart) for slope in slopes)


@builtin("Div[field_, variables_List]", "Div[field_, variables_List, chart_]")
def div(evaluation, field, variables, chart="Cartesian"):
    """The sum of the derivatives of each component along its line, with the spreading of the lines."""
    if not is_list(field) or len(field) != len(variables):
        raise BAD_FIELD(field, variables, value=UNEVALUATED)
    lengths = _lengths(chart, variables.args)
    if any(map(is_list, field.args)):
        return wl_list(S.Div(row, variables, chart) for row in field.args)
    volume = times(*lengths)
    terms = [
        over(derivative(times(over(volume, h), f), x), volume)
        for f, x, h in zip(field.args, variables.args, lengths, strict=True)
    ]
    return _settled(evaluation, plus(*terms), chart)


@builtin("Curl[field_, variables_List]", "Curl[field_, variables_List, chart_]")
def curl(evaluation, field, variables, chart="Cartesian"):
    """The rotation of a vector field in the plane (a number) or in space (a vector), or of a number at each
    point of the plane (a vector)."""
    if not is_list(field) and len(variables) == 2:
        h, (x, y) = _lengths(chart, variables.args), variables.args
        slopes = over(derivative(field, y), times(-1, h[1])), over(derivative(field, x), h[0])
        return wl_list(_settled(evaluation, slope, chart) for slope in slopes)
    if not is_list(field) or len(field) != len(variables) or len(field) not in (2, 3):
        raise BAD_CURL(field, value=UNEVALUATED)
    f, x, h = field.args, variables.args, _lengths(chart, variables.args)

    def turn(i: int, j: int):
        around = minus(derivative(times(h[j], f[j]), x[i]), derivative(times(h[i], f[i]), x[j]))
        return _settled(evaluation, over(around, times(h[i], h[j])), chart)

    return turn(0, 1) if len(f) == 2 else wl_list((turn(1, 2), turn(2, 0), turn(0, 1)))


@builtin("Laplacian[f_, variables_List]", "Laplacian[f_, variables_List, chart_]")
def laplacian(evaluation, f, variables, chart="Cartesian"):
    """The divergence of the gradient; of a list component by component."""
    lengths = _lengths(chart, variables.args)
    if is_list(f):
        return wl_list(S.Laplacian(part, variables, chart) for part in f.args)
    volume = times(*lengths)
    terms = [
        over(derivative(times(volume, power(h, -2), evaluation.evaluate(derivative(f, x))), x), volume)
        for x, h in zip(variables.args, lengths, strict=True)
    ]
    return _settled(evaluation, plus(*map(evaluation.evaluate, terms)), chart)


@builtin("ArcCurvature[curve_, t_]")
def arc_curvature(evaluation, curve, t):
    """The curvature of a plane or space curve {x1, x2, ...} of t, or of the graph of a function of t."""
    points = curve if is_list(curve) else wl_list((t, curve))
    first = evaluation.evaluate(S.D(points, t))
    second = evaluation.evaluate(S.D(first, t))
    speed = plus(*(power(v, 2) for v in first.args))
    bend = plus(*(power(a, 2) for a in second.args))
    along = plus(*(times(v, a) for v, a in zip(first.args, second.args, strict=True)))
    # |v x a|^2 = v.v a.a - (v.a)^2 in any dimension
    turned = evaluation.evaluate(S.Simplify(minus(times(speed, bend), power(along, 2))))
    speed = evaluation.evaluate(S.Simplify(speed))
    return S.Simplify(over(S.Sqrt(turned), power(speed, Fraction(3, 2))))
