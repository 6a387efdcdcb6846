"""Text files: the whole text, its lines or words, and one value a line."""

from __future__ import annotations

import re

from wlnet.expr.arrays import pack
from wlnet.expr.expr import is_list, wl_list
from wlnet.formats.format import Format, add, decoded, encoded
from wlnet.formats.numbers import number_or_text

_COMMA = re.compile(r"\s*,\s*")

ENCODING = {"CharacterEncoding": "UTF8"}


def text(data: bytes, options: dict) -> str:
    return decoded(data, options["CharacterEncoding"])


def lines(data: bytes, options: dict):
    return wl_list(text(data, options).splitlines())


def words(data: bytes, options: dict):
    return wl_list(text(data, options).split())


def values(data: bytes, options: dict):
    """One value a line, numbers as numbers, others as they are."""
    found = [_number_or(line) for line in text(data, options).splitlines()]
    return pack(wl_list(found))


def _number_or(line: str):
    found = number_or_text(line.strip())
    return line if isinstance(found, str) else found


def table(data: bytes, options: dict):
    """Rows of values separated by blanks; {} for a line without any."""
    rows = [line.split() for line in text(data, options).splitlines()]
    return pack(wl_list(wl_list(map(number_or_text, row)) for row in rows))


def data(data: bytes, options: dict):
    """Rows of values separated by commas, or where a line has none by blanks; the lines themselves where
    they have different numbers of words."""
    filled = [line.strip() for line in text(data, options).splitlines() if line.strip()]
    rows = [_COMMA.split(line) for line in filled]
    if all(len(row) == 1 for row in rows):
        rows = [line.split() for line in filled]
        if len(set(map(len, rows))) > 1:
            return wl_list(filled)
    return pack(wl_list(wl_list(map(number_or_text, row)) for row in rows))


def write_text(expr, options: dict, show) -> bytes:
    """A string as it is; a list one element a line; another expression as its text."""
    written = "\n".join(map(show, expr.args)) if is_list(expr) else show(expr)
    return encoded(written, options["CharacterEncoding"])


def write_string(expr, options: dict, show) -> bytes:
    """The text of an expression."""
    return encoded(show(expr), options["CharacterEncoding"])


def write_values(expr, options: dict, show) -> bytes:
    items = expr.args if is_list(expr) else (expr,)
    return encoded("".join(show(item) + "\n" for item in items), options["CharacterEncoding"])


def write_table(expr, options: dict, show) -> bytes:
    rows = expr.args if is_list(expr) else (expr,)
    parts = ["\t".join(map(show, row.args if is_list(row) else (row,))) for row in rows]
    return encoded("".join(part + "\n" for part in parts), options["CharacterEncoding"])


_ELEMENTS = {"Plaintext": text, "String": text, "Text": text, "Lines": lines, "Words": words}

add(Format("Text", ("txt", "text", "md", "log"), "Text", {**_ELEMENTS, "Data": data}, write_text, ENCODING))
add(Format("String", (), "String", _ELEMENTS, write_string, ENCODING))
add(Format("List", ("lst",), "Data", {"Data": values, **_ELEMENTS}, write_values, ENCODING))
add(Format("Table", ("dat",), "Data", {"Data": table, **_ELEMENTS}, write_table, ENCODING))
