import io
import os
import signal
import subprocess
import sys
import time

import pytest

from wlnet import __version__
from wlnet.frontends.cli import main


def run(*args, text="", **settings):
    """(exit code, standard output, standard error) of the program in a process of its own."""
    command = [sys.executable, "-m", "wlnet", *args]
    done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=60, **settings)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "args, output",
    [
        (["-c", "1+1"], "2\n"),
        (["-c", "x = 5;"], ""),
        (["-c", "x = 5\nx^2"], "25\n"),
        (["-c", '"text"'], "text\n"),
        (["-c", '"text"', "--form", "InputForm"], '"text"\n'),
        (["-c", "a + b", "--form", "FullForm"], "Plus[a, b]\n"),
        (["-c", 'Print["p"]; 3'], "p\n3\n"),
        (["-c", "$ScriptCommandLine", "a", "b"], "{a, b}\n"),
        (["--parse", "a + b // f"], "f[Plus[a, b]]\n"),
        (["--parse", "1 + 1\nx = 2"], "Plus[1, 1]\nSet[x, 2]\n"),
    ],
)
def test_what_it_prints(args, output, capsys):
    assert main(args) == 0
    assert capsys.readouterr() == (output, "")


@pytest.mark.parametrize("code, value", [("$Failed", "$Failed"), ("Abort[]", "$Aborted"), ("1 +", "$Failed")])
def test_a_failure_is_exit_code_1(code, value, capsys):
    assert main(["-c", code]) == 1
    assert capsys.readouterr().out == value + "\n"


def test_messages_go_to_standard_error(capsys):
    assert main(["-c", "1/0"]) == 0
    out, error = capsys.readouterr()
    assert out == "ComplexInfinity\n"
    assert error == "Power::infy: Infinite expression 1/0 encountered.\n"


def test_a_text_that_cannot_be_parsed(capsys):
    assert main(["--parse", "f[1, 2"]) == 1
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith("Syntax::") and "^" in error


def test_exit_gives_its_code(capsys):
    assert main(["-c", 'Print["before"]; Exit[7]; Print["after"]']) == 7
    assert capsys.readouterr().out == "before\n"


def test_version(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"wlnet {__version__}\n"


@pytest.fixture
def script(tmp_path):
    def write(text):
        path = tmp_path / "script.wl"
        path.write_text(text)
        return str(path)

    return write


def test_a_script_shows_only_what_it_prints(script, capsys):
    path = script(
        "#!/usr/bin/env wlnet\n1 + 1\nPrint[$ScriptCommandLine]\nPrint[FileBaseName[$InputFileName]]\n"
    )
    assert main([path, "one", "--two"]) == 0
    assert capsys.readouterr() == (f"{{{path}, one, --two}}\nscript\n", "")


def test_a_script_runs_up_to_its_syntax_error(script, capsys):
    assert main([script('Print["one"]\nPrint["two"\n')]) == 1
    out, error = capsys.readouterr()
    assert out == "one\n"
    assert "Syntax::" in error and "^" in error


def test_a_context_changed_in_a_script_holds_for_the_next_expression(script, capsys):
    assert main([script('BeginPackage["my`"]\nx = 1\nEndPackage[]\nPrint[Context[x]]\n')]) == 0
    assert capsys.readouterr().out == "my`\n"


def test_a_missing_script(capsys, tmp_path):
    assert main([str(tmp_path / "none.wl")]) == 1
    assert "cannot read" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_values_of_standard_input_are_shown(monkeypatch, capsys, arguments):
    monkeypatch.setattr(sys, "stdin", io.StringIO('x = 2\nPrint[x + 1]\ny = 5;\n"a" <> "b"\nSqrt[y]\n'))
    assert main(arguments) == 0
    assert capsys.readouterr().out == "2\n3\nab\nSqrt[5]\n"


@pytest.mark.parametrize("name", ["Quit", "Exit"])
def test_a_bare_quit_ends_the_program(name):
    assert run(text=f"Print[1]\n{name}\nPrint[2]") == (0, "1\n", "")


def test_the_program_in_a_process_of_its_own():
    assert run("-c", 'Print["h\u00e9"]; 2^100') == (0, "h\u00e9\n1267650600228229401496703205376\n", "")
    assert run(text="Print[1]; Exit[5]") == (5, "1\n", "")


def test_a_reader_that_goes_away_is_no_fault():
    command = f"{sys.executable} -m wlnet -c 'Do[Print[i], {{i, 20000}}]' | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("1\n", "")


def interrupted(path, started):
    """Runs a script; sends Ctrl-C after a line of its output or messages that begins with `started`."""
    process = subprocess.Popen(
        [sys.executable, "-m", "wlnet", path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    lines = []
    while not lines or not lines[-1].lstrip().startswith(started):
        lines.append(process.stdout.readline())
        assert lines[-1], f"the program ended: {lines}"
    time.sleep(0.3)
    os.kill(process.pid, signal.SIGINT)
    rest, _ = process.communicate(timeout=60)
    return process.returncode, "".join(lines), rest


def test_ctrl_c_ends_a_script(script):
    code, _, rest = interrupted(script('Print["loop"]; While[True]\nPrint["never"]\n'), "loop")
    assert (code, rest) == (130, "")


def test_ctrl_c_ends_a_training_with_the_net_so_far_and_the_script_goes_on(script):
    path = script(
        """data = Table[{i/100.} -> {i/50.}, {i, 100}];
        net = NetTrain[NetChain[{5, Tanh, 1}], data, TimeGoal -> 60, TrainingProgressReporting -> "Print"];
        Print[Head[net]]"""
    )
    code, _, rest = interrupted(path, "done")
    assert code == 0
    assert "NetTrain::stopped" in rest
    assert rest.endswith("NetChain\n")


def test_a_fault_of_ours_shows_no_traceback(script):
    broken = (
        "import wlnet.language.evaluator as e, sys\n"
        "def broken(self, expr): raise KeyError('oops')\n"
        "e.Evaluation.evaluate_top = broken\n"
        "from wlnet.frontends.cli import main\n"
        "sys.exit(main(['-c', '1+1']))\n"
    )
    done = subprocess.run([sys.executable, "-c", broken], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "General::wlnetbug" in done.stderr and "Traceback" not in done.stderr


def test_help_tells_about_the_prompt(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    shown = capsys.readouterr().out
    assert ended.value.code == 0
    assert all(word in shown for word in ("--timing", "--pictures", "--lines", "Ctrl-R", "??Name", "130"))
    assert max(map(len, shown.split("\n"))) <= 110


@pytest.mark.parametrize(
    "args", [["--lines", "0"], ["--lines", "many"], ["--pictures", "braille"], ["--nothing"]]
)
def test_wrong_options_are_refused(args, capsys):
    with pytest.raises(SystemExit) as ended:
        main(args)
    assert ended.value.code == 2
    assert args[-1] in capsys.readouterr().err


def test_questions_of_a_script_are_answered_by_standard_input():
    code, out, _ = run("-c", '{Input["n: "], InputString[], Input[]}', text="1 +\n2\nsome text\n")
    assert (code, out) == (0, "n:    ? ? {3, some text, EndOfFile}\n")


def test_messages_of_a_script_name_the_line_of_their_input(script, capsys):
    text = 'f[x_] := (\n  1/x\n);\n\nf[0];\n{1, 2}[[\n7]];\nCheck[f[0], 1];\nQuiet[f[0]]; "[" <> 3\n'
    assert main([script(text)]) == 0
    found = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in found] == ["Power", "Part", "Power", "StringJoin"]
    assert [line.rpartition(" (")[2] for line in found] == ["line 5)", "line 6)", "line 8)", "line 9)"]


def test_a_program_of_one_line_needs_no_number(script, capsys):
    assert main([script("1/0\n")]) == 0
    assert capsys.readouterr().err == "Power::infy: Infinite expression 1/0 encountered.\n"
