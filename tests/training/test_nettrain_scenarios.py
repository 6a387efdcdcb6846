"""NetTrain from the language: the acceptance scenarios of nettrain.md 17 and the user's mistakes."""

from threading import Event, Thread

import numpy as np
import pytest

from tests.evaluating import value
from wlnet import Session
from wlnet.expr.message import MessageError

QUIET = "TrainingProgressReporting -> None"


@pytest.fixture(scope="module")
def session():
    made = Session()
    made.evaluate("SeedRandom[7]; bell = Table[x -> Exp[-x^2], {x, -3, 3, .2}];")
    return made


def test_b1_a_line_through_four_points(session):
    value(
        session,
        f"line = NetTrain[LinearLayer[], {{1 -> 1.9, 2 -> 4.1, 3 -> 6.0, 4 -> 8.1}}, "
        f"LearningRate -> 0.05, MaxTrainingRounds -> 2500, {QUIET}];",
    )
    slope, offset = np.polyfit([1, 2, 3, 4], [1.9, 4.1, 6.0, 8.1], 1)
    assert value(session, 'Normal[NetExtract[line, "Weights"]][[1, 1]]') == pytest.approx(slope, rel=0.02)
    assert value(session, 'Normal[NetExtract[line, "Biases"]][[1]]') == pytest.approx(offset, abs=0.04)
    assert value(session, "line[3.5]") == pytest.approx(3.5 * slope + offset, rel=0.02)
    found = value(session, "line[{1.5, 2.5}]")
    np.testing.assert_allclose(found, np.polyval([slope, offset], [1.5, 2.5]), rtol=0.02)


def test_b1_comes_out_with_every_option_at_its_default(session):
    value(session, f"line = NetTrain[LinearLayer[], {{1 -> 1.9, 2 -> 4.1, 3 -> 6.0, 4 -> 8.1}}, {QUIET}];")
    assert value(session, "line[3.5]") == pytest.approx(7.075, abs=0.01)


def test_b2_a_curve(session):
    assert value(session, "Length[bell]") == 31
    value(
        session,
        "curve = NetTrain[NetChain[{50, Tanh, 1}], bell, LearningRate -> 0.01, "
        f"MaxTrainingRounds -> 2000, {QUIET}];",
    )
    error = value(session, "Max[Abs[Table[curve[x] - Exp[-x^2], {x, -2.5, 2.5, .1}]]]")
    assert isinstance(error, float)
    assert error < 0.05


def test_b4_true_or_false(session):
    value(
        session,
        "above = NetTrain[NetChain[{LinearLayer[], LogisticSigmoid}, "
        '"Output" -> NetDecoder["Boolean"]], Table[x -> x > 3, {x, 0, 6, .25}], '
        f"LearningRate -> 0.1, MaxTrainingRounds -> 800, {QUIET}];",
    )
    assert value(session, "above /@ {0.5, 2, 4, 5.5}") == [False, False, True, True]
    probabilities = value(session, "above[{1, 2, 3, 4, 5}, None]")
    assert np.all(np.diff(probabilities) > 0)
    assert 0 < probabilities[0] < 0.1 < 0.9 < probabilities[-1] < 1


DATA_FORMS = {
    "D1": "{{1, 2} -> 3, {2, 3} -> 5, {4, 1} -> 5, {0, 2} -> 2}",
    "D2": "{{1, 2}, {2, 3}, {4, 1}, {0, 2}} -> {3, 5, 5, 2}",
    "D3": '<|"Input" -> {{1, 2}, {2, 3}, {4, 1}, {0, 2}}, "Output" -> {3, 5, 5, 2}|>',
    "D4": '{<|"Input" -> {1, 2}, "Output" -> 3|>, <|"Input" -> {2, 3}, "Output" -> 5|>, '
    '<|"Input" -> {4, 1}, "Output" -> 5|>, <|"Output" -> 2, "Input" -> {0, 2}|>}',
    "arrays": "Thread[N[{{1, 2}, {2, 3}, {4, 1}, {0, 2}}] -> {3., 5., 5., 2.}]",
}


def test_d1_to_d4_every_form_of_the_data_trains_the_same_net(session):
    for name, form in DATA_FORMS.items():
        value(
            session,
            f"net{name} = NetTrain[NetChain[{{4, Tanh, 1}}], {form}, MaxTrainingRounds -> 5, "
            f"BatchSize -> 3, {QUIET}];",
        )
        if name != "D1":
            assert value(session, f"netD1 === net{name}") is True, name


def test_p1_and_p2_properties(session):
    value(
        session, f"results = NetTrain[NetChain[{{3, Tanh, 1}}], bell, All, MaxTrainingRounds -> 4, {QUIET}];"
    )
    assert value(session, 'Head[results["TrainedNet"]] === NetChain')
    assert value(session, 'results[{"TotalRounds", "BatchSize"}]') == [4, 31]
    assert value(session, 'MemberQ[results["Properties"], "RoundLossList"]')
    assert value(session, "Head[results] === NetTrainResultsObject")
    assert "examples/s" in value(session, "ToString[results]")
    found = value(
        session,
        'NetTrain[NetChain[{3, Tanh, 1}], bell, {"TrainedNet", "RoundLossList", '
        f'"TotalTrainingTime"}}, MaxTrainingRounds -> 4, {QUIET}]',
    )
    assert len(found) == 3
    assert found[0] == value(session, 'results["TrainedNet"]')
    np.testing.assert_array_equal(found[1], value(session, 'results["RoundLossList"]'))
    assert found[2] > 0


def test_o1_the_batch_size(session):
    found = value(
        session,
        "NetTrain[NetChain[{100, Tanh, 100, Tanh, 1}], Table[i -> Sin[i], {i, -Pi, Pi, Pi/300}], "
        '{"BatchSize", "BatchesPerRound", "TrainedNet"}, BatchSize -> 300, '
        f"LearningRate -> 0.005, MaxTrainingRounds -> 300, {QUIET}]",
    )
    assert found[:2] == [300, 3]
    assert abs(found[2](3.14159)) < 0.1
    assert found[2](1.5) == pytest.approx(np.sin(1.5), abs=0.1)


def test_o4_classes_need_no_loss_to_be_named(session):
    value(session, "points = RandomReal[1, {500, 2}]; order[{a_, b_}] := If[a < b, Less, Greater];")
    value(
        session,
        'sides = NetTrain[NetChain[{LinearLayer[], SoftmaxLayer[]}, "Input" -> 2, '
        '"Output" -> NetDecoder[{"Class", {Less, Greater}}]], Thread[points -> (order /@ points)], '
        f"MaxTrainingRounds -> 60, LearningRate -> 0.05, {QUIET}];",
    )
    new = "new = RandomReal[1, {200, 2}]; N[Count[MapThread[SameQ, {sides[new], order /@ new}], True]/200]"
    assert value(session, new) > 0.95


def test_o5_a_loss_by_position_or_by_option(session):
    def run(loss):
        return value(
            session, f"NetTrain[NetChain[{{3, Tanh, 1}}], bell, {loss}, MaxTrainingRounds -> 3, {QUIET}]"
        )

    by_position = run("MeanAbsoluteLossLayer[]")
    assert by_position == run("LossFunction -> MeanAbsoluteLossLayer[]")
    assert by_position == run('"Output" -> MeanAbsoluteLossLayer[]')
    assert by_position != run("MeanSquaredLossLayer[]")
    assert run("MeanSquaredLossLayer[]") == run("Automatic")


def test_o7_rounds(session):
    found = value(
        session,
        'NetTrain[NetChain[{3, Tanh, 1}], bell, {"TotalRounds", "ExamplesProcessed", '
        f'"ReasonTrainingStopped"}}, MaxTrainingRounds -> 1, BatchSize -> 7, {QUIET}]',
    )
    assert found == [1, 31, "MaxTrainingRounds"]


def test_o8_methods(session):
    def run(method, prop):
        return value(
            session,
            f'NetTrain[NetChain[{{3, Tanh, 1}}], bell, "{prop}", Method -> {method}, '
            f"MaxTrainingRounds -> 5, {QUIET}]",
        )

    schedule = '{"SGD", "LearningRateSchedule" -> Function[{b, t}, 1 - b/t]}'
    assert run(schedule, "FinalLearningRate") == 0
    assert run(schedule, "InitialLearningRate") == 0.01
    clipped = run('{"ADAM", "WeightClipping" -> 0.1}', "TrainedNet")
    assert max(abs(array).max() for array in clipped.arrays.values()) <= np.float32(0.1)


def test_o14_validation_picks_the_best_net(session):
    value(session, "noisy = Table[x -> Exp[-x^2] + RandomReal[{-.15, .15}], {x, -3, 3, .1}];")
    found = value(
        session,
        'NetTrain[NetChain[{60, Tanh, 60, Tanh, 1}], noisy, {"TrainingExamples", '
        '"ValidationExamples", "BestValidationRound", "ValidationLossList"}, '
        "ValidationSet -> Scaled[0.2], MaxTrainingRounds -> 200, LearningRate -> 0.01, "
        f"{QUIET}]",
    )
    assert found[0] + found[1] == 61
    assert found[2] == 1 + int(np.argmin(found[3]))
    spaced = value(
        session,
        'NetTrain[NetChain[{6, Tanh, 1}], noisy, "ValidationLossList", MaxTrainingRounds -> 12, '
        f'ValidationSet -> {{Scaled[0.2], "Interval" -> 5}}, {QUIET}]',
    )
    assert len(spaced) == 3


def test_i1_the_default_seed_is_fixed(session):
    def run(seeding=""):
        return value(
            session, f"NetTrain[NetChain[{{3, Tanh, 1}}], bell, MaxTrainingRounds -> 2{seeding}, {QUIET}]"
        )

    assert run() == run()
    assert run() == run(", RandomSeeding -> 1234")
    assert run(", RandomSeeding -> Automatic") != run(", RandomSeeding -> Automatic")
    value(session, "SeedRandom[3]")
    first = run(", RandomSeeding -> Inherited")
    value(session, "SeedRandom[3]")
    assert first == run(", RandomSeeding -> Inherited")


def test_named_sets(session):
    value(
        session,
        'iris = NetTrain[NetChain[{8, Tanh, LinearLayer[], SoftmaxLayer[]}], "FisherIris", '
        f"ValidationSet -> Automatic, MaxTrainingRounds -> 150, LearningRate -> 0.01, {QUIET}];",
    )
    accuracy = value(
        session,
        'test = ExampleData[{"MachineLearning", "FisherIris"}, "TestData"]; '
        "N[Mean[Boole[MapThread[SameQ, {iris[Keys[test]], Values[test]}]]]]",
    )
    assert accuracy >= 0.9
    assert value(session, 'Length[ResourceData["UCILetter", "TrainingData"]]') == 16000
    assert value(session, 'ExampleData["MachineLearning"][[1]]') == ["MachineLearning", "CIFAR-10"]
    assert value(session, 'Length[ResourceData[ResourceObject["FisherIris"], "TestData"]]') == 45


def test_the_input_form_is_the_call_with_large_data_abbreviated(session):
    text = value(
        session,
        'ToString[NetTrain[NetChain[{1}], Table[i -> 2 i, {i, 1000}], "NetTrainInputForm", '
        f"MaxTrainingRounds -> 1, {QUIET}], InputForm]",
    )
    assert text.startswith("HoldForm[NetTrain[NetChain[")
    assert "9 -> 18" in text
    assert "10 -> 20" not in text
    assert "Skeleton[991]" in text
    assert "MaxTrainingRounds -> 1" in text


def test_progress_is_told_but_not_printed():
    lines = []
    session = Session(on_progress=lines.append)
    session.evaluate("NetTrain[LinearLayer[], {1 -> 2, 2 -> 4}, MaxTrainingRounds -> 3]")
    assert session.output == []
    assert "MaxTrainingRounds" in str(lines[-1])


def test_options_may_be_nested_lists_strings_or_symbols_and_the_first_counts(session):
    options = '{{BatchSize -> 7}, {{"MaxTrainingRounds" -> 2}}}, MaxTrainingRounds -> 5, BatchSize -> 9'
    code = f'NetTrain[NetChain[{{1}}], bell, {{"TotalRounds", "BatchSize"}}, {options}, {QUIET}]'
    assert value(session, code) == [2, 7]


def test_options_are_listed_and_can_be_set(session):
    assert value(session, "Options[NetTrain, RandomSeeding]")[0].args[1] == 1234
    fresh = Session()
    fresh.evaluate("SetOptions[NetTrain, MaxTrainingRounds -> 3]")
    found = fresh.evaluate(f'NetTrain[LinearLayer[], {{1 -> 2, 2 -> 4}}, "TotalRounds", {QUIET}]')
    assert found == 3


MISTAKES = [
    ("NetTrain[3, {1 -> 2}]", "NetTrain::invnet"),
    ("NetTrain[net, {1, 2} -> {1, 2, 3}]", "NetTrain::unequal"),
    ('NetTrain[classes, {{1, 2} -> "a", {2, 1} -> "q"}]', "NetTrain::classinv"),
    ("NetTrain[net, {1 -> 2}, BatchSiz -> 3]", "NetTrain::optx"),
    ('NetTrain[net, {1 -> 2}, "RoundLosList"]', "NetTrain::unkprop"),
    ('NetTrain[net, {1 -> 2}, {"TrainedNet", "RoundLosList"}]', "NetTrain::unkprop"),
    ('NetTrain[net, <|"Inptu" -> {1}, "Output" -> {2}|>]', "NetTrain::missport"),
    ("NetTrain[net, {1 -> 2, 2 -> Indeterminate}]", "NetTrain::mixed"),
    ("NetTrain[net, {1 -> 2}, BatchSize -> 0]", "NetTrain::invbatchsize"),
    ("NetTrain[net, {}]", "NetTrain::nodata"),
    ('NetTrain[NetArrayLayer["Output" -> {}], <||>, LossFunction -> "Output"]', "NetTrain::noports"),
    ('NetTrain[net, "MNISD"]', "NetTrain::unknset"),
    ('NetTrain[net, {1 -> 2}, BatchSize -> 3, {"BatchSize"}]', "NetTrain::optpos"),
    ("NetTrain[net, misspelt]", "NetTrain::novalue"),
    ("NetTrain[net, {1 -> 2}, ValidationSet -> Automatic]", "NetTrain::valauto"),
    ("NetTrain[net, {1 -> 2}, ValidationSet -> Scaled[0.5]]", "NetTrain::valsize"),
    ("NetTrain[net, {1 -> 2}, TrainingProgressFunction -> 3]", "NetTrain::invprogress"),
    ('NetTrain[net, {1 -> 2}, TrainingProgressReporting -> "Prin"]', "NetTrain::invreport"),
    ('NetTrain[net, {1 -> 2}, TrainingStoppingCriterion -> "ErrorRate"]', "NetTrain::stopkey"),
    ('NetTrain[net, {1 -> 2}, <|"Property" -> "RoundLos"|>]', "NetTrain::progkey"),
    ('NetTrain[net, {1 -> 2}, <|"Propertie" -> "RoundLoss"|>]', "NetTrain::invcustom"),
    ("NetTrain[net, (#BatchSize &)]", "NetTrain::genbatch"),
    ('NetTrain[net, {Function[{#BatchSize -> 1}], "RoundLength" -> 0}]', "NetTrain::invroundlen"),
    ("NetTrain[net, Function[{1 -> 2}]]", "NetTrain::genbatch"),
    ("NetTrain[net, Function[{1 -> 2}], ValidationSet -> Scaled[0.2], BatchSize -> 1]", "NetTrain::valgen"),
    ('NetTrain[net, Function[{1 -> 2}], "ExampleLosses", BatchSize -> 1]', "NetTrain::nolosses"),
    ('NetTrain[net, File["nowhere.h5"]]', "NetTrain::h5file"),
    ('NetTrain[net, File["data.csv"]]', "NetTrain::datafmt"),
    ('NetTrain[net, {1 -> 2}, "Output" -> 3, MaxTrainingRounds -> 1]', "NetTrain::optx"),
    ("NetTrain[net, {1 -> 2}, MeanSquaredLossLayer[], All, 7]", "NetTrain::nargs"),
    ('NetTrain[net, {1 -> 2}, TargetDevice -> "GPU"]', "NetTrain::badtrgdevgpu"),
    ('ExampleData[{"MachineLearning", "Irises"}]', "ExampleData::unknset"),
    ('ResourceData["FisherIris", "Trainingdata"]', "ResourceData::unknpart"),
]


@pytest.mark.parametrize("code, message", MISTAKES, ids=[code for code, _ in MISTAKES])
def test_a_mistake_gives_its_message_and_failed(session, code, message):
    session.evaluate(
        "net = NetChain[{3, Tanh, 1}]; classes = NetChain[{LinearLayer[], SoftmaxLayer[]}, "
        '"Input" -> 2, "Output" -> NetDecoder[{"Class", {"a", "b"}}]];'
    )
    wrapped = session.evaluate_wrap(code)
    assert repr(wrapped.result) == "$Failed"
    (text,) = [m if isinstance(m, str) else m[1] for m in session.messages]
    assert text.startswith(message + ":")
    assert "Traceback" not in text


def test_too_few_arguments_stay_unevaluated(session):
    found = session.evaluate_wrap("NetTrain[LinearLayer[]]")
    assert repr(found.result).startswith("NetTrain[")
    assert session.messages[0].startswith("NetTrain::argmu")


def test_numbers_that_are_none_from_python_are_named(session):
    session["x"] = np.array([[1.0, 2.0], [np.nan, 1.0]])
    session["y"] = np.array([1.0, 2.0])
    assert repr(session.evaluate("NetTrain[NetChain[{1}], x -> y]")) == "$Failed"
    assert "NetTrain::notfinite: Example 2 of the training data" in session.messages[0]


def test_a_net_that_could_not_be_made_is_not_called_a_symbol_without_a_value(session):
    session.evaluate("NetTrain[NetChain[{Tahn}], {1 -> 2}]")
    assert [name.partition(": ")[0] for name in session.messages] == [
        "NetChain::invlayer",
        "NetTrain::invnet",
    ]
    assert "has failed before" in session.messages[1] and "no value" not in session.messages[1]


def test_divergence_gives_a_net_and_a_message(session):
    found = session.evaluate(
        'NetTrain[LinearLayer[], {1 -> 2, 2 -> 4}, "ReasonTrainingStopped", Method -> "SGD", '
        f"LearningRate -> 10^6, MaxTrainingRounds -> 1000, {QUIET}]"
    )
    assert found == "Divergence"
    assert session.messages[0].startswith("NetTrain::arrdiv")


class Interrupter(Thread):
    """Presses Ctrl-C `times` times once the session's training has begun."""

    def __init__(self, session, times):
        super().__init__(daemon=True)
        self.session, self.times = session, times
        self.begun = Event()

    def run(self):
        self.begun.wait(20)
        for _ in range(self.times):
            self.session.interrupt()


def endless(presses):
    """(result, messages) of a training without end, interrupted after its first line of progress."""
    session = Session(on_progress=lambda line: keys.begun.set())
    keys = Interrupter(session, presses)
    keys.start()
    result = session.evaluate(
        'NetTrain[LinearLayer[], {1 -> 2, 2 -> 4}, {"ReasonTrainingStopped", "TotalBatches"}, '
        'MaxTrainingRounds -> 10^8, TrainingProgressReporting -> {"Print", "Interval" -> 0.001}]'
    )
    messages = list(session.messages)
    keys.join(5)
    assert session.evaluate("1 + 1") == 2
    return result, messages


def test_the_first_interrupt_ends_a_training_with_the_result_so_far():
    (reason, batches), messages = endless(presses=1)
    assert reason == "ManualStop"
    assert 0 < batches < 10**7
    assert messages[0].startswith("NetTrain::stopped")


def test_the_second_interrupt_aborts():
    result, _ = endless(presses=2)
    assert repr(result) == "$Aborted"


def test_a_generator_that_asks_for_an_unknown_key_is_told_in_the_language(session):
    session.evaluate("NetTrain[LinearLayer[], Function[Table[{1.} -> 2, #Batchsize]]]")
    text = session.messages[-1]
    assert 'Table[{1.} -> 2, Missing["KeyAbsent", "Batchsize"]]' in text
    assert text.endswith(
        "asks for #Batchsize, but is given BatchSize, Round, AbsoluteBatch. Did you mean BatchSize?"
    )


def test_what_a_net_is_given_is_told_in_the_language(session):
    net = session.evaluate('NetInitialize[LinearLayer[1, "Input" -> 2]]')
    with pytest.raises(MessageError, match=r"is given \{Indeterminate, 1\}"):
        net([float("nan"), 1])
