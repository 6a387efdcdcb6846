"""CoordinateTransform: points of the plane and of space in other coordinates.

Source: Arfken and Weber, Mathematical Methods for Physicists, 2 (angles of "Spherical" are {r, theta, phi}).
"""

from __future__ import annotations

from wlnet.builtins.formulas import Formulas
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.grids import dimensions
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

UNKNOWN = Message("CoordinateTransform::wlnetchart", "The chart `1` is not offered; `2` are.")
BAD_POINT = Message("CoordinateTransform::wlnetpt", "`1` is not a point with the `2` coordinates of `3`.")

_TO_CARTESIAN = Formulas("""
to["Cartesian", p_] :> p
to["Polar", {r_, t_}] :> {r Cos[t], r Sin[t]}
to["Cylindrical", {r_, t_, z_}] :> {r Cos[t], r Sin[t], z}
to["Spherical", {r_, t_, p_}] :> {r Cos[p] Sin[t], r Sin[p] Sin[t], r Cos[t]}
""")

_FROM_CARTESIAN = Formulas("""
to["Cartesian", p_] :> p
to["Polar", {x_, y_}] :> {Sqrt[x^2 + y^2], ArcTan[x, y]}
to["Cylindrical", {x_, y_, z_}] :> {Sqrt[x^2 + y^2], ArcTan[x, y], z}
to["Spherical", {x_, y_, z_}] :> {Sqrt[x^2 + y^2 + z^2], ArcTan[z, Sqrt[x^2 + y^2]], ArcTan[x, y]}
""")

_SIZES = {"Cartesian": (2, 3), "Polar": (2,), "Cylindrical": (3,), "Spherical": (3,)}


@builtin("CoordinateTransform[charts_, point_]")
def coordinate_transform(evaluation, charts, point):
    """The point, or each of a list of points, of the chart c1 in the chart c2, for c1 -> c2."""
    if not isinstance(charts, Expr) or charts.head is not S.Rule or not is_list(point):
        return None
    names = [_name(chart) for chart in charts.args]
    for name, chart in zip(names, charts.args, strict=True):
        if name not in _SIZES:
            raise UNKNOWN(chart, list(_SIZES), value=UNEVALUATED)
    shape = tuple(dimensions(point))
    if len(shape) == 2:
        return wl_list(coordinate_transform(evaluation, charts, one) for one in point.args)
    fitting = [n for n in (2, 3) if all(n in _SIZES[name] for name in names)]
    if len(shape) != 1 or shape[0] not in fitting:
        raise BAD_POINT(point, fitting, charts, value=UNEVALUATED)
    plain = _TO_CARTESIAN.value(evaluation, Formulas.call("to", names[0], point))
    return _FROM_CARTESIAN.value(evaluation, Formulas.call("to", names[1], plain))


def _name(chart):
    """ "Polar" of "Polar", {"Polar", "Euclidean", 2} or {"Euclidean", 2}, which is Cartesian."""
    found = chart.args[0] if is_list(chart) and len(chart) else chart
    return "Cartesian" if found == "Euclidean" else found
