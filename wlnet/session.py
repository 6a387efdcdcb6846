"""One conversation: text in; values, messages, printed lines, pictures and progress out.

A Session joins the reader, the evaluator and the printer. Evaluation runs in a thread of its
own with a deep stack; what it tells on the way (events) is handed over to the thread that
asked, so that front ends print and draw where they were called. Ctrl-C there sets the abort
flag of the evaluation. Front ends show things; nothing below the session does.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter

import wlnet.syntax.boxed_strings  # noqa: F401 - texts with boxes in them become readable
from wlnet.builtins.host.history import KEY, LENGTH, History, asked, form_of, is_silent
from wlnet.builtins.programs.contexts import named
from wlnet.expr.convert import to_expr, to_python
from wlnet.expr.expr import NULL, Expr
from wlnet.expr.message import Prose, fill
from wlnet.expr.short import shortened
from wlnet.expr.symbols import S
from wlnet.graphics.kinds import HEADS as PICTURES
from wlnet.graphics.kinds import is_graphics
from wlnet.graphics.label import Meaning
from wlnet.graphics.picture import Picture, is_drawn
from wlnet.language.about import about, matching_names
from wlnet.language.asking import ASK
from wlnet.language.evaluator import Evaluation
from wlnet.language.events import Displayed, MessageIssued, Printed, Progress
from wlnet.language.formatting import formatted
from wlnet.language.outcome import Evaluated, EvaluationError, Line, Record, SessionEnded
from wlnet.language.signals import Abort, Exit, Signal
from wlnet.language.sources import source_text
from wlnet.language.worker import Worker
from wlnet.syntax.errors import IncompleteInput, WolframSyntaxError
from wlnet.syntax.notebook import NO_INPUTS, program
from wlnet.syntax.parser import default_symbol, parse_all, read
from wlnet.syntax.printer import to_text
from wlnet.told import brief_text, place_of, slot_text

FAILED, ABORTED = S("$Failed"), S("$Aborted")
_TOLD = (S.InformationData, S.InformationDataGrid)  # what ?name gives
_UNREADABLE = object()  # value of a text with a syntax error


class Session:
    """One conversation with definitions, history and random numbers of its own.

    on_message    called with the text of each message
    on_print      called with each printed line
    on_progress   called with each report of a training
    on_display    called with each picture or value shown on the way; without it a picture that is
                  printed is a line "-Graphics-"
    on_input      called with the prompt of Input and InputString; gives a line, None at the end
    """

    def __init__(
        self,
        on_message: Callable[[str], object] | None = None,
        on_print: Callable[[str], object] | None = None,
        on_progress: Callable[[object], object] | None = None,
        on_display: Callable[[object], object] | None = None,
        on_input: Callable[[str], str | None] | None = None,
    ):
        self.evaluation = Evaluation(self._receive)
        self.fault: BaseException | None = None  # the last fault of ours, for developers
        self._callbacks = {
            "message": on_message,
            "print": on_print,
            "progress": on_progress,
            "display": on_display,
        }
        self._record = Record()
        self._begun = ""  # what was written of a line that goes on
        self._where = ""  # the line of a program that runs, for its messages
        self._depth = 0  # 2 and more: a Python function or callback of an evaluation asks for another
        self._interrupted = False
        self._worker = Worker(self.interrupt, self.evaluation.undisturbed)
        self.evaluation.outside = self._worker.watched
        if on_input is not None:
            self.evaluation.state[ASK] = partial(self._asked, on_input)

    @property
    def messages(self) -> list[str]:
        """Texts of the messages of the last evaluation."""
        return self._record.messages

    @property
    def output(self) -> list[str]:
        """Lines that the last evaluation printed."""
        return self._record.output

    # -- for Python programs ------------------------------------------------------------------

    def evaluate(self, code, check: bool = False):
        """The Python value of code (a string of Wolfram Language) or of an expression.

        Of several expressions in a string all are evaluated, and the last gives the value. With
        `check` a message, $Failed or $Aborted raises EvaluationError. Exit[] raises SessionEnded.
        """
        found = self.evaluate_wrap(code)
        if check and not found.success:
            raise EvaluationError(found.result, found.messages)
        return found.result

    def evaluate_wrap(self, code) -> Evaluated:
        """As `evaluate`, with the messages and printed lines beside the value."""
        value, record = self._ask(self._job(code))
        clean = not record.messages and value is not FAILED and value is not ABORTED
        return Evaluated(self.to_python(value), record.messages, record.names, record.output, clean)

    def function(self, code) -> Callable:
        """A function of the language as a Python callable of Python values."""
        head = self.value(code)
        return lambda *args: self.evaluate(
            self._worker.ask(lambda: Expr(head, tuple(map(to_expr, args))))  # the stack is deep there
        )

    def __getitem__(self, name: str):
        """The value of a variable; KeyError if it has none."""
        symbol = self.evaluation.definitions.find(name)
        if symbol is None:
            raise KeyError(name)
        value = self.value(symbol)
        if value is symbol and not self.evaluation.definitions.of(symbol).builtin:
            raise KeyError(name)
        return self.to_python(value)

    def __setitem__(self, name: str, value) -> None:
        """Sets a variable; an array is not copied. WolframError where the name is protected or none."""
        expr = self._worker.ask(lambda: to_expr(value))  # the stack is deep there
        self.evaluate(S.Set(named(self.evaluation.definitions, name), expr), check=True)

    def to_python(self, value):
        """The Python value of an expression; graphics become a Picture."""
        special = dict.fromkeys(PICTURES, self.picture)
        return self._worker.ask(lambda: to_python(value, special))

    # -- for front ends -----------------------------------------------------------------------

    def value(self, code):
        """The value (an expression) of code or of an expression; $Failed after a syntax error."""
        return self._ask(self._job(code))[0]

    def run_file(self, path: str | Path, args: list[str] = ()) -> bool:
        """Runs a script: each expression before the next is read. False if it could not be read whole.

        args    what follows the file's name in $ScriptCommandLine
        """
        self.evaluation.state.update(script=[str(path), *args], input_file=str(Path(path).resolve()))
        text = self._ask(partial(source_text, self.evaluation, Path(path)))[0]
        text = "\n" + text.partition("\n")[2] if text.startswith("#!") else text
        if Path(path).suffix == ".nb" and not (text := program(text)):
            self._ask(partial(self.evaluation.message, NO_INPUTS, Path(path).name))
            return False
        return self.run(text)

    def run(self, text: str, shows: bool = False) -> bool:
        """Runs a program given as text; messages name the line of their input. False after a syntax error.

        shows    each value is printed, as of what is typed at a prompt
        """
        keep = partial(self._told, shows)
        found, _ = self._ask(lambda: self._read_and_evaluate(text, keep, "\n" in text.strip()))
        return found is not _UNREADABLE

    def is_incomplete(self, text: str) -> bool:
        """Whether `text` wants another line. No symbol comes to be by looking."""
        try:
            parse_all(text, lambda name: self.evaluation.definitions.find(name) or default_symbol(name))
        except IncompleteInput:
            return True
        except WolframSyntaxError:
            return False
        return False

    def enter(self, text: str, show: Callable[[Line], object]) -> None:
        """Evaluates what was typed at a prompt, with In, Out and %; `show` is called with each Line."""
        history = self.evaluation.state.setdefault(KEY, History())

        def keep(expr, value, shown, seconds):
            shown = shown if shown is NULL else self._through("$PrePrint", shown)
            self._worker.post(partial(show, Line(history.line, shown, seconds, form_of(shown))))
            history.keep(expr, value, self.evaluation.state.get(LENGTH, S.Infinity))

        def read_and_evaluate():
            read_text = self._through("$PreRead", text)
            return self._read_and_evaluate(read_text if isinstance(read_text, str) else text, keep)

        self._ask(read_and_evaluate)

    @property
    def line(self) -> int:
        """Number of the next input line."""
        return self.evaluation.state.setdefault(KEY, History()).line

    def interrupt(self) -> None:
        """What Ctrl-C does: a training ends after its batch, anything else is aborted."""
        handlers = self.evaluation.interrupt_handlers
        if not (handlers and handlers[-1]()):
            self._interrupted = True
            self.evaluation.request_abort()

    @property
    def interrupted(self) -> bool:
        """Whether Ctrl-C aborted the last evaluation."""
        return self._interrupted

    def about(self, name: str, long: bool = False) -> str:
        """What `?name` shows, or with `long` what `??name` does; names with * list what is like them."""

        def told() -> str:
            try:
                return about(self.evaluation.definitions, name, brief_text, long)
            except Exception as fault:  # as in an evaluation: the conversation goes on
                self._confess(fault)
                return ""

        return self._ask(told)[0]

    def names(self, pattern: str) -> list[str]:
        """Names of the language and of the session that match a pattern with *."""
        return matching_names(self.evaluation.definitions, pattern)

    def text(self, value, form: str = "OutputForm") -> str:
        """The text of an expression, made in the worker, where the stack is deep; cut if it is deeper."""

        def written() -> str:
            try:
                shown = formatted(self.evaluation, value) if form == "OutputForm" else value
                return to_text(shown, form, self.evaluation.definitions.sees)
            except RecursionError:
                return to_text(shortened(value), form, self.evaluation.definitions.sees)
            except Signal:
                raise
            except Exception as fault:  # as in an evaluation: the conversation goes on
                self._confess(fault)
                return FAILED.name

        return self._worker.ask(lambda: self.evaluation.whole(written, ABORTED.name))

    def picture(self, value):
        """The picture of Graphics or of Legended graphics; the value itself if it is none."""
        if not is_graphics(value):
            return value
        return Picture(value, Meaning(self.text, lambda part: self.value(S.N(part))))

    # -- inside -------------------------------------------------------------------------------

    def _ask(self, job: Callable[[], object]) -> tuple[object, Record]:
        """Result of a job in the worker, and what it told. A callback of a job may ask again."""

        def recorded():
            outer, self._record = self._record, Record()
            self._depth += 1
            self._interrupted &= self._depth > 1
            try:
                return job(), self._record
            finally:
                if self._begun:
                    self._line(self._begun)
                self._depth -= 1
                if self._depth:
                    self._record = outer

        try:
            return self._worker.ask(recorded)
        except Exit as end:
            raise SessionEnded(end.code) from None
        except Abort as stop:  # of an evaluation inside another, which is to stop too
            if self._worker.is_current():
                raise
            self.evaluation.request_abort(stop.limit)
            return ABORTED, self._record

    def _job(self, code) -> Callable[[], object]:
        if not isinstance(code, str):
            return lambda: self._evaluate(to_expr(code))

        def read_and_evaluate():
            value = self._read_and_evaluate(code)
            return FAILED if value is _UNREADABLE else value

        return read_and_evaluate

    def _read_and_evaluate(self, text: str, keep: Callable | None = None, tell_lines: bool = False):
        """In the worker: value of the last expression, _UNREADABLE after a syntax error."""
        value = NULL
        try:
            for expr, extent in read(text, self.evaluation.definitions.resolve, self._warn):
                start = perf_counter()
                with self._at(f" (line {extent.line})" if tell_lines else self._where):
                    expr = Expr(expr, ()) if expr is S.Exit or expr is S.Quit else expr  # as they are typed
                    value = self._evaluate(expr if keep is None else self._led_in(asked(expr)))
                    if keep is not None:
                        shown = self._through("$Post", NULL if is_silent(expr) else value)
                        value = value if is_silent(expr) else shown
                        keep(expr, value, shown, perf_counter() - start)
                if self._interrupted:
                    break
        except WolframSyntaxError as error:
            self._message(f"Syntax::{error.tag}", error.message.partition(": ")[2])
            return _UNREADABLE
        except Signal:
            raise
        except Exception as fault:  # the reader's own; those of evaluation do not come here
            self._confess(fault)
            return _UNREADABLE
        return value

    @contextmanager
    def _at(self, where: str):
        """What is told to the reader of a program ends with the place."""
        outer, self._where = self._where, where
        try:
            yield
        finally:
            self._where = outer

    def _led_in(self, expr):
        """$Pre[expr] where a program or a person has set $Pre."""
        function = self._set_function("$Pre")
        return expr if function is None else Expr(function, (expr,))

    def _through(self, name: str, value):
        """The value of f[value] for the function that $Post, $PrePrint or $PreRead was set to."""
        function = self._set_function(name)
        return value if function is None else self._evaluate(Expr(function, (value,)))

    def _set_function(self, name: str):
        definition = self.evaluation.definitions.table.get(S(name))
        return None if definition is None else definition.value

    def _told(self, shows: bool, expr, value, shown, seconds: float) -> None:
        """A program shows what it prints, and what it asks with ?name; with `shows` also its values."""
        if shows and shown is not NULL:
            shown = self.evaluation.whole(partial(formatted, self.evaluation, shown), ABORTED)
            self.evaluation.emit(Printed(shown))
            return
        if isinstance(expr, Expr) and expr.head is S.CompoundExpression:
            expr = expr.args[-1]
        if isinstance(expr, Expr) and expr.head is S.Information and getattr(value, "head", None) in _TOLD:
            shown = self.evaluation.whole(partial(formatted, self.evaluation, value), ABORTED)
            self.evaluation.emit(Printed(shown))

    def _warn(self, tag: str, sentence: str, line: int) -> None:
        self._message(f"Syntax::{tag}", f"{sentence} (line {line})")

    def _evaluate(self, expr):
        """The value of one expression; a fault of ours becomes a message and $Failed."""
        if self._depth > 1:
            return self.evaluation.evaluate(expr)
        try:
            return self.evaluation.evaluate_top(expr)
        except Signal:
            raise
        except Exception as fault:  # whatever went wrong in us, the conversation goes on
            self._confess(fault)
        return FAILED

    def _confess(self, fault: Exception) -> None:
        """A fault of ours as a message."""
        self.fault = fault
        if isinstance(fault, MemoryError):
            self._message("General::nomem", "There was not enough memory for this computation.")
        else:
            self._message("General::wlnetbug", _BUG.format(place_of(fault)))

    def _receive(self, event) -> None:
        """In the worker: an event is written down as text, and its callback is posted."""
        if isinstance(event, MessageIssued):
            self._message(event.name, fill(event.template, event.args, self._slot))
        elif isinstance(event, Printed):
            self._printed(event.value, event.end)
        elif isinstance(event, Displayed):
            self._call("display", self.to_python(event.expr))
        elif isinstance(event, Progress):
            self._call("progress", event.text)

    def _slot(self, value) -> str:
        return slot_text(self._before_message(value), self.evaluation.definitions.sees)

    def _before_message(self, value):
        """What $MessagePrePrint makes of an expression in a message; messages it gives itself are left."""
        function = self._set_function("$MessagePrePrint")
        if function is None or isinstance(value, Prose):
            return value
        with self.evaluation.messages.silent():
            return self.evaluation.call(function, to_expr(value))

    def _message(self, name: str, text: str) -> None:
        self._record.messages.append(f"{name}: {text}")
        self._record.names.append(name)
        self._call("message", f"{name}: {text}{self._where}")

    def _printed(self, value, end: str) -> None:
        picture = self.picture(value)
        if is_drawn(picture) and self._callbacks["display"] is not None:
            self._call("display", picture)
            return
        sees = self.evaluation.definitions.sees
        text = value if isinstance(value, str) else to_text(value, "OutputForm", sees)
        if end:
            self._line(self._begun + text)
            return
        *lines, begun = (self._begun + text).split("\n")
        for line in lines:
            self._line(line)
        self._begun = begun

    def _line(self, text: str) -> None:
        self._begun = ""
        self._record.output.append(text)
        self._call("print", text)

    def _asked(self, on_input: Callable, prompt: str) -> str | None:
        """In the worker: what a person answers, asked for where the evaluation was."""
        answers: list[str | None] = []

        def ask():
            try:
                answers.append(on_input(prompt))
            except KeyboardInterrupt:
                self.interrupt()

        if self._begun:
            prompt, self._begun = self._begun + prompt, ""
        self._worker.post(ask)
        self.evaluation.check_abort()
        return answers[0] if answers else None

    def _call(self, kind: str, value) -> None:
        callback = self._callbacks[kind]
        if callback is not None:
            self._worker.post(partial(callback, value))


_BUG = "wlnet made a mistake of its own ({}). The session goes on; please report what you entered."
