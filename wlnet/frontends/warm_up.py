"""`wlnet --warm-up`: every kernel of the engine compiled for this processor, with progress."""

from __future__ import annotations

from rich.console import Console
from rich.progress import Progress

from wlnet.tensor.run.cpu.objects import all_kernels
from wlnet.tensor.run.cpu.store import store


def warm_up() -> int:
    """Fills the store; the exit code: 1 where there are no compiled kernels."""
    console = Console(stderr=True)
    kernels = store()
    if kernels is None:
        console.print("There are no compiled kernels here: llvmlite is missing, or they are switched off.")
        return 1
    names = all_kernels()
    missing = [name for name in names if not kernels.has(name)]
    if missing:
        with Progress(console=console) as progress:
            task = progress.add_task("Compiling kernels", total=len(missing))
            kernels.compile(missing, lambda name: progress.advance(task))
    console.print(f"{len(names)} kernels in {kernels.folder}, {len(missing)} of them compiled now.")
    return 0
