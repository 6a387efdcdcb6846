"""What waits for the first value of a kind whose class takes long to load: NumericArray loads NumPy."""

from __future__ import annotations

from collections.abc import Callable

NUMERIC_ARRAY: list[Callable[[type], object]] = []  # called once, with the class, when the first is made
