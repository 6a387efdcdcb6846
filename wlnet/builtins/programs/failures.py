"""Failures as values: FailureQ, Confirm and its kin, and Enclose, where a failed Confirm arrives."""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.expr import NULL, TRUE, Expr, boolean, is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language import signals
from wlnet.language.builtin import builtin
from wlnet.language.messages import name_text

NOT_ENCLOSED = Message("Confirm::nocatch", "`1` failed, and there is no Enclose around it.")

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


@builtin("FailureQ[expr_]")
def failure_q(evaluation, expr):
    return boolean(is_failure(expr))


@builtin("Failure[tag_, data_Association][key_]")
def failure_value(evaluation, tag, data, key):
    """What a failure says under a key; "Message" fills the template; "Tag" is the tag."""
    if key == "Tag":
        return tag
    if key == "Message" and "Message" not in data.data:
        template = data.get("MessageTemplate")
        parameters = data.get("MessageParameters")
        if type(template) is not str:
            return S.Missing("KeyAbsent", key)
        return template if parameters is None else S.TemplateApply(template, parameters)
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


def _fail(evaluation, kind: str, call: Expr, expr, info, tag, **more):
    """Leaves for the Enclose around; without one the message, and the call stays."""
    if not evaluation.state.get("enclosed"):
        raise NOT_ENCLOSED(call, value=UNEVALUATED)
    data = {
        "MessageTemplate": info if isinstance(info, str) else f"{kind} failed.",
        "ConfirmationType": kind,
        "Expression": expr,
        "Information": info,
        **more,
    }
    failure = Expr(S.Failure, ("ConfirmationFailed", Association.from_pairs(data.items())))
    raise ConfirmationFailed(evaluation.evaluate(failure), _DEFAULT if tag is None else tag)


@builtin("Confirm[expr_]", "Confirm[expr_, info_]", "Confirm[expr_, info_, tag_]")
def confirm(evaluation, expr, info=NULL, tag=None):
    """expr, unless it is a failure or Missing[...]: then the nearest Enclose gets a Failure."""
    if is_failure(expr) or (isinstance(expr, Expr) and expr.head is S.Missing):
        _fail(evaluation, "Confirm", S.Confirm(expr), expr, info, tag)
    return expr


@builtin("ConfirmBy[expr_, f_]", "ConfirmBy[expr_, f_, info_]", "ConfirmBy[expr_, f_, info_, tag_]")
def confirm_by(evaluation, expr, f, info=NULL, tag=None):
    """expr, if f[expr] gives True."""
    if evaluation.call(f, expr) is not TRUE:
        _fail(evaluation, "ConfirmBy", S.ConfirmBy(expr, f), expr, info, tag, Function=f)
    return expr


@builtin(
    "ConfirmMatch[expr_, form_]",
    "ConfirmMatch[expr_, form_, info_]",
    "ConfirmMatch[expr_, form_, info_, tag_]",
)
def confirm_match(evaluation, expr, form, info=NULL, tag=None):
    """expr, if it matches the form."""
    if not evaluation.matcher(form).matches(expr):
        _fail(evaluation, "ConfirmMatch", S.ConfirmMatch(expr, form), expr, info, tag, Pattern=form)
    return expr


@builtin(
    "ConfirmQuiet[expr_]",
    "ConfirmQuiet[expr_, names_]",
    "ConfirmQuiet[expr_, names_, info_]",
    "ConfirmQuiet[expr_, names_, info_, tag_]",
    attributes=("HoldAll",),
)
def confirm_quiet(evaluation, expr, names=S.All, info=NULL, tag=None):
    """expr evaluated quietly, if it gave no message."""
    messages = evaluation.messages
    wanted = None if names is S.All else frozenset(map(name_text, names.args if is_list(names) else (names,)))
    messages.quiet.append((wanted, frozenset()))
    try:
        with messages.collecting() as told:
            value = evaluation.evaluate(expr)
    finally:
        messages.quiet.pop()
    if any(wanted is None or name in wanted for name in told):
        _fail(evaluation, "ConfirmQuiet", S.ConfirmQuiet(expr), value, info, tag)
    return value


@builtin(
    "ConfirmAssert[test_]",
    "ConfirmAssert[test_, info_]",
    "ConfirmAssert[test_, info_, tag_]",
    attributes=("HoldFirst",),
)
def confirm_assert(evaluation, test, info=NULL, tag=None):
    """Null, if the test gives True."""
    if evaluation.evaluate(test) is not TRUE:
        _fail(evaluation, "ConfirmAssert", S.ConfirmAssert(test), S.HoldForm(test), info, tag)
    return NULL
