"""Functions that apply functions, select, group and sort: inputs and Wolfram's values."""

import pytest

from tests.evaluating import Room

ROOM = Room()

APPLIED = """
Map[f, {a, b}] ⇒ {f[a], f[b]}
f /@ g[a, b] ⇒ g[f[a], f[b]]
Map[f][{a}] ⇒ {f[a]}
Map[f, <|"x" -> 1, "y" -> 2|>] ⇒ <|"x" -> f[1], "y" -> f[2]|>
Map[f, a] ⇒ a
Map[If[# > 1, #, Nothing] &, {1, 2}] ⇒ {2}
Map[If[# > 1, #, Nothing] &, <|"x" -> 1, "y" -> 2|>] ⇒ <|"y" -> 2|>
Map[Sequence @@ {#, #} &, {1, 2}] ⇒ {1, 1, 2, 2}
Map[f, {{a, b}, {c}}, {2}] ⇒ {{f[a], f[b]}, {f[c]}}
Map[f, {{a, b}, {c}}, 2] ⇒ {f[{f[a], f[b]}], f[{f[c]}]}
Map[f, {{a}, b}, {-1}] ⇒ {{f[a]}, f[b]}
Map[f, {{a}, b}, {0}] ⇒ f[{{a}, b}]
Map[f, g[h[a]], {1}, Heads -> True] ⇒ f[g][f[h[a]]]
Map[f, Hold[1 + 1, 2]] ⇒ Hold[f[1 + 1], f[2]]
Map[#^2 &, Range[5]] ⇒ {1, 4, 9, 16, 25}
Map[# + 0.5 &, Range[3]] ⇒ {1.5, 2.5, 3.5}
Map[Total, {{1, 2}, {3, 4}}] ⇒ {3, 7}
Map[# > 2 &, Range[4]] ⇒ {False, False, True, True}
MapAll[f, {a, {b}}] ⇒ f[{f[a], f[{f[b]}]}]
MapIndexed[f, {a, b}] ⇒ {f[a, {1}], f[b, {2}]}
MapIndexed[f, {{a}, {b}}, {2}] ⇒ {{f[a, {1, 1}]}, {f[b, {2, 1}]}}
MapIndexed[f, <|"x" -> a|>] ⇒ <|"x" -> f[a, {Key["x"]}]|>
MapIndexed[f][{a}] ⇒ {f[a, {1}]}
Apply[f, {a, b}] ⇒ f[a, b]
f @@ (x -> y) ⇒ f[x, y]
Apply[f, <|"x" -> 1|>] ⇒ f[1]
Apply[f, {{a, b}, {c}}, {1}] ⇒ {f[a, b], f[c]}
f @@@ {{a, b}, {c}, d} ⇒ {f[a, b], f[c], d}
Apply[f, {{{a}}}, {0, 2}] ⇒ f[f[f[a]]]
Apply[Plus, Range[4]] ⇒ 10
Apply[f][{a}] ⇒ f[a]
Scan[f, {1, 2}] ⇒ Null
Scan[If[# > 2, Return[#]] &, {1, 3, 5}] ⇒ 3
Reap[Scan[Sow, {1, {2}}, {-1}]] ⇒ {Null, {{1, 2}}}
Through[{f, g}[x]] ⇒ {f[x], g[x]}
Through[(f + g)[x]] ⇒ f[x] + g[x]
Comap[{f, g}, x] ⇒ {f[x], g[x]}
Operate[p, f[x, y]] ⇒ p[f][x, y]
(f @* g)[x] ⇒ f[g[x]]
(f /* g)[x] ⇒ g[f[x]]
Composition[f, g, h][x, y] ⇒ f[g[h[x, y]]]
Composition[] ⇒ Identity
Composition[f, Identity] ⇒ f
Identity[x] ⇒ x
Construct[f, x, y] ⇒ f[x, y]
BlockMap[f, {a, b, c, d}, 2] ⇒ {f[{a, b}], f[{c, d}]}
"""

REPEATED = """
Nest[f, x, 3] ⇒ f[f[f[x]]]
Nest[f, x, 0] ⇒ x
NestList[f, x, 2] ⇒ {x, f[x], f[f[x]]}
NestList[2 # &, 1, 4] ⇒ {1, 2, 4, 8, 16}
NestWhile[#/2 &, 48, EvenQ] ⇒ 3
NestWhileList[#/2 &, 48, EvenQ] ⇒ {48, 24, 12, 6, 3}
NestWhileList[# + 1 &, 1, # < 100 &, 1, 3] ⇒ {1, 2, 3, 4}
NestWhile[Mod[2 #, 7] &, 1, Unequal, All] ⇒ 1
NestWhileList[# + 1 &, 1, # < 3 &, 1, Infinity, 2] ⇒ {1, 2, 3, 4, 5}
NestWhileList[# + 1 &, 1, # < 3 &, 1, Infinity, -1] ⇒ {1, 2}
NestWhileList[Quotient[#, 2] &, 9, UnsameQ, 2] ⇒ {9, 4, 2, 1, 0, 0}
FixedPoint[Quotient[#, 2] &, 100] ⇒ 0
FixedPointList[Quotient[#, 2] &, 5] ⇒ {5, 2, 1, 0, 0}
FixedPoint[# + 1 &, 1, 5] ⇒ 6
Fold[f, x, {a, b}] ⇒ f[f[x, a], b]
Fold[f, {a, b, c}] ⇒ f[f[a, b], c]
Fold[f, x, {}] ⇒ x
Fold[Plus, 0, Range[10]] ⇒ 55
Fold[f, x, g[a]] ⇒ f[x, a]
FoldList[f, x, {a, b}] ⇒ {x, f[x, a], f[f[x, a], b]}
FoldList[Plus, {1, 2, 3}] ⇒ {1, 3, 6}
FoldList[Plus, {}] ⇒ {}
FoldWhile[Plus, 0, {1, 2, 3, 4}, # < 4 &] ⇒ 6
FoldWhileList[Plus, 0, {1, 2, 3, 4}, # < 4 &] ⇒ {0, 1, 3, 6}
FoldPairList[{#1 + #2, #1 #2} &, 1, {2, 3}] ⇒ {3, 5}
"""

SELECTED = """
Select[{1, 2, 3, 4}, EvenQ] ⇒ {2, 4}
Select[{1, 2, 3, 4}, # > 1 &, 2] ⇒ {2, 3}
Select[Range[10], # > 7 &] ⇒ {8, 9, 10}
Select[Range[10], Mod[#, 3] == 0 &] ⇒ {3, 6, 9}
Select[EvenQ][{1, 2}] ⇒ {2}
Select[<|"x" -> 1, "y" -> 2|>, EvenQ] ⇒ <|"y" -> 2|>
Select[f[1, 2, 3], OddQ] ⇒ f[1, 3]
SelectFirst[{1, 3, 4, 6}, EvenQ] ⇒ 4
SelectFirst[{1, 3}, EvenQ] ⇒ Missing["NotFound"]
SelectFirst[{1, 3}, EvenQ, none] ⇒ none
AllTrue[{2, 4}, EvenQ] ⇒ True
AnyTrue[{1, 3}, EvenQ] ⇒ False
NoneTrue[{1, 3}, EvenQ] ⇒ True
AllTrue[{}, EvenQ] ⇒ True
AnyTrue[{}, EvenQ] ⇒ False
AllTrue[{{1, 2}, {3}}, IntegerQ, 2] ⇒ True
AnyTrue[{{1, 3}, {4}}, EvenQ, 2] ⇒ True
AllTrue[{2, {4}}, EvenQ, 2] ⇒ True
AllTrue[x, EvenQ] ⇒ True
AnyTrue[x, EvenQ] ⇒ False
AllTrue[<|"x" -> 2|>, EvenQ] ⇒ True
TakeWhile[{1, 2, 5, 1}, # < 3 &] ⇒ {1, 2}
LengthWhile[{1, 2, 5, 1}, # < 3 &] ⇒ 2
"""

SORTED = """
Sort[{c, a, b}] ⇒ {a, b, c}
Sort[{3, 1, 2}, Greater] ⇒ {3, 2, 1}
Sort[{{1, 1}, {1, 2}, {2, 1}, {2, 2}}, #1[[2]] < #2[[2]] &] ⇒ {{2, 1}, {1, 1}, {2, 2}, {1, 2}}
Sort[{{1, 2}, {2, 3}, {1, 4}, {3, 4}}, #1[[1]] < #2[[1]] &] ⇒ {{1, 4}, {1, 2}, {2, 3}, {3, 4}}
Sort[{{1, 2}, {2, 3}, {1, 4}, {3, 4}}, #1[[1]] <= #2[[1]] &] ⇒ {{1, 2}, {1, 4}, {2, 3}, {3, 4}}
Sort[<|"x" -> 3, "y" -> 1|>] ⇒ <|"y" -> 1, "x" -> 3|>
Sort[f[c, a]] ⇒ f[a, c]
Sort[{"b", 2, a, 1.5}] ⇒ {1.5, 2, "b", a}
ReverseSort[{1, 3, 2}] ⇒ {3, 2, 1}
SortBy[{{b, 2}, {a, 2}, {c, 1}}, Last] ⇒ {{c, 1}, {a, 2}, {b, 2}}
SortBy[{{b, 2}, {a, 2}, {c, 1}}, {Last}] ⇒ {{c, 1}, {b, 2}, {a, 2}}
SortBy[{{1, b}, {2, a}, {1, a}}, {First, Last}] ⇒ {{1, a}, {1, b}, {2, a}}
SortBy[Abs][{-3, 1, 2}] ⇒ {1, 2, -3}
SortBy[<|"x" -> -3, "y" -> 1|>, Abs] ⇒ <|"y" -> 1, "x" -> -3|>
ReverseSortBy[{-3, 1, 2}, Abs] ⇒ {-3, 2, 1}
Ordering[{c, a, b}] ⇒ {2, 3, 1}
Ordering[{5, 2, 9}, 1] ⇒ {2}
Ordering[{5, 2, 9}, -1] ⇒ {3}
Ordering[Range[4, 1, -1], 2] ⇒ {4, 3}
Ordering[{5, 2, 9}, All, Greater] ⇒ {3, 1, 2}
OrderedQ[{a, b, b}] ⇒ True
OrderedQ[{3, 2}] ⇒ False
OrderedQ[{3, 2}, Greater] ⇒ True
Order[a, b] ⇒ 1
Order[2, 1] ⇒ -1
Order[a, a] ⇒ 0
TakeLargest[{3, 1, 4, 1, 5}, 2] ⇒ {5, 4}
TakeSmallest[{3, 1, 4, 1, 5}, 3] ⇒ {1, 1, 3}
TakeLargest[<|"x" -> 1, "y" -> 3|>, 1] ⇒ <|"y" -> 3|>
TakeLargest[{1, 2}, UpTo[5]] ⇒ {2, 1}
TakeLargestBy[{-3, 1, 2}, Abs, 2] ⇒ {-3, 2}
TakeSmallestBy[{"aaa", "b"}, StringLength, 1] ⇒ {"b"}
MaximalBy[{-3, 1, 3}, Abs] ⇒ {-3, 3}
MinimalBy[{-3, 1, 3}, Abs] ⇒ {1}
MaximalBy[{-3, 1, 2}, Abs, 2] ⇒ {-3, 2}
MinMax[{3, 1, 2}] ⇒ {1, 3}
MinMax[{3, 1, 2}, 1] ⇒ {0, 4}
KeySort[<|"b" -> 1, "a" -> 2|>] ⇒ <|"a" -> 2, "b" -> 1|>
KeySort[<|1 -> x, 2 -> y|>, Greater] ⇒ <|2 -> y, 1 -> x|>
KeySortBy[<|-3 -> x, 1 -> y|>, Abs] ⇒ <|1 -> y, -3 -> x|>
"""

GROUPED = """
Split[{a, a, b, a}] ⇒ {{a, a}, {b}, {a}}
Split[{1, 2, 3, 1, 2}, Less] ⇒ {{1, 2, 3}, {1, 2}}
Split[{}] ⇒ {}
Split[Range[3]] ⇒ {{1}, {2}, {3}}
SplitBy[{1, 3, 2, 4, 5}, OddQ] ⇒ {{1, 3}, {2, 4}, {5}}
SplitBy[{{1, a}, {1, b}, {2, b}}, {First, Last}] ⇒ {{{{1, a}}, {{1, b}}}, {{{2, b}}}}
Gather[{a, b, a, c}] ⇒ {{a, a}, {b}, {c}}
Gather[{1, 2, 3, 4, 5}, Mod[#1 - #2, 2] == 0 &] ⇒ {{1, 3, 5}, {2, 4}}
GatherBy[{1, 2, 3, 4}, OddQ] ⇒ {{1, 3}, {2, 4}}
GatherBy[{{1, a}, {2, b}, {1, b}}, {First, Last}] ⇒ {{{{1, a}}, {{1, b}}}, {{{2, b}}}}
GroupBy[{1, 2, 3, 4}, OddQ] ⇒ <|True -> {1, 3}, False -> {2, 4}|>
GroupBy[{{a, 1}, {b, 2}, {a, 3}}, First -> Last] ⇒ <|a -> {1, 3}, b -> {2}|>
GroupBy[{{a, 1}, {b, 2}, {a, 3}}, First -> Last, Total] ⇒ <|a -> 4, b -> 2|>
GroupBy[{{a, 1, x}, {a, 2, y}}, {First, #[[2]] &}] ⇒ <|a -> <|1 -> {{a, 1, x}}, 2 -> {{a, 2, y}}|>|>
GroupBy[<|"p" -> 1, "q" -> 2, "r" -> 3|>, OddQ] ⇒ <|True -> <|"p" -> 1, "r" -> 3|>, False -> <|"q" -> 2|>|>
GroupBy[OddQ][{1, 2}] ⇒ <|True -> {1}, False -> {2}|>
Tally[{a, b, a}] ⇒ {{a, 2}, {b, 1}}
Tally[Range[2]] ⇒ {{1, 1}, {2, 1}}
Tally[{1, 2, 3, 4}, Mod[#1 - #2, 2] == 0 &] ⇒ {{1, 2}, {2, 2}}
Counts[{a, b, a}] ⇒ <|a -> 2, b -> 1|>
Counts[{1, 1., 1}] ⇒ <|1 -> 2, 1. -> 1|>
CountsBy[{1, 2, 3}, OddQ] ⇒ <|True -> 2, False -> 1|>
CountDistinct[{a, b, a}] ⇒ 2
PositionIndex[{a, b, a}] ⇒ <|a -> {1, 3}, b -> {2}|>
PositionIndex[<|"x" -> 1, "y" -> 1|>] ⇒ <|1 -> {"x", "y"}|>
Union[{b, a}, {c, a}] ⇒ {a, b, c}
Union[{3, 1, 3}] ⇒ {1, 3}
Union[Range[3], Range[5]] ⇒ {1, 2, 3, 4, 5}
Union[{1, 2, 3, 4}, SameTest -> (Mod[#1 - #2, 2] == 0 &)] ⇒ {1, 2}
Union[{a -> 1}, {b -> 2}] ⇒ {a -> 1, b -> 2}
Intersection[{a, b, c}, {c, a, d}] ⇒ {a, c}
Intersection[Range[5], {3., 4}] ⇒ {4}
Complement[{a, b, c, a}, {b}] ⇒ {a, c}
Complement[Range[5], Range[2], {5}] ⇒ {3, 4}
Complement[{x -> 1, y -> 2}, {x -> 1}] ⇒ {y -> 2}
SymmetricDifference[{1, 2}, {2, 3}] ⇒ {1, 3}
DeleteDuplicates[{b, a, b}] ⇒ {b, a}
DeleteDuplicates[{1, 2, 3, 4}, Mod[#1 - #2, 2] == 0 &] ⇒ {1, 2}
DeleteDuplicates[<|"x" -> 1, "y" -> 1|>] ⇒ <|"x" -> 1|>
DeleteDuplicatesBy[{1, -1, 2}, Abs] ⇒ {1, 2}
DuplicateFreeQ[{a, b, a}] ⇒ False
DuplicateFreeQ[{a, b}] ⇒ True
ContainsAll[{a, b, c}, {a, c}] ⇒ True
ContainsAny[{a, b}, {c}] ⇒ False
ContainsNone[{a, b}, {c}] ⇒ True
ContainsOnly[{a, b}, {a, b, c}] ⇒ True
ContainsExactly[{a, b}, {b, a}] ⇒ True
ContainsAll[{a}][{a, b}] ⇒ True
SubsetQ[{a, b, c}, {a, c}] ⇒ True
IntersectingQ[{a}, {a, b}] ⇒ True
DisjointQ[{a}, {b}] ⇒ True
"""

STRUCTURE = """
Head[f[x]] ⇒ f
Head[{}] ⇒ List
Head[1.5] ⇒ Real
Length[f[a, b]] ⇒ 2
Length[a] ⇒ 0
Length[<|"x" -> 1|>] ⇒ 1
Dimensions[{{1, 2, 3}, {4, 5, 6}}] ⇒ {2, 3}
Dimensions[{{1, 2}, {3}}] ⇒ {2}
Dimensions[{{{1}, {2}}, {{3}, 4}}] ⇒ {2, 2}
Dimensions[f[f[a, b], f[c, d]]] ⇒ {2, 2}
Dimensions[{}] ⇒ {0}
Dimensions[{{}, {}}] ⇒ {2, 0}
Dimensions[x] ⇒ {}
Dimensions[{{1, 2}, {3, 4}}, 1] ⇒ {2}
ArrayDepth[{{1, 2}, {3, 4}}] ⇒ 2
Depth[{{a}, b}] ⇒ 3
Depth[a] ⇒ 1
Depth[Range[3]] ⇒ 2
Level[f[g[a], b], 1] ⇒ {g[a], b}
Level[f[g[a], b], {2}] ⇒ {a}
Level[f[g[a], b], {-1}] ⇒ {a, b}
Level[f[g[a], b], Infinity, h] ⇒ h[a, g[a], b]
Level[a + f[b], {0, Infinity}] ⇒ {a, b, f[b], a + f[b]}
LeafCount[f[a, g[b]]] ⇒ 4
LeafCount[1/2] ⇒ 3
LeafCount[Range[3]] ⇒ 4
LeafCount[{{1, 2}, {3, 4}}] ⇒ 7
Hash["a", "MD5", "HexString"] ⇒ "0cc175b9c0f1b6a831c399e269772661"
Hash[{1, 2}] === Hash[Range[2]] ⇒ True
Normal[<|"x" -> 1|>] ⇒ {"x" -> 1}
"""

ASSOCIATIONS = """
<|"a" -> 1, "a" -> 2|> ⇒ <|"a" -> 2|>
<|{"a" -> 1, "b" -> 2}, <|"c" -> 3|>|> ⇒ <|"a" -> 1, "b" -> 2, "c" -> 3|>
Association @ Table[i -> i^2, {i, 2}] ⇒ <|1 -> 1, 2 -> 4|>
<|"a" -> Nothing, "b" -> 1|> ⇒ <|"b" -> 1|>
<|"a" -> 1, Nothing|> ⇒ <|"a" -> 1|>
<|"a" -> 1|>["a"] ⇒ 1
<|"a" -> 1|>["b"] ⇒ Missing["KeyAbsent", "b"]
<|"a" -> <|"b" -> 2|>|>["a", "b"] ⇒ 2
<|a -> 1|>[Key[a]] ⇒ 1
<|1 -> x|>[1.] ⇒ Missing["KeyAbsent", 1.]
Key["a"][<|"a" -> 1|>] ⇒ 1
Lookup[<|"a" -> 1|>, "a"] ⇒ 1
Lookup[<|"a" -> 1|>, "b", 0] ⇒ 0
Lookup[<|"a" -> 1|>, {"a", "b"}] ⇒ {1, Missing["KeyAbsent", "b"]}
Lookup[{<|"a" -> 1|>, <|"a" -> 2|>}, "a"] ⇒ {1, 2}
Lookup[{"a" -> 1, "a" -> 2}, "a"] ⇒ 1
Lookup["a"][<|"a" -> 1|>] ⇒ 1
KeyExistsQ[<|"a" -> 1|>, "a"] ⇒ True
KeyMemberQ[<|1 -> 1|>, _Integer] ⇒ True
KeyFreeQ[<|1 -> 1|>, _String] ⇒ True
Keys[<|"a" -> 1, "b" -> 2|>] ⇒ {"a", "b"}
Keys[{"a" -> 1, "b" -> 2}] ⇒ {"a", "b"}
Keys[{<|"a" -> 1|>, <|"b" -> 2|>}] ⇒ {{"a"}, {"b"}}
Keys["a" -> 1] ⇒ "a"
Values[<|"a" -> 1, "b" -> 2|>] ⇒ {1, 2}
Keys[<|"a" -> 1|>, f] ⇒ {f["a"]}
AssociationThread[{"a", "b"}, {1, 2}] ⇒ <|"a" -> 1, "b" -> 2|>
AssociationThread[{"a", "b"} -> {1, 2}] ⇒ <|"a" -> 1, "b" -> 2|>
AssociationMap[f, {a, b}] ⇒ <|a -> f[a], b -> f[b]|>
AssociationMap[Reverse, <|"a" -> 1|>] ⇒ <|1 -> "a"|>
KeyTake[<|"a" -> 1, "b" -> 2|>, {"b", "c"}] ⇒ <|"b" -> 2|>
KeyTake[{<|"a" -> 1, "b" -> 2|>}, "a"] ⇒ {<|"a" -> 1|>}
KeyDrop[<|"a" -> 1, "b" -> 2|>, "a"] ⇒ <|"b" -> 2|>
KeyDrop[{"a"}][<|"a" -> 1, "b" -> 2|>] ⇒ <|"b" -> 2|>
KeySelect[<|1 -> a, 2 -> b|>, EvenQ] ⇒ <|2 -> b|>
KeyMap[f, <|a -> 1|>] ⇒ <|f[a] -> 1|>
KeyValueMap[f, <|a -> 1, b -> 2|>] ⇒ {f[a, 1], f[b, 2]}
Merge[{<|a -> 1|>, <|a -> 2, b -> 3|>}, Total] ⇒ <|a -> 3, b -> 3|>
Merge[{a -> 1, a -> 2}, Identity] ⇒ <|a -> {1, 2}|>
KeyUnion[{<|"a" -> 1|>, <|"b" -> 2|>}] // First ⇒ <|"a" -> 1, "b" -> Missing["KeyAbsent", "b"]|>
KeyUnion[{<|"a" -> 1|>, <|"b" -> 2|>}, f] // Last ⇒ <|"a" -> f["a"], "b" -> 2|>
JoinAcross[{<|"k" -> 1, "x" -> a|>, <|"k" -> 2|>}, {<|"k" -> 1, "y" -> c|>}, "k"] // Length ⇒ 1
JoinAcross[{<|"k" -> 1, "x" -> a|>}, {<|"k" -> 1, "y" -> c|>}, "k"][[1, "y"]] ⇒ c
JoinAcross[{<|"k" -> 2|>}, {<|"k" -> 1, "y" -> c|>}, "k", "Left"][[1, "y"]] ⇒ Missing["Unmatched"]
JoinAcross[{<|"k" -> 1|>}, {<|"m" -> 1, "y" -> c|>}, "k" -> "m"] ⇒ {<|"k" -> 1, "y" -> c|>}
JoinAcross[{<|"k" -> 1, "x" -> a|>}, {<|"k" -> 2|>}, "k", "Right"][[1, "x"]] ⇒ Missing["Unmatched"]
JoinAcross[{<|"k" -> 1|>}, {<|"k" -> 2|>}, "k", "Outer"] ⇒ {<|"k" -> 1|>, <|"k" -> 2|>}
KeyIntersection[{<|"a" -> 1, "b" -> 2|>, <|"b" -> 3|>}] ⇒ {<|"b" -> 2|>, <|"b" -> 3|>}
KeyComplement[{<|"a" -> 1, "b" -> 2|>, <|"b" -> 3|>}] ⇒ <|"a" -> 1|>
MissingQ[Missing["x"]] ⇒ True
DeleteMissing[{1, Missing[], 2}] ⇒ {1, 2}
DeleteMissing[<|"a" -> Missing["x"], "b" -> 1|>] ⇒ <|"b" -> 1|>
DeleteMissing[{{1, Missing[]}, {2, 3}}, 1, 2] ⇒ {{2, 3}}
"""


@pytest.mark.parametrize(
    "line",
    [
        line
        for table in (APPLIED, REPEATED, SELECTED, SORTED, GROUPED, STRUCTURE, ASSOCIATIONS)
        for line in table.strip().splitlines()
    ],
)
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))
