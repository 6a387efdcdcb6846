"""Steps of a plan to rows: the collection of translations, one or more an op.

A translation looks at one Step and answers the Work that does the same, or None for what it does not
take (dtypes, strides, sizes); then the step runs as the plain call that it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from wlnet.tensor.op import Op
from wlnet.tensor.run.cpu.table import Work
from wlnet.tensor.run.plan import Step

Translation = Callable[[Step], Work | None]
_TRANSLATIONS: dict[Op, list[Translation]] = defaultdict(list)
_LAST: list[Translation] = []


def translation(*ops: Op) -> Callable[[Translation], Translation]:
    """The decorated function translates steps of these ops; the first that takes a step does it."""

    def add(function: Translation) -> Translation:
        for op in ops:
            _TRANSLATIONS[op].append(function)
        return function

    return add


def last_translation(function: Translation) -> Translation:
    """The decorated function is asked for steps of any op that no other translation takes."""
    _LAST.append(function)
    return function


def work_of(step: Step) -> Work | None:
    """The rows of a step, if there are any."""
    _load()
    if any(0 in operand.layout.shape for operand in (*step.inputs, *step.outputs)):
        return None
    for function in (*_TRANSLATIONS.get(step.kernel.op, ()), *_LAST):
        work = function(step)
        if work is not None:
            return work
    return None


def translated_ops() -> list[Op]:
    """Ops that have a translation, for tests that walk over them."""
    _load()
    return list(_TRANSLATIONS)


@cache
def _load() -> None:
    folder = import_module("wlnet.tensor.run.cpu.rows")
    for module in iter_modules(folder.__path__):
        import_module(f"{folder.__name__}.{module.name}")
