"""MakeBoxes and ToBoxes: the two-dimensional notation of expressions, as boxes; Precedence of operators."""

from __future__ import annotations

from wlnet.expr.message import Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.attributes import PROTECTED
from wlnet.language.builtin import BUILTINS, builtin
from wlnet.language.formatting import formatted
from wlnet.syntax.forms import ATOM, CALL
from wlnet.syntax.make_boxes import to_boxes
from wlnet.syntax.operators import PRINTED

BAD_FORM = Message("MakeBoxes::boxfmt", "`1` is not a box formatting type that wlnet has; StandardForm is.")

_FORMS = (S.StandardForm, S.TraditionalForm)


@builtin("MakeBoxes[expr_]", "MakeBoxes[expr_, form_]", attributes=("HoldAllComplete",))
def make_boxes(evaluation, expr, form=S.StandardForm):
    """Boxes of expr, which is not evaluated: RowBox[{"a", "+", "b"}]."""
    if form not in _FORMS:
        raise BAD_FORM(form)
    return evaluation.evaluated(to_boxes(formatted(evaluation, expr)))


BUILTINS[S.MakeBoxes].flags &= ~PROTECTED  # programs give it rules of their own


@builtin("ToBoxes[expr_]", "ToBoxes[expr_, form_]")
def to_boxes_(evaluation, expr, form=S.StandardForm):
    """Boxes of the value of expr."""
    return evaluation.evaluate(S.MakeBoxes(expr, form))


@builtin("Precedence[head_]")
def precedence(evaluation, head):
    """How tightly the operator of a symbol binds: 310. for Plus; 670. for symbols without one."""
    if not isinstance(head, Symbol):
        return float(ATOM)
    operator = PRINTED.get(head.name)
    return float(CALL if operator is None else operator.rank)
