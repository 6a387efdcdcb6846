"""Packed arrays and plain lists are the same to every function; packed ones stay packed where they can."""

import numpy as np
import pytest

from tests.evaluating import Room
from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr, same, wl_list
from wlnet.expr.symbols import symbol
from wlnet.language.templates import replaced
from wlnet.syntax.parser import parse

ROOM = Room()
X = symbol("x", "Global`")

VECTORS = {
    "integers": np.array([3, -1, 4, 1, -5, 9, 2, 6, 5, 3, 5]),
    "reals": np.array([2.5, -1.0, 0.0, 2.5, 7.25]),
    "complex": np.array([1 + 2j, 0.5 - 1j, 1 + 2j]),
    "one": np.array([7]),
}
MATRICES = {
    "matrix": np.arange(12).reshape(3, 4) * 7 % 5,
    "reals": np.linspace(-1, 1, 6).reshape(2, 3),
    "cube": np.arange(24).reshape(2, 3, 4),
    "column": np.arange(3).reshape(3, 1),
}

# those marked with ! give a packed array for a packed array of integers
OF_VECTORS = """
!Take[x, 1]
!Drop[x, -1] // Append[#, 5] &
!Reverse[x]
!RotateLeft[x, 2]
!RotateRight[x, 20]
!Sort[x]
!Union[x]
!Union[x, x]
!DeleteDuplicates[x]
!Join[x, x]
!Join[{}, x]
!Join[x, {}, {1, 2}]
!Complement[x, {17}]
!Intersection[x, x]
!Tally[x]
!Partition[x, 1]
!Ordering[x]
!PadRight[x, 12]
!PadLeft[x, 3, 1]
!ArrayPad[x, 2]
!x[[{1, -1}]]
!x[[;; ;; -1]]
!ArrayReshape[x, {2, 2}]
!ReverseSort[x]
!Flatten[x]
!Flatten[{x, x}]
!Tuples[x, 2]
!Outer[Times, x, x]
Partition[x, 2, 1, {-1, 1}]
Partition[x, 2, 2, 1, {}]
x[[1]]
First[x]
Last[x]
Rest[x]
Most[x]
TakeDrop[x, 1]
Append[x, y]
Prepend[x, 1/2]
Insert[x, y, 2]
Delete[x, 1]
ReplacePart[x, 1 -> y]
MapAt[f, x, 1]
Riffle[x, 0]
Split[x]
Gather[x]
Counts[x]
CountDistinct[x]
PositionIndex[x]
Subsets[x, {1}]
Permutations[x, {1}]
MinMax[Re[x]]
TakeLargest[Re[x], 1]
Map[f, x]
f @@ x
MapIndexed[f, x]
Fold[Plus, 0, x]
FoldList[Plus, x]
Select[x, TrueQ[# == 7] &]
Thread[f[x, x]]
Thread[x -> x]
MapThread[f, {x, x}]
Pick[x, x, 7]
Length[x]
Dimensions[x]
Depth[x]
LeafCount[x]
Level[x, {1}]
Level[x, {0, Infinity}]
DuplicateFreeQ[x]
SubsetQ[x, x]
Hash[x]
Keys[Counts[x]]
Append[x, 2.5]
Join[x, {y}]
Sort[x, Greater]
OrderedQ[x]
"""

OF_MATRICES = """
!x[[All, 1]]
!x[[{2, 1}, 1 ;; 1]]
!x[[-1]]
!Take[x, 1, 1]
!Drop[x, 1, 0]
!Reverse[x]
!Reverse[x, 2]
!Reverse[x, {1, 2}]
!RotateLeft[x, {1, 1}]
!RotateRight[x]
!Transpose[x]
!Transpose[x, {1, 1}]
!Flatten[x]
!Flatten[x, 1]
!Flatten[x, {{2}, {1}}]
!Flatten[x, {{2, 1}}]
!Join[x, x]
!Join[x, x, 2]
!Catenate[x]
!Partition[x, 2]
!Partition[x, {1, 1}]
!ArrayReshape[x, {3, 2}]
!ArrayPad[x, 1]
!ArrayPad[x, {{1, 0}, {0, 1}}, 7]
!ArrayFlatten[{{x, x}}]
!Append[x, First[x]]
!Prepend[x, Last[x]]
!DeleteDuplicates[Join[x, x]]
Sort[x]
Sort[Join[x, x]]
Union[x, x]
Tally[x]
SortBy[x, Last]
Ordering[x]
PadRight[x, {4, 5}]
PadLeft[x, 4]
Map[f, x]
Map[f, x, {2}]
Map[f, x, {-1}]
f @@@ x
Apply[Plus, x, {1}]
MapIndexed[f, x]
Dimensions[x]
ArrayDepth[x]
Depth[x]
LeafCount[x]
Level[x, {-1}]
Level[x, {1}]
Thread[f[x, 0]]
Thread[x -> Range[Length[x]]]
Outer[f, x, {1, 2}, 1]
MapThread[f, x]
Extract[x, {{1, 1}, {2, 1}}]
ReplacePart[x, {1, 1} -> y]
Delete[x, {1, 1}]
MapAt[f, x, {All, 1}]
Riffle[x, 0]
Position[x, 1]
GatherBy[x, First]
GroupBy[x, First]
Split[x]
Inner[Times, x, Range[Length[First[x]]], Plus]
"""


def plain(array):
    return wl_list(map(plain, array)) if array.ndim > 1 else wl_list(array.tolist())


def both(text: str, array) -> tuple:
    """The values for the packed array and for the same list unpacked."""
    expr = parse(text, ROOM.evaluation.definitions.resolve)
    found = [
        ROOM.evaluation.evaluate_top(replaced(expr, {X: value})) for value in (packed(array), plain(array))
    ]
    return tuple(found)


def cases(texts, arrays):
    for line in texts.strip().splitlines():
        for name, array in arrays.items():
            if ("Transpose[x, {1" in line or "x, {1, 1}]" in line) and array.ndim != 2:
                continue
            yield pytest.param(line, array, id=f"{line.lstrip('!')} {name}")


@pytest.mark.parametrize("line, array", [*cases(OF_VECTORS, VECTORS), *cases(OF_MATRICES, MATRICES)])
def test_packed_is_unpacked(line, array):
    text = line.lstrip("!")
    of_packed, of_plain = both(text, array)
    assert same(of_packed, of_plain), f"{text}: {of_packed!r} and {of_plain!r}"
    if line.startswith("!") and array.dtype.kind == "i" and len(array) > 1:
        assert isinstance(of_packed, Expr)
        assert of_packed.array is not None, f"{text} was unpacked: {of_packed!r}"
