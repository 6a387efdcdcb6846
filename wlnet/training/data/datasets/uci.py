"""Small sets of the UCI Machine Learning Repository, carried in the package.

Examples are as `ExampleData[{"MachineLearning", name}]` has them: a list of numbers or words ->
a number or a word. Codes of the files are replaced by the words of the sets' descriptions.
"""

from __future__ import annotations

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.columns import RuleList
from wlnet.expr.expr import Expr, boolean, wl_list
from wlnet.expr.symbols import S
from wlnet.training.data.dataset import Parts, carried, dataset, fixed_split

SOURCE = "UCI Machine Learning Repository, CC BY 4.0"


@dataset("UCILetter")
def letters() -> Parts:
    """20 000 printed capital letters as 16 integers 0..15; the first 16 000 are for training."""
    rows = [line.split(",") for line in carried("letter-recognition.data").split()]
    numbers = np.array([row[1:] for row in rows], dtype=np.int64)
    names = [row[0] for row in rows]
    training, test = (
        RuleList(packed(numbers[span]), wl_list(names[span])) for span in (slice(16_000), slice(16_000, None))
    )
    measures = (
        "horizontal position", "vertical position", "width", "height", "pixel count", "mean x", "mean y",
        "mean x variance", "mean y variance", "mean x y correlation", "mean of x^2 y", "mean of x y^2",
        "mean edge count left to right", "correlation of edge count with y", "mean edge count bottom to top",
        "correlation of edge count with x",
    )  # fmt: skip
    return Parts(training, test, "Capital letters in 20 fonts, as 16 measures.", (measures, "letter"), SOURCE)


@dataset("FisherIris")
def iris() -> Parts:
    """150 irises: four lengths in centimetres -> species."""
    rows = [line.split(",") for line in carried("iris.data").split()]
    numbers = packed(np.array([row[:4] for row in rows], dtype=np.float64))
    species = wl_list(row[4].removeprefix("Iris-") for row in rows)
    measures = ("sepal length", "sepal width", "petal length", "petal width")
    split = fixed_split("FisherIris", numbers, species)
    return Parts(*split, "Three species of iris by four lengths in cm.", (measures, "species"), SOURCE)


@dataset("WineQuality")
def wines() -> Parts:
    """4898 white wines: 11 laboratory values -> quality, an integer 3..9."""
    header, *lines = carried("winequality-white.csv").splitlines()
    table = np.array([line.split(";") for line in lines], dtype=np.float64)
    names = tuple(name.strip('"') for name in header.split(";"))
    split = fixed_split("WineQuality", packed(table[:, :-1]), packed(table[:, -1].astype(np.int64)))
    description = "White Vinho Verde: laboratory values and the quality that tasters gave."
    return Parts(*split, description, (names[:-1], names[-1]), SOURCE)


@dataset("Satellite")
def satellite() -> Parts:
    """3x3 pixels in four bands of a Landsat image -> what the middle pixel shows. Split as published."""
    training, test = (_soils(carried(name)) for name in ("sat.trn", "sat.tst"))
    pixels = tuple(f"pixel {pixel}, band {band}" for pixel in range(1, 10) for band in range(1, 5))
    description = "Landsat image: 3x3 pixels in four bands, and the kind of ground in the middle."
    return Parts(training, test, description, (pixels, "kind of ground"), SOURCE)


GROUNDS = {
    1: "red soil",
    2: "cotton crop",
    3: "grey soil",
    4: "damp grey soil",
    5: "vegetation stubble",
    7: "very damp grey soil",
}


def _soils(text: str) -> RuleList:
    table = np.array([line.split() for line in text.splitlines()], dtype=np.int64)
    return RuleList(packed(table[:, :-1]), wl_list(GROUNDS[code] for code in table[:, -1].tolist()))


@dataset("Mushroom")
def mushrooms() -> Parts:
    """8124 gilled mushrooms: 22 features in words -> "edible" or "poisonous"."""
    rows = [line.split(",") for line in carried("agaricus-lepiota.data").split()]
    words = [_words(codes) for codes in FEATURES.values()]
    inputs = wl_list(wl_list(table[code] for table, code in zip(words, row[1:], strict=True)) for row in rows)
    outputs = wl_list({"e": "edible", "p": "poisonous"}[row[0]] for row in rows)
    split = fixed_split("Mushroom", inputs, outputs)
    description = "Gilled mushrooms of the Agaricus and Lepiota family by their looks and smell."
    return Parts(*split, description, (tuple(FEATURES), "edibility"), SOURCE)


def _words(codes: str) -> dict[str, Expr | str]:
    """From "b bell, c conical": a code to its word; `?` to Missing[], and True and False to the symbols."""
    table = dict(entry.split(" ") for entry in codes.split(", "))
    special = {"missing": S.Missing(), "True": boolean(True), "False": boolean(False)}
    return {code: special.get(word, word) for code, word in table.items()}


_COLORS = "n brown, b buff, c cinnamon, g gray, o orange, p pink, e red, w white, y yellow"

FEATURES = {
    "cap shape": "b bell, c conical, x convex, f flat, k knobbed, s sunken",
    "cap surface": "f fibrous, g grooves, y scaly, s smooth",
    "cap color": "n brown, b buff, c cinnamon, g gray, r green, p pink, u purple, e red, w white, y yellow",
    "bruises": "t True, f False",
    "odor": "a almond, l anise, c creosote, y fishy, f foul, m musty, n none, p pungent, s spicy",
    "gill attachment": "a attached, d descending, f free, n notched",
    "gill spacing": "c close, w crowded, d distant",
    "gill size": "b broad, n narrow",
    "gill color": "k black, n brown, b buff, h chocolate, g gray, r green, o orange, p pink, u purple, "
    "e red, w white, y yellow",
    "stalk shape": "e enlarging, t tapering",
    "stalk root": "b bulbous, c club, u cup, e equal, z rhizomorphs, r rooted, ? missing",
    "stalk surface above ring": "f fibrous, y scaly, k silky, s smooth",
    "stalk surface below ring": "f fibrous, y scaly, k silky, s smooth",
    "stalk color above ring": _COLORS,
    "stalk color below ring": _COLORS,
    "veil type": "p partial, u universal",
    "veil color": "n brown, o orange, w white, y yellow",
    "ring number": "n none, o one, t two",
    "ring type": "c cobwebby, e evanescent, f flaring, l large, n none, p pendant, s sheathing, z zone",
    "spore print color": "k black, n brown, b buff, h chocolate, r green, o orange, u purple, w white, "
    "y yellow",
    "population": "a abundant, c clustered, n numerous, s scattered, v several, y solitary",
    "habitat": "g grasses, l leaves, m meadows, p paths, u urban, w waste, d woods",
}
