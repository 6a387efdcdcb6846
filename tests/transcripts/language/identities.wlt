(* Trigonometric and hyperbolic functions: identities that hold at every point. *)

In:  {Cos[x + Pi/2], Sin[Pi/2 - x], Sin[x + 3 Pi], Tan[x - Pi/2], Cos[x + 42 Pi], Sec[z + Pi]}
Out: {-Sin[x], Cos[x], -Sin[x], -Cot[x], Cos[x], -Sec[z]}
In:  {Cos[a - 2 Pi/3], Cos[a + Pi/5], Cos[a + 4 Pi/15], Cosh[x + I Pi], Sinh[x + I Pi/2]}
Out: {Sin[a - Pi/6], Cos[a + Pi/5], -Sin[a - (7 Pi)/30], -Cosh[x], I Cosh[x]}
In:  {Sin[I x], Cos[I a + I b x], Tanh[2 I y], ArcTan[I x], ArcTanh[I], Cosh[17 Pi I/2]}
Out: {I Sinh[x], Cosh[a + b x], I Tan[2 y], I ArcTanh[x], (I/4) Pi, 0}
In:  {Sin[ArcCos[x]], Cos[ArcTan[x]], Tan[ArcSin[x]], Sec[ArcTan[x]], Cos[ArcCsc[x]], Cosh[ArcSinh[x]]}
Out: {Sqrt[1 - x^2], 1/Sqrt[1 + x^2], x/Sqrt[1 - x^2], Sqrt[1 + x^2], Sqrt[1 - 1/x^2], Sqrt[1 + x^2]}
In:  {Sin[ArcTan[x, y]], Sin[ArcTan[1/3]], ArcTan[Tan[42]], ArcSin[Sin[3]], ArcCos[Cos[4]]}
Out: {y/Sqrt[x^2 + y^2], 1/Sqrt[10], 42 - 13 Pi, -3 + Pi, -4 + 2 Pi}
In:  {Sin[2 Pi/7], Tan[3 Pi/7], Cos[7 Pi/15], Sec[23 Pi/12], Csc[Pi/5], Cot[Pi/12], Cos[3 Pi/5]}
Out: {Cos[(3 Pi)/14], Cot[Pi/14], Sin[Pi/30], Sqrt[2] (-1 + Sqrt[3]), Sqrt[2 + 2/Sqrt[5]], 2 + Sqrt[3], (1 - Sqrt[5])/4}
In:  {Sin[Infinity], Cosh[ComplexInfinity], ArcTanh[Infinity], Sinh[Log[2]], Sech[Log[5/3]]}
Out: {Interval[{-1, 1}], Indeterminate, (-I/2) Pi, 3/4, 15/17}
In:  {Arg[Exp[9 I Pi/8]], Arg[Exp[2 + 3 I]], Arg[E^(-4 I)], N[ArcTan[2, 4 I]]}
Out: {(-7 Pi)/8, 3, -4 + 2 Pi, 1.5708 + 0.549306 I}

(* FixedPoint compares as SameQ does; quotients of complex numbers; counts and padding. *)

In:  Length[FixedPointList[(# + 3/#)/2 &, 1.]]
Out: 7
In:  {Quotient[10.4 + 8. I, 4. + 5. I], QuotientRemainder[26 + 120 I, 37 + 226 I], QuotientRemainder[5 - Pi, Pi]}
Out: {2, {1, -11 - 106 I}, {0, 5 - Pi}}
In:  {Multinomial[-11, 2, 3, 5], Multinomial[-3, 1, 2, 5], Multinomial[2, .2, 5], Multinomial[f[x]], MoebiusMu[0]}
Out: {2520, 0, 34.3178, 1, 0}
In:  {StringPadRight["abc", 8, "xy"], StringPadLeft["abc", 8, "xy"], ArrayDepth[f[f[a, b], f[c, d]]]}
Out: {abcyxyxy, xyxyxabc, 2}
In:  AssociationThread[{1, 2, 1} :> {"one", "two", "three"}]
Out: <|1 -> three, 2 -> two|>
In:  {StringContainsQ["BC", IgnoreCase -> True]["abcd"], StringReplace["B" -> "-", IgnoreCase -> True] /@ {"abc", "ABC"}}
Out: {True, {a-c, A-C}}

(* Conditions behind other expressions in Module; derivatives by position; levels and steps of Differences. *)

In:  gg[x_] := Module[{a}, a = Prime[10^x]; FactorInteger[a + 1] /; a < 10^6]
In:  {gg[4], gg[5]}
Out: {{{2, 1}, {3, 1}, {5, 1}, {3491, 1}}, gg[5]}
In:  {Derivative[1, 0][Power][x, 4], Derivative[0, 1][Power][a, x], Derivative[1][2][x], Derivative[1, 0][h]}
Out: {4 x^3, a^x Log[a], 0, Derivative[1, 0][h]}
In:  {Differences[{1, 3, 6, 10}, 1, 2], Differences[{{1, 2, 3, 4}, {5, 7, 9, 11}}, {0, 1}], Ratios[{1, 2, 8, 64}, 2]}
Out: {{5, 7}, {{1, 1, 1}, {2, 2, 2}}, {2, 2}}
In:  {Array[f, 1, {5, 10}], DigitCount[242442422, 3, {1, 2}], Depth[f[a, b][c], Heads -> True]}
Out: {{f[15/2]}, {6, 7}, 3}
In:  {Denominator[a x^n y^-m Exp[a - b - 2 c + 3 d]], Numerator[Exp[a - b]], Log[2/3], Log[1/2]}
Out: {E^(b + 2 c) y^m, E^a, -Log[3/2], -Log[2]}
In:  {Conjugate[Conjugate[x]], Conjugate[-Infinity], Quartiles[{-1, 5, 10, 4, 25, 2, 1}, {{0, 0}, {1, 0}}]}
Out: {x, -Infinity, {1, 4, 10}}
In:  Quartiles[ExponentialDistribution[x]]
Out: {Log[4/3]/x, Log[2]/x, Log[4]/x}
In:  v1[x_Integer] := 1; {ValueQ[v1["a"]], ValueQ[v2[1]]}
Out: {True, False}
In:  Normal[ArrayFlatten[{{0, SparseArray[{{1, 1} -> 2}, {2, 2}]}, {{{5}}, 0}}]]
Out: {{0, 2, 0}, {0, 0, 0}, {5, 0, 0}}

(* Exponentials of logarithms, logarithms of negative constants, hyperbolic functions of logarithms. *)

In:  {Exp[a Log[x]], E^(2 + Log[x]), E^(a + 2 Log[b]), E^(Log[a] Log[b])}
Out: {x^a, E^2 x, b^2 E^a, E^(Log[a] Log[b])}
In:  {Log[-E], Log[-Pi], Log[-x]}
Out: {1 + I Pi, I Pi + Log[Pi], Log[-x]}
In:  {Sinh[Log[x]], Cosh[Log[x]], Tanh[Log[x]], Csch[Log[x]], Tanh[Log[1/2]], Sinh[2 Log[2]]}
Out: {(-1 + x^2)/(2 x), (1 + x^2)/(2 x), (-1 + x^2)/(1 + x^2), (2 x)/(-1 + x^2), -3/5, Sinh[2 Log[2]]}
In:  {Tan[9 Pi/8], Tan[3 Pi/8], ArcTan[-1 + Sqrt[2]], Limit[n!^(1/n)/n, n -> Infinity]}
Out: {Tan[Pi/8], Cot[Pi/8], Pi/8, 1/E}
In:  {ArrayReshape[Range[2], {2, 3}, {a, b, c, d}], StringJoin[Alphabet["Swedish"]]}
Out: {{{1, 2, a}, {b, c, d}}, aàbcdeéfghijklmnopqrstuvwxyzåäö}

(* Numbers: primes below 0, digits in a symbolic base, multinomials with one unknown, diagonals of a given size. *)

In:  {NextPrime[-5], NextPrime[{-3, -2, 0}], NextPrime[-5, 3], FromDigits[{a, b, c}, x]}
Out: {-3, {-2, 2, 2}, 2, c + b x + a x^2}
In:  {Multinomial[3, 4, c], Multinomial[a, b], Multinomial[3, 1/2], Multinomial[a, 3, b]}
Out: {35 Binomial[7 + c, c], Binomial[a + b, b], 35/16, Multinomial[3, a, b]}
In:  {DiagonalMatrix[{1, 2, 3}, -1, 4], DiagonalMatrix[{1, 2, 3}, 0, 2], DiagonalMatrix[{a, 2.}]}
Out: {{{0, 0, 0, 0}, {1, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 3, 0}}, {{1, 0}, {0, 2}}, {{a, 0.}, {0., 2.}}}
In:  TemplateApply[42, {1}]
Out: 42
In:  n = 0; {Once[++n], Once[++n], n}
Out: {1, 1, 1}
In:  {SquareWave[0.3], SquareWave[7/10], SawtoothWave[3.25], TriangleWave[{0, 1/8, 1/4, 1/2, 3/4, 1}]}
Out: {1, -1, 0.25, {0, 1/2, 1, 0, -1, 0}}
In:  {SawtoothWave[{2, 4}, 1/4], TriangleWave[{0, 1}, 1/4], SquareWave[x], PerfectNumberQ[{6, 12, 28}]}
Out: {5/2, 1, SquareWave[x], {True, False, True}}
In:  {SequenceFoldList[f, {a, b}, {c, d}], SequenceFold[Plus, {0, 1}, Range[5]], FromDigits["MCMXCIX", "Roman"]}
Out: {{a, b, f[a, b, c], f[b, f[a, b, c], d]}, 34, 1999}
In:  {Sort[{1., 1, 3/2, 1.5, 0}], Order[1.5, 3/2], Order[1., 1]}
Out: {{0, 1, 1., 1.5, 3/2}, 1, -1}
In:  ff::test = "hi"; Do[Message[ff::test], {10}]; Length[$MessageList]
Msg: ff::test: hi
Msg: ff::test: hi
Msg: ff::test: hi
Msg: General::stop: Further output of ff::test will be suppressed during this calculation.
Out: 4
