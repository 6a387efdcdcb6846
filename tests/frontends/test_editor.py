"""Keys to text: what the editor makes of what is typed."""

import signal
import threading
import time
from contextlib import contextmanager

import pytest
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from wlnet.frontends.editor import Editor, KeptHistory, indentation, kept_history, matching
from wlnet.session import Session

ENTER, ALT_ENTER, TAB, UP, LEFT = "\r", "\x1b\r", "\t", "\x1b[A", "\x1b[D"
CTRL_A, CTRL_C, CTRL_D, CTRL_R = "\x01", "\x03", "\x04", "\x12"


def pasted(text):
    return f"\x1b[200~{text}\x1b[201~"


class Typist:
    def __init__(self, keyboard, history=()):
        self.session = Session()
        self.keyboard = keyboard
        kept = InMemoryHistory()
        for one in history:
            kept.append_string(one)
        self.editor = Editor(self.session, kept, input=keyboard, output=DummyOutput())

    def type(self, *keys):
        """The text that is entered by these keys; after a tabulator they wait for the menu."""
        sender = threading.Thread(target=self._send, args=(keys,), daemon=True)
        sender.start()
        with limited(20):
            return self.editor.read("In[1]:= ", self.session.is_incomplete)

    def _send(self, keys):
        buffer = self.editor._prompt.default_buffer
        for key in keys:
            before = buffer.text, buffer.complete_state
            self.keyboard.send_text(key)
            end = time.monotonic() + (2 if key == TAB else 0)
            while time.monotonic() < end and (buffer.text, buffer.complete_state) == before:
                time.sleep(0.01)


@contextmanager
def limited(seconds):
    """A prompt that waits for more than is typed ends with an error."""

    def late(number, frame):
        raise TimeoutError("the prompt waits for more")

    signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


@pytest.fixture
def typist():
    with create_pipe_input() as keyboard:
        yield Typist(keyboard)


def test_enter_ends_what_is_whole(typist):
    assert typist.type("1 + 1", ENTER) == "1 + 1"


def test_enter_goes_on_in_what_is_not(typist):
    assert typist.type("f[x_] := {x,", ENTER, "x^2}", ENTER) == "f[x_] := {x,\n  x^2}"
    assert typist.type('"a', ENTER, 'b"', ENTER) == '"a\nb"'
    assert typist.type("1 +", ENTER, "2", ENTER) == "1 +\n2"


def test_enter_ends_what_is_wrong(typist):
    assert typist.type("{1, 2]", ENTER) == "{1, 2]"


def test_alt_enter_always_begins_a_line(typist):
    assert typist.type("a = 1", ALT_ENTER, "b = 2", ENTER) == "a = 1\nb = 2"


def test_a_closing_bracket_goes_back_to_the_line_of_its_partner(typist):
    typed = typist.type("Module[{a},", ENTER, "f[", ENTER, "a", ENTER, "]", ENTER, "]", ENTER)
    assert typed == "Module[{a},\n  f[\n    a\n  ]\n]"


def test_a_paste_of_several_lines_is_kept_as_it_is(typist):
    assert typist.type(pasted("a = 1\nb = {a,\n 2}\n"), ENTER) == "a = 1\nb = {a,\n 2}\n"


def test_tab_completes_the_only_name(typist):
    assert typist.type("NetChai", TAB, "[{2}]", ENTER) == "NetChain[{2}]"


def test_tab_writes_an_option_with_its_arrow(typist):
    assert typist.type("Map[f, x, Heads", TAB, "True]", ENTER) == "Map[f, x, Heads -> True]"


def test_tab_closes_a_string_once(typist):
    typed = typist.type('NetTrain[n, d, ""]', LEFT, LEFT, "RoundLossLis", TAB, ENTER)
    assert typed == 'NetTrain[n, d, "RoundLossList"]'


def test_tab_indents_where_nothing_is_written(typist):
    assert typist.type("{1,", ENTER, TAB, "2}", ENTER) == "{1,\n    2}"


def test_enter_in_the_menu_takes_what_is_chosen(typist):
    typed = typist.type('NetTrain[n, d, Method -> "S', TAB, TAB, ENTER, "]", ENTER)
    assert typed == 'NetTrain[n, d, Method -> "SGD"]'


def test_a_completion_that_fails_offers_nothing(typist, monkeypatch):
    def broken(*_):
        raise ValueError("no")

    monkeypatch.setattr("wlnet.frontends.editor.completions", broken)
    assert typist.type("NetChai", TAB, "n", ENTER) == "NetChain"
    assert isinstance(typist.session.fault, ValueError)


def test_ctrl_c_and_ctrl_d(typist):
    with pytest.raises(KeyboardInterrupt):
        typist.type("1 + ", CTRL_C)
    with pytest.raises(EOFError):
        typist.type(CTRL_D)
    assert typist.type("12", CTRL_A, CTRL_D, ENTER) == "2"


def test_up_looks_for_what_begins_alike_and_ctrl_r_for_what_holds_the_text():
    with create_pipe_input() as keyboard:
        typist = Typist(keyboard, ["alpha = 1", "beta = 2", "alpha = 3", "gamma = 4"])
        assert typist.type("alpha", UP, UP, ENTER) == "alpha = 1"
        assert typist.type(CTRL_R, "eta", ENTER, ENTER) == "beta = 2"


def test_a_question_is_answered_outside_of_the_history(typist):
    typist.keyboard.send_text("some text" + ENTER)
    assert typist.editor.ask("? ") == "some text"
    assert "some text" not in typist.editor._prompt.history.get_strings()


def test_what_was_typed_while_the_terminal_was_asked_is_not_lost(typist):
    typist.editor.give_back(b"12")
    assert typist.type("3", ENTER) == "123"


def test_history_is_kept_between_runs(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    for entered in ("1 + 1", "f[\n 2]"):
        kept_history().append_string(entered)
    assert list(kept_history().load_history_strings()) == ["f[\n 2]", "1 + 1"]


def test_a_history_that_cannot_be_kept_is_no_fault(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    assert isinstance(kept_history(), InMemoryHistory)
    KeptHistory(blocked / "history").append_string("1")


@pytest.mark.parametrize(
    "before, blanks",
    [
        ("f[", 2),
        ("f[g[{", 2),
        ("f[\n  g[", 4),
        ("f[\n  g[1],", 2),
        ("f[1]", 0),
        ("x :=", 2),
        ('"f[', 0),
        ("(* f[", 0),
    ],
)
def test_a_line_is_indented_by_the_brackets_before_it(before, blanks):
    assert indentation(before) == blanks


@pytest.mark.parametrize(
    "text, cursor, places",
    [
        ("f[1]", 1, [(0, 1, 2), (0, 3, 4)]),
        ("f[1]", 4, [(0, 3, 4), (0, 1, 2)]),
        ("{f[\n1]}", 0, [(0, 0, 1), (1, 2, 3)]),
        ("<|a|>", 5, [(0, 3, 5), (0, 0, 2)]),
        ('"[" ]', 1, []),
        ("f[1", 1, []),
        ("f[10]", 3, []),
    ],
)
def test_a_bracket_at_the_cursor_shows_its_partner(text, cursor, places):
    assert matching(Document(text, cursor)) == places
