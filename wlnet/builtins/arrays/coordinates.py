"""CoordinateTransform and its special cases: points of the plane and of space in other coordinates.

Source: Arfken and Weber, Mathematical Methods for Physicists, 2 (angles of "Spherical" are {r, theta, phi}).
"""

from __future__ import annotations

from wlnet.builtins.formulas import Formulas
from wlnet.expr.expr import TRUE, Expr, is_list, wl_list
from wlnet.expr.grids import dimensions
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

UNKNOWN = Message("CoordinateTransform::wlnetchart", "The chart `1` is not offered; `2` are.")
BAD_POINT = Message("CoordinateTransform::wlnetpt", "`1` is not a point with the `2` coordinates of `3`.")
BAD_ANGLES = Message(
    "FromPolarCoordinates::bdpt",
    "Evaluation point `1` is not a valid set of polar or hyperspherical coordinates.",
)
BAD_SPHERICAL = Message(
    "FromSphericalCoordinates::bdpt", "Evaluation point `1` is not a valid set of spherical coordinates."
)

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


# -- polar, hyperspherical and spherical coordinates ----------------------------------------------


@builtin("ToPolarCoordinates[point_List]")
def to_polar(evaluation, point):
    """{r, angle, ...} of {x, y, ...}: angles to the first axes, the last from the two last coordinates."""
    return _each(evaluation, point, _polar, 2)


@builtin("FromPolarCoordinates[point_List]")
def from_polar(evaluation, point):
    """{x, y, ...} of {r, angle, ...}; all angles but the last are from 0 to Pi, the last above -Pi."""
    return _each(evaluation, point, _from_polar, 2)


@builtin("ToSphericalCoordinates[point_List]")
def to_spherical(evaluation, point):
    """{r, theta, phi} of {x, y, z}, theta from the third axis."""
    return _each(evaluation, point, _spherical, 3, 3)


@builtin("FromSphericalCoordinates[point_List]")
def from_spherical(evaluation, point):
    """{x, y, z} of {r, theta, phi}"""
    return _each(evaluation, point, _from_spherical, 3, 3)


def _each(evaluation, point, change, least: int, most: int | None = None):
    """The change of a point, or of each point of an array of points; None where the array has none."""
    shape = dimensions(point)
    if len(shape) > 1 or (len(point) and is_list(point.args[0])):
        found = [_each(evaluation, one, change, least, most) if is_list(one) else None for one in point.args]
        return None if None in found else wl_list(found)
    if not len(point):
        return point
    if len(point) < least or (most is not None and len(point) > most):
        return None
    return evaluation.evaluate(wl_list(change(evaluation, point.args)))


def _length(parts) -> Expr:
    return S.Sqrt(S.Plus(*(S.Power(c, 2) for c in parts)))


def _polar(evaluation, parts) -> list:
    angles = [S.ArcCos(S.Divide(c, _length(parts[k:]))) for k, c in enumerate(parts[:-2])]
    return [_length(parts), *angles, S.ArcTan(*parts[-2:])]


def _from_polar(evaluation, parts) -> list:
    _check_angles(evaluation, parts, parts[1:-1], parts[-1], BAD_ANGLES)
    found, sines = [], [parts[0]]
    for angle in parts[1:]:
        found.append(S.Times(*sines, S.Cos(angle)))
        sines.append(S.Sin(angle))
    return [*found, S.Times(*sines)]


def _spherical(evaluation, parts) -> list:
    x, y, z = parts
    return [_length(parts), S.ArcTan(z, _length([x, y])), S.ArcTan(x, y)]


def _from_spherical(evaluation, parts) -> list:
    r, theta, phi = parts
    _check_angles(evaluation, parts, [theta], phi, BAD_SPHERICAL)
    around = S.Times(r, S.Sin(theta))
    return [S.Times(around, S.Cos(phi)), S.Times(around, S.Sin(phi)), S.Times(r, S.Cos(theta))]


def _check_angles(evaluation, parts, polar, around, message: Message) -> None:
    tests = [
        S.Less(parts[0], 0),
        S.LessEqual(around, S.Minus(S.Pi)),
        S.Greater(around, S.Pi),
        *(test for angle in polar for test in (S.LessEqual(angle, 0), S.GreaterEqual(angle, S.Pi))),
    ]
    if any(evaluation.evaluate(test) is TRUE for test in tests):
        raise message(wl_list(parts), value=UNEVALUATED)
