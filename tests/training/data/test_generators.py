"""Data from generator functions: what they are asked, in what order, and what goes wrong."""

import threading

import numpy as np
import pytest

from tests.training_runs import Listener, chain, classifier, pairs, trained
from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.training.property import value_of

F = S.Function(S.Slot(1))
SGD = {"Method": wl_list(["SGD", rule("Momentum", 0)]), "LearningRate": 0.1, "WorkingPrecision": "Real64"}


def batch(number, size):
    rng = np.random.default_rng(number)
    x = rng.normal(size=(size, 2))
    return x, x @ [1.0, -2.0] + 0.5


class Source:
    """A generator that keeps what it is asked."""

    def __init__(self, make=None):
        self.asked, self.threads = [], set()
        self._make = make or (lambda number, size: rule(*map(packed, batch(number, size))))

    def __call__(self, asked):
        assert asked.keys() == ["BatchSize", "Round", "AbsoluteBatch"]
        self.asked.append(tuple(asked.values()))
        self.threads.add(threading.current_thread())
        return self._make(asked.get("AbsoluteBatch"), asked.get("BatchSize"))


def run(source, data=F, net=None, **options):
    host = Listener(function=lambda f: source)
    return trained(net or chain(1), data, host=host, **{"MaxTrainingRounds": 3, "BatchSize": 5} | options)


def test_a_training_on_a_generator_is_gradient_descent_over_its_batches():
    start = chain(make("LinearLayer"), Input=2, Output="Real").with_arrays(
        {(1, "Weights"): np.array([[0.5, 0.25]]), (1, "Biases"): np.zeros(1)}
    )
    record = run(Source(), net=start, MaxTrainingRounds=7, **SGD)
    w, b, losses = np.array([0.5, 0.25]), 0.0, []
    for number in range(1, 8):
        x, y = batch(number, 5)
        r = x @ w + b - y
        losses.append(np.mean(r**2))
        w, b = w - 0.1 * 2 * np.mean(r[:, None] * x, axis=0), b - 0.1 * 2 * np.mean(r)
    np.testing.assert_allclose(record.batch_losses, losses, rtol=1e-12)
    np.testing.assert_allclose(record.final_net.arrays[(1, "Weights")][0], w, rtol=1e-6)


def test_by_default_a_round_is_one_batch_and_each_is_asked_for_once():
    source = Source()
    record = run(source)
    assert source.asked == [(5, 1, 1), (5, 2, 2), (5, 3, 3)]
    assert source.threads == {threading.current_thread()}
    assert (record.batches_per_round, len(record.rounds), record.examples) == (1, 3, 15)
    assert record.training_examples == 5
    assert value_of(record, "BatchPermutation") is S("None")


def test_d7_the_round_length():
    source = Source()
    record = run(source, wl_list([F, rule("RoundLength", 1000)]), BatchSize=50, MaxTrainingRounds=2)
    assert (record.batches_per_round, record.training_examples) == (20, 1000)
    assert source.asked == [(50, 1 + n // 20, n + 1) for n in range(40)]
    assert len(record.rounds) == 2


def test_the_trial_for_automatic_rounds_uses_no_batch_up():
    source = Source()
    run(source, MaxTrainingRounds=S.Automatic, TimeGoal=0.2)
    numbers = [asked[2] for asked in source.asked]
    assert numbers == list(range(1, len(numbers) + 1))

    source = Source()
    host = Listener(function=lambda f: source if f is F else lambda batch, total: 1)
    method = wl_list(["ADAM", rule("LearningRateSchedule", S.one)])
    tried = trained(chain(1), F, host=host, MaxTrainingRounds=8, BatchSize=5, Method=method)
    assert tried.batch_losses == run(Source(), MaxTrainingRounds=8).batch_losses


def test_all_forms_of_batches():
    def rules(number, size):
        x, y = batch(number, size)
        return pairs(x.tolist(), y.tolist())

    def columns(number, size):
        x, y = batch(number, size)
        return Association({"Input": packed(x), "Output": packed(y)})

    def rows(number, size):
        x, y = batch(number, size)
        return wl_list(
            Association({"Output": b, "Input": wl_list(a)})
            for a, b in zip(x.tolist(), y.tolist(), strict=True)
        )

    first = run(Source()).final_net
    for make_batch in (rules, columns, rows):
        assert run(Source(make_batch)).final_net == first


def test_labels_and_validation():
    def labelled(number, size):
        x, y = batch(number, size)
        return pairs(x.tolist(), ["low" if one < 0 else "high" for one in y])

    fixed = labelled(99, 40)
    record = run(
        Source(labelled), net=classifier(), BatchSize=20, ValidationSet=fixed, MaxTrainingRounds=60,
        LearningRate=0.1,
    )  # fmt: skip
    assert record.validation_examples == 40
    assert record.validations[-1].measurements["ErrorRate"] < 0.2
    assert record.trained_net([5.0, 0.0]) == "high"


def test_validation_by_a_generator():
    training, checking = Source(), Source()
    spec = wl_list([wl_list([S.Function(S.g), rule("RoundLength", 12)]), rule("Interval", 2)])
    options = {"BatchSize": 5, "MaxTrainingRounds": 4, "ValidationSet": spec}
    host = Listener(function=lambda f: training if f.args[0] is S.f else checking)
    record = trained(chain(1), S.Function(S.f), host=host, **options)
    assert [one.round for one in record.validations] == [2, 4]
    assert (record.validation_examples, len(training.asked)) == (12, 4)
    assert checking.asked == [(5, 1 + n // 3, n + 1) for n in range(6)]


@pytest.mark.parametrize(
    "make_batch, message",
    [
        (lambda number, size: S("$Failed"), r"batch 3 \(round 3\): .*symbol \$Failed"),
        (
            lambda number, size: rule(*map(packed, batch(number, size - 1))),
            "should have 5 examples, but has 4",
        ),
        (
            lambda number, size: Association({"Input": packed(np.ones((size, 2)))}),
            "no entry for the port Output",
        ),
        (
            lambda number, size: rule(packed(np.ones((size, 3))), packed(np.ones(size))),
            "batch 3 .*Input port takes",
        ),
        (
            lambda number, size: rule(packed(np.full((size, 2), np.nan)), packed(np.ones(size))),
            "batch 3 .*no finite number",
        ),
    ],
)
def test_what_is_wrong_with_a_batch_is_told_with_its_number(make_batch, message):
    good = Source()._make
    source = Source(lambda number, size: (make_batch if number == 3 else good)(number, size))
    with pytest.raises(MessageError, match=f"NetTrain::genbatch: .*{message}"):
        run(source, MaxTrainingRounds=6)
    assert len(source.asked) == 3


def test_a_wrong_batch_after_the_end_does_no_harm():
    def until_three(number, size):
        return rule(*map(packed, batch(number, size))) if number <= 3 else S("$Failed")

    assert len(run(Source(until_three)).rounds) == 3


def test_what_the_function_raises_comes_through():
    class Interrupted(Exception):
        pass

    def interrupted(number, size):
        if number == 3:
            raise Interrupted
        return rule(*map(packed, batch(number, size)))

    with pytest.raises(Interrupted):
        run(Source(interrupted))


def test_the_batch_size_by_default():
    source = Source()
    record = run(source, BatchSize=S.Automatic)
    assert record.batch_size == 64
    assert source.asked[0] == (64, 1, 1)


@pytest.mark.parametrize(
    "options, message",
    [
        ({"ValidationSet": S.Scaled(0.2)}, "valgen"),
        ({"wanted": ("ExampleLosses",)}, "nolosses"),
        ({"data": wl_list([F, rule("RoundLength", 0)])}, "invroundlen"),
        ({"ValidationSet": S.Automatic}, "valauto"),
    ],
)
def test_what_generators_cannot_do(options, message):
    with pytest.raises(MessageError, match=f"NetTrain::{message}"):
        run(Source(), **options)


def test_a_symbol_without_a_value_is_named():
    host = Listener(is_defined=lambda symbol: False)
    with pytest.raises(MessageError, match=r"NetTrain::novalue: .*symbol"):
        trained(chain(1), S.symbol, host=host, MaxTrainingRounds=1)


def test_sequences_of_different_lengths_from_a_generator():
    def sequences(number, size):
        rng = np.random.default_rng(number)
        rows = [rng.normal(size=(2 + (number + n) % 3, 2)) for n in range(size)]
        return rule(wl_list(map(packed, rows)), packed(np.array([row.sum() for row in rows])))

    seen = []

    def look(progress):
        seen.append([len(one) for one in progress.get("BatchData").get("Input")])

    source = Source(sequences)
    host = Listener(function=lambda f: source if f is F else look)
    net = make("NetMapOperator", (make("LinearLayer", (3,)),), {"Input": wl_list(["Varying", 2])})
    last = chain(net, make("SequenceLastLayer"), make("LinearLayer", (wl_list([]),)))
    record = trained(last, F, host=host, MaxTrainingRounds=3, BatchSize=4, TrainingProgressFunction=S.look)
    assert np.isfinite(list(record.batch_losses)).all()
    assert seen == [[2 + (number + n) % 3 for n in range(4)] for number in (1, 2, 3)]
