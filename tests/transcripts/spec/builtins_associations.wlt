(* builtins.md, Tier 1, Associations

   The numbers are those of the statements in each section of the list. What comes out was written down from the
   reference pages before it was run. Every input stands alone. *)

(* 1: Association *)

In:  ImportString[ExportString[{1.5, "x", <|"k" -> 2|>}, "RawJSON"], "RawJSON"]
Out: {1.5, x, <|k -> 2|>}
In:  l = <|"a" -> <|"b" -> 1|>|>; l["a", "b"] = 7; l
Out: <|a -> <|b -> 7|>|>
In:  (#b &)[<|"a" -> 1|>]
Out: Missing[KeyAbsent, b]
In:  <|a -> 1, <|b -> 2|>|>
Out: <|a -> 1, b -> 2|>
In:  <|a -> 1, a -> 2|>
Out: <|a -> 2|>
In:  Association[{a -> 1, b -> 2}]
Out: <|a -> 1, b -> 2|>
In:  Association[a -> 1, {b -> 2}]
Out: <|a -> 1, b -> 2|>
In:  Association[]
Out: <||>
In:  Association[a :> 1 + 1]
Out: <|a :> 1 + 1|>
In:  <|"a" -> 1|>["a"]
Out: 1
In:  <|"a" -> 1|>["b"]
Out: Missing[KeyAbsent, b]
In:  <|"a" -> <|"b" -> 5|>|>["a", "b"]
Out: 5
In:  a = <||>; a["k"] = 5; a
Out: <|k -> 5|>
In:  a = <|"x" -> <||>|>; a["x", "y"] = 5; a
Out: <|x -> <|y -> 5|>|>
In:  a = <|"x" -> 1, "y" -> 2|>; a["x"] =.; a
Out: <|y -> 2|>
In:  a = <|"x" -> 1|>; KeyDropFrom[a, "x"]; a
Out: <||>
In:  KeyFreeQ[<|a -> 1|>, b]
Out: True
In:  KeyUnion[{<|a -> 1|>, <|b -> 2|>}]
Out: {<|a -> 1, b -> Missing[KeyAbsent, b]|>, <|a -> Missing[KeyAbsent, a], b -> 2|>}
In:  KeyUnion[{<|a -> 1|>, <|b -> 2|>}, 0 &]
Out: {<|a -> 1, b -> 0|>, <|a -> 0, b -> 2|>}
In:  KeyIntersection[{<|a -> 1, b -> 2|>, <|b -> 3|>}]
Out: {<|b -> 2|>, <|b -> 3|>}
In:  KeyComplement[{<|a -> 1, b -> 2|>, <|b -> 3|>}]
Out: <|a -> 1|>
In:  JoinAcross[{<|"a" -> 1, "b" -> x|>}, {<|"a" -> 1, "c" -> y|>}, "a"]
Out: {<|a -> 1, b -> x, c -> y|>}
In:  JoinAcross[{<|"a" -> 1, "b" -> 5|>, <|"a" -> 2, "b" -> 6|>}, {<|"a" -> 1, "c" -> 7|>}, "a", "Left"]
Out: {<|a -> 1, b -> 5, c -> 7|>, <|a -> 2, b -> 6, c -> Missing[Unmatched]|>}
In:  <|a -> 1|> + 1
Out: <|a -> 2|>
In:  <|a -> 1, b -> 2|> + <|a -> 1, b -> 5|>
Out: <|a -> 2, b -> 7|>
In:  <|a -> 1|> == <|a -> 1|>
Out: True
In:  TemplateApply["`x`", <|"x" -> 5|>]
Out: 5
In:  a = <|"x" -> <|"z" -> 5, "q" -> 1|>, "y" -> 2|>; a["x", "z"] =.; a
Out: <|x -> <|q -> 1|>, y -> 2|>
In:  a = <|"x" -> <|"z" -> 5, "q" -> 1|>, "y" -> 2|>; a["x"]["z"] =.; a
Out: <|x -> <|q -> 1|>, y -> 2|>
In:  a = <|1 -> 2|>; b = a; a[1] =.; {a, b}
Out: {<||>, <|1 -> 2|>}

(* 2: `assoc["key"]`, `assoc[key]`, Lookup (default, list of keys), Key *)

In:  <|"a" -> 1, "b" -> 2|>[[Key["b"]]]
Out: 2
In:  Lookup[<|a -> 1|>, a]
Out: 1
In:  Lookup[<|a -> 1|>, b]
Out: Missing[KeyAbsent, b]
In:  Lookup[<|a -> 1|>, b, 0]
Out: 0
In:  Lookup[<|a -> 1, b -> 2|>, {a, c}, 0]
Out: {1, 0}
In:  Lookup[{<|a -> 1|>, <|a -> 2|>}, a]
Out: {1, 2}
In:  Lookup[a][<|a -> 1|>]
Out: 1
In:  Lookup[{a -> 1, b -> 2}, b]
Out: 2
In:  Lookup[<|a -> 1|>, Key[a]]
Out: 1
In:  Lookup[<|{1} -> 2|>, Key[{1}]]
Out: 2
In:  Lookup[x, y]
Msg: Lookup::invrl: The argument x is not a valid Association or a list of rules.
Out: Lookup[x, y]
In:  Lookup[{{a -> 1}, {a -> 2}}, a]
Out: {1, 2}
In:  Key["a"][<|"a" -> 1|>]
Out: 1
In:  Key[a][<|b -> 1|>]
Out: Missing[KeyAbsent, a]

(* 4: Keys, Values, Normal (association to rules; also arrays, nets, datasets to lists *)

In:  Keys[<|a -> 1, b -> 2|>]
Out: {a, b}
In:  Keys[{a -> 1, b :> 2}]
Out: {a, b}
In:  Keys[a -> 1]
Out: a
In:  Keys[{<|a -> 1|>, <|b -> 1|>}]
Out: {{a}, {b}}
In:  Keys[<|a -> 1|>, Hold]
Out: {Hold[a]}
In:  Keys[5]
Msg: Keys::invrl: The argument 5 is not a valid Association or a list of rules.
Out: Keys[5]
In:  Values[<|a -> 1, b -> 2|>]
Out: {1, 2}
In:  Values[{a -> 1}]
Out: {1}
In:  Values[a -> 1]
Out: 1
In:  Normal[<|a -> 1|>]
Out: {a -> 1}
In:  Normal[{<|a -> 1|>}]
Out: {<|a -> 1|>}
In:  AssociationThread[{a, b}, {1, 2}]
Out: <|a -> 1, b -> 2|>
In:  AssociationThread[{a, b} -> {1, 2}]
Out: <|a -> 1, b -> 2|>
In:  AssociationThread[{a}, {1, 2}]
Msg: AssociationThread::idim: {a} and {1, 2} must have the same length.
Out: AssociationThread[{a}, {1, 2}]
In:  AssociationMap[f, {a, b}]
Out: <|a -> f[a], b -> f[b]|>
In:  AssociationMap[f][{a}]
Out: <|a -> f[a]|>
In:  AssociationMap[Reverse, <|a -> 1|>]
Out: <|1 -> a|>
In:  KeyValueMap[f, <|a -> 1|>]
Out: {f[a, 1]}
In:  KeyValueMap[f][<|a -> 1|>]
Out: {f[a, 1]}
In:  KeyValueMap[f, {a -> 1}]
Out: {f[a, 1]}
In:  Normal[Keys[Dataset[<|"a" -> 1|>]]]
Out: {a}

(* 5: Join of associations (later wins), Merge, KeyTake, KeyDrop, KeyExistsQ, Append o *)

In:  Merge[{<|a -> 1|>, <|a -> 2, b -> 3|>}, Total]
Out: <|a -> 3, b -> 3|>
In:  Merge[{a -> 1, a -> 2}, Identity]
Out: <|a -> {1, 2}|>
In:  Merge[Total][{<|a -> 1|>, <|a -> 2|>}]
Out: <|a -> 3|>
In:  KeyTake[<|a -> 1, b -> 2|>, {b, c}]
Out: <|b -> 2|>
In:  KeyTake[<|a -> 1, b -> 2|>, a]
Out: <|a -> 1|>
In:  KeyTake[{<|a -> 1, b -> 2|>}, {a}]
Out: {<|a -> 1|>}
In:  KeyTake[{a}][<|a -> 1, b -> 2|>]
Out: <|a -> 1|>
In:  KeyTake[{a -> 1, b -> 2}, {a}]
Out: <|a -> 1|>
In:  KeyDrop[<|a -> 1, b -> 2|>, {b}]
Out: <|a -> 1|>
In:  KeyDrop[<|a -> 1, b -> 2|>, b]
Out: <|a -> 1|>
In:  KeyDrop[a][<|a -> 1|>]
Out: <||>
In:  KeyDrop[{<|a -> 1|>}, a]
Out: {<||>}
In:  KeyExistsQ[<|a -> 1|>, a]
Out: True
In:  KeyExistsQ[a][<|a -> 1|>]
Out: True
In:  KeyExistsQ[{a -> 1}, b]
Out: False
