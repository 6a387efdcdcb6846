from dataclasses import replace

import pytest

from tests.training_runs import Listener, chain, pairs, trained
from wlnet.expr.expr import rule
from wlnet.expr.symbols import S
from wlnet.training.interval import Interval
from wlnet.training.report import REPORTS, Update, duration

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
    lines.start(host)
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
    one = REPORTS["Print"](Interval(2, "Batches"), pause=1.0)
    times = [(1, 0.5), (2, 1.2), (4, 1.9), (6, 2.3)]
    assert [one.due(None, batches, seconds) for batches, seconds in times] == [False, True, False, True]


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
    assert "100%" in host.lines[-2]
    assert capsys.readouterr().out == ""


def test_the_bar_draws_on_standard_error_at_a_terminal_only(capsys, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    bar = REPORTS["ProgressIndicator"]()
    bar.start(Listener())
    bar.show(UPDATE)
    bar.end(UPDATE, "TimeGoal")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")


def test_the_bar_tells_where_the_training_stands(capsys):
    bar = REPORTS["ProgressIndicator"]()
    bar.start(Listener(is_terminal=True))
    bar.end(UPDATE, "TimeGoal")
    text = capsys.readouterr().err
    assert "25%" in text
    assert "round 3/12  loss 0.2  ErrorRate 0.125  4m10s left  1235/s" in text


def test_the_bar_puts_training_and_validation_side_by_side(capsys):
    bar = REPORTS["ProgressIndicator"]()
    bar.start(Listener(is_terminal=True))
    measurements = (("ErrorRate", 0.125), ("validation ErrorRate", 0.25))
    bar.end(replace(UPDATE, validation_loss=0.3, measurements=measurements), "TimeGoal")
    assert "loss 0.2|0.3  ErrorRate 0.125|0.25" in capsys.readouterr().err
