"""Strings with slots: StringTemplate, TemplateApply, StringForm."""

import re

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.syntax.parser import parse
from wlnet.syntax.printer import output_form

NOT_A_TEMPLATE = Message("TemplateApply::tmplt", "`1` is neither a string nor a StringTemplate of one.")

_SLOTS = re.compile(r"`([^`\n]*)`|<\*(.*?)\*>", re.DOTALL)
_FORM_SLOTS = re.compile(r"\\`|`(\d*)`")


@builtin("StringTemplate[text_][args___]")
def string_template(evaluation, text, args=()):
    """A string whose slots are filled from arguments: `1`, `` in turn, `name` from an association."""
    if len(args) == 1 and isinstance(args[0], Association):
        return _filled(evaluation, text, args[0])
    return _filled(evaluation, text, args)


@builtin("TemplateApply[template_]", "TemplateApply[template_, values_]")
def template_apply(evaluation, template, values=None):
    """The text of a template, filled from a list, an association or a single value."""
    if isinstance(template, Expr) and template.head is S.StringTemplate and len(template) == 1:
        template = template.args[0]
    if is_list(values):
        values = values.args
    elif not isinstance(values, Association):
        values = () if values is None else (values,)
    return _filled(evaluation, template, values)


def _filled(evaluation, text, values):
    """`values` is a tuple for numbered slots or an association for named ones. <* code *> is evaluated."""
    if not isinstance(text, str):
        raise NOT_A_TEMPLATE(text, value=UNEVALUATED)
    used = 0

    def fill(match: re.Match) -> str:
        nonlocal used
        name, code = match.groups()
        if code is not None:
            function = S.Function(parse(code, evaluation.definitions.resolve))
            found = Expr(function, (values,) if isinstance(values, Association) else values)
        else:
            if not name:
                used += 1
            found = _value(values, name or str(used))
        return found if isinstance(found, str) else evaluation.evaluate(S.TextString(found))

    return _SLOTS.sub(fill, text)


def _value(values, name: str):
    key = int(name) if name.isdigit() else name
    if isinstance(values, Association):
        found = values.get(key)
    else:
        found = values[key - 1] if isinstance(key, int) and 1 <= key <= len(values) else None
    return S.Missing("SlotAbsent", key) if found is None else found


@builtin("StringForm[template_String, values___]")
def string_form(evaluation, template, values=()):
    """Inert; in OutputForm the template with `1`, `2`, ... and `` (the next one) filled."""


@output_form("StringForm")
def string_form_text(expr: Expr, text) -> str | None:
    if not len(expr) or not isinstance(expr.args[0], str):
        return None
    template, *values = expr.args
    used = 0

    def fill(match: re.Match) -> str:
        nonlocal used
        if match[0] == "\\`":
            return "`"
        used = int(match[1]) if match[1] else used + 1
        return text(values[used - 1]) if 1 <= used <= len(values) else match[0]

    return _FORM_SLOTS.sub(fill, template)
