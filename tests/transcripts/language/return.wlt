(* Return: inert, until a; b; c, a loop, Scan or a function of the user finds it as the value of a part. *)

In:  {1, Return[1 + 1], 3}
Out: {1, Return[2], 3}
In:  Print[Return[3]]
Print: Return[3]
In:  Return[1 + 1]
Out: 2
In:  {Return[], Head[Return[x]], 1 + Return[2]}
Out: {Return[], Return, 1 + Return[2]}
In:  Map[Return, {1, 2}]
Out: {Return[1], Return[2]}

(* a; b; c ends there and hands it on *)
In:  Return[5]; Print[6]; 7
Out: 5
In:  (If[True, Return[5]]; 6) + 1
Out: 1 + Return[5]
In:  {Module[{u}, Return[1]; 2], Block[{u}, Return[1]; 2], With[{u = 1}, Return[u]; 2]}
Out: {Return[1], Return[1], Return[1]}
In:  1 /. {1 :> (Return[2]; 3)}
Out: 2
In:  {Catch[Return[4]; 5], Check[Return[4]; 5, 6]}
Out: {Return[4], Return[4]}
In:  u = (Return[3]; 4); Print[never]
Out: 3
In:  {Hold[u] /. OwnValues[u], u, u; 5}
Out: {Hold[Return[3]], 3, 5}
In:  given[x_] := (x; 2); local[] := Module[{v = Return[6]}, {v, v; 7}]; {given[Return[1]], given[3], given[Return[4]], local[], local[]}
Out: {1, 2, 4, {6, 7}, {6, 7}}

(* pure functions hand it on, too *)
In:  (Return[a]; 1) &[]
Out: a
In:  (If[# == 2, Return[a]; #, #]) & /@ {1, 2, 3}
Out: {1, Return[a], 3}
In:  Function[x, If[x == 2, Return[a]; x, x]] /@ {1, 2, 3}
Out: {1, Return[a], 3}
In:  {Select[{1, 2}, Return[True] &], Nest[Return, 1, 2], Fold[Return[#1 + #2] &, 1, {2}]}
Out: {{}, Return[Return[1]], Return[3]}
In:  Table[If[i == 2, Return[i], i], {i, 3}]
Out: {1, Return[2], 3}
In:  Table[If[i == 2, Return[]]; i, {i, 3}]
Out: {1, Return[], 3}
In:  Table[Return[1], {2}]
Out: {Return[1], Return[1]}

(* Do and Scan give its value; While and For hand it on *)
In:  Do[If[i == 3, Return[i]], {i, 5}]
Out: 3
In:  {Do[Return[5], {2}], Do[Return[], {2}], Do[If[i j == 4, Return[{i, j}]], {i, 3}, {j, 3}], Do[Return[6]]}
Out: {5, Null, {2, 2}, 6}
In:  Do[{Return[1]}, {2}]
In:  Scan[If[# > 2, Return[#]] &, {1, 2, 3, 4}]
Out: 3
In:  {Scan[Return, {1, 2}], Scan[If[# > 5, Return[#]] &, {{2, 4}, {6, 8}}, {2}], Scan[Return[] &, {1}]}
Out: {1, 6, Null}
In:  Do[Return[Evaluate[Return[1]]], {1}]
Out: 1
In:  While[True, Return[7]]
Out: 7
In:  For[i = 1, True, i++, If[i > 3, Return[i]]]
Out: 4
In:  i = 0; {While[True, i++; If[i > 3, Return[i]]; i = i + 1], i}
Out: {Return[5], 5}
In:  {For[i = 0, i < 9, i++, {Return[i]}], i, While[Return[1]], While[i > 0, i--; Break[]; Return[1]], i}
Out: {Null, 9, Null, Null, 8}
In:  Clear[i]; {Null, Scan[Identity, {1, Return["Yes"], Print[2]}]}
Print: 2
Out: {Null, Yes}

(* functions of the user give its value *)
In:  f[x_] := (If[x == 2, Return[a]; x, x]); f /@ {1, 2, 3}
Out: {1, a, 3}
In:  g[x_] := If[x > 5, Return[big]; small, small]; {g[6], g[3], g[6], g[6]}
Out: {big, small, big, big}
In:  h[x_] := Module[{}, If[x > 0, Return[1]]; 2]; {h[1], h[-1], h[2] + 10}
Out: {1, 2, 11}
In:  after[x_] := (Do[If[i == x, Return[i]], {i, 10}]; "after"); {after[4], after[5], after[11]}
Out: {after, after, after}
In:  local[x_] := Module[{r = 0}, Do[If[i == 2, Return[i]], {i, 3}]; r]; {local[0], local[1]}
Out: {0, 0}
In:  loop[n_] := Module[{i = 0}, While[True, i++; If[i > n, Return[i]]]; never]; {loop[3], loop[4], loop[5]}
Out: {4, 5, 6}
In:  loopFor[n_] := (For[k = 0, True, k++, If[k > n, Return[{k}]]]; never); {loopFor[3], loopFor[4], loopFor[5]}
Out: {{4}, {5}, {6}}
In:  table[] := (Table[Return[1], {2}]; 9); map[x_] := (Map[Return, {1, 2}]; 5); {table[], map[0]}
Out: {9, 5}
In:  scan[l_] := (Scan[If[EvenQ[#], Return[#]] &, l]; none); {scan[{1, 2}], scan[{4}]}
Out: {none, none}
In:  first[l_] := Scan[If[EvenQ[#], Return[#]] &, l]; {first[{1, 4, 6}], first[{1}], first[{8}]}
Out: {4, Null, 8}
In:  list[x_] := {x, Return[x]}; {list[1], list[2], list[3]}
Out: {{1, Return[1]}, {2, Return[2]}, {3, Return[3]}}
In:  empty[x_] := (If[x > 0, Return[]]; x); {empty[-1], empty[1], empty[2]}
Out: {-1, Null, Null}
In:  twice[x_] := Return[Return[x]]; {twice[1], once[0] := Return[twice[3]]; once[0]}
Out: {Return[1], Return[3]}
In:  pure = (Return[#]; 2) &; through[x_] := (pure[x]; 3); {pure[1], through[1], through[2], through[3]}
Out: {Return[1], 1, 2, 3}
In:  tail[x_] := pure[x]; {tail[1], tail[2], tail /@ {3, 4}}
Out: {1, 2, {3, 4}}
In:  inner[x_] := Return[x]; outer[x_] := (inner[x]; "end"); {inner[1], outer[1], outer[2]}
Out: {1, end, end}
In:  down[n_] := If[n == 0, Return[done], down[n - 1]]; {down[3], down[3000]}
Out: {done, done}
In:  curried[a_][b_] := (If[a > b, Return[a]]; b); {curried[3][2], curried[1][2], curried[5][2]}
Out: {3, 2, 5}
In:  tag /: use[tag, x_] := (Return[x]; 7); {use[tag, 2], use[tag, 3]}
Out: {2, 3}
In:  SetAttributes[threads, Listable]; threads[x_] := (If[x > 1, Return[x^2]]; 0); threads[{1, 2, 3}]
Out: {0, 4, 9}
In:  guarded[x_] := Module[{y = x}, Return[y]; 1 /; y > 0]; {guarded[3], guarded[-3]}
Out: {3, -3}
In:  memo[n_] := memo[n] = (If[n > 1, Return[n]]; 0); {memo[1], memo[2], memo[2]}
Out: {0, 2, 2}

(* so do symbols with a delayed value *)
In:  a1 := (Return[#]; 1) &[2]; a2 := Block[{}, Return[1]; 2]; a3 := If[True, Return[1], 2]; {a1, a2, a3}
Out: {2, 1, 1}
In:  a4 := (Do[Return[1], {1}]; 2); a5 := (Block[{}, Return[1]]; 2); {a4, a5}
Out: {2, 1}
In:  a6 := Do[Return[Evaluate[Return[1]]], {1}]; a7 := 1 /. {1 :> (Return[1]; 2)}; {a6, a7}
Out: {1, 1}
In:  Module[{q}, q := (Return[4]; 5); {q, 1 + q}]
Out: {4, 5}
In:  Do[Do[#, {1}] & /@ If[True, {r = 1, If[r == 1, Return["Yes"]]}] // Print, {1}]
Print: {Null, Yes}

(* Return[value, head] is a jump to the innermost call of that head, from anywhere inside *)
In:  Module[{}, {1, Return[2, Module], 3}; 4]
Out: 2
In:  {Block[{u}, Do[If[i > 2, Return[i, Block]], {i, 5}]; 0], With[{u = 5}, Return[u, With]; 6]}
Out: {3, 5}
In:  {Table[If[i > 2, Return[i, Table]]; i, {i, 5}], Map[If[# > 1, Return[#, Map]] &, {1, 2}]}
Out: {3, 2}
In:  {While[True, Return[1, While]], For[i = 0, True, i++, Return[i, For]], Scan[Return[#, Scan] &, {4}]}
Out: {1, 0, 4}
In:  {Function[x, Return[x, Function]; 3][7], (Return[#, Function]; 3) &[8]}
Out: {7, 8}
In:  way[x_] := Module[{}, Module[{y = x}, Return[y, way]; 1]; 2]; {way[5], way[6], way[7]}
Out: {5, 6, 7}
In:  called[x_] := Return[x, caller]; caller[x_] := ({called[x]}; 2); {caller[5], caller[6], caller[7]}
Out: {5, 6, 7}
In:  Return[2 - 1, nobody]
Out: Return[1, nobody]

(* jumps that nobody takes *)
In:  1; Break[]; 2
Msg: Break::nofwd: No enclosing For, While, or Do found for Break[].
Out: Hold[Break[]]
In:  Table[If[i > 2, Continue[]]; i, {i, 5}]
Msg: Continue::nofwd: No enclosing For, While, or Do found for Continue[].
Out: Hold[Continue[]]
In:  Goto[there]
Msg: Goto::nolabel: Label there not found.
Out: Hold[Goto[there]]
In:  Interrupt[]; 1
Out: $Aborted

(* how much time is left *)
In:  {TimeRemaining[], TimeConstrained[0 < TimeRemaining[] <= 20, 20], TimeConstrained[TimeRemaining[] <= 20, Infinity]}
Out: {Infinity, True, False}
In:  TimeConstrained[TimeConstrained[TimeRemaining[], 1000] <= 10, 10]
Out: True
