"""TrainingUpdateSchedule against plain loops, one array after the other."""

import numpy as np
import pytest

from tests.training_runs import Listener, chain, listed, trained
from wlnet.expr.arrays import packed
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.training.loop import Loop
from wlnet.training.property import value_of

RNG = np.random.default_rng(2)
X = RNG.normal(size=(8, 3))
Y = X @ [1.0, -2.0, 0.5] + 0.3
DATA = rule(packed(X), packed(Y))
START = chain(make("LinearLayer"), Input=3, Output="Real").with_arrays(
    {(1, "Weights"): np.array([[0.1, 0.2, 0.3]]), (1, "Biases"): np.array([0.5])}
)
W, B = wl_list([1, "Weights"]), wl_list([1, "Biases"])


def adam(schedule, steps, rate):
    """ADAM on the whole data, each array with states and a count of its own."""
    arrays = {"w": np.array([0.1, 0.2, 0.3], np.float32).astype(float), "b": np.array([0.5])}
    m = {name: np.zeros_like(a) for name, a in arrays.items()}
    v = {name: np.zeros_like(a) for name, a in arrays.items()}
    count = dict.fromkeys(arrays, 0)
    for step in range(steps):
        r = X @ arrays["w"] + arrays["b"] - Y
        gradients = {"w": 2 * np.mean(r[:, None] * X, axis=0), "b": np.array([2 * np.mean(r)])}
        for name in schedule[step % len(schedule)]:
            g = gradients[name]
            count[name] += 1
            t = count[name]
            m[name] = 0.9 * m[name] + 0.1 * g
            v[name] = 0.999 * v[name] + 0.001 * g * g
            size = rate * np.sqrt(1 - 0.999**t) / (1 - 0.9**t)
            arrays[name] = arrays[name] - size * m[name] / (np.sqrt(v[name]) + 1e-5)
    return arrays


@pytest.mark.parametrize(
    "setting, schedule",
    [
        ([W, B], ["w", "b"]),
        ([rule(W, 3), B], ["w", "w", "w", "b"]),
        ([W, S.Alternatives(W, B)], ["w", "wb"]),
        ([W, S.Blank()], ["w", "wb"]),
        ([W, 1, B], ["w", "wb", "b"]),
        ([1], ["wb"]),
        ([S.Span(1, 1), W], ["wb", "w"]),
    ],
)
def test_groups_take_turns_with_states_of_their_own(setting, schedule):
    record = trained(
        START,
        DATA,
        LearningRate=0.05,
        MaxTrainingRounds=13,
        WorkingPrecision="Real64",
        TrainingUpdateSchedule=setting,
    )
    wanted = adam(schedule, 13, 0.05)
    net = record.final_net
    np.testing.assert_allclose(net.arrays[(1, "Weights")][0], wanted["w"], rtol=1e-6)
    np.testing.assert_allclose(net.arrays[(1, "Biases")], wanted["b"], rtol=1e-6)
    assert value_of(record, "TrainingUpdateSchedule") == listed(setting)


def test_o13_arrays_in_no_group_keep_their_bits():
    net = chain(4, S.Tanh, 5, S.Tanh, 1)
    start = trained(net, DATA, MaxTrainingRounds=1).trained_net
    after = trained(start, DATA, MaxTrainingRounds=3, TrainingUpdateSchedule=[1]).trained_net
    for path, array in start.arrays.items():
        assert (after.arrays[path].tobytes() != array.tobytes()) == (path[0] == 1), path


def test_moving_statistics_stay_while_their_layer_has_no_turn():
    net = chain(make("BatchNormalizationLayer"), make("LinearLayer"), Input=3, Output="Real")
    seen = []

    def look(progress):
        seen.append(progress.get("Net").arrays)

    host = Listener(function=lambda f: look)
    trained(
        net, DATA, host=host, MaxTrainingRounds=4, TrainingUpdateSchedule=[1, 2], TrainingProgressFunction=S.f
    )
    for earlier, later in ((seen[0], seen[1]), (seen[2], seen[3])):
        for name in ("MovingMean", "MovingVariance", "Scaling"):
            assert earlier[(1, name)].tobytes() == later[(1, name)].tobytes()
        assert earlier[(2, "Weights")].tobytes() != later[(2, "Weights")].tobytes()
    for name in ("MovingMean", "MovingVariance"):
        assert seen[1][(1, name)].tobytes() != seen[2][(1, name)].tobytes()


@pytest.mark.parametrize(
    "setting, message",
    [
        ("1", "invschedule"),
        ([], "invschedule"),
        ([7], "schedpart: .*at 7"),
        ([rule(1, 0)], "schedturns"),
        ([S.Alternatives(1, 9)], "schedpart"),
    ],
)
def test_a_wrong_schedule_is_refused(setting, message):
    with pytest.raises(MessageError, match=message):
        trained(START, DATA, MaxTrainingRounds=1, TrainingUpdateSchedule=setting)


def test_a_step_computes_the_gradients_of_those_that_have_their_turn(monkeypatch):
    """Products: 3 forward, 1 for the loss, 1 each for weights and biases, and 2 to get to the first layer."""
    seen, run = [], Loop.run

    def watched(loop):
        program = loop.training.program
        for number in (1, 2):
            program.take(number)
            seen.append(sum(node.op.name == "dot" for node in program._current.graph.nodes))
        run(loop)

    monkeypatch.setattr(Loop, "run", watched)
    trained(chain(4, S.Tanh, 5, S.Tanh, 1), DATA, MaxTrainingRounds=1, TrainingUpdateSchedule=[5, 1])
    assert seen == [6, 8]
