"""Trigonometric and hyperbolic functions and their inverses, element by element."""

from __future__ import annotations

from wlnet.tensor import dtype as rule
from wlnet.tensor.op import elementwise
from wlnet.tensor.ops.elementwise import reciprocal, sqrt, square, tanh


@elementwise(dtype=rule.real)
def sin(xp, x, out):
    """Sine."""
    xp.sin(x, out=out)


@sin.vjp
def sin_vjp(grad, result, x):
    return (grad * cos(x),)


@elementwise(dtype=rule.real)
def cos(xp, x, out):
    """Cosine."""
    xp.cos(x, out=out)


@cos.vjp
def cos_vjp(grad, result, x):
    return (-grad * sin(x),)


@elementwise(dtype=rule.real)
def tan(xp, x, out):
    """Tangent."""
    xp.tan(x, out=out)


@tan.vjp
def tan_vjp(grad, result, x):
    return (grad * (1 + square(result)),)


@elementwise(dtype=rule.real)
def arcsin(xp, x, out):
    """Inverse sine, for -1 <= x <= 1."""
    xp.arcsin(x, out=out)


@arcsin.vjp
def arcsin_vjp(grad, result, x):
    return (grad / sqrt(1 - square(x)),)


@elementwise(dtype=rule.real)
def arccos(xp, x, out):
    """Inverse cosine, for -1 <= x <= 1."""
    xp.arccos(x, out=out)


@arccos.vjp
def arccos_vjp(grad, result, x):
    return (-grad / sqrt(1 - square(x)),)


@elementwise(dtype=rule.real)
def arctan(xp, x, out):
    """Inverse tangent."""
    xp.arctan(x, out=out)


@arctan.vjp
def arctan_vjp(grad, result, x):
    return (grad / (1 + square(x)),)


@elementwise(dtype=rule.real)
def sinh(xp, x, out):
    """Hyperbolic sine."""
    xp.sinh(x, out=out)


@sinh.vjp
def sinh_vjp(grad, result, x):
    return (grad * cosh(x),)


@elementwise(dtype=rule.real)
def cosh(xp, x, out):
    """Hyperbolic cosine."""
    xp.cosh(x, out=out)


@cosh.vjp
def cosh_vjp(grad, result, x):
    return (grad * sinh(x),)


@elementwise(dtype=rule.real)
def arcsinh(xp, x, out):
    """Inverse hyperbolic sine."""
    xp.arcsinh(x, out=out)


@arcsinh.vjp
def arcsinh_vjp(grad, result, x):
    return (grad / sqrt(1 + square(x)),)


@elementwise(dtype=rule.real)
def arccosh(xp, x, out):
    """Inverse hyperbolic cosine, for x >= 1."""
    xp.arccosh(x, out=out)


@arccosh.vjp
def arccosh_vjp(grad, result, x):
    return (grad / sqrt(square(x) - 1),)


@elementwise(dtype=rule.real)
def arctanh(xp, x, out):
    """Inverse hyperbolic tangent, for -1 < x < 1."""
    xp.arctanh(x, out=out)


@arctanh.vjp
def arctanh_vjp(grad, result, x):
    return (grad / (1 - square(x)),)


@elementwise(dtype=rule.real)
def arctan2(xp, y, x, out):
    """The angle of the point (x, y), in -pi..pi."""
    xp.arctan2(y, x, out=out)


@arctan2.vjp
def arctan2_vjp(grad, result, y, x):
    scaled = grad / (square(x) + square(y))
    return scaled * x, -scaled * y


def cot(x):
    """Cotangent."""
    return reciprocal(tan(x))


def sec(x):
    """Secant."""
    return reciprocal(cos(x))


def csc(x):
    """Cosecant."""
    return reciprocal(sin(x))


def coth(x):
    """Hyperbolic cotangent."""
    return reciprocal(tanh(x))


def sech(x):
    """Hyperbolic secant."""
    return reciprocal(cosh(x))


def csch(x):
    """Hyperbolic cosecant."""
    return reciprocal(sinh(x))


def arccot(x):
    """Inverse cotangent in -pi/2..pi/2, as ArcCot."""
    return arctan(reciprocal(x))


def arcsec(x):
    """Inverse secant, for |x| >= 1."""
    return arccos(reciprocal(x))


def arccsc(x):
    """Inverse cosecant, for |x| >= 1."""
    return arcsin(reciprocal(x))


def arccoth(x):
    """Inverse hyperbolic cotangent, for |x| > 1."""
    return arctanh(reciprocal(x))


def arcsech(x):
    """Inverse hyperbolic secant, for 0 < x <= 1."""
    return arccosh(reciprocal(x))


def arccsch(x):
    """Inverse hyperbolic cosecant."""
    return arcsinh(reciprocal(x))
