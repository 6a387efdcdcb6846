(* Corners: infinite directions, few digits. *)

In:  2 x DirectedInfinity[q]
Out: x DirectedInfinity[2 q]
In:  DirectedInfinity[q] DirectedInfinity[r]
Out: DirectedInfinity[q r]
In:  DirectedInfinity[1 - Sqrt[3]]
Out: -Infinity
In:  DirectedInfinity[-Infinity]
Out: -Infinity
In:  Pi == 3.1415`4
Out: True
In:  3.1416 == 3.14`2
Out: True
In:  3.9 == 3.1`2
Out: True
In:  Pi == 3.1415926535898`17
Out: False
In:  Sqrt[2] == N[Sqrt[2], 30] + 10^-20
Out: False
In:  Rationalize[0.3, -1]
Msg: Rationalize::tolnn: Tolerance specification -1 must be a non-negative number.
Out: Rationalize[0.3, -1]

(* Locked symbols keep their attributes, not their values; N and Format with ^= are values of their own kind. *)

In:  Attributes[lock] = {Flat, Locked}; SetAttributes[lock, {}]
Msg: SetAttributes::locked: Symbol lock is locked.
In:  lock = 3; lock
Out: 3
In:  ClearAll[lock]
Msg: ClearAll::locked: Symbol lock is locked.
In:  Clear[lock]; Attributes[lock]
Out: {Flat, Locked}
In:  N[d] ^= 5; {UpValues[d], N[d]}
Out: {{}, 5.}
In:  Format[r] ^= "custom"; {UpValues[r], Length[FormatValues[r]]}
Out: {{}, 1}
In:  BeginPackage["P`", 3]; $Context
Msg: BeginPackage::cxt: Invalid context specified at position 2 in BeginPackage[P`, 3]. A context must consist of valid symbol names separated by and ending with `.
Out: Global`
In:  Needs["NoPackageOfThisName`"]
Msg: Get::noopen: Cannot open NoPackageOfThisName`.
Msg: Needs::nocont: Context NoPackageOfThisName` was not created when Needs was evaluated.
Out: $Failed

(* Messages say where. *)

In:  FromCharacterCode[{100, 101, x}]
Msg: FromCharacterCode::notunicode: A character code, which should be a non-negative integer less than 1114112, is expected at position 3 in {100, 101, x}.
Out: FromCharacterCode[{100, 101, x}]
In:  FromCharacterCode[-1]
Msg: FromCharacterCode::intnm: Non-negative machine-sized integer expected at position 1 in FromCharacterCode[-1].
Out: FromCharacterCode[-1]
In:  FixedPointList[f, x, -1]
Msg: FixedPointList::intnm: Non-negative machine-sized integer expected at position 3 in FixedPointList[f, x, -1].
Out: FixedPointList[f, x, -1]
In:  PowerMod[5, 2, 0]
Msg: PowerMod::divz: The argument 0 in PowerMod[5, 2, 0] should be nonzero.
Out: PowerMod[5, 2, 0]
In:  IntegerLength[3, -2]
Msg: IntegerLength::ibase: Base -2 is not an integer greater than 1.
Out: IntegerLength[3, -2]
In:  Quiet[x + x, {a::b}, {a::b}]
Msg: Quiet::conflict: In Quiet[x + x, {a::b}, {a::b}] the message name(s) {a::b} appear in both the list of messages to switch off and the list of messages to switch on.
Out: Quiet[x + x, {a::b}, {a::b}]
In:  {a, b} /. {{{a -> x, b -> y}, a -> w, b -> z}, {a -> u, b -> v}}
Msg: ReplaceAll::rmix: Elements of {{a -> x, b -> y}, a -> w, b -> z} are a mixture of lists and nonlists.
Out: {{x, y}, {u, v}}

(* Sums share out their terms among the patterns before any pattern chooses; a default does not stand for another value. *)

In:  ReplaceList[a + b + c, ___ + x_ -> {x}]
Out: {{a + b + c}, {b + c}, {a + c}, {a + b}, {c}, {b}, {a}}
In:  ReplaceList[a + b + c + d, x_ + y_ + z_ :> {x, y, z}, 14]
Out: {{a, b, c + d}, {a, c, b + d}, {a, d, b + c}, {b, a, c + d}, {b, c, a + d}, {b, d, a + c}, {c, a, b + d}, {c, b, a + d}, {c, d, a + b}, {d, a, b + c}, {d, b, a + c}, {d, c, a + b}, {a, b + c, d}, {a, b + d, c}}
In:  {MatchQ[{b, x}, {a_, a_. x}], MatchQ[{1, x}, {a_, a_. x}], MatchQ[{b, b x}, {a_, a_. x}]}
Out: {False, True, True}
In:  {f[1], f[0]} /. f[x_, x_:0] -> y[x]
Out: {f[1], y[0]}
In:  ReplacePart[f[x, y], _ -> g, Heads -> True]
Out: g[g, g]
In:  ReplacePart[{{f}, {a, b, c}, {d, e}}, {_, -1} -> test]
Out: {{test}, {a, b, test}, {d, test}}

(* The system around. *)

In:  {TimeRemaining[], TimeConstrained[0 < TimeRemaining[] < 5, 5], TimeConstrained[TimeConstrained[TimeRemaining[] < 1, 1], 50]}
Out: {Infinity, True, True}
In:  {Head[$SessionID], Head[$ProcessorType], $SystemMemory > MemoryAvailable[] > 0, NumberQ[$SystemTimeZone]}
Out: {Integer, String, True, True}
In:  {NotOptionQ[a], NotOptionQ[a -> b], NotOptionQ[{a -> b, {c :> d}}], NotOptionQ[{a}]}
Out: {True, False, False, True}

(* The logarithm of 0., limits of what has poles again and again, integrals that only numbers know. *)

In:  {Log[0], Log[0.], Log[{0., 1.}], Log[2, 0.], 0. Log[0.]}
Out: {-Infinity, Indeterminate, {Indeterminate, 0.}, Indeterminate, Indeterminate}
In:  {Limit[Tan[x], x -> Infinity], Limit[Cot[x], x -> -Infinity], Limit[Tan[1/x], x -> Infinity]}
Out: {Indeterminate, Indeterminate, 0}
In:  N[Integrate[Abs[Sin[t]], {t, 0, 2 Pi}]]
Out: 4.
In:  Derivative[1][#2 Sin[#1] + Cos[#2] &]
Out: #2 Cos[#1] &
In:  Derivative[0, 1][#1 #2^2 &][a, b]
Out: 2 a b

(* Defaults by patterns of positions; the number of the line may be set. *)

In:  Default[h, k_, n_] := {k, n}; h[] /. h[___, ___, x_., y_., ___] -> {x, y}
Out: {{3, 5}, {4, 5}}
In:  Default[g, k_] := k; g[a] /. g[x_, y_.] -> {x, y}
Out: {a, 2}
In:  $Line = -1; $Line > 0
Msg: $Line::intnm: Non-negative machine-sized integer expected, not -1.
Out: True

(* Sums whose terms cancel are compared with certain digits. *)

In:  (E + Pi)^2 - E^2 - Pi^2 - 2 E Pi != 0
Out: False
In:  With[{x = Sqrt[2] + Sqrt[3] - Sqrt[5 + 2 Sqrt[6]]}, {x > 0, Positive[x], Sign[x], Unitize[x]}]
Out: {False, False, 0, 0}

(* Roots of negative numbers have an angle; logarithms of powers of positive constants come out. *)

In:  {Arg[(-2)^(3/4)], Abs[(-2)^(3/4)], Im[3 (-2)^(3/4)], Re[(-1)^(1/5)], Im[(-1)^(1/8)]}
Out: {(3 Pi)/4, 2^(3/4), 3 2^(1/4), (1 + Sqrt[5])/4, Sin[Pi/8]}
In:  {Log[(-1)^(1/8)], Log[E^(7 + 13 I)], Log[Pi^E], Log[2^x], Log[ComplexInfinity]}
Out: {(I/8) Pi, (7 + 13 I) - 4 I Pi, E Log[Pi], Log[2^x], Infinity}

(* Partitions of a fraction; a delayed value stays delayed under Map at level 1. *)

In:  {IntegerPartitions[1/2], Map[F, <|a -> 1, b :> 2|>, {1}]}
Out: {{}, <|a -> F[1], b :> F[2]|>}

(* Bounds of precision; a zero knows digits after the point. *)

In:  Block[{$MaxPrecision = 20}, N[Pi, 30]]
Msg: N::preclg: Requested precision 30. is larger than $MaxPrecision. Using current $MaxPrecision of 20. instead. $MaxPrecision = Infinity specifies that any precision should be allowed.
Out: 3.1415926535897932385
In:  Round[Accuracy[N[Sqrt[2] + Sqrt[3] - Sqrt[5 + 2 Sqrt[6]], 20]]]
Msg: N::meprec: Internal precision limit $MaxExtraPrecision = 50. reached while evaluating Sqrt[2] + Sqrt[3] - Sqrt[5 + 2 Sqrt[6]].
Out: 70
In:  Block[{$MaxExtraPrecision = 200}, N[10^60 Sqrt[2] - Sqrt[2 10^120 + 1], 5]]
Out: -3.5355*10^-61
In:  {0``5, InputForm[0``5]}
Out: {0.*10^-5, 0``5.}
In:  {Arg[ComplexInfinity], Arg[-Infinity], Element[a, Real]}
Msg: Element::bset: The second argument Real of Element should be one of: Primes, Integers, Rationals, Algebraics, Reals, Complexes, or Booleans.
Out: {Interval[{-Pi, Pi}], Pi, Element[a, Real]}
In:  {FromDigits[x], FromDigits["1!"]}
Msg: FromDigits::nlst: The expression x is not a list of digits or a string of valid digits.
Msg: FromDigits::nlst: The expression 1! is not a list of digits or a string of valid digits.
Out: {FromDigits[x], FromDigits[1!]}
In:  ToString[StringForm["`2` and ``", 1]]
Msg: StringForm::sfr: Item 2 requested in "`2` and ``" out of range; 1 items available.
Out: `2` and ``
In:  Block[{$MinPrecision = 15}, $MaxPrecision = 10; {$MinPrecision, $MaxPrecision}]
Msg: $MaxPrecision::preccon: Cannot set $MaxPrecision such that $MaxPrecision < $MinPrecision.
Out: {15., Infinity}
