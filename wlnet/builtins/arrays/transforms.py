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
    if axis is None and at is not None and len(at) == 3:
        axis, at = at, None
    turn = evaluation.evaluate(S.RotationMatrix(angle) if axis is None else S.RotationMatrix(angle, axis))
    return _around(evaluation, turn, at)


@builtin("ScalingTransform[factors_List]", "ScalingTransform[factors_List, at_List]")
def scaling(evaluation, factors, at=None):
    """Multiplies coordinate by coordinate, with the origin or a point kept in its place."""
    return _around(evaluation, evaluation.evaluate(S.DiagonalMatrix(factors)), at)


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
