"""FourierSeries, FourierTrigSeries, FourierSinSeries, FourierCosSeries and their coefficients.

The interval is -Pi to Pi, for FourierParameters -> {1, b} that of length 2 Pi/b. Coefficients of a
symbolic order are those of integrals in which Sin[n Pi] is 0 and Cos[n Pi] is (-1)^n.
"""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.expand import coefficients, is_free_of
from wlnet.algebra.products import over, power, times
from wlnet.algebra.sums import negated, plus
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.complexes import Complex
from wlnet.language.builtin import builtin

NOT_FOUND = Message(
    "FourierSeries::wlnetint", "The integral of `1` was not found, so there are no coefficients."
)
BAD_PARAMETERS = Message("FourierSeries::wlnetpar", "FourierParameters -> `1` should be {1, b} with b > 0.")

_I = Complex(0, 1)
_OPTIONS = {"FourierParameters": wl_list((1, 1))}
_MOST_TERMS = 200


def _frequency(options: dict):
    """b of FourierParameters -> {1, b}."""
    given = options["FourierParameters"]
    if not is_list(given) or len(given) != 2 or given.args[0] != 1:
        raise BAD_PARAMETERS(given, value=UNEVALUATED)
    return given.args[1]


def _integrated(evaluation, f, t, low, high):
    found = evaluation.evaluate(S.Quiet(S.Integrate(f, wl_list((t, low, high)))))
    if not is_free_of(found, S.Integrate):
        raise NOT_FOUND(f, value=UNEVALUATED)
    return found


def _of_order(evaluation, f, wave, t, n, low, b):
    """The integral of f[t] wave[n b t] from `low` to Pi/b; of polynomials also for a symbolic n."""
    high = over(S.Pi, b)
    if type(n) is int:
        return _integrated(evaluation, times(f, wave(times(n, b, t))), t, low, high)
    if coefficients(f, t) is None:
        return None
    found = evaluation.evaluate(S.Integrate(S.Expand(times(f, wave(times(n, b, t)))), t))
    ends = (evaluation.evaluate(S.ReplaceAll(found, S.Rule(t, end))) for end in (high, low))
    at_high, at_low = ends
    value = S.Subtract(at_high, at_low)
    rules = (S.Rule(S.Sin(times(n, S.Pi)), 0), S.Rule(S.Cos(times(n, S.Pi)), power(-1, n)))
    return evaluation.evaluate(S.Factor(S.ReplaceAll(value, wl_list(rules))))


def _coefficient(evaluation, f, head, t, n, b):
    """The sine or cosine coefficient of f on 0 to Pi/b, which is as of f made odd or even."""
    front = over(times(2, b), S.Pi)
    return None if (part := _of_order(evaluation, f, head, t, n, 0, b)) is None else times(front, part)


@builtin("FourierSinCoefficient[f_, t_Symbol, n_]", options=_OPTIONS)
def fourier_sin_coefficient(evaluation, f, t, n, options=None):
    """2 b/Pi times the integral of f Sin[n b t] from 0 to Pi/b."""
    found = _coefficient(evaluation, f, S.Sin, t, n, _frequency(options))
    return None if found is None else S.Factor(S.Simplify(found))


@builtin("FourierCosCoefficient[f_, t_Symbol, n_]", options=_OPTIONS)
def fourier_cos_coefficient(evaluation, f, t, n, options=None):
    """2 b/Pi times the integral of f Cos[n b t] from 0 to Pi/b; for n = 0 twice the mean."""
    if is_free_of(f, t) and type(n) is not int:
        return times(2, f, S.DiscreteDelta(n))
    found = _coefficient(evaluation, f, S.Cos, t, n, _frequency(options))
    return None if found is None else S.Factor(S.Simplify(found))


@builtin("FourierCoefficient[f_, t_Symbol, n_]", options=_OPTIONS)
def fourier_coefficient(evaluation, f, t, n, options=None):
    """b/(2 Pi) times the integral of f E^(-I n b t) from -Pi/b to Pi/b."""
    b = _frequency(options)
    if type(n) is int:
        return _complex_coefficient(evaluation, f, t, n, b)
    if is_free_of(f, t):
        return times(f, S.DiscreteDelta(n))
    general = _complex_coefficient(evaluation, f, t, n, b)
    if general is None:
        return None
    return S.Piecewise(
        wl_list([wl_list((_complex_coefficient(evaluation, f, t, 0, b), S.Equal(n, 0)))]), general
    )


def _complex_coefficient(evaluation, f, t, n, b):
    low = negated(over(S.Pi, b))
    parts = [_of_order(evaluation, f, head, t, n, low, b) for head in (S.Cos, S.Sin)]
    if None in parts:
        return None
    whole = plus(parts[0], times(-1, _I, parts[1]))
    return evaluation.evaluate(S.Factor(S.Simplify(times(over(b, times(2, S.Pi)), whole))))


# -- series ---------------------------------------------------------------------------------------


def _orders(n) -> range | None:
    return range(1, n + 1) if type(n) is int and 0 <= n <= _MOST_TERMS else None


@builtin("FourierSeries[f_, t_Symbol, n_]", options=_OPTIONS)
def fourier_series(evaluation, f, t, n, options=None):
    """The sum of c_k E^(I k b t) for k from -n to n."""
    b, orders = _frequency(options), _orders(n)
    if orders is None:
        return None
    terms = [_complex_coefficient(evaluation, f, t, 0, b)]
    for k in orders:
        for order in (-k, k):
            c = _complex_coefficient(evaluation, f, t, order, b)
            terms.append(times(c, power(S.E, times(_I, order, b, t))))
    return plus(*terms)


@builtin("FourierTrigSeries[f_, t_Symbol, n_]", options=_OPTIONS)
def fourier_trig_series(evaluation, f, t, n, options=None):
    """a_0/2 and the sum of a_k Cos[k b t] + b_k Sin[k b t] for k up to n."""
    b, orders = _frequency(options), _orders(n)
    if orders is None:
        return None
    low, front = negated(over(S.Pi, b)), over(b, S.Pi)
    terms = [times(Fraction(1, 2), front, _of_order(evaluation, f, S.Cos, t, 0, low, b))]
    for k in orders:
        for head in (S.Cos, S.Sin):
            terms.append(times(front, _of_order(evaluation, f, head, t, k, low, b), head(times(k, b, t))))
    return S.Expand(plus(*terms))


@builtin("FourierSinSeries[f_, t_Symbol, n_]", options=_OPTIONS)
def fourier_sin_series(evaluation, f, t, n, options=None):
    """The sum of b_k Sin[k b t] for k up to n, f being known from 0 to Pi/b."""
    return _half_range(evaluation, f, S.Sin, t, n, _frequency(options))


@builtin("FourierCosSeries[f_, t_Symbol, n_]", options=_OPTIONS)
def fourier_cos_series(evaluation, f, t, n, options=None):
    """a_0/2 and the sum of a_k Cos[k b t] for k up to n, f being known from 0 to Pi/b."""
    return _half_range(evaluation, f, S.Cos, t, n, _frequency(options))


def _half_range(evaluation, f, head: Symbol, t, n, b):
    orders = _orders(n)
    if orders is None:
        return None
    terms = [times(_coefficient(evaluation, f, head, t, k, b), Expr(head, (times(k, b, t),))) for k in orders]
    if head is S.Cos:
        terms.insert(0, times(Fraction(1, 2), _coefficient(evaluation, f, head, t, 0, b)))
    return S.Expand(plus(*terms))
