"""MovieReview: the split, on made-up lines and on the real files."""

from collections import Counter

from tests.training.data.real_data import needs
from wlnet.training.data.dataset import part_of
from wlnet.training.data.datasets.reviews import split


def test_the_last_tenth_of_each_class_is_for_testing():
    lines = [b"".join(b"%s %d . \n" % (word, n) for n in range(20)) for word in (b"bad", b"good")]
    parts = split(tuple(lines))
    assert Counter(parts.training.rights) == {"negative": 18, "positive": 18}
    assert list(parts.test.lefts) == ["bad 18 .", "bad 19 .", "good 18 .", "good 19 ."]
    assert list(parts.test.rights) == ["negative", "negative", "positive", "positive"]


def test_the_bytes_of_windows_are_dashes_and_quotes():
    parts = split((b"an old\x97but good\x97film\x85\n" * 10, b"caf\xe9 \x91society\n" * 10))
    assert parts.test.lefts.item(0) == "an old—but good—film…"
    assert parts.test.lefts.item(1) == "café ‘society"


def test_the_real_sentences():
    needs("rt-polarity")
    training, test = part_of("MovieReview", "TrainingData"), part_of("MovieReview", "TestData")
    assert Counter(training.rights) == {"negative": 4798, "positive": 4798}
    assert Counter(test.rights) == {"negative": 533, "positive": 533}
    assert training.lefts.item(0) == "simplistic , silly and tedious ."
