"""Named data sets: a name to its parts.

A set is a function that gives a `Parts`; it runs at the first use of the name and its result is
kept. Sets carried in the package are added by `dataset`, those that lie in files of other people by
`published` (published.py). `NetTrain`, `ExampleData` and `ResourceData` ask `part_of`.
"""

from __future__ import annotations

import lzma
from importlib.resources import files

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.columns import RuleList
from wlnet.expr.expr import Expr, rule, wl_list
from wlnet.expr.message import Message
from wlnet.expr.registry import Registry
from wlnet.expr.values.image import ImageList
from wlnet.frozen import frozen
from wlnet.training.host import Host
from wlnet.training.names import advice

UNKNOWN_SET = "There is no data set `1`; there are `2`.`3`"
UNKNOWN_PART = "The data set `1` has no part `2`; it has `3`."
PARTIAL = "Of the data set `1` only a part is on this machine: `2`."

DATASETS = Registry("data set", "wlnet.training.data.datasets")

TRAINING_SHARE = 0.7  # of the sets without a published split


@frozen
class Parts:
    """A data set that is there.

    training, test    examples as views over columns
    description       one line
    variables         names of the inputs, and of the output
    source            who published it
    note              what is there and what is missing, where this is a part of the set
    """

    training: RuleList
    test: RuleList
    description: str
    variables: tuple[tuple[str, ...], str]
    source: str
    note: str = ""

    def whole(self) -> RuleList:
        """Both parts, the training examples first."""
        return RuleList(
            _joined(self.training.lefts, self.test.lefts), _joined(self.training.rights, self.test.rights)
        )


class Kept:
    """The Parts of a set: `load(host)` when first asked for."""

    def __init__(self, load):
        self._load, self._parts = load, None

    def __call__(self, host: Host) -> Parts:
        if self._parts is None:
            self._parts = self._load(host)
        return self._parts


def dataset(name: str):
    """The decorated function, without arguments, gives the Parts of the data set `name`."""

    def add(load):
        DATASETS.add(name, Kept(lambda host: load()))
        return load

    return add


def part_of(name: str, part: str, owner: str = "NetTrain", host: Host | None = None):
    """One content element of a named set: "TrainingData", "TestData", "Data", "Description", ...

    owner    whose call it is: the symbol of the messages unknset and unknpart, which name what there is
    host     what is told of a download, and that a set is only a part of itself
    """
    host = host or Host()
    if name not in DATASETS:
        raise Message(f"{owner}::unknset", UNKNOWN_SET)(name, sorted(DATASETS), advice(name, DATASETS))
    if part not in _ELEMENTS:
        raise Message(f"{owner}::unknpart", UNKNOWN_PART)(name, part, sorted(_ELEMENTS))
    parts = DATASETS[name](host)
    if parts.note and part in _EXAMPLES:
        host.warn(Message(f"{owner}::partset", PARTIAL)(name, parts.note))
    return _ELEMENTS[part](name, parts)


_EXAMPLES = ("Data", "TestData", "TrainingData")

_ELEMENTS = {
    "Data": lambda name, parts: parts.whole(),
    "Description": lambda name, parts: parts.description,
    "Length": lambda name, parts: len(parts.training) + len(parts.test),
    "Name": lambda name, parts: name,
    "Properties": lambda name, parts: wl_list(sorted(_ELEMENTS)),
    "Source": lambda name, parts: parts.source,
    "TestData": lambda name, parts: parts.test,
    "TrainingData": lambda name, parts: parts.training,
    "VariableDescriptions": lambda name, parts: rule(wl_list(parts.variables[0]), parts.variables[1]),
}


def _joined(first: Expr, second: Expr) -> Expr:
    if isinstance(first, ImageList):
        return ImageList(np.concatenate([first.stack, second.stack]), first.type, first.color_space)
    if first.array is not None and second.array is not None:
        return packed(np.concatenate([first.array, second.array]))
    return wl_list((*first, *second))


def carried(name: str) -> str:
    """Text of a file carried in the package, compressed, under data/files."""
    return lzma.decompress((files(__package__) / "files" / f"{name}.xz").read_bytes()).decode("ascii")


def fixed_split(name: str, lefts: Expr, rights: Expr) -> tuple[RuleList, RuleList]:
    """Training and test part by the permutation that is stored for the set `name`."""
    with (files(__package__) / "files" / "splits.npz").open("rb") as stored:
        order = np.load(stored)[name].astype(np.int64)
    count = round(TRAINING_SHARE * len(order))
    return tuple(
        RuleList(_picked(lefts, rows), _picked(rights, rows)) for rows in (order[:count], order[count:])
    )


def _picked(column: Expr, rows: np.ndarray) -> Expr:
    if column.array is not None:
        return packed(column.array[rows])
    return wl_list(column.item(row) for row in rows.tolist())
