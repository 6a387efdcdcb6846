"""Angles and turns: RotationMatrix, AngleVector, AnglePath, VectorAngle, polar coordinates."""

from __future__ import annotations

from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_STEPS = Message("AnglePath::wlnetarg", "`1` is not a list of angles or of {length, angle}.")
BAD_START = Message("AnglePath::wlnetini", "The start `1` is not {x, y}, an angle or {{x, y}, angle}.")


@builtin("RotationMatrix[angle_]", "RotationMatrix[angle_, axis_List]")
def rotation_matrix(evaluation, angle, axis=None):
    """The matrix that turns vectors of the plane counterclockwise, or of space around an axis."""
    cos, sin = S.Cos(angle), S.Sin(angle)
    if axis is None:
        return evaluation.evaluate(wl_list([wl_list([cos, S.Times(-1, sin)]), wl_list([sin, cos])]))
    if len(axis) != 3:
        return None
    x, y, z = evaluation.evaluate(S.Normalize(axis)).args
    rest = S.Plus(1, S.Times(-1, cos))
    unit, across = (x, y, z), ((0, S.Times(-1, z), y), (z, 0, S.Times(-1, x)), (S.Times(-1, y), x, 0))
    rows = [
        wl_list(
            S.Plus(S.Times(unit[i], unit[j], rest), S.Times(sin, across[i][j]), cos if i == j else 0)
            for j in range(3)
        )
        for i in range(3)
    ]
    return evaluation.evaluate(wl_list(rows))


@builtin("ScalingMatrix[factors_List]")
def scaling_matrix(evaluation, factors):
    """The diagonal matrix of the factors."""
    return evaluation.evaluate(S.DiagonalMatrix(factors))


@builtin("ReflectionMatrix[normal_List]")
def reflection_matrix(evaluation, normal):
    """The matrix that reflects in the plane through 0 with this normal vector: 1 - 2 v v/(v.v)."""
    size = len(normal)
    outer = S.Times(-2, S.Outer(S.Times, normal, normal), S.Power(S.Dot(normal, normal), -1))
    return evaluation.evaluate(S.Plus(S.IdentityMatrix(size), outer))


def _is_point(x) -> bool:
    return is_list(x) and len(x) == 2 and not is_list(x.args[0])


@builtin("AngleVector[angle_]", "AngleVector[start_List, angle_]")
def angle_vector(evaluation, angle, start=None):
    """{Cos[a], Sin[a]}; of {r, a} with length r; of start and a step: start moved by it."""
    length, turn = angle.args if _is_point(angle) else (1, angle)
    x, y = start.args if start is not None and len(start) == 2 else (0, 0)
    moved = [S.Plus(c, S.Times(length, f(turn))) for c, f in ((x, S.Cos), (y, S.Sin))]
    return evaluation.evaluate(wl_list(moved))


@builtin("AnglePath[steps_List]", "AnglePath[start_, steps_List]")
def angle_path(evaluation, steps, start=None):
    """The points reached by turning by each angle and then going on by its length, 1 if none is given."""
    point, direction = _start(start)
    found = [wl_list(point)]
    for step in evaluation.steps(steps.args):
        if is_list(step) and len(step) != 2:
            raise BAD_STEPS(steps, value=UNEVALUATED)
        length, turn = step.args if is_list(step) else (1, step)
        direction = evaluation.evaluate(S.Plus(direction, turn))
        moves = (S.Times(length, f(direction)) for f in (S.Cos, S.Sin))
        point = [evaluation.evaluate(S.Plus(c, move)) for c, move in zip(point, moves, strict=True)]
        found.append(wl_list(point))
    return wl_list(found)


def _start(start) -> tuple[list, object]:
    """(point, direction) of {x, y}, angle, or {{x, y}, angle}."""
    if start is None:
        return [0, 0], 0
    if not is_list(start):
        return [0, 0], start
    if _is_point(start):
        return list(start.args), 0
    if len(start) == 2 and _is_point(start.args[0]) and not is_list(start.args[1]):
        return list(start.args[0].args), start.args[1]
    raise BAD_START(start, value=UNEVALUATED)


@builtin("VectorAngle[u_List, v_List]")
def vector_angle(evaluation, u, v):
    """ArcCos[u.v/(|u| |v|)]"""
    if len(u) != len(v):
        return None
    return evaluation.evaluate(S.ArcCos(S.Times(S.Dot(u, v), S.Power(S.Times(S.Norm(u), S.Norm(v)), -1))))


@builtin("ToPolarCoordinates[point_List]")
def to_polar(evaluation, point):
    """{r, angle} of {x, y}; of a list of points, point by point."""
    if len(point) and is_list(point.args[0]):
        return [to_polar(evaluation, one) for one in point.args]
    if len(point) != 2:
        return None
    return evaluation.evaluate(
        wl_list([S.Sqrt(S.Plus(*(S.Power(c, 2) for c in point.args))), S.ArcTan(*point.args)])
    )


@builtin("FromPolarCoordinates[point_List]")
def from_polar(evaluation, point):
    """{x, y} of {r, angle}; of a list of points, point by point."""
    if len(point) and is_list(point.args[0]):
        return [from_polar(evaluation, one) for one in point.args]
    if len(point) != 2:
        return None
    r, angle = point.args
    return evaluation.evaluate(wl_list([S.Times(r, S.Cos(angle)), S.Times(r, S.Sin(angle))]))
