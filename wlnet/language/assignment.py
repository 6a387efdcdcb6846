"""Assignments: where a left side stores its right side.

A left side is a symbol, a list of left sides, a part of the value of a symbol (`l[[i]]`,
`a["k"]`), a property of a symbol (`Options[f]`, `f::tag`), or a pattern for which a rule is
kept. Specs and arguments of left sides are evaluated, the left sides themselves are not.
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.association import Association
from wlnet.expr.elements import ATOM_TEXT
from wlnet.expr.expr import Expr, is_list, is_rule
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.symbols import S, Symbol
from wlnet.language.attributes import FLAT, ORDERLESS, PROTECTED
from wlnet.language.calling import fault
from wlnet.language.definitions import Definition, root_symbol
from wlnet.language.nodes import PATTERN_HEADS
from wlnet.language.reform import flattened, sorted_arguments
from wlnet.language.rules import Rule
from wlnet.language.storage import set_part

PROTECTED_SYMBOL = Message("General::wrsym", "Symbol `1` is Protected.")
PROTECTED_TAG = Message("General::write", "Tag `1` in `2` is Protected.")
RAW = Message("General::setraw", "Cannot assign to raw object `1`.")
SHAPE = Message("General::shape", "Lists `1` and `2` are not the same shape.")
NO_VALUE = Message("Set::noval", "Symbol `1` in part assignment does not have an immediate value.")
PART_OF = Message("Set::setps", "`1` in the part assignment is not a symbol.")
TAG_NOT_FOUND = Message("General::tagnf", "Tag `1` not found in `2`.")
NO_TAG = Message("General::nosym", "`1` does not contain a symbol to attach a rule to.")
OF_ONE_TAG = Message("General::tag", "Rule for `1` can only be attached to `2`.")

# what N[x] asks a rule for: the precision and the accuracy wanted
MACHINE_TWICE = Expr(S.List, (S.MachinePrecision, S.MachinePrecision))

# What stores a right side for h[symbol] = right (Options[f] = ...) and for $Name = right.
# function(evaluation, left, right) -> None; raises a MessageError where it cannot be
PROPERTIES: dict[Symbol, Callable] = {}
SETTINGS: dict[Symbol, Callable] = {}

_OF_ARGUMENT = {S.N: "numbers", S.Format: "formats"}  # h[f[...]] = right belongs to f


def property_of(name: str):
    """The decorated `function(evaluation, left, right)` carries out name[...] = right."""

    def add(function):
        PROPERTIES[S(name)] = function
        return function

    return add


FIXED = Message("General::wlnetset", "`1` cannot be set in wlnet; it stays as it is.")
# a person may set them in Wolfram Language
FIXED_SETTINGS = frozenset({
    "$CharacterEncoding", "$DateStringFormat", "$DisplayFunction", "$Echo", "$Epilog", "$FormatType",
    "$Input", "$Language", "$Messages", "$NewMessage", "$NumberMarks", "$Output", "$PlotTheme",
    "$TextStyle", "$TimeZone", "$Urgent",
})  # fmt: skip


def setting(name: str):
    """The decorated `function(evaluation, value)` carries out name = value for a System` symbol."""

    def add(function):
        SETTINGS[S(name)] = function
        return function

    return add


def is_setting(evaluation, symbol: Symbol) -> bool:
    """Whether it is a System` symbol with an assignment of its own."""
    evaluation.definitions.of(symbol)  # brings in the module of the symbol
    return symbol in SETTINGS


def assign(evaluation, left, right, delayed: bool, owner: str) -> bool:
    """left = right or left := right; False where a message was given."""
    try:
        _assign(evaluation, left, right, delayed, owner)
    except MessageError as error:
        fault(evaluation, error, S(owner))
        return False
    return True


def _assign(evaluation, left, right, delayed: bool, owner: str) -> None:
    if type(left) is Symbol:
        _assign_symbol(evaluation, left, right, delayed, owner)
        return
    if not isinstance(left, Expr):
        raise _named(RAW, owner)(left)
    head = left.head
    if type(head) is Symbol:
        evaluation.definitions.of(head)  # loads its builtin, and what assigns to its calls
    if head is S.List:
        _assign_list(evaluation, left, right, delayed, owner)
    elif head is S.Part and left.args:
        _assign_part(evaluation, left, right, delayed, owner)
    elif head in PROPERTIES:
        PROPERTIES[head](evaluation, left, right if not delayed else evaluation.evaluate(right))
    elif not delayed and (place := place_of(evaluation, left)) is not None:
        definition, specs = place
        set_part(evaluation, definition, specs, right)
        evaluation.definitions.changed(definition)
    else:
        _assign_rule(evaluation, left, right, delayed, owner)


def _named(message: Message, owner: str) -> Callable:
    """The General message under the name of its owner."""
    template = message.template

    def error(*args) -> MessageError:
        return Message(f"{owner}::{message.tag}", template)(*args, value=UNEVALUATED)

    return error


def _check_symbol(evaluation, symbol: Symbol, owner: str) -> Definition:
    definition = evaluation.definitions.of(symbol)
    if definition.flags & PROTECTED:
        if symbol.name in FIXED_SETTINGS and symbol.context == "System`":
            raise _named(FIXED, owner)(symbol)
        raise _named(PROTECTED_SYMBOL, owner)(symbol)
    return definition


def _assign_symbol(evaluation, symbol: Symbol, right, delayed: bool, owner: str) -> None:
    definitions = evaluation.definitions
    definition = definitions.of(symbol)
    if symbol in SETTINGS:
        SETTINGS[symbol](evaluation, evaluation.evaluate(right))
        return
    _check_symbol(evaluation, symbol, owner)
    if delayed and isinstance(right, Expr) and right.head is S.Condition and len(right.args) == 2:
        definitions.rules_of(definition, "own").insert(evaluation, Rule(symbol, right))
        definitions.changed(definition)
        return
    definitions.set_value(definition, right)


def _assign_list(evaluation, left: Expr, right, delayed: bool, owner: str) -> None:
    if delayed:
        right = evaluation.evaluate(right)
    if not is_list(right) or len(right) != len(left):
        raise _named(SHAPE, owner)(left, right)
    for one, value in zip(left.args, right.args, strict=True):
        assign(evaluation, one, value, False, owner)


def _assign_part(evaluation, left: Expr, right, delayed: bool, owner: str) -> None:
    if delayed:
        right = evaluation.evaluate(right)
    place = place_of(evaluation, left)
    if place is None:
        target = left
        while isinstance(target, Expr) and target.head is S.Part and target.args:
            target = target.args[0]
        if type(target) is Symbol:
            raise NO_VALUE(target, value=UNEVALUATED)
        raise PART_OF(target, value=UNEVALUATED)
    definition, specs = place
    if definition.flags & PROTECTED:
        raise _named(PROTECTED_SYMBOL, owner)(definition.symbol)
    try:
        set_part(evaluation, definition, specs, right)
    except MessageError as error:
        if error.message.name == "Set::partd":  # shows the variable, not what it holds
            raise error.message(S.Part(definition.symbol, *specs), value=error.value) from error
        raise
    evaluation.definitions.changed(definition)


def place_of(evaluation, left) -> tuple[Definition, tuple] | None:
    """(definition, specs) of l[[i, ...]], a[key], and their nestings; None for any other left side."""
    specs: list = []
    while isinstance(left, Expr):
        if left.head is S.Part and left.args:
            specs[:0] = evaluation.arguments(S.Part, left.args[1:])
            left = left.args[0]
        elif left.args and isinstance(left.head, (Symbol, Expr)) and left.head not in PATTERN_HEADS:
            root = root_symbol(left) or _part_root(left)
            definition = evaluation.definitions.table.get(root)
            if definition is None or type(definition.value) is not Association:
                return None
            keys = map(evaluation.evaluate, left.args)  # a[k1, k2] is a[k1][k2]
            specs[:0] = [k if isinstance(k, str) or _is_key(k) else Expr(S.Key, (k,)) for k in keys]
            left = left.head
        else:
            return None
    if type(left) is not Symbol:
        return None
    definition = evaluation.definitions.table.get(left)
    if definition is None or definition.value is None or not specs:
        return None
    return definition, tuple(specs)


def _is_key(expr) -> bool:
    return isinstance(expr, Expr) and expr.head is S.Key


def _part_root(expr) -> Symbol | None:
    """The symbol s of s[[...]][key] and its nestings."""
    while isinstance(expr, Expr):
        expr = expr.args[0] if expr.head is S.Part and expr.args else expr.head
    return expr if type(expr) is Symbol else None


# -- rules ------------------------------------------------------------------------------------------


def left_side(evaluation, left):
    """A left side with its arguments evaluated, under HoldPattern and Condition too."""
    if not isinstance(left, Expr):
        return left
    if left.head is S.Condition and len(left.args) == 2:
        return Expr(S.Condition, (left_side(evaluation, left.args[0]), left.args[1]))
    if left.head is S.HoldPattern:
        return left
    if _names_call(left):
        return Expr(S.Pattern, (left.args[0], left_side(evaluation, left.args[1])))
    head = left_side(evaluation, left.head) if isinstance(left.head, Expr) else left.head
    if (
        type(head) is Symbol
        and (value := evaluation.definitions.of(head).value) is not None
        and type(value) is Symbol
    ):
        head = value
    args = evaluation.arguments(head, left.args)
    if type(head) is Symbol:
        flags = evaluation.definitions.of(head).flags
        if flags & FLAT:
            args = flattened(head, args)
        if flags & ORDERLESS:
            args = sorted_arguments(head, args)
    return Expr(head, args)


def _names_call(left) -> bool:
    """Whether a left side is name : f[...], where the right side may use the name for the call."""
    if not isinstance(left, Expr) or left.head is not S.Pattern or len(left.args) != 2:
        return False
    called = bare(left.args[1])
    return isinstance(called, Expr) and called.head not in PATTERN_HEADS


def bare(left):
    """A left side without HoldPattern, Condition and a name around it."""
    while isinstance(left, Expr):
        if left.head in (S.HoldPattern, S.Condition) and left.args:
            left = left.args[0]
        elif _names_call(left):
            left = left.args[1]
        else:
            break
    return left


def _assign_rule(evaluation, left, right, delayed: bool, owner: str) -> None:
    left = left_side(evaluation, left)
    core = bare(left)
    root = core if type(core) is Symbol else root_symbol(core) if isinstance(core, Expr) else None
    if root is None:
        raise _named(RAW, owner)(core)
    if root in _OF_ARGUMENT and core.head is root:
        _assign_of_argument(evaluation, left, core, Rule(left, right, delayed), owner)
        return
    kind = "own" if type(core) is Symbol else "down" if type(core.head) is Symbol else "sub"
    store(evaluation, root, kind, Rule(left, right, delayed), owner)


def _assign_of_argument(evaluation, left, core: Expr, rule: Rule, owner: str) -> None:
    """N[f[...]] = right, Format[f[...]] = right: a rule that belongs to f."""
    symbol = _tag_of(core.args[0]) if core.args else None
    if symbol is None:
        raise _named(PROTECTED_TAG, owner)(core.head, core)
    rule = Rule(_of_machine_numbers(left, core), rule.full_right, rule.delayed)
    store(evaluation, symbol, _OF_ARGUMENT[core.head], rule, owner)


def _of_machine_numbers(left, core: Expr):
    """N[x] on a left side is N[x, {MachinePrecision, MachinePrecision}]."""
    is_short = core.head is S.N and len(core.args) == 1
    return _with_core(left, Expr(S.N, (core.args[0], MACHINE_TWICE))) if is_short else left


def _with_core(left, core):
    """The left side with another expression inside its HoldPattern, Condition and name."""
    if _names_call(left):
        return Expr(S.Pattern, (left.args[0], _with_core(left.args[1], core)))
    if isinstance(left, Expr) and left.head in (S.HoldPattern, S.Condition) and left.args:
        return Expr(left.head, (_with_core(left.args[0], core), *left.args[1:]))
    return core


def store(evaluation, symbol: Symbol, kind: str, rule: Rule, owner: str) -> None:
    """Keep a rule among those of the symbol: own, down, sub or up values."""
    definitions = evaluation.definitions
    definition = definitions.of(symbol)
    if definition.flags & PROTECTED:
        raise _named(PROTECTED_TAG, owner)(symbol, bare(rule.left))
    if kind == "up" and not definition.up:
        definitions.up_values += 1
        definitions.renew()
    definitions.rules_of(definition, kind).insert(evaluation, rule)
    if kind == "numbers":
        definitions.numeric.add(symbol)
        definitions.renew()
    definitions.formatted = definitions.formatted or kind == "formats"
    definitions.changed(definition)
    if definition.builtin is not None:
        definitions.version += 1


def assign_up(evaluation, left, right, delayed: bool, owner: str) -> bool:
    """left ^= right: a rule for each symbol at level one of the left side."""
    try:
        left = left_side(evaluation, left)
        core = bare(left)
        if not isinstance(core, Expr):
            raise Message(f"{owner}::normal", ATOM_TEXT)(1, Expr(S(owner), (left, right)), value=UNEVALUATED)
        if core.head in _OF_ARGUMENT:
            _assign_of_argument(evaluation, left, core, Rule(left, right, delayed), owner)
            return True
        symbols = _symbols_inside(core)
        if not symbols:
            raise _named(NO_TAG, owner)(core)
        stored = True
        for symbol in symbols:
            try:
                store(evaluation, symbol, "up", Rule(left, right, delayed), owner)
            except MessageError as error:  # a protected symbol; the others get the rule
                fault(evaluation, error, S(owner))
                stored = False
    except MessageError as error:
        fault(evaluation, error, S(owner))
        return False
    return stored


def _symbols_inside(core) -> list[Symbol]:
    found: dict[Symbol, None] = {}
    for arg in core.args if isinstance(core, Expr) else ():
        symbol = _tag_of(arg)
        if symbol is not None:
            found.setdefault(symbol)
    return list(found)


def _tag_of(arg) -> Symbol | None:
    """The symbol that an argument of a left side belongs to: f for f, f[...], _f and x:f[...]."""
    while (
        isinstance(arg, Expr)
        and arg.head in (S.Pattern, S.PatternTest, S.Condition, S.HoldPattern)
        and arg.args
    ):
        arg = arg.args[1] if arg.head is S.Pattern and len(arg.args) == 2 else arg.args[0]
    if type(arg) is Symbol:
        return arg
    if isinstance(arg, Expr) and arg.head in (S.Blank, S.BlankSequence, S.BlankNullSequence):
        return arg.args[0] if arg.args and type(arg.args[0]) is Symbol else None
    return root_symbol(arg) if isinstance(arg, Expr) else None


def assign_tag(evaluation, tag: Symbol, left, right, delayed: bool, owner: str) -> bool:
    """tag /: left = right"""
    try:
        left = left_side(evaluation, left)
        core = bare(left)
        if core is tag:
            _assign_symbol(evaluation, tag, right, delayed, owner)
            return True
        if (
            isinstance(core, Expr)
            and core.head in _OF_ARGUMENT
            and core.args
            and _tag_of(core.args[0]) is tag
        ):
            _assign_of_argument(evaluation, left, core, Rule(left, right, delayed), owner)
            return True
        if isinstance(core, Expr) and core.head in PROPERTIES:
            if not core.args or core.args[0] is not tag:
                raise _named(OF_ONE_TAG, owner)(core.head, *core.args[:1])
            _assign(evaluation, left, right, delayed, owner)
            return True
        if isinstance(core, Expr) and root_symbol(core) is tag:
            kind = "down" if type(core.head) is Symbol else "sub"
        elif tag in _symbols_inside(core):
            kind = "up"
        else:
            raise _named(TAG_NOT_FOUND, owner)(tag, core)
        store(evaluation, tag, kind, Rule(left, right, delayed), owner)
    except MessageError as error:
        fault(evaluation, error, S(owner))
        return False
    return True


def unset(evaluation, left, owner: str = "Unset") -> bool:
    """left =. : take back a value or one rule; False where there is none."""
    definitions = evaluation.definitions
    try:
        if type(left) is Symbol:
            definition = _check_symbol(evaluation, left, owner)
            definitions.set_value(definition, None)
            definition.own = None
            return True
        left = left_side(evaluation, left)
        core = bare(left)
        root = root_symbol(core) if isinstance(core, Expr) else None
        if root is None:
            raise _named(RAW, owner)(core)
        asked = root
        kind = "down" if type(core.head) is Symbol else "sub"
        if core.head in _OF_ARGUMENT and core.args and (tag := _tag_of(core.args[0])) is not None:
            asked, root, kind = core.head, tag, _OF_ARGUMENT[core.head]
            left = _of_machine_numbers(left, core)
        _check_symbol(evaluation, root, owner)
        rules = getattr(definitions.of(root), kind)
        if rules is not None and rules.remove(evaluation, left):
            return True
        raise Message("Unset::norep", "Assignment on `1` for `2` not found.")(asked, core, value=UNEVALUATED)
    except MessageError as error:
        fault(evaluation, error, S(owner))
        return False


def rules_from(evaluation, right, what: str) -> list[Rule]:
    """Rules of {lhs :> rhs, ...}, as DownValues[f] = ... takes them."""
    entries = right.args if is_list(right) else (right,)
    if not all(map(is_rule, entries)):
        raise Message(f"{what}::vrule", "Cannot set `1` to `2`; it has to be a list of rules.")(what, right)
    return [Rule(entry.args[0], entry.args[1]) for entry in entries]
