"""Structured arrays as expressions: head[StructuredArray`StructuredData[sizes, {parts}]].

They keep what a full array is made of (its rows, a permutation, two vectors); `dense` gives the array.
"""

from __future__ import annotations

from wlnet.algebra.arrays import shape_of
from wlnet.expr.expr import Expr, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, full_symbol

BAD_STRUCTURE = Message("General::badts", "`1` is not a valid target structure.")
DATA = full_symbol("StructuredArray`StructuredData")
TRIANGLES = (S.UpperTriangularMatrix, S.LowerTriangularMatrix)
HEADS = (*TRIANGLES, S.DiagonalMatrix, S.PermutationMatrix, S.CauchyMatrix)


def structured(head, sizes, *parts) -> Expr:
    """head[StructuredArray`StructuredData[sizes, {parts}]]"""
    return Expr(head, (Expr(DATA, (wl_list(sizes), wl_list(parts))),))


def is_structured(x) -> bool:
    return (
        isinstance(x, Expr)
        and x.head in HEADS
        and len(x) == 1
        and isinstance(x.args[0], Expr)
        and x.args[0].head is DATA
    )


def dense(evaluation, x):
    """The full array that a structured one stands for."""
    _, parts = x.args[0].args
    if x.head in TRIANGLES:
        return wl_list(parts.args)
    if x.head is S.DiagonalMatrix:
        return evaluation.evaluate(S.DiagonalMatrix(*parts.args))
    if x.head is S.PermutationMatrix:
        size = x.args[0].args[0].args[0]
        return evaluation.evaluate(S.Normal(S.PermutationMatrix(S.PermutationList(parts.args[0], size))))
    across, down = parts.args
    return evaluation.evaluate(
        wl_list(wl_list(S.Power(S.Plus(x, y), -1) for y in down.args) for x in across.args)
    )


def in_structure(matrix_, structure, head):
    """A matrix as TargetStructure asks for it; `head` for a structured one."""
    if structure in (S.Automatic, "Dense"):
        return matrix_
    if structure == "Sparse":
        return S.SparseArray(matrix_)
    if structure == "Structured":
        parts = (S.Diagonal(matrix_), 0) if head is S.DiagonalMatrix else matrix_.args
        return structured(head, shape_of(matrix_), *parts)
    raise BAD_STRUCTURE(structure, value=UNEVALUATED)
