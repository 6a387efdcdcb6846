import io
import os
import sys
import threading

import pytest

from wlnet.frontends import editor
from wlnet.training.keys import Keys
from wlnet.training.screen import Screen


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Emulated:
    """The lines that a terminal of some width shows after what was written to it."""

    def __init__(self, columns: int):
        self.columns = columns
        self.cells = [[]]
        self.row = self.column = 0

    def feed(self, text: str) -> list[str]:
        at = 0
        while at < len(text):
            if text.startswith("\x1b[", at):
                end = next(i for i in range(at + 2, len(text)) if text[i].isalpha())
                self._control(text[end], text[at + 2 : end])
                at = end + 1
                continue
            self._letter(text[at])
            at += 1
        return ["".join(cells).rstrip() for cells in self.cells]

    def _control(self, kind, number):
        if kind == "A":
            self.row -= int(number)
            assert self.row >= 0
        elif kind == "J":
            self.cells[self.row :] = [self.cells[self.row][: self.column]]

    def _letter(self, letter):
        if letter == "\r":
            self.column = 0
        elif letter == "\n" or self.column == self.columns:
            self.row, self.column = self.row + 1, 0
            self.cells.extend([] for _ in range(self.row + 1 - len(self.cells)))
        if letter not in "\r\n":
            self.cells[self.row][self.column : self.column + 1] = [letter]
            self.column += 1


def terminal_of(monkeypatch) -> Terminal:
    """Puts terminals in the place of both streams; gives that of standard error."""
    stream = Terminal()
    stream.output = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(sys, "stdout", stream.output)
    return stream


def sized(columns: int) -> Screen:
    screen = Screen()
    screen.size = lambda: (columns, 24)
    screen.open()
    return screen


def test_a_block_takes_the_place_of_the_last_and_printed_lines_stand_above(monkeypatch):
    terminal = terminal_of(monkeypatch)
    screen = sized(40)
    screen.draw("one\ntwo\nthree")
    print("a message", file=sys.stderr)
    screen.draw("four\nfive")
    assert Emulated(40).feed(terminal.getvalue()) == ["a message", "four", "five"]
    screen.close("the end")
    assert Emulated(40).feed(terminal.getvalue()) == ["a message", "the end", ""]


def test_both_streams_of_a_terminal_are_put_back(monkeypatch):
    terminal = terminal_of(monkeypatch)
    out = sys.stdout
    screen = sized(40)
    assert sys.stdout is not out and sys.stderr is not terminal
    screen.close()
    assert (sys.stdout, sys.stderr) == (out, terminal)


def test_what_goes_to_a_file_is_left_alone(monkeypatch):
    terminal = terminal_of(monkeypatch)
    file = io.StringIO()
    monkeypatch.setattr(sys, "stdout", file)
    screen = sized(40)
    screen.draw("block")
    print("result")
    assert file.getvalue() == "result\n"
    screen.close()
    assert "result" not in terminal.getvalue()


def test_a_line_that_was_begun_is_not_lost(monkeypatch):
    terminal = terminal_of(monkeypatch)
    screen = sized(40)
    screen.draw("block")
    print("half", end="", file=sys.stderr)
    assert "half" not in terminal.getvalue()
    print(" whole", file=sys.stderr)
    print("rest", end="", file=sys.stderr)
    screen.close()
    assert Emulated(40).feed(terminal.getvalue()) == ["half whole", "rest"]


def test_a_line_that_goes_on_follows_what_is_left(monkeypatch):
    terminal = terminal_of(monkeypatch)
    screen = sized(40)
    screen.draw("block")
    print("to be ", end="", file=sys.stderr)
    screen.close("the end")
    print("continued", file=sys.stderr)
    assert Emulated(40).feed(terminal.getvalue()) == ["the end", "to be continued", ""]


def test_printers_of_the_line_editor_write_above_too(monkeypatch):
    terminal = terminal_of(monkeypatch)
    monkeypatch.setenv("TERM", "xterm")
    screen = sized(40)
    screen.draw("block")
    assert not hasattr(sys.stdout, "buffer")
    editor.write([("class:message", "a message\n")])
    screen.close()
    assert "a message" in terminal.output.getvalue()
    assert terminal.getvalue().count("block") == 2  # drawn anew below it


def test_rows_are_counted_anew_when_the_terminal_is_narrower(monkeypatch):
    terminal = terminal_of(monkeypatch)
    screen = sized(40)
    screen.draw("x" * 30 + "\nend")
    written = terminal.getvalue()
    screen.size = lambda: (20, 24)
    narrow = Emulated(20)
    assert narrow.feed(written) == ["x" * 20, "x" * 10, "end"]
    terminal.truncate(0)
    screen.draw("y")
    assert narrow.feed(terminal.getvalue().strip("\0")) == ["y"]
    screen.close()


def test_a_screen_inside_another_draws_nothing(monkeypatch):
    terminal = terminal_of(monkeypatch)
    outer, inner = sized(40), Screen()
    inner.open()
    inner.draw("inner")
    inner.close("inner")
    outer.close()
    assert "inner" not in terminal.getvalue()


def test_lines_of_several_threads_stay_whole(monkeypatch):
    terminal = terminal_of(monkeypatch)
    screen = sized(40)

    def work(name):
        for number in range(50):
            print(f"{name}{number}", file=sys.stderr)

    threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for number in range(50):
        screen.draw(f"block {number}")
    for thread in threads:
        thread.join()
    screen.close()
    lines = Emulated(40).feed(terminal.getvalue())
    assert sorted(filter(None, lines)) == sorted(f"{name}{n}" for name in "ab" for n in range(50))


def test_there_are_no_keys_where_input_is_no_terminal(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("s"))
    keys = Keys()
    assert not keys.open()
    assert keys.pressed() == ""
    keys.close()


def test_a_terminal_that_belongs_to_another_process_is_not_read(monkeypatch):
    owner, ours = os.openpty()
    with os.fdopen(ours) as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        os.write(owner, b"s")
        assert not Keys().open()  # this terminal controls no process group of ours
    os.close(owner)


def test_keys_are_read_without_a_newline_and_the_terminal_is_put_back(monkeypatch):
    termios = pytest.importorskip("termios")
    owner, ours = os.openpty()
    with os.fdopen(ours) as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        monkeypatch.setattr(os, "tcgetpgrp", lambda file: os.getpgrp())
        before = termios.tcgetattr(ours)
        keys = Keys()
        assert keys.open() and keys.pressed() == ""
        os.write(owner, b"s")
        assert keys.pressed() == "s"
        keys.close()
        assert termios.tcgetattr(ours) == before
    os.close(owner)
