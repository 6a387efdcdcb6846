"""Evaluation on the CPU: net[x] from Python and from the language, against PyTorch in inference mode.

    python benchmarks/evaluate.py [--torch /path/to/python] [--seconds 0.5] [--rounds 3]

Prints for each net and batch size the microseconds of a call and, with an interpreter that has PyTorch, the
ratio torch / wlnet from Python, the median over rounds in which the two take turns. Both take a NumPy array
and give one. A batch of 1 is one example for wlnet, a batch with one example for PyTorch.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
from pathlib import Path

from evaluation import CASES, example, least
from peer_wlnet import NETS
from workloads import SHAPES

from wlnet import Session

LANGUAGE = "Min[Table[First[AbsoluteTiming[Do[net[x], {{{count}}}]]] / {count}, {{5}}]] * 10.^6"


class Torch:
    """The worker, if there is one."""

    def __init__(self, python: str):
        worker = str(Path(__file__).parent / "evaluate_torch.py")
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self._process = subprocess.Popen([python, worker], **pipes)
        _, self.version = self._process.stdout.readline().split()

    def __call__(self, name: str, batch: int, seconds: float) -> float:
        self._process.stdin.write(f"{name} {batch} {seconds}\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait()


def net_of(session: Session, name: str):
    shape = ", ".join(map(str, SHAPES[name]))
    text = NETS[name].replace(", SoftmaxLayer[]", "")  # as PyTorch's: the scores
    return session.evaluate(f'net = NetInitialize[{text}, "Input" -> {{{shape}}}]]', check=True)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--torch", help="an interpreter that has PyTorch")
    options.add_argument("--seconds", type=float, default=0.5, help="of one measurement")
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    torch, session = Torch(given.torch) if given.torch else None, Session()
    print(f"{'net':8}{'batch':>6}{'Python':>10}{'language':>10}{'torch':>10}   torch / wlnet")
    for name, batch in CASES:
        net, x = net_of(session, name), example(name, batch)
        x = x[0] if batch == 1 else x
        session["x"] = x
        ours, theirs = [], []
        for _ in range(given.rounds):
            ours.append(least(lambda net=net, x=x: net(x), given.seconds))
            if torch is not None:
                theirs.append(torch(name, batch, given.seconds))
        count = max(1, int(given.seconds / 5 / min(ours) * 1e6))
        language = session.evaluate(LANGUAGE.format(count=count), check=True)
        line = f"{name:8}{batch:6}{min(ours):10.1f}{language:10.1f}"
        if theirs:
            ratio = statistics.median(b / a for a, b in zip(ours, theirs, strict=True))
            line += f"{min(theirs):10.1f}{ratio:16.2f}"
        print(line, flush=True)
    if torch is not None:
        print(f"microseconds a call; torch {torch.version}, Python {sys.version.split()[0]}")
        torch.close()


if __name__ == "__main__":
    main()
