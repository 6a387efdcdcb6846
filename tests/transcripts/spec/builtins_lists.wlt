(* builtins.md, Tier 1, Lists and functional

   The numbers are those of the statements in each section of the list. What comes out was written down from the
   reference pages before it was run. Every input stands alone. *)

(* 1: List, Length, Dimensions, Depth *)

In:  Length[{}]
Out: 0
In:  Length[a + b + c]
Out: 3
In:  Length[5]
Out: 0
In:  Length[<|a -> 1, b -> 2|>]
Out: 2
In:  Length[]
Msg: Length::argx: Length called with 0 arguments; 1 argument is expected.
Out: Length[]
In:  Length[1, 2]
Msg: Length::argx: Length called with 2 arguments; 1 argument is expected.
Out: Length[1, 2]
In:  Dimensions[{{1, 2, 3}, {4, 5, 6}}]
Out: {2, 3}
In:  Dimensions[{{1, 2}, {3}}]
Out: {2}
In:  Dimensions[{{{1, 2}}, {{3, 4}}}, 2]
Out: {2, 1}
In:  Dimensions[f[f[1, 2], f[3, 4]]]
Out: {2, 2}
In:  Dimensions[5]
Out: {}
In:  Dimensions[{{}, {}}]
Out: {2, 0}
In:  Dimensions[<|1 -> 2|>]
Out: {1}
In:  Dimensions[]
Msg: Dimensions::argt: Dimensions called with 0 arguments; 1 or 2 arguments are expected.
Out: Dimensions[]
In:  Depth[{{{a}}}]
Out: 4
In:  Depth[1/2]
Out: 1
In:  Depth[f[x, g[y]]]
Out: 3
In:  Depth[2 + 3 I]
Out: 1
In:  Depth[h[{{{a}}}][x, y]]
Out: 2
In:  Depth[{{{a}}}, Heads -> True]
Out: 4
In:  Distribute[f[{a, b}, {c}], List]
Out: {f[a, c], f[b, c]}

(* 2: Part, Span *)

In:  {a, b, c}[[-1]]
Out: c
In:  {a, b, c}[[0]]
Out: List
In:  {a, b, c}[[4]]
Msg: Part::partw: Part 4 of {a, b, c} does not exist.
Out: {a, b, c}[[4]]
In:  {a, b, c}[[{1, 3}]]
Out: {a, c}
In:  {a, b, c}[[2 ;;]]
Out: {b, c}
In:  {a, b, c}[[;; -2]]
Out: {a, b}
In:  {a, b, c, d, e}[[-1 ;; 1 ;; -1]]
Out: {e, d, c, b, a}
In:  {a, b, c, d, e}[[1 ;; -1 ;; 2]]
Out: {a, c, e}
In:  <|"a" -> 1, "b" -> 2|>[["b"]]
Out: 2
In:  <|"a" -> 1, "b" -> 2|>[[1]]
Out: 1
In:  <|"a" -> 1, "b" -> 2|>[[{1}]]
Out: <|a -> 1|>
In:  <|"a" -> 1, "b" -> 2|>[[{"b", "a"}]]
Out: <|b -> 2, a -> 1|>
In:  <|"a" -> 1, "b" -> 2|>[["c"]]
Out: Missing[KeyAbsent, c]
In:  f[a, b, c][[{1, 2}]]
Out: f[a, b]
In:  5[[1]]
Msg: Part::partd: Part specification 5[[1]] is longer than depth of object.
Out: 5[[1]]
In:  {a, b}[[1, 1]]
Msg: Part::partd: Part specification {a, b}[[1,1]] is longer than depth of object.
Out: {a, b}[[1,1]]
In:  {a, b}[[x]]
Msg: Part::pkspec1: The expression x cannot be used as a part specification.
Out: {a, b}[[x]]
In:  {a, b}[[1.5]]
Msg: Part::pkspec1: The expression 1.5 cannot be used as a part specification.
Out: {a, b}[[1.5]]
In:  {a, b, c}[[2 ;; 5]]
Msg: Part::take: Cannot take positions 2 through 5 in {a, b, c}.
Out: {a, b, c}[[2;;5]]
In:  l = {1, 2, 3}; l[[2]] = x; l
Out: {1, x, 3}
In:  l = {1, 2, 3, 4}; l[[2 ;; 3]] = {x, y}; l
Out: {1, x, y, 4}
In:  l = {1, 2, 3, 4}; l[[2 ;; 3]] = 0; l
Out: {1, 0, 0, 4}
In:  l = {1, 2, 3, 4}; l[[{1, -1}]] = {p, q}; l
Out: {p, 2, 3, q}
In:  l = {1, 2}; l[[3]] = 5
Msg: Set::partw: Part 3 of {1, 2} does not exist.
Out: 5
In:  l = {1, 2}; l[[3]] = 5; l
Msg: Set::partw: Part 3 of {1, 2} does not exist.
Out: {1, 2}
In:  a[[1]] = 5
Msg: Set::noval: Symbol a in part assignment does not have an immediate value.
Out: 5
In:  l = {1, 2, 3}; l[[0]] = f; l
Out: f[1, 2, 3]
In:  l = <|"a" -> 1|>; l[["a"]] = 7; l
Out: <|a -> 7|>
In:  l = <|"a" -> 1|>; l[["z"]] = 7; l
Out: <|a -> 1, z -> 7|>
In:  l = {{1, 2}, {3, 4}}; l[[1, 1]]++; l
Out: {{2, 2}, {3, 4}}
In:  a = <|"x" -> {1, 2}|>; a["x"][[1]] = 9; a
Out: <|x -> {9, 2}|>
In:  Alphabet[][[;; 3]]
Out: {a, b, c}

(* 3: Table *)

In:  Table[i^2, {i, 3}]
Out: {1, 4, 9}
In:  Table[x, 3]
Out: {x, x, x}
In:  Table[x, {3}]
Out: {x, x, x}
In:  Table[i, {i, 2, 5}]
Out: {2, 3, 4, 5}
In:  Table[i, {i, 2, 9, 3}]
Out: {2, 5, 8}
In:  Table[i, {i, 5, 1, -2}]
Out: {5, 3, 1}
In:  Table[i, {i, {a, b}}]
Out: {a, b}
In:  Table[i, {i, <|"p" -> 1, "q" -> 2|>}]
Out: {1, 2}
In:  Table[{i, j}, {i, 2}, {j, i}]
Out: {{{1, 1}}, {{2, 1}, {2, 2}}}
In:  Table[i, {i, 0, 1, 1/3}]
Out: {0, 1/3, 2/3, 1}
In:  Table[i, {i, 0, 1, .25}]
Out: {0., 0.25, 0.5, 0.75, 1.}
In:  Table[i, {i, x, x + 2}]
Out: {x, 1 + x, 2 + x}
In:  Table[i, {i, x, y}]
Msg: Table::iterb: Iterator {i, x, y} does not have appropriate bounds.
Out: Table[i, {i, x, y}]
In:  Table[i, 2, 3]
Out: {{i, i, i}, {i, i, i}}
In:  Table[i, {2}, {3}]
Out: {{i, i, i}, {i, i, i}}
In:  Table[i, x]
Msg: Table::nliter: Non-list iterator x at position 2 does not evaluate to a real numeric value.
Out: Table[i, x]
In:  Table[i, {i, 3, 1}]
Out: {}
In:  Table[f[i], {i, 3}] /. f -> g
Out: {g[1], g[2], g[3]}
In:  Table[a[x], {x, {1, 2}}, {y, 2}]
Out: {{a[1], a[1]}, {a[2], a[2]}}
In:  Table[2, {5, 3}]
Msg: Table::itraw: Raw object 5 cannot be used as an iterator.
Out: Table[2, {5, 3}]
In:  Table[5]
Out: 5
In:  Table[i, {i, 2}, x]
Msg: Table::nliter: Non-list iterator x at position 3 does not evaluate to a real numeric value.
Out: Table[i, {i, 2}, x]

(* 4: Range *)

In:  Range[5]
Out: {1, 2, 3, 4, 5}
In:  Range[2, 5]
Out: {2, 3, 4, 5}
In:  Range[0, 1, 1/4]
Out: {0, 1/4, 1/2, 3/4, 1}
In:  Range[0., 1, .25]
Out: {0., 0.25, 0.5, 0.75, 1.}
In:  Range[5, 1, -1]
Out: {5, 4, 3, 2, 1}
In:  Range[{2, 3}]
Out: {{1, 2}, {1, 2, 3}}
In:  Range[0]
Out: {}
In:  Range[x, x + 3]
Out: {x, 1 + x, 2 + x, 3 + x}
In:  Range[x]
Msg: Range::range: Range specification in Range[x] does not have appropriate bounds.
Out: Range[x]
In:  Range["a"]
Msg: Range::range: Range specification in Range[a] does not have appropriate bounds.
Out: Range[a]
In:  Range[1, 5, 0]
Msg: Range::range: Range specification in Range[1, 5, 0] does not have appropriate bounds.
Out: Range[1, 5, 0]
In:  Range[]
Msg: Range::argb: Range called with 0 arguments; between 1 and 3 arguments are expected.
Out: Range[]
In:  Range[Pi, 7]
Out: {Pi, 1 + Pi, 2 + Pi, 3 + Pi}
In:  Range[2.5]
Out: {1, 2}

(* 5: Map (level specs), Apply, MapApply (`@@@`), MapThread, MapIndexed, Scan *)

In:  Map[f, {a, b}]
Out: {f[a], f[b]}
In:  Map[f, {{a}, {b}}, {2}]
Out: {{f[a]}, {f[b]}}
In:  Map[f, {{a}, {b}}, 2]
Out: {f[{f[a]}], f[{f[b]}]}
In:  Map[f, {{a}, {b}}, {-1}]
Out: {{f[a]}, {f[b]}}
In:  Map[f, {{a}, b}, -1]
Out: {f[{f[a]}], f[b]}
In:  Map[f, {{a}, {b}}, {0}]
Out: f[{{a}, {b}}]
In:  Map[f, {{a}, {b}}, {0, 1}]
Out: f[{f[{a}], f[{b}]}]
In:  Map[f, {{{a}}}, Infinity]
Out: {f[{f[{f[a]}]}]}
In:  Map[f, h[a, b], Heads -> True]
Out: f[h][f[a], f[b]]
In:  Map[f, <|1 -> a|>]
Out: <|1 -> f[a]|>
In:  Map[f, a + b]
Out: f[a] + f[b]
In:  Map[f, 5]
Out: 5
In:  Map[f][<|x -> 1|>]
Out: <|x -> f[1]|>
In:  Map[f, {1}, x]
Msg: Map::level: Level specification x is not of the form n, {n}, or {m, n}.
Out: Map[f, {1}, x]
In:  Apply[f, {a, b}]
Out: f[a, b]
In:  Apply[f, {{a, b}, {c}}, {1}]
Out: {f[a, b], f[c]}
In:  Apply[f, {{a, b}, {c}}, {0, 1}]
Out: f[f[a, b], f[c]]
In:  Apply[f, {{{a}}}, {-2}]
Out: {{f[a]}}
In:  Apply[f][{a, b}]
Out: f[a, b]
In:  Apply[List, a -> b]
Out: {a, b}
In:  Apply[f, <|a -> 1, b -> 2|>]
Out: f[1, 2]
In:  f @@@ {{a, b}, c}
Out: {f[a, b], c}
In:  f @@@ <|1 -> {a, b}|>
Out: <|1 -> f[a, b]|>
In:  MapApply[f, {{a, b}, {c, d}}]
Out: {f[a, b], f[c, d]}
In:  MapApply[f][{{a, b}}]
Out: {f[a, b]}
In:  MapThread[f, {{a, b}, {c, d}}]
Out: {f[a, c], f[b, d]}
In:  MapThread[f][{{a, b}, {c, d}}]
Out: {f[a, c], f[b, d]}
In:  MapThread[f, {{{a}, {b}}, {{c}, {d}}}, 2]
Out: {{f[a, c]}, {f[b, d]}}
In:  MapThread[f, {{a, b}, {c}}]
Msg: MapThread::mptc: Incompatible dimensions of objects at positions {2, 1} and {2, 2} of MapThread[f, {{a, b}, {c}}]; dimensions are 2 and 1.
Out: MapThread[f, {{a, b}, {c}}]
In:  MapThread[f, x]
Msg: MapThread::list: List expected at position 2 in MapThread[f, x].
Out: MapThread[f, x]
In:  MapThread[f, {a, b}]
Msg: MapThread::mptd: Object a at position {2, 1} in MapThread[f, {a, b}] has only 0 of required 1 dimensions.
Out: MapThread[f, {a, b}]
In:  MapThread[f, {<|x -> 1|>, <|x -> 2|>}]
Out: <|x -> f[1, 2]|>
In:  MapThread[f, {}]
Out: {}
In:  MapIndexed[f, {a, b}]
Out: {f[a, {1}], f[b, {2}]}
In:  MapIndexed[f, {{a}, {b}}, {2}]
Out: {{f[a, {1, 1}]}, {f[b, {2, 1}]}}
In:  MapIndexed[f, <|"x" -> 1|>]
Out: <|x -> f[1, {Key[x]}]|>
In:  MapIndexed[f][{a}]
Out: {f[a, {1}]}
In:  MapIndexed[f, h[a], Heads -> True]
Out: f[h, {0}][f[a, {1}]]
In:  MapIndexed[f, {{a}}, 2]
Out: {f[{f[a, {1, 1}]}, {1}]}
In:  Scan[Return, {3, 4}]
Out: 3
In:  Map[f, <|a -> {1, 2}|>, {2}]
Out: <|a -> {f[1], f[2]}|>
In:  Normal[Map[f, Dataset[{1, 2}]]]
Out: {f[1], f[2]}
In:  MapThread[f, {<|a -> 1|>, <|b -> 2|>}]
Msg: MapThread::mptc: Incompatible dimensions of objects at positions {2, 1} and {2, 2} of MapThread[f, {<|a -> 1|>, <|b -> 2|>}]; dimensions are 1 and 1.
Out: MapThread[f, {<|a -> 1|>, <|b -> 2|>}]
In:  Parallelize[Map[f, {1}]]
Out: {f[1]}

(* 6: Function *)

In:  Function[x, x^2][3]
Out: 9
In:  Function[{x, y}, x + y][1, 2]
Out: 3
In:  Function[# + 1][2]
Out: 3
In:  Function[Null, Hold[#], HoldAll][1 + 1]
Out: Hold[1 + 1]
In:  Function[{x}, Hold[x], {HoldAll}][1 + 1]
Out: Hold[1 + 1]
In:  (#a + #b) &[<|"a" -> 1, "b" -> 2|>]
Out: 3
In:  {##2} &[a, b, c]
Out: {b, c}
In:  Function[{x, y}, x + y][1]
Msg: Function::fpct: Too many parameters in {x, y} to be filled from Function[{x, y}, x + y][1].
Out: Function[{x, y}, x + y][1]
In:  #0 &[1]
Out: #0 &
In:  Function[x, x + 1] /@ {1, 2}
Out: {2, 3}

(* 7: Flatten (all levels, up to a level, list of levels), Join (with level), Partitio *)

In:  Flatten[{{1, {2}}, 3}]
Out: {1, 2, 3}
In:  Flatten[{{1, {2}}, 3}, 1]
Out: {1, {2}, 3}
In:  Flatten[{{1, 2}, {3, 4}}, {{2}, {1}}]
Out: {{1, 3}, {2, 4}}
In:  Flatten[{{1, 2}, {3}}, {2}]
Out: {{1, 3}, {2}}
In:  Flatten[{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}, {{1}, {2, 3}}]
Out: {{1, 2, 3, 4}, {5, 6, 7, 8}}
In:  Flatten[f[f[a], b]]
Out: f[a, b]
In:  Flatten[f[g[a], g[b, g[c]]], Infinity, g]
Out: f[a, b, c]
In:  Flatten[{1, {2}}, 0]
Out: {1, {2}}
In:  Flatten[x]
Msg: Flatten::normal: Nonatomic expression expected at position 1 in Flatten[x].
Out: Flatten[x]
In:  Flatten[<|a -> {1}|>]
Out: <|a -> {1}|>
In:  Flatten[{{a, b}}, {3}]
Msg: Flatten::fldep: Level 3 specified in {3} exceeds the levels, 2, which can be flattened together in {{a, b}}.
Out: Flatten[{{a, b}}, {3}]
In:  Join[{a}, {b}, {c}]
Out: {a, b, c}
In:  Join[{{a}, {b}}, {{c}, {d}}, 2]
Out: {{a, c}, {b, d}}
In:  Join[f[a], f[b]]
Out: f[a, b]
In:  Join[<|a -> 1|>, <|a -> 2, b -> 3|>]
Out: <|a -> 2, b -> 3|>
In:  Join[{a}, f[b]]
Msg: Join::heads: Heads List and f at positions 1 and 2 are expected to be the same.
Out: Join[{a}, f[b]]
In:  Join[a, {b}]
Msg: Join::normal: Nonatomic expression expected at position 1 in Join[a, {b}].
Out: Join[a, {b}]
In:  Join[{{1}, {2}}, {{3}}, 2]
Out: {{1, 3}, {2}}
In:  Join[<|a -> 1|>, {b -> 2}]
Msg: Join::heads: Heads Association and List at positions 1 and 2 are expected to be the same.
Out: Join[<|a -> 1|>, {b -> 2}]
In:  Partition[{a, b, c, d, e}, 2]
Out: {{a, b}, {c, d}}
In:  Partition[{a, b, c, d, e}, 2, 1]
Out: {{a, b}, {b, c}, {c, d}, {d, e}}
In:  Partition[{a, b, c, d, e}, UpTo[2]]
Out: {{a, b}, {c, d}, {e}}
In:  Partition[{a, b, c, d, e}, 3, 2, 1]
Out: {{a, b, c}, {c, d, e}, {e, a, b}}
In:  Partition[{a, b, c, d, e}, 3, 3, 1, x]
Out: {{a, b, c}, {d, e, x}}
In:  Partition[{a, b, c, d, e}, 3, 3, 1, {}]
Out: {{a, b, c}, {d, e}}
In:  Partition[{a, b, c, d, e}, 3, 1, {-1, 1}]
Out: {{d, e, a}, {e, a, b}, {a, b, c}, {b, c, d}, {c, d, e}, {d, e, a}, {e, a, b}}
In:  Partition[{a, b, c, d, e}, 3, 1, {-1, 1}, x]
Out: {{x, x, a}, {x, a, b}, {a, b, c}, {b, c, d}, {c, d, e}, {d, e, x}, {e, x, x}}
In:  Partition[{{1, 2, 3, 4}, {5, 6, 7, 8}}, {2, 2}]
Out: {{{{1, 2}, {5, 6}}, {{3, 4}, {7, 8}}}}
In:  Partition[Range[10], UpTo[4], 3]
Out: {{1, 2, 3, 4}, {4, 5, 6, 7}, {7, 8, 9, 10}, {10}}
In:  Partition[h[a, b, c, d], 2]
Out: h[h[a, b], h[c, d]]
In:  Partition[{a}, 2]
Out: {}
In:  Partition[{a, b}, 0]
Msg: Partition::ilsmp: Single or list of positive machine-sized integers expected at position 2 of Partition[{a, b}, 0].
Out: Partition[{a, b}, 0]
In:  Partition[x, 2]
Msg: Partition::npart: The expression x cannot be partitioned.
Out: Partition[x, 2]
In:  Partition[{a, b}, x]
Msg: Partition::ilsmp: Single or list of positive machine-sized integers expected at position 2 of Partition[{a, b}, x].
Out: Partition[{a, b}, x]
In:  Transpose[{{a, b}, {c, d}, {e, f}}]
Out: {{a, c, e}, {b, d, f}}
In:  Transpose[{{{1, 2}}, {{3, 4}}}, {3, 1, 2}]
Out: {{{1, 3}, {2, 4}}}
In:  Transpose[{{1, 2}, {3, 4}}, {1, 1}]
Out: {1, 4}
In:  Transpose[{{{1, 2}}, {{3, 4}}}, 1 <-> 3]
Out: {{{1, 3}}, {{2, 4}}}
In:  Transpose[{{1}, {2, 3}}]
Msg: Transpose::nmtx: The first two levels of {{1}, {2, 3}} cannot be transposed.
Out: Transpose[{{1}, {2, 3}}]
In:  Reverse[{a, b, c}]
Out: {c, b, a}
In:  Reverse[{{a, b}, {c, d}}, 2]
Out: {{b, a}, {d, c}}
In:  Reverse[{{a, b}, {c, d}}, {1, 2}]
Out: {{d, c}, {b, a}}
In:  Reverse[f[a, b]]
Out: f[b, a]
In:  Reverse[<|a -> 1, b -> 2|>]
Out: <|b -> 2, a -> 1|>
In:  Reverse[x]
Msg: Reverse::normal: Nonatomic expression expected at position 1 in Reverse[x].
Out: Reverse[x]
In:  Reverse[a -> b]
Out: b -> a
In:  ArrayReshape[Range[6], {2, 3}]
Out: {{1, 2, 3}, {4, 5, 6}}
In:  ArrayReshape[Range[4], {2, 3}]
Out: {{1, 2, 3}, {4, 0, 0}}
In:  ArrayReshape[Range[4], {2, 3}, x]
Out: {{1, 2, 3}, {4, x, x}}
In:  ArrayReshape[Range[6], {2, 2}]
Out: {{1, 2}, {3, 4}}
In:  ArrayReshape[Range[5], {2, 3}, "Periodic"]
Out: {{1, 2, 3}, {4, 5, 1}}
In:  Normal[Join[Dataset[{1}], Dataset[{2}]]]
Out: {1, 2}
In:  ArrayReshape[{10, 20, 30, 40, 50, 60, 70}, {5, 3}, "Extrapolated"]
Out: {{10, 20, 30}, {40, 50, 60}, {70, 80, 90}, {100, 110, 120}, {130, 140, 150}}

(* 8: First, Last, Rest, Most, Take, Drop, TakeDrop *)

In:  First[{a, b}]
Out: a
In:  First[{}]
Msg: First::nofirst: {} has zero length and no first element.
Out: First[{}]
In:  First[{}, x]
Out: x
In:  First[5]
Msg: First::normal: Nonatomic expression expected at position 1 in First[5].
Out: First[5]
In:  First[5, z]
Out: z
In:  First[<|a -> 1|>]
Out: 1
In:  First[a -> b]
Out: a
In:  Last[{a, b}]
Out: b
In:  Last[{}, x]
Out: x
In:  Last[{}]
Msg: Last::nolast: {} has zero length and no last element.
Out: Last[{}]
In:  Rest[{a, b, c}]
Out: {b, c}
In:  Rest[<|a -> 1, b -> 2|>]
Out: <|b -> 2|>
In:  Rest[{}]
Msg: Rest::norest: Cannot take Rest of expression {} with length zero.
Out: Rest[{}]
In:  Most[{a, b, c}]
Out: {a, b}
In:  Most[{}]
Msg: Most::nomost: Cannot take Most of expression {} with length zero.
Out: Most[{}]
In:  Most[5]
Msg: Most::normal: Nonatomic expression expected at position 1 in Most[5].
Out: Most[5]
In:  Take[{a, b, c, d}, 2]
Out: {a, b}
In:  Take[{a, b, c, d}, -2]
Out: {c, d}
In:  Take[{a, b, c, d}, {2}]
Out: {b}
In:  Take[{a, b, c, d}, {2, 3}]
Out: {b, c}
In:  Take[{a, b, c, d}, {1, -1, 2}]
Out: {a, c}
In:  Take[{a, b, c, d}, UpTo[9]]
Out: {a, b, c, d}
In:  Take[{a, b, c, d}, All]
Out: {a, b, c, d}
In:  Take[{a, b, c, d}, None]
Out: {}
In:  Take[{a, b, c, d}, 2 ;; 3]
Out: {b, c}
In:  Take[{{1, 2, 3}, {4, 5, 6}}, All, 2]
Out: {{1, 2}, {4, 5}}
In:  Take[{{1, 2, 3}, {4, 5, 6}}, 1, {-1}]
Out: {{3}}
In:  Take[{a, b}, 3]
Msg: Take::take: Cannot take positions 1 through 3 in {a, b}.
Out: Take[{a, b}, 3]
In:  Take[<|a -> 1, b -> 2|>, 1]
Out: <|a -> 1|>
In:  Take[{a}, x]
Msg: Take::seqs: Sequence specification (+n, -n, {+n}, {-n}, {m, n} or {m, n, s}) expected at position 2 in Take[{a}, x].
Out: Take[{a}, x]
In:  Take[5, 1]
Msg: Take::normal: Nonatomic expression expected at position 1 in Take[5, 1].
Out: Take[5, 1]
In:  Take[f[a, b], 1]
Out: f[a]
In:  Take[{a, b, c}, 0]
Out: {}
In:  Drop[{a, b, c, d}, 2]
Out: {c, d}
In:  Drop[{a, b, c, d}, -2]
Out: {a, b}
In:  Drop[{a, b, c, d}, {2}]
Out: {a, c, d}
In:  Drop[{a, b, c, d}, {2, 3}]
Out: {a, d}
In:  Drop[{a, b, c, d}, {1, -1, 2}]
Out: {b, d}
In:  Drop[{a, b, c, d}, UpTo[9]]
Out: {}
In:  Drop[{{1, 2, 3}, {4, 5, 6}}, 1, 1]
Out: {{5, 6}}
In:  Drop[{{1, 2, 3}, {4, 5, 6}}, None, 1]
Out: {{2, 3}, {5, 6}}
In:  Drop[{a, b}, 3]
Msg: Drop::drop: Cannot drop positions 1 through 3 in {a, b}.
Out: Drop[{a, b}, 3]
In:  Drop[<|a -> 1, b -> 2|>, 1]
Out: <|b -> 2|>
In:  Drop[{a, b, c}, All]
Out: {}
In:  TakeDrop[{a, b, c, d}, 2]
Out: {{a, b}, {c, d}}
In:  TakeDrop[{a, b, c, d}, {2, 3}]
Out: {{b, c}, {a, d}}
In:  TakeDrop[<|a -> 1, b -> 2|>, 1]
Out: {<|a -> 1|>, <|b -> 2|>}
In:  TakeDrop[{a, b}, 3]
Msg: TakeDrop::take: Cannot take positions 1 through 3 in {a, b}.
Out: TakeDrop[{a, b}, 3]
In:  Last[Timing[5]]
Out: 5

(* 9: Append, Prepend, AppendTo, PrependTo, Insert, Delete, ReplacePart, DeleteCases,  *)

In:  Append[{a}, b]
Out: {a, b}
In:  Append[b][{a}]
Out: {a, b}
In:  Append[<|a -> 1|>, b -> 2]
Out: <|a -> 1, b -> 2|>
In:  Append[<|a -> 1|>, <|b -> 2|>]
Out: <|a -> 1, b -> 2|>
In:  Append[<|a -> 1|>, {b -> 2, c -> 3}]
Out: <|a -> 1, b -> 2, c -> 3|>
In:  Append[5, a]
Msg: Append::normal: Nonatomic expression expected at position 1 in Append[5, a].
Out: Append[5, a]
In:  Append[f[a], b]
Out: f[a, b]
In:  Append[<|a -> 1|>, 5]
Msg: Append::invdt: The argument 5 is not a rule, a list of rules or an association, and cannot be joined.
Out: Append[<|a -> 1|>, 5]
In:  Prepend[{a}, b]
Out: {b, a}
In:  Prepend[b][{a}]
Out: {b, a}
In:  Prepend[<|a -> 1|>, b -> 2]
Out: <|b -> 2, a -> 1|>
In:  Prepend[<|a -> 1, b -> 3|>, b -> 2]
Out: <|b -> 2, a -> 1|>
In:  l = {1}; AppendTo[l, 2]; l
Out: {1, 2}
In:  l = <|a -> 1|>; AppendTo[l, b -> 2]; l
Out: <|a -> 1, b -> 2|>
In:  l = {{1}, {2}}; AppendTo[l[[1]], 5]; l
Out: {{1, 5}, {2}}
In:  AppendTo[zz, 5]
Msg: AppendTo::rvalue: zz is not a variable with a value, so its value cannot be changed.
Out: AppendTo[zz, 5]
In:  AppendTo[{1}, 5]
Msg: AppendTo::rvalue: {1} is not a variable with a value, so its value cannot be changed.
Out: AppendTo[{1}, 5]
In:  l = {1}; PrependTo[l, 2]
Out: {2, 1}
In:  Insert[{a, b}, x, 2]
Out: {a, x, b}
In:  Insert[{a, b}, x, -1]
Out: {a, b, x}
In:  Insert[{a, b}, x, {{1}, {3}}]
Out: {x, a, b, x}
In:  Insert[{{a}, {b}}, x, {2, 1}]
Out: {{a}, {x, b}}
In:  Insert[x, 1][{a}]
Out: {x, a}
In:  Insert[{a}, x, 5]
Msg: Insert::ins: Cannot insert at position {5} in {a}.
Out: Insert[{a}, x, 5]
In:  Insert[<|a -> 1, b -> 2|>, c -> 3, 2]
Out: <|a -> 1, c -> 3, b -> 2|>
In:  Insert[<|a -> 1, b -> 2|>, c -> 3, Key[b]]
Out: <|a -> 1, c -> 3, b -> 2|>
In:  Delete[{a, b, c}, 2]
Out: {a, c}
In:  Delete[{a, b, c}, -1]
Out: {a, b}
In:  Delete[{a, b, c}, {{1}, {3}}]
Out: {b}
In:  Delete[{{a, b}, c}, {1, 2}]
Out: {{a}, c}
In:  Delete[2][{a, b}]
Out: {a}
In:  Delete[{a}, 3]
Msg: Delete::partw: Part {3} of {a} does not exist.
Out: Delete[{a}, 3]
In:  Delete[<|a -> 1, b -> 2|>, Key[a]]
Out: <|b -> 2|>
In:  Delete[<|a -> 1, b -> 2|>, 1]
Out: <|b -> 2|>
In:  Delete[<|"a" -> 1, "b" -> 2|>, "a"]
Out: <|b -> 2|>
In:  ReplacePart[{a, b, c}, 2 -> x]
Out: {a, x, c}
In:  ReplacePart[{a, b, c}, {1 -> x, 3 -> y}]
Out: {x, b, y}
In:  ReplacePart[{a, b, c}, {{1}, {3}} -> x]
Out: {x, b, x}
In:  ReplacePart[{a, b, c}, -1 -> x]
Out: {a, b, x}
In:  ReplacePart[{{a, b}, {c, d}}, {i_, i_} -> x]
Out: {{x, b}, {c, x}}
In:  ReplacePart[{a, b, c}, i_ :> f[i]]
Out: {f[1], f[2], f[3]}
In:  ReplacePart[{a, b, c}, i_?EvenQ -> x]
Out: {a, x, c}
In:  ReplacePart[2 -> x][{a, b}]
Out: {a, x}
In:  ReplacePart[{a, b}, 5 -> x]
Out: {a, b}
In:  ReplacePart[<|a -> 1|>, Key[a] -> 5]
Out: <|a -> 5|>
In:  ReplacePart[<|"a" -> 1, "b" -> 2|>, "a" -> 5]
Out: <|a -> 5, b -> 2|>
In:  ReplacePart[{a, b, c}, 0 -> f]
Out: f[a, b, c]
In:  ReplacePart[f[a], 0 -> g]
Out: g[a]
In:  ReplacePart[{a}, 5]
Msg: ReplacePart::reps: 5 is neither a list of replacement rules nor a valid dispatch table, and so cannot be used for replacing.
Out: ReplacePart[{a}, 5]
In:  DeleteCases[{1, a, 2}, _Integer]
Out: {a}
In:  DeleteCases[{1, {1, a}}, 1, 2]
Out: {{a}}
In:  DeleteCases[{1, {1, a}}, 1, {2}]
Out: {1, {a}}
In:  DeleteCases[{1, a, 2}, _Integer, 1, 1]
Out: {a, 2}
In:  DeleteCases[_Integer][{1, a}]
Out: {a}
In:  DeleteCases[<|x -> 1, y -> a|>, _Integer]
Out: <|y -> a|>
In:  DeleteCases[f[1, a], 1]
Out: f[a]
In:  DeleteCases[{1, f[1]}, 1, Infinity, Heads -> True]
Out: {f[]}
In:  DeleteDuplicates[{a, b, a}]
Out: {a, b}
In:  DeleteDuplicates[{1, 2, 3, 4}, Mod[#1 - #2, 2] == 0 &]
Out: {1, 2}
In:  DeleteDuplicates[<|a -> 1, b -> 1|>]
Out: <|a -> 1|>
In:  DeleteDuplicates[f[a, a]]
Out: f[a]
In:  Complement[{1, 2, 3}, {2}]
Out: {1, 3}
In:  Complement[{1, 2, 3}, {2}, {3}]
Out: {1}
In:  Complement[{1.1, 2.9, 3.2}, {3}, SameTest -> (Floor[#1] == Floor[#2] &)]
Out: {1.1, 2.9}
In:  Complement[f[a], f[b]]
Out: f[a]
In:  Complement[{a}, f[b]]
Msg: Complement::heads: Heads f and List at positions 2 and 1 are expected to be the same.
Out: Complement[{a}, f[b]]
In:  Union[{2, 1}, {2, 3}]
Out: {1, 2, 3}
In:  Union[{1, -1, 2}, SameTest -> (Abs[#1] == Abs[#2] &)]
Out: {-1, 2}
In:  Union[]
Out: {}
In:  Union[f[b, a]]
Out: f[a, b]
In:  Intersection[{1, 2, 3}, {2, 3, 4}]
Out: {2, 3}
In:  Intersection[{1.1, 2.1}, {1.9}, SameTest -> (Floor[#1] == Floor[#2] &)]
Out: {1.1}
In:  Intersection[<|a -> 1, b -> 2|>, <|a -> 1|>]
Out: <|a -> 1|>
In:  Riffle[{a, b, c}, x]
Out: {a, x, b, x, c}
In:  Riffle[{a, b, c}, {x, y}]
Out: {a, x, b, y, c}
In:  Riffle[{a, b, c}, {x, y, z}]
Out: {a, x, b, y, c, z}
In:  Riffle[{a, b, c, d}, x, 3]
Out: {a, b, x, c, d}
In:  Riffle[{a, b, c, d}, x, {1, -1, 2}]
Out: {x, a, x, b, x, c, x, d, x}
In:  Riffle[{a, b}, x, {2, -1, 2}]
Out: {a, x, b, x}
In:  Riffle[{a, b}, {}]
Out: {a, {}, b}

(* 10: Select, Cases, Position, Count, MemberQ, FirstPosition, Pick *)

In:  Select[{1, 2, 3, 4}, EvenQ]
Out: {2, 4}
In:  Select[{1, 2, 3, 4}, EvenQ, 1]
Out: {2}
In:  Select[EvenQ][{1, 2}]
Out: {2}
In:  Select[<|a -> 1, b -> 2|>, EvenQ]
Out: <|b -> 2|>
In:  Select[f[1, 2], EvenQ]
Out: f[2]
In:  Select[5, EvenQ]
Msg: Select::normal: Nonatomic expression expected at position 1 in Select[5, EvenQ].
Out: Select[5, EvenQ]
In:  Select[{1, 2, 3, 4}, EvenQ, UpTo[5]]
Out: {2, 4}
In:  Cases[{1, a, 2}, _Integer]
Out: {1, 2}
In:  Cases[{1, a, 2}, x_Integer :> x^2]
Out: {1, 4}
In:  Cases[{1, a, 2}, x_Integer -> q]
Out: {q, q}
In:  Cases[{1, {2}}, _Integer, 2]
Out: {1, 2}
In:  Cases[{1, {2}}, _Integer, {2}]
Out: {2}
In:  Cases[{1, {2}}, _Integer, {-1}]
Out: {1, 2}
In:  Cases[{1, {2}}, _Integer, Infinity, 1]
Out: {1}
In:  Cases[_Integer][{1, a}]
Out: {1}
In:  Cases[<|x -> 1, y -> a|>, _Integer]
Out: {1}
In:  Cases[f[1, a], _Integer]
Out: {1}
In:  Cases[{f[1], f}, f, Infinity, Heads -> True]
Out: {f, f}
In:  Cases[{1, 2}, HoldPattern[x_] :> Hold[x]]
Out: {Hold[1], Hold[2]}
In:  Cases[5, _]
Out: {}
In:  Position[{a, b, a}, a]
Out: {{1}, {3}}
In:  Position[{{a}, a}, a, 1]
Out: {{2}}
In:  Position[{{a}, a}, a, {2}]
Out: {{1, 1}}
In:  Position[{{a}, a}, a, Infinity, 1]
Out: {{1, 1}}
In:  Position[a][{a}]
Out: {{1}}
In:  Position[<|x -> a|>, a]
Out: {{Key[x]}}
In:  Position[f[f], f]
Out: {{0}, {1}}
In:  Position[f[f], f, Heads -> False]
Out: {{1}}
In:  Position[{a}, _]
Out: {{0}, {1}, {}}
In:  Count[{a, b, a}, a]
Out: 2
In:  Count[{{a}, a}, a, 2]
Out: 2
In:  Count[a][{a, b}]
Out: 1
In:  Count[<|x -> a|>, a]
Out: 1
In:  Count[{{a}, a}, a, {2}]
Out: 1
In:  MemberQ[{a, b}, a]
Out: True
In:  MemberQ[{{a}}, a]
Out: False
In:  MemberQ[{{a}}, a, 2]
Out: True
In:  MemberQ[a][{a}]
Out: True
In:  MemberQ[<|x -> a|>, a]
Out: True
In:  MemberQ[f[a], a]
Out: True
In:  FirstPosition[{a, b}, b]
Out: {2}
In:  FirstPosition[{a, b}, c]
Out: Missing[NotFound]
In:  FirstPosition[{a, b}, c, no]
Out: no
In:  FirstPosition[{{b}, b}, b, no, {1}]
Out: {2}
In:  FirstPosition[b][{a, b}]
Out: {2}
In:  FirstPosition[<|x -> a|>, a]
Out: {Key[x]}
In:  Pick[{a, b, c}, {True, False, True}]
Out: {a, c}
In:  Pick[{a, b, c}, {1, 0, 1}, 1]
Out: {a, c}
In:  Pick[{{a, b}, {c, d}}, {{1, 0}, {0, 1}}, 1]
Out: {{a}, {d}}
In:  Pick[{a, b}, {1, 2}, _?EvenQ]
Out: {b}
In:  Pick[<|x -> 1, y -> 2|>, {True, False}]
Out: <|x -> 1|>
In:  Pick[{a, b}, {True}]
Msg: Pick::incomp: Expressions {a, b} and {True} have incompatible shapes.
Out: Pick[{a, b}, {True}]
In:  Pick[f[a, b], {True, False}]
Out: f[a]
In:  Position[<|a -> <|b -> 1|>|>, 1]
Out: {{Key[a], Key[b]}}

(* 11: Sort, SortBy, Ordering, ReverseSort, GroupBy, GatherBy, Tally, Counts *)

In:  Sort[{3, 1, 2}]
Out: {1, 2, 3}
In:  Sort[<|a -> 2, b -> 1|>]
Out: <|b -> 1, a -> 2|>
In:  Sort[f[c, a]]
Out: f[a, c]
In:  Sort[5]
Msg: Sort::normal: Nonatomic expression expected at position 1 in Sort[5].
Out: Sort[5]
In:  Sort[{"b", "A", "a", "B"}]
Out: {a, A, b, B}
In:  SortBy[{-3, 1, 2}, Abs]
Out: {1, 2, -3}
In:  SortBy[Abs][{-3, 1}]
Out: {1, -3}
In:  SortBy[{{1, 2}, {1, 1}, {0, 3}}, {First, Last}]
Out: {{0, 3}, {1, 1}, {1, 2}}
In:  SortBy[{1, 2, 3}, Identity, Greater]
Out: {3, 2, 1}
In:  SortBy[<|a -> 2, b -> 1|>, Identity]
Out: <|b -> 1, a -> 2|>
In:  SortBy[<|a -> 2, b -> 1|>, Minus]
Out: <|a -> 2, b -> 1|>
In:  Ordering[{c, a, b}]
Out: {2, 3, 1}
In:  Ordering[{c, a, b}, 1]
Out: {2}
In:  Ordering[{c, a, b}, -1]
Out: {1}
In:  Ordering[{3, 1, 2}, All, Greater]
Out: {1, 3, 2}
In:  Ordering[{3, 1, 2}, UpTo[5]]
Out: {2, 3, 1}
In:  Ordering[<|x -> 3, y -> 1|>]
Out: {2, 1}
In:  ReverseSort[{1, 3, 2}]
Out: {3, 2, 1}
In:  ReverseSort[<|a -> 1, b -> 2|>]
Out: <|b -> 2, a -> 1|>
In:  ReverseSort[{1, 3, 2}, Greater]
Out: {1, 2, 3}
In:  GroupBy[{1, 2, 3, 4}, EvenQ]
Out: <|False -> {1, 3}, True -> {2, 4}|>
In:  GroupBy[{1, 2, 3, 4}, EvenQ, Total]
Out: <|False -> 4, True -> 6|>
In:  GroupBy[{a -> 1, b -> 2, a -> 3}, First -> Last]
Out: <|a -> {1, 3}, b -> {2}|>
In:  GroupBy[{a -> 1, b -> 2, a -> 3}, First -> Last, Total]
Out: <|a -> 4, b -> 2|>
In:  GroupBy[{{1, a, x}, {1, b, y}, {2, a, z}}, {First, #[[2]] &}]
Out: <|1 -> <|a -> {{1, a, x}}, b -> {{1, b, y}}|>, 2 -> <|a -> {{2, a, z}}|>|>
In:  GroupBy[EvenQ][{1, 2}]
Out: <|False -> {1}, True -> {2}|>
In:  GroupBy[<|a -> 1, b -> 2|>, EvenQ]
Out: <|False -> <|a -> 1|>, True -> <|b -> 2|>|>
In:  GroupBy[{<|"k" -> 1, "v" -> 5|>, <|"k" -> 1, "v" -> 6|>}, Key["k"] -> Key["v"]]
Out: <|1 -> {5, 6}|>
In:  GroupBy[{<|"k" -> 1|>, <|"k" -> 2|>}, Key["k"], Length]
Out: <|1 -> 1, 2 -> 1|>
In:  GatherBy[{1, 2, 3, 4}, EvenQ]
Out: {{1, 3}, {2, 4}}
In:  GatherBy[EvenQ][{1, 2}]
Out: {{1}, {2}}
In:  GatherBy[{{1, a}, {1, b}, {2, a}}, {First, Last}]
Out: {{{{1, a}}, {{1, b}}}, {{{2, a}}}}
In:  Tally[{a, b, a}]
Out: {{a, 2}, {b, 1}}
In:  Tally[{1, 2, 3}, Mod[#1 - #2, 2] == 0 &]
Out: {{1, 2}, {2, 1}}
In:  Counts[{a, b, a}]
Out: <|a -> 2, b -> 1|>
In:  Counts[<|x -> a, y -> a|>]
Out: <|a -> 2|>
In:  Counts[{1, 1, 2}]
Out: <|1 -> 2, 2 -> 1|>
In:  Normal[GroupBy[Dataset[{<|"a" -> 1, "b" -> 2|>}], Key["a"]]]
Out: <|1 -> {<|a -> 1, b -> 2|>}|>

(* 12: ConstantArray, Array, Tuples, Subdivide, ArrayPad, PadLeft, PadRight. *)

In:  ConstantArray[x, 3]
Out: {x, x, x}
In:  ConstantArray[x, {2, 2}]
Out: {{x, x}, {x, x}}
In:  ConstantArray[{a}, {2}]
Out: {{a}, {a}}
In:  ConstantArray[x, 0]
Out: {}
In:  ConstantArray[x, -1]
Msg: ConstantArray::ilsmn: Single or list of non-negative machine-sized integers expected at position 2 of ConstantArray[x, -1].
Out: ConstantArray[x, -1]
In:  Array[f, 3]
Out: {f[1], f[2], f[3]}
In:  Array[f, {2, 2}]
Out: {{f[1, 1], f[1, 2]}, {f[2, 1], f[2, 2]}}
In:  Array[f, 3, 0]
Out: {f[0], f[1], f[2]}
In:  Array[f, {2, 2}, {0, 5}]
Out: {{f[0, 5], f[0, 6]}, {f[1, 5], f[1, 6]}}
In:  Array[f, 3, {0, 1}]
Out: {f[0], f[1/2], f[1]}
In:  Array[f, {2, 3}, {{0, 1}, {5, 6}}]
Out: {{f[0, 5], f[0, 11/2], f[0, 6]}, {f[1, 5], f[1, 11/2], f[1, 6]}}
In:  Array[f, 3, 1, h]
Out: h[f[1], f[2], f[3]]
In:  Array[f, {2, 2}, 1, Plus]
Out: f[1, 1] + f[1, 2] + f[2, 1] + f[2, 2]
In:  Array[f, x]
Msg: Array::ilsmn: Single or list of non-negative machine-sized integers expected at position 2 of Array[f, x].
Out: Array[f, x]
In:  Array[f, {2, 2}, {1, 2, 3}]
Msg: Array::plen: {2, 2} and {1, 2, 3} should have the same length.
Out: Array[f, {2, 2}, {1, 2, 3}]
In:  Tuples[{0, 1}, 2]
Out: {{0, 0}, {0, 1}, {1, 0}, {1, 1}}
In:  Tuples[{{a, b}, {x}}]
Out: {{a, x}, {b, x}}
In:  Tuples[{0, 1}, {1, 2}]
Out: {{{0, 0}}, {{0, 1}}, {{1, 0}}, {{1, 1}}}
In:  Tuples[f[0, 1], 2]
Out: {f[0, 0], f[0, 1], f[1, 0], f[1, 1]}
In:  Tuples[{a}, 0]
Out: {{}}
In:  Subdivide[4]
Out: {0, 1/4, 1/2, 3/4, 1}
In:  Subdivide[8, 4]
Out: {0, 2, 4, 6, 8}
In:  Subdivide[1, 3, 4]
Out: {1, 3/2, 2, 5/2, 3}
In:  Subdivide[0., 1, 2]
Out: {0., 0.5, 1.}
In:  Subdivide[{0, 1}, {2, 3}, 2]
Out: {{0, 1}, {1, 2}, {2, 3}}
In:  Subdivide[0, 1, 0]
Msg: Subdivide::sdmint: The number of subdivisions 0 should be a positive integer.
Out: Subdivide[0, 1, 0]
In:  ArrayPad[{1, 2}, 1]
Out: {0, 1, 2, 0}
In:  ArrayPad[{1, 2}, {1, 2}]
Out: {0, 1, 2, 0, 0}
In:  ArrayPad[{{1}}, 1]
Out: {{0, 0, 0}, {0, 1, 0}, {0, 0, 0}}
In:  ArrayPad[{{1}}, {{1, 0}, {0, 2}}, x]
Out: {{x, x, x}, {1, x, x}}
In:  ArrayPad[{1, 2, 3}, 2, "Fixed"]
Out: {1, 1, 1, 2, 3, 3, 3}
In:  ArrayPad[{1, 2, 3}, 2, "Periodic"]
Out: {2, 3, 1, 2, 3, 1, 2}
In:  ArrayPad[{1, 2, 3}, 2, "Reflected"]
Out: {3, 2, 1, 2, 3, 2, 1}
In:  ArrayPad[{1, 2, 3}, 2, "Reversed"]
Out: {2, 1, 1, 2, 3, 3, 2}
In:  ArrayPad[{1, 2, 4}, 2, "ReversedNegation"]
Out: {-2, -1, 1, 2, 4, -4, -2}
In:  ArrayPad[{1, 2, 4}, 2, "Extrapolated"]
Out: {-1, 0, 1, 2, 4, 6, 8}
In:  ArrayPad[{1, 2, 3}, -1]
Out: {2}
In:  ArrayPad[{1, 2}, 2, {a, b}]
Out: {a, b, 1, 2, a, b}
In:  PadLeft[{a}, 3]
Out: {0, 0, a}
In:  PadLeft[{a, b, c}, 2]
Out: {b, c}
In:  PadLeft[{a}, 3, x]
Out: {x, x, a}
In:  PadLeft[{a, b}, 4, x, 1]
Out: {x, a, b, x}
In:  PadLeft[{{a}, {b, c}}]
Out: {{0, a}, {b, c}}
In:  PadLeft[{{a}, {b, c}}, {2, 3}]
Out: {{0, 0, a}, {0, b, c}}
In:  PadLeft[f[a], 2]
Out: f[0, a]
In:  PadLeft[{a, b}, -3]
Out: {a, b, 0}
In:  PadRight[{a}, 3]
Out: {a, 0, 0}
In:  PadRight[{a, b}, 5, {x, y}]
Out: {a, b, x, y, x}
In:  PadRight[{{a}, {b, c}}]
Out: {{a, 0}, {b, c}}
In:  PadRight[{{a}, {b, c}}, Automatic, x]
Out: {{a, x}, {b, c}}
In:  PadRight[{a}, 3, x, 1]
Out: {x, a, x}
In:  PadRight[x, 3]
Msg: PadRight::normal: Nonatomic expression expected at position 1 in PadRight[x, 3, 0, 0].
Out: PadRight[x, 3]
In:  ArrayPad[{1, 4, 9}, 4, "Extrapolated", InterpolationOrder -> 0]
Out: {1, 1, 1, 1, 1, 4, 9, 9, 9, 9, 9}
In:  ArrayPad[{1, 4, 9}, 4, "Extrapolated", InterpolationOrder -> 2]
Out: {9, 4, 1, 0, 1, 4, 9, 16, 25, 36, 49}
In:  ArrayPad[{a, b, c}, 1, "ReversedDifferences"]
Out: {2 a - b, a, b, c, -b + 2 c}
In:  ArrayPad[{1, 2, 4}, 2, "ReflectedDifferences"]
Out: {-2, -1, 1, 2, 4, 5, 7}
In:  ArrayPad[{{1, 2}, {3, 4}}, {{1, 0}, {0, 0}}, "Extrapolated"]
Out: {{-1, 0}, {1, 2}, {3, 4}}
In:  ArrayPad[{1, 2}, 1, "zz"]
Msg: ArrayPad::padm: The padding method zz is not one of {Extrapolated, Fixed, Periodic, Cyclic, Reflected, Reversed, ReflectedDifferences, ReversedDifferences, ReversedNegation}.
Out: $Failed

(* 13: Nest, NestList, NestWhile, Fold, FoldList, FixedPoint, Composition, RightComposi *)

In:  Nest[f, x, 3]
Out: f[f[f[x]]]
In:  Nest[f, x, -1]
Msg: Nest::intnm: Non-negative machine-sized integer expected at position 3 in Nest[f, x, -1].
Out: Nest[f, x, -1]
In:  Nest[f, x, 0]
Out: x
In:  NestList[f, x, 2]
Out: {x, f[x], f[f[x]]}
In:  NestWhile[#/2 &, 123, IntegerQ]
Out: 123/2
In:  NestWhile[# + 1 &, 1, # < 5 &]
Out: 5
In:  NestWhile[# + 1 &, 1, #1 != #2 &, 2, 3]
Out: 4
In:  NestWhile[f, x, Length[{##}] < 4 &, All]
Out: f[f[f[x]]]
In:  NestWhile[#/2 &, 64, EvenQ, 1, Infinity, 1]
Out: 1/2
In:  NestWhile[#/2 &, 64, EvenQ, 1, Infinity, -1]
Out: 2
In:  Fold[f, x, {a, b}]
Out: f[f[x, a], b]
In:  Fold[f, {a, b, c}]
Out: f[f[a, b], c]
In:  Fold[f][{a, b}]
Out: f[a, b]
In:  Fold[f, x, {}]
Out: x
In:  Fold[f, x, <|1 -> a|>]
Out: f[x, a]
In:  Fold[f, x, g[a, b]]
Out: f[f[x, a], b]
In:  Fold[f, x, y]
Msg: Fold::normal: Nonatomic expression expected at position 3 in Fold[f, x, y].
Out: Fold[f, x, y]
In:  FoldList[f, x, {a, b}]
Out: {x, f[x, a], f[f[x, a], b]}
In:  FoldList[f, {a, b, c}]
Out: {a, f[a, b], f[f[a, b], c]}
In:  FoldList[f, x, g[a]]
Out: g[x, f[x, a]]
In:  FoldList[Plus, 0, {1, 2, 3}]
Out: {0, 1, 3, 6}
In:  FixedPoint[Floor[#/2] &, 100]
Out: 0
In:  FixedPoint[# + 1 &, 1, 5]
Out: 6
In:  Composition[f, g][x]
Out: f[g[x]]
In:  Composition[][x]
Out: x
In:  Composition[f, Identity, g]
Out: f @* g
In:  RightComposition[f, g][x]
Out: g[f[x]]
In:  Identity[x]
Out: x
In:  Identity[x, y]
Msg: Identity::argx: Identity called with 2 arguments; 1 argument is expected.
Out: Identity[x, y]
In:  Fold[Plus][0, {1, 2}]
Out: 3
In:  FoldList[f][x, {a}]
Out: {x, f[x, a]}
In:  MinimalBy[<|a -> 2, b -> 1|>, Identity]
Out: <|b -> 1|>
In:  Nest[f, x, 1.5]
Msg: Nest::intnm: Non-negative machine-sized integer expected at position 3 in Nest[f, x, 1.5].
Out: Nest[f, x, 1.5]
In:  NestList[#^2 &, 2, 3]
Out: {2, 4, 16, 256}

(* 14: Thread *)

In:  Thread[{a, b} -> {1, 2}]
Out: {a -> 1, b -> 2}
In:  Thread[f[{a, b}, x]]
Out: {f[a, x], f[b, x]}
In:  Thread[{a, b} == {c, d}]
Out: {a == c, b == d}
In:  Thread[f[{a, b}, {c}]]
Msg: Thread::tdlen: Objects of unequal length in f[{a, b}, {c}] cannot be combined.
Out: f[{a, b}, {c}]
In:  Thread[f[g[a, b], g[c, d]], g]
Out: g[f[a, c], f[b, d]]
In:  Thread[f[{a, b}, {c, d}, {e, h}], List, 2]
Out: {f[a, c, {e, h}], f[b, d, {e, h}]}
In:  Thread[f[{a, b}, {c, d}], List, {2}]
Out: {f[{a, b}, c], f[{a, b}, d]}
In:  Thread[x]
Out: x
In:  Thread[f[<|a -> 1|>, 2]]
Out: f[<|a -> 1|>, 2]
In:  Thread[{a, b} -> x]
Out: {a -> x, b -> x}

(* 15: All, None, Automatic, Nothing, Sequence, UpTo, True, False, Null *)

In:  ExportString[<|"a" -> {1, 2.5, True, Null}|>, "RawJSON", "Compact" -> True]
Out: {"a":[1,2.5,true,null]}
In:  {{a, b}, {c, d}}[[All, 1]]
Out: {a, c}
In:  {{a, b}, {c, d}}[[All, {2, 1}]]
Out: {{b, a}, {d, c}}
In:  <|"a" -> <|"x" -> 5|>, "b" -> <|"x" -> 6|>|>[[All, "x"]]
Out: <|a -> 5, b -> 6|>
In:  {<|"x" -> 5|>, <|"x" -> 6|>}[[All, "x"]]
Out: {5, 6}
In:  {1 -> 2, 3 -> 4}[[All, 2]]
Out: {2, 4}
In:  l = {{1, 2}, {3, 4}}; l[[All, 1]] = {a, b}; l
Out: {{a, 2}, {b, 4}}
In:  l = {{1, 2}, {3, 4}}; l[[All, 1]] = 0; l
Out: {{0, 2}, {0, 4}}
In:  l = {1 -> 2, 3 -> 4}; l[[All, 2]] = {7, 8}; l
Out: {1 -> 7, 3 -> 8}
In:  Level[f[a], 1, Heads -> True]
Out: {f, a}
In:  {1, Nothing, 2}
Out: {1, 2}
In:  <|a -> Nothing|>
Out: <||>
In:  <|Nothing|>
Out: <||>
In:  {Sequence[1, 2], 3}
Out: {1, 2, 3}
In:  f[Sequence[]]
Out: f[]
In:  x = Sequence[1, 2]; f[x]
Out: f[1, 2]
In:  StringPosition["aaa", "aa", Overlaps -> False]
Out: {{1, 2}}
In:  StringPartition["abc", UpTo[2]]
Out: {ab, c}
In:  ! True
Out: False
In:  Xor[True, True, True]
Out: True
In:  Nand[True, False]
Out: True
In:  Nor[False, False]
Out: True
In:  Implies[False, x]
Out: True
In:  Equivalent[True, True]
Out: True

(* 7 to 13, corners of these functions and of associations *)

In:  {Take[{p, q}], Drop[x], Take[2][{p, q}], Take[{p, q, r}, UpTo[Infinity]]}
Out: {{p, q}, x, 2[{p, q}], {p, q, r}}
In:  {Outer[Plus], Outer[f], Flatten[{{p, q}, {r}}, {}], Length[Infinity], Clip[Indeterminate]}
Out: {0, f[], {{p, q}, {r}}, 1, Indeterminate}
In:  {Partition[{1, 2, 3}, 2, 1, {1, 1}, x, g], Partition[{1, 2, 3, 4}, 0, 2], Partition[{}, 0, 1]}
Out: {{g[1, 2], g[2, 3], g[3, x]}, {{}, {}, {}}, {{}}}
In:  SubsetMap[Reverse, {{1, 2}, {3, 4}, {5, 6}}, {{1, 1}, {3, 2}}]
Out: {{6, 2}, {3, 4}, {5, 1}}
In:  {SubsetMap[Accumulate, {{1, 2}, {3, 4}, {5, 6}}, {All, 2}], SubsetMap[Accumulate, Range[6], 3 ;; 5], SubsetMap[Reverse, {1, 3}][{p, q, r}]}
Out: {{{1, 2}, {3, 6}, {5, 12}}, {1, 2, 3, 7, 12, 6}, {r, q, p}}
In:  SequenceFoldList[f, {p, q}, {1, 2, 3}, 4]
Out: {p, q, f[p, q, 1, 2], f[q, f[p, q, 1, 2], 2, 3]}
In:  SequenceFold[Plus, {0, 1}, {2, 2, 2}, 3]
Out: 11
In:  SequenceFold[f, {p, q}, {1, 2}, 2]
Msg: SequenceFold::wlnetwindow: The number of arguments 2 should be an integer from 3.
Out: SequenceFold[f, {p, q}, {1, 2}, 2]
In:  {PadLeft[{1, 2, 3}, 5, "Periodic"], PadRight[{1, 2, 3}, 6, "Reflected"], PadRight[{{1, 2}, {3, 4}}, {3, 3}, "Fixed"], PadRight[{1}, 2, "x"]}
Out: {{2, 3, 1, 2, 3}, {1, 2, 3, 2, 1, 2}, {{1, 2, 2}, {3, 4, 4}, {3, 4, 4}}, {1, x}}
In:  {ArrayPad[{1, 2, 3}, 1, "Cyclic"], Range[b, b + 2, 1.], Ratios[{2, 0, 1}]}
Msg: Power::infy: Infinite expression 1/0 encountered.
Out: {{3, 1, 2, 3, 1}, {b, 1. + b, 2. + b}, {0, ComplexInfinity}}
In:  {g[Splice[{1, 2}, g]], g[Splice[{1, 2}, h]], {Splice[{1, 2}], 3}}
Out: {g[1, 2], g[Splice[{1, 2}, h]], {1, 2, 3}}
In:  Position[<|p -> 1|>, _, Heads -> True]
Out: {{0}, {Key[p]}, {}}
In:  {<|"b" -> 1|>[[Key["a"]]], <|"b" -> 1|>[["a"]], Query[{3}][<|"a" -> 1|>]}
Out: {Missing[KeyAbsent, Key[a]], Missing[KeyAbsent, a], Missing[PartAbsent, {3}]}
In:  Extract[<|p -> 1|>, {Key[q]}]
Msg: Extract::keyw: Key q does not exist in <|p -> 1|>.
Out: Missing[KeyAbsent, Key[q]]
In:  Insert[<|"a" -> 1|>, 9, 1]
Msg: Insert::invdt: The argument 9 is not a rule or a list of rules.
Out: <|a -> 1|>
In:  DeleteElements[{p, q}, q]
Msg: DeleteElements::invl: The argument q is not a list.
Out: DeleteElements[{p, q}, Infinity -> q]
In:  KeySort[{q -> 1, p -> 2}]
Out: <|p -> 2, q -> 1|>
In:  {KeyMap[f, <|p :> 1 + 1|>], Map[f, <|p :> 1 + 1, q -> 2|>], KeyIntersection[{<|p :> 1 + 1|>, <|p -> 1|>}], Insert[<|p -> 1|>, q :> 1 + 1, 1]} // InputForm
Out: {<|f[p] :> 1 + 1|>, <|p :> f[1 + 1], q -> f[2]|>, {<|p :> 1 + 1|>, <|p -> 1|>}, <|q :> 1 + 1, p -> 1|>}
In:  Catenate[{{1}, 5}]
Msg: Catenate::invrp: The argument 5 is not a valid Association or a list.
Out: Catenate[{{1}, 5}]
In:  RotateRight[{{p, q}, r}, {1, 1}]
Msg: RotateRight::rotate: Cannot rotate atomic expression r.
Out: {r, {q, p}}
In:  RotateLeft[{p, q}, z]
Msg: RotateLeft::rspec: Rotation specification {z} should be a machine-sized integer or list of machine-sized integers.
Out: RotateLeft[{p, q}, z]
In:  Flatten[{p, q}, -2]
Msg: Flatten::flev: The level argument -2 in position 2 of Flatten[{p, q}, -2] should be a non-negative integer or Infinity giving the levels to flatten through or a list of lists of levels to flatten together.
Out: Flatten[{p, q}, -2]
In:  Flatten[{{p}, {q}}, {2, 2}]
Msg: Flatten::flrep: Level 2 specified in {{2, 2}} should not be repeated.
Out: Flatten[{{p}, {q}}, {2, 2}]
In:  Accumulate[7]
Msg: Accumulate::normal: Nonatomic expression expected at position 1 in Accumulate[7].
Out: Accumulate[7]
In:  Differences[x]
Msg: Differences::listrp: List, SparseArray object, or structured array expected at position 1 in Differences[x].
Out: Differences[x]
In:  KeySort[x]
Msg: KeySort::invrl: The argument x is not a valid Association or a list of rules.
Out: KeySort[x]
In:  KeyValueMap[f, x]
Msg: KeyValueMap::invak: The argument x is not a valid Association.
Out: KeyValueMap[f, x]
In:  KeySelect[x, f]
Msg: KeySelect::invru: The argument x is not a valid Association or a list of rules.
Out: KeySelect[x, f]
In:  AssociationMap[f, x]
Msg: AssociationMap::invrp: The argument x is not a valid Association or a list.
Out: AssociationMap[f, x]
In:  Merge[x, Total]
Msg: Merge::list1: The argument x is not a valid list of Associations or rules or lists of rules.
Out: Merge[x, Total]
In:  KeyUnion[x]
Msg: KeyUnion::invar: The argument x is not a valid list of Associations or rules.
Out: KeyUnion[x]
In:  KeyDropFrom[noValue, p]
Msg: KeyDropFrom::blnoval: The symbol noValue at position 1 should have an immediate value defined.
Out: KeyDropFrom[noValue, p]
In:  KeyDropFrom[7, p]
Msg: KeyDropFrom::rvalue: 7 is not a variable with a value, so its value cannot be changed.
Out: KeyDropFrom[7, p]
In:  TakeSmallest[{3, 1}, 4]
Msg: TakeSmallest::insuff: Cannot take 4 element(s) from a list of length 2.
Out: TakeSmallest[{3, 1}, 4]
In:  Tally[f[p, q, p]]
Msg: Tally::list: List expected at position 1 in Tally[f[p, q, p]].
Out: Tally[f[p, q, p]]
In:  GatherBy[x, f]
Msg: GatherBy::list: List expected at position 1 in GatherBy[x, f].
Out: GatherBy[x, f]
In:  Tuples[{{p, q}, r}]
Msg: Tuples::normal: Nonatomic expression expected at position {1, 2} in Tuples[{{p, q}, r}].
Out: Tuples[{{p, q}, r}]
In:  Subsets[{p, q, r}, {2}, 9]
Msg: Subsets::take: Warning: not all elements were found when attempting to take the sequence {1, 9, 1} from Subsets[{p, q, r}, {2}], which has length 3.
Out: {{p, q}, {p, r}, {q, r}}
In:  Subsets[{p, q}, {1}, x]
Msg: Subsets::seq: Position 3 of Subsets[{p, q}, {1}, x] must be All, None, m, {m}, {m, n} or {m, n, s}, where m and n are integers, and s is a nonzero integer.
Out: Subsets[{p, q}, {1}, x]
In:  Intersection[]
Msg: Intersection::argm: Intersection called with 0 arguments; 1 or more arguments are expected.
Out: Intersection[]
In:  Riffle[x, p]
Msg: Riffle::listrp: List, SparseArray object, or structured array expected at position 1 in Riffle[x, p].
Out: Riffle[x, p]
In:  Partition[x, 2]
Msg: Partition::npart: The expression x cannot be partitioned.
Out: Partition[x, 2]
In:  Outer[f, g[1], {2}]
Msg: Outer::heads: Heads List and g at positions 3 and 2 are expected to be the same.
Out: Outer[f, g[1], {2}]
In:  Extract[{p, q}, {{1, 1}}]
Msg: Extract::partd: Part specification {1, 1} is longer than depth of object.
Out: Extract[{p, q}, {{1, 1}}]
In:  Extract[{p, q}, {x}]
Msg: Extract::psl1: Position specification {x} in Extract[{p, q}, {x}] is not applicable.
Out: Extract[{p, q}, {x}]
In:  FlattenAt[{p, q}, x]
Msg: FlattenAt::psl: Position specification x in {p, q} is not a machine-sized integer or a list of machine-sized integers.
Out: FlattenAt[{p, q}, x]
In:  held = 1/2; held[[1]] = 9
Msg: Set::partd: Part specification held[[1]] is longer than depth of object.
Out: 9
In:  held = {1, 2}; held[[1, 2]] = 9
Msg: Set::partd: Part specification held[[1,2]] is longer than depth of object.
Out: 9
In:  held = f[1, 2]; held[[0, 1]] = 9
Msg: Set::partd: Part specification held[[0,1]] is longer than depth of object.
Out: 9
In:  SparseArray[{1 -> 5}, 3]["Foo"]
Msg: SparseArray::nomthd: There is no method Foo for SparseArray objects.
Out: SparseArray[<1>, {3}][Foo]
In:  Normal[SparseArray[{1 -> 5, 3 -> 7}, 4]["PatternArray"]]
Out: {_, 0, _, 0}
