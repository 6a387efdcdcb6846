"""What nets for the ImageNet competition share: the pictures that come in and the classes that come out."""

from __future__ import annotations

from wlnet.expr.expr import wl_list
from wlnet.nets.coder import make_decoder, make_encoder

CLASSES = 1000
SIZE = 224
EXAMPLES = (
    "The training images of the ImageNet Large Scale Visual Recognition Challenge 2012: 1 281 167 "
    "photographs of 1000 classes."
)

# Of red, green and blue over the training images, on the scale from 0 to 1.
MEAN = (0.485, 0.456, 0.406)
DEVIATION = (0.229, 0.224, 0.225)


def ports() -> dict:
    """The types of Input, {3, 224, 224} of a picture, and Output, probabilities of the classes 1..1000."""
    spread = wl_list(deviation**2 for deviation in DEVIATION)
    settings = {"MeanImage": wl_list(MEAN), "VarianceImage": spread}
    return {
        "Input": make_encoder("Image", wl_list((SIZE, SIZE)), "RGB", **settings),
        "Output": make_decoder("Class", wl_list(range(1, CLASSES + 1))),
    }
