"""Geometric transforms: TransformationFunction[m], made by TranslationTransform, RotationTransform, ...

m is the matrix in homogeneous coordinates: of dimension n + 1 for points of n coordinates.
"""

from __future__ import annotations

from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.grids import dimensions
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.overloading import overload

BAD_POINT = Message(
    "TransformationFunction::wlnetpt", "`1` is not a point of `2` coordinates, nor a list of such points."
)
BAD_RANGES = Message(
    "RescalingTransform::wlnetrange", "`1` should be ranges {{x1, x2}, ...}, and as many for the target."
)
BAD_MATRIX = Message("General::wlnettm", "`1` is neither a vector nor a square matrix that fits.")


@builtin("TransformationFunction[m_][point_]")
def transformed(evaluation, m, point):
    """The point, or each point of a list, under the transform."""
    size = _size(m)
    shape = tuple(dimensions(point)) if is_list(point) else ()
    if size is None or not shape or shape[-1] != size - 1 or len(shape) > 2:
        raise BAD_POINT(point, "?" if size is None else size - 1, value=UNEVALUATED)
    if len(shape) == 2:
        return wl_list([transformed(evaluation, m, one) for one in point.args])
    image = evaluation.evaluate(S.Dot(m, wl_list([*point.args, 1])))
    *coordinates, scale = image.args
    return wl_list(coordinates if scale == 1 else [S.Divide(c, scale) for c in coordinates])


@builtin("TransformationFunction[m_]")
def transformation_function(evaluation, m):
    """A transform given by its matrix in homogeneous coordinates."""


@overload("TransformationFunction")
def _composed(evaluation, head, args: tuple):
    """The product of transforms is their composition, the last one first."""
    if head not in (S.Dot, S.Composition, S.InverseFunction, S.Inverse):
        return None
    if not all(_is_transform(one) for one in args):
        return None
    if head in (S.InverseFunction, S.Inverse):
        return S.TransformationFunction(S.Inverse(args[0].args[0])) if len(args) == 1 else None
    return S.TransformationFunction(S.Dot(*(one.args[0] for one in args)))


def _is_transform(x) -> bool:
    return isinstance(x, Expr) and x.head is S.TransformationFunction and len(x) == 1


def _size(m) -> int | None:
    shape = tuple(dimensions(m)) if is_list(m) else ()
    return shape[0] if len(shape) == 2 and shape[0] == shape[1] else None


@builtin("TransformationMatrix[transform_TransformationFunction]")
def transformation_matrix(evaluation, transform):
    return transform.args[0]


@builtin("TranslationTransform[vector_List]")
def translation(evaluation, vector):
    """Adds a vector to each point."""
    return _affine(evaluation, S.IdentityMatrix(len(vector)), vector)


@builtin(
    "RotationTransform[angle_]",
    "RotationTransform[angle_, at_List]",
    "RotationTransform[angle_, axis_List, at_List]",
)
def rotation(evaluation, angle, at=None, axis=None):
    """Turns the plane by an angle around the origin or a point, or space around an axis."""
    if axis is None and at is not None and (len(at) == 3 or is_list(at.args[0])) and not is_list(angle):
        axis, at = at, None
    turn = evaluation.evaluate(S.RotationMatrix(angle) if axis is None else S.RotationMatrix(angle, axis))
    if _size(turn) is None:
        return None
    return _around(evaluation, turn, at)


@builtin(
    "ScalingTransform[factors_]",
    "ScalingTransform[factors_, v_List]",
    "ScalingTransform[factors_, v_List, at_List]",
)
def scaling(evaluation, factors, v=None, at=None):
    """Multiplies coordinate by coordinate, with the origin or a point kept in its place; or by one factor
    along a direction."""
    if is_list(factors):
        return (
            None if at is not None else _around(evaluation, evaluation.evaluate(S.DiagonalMatrix(factors)), v)
        )
    return None if v is None else _around(evaluation, evaluation.evaluate(S.ScalingMatrix(factors, v)), at)


@builtin(
    "ShearingTransform[angle_, v_List, normal_List]",
    "ShearingTransform[angle_, v_List, normal_List, at_List]",
)
def shearing(evaluation, angle, v, normal, at=None):
    """Moves points along v by the tangent of the angle times their height over the plane of the normal."""
    turned = evaluation.evaluate(S.ShearingMatrix(angle, v, normal))
    return None if _size(turned) is None else _around(evaluation, turned, at)


@builtin("RescalingTransform[ranges_List]", "RescalingTransform[ranges_List, target_List]")
def rescaling(evaluation, ranges, target=None):
    """Maps the ranges {{x1, x2}, {y1, y2}, ...} to those of the target, by default each to {0, 1}."""
    shape = tuple(dimensions(ranges))
    if len(shape) != 2 or shape[1] != 2 or (target is not None and tuple(dimensions(target)) != shape):
        raise BAD_RANGES(ranges if target is None else wl_list((ranges, target)), value=UNEVALUATED)
    ends = [(0, 1)] * shape[0] if target is None else [one.args for one in target.args]
    factors, shifts = [], []
    for (low, high), (start, end) in zip((one.args for one in ranges.args), ends, strict=True):
        factor = S.Divide(S.Subtract(end, start), S.Subtract(high, low))
        factors.append(factor)
        shifts.append(S.Subtract(start, S.Times(low, factor)))
    return _affine(evaluation, S.DiagonalMatrix(wl_list(factors)), wl_list(shifts))


@builtin("LinearFractionalTransform[m_List]")
def linear_fractional(evaluation, m):
    """x to (a . x + b)/(c . x + d), of {a, b, c, d} or of the matrix {{a, b}, {c, d}} of all four."""
    if _size(m) is not None and len(tuple(dimensions(m))) == 2:
        return S.TransformationFunction(m)
    if len(m) != 4 or not is_list(m.args[0]) or not is_list(m.args[1]) or not is_list(m.args[2]):
        raise Message("LinearFractionalTransform::wlnettm", BAD_MATRIX.template)(m, value=UNEVALUATED)
    a, b, c, d = m.args
    rows = [wl_list([*row.args, shift]) for row, shift in zip(a.args, b.args, strict=False)]
    return S.TransformationFunction(wl_list([*rows, wl_list([*c.args, d])]))


@builtin("ReflectionTransform[normal_List]", "ReflectionTransform[normal_List, at_List]")
def reflection(evaluation, normal, at=None):
    """In the line or plane through the origin or a point that is perpendicular to a vector."""
    unit = S.IdentityMatrix(len(normal))
    along = S.Divide(S.Outer(S.Times, normal, normal), S.Dot(normal, normal))
    return _around(evaluation, evaluation.evaluate(S.Subtract(unit, S.Times(2, along))), at)


@builtin("AffineTransform[m_List]")
def affine(evaluation, m):
    """x to m . x, or with {m, v} to m . x + v."""
    if len(m) == 2 and _size(m.args[0]) is not None and is_list(m.args[1]):
        return _affine(evaluation, *m.args)
    if _size(m) is None:
        raise Message("AffineTransform::wlnettm", BAD_MATRIX.template)(m, value=UNEVALUATED)
    return _affine(evaluation, m, S.ConstantArray(0, len(m)))


def _around(evaluation, matrix, at):
    """x to m . (x - at) + at"""
    if at is None:
        return _affine(evaluation, matrix, S.ConstantArray(0, len(matrix)))
    return _affine(evaluation, matrix, S.Subtract(at, S.Dot(matrix, at)))


def _affine(evaluation, matrix, vector):
    matrix, vector = evaluation.evaluate(matrix), evaluation.evaluate(vector)
    if _size(matrix) != len(vector):
        raise Message("AffineTransform::wlnettm", BAD_MATRIX.template)(matrix, value=UNEVALUATED)
    rows = [wl_list([*row.args, shift]) for row, shift in zip(matrix.args, vector.args, strict=True)]
    return S.TransformationFunction(wl_list([*rows, wl_list([*[0] * len(rows), 1])]))
