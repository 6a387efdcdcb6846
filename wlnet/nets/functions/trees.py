"""Expression trees such as Max[0, x] to ops, element by element.

`unsupported` says what in a tree has no meaning here; `computed` turns the others into ops on Values.
FORMS holds one entry a head: which parts are numbers or truths, and what the value is.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from math import inf, isfinite, nan
from typing import NamedTuple

from wlnet.expr.expr import FALSE, TRUE, Expr, is_list
from wlnet.expr.symbols import STANDING, S, Symbol
from wlnet.nets.functions.functions import BINARY, COMPARED, CONSTANTS, JOINED, NAMED, TESTS, UNARY, clip
from wlnet.tensor.graph.graph import Value, constant
from wlnet.tensor.ops import comparison as cm
from wlnet.tensor.ops import elementwise as el

NUMBER, TRUTH = "number", "truth"

# Branches of conditionals that hold nothing else are safe to compute everywhere.
TAME = {"Plus", "Times", "Subtract", "Minus", "Max", "Min", "Ramp", "Abs", "Tanh", "LogisticSigmoid", "Clip"}
BEYOND_ONE = {"ArcCosh", "ArcSec", "ArcCsc", "ArcCoth"}  # not defined between -1 and 1


class Form(NamedTuple):
    """What a head means.

    gives    NUMBER or TRUTH
    parts    arguments -> [(tree, NUMBER or TRUTH), ...], or None where the arguments do not fit
    value    (arguments, Scope) -> Value or Python number
    """

    gives: str
    parts: Callable
    value: Callable


FORMS: dict[str, Form] = {}


def _form(*names: str, gives=NUMBER, parts: Callable):
    def add(value):
        FORMS.update({name: Form(gives, parts, value) for name in names})
        return value

    return add


def unsupported(tree, variables) -> object | None:
    """The first part of `tree` that is no number made of `variables` by known functions, or None."""
    return _wrong(tree, NUMBER, frozenset(variables))


def _wrong(tree, kind: str, variables):
    if not isinstance(tree, Expr):
        if kind == TRUTH:
            fits = tree is TRUE or tree is FALSE
        else:
            fits = _is_number(tree) or (isinstance(tree, Symbol) and (tree in variables or tree in CONSTANTS))
        return None if fits else tree
    form = FORMS.get(_name(tree))
    parts = form.parts(tree.args) if form is not None and form.gives == kind else None
    if parts is None:
        return tree
    return next((bad for part, want in parts if (bad := _wrong(part, want, variables)) is not None), None)


def slots(body) -> set:
    """The slots of a pure function: {1, 2}, {"A", "B"}; those of functions inside it left out."""
    if not isinstance(body, Expr) or body.head is S.Function:
        return set()
    if body.head in (S.Slot, S.SlotSequence):
        return {body.item(0) if len(body) else 1} if body.head is S.Slot else {S.SlotSequence}
    return set().union(*map(slots, (body.head, *body.args)))


def wrong_part(tree) -> str:
    """A part that `unsupported` found, as messages show it: the variables x$, x$1 as x, x1."""
    return repr(tree).replace(f"{STANDING}x$", "x")


def computed(tree, variables: dict):
    """The Value of `tree`, or a Python number where it does not depend on the variables.

    tree         an expression in which `unsupported` finds nothing
    variables    symbol -> Value; all of one real dtype
    """
    return Scope(variables).value(tree)


class Scope:
    """The variables of a tree, and the values of its parts."""

    def __init__(self, variables: dict):
        self.variables = variables

    @property
    def dtype(self) -> str:
        return next(iter(self.variables.values())).dtype

    def value(self, tree):
        """A Value, or a Python number or bool where it is known."""
        if isinstance(tree, Expr):
            return FORMS[_name(tree)].value(tree.args, self)
        if isinstance(tree, Symbol):
            return self.variables[tree] if tree in self.variables else CONSTANTS.get(tree, tree is TRUE)
        return _machine(tree)

    def values(self, trees) -> list[Value]:
        """Values of trees; what is known as a constant of the dtype of the variables."""
        return [self.lifted(self.value(tree)) for tree in trees]

    def lifted(self, known) -> Value:
        if isinstance(known, Value):
            return known
        return constant(known, "Boolean" if isinstance(known, bool) else self.dtype)

    def within(self, test: Value, trees) -> Scope:
        """The variables as seen by a branch: a harmless number wherever it is not chosen, so that
        neither its value nor its gradient there (infinite, or no number) spoils the result."""
        heads = set().union(*map(_heads, trees))
        if heads <= TAME:
            return self
        harmless = 1.6180339887 if heads & BEYOND_ONE else 0.6180339887
        return Scope({name: el.where(test, value, harmless) for name, value in self.variables.items()})


def _name(tree: Expr) -> str:
    head = tree.head
    return head.name if isinstance(head, Symbol) else head if isinstance(head, str) else ""


def _heads(tree) -> set[str]:
    return {_name(tree)}.union(*map(_heads, tree.args)) if isinstance(tree, Expr) else set()


def _is_number(tree) -> bool:
    return isinstance(tree, int | float | Fraction)


def _machine(number) -> int | float:
    """A number that an array can hold; too large a one is infinite."""
    if isinstance(number, int) and abs(number) < 2**53:
        return number
    try:
        return float(number)
    except OverflowError:
        return inf if number > 0 else -inf


# Which arguments fit.


def _all(kind: str, least: int = 1, most: int | None = None) -> Callable:
    """Any number of arguments of one kind, within limits."""

    def parts(args):
        fits = least <= len(args) and (most is None or len(args) <= most)
        return [(arg, kind) for arg in args] if fits else None

    return parts


# Functions of one and two numbers.


def _add_functions() -> None:
    for name in {*UNARY, *BINARY, *NAMED}:
        one = UNARY.get(name) or NAMED.get(name)
        two = BINARY.get(name)
        least, most = (1 if one else 2), (2 if two else 1)

        @_form(name, parts=_all(NUMBER, least, most))
        def value(args, scope, one=one, two=two):
            return (one if len(args) == 1 else two)(*scope.values(args))

    for name, test in {**COMPARED, **TESTS}.items():
        limits = (1, 1) if name in TESTS else (2, 2) if name == "Unequal" else (2, None)

        @_form(name, gives=TRUTH, parts=_all(NUMBER, *limits))
        def truth(args, scope, test=test):
            values = scope.values(args)
            if len(values) == 1:
                return test(*values)
            return reduce(cm.logical_and, [test(a, b) for a, b in pairwise(values)])

    for name, join in JOINED.items():

        @_form(name, gives=TRUTH, parts=_all(TRUTH))
        def joined(args, scope, join=join):
            return reduce(join, scope.values(args))


_add_functions()


@_form("Not", gives=TRUTH, parts=_all(TRUTH, 1, 1))
def not_(args, scope):
    return cm.logical_not(*scope.values(args))


def _inequality_parts(args):
    fits = len(args) >= 3 and len(args) % 2 and all(getattr(op, "name", "") in COMPARED for op in args[1::2])
    return [(arg, NUMBER) for arg in args[::2]] if fits else None


@_form("Inequality", gives=TRUTH, parts=_inequality_parts)
def inequality(args, scope):
    """Inequality[a, Less, b, LessEqual, c]"""
    sides = pairwise(scope.values(args[::2]))
    return reduce(
        cm.logical_and, [COMPARED[op.name](a, b) for op, (a, b) in zip(args[1::2], sides, strict=True)]
    )


@_form("Boole", parts=_all(TRUTH, 1, 1))
def boole(args, scope):
    return el.cast(*scope.values(args), dtype=scope.dtype)


@_form("DirectedInfinity", parts=lambda args: [] if len(args) == 1 and args[0] in (1, -1) else None)
def infinity(args, scope):
    return inf if args[0] > 0 else -inf


# Arithmetic. Numbers are brought together first, and enter last.


@_form("Plus", parts=_all(NUMBER))
def plus(args, scope):
    known, others = _sorted_out(args, scope)
    number = _machine(sum(known))
    terms = others if number == 0 and others else [*others, number]
    return reduce(lambda a, b: a + b, terms)


@_form("Times", parts=_all(NUMBER))
def times(args, scope):
    known, others = _sorted_out(args, scope)
    number = _machine(reduce(lambda a, b: a * b, known, 1))
    if not others:
        return number
    product = reduce(lambda a, b: a * b, others)
    return product if number == 1 else -product if number == -1 else product * number


@_form("Max", parts=_all(NUMBER))
def largest(args, scope):
    return reduce(el.maximum, scope.values(args))


@_form("Min", parts=_all(NUMBER))
def smallest(args, scope):
    return reduce(el.minimum, scope.values(args))


def _sorted_out(args, scope) -> tuple[list, list]:
    """(numbers, Values)"""
    values = [scope.value(arg) for arg in args]
    return [v for v in values if not isinstance(v, Value)], [v for v in values if isinstance(v, Value)]


POWERS = {
    2: el.square,
    0.5: el.sqrt,
    -1: el.reciprocal,
    1: lambda x: x,
    -0.5: lambda x: el.reciprocal(el.sqrt(x)),
}


@_form("Power", parts=_all(NUMBER, 2, 2))
def power(args, scope):
    base, exponent = args
    if base is S.E:
        return el.exp(*scope.values([exponent]))
    a, b = scope.value(base), scope.value(exponent)
    if isinstance(b, Value):
        return el.power(scope.lifted(a), b)
    if isinstance(a, Value):
        return POWERS[b](a) if b in POWERS else el.power(a, b)
    return _real_power(a, b)


def _real_power(a, b) -> float:
    """a^b; no number where it is not real."""
    try:
        found = complex(a) ** b
    except (OverflowError, ZeroDivisionError):
        return inf
    return found.real if isfinite(found.real) and abs(found.imag) <= 1e-12 * abs(found.real) else nan


@_form("Surd", parts=lambda args: [(args[0], NUMBER)] if len(args) == 2 and type(args[1]) is int else None)
def surd(args, scope):
    """The real n-th root; for odd n also of negative numbers."""
    (x,), n = scope.values(args[:1]), args[1]
    return el.sign(x) * el.power(el.abs_(x), 1 / n) if n % 2 else el.power(x, 1 / n)


def _clip_parts(args):
    if not 1 <= len(args) <= 3 or not all(is_list(pair) and len(pair) == 2 for pair in args[1:]):
        return None
    return [(args[0], NUMBER), *((limit, NUMBER) for pair in args[1:] for limit in pair)]


@_form("Clip", parts=_clip_parts)
def clipped(args, scope):
    """Clip[x], Clip[x, {low, high}], Clip[x, {low, high}, {below, above}]"""
    (x,) = scope.values(args[:1])
    low, high = map(scope.value, args[1]) if len(args) > 1 else (-1, 1)
    if len(args) < 3:
        return clip(x, low, high)
    below, above = map(scope.value, args[2])
    return el.where(x < low, below, el.where(x > high, above, x))


# Conditionals compute every branch and choose element by element.


def _case_parts(cases: list, default) -> list:
    conditions = [(condition, TRUTH) for condition, _ in cases]
    return [*conditions, *((value, NUMBER) for _, value in cases), (default, NUMBER)]


@_form("If", parts=lambda args: _case_parts([args[:2]], args[2]) if len(args) == 3 else None)
def if_(args, scope):
    return _choice([args[:2]], args[2], scope)


def _which_cases(args) -> list:
    return list(zip(args[::2], args[1::2], strict=True))


@_form(
    "Which", parts=lambda args: None if len(args) % 2 else _case_parts(_which_cases(args), S.Indeterminate)
)
def which(args, scope):
    return _choice(_which_cases(args), S.Indeterminate, scope)


def _pieces(args):
    """([(condition, value), ...], default) of Piecewise[{{value, condition}, ...}, default], or None."""
    pairs = args[0] if args else None
    if not is_list(pairs) or len(args) > 2 or not all(is_list(pair) and len(pair) == 2 for pair in pairs):
        return None
    return [(condition, value) for value, condition in pairs], args[1] if len(args) == 2 else 0


@_form("Piecewise", parts=lambda args: _case_parts(*_pieces(args)) if _pieces(args) else None)
def piecewise(args, scope):
    return _choice(*_pieces(args), scope)


def _choice(cases: list, default, scope: Scope):
    """The value of the first case whose condition holds."""
    if not cases:
        return scope.value(default)
    (condition, chosen), others = cases[0], cases[1:]
    if condition is TRUE:
        return scope.value(chosen)
    if condition is FALSE:
        return _choice(others, default, scope)
    (test,) = scope.values([condition])
    rest = [value for _, value in others] + [default]
    a = scope.within(test, [chosen]).value(chosen)
    b = _choice(others, default, scope.within(cm.logical_not(test), rest))
    return el.where(test, scope.lifted(a), scope.lifted(b))
