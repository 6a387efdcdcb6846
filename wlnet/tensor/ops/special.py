"""Error functions and the Gamma family, element by element."""

from __future__ import annotations

from math import pi
from math import sqrt as root

from wlnet.tensor import dtype as rule
from wlnet.tensor.op import elementwise
from wlnet.tensor.ops.elementwise import exp, square


@elementwise(dtype=rule.real)
def erf(xp, x, out):
    """Error function."""
    xp.erf(x, out=out)


@erf.vjp
def erf_vjp(grad, result, x):
    return (grad * exp(-square(x)) * (2 / root(pi)),)


@elementwise(dtype=rule.real)
def erfc(xp, x, out):
    """1 - erf(x), exact for large x."""
    xp.erfc(x, out=out)


@erfc.vjp
def erfc_vjp(grad, result, x):
    return (grad * exp(-square(x)) * (-2 / root(pi)),)


def _one_like(x):
    return [x]


@elementwise(dtype=rule.real, overwrites=())
def gelu(xp, x, out):
    """x times the share of normal numbers that are below x."""
    xp.multiply(x, -root(0.5), out=out)
    xp.erfc(out, out=out)
    xp.multiply(out, x, out=out)
    xp.multiply(out, 0.5, out=out)


@gelu.vjp
def gelu_vjp(grad, result, x):
    return (grad * gelu_slope(x),)


@elementwise(dtype=rule.real, scratch=_one_like, overwrites=())
def gelu_slope(xp, x, out, scratch):
    """The derivative of gelu: the normal distribution, and x times its density."""
    (density,) = scratch
    xp.multiply(x, x, out=density)
    xp.multiply(density, -0.5, out=density)
    xp.exp(density, out=density)
    xp.multiply(density, x, out=density)
    xp.multiply(density, 1 / root(2 * pi), out=density)
    xp.multiply(x, -root(0.5), out=out)
    xp.erfc(out, out=out)
    xp.multiply(out, 0.5, out=out)
    xp.add(out, density, out=out)


@gelu_slope.vjp
def gelu_slope_vjp(grad, result, x):
    return (grad * (2 - square(x)) * exp(square(x) * -0.5) * (1 / root(2 * pi)),)


@elementwise(dtype=rule.real)
def inverse_erf(xp, x, out):
    """The y with erf(y) = x, for -1 < x < 1."""
    xp.erfinv(x, out=out)


@inverse_erf.vjp
def inverse_erf_vjp(grad, result, x):
    return (grad * exp(square(result)) * (root(pi) / 2),)


@elementwise(dtype=rule.real)
def inverse_erfc(xp, x, out):
    """The y with erfc(y) = x, for 0 < x < 2."""
    xp.erfcinv(x, out=out)


@inverse_erfc.vjp
def inverse_erfc_vjp(grad, result, x):
    return (grad * exp(square(result)) * (-root(pi) / 2),)


@elementwise(dtype=rule.real)
def log_gamma(xp, x, out):
    """Logarithm of |Gamma(x)|."""
    xp.gammaln(x, out=out)


@log_gamma.vjp
def log_gamma_vjp(grad, result, x):
    return (grad * digamma(x),)


@elementwise(dtype=rule.real)
def gamma(xp, x, out):
    """Gamma function."""
    xp.gamma(x, out=out)


@gamma.vjp
def gamma_vjp(grad, result, x):
    return (grad * result * digamma(x),)


@elementwise(dtype=rule.real)
def digamma(xp, x, out):
    """Logarithmic derivative of Gamma."""
    xp.digamma(x, out=out)


@digamma.vjp
def digamma_vjp(grad, result, x):
    return (grad * polygamma(x, order=1),)


@elementwise(dtype=rule.real)
def polygamma(xp, x, out, *, order):
    """Derivative of that order, 1 or more, of digamma, for x > 0: (-1)^(n+1) n! zeta(n + 1, x)."""
    factor = 1.0
    for n in range(2, order + 1):
        factor *= n
    xp.zeta(order + 1.0, x, out=out)
    xp.multiply(out, factor if order % 2 else -factor, out=out)


@polygamma.vjp
def polygamma_vjp(grad, result, x, *, order):
    return (grad * polygamma(x, order=order + 1),)
