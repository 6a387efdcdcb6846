"""What is known of a graph is taken again for an equal one, and for no other."""

import numpy as np

from wlnet.tensor import prepared
from wlnet.tensor.compile import Spec, compiled
from wlnet.tensor.ops.elementwise import tanh
from wlnet.tensor.ops.reduction import total


def made(factor=2.0, axis=0, size=4, name="y"):
    def function(values):
        return {name: total(tanh(values["x"]) * factor, axis=axis)}

    return compiled(function, {"x": Spec((3, size))})


def test_equal_graphs_share_their_plan_and_no_memory():
    one, other = made(), made()
    assert one.plan is other.plan
    x = np.arange(12, dtype=np.float32).reshape(3, 4)
    first = one(x=x)["y"].copy()
    np.testing.assert_allclose(first, (2 * np.tanh(x)).sum(axis=0), rtol=1e-6)
    other(x=-x)
    np.testing.assert_array_equal(one.outputs["y"], first)
    np.testing.assert_allclose(other.outputs["y"], -first, rtol=1e-6)


def test_another_constant_parameter_shape_or_name_is_another_graph():
    plans = [made().plan, made(3.0).plan, made(axis=1).plan, made(size=5).plan, made(name="z").plan]
    assert len({id(plan) for plan in plans}) == 5
    x = np.ones((3, 4), np.float32)
    np.testing.assert_allclose(made(3.0)(x=x)["y"], np.full(4, 9 * np.tanh(1)), rtol=1e-6)


def test_constants_that_differ_in_a_bit_are_told_apart():
    def scaled(zero):
        return compiled(lambda values: {"y": 1 / (values["x"] * np.float32(zero))}, {"x": Spec((1,))})

    with np.errstate(divide="ignore"):
        assert scaled(0.0)(x=np.ones(1))["y"][0] == np.inf
        assert scaled(-0.0)(x=np.ones(1))["y"][0] == -np.inf


def test_only_so_many_are_kept_and_none_with_large_constants():
    for size in range(1, prepared.KEPT + 9):
        made(size=size)
    assert len(prepared._kept) == prepared.KEPT
    large = np.ones((1024, 1024), np.float32)
    program = [compiled(lambda values: {"y": values["x"] + large}, {"x": Spec((1024, 1024))}) for _ in "ab"]
    assert program[0].plan is not program[1].plan


def test_few_large_graphs_are_kept(monkeypatch):
    for size in range(1, 9):
        made(size=size)
    monkeypatch.setattr(prepared, "KEPT_NODES", 12)
    made(size=9)
    assert 0 < prepared._nodes() <= 12
    assert made(size=9).plan is made(size=9).plan
