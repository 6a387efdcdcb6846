"""The sets carried in the package, against facts published about them."""

import hashlib
import lzma
from collections import Counter
from importlib.resources import files

import numpy as np
import pytest

from wlnet.expr.expr import rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.training.data.dataset import DATASETS, part_of

SIZES = {
    "FisherIris": (105, 45),
    "Mushroom": (5687, 2437),
    "Satellite": (4435, 2000),
    "UCILetter": (16_000, 4_000),
    "WineQuality": (3429, 1469),
}


@pytest.mark.parametrize("name", SIZES)
def test_sizes_of_the_parts(name):
    assert (len(part_of(name, "TrainingData")), len(part_of(name, "TestData"))) == SIZES[name]
    assert len(part_of(name, "Data")) == part_of(name, "Length") == sum(SIZES[name])
    assert part_of(name, "Name") == name


PUBLISHED = {"MNIST", "FashionMNIST", "CIFAR-10", "CIFAR-100", "MovieReview"}  # not carried, but fetched


def test_no_other_sets_are_promised():
    assert set(DATASETS) == set(SIZES) | PUBLISHED


def labels(name):
    return Counter(part_of(name, "Data").rights)


def test_iris_is_fishers():
    assert labels("FisherIris") == {"setosa": 50, "versicolor": 50, "virginica": 50}
    inputs = part_of("FisherIris", "Data").lefts.array
    np.testing.assert_allclose(inputs.mean(axis=0), [5.843333, 3.054, 3.758667, 1.198667], atol=1e-6)


def test_letters_are_in_the_order_of_the_file():
    first = part_of("UCILetter", "TrainingData").item(0)
    assert first == rule(wl_list([2, 8, 3, 5, 1, 8, 13, 0, 6, 6, 10, 8, 0, 8, 0, 8]), "T")
    assert len(labels("UCILetter")) == 26
    assert labels("UCILetter")["A"] == 789


def test_mushrooms_are_in_words():
    assert labels("Mushroom") == {"edible": 4208, "poisonous": 3916}
    rows = list(part_of("Mushroom", "Data").lefts)
    assert Counter(row.item(10) for row in rows)[S.Missing()] == 2480
    assert Counter(row.item(3) for row in rows)[S("True")] == 3376
    assert Counter(row.item(0) for row in rows)["sunken"] == 32


def test_wines_have_their_quality():
    quality = part_of("WineQuality", "Data").rights.array
    assert np.bincount(quality).tolist() == [0, 0, 0, 20, 163, 1457, 2198, 880, 175, 5]


def test_satellite_has_six_grounds():
    assert labels("Satellite") == {
        "red soil": 1533,
        "cotton crop": 703,
        "grey soil": 1358,
        "damp grey soil": 626,
        "vegetation stubble": 707,
        "very damp grey soil": 1508,
    }


def test_the_split_is_a_partition_of_the_rows():
    rows = [tuple(row) for row in part_of("WineQuality", "Data").lefts.array]
    text = lzma.decompress((FILES / "winequality-white.csv.xz").read_bytes()).decode()
    wanted = [tuple(map(float, line.split(";")[:-1])) for line in text.splitlines()[1:]]
    assert Counter(rows) == Counter(wanted)


FILES = files("wlnet.training.data") / "files"


def test_the_files_are_those_that_the_attribution_names():
    listed = {
        cells[1].strip(): cells[3].strip()
        for line in (FILES / "ATTRIBUTION.md").read_text().splitlines()
        if len(cells := line.split("|")) == 5 and cells[1].strip().endswith(".xz")
    }
    found = {
        f.name: hashlib.sha256(lzma.decompress(f.read_bytes())).hexdigest()
        for f in FILES.iterdir()
        if f.name.endswith(".xz")
    }
    assert found == listed
    assert sum(len(f.read_bytes()) for f in FILES.iterdir() if f.is_file()) < 1_000_000


def test_descriptions():
    assert "versicolor" not in part_of("FisherIris", "Description")
    names = part_of("FisherIris", "VariableDescriptions")
    assert names == rule(wl_list(["sepal length", "sepal width", "petal length", "petal width"]), "species")
    assert "UCI" in part_of("UCILetter", "Source")
    assert "TestData" in list(part_of("UCILetter", "Properties"))


def test_what_there_is_not_is_refused_with_what_there_is():
    with pytest.raises(
        MessageError, match=r"ExampleData::unknset: There is no data set Irises; .*FisherIris"
    ):
        part_of("Irises", "TrainingData", "ExampleData")
    with pytest.raises(MessageError, match=r"NetTrain::unknpart: .* no part TrainData; .*TrainingData"):
        part_of("FisherIris", "TrainData")
