(* Small programs as users write them. *)

In:  fact[0] = 1; fact[n_Integer?Positive] := n fact[n - 1]; fact /@ Range[0, 5]
Out: {1, 1, 2, 6, 24, 120}
In:  collatz[n_] := NestWhileList[If[EvenQ[#], #/2, 3 # + 1] &, n, # != 1 &]; collatz[6]
Out: {6, 3, 10, 5, 16, 8, 4, 2, 1}
In:  sieve[n_] := Fold[Select[#1, Function[x, x == #2 || Mod[x, #2] != 0]] &, Range[2, n], Range[2, Floor[Sqrt[n]]]]; sieve[20]
Out: {2, 3, 5, 7, 11, 13, 17, 19}
In:  gcd[a_, 0] := a; gcd[a_, b_] := gcd[b, Mod[a, b]]; gcd[48, 36]
Out: 12
In:  qsort[{}] := {}; qsort[{p_, r___}] := Join[qsort[Select[{r}, # < p &]], {p}, qsort[Select[{r}, # >= p &]]]; qsort[{3, 1, 2, 3}]
Out: {1, 2, 3, 3}
In:  words = StringSplit["the cat and the dog and the bird"]; ReverseSort[Counts[words]]
Out: <|the -> 3, and -> 2, bird -> 1, dog -> 1, cat -> 1|>
In:  Total[Select[Range[999], Mod[#, 3] == 0 || Mod[#, 5] == 0 &]]
Out: 233168
In:  palindromeQ[s_String] := s === StringReverse[s]; palindromeQ /@ {"abba", "abc"}
Out: {True, False}
In:  caesar[s_, k_] := FromCharacterCode[Mod[ToCharacterCode[s] - 97 + k, 26] + 97]; caesar["xyz", 3]
Out: abc
In:  Table[Which[Mod[i, 15] == 0, "FizzBuzz", Mod[i, 3] == 0, "Fizz", Mod[i, 5] == 0, "Buzz", True, i], {i, 15}]
Out: {1, 2, Fizz, 4, Buzz, Fizz, 7, 8, Fizz, Buzz, 11, Fizz, 13, 14, FizzBuzz}
In:  pascal[n_] := NestList[Join[{1}, Total /@ Partition[#, 2, 1], {1}] &, {1}, n]; pascal[4]
Out: {{1}, {1, 1}, {1, 2, 1}, {1, 3, 3, 1}, {1, 4, 6, 4, 1}}
In:  hanoi[0, __] := {}; hanoi[n_, a_, b_, c_] := Join[hanoi[n - 1, a, c, b], {a -> c}, hanoi[n - 1, b, a, c]]; hanoi[2, 1, 2, 3]
Out: {1 -> 2, 1 -> 3, 2 -> 3}
In:  Length[hanoi[5, 1, 2, 3]]
Out: 31
In:  memo[n_] := memo[n] = If[n < 3, 1, memo[n - 1] + memo[n - 2]]; memo[80]
Out: 23416728348467685
In:  stack = {}; AppendTo[stack, 1]; AppendTo[stack, 2]; {Last[stack], stack = Most[stack]}
Out: {2, {1}}
In:  counter = Module[{n = 0}, (n += #) &]; counter[2]; counter[3]
Out: 5
In:  tree[x_] := If[x > 2, x, node[tree[x + 1], tree[x + 1]]]; tree[1]
Out: node[node[3, 3], node[3, 3]]
In:  Count[tree[0], 3, Infinity]
Out: 8
In:  bin[n_] := StringJoin[ToString /@ IntegerDigits[n, 2]]; bin[10]
Out: 1010
In:  matrixPower[m_, k_] := Nest[m . # &, IdentityMatrix[Length[m]], k]; matrixPower[{{1, 1}, {1, 0}}, 6]
Out: {{13, 8}, {8, 5}}
In:  newton[f_, x0_, n_] := Nest[# - f[#]/f'[#] &, x0, n]; newton[#^2 - 2 &, 1., 6]
Out: 1.41421
In:  trapezoid[f_, a_, b_, n_] := With[{h = (b - a)/n}, h (Total[f /@ Range[a, b, h]] - (f[a] + f[b])/2)]; trapezoid[#^2 &, 0, 1, 2]
Out: 3/8
In:  data = {{"a", 3}, {"b", 1}, {"a", 4}}; GroupBy[data, First -> Last, Mean]
Out: <|a -> 7/2, b -> 1|>
In:  KeyValueMap[{#1, #2} &, GroupBy[data, First, Length]]
Out: {{a, 2}, {b, 1}}
In:  Merge[Association @@@ {{"x" -> 1}, {"x" -> 2, "y" -> 3}}, Total]
Out: <|x -> 3, y -> 3|>
In:  {train, test} = TakeDrop[Range[5], 3]; {train, test}
Out: {{1, 2, 3}, {4, 5}}
In:  oneHot[k_, n_] := UnitVector[n, k]; oneHot[2, 4]
Out: {0, 1, 0, 0}
In:  softmax[v_] := Exp[v]/Total[Exp[v]]; softmax[{0, 0}]
Out: {1/2, 1/2}
In:  normalize[m_] := Transpose[(# - Mean[#])/StandardDeviation[#] & /@ Transpose[m]]; normalize[{{1, 2}, {2, 4}, {3, 6}}]
Out: {{-1, -1}, {0, 0}, {1, 1}}
In:  sgd[w_, {x_, y_}] := w - 1/10 (w x - y) x; Fold[sgd, 0, {{1, 2}, {1, 2}}]
Out: 19/50
In:  Thread[Range[3] -> {"x", "y", "z"}]
Out: {1 -> x, 2 -> y, 3 -> z}
In:  AssociationThread[Range[2], Characters["ab"]]
Out: <|1 -> a, 2 -> b|>
In:  StringRiffle[Table[StringRiffle[Range[i], " "], {i, 3}], "; "]
Out: 1; 1 2; 1 2 3
In:  Options[plot] = {"Color" -> "red", "Width" -> 1}; plot[x_, opts : OptionsPattern[]] := {x, OptionValue["Color"], OptionValue["Width"]}; plot[0, "Width" -> 5]
Out: {0, red, 5}
In:  area[circle[r_]] := Pi r^2; area[square[a_]] := a^2; area /@ {circle[2], square[3]}
Out: {4 Pi, 9}
In:  simplify[e_] := e //. {plus[0, x_] :> x, times[1, x_] :> x, times[0, _] :> 0}; simplify[plus[0, times[1, plus[0, y]]]]
Out: y
In:  diff[c_?NumberQ, x_] := 0; diff[x_, x_] := 1; diff[a_ + b_, x_] := diff[a, x] + diff[b, x]; diff[a_ b_, x_] := a diff[b, x] + b diff[a, x]; diff[3 t + 5, t]
Out: 3
In:  Catch[Scan[If[# > 10, Throw[#]] &, {3, 12, 20}]; none]
Out: 12
In:  result = Reap[Do[If[PrimeQ[i], Sow[i]], {i, 10}]][[2, 1]]
Out: {2, 3, 5, 7}
In:  Do[Print[StringRepeat["*", i]], {i, 3}]
Print: *
Print: **
Print: ***
In:  Module[{a = 1, b = 1}, Do[{a, b} = {b, a + b}, 10]; a]
Out: 89
In:  With[{v = {3, 4}}, Sqrt[v . v]]
Out: 5
In:  f[x_] := x^2; f'[3]
Out: 6
In:  Map[f, {1, a}]
Out: {1, a^2}
In:  Clear[f]; f[3] /. f -> g
Out: g[3]
In:  Block[{fib}, fib[0] = 0; fib[1] = 1; fib[n_] := fib[n] = fib[n - 1] + fib[n - 2]; fib[30]]
Out: 832040
In:  Through[{Min, Max, Mean}[{4, 1, 7}]]
Out: {1, 7, 4}
In:  Transpose[{Range[3], Range[3]^2}]
Out: {{1, 1}, {2, 4}, {3, 9}}
In:  FoldList[Plus, 0, Range[4]] == Prepend[Accumulate[Range[4]], 0]
Out: True
In:  Nest[Function[l, Flatten[l /. {0 -> {0, 1}, 1 -> {1, 0}}]], {0}, 3]
Out: {0, 1, 1, 0, 1, 0, 0, 1}
In:  primeFactors[n_] := Flatten[ConstantArray @@@ FactorInteger[n]]; primeFactors[360]
Out: {2, 2, 2, 3, 3, 5}
In:  perfectQ[n_] := DivisorSigma[1, n] == 2 n; Select[Range[500], perfectQ]
Out: {6, 28, 496}
In:  Total[IntegerDigits[2^15]]
Out: 26
In:  digits = IntegerDigits /@ Range[10, 12]; digits
Out: {{1, 0}, {1, 1}, {1, 2}}
In:  armstrong = Select[Range[999], # == Total[IntegerDigits[#]^IntegerLength[#]] &]
Out: {1, 2, 3, 4, 5, 6, 7, 8, 9, 153, 370, 371, 407}
In:  StringJoin[Reverse[Characters["stressed"]]]
Out: desserts
In:  DeleteDuplicates[Characters["mississippi"]]
Out: {m, i, s, p}
In:  anagramQ[a_, b_] := Sort[Characters[a]] === Sort[Characters[b]]; anagramQ["listen", "silent"]
Out: True
In:  StringCount["how much wood would", Characters["aeiou"]]
Out: 6
In:  MapIndexed[#1 First[#2] &, {a, b, c}]
Out: {a, 2 b, 3 c}
In:  Inner[#1^#2 &, {a, b}, {2, 3}, Times]
Out: a^2 b^3
In:  Outer[Boole[Divisible[#2, #1]] &, Range[3], Range[4]]
Out: {{1, 1, 1, 1}, {0, 1, 0, 1}, {0, 0, 1, 0}}
In:  grid = Table[Boole[i == j], {i, 3}, {j, 3}]; Tr[grid]
Out: 3
In:  ReplaceAll[{1, 2, 3}, {1 -> one, 3 -> three}]
Out: {one, 2, three}
In:  FixedPoint[(# + 2/#)/2 &, 1.]
Out: 1.41421
In:  Last[NestList[Mod[5 # + 1, 16] &, 0, 16]]
Out: 0
In:  Sum[(-1)^k/(2 k + 1), {k, 0, 3}]
Out: 76/105

(* The names of a pattern's parts are replaced in the variable lists inside, too. *)

In:  curve[body_, v_] := Function[v, body]; {curve[t^2, t], curve[t^3, t][2]}
Out: {Function[t, t^2], 8}
In:  inner[v_] := Module[{v}, v]; inner[2]
Msg: Module::lvsym: Local variable specification {2} contains 2, which is not a symbol or an assignment to a symbol.
Out: Module[{2}, 2]
In:  inner[v_] := Module[{v = v}, v]; inner[2]
Msg: Module::lvset: Local variable specification {2 = 2} contains 2 = 2, which is an assignment to 2; only assignments to symbols are allowed.
Out: Module[{2 = 2}, 2]
In:  Module[{v = 1, v = 2}, v]
Msg: Module::dup: Duplicate local variable v found in local variable specification {v = 1, v = 2}.
Out: Module[{v = 1, v = 2}, v]
In:  Module[{p, q}, StringSplit[SymbolName[#], "$"][[2]] & /@ {p, q}] /. {n_, n_} :> "one number"
Out: one number
In:  $ModuleNumber = 5000; {Module[{p, q}, {p, q}], $ModuleNumber}
Out: {{p$5000, q$5000}, 5001}
In:  $ModuleNumber = -1
Msg: $ModuleNumber::set: $ModuleNumber cannot be set to -1; it is a positive integer.
Out: -1
In:  here := there; there := here; Block[{$IterationLimit = 20}, here]
Msg: $IterationLimit::itlim: Iteration limit of 20 exceeded.
Out: Hold[here]
In:  Array[{##} &, {3, 2}]
Out: {{{1, 1}, {1, 2}}, {{2, 1}, {2, 2}}, {{3, 1}, {3, 2}}}

(* What may refuse after all, by a condition inside of With, Module or Block, is a rule of its own. *)
In:  cg[m_] := With[{k = 2}, "A" /; k != 1]; cg[m_] := "B"; {cg[3], Length[DownValues[cg]]}
Out: {A, 2}
In:  ch[m_] := With[{k = 1}, "A" /; k != 1]; ch[m_] := "B"; {ch[3], Length[DownValues[ch]]}
Out: {B, 2}
In:  ci[m_] := Module[{k = m}, "A" /; k > 5]; ci[m_] := Module[{k = m}, "B" /; k > 3]; ci[m_] := "C"; {ci /@ {6, 4, 2}, Length[DownValues[ci]]}
Out: {{A, B, C}, 3}
In:  ck[m_] := "C"; ck[m_] := Module[{k = m}, "A" /; k > 5]; ck[m_] := "D"; {ck[6], ck[2], Length[DownValues[ck]]}
Out: {A, D, 2}

(* Differences and quotients are sums and products to what has a say in these. *)
In:  mytag /: mytag[a_] + mytag[b_] := mytag[a + b]; mytag /: i_Integer mytag[a_] := mytag[a i]; {mytag[3] - mytag[3], Subtract[mytag[3], mytag[3]], -mytag[3], Minus[mytag[3]]}
Out: {mytag[0], mytag[0], mytag[-3], mytag[-3]}

(* Pieces of patterns, functions of one argument after the other, forms. *)
In:  StringCases["a1b2", PatternSequence[LetterCharacter, DigitCharacter]]
Out: {a1, b2}
In:  {CurryApplied[f, {2, 1}][a][b], CurryApplied[f, {3, 1, 2}][a][b][c], CurryApplied[f, {1, 1}][a]}
Out: {f[b, a], f[c, a, b], f[a, a]}
In:  {HoldCompleteForm[Evaluate[1 + 2]], Attributes[HoldCompleteForm], Attributes[In]}
Out: {Evaluate[1 + 2], {HoldAllComplete, Protected}, {Listable, NHoldFirst, Protected}}

(* A condition that looks at another symbol is asked again after Update. *)
In:  limit = -1; above[x_] := yes /; x > limit; limit = 2; late = above[1]; limit = 0; {late, Update[]; late}
Out: {above[1], yes}
In:  EchoLabel["sum"][1 + 1] + 1
Print: >> sum 2
Out: 3
In:  {ParallelTry[If[# > 2, #, $Failed] &, {1, 2, 3, 4}], ParallelTry[# &, {a, b, c}, 2], ParallelTry[$Failed &, {1}]}
Out: {3, {a, b}, $Failed}
In:  {CurryApplied[2][f][x][y], CurryApplied[{2, 1}][f][x][y], OperatorApplied[f, {2, 1}][x][y], CurryApplied[f][x]}
Out: {f[x, y], f[y, x], f[y, x], CurryApplied[f][x]}

(* An argument of Compile without a type that counts something is an integer. *)
In:  {Compile[{n}, Nest[# + 1 &, 0, n]][5], Compile[{{v, _Real, 1}, i}, v[[i]]][{1., 2.}, 2], Compile[{x}, x^2][3]}
Out: {5, 2., 9.}

(* Operators and notations without a meaning of their own can be given one at once. *)
In:  a_ \[CirclePlus] b_ := Mod[a + b, 5]; {3 \[CirclePlus] 4, Attributes[CircleTimes], Attributes[OverBar]}
Out: {2, {}, {}}
In:  x_ \[VerticalBar] y_ := Divisible[y, x]; OverBar[z_] := Conjugate[z]; {3 \[VerticalBar] 9, OverBar[2 + I]}
Out: {True, 2 - I}
In:  (lam[u_] \[CenterDot] body_)[arg_] := {u, body, arg}; (lam[v] \[CenterDot] w)[42]
Out: {v, w, 42}
In:  Cross[a_, b_] := a
Msg: SetDelayed::write: Tag Cross in Cross[a_, b_] is Protected.
Out: $Failed
