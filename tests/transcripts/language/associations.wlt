(* Associations. *)

In:  <|"a" -> 1, "b" -> 2|> ["a"]
Out: 1
In:  as = <|"a" -> 1, "b" -> 2, "c" -> 3|>; as["z"]
Out: Missing[KeyAbsent, z]
In:  Keys[as]
Out: {a, b, c}
In:  Values[as]
Out: {1, 2, 3}
In:  Normal[as]
Out: {a -> 1, b -> 2, c -> 3}
In:  Length[as]
Out: 3
In:  as[["b"]]
Out: 2
In:  as[[1]]
Out: 1
In:  as[[{1, 3}]]
Out: <|a -> 1, c -> 3|>
In:  as[[Key["c"]]]
Out: 3
In:  Lookup[as, "a"]
Out: 1
In:  Lookup[as, "z", 0]
Out: 0
In:  Lookup[as, {"a", "z"}, 0]
Out: {1, 0}
In:  Lookup["b"][as]
Out: 2
In:  KeyExistsQ[as, "a"]
Out: True
In:  KeyExistsQ[as, "z"]
Out: False
In:  KeyTake[as, {"a", "c"}]
Out: <|a -> 1, c -> 3|>
In:  KeyDrop[as, "a"]
Out: <|b -> 2, c -> 3|>
In:  KeySelect[as, # != "b" &]
Out: <|a -> 1, c -> 3|>
In:  KeyMap[ToUpperCase, as]
Out: <|A -> 1, B -> 2, C -> 3|>
In:  KeyValueMap[f, as]
Out: {f[a, 1], f[b, 2], f[c, 3]}
In:  Map[#^2 &, as]
Out: <|a -> 1, b -> 4, c -> 9|>
In:  Select[as, OddQ]
Out: <|a -> 1, c -> 3|>
In:  Total[as]
Out: 6
In:  Max[as]
Out: 3
In:  Sort[<|"x" -> 3, "y" -> 1|>]
Out: <|y -> 1, x -> 3|>
In:  KeySort[<|"b" -> 1, "a" -> 2|>]
Out: <|a -> 2, b -> 1|>
In:  ReverseSort[as]
Out: <|c -> 3, b -> 2, a -> 1|>
In:  SortBy[as, Minus]
Out: <|c -> 3, b -> 2, a -> 1|>
In:  First[as]
Out: 1
In:  Most[as]
Out: <|a -> 1, b -> 2|>
In:  Take[as, -1]
Out: <|c -> 3|>
In:  Reverse[as]
Out: <|c -> 3, b -> 2, a -> 1|>
In:  Append[as, "d" -> 4]
Out: <|a -> 1, b -> 2, c -> 3, d -> 4|>
In:  Prepend[as, "z" -> 0]
Out: <|z -> 0, a -> 1, b -> 2, c -> 3|>
In:  Join[as, <|"a" -> 10|>]
Out: <|a -> 10, b -> 2, c -> 3|>
In:  Delete[as, "b"]
Out: <|a -> 1, c -> 3|>
In:  <|as, "e" -> 5|>
Out: <|a -> 1, b -> 2, c -> 3, e -> 5|>
In:  Merge[{<|"a" -> 1|>, <|"a" -> 2, "b" -> 3|>}, Total]
Out: <|a -> 3, b -> 3|>
In:  Merge[{<|x -> 1|>, <|x -> 2|>}, Identity]
Out: <|x -> {1, 2}|>
In:  AssociationThread[{"a", "b"}, {1, 2}]
Out: <|a -> 1, b -> 2|>
In:  AssociationThread[{"a", "b"} -> {3, 4}]
Out: <|a -> 3, b -> 4|>
In:  AssociationMap[f, {a, b}]
Out: <|a -> f[a], b -> f[b]|>
In:  Association[{"k" -> 1, "k" -> 2}]
Out: <|k -> 2|>
In:  Association[Table[i -> i^2, {i, 3}]]
Out: <|1 -> 1, 2 -> 4, 3 -> 9|>
In:  GroupBy[{1, 2, 3, 4, 5}, OddQ]
Out: <|True -> {1, 3, 5}, False -> {2, 4}|>
In:  GroupBy[{1, 2, 3, 4, 5}, OddQ, Total]
Out: <|True -> 9, False -> 6|>
In:  GroupBy[{{a, 1}, {b, 2}, {a, 3}}, First -> Last]
Out: <|a -> {1, 3}, b -> {2}|>
In:  GroupBy[{{a, 1}, {b, 2}, {a, 3}}, First -> Last, Total]
Out: <|a -> 4, b -> 2|>
In:  Counts[{a, b, a}]
Out: <|a -> 2, b -> 1|>
In:  CountsBy[{1, 2, 3}, EvenQ]
Out: <|False -> 2, True -> 1|>
In:  PositionIndex[{a, b, a}]
Out: <|a -> {1, 3}, b -> {2}|>
In:  AssociationQ[as]
Out: True
In:  AssociationQ[{1}]
Out: False
In:  Head[as]
Out: Association
In:  as["d"] = 7; as
Out: <|a -> 1, b -> 2, c -> 3, d -> 7|>
In:  as["a"]++; as["a"]
Out: 2
In:  AssociateTo[as, "e" -> 9]; Keys[as]
Out: {a, b, c, d, e}
In:  KeyDropFrom[as, "d"]; as
Out: <|a -> 2, b -> 2, c -> 3, e -> 9|>
In:  as["n", "m"]
Out: Missing[KeyAbsent, n]
In:  n = <|"p" -> <|"q" -> 1|>|>; n["p", "q"]
Out: 1
In:  n["p", "r"] = 2; n
Out: <|p -> <|q -> 1, r -> 2|>|>
In:  n[["p", "q"]]
Out: 1
In:  #a + #b & [<|"a" -> 1, "b" -> 2|>]
Out: 3
In:  KeyUnion[{<|a -> 1|>, <|b -> 2|>}]
Out: {<|a -> 1, b -> Missing[KeyAbsent, b]|>, <|a -> Missing[KeyAbsent, a], b -> 2|>}
In:  KeyIntersection[{<|a -> 1, b -> 2|>, <|b -> 3|>}]
Out: {<|b -> 2|>, <|b -> 3|>}
In:  KeyComplement[{<|a -> 1, b -> 2|>, <|b -> 3|>}]
Out: <|a -> 1|>
In:  JoinAcross[{<|"a" -> 1, "b" -> 2|>}, {<|"a" -> 1, "c" -> 3|>}, "a"]
Out: {<|a -> 1, b -> 2, c -> 3|>}
In:  KeyMemberQ[<|1 -> a|>, _Integer]
Out: True
In:  Cases[<|a -> 1, b -> x|>, _Integer]
Out: {1}
In:  Position[<|a -> 1, b -> 2|>, 2]
Out: {{Key[b]}}
In:  MapIndexed[f, <|"a" -> 1|>]
Out: <|a -> f[1, {Key[a]}]|>
In:  <|a -> 1|> === <|a -> 1|>
Out: True
In:  <|a -> 1, b -> 2|> == <|b -> 2, a -> 1|>
Out: False
In:  <|a -> 1|> /. a -> c
Out: <|c -> 1|>
In:  Apply[f, <|a -> 1, b -> 2|>]
Out: f[1, 2]
In:  Catenate[{<|a -> 1|>, <|b -> 2|>}]
Out: {1, 2}
In:  DeleteMissing[{1, Missing["x"], 2}]
Out: {1, 2}
In:  MissingQ[<||>["a"]]
Out: True
In:  Query["a"][<|"a" -> 5|>]
Out: 5
In:  Values[{a -> 1, b -> 2}]
Out: {1, 2}
In:  Keys[{a -> 1, b -> 2}]
Out: {a, b}
In:  Lookup[{a -> 1}, a]
Out: 1
In:  MinimalBy[<|a -> 3, b -> 1|>, Identity]
Out: <|b -> 1|>
In:  TakeLargest[<|a -> 3, b -> 1, c -> 5|>, 2]
Out: <|c -> 5, a -> 3|>
In:  AllTrue[<|a -> 2, b -> 4|>, EvenQ]
Out: True
In:  Table[x, {x, <|a -> 1, b -> 2|>}]
Out: {1, 2}
In:  Mean[<|a -> 1, b -> 3|>]
Out: 2
In:  <|a -> 1|> + 1
Out: <|a -> 2|>
In:  places = <|{0, 0} -> p, {0, 1} -> q, 1 -> r|>; {Lookup[places, {{0, 0}, {0, 1}, {5, 6}, 1}, 0], Lookup[places, Key[{0, 1}]]}
Out: {{p, q, 0, r}, q}
In:  {Lookup[Counts[{{0, 0}, {0, 1}, {0, 0}}], Tuples[{0, 1}, 2], 0], Lookup[{places, places}, {{0, 1}}]}
Out: {{2, 1, 0, 0}, {{q}, {q}}}
