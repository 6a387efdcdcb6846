"""Options of NetTrain from the language: scenarios of nettrain.md 17.2 and 17.4."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.evaluating import value
from wlnet import Session

BEGIN = """
Off[General::stop];
SetOptions[NetTrain, TrainingProgressReporting -> None];
bell = Table[x -> Exp[-x^2], {x, -3, 3, .2}];
small = NetChain[{3, Tanh, 1}];
"""


@pytest.fixture(scope="module")
def session():
    made = Session()
    made.evaluate(BEGIN)
    return made


def test_d5_columns_of_a_dataset_are_lists_of_examples(session):
    session.evaluate("""
        table = Dataset[Table[<|"a" -> {x}, "b" -> {2. x}|>, {x, {1., 2., 3., 4.}}]];
        given[data_] := Normal[NetTrain[NetInitialize[LinearLayer[1, "Input" -> 1], RandomSeeding -> 1], data,
            BatchSize -> 4, RandomSeeding -> 1, MaxTrainingRounds -> 2,
            TrainingProgressReporting -> None][{5.}]];
        lists = Normal[table[All, "a"]] -> Normal[table[All, "b"]];
    """)
    assert session.evaluate("""
        {given[table[All, "a"] -> table[All, "b"]] === given[lists],
         given[lists[[1]] -> table[All, "b"]] === given[lists],
         given[<|"Input" -> table[All, "a"], "Output" -> lists[[2]]|>] === given[lists],
         VectorQ[given[lists], NumberQ]}
    """) == session.evaluate("{True, True, True, True}")


def test_d5_a_dataset_may_have_spare_columns(session):
    found = value(
        session,
        """
        rows = {<|"Input" -> {1, 2}, "Output" -> 3|>, <|"Input" -> {2, 3}, "Output" -> 5|>,
                <|"Input" -> {4, 1}, "Output" -> 5|>};
        train[data_] := NetTrain[NetChain[{4, Tanh, 1}], data, MaxTrainingRounds -> 5, BatchSize -> 2];
        first = train[rows];
        named = Map[Append[#, "Name" -> "a"] &, rows];
        {train[Dataset[rows]] === first, train[Dataset[named]] === first,
         train[Dataset[Merge[named, Identity]]] === first}
        """,
    )
    assert found == [True, True, True]


def test_d7_a_generator(session):
    found = value(
        session,
        """
        calls = {};
        line[asked_] := (AppendTo[calls, Values[asked]]; Table[i -> 2. i + 1, {i, asked["BatchSize"]}]);
        {NetTrain[LinearLayer[], {line, "RoundLength" -> 1000}, {"BatchesPerRound", "TotalBatches"},
           BatchSize -> 50, MaxTrainingRounds -> 2],
         calls === Table[{50, 1 + Quotient[n - 1, 20], n}, {n, 40}]}
        """,
    )
    assert found == [[20, 40], True]


def test_messages_and_throws_of_a_generator(session):
    thrown = value(
        session,
        """
        bad[asked_] := If[asked["AbsoluteBatch"] == 4, Throw["out"], {1 -> 2}];
        Catch[NetTrain[LinearLayer[], bad, BatchSize -> 1, MaxTrainingRounds -> 9]]
        """,
    )
    assert thrown == "out"
    assert repr(session.evaluate("NetTrain[LinearLayer[], {1 -> #Round, 2} &, BatchSize -> 2]")) == "$Failed"
    assert session.messages[0].startswith("NetTrain::genbatch: ")
    assert "batch 1 (round 1)" in session.messages[0]


def test_o10_a_progress_function_writes_a_log(session, tmp_path):
    log = tmp_path / "log.csv"
    session["log"] = str(log)
    total = value(
        session,
        """
        write[told_] := Module[{file = OpenAppend[log]},
          WriteString[file, StringRiffle[{told["Round"], told["RoundLoss"], told["TimeElapsed"]}, ","], "\n"];
          Close[file]];
        NetTrain[small, bell, "TotalRounds", MaxTrainingRounds -> 7, TrainingProgressFunction -> write]
        """,
    )
    rows = [[float(cell) for cell in line.split(",")] for line in log.read_text().split()]
    assert total == len(rows) == 7
    assert [row[0] for row in rows] == list(range(1, 8))
    assert all(earlier[2] < later[2] for earlier, later in pairwise(rows))


def test_a_progress_function_stops_or_aborts(session):
    found = value(
        session,
        """
        ending[how_] := NetTrain[small, bell, {"TotalRounds", "ReasonTrainingStopped"},
          TrainingProgressFunction -> (If[#Round == 5, how] &)];
        {ending["StopTraining"], ending["AbortTraining"] === $Aborted}
        """,
    )
    assert found == [[5, "ProgressFunction"], True]


def test_a_function_keeps_what_it_was_told(session):
    found = value(
        session,
        """
        kept = {};
        NetTrain[small, bell, MaxTrainingRounds -> 3, TrainingProgressFunction -> (AppendTo[kept, #] &)];
        {Lookup[kept, "Round"], Length[Union[Lookup[kept, "WeightsRMS"]]], Lookup[kept, "Event"]}
        """,
    )
    assert list(found[0]) == [1, 2, 3]
    assert found[1:] == [3, ["RoundEnd"] * 3]


def test_o11_a_function_shows_the_progress(session):
    session.evaluate(
        'NetTrain[small, bell, MaxTrainingRounds -> 4, TrainingProgressReporting -> {Function["r" <> '
        'ToString[#Round]], "Interval" -> Quantity[2, "Rounds"], "MinimumInterval" -> 0}]'
    )
    assert session.output == ["r2", "r4"]


def test_the_last_report_is_that_of_the_end(session):
    session.evaluate(
        "NetTrain[small, bell, MaxTrainingRounds -> 3, TrainingProgressReporting -> {Function[#Event], "
        '"Interval" -> Quantity[2, "Rounds"], "MinimumInterval" -> 0}]'
    )
    assert session.output == ["RoundEnd", "TrainingEnd"]


def test_o12_stopping_by_a_function(session):
    found = value(
        session,
        """
        NetTrain[small, bell, {"ReasonTrainingStopped", "RoundLossList"}, MaxTrainingRounds -> 200,
          ValidationSet -> Scaled[0.2], LearningRate -> 0.05,
          TrainingStoppingCriterion -> <|"Criterion" -> (#RoundLoss < 0.5 &)|>]
        """,
    )
    assert found[0] == "TrainingStoppingCriterion"
    assert found[1][-1] < 0.5 <= min(found[1][:-1])


def test_o13_generator_and_discriminator_take_turns(session):
    found = value(
        session,
        """
        SeedRandom[3];
        gan = NetInitialize[NetGANOperator[{NetChain[{4, Tanh, 1}, "Input" -> 2],
          NetChain[{4, Tanh, LinearLayer[{}], LogisticSigmoid}, "Input" -> 1]}]];
        data = <|"Sample" -> RandomReal[1, {8, 1}], "Latent" -> RandomReal[1, {8, 2}]|>;
        seen = {};
        NetTrain[gan, data, MaxTrainingRounds -> 4,
          TrainingUpdateSchedule -> {"Discriminator" -> 2, "Generator"},
          TrainingProgressFunction -> (AppendTo[seen, #Weights] &)];
        moved[a_, b_, part_] := AnyTrue[Keys[a], First[#] === part && a[#] =!= b[#] &];
        Table[moved[seen[[n]], seen[[n + 1]], part], {n, 3}, {part, {"Discriminator", "Generator"}}]
        """,
    )
    assert found == [[True, False], [False, True], [True, False]]


def test_p5_custom_properties(session):
    found = value(
        session,
        """
        NetTrain[small, bell, {"TotalBatches",
          <|"Property" -> (Norm[Flatten[Normal[#Weights[{1, "Weights"}]]]] &), "Form" -> "List",
            "Interval" -> Quantity[10, "Batches"]|>,
          <|"Property" -> "RoundLoss", "Form" -> "Plot", "Interval" -> "Round"|>},
          BatchSize -> 10, MaxTrainingRounds -> 8]
        """,
    )
    assert (found[0], len(found[1])) == (32, 3)
    assert hasattr(found[2], "figure")


def test_exact_values_of_functions_are_numbers(session):
    found = value(
        session,
        """
        root = <|"Property" -> (Sqrt[#Round] &), "Form" -> "Plot"|>;
        both = <|"Property" -> ({Sqrt[#Round], Pi} &), "Form" -> "TransposedList"|>;
        measured = <|"Measurement" -> (Pi &), "Key" -> "pi"|>;
        NetTrain[small, bell, {root, both, "RoundMeasurements"}, MaxTrainingRounds -> 2,
          TrainingProgressMeasurements -> measured]
        """,
    )
    assert hasattr(found[0], "figure")
    assert np.asarray(found[1]) == pytest.approx(np.array([[1, 2**0.5], [np.pi, np.pi]]))
    assert found[2]["pi"] == pytest.approx(np.pi)


def test_a_measurement_that_gives_arrays_of_several_sizes_is_refused(session):
    given = '<|"Measurement" -> (If[#Input > 0, {1, 2}, {1}] &), "Key" -> "m"|>'
    found = session.evaluate(f"NetTrain[small, bell, TrainingProgressMeasurements -> {given}]")
    assert repr(found) == "$Failed"
    assert session.messages[0].startswith("NetTrain::measshape: The function of the measurement m ")


def test_results_know_what_was_collected_with_them(session):
    found = value(
        session,
        """
        {results, norms} = NetTrain[small, bell,
          {All, <|"Property" -> (Norm[#WeightsVector] &), "Key" -> "Norms"|>}, MaxTrainingRounds -> 4];
        {results["Norms"] === norms, Length[norms], results["TotalRounds"]}
        """,
    )
    assert found == [True, 4, 4]


def test_limits_as_quantities(session):
    found = value(
        session,
        """
        rounds[limit_] := NetTrain[small, bell, {"TotalRounds", "TotalBatches"}, BatchSize -> 10,
          MaxTrainingRounds -> limit];
        {rounds[Quantity[6, "Batches"]], rounds[Quantity[2, "Rounds"]],
         NetTrain[small, bell, "ReasonTrainingStopped", TimeGoal -> Quantity[0.2, "Seconds"]]}
        """,
    )
    assert found == [[2, 6], [2, 8], "TimeGoal"]


def test_multipliers_for_spans_paths_and_backwards(session):
    """A negative rate climbs: with plain gradient descent it goes as far as a positive one, the other way."""
    found = value(
        session,
        """
        start = NetInitialize[NetChain[{4, Tanh, 4, Tanh, LinearLayer[{}]}, "Input" -> "Scalar"]];
        step[rates_] := NetTrain[start, bell, MaxTrainingRounds -> 1, BatchSize -> 31,
          WorkingPrecision -> "Real64", Method -> {"SGD", "Momentum" -> 0}, LearningRateMultipliers -> rates];
        change[rates_, path_] := Normal[NetExtract[step[rates], path]] - Normal[NetExtract[start, path]];
        plain = change[Automatic, {5, "Weights"}];
        {Max[Abs[change[{5 -> -1}, {5, "Weights"}] + plain]] < 10^-6,
         Max[Abs[change[{{5, "Weights"} -> 0.5}, {5, "Weights"}] - plain/2]] < 10^-6,
         Max[Abs[change[-2, {5, "Weights"}] + 2 plain]] < 10^-6,
         change[{1 ;; 3 -> None}, {1, "Weights"}] == 0 change[1, {1, "Weights"}],
         change[{5 -> 1, _ -> None}, {3, "Biases"}] == {0, 0, 0, 0},
         Max[Abs[plain]] > 10^-4}
        """,
    )
    assert found == [True] * 6


@pytest.mark.parametrize(
    "goal", ['"TrainingSpeed"', '"TrainingMemory"', '{"TrainingMemory", "TrainingSpeed"}']
)
def test_the_result_does_not_depend_on_the_performance_goal(session, goal):
    code = f"""
        run[goal_] := NetTrain[small, bell, MaxTrainingRounds -> 3, BatchSize -> 7, PerformanceGoal -> goal,
          ValidationSet -> Scaled[0.2]];
        run[{goal}] === run[Automatic]
        """
    assert value(session, code) is True


def test_seeds_inherited(session):
    found = value(
        session,
        """
        run[] := NetTrain[small, bell, MaxTrainingRounds -> 1, RandomSeeding -> Inherited];
        SeedRandom[5]; a = run[]; b = run[]; SeedRandom[5]; c = run[];
        SeedRandom[7]; x = RandomReal[]; SeedRandom[7]; NetTrain[small, bell, MaxTrainingRounds -> 1];
        {a === c, a === b, RandomReal[] === x}
        """,
    )
    assert found == [True, False, True]


MISTAKES = [
    ("TrainingProgressFunction -> 3", "NetTrain::invprogress"),
    ('TrainingProgressReporting -> "Prin"', "NetTrain::invreport"),
    ('TrainingStoppingCriterion -> "ErrorRate"', "NetTrain::stopkey"),
    ("TrainingUpdateSchedule -> {7}", "NetTrain::schedpart"),
    ("TrainingUpdateSchedule -> 1", "NetTrain::invschedule"),
    ('PerformanceGoal -> "Speed"', "NetTrain::invgoal"),
    ('TargetDevice -> {"GPU", All}', "NetTrain::badtrgdevgpu"),
    ('TargetDevice -> {"CPU", 2}', "NetTrain::invdevice"),
    ('MaxTrainingRounds -> Quantity[2, "Percent"]', "NetTrain::invrounds"),
    ('TimeGoal -> Quantity[2, "Rounds"]', "NetTrain::invtime"),
]


@pytest.mark.parametrize("option, message", MISTAKES, ids=[option for option, _ in MISTAKES])
def test_a_mistake_gives_its_message_and_failed(session, option, message):
    assert repr(session.evaluate(f"NetTrain[small, bell, {option}]")) == "$Failed"
    (text,) = session.messages
    assert text.startswith(message + ":")


CALLS = [
    ('<|"Property" -> "RoundLos"|>', "NetTrain::progkey"),
    ('<|"Propertie" -> "RoundLoss"|>', "NetTrain::invcustom"),
    ('{"TrainedNet", <|"Property" -> "RoundLoss", "Form" -> "Lists"|>}', "NetTrain::customform"),
]


@pytest.mark.parametrize("asked, message", CALLS, ids=[asked for asked, _ in CALLS])
def test_a_wrong_property_gives_its_message(session, asked, message):
    assert repr(session.evaluate(f"NetTrain[small, bell, {asked}]")) == "$Failed"
    (text,) = session.messages
    assert text.startswith(message + ":")


def test_a_rate_among_the_suboptions_of_the_method(session):
    found = value(
        session,
        """
        rate[method_, options___] := NetTrain[small, bell, "InitialLearningRate", Method -> method,
          MaxTrainingRounds -> 1, options];
        {rate[{"SGD", "LearningRate" -> 0.25}], rate[{"SGD", "LearningRate" -> 0.25}, LearningRate -> 0.5],
         rate["SGD"]}
        """,
    )
    assert found == [0.25, 0.5, 0.01]


def test_names_in_messages_are_not_cut(session):
    session.evaluate('NetTrain[small, bell, TrainingProgressMeasurements -> "Acuracy"]')
    assert "TruePositiveNumber" in session.messages[0]
    assert "<<" not in session.messages[0]


def test_a_fraction_as_validation_set_is_told_how_to_be_written(session):
    assert repr(session.evaluate("NetTrain[small, bell, ValidationSet -> 0.1]")) == "$Failed"
    assert session.messages[0].startswith("NetTrain::invval: ")
    assert "Scaled[0.1]" in session.messages[0]


def test_o13_a_shared_array_has_one_schedule(session):
    found = value(
        session,
        """
        tied = LinearLayer[2, "Weights" -> NetSharedArray["w"], "Biases" -> None];
        shared = NetInitialize[NetChain[{tied, Tanh,
          LinearLayer[2, "Weights" -> NetSharedArray["w"]]}, "Input" -> 2]];
        points = RandomReal[1, {6, 2}];
        after = NetTrain[shared, points -> points, MaxTrainingRounds -> 3, TrainingUpdateSchedule -> {1}];
        same[path_] := Normal[NetExtract[shared, path]] === Normal[NetExtract[after, path]];
        {same[{1, "Weights"}], same[{3, "Biases"}],
         Normal[NetExtract[after, {3, "Weights"}]] === Normal[NetExtract[after, {1, "Weights"}]]}
        """,
    )
    assert found == [False, True, True]


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not tell")
def test_many_trainings_in_one_session_do_not_grow(session):
    """Less than 5 MB from the tenth call to the fiftieth."""

    def train(times):
        for _ in range(times):
            session.evaluate(
                "NetTrain[small, bell, All, MaxTrainingRounds -> 2, ValidationSet -> Scaled[0.2],"
                "TrainingProgressFunction -> (#RoundLoss &)]"
            )
            assert session.messages == []

    def megabytes():
        text = Path("/proc/self/statm").read_text()
        return int(text.split()[1]) * 4096 / 1e6

    train(10)
    before = megabytes()
    train(40)
    assert megabytes() - before < 5
