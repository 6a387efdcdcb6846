"""The evaluator against the same work in plain Python, as ratios from one run.

    python benchmarks/language.py [--turns N] [--only WORDS]

The two programs of a ratio take turns; each number is the median of its turns, in seconds of
processor time, so that other work on the machine does not count. "Linear" rows compare the same
program at twice the size. The last row starts `wlnet -c 1+1` as a user does: processor time and the
largest resident memory of the child, fastest turn (on an idle machine the clock shows the same).
Exit code 1 if a goal is missed.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from wlnet import Session

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Ratio:
    """Wolfram code against a Python function of the same value.

    repeats    how often both run in one turn, for work that is over at once
    """

    name: str
    code: str
    python: Callable[[], object]
    goal: float
    prepare: str = "Null"
    repeats: int = 1


@dataclass(frozen=True)
class Linear:
    """Wolfram code with `n`, at a size and at twice the size."""

    name: str
    code: str
    size: int
    prepare: str
    goal: float = 2.3


def loop():
    x = 0
    for i in range(1, 10**5 + 1):
        x = x + i
    return x


def fib(n: int) -> int:
    return n if n < 2 else fib(n - 1) + fib(n - 2)


FIB = "fib[0] = 0; fib[1] = 1; fib[n_] := fib[n - 1] + fib[n - 2]"

RATIOS = [
    Ratio("Do", "Do[x = x + i, {i, 10^5}]; x", loop, 60, "x = 0"),
    Ratio("down values", "fib[20]", lambda: fib(20), 150, FIB),
    Ratio("Map", "Map[#^2 &, Range[10^5]]", lambda: [n**2 for n in range(1, 10**5 + 1)], 8),
    Ratio("Total", "Total[Range[10^6]]", lambda: np.arange(1, 10**6 + 1).sum(), 2, repeats=20),
]

LINEAR = [
    Linear("AppendTo", "Do[AppendTo[l, i], {i, n}]", 10**4, "l = {}"),
    Linear("a[k] = v", "Do[a[k] = k, {k, n}]", 2 * 10**4, "a = <||>"),
    Linear("l[[i]] = v", "Do[l[[i]] = i + 1, {i, n}]", 2 * 10**4, "l = Range[n]"),
    Linear('l[[i]] = "v"', 'Do[l[[i]] = "v", {i, n}]', 2 * 10**4, 'l = Table["", n]'),
]

SECONDS, MEMORY = 0.3, 80


def spent(run: Callable[[], object], repeats: int = 1) -> float:
    """Seconds of processor time of one run, all threads of the process together."""
    start = time.process_time()
    for _ in range(repeats):
        run()
    return (time.process_time() - start) / repeats


def ratio_of(case: Ratio, turns: int) -> float:
    ours, theirs = [], []
    session = Session()
    for _ in range(turns):
        session.evaluate(case.prepare, check=True)
        found = []
        ours.append(spent(lambda found=found: found.append(session.value(case.code)), case.repeats))
        theirs.append(spent(case.python, case.repeats))
        same = session.to_python(found[-1])
        assert np.array_equal(same, case.python()), f"{case.name}: the values differ"
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(
        f"{case.name:>14}: {1e3 * mine:9.2f} ms, Python {1e3 * other:8.2f} ms,"
        f" ratio {mine / other:6.2f} (goal {case.goal})"
    )
    return mine / other


def growth_of(case: Linear, turns: int) -> float:
    session = Session()
    times = {1: [], 2: []}
    for _ in range(turns):
        for factor, found in times.items():
            session.evaluate(f"n = {factor * case.size}; {case.prepare}", check=True)
            found.append(spent(lambda: session.value(case.code)))
    once, twice = statistics.median(times[1]), statistics.median(times[2])
    print(
        f"{case.name:>14}: {1e3 * once:9.2f} ms, twice the work {1e3 * twice:8.2f} ms,"
        f" ratio {twice / once:6.2f} (goal {case.goal})"
    )
    return twice / once


# A small program starts the child: the resident memory of a child counts that of its parent in.
STARTER = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "wlnet", "-c", "1+1"], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def start(cache: str) -> tuple[float, float]:
    """(seconds, megabytes) of one `wlnet -c 1+1` with byte code, as an installed one has it."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = cache
    command = [sys.executable, "-c", STARTER]
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    seconds, resident = map(float, told.split())
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes there, kilobytes elsewhere
    return seconds, resident * unit / MEGABYTE


def starts(turns: int) -> bool:
    """Whether both goals of the start are reached."""
    with tempfile.TemporaryDirectory() as cache:
        start(cache)  # writes the byte code
        measured = [start(cache) for _ in range(turns)]
    seconds, megabytes = (min(values) for values in zip(*measured, strict=True))
    print(f"{'wlnet -c 1+1':>14}: {seconds:9.2f} s (goal {SECONDS}), {megabytes:.0f} MB (goal {MEMORY})")
    return seconds <= SECONDS and megabytes <= MEMORY


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--only", default="", help="rows whose name contains this")
    given = parser.parse_args()
    missed = False
    for cases, measure in ((RATIOS, ratio_of), (LINEAR, growth_of)):
        for case in cases:
            if given.only in case.name:
                missed |= measure(case, given.turns) > case.goal
    if given.only in "wlnet -c 1+1":
        missed |= not starts(given.turns)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
