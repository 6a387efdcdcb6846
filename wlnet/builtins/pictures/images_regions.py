"""Regions of images: MorphologicalComponents."""

from __future__ import annotations

from scipy import ndimage

from wlnet.expr.arrays import packed
from wlnet.expr.expr import FALSE, TRUE
from wlnet.expr.values.image import Image
from wlnet.expr.values.picture_files import without_alpha
from wlnet.language.builtin import builtin
from wlnet.language.images import image, in_space, real


@builtin(
    "MorphologicalComponents[picture_]",
    "MorphologicalComponents[picture_, threshold_]",
    options={"CornerNeighbors": TRUE},
)
def morphological_components(evaluation, picture, threshold=0, options=None):
    """MorphologicalComponents[image] numbers the regions of pixels above 0, or above a threshold."""
    level = real(threshold)
    if level is None:
        return None
    if isinstance(picture, Image):
        flat = without_alpha(picture)
        flat = in_space(flat, "Grayscale", "MorphologicalComponents") if flat.channels > 1 else flat
        values = flat.values("Real64")
    else:
        values = getattr(picture, "array", None)
        if values is None or values.ndim != 2:
            image(picture, "MorphologicalComponents")
    structure = ndimage.generate_binary_structure(2, 1 if options["CornerNeighbors"] is FALSE else 2)
    return packed(ndimage.label(values > level, structure)[0])
