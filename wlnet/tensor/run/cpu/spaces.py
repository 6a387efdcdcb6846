"""What kernels and tables agree on: the size of a row, and the spaces that each thread has of its own."""

from __future__ import annotations

COLUMNS = 48  # 64-bit words of a row, the address of the kernel included

# Number of a space in the context of a thread. Number 0 is all of memory.
OWN_SCRATCH = 1
FIRST_MOVING, MOVING_SPACES = 2, 6  # these move while rows run block by block
FIRST_FED, FED_SPACES = 8, 4  # these move from one run of a program to the next
