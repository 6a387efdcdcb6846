"""What a stranger that keeps one processor busy costs a training with all processors.

    python benchmarks/busy.py [--workloads W2_b64,W3_b64]

For each workload two trainings take turns: one with one thread on a quiet machine, one with all threads
beside a loop that never ends, on each processor in turn. Printed is the second by the first, by examples a
second: below 1, one thread would have been better. Linux only.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from peers_cpu import HERE, Worker, wait_until_quiet
from workloads import WORKLOADS

LOOP = "while True: pass"


@contextmanager
def stranger(core: int) -> Iterator[None]:
    """A busy loop on one processor."""
    loop = subprocess.Popen([sys.executable, "-c", LOOP])
    os.sched_setaffinity(loop.pid, {core})
    try:
        yield
    finally:
        loop.kill()
        loop.wait()


def compared(workload: str, rounds: int, seconds: float) -> dict[str, float]:
    """Examples a second alone, with all threads, and with all threads beside a busy loop; and the ratio."""
    cores = sorted(os.sched_getaffinity(0))
    command = [sys.executable, str(HERE / "peer_wlnet.py"), workload]
    one, all_ = Worker("one", command, 1, True), Worker("all", command, len(cores), True)
    disturbed = []
    try:
        for number in range(rounds):
            wait_until_quiet(5.0)
            one.turn(seconds)
            all_.turn(seconds)
            with stranger(cores[number % len(cores)]):
                all_.turn(seconds)
            disturbed.append(all_.rates.pop())
    finally:
        one.close()
        all_.close()
    batch = WORKLOADS[workload][1]
    rates = {"one thread": one.rates, "all threads": all_.rates, "beside a loop": disturbed}
    found = {name: statistics.median(some) * batch for name, some in rates.items()}
    return found | {"ratio": statistics.median(b / a for a, b in zip(one.rates, disturbed, strict=True))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workloads", default=",".join(WORKLOADS), help=f"some of {', '.join(WORKLOADS)}")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=2.0, help="of a turn")
    options = parser.parse_args()
    for workload in options.workloads.split(","):
        found = compared(workload, options.rounds, options.seconds)
        *rates, ratio = found.items()
        words = ", ".join(f"{name} {rate:,.0f}" for name, rate in rates)
        print(f"{workload}: {words} examples/s; beside a loop by one thread {ratio[1]:.2f}", flush=True)


if __name__ == "__main__":
    main()
