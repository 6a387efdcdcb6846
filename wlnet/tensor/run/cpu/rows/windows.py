"""Sizes and steps of a convolution whose arrays are dense, with the batch last."""

from __future__ import annotations

from wlnet.frozen import frozen
from wlnet.tensor.run.cpu.table import Place, place
from wlnet.tensor.run.geometry import Geometry
from wlnet.tensor.run.plan import Step

FEWEST_LANES = 1


@frozen
class DenseGeometry(Geometry):
    """Where the arrays of a convolution lie, and bytes from element to element.

    x, y, w    input, output, kernels
    x_steps    from channel to channel, along each axis; y_steps and w_steps likewise (w: kernel, channel,
               window)
    """

    x: Place
    y: Place
    w: Place
    x_steps: tuple[int, ...]
    y_steps: tuple[int, ...]
    w_steps: tuple[int, ...]

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


def geometry_of(step: Step, x, y, w) -> DenseGeometry | None:
    """Of the operands of a step, in Real32, all dense."""
    layouts = [operand.layout for operand in (x, y, w)]
    if any(layout.dtype != "Real32" or not layout.contiguous for layout in layouts):
        return None
    facts = step.params
    groups = facts["groups"]
    geometry = DenseGeometry(
        sizes=layouts[0].shape[1:-1],
        window=layouts[2].shape[2:],
        grid=layouts[1].shape[1:-1],
        stride=tuple(facts["stride"]),
        dilation=tuple(facts["dilation"]),
        batch=layouts[0].shape[-1],
        groups=groups,
        each=(layouts[2].shape[1], layouts[2].shape[0] // groups),
        x=place(x),
        y=place(y),
        w=place(w),
        x_steps=layouts[0].strides[:-1],
        y_steps=layouts[1].strides[:-1],
        w_steps=layouts[2].strides,
    )
    lanes = geometry.batch * (geometry.grid[-1] if geometry.in_line else 1)
    return geometry if lanes >= FEWEST_LANES else None
