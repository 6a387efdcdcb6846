"""Steps that have rows for dense arrays only, on copies of those that are not.

These translations come last: what a step cannot do where its arrays lie, it does on copies in SHARED.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import prod

from wlnet.tensor.layout import Layout
from wlnet.tensor.ops.pooling import window_max, window_spread, window_total, window_unpool
from wlnet.tensor.run.cpu.rows.elementwise import then
from wlnet.tensor.run.cpu.rows.movement import copied
from wlnet.tensor.run.cpu.rows.translation import last_translation, translated_ops, work_of
from wlnet.tensor.run.cpu.table import SHARED, Work
from wlnet.tensor.run.memory import aligned
from wlnet.tensor.run.plan import Operand, Step

POOLING = (window_max, window_total, window_unpool, window_spread)


@last_translation
def on_dense_arguments(step: Step) -> Work | None:
    """On copies of the arguments that have gaps, or another order of axes."""
    if step.kernel.op not in translated_ops() or all(_is_dense(x) for x in step.inputs):
        return None
    return _behind(lambda start: _with_copies(step, start))


def _is_dense(operand: Operand) -> bool:
    return operand.layout.contiguous or operand.space == SHARED


def _with_copies(step: Step, start: int) -> tuple[Work, int] | None:
    """(the work, where its copies end in SHARED), the copies from `start` on."""
    inputs, before, end = [], [], start
    for x in step.inputs:
        if _is_dense(x):
            inputs.append(x)
            continue
        inputs.append(Operand(SHARED, Layout.rows(x.layout.shape, x.layout.dtype, end)))
        before.append(copied(x, inputs[-1]))
        end += aligned(x.layout.nbytes)
    work = work_of(replace(step, inputs=tuple(inputs)))
    return _joined([*before, work], end)


@last_translation
def along_another_axis(step: Step) -> Work | None:
    """Windows along the innermost axis: on copies in which the longest of the others is the innermost."""
    if step.kernel.op not in POOLING or any(x.space == SHARED for x in step.inputs):
        return None
    axis, shape = step.params["axis"], step.outputs[0].layout.shape
    others = [a for a in range(len(shape)) if a != axis and shape[a] > 1]
    innermost = all(x.layout.contiguous and prod(x.layout.shape[axis + 1 :]) == 1 for x in step.inputs)
    if not innermost or not others:
        return None
    longest = max(others, key=lambda a: shape[a])
    order = [a for a in range(len(shape)) if a != longest] + [longest]
    return _behind(lambda start: _in_order(step, order, start))


def _in_order(step: Step, order: list[int], start: int) -> tuple[Work, int] | None:
    """(the work, where its copies end in SHARED), all arrays with their axes in that order of memory."""
    end, turned = start, []
    for x in (*step.inputs, *step.outputs):
        dense = Layout.rows([x.layout.shape[a] for a in order], x.layout.dtype, end)
        back = [order.index(a) for a in range(len(order))]
        turned.append(Operand(SHARED, dense.transposed(back)))
        end += aligned(x.layout.nbytes)
    given = len(step.inputs)
    before = [copied(x, y) for x, y in zip(step.inputs, turned, strict=False)]
    after = [copied(x, y) for x, y in zip(turned[given:], step.outputs, strict=True)]
    work = work_of(replace(step, inputs=tuple(turned[:given]), outputs=tuple(turned[given:])))
    return _joined([*before, work, *after], end)


def _joined(works: list[Work | None], end: int) -> tuple[Work, int] | None:
    if None in works:
        return None
    first, *others = works
    for work in others:
        first = then(first, work)
    return first, end


def _behind(attempt: Callable[[int], tuple[Work, int] | None]) -> Work | None:
    """What is made with copies in SHARED, behind what the works themselves keep there."""
    found = attempt(0)
    if found is None:
        return None
    own = max(one.shared for one in _all(found[0]))
    work, end = attempt(aligned(own)) if own else found
    return replace(work, shared=max(work.shared, end))


def _all(work: Work) -> Iterator[Work]:
    while work is not None:
        yield work
        work = work.before
