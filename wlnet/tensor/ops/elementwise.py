"""Ops that work element by element; arguments broadcast as in NumPy.

No vjp here sums over broadcast axes: `gradient` brings every cotangent back to the shape
of its argument, once for all ops.
"""

from __future__ import annotations

from wlnet.tensor import dtype as rule
from wlnet.tensor.op import elementwise
from wlnet.tensor.ops.comparison import equal, greater, greater_equal, less, less_equal, logical_not


@elementwise()
def plus(xp, a, b, out):
    """a + b."""
    xp.add(a, b, out=out)


@plus.vjp
def plus_vjp(grad, result, a, b):
    return grad, grad


@elementwise()
def minus(xp, a, b, out):
    """a - b."""
    xp.subtract(a, b, out=out)


@minus.vjp
def minus_vjp(grad, result, a, b):
    return grad, -grad


@elementwise()
def times(xp, a, b, out):
    """a b."""
    xp.multiply(a, b, out=out)


@times.vjp
def times_vjp(grad, result, a, b):
    return grad * b, grad * a


@elementwise(dtype=rule.real)
def divide(xp, a, b, out):
    """a / b; for reals."""
    xp.divide(a, b, out=out)


@divide.vjp
def divide_vjp(grad, result, a, b):
    scaled = grad / b
    return scaled, -scaled * result


@elementwise()
def power(xp, a, b, out):
    """a to the power b; a negative real a gives NaN unless b is whole."""
    xp.power(a, b, out=out)


@power.vjp
def power_vjp(grad, result, a, b):
    # Where b is 0 the derivative by a is 0, also at a = 0, where a^(b-1) is not finite.
    lower = a ** (b - 1) if b.constant is not None and b.constant.all() else a ** where(equal(b, 0), 1, b - 1)
    positive = greater(a, 0)
    return grad * b * lower, grad * masked(positive, result * log(where(positive, a, 1)))


@elementwise()
def negate(xp, x, out):
    """-x."""
    xp.negative(x, out=out)


@negate.vjp
def negate_vjp(grad, result, x):
    return (-grad,)


@elementwise(dtype=rule.real)
def reciprocal(xp, x, out):
    """1 / x."""
    xp.reciprocal(x, out=out)


@reciprocal.vjp
def reciprocal_vjp(grad, result, x):
    return (-grad * result * result,)


@elementwise()
def square(xp, x, out):
    """x^2."""
    xp.square(x, out=out)


@square.vjp
def square_vjp(grad, result, x):
    return (grad * x * 2,)


@elementwise(dtype=rule.real)
def sqrt(xp, x, out):
    """Square root."""
    xp.sqrt(x, out=out)


@sqrt.vjp
def sqrt_vjp(grad, result, x):
    return (grad * 0.5 / result,)


@elementwise(dtype=rule.real)
def exp(xp, x, out):
    """e to the power x."""
    xp.exp(x, out=out)


@exp.vjp
def exp_vjp(grad, result, x):
    return (grad * result,)


@elementwise(dtype=rule.real)
def expm1(xp, x, out):
    """exp(x) - 1, exact near 0."""
    xp.expm1(x, out=out)


@expm1.vjp
def expm1_vjp(grad, result, x):
    return (grad * exp(x),)


@elementwise(dtype=rule.real)
def log(xp, x, out):
    """Natural logarithm."""
    xp.log(x, out=out)


@log.vjp
def log_vjp(grad, result, x):
    return (grad / x,)


@elementwise(dtype=rule.real)
def log1p(xp, x, out):
    """log(1 + x), exact near 0."""
    xp.log1p(x, out=out)


@log1p.vjp
def log1p_vjp(grad, result, x):
    return (grad / (1 + x),)


@elementwise()
def abs_(xp, x, out):
    """Absolute value; its slope at 0 counts as 0."""
    xp.absolute(x, out=out)


@abs_.vjp
def abs_vjp(grad, result, x):
    return (grad * sign(x),)


@elementwise()
def sign(xp, x, out):
    """-1, 0 or 1."""
    xp.sign(x, out=out)


sign.without_gradient()


@elementwise(dtype=rule.real)
def tanh(xp, x, out):
    """Hyperbolic tangent."""
    xp.tanh(x, out=out)


@tanh.vjp
def tanh_vjp(grad, result, x):
    return (grad * (1 - square(result)),)


@elementwise()
def maximum(xp, a, b, out):
    """The larger of a and b; at a tie the slope goes to a."""
    xp.maximum(a, b, out=out)


@maximum.vjp
def maximum_vjp(grad, result, a, b):
    return masked(greater_equal(a, b), grad), masked(less(a, b), grad)


@elementwise()
def minimum(xp, a, b, out):
    """The smaller of a and b; at a tie the slope goes to a."""
    xp.minimum(a, b, out=out)


@minimum.vjp
def minimum_vjp(grad, result, a, b):
    return masked(less_equal(a, b), grad), masked(greater(a, b), grad)


def clip(x, low, high):
    """x brought into low..high; the slope at the borders is that of x."""
    return minimum(maximum(x, low), high)


@elementwise()
def ramp(xp, x, out):
    """max(x, 0); its slope at 0 counts as 0."""
    xp.maximum(x, 0, out=out)


@ramp.vjp
def ramp_vjp(grad, result, x):
    return (masked(greater(result, 0), grad),)


@elementwise(dtype=rule.real)
def sigmoid(xp, x, out):
    """1 / (1 + exp(-x)); full relative precision on both sides, no overflow in the result."""
    xp.negative(x, out=out)
    xp.exp(out, out=out)
    xp.add(out, 1, out=out)
    xp.reciprocal(out, out=out)


@sigmoid.vjp
def sigmoid_vjp(grad, result, x):
    return (grad * result * (1 - result),)


def _one_like(x):
    return [x]


@elementwise(dtype=rule.real, scratch=_one_like, overwrites=())
def softplus(xp, x, out, scratch):
    """log(1 + exp(x)) as max(x, 0) + log1p(exp(-|x|)): no overflow, exact on both sides."""
    (small,) = scratch
    xp.absolute(x, out=small)
    xp.negative(small, out=small)
    xp.exp(small, out=small)
    xp.log1p(small, out=small)
    xp.maximum(x, 0, out=out)
    xp.add(out, small, out=out)


@softplus.vjp
def softplus_vjp(grad, result, x):
    return (grad * sigmoid(x),)


@elementwise(dtype=rule.real)
def floor(xp, x, out):
    """The largest whole number not above x."""
    xp.floor(x, out=out)


floor.without_gradient()


@elementwise(dtype=rule.real)
def ceiling(xp, x, out):
    """The smallest whole number not below x."""
    xp.ceil(x, out=out)


ceiling.without_gradient()


@elementwise(dtype=rule.real)
def round_(xp, x, out):
    """The nearest whole number, halves to the even one."""
    xp.rint(x, out=out)


round_.without_gradient()


@elementwise(dtype=rule.real)
def truncate(xp, x, out):
    """The whole number next to x towards 0."""
    xp.trunc(x, out=out)


truncate.without_gradient()


@elementwise()
def mod(xp, a, b, out):
    """a - b floor(a / b): the remainder with the sign of b."""
    xp.mod(a, b, out=out)


@mod.vjp
def mod_vjp(grad, result, a, b):
    return grad, -grad * floor(a / b)


def _chosen(condition, a, b):
    if condition != "Boolean":
        raise rule.DtypeError(f"takes a Boolean condition, not {condition}")
    common = rule.promote(a, b)
    return common, ("Boolean", common, common)


@elementwise(dtype=_chosen, overwrites=(2,))
def where(xp, condition, a, b, out):
    """a where the condition holds, else b. No NaN of the other side comes through."""
    xp.copyto(out, b)
    xp.copyto(out, a, where=condition)


@where.vjp
def where_vjp(grad, result, condition, a, b):
    return None, masked(condition, grad), masked(logical_not(condition), grad)


def _masked(condition, x):
    return x, _chosen(condition, x, x)[1][:2]


@elementwise(dtype=_masked, overwrites=())
def masked(xp, condition, x, out):
    """x where the condition holds, else 0. No NaN of x comes through elsewhere."""
    xp.copyto(out, 0)
    xp.copyto(out, x, where=condition)


@masked.vjp
def masked_vjp(grad, result, condition, x):
    return None, masked(condition, grad)


@elementwise(dtype=lambda x, *, dtype: (dtype, (x,)), overwrites=())
def cast(xp, x, out, *, dtype):
    """x with another element type; reals are cut towards 0 by an integer type."""
    xp.copyto(out, x, casting="unsafe")


@cast.vjp
def cast_vjp(grad, result, x, *, dtype):
    return (grad,)


@elementwise(dtype=rule.unchanged)
def copy(xp, x, out):
    """x in bytes of its own."""
    xp.copyto(out, x)


@copy.vjp
def copy_vjp(grad, result, x):
    return (grad,)


@elementwise(dtype=rule.unchanged)
def scale_gradient(xp, x, out, *, factor):
    """x, whose gradient is multiplied by `factor`; 0 stops it."""
    xp.copyto(out, x)


@scale_gradient.view
def scale_gradient_view(layout, *, factor):
    return layout


@scale_gradient.vjp
def scale_gradient_vjp(grad, result, x, *, factor):
    return (grad * factor if factor else None,)
