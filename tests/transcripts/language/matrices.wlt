(* Linear algebra, statistics, predicates. *)

In:  {1, 2, 3} . {4, 5, 6}
Out: 32
In:  {{1, 2}, {3, 4}} . {1, 1}
Out: {3, 7}
In:  {{1, 2}, {3, 4}} . {{0, 1}, {1, 0}}
Out: {{2, 1}, {4, 3}}
In:  Det[{{1, 2}, {3, 4}}]
Out: -2
In:  Det[{{a, b}, {c, d}}]
Out: -(b c) + a d
In:  Inverse[{{1, 2}, {3, 4}}]
Out: {{-2, 1}, {3/2, -1/2}}
In:  Transpose[{{1, 2}, {3, 4}}]
Out: {{1, 3}, {2, 4}}
In:  Tr[{{1, 2}, {3, 4}}]
Out: 5
In:  MatrixRank[{{1, 2}, {2, 4}}]
Out: 1
In:  MatrixPower[{{1, 1}, {1, 0}}, 5]
Out: {{8, 5}, {5, 3}}
In:  LinearSolve[{{1, 2}, {3, 4}}, {5, 6}]
Out: {-4, 9/2}
In:  NullSpace[{{1, 2}, {2, 4}}]
Out: {{-2, 1}}
In:  RowReduce[{{1, 2}, {3, 4}}]
Out: {{1, 0}, {0, 1}}
In:  Eigenvalues[{{2, 0}, {0, 3}}]
Out: {3, 2}
In:  Eigenvalues[{{2, 1}, {1, 2}}]
Out: {3, 1}
In:  Eigenvectors[{{2, 1}, {1, 2}}]
Out: {{1, 1}, {-1, 1}}
In:  CharacteristicPolynomial[{{1, 2}, {3, 4}}, x]
Out: -2 - 5 x + x^2
In:  Norm[{1, 2, 2}]
Out: 3
In:  Norm[{1, -2, 3}, 1]
Out: 6
In:  Norm[{1, -5, 3}, Infinity]
Out: 5
In:  Normalize[{3, 4}]
Out: {3/5, 4/5}
In:  Cross[{1, 0, 0}, {0, 1, 0}]
Out: {0, 0, 1}
In:  Dot[{a, b}, {x, y}]
Out: a x + b y
In:  KroneckerProduct[{{1, 2}}, {{0, 1}}]
Out: {{0, 1, 0, 2}}
In:  Diagonal[{{1, 2}, {3, 4}}]
Out: {1, 4}
In:  UpperTriangularize[{{1, 2}, {3, 4}}]
Out: {{1, 2}, {0, 4}}
In:  LowerTriangularize[{{1, 2}, {3, 4}}]
Out: {{1, 0}, {3, 4}}
In:  Projection[{1, 1}, {1, 0}]
Out: {1, 0}
In:  ArrayDepth[{{1, 2}, {3, 4}}]
Out: 2
In:  ArrayReshape[Range[6], {2, 3}]
Out: {{1, 2, 3}, {4, 5, 6}}
In:  {1, 2} + {10, 20}
Out: {11, 22}
In:  {1, 2} {3, 4}
Out: {3, 8}
In:  2 {1, 2} + 1
Out: {3, 5}
In:  {1, 2}^2
Out: {1, 4}
In:  {{1, 2}, {3, 4}} + {10, 20}
Out: {{11, 12}, {23, 24}}
In:  Check[{1, 2} + {1, 2, 3}, wrong]
Msg: Thread::tdlen: Objects of unequal length in {1, 2} + {1, 2, 3} cannot be combined.
Out: wrong
In:  Mean[{1, 2, 3, 4}]
Out: 5/2
In:  Mean[{{1, 2}, {3, 4}}]
Out: {2, 3}
In:  Median[{3, 1, 2}]
Out: 2
In:  Median[{1, 2, 3, 4}]
Out: 5/2
In:  Variance[{1, 2, 3, 4}]
Out: 5/3
In:  StandardDeviation[{1, 2, 3}]
Out: 1
In:  Mean[{a, b}]
Out: (a + b)/2
In:  Quantile[{1, 2, 3, 4}, 1/4]
Out: 1
In:  Quartiles[{1, 2, 3, 4}]
Out: {3/2, 5/2, 7/2}
In:  Correlation[{1, 2, 3}, {2, 4, 6}]
Out: 1
In:  Covariance[{1, 2, 3}, {2, 4, 6}]
Out: 2
In:  GeometricMean[{2, 8}]
Out: 4
In:  HarmonicMean[{1, 2}]
Out: 4/3
In:  RootMeanSquare[{1, 7}]
Out: 5
In:  Standardize[{1, 2, 3}]
Out: {-1, 0, 1}
In:  Skewness[{1, 2, 3}]
Out: 0
In:  Max[{1, 5}] - Min[{1, 5}]
Out: 4
In:  InterquartileRange[{1, 2, 3, 4}]
Out: 2
In:  MeanDeviation[{1, 2, 3}]
Out: 2/3
In:  Total[{1.5, 2.5}]
Out: 4.
In:  BinCounts[{1, 1, 2}, 1] // Total
Out: 3
In:  Mean[NormalDistribution[m, s]]
Out: m
In:  Variance[UniformDistribution[{0, 1}]]
Out: 1/12
In:  PDF[NormalDistribution[0, 1], 0]
Out: 1/Sqrt[2 Pi]
In:  CDF[UniformDistribution[{0, 1}], 1/4]
Out: 1/4
In:  Mean[BinomialDistribution[10, 1/2]]
Out: 5
In:  PDF[BernoulliDistribution[1/3], 1]
Out: 1/3
In:  EuclideanDistance[{0, 0}, {3, 4}]
Out: 5
In:  ManhattanDistance[{0, 0}, {3, 4}]
Out: 7
In:  ChessboardDistance[{0, 0}, {3, 4}]
Out: 4
In:  CosineDistance[{1, 0}, {0, 1}]
Out: 1
In:  SquaredEuclideanDistance[{1, 2}, {3, 5}]
Out: 13
In:  HammingDistance[{1, 0, 1}, {1, 1, 1}]
Out: 1
In:  SeedRandom[1]; Length[RandomReal[1, 5]]
Out: 5
In:  Dimensions[RandomInteger[9, {2, 3}]]
Out: {2, 3}
In:  BlockRandom[SeedRandom[3]; RandomReal[]] == BlockRandom[SeedRandom[3]; RandomReal[]]
Out: True
In:  Sort[RandomSample[{c, a, b}]]
Out: {a, b, c}
In:  Length[RandomChoice[{1, 2}, 7]]
Out: 7
In:  VectorQ[{1, 2}]
Out: True
In:  VectorQ[{1, a}, NumberQ]
Out: False
In:  MatrixQ[{{1, 2}, {3, 4}}]
Out: True
In:  MatrixQ[{{1, 2}, {3}}]
Out: False
In:  SquareMatrixQ[{{1, 2}, {3, 4}}]
Out: True
In:  SymmetricMatrixQ[{{1, 2}, {2, 1}}]
Out: True
In:  ArrayQ[{{{1}}}]
Out: True
In:  ListQ[{1}]
Out: True
In:  ListQ[a]
Out: False
In:  AtomQ[{}]
Out: False
In:  AtomQ["s"]
Out: True
In:  StringQ[1]
Out: False
In:  NumberQ[2.5]
Out: True
In:  IntegerQ[2]
Out: True
In:  ExactNumberQ[1/2]
Out: True
In:  InexactNumberQ[1.5]
Out: True
In:  MachineNumberQ[1.5]
Out: True
In:  DuplicateFreeQ[{1, 2, 1}]
Out: False
In:  SameQ[a, a, a]
Out: True
In:  UnsameQ[a, b, a]
Out: False
In:  OrderedQ[{a, b}]
Out: True
In:  NumericQ[Sin[1]]
Out: True
In:  MissingQ[Missing["x"]]
Out: True
In:  FailureQ[$Failed]
Out: True
In:  Head[1/2]
Out: Rational
In:  Head[1.]
Out: Real
In:  Head[1 + I]
Out: Complex
In:  Head["a"]
Out: String
In:  Head[a]
Out: Symbol
In:  Head[a + b]
Out: Plus
In:  Head[f[x][y]]
Out: f[x]
In:  Head[{}]
Out: List
In:  FullForm[a - b]
Out: Plus[a, Times[-1, b]]
In:  FullForm[a/b]
Out: Times[a, Power[b, -1]]
In:  InputForm["a"]
Out: "a"
In:  LeafCount[a + b c]
Out: 5
In:  Length[a + b + c]
Out: 3
In:  (a + b)[[1]]
Out: a
In:  ByteCount[1] > 0
Out: True
In:  Level[f[g[x]], {2}]
Out: {x}
In:  ValueQ[undefinedSymbol]
Out: False
