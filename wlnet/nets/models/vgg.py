"""VGG: many convolutions of 3 x 3, then three linear layers."""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.imagenet import CLASSES, EXAMPLES, ports
from wlnet.nets.model import Choice, Facts, model

FACTS = Facts(
    creators=("Karen Simonyan", "Andrew Zisserman"),
    year=2014,
    source="Very Deep Convolutional Networks for Large-Scale Image Recognition, arXiv:1409.1556",
    task="Classification",
    domains=("Image",),
    examples=EXAMPLES,
)

CHANNELS = (64, 128, 256, 512, 512)  # of the stages, between which the pictures shrink by half
CONVOLUTIONS = {16: (2, 2, 3, 3, 3), 19: (2, 2, 4, 4, 4)}  # in each stage: columns D and E of table 1
HIDDEN = 4096

DEPTH = Choice("Depth", tuple(CONVOLUTIONS), 16, "number of layers with weights")


@model(
    "VGG Trained on ImageNet Competition Data",
    FACTS,
    parameters=(DEPTH,),
    variant="VGG-{Depth} Trained on ImageNet Competition Data",
)
def vgg(depth: int):
    """The net of `depth` layers with weights, named as in the published files."""
    layers: dict = {}
    for stage, (channels, count) in enumerate(zip(CHANNELS, CONVOLUTIONS[depth], strict=True), 1):
        for number in range(1, count + 1):
            layers[f"conv{stage}_{number}"] = make("ConvolutionLayer", (channels, 3), {"PaddingSize": 1})
            layers[f"relu{stage}_{number}"] = S.Ramp
        layers[f"pool{stage}"] = make("PoolingLayer", (2, 2))
    layers["flatten"] = make("FlattenLayer")
    for number in (6, 7):
        layers[f"fc{number}"] = make("LinearLayer", (HIDDEN,))
        layers[f"relu{number}"] = S.Ramp
        layers[f"drop{number}"] = make("DropoutLayer", (0.5,))
    layers["fc8"] = make("LinearLayer", (CLASSES,))
    layers["prob"] = make("SoftmaxLayer")
    return make("NetChain", (Association(layers),), ports())
