(* What is told of definitions, and how they are taken back. *)

In:  DownValues[g] = {HoldPattern[g[x_]] :> x^2, HoldPattern[g[x_Integer]] :> x}; g[7]
Out: 49
In:  f[2] = 5; {a, {b}} =.
Out: {Null, {Null}}
In:  DefaultValues[Power]
Out: {HoldPattern[Default[Power, 2]] :> 1}
In:  p = 3; SetAttributes[p, ReadProtected]; Definition[p]
Out: Attributes[p] = {ReadProtected}
In:  n = 3; PrependTo[n, 4]
Msg: PrependTo::normal: Nonatomic expression expected at position 1 in PrependTo[n, 4].
Out: PrependTo[n, 4]
In:  n = 2; Information[n]
Out: n = 2
In:  {Element[Pi, Booleans], Element[True, Booleans]}
Out: {False, True}
In:  Compile[{x, {k, _Integer}}, x + 2 k]
Out: CompiledFunction[{x, k}, x + 2 k, -CompiledCode-]

(* Packed arrays are what lists of machine numbers are. *)

In:  {Developer`PackedArrayQ[Range[5]], Developer`PackedArrayQ[{1, a}]}
Out: {True, False}
In:  Developer`PackedArrayQ /@ {Developer`ToPackedArray[{1, 2}], Developer`FromPackedArray[Range[2]]}
Out: {True, False}
In:  Developer`PackedArrayQ[Developer`ToPackedArray[{1, 2.5}, Real], Real, 1]
Out: True
In:  Needs["Developer`"]
In:  {ToPackedArray[{a, b}], MachineIntegerQ[2^64], Context[MachineIntegerQ]}
Out: {{a, b}, False, Developer`}
In:  {Internal`RealValuedNumericQ[Pi], Internal`RealValuedNumberQ[Pi], Internal`RealValuedNumberQ[2.5]}
Out: {True, False, True}

(* Numbers are the same where they agree in what is known of them; N reaches integrals and sums. *)

In:  {1. === 1.`3, 1 === 1., N[2/9] === .222`3, N[2/9] === .2222`3, N[2/9, 4] === .2222`5}
Out: {True, False, False, True, False}
In:  NumberForm[N[Pi, 33], 33]
Out: 3.14159265358979323846264338327950
In:  {N[Integrate[Sin[Exp[-x^2/2]], {x, 1, 2}]], N[Sum[1/k^k, {k, Infinity}]]}
Out: {0.330804, 1.29129}
In:  {Simplify[2 Log[2]], Simplify[Log[1000]/Log[10]], Simplify[3 + 3 a], Simplify[x + x^2]}
Out: {Log[4], 3, 3 (1 + a), x (1 + x)}
In:  {MatrixExp[{{0, 2}, {0, 1}}], MatrixExp[{{1, 1}, {0, 1}}]}
Out: {{{1, 2 (-1 + E)}, {0, E}}, {{E, E}, {0, E}}}
In:  MatrixExp[{{0, -t}, {t, 0}}]
Out: {{Cos[t], -Sin[t]}, {Sin[t], Cos[t]}}
In:  {Simplify[Sec[x]^2 - Tan[x]^2], Simplify[Sech[x]^2 + Tanh[x]^2]}
Out: {1, 1}
In:  mem : quick[n_] := mem = quick[n - 1] + quick[n - 2]; quick[0] = 0; quick[1] = 1; {quick[80], Length[DownValues[quick]]}
Out: {23416728348467685, 82}
In:  all : pair[x_, y_] /; x > y := {Hold[all], x}; {pair[3, 2], pair[1, 2]}
Out: {{Hold[pair[3, 2]], 3}, pair[1, 2]}
In:  all : pair[x_, y_] /; x > y := Null; {Length[DownValues[pair]], x_ = 3}
Msg: Set::write: Tag Pattern in x_ is Protected.
Out: {1, 3}

(* What cannot be changed or cleared is named. *)
In:  AppendTo[{1}, 2]
Msg: AppendTo::rvalue: {1} is not a variable with a value, so its value cannot be changed.
Out: AppendTo[{1}, 2]
In:  Clear[$Context]
Msg: Clear::spsym: Special symbol $Context cannot be cleared.
In:  atom ^= 3
Msg: UpSet::normal: Nonatomic expression expected at position 1 in atom ^= 3.
Out: 3
In:  tagged /: Options[tagged] = {"a" -> 1}; Options[tagged]
Out: {a -> 1}
In:  tagged /: Options[other] := {"a" -> 1}
Msg: TagSetDelayed::tag: Rule for Options can only be attached to other.
Out: $Failed
In:  Options[tagged] = q /; True
Msg: Options::options: q /; True is not a valid list of option rules.
Out: q /; True
In:  Attributes[Infinity]
Out: {Protected, ReadProtected}
