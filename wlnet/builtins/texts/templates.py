"""Texts with slots: StringTemplate, FileTemplate, TemplateObject, TemplateApply, StringForm."""

import re

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.paths import path_of
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.syntax.parser import parse
from wlnet.syntax.printer import output_form

BAD_OPTION = Message("StringTemplate::topt", "`1` is not a setting of InsertionFunction or CombinerFunction.")
NO_FILE = Message("FileTemplate::noopen", "Cannot open `1`.")

_SLOTS = re.compile(r"`([^`\n]*)`|<\*(.*?)\*>", re.DOTALL)
_FORM_SLOTS = re.compile(r"\\`|`(\d*)`")


@builtin("StringTemplate[text_, options___][args___]")
def string_template(evaluation, text, options=(), args=()):
    """A string whose slots are filled from arguments: `1`, `` in turn, `name` from an association."""
    values = args[0] if len(args) == 1 and isinstance(args[0], Association) else args
    return _applied(evaluation, S.StringTemplate(text, *options), values)


@builtin("FileTemplate[file_, options___][args___]")
def file_template(evaluation, file, options=(), args=()):
    """A template that stands in a file."""
    values = args[0] if len(args) == 1 and isinstance(args[0], Association) else args
    return _applied(evaluation, S.FileTemplate(file, *options), values)


@builtin("TemplateObject[parts_, options___][args___]")
def template_object(evaluation, parts, options=(), args=()):
    """A template of parts: texts, TemplateSlot[n], TemplateExpression[expr]."""
    values = args[0] if len(args) == 1 and isinstance(args[0], Association) else args
    return _applied(evaluation, S.TemplateObject(parts, *options), values)


@builtin("TemplateApply[template_]", "TemplateApply[template_, values_]")
def template_apply(evaluation, template, values=None):
    """The text of a template, filled from a list, an association or a single value."""
    if is_list(values):
        values = values.args
    elif not isinstance(values, Association):
        values = () if values is None else (values,)
    return _applied(evaluation, template, values)


def _applied(evaluation, template, values):
    """A template of any kind, filled.

    values    a tuple for numbered slots or an association for named ones
    """
    insert, combine = S.TextString, None
    if isinstance(template, Expr) and template.head in _KINDS and len(template):
        for one in template.args[1:]:
            name = one.item(0) if is_rule(one) else None
            if name is S.InsertionFunction or name == "InsertionFunction":
                insert = one.item(1)
            elif name is S.CombinerFunction or name == "CombinerFunction":
                combine = one.item(1)
            else:
                raise BAD_OPTION(one, value=UNEVALUATED)
        kind, template = template.head, template.item(0)
        if kind is S.FileTemplate:
            path = path_of(template, evaluation.state)
            if path is None or not path.is_file():
                raise NO_FILE(template)
            template = path.read_text(encoding="utf-8", errors="replace")
        elif kind is S.TemplateObject:
            parts = template.args if is_list(template) else (template,)
            return _combined(evaluation, [_part(evaluation, p, values, insert) for p in parts], combine)
    if isinstance(template, str):
        return _combined(evaluation, _filled(evaluation, template, values, insert), combine)
    if isinstance(template, Expr):
        return evaluation.evaluate(_with_slots(evaluation, template, values))
    return template


_KINDS = (S.StringTemplate, S.FileTemplate, S.TemplateObject)


def _combined(evaluation, pieces: list, combine):
    if combine is not None:
        return evaluation.evaluate(Expr(combine, (wl_list(pieces),)))
    return "".join(map(str, pieces)) if all(isinstance(p, str) for p in pieces) else S.StringJoin(*pieces)


def _part(evaluation, part, values, insert):
    """A text as it is; what fills a slot or comes of an expression as the insertion function makes it."""
    if isinstance(part, str):
        return part
    return _inserted(evaluation, evaluation.evaluate(_with_slots(evaluation, part, values)), insert)


def _inserted(evaluation, found, insert):
    if isinstance(found, str) and insert is S.TextString:
        return found
    return evaluation.evaluate(Expr(insert, (found,)))


def _with_slots(evaluation, expr, values):
    """The expression with its TemplateSlots filled and its TemplateExpressions opened."""
    if not isinstance(expr, Expr) or expr.array is not None:
        return expr
    if expr.head is S.TemplateSlot and len(expr):
        default = next((r.item(1) for r in expr.args[1:] if is_rule(r)), None)
        return _value(values, expr.item(0), default)
    if expr.head is S.TemplateExpression and len(expr) == 1:
        return _with_slots(evaluation, expr.item(0), values)
    if expr.head is S.TemplateIf and len(expr) in (2, 3):
        test = evaluation.evaluate(_with_slots(evaluation, expr.item(0), values))
        chosen = expr.item(1) if test is S("True") else expr.item(2) if len(expr) == 3 else ""
        return _with_slots(evaluation, chosen, values)
    return Expr(expr.head, tuple(_with_slots(evaluation, arg, values) for arg in expr.args))


def _filled(evaluation, text: str, values, insert) -> list:
    """Texts and what fills the slots between them. <* code *> is evaluated."""
    used, pieces, end = 0, [], 0
    for match in _SLOTS.finditer(text):
        pieces.append(text[end : match.start()])
        end = match.end()
        name, code = match.groups()
        if code is not None:
            function = S.Function(parse(code, evaluation.definitions.resolve))
            found = Expr(function, (values,) if isinstance(values, Association) else values)
            found = evaluation.evaluate(found)
        else:
            if not name:
                used += 1
            key = name or str(used)
            found = _value(values, int(key) if key.isdigit() else key)
        pieces.append(_inserted(evaluation, found, insert))
    pieces.append(text[end:])
    return [piece for piece in pieces if not isinstance(piece, str) or piece]


def _value(values, key, default=None):
    if isinstance(values, Association):
        found = values.get(key)
    else:
        found = values[key - 1] if isinstance(key, int) and 1 <= key <= len(values) else None
    if found is None:
        return S.Missing("SlotAbsent", key) if default is None else default
    return found


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
