"""Peaks of lists and arrays: FindPeaks, PeakDetect, MaxDetect, MinDetect.

A run is a stretch of equal neighbours. Inside the list a run is a peak if both its neighbours are lower; at
an end of the list only its one neighbour counts, and the run has at most two elements. The sharpness is
(fall on the left + fall on the right)/width inside, 2 fall/width^2 at an end.
Source: reference pages FindPeaks, PeakDetect, MaxDetect, MinDetect.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby

import numpy as np
from scipy import ndimage

from wlnet.algebra.numbers import is_real, whole
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.arrays import packed
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.grids import dimensions, grid
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.frozen import frozen
from wlnet.language.builtin import builtin

_TEXTS = {
    "arg": "The argument `1` at position 1 is not a consistent list of real values.",
    "scale": "The scale `1` at position `2` should be a non-negative real number.",
    "shrpn": "The sharpness parameter `1` at position `2` should be a non-negative real number or a list of "
    "a non-negative real number and a scale.",
    "thrsh": "The threshold parameter `1` at position `2` should be a real number or a list of a real number "
    "and a non-negative scale.",
    "wlnetscale": "wlnet looks for peaks of data that are not blurred, at the scale 0; `1` was found.",
}
MESSAGES = {
    (owner, tag): Message(f"{owner}::{tag}", text)
    for owner in ("FindPeaks", "PeakDetect")
    for tag, text in _TEXTS.items()
}
NO_ARRAY = {
    name: Message(f"{name}::arg1", "`1` is not a full array of real numbers.")
    for name in ("MaxDetect", "MinDetect")
}
BAD_HEIGHT = {
    name: Message(f"{name}::arg2", "The height `1` should be a non-negative real number.")
    for name in ("MaxDetect", "MinDetect")
}


@frozen
class Run:
    """Equal neighbours: the places `first` up to `last`, from 0, and how far the list falls beside them."""

    first: int
    last: int
    sharpness: Fraction | float
    is_inside: bool


def _peaks(values: list[float]) -> list[Run]:
    ends, found = [], []
    at = 0
    for value, group in groupby(values):
        size = len(list(group))
        ends.append((value, at, at + size - 1))
        at += size
    for k, (value, first, last) in enumerate(ends):
        beside = [ends[j][0] for j in (k - 1, k + 1) if 0 <= j < len(ends)]
        width = last - first + 1
        if not beside or any(other >= value for other in beside):
            continue
        if len(beside) == 2:
            found.append(Run(first, last, sum(value - other for other in beside) / width, True))
        elif width <= 2:
            found.append(Run(first, last, 2 * (value - beside[0]) / width**2, False))
    return found


def _parameter(owner: str, tag: str, given, place: int, least: float = 0.0) -> float:
    """The number of a parameter x or {x, scale}; `least` bounds x."""
    value, scale = given.args if is_list(given) and len(given) == 2 and tag != "scale" else (given, 0)
    numbers = [numeric_value(n) for n in (value, scale)]
    if not all(map(is_real, numbers)) or numbers[0] < least or numbers[1] < 0:
        raise MESSAGES[owner, tag](given, place, value=UNEVALUATED)
    if numbers[1] > 0 or (tag == "scale" and numbers[0] > 0):
        raise MESSAGES[owner, "wlnetscale"](given, value=UNEVALUATED)
    return numbers[0]


def _found(owner: str, data, scale, sharpness, threshold) -> list[Run]:
    """The peaks of a list of real numbers that are sharp and high enough."""
    values = [numeric_value(x) for x in data.args] if is_list(data) else [None]
    if not all(map(is_real, values)):
        raise MESSAGES[owner, "arg"](data, value=UNEVALUATED)
    _parameter(owner, "scale", scale, 2)
    sharp = _parameter(owner, "shrpn", sharpness, 3)
    high = -np.inf if threshold is None else _parameter(owner, "thrsh", threshold, 4, -np.inf)
    # a bound that is met up to rounding is met
    bound = sharp - 1e-12 * abs(sharp)
    return [run for run in _peaks(values) if run.sharpness >= bound and values[run.first] >= high]


@builtin(
    "FindPeaks[data_]",
    "FindPeaks[data_, scale_]",
    "FindPeaks[data_, scale_, sharpness_]",
    "FindPeaks[data_, scale_, sharpness_, threshold_]",
)
def find_peaks(evaluation, data, scale=0, sharpness=0, threshold=None):
    """{{place, value}, ...} of the peaks; of a run inside the list the place of its middle."""
    found = []
    for run in _found("FindPeaks", data, scale, sharpness, threshold):
        end = 1 if run.first == 0 else run.last + 1
        place = whole(Fraction(run.first + run.last + 2, 2)) if run.is_inside else end
        found.append([place, data.args[run.first]])
    return found


@builtin(
    "PeakDetect[data_]",
    "PeakDetect[data_, scale_]",
    "PeakDetect[data_, scale_, sharpness_]",
    "PeakDetect[data_, scale_, sharpness_, threshold_]",
)
def peak_detect(evaluation, data, scale=0, sharpness=0, threshold=None):
    """1 where the list has a peak, 0 elsewhere."""
    marks = np.zeros(len(data) if is_list(data) else 0, np.int64)
    for run in _found("PeakDetect", data, scale, sharpness, threshold):
        marks[run.first : run.last + 1] = 1
    return packed(marks) if marks.size else wl_list(())


@builtin("MaxDetect[data_]", "MaxDetect[data_, height_]")
def max_detect(evaluation, data, height=0):
    """1 at the regional maxima of an array: elements joined by equal neighbours, with none higher beside.

    height    maxima of the array after all peaks lower than this were filled up to what is around them

    Neighbours touch at a side or a corner.
    """
    return _regional("MaxDetect", data, height, 1)


@builtin("MinDetect[data_]", "MinDetect[data_, height_]")
def min_detect(evaluation, data, height=0):
    """1 at the regional minima of an array."""
    return _regional("MinDetect", data, height, -1)


def _regional(owner: str, data, height, sign: int):
    if not is_list(data) or not len(data):
        return None
    rank = len(dimensions(data))
    cells = grid(data, rank)
    values = [numeric_value(x) for x in cells.ravel().tolist()]
    if not all(map(is_real, values)):
        raise NO_ARRAY[owner](data, value=UNEVALUATED)
    array = sign * np.array(values, float).reshape(cells.shape)
    h = numeric_value(height)
    if not is_real(h) or h < 0:
        raise BAD_HEIGHT[owner](height, value=UNEVALUATED)
    touching = np.ones((3,) * rank, bool)
    if h > 0:
        array = _flooded(array, h, touching)
    marks = np.zeros(array.shape, np.int64)
    for level in np.unique(array):
        zones, count = ndimage.label(array == level, structure=touching)
        higher = ndimage.binary_dilation(array > level, structure=touching)
        kept = np.setdiff1d(np.arange(1, count + 1), np.unique(zones[higher]))
        marks[np.isin(zones, kept)] = 1
    return packed(marks)


def _flooded(array: np.ndarray, height: float, touching: np.ndarray) -> np.ndarray:
    """What array - height grows to under `array`: every peak lower by up to the height."""
    low = array - height
    while True:
        grown = np.minimum(ndimage.grey_dilation(low, footprint=touching), array)
        if np.array_equal(grown, low):
            return grown
        low = grown
