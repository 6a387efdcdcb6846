"""Recurrent cells over whole sequences: one op for all steps, one for all steps back.

Time comes first: (T, B, ...). What enters from outside is known for all steps at once, so it is one product
before the loop; inside there is one product a step, of the state with the weights of all gates.

A cell has n units and k gates, in the order of CELLS:

    basic    s' = u tanh(p + z)                                             z = (keep s) . W^T
    gated    i = sigma(p_i + z_i), r = sigma(p_r + z_r), m = tanh(p_m + r z_m), s' = (1 - i) u m + i s
    lstm     i, o, f = sigma(p + z), m = tanh(p_m + z_m), c' = f c + u i m, s' = o tanh(c')

keep (B, n) and u (T, B, n) are masks of dropout. Where alive (T, B, 1) is 0 the state stays as it is. Of
these three those are arguments that `given` names, in the order of MASKS; the others are 1. They are
constants: nothing flows to them.
Sources: Elman 1990; Chung et al. 2014 with the reset after the product; Hochreiter and Schmidhuber 1997.
"""

from __future__ import annotations

from typing import NamedTuple

from wlnet.tensor import dtype as rule
from wlnet.tensor.op import op
from wlnet.tensor.ops import elementwise as el
from wlnet.tensor.ops.movement import inlay, join, part, permute, transpose
from wlnet.tensor.shape import ShapeError, spelled


class Cell(NamedTuple):
    """gates    how many, each of n units
    kept     arrays of n units that a step keeps for the way back, behind its state
    """

    gates: int
    kept: int


# What is kept: basic m; gated i, r, m and z_m; lstm i, o, f, m and c.
CELLS = {"basic": Cell(1, 1), "gated": Cell(3, 4), "lstm": Cell(4, 5)}


MASKS = ("alive", "keep", "update")


def _checked(p, w, s0, c0, masks, cell, given):
    n, gates = w[1], CELLS[cell].gates
    steps, batch = p[:2]
    of_masks = {"alive": (steps, batch, 1), "keep": (batch, n), "update": (steps, batch, n)}
    wanted = (
        (steps, batch, gates * n),
        (gates * n, n),
        (batch, n),
        (batch, n),
        *(of_masks[m] for m in given),
    )
    found = (p, w, s0, c0, *masks)
    if found != wanted:
        raise ShapeError(
            f"({cell}) takes {', '.join(map(spelled, wanted))}, not {', '.join(map(spelled, found))}"
        )
    return n


def _forward_shape(p, w, s0, c0, *masks, cell, given):
    n = _checked(p, w, s0, c0, masks, cell, given)
    return (*p[:2], n * (1 + CELLS[cell].kept))


def _named(given, masks) -> list:
    """alive, keep and update; None for what is 1."""
    named = dict(zip(given, masks, strict=True))
    return [named.get(name) for name in MASKS]


def _masked(x, mask):
    return x if mask is None else x * mask


def _at(mask, t):
    return None if mask is None else mask[t]


@op(shape=_forward_shape, dtype=rule.real, straight=False)
def recur(xp, p, w, s0, c0, *masks, out, cell, given=()):
    """All steps of a cell: for each the new state, and behind it what the way back needs.

    p    (T, B, k n)     what enters the gates from outside, biases too
    w    (k n, n)        weights of the state
    s0, c0    (B, n)     state and cell state at first; c0 is used by lstm only
    """
    n = w.shape[1]
    alive, keep, update = _named(given, masks)
    state, memory, weights = s0, c0, w.T
    for t in range(len(p)):
        z = xp.matmul(_masked(state, keep), weights)
        new, memory, saved = _step(cell, xp, p[t], z, state, memory, _at(update, t), n)
        here = out[t]
        xp.copyto(here[:, :n], _living(alive, t, new, state))
        for place, one in enumerate(saved, start=1):
            xp.copyto(here[:, place * n : (place + 1) * n], one)
        state = here[:, :n]
        if cell == "lstm":
            last = here[:, -n:]
            xp.copyto(last, _living(alive, t, memory, c0 if t == 0 else out[t - 1][:, -n:]))
            memory = last


def _living(alive, t, new, old):
    """The new value of those that are alive, the old one of the others."""
    return new if alive is None else alive[t] * new + (1 - alive[t]) * old


def _step(cell, xp, p, z, state, memory, update, n):
    """(new state, new cell state, what is kept) of one step, for those that are alive."""
    if cell == "basic":
        m = xp.tanh(p + z)
        return _masked(m, update), memory, (m,)
    if cell == "gated":
        gates = _sigmoid(xp, p[:, : 2 * n] + z[:, : 2 * n])
        i, r, q = gates[:, :n], gates[:, n:], z[:, 2 * n :]
        m = xp.tanh(p[:, 2 * n :] + r * q)
        return _masked((1 - i) * m, update) + i * state, memory, (i, r, m, q)
    a = p + z
    gates, m = _sigmoid(xp, a[:, : 3 * n]), xp.tanh(a[:, 3 * n :])
    i, o, f = gates[:, :n], gates[:, n : 2 * n], gates[:, 2 * n :]
    memory = f * memory + _masked(i * m, update)
    return o * xp.tanh(memory), memory, (i, o, f, m, memory)


def _sigmoid(xp, x):
    """1/(1 + exp(-x)) with no overflow."""
    return 0.5 * (1 + xp.tanh(0.5 * x))


@recur.vjp
def recur_vjp(grad, result, p, w, s0, c0, *masks, cell, given):
    n, steps = w.shape[1], p.shape[0]
    of_state = _of_state_alone(grad, n)
    known = grad if of_state is None else of_state
    back = recur_back(known, result, w, s0, c0, *masks, cell=cell, given=given)
    slopes, ends = part(back, 0, steps), back[steps]
    inner = [slopes]  # of what the product z enters: for m of gated that is r z_m
    if cell == "gated":
        through = _block(slopes, 2, n) * _block(result, 2, n)
        inner = [part(slopes, 0, 2 * n, 2), through if of_state is not None else through + _block(grad, 4, n)]
    keep = _named(given, masks)[1]
    of_w = [_of_weights(one, _block(result, 0, n), s0, keep) for one in inner]
    of_c0 = part(ends, n, n, 1) if cell == "lstm" else None
    of_masks = (None,) * len(masks)
    return slopes, join(*of_w) if len(of_w) > 1 else of_w[0], part(ends, 0, n, 1), of_c0, *of_masks


def _of_state_alone(grad, n):
    """The gradient by the states, if nothing flows to what is kept beside them; else None."""
    node = grad.node
    if node is None or node.op is not inlay or node.params["fill"] != 0:
        return None
    (inside,) = node.inputs
    whole = inside.shape == (*grad.shape[:2], n) and node.params["starts"] == (0, 0, 0)
    return inside if whole and node.params["steps"] == (1, 1, 1) else None


def _of_weights(slopes, states, s0, keep):
    """The gradient by weights: of all steps but the first at once, and of the first."""
    steps = slopes.shape[0]
    found = transpose(slopes[0]) @ _masked(s0, keep)
    if steps == 1:
        return found
    later = part(slopes, 1, steps - 1).reshape((-1, slopes.shape[2]))
    before = _masked(part(states, 0, steps - 1), keep).reshape((-1, s0.shape[1]))
    return transpose(later) @ before + found


def _block(x, number, n):
    """Array `number` of n units out of the last axis."""
    return part(x, number * n, n, len(x.shape) - 1)


def _back_shape(grad, result, w, s0, c0, *masks, cell, given):
    n = _checked((*grad[:2], w[0]), w, s0, c0, masks, cell, given)
    whole = (*grad[:2], n * (1 + CELLS[cell].kept))
    if grad not in (whole, (*grad[:2], n)) or result != whole:
        raise ShapeError(f"({cell}) takes {spelled(whole)} twice, not {spelled(grad)} and {spelled(result)}")
    return (grad[0] + 1, grad[1], w[0])


class _Arrays:
    """The few words that steps back are written in, on arrays."""

    def __init__(self, xp):
        self.tanh, self.join = xp.tanh, lambda *pieces: xp.concatenate(pieces, axis=1)


class _Values:
    tanh = staticmethod(el.tanh)

    @staticmethod
    def join(*pieces):
        return join(*pieces, axis=1)


@op(shape=_back_shape, dtype=rule.real, straight=False)
def recur_back(xp, grad, result, w, s0, c0, *masks, out, cell, given=()):
    """All steps back: the gradient by p in (T, B, k n), and behind it, in the first 2 n columns of one more
    step, that by s0 and c0; the others hold zeros, and those of c0 where there is none.

    grad      of `recur`, or of the states alone: (T, B, n)
    result    of `recur`
    """
    n = w.shape[1]
    xp.copyto(out[-1], 0)
    back = _back(cell, _Arrays(xp), grad, result, w, s0, c0, *_named(given, masks))
    for t, one in enumerate(back[0]):
        xp.copyto(out[t], one)
    xp.copyto(out[-1][:, :n], back[1])
    if cell == "lstm":
        xp.copyto(out[-1][:, n : 2 * n], back[2])


@recur_back.defined
def recur_back_defined(grad, result, w, s0, c0, *masks, cell, given):
    slopes, of_s0, of_c0 = _back(cell, _Values, grad, result, w, s0, c0, *_named(given, masks))
    if cell == "lstm":
        ends = join(of_s0, of_c0, of_s0 * 0, of_s0 * 0, axis=1)
    else:
        ends = join(of_s0, *[of_s0 * 0] * (CELLS[cell].gates - 1), axis=1)
    return join(*(one.reshape((1, *one.shape)) for one in (*slopes, ends)))


def _back(cell, words, grad, result, w, s0, c0, alive, keep, update):
    """(gradients by p of each step, gradient by s0, by c0), on arrays or on Values."""
    n, steps = w.shape[1], grad.shape[0]
    of_state = of_memory = 0 * s0
    slopes = [None] * steps
    kept = CELLS[cell].kept
    for t in range(steps - 1, -1, -1):
        g = [grad[t, :, k * n : (k + 1) * n] for k in range(1 + kept)] if grad.shape[2] > n else [grad[t]]
        g += [0] * (1 + kept - len(g))
        own = [result[t, :, k * n : (k + 1) * n] for k in range(1 + kept)]
        before = s0 if t == 0 else result[t - 1, :, :n]
        of_state, u, a = of_state + g[0], _at(update, t), _at(alive, t)
        living = _masked(of_state, a)
        if cell == "basic":
            (m,) = own[1:]
            slope = inner = (_masked(living, u) + g[1]) * (1 - m * m)
            direct = None
        elif cell == "gated":
            i, r, m, q = own[1:]
            of_i = (living * (before - _masked(m, u)) + g[1]) * i * (1 - i)
            of_m = (_masked(living * (1 - i), u) + g[3]) * (1 - m * m)
            of_r = (of_m * q + g[2]) * r * (1 - r)
            slope, inner = words.join(of_i, of_r, of_m), words.join(of_i, of_r, of_m * r + g[4])
            direct = living * i
        else:
            i, o, f, m, c = own[1:]
            old = c0 if t == 0 else result[t - 1, :, 5 * n :]
            top = words.tanh(c)
            of_memory = of_memory + g[5]
            inside = _masked(of_memory, a) + living * o * (1 - top * top)
            slope = inner = words.join(
                (_masked(inside * m, u) + g[1]) * i * (1 - i),
                (living * top + g[2]) * o * (1 - o),
                (inside * old + g[3]) * f * (1 - f),
                (_masked(inside * i, u) + g[4]) * (1 - m * m),
            )
            of_memory = inside * f if a is None else of_memory * (1 - a) + inside * f
            direct = None
        through = _masked(inner @ w, keep)
        through = through if direct is None else through + direct
        of_state = through if a is None else of_state * (1 - a) + through
        slopes[t] = slope
    return slopes, of_state, of_memory


def time_first(x):
    """(B, T, ...) to (T, B, ...), and back."""
    return permute(x, order=(1, 0, *range(2, len(x.shape))))
