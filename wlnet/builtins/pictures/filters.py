"""MeanFilter, MedianFilter, MinFilter, MaxFilter, GaussianFilter, Blur, GaussianMatrix."""

from __future__ import annotations

from itertools import product

import numpy as np

from wlnet.algebra import filters
from wlnet.algebra.arrays import shape_of
from wlnet.expr.arrays import as_array, packed
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.positions import part
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image
from wlnet.language.builtin import builtin
from wlnet.language.images import on_colors
from wlnet.language.limits import room_for

_BAD_DATA = "`1` is neither an image nor a full array of numbers."
_BAD_RADIUS = "The radius `1` should be a non-negative integer, or a list of one for each level."
BAD_GAUSS = Message("GaussianFilter::gparm", "`1` should be a radius r or {r, sigma} with positive numbers.")


def _radii(owner: str, radius, levels: int) -> tuple[int, ...]:
    """One radius for each level of the data, rows first."""
    found = tuple(radius.args) if is_list(radius) else (radius,) * levels
    if len(found) != levels or not all(type(r) is int and r >= 0 for r in found):
        raise Message(f"{owner}::nbrad", _BAD_RADIUS)(radius, value=UNEVALUATED)
    return found


def _filtered(evaluation, owner: str, data, radius, on_array, statistic=None):
    """Images by their colours, real arrays whole, exact ones window by window with `statistic`."""
    if isinstance(data, Image):
        radii = _radii(owner, radius, 2)
        return on_colors(data, lambda colors: on_array(colors, _within(colors, radii)))
    shape = shape_of(data)
    if shape is None or 0 in shape:
        raise Message(f"{owner}::arg1", _BAD_DATA)(data, value=UNEVALUATED)
    radii = _radii(owner, radius, len(shape))
    array = as_array(data)
    if array is not None and array.dtype.kind == "f":
        return packed(on_array(array, _within(array, radii)))
    return _exact(evaluation, data, shape, radii, statistic)


def _within(array: np.ndarray, radii: tuple[int, ...]) -> tuple[int, ...]:
    """The radii, none beyond the size of the array: windows end at its edges."""
    return tuple(min(r, max(n - 1, 0)) for r, n in zip(radii, array.shape, strict=False))


def _exact(evaluation, data, shape: tuple[int, ...], radii: tuple[int, ...], statistic):
    values = []
    for place in product(*map(range, shape)):
        spans = [
            S.Span(max(i - r, 0) + 1, min(i + r, n - 1) + 1)
            for i, r, n in zip(place, radii, shape, strict=True)
        ]
        values.append(evaluation.evaluate(statistic(S.Flatten(part(data, tuple(spans))))))
    for length in reversed(shape[1:]):
        values = [wl_list(values[i : i + length]) for i in range(0, len(values), length)]
    return wl_list(values)


@builtin("MeanFilter[data_, radius_]")
def mean_filter(evaluation, data, radius):
    """MeanFilter[data, r] replaces every element by the mean of those up to r away."""
    return _filtered(evaluation, "MeanFilter", data, radius, filters.mean, S.Mean)


@builtin("MedianFilter[data_, radius_]")
def median_filter(evaluation, data, radius):
    """MedianFilter[data, r] replaces every element by the median of those up to r away."""
    return _filtered(evaluation, "MedianFilter", data, radius, filters.median, S.Median)


@builtin("MinFilter[data_, radius_]")
def min_filter(evaluation, data, radius):
    """MinFilter[data, r] replaces every element by the least of those up to r away."""
    return _filtered(evaluation, "MinFilter", data, radius, lambda a, r: filters.extreme(a, r, False), S.Min)


@builtin("MaxFilter[data_, radius_]")
def max_filter(evaluation, data, radius):
    """MaxFilter[data, r] replaces every element by the greatest of those up to r away."""
    return _filtered(evaluation, "MaxFilter", data, radius, lambda a, r: filters.extreme(a, r, True), S.Max)


# -- Gaussian ---------------------------------------------------------------------------------------


def _gauss(spec) -> tuple[int, float]:
    """(radius, sigma) of r (sigma is r/2) or {r, sigma}."""
    radius, sigma = spec.args if is_list(spec) and len(spec) == 2 else (spec, None)
    fits = type(radius) in (int, float) and radius >= 0
    if not fits or not (sigma is None or (type(sigma) in (int, float) and sigma > 0)):
        raise BAD_GAUSS(spec, value=UNEVALUATED)
    room_for(2 * int(radius) + 1)
    return int(radius), float(radius) / 2 if sigma is None else float(sigma)


@builtin("GaussianMatrix[spec_]")
def gaussian_matrix(evaluation, spec):
    """GaussianMatrix[r] is a matrix of weights that fall off as a Gaussian with sigma r/2, of sum 1."""
    line = filters.gaussian_weights(*_gauss(spec))
    return packed(np.outer(line, line))


@builtin("GaussianFilter[data_, spec_]")
def gaussian_filter(evaluation, data, spec):
    """GaussianFilter[data, r] smooths with a Gaussian of radius r and sigma r/2; {r, sigma} gives both."""
    return _smoothed("GaussianFilter", data, spec)


@builtin("Blur[picture_]", "Blur[picture_, spec_]")
def blur(evaluation, picture, spec=2):
    """Blur[image, r] smooths an image over pixels up to r away."""
    if not isinstance(picture, Image):
        raise Message("Blur::imginv", "Expecting an image or graphics instead of `1`.")(
            picture, value=UNEVALUATED
        )
    return _smoothed("Blur", picture, spec)


def _smoothed(owner: str, data, spec):
    line = filters.gaussian_weights(*_gauss(spec))
    if isinstance(data, Image):
        return on_colors(data, lambda colors: filters.gaussian(colors, (line, line)))
    array = as_array(data, exact=False) if is_list(data) else None
    if array is None or array.dtype.kind == "c":
        raise Message(f"{owner}::arg1", _BAD_DATA)(data, value=UNEVALUATED)
    return packed(filters.gaussian(array.astype(float), (line,) * array.ndim))
