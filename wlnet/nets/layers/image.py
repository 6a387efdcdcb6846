"""Layers for images and other arrays over space: ResizeLayer, SpatialTransformationLayer,
ImageAugmentationLayer."""

from __future__ import annotations

from fractions import Fraction
from math import floor

import numpy as np

from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.layer import Layer, layer
from wlnet.nets.lengths import whole_quotient
from wlnet.nets.sheet import NotAccepted, parameter, truth
from wlnet.nets.spatial import joined, split
from wlnet.nets.types import VARYING, size_words, with_article
from wlnet.tensor.dtype import NUMPY
from wlnet.tensor.graph.graph import constant
from wlnet.tensor.ops import elementwise as el
from wlnet.tensor.ops.comparison import greater_equal, less, less_equal, logical_and
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.indexing import pick
from wlnet.tensor.ops.movement import part, permute
from wlnet.tensor.ops.sampling import uniform

VARYING_CHANNELS = "The number of channels of `1` cannot vary, only the other dimensions can."
NOTHING_LEFT = "`1` would leave nothing of the input, `2`."
NEAREST = Message(
    "ResizeLayer::nearest",
    'Resampling -> "Nearest" repeats elements: ResizeLayer needs Scaled[n], n a positive integer, for every '
    "dimension.",
)
TOO_SMALL = "`1` cuts out `2` x `3` elements, but its input is `4`."


def _size(value):
    """An integer, a Fraction or float for Scaled, None for All."""
    if value is S.All:
        return None
    if type(value) is int and value > 0:
        return value
    if isinstance(value, Expr) and value.head is S.Scaled and len(value) == 1:
        factor = value.item(0)
        if isinstance(factor, int | float | Fraction) and factor > 0:
            return Fraction(factor) if isinstance(factor, int | Fraction) else factor
    raise NotAccepted("a list of positive integers, All and Scaled[r] with a positive r")


def _sizes(value) -> tuple:
    if is_list(value) and 1 <= len(value) <= 3:
        return tuple(map(_size, value))
    raise NotAccepted("a list of one to three sizes: positive integers, All or Scaled[r]")


def _shown_sizes(sizes: tuple):
    def shown(size):
        if size is None or isinstance(size, int):
            return S.All if size is None else size
        whole = isinstance(size, Fraction) and size.denominator == 1
        return S.Scaled(size.numerator if whole else size)

    return wl_list(map(shown, sizes))


def _automatic(*names: str):
    def read(value):
        if value is S.Automatic:
            return None
        if value in names:
            return value
        raise NotAccepted("Automatic or one of " + ", ".join(f'"{name}"' for name in names))

    return read


def _shown(value):
    return S.Automatic if value is None else value


@layer("ResizeLayer", varying=True)
class ResizeLayer(Layer):
    """An array over space in another size, channel by channel.

    ResizeLayer[{d1, ...}]: positive integers, All (as it is), Scaled[r] (r times the size, rounded down).
    Resampling "Linear" (Automatic) takes weighted means of two neighbours along each dimension, with the end
    points kept ("Scheme" -> "Point", Automatic) or cells covering the whole ("Bin"); "Nearest" repeats
    elements.

    Input     (channels, sizes), with Interleaving -> True (sizes, channels)
    Output    likewise

    Source: reference page ResizeLayer; ArrayResample.
    """

    sizes: tuple = parameter(1, "Dimensions", read=_sizes, show=_shown_sizes, wanted="a list of sizes")
    interleaving: bool = parameter(None, "Interleaving", default=False, read=truth)
    resampling: str | None = parameter(
        None, "Resampling", default=None, read=_automatic("Linear", "Nearest"), show=_shown
    )
    scheme: str | None = parameter(None, "Scheme", default=None, read=_automatic("Point", "Bin"), show=_shown)

    def infer(self, shapes):
        rank = len(self.sizes)
        if self.resampling == "Nearest" and not all(map(_is_whole, self.sizes)):
            raise NEAREST()
        for port in ("Input", "Output"):
            shapes.unify(port, (None,) * (rank + 1))
        channels, sizes = split(shapes["Input"], self.interleaving, rank)
        if channels == VARYING:
            raise Message(f"{shapes.symbol}::varyingchannels", VARYING_CHANNELS)(shapes.title)
        found = [_resized(size, want) for size, want in zip(sizes, self.sizes, strict=True)]
        if 0 in found:
            facts = (shapes.title, with_article(size_words(shapes["Input"])))
            raise Message(f"{shapes.symbol}::nothingleft", NOTHING_LEFT)(*facts)
        shapes.unify("Output", joined(channels, found, self.interleaving))
        channels, after = split(shapes["Output"], self.interleaving, rank)
        back = [n if want is None else None for n, want in zip(after, self.sizes, strict=True)]
        shapes.unify("Input", joined(channels, back, self.interleaving))

    def lengths_after(self, lengths, dims):
        channels, known = split(lengths["Input"], self.interleaving, len(self.sizes))
        sizes = [
            None if one is None else _lasting(one, want) for one, want in zip(known, self.sizes, strict=True)
        ]
        return {"Output": joined(channels, sizes, self.interleaving)}

    def forward(self, x, *, dims, lengths):
        first = 1 if self.interleaving else 2
        for place, want in enumerate(self.sizes):
            axis = first + place
            old = x.shape[axis]
            new = _resized(old, want)
            length = lengths["Input"][axis - 1] if lengths["Input"] else None
            if length is not None:
                if want is not None or self.scheme == "Bin":
                    x = self._of_each(x, axis, length, want, max(new, 1))
            elif new != old or self.scheme == "Bin":
                x = _along(x, axis, self._weights(old, new))
        return x

    def _of_each(self, x, axis: int, length, want, count: int):
        """x along an axis of which each example has its own length; `count` elements at most come out."""
        steps = np.arange(count, dtype=NUMPY["Real64"]).reshape(1, -1)
        if self.resampling == "Nearest":
            source = np.minimum(steps // int(want), x.shape[axis] - 1).astype(np.int64)
            return pick(x, constant(np.repeat(source, x.shape[0], axis=0)), axis)
        old = el.cast(length, dtype="Real64").reshape((-1, 1))
        after = _lasting(length, want)
        new = (
            constant(np.full((1, 1), float(want)))
            if after is None
            else el.cast(after, dtype="Real64").reshape((-1, 1))
        )
        if self.scheme == "Bin":
            places = constant(steps + 0.5) * old / new - 0.5
        else:
            places = constant(steps) * (old - 1) / el.maximum(new - 1, 1)
        places = el.maximum(el.minimum(places, old - 1), 0)
        low = el.floor(places)
        share = el.cast(places - low, dtype=x.dtype)
        share = share.reshape((x.shape[0], *(count if a == axis else 1 for a in range(1, len(x.shape)))))
        first, second = (
            pick(x, el.cast(el.minimum(index, old - 1), dtype="Integer64"), axis) for index in (low, low + 1)
        )
        return (1 - share) * first + share * second

    def _weights(self, old: int, new: int) -> np.ndarray:
        """(new, old): how much of each old element is in a new one."""
        if self.resampling == "Nearest":
            return np.eye(old)[np.arange(new) * old // new]
        if self.scheme == "Bin":
            places = (np.arange(new) + 0.5) * old / new - 0.5
        else:
            places = np.arange(new) * (old - 1) / (new - 1) if new > 1 else np.zeros(1)
        places = places.clip(0, old - 1)
        low = np.floor(places).astype(int)
        share = (places - low)[:, None]
        return (1 - share) * np.eye(old)[low] + share * np.eye(old)[np.minimum(low + 1, old - 1)]


def _is_whole(size) -> bool:
    return isinstance(size, Fraction) and size.denominator == 1


def _resized(size, want):
    if want is None or (
        size in (None, VARYING) and (isinstance(want, Fraction) or not isinstance(want, int))
    ):
        return size
    return want if isinstance(want, int) and not isinstance(want, Fraction) else floor(want * size)


def _lasting(length, want):
    """The lengths of examples in their new size, None where it is the same for all."""
    if want is None:
        return length
    if isinstance(want, Fraction):
        return whole_quotient(length * want.numerator, want.denominator)
    if isinstance(want, int):
        return None
    return el.cast(el.floor(el.cast(length, dtype="Real64") * want), dtype="Integer64")


def _along(x, axis: int, weights: np.ndarray):
    """x with the elements along an axis replaced by weighted sums of them."""
    rank = len(x.shape)
    order = (*(a for a in range(rank) if a != axis), axis)
    rows = dot(permute(x, order=order), constant(weights.T, x.dtype))
    return permute(rows, order=tuple(order.index(a) for a in range(rank)))


def _pair(value) -> tuple[int, int]:
    if is_list(value) and len(value) == 2 and all(type(n) is int and n > 0 for n in value):
        return tuple(value)
    raise NotAccepted("{height, width}, two positive integers")


@layer("SpatialTransformationLayer", inputs=("Input", "Parameters"))
class SpatialTransformationLayer(Layer):
    """An image seen through an affine map of the plane, by linear interpolation; 0 outside of it.

    Both images reach from -1 to 1, the centres of their outer elements being at the ends; the point (X, Y) of
    the output, X to the right and Y down, is taken from (zh X + sh Y + th, sv X + zv Y + tv).

    Input         (channels, height, width)
    Parameters    {zh, sh, th, sv, zv, tv}; {1, 0, 0, 0, 1, 0} changes nothing
    Output        (channels, height, width) of the argument

    Source: reference page SpatialTransformationLayer; Jaderberg et al. 2015.
    """

    size: tuple = parameter(1, "Dimensions", read=_pair, wanted="{height, width}")

    def infer(self, shapes):
        shapes.unify("Parameters", (6,))
        shapes.unify("Input", (None, None, None))
        shapes.unify("Output", (shapes["Input"][0], *self.size))
        shapes.unify("Input", (shapes["Output"][0], None, None))

    def forward(self, x, parameters):
        batch, channels, rows, columns = x.shape
        across, down = (constant(g.reshape(1, -1), x.dtype) for g in _grid(*self.size))
        p = [part(parameters, n, 1, 1) for n in range(6)]
        u = (p[0] * across + p[1] * down + p[2] + 1) * ((columns - 1) / 2)
        v = (p[3] * across + p[4] * down + p[5] + 1) * ((rows - 1) / 2)
        pixels = permute(x.reshape((batch, channels, rows * columns)), order=(0, 2, 1))
        left, top = el.floor(u), el.floor(v)
        y = 0
        for i in (0, 1):
            for j in (0, 1):
                weight = el.abs_(u - left - (1 - j)) * el.abs_(v - top - (1 - i))
                y = y + _corner(pixels, left + j, top + i, weight, rows, columns)
        return permute(y, order=(0, 2, 1)).reshape((batch, channels, *self.size))


def _grid(rows: int, columns: int) -> tuple[np.ndarray, np.ndarray]:
    """(X, Y) of all points, row by row."""
    down, across = (np.linspace(-1, 1, n) if n > 1 else np.zeros(1) for n in (rows, columns))
    return np.tile(across, rows), np.repeat(down, columns)


def _corner(pixels, u, v, weight, rows: int, columns: int):
    """The pixels at whole places (u, v), weighed; 0 outside."""
    inside = logical_and(
        logical_and(greater_equal(u, 0), less_equal(u, columns - 1)),
        logical_and(greater_equal(v, 0), less_equal(v, rows - 1)),
    )
    index = el.clip(v, 0, rows - 1) * columns + el.clip(u, 0, columns - 1)
    found = pick(pixels, el.cast(index, dtype="Integer64"))
    return found * el.masked(inside, weight).reshape((*weight.shape, 1))


def _probabilities(value) -> tuple[float, float]:
    parts = tuple(value) if is_list(value) else ()
    if len(parts) == 2 and all(isinstance(p, int | float | Fraction) and 0 <= p <= 1 for p in parts):
        return tuple(map(float, parts))
    raise NotAccepted("a list {vertical, horizontal} of two probabilities")


@layer("ImageAugmentationLayer")
class ImageAugmentationLayer(Layer):
    """In training a piece of an image from a random place, mirrored at random; else the piece in its middle.

    "ReflectionProbabilities" -> {v, h}: how often it is mirrored top to bottom, and left to right.

    Input     (channels, height, width), at least as large as the piece
    Output    (channels, height, width) of the argument

    Source: reference page ImageAugmentationLayer.
    """

    size: tuple = parameter(1, "Dimensions", read=_pair, wanted="{height, width}")
    mirrored: tuple = parameter(None, "ReflectionProbabilities", default=(0.0, 0.0), read=_probabilities)

    def infer(self, shapes):
        shapes.unify("Input", (None, None, None))
        shapes.unify("Output", (shapes["Input"][0], *self.size))
        shapes.unify("Input", (shapes["Output"][0], None, None))
        sizes = shapes["Input"][1:]
        if any(isinstance(n, int) and n < own for n, own in zip(sizes, self.size, strict=True)):
            facts = (shapes.title, *self.size, with_article(size_words(shapes["Input"])))
            raise Message(f"{shapes.symbol}::piece", TOO_SMALL)(*facts)

    def forward(self, x, *, mode):
        if not mode.training:
            for axis, size in enumerate(self.size, 2):
                x = part(x, (x.shape[axis] - size) // 2, size, axis)
            return x
        for axis, (size, p) in enumerate(zip(self.size, self.mirrored, strict=True), 2):
            x = pick(x, self._places(x, axis, size, p, mode), axis)
        return x

    @staticmethod
    def _places(x, axis: int, size: int, p: float, mode):
        """(B, size): which elements of an axis are taken, in which order."""
        draw = uniform(
            mode.counter,
            seed=mode.seed,
            purpose=f"{mode.purpose} {axis}",
            shape=(x.shape[0], 2),
            dtype="Real64",
        )
        start = el.floor(part(draw, 0, 1, 1) * (x.shape[axis] - size + 1))
        steps = constant(np.arange(size, dtype=NUMPY["Real64"]).reshape(1, -1))
        steps = el.where(less(part(draw, 1, 1, 1), p), size - 1 - steps, steps)
        return el.cast(start + steps, dtype="Integer64")
