(* builtins.md, Tier 2, Lists, associations, strings, data

   The numbers are those of the statements in each section of the list. What comes out was written down from the
   reference pages before it was run. Every input stands alone. *)

(* 1: ArrayRules, SparseArray (Normal, Dot, shape), ArrayComponents, Extract, MapAt, N *)

In:  Nearest[{1, 2, 3} -> {"Element", "Distance"}, 2.2, 1][[1, 1]]
Out: 2
In:  Dimensions[SparseArray[{{1, 1} -> 1}, {3, 4}]]
Out: {3, 4}
In:  Extract[{a, {b}}, {2, 1}]
Out: b
In:  Extract[{a, b}, {{1}, {2}}]
Out: {a, b}
In:  Extract[{a, b}, 1]
Out: a
In:  Extract[{2}][{a, b}]
Out: b
In:  Extract[{a, b}, {1}, Hold]
Out: Hold[a]
In:  Extract[<|x -> 1|>, Key[x]]
Out: 1
In:  Extract[{a}, {3}]
Msg: Extract::partw: Part 3 of {a} does not exist.
Out: Extract[{a}, {3}]
In:  Extract[{{1, 2}, {3, 4}}, {All, 1}]
Out: {1, 3}
In:  Extract[{a, b, c}, {{1}, {-1}}, f]
Out: {f[a], f[c]}
In:  ArrayRules[{{0, 1}, {2, 0}}]
Out: {{1, 2} -> 1, {2, 1} -> 2, {_, _} -> 0}
In:  ArrayRules[{1, 0}, 1]
Out: {{2} -> 0, {_} -> 1}
In:  Normal[SparseArray[{1 -> a, 3 -> b}]]
Out: {a, 0, b}
In:  Normal[SparseArray[{{1, 2} -> a}, {2, 2}, x]]
Out: {{x, a}, {x, x}}
In:  Normal[SparseArray[{i_, i_} -> 1, {2, 2}]]
Out: {{1, 0}, {0, 1}}
In:  Normal[SparseArray[{i_, j_} /; i > j -> 1, {2, 2}]]
Out: {{0, 0}, {1, 0}}
In:  Normal[SparseArray[{{1}, {3}} -> {a, b}, 4]]
Out: {a, 0, b, 0}
In:  Normal[SparseArray[{{1, 1}, {2, 2}} -> x, {2, 2}]]
Out: {{x, 0}, {0, x}}
In:  SparseArray[{1 -> 1}, 3] . {1, 2, 3}
Out: 1
In:  SparseArray[{1 -> 1}, 3]["NonzeroPositions"]
Out: {{1}}
In:  SparseArray[{1 -> 1}, 3]["NonzeroValues"]
Out: {1}
In:  SparseArray[{1 -> 1}, 3]["Density"]
Out: 0.333333
In:  SparseArray[{1 -> 1}, 3]["Background"]
Out: 0
In:  SparseArray[{1 -> 1}, 3][[1]]
Out: 1
In:  ArrayComponents[{{a, b}, {b, a}}]
Out: {{1, 2}, {2, 1}}
In:  ArrayComponents[{a, b, a}, 1, {a -> 5}]
Out: {5, 1, 5}
In:  ArrayComponents[{{a, b}, {a, b}}, 1]
Out: {1, 1}
In:  MapAt[f, {a, b, c}, 2]
Out: {a, f[b], c}
In:  MapAt[f, {a, b, c}, {{1}, {3}}]
Out: {f[a], b, f[c]}
In:  MapAt[f, {{a}, {b}}, {All, 1}]
Out: {{f[a]}, {f[b]}}
In:  MapAt[f, {a, b, c}, 2 ;; 3]
Out: {a, f[b], f[c]}
In:  MapAt[f, <|x -> 1, y -> 2|>, Key[x]]
Out: <|x -> f[1], y -> 2|>
In:  MapAt[f, <|"x" -> 1|>, "x"]
Out: <|x -> f[1]|>
In:  MapAt[f, 2][{a, b}]
Out: {a, f[b]}
In:  MapAt[f, {a, b}, -1]
Out: {a, f[b]}
In:  MapAt[f, {a, b}, 5]
Msg: MapAt::partw: Part {5} of {a, b} does not exist.
Out: MapAt[f, {a, b}, 5]
In:  MapAt[f, {a, b}, 0]
Out: f[List][a, b]
In:  Nearest[{1, 5, 9}, 6]
Out: {5}
In:  Nearest[{1, 5, 9}, 6, 2]
Out: {5, 9}
In:  Nearest[{1, 5, 9} -> {a, b, c}, 6]
Out: {b}
In:  Nearest[{1 -> a, 5 -> b}, 2]
Out: {a}
In:  Nearest[{1, 5, 9}, 6, {All, 3}]
Out: {5, 9}
In:  Nearest[{1, 5, 9} -> "Index", 6]
Out: {2}
In:  Nearest[{1, 5, 9} -> Automatic, 6]
Out: {2}
In:  Nearest[{1, 5, 9}, {2, 8}]
Out: {{1}, {9}}
In:  Nearest[{{1, 2}, {3, 4}}, {1, 1}]
Out: {{1, 2}}
In:  Nearest[{1, 5, 9}][6]
Out: {5}
In:  Nearest[{"cat", "dog"}, "cut"]
Out: {cat}
In:  Nearest[{4, 6}, 5]
Out: {4, 6}
In:  Nearest[<|x -> 1, y -> 5|>, 4]
Out: {y}
In:  Nearest[{1, 2, 3}, 2, DistanceFunction -> (Abs[#1 - #2] &)]
Out: {2}
In:  NearestTo[6][{1, 5, 9}]
Out: {5}
In:  NearestTo[6, 2][{1, 5, 9}]
Out: {5, 9}
In:  PositionIndex[{a, b, a}]
Out: <|a -> {1, 3}, b -> {2}|>
In:  PositionIndex[<|x -> a, y -> a|>]
Out: <|a -> {x, y}|>
In:  SplitBy[{1, 3, 2, 4, 5}, EvenQ]
Out: {{1, 3}, {2, 4}, {5}}
In:  SplitBy[EvenQ][{1, 2}]
Out: {{1}, {2}}
In:  SplitBy[{1, 3, 2}, {EvenQ, Identity}]
Out: {{{1}, {3}}, {{2}}}
In:  Split[{a, a, b}]
Out: {{a, a}, {b}}
In:  Split[{1, 2, 4, 5}, #2 - #1 == 1 &]
Out: {{1, 2}, {4, 5}}
In:  TakeLargest[{3, 1, 2}, 2]
Out: {3, 2}
In:  TakeLargest[<|a -> 3, b -> 1, c -> 2|>, 2]
Out: <|a -> 3, c -> 2|>
In:  TakeLargest[2][{3, 1, 2}]
Out: {3, 2}
In:  TakeLargest[{3, 1}, UpTo[5]]
Out: {3, 1}
In:  TakeLargest[{3, 1}, 5]
Msg: TakeLargest::insuff: Cannot take 5 element(s) from a list of length 2.
Out: TakeLargest[{3, 1}, 5]
In:  TakeLargest[{3, 1, 2} -> "Index", 1]
Out: {1}
In:  MinMax[{3, 1, 2}]
Out: {1, 3}
In:  MinMax[{3, 1}, 1]
Out: {0, 4}
In:  MinMax[{0, 10}, Scaled[0.1]]
Out: {-1., 11.}
In:  MinMax[{3, 1}, {1, 2}]
Out: {0, 5}
In:  MinMax[{}]
Out: {Infinity, -Infinity}
In:  RotateLeft[{a, b, c}]
Out: {b, c, a}
In:  RotateLeft[{a, b, c}, 2]
Out: {c, a, b}
In:  RotateLeft[{a, b, c}, -1]
Out: {c, a, b}
In:  RotateLeft[{{a, b}, {c, d}}, {1, 1}]
Out: {{d, c}, {b, a}}
In:  RotateLeft[<|x -> 1, y -> 2|>]
Out: <|y -> 2, x -> 1|>
In:  Catenate[{{a}, {b}}]
Out: {a, b}
In:  Catenate[{<|x -> 1|>, <|y -> 2|>}]
Out: {1, 2}
In:  Catenate[<|x -> {1}, y -> {2}|>]
Out: {1, 2}
In:  Catenate[{{a}, <|x -> b|>}]
Out: {a, b}
In:  DeleteMissing[{1, Missing[], 2}]
Out: {1, 2}
In:  DeleteMissing[<|a -> Missing[], b -> 1|>]
Out: <|b -> 1|>
In:  DeleteMissing[{{1, Missing[]}, {2, 3}}, 1, 1]
Out: {{2, 3}}
In:  DeleteMissing[{{1, Missing[]}}, 2]
Out: {{1}}
In:  AllTrue[{2, 4}, EvenQ]
Out: True
In:  AllTrue[{2, x}, EvenQ]
Out: False
In:  AllTrue[{2, x}, # > 1 &]
Out: x > 1
In:  AllTrue[EvenQ][{2}]
Out: True
In:  AllTrue[{{2}, {4}}, EvenQ, 2]
Out: True
In:  AllTrue[<|a -> 2|>, EvenQ]
Out: True
In:  AnyTrue[{1, 2}, EvenQ]
Out: True
In:  AnyTrue[{}, EvenQ]
Out: False
In:  NoneTrue[{1, 3}, EvenQ]
Out: True
In:  NoneTrue[EvenQ][{1}]
Out: True
In:  ContainsAll[{a, b}, {a}]
Out: True
In:  ContainsAll[{a}][{a, b}]
Out: True
In:  ContainsAll[{1., 2.}, {1}, SameTest -> Equal]
Out: True
In:  SubsetQ[{a, b}, {a}]
Out: True
In:  SubsetQ[{a}][{a}]
Out: True
In:  SubsetQ[{a, b}, {c}]
Out: False
In:  SubsetQ[f[a], {a}]
Msg: SubsetQ::heads: Heads f and List at positions 1 and 2 are expected to be the same.
Out: SubsetQ[f[a], {a}]
In:  Permutations[{a, b}]
Out: {{a, b}, {b, a}}
In:  Permutations[{a, b, c}, {2}]
Out: {{a, b}, {a, c}, {b, a}, {b, c}, {c, a}, {c, b}}
In:  Permutations[{a, b}, 1]
Out: {{}, {a}, {b}}
In:  Permutations[{a, a, b}]
Out: {{a, a, b}, {a, b, a}, {b, a, a}}
In:  Permutations[f[a, b]]
Out: {f[a, b], f[b, a]}
In:  Permutations[{a, b}, {0, 2, 2}]
Out: {{}, {a, b}, {b, a}}
In:  Permutations[{a, b}, All]
Out: {{}, {a}, {b}, {a, b}, {b, a}}
In:  Subsets[{a, b}]
Out: {{}, {a}, {b}, {a, b}}
In:  Subsets[{a, b, c}, {2}]
Out: {{a, b}, {a, c}, {b, c}}
In:  Subsets[{a, b, c}, 1]
Out: {{}, {a}, {b}, {c}}
In:  Subsets[{a, b, c}, {1, 2}]
Out: {{a}, {b}, {c}, {a, b}, {a, c}, {b, c}}
In:  Subsets[{a, b, c}, All, 3]
Out: {{}, {a}, {b}}
In:  Subsets[{a, b, c}, All, {3}]
Out: {{b}}
In:  Subsets[{a, b, c}, {0, 3, 2}]
Out: {{}, {a, b}, {a, c}, {b, c}}
In:  Subsets[f[a]]
Out: {f[], f[a]}
In:  Subsets[{a, a}]
Out: {{}, {a}, {a}, {a, a}}
In:  Catenate[{<|a -> {1}|>, {2}}]
Out: {{1}, 2}
In:  ArrayRules[SparseArray[{1 -> 5}, 3]]
Out: {{1} -> 5, {_} -> 0}
In:  TakeLargest[{3, 1, 2} -> {"Element", "Index"}, 2]
Out: {{3, 1}, {2, 3}}
In:  TakeLargest[{3, 1} -> All, 1]
Out: {<|Element -> 3, Index -> 1|>}
In:  TakeLargest[{3, 1, 2}, 2, Greater]
Out: {1, 2}
In:  TakeLargest[{3, "a", 2}, 2, ExcludedForms -> {_String}]
Out: {3, 2}
In:  TakeLargest[{3, Missing[], 2}, 2]
Out: {3, 2}
In:  TakeLargest[{3, 1} -> "Foo", 1]
Msg: TakeLargest::wlnetprop: Foo is not one of the properties {Element, Index}, a list of them, or All.
Out: TakeLargest[{3, 1} -> Foo, 1]
In:  Nearest[{1, 5, 9} -> {"Element", "Index"}, 6]
Out: {{5, 2}}
In:  Nearest[{1., 5., 9.} -> All, 6.]
Out: {<|Element -> 5., Index -> 2, Distance -> 1.|>}
In:  Nearest[{1, 2} -> "Foo", 1]
Msg: Nearest::wlnetprop: Foo is no list of labels, and not one of the properties {Element, Index, Distance}, a list of them, or All.
Out: Nearest[{1, 2} -> Foo, 1]
In:  DeleteMissing[{{a, b, c}, {d, Missing[], {e, Missing[]}}}, 2]
Out: {{a, b, c}, {d, {e, Missing[]}}}
In:  DeleteMissing[{{a, b, c}, {d, Missing[], {e, Missing[]}}}, Infinity]
Out: {{a, b, c}, {d, {e}}}
In:  DeleteMissing[{{a, 1}, {b, 2}, {c, Missing[]}, {d, {Missing[]}}}, 1, 1]
Out: {{a, 1}, {b, 2}, {d, {Missing[]}}}
In:  DeleteMissing[{{a, 1}, {b, 2}, {c, Missing[]}, {d, {Missing[]}}}, 1, Infinity]
Out: {{a, 1}, {b, 2}}
In:  DeleteMissing[{a -> 1, b -> Missing[]}]
Out: {a -> 1}
In:  DeleteMissing[<|a -> 1, b -> Missing[]|>]
Out: <|a -> 1|>
In:  {DeleteMissing[Missing[]]}
Out: {}

(* 2: Dataset *)

In:  Normal[Dataset[{<|"a" -> 1|>, <|"a" -> 2|>}][All, "a"]]
Out: {1, 2}
In:  Dataset[{<|"a" -> 1|>, <|"a" -> 2|>}][Total, "a"]
Out: 3
In:  Normal[Dataset[{<|"a" -> 1, "b" -> 2|>}][[1]]]
Out: <|a -> 1, b -> 2|>
In:  Normal[Dataset[{<|"a" -> 1|>, <|"a" -> 2|>}][Select[#a > 1 &]]]
Out: {<|a -> 2|>}
In:  Normal[Dataset[{<|"a" -> 2|>, <|"a" -> 1|>}][SortBy["a"]]]
Out: {<|a -> 1|>, <|a -> 2|>}
In:  Normal[Dataset[{<|"a" -> 1|>}][All, Append[#, "b" -> 5] &]]
Out: {<|a -> 1, b -> 5|>}
In:  Length[Dataset[{1, 2}]]
Out: 2
In:  Dimensions[Dataset[{{1, 2}, {3, 4}}]]
Out: {2, 2}
In:  Normal[Dataset[{{1, 2}, {3, 4}}][Transpose]]
Out: {{1, 3}, {2, 4}}
In:  Normal[Dataset[<|"a" -> <|"x" -> 1|>, "b" -> <|"x" -> 2|>|>][Transpose]]
Out: <|x -> <|a -> 1, b -> 2|>|>
In:  Normal[Dataset[{1, 2, 3}][TakeLargest[2]]]
Out: {3, 2}
In:  Normal[Dataset[{<|"a" -> 1|>}][All, {"a" -> f}]]
Out: {<|a -> f[1]|>}
In:  Normal[Dataset[{1, 2}][[All]]]
Out: {1, 2}
In:  Dataset[{<|"a" -> 1|>}][1, "a"]
Out: 1
In:  Dataset[5]
Out: 5

(* 3: StringExpression (`~~`), StringForm, StringTemplate, RegularExpression, RemoveDiacritics,  *)

In:  ToString[1 + x, FullForm]
Out: Plus[1, x]
In:  StringTemplate["Hi `1`"]["Bob"]
Out: Hi Bob
In:  StringTemplate["`a`-`b`"][<|"a" -> 1, "b" -> 2|>]
Out: 1-2
In:  StringTemplate["`` and ``"][1, 2]
Out: 1 and 2
In:  StringTemplate["<*1+1*>"][]
Out: 2
In:  TemplateApply[StringTemplate["a `1`"], {5}]
Out: a 5
In:  RegularExpression["a+"]
Out: RegularExpression[a+]
In:  RemoveDiacritics["caf\[EAcute]"]
Out: cafe
In:  TextString[5]
Out: 5
In:  TextString[{1, 2}]
Out: {1, 2}
In:  TextString[<|"a" -> 1|>]
Out: <|a -> 1|>
In:  ToCharacterCode["ab"]
Out: {97, 98}
In:  ToCharacterCode[{"a", "b"}]
Out: {{97}, {98}}
In:  ToCharacterCode["\[Alpha]", "UTF8"]
Out: {206, 177}
In:  FromCharacterCode[97]
Out: a
In:  FromCharacterCode[{97, 98}]
Out: ab
In:  FromCharacterCode[{{97}, {98}}]
Out: {a, b}
In:  FromCharacterCode[{206, 177}, "UTF8"]
Out: α
In:  StringForm["a `` b `2`", 1, 2]
Out: a 1 b 2
In:  ToString[StringForm["a `` b `2`", 1, 2]]
Out: a 1 b 2
In:  ToString[NumberForm[3.14159, 3]]
Out: 3.14
In:  ToString[NumberForm[3.14159, {5, 2}]]
Out: 3.14
In:  ToString[NumberForm[1234567, DigitBlock -> 3]]
Out: 1,234,567
In:  ToString[PaddedForm[3.1, {5, 2}]]
Out:    3.10
In:  ToString[PaddedForm[5, 3]]
Out:    5
In:  ToString[FullForm[{1, x}]]
Out: List[1, x]
In:  StringExpression["a", "b"]
Out: ab

(* 4: KeyMap, KeySelect, KeySort, Counts, AssociateTo, MissingQ, Query basics. *)

In:  a = <|"x" -> 1|>; AssociateTo[a, "y" -> 2]; a
Out: <|x -> 1, y -> 2|>
In:  a = <|"x" -> 1|>; AssociateTo[a, {"y" -> 2, "x" -> 0}]; a
Out: <|x -> 0, y -> 2|>
In:  AssociateTo[zz, 1 -> 2]
Msg: AssociateTo::rvalue: zz is not a variable with a value, so its value cannot be changed.
Out: AssociateTo[zz, 1 -> 2]
In:  KeyMap[f, <|a -> 1|>]
Out: <|f[a] -> 1|>
In:  KeyMap[f][<|a -> 1|>]
Out: <|f[a] -> 1|>
In:  KeySelect[<|1 -> a, 2 -> b|>, EvenQ]
Out: <|2 -> b|>
In:  KeySelect[EvenQ][<|1 -> a, 2 -> b|>]
Out: <|2 -> b|>
In:  KeySort[<|b -> 1, a -> 2|>]
Out: <|a -> 2, b -> 1|>
In:  KeySort[<|1 -> a, 2 -> b|>, Greater]
Out: <|2 -> b, 1 -> a|>
In:  Query["a"][<|"a" -> 1|>]
Out: 1
In:  Query[All, "a"][{<|"a" -> 1|>, <|"a" -> 2|>}]
Out: {1, 2}
In:  Query[Total, "a"][{<|"a" -> 1|>, <|"a" -> 2|>}]
Out: 3
In:  Query[Select[#a > 1 &], "a"][{<|"a" -> 1|>, <|"a" -> 2|>}]
Out: {2}
In:  Query[GroupBy[Key["g"]], Total, "v"][{<|"g" -> 1, "v" -> 2|>, <|"g" -> 1, "v" -> 3|>}]
Out: <|1 -> 5|>
In:  Query[{"a" -> f, "b" -> g}][<|"a" -> 1, "b" -> 2|>]
Out: <|a -> f[1], b -> g[2]|>
In:  Query[All, <|"s" -> "a", "d" -> (2 #a &)|>][{<|"a" -> 1|>}]
Out: {<|s -> 1, d -> 2|>}
In:  Query[1][{5, 6}]
Out: 5
In:  Query[1 ;; 2][{5, 6, 7}]
Out: {5, 6}
In:  Query[{1, 3}][{5, 6, 7}]
Out: {5, 7}
In:  Query[All, {"a"}][{<|"a" -> 1, "b" -> 2|>}]
Out: {<|a -> 1|>}
In:  Query[Key[1]][<|1 -> x|>]
Out: x
In:  Query[{f, g}][{1, 2}]
Out: {f[{1, 2}], g[{1, 2}]}
In:  MissingQ[Missing["x"]]
Out: True
In:  MissingQ[5]
Out: False
