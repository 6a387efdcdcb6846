"""Texts of what is told by the way: expressions in messages and in `?name`, the place of a fault of ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from wlnet.expr.convert import to_expr
from wlnet.expr.message import Prose
from wlnet.expr.short import shortened
from wlnet.syntax.printer import to_text


def brief_text(expr, sees: Callable) -> str:
    """InputForm of what is told by the way; symbols that `sees` takes have their short names."""
    return to_text(shortened(expr, longest=100, text_limit=2000, depth=100), "InputForm", sees)


def slot_text(value, sees: Callable) -> str:
    """Text of what fills the slot of a message; symbols that `sees` takes have their short names."""
    if isinstance(value, str):
        return value if isinstance(value, Prose) else shortened(value)
    try:
        expr = to_expr(value)
    except TypeError:
        return str(value)
    if hasattr(expr, "wl_shown"):  # a table of several lines where it stands alone
        return expr.wl_text("OutputForm")
    return to_text(shortened(expr), "OutputForm", sees)


def place_of(fault: BaseException) -> str:
    """Where a fault happened, for the person who will mend it."""
    frame = fault.__traceback__
    while frame.tb_next is not None:
        frame = frame.tb_next
    return f"{Path(frame.tb_frame.f_code.co_filename).stem}, line {frame.tb_lineno}"
