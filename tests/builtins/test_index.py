"""The index of symbols is read off the texts once, and kept while they stay as they are."""

import pytest

import wlnet.builtins as bridge

made = bridge.index.__wrapped__  # without the memory of this process


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(bridge, "_place", lambda: tmp_path / "new" / "symbols.txt")
    return bridge._place()


def test_what_is_kept_is_what_was_read(place, monkeypatch):
    read = made()
    assert read[0]["NetTrain"] == "nets.training" and read[0]["LinearLayer"] == "nets.layers"
    assert place.exists() and [file.name for file in place.parent.iterdir()] == [place.name]
    monkeypatch.setattr(bridge, "_read", None)  # not asked again
    assert made() == read


@pytest.mark.parametrize("damage", ["", "words", "stamp\n\na b\n\nc", "a\n\nb c d\n\n"])
def test_what_is_damaged_is_read_anew(place, damage):
    read = made()
    whole = place.read_text("utf-8")
    place.write_text(whole.partition("\n")[0] + damage[1:] if damage.startswith("stamp") else damage, "utf-8")
    assert made() == read and place.read_text("utf-8") == whole


def test_other_files_are_read(place, monkeypatch):
    made()
    monkeypatch.setattr(bridge, "_read", lambda files: ({"A": "b"}, {"C": "d"}))
    kept = place.read_text("utf-8")
    place.write_text("x" + kept, "utf-8")
    assert made() == ({"A": "b"}, {"C": "d"}) == made()


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(bridge, "_place", lambda: tmp_path / "file" / "symbols.txt")
    assert made()[0]["Plus"]
