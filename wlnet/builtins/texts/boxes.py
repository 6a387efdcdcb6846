"""MakeBoxes, ToBoxes and MakeExpression: expressions to boxes and back; Precedence of operators."""

from __future__ import annotations

import wlnet.syntax.form_boxes  # noqa: F401 - boxes of heads that are about forms
from wlnet.expr.expr import Expr
from wlnet.expr.message import Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.attributes import PROTECTED
from wlnet.language.builtin import BUILTINS, builtin
from wlnet.language.definitions import root_symbol
from wlnet.language.formatting import formatted
from wlnet.syntax.errors import Fault, IncompleteInput, WolframSyntaxError
from wlnet.syntax.forms import ATOM, CALL
from wlnet.syntax.make_boxes import Maker
from wlnet.syntax.operators import PRINTED
from wlnet.syntax.parser import parse_all
from wlnet.syntax.read_boxes import is_boxes, source

BAD_FORM = Message("MakeBoxes::boxfmt", "`1` is not a box formatting type that wlnet has; StandardForm is.")

BAD_BOXES = Message("MakeExpression::wlnetbox", "These boxes stand for no expression: `1`")

_FORMS = (S.StandardForm, S.TraditionalForm)


@builtin("MakeBoxes[expr_]", "MakeBoxes[expr_, form_]", attributes=("HoldAllComplete",))
def make_boxes(evaluation, expr, form=S.StandardForm):
    """Boxes of expr, which is not evaluated: RowBox[{"a", "+", "b"}]."""
    if form not in _FORMS:
        raise BAD_FORM(form)
    maker = Maker(form, lambda x, form: _own(evaluation, x, form))
    return evaluation.evaluated(maker.boxes(formatted(evaluation, expr)))


BUILTINS[S.MakeBoxes].flags &= ~PROTECTED  # programs give it rules of their own


def _own(evaluation, x, form: Symbol):
    """The boxes that a rule of the program gives, for MakeBoxes itself or for the head of x."""
    if not isinstance(x, (Expr, Symbol)):
        return None
    root = x if type(x) is Symbol else root_symbol(x)
    upper = evaluation.definitions.table.get(root)
    rules = (evaluation.definitions.of(S.MakeBoxes).down, upper.up if upper is not None else None)
    for one in rules:
        for args in ((x, form), (x,)) if one else ():
            found = one.apply(evaluation, S.MakeBoxes, args)
            if found is not None:
                return evaluation.evaluate(found)
    return None


@builtin("ToBoxes[expr_]", "ToBoxes[expr_, form_]")
def to_boxes_(evaluation, expr, form=S.StandardForm):
    """Boxes of the value of expr."""
    return evaluation.evaluate(S.MakeBoxes(expr, form))


@builtin("MakeExpression[boxes_]", "MakeExpression[boxes_, form_]")
def make_expression(evaluation, boxes, form=S.StandardForm):
    """MakeExpression[boxes] is HoldComplete[expr] of the expression that boxes, or a text, stand for."""
    if not isinstance(boxes, str) and not is_boxes(boxes):
        return S.HoldComplete(boxes)
    try:
        read = parse_all(source(boxes), evaluation.definitions.resolve)
    except (Fault, IncompleteInput, WolframSyntaxError) as error:
        raise BAD_BOXES(str(error)) from None
    return Expr(S.HoldComplete, tuple(read))


BUILTINS[S.MakeExpression].flags &= ~PROTECTED


@builtin("Precedence[head_]")
def precedence(evaluation, head):
    """How tightly the operator of a symbol binds: 310. for Plus; 670. for symbols without one."""
    if not isinstance(head, Symbol):
        return float(ATOM)
    operator = PRINTED.get(head.name)
    return float(CALL if operator is None else operator.rank)
