"""LeNet: two convolutions and two linear layers that read handwritten digits."""

from __future__ import annotations

from wlnet.expr.expr import wl_list
from wlnet.expr.symbols import S
from wlnet.nets.coder import make_decoder, make_encoder
from wlnet.nets.construct import make
from wlnet.nets.model import Facts, model

FACTS = Facts(
    creators=("Yann LeCun", "Léon Bottou", "Yoshua Bengio", "Patrick Haffner"),
    year=1998,
    source=(
        "Gradient-Based Learning Applied to Document Recognition, Proceedings of the IEEE 86(11), 2278-2324"
    ),
    task="Classification",
    domains=("Image",),
    examples="The 60 000 training images of MNIST: handwritten digits.",
    data="MNIST",
    training=" examples/mnist.wl trains it.",
)


@model("LeNet Trained on MNIST Data", FACTS)
def lenet():
    """The net in its later form, of whole connections, ramps and maxima: 431 080 numbers."""
    layers = (
        make("ConvolutionLayer", (20, 5)),
        S.Ramp,
        make("PoolingLayer", (2, 2)),
        make("ConvolutionLayer", (50, 5)),
        S.Ramp,
        make("PoolingLayer", (2, 2)),
        make("FlattenLayer"),
        500,
        S.Ramp,
        10,
        make("SoftmaxLayer"),
    )
    ports = {
        "Input": make_encoder("Image", wl_list((28, 28)), "Grayscale"),
        "Output": make_decoder("Class", wl_list(range(10))),
    }
    return make("NetChain", (wl_list(layers),), ports)
