"""ResNet: blocks of convolutions whose input is added to their output."""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.imagenet import CLASSES, EXAMPLES, ports
from wlnet.nets.model import Choice, Facts, model
from wlnet.nets.netport import net_port

FACTS = Facts(
    creators=("Kaiming He", "Xiangyu Zhang", "Shaoqing Ren", "Jian Sun"),
    year=2015,
    source="Deep Residual Learning for Image Recognition, arXiv:1512.03385",
    task="Classification",
    domains=("Image",),
    examples=EXAMPLES,
)

CHANNELS = (64, 128, 256, 512)  # of the stages, between which the pictures shrink by half
# Blocks in each stage: table 1. From 50 layers on a block is three convolutions with a bottleneck.
BLOCKS = {18: (2, 2, 2, 2), 34: (3, 4, 6, 3), 50: (3, 4, 6, 3), 101: (3, 4, 23, 3), 152: (3, 8, 36, 3)}
BOTTLENECK = 50
WIDENING = 4
EPSILON = 1e-5  # added to variances

DEPTH = Choice("Depth", tuple(BLOCKS), 50, "number of layers with weights")


@model(
    "ResNet Trained on ImageNet Competition Data",
    FACTS,
    parameters=(DEPTH,),
    variant="ResNet-{Depth} Trained on ImageNet Competition Data",
)
def resnet(depth: int):
    """The net of `depth` layers with weights; shortcuts are projections where sizes change (option B)."""
    deep = depth >= BOTTLENECK
    layers = {"conv1": convolution(64, 7, 2), "bn1": normalization(), "relu1": S.Ramp}
    layers["pool1"] = make("PoolingLayer", (3, 2), {"PaddingSize": 1})
    before = 64
    for stage, (channels, count) in enumerate(zip(CHANNELS, BLOCKS[depth], strict=True), 2):
        after = channels * WIDENING if deep else channels
        for number in range(1, count + 1):
            stride = 2 if stage > 2 and number == 1 else 1
            inner = bottleneck(channels, after, stride) if deep else plain(channels, stride)
            layers[f"block{stage}_{number}"] = residual(inner, before, after, stride)
            before = after
    layers["pool5"] = make("AggregationLayer", (S.Mean,))
    layers["fc"] = make("LinearLayer", (CLASSES,))
    layers["prob"] = make("SoftmaxLayer")
    return make("NetChain", (Association(layers),), ports())


def convolution(channels: int, size: int, stride: int = 1):
    """Without biases: a normalization follows."""
    options = {"Stride": stride, "PaddingSize": size // 2, "Biases": S("None")}
    return make("ConvolutionLayer", (channels, size), options)


def normalization():
    return make("BatchNormalizationLayer", (), {"Epsilon": EPSILON})


def plain(channels: int, stride: int) -> dict:
    """Two convolutions of 3 x 3."""
    return {
        "conv1": convolution(channels, 3, stride),
        "bn1": normalization(),
        "relu1": S.Ramp,
        "conv2": convolution(channels, 3),
        "bn2": normalization(),
    }


def bottleneck(channels: int, after: int, stride: int) -> dict:
    """1 x 1 to fewer channels, 3 x 3, 1 x 1 to many; the first one strides, as published."""
    return {
        "conv1": convolution(channels, 1, stride),
        "bn1": normalization(),
        "relu1": S.Ramp,
        "conv2": convolution(channels, 3),
        "bn2": normalization(),
        "relu2": S.Ramp,
        "conv3": convolution(after, 1),
        "bn3": normalization(),
    }


def residual(inner: dict, before: int, after: int, stride: int):
    """Ramp of the sum of the input, of `before` channels, and what `inner` makes of it, `after` channels."""
    layers = {"residual": make("NetChain", (Association(inner),))}
    shortcut = net_port("Input")
    edges = [rule(net_port("Input"), "residual")]
    if stride > 1 or before != after:
        projection = {"conv": convolution(after, 1, stride), "bn": normalization()}
        layers["shortcut"] = make("NetChain", (Association(projection),))
        edges.append(rule(shortcut, "shortcut"))
        shortcut = "shortcut"
    layers |= {"sum": make("TotalLayer"), "relu": S.Ramp}
    edges += [rule(wl_list(("residual", shortcut)), "sum"), rule("sum", "relu")]
    return make("NetGraph", (Association(layers), wl_list(edges)))
