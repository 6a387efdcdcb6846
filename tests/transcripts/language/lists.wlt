(* Lists: making, taking, rearranging. *)

In:  Table[i^2, {i, 5}]
Out: {1, 4, 9, 16, 25}
In:  Table[i + j, {i, 2}, {j, 3}]
Out: {{2, 3, 4}, {3, 4, 5}}
In:  Table[x, 3]
Out: {x, x, x}
In:  Table[i, {i, 10, 1, -3}]
Out: {10, 7, 4, 1}
In:  Table[f[i, j], {i, 3}, {j, i}]
Out: {{f[1, 1]}, {f[2, 1], f[2, 2]}, {f[3, 1], f[3, 2], f[3, 3]}}
In:  Table[c, {c, {"a", "b"}}]
Out: {a, b}
In:  Range[4]
Out: {1, 2, 3, 4}
In:  Range[2, 11, 3]
Out: {2, 5, 8, 11}
In:  Range[0, 1, 1/4]
Out: {0, 1/4, 1/2, 3/4, 1}
In:  Range[5, 1]
Out: {}
In:  Array[f, 3]
Out: {f[1], f[2], f[3]}
In:  Array[f, {2, 2}]
Out: {{f[1, 1], f[1, 2]}, {f[2, 1], f[2, 2]}}
In:  Array[f, 3, 0]
Out: {f[0], f[1], f[2]}
In:  ConstantArray[0, {2, 3}]
Out: {{0, 0, 0}, {0, 0, 0}}
In:  IdentityMatrix[2]
Out: {{1, 0}, {0, 1}}
In:  DiagonalMatrix[{a, b}]
Out: {{a, 0}, {0, b}}
In:  First[{a, b, c}]
Out: a
In:  Last[{a, b, c}]
Out: c
In:  Most[{a, b, c}]
Out: {a, b}
In:  Rest[{a, b, c}]
Out: {b, c}
In:  First[{}, none]
Out: none
In:  Take[{a, b, c, d}, 2]
Out: {a, b}
In:  Take[{a, b, c, d}, -2]
Out: {c, d}
In:  Take[{a, b, c, d}, {2, 3}]
Out: {b, c}
In:  Take[{a, b}, UpTo[5]]
Out: {a, b}
In:  Take[{{1, 2, 3}, {4, 5, 6}}, 1, -2]
Out: {{2, 3}}
In:  Drop[{a, b, c, d}, 1]
Out: {b, c, d}
In:  Drop[{a, b, c, d}, {2}]
Out: {a, c, d}
In:  Drop[{a, b, c, d, e}, {1, -1, 2}]
Out: {b, d}
In:  TakeDrop[{a, b, c, d}, 1]
Out: {{a}, {b, c, d}}
In:  {a, b, c, d}[[2 ;; 3]]
Out: {b, c}
In:  {a, b, c, d}[[{1, -1}]]
Out: {a, d}
In:  {a, b, c, d, e}[[;; ;; 2]]
Out: {a, c, e}
In:  {{1, 2}, {3, 4}}[[All, 1]]
Out: {1, 3}
In:  {{1, 2}, {3, 4}}[[2, 1]]
Out: 3
In:  f[a, b][[0]]
Out: f
In:  Partition[{a, b, c, d, e}, 2]
Out: {{a, b}, {c, d}}
In:  Partition[{a, b, c, d}, 2, 1]
Out: {{a, b}, {b, c}, {c, d}}
In:  Partition[{a, b, c, d, e}, UpTo[2]]
Out: {{a, b}, {c, d}, {e}}
In:  Partition[{a, b, c, d, e}, 2, 2, 1, z]
Out: {{a, b}, {c, d}, {e, z}}
In:  Partition[{a, b, c}, 2, 1, 1]
Out: {{a, b}, {b, c}, {c, a}}
In:  Flatten[{1, {2, {3, {4}}}}]
Out: {1, 2, 3, 4}
In:  Flatten[{1, {2, {3, {4}}}}, 1]
Out: {1, 2, {3, {4}}}
In:  Flatten[{{a, b}, {c, d}}, {{2}, {1}}]
Out: {{a, c}, {b, d}}
In:  Flatten[f[a, f[b, c]], Infinity, f]
Out: f[a, b, c]
In:  Catenate[{{1, 2}, {3}}]
Out: {1, 2, 3}
In:  Transpose[{{a, b, c}, {d, e, f}}]
Out: {{a, d}, {b, e}, {c, f}}
In:  Reverse[{1, 2, 3}]
Out: {3, 2, 1}
In:  Reverse[{{1, 2}, {3, 4}}, 2]
Out: {{2, 1}, {4, 3}}
In:  RotateLeft[{a, b, c, d}]
Out: {b, c, d, a}
In:  RotateRight[{a, b, c, d}, 2]
Out: {c, d, a, b}
In:  Join[{a}, {b, c}, {}]
Out: {a, b, c}
In:  Join[{{1}, {2}}, {{3}, {4}}, 2]
Out: {{1, 3}, {2, 4}}
In:  Append[{a, b}, c]
Out: {a, b, c}
In:  Prepend[{a, b}, c]
Out: {c, a, b}
In:  Insert[{a, b, c}, x, 2]
Out: {a, x, b, c}
In:  Insert[{a, b, c}, x, -1]
Out: {a, b, c, x}
In:  Insert[{a, b, c}, x, {{1}, {3}}]
Out: {x, a, b, x, c}
In:  Delete[{a, b, c}, 2]
Out: {a, c}
In:  Delete[{{a, b}, c}, {1, 2}]
Out: {{a}, c}
In:  ReplacePart[{a, b, c}, 2 -> x]
Out: {a, x, c}
In:  ReplacePart[{a, b, c}, {1 -> x, 3 -> y}]
Out: {x, b, y}
In:  ReplacePart[{{a, b}, {c, d}}, {2, 1} -> x]
Out: {{a, b}, {x, d}}
In:  Riffle[{a, b, c}, x]
Out: {a, x, b, x, c}
In:  Riffle[{1, 2, 3}, {a, b, c}]
Out: {1, a, 2, b, 3, c}
In:  PadLeft[{a, b}, 4]
Out: {0, 0, a, b}
In:  PadRight[{a, b}, 4, x]
Out: {a, b, x, x}
In:  PadRight[{a, b, c}, 2]
Out: {a, b}
In:  PadRight[{{1}, {2, 3}}]
Out: {{1, 0}, {2, 3}}
In:  Split[{a, a, b, c, c}]
Out: {{a, a}, {b}, {c, c}}
In:  Split[{1, 2, 4, 5, 7}, #2 - #1 == 1 &]
Out: {{1, 2}, {4, 5}, {7}}
In:  SplitBy[{1, 3, 2, 4, 5}, OddQ]
Out: {{1, 3}, {2, 4}, {5}}
In:  Gather[{a, b, a, c, b}]
Out: {{a, a}, {b, b}, {c}}
In:  GatherBy[{1, 2, 3, 4, 5}, EvenQ]
Out: {{1, 3, 5}, {2, 4}}
In:  Tally[{a, b, a, a}]
Out: {{a, 3}, {b, 1}}
In:  Union[{c, a, b, a}]
Out: {a, b, c}
In:  Union[{1, 2}, {2, 3}]
Out: {1, 2, 3}
In:  Intersection[{a, b, c}, {b, c, d}]
Out: {b, c}
In:  Complement[{a, b, c, d}, {a, c}]
Out: {b, d}
In:  DeleteDuplicates[{b, a, b, c, a}]
Out: {b, a, c}
In:  DeleteDuplicatesBy[{1, -1, 2, -3, 3}, Abs]
Out: {1, 2, -3}
In:  Sort[{3, 1, 2}]
Out: {1, 2, 3}
In:  Sort[{3, 1, 2}, Greater]
Out: {3, 2, 1}
In:  Sort[{b, 2, "x", a, 1}]
Out: {1, 2, x, a, b}
In:  SortBy[{"ccc", "a", "bb"}, StringLength]
Out: {a, bb, ccc}
In:  ReverseSort[{3, 1, 2}]
Out: {3, 2, 1}
In:  Ordering[{c, a, b}]
Out: {2, 3, 1}
In:  Ordering[{30, 10, 20}, 1]
Out: {2}
In:  OrderedQ[{1, 3, 2}]
Out: False
In:  Position[{a, b, a, c}, a]
Out: {{1}, {3}}
In:  Position[{{1, 2}, {2, 3}}, 2]
Out: {{1, 2}, {2, 1}}
In:  FirstPosition[{a, b, c}, b]
Out: {2}
In:  FirstPosition[{a, b}, z]
Out: Missing[NotFound]
In:  Count[{a, b, a}, a]
Out: 2
In:  MemberQ[{a, b}, b]
Out: True
In:  FreeQ[{a, {b}}, b]
Out: False
In:  Length[{{1, 2}, 3}]
Out: 2
In:  Dimensions[{{1, 2, 3}, {4, 5, 6}}]
Out: {2, 3}
In:  Depth[{{a}}]
Out: 3
In:  Accumulate[{1, 2, 3, 4}]
Out: {1, 3, 6, 10}
In:  Differences[{1, 4, 9, 16}]
Out: {3, 5, 7}
In:  Differences[{1, 4, 9, 16}, 2]
Out: {2, 2}
In:  Ratios[{1, 2, 6}]
Out: {2, 3}
In:  MovingAverage[{1, 2, 3, 4}, 2]
Out: {3/2, 5/2, 7/2}
In:  Total[{{1, 2}, {3, 4}}]
Out: {4, 6}
In:  Total[{{1, 2}, {3, 4}}, 2]
Out: 10
In:  Total[{{1, 2}, {3, 4}}, {2}]
Out: {3, 7}
In:  Tuples[{0, 1}, 2]
Out: {{0, 0}, {0, 1}, {1, 0}, {1, 1}}
In:  Tuples[{{a, b}, {1, 2}}]
Out: {{a, 1}, {a, 2}, {b, 1}, {b, 2}}
In:  Subsets[{a, b, c}]
Out: {{}, {a}, {b}, {c}, {a, b}, {a, c}, {b, c}, {a, b, c}}
In:  Subsets[{a, b, c}, {2}]
Out: {{a, b}, {a, c}, {b, c}}
In:  Permutations[{a, b, c}]
Out: {{a, b, c}, {a, c, b}, {b, a, c}, {b, c, a}, {c, a, b}, {c, b, a}}
In:  Permutations[{a, a, b}]
Out: {{a, a, b}, {a, b, a}, {b, a, a}}
In:  Outer[f, {a, b}, {x, y}]
Out: {{f[a, x], f[a, y]}, {f[b, x], f[b, y]}}
In:  Outer[Times, {1, 2}, {3, 4}]
Out: {{3, 4}, {6, 8}}
In:  Inner[f, {a, b}, {x, y}, g]
Out: g[f[a, x], f[b, y]]
In:  Thread[{a, b} -> {1, 2}]
Out: {a -> 1, b -> 2}
In:  Thread[f[{a, b}, c]]
Out: {f[a, c], f[b, c]}
In:  Pick[{a, b, c}, {True, False, True}]
Out: {a, c}
In:  Pick[{a, b, c}, {1, 0, 1}, 1]
Out: {a, c}
In:  Extract[{{a, b}, {c, d}}, {2, 1}]
Out: c
In:  Extract[{a, b, c}, {{1}, {3}}]
Out: {a, c}
In:  BinCounts[{1, 3, 2, 1, 4, 5, 6}, {0, 10, 2}]
Out: {2, 2, 2, 1, 0}
In:  TakeLargest[{3, 9, 1, 7}, 2]
Out: {9, 7}
In:  TakeSmallestBy[{-3, 1, 2}, Abs, 2]
Out: {1, 2}
In:  MinMax[{3, 1, 2}]
Out: {1, 3}
In:  Subdivide[0, 1, 4]
Out: {0, 1/4, 1/2, 3/4, 1}
In:  Commonest[{b, a, c, 2, a, b, 1, 2}]
Out: {b, a, 2}
In:  Nearest[{1, 2, 4, 8, 16}, 5]
Out: {4}
In:  Cases[{1, "a", x, 2}, _Integer]
Out: {1, 2}
In:  DeleteCases[{1, a, 2, b}, _Integer]
Out: {a, b}
In:  Select[{1, 2, 4, 7, 6, 2}, EvenQ]
Out: {2, 4, 6, 2}
In:  Select[{1, 2, 4, 7, 6, 2}, # > 2 &, 1]
Out: {4}
In:  SelectFirst[{1, 3, 4, 5}, EvenQ]
Out: 4
In:  TakeWhile[{1, 2, 3, 1}, # < 3 &]
Out: {1, 2}
In:  LengthWhile[{1, 1, 2, 1}, # == 1 &]
Out: 2
In:  SubsetQ[{a, b, c}, {a, c}]
Out: True
In:  ContainsAny[{1, 2}, {2, 5}]
Out: True
In:  DisjointQ[{1, 2}, {3}]
Out: True
In:  Signature[{2, 1, 3}]
Out: -1
In:  ArrayFlatten[{{IdentityMatrix[2], 0}, {0, {{7}}}}]
Out: {{1, 0, 0}, {0, 1, 0}, {0, 0, 7}}
In:  SequenceCases[{1, 2, 3, 1, 2}, {1, 2}]
Out: {{1, 2}, {1, 2}}
In:  SequencePosition[{a, b, a, b}, {a, b}]
Out: {{1, 2}, {3, 4}}
In:  UnitVector[3, 2]
Out: {0, 1, 0}
In:  LevelQ = 1; Level[{{a, b}, c}, {1}]
Out: {{a, b}, c}
In:  Level[a + f[b], {-1}]
Out: {a, b}
In:  l = {1, 2, 3}; l[[2]] = x; l
Out: {1, x, 3}
In:  l[[All]] = 0; l
Out: {0, 0, 0}
In:  m = {{1, 2}, {3, 4}}; m[[All, 2]] = {8, 9}; m
Out: {{1, 8}, {3, 9}}
In:  k = {1, 2, 3}; k[[2]] += 10; k
Out: {1, 12, 3}
In:  AppendTo[k, 4]; k
Out: {1, 12, 3, 4}
In:  Check[First[{}], wrong]
Msg: First::nofirst: {} has zero length and no first element.
Out: wrong
In:  Check[{1, 2}[[3]], wrong]
Msg: Part::partw: Part 3 of {1, 2} does not exist.
Out: wrong
In:  Check[Take[{1, 2}, 3], wrong]
Msg: Take::take: Cannot take positions 1 through 3 in {1, 2}.
Out: wrong
In:  {MaximalBy[{-3, 1, 2, -5, 4}, Abs, 10], MinimalBy[{5, 3, 1}, Identity, 10]}
Out: {{-5, 4, -3, 2, 1}, {1, 3, 5}}
In:  {FlattenAt[2][{a, {b}, {c}}], {1, Nothing[a], 2}, Nothing /@ {1, 2}}
Out: {{a, b, {c}}, {1, 2}, {}}
In:  NumericalSort[{3, Pi, -Infinity, Sqrt[2], Infinity, 1}]
Out: {-Infinity, 1, Sqrt[2], 3, Pi, Infinity}
In:  {RankedMin[<|a -> 3, b -> 1|>, 1], RankedMax[<|a -> 3, b -> 1|>, 1]}
Out: {1, 3}
In:  ReplacePart[{a, b}, x]
Msg: ReplacePart::reps: x is neither a list of replacement rules nor a valid dispatch table, and so cannot be used for replacing.
Out: ReplacePart[{a, b}, x]
In:  MapAt[f, y, 1]
Msg: MapAt::partw: Part {1} of y does not exist.
Out: MapAt[f, y, 1]
In:  MapAt[f, {a, b, c}, x]
Msg: MapAt::psl: Position specification x in MapAt[f, {a, b, c}, x] is not a machine-sized integer or a list of machine-sized integers.
Out: MapAt[f, {a, b, c}, x]
In:  EchoFunction["square", #^2 &][3]
Print: >> square 9
Out: 3
In:  {Take[Alphabet["German"], 4], Complement[Alphabet["Swedish"], Alphabet["English"]]}
Out: {{a, b, c, d}, {à, å, ä, é, ö}}
In:  {Riffle[{a, b, c}, x, {4, 1, -2}], Riffle[{a, b, c, d}, x, {1, -2, 2}]}
Out: {{a, x, b, x, c}, {x, a, x, b, x, c, x, d}}
In:  Riffle[{a, b, c}, x, {5, 10, 2}]
Msg: Riffle::inclen: The start and end positions and the spacing between riffled elements given in {5, 10, 2} cannot be satisfied for the input list of length 3.
Out: Riffle[{a, b, c}, x, {5, 10, 2}]
In:  Riffle[{a, b, c}, x, y]
Msg: Riffle::rspec: The third argument y should be a positive integer or a list with three integers.
Out: Riffle[{a, b, c}, x, y]
In:  Riffle[{a, b, c}, x, {0, 1, 2}]
Msg: Riffle::sepos: The start and end positions in {0, 1, 2} should be nonzero machine-sized integers.
Out: Riffle[{a, b, c}, x, {0, 1, 2}]
In:  PadLeft[{a, b, c}, {2, 2}]
Msg: PadLeft::level: The padding specification {2, 2} involves 2 levels; the list {a, b, c} has only 1 level.
Out: PadLeft[{a, b, c}, {2, 2}]
In:  PadRight[{a, b, c}, 5, x, y]
Msg: PadRight::ilsm: List of machine-sized integers expected at position 4 in PadRight[{a, b, c}, 5, x, y].
Out: PadRight[{a, b, c}, 5, x, y]
In:  Tally[x]
Msg: Tally::list: List expected at position 1 in Tally[x].
Out: Tally[x]
In:  Union[{a}, f[b]]
Msg: Union::heads: Heads f and List at positions 2 and 1 are expected to be the same.
Out: Union[{a}, f[b]]
In:  Sort[{"b", "ä", "å", "à", "a"}]
Out: {a, à, å, ä, b}
