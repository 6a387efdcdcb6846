"""What the peers on the CPU train: workloads, their data, and the protocol of a worker.

A worker prints a line "@{...}" with facts of its own when it is warm, then for every line SECONDS on its
standard input "@{steps, seconds, cpu_s}". Only NumPy is needed here: each framework runs in its own process.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import numpy as np

# name -> (kind of net, batch size)
WORKLOADS = {
    "W1a": ("line", 4),
    "W1b": ("small", 64),
    "W2_b64": ("dense", 64),
    "W2_b512": ("dense", 512),
    "W3_b64": ("lenet", 64),
    "W3_b128": ("lenet", 128),
    "W4_lstm": ("lstm", 64),
    "W4_gru": ("gru", 64),
    "W5": ("resnet", 64),
    "W6": ("transformer", 32),
    "W7": ("vgg", 64),
    "W8": ("waves", 64),
}
TITLES = {
    "line": "one weight",
    "small": "MLP 2-32-32-1",
    "dense": "MLP 784-500-10",
    "lenet": "LeNet",
    "lstm": "LSTM, 50 steps of 64",
    "gru": "GRU, 50 steps of 64",
    "resnet": "small ResNet, 3 x 32 x 32",
    "transformer": "transformer, 64 words",
    "vgg": "VGG-like net, 3 x 32 x 32",
    "waves": "convolutions over 128 steps",
}
MANY, FEW = 1024, 8  # batches that take turns; many of the smallest nets, whose rounds would else be no work
WORDS = 1000
RATE, BETA1, BETA2, EPSILON = 1e-3, 0.9, 0.999, 1e-8

SHAPES = {
    "line": (1,),
    "small": (2,),
    "dense": (784,),
    "lenet": (1, 28, 28),
    "lstm": (50,),
    "gru": (50,),
    "resnet": (3, 32, 32),
    "transformer": (64,),
    "vgg": (3, 32, 32),
    "waves": (4, 128),
}


def title(workload: str) -> str:
    """What it is, in words."""
    kind, batch = WORKLOADS[workload]
    return f"{TITLES[kind]}, batch {batch}"


def batches(kind: str) -> int:
    """How many batches there are."""
    return MANY if kind in ("line", "small") else FEW


def data(kind: str, batch: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Inputs (batches batch, ...) and targets: classes from 0 on, or numbers (..., 1); channels first.

    Texts are words 0..999. Their target is one of two classes, that of the transformer a word for each word.
    """
    random = np.random.default_rng(seed)
    count = batches(kind) * batch
    if kind in ("lstm", "gru", "transformer"):
        words = random.integers(0, WORDS, (count, *SHAPES[kind]))
        text = kind == "transformer"
        return words, random.integers(0, WORDS, words.shape) if text else random.integers(0, 2, count)
    x = random.standard_normal((count, *SHAPES[kind]), dtype=np.float32)
    if kind == "line":
        return x, 2 * x + 1
    if kind == "small":
        return x, x[:, :1] * x[:, 1:]
    return x, random.integers(0, 10, count)


def serve(run: Callable[[float], tuple[int, float, float]], facts: dict) -> None:
    """Speak the protocol; `run(seconds)` gives steps, seconds, and seconds of the processor."""
    run(1.0)
    print("@" + json.dumps(facts), flush=True)
    for line in sys.stdin:
        steps, seconds, cpu = run(float(line))
        print("@" + json.dumps({"steps": steps, "seconds": seconds, "cpu_s": cpu}), flush=True)


def timed(loop: Callable[[int], object], multiple: int = 1) -> Callable[[float], tuple[int, float, float]]:
    """`loop(steps)` as a run of about so many seconds, in ever longer calls; steps in multiples."""

    def run(seconds: float) -> tuple[int, float, float]:
        steps, done, cpu, start = multiple, 0, time.process_time(), time.perf_counter()
        while True:
            loop(steps)
            done += steps
            spent = time.perf_counter() - start
            if spent >= seconds:
                return done, spent, time.process_time() - cpu
            steps = max(
                multiple, min(4 * steps, int((seconds - spent) * done / spent)) // multiple * multiple
            )

    return run
