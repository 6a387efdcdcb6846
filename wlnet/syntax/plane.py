"""OutputForm in two dimensions, as ToString gives it: quotients over a bar, powers raised, indices lowered.

What has nothing of this is written as by the printer, on one line; so are fractions in exponents.
Notations of other rooms take part by their texts: a text of several lines is a block like others.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.complexes import Complex
from wlnet.syntax.arithmetic_forms import (
    MINUS,
    POWER,
    PRODUCT,
    QUOTIENT,
    SUM,
    is_negative,
    number_rank,
    opposite,
    product,
    quotient,
    reciprocal,
)
from wlnet.syntax.blocks import Block, block, fraction, lowered, raised, side_by_side
from wlnet.syntax.forms import ATOM, CALL, LOOSEST
from wlnet.syntax.numerals import real_text
from wlnet.syntax.printer import OUTPUT_FORMS, Printer, apart, is_common, to_text
from wlnet.syntax.written import Written

_FLAT = ("InputForm", "FullForm")


def plane_text(expr, visible: Callable[[Symbol], bool] | None = None) -> str:
    """The OutputForm of an expression, of as many lines as it takes."""
    if hasattr(expr, "wl_shown") or _is_flat(expr):
        return to_text(expr, "OutputForm", visible)
    return _Plane(visible or is_common).block(expr, LOOSEST).text


def _is_flat(expr) -> bool:
    """Whether all of it is written on one line by the printer's own forms."""
    parts = [expr]
    while parts:
        value = parts.pop()
        if isinstance(value, Expr):
            if value.array is not None and value.array.dtype.kind in "iu":
                continue
            if type(value.head) is not Symbol or value.head in _OWN or value.head in OUTPUT_FORMS:
                return False
            parts += value.args
        elif type(value) is Association:
            parts += (part for pair in value.items() for part in pair)
        elif type(value) is float:
            if "*" in real_text(value, "OutputForm"):
                return False
        elif not isinstance(value, (str, int, Symbol)):
            return False
    return True


class _Plane:
    def __init__(self, visible: Callable[[Symbol], bool]):
        self.printer = Printer("OutputForm", visible)
        self.in_exponent = False

    def text(self, expr) -> str:
        return self.block(expr, LOOSEST).text

    def block(self, value, rank: int) -> Block:
        """A part, in parentheses where its rank is too low for its place."""
        own, found = self.ranked(value)
        return _enclosed(found) if own < rank else found

    def ranked(self, value) -> tuple[int, Block]:
        if isinstance(value, Expr):
            return self.expression(value)
        if type(value) is Fraction:
            return self.rational(value)
        if type(value) is float:
            return number_rank(value), _real(self.printer.number(value))
        if type(value) is Complex:
            return self.complex(value)
        if type(value) is Written:
            return number_rank(value), value.block()
        if type(value) is complex or not isinstance(value, (str, int, Symbol)):
            rank, pieces = self.printer.atom(value)
            return rank, self.row(pieces)
        return number_rank(value), block(self.printer.piece(value, LOOSEST))

    def expression(self, value: Expr) -> tuple[int, Block]:
        head = value.head
        if type(head) is Symbol:
            own = _OWN.get(head)
            found = own(self, value) if own is not None else None
            if found is not None:
                return found
            if head in OUTPUT_FORMS and head.name not in _FLAT:
                least, function = OUTPUT_FORMS[head]
                text = function(value, self.text) if len(value) >= least else None
                if text is not None:
                    return ATOM, block(text)
        elif isinstance(head, Expr) and head.head is S.Derivative and len(value) == 1:
            found = self.derivative(value)
            if found is not None:
                return found
        rank, pieces = self.printer.written(value)
        return rank, self.row(pieces)

    def row(self, pieces: list) -> Block:
        """Pieces of the printer beside each other."""
        blocks: list[Block] = []
        for piece in pieces:
            one = block(piece) if isinstance(piece, str) else self.block(*piece)
            before = blocks[-1] if blocks else None
            if before is not None and len(before.lines) == 1 == len(one.lines) and before.lines[0]:
                if one.lines[0]:
                    joined = before.lines[0] + apart(before.lines[0], one.lines[0])
                    blocks[-1] = Block((joined,), 0)
            else:
                blocks.append(one)
        return side_by_side(blocks or [block("")])

    # -- numbers -------------------------------------------------------------------------

    def rational(self, value: Fraction) -> tuple[int, Block]:
        above, below = block(str(abs(value.numerator))), block(str(value.denominator))
        if self.in_exponent:
            sign = "-" if value < 0 else ""
            return number_rank(value), side_by_side([block(sign), above, block("/"), below])
        return _signed(fraction(above, below), value < 0)

    def complex(self, value: Complex) -> tuple[int, Block]:
        if type(value.re) is not Fraction and type(value.im) is not Fraction:
            rank, pieces = self.printer.atom(value)
            return rank, self.row(pieces)
        size = -value.im if is_negative(value.im) else value.im
        imaginary = self.block(size, LOOSEST)
        if type(size) is Fraction:
            top = "I" if size.numerator == 1 else f"{size.numerator} I"
            imaginary = self.over(block(top), block(str(size.denominator)))
        elif size == 1:
            imaginary = block("I")
        else:
            imaginary = side_by_side([imaginary, block(" I")])
        if value.re == 0:
            return _signed(imaginary, is_negative(value.im))
        sign = " - " if is_negative(value.im) else " + "
        return SUM, side_by_side([self.block(value.re, SUM + 1), block(sign), imaginary])

    def over(self, above: Block, below: Block) -> Block:
        return side_by_side([above, block("/"), below]) if self.in_exponent else fraction(above, below)

    # -- products and powers -------------------------------------------------------------

    def times(self, value: Expr) -> tuple[int, Block] | None:
        turned = opposite(value)
        above, below = quotient(value.args)
        if not below:
            return None
        if turned is not None:
            if isinstance(turned, Expr) and turned.head is S.Power and reciprocal(turned) is None:
                return MINUS, side_by_side([block("-"), self.block(turned, MINUS + 1)])  # -E^(-x)
            _, found = self.ranked(turned)
            return (MINUS, side_by_side([block("-"), found])) if self.in_exponent else _signed(found, True)
        if self.in_exponent:
            top, bottom = self.block(product(above), QUOTIENT), self.block(product(below), QUOTIENT + 1)
            return QUOTIENT, side_by_side([top, block("/"), bottom])
        return QUOTIENT, fraction(self.block(product(above), LOOSEST), self.block(product(below), LOOSEST))

    def power(self, value: Expr) -> tuple[int, Block] | None:
        if len(value) != 2:
            return None
        base, exponent = value.args
        if type(exponent) is Fraction and exponent == Fraction(1, 2):
            return ATOM, self.row(["Sqrt[", (base, LOOSEST), "]"])
        below = reciprocal(value)
        if below is not None:
            if self.in_exponent:
                return QUOTIENT, side_by_side([block("1/"), self.block(below, QUOTIENT + 1)])
            return QUOTIENT, fraction(block("1"), self.block(below, LOOSEST))
        return POWER, raised(self.block(base, POWER + 1), self.exponent(exponent))

    def exponent(self, value, rank: int = LOOSEST) -> Block:
        before, self.in_exponent = self.in_exponent, True
        try:
            return self.block(value, rank)
        finally:
            self.in_exponent = before

    # -- indices and marks ---------------------------------------------------------------

    def subscript(self, value: Expr) -> tuple[int, Block] | None:
        if len(value) < 2:
            return None
        return ATOM, lowered(self.block(value.args[0], CALL), self.indices(value.args[1:]))

    def superscript(self, value: Expr) -> tuple[int, Block] | None:
        if len(value) != 2:
            return None
        return ATOM, raised(self.block(value.args[0], CALL), self.exponent(value.args[1]))

    def subsuperscript(self, value: Expr) -> tuple[int, Block] | None:
        if len(value) != 3:
            return None
        base, low, high = value.args
        low, high = self.exponent(low), self.exponent(high)
        index = Block((*high.lines, "", *low.lines), len(high.lines))
        return ATOM, side_by_side([self.block(base, CALL), index])

    def indices(self, args: tuple) -> Block:
        parts: list[Block] = []
        for arg in args:
            parts += (block(", "), self.exponent(arg))
        return side_by_side(parts[1:])

    def derivative(self, value: Expr) -> tuple[int, Block] | None:
        """f' and f''; other orders raised in parentheses."""
        orders = value.head.args
        if len(orders) == 1 and orders[0] in (1, 2):
            return None
        index = side_by_side([block("("), self.indices(orders), block(")")])
        return ATOM, raised(self.block(value.args[0], CALL), index)

    def content(self, value: Expr) -> tuple[int, Block] | None:
        return self.ranked(value.args[0]) if len(value) == 1 else None


def _enclosed(one: Block) -> Block:
    return side_by_side([block("("), one, block(")")])


def _signed(one: Block, negative: bool) -> tuple[int, Block]:
    """A fraction, with -( ) around it where it is negative."""
    if not negative:
        return QUOTIENT, one
    return MINUS, side_by_side([block("-"), _enclosed(one) if len(one.lines) > 1 else one])


def _real(text: str) -> Block:
    """1.5*10^20 as 1.5*^20; number forms alone raise the exponent."""
    return block(text.replace("*10^", "*^"))


_OWN = {
    S.Times: _Plane.times,
    S.Power: _Plane.power,
    S.Subscript: _Plane.subscript,
    S.Superscript: _Plane.superscript,
    S.Subsuperscript: _Plane.subsuperscript,
    S.HoldForm: _Plane.content,
    S.OutputForm: _Plane.content,
    S.StandardForm: _Plane.content,
    S.TraditionalForm: _Plane.content,
}

assert PRODUCT < QUOTIENT < POWER
