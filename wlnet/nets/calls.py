"""The arguments of a call about nets: positional ones, options, and functions applied to symbols."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from wlnet.expr.arrays import as_array
from wlnet.expr.expr import Expr, is_list, is_rule
from wlnet.expr.message import Message
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.numeric_array import NumericArray

NO_SESSION = Message("NetEncoder::nosession", "The function of a coder needs a session of the language.")


def split(args: tuple, is_option=lambda rule: True, leading: int = 0) -> tuple[tuple, dict]:
    """(positional arguments, option name -> setting): trailing rules and lists of rules are options.

    leading    so many of the first arguments are positional, whatever they are

    Of options given twice the first counts.
    """
    options: dict = {}
    count = len(args)
    while count > leading:
        rules = _rules(args[count - 1])
        if not rules or not all(map(is_option, rules)):
            break
        count -= 1
        options = {_name(one.item(0)): one.item(1) for one in reversed(rules)} | {
            name: setting for name, setting in options.items() if name not in set(map(_name_of, rules))
        }
    return args[:count], options


def _rules(value) -> tuple:
    """The rules of a trailing argument: a rule, or a list of rules."""
    if is_rule(value):
        rules = (value,)
    elif is_list(value) and value.array is None and len(value) and all(map(is_rule, value)):
        rules = tuple(value)
    else:
        return ()
    return rules if all(isinstance(one.item(0), str | Symbol) for one in rules) else ()


def _name(option) -> str:
    return option.name if isinstance(option, Symbol) else option


def _name_of(one) -> str:
    return _name(one.item(0))


def applier(call: Callable, evaluate: Callable) -> Callable:
    """(f, symbols...) -> the value of f there, its constant parts as numbers.

    call        (f, arguments...) -> the value of f there
    evaluate    expression -> its value

    For layers that call functions while they run it carries `call`, and `session`: which session that is.
    """

    def applied(function, *symbols):
        return _with_numbers(evaluate, call(function, *symbols), symbols)

    applied.call, applied.session = call, evaluate
    return applied


def _with_numbers(evaluate, tree, symbols):
    if not isinstance(tree, Expr) or tree.head is S.List:
        return tree if not isinstance(tree, Expr) else _mapped(evaluate, tree, symbols)
    if not _mentions(tree, symbols):
        number = evaluate(S.N(tree))
        return number if isinstance(number, int | float) else tree
    return _mapped(evaluate, tree, symbols)


def _mapped(evaluate, tree: Expr, symbols) -> Expr:
    return Expr(tree.head, tuple(_with_numbers(evaluate, arg, symbols) for arg in tree.args))


def _mentions(tree, symbols) -> bool:
    if isinstance(tree, Expr):
        return any(_mentions(part, symbols) for part in tree.args)
    return tree in symbols


def numbers_of(value) -> np.ndarray | None:
    """The real array of any rank that a value of the language is, or None."""
    if isinstance(value, NumericArray):
        found = value.array
    elif isinstance(value, Expr):
        found = as_array(value, exact=False)
    else:
        found = np.asarray(value) if isinstance(value, int | float | np.ndarray) else None
    return found if found is not None and found.dtype.kind in "iuf" else None


class Called:
    """A function of the language and how to call it.

    given    the function as it was written
    call     (f, arguments...) -> value; None outside of a session
    """

    def __init__(self, given, call: Callable | None = None):
        self.given, self.call = given, call

    def __eq__(self, other) -> bool:
        return isinstance(other, Called) and self.given == other.given

    def __hash__(self) -> int:
        return hash(self.given)

    def __reduce__(self):
        return Called, (self.given,)

    def __call__(self, *args):
        if self.call is None:
            raise NO_SESSION()
        return self.call(self.given, *args)
