"""Workbooks (XLSX): sheets of numbers, texts, truth values and dates."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime, timedelta
from fractions import Fraction
from math import isfinite
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, wl_list
from wlnet.expr.symbols import S
from wlnet.formats.format import Format, Malformed, add

_NAMES = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MADE = (1980, 1, 1, 0, 0, 0)  # the time of every part, so that equal values give equal files
_START = datetime(1899, 12, 30)  # day 0 of dates
_DATES = {*range(14, 23), *range(45, 48)}  # formats of numbers that show dates
_DAY, _MOMENT = 1, 2  # styles of this writer
_STYLES = (
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill>'
    '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3">'
    + "".join(
        f'<xf numFmtId="{i}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for i in (0, 14, 22)
    )
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
)


# -- Reading ----------------------------------------------------------------------------------


class _Book:
    """The parts of a file that hold the sheets."""

    def __init__(self, data: bytes):
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
            links = {one.get("Id"): one.get("Target") for one in self._part("xl/_rels/workbook.xml.rels")}
            book = self._part("xl/workbook.xml")
            found = list(book.iter(_NAMES + "sheet"))
            self.names = [one.get("name") for one in found]
            self.places = [_place(links[one.get(_LINKS + "id")]) for one in found]
            self.texts = self._texts()
            self.dated = self._dated()
        except (zipfile.BadZipFile, KeyError, ElementTree.ParseError) as error:
            raise Malformed(str(error)) from None

    def _part(self, name: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.zip.read(name))

    def _texts(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self.zip.namelist():
            return []
        return [_text(one) for one in self._part("xl/sharedStrings.xml").iter(_NAMES + "si")]

    def _dated(self) -> list[bool]:
        """Whether a cell of each style shows a date."""
        if "xl/styles.xml" not in self.zip.namelist():
            return []
        styles = self._part("xl/styles.xml")
        own = {
            int(one.get("numFmtId"))
            for one in styles.iter(_NAMES + "numFmt")
            if re.search("[ymdhs]", re.sub(r'"[^"]*"|\[[^]]*\]|\\.', "", one.get("formatCode", "")))
        }
        kinds = styles.find(_NAMES + "cellXfs")
        return [int(one.get("numFmtId", 0)) in _DATES | own for one in ([] if kinds is None else kinds)]

    def sheet(self, number: int) -> list[list]:
        """The rows of a sheet, all of one length; "" in empty cells."""
        try:
            root = self._part(self.places[number])
            rows: list[list] = []
            for row in root.iter(_NAMES + "row"):
                place = int(row.get("r", len(rows) + 1))
                rows.extend([] for _ in range(place - len(rows)))
                for cell in row.iter(_NAMES + "c"):
                    column = _column(cell.get("r")) if cell.get("r") else len(rows[-1])
                    rows[-1].extend("" for _ in range(column + 1 - len(rows[-1])))
                    rows[-1][column] = self._value(cell)
        except (KeyError, ValueError, IndexError, ElementTree.ParseError) as error:
            raise Malformed(str(error)) from None
        width = max(map(len, rows), default=0)
        return [row + [""] * (width - len(row)) for row in rows]

    def _value(self, cell: ElementTree.Element):
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _text(cell)
        written = cell.findtext(_NAMES + "v")
        if written is None:
            return ""
        if kind == "s":
            return self.texts[int(written)]
        if kind == "b":
            return TRUE if written == "1" else FALSE
        if kind != "n":  # a text that a formula gave, a fault
            return written
        style = int(cell.get("s", 0))
        return _date(float(written)) if style < len(self.dated) and self.dated[style] else float(written)


def _place(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else "xl/" + target


def _text(element: ElementTree.Element) -> str:
    return "".join(one.text or "" for one in element.iter(_NAMES + "t"))


def _column(reference: str) -> int:
    """Column of "AB12", from 0."""
    count = 0
    for letter in reference.rstrip("0123456789"):
        count = 26 * count + ord(letter) - ord("A") + 1
    return count - 1


def _date(days: float) -> Expr:
    moment = _START + timedelta(seconds=round(days * 86400, 3))
    if days == int(days):
        return S.DateObject(wl_list([moment.year, moment.month, moment.day]), "Day")
    clock = [moment.hour, moment.minute, moment.second + moment.microsecond / 1e6]
    return S.DateObject(wl_list([moment.year, moment.month, moment.day, *clock]))


def _data(data: bytes, options: dict):
    book = _Book(data)
    return wl_list(wl_list(map(wl_list, book.sheet(i))) for i in range(len(book.names)))


def _sizes(data: bytes, options: dict):
    book = _Book(data)
    sheets = map(book.sheet, range(len(book.names)))
    return wl_list(wl_list([len(rows), len(rows[0]) if rows else 0]) for rows in sheets)


# -- Writing ----------------------------------------------------------------------------------


def _write(expr, options: dict, show) -> bytes:
    sheets = _sheets(expr)
    main = _NAMES.strip("{}")
    links = _LINKS.strip("{}")
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{i}" r:id="rId{i}"/>'
        for i, (name, _) in zip(numbers, sheets, strict=True)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kinds}.styles+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{kinds}.worksheet+xml"/>'
            for i in numbers
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(
            f'<Relationship Id="rId{i}" Type="{links}/worksheet" Target="worksheets/sheet{i}.xml"/>'
            for i in numbers
        )
        + f'<Relationship Id="rId0" Type="{links}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}">{_STYLES}</styleSheet>',
    }
    for i, (_, rows) in zip(numbers, sheets, strict=True):
        written = "".join(_row(n, row, show) for n, row in enumerate(rows, 1))
        parts[f"xl/worksheets/sheet{i}.xml"] = (
            f'<worksheet xmlns="{main}"><sheetData>{written}</sheetData></worksheet>'
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            file.writestr(zipfile.ZipInfo(name, _MADE), head + text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _sheets(expr) -> list[tuple[str, list[tuple]]]:
    """Names and rows: of a matrix, a list (one row), a list of matrices, {"name" -> matrix, ...}, also
    below "Sheets"."""
    if isinstance(expr, Expr) and expr.head is S.Rule and expr.item(0) in ("Sheets", "Data"):
        expr = expr.item(1)
    if isinstance(expr, Expr) and expr.head is S.Rule:
        expr = wl_list([expr])
    if not is_list(expr):
        return [("Sheet1", [(expr,)])]
    items = expr.args
    if items and all(isinstance(one, Expr) and one.head is S.Rule for one in items):
        return [(str(one.item(0)), _rows(one.item(1))) for one in items]
    if items and all(is_list(one) and len(one) and all(map(is_list, one.args)) for one in items):
        return [(f"Sheet{i}", _rows(one)) for i, one in enumerate(items, 1)]
    return [("Sheet1", _rows(expr))]


def _rows(expr) -> list[tuple]:
    if not is_list(expr):
        return [(expr,)]
    if not any(map(is_list, expr.args)):
        return [expr.args]
    return [row.args if is_list(row) else (row,) for row in expr.args]


def _row(number: int, row: tuple, show) -> str:
    cells = (_cell(one, f"{_letters(column)}{number}", show) for column, one in enumerate(row))
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(value, place: str, show) -> str:
    if isinstance(value, Fraction):
        value = float(value)
    if type(value) is int or (type(value) is float and isfinite(value)):
        return f'<c r="{place}"><v>{value!r}</v></c>'
    if value in (TRUE, FALSE):
        return f'<c r="{place}" t="b"><v>{int(value is TRUE)}</v></c>'
    day = _days(value)
    if day is not None:
        return f'<c r="{place}" s="{_DAY if day == int(day) else _MOMENT}"><v>{day!r}</v></c>'
    text = value if isinstance(value, str) else show(value)
    if not text:
        return ""
    readable = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(readable)}</t></is></c>'


def _days(value) -> float | None:
    """The number that stands for a date."""
    if not isinstance(value, Expr) or value.head is not S.DateObject or not is_list(value.item(0)):
        return None
    year, month, day, *clock = (*value.item(0).args, 1, 1)[: max(3, len(value.item(0)))]
    hour, minute, second = (*clock, 0, 0, 0)[:3]
    try:
        found = datetime(year, month, day) - _START
        return found.days + (3600 * hour + 60 * minute + float(second)) / 86400
    except (TypeError, ValueError):
        return None


def _letters(column: int) -> str:
    """Name of a column, from 0."""
    found = ""
    column += 1
    while column:
        column, one = divmod(column - 1, 26)
        found = chr(ord("A") + one) + found
    return found


_ELEMENTS = {
    "Data": _data,
    "Dimensions": _sizes,
    "SheetCount": lambda data, options: len(_Book(data).names),
    "SheetNames": lambda data, options: wl_list(_Book(data).names),
    "Sheets": lambda data, options: wl_list(_Book(data).names),
}

add(Format("XLSX", ("xlsx",), "Data", _ELEMENTS, _write, binary=True, evaluated=False, reals=True))
