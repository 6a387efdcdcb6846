"""Training on the CPU: NetTrain against PyTorch and JAX, the same nets in one run, in turns.

    python benchmarks/peers_cpu.py --torch /path/to/python --jax /path/to/python [--workloads W1b,W2_b64]

Each framework is an interpreter that has it; without one its peers are left out. Every peer and workload
runs in a process of its own. The processes of a workload are warmed up and then take turns; all others are
stopped meanwhile, so that no idle thread that spins disturbs the one that runs. A ratio is the median over
the rounds of ours by the peer's in the same round. Before a turn the program waits a few seconds for a quiet
machine; what strangers used of it during the turns is printed with the result. On a machine that others use
too, the ratios by the seconds of the processor, with --threads 1, are disturbed least.

Prints the ratios to all peers; writes a table (--table FILE, Markdown) and a chart (--chart FILE) of those to
the fastest form of each framework.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from matplotlib.figure import Figure
from workloads import WORKLOADS, title

HERE = Path(__file__).parent
TORCH = ("eager", "fused", "channels_last", "compile", "compile_channels_last")
JAX = ("jit", "scan")
OURS = "wlnet"
FRAMEWORKS = {"torch": ("PyTorch", "#ee7733"), "jax": ("JAX", "#4c78a8")}


class Worker:
    """A process that trains when it is told to, and is stopped otherwise."""

    def __init__(self, name: str, command: list[str], threads: int, show: bool):
        self.name, self.rates, self.by_processor = name, [], []
        variables = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")
        environment = dict(os.environ, **dict.fromkeys(variables, str(threads)))
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if show else subprocess.DEVNULL,
            text=True,
            env=environment,
        )
        if threads == 1:
            os.sched_setaffinity(self._process.pid, {max(os.sched_getaffinity(0))})
        self.facts = self._answer()
        if self.facts is not None:
            self._process.send_signal(signal.SIGSTOP)

    def _answer(self) -> dict | None:
        for line in self._process.stdout:
            if line.startswith("@"):
                return json.loads(line[1:])
        return None

    def turn(self, seconds: float) -> float:
        """Trains for so long; what strangers used of the machine meanwhile, in processors."""
        self._process.send_signal(signal.SIGCONT)
        used, start = busy(), time.perf_counter()
        self._process.stdin.write(f"{seconds}\n")
        self._process.stdin.flush()
        found = self._answer()
        spent = time.perf_counter() - start
        self._process.send_signal(signal.SIGSTOP)
        self.rates.append(found["steps"] / found["seconds"])
        self.by_processor.append(found["steps"] / max(found["cpu_s"], 1e-9))
        return max(0.0, (busy() - used - found["cpu_s"]) / spent)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()


def busy() -> float:
    """Seconds that the processors have worked since the start; 0 where the system does not tell."""
    try:
        counts = [int(word) for word in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
    except OSError:
        return 0.0
    return (sum(counts) - counts[3] - counts[4]) / os.sysconf("SC_CLK_TCK")


def wait_until_quiet(patience: float) -> None:
    start = time.perf_counter()
    while time.perf_counter() - start < patience:
        used, now = busy(), time.perf_counter()
        time.sleep(0.1)
        if (busy() - used) / (time.perf_counter() - now) < 0.25:
            return


def commands(options) -> dict[str, list[str]]:
    """Name of a peer -> what starts its worker, without the workload."""
    found = {OURS: [sys.executable, str(HERE / "peer_wlnet.py")]}
    for name, python, variants in (("torch", options.torch, TORCH), ("jax", options.jax, JAX)):
        if python:
            script = str(HERE / f"peer_{name}.py")
            found |= {f"{name} {variant}": [python, script, variant] for variant in variants}
    return {name: command for name, command in found.items() if name not in options.without.split(",")}


def compared(workload: str, options) -> dict:
    """Workers of one workload in turns: rates and ratios by name."""
    workers = []
    for name, command in commands(options).items():
        worker = Worker(name, [*command, workload], options.threads, options.errors)
        if worker.facts is None:
            print(f"  {workload} {name}: cannot run", flush=True)
            worker.close()
        else:
            workers.append(worker)
    strangers = []
    for _ in range(options.rounds):
        for worker in workers:
            wait_until_quiet(options.patience)
            strangers.append(worker.turn(options.seconds))
    for worker in workers:
        worker.close()
    batch = WORKLOADS[workload][1]
    mine = next(worker for worker in workers if worker.name == OURS)
    return {
        "workload": workload,
        "rates": {w.name: statistics.median(w.rates) * batch for w in workers},
        "ratios": {
            w.name: statistics.median(a / b for a, b in zip(mine.rates, w.rates, strict=True))
            for w in workers
            if w is not mine
        },
        "by processor": {
            w.name: statistics.median(a / b for a, b in zip(mine.by_processor, w.by_processor, strict=True))
            for w in workers
            if w is not mine
        },
        "facts": {w.name: w.facts for w in workers},
        "strangers": statistics.median(strangers),
    }


def line(found: dict) -> str:
    """One row of the table: our rate, the ratio to each peer, the smallest of them; by the clock and by the
    seconds of the processor."""

    def words(ratios: dict) -> str:
        pairs = sorted(ratios.items(), key=lambda pair: pair[1])
        return (
            ", ".join(f"**{r:.2f} {n}**" if i == 0 else f"{r:.2f} {n}" for i, (n, r) in enumerate(pairs))
            or "-"
        )

    rate, strangers = f"{found['rates'][OURS]:,.0f}", f"{found['strangers']:.1f}"
    ratios = f"{words(found['ratios'])} | {words(found['by processor'])}"
    return f"| {found['workload']} | {rate} | {ratios} | {strangers} |"


def nearest(found: dict, framework: str) -> tuple[float, str] | None:
    """(our rate by that of the fastest form of a framework, that form); None if it did not run."""
    names = [name for name in found["ratios"] if name.startswith(framework)]
    return min(((found["ratios"][name], name.removeprefix(framework + " ")) for name in names), default=None)


def digits(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}"


def table(results: list[dict], options) -> str:
    """Markdown: the fastest form of each framework."""
    versions = {n.split()[0]: f["version"] for one in results for n, f in one["facts"].items()}
    words = ", ".join(f"{name} {version}" for name, version in versions.items())
    head = f"{date.today()}, {options.threads} threads, {processor()}; {words}."
    titles = "net", "wlnet, examples/s", "times the fastest of PyTorch", "times the fastest of JAX"
    rows = [f"| {' | '.join(titles)} |", "|---" * len(titles) + "|"]
    for one in results:
        pairs = (nearest(one, framework) for framework in FRAMEWORKS)
        cells = (f"{digits(pair[0])} ({pair[1]})" if pair else "-" for pair in pairs)
        rows.append(f"| {title(one['workload'])} | {one['rates'][OURS]:,.0f} | {' | '.join(cells)} |")
    return "\n".join([head, "", *rows])


def processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(one.split(":")[1].strip() for one in lines if one.startswith("model name"))
    except (OSError, StopIteration):
        return "unknown processor"


def draw(results: list[dict], path: str) -> None:
    """Bars: our rate by that of the fastest form of each framework, workload by workload."""
    figure = Figure(figsize=(7.5, 1 + 0.45 * len(results)), layout="constrained")
    axes = figure.add_subplot()
    for number, (framework, (name, color)) in enumerate(FRAMEWORKS.items()):
        pairs = [nearest(one, framework) for one in results]
        there = [(k, pair[0]) for k, pair in enumerate(pairs) if pair]
        places = [k + 0.38 * (number - 0.5) for k, _ in there]
        bars = axes.barh(places, [ratio for _, ratio in there], height=0.36, color=color, label=name)
        axes.bar_label(bars, [digits(ratio) for _, ratio in there], padding=3, fontsize=8)
    axes.set_yticks(range(len(results)), [title(one["workload"]) for one in results])
    axes.invert_yaxis()
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter("{x:g}")
    axes.margins(x=0.1)
    axes.axvline(1, color="black", linewidth=1)
    axes.set_xlabel("wlnet: examples per second, in multiples of each")
    axes.legend(frameon=False)
    figure.savefig(path, dpi=150)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--torch", metavar="PYTHON", help="an interpreter that has PyTorch")
    parser.add_argument("--jax", metavar="PYTHON", help="an interpreter that has JAX")
    parser.add_argument("--workloads", default=",".join(WORKLOADS), help=f"some of {', '.join(WORKLOADS)}")
    parser.add_argument("--without", default="", help='peers to leave out: "torch compile,jax scan"')
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0, help="of a turn")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--patience", type=float, default=5.0, help="seconds to wait for a quiet machine")
    parser.add_argument("--errors", action="store_true", help="show what the workers complain of")
    parser.add_argument("--table", metavar="FILE")
    parser.add_argument("--chart", metavar="FILE")
    options = parser.parse_args()
    results = []
    for workload in options.workloads.split(","):
        results.append(compared(workload, options))
        print(line(results[-1]), flush=True)
    text = table(results, options)
    print(text)
    if options.table:
        Path(options.table).write_text(text + "\n", encoding="utf-8")
    if options.chart:
        draw(results, options.chart)


if __name__ == "__main__":
    main()
