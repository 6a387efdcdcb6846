(* builtins.md, Tier 2, Math

   The numbers are those of the statements in each section of the list. What comes out was written down from the
   reference pages before it was run. Every input stands alone. *)

(* 1: D and Grad of ordinary expressions, NIntegrate, FindMinimum, LinearSolve, Solve of small s *)

In:  LinearSolve[{{1, 2}, {3, 4}}, {5, 6}]
Out: {-4, 9/2}
In:  LinearSolve[{{1, 2}, {3, 4}}][{5, 6}]
Out: {-4, 9/2}
In:  LinearSolve[{{1, 2}, {2, 4}}, {1, 1}]
Msg: LinearSolve::nosol: Linear equation encountered that has no solution.
Out: LinearSolve[{{1, 2}, {2, 4}}, {1, 1}]
In:  Grad[x^2 y, {x, y}]
Out: {2 x y, x^2}
In:  Solve[2 x + 1 == 5, x]
Out: {{x -> 2}}
In:  Solve[{x + y == 3, x - y == 1}, {x, y}]
Out: {{x -> 2, y -> 1}}
In:  Solve[x^2 == 4, x]
Out: {{x -> -2}, {x -> 2}}
In:  FindMinimum[(x - 1)^2, {x, 0}][[2, 1, 2]] // Round
Out: 1

(* 2: SingularValueDecomposition, Eigenvalues, PseudoInverse, MatrixRank, Tr, Det, Pri *)

In:  Tr[{{1, 2}, {3, 4}}]
Out: 5
In:  Tr[{{1, 2}, {3, 4}}, List]
Out: {1, 4}
In:  Tr[{1, 2}]
Out: 3
In:  Tr[{{1, 2}, {3, 4}}, f]
Out: f[1, 4]
In:  Det[{{1, 2}, {3, 4}}]
Out: -2
In:  Det[{1}]
Msg: Det::matsq: Argument {1} at position 1 is not a non-empty square matrix.
Out: Det[{1}]
In:  MatrixRank[{{1, 2}, {2, 4}}]
Out: 1
In:  Eigenvalues[{{2, 0}, {0, 3}}]
Out: {3, 2}
In:  Eigenvalues[{{2, 0}, {0, 3}}, 1]
Out: {3}
In:  Eigenvalues[{{2, 0}, {0, 3}}, -1]
Out: {2}
In:  PrincipalComponents[{{1., 2.}, {2., 1.}}] // Abs // Round[#, 0.001] &
Out: {{0.707, 0.}, {0.707, 0.}}

(* 3: Histogram data (HistogramList, BinCounts), EmpiricalDistribution, BinomialDistri *)

In:  MovingAverage[{1, 2, 3, 4}, 2]
Out: {3/2, 5/2, 7/2}
In:  MovingAverage[{1, 2, 3}, {1, 2}]
Out: {5/3, 8/3}
In:  BinCounts[{1, 2, 3, 4}, {0, 4, 2}]
Out: {1, 2}
In:  BinCounts[{0.5, 1.5, 1.7}]
Out: {1, 2}
In:  BinCounts[{1, 5}, {{0, 2, 10}}]
Out: {1, 1}
In:  BinCounts[{1, 2, 3}, 2]
Out: {1, 2}
In:  HammingDistance["abc", "abd"]
Out: 1
In:  PDF[NormalDistribution[0, 1], 0]
Out: 1/Sqrt[2 Pi]
In:  PDF[NormalDistribution[0, 1], x]
Out: 1/(E^(x^2/2) Sqrt[2 Pi])
In:  CDF[NormalDistribution[0, 1], 0]
Out: 1/2
In:  CDF[UniformDistribution[{0, 2}], 1]
Out: 1/2
In:  PDF[BinomialDistribution[3, 1/2], 1]
Out: 3/8
In:  PDF[PoissonDistribution[2], 0]
Out: 1/E^2
In:  CDF[ExponentialDistribution[1], 1.]
Out: 0.632121
In:  PDF[EmpiricalDistribution[{1, 2, 2}], 2]
Out: 2/3
In:  CDF[EmpiricalDistribution[{1, 2, 2}], 1]
Out: 1/3
In:  HistogramList[{1, 2, 3, 4}, {0, 6, 2}]
Out: {{0, 2, 4, 6}, {1, 2, 1}}
In:  HistogramList[{1, 2, 3, 4}, {{0, 2, 5}}]
Out: {{0, 2, 5}, {1, 3}}
In:  EuclideanDistance[{0, 0}, {3, 4}]
Out: 5
In:  CosineDistance[{1, 0}, {0, 1}]
Out: 1
In:  HammingDistance[{a, b}, {a, c}]
Out: 1
In:  DistanceMatrix[{1, 4}, DistanceFunction -> (Abs[#1 - #2] &)]
Out: {{0, 3}, {3, 0}}
