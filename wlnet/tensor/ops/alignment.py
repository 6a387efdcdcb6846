"""Sums over all alignments of a short sequence with a longer one (connectionist temporal classification).

There are S states in a row, which the T steps go through without going back: a step stays at a state, moves
to the next one, or, where `skip` allows it, to the one after that. All is in logarithms; LOWEST stands for
that of zero. Source: Graves et al. 2006.
"""

from __future__ import annotations

import numpy as np

from wlnet.tensor.op import op
from wlnet.tensor.ops import comparison as cm
from wlnet.tensor.ops import elementwise as el
from wlnet.tensor.ops.movement import join, part
from wlnet.tensor.shape import ShapeError, spelled

LOWEST = -1e30


def _checked(scores, skip, ends, alive):
    batch, steps, states = scores
    if (skip, ends, alive) != ((batch, states), (batch, states), (batch, steps)) or states < 2:
        facts = ", ".join(map(spelled, (skip, ends, alive)))
        raise ShapeError(f"takes (B, T, S), (B, S), (B, S) and (B, T), not {spelled(scores)}, {facts}")
    return batch


def _dtypes(scores, *others):
    return scores, (scores, "Boolean", "Boolean", "Boolean")


class _Arrays:
    """The few words that the recursions are written in, on arrays."""

    def __init__(self, xp):
        self.exp, self.where, self.both = xp.exp, xp.where, xp.logaddexp
        self._xp = xp

    def moved(self, x, by: int):
        """The states one after another, moved by 1 or 2 to the right or to the left."""
        gap = self._xp.full_like(x[:, : abs(by)], LOWEST)
        pieces = (gap, x[:, :-by]) if by > 0 else (x[:, -by:], gap)
        return self._xp.concatenate(pieces, axis=1)


class _Values:
    exp, where = staticmethod(el.exp), staticmethod(el.where)

    @staticmethod
    def both(a, b):
        """log(exp(a) + exp(b)), in a form whose gradients are right where a = b, too."""
        return el.where(cm.greater(a, b), a + el.softplus(b - a), b + el.softplus(a - b))

    @staticmethod
    def moved(x, by: int):
        count = x.shape[1] - abs(by)
        gap = el.where(cm.equal(x[:, : abs(by)], x[:, : abs(by)]), LOWEST, x[:, : abs(by)])
        kept = part(x, 0 if by > 0 else -by, count, 1)
        return join(gap, kept, axis=1) if by > 0 else join(kept, gap, axis=1)


def _forward(words, scores, skip, alive) -> list:
    """For each step the logarithm of the sum over all ways to each state, (B, S)."""
    first = scores[:, 0]
    ways = [words.where(_begins(first), first, LOWEST)]
    for t in range(1, scores.shape[1]):
        old = ways[-1]
        come = words.both(old, words.moved(old, 1))
        come = words.both(come, words.where(skip, words.moved(old, 2), LOWEST))
        ways.append(words.where(alive[:, t : t + 1], scores[:, t] + come, old))
    return ways


def _begins(first):
    """The first two states, (1, S)."""
    return np.arange(first.shape[1])[None, :] < 2


def _backward(words, scores, skip, ends, alive) -> list:
    """For each step the logarithm of the sum over all ways on from each state to an end."""
    low = words.where(ends, 0 * scores[:, 0], LOWEST)
    ways = [low]
    for t in range(scores.shape[1] - 1, 0, -1):
        after = ways[-1] + scores[:, t]
        leave = words.both(after, words.moved(after, -1))
        leave = words.both(leave, words.moved(words.where(skip, after, LOWEST), -2))
        ways.append(words.where(alive[:, t : t + 1], leave, low))
    return ways[::-1]


def _shape_of_sum(scores, skip, ends, alive):
    return (_checked(scores, skip, ends, alive),)


def _shape_of_slopes(scores, skip, ends, alive):
    return _checked(scores, skip, ends, alive) and scores


@op(shape=_shape_of_sum, dtype=_dtypes, straight=False)
def alignments(xp, scores, skip, ends, alive, out):
    """The logarithm of the sum over all ways through the states of the product of their scores: (B,).

    scores    (B, T, S) logarithms
    skip      (B, S) Booleans: the state may be reached from the one before the last
    ends      (B, S) Booleans: where a way may end
    alive     (B, T) Booleans: the steps of each example; the first ones
    """
    last = _forward(_Arrays(xp), scores, skip, alive)[-1]
    xp.copyto(out, xp.logaddexp.reduce(xp.where(ends, last, LOWEST), axis=1))


@alignments.vjp
def alignments_vjp(grad, result, scores, skip, ends, alive):
    return grad.reshape((-1, 1, 1)) * occupations(scores, skip, ends, alive), None, None, None


@op(shape=_shape_of_slopes, dtype=_dtypes, straight=False)
def occupations(xp, scores, skip, ends, alive, out):
    """The probability of each state at each step, over all ways: the gradient of `alignments`."""
    for t, one in enumerate(_occupied(_Arrays(xp), scores, skip, ends, alive)):
        xp.copyto(out[:, t], one)


@occupations.defined
def occupations_defined(scores, skip, ends, alive):
    steps = _occupied(_Values, scores, skip, ends, alive)
    return join(*(one.reshape((one.shape[0], 1, one.shape[1])) for one in steps), axis=1)


def _occupied(words, scores, skip, ends, alive) -> list:
    before = _forward(words, scores, skip, alive)
    after = _backward(words, scores, skip, ends, alive)
    whole = before[-1] + words.where(ends, 0 * before[-1], LOWEST)
    total = whole[:, :1]
    for state in range(1, whole.shape[1]):
        total = words.both(total, whole[:, state : state + 1])
    found = []
    for t, (a, b) in enumerate(zip(before, after, strict=True)):
        found.append(words.where(alive[:, t : t + 1], words.exp(a + b - total), 0 * a))
    return found
