"""Layers that go over a sequence step by step: BasicRecurrentLayer, GatedRecurrentLayer,
LongShortTermMemoryLayer."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from wlnet.expr.expr import is_list, is_rule, rule, wl_list
from wlnet.expr.symbols import S
from wlnet.nets.layer import Layer, layer
from wlnet.nets.lengths import mask_of
from wlnet.nets.sheet import NotAccepted, parameter
from wlnet.tensor.graph.graph import constant
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.elementwise import cast
from wlnet.tensor.ops.movement import join, part, transpose
from wlnet.tensor.ops.recurrence import recur, time_first
from wlnet.tensor.ops.sampling import dropout_mask

NONE = S("None")
METHODS = ("VariationalWeights", "VariationalInput", "VariationalState", "StateUpdate")


def _units(value) -> int | None:
    if value is S.Automatic:
        return None
    if type(value) is int and value > 0:
        return value
    raise NotAccepted("a positive integer, or Automatic")


def _rate(value) -> float:
    if isinstance(value, int | float | Fraction) and 0 <= value < 1:
        return float(value)
    names = ", ".join(f'"{name}"' for name in METHODS)
    raise NotAccepted(f"None, a probability p with 0 <= p < 1, or rules method -> p with the methods {names}")


def _dropout(value) -> tuple[tuple[str, float], ...]:
    """(method, probability) of each method of dropout."""
    if value is NONE:
        return ()
    if is_rule(value):
        value = wl_list((value,))
    if not is_list(value):
        return ((METHODS[0], _rate(value)),)
    if not all(is_rule(one) and one.item(0) in METHODS for one in value):
        _rate(None)
    return tuple((one.item(0), _rate(one.item(1))) for one in value)


def _shown(rates: tuple):
    return wl_list(rule(name, p) for name, p in rates) if rates else NONE


def _names(gates: tuple[str, ...]) -> tuple[str, ...]:
    """The arrays of gates: input weights, state weights, biases of each."""
    return tuple(gate + kind for gate in gates for kind in ("InputWeights", "StateWeights", "Biases"))


class Recurrent(Layer):
    """What the three have in common: gates over the input and the state, dropout, states."""

    cell: str

    def infer(self, shapes):
        shapes.unify("Input", (None, None))
        shapes.unify("Output", (None, self.units))
        steps, units = shapes["Output"]
        shapes.unify("Input", (steps, None))
        steps, columns = shapes["Input"]
        shapes.unify("Output", (steps, None))
        for name in self.arrays:
            kind = next(k for k in ("InputWeights", "StateWeights", "Biases") if name.endswith(k))
            wanted = {"InputWeights": (units, columns), "StateWeights": (units, units), "Biases": (units,)}
            shapes.unify(name, wanted[kind])
            known = shapes[name]
            units = units or known[0]
            columns = columns or (known[1] if kind == "InputWeights" else None)
        for name in self.states:
            shapes.unify(name, (units,))
            units = units or shapes[name][0]
        shapes.unify("Output", (None, units))
        shapes.unify("Input", (None, columns))

    def lengths_after(self, lengths, dims):
        return {"Output": (lengths["Input"][0], None)}

    def forward(self, x, *arrays, mode, lengths):
        batch, steps = x.shape[:2]
        inputs, states, biases = (join(*arrays[k::3]) if len(arrays) > 3 else arrays[k] for k in range(3))
        units = states.shape[1]
        dropped = _Dropout(self.dropout, mode, x.dtype)
        p = dot(time_first(x), transpose(inputs))
        p = biases + dropped.times("VariationalInput", p, (1, batch, p.shape[2]))
        states = dropped.times("VariationalWeights", states, states.shape)
        alive = mask_of(x, lengths["Input"])
        masks = {
            "alive": None if alive is None else time_first(cast(alive, dtype=x.dtype)),
            "keep": dropped.mask("VariationalState", (batch, units)),
            "update": dropped.mask("StateUpdate", (steps, batch, units)),
        }
        masks = {name: mask for name, mask in masks.items() if mask is not None}
        begin = self._begin(batch, units, mode, x)
        y = recur(p, states, *begin, *masks.values(), cell=self.cell, given=tuple(masks))
        state = part(y, 0, units, 2)
        mode.leave("State", state[steps - 1])
        if "CellState" in self.states:
            mode.leave("CellState", part(y, y.shape[2] - units, units, 2)[steps - 1])
        return time_first(state)

    def _begin(self, batch: int, units: int, mode, x):
        """The states at first: (state, cell state)."""
        known = [mode.state(name) for name in self.states]
        zeros = constant(np.zeros((batch, units)), x.dtype)
        state, memory = (*known, None)[:2]
        return zeros if state is None else state, zeros if memory is None else memory


class _Dropout:
    """The masks of a layer, drawn by method; None where nothing is dropped."""

    def __init__(self, rates: tuple, mode, dtype: str):
        self.rates = dict(rates) if mode.training else {}
        self.mode, self.dtype = mode, dtype

    def mask(self, method: str, shape: tuple):
        rate = self.rates.get(method, 0)
        if not rate:
            return None
        purpose = f"{self.mode.purpose} {method}"
        return dropout_mask(
            self.mode.counter,
            seed=self.mode.seed,
            purpose=purpose,
            shape=shape,
            rate=rate,
            dtype=self.dtype,
        )

    def times(self, method: str, x, shape: tuple):
        return x * self.mask(method, shape) if self.rates.get(method) else x


def _dropout_parameter():
    return parameter(None, "Dropout", default=(), read=_dropout, show=_shown)


def _units_parameter():
    return parameter(
        1, "OutputDimension", default=None, read=_units, show=lambda n: S.Automatic if n is None else n
    )


@layer(
    "BasicRecurrentLayer",
    arrays=("InputWeights", "StateWeights", "Biases"),
    states=("State",),
    varying=True,
)
class BasicRecurrentLayer(Recurrent):
    """s_t = tanh(Wx . x_t + Ws . s_(t-1) + b).

    Input           (T, k); T may vary
    Output          (T, n): all states
    InputWeights    (n, k)      initialised as NetInitialize says
    StateWeights    (n, n)
    Biases          (n,)        zero

    State (n) is a state: it begins with zeros or with what NetPort[layer, "State"] gives, and is asked for
    "Dropout" -> p or {method -> p, ...} holds in training: "VariationalWeights" drops state weights,
    "VariationalInput" what comes from the input to the gates, "VariationalState" the state that enters them,
    each the same at every step; "StateUpdate" what is added to the state, anew at every step.
    Source: reference page BasicRecurrentLayer; Elman 1990; Gal and Ghahramani 2016, Semeniuta et al. 2016.
    """

    units: int | None = _units_parameter()
    dropout: tuple = _dropout_parameter()
    cell = "basic"


@layer(
    "GatedRecurrentLayer",
    arrays=_names(("InputGate", "ResetGate", "MemoryGate")),
    states=("State",),
    varying=True,
)
class GatedRecurrentLayer(Recurrent):
    """s_t = (1 - i) m + i s_(t-1), with the gates

    i, r = sigma(Wx . x + Ws . s + b), each with its own, and m = tanh(Wmx . x + r (Wms . s) + bm).

    Input     (T, k); T may vary
    Output    (T, n): all states
    InputGateInputWeights (n, k), InputGateStateWeights (n, n), InputGateBiases (n,), and likewise
    ResetGateInputWeights, ResetGateStateWeights, ResetGateBiases,
    MemoryGateInputWeights, MemoryGateStateWeights, MemoryGateBiases; biases are zero at first

    State (n) and "Dropout": as in BasicRecurrentLayer; "StateUpdate" drops elements of m.
    Source: reference page GatedRecurrentLayer; Chung et al. 2014.
    """

    units: int | None = _units_parameter()
    dropout: tuple = _dropout_parameter()
    cell = "gated"


@layer(
    "LongShortTermMemoryLayer",
    arrays=_names(("InputGate", "OutputGate", "ForgetGate", "MemoryGate")),
    states=("State", "CellState"),
    varying=True,
)
class LongShortTermMemoryLayer(Recurrent):
    """c_t = f c_(t-1) + i m, s_t = o tanh(c_t), with the gates

    i, o, f = sigma(Wx . x + Ws . s + b) and m = tanh(Wmx . x + Wms . s + bm).

    Input     (T, k); T may vary
    Output    (T, n): all states
    InputGateInputWeights (n, k), InputGateStateWeights (n, n), InputGateBiases (n,), and likewise
    OutputGateInputWeights, OutputGateStateWeights, OutputGateBiases,
    ForgetGateInputWeights, ForgetGateStateWeights, ForgetGateBiases,
    MemoryGateInputWeights, MemoryGateStateWeights, MemoryGateBiases; biases are zero at first

    State and CellState (n) are states; "Dropout" is as in BasicRecurrentLayer, "StateUpdate" drops in m.
    Source: reference page LongShortTermMemoryLayer; Hochreiter and Schmidhuber 1997.
    """

    units: int | None = _units_parameter()
    dropout: tuple = _dropout_parameter()
    cell = "lstm"
