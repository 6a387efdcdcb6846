"""Rules: left side, right side, and tables of rules ordered by how special they are.

A Rule is compiled at its first use: the left side to a matcher, the right side to a template,
from the second use on to closures. Literal left sides (`fib[20] = ...`) are found by a
dictionary look-up.
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.expr import Expr, key_of, wl_list
from wlnet.expr.symbols import S, Symbol, symbol
from wlnet.language.attributes import FLAT, ORDERLESS
from wlnet.language.nodes import OPTIONS, has_pattern, names_in
from wlnet.language.patterns import Matcher, PatternCompiler
from wlnet.language.signals import Return
from wlnet.language.specificity import precedes, same_pattern
from wlnet.language.templates import occurs, rebinds, repeats, returns_to, right_side

CONDITION_FAILED = symbol("$ConditionFailed", "System`Private`")
_LEAD, _TRAIL = symbol("$Lead", "System`Private`"), symbol("$Trail", "System`Private`")
_FAILING = {CONDITION_FAILED}
_LOCAL = {S.Module, S.With, S.Block}


class ConditionFailed(Exception):
    """The condition inside Module, With or Block on a right side did not hold."""


def local_condition(right):
    """Module[vars, body /; c] as Module[vars, If[c, body, fail]]; None where it is not of that form.

    The condition may stand after other expressions: Module[vars, a; b /; c].
    """
    if isinstance(right, Expr) and right.head in _LOCAL and len(right.args) == 2:
        guarded = _guarded(right.args[1])
        if guarded is not None:
            return Expr(right.head, (right.args[0], guarded))
    return None


def _guarded(body):
    if not isinstance(body, Expr) or not body.args:
        return None
    if body.head is S.Condition and len(body.args) == 2:
        return Expr(S.If, (body.args[1], body.args[0], CONDITION_FAILED, CONDITION_FAILED))
    if body.head is S.CompoundExpression:
        last = _guarded(body.args[-1])
        return None if last is None else Expr(body.head, (*body.args[:-1], last))
    return local_condition(body)


def guard_of(rule) -> Expr | None:
    """The right side that may refuse after all, as in Module[{...}, body /; c]: it tells rules apart."""
    return rule.right if rule.delayed and local_condition(rule.right) is not None else None


def with_options(right, left):
    """OptionValue[name] on a right side as OptionValue[f, given options, name]."""
    if not isinstance(right, Expr) or right.array is not None:
        return right
    args = tuple([with_options(arg, left) for arg in right.args])
    if right.head is S.OptionValue and len(args) == 1:
        return Expr(S.OptionValue, (_option_owner(left), OPTIONS, args[0]))
    return Expr(with_options(right.head, left), args)


def _option_owner(left):
    """Whose defaults hold: OptionsPattern[f] says so, else the head of the left side."""
    stack = [left]
    while stack:
        expr = stack.pop()
        if isinstance(expr, Expr):
            if expr.head is S.OptionsPattern and expr.args:
                return expr.args[0]
            stack.extend(expr.args)
    while isinstance(left, Expr):
        left = left.args[0] if left.head in (S.HoldPattern, S.Condition) and left.args else left.head
    return left


class Rule:
    """left -> right (delayed: left :> right), with the condition of `left :> right /; condition`."""

    __slots__ = (
        "_bind", "_code", "_eager", "_leaves", "_matcher", "_template", "_version", "condition", "delayed",
        "full_right", "left", "right",
    )  # fmt: skip

    def __init__(self, left, right, delayed: bool = True):
        self.left = left
        self.delayed = delayed
        self.full_right = right  # as it was given
        conditions = []
        while delayed and isinstance(right, Expr) and right.head is S.Condition and len(right.args) == 2:
            right, condition = right.args
            conditions.append(condition)
        self.right = right
        self.condition = conditions[0] if len(conditions) == 1 else None
        if len(conditions) > 1:
            self.condition = Expr(S.And, tuple(conditions))
        self._version = self._code = self._template = self._bind = self._leaves = None
        self._matcher: Matcher | None = None

    @property
    def may_leave(self) -> bool:
        """Whether the right side, not evaluated yet, may leave by a jump or a condition inside."""
        if self._leaves is None:
            self._leaves = self.delayed and (
                returns_to(self.right) or local_condition(self.right) is not None
            )
        return self._leaves

    @property
    def pattern(self):
        """What is matched: the left side with the condition of the right side."""
        return self.left if self.condition is None else Expr(S.Condition, (self.left, self.condition))

    def _prepare(self, evaluation) -> None:
        self._version = evaluation.definitions.version
        self._matcher = Matcher(evaluation, self.pattern)
        self._bind = None
        right = self._right()
        build = right_side(right, self._matcher.places)
        self._template = build if build is not None else lambda b: right
        self._code = None
        # what may leave by a jump or by a failed condition is evaluated here, where that is caught
        self._eager = right is not self.right or occurs(right, _FAILING) or returns_to(right)

    def _right(self):
        right = self.right
        if OPTIONS in self._matcher.places:
            right = with_options(right, self.left)
        if self.delayed:
            guarded = local_condition(right)
            if guarded is not None:
                return guarded
        return right

    def matcher(self, evaluation) -> Matcher:
        if self._version != evaluation.definitions.version:
            self._prepare(evaluation)
        return self._matcher

    def replace(self, evaluation, expr):
        """The right side for the first match of the whole of `expr`, not evaluated; None: no match."""
        bound = self.matcher(evaluation).bind(expr)
        if bound is None:
            return None
        if self.delayed and local_condition(self.right) is not None:
            try:
                return evaluation.evaluate(self._template(bound))
            except ConditionFailed:
                return None
        return self._template(bound)

    def replace_each(self, evaluation, expr) -> list:
        """The right sides for all ways to match (ReplaceList), not evaluated."""
        return [self._template(bound) for bound in self.matcher(evaluation).each(expr)]

    def apply(self, evaluation, head, args: tuple, whole: bool = False):
        """The right side for head[args...]: evaluated, or still to be evaluated; None: no match.

        whole    the head is part of the question too (up values, sub values)
        """
        if self._version != evaluation.definitions.version:
            self._prepare(evaluation)
        bind = self._bind
        if bind is None:
            bind = self._bind = self._binder(evaluation, whole)
        bound = bind(head, args)
        if bound is None:
            return None
        run = self._code
        if run is None:
            run = self._template  # compiled at the second use, or at once where that pays already
            right, places = self._right(), self._matcher.places
            self._code = run if rebinds(right, places) else evaluation.code(right, places)
            if repeats(right):
                run = self._code
        if not self._eager:
            return run(bound)
        try:
            return evaluation.evaluate(run(bound))
        except ConditionFailed:
            return None
        except Return as jump:
            if jump.head is not head:
                raise
            return jump.value

    def _binder(self, evaluation, whole: bool) -> Callable:
        """(head, args) -> bindings or None, without making the expression where that can be."""
        left = self.left
        while isinstance(left, Expr) and left.head is S.HoldPattern and len(left.args) == 1:
            left = left.args[0]
        matcher = self._matcher
        flags = (
            evaluation.definitions.of(left.head).flags
            if isinstance(left, Expr) and type(left.head) is Symbol
            else FLAT
        )
        if (
            not whole
            and self.condition is None
            and not flags & (FLAT | ORDERLESS)
            and left.head not in (S.Condition, S.Pattern)
        ):
            binder = _fixed_binder(evaluation, left)
            if binder is not None:
                return binder
        return lambda head, args: matcher.bind(Expr(head, args))


def _fixed_binder(evaluation, left: Expr) -> Callable | None:
    """For f[p, q, ...] where every argument matches in one way: test the arguments directly."""
    compiler = PatternCompiler(evaluation)
    for name in names_in(left):
        compiler.place(name)
    nodes = compiler.argument_nodes(left)
    if any(node.sequence is not None or node.test is None for node in nodes):
        return None
    count, size = len(nodes), len(compiler.places)
    tests = [node.test for node in nodes]
    if all(node.blank for node in nodes) and size == count:
        return lambda head, args: list(args) if len(args) == count else None
    if count == 1:
        only = tests[0]

        def bind_one(head, args):
            if len(args) != 1:
                return None
            b = [None] * size
            return b if only(args[0], b) else None

        return bind_one

    def bind(head, args):
        if len(args) != count:
            return None
        b = [None] * size
        for test, arg in zip(tests, args, strict=True):
            if not test(arg, b):
                return None
        return b

    return bind


class Rules:
    """The rules of one kind of one symbol: literal ones in a dictionary, the others in order.

    whole    for up values and sub values: the head of what is looked up is not always the same
    """

    __slots__ = ("general", "literal", "whole")

    def __init__(self, whole: bool = False):
        self.whole = whole
        self.literal: dict = {}
        self.general: list[Rule] = []

    def __bool__(self) -> bool:
        return bool(self.literal or self.general)

    def __iter__(self):
        yield from self.literal.values()
        yield from self.general

    def insert(self, evaluation, rule: Rule) -> None:
        """Put the rule before all that are more general; it replaces one for the same left side."""
        key = self._literal_key(evaluation, rule)
        if key is not None:
            self.literal[key] = rule
            return
        wanted = rule.pattern
        guard, at = guard_of(rule), None
        for i, other in enumerate(self.general):
            if same_pattern(wanted, other.pattern):
                theirs = guard_of(other)
                if theirs == guard:
                    self.general[i] = rule
                    return
                at = i if theirs is None else i + 1  # what may refuse comes before what does not
                if theirs is None:
                    break
        if at is None:
            later = (i for i, other in enumerate(self.general) if precedes(wanted, other.pattern))
            at = next(later, len(self.general))
        self.general.insert(at, rule)
        extended = flat_extension(evaluation, rule)
        if extended is not None:
            self.general.insert(at + 1, extended)

    def literal_rule(self, evaluation, left) -> Rule | None:
        """The rule for just this left side, which has no patterns."""
        return self.literal.get(self._literal_key(evaluation, Rule(left, None)))

    def append(self, evaluation, rule: Rule) -> None:
        """Put the rule behind all others, however special it is."""
        key = self._literal_key(evaluation, rule)
        if key is not None and not self.general:
            self.literal[key] = rule
        else:
            self.general.append(rule)

    def remove(self, evaluation, left) -> bool:
        """Drop the rule for `left`; False where there is none."""
        key = self._literal_key(evaluation, Rule(left, None))
        if key is not None:
            return self.literal.pop(key, None) is not None
        kept = [rule for rule in self.general if not same_pattern(left, rule.left)]
        found = len(kept) < len(self.general)
        self.general = kept
        return found

    def _literal_key(self, evaluation, rule: Rule):
        """Dictionary key of a left side f[literals...]; None for any other."""
        left = rule.left
        if rule.condition is not None or not isinstance(left, Expr) or has_pattern(left):
            return None
        if type(left.head) is Symbol and evaluation.definitions.of(left.head).flags & FLAT:
            return None
        return left if self.whole else args_key(left.args)

    def apply(self, evaluation, head, args: tuple):
        """The right side of the first rule that takes head[args...], or None."""
        if self.literal:
            rule = self.literal.get(Expr(head, args) if self.whole else args_key(args))
            if rule is not None:
                result = rule.apply(evaluation, head, args, self.whole) if rule.may_leave else rule.right
                if result is not None:
                    return result
        for rule in self.general:
            result = rule.apply(evaluation, head, args, self.whole)
            if result is not None:
                return result
        return None


def args_key(args: tuple):
    """What arguments are looked up by: equal exactly where they are the same."""
    if len(args) == 1:
        arg = args[0]
        return arg if type(arg) is int else key_of(arg)
    return tuple(map(key_of, args))


def flat_extension(evaluation, rule: Rule) -> Rule | None:
    """For a Flat head: the rule that also matches part of a longer list of arguments."""
    left, wrap = rule.left, []
    while isinstance(left, Expr) and left.head in (S.HoldPattern, S.Condition) and left.args:
        wrap.append(left)
        left = left.args[0]
    if not isinstance(left, Expr) or type(left.head) is not Symbol:
        return None
    flags = evaluation.definitions.of(left.head).flags
    if not flags & FLAT or len(left.args) < 2:
        return None
    trail = Expr(S.Pattern, (_TRAIL, S.BlankSequence() if flags & ORDERLESS else S.BlankNullSequence()))
    lead = () if flags & ORDERLESS else (Expr(S.Pattern, (_LEAD, S.BlankNullSequence())),)
    inner = Expr(left.head, (*lead, *left.args, trail))
    for one in reversed(wrap):
        inner = Expr(one.head, (inner, *one.args[1:]))
    right = Expr(left.head, (*((_LEAD,) if lead else ()), rule.right, _TRAIL))
    if rule.condition is not None:
        right = Expr(S.Condition, (right, rule.condition))
    return Rule(inner, right, rule.delayed)


def rules_list(rules) -> Expr:
    """{HoldPattern[left] :> right, ...}: what DownValues shows."""
    entries = []
    for rule in rules:
        if any(name in (_LEAD, _TRAIL) for name in names_in(rule.left)):
            continue
        left = rule.left
        if not (isinstance(left, Expr) and left.head is S.HoldPattern):
            left = Expr(S.HoldPattern, (left,))
        entries.append(Expr(S.RuleDelayed, (left, rule.full_right)))
    return wl_list(entries)
