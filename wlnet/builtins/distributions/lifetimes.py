"""Families of sizes, times and extremes.

Sources: reference pages of the distributions; N. Johnson, S. Kotz, N. Balakrishnan, Continuous
Univariate Distributions (1994, 1995); C. Kleiber, S. Kotz, Statistical Size Distributions (2003).
"""

from wlnet.builtins.sheets import sheets

NAMES = (
    "BeniniDistribution",
    "BenktanderGibratDistribution",
    "BenktanderWeibullDistribution",
    "BetaPrimeDistribution",
    "BirnbaumSaundersDistribution",
    "DagumDistribution",
    "ExpGammaDistribution",
    "FrechetDistribution",
    "GompertzMakehamDistribution",
    "InverseChiSquareDistribution",
    "InverseGammaDistribution",
    "InverseGaussianDistribution",
    "KumaraswamyDistribution",
    "LevyDistribution",
    "LindleyDistribution",
    "LogGammaDistribution",
    "LogLogisticDistribution",
    "MaxStableDistribution",
    "MaxwellDistribution",
    "MinStableDistribution",
    "NakagamiDistribution",
    "PowerDistribution",
    "SinghMaddalaDistribution",
    "SuzukiDistribution",
    "WakebyDistribution",
)

sheets("""
NakagamiDistribution[m_, w_]
    where       m > 0, w > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{2 (m/w)^m x^(2 m - 1)/(E^(m x^2/w) Gamma[m]), x > 0}}, 0]
    cdf[x]      Piecewise[{{GammaRegularized[m, 0, m x^2/w], x > 0}}, 0]
    quantile[q] Sqrt[w InverseGammaRegularized[m, 0, q]/m]
    mean        Sqrt[w] Pochhammer[m, 1/2]/Sqrt[m]
    variance    w - w Pochhammer[m, 1/2]^2/m

MaxwellDistribution[s_]
    where       s > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{Sqrt[2/Pi] x^2/(E^(x^2/(2 s^2)) s^3), x > 0}}, 0]
    cdf[x]      Piecewise[{{Erf[x/(Sqrt[2] s)] - Sqrt[2/Pi] x/(E^(x^2/(2 s^2)) s), x > 0}}, 0]
    quantile[q] Sqrt[2] s Sqrt[InverseGammaRegularized[3/2, 0, q]]
    mean        2 Sqrt[2/Pi] s
    variance    (3 Pi - 8) s^2/Pi
    skewness    2 Sqrt[2] (16 - 5 Pi)/(3 Pi - 8)^(3/2)
    kurtosis    (15 Pi^2 + 16 Pi - 192)/(3 Pi - 8)^2

InverseChiSquareDistribution[n_]
    where       n > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{(1/x)^(1 + n/2)/(2^(n/2) E^(1/(2 x)) Gamma[n/2]), x > 0}}, 0]
    cdf[x]      Piecewise[{{GammaRegularized[n/2, 1/(2 x)], x > 0}}, 0]
    quantile[q] 1/(2 InverseGammaRegularized[n/2, q])
    mean        Piecewise[{{1/(n - 2), n > 2}}, Indeterminate]
    variance    Piecewise[{{2/((n - 4) (n - 2)^2), n > 4}}, Indeterminate]

InverseGammaDistribution[a_, b_]
    where       a > 0, b > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{(b/x)^a/(E^(b/x) x Gamma[a]), x > 0}}, 0]
    cdf[x]      Piecewise[{{GammaRegularized[a, b/x], x > 0}}, 0]
    quantile[q] b/InverseGammaRegularized[a, q]
    mean        Piecewise[{{b/(a - 1), a > 1}}, Indeterminate]
    variance    Piecewise[{{b^2/((a - 2) (a - 1)^2), a > 2}}, Indeterminate]

FrechetDistribution[a_, b_]
    where       a > 0, b > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{a (x/b)^(-1 - a)/(b E^(x/b)^(-a)), x > 0}}, 0]
    cdf[x]      Piecewise[{{E^(-(x/b)^(-a)), x > 0}}, 0]
    quantile[q] b (-Log[q])^(-1/a)
    median      b/Log[2]^(1/a)
    mean        Piecewise[{{b Gamma[1 - 1/a], 1 < a}}, Infinity]
    variance    Piecewise[{{b^2 (Gamma[1 - 2/a] - Gamma[1 - 1/a]^2), a > 2}}, Infinity]

InverseGaussianDistribution[m_, l_]
    where       m > 0, l > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{Sqrt[l/x^3]/(E^(l (x - m)^2/(2 x m^2)) Sqrt[2 Pi]), x > 0}}, 0]
    cdf[x]      Piecewise[{{Erfc[Sqrt[l/x] (m - x)/(Sqrt[2] m)]/2 \
+ E^(2 l/m) Erfc[Sqrt[l/x] (m + x)/(Sqrt[2] m)]/2, x > 0}}, 0]
    mean        m
    variance    m^3/l
    skewness    3 Sqrt[m/l]
    kurtosis    3 + 15 m/l

LogLogisticDistribution[g_, s_]
    where       g > 0, s > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{g x^(g - 1)/(s^g (1 + (x/s)^g)^2), x > 0}}, 0]
    cdf[x]      Piecewise[{{1/(1 + (x/s)^(-g)), x > 0}}, 0]
    quantile[q] s (1/q - 1)^(-1/g)
    median      s
    mean        Piecewise[{{Pi s Csc[Pi/g]/g, g > 1}}, Indeterminate]
    variance    Piecewise[{{Pi s^2 (2 g Csc[2 Pi/g] - Pi Csc[Pi/g]^2)/g^2, g > 2}}, Indeterminate]

LevyDistribution[m_, s_]
    where       s > 0
    support     {m, Infinity}
    pdf[x]      Piecewise[{{(s/(x - m))^(3/2)/(E^(s/(2 (x - m))) Sqrt[2 Pi] s), x - m > 0}}, 0]
    cdf[x]      Piecewise[{{Erfc[Sqrt[s/(x - m)]/Sqrt[2]], x - m > 0}}, 0]
    quantile[q] m + s/(2 InverseErfc[q]^2)
    mean        Infinity
    variance    Infinity
    skewness    Indeterminate
    kurtosis    Indeterminate

LindleyDistribution[d_]
    where       d > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{d^2 (1 + x)/((1 + d) E^(d x)), x > 0}}, 0]
    cdf[x]      Piecewise[{{1 - (1 + d + d x)/((1 + d) E^(d x)), x > 0}}, 0]
    mean        (2 + d)/(d (1 + d))
    variance    2/d^2 - 1/(1 + d)^2

PowerDistribution[k_, a_]
    where       k > 0, a > 0
    support     {0, 1/k}
    pdf[x]      Piecewise[{{a k^a x^(a - 1), 0 < x <= 1/k}}, 0]
    cdf[x]      Piecewise[{{(k x)^a, 0 < x <= 1/k}, {1, x > 1/k}}, 0]
    quantile[q] q^(1/a)/k
    mean        a/(k + a k)
    variance    a/((1 + a)^2 (2 + a) k^2)

KumaraswamyDistribution[a_, b_]
    where       a > 0, b > 0
    support     {0, 1}
    pdf[x]      Piecewise[{{a b x^(a - 1) (1 - x^a)^(b - 1), 0 < x < 1}}, 0]
    cdf[x]      Piecewise[{{1 - (1 - x^a)^b, 0 < x < 1}, {1, x >= 1}}, 0]
    quantile[q] (1 - (1 - q)^(1/b))^(1/a)
    mean        b Beta[b, 1 + 1/a]
    variance    b Beta[b, 1 + 2/a] - b^2 Beta[b, 1 + 1/a]^2

BetaPrimeDistribution[p_, q_]
    where       p > 0, q > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{x^(p - 1) (1 + x)^(-p - q)/Beta[p, q], x > 0}}, 0]
    cdf[x]      Piecewise[{{BetaRegularized[x/(1 + x), p, q], x > 0}}, 0]
    mean        Piecewise[{{p/(q - 1), q > 1}}, Infinity]
    variance    Piecewise[{{p (p + q - 1)/((q - 2) (q - 1)^2), q > 2}}, Indeterminate]
BetaPrimeDistribution[p_, q_, s_]
    where       p > 0, q > 0, s > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{(x/s)^(p - 1) (1 + x/s)^(-p - q)/(s Beta[p, q]), x > 0}}, 0]
    cdf[x]      Piecewise[{{BetaRegularized[x/(s + x), p, q], x > 0}}, 0]
    mean        Piecewise[{{p s/(q - 1), q > 1}}, Infinity]
    variance    Piecewise[{{p (p + q - 1) s^2/((q - 2) (q - 1)^2), q > 2}}, Indeterminate]
BetaPrimeDistribution[p_, q_, b_, a_]
    where       p > 0, q > 0, b > 0, a > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{b (x/a)^(b p - 1) (1 + (x/a)^b)^(-p - q)/(a Beta[p, q]), x > 0}}, 0]
    cdf[x]      Piecewise[{{BetaRegularized[x^b/(a^b + x^b), p, q], x > 0}}, 0]
    mean        Piecewise[{{a Gamma[1/b + p] Gamma[q - 1/b]/(Gamma[p] Gamma[q]), 1 < b q}}, Infinity]
    variance    Piecewise[{{a^2 (Gamma[p] Gamma[2/b + p] Gamma[q] Gamma[q - 2/b] \
- Gamma[1/b + p]^2 Gamma[q - 1/b]^2)/(Gamma[p]^2 Gamma[q]^2), b q > 2}}, Indeterminate]

DagumDistribution[p_, a_, b_]
    where       p > 0, a > 0, b > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{a p x^(a p - 1) (1 + (x/b)^a)^(-1 - p)/b^(a p), x > 0}}, 0]
    cdf[x]      Piecewise[{{(1 + (x/b)^(-a))^(-p), x > 0}}, 0]
    quantile[q] b (q^(-1/p) - 1)^(-1/a)
    mean        Piecewise[{{b Gamma[1 - 1/a] Gamma[1/a + p]/Gamma[p], a > 1}}, Indeterminate]

SinghMaddalaDistribution[q_, a_, b_]
    where       q > 0, a > 0, b > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{a q x^(a - 1) (1 + (x/b)^a)^(-1 - q)/b^a, x > 0}}, 0]
    cdf[x]      Piecewise[{{1 - (1 + (x/b)^a)^(-q), x > 0}}, 0]
    mean        Piecewise[{{b Gamma[1 + 1/a] Gamma[q - 1/a]/Gamma[q], a q > 1}}, Indeterminate]
    variance    Piecewise[{{b^2 (Gamma[1 + 2/a] Gamma[q - 2/a]/Gamma[q] \
- Gamma[1 + 1/a]^2 Gamma[q - 1/a]^2/Gamma[q]^2), a q > 2}}, Indeterminate]

GompertzMakehamDistribution[l_, x0_]
    where       l > 0, x0 > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{E^(l x + (1 - E^(l x)) x0) l x0, x >= 0}}, 0]
    cdf[x]      Piecewise[{{1 - E^((1 - E^(l x)) x0), x >= 0}}, 0]
    quantile[q] Log[1 - Log[1 - q]/x0]/l
    median      Log[1 + Log[2]/x0]/l
    mean        E^x0 Gamma[0, x0]/l

BirnbaumSaundersDistribution[a_, l_]
    where       a > 0, l > 0
    support     {0, Infinity}
    pdf[x]      Piecewise[{{(1 + l x)/(2 a E^((l x - 1)^2/(2 a^2 l x)) Sqrt[2 Pi] Sqrt[l x^3]), x > 0}}, 0]
    cdf[x]      Piecewise[{{(1 + Erf[(l x - 1)/(Sqrt[2] a Sqrt[l x])])/2, x > 0}}, 0]
    mean        (2 + a^2)/(2 l)
    variance    a^2 (4 + 5 a^2)/(4 l^2)

ExpGammaDistribution[k_, t_, m_]
    where       k > 0, t > 0
    support     {-Infinity, Infinity}
    pdf[x]      E^(-E^((x - m)/t) + k (x - m)/t)/(t Gamma[k])
    cdf[x]      GammaRegularized[k, 0, E^((x - m)/t)]
    mean        m + t PolyGamma[0, k]
    variance    t^2 PolyGamma[1, k]

LogGammaDistribution[a_, b_, m_]
    where       a > 0, b > 0
    support     {m, Infinity}
    pdf[x]      Piecewise[{{Log[1 - m + x]^(a - 1)/(b^a (1 - m + x)^((1 + b)/b) Gamma[a]), x >= m}}, 0]
    cdf[x]      Piecewise[{{GammaRegularized[a, 0, Log[1 - m + x]/b], x >= m}}, 0]
    mean        Piecewise[{{-1 + (1 - b)^(-a) + m, b < 1}}, Infinity]
    variance    Piecewise[{{(1 - 2 b)^(-a) - (1 - b)^(-2 a), b < 1/2}}, Infinity]

MinStableDistribution[a_, b_, g_]
    where       b > 0
    support     {-Infinity, Infinity}
    pdf[x]      Piecewise[{{E^(-E^((x - a)/b) - (a - x)/b)/b, g == 0}, \
{(1 + g (a - x)/b)^(-1 - 1/g)/(b E^(1 + g (a - x)/b)^(-1/g)), g != 0 && 1 + g (a - x)/b > 0}}, 0]
    cdf[x]      Piecewise[{{1 - E^(-(1 + g (a - x)/b)^(-1/g)), 1 + g (a - x)/b > 0}}, \
If[g > 0, 1, 0]] /; NumericQ[g] && g != 0
    cdf[x]      Piecewise[{{1 - E^(-E^((x - a)/b)), g == 0}, \
{1 - E^(-(1 + g (a - x)/b)^(-1/g)), g != 0 && 1 + g (a - x)/b > 0}, \
{1, g > 0 && 1 + g (a - x)/b <= 0}}, 0]
    mean        Piecewise[{{a - b EulerGamma, g == 0}, \
{(b + a g - b Gamma[1 - g])/g, g != 0 && g < 1}}, Indeterminate]
    variance    Piecewise[{{b^2 Pi^2/6, g == 0}, \
{b^2 (Gamma[1 - 2 g] - Gamma[1 - g]^2)/g^2, g != 0 && 2 g < 1}}, Indeterminate]

MaxStableDistribution[a_, b_, g_]
    where       b > 0
    support     {-Infinity, Infinity}
    pdf[x]      Piecewise[{{E^(-E^((a - x)/b) - (x - a)/b)/b, g == 0}, \
{(1 + g (x - a)/b)^(-1 - 1/g)/(b E^(1 + g (x - a)/b)^(-1/g)), g != 0 && 1 + g (x - a)/b > 0}}, 0]
    cdf[x]      Piecewise[{{E^(-(1 + g (x - a)/b)^(-1/g)), 1 + g (x - a)/b > 0}}, \
If[g > 0, 0, 1]] /; NumericQ[g] && g != 0
    cdf[x]      Piecewise[{{E^(-E^((a - x)/b)), g == 0}, \
{E^(-(1 + g (x - a)/b)^(-1/g)), g != 0 && 1 + g (x - a)/b > 0}, \
{0, g > 0 && 1 + g (x - a)/b <= 0}}, 1]
    mean        Piecewise[{{a + b EulerGamma, g == 0}, \
{(-b + a g + b Gamma[1 - g])/g, g != 0 && g < 1}}, Indeterminate]
    variance    Piecewise[{{b^2 Pi^2/6, g == 0}, \
{b^2 (Gamma[1 - 2 g] - Gamma[1 - g]^2)/g^2, g != 0 && 2 g < 1}}, Indeterminate]

BenktanderWeibullDistribution[a_, b_]
    where       a > 0, 0 < b <= 1
    support     {1, Infinity}
    pdf[x]      Piecewise[{{E^(a (1 - x^b)/b) x^(b - 2) (1 - b + a x^b), x >= 1}}, 0]
    cdf[x]      Piecewise[{{1 - E^(a (1 - x^b)/b) x^(b - 1), x >= 1}}, 0]
    mean        1 + 1/a
    variance    (-1 + 2 a E^(a/b) ExpIntegralE[1 - 1/b, a/b]/b)/a^2

BenktanderGibratDistribution[a_, b_]
    where       a > 0, b > 0, b <= a (1 + a)/2
    support     {1, Infinity}
    pdf[x]      Piecewise[{{x^(-2 - a) ((1 + 2 b Log[x]/a) (1 + a + 2 b Log[x]) - 2 b/a)/E^(b Log[x]^2), \
x >= 1}}, 0]
    cdf[x]      Piecewise[{{1 - x^(-1 - a) (1 + 2 b Log[x]/a)/E^(b Log[x]^2), x >= 1}}, 0]
    mean        1 + 1/a
    variance    (-1 + a E^((a - 1)^2/(4 b)) Sqrt[Pi] Erfc[(a - 1)/(2 Sqrt[b])]/Sqrt[b])/a^2

BeniniDistribution[a_, b_, s_]
    where       a >= 0, b > 0, s > 0
    support     {s, Infinity}
    pdf[x]      Piecewise[{{(a/x + 2 b Log[x/s]/x)/(E^(b Log[x/s]^2) (x/s)^a), x >= s}}, 0]
    cdf[x]      Piecewise[{{1 - 1/(E^(b Log[x/s]^2) (x/s)^a), x >= s}}, 0]
    mean        s + E^((a - 1)^2/(4 b)) Sqrt[Pi] s Erfc[(a - 1)/(2 Sqrt[b])]/(2 Sqrt[b])
    variance    Sqrt[Pi] s^2 (4 Sqrt[b] E^((a - 2)^2/(4 b)) Erfc[(a - 2)/(2 Sqrt[b])] \
- 4 Sqrt[b] E^((a - 1)^2/(4 b)) Erfc[(a - 1)/(2 Sqrt[b])] \
- E^((a - 1)^2/(2 b)) Sqrt[Pi] Erfc[(a - 1)/(2 Sqrt[b])]^2)/(4 b)

SuzukiDistribution[m_, n_]
    where       n > 0
    support     {0, Infinity}
    mean        E^(m + n^2/2) Sqrt[Pi/2]
    variance    E^(2 m + n^2) (2 E^n^2 - Pi/2)

WakebyDistribution[a_, b_, g_, d_, m_]
    where       a > 0, b > 0, g > 0, d > 0
    support     {m, Infinity}
    quantile[q] Piecewise[{{m + a (1 - (1 - q)^b)/b - g (1 - (1 - q)^(-d))/d, 0 < q < 1}, {m, q <= 0}}, \
Infinity]
    mean        Piecewise[{{a/(1 + b) + g/(1 - d) + m, d < 1}}, Indeterminate]
    variance    Piecewise[{{a^2/((1 + b)^2 (1 + 2 b)) + 2 a g/((1 + b) (1 - d) (1 + b - d)) \
+ g^2/((1 - d)^2 (1 - 2 d)), d < 1/2}}, Indeterminate]
""")
