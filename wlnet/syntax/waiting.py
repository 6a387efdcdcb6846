"""Operators that wait for their right operand, and what they make when they have it."""

from __future__ import annotations

from fractions import Fraction

from wlnet.expr.expr import Expr, wl_list
from wlnet.expr.symbols import S
from wlnet.expr.values.bigreal import BigReal
from wlnet.syntax.errors import Fault

NUMBERS = (int, float, Fraction, BigReal)


class Sealed:
    """An operand that is remembered to be a number in parentheses, or the negative of something.

    `-(2)` is a product and `-2` a number; `-x y` is one product and `(-x) y` two.
    """

    __slots__ = ("negated", "value")

    def __init__(self, value, negated: bool):
        self.value = value
        self.negated = negated


def bare(operand):
    return operand.value if type(operand) is Sealed else operand


class Open:
    """An operator that waits for its right operand."""

    __slots__ = ("head", "operands", "rank")

    def __init__(self, rank: int, head, *operands):
        self.rank = rank
        self.head = head
        self.operands = list(operands)

    def close(self, operand):
        self.operands.append(bare(operand))
        return Expr(self.head, tuple(self.operands))


class Flat(Open):
    """a op b op c with one head."""

    __slots__ = ()


class Listed(Flat):
    """a op b op c with one head, whose argument is the list of all."""

    __slots__ = ()

    def close(self, operand):
        return Expr(self.head, (wl_list((*self.operands, bare(operand))),))


class Sum(Flat):
    """a + b - c; `minus` tells the sign of what comes."""

    __slots__ = ("minus",)

    def add(self, operand, minus: bool) -> None:
        self.operands.append(negative(operand) if self.minus else bare(operand))
        self.minus = minus

    def close(self, operand):
        self.add(operand, False)
        return Expr(S.Plus, tuple(self.operands))


class Comparison(Open):
    """a < b <= c; `heads` are the operators so far."""

    __slots__ = ("heads",)

    def close(self, operand):
        self.operands.append(bare(operand))
        if len(set(self.heads)) == 1:
            return Expr(self.heads[0], tuple(self.operands))
        parts = [self.operands[0]]
        for head, right in zip(self.heads, self.operands[1:], strict=True):
            parts += (head, right)
        return Expr(S.Inequality, tuple(parts))


class Quotient(Open):
    __slots__ = ()

    def close(self, operand):
        return Expr(S.Times, (self.operands[0], Expr(S.Power, (bare(operand), -1))))


class Minus(Open):
    __slots__ = ()

    def close(self, operand):
        found = negative(operand)
        return found if type(found) in NUMBERS else Sealed(found, negated=True)


class NotNot(Open):
    __slots__ = ()

    def close(self, operand):
        return Expr(S.Not, (Expr(S.Not, (bare(operand),)),))


class Applied(Open):
    """`a // f`"""

    __slots__ = ()

    def close(self, operand):
        return Expr(bare(operand), tuple(self.operands))


class Applying(Open):
    """`f @ a`"""

    __slots__ = ()

    def close(self, operand):
        return Expr(self.operands[0], (bare(operand),))


class Tilde(Open):
    """`a ~f~ b`: waits for f first, then for b."""

    __slots__ = ("offset",)

    def close(self, operand):
        if len(self.operands) < 2:
            raise Fault("sntxf", 'A second "~" should follow the function after the first.', self.offset)
        left, function = self.operands
        return Expr(function, (left, bare(operand)))


class Tag(Open):
    """`f /: left`: becomes TagSet and its kin at the = that must follow."""

    __slots__ = ("offset",)

    def close(self, operand):
        raise Fault("sntxf", '"/:" and a left side should be followed by "=", ":=" or "=.".', self.offset)


def negative(operand):
    """A literal becomes the negative literal, all else a product with -1."""
    if type(operand) in NUMBERS and not _is_negative(operand):
        return -operand
    return Expr(S.Times, (-1, bare(operand)))


def _is_negative(number) -> bool:
    return number < 0 if number else type(number) is float and str(number)[0] == "-"
