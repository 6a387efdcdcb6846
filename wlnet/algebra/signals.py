"""Discrete Fourier transforms and convolutions of arrays.

Loads NumPy and SciPy: only modules that are loaded on demand import it.
"""

from __future__ import annotations

from math import prod

import numpy as np
from scipy.fft import dct, dst
from scipy.signal import convolve

_LARGEST = 2**62


def fourier(array: np.ndarray, a: float, b: float) -> np.ndarray:
    """v_s = n^(-(1-a)/2) sum_r u_r exp(2 pi i b (r-1)(s-1)/n), along every axis.

    Source: reference page Fourier, FourierParameters -> {a, b}.
    """
    count = array.size
    if b == 1:
        return np.fft.ifftn(array) * count ** ((1 + a) / 2)
    if b == -1:
        return np.fft.fftn(array) * count ** (-(1 - a) / 2)
    found = array.astype(complex)
    for axis, n in enumerate(array.shape):
        places = np.arange(n)
        kernel = np.exp(2j * np.pi * b * np.outer(places, places) / n)
        found = np.moveaxis(np.tensordot(kernel, found, axes=(1, axis)), 0, axis)
    return found * count ** (-(1 - a) / 2)


def inverse_fourier(array: np.ndarray, a: float, b: float) -> np.ndarray:
    """u_r = n^(-(1+a)/2) sum_s v_s exp(-2 pi i b (r-1)(s-1)/n)"""
    return fourier(array, -a, -b)


def cosine(array: np.ndarray, kind: int) -> np.ndarray:
    """Discrete cosine transform of type 1 to 4; types 2 and 3 undo each other."""
    n = len(array)
    return dct(array, kind) * _scale(kind, max(n - 1, 1), n)


def sine(array: np.ndarray, kind: int) -> np.ndarray:
    """Discrete sine transform of type 1 to 4; types 2 and 3 undo each other."""
    n = len(array)
    return dst(array, kind) * _scale(kind, n + 1, n)


def _scale(kind: int, first: int, n: int) -> float:
    """From SciPy's sums, which count 2 for each term, to Wolfram's."""
    return {1: 1 / np.sqrt(2 * first), 2: 1 / (2 * np.sqrt(n)), 3: 1 / np.sqrt(n), 4: 1 / np.sqrt(2 * n)}[
        kind
    ]


def extended_places(count: int, low: int, high: int, padded: bool) -> np.ndarray:
    """For positions low..high (from 0) of an endless list the places in the list: cyclic, or -1 outside."""
    places = np.arange(low, high + 1)
    return np.where((places < 0) | (places >= count), -1, places) if padded else places % count


def windows(kernel: int, count: int, left: int, right: int, convolving: bool) -> tuple[int, int]:
    """The first and last position (from 0) that a sum over the kernel reaches along one axis.

    left, right    which element of the kernel (from 1) meets the first and the last element
    """
    if convolving:
        return left - kernel, count + right - 2
    return 1 - left, count + kernel - right - 1


def slid(kernel: np.ndarray, extended: np.ndarray, convolving: bool) -> np.ndarray | None:
    """The sums of products wherever the kernel lies within; None where integers might overflow."""
    if not convolving:
        kernel = kernel[(slice(None, None, -1),) * kernel.ndim]
    if kernel.dtype.kind == "i" and extended.dtype.kind == "i":
        largest = int(np.abs(kernel).max()) * int(np.abs(extended).max()) * prod(kernel.shape)
        if largest > _LARGEST:
            return None
        return convolve(extended, kernel, "valid", "direct")
    return convolve(extended, kernel, "valid")
