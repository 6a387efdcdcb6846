import re

import numpy as np
import pytest

from tests.training_runs import Listener, chain, listed, trained
from wlnet.expr.arrays import packed
from wlnet.expr.expr import rule
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.formats.reading import load
from wlnet.training.checkpoint import checkpoints_of
from wlnet.training.property import value_of

X = np.linspace(-1, 1, 12)
DATA = rule(packed(X), packed(X**2))
NET = chain(4, S.Tanh, 1)


def run(spec, host=None, **options):
    options = {"BatchSize": 4, "MaxTrainingRounds": 3} | options
    return trained(NET, DATA, host=host, TrainingProgressCheckpointing=spec, **options)


def stored(path):
    return load(path.read_bytes())


def same_arrays(a, b):
    return all(a.arrays[path].tobytes() == b.arrays[path].tobytes() for path in a.arrays)


def test_o16_a_directory_gets_a_file_every_round(tmp_path):
    folder = tmp_path / "new" / "folder"
    record = run(["Directory", str(folder)])
    files = list(value_of(record, "CheckpointingFiles"))
    assert len(files) == 3 == len(list(folder.iterdir()))
    name = re.compile(r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d_(\d+)_(\d+)_(\d+)_([-.e\d]+)\.wlnet")
    facts = [name.fullmatch(file.rpartition("/")[2]).groups() for file in files]
    assert [(round_, batch) for _, round_, batch, _ in facts] == [("1", "3"), ("2", "6"), ("3", "9")]
    losses = [float(loss) for *_, loss in facts]
    np.testing.assert_allclose(losses, [one.loss for one in record.rounds], rtol=1e-3)
    assert same_arrays(stored(folder / files[-1]), record.final_net)
    assert not same_arrays(stored(folder / files[0]), record.final_net)
    again = list(value_of(run(["Directory", str(folder)], ValidationSet=DATA), "CheckpointingFiles"))
    assert not set(again) & set(files)
    assert len(again[0].rpartition("/")[2].split("_")) == 6


def test_a_file_is_written_again_and_again(tmp_path):
    path = tmp_path / "net.wlnet"
    seen = []

    def look(progress):
        seen.append((progress.get("Event"), list(progress.get("CheckpointingFiles"))))

    host = Listener(function=lambda f: look)
    record = run(["File", str(path)], host, TrainingProgressFunction=S.f)
    assert record.files == [str(path)]
    assert same_arrays(stored(path), record.final_net)
    assert seen == [("CheckpointWritten", [str(path)])] * 3
    assert [file.name for file in tmp_path.iterdir()] == ["net.wlnet"]


def test_several_targets_with_intervals(tmp_path):
    spec = [
        ["File", str(tmp_path / "net.wlnet")],
        ["Directory", str(tmp_path / "many"), rule("Interval", S.Quantity(2, "Batches"))],
    ]
    record = run(spec)
    assert len(record.files) == 1 + 4
    assert len(list((tmp_path / "many").iterdir())) == 4
    slow = rule("MinimumInterval", 1000)
    assert len(run(["Directory", str(tmp_path / "few"), slow]).files) == 1


def test_what_cannot_be_written_is_told_and_the_training_goes_on(tmp_path):
    (tmp_path / "plain").write_text("no folder")
    host = Listener()
    record = run(["Directory", str(tmp_path / "plain")], host)
    assert len(record.rounds) == 3
    assert len(host.warnings) == 3
    assert "NetTrain::checkpointfile" in str(host.warnings[0])


@pytest.mark.parametrize(
    "spec, message",
    [
        ("net.wlnet", "invcheckpoint"),
        ([], "invcheckpoint"),
        (["Folder", "a"], "invcheckpoint"),
        (["File"], "invcheckpoint"),
        (["File", 3], "invcheckpoint"),
        (["File", "a.wlnet", rule("Intervall", 2)], "invcheckpoint"),
        (["File", "a.onnx"], "checkpointfmt"),
        (["File", "a.wlnet", rule("Interval", -2)], "invinterval"),
    ],
)
def test_a_wrong_setting_is_refused(spec, message):
    with pytest.raises(MessageError, match=f"NetTrain::{message}"):
        checkpoints_of(listed(spec), Listener())
