import os
import termios

import pytest

from wlnet.frontends import terminal

XTERM = {"TERM": "xterm-256color"}
SIXEL = b"\x1b[?62;4;22c"
PLAIN = b"\x1b[?62;22c"
KITTY = b"\x1b_Gi=31;OK\x1b\\"


def answering(answers, typed=b""):
    return lambda question: (answers, typed)


def never(question):
    raise AssertionError("the terminal need not be asked")


@pytest.mark.parametrize(
    "environment, protocol",
    [
        ({"TERM": "dumb"}, "Text"),
        ({}, "Text"),
        ({"TERM": "linux"}, "Text"),
        ({"TERM": "xterm-kitty"}, "Kitty"),
        ({**XTERM, "KITTY_WINDOW_ID": "1"}, "Kitty"),
        ({"TERM": "xterm-ghostty"}, "Kitty"),
        ({**XTERM, "TERM_PROGRAM": "iTerm.app"}, "ITerm"),
        ({**XTERM, "TERM_PROGRAM": "WezTerm"}, "ITerm"),
        ({**XTERM, "LC_TERMINAL": "iTerm2"}, "ITerm"),
        ({**XTERM, "TERM_PROGRAM": "Apple_Terminal"}, "Text"),
    ],
)
def test_a_terminal_that_tells_its_name_is_not_asked(environment, protocol):
    assert terminal.protocol(environment, never) == (protocol, b"")


@pytest.mark.parametrize(
    "answers, protocol",
    [(KITTY + PLAIN, "Kitty"), (KITTY + SIXEL, "Kitty"), (SIXEL, "Sixel"), (PLAIN, "Text"), (b"", "Text")],
)
def test_other_terminals_are_asked(answers, protocol):
    assert terminal.protocol(XTERM, answering(answers)) == (protocol, b"")


@pytest.mark.parametrize("within", [{"TMUX": "/tmp/x,1,0"}, {"STY": "1.tty"}])
def test_tmux_and_screen_pass_on_no_pictures_but_sixels(within):
    asked = []

    def answer(question):
        asked.append(question)
        return SIXEL, b""

    assert terminal.protocol({"TERM": "screen", **within, "KITTY_WINDOW_ID": "1"}, answer)[0] == "Sixel"
    assert asked == ["\x1b[c"]  # nothing that tmux would take for a title


def test_what_was_typed_meanwhile_is_handed_back(monkeypatch):
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    with os.fdopen(slave, "r", closefd=False) as read, os.fdopen(os.dup(slave), "w") as written:
        monkeypatch.setattr("sys.stdin", read)
        monkeypatch.setattr("sys.stdout", written)
        before = termios.tcgetattr(slave)
        os.write(master, b"1+" + KITTY + b"1\n" + SIXEL)
        assert terminal.asked("?") == (KITTY + SIXEL, b"1+1\n")
        assert termios.tcgetattr(slave) == before
    os.close(master)
    os.close(slave)


def test_a_terminal_that_does_not_answer_has_no_pictures(monkeypatch):
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    monkeypatch.setattr(terminal, "_WAIT", 0.02)
    with os.fdopen(slave, "r", closefd=False) as read, os.fdopen(os.dup(slave), "w") as written:
        monkeypatch.setattr("sys.stdin", read)
        monkeypatch.setattr("sys.stdout", written)
        assert terminal.protocol(XTERM) == ("Text", b"")
    os.close(master)
    os.close(slave)


def test_without_a_terminal_nothing_is_asked(capsys):
    assert terminal.asked("?") == (b"", b"")
    assert capsys.readouterr().out == ""
