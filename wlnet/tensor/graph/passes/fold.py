"""Constants and identities: what can be known without running."""

from __future__ import annotations

from math import prod

import numpy as np

from wlnet.tensor.dtype import NUMPY, is_real
from wlnet.tensor.graph.graph import Value, constant
from wlnet.tensor.graph.rewrite import Rules
from wlnet.tensor.ops.elementwise import (
    cast,
    divide,
    masked,
    minus,
    negate,
    plus,
    power,
    reciprocal,
    sqrt,
    square,
    times,
    where,
)
from wlnet.tensor.ops.movement import broadcast_to, cut, inlay, permute, reshape
from wlnet.tensor.ops.reduction import total
from wlnet.tensor.shape import broadcast
from wlnet.tensor.words import WORDS

FOLD = Rules("fold")


def fits(x: Value, node) -> bool:
    """x can stand for the node's output as it is."""
    return x.shape == node.output.shape and x.dtype == node.output.dtype


def fitting(x: Value, node) -> Value | None:
    return x if fits(x, node) else None


def source(value: Value, op) -> Value | None:
    """The argument of the node that made `value`, if it is one of `op`."""
    return value.node.inputs[0] if value.node is not None and value.node.op is op else None


def number(value: Value):
    """The value of a known single number, else None."""
    return value.constant.item() if value.constant is not None and value.constant.size == 1 else None


@FOLD.rule(plus)
def plus_zero(node):
    """x + 0 is x."""
    x, y = node.inputs
    return fitting(x, node) if y.is_constant(0) else fitting(y, node) if x.is_constant(0) else None


@FOLD.rule(minus)
def minus_zero(node):
    """x - 0 is x; 0 - x is -x."""
    x, y = node.inputs
    if y.is_constant(0):
        return fitting(x, node)
    return negate(y) if x.is_constant(0) and fits(y, node) else None


@FOLD.rule(times)
def times_one(node):
    """x 1 is x; x (-1) is -x."""
    for x, y in (node.inputs, node.inputs[::-1]):
        if fits(x, node) and y.is_constant(1):
            return x
        if fits(x, node) and y.is_constant(-1):
            return negate(x)
    return None


@FOLD.rule(divide)
def divide_one(node):
    """x / 1 is x; 1 / x is the reciprocal."""
    x, y = node.inputs
    if y.is_constant(1):
        return fitting(x, node)
    return reciprocal(y) if x.is_constant(1) and fits(y, node) else None


@FOLD.rule(power)
def power_known(node):
    """Exponents 1, 2, 1/2 and -1 have ops of their own."""
    x, y = node.inputs
    if not fits(x, node):
        return None
    if y.is_constant(1):
        return x
    if y.is_constant(2):
        return square(x)
    if is_real(x.dtype) and y.is_constant(0.5):
        return sqrt(x)
    return reciprocal(x) if is_real(x.dtype) and y.is_constant(-1) else None


@FOLD.rule(times)
def times_itself(node):
    """x x is the square."""
    x, y = node.inputs
    return square(x) if x is y else None


@FOLD.rule(times)
def factors_together(node):
    """(x a) b is x (a b) for known numbers a, b."""
    for x, y in (node.inputs, node.inputs[::-1]):
        if number(y) is None or x.node is None or x.node.op is not times or not is_real(x.dtype):
            continue
        for u, v in (x.node.inputs, x.node.inputs[::-1]):
            if number(v) is not None and number(u) is None:
                return times(u, times(v, y))
    return None


@FOLD.rule(negate)
def negate_twice(node):
    """-(-x) is x; -(x a) is x (-a) for a known number a; -(x - y) is y - x."""
    (x,) = node.inputs
    if x.node is None:
        return None
    if x.node.op is negate:
        return x.node.inputs[0]
    if x.node.op is minus:
        return minus(*x.node.inputs[::-1])
    if x.node.op is times:
        for u, v in (x.node.inputs, x.node.inputs[::-1]):
            if number(v) is not None:
                return times(u, negate(v))
    return None


@FOLD.rule(plus, minus)
def signs(node):
    """x + (-y) is x - y; x - (-y) is x + y."""
    x, y = node.inputs
    other = minus if node.op is plus else plus
    if source(y, negate) is not None:
        return other(x, source(y, negate))
    return minus(y, source(x, negate)) if node.op is plus and source(x, negate) is not None else None


@FOLD.rule(times)
def sign_of_product(node):
    """(-x) y is -(x y), whose sign may find a place."""
    x, y = node.inputs
    for u, v in ((x, y), (y, x)):
        if source(u, negate) is not None and number(v) is not None:
            return times(source(u, negate), negate(v))
    return None


@FOLD.rule(where)
def where_zero(node):
    """where(c, x, 0) is a mask."""
    condition, x, y = node.inputs
    if y.is_constant(0) and broadcast(condition.shape, x.shape) == node.output.shape:
        return masked(condition, x)
    return None


@FOLD.rule(cast)
def cast_same(node):
    """A cast to the own type is nothing."""
    return fitting(node.inputs[0], node)


@FOLD.rule(reshape, broadcast_to, permute, cut, inlay)
def movement_nowhere(node):
    """A movement that leaves all in place is nothing."""
    (x,) = node.inputs
    if node.op is permute:
        stays = node.params["order"] == tuple(range(x.rank))
    else:
        stays = all(step > 0 for step in node.params.get("steps", ()))
    return fitting(x, node) if stays else None


@FOLD.rule(reshape)
def reshape_twice(node):
    """Only the last of two shapes counts."""
    inner = source(node.inputs[0], reshape)
    return None if inner is None else reshape(inner, shape=node.output.shape)


@FOLD.rule(reshape)
def reshape_constant(node):
    """One number in any shape is that number, stretched."""
    inner = source(node.inputs[0], broadcast_to)
    if inner is not None and prod(inner.shape) == 1:
        return broadcast_to(reshape(inner, shape=()), shape=node.output.shape)
    return None


@FOLD.rule(broadcast_to)
def broadcast_twice(node):
    """Only the last of two shapes counts."""
    inner = source(node.inputs[0], broadcast_to)
    return None if inner is None else broadcast_to(inner, shape=node.output.shape)


@FOLD.rule(permute)
def permute_twice(node):
    """Two permutations are one."""
    inner = source(node.inputs[0], permute)
    if inner is None:
        return None
    first, second = node.inputs[0].node.params["order"], node.params["order"]
    return permute(inner, order=tuple(first[a] for a in second))


@FOLD.rule(permute)
def permute_singles(node):
    """Moving axes of size 1 only is a reshape."""
    (x,) = node.inputs
    moving = [a for a in node.params["order"] if x.shape[a] != 1]
    return reshape(x, shape=node.output.shape) if moving == sorted(moving) else None


@FOLD.rule(total)
def total_of_single(node):
    """A sum over axes of size 1 is a reshape."""
    (x,) = node.inputs
    return reshape(x, shape=node.output.shape) if prod(x.shape) == prod(node.output.shape) != 0 else None


@FOLD.rule()
def stretched_argument(node):
    """An elementwise op stretches its arguments itself."""
    if not node.op.elementwise:
        return None
    inner = [source(v, broadcast_to) for v in node.inputs]
    if all(v is None for v in inner):
        return None
    inputs = [v if u is None else u for u, v in zip(inner, node.inputs, strict=True)]
    if broadcast(*(v.shape for v in inputs)) == node.output.shape:
        return node.op(*inputs, **node.params)
    for i, old in enumerate(node.inputs):
        trial = [*node.inputs[:i], inputs[i], *node.inputs[i + 1 :]]
        if inputs[i] is not old and broadcast(*(v.shape for v in trial)) == node.output.shape:
            return node.op(*trial, **node.params)
    return broadcast_to(node.op(*inputs, **node.params), shape=node.output.shape)


@FOLD.rule()
def known_result(node):
    """An op on constants is a constant, as long as that is not larger than they are."""
    if len(node.outputs) > 1 or not node.inputs or any(v.constant is None for v in node.inputs):
        return None
    value = node.output
    if prod(value.shape) > max(v.constant.size for v in node.inputs):
        return None
    return constant(computed(node), value.dtype)


def computed(node) -> np.ndarray:
    """The result of a node on constants, by its plain kernel."""
    out = np.empty(node.output.shape, NUMPY[node.output.dtype])
    specs = [v.shape for v in node.inputs], [v.dtype for v in node.inputs]
    scratch = tuple(np.empty(shape, NUMPY[dtype]) for shape, dtype in node.op.scratch(*specs, node.params))
    extra = {"scratch": scratch} if scratch else {}
    with np.errstate(all="ignore"):
        node.op.kernel(WORDS, *(v.constant for v in node.inputs), out=out, **extra, **node.params)
    return out
