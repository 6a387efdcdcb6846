"""The Graph of a gradient, from the vjp of each op, latest node first.

Cotangents are Values made by ops, so a gradient can be differentiated again. Broadcasting is
undone here and nowhere else: every cotangent is brought back to the shape of its argument.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from wlnet.tensor.dtype import is_real
from wlnet.tensor.graph.graph import Node, Value, constant, ordered
from wlnet.tensor.ops.elementwise import cast, copy, plus
from wlnet.tensor.ops.movement import broadcast_to
from wlnet.tensor.ops.reduction import total


def gradient(output: Value, inputs: Sequence[Value], seed: Value | None = None) -> list[Value]:
    """The gradient of `sum(seed * output)` by each of `inputs`, in their shapes and dtypes.

    seed   cotangent of the output, of its shape; None for 1 at each element (the sum of the output)

    An input that the output does not depend on has a gradient of zeros. Raises TypeError if the
    output is not real.
    """
    if not is_real(output.dtype):
        raise TypeError(f"only a real output has a gradient, not {output.dtype}")
    nodes = ordered([output])
    needed = _depending(nodes, inputs)
    seed = filled(1, output) if seed is None else fitted(seed, output)
    found: dict[Value, Value] = {output: seed}
    for node in reversed(nodes):
        grads = tuple(found.get(v) for v in node.outputs)
        if node not in needed or all(grad is None for grad in grads):
            continue
        grad = grads[0] if len(grads) == 1 else grads
        if node.op.vjp_rule is None:
            parts = _by_definition(node, grads)
        else:
            parts = node.op.vjp_rule(grad, node.result, *node.inputs, **node.params)
        assert len(parts) == len(node.inputs), f"the vjp of {node.op} gives {len(parts)} cotangents"
        for value, part in zip(node.inputs, parts, strict=True):
            if part is None or not is_real(value.dtype):
                continue
            part = fitted(part, value)
            found[value] = plus(found[value], part) if value in found else part
    return [found[v] if v in found else filled(0, v) for v in inputs]


def _by_definition(node: Node, grads: tuple) -> list[Value]:
    """Cotangents of the inputs of a node whose op is defined by others, through these."""
    assert node.op.defined_rule, f"{node.op} has no gradient rule"
    inputs = [copy(value) for value in node.inputs]  # so that what led to one input stays out of it
    result = node.op.defined_rule(*inputs, **node.params)
    results = result if isinstance(result, tuple) else (result,)
    terms = [total(one * grad) for one, grad in zip(results, grads, strict=True) if grad is not None]
    return gradient(reduce(plus, terms), inputs)


def filled(number, like: Value) -> Value:
    """A Value of the shape and dtype of `like` with `number` everywhere."""
    single = constant(number, like.dtype)
    return broadcast_to(single, shape=like.shape) if like.shape else single


def fitted(grad: Value, value: Value) -> Value:
    """A cotangent summed over what was broadcast, in the shape and dtype of its argument."""
    if grad.dtype != value.dtype:
        grad = cast(grad, dtype=value.dtype)
    if grad.shape == value.shape:
        return grad
    extra = max(grad.rank - value.rank, 0)
    target = (1,) * (grad.rank - value.rank) + value.shape
    missing = (1,) * (value.rank - grad.rank) + grad.shape
    summed = tuple(range(extra)) + tuple(
        axis + min(grad.rank - value.rank, 0)
        for axis, (n, m) in enumerate(zip(target, missing, strict=True))
        if axis >= extra and n == 1 and m != 1
    )
    if summed:
        grad = total(grad, axis=summed, keep=True)
    if grad.rank > value.rank:
        grad = grad.reshape(grad.shape[extra:])
    return grad if grad.shape == value.shape else broadcast_to(grad, shape=value.shape)


def _depending(nodes: Sequence[Node], inputs: Sequence[Value]) -> set[Node]:
    """The nodes whose result depends on one of `inputs`."""
    reached = set(inputs)
    needed = set()
    for node in nodes:
        if any(v in reached for v in node.inputs):
            needed.add(node)
            reached.update(node.outputs)
    return needed
