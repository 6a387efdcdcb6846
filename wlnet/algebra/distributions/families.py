"""More distributions of reals, integers and vectors.

Sources: reference pages of the distributions; N. Johnson, S. Kotz, N. Balakrishnan, Continuous
Univariate Distributions (1994, 1995).
"""

from __future__ import annotations

from fractions import Fraction

from scipy import special

from wlnet.algebra.compare import order
from wlnet.algebra.distribution import numerically, on_interval
from wlnet.algebra.distributions.discrete import at_integers, summed
from wlnet.algebra.distributions.pieces import (
    HALF,
    add,
    as_many,
    exp,
    from_zero,
    positive,
    standard,
    where_above,
)
from wlnet.algebra.numbers import INDETERMINATE, INFINITY
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.symbols import S


def _split(x, place, below, above):
    """`below` where x < place, else `above`; Piecewise where that is not known."""
    side = order(x, place)
    if side is not None:
        return below if side < 0 else above
    return S.Piecewise(wl_list([wl_list((above, S.GreaterEqual(x, place)))]), below)


add(
    "LaplaceDistribution",
    lambda *args: {0: (0, 1), 2: args}.get(len(args)),
    density=lambda x, m, b: over(exp(negated(over(S.Abs(minus(x, m)), b))), times(2, b)),
    cumulative=lambda x, m, b: _split(
        x,
        m,
        times(HALF, exp(standard(x, m, b))),
        minus(1, times(HALF, exp(negated(standard(x, m, b))))),
    ),
    quantile=lambda q, m, b: _split(
        q, HALF, plus(m, times(b, S.Log(times(2, q)))), minus(m, times(b, S.Log(times(2, minus(1, q)))))
    ),
    mean=lambda m, b: m,
    variance=lambda m, b: times(2, power(b, 2)),
    median=lambda m, b: m,
    skewness=lambda m, b: 0,
    kurtosis=lambda m, b: 6,
    draw=lambda generator, shape, m, b: generator.laplace(m, b, shape),
    valid=lambda m, b: b > 0,
    needs="a mean and a positive scale",
)
add(
    "CauchyDistribution",
    lambda *args: {0: (0, 1), 2: args}.get(len(args)),
    density=lambda x, a, b: power(times(S.Pi, b, plus(1, power(standard(x, a, b), 2))), -1),
    cumulative=lambda x, a, b: plus(HALF, over(S.ArcTan(standard(x, a, b)), S.Pi)),
    quantile=lambda q, a, b: plus(a, times(b, S.Tan(times(S.Pi, minus(q, HALF))))),
    mean=lambda a, b: INDETERMINATE,
    variance=lambda a, b: INDETERMINATE,
    median=lambda a, b: a,
    draw=lambda generator, shape, a, b: a + b * generator.standard_cauchy(shape),
    valid=lambda a, b: b > 0,
    needs="a place and a positive scale",
)
add(
    "LogisticDistribution",
    lambda *args: {0: (0, 1), 2: args}.get(len(args)),
    density=lambda x, m, b: over(
        exp(negated(standard(x, m, b))), times(b, power(plus(1, exp(negated(standard(x, m, b)))), 2))
    ),
    cumulative=lambda x, m, b: power(plus(1, exp(negated(standard(x, m, b)))), -1),
    quantile=lambda q, m, b: plus(m, times(b, S.Log(over(q, minus(1, q))))),
    mean=lambda m, b: m,
    variance=lambda m, b: times(Fraction(1, 3), power(b, 2), power(S.Pi, 2)),
    median=lambda m, b: m,
    skewness=lambda m, b: 0,
    kurtosis=lambda m, b: Fraction(21, 5),
    draw=lambda generator, shape, m, b: generator.logistic(m, b, shape),
    valid=lambda m, b: b > 0,
    needs="a mean and a positive scale",
)
add(
    "WeibullDistribution",
    as_many(2),
    density=from_zero(
        lambda x, a, b: times(over(a, b), power(over(x, b), minus(a, 1)), exp(negated(power(over(x, b), a))))
    ),
    cumulative=from_zero(lambda x, a, b: minus(1, exp(negated(power(over(x, b), a)))), 1),
    quantile=lambda q, a, b: times(b, power(negated(S.Log(minus(1, q))), power(a, -1))),
    mean=lambda a, b: times(b, S.Gamma(plus(1, power(a, -1)))),
    variance=lambda a, b: times(
        power(b, 2), minus(S.Gamma(plus(1, over(2, a))), power(S.Gamma(plus(1, power(a, -1))), 2))
    ),
    median=lambda a, b: times(b, power(S.Log(2), power(a, -1))),
    draw=lambda generator, shape, a, b: b * generator.weibull(a, shape),
    valid=positive,
    needs="two positive numbers",
)
add(
    "ParetoDistribution",
    as_many(2),
    density=lambda x, k, a: on_interval(x, k, INFINITY, times(a, power(k, a), power(x, minus(-1, a))), 0, 0),
    cumulative=lambda x, k, a: on_interval(x, k, INFINITY, minus(1, power(over(k, x), a)), 0, 1),
    quantile=lambda q, k, a: times(k, power(minus(1, q), negated(power(a, -1)))),
    mean=lambda k, a: where_above(a, 1, over(times(a, k), minus(a, 1)), INDETERMINATE),
    variance=lambda k, a: where_above(
        a, 2, over(times(a, power(k, 2)), times(power(minus(a, 1), 2), minus(a, 2))), INDETERMINATE
    ),
    median=lambda k, a: times(k, power(2, power(a, -1))),
    draw=lambda generator, shape, k, a: k * (1 + generator.pareto(a, shape)),
    valid=positive,
    needs="two positive numbers",
)
add(
    "RayleighDistribution",
    as_many(1),
    density=from_zero(lambda x, s: times(x, power(s, -2), exp(times(-HALF, power(over(x, s), 2))))),
    cumulative=from_zero(lambda x, s: minus(1, exp(times(-HALF, power(over(x, s), 2)))), 1),
    quantile=lambda q, s: times(s, sqrt(times(-2, S.Log(minus(1, q))))),
    mean=lambda s: times(s, sqrt(over(S.Pi, 2))),
    variance=lambda s: times(minus(2, over(S.Pi, 2)), power(s, 2)),
    median=lambda s: times(s, sqrt(times(2, S.Log(2)))),
    draw=lambda generator, shape, s: generator.rayleigh(s, shape),
    valid=positive,
    needs="a positive scale",
)
add(
    "GumbelDistribution",
    lambda *args: {0: (0, 1), 2: args}.get(len(args)),
    density=lambda x, a, b: over(exp(minus(standard(x, a, b), exp(standard(x, a, b)))), b),
    cumulative=lambda x, a, b: minus(1, exp(negated(exp(standard(x, a, b))))),
    quantile=lambda q, a, b: plus(a, times(b, S.Log(negated(S.Log(minus(1, q)))))),
    mean=lambda a, b: minus(a, times(S.EulerGamma, b)),
    variance=lambda a, b: times(Fraction(1, 6), power(times(b, S.Pi), 2)),
    draw=lambda generator, shape, a, b: a - generator.gumbel(0, b, shape),
    valid=lambda a, b: b > 0,
    needs="a place and a positive scale",
)
add(
    "ExtremeValueDistribution",
    lambda *args: {0: (0, 1), 2: args}.get(len(args)),
    density=lambda x, a, b: over(exp(minus(negated(standard(x, a, b)), exp(negated(standard(x, a, b))))), b),
    cumulative=lambda x, a, b: exp(negated(exp(negated(standard(x, a, b))))),
    quantile=lambda q, a, b: minus(a, times(b, S.Log(negated(S.Log(q))))),
    mean=lambda a, b: plus(a, times(S.EulerGamma, b)),
    variance=lambda a, b: times(Fraction(1, 6), power(times(b, S.Pi), 2)),
    draw=lambda generator, shape, a, b: generator.gumbel(a, b, shape),
    valid=lambda a, b: b > 0,
    needs="a place and a positive scale",
)
add(
    "HalfNormalDistribution",
    as_many(1),
    density=from_zero(lambda x, t: times(2, over(t, S.Pi), exp(negated(over(power(times(x, t), 2), S.Pi))))),
    cumulative=from_zero(lambda x, t: S.Erf(over(times(x, t), sqrt(S.Pi))), 1),
    mean=lambda t: power(t, -1),
    variance=lambda t: over(minus(S.Pi, 2), times(2, power(t, 2))),
    draw=lambda generator, shape, t: abs(generator.normal(0, 1.2533141373155001 / t, shape)),  # Sqrt[Pi/2]
    valid=positive,
    needs="a positive number",
)


def _triangle(*args) -> tuple | None:
    if not args:
        args = (wl_list((0, 1)),)
    if not is_list(args[0]) or len(args[0]) != 2 or len(args) > 2:
        return None
    low, high = args[0].args
    return low, high, args[1] if len(args) == 2 else times(HALF, plus(low, high))


add(
    "TriangularDistribution",
    _triangle,
    density=lambda x, a, b, c: on_interval(
        x,
        a,
        b,
        _split(
            x,
            c,
            over(times(2, minus(x, a)), times(minus(b, a), minus(c, a))),
            over(times(2, minus(b, x)), times(minus(b, a), minus(b, c))),
        ),
        0,
        0,
    ),
    mean=lambda a, b, c: times(Fraction(1, 3), plus(a, b, c)),
    draw=lambda generator, shape, a, b, c: generator.triangular(a, c, b, shape),
    valid=lambda a, b, c: a < b and a <= c <= b,
    needs="a list {min, max} of growing numbers and a mode between them",
)
add(
    "StudentTDistribution",
    lambda *args: {1: (0, 1, *args), 3: args}.get(len(args)),
    density=lambda x, m, s, n: over(
        power(over(n, plus(n, power(standard(x, m, s), 2))), times(HALF, plus(1, n))),
        times(s, sqrt(n), S.Beta(times(HALF, n), HALF)),
    ),
    cumulative=numerically(lambda x, m, s, n: special.stdtr(n, (x - m) / s)),
    quantile=numerically(lambda q, m, s, n: m + s * special.stdtrit(n, q)),
    mean=lambda m, s, n: where_above(n, 1, m, INDETERMINATE),
    variance=lambda m, s, n: where_above(n, 2, over(times(power(s, 2), n), minus(n, 2)), INDETERMINATE),
    median=lambda m, s, n: m,
    draw=lambda generator, shape, m, s, n: m + s * generator.standard_t(n, shape),
    valid=lambda m, s, n: s > 0 and n > 0,
    needs="a positive number of degrees of freedom, or a place, a scale and this",
)
add(
    "ChiSquareDistribution",
    as_many(1),
    density=from_zero(
        lambda x, n: over(
            times(exp(times(-HALF, x)), power(x, minus(times(HALF, n), 1))),
            times(power(2, times(HALF, n)), S.Gamma(times(HALF, n))),
        )
    ),
    cumulative=numerically(lambda x, n: special.chdtr(n, x)),
    quantile=numerically(lambda q, n: special.chdtri(n, 1 - q)),
    mean=lambda n: n,
    variance=lambda n: times(2, n),
    skewness=lambda n: sqrt(over(8, n)),
    kurtosis=lambda n: plus(3, over(12, n)),
    draw=lambda generator, shape, n: generator.chisquare(n, shape),
    valid=positive,
    needs="a positive number of degrees of freedom",
)
add(
    "FRatioDistribution",
    as_many(2),
    density=from_zero(
        lambda x, n, m: over(
            times(
                power(n, times(HALF, n)),
                power(m, times(HALF, m)),
                power(x, minus(times(HALF, n), 1)),
                power(plus(m, times(n, x)), times(-HALF, plus(n, m))),
            ),
            S.Beta(times(HALF, n), times(HALF, m)),
        )
    ),
    cumulative=numerically(lambda x, n, m: special.fdtr(n, m, x)),
    quantile=numerically(lambda q, n, m: special.fdtri(n, m, q)),
    mean=lambda n, m: where_above(m, 2, over(m, minus(m, 2)), INDETERMINATE),
    draw=lambda generator, shape, n, m: generator.f(n, m, shape),
    valid=positive,
    needs="two positive numbers of degrees of freedom",
)
add(
    "InverseGammaDistribution",
    as_many(2),
    density=from_zero(
        lambda x, a, b: over(times(exp(negated(over(b, x))), power(over(b, x), a)), times(x, S.Gamma(a)))
    ),
    mean=lambda a, b: where_above(a, 1, over(b, minus(a, 1)), INDETERMINATE),
    variance=lambda a, b: where_above(
        a, 2, over(power(b, 2), times(power(minus(a, 1), 2), minus(a, 2))), INDETERMINATE
    ),
    draw=lambda generator, shape, a, b: b / generator.gamma(a, 1, shape),
    valid=positive,
    needs="two positive numbers",
)


# -- integers ---------------------------------------------------------------------------------------


def _negative_binomial(k, n, p):
    ways = S.Binomial(plus(n, k, -1), minus(n, 1))
    return at_integers(k, 0, INFINITY, times(ways, power(p, n), power(minus(1, p), k)))


add(
    "NegativeBinomialDistribution",
    as_many(2),
    density=_negative_binomial,
    cumulative=summed(_negative_binomial),
    mean=lambda n, p: over(times(n, minus(1, p)), p),
    variance=lambda n, p: over(times(n, minus(1, p)), power(p, 2)),
    draw=lambda generator, shape, n, p: generator.negative_binomial(n, p, shape),
    valid=lambda n, p: n > 0 and 0 < p <= 1,
    needs="a positive number of successes and a probability",
)


def _pascal(k, n, p):
    ways = S.Binomial(minus(k, 1), minus(n, 1))
    return at_integers(k, n, INFINITY, times(ways, power(p, n), power(minus(1, p), minus(k, n))))


add(
    "PascalDistribution",
    as_many(2),
    density=_pascal,
    cumulative=summed(_pascal),
    mean=lambda n, p: over(n, p),
    variance=lambda n, p: over(times(n, minus(1, p)), power(p, 2)),
    draw=lambda generator, shape, n, p: n + generator.negative_binomial(n, p, shape),
    valid=lambda n, p: n > 0 and 0 < p <= 1,
    needs="a positive number of successes and a probability",
)


def _hypergeometric(k, n, good, total):
    ways = times(S.Binomial(good, k), S.Binomial(minus(total, good), minus(n, k)))
    return at_integers(k, 0, n, over(ways, S.Binomial(total, n)))


add(
    "HypergeometricDistribution",
    lambda *args: args if len(args) == 3 else None,
    density=_hypergeometric,
    cumulative=summed(_hypergeometric),
    mean=lambda n, good, total: over(times(n, good), total),
    variance=lambda n, good, total: over(
        times(n, good, minus(1, over(good, total)), minus(total, n)), times(total, minus(total, 1))
    ),
    draw=lambda generator, shape, n, good, total: generator.hypergeometric(
        int(good), int(total - good), int(n), shape
    ),
    valid=lambda n, good, total: 0 <= n <= total and 0 <= good <= total,
    needs="the sizes of a sample, of the successes and of the population",
)


# -- vectors ----------------------------------------------------------------------------------------


def _vector(*args) -> tuple | None:
    return args if len(args) == 1 and is_list(args[0]) and len(args[0]) > 1 else None


def _dirichlet_density(x, a):
    if not is_list(x) or len(x) != len(a) - 1:
        return None
    last = minus(1, plus(*x.args))
    powers = [power(v, minus(p, 1)) for v, p in zip((*x.args, last), a.args, strict=True)]
    return over(times(S.Gamma(plus(*a.args)), *powers), times(*map(S.Gamma, a.args)))


add(
    "DirichletDistribution",
    _vector,
    density=_dirichlet_density,
    mean=lambda a: wl_list(over(p, plus(*a.args)) for p in a.args[:-1]),
    draw=lambda generator, shape, a: generator.dirichlet(a, shape)[..., :-1],  # the last follows
    rank=1,
)


def _multinomial_density(x, n, p):
    if not is_list(x) or len(x) != len(p):
        return None
    powers = [power(q, k) for q, k in zip(p.args, x.args, strict=True)]
    return times(S.Multinomial(*x.args), *powers) if order(plus(*x.args), n) == 0 else 0


add(
    "MultinomialDistribution",
    lambda *args: args if len(args) == 2 and is_list(args[1]) else None,
    density=_multinomial_density,
    mean=lambda n, p: wl_list(times(n, q) for q in p.args),
    variance=lambda n, p: wl_list(times(n, q, minus(1, q)) for q in p.args),
    draw=lambda generator, shape, n, p: generator.multinomial(int(n), p, shape),
    rank=1,
)
