"""Distributions made of others, of a density or of data.

Sources: reference pages of the distributions.
"""

from wlnet.builtins.sheets import sheets

NAMES = (
    "CensoredDistribution",
    "CompoundPoissonDistribution",
    "CoxianDistribution",
    "DataDistribution",
    "HyperexponentialDistribution",
    "HypoexponentialDistribution",
    "MixtureDistribution",
    "OrderDistribution",
    "ParameterMixtureDistribution",
    "ProbabilityDistribution",
    "TransformedDistribution",
    "TruncatedDistribution",
)

sheets("""
ProbabilityDistribution[f_, {y_Symbol, a_, b_}]
    support     {a, b}
    pdf[x]      With[{g = f /. y -> x}, Piecewise[{{g, a <= x <= b}}, 0]]
    cdf[x]      Piecewise[{{Integrate[f, {y, a, x}], a <= x <= b}, {1, x > b}}, 0]
    mean        Integrate[y f, {y, a, b}]
    variance    Integrate[y^2 f, {y, a, b}] - Integrate[y f, {y, a, b}]^2
    moment[n]   Integrate[y^n f, {y, a, b}]
ProbabilityDistribution[f_, {y_Symbol, a_, b_, 1}]
    integers    {a, b}
    pdf[x]      With[{g = f /. y -> x}, Piecewise[{{g, a <= x <= b}}, 0]]
    cdf[x]      Piecewise[{{Sum[f, {y, a, Floor[x]}], a <= x <= b}, {1, x > b}}, 0]
    mean        Sum[y f, {y, a, b}]
    variance    Sum[y^2 f, {y, a, b}] - Sum[y f, {y, a, b}]^2
    moment[n]   Sum[y^n f, {y, a, b}]
ProbabilityDistribution[f_, r : Repeated[{_Symbol, _, _}, {2, Infinity}]]
    vectors     Length[{r}]
    pdf[x]      With[{g = f /. Thread[{r}[[All, 1]] -> x]}, Piecewise[{{g, \
And @@ MapThread[#[[2]] <= #2 <= #[[3]] &, {{r}, x}]}}, 0]]
    mean        Map[Integrate[# f, r] &, {r}[[All, 1]]]
    variance    Map[Integrate[#^2 f, r] - Integrate[# f, r]^2 &, {r}[[All, 1]]]
    expect[g, x] Integrate[(g /. Thread[x -> {r}[[All, 1]]]) f, r]

MixtureDistribution[w_List, d_List]
    support     {Min[DistributionDomain /@ d], Max[DistributionDomain /@ d]}
    pdf[x]      (w/Total[w]) . (PDF[#, x] & /@ d)
    cdf[x]      (w/Total[w]) . (CDF[#, x] & /@ d)
    mean        w . (Mean /@ d)/Total[w]
    variance    w . (Variance /@ d + (Mean /@ d)^2)/Total[w] - (w . (Mean /@ d)/Total[w])^2
    moment[n]   w . (Moment[#, n] & /@ d)/Total[w]
    mgf[t]      (w/Total[w]) . (MomentGeneratingFunction[#, t] & /@ d)
    cf[t]       (w/Total[w]) . (CharacteristicFunction[#, t] & /@ d)

TruncatedDistribution[{a_, b_}, d_]
    support     {a, b}
    pdf[x]      Piecewise[{{PDF[d, x]/(CDF[d, b] - CDF[d, a]), a < x <= b}}, 0]
    cdf[x]      Piecewise[{{(CDF[d, x] - CDF[d, a])/(CDF[d, b] - CDF[d, a]), a < x <= b}, {1, x > b}}, 0]
    quantile[q] Quantile[d, CDF[d, a] + q (CDF[d, b] - CDF[d, a])]
    mean        Expectation[\\[FormalX], \\[FormalX] \\[Distributed] TruncatedDistribution[{a, b}, d]]
    variance    Expectation[\\[FormalX]^2, \\[FormalX] \\[Distributed] TruncatedDistribution[{a, b}, d]] \
- Expectation[\\[FormalX], \\[FormalX] \\[Distributed] TruncatedDistribution[{a, b}, d]]^2

CensoredDistribution[{a_, b_}, d_]
    support     {a, b}
    cdf[x]      Piecewise[{{0, x < a}, {CDF[d, x], a <= x < b}}, 1]
    quantile[q] Clip[Quantile[d, q], {a, b}]
    mean        Expectation[\\[FormalX], \\[FormalX] \\[Distributed] CensoredDistribution[{a, b}, d]]
    variance    Expectation[\\[FormalX]^2, \\[FormalX] \\[Distributed] CensoredDistribution[{a, b}, d]] \
- Expectation[\\[FormalX], \\[FormalX] \\[Distributed] CensoredDistribution[{a, b}, d]]^2
    expect[g_, x_] If[a === -Infinity, 0, CDF[d, a] (g /. x -> a)] \
+ If[b === Infinity, 0, SurvivalFunction[d, b] (g /. x -> b)] \
+ (CDF[d, b] - CDF[d, a]) Expectation[g, x \\[Distributed] TruncatedDistribution[{a, b}, d]]

OrderDistribution[{d_, n_}, k_]
    support     DistributionDomain[d]
    pdf[x]      n! CDF[d, x]^(k - 1) (1 - CDF[d, x])^(n - k) PDF[d, x]/((k - 1)! (n - k)!)
    cdf[x]      BetaRegularized[CDF[d, x], k, n - k + 1]

HyperexponentialDistribution[p_List, r_List]
    support     {0, Infinity}
    pdf[x]      With[{g = Total[p r E^(-r x)]}, Piecewise[{{g, x >= 0}}, 0]]
    cdf[x]      With[{g = Expand[1 - Total[p E^(-r x)]]}, Piecewise[{{g, x >= 0}}, 0]]
    mean        Total[p/r]
    variance    2 Total[p/r^2] - Total[p/r]^2

HypoexponentialDistribution[{r_}]
    support     {0, Infinity}
    pdf[x]      PDF[ExponentialDistribution[r], x]
    cdf[x]      CDF[ExponentialDistribution[r], x]
    quantile[q] Quantile[ExponentialDistribution[r], q]
    mean        1/r
    variance    1/r^2
HypoexponentialDistribution[r_List?DuplicateFreeQ]
    support     {0, Infinity}
    pdf[x]      With[{g = Total[(# E^(-# x) Times @@ (DeleteCases[r, #]/(DeleteCases[r, #] - #))) & /@ \
r]}, \
Piecewise[{{g, x >= 0}}, 0]]
    cdf[x]      With[{g = 1 - Total[(E^(-# x) Times @@ (DeleteCases[r, #]/(DeleteCases[r, #] - #))) & /@ \
r]}, \
Piecewise[{{g, x >= 0}}, 0]]
    mean        Total[1/r]
    variance    Total[1/r^2]

CoxianDistribution[a_List, r_List]
    support     {0, Infinity}
    mean        Total[FoldList[Times, 1, a] Append[1 - a, 1] Accumulate[1/r]]
    variance    Total[FoldList[Times, 1, a] Append[1 - a, 1] (Accumulate[1/r^2] + Accumulate[1/r]^2)] \
- Total[FoldList[Times, 1, a] Append[1 - a, 1] Accumulate[1/r]]^2

CompoundPoissonDistribution[l_, d_]
    where       l > 0
    support     DistributionDomain[d]
    mean        l Mean[d]
    variance    l Moment[d, 2]

DataDistribution["Empirical", {w_List, v_List, False}, 1, n_]
    integers    {Min[v], Max[v]}
    pdf[x]      Total[Pick[w, v, y_ /; y == x]] /; NumericQ[x]
    cdf[x]      Total[Pick[w, v, y_ /; y <= x]] /; NumericQ[x]
    quantile[q] First[Pick[v, Accumulate[w], c_ /; c >= q]]
    mean        w . v
    variance    w . v^2 - (w . v)^2
    moment[k]   w . v^k
    expect[g_, x_] If[SameQ @@ w, Mean, w . # &][(g /. x -> #) & /@ v]
DataDistribution["Histogram", {h_List, e_List}, 1, n_]
    support     {First[e], Last[e]}
    pdf[x]      Piecewise[MapThread[{#1, #2 <= x < #3} &, {h, Most[e], Rest[e]}], 0]
    cdf[x]      Piecewise[Append[MapThread[{#1 + #2 (x - #3), #3 <= x < #4} &, \
{Most[Prepend[Accumulate[h Differences[e]], 0]], h, Most[e], Rest[e]}], {1, x >= Last[e]}], 0]
    quantile[q] With[{c = Prepend[Accumulate[h Differences[e]], 0]}, \
With[{i = LengthWhile[Rest[c], # < q &] + 1}, e[[i]] + (q - c[[i]])/h[[i]]]]
    mean        h . Differences[e^2]/2
    variance    h . Differences[e^3]/3 - (h . Differences[e^2]/2)^2
    moment[k]   h . Differences[e^(k + 1)]/(k + 1)

ParameterMixtureDistribution[BinomialDistribution[n_, p_], Distributed[p_, BetaDistribution[a_, b_]]]
    is          BetaBinomialDistribution[a, b, n]
ParameterMixtureDistribution[PoissonDistribution[m_], Distributed[m_, GammaDistribution[a_, b_]]]
    is          NegativeBinomialDistribution[a, 1/(1 + b)]
ParameterMixtureDistribution[NormalDistribution[m_, s_], Distributed[m_, NormalDistribution[u_, v_]]]
    is          NormalDistribution[u, Sqrt[s^2 + v^2]]
ParameterMixtureDistribution[ExponentialDistribution[r_], Distributed[r_, GammaDistribution[a_, b_]]]
    is          ParetoDistribution[1/b, a, 0]

TransformedDistribution[c_. + k_. x_, Distributed[x_, NormalDistribution[m_, s_]]]
    is          NormalDistribution[c + k m, If[TrueQ[k < 0], -k, k] s] /; FreeQ[{c, k}, x]
TransformedDistribution[c_. + k_. x_, Distributed[x_, UniformDistribution[{a_, b_}]]]
    is          UniformDistribution[If[TrueQ[k < 0], Reverse, Identity][{c + k a, c + k b}]] /; \
FreeQ[{c, k}, x] && NumericQ[k]
TransformedDistribution[k_. x_, Distributed[x_, ExponentialDistribution[r_]]]
    is          ExponentialDistribution[r/k] /; FreeQ[k, x] && TrueQ[k > 0]
TransformedDistribution[k_. x_, Distributed[x_, GammaDistribution[a_, b_]]]
    is          GammaDistribution[a, k b] /; FreeQ[k, x] && TrueQ[k > 0]
TransformedDistribution[E^x_, Distributed[x_, NormalDistribution[m_, s_]]]
    is          LogNormalDistribution[m, s]
TransformedDistribution[Log[x_], Distributed[x_, LogNormalDistribution[m_, s_]]]
    is          NormalDistribution[m, s]
TransformedDistribution[x_^2, Distributed[x_, NormalDistribution[0, 1]]]
    is          ChiSquareDistribution[1]
TransformedDistribution[x_ + y_, {Distributed[x_, NormalDistribution[m_, s_]], \
Distributed[y_, NormalDistribution[n_, t_]]}]
    is          NormalDistribution[m + n, Sqrt[s^2 + t^2]]
TransformedDistribution[x_ + y_, {Distributed[x_, PoissonDistribution[m_]], \
Distributed[y_, PoissonDistribution[n_]]}]
    is          PoissonDistribution[m + n]
TransformedDistribution[g_, Distributed[x_, d_]]
    support     {-Infinity, Infinity}
    mean        Expectation[g, Distributed[x, d]]
    variance    Expectation[g^2, Distributed[x, d]] - Expectation[g, Distributed[x, d]]^2
    moment[n]   Expectation[g^n, Distributed[x, d]]
    expect[h_, y_] Expectation[h /. y -> g, Distributed[x, d]]
""")
