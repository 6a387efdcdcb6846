"""Functions from outside of the engine, as an op: they are called with arrays while a program runs.

What such a function computes is nobody's business here; neither the planner nor a tuned kernel looks inside.
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.tensor.op import op


class Foreign:
    """A function of arrays and what it takes to differentiate it.

    forward     arrays -> array (or what NumPy makes one of)
    backward    the Foreign of (*arrays, gradient, result) -> gradient by the first array, or an exception
                that says why there is none

    Two are equal where `key` is: a program is made once for both.
    """

    def __init__(self, forward: Callable, backward: Foreign | Exception, key):
        self.forward, self.backward, self.key = forward, backward, key

    def __eq__(self, other) -> bool:
        return isinstance(other, Foreign) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __repr__(self) -> str:
        return getattr(self.forward, "__name__", "function")


def _shape(*shapes, function, shape):
    return shape


def _dtype(*dtypes, function, shape):
    return dtypes[0], dtypes


@op(shape=_shape, dtype=_dtype, straight=False)
def foreign(xp, *arrays, out, function, shape):
    """What a Foreign gives for arrays: an array of the dimensions `shape` and of the dtype of the first."""
    out[...] = function.forward(*(x.copy() for x in arrays))


@foreign.vjp
def foreign_vjp(grad, result, *inputs, function, shape):
    """Only the first argument has a gradient."""
    if isinstance(function.backward, Exception):
        raise function.backward
    first = inputs[0]
    given = foreign(first, grad, result, function=function.backward, shape=first.shape)
    return (given, *(None,) * (len(inputs) - 1))
