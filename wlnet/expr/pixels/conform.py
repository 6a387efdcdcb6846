"""Images brought to one size: stretched, scaled to cover it and cropped, or to fit inside and padded.

Source: coders.md section 2 ("Image"); reference page ConformImages.
"""

from __future__ import annotations

import numpy as np

from wlnet.expr.pixels.resample import AUTOMATIC, resized

METHODS = ("Stretch", "Fit", "Fill")
CENTER = (0.5, 0.5)


def conformed(
    stack: np.ndarray,
    kind: str,
    size: tuple[int, int],
    method: str = "Stretch",
    kernel=AUTOMATIC,
    place: tuple[float, float] = CENTER,
    padding=0,
) -> np.ndarray:
    """A stack (N, rows, columns[, channels]) at (rows, columns) = `size`.

    method     "Stretch", "Fit" (the whole image, aspect kept) or "Fill" (all of `size` covered)
    place      (horizontal, vertical) of the image or of what is cropped: 0 left or bottom, 1 right or top
    padding    the value, or the value of each channel, of what "Fit" leaves free, in the type `kind`
    """
    if stack.shape[1:3] == tuple(size):
        return stack
    if method == "Stretch":
        return resized(stack, kind, size, kernel)
    ratios = [new / old for new, old in zip(size, stack.shape[1:3], strict=True)]
    ratio = min(ratios) if method == "Fit" else max(ratios)
    scaled = [max(1, round(old * ratio)) for old in stack.shape[1:3]]
    # The side that decides hits the size exactly, whatever rounding says.
    decisive = ratios.index(ratio)
    scaled[decisive] = size[decisive]
    return framed(resized(stack, kind, tuple(scaled), kernel), size, place, padding)


def framed(stack: np.ndarray, size: tuple[int, int], place=CENTER, padding=0) -> np.ndarray:
    """The stack in a window of `size`, cropped where it is too large and padded where it is too small."""
    found = np.empty((len(stack), *size, *stack.shape[3:]), stack.dtype)
    found[...] = padding
    target, source = [slice(None)], [slice(None)]
    for old, new, share in zip(stack.shape[1:3], size, (1 - place[1], place[0]), strict=True):
        free = new - old
        # Rounded half up, so that a centred image of odd excess lies one pixel right and down.
        offset = int(np.floor(abs(free) * share + 0.5))
        target.append(slice(offset, offset + old) if free >= 0 else slice(None))
        source.append(slice(offset, offset + new) if free < 0 else slice(None))
    found[tuple(target)] = stack[tuple(source)]
    return found
