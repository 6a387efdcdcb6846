(* Probability distributions: densities, quantiles, moments, expectations; their messages; tests. *)

In:  PDF[NormalDistribution[m, s], x]
Out: 1/(E^((-m + x)^2/(2 s^2)) Sqrt[2 Pi] s)
In:  {CDF[NormalDistribution[], 0], Quantile[NormalDistribution[m, s], 1/2], Kurtosis[NormalDistribution[m, s]]}
Out: {1/2, m, 3}
In:  CDF[ExponentialDistribution[r], x]
Out: Piecewise[{{1 - E^(-(r x)), x >= 0}}, 0]
In:  {Mean[#], Variance[#], Skewness[#]} &[GammaDistribution[a, b]]
Out: {a b, a b^2, 2/Sqrt[a]}
In:  {Mean[CauchyDistribution[a, b]], Median[CauchyDistribution[a, b]]}
Out: {Indeterminate, a}
In:  Table[PDF[BinomialDistribution[4, 1/2], k], {k, -1, 5}]
Out: {0, 1/16, 1/4, 3/8, 1/4, 1/16, 0}
In:  {Quantile[ExponentialDistribution[2], 3/4], InverseCDF[UniformDistribution[{2, 6}], 1/4]}
Out: {Log[4]/2, 3}
In:  NormalDistribution[] // InputForm
Out: NormalDistribution[0, 1]

(* Parameters outside their range *)
In:  Mean[NormalDistribution[0, -1]]
Msg: NormalDistribution::posprm: Parameter -1 at position 2 in NormalDistribution[0, -1] is expected to be positive.
Out: Mean[NormalDistribution[0, -1]]
In:  PDF[BernoulliDistribution[3/2], 0]
Msg: BernoulliDistribution::probprm: Parameter 3/2 at position 1 in BernoulliDistribution[3/2] is expected to be between 0 and 1, inclusive.
Out: PDF[BernoulliDistribution[3/2], 0]

(* Expectations and probabilities *)
In:  Expectation[a x^2 + b, x \[Distributed] NormalDistribution[m, s]]
Out: b + a (m^2 + s^2)
In:  Probability[x^2 < 4, x \[Distributed] UniformDistribution[{0, 10}]]
Out: 1/5
In:  Probability[x > 2 \[Conditioned] x > 1, x \[Distributed] ExponentialDistribution[1]]
Out: 1/E
In:  Expectation[x y, {x \[Distributed] PoissonDistribution[2], y \[Distributed] ExponentialDistribution[3]}]
Out: 2/3
In:  Expectation[x^2, x \[Distributed] {1, 2, 2, 3}]
Out: 9/2

(* Distributions made of others *)
In:  Mean[TruncatedDistribution[{0, Infinity}, NormalDistribution[]]]
Out: Sqrt[2/Pi]
In:  Mean[MixtureDistribution[{1, 3}, {NormalDistribution[a, 1], ExponentialDistribution[b]}]]
Out: (a + 3/b)/4
In:  TransformedDistribution[2 x + 1, x \[Distributed] NormalDistribution[m, s]]
Out: NormalDistribution[1 + 2 m, 2 s]
In:  Variance[TransformedDistribution[x^2, x \[Distributed] NormalDistribution[]]]
Out: 2
In:  EmpiricalDistribution[{3, 1, 2, 2}]
Out: DataDistribution[Empirical, {{1/4, 1/2, 1/4}, {1, 2, 3}, False}, 1, 4]
In:  {Mean[#], CDF[#, 3/2], Quantile[#, 1/2]} &[EmpiricalDistribution[{3, 1, 2, 2}]]
Out: {2, 1/4, 2}

(* Estimates and tests *)
In:  EstimatedDistribution[{1, 2, 3, 6}, ExponentialDistribution[r]]
Out: ExponentialDistribution[0.333333]
In:  TTest[{1, 2, 3}, 0, {"TestStatistic", "PValue"}]
Out: {3.4641, 0.0741799}
In:  FisherRatioTest[{1, 2, 3}, 1, "ShortTestConclusion"]
Out: Do not reject
