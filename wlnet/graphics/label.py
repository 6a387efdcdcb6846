"""Labels: an expression to the text that is drawn, with the style that Style[...] gives it."""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.expr import Expr
from wlnet.expr.message import Message, plain
from wlnet.expr.symbols import S
from wlnet.frozen import frozen
from wlnet.graphics.style import Style, text_styled

BAD_STYLE = Message("Graphics::style", "`1` holds a style that cannot be drawn.")


@frozen
class Meaning:
    """What graphics need of the language: the text of a label, the value of an exact number."""

    show: Callable[[object], str] = plain
    numeric: Callable[[object], object] = lambda expr: expr


@frozen
class Text:
    """What is written, and how."""

    text: str
    style: Style


def label(content, show: Callable[[object], str], style: Style | None = None) -> Text:
    """The text of a label; Style[content, directives...] sets colour, size and weight."""
    style = style or Style()
    if isinstance(content, Expr) and content.head is S.Style and len(content):
        inner = text_styled(style, content.args[1:])
        if inner is None:
            raise BAD_STYLE(content)
        return label(content.item(0), show, inner)
    return Text(show(content), style)


def optional_label(content, show: Callable[[object], str]) -> Text | None:
    """As `label`; None for the symbol None and for Automatic."""
    return None if content in (S("None"), S.Automatic) else label(content, show)
