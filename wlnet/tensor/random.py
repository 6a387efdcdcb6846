"""Random numbers as a function of (seed, purpose, counter): the same on every device, in every order.

The stream of a triple is Philox4x64-10 with the key (seed, hash of the purpose) of the blocks
(1, counter, 0, 0), (2, counter, 0, 0), ... A Real32 uniform takes the upper 24 bits of each half word
(the lower half first), a Real64 uniform the upper 53 bits of each word; normal numbers follow from
uniform ones by formula.
"""

from __future__ import annotations

from hashlib import blake2b

import numpy as np


def stream(seed: int, purpose: str, counter: int) -> np.random.Generator:
    """The generator at the start of the stream; `Generator.random` is the uniform defined above.

    seed      any integer; taken modulo 2^64
    purpose   what the numbers are for: "initialize", "dropout 3"
    counter   which of the streams of this purpose: a batch, an array; modulo 2^64
    """
    words = np.array([0, counter % 2**64, 0, 0], np.uint64)
    return np.random.Generator(
        np.random.Philox(key=np.array(keys_of(seed, purpose), np.uint64), counter=words)
    )


def keys_of(seed: int, purpose: str) -> tuple[int, int]:
    """The two words, 0..2^64-1, that a stream has as its key."""
    return seed % 2**64, int.from_bytes(blake2b(purpose.encode(), digest_size=8).digest(), "little")


def fill_uniform(generator: np.random.Generator, out: np.ndarray) -> None:
    """Uniform in 0 <= u < 1, in C order; `out` is contiguous, Real32 or Real64."""
    generator.random(dtype=out.dtype.type, out=out)


def fill_normal(
    generator: np.random.Generator, out: np.ndarray, first: np.ndarray, second: np.ndarray
) -> None:
    """Standard normal numbers by Box and Muller: the first half cosines, the second half sines.

    first, second    scratch, half as many elements as `out`, rounded up
    """
    fill_uniform(generator, first)
    fill_uniform(generator, second)
    np.subtract(1, first, out=first)  # 0 < u <= 1: the logarithm is finite
    np.log(first, out=first)
    np.multiply(first, -2, out=first)
    np.sqrt(first, out=first)
    np.multiply(second, 2 * np.pi, out=second)
    flat, half = out.reshape(-1), len(first)
    np.cos(second[: len(flat[:half])], out=flat[:half])
    np.multiply(flat[:half], first, out=flat[:half])
    rest = len(flat) - half
    np.sin(second[:rest], out=flat[half:])
    np.multiply(flat[half:], first[:rest], out=flat[half:])
