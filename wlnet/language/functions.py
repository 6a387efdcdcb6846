"""Pure functions: Function[...] applied to arguments, by slots or named parameters.

A PureFunction is made once for a Function expression and kept while the definitions that
matter stay. Its first call fills a template; later ones run compiled code.
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.attributes import FLAGS, HOLDS, LISTABLE
from wlnet.language.kinds import ATOMS
from wlnet.language.reform import unequal
from wlnet.language.signals import Return
from wlnet.language.templates import SLOTS, slot_key, template

TOO_FEW = Message("Function::fpct", "Too many parameters in `1` to be filled from `2`.")
NO_SLOT = Message("Function::slotn", "Slot number `1` in `2` cannot be filled from `3`.")
NO_KEY = Message("Function::slota", "Named slot `1` in `2` cannot be filled from `3`.")
BAD_PARAMETERS = Message(
    "Function::flpar", "Parameter specification `1` in `2` should be a symbol or a list of symbols."
)
BAD_COUNT = Message("General::fargs", "`1` needs at least a body.")


def _attributes(function: Expr) -> int:
    if len(function.args) < 3:
        return 0
    names = function.args[2]
    flags = 0
    for name in names.args if is_list(names) else (names,):
        if type(name) is Symbol:
            flags |= FLAGS.get(name.name, 0)
    return flags


def has_own_slots(function: Expr) -> bool:
    """Function[body] and Function[Null, body, ...]: the slots inside are its own."""
    return len(function.args) == 1 or function.args[0] is S.Null


def slots_in(body) -> dict:
    """The slots that belong to a function with this body, as keys in order of appearance."""
    found: dict[tuple, Expr] = {}

    def walk(expr) -> None:
        if not isinstance(expr, Expr) or expr.array is not None or expr.inert:
            if type(expr) is Association:
                for rule in expr.rules():
                    walk(rule)
            return
        if expr.head in (S.Slot, S.SlotSequence) and len(expr.args) == 1:
            found.setdefault(slot_key(expr), expr)
        elif expr.head is not S.Function or not has_own_slots(expr):
            walk(expr.head)
            for arg in expr.args:
                walk(arg)

    walk(body)
    return found


class PureFunction:
    """A Function expression, ready to be called.

    needed    how many arguments its slots or parameters take
    """

    def __init__(self, evaluation, function: Expr):
        self._evaluation = evaluation
        self.function = function
        self.flags = _attributes(function)
        self.body = function.args[0] if len(function.args) == 1 else function.args[1]
        self._code: Callable | None = None
        self._calls = 0
        self._is_valid = True
        if has_own_slots(function):
            self._read_slots()
        else:
            self._read_parameters()
        build = template(self.body, self.places) if self._is_valid else None
        self._build = build if build is not None else lambda frame: self.body

    def _read_slots(self) -> None:
        self._slots = slots_in(self.body)
        positions = [key[1] for key in self._slots if key[0] == "#" and type(key[1]) is int]
        self.needed = max(positions, default=0)
        self.places = {("#", n): n - 1 for n in range(1, self.needed + 1)}
        self._others = [key for key in self._slots if key not in self.places]
        self.places.update((key, self.needed + i) for i, key in enumerate(self._others))

    def _read_parameters(self) -> None:
        names = parameters(self.function)
        self._others = None
        self.needed = len(names)
        self.places = {name: i for i, name in enumerate(names)}
        self._is_valid = all(type(name) is Symbol for name in names)

    def frame(self, args: tuple) -> list | None:
        """What the places hold for these arguments; None where parameters stay without one."""
        if not self._is_valid:
            self._evaluation.message(BAD_PARAMETERS, self.function.args[0], self.function)
            return None
        if not self._others and len(args) >= self.needed:
            return list(args[: self.needed])
        if self._others is None:
            self._evaluation.message(TOO_FEW, wl_list(self.places), Expr(self.function, args))
            return None
        found = list(args[: self.needed])
        for n in range(len(found) + 1, self.needed + 1):
            self._evaluation.message(NO_SLOT, n, self.function, Expr(self.function, args))
            found.append(S.Slot(n))
        found.extend(self._other(key, args) for key in self._others)
        return found

    def _other(self, key: tuple, args: tuple):
        """The value of ##n, #0 or a named slot."""
        kind, which = key
        if kind == "##":
            rest = args[which - 1 :]
            return rest[0] if len(rest) == 1 else Expr(S.Sequence, rest)
        if type(which) is int:
            return self.function
        if args and type(args[0]) is Association:
            found = args[0].get(which)
            return found if found is not None else S.Missing("KeyAbsent", which)
        self._evaluation.message(NO_KEY, which, self.function, Expr(self.function, args))
        return S.Slot(which)

    def __call__(self, *args):
        """The value for evaluated arguments (held ones for a function that holds)."""
        if self.flags & LISTABLE and any(is_list(arg) for arg in args):
            return self._threaded(args)
        frame = self.frame(args)
        evaluation = self._evaluation
        if frame is None:
            return evaluation.evaluated(Expr(self.function, args))
        evaluation.enter(self.function, args)
        try:
            if self._code is not None:
                return self._code(frame)
            self._calls += 1
            if self._calls == 2:
                self._code = evaluation.closed_code(self.body, self.places)
            return evaluation.evaluate(self._build(frame))
        except Return as jump:
            if jump.head is not S.Function:
                raise
            return jump.value
        finally:
            evaluation.depth -= 1

    def _threaded(self, args: tuple):
        lists = [arg for arg in args if is_list(arg)]
        size = len(lists[0])
        if any(len(one) != size for one in lists):
            return unequal(self._evaluation, self.function, args)
        columns = [arg.args if is_list(arg) else (arg,) * size for arg in args]
        return self._evaluation.checked_list(wl_list([self(*row) for row in zip(*columns, strict=True)]))


def parameters(function: Expr) -> tuple:
    """What stands for the parameters of Function[x, ...] and Function[{x, y}, ...]."""
    names = function.args[0]
    return names.args if is_list(names) else (names,)


_MANY = 2000  # pieces of a value up to which it is looked through for slots


def is_slotless(value, left: int = _MANY) -> bool:
    """Whether a value has no slot that a function around it would fill; False also where it is too long."""
    stack = [value]
    while stack:
        one = stack.pop()
        left -= 1
        if isinstance(one, Expr):
            if one.head in SLOTS or left < 0:
                return False
            if one.array is None and not one.inert and not (one.head is S.Function and has_own_slots(one)):
                left -= len(one)
                if not ATOMS.issuperset(map(type, one.args)):
                    stack += (one.head, *one.args)
        elif type(one) is Association:
            left -= len(one)
            stack += one.values()
    return left >= 0


class ClosureCode:
    """What all functions have in common that one place of compiled code makes.

    build     frame -> the Function expression with the values in it
    node      () -> the node of the body, for a frame that goes on with the arguments
    needed    how many arguments it takes
    """

    def __init__(self, evaluation, build: Callable, node: Callable, needed: int):
        self.evaluation = evaluation
        self.build = build
        self.needed = needed
        self.version = evaluation.definitions.version
        self._node, self._body = node, None

    @property
    def body(self) -> Callable:
        if self._body is None:
            self._body = self._node()
        return self._body


class Closure(Expr):
    """A Function expression that compiled code made: it is written out only when somebody looks.

    Called, it runs the code of its place on the frame that it was made in.
    """

    __slots__ = ("_made", "code", "frame")

    flags = 0

    def __init__(self, code: ClosureCode, frame: list):
        self.code = code
        self.frame = frame
        self._made = self._hash = self.mark = None

    @property
    def head(self):
        return S.Function

    @property
    def args(self) -> tuple:
        if self._made is None:
            self._made = self.code.build(self.frame).args
        return self._made

    __hash__ = Expr.__hash__

    def __call__(self, *args):
        """The value for evaluated arguments."""
        code = self.code
        evaluation = code.evaluation
        if len(args) < code.needed or code.version != evaluation.definitions.version:
            return evaluation.functions.written(self)(*args)
        evaluation.enter(self, args)
        try:
            return code.body([*self.frame, *args[: code.needed]])
        except Return as jump:
            if jump.head is not S.Function:
                raise
            return jump.value
        finally:
            evaluation.depth -= 1


class Functions:
    """The pure functions of a session."""

    def __init__(self, evaluation):
        self._evaluation = evaluation

    def of(self, function: Expr) -> PureFunction | None:
        """The function ready to be called; None for a Function without a body."""
        if type(function) is Closure:
            return function
        return self.written(function)

    def written(self, function: Expr) -> PureFunction | None:
        """As `of`, by the expression alone."""
        if not 1 <= len(function.args) <= 3:
            return None
        make = lambda: PureFunction(self._evaluation, function)  # noqa: E731
        return self._evaluation.cached("function", function, make)

    def apply(self, function: Expr, args: tuple):
        """function[args...] for arguments as they are written, or None."""
        made = self.of(function)
        if made is None:
            return None
        return made(*self._evaluation.arguments_for(function, args, made.flags & HOLDS))
