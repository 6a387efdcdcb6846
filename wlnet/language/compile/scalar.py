"""Pure functions of machine numbers as plain Python functions: `3.7 # (1 - #) &` for long loops.

For arguments of known kinds (int or float) a body of arithmetic, elementary functions, comparisons
and If becomes one Python expression whose kind is known, too. It gives what evaluation gives or
raises one of LEAVES (division by zero, overflow, a logarithm of a negative number, ...): then the
caller asks the evaluator for this step.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S, Symbol
from wlnet.language.functions import has_own_slots
from wlnet.language.templates import slot_key

LEAVES = (ArithmeticError, ValueError)  # what a function made here raises where it does not apply
_MOST = 1 << 256  # larger integers are left to the builtins, which look at the limits

_OPERATORS = {S.Plus: " + ", S.Times: " * "}
_COMPARISONS = {S.Less: "<", S.LessEqual: "<=", S.Greater: ">", S.GreaterEqual: ">="}
REAL_FUNCTIONS = {
    S.Sin: "sin",
    S.Cos: "cos",
    S.Tan: "tan",
    S.ArcTan: "atan",
    S.ArcSin: "asin",
    S.ArcCos: "acos",
    S.Sinh: "sinh",
    S.Cosh: "cosh",
    S.Tanh: "tanh",
    S.Log: "log",
    S.Sqrt: "sqrt",
}


class _Unknown(Exception):
    """The body has something that is not known here."""


def _leave():
    raise OverflowError


def _finite(x: float) -> float:
    return x if x - x == 0.0 else _leave()


def _small(n: int) -> int:
    return n if -_MOST < n < _MOST else _leave()


_NAMES = {"finite": _finite, "small": _small, "leave": _leave, "power": math.pow, "exp": math.exp}
_NAMES.update({name: getattr(math, name) for name in REAL_FUNCTIONS.values()})


def scalar_function(evaluation, f, kinds: tuple) -> tuple[Callable, type] | None:
    """(function of Python numbers, kind of its values) for arguments of these kinds, or None.

    kinds    int or float for each argument
    """
    if not evaluation.compiling or not set(kinds) <= {int, float}:
        return None
    return evaluation.cached(("scalar", kinds), f, lambda: _made(evaluation, f, kinds))


def _made(evaluation, f, kinds: tuple) -> tuple[Callable, type] | None:
    names = [f"x{i}" for i in range(len(kinds))]
    try:
        body, keys = _body_of(f, len(kinds))
        writer = _Writer(evaluation, {key: (names[i], kinds[i]) for i, key in enumerate(keys)})
        text, kind = writer.write(body)
    except (_Unknown, RecursionError):
        return None
    if kind is bool:
        return None
    # in line, since a call would cost as much as a short body
    first = f"(found := {text})"
    bound = f"{first} - found == 0.0" if kind is float else f"{-_MOST} < {first} < {_MOST}"
    source = f"lambda {', '.join(names)}: found if {bound} else leave()"
    try:
        return eval(source, {**_NAMES, "__builtins__": {"abs": abs}}), kind
    except (SyntaxError, MemoryError, RecursionError):  # too deep for Python's own compiler
        return None


def _body_of(f, count: int) -> tuple:
    """(body, key of each argument) of a function of `count` arguments."""
    if type(f) is Symbol:
        slots = tuple(Expr(S.Slot, (i + 1,)) for i in range(count))
        return Expr(f, slots), [("#", i + 1) for i in range(count)]
    if not isinstance(f, Expr) or f.head is not S.Function or len(f.args) not in (1, 2):
        raise _Unknown
    if has_own_slots(f):
        return f.args[-1], [("#", i + 1) for i in range(count)]
    names = f.args[0]
    names = names.args if isinstance(names, Expr) and names.head is S.List else (names,)
    if len(names) != count or len(set(names)) != count:
        raise _Unknown
    return f.args[1], list(names)


class _Writer:
    """Python text of bodies, with the kind (int, float or bool) of each piece.

    places    slot key or symbol -> (name in Python, kind)
    """

    def __init__(self, evaluation, places: dict):
        self._evaluation = evaluation
        self._places = places

    def write(self, expr) -> tuple[str, type]:
        kind = type(expr)
        if kind is int or kind is float:
            if kind is float and not math.isfinite(expr):
                raise _Unknown
            return f"({expr!r})", kind
        if kind is Symbol:
            return self._symbol(expr)
        if not isinstance(expr, Expr) or expr.array is not None or type(expr.head) is not Symbol:
            raise _Unknown
        if expr.head is S.Slot and len(expr.args) == 1:
            return self._place(slot_key(expr))
        if not self._evaluation.compiler.is_pristine(expr.head):
            raise _Unknown
        return self._call(expr.head, expr.args)

    def _place(self, key) -> tuple[str, type]:
        if key not in self._places:
            raise _Unknown
        return self._places[key]

    def _symbol(self, symbol: Symbol) -> tuple[str, type]:
        if symbol in self._places:
            return self._places[symbol]
        raise _Unknown

    def _call(self, head: Symbol, args: tuple) -> tuple[str, type]:
        if head in _OPERATORS and len(args) > 1:
            return self._chain(_OPERATORS[head], args)
        if head is S.Subtract and len(args) == 2:
            return self._chain(" - ", args)
        if head is S.Power and len(args) == 2:
            return self._power(*args)
        if head in REAL_FUNCTIONS and len(args) == 1:
            return f"{REAL_FUNCTIONS[head]}({self._guarded(args[0])})", float
        if head is S.Exp and len(args) == 1:
            return f"exp({self._guarded(args[0])})", float
        if head is S.Abs and len(args) == 1:
            text, kind = self._number(args[0])
            return f"abs({text})", kind
        if head is S.Mod and len(args) == 2:
            texts, kinds = self._numbers(args)
            if kinds != {int}:
                raise _Unknown
            return f"({texts[0]} % {texts[1]})", int
        if head is S.If and len(args) == 3:
            (yes, kind), (no, other) = self._number(args[1]), self._number(args[2])
            if kind is not other:
                raise _Unknown
            return f"({yes} if {self._truth(args[0])} else {no})", kind
        return self._claim(head, args), bool

    def _claim(self, head: Symbol, args: tuple) -> str:
        if head in _COMPARISONS and len(args) == 2:
            return f"({self._guarded(args[0], None)} {_COMPARISONS[head]} {self._guarded(args[1], None)})"
        if head in (S.And, S.Or) and args:
            join = " and " if head is S.And else " or "
            return f"({join.join(map(self._truth, args))})"
        if head is S.Not and len(args) == 1:
            return f"(not {self._truth(args[0])})"
        texts, kinds = self._numbers(args)
        if kinds != {int}:
            raise _Unknown
        if head in (S.Equal, S.Unequal) and len(args) == 2:
            return f"({texts[0]} {'==' if head is S.Equal else '!='} {texts[1]})"
        if head in (S.EvenQ, S.OddQ) and len(args) == 1:
            return f"({texts[0]} % 2 == {0 if head is S.EvenQ else 1})"
        raise _Unknown

    def _chain(self, operator: str, args: tuple) -> tuple[str, type]:
        if operator == " * ":
            divided = [a for a in args if _is_inverse(a)]
            if divided:
                return self._quotient([a for a in args if not _is_inverse(a)], divided)
        texts, kinds = self._numbers(args)
        return f"({operator.join(texts)})", float if float in kinds else int

    def _quotient(self, above: list, below: list) -> tuple[str, type]:
        """a b / c / d, written as a b c^-1 d^-1; a result that may be an exact fraction is refused."""
        texts, kinds = self._numbers(above) if above else (["1"], {int})
        bottoms = [self._number(b.args[0]) for b in below]
        if float not in kinds and not all(kind is float for _, kind in bottoms):
            raise _Unknown
        text = " * ".join(texts)
        for bottom, kind in bottoms:
            text += f" / finite({bottom})" if kind is float else f" / {bottom}"
        return f"({text})", float

    def _power(self, base, exponent) -> tuple[str, type]:
        if base is S.E:
            return f"exp({self._guarded(exponent)})", float
        text, kind = self._number(base)
        if type(exponent) is int:
            if exponent == -1 and kind is float:
                return f"(1.0 / finite({text}))", float
            if 2 <= exponent <= 8 or (kind is float and 2 <= exponent <= 300):
                return (f"(small({text}) ** {exponent})" if kind is int else f"({text} ** {exponent})"), kind
        if kind is float and exponent == Fraction(1, 2):
            return f"sqrt(finite({text}))", float
        if kind is float and type(exponent) is float and exponent > 0:
            return f"power(finite({text}), {exponent!r})", float
        raise _Unknown

    def _number(self, expr) -> tuple[str, type]:
        text, kind = self.write(expr)
        if kind is bool:
            raise _Unknown
        return text, kind

    def _numbers(self, args) -> tuple[list[str], set]:
        found = [self._number(arg) for arg in args]
        return [text for text, _ in found], {kind for _, kind in found}

    def _truth(self, expr) -> str:
        text, kind = self.write(expr)
        if kind is not bool:
            raise _Unknown
        return text

    def _guarded(self, expr, wanted: type | None = float) -> str:
        """The text of a number where an infinite one would go unnoticed; of that kind only."""
        text, kind = self._number(expr)
        if wanted is not None and kind is not wanted:
            raise _Unknown
        return f"finite({text})" if kind is float and type(expr) is Expr and expr.head is not S.Slot else text


def _is_inverse(expr) -> bool:
    return (
        isinstance(expr, Expr)
        and expr.head is S.Power
        and len(expr.args) == 2
        and type(expr.args[1]) is int
        and expr.args[1] == -1
    )
