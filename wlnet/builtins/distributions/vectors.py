"""Families of vectors.

Sources: reference pages of the distributions; S. Kotz, N. Balakrishnan, N. Johnson, Continuous
Multivariate Distributions (2000).
"""

from wlnet.builtins.sheets import sheets

NAMES = (
    "BinormalDistribution",
    "DirichletDistribution",
    "MultinomialDistribution",
    "MultinormalDistribution",
    "MultivariatePoissonDistribution",
    "MultivariateTDistribution",
    "NegativeMultinomialDistribution",
    "ProductDistribution",
)

sheets("""
MultinormalDistribution[c_?MatrixQ]
    is          MultinormalDistribution[ConstantArray[0, Length[c]], c]
MultinormalDistribution[m_List, c_?MatrixQ]
    vectors     Length[m]
    pdf[x]      E^(-Expand[(x - m) . Inverse[c] . (x - m), _Plus?(FreeQ[#, Plus] &)]/2)/ \
((2 Pi)^(Length[m]/2) Sqrt[Det[c]]) /; ! DiagonalMatrixQ[c]
    pdf[x]      E^(Total[-(x - m)^2/Diagonal[c]]/2)/(2^(Length[m]/2) Pi^(Length[m]/2) Sqrt[Det[c]])
    cdf[x]      Times @@ Erfc[(m - x)/(Sqrt[2] Sqrt[Diagonal[c]])]/2^Length[m] /; DiagonalMatrixQ[c]
    cdf[x]      CDF[BinormalDistribution[m, Sqrt[Diagonal[c]], c[[1, 2]]/Sqrt[Times @@ Diagonal[c]]], x] /; \
Length[m] == 2 && Precision[{m, c, x}] < Infinity
    mean        m
    median      m
    variance    Diagonal[c]
    covariance  c
    skewness    ConstantArray[0, Length[m]]
    kurtosis    ConstantArray[3, Length[m]]

BinormalDistribution[r_]
    vectors     2
    where       -1 < r < 1
    pdf[x]      PDF[BinormalDistribution[{0, 0}, {1, 1}, r], x]
    mean        {0, 0}
    variance    {1, 1}
    covariance  {{1, r}, {r, 1}}
BinormalDistribution[{u_, v_}, r_]
    vectors     2
    where       u > 0, v > 0, -1 < r < 1
    pdf[x]      PDF[BinormalDistribution[{0, 0}, {u, v}, r], x]
    mean        {0, 0}
    variance    {u^2, v^2}
    covariance  {{u^2, r u v}, {r u v, v^2}}
BinormalDistribution[{m_, n_}, {u_, v_}, r_]
    vectors     2
    where       u > 0, v > 0, -1 < r < 1
    pdf[{x, y}] E^((-(x - m)^2/u^2 + 2 r (x - m) (y - n)/(u v) - (y - n)^2/v^2)/(2 (1 - r^2)))/ \
(2 Pi Sqrt[1 - r^2] u v)
    cdf[{x, y}] NIntegrate[E^(-t^2/2) Erfc[(r t - (y - n)/v)/Sqrt[2 - 2 r^2]]/Sqrt[8 Pi], \
{t, -Infinity, (x - m)/u}] /; With[{all = {x, y, m, n, u, v, r}}, \
VectorQ[all, NumericQ] && Precision[all] < Infinity]
    mean        {m, n}
    variance    {u^2, v^2}
    covariance  {{u^2, r u v}, {r u v, v^2}}

MultivariateTDistribution[c_?MatrixQ, n_]
    is          MultivariateTDistribution[ConstantArray[0, Length[c]], c, n]
MultivariateTDistribution[m_List, c_?MatrixQ, n_]
    vectors     Length[m]
    where       n > 0
    pdf[x]      (1 + (x - m) . Inverse[c] . (x - m)/n)^((-Length[m] - n)/2) Gamma[(Length[m] + n)/2]/ \
(n^(Length[m]/2) Pi^(Length[m]/2) Sqrt[Det[c]] Gamma[n/2])
    mean        Piecewise[{{m, n > 1}}, Indeterminate]
    variance    Piecewise[{{n Diagonal[c]/(n - 2), n > 2}}, Indeterminate]

DirichletDistribution[a_List]
    vectors     Length[a] - 1
    pdf[x]      Piecewise[{{Gamma[Total[a]] (1 - Total[x])^(Last[a] - 1) Times @@ (x^(Most[a] - \
1))/Times @@ Gamma[a], \
And @@ Thread[x > 0] && Total[x] < 1}}, 0]
    mean        Most[a]/Total[a]
    variance    Most[a] (Total[a] - Most[a])/(Total[a]^2 (1 + Total[a]))

MultinomialDistribution[n_, p_List]
    vectors     Length[p]
    where       n >= 0
    pdf[k]      Piecewise[{{Times @@ (p^k) Multinomial @@ k, Total[k] == n && And @@ Thread[0 <= k <= \
n]}}, 0]
    mean        n p
    variance    n (1 - p) p
    covariance  n (DiagonalMatrix[p] - Outer[Times, p, p])

NegativeMultinomialDistribution[n_, p_List]
    vectors     Length[p]
    where       n > 0
    pdf[k]      Piecewise[{{(1 - Total[p])^n Times @@ (p^k) Multinomial @@ Append[k, n - 1], \
And @@ Thread[k >= 0]}}, 0]
    mean        n p/(1 - Total[p])
    variance    n p (1 - Total[p] + p)/(1 - Total[p])^2

MultivariatePoissonDistribution[m_, l_List]
    vectors     Length[l]
    where       m > 0
    pdf[{x, y}] Piecewise[{{(-m)^x l[[2]]^(y - x) HypergeometricU[-x, 1 - x + y, -l[[1]] l[[2]]/m]/ \
(E^(m + Total[l]) x! y!), x >= 0 && y >= 0}}, 0]
    mean        m + l
    variance    m + l

ProductDistribution[d__]
    vectors     Length[{d}]
    pdf[x]      PiecewiseExpand[Times @@ MapThread[PDF, {{d}, x}]]
    cdf[x]      PiecewiseExpand[Times @@ MapThread[CDF, {{d}, x}]]
    mean        Mean /@ {d}
    median      Median /@ {d}
    variance    Variance /@ {d}
    covariance  DiagonalMatrix[Variance /@ {d}]
""")
