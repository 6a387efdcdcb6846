"""PoolingLayer."""

from __future__ import annotations

from math import inf, prod

from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets import spatial
from wlnet.nets.layer import Layer, layer
from wlnet.nets.lengths import kept
from wlnet.nets.sheet import NotAccepted, parameter, truth
from wlnet.nets.spatial import Windows, batch_first, batch_last, joined, padded, rank_of, split
from wlnet.tensor.ops.pooling import window_max, window_total

FUNCTIONS = {S.Max: "Max", S.Mean: "Mean", S.Total: "Total"}

EMPTY = "With PaddingSize -> `1` a window of `2` would see padding only, of which there is no maximum."


def _function(value) -> str:
    if value in FUNCTIONS:
        return FUNCTIONS[value]
    raise NotAccepted("Max, Mean or Total")


@layer("PoolingLayer", varying=True)
class PoolingLayer(Layer):
    """Maximum, mean or total of windows of each channel, over one, two or three dimensions.

    Padding never is the maximum; for mean and total it counts as zeros (a mean always divides by the size
    of the window). The gradient of a maximum goes to the first of equal elements.

    Input     {c, sizes...}; {sizes..., c} with "Interleaving" -> True
    Output    {c, places...}, places = floor((size + padding - window) / stride) + 1, or with "Same"
              size/stride, rounded up

    Source: reference page PoolingLayer.
    """

    kernel: object = parameter(
        1, "KernelSize", read=spatial.counts, wanted="a window size, or a list of them"
    )
    stride: object = parameter(2, "Stride", default=1, read=spatial.counts, named=True)
    function: str = parameter(None, "Function", default="Max", read=_function, show=lambda name: S(name))
    padding: object = parameter(
        None, "PaddingSize", default=0, read=spatial.padding, show=spatial.shown_padding
    )
    dimensionality: int | None = parameter(
        None,
        "Dimensionality",
        default=None,
        read=spatial.dimensionality,
        show=spatial.shown_dimensionality,
    )
    interleaving: bool = parameter(None, "Interleaving", default=False, read=truth)

    def windows(self, rank: int) -> Windows:
        return Windows.of(rank, self.kernel, self.stride, 1, self.padding)

    def infer(self, shapes):
        given = {"window": self.kernel, "stride": self.stride, "PaddingSize": self.padding}
        rank = rank_of(shapes, given, self.dimensionality)
        if rank is None:
            return
        windows, open_sizes = self.windows(rank), (None,) * rank
        spatial.infer_sizes(shapes, windows, self.interleaving, rank)
        for one, other in (("Input", "Output"), ("Output", "Input")):
            channels, sizes = split(shapes[one], self.interleaving, rank)
            shapes.unify(other, joined(channels, open_sizes, self.interleaving))
            if one == "Input" and self.function == "Max" and all(isinstance(n, int) for n in sizes):
                self._look_for_empty(shapes, windows, sizes)

    def _look_for_empty(self, shapes, windows: Windows, sizes) -> None:
        for axis, (before, after) in enumerate(windows.pads(sizes)):
            last = (windows.forward(axis, sizes[axis]) - 1) * windows.stride[axis]
            if before >= windows.window[axis] or (after and last >= before + sizes[axis]):
                facts = (spatial.padding_words(self.padding), shapes.title)
                raise Message(f"{shapes.symbol}::emptywin", EMPTY)(*facts)

    def lengths_after(self, lengths, dims):
        windows = self.windows(len(dims["Input"]) - 1)
        return {"Output": windows.places_of(lengths["Input"], self.interleaving)}

    def forward(self, x, *, dims, lengths):
        rank = len(dims["Input"]) - 1
        windows = self.windows(rank)
        _, sizes = split(dims["Input"], self.interleaving, rank)
        pool, fill = (window_max, -inf) if self.function == "Max" else (window_total, 0)
        x = kept(x, lengths["Input"], fill)  # what is beyond the end counts as padding
        y = padded(batch_last(x, self.interleaving), windows.pads(sizes), fill)
        for axis in reversed(range(rank)):  # the last first: see ops/pooling.py on equal maxima
            if (windows.window[axis], windows.stride[axis]) != (1, 1):
                y = pool(y, axis=axis + 1, window=windows.window[axis], stride=windows.stride[axis])
        if self.function == "Mean":
            y = y * (1 / prod(windows.window))
        y = batch_first(y, self.interleaving)
        if not lengths["Input"]:
            return y
        return kept(y, self.lengths_after(lengths, dims)["Output"], 0)  # no infinities where nobody looks
