"""Fields of a text file to numbers."""

from __future__ import annotations

import re

_INTEGER = re.compile(r"[+-]?\d+")
_REAL = re.compile(r"[+-]?(\d+\.\d*|\.\d+|\d+(?=[eE]))([eE][+-]?\d+)?")


def number_or_text(field: str) -> int | float | str:
    """The number that a field stands for, blanks around it allowed; else the field itself."""
    bare = field.strip()
    if _INTEGER.fullmatch(bare):
        return int(bare)
    return float(bare) if _REAL.fullmatch(bare) else field
