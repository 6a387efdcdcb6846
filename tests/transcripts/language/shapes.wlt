(* Shapes, levels, positions, sets. *)

In:  Partition[Range[6], {2}]
Out: {{1, 2}, {3, 4}, {5, 6}}
In:  Partition[{{1, 2}, {3, 4}}, {1, 1}]
Out: {{{{1}}, {{2}}}, {{{3}}, {{4}}}}
In:  Partition[{a, b, c, d}, 3, 1, {-1, 1}] // Length
Out: 6
In:  Flatten[{{{1}, 2}, 3}, 2]
Out: {1, 2, 3}
In:  Flatten[{f[a, b], {c}}]
Out: {f[a, b], c}
In:  FlattenAt[{a, {b, c}, d}, 2]
Out: {a, b, c, d}
In:  Transpose[{{{1, 2}}, {{3, 4}}}, {2, 1, 3}]
Out: {{{1, 2}, {3, 4}}}
In:  Transpose[{{a, b}, {c, d}, {e, f}}] // Dimensions
Out: {2, 3}
In:  RotateLeft[{{1, 2, 3}, {4, 5, 6}}, {0, 1}]
Out: {{2, 3, 1}, {5, 6, 4}}
In:  RotateLeft[{a, b, c}, 4]
Out: {b, c, a}
In:  Riffle[{a, b, c, d}, {x, y}]
Out: {a, x, b, y, c, x, d}
In:  PadLeft[{1, 2, 3}, 5, {x, y}]
Out: {y, x, 1, 2, 3}
In:  PadRight[{1, 2}, 5, {x, y}]
Out: {1, 2, x, y, x}
In:  ArrayPad[{1, 2}, 1]
Out: {0, 1, 2, 0}
In:  ArrayPad[{{1}}, 1, 7]
Out: {{7, 7, 7}, {7, 1, 7}, {7, 7, 7}}
In:  Take[{{1, 2}, {3, 4}, {5, 6}}, All, 1]
Out: {{1}, {3}, {5}}
In:  Drop[{{1, 2, 3}, {4, 5, 6}}, 1, 1]
Out: {{5, 6}}
In:  Take[{a, b, c, d, e}, {1, -1, 2}]
Out: {a, c, e}
In:  TakeList[{a, b, c, d, e}, {2, 1, 2}]
Out: {{a, b}, {c}, {d, e}}
In:  {a, b, c}[[{1, 1, 2}]]
Out: {a, a, b}
In:  {{1, 2, 3}, {4, 5, 6}}[[All, {1, 3}]]
Out: {{1, 3}, {4, 6}}
In:  {{1, 2, 3}, {4, 5, 6}}[[-1, 2 ;;]]
Out: {5, 6}
In:  {a, b, c, d}[[-1 ;; 1 ;; -1]]
Out: {d, c, b, a}
In:  f[a, b, c][[{1, 3}]]
Out: f[a, c]
In:  Part[{{a, b}, {c, d}}, All, -1]
Out: {b, d}
In:  Position[{1, 2, {1}}, 1]
Out: {{1}, {3, 1}}
In:  Position[f[g[x], x], x]
Out: {{1, 1}, {2}}
In:  Position[{1, 2, 3, 4}, _?(# > 2 &)]
Out: {{3}, {4}}
In:  Position[{a, b, a}, a, {1}, 1]
Out: {{1}}
In:  Extract[{a, {b, {c}}}, {2, 2, 1}]
Out: c
In:  Extract[{1 + 1, 3}, 1, Hold]
Out: Hold[2]
In:  ReplacePart[{a, b, c}, {{1}, {3}} -> x]
Out: {x, b, x}
In:  ReplacePart[{1, 2, 3, 4}, i_ /; EvenQ[i] -> 0]
Out: {1, 0, 3, 0}
In:  ReplacePart[f[a, b], 0 -> g]
Out: g[a, b]
In:  MapAt[f, {{a, b}, {c, d}}, {All, 1}]
Out: {{f[a], b}, {f[c], d}}
In:  MapAt[f, <|"x" -> 1, "y" -> 2|>, "y"]
Out: <|x -> 1, y -> f[2]|>
In:  Delete[{a, b, c, d}, {{1}, {-1}}]
Out: {b, c}
In:  Insert[{{a}, {b}}, x, {2, 1}]
Out: {{a}, {x, b}}
In:  Insert[f[a], b, 1]
Out: f[b, a]
In:  Level[{a, {b, {c}}}, 2]
Out: {a, b, {c}, {b, {c}}}
In:  Level[{a, {b}}, {-1}]
Out: {a, b}
In:  Depth[a]
Out: 1
In:  Depth[f[g[h[x]]]]
Out: 4
In:  Map[Length, {{1, 2}, {}, {3}}]
Out: {2, 0, 1}
In:  Count[{1, 2, 3, 4}, x_ /; x > 2]
Out: 2
In:  Count[{{a, b}, {a}}, a, {2}]
Out: 2
In:  MemberQ[{{1}}, 1, 2]
Out: True
In:  Total[{a, b, c}]
Out: a + b + c
In:  Total[{{1, 2}, {3, 4}}, {1}]
Out: {4, 6}
In:  Accumulate[{a, b, c}]
Out: {a, a + b, a + b + c}
In:  Differences[{a, b, c}]
Out: {-a + b, -b + c}
In:  Sort[{"b", "a", "C"}]
Out: {a, b, C}
In:  Sort[{{2, 1}, {1, 9}, {1}}]
Out: {{1}, {1, 9}, {2, 1}}
In:  Sort[{x^2, x, 1}]
Out: {1, x, x^2}
In:  Sort[{3, 1, 2}, #1 > #2 &]
Out: {3, 2, 1}
In:  SortBy[{{1, b}, {2, a}}, {Last}]
Out: {{2, a}, {1, b}}
In:  SortBy[{-3, 1, -2}, Abs]
Out: {1, -2, -3}
In:  Ordering[{3, 1, 2}, -1]
Out: {1}
In:  Ordering[{3, 1, 2}, All, Greater]
Out: {1, 3, 2}
In:  MaximalBy[{"a", "bbb", "cc"}, StringLength]
Out: {bbb}
In:  MinimalBy[{5, -1, 3}, Abs]
Out: {-1}
In:  TakeLargestBy[{"a", "bbb", "cc"}, StringLength, 2]
Out: {bbb, cc}
In:  Gather[{1, 2, 3, 4}, Mod[#1 - #2, 2] == 0 &]
Out: {{1, 3}, {2, 4}}
In:  GatherBy[{{1, a}, {2, b}, {1, c}}, First]
Out: {{{1, a}, {1, c}}, {{2, b}}}
In:  SplitBy[{1, 1.2, 2, 2.5}, Floor]
Out: {{1, 1.2}, {2, 2.5}}
In:  Tally[{1, 2, 3, 4}, Mod[#1 - #2, 2] == 0 &]
Out: {{1, 2}, {2, 2}}
In:  Union[{1, 2, 3, 4}, SameTest -> (Mod[#1 - #2, 2] == 0 &)]
Out: {1, 2}
In:  DeleteDuplicates[{1, 2, 3, 4}, Mod[#1 - #2, 2] == 0 &]
Out: {1, 2}
In:  Intersection[{a, b}, {c}]
Out: {}
In:  SymmetricDifference[{1, 2, 3}, {3, 4}]
Out: {1, 2, 4}
In:  UniqueElements[{{a, b}, {b, c}}]
Out: {{a}, {c}}
In:  Subsets[{a, b, c, d}, {3}]
Out: {{a, b, c}, {a, b, d}, {a, c, d}, {b, c, d}}
In:  Subsets[{a, b, c}, 1]
Out: {{}, {a}, {b}, {c}}
In:  Subsets[{a, b, c}, {2}, 1]
Out: {{a, b}}
In:  Permutations[{a, b, c}, {2}]
Out: {{a, b}, {a, c}, {b, a}, {b, c}, {c, a}, {c, b}}
In:  Permutations[{1, 2}, 1]
Out: {{}, {1}, {2}}
In:  Tuples[{a, b}, {1, 2}] // Dimensions
Out: {4, 1, 2}
In:  Outer[List, {a, b}, {c}]
Out: {{{a, c}}, {{b, c}}}
In:  Outer[Plus, {1, 2}, {10, 20}, {100}]
Out: {{{111}, {121}}, {{112}, {122}}}
In:  Outer[f, {{a, b}}, {c}, 1]
Out: {{f[{a, b}, c]}}
In:  Inner[Times, {1, 2}, {3, 4}, Plus]
Out: 11
In:  Thread[f[{1, 2}, {3, 4}]]
Out: {f[1, 3], f[2, 4]}
In:  Thread[{a, b} == {c, d}]
Out: {a == c, b == d}
In:  MapThread[f, {{{a, b}}, {{c, d}}}, 2]
Out: {{f[a, c], f[b, d]}}
In:  MapThread[Max, {{1, 5}, {3, 2}}]
Out: {3, 5}
In:  Pick[{1, 2, 3, 4}, {2, 3, 4, 5}, _?EvenQ]
Out: {1, 3}
In:  Table[{i, j}, {i, {a, b}}, {j, 2}]
Out: {{{a, 1}, {a, 2}}, {{b, 1}, {b, 2}}}
In:  Table[i, {i, 0, 1, 0.25}]
Out: {0., 0.25, 0.5, 0.75, 1.}
In:  Table[0, {2}, {2}]
Out: {{0, 0}, {0, 0}}
In:  Range[-2, 2]
Out: {-2, -1, 0, 1, 2}
In:  Range[{2, 3}]
Out: {{1, 2}, {1, 2, 3}}
In:  Array[f, 2, {0, 1}]
Out: {f[0], f[1]}
In:  Array[Plus, {2, 2}, {0, 10}]
Out: {{10, 11}, {11, 12}}
In:  Array[f, 3, 1, g]
Out: g[f[1], f[2], f[3]]
In:  ConstantArray[{a}, 2]
Out: {{a}, {a}}
In:  DiagonalMatrix[{1, 2}, 1]
Out: {{0, 1, 0}, {0, 0, 2}, {0, 0, 0}}
In:  Normal[SparseArray[{{1, 2} -> 5}, {2, 2}]]
Out: {{0, 5}, {0, 0}}
In:  Join[<|a -> 1|>, <|b -> 2|>]
Out: <|a -> 1, b -> 2|>
In:  Join[f[a], f[b]]
Out: f[a, b]
In:  Append[f[a], b]
Out: f[a, b]
In:  Length[<|a -> 1, b -> 2|>]
Out: 2
In:  Length[5]
Out: 0
In:  Last[{{1, 2}, {3}}]
Out: {3}
In:  First[a + b]
Out: a
In:  Rest[f[a, b]]
Out: f[b]
In:  FirstPosition[{{a}, {b}}, b]
Out: {2, 1}
In:  SelectFirst[{1, 3}, EvenQ, none]
Out: none
In:  Select[<|a -> 1, b -> 2|>, EvenQ]
Out: <|b -> 2|>
In:  Select[{1, {2}, "x"}, ListQ]
Out: {{2}}
In:  Cases[{f[1], f[2], g[3]}, f[n_] /; n > 1 :> n]
Out: {2}
In:  MovingMap[Total, {1, 2, 3, 4}, 1]
Out: {3, 5, 7}
In:  ListConvolve[{1, 1}, {1, 2, 3}]
Out: {3, 5}
In:  ListCorrelate[{1, 2}, {1, 2, 3}]
Out: {5, 8}
In:  BinLists[{1, 5, 2, 8}, {0, 10, 5}]
Out: {{1, 2}, {5, 8}}
In:  HistogramList[{1, 2, 2, 3}, {1}]
Out: {{1, 2, 3, 4}, {1, 2, 1}}
In:  Rescale[{1, 3, 5}]
Out: {0, 1/2, 1}
In:  LengthWhile[{2, 4, 5}, EvenQ]
Out: 2
In:  Counts[{1, 1, 2}][1]
Out: 2
In:  Lookup[Counts[{a, b, a}], {a, c}, 0]
Out: {2, 0}
In:  ArrayComponents[{a, b, a}]
Out: {1, 2, 1}
In:  DeleteAdjacentDuplicates[{1, 1, 2, 1}]
Out: {1, 2, 1}
In:  Median[{5, 1, 4}]
Out: 4
In:  Reverse[f[a, b, c]]
Out: f[c, b, a]
In:  Nearest[{10, 20, 30} -> {a, b, c}, 18]
Out: {b}
In:  Nearest[{1, 2, 3, 4}, 2.2, 2]
Out: {2, 3}
In:  l = Range[5]; l[[2 ;; 4]] = 0; l
Out: {1, 0, 0, 0, 5}
In:  l[[{1, 5}]] = {a, b}; l
Out: {a, 0, 0, 0, b}
In:  m = ConstantArray[0, {2, 2}]; m[[1, 1]]++; m
Out: {{1, 0}, {0, 0}}
In:  m[[2]] = {7, 8}; m
Out: {{1, 0}, {7, 8}}
In:  m[[All, 1]] += 1; m
Out: {{2, 0}, {8, 8}}
In:  {u, v, w} = {1, {2, 3}, 4}; v[[2]] = u; v
Out: {2, 1}
In:  PrependTo[v, 0]; v
Out: {0, 2, 1}
In:  v[[-1]] = v[[1]]; v
Out: {0, 2, 0}

(* Riffle at places counted from the end, and at the end; empty paddings; atoms have no parts to replace. *)

In:  {Riffle[{a, b, c}, x, 4], Riffle[{a, b, c, d, e}, x, 5], Riffle[{a, b}, x, {-3, -1, 1}]}
Out: {{a, b, c, x}, {a, b, c, d, x, e}, {a, b, x, x, x}}
In:  Riffle[{a, b}, x, 4]
Msg: Riffle::inclen: The start and end positions and the spacing between riffled elements given in 4 cannot be satisfied for the input list of length 2.
Out: Riffle[{a, b}, x, 4]
In:  {PadLeft[{a, b}, 4, {}], ReplacePart[y, 1 -> x]}
Out: {{a, b}, y}

(* arrays without elements, and with too many *)

In:  {ArrayPad[{{}}, 1], ArrayPad[{}, {1, 2}, x], ArrayPad[{{}}, {{0, 1}, {0, 0}}]}
Out: {{{0, 0}, {0, 0}, {0, 0}}, {x, x, x}, {{}, {}}}
In:  ArrayPad[{{}}, 1, "Periodic"]
Msg: ArrayPad::wlnetempty: The padding method Periodic has no element to take at level 2, which is empty.
Out: ArrayPad[{{}}, 1, Periodic]
In:  ArrayPad[{1, 2}, 10^30]
Msg: General::nomem: There was not enough memory for this computation.
Out: $Failed
In:  {ArrayPad[{1, 2}, -10^30], ArrayPad[{1, 2, 3}, -1]}
Out: {{}, {2}}
In:  RandomReal[1, 10^30]
Msg: RandomReal::array: The array dimensions 1000000000000000000000000000000 given in position 2 of RandomReal[1, 1000000000000000000000000000000] should be a list of non-negative machine-sized integers giving the dimensions for the result.
Out: RandomReal[1, 1000000000000000000000000000000]
In:  RandomChoice[{1, 2}, {2, 10^30}]
Msg: RandomChoice::array: The array dimensions {2, 1000000000000000000000000000000} given in position 2 of RandomChoice[{1, 2}, {2, 1000000000000000000000000000000}] should be a list of non-negative machine-sized integers giving the dimensions for the result.
Out: RandomChoice[{1, 2}, {2, 1000000000000000000000000000000}]
