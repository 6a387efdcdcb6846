(* builtins.md, Laws that many builtins share

   The numbers are those of the statements in each section of the list. What comes out was written down from the
   reference pages before it was run. Every input stands alone. *)

(* 1 to 8 *)

In:  {a -> 1, b -> 2}[[All, 2]]
Out: {1, 2}
In:  Apply[List, a -> b]
Out: {a, b}
In:  Length[a -> b]
Out: 2
In:  First[a -> b]
Out: a
In:  Last[a + b]
Out: b
In:  Map[f, a -> b]
Out: f[a] -> f[b]
In:  Cases[a -> b, b]
Out: {b}
In:  Position[a -> b, b]
Out: {{2}}
In:  Take[f[1, 2, 3], 2]
Out: f[1, 2]
In:  Join[f[1], f[2]]
Out: f[1, 2]
In:  Append[a -> b, c]
Out: Rule[a, b, c]
In:  Map[f, <|"k" -> 1|>]
Out: <|k -> f[1]|>
In:  Select[<|"k" -> 1, "l" -> 2|>, # > 1 &]
Out: <|l -> 2|>
In:  Sort[<|"k" -> 3, "l" -> 1|>]
Out: <|l -> 1, k -> 3|>
In:  Take[<|"k" -> 3, "l" -> 1|>, -1]
Out: <|l -> 1|>
In:  Mean[<|"k" -> 3, "l" -> 1|>]
Out: 2
In:  Total[<|"k" -> 3, "l" -> 1|>]
Out: 4
In:  Length[<|"k" -> 3|>]
Out: 1
In:  <|"k" -> 3, "l" -> 1|>[[2]]
Out: 1
In:  Keys[<|"k" -> 3|>]
Out: {k}
In:  Normal[<|"k" -> 3|>]
Out: {k -> 3}
In:  {1, 2} + {3, 4}
Out: {4, 6}
In:  Sin[{0, Pi/2}]
Out: {0, 1}
In:  {1, 2} {3, 4}
Out: {3, 8}
In:  {1, 2} + {1, 2, 3}
Msg: Thread::tdlen: Objects of unequal length in {1, 2} + {1, 2, 3} cannot be combined.
Out: {1, 2} + {1, 2, 3}
In:  1/3 + 1/3
Out: 2/3
In:  N[1/3]
Out: 0.333333
In:  1/3 + 0.5
Out: 0.833333
In:  10^-3
Out: 1/1000
In:  "12" - "12"
Out: 0
In:  2 "a" - "a"
Out: a
In:  {1, Nothing, 2}
Out: {1, 2}
In:  <|a -> 1, Nothing|>
Out: <|a -> 1|>
In:  Association[Nothing, b -> 2]
Out: <|b -> 2|>
In:  f[1, Sequence[2, 3]]
Out: f[1, 2, 3]
In:  {Sequence[], 1}
Out: {1}
In:  Options[f] = {"BatchSize" -> 1}; f[OptionsPattern[]] := OptionValue[BatchSize]; {f[], f["BatchSize" -> 32], f[BatchSize -> 33]}
Out: {1, 32, 33}
In:  Options[f] = {p -> 1}; f[OptionsPattern[]] := OptionValue["p"]; {f[], f[p -> 2]}
Out: {1, 2}
In:  Options[f] = {p -> 1}; f[OptionsPattern[]] := OptionValue[p]; f[{p -> 5}]
Out: 5
In:  (#x + #y &)[<|"x" -> 1, "y" -> 2|>]
Out: 3
In:  (#x^2 &) /@ {<|"x" -> 2|>, <|"x" -> 3|>}
Out: {4, 9}
