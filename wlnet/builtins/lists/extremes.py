"""The largest and the smallest: TakeLargest, TakeSmallest, TakeLargestBy, TakeSmallestBy, MaximalBy."""

from wlnet.expr.association import Association
from wlnet.expr.elements import choose, elements_of, nonatomic
from wlnet.expr.expr import Expr, is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.order import order_key
from wlnet.expr.properties import picked
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.mapping import values_of

TOO_MANY = Message("General::insuff", "Cannot take `1` element(s) from a list of length `2`.")
NO_PROPERTY = "`1` is not one of the properties `2`, a list of them, or All."

_OPTIONS = {"ExcludedForms": S.Automatic}


@builtin("TakeLargest[expr_, n_]", "TakeLargest[expr_, n_, p_]", "TakeLargest[n_][expr_]", options=_OPTIONS)
def take_largest(evaluation, expr, n, p=None, options=None):
    """The n numerically largest elements, the largest first, or those that the order p puts last.

    n       UpTo[k] for at most k
    expr    data -> property: "Element", "Index", a list of them, or All for an association of both

    Missing[...], None, Null and Indeterminate do not count, or what ExcludedForms -> {pattern, ...} names.
    Source: reference page TakeLargest.
    """
    return _extreme(evaluation, S.TakeLargest(expr, n), None, p, -1, options)


@builtin(
    "TakeSmallest[expr_, n_]", "TakeSmallest[expr_, n_, p_]", "TakeSmallest[n_][expr_]", options=_OPTIONS
)
def take_smallest(evaluation, expr, n, p=None, options=None):
    """As TakeLargest, the smallest first."""
    return _extreme(evaluation, S.TakeSmallest(expr, n), None, p, 1, options)


@builtin(
    "TakeLargestBy[expr_, f_, n_]",
    "TakeLargestBy[expr_, f_, n_, p_]",
    "TakeLargestBy[f_, n_][expr_]",
    options=_OPTIONS,
)
def take_largest_by(evaluation, expr, f, n, p=None, options=None):
    """The n elements with the largest values of f; of data -> property also "Value", the value of f."""
    return _extreme(evaluation, S.TakeLargestBy(expr, n), f, p, -1, options)


@builtin(
    "TakeSmallestBy[expr_, f_, n_]",
    "TakeSmallestBy[expr_, f_, n_, p_]",
    "TakeSmallestBy[f_, n_][expr_]",
    options=_OPTIONS,
)
def take_smallest_by(evaluation, expr, f, n, p=None, options=None):
    """As TakeLargestBy, with the smallest values."""
    return _extreme(evaluation, S.TakeSmallestBy(expr, n), f, p, 1, options)


@builtin("MaximalBy[expr_, f_]", "MaximalBy[expr_, f_, n_]", "MaximalBy[f_][expr_]")
def maximal_by(evaluation, expr, f, n=None):
    """The elements with the greatest value of f, in their order; with n, the n greatest (or all) in order."""
    return _best(evaluation, S.MaximalBy(expr, f), n, f, -1)


@builtin("MinimalBy[expr_, f_]", "MinimalBy[expr_, f_, n_]", "MinimalBy[f_][expr_]")
def minimal_by(evaluation, expr, f, n=None):
    return _best(evaluation, S.MinimalBy(expr, f), n, f, 1)


def _values(evaluation, expr, f) -> list:
    return list(elements_of(expr)) if f is None else values_of(evaluation, f, expr)


def _sort_keys(evaluation, values: list) -> list:
    """Keys that compare numerically where the values are numbers (Pi, Sqrt[2] too), else canonically."""
    if all(type(v) in (int, float) for v in values):
        return values
    numbers = [evaluation.evaluate(S.N(v)) for v in values]
    if all(type(v) in (int, float) for v in numbers):
        return numbers
    return list(map(order_key, values))


def _ranked(keys: list, sign: int) -> list[int]:
    """Indices from the smallest key (sign 1) or the largest (-1); equal ones in their order."""
    return sorted(range(len(keys)), key=keys.__getitem__, reverse=sign < 0)


def _extreme(evaluation, call, f, p, sign: int, options):
    expr, n = call.args
    wanted = None
    if is_rule(expr) and (isinstance(expr.args[0], Association) or is_list(expr.args[0])):
        expr, wanted = expr.args
    nonatomic(Expr(call.head, (expr, n)))
    keys = _values(evaluation, expr, f)
    excluded = _excluded(evaluation, options["ExcludedForms"])
    kept = [i for i, k in enumerate(keys) if not excluded(k)]
    count = _count(n, len(kept))
    if count is None or count > len(kept):
        raise Message(f"{call.head.name}::insuff", TOO_MANY.template)(n, len(kept), value=UNEVALUATED)
    chosen = [kept[i] for i in _ranks(evaluation, [keys[i] for i in kept], p, sign)[:count]]
    if wanted is None:
        return choose(expr, chosen)
    items = elements_of(expr)
    return [_described(call.head.name, wanted, items[i], i, None if f is None else keys[i]) for i in chosen]


def _ranks(evaluation, keys: list, p, sign: int) -> list[int]:
    if p is None:
        return _ranked(_sort_keys(evaluation, keys), sign)
    places = evaluation.evaluate(S.Ordering(wl_list(keys), S.All, p)).args
    return [place - 1 for place in places][::sign]


def _excluded(evaluation, setting):
    """The test of values that do not count."""
    if setting is S.Automatic:
        none = (S.Missing, S("None"), S.Null, S.Indeterminate)
        return lambda value: value in none or (isinstance(value, Expr) and value.head is S.Missing)
    forms = setting.args if is_list(setting) else (setting,)
    return evaluation.matcher(Expr(S.Alternatives, tuple(forms))).matches


def _described(owner: str, wanted, element, index: int, value):
    """The property or properties of one element."""
    known = {"Element": element, "Index": index + 1} | ({} if value is None else {"Value": value})
    return picked(wanted, known, Message(f"{owner}::wlnetprop", NO_PROPERTY))


def _count(n, available: int) -> int | None:
    if isinstance(n, Expr) and n.head is S.UpTo and len(n) == 1:
        n = min(n.args[0], available) if type(n.args[0]) is int else None
    return n if type(n) is int and n >= 0 else None


def _best(evaluation, call, n, f, sign: int):
    expr = call.args[0]
    nonatomic(call)
    keys = [order_key(v) for v in _values(evaluation, expr, f)]
    ranks = _ranked(keys, sign)
    if n is not None:
        count = _count(n, len(keys))
        return None if count is None else choose(expr, ranks[:count])
    return choose(expr, [i for i in ranks if keys[i] == keys[ranks[0]]] if ranks else [])
