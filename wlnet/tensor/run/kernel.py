"""@tuned: a faster kernel for an op on a device; and which kernel runs.

The plain kernel of an op is its meaning; a tuned one gives the same numbers faster and takes the
cases that its `when` names. The choice depends on layouts, dtypes and parameters alone, so that a
program runs the same kernels every time. The modules of `run.cpu` add theirs when first asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from wlnet.frozen import frozen
from wlnet.tensor.layout import Layout
from wlnet.tensor.op import Op


@frozen
class Kernel:
    """A function f(xp, *arrays, out[, scratch], **params), and what a plan must know of it.

    The fields are those of Op under the same names.
    """

    name: str
    op: Op
    function: Callable
    scratch_rule: Callable | None
    overwrites: tuple[int, ...]
    straight: bool

    def scratch(self, layouts, params) -> tuple[tuple[tuple[int, ...], str], ...]:
        """(shape, dtype) of each array that the kernel needs for itself."""
        if self.scratch_rule is None:
            return ()
        return tuple(self.scratch_rule(*((x.shape, x.dtype) for x in layouts), **params))


_TUNED: dict[tuple[str, Op], list[tuple[Callable, Kernel]]] = defaultdict(list)


def tuned(op: Op, *, device: str, when: Callable, scratch=None, overwrites=()):
    """The decorated function as a kernel of `op` on `device`, where `when(*layouts, **params)` holds.

    Of several that hold the one added first runs. The other words are the fields of Kernel.
    """

    def add(function):
        name = f"{op.name}.{function.__name__}"
        _TUNED[device, op].append((when, Kernel(name, op, function, scratch, overwrites, True)))
        return function

    return add


@cache
def plain(op: Op) -> Kernel:
    """The plain kernel of an op."""
    return Kernel(op.name, op, op.kernel, op.scratch_rule, op.overwrites, op.straight)


def tuned_kernels(device: str) -> list[tuple[Callable, Kernel]]:
    """Every tuned kernel of a device with its condition, for tests that walk over them."""
    _load(device)
    return [entry for (name, _), entries in _TUNED.items() if name == device for entry in entries]


def choose(op: Op, device: str, layouts: list[Layout], params: dict) -> Kernel:
    """The first tuned kernel that takes these arguments, or the plain one."""
    _load(device)
    for when, kernel in _TUNED.get((device, op), ()):
        if when(*layouts, **params):
            return kernel
    return plain(op)


@cache
def _load(device: str) -> None:
    folder = import_module(f"wlnet.tensor.run.{device.lower()}")
    for module in iter_modules(folder.__path__):
        import_module(f"{folder.__name__}.{module.name}")
