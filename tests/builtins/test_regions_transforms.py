"""Measures of regions and integral transforms: known values, and numbers against integrals."""

import pytest
from scipy import integrate, special

from tests.evaluating import Room

ROOM = Room()

VALUES = """
Area[Disk[{0, 0}, r]] ⇒ Pi r^2
Area[Disk[]] ⇒ Pi
Area[Disk[{0, 0}, {a, b}]] ⇒ Pi a b
Area[Rectangle[{0, 0}, {2, 3}]] ⇒ 6
Area[Triangle[{{0, 0}, {1, 0}, {0, 1}}]] ⇒ 1/2
Area[Triangle[{{0, 0, 0}, {1, 0, 0}, {0, 0, 2}}]] ⇒ 1
Area[Polygon[{{0, 0}, {2, 0}, {2, 1}, {0, 1}}]] ⇒ 2
Area[RegularPolygon[4]] ⇒ 2
Perimeter[Rectangle[{0, 0}, {2, 3}]] ⇒ 10
Perimeter[Disk[{0, 0}, r]] ⇒ 2 Pi r
Perimeter[Polygon[{{0, 0}, {3, 0}, {0, 4}}]] ⇒ 12
ArcLength[Circle[{0, 0}, r]] ⇒ 2 Pi r
ArcLength[Line[{{0, 0}, {3, 4}, {3, 5}}]] ⇒ 6
ArcLength[{Cos[t], Sin[t]}, {t, 0, 2 Pi}] ⇒ 2 Pi
Volume[Ball[]] ⇒ 4 Pi/3
Volume[Cuboid[{0, 0, 0}, {1, 2, 3}]] ⇒ 6
Volume[Cylinder[{{0, 0, 0}, {0, 0, 2}}, 3]] ⇒ 18 Pi
Volume[Cone[{{0, 0, 0}, {0, 0, 3}}, 1]] ⇒ Pi
Volume[Tetrahedron[{{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}}]] ⇒ 1/6
SurfaceArea[Cuboid[{0, 0, 0}, {1, 2, 3}]] ⇒ 22
SurfaceArea[Cylinder[{{0, 0, 0}, {0, 0, 2}}, 3]] ⇒ 30 Pi
RegionMeasure[{Disk[], Ball[]}[[1]]] ⇒ Pi
RegionMeasure[Line[{{0, 0}, {1, 1}}]] ⇒ Sqrt[2]
RegionMeasure[Point[{{0, 0}, {1, 1}}]] ⇒ 2
RegionCentroid[Triangle[{{0, 0}, {1, 0}, {0, 1}}]] ⇒ {1/3, 1/3}
RegionMember[Disk[], {1/2, 0}] ⇒ True
RegionMember[Rectangle[]][{2, 0}] ⇒ False
RegionMember[Disk[{0, 0}, 2], {x, y}] ⇒ x^2 + y^2 <= 4
LaplaceTransform[{1, t^4, E^(a t), Sin[a t]}, t, s] ⇒ {1/s, 24/s^5, 1/(s - a), a/(a^2 + s^2)}
LaplaceTransform[3 t + 2, t, s] ⇒ 3/s^2 + 2/s
LaplaceTransform[E^(-t) Sin[t], t, s] ⇒ 1/(1 + (1 + s)^2)
LaplaceTransform[t^2 E^(3 t), t, s] ⇒ 2/(s - 3)^3
LaplaceTransform[y'[t], t, s] ⇒ s LaplaceTransform[y[t], t, s] - y[0]
LaplaceTransform[UnitStep[t - 2], t, s] ⇒ E^(-2 s)/s
InverseLaplaceTransform[{1/s, 1/s^3, 1/(s - a), s/(s^2 + 4)}, s, t] ⇒ {1, t^2/2, E^(a t), Cos[2 t]}
InverseLaplaceTransform[1/(s (s + 1)), s, t] ⇒ 1 - E^(-t)
InverseLaplaceTransform[1/(s^2 + 2 s + 5), s, t] ⇒ E^(-t) Sin[2 t]/2
InverseLaplaceTransform[E^(-2 s)/s, s, t] ⇒ HeavisideTheta[t - 2]
ZTransform[{1, n, a^n, DiscreteDelta[n]}, n, z] ⇒ {z/(z - 1), z/(z - 1)^2, -(z/(a - z)), 1}
"""


@pytest.mark.parametrize("text, expected", [line.split(" ⇒ ") for line in VALUES.strip().splitlines()])
def test_value(text, expected):
    ROOM.check(text, expected)


def test_the_border_of_an_ellipse_is_an_elliptic_integral():
    assert ROOM.value("N[Perimeter[Disk[{0, 0}, {3, 2}]]]") == pytest.approx(12 * special.ellipe(1 - 4 / 9))


@pytest.mark.parametrize("f", ["t Cos[2 t]", "E^(-t) t^3", "Sinh[t/2]", "BesselJ[0, 2 t]", "Sqrt[t]"])
def test_laplace_transform_is_the_integral(f):
    def value(t):
        return float(ROOM.value(f"N[({f}) E^(-3 t) /. t -> {t!r}]"))

    expected = integrate.quad(value, 0, 12, limit=60)[0]
    assert ROOM.value(f"N[LaplaceTransform[{f}, t, s] /. s -> 3]") == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("f", ["1/(s^2 - 1)", "(s + 2)/(s^2 (s + 1))", "1/(s^2 + 9)", "(2 s + 3)/(s^2 + 4)"])
def test_the_inverse_goes_back(f):
    back = f"LaplaceTransform[InverseLaplaceTransform[{f}, s, t], t, s]"
    ROOM.check(f"Together[{back} - ({f})]", "0")


def test_what_is_not_offered_says_so():
    ROOM.check_unevaluated("Perimeter[Ball[]]", "Perimeter::wlnetreg")
    assert ROOM.messages("LaplaceTransform[Tan[t], t, s]")[0] == []
