"""Each pass by the graph it leaves, as printed text; equal results are the property test's business."""

import numpy as np
import pytest
from scipy import special

from tests.checks import interpret, normal
from wlnet.tensor.compile import compiled
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.graph.graph import Spec, constant
from wlnet.tensor.graph.passes.fold import FOLD
from wlnet.tensor.graph.passes.fuse import FUSE
from wlnet.tensor.graph.passes.gather import GATHER
from wlnet.tensor.graph.passes.layout import LAYOUT
from wlnet.tensor.graph.passes.order import ORDER, joined_axes
from wlnet.tensor.graph.passes.share import SHARE
from wlnet.tensor.graph.rewrite import Rules
from wlnet.tensor.graph.trace import trace
from wlnet.tensor.ops.comparison import less
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.convolution import convolve
from wlnet.tensor.ops.elementwise import cast, exp, log, log1p, negate, plus, ramp, square, tanh, where
from wlnet.tensor.ops.indexing import take_along
from wlnet.tensor.ops.movement import broadcast_to, join, pad, part, permute
from wlnet.tensor.ops.pooling import window_max
from wlnet.tensor.ops.reduction import argmax, log_softmax, logsumexp, softmax, total
from wlnet.tensor.ops.sampling import uniform
from wlnet.tensor.prepared import improved

X = {"x": Spec((2, 3)), "y": Spec((2, 3))}


def nodes(improve, function, specs=X):
    """The lines of the nodes after a pass."""
    graph = improve(trace(lambda v: {"out": function(*v.values())}, specs))
    lines = [line.split("   ")[0].strip() for line in str(graph).splitlines()]
    return [line for line in lines if " = " in line and not line.startswith("out")], lines[-1]


def stretched(x):
    return broadcast_to(x, shape=(2, 3))


@pytest.mark.parametrize(
    "function, left",
    [
        (lambda x, y: x + 0, []),
        (lambda x, y: 0 + x, []),
        (lambda x, y: x - 0, []),
        (lambda x, y: 1 * x, []),
        (lambda x, y: x / 1, []),
        (lambda x, y: x**1, []),
        (lambda x, y: x**2, ["v1 = square x"]),
        (lambda x, y: x**0.5, ["v1 = sqrt x"]),
        (lambda x, y: x**-1, ["v1 = reciprocal x"]),
        (lambda x, y: 1 / x, ["v1 = reciprocal x"]),
        (lambda x, y: 0 - x, ["v1 = negate x"]),
        (lambda x, y: x * -1, ["v1 = negate x"]),
        (lambda x, y: negate(-x), []),
        (lambda x, y: x * x, ["v1 = square x"]),
        (lambda x, y: x * 2 * 3, ["v1 = times x 6"]),
        (lambda x, y: -(x * 2), ["v1 = times x -2"]),
        (lambda x, y: x + -y, ["v1 = minus x y"]),
        (lambda x, y: -x + y, ["v1 = minus y x"]),
        (lambda x, y: x - -y, ["v1 = plus x y"]),
        (lambda x, y: -(x - y), ["v1 = minus y x"]),
        (lambda x, y: (-x) * 3, ["v1 = times x -3"]),
        (lambda x, y: where(less(x, y), x, 0), ["v1 = less x y", "v2 = masked v1 x"]),
        (lambda x, y: cast(x, dtype="Real32"), []),
        (lambda x, y: x.reshape(6).reshape(2, 3), []),
        (lambda x, y: x.T.T, []),
        (lambda x, y: part(x, 0, 2), []),
        (lambda x, y: total(x[:, :1], axis=1), ["v1 = cut x [0:2, 0:1]", "v2 = reshape v1"]),
        (lambda x, y: x[:, :1].T, ["v1 = cut x [0:2, 0:1]", "v2 = reshape v1"]),
        (lambda x, y: x + stretched(y[:1]), ["v1 = cut y [0:1, 0:3]", "v2 = plus x v1"]),
        (
            lambda x, y: tanh(stretched(y[:1])),
            ["v1 = cut y [0:1, 0:3]", "v2 = tanh v1", "v3 = broadcast_to v2"],
        ),
    ],
)
def test_fold(function, left):
    assert nodes(FOLD, function)[0] == left


def test_folding_knows_numbers_but_makes_no_large_arrays():
    assert nodes(FOLD, lambda x, y: x + (exp(constant(0, "Real32")) + 2))[0] == ["v1 = plus x 3"]
    zeros = broadcast_to(constant(0, "Real32"), shape=(1000, 1000))
    assert nodes(FOLD, lambda x, y: zeros.reshape(1000000) * 1)[0] == ["v1 = broadcast_to 0"]


def test_parts_of_a_flat_array_have_a_joined_gradient():
    def function(w):
        loss = total(square(part(w, 0, 2))) + total(tanh(part(w, 2, 3)))
        return gradient(loss, [w])[0]

    lines, _ = nodes(lambda g: GATHER(FOLD(g)), function, {"w": Spec((6,))})
    assert [line for line in lines if "inlay" in line] == []
    assert [line.split(" = ")[1].split()[0] for line in lines][-1] == "join"


def test_inlays_that_touch_are_still_added():
    def function(x, y):
        return pad(x, [(0, 1), (0, 0)]) + pad(y, [(1, 0), (0, 0)])

    assert any("plus" in line for line in nodes(GATHER, function)[0])


def test_joins_of_nothing_are_left_alone():
    specs = {"x": Spec((0, 3)), "y": Spec((0, 3))}
    assert len(nodes(GATHER, lambda x, y: join(x, y, axis=0) + join(y, x, axis=0), specs)[0]) == 3


def test_share_makes_one_node_of_equal_ones():
    assert nodes(SHARE, lambda x, y: tanh(x) * tanh(x) + tanh(x))[0] == [
        "v1 = tanh x", "v2 = times v1 v1", "v3 = plus v2 v1",
    ]  # fmt: skip


def test_share_looks_at_parameters_and_types():
    lines, _ = nodes(SHARE, lambda x, y: total(x, axis=0).reshape(1, 3) + total(x, axis=1).reshape(2, 1))
    assert sum("total" in line for line in lines) == 2
    specs = {"c": Spec((), "Integer64")}

    def drawn(c):
        one, other, third = (uniform(c, seed=s, purpose="p", shape=(2,)) for s in (1, 1, 2))
        return one + other + third

    assert sum("uniform" in line for line in nodes(SHARE, drawn, specs)[0]) == 2


def test_fuse_replaces_forms_that_lose_digits():
    assert nodes(FUSE, lambda x, y: log(softmax(x)))[0] == ["v1 = log_softmax x"]
    assert nodes(FUSE, lambda x, y: log1p(exp(x)))[0] == ["v1 = softplus x"]
    assert nodes(FUSE, lambda x, y: log(total(exp(x), axis=1)))[0] == ["v1 = logsumexp x axis=1"]
    assert nodes(FUSE, lambda x, y: exp(log_softmax(x, axis=0)))[0] == ["v1 = softmax x axis=0"]


def _classified(v):
    """Losses of classes, their gradient, and the most probable classes."""
    t = v["t"].reshape(2, 3, 1)
    losses = -take_along(log_softmax(v["x"]), t).reshape(2, 3)
    (slope,) = gradient(losses, [v["x"]], seed=v["w"])
    return {"losses": losses, "slope": slope, "classes": argmax(softmax(v["x"]))}


def test_the_gradient_of_a_cross_entropy_is_softmax_but_for_the_right_classes():
    specs = {"x": Spec((2, 3, 5)), "t": Spec((2, 3), "Integer64"), "w": Spec((2, 3))}
    found = SHARE(FUSE(FOLD(trace(_classified, specs))))
    words = [str(node.op) for node in found.nodes]
    assert not {"softmax", "log_softmax", "scatter"} & set(words)
    assert words.count("exp") == words.count("logsumexp") == words.count("add_along") == 1
    assert all(node.output.shape != (2, 3, 5) for node in found.nodes if node.op is negate)
    arrays = {"x": 3 * normal(2, 3, 5), "t": np.array([[0, 4, 2], [1, 1, 3]]), "w": normal(2, 3, seed=1)}
    outputs = compiled(_classified, specs)(**arrays)
    shares = special.softmax(arrays["x"], axis=-1)
    right = np.eye(5)[arrays["t"]]
    np.testing.assert_allclose(outputs["losses"], -np.log((shares * right).sum(-1)), rtol=1e-5)
    np.testing.assert_allclose(outputs["slope"], arrays["w"][..., None] * (shares - right), atol=1e-6)
    np.testing.assert_array_equal(outputs["classes"], shares.argmax(-1))


def test_a_log_softmax_that_is_wanted_is_made():
    specs = {"x": Spec((2, 5)), "t": Spec((2, 1), "Integer64")}

    def function(v):
        y = log_softmax(v["x"])
        return {"y": y, "some": take_along(y, v["t"])}

    assert "log_softmax" in [str(node.op) for node in FUSE(FOLD(trace(function, specs))).nodes]


def test_a_transposed_product_is_written_in_the_order_it_is_read():
    lines, _ = nodes(lambda g: FOLD(LAYOUT(g)), lambda x, y: dot(x.T, y).T)
    assert lines == ["v1 = permute y (1, 0)", "v2 = dot v1 x"]
    lines, _ = nodes(LAYOUT, lambda x, y: (lambda p: p.T + p)(dot(x.T, y)))
    assert sum("dot" in line for line in lines) == 1


def test_sums_are_products_with_ones():
    assert nodes(lambda g: FOLD(LAYOUT(g)), lambda x, y: total(x, axis=0))[0] == [
        "v1 = dot constant(1, 2) x",
        "v2 = reshape v1",
    ]
    lines = nodes(LAYOUT, lambda x, y: total(permute(x, order=(1, 0)), axis=0))[0]
    assert "total" in lines[-1]  # nothing is copied for the sake of a product


BLOCK = {"x": Spec((2, 3, 4, 4), "Real64"), "b": Spec((3,), "Real64")}
LAST, FIRST = (1, 2, 3, 0), (3, 0, 1, 2)


def test_permutations_meet_their_inverse():
    def function(x, b):
        y = permute(permute(x, order=LAST) + b.reshape(3, 1, 1, 1), order=FIRST)
        return permute(tanh(y * b.reshape(1, 3, 1, 1) + 1), order=LAST)

    lines, _ = nodes(lambda g: FOLD(ORDER(g)), function, BLOCK)
    assert [i for i, line in enumerate(lines, 1) if "permute" in line] == [len(lines)]


def test_elementwise_work_on_joined_axes_is_work_on_the_axes():
    def function(x, b):
        y = x.reshape(2, 3, 16) * b.reshape(3, 1) - 1.0
        return y.reshape(2, 3, 4, 4) + x

    lines, _ = nodes(lambda g: FOLD(ORDER(g)), function, BLOCK)
    assert [line.split()[2] for line in lines] == ["reshape", "times", "minus", "plus"], lines
    # Axes that are not joined but parted, or joined in another way, stay.
    lines, _ = nodes(ORDER, lambda x, b: tanh(x.reshape(2, 12, 4).reshape(6, 4, 4)), BLOCK)
    assert "tanh" in lines[-1]
    assert joined_axes((2, 3, 4, 1), (6, 4)) == [(2, 3), (4, 1)]
    assert joined_axes((2, 3, 4), (2, 12)) == [(2,), (3, 4)]
    assert joined_axes((2, 6, 2), (4, 6)) is None and joined_axes((6, 4), (2, 3, 4)) is None


def test_a_factor_comes_after_the_sum_over_a_large_array():
    specs = {"x": Spec((4, 200, 100)), "a": Spec((4, 1, 1))}

    def sums(x, a):
        return total(x * a, axis=(1, 2)) - total(-x, axis=(1, 2))

    lines, _ = nodes(lambda g: SHARE(FUSE(g)), sums, specs)
    assert lines[:3] == ["v1 = total x axis=(1, 2) keep=True", "v2 = times v1 a", "v3 = reshape v2"]
    assert lines[3:5] == ["v4 = total x axis=(1, 2)", "v5 = negate v4"]
    lines, _ = nodes(FUSE, lambda x, a: total(x * x * a, axis=(0, 1)), specs)
    assert "total" in lines[-1]  # the factor is not the same for all that is summed


def test_sums_and_joins_of_permuted_arrays_are_permuted_sums_and_joins():
    def function(x, b):
        y = permute(x, order=LAST)
        return total(tanh(join(y, y, axis=2)), axis=(0, -1))

    lines, _ = nodes(lambda g: FOLD(ORDER(g)), function, BLOCK)
    assert lines[0] == "v1 = join x x axis=3" and "total" in lines[2] and "axis=(0, 1)" in lines[2]


@pytest.mark.parametrize("window, stride", [(2, 2), (3, 2), (2, 1)])
def test_pooling_comes_before_what_keeps_the_order(window, stride):
    specs = {
        "x": Spec((2, 2, 9, 8), "Real64"),
        "w": Spec((3, 2, 3, 2), "Real64"),
        "b": Spec((3,), "Real64"),
    }

    def function(values):
        x, w, b = values.values()
        y = convolve(permute(x, order=LAST), w, stride=(1, 1), dilation=(1, 1)) + b.reshape(3, 1, 1, 1)
        y = permute(ramp(permute(y, order=FIRST)), order=LAST)
        for axis in (2, 1):
            y = window_max(y, axis=axis, window=window, stride=stride)
        loss = total(square(permute(y, order=FIRST)))
        return dict(zip(("loss", "x", "w", "b"), (loss, *gradient(loss, [x, w, b])), strict=True))

    graph = trace(function, specs)
    better = improved(graph)
    arrays = {name: normal(*spec.shape, seed=i) for i, (name, spec) in enumerate(specs.items())}
    expected, _ = interpret(graph, arrays, {})
    found, _ = interpret(better, arrays, {})
    for name, array in expected.items():
        np.testing.assert_allclose(found[name], array, rtol=1e-11, atol=1e-11)
    if stride == 2:
        ramps = [node.output.shape for node in better.nodes if node.op is ramp]
        assert len(ramps) == 1 and np.prod(ramps[0]) <= 2 * 3 * 4 * 4


@pytest.mark.parametrize("groups", [1, 2])
@pytest.mark.parametrize("window", [(1, 1), (3, 4)])
def test_kernels_of_one_element_or_of_all_are_matrices(window, groups):
    specs = {"x": Spec((4, 3, 4, 5), "Real64"), "w": Spec((6, 4 // groups, *window), "Real64")}

    def function(values):
        x, w = values.values()
        loss = total(square(convolve(x, w, stride=(1, 1), dilation=(1, 1), groups=groups)))
        return dict(zip(("loss", "x", "w"), (loss, *gradient(loss, [x, w])), strict=True))

    graph = trace(function, specs)
    better = LAYOUT(graph)
    assert not any("conv" in node.op.name or "window" in node.op.name for node in better.nodes)
    arrays = {name: normal(*spec.shape, seed=i) for i, (name, spec) in enumerate(specs.items())}
    for name, array in interpret(graph, arrays, {})[0].items():
        np.testing.assert_allclose(interpret(better, arrays, {})[0][name], array, rtol=1e-12)


def test_rules_without_an_end_are_found():
    endless = Rules("endless")
    endless.rule(plus)(lambda node: plus(*node.inputs[::-1]))
    with pytest.raises(AssertionError, match="endless come to no end"):
        nodes(endless, lambda x, y: x + y)


def test_a_rule_must_keep_shape_and_type():
    wrong = Rules("wrong")
    wrong.rule(logsumexp)(lambda node: node.inputs[0])
    with pytest.raises(AssertionError, match="wrong"):
        nodes(wrong, lambda x, y: logsumexp(x, axis=1))


def test_several_wanted_values_are_all_kept():
    graph = trace(
        lambda v: ({"a": v["x"] + 0, "b": tanh(v["x"]) * 1}, {"s": v["s"] * 1}), X, {"s": Spec((2,))}
    )
    better = FOLD(graph)
    assert better.outputs["a"] is better.arguments["x"] and better.updates["s"] is better.states["s"]
    assert better.outputs["b"].node.op is tanh
