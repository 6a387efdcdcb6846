(* builtins.md, Tier 1, Numbers, linear algebra, random, statistics

   The numbers are those of the statements in each section of the list. What comes out was written down from the
   reference pages before it was run. Every input stands alone. *)

(* 1: Plus, Times, Power, Subtract, Divide, Minus, Mod, Quotient, Round, Floor, Ceilin *)

In:  DeleteDuplicatesBy[{1, -1, 2}, Abs]
Out: {1, 2}
In:  DeleteDuplicatesBy[Abs][{1, -1}]
Out: {1}
In:  FirstCase[{a, 1}, x_Integer :> x + 1]
Out: 2
In:  OrderingBy[{-3, 1, 2}, Abs]
Out: {2, 3, 1}
In:  OrderingBy[{-3, 1, 2}, Abs, 1]
Out: {2}
In:  ReverseSortBy[{-3, 1, 2}, Abs]
Out: {-3, 2, 1}
In:  Gather[{1, 2, 3, 4}, Mod[#1 - #2, 2] == 0 &]
Out: {{1, 3}, {2, 4}}
In:  CountDistinctBy[{1, -1, 2}, Abs]
Out: 2
In:  NestWhileList[# + 1 &, 1, # < 4 &, 1, 2]
Out: {1, 2, 3}
In:  FoldPair[{#1 + #2, #1 #2} &, 1, {2, 3}]
Out: 5
In:  FoldPairList[{#1 + #2, #1 #2} &, 1, {2, 3}]
Out: {3, 5}
In:  FixedPointList[Floor[#/2] &, 5]
Out: {5, 2, 1, 0, 0}
In:  FixedPointList[# + 1 &, 1, 2]
Out: {1, 2, 3}
In:  (f @* g)[x, y]
Out: f[g[x, y]]
In:  (f /* g)[x]
Out: g[f[x]]
In:  TakeLargestBy[{-3, 1}, Abs, 1]
Out: {-3}
In:  TakeSmallestBy[{-3, 1}, Abs, 1]
Out: {1}
In:  Inner[Times, {{a, b}}, {{c}, {d}}, Plus]
Out: {{a c + b d}}
In:  Accumulate[{1, 2, 3}]
Out: {1, 3, 6}
In:  Accumulate[<|a -> 1, b -> 2|>]
Out: <|a -> 1, b -> 3|>
In:  Accumulate[f[a, b]]
Out: f[a, a + b]
In:  Differences[{1, 4, 9}]
Out: {3, 5}
In:  Differences[{1, 4, 9}, 2]
Out: {2}
In:  Differences[{1, 4, 9, 16}, 1, 2]
Out: {8, 12}
In:  Differences[{{1, 2}, {3, 5}}, {0, 1}]
Out: {{1}, {2}}
In:  MovingMap[Total, {1, 2, 3}, 1]
Out: {3, 5}
In:  BlockMap[Total, {1, 2, 3}, 2, 1]
Out: {3, 5}
In:  KeySortBy[<|-2 -> a, 1 -> b|>, Abs]
Out: <|1 -> b, -2 -> a|>
In:  Total[<|a -> 1, b -> 2|>]
Out: 3
In:  Max[<|a -> 1, b -> 2|>]
Out: 2
In:  Sqrt[<|a -> 4|>]
Out: <|a -> 2|>
In:  MaximalBy[{-3, 1, 3}, Abs]
Out: {-3, 3}
In:  MaximalBy[{-3, 1, 2}, Abs, 2]
Out: {-3, 2}
In:  MaximalBy[Abs][{-3, 1}]
Out: {-3}
In:  Through[(f + g)[x]]
Out: f[x] + g[x]
In:  Distribute[f[a + b, c]]
Out: f[a, c] + f[b, c]
In:  SyntaxQ["1+"]
Out: False
In:  Mod[7, 3]
Out: 1
In:  Mod[-7, 3]
Out: 2
In:  Mod[7, 3, 1]
Out: 1
In:  Mod[6, 3, 1]
Out: 3
In:  Mod[5.5, 2]
Out: 1.5
In:  Mod[5, 0]
Msg: Mod::indet: Indeterminate expression Mod[5, 0] encountered.
Out: Indeterminate
In:  Quotient[7, 2]
Out: 3
In:  Quotient[7, 2, 1]
Out: 3
In:  Quotient[-7, 2]
Out: -4
In:  Round[2.5]
Out: 2
In:  Round[3.5]
Out: 4
In:  Round[17, 5]
Out: 15
In:  Round[3.14159, 0.01]
Out: 3.14
In:  Round[{1.4, 1.6}]
Out: {1, 2}
In:  Round[Pi]
Out: 3
In:  Round[1.5 + 2.7 I]
Out: 2 + 3 I
In:  Floor[2.7]
Out: 2
In:  Floor[-2.7]
Out: -3
In:  Floor[17, 5]
Out: 15
In:  Floor[Pi]
Out: 3
In:  Ceiling[2.1]
Out: 3
In:  Ceiling[17, 5]
Out: 20
In:  Ceiling[5/2]
Out: 3
In:  Abs[-3]
Out: 3
In:  Abs[3 + 4 I]
Out: 5
In:  Abs[-x]
Out: Abs[x]
In:  Sign[-3]
Out: -1
In:  Sign[0]
Out: 0
In:  Sign[3 + 4 I]
Out: 3/5 + (4 I)/5
In:  Sqrt[4]
Out: 2
In:  Sqrt[8]
Out: 2 Sqrt[2]
In:  Sqrt[-1]
Out: I
In:  Sqrt[2.]
Out: 1.41421
In:  Exp[0]
Out: 1
In:  Exp[1]
Out: E
In:  Exp[1.]
Out: 2.71828
In:  Log[E]
Out: 1
In:  Log[1]
Out: 0
In:  Log[0]
Out: -Infinity
In:  Log[2, 8]
Out: 3
In:  Log[-1]
Out: I Pi
In:  Log[10, 1000]
Out: 3
In:  Log[2, 0.5]
Out: -1.
In:  Log10[100]
Out: 2
In:  Log2[8]
Out: 3
In:  Sin[Pi/6]
Out: 1/2
In:  Cos[Pi]
Out: -1
In:  Sin[0.]
Out: 0.
In:  ArcTan[1]
Out: Pi/4
In:  ArcTan[1, 1]
Out: Pi/4
In:  ArcTan[-1, 0]
Out: Pi
In:  ArcTan[0, 0]
Msg: ArcTan::indet: Indeterminate expression ArcTan[0, 0] encountered.
Out: Indeterminate
In:  Sin[x, y]
Msg: Sin::argx: Sin called with 2 arguments; 1 argument is expected.
Out: Sin[x, y]
In:  Max[1, 3, 2]
Out: 3
In:  Max[{1, {5}}, 2]
Out: 5
In:  Max[]
Out: -Infinity
In:  Max[x, 1, 2]
Out: Max[2, x]
In:  Min[]
Out: Infinity
In:  Min[1, 2.5]
Out: 1
In:  Max["a", 1]
Out: Max[1, a]
In:  Clip[5]
Out: 1
In:  Clip[5, {0, 3}]
Out: 3
In:  Clip[-5, {0, 3}, {-1, 10}]
Out: -1
In:  Clip[{-2, 0.5, 2}]
Out: {-1, 0.5, 1}
In:  Rescale[5, {0, 10}]
Out: 1/2
In:  Rescale[{1, 2, 3}]
Out: {0, 1/2, 1}
In:  Rescale[5, {0, 10}, {0, 100}]
Out: 50
In:  Rescale[{5, 10}, {0, 10}]
Out: {1/2, 1}
In:  Total[{1, 2, 3}]
Out: 6
In:  Total[{{1, 2}, {3, 4}}]
Out: {4, 6}
In:  Total[{{1, 2}, {3, 4}}, 2]
Out: 10
In:  Total[{{1, 2}, {3, 4}}, {2}]
Out: {3, 7}
In:  Total[{{1, 2}, {3, 4}}, Infinity]
Out: 10
In:  Total[{{1, 2}, {3}}, {2}]
Out: {3, 3}
In:  Total[{}]
Out: 0
In:  Total[f[a, b]]
Out: a + b
In:  Boole[True]
Out: 1
In:  Boole[{True, False}]
Out: {1, 0}
In:  UnitStep[-1]
Out: 0
In:  UnitStep[0]
Out: 1
In:  UnitStep[1, -1]
Out: 0
In:  0^0
Msg: Power::indet: Indeterminate expression 0^0 encountered.
Out: Indeterminate
In:  I^2
Out: -1
In:  (1 + I)^2
Out: 2 I
In:  Re[1 + 2 I]
Out: 1
In:  Im[1 + 2 I]
Out: 2
In:  Conjugate[1 + 2 I]
Out: 1 - 2 I
In:  Plus[]
Out: 0
In:  Times[]
Out: 1
In:  Power[]
Out: 1
In:  Power[x]
Out: x
In:  Subtract[5, 3]
Out: 2
In:  Subtract[5]
Msg: Subtract::argr: Subtract called with 1 argument; 2 arguments are expected.
Out: Subtract[5]
In:  Divide[6, 4]
Out: 3/2
In:  Minus[5]
Out: -5
In:  Minus[x + y]
Out: -x - y
In:  {1, 2} + {3, 4, 5}
Msg: Thread::tdlen: Objects of unequal length in {1, 2} + {3, 4, 5} cannot be combined.
Out: {1, 2} + {3, 4, 5}
In:  {1, 2}*x
Out: {x, 2 x}
In:  {1, 2}^2
Out: {1, 4}
In:  2^{1, 2}
Out: {2, 4}
In:  x + x
Out: 2 x
In:  x*x
Out: x^2
In:  2 x + 3 x
Out: 5 x
In:  x^a x^b
Out: x^(a + b)
In:  10^-3
Out: 1/1000
In:  2^100
Out: 1267650600228229401496703205376
In:  2.^0.5
Out: 1.41421
In:  (-8)^(1/3)
Out: 2 (-1)^(1/3)
In:  4^(1/2)
Out: 2
In:  8^(2/3)
Out: 4
In:  Sum[i^2, {i, n}]
Out: (n (1 + n) (1 + 2 n))/6
In:  D[x^2, x]
Out: 2 x
In:  D[Sin[x y], x, y]
Out: Cos[x y] - x y Sin[x y]
In:  D[x^3, {x, 2}]
Out: 6 x
In:  D[{x, x^2}, x]
Out: {1, 2 x}
In:  D[x^2 y, {{x, y}}]
Out: {2 x y, x^2}
In:  Expand[(x + 1)^2]
Out: 1 + 2 x + x^2
In:  Chop[1.*^-12]
Out: 0
In:  Interval[{1, 2}] + 1
Out: Interval[{2, 3}]
In:  Differences[{1, 3, 6, 10}, 2]
Out: {1, 1}
In:  {a, b} = {1, 2}; a + b
Out: 3
In:  f[x_] + g[x_] = 3
Msg: Set::write: Tag Plus in f[x_] + g[x_] is Protected.
Out: 3
In:  x = 2; x *= 3
Out: 6
In:  ReplaceRepeated[{1}, x_Integer :> x + 1, MaxIterations -> 5]
Msg: ReplaceRepeated::rrlim: Exiting after {6} scanned 5 times.
Out: {6}
In:  HoldForm[1 + 1]
Out: 1 + 1
In:  Inactive[Plus][1, 2] // Activate
Out: 3
In:  Information[Plus, "Attributes"] // Head
Out: List
In:  Quantity[1, "Minutes"] + Quantity[30, "Seconds"] // UnitConvert[#, "Seconds"] &
Out: 90 seconds
In:  Quantity[2, "Hours"]*2
Out: 4 hours
In:  g[h2] ^= 6; g[h2]
Out: 6
In:  TakeLargestBy[{-3, 1} -> "Value", Abs, 1]
Out: {3}

(* 3: Mean, Variance, StandardDeviation, Median, Standardize, RootMeanSquare, Norm, Correlation, *)

In:  Mean[<|a -> 1, b -> 2|>]
Out: 3/2
In:  Norm[{3, 4}]
Out: 5
In:  Norm[{3, 4}, 1]
Out: 7
In:  Norm[{3, 4}, Infinity]
Out: 4
In:  Norm[{{1, 2}, {3, 4}}, "Frobenius"]
Out: Sqrt[30]
In:  Norm[{x, y}]
Out: Sqrt[Abs[x]^2 + Abs[y]^2]
In:  Norm[-5]
Out: 5
In:  Mean[{1, 2, 3}]
Out: 2
In:  Mean[{{1, 2}, {3, 4}}]
Out: {2, 3}
In:  Mean[5]
Msg: Mean::rectt: Rectangular array expected at position 1 in Mean[5].
Out: Mean[5]
In:  Variance[{1, 2, 3}]
Out: 1
In:  Variance[{{1, 2}, {3, 5}}]
Out: {2, 9/2}
In:  Variance[{1}]
Msg: Variance::shlen: The argument {1} should have at least two elements.
Out: Variance[{1}]
In:  StandardDeviation[{1, 2, 3}]
Out: 1
In:  StandardDeviation[{1, 2, 4}]
Out: Sqrt[7/3]
In:  Median[{1, 5, 2}]
Out: 2
In:  Median[{1, 2, 3, 4}]
Out: 5/2
In:  Median[{{1, 2}, {3, 4}, {5, 0}}]
Out: {3, 2}
In:  Standardize[{1, 2, 3}]
Out: {-1, 0, 1}
In:  Standardize[{1., 2., 3.}, Mean, 1 &]
Out: {-1., 0., 1.}
In:  Standardize[{1, 2, 3}, Median]
Out: {-1, 0, 1}
In:  RootMeanSquare[{3, 4}]
Out: 5/Sqrt[2]
In:  Correlation[{1, 2, 3}, {2, 4, 6}]
Out: 1
In:  Correlation[{{1, 2}, {2, 3}, {4, 1}}][[1, 1]]
Out: 1
In:  Covariance[{1, 2, 3}, {1, 2, 4}]
Out: 3/2
In:  Covariance[{{1, 2}, {3, 5}}]
Out: {{2, 3}, {3, 9/2}}
In:  Quantile[{1, 2, 3, 4}, 1/2]
Out: 2
In:  Quantile[{1, 2, 3, 4}, {1/4, 3/4}]
Out: {1, 3}
In:  Quantile[{1, 2, 3, 4}, 1/2, {{1/2, 0}, {0, 1}}]
Out: 5/2
In:  Quantile[NormalDistribution[0, 1], 1/2]
Out: 0
In:  Mean[NormalDistribution[a, b]]
Out: a
In:  Variance[NormalDistribution[a, b]]
Out: b^2
In:  Mean[BinomialDistribution[n, p]]
Out: n p
In:  Mean[ExponentialDistribution[2]]
Out: 1/2
In:  Mean[EmpiricalDistribution[{1, 2, 2}]]
Out: 5/3
In:  Mean[MultinormalDistribution[{1, 2}, {{1, 0}, {0, 1}}]]
Out: {1, 2}

(* 4: Dot, Transpose, Inverse, IdentityMatrix, DiagonalMatrix, Outer, UnitVector, Arra *)

In:  Outer[f, {a, b}, {x}]
Out: {{f[a, x]}, {f[b, x]}}
In:  Outer[f, {{a, b}}, {x}, 1]
Out: {{f[{a, b}, x]}}
In:  Outer[f, {{a}}, {{b}}, 1, 2]
Out: {{{f[{a}, b]}}}
In:  Outer[g, h[a], h[b]]
Out: h[h[g[a, b]]]
In:  Outer[f, {a}, h[b]]
Msg: Outer::heads: Heads h and List at positions 3 and 2 are expected to be the same.
Out: Outer[f, {a}, h[b]]
In:  ArrayFlatten[{{{{1}}, {{2}}}}]
Out: {{1, 2}}
In:  ArrayFlatten[{{{{1, 2}}, 0}, {0, {{3}}}}]
Out: {{1, 2, 0}, {0, 0, 3}}
In:  UnitVector[3, 2]
Out: {0, 1, 0}
In:  UnitVector[2]
Out: {0, 1}
In:  DiagonalMatrix[{1, 2}]
Out: {{1, 0}, {0, 2}}
In:  DiagonalMatrix[{1}, 1]
Out: {{0, 1}, {0, 0}}
In:  DiagonalMatrix[{1, 2}, 0, 3]
Out: {{1, 0, 0}, {0, 2, 0}, {0, 0, 0}}
In:  IdentityMatrix[{2, 3}]
Out: {{1, 0, 0}, {0, 1, 0}}
In:  Inverse[{{1, 2}, {3, 4}}]
Out: {{-2, 1}, {3/2, -1/2}}
In:  Inverse[{{1, 2}, {2, 4}}]
Msg: Inverse::sing: Matrix {{1, 2}, {2, 4}} is singular.
Out: Inverse[{{1, 2}, {2, 4}}]
In:  Inverse[{1, 2}]
Msg: Inverse::matsq: Argument {1, 2} at position 1 is not a non-empty square matrix.
Out: Inverse[{1, 2}]
In:  Dot[{1, 2}, {3, 4}]
Out: 11
In:  Dot[{1, 2}, {3}]
Msg: Dot::dotsh: Tensors {1, 2} and {3} have incompatible shapes.
Out: {1, 2} . {3}
In:  Dot[a, b, c]
Out: a . b . c

(* 8: Equal, Unequal, Less, LessEqual, Greater, GreaterEqual (chained forms), SameQ, U *)

In:  Sort[{3, 1, 2}, Greater]
Out: {3, 2, 1}
In:  1 == 1.
Out: True
In:  1 == 2
Out: False
In:  1 == 1 == 1
Out: True
In:  x == x
Out: True
In:  "a" == "b"
Out: False
In:  {1, 2} == {1, 2}
Out: True
In:  1 < 2 < 3
Out: True
In:  Less[]
Out: True
In:  Less[1]
Out: True
In:  I < 2
Msg: Less::nord: Invalid comparison with I attempted.
Out: I < 2
In:  "a" < "b"
Out: a < b
In:  1 === 1.
Out: False
In:  SameQ[]
Out: True
In:  SameQ[a, a, b]
Out: False
In:  UnsameQ[a, b, a]
Out: False
In:  And[]
Out: True
In:  And[True, x]
Out: x
In:  Or[False, x]
Out: x
In:  Or[]
Out: False
In:  ! (a == b)
Out: a != b
In:  ! (a < b)
Out: a >= b
In:  SameQ[1, 1]
Out: True
In:  TakeSmallest[{3, 1, 2}, 2, Greater]
Out: {3, 2}

(* 9: NumericArray *)

In:  NumericArray[{1, 2}, "Real32"] // Normal
Out: {1., 2.}
In:  NumericArray[{1, 2}, "UnsignedInteger8"] // Normal
Out: {1, 2}
In:  NumericArrayQ[NumericArray[{1, 2}]]
Out: True
In:  NumericArrayType[NumericArray[{1., 2}]]
Out: Real64
In:  Dimensions[NumericArray[{{1, 2}}, "Real32"]]
Out: {1, 2}
In:  NumericArray[{1, 2}, "Real32"][[1]]
Out: 1.

(* 10: Pi, E, Infinity, Indeterminate, I. *)

In:  ToString[Infinity]
Out: Infinity
In:  Tan[Pi/4]
Out: 1
In:  N[Pi, 10]
Out: 3.141592654
In:  Pi > 3
Out: True
In:  Infinity > 5
Out: True
In:  Infinity - Infinity
Msg: Infinity::indet: Indeterminate expression -Infinity + Infinity encountered.
Out: Indeterminate
In:  0*Infinity
Msg: Infinity::indet: Indeterminate expression 0 Infinity encountered.
Out: Indeterminate
In:  2 Infinity
Out: Infinity
In:  Infinity/Infinity
Msg: Infinity::indet: Indeterminate expression 0 Infinity encountered.
Out: Indeterminate
In:  E^(I Pi)
Out: -1
In:  Pi = 3
Msg: Set::wrsym: Symbol Pi is Protected.
Out: 3
