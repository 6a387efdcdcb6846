""" "MNIST" and "FashionMNIST": gray images of 28 x 28 bytes -> 0..9, in the IDX format."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.columns import RuleList
from wlnet.expr.values.image import ImageList
from wlnet.training.data.dataset import Parts
from wlnet.training.data.download import Remote
from wlnet.training.data.published import Way, published

NAMES = (
    "train-images-idx3-ubyte.gz",
    "train-labels-idx1-ubyte.gz",
    "t10k-images-idx3-ubyte.gz",
    "t10k-labels-idx1-ubyte.gz",
)

DIGITS = (
    "Handwritten digits, gray, 28 x 28: 60 000 for training, 10 000 to test.",
    "Yann LeCun and Corinna Cortes, from data of NIST; Creative Commons Attribution-Share Alike 3.0",
)
CLOTHES = (
    "Articles of clothing, gray, 28 x 28; 0 to 9 are T-shirt/top, trouser, pullover, dress, coat, sandal, "
    "shirt, sneaker, bag, ankle boot. 60 000 for training, 10 000 to test.",
    "Zalando SE, MIT licence",
)


def _files(folder: str, addresses: tuple[str, ...], facts) -> tuple[Remote, ...]:
    """facts    (bytes, sha256) of each of NAMES"""
    return tuple(
        Remote(folder, name, sha256, size, tuple(address + name for address in addresses))
        for name, (size, sha256) in zip(NAMES, facts, strict=True)
    )


def idx(content: bytes) -> np.ndarray:
    """The array of an IDX file of bytes: a header with the dimensions (big-endian), then the elements."""
    rank = content[3]
    assert content[:3] == b"\0\0\x08", "no IDX file of bytes"
    dims = np.frombuffer(content, ">u4", rank, offset=4)
    return np.frombuffer(content, np.uint8, offset=4 + 4 * rank).reshape(dims)


def _examples(images: np.ndarray, labels: np.ndarray) -> RuleList:
    return RuleList(ImageList(images, "Byte", "Grayscale"), packed(labels.astype(np.int64)))


def _from_idx(description: str, source: str):
    def read(paths: list[Path]) -> Parts:
        images, labels, test_images, test_labels = (idx(gzip.decompress(p.read_bytes())) for p in paths)
        training, test = _examples(images, labels), _examples(test_images, test_labels)
        return Parts(training, test, description, (("image",), "class"), source)

    return read


def _from_arrays(description: str, source: str):
    """From the one file of NumPy arrays that Keras uses."""

    def read(paths: list[Path]) -> Parts:
        with np.load(paths[0], allow_pickle=False) as stored:
            training, test = (
                _examples(stored[f"x_{part}"], stored[f"y_{part}"]) for part in ("train", "test")
            )
        return Parts(training, test, description, (("image",), "class"), source)

    return read


published(
    "MNIST",
    Way(
        _files(
            "mnist",
            (
                "https://ossci-datasets.s3.amazonaws.com/mnist/",
                "https://storage.googleapis.com/cvdf-datasets/mnist/",
                "http://yann.lecun.com/exdb/mnist/",
            ),
            (
                (9912422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                (28881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                (1648877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                (4542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
            ),
        ),
        _from_idx(*DIGITS),
    ),
    Way(
        (
            Remote(
                "mnist",
                "mnist.npz",
                "731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1",
                addresses=("https://storage.googleapis.com/tensorflow/tf-keras-datasets/mnist.npz",),
            ),
        ),
        _from_arrays(*DIGITS),
    ),
)

published(
    "FashionMNIST",
    Way(
        _files(
            "fashion-mnist",
            ("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",),
            (
                (26421880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
                (29515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                (4422102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                (5148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
            ),
        ),
        _from_idx(*CLOTHES),
    ),
)
