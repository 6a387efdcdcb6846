(* Functions of functions. *)

In:  Map[f, {a, b, c}]
Out: {f[a], f[b], f[c]}
In:  f /@ {1, 2}
Out: {f[1], f[2]}
In:  Map[f, {{a, b}, {c}}, {2}]
Out: {{f[a], f[b]}, {f[c]}}
In:  Map[f, {{a}, b}, -1]
Out: {f[{f[a]}], f[b]}
In:  Map[f, a + b]
Out: f[a] + f[b]
In:  Map[f][{1, 2}]
Out: {f[1], f[2]}
In:  MapAll[f, {a, {b}}]
Out: f[{f[a], f[{f[b]}]}]
In:  Apply[Plus, {1, 2, 3}]
Out: 6
In:  f @@ {a, b}
Out: f[a, b]
In:  f @@@ {{a, b}, {c}}
Out: {f[a, b], f[c]}
In:  Apply[f, {{a}, {b, c}}, {1}]
Out: {f[a], f[b, c]}
In:  List @@ (a + b)
Out: {a, b}
In:  MapIndexed[f, {a, b}]
Out: {f[a, {1}], f[b, {2}]}
In:  MapThread[f, {{a, b}, {c, d}}]
Out: {f[a, c], f[b, d]}
In:  MapAt[f, {a, b, c}, 2]
Out: {a, f[b], c}
In:  MapAt[f, {a, b, c}, {{1}, {-1}}]
Out: {f[a], b, f[c]}
In:  Scan[Print, {1, 2}]
Print: 1
Print: 2
In:  Nest[f, x, 3]
Out: f[f[f[x]]]
In:  NestList[f, x, 2]
Out: {x, f[x], f[f[x]]}
In:  NestList[2 # &, 1, 5]
Out: {1, 2, 4, 8, 16, 32}
In:  NestWhile[#/2 &, 48, EvenQ]
Out: 3
In:  NestWhileList[#/2 &, 48, EvenQ]
Out: {48, 24, 12, 6, 3}
In:  FixedPoint[Quotient[#, 2] &, 100]
Out: 0
In:  FixedPointList[Quotient[#, 2] &, 10]
Out: {10, 5, 2, 1, 0, 0}
In:  Fold[f, x, {a, b, c}]
Out: f[f[f[x, a], b], c]
In:  Fold[f, {a, b, c}]
Out: f[f[a, b], c]
In:  FoldList[Plus, 0, {1, 2, 3}]
Out: {0, 1, 3, 6}
In:  FoldList[Times, {1, 2, 3, 4}]
Out: {1, 2, 6, 24}
In:  FoldPairList[{#1 + #2, #1 #2} &, 1, {2, 3}]
Out: {3, 5}
In:  Composition[f, g][x]
Out: f[g[x]]
In:  (f @* g @* h)[x]
Out: f[g[h[x]]]
In:  (f /* g)[x]
Out: g[f[x]]
In:  Identity[x]
Out: x
In:  (#^2 &)[3]
Out: 9
In:  (#1 + #2 &)[a, b]
Out: a + b
In:  ({##} &)[a, b, c]
Out: {a, b, c}
In:  ({##2} &)[a, b, c]
Out: {b, c}
In:  Function[x, x^2][4]
Out: 16
In:  Function[{x, y}, x - y][7, 2]
Out: 5
In:  (#name &)[<|"name" -> 5|>]
Out: 5
In:  If[# > 1, # #0[# - 1], 1] &[5]
Out: 120
In:  Through[{f, g}[x]]
Out: {f[x], g[x]}
In:  Through[(f + g)[x]]
Out: f[x] + g[x]
In:  Operate[p, f[x]]
Out: p[f][x]
In:  Distribute[f[a + b, c + d]]
Out: f[a, c] + f[a, d] + f[b, c] + f[b, d]
In:  Array[#^2 &, 4]
Out: {1, 4, 9, 16}
In:  Comap[{f, g}, x]
Out: {f[x], g[x]}
In:  ReverseApplied[f][x, y]
Out: f[y, x]
In:  Curry[f, 2][x][y]
Out: f[x, y]
In:  OperatorApplied[f][x][y]
Out: f[y, x]
In:  Select[EvenQ][{1, 2, 3, 4}]
Out: {2, 4}
In:  SortBy[Last][{{1, 3}, {2, 1}}]
Out: {{2, 1}, {1, 3}}
In:  ReplaceAll[x -> 2][x + 1]
Out: 3
In:  AllTrue[{2, 4}, EvenQ]
Out: True
In:  AnyTrue[{1, 3}, EvenQ]
Out: False
In:  NoneTrue[{1, 3}, EvenQ]
Out: True
In:  BlockMap[Total, {1, 2, 3, 4}, 2]
Out: {3, 7}
In:  SubsetMap[Reverse, {a, b, c, d}, {1, 3}]
Out: {c, b, a, d}
In:  Thread[Equal[{a, b}, {1, 2}]]
Out: {a == 1, b == 2}
In:  Attributes[Function]
Out: {HoldAll, Protected}
In:  (x |-> x + 1)[5]
Out: 6
In:  Map[Function[x, {x}], {1, 2}]
Out: {{1}, {2}}
In:  Check[Nest[f, x, -1], wrong]
Msg: Nest::intnm: Non-negative machine-sized integer expected at position 3 in Nest[f, x, -1].
Out: wrong

(* A call may stand in the place of the variable of an iterator. *)
In:  y[1] = 7; {Table[y[1]^2, {y[1], 3}], y[1]}
Out: {{1, 4, 9}, 7}
In:  Sum[z[1] z[2], {z[1], 2}, {z[2], z[1]}]
Out: 7
In:  Table[1, {a + b, 2}]
Msg: Table::itraw: Raw object a + b cannot be used as an iterator.
Out: Table[1, {a + b, 2}]
In:  Map[f, {{a}}, {-Infinity, Infinity}]
Out: f[{f[{f[a]}]}]
In:  MapThread[f, {{a}, {b, c}}]
Msg: MapThread::mptc: Incompatible dimensions of objects at positions {2, 1} and {2, 2} of MapThread[f, {{a}, {b, c}}]; dimensions are 1 and 2.
Out: MapThread[f, {{a}, {b, c}}]
In:  MapThread[f, {{a}, {b}}, {1}]
Msg: MapThread::intnm: Non-negative machine-sized integer expected at position 3 in MapThread[f, {{a}, {b}}, {1}].
Out: MapThread[f, {{a}, {b}}, {1}]
In:  MapAt[f, {a, b}, {1, 1}]
Msg: MapAt::partw: Part {1, 1} of {a, b} does not exist.
Out: MapAt[f, {a, b}, {1, 1}]
In:  Delete[{a, b}, m + n]
Msg: Delete::pkspec1: The expression m + n cannot be used as a part specification. Use Key[m + n] instead.
Out: Delete[{a, b}, m + n]
