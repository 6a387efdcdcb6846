"""A net as HTML: the table of `display`, where nets inside can be opened.

Styles stand in the elements, so that a page needs nothing else; colours suit light and dark pages.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from wlnet.nets.drawing.display import container_rows, layer_rows, layer_settings, status
from wlnet.nets.drawing.glyphs import color

FRAME = (
    "display:inline-block;border:1px solid rgba(128,128,128,.45);border-radius:6px;padding:6px 10px;"
    "font:13px/1.5 system-ui,sans-serif"
)
CELL = "text-align:left;padding:1px 14px 1px 0;border:0;background:none;white-space:nowrap;vertical-align:top"
PALE = "opacity:.6"


def html(net, show: Callable = repr) -> str:
    """The table of a net in a frame. show: expression -> text in one line."""
    state = status(net)
    note = f' <span style="{PALE}">{escape(state)}</span>' if state else ""
    return f'<div style="{FRAME}"><b>{escape(net.kind)}</b>{note}{_table(net, show)}</div>'


def _table(net, show) -> str:
    if net.children:
        rows = [_container_row(net, row, show) for row in container_rows(net, show)]
    else:
        rows = [_row(map(escape, row)) for row in layer_rows(net, show)]
    return f'<table style="border-collapse:collapse;margin:2px 0">{"".join(rows)}</table>'


def _container_row(net, row: tuple, show) -> str:
    """A port of the whole, or a layer with its symbol's colour and its parameters."""
    key, label, *rest = row
    child = {str(name): child for name, child in net.children.items()}.get(key) if label else None
    if child is None:
        return _row([f'<span style="{PALE}">{escape(key)}</span>', "", *map(escape, rest)])
    what = f"{_dot(color(child))}{escape(label)}"
    given = "" if child.children else layer_settings(child, show)
    if child.children:
        what = f'<details><summary style="cursor:pointer">{what}</summary>{_table(child, show)}</details>'
    elif given:
        what += f' <span style="{PALE}">{escape(given)}</span>'
    return _row([escape(key), what, *map(escape, rest)])


def _dot(shade: str) -> str:
    look = f"display:inline-block;width:8px;height:8px;border-radius:50%;margin-right:6px;background:{shade}"
    return f'<span style="{look}"></span>'


def _row(cells) -> str:
    return "<tr>" + "".join(f'<td style="{CELL}">{cell}</td>' for cell in cells) + "</tr>"
