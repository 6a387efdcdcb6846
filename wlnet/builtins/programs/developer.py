"""What programs use of Developer` and Internal`: packed arrays, numbers as the machine has them."""

from __future__ import annotations

from wlnet.algebra.numbers import NUMBERS, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.arrays import Packed, as_array
from wlnet.expr.expr import Expr, boolean, is_list, wl_list
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

_KINDS = {S.Integer: "i", S.Real: "f", S.Complex: "c"}


@builtin("Developer`ToPackedArray[expr_]", "Developer`ToPackedArray[expr_, type_]")
def to_packed_array(evaluation, expr, type=None):
    """The same list as an array of machine numbers where it is one; with a type, taken to that type."""
    if type is not None and type not in _KINDS:
        return None
    found = as_array(expr, exact=type is None)
    if found is None or (type is not None and "ifc".index(found.dtype.kind) > "ifc".index(_KINDS[type])):
        return expr
    return Packed(found if type is None else found.astype({"i": int, "f": float, "c": complex}[_KINDS[type]]))


@builtin("Developer`FromPackedArray[expr_]")
def from_packed_array(evaluation, expr):
    """The same list with its elements one by one."""
    if not isinstance(expr, Expr) or expr.array is None:
        return expr
    return wl_list([from_packed_array(evaluation, part) for part in expr.args])


@builtin(
    "Developer`PackedArrayQ[expr_]",
    "Developer`PackedArrayQ[expr_, type_]",
    "Developer`PackedArrayQ[expr_, type_, rank_]",
)
def packed_array_q(evaluation, expr, type=None, rank=None):
    """Whether a list is held as an array of machine numbers, of this type and rank."""
    array = expr.array if is_list(expr) else None
    if array is None:
        return False
    return (type is None or array.dtype.kind == _KINDS.get(type)) and (rank is None or array.ndim == rank)


@builtin("Developer`MachineIntegerQ[x_]")
def machine_integer_q(evaluation, x):
    """Whether x is an integer of 64 bits."""
    return type(x) is int and -(2**63) <= x < 2**63


@builtin("Internal`RealValuedNumberQ[x_]")
def real_valued_number_q(evaluation, x):
    """Whether x is a number without an imaginary part."""
    return boolean(type(x) in NUMBERS and is_real(x))


@builtin("Internal`RealValuedNumericQ[x_]")
def real_valued_numeric_q(evaluation, x):
    """Whether x has a real value, as Pi or Sqrt[2] has."""
    return boolean(is_real(numeric_value(x)))
