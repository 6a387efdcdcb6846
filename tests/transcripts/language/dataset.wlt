(* Dataset and Query: one operator a level. *)

In:  ds = Dataset[{<|"name" -> "Ann", "age" -> 30, "sex" -> "f"|>, <|"name" -> "Bob", "age" -> 41, "sex" -> "m"|>, <|"name" -> "Cy", "age" -> 17, "sex" -> "m"|>}]
Out: name   age   sex
     ────────────────
     Ann     30   f
     Bob     41   m
     Cy      17   m
In:  ds[All, "age"] // Normal
Out: {30, 41, 17}
In:  {ds[Total, "age"], ds[2, "name"], ds[-1]["name"]}
Out: {88, Bob, Cy}
In:  ds[Select[#age > 18 &], "name"] // Normal
Out: {Ann, Bob}
In:  ds[GroupBy["sex"], Total, "age"] // Normal
Out: <|f -> 30, m -> 58|>
In:  ds[All, {"name", "age"}][[1]] // Normal
Out: <|name -> Ann, age -> 30|>
In:  ds[All, {"age" -> (# + 1 &)}][All, "age"] // Normal
Out: {31, 42, 18}
In:  ds[SortBy["age"], "name"] // Normal
Out: {Cy, Ann, Bob}
In:  ds[[All, "name"]] // Normal
Out: {Ann, Bob, Cy}
In:  ds[2 ;; 3, "name"] // Normal
Out: {Bob, Cy}
In:  {Length[ds], Head[ds], Head[ds[1]], Head[ds[1, "age"]]}
Out: {3, Dataset, Dataset, Integer}
In:  Normal[GroupBy[ds, "sex", Length]]
Out: <|f -> 1, m -> 2|>
In:  ds[All, <|"n" -> "name", "d" -> (2 #age &)|>][[2]] // Normal
Out: <|n -> Bob, d -> 82|>
In:  ds[{Min, Max}, "age"] // Normal
Out: {17, 41}
In:  ds[1, "weight"]
Out: Missing[KeyAbsent, weight]
In:  ds[Counts, "sex"]
Out: f   1
     m   2
In:  ds[MaximalBy["age"], "name"] // Normal
Out: {Bob}
In:  Query[All, "a"][{<|"a" -> 1|>, <|"a" -> 2|>}]
Out: {1, 2}
In:  Query[5][{1, 2}]
Out: Missing[PartAbsent, 5]
In:  Query["a", Total][<|"a" -> {1, 2, 3}, "b" -> {4}|>]
Out: 6
In:  Query[Select[EvenQ] /* Length][{1, 2, 3, 4}]
Out: 2
In:  Query[Mean, "a"][{<|"a" -> 1|>, <|"a" -> Missing["NotAvailable"]|>, <|"a" -> 3|>}]
Out: 2
In:  Dataset[<|"x" -> <|"p" -> 1, "q" -> 2.5|>, "y" -> <|"p" -> 10|>|>]
Out:      p     q
     ────────────
     x    1   2.5
     y   10
In:  Dataset[{{1, "one"}, {2, "two"}}]
Out: 1   one
     2   two
In:  Dataset[Range[30]][1 ;; 3]
Out: 1
     2
     3
In:  InputForm[ds[3]]
Out: Dataset[<|"name" -> "Cy", "age" -> 17, "sex" -> "m"|>]
In:  StringTrim[ExportString[ds[1 ;; 1], "CSV"]]
Out: "name","age","sex"
     "Ann",30,"f"
In:  Map[#age &, ds] // Normal
Out: {30, 41, 17}
In:  ds[Transpose]["age"] // Normal
Out: {30, 41, 17}
In:  Normal[Transpose[Dataset[<|"a" -> {1, 2}, "b" -> {3, 4}|>]]]
Out: {<|a -> 1, b -> 3|>, <|a -> 2, b -> 4|>}
In:  ds[All, "age" -> (# + 1 &)][1] // Normal
Out: <|name -> Ann, age -> 31, sex -> f|>

(* an operator form gives for a Dataset what the form with two arguments gives *)

In:  t = Dataset[{<|"a" -> 1, "b" -> "x"|>, <|"a" -> 2, "b" -> "y"|>, <|"a" -> 3, "b" -> "x"|>}];
In:  InputForm[t // Select[#b == "x" &]]
Out: Dataset[{<|"a" -> 1, "b" -> "x"|>, <|"a" -> 3, "b" -> "x"|>}]
In:  Normal /@ {Cases[KeyValuePattern["a" -> 1]][t], DeleteCases[KeyValuePattern["b" -> "x"]] @ t}
Out: {{<|a -> 1, b -> x|>}, {<|a -> 2, b -> y|>}}
In:  Normal[t // Append[<|"a" -> 4, "b" -> "z"|>] // SortBy[-#a &] // Take[#, 2] &]
Out: {<|a -> 4, b -> z|>, <|a -> 3, b -> x|>}
In:  Normal /@ {MaximalBy["a"][t], TakeLargestBy["a", 1][t], DeleteDuplicatesBy["b"][t][[All, "a"]]}
Out: {{<|a -> 3, b -> x|>}, {<|a -> 3, b -> x|>}, {1, 2}}
In:  {Count[<|___, "b" -> "x"|>][t], MemberQ[2][t[All, "a"]], AllTrue[#a > 0 &][t], Fold[Plus][t[All, "a"]], Apply[Plus][t[All, "a"]]}
Out: {2, True, True, 6, 6}
In:  Normal /@ {CountsBy["b"][t], GroupBy["b" -> "a"][t], KeyDrop["a"][t], Map[#a &][t], Lookup["a"][t], Merge[Length][t]}
Out: {<|x -> 2, y -> 1|>, <|x -> {1, 3}, y -> {2}|>, {<|b -> x|>, <|b -> y|>, <|b -> x|>}, {1, 2, 3}, {1, 2, 3}, <|a -> 3, b -> 3|>}
In:  {SelectFirst[#a > 1 &][t]["b"], FirstCase[x_ /; x > 1][t[All, "a"]], KeyExistsQ["a"][t[1]], LengthWhile[#a < 3 &][t], ContainsAny[{3}][t[All, "a"]]}
Out: {y, 2, True, 2, True}
In:  Normal /@ {TakeWhile[#a < 2 &][t], OrderingBy["b"][t], Delete[1][t][All, "a"], MapIndexed[f][t[All, "a"]], Position[2][t[All, "a"]]}
Out: {{<|a -> 1, b -> x|>}, {1, 3, 2}, {2, 3}, {f[1, {1}], f[2, {2}], f[3, {3}]}, {{2}}}
In:  Normal[Map[# + 1 &][SparseArray[{1, 0, 3}]]]
Out: {2, 1, 4}
In:  {Key["a"][t[1]], Key["b"] @ <|"b" -> 2|>, Normal[Key["b"][Dataset[<|"b" -> {2}|>]]]}
Out: {1, 2, {2}}

(* A data set may be an element of a list. *)
In:  inside = Dataset[{1, 2}]; {Head[Append[{1}, inside]], MemberQ[{inside, 3}, inside], Normal[Append[inside, 3]]}
Out: {List, True, {1, 2, 3}}
