"""Comma- and tab-separated values: rows of numbers and strings."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from itertools import chain

from wlnet.expr.arrays import pack
from wlnet.expr.association import Association
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, wl_list
from wlnet.expr.symbols import S
from wlnet.formats.columns import Columns
from wlnet.formats.format import BadSetting, Format, Malformed, add, decoded, encoded
from wlnet.formats.numbers import number_or_text

_OPTIONS = {
    "CharacterEncoding": "UTF8",
    "FieldSeparators": S.Automatic,
    "HeaderLines": 0,
    "Numeric": S.Automatic,
    "SkipLines": 0,
    "TableHeadings": S("None"),
    "TextDelimiters": S.Automatic,
}


def _format(name: str, extension: str, separator: str) -> Format:
    def all_rows(data: bytes, options: dict) -> list[list[str]]:
        text = decoded(data, options["CharacterEncoding"])
        skipped = options["SkipLines"]
        if not _is_count(skipped):
            raise BadSetting("SkipLines", skipped, "a number of lines, from 0")
        try:
            found = list(csv.reader(io.StringIO(text), delimiter=_separator(options, separator)))
        except csv.Error as error:
            raise Malformed(str(error)) from None
        return found[skipped:]

    def rows(data: bytes, options: dict) -> list[list[str]]:
        lines, columns = _headers(options)
        return [row[columns:] for row in all_rows(data, options)[lines:]]

    def value_of(options: dict):
        return str if options["Numeric"] is FALSE else number_or_text

    def table(data: bytes, options: dict):
        value = value_of(options)
        return pack(wl_list(wl_list(map(value, row)) for row in rows(data, options)))

    def dataset(data: bytes, options: dict):
        """A Dataset of the rows; with HeaderLines -> 1 of associations by the names of the first line,
        with HeaderLines -> {1, 1} also itself an association by the names of the first column."""
        lines, columns = _headers(options)
        if not lines and not columns:
            return S.Dataset(table(data, options))
        value, found = value_of(options), all_rows(data, options)
        names = found[lines - 1][columns:] if 0 < lines <= len(found) else []
        made = [list(map(value, row[columns:])) for row in found[lines:]]
        if lines:
            items = [Association.from_pairs(zip(names, row, strict=False)) for row in made]
        else:
            items = list(map(wl_list, made))
        if not columns:
            return S.Dataset(wl_list(items))
        keys = [row[min(columns, len(row)) - 1] if row else "" for row in found[lines:]]
        return S.Dataset(Association.from_pairs(zip(keys, items, strict=True)))

    def columns(data: bytes, options: dict) -> Columns:
        return Columns(rows(data, options), value_of(options))

    def raw(data: bytes, options: dict):
        return wl_list(map(wl_list, rows(data, options)))

    def write(expr, options: dict, show) -> bytes:
        delimiter, quote = _separator(options, separator), _quote(options, name == "CSV")
        body = _with_headings(table_rows(expr), options["TableHeadings"])
        lines = [delimiter.join(_field(cell, show, delimiter, quote) for cell in row) for row in body]
        return encoded("".join(line + "\n" for line in lines), options["CharacterEncoding"])

    elements = {
        "Data": table,
        "RawData": raw,
        "Dataset": dataset,
        "ColumnCount": lambda data, options: columns(data, options).count,
        "ColumnLabels": lambda data, options: columns(data, options).labels(),
        "ColumnTypes": lambda data, options: columns(data, options).types(),
        "Dimensions": lambda data, options: wl_list([*columns(data, options).size()]),
        "RowCount": lambda data, options: columns(data, options).size()[0],
        "Summary": lambda data, options: columns(data, options).summary(),
    }
    return Format(name, (extension,), "Data", elements, write, _OPTIONS)


def _separator(options: dict, automatic: str) -> str:
    given = options["FieldSeparators"]
    if given is S.Automatic:
        return automatic
    if is_list(given) and len(given) == 1:
        given = given.item(0)
    if not isinstance(given, str) or len(given) != 1 or given in '\r\n"':
        raise BadSetting("FieldSeparators", given, "a string of one character, no quote and no end of line")
    return given


def _headers(options: dict) -> tuple[int, int]:
    """How many lines and columns of headers there are."""
    given = options["HeaderLines"]
    counts = tuple(given.args) if is_list(given) else (given, 0)
    if len(counts) != 2 or not all(map(_is_count, counts)):
        raise BadSetting("HeaderLines", given, "a number of lines, from 0, or {lines, columns}")
    return counts


def _is_count(value) -> bool:
    return type(value) is int and value >= 0


def _with_headings(rows: list[tuple], headings) -> list[tuple]:
    """The rows below the names of the columns: {"x", "y"}, or {names of rows, names of columns}."""
    if not is_list(headings):
        return rows
    down, across = S("None"), headings
    if len(headings) == 2 and any(is_list(one) for one in headings.args):
        down, across = headings.args
    if is_list(down):
        rows = [(name, *row) for name, row in zip(down.args, rows, strict=False)]
    if is_list(across):
        rows = [(*([""] if is_list(down) else []), *across.args), *rows]
    return rows


def table_rows(expr) -> list[tuple]:
    """Rows of what Export was given: a matrix, a list (one column), an association (keys and
    values), a list of associations (their keys as head line)."""
    if isinstance(expr, Association):
        return [(key, *(value.args if is_list(value) else (value,))) for key, value in expr.items()]
    if not is_list(expr):
        return [(expr,)]
    items = expr.args
    if items and all(isinstance(item, Association) for item in items):
        keys = list(dict.fromkeys(chain.from_iterable(item.keys() for item in items)))
        return [tuple(keys), *(tuple(item.get(key, "") for key in keys) for item in items)]
    return [item.args if is_list(item) else (item,) for item in items]


def _quote(options: dict, automatic: bool) -> str:
    """The delimiter of texts; "" for texts without one."""
    given = options["TextDelimiters"]
    if given is S.Automatic:
        return '"' if automatic else ""
    if given in (S("None"), ""):
        return ""
    if not isinstance(given, str) or len(given) != 1:
        raise BadSetting("TextDelimiters", given, "a string of one character, or None")
    return given


def _field(cell, show, delimiter: str, quote: str) -> str:
    """Text of a cell: reals as short as they read back, rationals as reals, what is no number in quotes;
    of an expression that is no value of a table its head alone."""
    if isinstance(cell, Fraction):
        cell = float(cell)
    if isinstance(cell, float):
        return repr(cell)
    if type(cell) is int or cell == "":
        return str(cell)
    if quote and cell in (TRUE, FALSE):
        return "true" if cell is TRUE else "false"
    if isinstance(cell, Expr) and cell.head not in _SHOWN:
        text = f"-{show(cell.head)}-"
    else:
        text = show(cell)
    if quote:
        return quote + text.replace(quote, quote * 2) + quote
    needs = any(c in text for c in (delimiter, '"', "\r", "\n"))
    return '"' + text.replace('"', '""') + '"' if needs else text


_SHOWN = (S.DateObject, S.Quantity, S.TimeObject)


add(_format("CSV", "csv", ","))
add(_format("TSV", "tsv", "\t"))
