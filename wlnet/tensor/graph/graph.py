"""Value, Node, Graph: what is computed, with shapes and dtypes, in single assignment.

Values and nodes form a directed graph without cycles that is never changed: calling an op on
Values makes a new node. A Graph names the leaves (arguments and states) and what is wanted
(outputs, and updates of states), and holds the nodes in an order in which they can run.
It goes to the passes and then to `run.plan`; printed, it is one line a node.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import field
from typing import Any

import numpy as np

from wlnet.frozen import frozen
from wlnet.tensor.dtype import INTEGERS, NUMPY, DtypeError, name_of, promote
from wlnet.tensor.op import OPS, Op
from wlnet.tensor.shape import indexed, spelled


@frozen
class Spec:
    """Shape and dtype of an argument or a state."""

    shape: tuple[int, ...]
    dtype: str = "Real32"

    def __post_init__(self):
        object.__setattr__(self, "shape", tuple(int(n) for n in self.shape))
        if self.dtype not in NUMPY:
            raise DtypeError(f"{self.dtype} is not a dtype; use one of {', '.join(NUMPY)}")


class Node:
    """An op applied to Values. `outputs` are its Values, mostly one."""

    __slots__ = ("inputs", "op", "outputs", "params")

    def __init__(self, op: Op, inputs: tuple[Value, ...], params: dict[str, Any]):
        self.op, self.inputs, self.params = op, inputs, params
        shapes = op.shapes([v.shape for v in inputs], params)
        dtypes, wanted = op.dtypes([v.dtype for v in inputs], params)
        assert all(v.dtype == want for v, want in zip(inputs, wanted, strict=True)), (
            f"{op} meets uncast values"
        )
        self.outputs = tuple(Value(s, d, node=self) for s, d in zip(shapes, dtypes, strict=True))

    @property
    def output(self) -> Value:
        """The Value of a node that has one."""
        (value,) = self.outputs
        return value

    @property
    def result(self):
        """The output, or the tuple of outputs: what a vjp calls `result`."""
        return self.outputs[0] if len(self.outputs) == 1 else self.outputs


class Value:
    """An array to be: shape and dtype, and where it comes from.

    node       the node that makes it; None for a leaf
    constant   the array itself where it is known, else None
    name       of an argument or a state, else None
    """

    __slots__ = ("constant", "dtype", "name", "node", "shape")

    def __init__(self, shape, dtype: str, node: Node | None = None, constant=None, name: str | None = None):
        self.shape = tuple(shape)
        self.dtype = dtype
        self.node, self.constant, self.name = node, constant, name

    @property
    def rank(self) -> int:
        return len(self.shape)

    def is_constant(self, number) -> bool:
        """All elements are known and equal to `number`; also when it was broadcast."""
        if self.node is not None and self.node.op.name in ("broadcast_to", "reshape", "cast"):
            return self.node.inputs[0].is_constant(number)
        return self.constant is not None and bool(np.all(self.constant == number))

    def apply(self, op: Op, inputs: Iterable, params: dict[str, Any]):
        """The Value (or Values) of `op`: numbers become constants, dtypes are brought together."""
        values = _as_values(inputs)
        _, wanted = op.dtypes([v.dtype for v in values], params)
        casting = OPS["cast"]
        values = tuple(
            v if v.dtype == want else casting(v, dtype=want) for v, want in zip(values, wanted, strict=True)
        )
        return Node(op, values, params).result

    def __repr__(self):
        label = self.name or (f"{self.node.op} ..." if self.node else "constant")
        return f"<{label} {spelled(self.shape)} {self.dtype}>"

    def reshape(self, *shape):
        """The same elements in another shape; one -1 stands for what is left over."""
        if len(shape) == 1 and not isinstance(shape[0], int):
            shape = shape[0]
        return OPS["reshape"](self, shape=tuple(shape))

    @property
    def T(self):
        """The last two axes exchanged."""
        order = (*range(self.rank - 2), self.rank - 1, self.rank - 2)
        return OPS["permute"](self, order=order)

    def __getitem__(self, key):
        """Part by integers and slices, as in NumPy (no arrays, no new axes)."""
        starts, sizes, steps, shape = indexed(self.shape, key)
        cut = OPS["cut"](self, starts=starts, sizes=sizes, steps=steps)
        return cut if shape == cut.shape else cut.reshape(shape)

    def __add__(self, other):
        return OPS["plus"](self, other)

    def __radd__(self, other):
        return OPS["plus"](other, self)

    def __sub__(self, other):
        return OPS["minus"](self, other)

    def __rsub__(self, other):
        return OPS["minus"](other, self)

    def __mul__(self, other):
        return OPS["times"](self, other)

    def __rmul__(self, other):
        return OPS["times"](other, self)

    def __truediv__(self, other):
        return OPS["divide"](self, other)

    def __rtruediv__(self, other):
        return OPS["divide"](other, self)

    def __pow__(self, other):
        return OPS["power"](self, other)

    def __rpow__(self, other):
        return OPS["power"](other, self)

    def __neg__(self):
        return OPS["negate"](self)

    def __matmul__(self, other):
        return OPS["dot"](self, other)

    def __rmatmul__(self, other):
        return OPS["dot"](other, self)

    def __lt__(self, other):
        return OPS["less"](self, other)

    def __le__(self, other):
        return OPS["less_equal"](self, other)

    def __gt__(self, other):
        return OPS["greater"](self, other)

    def __ge__(self, other):
        return OPS["greater_equal"](self, other)

    # `==` stays identity: Values are keys of dictionaries. Ask for the op by name: equal(a, b).

    def __bool__(self):
        raise TypeError("a Value has no truth while a function is traced; use where(condition, a, b)")

    __array_priority__ = 1000
    __array_ufunc__ = None


def constant(array, dtype: str | None = None) -> Value:
    """A known array as a Value; read-only from now on."""
    array = np.array(array, dtype=None if dtype is None else NUMPY[dtype])
    array.flags.writeable = False
    return Value(array.shape, name_of(array.dtype), constant=array)


def _as_values(inputs) -> list[Value]:
    """Values, with numbers as constants of the dtype of the Values beside them.

    A Python number takes part in no promotion: x * 0.5 is Real32 if x is. A number with a fraction
    beside integers has no dtype that could be meant, and is refused.
    """
    inputs = [x if isinstance(x, Value | bool | int | float) else constant(x) for x in inputs]
    beside = promote(*(x.dtype for x in inputs if isinstance(x, Value)))

    def value(x):
        if isinstance(x, Value):
            return x
        if isinstance(x, bool) or (isinstance(x, int) and beside == "Boolean"):
            return constant(x, "Boolean" if isinstance(x, bool) else "Integer64")
        if isinstance(x, float) and beside in (*INTEGERS, "Boolean"):
            raise DtypeError(f"the real number {x} meets {beside} only; cast that to a real dtype first")
        return constant(x, beside)

    return [value(x) for x in inputs]


@frozen
class Graph:
    """What a function computes.

    arguments, states   leaves by name
    outputs             Values by name
    updates             for some states the Value that takes its place after a run
    nodes               all nodes needed, each after those it reads
    """

    arguments: dict[str, Value]
    states: dict[str, Value]
    outputs: dict[str, Value]
    updates: dict[str, Value] = field(default_factory=dict)
    name: str = "step"
    nodes: tuple[Node, ...] = ()

    def __post_init__(self):
        object.__setattr__(self, "nodes", tuple(ordered(self.wanted)))
        leaves = {id(v) for v in (*self.arguments.values(), *self.states.values())}
        for node in self.nodes:
            for value in node.inputs:
                assert value.node or value.constant is not None or id(value) in leaves, f"stray leaf {value}"
        for name, value in self.updates.items():
            state = self.states[name]
            if (value.shape, value.dtype) != (state.shape, state.dtype):
                raise DtypeError(
                    f"the new value of {name} is {spelled(value.shape)} {value.dtype}, "
                    f"the state {spelled(state.shape)} {state.dtype}"
                )

    @property
    def wanted(self) -> tuple[Value, ...]:
        return (*self.outputs.values(), *self.updates.values())

    def mapped(self, values: dict[Value, Value]) -> Graph:
        """The Graph with the wanted Values replaced by those that stand for them."""
        return Graph(
            self.arguments,
            self.states,
            {name: values.get(v, v) for name, v in self.outputs.items()},
            {name: values.get(v, v) for name, v in self.updates.items()},
            self.name,
        )

    def __str__(self):
        return "\n".join(_lines(self))


def ordered(wanted: Iterable[Value]) -> list[Node]:
    """All nodes that the Values need, each after those it reads, nothing else."""
    done, nodes = set(), []
    stack = [(value.node, False) for value in reversed(list(wanted)) if value.node]
    while stack:
        node, inputs_done = stack.pop()
        if inputs_done:
            nodes.append(node)
        elif node not in done:
            done.add(node)
            stack.append((node, True))
            stack.extend((v.node, False) for v in reversed(node.inputs) if v.node and v.node not in done)
    return nodes


def labels(graph: Graph) -> dict[Value, str]:
    """A name for every Value: its own, its number (v1, v2, ...), or the constant itself."""
    found = {value: name for name, value in (*graph.arguments.items(), *graph.states.items())}
    number = 0
    for node in graph.nodes:
        for value in node.inputs:
            if value.constant is not None:
                found[value] = _constant_label(value)
        for value in node.outputs:
            number += 1
            found[value] = f"v{number}"
    for value in graph.wanted:
        if value.constant is not None:
            found[value] = _constant_label(value)
    return found


def _constant_label(value: Value) -> str:
    if value.constant.size == 1:
        return f"{value.constant.item():.7g}" if value.dtype != "Boolean" else str(value.constant.item())
    return f"constant{spelled(value.shape)}"


def _lines(graph: Graph):
    label = labels(graph)
    leaves = (*graph.arguments.values(), *graph.states.values())
    counted = Counter(v.dtype for v in (*leaves, *(v for node in graph.nodes for v in node.outputs)))
    common = max(counted, key=counted.get, default="Real32")

    def typed(value):
        return spelled(value.shape) + ("" if value.dtype == common else f" {value.dtype}")

    def line(left, right):
        return f"  {left:<44} {right}"

    yield f"graph {graph.name} ({common})"
    for name, value in graph.arguments.items():
        yield line(f"in     {name}", typed(value))
    for name, value in graph.states.items():
        yield line(f"state  {name}", typed(value))
    for node in graph.nodes:
        outputs = ", ".join(label[v] for v in node.outputs)
        words = " ".join([node.op.name, *(label[v] for v in node.inputs), node.op.spelled(node.params)])
        yield line(f"{outputs} = {words.rstrip()}", ", ".join(typed(v) for v in node.outputs))
    for name, value in graph.outputs.items():
        yield f"  out    {name} = {label[value]}"
    for name, value in graph.updates.items():
        yield f"  new    {name} = {label[value]}"
