"""Comparisons and logic: Booleans element by element; arguments broadcast as in NumPy."""

from __future__ import annotations

from wlnet.tensor import dtype as rule
from wlnet.tensor.op import elementwise


@elementwise(dtype=rule.comparing, overwrites=())
def less(xp, a, b, out):
    """a < b."""
    xp.less(a, b, out=out)


@elementwise(dtype=rule.comparing, overwrites=())
def less_equal(xp, a, b, out):
    """a <= b."""
    xp.less_equal(a, b, out=out)


@elementwise(dtype=rule.comparing, overwrites=())
def greater(xp, a, b, out):
    """a > b."""
    xp.greater(a, b, out=out)


@elementwise(dtype=rule.comparing, overwrites=())
def greater_equal(xp, a, b, out):
    """a >= b."""
    xp.greater_equal(a, b, out=out)


@elementwise(dtype=rule.comparing, overwrites=())
def equal(xp, a, b, out):
    """a = b."""
    xp.equal(a, b, out=out)


@elementwise(dtype=rule.comparing, overwrites=())
def not_equal(xp, a, b, out):
    """a is not b."""
    xp.not_equal(a, b, out=out)


@elementwise(dtype=rule.logical)
def logical_and(xp, a, b, out):
    """Both."""
    xp.logical_and(a, b, out=out)


@elementwise(dtype=rule.logical)
def logical_or(xp, a, b, out):
    """One or both."""
    xp.logical_or(a, b, out=out)


@elementwise(dtype=rule.logical)
def logical_xor(xp, a, b, out):
    """One and not both."""
    xp.logical_xor(a, b, out=out)


@elementwise(dtype=rule.logical)
def logical_not(xp, x, out):
    """The other."""
    xp.logical_not(x, out=out)


for _truth in (
    less,
    less_equal,
    greater,
    greater_equal,
    equal,
    not_equal,
    logical_and,
    logical_or,
    logical_xor,
    logical_not,
):
    _truth.without_gradient()
