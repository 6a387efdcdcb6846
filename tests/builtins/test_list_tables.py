"""Lists and their parts: inputs and the values that Wolfram Language gives."""

import pytest

from tests.evaluating import Room

ROOM = Room()

PARTS = """
{a, b, c}[[2]] ⇒ b
{a, b, c}[[-1]] ⇒ c
{a, b, c}[[{3, 1}]] ⇒ {c, a}
{{1, 2}, {3, 4}}[[All, 1]] ⇒ {1, 3}
{{1, 2}, {3, 4}}[[2, 1]] ⇒ 3
f[a, b, c][[2 ;;]] ⇒ f[b, c]
{1, 2, 3, 4, 5}[[;; ;; 2]] ⇒ {1, 3, 5}
{1, 2, 3, 4, 5}[[-2 ;; 2 ;; -1]] ⇒ {4, 3, 2}
Range[5][[;; ;; -1]] ⇒ {5, 4, 3, 2, 1}
{x -> 1, y -> 2}[[All, 2]] ⇒ {1, 2}
{a, b}[[0]] ⇒ List
First[{a, b}] ⇒ a
First[{}, d] ⇒ d
Last[f[a, b]] ⇒ b
Last[<|"x" -> 1, "y" -> 2|>] ⇒ 2
Rest[{a, b, c}] ⇒ {b, c}
Most[f[a, b, c]] ⇒ f[a, b]
Rest[<|"x" -> 1, "y" -> 2|>] ⇒ <|"y" -> 2|>
Take[{a, b, c, d}, 2] ⇒ {a, b}
Take[{a, b, c, d}, -2] ⇒ {c, d}
Take[{a, b, c, d}, {2, 3}] ⇒ {b, c}
Take[{a, b, c, d}, {3}] ⇒ {c}
Take[{a, b, c, d}, {-1, 1, -2}] ⇒ {d, b}
Take[{a, b}, UpTo[5]] ⇒ {a, b}
Take[{a, b}, All] ⇒ {a, b}
Take[{a, b}, None] ⇒ {}
Take[{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, 2, -2] ⇒ {{2, 3}, {5, 6}}
Take[Range[10], 0] ⇒ {}
Drop[{a, b, c, d}, 2] ⇒ {c, d}
Drop[{a, b, c, d}, -1] ⇒ {a, b, c}
Drop[{a, b, c, d}, {2, 3}] ⇒ {a, d}
Drop[{a, b, c, d, e}, {1, -1, 2}] ⇒ {b, d}
Drop[{{1, 2, 3}, {4, 5, 6}}, 1, 1] ⇒ {{5, 6}}
Take[<|"x" -> 1, "y" -> 2|>, 1] ⇒ <|"x" -> 1|>
TakeDrop[{a, b, c}, 2] ⇒ {{a, b}, {c}}
TakeList[{a, b, c, d, e}, {2, 1, All}] ⇒ {{a, b}, {c}, {d, e}}
Extract[{{a, b}, {c, d}}, {2, 1}] ⇒ c
Extract[{a, b, c}, {{1}, {3}}] ⇒ {a, c}
Extract[{a, b, c}, 2] ⇒ b
Extract[<|"x" -> {1, 2}|>, {"x", 2}] ⇒ 2
Extract[{2}][{a, b}] ⇒ b
Extract[Hold[1 + 1, 2], 1, Hold] ⇒ Hold[1 + 1]
"""

EDITS = """
Append[{a, b}, c] ⇒ {a, b, c}
Append[f[a], b] ⇒ f[a, b]
Append[<|"x" -> 1|>, "y" -> 2] ⇒ <|"x" -> 1, "y" -> 2|>
Append[c][{a}] ⇒ {a, c}
Prepend[{a, b}, c] ⇒ {c, a, b}
Prepend[<|"x" -> 1|>, "y" -> 2] ⇒ <|"y" -> 2, "x" -> 1|>
Append[Range[3], 4] ⇒ {1, 2, 3, 4}
Append[Range[3], 4.] ⇒ {1, 2, 3, 4.}
Append[{{1, 2}}, {3, 4}] ⇒ {{1, 2}, {3, 4}}
Insert[{a, b, c}, x, 2] ⇒ {a, x, b, c}
Insert[{a, b, c}, x, -1] ⇒ {a, b, c, x}
Insert[{a, b, c}, x, {{1}, {3}}] ⇒ {x, a, b, x, c}
Insert[{{a}, {b}}, x, {2, 1}] ⇒ {{a}, {x, b}}
Insert[<|"a" -> 1, "b" -> 2|>, "c" -> 3, 2] ⇒ <|"a" -> 1, "c" -> 3, "b" -> 2|>
Delete[{a, b, c}, 2] ⇒ {a, c}
Delete[{a, b, c}, -1] ⇒ {a, b}
Delete[{a, b, c, d}, {{1}, {3}}] ⇒ {b, d}
Delete[{{a, b}, c}, {1, 2}] ⇒ {{a}, c}
Delete[<|"x" -> 1, "y" -> 2|>, Key["x"]] ⇒ <|"y" -> 2|>
Delete[{a, b}, {}] ⇒ {a, b}
ReplacePart[{a, b, c}, 2 -> x] ⇒ {a, x, c}
ReplacePart[{a, b, c}, -1 -> x] ⇒ {a, b, x}
ReplacePart[{a, b, c}, {1 -> x, 3 -> y}] ⇒ {x, b, y}
ReplacePart[{a, b, c}, {{1}, {3}} -> x] ⇒ {x, b, x}
ReplacePart[{{a, b}, {c, d}}, {2, 1} -> x] ⇒ {{a, b}, {x, d}}
ReplacePart[{a, b, c, d}, i_ /; i > 2 -> x] ⇒ {a, b, x, x}
ReplacePart[{{a, b}, {c, d}}, {i_, i_} -> 0] ⇒ {{0, b}, {c, 0}}
ReplacePart[{a, b, c}, i_ :> f[i]] ⇒ {f[1], f[2], f[3]}
ReplacePart[{a, b, c}, 7 -> x] ⇒ {a, b, c}
ReplacePart[f[a, b], 0 -> g] ⇒ g[a, b]
ReplacePart[<|"x" -> 1|>, "x" -> 2] ⇒ <|"x" -> 2|>
MapAt[f, {a, b, c}, 2] ⇒ {a, f[b], c}
MapAt[f, {a, b, c}, {{1}, {3}}] ⇒ {f[a], b, f[c]}
MapAt[f, {{a, b}, {c, d}}, {All, 2}] ⇒ {{a, f[b]}, {c, f[d]}}
MapAt[f, <|"x" -> 1, "y" -> 2|>, "y"] ⇒ <|"x" -> 1, "y" -> f[2]|>
MapAt[f, {a, b, c, d}, 2 ;; 3] ⇒ {a, f[b], f[c], d}
MapAt[f, {a, b}, {{1}, {1}}] ⇒ {f[f[a]], b}
"""

ARRANGED = """
Join[{a, b}, {c}, {d}] ⇒ {a, b, c, d}
Join[f[a], f[b]] ⇒ f[a, b]
Join[{{1, 2}, {3, 4}}, {{5}, {6}}, 2] ⇒ {{1, 2, 5}, {3, 4, 6}}
Join[{{1}, {2}}, {{3}}, 2] ⇒ {{1, 3}, {2}}
Join[<|"a" -> 1, "b" -> 2|>, <|"a" -> 3|>] ⇒ <|"a" -> 3, "b" -> 2|>
Join[] ⇒ {}
Join[Range[3], Range[2]] ⇒ {1, 2, 3, 1, 2}
Join[Range[2], {1., 2.}] ⇒ {1, 2, 1., 2.}
Catenate[{{1, 2}, {3}, {}}] ⇒ {1, 2, 3}
Catenate[{<|"a" -> 1|>, {2}}] ⇒ {1, 2}
Flatten[{{a, {b}}, {c}}] ⇒ {a, b, c}
Flatten[{{a, {b}}, {c}}, 1] ⇒ {a, {b}, c}
Flatten[f[f[a], g[f[b]]]] ⇒ f[a, g[f[b]]]
Flatten[{{1, 2}, f[3, f[4]]}, Infinity, f] ⇒ {{1, 2}, 3, 4}
Flatten[{{1, 2, 3}, {4, 5}, {6}}, {{2}, {1}}] ⇒ {{1, 4, 6}, {2, 5}, {3}}
Flatten[{{1, 2, 3}, {4, 5}}, {{2}}] ⇒ {{1, 4}, {2, 5}, {3}}
Flatten[{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}, {{1, 2}, {3}}] ⇒ {{1, 2}, {3, 4}, {5, 6}, {7, 8}}
Flatten[{{{a, b}, {c, d}}, {{e, f}, {g, h}}}, {{1, 3}, {2}}] ⇒ {{a, c}, {b, d}, {e, g}, {f, h}}
Flatten[{{a, b}, {c, d}}, {2, 1}] ⇒ {a, c, b, d}
FlattenAt[{a, {b, c}, {d}}, 2] ⇒ {a, b, c, {d}}
Transpose[{{a, b, c}, {d, e, f}}] ⇒ {{a, d}, {b, e}, {c, f}}
Transpose[{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}, {3, 2, 1}] ⇒ {{{1, 5}, {3, 7}}, {{2, 6}, {4, 8}}}
Transpose[{{a, b}, {c, d}}, {1, 1}] ⇒ {a, d}
Transpose[{{a, b}, {c, d}}, 1 <-> 2] ⇒ {{a, c}, {b, d}}
Dimensions[Transpose[ConstantArray[0, {2, 3, 4}], {2, 3, 1}]] ⇒ {4, 2, 3}
Reverse[{a, b, c}] ⇒ {c, b, a}
Reverse[{{a, b}, {c, d}}, 2] ⇒ {{b, a}, {d, c}}
Reverse[{{a, b}, {c, d}}, {1, 2}] ⇒ {{d, c}, {b, a}}
Reverse[<|"x" -> 1, "y" -> 2|>] ⇒ <|"y" -> 2, "x" -> 1|>
Reverse[x -> y] ⇒ (y -> x)
RotateLeft[{a, b, c, d}] ⇒ {b, c, d, a}
RotateLeft[{a, b, c, d}, -1] ⇒ {d, a, b, c}
RotateRight[{a, b, c, d}, 2] ⇒ {c, d, a, b}
RotateLeft[{{a, b}, {c, d}}, {1, 1}] ⇒ {{d, c}, {b, a}}
RotateLeft[{{1, 2}, {3, 4}}, {0, 1}] ⇒ {{2, 1}, {4, 3}}
Partition[{a, b, c, d, e}, 2] ⇒ {{a, b}, {c, d}}
Partition[{a, b, c, d, e}, 3, 1] ⇒ {{a, b, c}, {b, c, d}, {c, d, e}}
Partition[{a, b, c, d, e, f, g}, 3, 3, 1] ⇒ {{a, b, c}, {d, e, f}, {g, a, b}}
Partition[{a, b, c, d, e, f, g}, 3, 3, 1, x] ⇒ {{a, b, c}, {d, e, f}, {g, x, x}}
Partition[{a, b, c, d, e, f, g}, 3, 3, 1, {}] ⇒ {{a, b, c}, {d, e, f}, {g}}
Partition[{a, b, c, d}, 2, 1, {-1, 1}] ⇒ {{d, a}, {a, b}, {b, c}, {c, d}, {d, a}}
Partition[{a, b, c, d}, 2, 1, -1] ⇒ {{d, a}, {a, b}, {b, c}, {c, d}}
Partition[{a, b, c, d, e}, UpTo[2]] ⇒ {{a, b}, {c, d}, {e}}
Partition[{{1, 2, 3, 4}, {5, 6, 7, 8}}, {2, 2}] ⇒ {{{{1, 2}, {5, 6}}, {{3, 4}, {7, 8}}}}
Partition[{{a, b, c}, {d, e, f}}, {2, 2}, {1, 1}] ⇒ {{{{a, b}, {d, e}}, {{b, c}, {e, f}}}}
Partition[{{a, b}, {c, d}, {e, f}}, {2, 1}] ⇒ {{{{a}, {c}}, {{b}, {d}}}}
Partition[f[a, b, c, d], 2] ⇒ f[f[a, b], f[c, d]]
ArrayReshape[Range[6], {2, 3}] ⇒ {{1, 2, 3}, {4, 5, 6}}
ArrayReshape[{a, b, c}, {2, 2}] ⇒ {{a, b}, {c, 0}}
ArrayReshape[{{a, b}, {c, d}}, {3}] ⇒ {a, b, c}
ArrayReshape[{1, 2}, 3, x] ⇒ {1, 2, x}
ArrayFlatten[{{{{a, b}, {c, d}}, {{1}, {2}}}, {{{3, 4}}, {{5}}}}] ⇒ {{a, b, 1}, {c, d, 2}, {3, 4, 5}}
ArrayFlatten[{{{{1, 2}, {3, 4}}, 0}, {0, {{5}}}}] ⇒ {{1, 2, 0}, {3, 4, 0}, {0, 0, 5}}
PadRight[{a, b}, 4] ⇒ {a, b, 0, 0}
PadRight[{a, b, c}, 2] ⇒ {a, b}
PadLeft[{a, b, c}, 2] ⇒ {b, c}
PadLeft[{a, b}, 4, x] ⇒ {x, x, a, b}
PadRight[{a, b}, 7, {x, y, z}] ⇒ {a, b, z, x, y, z, x}
PadLeft[{a, b, c}, 10, {x, y, z}] ⇒ {z, x, y, z, x, y, z, a, b, c}
PadRight[{{a}, {b, c}}] ⇒ {{a, 0}, {b, c}}
PadLeft[{{a}, {b, c}}] ⇒ {{0, a}, {b, c}}
PadRight[{{1, 2}, {3}}, {3, 3}, x] ⇒ {{1, 2, x}, {3, x, x}, {x, x, x}}
PadLeft[{a, b}, 5, x, 1] ⇒ {x, x, a, b, x}
PadRight[{a}, -3] ⇒ {0, 0, a}
ArrayPad[{a, b}, 1] ⇒ {0, a, b, 0}
ArrayPad[{a, b}, {0, 2}, x] ⇒ {a, b, x, x}
ArrayPad[{{1, 2}, {3, 4}}, 1] ⇒ {{0, 0, 0, 0}, {0, 1, 2, 0}, {0, 3, 4, 0}, {0, 0, 0, 0}}
ArrayPad[{a, b, c, d}, -1] ⇒ {b, c}
CenterArray[5] ⇒ {0, 0, 1, 0, 0}
CenterArray[{a, b}, 5] ⇒ {0, a, b, 0, 0}
CenterArray[x, {3, 4}] ⇒ {{0, 0, 0, 0}, {0, x, 0, 0}, {0, 0, 0, 0}}
CenterArray[{1, 2, 3}, {3, 5}, z] ⇒ {{z, z, z, z, z}, {z, 1, 2, 3, z}, {z, z, z, z, z}}
CenterArray[{{1, 2}, {3, 4}}, {4, Inherited}] ⇒ {{0, 0}, {1, 2}, {3, 4}, {0, 0}}
CenterArray[{a, b, c, d, e}, 3] ⇒ {b, c, d}
CenterArray[{a}, 3, "Fixed"] ⇒ {a, a, a}
ArrayPad[{a, b, c}, 2, "Periodic"] ⇒ {b, c, a, b, c, a, b}
ArrayPad[{a, b, c}, 2, "Reflected"] ⇒ {c, b, a, b, c, b, a}
ArrayPad[{a, b, c}, 2, "Fixed"] ⇒ {a, a, a, b, c, c, c}
ArrayPad[{a, b, c}, 2, "Reversed"] ⇒ {b, a, a, b, c, c, b}
Riffle[{a, b, c}, x] ⇒ {a, x, b, x, c}
Riffle[{a, b, c}, {x, y}] ⇒ {a, x, b, y, c}
Riffle[{a, b, c}, {x, y, z}] ⇒ {a, x, b, y, c, z}
Riffle[{1, 2, 3, 4, 5, 6, 7, 8, 9}, x, 3] ⇒ {1, 2, x, 3, 4, x, 5, 6, x, 7, 8, x, 9}
Riffle[{a, b, c}, x, {1, -1, 2}] ⇒ {x, a, x, b, x, c, x}
"""

MADE = """
Range[4] ⇒ {1, 2, 3, 4}
Range[0] ⇒ {}
Range[2, 5] ⇒ {2, 3, 4, 5}
Range[5, 1, -2] ⇒ {5, 3, 1}
Range[0, 1, 1/3] ⇒ {0, 1/3, 2/3, 1}
Range[0, 1, 0.25] ⇒ {0., 0.25, 0.5, 0.75, 1.}
Length[Range[0, 1, 0.1]] ⇒ 11
Range[1, 3.5] ⇒ {1, 2, 3}
Range[x, x + 2] ⇒ {x, 1 + x, 2 + x}
Range[10^20, 10^20 + 1] ⇒ {10^20, 10^20 + 1}
Range[{2, 3}] ⇒ {{1, 2}, {1, 2, 3}}
Array[f, 3] ⇒ {f[1], f[2], f[3]}
Array[f, {2, 2}] ⇒ {{f[1, 1], f[1, 2]}, {f[2, 1], f[2, 2]}}
Array[f, 3, 0] ⇒ {f[0], f[1], f[2]}
Array[f, {2, 2}, {0, 5}] ⇒ {{f[0, 5], f[0, 6]}, {f[1, 5], f[1, 6]}}
Array[f, 3, {0, 1}] ⇒ {f[0], f[1/2], f[1]}
Array[f, 2, 1, g] ⇒ g[f[1], f[2]]
Array[#^2 &, 4] ⇒ {1, 4, 9, 16}
ConstantArray[x, 3] ⇒ {x, x, x}
ConstantArray[0, {2, 2}] ⇒ {{0, 0}, {0, 0}}
ConstantArray[{1, 2}, 2] ⇒ {{1, 2}, {1, 2}}
ConstantArray[1., {2, 0}] ⇒ {{}, {}}
Subdivide[4] ⇒ {0, 1/4, 1/2, 3/4, 1}
Subdivide[1, 2, 2] ⇒ {1, 3/2, 2}
Subdivide[-1., 1, 4] ⇒ {-1., -0.5, 0., 0.5, 1.}
"""

COMBINED = """
Tuples[{a, b}, 2] ⇒ {{a, a}, {a, b}, {b, a}, {b, b}}
Tuples[{{a, b}, {1, 2}}] ⇒ {{a, 1}, {a, 2}, {b, 1}, {b, 2}}
Tuples[Range[2], 2] ⇒ {{1, 1}, {1, 2}, {2, 1}, {2, 2}}
Tuples[{0, 1}, {1, 2}] ⇒ {{{0, 0}}, {{0, 1}}, {{1, 0}}, {{1, 1}}}
Subsets[{a, b, c}] ⇒ {{}, {a}, {b}, {c}, {a, b}, {a, c}, {b, c}, {a, b, c}}
Subsets[{a, b, c}, {2}] ⇒ {{a, b}, {a, c}, {b, c}}
Subsets[{a, b, c}, 1] ⇒ {{}, {a}, {b}, {c}}
Subsets[{a, b, c}, {1, 3, 2}] ⇒ {{a}, {b}, {c}, {a, b, c}}
Subsets[{a, b, c}, All, 3] ⇒ {{}, {a}, {b}}
Subsets[{a, b, c}, All, {-1}] ⇒ {{a, b, c}}
Permutations[{a, b, c}] ⇒ {{a, b, c}, {a, c, b}, {b, a, c}, {b, c, a}, {c, a, b}, {c, b, a}}
Permutations[{a, a, b}] ⇒ {{a, a, b}, {a, b, a}, {b, a, a}}
Permutations[{a, b, c}, {2}] ⇒ {{a, b}, {a, c}, {b, a}, {b, c}, {c, a}, {c, b}}
Permutations[{}] ⇒ {{}}
Outer[f, {a, b}, {x, y}] ⇒ {{f[a, x], f[a, y]}, {f[b, x], f[b, y]}}
Outer[Times, {1, 2}, {3, 4}] ⇒ {{3, 4}, {6, 8}}
Outer[Times, {1, 2.}, {3, 4}] ⇒ {{3, 4}, {6., 8.}}
Outer[Times, {1.*^200}, {1.*^200}] === {{1.*^200 1.*^200}} ⇒ True
Outer[Times, Range[2], Range[3]] ⇒ {{1, 2, 3}, {2, 4, 6}}
Outer[List, {{1, 2}, {3, 4}}, {{a, b}}, 1] ⇒ {{{{1, 2}, {a, b}}}, {{{3, 4}, {a, b}}}}
Outer[g, f[a, b], f[c]] ⇒ f[f[g[a, c]], f[g[b, c]]]
Inner[f, {a, b}, {x, y}, g] ⇒ g[f[a, x], f[b, y]]
Inner[Times, {{a, b}, {c, d}}, {x, y}, Plus] ⇒ {a x + b y, c x + d y}
Inner[f, {a, b}, {x, y}] ⇒ f[a, x] + f[b, y]
Distribute[f[a + b, c + d]] ⇒ f[a, c] + f[a, d] + f[b, c] + f[b, d]
Distribute[{{a, b}, {c, d}}, List] ⇒ {{a, c}, {a, d}, {b, c}, {b, d}}
Thread[f[{a, b}, c]] ⇒ {f[a, c], f[b, c]}
Thread[{a, b} -> {1, 2}] ⇒ {a -> 1, b -> 2}
Thread[{a, b} == {1, 2}] ⇒ {a == 1, b == 2}
Thread[f[g[a, b], c], g] ⇒ g[f[a, c], f[b, c]]
Thread[f[{a, b}, {c, d}], List, 1] ⇒ {f[a, {c, d}], f[b, {c, d}]}
Thread[x -> 3] ⇒ (x -> 3)
Thread[Range[2] -> {"a", "b"}] ⇒ {1 -> "a", 2 -> "b"}
Thread[Range[3] -> Range[3]][[2]] ⇒ (2 -> 2)
Thread[Range[3] -> Range[3]][[All, 1]] ⇒ {1, 2, 3}
MapThread[f, {{a, b}, {x, y}}] ⇒ {f[a, x], f[b, y]}
MapThread[f, {{{a, b}}, {{x, y}}}, 2] ⇒ {{f[a, x], f[b, y]}}
MapThread[Plus, {{1, 2}, {10, 20}, {100, 200}}] ⇒ {111, 222}
MapThread[f, {<|"p" -> 1|>, <|"p" -> 2|>}] ⇒ <|"p" -> f[1, 2]|>
Pick[{a, b, c}, {True, False, True}] ⇒ {a, c}
Pick[{a, b, c}, {1, 0, 1}, 1] ⇒ {a, c}
Pick[{{a, b}, {c, d}}, {{1, 0}, {0, 0}}, 1] ⇒ {{a}, {}}
Pick[{a, b, c}, {3, 5, 1}, _?(# > 2 &)] ⇒ {a, b}
"""


@pytest.mark.parametrize(
    "line",
    [line for table in (PARTS, EDITS, ARRANGED, MADE, COMBINED) for line in table.strip().splitlines()],
)
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))
