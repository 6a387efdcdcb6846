"""A table runs the same whoever helps, and says what it does."""

import threading

import numpy as np
import pytest

from tests.checks import normal, program
from wlnet.tensor.compile import CPU, Source, Spec, compiled
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.convolution import convolve
from wlnet.tensor.ops.elementwise import cast, ramp, sqrt, square, tanh
from wlnet.tensor.ops.movement import inlay, permute
from wlnet.tensor.ops.reduction import softmax, total
from wlnet.tensor.run import execute, repeat
from wlnet.tensor.run.cpu import program as program_module
from wlnet.tensor.run.cpu.machine import Helper, Machine, shares
from wlnet.tensor.run.cpu.store import NoKernels, store

pytestmark = pytest.mark.skipif(store() is None, reason="no compiled kernels here")


def training(size=64, width=200, plain=None):
    """A step of gradient descent on two layers, its states filled the same way every time."""

    def step(v):
        h = ramp(dot(v["x"], v["w"]) + v["b"])
        loss = total(square(dot(h, v["u"]) - v["y"])) / float(size)
        grads = gradient(loss, [v["w"], v["b"], v["u"]])
        rate = v["rate"] / cast(v["step"], dtype="Real32")
        new = {n: v[n] - rate * g for n, g in zip("wbu", grads, strict=True)}
        return {"loss": loss, "h": h}, new

    states = {
        "w": (normal(30, width) * 0.1).astype(np.float32),
        "b": np.zeros(width, np.float32),
        "u": (normal(width, 1, seed=1) * 0.1).astype(np.float32),
    }
    arguments = {
        "x": Spec((size, 30)),
        "y": Spec((size, 1)),
        "rate": Spec(()),
        "step": Spec((), "Real64"),
    }
    return compiled(step, arguments, states)


DATA = normal(10, 64, 30, seed=2).astype(np.float32), normal(10, 64, 1, seed=3).astype(np.float32)


def repeated(made, runs=25, most=7):
    """Losses of some runs, in calls of at most `most`."""
    sources = {
        "x": Source(DATA[0]),
        "y": Source(DATA[1].astype(np.float64)),
        "rate": Source(),
        "step": Source(),
    }
    many = made.repeated(sources, ["loss"], most)
    losses = []
    for start in range(0, runs, many.most):
        numbers = np.arange(start, min(start + many.most, runs))
        given = {
            "x": numbers % 10,
            "y": numbers % 10,
            "rate": np.full(len(numbers), 0.01),
            "step": numbers + 1,
        }
        losses.extend(many(len(numbers), given)["loss"].tolist())
    return losses


def test_many_runs_in_one_call_are_the_runs_one_by_one():
    made, one = training(), training()
    losses = repeated(made)
    for n, loss in enumerate(losses):
        found = one(x=DATA[0][n % 10], y=DATA[1][n % 10], rate=np.array(0.01), step=np.array(n + 1.0))["loss"]
        assert found == np.float32(loss)
    for name, state in made.states.items():
        np.testing.assert_array_equal(state, one.states[name])
    assert losses[-1] < losses[0]


def test_helpers_go_from_machine_to_machine():
    """A helper looks for more after a call: it may be at one machine while another one is called."""
    ones = [training(width=2000) for _ in range(3)]
    alone = training(width=2000)
    given = {"x": DATA[0][0], "y": DATA[1][0], "rate": np.array(0.01)}
    for n in range(60):
        for one in ones:
            one(**given, step=np.array(n + 1.0))
            if n % 7 == 0:
                one.calls[0].cycles(1)  # by one thread, after which nothing may be done twice
        alone(**given, step=np.array(n + 1.0))
        if n % 7 == 0:
            alone(**given, step=np.array(n + 1.0))
    for name, state in alone.states.items():
        for one in ones:
            np.testing.assert_array_equal(one.states[name], state)


class Called:
    """A machine that only says whether a helper came."""

    def __init__(self):
        self.inside, self.came = True, threading.Event()

    def has_inside(self, number):
        return self.inside

    def help(self, number, calls):
        self.came.set()


def test_a_helper_that_has_left_a_machine_is_called_back():
    """It may still be on its way to where it sleeps."""
    helper, machine = Helper(1), Called()
    helper._helped = machine
    helper.offer(machine)
    assert not machine.came.wait(0.05)  # it is there
    machine.inside = False
    helper.offer(machine)
    assert machine.came.wait(10)


def test_a_machine_knows_who_is_inside():
    made = training()
    made()
    (machine,) = made.calls
    assert not machine.has_inside(0) and not machine.has_inside(machine.threads)
    for inside in machine._inside:  # helpers leave by themselves
        with inside:
            pass
    assert not any(machine.has_inside(number) for number in range(machine.threads))


def test_many_runs_where_no_kernels_are(monkeypatch):
    expected = repeated(training())
    monkeypatch.setattr(program_module, "store", lambda: None)
    made = training()
    assert "rows" not in made.kernels
    np.testing.assert_allclose(repeated(made), expected, rtol=1e-4)


def test_plain_kernels_take_over_where_one_cannot_be_compiled(monkeypatch):
    class Empty:
        def addresses(self, names):
            raise NoKernels("nothing here")

    for module in (execute, repeat):
        monkeypatch.setattr(module, "store", lambda: Empty())
    made = training()
    assert "rows" not in made.kernels and np.isfinite(repeated(made)).all()
    assert made.check() == []


@pytest.mark.parametrize("most", [1, 25])
def test_any_number_of_threads_gives_the_same_bits(most, monkeypatch):
    found = []
    for threads in (1, 2, 3, 4):
        monkeypatch.setattr("wlnet.tensor.run.cpu.machine.processors", lambda threads=threads: threads)
        made = training(width=2000)
        losses = repeated(made, most=most)
        (machine,) = made.calls
        assert machine.threads == min(threads, machine.table.parts)
        found.append((losses, made.states["w"].tobytes()))
    assert all(one == found[0] for one in found)


def test_a_program_tells_what_it_runs_and_where_the_time_goes():
    made = training()
    assert "products_broadcast" in made.text() and "phase 1" in made.text()
    profile = made.profile(3)
    assert abs(sum(share for share, _, _ in profile) - 1) < 1e-9
    assert {name for _, name, _ in profile} <= set(made.calls[0].table.kernels)
    assert shares([("a", 1), ("b", 3), ("a", 0)]) == [(0.75, "b", 1), (0.25, "a", 2)]


def test_cycles_wait_for_the_helper_of_the_call_before(monkeypatch):
    monkeypatch.setattr("wlnet.tensor.run.cpu.machine.processors", lambda: 2)
    (machine,) = training(width=2000).calls
    done = []
    with machine._inside[1]:
        counting = threading.Thread(target=lambda: done.append(machine.cycles(2)))
        counting.start()
        counting.join(0.2)
        assert not done
    counting.join(20)
    assert len(done[0]) == machine.outer_rows and all(spent > 0 for _, spent in done[0])
    assert machine.threads == 2


def test_steps_without_rows_stand_between_those_with_some():
    def function(v):
        return {"y": softmax(tanh(v["x"]), axis=0) + sqrt(square(v["x"]) + 1.0)}

    made = compiled(function, {"x": Spec((40, 30))})
    assert made.kernels.count("rows") == 2 and len(made.kernels) > 2
    x = normal(40, 30)
    e = np.exp(np.tanh(x))
    np.testing.assert_allclose(made(x=x)["y"], e / e.sum(0) + np.sqrt(x * x + 1), rtol=1e-5)
    assert not made.check()


def test_denormal_numbers_count_as_zero_while_rows_run():
    made = compiled(lambda v: {"y": v["x"] * 0.5}, {"x": Spec((20,))})
    x = np.full(20, 1e-38, np.float32)
    assert (made(x=x)["y"] == 0).all() and (x * np.float32(0.5) > 0).all()  # not so afterwards


def test_a_machine_that_is_gone_is_not_waited_for():
    for _ in range(20):
        made = training(width=2000)
        repeated(made, runs=2)
        assert isinstance(made.calls[0], Machine)
        del made


def test_large_results_are_kept_of_fewer_runs_in_a_call():
    made = program(lambda x: x * 2, [np.zeros((1000, 500), np.float32)])
    many = made.repeated({"x0": Source(np.ones((3, 1000, 500), np.float32))}, ["y0"], 8192)
    assert many.most == 8  # 2 MB each
    (found,) = many(2, {"x0": np.array([2, 0])}).values()
    np.testing.assert_array_equal(found, np.full((2, 1000, 500), 2))


@pytest.mark.parametrize("threads", [1, 2, 3])
@pytest.mark.parametrize("shift", [0, 1])
def test_large_arguments_are_read_where_they_lie(threads, shift, monkeypatch):
    """Where they begin at a multiple of the width of a vector, which those do that NetTrain makes."""
    monkeypatch.setattr("wlnet.tensor.run.cpu.machine.processors", lambda: threads)
    x, w = normal(5, 512, 64).astype(np.float32), normal(64, 40, seed=1).astype(np.float32)
    y = normal(5, 512, 64, seed=2).astype(np.float32)
    columns = []
    for array in (x, y):
        memory = CPU.memory(array.nbytes + 4)[4 * shift :][: array.nbytes].view(np.float32)
        memory[:] = array.reshape(-1)
        columns.append(memory.reshape(array.shape))

    def step(v):
        h = ramp(dot(v["x"], v["w"]))
        return {"sums": total(h, axis=(0,)), "products": dot(v["x"].T, v["y"]) + 1.0}

    arguments = {"x": Spec(x.shape[1:]), "y": Spec(y.shape[1:]), "w": Spec(w.shape)}
    made = compiled(step, arguments)
    many = made.repeated({"x": Source(columns[0]), "y": Source(columns[1]), "w": Source()}, made.outputs, 8)
    assert str(many._machine.table).count("interpreter_seek") >= 2 - 2 * shift
    assert ("interpreter_seek" in str(many._machine.table)) == (shift == 0)
    order = np.array([3, 0, 4, 4, 1, 2])
    for _ in range(3):
        found = many(len(order), {"x": order, "y": order[::-1], "w": [w] * len(order)})
        for number, (i, j) in enumerate(zip(order, order[::-1], strict=True)):
            wanted = np.maximum(x[i].astype(float) @ w, 0).sum(axis=0)
            np.testing.assert_allclose(found["sums"][number], wanted, rtol=1e-5)
            wanted = x[i].T.astype(float) @ y[j] + 1
            np.testing.assert_allclose(found["products"][number], wanted, rtol=1e-4, atol=1e-3)


def test_images_are_framed_from_where_they_lie():
    """Bit by bit as if they had been copied first."""
    x = np.ascontiguousarray(normal(3, 64, 4, 12, 12).astype(np.float32))
    k = normal(8, 4, 3, 3, seed=1).astype(np.float32)

    def step(v):
        y = permute(v["x"], order=(1, 2, 3, 0))
        framed = inlay(y, starts=(0, 1, 1, 0), steps=(1, 1, 1, 1), shape=(4, 14, 14, 64))
        return {"y": convolve(framed, v["k"], stride=(1, 1), dilation=(1, 1))}

    made = compiled(step, {"x": Spec(x.shape[1:]), "k": Spec(k.shape)})
    one = compiled(step, {"x": Spec(x.shape[1:]), "k": Spec(k.shape)})
    column = CPU.memory(x.nbytes).view(np.float32).reshape(x.shape)
    column[...] = x
    many = made.repeated({"x": Source(column), "k": Source()}, ["y"], 4)
    found = many(3, {"x": np.array([2, 0, 1]), "k": [k] * 3})["y"]
    for number, place in enumerate((2, 0, 1)):
        np.testing.assert_array_equal(found[number], one(x=x[place], k=k)["y"])
