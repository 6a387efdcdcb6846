"""The course of a training: order, fillers, limits, validation, divergence, stopping."""

import numpy as np
import pytest

from tests.training_runs import Listener, chain, classifier, pairs, trained
from wlnet.expr.arrays import packed
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.training.data.batches import permutation
from wlnet.training.loop import MOST_AUTOMATIC_ROUNDS
from wlnet.training.property import value_of

RNG = np.random.default_rng(5)
X = RNG.normal(size=(10, 3))
Y = X @ [1.0, -2.0, 0.5] + 0.3
DATA = rule(packed(X), packed(Y))
CLASSES = pairs(X.tolist(), ["left" if y < 0 else "right" for y in Y])


def weights(net):
    return {path: array.copy() for path, array in net.arrays.items()}


def same_arrays(a, b) -> bool:
    return all(a.arrays[path].tobytes() == b.arrays[path].tobytes() for path in a.arrays)


def test_a_training_is_gradient_descent_over_the_batches_as_drawn():
    """Against plain NumPy: 10 examples in batches of 4, so that the last has two fillers."""
    start = chain(make("LinearLayer"), Input=3, Output="Real").with_arrays(
        {(1, "Weights"): np.array([[0.1, 0.2, 0.3]]), (1, "Biases"): np.zeros(1)}
    )
    method = wl_list(["SGD", rule("Momentum", 0)])
    record = trained(
        start,
        DATA,
        BatchSize=4,
        MaxTrainingRounds=3,
        Method=method,
        LearningRate=0.1,
        WorkingPrecision="Real64",
    )
    w, b, losses = np.array([0.1, 0.2, 0.3], np.float32).astype(float), 0.0, []
    rows = record.permutation - 1
    for number in (1, 2, 3):
        for batch in permutation(1234, "round", number, 3):
            chosen = rows[batch][: 2 if batch == 2 else 4]
            r = X[chosen] @ w + b - Y[chosen]
            losses.append(np.mean(r**2))
            w, b = w - 0.1 * 2 * np.mean(r[:, None] * X[chosen], axis=0), b - 0.1 * 2 * np.mean(r)
    np.testing.assert_allclose(record.batch_losses, losses, rtol=1e-12)
    np.testing.assert_allclose(record.trained_net.arrays[(1, "Weights")][0], w, rtol=1e-6)
    np.testing.assert_allclose(record.trained_net.arrays[(1, "Biases")][0], b, rtol=1e-6)
    assert record.examples == 30
    assert [one.position for one in record.rounds] == [3, 6, 9]
    first = np.average(losses[:3], weights=[2 if n == 2 else 4 for n in permutation(1234, "round", 1, 3)])
    assert record.rounds[0].loss == pytest.approx(first, rel=1e-12)


def test_the_same_seed_gives_the_same_bits_and_another_does_not():
    def run(**options):
        return trained(
            chain(8, S.Tanh, make("DropoutLayer"), 1), DATA, MaxTrainingRounds=4, BatchSize=3, **options
        )

    first = run().trained_net
    assert same_arrays(first, run().trained_net)
    assert same_arrays(first, run(RandomSeeding=1234).trained_net)
    assert not same_arrays(first, run(RandomSeeding=1).trained_net)
    assert not same_arrays(first, run(RandomSeeding=S.Automatic).trained_net)


def test_dropout_is_drawn_anew_at_each_step():
    net = chain(make("DropoutLayer"), make("LinearLayer"), Input=3, Output="Real")
    record = trained(net, DATA, MaxTrainingRounds=12, LearningRate=1e-30)
    assert len({round(loss, 6) for loss in record.batch_losses}) > 6


def test_the_net_given_is_not_changed():
    net = chain(4, 1, Input=3, Output="Real")
    start = trained(net, DATA, MaxTrainingRounds=1).trained_net
    before = weights(start)
    after = trained(start, DATA, MaxTrainingRounds=2).trained_net
    assert not same_arrays(start, after)
    for path, array in before.items():
        np.testing.assert_array_equal(start.arrays[path], array)
    assert all(array is None for array in net.arrays.values())


def test_arrays_that_are_there_are_the_starting_point():
    start = trained(chain(4, 1), DATA, MaxTrainingRounds=1).trained_net
    again = trained(start, DATA, MaxTrainingRounds=1, LearningRate=1e-30).trained_net
    assert same_arrays(start, again)


@pytest.mark.parametrize("limit", [40, S.Quantity(101, "Batches")])
def test_short_rounds_in_one_call_are_as_rounds_one_by_one(limit):
    """With a report each round is looked at; without, many pass in one call of the engine."""
    options = {"BatchSize": 3, "MaxTrainingRounds": limit}
    at_once = trained(chain(4, S.Tanh, 1), DATA, **options)
    singly = trained(chain(4, S.Tanh, 1), DATA, host=Listener(), TrainingProgressReporting="Print", **options)
    assert at_once.rounds == singly.rounds and len(singly.rounds) == (40 if limit == 40 else 26)
    assert at_once.batch_losses == singly.batch_losses
    assert same_arrays(at_once.trained_net, singly.trained_net)
    assert (at_once.reason, at_once.examples) == (singly.reason, singly.examples)


def test_short_rounds_in_one_call_diverge_where_rounds_one_by_one_do():
    options = {"BatchSize": 3, "MaxTrainingRounds": 400, "Method": S.List("SGD", S.Rule("LearningRate", 0.7))}
    at_once = trained(chain(1), DATA, **options)
    singly = trained(chain(1), DATA, host=Listener(), TrainingProgressReporting="Print", **options)
    assert at_once.reason == singly.reason == "Divergence"
    assert len(singly.rounds) > 20 and at_once.rounds[:-1] == singly.rounds[:-1]
    assert len(at_once.batch_losses) == len(singly.batch_losses)
    assert same_arrays(at_once.trained_net, singly.trained_net)


def test_rounds_end_a_training():
    record = trained(chain(1), DATA, MaxTrainingRounds=7, BatchSize=5)
    assert (len(record.rounds), len(record.batch_losses), record.reason) == (7, 14, "MaxTrainingRounds")


def test_batches_may_end_a_training_within_a_round():
    record = trained(chain(1), DATA, MaxTrainingRounds=S.Quantity(5, "Batches"), BatchSize=5)
    assert (len(record.rounds), len(record.batch_losses)) == (3, 5)
    assert [one.position for one in record.rounds] == [2, 4, 5]


class FakeTime:
    """A clock that goes on by a fixed step each time it is looked at."""

    def __init__(self, step):
        self.now, self.step = 0.0, step

    def __call__(self):
        self.now += self.step
        return self.now


@pytest.fixture
def fake_time(monkeypatch):
    def start(step):
        monkeypatch.setattr("wlnet.training.loop.perf_counter", FakeTime(step))

    return start


def test_time_ends_a_training_at_the_end_of_a_batch(fake_time):
    fake_time(0.1)
    record = trained(chain(1), DATA, TimeGoal=0.95)
    assert record.reason == "TimeGoal"
    assert 0.95 <= record.seconds < 1.2


def test_the_shorter_of_rounds_and_time_ends_a_training(fake_time):
    fake_time(0.1)
    assert trained(chain(1), DATA, TimeGoal=100, MaxTrainingRounds=3).reason == "MaxTrainingRounds"
    assert trained(chain(1), DATA, TimeGoal=0.5, MaxTrainingRounds=300).reason == "TimeGoal"


@pytest.mark.parametrize("step, rounds", [(0.01, 1000), (0.1, 100), (30.0, 1), (1e-6, 60)])
def test_automatic_rounds_are_worth_20_seconds(fake_time, monkeypatch, step, rounds):
    """Batches that take `step` seconds, two a round; the most is lowered here from 10 000 to 60."""
    assert MOST_AUTOMATIC_ROUNDS == 10_000
    if step < 0.001:
        monkeypatch.setattr("wlnet.training.loop.MOST_AUTOMATIC_ROUNDS", 60)
    fake_time(step)
    record = trained(chain(1), DATA, BatchSize=5)
    assert len(record.rounds) == rounds


def test_the_trial_for_automatic_rounds_leaves_no_trace(fake_time):
    fake_time(0.5)
    automatic = trained(chain(4, S.Tanh, 1), DATA, BatchSize=5)
    fixed = trained(chain(4, S.Tanh, 1), DATA, BatchSize=5, MaxTrainingRounds=len(automatic.rounds))
    assert same_arrays(automatic.trained_net, fixed.trained_net)
    np.testing.assert_array_equal(automatic.batch_losses, fixed.batch_losses)


def test_a_schedule_is_asked_for_every_batch():
    asked = []

    def schedule(batch, total):
        asked.append((batch, total))
        return 1 - batch / total

    host = Listener(function=lambda f: schedule)
    method = wl_list(["ADAM", rule("LearningRateSchedule", S.f)])
    record = trained(
        chain(1), DATA, host=host, Method=method, MaxTrainingRounds=3, BatchSize=5, LearningRate=0.5
    )
    assert asked == [(n, 6) for n in range(1, 7)]
    assert (record.initial_rate, record.final_rate) == (0.5, 0.0)


def test_frozen_arrays_keep_their_bits():
    start = trained(chain(4, S.Tanh, 5, S.Tanh, 1), DATA, MaxTrainingRounds=1).trained_net
    only_last = wl_list([rule(5, 1), rule(S.Blank(), S("None"))])
    after = trained(start, DATA, MaxTrainingRounds=3, LearningRateMultipliers=only_last)
    for path, array in start.arrays.items():
        changed = after.trained_net.arrays[path].tobytes() != array.tobytes()
        assert changed == (path[0] == 5), path
    multipliers = value_of(after, "ArraysLearningRateMultipliers")
    assert multipliers.get(wl_list([1, "Weights"])) == 0
    assert multipliers.get(wl_list([5, "Biases"])) == 1


def test_suboptions_may_be_for_parts_of_the_net():
    def run(**suboptions):
        method = wl_list(["ADAM", *(rule(name, value) for name, value in suboptions.items())])
        net = chain(4, S.Tanh, 1)
        return trained(net, DATA, MaxTrainingRounds=30, LearningRate=0.1, Method=method).trained_net

    def largest(net, *path):
        return abs(net.arrays[path]).max()

    free = run()
    clipped = run(WeightClipping=wl_list([rule(wl_list([1, "Weights"]), 0.05)]))
    assert largest(clipped, 1, "Weights") == np.float32(0.05)
    assert largest(clipped, 3, "Weights") > 0.05
    assert largest(run(WeightClipping=0.05), 3, "Weights") == np.float32(0.05)
    smaller = run(L2Regularization=wl_list([rule(3, 10), rule(S.Blank(), S("None"))]))
    assert largest(smaller, 3, "Weights") < 0.5 * largest(free, 3, "Weights")
    same = run(GradientClipping=wl_list([rule(1, 1e9)]))
    for path, array in free.arrays.items():  # the update of a clipped gradient has another kernel
        np.testing.assert_allclose(same.arrays[path], array, rtol=1e-3, atol=1e-4)
    with pytest.raises(MessageError, match=r'NetTrain::invpart: .*at 7 in the setting of "WeightClipping"'):
        run(WeightClipping=wl_list([rule(7, 0.1)]))


def test_a_net_without_arrays_is_given_back_with_a_warning():
    host = Listener()
    record = trained(chain(S.Tanh, Input=3), rule(packed(X), packed(X)), host=host, MaxTrainingRounds=3)
    assert record.trained_net.outputs["Output"].dims == (3,)
    assert len(record.rounds) == 0
    assert "NetTrain::nolearn" in str(host.warnings[0])


def test_a_training_that_diverges_gives_a_finite_net_and_a_message():
    host = Listener()
    record = trained(chain(1), DATA, host=host, Method="SGD", LearningRate=1e6, MaxTrainingRounds=500)
    assert record.reason == "Divergence"
    assert 1 <= len(record.batch_losses) < 100
    assert all(np.isfinite(array).all() for array in record.trained_net.arrays.values())
    text = str(host.warnings[0])
    assert text.startswith(f"NetTrain::arrdiv: Training was stopped after batch {len(record.batch_losses)}")
    assert "smaller than 1000000.0, another Method than SGD" in text


def test_with_a_validation_set_divergence_gives_the_best_net():
    record = trained(
        chain(1), DATA, ValidationSet=DATA, Method="SGD", LearningRate=1e6, MaxTrainingRounds=500
    )
    assert record.best_round == 1 + int(np.argmin([one.loss for one in record.validations]))
    assert all(np.isfinite(array).all() for array in record.trained_net.arrays.values())


def test_a_stop_ends_the_training_after_a_batch_with_the_result_so_far():
    questions = iter([False, True])
    host = Listener(stop_asked=lambda: next(questions))
    record = trained(chain(1), DATA, host=host, BatchSize=2, MaxTrainingRounds=10)
    batches = len(record.batch_losses)
    assert 2 <= batches < 10 * record.batches_per_round and record.reason == "ManualStop"
    assert f"NetTrain::stopped: Training was stopped after batch {batches};" in str(host.warnings[0])
    assert record.trained_net.initialized


def test_an_abort_leaves_the_training_and_ends_the_reports():
    class Aborted(Exception):
        pass

    def abort():
        raise Aborted

    host = Listener(stop_asked=abort)
    with pytest.raises(Aborted):
        trained(chain(1), DATA, host=host, MaxTrainingRounds=10, TrainingProgressReporting="Print")
    assert "it was aborted" in host.lines[-1]


def test_validation_is_made_each_round_in_test_mode():
    net = chain(20, S.Tanh, make("DropoutLayer"), 1)
    record = trained(net, DATA, ValidationSet=DATA, MaxTrainingRounds=6, LearningRate=0.01)
    losses = [one.loss for one in record.validations]
    assert len(losses) == 6
    assert record.best_round == 1 + int(np.argmin(losses))
    found = np.array([record.trained_net(x) for x in X.tolist()])
    assert min(losses) == pytest.approx(np.mean((found - Y) ** 2), rel=1e-4)


def test_the_best_net_is_kept_and_the_final_net_too():
    noisy = rule(packed(X), packed(-Y))
    record = trained(chain(1), DATA, ValidationSet=noisy, MaxTrainingRounds=20, LearningRate=0.1)
    assert record.best_round < 20
    assert not same_arrays(record.trained_net, record.final_net)
    short = trained(chain(1), DATA, MaxTrainingRounds=record.best_round, LearningRate=0.1)
    assert same_arrays(record.trained_net, short.trained_net)


def test_classifiers_are_judged_by_error_rate_then_loss():
    record = trained(classifier(), CLASSES, ValidationSet=CLASSES, MaxTrainingRounds=40, LearningRate=0.1)
    keys = [(one.measurements["ErrorRate"], one.loss) for one in record.validations]
    assert record.best_round == 1 + keys.index(min(keys))
    quiet = trained(
        classifier(), CLASSES, ValidationSet=CLASSES, MaxTrainingRounds=40, LearningRate=0.1,
        TrainingProgressMeasurements=S("None"),
    )  # fmt: skip
    assert quiet.best_round == record.best_round
    assert list(quiet.validations[0].measurements) == ["Loss"]


@pytest.mark.parametrize("rounds, entries", [(12, 3), (10, 2), (3, 1)])
def test_validation_may_be_made_less_often(rounds, entries):
    record = trained(
        chain(1), DATA, ValidationSet=[S.Scaled(0.2), rule("Interval", 5)], MaxTrainingRounds=rounds
    )
    assert len(record.validations) == entries
    assert record.validations[-1].position == len(record.batch_losses)


def test_validation_may_be_made_within_a_round():
    spec = [DATA, rule("Interval", S.Quantity(3, "Batches"))]
    record = trained(chain(1), DATA, ValidationSet=spec, BatchSize=2, MaxTrainingRounds=2)
    assert [one.position for one in record.validations] == [3, 6, 9, 10]


def test_scaled_puts_examples_aside():
    record = trained(chain(1), DATA, ValidationSet=S.Scaled(0.34), MaxTrainingRounds=1, BatchSize=7)
    assert (record.training_examples, record.validation_examples) == (7, 3)
    assert len(set(record.permutation.ravel().tolist())) == 7


def test_validation_batches_do_not_change_the_result():
    one = trained(chain(1), DATA, ValidationSet=DATA, BatchSize=10, MaxTrainingRounds=1)
    still = {"ValidationSet": DATA, "MaxTrainingRounds": 1, "LearningRate": 1e-30}
    losses = [
        trained(one.trained_net, DATA, BatchSize=size, **still).validations[0].loss for size in (1, 3, 10)
    ]
    np.testing.assert_allclose(losses, losses[0], rtol=1e-6)


def test_measurements_of_a_round_are_taken_before_its_updates():
    """With one batch a round, round n measures the net after n - 1 rounds."""
    long = trained(classifier(), CLASSES, MaxTrainingRounds=5, LearningRate=0.3)
    short = trained(classifier(), CLASSES, MaxTrainingRounds=4, LearningRate=0.3).trained_net
    wrong = sum(short(x) != ("left" if y < 0 else "right") for x, y in zip(X.tolist(), Y, strict=True))
    assert long.rounds[-1].measurements["ErrorRate"] == pytest.approx(wrong / len(X))


def test_too_little_memory_is_told(monkeypatch):
    def program(*args):
        raise MemoryError

    monkeypatch.setattr("wlnet.training.train.training_steps", program)
    with pytest.raises(MessageError, match=r"NetTrain::nomem: .* BatchSize -> 5"):
        trained(chain(1), DATA, BatchSize=5, MaxTrainingRounds=1)


def test_real64_and_real32_agree():
    def run(dtype):
        net = chain(6, S.Tanh, 1)
        return trained(net, DATA, MaxTrainingRounds=20, WorkingPrecision=dtype).trained_net

    single, double = run("Real32"), run("Real64")
    for path, array in single.arrays.items():
        np.testing.assert_allclose(double.arrays[path], array, atol=1e-3)
        assert double.arrays[path].dtype == np.float32
