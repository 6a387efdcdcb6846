"""The program `wlnet`: scripts, -c, --parse, and the prompt where a person sits in front."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

from wlnet import __version__
from wlnet.session import ABORTED, FAILED, NULL, Session, SessionEnded, WolframSyntaxError, parse_all, to_text

FORMS = ("OutputForm", "InputForm", "FullForm")
INTERRUPTED = 130  # exit code after Ctrl-C, as shells have it


def main(argv: list[str] | None = None) -> int:
    """Runs the program; gives its exit code."""
    options = _arguments().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter still shows the rest
    try:
        code = _run(options)
        sys.stdout.flush()
        return code
    except SessionEnded as end:
        return end.code
    except BrokenPipeError:
        # Whoever read our output has gone; nothing may be written to it at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="wlnet",
        description="Wolfram Language with neural nets. Without arguments: a prompt.",
        epilog="Standard input that is not a terminal is read as a script.",
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="a script (.wl) to run")
    parser.add_argument("args", nargs=argparse.REMAINDER, metavar="ARGS", help="its $ScriptCommandLine")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("-c", metavar="CODE", dest="code", help="evaluate CODE and print its value")
    what.add_argument("--parse", metavar="CODE", help="print the FullForm of CODE, unevaluated")
    parser.add_argument("--form", choices=FORMS, default="OutputForm", help="how -c prints (OutputForm)")
    parser.add_argument("--version", action="version", version=f"wlnet {__version__}")
    return parser


def _run(options: argparse.Namespace) -> int:
    if options.parse is not None:
        return _parse(options.parse)
    if options.code is None and options.file is None and sys.stdin.isatty():
        return import_module("wlnet.frontends.repl").run(_session)
    session = _session()
    given = [] if options.file is None else [options.file, *options.args]
    if options.code is not None:
        session.evaluation.state["script"] = given
        return _evaluate(session, options.code, options.form)
    if options.file is None:
        return _ended(session, session.run(sys.stdin.read()))
    try:
        return _ended(session, session.run_file(options.file, options.args))
    except OSError as error:
        _complain(f"wlnet: cannot read {options.file}: {error.strerror}")
        return 1


def _session(**callbacks) -> Session:
    """A session that prints to standard output, with messages and progress on standard error."""
    session = Session(**{"on_message": _complain, "on_print": _say, "on_progress": _complain, **callbacks})
    session.evaluation.state["terminal"] = sys.stderr.isatty()
    return session


def _say(text: str) -> None:
    print(text, flush=True)


def _complain(text) -> None:
    sys.stdout.flush()
    print(text, file=sys.stderr, flush=True)


def _ended(session: Session, whole: bool) -> int:
    return INTERRUPTED if session.interrupted else 0 if whole else 1


def _evaluate(session: Session, code: str, form: str) -> int:
    value = session.value(code)
    if value is not NULL:
        _say(session.text(value, form))
    return 1 if value is FAILED or value is ABORTED else 0


def _parse(code: str) -> int:
    try:
        for expr in parse_all(code):
            _say(to_text(expr, "FullForm"))
    except WolframSyntaxError as error:
        _complain(error.message)
        return 1
    return 0
