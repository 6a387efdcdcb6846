"""Images of another size: each axis is weighted by a kernel, one axis after the other.

Pixel i covers i to i + 1. Where an image gets smaller the kernel widens with it, so that nothing
is skipped (no aliasing); at the edges the weights of what is inside are scaled to sum 1.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from wlnet.expr.pixels.types import is_real, stored


class Kernel(NamedTuple):
    """
    weight     of a pixel at a distance of t pixels
    support    the distance beyond which it is 0
    widens     for images that get smaller; "Nearest" takes one pixel always
    """

    weight: Callable[[np.ndarray], np.ndarray]
    support: float
    widens: bool = True


def _linear(t: np.ndarray) -> np.ndarray:
    return np.maximum(1 - np.abs(t), 0)


def _cubic(t: np.ndarray) -> np.ndarray:
    """Catmull-Rom: through the pixels, with a continuous slope (Keys, 1981, a = -1/2)."""
    t = np.abs(t)
    near = (1.5 * t - 2.5) * t**2 + 1
    far = ((-0.5 * t + 2.5) * t - 4) * t + 2
    return np.where(t < 1, near, np.where(t < 2, far, 0))


def _gaussian(t: np.ndarray) -> np.ndarray:
    return np.exp(-2 * t**2)


def _lanczos(lobes: int) -> Kernel:
    return Kernel(lambda t: np.where(np.abs(t) < lobes, np.sinc(t) * np.sinc(t / lobes), 0), lobes)


def _nearest(t: np.ndarray) -> np.ndarray:
    return ((t > -0.5) & (t <= 0.5)).astype(float)


KERNELS = {
    "Nearest": Kernel(_nearest, 0.5, False),
    "Linear": Kernel(_linear, 1),
    "Cubic": Kernel(_cubic, 2),
    "Gaussian": Kernel(_gaussian, 2),
    "Lanczos": _lanczos(3),
}
ALIASES = {"Bilinear": "Linear", "Bicubic": "Cubic"}
AUTOMATIC = "Automatic"  # "Linear" where an axis gets shorter, "Cubic" where it gets longer


def kernel_named(name: str, lobes: int | None = None) -> str | tuple | None:
    """The key under which `resized` takes a method: a name of KERNELS, an alias, ("Lanczos", n)."""
    if lobes is not None:
        return (name, lobes) if name == "Lanczos" and lobes > 0 else None
    name = ALIASES.get(name, name)
    return name if name in KERNELS else None


@lru_cache(maxsize=64)
def weights(count: int, wanted: int, method) -> np.ndarray:
    """(wanted, count), float32: what each old pixel gives to each new one; rows sum to 1."""
    if method == AUTOMATIC:
        method = "Linear" if wanted < count else "Cubic"
    kernel = _lanczos(method[1]) if isinstance(method, tuple) else KERNELS[method]
    scale = count / wanted
    width = max(scale, 1.0) if kernel.widens else 1.0
    centers = (np.arange(wanted) + 0.5) * scale - 0.5
    distance = (np.arange(count) - centers[:, None]) / width
    found = np.where(np.abs(distance) <= kernel.support, kernel.weight(distance), 0)
    return (found / found.sum(axis=1, keepdims=True)).astype(np.float32)


def resized(stack: np.ndarray, kind: str, size: tuple[int, int], method=AUTOMATIC) -> np.ndarray:
    """A stack (N, rows, columns[, channels]) of pixels of a type, at (rows, columns) = `size`, same type.

    Works through a few images at a time: memory beyond the result stays small.
    """
    if stack.shape[1:3] == tuple(size):
        return stack
    shape = (len(stack), *size, *stack.shape[3:])
    found = np.empty(shape, stack.dtype)
    step = max(1, 2**22 // max(stack[0].size, found[0].size))
    for start in range(0, len(stack), step):
        part = stack[start : start + step].astype(_working(kind))
        part = _along(_along(part, 1, size[0], method), 2, size[1], method)
        found[start : start + step] = part if is_real(kind) else stored(part, kind)
    return found


def _working(kind: str):
    return np.float64 if kind == "Real64" else np.float32


def _along(array: np.ndarray, axis: int, wanted: int, method) -> np.ndarray:
    """One axis brought to the length `wanted`."""
    count = array.shape[axis]
    if count == wanted:
        return array
    matrix = weights(count, wanted, method).astype(array.dtype, copy=False)
    taps = int((matrix != 0).sum(axis=1).max())
    if 8 * taps < count:
        return _banded(array, axis, matrix, taps)
    if axis == 1:
        flat = array.reshape(len(array), count, -1)
        return (matrix @ flat).reshape(len(array), wanted, *array.shape[2:])
    if array.ndim == 3:
        return array @ matrix.T
    return np.moveaxis(np.moveaxis(array, 2, -1) @ matrix.T, -1, 2)


def _banded(array: np.ndarray, axis: int, matrix: np.ndarray, taps: int) -> np.ndarray:
    """As a product with `matrix`, of which a row has at most `taps` neighbouring numbers that are not 0."""
    first = np.minimum((matrix != 0).argmax(axis=1), matrix.shape[1] - taps)
    beside = (1,) * (array.ndim - axis - 1)
    found = 0
    for tap in range(taps):
        factor = matrix[np.arange(len(matrix)), first + tap].reshape(-1, *beside)
        found = found + factor * array.take(first + tap, axis=axis)
    return found
