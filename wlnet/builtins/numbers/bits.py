"""Single bits of integers, counted from 0: BitGet, BitSet, BitClear, BitFlip."""

from __future__ import annotations

from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for_bits

LISTABLE = ("Listable",)


def _power(n: int, k: int) -> int:
    """2^k; a negative k counts from the highest bit of n."""
    k = k if k >= 0 else max(n.bit_length() + k, 0)
    room_for_bits(k)
    return 1 << k


@builtin("BitGet[n_Integer, k_Integer]", attributes=LISTABLE)
def bit_get(evaluation, n, k):
    """Bit k of n in two's complement."""
    return int(bool(n & _power(n, k)))


@builtin("BitSet[n_Integer, k_Integer]", attributes=LISTABLE)
def bit_set(evaluation, n, k):
    """n with bit k made 1."""
    return n | _power(n, k)


@builtin("BitClear[n_Integer, k_Integer]", attributes=LISTABLE)
def bit_clear(evaluation, n, k):
    """n with bit k made 0."""
    return n & ~_power(n, k)


@builtin("BitFlip[n_Integer, k_Integer]", attributes=LISTABLE)
def bit_flip(evaluation, n, k):
    """n with bit k turned round."""
    return n ^ _power(n, k)
