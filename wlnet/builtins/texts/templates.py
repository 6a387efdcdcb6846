"""Texts with slots: StringTemplate, FileTemplate, XMLTemplate, TemplateObject, TemplateApply, StringForm."""

import re

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.paths import path_of
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.formatting import ARRANGED
from wlnet.language.sources import source_text
from wlnet.syntax.parser import parse
from wlnet.syntax.printer import output_form

NO_ITEM = Message("StringForm::sfr", "Item `1` requested in `2` out of range; `3` items available.")
UNMATCHED = Message("StringForm::sfq", "Unmatched backquote in `1`.")
BAD_OPTION = Message("StringTemplate::topt", "`1` is not a setting of InsertionFunction or CombinerFunction.")
NO_FILE = Message("StringTemplate::fnfnd", "File `1` not found.")

_SLOTS = re.compile(r"`([^`\n]*)`|<\*(.*?)\*>", re.DOTALL)
_ANY_SLOT = re.compile(r"\\`|`([^`]*)`")
_FORM_SLOTS = re.compile(r"\\`|`(\d*)`")
# in the order in which a template shows its settings
_NAMES = {str(name): name for name in (S.CombinerFunction, S.InsertionFunction, S.MetaInformation)}


# -- making -----------------------------------------------------------------------------------------


@builtin("StringTemplate[source_, options___]")
def string_template(evaluation, source, options=()):
    """A template of a text with slots: `1`, `` in turn, `name` from an association, <* code *>; or of
    such a text in a File."""
    return _of_source(evaluation, source, options, S.TextString)


@builtin("XMLTemplate[source_, options___]")
def xml_template(evaluation, source, options=()):
    """A template as StringTemplate makes it, for HTML: what fills the slots becomes HTML."""
    return _of_source(evaluation, source, options, S.HTMLFragment)


@builtin("FileTemplate[file_, options___]")
def file_template(evaluation, file, options=()):
    """A template whose text stands in a file."""
    return _template(evaluation, _text_of(evaluation, file), options, S.TextString)


def _of_source(evaluation, source, options, insert):
    if isinstance(source, str):
        return _template(evaluation, source, options, insert)
    if isinstance(source, Expr) and source.head is S.File and len(source) == 1:
        return _template(evaluation, _text_of(evaluation, source), options, insert)
    return None


def _text_of(evaluation, file) -> str:
    if isinstance(file, Expr) and file.head is S.File and len(file) == 1:
        file = file.item(0)
    path = path_of(file, evaluation.state)
    if path is None or not path.is_file():
        raise NO_FILE(file, value=UNEVALUATED)
    return source_text(evaluation, path)


def _template(evaluation, text: str, options, insert) -> Expr:
    """TemplateObject[{texts, slots and expressions}, settings]"""
    settings = {
        S.CombinerFunction: S.StringJoin,
        S.InsertionFunction: insert,
        S.MetaInformation: Association({}),
    }
    for option in options:
        name = option.item(0) if is_rule(option) else None
        name = _NAMES.get(name, name) if isinstance(name, str) else name
        if name not in settings:
            raise BAD_OPTION(option, value=UNEVALUATED)
        settings[name] = option.item(1)
    return S.TemplateObject(
        wl_list(_parts_of(evaluation, text)), *(S.Rule(*pair) for pair in settings.items())
    )


def _parts_of(evaluation, text: str) -> list:
    """The texts of a template, the slots and the expressions between them."""
    used, parts, end = 0, [], 0
    for match in _SLOTS.finditer(text):
        parts.append(text[end : match.start()])
        end = match.end()
        name, code = match.groups()
        if code is None:
            used += not name
            key = name or str(used)
            parts.append(S.TemplateSlot(int(key) if key.isdigit() else key))
        else:
            parts.append(
                S.TemplateExpression(_with_template_slots(parse(code, evaluation.definitions.resolve)))
            )
    parts.append(text[end:])
    return [part for part in parts if part != ""]


def _with_template_slots(expr):
    """#name and #1 of the code of a template as its slots; those of functions inside stay."""
    if not isinstance(expr, Expr) or expr.array is not None or expr.head is S.Function:
        return expr
    if expr.head is S.Slot:
        return S.TemplateSlot(*expr.args)
    return Expr(_with_template_slots(expr.head), tuple(map(_with_template_slots, expr.args)))


@builtin("TemplateIf[test_, then_]", "TemplateIf[test_, then_, other_]", attributes=("HoldAll",))
def template_if(evaluation, test, then, other=None):
    """Inert: a part of a template that depends on a test of its slots."""


@builtin("TemplateExpression[expr_]", attributes=("HoldAll",))
def template_expression(evaluation, expr):
    """Inert: code in a template, evaluated when the slots in it are filled."""


# -- filling ----------------------------------------------------------------------------------------


@builtin("TemplateObject[parts_, options___][args___]")
def template_object(evaluation, parts, options=(), args=()):
    """A template of parts: texts, TemplateSlot[n], TemplateExpression[expr]."""
    values = args[0] if len(args) == 1 and isinstance(args[0], Association) else args
    return _filled(evaluation, S.TemplateObject(parts, *options), values)


@builtin("TemplateApply[template_]", "TemplateApply[template_, values_]")
def template_apply(evaluation, template, values=None):
    """The text of a template, filled from a list, an association or a single value."""
    if is_list(values):
        values = values.args
    elif not isinstance(values, Association):
        values = () if values is None else (values,)
    if isinstance(template, str):
        template = _template(evaluation, template, (), S.TextString)
    if isinstance(template, Expr) and template.head is S.TemplateObject and len(template):
        return _filled(evaluation, template, values)
    if isinstance(template, Expr):
        return evaluation.evaluate(_with_values(template, values))
    return template


def _filled(evaluation, template: Expr, values):
    """A TemplateObject, filled.

    values    a tuple for numbered slots or an association for named ones
    """
    settings = {}
    for one in template.args[1:]:
        name = one.item(0) if is_rule(one) else None
        name = _NAMES.get(name, name) if isinstance(name, str) else name
        if name not in _NAMES.values():
            raise BAD_OPTION(one, value=UNEVALUATED)
        settings[name] = one.item(1)
    insert = settings.get(S.InsertionFunction, S.TextString)
    combine = settings.get(S.CombinerFunction, S.StringJoin)
    parts = template.item(0).args if is_list(template.item(0)) else (template.item(0),)
    pieces = [_piece(evaluation, part, values, insert) for part in parts]
    return evaluation.evaluate(Expr(combine, (wl_list(pieces),)))


def _piece(evaluation, part, values, insert):
    """A text as it is; what fills a slot or comes of an expression as the insertion function makes it."""
    if isinstance(part, str):
        return part
    found = evaluation.evaluate(_with_values(part, values))
    if insert is S.HTMLFragment:
        insert = S.TextString
    return evaluation.evaluate(Expr(insert, (found,)))


def _with_values(expr, values):
    """The expression with its TemplateSlots filled and its TemplateExpressions opened."""
    if not isinstance(expr, Expr) or expr.array is not None:
        return expr
    if expr.head is S.TemplateSlot and len(expr):
        settings = {str(r.item(0)): r.item(1) for r in expr.args[1:] if is_rule(r)}
        found = _value(values, expr.item(0), settings.get("DefaultValue"))
        insert = settings.get("InsertionFunction", S.Automatic)
        return found if insert in (S.Automatic, S.Identity) else Expr(insert, (found,))
    if expr.head is S.TemplateExpression and len(expr) == 1:
        return _with_values(expr.item(0), values)
    if expr.head is S.TemplateIf and len(expr) in (2, 3):
        branches = [_with_values(arg, values) for arg in expr.args]
        return S.If(*branches, *([""] if len(expr) == 2 else []))
    return Expr(_with_values(expr.head, values), tuple(_with_values(arg, values) for arg in expr.args))


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


def _with_slots_checked(evaluation, expr: Expr) -> Expr:
    """Tells of slots that ask for more than there is, and of a backquote that ends nowhere."""
    if not len(expr) or not isinstance(expr.args[0], str):
        return expr
    template, *values = expr.args
    used = 0
    for slot in _ANY_SLOT.finditer(template):
        if slot[0] == "\\`":
            continue
        name = slot[1] or str(used + 1)
        used = int(name) if name.lstrip("-").isdecimal() else 0
        if not 1 <= used <= len(values):
            evaluation.message(NO_ITEM, used, f'"{template}"', len(values))
            return expr
    if "`" in _ANY_SLOT.sub("", template):
        evaluation.message(UNMATCHED, template)
    return expr


ARRANGED[S.StringForm] = _with_slots_checked


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
