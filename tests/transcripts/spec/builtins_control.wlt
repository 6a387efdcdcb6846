(* builtins.md, Tier 1, Control, scoping, patterns, packages

   The numbers are those of the statements in each section of the list. What comes out was written down from the
   reference pages before it was run. Every input stands alone. *)

(* 1: Set, SetDelayed, Unset, Clear, ClearAll *)

In:  l = 5; l //= f; l
Out: f[5]
In:  BaseDecode["AQI="]
Out: ByteArray[<2>]
In:  1 != 2 != 1
Out: False
In:  1 != 2 != 3
Out: True
In:  3 > 2 >= 2
Out: True
In:  a =!= b
Out: True
In:  f[x_] := x^2; f[3]
Out: 9
In:  f[x_Integer] := 1; f[x_] := 2; {f[1], f[a]}
Out: {1, 2}
In:  {a, b} = {1, 2, 3}
Msg: Set::shape: Lists {a, b} and {1, 2, 3} are not the same shape.
Out: {1, 2, 3}
In:  {a, b} = 5
Msg: Set::shape: Lists {a, b} and 5 are not the same shape.
Out: 5
In:  1 = 2
Msg: Set::setraw: Cannot assign to raw object 1.
Out: 2
In:  x =.; x
Out: x
In:  f[1] =.
Msg: Unset::norep: Assignment on f for f[1] not found.
Out: $Failed
In:  f[1] = 2; f[1] =.; f[1]
Out: f[1]
In:  x = 5; Clear[x]; x
Out: x
In:  f[1] = 2; Clear["f"]; f[1]
Out: f[1]
In:  Clear[Plus]
Msg: Clear::wrsym: Symbol Plus is Protected.
In:  Clear[5]
Msg: Clear::ssym: 5 is not a symbol or a string.
In:  x = 6; x -= 1
Out: 5
In:  x = 6; x /= 3
Out: 2
In:  f[x_ : 5] := x; {f[], f[1]}
Out: {5, 1}
In:  f[x_, y_.] := {x, y}; Default[f] = 7; f[1]
Out: {1, 7}
In:  x = 5; OwnValues[x]
Out: {HoldPattern[x] :> 5}
In:  f /: g[f] = 5; UpValues[f]
Out: {HoldPattern[g[f]] :> 5}
In:  f[1][2] = 3; SubValues[f]
Out: {HoldPattern[f[1][2]] :> 3}
In:  f::usage = "u"; f::usage
Out: u
In:  SetDelayed[f[x_], x]
In:  h /: g[h] := 7; g[h]
Out: 7

(* 2: CompoundExpression *)

In:  CompoundExpression[1, 2]
Out: 2
In:  CompoundExpression[]

(* 3: Module, Block, With *)

In:  Module[{x = 5}, x]
Out: 5
In:  Module[{x}, Head[x]]
Out: Symbol
In:  Module[{x, y = 2}, y]
Out: 2
In:  Module[{x = y, y = 2}, x]
Out: y
In:  Module[x, x]
Msg: Module::lvlist: Local variable specification x is not a List.
Out: Module[x, x]
In:  Module[{x, x}, x]
Msg: Module::dup: Duplicate local variable x found in local variable specification {x, x}.
Out: Module[{x, x}, x]
In:  Module[{1}, x]
Msg: Module::lvsym: Local variable specification {1} contains 1, which is not a symbol or an assignment to a symbol.
Out: Module[{1}, x]
In:  Module[{f}, f[x_] := x + 1; f[2]]
Out: 3
In:  Block[{x = 5}, x]
Out: 5
In:  f[] := x; Block[{x = 3}, f[]]
Out: 3
In:  Block[{a = 1, b}, {a, b}]
Out: {1, b}
In:  With[{x = 5}, Hold[x]]
Out: Hold[5]
In:  With[{x = 5, y = 6}, x + y]
Out: 11
In:  With[{x = 1}, {y = x}, y + 1]
Out: 2
In:  With[{x}, x]
Msg: With::lvws: Variable x in local variable specification {x} requires a value.
Out: With[{x}, x]
In:  With[{x := 1 + 1}, Hold[x]]
Out: Hold[1 + 1]
In:  f[x_] := Module[{}, Return[x]; 3]; f[2]
Out: 2

(* 4: If (three and four arguments; unevaluated when undecided), Which, Switch, Do, Wh *)

In:  (If[#1 == 1, 1, #1 #0[#1 - 1]] &)[5]
Out: 120
In:  If[True, 1, 2]
Out: 1
In:  If[x, 1, 2, 3]
Out: 3
In:  If[False, 1]
In:  If[]
Msg: If::argb: If called with 0 arguments; between 2 and 4 arguments are expected.
Out: If[]
In:  Which[False, 1, True, 2]
Out: 2
In:  Which[False, 1]
In:  Which[1, 2, 3]
Msg: Which::argct: Which called with 3 arguments.
Out: Which[1, 2, 3]
In:  Switch[5, _Integer, a, _, b]
Out: a
In:  Switch[1, 1]
Msg: Switch::argct: Switch called with 2 arguments. Switch must be called with an odd number of arguments.
Out: Switch[1, 1]
In:  s = 0; Do[s += i, {i, 3}]; s
Out: 6
In:  s = 0; Do[s++, 3]; s
Out: 3
In:  s = 0; Do[s += i j, {i, 2}, {j, 2}]; s
Out: 9
In:  Do[Return[5], {3}]
Out: 5
In:  Do[i, {i, x}]
Msg: Do::iterb: Iterator {i, x} does not have appropriate bounds.
Out: Do[i, {i, x}]
In:  Do[x, y]
Msg: Do::nliter: Non-list iterator y at position 2 does not evaluate to a real numeric value.
Out: Do[x, y]
In:  i = 0; While[i < 3, i++]; i
Out: 3
In:  i = 0; While[True, If[i++ > 3, Break[]]]; i
Out: 5
In:  For[i = 0; s = 0, i < 3, i++, s += i]; s
Out: 3
In:  For[i = 0, i < 3, i++]; i
Out: 3
In:  s = 0; Do[If[i == 2, Continue[]]; s += i, {i, 3}]; s
Out: 4
In:  f[x_] := (If[x > 0, Return[1]]; 2); {f[1], f[-1]}
Out: {1, 2}
In:  f[x_] := (Do[If[i == 2, Return[i, Do]], {i, 3}]); f[1]
Out: 2
In:  Catch[Throw[5]; 6]
Out: 5
In:  Catch[Throw[5, tag], tag]
Out: 5
In:  Catch[Throw[5, tag], tag, f]
Out: f[5, tag]
In:  Catch[Throw[1, x], _, List]
Out: {1, x}
In:  Throw[5]
Msg: Throw::nocatch: Uncaught Throw[5] returned to top level.
Out: Hold[Throw[5]]

(* 5: Increment, Decrement, AddTo, SubtractFrom, TimesBy, DivideBy. *)

In:  a = <|"x" -> 1|>; a["x"]++; a
Out: <|x -> 2|>
In:  x = 1; x++
Out: 1
In:  x = 1; ++x
Out: 2
In:  x = 1; x--; x
Out: 0
In:  x = 1; x += 5
Out: 6
In:  zz++
Msg: Increment::rvalue: zz is not a variable with a value, so its value cannot be changed.
Out: zz++
In:  zz += 1
Msg: AddTo::rvalue: zz is not a variable with a value, so its value cannot be changed.
Out: zz += 1

(* 7: ReplaceAll, Replace, Rule, RuleDelayed *)

In:  <|a -> 1|> /. 1 -> 2
Out: <|a -> 2|>
In:  Replace[<|a -> 1|>, x_ :> x + 1, {1}]
Out: <|a -> 2|>
In:  {a, b} /. a -> 1
Out: {1, b}
In:  {a, b} /. {a -> 1, b -> 2}
Out: {1, 2}
In:  {a, b} /. {{a -> 1}, {b -> 2}}
Out: {{1, b}, {a, 2}}
In:  {a, b} /. <|a -> 1|>
Out: {1, b}
In:  x /. x -> y /. y -> z
Out: z
In:  f[f[x]] //. f[y_] -> y
Out: x
In:  x //. {x -> y, y -> z}
Out: z
In:  Replace[5, _Integer -> a]
Out: a
In:  Replace[{1, 2}, 1 -> a, {1}]
Out: {a, 2}
In:  Replace[{1, {1}}, 1 -> a, 2]
Out: {a, {a}}
In:  Replace[{1, {1}}, 1 -> a, All]
Out: {a, {a}}
In:  Replace[x -> y][x]
Out: y
In:  Replace[x, {{x -> a}, {x -> b}}]
Out: {a, b}
In:  ReplaceAll[x -> y][{x}]
Out: {y}
In:  x /. 5
Msg: ReplaceAll::reps: {5} is neither a list of replacement rules nor a valid dispatch table, and so cannot be used for replacing.
Out: x /. 5

(* 8: MatchQ, Head, TrueQ, NumericQ, NumberQ, IntegerQ, ListQ, VectorQ, MatrixQ, Array *)

In:  AssociationQ[<|a -> 1|>]
Out: True
In:  AssociationQ[Association[5]]
Out: False
In:  MatchQ[<|a -> 1|>, _Association]
Out: True
In:  MatchQ[<|a -> 1|>, <|a -> _|>]
Out: True
In:  FailureQ[$Failed]
Out: True
In:  FailureQ[$Aborted]
Out: True
In:  FailureQ[Failure["a", <||>]]
Out: True
In:  FailureQ[Missing[]]
Out: False
In:  NumericQ[Pi]
Out: True
In:  NumericQ[x]
Out: False
In:  NumberQ[Pi]
Out: False
In:  NumberQ[1.5]
Out: True
In:  IntegerQ[5]
Out: True
In:  VectorQ[{1, 2}]
Out: True
In:  VectorQ[{1, a}, NumberQ]
Out: False
In:  VectorQ[{{1}}]
Out: False
In:  MatrixQ[{{1, 2}, {3, 4}}]
Out: True
In:  MatrixQ[{{1, 2}, {3}}]
Out: False
In:  MatrixQ[{{1, a}}, NumberQ]
Out: False
In:  ArrayQ[{{1, 2}}]
Out: True
In:  ArrayQ[{{1, 2}}, 2]
Out: True
In:  ArrayQ[{{1, 2}}, 1]
Out: False
In:  ArrayQ[{{1, a}}, _, NumberQ]
Out: False
In:  ListQ[f[1]]
Out: False
In:  TrueQ[x]
Out: False
In:  MatchQ[5, _Integer]
Out: True
In:  MatchQ[{1, 2}, {__Integer}]
Out: True
In:  MatchQ[{}, {___}]
Out: True
In:  MatchQ[_Integer][5]
Out: True
In:  MatchQ[5, x_ /; x > 3]
Out: True
In:  MatchQ[5, _?(# > 3 &)]
Out: True
In:  MatchQ[a, a | b]
Out: True
In:  MatchQ[5, Except[6]]
Out: True
In:  MatchQ[5, Except[6, _Integer]]
Out: True
In:  MatchQ[{1, 1}, {1 ..}]
Out: True
In:  MatchQ[{}, {1 ...}]
Out: True
In:  MatchQ[{1, 1, 1}, {Repeated[1, {2, 3}]}]
Out: True
In:  MatchQ[{1}, {Repeated[1, {2}]}]
Out: False
In:  MatchQ[Hold[1 + 1], Hold[_Plus]]
Out: True
In:  MatchQ[<|"a" -> 1|>, KeyValuePattern["a" -> _]]
Out: True
In:  MatchQ[{a -> 1, b -> 2}, KeyValuePattern[{b -> 2}]]
Out: True
In:  MatchQ[x^2, x_^n_.]
Out: True
In:  MatchQ[{a, b, b, a}, {x_, y_, y_, x_}]
Out: True
In:  MatchQ[{1, 2, 3}, {OrderlessPatternSequence[3, 1, 2]}]
Out: True
In:  MatchQ[5, Verbatim[_]]
Out: False
In:  MatchQ[f[1, 2], f[PatternSequence[1, 2]]]
Out: True
In:  Head[5]
Out: Integer
In:  Head[f[x]]
Out: f
In:  Head["a"]
Out: String
In:  Head[{1}]
Out: List
In:  Head[1.5]
Out: Real
In:  Head[1/2]
Out: Rational
In:  Head[I]
Out: Complex
In:  Head[x]
Out: Symbol
In:  Head[f[x], g]
Out: g[f]
In:  ParallelEvaluate[1 + 1] // Head
Out: List
In:  ParallelCombine[f, {1, 2}] // Head
Out: f
In:  TrueQ[1 == 1]
Out: True

(* 9: Options, OptionsPattern, OptionValue, FilterRules *)

In:  f[x_, OptionsPattern[{a -> 1}]] := OptionValue[a]; {f[0], f[0, a -> 2], f[0, "a" -> 3]}
Out: {1, 2, 3}
In:  Options[f] = {a -> 1, b -> 2}; f[OptionsPattern[]] := OptionValue[{a, b}]; f[b -> 5]
Out: {1, 5}
In:  Options[f] = {a -> 1}; f[OptionsPattern[]] := OptionValue[a]; f[{a -> 4}]
Out: 4
In:  Options[f] = {a -> 1}; f[OptionsPattern[]] := OptionValue[zz]; f[]
Msg: OptionValue::optnf: Option name zz not found in defaults for f.
Out: zz
In:  Options[f] = {a -> 1}; SetOptions[f, a -> 5]; Options[f]
Out: {a -> 5}
In:  Options[f] = {a -> 1}; SetOptions[f, z -> 5]
Msg: SetOptions::optnf: z is not a known option for f.
Out: $Failed
In:  Options[f] = {a -> 1, b -> 2}; Options[f, a]
Out: {a -> 1}
In:  FilterRules[{a -> 1, b -> 2}, a]
Out: {a -> 1}
In:  FilterRules[{a -> 1, b -> 2}, {a -> 5}]
Out: {a -> 1}
In:  FilterRules[{a -> 1, b -> 2}, Except[a]]
Out: {b -> 2}
In:  FilterRules[{"a" -> 1}, a]
Out: {a -> 1}
In:  FilterRules[<|a -> 1, b -> 2|>, a]
Out: <|a -> 1|>
In:  OptionValue[{a -> 1}, a]
Out: 1
In:  OptionValue[f, {a -> 1}, a]
Out: 1

(* 10: BeginPackage, Begin, End, EndPackage, Needs, Get (`<<`), contexts with backquote, `f *)

In:  Get["/no/such/file.wl"]
Msg: Get::noopen: Cannot open /no/such/file.wl.
Out: $Failed
In:  Check[1/0, err]
Msg: Power::infy: Infinite expression 1/0 encountered.
Out: err
In:  Check[1/0, err, Power::infy]
Msg: Power::infy: Infinite expression 1/0 encountered.
Out: err
In:  Check[1/0, err, f::x]
Msg: Power::infy: Infinite expression 1/0 encountered.
Out: ComplexInfinity
In:  Quiet[1/0]
Out: ComplexInfinity
In:  Quiet[1/0, Power::infy]
Out: ComplexInfinity
In:  Quiet[1/0, {f::x}]
Msg: Power::infy: Infinite expression 1/0 encountered.
Out: ComplexInfinity
In:  Quiet[Check[1/0, err]]
Out: err
In:  Message[f::x]
Msg: f::x: -- Message text not found --
In:  f::x = "hi `1`"; Message[f::x, 5]
Msg: f::x: hi 5
In:  Message[5]
Msg: Message::name: Message name 5 is not of the form symbol::name or symbol::name::language.
Out: $Failed

(* 12: $Failed, Missing, Failure *)

In:  Missing["x"] + 1
Out: 1 + Missing[x]
In:  Failure["t", <|"MessageTemplate" -> "x `1`", "MessageParameters" -> {5}|>]["Message"]
Out: x 5
In:  Missing["a", b]
Out: Missing[a, b]
