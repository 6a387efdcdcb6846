"""What NetTrain costs beside the steps of its programs, as ratios and times from one run.

    python benchmarks/overhead.py [--turns N] [--seconds S]

1. LeNet, batch size 64: a batch of NetTrain, plain and with measurements, two reports, a checkpoint every
   round of 50 batches and a progress function, over a step within the engine, in the same training.
   Goals: below 1.05, and below 1.1 with everything.
2. 784-500-10, rounds of 8 batches of 64: milliseconds a round beside its steps. Goal: below 0.3.
3. 2-32-32-1, rounds of 1024 batches of 64: microseconds a batch beside its step. Goal: below 3.
4. A call of NetTrain on four examples for one round, in a session that has made one. Goal: below 20 ms.

What a batch takes is compared with the time that the engine was at work in the same training: the machine
may run at another speed a second later. The median of several turns counts. Exit code 1 if a goal is missed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable

import numpy as np

from wlnet import Session
from wlnet.tensor.run.cpu.machine import Machine

BATCH = 64
SIZES = {"LeNet": (1, 28, 28), "784-500-10": (784,), "2-32-32-1": (2,)}

NETS = {
    "LeNet": (
        "NetChain[{ConvolutionLayer[20, 5], Ramp, PoolingLayer[2, 2], ConvolutionLayer[50, 5], Ramp, "
        'PoolingLayer[2, 2], FlattenLayer[], 500, Ramp, 10, SoftmaxLayer[]}, "Input" -> {1, 28, 28}]'
    ),
    "784-500-10": 'NetChain[{500, Ramp, 10, SoftmaxLayer[]}, "Input" -> 784]',
    "2-32-32-1": 'NetChain[{32, Tanh, 32, Tanh, 1}, "Input" -> 2, "Output" -> "Scalar"]',
}
EVERYTHING = (
    'TrainingProgressMeasurements -> {"Accuracy", "F1Score", "ErrorRate" -> 2}, '
    'TrainingProgressReporting -> {"Print", File["report.csv"]}, '
    'TrainingProgressCheckpointing -> {"Directory", "nets"}, '
    "TrainingProgressFunction -> (AppendTo[log, #RoundLoss] &)"
)
PLAIN = "TrainingProgressReporting -> None"
FOUR = (
    "NetTrain[NetChain[{20, Tanh, 1}], {1 -> 2, 2 -> 4, 3 -> 6, 4 -> 8}, MaxTrainingRounds -> 1, "
    "TrainingProgressReporting -> None]"
)


def trainer(name: str, batches: int) -> Callable[[str, float], tuple[float, float]]:
    """(options, seconds) -> seconds a batch of a NetTrain, so many batches a round; within the engine."""
    rng = np.random.default_rng(0)
    session = Session()
    session["x"] = rng.normal(size=(batches * BATCH, *SIZES[name])).astype(np.float32)
    classes = name != "2-32-32-1"
    session["y"] = rng.integers(1, 11, batches * BATCH) if classes else rng.normal(size=batches * BATCH)
    session.evaluate(f"net = NetInitialize[{NETS[name]}]; log = {{}}", check=True)
    run = Machine.__call__

    def train(options: str, seconds: float) -> tuple[float, float]:
        inside, steps_inside = 0.0, 0

        def timed(self, steps: int = 1) -> None:
            nonlocal inside, steps_inside
            start = time.perf_counter()
            run(self, steps)
            if steps >= 4:  # else it is the first few batches, or an evaluation
                inside += time.perf_counter() - start
                steps_inside += steps

        Machine.__call__ = timed
        try:
            rate = session.evaluate(
                f'NetTrain[net, x -> y, "MeanBatchesPerSecond", BatchSize -> {BATCH}, '
                f"TimeGoal -> {seconds}, {options}]",
                check=True,
            )
        finally:
            Machine.__call__ = run
        return 1 / rate, inside / steps_inside

    train(PLAIN, 1.0)  # the first one loads and compiles
    return train


def median(train, options: str, turns: int, seconds: float, of: Callable[[float, float], float]) -> float:
    """Of a number made of the time of a batch and that within the engine, over some turns."""
    return statistics.median(of(*train(options, seconds)) for _ in range(turns))


def lenet(turns: int, seconds: float) -> bool:
    train = trainer("LeNet", 50)
    plain, everything = (
        median(train, options, turns, seconds, lambda batch, step: batch / step)
        for options in (PLAIN, EVERYTHING)
    )
    print(f"LeNet, batch {BATCH}, over its step in the engine: plain {plain:.3f} (goal below 1.05), ", end="")
    print(f"with everything on {everything:.3f} (goal below 1.1)")
    return plain < 1.05 and everything < 1.1


def rounds(turns: int, seconds: float) -> bool:
    train = trainer("784-500-10", 8)
    cost = median(train, PLAIN, turns, seconds, lambda batch, step: 8e3 * (batch - step))
    print(f"784-500-10, batch {BATCH}: a round of 8 costs {cost:.3f} ms beside its steps (goal below 0.3)")
    return cost < 0.3


def batches(turns: int, seconds: float) -> bool:
    train = trainer("2-32-32-1", 1024)
    cost = median(train, PLAIN, turns, seconds, lambda batch, step: 1e6 * (batch - step))
    print(f"2-32-32-1, batch {BATCH}: a batch costs {cost:.2f} us beside its step (goal below 3)")
    return cost < 3


def call(count: int = 50) -> bool:
    session = Session()
    times = []
    for _ in range(count):
        start = time.perf_counter()
        session.evaluate(FOUR, check=True)
        times.append(1e3 * (time.perf_counter() - start))
    print(
        f"NetTrain on four examples: first {times[0]:.0f} ms, then {statistics.median(times[1:]):.1f} ms "
        "(goal below 20)"
    )
    return statistics.median(times[1:]) < 20


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=1.0, help="of each turn")
    parser.add_argument("--turns", type=int, default=6)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        met = [part(given.turns, given.seconds) for part in (lenet, rounds, batches)] + [call()]
        os.chdir("/")
    return int(not all(met))


if __name__ == "__main__":
    sys.exit(main())
