from dataclasses import replace
from time import perf_counter, sleep, thread_time

import pytest

from tests.training_runs import Listener, chain, classifier, pairs, trained
from wlnet.expr.expr import rule
from wlnet.expr.symbols import S
from wlnet.training.interval import Interval, Turns
from wlnet.training.keys import Keys
from wlnet.training.report import REPORTS, Update, duration, measured
from wlnet.training.reports.bar import facts
from wlnet.training.screen import Rest

UPDATE = Update(
    fraction=0.25,
    round=3,
    rounds=12,
    batch=7,
    batches=40,
    examples_per_second=1234.6,
    elapsed=8.25,
    remaining=250.0,
    batch_loss=0.12345,
    round_loss=0.2,
    validation_loss=None,
    measurements=(("ErrorRate", 0.125),),
)
DATA = pairs([1.0, 2.0, 3.0, 4.0], [1.0, 2.0, 3.0, 4.0])


@pytest.mark.parametrize(
    "seconds, text",
    [(None, "-"), (0.25, "0.2s"), (8.3, "8.3s"), (59.94, "59.9s"), (250, "4m10s"), (7500, "2h05m")],
)
def test_durations(seconds, text):
    assert duration(seconds) == text


def test_lines_have_a_header_once_and_columns_below_it():
    host = Listener()
    lines = REPORTS["Print"]()
    lines.start(host, None)
    lines.show(UPDATE)
    lines.show(UPDATE)
    lines.end(UPDATE, "MaxTrainingRounds")
    header, first, second, last, end = host.lines
    names = "done round batch examples/s time left batch loss round loss validation ErrorRate"
    assert header.split() == names.split()
    assert first.split() == ["25%", "3/12", "7/40", "1235", "4m10s", "0.1235", "0.2", "-", "0.125"]
    assert first == second == last
    assert len(first) == len(header)
    assert end == "Training ended after 8.2s: MaxTrainingRounds."


def test_a_report_is_due_by_its_clock_and_not_within_its_pause():
    one = REPORTS["Print"](Turns(Interval(2, "Batches"), pause=1.0))
    times = [(1, 0.5), (2, 1.2), (4, 1.9), (6, 2.3)]
    assert [one.turns.due(None, batches, seconds, 0.1) for batches, seconds in times] == [
        False,
        True,
        False,
        True,
    ]


def test_lines_by_rounds():
    host = Listener()
    by_round = ["Print", rule("Interval", S.Quantity(2, "Rounds"))]
    trained(chain(1), DATA, host=host, MaxTrainingRounds=6, TrainingProgressReporting=by_round)
    rounds = [line.split()[1] for line in host.lines[1:-1]]
    assert rounds == ["2/6", "4/6", "6/6"]


def test_silence():
    host = Listener()
    trained(chain(1), DATA, host=host, MaxTrainingRounds=3, TrainingProgressReporting=S("None"))
    assert host.lines == []


def test_several_reports_at_once(capsys):
    host = Listener()
    trained(
        chain(1),
        DATA,
        host=host,
        MaxTrainingRounds=3,
        TrainingProgressReporting=["Print", "ProgressIndicator"],
    )
    assert "100%" in host.lines[-3]
    assert host.lines[-1].startswith("3 rounds in ")
    assert capsys.readouterr().out == ""


def test_the_bar_draws_on_standard_error_at_a_terminal_only(capsys, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    bar, host = REPORTS["ProgressIndicator"](), Listener()
    bar.start(host, None)
    bar.show(UPDATE)
    bar.end(UPDATE, "TimeGoal")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")
    assert host.lines == ["2.17 rounds in 8.2s (TimeGoal): loss 0.2; ErrorRate 0.125"]


def test_the_bar_tells_where_the_training_stands(capsys):
    bar = REPORTS["ProgressIndicator"]()
    bar.start(Listener(is_terminal=True), None)
    bar.show(UPDATE)
    assert "25%" in capsys.readouterr().err
    bar.end(UPDATE, "TimeGoal")
    left = "2.17 rounds in 8.2s (TimeGoal): loss 0.2; ErrorRate 0.125\n"
    assert capsys.readouterr().err.endswith(left)


def test_the_facts_beside_a_bar_put_training_and_validation_side_by_side():
    assert facts(UPDATE) == "round 3/12  loss 0.2  ErrorRate 0.125  4m10s left  1235/s"
    measurements = (("ErrorRate", 0.125), ("validation ErrorRate", 0.25))
    both = facts(replace(UPDATE, validation_loss=0.3, measurements=measurements))
    assert "loss 0.2|0.3  ErrorRate 0.125|0.25" in both


def test_values_are_paired_by_key_where_only_the_validation_has_one():
    both = replace(UPDATE, measurements=(("validation Accuracy", 0.5),), validation_loss=0.3)
    assert measured(both) == [("loss", 0.2, 0.3), ("Accuracy", None, 0.5)]


def test_the_panel_is_shown_while_a_training_runs_and_a_line_is_left(capsys, monkeypatch):
    monkeypatch.setattr("wlnet.training.screen.REST", 0.0)
    often = ["Panel", rule("Interval", S.Quantity(1, "Batches"))]
    host = Listener(is_terminal=True)
    record = trained(
        classifier(3, Input=1),
        pairs([[1.0], [2.0], [3.0], [4.0]], ["a", "b", "a", "b"]),
        host=host,
        MaxTrainingRounds=30,
        ValidationSet=S.Scaled(0.5),
        TrainingProgressReporting=often,
    )
    shown = capsys.readouterr().err
    for fact in ("NetTrain", "/30, batch", "training", "validation", "ErrorRate", "ADAM, rate 0.001", "┤"):
        assert fact in shown
    last = shown.rpartition("\x1b[?25h")[2]
    assert last.startswith("30 rounds in ") and " (MaxTrainingRounds): loss " in last
    assert "press s" not in shown  # this host has no way to stop
    assert record.reason == "MaxTrainingRounds"


def test_a_panel_without_a_terminal_tells_at_the_end():
    host = Listener()
    trained(chain(1), DATA, host=host, MaxTrainingRounds=3, TrainingProgressReporting="Panel")
    (line,) = host.lines
    assert line.startswith("3 rounds in ")


def test_the_key_of_the_panel_ends_the_training_with_its_result(capsys, monkeypatch):
    asked = []
    monkeypatch.setattr(Keys, "open", lambda self: True)
    monkeypatch.setattr(Keys, "pressed", lambda self: "xS" if not asked else "")
    host = Listener(is_terminal=True, ask_stop=lambda: asked.append(1), stop_asked=lambda: bool(asked))
    often = ["Panel", rule("Interval", S.Quantity(1, "Rounds"))]
    record = trained(chain(1), DATA, host=host, MaxTrainingRounds=50, TrainingProgressReporting=often)
    assert (record.reason, len(record.rounds), asked) == ("ManualStop", 2, [1])
    assert "stopping after this batch" in capsys.readouterr().err


def test_drawings_rest_two_hundred_times_as_long_as_they_took():
    rest = Rest(longest=1e6)
    assert rest.over()
    start, used = perf_counter(), thread_time() - 0.001
    rest.after(used)
    assert not rest.over()
    while not rest.over():
        pass
    assert perf_counter() - start >= 0.2


def test_drawings_rest_no_longer_than_they_are_told():
    rest = Rest(longest=0.05)
    rest.after(thread_time() - 10.0)
    assert not rest.over()
    sleep(0.06)
    assert rest.over()
