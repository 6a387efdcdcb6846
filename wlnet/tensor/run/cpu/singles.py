"""Kernels for numbers of other types: name -> (op, dtype of the arguments, dtype of the result)."""

from __future__ import annotations

LETTERS = {"Real64": "d", "Real32": "f", "Integer64": "i", "Boolean": "b"}
_OPS = {
    "d": "plus minus times divide power negate square reciprocal sqrt exp log copy maximum minimum",
    "i": "plus minus times negate square copy maximum minimum",
}
_CASTS = ("df", "fd", "if", "id", "bi", "bd", "fi", "di")
COMPARISONS = ("less", "less_equal", "greater", "greater_equal", "equal", "not_equal")

SINGLES = {
    f"singles_{op}_{letter}{letter}": (op, letter, letter)
    for letter, ops in _OPS.items()
    for op in ops.split()
}
SINGLES |= {f"singles_cast_{a}{b}": ("cast", a, b) for a, b in _CASTS}
SINGLES |= {f"singles_{op}_{a}b": (op, a, "b") for op in COMPARISONS for a in "id"}
TOTALS = {f"singles_total_{a}{a}": a for a in "id"}
