"""ConvolutionLayer, DeconvolutionLayer."""

from __future__ import annotations

from wlnet.expr.message import Message
from wlnet.nets import spatial
from wlnet.nets.layer import Layer, layer
from wlnet.nets.lengths import kept
from wlnet.nets.sheet import parameter, positive_integer, truth
from wlnet.nets.spatial import (
    Spread,
    Windows,
    batch_first,
    batch_last,
    joined,
    padded,
    rank_of,
    split,
    trimmed,
)
from wlnet.tensor.ops.convolution import convolve, deconvolve

GROUPS = '"ChannelGroups" -> `1` of `2` does not divide its `3` `4` channels.'


def divide(shapes, groups: int, side: str, channels: int | None) -> None:
    """Raises `KIND::groups` where so many groups cannot be made of the channels."""
    if channels is not None and channels % groups:
        raise Message(f"{shapes.symbol}::groups", GROUPS)(groups, shapes.title, channels, side)


def with_biases(y, biases):
    """Channels come first, the batch last."""
    return y if biases is None else y + biases.reshape((biases.shape[0], *(1,) * (len(y.shape) - 1)))


class _Kernels(Layer):
    """What both layers have in common: kernels that move over one, two or three dimensions."""

    arrays = ("Weights", "Biases")
    optional = ("Biases",)
    varying = True

    def _rank(self, shapes) -> int | None:
        """The number of dimensions that the kernels move over, once it is known; then it says what sizes and
        output channels are."""
        shapes.unify("Biases", (self.channels,))
        divide(shapes, self.groups, "output", self.channels)
        given = {
            "kernel": self.kernel,
            '"Stride"': self.stride,
            '"Dilation"': self.dilation,
            "PaddingSize": self.padding,
        }
        rank = rank_of(shapes, given, getattr(self, "dimensionality", None), {"Weights": 2})
        if rank is not None:
            spatial.infer_sizes(shapes, self.windows(rank), self.interleaving, rank)
            shapes.unify("Output", joined(self.channels, (None,) * rank, self.interleaving))
        return rank

    def lengths_after(self, lengths, dims):
        windows = self.windows(len(dims["Input"]) - 1)
        return {"Output": windows.places_of(lengths["Input"], self.interleaving)}


@layer("ConvolutionLayer")
class ConvolutionLayer(_Kernels):
    """Cross-correlation with n kernels, over one, two or three dimensions.

        y[o, p] = b[o] + sum over c, t of W[o, c, t] x[c, p stride + t dilation]

    x is padded with zeros first: "Same" so that there are size/stride places, rounded up, the odd zero at
    the end. With g "ChannelGroups" outputs of group i see the channels of group i alone.

    Input     {m, sizes...}; {sizes..., m} with "Interleaving" -> True
    Output    {n, places...}, places = floor((size + padding - dilation (k - 1) - 1) / stride) + 1
    Weights   {n, m/g, k...}, with "Interleaving" too
    Biases    {n}, zero; may be None

    Source: reference page ConvolutionLayer.
    """

    channels: int = parameter(
        1, "OutputChannels", read=positive_integer, wanted="a number of output channels"
    )
    kernel: object = parameter(
        2, "KernelSize", read=spatial.counts, wanted="a kernel size, or a list of them"
    )
    stride: object = parameter(None, "Stride", default=1, read=spatial.counts)
    padding: object = parameter(
        None, "PaddingSize", default=0, read=spatial.padding, show=spatial.shown_padding
    )
    dilation: object = parameter(None, "Dilation", default=1, read=spatial.counts)
    dimensionality: int | None = parameter(
        None,
        "Dimensionality",
        default=None,
        read=spatial.dimensionality,
        show=spatial.shown_dimensionality,
    )
    interleaving: bool = parameter(None, "Interleaving", default=False, read=truth)
    groups: int = parameter(None, "ChannelGroups", default=1, read=positive_integer)

    def windows(self, rank: int) -> Windows:
        return Windows.of(rank, self.kernel, self.stride, self.dilation, self.padding)

    def infer(self, shapes):
        rank = self._rank(shapes)
        if rank is None:
            return
        windows, open_sizes = self.windows(rank), (None,) * rank
        channels, _ = split(shapes["Input"], self.interleaving, rank)
        divide(shapes, self.groups, "input", channels)
        each = None if channels is None else channels // self.groups
        shapes.unify("Weights", (self.channels, each, *windows.window))
        if shapes["Weights"][1] is not None:
            channels = shapes["Weights"][1] * self.groups
            shapes.unify("Input", joined(channels, open_sizes, self.interleaving))

    def forward(self, x, weights, biases, *, dims, lengths):
        rank = len(dims["Input"]) - 1
        windows = self.windows(rank)
        _, sizes = split(dims["Input"], self.interleaving, rank)
        x = kept(x, lengths["Input"], 0)  # what is beyond the end counts as padding
        x = padded(batch_last(x, self.interleaving), windows.pads(sizes))
        y = convolve(x, weights, stride=windows.stride, dilation=windows.dilation, groups=self.groups)
        return batch_first(with_biases(y, biases), self.interleaving)


@layer("DeconvolutionLayer")
class DeconvolutionLayer(_Kernels):
    """Transposed convolution with n kernels, over one, two or three dimensions: the adjoint of a convolution.

        y[o, p stride + t dilation] = b[o] + sum over c, t of W[c, o, t] x[c, p]

    "PaddingSize" is cut off the result; "Same" so that size stride is left, the odd one cut off at the end.
    With g "ChannelGroups" outputs of group i see the channels of group i alone.

    Input     {m, sizes...}; {sizes..., m} with "Interleaving" -> True
    Output    {n, sizes'...}, size' = stride (size - 1) + dilation (k - 1) + 1 - padding
    Weights   {m, n/g, k...}
    Biases    {n}, zero; may be None

    Source: reference page DeconvolutionLayer; the layout of the weights from WLNet files.
    """

    channels: int = parameter(
        1, "OutputChannels", read=positive_integer, wanted="a number of output channels"
    )
    kernel: object = parameter(
        2, "KernelSize", read=spatial.counts, wanted="a kernel size, or a list of them"
    )
    stride: object = parameter(None, "Stride", default=1, read=spatial.counts)
    padding: object = parameter(
        None, "PaddingSize", default=0, read=spatial.padding, show=spatial.shown_padding
    )
    dilation: object = parameter(None, "Dilation", default=1, read=spatial.counts)
    interleaving: bool = parameter(None, "Interleaving", default=False, read=truth)
    groups: int = parameter(None, "ChannelGroups", default=1, read=positive_integer)

    def windows(self, rank: int) -> Spread:
        return Spread.of(rank, self.kernel, self.stride, self.dilation, self.padding)

    def infer(self, shapes):
        rank = self._rank(shapes)
        if rank is None:
            return
        windows, open_sizes = self.windows(rank), (None,) * rank
        channels, _ = split(shapes["Input"], self.interleaving, rank)
        shapes.unify("Weights", (channels, self.channels // self.groups, *windows.window))
        channels = shapes["Weights"][0]
        divide(shapes, self.groups, "input", channels)
        shapes.unify("Input", joined(channels, open_sizes, self.interleaving))

    def forward(self, x, weights, biases, *, dims, lengths):
        rank = len(dims["Input"]) - 1
        windows = self.windows(rank)
        x = kept(x, lengths["Input"], 0)
        _, sizes = split(dims["Input"], self.interleaving, rank)
        facts = {"stride": windows.stride, "dilation": windows.dilation, "groups": self.groups}
        whole = tuple((n - 1) * windows.stride[a] + windows.reach(a) for a, n in enumerate(sizes))
        y = deconvolve(batch_last(x, self.interleaving), weights, sizes=whole, **facts)
        y = with_biases(trimmed(y, windows.pads(sizes)), biases)
        return batch_first(y, self.interleaving)
