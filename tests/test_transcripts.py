"""Every transcript gives what it says. `pytest tests/test_transcripts.py --rewrite` accepts what it gives."""

from pathlib import Path

import pytest

from tests.transcript import replayed

FOLDER = Path(__file__).parent / "transcripts"
FILES = sorted(FOLDER.rglob("*.wlt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_transcript(path, request):
    expected = path.read_text(encoding="utf-8")
    found = replayed(expected)
    if request.config.getoption("--rewrite"):
        path.write_text(found, encoding="utf-8")
        return
    assert found == expected


def test_a_wrong_expectation_is_seen():
    assert replayed("In:  1 + 1\nOut: 3\n") == "In:  1 + 1\nOut: 2\n"


def test_inputs_go_on_in_indented_lines_and_comments_stay():
    text = "(* sums *)\n\nIn:  {1,\n     2} + 1\nOut: {2, 3}\n"
    assert replayed(text) == text
