"""Print, Echo, ToString, ToExpression: expressions to text and back."""

from __future__ import annotations

from functools import partial

from wlnet.algebra.numbers import NUMBERS
from wlnet.builtins.text_options import DEFAULTS, checked, encoded, marked
from wlnet.expr.expr import NULL, Expr, is_list, is_rule
from wlnet.expr.message import Message
from wlnet.expr.symbols import S, Symbol
from wlnet.graphics.kinds import is_graphics
from wlnet.language.builtin import builtin
from wlnet.language.events import Printed
from wlnet.language.formatting import ALONE, ARRANGED, LITERAL, formatted, formatted_as
from wlnet.syntax.characters import BOX_MARKS
from wlnet.syntax.code_forms import to_code
from wlnet.syntax.errors import IncompleteInput, WolframSyntaxError
from wlnet.syntax.parser import parse_all
from wlnet.syntax.plane import plane_text
from wlnet.syntax.printer import output_form, to_text
from wlnet.syntax.read_boxes import is_boxes, with_escapes
from wlnet.syntax.tex import to_tex
from wlnet.syntax.written import Written

BAD_FORM = Message(
    "General::fmtval",
    "`1` is not a format that wlnet writes: OutputForm, InputForm, FullForm, StandardForm, TraditionalForm, "
    "TeXForm, CForm, FortranForm.",
)
NO_STRING = Message("ToExpression::notstrbox", "`1` is not a string.")
INCOMPLETE = Message("ToExpression::sntxi", "Incomplete expression; more input is needed.")
BAD_SYNTAX = Message("ToExpression::sntx", "Invalid syntax: `1`")

_FORMS = {
    S.OutputForm: "OutputForm",
    S.InputForm: "InputForm",
    S.FullForm: "FullForm",
    S.TextForm: "OutputForm",
    S.TeXForm: "TeXForm",
    S.CForm: "CForm",
    S.FortranForm: "FortranForm",
}
_WRITERS = {
    "TeXForm": to_tex,
    "CForm": partial(to_code, form="CForm"),
    "FortranForm": partial(to_code, form="FortranForm"),
}
LITERAL.update(dict.fromkeys((S.InputForm, S.TeXForm, S.CForm, S.FortranForm), partial(Written, "")))
_BOXED = (S.StandardForm, S.TraditionalForm)
_INPUT_FORMS = (S.InputForm, S.StandardForm)


def output_text(evaluation, expr) -> str:
    """The OutputForm of an expression under the user's rules for Format."""
    return _written(evaluation, formatted(evaluation, expr), "OutputForm")


@builtin("Print[parts___]")
def print_(evaluation, parts):
    """Print[a, b, ...] prints the texts of its arguments one after the other, then a new line."""
    if len(parts) == 1 and (is_graphics(parts[0]) or hasattr(parts[0], "pil")):  # a picture, an image
        evaluation.emit(Printed(parts[0]))
    else:
        evaluation.emit(Printed("".join(output_text(evaluation, part) for part in parts)))
    return NULL


@builtin("Echo[expr_]", "Echo[expr_, label_]", "Echo[expr_, label_, f_]")
def echo(evaluation, expr, label="", f=None):
    """Echo[expr] prints >> expr and gives expr; Echo[expr, label, f] prints the label and f[expr]."""
    shown = expr if f is None else evaluation.call(f, expr)
    label = output_text(evaluation, label)
    evaluation.emit(Printed(">> " + (label + " " if label else "") + output_text(evaluation, shown)))
    return expr


@builtin("EchoFunction[f_][expr_]", "EchoFunction[label_, f_][expr_]")
def echo_function(evaluation, f, expr, label=""):
    """EchoFunction[f][expr] prints f[expr] and gives expr; EchoFunction[label, f] the label before it."""
    return echo(evaluation, expr, label, f)


@builtin("EchoLabel[label_][expr_]")
def echo_label(evaluation, label, expr):
    """EchoLabel[label][expr] prints the label and expr and gives expr."""
    return echo(evaluation, expr, label)


@builtin("EchoEvaluation[expr_]", "EchoEvaluation[expr_, label_]", attributes=("HoldFirst",))
def echo_evaluation(evaluation, expr, label=""):
    """EchoEvaluation[expr] prints expr before it is evaluated, its value after, and gives the value."""
    evaluation.emit(Printed(">> " + _written(evaluation, expr, "InputForm")))
    value = evaluation.evaluate(expr)
    evaluation.emit(Printed("<< " + output_text(evaluation, value)))
    return evaluation.evaluated(value)


@builtin("ToString[expr_]", "ToString[expr_, form_]", options=DEFAULTS)
def to_string(evaluation, expr, form=None, options=None):
    """ToString[expr] gives the text of expr in OutputForm; ToString[expr, InputForm] that which can be
    read back."""
    options = options or DEFAULTS
    checked(options)
    text = _text(evaluation, expr, form or options["FormatType"], options["NumberMarks"])
    return encoded(text, options["CharacterEncoding"])


def _text(evaluation, expr, form: Symbol, marks) -> str:
    """The text of an expression in one of the forms; marks as NumberMarks has them."""
    form = S(form) if isinstance(form, str) else form
    if form in _BOXED:
        return _in_boxes(evaluation, expr, form)
    if form not in _FORMS:
        raise BAD_FORM(form)
    form = _FORMS[form]
    if form == "InputForm" and isinstance(expr, Expr):
        if expr.head in (S.Definition, S.FullDefinition):
            return ALONE[expr.head](evaluation, expr)
        if type(expr.head) is Symbol and expr.head.name in _WRITERS and len(expr) == 1:
            return _WRITERS[expr.head.name](expr.args[0])
    if form == "OutputForm":
        return str(plane_text(formatted(evaluation, expr), evaluation.definitions.sees))
    if S(form) in LITERAL:
        expr = formatted_as(evaluation, expr, S(form))
    return _written(evaluation, marked(expr, marks) if form in ("InputForm", "FullForm") else expr, form)


def _in_boxes(evaluation, expr, form: Symbol) -> str:
    r"""A text with the boxes of an expression inside: \!\(\*FractionBox["x", "y"]\)."""
    if isinstance(expr, str):
        return expr
    boxes = evaluation.evaluate(S.MakeBoxes(expr, form))
    if form is S.TraditionalForm:
        boxes = S.FormBox(boxes, form)
    if isinstance(boxes, str):
        return boxes
    marks = BOX_MARKS
    return f"{marks['!']}{marks['(']}{marks['*']}{to_text(boxes)}{marks[')']}"


def _written(evaluation, expr, form: str) -> str:
    """The text of an expression; symbols have their contexts where the short names mean others."""
    return _WRITERS[form](expr) if form in _WRITERS else to_text(expr, form, evaluation.definitions.sees)


@builtin("ToExpression[input_]", "ToExpression[input_, form_]", "ToExpression[input_, form_, head_]")
def to_expression(evaluation, input, form=S.InputForm, head=None):
    """ToExpression["text"] reads a text and evaluates it; ToExpression["text", InputForm, Hold] wraps
    the expression in Hold before that."""
    if form not in _INPUT_FORMS:
        raise BAD_FORM(form)
    if is_list(input):
        return [to_expression(evaluation, part, form, head) for part in input.args]
    if type(input) in NUMBERS:
        return input if head is None else evaluation.evaluate(Expr(head, (input,)))
    if is_boxes(input):
        held = evaluation.evaluate(S.MakeExpression(input, S.StandardForm if form is S.InputForm else form))
        if not isinstance(held, Expr) or held.head is not S.HoldComplete:
            return S("$Failed")
        read = held.args
    elif isinstance(input, str):
        read = _read(evaluation, input)
    else:
        raise NO_STRING(input)
    value = NULL
    for expr in read:
        value = evaluation.evaluate(expr if head is None else Expr(head, (expr,)))
    return evaluation.evaluated(value)


def _read(evaluation, text: str) -> list:
    """The expressions of a text."""
    try:
        return parse_all(with_escapes(text), evaluation.definitions.resolve)
    except IncompleteInput:
        raise INCOMPLETE() from None
    except WolframSyntaxError as error:
        raise BAD_SYNTAX(str(error)) from None


@builtin("SyntaxQ[text_String]")
def syntax_q(evaluation, text):
    """Whether a text is correct input, complete or of several expressions; nothing is evaluated."""
    try:
        parse_all(text, evaluation.definitions.resolve)
    except (IncompleteInput, WolframSyntaxError):
        return False
    return True


@output_form("Format")
def _format(expr: Expr, text) -> str | None:
    """Format[expr, form] shows expr."""
    form = expr.args[1] if len(expr) == 2 else S.OutputForm
    form = _FORMS.get(form, "OutputForm")
    if len(expr) > 2:
        return None
    return _WRITERS[form](expr.args[0]) if form in _WRITERS else to_text(expr.args[0], form)


@builtin("SequenceForm[parts___]")
def sequence_form(evaluation, parts):
    """SequenceForm[a, b, ...] shows its parts one after the other."""


@output_form("SequenceForm")
def _one_after_the_other(expr: Expr, text) -> str:
    return "".join(map(text, expr.args))


@builtin("TeXForm[expr_]")
def tex_form(evaluation, expr):
    """TeXForm[expr] shows expr in the traditional notation, as TeX."""


@builtin("CForm[expr_]")
def c_form(evaluation, expr):
    """CForm[expr] shows expr as C writes it: Power(x,2), Sin(x)."""


@builtin("FortranForm[expr_]")
def fortran_form(evaluation, expr):
    """FortranForm[expr] shows expr as Fortran writes it: x**2, Sin(x)."""


@output_form("TeXForm", "CForm", "FortranForm")
def _in_code(expr: Expr, text) -> str | None:
    return _WRITERS[expr.head.name](expr.args[0]) if len(expr) == 1 else None


@builtin("InputForm[expr_]", "InputForm[expr_, rest__]")
def input_form(evaluation, expr, rest=()):
    """InputForm[expr] shows expr as it can be typed."""


def _with_marks(evaluation, expr: Expr) -> Expr:
    """InputForm[expr, NumberMarks -> True] shows the precision of machine numbers, False that of none."""
    rules = expr.args[1:]
    if not rules or not all(is_rule(rule) and rule.item(0) is S.NumberMarks for rule in rules):
        return expr
    return Expr(S.InputForm, (marked(expr.args[0], rules[0].item(1)),))


ARRANGED[S.InputForm] = _with_marks


@builtin("FullForm[expr_]")
def full_form(evaluation, expr):
    """FullForm[expr] shows expr with all heads written out."""


@builtin("OutputForm[expr_]")
def output_form_(evaluation, expr):
    """OutputForm[expr] shows expr as it is printed."""
