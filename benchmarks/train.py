"""NetTrain against PyTorch eager: examples a second of two nets, as ratios from one run.

    python benchmarks/train.py [--torch PYTHON] [--seconds S] [--turns N]

PYTHON is an interpreter that has torch (also: environment variable WLNET_TORCH); without one only
our own speed is shown. The programs take turns, and each number is the median of its turns. Batch
size 64, ADAM, data in memory, all threads. Exit code 1 if a ratio is below its goal.
"""

import argparse
import os
import statistics
import subprocess
import sys

import numpy as np

from wlnet import Session

BATCH = 64
GOALS = {"784-500-10": 0.6, "2-32-32-1": 4.0}

OURS = {
    "784-500-10": 'NetChain[{500, Ramp, 10, SoftmaxLayer[]}, "Input" -> 784]',
    "2-32-32-1": 'NetChain[{32, Tanh, 32, Tanh, LinearLayer[{}]}, "Input" -> 2]',
}

THEIRS = """
import sys, time
import torch
from torch import nn
from torch.nn import functional as F

name, batch, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
torch.manual_seed(0)
if name == "784-500-10":
    net = nn.Sequential(nn.Linear(784, 500), nn.ReLU(), nn.Linear(500, 10))
    x, y, loss_of = torch.randn(6400, 784), torch.randint(0, 10, (6400,)), F.cross_entropy
else:
    net = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 1))
    x = torch.randn(6400, 2)
    y, loss_of = x[:, :1] * x[:, 1:], F.mse_loss
optimizer = torch.optim.Adam(net.parameters())
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


def theirs(python: str, name: str, seconds: float) -> float:
    command = [python, "-c", THEIRS, name, str(BATCH), str(seconds)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--torch", default=os.environ.get("WLNET_TORCH"), help="an interpreter that has torch"
    )
    parser.add_argument("--seconds", type=float, default=3.0, help="of each turn")
    parser.add_argument("--turns", type=int, default=3)
    given = parser.parse_args()
    missed = False
    for name, goal in GOALS.items():
        speeds = {"wlnet": [], "torch": []}
        for _ in range(given.turns):
            speeds["wlnet"].append(ours(name, given.seconds))
            if given.torch:
                speeds["torch"].append(theirs(given.torch, name, given.seconds))
        mine = statistics.median(speeds["wlnet"])
        print(f"{name:>12}: wlnet {mine:>10.0f} examples/s", end="")
        if given.torch:
            other = statistics.median(speeds["torch"])
            missed |= mine / other < goal
            print(f", torch {other:>10.0f}, ratio {mine / other:.2f} (goal {goal})", end="")
        print()
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
