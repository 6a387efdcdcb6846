"""Families of reals with formulas that every reader of statistics knows.

Sources: reference pages of the distributions; N. Johnson, S. Kotz, N. Balakrishnan, Continuous
Univariate Distributions (1994, 1995).
"""

from wlnet.builtins.sheets import sheets

NAMES = (
    "ArcSinDistribution",
    "BetaDistribution",
    "CauchyDistribution",
    "ChiDistribution",
    "ChiSquareDistribution",
    "ErlangDistribution",
    "ExponentialDistribution",
    "ExtremeValueDistribution",
    "FRatioDistribution",
    "GammaDistribution",
    "GumbelDistribution",
    "HalfNormalDistribution",
    "LaplaceDistribution",
    "LogNormalDistribution",
    "LogisticDistribution",
    "NormalDistribution",
    "ParetoDistribution",
    "RayleighDistribution",
    "SechDistribution",
    "StudentTDistribution",
    "TriangularDistribution",
    "UniformDistribution",
    "WeibullDistribution",
)

sheets("""
NormalDistribution[m_, s_]
    where       s > 0
    support     {-Infinity, Infinity}
    pdf[x]      1/(E^((x - m)^2/(2 s^2)) Sqrt[2 Pi] s)
    cdf[x]      Erfc[(m - x)/(Sqrt[2] s)]/2
    sf[x]       Erfc[(x - m)/(Sqrt[2] s)]/2
    quantile[q] m - Sqrt[2] s InverseErfc[2 q]
    mean        m
    variance    s^2
    skewness    0
    kurtosis    3
    moment[n]   If[m === 0, If[OddQ[n], 0, (n - 1)!! s^n], If[OddQ[n], Factor, Identity][ \
Sum[Binomial[n, 2 k] (2 k - 1)!! s^(2 k) m^(n - 2 k), {k, 0, Floor[n/2]}]]]
    central[n]  If[OddQ[n], 0, (n - 1)!! s^n]
    mgf[t]      E^(m t + s^2 t^2/2)
NormalDistribution[]
    is          NormalDistribution[0, 1]

UniformDistribution[{a_, b_}]
    where       a < b
    support     {a, b}
    pdf[x]      Piecewise[{{1/(b - a), a <= x <= b}}, 0]
    cdf[x]      Piecewise[{{(x - a)/(b - a), a <= x <= b}, {1, x > b}}, 0]
    quantile[q] a (1 - q) + b q
    mean        (a + b)/2
    median      (a + b)/2
    variance    (b - a)^2/12
    skewness    0
    kurtosis    9/5
    moment[n]   If[NumericQ[b - a], (b^(n + 1) - a^(n + 1))/((n + 1) (b - a)), Sum[a^k b^(n - k), {k, 0, \
n}]/(n + 1)]
    mgf[t]      (E^(b t) - E^(a t))/((b - a) t)
    cgf[t]      a t + Log[(E^((b - a) t) - 1)/((b - a) t)]
UniformDistribution[]
    is          UniformDistribution[{0, 1}]

ExponentialDistribution[r_]
    where       r > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{r E^(-r x), x >= 0}}, 0]
    cdf[x]      Piecewise[{{1 - E^(-r x), x >= 0}}, 0]
    quantile[q] -Log[1 - q]/r
    mean        1/r
    variance    1/r^2
    skewness    2
    kurtosis    9
    iqr         Log[3]/r
    hazard[x]   Piecewise[{{r, x >= 0}}, 0]
    moment[n]   n!/r^n
    mgf[t]      r/(r - t)

LaplaceDistribution[m_, b_]
    where       b > 0
    support     {-Infinity, Infinity}
    pdf[x]      Piecewise[{{1/(2 b E^((x - m)/b)), x >= m}}, E^((x - m)/b)/(2 b)]
    cdf[x]      Piecewise[{{1 - 1/(2 E^((x - m)/b)), x >= m}}, E^((x - m)/b)/2]
    quantile[q] Piecewise[{{m + b Log[2 q], q <= 1/2}}, m - b Log[2 (1 - q)]]
    mean        m
    median      m
    variance    2 b^2
    skewness    0
    kurtosis    6
    mgf[t]      E^(m t)/(1 - b^2 t^2)
LaplaceDistribution[]
    is          LaplaceDistribution[0, 1]

CauchyDistribution[a_, b_]
    where       b > 0
    support     {-Infinity, Infinity}
    pdf[x]      1/(b Pi (1 + (x - a)^2/b^2))
    cdf[x]      1/2 + ArcTan[(x - a)/b]/Pi
    quantile[q] a + b Tan[Pi (q - 1/2)]
    mean        Indeterminate
    median      a
    variance    Indeterminate
    skewness    Indeterminate
    kurtosis    Indeterminate
    cf[t]       E^(I a t - b Abs[t])
CauchyDistribution[]
    is          CauchyDistribution[0, 1]

LogisticDistribution[m_, b_]
    where       b > 0
    support     {-Infinity, Infinity}
    pdf[x]      1/(E^((x - m)/b) (1 + E^(-((x - m)/b)))^2 b)
    cdf[x]      1/(1 + E^(-((x - m)/b)))
    quantile[q] m - b Log[1/q - 1]
    mean        m
    median      m
    variance    b^2 Pi^2/3
    skewness    0
    kurtosis    21/5
    mgf[t]      b E^(m t) Pi t Csc[b Pi t]
LogisticDistribution[]
    is          LogisticDistribution[0, 1]

LogNormalDistribution[m_, s_]
    where       s > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{1/(E^((Log[x] - m)^2/(2 s^2)) Sqrt[2 Pi] x s), x > 0}}, 0]
    cdf[x]      Piecewise[{{Erfc[(m - Log[x])/(Sqrt[2] s)]/2, x > 0}}, 0]
    sf[x]       Piecewise[{{Erfc[(Log[x] - m)/(Sqrt[2] s)]/2, x > 0}}, 1]
    quantile[q] E^(m - Sqrt[2] s InverseErfc[2 q])
    mean        E^(m + s^2/2)
    median      E^m
    variance    E^(2 m + s^2) (E^s^2 - 1)
    skewness    Sqrt[E^s^2 - 1] (2 + E^s^2)
    kurtosis    -3 + 3 E^(2 s^2) + 2 E^(3 s^2) + E^(4 s^2)
    moment[n]   E^(n m + n^2 s^2/2)

GammaDistribution[a_, b_]
    where       a > 0, b > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{x^(a - 1)/(b^a E^(x/b) Gamma[a]), x > 0}}, 0]
    cdf[x]      Piecewise[{{GammaRegularized[a, 0, x/b], x > 0}}, 0]
    sf[x]       Piecewise[{{GammaRegularized[a, x/b], x > 0}}, 1]
    quantile[q] b InverseGammaRegularized[a, 0, q]
    isf[q]      b InverseGammaRegularized[a, q]
    mean        a b
    variance    a b^2
    skewness    2/Sqrt[a]
    kurtosis    3 + 6/a
    moment[n]   b^n FunctionExpand[Pochhammer[a, n]]
    mgf[t]      (1 - b t)^(-a)
GammaDistribution[a_, b_, g_, m_]
    where       a > 0, b > 0, g > 0
    support     {m, Infinity}
    pdf[x]      Piecewise[{{g ((x - m)/b)^(a g - 1)/(b E^((x - m)/b)^g Gamma[a]), x > m}}, 0]
    cdf[x]      Piecewise[{{GammaRegularized[a, 0, ((x - m)/b)^g], x > m}}, 0]
    quantile[q] m + b InverseGammaRegularized[a, 0, q]^(1/g)
    mean        m + b Gamma[1/g + a]/Gamma[a]
    variance    b^2 (Gamma[2/g + a]/Gamma[a] - Gamma[1/g + a]^2/Gamma[a]^2)

ErlangDistribution[k_, r_]
    where       k > 0, r > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{r^k x^(k - 1)/(E^(r x) Gamma[k]), x > 0}}, 0]
    cdf[x]      Piecewise[{{GammaRegularized[k, 0, r x], x > 0}}, 0]
    sf[x]       Piecewise[{{GammaRegularized[k, r x], x > 0}}, 1]
    quantile[q] InverseGammaRegularized[k, 0, q]/r
    isf[q]      InverseGammaRegularized[k, q]/r
    mean        k/r
    variance    k/r^2
    skewness    2/Sqrt[k]
    kurtosis    3 + 6/k
    moment[n]   FunctionExpand[Pochhammer[k, n]]/r^n
    mgf[t]      (1 - t/r)^(-k)

ChiSquareDistribution[n_]
    where       n > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{x^(n/2 - 1)/(2^(n/2) E^(x/2) Gamma[n/2]), x > 0}}, 0]
    cdf[x]      Piecewise[{{GammaRegularized[n/2, 0, x/2], x > 0}}, 0]
    sf[x]       Piecewise[{{GammaRegularized[n/2, x/2], x > 0}}, 1]
    quantile[q] 2 InverseGammaRegularized[n/2, 0, q]
    isf[q]      2 InverseGammaRegularized[n/2, q]
    mean        n
    variance    2 n
    skewness    2 Sqrt[2] Sqrt[1/n]
    kurtosis    3 + 12/n
    moment[k]   2^k Pochhammer[n/2, k]
    mgf[t]      (1 - 2 t)^(-n/2)

ChiDistribution[n_]
    where       n > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{2^(1 - n/2) x^(n - 1)/(E^(x^2/2) Gamma[n/2]), x > 0}}, 0]
    cdf[x]      Piecewise[{{GammaRegularized[n/2, 0, x^2/2], x > 0}}, 0]
    quantile[q] Sqrt[2] Sqrt[InverseGammaRegularized[n/2, 0, q]]
    mean        Sqrt[2] Gamma[(n + 1)/2]/Gamma[n/2]
    variance    n - 2 Gamma[(n + 1)/2]^2/Gamma[n/2]^2
    moment[k]   2^(k/2) Gamma[(k + n)/2]/Gamma[n/2]

BetaDistribution[a_, b_]
    where       a > 0, b > 0
    support     {0, 1}
    pdf[x]      Piecewise[{{x^(a - 1) (1 - x)^(b - 1)/Beta[a, b], 0 < x < 1}}, 0]
    cdf[x]      Piecewise[{{BetaRegularized[x, a, b], 0 < x < 1}, {1, x >= 1}}, 0]
    quantile[q] InverseBetaRegularized[q, a, b]
    mean        a/(a + b)
    variance    a b/((a + b)^2 (1 + a + b))
    skewness    2 (b - a) Sqrt[1 + a + b]/(Sqrt[a] Sqrt[b] (2 + a + b))
    kurtosis    3 (1 + a + b) (2 (a + b)^2 + a b (a + b - 6))/(a b (2 + a + b) (3 + a + b))
    moment[n]   FunctionExpand[Pochhammer[a, n]]/FunctionExpand[Pochhammer[a + b, n]]
    mgf[t]      Hypergeometric1F1[a, a + b, t]

StudentTDistribution[n_]
    where       n > 0
    support     {-Infinity, Infinity}
    pdf[x]      (n/(n + x^2))^((1 + n)/2)/(Sqrt[n] Beta[n/2, 1/2])
    cdf[x]      Piecewise[{{BetaRegularized[n/(n + x^2), n/2, 1/2]/2, x <= 0}}, \
(1 + BetaRegularized[x^2/(n + x^2), 1/2, n/2])/2]
    quantile[q] Piecewise[{{-Sqrt[n] Sqrt[1/InverseBetaRegularized[2 q, n/2, 1/2] - 1], q < 1/2}, \
{0, q == 1/2}}, Sqrt[n (1/InverseBetaRegularized[2 (1 - q), n/2, 1/2] - 1)]]
    median      0
    mean        Piecewise[{{0, n > 1}}, Indeterminate]
    variance    Piecewise[{{n/(n - 2), n > 2}}, Indeterminate]
    skewness    Piecewise[{{0, n > 3}}, Indeterminate]
    kurtosis    Piecewise[{{3 + 6/(n - 4), n > 4}}, Indeterminate]
StudentTDistribution[m_, s_, n_]
    where       s > 0, n > 0
    support     {-Infinity, Infinity}
    pdf[x]      (n/(n + (x - m)^2/s^2))^((1 + n)/2)/(Sqrt[n] s Beta[n/2, 1/2])
    cdf[x]      CDF[StudentTDistribution[n], (x - m)/s]
    quantile[q] m + s Quantile[StudentTDistribution[n], q]
    median      m
    mean        Piecewise[{{m, n > 1}}, Indeterminate]
    variance    Piecewise[{{n s^2/(n - 2), n > 2}}, Indeterminate]
    skewness    Piecewise[{{0, n > 3}}, Indeterminate]
    kurtosis    Piecewise[{{3 + 6/(n - 4), n > 4}}, Indeterminate]

FRatioDistribution[n_, m_]
    where       n > 0, m > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{m^(m/2) n^(n/2) x^(n/2 - 1) (m + n x)^((-n - m)/2)/Beta[n/2, m/2], x > 0}}, 0]
    cdf[x]      Piecewise[{{BetaRegularized[n x/(m + n x), n/2, m/2], x > 0}}, 0]
    quantile[q] m (1/InverseBetaRegularized[1, -q, m/2, n/2] - 1)/n
    mean        Piecewise[{{m/(m - 2), m > 2}}, Indeterminate]
    variance    Piecewise[{{2 m^2 (m + n - 2)/((m - 4) (m - 2)^2 n), m > 4}}, Indeterminate]

WeibullDistribution[a_, b_]
    where       a > 0, b > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{a (x/b)^(a - 1)/(b E^(x/b)^a), x > 0}}, 0]
    cdf[x]      Piecewise[{{1 - E^(-(x/b)^a), x > 0}}, 0]
    quantile[q] b (-Log[1 - q])^(1/a)
    mean        b Gamma[1 + 1/a]
    variance    b^2 (Gamma[1 + 2/a] - Gamma[1 + 1/a]^2)
    hazard[x]   Piecewise[{{a (x/b)^(a - 1)/b, x > 0}}, 0]
    moment[n]   b^n Gamma[1 + n/a]
WeibullDistribution[a_, b_, m_]
    where       a > 0, b > 0
    support     {m, Infinity}
    pdf[x]      Piecewise[{{a ((x - m)/b)^(a - 1)/(b E^((x - m)/b)^a), x > m}}, 0]
    cdf[x]      Piecewise[{{1 - E^(-((x - m)/b)^a), x > m}}, 0]
    quantile[q] m + b (-Log[1 - q])^(1/a)
    mean        m + b Gamma[1 + 1/a]
    variance    b^2 (Gamma[1 + 2/a] - Gamma[1 + 1/a]^2)

ParetoDistribution[k_, a_]
    where       k > 0, a > 0
    support     {k, Infinity}
    pdf[x]      Piecewise[{{a k^a x^(-1 - a), x >= k}}, 0]
    cdf[x]      Piecewise[{{1 - (k/x)^a, x >= k}}, 0]
    quantile[q] k/(1 - q)^(1/a)
    mean        Piecewise[{{a k/(a - 1), a > 1}}, Indeterminate]
    variance    Piecewise[{{a k^2/((a - 2) (a - 1)^2), a > 2}}, Indeterminate]
    hazard[x]   Piecewise[{{a/x, x >= k}}, 0]
    moment[n]   Piecewise[{{a k^n/(a - n), n < a}}, Indeterminate]
ParetoDistribution[k_, a_, m_]
    where       k > 0, a > 0
    support     {m, Infinity}
    pdf[x]      Piecewise[{{a ((k + x - m)/k)^(-1 - a)/k, x >= m}}, 0]
    cdf[x]      Piecewise[{{1 - (1 + (x - m)/k)^(-a), x >= m}}, 0]
    quantile[q] m + k ((1 - q)^(-1/a) - 1)
    mean        Piecewise[{{k/(a - 1) + m, a > 1}}, Indeterminate]
    variance    Piecewise[{{a k^2/((a - 2) (a - 1)^2), a > 2}}, Indeterminate]
ParetoDistribution[k_, a_, g_, m_]
    where       k > 0, a > 0, g > 0
    support     {m, Infinity}
    pdf[x]      Piecewise[{{a (x - m)^(1/g - 1) (1 + (k/(x - m))^(-1/g))^(-1 - a)/(g k^(1/g)), x >= m}}, 0]
    cdf[x]      Piecewise[{{1 - (1 + ((x - m)/k)^(1/g))^(-a), x >= m}}, 0]
    quantile[q] m + k ((1 - q)^(-1/a) - 1)^g
    mean        Piecewise[{{m + k Gamma[a - g] Gamma[1 + g]/Gamma[a], a > g}}, Indeterminate]
    variance    Piecewise[{{k^2 (Gamma[a - 2 g] Gamma[1 + 2 g]/Gamma[a] \
- Gamma[a - g]^2 Gamma[1 + g]^2/Gamma[a]^2), a > 2 g}}, Indeterminate]

RayleighDistribution[s_]
    where       s > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{x/(E^(x^2/(2 s^2)) s^2), x > 0}}, 0]
    cdf[x]      Piecewise[{{1 - E^(-x^2/(2 s^2)), x > 0}}, 0]
    quantile[q] s Sqrt[Log[1/(1 - q)^2]]
    median      s Sqrt[Log[4]]
    mean        s Sqrt[Pi/2]
    variance    (2 - Pi/2) s^2
    skewness    (Pi - 3) Sqrt[Pi/2]/(2 - Pi/2)^(3/2)
    kurtosis    (32 - 3 Pi^2)/(Pi - 4)^2
    moment[n]   2^(n/2) s^n Gamma[1 + n/2]

GumbelDistribution[a_, b_]
    where       b > 0
    support     {-Infinity, Infinity}
    pdf[x]      E^(-E^((x - a)/b) + (x - a)/b)/b
    cdf[x]      1 - E^(-E^((x - a)/b))
    quantile[q] a + b Log[-Log[1 - q]]
    mean        a - b EulerGamma
    variance    b^2 Pi^2/6
    skewness    -12 Sqrt[6] Zeta[3]/Pi^3
    kurtosis    27/5
    mgf[t]      E^(a t) Gamma[1 + b t]
GumbelDistribution[]
    is          GumbelDistribution[0, 1]

ExtremeValueDistribution[a_, b_]
    where       b > 0
    support     {-Infinity, Infinity}
    pdf[x]      E^(-E^((a - x)/b) + (a - x)/b)/b
    cdf[x]      E^(-E^((a - x)/b))
    quantile[q] a - b Log[-Log[q]]
    mean        a + b EulerGamma
    variance    b^2 Pi^2/6
    skewness    12 Sqrt[6] Zeta[3]/Pi^3
    kurtosis    27/5
    mgf[t]      E^(a t) Gamma[1 - b t]
ExtremeValueDistribution[]
    is          ExtremeValueDistribution[0, 1]

HalfNormalDistribution[t_]
    where       t > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{2 t/(E^(x^2 t^2/Pi) Pi), x > 0}}, 0]
    cdf[x]      Piecewise[{{Erf[x t/Sqrt[Pi]], x > 0}}, 0]
    quantile[q] Sqrt[Pi] InverseErf[q]/t
    mean        1/t
    variance    (Pi - 2)/(2 t^2)
    skewness    -(Sqrt[2] (Pi - 4))/(Pi - 2)^(3/2)
    kurtosis    (3 Pi^2 - 4 Pi - 12)/(Pi - 2)^2

TriangularDistribution[{a_, b_}]
    where       a < b
    support     {a, b}
    pdf[x]      PDF[TriangularDistribution[{a, b}, (a + b)/2], x]
    cdf[x]      CDF[TriangularDistribution[{a, b}, (a + b)/2], x]
    quantile[q] Piecewise[{{a + (b - a) Sqrt[q]/Sqrt[2], q <= 1/2}}, b - (b - a) Sqrt[1 - q]/Sqrt[2]]
    mean        (a + b)/2
    median      (a + b)/2
    variance    (b - a)^2/24
    skewness    0
    kurtosis    12/5
TriangularDistribution[{a_, b_}, c_]
    where       a < b, a <= c <= b
    support     {a, b}
    pdf[x]      Piecewise[{{2 (x - a)/((b - a) (c - a)), a <= x <= c}, \
{2 (b - x)/((b - a) (b - c)), c < x <= b}}, 0]
    cdf[x]      Piecewise[{{(x - a)^2/((b - a) (c - a)), a <= x <= c}, \
{1 - (b - x)^2/((b - a) (b - c)), c < x <= b}, {1, x > b}}, 0]
    quantile[q] Piecewise[{{a + Sqrt[(b - a) (c - a) q], q <= (c - a)/(b - a)}}, \
b - Sqrt[(b - a) (b - c) (1 - q)]]
    mean        (a + b + c)/3
    variance    (a^2 - a b + b^2 - a c - b c + c^2)/18
    kurtosis    12/5
TriangularDistribution[]
    is          TriangularDistribution[{0, 1}]

SechDistribution[m_, s_]
    where       s > 0
    support     {-Infinity, Infinity}
    pdf[x]      Sech[Pi (x - m)/(2 s)]/(2 s)
    cdf[x]      2 ArcTan[E^(Pi (x - m)/(2 s))]/Pi
    quantile[q] m + 2 s Log[Tan[Pi q/2]]/Pi
    mean        m
    median      m
    variance    s^2
    skewness    0
    kurtosis    5
SechDistribution[]
    is          SechDistribution[0, 1]

ArcSinDistribution[{a_, b_}]
    where       a < b
    support     {a, b}
    pdf[x]      Piecewise[{{1/(Pi Sqrt[(b - x) (x - a)]), a < x < b}}, 0]
    cdf[x]      Piecewise[{{2 ArcSin[Sqrt[(x - a)/(b - a)]]/Pi, a <= x <= b}, {1, x > b}}, 0]
    quantile[q] a + (b - a) Sin[Pi q/2]^2
    mean        (a + b)/2
    median      (a + b)/2
    variance    (b - a)^2/8
    skewness    0
    kurtosis    3/2
ArcSinDistribution[]
    is          ArcSinDistribution[{0, 1}]
""")
