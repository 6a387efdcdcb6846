""" "CIFAR-10" and "CIFAR-100": colour images of 32 x 32 bytes -> the name of what they show.

A record of the binary files is the label byte (or bytes), then 1024 red, 1024 green and 1024 blue bytes,
row by row. Of CIFAR-10 a documented part is known too, and said to be one.
"""

from __future__ import annotations

import io
import pickle
import tarfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from wlnet.expr.columns import RuleList
from wlnet.expr.expr import wl_list
from wlnet.expr.values.image import ImageList
from wlnet.training.data.dataset import Parts
from wlnet.training.data.download import Remote
from wlnet.training.data.published import Way, published

PIXELS = 3 * 32 * 32
SOURCE = "A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009"
ADDRESS = "https://www.cs.toronto.edu/~kriz/"


def _examples(pixels: np.ndarray, labels: np.ndarray, names: list[str]) -> RuleList:
    """pixels    (N, 3072), planes of one colour one after the other"""
    images = pixels.reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1)
    return RuleList(
        ImageList(images, "Byte", "RGB"), wl_list(map(names.__getitem__, np.asarray(labels).tolist()))
    )


def _parts(training: RuleList, test: RuleList, names: list[str]) -> Parts:
    counts = f"{len(training)} for training, {len(test)} to test"
    description = f"Colour images, 32 x 32, of {len(names)} kinds of things: {counts}."
    return Parts(training, test, description, (("image",), "class"), SOURCE)


def _contents(path: Path) -> dict[str, bytes]:
    """Name (without folders) -> content of the files in an archive."""
    with tarfile.open(path) as archive:
        return {
            Path(member.name).name: archive.extractfile(member).read()
            for member in archive
            if member.isfile()
        }


def _binary(training: tuple[str, ...], test: str, names: str, label_bytes: int):
    """Reads the binary archive: label bytes, of which the last one counts, then pixels.

    names    of the file that has the name of class 0, 1, ... one a line
    """

    def read(paths: list[Path]) -> Parts:
        contents = _contents(paths[0])
        words = contents[names].decode("ascii").split()
        parts = []
        for files in (training, (test,)):
            content = b"".join(contents[name] for name in files if name in contents)
            records = np.frombuffer(content, np.uint8).reshape(-1, label_bytes + PIXELS)
            parts.append(_examples(records[:, label_bytes:], records[:, label_bytes - 1], words))
        return _parts(*parts, words)

    return read


def _part(read, note: str):
    return lambda paths: replace(read(paths), note=note)


_ALLOWED = {"_reconstruct": np.array(0).__reduce__()[0], "ndarray": np.ndarray, "dtype": np.dtype}


class _Arrays(pickle.Unpickler):
    """Reads pickles of dictionaries and NumPy arrays, and nothing else."""

    def find_class(self, module, name):
        if module.split(".")[0] == "numpy" and name in _ALLOWED:
            return _ALLOWED[name]
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a data set")


def unpickled(content: bytes) -> dict[bytes, object]:
    return _Arrays(io.BytesIO(content), encoding="bytes").load()


def _pickled(training: tuple[str, ...], test: str, meta: str, label: bytes, names: bytes):
    """Reads the archive for Python: pickled dictionaries with the keys data and `label`."""

    def read(paths: list[Path]) -> Parts:
        contents = _contents(paths[0])
        words = [name.decode("ascii") for name in unpickled(contents[meta])[names]]
        parts = []
        for files in (training, (test,)):
            found = [unpickled(contents[name]) for name in files]
            pixels = np.concatenate([one[b"data"] for one in found])
            parts.append(_examples(pixels, np.concatenate([one[label] for one in found]), words))
        return _parts(*parts, words)

    return read


def _archive(name: str, size: int, sha256: str) -> tuple[Remote]:
    """An archive of the publisher; its folder is called as the set: cifar-10."""
    return (Remote(name.rpartition("-")[0], name, sha256, size, (ADDRESS + name,)),)


_BATCHES_10 = tuple(f"data_batch_{number}" for number in range(1, 6))
_BINARY_10 = _binary(
    tuple(name + ".bin" for name in _BATCHES_10), "test_batch.bin", "batches.meta.txt", label_bytes=1
)

WAYS_10 = (
    Way(
        _archive(
            "cifar-10-binary.tar.gz",
            170052171,
            "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
        ),
        _BINARY_10,
    ),
    Way(
        _archive(
            "cifar-10-python.tar.gz",
            170498071,
            "6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce",
        ),
        _pickled(_BATCHES_10, "test_batch", "batches.meta", b"labels", b"label_names"),
    ),
    Way(
        (
            Remote(
                "cifar-10",
                "cifar-10-binary-part.tar.gz",
                "5996412f51533b840506e81de0386132062a061891aaf9a1726ea680f9864e0b",
                14142729,
            ),
        ),
        _part(
            _BINARY_10,
            "4000 of 50000 training images and 1000 of 10000 test images, from cifar-10-binary-part.tar.gz. "
            f"The whole set is {ADDRESS}cifar-10-binary.tar.gz, to be put beside that file",
        ),
    ),
)
published("CIFAR-10", *WAYS_10)

WAYS_100 = (
    Way(
        _archive(
            "cifar-100-binary.tar.gz",
            168513733,
            "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec",
        ),
        _binary(("train.bin",), "test.bin", "fine_label_names.txt", label_bytes=2),
    ),
    Way(
        _archive(
            "cifar-100-python.tar.gz",
            169001437,
            "85cd44d02ba6437773c5bbd22e183051d648de2e7d6b014e1ef29b855ba677a7",
        ),
        _pickled(("train",), "test", "meta", b"fine_labels", b"fine_label_names"),
    ),
)
published("CIFAR-100", *WAYS_100)
