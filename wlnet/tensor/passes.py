"""The passes of the planner by name: each can be left out, and says what it did.

Whatever is left out, results are the same but for rounding; so a fault, or what a pass is worth, is found by
comparison. WLNET_WITHOUT in the environment names those that are left out ("fuse,updates"); `without` does
so for what is compiled within it. What a pass did goes to the logger "wlnet.passes", at level DEBUG.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

PASSES = {
    "fold": "constants and identities, in the graph",
    "gather": "elements taken twice are taken once, in the graph",
    "order": "permutations moved behind what works element by element, in the graph",
    "share": "one node for equal nodes, in the graph",
    "fuse": "forms that one op does, or that lose no digits, in the graph",
    "layout": "products in the order in which they are read, in the graph",
    "groups": "elementwise nodes that run block by block",
    "homes": "results written straight into states and joins",
    "fusion": "neighbouring steps that one row does",
    "bands": "convolutions with what follows them, row of places by row",
    "updates": "gradients made just before the update that takes them",
    "ahead": "what an update reads fetched by the product before it",
    "phases": "steps that run beside others, or part by part behind them",
    "panels": "factors of products copied into panels",
    "amx": "large products by the matrix unit of the processor",
}
VARIABLE = "WLNET_WITHOUT"
LOG = logging.getLogger("wlnet.passes")


def checked(names) -> frozenset[str]:
    """The names as a set. Raises ValueError for one that is no pass."""
    found = frozenset(names)
    wrong = sorted(found - PASSES.keys())
    if wrong:
        raise ValueError(f"there is no pass {', '.join(wrong)}; the passes are {', '.join(PASSES)}")
    return found


_LEFT_OUT: ContextVar[frozenset[str] | None] = ContextVar("passes left out", default=None)


def left_out() -> frozenset[str]:
    """The passes that are not to run."""
    found = _LEFT_OUT.get()
    if found is None:
        found = checked(name for name in os.environ.get(VARIABLE, "").split(",") if name)
    return found


def is_on(name: str) -> bool:
    """Whether a pass is to run."""
    assert name in PASSES, name
    return name not in left_out()


@contextmanager
def without(*names: str) -> Iterator[None]:
    """What is compiled within, in this thread, is compiled without these passes alone."""
    token = _LEFT_OUT.set(checked(names))
    try:
        yield
    finally:
        _LEFT_OUT.reset(token)


def tell(name: str, what: str, *facts) -> None:
    """Say what a pass did; `what` has a %s for each fact."""
    LOG.debug("%s: " + what, name, *facts)
