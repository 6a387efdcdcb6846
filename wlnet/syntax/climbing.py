"""Precedence climbing: a flat run of operands and marks to one expression.

An operator that waits for its right operand lies on a stack as an `Open`; the next operator
first closes all that bind tighter. Nothing recurses, so the length of a run and the number of
its operators have no limit. Ranks and groupings come from the operator table.
"""

from __future__ import annotations

from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.syntax.errors import Fault
from wlnet.syntax.lexer import MIDDLE_SPAN, SPAN_ALL, Mark, Operand
from wlnet.syntax.operators import INFIX
from wlnet.syntax.waiting import (
    NUMBERS,
    Applied,
    Applying,
    Comparison,
    Flat,
    Listed,
    Minus,
    NotNot,
    Open,
    Quotient,
    Sealed,
    Sum,
    Tag,
    Tilde,
    bare,
)

_COMPARISONS = {S.Equal, S.Unequal, S.Less, S.Greater, S.LessEqual, S.GreaterEqual}
_LISTED = {S.VectorLess, S.VectorLessEqual, S.VectorGreater, S.VectorGreaterEqual}  # of one list
_TAGGED = {"=": S.TagSet, ":=": S.TagSetDelayed, "=.": S.TagUnset}

_CALL = 670  # rank of f[...] and m[[...]], which are no operators of the table
_DEFAULT = 140  # rank of pattern : default
_PATTERN = INFIX[":"].rank
_SPAN = INFIX[";;"].rank
_TAG = INFIX["/:"].rank
_TILDE = INFIX["~"].rank
_TIMES = INFIX["*"].rank


def _is_pattern(value) -> bool:
    """Whether the value in parentheses can have a default: (x_), (a:b), (_Integer)."""
    return isinstance(value, Expr) and value.head in (S.Pattern, S.Blank, S.Alternatives, S.PatternTest)


class Group:
    """An expression in parentheses, as an item of a run."""

    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value


class Call:
    """Arguments in brackets, as an item of a run; `part` for double brackets."""

    __slots__ = ("args", "part")

    def __init__(self, args: tuple, part: bool = False):
        self.args = args
        self.part = part


def climb(items: list):
    """The expression of a run: Operands, Marks, Groups, Calls, and finished lists."""
    if len(items) == 1:
        return items[0].value if type(items[0]) in (Operand, Group) else items[0]
    return _Climber().climb(items)


class _Climber:
    def __init__(self):
        self.stack: list[Open] = []
        self.value = None
        self.before = None  # the item before the one at hand

    def climb(self, items: list):
        for item in items:
            kind = type(item)
            if kind is Operand:
                self.value = item.value
            elif kind is Mark:
                if item.type == "INFIX":
                    self.infix(item)
                elif item.type == "PREFIX":
                    self.prefix(item)
                else:
                    self.postfix(item)
            elif kind is Call:
                self.call(item)
            elif kind is Group:
                number = type(item.value) in NUMBERS
                self.value = Sealed(item.value, negated=False) if number else item.value
            else:
                self.value = item
            self.before = item
        self.close_above(-1)
        return bare(self.value)

    def close_above(self, rank: int) -> None:
        """Closes what binds tighter than `rank`."""
        stack, value = self.stack, self.value
        while stack and stack[-1].rank > rank:
            value = stack.pop().close(value)
        self.value = value

    def top(self, rank: int, kind: type):
        """The innermost waiting operator if it is of that rank and kind."""
        if self.stack:
            top = self.stack[-1]
            if top.rank == rank and type(top) is kind:
                return top
        return None

    def push(self, kind: type, rank: int, head=None) -> Open:
        """A waiting operator whose left operand is the one at hand."""
        made = kind(rank, head, bare(self.value))
        self.stack.append(made)
        return made

    # -- infix ---------------------------------------------------------------------------

    def infix(self, mark: Mark) -> None:
        operator = mark.operator
        special = _SPECIAL.get(operator.spelling) if operator.grouping == "special" else None
        if special:
            special(self, mark)
        elif operator.grouping == "flat":
            if operator.head is S.Times:
                self.product()
            elif operator.head is S.Plus:
                self.sum(mark)
            elif operator.head in _COMPARISONS:
                self.comparison(operator)
            else:
                self.flat(operator)
        elif operator.grouping == "right":
            if operator.spelling in _TAGGED and self.tagged(operator.spelling):
                return
            self.close_above(operator.rank)
            self.push(Open, operator.rank, operator.head)
        else:
            self.close_above(operator.rank - 1 if operator.grouping == "left" else operator.rank)
            if operator.grouping == "none" and self.top(operator.rank, Open):
                sentence = f'"{operator.spelling}" cannot stand twice in a row; use parentheses.'
                raise Fault("sntxf", sentence, mark.offset)
            self.push(Open, operator.rank, operator.head)

    def flat(self, operator) -> None:
        rank = operator.rank
        kind = Listed if operator.head in _LISTED else Flat
        self.close_above(rank)
        top = self.top(rank, kind)
        if top and top.head is operator.head:
            top.operands.append(bare(self.value))
            return
        self.close_above(rank - 1)
        self.push(kind, rank, operator.head)

    def product(self) -> None:
        self.close_above(_TIMES)
        top = self.top(_TIMES, Flat)
        if top:
            top.operands.append(bare(self.value))
            return
        self.close_above(_TIMES - 1)
        negated = type(self.value) is Sealed and self.value.negated
        opened = self.push(Flat, _TIMES, S.Times)
        if negated:
            opened.operands = list(opened.operands[0].args)

    def sum(self, mark: Mark) -> None:
        rank = mark.operator.rank
        minus = mark.operator.grouping == "special"
        self.close_above(rank)
        top = self.top(rank, Sum)
        if top:
            top.add(self.value, minus)
            return
        self.close_above(rank - 1)
        self.push(Sum, rank).minus = minus

    def comparison(self, operator) -> None:
        self.close_above(operator.rank)
        top = self.top(operator.rank, Comparison)
        if top:
            top.operands.append(bare(self.value))
            top.heads.append(operator.head)
        else:
            self.push(Comparison, operator.rank).heads = [operator.head]

    def quotient(self, mark: Mark) -> None:
        self.close_above(mark.operator.rank - 1)
        self.push(Quotient, mark.operator.rank)

    def applied(self, mark: Mark) -> None:
        self.close_above(mark.operator.rank - 1)
        self.push(Applied, mark.operator.rank)

    def applying(self, mark: Mark) -> None:
        self.close_above(mark.operator.rank)
        self.push(Applying, mark.operator.rank)

    def tilde(self, mark: Mark) -> None:
        self.close_above(_TILDE)
        top = self.top(_TILDE, Tilde)
        if top and len(top.operands) == 1:
            top.operands.append(bare(self.value))
            return
        self.close_above(_TILDE - 1)
        self.push(Tilde, _TILDE).offset = mark.offset

    def tag(self, mark: Mark) -> None:
        self.close_above(_TAG)
        self.push(Tag, _TAG).offset = mark.offset

    def tagged(self, spelling: str) -> bool:
        """Whether this = belongs to a /: that waits for it; then that becomes TagSet or its kin."""
        self.close_above(_TAG)
        if not self.top(_TAG, Tag):
            return False
        left = self.stack.pop().operands[0]
        self.stack.append(Open(INFIX["="].rank, _TAGGED[spelling], left, bare(self.value)))
        return True

    def colon(self, mark: Mark) -> None:
        """`name : pattern` binds to the name at once; a second colon, or one after a blank a default."""
        left = self.before.kind if type(self.before) is Operand else ""
        waiting = [opened for opened in self.stack if opened.rank <= _PATTERN][-1:]
        if waiting and type(waiting[0]) is Open and waiting[0].rank == _PATTERN:
            self.close_above(_PATTERN - 1)
            self.stack.append(Open(_DEFAULT, S.Optional, self.value))
        elif left == "NAME":
            self.stack.append(Open(_PATTERN, S.Pattern, self.value))
        elif left == "BLANK" or _is_pattern(bare(self.value)):
            self.stack.append(Open(_DEFAULT, S.Optional, self.value))
        else:
            raise Fault("sntxf", 'Before ":" a name or a blank such as x_ should stand.', mark.offset)

    def span(self, mark: Mark) -> None:
        self.close_above(_SPAN)
        top = self.top(_SPAN, Open)
        if top is None:
            self.push(Open, _SPAN, S.Span)
            if mark.operator is MIDDLE_SPAN:
                self.stack[-1].operands.append(S.All)
        elif len(top.operands) == 1 and mark.operator is not MIDDLE_SPAN:
            top.operands.append(bare(self.value))
        else:
            self.after_span()
            self.prefix(mark)

    def after_span(self) -> None:
        """A finished span is a factor of what follows."""
        self.value = self.stack.pop().close(self.value)
        top = self.top(_TIMES, Flat)
        if top:
            top.operands.append(self.value)
        else:
            self.push(Flat, _TIMES, S.Times)

    # -- prefix and postfix --------------------------------------------------------------

    def prefix(self, mark: Mark) -> None:
        operator = mark.operator
        if operator.head is S.Span:
            middle = (S.All,) if operator is MIDDLE_SPAN else ()
            self.stack.append(Open(_SPAN, S.Span, 1, *middle))
        elif operator.spelling == "!!":
            self.stack.append(NotNot(operator.rank, None))
        elif operator.head is S.Minus:
            self.stack.append(Minus(operator.rank, None))
        else:
            self.stack.append(Open(operator.rank, operator.head))

    def postfix(self, mark: Mark) -> None:
        operator = mark.operator
        head = operator.head
        if operator.spelling == "=." and self.tagged("=."):
            waiting = self.stack.pop()
            self.value = Expr(waiting.head, tuple(waiting.operands))
            return
        self.close_above(operator.rank)
        value = bare(self.value)
        again = type(self.before) is Mark and self.before.operator is operator
        if head is S.Span:
            self.open_span(value)
        elif head is S.Derivative:
            if again:
                count, value = value.head.args[0] + 1, value.args[0]
            else:
                count = 1
            self.value = Expr(Expr(head, (count,)), (value,))
        elif head is S.MessageName and again:
            self.value = Expr(head, (*value.args, mark.value))
        elif mark.value is not None:
            self.value = Expr(head, (value, mark.value))
        else:
            self.value = Expr(head, (value,))

    def open_span(self, value) -> None:
        """`a ;;` with nothing behind it."""
        if self.top(_SPAN, Open):
            self.after_span()
            self.value = SPAN_ALL
        else:
            self.value = Expr(S.Span, (value, S.All))

    def call(self, call: Call) -> None:
        if self.stack and self.stack[-1].rank > _CALL:
            self.close_above(_CALL)
        value = bare(self.value)
        self.value = Expr(S.Part, (value, *call.args)) if call.part else Expr(value, call.args)


_SPECIAL = {
    "-": _Climber.sum,
    "\N{MINUS SIGN}": _Climber.sum,
    "/": _Climber.quotient,
    "\N{DIVISION SIGN}": _Climber.quotient,
    "//": _Climber.applied,
    "@": _Climber.applying,
    "\uf76d": _Climber.applying,
    "~": _Climber.tilde,
    "/:": _Climber.tag,
    ":": _Climber.colon,
    ";;": _Climber.span,
    ";; ;;": _Climber.span,
}
