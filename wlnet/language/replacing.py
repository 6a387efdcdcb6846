"""Replacing by rules: in the whole, everywhere, repeatedly.

A RuleSet is a list of rules ready for use; rules whose left sides are all literal are found by
one dictionary look-up. Right sides are put in without evaluation; whoever asked evaluates.
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, is_rule, key_of, same, value_of
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.nodes import has_pattern
from wlnet.language.rules import Rule, flat_extension

MIXED = Message("General::rmix", "Elements of `1` are a mixture of lists and nonlists.")
NOT_RULES = Message(
    "General::reps",
    "`1` is neither a list of replacement rules nor a valid dispatch table, "
    "and so cannot be used for replacing.",
)
TOO_MANY = Message("ReplaceRepeated::rrlim", "Exiting after `1` scanned `2` times.")

_FEW = 3  # rules up to which trying one after the other is as fast as a dictionary


class RuleSet:
    """Rules to be tried in order."""

    def __init__(self, evaluation, rules: list[Expr]):
        self._evaluation = evaluation
        self.rules = [Rule(one.args[0], one.args[1], one.head is S.RuleDelayed) for one in rules]
        self._tried = []
        for rule in self.rules:
            longer = flat_extension(evaluation, rule)
            self._tried.extend((rule,) if longer is None else (rule, longer))
        self._table = None  # literal left side -> right side
        literal = not any(rule.condition is not None or has_pattern(rule.left) for rule in self.rules)
        if literal and len(rules) > _FEW and len(self._tried) == len(self.rules):
            self._table = {}
            for rule in self.rules:
                self._table.setdefault(key_of(rule.left), rule.right)

    def first(self, expr):
        """The right side of the first rule that matches the whole of expr, or None."""
        if self._table is not None:
            return self._table.get(key_of(expr))
        for rule in self._tried:
            found = rule.replace(self._evaluation, expr)
            if found is not None:
                return found
        return None

    def everywhere(self, expr):
        """ReplaceAll: outermost first; what was put in is not looked at again."""
        found = self.first(expr)
        if found is not None:
            return found
        if isinstance(expr, Expr):
            if expr.array is not None and not self._may_match_numbers():
                return expr
            return self._inside(expr)
        if type(expr) is Association:
            return self._inside_association(expr)
        return expr

    def _inside(self, expr: Expr):
        everywhere = self.everywhere
        head = everywhere(expr.head)
        args = [everywhere(arg) for arg in expr.args]
        if head is expr.head and all(a is b for a, b in zip(args, expr.args, strict=True)):
            return expr
        return Expr(head, tuple(args))

    def _inside_association(self, expr: Association):
        values = [self.everywhere(value) for value in expr.data.values()]
        keys = [self.everywhere(value_of(key)) for key in expr.data]
        if all(a is b for a, b in zip(values, expr.data.values(), strict=True)) and all(
            same(a, value_of(b)) for a, b in zip(keys, expr.data, strict=True)
        ):
            return expr
        found = Association.from_pairs(zip(keys, values, strict=True))
        if expr.delayed is not None:
            late = (expr.is_delayed(key) for key in expr.data)
            pairs = zip(keys, values, late, strict=True)
            found.delayed = {key_of(key): value for key, value, is_late in pairs if is_late}
        return found

    def _may_match_numbers(self) -> bool:
        """Whether some rule could match in a packed array: a number, a list, or the symbol List."""
        return not all(_is_elsewhere(rule.left) for rule in self.rules)

    def repeatedly(self, expr, limit: float):
        """ReplaceRepeated: everywhere, until nothing changes."""
        evaluate = self._evaluation.evaluate
        count = 0
        while count < limit:
            self._evaluation.check_abort()
            new = evaluate(self.everywhere(expr))
            if new is expr or same(new, expr):
                return new
            expr = new
            count += 1
        self._evaluation.message(TOO_MANY, expr, count)
        return expr


def _is_elsewhere(left) -> bool:
    """Whether a left side can match neither numbers nor lists of them, nor their head."""
    if isinstance(left, Expr):
        return left.head is not S.List and not has_pattern(left)
    return isinstance(left, str) or (type(left) is Symbol and left is not S.List)


def rule_sets(evaluation, rules, call: Expr):
    """A RuleSet; or a list of them (nested) where `rules` is a list of lists of rules.

    Raises owner::reps for anything else; the call stays unevaluated.
    """
    if isinstance(rules, Expr) and rules.head is S.Dispatch and len(rules.args) == 1:
        rules = rules.args[0]
    if is_rule(rules):
        return RuleSet(evaluation, [rules])
    if type(rules) is Association:
        return RuleSet(evaluation, list(rules.rules()))
    if is_list(rules):
        if all(map(is_rule, rules.args)):
            return RuleSet(evaluation, list(rules.args))
        if all(is_list(one) or type(one) is Association for one in rules.args):
            return [rule_sets(evaluation, one, call) for one in rules.args]
        if any(is_list(one) for one in rules.args):
            evaluation.message(MIXED, rules, owner=call.head)
            flat = [one for entry in rules.args for one in (entry.args if is_list(entry) else (entry,))]
            return rule_sets(evaluation, Expr(S.List, tuple(flat)), call)
    owner = call.head.name
    raise Message(f"{owner}::reps", NOT_RULES.template)(
        Expr(S.List, (rules,)) if not is_list(rules) else rules, value=UNEVALUATED
    )


def mapped(sets, apply: Callable):
    """apply(RuleSet), or the list of results for a list of rule sets."""
    if isinstance(sets, list):
        return [mapped(one, apply) for one in sets]
    return apply(sets)
