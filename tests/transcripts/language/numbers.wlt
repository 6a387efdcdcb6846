(* Numbers, arithmetic, algebra. *)

In:  1/3 + 1/6
Out: 1/2
In:  2^100
Out: 1267650600228229401496703205376
In:  6/4
Out: 3/2
In:  7.0/2
Out: 3.5
In:  (1 + I)^2
Out: 2 I
In:  (2 + 3 I) (2 - 3 I)
Out: 13
In:  1/(1 + I)
Out: 1/2 - I/2
In:  Sqrt[16]
Out: 4
In:  Sqrt[8]
Out: 2 Sqrt[2]
In:  Sqrt[-4]
Out: 2 I
In:  8^(1/3)
Out: 2
In:  4^(-1/2)
Out: 1/2
In:  12^(1/2)
Out: 2 Sqrt[3]
In:  x + x
Out: 2 x
In:  x x
Out: x^2
In:  x/x
Out: 1
In:  2 x + 3 x - y
Out: 5 x - y
In:  x - x
Out: 0
In:  (x y)^2
Out: x^2 y^2
In:  (x^2)^3
Out: x^6
In:  x^a x^b
Out: x^(a + b)
In:  b + a
Out: a + b
In:  c a b
Out: a b c
In:  a - (b - c)
Out: a - b + c
In:  -(a + b)
Out: -a - b
In:  0 x
Out: 0
In:  x^0
Out: 1
In:  x^1
Out: x
In:  0^0
Msg: Power::indet: Indeterminate expression 0^0 encountered.
Out: Indeterminate
In:  1/0
Msg: Power::infy: Infinite expression 1/0 encountered.
Out: ComplexInfinity
In:  Infinity + 1
Out: Infinity
In:  Infinity - Infinity
Msg: Infinity::indet: Indeterminate expression -Infinity + Infinity encountered.
Out: Indeterminate
In:  2 Infinity
Out: Infinity
In:  1/Infinity
Out: 0
In:  -3 Infinity
Out: -Infinity
In:  N[1/3]
Out: 0.333333
In:  N[Pi]
Out: 3.14159
In:  N[Pi, 20]
Out: 3.1415926535897932385
In:  N[{1/2, 2}]
Out: {0.5, 2.}
In:  Pi > 3
Out: True
In:  E < 3
Out: True
In:  Round[2.5]
Out: 2
In:  Round[3.5]
Out: 4
In:  Round[-2.6]
Out: -3
In:  Round[17, 5]
Out: 15
In:  Floor[2.7]
Out: 2
In:  Floor[-2.1]
Out: -3
In:  Ceiling[2.1]
Out: 3
In:  IntegerPart[-2.7]
Out: -2
In:  FractionalPart[5/2]
Out: 1/2
In:  Mod[7, 3]
Out: 1
In:  Mod[-7, 3]
Out: 2
In:  Mod[5, 3, 1]
Out: 2
In:  Quotient[17, 5]
Out: 3
In:  Quotient[-7, 2]
Out: -4
In:  QuotientRemainder[17, 5]
Out: {3, 2}
In:  GCD[12, 18]
Out: 6
In:  LCM[4, 6]
Out: 12
In:  Abs[-3]
Out: 3
In:  Abs[3 + 4 I]
Out: 5
In:  Sign[-2.5]
Out: -1
In:  Re[3 + 4 I]
Out: 3
In:  Im[3 + 4 I]
Out: 4
In:  Conjugate[1 + I]
Out: 1 - I
In:  Arg[I]
Out: Pi/2
In:  Max[3, 1, 2]
Out: 3
In:  Min[{3, 1}, 2]
Out: 1
In:  Max[]
Out: -Infinity
In:  Max[x, 2, 3]
Out: Max[3, x]
In:  Clip[5]
Out: 1
In:  Clip[-3, {0, 10}]
Out: 0
In:  Rescale[5, {0, 10}]
Out: 1/2
In:  Rescale[{0, 5, 10}]
Out: {0, 1/2, 1}
In:  UnitStep[{-1, 0, 1}]
Out: {0, 1, 1}
In:  Ramp[{-1, 2}]
Out: {0, 2}
In:  KroneckerDelta[1, 1]
Out: 1
In:  Boole[{True, False}]
Out: {1, 0}
In:  Factorial[5]
Out: 120
In:  5!
Out: 120
In:  5!!
Out: 15
In:  Binomial[5, 2]
Out: 10
In:  Multinomial[1, 2, 3]
Out: 60
In:  Fibonacci[10]
Out: 55
In:  Fibonacci[{1, 2, 3}]
Out: {1, 1, 2}
In:  Prime[5]
Out: 11
In:  PrimeQ[17]
Out: True
In:  PrimePi[10]
Out: 4
In:  NextPrime[10]
Out: 11
In:  FactorInteger[60]
Out: {{2, 2}, {3, 1}, {5, 1}}
In:  Divisors[12]
Out: {1, 2, 3, 4, 6, 12}
In:  DivisorSigma[1, 6]
Out: 12
In:  EulerPhi[10]
Out: 4
In:  PowerMod[2, 10, 7]
Out: 2
In:  IntegerDigits[123]
Out: {1, 2, 3}
In:  IntegerDigits[5, 2]
Out: {1, 0, 1}
In:  IntegerDigits[5, 2, 5]
Out: {0, 0, 1, 0, 1}
In:  FromDigits[{1, 2, 3}]
Out: 123
In:  IntegerLength[12345]
Out: 5
In:  DigitCount[1122, 10, 1]
Out: 2
In:  BitAnd[12, 10]
Out: 8
In:  BitOr[12, 10]
Out: 14
In:  BitXor[12, 10]
Out: 6
In:  EvenQ[4]
Out: True
In:  OddQ[4]
Out: False
In:  IntegerQ[2.]
Out: False
In:  NumberQ[Pi]
Out: False
In:  NumericQ[Pi]
Out: True
In:  Numerator[6/4]
Out: 3
In:  Denominator[6/4]
Out: 2
In:  Rationalize[0.25]
Out: 1/4
In:  ContinuedFraction[47/17]
Out: {2, 1, 3, 4}
In:  FromContinuedFraction[{2, 1, 3, 4}]
Out: 47/17
In:  Chop[10.^-12]
Out: 0
In:  Exp[0]
Out: 1
In:  Exp[1]
Out: E
In:  Log[E]
Out: 1
In:  Log[1]
Out: 0
In:  Log[2, 8]
Out: 3
In:  Log10[1000]
Out: 3
In:  Sin[0]
Out: 0
In:  Sin[Pi/6]
Out: 1/2
In:  Cos[Pi]
Out: -1
In:  Tan[Pi/4]
Out: 1
In:  ArcTan[1]
Out: Pi/4
In:  ArcSin[1/2]
Out: Pi/6
In:  Sin[1.]
Out: 0.841471
In:  Tanh[0]
Out: 0
In:  ArcTan[-1, 0]
Out: Pi
In:  Cos[Pi/3] + Sin[Pi/4]^2
Out: 1
In:  Gamma[5]
Out: 24
In:  Gamma[1/2]
Out: Sqrt[Pi]
In:  Erf[0]
Out: 0
In:  Sum[i, {i, 10}]
Out: 55
In:  Sum[1/i, {i, 4}]
Out: 25/12
In:  Sum[i j, {i, 2}, {j, 3}]
Out: 18
In:  Product[i, {i, 5}]
Out: 120
In:  Product[x + i, {i, 2}]
Out: (1 + x) (2 + x)
In:  Total[{1/2, 1/3}]
Out: 5/6
In:  Expand[(x + 1)^3]
Out: 1 + 3 x + 3 x^2 + x^3
In:  Expand[(a + b) (c + d)]
Out: a c + b c + a d + b d
In:  Expand[x (x + 1)]
Out: x + x^2
In:  D[x^3, x]
Out: 3 x^2
In:  D[Sin[x]^2, x]
Out: 2 Cos[x] Sin[x]
In:  D[x^2 y, x, y]
Out: 2 x
In:  D[Exp[2 x], x]
Out: 2 E^(2 x)
In:  D[f[x], x]
Out: f'[x]
In:  D[x^4, {x, 2}]
Out: 12 x^2
In:  D[x^2 + y^2, {{x, y}}]
Out: {2 x, 2 y}
In:  Solve[2 x + 3 == 7, x]
Out: {{x -> 2}}
In:  Coefficient[3 x^2 + 5 x, x, 2]
Out: 3
In:  CoefficientList[1 + 2 x + x^3, x]
Out: {1, 2, 0, 1}
In:  Exponent[x^3 + x, x]
Out: 3
In:  PolynomialQ[x^2 + 1, x]
Out: True
In:  Variables[x^2 + y z]
Out: {x, y, z}
In:  1 < 2 < 3
Out: True
In:  1 < 3 < 2
Out: False
In:  1 == 1.
Out: True
In:  1 === 1.
Out: False
In:  x == x
Out: True
In:  {1, 2} == {1, 2}
Out: True
In:  a != a
Out: False
In:  Not[True]
Out: False
In:  True && False
Out: False
In:  True || x
Out: True
In:  x && True
Out: x
In:  Xor[True, True]
Out: False
In:  Implies[True, x]
Out: x
In:  Nand[True, True]
Out: False
In:  !(a < b)
Out: a >= b
In:  Between[3, {1, 5}]
Out: True
In:  Positive[{1, -1}]
Out: {True, False}
In:  NonNegative[0]
Out: True
In:  3 + 4 == 7
Out: True
In:  2 > 1 >= 1
Out: True
In:  Inequality[1, Less, 2, LessEqual, 2]
Out: True
In:  16^^ff
Out: 255
In:  2^^1010
Out: 10
In:  1.5*^3
Out: 1500.
In:  BaseForm[10, 2] // Head
Out: BaseForm
In:  Precision[2]
Out: Infinity
In:  Precision[1.]
Out: MachinePrecision
In:  Accuracy[5]
Out: Infinity
In:  MantissaExponent[123.4]
Out: {0.1234, 3}
In:  RealDigits[0.5] // First // First
Out: 5
In:  RomanNumeral[14]
Out: XIV
In:  CubeRoot[-8]
Out: -2
In:  Surd[-8, 3]
Out: -2
In:  Hypot = 5; Norm[{3, 4}]
Out: 5
In:  Subtract[5, 2]
Out: 3
In:  Divide[6, 4]
Out: 3/2
In:  Plus[]
Out: 0
In:  Times[]
Out: 1
In:  Plus[x]
Out: x
In:  Power[2, 3, 2]
Out: 512
In:  2^3^2
Out: 512
In:  -2^2
Out: -4
In:  10 - 2 - 3
Out: 5
In:  2/3/4
Out: 1/6
In:  {{1, 2} \[VectorLess] {2, 3}, {1, 2} \[VectorLess] {2, 2}, {1, 2} \[VectorLessEqual] {2, 2} \[VectorLessEqual] 2}
Out: {True, False, True}
In:  {VectorGreater[{{{1, 2}, {3, 4}}, 0}], {3, 2} \[VectorGreaterEqual] {1, a}, {1} \[VectorLess] {1, 2}} // InputForm
Out: {True, VectorGreaterEqual[{{3, 2}, {1, a}}], False}
