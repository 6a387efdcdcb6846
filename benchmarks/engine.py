"""Microseconds a training step (forward, gradient, ADAM) of three nets, on the engine alone.

    python benchmarks/engine.py [--plan] [--profile] [--passes] [--without PASSES] [NAME ...]

Prints for each net the number of calls in its plan, the median time of a step over several rounds, and
with --plan the plan itself, with --profile the time of each kernel in a step. The same nets through
NetTrain, against PyTorch: benchmarks/train.py.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from math import prod

import numpy as np

from wlnet.tensor.compile import Program, Spec, compiled
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.convolution import convolve
from wlnet.tensor.ops.elementwise import cast, ramp, sqrt, square, tanh
from wlnet.tensor.ops.indexing import take_along
from wlnet.tensor.ops.movement import flatten, join, part, permute
from wlnet.tensor.ops.pooling import window_max
from wlnet.tensor.ops.reduction import log_softmax, total
from wlnet.tensor.passes import LOG, PASSES, without

BATCH = 64


@dataclass(frozen=True)
class Model:
    """A net as a function of a batch and its arrays.

    size       dimensions of one input
    shapes     of the arrays, weights and biases in turn
    classes    the output is ten scores, to be compared with a class; else one number
    steps      of a round of the measurement
    """

    size: tuple[int, ...]
    shapes: list[tuple[int, ...]]
    forward: Callable
    classes: bool
    steps: int


def linear(x, weights, biases):
    return dot(x, weights.T) + biases


def regression(x, a, b, c, d, e, f):
    return linear(tanh(linear(tanh(linear(x, a, b)), c, d)), e, f)


def perceptron(x, a, b, c, d):
    return linear(ramp(linear(x, a, b)), c, d)


def convolved(x, weights, biases):
    """ConvolutionLayer, Ramp, PoolingLayer[2, 2], as NetTrain builds them."""
    last, first = (1, 2, 3, 0), (3, 0, 1, 2)
    y = convolve(permute(x, order=last), weights, stride=(1, 1), dilation=(1, 1)) + biases.reshape(
        -1, 1, 1, 1
    )
    y = permute(ramp(permute(y, order=first)), order=last)
    for axis in (2, 1):
        y = window_max(y, axis=axis, window=2, stride=2)
    return permute(y, order=first)


def lenet(x, a, b, c, d, e, f, g, h):
    return perceptron(flatten(convolved(convolved(x, a, b), c, d)), e, f, g, h)


MODELS = {
    "2-32-32-1": Model((2,), [(32, 2), (32,), (32, 32), (32,), (1, 32), (1,)], regression, False, 1000),
    "784-500-10": Model((784,), [(500, 784), (500,), (10, 500), (10,)], perceptron, True, 30),
    "LeNet": Model(
        (1, 28, 28),
        [(20, 1, 5, 5), (20,), (50, 20, 5, 5), (50,), (500, 800), (500,), (10, 500), (10,)],
        lenet,
        True,
        5,
    ),
}


def training_step(model: Model) -> Program:
    """A training step, as NetTrain builds it."""
    size = sum(map(prod, model.shapes))

    def step(values):
        flat, start, arrays = values["w"], 0, []
        for shape in model.shapes:
            arrays.append(part(flat, start, prod(shape)).reshape(shape))
            start += prod(shape)
        y = model.forward(values["x"], *arrays)
        if model.classes:
            losses = -take_along(log_softmax(y), values["t"].reshape(-1, 1)).reshape(-1)
        else:
            losses = square(y - values["t"]).reshape(-1)
        gradients = gradient(losses, arrays, seed=values["weights"])
        g = join(*(x.reshape(-1) for x in gradients))
        m = 0.9 * values["m"] + 0.1 * g
        v = 0.999 * values["v"] + 0.001 * (g * g)
        unbiased = sqrt(1 - 0.999 ** values["step"]) / (1 - 0.9 ** values["step"])
        w = flat - values["rate"] * cast(unbiased, dtype="Real32") * m / (sqrt(v) + 1e-5)
        return {"loss": total(values["weights"] * losses)}, {"w": w, "m": m, "v": v}

    target = Spec((BATCH,), "Integer64") if model.classes else Spec((BATCH, 1))
    arguments = {
        "x": Spec((BATCH, *model.size)),
        "t": target,
        "weights": Spec((BATCH,)),
        "rate": Spec(()),
        "step": Spec((), "Real64"),
    }
    return compiled(step, arguments, dict.fromkeys(("w", "m", "v"), Spec((size,))))


def fill(program: Program) -> None:
    rng = np.random.default_rng(1)
    program.states["w"][...] = rng.normal(size=program.states["w"].shape) * 0.05
    program.arguments["x"][...] = rng.normal(size=program.arguments["x"].shape)
    program.arguments["weights"][...] = 1 / BATCH
    program.arguments["rate"][...] = 0.001
    program.arguments["step"][...] = 1


def measure(program: Program, rounds: int, steps: int) -> float:
    """Median microseconds a step."""
    times = []
    with program.settled():
        for _ in range(rounds):
            start = time.perf_counter()
            for _ in range(steps):
                program.arguments["step"][...] += 1
                program()
            times.append((time.perf_counter() - start) / steps * 1e6)
    return statistics.median(times)


def profile(program: Program, steps: int) -> None:
    """Print the time of each kernel: its calls, each the fastest of several steps, added up."""
    times = np.empty((steps, len(program.calls)))
    with program.settled():
        for row in times:
            for i, call in enumerate(program.calls):
                start = time.perf_counter()
                call()
                row[i] = time.perf_counter() - start
    spent, count = Counter(), Counter(program.kernels)
    for kernel, seconds in zip(program.kernels, np.min(times, axis=0), strict=True):
        spent[kernel] += seconds * 1e6
    for kernel, microseconds in spent.most_common():
        print(f"  {kernel:<32} {count[kernel]:4} calls {microseconds:9.1f} us")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("names", nargs="*", choices=[[], *MODELS], metavar="NAME", help=", ".join(MODELS))
    options.add_argument("--plan", action="store_true", help="print the plans")
    options.add_argument("--passes", action="store_true", help="print what the passes of the planner do")
    options.add_argument("--without", default="", help="passes to leave out: " + ", ".join(PASSES))
    options.add_argument("--profile", action="store_true", help="print the time of each kernel")
    given = options.parse_args()
    if given.passes:
        logging.basicConfig(format="%(message)s")
        LOG.setLevel(logging.DEBUG)
    with without(*filter(None, given.without.split(","))):
        compare(given)


def compare(given) -> None:
    """Each net in turn."""
    for name in given.names or MODELS:
        model = MODELS[name]
        program = training_step(model)
        fill(program)
        if given.plan:
            print(program.graph, program.plan, sep="\n")
        microseconds = measure(program, 15, model.steps)
        calls, rate = len(program.calls), BATCH / microseconds * 1e6
        print(f"{name}, batch {BATCH}: {microseconds:8.1f} us a step, {calls} calls, {rate:9.0f} examples/s")
        if given.profile:
            profile(program, 5 * model.steps)


if __name__ == "__main__":
    main()
