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


def _drawn_with(counter, *parameters, shape, **params):
    if counter != () or any(one != tuple(shape) for one in parameters):
        raise ShapeError(f"takes one counter, and parameters of shape {spelled(shape)}")
    return tuple(shape)


def _sampled_with(counter, *parameters, dtype, **params):
    found, _ = _sampled(counter, dtype=dtype)
    return found, ("Integer64", *(dtype,) * len(parameters))


# The draws that NumPy makes for arrays of parameters.
DRAWS = {
    "gamma": lambda generator, shape: generator.standard_gamma(shape),
    "poisson": lambda generator, mean: generator.poisson(mean),
    "bernoulli": lambda generator, p: generator.random(p.shape) < p,
    "binomial": lambda generator, n, p: generator.binomial(n.round().astype(int), p),
    "negative_binomial": lambda generator, n, p: generator.negative_binomial(n, p),
    "integers": lambda generator, low, high: low + (generator.random(low.shape) * (high - low + 1) // 1),
}


@op(shape=_drawn_with, dtype=_sampled_with, straight=False)
def drawn(xp, counter, *parameters, out, kind, seed, purpose, shape, dtype="Real32"):
    """Independent numbers of a distribution of DRAWS, whose parameters are arrays."""
    xp.copyto(out, DRAWS[kind](stream(seed, purpose, int(counter)), *parameters), casting="unsafe")


for _source in (uniform, normal, dropout_mask, drawn):
    _source.without_gradient()
