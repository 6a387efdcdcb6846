"""TrainingProgressFunction, custom properties and reports that are functions."""

import numpy as np
import pytest

from tests.training_runs import Listener, chain, classifier, listed, pairs, trained
from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import NULL, rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.net import Net
from wlnet.training.custom import custom_property
from wlnet.training.histories import HISTORIES, History
from wlnet.training.hook import looked_up
from wlnet.training.interval import Interval, Turns
from wlnet.training.loop import Loop
from wlnet.training.progress import AbortedByFunction, functions_of, keys_of, progress_keys

RNG = np.random.default_rng(3)
X = RNG.normal(size=(10, 3))
Y = X @ [1.0, -2.0, 0.5] + 0.3
DATA = rule(packed(X), packed(Y))
SGD = {"Method": wl_list(["SGD", rule("Momentum", 0)]), "LearningRate": 0.05, "WorkingPrecision": "Real64"}


def told(look, options=None, net=None, data=DATA, every=None, host=None):
    """(what `look` made of the association each time it was told, the record)."""
    found = []

    def function(progress):
        value = look(progress)
        found.append(value)
        return value if isinstance(value, str) else NULL

    host = host or Listener(function=lambda f: function)
    spec = S.f if every is None else wl_list([S.f, rule("Interval", every)])
    options = {"BatchSize": 4, "MaxTrainingRounds": 3} | (options or {})
    record = trained(net or chain(1), data, host=host, TrainingProgressFunction=spec, **options)
    return found, record


KEYS = [  # of nettrain.md section 4.11
    *("AbsoluteBatch", "Batch", "BatchData"),
    *("BatchesPerRound", "BatchesPerSecond", "BatchIndices"),
    *("BatchLoss", "BatchLossList", "BatchMeasurements"),
    *("BatchMeasurementsLists", "BatchSize", "BestValidationRound"),
    *("CheckpointingFiles", "Event", "ExampleLosses"),
    *("ExamplesPerSecond", "ExamplesProcessed", "Gradients"),
    *("GradientsRMS", "GradientsVector", "InitialLearningRate"),
    *("LearningRate", "MeanBatchesPerSecond", "MeanExamplesPerSecond"),
    *("Net", "OptimizationMethod", "ProgressFraction"),
    *("Round", "RoundLoss", "RoundLossList"),
    *("RoundMeasurements", "RoundMeasurementsLists", "TargetDevice"),
    *("TimeElapsed", "TimeRemaining", "TotalBatches"),
    *("TotalRounds", "ValidationLoss", "ValidationLossList"),
    *("ValidationMeasurements", "ValidationMeasurementsLists", "Weights"),
    *("WeightsRMS", "WeightsVector", "ArraysLearningRateMultipliers"),
    "WeightsLearningRateMultipliers",
]


def test_the_keys_are_those_of_the_reference_page():
    assert set(KEYS) <= set(progress_keys())
    found, _ = told(lambda progress: {key: progress.get(key) for key in KEYS}, {"ValidationSet": DATA})
    assert len(found) == 3
    assert all(value is not None for value in found[-1].values())


def test_it_is_told_after_every_round_where_the_training_stands():
    names = [
        "Round",
        "AbsoluteBatch",
        "Batch",
        "BatchesPerRound",
        "TotalRounds",
        "TotalBatches",
        "ExamplesProcessed",
        "Event",
    ]
    found, record = told(lambda progress: [progress.get(name) for name in names])
    assert found == [[n, 3 * n, 3, 3, 3, 9, 10 * n, "RoundEnd"] for n in (1, 2, 3)]
    assert len(record.rounds) == 3


def test_times_and_fractions_grow():
    found, _ = told(lambda p: [p.get(name) for name in ("ProgressFraction", "TimeElapsed", "TimeRemaining")])
    fractions, elapsed, remaining = np.array(found).T
    np.testing.assert_allclose(fractions, [1 / 3, 2 / 3, 1])
    assert np.all(np.diff(elapsed) > 0)
    assert remaining[-1] == 0


def test_lists_hold_what_there_is_so_far():
    found, record = told(lambda p: (p.get("RoundLossList"), p.get("BatchLossList"), p.get("RoundLoss")))
    for number, (rounds, batches, loss) in enumerate(found, start=1):
        np.testing.assert_allclose(list(rounds), [one.loss for one in record.rounds[:number]])
        np.testing.assert_allclose(list(batches), record.batch_losses[: 3 * number])
        assert loss == record.rounds[number - 1].loss


def test_before_a_validation_there_is_none():
    found, _ = told(lambda progress: (progress.get("ValidationLoss"), progress.get("Event")))
    assert all(loss is S("None") for loss, _ in found)
    found, _ = told(lambda progress: progress.get("Event"), {"ValidationSet": DATA})
    assert found == ["ValidationEnd"] * 3


def test_nets_and_arrays_are_those_of_the_moment():
    def look(progress):
        return progress.get("Net"), progress.get("WeightsVector"), progress.get("Weights")

    found, record = told(look)
    (first, *_), (last, vector, arrays) = found[0], found[-1]
    assert isinstance(first, Net)
    assert last == record.final_net != first
    np.testing.assert_array_equal(list(vector), np.concatenate([a.ravel() for a in last.arrays.values()]))
    np.testing.assert_array_equal(arrays.get(wl_list([1, "Weights"])).array, last.arrays[(1, "Weights")])


def test_gradients_are_those_of_the_latest_batch():
    """Of a linear net with mean square loss: 2 mean(r x), 2 mean(r), at the arrays before the update."""
    net = chain(make("LinearLayer"), Input=3, Output="Real").with_arrays(
        {(1, "Weights"): np.array([[0.1, 0.2, 0.3]]), (1, "Biases"): np.zeros(1)}
    )
    names = ("Gradients", "GradientsVector", "GradientsRMS", "BatchIndices", "BatchData", "LearningRate")
    found, _ = told(lambda p: [p.get(name) for name in names], SGD, net=net, every=S.Quantity(1, "Batches"))
    w, b = np.array([0.1, 0.2, 0.3], np.float32).astype(float), 0.0
    sizes = set()
    for gradients, vector, rms, indices, data, rate in found:
        rows = np.array(list(indices)) - 1
        sizes.add(len(rows))
        r = X[rows] @ w + b - Y[rows]
        g, h = 2 * np.mean(r[:, None] * X[rows], axis=0), 2 * np.mean(r)
        np.testing.assert_allclose(gradients.get(wl_list([1, "Weights"])).array, [g], rtol=1e-9)
        np.testing.assert_allclose(gradients.get(wl_list([1, "Biases"])).array, [h], rtol=1e-9)
        np.testing.assert_allclose(list(vector), [*g, h], rtol=1e-9)
        assert rms == pytest.approx(np.sqrt(np.mean(np.square([*g, h]))))
        np.testing.assert_array_equal(data.get("Input").array, X[rows])
        w, b = w - rate * g, b - rate * h
    assert sizes == {4, 2}


def test_the_latest_batch_is_known_where_many_are_trained_on_at_once():
    """A key asked for by name alone, which lets the engine run on until it is due."""
    keys = ("BatchIndices", "BatchData")
    hooks = [custom_property(Association({"Property": key, "Interval": "Batch"}), Listener()) for key in keys]
    record = trained(chain(1), DATA, BatchSize=4, MaxTrainingRounds=2, wanted=tuple(hooks))
    indices, data = (list(hook.value()) for hook in hooks)
    assert sorted(n for rows in indices[:3] for n in rows) == list(range(1, 11))
    assert len(record.batch_losses) == len(indices) == 6
    for rows, columns in zip(indices, data, strict=True):
        np.testing.assert_allclose(columns.get("Input").array, X[np.array(list(rows)) - 1], rtol=1e-6)


@pytest.mark.parametrize(
    "every, batches",
    [
        (S.Quantity(2, "Batches"), [2, 4, 6, 8]),
        (S.Quantity(2, "Rounds"), [6]),
        (2, [6]),
        (S.Quantity(50, "Percent"), [5, 9]),
    ],
)
def test_intervals(every, batches):
    found, _ = told(lambda progress: progress.get("AbsoluteBatch"), every=every)
    assert found == batches


def test_several_functions_each_with_its_interval():
    calls = []
    host = Listener(function=lambda f: lambda progress: calls.append((f.name, progress.get("AbsoluteBatch"))))
    spec = [S.f, [S.g, rule("Interval", S.Quantity(4, "Batches"))]]
    trained(chain(1), DATA, host=host, BatchSize=5, MaxTrainingRounds=2, TrainingProgressFunction=spec)
    assert calls == [("f", 2), ("f", 4), ("g", 4)]


def test_turns_rest_between_two_of_them():
    turns = Turns(Interval(1, "Batches"), pause=1.0)
    assert [turns.due(None, n, 0.4 * n, 0.0) for n in range(1, 7)] == [True, False, False, True, False, False]


def test_a_function_can_stop_the_training():
    found, record = told(
        lambda p: "StopTraining" if p.get("Round") == 2 else "Something", {"MaxTrainingRounds": 9}
    )
    assert found == ["Something", "StopTraining"]
    assert (len(record.rounds), record.reason) == (2, "ProgressFunction")
    assert record.trained_net.initialized


def test_a_function_can_abort_the_training():
    host = Listener(function=lambda f: lambda progress: "AbortTraining")
    with pytest.raises(AbortedByFunction):
        trained(chain(1), DATA, host=host, MaxTrainingRounds=9, TrainingProgressFunction=S.f)


def test_what_is_not_looked_up_is_not_computed(monkeypatch):
    monkeypatch.setattr("wlnet.training.live.Live.net", None)
    found, _ = told(lambda progress: progress.get("Round"))
    assert found == [1, 2, 3]


def test_an_association_that_is_kept_has_the_values_of_its_moment():
    kept = []
    told(lambda progress: kept.append(progress))
    assert [one.get("Round") for one in kept] == [1, 2, 3]
    assert kept[0].get("Net") != kept[1].get("Net")
    assert set(kept[0].keys()) == set(progress_keys())


def slot(name):
    return S.Slot(name)


def test_named_slots_say_what_a_function_looks_up():
    two = S.Function(S.Plus(slot("Round"), S.If(True, Association({"a": slot("BatchLoss")}), 1)))
    assert keys_of(two) == {"Round", "BatchLoss"}
    for other in (S.f, S.Function(S.f(S.Slot(1))), S.Function(S.Map(S.Function(slot("Net")), S.f))):
        assert keys_of(other) is None
    hooks = functions_of(two, Listener(function=lambda f: f))
    assert not looked_up(hooks, "Gradients")
    assert looked_up(hooks, "Gradients", "BatchLoss")


def test_gradients_are_given_out_only_where_they_may_be_looked_up(monkeypatch):
    outputs = []
    begin = Loop.run

    def run(loop):
        outputs.append(set(loop.training.program.outputs))
        begin(loop)

    monkeypatch.setattr(Loop, "run", run)
    options = {"MaxTrainingRounds": 1, "host": Listener(function=lambda f: lambda progress: None)}
    trained(chain(1), DATA, TrainingProgressFunction=S.Function(slot("Round")), **options)
    trained(chain(1), DATA, TrainingProgressFunction=S.f, **options)
    assert ["gradient" in one for one in outputs] == [False, True]
    assert ["example losses" in one for one in outputs] == [False, True]


@pytest.mark.parametrize("setting", [3, "f", S.Automatic, ["f"], [S.f, rule("Intervall", 2)], [[S.f, 3]]])
def test_a_wrong_setting_is_refused(setting):
    with pytest.raises(MessageError, match="NetTrain::invprogress"):
        functions_of(listed(setting), Listener())


# custom properties


def collected(spec, host=None, net=None, data=DATA, **options):
    host = host or Listener()
    custom = custom_property(Association(spec), host)
    options = {"BatchSize": 4, "MaxTrainingRounds": 3} | options
    record = trained(net or chain(1), data, host=host, wanted=(custom,), **options)
    return custom.value(), record


def test_a_key_is_collected_each_round():
    found, record = collected({"Property": "RoundLoss"})
    np.testing.assert_allclose(list(found), [one.loss for one in record.rounds])


def test_p5_a_function_is_collected_every_so_many_batches():
    host = Listener(
        function=lambda f: lambda progress: float(np.linalg.norm(progress.get("WeightsVector").array))
    )
    found, record = collected({"Property": S.f, "Form": "List", "Interval": S.Quantity(2, "Batches")}, host)
    assert len(found) == len(record.batch_losses) // 2
    found, record = collected({"Property": S.f, "Interval": "Batch"}, host)
    assert len(found) == len(record.batch_losses)
    last = np.concatenate([array.ravel() for array in record.final_net.arrays.values()])
    assert list(found)[-1] == pytest.approx(np.linalg.norm(last))


def test_associations_and_vectors_are_transposed():
    found, record = collected({"Property": "RoundMeasurements", "Form": "TransposedList"})
    assert found.keys() == ["Loss"]
    np.testing.assert_allclose(list(found.get("Loss")), [one.loss for one in record.rounds])
    found, record = collected({"Property": "WeightsVector", "Form": "TransposedList"})
    assert [len(column) for column in found] == [3] * 4
    found, _ = collected({"Property": "Round", "Form": "TransposedList"})
    assert list(found) == [1, 2, 3]


def test_a_plot_has_a_curve_a_component():
    found, _ = collected({"Property": "RoundLoss", "Form": "Plot", "Interval": "Round"})
    assert found.head is S.Graphics
    found, _ = collected({"Property": "WeightsVector", "Form": "Plot"})
    assert found.head is S.Legended
    with pytest.raises(MessageError, match=r"NetTrain::customplot: .*Net"):
        collected({"Property": "Net", "Form": "Plot"})


@pytest.mark.parametrize(
    "spec, message",
    [
        ({"Property": "RoundLos"}, "progkey.*Did you mean RoundLoss"),
        ({"Property": "TrainedNet"}, "progkey"),
        ({"Form": "List"}, "invcustom"),
        ({"Property": 3}, "invcustom"),
        ({"Property": "RoundLoss", "Color": 1}, "invcustom"),
        ({"Property": "RoundLoss", "Form": "Table"}, "customform"),
        ({"Property": "RoundLoss", "Interval": "Day"}, "invinterval"),
    ],
)
def test_a_wrong_custom_property_is_refused(spec, message):
    with pytest.raises(MessageError, match=message):
        custom_property(Association(spec), Listener())


# losses of examples


def test_p4_losses_of_the_examples_in_the_order_of_the_data():
    options = {"BatchSize": 4, "LearningRate": 1e-30, "MaxTrainingRounds": 2, "WorkingPrecision": "Real64"}
    record = trained(chain(1), DATA, wanted=("ExampleLosses",), **options)
    found = record.visits.losses()
    wanted = [(record.final_net(x) - y) ** 2 for x, y in zip(X.tolist(), Y.tolist(), strict=True)]
    np.testing.assert_allclose(found, np.stack([wanted, wanted], axis=1), rtol=1e-4)
    np.testing.assert_allclose(found[:, 0].mean(), record.rounds[0].loss)


def test_losses_of_examples_within_a_round_and_without_the_validation_set():
    options = {"BatchSize": 2, "MaxTrainingRounds": S.Quantity(4, "Batches"), "LearningRate": 1e-30}
    record = trained(chain(1), DATA, wanted=("ExampleLosses",), ValidationSet=S.Scaled(0.4), **options)
    found = record.visits.losses()
    assert sorted(map(len, found)) == [1, 1, 1, 1, 2, 2] or [len(row) for row in found] == [1] * 4 + [2] * 2
    places = np.sort(record.permutation.ravel())
    assert len(found) == len(places) == 6
    wanted = [(record.final_net(X[n - 1]) - Y[n - 1]) ** 2 for n in places]
    np.testing.assert_allclose([row[0] for row in found], wanted, rtol=1e-4)


# reports


def test_a_function_may_be_the_report():
    shown = []
    host = Listener(function=lambda f: lambda progress: progress.get("Round"), show=shown.append)
    report = S.Function(slot("Round"))
    options = {"BatchSize": 5, "MaxTrainingRounds": 3, "host": host}
    trained(chain(1), DATA, TrainingProgressReporting=[report, rule("MinimumInterval", 1e-9)], **options)
    assert shown == [1, 2, 3]
    del shown[:]
    every = rule("Interval", S.Quantity(4, "Batches"))
    trained(chain(1), DATA, TrainingProgressReporting=[[report, every], "Print"], **options)
    assert shown == [2, 3]
    assert "MaxTrainingRounds" in host.lines[-1]


def test_measurements_are_in_the_progress():
    data = pairs(X.tolist(), ["left" if y < 0 else "right" for y in Y])
    found, _ = told(lambda p: p.get("RoundMeasurements").keys(), net=classifier(), data=data)
    assert found[0] == ["Loss", "ErrorRate"]


# histories


def history(name):
    found = History(name, *HISTORIES[name])
    record = trained(chain(1), DATA, wanted=(found,), BatchSize=4, MaxTrainingRounds=2, **SGD)
    return found.value(), record


def test_histories_of_arrays_and_gradients():
    found, record = history("RMSWeightsHistories")
    assert found.keys() == [wl_list([1, "Weights"]), wl_list([1, "Biases"])]
    weights = found.get(wl_list([1, "Weights"]))
    assert len(weights) == len(record.batch_losses) == 6
    last = record.final_net.arrays[(1, "Weights")]
    assert list(weights)[-1] == pytest.approx(np.sqrt(np.mean(last**2)), rel=1e-6)
    found, _ = history("RMSGradientsHistories")
    assert len(found.get(wl_list([1, "Biases"]))) == 6
    for name in ("RMSWeightsEvolutionPlot", "RMSGradientsEvolutionPlot"):
        assert history(name)[0].head is S.Legended
