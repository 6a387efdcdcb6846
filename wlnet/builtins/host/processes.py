"""RunProcess and Run: other programs; SetEnvironment."""

from __future__ import annotations

import os
import subprocess

from wlnet.expr.expr import NULL, is_list, is_rule
from wlnet.expr.message import Message
from wlnet.expr.paths import current_directory, path_of
from wlnet.expr.symbols import S
from wlnet.expr.values.numeric_array import ByteArray
from wlnet.language.builtin import builtin

NOT_FOUND = Message("RunProcess::pnfd", 'Program `1` not found. Check Environment["PATH"].')
NO_PROGRAM = Message(
    "RunProcess::cmd", "`1` should be the name of a program, or a list of it and its arguments."
)
NO_PROPERTY = Message("RunProcess::prop", "`1` is not one of `2`.")
NO_FOLDER = Message("RunProcess::dir", "There is no directory `1`.")
BAD_RULES = Message("General::envrule", "`1` should be a rule or association from names to texts.")

_PROPERTIES = ("ExitCode", "StandardOutput", "StandardError")
_STEP = 0.05  # seconds between looks for an abort


@builtin(
    "RunProcess[command_]",
    "RunProcess[command_, property_]",
    "RunProcess[command_, property_, input_]",
    options={"ProcessEnvironment": S.Inherited, "ProcessDirectory": S.Inherited},
)
def run_process(evaluation, command, property=S.All, input="", options=None):
    """RunProcess[{"program", "argument", ...}] runs a program and gives its exit code, output and errors as
    an association; RunProcess[command, "StandardOutput", "input"] one of them, with an input."""
    words = list(command.args) if is_list(command) else [command]
    if not words or not all(isinstance(word, str) for word in words):
        raise NO_PROGRAM(command)
    if property is not S.All and property not in _PROPERTIES:
        raise NO_PROPERTY(property, list(_PROPERTIES))
    folder = _folder(evaluation, options["ProcessDirectory"])
    data = bytes(input) if isinstance(input, ByteArray) else str(input).encode()
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env=_environment(options["ProcessEnvironment"]),
        )
    except (FileNotFoundError, PermissionError):
        raise NOT_FOUND(words[0]) from None
    output, errors = _finished(evaluation, process, data)
    found = {
        "ExitCode": process.returncode,
        "StandardOutput": output.decode("utf-8", "replace"),
        "StandardError": errors.decode("utf-8", "replace"),
    }
    return found if property is S.All else found[property]


def _finished(evaluation, process: subprocess.Popen, data: bytes) -> tuple[bytes, bytes]:
    """Waits for the end; an abort ends the program, too."""
    given: bytes | None = data
    try:
        while True:
            try:
                return process.communicate(given, timeout=_STEP)
            except subprocess.TimeoutExpired:
                given = None
                evaluation.check_abort()
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


def _folder(evaluation, setting):
    if setting is S.Inherited:
        return current_directory(evaluation.state)
    path = path_of(setting, evaluation.state)
    if path is None or not path.is_dir():
        raise NO_FOLDER(setting)
    return path


def _environment(setting) -> dict[str, str] | None:
    return None if setting is S.Inherited else _texts(setting)


def _texts(setting) -> dict[str, str]:
    """Names and texts of an association, a rule or a list of rules."""
    rules = setting.rules() if hasattr(setting, "rules") else setting.args if is_list(setting) else (setting,)
    for one in rules:
        if not is_rule(one) or not isinstance(one.item(0), str) or not isinstance(one.item(1), str):
            raise BAD_RULES(setting)
    return {one.item(0): one.item(1) for one in rules}


@builtin("Run[parts__]")
def run(evaluation, parts):
    """Run["command"] runs a command of the system's shell; gives 256 times its exit code where that is how
    the system counts (Unix), the exit code elsewhere."""
    text = " ".join(map(str, parts))
    process = subprocess.Popen(text, shell=True, cwd=current_directory(evaluation.state))
    while process.poll() is None:
        try:
            process.wait(_STEP)
        except subprocess.TimeoutExpired:
            evaluation.check_abort()
    return _system_status(process.returncode)


def _system_status(code: int) -> int:
    """What C's system() gives for an exit code, or for the number of a signal with a minus."""
    if os.name == "nt":
        return code
    return -code if code < 0 else code << 8


@builtin("$SystemShell")
def system_shell(evaluation):
    """$SystemShell is the program that runs commands: RunProcess[$SystemShell, All, "command"]."""
    return os.environ.get("COMSPEC", "cmd.exe") if os.name == "nt" else "/bin/sh"


@builtin("SetEnvironment[rules_]")
def set_environment(evaluation, rules):
    """SetEnvironment["NAME" -> "text"] sets an environment variable; with None as text it is taken away."""
    for one in rules.args if is_list(rules) else (rules,):
        if not is_rule(one) or not isinstance(one.item(0), str):
            raise BAD_RULES(rules)
        name, value = one.args
        if value is S("None"):
            os.environ.pop(name, None)
        elif isinstance(value, str):
            os.environ[name] = value
        else:
            raise BAD_RULES(rules)
    return NULL
