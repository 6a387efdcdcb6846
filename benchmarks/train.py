"""NetTrain against PyTorch eager: examples a second of three nets, as ratios from one run.

    python -m venv ~/torch && ~/torch/bin/pip install torch numpy
    WLNET_TORCH=~/torch/bin/python python benchmarks/train.py [--seconds S] [--turns N] [NAME ...]

WLNET_TORCH (or --torch) is an interpreter that has torch; without one only our own speed is shown. Torch
runs eager with fused ADAM; nets of images in the default memory format and in channels_last, the quicker
of which counts. The programs take turns, and each number is the median of its turns. Batch size 64, ADAM,
data in memory, all threads. Exit code 1 if a ratio is below its goal.
"""

import argparse
import os
import statistics
import subprocess
import sys

import numpy as np

from wlnet import Session

BATCH = 64
GOALS = {"784-500-10": 0.6, "2-32-32-1": 4.0, "LeNet": 0.5}
FORMATS = {"LeNet": ("default", "channels_last")}

OURS = {
    "784-500-10": 'NetChain[{500, Ramp, 10, SoftmaxLayer[]}, "Input" -> 784]',
    "2-32-32-1": 'NetChain[{32, Tanh, 32, Tanh, LinearLayer[{}]}, "Input" -> 2]',
    "LeNet": (
        "NetChain[{ConvolutionLayer[20, 5], Ramp, PoolingLayer[2, 2], ConvolutionLayer[50, 5], Ramp, "
        'PoolingLayer[2, 2], FlattenLayer[], 500, Ramp, 10, SoftmaxLayer[]}, "Input" -> {1, 28, 28}]'
    ),
}

THEIRS = """
import sys, time
import torch
from torch import nn
from torch.nn import functional as F

name, layout, batch, seconds = sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
torch.manual_seed(0)
if name == "784-500-10":
    net = nn.Sequential(nn.Linear(784, 500), nn.ReLU(), nn.Linear(500, 10))
    x, y, loss_of = torch.randn(6400, 784), torch.randint(0, 10, (6400,)), F.cross_entropy
elif name == "LeNet":
    net = nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(20, 50, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10),
    )
    x, y, loss_of = torch.randn(3200, 1, 28, 28), torch.randint(0, 10, (3200,)), F.cross_entropy
else:
    net = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 1))
    x = torch.randn(6400, 2)
    y, loss_of = x[:, :1] * x[:, 1:], F.mse_loss
if layout == "channels_last":
    net, x = net.to(memory_format=torch.channels_last), x.to(memory_format=torch.channels_last)
optimizer = torch.optim.Adam(net.parameters(), fused=True)
batches = list(zip(x.split(batch), y.split(batch)))

def round_():
    losses = []
    for inputs, targets in batches:
        optimizer.zero_grad()
        loss = loss_of(net(inputs), targets)
        loss.backward()
        optimizer.step()
        losses.append(loss.detach())
    return torch.stack(losses).mean().item()

round_()
start, done = time.perf_counter(), 0
while time.perf_counter() - start < seconds:
    round_()
    done += 1
print(done * len(x) / (time.perf_counter() - start))
"""


def data(name: str) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    if name == "LeNet":
        return rng.normal(size=(3200, 1, 28, 28)).astype(np.float32), rng.integers(1, 11, 3200)
    if name == "784-500-10":
        return rng.normal(size=(6400, 784)), rng.integers(1, 11, 6400)
    x = rng.normal(size=(6400, 2))
    return x, x[:, 0] * x[:, 1]


def ours(name: str, seconds: float) -> float:
    session = Session()
    session["x"], session["y"] = data(name)
    return session.evaluate(
        f'NetTrain[{OURS[name]}, x -> y, "MeanExamplesPerSecond", BatchSize -> {BATCH}, '
        f"TimeGoal -> {seconds}, TrainingProgressReporting -> None]",
        check=True,
    )


def theirs(python: str, name: str, layout: str, seconds: float) -> float:
    command = [python, "-c", THEIRS, name, layout, str(BATCH), str(seconds)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(GOALS))
    parser.add_argument(
        "--torch", default=os.environ.get("WLNET_TORCH"), help="an interpreter that has torch"
    )
    parser.add_argument("--seconds", type=float, default=3.0, help="of each turn")
    parser.add_argument("--turns", type=int, default=3)
    given = parser.parse_args()
    missed = False
    for name in given.names or GOALS:
        layouts = FORMATS.get(name, ("default",)) if given.torch else ()
        speeds = {layout: [] for layout in ("wlnet", *layouts)}
        for _ in range(given.turns):
            speeds["wlnet"].append(ours(name, given.seconds))
            for layout in layouts:
                speeds[layout].append(theirs(given.torch, name, layout, given.seconds))
        medians = {layout: statistics.median(turns) for layout, turns in speeds.items()}
        mine = medians.pop("wlnet")
        print(f"{name:>12}: wlnet {mine:>10.0f} examples/s", end="")
        if medians:
            ratio = mine / max(medians.values())
            missed |= ratio < GOALS[name]
            others = ", ".join(f"torch {layout} {speed:.0f}" for layout, speed in medians.items())
            print(f", {others}, ratio {ratio:.2f} (goal {GOALS[name]})", end="")
        print()
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
