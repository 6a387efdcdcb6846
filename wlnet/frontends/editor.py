"""The line editor of the prompt, through prompt_toolkit: several lines, colours, history, completion.

Enter ends an input that is whole or wrong and begins a new line in one that is not; Alt-Enter always
begins a new line. The reader decides which is which.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from platformdirs import user_state_path
from prompt_toolkit import PromptSession, print_formatted_text
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import CompleteEvent, Completer
from prompt_toolkit.completion import Completion as Shown
from prompt_toolkit.document import Document
from prompt_toolkit.enums import DEFAULT_BUFFER
from prompt_toolkit.filters import Condition, completion_is_selected, has_focus, has_selection
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.input import create_input
from prompt_toolkit.input.typeahead import store_typeahead
from prompt_toolkit.input.vt100_parser import Vt100Parser
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.layout.utils import explode_text_fragments
from prompt_toolkit.lexers import PygmentsLexer, SyncFromStart
from prompt_toolkit.output import create_output
from prompt_toolkit.styles import Style
from prompt_toolkit.styles.pygments import pygments_token_to_classname

from wlnet.frontends.completion import completions
from wlnet.frontends.highlight import WolframLexer, kind_of
from wlnet.session import Session
from wlnet.syntax.pieces import brackets, pieces, surroundings

# The sixteen colours of the terminal itself: they suit a dark ground and a light one.
STYLE = Style.from_dict(
    {
        "in": "ansibrightblue bold",
        "out": "ansigreen bold",
        "note": "ansibrightblack",
        "title": "bold",
        "message": "ansibrightred",
        "message.name": "ansibrightred bold",
        "bracket": "bold ansimagenta underline",
        "pygments.comment": "ansibrightblack italic",
        "pygments.literal.string": "ansigreen",
        "pygments.literal.number": "ansicyan",
        "pygments.name.builtin": "bold",
        "pygments.name.exception": "ansibrightred",
        "pygments.name.other": "ansibrightblue",
        "pygments.name.variable": "ansimagenta",
        "pygments.name.tag": "ansiyellow",
        "pygments.name.label": "ansigreen bold",
        "pygments.error": "ansibrightred underline",
    }
)
INDENT = 2
_CLOSING = ")]}"


def check() -> None:
    """Raises what prompt_toolkit raises where it can neither read nor write."""
    create_output().get_size()
    create_input().close()


def write(fragments: list[tuple[str, str]]) -> None:
    """Puts a text in colours on the screen; above the panel of a training, which replaces the stream."""
    print_formatted_text(FormattedText(fragments), style=STYLE, end="", file=sys.stdout, flush=True)


def colored(code: str, session: Session | None) -> list[tuple[str, str]]:
    """A line of code as fragments in the colours of the editor."""
    lexer = WolframLexer(_kinds(session))
    return [
        (f"class:{pygments_token_to_classname(token)}", text)
        for _, token, text in lexer.get_tokens_unprocessed(code)
    ]


def _kinds(session: Session | None) -> Callable[[str], str]:
    return partial(kind_of, definitions=None if session is None else session.evaluation.definitions)


class Editor:
    """Reads what is typed at a terminal.

    wants_more    whether a text is to be continued on another line
    """

    def __init__(self, session: Session, history: History | None = None, **streams):
        self._session = session
        self._wants_more: Callable[[str], bool] = session.is_incomplete
        lexer = PygmentsLexer(partial(WolframLexer, _kinds(session)), syntax_sync=SyncFromStart())
        self._prompt = PromptSession(
            history=history or kept_history(),
            lexer=lexer,
            completer=WolframCompleter(session),
            complete_while_typing=False,
            include_default_pygments_style=False,
            enable_history_search=True,  # up looks for what begins like the text before the cursor
            enable_suspend=True,
            enable_open_in_editor=True,
            input_processors=[Brackets()],
            key_bindings=self._keys(),
            multiline=True,
            prompt_continuation=lambda width, number, wrapped: " " * width,
            style=STYLE,
            tempfile_suffix=".wl",
            **streams,
        )
        self._asking = PromptSession(style=STYLE, history=InMemoryHistory(), **streams)

    def read(self, prompt: str, wants_more: Callable[[str], bool]) -> str:
        """What was typed. EOFError at Ctrl-D, KeyboardInterrupt at Ctrl-C."""
        self._wants_more = wants_more
        return self._prompt.prompt([("class:in", prompt)])

    def ask(self, prompt: str) -> str:
        """A line that answers a question of the program; it is not kept in the history."""
        return self._asking.prompt(prompt)

    def give_back(self, typed: bytes) -> None:
        """Takes what was typed while the terminal was asked something: it is read with the next line."""
        keys: list = []
        Vt100Parser(keys.append).feed_and_flush(typed.decode(errors="replace"))
        store_typeahead(self._prompt.input, keys)

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()
        typing = has_focus(DEFAULT_BUFFER)  # not in the line that Ctrl-R asks for

        @keys.add("enter", filter=typing & completion_is_selected)
        def _(event: KeyPressEvent) -> None:
            """Takes what the menu offers."""
            event.current_buffer.complete_state = None

        @keys.add("enter", filter=typing & ~completion_is_selected)
        def _(event: KeyPressEvent) -> None:
            buffer = event.current_buffer
            if self._wants_more(buffer.text):
                new_line(event)
            else:
                buffer.validate_and_handle()

        keys.add("escape", "enter", filter=typing)(new_line)

        @keys.add("tab", filter=typing & Condition(at_line_start) & ~has_selection)
        def _(event: KeyPressEvent) -> None:
            event.current_buffer.insert_text(" " * INDENT)

        for bracket in _CLOSING:
            keys.add(bracket, filter=typing & Condition(at_line_start))(partial(_close, bracket))
        return keys


def kept_history() -> History:
    """The inputs of earlier runs; only those of this one where they cannot be kept."""
    try:
        folder = user_state_path("wlnet", appauthor=False, ensure_exists=True)
        path = folder / "history"
        path.open("ab").close()
    except OSError:
        return InMemoryHistory()
    return KeptHistory(path)


class KeptHistory(FileHistory):
    """A history in a file; a disk that is full is no reason to stop a session."""

    def __init__(self, path: Path):
        super().__init__(str(path))

    def store_string(self, string: str) -> None:
        try:
            super().store_string(string)
        except OSError:
            return


# -- keys -------------------------------------------------------------------------------------


def at_line_start() -> bool:
    """Whether nothing but blanks stands before the cursor on a line that is not the first."""
    document = get_app().current_buffer.document
    return document.cursor_position_row > 0 and not document.current_line_before_cursor.strip()


def new_line(event: KeyPressEvent) -> None:
    """A new line, indented as deep as the brackets before the cursor are."""
    before = event.current_buffer.document.text_before_cursor
    event.current_buffer.insert_text("\n" + " " * indentation(before))


def indentation(before: str) -> int:
    """Blanks to begin the line with that follows a text: for each line with open brackets INDENT more."""
    words = list(pieces(before))
    frames = surroundings(words)[1:]
    opening = {before.count("\n", 0, frame.start) for frame in frames}
    last = next((word for word in reversed(words) if word.kind not in ("NEWLINE", "COMMENT")), None)
    waits = last is not None and last.kind == "OPERATOR" and last.text in ("=", ":=", "->", ":>", "/;", "//")
    return INDENT * (len(opening) + waits)


def _close(bracket: str, event: KeyPressEvent) -> None:
    """A closing bracket at the beginning of a line goes back to where its partner's line begins."""
    buffer = event.current_buffer
    document = buffer.document
    blanks = len(document.current_line_before_cursor)
    before = document.text_before_cursor[: document.cursor_position - blanks].rstrip("\n")
    buffer.delete_before_cursor(blanks)
    buffer.insert_text(" " * max(indentation(before) - INDENT, 0) + bracket)


# -- completion -------------------------------------------------------------------------------


class WolframCompleter(Completer):
    """The menu of the tabulator key."""

    def __init__(self, session: Session):
        self._session = session

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Shown]:
        try:
            found = completions(self._session, document.text_before_cursor)
        except Exception as fault:  # a menu that fails is no reason to end the session
            self._session.fault = fault
            return
        for one in found:
            text = one.text
            if text.endswith('"') and document.text_after_cursor.startswith('"'):
                text = text[:-1]
            yield Shown(text, -one.length, display=one.shown, display_meta=one.note)


# -- brackets ---------------------------------------------------------------------------------


class Brackets(Processor):
    """Marks the bracket at the cursor, or before it, and its partner."""

    def apply_transformation(self, found: TransformationInput) -> Transformation:
        done = get_app().is_done  # what was entered stays on the screen without marks
        marked = [] if done else [place for place in matching(found.document) if place[0] == found.lineno]
        if not marked:
            return Transformation(found.fragments)
        fragments = explode_text_fragments(found.fragments)
        for _, start, end in marked:
            for i in range(found.source_to_display(start), found.source_to_display(end)):
                fragments[i] = (fragments[i][0] + " class:bracket", *fragments[i][1:])
        return Transformation(fragments)


def matching(document: Document) -> list[tuple[int, int, int]]:
    """(line, first column, column behind) of the bracket at the cursor and of its partner."""
    text, cursor = document.text, document.cursor_position
    if not re.search(r"[][(){}<|>]", text[max(cursor - 2, 0) : cursor + 2]):
        return []
    words = list(pieces(text))
    pairs, _ = brackets(words)
    for i in sorted(pairs, key=lambda i: words[i].end == cursor):  # what stands at the cursor comes first
        if words[i].start <= cursor <= words[i].end and (words[i].start == cursor or words[i].end == cursor):
            ends = []
            for word in (words[i], words[pairs[i]]):
                line, column = document.translate_index_to_position(word.start)
                ends.append((line, column, column + word.end - word.start))
            return ends
    return []
