r"""Boxes as expressions, such as MakeBoxes gives, to the one-dimensional input that they stand for.

SuperscriptBox["x", "2"] is ((x)^(2)). What an InterpretationBox stands for is its second argument. Texts
that hold boxes as characters (\!, \(, \*, ...) get the escapes that the parser reads.
"""

from __future__ import annotations

from wlnet.expr.expr import Expr, is_rule
from wlnet.expr.symbols import Symbol
from wlnet.syntax.boxes import TRANSPARENT, linear
from wlnet.syntax.characters import BOX_ESCAPES
from wlnet.syntax.printer import to_text

_NO_BREAK = "\u2060"


def is_boxes(x) -> bool:
    """Whether it is an expression of boxes: RowBox[...], FractionBox[...], ..., BoxData[...]."""
    if not isinstance(x, Expr) or type(x.head) is not Symbol or not len(x):
        return False
    return x.head.name.endswith("Box") or x.head.name == "BoxData"


def source(boxes) -> str:
    """The input that boxes, or a text, stand for. Raises Fault for a box that stands for no expression."""
    if isinstance(boxes, str):
        return with_escapes(boxes)
    if is_boxes(boxes) and boxes.head.name == "BoxData":
        return source(boxes.args[0])
    return linear(rf"\*{to_text(_interpreted(boxes))}\)", 0)[0].replace(_NO_BREAK, "")


def with_escapes(text: str) -> str:
    r"""A text with \!, \( and their kin in place of the characters that stand for them."""
    if not any(mark in text for mark in BOX_ESCAPES):
        return text
    return "".join(BOX_ESCAPES.get(character, character) for character in text)


def _interpreted(boxes):
    """Boxes without styles, tags and options; InputForm in place of each InterpretationBox."""
    if not isinstance(boxes, Expr):
        return boxes
    if is_boxes(boxes) and boxes.head.name == "InterpretationBox" and len(boxes) > 1:
        return f"({to_text(boxes.args[1])})"
    if is_boxes(boxes) and boxes.head.name in TRANSPARENT:
        return _interpreted(boxes.args[0])
    return Expr(boxes.head, tuple(_interpreted(part) for part in boxes.args if not is_rule(part)))
