"""Every transcript gives what it says. `pytest tests/test_transcripts.py --rewrite` accepts what it gives."""

from pathlib import Path

import pytest

from tests.transcript import entries, replayed

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


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_no_output_is_its_input(path):
    """An input that comes back as it was says nothing, unless a message says why."""
    alike = []
    for entry in entries(path.read_text(encoding="utf-8")):
        if entry["Out:"] == [entry["In:"]] and not entry["Msg:"]:
            alike.append(entry["In:"])
    assert not alike


def test_there_are_many_inputs_and_statements_of_the_specs_give_a_good_part():
    """Files in `spec` are named after the lists, their comments after sections and statements."""
    counts = {path: len(list(entries(path.read_text(encoding="utf-8")))) for path in FILES}
    of_specs = sum(count for path, count in counts.items() if path.parent.name == "spec")
    assert sum(counts.values()) >= 1500
    assert of_specs >= 0.4 * sum(counts.values())
