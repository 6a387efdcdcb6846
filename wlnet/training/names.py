"""Names as users write them: with a symbol or a string, and sometimes misspelt."""

from __future__ import annotations

from collections.abc import Iterable

from wlnet.expr.message import Prose
from wlnet.expr.spelling import advice as advice  # with the other helpers on names
from wlnet.expr.symbols import Symbol


def name_of(key) -> str | None:
    """The name that a string or a symbol stands for; None for anything else."""
    return key if isinstance(key, str) else key.name if isinstance(key, Symbol) else None


def listed(names: Iterable) -> Prose:
    """All the names, for a message that tells what there is."""
    return Prose(", ".join(map(str, names)))
