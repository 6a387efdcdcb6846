"""Leaving early: Catch and Throw, Return, Break, Continue, Abort, limits of time and memory;
Sow and Reap."""

from __future__ import annotations

from functools import partial
from threading import TIMEOUT_MAX

from wlnet.expr.expr import NULL, Expr, is_list, key_of, value_of, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language import signals
from wlnet.language.builtin import builtin
from wlnet.language.memory import most_used

ABORTED = S("$Aborted")
BAD_TIME = Message(
    "TimeConstrained::timc", "Number of seconds `1` is not a positive machine-sized number or Infinity."
)

BAD_SIZE = Message(
    "MemoryConstrained::memc", "Number of bytes `1` is not a positive machine-sized number or Infinity."
)
NO_MEMORY = Message("MemoryConstrained::sys", "The memory in use is not known on this system.")


@builtin("Throw[value_]", "Throw[value_, tag_]", "Throw[value_, tag_, function_]")
def throw(evaluation, value, tag=None, function=None):
    """Leave for the nearest Catch that takes the tag."""
    raise signals.Throw(value, tag, function)


@builtin("Catch[expr_]", "Catch[expr_, form_]", "Catch[expr_, form_, function_]", attributes=("HoldFirst",))
def catch(evaluation, expr, form=None, function=None):
    """The value thrown inside: without a form by Throw[value], else with a tag that matches."""
    matcher = None if form is None else evaluation.matcher(form)
    depth = evaluation.depth
    try:
        return evaluation.evaluate(expr)
    except signals.Throw as thrown:
        if matcher is None:
            if thrown.tag is not None:
                raise
            evaluation.depth = depth
            return thrown.value
        if thrown.tag is None or not matcher.matches(thrown.tag):
            raise
        evaluation.depth = depth
        return thrown.value if function is None else evaluation.call(function, thrown.value, thrown.tag)


@builtin("Return[]", "Return[value_]", "Return[value_, head_Symbol]")
def return_(evaluation, value=NULL, head=None):
    """The value of the innermost function or loop, which look for it; a jump to a call of the head."""
    if head is not None:
        raise signals.Return(value, head)


@builtin("Break[]")
def break_(evaluation):
    """Leave the innermost Do, While or For."""
    raise signals.Break


@builtin("Continue[]")
def continue_(evaluation):
    """Go on with the next round of the innermost Do, While or For."""
    raise signals.Continue


@builtin("Abort[]")
def abort(evaluation):
    """Stop the evaluation: $Aborted."""
    raise signals.Abort


@builtin("Interrupt[]")
def interrupt(evaluation):
    """Stop the evaluation, as nobody is there to be asked: $Aborted."""
    raise signals.Abort


@builtin("TimeRemaining[]")
def time_remaining(evaluation):
    """Seconds until the innermost time limit around ends; Infinity without one."""
    seconds = evaluation.seconds_left()
    return S.Infinity if seconds == float("inf") else seconds


@builtin("CheckAbort[expr_, instead_]", attributes=("HoldAll",))
def check_abort(evaluation, expr, instead):
    """expr, or instead if it was aborted."""
    try:
        return evaluation.evaluate(expr)
    except signals.Abort as stop:
        if stop.limit is not None:
            raise
        evaluation.heard_abort()
        return instead


@builtin("AbortProtect[expr_]", attributes=("HoldAll",))
def abort_protect(evaluation, expr):
    """expr; aborts from outside wait until it is done."""
    with evaluation.protected():
        return evaluation.evaluate(expr)


@builtin("WithCleanup[expr_, cleanup_]", "WithCleanup[start_, expr_, cleanup_]", attributes=("HoldAll",))
def with_cleanup(evaluation, expr, cleanup, start=NULL):
    """expr; cleanup is evaluated in any case afterwards."""
    evaluation.evaluate(start)
    try:
        return evaluation.evaluate(expr)
    finally:
        with evaluation.protected():
            evaluation.evaluate(cleanup)


@builtin(
    "TimeConstrained[expr_, seconds_]", "TimeConstrained[expr_, seconds_, instead_]", attributes=("HoldAll",)
)
def time_constrained(evaluation, expr, seconds, instead=ABORTED):
    """expr, or instead where it takes longer than the seconds."""
    limit = evaluation.evaluate(S.N(seconds))
    if isinstance(limit, Expr) and limit.head is S.Quantity:
        limit = evaluation.evaluate(S.QuantityMagnitude(limit, "Seconds"))
    if limit is S.Infinity or limit == S.DirectedInfinity(1):
        return evaluation.evaluate(expr)
    if type(limit) not in (int, float) or limit <= 0:
        raise BAD_TIME(seconds, value=UNEVALUATED)
    depth = evaluation.depth
    value = evaluation.limited(min(float(limit), TIMEOUT_MAX), partial(evaluation.evaluate, expr), instead)
    evaluation.depth = depth
    return value


@builtin(
    "MemoryConstrained[expr_, bytes_]", "MemoryConstrained[expr_, bytes_, instead_]", attributes=("HoldAll",)
)
def memory_constrained(evaluation, expr, bytes, instead=ABORTED):
    """expr, or instead where it takes more than so many bytes of memory beyond what is in use."""
    size = evaluation.evaluate(S.N(bytes))
    if size is S.Infinity or size == S.DirectedInfinity(1):
        return evaluation.evaluate(expr)
    if type(size) not in (int, float) or size <= 0:
        raise BAD_SIZE(bytes, value=UNEVALUATED)
    if most_used() is None:
        raise NO_MEMORY(value=UNEVALUATED)
    depth = evaluation.depth
    value = evaluation.within(float(size), partial(evaluation.evaluate, expr), instead)
    evaluation.depth = depth
    return value


# -- Sow and Reap -----------------------------------------------------------------------------------


class Harvest:
    """What one Reap has collected: for each of its patterns, values by tag in order of sowing."""

    def __init__(self, evaluation, patterns: tuple):
        self.matchers = [evaluation.matcher(pattern) for pattern in patterns]
        self.fields: list[dict] = [{} for _ in patterns]

    def take(self, value, tag) -> bool:
        """Keep the value under its tag; False where no pattern matches."""
        taken = False
        for matcher, field in zip(self.matchers, self.fields, strict=True):
            if matcher.matches(tag):
                field.setdefault(key_of(tag), []).append(value)
                taken = True
        return taken

    def lists(self, evaluation, function) -> list[Expr]:
        """One list a pattern: the lists of values by tag, with the function applied."""
        found = []
        for field in self.fields:
            entries = []
            for key, values in field.items():
                entry = wl_list(values)
                entries.append(entry if function is None else evaluation.call(function, value_of(key), entry))
            found.append(wl_list(entries))
        return found


@builtin("Sow[value_]", "Sow[value_, tag_]")
def sow(evaluation, value, tag=None):
    """The value; the nearest Reap that takes the tag keeps it."""
    tags = tag.args if is_list(tag) else (S("None") if tag is None else tag,)
    for one in tags:
        for harvest in reversed(evaluation.reaping):
            if harvest.take(value, one):
                break
    return value


@builtin(
    "Reap[expr_]", "Reap[expr_, patterns_]", "Reap[expr_, patterns_, function_]", attributes=("HoldFirst",)
)
def reap(evaluation, expr, patterns=None, function=None):
    """{value of expr, lists of what was sown}"""
    several = is_list(patterns)
    wanted = patterns.args if several else (S.Blank() if patterns is None else patterns,)
    harvest = Harvest(evaluation, tuple(wanted))
    evaluation.reaping.append(harvest)
    try:
        value = evaluation.evaluate(expr)
    finally:
        evaluation.reaping.pop()
    lists = harvest.lists(evaluation, function)
    return wl_list((value, wl_list(lists) if several else lists[0]))


# -- holding ----------------------------------------------------------------------------------------


@builtin("ReleaseHold[expr_]")
def release_hold(evaluation, expr):
    """expr without Hold, HoldForm, HoldPattern and HoldComplete on each branch, evaluated."""
    return _released(expr)


_HOLDING = {S.Hold, S.HoldForm, S.HoldPattern, S.HoldComplete}


def _released(expr):
    if not isinstance(expr, Expr) or expr.array is not None:
        return expr
    if type(expr.head) is Symbol and expr.head in _HOLDING:
        return expr.args[0] if len(expr.args) == 1 else Expr(S.Sequence, expr.args)
    return Expr(_released(expr.head), tuple(map(_released, expr.args)))


@builtin("Evaluate[exprs___]")
def evaluate(evaluation, exprs):
    """Evaluated even as a held argument; elsewhere the expression itself."""
    return exprs[0] if len(exprs) == 1 else Expr(S.Sequence, exprs)
