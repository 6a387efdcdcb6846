"""The program `wlnet`: scripts, -c, --parse, and the prompt where a person sits in front."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from importlib import import_module

from wlnet import __version__
from wlnet.session import ABORTED, FAILED, NULL, Session, SessionEnded, WolframSyntaxError, parse_all, to_text

FORMS = ("OutputForm", "InputForm", "FullForm")
PICTURES = ("automatic", "kitty", "iterm", "sixel", "text", "none")
DESCRIPTION = """\
Wolfram Language with neural nets.

  wlnet                a prompt; of standard input that is no terminal, or of FILE -, each value is shown
  wlnet FILE.wl        a script: what it prints goes to standard output, messages to standard error
  wlnet -c CODE        one line"""
EPILOG = """\
At the prompt:
  ?Name, ??Name, ?Net*      what is known of a name; more; names like this
  Tab                       symbols, options, strings such as properties, \\[Characters], files
  Enter, Alt-Enter          end an input that is whole; always a new line
  Up, Ctrl-R                inputs that begin like this one, of earlier runs too; search them
  %, %%, %n, Out[n], In[n]  earlier values and inputs
  Ctrl-C                    stops: a training ends after its batch and gives the net so far, a second
                            time aborts it; at the prompt it clears the line
  Ctrl-D, Quit, Exit[n]     leave
  WLNet`$Timing, WLNet`$Pictures, WLNet`$Lines   as the options above, at any time

Exit codes: 0; n after Exit[n]; 1 after a syntax error, and of -c if the value is $Failed or $Aborted;
130 after Ctrl-C. Environment: WLNET_PICTURES as --pictures, NO_COLOR, WLNET_DATA (folder of data sets)."""
INTERRUPTED = 130  # exit code after Ctrl-C, as shells have it
# New objects after which Python looks for cycles. Expressions and modules make many objects and hardly any
# cycles: at Python's own 700 a tenth of the start and of long evaluations was spent looking.
BETWEEN_COLLECTIONS = 50_000


def main(argv: list[str] | None = None) -> int:
    """Runs the program; gives its exit code."""
    gc.set_threshold(BETWEEN_COLLECTIONS)
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
        usage="wlnet [OPTION...] [FILE [ARGS...]]\n       wlnet [OPTION...] -c CODE [ARGS...]",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="a script (.wl) to run")
    parser.add_argument(
        "args", nargs=argparse.REMAINDER, metavar="ARGS", help="what it finds in $ScriptCommandLine"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "-c", metavar="CODE", dest="code", help="evaluate CODE and print the value of its last expression"
    )
    what.add_argument(
        "--warm-up", action="store_true", help="compile the kernels of the engine for this processor, and end"
    )
    what.add_argument("--parse", metavar="CODE", help="print the FullForm of CODE, unevaluated")
    parser.add_argument(
        "--form", choices=FORMS, default="OutputForm", help="how -c prints (default: OutputForm)"
    )
    parser.add_argument("--version", action="version", version=f"wlnet {__version__}")
    prompt = parser.add_argument_group("the prompt")
    prompt.add_argument("--timing", action="store_true", help="show how many seconds each input took")
    prompt.add_argument(
        "--pictures",
        choices=PICTURES,
        type=str.lower,
        default=os.environ.get("WLNET_PICTURES", "automatic").lower(),
        help="how plots and images are shown: by a protocol of the terminal, in characters, or not at all "
        "(default: what the terminal can)",
    )
    prompt.add_argument(
        "--lines",
        type=_lines,
        metavar="N",
        help="lines a value takes before it is folded, or all (default: two thirds of the screen)",
    )
    prompt.add_argument(
        "--plain", action="store_true", help="no line editor and no colours, as where TERM is dumb"
    )
    return parser


def _lines(text: str) -> int:
    if text.lower() in ("all", "infinity"):
        return sys.maxsize
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is neither a positive number nor all")
    return int(text)


def _run(options: argparse.Namespace) -> int:
    if options.parse is not None:
        return _parse(options.parse)
    if options.warm_up:
        return import_module("wlnet.frontends.warm_up").warm_up()
    if options.code is None and options.file is None and sys.stdin.isatty():
        return _prompt(options)
    session = _session()
    given = [] if options.file is None else [options.file, *options.args]
    if options.code is not None:
        session.evaluation.state["script"] = given
        return _evaluate(session, options.code, options.form)
    if options.file in (None, "-"):
        session.evaluation.state["script"] = given
        return _ended(session, session.run(sys.stdin.read(), shows=True))
    try:
        return _ended(session, session.run_file(options.file, options.args))
    except OSError as error:
        _complain(f"wlnet: cannot read {options.file}: {error.strerror}")
        return 1


def _prompt(options: argparse.Namespace) -> int:
    if options.pictures not in PICTURES:
        _complain(f"wlnet: WLNET_PICTURES={options.pictures} is none of {', '.join(PICTURES)}")
    names = {"kitty": "Kitty", "iterm": "ITerm", "sixel": "Sixel", "text": "Text", "none": "None"}
    settings = import_module("wlnet.frontends.variables").Settings(
        options.timing, names.get(options.pictures, "Automatic"), options.lines
    )
    return import_module("wlnet.frontends.repl").run(_session, settings, edit=not options.plain)


def _session(**callbacks) -> Session:
    """A session that prints to standard output, with messages and progress on standard error."""
    usual = {"on_message": _complain, "on_print": _say, "on_progress": _complain, "on_input": _asked}
    session = Session(**{**usual, **callbacks})
    session.evaluation.state["terminal"] = sys.stderr.isatty()
    return session


def _say(text: str) -> None:
    print(text, flush=True)


def _asked(prompt: str) -> str | None:
    """The next line of standard input; None at its end."""
    sys.stdout.write(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None


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
