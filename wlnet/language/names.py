"""Which names belong to System`: those that wlnet has, and those that it knows of.

`system_names.txt` lists names of the language that have a meaning wlnet may not have yet;
`inert_names.txt` those that are meant to stay as they are: option names, settings, heads of
data and of graphics. A use of the first kind without a builtin gives a message. `read_protected.txt`
lists those whose symbols are ReadProtected, `open_names.txt` those that a person may give a meaning
without Unprotect: operators and notations without one, functions for the session.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from wlnet.language.builtin import builtin_names, is_refused


@cache
def _listed(file: str) -> frozenset[str]:
    return frozenset((Path(__file__).parent / file).read_text(encoding="utf-8").split())


def is_system_name(name: str) -> bool:
    """Whether `name` as written in a program means the System` symbol of that name."""
    return (
        name in _listed("inert_names.txt") or name in builtin_names() or name in _listed("system_names.txt")
    )


def is_missing(name: str) -> bool:
    """Whether `name` has a meaning in the language that wlnet does not offer yet."""
    return name in _listed("system_names.txt") and name not in _listed("inert_names.txt")


def is_open(name: str) -> bool:
    """Whether a system name is there to be given a meaning: its symbol is not Protected."""
    return name in _listed("open_names.txt")


def is_read_protected(name: str) -> bool:
    """Whether the definition of a system name is not shown: its symbol has the attribute ReadProtected."""
    return name in _listed("read_protected.txt")


def is_offered(name: str) -> bool:
    """Whether a system name has here what it means in the language."""
    return not is_refused(name) and (name in builtin_names() or not is_missing(name))


def system_names() -> frozenset[str]:
    return (
        _listed("inert_names.txt")
        | _listed("system_names.txt")
        | frozenset(name for name in builtin_names() if "`" not in name)
    )
