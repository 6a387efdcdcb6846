"""Fourier, InverseFourier, FourierDCT, ListConvolve, ListCorrelate, RecurrenceFilter."""

from __future__ import annotations

from functools import partial

import numpy as np

from wlnet.algebra.arrays import numeric_array, shape_of
from wlnet.algebra.products import times
from wlnet.algebra.signals import cosine, extended_places, fourier, inverse_fourier, sine, slid, windows
from wlnet.algebra.sums import plus
from wlnet.expr.arrays import as_array, packed
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

_NOT_NUMERIC = "Argument `1` is not a nonempty list or rectangular array of numeric quantities."
BAD_PARAMETERS = Message("Fourier::fpopt", "FourierParameters -> `1` should be a pair of real numbers.")
BAD_TYPE = Message("FourierDCT::type", "The type `1` should be 1, 2, 3 or 4.")
BAD_FILTER = Message(
    "RecurrenceFilter::wlnetarg",
    "`1` and `2` should be {{a0, ...}, {b0, ...}} with an a0 that is not 0, and a list without lists.",
)
_PARAMETERS = {"FourierParameters": wl_list((0, 1))}


def _array(owner: str, data) -> np.ndarray:
    array = numeric_array(data) if is_list(data) and len(data) else None
    if array is None or not array.size:
        raise Message(f"{owner}::fftl", _NOT_NUMERIC)(data, value=UNEVALUATED)
    return array


def _parameters(options: dict) -> tuple[float, float]:
    found = as_array(options["FourierParameters"], exact=False)
    if found is None or found.shape != (2,) or found.dtype.kind == "c":
        raise BAD_PARAMETERS(options["FourierParameters"])
    return float(found[0]), float(found[1])


@builtin("Fourier[data_]", "Fourier[data_, place_]", options=_PARAMETERS)
def fourier_(evaluation, data, place=None, options=None):
    """Fourier[list] gives the discrete Fourier transform of a list or array."""
    found = fourier(_array("Fourier", data), *_parameters(options)).astype(complex)
    return packed(found) if place is None else _picked(evaluation, found, place)


@builtin("InverseFourier[data_]", "InverseFourier[data_, place_]", options=_PARAMETERS)
def inverse_fourier_(evaluation, data, place=None, options=None):
    """InverseFourier[list] gives the list of which the data are the Fourier transform."""
    array = _array("InverseFourier", data)
    found = inverse_fourier(array, *_parameters(options)).astype(complex)
    if not found.imag.any():
        found = found.real
    return packed(found) if place is None else _picked(evaluation, found, place)


def _picked(evaluation, found: np.ndarray, place):
    """The elements at positions {p1, p2, ...} or {{i, j}, ...}."""
    from_one = as_array(place) if is_list(place) else None
    if from_one is None:
        return None
    index = from_one[:, None] if from_one.ndim == 1 and found.ndim == 1 else np.atleast_2d(from_one)
    if index.dtype.kind != "i" or (index < 1).any() or (index > found.shape).any():
        return None
    return packed(found[tuple(index.T - 1)])


@builtin("FourierDCT[data_]", "FourierDCT[data_, type_]")
def fourier_dct(evaluation, data, type=2):
    """FourierDCT[list, m] gives the discrete cosine transform of type m (1 to 4; 2 by default)."""
    return _trigonometric("FourierDCT", data, type, cosine)


@builtin("FourierDST[data_]", "FourierDST[data_, type_]")
def fourier_dst(evaluation, data, type=2):
    """FourierDST[list, m] gives the discrete sine transform of type m (1 to 4; 2 by default)."""
    return _trigonometric("FourierDST", data, type, sine)


def _trigonometric(owner: str, data, kind, transform):
    array = _array(owner, data)
    if type(kind) is not int or not 1 <= kind <= 4:
        raise BAD_TYPE(kind, value=UNEVALUATED)
    for axis in range(array.ndim):
        array = np.moveaxis(np.apply_along_axis(transform, axis, array, kind), axis, axis)
    return packed(array)


# -- convolution ------------------------------------------------------------------------------------


@builtin(
    "ListConvolve[kernel_, data_]",
    "ListConvolve[kernel_, data_, overhang_]",
    "ListConvolve[kernel_, data_, overhang_, padding_]",
    "ListConvolve[kernel_, data_, overhang_, padding_, times_]",
    "ListConvolve[kernel_, data_, overhang_, padding_, times_, plus_]",
)
def list_convolve(evaluation, kernel, data, overhang=None, padding=None, times=S.Times, plus=S.Plus):
    """ListConvolve[ker, list] gives the sums of ker_r list_(s-r) where they overlap in full; with k or
    {kL, kR} ends hang over, cyclically or into the padding. Functions may stand for Times and Plus."""
    overhang = wl_list((-1, 1)) if overhang is None else overhang
    return _slid("ListConvolve", kernel, data, overhang, padding, True, (times, plus))


@builtin(
    "ListCorrelate[kernel_, data_]",
    "ListCorrelate[kernel_, data_, overhang_]",
    "ListCorrelate[kernel_, data_, overhang_, padding_]",
    "ListCorrelate[kernel_, data_, overhang_, padding_, times_]",
    "ListCorrelate[kernel_, data_, overhang_, padding_, times_, plus_]",
)
def list_correlate(evaluation, kernel, data, overhang=None, padding=None, times=S.Times, plus=S.Plus):
    """ListCorrelate[ker, list] gives the sums of ker_r list_(s+r) where they overlap in full."""
    overhang = wl_list((1, -1)) if overhang is None else overhang
    return _slid("ListCorrelate", kernel, data, overhang, padding, False, (times, plus))


def _slid(owner: str, kernel, data, overhang, padding, convolving: bool, heads: tuple):
    shapes = shape_of(kernel), shape_of(data)
    if None in shapes or len(shapes[0]) != len(shapes[1]) or 0 in (*shapes[0], *shapes[1]):
        text = "The kernel `1` and the data `2` should be arrays of one depth."
        raise Message(f"{owner}::kldepth", text)(kernel, data, value=UNEVALUATED)
    ends = _ends(owner, overhang, shapes[0])
    cyclic = is_list(padding) and len(padding) > 0
    if cyclic and len(shapes[0]) > 1:
        text = "Padding of an array with `1` is not supported; a single value or {} is."
        raise Message(f"{owner}::padlist", text)(padding)
    pad = 0 if is_list(padding) and not cyclic else padding
    bounds = [
        windows(k, n, left, right, convolving) for k, n, (left, right) in zip(*shapes, ends, strict=True)
    ]
    if any(high - low + 1 < k for (low, high), k in zip(bounds, shapes[0], strict=True)):
        text = "The kernel `1` is longer than the data `2`."
        raise Message(f"{owner}::kldims", text)(kernel, data, value=UNEVALUATED)
    arrays = _numbers(kernel, data, pad) if heads == (S.Times, S.Plus) else None
    if arrays is not None:
        found = slid(arrays[0], _extended(arrays[1], bounds, pad), convolving)
        if found is not None:
            return packed(found)
    if cyclic:
        low, high = bounds[0]
        data = [
            data.args[i] if 0 <= i < len(data) else padding.args[i % len(padding)]
            for i in range(low, high + 1)
        ]
        return _symbolic(_objects(kernel, 1), _objects(wl_list(data), 1), convolving, heads)
    extended = _extended(_objects(data, len(shapes[0])), bounds, pad)
    return _symbolic(_objects(kernel, len(shapes[0])), extended, convolving, heads)


def _ends(owner: str, overhang, shape: tuple[int, ...]) -> list[tuple[int, int]]:
    """(kL, kR) of each level, from 1, of k or {kL, kR} or {{k1, k2, ...}, {...}}."""
    left, right = overhang.args if is_list(overhang) and len(overhang) == 2 else (overhang, overhang)
    pairs = []
    for axis, size in enumerate(shape):
        pair = [end.args[axis] if is_list(end) and len(end) == len(shape) else end for end in (left, right)]
        if not all(type(k) is int and 1 <= abs(k) <= size for k in pair):
            text = "The overhang `1` should be a position in the kernel or a pair of them."
            raise Message(f"{owner}::overh", text)(overhang, value=UNEVALUATED)
        pairs.append(tuple(k if k > 0 else size + 1 + k for k in pair))
    return pairs


def _numbers(kernel, data, pad) -> tuple[np.ndarray, np.ndarray] | None:
    """Both as arrays of machine numbers; integers only where all are."""
    exact = as_array(kernel), as_array(data)
    if pad is not None and type(pad) not in (int, float, complex):
        return None
    if exact[0] is not None and exact[1] is not None:
        return exact
    inexact = any(array is not None and array.dtype.kind in "fc" for array in exact)
    found = [numeric_array(x) for x in (kernel, data)]
    return tuple(found) if inexact and found[0] is not None and found[1] is not None else None


def _extended(array: np.ndarray, bounds: list[tuple[int, int]], pad) -> np.ndarray:
    for axis, (low, high) in enumerate(bounds):
        places = extended_places(array.shape[axis], low, high, pad is not None)
        outside = places < 0
        array = np.take(array, places, axis=axis)
        if outside.any():
            if array.dtype != object:
                array = array.astype(np.result_type(array.dtype, type(pad)))
            array[(slice(None),) * axis + (outside,)] = pad
    return array


def _objects(nested, depth: int) -> np.ndarray:
    """The elements of lists within lists as an array of expressions."""
    shape, parts = [], [nested]
    for _ in range(depth):
        shape.append(len(parts[0].args))
        parts = [element for part in parts for element in part.args]
    array = np.empty(len(parts), dtype=object)
    array[:] = parts
    return array.reshape(shape)


def _symbolic(kernel: np.ndarray, extended: np.ndarray, convolving: bool, heads: tuple) -> Expr:
    ordered = list(np.flip(kernel).flat if convolving else kernel.flat)
    multiply, add = (_ARITHMETIC.get(head) or partial(_call, head) for head in heads)
    places = np.lib.stride_tricks.sliding_window_view(extended, kernel.shape)

    def sums(window: np.ndarray, depth: int):
        if depth:
            return wl_list([sums(part, depth - 1) for part in window])
        return add(*map(multiply, ordered, window.flat))

    return sums(places, kernel.ndim)


def _call(head, *args) -> Expr:
    return Expr(head, args)


_ARITHMETIC = {S.Times: times, S.Plus: plus}


@builtin("RecurrenceFilter[coefficients_List, signal_]")
def recurrence_filter(evaluation, coefficients, signal):
    """RecurrenceFilter[{{a0, ...}, {b0, ...}}, x]: the y with a0 y[n] + a1 y[n-1] + ... = b0 x[n] + ...

    x and y are 0 before they begin.
    """
    sides = [_row(one) for one in coefficients.args]
    values = _row(signal)
    if len(sides) != 2 or None in sides or values is None or sides[0][0] == 0:
        raise BAD_FILTER(coefficients, signal, value=UNEVALUATED)
    (lead, *back), ahead = sides
    found: list = []
    for n in range(len(values)):
        evaluation.check_abort()
        new = [S.Times(b, values[n - k]) for k, b in enumerate(ahead) if k <= n]
        old = [S.Times(-1, a, found[n - k]) for k, a in enumerate(back, 1) if k <= n]
        found.append(evaluation.evaluate(S.Divide(S.Plus(*new, *old), lead)))
    return wl_list(found)


def _row(value) -> tuple | None:
    """The elements of a list that is not empty and has no lists in it."""
    whole = is_list(value) and len(value) and not any(map(is_list, value.args))
    return value.args if whole else None
