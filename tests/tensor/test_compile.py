import numpy as np
import pytest

from tests.checks import normal
from wlnet.tensor.compile import CPU, Spec, compiled, zeros
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.elementwise import cast, sqrt, square, tanh
from wlnet.tensor.ops.movement import join, part
from wlnet.tensor.ops.reduction import mean, total
from wlnet.tensor.shape import ShapeError


def test_arguments_keep_what_they_hold():
    program = compiled(lambda v: {"y": v["a"] * v["b"]}, {"a": Spec((2,)), "b": Spec((2,))})
    program.arguments["a"][...] = [1, 2]
    assert program(b=[3, 4])["y"].tolist() == [3, 8]
    assert program(b=[5, 6])["y"].tolist() == [5, 12]
    assert program()["y"].tolist() == [5, 12]


def test_arguments_of_another_shape_are_refused_by_name():
    program = compiled(lambda v: {"y": v["a"] + 1}, {"a": Spec((2, 3))})
    for wrong in (np.zeros((3, 2)), 1.0, np.zeros((1, 2, 3))):
        with pytest.raises(ShapeError, match=r"a is \(2, 3\), not"):
            program(a=wrong)


def test_a_large_array_is_read_where_it_lies():
    x = normal(300, 64).astype(np.float32)
    program = compiled(lambda v: {"y": dot(v["x"], v["w"])}, {"x": Spec(x.shape)}, {"w": Spec((64, 8))})
    program.states["w"][...] = normal(64, 8, seed=1)
    expected = program(x=x)["y"].copy()
    program.arguments["x"][...] = 7
    for given in (x, np.asfortranarray(x), x.astype(np.float64)):
        np.testing.assert_array_equal(program.on("x", given)["y"], expected)
    program.arguments["x"][...] = 7
    program.on("x", x)
    if program.kernels == ["rows"]:
        assert (program.arguments["x"] == 7).all()
    with pytest.raises(ShapeError, match=r"x is \(300, 64\)"):
        program.on("x", x.T)


def test_states_start_as_zeros_or_as_the_bound_array():
    mine = np.array([1.0, 2.0])
    program = compiled(
        lambda v: ({}, {"s": v["s"] + 1, "t": v["t"] + v["s"]}), {}, {"s": mine, "t": Spec((2,), "Real64")}
    )
    program()
    program()
    assert mine.tolist() == [3, 4] and program.states["s"] is mine
    assert program.states["t"].tolist() == [3, 5]


def test_two_programs_share_an_array():
    w = zeros(Spec((2,), "Real64"))
    step = compiled(lambda v: ({}, {"w": v["w"] + v["x"]}), {"x": Spec((2,), "Real64")}, {"w": w})
    look = compiled(lambda v: {"twice": 2 * v["w"]}, {}, {"w": w})
    step(x=[1, 2])
    assert look()["twice"].tolist() == [2, 4]
    step(x=[1, 2])
    assert look()["twice"].tolist() == [4, 8]


def test_states_that_cannot_be_bound_are_refused():
    base = np.zeros((4, 4))
    with pytest.raises(ValueError, match="gaps"):
        compiled(lambda v: {"y": v["s"]}, {}, {"s": base[:, 1]})
    with pytest.raises(ValueError, match="share bytes"):
        compiled(lambda v: ({}, {"s": v["s"] + v["t"][0]}), {}, {"s": base[0], "t": base[:2]})
    compiled(lambda v: {"y": v["s"] + v["t"]}, {}, {"s": base[0], "t": base[0]})


def test_arrays_of_a_program_overlap_nowhere():
    program = compiled(
        lambda v: {"y": v["a"] + v["b"], "z": v["a"], "c": v["a"][0] * 0 + 1.5},
        {"a": Spec((5, 3)), "b": Spec((3,)), "unused": Spec((7,))},
    )
    arrays = [*program.arguments.values(), *program.outputs.values()]
    for i, one in enumerate(arrays):
        assert all(not np.shares_memory(one, other) for other in arrays[:i])


def test_outputs_may_be_constants_and_empty():
    program = compiled(lambda v: {"one": 1.0, "list": [1, 2], "none": v["x"][2:]}, {"x": Spec((2, 3))})
    outputs = program()
    assert outputs["one"] == 1 and outputs["list"].tolist() == [1, 2] and outputs["none"].shape == (0, 3)


def mlp(dtype):
    """A step of ADAM on a small net: (program, function of plain NumPy that does the same)."""

    def step(v):
        w, x, t = v["w"], v["x"], v["t"]
        hidden = tanh(dot(x, part(w, 0, 8).reshape(4, 2).T) + part(w, 8, 4))
        y = dot(hidden, part(w, 12, 4).reshape(4, 1)) + part(w, 16, 1)
        loss = mean(square(y - t))
        (g,) = gradient(loss, [w])
        m, s = 0.9 * v["m"] + 0.1 * g, 0.999 * v["s"] + 0.001 * g * g
        scale = sqrt(1 - 0.999 ** v["n"]) / (1 - 0.9 ** v["n"])
        new = w - 0.01 * cast(scale, dtype=dtype) * m / (sqrt(s) + 1e-5)
        return {"loss": loss}, {"w": new, "m": m, "s": s, "n": v["n"] + 1}

    states = dict.fromkeys("wms", Spec((17,), dtype)) | {"n": Spec((), "Real64")}
    return compiled(step, {"x": Spec((16, 2), dtype), "t": Spec((16, 1), dtype)}, states)


def by_hand(w, x, t, steps):
    """The same training in Real64, with the gradient written out."""
    m, s, losses = np.zeros(17), np.zeros(17), []
    for n in range(1, steps + 1):
        first, b, second, c = w[:8].reshape(4, 2), w[8:12], w[12:16].reshape(4, 1), w[16]
        h = np.tanh(x @ first.T + b)
        d = h @ second + c - t
        losses.append(np.mean(d**2))
        dy = 2 * d / len(x)
        dh = dy @ second.T * (1 - h**2)
        g = np.concatenate([(dh.T @ x).ravel(), dh.sum(0), (h.T @ dy).ravel(), dy.sum(0)])
        m, s = 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g * g
        w = w - 0.01 * np.sqrt(1 - 0.999**n) / (1 - 0.9**n) * m / (np.sqrt(s) + 1e-5)
    return w, losses


@pytest.mark.parametrize("dtype, tolerance", [("Real64", 1e-9), ("Real32", 2e-4)])
def test_a_whole_training_agrees_with_one_by_hand(dtype, tolerance):
    program, x = mlp(dtype), normal(16, 2)
    t, w = np.sin(x.sum(1, keepdims=True)), normal(17, seed=2) * 0.5
    program.states["w"][...], program.states["n"][...] = w, 1
    losses = [float(program(x=x, t=t)["loss"]) for _ in range(50)]
    expected, expected_losses = by_hand(w, x, t, 50)
    np.testing.assert_allclose(losses, expected_losses, rtol=tolerance)
    np.testing.assert_allclose(program.states["w"], expected, rtol=tolerance, atol=tolerance)
    assert program.states["w"].dtype == program.outputs["loss"].dtype


def test_runs_give_the_same_bits_every_time():
    def weights():
        program = mlp("Real32")
        program.states["w"][...], program.states["n"][...] = normal(17, seed=2), 1
        for i in range(20):
            program(x=normal(16, 2, seed=i), t=normal(16, 1, seed=-1 - i % 3 + 10))
        return program.states["w"].tobytes()

    assert weights() == weights()


def test_a_run_inside_settled_is_the_same_run():
    program = compiled(lambda v: {"y": total(1 / v["x"])}, {"x": Spec((3,))})
    with program.settled():
        inside = program(x=[0, 1, 2])["y"].copy()
    assert inside == program(x=[0, 1, 2])["y"] == np.inf and program.device is CPU


def test_joined_and_updated_states():
    program = compiled(
        lambda v: ({}, {"w": join(v["x"] * 2, v["w"][2:] + 1, axis=0)}), {"x": Spec((2,))}, {"w": Spec((4,))}
    )
    program(x=[1, 2])
    program(x=[3, 4])
    assert program.states["w"].tolist() == [6, 8, 2, 2]
