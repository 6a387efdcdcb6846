"""Random arrays from (seed, purpose, counter); the counter is a Value that changes from run to run."""

from __future__ import annotations

from math import prod

from wlnet.tensor import dtype as rule
from wlnet.tensor.op import op
from wlnet.tensor.random import fill_normal, fill_uniform, stream
from wlnet.tensor.shape import ShapeError, spelled


def _drawn(counter, *, shape, **params):
    if counter != ():
        raise ShapeError(f"takes one number as counter, not {spelled(counter)}")
    return tuple(shape)


def _sampled(counter, *, dtype, **params):
    if counter not in rule.INTEGERS:
        raise rule.DtypeError(f"takes an integer counter, not {counter}")
    if dtype not in ("Real32", "Real64"):
        raise rule.DtypeError(f"draws Real32 or Real64, not {dtype}; cast the result")
    return dtype, ("Integer64",)


def _halves(counter, *, shape, dtype, **params):
    return [(((prod(shape) + 1) // 2,), dtype)] * 2


@op(shape=_drawn, dtype=_sampled, straight=False)
def uniform(xp, counter, out, *, seed, purpose, shape, dtype="Real32"):
    """Independent numbers in 0 <= u < 1."""
    fill_uniform(stream(seed, purpose, int(counter)), out)


@op(shape=_drawn, dtype=_sampled, scratch=_halves, straight=False)
def normal(xp, counter, out, scratch, *, seed, purpose, shape, dtype="Real32"):
    """Independent standard normal numbers."""
    fill_normal(stream(seed, purpose, int(counter)), out, *scratch)


@op(shape=_drawn, dtype=_sampled, straight=False)
def dropout_mask(xp, counter, out, *, seed, purpose, shape, rate, dtype="Real32"):
    """0 with probability `rate`, else 1 / (1 - rate), independently; mean 1."""
    fill_uniform(stream(seed, purpose, int(counter)), out)
    xp.greater_equal(out, rate, out=out)
    xp.multiply(out, 1 / (1 - rate) if rate < 1 else 0, out=out)


for _source in (uniform, normal, dropout_mask):
    _source.without_gradient()
