"""Area, Perimeter, Volume, SurfaceArea, ArcLength, RegionCentroid, RegionMember of basic regions.

Source: I. N. Bronshtein and others, Handbook of Mathematics, 3.1 and 3.3; the polygon by the formula of
Gauss.
"""

from __future__ import annotations

from wlnet.builtins.formulas import Formulas
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_OFFERED = Message("General::wlnetreg", "`1` is not offered for the region `2`.")

# what a region with arguments left out stands for
_FULL = Formulas("""
Disk[] :> Disk[{0, 0}, 1]
Disk[p_] :> Disk[p, 1]
Circle[] :> Circle[{0, 0}, 1]
Circle[p_] :> Circle[p, 1]
Ball[] :> Ball[{0, 0, 0}, 1]
Ball[p_] :> Ball[p, 1]
Sphere[] :> Sphere[{0, 0, 0}, 1]
Sphere[p_] :> Sphere[p, 1]
Rectangle[] :> Rectangle[{0, 0}, {1, 1}]
Rectangle[p_] :> Rectangle[p, p + 1]
Cuboid[] :> Cuboid[{0, 0, 0}, {1, 1, 1}]
Cuboid[p_] :> Cuboid[p, p + 1]
Triangle[] :> Triangle[{{0, 0}, {1, 0}, {0, 1}}]
Tetrahedron[{a_, b_, c_, d_}] :> Simplex[{a, b, c, d}]
Tetrahedron[] :> Simplex[{{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}}]
Cylinder[] :> Cylinder[{{0, 0, -1}, {0, 0, 1}}, 1]
Cylinder[p_] :> Cylinder[p, 1]
Cone[] :> Cone[{{0, 0, -1}, {0, 0, 1}}, 1]
Cone[p_] :> Cone[p, 1]
""")

_AREA = Formulas("""
g[Disk[_, r_List]] :> Pi Times @@ r
g[Disk[_, r_, {a_, b_}]] :> (b - a) r^2/2
g[Disk[_, r_]] :> Pi r^2
g[Ball[{_, _}, r_]] :> Pi r^2
g[Rectangle[p_, q_]] :> Times @@ (q - p)
g[Triangle[{{a_, b_}, {c_, d_}, {e_, f_}}]] :> Abs[(c - a) (f - b) - (e - a) (d - b)]/2
g[Triangle[{a_, b_, c_}]] :> Norm[Cross[b - a, c - a]]/2
g[Simplex[{a_, b_, c_}]] :> g[Triangle[{a, b, c}]]
g[Parallelogram[_, {{a_, b_}, {c_, d_}}]] :> Abs[a d - b c]
g[Polygon[p_]] :> Abs[Total[MapThread[First[#1] Last[#2] - First[#2] Last[#1] &, {p, RotateLeft[p]}]]]/2
g[RegularPolygon[n_Integer]] :> n Sin[2 Pi/n]/2
g[RegularPolygon[r_, n_Integer]] :> n r^2 Sin[2 Pi/n]/2
g[Sphere[{_, _, _}, r_]] :> 4 Pi r^2
""")

_PERIMETER = Formulas("""
g[Disk[_, r_?(FreeQ[#, List] &)]] :> 2 Pi r
g[Disk[_, {a_, b_}]] :> 4 b EllipticE[1 - a^2/b^2]
g[Rectangle[p_, q_]] :> 2 Total[q - p]
g[Triangle[{a_, b_, c_}]] :> Norm[b - a] + Norm[c - b] + Norm[a - c]
g[Polygon[p_]] :> Total[MapThread[Norm[#1 - #2] &, {p, RotateLeft[p]}]]
g[RegularPolygon[n_Integer]] :> 2 n Sin[Pi/n]
g[RegularPolygon[r_, n_Integer]] :> 2 n r Sin[Pi/n]
""")

_LENGTH = Formulas("""
g[Circle[_, r_?(FreeQ[#, List] &)]] :> 2 Pi r
g[Circle[_, r_?(FreeQ[#, List] &), {a_, b_}]] :> (b - a) r
g[Circle[_, {a_, b_}]] :> 4 b EllipticE[1 - a^2/b^2]
g[Line[p_]] :> Total[MapThread[Norm[#2 - #1] &, {Most[p], Rest[p]}]]
g[Interval[p__List]] :> Total[Last[#] - First[#] & /@ {p}]
g[Sphere[{_, _}, r_]] :> 2 Pi r
""")

_VOLUME = Formulas("""
g[Ball[{_, _, _}, r_]] :> 4 Pi r^3/3
g[Ellipsoid[{_, _, _}, {a_, b_, c_}]] :> 4 Pi a b c/3
g[Cuboid[p_, q_]] :> Times @@ (q - p)
g[Cylinder[{p_, q_}, r_]] :> Pi r^2 Norm[q - p]
g[Cone[{p_, q_}, r_]] :> Pi r^2 Norm[q - p]/3
g[Simplex[{a_, b_, c_, d_}]] :> Abs[Det[{b - a, c - a, d - a}]]/6
g[Parallelepiped[_, m_]] :> Abs[Det[m]]
""")

_SURFACE = Formulas("""
g[Ball[{_, _, _}, r_]] :> 4 Pi r^2
g[Cuboid[{a_, b_, c_}, {d_, e_, f_}]] :> 2 ((d - a) (e - b) + (e - b) (f - c) + (d - a) (f - c))
g[Cylinder[{p_, q_}, r_]] :> 2 Pi r*(r + Norm[q - p])
g[Cone[{p_, q_}, r_]] :> Pi r*(r + Sqrt[r^2 + Norm[q - p]^2])
""")

_CENTROID = Formulas("""
g[(Disk | Circle | Ball | Sphere)[p_, _]] :> p
g[(Rectangle | Cuboid)[p_, q_]] :> (p + q)/2
g[(Triangle | Simplex)[p_]] :> Mean[p]
g[Line[{p_, q_}]] :> (p + q)/2
g[Point[p_?VectorQ]] :> p
g[Point[p_]] :> Mean[p]
g[Cylinder[{p_, q_}, _]] :> (p + q)/2
""")

_MEMBER = Formulas("""
g[Disk[{a_, b_}, r_?(FreeQ[#, List] &)], {x_, y_}] :> (x - a)^2 + (y - b)^2 <= r^2
g[Disk[{a_, b_}, {r_, s_}], {x_, y_}] :> (x - a)^2/r^2 + (y - b)^2/s^2 <= 1
g[Circle[{a_, b_}, r_?(FreeQ[#, List] &)], {x_, y_}] :> (x - a)^2 + (y - b)^2 == r^2
g[Ball[p_, r_], x_List] :> Total[(x - p)^2] <= r^2
g[Sphere[p_, r_], x_List] :> Total[(x - p)^2] == r^2
g[(Rectangle | Cuboid)[p_, q_], x_List] :> And @@ MapThread[#1 <= #2 <= #3 &, {p, x, q}]
g[Interval[p__List], x_] :> Or @@ (First[#] <= x <= Last[#] & /@ {p})
""")


def _measured(evaluation, formulas: Formulas, name: str, region, *arguments):
    """The formula for a region with all its arguments; lists of regions one by one are not offered."""
    if not isinstance(region, Expr) or is_list(region):
        return None
    full = _FULL.value(evaluation, region)
    region = region if full is None else full
    found = formulas.value(evaluation, formulas.call("g", region, *arguments))
    if isinstance(found, Expr) and isinstance(found.head, type(S.g)) and found.head.name == "g":
        found = formulas.value(evaluation, found)  # a formula by that of another region
    if found is None and region.head in _REGIONS:
        raise NOT_OFFERED(name, region, value=UNEVALUATED)
    return found


_REGIONS = {
    S(name)
    for name in (
        *("Ball", "Circle", "Cone", "Cuboid", "Cylinder", "Disk", "Ellipsoid", "Interval", "Line", "Point"),
        *("Parallelepiped", "Parallelogram", "Polygon", "Rectangle", "RegularPolygon", "Simplex", "Sphere"),
        *("Tetrahedron", "Triangle"),
    )
}


@builtin("Area[region_]")
def area(evaluation, region):
    """The area of a plane region, or of a surface in space."""
    return _measured(evaluation, _AREA, "Area", region)


@builtin("Perimeter[region_]")
def perimeter(evaluation, region):
    """The length of the border of a plane region."""
    return _measured(evaluation, _PERIMETER, "Perimeter", region)


@builtin("ArcLength[region_]")
def arc_length(evaluation, region):
    """The length of a curve."""
    return _measured(evaluation, _LENGTH, "ArcLength", region)


@builtin("ArcLength[curve_, range_List]")
def arc_length_of_curve(evaluation, curve, range):
    """Of a curve {x[t], y[t], ...} or a graph f[x], over {t, a, b}."""
    if len(range) != 3:
        return None
    t = range.args[0]
    slope = evaluation.evaluate(S.D(curve, t))
    square = S.Total(S.Power(slope, 2)) if is_list(slope) else S.Plus(1, S.Power(slope, 2))
    return S.Integrate(evaluation.evaluate(S.Simplify(S.Sqrt(square))), range)


@builtin("Volume[region_]")
def volume(evaluation, region):
    """The volume of a region of space."""
    return _measured(evaluation, _VOLUME, "Volume", region)


@builtin("SurfaceArea[region_]")
def surface_area(evaluation, region):
    """The area of the surface of a region of space."""
    return _measured(evaluation, _SURFACE, "SurfaceArea", region)


@builtin("RegionMeasure[region_]")
def region_measure(evaluation, region):
    """The volume, area, length or number of points, whichever the region has."""
    if isinstance(region, Expr) and region.head is S.Point and len(region) == 1:
        points = region.args[0]
        return len(points) if is_list(points) and len(points) and is_list(points.args[0]) else 1
    for formulas in (_VOLUME, _AREA, _LENGTH):
        full = region if not isinstance(region, Expr) else _FULL.value(evaluation, region)
        whole = region if full is None else full
        if isinstance(whole, Expr) and formulas.value(evaluation, formulas.call("g", whole)) is not None:
            return _measured(evaluation, formulas, "RegionMeasure", region)
    return None


@builtin("RegionCentroid[region_]")
def region_centroid(evaluation, region):
    """The centre of mass of a region of one density."""
    return _measured(evaluation, _CENTROID, "RegionCentroid", region)


@builtin("RegionMember[region_, point_]")
def region_member(evaluation, region, point):
    """Whether the point belongs to the region; a condition for a point with symbols."""
    if is_list(point) and len(point) and is_list(point.args[0]):
        return wl_list(S.RegionMember(region, one) for one in point.args)
    return _measured(evaluation, _MEMBER, "RegionMember", region, point)


@builtin("RegionMember[region_][point_]")
def region_member_operator(evaluation, region, point):
    return S.RegionMember(region, point)


# -- heads that stay ----------------------------------------------------------------------------

NAMES = (
    "Ellipsoid", "Parallelepiped", "Parallelogram", "RegularPolygon", "Simplex",
)  # fmt: skip


def _stays(evaluation, parameters=()):
    """A region; Area, Volume, RegionMember and others take it."""


for _name in NAMES:
    builtin(f"{_name}[parameters___]")(_stays)
