(* Order, positions, sets of entries, numbers in intervals. *)

In:  OrderingBy[{-5, 2, 3}, Abs]
Out: {2, 3, 1}
In:  OrderingBy[{"pear", "fig", "apple"}, StringLength, 1]
Out: {2}
In:  OrderingBy[{4, 9, 6}, Identity, All, Greater]
Out: {2, 3, 1}
In:  OrderingBy[Last][{{1, 5}, {2, 4}, {3, 6}}]
Out: {2, 1, 3}
In:  OrderingBy[<|"u" -> {7}, "v" -> {6}|>, First]
Out: {2, 1}
In:  Ordering[{30, 10}, 3]
Msg: Take::take: Cannot take positions 1 through 3 in {2, 1}.
Out: Ordering[{30, 10}, 3]
In:  Ordering[{30, 10}, UpTo[3]]
Out: {2, 1}
In:  Sort[{q, p}, Less]
Out: {q, p}
In:  Sort[{z, Infinity, 4, Pi}]
Out: {4, Pi, z, Infinity}
In:  Sort[{-Infinity, 0}]
Out: {0, -Infinity}

In:  Position[{7, u, 7}, 7, Infinity, Infinity]
Out: {{1}, {3}}
In:  Discard[Range[8], EvenQ, 2]
Out: {1, 3, 5, 6, 7, 8}
In:  FlattenAt[{u, {v, {w, z}}}, {2, 2}]
Out: {u, {v, w, z}}
In:  FlattenAt[{{u}, v, {w}}, {{1}, {3}}]
Out: {u, v, w}
In:  FlattenAt[{u, {v}}, 1]
Msg: FlattenAt::flatp: Expression u at position {1} of {u, {v}} has no parts and cannot be flattened.
Out: FlattenAt[{u, {v}}, 1]
In:  FlattenAt[{u, {v}}, 3]
Msg: FlattenAt::partw: Part {3} of {u, {v}} does not exist.
Out: FlattenAt[{u, {v}}, 3]
In:  Tuples[pair[one[x, y], two[z]]]
Out: {pair[x, z], pair[y, z]}
In:  Tuples[{u, v}, {}]
Out: {u, v}
In:  Do[Print["once"]]
Print: once

(* Associations as sets are sets of entries. *)
In:  Union[<|"b" -> 1, "a" -> 2|>, <|"b" -> 5|>]
Out: <|b -> 5, a -> 2|>
In:  Intersection[<|"b" -> 1, "a" -> 2|>, <|"a" -> 2, "b" -> 0|>]
Out: <|a -> 2|>
In:  Complement[<|"b" -> 1, "a" -> 2|>, <|"a" -> 2, "b" -> 0|>]
Out: <|b -> 1|>

(* Only whole bins count; edges may be infinite; the width of bins follows Scott's rule. *)
In:  BinCounts[{1, 4, 7, 9}, {0, 9, 2}]
Out: {1, 0, 1, 1}
In:  BinLists[{8, -3, 5}, {{-Infinity, 0, 6, Infinity}}]
Out: {{-3}, {5}, {8}}
In:  HistogramList[Range[10]]
Out: {{0, 5, 10, 15}, {4, 5, 1}}
In:  HistogramList[{}]
Out: {{}, {}}
In:  {Total[E], Total[{}, {2}], Total[{{}, {3}}, {2}]}
Out: {E, 0, {0, 3}}

(* What is no list or association has no groups; {} takes and drops nothing. *)
In:  GroupBy[pair[1, 2], EvenQ]
Msg: GroupBy::list1: The argument pair[1, 2] is not a valid list of Associations or rules or lists of rules.
Out: GroupBy[pair[1, 2], EvenQ]
In:  PositionIndex["abc"]
Msg: PositionIndex::invrp: The argument abc is not a valid Association or a list.
Out: PositionIndex[abc]
In:  {Take[{7, 8}, {}], Drop[{7, 8}, {}]}
Out: {{}, {7, 8}}
In:  Unitize[{0.02, -0.5}, 0.1]
Out: {0, 1}
In:  {BitOr[z], Capitalize["a tale of two cities", "LongWords"]}
Out: {z, a Tale of two Cities}
In:  CharacterCounts["noon"]
Out: <|o -> 2, n -> 2|>

(* What is taken from a sparse array, or joined to one, is sparse. *)
In:  sparse = SparseArray[{2 -> 5, 4 -> 6}, 4];
In:  Head /@ {Take[sparse, 2], Reverse[sparse], Join[sparse, sparse], Append[sparse, 1], Delete[sparse, 1]}
Out: {SparseArray, SparseArray, SparseArray, SparseArray, SparseArray}
In:  Normal[RotateLeft[sparse, 1]]
Out: {5, 0, 6, 0}
In:  Join[sparse, {1}]
Out: {0, 5, 0, 6, 1}
In:  Riffle[sparse, 9]
Out: {0, 9, 5, 9, 0, 9, 6}
In:  Thread[{u, v} -> {1, 2, 3}]
Msg: Thread::tdlen: Objects of unequal length in {u, v} -> {1, 2, 3} cannot be combined.
Out: {u, v} -> {1, 2, 3}
In:  ReplaceAt[{2, 3, 4}, n_ -> 10 n, {{1}, {-1}}]
Out: {20, 3, 40}
In:  ReplaceAt[n_ :> n^2, {All, 1}][{{2, u}, {3, v}}]
Out: {{4, u}, {9, v}}
In:  ReplaceAt[{2, 3}, "x" -> 1, 2]
Out: {2, 3}
In:  ReplaceAt[{2, 3}, n_ -> 1, 5]
Msg: ReplaceAt::partw: Part {5} of {2, 3} does not exist.
Out: ReplaceAt[{2, 3}, n_ -> 1, 5]
In:  {FreeQ[u + v + w, u + w], FreeQ[u v w, v^_], FreeQ[g[u, v, w], g[u, v]]}
Out: {False, True, True}
In:  Entropy[{1, 1, 2, 3}]
Out: -(Log[2]/2) + Log[4]
In:  {Entropy[2, "abab"], Entropy[{7, 7}]}
Out: {1, 0}
In:  {Mean[PascalDistribution[3, 1/4]], PDF[PascalDistribution[2, 1/2], {1, 2, 3}], CDF[PascalDistribution[2, 1/2], 3]}
Out: {12, {0, 1/4, 1/4}, 1/2}
In:  {N[Glaisher, 30], N[Khinchin, 30]}
Out: {1.28242712910062263687534256887, 2.68545200106530644530971483548}
