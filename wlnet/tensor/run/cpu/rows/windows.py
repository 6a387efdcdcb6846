"""Sizes and steps of a convolution whose arrays are dense, with the batch last."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

from wlnet.tensor.run.cpu.table import Place, place
from wlnet.tensor.run.plan import Step

FEWEST_LANES = 16


@dataclass(frozen=True)
class Geometry:
    """Sizes along the axes of a convolution, and bytes from element to element.

    x, y, w      where the larger array, the smaller one and the kernels start
    each         channels and kernels of a group
    x_steps      from channel to channel, along each axis; y_steps and w_steps likewise (w: kernel, channel,
                 window)
    """

    x: Place
    y: Place
    w: Place
    sizes: tuple[int, ...]
    window: tuple[int, ...]
    grid: tuple[int, ...]
    stride: tuple[int, ...]
    dilation: tuple[int, ...]
    batch: int
    groups: int
    each: tuple[int, int]
    x_steps: tuple[int, ...]
    y_steps: tuple[int, ...]
    w_steps: tuple[int, ...]

    @property
    def work(self) -> int:
        """Multiplications."""
        return prod(self.grid) * self.batch * self.groups * prod(self.each) * prod(self.window)

    @property
    def in_line(self) -> bool:
        """Places along the last axis are neighbours, example by example."""
        return self.stride[-1] == 1

    @property
    def group_steps(self) -> dict[str, int]:
        """Bytes from group to group."""
        channels, kernels = self.each
        return {
            "x": channels * self.x_steps[0],
            "y": kernels * self.y_steps[0],
            "w": kernels * self.w_steps[0],
        }


def geometry_of(step: Step, x, y, w) -> Geometry | None:
    """Of the operands of a step, in Real32, all dense."""
    layouts = [operand.layout for operand in (x, y, w)]
    if any(layout.dtype != "Real32" or not layout.contiguous for layout in layouts):
        return None
    facts = step.params
    groups = facts["groups"]
    geometry = Geometry(
        place(x),
        place(y),
        place(w),
        layouts[0].shape[1:-1],
        layouts[2].shape[2:],
        layouts[1].shape[1:-1],
        tuple(facts["stride"]),
        tuple(facts["dilation"]),
        layouts[0].shape[-1],
        groups,
        (layouts[2].shape[1], layouts[2].shape[0] // groups),
        layouts[0].strides[:-1],
        layouts[1].strides[:-1],
        layouts[2].strides,
    )
    lanes = geometry.batch * (geometry.grid[-1] if geometry.in_line else 1)
    return geometry if lanes >= FEWEST_LANES else None
