"""What `?name` shows: usage, the forms of a call, options, attributes, own definitions."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Iterator
from inspect import getdoc

from wlnet.expr.expr import Expr, rule, wl_list
from wlnet.expr.symbols import S
from wlnet.language.attributes import names_of
from wlnet.language.builtin import Builtin
from wlnet.language.definitions import Definition, Definitions
from wlnet.language.names import is_missing, is_system_name, system_names
from wlnet.language.rules import rules_list


def matching_names(definitions: Definitions, pattern: str) -> list[str]:
    """Sorted names of the language and of the session that match a pattern, where * is any text."""
    own = {name for context in definitions.context_path for name in definitions.names.get(context, ())}
    return sorted(fnmatch.filter(own | system_names(), pattern.replace("[", "[[]")))


def about(definitions: Definitions, name: str, text: Callable[[object], str]) -> str:
    """All that is known of a name, as lines for a person; of a pattern with *, the names.

    text    InputForm of an expression
    """
    if "*" in name:
        found = matching_names(definitions, name)
        return "\n".join(_columns(found)) if found else f"No name is like {name}."
    symbol = definitions.find(name)
    if symbol is None:
        near = matching_names(definitions, f"*{name}*")[:5] if name else []
        return f"The name {name} is not in use." + (f" There are {', '.join(near)}." if near else "")
    definition = definitions.of(symbol)
    if definition.builtin is None and is_system_name(name) and is_missing(name):
        return f"{name} is a name of the language that wlnet does not have yet."
    lines = [*_usage(definition), *_own(definition, text)]
    options = definitions.options_of(symbol)
    if options:
        rules = wl_list(rule(S(option), default) for option, default in options.items())
        lines.append(f"Options: {text(rules)}")
    attributes = names_of(definition.flags)
    if attributes:
        lines.append(f"Attributes: {{{', '.join(attributes)}}}")
    return "\n".join(lines) or f"{symbol.context}{symbol.name} has no definition."


def _usage(definition: Definition) -> Iterator[str]:
    """The usage message where there is one, else the forms and the first words of each function."""
    given = (definition.messages or {}).get("usage")
    if isinstance(given, str):
        yield given
    elif definition.builtin is not None:
        yield from _builtin_usage(definition.builtin)


def _builtin_usage(builtin: Builtin) -> Iterator[str]:
    calls = [builtin.value] if builtin.value is not None else []
    calls += [function.call for function in builtin.functions]
    calls += [function.call for _, function in builtin.curried]
    for call in dict.fromkeys(calls):
        paragraph = (getdoc(call) or "").partition("\n\n")[0]
        if paragraph:
            yield " ".join(paragraph.split())
    forms = [_form(builtin.symbol.name, [parts]) for f in builtin.functions for parts in f.signatures]
    forms += [_form(builtin.symbol.name, signature.calls) for signature, _ in builtin.curried]
    if forms:
        yield "Forms: " + ", ".join(dict.fromkeys(forms))


def _form(name: str, calls: list) -> str:
    """Total[list, level]: a signature without its blanks."""
    texts = []
    for parts in calls:
        shown = [part.name + (".." if part.blanks > 1 else "") for part in parts]
        texts.append(f"[{', '.join(shown)}]")
    return name + "".join(texts)


def _own(definition: Definition, text: Callable[[object], str]) -> Iterator[str]:
    """Definitions made in the session, as assignments."""
    if definition.value is not None:
        yield f"{text(definition.symbol)} = {text(definition.value)}"
    for kind in (definition.own, definition.down, definition.sub, definition.up):
        if not kind:
            continue
        for entry in rules_list(kind).args:
            pattern, right = entry.args
            yield text(Expr(S.SetDelayed, (pattern.item(0), right)))


def _columns(names: list[str], width: int = 78) -> Iterator[str]:
    """Names side by side, down the columns."""
    cell = max(map(len, names)) + 2
    across = max(width // cell, 1)
    rows = -(-len(names) // across)
    for row in range(rows):
        yield "".join(name.ljust(cell) for name in names[row::rows]).rstrip()
