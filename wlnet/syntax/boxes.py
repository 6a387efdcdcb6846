r"""Two-dimensional input as files hold it: `\!\(\*SuperscriptBox[\(x\), \(2\)]\)` to the text `((x)^(2))`.

Front ends write powers, fractions, roots, sums and the like in this way when a notebook is saved as a
package. Read are boxes and the short forms `\^`, `\_`, `\%`, `\+`, `\&`, `\/` and `\@`; styles and tags
count as what they hold. Source: the tutorial "Representing textual forms by boxes".
"""

from __future__ import annotations

import re
from collections.abc import Callable

from wlnet.syntax.characters import unnamed
from wlnet.syntax.errors import Fault

OPENING = r"\!\("  # where two-dimensional input begins

_WORD = re.compile(r"\s*(?:([A-Za-z]+Box)\s*\[|(\\\()|(\{)|(\"(?:[^\"\\]|\\.)*\"))", re.DOTALL)
_OPTION = re.compile(r"[^,\[\]{}\"]*(?:\[[^\[\]]*\])?[^,\[\]{}\"]*")
_LAST_WORD = re.compile(r"\w+\Z")
_PIECE = re.compile(r"\\[()*^_/@+&]|[^\\]+|\\.", re.DOTALL)

_SUM, _PRODUCT, _INTEGRAL, _PARTIAL = "∑", "∏", "∫", "∂"
_DIFFERENTIAL = "\uf74c"
_AFTER = {"′": "'", "′′": "''", "\uf3c7": "\uf3c7", "\uf3c8": "\uf3c8", "\uf3c9": "\uf3c9", "†": "\uf3c9"}
_OVER = {"^": "OverHat", "_": "OverBar", "¯": "OverBar", "~": "OverTilde", ".": "OverDot", "⇀": "OverVector"}
TRANSPARENT = ("StyleBox", "TagBox", "FormBox", "AdjustmentBox", "FrameBox", "ItemBox")


def linear(text: str, start: int) -> tuple[str, int]:
    r"""The input at `start`, behind `\!\(`, as one-dimensional text, and the offset behind its `\)`.

    Raises Fault where it does not end, or has a box that stands for no expression.
    """
    return _Reader(text).row(start)


class _Big:
    """The sign of a sum, product, integral or derivative with its limits, waiting for what it is over."""

    def __init__(self, sign: str, below: str, above: str = ""):
        self.sign, self.below, self.above = sign, below, above

    def over(self, body: str) -> str:
        if self.sign == _PARTIAL:
            return f"D[{body}, {self.below}]"
        if self.sign == _INTEGRAL:
            integrand, _, variable = body.rpartition(_DIFFERENTIAL)
            limits = f"{{{variable}, {self.below}, {self.above}}}" if self.below else variable
            return f"Integrate[{integrand}, {limits}]"
        head = "Sum" if self.sign == _SUM else "Product"
        variable, _, first = self.below.partition("=")
        bounds = [variable, *([first] if first else []), *([self.above] if self.above else [])]
        return f"{head}[{body}, {{{', '.join(bounds)}}}]"


class _Reader:
    def __init__(self, text: str):
        self._text = text

    def row(self, place: int) -> tuple[str, int]:
        r"""What stands up to the matching `\)`."""
        items: list[str | _Big] = []
        while True:
            found = _PIECE.match(self._text, place)
            if found is None:
                raise Fault("sntxi", r'"\(" has no closing "\)".', place, incomplete=True)
            piece, place = found[0], found.end()
            if piece == r"\)":
                return _joined(items), place
            if piece == r"\(":
                inner, place = self.row(place)
                items.append(_group(inner))
            elif piece == r"\*":
                item, place = self.box(place)
                items.append(item)
            elif piece == r"\@":
                inner, place = self._operand(place)
                items.append(f"Sqrt[{inner}]")
            elif piece in _SHORT and items:
                right, place = self._operand(place)
                scripts = [items.pop(), right]
                if self._text.startswith(r"\%", place) and piece in _PAIRED:
                    third, place = self._operand(place + 2)
                    items.append(_PAIRED[piece](*scripts, third))
                else:
                    items.append(_SHORT[piece](*scripts))
            else:
                tail, place = self._named(piece, place)
                last = _LAST_WORD.search(tail)
                items += [tail[: last.start()], last[0]] if last else [tail]

    def _named(self, piece: str, place: int) -> tuple[str, int]:
        r"""Plain text; a backslash begins a name such as \[Alpha]."""
        if piece == "\\[":
            end = self._text.find("]", place)
            return unnamed(piece + self._text[place : end + 1]), end + 1
        return (" " if piece in ("\\ ", "\\\n") else piece), place

    def _operand(self, place: int) -> tuple[str, int]:
        """What follows a short form: a group, or one word."""
        if self._text.startswith(r"\(", place):
            return self.row(place + 2)
        word = re.compile(r"\s*(\\\[\w+\]|\w+|.)").match(self._text, place)
        if word is None:
            raise Fault("sntxi", "A box is incomplete.", place, incomplete=True)
        return unnamed(word[1]), word.end()

    def box(self, place: int) -> tuple[str | _Big, int]:
        """A box in any of its forms: XBox[...], a group, a string, a list of boxes."""
        found = _WORD.match(self._text, place)
        if found is None:
            raise Fault("sntxf", "A box should stand here.", place)
        name, group, brace, string = found.groups()
        if group:
            return self.row(found.end())
        if string:
            text = unnamed(string[1:-1].replace(r"\"", '"').replace("\\\\", "\\"))
            return (_Big(_INTEGRAL, "") if text == _INTEGRAL else text), found.end()
        if brace:
            items, place = self._items(found.end(), "}")
            return _Items(items), place
        items, place = self._items(found.end(), "]")
        return _made(name, items, found.start()), place

    def _items(self, place: int, closer: str) -> tuple[list, int]:
        """Boxes between commas; options are left out."""
        items = []
        while True:
            if _WORD.match(self._text, place):
                item, place = self.box(place)
                items.append(item)
            option = _OPTION.match(self._text, place)
            place = option.end()
            if place >= len(self._text):
                raise Fault("sntxi", f'A box has no closing "{closer}".', place, incomplete=True)
            mark, place = self._text[place], place + 1
            if mark == closer:
                return items, place


class _Items(list):
    """A list of boxes, as RowBox and GridBox have it."""


def _group(inner: str) -> str:
    return f"({inner})" if inner.strip() else inner


def _joined(items: list) -> str:
    """Items side by side; a sign of a sum takes the next one."""
    found = ""
    while items:
        item, *items = items
        if isinstance(item, _Big):
            rest = [x for x in items if not (isinstance(x, str) and not x.strip())]
            if rest and isinstance(rest[0], str) and rest[0].startswith("("):
                found += item.over(rest[0][1:-1])
                items = rest[1:]
            else:
                found += item.over(_joined(items))
                items = []
        else:
            found += item
    return found


def _superscript(base: str, above: str) -> str:
    mark = _AFTER.get(above.strip())
    return f"(({base}){mark})" if mark else f"(({base})^({above}))"


def _fraction(above: str, below: str) -> str:
    return f"(({above})/({below}))"


def _subscript(base: str, below: str) -> str | _Big:
    if isinstance(base, _Big):
        return _Big(base.sign, below)
    if base.strip() == _PARTIAL:
        return _Big(_PARTIAL, below)
    return f"Subscript[{base}, {below}]"


def _limits(sign: str | _Big, below: str, above: str = "") -> _Big | str:
    if isinstance(sign, _Big):
        return _Big(sign.sign, below, above)
    if sign.strip() in (_SUM, _PRODUCT, _INTEGRAL):
        return _Big(sign.strip(), below, above)
    if above:
        return f"Underoverscript[{sign}, {below}, {above}]"
    return f"Underscript[{sign}, {below}]"


def _subsuperscript(base: str, below: str, above: str) -> _Big | str:
    is_big = isinstance(base, _Big) or base.strip() in (_SUM, _PRODUCT, _INTEGRAL)
    return _limits(base, below, above) if is_big else _superscript(_subscript(base, below), above)


def _over(base: str, above: str) -> str:
    head = _OVER.get(above.strip())
    return f"{head}[{base}]" if head else f"Overscript[{base}, {above}]"


def _grid(rows: _Items) -> str:
    return "{" + ", ".join("{" + ", ".join(map(str, row)) + "}" for row in rows) + "}"


_SHORT: dict[str, Callable] = {
    r"\^": _superscript, r"\_": _subscript, r"\/": _fraction, r"\+": _limits, r"\&": _over,
}  # fmt: skip
_PAIRED: dict[str, Callable] = {
    r"\_": _subsuperscript,
    r"\^": lambda base, above, below: _subsuperscript(base, below, above),
    r"\+": _limits,
    r"\&": lambda base, above, below: _limits(base, below, above),
}
_BOXES: dict[str, Callable] = {
    "SuperscriptBox": _superscript,
    "SubscriptBox": _subscript,
    "SubsuperscriptBox": _subsuperscript,
    "FractionBox": _fraction,
    "SqrtBox": "Sqrt[{}]".format,
    "RadicalBox": "(({0})^(1/({1})))".format,
    "UnderscriptBox": _limits,
    "UnderoverscriptBox": _limits,
    "OverscriptBox": _over,
    "RowBox": _joined,
    "GridBox": _grid,
}


def _made(name: str, items: list, place: int) -> str | _Big:
    if name in TRANSPARENT and items:
        return items[0]
    try:
        return _BOXES[name](*items)
    except (KeyError, TypeError):
        raise Fault("sntxf", f'"{name}" with {len(items)} boxes stands for no expression.', place) from None
