"""Names as users write them: with a symbol or a string, and sometimes misspelt."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from wlnet.expr.message import Prose
from wlnet.expr.symbols import Symbol


def name_of(key) -> str | None:
    """The name that a string or a symbol stands for; None for anything else."""
    return key if isinstance(key, str) else key.name if isinstance(key, Symbol) else None


def listed(names: Iterable) -> Prose:
    """All the names, for a message that tells what there is."""
    return Prose(", ".join(map(str, names)))


def advice(name, known: Iterable[str]) -> str:
    """ " Did you mean ...?" with the nearest of the known names, or nothing: the end of a message."""
    spelt = {str(other).lower(): other for other in known}
    near = get_close_matches(str(name).lower(), spelt, n=1)
    return f" Did you mean {spelt[near[0]]}?" if near else ""
