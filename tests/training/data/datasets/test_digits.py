"""MNIST and FashionMNIST against published facts about them, and the readers on made-up files."""

import gzip

import numpy as np
import pytest

from tests.training.data.real_data import needs
from wlnet.training.data.dataset import part_of
from wlnet.training.data.datasets.digits import DIGITS, _from_arrays, _from_idx, idx

COUNTS = {
    "MNIST": (
        [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949],
        [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009],
    ),
    "FashionMNIST": ([6000] * 10, [1000] * 10),
}
FIRST = {
    "MNIST": ([5, 0, 4, 1, 9, 2, 1, 3], [7, 2, 1, 0, 4, 1, 4, 9]),
    "FashionMNIST": ([9, 0, 0, 3, 0, 2, 7, 2], [9, 2, 1, 1, 6, 1, 4, 6]),
}
MOMENTS = {"MNIST": (0.130660, 0.308108), "FashionMNIST": (0.286041, 0.353024)}
FOLDERS = {"MNIST": "mnist", "FashionMNIST": "fashion-mnist"}


@pytest.mark.parametrize("name", FOLDERS)
def test_the_real_set_is_what_is_published(name):
    needs(FOLDERS[name])
    training, test = part_of(name, "TrainingData"), part_of(name, "TestData")
    for part, counts, first in zip((training, test), COUNTS[name], FIRST[name], strict=True):
        labels = part.rights.array
        assert np.bincount(labels).tolist() == counts
        assert labels[:8].tolist() == first
        assert part.lefts.stack.shape == (sum(counts), 28, 28)
        assert part.lefts.stack.dtype == np.uint8
    pixels = training.lefts.stack / 255
    assert (pixels.mean(), pixels.std()) == pytest.approx(MOMENTS[name], abs=1e-6)


def test_both_parts_together(session):
    needs("mnist")
    whole = part_of("MNIST", "Data")
    assert len(whole) == len(whole.lefts) == 70_000
    assert whole.rights.array[60_000] == 7
    assert session.evaluate('Head[ResourceData["MNIST"][[1, 1]]]') == session.evaluate("Image")


def header(*dims):
    return b"\0\0\x08" + bytes([len(dims)]) + b"".join(size.to_bytes(4, "big") for size in dims)


def test_an_idx_file_is_a_header_and_bytes():
    found = idx(header(2, 2, 3) + bytes(range(12)))
    np.testing.assert_array_equal(found, np.arange(12).reshape(2, 2, 3))
    assert not found.flags.owndata  # a view of what was read


def test_four_files_and_one_file_give_the_same_set(tmp_path):
    rng = np.random.default_rng(1)
    arrays = {
        "x_train": rng.integers(0, 256, (3, 28, 28), np.uint8),
        "y_train": np.array([3, 1, 4], np.uint8),
        "x_test": rng.integers(0, 256, (2, 28, 28), np.uint8),
        "y_test": np.array([0, 9], np.uint8),
    }
    np.savez(tmp_path / "one.npz", **arrays)
    paths = [tmp_path / name for name in arrays]
    for path, array in zip(paths, arrays.values(), strict=True):
        path.write_bytes(gzip.compress(header(*array.shape) + array.tobytes()))
    for parts in (_from_idx(*DIGITS)(paths), _from_arrays(*DIGITS)([tmp_path / "one.npz"])):
        np.testing.assert_array_equal(parts.training.lefts.stack, arrays["x_train"])
        assert parts.training.rights.array.tolist() == [3, 1, 4]
        np.testing.assert_array_equal(parts.test.lefts.item(1).array, arrays["x_test"][1])
        assert parts.test.rights.array.tolist() == [0, 9]
