"""Families whose formulas hold Bessel, Marcum, hypergeometric and other higher functions.

Sources: reference pages of the distributions; N. Johnson, S. Kotz, N. Balakrishnan, Continuous
Univariate Distributions (1994, 1995).
"""

from wlnet.builtins.sheets import sheets

NAMES = (
    "ExponentialPowerDistribution",
    "HotellingTSquareDistribution",
    "HoytDistribution",
    "HyperbolicDistribution",
    "JohnsonDistribution",
    "MeixnerDistribution",
    "MoyalDistribution",
    "NoncentralChiSquareDistribution",
    "NoncentralFRatioDistribution",
    "RiceDistribution",
    "SkewNormalDistribution",
    "StableDistribution",
    "TsallisQGaussianDistribution",
    "TukeyLambdaDistribution",
    "UniformSumDistribution",
    "VarianceGammaDistribution",
    "VonMisesDistribution",
    "WignerSemicircleDistribution",
)

sheets("""
NoncentralChiSquareDistribution[v_, l_]
    where       v > 0, l >= 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{E^((-l - x)/2) x^(v/2 - 1) Hypergeometric0F1Regularized[v/2, l x/4]/2^(v/2), \
x > 0}}, 0]
    cdf[x]      Piecewise[{{MarcumQ[v/2, Sqrt[l], 0, Sqrt[x]], x > 0}}, 0]
    mean        l + v
    variance    4 l + 2 v
    skewness    2 Sqrt[2] (3 l + v)/(2 l + v)^(3/2)
    kurtosis    3 + 12 (4 l + v)/(2 l + v)^2

NoncentralFRatioDistribution[n_, m_, l_]
    where       n > 0, m > 0, l >= 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{m^(m/2) n^(n/2) x^((n - 2)/2) (m + n x)^((-m - n)/2) \
Hypergeometric1F1[(m + n)/2, n/2, l n x/(2 (m + n x))]/(E^(l/2) Beta[n/2, m/2]), x > 0}}, 0]
    mean        Piecewise[{{m (l + n)/((m - 2) n), m > 2}}, Indeterminate]
    variance    Piecewise[{{2 m^2 ((l + n)^2 + (m - 2) (2 l + n))/((m - 4) (m - 2)^2 n^2), m > 4}}, \
Indeterminate]

ExponentialPowerDistribution[k_, m_, s_]
    where       k > 0, s > 0
    support     {-Infinity, Infinity}
    pdf[x]      Piecewise[{{1/(2 E^(((x - m)/s)^k/k) k^(1/k) s Gamma[1 + 1/k]), x >= m}}, \
1/(2 E^(((m - x)/s)^k/k) k^(1/k) s Gamma[1 + 1/k])]
    cdf[x]      Piecewise[{{GammaRegularized[1/k, ((m - x)/s)^k/k]/2, x < m}}, \
1 - GammaRegularized[1/k, ((x - m)/s)^k/k]/2]
    mean        m
    median      m
    variance    k^(2/k) s^2 Gamma[3/k]/Gamma[1/k]
    skewness    0

RiceDistribution[a_, b_]
    where       a >= 0, b > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{E^((-a^2 - x^2)/(2 b^2)) x BesselI[0, a x/b^2]/b^2, x > 0}}, 0]
    cdf[x]      Piecewise[{{MarcumQ[1, a/b, 0, x/b], x > 0}}, 0]
    mean        b Sqrt[Pi/2] LaguerreL[1/2, -a^2/(2 b^2)]
    variance    a^2 + 2 b^2 - b^2 Pi LaguerreL[1/2, -a^2/(2 b^2)]^2/2

HoytDistribution[q_, w_]
    where       0 < q <= 1, w > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{(1 + q^2) x BesselI[0, (1 - q^4) x^2/(4 q^2 w)]/(E^((1 + q^2)^2 x^2/(4 q^2 \
w)) q w), \
x > 0}}, 0]
    mean        Sqrt[2/Pi] Sqrt[w/(1 + q^2)] EllipticE[1 - q^2]
    variance    w (1 - 2 EllipticE[1 - q^2]^2/(Pi (1 + q^2)))

HotellingTSquareDistribution[p_, m_]
    where       p > 0, m > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{(x/m)^(p/2) (m/(m + x))^((1 + m)/2)/(x Beta[p/2, (1 + m - p)/2]), x > 0}}, 0]
    cdf[x]      Piecewise[{{BetaRegularized[(1 + m - p) x/(m (1 + m - p + (1 + m - p) x/m)), p/2, \
(1 + m - p)/2], x > 0}}, 0]
    mean        Piecewise[{{m p/(m - p - 1), m - p - 1 > 0}}, Indeterminate]
    variance    Piecewise[{{2 (m - 1) m^2 p/((m - p - 3) (1 - m + p)^2), m > 3 + p}}, Indeterminate]

VonMisesDistribution[m_, k_]
    where       k >= 0
    support     {m - Pi, m + Pi}
    pdf[x]      Piecewise[{{E^(k Cos[m - x])/(2 Pi BesselI[0, k]), m - Pi <= x <= m + Pi}}, 0]
    mean        m

WignerSemicircleDistribution[r_]
    where       r > 0
    support     {-r, r}
    pdf[x]      Piecewise[{{2 Sqrt[1 - x^2/r^2]/(Pi r), -r < x < r}}, 0]
    cdf[x]      Piecewise[{{1/2 + x Sqrt[1 - x^2/r^2]/(Pi r) + ArcSin[x/r]/Pi, -r < x < r}, {1, x >= r}}, 0]
    mean        0
    median      0
    variance    r^2/4
    skewness    0
    kurtosis    2
WignerSemicircleDistribution[a_, r_]
    where       r > 0
    support     {a - r, a + r}
    pdf[x]      Piecewise[{{2 Sqrt[1 - (x - a)^2/r^2]/(Pi r), a - r < x < a + r}}, 0]
    cdf[x]      Piecewise[{{1/2 + (x - a) Sqrt[1 - (x - a)^2/r^2]/(Pi r) + ArcSin[(x - a)/r]/Pi, \
a - r < x < a + r}, {1, x >= a + r}}, 0]
    mean        a
    median      a
    variance    r^2/4
    skewness    0
    kurtosis    2

MoyalDistribution[m_, s_]
    where       s > 0
    support     {-Infinity, Infinity}
    pdf[x]      E^(-E^((m - x)/s)/2 + (m - x)/(2 s))/(Sqrt[2 Pi] s)
    cdf[x]      Erfc[1/(Sqrt[2] E^((x - m)/(2 s)))]
    mean        m + s (EulerGamma + Log[2])
    variance    Pi^2 s^2/2
MoyalDistribution[]
    is          MoyalDistribution[0, 1]

SkewNormalDistribution[m_, s_, a_]
    where       s > 0
    support     {-Infinity, Infinity}
    pdf[x]      Erfc[-(a (x - m)/(Sqrt[2] s))]/(E^((x - m)^2/(2 s^2)) Sqrt[2 Pi] s)
    cdf[x]      Erfc[(m - x)/(Sqrt[2] s)]/2 - 2 OwenT[(x - m)/s, a]
    mean        m + a Sqrt[2/Pi] s/Sqrt[1 + a^2]
    variance    (1 - 2 a^2/((1 + a^2) Pi)) s^2

HyperbolicDistribution[a_, b_, d_, m_]
    where       a > 0, d > 0, a > Abs[b]
    support     {-Infinity, Infinity}
    pdf[x]      Sqrt[a^2 - b^2] E^(b (x - m) - a Sqrt[d^2 + (x - m)^2])/(2 a d BesselK[1, Sqrt[a^2 - \
b^2] d])
    mean        m + b d BesselK[2, Sqrt[a^2 - b^2] d]/(Sqrt[a^2 - b^2] BesselK[1, Sqrt[a^2 - b^2] d])
    variance    d BesselK[2, Sqrt[a^2 - b^2] d]/(Sqrt[a^2 - b^2] BesselK[1, Sqrt[a^2 - b^2] d]) \
- b^2 d^2 BesselK[2, Sqrt[a^2 - b^2] d]^2/((a^2 - b^2) BesselK[1, Sqrt[a^2 - b^2] d]^2) \
+ b^2 d^2 BesselK[3, Sqrt[a^2 - b^2] d]/((a^2 - b^2) BesselK[1, Sqrt[a^2 - b^2] d])

VarianceGammaDistribution[l_, a_, b_, m_]
    where       l > 0, a > 0, a > Abs[b]
    support     {-Infinity, Infinity}
    pdf[x]      Piecewise[{{2^(1/2 - l) a^(1/2 - l) ((a - b) (a + b))^l E^(b (x - m)) (x - m)^(l - 1/2) \
BesselK[l - 1/2, a (x - m)]/(Sqrt[Pi] Gamma[l]), x > m}, \
{2^(1/2 - l) a^(1/2 - l) ((a - b) (a + b))^l E^(b (x - m)) (m - x)^(l - 1/2) \
BesselK[l - 1/2, a (m - x)]/(Sqrt[Pi] Gamma[l]), x < m}, \
{a^(1 - 2 l) ((a - b) (a + b))^l Gamma[l - 1/2]/(2 Sqrt[Pi] Gamma[l]), x == m && l > 1/2}}, Infinity]
    mean        2 b l/((a - b) (a + b)) + m
    variance    2 (a^2 + b^2) l/((a - b)^2 (a + b)^2)

MeixnerDistribution[a_, b_, m_, d_]
    where       a > 0, -Pi < b < Pi, d > 0
    support     {-Infinity, Infinity}
    pdf[x]      2^(2 d - 1) E^(b (x - m)/a) Cos[b/2]^(2 d) Gamma[d - I (x - m)/a] Gamma[d + I (x - m)/a]/ \
(a Pi Gamma[2 d])
    mean        m + a d Tan[b/2]
    variance    a^2 d Sec[b/2]^2/2

StableDistribution[a_, b_]
    is          StableDistribution[1, a, b, 0, 1]
StableDistribution[a_, b_, m_, s_]
    is          StableDistribution[1, a, b, m, s]
StableDistribution[_, 1, 0, m_, s_]
    where       s > 0
    support     {-Infinity, Infinity}
    pdf[x]      s/(Pi (s^2 + (x - m)^2))
    cdf[x]      1/2 + ArcTan[(x - m)/s]/Pi
    quantile[q] m + s Tan[Pi (q - 1/2)]
    mean        Indeterminate
    variance    Indeterminate
StableDistribution[_, 2, _, m_, s_]
    where       s > 0
    support     {-Infinity, Infinity}
    pdf[x]      1/(2 E^((x - m)^2/(4 s^2)) Sqrt[Pi] s)
    cdf[x]      Erfc[(m - x)/(2 s)]/2
    quantile[q] m - 2 s InverseErfc[2 q]
    mean        m
    variance    2 s^2

TsallisQGaussianDistribution[m_, b_, q_]
    where       b > 0, q < 3
    support     {-Infinity, Infinity}
    pdf[x]      Piecewise[{{1/(b E^((x - m)^2/(2 b^2)) Sqrt[2 Pi]), q == 1}, \
{Sqrt[q - 1] Gamma[1/(q - 1)]/(b Sqrt[2 Pi] Gamma[(3 - q)/(2 (q - 1))] \
(1 + (q - 1) (x - m)^2/(2 b^2))^(1/(q - 1))), 1 < q < 3}, \
{Sqrt[1 - q] (1 - (1 - q) (m - x)^2/(2 b^2))^(1/(1 - q)) Gamma[(5 - 3 q)/(2 (1 - q))]/ \
(b Sqrt[2 Pi] Gamma[(2 - q)/(1 - q)]), q < 1 && -1 <= Sqrt[1 - q] (x - m)/(Sqrt[2] b) <= 1}}, 0]
    mean        Piecewise[{{m, q < 2}}, Indeterminate]
    variance    Piecewise[{{2 b^2/(5 - 3 q), q < 5/3}, {Infinity, 5/3 <= q < 2}}, Indeterminate]
TsallisQGaussianDistribution[m_, b_]
    is          TsallisQGaussianDistribution[m, b, 1]

TukeyLambdaDistribution[0]
    support     {-Infinity, Infinity}
    pdf[x]      1/(E^x (1 + E^(-x))^2)
    cdf[x]      1/(1 + E^(-x))
    quantile[q] Log[q/(1 - q)]
    mean        0
    variance    Pi^2/3
TukeyLambdaDistribution[l_]
    support     If[TrueQ[l > 0], {-1/l, 1/l}, {-Infinity, Infinity}]
    pdf[x]      Piecewise[{{(1 - x^2/4)/(2 Sqrt[2 - x^2/4]), l == 1/2 && -2 <= x <= 2}, \
{1/2, l == 1 && -1 <= x <= 1}, {1, l == 2 && -1/2 <= x <= 1/2}}, 0] /; MatchQ[l, 1/2 | 1 | 2]
    cdf[x]      Piecewise[{{(1 + x)/2, -1 <= x <= 1}, {0, x < -1}}, 1] /; l === 1
    quantile[q] (q^l - (1 - q)^l)/l
    mean        Piecewise[{{0, l > -1}}, Indeterminate]
    variance    Piecewise[{{2 (1/(1 + 2 l) - Gamma[1 + l]^2/Gamma[2 + 2 l])/l^2, l > -1/2}}, Indeterminate]

UniformSumDistribution[n_]
    where       n > 0
    support     {0, n}
    pdf[x]      UnitBox[x - 1/2] /; n == 1 && NumericQ[x]
    pdf[x]      Piecewise[{{1, 0 <= x <= 1}}, 0] /; n == 1
    pdf[x]      With[{f = Function[{y, k}, Sum[(-1)^j Binomial[n, j] (y - j)^(n - 1), {j, 0, k}]/(n - \
1)!]}, \
Piecewise[Join[{{0, x < 0}}, Table[{If[k <= (n + 1)/2, f[x, k - 1], f[n - x, n - k]], \
If[k == n, k - 1 <= x <= k, k - 1 <= x < k]}, {k, n}]], 0]] /; IntegerQ[n]
    cdf[x]      With[{f = Function[{y, k}, Sum[(-1)^j Binomial[n, j] (y - j)^n, {j, 0, k}]/n!]}, \
Piecewise[Join[{{0, x < 0}}, Table[{If[1 < k < n, Expand, Identity][ \
If[k <= (n + 1)/2, f[x, k - 1], 1 - f[n - x, n - k]]], \
If[k == n, k - 1 <= x <= k, k - 1 <= x < k]}, {k, n}]], 1]] /; IntegerQ[n]
    mean        n/2
    median      n/2
    variance    n/12
    skewness    0
UniformSumDistribution[n_, {a_, b_}]
    where       n > 0, a < b
    support     {a n, b n}
    pdf[x]      PDF[UniformSumDistribution[n], (x - n a)/(b - a)]/(b - a)
    cdf[x]      CDF[UniformSumDistribution[n], (x - n a)/(b - a)]
    mean        (a + b) n/2
    median      (a + b) n/2
    variance    (b - a)^2 n/12
    skewness    0

JohnsonDistribution["SN", g_, d_, m_, s_]
    where       d > 0, s > 0
    support     {-Infinity, Infinity}
    pdf[x]      d/(E^((g + d (x - m)/s)^2/2) Sqrt[2 Pi] s)
    cdf[x]      Erfc[(-g - d (x - m)/s)/Sqrt[2]]/2
    mean        (d m - g s)/d
    variance    s^2/d^2
JohnsonDistribution["SU", g_, d_, m_, s_]
    where       d > 0, s > 0
    support     {-Infinity, Infinity}
    pdf[x]      d/(E^((g + d ArcSinh[(x - m)/s])^2/2) Sqrt[2 Pi] Sqrt[s^2 + (x - m)^2])
    cdf[x]      (1 + Erf[(g + d ArcSinh[(x - m)/s])/Sqrt[2]])/2
    mean        m - E^(1/(2 d^2)) s Sinh[g/d]
    variance    (E^(1/d^2) - 1) s^2 (1 + E^(1/d^2) Cosh[2 g/d])/2
JohnsonDistribution["SL", g_, d_, m_, s_]
    where       d > 0, s > 0
    support     {m, Infinity}
    pdf[x]      Piecewise[{{d/(E^((g + d Log[(x - m)/s])^2/2) Sqrt[2 Pi] (x - m)), x > m}}, 0]
    cdf[x]      Piecewise[{{Erfc[(-g - d Log[(x - m)/s])/Sqrt[2]]/2, m < x <= m + s}, \
{(1 + Erf[(g + d Log[(x - m)/s])/Sqrt[2]])/2, x > m + s}}, 0]
    mean        m + E^((1 - 2 d g)/(2 d^2)) s
    variance    E^((1 - 2 d g)/d^2) (E^(1/d^2) - 1) s^2
JohnsonDistribution["SB", g_, d_, m_, s_]
    where       d > 0, s > 0
    support     {m, m + s}
    pdf[x]      Piecewise[{{d s/(E^((g + d Log[(x - m)/(m + s - x)])^2/2) Sqrt[2 Pi] (m + s - x) (x - m)), \
m < x < m + s}}, 0]
    cdf[x]      Piecewise[{{Erfc[(-g - d Log[(x - m)/(m + s - x)])/Sqrt[2]]/2, m < x < m + s/2}, \
{(1 + Erf[(g + d Log[(x - m)/(m + s - x)])/Sqrt[2]])/2, m + s/2 <= x < m + s}, {1, x >= m + s}}, 0]
""")
