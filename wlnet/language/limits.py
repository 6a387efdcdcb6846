"""What is too large to be made: refused at once, before it takes all the memory."""

from __future__ import annotations

from collections.abc import Iterable
from operator import length_hint

from wlnet.expr.message import Message
from wlnet.expr.symbols import S

NO_MEMORY = Message("General::nomem", "There was not enough memory for this computation.")
OVERFLOW = Message("General::ovfl", "Overflow occurred in computation.")

MOST_ELEMENTS = 10**9  # of a list or letters of a text: 8 GB of numbers
MOST_BITS = 3 * 10**8  # of an integer: some 10^8 digits


def room_for(count: int) -> int:
    """`count` elements, if that many can be made. Raises General::nomem with $Failed."""
    if count > MOST_ELEMENTS:
        raise NO_MEMORY()
    return count


def room_for_each(values: Iterable) -> None:
    """As `room_for`, for what a loop runs over."""
    try:
        room_for(length_hint(values))
    except OverflowError:
        raise NO_MEMORY() from None


def room_for_bits(count: float) -> None:
    """Raises General::ovfl, for an integer of so many bits, with Overflow[]."""
    if count > MOST_BITS:
        raise OVERFLOW(value=S.Overflow())
