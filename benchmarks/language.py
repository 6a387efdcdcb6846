"""The evaluator against the same work in plain Python, as ratios from one run.

    python benchmarks/language.py [--turns N] [--only WORDS]

The two programs of a ratio take turns; each number is the median of its turns, in seconds of
processor time, so that other work on the machine does not count. "Linear" rows compare the same
program at twice the size. The last row starts `wlnet -c 1+1` as a user does: processor time and the
largest resident memory of the child, fastest turn (on an idle machine the clock shows the same).
Exit code 1 if a goal is missed.
"""

import argparse
import functools
import math
import operator
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from wlnet import Session
from wlnet.expr.expr import Expr

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


def looped():
    x = i = 0
    while i < 10**5:
        x += i
        i += 1
    return x


def clamped(x: int) -> int:
    y = 2 * x
    return y if y > 10 else 0


def logistic():
    found = [0.3]
    for _ in range(10**5):
        found.append(3.7 * found[-1] * (1 - found[-1]))
    return found


def grouped(pairs: list) -> dict:
    found: dict = {}
    for pair in pairs:
        found.setdefault(pair[0], []).append(pair)
    return found


def sums(pairs: list) -> dict:
    found: dict = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: sum(values) for key, values in found.items()}


random = np.random.default_rng(5)
NUMBERS = list(range(1, 10**5 + 1))
REALS = random.random(10**5)
VECTOR = random.random(10**6)
MATRIX = random.random((300, 300))
PAIRS = [(int(k), int(v)) for k, v in random.integers(0, 1000, (10**5, 2))]
WORDS = [f"w{k}" for k, _ in PAIRS]
NAMED = list(zip(WORDS, NUMBERS, strict=True))
MIXED = [v if k % 2 else float(v) for k, v in PAIRS]
DATA = {
    "reals": REALS,
    "v": VECTOR,
    "matrix": MATRIX,
    "pairs": np.array(PAIRS),
    "words": WORDS,
    "named": NAMED,
    "mixed": MIXED,
}

FIB = "fib[0] = 0; fib[1] = 1; fib[n_] := fib[n - 1] + fib[n - 2]"
CLAMP = "f[x_] := Module[{y}, y = 2 x; If[y > 10, y, 0]]"

# goals: at most so many times the processor time of Python, or of NumPy
RATIOS = [
    Ratio("Do", "Do[x = x + i, {i, 10^5}]; x", loop, 40, "x = 0"),
    Ratio("While", "While[i < 10^5, x += i; i++]; x", looped, 40, "x = i = 0"),
    Ratio("down values", "fib[20]", lambda: fib(20), 100, FIB),
    Ratio(
        "Module, If", "Table[f[i], {i, 10^4}]", lambda: list(map(clamped, range(1, 10**4 + 1))), 120, CLAMP
    ),
    Ratio("Map", "Map[#^2 &, l]", lambda: [n**2 for n in NUMBERS], 5, "l = Range[10^5]"),
    Ratio("Select", "Select[l, # > 500 &]", lambda: [n for n in NUMBERS if n > 500], 5, "l = Range[10^5]"),
    Ratio("Table", "Table[Sin[0.1 i], {i, 10^5}]", lambda: [math.sin(0.1 * i) for i in NUMBERS], 5),
    Ratio("NestList", "NestList[3.7 # (1 - #) &, 0.3, 10^5]", logistic, 5),
    Ratio(
        "Fold", "Fold[Plus, 0, l]", lambda: functools.reduce(operator.add, NUMBERS, 0), 5, "l = Range[10^5]"
    ),
    Ratio("Sort", "Sort[reals]", lambda: np.sort(REALS, kind="stable"), 2, repeats=5),
    Ratio("v + v", "v + v", lambda: VECTOR + VECTOR, 2, repeats=10),
    Ratio("m . m", "matrix . matrix", lambda: MATRIX @ MATRIX, 2, repeats=5),
    Ratio("Total", "Total[Range[10^6]]", lambda: np.arange(1, 10**6 + 1).sum(), 2, repeats=20),
    Ratio("GroupBy", "GroupBy[named, First]", lambda: grouped(NAMED), 10),
    Ratio("GroupBy, Total", "GroupBy[named, First -> Last, Total]", lambda: sums(NAMED), 10),
    Ratio("GroupBy, packed", "GroupBy[pairs, First -> Last, Total]", lambda: sums(PAIRS), 10),
    Ratio("Counts", "Counts[words]", lambda: dict(Counter(WORDS)), 10),
    Ratio("Counts, pairs", "Counts[pairs]", lambda: dict(Counter(PAIRS)), 10),
    Ratio("SortBy", "SortBy[named, Last]", lambda: sorted(NAMED, key=lambda p: (p[1], p)), 10),
    Ratio("SortBy, packed", "SortBy[pairs, Last]", lambda: sorted(PAIRS, key=lambda p: (p[1], p)), 10),
    Ratio("Cases", "Cases[mixed, _Integer]", lambda: [x for x in MIXED if type(x) is int], 10),
]

LINEAR = [
    Linear("AppendTo", "Do[AppendTo[l, i], {i, n}]", 10**4, "l = {}"),
    Linear("a[k] = v", "Do[a[k] = k^2, {k, n}]", 2 * 10**4, "a = <||>"),
    Linear("l[[i]] = v", "Do[l[[i]] = i + 1, {i, n}]", 2 * 10**4, "l = Range[n]"),
    Linear('l[[i]] = "v"', 'Do[l[[i]] = "v", {i, n}]', 2 * 10**4, 'l = Table["", n]'),
    Linear("s = s <> t", 'Do[s = s <> "v", {n}]', 2 * 10**4, 's = ""'),
]

SECONDS, MEMORY, RANGE_MEMORY = 0.3, 80, 100


def spent(run: Callable[[], object], repeats: int = 1) -> float:
    """Seconds of processor time of one run, all threads of the process together."""
    start = time.process_time()
    for _ in range(repeats):
        run()
    return (time.process_time() - start) / repeats


def agree(ours, theirs) -> bool:
    """Whether two values are the same, reals up to rounding."""
    if isinstance(theirs, dict):
        ours = {tuple(k) if isinstance(k, Expr) else k: v for k, v in ours.items()}
        return ours.keys() == theirs.keys() and all(agree(ours[k], v) for k, v in theirs.items())
    if isinstance(theirs, (list, tuple, np.ndarray)) and isinstance(theirs[0], str | tuple):
        return len(ours) == len(theirs) and all(map(agree, ours, theirs))
    return np.allclose(ours, theirs) if not isinstance(theirs, str) else ours == theirs


def ratio_of(case: Ratio, turns: int) -> float:
    ours, theirs = [], []
    session = Session()
    for name, value in DATA.items():
        session[name] = value
    for _ in range(turns):
        session.evaluate(case.prepare, check=True)
        ours.append(spent(lambda: session.value(case.code), case.repeats))
        theirs.append(spent(case.python, case.repeats))
    session.evaluate(case.prepare, check=True)
    assert agree(session.evaluate(case.code), case.python()), f"{case.name}: the values differ"
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(
        f"{case.name:>15}: {1e3 * mine:9.2f} ms, Python {1e3 * other:8.2f} ms,"
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
        f"{case.name:>15}: {1e3 * once:9.2f} ms, twice the work {1e3 * twice:8.2f} ms,"
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
    print(f"{'wlnet -c 1+1':>15}: {seconds:9.2f} s (goal {SECONDS}), {megabytes:.0f} MB (goal {MEMORY})")
    return seconds <= SECONDS and megabytes <= MEMORY


# The list is kept, and the memory of the process at rest is taken off.
RANGE = """
import subprocess, sys
child = '''
import resource, sys
from wlnet import Session
session = Session()
session.value("Total[Range[1000]]")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
session.value("l = Range[10^7]; Total[l]")
unit = 1 if sys.platform == "darwin" else 1024
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * unit)
'''
subprocess.run([sys.executable, "-c", child], check=True)
"""


def range_memory() -> float:
    """Megabytes that Range[10^7] adds to the largest resident memory of a process."""
    told = subprocess.run([sys.executable, "-c", RANGE], check=True, capture_output=True, text=True).stdout
    megabytes = int(told) / MEGABYTE
    print(f"{'Range[10^7]':>15}: {megabytes:9.0f} MB (goal {RANGE_MEMORY})")
    return megabytes


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
    if given.only in "Range[10^7]":
        missed |= range_memory() > RANGE_MEMORY
    if given.only in "wlnet -c 1+1":
        missed |= not starts(given.turns)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
