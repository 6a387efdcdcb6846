(* Control, scoping, assignments, attributes, contexts. *)

In:  If[True, a, b]
Out: a
In:  If[1 > 2, a, b]
Out: b
In:  If[x, 1, 2, 3]
Out: 3
In:  Which[1 > 2, a, 2 > 1, b]
Out: b
In:  Which[False, a, True, b]
Out: b
In:  Switch[{1, 2}, {_}, one, {_, _}, two]
Out: two
In:  Do[Print[i], {i, 2}]
Print: 1
Print: 2
In:  s = 0; Do[s += i, {i, 10}]; s
Out: 55
In:  n = 0; While[n < 5, n++]; n
Out: 5
In:  For[i = 0; t = 1, i < 4, i++, t *= 2]; t
Out: 16
In:  Module[{x = 2}, x^2]
Out: 4
In:  Block[{x = 2}, x^2 + y]
Out: 4 + y
In:  With[{x = 2}, Hold[x + 1]]
Out: Hold[2 + 1]
In:  x = 7; Block[{x}, x = 3]; x
Out: 7
In:  Module[{x}, x = 1; x + 1]
Out: 2
In:  g[] := x; Block[{x = 1}, g[]]
Out: 1
In:  Module[{x = 1}, g[]]
Out: 7
In:  Clear[x]; Module[{a = 1, b = 2}, {a, b}]
Out: {1, 2}
In:  Catch[Do[If[i > 3, Throw[i]], {i, 10}]]
Out: 4
In:  Catch[Throw[a, tag], tag]
Out: a
In:  Catch[Throw[a, tag], tag, f]
Out: f[a, tag]
In:  Do[If[i == 3, Break[]]; Print[i], {i, 5}]
Print: 1
Print: 2
In:  Do[If[i == 2, Continue[]]; Print[i], {i, 3}]
Print: 1
Print: 3
In:  h[x_] := (If[x > 0, Return[pos]]; neg); {h[1], h[-1]}
Out: {pos, neg}
In:  Reap[Sow[1]; Sow[2]; 3]
Out: {3, {{1, 2}}}
In:  Reap[Sow[1, a]; Sow[2, b]; Sow[3, a]]
Out: {3, {{1, 3}, {2}}}
In:  Last[Reap[Sow[1, a]; Sow[2, b], _, f]]
Out: {f[a, {1}], f[b, {2}]}
In:  Check[1/0, err]
Msg: Power::infy: Infinite expression 1/0 encountered.
Out: err
In:  Quiet[1/0]
Out: ComplexInfinity
In:  Quiet[Check[1/0, err]]
Out: err
In:  CompoundExpression[1, 2, 3]
Out: 3
In:  a1 = b1 = 3; {a1, b1}
Out: {3, 3}
In:  {p, q} = {1, 2}; {q, p}
Out: {2, 1}
In:  {p, q} = {q, p}; {p, q}
Out: {2, 1}
In:  u = 5; u++
Out: 5
In:  ++u
Out: 7
In:  u += 3
Out: 10
In:  u -= 1
Out: 9
In:  u *= 2
Out: 18
In:  u /= 3
Out: 6
In:  u--
Out: 6
In:  v := RandomInteger[{5, 5}]; v
Out: 5
In:  fac[0] = 1; fac[n_] := n fac[n - 1]; fac[10]
Out: 3628800
In:  fib[n_] := fib[n] = If[n < 2, n, fib[n - 1] + fib[n - 2]]; fib[50]
Out: 12586269025
In:  w =.; ValueQ[w]
Out: False
In:  w = 1; ValueQ[w]
Out: True
In:  OwnValues[w]
Out: {HoldPattern[w] :> 1}
In:  DownValues[fac]
Out: {HoldPattern[fac[0]] :> 1, HoldPattern[fac[n_]] :> n fac[n - 1]}
In:  Attributes[Plus]
Out: {Flat, Listable, NumericFunction, OneIdentity, Orderless, Protected}
In:  Attributes[If]
Out: {HoldRest, Protected}
In:  SetAttributes[hh, HoldAll]; hh[1 + 1] /. hh -> Hold
Out: Hold[1 + 1]
In:  Attributes[hh]
Out: {HoldAll}
In:  ClearAttributes[hh, HoldAll]; hh[1 + 1]
Out: hh[2]
In:  SetAttributes[li, Listable]; li[{1, 2}, 3]
Out: {li[1, 3], li[2, 3]}
In:  Hold[1 + 1, 2 + 2] // Length
Out: 2
In:  ReleaseHold[Hold[1 + 1]]
Out: 2
In:  HoldForm[1 + 1] // ReleaseHold
Out: 2
In:  Evaluate[1 + 1]
Out: 2
In:  Hold[Evaluate[1 + 1]]
Out: Hold[2]
In:  Unevaluated[1 + 1] // Length
Out: 2
In:  ToString[Unevaluated[a + b]]
Out: a + b
In:  sq /: Sqrt[sq[x_]] := x; Sqrt[sq[5]]
Out: 5
In:  sq /: sq[x_] + sq[y_] := sq[x + y]; sq[1] + sq[2]
Out: sq[3]
In:  UpValues[sq] // Length
Out: 2
In:  sv[a_][b_] := a - b; sv[5][3]
Out: 2
In:  Context[]
Out: Global`
In:  Context[Plus]
Out: System`
In:  Begin["my`"]
Out: my`
In:  yy = 3; Context[yy]
Out: my`
In:  End[]
Out: my`
In:  my`yy
Out: 3
In:  Head[Symbol["abc"]]
Out: Symbol
In:  Options[op] = {a -> 1, b -> 2}; OptionValue[op, {a -> 5}, a]
Out: 5
In:  SetOptions[op, b -> 7]
Out: {a -> 1, b -> 7}
In:  op::msg = "Value `1` and `2`."; Message[op::msg, 3, {4}]
Msg: op::msg: Value 3 and {4}.
In:  Catch[{a, Throw[b], c}]
Out: b
In:  Enclose[Confirm[$Failed] + 1; 2, f] // Head
Out: f
In:  Enclose[Confirm[3] + 1]
Out: 4
In:  Enclose[ConfirmBy[4, EvenQ]]
Out: 4
In:  FailureQ[Enclose[ConfirmBy[3, EvenQ]]]
Out: True
In:  CheckAbort[Abort[]; 1, 2]
Out: 2
In:  TimeConstrained[While[True], 0.05, late]
Out: late
In:  WithCleanup[1, Print["end"]]
Print: end
Out: 1
In:  Module[{i = 0}, While[True, i++; If[i > 10, Break[]]]; i]
Out: 11
In:  Table[If[OddQ[i], Nothing, i], {i, 6}]
Out: {2, 4, 6}
In:  {1, Nothing, 3}
Out: {1, 3}
In:  {1, Sequence[2, 3], 4}
Out: {1, 2, 3, 4}
In:  f[Sequence[]]
Out: f[]
In:  Splice[{1, 2}] // Head
Out: Splice
In:  {0, Splice[{1, 2}], 3}
Out: {0, 1, 2, 3}
In:  First[Timing[1]] >= 0
Out: True
In:  Protect[pr]; pr = 3
Msg: Set::wrsym: Symbol pr is Protected.
Out: 3
In:  Unprotect[pr]; pr = 4; pr
Out: 4
In:  1 = 2
Msg: Set::setraw: Cannot assign to raw object 1.
Out: 2
In:  Plus[a, b] = 3
Msg: Set::write: Tag Plus in a + b is Protected.
Out: 3
In:  f[1, 2, 3][[2]]
Out: 2
In:  Echo[5]
Print: >> 5
Out: 5
In:  BooleanQ[True]
Out: True
In:  TrueQ[x]
Out: False
In:  BeginPackage["Pk`"]
Out: Pk`
In:  pf::usage = "pf[x] doubles."
Out: pf[x] doubles.
In:  Begin["`Private`"]
Out: Pk`Private`
In:  pf[x_] := 2 x; Context[pf]
Out: Pk`
In:  End[]
Out: Pk`Private`
In:  EndPackage[]; MemberQ[$ContextPath, "Pk`"]
Out: True
In:  pf[4]
Out: 8
In:  Names["Pk`*"]
Out: {pf}
In:  Context[pf]
Out: Pk`

(* A written Unevaluated is taken off for what is called, held or not; one that comes as a value stays. *)
In:  {If[# > 1, #, Unevaluated[Sequence[]]] & /@ {1, 2, 3}, Table[If[EvenQ[i], i, Unevaluated[Sequence[]]], {i, 4}]}
Out: {{2, 3}, {2, 4}}
In:  {Table[Unevaluated[1 + 1], {i, 2}], Module[{}, Unevaluated[1 + 1]], Which[True, Unevaluated[1 + 1]]}
Out: {{2, 2}, 2, 2}
In:  {0, (Unevaluated[Sequence[#, #^2]] &)[3], 9}
Out: {0, Unevaluated[Sequence[3, 3^2]], 9}
In:  {Head[(Unevaluated[Sequence[#, #^2]] &)[3]], Hold[Unevaluated[1 + 1]], Plus[1, Unevaluated[6, 7]]}
Out: {Unevaluated, Hold[Unevaluated[1 + 1]], 14}
In:  late = Unevaluated[1 + 1]; OwnValues[late]
Out: {HoldPattern[late] :> 1 + 1}
In:  {1, If[True, Unevaluated[Sequence[]]], 2}
Out: {1, 2}
In:  pair[x_] := Unevaluated[Sequence[x, x + 1]]; list[pair[6], 0]
Out: list[6, 7, 0]
In:  list[Unevaluated[1 + 1], If[True, Unevaluated[1 + 1]]]
Out: list[Unevaluated[1 + 1], 2]

(* Block takes away all that is known of a symbol, attributes, options and messages too. *)
In:  SetAttributes[over, Listable]; {Block[{over}, over[{1, 2}]], Attributes[over]}
Out: {{over[1], over[2]}, {Listable}}
In:  Block[{over}, Attributes[over]]
Out: {}
In:  Block[{fresh}, SetAttributes[fresh, HoldAll]]; Attributes[fresh]
Out: {}
In:  Options[tune] = {"Depth" -> 2}; {Block[{tune}, Options[tune]], Options[tune]}
Out: {{}, {Depth -> 2}}
In:  f[x_] := Module[{y = x}, Do[If[i > 2, Return[i, Module]], {i, 5}]; y]; {f[1], f[2], f /@ {3, 4}}
Out: {3, 3, {3, 3}}
In:  last[x_] := Block[{y = x}, Return[y + 1, Block]; 0]; {last[1], last[2], last[3]}
Out: {2, 3, 4}
In:  {With[{a = 5}, Return[a, With]; 6], Function[x, Return[x, Function]; 3][7]}
Out: {5, 7}
In:  outer[x_] := Module[{}, Module[{y = x}, Return[y, outer]; 1]; 2]; {outer[5], outer[6]}
Out: {5, 6}

(* Return ends functions without patterns, too; where no function is left it stays. *)
In:  none[] := (Return[3]; 5); none[2] := Module[{u = 1}, Return[u + 4]]; {1 + none[], 1 + none[2]}
Out: {4, 6}
In:  Module[{u = 10}, Return[u + 1]]
Out: 11
In:  only[] := Module[{u = 1}, 5 /; u > 2]; only[]
Out: only[]

(* A Sequence that is written in a held argument counts before If is called. *)
In:  Table[If[i != 2, i, Sequence[]], {i, 4}]
Out: {1, Null, 3, 4}

(* What is on $ContextPath comes before $Context; the path decides how symbols are written. *)
In:  shade = 1;
In:  BeginPackage["Sh`"];
In:  shade::usage = "s";
In:  Begin["`Private`"];
In:  hidden = 2;
In:  End[];
In:  EndPackage[]
Msg: shade::shdw: Symbol shade appears in multiple contexts {Sh`, Global`}; definitions in context Sh` may shadow or be shadowed by other definitions.
In:  {Context[shade], Hold[Global`shade, Sh`shade, Sh`Private`hidden]}
Out: {Sh`, Hold[Global`shade, shade, Sh`Private`hidden]}
In:  Names["*`shade"]
Out: {Global`shade, shade}
In:  shade[v_] := Sh`Private`hidden v; ToString[Definition[shade], InputForm]
Out: shade[v_] := Sh`Private`hidden*v
In:  Context[1 + 1]
Msg: Context::ssle: Symbol or string expected at position 1 in Context[1 + 1].
Out: Context[1 + 1]
In:  {wo2, woa, woB, wob1, wo$}; Names["wo*"]
Out: {wo2, woa, woB, wob1, wo$}

(* Slots without numbers are filled in turn; $MessageList holds what Quiet silences until Quiet ends. *)
In:  say::two = "`` then ``"; Message[say::two, 1, 2]
Msg: say::two: 1 then 2
In:  Quiet[Message[say::two]; $MessageList]
Out: {say::two}
In:  Quiet[Message[say::two]]; $MessageList
Out: {}
In:  Quiet[1/0; Message[say::two, 3, 4]; $MessageList, Power::infy]
Msg: say::two: 3 then 4
Out: {Power::infy, say::two}
In:  say::one = "one"; Message[say::one]; ReleaseHold[First[$MessageList]]
Msg: say::one: one
Out: one
In:  Which[a]
Msg: Which::argctu: Which called with 1 argument.
Out: Which[a]
In:  Switch[1, 2]
Msg: Switch::argct: Switch called with 2 arguments. Switch must be called with an odd number of arguments.
Out: Switch[1, 2]
In:  Subscript[vec, 1] = 5; Subscript[vec, 1] + Subscript[vec, 2]
Out: 5 + Subscript[vec, 2]
In:  {Attributes[Subscript], Attributes[Out]}
Out: {{NHoldRest}, {Listable, NHoldFirst, Protected}}

(* Piecewise puts neighbours of the same value together and drops last cases with the value of the default. *)
In:  Piecewise[{{pa, c1}, {pa, c2}, {pb, c3}, {0, c4}}]
Out: Piecewise[{{pa, c1 || c2}, {pb, c3}}, 0]
In:  {Piecewise[{{pa, c1}, {pa, c1}}], Piecewise[{{pa, c1}, {pa, c2}}, pa], Piecewise[{{pa, c1}, {pb, c2}, {pa, c3}}]}
Out: {Piecewise[{{pa, c1}}, 0], pa, Piecewise[{{pa, c1}, {pb, c2}, {pa, c3}}, 0]}
In:  pairs = {{1, False}, {2, True}}; {Piecewise[pairs], Piecewise[Table[{k, k > 2}, {k, 3}]]}
Out: {2, 3}

(* Return also ends the evaluation of a symbol with a delayed value. *)
In:  early := (Return[rx]; rest); {early, 1 + early}
Out: {rx, 1 + rx}

(* A sum without bounds is the sum of what stands before. *)
In:  {Sum[sk, sk], Sum[3 sk + 1, sk]} // Expand
Out: {-(sk/2) + sk^2/2, -(sk/2) + (3 sk^2)/2}

(* Block is no lexical scope: With and the names of patterns go into its variables. *)
In:  With[{x = 5}, Block[{x = x + 1}, x^2]]
Msg: Block::lvset: Local variable specification {5 = 5 + 1} contains 5 = 5 + 1, which is an assignment to 5; only assignments to symbols are allowed.
Out: Block[{5 = 5 + 1}, 5^2]
In:  {With[{x = 5}, With[{x = x + 1}, x^2]], With[{x = 5}, Module[{x = x + 1}, x^2]], Function[{x}, With[{x = 1}, x]][7]}
Out: {36, 36, 1}
In:  gg::test = "hi"; Quiet[Do[Message[gg::test], {10}]; Length[$MessageList]]
Out: 4
In:  m = {1, 2}; AppendTo[m[[1]], 9]
Msg: AppendTo::normal: Nonatomic expression expected at position 1 in AppendTo[m[[1]], 9].
Out: AppendTo[m[[1]], 9]
In:  {g[a, Sequence[Unevaluated[b], Unevaluated[c]]], g[a, If[True, Unevaluated[b]]]}
Out: {g[a, Unevaluated[b], Unevaluated[c]], g[a, b]}
(* The message of an operator form shows it as it is written. *)
In:  Select[EvenQ][5]
Msg: Select::normal: Nonatomic expression expected at position 1 in Select[EvenQ][5].
Out: Select[EvenQ][5]
In:  Append[1][2]
Msg: Append::normal: Nonatomic expression expected at position 1 in Append[1][2].
Out: Append[1][2]

(* Where something goes into a Function, Module, With or rule, its local variables get a $. *)
In:  {Function[{x}, Function[{y}, x + y]][a], Function[{x}, Function[{y}, y]][a], Function[x, Function[{y, z}, g[x, y, z]]][a]}
Out: {Function[{y$}, a + y$], Function[{y}, y], Function[{y$, z$}, g[a, y$, z$]]}
In:  {Function[x, Function[y, Function[z, {x, y, z}]]][y], Function[x, Function[x, x]][a]}
Out: {Function[y$, Function[z$, {y, y$, z$}]], Function[x, x]}
In:  sums = Function[{x}, Function[{y}, Function[{z}, x + y + z]]]; {sums[a], sums[a][b], sums[a][b][c]}
Out: {Function[{y$}, Function[{z$}, a + y$ + z$]], Function[{z$}, a + b + z$], a + b + c}
In:  {With[{x = 5}, Function[y, x + y]], With[{x = 5}, Function[x, x + 1]], With[{x = y}, Function[y, x]][7]}
Out: {Function[y$, 5 + y$], Function[x, x + 1], y}
In:  With[{u = 1}, Hold[Module[{v = v + u}, v], With[{w = 2}, u + w], Block[{w = u}, w], w_ :> u + w]]
Out: Hold[Module[{v$ = v + 1}, v$], With[{w$ = 2}, 1 + w$], Block[{w = 1}, w], w$_ :> 1 + w$]
In:  maker[u_] := (made[v_] := u + v); maker[1]; {made[2], DownValues[made]}
Out: {3, {HoldPattern[made[v$_]] :> 1 + v$}}
In:  Module[{x}, {Function[x, x + 1], x_ :> x}]
Out: {Function[x, x + 1], x_ :> x}

(* The attribute Constant: a symbol, or what is called by it, does not change. *)
In:  SetAttributes[{kc, kf}, Constant]; {Dt[kc], Dt[kc zt^2, zt], Dt[kf[zt] zt^2, zt], Dt[zt^2 zu]}
Out: {0, 2 kc zt, 2 zt kf[zt], 2 zt zu Dt[zt] + zt^2 Dt[zu]}
