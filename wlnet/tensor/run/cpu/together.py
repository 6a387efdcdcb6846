"""Kernels compiled by several processes at once: this one and helpers, which are Python processes too.

A helper reads names of kernels, a line each, compiles them into the folder of the store and answers each with
its name. It ends with its input. What a helper does not do (it cannot start, ends early, or cannot write into
the folder) is not missed: what is not in the folder then, the process compiles itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Thread

from wlnet.tensor.run.cpu.objects import Objects

WORTH = 6  # kernels; a helper needs the time of some to start
MOST_HELPERS = 7
PATIENCE = 60  # seconds for a helper's last kernel
SERVE = "from wlnet.tensor.run.cpu.together import serve; serve()"


def compile_together(
    objects: Objects, names: Iterable[str], tell: Callable[[str], object], processes: int
) -> dict[str, tuple[str, bytes]]:
    """Fills the folder with at most so many processes; (symbol, object) of what this one compiled.

    `tell` is called with each name, some time before it is compiled. Raises NoKernels.
    """
    names = list(names)
    left, own = deque(names), {}
    helpers = min(processes - 1, len(left) // WORTH, MOST_HELPERS) if sys.executable else 0
    feeding = [Thread(target=_feed, args=(objects.folder, left, tell), daemon=True) for _ in range(helpers)]
    for thread in feeding:
        thread.start()
    try:
        while (name := _next(left)) is not None:
            tell(name)
            own[name] = objects.compile(name)
    finally:
        left.clear()  # after an error or Ctrl-C helpers get nothing more
    for thread in feeding:
        thread.join(PATIENCE)
    lost = [name for name in names if name not in own and objects.read(name) is None]
    return own | {name: objects.compile(name) for name in lost}


def _next(left: deque[str]) -> str | None:
    try:
        return left.popleft()
    except IndexError:  # another thread was quicker
        return None


def _feed(folder: Path, left: deque[str], tell: Callable[[str], object]) -> None:
    """Gives a helper of its own one name after the other."""
    where = os.pathsep.join(filter(None, sys.path))
    try:
        helper = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(folder)],
            env={**os.environ, "PYTHONPATH": where},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
    except OSError:
        return
    with helper:
        name = _next(left) if helper.stdout.readline() else None  # it is ready
        while name is not None:
            tell(name)
            try:
                helper.stdin.write(name + "\n")
                helper.stdin.flush()
            except OSError:
                return
            name = _next(left) if helper.stdout.readline() else None


def serve() -> None:
    """What a helper does."""
    objects = Objects(Path(sys.argv[1]))
    objects.ready()
    print(flush=True)
    for line in sys.stdin:
        objects.compile(line.strip())
        print(line, end="", flush=True)
