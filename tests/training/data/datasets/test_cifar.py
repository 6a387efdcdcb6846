"""CIFAR-10 and CIFAR-100: the readers on made-up archives, and the documented part of the real one."""

import io
import pickle
import tarfile
from collections import Counter

import numpy as np
import pytest

from tests.training.data.real_data import needs
from tests.training_runs import Listener
from wlnet.training.data.dataset import part_of
from wlnet.training.data.datasets import images
from wlnet.training.data.datasets.images import _binary, _pickled, unpickled

WORDS = ["apple", "boat", "cat"]
RNG = np.random.default_rng(2)
PIXELS = RNG.integers(0, 256, (5, 3072), np.uint8)  # 4 to train in two files, 1 to test
LABELS = [2, 0, 1, 1, 2]


def archive(path, files: dict):
    with tarfile.open(path, "w:gz") as made:
        for name, content in files.items():
            member = tarfile.TarInfo(f"set/{name}")
            member.size = len(content)
            made.addfile(member, io.BytesIO(content))
    return [path]


def records(rows, *before):
    """Label bytes `before` the label of each row, then pixels."""
    return b"".join(bytes([*before, LABELS[row]]) + PIXELS[row].tobytes() for row in rows)


def check(parts):
    assert list(parts.training.rights) == ["cat", "apple", "boat", "boat"]
    assert list(parts.test.rights) == ["cat"]
    assert parts.training.lefts.stack.shape == (4, 32, 32, 3)
    for row in range(4):
        pixel = parts.training.lefts.item(row).array[7, 30]  # row 7, column 30
        np.testing.assert_array_equal(pixel, PIXELS[row].reshape(3, 1024)[:, 7 * 32 + 30])
    assert parts.training.lefts.item(0).color_space == "RGB"


def test_binary_records_of_one_label_byte(tmp_path):
    files = {"a.bin": records((0, 1)), "b.bin": records((2, 3)), "t.bin": records((4,))}
    paths = archive(tmp_path / "x.tar.gz", files | {"names.txt": "\n".join([*WORDS, "", ""]).encode()})
    check(_binary(("a.bin", "b.bin"), "t.bin", "names.txt", label_bytes=1)(paths))


def test_binary_records_with_a_coarse_label_first(tmp_path):
    files = {"a.bin": records(range(4), 17), "t.bin": records((4,), 3), "fine.txt": "\n".join(WORDS).encode()}
    check(_binary(("a.bin",), "t.bin", "fine.txt", 2)(archive(tmp_path / "x.tar.gz", files)))


def test_pickled_batches(tmp_path):
    def batch(rows):
        content = {b"data": PIXELS[list(rows)], b"labels": [LABELS[row] for row in rows]}
        return pickle.dumps(content, protocol=3)

    files = {
        "one": batch((0, 1)),
        "two": batch((2, 3)),
        "test": batch((4,)),
        "meta": pickle.dumps({b"names": [word.encode() for word in WORDS]}, protocol=3),
    }
    paths = archive(tmp_path / "x.tar.gz", files)
    check(_pickled(("one", "two"), "test", "meta", b"labels", b"names")(paths))


def test_a_pickle_that_wants_more_than_arrays_is_refused():
    with pytest.raises(pickle.UnpicklingError, match="has no place in a data set"):
        unpickled(pickle.dumps(Counter("a")))


def test_the_sets_have_100_and_10_classes_in_their_folders():
    for way in images.WAYS_10:
        assert {file.folder for file in way.files} == {"cifar-10"}
    for way in images.WAYS_100:
        assert {file.folder for file in way.files} == {"cifar-100"}
        assert all(address.endswith(file.name) for file in way.files for address in file.addresses)


def test_the_part_of_cifar_10_is_known_and_said_to_be_one():
    needs("cifar-10")
    host = Listener()
    training, test = (part_of("CIFAR-10", part, host=host) for part in ("TrainingData", "TestData"))
    assert (training.item(0).args[1], test.item(0).args[1]) == ("frog", "cat")
    assert training.lefts.item(0).array[0, 0].tolist() == [59, 62, 63]
    assert test.lefts.item(0).array[0, 0].tolist() == [158, 112, 49]
    if len(training) < 50_000:
        assert (len(training), len(test)) == (4000, 1000)
        assert "NetTrain::partset: Of the data set CIFAR-10 only a part" in str(host.warnings[0])
        assert "4000 of 50000 training images" in str(host.warnings[0])
