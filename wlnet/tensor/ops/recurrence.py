"""Recurrent cells over whole sequences: one op for all steps, one for all steps back.

Time comes first: (T, B, ...). What enters from outside is known for all steps at once, so it is one product
before the loop; inside there is one product a step, of the state with the weights of all gates.

A cell has n units and k gates, in the order of CELLS:

    basic    s' = u tanh(p + z)                                             z = (keep s) . W^T
    gated    i = sigma(p_i + z_i), r = sigma(p_r + z_r), m = tanh(p_m + r z_m), s' = (1 - i) u m + i s
    lstm     i, o, f = sigma(p + z), m = tanh(p_m + z_m), c' = f c + u i m, s' = o tanh(c')

keep (B, n) and u (T, B, n) are masks of dropout, or ones. Where `alive` is 0 the state stays as it is. These
three are constants: nothing flows to them.
Sources: Elman 1990; Chung et al. 2014 with the reset after the product; Hochreiter and Schmidhuber 1997.
"""

from __future__ import annotations

from typing import NamedTuple

from wlnet.tensor import dtype as rule
from wlnet.tensor.op import op
from wlnet.tensor.ops import elementwise as el
from wlnet.tensor.ops.movement import join, part, permute, transpose
from wlnet.tensor.shape import ShapeError, spelled


class Cell(NamedTuple):
    """gates    how many, each of n units
    kept     arrays of n units that a step keeps for the way back, behind its state
    """

    gates: int
    kept: int


# What is kept: basic m; gated i, r, m and z_m; lstm i, o, f, m and c.
CELLS = {"basic": Cell(1, 1), "gated": Cell(3, 4), "lstm": Cell(4, 5)}


def _checked(p, w, s0, c0, alive, keep, update, cell):
    n, gates = w[1], CELLS[cell].gates
    steps, batch = p[:2]
    wanted = (
        (steps, batch, gates * n),
        (gates * n, n),
        (batch, n),
        (batch, n),
        (steps, batch, 1),
        (batch, n),
        (steps, batch, n),
    )
    given = (p, w, s0, c0, alive, keep, update)
    if given != wanted:
        raise ShapeError(
            f"({cell}) takes {', '.join(map(spelled, wanted))}, not {', '.join(map(spelled, given))}"
        )
    return n


def _forward_shape(p, w, s0, c0, alive, keep, update, *, cell):
    n = _checked(p, w, s0, c0, alive, keep, update, cell)
    return (*p[:2], n * (1 + CELLS[cell].kept))


@op(shape=_forward_shape, dtype=rule.real, straight=False)
def recur(xp, p, w, s0, c0, alive, keep, update, out, *, cell):
    """All steps of a cell: for each the new state, and behind it what the way back needs.

    p    (T, B, k n)     what enters the gates from outside, biases too
    w    (k n, n)        weights of the state
    s0, c0    (B, n)     state and cell state at first; c0 is used by lstm only
    """
    n = w.shape[1]
    state, memory, weights = s0, c0, w.T
    for t in range(len(p)):
        z = xp.matmul(state * keep, weights)
        new, memory, saved = _step(cell, xp, p[t], z, state, memory, update[t], n)
        here = out[t]
        xp.copyto(here[:, :n], alive[t] * new + (1 - alive[t]) * state)
        for place, one in enumerate(saved, start=1):
            xp.copyto(here[:, place * n : (place + 1) * n], one)
        state = here[:, :n]
        if cell == "lstm":
            last = here[:, -n:]
            xp.copyto(last, alive[t] * memory + (1 - alive[t]) * (c0 if t == 0 else out[t - 1][:, -n:]))
            memory = last


def _step(cell, xp, p, z, state, memory, update, n):
    """(new state, new cell state, what is kept) of one step, for those that are alive."""
    if cell == "basic":
        m = xp.tanh(p + z)
        return m * update, memory, (m,)
    if cell == "gated":
        gates = _sigmoid(xp, p[:, : 2 * n] + z[:, : 2 * n])
        i, r, q = gates[:, :n], gates[:, n:], z[:, 2 * n :]
        m = xp.tanh(p[:, 2 * n :] + r * q)
        return (1 - i) * m * update + i * state, memory, (i, r, m, q)
    a = p + z
    gates, m = _sigmoid(xp, a[:, : 3 * n]), xp.tanh(a[:, 3 * n :])
    i, o, f = gates[:, :n], gates[:, n : 2 * n], gates[:, 2 * n :]
    memory = f * memory + i * m * update
    return o * xp.tanh(memory), memory, (i, o, f, m, memory)


def _sigmoid(xp, x):
    """1/(1 + exp(-x)) with no overflow."""
    return 0.5 * (1 + xp.tanh(0.5 * x))


@recur.vjp
def recur_vjp(grad, result, p, w, s0, c0, alive, keep, update, *, cell):
    n, steps = w.shape[1], p.shape[0]
    back = recur_back(grad, result, w, s0, c0, alive, keep, update, cell=cell)
    slopes, ends = part(back, 0, steps), back[steps]
    inner = slopes  # of what the product z enters: for m of gated that is r z_m
    if cell == "gated":
        r, of_q = _block(result, 2, n), _block(grad, 4, n)
        inner = join(_block(slopes, 0, n), _block(slopes, 1, n), _block(slopes, 2, n) * r + of_q, axis=2)
    states = join(s0.reshape((1, *s0.shape)), part(_block(result, 0, n), 0, steps - 1)) if steps > 1 else s0
    rows = (states.reshape((steps, *s0.shape)) * keep).reshape((-1, n))
    of_w = transpose(inner.reshape((-1, inner.shape[2]))) @ rows
    of_c0 = part(ends, n, n, 1) if cell == "lstm" else None
    return slopes, of_w, part(ends, 0, n, 1), of_c0, None, None, None


def _block(x, number, n):
    """Array `number` of n units out of the last axis."""
    return part(x, number * n, n, len(x.shape) - 1)


def _back_shape(grad, result, w, s0, c0, alive, keep, update, *, cell):
    n = _checked((*grad[:2], w[0]), w, s0, c0, alive, keep, update, cell)
    whole = (*grad[:2], n * (1 + CELLS[cell].kept))
    if grad != whole or result != whole:
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
def recur_back(xp, grad, result, w, s0, c0, alive, keep, update, out, *, cell):
    """All steps back: the gradient by p in (T, B, k n), and behind it, in the first 2 n columns of one more
    step, that by s0 and c0.

    grad, result    of `recur`
    """
    n = w.shape[1]
    xp.copyto(out[-1], 0)
    slopes, of_s0, of_c0 = _back(cell, _Arrays(xp), grad, result, w, s0, c0, alive, keep, update)
    for t, one in enumerate(slopes):
        xp.copyto(out[t], one)
    xp.copyto(out[-1][:, :n], of_s0)
    if cell == "lstm":
        xp.copyto(out[-1][:, n : 2 * n], of_c0)


@recur_back.defined
def recur_back_defined(grad, result, w, s0, c0, alive, keep, update, *, cell):
    slopes, of_s0, of_c0 = _back(cell, _Values, grad, result, w, s0, c0, alive, keep, update)
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
    for t in range(steps - 1, -1, -1):
        g = [grad[t, :, k * n : (k + 1) * n] for k in range(1 + CELLS[cell].kept)]
        own = [result[t, :, k * n : (k + 1) * n] for k in range(1 + CELLS[cell].kept)]
        before = s0 if t == 0 else result[t - 1, :, :n]
        of_state, u, a = of_state + g[0], update[t], alive[t]
        living = of_state * a
        if cell == "basic":
            (m,) = own[1:]
            slope = inner = (living * u + g[1]) * (1 - m * m)
            direct = None
        elif cell == "gated":
            i, r, m, q = own[1:]
            of_i = (living * (before - m * u) + g[1]) * i * (1 - i)
            of_m = (living * (1 - i) * u + g[3]) * (1 - m * m)
            of_r = (of_m * q + g[2]) * r * (1 - r)
            slope, inner = words.join(of_i, of_r, of_m), words.join(of_i, of_r, of_m * r + g[4])
            direct = living * i
        else:
            i, o, f, m, c = own[1:]
            old = c0 if t == 0 else result[t - 1, :, 5 * n :]
            top = words.tanh(c)
            of_memory = of_memory + g[5]
            inside = of_memory * a + living * o * (1 - top * top)
            slope = inner = words.join(
                (inside * m * u + g[1]) * i * (1 - i),
                (living * top + g[2]) * o * (1 - o),
                (inside * old + g[3]) * f * (1 - f),
                (inside * i * u + g[4]) * (1 - m * m),
            )
            of_memory = of_memory * (1 - a) + inside * f
            direct = None
        through = (inner @ w) * keep
        of_state = of_state * (1 - a) + (through if direct is None else through + direct)
        slopes[t] = slope
    return slopes, of_state, of_memory


def time_first(x):
    """(B, T, ...) to (T, B, ...), and back."""
    return permute(x, order=(1, 0, *range(2, len(x.shape))))
