"""What a session knows of each symbol: values, rules, attributes, options, messages; contexts.

Evaluated expressions are marked with `stamp`. A fresh stamp is made only where a change can
matter to something evaluated before: a symbol that was seen without a value gets one, a head
that stayed unevaluated gets rules, attributes change. New values of a loop variable do not.
"""

from __future__ import annotations

import re

from wlnet.expr.expr import Expr
from wlnet.expr.symbols import Symbol, full_symbol, symbol
from wlnet.language.attributes import FLAGS, HOLD_ALL, flags_of
from wlnet.language.builtin import builtin_names, find_builtin
from wlnet.language.names import is_missing, is_open, is_read_protected, is_system_name, system_names
from wlnet.language.rules import Rules

_STRUCTURAL = {  # attributes of System` heads that are data: no builtin stands behind them
    "Hold": HOLD_ALL,
    "HoldComplete": FLAGS["HoldAllComplete"],
    "HoldForm": HOLD_ALL,
    "HoldCompleteForm": FLAGS["HoldAllComplete"],
    "HoldPattern": HOLD_ALL,
    "Unevaluated": FLAGS["HoldAllComplete"],
    "Function": HOLD_ALL,
    "RuleDelayed": FLAGS["HoldRest"] | FLAGS["SequenceHold"],
    "Rule": FLAGS["SequenceHold"],
    "Pattern": FLAGS["HoldFirst"],
    "PatternTest": FLAGS["HoldRest"],
    "Condition": HOLD_ALL,
    "Verbatim": 0,
    "DownValues": HOLD_ALL,
    "Label": FLAGS["HoldFirst"],
    "Inactive": FLAGS["HoldFirst"],
    **dict.fromkeys(("List", "True", "False"), FLAGS["Locked"]),
    "I": FLAGS["Locked"] | FLAGS["ReadProtected"],
    "C": FLAGS["NHoldAll"],
    "Slot": FLAGS["NHoldAll"],
    "SlotSequence": FLAGS["NHoldAll"],
    **dict.fromkeys(("Pi", "E", "Degree"), FLAGS["Constant"] | FLAGS["ReadProtected"]),
    **dict.fromkeys(
        ("GoldenRatio", "GoldenAngle", "EulerGamma", "Catalan", "Glaisher", "Khinchin"), FLAGS["Constant"]
    ),
    "Infinity": FLAGS["ReadProtected"],
    "NonCommutativeMultiply": FLAGS["Flat"] | FLAGS["OneIdentity"],
    "Subscript": FLAGS["NHoldRest"],
    "Superscript": FLAGS["NHoldRest"],
    **dict.fromkeys(("In", "Out"), FLAGS["Listable"] | FLAGS["NHoldFirst"]),
}


PRIVATE = "private"
PRIVATE_CONTEXTS = ("Internal`", "Experimental`", "NeuralNetworks`")  # whose functions no page describes
MORE_CONTEXTS = ("Developer`", "Information`", "Internal`")  # that have builtins beside System`


class Definition:
    """All that one session knows of one symbol.

    value     expression of its own value, or None
    own       own values with conditions (Rules), or None
    numbers   rules for N[f...]; formats: for Format[f...]; both Rules or None
    down      rules for f[...]; sub: for f[...][...]; up: for g[..., f, ...]; all Rules or None
    seen      it was found without a value, alone or as the head of what stayed unevaluated
    is_numeric  NumericQ[symbol] = True was said
    missing   known to the language, but not offered yet, and the message has not been given; PRIVATE for
              a name of a private context, whose calls give a message and $Failed

    A local variable of Module is a Definition whose symbol is made when somebody asks; `number`
    is the number of the call of Module, which all its variables have in their names.
    """

    __slots__ = (
        "builtin", "defaults", "down", "flags", "formats", "is_numeric", "messages", "missing", "number",
        "numbers", "option_keys", "options", "own", "seen", "sub", "symbol", "syntax", "up", "value",
    )  # fmt: skip

    def __init__(self, symbol: Symbol | None, number: int = 0):
        self.symbol = symbol
        self.number = number
        self.value = None
        self.own = self.down = self.sub = self.up = self.numbers = self.formats = None
        self.flags = 0
        self.builtin = None
        self.seen = self.missing = self.is_numeric = False
        self.options = self.option_keys = self.messages = self.defaults = self.syntax = None


def first_flags(head: Symbol, builtin) -> int:
    """The attributes that a symbol has in a fresh session.

    builtin    what stands behind it, or None
    """
    flags = builtin.flags if builtin is not None else 0
    if head.context != "System`":
        return flags
    if builtin is None and is_system_name(head.name) and not is_open(head.name):
        flags = FLAGS["Protected"]
    if is_read_protected(head.name):
        flags |= FLAGS["ReadProtected"]
    return flags | _STRUCTURAL.get(head.name, 0)


class Definitions:
    """The definitions of a session.

    stamp          mark of expressions that are evaluated under the present definitions
    up_values      number of definitions with user up values: 0 saves looking for them
    formatted      whether a rule for Format was ever given: without one nobody looks for them
    numeric        symbols that ever had a rule for N[symbol...]
    context        $Context, such as "Global`"; context_path: $ContextPath
    """

    def __init__(self):
        self.table: dict[Symbol, Definition] = {}
        self.stamp = object()
        self.version = 0
        self.up_values = 0
        self.formatted = False
        self.numeric: set[Symbol] = set()
        self.context = "Global`"
        self.context_path = ["System`", "Global`"]
        self.names: dict[str, dict[str, Symbol]] = {"System`": {}, "Global`": {}}
        self.module_number = 1

    # -- one symbol ---------------------------------------------------------------------------

    def of(self, head: Symbol) -> Definition:
        """The definition of a symbol, made at the first call; a builtin is loaded then."""
        found = self.table.get(head)
        if found is None:
            found = self.table[head] = Definition(head)
            if head.context == "System`" or head.context in MORE_CONTEXTS:
                found.builtin = find_builtin(head)
                found.flags = first_flags(head, found.builtin)
            if head.context == "System`" and found.builtin is None:
                found.missing = is_missing(head.name)
            if head.context.startswith(PRIVATE_CONTEXTS) and found.builtin is None:
                found.missing = PRIVATE
        return found

    def renew(self) -> None:
        """Nothing that was evaluated before counts as evaluated any more."""
        self.stamp = object()

    def changed(self, definition: Definition) -> None:
        """To be called when a value or a rule was given to the symbol."""
        if definition.seen:
            definition.seen = False
            self.stamp = object()

    def set_value(self, definition: Definition, value) -> None:
        """Give an own value; None takes it away."""
        if definition.seen and value is not None:
            definition.seen = False
            self.stamp = object()
        if definition.builtin is not None:
            self.version += 1
        definition.value = value

    def set_flags(self, definition: Definition, flags: int) -> None:
        if flags != definition.flags:
            definition.flags = flags
            self.version += 1
            self.renew()

    def rules_of(self, definition: Definition, kind: str) -> Rules:
        """The Rules of kind "own", "down", "sub", "up", "numbers" or "formats", made where there are none."""
        rules = getattr(definition, kind)
        if rules is None:
            rules = Rules(whole=kind != "down")
            setattr(definition, kind, rules)
        return rules

    def clear(self, definition: Definition, everything: bool = False) -> None:
        """Clear: values and rules; with `everything` also attributes, options, messages (ClearAll)."""
        if definition.up:
            self.up_values -= 1
        definition.value = None
        definition.own = definition.down = definition.sub = definition.up = None
        definition.numbers = definition.formats = None
        if everything:
            definition.options = definition.option_keys = definition.messages = definition.defaults = None
            definition.syntax = None
            self.set_flags(definition, flags_of(()))
        self.version += 1

    def options_of(self, head: Symbol) -> dict:
        """Options[head] as a dict: option name -> default. The user's setting wins."""
        definition = self.of(head)
        if definition.options is not None:
            return definition.options
        builtin = definition.builtin
        return {**builtin.options, **builtin.declared} if builtin is not None else {}

    # -- names --------------------------------------------------------------------------------

    def resolve(self, name: str) -> Symbol:
        """The symbol that `name`, as written in a program, means now; a new one is made in $Context."""
        if "`" in name:
            found = full_symbol(self.context + name[1:] if name.startswith("`") else name)
            self.names.setdefault(found.context, {})[found.name] = found
            return found
        found = self.find(name)
        if found is None:
            found = symbol(name, self.context)
            self.names.setdefault(self.context, {})[name] = found
        return found

    def enter(self, context: str) -> None:
        """Make it the context of new symbols."""
        self.names.setdefault(context, {})
        self.context = context

    def contexts(self, pattern: str = "*") -> list[str]:
        """Names of contexts, sorted."""
        wanted = _wildcard(pattern)
        return sorted(one for one in self.names if wanted.fullmatch(one))

    def find(self, name: str) -> Symbol | None:
        """The symbol of a short name on $ContextPath or else in $Context, or None."""
        for context in (*self.context_path, self.context):
            found = self.names.get(context, {}).get(name)
            if found is not None:
                return found
            if context in MORE_CONTEXTS and context + name in builtin_names():
                return symbol(name, context)
            if context == "System`" and is_system_name(name):
                found = self.names["System`"][name] = symbol(name)
                return found
        return None

    def sees(self, head: Symbol) -> bool:
        """Whether the short name of a symbol means this symbol now."""
        found = self.find(head.name)
        if found is None:  # a local variable, a removed symbol
            return head.context == self.context or head.context in self.context_path
        return found is head

    def shadowed(self, context: str) -> dict[str, list[str]]:
        """Names that a context and others on $ContextPath have: name -> all of these contexts."""
        found = {}
        for name in self.names.get(context, {}):
            others = [one for one in self.context_path if one != context and name in self.names.get(one, {})]
            if others:
                found[name] = [context, *others]
        return found

    def matching(self, pattern: str) -> list[Symbol]:
        """Symbols by a name with * (any characters) and @ (no capitals), sorted by name.

        Without a context the pattern means names on $ContextPath and in $Context.
        """
        if "`" in pattern:
            context, _, name = pattern.rpartition("`")
            wanted = _wildcard(context + "`")
            contexts = [one for one in self.names if wanted.fullmatch(one)]
        else:
            name, contexts = pattern, [*self.context_path, self.context]
        wanted = _wildcard(name)
        found = {}
        for context in contexts:
            place = context if "`" in pattern else ""  # by a short name, the first one is meant
            if context == "System`":
                found.update(((one, place), symbol(one)) for one in system_names() if wanted.fullmatch(one))
            for one, head in self.names.get(context, {}).items():
                if wanted.fullmatch(one):
                    found.setdefault((one, place), head)
        return [found[one] for one in sorted(found)]

    def remove(self, head: Symbol) -> None:
        """Remove[head]: definition and name are gone; expressions that hold it keep the old symbol."""
        self.table.pop(head, None)
        self.names.get(head.context, {}).pop(head.name, None)
        self.version += 1
        self.renew()

    def next_number(self) -> int:
        """$ModuleNumber, which is one more afterwards."""
        self.module_number += 1
        return self.module_number - 1

    def fresh(self, base: Symbol | str, number: int | None = None) -> Symbol:
        """A new symbol name$n for Module and Unique; it lives as long as somebody holds it.

        number    n, where several symbols have the same one; the next number otherwise
        """
        name = base if isinstance(base, str) else base.name
        if number is None:
            number = self.next_number()
        context = self.context if isinstance(base, str) else base.context
        return Symbol(f"{name.partition('$')[0] or name}${number}", context)


def _wildcard(pattern: str) -> re.Pattern:
    """A name pattern as a regular expression."""
    parts = {"*": r"[\w$`]*", "@": r"[^\WA-Z]+"}
    return re.compile("".join(parts.get(c) or re.escape(c) for c in pattern))


def root_symbol(expr: Expr) -> Symbol | None:
    """The symbol that f[...], f[...][...] ... belongs to, or None."""
    head = expr
    while isinstance(head, Expr):
        head = head.head
    return head if type(head) is Symbol else None
