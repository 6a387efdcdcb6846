"""Messages: giving them, silencing them, and asking whether there were any."""

from __future__ import annotations

from wlnet.expr.expr import NULL, TRUE, Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language import signals
from wlnet.language.about import usage_of
from wlnet.language.assignment import property_of, setting
from wlnet.language.builtin import builtin
from wlnet.language.messages import message_name, name_text

FAILED = S("$Failed")
NOT_A_NAME = Message(
    "Message::name", "Message name `1` is not of the form symbol::name or symbol::name::language."
)
ASSERTION = Message("Assert::asrtf", "Assertion `1` failed.")
ASSERTIONS, FUNCTION = "assertions", "assert_function"  # keys of the state
NO_NAME = Message(
    "General::name", "Message name `1` is not of the form symbol::name or symbol::name::language."
)
CONFLICT = Message(
    "Quiet::conflict",
    "In `1` the message name(s) `2` appear in both the list of messages to switch off"
    " and the list of messages to switch on.",
)
ALL_AND_ALL = Message("Quiet::allall", "Arguments 2 and 3 of `1` should not both be All.")
NOTHING_OFF = frozenset()


@builtin(
    "MessageName[owner_, tag_]",
    "MessageName[owner_, tag_, language_]",
    attributes=("HoldFirst", "ReadProtected"),
)
def message_name_value(evaluation, owner, tag, language=None):
    """symbol::tag: its text where the user or wlnet gave one."""
    if isinstance(owner, str):
        owner = evaluation.definitions.resolve(owner)
    if type(owner) is not Symbol or type(tag) is not str:
        return None
    messages = evaluation.definitions.of(owner).messages
    if messages is not None and tag in messages:
        return messages[tag]
    if tag == "usage":
        return usage_of(evaluation.definitions.of(owner))
    return evaluation.messages.declared(owner.name, tag)


@property_of("MessageName")
def assign_message(evaluation, left, right):
    """symbol::tag = text"""
    name = name_text(left)
    owner = left.args[0] if left.args else None
    if isinstance(owner, str):
        owner = evaluation.definitions.resolve(owner)
    if name is None or type(owner) is not Symbol:
        raise NOT_A_NAME(left)
    definition = evaluation.definitions.of(owner)
    if definition.messages is None:
        definition.messages = {}
    definition.messages[left.args[1]] = right
    evaluation.definitions.renew()


@builtin("Message[name_, args___]", attributes=("HoldFirst",))
def message(evaluation, name, args):
    """Give the message, its slots filled with the arguments."""
    text = name_text(name)
    if text is None:
        raise NOT_A_NAME(name)
    owner, _, tag = text.partition("::")
    evaluation.messages.issue(owner, tag, args)
    return NULL


def _names(evaluation, spec) -> frozenset[str] | None:
    """Names of a specification: f::t, {f::t, ...}; None for All."""
    if spec is S.All:
        return None
    if spec is S("None"):
        return NOTHING_OFF
    found = set()
    for one in spec.args if is_list(spec) else (spec,):
        name = name_text(one)
        if name is None and isinstance(one, Expr):
            name = name_text(evaluation.evaluate(one))
        if name is None:
            if type(one) is str:
                continue
            raise NO_NAME(one, value=UNEVALUATED)
        found.add(name)
    return frozenset(found)


@builtin("Quiet[expr_]", "Quiet[expr_, off_]", "Quiet[expr_, off_, on_]", attributes=("HoldAll",))
def quiet(evaluation, expr, off=S.All, on=None):
    """expr without messages: all of them, or those of `off`, but for those of `on`."""
    call = Expr(S.Quiet, (expr, off, on))
    off, on = _names(evaluation, off), NOTHING_OFF if on is None else _names(evaluation, on)
    if off is None and on is None:
        raise ALL_AND_ALL(call, value=UNEVALUATED)
    if off and on and off & on:
        named = (x for x in (call.args[1].args if is_list(call.args[1]) else call.args[1:2]))
        raise CONFLICT(call, wl_list([x for x in named if name_text(x) in on]), value=UNEVALUATED)
    with evaluation.messages.quieting(off, on):
        return evaluation.evaluate(expr)


@builtin("Check[expr_, instead_]", "Check[expr_, instead_, names__]", attributes=("HoldAll",))
def check(evaluation, expr, instead, names=()):
    """expr, or instead where it gave messages (those named)."""
    wanted = None
    if names:
        wanted = frozenset().union(*(_names(evaluation, spec) or () for spec in names))
    depth = evaluation.depth
    with evaluation.messages.collecting() as given:
        try:
            value = evaluation.evaluate(expr)
        except (signals.DeepRecursion, RecursionError):
            evaluation.depth = depth
            value = Expr(S.TerminatedEvaluation, ("RecursionLimit",))
            given.append("$RecursionLimit::reclim2")
    if given if wanted is None else any(name in wanted for name in given):
        return instead
    return value


def _switch(evaluation, specs, change):
    for spec in specs:
        for one in spec.args if is_list(spec) else (spec,):
            name = name_text(one)
            if name is None:
                if isinstance(one, str):
                    continue
                raise NO_NAME(one, value=NULL)
            change(name)
    return NULL


@builtin("Off[names___]", attributes=("HoldAll",))
def off(evaluation, names):
    """Switch messages off; Off[Assert] assertions."""
    return _switch(evaluation, _without_assert(evaluation, names, False), evaluation.messages.off.add)


@builtin("On[names___]", attributes=("HoldAll",))
def on(evaluation, names):
    """Switch messages on; On[Assert] assertions."""
    return _switch(evaluation, _without_assert(evaluation, names, True), evaluation.messages.off.discard)


def _without_assert(evaluation, names, switched_on: bool) -> list:
    """The other names; assertions are switched where Assert is among them."""
    if S.Assert in names:
        evaluation.state[ASSERTIONS] = switched_on
    return [name for name in names if name is not S.Assert]


@builtin("$MessageList")
def message_list(evaluation):
    """Names of the messages given so far in this evaluation, held."""
    names = [message_name(name, evaluation.definitions) for name in evaluation.messages.issued]
    return wl_list([S.HoldForm(name) for name in names])


@builtin("$AssertFunction")
def assert_function(evaluation):
    """$AssertFunction is applied to Assert[test, ...] where a test fails; Automatic gives a message."""
    return evaluation.state.get(FUNCTION, S.Automatic)


@setting("$AssertFunction")
def set_assert_function(evaluation, value):
    """$AssertFunction = f"""
    evaluation.state[FUNCTION] = value


@builtin("Assert[test_]", "Assert[test_, tag_]", attributes=("HoldAllComplete",))
def assert_(evaluation, test, tag=None):
    """Checks after On[Assert] that the test gives True, else a message or $AssertFunction[Assert[test]].

    Assertions are off in a new session: the test is not evaluated then, and the value is Null.
    Source: reference page Assert.
    """
    if not evaluation.state.get(ASSERTIONS) or evaluation.evaluate(test) is TRUE:
        return NULL
    call = S.Assert(test) if tag is None else S.Assert(test, tag)
    function = assert_function(evaluation)
    if function is not S.Automatic:
        return evaluation.call(function, call)
    evaluation.message(ASSERTION, Expr(S.HoldForm, (test,)))
    return None
