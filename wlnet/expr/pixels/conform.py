"""Images and volumes brought to one size: stretched, scaled to cover it and cropped, or padded to fit inside.

Source: coders.md section 2 ("Image", "Image3D"); reference page ConformImages.
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
    scaled = _scaled(stack.shape[1:3], size, method)
    return framed(resized(stack, kind, scaled, kernel), size, place, padding)


def conformed_volumes(
    stack: np.ndarray,
    kind: str,
    size: tuple[int, int, int],
    method: str = "Stretch",
    kernel=AUTOMATIC,
    place: tuple[float, float, float] = (0.5, 0.5, 0.5),
    padding=0,
) -> np.ndarray:
    """A stack (N, height, depth, width, channels) at (height, depth, width) = `size`.

    place      (horizontal, in depth, vertical): 0 left, front or bottom, 1 right, back or top
    method, padding    as in `conformed`
    """
    if stack.shape[1:4] == tuple(size):
        return stack
    scaled = _scaled(stack.shape[1:4], size, method)
    shares = (1 - place[2], 1 - place[1], place[0])
    return _laid(_resized_volumes(stack, kind, scaled, kernel), size, shares, padding)


def _scaled(sides: tuple, size: tuple, method: str) -> tuple:
    """The sides of what fits into `size` or covers it, in their old proportions ("Stretch": `size`)."""
    if method == "Stretch":
        return tuple(size)
    ratios = [new / old for new, old in zip(size, sides, strict=True)]
    ratio = min(ratios) if method == "Fit" else max(ratios)
    scaled = [max(1, round(old * ratio)) for old in sides]
    # The side that decides hits the size exactly, whatever rounding says.
    decisive = ratios.index(ratio)
    scaled[decisive] = size[decisive]
    return tuple(scaled)


def _resized_volumes(stack: np.ndarray, kind: str, size: tuple, kernel) -> np.ndarray:
    """First the slices, then the height."""
    (height, depth, width), count = size, len(stack)
    if stack.shape[2:4] != (depth, width):
        slices = resized(stack.reshape(-1, *stack.shape[2:]), kind, (depth, width), kernel)
        stack = slices.reshape(count, -1, *slices.shape[1:])
    if stack.shape[1] != height:
        turned = np.ascontiguousarray(stack.transpose(0, 2, 1, 3, 4))
        turned = resized(turned.reshape(-1, *turned.shape[2:]), kind, (height, width), kernel)
        stack = turned.reshape(count, depth, *turned.shape[1:]).transpose(0, 2, 1, 3, 4)
    return stack


def framed(stack: np.ndarray, size: tuple[int, int], place=CENTER, padding=0) -> np.ndarray:
    """The stack in a window of `size`, cropped where it is too large and padded where it is too small."""
    return _laid(stack, size, (1 - place[1], place[0]), padding)


def _laid(stack: np.ndarray, size: tuple, shares: tuple, padding) -> np.ndarray:
    """(N, *sides[, channels]) in a window of `size`; `shares` of what is free lie before it."""
    sides = stack.shape[1 : len(size) + 1]
    found = np.empty((len(stack), *size, *stack.shape[len(size) + 1 :]), stack.dtype)
    found[...] = padding
    target, source = [slice(None)], [slice(None)]
    for old, new, share in zip(sides, size, shares, strict=True):
        free = new - old
        # Rounded half up, so that a centred image of odd excess lies one pixel right and down.
        offset = int(np.floor(abs(free) * share + 0.5))
        target.append(slice(offset, offset + old) if free >= 0 else slice(None))
        source.append(slice(offset, offset + new) if free < 0 else slice(None))
    found[tuple(target)] = stack[tuple(source)]
    return found
