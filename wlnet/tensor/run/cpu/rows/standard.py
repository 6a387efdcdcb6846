"""Lines brought to mean 0 and variance 1, and the gradient before that, as rows."""

from __future__ import annotations

from math import prod

from wlnet.tensor.ops.normalization import standardized, standardized_slope
from wlnet.tensor.run.cpu.rows.translation import translation
from wlnet.tensor.run.cpu.table import Row, Work, place
from wlnet.tensor.run.plan import Step
from wlnet.tensor.shape import axes_of

KERNELS = {standardized: "standard_lines", standardized_slope: "standard_slopes"}


@translation(*KERNELS)
def standard(step: Step) -> Work | None:
    """Over the last axes of dense arrays."""
    operands = (*step.inputs, *step.outputs)
    shape = operands[0].layout.shape
    axes = axes_of(step.params["axis"], len(shape))
    trailing = axes == tuple(range(len(shape) - len(axes), len(shape)))
    dense = all(x.layout.contiguous and x.layout.dtype == "Real32" for x in operands)
    if not trailing or not dense or not axes:
        return None
    size = prod(shape[axis] for axis in axes)
    count = prod(shape) // size

    def rows(part: int, parts: int) -> list[Row]:
        start, stop = (k * count // parts for k in (part, part + 1))
        where = (place(x, start * 4 * size) for x in operands)
        facts = (stop - start, size, float(step.params["epsilon"]), 1.0 / size)
        return [Row(KERNELS[step.kernel.op], (*where, *facts))]

    return Work(10.0 + count * (20 + size / 4), count, rows)
