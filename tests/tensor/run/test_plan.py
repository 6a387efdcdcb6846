"""Plans against an interpreter of the graph, over random graphs; and what is written where."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks import interpret, normal
from tests.tensor.random_graphs import random_function
from wlnet.tensor.compile import Program, Spec, compiled, zeros
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.graph.trace import trace
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.elementwise import log, ramp, square, tanh
from wlnet.tensor.ops.movement import join, part
from wlnet.tensor.ops.reduction import softmax, total
from wlnet.tensor.prepared import improved
from wlnet.tensor.run import schedule
from wlnet.tensor.run.device import CPU
from wlnet.tensor.run.memory import Buffer, aligned, pack
from wlnet.tensor.run.plan import Block, plan


def programs(function, arguments, states):
    """(graph as traced, a Program of it, a Program of it after all passes)."""
    graph = trace(function, arguments, states)
    for each in (graph, improved(graph)):
        yield graph, Program(each, plan(each, CPU), {n: zeros(s) for n, s in states.items()}, CPU)


def check_against_oracle(function, arguments, states):
    for graph, program in programs(function, arguments, states):
        given = {n: normal(*s.shape, seed=i) for i, (n, s) in enumerate(arguments.items())}
        now = {n: normal(*s.shape, seed=10 + i) for i, (n, s) in enumerate(states.items())}
        for name, array in now.items():
            program.states[name][...] = array
        for name, array in given.items():
            program.arguments[name][...] = array
        for _ in range(2):
            expected, new = interpret(graph, given, now)
            now = {**now, **new}
            found = program()
            for name, array in expected.items():
                np.testing.assert_allclose(found[name], array, rtol=1e-9, atol=1e-9, err_msg=name)
            for name, array in now.items():
                np.testing.assert_allclose(program.states[name], array, rtol=1e-9, atol=1e-9, err_msg=name)
            for name, array in given.items():
                np.testing.assert_array_equal(program.arguments[name], array)


@settings(max_examples=250, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 25))
def test_plans_of_random_graphs_do_what_the_graphs_say(seed, size):
    check_against_oracle(*random_function(np.random.default_rng(seed), size))


@settings(max_examples=250, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 25), st.sampled_from([1, 1000]))
def test_running_by_blocks_and_in_chains_changes_nothing(seed, size, smallest_shared):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schedule, "BLOCK_ELEMENTS", 3)
        patch.setattr(schedule, "SMALLEST_BLOCKED", 4)
        patch.setattr(schedule, "SMALLEST_SHARED", smallest_shared)
        check_against_oracle(*random_function(np.random.default_rng(seed), size))


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 20), st.integers(0, 8)), max_size=40))
def test_buffers_alive_together_never_overlap(specs):
    buffers = [Buffer(nbytes, first=first, last=first + length) for nbytes, first, length in specs]
    size = pack(buffers)
    for i, a in enumerate(buffers):
        assert a.offset % 64 == 0 and a.offset + a.nbytes <= size
        for b in buffers[:i]:
            together = a.first <= b.last and b.first <= a.last
            assert not together or a.offset + a.nbytes <= b.offset or b.offset + b.nbytes <= a.offset
    assert size <= sum(aligned(b.nbytes) for b in buffers)


def names(program: Program) -> list[str]:
    return [step.kernel.op.name for step in steps_of(program)]


def steps_of(program: Program):
    return [s for step in program.plan.steps for s in (step.steps if isinstance(step, Block) else (step,))]


def test_a_printed_plan_shows_kernels_and_bytes():
    program = compiled(
        lambda v: ({"y": tanh(dot(v["x"], v["w"].T))}, {"w": v["w"] * 0.5}),
        {"x": Spec((2, 4))},
        {"w": Spec((3, 4))},
    )
    assert str(program.plan).splitlines() == [
        "plan step: 3 steps, 192 bytes",
        "  in     x @0 (2, 4)",
        "  state  w (3, 4)",
        "  known  @128 () = 0.5",
        "     1 dot.matrices @0 (2, 4), w@0 (4, 3) by (4, 16) -> @64 (2, 3)",
        "     2 tanh @64 (2, 3) -> @64 (2, 3)",
        "     3 times w@0 (3, 4), @128 () -> w@0 (3, 4)",
        "  out    y @64 (2, 3)",
    ]


def test_views_cost_no_step():
    def function(v):
        x = v["x"]
        return {"y": tanh(x.T.reshape(3, 2, 2)[::-1, 1].T) + 1}

    assert names(compiled(function, {"x": Spec((4, 3))})) == ["tanh", "plus"]


def test_elementwise_chains_run_in_one_place():
    program = compiled(lambda v: {"y": tanh(square(v["x"]) * 0.1) + v["x"]}, {"x": Spec((8, 8))})
    assert {step.outputs[0].layout.offset for step in steps_of(program)} == {
        steps_of(program)[0].outputs[0].layout.offset
    }


def test_an_update_is_written_over_the_state():
    program = compiled(lambda v: ({}, {"w": v["w"] - 0.1 * v["w"] * v["w"]}), {}, {"w": Spec((5,))})
    assert names(program)[-1] == "minus" and steps_of(program)[-1].outputs[0].space == "w"


def test_states_may_change_places():
    program = compiled(lambda v: ({}, {"a": v["b"], "b": v["a"]}), {}, {"a": Spec((3,)), "b": Spec((3,))})
    program.states["a"][...], program.states["b"][...] = 1, 2
    program()
    assert (program.states["a"] == 2).all() and (program.states["b"] == 1).all()


def test_an_output_shows_the_state_before_its_update():
    program = compiled(
        lambda v: ({"w": v["w"], "part": v["w"][1:]}, {"w": v["w"] + 1}), {}, {"w": Spec((3,))}
    )
    program()
    outputs = program()
    assert (outputs["w"] == 1).all() and (outputs["part"] == 1).all() and (program.states["w"] == 2).all()


def test_a_state_read_after_its_new_value_is_made_is_not_lost():
    def function(v):
        new = v["w"] * 2
        return {"y": total(new) + total(v["w"].reshape(2, 2), axis=0)}, {"w": new}

    program = compiled(function, {}, {"w": Spec((4,))})
    program.states["w"][...] = [1, 2, 3, 4]
    np.testing.assert_array_equal(program()["y"], [24, 26])
    np.testing.assert_array_equal(program.states["w"], [2, 4, 6, 8])


def test_pieces_are_written_where_the_join_wants_them():
    def function(v):
        x = v["x"]
        return {"y": square(join(tanh(x).reshape(-1), join(dot(x, x.T).reshape(-1), x[0]), axis=0))}

    program = compiled(function, {"x": Spec((3, 2))})
    assert names(program) == ["tanh", "dot", "copy", "square"]


def test_gradients_go_straight_into_the_flat_array():
    def function(v):
        w = v["w"]
        y = tanh(dot(v["x"], part(w, 0, 6).reshape(3, 2).T) + part(w, 6, 3))
        (g,) = gradient(total(square(y)), [w])
        return {}, {"w": w - 0.1 * g}

    program = compiled(function, {"x": Spec((4, 2))}, {"w": Spec((9,))})
    assert not {"join", "copy", "inlay"} & set(names(program))


def test_large_chains_run_in_blocks_of_rows_with_small_intermediates():
    n = 5 * schedule.BLOCK_ELEMENTS + 3

    def function(v):
        m = 0.9 * v["m"] + 0.1 * square(v["g"])
        return {}, {"m": m, "w": v["w"] - v["g"] / (square(m) + 1)}

    program = compiled(function, {}, {name: Spec((n,)) for name in ("w", "m", "g")})
    (block,) = program.plan.steps
    assert block.rows == schedule.BLOCK_ELEMENTS and block.size == n and block.chains == 2
    assert program.plan.nbytes < 2 * 4 * 4 * schedule.BLOCK_ELEMENTS
    assert all(step.inputs[0].apart == 0 for step in block.steps if step.inputs[0].space)
    g, w, m = (normal(n, seed=i).astype(np.float32) for i in range(3))
    for name, array in (("g", g), ("w", w), ("m", m)):
        program.states[name][...] = array
    program()
    new = np.float32(0.9) * m + np.float32(0.1) * g * g
    np.testing.assert_allclose(program.states["m"], new, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(program.states["w"], w - g / (new**2 + 1), rtol=1e-4, atol=1e-5)


def test_small_nodes_between_do_not_break_a_block():
    n = 4 * schedule.BLOCK_ELEMENTS

    def function(v):
        rate = v["rate"] / (1 - 0.9 ** v["step"])
        return {}, {"w": v["w"] * 0.9 - rate * v["g"]}

    specs = {"rate": Spec(()), "step": Spec(())}
    program = compiled(function, specs, {"w": Spec((n,)), "g": Spec((n,))})
    assert [isinstance(step, Block) for step in program.plan.steps] == [False] * 3 + [True]


def test_the_gradient_of_a_normalisation_runs_in_two_blocks():
    """Its two sums stand between; truths are made with what is compared."""
    n = schedule.BLOCK_ELEMENTS

    def function(v):
        x, a = v["x"], v["a"].reshape(4, 1)
        y = ramp(x - 1.0)
        (g,) = gradient(total(v["w"] * y), [x])
        sums = total(g, axis=1, keep=True), total(g * x, axis=1, keep=True)
        return {"y": square(y), "g": g * a - sums[0] * x - sums[1]}

    program = compiled(function, {name: Spec((4, n)) for name in "xw"} | {"a": Spec((4,))})
    names = [
        [s.kernel.op.name for s in step.steps] if isinstance(step, Block) else step.kernel.op.name
        for step in program.plan.steps
    ]
    blocks = [name for name in names if isinstance(name, list)]
    assert len(blocks) == 2 and names.count("total") == 2, names
    assert "greater" in blocks[0] and names.index("total") == names.index(blocks[0]) + 1, names


def test_a_buffer_is_taken_over_from_an_argument_of_a_node_before():
    n = 4 * schedule.BLOCK_ELEMENTS

    def function(v):
        x = dot(v["x"], v["w"])
        return {"y": tanh(square(x) + 1.0) * 2.0}

    program = compiled(function, {"x": Spec((n, 2)), "w": Spec((2, 1))})
    assert program.plan.nbytes < 4 * n * (2 + 1) + 8 * 4 * schedule.BLOCK_ELEMENTS


def test_nothing_is_allocated_in_a_run():
    def function(v):
        y = softmax(dot(tanh(dot(v["x"], v["w"]) + 1), v["w"].T))
        (g,) = gradient(total(log(y) * v["x"]), [v["w"]])
        return {"y": y}, {"w": v["w"] - 0.1 * g}

    program = compiled(function, {"x": Spec((300, 600))}, {"w": Spec((600, 500))})
    with program.settled():
        program()
        tracemalloc.start()
        for _ in range(5):
            program()
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 100_000  # buffers of NumPy's own iterator; the smallest array here has 600 000 bytes
