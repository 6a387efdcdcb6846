"""The order in which nodes run, and which neighbours run together, block by block.

Elementwise nodes over large arrays of one shape stand together: run over blocks of rows, their
operands stay in the cache, and what passes only between them needs the bytes of one block.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import prod

from wlnet.tensor.graph.graph import Graph, Node, Value
from wlnet.tensor.ops.reduction import total

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
    left, late = _placed(graph)
    groups: list[list[Node]] = []
    while left:
        group, before, left = _next(left, late)
        groups.extend([node] for node in before)
        groups.append(group)
    return groups


def _placed(graph: Graph) -> tuple[list[Node], set[Node]]:
    """(the nodes, some of them moved to where they cost less; those that were moved to their reader).

    Those that read states and arguments only stand just before their first reader: at the start they would
    stand alone, there they may join a group, or a chain that one kernel does. So do those that make one
    large array of one that lives on anyway. What compares a large array stands behind what makes it: the
    truths take fewer bytes, and the array need not be kept.
    """
    order: dict[Node, None] = {}
    waiting: dict[Node, None] = {}
    late: set[Node] = set()
    free: set[Value] = set()  # of states and arguments only
    readers = Counter(v for node in graph.nodes for v in node.inputs)
    readers.update(graph.wanted)
    early: dict[Node, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        (made,) = _large_inputs(node) if _compares(node) else (None,)
        if made is not None and made.node is not None and made.node.op.view_rule is None:
            early[made.node].append(node)
            waiting[node] = None

    def put(node: Node) -> None:
        waiting.pop(node, None)
        for value in node.inputs:
            if value.node in waiting:
                put(value.node)
        if node not in order:  # else what it compares has brought it along
            order[node] = None
            for one in early.get(node, ()):
                put(one)

    for node in graph.nodes:
        if node in waiting or node in order:
            continue
        ready = all(v.node is None or v in free or _few(v) for v in node.inputs)
        if _is_array(node) and (ready or _of_one_that_stays(node, readers)):
            waiting[node] = None
            late.add(node)
            free.update(node.outputs if ready else ())
        else:
            put(node)
    while waiting:
        put(next(iter(waiting)))
    return list(order), late


def _large_inputs(node: Node) -> list[Value]:
    return [v for v in node.inputs if not _few(v)]


def _compares(node: Node) -> bool:
    """A large array with what is known before it."""
    if not _is_array(node) or node.output.dtype != "Boolean" or blocked_shape(node) is None:
        return False
    return len(_large_inputs(node)) == 1 and all(v.node is None for v in node.inputs if _few(v))


def _of_one_that_stays(node: Node, readers: Counter) -> bool:
    """It makes as many bytes as it reads, and what it reads is read by others too."""
    large = _large_inputs(node)
    if blocked_shape(node) is None or len(large) != 1 or readers[large[0]] < 2:
        return False
    return (large[0].shape, large[0].dtype) == (node.output.shape, node.output.dtype)


def _is_array(node: Node) -> bool:
    """Elementwise, with more than a single number for a result."""
    made = node.op.elementwise and node.op.view_rule is None and len(node.outputs) == 1
    return made and prod(node.output.shape) > 1


def _next(left: list[Node], late: set[Node]) -> tuple[list[Node], list[Node], list[Node]]:
    """(the first group, nodes moved before it, the rest); sums of the group stand first in the rest."""
    group, before, after, made = [left[0]], [], [], set(left[0].outputs)
    later: set[Value] = set()
    shape = blocked_shape(left[0])
    rest = 1
    while rest < len(left) and shape is not None:
        node = left[rest]
        waits = not later.isdisjoint(node.inputs)
        if blocked_shape(node) == shape and not waits and not (later and node in late):
            group.append(node)
            made.update(node.outputs)
        elif _movable(node) and not waits and made.isdisjoint(node.inputs):
            before.append(node)
        elif _movable(node) or node.op is total or blocked_shape(node) == shape:
            after.append(node)
            later.update(node.outputs)
        else:
            break
        rest += 1
    sums = [node for node in after if node.op is total and later.isdisjoint(node.inputs)]
    return group, before, [*sums, *(node for node in after if node not in sums), *left[rest:]]


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
