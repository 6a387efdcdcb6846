"""Families of integers.

Sources: reference pages of the distributions; N. Johnson, A. Kemp, S. Kotz, Univariate Discrete
Distributions (2005).
"""

from wlnet.builtins.sheets import sheets

NAMES = (
    "BenfordDistribution",
    "BernoulliDistribution",
    "BetaBinomialDistribution",
    "BetaNegativeBinomialDistribution",
    "BinomialDistribution",
    "BorelTannerDistribution",
    "DiscreteUniformDistribution",
    "GeometricDistribution",
    "HypergeometricDistribution",
    "LogSeriesDistribution",
    "NegativeBinomialDistribution",
    "PascalDistribution",
    "PoissonConsulDistribution",
    "PoissonDistribution",
    "PolyaAeppliDistribution",
    "SkellamDistribution",
    "WaringYuleDistribution",
    "ZipfDistribution",
)

sheets("""
DiscreteUniformDistribution[{a_, b_}]
    where       a <= b
    integers    {a, b}
    pdf[k]      Piecewise[{{1/(1 - a + b), a <= k <= b}}, 0]
    cdf[k]      Piecewise[{{(1 - a + Floor[k])/(1 - a + b), a <= k < b}, {1, k >= b}}, 0]
    quantile[q] Piecewise[{{a, q <= 0}}, a - 1 + Ceiling[(1 - a + b) q]]
    mean        (a + b)/2
    median      -1 + a + Max[1, Ceiling[(1 - a + b)/2]]
    variance    ((1 - a + b)^2 - 1)/12
    skewness    0
    kurtosis    3 ((1 - a + b)^2 - 7/3)/(5/3 ((1 - a + b)^2 - 1))
    mgf[t]      (E^(a t) - E^((1 + b) t))/((1 - E^t) (1 - a + b))

BernoulliDistribution[p_]
    where       0 <= p <= 1
    integers    {0, 1}
    pdf[k]      Piecewise[{{1 - p, k == 0}, {p, k == 1}}, 0]
    cdf[k]      Piecewise[{{0, k < 0}, {1 - p, 0 <= k < 1}}, 1]
    quantile[q] Piecewise[{{1, q > 1 - p}}, 0]
    mean        p
    median      Piecewise[{{1, p > 1/2}}, 0]
    variance    (1 - p) p
    skewness    (1 - 2 p)/Sqrt[(1 - p) p]
    kurtosis    3 + (1 - 6 (1 - p) p)/((1 - p) p)
    moment[n]   p
    factorial[n] Piecewise[{{p, n == 1}, {1, n == 0}}, 0]
    mgf[t]      1 - p + E^t p

BinomialDistribution[n_, p_]
    where       n >= 0, 0 <= p <= 1
    integers    {0, n}
    pdf[k]      Piecewise[{{(1 - p)^(n - k) p^k Binomial[n, k], 0 <= k <= n}}, 0]
    cdf[k]      Piecewise[{{BetaRegularized[1 - p, n - Floor[k], 1 + Floor[k]], 0 <= k < n}, {1, k >= \
n}}, 0]
    mean        n p
    variance    n (1 - p) p
    skewness    (1 - 2 p)/Sqrt[n (1 - p) p]
    kurtosis    3 + (1 - 6 (1 - p) p)/(n (1 - p) p)
    moment[r]   Sum[StirlingS2[r, j] Product[n - i, {i, 0, j - 1}] p^j, {j, 0, r}]
    factorial[r] (-1)^(r - 1) n Product[i - n, {i, 1, r - 1}] p^r
    mgf[t]      (1 + (E^t - 1) p)^n
    cf[t]       (1 - p + E^(I t) p)^n

PoissonDistribution[m_]
    where       m > 0
    integers    {0, Infinity}
    pdf[k]      Piecewise[{{m^k/(E^m k!), k >= 0}}, 0]
    cdf[k]      Sum[m^j/j!, {j, 0, Floor[k]}]/E^m /; NumericQ[k] && IntegerQ[Floor[k]] && Floor[k] < 500
    cdf[k]      Piecewise[{{GammaRegularized[1 + Floor[k], m], k >= 0}}, 0]
    mean        m
    variance    m
    skewness    1/Sqrt[m]
    kurtosis    3 + 1/m
    moment[n]   BellB[n, m]
    central[n]  Expand[Sum[Binomial[n, j] BellB[j, m] (-m)^(n - j), {j, 0, n}]]
    factorial[n] m^n
    mgf[t]      E^((E^t - 1) m)

GeometricDistribution[p_]
    where       0 < p <= 1
    integers    {0, Infinity}
    pdf[k]      Piecewise[{{(1 - p)^k p, k >= 0}}, 0]
    cdf[k]      Piecewise[{{1 - (1 - p)^(1 + Floor[k]), k >= 0}}, 0]
    mean        1/p - 1
    variance    (1 - p)/p^2
    skewness    (2 - p)/Sqrt[1 - p]
    kurtosis    3 + (6 - 6 p + p^2)/(1 - p)
    factorial[n] n! (1/p - 1)^n
    mgf[t]      p/(1 - E^t (1 - p))
    cgf[t]      -t - Log[1 - (1 - E^(-t))/p]

NegativeBinomialDistribution[n_, p_]
    where       n > 0, 0 < p <= 1
    integers    {0, Infinity}
    pdf[k]      Piecewise[{{(1 - p)^k p^n Binomial[-1 + k + n, -1 + n], k >= 0}}, 0]
    cdf[k]      Piecewise[{{BetaRegularized[p, n, 1 + Floor[k]], k >= 0}}, 0]
    mean        n (1 - p)/p
    variance    n (1 - p)/p^2
    skewness    (2 - p)/Sqrt[n (1 - p)]
    kurtosis    3 + (6 - 6 p + p^2)/(n (1 - p))
    mgf[t]      (p/(1 - E^t (1 - p)))^n

PascalDistribution[n_, p_]
    where       n > 0, 0 < p <= 1
    integers    {n, Infinity}
    pdf[k]      Piecewise[{{(1 - p)^(k - n) p^n Binomial[k - 1, n - 1], k >= n}}, 0]
    cdf[k]      Piecewise[{{BetaRegularized[p, n, 1 - n + Floor[k]], k >= n}}, 0]
    mean        n/p
    variance    n (1 - p)/p^2
    skewness    (2 - p)/Sqrt[n (1 - p)]
    kurtosis    3 + (6 - 6 p + p^2)/(n (1 - p))
    mgf[t]      (p/(E^(-t) - 1 + p))^n

HypergeometricDistribution[n_, s_, t_]
    where       0 <= n <= t, 0 <= s <= t
    integers    {0, n}
    pdf[k]      Piecewise[{{Binomial[s, k] Binomial[t - s, n - k]/Binomial[t, n], \
Max[0, n + s - t] <= k <= Min[n, s]}}, 0]
    mean        n s/t
    variance    n s (1 - s/t) (t - n)/((t - 1) t)
    skewness    Sqrt[t - 1] (t - 2 n) (t - 2 s)/((t - 2) Sqrt[n s (t - n) (t - s)])

BetaBinomialDistribution[a_, b_, n_]
    where       a > 0, b > 0, n >= 0
    integers    {0, n}
    pdf[k]      Piecewise[{{Binomial[n, k] Pochhammer[a, k] Pochhammer[b, n - k]/Pochhammer[a + b, n], \
0 <= k <= n}}, 0]
    mean        a n/(a + b)
    variance    a b n (a + b + n)/((a + b)^2 (1 + a + b))

BetaNegativeBinomialDistribution[a_, b_, n_]
    where       a > 0, b > 0, n > 0
    integers    {0, Infinity}
    pdf[k]      Piecewise[{{Beta[a + n, b + k] Binomial[k + n - 1, n - 1]/Beta[a, b], k >= 0}}, 0]
    mean        Piecewise[{{b n/(a - 1), a > 1}}, Infinity]
    variance    Piecewise[{{b (a + b - 1) n (a + n - 1)/((a - 2) (a - 1)^2), a > 2}}, Infinity]

LogSeriesDistribution[t_]
    where       0 < t < 1
    integers    {1, Infinity}
    pdf[k]      Piecewise[{{-(t^k/(k Log[1 - t])), k >= 1}}, 0]
    cdf[k]      Piecewise[{{1 + Beta[t, 1 + Floor[k], 0]/Log[1 - t], k >= 1}}, 0]
    mean        -(t/((1 - t) Log[1 - t]))
    variance    -(t (t + Log[1 - t])/((t - 1)^2 Log[1 - t]^2))

ZipfDistribution[r_]
    where       r > 0
    integers    {1, Infinity}
    pdf[k]      Piecewise[{{k^(-1 - r)/Zeta[1 + r], k >= 1}}, 0]
    cdf[k]      Piecewise[{{HarmonicNumber[Floor[k], 1 + r]/Zeta[1 + r], k >= 1}}, 0]
    mean        Piecewise[{{Zeta[r]/Zeta[1 + r], r > 1}}, Infinity]
    variance    Piecewise[{{Zeta[r - 1]/Zeta[1 + r] - Zeta[r]^2/Zeta[1 + r]^2, r > 2}}, Infinity]
ZipfDistribution[n_, r_]
    where       n > 0, r > 0
    integers    {1, n}
    pdf[k]      Piecewise[{{k^(-1 - r)/HarmonicNumber[n, 1 + r], 1 <= k <= n}}, 0]
    cdf[k]      Piecewise[{{HarmonicNumber[Floor[k], 1 + r]/HarmonicNumber[n, 1 + r], 1 <= k <= n}, \
{1, k > n}}, 0]
    mean        HarmonicNumber[n, r]/HarmonicNumber[n, 1 + r]
    variance    HarmonicNumber[n, r - 1]/HarmonicNumber[n, 1 + r] - HarmonicNumber[n, \
r]^2/HarmonicNumber[n, 1 + r]^2

BenfordDistribution[b_]
    where       b > 1
    integers    {1, b - 1}
    pdf[k]      Piecewise[{{Log[1 + 1/k]/Log[b], 1 <= k < b}}, 0]
    cdf[k]      Piecewise[{{Log[1 + Floor[k]]/Log[b], 1 <= k < b - 1}, {1, k >= b - 1}}, 0]
    mean        b - Log[b!]/Log[b]

WaringYuleDistribution[a_]
    where       a > 0
    integers    {0, Infinity}
    pdf[k]      Piecewise[{{a Beta[1 + a, 1 + k], k >= 0}}, 0]
    cdf[k]      Piecewise[{{1 - a Beta[a, 2 + Floor[k]], k >= 0}}, 0]
    mean        Piecewise[{{1/(a - 1), a > 1}}, Indeterminate]
    variance    Piecewise[{{a^2/((a - 2) (a - 1)^2), a > 2}}, Indeterminate]
WaringYuleDistribution[a_, b_]
    where       a > 0, b > 0
    integers    {0, Infinity}
    pdf[k]      Piecewise[{{a Pochhammer[b, k]/Pochhammer[a + b, 1 + k], k >= 0}}, 0]
    cdf[k]      Piecewise[{{1 - Pochhammer[b, 1 + Floor[k]]/Pochhammer[a + b, 1 + Floor[k]], k >= 0}}, 0]
    mean        Piecewise[{{b/(a - 1), a > 1}}, Indeterminate]
    variance    Piecewise[{{a b (a + b - 1)/((a - 2) (a - 1)^2), a > 2}}, Indeterminate]

SkellamDistribution[a_, b_]
    where       a > 0, b > 0
    integers    {-Infinity, Infinity}
    pdf[k]      (a/b)^(k/2) E^(-a - b) BesselI[k, 2 Sqrt[a b]]
    cdf[k]      1 - MarcumQ[-Floor[k], Sqrt[2] Sqrt[a], Sqrt[2] Sqrt[b]]
    mean        a - b
    variance    a + b
    skewness    (a - b)/(a + b)^(3/2)
    kurtosis    3 + 1/(a + b)
    mgf[t]      E^(-a - b + b/E^t + a E^t)

PolyaAeppliDistribution[t_, p_]
    where       t > 0, 0 < p < 1
    integers    {0, Infinity}
    pdf[k]      Piecewise[{{E^(-t), k == 0}, \
{E^(-t) (1 - p) p^(k - 1) t Hypergeometric1F1[1 - k, 2, (p - 1) t/p], k > 0}}, 0]
    mean        t/(1 - p)
    variance    (1 + p) t/(1 - p)^2
    skewness    (1 + 4 p + p^2)/((1 + p) Sqrt[(1 + p) t])
    kurtosis    3 + (1 + 10 p + p^2)/((1 + p) t)

BorelTannerDistribution[a_, n_]
    where       0 < a < 1, n > 0
    integers    {n, Infinity}
    pdf[k]      Piecewise[{{a^(k - n) n k^(k - n - 1)/(E^(a k) (k - n)!), k >= n}}, 0]
    mean        n/(1 - a)
    variance    a n/(1 - a)^3

PoissonConsulDistribution[m_, l_]
    where       m > 0, 0 <= l < 1
    integers    {0, Infinity}
    pdf[k]      Piecewise[{{m (m + k l)^(k - 1)/(E^(m + k l) k!), k >= 0}}, 0]
    mean        m/(1 - l)
    variance    m/(1 - l)^3
    skewness    (1 + 2 l)/Sqrt[m (1 - l)]
""")
