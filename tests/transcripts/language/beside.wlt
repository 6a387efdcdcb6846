(* Functions beside those that builtins.md names.

   The numbers are those of the statements in each section of the list. What comes out was written down from the
   reference pages before it was run. Every input stands alone. *)

(* lists, strings, files, numbers *)

In:  FileNameTake["a/b/c.txt"]
Out: c.txt
In:  FileNameDrop["a/b/c.txt"]
Out: a/b
In:  FileNameSplit["a/b/c"]
Out: {a, b, c}
In:  FileNameDepth["a/b/c"]
Out: 3
In:  DirectoryQ["/no/such/dir"]
Out: False
In:  ImportString["1,2\n3,4", "CSV"]
Out: {{1, 2}, {3, 4}}
In:  ImportString["a\tb\n1\t2.5", "TSV"]
Out: {{a, b}, {1, 2.5}}
In:  ImportString["{\"a\": [1, 2, null, true]}", "RawJSON"]
Out: <|a -> {1, 2, Null, True}|>
In:  ImportString["{\"a\": 1}", "JSON"]
Out: {a -> 1}
In:  ImportString["x y\nz", "Lines"]
Out: {x y, z}
In:  ImportString["x y\nz", "Text"]
Out: x y
     z
In:  ImportString["x y z", "Words"]
Out: {x, y, z}
In:  ImportString["1 2\n3 4", "Table"]
Out: {{1, 2}, {3, 4}}
In:  DayName[{2026, 11, 26}]
Out: Thursday
In:  DateDifference[{2026, 1, 1}, {2026, 2, 1}]
Out: 31 days
In:  (# &)[]
Msg: Function::slotn: Slot number 1 in #1 &  cannot be filled from (#1 & )[].
Out: #1
In:  (#2 &)[1]
Msg: Function::slotn: Slot number 2 in #2 &  cannot be filled from (#2 & )[1].
Out: #2
In:  FirstCase[{a, 1}, _Integer]
Out: 1
In:  FirstCase[{a}, 1, no]
Out: no
In:  FirstCase[{a}, 1]
Out: Missing[NotFound]
In:  FirstCase[{{1}}, _Integer, no, 2]
Out: 1
In:  FirstCase[_Integer][{a, 1}]
Out: 1
In:  Gather[{1, 2, 1}]
Out: {{1, 1}, {2}}
In:  CountsBy[{1, 2, 3}, EvenQ]
Out: <|False -> 2, True -> 1|>
In:  CountsBy[EvenQ][{1, 2}]
Out: <|False -> 1, True -> 1|>
In:  CountDistinct[{a, b, a}]
Out: 2
In:  NestWhileList[#/2 &, 8, EvenQ]
Out: {8, 4, 2, 1}
In:  TakeSmallest[{3, 1, 2}, 2]
Out: {1, 2}
In:  RotateRight[{a, b, c}, 1]
Out: {c, a, b}
In:  ContainsAny[{a, b}, {b, c}]
Out: True
In:  ContainsNone[{a}, {b}]
Out: True
In:  ContainsOnly[{a, a}, {a, b}]
Out: True
In:  ContainsExactly[{a, b, a}, {b, a}]
Out: True
In:  Inner[f, {a, b}, {c, d}, g]
Out: g[f[a, c], f[b, d]]
In:  Inner[f, {a, b}, {c, d}]
Out: f[a, c] + f[b, d]
In:  Inner[f, {a}, {b, c}, g]
Msg: Inner::incom: Length 1 of dimension 1 in {a} is incommensurate with length 2 of dimension 1 in {b, c}.
Out: Inner[f, {a}, {b, c}, g]
In:  Ratios[{1, 2, 6}]
Out: {2, 3}
In:  MovingMedian[{1, 5, 2}, 2]
Out: {3, 7/2}
In:  BlockMap[f, {a, b, c, d}, 2]
Out: {f[{a, b}], f[{c, d}]}
In:  BinLists[{1, 2, 3}, {0, 4, 2}]
Out: {{1}, {2, 3}}
In:  TakeWhile[{2, 4, 5, 6}, EvenQ]
Out: {2, 4}
In:  LengthWhile[{2, 4, 5}, EvenQ]
Out: 2
In:  SelectFirst[{1, 2}, EvenQ]
Out: 2
In:  SelectFirst[{1}, EvenQ]
Out: Missing[NotFound]
In:  SelectFirst[{1}, EvenQ, no]
Out: no
In:  SelectFirst[EvenQ][{1, 2}]
Out: 2
In:  Level[{a, {b}}, {-1}]
Out: {a, b}
In:  Level[{a, {b}}, {1}, f]
Out: f[a, {b}]
In:  ReplaceList[{a, b}, {x___, y___} :> {{x}, {y}}]
Out: {{{}, {a, b}}, {{a}, {b}}, {{a, b}, {}}}
In:  ReplaceList[{a, b}, {x___, y___} :> {{x}, {y}}, 1]
Out: {{{}, {a, b}}}
In:  Comap[{f, g}, x]
Out: {f[x], g[x]}
In:  ApplyTo[l, f]
Msg: ApplyTo::rvalue: l is not a variable with a value, so its value cannot be changed.
Out: l //= f
In:  {1, Splice[{2, 3}], 4}
Out: {1, 2, 3, 4}
In:  SequenceCases[{a, b, a, b}, {a, b}]
Out: {{a, b}, {a, b}}
In:  SequencePosition[{a, b, c}, {b, c}]
Out: {{2, 3}}
In:  SequenceCount[{a, b, a, b}, {a, b}]
Out: 2
In:  SequenceReplace[{a, b, c}, {a, b} -> x]
Out: {x, c}
In:  SequenceSplit[{a, x, b}, {x}]
Out: {{a}, {b}}
In:  DuplicateFreeQ[{1, 2, 1}]
Out: False
In:  Commonest[{a, b, a}]
Out: {a}
In:  Commonest[{a, b, a}, 2]
Out: {a, b}
In:  ListConvolve[{1, 1}, {1, 2, 3}]
Out: {3, 5}
In:  ListCorrelate[{1, 2}, {1, 2, 3}]
Out: {5, 8}
In:  ArrayDepth[{{1}}]
Out: 2
In:  TensorRank[{{1}}]
Out: 2
In:  Through[{f, g}[x]]
Out: {f[x], g[x]}
In:  Operate[p, f[x]]
Out: p[f][x]
In:  OperatorApplied[f][a][b]
Out: f[b, a]
In:  CurryApplied[f, 2][a][b]
Out: f[a, b]
In:  ReverseApplied[f][a, b]
Out: f[b, a]
In:  Construct[f, a, b]
Out: f[a, b]
In:  Ramp[-3]
Out: 0
In:  LogisticSigmoid[0.]
Out: 0.5
In:  LogisticSigmoid[0]
Out: 1/2
In:  Capitalize["hello world"]
Out: Hello world
In:  Capitalize["hello world", "AllWords"]
Out: Hello World
In:  Decapitalize["Hello"]
Out: hello
In:  StringFreeQ["abc", "x"]
Out: True
In:  StringEndsQ["abc", "bc"]
Out: True
In:  StringPosition["abca", "a"]
Out: {{1, 1}, {4, 4}}
In:  StringPosition["abca", "a", 1]
Out: {{1, 1}}
In:  StringPosition["abc", {"b", "c"}]
Out: {{2, 2}, {3, 3}}
In:  StringInsert["abc", "X", 2]
Out: aXbc
In:  StringInsert["abc", "X", -1]
Out: abcX
In:  StringInsert["abc", "X", {1, 4}]
Out: XabcX
In:  StringReplacePart["abcd", "X", {2, 3}]
Out: aXd
In:  StringReplacePart["abcd", {"X", "Y"}, {{1, 1}, {4, 4}}]
Out: XbcY
In:  StringRepeat["ab", 3]
Out: ababab
In:  StringRepeat["ab", 3, 5]
Out: ababa
In:  StringPartition["abcd", 2]
Out: {ab, cd}
In:  StringPartition["abcde", 2, 1]
Out: {ab, bc, cd, de}
In:  StringRotateLeft["abc"]
Out: bca
In:  StringDelete["abca", "a"]
Out: bc
In:  StringDelete["a"]["aba"]
Out: b
In:  StringExtract["a b c", 2]
Out: b
In:  CharacterRange["a", "d"]
Out: {a, b, c, d}
In:  CharacterRange[97, 99]
Out: {a, b, c}
In:  LetterQ["ab"]
Out: True
In:  DigitQ["12a"]
Out: False
In:  UpperCaseQ["AB"]
Out: True
In:  LowerCaseQ["ab"]
Out: True
In:  EditDistance["cat", "cut"]
Out: 1
In:  LongestCommonSubsequence["abcd", "xbcy"]
Out: bc
In:  Hash["hello", "MD5"]
Out: 123957004363873451094272536567338222994
In:  Hash["hello", "SHA256", "HexString"]
Out: 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824
In:  Hash["hello", "CRC32"]
Out: 907060870
In:  FromDigits["123"]
Out: 123
In:  FromDigits[{1, 0, 1}, 2]
Out: 5
In:  FromDigits["ff", 16]
Out: 255
In:  ByteArrayToString[StringToByteArray["hi"]]
Out: hi
In:  URLEncode["a b&c"]
Out: a%20b%26c
In:  TextWords["Hello, world."]
Out: {Hello, world}
In:  WordCount["a b c"]
Out: 3
In:  CharacterCounts["aab"]
Out: <|a -> 2, b -> 1|>
In:  WordCounts["a b a"]
Out: <|a -> 2, b -> 1|>
In:  AlphabeticSort[{"b", "a"}]
Out: {a, b}
In:  "a" ~~ x_
Out: a ~~ x_
In:  StringReplaceList["aba", "a" -> "x"]
Out: {xba, abx}
In:  IntegerDigits[123]
Out: {1, 2, 3}
In:  IntegerDigits[5, 2, 5]
Out: {0, 0, 1, 0, 1}
In:  RealDigits[3.25]
Out: {{3, 2, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 1}
In:  QuotientRemainder[7, 2]
Out: {3, 1}
In:  IntegerPart[-2.7]
Out: -2
In:  FractionalPart[2.75]
Out: 0.75
In:  HeavisideTheta[1]
Out: 1
In:  N[1/3]
Out: 0.333333
In:  N[{1, x}]
Out: {1., x}
In:  N[f[1]]
Out: f[1.]
In:  N["a"]
Out: a
In:  N[a -> 1]
Out: a -> 1.
In:  Quartiles[{1, 2, 3, 4}]
Out: {3/2, 5/2, 7/2}
In:  InterquartileRange[{1, 2, 3, 4}]
Out: 2
In:  MeanDeviation[{1, 2, 3}]
Out: 2/3
In:  MedianDeviation[{1, 2, 5}]
Out: 1
In:  Skewness[{1, 2, 3}]
Out: 0
In:  Kurtosis[{1, 2, 3}]
Out: 3/2
In:  GeometricMean[{1, 4}]
Out: 2
In:  HarmonicMean[{1, 2}]
Out: 4/3
In:  CentralMoment[{1, 2, 3}, 2]
Out: 2/3
In:  Moment[{1, 2}, 2]
Out: 5/2
In:  SquaredEuclideanDistance[{0, 0}, {3, 4}]
Out: 25
In:  ManhattanDistance[{0, 0}, {3, 4}]
Out: 7
In:  ChessboardDistance[{0, 0}, {3, 4}]
Out: 4
In:  CorrelationDistance[{1, 2, 3}, {1, 2, 3}]
Out: 0
In:  ! x
Out: !x
In:  1/0
Msg: Power::infy: Infinite expression 1/0 encountered.
Out: ComplexInfinity
In:  0/0
Msg: Power::infy: Infinite expression 1/0 encountered.
Msg: Infinity::indet: Indeterminate expression 0 ComplexInfinity encountered.
Out: Indeterminate
In:  Arg[I]
Out: Pi/2
In:  CubeRoot[-8]
Out: -2
In:  Surd[-8, 3]
Out: -2
In:  "12" - "12"
Out: 0
In:  "a" - "b"
Out: a - b
In:  GCD[12, 18]
Out: 6
In:  LCM[4, 6]
Out: 12
In:  PrimeQ[7]
Out: True
In:  Prime[5]
Out: 11
In:  FactorInteger[12]
Out: {{2, 2}, {3, 1}}
In:  Divisors[12]
Out: {1, 2, 3, 4, 6, 12}
In:  5!
Out: 120
In:  Binomial[5, 2]
Out: 10
In:  Fibonacci[10]
Out: 55
In:  EvenQ[4]
Out: True
In:  OddQ[x]
Out: False
In:  Sum[i, {i, 10}]
Out: 55
In:  Sum[i j, {i, 2}, {j, 2}]
Out: 9
In:  Sum[f[i], {i, {a, b}}]
Out: f[a] + f[b]
In:  Product[i, {i, 5}]
Out: 120
In:  D[f[x], x]
Out: f'[x]
In:  Chop[0.001, 0.01]
Out: 0
In:  Positive[1]
Out: True
In:  NonNegative[0]
Out: True
In:  Accuracy[5]
Out: Infinity
In:  Precision[1.5]
Out: MachinePrecision
In:  RealAbs[-2]
Out: 2
In:  KroneckerDelta[1, 1]
Out: 1
In:  DiscreteDelta[0]
Out: 1
In:  Ramp[{-1, 2}]
Out: {0, 2}
In:  Cross[{1, 0, 0}, {0, 1, 0}]
Out: {0, 0, 1}
In:  Normalize[{3, 4}]
Out: {3/5, 4/5}
In:  Projection[{1, 1}, {1, 0}]
Out: {1, 0}
In:  Orthogonalize[{{1, 1}, {1, 0}}]
Out: {{1/Sqrt[2], 1/Sqrt[2]}, {1/Sqrt[2], -(1/Sqrt[2])}}
In:  MatrixPower[{{1, 1}, {0, 1}}, 3]
Out: {{1, 3}, {0, 1}}
In:  NullSpace[{{1, 1}}]
Out: {{-1, 1}}
In:  RowReduce[{{1, 2}, {3, 4}}]
Out: {{1, 0}, {0, 1}}
In:  SingularValueList[{{3., 0}, {0, 4.}}]
Out: {4., 3.}
In:  Eigenvectors[{{2, 0}, {0, 3}}]
Out: {{0, 1}, {1, 0}}
In:  Eigensystem[{{2, 0}, {0, 3}}]
Out: {{3, 2}, {{0, 1}, {1, 0}}}
In:  KroneckerProduct[{{1, 2}}, {{1}, {1}}]
Out: {{1, 2}, {1, 2}}
In:  Diagonal[{{1, 2}, {3, 4}}]
Out: {1, 4}
In:  Diagonal[{{1, 2}, {3, 4}}, 1]
Out: {2}
In:  UpperTriangularize[{{1, 2}, {3, 4}}]
Out: {{1, 2}, {0, 4}}
In:  SymmetricMatrixQ[{{1, 2}, {2, 1}}]
Out: True
In:  ReplaceAt[{a, b, c}, b -> x, 2]
Out: {a, x, c}
In:  ClearAttributes[f, Orderless]
In:  Unprotect[f]
Out: {}
In:  SymbolName[x]
Out: x
In:  ParallelSum[i, {i, 3}]
Out: 6
In:  QuantityMagnitude[Quantity[5, "Meters"]]
Out: 5
In:  QuantityUnit[Quantity[5, "Meters"]]
Out: Meters
In:  QuantityQ[Quantity[5, "Meters"]]
Out: True
In:  UnitConvert[Quantity[1, "Hours"], "Minutes"]
Out: 60 minutes
In:  Quantity[2, "Meters"] > Quantity[1, "Meters"]
Out: True
