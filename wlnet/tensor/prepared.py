"""What is found out about a graph before it runs, kept for the next graph that is the same.

A session trains and applies the same nets again and again; passes, plan and rows of equal graphs are
equal, whatever memory they are bound to later. Graphs are equal if they have the same leaves, nodes,
parameters and constants, bit by bit.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

import numpy as np

from wlnet.frozen import frozen
from wlnet.tensor.graph.graph import Graph, Value
from wlnet.tensor.graph.passes.fold import FOLD
from wlnet.tensor.graph.passes.fuse import FUSE
from wlnet.tensor.graph.passes.gather import GATHER
from wlnet.tensor.graph.passes.layout import LAYOUT
from wlnet.tensor.graph.passes.order import ORDER
from wlnet.tensor.graph.passes.share import SHARE
from wlnet.tensor.passes import is_on, left_out, tell
from wlnet.tensor.run.cpu import program
from wlnet.tensor.run.cpu.store import Store
from wlnet.tensor.run.cpu.table import Table
from wlnet.tensor.run.device import Device
from wlnet.tensor.run.plan import Block, Plan, Step, plan

# The order matters: each makes work for the next.
WAY = ("fold", "gather", "order", "fold", "share", "fuse", "share", "fuse", "fold", "layout", "fold", "share")
PASSES = {"fold": FOLD, "gather": GATHER, "order": ORDER, "share": SHARE, "fuse": FUSE, "layout": LAYOUT}

KEPT, KEPT_NODES = 64, 20_000  # graphs, and what they consist of: some 20 MB
MOST_BYTES = 1 << 20  # of the constants of a graph that is kept
_PLAIN = (bool, int, float, str, type(None), np.generic)

_kept: OrderedDict[tuple, Prepared] = OrderedDict()  # the latest stand last
_lock = Lock()  # sessions in several threads share them


@frozen
class Prepared:
    """
    graph       after all passes
    plan        of it
    segments    of the plan: tables of rows, and steps that have none
    """

    graph: Graph
    plan: Plan
    segments: tuple[Table | Step | Block, ...]


def improved(graph: Graph) -> Graph:
    """The Graph after all passes."""
    for name in filter(is_on, WAY):
        better = PASSES[name](graph)
        if better is not graph:
            tell(name, "%s nodes become %s", len(graph.nodes), len(better.nodes))
        graph = better
    return graph


def prepared(graph: Graph, device: Device) -> Prepared:
    """`graph` ready to be bound: as it was found before, or worked on now."""
    key = _key(graph, device.name, program.store())
    if key is None:
        return _found(graph, device)
    with _lock:
        found = _kept.get(key)
    found = found or _found(graph, device)
    with _lock:
        _kept[key] = found
        _kept.move_to_end(key)
        while len(_kept) > KEPT or _nodes() > KEPT_NODES:
            _kept.popitem(last=False)
    return found


def _found(graph: Graph, device: Device) -> Prepared:
    better = improved(graph)
    planned = plan(better, device)
    return Prepared(better, planned, tuple(program.segments(planned)))


def _nodes() -> int:
    return sum(len(one.graph.nodes) for one in _kept.values())


def _key(graph: Graph, device: str, kernels: Store | None) -> tuple | None:
    """Equal for equal graphs only; None for a graph that is not worth to be kept or cannot be compared."""
    places = {value: name for name, value in (*graph.arguments.items(), *graph.states.items())}
    constants: dict[Value, int] = {}
    nodes = []
    for number, node in enumerate(graph.nodes):
        if not all(map(_is_plain, node.params.values())):
            return None
        inputs = tuple(_place(value, places, constants) for value in node.inputs)
        nodes.append((node.op, repr(node.params), inputs))
        for place, value in enumerate(node.outputs):
            places[value] = number, place
    wanted = tuple((name, _place(v, places, constants)) for name, v in graph.outputs.items())
    updates = tuple((name, _place(v, places, constants)) for name, v in graph.updates.items())
    if sum(value.constant.nbytes for value in constants) > MOST_BYTES:
        return None
    known = tuple((v.dtype, v.shape, v.constant.tobytes()) for v in constants)
    leaves = tuple((n, v.shape, v.dtype) for n, v in (*graph.arguments.items(), *graph.states.items()))
    facts = device, kernels, left_out(), graph.name, len(graph.states)
    return *facts, leaves, *nodes, wanted, updates, known


def _place(value: Value, places: dict, constants: dict[Value, int]):
    """How a key names a Value: a leaf by its name, a result by its numbers, a constant by its number."""
    if value.constant is not None:
        return constants.setdefault(value, len(constants))
    return places[value]


def _is_plain(param) -> bool:
    """What `repr` tells whole."""
    return isinstance(param, _PLAIN) or (isinstance(param, tuple) and all(map(_is_plain, param)))
