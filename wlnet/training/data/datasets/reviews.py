""" "MovieReview": sentences of film critics -> "positive" or "negative"."""

from __future__ import annotations

import tarfile
from pathlib import Path

from wlnet.expr.columns import RuleList
from wlnet.expr.expr import wl_list
from wlnet.training.data.dataset import Parts
from wlnet.training.data.download import Remote
from wlnet.training.data.published import Way, published

CLASSES = ("negative", "positive")  # in the order of the files
TEST_SHARE = 0.1  # the last of each class
SOURCE = "B. Pang and L. Lee, Seeing stars, ACL 2005"


def split(texts: tuple[bytes, bytes]) -> Parts:
    """From the contents of the two files, one sentence a line, in Windows-1252."""
    training, test = [], []
    for content, label in zip(texts, CLASSES, strict=True):
        lines = [line.strip() for line in content.decode("cp1252").strip("\n").split("\n")]
        count = len(lines) - round(TEST_SHARE * len(lines))
        training += [(line, label) for line in lines[:count]]
        test += [(line, label) for line in lines[count:]]
    description = "Sentences from reviews of films, lower case, and whether they praise or blame."
    return Parts(*map(_examples, (training, test)), description, (("sentence",), "sentiment"), SOURCE)


def _examples(pairs: list[tuple[str, str]]) -> RuleList:
    return RuleList(*map(wl_list, zip(*pairs, strict=True)))


def _from_files(paths: list[Path]) -> Parts:
    return split(tuple(path.read_bytes() for path in paths))


def _from_archive(paths: list[Path]) -> Parts:
    with tarfile.open(paths[0]) as archive:
        found = {Path(one.name).name: archive.extractfile(one).read() for one in archive if one.isfile()}
    return split((found["rt-polarity.neg"], found["rt-polarity.pos"]))


FOLDER = "rt-polarity"

published(
    "MovieReview",
    Way(
        (
            Remote(
                FOLDER,
                "rt-polarity.neg",
                "4af43bf489620b498a0852c5a8c6a535155dec7985fdfea782b8f7756b957ccc",
                612290,
            ),
            Remote(
                FOLDER,
                "rt-polarity.pos",
                "d79ef14009bbf87cd6be21f91c3ea1a3cbcb73b34dfb4231aef7bbcd7677abc4",
                626168,
            ),
        ),
        _from_files,
    ),
    Way(
        (
            Remote(
                FOLDER,
                "rt-polaritydata.tar.gz",
                "a05befe52aafda71d458d188a1c54506a998b1308613ba76bbda2e5029409ce9",
                487770,
                (
                    "https://www.cs.cornell.edu/people/pabo/movie-review-data/rt-polaritydata.tar.gz",
                    "https://storage.googleapis.com/seldon-datasets/sentence_polarity_v1/rt-polaritydata.tar.gz",
                ),
            ),
        ),
        _from_archive,
    ),
)
