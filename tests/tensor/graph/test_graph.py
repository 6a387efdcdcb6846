import numpy as np
import pytest

from wlnet.tensor.dtype import DtypeError
from wlnet.tensor.graph.graph import Graph, Spec, Value, constant, ordered
from wlnet.tensor.graph.trace import trace
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.elementwise import plus, tanh


def test_a_printed_graph_is_one_line_a_node():
    def layer(values):
        return {"y": tanh(dot(values["x"], values["weights"].T) + 0.5)}, {"n": values["n"] + 1}

    graph = trace(layer, {"x": Spec((64, 784))}, {"weights": Spec((500, 784)), "n": Spec((), "Integer64")})
    assert str(graph) == "\n".join(
        [
            "graph step (Real32)",
            "  in     x                                     (64, 784)",
            "  state  weights                               (500, 784)",
            "  state  n                                     () Integer64",
            "  v1 = permute weights (1, 0)                  (784, 500)",
            "  v2 = dot x v1                                (64, 500)",
            "  v3 = plus v2 0.5                             (64, 500)",
            "  v4 = tanh v3                                 (64, 500)",
            "  v5 = plus n 1                                () Integer64",
            "  out    y = v4",
            "  new    n = v5",
        ]
    )


def test_nodes_come_after_what_they_read_and_only_those_needed():
    x = Value((3,), "Real64", name="x")
    a = tanh(x)
    unused = a * 2
    b, c = a + x, a - x
    nodes = ordered([b * c, b])
    assert unused.node not in nodes and len(nodes) == 4
    for place, node in enumerate(nodes):
        assert all(v.node is None or nodes.index(v.node) < place for v in node.inputs)


def test_long_chains_need_no_deep_recursion():
    value = Value((), "Real64", name="x")
    graph = trace(lambda values: {"y": chain(values["x"], 5000)}, {"x": Spec((), "Real64")})
    assert len(graph.nodes) == 5000 and value.node is None


def chain(value, length):
    for _ in range(length):
        value = plus(value, 1)
    return value


def test_a_state_keeps_its_shape_and_type():
    with pytest.raises(DtypeError, match=r"new value of s is \(2, 2\) Real32, the state \(2\) Real32"):
        trace(lambda v: ({}, {"s": v["s"].reshape(2, 1) + v["s"]}), {}, {"s": Spec((2,))})
    with pytest.raises(DtypeError, match="Real64"):
        trace(lambda v: ({}, {"s": v["s"] + v["x"]}), {"x": Spec((2,), "Real64")}, {"s": Spec((2,))})


def test_leaves_from_elsewhere_are_a_fault():
    x, stray = Value((3,), "Real64", name="x"), Value((3,), "Real64", name="y")
    with pytest.raises(AssertionError, match="stray leaf"):
        Graph({"x": x}, {}, {"z": x + stray})


def test_arrays_beside_values_are_constants():
    x = Value((2,), "Real64", name="x")
    both = np.array([1.0, 2.0]) + x
    assert both.node.inputs[0].is_constant(np.array([1.0, 2.0]))
    with pytest.raises(ValueError, match="read-only"):
        both.node.inputs[0].constant[0] = 5


def test_a_known_number_is_recognised_in_disguise():
    one = constant(1, "Real32")
    x = Value((2, 3), "Real32", name="x")
    assert plus(one.reshape(1, 1), x).node.inputs[0].is_constant(1)
    assert not x.is_constant(1)


def test_specs_are_checked():
    with pytest.raises(DtypeError, match="Float is not a dtype"):
        Spec((2,), "Float")
    assert Spec([np.int64(2), 3]).shape == (2, 3)
