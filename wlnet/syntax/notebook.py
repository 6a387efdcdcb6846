"""Notebooks as programs: the texts of the input cells of a `.nb` file, in their order.

Cells of the styles Input and Code count, in groups too; boxes become text as in `boxes`. Source: the
tutorial "Notebooks as Wolfram Language expressions".
"""

from __future__ import annotations

from collections.abc import Iterator

from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import Symbol
from wlnet.syntax.errors import WolframSyntaxError
from wlnet.syntax.parser import parse
from wlnet.syntax.read_boxes import source

NO_INPUTS = Message(
    "Get::wlnetnb", "The notebook `1` has no input cells; what is saved as a package (.wl) is code alone."
)
STYLES = ("Input", "Code")


def program(text: str) -> str:
    """What the input cells of a notebook say; "" where there are none.

    A text that cannot be read comes back as it is: whoever runs it tells where it is wrong.
    """
    try:
        notebook = parse(text)
    except WolframSyntaxError:
        return text
    if not isinstance(notebook, Expr) or not _is(notebook, "Notebook"):
        return ""
    cells = _cells(notebook.args[0])
    return "\n".join(written for cell in cells for written in _written(cell.args[0]) if written.strip())


def _is(part, name: str) -> bool:
    """Whether it is a call of a name, in whatever context, with an argument."""
    return isinstance(part, Expr) and type(part.head) is Symbol and part.head.name == name and len(part) > 0


def _cells(part) -> Iterator[Expr]:
    """The input cells in a list of cells, in a cell, or in a group."""
    if is_list(part):
        for one in part.args:
            yield from _cells(one)
    elif _is(part, "Cell"):
        if _is(part.args[0], "CellGroupData"):
            yield from _cells(part.args[0].args[0])
        elif len(part) > 1 and part.args[1] in STYLES:
            yield part


def _written(content) -> Iterator[str]:
    """The texts of a cell's content: a string, or BoxData of boxes or of a list of them."""
    if isinstance(content, str):
        yield content
    elif _is(content, "BoxData"):
        boxes = content.args[0]
        for one in boxes.args if is_list(boxes) else (boxes,):
            yield one if isinstance(one, str) else source(one)
