r"""Expressions to text: InputForm, FullForm, OutputForm.

InputForm reads back to the same expression, OutputForm is for the eye (strings bare, reals with
six digits), FullForm shows heads and arguments only. Pieces of text and parts still to be written
lie on a stack, so that depth has no limit. Notations stand in the collection of `forms`; other
rooms add OutputForm notations with `output_form`.

Objects of other rooms have a method `wl_text(form)`, one line; they may have `wl_input()`, the
expression that makes them again, for InputForm and FullForm; and `wl_shown(text)`, the OutputForm
of the object alone, of any number of lines.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import wlnet.syntax.layout_forms
import wlnet.syntax.series_forms  # noqa: F401 - likewise
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr
from wlnet.expr.message import write_expressions
from wlnet.expr.short import shortened
from wlnet.expr.symbols import S, Symbol, symbol
from wlnet.expr.values.complexes import Complex
from wlnet.syntax.arithmetic_forms import complex_form, number_rank
from wlnet.syntax.characters import is_private, named
from wlnet.syntax.forms import ATOM, CALL, FORMS, LOOSEST, Pieces, joined
from wlnet.syntax.numerals import fraction_text, integer_text, real_text
from wlnet.syntax.operators import INFIX
from wlnet.syntax.syntax_forms import call_form, derivative_form

TEXT_FORMS = ("InputForm", "FullForm", "OutputForm")

_RULE = INFIX["->"].rank
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}
_TWINS = set("-+.")  # a second one of these would make another operator
_DIGITS = set("0123456789")

_BOXES = "\uf7c1"  # begins boxes in a text
READ_BOXES: list[Callable[[str], str]] = []  # the function that makes a text with boxes readable

OutputForm = Callable[[Expr, Callable[[object], str]], str | None]
OUTPUT_FORMS: dict[Symbol, tuple[int, OutputForm]] = {}


def output_form(*heads: str, least: int = 1):
    """The decorated function writes expressions with these heads in OutputForm.

    It takes the expression and `text`, which gives the OutputForm of a part, and gives the text, or
    None where this shape has no form of its own.

    least    how many arguments there are at least: with fewer there is no form of its own
    """

    def add(function: OutputForm) -> OutputForm:
        for head in heads:
            OUTPUT_FORMS[symbol(head)] = least, function
        return function

    return add


def to_text(expr, form: str = "InputForm", visible: Callable[[Symbol], bool] | None = None) -> str:
    """The text of an expression.

    form       "InputForm", "FullForm" or "OutputForm"
    visible    whether a symbol is found without its context; by default those of System` and Global` are
    """
    assert form in TEXT_FORMS, form
    printer = Printer(form, visible or is_common)
    if form == "OutputForm" and hasattr(expr, "wl_shown"):
        return expr.wl_shown(printer.text)
    return printer.text(expr)


def is_common(sym: Symbol) -> bool:
    return sym.context == "System`" or sym.context == "Global`"


def quoted(text: str) -> str:
    """A string as it is typed in."""
    if text.isprintable() and "\\" not in text and '"' not in text and not any(map(is_private, text)):
        return f'"{text}"'
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if ord(character) < 32 or ord(character) == 127:
        return f"\\.{ord(character):02x}"
    return named(character)


def apart(before: str, piece: str) -> str:
    """The piece, with a blank in front where it would grow together with what stands before."""
    last, first = before[-1], piece[0]
    if last == first and first in _TWINS:
        return " " + piece
    if piece == "." and (last in _DIGITS or last == "_"):
        return " " + piece
    return " " + piece if last == "." and first in _DIGITS else piece


class Printer:
    def __init__(self, form: str, visible: Callable[[Symbol], bool]):
        self.form = form
        self.visible = visible
        self.pieces_of = self.full_pieces if form == "FullForm" else self.written

    def text(self, expr) -> str:
        out: list[str] = []
        before = " "
        stack: list = [(expr, LOOSEST)]
        pop, extend, append = stack.pop, stack.extend, out.append
        while stack:
            piece = pop()
            if type(piece) is not str:
                piece = self.piece(*piece)
                if type(piece) is list:
                    extend(reversed(piece))
                    continue
            if piece:
                if piece[0] in _TWINS or before[-1] == ".":
                    piece = apart(before, piece)
                append(piece)
                before = piece
        return "".join(out)

    def piece(self, value, rank: int):
        """A part as text or as pieces, in parentheses where its rank is too low."""
        kind = type(value)
        if kind is Symbol:
            return self.symbol(value)
        if kind is str:
            if self.form != "OutputForm":
                return quoted(value)
            return READ_BOXES[0](value) if _BOXES in value and READ_BOXES else value
        if kind is int or kind is float or kind is Fraction:
            text = self.number(value)
            return f"({text})" if rank > LOOSEST and number_rank(value) < rank else text
        own, pieces = self.pieces_of(value)
        return ["(", *pieces, ")"] if own < rank else pieces

    def symbol(self, value: Symbol) -> str:
        return named(value.name if self.visible(value) else value.full_name)

    def number(self, value) -> str:
        if type(value) is int:
            return integer_text(value)
        return real_text(value, self.form) if type(value) is float else fraction_text(value, self.form)

    # -- InputForm and OutputForm --------------------------------------------------------

    def written(self, value) -> tuple[int, Pieces]:
        """Rank and pieces of whatever is not a word."""
        if not isinstance(value, Expr):
            return self.atom(value)
        if value.array is not None:
            return ATOM, [self.array(value.array.tolist())]
        head = value.head
        if type(head) is Symbol:
            if self.form == "OutputForm" and head in OUTPUT_FORMS:
                least, function = OUTPUT_FORMS[head]
                text = function(value, self.text) if len(value) >= least else None
                if text is not None:
                    return ATOM, [text]
            if head in FORMS and (found := FORMS[head](value, self.form)):
                return found
        elif isinstance(head, Expr) and head.head is S.Derivative and self.form == "OutputForm":
            return derivative_form(value) or call_form(value)
        return call_form(value)

    def atom(self, value) -> tuple[int, Pieces]:
        """Associations, complex numbers, and the objects of other rooms."""
        if type(value) is Association:
            pieces: Pieces = []
            for rule in value.rules():
                arrow = " -> " if rule.head is S.Rule else " :> "
                pieces += ((rule.args[0], _RULE + 1), arrow, (rule.args[1], _RULE), ", ")
            return ATOM, ["<|", *pieces[:-1], "|>"]
        if type(value) is complex:
            return complex_form(value.real, value.imag, exact=False, form_name=self.form)
        if type(value) is Complex:
            return complex_form(value.re, value.im, exact=True, form_name=self.form)
        if self.form == "InputForm" and hasattr(value, "wl_input"):
            return ATOM, [(value.wl_input(), LOOSEST)]
        return number_rank(value), [value.wl_text(self.form)]

    def array(self, rows: list) -> str:
        """A packed array from its nested lists."""
        if not rows or not isinstance(rows[0], list):
            texts = map(self.array_number, rows)
        else:
            texts = map(self.array, rows)
        return ("List[{}]" if self.form == "FullForm" else "{{{}}}").format(", ".join(texts))

    def array_number(self, value) -> str:
        if type(value) is int:
            return str(value)
        return real_text(value, self.form) if type(value) is float else self.text(value)

    # -- FullForm ------------------------------------------------------------------------

    def full_pieces(self, value) -> tuple[int, Pieces]:
        if not isinstance(value, Expr):
            return ATOM, self.full_atom(value)
        if value.array is not None:
            return ATOM, [self.array(value.array.tolist())]
        return CALL, [(value.head, CALL), "[", *joined(value.args, LOOSEST), "]"]

    def full_atom(self, value) -> Pieces:
        if type(value) is Association:
            return ["Association[", *joined(value.rules(), LOOSEST), "]"]
        if type(value) is complex:
            return ["Complex[", *joined((value.real, value.imag), LOOSEST), "]"]
        if type(value) is Complex:
            return ["Complex[", *joined((value.re, value.im), LOOSEST), "]"]
        if hasattr(value, "wl_input"):
            return [(value.wl_input(), LOOSEST)]
        return [value.wl_text("FullForm")]


@output_form("HoldForm", "HoldCompleteForm", "OutputForm", "StandardForm", "TraditionalForm")
def _content(expr: Expr, text) -> str | None:
    return text(expr.args[0]) if len(expr) == 1 else None


@output_form("InputForm", "FullForm")
def _other_form(expr: Expr, text) -> str | None:
    return to_text(expr.args[0], expr.head.name) if len(expr) == 1 else None


@output_form("Skeleton")
def _skeleton(expr: Expr, text) -> str | None:
    return f"<<{text(expr.args[0])}>>" if len(expr) == 1 else None


@output_form("Graphics", "Graphics3D", "GraphicsColumn", "GraphicsGrid", "GraphicsRow", least=0)
def _picture(expr: Expr, text) -> str:
    return f"-{expr.head.name}-"


@output_form("Legended")
def _legended(expr: Expr, text) -> str | None:
    return text(expr.args[0]) if expr.args else None


write_expressions(lambda expr: to_text(shortened(expr), "OutputForm"))
