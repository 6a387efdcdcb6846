"""What `?name` shows: usage, the forms of a call, options, attributes, own definitions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cache, partial
from inspect import getdoc
from pathlib import Path

from wlnet.expr.expr import rule
from wlnet.expr.symbols import Symbol, full_symbol
from wlnet.language.attributes import names_of
from wlnet.language.builtin import Builtin, builtin_names
from wlnet.language.definitions import Definition, Definitions
from wlnet.language.names import is_missing, is_system_name
from wlnet.language.options import symbol_of
from wlnet.language.saving import value_lines

_WIDTH = 78  # of the lines


def matching_names(definitions: Definitions, pattern: str) -> list[str]:
    """Sorted names that match a pattern, where * is any text: of the session, and those that wlnet has."""
    with_context = "`" in pattern
    found = [one for one in definitions.matching(pattern) if not _is_absent(one)]
    return sorted(f"{one.context}{one.name}" if with_context else one.name for one in found)


def _is_absent(symbol: Symbol) -> bool:
    """Whether it is a name of the language that wlnet does not have."""
    return symbol.context == "System`" and is_missing(symbol.name) and symbol.name not in builtin_names()


def about(definitions: Definitions, name: str, text: Callable, long: bool = False) -> str:
    """All that is known of a name, as lines for a person; of a pattern with * or @, the names.

    text    (expression, function of a symbol) -> InputForm, with short names where the function is true
    long    everything that the documentation of a builtin says, not its first words alone, and the
            definitions of what has a usage
    """
    if "*" in name or "@" in name:
        found = matching_names(definitions, name)
        return "\n".join(columns(found)) if found else f"No name is like {name}."
    symbol = known_symbol(definitions, name)
    if symbol is None:
        known = matching_names(definitions, "*")
        near = [one for one in known if name and name in one][:5] or get_close_matches(name, known, n=3)
        return f"The name {name} is not in use." + (f" There are {', '.join(near)}." if near else "")
    definition = definitions.of(symbol)
    if definition.builtin is None and is_system_name(name) and is_missing(name):
        return f"{name} is a name of the language that wlnet does not have yet."
    short = partial(_is_near, definitions, symbol.context)
    lines = list(_usage(definition, long))
    if long or not lines:
        lines += [text(line, short) for line in value_lines(definition)]
    options = definitions.options_of(symbol)
    if options:
        rules = [text(rule(symbol_of(option), default), short) for option, default in options.items()]
        lines.append(_wrapped("Options: ", rules))
    if not lines and is_system_name(name):
        lines.append(f"{name} is a name of the language: an option, a setting or a head, with no rules.")
    attributes = names_of(definition.flags)
    if attributes:
        lines.append(f"Attributes: {{{', '.join(attributes)}}}")
    return "\n".join(lines) or f"{symbol.context}{symbol.name} has no definition."


def _is_near(definitions: Definitions, context: str, symbol: Symbol) -> bool:
    """Whether what is shown of a symbol in `context` has the short name of another: one on the path, or
    one of the same package."""
    return definitions.sees(symbol) or symbol.context.startswith(context)


def known_symbol(definitions: Definitions, name: str) -> Symbol | None:
    """The symbol of a name with or without its context, if there is one."""
    if "`" not in name:
        return definitions.find(name)
    context, _, short = name.rpartition("`")
    context = definitions.context + context[1:] if name.startswith("`") else context
    if context == "System":
        return full_symbol(name) if is_system_name(short) else None
    return definitions.names.get(context + "`", {}).get(short)


def usage_of(definition: Definition) -> str | None:
    """What symbol::usage is: as written in a program, else the words and forms of a builtin."""
    return "\n".join(_usage(definition, False)) or None


def _usage(definition: Definition, long: bool) -> Iterator[str]:
    """The usage message where there is one, else the forms and the first words of each function."""
    given = (definition.messages or {}).get("usage")
    if isinstance(given, str):
        yield given
    elif definition.builtin is not None:
        yield from _builtin_usage(definition.builtin, long)
    elif definition.symbol.context == "System`" and definition.symbol.name in _usage_of_heads():
        yield _usage_of_heads()[definition.symbol.name]


@cache
def _usage_of_heads() -> dict[str, str]:
    """Name -> usage of options, settings and heads that no builtin stands behind."""
    text = (Path(__file__).parent / "usage_of_heads.txt").read_text(encoding="utf-8")
    return dict(line.split(": ", 1) for line in text.splitlines())


def _builtin_usage(builtin: Builtin, long: bool) -> Iterator[str]:
    calls = [builtin.value] if builtin.value is not None else []
    calls += [function.call for function in builtin.functions]
    calls += [function.call for _, function in builtin.curried]
    for call in dict.fromkeys(calls):
        paragraph, _, more = (getdoc(call) or "").partition("\n\n")
        if paragraph:
            yield " ".join(paragraph.split())
        if long and more:
            yield more
    forms = [_form(builtin.symbol.name, [parts]) for f in builtin.functions for parts in f.signatures]
    forms += [_form(builtin.symbol.name, signature.calls) for signature, _ in builtin.curried]
    forms = builtin.shown or forms
    if forms:
        yield _wrapped("Forms: ", list(dict.fromkeys(forms)))


def _form(name: str, calls: list) -> str:
    """Total[list, level]: a signature without its blanks."""
    texts = []
    for parts in calls:
        shown = [part.name + (".." if part.blanks > 1 else "") for part in parts]
        texts.append(f"[{', '.join(shown)}]")
    return name + "".join(texts)


def _wrapped(title: str, words: list[str], width: int = _WIDTH) -> str:
    """Title and words, separated by commas, on lines that are indented below the title."""
    lines, line = [], title
    for i, word in enumerate(words):
        word += "," if i + 1 < len(words) else ""
        if len(line) + len(word) > width and line.strip() and line != title:
            lines.append(line.rstrip())
            line = " " * len(title)
        line += word + " "
    return "\n".join([*lines, line.rstrip()])


def columns(names: list[str], width: int = _WIDTH) -> Iterator[str]:
    """Names side by side, down the columns."""
    cell = max(map(len, names)) + 2
    across = max(width // cell, 1)
    rows = -(-len(names) // across)
    for row in range(rows):
        yield "".join(name.ljust(cell) for name in names[row::rows]).rstrip()
