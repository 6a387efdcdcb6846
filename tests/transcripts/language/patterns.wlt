(* Patterns and rules. *)

In:  MatchQ[5, _Integer]
Out: True
In:  MatchQ[5, _Real]
Out: False
In:  MatchQ[{1, 2}, {_, _}]
Out: True
In:  MatchQ[f[a, a], f[x_, x_]]
Out: True
In:  MatchQ[f[a, b], f[x_, x_]]
Out: False
In:  MatchQ[{}, {___}]
Out: True
In:  MatchQ[{}, {__}]
Out: False
In:  MatchQ[a, a | b]
Out: True
In:  MatchQ[3, x_ /; x > 2]
Out: True
In:  MatchQ[4, _?EvenQ]
Out: True
In:  MatchQ[{1, 1, 1}, {1 ..}]
Out: True
In:  MatchQ[{}, {1 ...}]
Out: True
In:  MatchQ[{1, 2, 1}, {(1 | 2) ..}]
Out: True
In:  MatchQ[{1, 1}, {Repeated[1, {3}]}]
Out: False
In:  MatchQ[x, Except[y]]
Out: True
In:  MatchQ[2, Except[_Integer]]
Out: False
In:  MatchQ["a", _String]
Out: True
In:  MatchQ[a^2, x_^n_]
Out: True
In:  MatchQ[a, x_^n_.]
Out: True
In:  MatchQ[2 a, n_Integer _]
Out: True
In:  MatchQ[{a, b}, {b, a}]
Out: False
In:  MatchQ[f[b, a], HoldPattern[f[b, a]]]
Out: True
In:  MatchQ[<|"a" -> 1|>, <|"a" -> _Integer|>]
Out: True
In:  MatchQ[{3, {4}}, {_, {_?OddQ}}]
Out: False
In:  MatchQ[_x, Verbatim[_x]]
Out: True
In:  x^2 + y /. x -> 3
Out: 9 + y
In:  {a, b, c} /. {a -> b, b -> a}
Out: {b, a, c}
In:  {a, b} /. {{a -> 1}, {a -> 2}}
Out: {{1, b}, {2, b}}
In:  f[1] + f[2] /. f[x_] -> x^2
Out: 5
In:  f[1, 2, 3] /. f[x_, y__] :> {x, {y}}
Out: {1, {2, 3}}
In:  {1, 2, 3} /. x_Integer /; x > 1 :> 0
Out: {1, 0, 0}
In:  a + b + c /. a + c -> d
Out: b + d
In:  a b c /. a c -> d
Out: b d
In:  x /. x -> y /. y -> z
Out: z
In:  f[f[x]] /. f[a_] :> a
Out: f[x]
In:  f[f[x]] //. f[a_] :> a
Out: x
In:  {1, {2, {3}}} /. {x_, y_} :> y
Out: {2, {3}}
In:  log[a b c] //. log[x_ y_] :> log[x] + log[y]
Out: log[a] + log[b] + log[c]
In:  Replace[{a, {a}}, a -> b, {1}]
Out: {b, {a}}
In:  Replace[{a, {a}}, a -> b, All]
Out: {b, {b}}
In:  Replace[x, {x -> 1, _ -> 2}]
Out: 1
In:  ReplaceRepeated[x, x -> 2]
Out: 2
In:  ReplaceList[{a, b, c}, {x__, y__} :> {{x}, {y}}]
Out: {{{a}, {b, c}}, {{a, b}, {c}}}
In:  ReplaceList[a + b, x_ + y_ :> {x, y}]
Out: {{a, b}, {b, a}}
In:  Cases[{f[1], g[2], f[3]}, f[x_] :> x]
Out: {1, 3}
In:  Cases[{1, {2, {3}}}, _Integer, Infinity]
Out: {1, 2, 3}
In:  Cases[{1, 2, 3, 4}, _?EvenQ, 1, 1]
Out: {2}
In:  Cases[{{1, 2}, {3}}, {_}]
Out: {{3}}
In:  Cases[_Integer][{1, a}]
Out: {1}
In:  Cases[f[g[1], g[2]], g[x_] -> x]
Out: {1, 2}
In:  Cases[{a -> 1, b -> 2}, (_ -> x_) :> x]
Out: {1, 2}
In:  Cases[3 + 4 x + x^2, _Integer, {-1}]
Out: {3, 4, 2}
In:  Count[{1, a, 2}, _Integer]
Out: 2
In:  Count[{{1}, 1}, 1, Infinity]
Out: 2
In:  Position[{1, a, {2}}, _Integer, {1}]
Out: {{1}}
In:  FirstCase[{a, 1, 2}, _Integer]
Out: 1
In:  FirstCase[{a}, _Integer, 0]
Out: 0
In:  FirstCase[{f[1], f[2]}, f[x_] :> x]
Out: 1
In:  DeleteCases[{1, {2, a}}, _Integer, Infinity]
Out: {{a}}
In:  FreeQ[x^2 + 1, x]
Out: False
In:  MemberQ[{1, x}, _Symbol]
Out: True
In:  SequenceReplace[{1, 2, 3, 1, 2}, {1, 2} -> x]
Out: {x, 3, x}
In:  Switch[3, 1, a, _Integer, b, _, c]
Out: b
In:  f1[x_, y_: 7] := {x, y}; f1[1]
Out: {1, 7}
In:  f2[x_Integer] := int; f2[x_] := other; {f2[1], f2[a]}
Out: {int, other}
In:  f3[x__] := Length[{x}]; f3[a, b, c]
Out: 3
In:  f4[{x_, y_}] := x + y; f4[{1, 2}]
Out: 3
In:  f6[x_] := x + 1 /; x > 5; {f6[6], f6[1]}
Out: {7, f6[1]}
In:  f7[x : _Integer | _Real] := num; {f7[1], f7[1.], f7[a]}
Out: {num, num, f7[a]}
In:  f8[a_.  x_] := {a, x}; f8[3 y]
Out: {3, y}
In:  f8[y]
Out: {1, y}
In:  f9[x_^n_.] := {x, n}; {f9[y^3], f9[y]}
Out: {{y, 3}, {y, 1}}
In:  f10[OptionsPattern[{"a" -> 1}]] := OptionValue["a"]; {f10[], f10["a" -> 5]}
Out: {1, 5}
In:  Options[f11] = {size -> 3}; f11[x_, OptionsPattern[]] := {x, OptionValue[size]}; {f11[z], f11[z, size -> 9]}
Out: {{z, 3}, {z, 9}}
In:  f12[x_List] := list; f12[x_String] := string; {f12[{}], f12["s"]}
Out: {list, string}
In:  f13[a, x___] := {x}; {f13[a], f13[a, 1, 2]}
Out: {{}, {1, 2}}
In:  SetAttributes[o, Orderless]; o[b, a]
Out: o[a, b]
In:  SetAttributes[fl, Flat]; fl[fl[a], b]
Out: fl[a, b]
In:  MatchQ[o[a, b], o[b, _]]
Out: True
In:  {a, b, c, d} /. {x_, y__, z_} :> {z, y, x}
Out: {d, b, c, a}
In:  {1, 2, 3} /. {a___, 2, b___} :> {{a}, {b}}
Out: {{1}, {3}}
In:  Hold[1 + 1] /. Plus -> Times
Out: Hold[1 1]
In:  Hold[x] /. x :> 1 + 1
Out: Hold[1 + 1]
In:  {1, 2} /. List -> f
Out: f[1, 2]
In:  3 a + 4 /. n_Integer :> n + 1
Out: 5 + 4 a
In:  FilterRules[{a -> 1, b -> 2}, {a}]
Out: {a -> 1}
In:  Dispatch[{a -> 1}] // Head
Out: Dispatch
In:  a /. Dispatch[{a -> 1}]
Out: 1
In:  KeyValuePattern["a" -> 1]; MatchQ[<|"a" -> 1, "b" -> 2|>, KeyValuePattern["a" -> 1]]
Out: True
In:  MatchQ[{1, 2, 3}, {___, PatternSequence[2, 3]}]
Out: True
In:  MatchQ[{b, a}, {OrderlessPatternSequence[a, b]}]
Out: True
In:  {{1, 2}, {3, 4}} /. {x_Integer, y_Integer} :> x y
Out: {2, 12}
In:  Cases[{1, 2.5, "a", x, 1/2}, _?NumberQ]
Out: {1, 2.5, 1/2}
In:  Cases[{{a, 1}, {b, 2}}, {s_, n_} /; n > 1 :> s]
Out: {b}
In:  MatchQ[f[1, 2], f[Longest[x__], y___]]
Out: True
In:  Replace[{1, 2, 3, 4}, {Shortest[x__], y__} :> {{x}, {y}}]
Out: {{1}, {2, 3, 4}}

(* Numbers are atoms, but patterns see their parts. *)
In:  {3/4, 5} /. Rational[n_, d_] :> n + d
Out: {7, 5}
In:  numerator[Rational[n_, _]] := n; numerator[-5/9]
Out: -5
In:  Cases[{3, 1 - 2 I, 4.5}, Complex[re_, im_] /; im < 0 :> {re, im}]
Out: {{1, -2}}
In:  MatchQ[1.5 + 2. I, Complex[_Real, _Real]]
Out: True
In:  MatchQ[7, Rational[_, _]]
Out: False

(* A Flat head without OneIdentity: one argument is seen under the head, by _Integer and the like as it is. *)
In:  SetAttributes[flt, Flat]; MatchQ[flt[1, 2], flt[_Integer, _Integer]]
Out: True
In:  flt[a, 1, b] /. flt[a, _Integer] -> found
Out: flt[found, b]
In:  ReplaceList[flt[a, b, c], flt[x_, y_] -> {x, y}]
Out: {{flt[a], flt[b, c]}, {flt[a, b], flt[c]}}
In:  flt[a, b, b, c] /. flt[x_, x_] -> twice[x]
Out: flt[a, twice[flt[b]], c]
In:  ReplaceList[flt[a, b, c], flt[x___, b?(True &), y___] -> {{x}, {y}}]
Out: {{{a}, {c}}}

(* The default of an argument also applies to an expression that has the head itself. *)
In:  MatchQ[x^x, (x^x)^n_.]
Out: True

(* A head that is Flat and Orderless shows single arguments under itself, without OneIdentity; typed ones as they are. *)
In:  SetAttributes[mix, {Flat, Orderless}]; mix[p, q, r] /. mix[x_, y_] :> {x, y}
Out: {mix[p], mix[q, r]}
In:  mix[p, q, 2] /. mix[x_, y_Integer] :> {x, y}
Out: {mix[p, q], 2}

(* What no later pattern can take is not tried elsewhere: a long sum is decided at once. *)
In:  3 + a + b + Total[Array[f, 20]] /. n_Integer + s__Symbol + rest_ :> {n, {s}, Length[rest]}
Out: {3, {a, b}, 20}
In:  MatchQ[3 + Total[Array[f, 20]] + Total[Array[g, 20]], n_Integer + s__Symbol + rest_]
Out: False
In:  claims = p || q || p; claims /. Or[x_, y_] :> {x, y}
Out: {p, q || p}

(* An optional argument without a default has to be there; of several optional ones the first takes what is alone. *)
In:  {w[u], w[u^2]} /. w[v_.^n_.] :> {v, n}
Out: {w[u], {u, 2}}
In:  w[1 + z[u]] /. w[a_. + z[b_. v_.]] :> {a, b, v}
Out: {1, u, 1}

(* FreeQ sees the heads of complex and rational numbers, but not their parts. *)
In:  {FreeQ[1 + 2 I, Complex], FreeQ[{1/2}, Rational], FreeQ[1.5, Real], FreeQ[1/2, 2], FreeQ[u + 1/2, Rational, Heads -> False]}
Out: {False, False, True, True, True}
