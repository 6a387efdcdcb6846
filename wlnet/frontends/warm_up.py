"""`wlnet --warm-up`: every kernel of the engine compiled for this processor, with progress."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from rich.console import Console
from rich.progress import Progress

from wlnet.tensor.run.cpu.store import all_kernels, store


def warm_up() -> int:
    """Fills the store; the exit code: 1 where there are no compiled kernels."""
    console = Console(stderr=True)
    kernels = store()
    if kernels is None:
        console.print(
            "There are no compiled kernels here: Numba or llvmlite is missing, or they are switched off."
        )
        return 1
    names = all_kernels()
    missing = [name for name in names if not kernels.has(name)]
    # A process spawned, not forked: this one has threads, and each loads Numba for itself.
    workers = min(len(missing), len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2)
    if workers:
        with Progress(console=console) as progress:
            task = progress.add_task("Compiling kernels", total=len(missing))
            with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
                for _ in pool.map(compile_kernel, missing, chunksize=1):
                    progress.advance(task)
    console.print(f"{len(names)} kernels in {kernels.folder}, {len(missing)} of them compiled now.")
    return 0


def compile_kernel(name: str) -> None:
    """One kernel, in a process of its own."""
    store().addresses([name])
