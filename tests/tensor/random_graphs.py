"""Random graphs for property tests: functions of arguments and states made of many kinds of ops."""

from __future__ import annotations

import numpy as np

from wlnet.tensor.compile import Spec, compiled
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.elementwise import maximum, minus, plus, sigmoid, softplus, tanh, times, where
from wlnet.tensor.ops.movement import broadcast_to, join, pad, part, permute, reverse
from wlnet.tensor.ops.reduction import log_softmax, max_, softmax, total
from wlnet.tensor.shape import ShapeError

SHAPES = [(4, 3), (3, 4), (12,), (4, 1), (3,), (), (2, 2, 3), (1, 3), (8, 4), (2, 0)]


def random_function(rng: np.random.Generator, size: int):
    """(function, argument specs, state specs): `size` random nodes, random outputs and updates."""
    arguments = {f"x{i}": Spec(_pick(rng, SHAPES), "Real64") for i in range(rng.integers(1, 4))}
    states = {f"s{i}": Spec(_pick(rng, SHAPES), "Real64") for i in range(rng.integers(0, 4))}
    seed = int(rng.integers(2**32))

    def function(values):
        choice = np.random.default_rng(seed)
        pool = list(values.values())
        while len(pool) < size + len(values):
            made = _step(choice, pool)
            if made is not None:
                pool.append(made)
        outputs = {f"y{i}": _pick(choice, pool) for i in range(choice.integers(1, 4))}
        updates = {}
        for name, spec in states.items():
            fitting = [v for v in pool if v.shape == spec.shape]
            if choice.random() < 0.8:
                updates[name] = _pick(choice, fitting[-4:])
        return outputs, updates

    return function, arguments, states


def random_program(seed: int, size: int = 25):
    """A program of random nodes in Real32, its arguments and states filled at random."""
    random = np.random.default_rng(seed)
    function, arguments, states = random_function(random, size)
    specs = [{n: Spec(s.shape) for n, s in some.items()} for some in (arguments, states)]
    made = compiled(function, *specs)
    for array in (*made.arguments.values(), *made.states.values()):
        array[...] = random.standard_normal(array.shape)
    return made


def _pick(rng, items):
    return items[rng.integers(len(items))]


def _step(rng, pool):
    """One more Value, or None where the choice does not fit."""
    x, y = (_pick(rng, pool if rng.random() < 0.4 else pool[-4:]) for _ in range(2))
    try:
        return _pick(rng, MAKERS)(rng, x, y)
    except ShapeError:
        return None


def _reshaped(rng, x, y):
    return x.reshape(y.shape)


def _cut(rng, x, y):
    axis = int(rng.integers(max(x.rank, 1)))
    start = int(rng.integers(x.shape[axis])) if x.rank and x.shape[axis] else 0
    return part(x, start, int(rng.integers(x.shape[axis] - start + 1)), axis) if x.rank else None


def _joined(rng, x, y):
    axis = int(rng.integers(max(x.rank, 1)))
    return join(x, y, x, axis=axis) if x.rank and np.prod(x.shape) < 100 else None


MAKERS = [
    lambda rng, x, y: plus(x, y),
    lambda rng, x, y: minus(x, y),
    lambda rng, x, y: times(x, y * 0.5),
    lambda rng, x, y: maximum(x, y),
    lambda rng, x, y: where(x < y, x, y),
    lambda rng, x, y: tanh(x),
    lambda rng, x, y: sigmoid(x),
    lambda rng, x, y: softplus(x),
    lambda rng, x, y: dot(x, y) if x.rank > 1 < y.rank else None,
    lambda rng, x, y: dot(x, y.T) if x.rank > 1 < y.rank else None,
    lambda rng, x, y: dot(x.T, y) if x.rank > 1 < y.rank else None,
    _reshaped,
    lambda rng, x, y: permute(x, order=tuple(int(a) for a in rng.permutation(x.rank))),
    _cut,
    lambda rng, x, y: reverse(x, int(rng.integers(x.rank))) if x.rank else None,
    lambda rng, x, y: broadcast_to(x, shape=y.shape),
    _joined,
    lambda rng, x, y: pad(x, [(1, 0)] * x.rank) if np.prod(x.shape) < 50 else None,
    lambda rng, x, y: total(x, axis=int(rng.integers(x.rank)) if x.rank else None) * 0.3,
    lambda rng, x, y: max_(x, axis=-1) if x.rank and 0 not in x.shape else None,
    lambda rng, x, y: softmax(x) if x.rank and 0 not in x.shape else None,
    lambda rng, x, y: log_softmax(x, axis=0) if x.rank and 0 not in x.shape else None,
]
