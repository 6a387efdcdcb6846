"""@builtin: a Python function as the value of a System` symbol; @application: objects as heads.

A signature such as "Fold[f_, x_, items_List]" is compiled once to an arity, tests of types
and the order of the arguments; a call then costs one dictionary look-up and the Python call.
Curried signatures ("Map[f_][expr_]") give sub values, a name alone ("$Version") an own value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from importlib import import_module

from wlnet.expr.association import Association
from wlnet.expr.buffer import Buffer
from wlnet.expr.expr import FALSE, TRUE, Expr, head_of
from wlnet.expr.symbols import S, Symbol, full_symbol, symbol
from wlnet.frozen import frozen
from wlnet.language.attributes import PROTECTED, flags_of

BUILTINS: dict[Symbol, Builtin] = {}
APPLICATIONS: dict[type, Callable] = {}

_PART = re.compile(r"(\w+?)(_{1,3})(\w*)(?::(.+))?")
_PASS = {Expr, Buffer, Symbol, int, float, str, complex, Fraction, Association}


@frozen
class Part:
    """One argument of a signature: blanks 1, 2, 3 for _, __, ___; head and default may be absent."""

    name: str
    blanks: int
    head: str
    default: object = None
    optional: bool = False


def _default(text: str):
    if text.startswith('"'):
        return text.strip('"')
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    return symbol(text)


def _parts(text: str) -> tuple[Part, ...]:
    parts = []
    for piece in filter(None, map(str.strip, text.split(","))):
        match = _PART.fullmatch(piece)
        assert match, f"not an argument of a signature: {piece}"
        name, blanks, head, default = match.groups()
        if default is None:
            parts.append(Part(name, len(blanks), head))
        else:
            parts.append(Part(name, len(blanks), head, _default(default), True))
    assert sum(part.blanks > 1 for part in parts) <= 1, f"more than one sequence: {text}"
    return tuple(parts)


class Signature:
    """A parsed signature: the name and the argument lists, the innermost first."""

    def __init__(self, text: str):
        name, bracket, rest = text.partition("[")
        self.text = text
        self.name = name
        self.calls = [_parts(piece) for piece in rest[:-1].split("][")] if bracket else []


_TESTS: dict[str, Callable] = {
    "Integer": lambda x: type(x) is int,
    "String": lambda x: type(x) is str,
    "Symbol": lambda x: type(x) is Symbol,
    "Association": lambda x: type(x) is Association,
    "List": lambda x: isinstance(x, Expr) and x.head is S.List,
}


def _test(head: str) -> Callable | None:
    if not head:
        return None
    if head not in _TESTS:
        wanted = symbol(head)
        _TESTS[head] = lambda x: head_of(x) is wanted
    return _TESTS[head]


def _candidate(function: Callable, parts: tuple[Part, ...], count: int):
    """(tests, bind) for a call with `count` arguments, or None where the parts cannot take them.

    tests    tuple of (test, position or slice), or None
    bind     None: the arguments go in as they are; else args -> keyword arguments
    """
    required = sum(part.blanks < 3 and not part.optional for part in parts)
    sequence = next((p for p in parts if p.blanks > 1), None)
    spare = count - required
    if spare < 0 or (sequence is None and spare > sum(part.optional for part in parts)):
        return None
    tests, sources, defaults, at = [], {}, {}, 0
    optional_left = sum(part.optional for part in parts)
    for part in parts:
        if part.optional:
            optional_left -= 1
            if spare == 0:
                defaults[part.name] = part.default
                continue
            spare -= 1
        if part.blanks > 1:
            taken = max(spare - optional_left, 0) + (part.blanks == 2)
            spare -= taken - (part.blanks == 2)
            source: int | slice = slice(at, at + taken)
            at += taken
        else:
            source = at
            at += 1
        sources[part.name] = source
        test = _test(part.head)
        if test is not None:
            tests.append((test, source))
    code = function.__code__
    names = code.co_varnames[1 : code.co_argcount]
    direct = not defaults and sequence is None and tuple(sources) == names[: len(sources)]
    unknown = (set(sources) | set(defaults)) - set(
        code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    )
    assert not unknown, f"{function.__name__} has no parameter {unknown}"

    def bind(args: tuple) -> dict:
        found = {name: args[source] for name, source in sources.items()}
        found.update(defaults)
        return found

    return tuple(tests) or None, None if direct else bind


def _passes(tests, args) -> bool:
    for test, source in tests:
        if type(source) is int:
            if not test(args[source]):
                return False
        elif not all(map(test, args[source])):
            return False
    return True


@dataclass
class Function:
    """A Python function with the signatures it serves, at one depth of currying."""

    call: Callable
    signatures: list[tuple[Part, ...]]
    options: dict | None = None
    packed: bool = False
    inner: list[int] | None = None  # how many arguments each inner call has


@dataclass(eq=False)
class Builtin:
    """All Python functions behind one System` symbol."""

    symbol: Symbol
    flags: int = PROTECTED
    functions: list[Function] = field(default_factory=list)
    curried: list[tuple[Signature, Function]] = field(default_factory=list)
    value: Callable | None = None
    options: dict = field(default_factory=dict)
    declared: dict = field(default_factory=dict)
    packed: bool = False
    draws: bool = False
    shown: tuple[str, ...] = ()

    def __post_init__(self):
        self._table: dict[int, list] = {}
        self._curried: dict[tuple[int, ...], list] = {}
        self._orders: dict[tuple[int, ...], list[int] | None] = {}

    # -- dispatch ---------------------------------------------------------------------------

    def candidates(self, count: int) -> list:
        """[(tests, bind, function)] for `count` arguments, options taken off."""
        found = self._table.get(count)
        if found is None:
            found = self._table[count] = [
                (tests, bind, function)
                for function in self.functions
                for parts in function.signatures
                if (entry := _candidate(function.call, parts, count)) is not None
                for tests, bind in [entry]
            ]
        return found

    def apply(self, evaluation, args: tuple, options: dict | None = None):
        """The converted result, or None where nothing takes the arguments. May raise MessageError."""
        last = None
        for tests, bind, function in self.candidates(len(args)):
            if function is last or (tests is not None and not _passes(tests, args)):
                continue
            last = function
            if function.options is None:
                if options is not None:
                    continue
                if bind is None:
                    result = function.call(evaluation, *args)
                else:
                    result = function.call(evaluation, **bind(args))
            else:
                given = self._options_for(evaluation, function, options)
                if bind is None:
                    result = function.call(evaluation, *args, options=given)
                else:
                    result = function.call(evaluation, **bind(args), options=given)
            if result is not None:
                return result if type(result) in _PASS else to_expression(result)
        return None

    def _options_for(self, evaluation, function: Function, options: dict | None) -> dict:
        """All options of a function by name: as given, else as the session has set them."""
        defaults = self.defaults(evaluation).items()
        return {name: value for name, value in defaults if name in function.options} | (options or {})

    def own_value(self, evaluation):
        """The value of the symbol alone."""
        return to_expression(self.value(evaluation))

    @cached_property
    def operator_arity(self) -> int | None:
        """The fewest arguments of an operator form that takes options, None where there is none."""
        inner = [signature.calls[0] for signature, function in self.curried if function.options]
        return min((sum(part.blanks < 3 for part in parts) for parts in inner), default=None)

    def apply_curried(self, evaluation, calls: list[tuple], options: dict | None = None):
        """As `apply` for f[a...][b...]: the argument tuples, the innermost first."""
        counts = tuple(map(len, calls))
        found = self._curried.get(counts)
        if found is None:
            found = self._curried[counts] = list(self._curried_candidates(counts))
        for entries, function in found:
            if all(
                tests is None or _passes(tests, args) for (tests, _), args in zip(entries, calls, strict=True)
            ):
                if options is not None and function.options is None:
                    continue
                given = {}
                for (_, bind), args in zip(entries, calls, strict=True):
                    given.update(bind(args))
                if function.options is not None:
                    given["options"] = self._options_for(evaluation, function, options)
                result = function.call(evaluation, **given)
                if result is not None:
                    return result if type(result) in _PASS else to_expression(result)
        return None

    def plain_arguments(self, calls: list[tuple]) -> tuple | None:
        """The arguments of f[x, a] for f[a][x], by the names in the signatures; None without such a form."""
        counts = tuple(map(len, calls))
        if counts not in self._orders:
            self._orders[counts] = self._order_of(counts)
        order = self._orders[counts]
        given = [arg for args in calls for arg in args]
        return None if order is None else tuple(given[place] for place in order)

    def _order_of(self, counts: tuple[int, ...]) -> list[int] | None:
        """Where the arguments of the plain form stand in those of an operator form with these counts."""
        plains = [[part.name for part in parts] for one in self.functions for parts in one.signatures]
        for signature, _ in self.curried:
            names = [part.name for parts in signature.calls for part in parts]
            if tuple(map(len, signature.calls)) == counts:
                for plain in plains:
                    if sorted(plain) == sorted(names):
                        return list(map(names.index, plain))
        return None

    def _curried_candidates(self, counts: tuple[int, ...]):
        for signature, function in self.curried:
            if len(signature.calls) != len(counts):
                continue
            entries = [
                _curried_entry(function.call, p, n) for p, n in zip(signature.calls, counts, strict=True)
            ]
            if None not in entries:
                yield entries, function

    def defaults(self, evaluation) -> dict:
        """Options by name, as this session has set them."""
        return evaluation.definitions.options_of(self.symbol)

    def takes(self, count: int) -> bool:
        """Whether some signature takes that many arguments, as a function or an operator form."""
        if self.candidates(count):
            return True
        return any(_curried_entry(f.call, s.calls[0], count) is not None for s, f in self.curried)

    @cached_property
    def arities(self) -> tuple[int, int | None]:
        """Fewest and most arguments; None where there is no most."""
        fewest, most = [], []
        for function in self.functions:
            for parts in function.signatures:
                fewest.append(sum(part.blanks < 3 and not part.optional for part in parts))
                most.append(None if any(part.blanks > 1 for part in parts) else len(parts))
        return min(fewest), None if None in most else max(most)


def _curried_entry(function: Callable, parts: tuple[Part, ...], count: int):
    entry = _candidate(function, parts, count)
    if entry is None:
        return None
    tests, bind = entry
    if bind is None:
        names = [part.name for part in parts]
        return tests, lambda args: dict(zip(names, args, strict=False))
    return tests, bind


def builtin(
    *signatures: str,
    attributes=("Protected",),
    options: dict | None = None,
    declares: dict | None = None,
    packed: bool = False,
    shown: tuple[str, ...] = (),
    draws: bool = False,
):
    """The decorated `function(evaluation, ...)` serves one symbol under these signatures.

    attributes    names; "Protected" is always among them
    options       default values by name; the function gets `options`, a dict, as last keyword
    declares      options that Options[f] lists, where the function takes them from its
                  arguments itself
    packed        a Listable function that takes packed arrays whole (None: thread instead)
    shown         the forms that ?name shows, where the signature does not tell them
    draws         gives a picture: an option of Wolfram's that wlnet does not have is told and left out
    """

    def add(function: Callable) -> Callable:
        parsed = [Signature(text) for text in signatures]
        name = parsed[0].name
        assert all(one.name == name for one in parsed), f"two symbols in {signatures}"
        head = head_of_name(name)
        entry = BUILTINS.get(head)
        if entry is None:
            entry = BUILTINS[head] = Builtin(head)
        entry.flags |= flags_of(attributes)
        entry.packed |= packed
        entry.draws |= draws
        entry.options.update(options or {})
        entry.declared.update(declares or {})
        entry.shown += shown
        plain = [one.calls[0] for one in parsed if len(one.calls) == 1]
        if plain:
            entry.functions.append(Function(function, plain, options, packed))
        for one in parsed:
            if not one.calls:
                entry.value = function
            elif len(one.calls) > 1:
                entry.curried.append((one, Function(function, [], options, packed)))
        return function

    return add


def application(kind: type):
    """The decorated `function(evaluation, object, args)` gives object[args...] for objects of `kind`."""

    def add(function: Callable) -> Callable:
        assert kind not in APPLICATIONS, kind
        APPLICATIONS[kind] = function
        return function

    return add


# -- loading on demand ------------------------------------------------------------------------

_PACKAGE = "wlnet.builtins"
_REFUSALS = "host.not_offered"  # the module whose builtins do nothing but refuse


def builtin_names():
    """Names of all symbols with a builtin, none of which is loaded: short ones of System`, else full ones."""
    return import_module(_PACKAGE).index()[0].keys()


def is_refused(name: str) -> bool:
    """Whether the builtin of a name only says why wlnet does not have it."""
    return import_module(_PACKAGE).index()[0].get(name) == _REFUSALS


def head_of_name(name: str) -> Symbol:
    """The symbol of a name as `builtin_names` gives it."""
    return full_symbol(name) if "`" in name else symbol(name)


def find_builtin(head: Symbol) -> Builtin | None:
    """The builtin of a symbol of Wolfram's contexts; its module is loaded now."""
    found = BUILTINS.get(head)
    if found is None:
        name = head.name if head.context == "System`" else head.full_name
        module = import_module(_PACKAGE).index()[0].get(name)
        if module is not None:
            import_module(f"{_PACKAGE}.{module}")
            found = BUILTINS.get(head)
    return found


def find_application(kind: type) -> Callable | None:
    """What applies objects of this class (or of a parent class) to arguments, or None."""
    classes = import_module(_PACKAGE).index()[1]
    for parent in kind.__mro__:
        if parent not in APPLICATIONS and parent.__name__ in classes:
            import_module(f"{_PACKAGE}.{classes[parent.__name__]}")
        if parent in APPLICATIONS:
            return APPLICATIONS[parent]
    return None


def to_expression(value):
    """What a builtin returned, as an expression: bool, list, tuple, dict and arrays are converted."""
    kind = type(value)
    if kind in _PASS:
        return value
    if kind is bool:
        return TRUE if value else FALSE
    if kind is list or kind is tuple:
        return Expr(S.List, tuple([x if type(x) in _PASS else to_expression(x) for x in value]))
    if isinstance(value, Expr) or hasattr(value, "wl_head"):
        return value
    if kind is dict:
        return Association.from_pairs((to_expression(k), to_expression(v)) for k, v in value.items())
    return import_module("wlnet.expr.convert").to_expr(value)
