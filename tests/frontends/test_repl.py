"""The prompt, in a terminal of its own."""

import os
import re
import select
import signal
import subprocess
import sys
import time

import pytest

from wlnet.frontends.plain import PlainReader
from wlnet.frontends.repl import Dialogue
from wlnet.frontends.variables import Settings
from wlnet.session import Session

pty = pytest.importorskip("pty")


class Terminal:
    """The program at a pseudo terminal: `say` types a line, `until` waits for what it shows."""

    def __init__(self, *options, **environment):
        self.master, slave = pty.openpty()
        environment = {**os.environ, "TERM": "dumb", "COLUMNS": "80", "NO_COLOR": "1", **environment}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "wlnet", *options],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)
        self.seen = ""

    def until(self, pattern: str, seconds: float = 20) -> str:
        """Everything shown up to the pattern; what follows stays for the next call."""
        end = time.monotonic() + seconds
        while (found := re.search(pattern, self.seen)) is None:
            left = end - time.monotonic()
            assert left > 0, f"{pattern!r} was not shown; seen: {self.seen!r}"
            if select.select([self.master], [], [], left)[0]:
                try:
                    shown = os.read(self.master, 4096).decode(errors="replace")
                except OSError:  # the other end is closed
                    shown = ""
                assert shown, f"the program ended; seen: {self.seen!r}"
                self.seen += shown.replace("\r", "")
        text, self.seen = self.seen[: found.end()], self.seen[found.end() :]
        return text

    def say(self, line: str) -> None:
        os.write(self.master, line.encode() + b"\n")

    def ask(self, line: str, number: int) -> str:
        """What is shown between a line and the next prompt."""
        self.say(line)
        return self.until(rf"In\[{number}\]:= $")

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.master)


@pytest.fixture
def terminal():
    made = Terminal()
    made.until(r"In\[1\]:= $")
    yield made
    made.close()


@pytest.fixture
def editing(tmp_path):
    """The program with its line editor, at a terminal that can move the cursor."""
    settings = {"TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "XDG_STATE_HOME": str(tmp_path)}
    made = Terminal("--pictures", "iterm", "--timing", **settings)
    made.until(r"In\[1\]:= ")
    yield made
    made.close()


def test_lines_are_numbered_and_percent_is_the_last_value(terminal):
    assert "Out[1]= 2\n" in terminal.ask("1 + 1", 2)
    assert "Out[2]= 20\n" in terminal.ask("10 %", 3)
    assert "Out" not in terminal.ask("x = 3;", 4)
    assert "Out[4]= " in terminal.ask("x", 5)


def test_unfinished_input_goes_on_in_the_next_line(terminal):
    terminal.say("f[x_] := {x,")
    terminal.until(r"\n {8}$")
    terminal.say("x^2}; f[3]")
    assert "Out[1]= {3, 9}" in terminal.until(r"In\[2\]:= $")


def test_messages_errors_and_prints_are_shown_and_the_session_lives_on(terminal):
    assert "Power::infy" in terminal.ask("1/0", 2)
    shown = terminal.ask("{1, 2]", 2)
    assert "Syntax::" in shown and "^" in shown and "Traceback" not in shown
    assert "hi 1\n" in terminal.ask('Print["hi ", 1]', 3)


def test_ctrl_c_ends_a_computation_or_a_line_and_ctrl_d_the_program(terminal):
    terminal.say("While[True]")
    time.sleep(0.5)
    os.kill(terminal.process.pid, signal.SIGINT)
    assert "Out[1]= $Aborted" in terminal.until(r"In\[2\]:= $")
    os.write(terminal.master, b"1 + (")
    time.sleep(0.2)
    os.kill(terminal.process.pid, signal.SIGINT)
    terminal.until(r"In\[2\]:= $")
    assert "Out[2]= 2\n" in terminal.ask("1 + 1", 3)
    os.write(terminal.master, b"\x04")
    assert terminal.process.wait(60) == 0


def test_quit_gives_its_code(terminal):
    terminal.say("Quit[3]")
    assert terminal.process.wait(60) == 3


def test_question_marks_tell_about_names(terminal):
    shown = terminal.ask("?Print", 1)
    assert "Print[a, b, ...]" in shown and "Protected" in shown
    terminal.ask("g[x_] := x + 1", 2)
    assert "g[x_] := x + 1" in terminal.ask("?g", 2)
    assert "StringJoin" in terminal.ask("?StringJ*", 2)
    assert "not in use" in terminal.ask("?nosuchname", 2)


def test_exclamation_marks_are_for_the_shell_and_for_files(terminal, tmp_path):
    assert "two words\n" in terminal.ask("!echo two words", 1)
    assert "Cannot read /no/such/file" in terminal.ask("!!/no/such/file", 1)
    (tmp_path / "a.txt").write_text("what the file says\n")
    assert "what the file says\n" in terminal.ask(f"!!{tmp_path / 'a.txt'}", 1)
    assert "Out[1]= False" in terminal.ask("Not[True]", 2)


def test_a_plot_is_drawn_in_characters(terminal):
    shown = terminal.ask("ListLinePlot[{1, 4, 9}]", 2)
    assert "┌" in shown and "Out[1]= -Graphics-" in shown
    assert "┌" in terminal.ask("Print[ListLinePlot[{1, 4, 9}]]", 3)


def test_a_value_of_several_lines_is_indented_under_its_label(terminal):
    assert "Out[1]= a   b\n\n        c   d\n" in terminal.ask("Grid[{{a, b}, {c, d}}]", 2)


def test_a_form_around_a_value_stands_in_the_label(terminal):
    shown = terminal.ask("{{1, 2}, {3, 4}} // MatrixForm", 2)
    assert "Out[1]//MatrixForm= 1   2\n\n                    3   4\n" in shown
    assert "Out[2]= {{2, 3}, {4, 5}}" in terminal.ask("% + 1", 3)


def test_a_long_value_is_cut(terminal):
    assert "<<99992>>" in terminal.ask("Range[100000]", 2)


def test_information_by_pattern_and_in_long_form(terminal):
    terminal.ask("ctx`value = 3;", 2)
    assert "ctx`value" in terminal.ask("?ctx`*", 2)
    assert "Weights" not in terminal.ask("?SoftmaxLayer", 2)
    assert "Source: reference page" in terminal.ask("??SoftmaxLayer", 2)
    assert "There are NetTrain" in terminal.ask("?NetTran", 2)


def test_questions_are_answered_at_the_prompt(terminal):
    terminal.say('x = Input["number? "]')
    terminal.until(r"number\? $")
    terminal.say("{1,")
    terminal.until(r"\n {8}$")
    assert "Out[1]= {1, 2}" in terminal.ask("2}", 2)
    terminal.say("InputString[]")
    terminal.until(r"\? $")
    assert "Out[2]= some text\n" in terminal.ask("some text", 3)


def test_the_editor_reads_whole_inputs(editing):
    os.write(editing.master, b"{1,\r2}\r")
    editing.until(r"Out\[1\]= .*\{1, 2\}")
    assert re.search(r"\([\d.e-]+ s\)", editing.until(r"In\[2\]:= "))


def test_a_paste_of_several_inputs_gives_several_outputs(editing):
    os.write(editing.master, b"\x1b[200~a = 1\nb = {a,\n2}\x1b[201~\r")
    editing.until(r"Out\[1\]= .*1")
    editing.until(r"Out\[2\]= .*\{1, 2\}")


def test_ctrl_c_in_the_editor_aborts_an_evaluation_and_clears_a_line(editing):
    editing.say("While[True]")
    editing.until(r"While.*\n")
    time.sleep(0.5)
    os.kill(editing.process.pid, signal.SIGINT)
    assert "^C" not in editing.until(r"Out\[1\]= .*\$Aborted")
    editing.until(r"In\[2\]:= ")
    os.write(editing.master, b"1 + (\x03")
    editing.until(r"(?s)In\[2\]:= .*In\[2\]:= ")
    os.write(editing.master, b"\x04")
    assert editing.process.wait(60) == 0


def test_the_editor_shows_pictures_by_the_protocol_asked_for(editing):
    editing.say("ListLinePlot[{1, 4, 9}]")
    assert "\x1b]1337;File=inline=1" in editing.until(r"Out\[1\]")


def test_exit_leaves_the_editor_with_its_code(editing):
    editing.say("Exit[5]")
    assert editing.process.wait(60) == 5


def test_where_the_editor_cannot_run_there_is_the_plain_prompt(monkeypatch, capsys):
    def broken():
        raise OSError("no console")

    monkeypatch.setattr("wlnet.frontends.editor.check", broken)
    dialogue = Dialogue(Session, Settings(), edit=True)
    assert type(dialogue._reader) is PlainReader
    assert "(no console)" in capsys.readouterr().err


def test_a_long_value_is_told_in_short(terminal):
    terminal.ask("d = Range[10000];", 2)
    assert "Skeleton[9992]" in terminal.ask("?d", 2)
