"""Microseconds a training step (forward, gradient, ADAM) of two nets, on the engine alone.

    python benchmarks/engine.py [--plan]

Prints for each net the number of steps in its plan, the median time of a step over several rounds, and
with --plan the plan itself. The same nets through NetTrain, against PyTorch: benchmarks/train.py.
"""

from __future__ import annotations

import argparse
import statistics
import time
from itertools import pairwise
from math import prod

import numpy as np

from wlnet.tensor.compile import Program, Spec, compiled
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.elementwise import cast, ramp, sqrt, square, tanh
from wlnet.tensor.ops.indexing import take_along
from wlnet.tensor.ops.movement import join, part
from wlnet.tensor.ops.reduction import log_softmax, total

BATCH = 64


def mlp(sizes: list[int], activation, classes: bool) -> Program:
    """A training step of a chain of linear layers, as NetTrain builds it."""
    shapes = [shape for n, m in pairwise(sizes) for shape in ((m, n), (m,))]
    size = sum(map(prod, shapes))

    def step(values):
        flat, start, arrays = values["w"], 0, []
        for shape in shapes:
            arrays.append(part(flat, start, prod(shape)).reshape(shape))
            start += prod(shape)
        y = values["x"]
        for i in range(0, len(arrays), 2):
            y = dot(y, arrays[i].T) + arrays[i + 1]
            y = activation(y) if i < len(arrays) - 2 else y
        if classes:
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

    target = Spec((BATCH,), "Integer64") if classes else Spec((BATCH, sizes[-1]))
    arguments = {
        "x": Spec((BATCH, sizes[0])),
        "t": target,
        "weights": Spec((BATCH,)),
        "rate": Spec(()),
        "step": Spec((), "Real64"),
    }
    return compiled(step, arguments, dict.fromkeys(("w", "m", "v"), Spec((size,))))


def measure(program: Program, rounds: int, steps: int) -> float:
    """Median microseconds a step."""
    rng = np.random.default_rng(1)
    program.states["w"][...] = rng.normal(size=program.states["w"].shape) * 0.05
    for name in ("x", "weights"):
        program.arguments[name][...] = (
            rng.normal(size=program.arguments[name].shape) if name == "x" else 1 / BATCH
        )
    program.arguments["rate"][...] = 0.001
    program.arguments["step"][...] = 1
    times = []
    with program.settled():
        for _ in range(rounds):
            start = time.perf_counter()
            for _ in range(steps):
                program.arguments["step"][...] += 1
                program()
            times.append((time.perf_counter() - start) / steps * 1e6)
    return statistics.median(times)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--plan", action="store_true", help="print the plans")
    shown = options.parse_args().plan
    for name, sizes, activation, classes, steps in (
        ("MLP 2-32-32-1, batch 64", [2, 32, 32, 1], tanh, False, 1000),
        ("MLP 784-500-10, batch 64", [784, 500, 10], ramp, True, 30),
    ):
        program = mlp(sizes, activation, classes)
        if shown:
            print(program.graph, program.plan, sep="\n")
        microseconds = measure(program, 15, steps)
        calls, rate = len(program.calls), BATCH / microseconds * 1e6
        print(f"{name}: {microseconds:8.1f} us a step, {calls} calls, {rate:9.0f} examples/s")


if __name__ == "__main__":
    main()
