"""What one step of a recurrent cell computes, forward and back, as functions of vectors.

The equations are those of ops/recurrence.py without dropout; the product z of state and weights stands in the
arguments already. `alive` is one number an example. Like the formulas, these functions are called when a
kernel is compiled, and never otherwise.
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.frozen import frozen


@frozen
class CellStep:
    """
    arguments, results    names of arrays (B, n); a name among both is an array that is replaced
    """

    arguments: tuple[str, ...]
    results: tuple[str, ...]
    function: Callable

    @property
    def operands(self) -> tuple[str, ...]:
        """In the order of a row."""
        return self.arguments + self.results


ONE_A_LINE = ("alive",)  # of these there is one number an example


def _sigmoid(x):
    return (x * 0.5).tanh() * 0.5 + 0.5


def _lives(alive):
    return alive.compared("!=", 0.0)


def _basic(alive, z, old_state):
    m = z.tanh()
    return m, _lives(alive).choose(m, old_state)


def _gated(alive, z_i, z_r, p_m, q, old_state):
    i, r = _sigmoid(z_i), _sigmoid(z_r)
    m = (p_m + r * q).tanh()
    return i, r, m, _lives(alive).choose((1.0 - i) * m + i * old_state, old_state)


def _lstm(alive, z_i, z_o, z_f, z_m, old_memory, old_state):
    i, o, f, m = _sigmoid(z_i), _sigmoid(z_o), _sigmoid(z_f), z_m.tanh()
    memory, lives = f * old_memory + i * m, _lives(alive)
    return i, o, f, m, lives.choose(memory, old_memory), lives.choose(o * memory.tanh(), old_state)


# Back: the gradient by the state is what comes in from outside (grad), through the product (through) and past
# it (past); the latter two are carried from step to step.


def _parted(alive, grad, through, past):
    """(gradient by the new state, gradient by an old one that stayed)."""
    whole, lives = grad + through + past, _lives(alive)
    return lives.choose(whole, 0.0), lives.choose(0.0, whole)


def _basic_back(alive, grad, through, past, m):
    living, past = _parted(alive, grad, through, past)
    return living * (1.0 - m * m), past


def _gated_back(alive, grad, through, past, i, r, m, q, old_state):
    living, past = _parted(alive, grad, through, past)
    of_i = living * (old_state - m) * (i * (1.0 - i))
    of_m = living * (1.0 - i) * (1.0 - m * m)
    return of_i, of_m * q * (r * (1.0 - r)), of_m, of_m * r, past + living * i


def _lstm_back(alive, grad, through, past, of_memory, i, o, f, m, memory, old_memory):
    living, past = _parted(alive, grad, through, past)
    lives = _lives(alive)
    top = memory.tanh()
    inside = lives.choose(of_memory, 0.0) + living * o * (1.0 - top * top)
    return (
        inside * m * (i * (1.0 - i)),
        living * top * (o * (1.0 - o)),
        inside * old_memory * (f * (1.0 - f)),
        inside * i * (1.0 - m * m),
        lives.choose(0.0, of_memory) + inside * f,
        past,
    )


_CARRIED = ("alive", "grad", "through", "past")
STEPS = {
    "basic": CellStep(("alive", "z", "old_state"), ("m", "state"), _basic),
    "gated": CellStep(("alive", "z_i", "z_r", "p_m", "q", "old_state"), ("i", "r", "m", "state"), _gated),
    "lstm": CellStep(
        ("alive", "z_i", "z_o", "z_f", "z_m", "old_memory", "old_state"),
        ("i", "o", "f", "m", "memory", "state"),
        _lstm,
    ),
    "basic_back": CellStep((*_CARRIED, "m"), ("of_m", "past"), _basic_back),
    "gated_back": CellStep(
        (*_CARRIED, "i", "r", "m", "q", "old_state"), ("of_i", "of_r", "of_m", "of_q", "past"), _gated_back
    ),
    "lstm_back": CellStep(
        (*_CARRIED, "of_memory", "i", "o", "f", "m", "memory", "old_memory"),
        ("of_i", "of_o", "of_f", "of_m", "of_memory", "past"),
        _lstm_back,
    ),
}
