"""Elementwise ops, tuned for the CPU."""

from __future__ import annotations

from math import prod

from wlnet.tensor.dtype import is_real
from wlnet.tensor.ops.elementwise import masked, maximum, minimum, ramp, where
from wlnet.tensor.run.kernel import tuned
from wlnet.tensor.shape import broadcast

BITS = {"Real16": "Integer16", "Real32": "Integer32", "Real64": "Integer64"}
MANY = 1024  # elements; below, a call costs more than its work


def _many_reals(*layouts):
    return is_real(layouts[-1].dtype) and prod(broadcast(*(x.shape for x in layouts))) >= MANY


def _against_a_number(a, b):
    return _many_reals(a, b) and prod(b.shape) == 1


# NumPy compares with a single number 4 times slower than it clips (64 x 500: 13 and 4 us).


@tuned(ramp, device="CPU", when=_many_reals, overwrites=(0,))
def clipped_ramp(xp, x, out):
    xp.clip(x, 0, xp.inf, out=out)


@tuned(maximum, device="CPU", when=_against_a_number, overwrites=(0,))
def clipped_below(xp, a, b, out):
    xp.clip(a, b, xp.inf, out=out)


@tuned(minimum, device="CPU", when=_against_a_number, overwrites=(0,))
def clipped_above(xp, a, b, out):
    xp.clip(a, -xp.inf, b, out=out)


# Choosing by bits needs no branches: 64 x 500 with a random condition 8 us, by copies 55.


def _mask_bits(condition, *others):
    return [(condition[0], BITS[others[-1][1]])]


@tuned(masked, device="CPU", when=_many_reals, scratch=_mask_bits, overwrites=(1,))
def masked_bits(xp, condition, x, out, scratch):
    (bits,) = scratch
    xp.copyto(bits, condition)
    xp.negative(bits, out=bits)  # all bits where the condition holds
    xp.bitwise_and(x.view(bits.dtype), bits, out=out.view(bits.dtype))


def _choice_bits(condition, a, b):
    shape = broadcast(condition[0], a[0], b[0])
    return [*_mask_bits(condition, a), (shape, BITS[a[1]])]


@tuned(where, device="CPU", when=_many_reals, scratch=_choice_bits, overwrites=(1, 2))
def chosen_bits(xp, condition, a, b, out, scratch):
    """b ^ ((a ^ b) & mask)."""
    bits, difference = scratch
    xp.copyto(bits, condition)
    xp.negative(bits, out=bits)
    xp.bitwise_xor(a.view(bits.dtype), b.view(bits.dtype), out=difference)
    xp.bitwise_and(difference, bits, out=difference)
    xp.bitwise_xor(b.view(bits.dtype), difference, out=out.view(bits.dtype))
