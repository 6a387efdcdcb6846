import csv
import json

import pytest

from tests.training_runs import Listener, classifier, pairs, trained
from wlnet.expr.expr import rule
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S

DATA = pairs([[float(k)] for k in range(8)], ["a", "b"] * 4)


def run(path, *rules, **options):
    setting = [S.File(str(path)), *rules] if rules else S.File(str(path))
    return trained(classifier(3, Input=1), DATA, TrainingProgressReporting=setting, **options)


def rows_of(path, delimiter=","):
    with path.open(newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


@pytest.mark.parametrize("name, delimiter", [("r.csv", ","), ("r.tsv", "\t")])
def test_a_row_is_written_after_each_round(tmp_path, name, delimiter):
    record = run(tmp_path / name, MaxTrainingRounds=4, ValidationSet=S.Scaled(0.5))
    rows = rows_of(tmp_path / name, delimiter)
    assert [int(row["Round"]) for row in rows] == [1, 2, 3, 4]
    assert [float(row["RoundLoss"]) for row in rows] == [one.loss for one in record.rounds]
    assert [float(row["ValidationLoss"]) for row in rows] == [one.loss for one in record.validations]
    errors = [one.measurements["ErrorRate"] for one in record.rounds]
    assert [float(row["ErrorRate"]) for row in rows] == errors
    assert "ValidationErrorRate" in rows[0] and float(rows[-1]["ProgressFraction"]) == 1


def test_columns_are_known_from_the_start_and_what_is_not_known_yet_is_empty(tmp_path):
    path = tmp_path / "r.csv"
    by_batch = rule("Interval", S.Quantity(1, "Batches"))
    run(path, by_batch, MaxTrainingRounds=2, BatchSize=2)
    rows = rows_of(path)
    assert [int(row["AbsoluteBatch"]) for row in rows] == list(range(1, 9))
    assert rows[0]["RoundLoss"] == "" and rows[-1]["RoundLoss"] != ""
    assert "ValidationLoss" not in rows[0]


def test_json_is_a_list_of_objects(tmp_path):
    record = run(tmp_path / "r.json", MaxTrainingRounds=3)
    rows = json.loads((tmp_path / "r.json").read_text())
    assert [row["BatchLoss"] for row in rows] == list(record.batch_losses)


def test_the_file_is_whole_whenever_one_looks(tmp_path):
    path, seen = tmp_path / "r.json", []

    def look() -> bool:
        seen.append(len(json.loads(path.read_text())))
        return False

    setting = S.File(str(path))
    host = Listener(stop_asked=look)
    trained(classifier(3, Input=1), DATA, host=host, MaxTrainingRounds=4, TrainingProgressReporting=setting)
    assert seen == [0, 1, 2]


def test_wolfram_language_reads_its_own_form(session, tmp_path):
    record = run(tmp_path / "r.wl", MaxTrainingRounds=3)
    found = session.evaluate(f'Get["{tmp_path / "r.wl"}"]', check=True)
    assert [row["BatchLoss"] for row in found] == list(record.batch_losses)
    assert found[0]["RoundLoss"] == record.rounds[0].loss


def test_a_name_is_in_the_directory_of_the_session(session, tmp_path):
    session.evaluate(f'SetDirectory["{tmp_path}"]')
    options = 'MaxTrainingRounds -> 2, TrainingProgressReporting -> File["a.csv"]'
    session.evaluate(f"NetTrain[NetChain[{{1}}], {{{{1}} -> {{2}}}}, {options}]", check=True)
    assert len(rows_of(tmp_path / "a.csv")) == 2


@pytest.mark.parametrize("name, message", [("r.xlsx", "reportfmt"), ("none/r.csv", "reportfile")])
def test_files_that_cannot_be_are_refused(tmp_path, name, message):
    with pytest.raises(MessageError, match=f"NetTrain::{message}"):
        run(tmp_path / name, MaxTrainingRounds=1)
