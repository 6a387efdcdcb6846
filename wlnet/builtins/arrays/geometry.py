"""Angles and turns: RotationMatrix, AngleVector, AnglePath, VectorAngle; points on a line or plane."""

from __future__ import annotations

from wlnet.algebra.arrays import shape_of
from wlnet.algebra.numbers import is_zero
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import TRUE, Expr, boolean, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_STEPS = Message("AnglePath::wlnetarg", "`1` is not a list of angles or of {length, angle}.")
BAD_ANGLES = "`1` is not a list of three angles."
BAD_AXES = "The axes `1` should be three of the numbers 1, 2 and 3."
BAD_START = Message("AnglePath::wlnetini", "The start `1` is not {x, y}, an angle or {{x, y}, angle}.")


@builtin("RotationMatrix[angle_]", "RotationMatrix[angle_, axis_List]")
def rotation_matrix(evaluation, angle, axis=None):
    """The matrix that turns vectors of the plane counterclockwise, or of space around an axis; of {u, v} the
    one that turns u to the direction of v, of an angle and {u, v} in the plane of u and v."""
    if is_list(angle):
        return _between(evaluation, angle) if axis is None else None
    cos, sin = S.Cos(angle), S.Sin(angle)
    if axis is None:
        return evaluation.evaluate(wl_list([wl_list([cos, S.Times(-1, sin)]), wl_list([sin, cos])]))
    if len(shape_of(axis) or ()) == 2 and len(axis) == 2:
        return _in_plane(evaluation, *axis.args, cos, sin)
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


def _between(evaluation, pair):
    """The rotation of u to the direction of v: their cosine and sine in the plane of both."""
    shape = shape_of(pair)
    if shape is None or len(shape) != 2 or shape[0] != 2:
        return None
    u, v = (evaluation.evaluate(S.Normalize(one)) for one in pair.args)
    cos = evaluation.evaluate(S.Simplify(S.Dot(v, u)))
    rest = evaluation.evaluate(S.Simplify(S.Subtract(v, S.Times(cos, u))))
    if all(map(is_zero, rest.args)):
        return None if cos != 1 else S.IdentityMatrix(shape[1])
    sin = evaluation.evaluate(S.Simplify(S.Sqrt(S.Dot(rest, rest))))
    return _in_plane(evaluation, u, v, cos, sin)


def _in_plane(evaluation, u, v, cos, sin):
    """1 + (cos - 1) (e e + f f) + sin (f e - e f) for the orthonormal e, f of u and v."""
    shape = shape_of(u)
    if shape is None or shape != shape_of(v):
        return None
    e, f = evaluation.evaluate(S.Orthogonalize(wl_list((u, v)))).args

    def product(x, y):
        return S.Outer(S.Times, x, y)

    both = S.Plus(product(e, e), product(f, f))
    turned = S.Subtract(product(f, e), product(e, f))
    found = S.Plus(S.IdentityMatrix(shape[0]), S.Times(S.Subtract(cos, 1), both), S.Times(sin, turned))
    return evaluation.evaluate(S.Simplify(found))


@builtin("EulerMatrix[angles_]", "EulerMatrix[angles_, axes_]")
def euler_matrix(evaluation, angles, axes=(3, 2, 3)):
    """The product of three rotations around axes of space, given by their numbers: by default z, y, z."""
    return _turns(evaluation, "EulerMatrix", angles, axes)


@builtin("RollPitchYawMatrix[angles_]", "RollPitchYawMatrix[angles_, axes_]")
def roll_pitch_yaw_matrix(evaluation, angles, axes=(3, 2, 1)):
    """Rotations around fixed axes, the first first: EulerMatrix of angles and axes the other way round."""
    turned = wl_list(reversed(angles.args)) if is_list(angles) else angles
    order = axes[::-1] if type(axes) is tuple else wl_list(reversed(axes.args)) if is_list(axes) else axes
    return _turns(evaluation, "RollPitchYawMatrix", turned, order, angles)


def _turns(evaluation, name: str, angles, axes, shown=None):
    numbers = axes if type(axes) is tuple else tuple(axes.args) if is_list(axes) else ()
    if not is_list(angles) or len(angles) != 3:
        raise Message(f"{name}::ang", BAD_ANGLES)(angles if shown is None else shown, value=UNEVALUATED)
    if len(numbers) != 3 or not all(type(k) is int and 1 <= k <= 3 for k in numbers):
        raise Message(f"{name}::wlnetaxes", BAD_AXES)(axes, value=UNEVALUATED)
    turns = (
        S.RotationMatrix(angle, wl_list(int(i == k) for i in (1, 2, 3)))
        for angle, k in zip(angles.args, numbers, strict=True)
    )
    return evaluation.evaluate(S.Dot(*turns))


@builtin("ScalingMatrix[factors_List]", "ScalingMatrix[factor_, direction_List]")
def scaling_matrix(evaluation, factors=None, factor=None, direction=None):
    """The diagonal matrix of the factors; or that of one factor along a direction: 1 + (s - 1) v v/(v.v)."""
    if direction is None:
        return evaluation.evaluate(S.DiagonalMatrix(factors))
    return evaluation.evaluate(
        S.Plus(S.IdentityMatrix(len(direction)), S.Times(S.Subtract(factor, 1), _along(direction)))
    )


def _along(v):
    """v v/(v.v)"""
    return S.Times(S.Outer(S.Times, v, v), S.Power(S.Dot(v, v), -1))


@builtin("ShearingMatrix[angle_, direction_List, normal_List]")
def shearing_matrix(evaluation, angle, direction, normal):
    """The shear by an angle along the part of the direction that is perpendicular to the normal vector."""
    if len(direction) != len(normal):
        return None
    across = evaluation.evaluate(S.Subtract(direction, S.Dot(_along(normal), direction)))
    e, f = S.Normalize(across), S.Normalize(normal)
    shear = S.Times(S.Tan(angle), S.Outer(S.Times, e, f))
    return evaluation.evaluate(S.Plus(S.IdentityMatrix(len(normal)), shear))


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
    """ArcCos[u.Conjugate[v]/(|u| |v|)]"""
    if len(u) != len(v):
        return None
    product = S.Dot(u, Expr(S.Conjugate, (v,)))
    return evaluation.evaluate(S.ArcCos(S.Times(product, S.Power(S.Times(S.Norm(u), S.Norm(v)), -1))))


@builtin("CollinearPoints[points_List]")
def collinear_points(evaluation, points):
    """Whether points whose coordinates are numbers lie on one line."""
    return _on_flat(evaluation, points, 1)


@builtin("CoplanarPoints[points_List]")
def coplanar_points(evaluation, points):
    """Whether points whose coordinates are numbers lie on one plane."""
    return _on_flat(evaluation, points, 2)


def _on_flat(evaluation, points, size: int):
    shape = shape_of(points)
    if shape is None or len(shape) != 2 or shape[1] not in (2, 3):
        return None
    if len(points) <= size + 1 or shape[1] <= size:
        return TRUE
    rows = [evaluation.evaluate(S.Subtract(one, points.item(0))) for one in points.args[1:]]
    if not all(numeric_value(x) is not None for row in rows for x in row.args):
        return None
    return boolean(evaluation.evaluate(S.MatrixRank(wl_list(rows))) <= size)
