"""The programs of a training: one step (forward, gradient, update), and a loss without an update.

All arrays that are trained lie in one flat state, so that clipping, regularisation and the update
are a few operations over everything; the optimizer's states are as long. What changes from step to
step comes in as an argument. Order as in nettrain.md section 5: clip the gradient, add the
regularisation, update, clip the weights.
"""

from __future__ import annotations

from dataclasses import field, replace
from functools import reduce
from math import inf, prod
from operator import add

import numpy as np

from wlnet.frozen import frozen
from wlnet.nets.lower import Mode
from wlnet.nets.types import VARYING
from wlnet.tensor.compile import CPU, Program, Spec, compiled, zeros
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.graph.graph import Value
from wlnet.tensor.ops.elementwise import maximum, minimum
from wlnet.tensor.ops.movement import join, part
from wlnet.tensor.ops.reduction import argmax, total
from wlnet.training.method import Bound, Method
from wlnet.training.observation import output_name
from wlnet.training.selection import bounds
from wlnet.training.training_net import TrainingNet
from wlnet.training.turns import Turns
from wlnet.training.variants import Variants

# Names of states; those of the optimizer have their own.
ARRAYS, MOVING, FROZEN = "arrays", "moving arrays", "frozen arrays"

LINE = 16  # numbers of a cache line or more: where the second part of a shared buffer may start


@frozen
class Stretch:
    """Arrays that lie side by side in a flat one, from `start` up to `stop`."""

    start: int
    stop: int
    paths: tuple[tuple, ...]

    def of(self, flat):
        """Its piece of a flat Value or NumPy array; what is no array is the same everywhere."""
        if isinstance(flat, np.ndarray) and flat.ndim:
            return flat[self.start : self.stop]
        if not isinstance(flat, Value) or flat.shape in ((), (self.stop - self.start,)):
            return flat
        return part(flat, self.start, self.stop - self.start)


@frozen
class Layout:
    """Where each array lies in a flat one.

    shapes    path -> dimensions, in order
    """

    shapes: dict[tuple, tuple[int, ...]]

    @property
    def size(self) -> int:
        return sum(map(prod, self.shapes.values()))

    def split(self, flat):
        """Path -> the piece of a flat Value or NumPy array, in its shape."""
        found, start = {}, 0
        for path, shape in self.shapes.items():
            size = prod(shape)
            piece = flat[start : start + size] if isinstance(flat, np.ndarray) else part(flat, start, size)
            found[path] = piece.reshape(shape)
            start += size
        return found

    def runs(self, chosen: frozenset[tuple] | None) -> list[Stretch]:
        """The chosen arrays (None: all), those that lie side by side together."""
        found, start = [], 0
        for path, shape in self.shapes.items():
            size = prod(shape)
            if chosen is None or path in chosen:
                if found and found[-1].stop == start:
                    last = found.pop()
                    found.append(Stretch(last.start, start + size, (*last.paths, path)))
                else:
                    found.append(Stretch(start, start + size, (path,)))
            start += size
        return found

    def filled(self, arrays: dict, dtype: str) -> np.ndarray:
        """The flat array of these (path -> array or number), in memory that suits a program."""
        flat = zeros(Spec((self.size,), dtype))
        for path, piece in self.split(flat).items():
            piece[...] = arrays[path]
        return flat


@frozen
class Arrays:
    """The arrays of a training net: those that learn, statistics that move along, and those kept fixed.

    learning, moving, frozen    layouts
    multipliers          relative rate of each element of the learning ones, or None where all are 1
    changing             what a training changes, in one buffer: the learning arrays, then the moving ones
    values               the flat arrays by name of state; ARRAYS and MOVING are parts of `changing`
    """

    learning: Layout
    moving: Layout
    frozen: Layout
    multipliers: np.ndarray | None
    changing: np.ndarray
    values: dict[str, np.ndarray]

    def split(self, values: dict) -> dict:
        """Path -> array or Value, out of the flat ones under ARRAYS, MOVING and FROZEN."""
        found = self.learning.split(values[ARRAYS]) | self.moving.split(values[MOVING])
        return found | self.frozen.split(values[FROZEN])

    def present(self) -> dict[tuple, np.ndarray]:
        """Path -> the array as it is now; a view."""
        return self.split(self.values)

    def parts(self, changing: np.ndarray) -> dict[str, np.ndarray]:
        """The flat arrays under ARRAYS and MOVING in a buffer such as `changing`, or a copy of it."""
        start = _moving_start(self.learning)
        return {ARRAYS: changing[: self.learning.size], MOVING: changing[start : start + self.moving.size]}


def arrays_of(net: TrainingNet, multipliers: dict[tuple, float], dtype: str) -> Arrays:
    """Flat copies of the arrays of `net`; what has the multiplier 0 is frozen.

    multipliers    path as in TrainingNet.arrays -> relative learning rate
    """
    arrays, statistics = net.arrays, net.moving
    shapes = {p: a.shape for p, a in arrays.items()}
    free = [p for p in shapes if multipliers[p] != 0]
    learning = Layout({p: shapes[p] for p in free if p not in statistics})
    moving = Layout({p: shapes[p] for p in free if p in statistics})
    frozen = Layout({p: shape for p, shape in shapes.items() if multipliers[p] == 0})
    changing = zeros(Spec((_moving_start(learning) + moving.size,), dtype))
    factors = None
    if any(multipliers[p] != 1 for p in learning.shapes):
        factors = learning.filled(multipliers, dtype)
    found = Arrays(learning, moving, frozen, factors, changing, {FROZEN: frozen.filled(arrays, dtype)})
    for name, part_ in found.parts(changing).items():
        layout = learning if name == ARRAYS else moving
        part_[...] = layout.filled(arrays, dtype)
        found.values[name] = part_
    return found


def _moving_start(learning: Layout) -> int:
    return -(-learning.size // LINE) * LINE


@frozen
class Blueprint:
    """What both programs are made for.

    size      examples a batch
    dtype     of real numbers
    seed      of random layers
    shown     output ports of the net that the programs give out, for measurements
    decided   those of which they give out the places of the largest numbers along the last axis, from 0
    taps      (path, port) of layers inside the net that they give out too
    apart     whether they give out the losses of the single examples
    gradient  whether a training gives out its gradient
    turn      the paths of the arrays that learn in this program; None for all
    together  one step number is enough for all that learn in it
    lengths   key of the data -> axes, from 0, in which examples vary
    """

    net: TrainingNet
    arrays: Arrays
    size: int
    dtype: str
    seed: int
    shown: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    taps: tuple[tuple, ...] = ()
    apart: bool = False
    gradient: bool = False
    turn: frozenset[tuple] | None = None
    together: bool = True
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def spread(self, setting: Bound, name: str, off: float) -> float | np.ndarray | None:
        """A bound as one number, or one for each element where parts differ; None where all is off."""
        layout = self.arrays.learning
        numbers = bounds(setting, name, self.net.net, layout.shapes)
        different = {numbers[path] for path in layout.shapes}
        if len(different) <= 1:
            return different.pop() if different else None
        return layout.filled({path: off if x is None else x for path, x in numbers.items()}, self.dtype)


def training_steps(
    blueprint: Blueprint, method: Method, turns: tuple[frozenset, ...] = ()
) -> Program | Variants | Turns:
    """`training_program`, or one for each group of arrays that take `turns` in learning, and for each size
    of a batch where examples are of different lengths."""
    if not blueprint.lengths and not turns:
        return training_program(blueprint, method)
    own = Spec((blueprint.arrays.learning.size,), blueprint.dtype)
    states = {f"state {name}": zeros(own) for name in method.optimizer.state}

    def of_turn(turn: frozenset | None) -> Program | Variants:
        plan = replace(blueprint, turn=turn)
        if not blueprint.lengths:
            return training_program(plan, method, states)
        return Variants(
            lambda net: training_program(replace(plan, net=net), method, states),
            blueprint.net,
            blueprint.arrays.values | states,
        )

    if not turns:
        return of_turn(None)
    return Turns(of_turn, turns, blueprint.arrays.values | states)


def loss_passes(blueprint: Blueprint) -> Program | Variants:
    """`loss_program`, likewise."""
    if not blueprint.lengths:
        return loss_program(blueprint)
    return Variants(
        lambda net: loss_program(replace(blueprint, net=net)), blueprint.net, blueprint.arrays.values
    )


def training_program(blueprint: Blueprint, method: Method, own: dict | None = None) -> Program:
    """One step on a batch; its states are the arrays in `blueprint.arrays.values` themselves.

    own    states of the optimizer by name, for several programs to share; None: new ones

    Arguments: "data KEY" for each column, and "length AXIS KEY" (size,) where it varies; "weights" (size,),
    1/n for each of n examples that count and 0 for fillers; "rate", "step" (Real64, from 1; one for each
    element where they do not learn together) and "counter" (Integer64).
    Outputs: "loss"; "loss 1", "loss 2", ... where there are several; "output PORT" and "tap PATH PORT" for
    those shown; "decisions PORT";
    "example losses" (size,) and "gradient", flat as the learning arrays, where they are asked for.
    """
    optimizer, arrays, dtype = method.optimizer, blueprint.arrays, blueprint.dtype
    names = [f"state {name}" for name in optimizer.state]
    update = _update(blueprint, method)
    runs = arrays.learning.runs(blueprint.turn)

    def step(values: dict[str, Value]):
        inside = arrays.split(values)
        moved: dict = {}
        mode = Mode(
            training=True,
            seed=blueprint.seed,
            counter=values["counter"],
            precision=dtype,
            batch=blueprint.size,
            weights=values["weights"],
            frozen=frozenset(arrays.frozen.shapes),
            updates=moved,
        )
        outputs, losses = _losses(blueprint, values, inside, mode)
        paths = [path for run in runs for path in run.paths]
        if blueprint.gradient:  # somebody looks at all of it
            paths = list(arrays.learning.shapes)
        # of the weighed sum
        found = gradient(losses, [inside[path] for path in paths], seed=values["weights"]) if paths else []
        slopes = {path: one.reshape((-1,)) for path, one in zip(paths, found, strict=True)}
        if blueprint.gradient:
            outputs["gradient"] = join(*slopes.values())
        updates: dict[str, list] = {name: [] for name in (ARRAYS, *names)}
        for run in runs:
            old = [run.of(values[name]) for name in updates]
            new = update(run, join(*(slopes[path] for path in run.paths)), values, old)
            for pieces, one in zip(updates.values(), new, strict=True):
                pieces.append(one)
        changed = {name: _pasted(values[name], runs, pieces) for name, pieces in updates.items() if pieces}
        turning = [p for p in arrays.moving.shapes if blueprint.turn is None or p in blueprint.turn]
        if turning:
            pieces = (moved.get(p, inside[p]) if p in turning else inside[p] for p in arrays.moving.shapes)
            changed[MOVING] = join(*(piece.reshape((-1,)) for piece in pieces))
        return outputs, changed

    arguments = _arguments(blueprint) | {
        "rate": Spec((), dtype),
        "step": Spec(() if blueprint.together else (arrays.learning.size,), "Real64"),
        "counter": Spec((), "Integer64"),
    }
    own = own or dict.fromkeys(names, Spec((arrays.learning.size,), dtype))
    states = arrays.values | own
    return compiled(step, arguments, states, CPU)


def _update(blueprint: Blueprint, method: Method):
    """(run, its gradient, values of the program, [arrays, states...]) -> their new values."""
    l2 = blueprint.spread(method.l2, "L2Regularization", off=0)
    gradient_bound = blueprint.spread(method.gradient_clipping, "GradientClipping", off=inf)
    weight_bound = blueprint.spread(method.weight_clipping, "WeightClipping", off=inf)
    factors = blueprint.arrays.multipliers

    def update(run: Stretch, g: Value, values: dict[str, Value], old: list[Value]) -> list[Value]:
        g = clipped(g, run.of(gradient_bound))
        if l2 is not None:
            g = g + run.of(l2) * old[0]
        rate = values["rate"] if factors is None else values["rate"] * run.of(factors)
        w, *states = method.optimizer.update(old[0], g, rate, run.of(values["step"]), *old[1:])
        return [clipped(w, run.of(weight_bound)), *states]

    return update


def _pasted(flat: Value, runs: list[Stretch], pieces: list[Value]) -> Value:
    """The flat array with new pieces in the places of the runs."""
    found, start = [], 0
    for run, piece in zip(runs, pieces, strict=True):
        if start < run.start:
            found.append(part(flat, start, run.start - start))
        found.append(piece)
        start = run.stop
    if start < flat.shape[0]:
        found.append(part(flat, start, flat.shape[0] - start))
    return found[0] if len(found) == 1 else join(*found)


def loss_program(blueprint: Blueprint) -> Program:
    """Losses of a batch in test mode, with the same arrays.

    Arguments and outputs are those of the training, without rate, step and counter; with weights of 1
    for the examples that count, losses are sums over them.
    """

    def losses(values: dict[str, Value]):
        outputs, _ = _losses(
            blueprint,
            values,
            blueprint.arrays.split(values),
            Mode(precision=blueprint.dtype, batch=blueprint.size),
        )
        return outputs

    return compiled(losses, _arguments(blueprint), blueprint.arrays.values, CPU)


def _losses(blueprint: Blueprint, values: dict, arrays: dict, mode: Mode) -> tuple[dict, Value]:
    """(outputs of a program, total loss of each example (B,))."""
    net, weights = blueprint.net, values["weights"]
    data = {key: values[f"data {key}"] for key in net.ports}
    for key, axes in blueprint.lengths.items():
        rank = len(data[key].shape) - 1
        known = [values[length_name(key, axis)] if axis in axes else None for axis in range(rank)]
        mode.lengths.put(data[key], tuple(known))
    if blueprint.taps:
        mode = replace(mode, taps=dict.fromkeys(blueprint.taps))
    losses, found = net.forward(data, arrays, mode)
    outputs = {output_name(("tap", tap)): value for tap, value in (mode.taps or {}).items()}
    outputs |= {f"output {port}": found[port] for port in blueprint.shown} | mode.lengths.faults()
    outputs |= {f"decisions {port}": argmax(found[port], axis=-1) for port in blueprint.decided}
    for port in (*blueprint.shown, *blueprint.decided):
        for axis, length in enumerate(mode.lengths.of(found[port])):
            if length is not None:
                outputs[f"output {length_name(port, axis)}"] = length
    if len(losses) > 1:
        outputs |= {f"loss {number}": total(weights * one) for number, one in enumerate(losses, start=1)}
    scales = [term.loss.scale for term in net.terms]
    whole = reduce(add, (one if s == 1 else one * s for one, s in zip(losses, scales, strict=True)))
    if blueprint.apart:
        outputs["example losses"] = whole
    return outputs | {"loss": total(weights * whole)}, whole


def _arguments(blueprint: Blueprint) -> dict[str, Spec]:
    data = {
        f"data {key}": Spec((blueprint.size, *port.dims), "Integer64" if port.is_integer else blueprint.dtype)
        for key, port in blueprint.net.ports.items()
    }
    lengths = {
        length_name(key, axis): Spec((blueprint.size,), "Integer64")
        for key, axes in blueprint.lengths.items()
        for axis in axes
    }
    return data | lengths | {"weights": Spec((blueprint.size,), blueprint.dtype)}


def length_name(key: str, axis: int) -> str:
    """The argument for the lengths of the examples of a column along an axis, from 0."""
    return f"length {axis} {key}"


def varying_axes(net: TrainingNet) -> dict[str, tuple[int, ...]]:
    """Key of the data -> axes, from 0, in which its examples vary; of those that vary."""
    found = {
        key: tuple(axis for axis, size in enumerate(port.dims) if size == VARYING)
        for key, port in net.ports.items()
    }
    return {key: axes for key, axes in found.items() if axes}


def clipped(x: Value, bound: float | np.ndarray | None) -> Value:
    """Each component brought into -bound..bound; None leaves it alone."""
    return x if bound is None else maximum(minimum(x, bound), -bound)
