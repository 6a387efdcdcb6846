"""File["name.h5"] as training data: the same net as from memory, read batch by batch."""

import h5py
import numpy as np
import pytest

from tests.training_runs import chain, classifier, trained
from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.training.data import hdf5

RNG = np.random.default_rng(7)
X = RNG.normal(size=(30, 2, 3)).astype(np.float32)
Y = X.sum(axis=(1, 2)).astype(float)
LABELS = (Y > 0).astype(np.int64) + 1


def written(path, **columns):
    with h5py.File(path, "w") as file:
        for name, array in columns.items():
            file[name] = array
    return S.File(str(path))


def test_the_net_is_the_same_as_from_memory(tmp_path):
    data = written(tmp_path / "a.h5", Input=X, Output=Y)
    options = {"BatchSize": 7, "MaxTrainingRounds": 4, "LearningRate": 0.01}
    there = trained(chain(4, S.Tanh, 1), data, ValidationSet=S.Scaled(0.2), **options)
    here = Association({"Input": packed(X), "Output": packed(Y)})
    memory = trained(chain(4, S.Tanh, 1), here, ValidationSet=S.Scaled(0.2), **options)
    assert there.trained_net == memory.trained_net
    assert [one.loss for one in there.validations] == [one.loss for one in memory.validations]


def test_classes_and_a_validation_file(tmp_path):
    data = written(tmp_path / "a.h5", Input=X, Output=LABELS)
    record = trained(
        classifier(), data, ValidationSet=data, MaxTrainingRounds=40, LearningRate=0.1, BatchSize=10
    )
    assert record.validations[-1].measurements["ErrorRate"] < 0.15
    assert record.validation_examples == 30


def test_a_batch_reads_its_rows_alone(tmp_path, monkeypatch):
    data = written(tmp_path / "a.h5", Input=X, Output=Y)
    read = []
    plain = hdf5._plain
    monkeypatch.setattr(hdf5, "_plain", lambda array: read.append(len(array)) or plain(array))
    monkeypatch.setattr(hdf5, "SAMPLE", 5)
    trained(chain(1), data, BatchSize=10, MaxTrainingRounds=2)
    assert sorted(read) == [5, 10, 10, 10, 10, 10, 10, 30]


def test_rows_in_any_order_and_again(tmp_path):
    with h5py.File(tmp_path / "a.h5", "w") as file:
        file["x"] = X
        rows = hdf5.Rows(file["x"])
        places = np.array([5, 2, 2, 29, 0])
        np.testing.assert_array_equal(rows[places], X[places])
        np.testing.assert_array_equal(rows[3:5], X[3:5])
        assert len(rows) == 30


def test_a_number_that_is_not_finite_is_told_with_its_place(tmp_path):
    wrong = X.copy()
    wrong[17, 0, 1] = np.nan
    data = written(tmp_path / "a.h5", Input=wrong, Output=Y)
    with pytest.raises(MessageError, match=r"NetTrain::notfinite: Example 18 of the training data"):
        trained(chain(1), data, MaxTrainingRounds=1, BatchSize=8)


@pytest.mark.parametrize(
    "columns, message",
    [
        ({"Input": X}, "missport: .*Output"),
        ({"Input": X, "Output": Y, "Spare": Y}, "spareport"),
        ({"Input": X, "Output": Y[:4]}, "h5unequal: .*Input 30, Output 4"),
        ({"Input": X[:0], "Output": Y[:0]}, "h5empty"),
        ({"Input": np.array([b"a", b"b"]), "Output": Y[:2]}, "h5type"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path, columns, message):
    data = written(tmp_path / "a.h5", **columns)
    with pytest.raises(MessageError, match=f"NetTrain::{message}"):
        trained(chain(1), data, MaxTrainingRounds=1)


def test_a_file_that_is_none_is_refused(tmp_path):
    with pytest.raises(MessageError, match="NetTrain::h5file"):
        trained(chain(1), S.File(str(tmp_path / "none.h5")), MaxTrainingRounds=1)
    with pytest.raises(MessageError, match="NetTrain::datafmt"):
        trained(chain(1), S.File(str(tmp_path / "some.csv")), MaxTrainingRounds=1)
