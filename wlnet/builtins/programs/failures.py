"""Failures as values: FailureQ, Confirm and its kin, and Enclose, where a failed Confirm arrives."""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.association import Association
from wlnet.expr.expr import NULL, TRUE, Expr, boolean, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.language import signals
from wlnet.language.builtin import builtin
from wlnet.language.messages import name_text

NOT_ENCLOSED = "`1` has no tag or surrounding Enclose."

_FAILED = (S("$Failed"), S("$Aborted"), S("$Canceled"), S("$TimedOut"))
_DEFAULT = S.Enclose  # the tag of a Confirm without one


class ConfirmationFailed(signals.Signal):
    """A failed Confirm on its way to the Enclose with its tag.

    failure    the expression Failure["ConfirmationFailed", ...]
    """

    def __init__(self, failure: Expr, tag):
        self.failure = failure
        self.tag = tag


def is_failure(x) -> bool:
    """Failure[...], $Failed and their kin; not Missing."""
    return x in _FAILED if not isinstance(x, Expr) else x.head is S.Failure


def _is_text(key) -> bool:
    return isinstance(key, str)


@builtin("FailureQ[expr_]")
def failure_q(evaluation, expr):
    return boolean(is_failure(expr))


_ALWAYS = ("HeldMessageTemplate", "Message", "MessageName", "MessageTemplate", "StyledMessage", "Tag")


@builtin("Failure[tag_, data_Association][key_]")
def failure_value(evaluation, tag, data, key):
    """What a failure says under a key; "Message" fills the template; "Tag" is the tag."""
    if key == "Tag":
        return tag
    if key == "Properties":
        return sorted({*_ALWAYS, *filter(_is_text, data.keys())})
    found = data.get(key)
    if found is not None:
        return found
    template = data.get("MessageTemplate")
    if key == "HeldMessageTemplate" and template is not None:
        return S.Hold(template)
    if key in ("Message", "StyledMessage") and type(template) is str:
        parameters = data.get("MessageParameters")
        return template if parameters is None else S.TemplateApply(template, parameters)
    return S.Missing("NotAvailable", key)


@builtin("Success[tag_, data_Association][key_]")
def success_value(evaluation, tag, data, key):
    """What a success says under a key; "Properties" are its keys."""
    if key == "Properties" and key not in data.data:
        return data.keys()
    found = data.get(key)
    return S.Missing("KeyAbsent", key) if found is None else found


@builtin("Enclose[expr_]", "Enclose[expr_, f_]", "Enclose[expr_, f_, tag_]", attributes=("HoldFirst",))
def enclose(evaluation, expr, f=None, tag=None):
    """expr; where a Confirm inside fails, its Failure, or f of it (a key: the value there)."""
    wanted = None if tag is None else evaluation.matcher(tag)
    depth = evaluation.depth
    evaluation.state["enclosed"] = evaluation.state.get("enclosed", 0) + 1
    try:
        return evaluation.evaluate(expr)
    except ConfirmationFailed as failed:
        if wanted is not None and not wanted.matches(failed.tag):
            raise
        evaluation.depth = depth
        if f is None:
            return failed.failure
        return Expr(failed.failure, (f,)) if isinstance(f, str) else Expr(f, (failed.failure,))
    finally:
        evaluation.state["enclosed"] -= 1


def _confirming(evaluation, head, args: tuple, info, tag) -> Callable:
    """(value, keys of its own) -> leaves for the Enclose around; without an Enclose a Failure is the value.

    The call is refused then even where nothing would have failed: it would be of no use.
    """
    if not evaluation.state.get("enclosed"):
        data = {
            "MessageTemplate": NOT_ENCLOSED,
            "MessageParameters": wl_list((head,)),
            "HeldInput": S.Hold(Expr(head, args)),
        }
        failure = Expr(S.Failure, ("confirmnotag", Association.from_pairs(data.items())))
        raise Message(f"{head.name}::confirmnotag", NOT_ENCLOSED)(head, value=failure)

    def fail(value, **more):
        told = NULL if info is None else evaluation.evaluate(info)
        data = {
            "MessageTemplate": told if isinstance(told, str) else f"{head.name} failed.",
            "ConfirmationType": head.name,
            "Expression": value,
            "Information": told,
            **more,
        }
        failure = Expr(S.Failure, ("ConfirmationFailed", Association.from_pairs(data.items())))
        raise ConfirmationFailed(
            evaluation.evaluate(failure), _DEFAULT if tag is None else evaluation.evaluate(tag)
        )

    return fail


def _given(*args) -> tuple:
    return tuple(arg for arg in args if arg is not None)


@builtin("Confirm[expr_]", "Confirm[expr_, info_]", "Confirm[expr_, info_, tag_]", attributes=("HoldAll",))
def confirm(evaluation, expr, info=None, tag=None):
    """expr, unless it is a failure or Missing[...]: then the nearest Enclose gets a Failure."""
    fail = _confirming(evaluation, S.Confirm, _given(expr, info, tag), info, tag)
    value = evaluation.evaluate(expr)
    if is_failure(value) or (isinstance(value, Expr) and value.head is S.Missing):
        fail(value)
    return value


@builtin(
    "ConfirmBy[expr_, f_]",
    "ConfirmBy[expr_, f_, info_]",
    "ConfirmBy[expr_, f_, info_, tag_]",
    attributes=("HoldAll",),
)
def confirm_by(evaluation, expr, f, info=None, tag=None):
    """expr, if f[expr] gives True."""
    fail = _confirming(evaluation, S.ConfirmBy, _given(expr, f, info, tag), info, tag)
    value, function = evaluation.evaluate(expr), evaluation.evaluate(f)
    if evaluation.call(function, value) is not TRUE:
        fail(value, Function=function)
    return value


@builtin(
    "ConfirmMatch[expr_, form_]",
    "ConfirmMatch[expr_, form_, info_]",
    "ConfirmMatch[expr_, form_, info_, tag_]",
    attributes=("HoldAll",),
)
def confirm_match(evaluation, expr, form, info=None, tag=None):
    """expr, if it matches the form."""
    fail = _confirming(evaluation, S.ConfirmMatch, _given(expr, form, info, tag), info, tag)
    value, pattern = evaluation.evaluate(expr), evaluation.evaluate(form)
    if not evaluation.matcher(pattern).matches(value):
        fail(value, Pattern=pattern)
    return value


@builtin(
    "ConfirmQuiet[expr_]",
    "ConfirmQuiet[expr_, names_]",
    "ConfirmQuiet[expr_, names_, info_]",
    "ConfirmQuiet[expr_, names_, info_, tag_]",
    attributes=("HoldAll",),
)
def confirm_quiet(evaluation, expr, names=None, info=None, tag=None):
    """expr evaluated quietly, if it gave no message."""
    fail = _confirming(evaluation, S.ConfirmQuiet, _given(expr, names, info, tag), info, tag)
    messages = evaluation.messages
    wanted = None
    if names not in (None, S.All):
        wanted = frozenset(map(name_text, names.args if is_list(names) else (names,)))
    messages.quiet.append((wanted, frozenset()))
    try:
        with messages.collecting() as told:
            value = evaluation.evaluate(expr)
    finally:
        messages.quiet.pop()
    if any(wanted is None or name in wanted for name in told):
        fail(value)
    return value


@builtin(
    "ConfirmAssert[test_]",
    "ConfirmAssert[test_, info_]",
    "ConfirmAssert[test_, info_, tag_]",
    attributes=("HoldAll",),
)
def confirm_assert(evaluation, test, info=None, tag=None):
    """Null, if the test gives True."""
    fail = _confirming(evaluation, S.ConfirmAssert, _given(test, info, tag), info, tag)
    if evaluation.evaluate(test) is not TRUE:
        fail(S.HoldForm(test), HeldTest=S.Hold(test))
    return NULL
