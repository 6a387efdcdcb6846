"""The order in which nodes run, and which neighbours run together, block by block.

Elementwise nodes over large arrays of one shape stand together: run over blocks of rows, their
operands stay in the cache, and what passes only between them needs the bytes of one block.
"""

from __future__ import annotations

from math import prod

from wlnet.tensor.graph.graph import Graph, Node, Value

# ADAM in Real32, L2 of 1 MiB, L3 of 32: of 10M parameters in one go 33 ms, in blocks of 8192 28, 16384 22,
# 32768 20.5, 65536 19; of 400k 0.54, 0.74, 0.62, 0.58, 0.57. Machines with a smaller L3 gain from 400k on.
BLOCK_ELEMENTS = 32768
SMALLEST_BLOCKED = 2 * BLOCK_ELEMENTS
# Elements times nodes of a group from which on a second thread pays: some 200 us of work.
SMALLEST_SHARED = 1_000_000
# A node of at most so many elements may be moved before a group that it does not depend on.
FEW_ELEMENTS = 1024


def schedule(graph: Graph) -> list[list[Node]]:
    """All nodes in order, in groups; a group of two or more runs block by block."""
    left = _late(graph)
    groups: list[list[Node]] = []
    while left:
        group, before, left = _next(left)
        groups.extend([node] for node in before)
        groups.append(group)
    return groups


def _late(graph: Graph) -> list[Node]:
    """The nodes, those that read states and arguments only put just before their first reader.

    They would stand alone at the start; where they are needed they may join a group, or a chain that one
    kernel does.
    """
    order: list[Node] = []
    waiting: dict[Value, Node] = {}

    def put(node: Node) -> None:
        for value in node.inputs:
            if value in waiting:
                put(waiting.pop(value))
        order.append(node)

    for node in graph.nodes:
        ready = all(v.node is None or v in waiting or _few(v) for v in node.inputs)
        if ready and _is_array(node):
            waiting[node.output] = node
        else:
            put(node)
    while waiting:
        put(waiting.pop(next(iter(waiting))))
    return order


def _is_array(node: Node) -> bool:
    """Elementwise, with more than a single number for a result."""
    made = node.op.elementwise and node.op.view_rule is None and len(node.outputs) == 1
    return made and prod(node.output.shape) > 1


def _next(left: list[Node]) -> tuple[list[Node], list[Node], list[Node]]:
    """(the first group, nodes moved before it, the rest)."""
    group, before, made = [left[0]], [], set(left[0].outputs)
    shape = blocked_shape(left[0])
    for i, node in enumerate(left[1:], 1):
        if shape is not None and blocked_shape(node) == shape:
            group.append(node)
            made.update(node.outputs)
        elif shape is not None and _movable(node) and not any(v in made for v in node.inputs):
            before.append(node)
        else:
            return group, before, left[i:]
    return group, before, []


def blocked_shape(node: Node) -> tuple[int, ...] | None:
    """The shape of a node that may run by blocks of rows, or None."""
    if not node.op.elementwise or node.op.view_rule is not None or len(node.outputs) != 1:
        return None
    shape = node.output.shape
    return shape if prod(shape) >= SMALLEST_BLOCKED and rows_of_block(shape) < shape[0] else None


def rows_of_block(shape: tuple[int, ...]) -> int:
    """How many rows of an array make a block."""
    return max(1, BLOCK_ELEMENTS // prod(shape[1:]))


def chains_of_blocks(shape: tuple[int, ...], nodes: int) -> int:
    """Among how many threads the blocks of a group of so many nodes are dealt."""
    return 2 if prod(shape) * nodes >= SMALLEST_SHARED else 1


def _movable(node: Node) -> bool:
    """Costs nothing to run earlier: a view, or a few numbers."""
    return node.op.view_rule is not None or all(map(_few, (*node.inputs, *node.outputs)))


def _few(value: Value) -> bool:
    return prod(value.shape) <= FEW_ELEMENTS
