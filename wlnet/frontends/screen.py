"""What the prompt shows: labels and values, messages, pictures, times. Colours where the terminal has them.

A text is a list of (style, text) pairs, the styles by name as in `editor.STYLE`; `write` puts them on the
screen. Without colours the texts alone are written.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from importlib import import_module

from wlnet.expr.expr import is_list, is_rule
from wlnet.expr.message import MessageError
from wlnet.frontends import terminal
from wlnet.frontends.folding import folded
from wlnet.frontends.variables import Variables
from wlnet.session import Line, Picture, Session, is_drawn

WIDEST = 100  # characters of a plot in characters
MOST = 24  # images of one value that are drawn

Fragments = list[tuple[str, str]]


def plain(fragments: Fragments) -> None:
    """Writes a text without colours."""
    print("".join(text for _, text in fragments), end="", flush=True)


def wrapped(text: str, width: int) -> str:
    """One long line as several, broken at blanks; what has lines of its own keeps them."""
    if "\n" in text or len(text) <= width:
        return text
    return textwrap.fill(
        text, width, break_long_words=False, break_on_hyphens=False, replace_whitespace=False, tabsize=4
    )


class Screen:
    """
    write       puts fragments on the screen
    color       whether the terminal has colours
    give_back   takes what was typed while the terminal was asked what it can
    """

    def __init__(self, write: Callable[[Fragments], None] = plain, color: bool = False, give_back=None):
        self.session: Session | None = None
        self.variables: Variables | None = None
        self._write = write
        self._color = color
        self._give_back = give_back
        self._protocol = "" if give_back else "Text"  # "": the terminal has not been asked yet

    def serve(self, session: Session, variables: Variables) -> None:
        """Values that come are those of this session."""
        self.session, self.variables = session, variables

    # -- texts --------------------------------------------------------------------------------

    def say(self, text: str, style: str = "") -> None:
        self._write([(style, text + "\n")])

    def message(self, text: str) -> None:
        """A message: its name in bold red, the rest in red; of a syntax error the place as well."""
        first, *place = str(text).split("\n")
        name, colon, sentence = wrapped(first, terminal.columns()).partition(": ")
        fragments = [("class:message.name", name + colon), ("class:message", sentence + "\n")]
        if name.startswith("Syntax::") and len(place) == 2:
            code = import_module("wlnet.frontends.editor").colored if self._color else None
            fragments += code(place[0], self.session) if code else [("", place[0])]
            fragments += [("", "\n"), ("class:message.name", place[1] + "\n")]
        elif place:
            fragments.append(("class:message", "\n".join(place) + "\n"))
        self._write(fragments)

    def about(self, text: str) -> None:
        """What ?name tells: the words before a colon in bold."""
        fragments: Fragments = []
        for line in text.split("\n"):
            title, colon, rest = line.partition(": ")
            if colon and title in ("Forms", "Options", "Attributes"):
                fragments += [("class:title", title + colon), ("", rest + "\n")]
            else:
                fragments.append(("", line + "\n"))
        self._write([*fragments, ("", "\n")])

    # -- values -------------------------------------------------------------------------------

    def line(self, line: Line) -> None:
        """Out[n]= and the value, folded if it is long; its picture above it; the time if it is asked for."""
        settings = self.variables.read(self)
        if line.is_null:
            self._write([("", "\n"), *self._timing(line, settings.timing)])
            return
        for picture in self._pictures(line.value):
            self.draw(picture)
        label = line.label
        width = max(terminal.columns() - len(label), 20)
        room = settings.lines or max(terminal.lines() * 2 // 3, 10)
        text, is_folded = folded(line.value, self.session.text, width, room)
        text = wrapped(text, width)
        indented = re.sub(r"\n(?=[^\n])", "\n" + " " * len(label), text)
        fragments = [("class:out", label), ("", indented + "\n")]
        if is_folded:
            note = f"folded; Print[%{line.number}] shows all, WLNet`$Lines = Infinity folds nothing"
            fragments.append(("class:note", " " * len(label) + f"({note})\n"))
        self._write([*fragments, ("", "\n"), *self._timing(line, settings.timing)])

    def _timing(self, line: Line, wanted: bool) -> Fragments:
        return [("class:note", f"({line.seconds:.3g} s)\n\n")] if wanted else []

    def _pictures(self, value) -> Iterator[object]:
        """The pictures to draw of a value: itself, or the images in a list or on the left of rules."""
        shown = self.session.picture(value)
        if is_drawn(shown):
            yield shown
            return
        items = [value]
        if is_list(value):
            items = [value.item(i) for i in range(len(value))] if len(value) <= MOST else []
        lefts = [self.session.picture(one.item(0) if is_rule(one) else one) for one in items]
        if lefts and all(map(is_drawn, lefts)):
            yield from lefts if any(isinstance(one, Picture) for one in lefts) else [lefts]

    # -- pictures -----------------------------------------------------------------------------

    def draw(self, value) -> None:
        """A picture, or a list of images as a row; what is no picture is printed."""
        try:
            self._draw(value)
        except MessageError as error:
            self.message(str(error))
        except Exception as fault:  # a picture that fails is no reason to end the session
            self.session.fault = fault
            self.message(f"General::nodraw: The picture cannot be drawn: {fault}")

    def _draw(self, value) -> None:
        protocol = self._protocol_of(self.variables.read(self).pictures)
        if not is_drawn(value) and not isinstance(value, list):
            print(value, flush=True)
        elif protocol == "None":
            return
        elif isinstance(value, Picture) and protocol == "Text":
            print(value.text(min(terminal.columns() - 1, WIDEST), self._color), flush=True)
        else:
            self._draw_image(protocol, value)

    def _draw_image(self, protocol: str, value) -> None:
        pictures = import_module("wlnet.frontends.pictures")
        images = [pictures.opened(one) for one in (value if isinstance(value, list) else [value])]
        if protocol == "Text":
            console = import_module("rich.console").Console(no_color=not self._color)
            segments = pictures.in_characters(images, terminal.columns() - 1, self._color)
            console.print(import_module("rich.segment").Segments(segments), end="")
            return
        print(pictures.drawn(protocol, images, terminal.columns() - 1, terminal.cell()), end="", flush=True)

    def _protocol_of(self, setting: str) -> str:
        """The protocol in use; the terminal is asked once, when the first picture comes."""
        if setting != "Automatic":
            return setting
        if not self._protocol:
            self._protocol, typed = terminal.protocol()
            self._give_back(typed)
        return self._protocol
