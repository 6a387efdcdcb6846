"""Which kernels for few numbers there are: name -> (op, dtype of the arguments, dtype of the result)."""

from __future__ import annotations

LETTERS = {"Real64": "d", "Real32": "f", "Integer64": "i"}
_OPS = {
    "d": "plus minus times divide power negate square reciprocal sqrt exp log copy",
    "i": "plus minus times negate square copy",
}
_CASTS = ("df", "fd", "if", "id")

SINGLES = {
    f"singles_{op}_{letter}{letter}": (op, letter, letter)
    for letter, ops in _OPS.items()
    for op in ops.split()
} | {f"singles_cast_{a}{b}": ("cast", a, b) for a, b in _CASTS}
