"""Save and DumpSave: the definitions of symbols in a file, to be read with Get."""

from __future__ import annotations

import re

from wlnet.expr.expr import NULL, Expr, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.paths import file_name, path_of
from wlnet.expr.serial import to_wxf
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin
from wlnet.language.formatting import ALONE
from wlnet.language.saving import assignments, definition_lines, with_needed
from wlnet.syntax.printer import to_text

NOT_SYMBOLS = Message("General::savesym", "`1` is neither a symbol nor a name or a list of them.")
CANNOT_WRITE = Message("General::noopen", "Cannot open `1`.")
NO_FORM = Message("DumpSave::nofrm", "`1`.")


def _symbols(evaluation, what) -> list[Symbol]:
    """The symbols of f, {f, g}, a name with * and @, or a context."""
    definitions = evaluation.definitions
    if isinstance(what, Symbol):
        return [what]
    if is_list(what):
        return [one for part in what.args for one in _symbols(evaluation, part)]
    if not isinstance(what, str):
        raise NOT_SYMBOLS(what)
    if what.endswith("`"):
        return list(definitions.names.get(what, {}).values())
    wanted = re.compile("".join({"*": ".*", "@": "[^A-Z]+"}.get(c, re.escape(c)) for c in what))
    visible = definitions.names.get(definitions.context, {})
    return [found for name, found in visible.items() if wanted.fullmatch(name)]


def _path(evaluation, target):
    path = path_of(target, evaluation.state)
    if path is None:
        raise NOT_SYMBOLS(target)
    return path


@builtin("Definition[symbols__]", attributes=("HoldAll",))
def definition(evaluation, symbols):
    """Definition[f] prints the attributes, rules and options of f."""
    for part in symbols:
        _symbols(evaluation, part)  # refuses what names no symbol


@builtin("FullDefinition[symbols__]", attributes=("HoldAll",))
def full_definition(evaluation, symbols):
    """FullDefinition[f] prints the attributes, rules and options of f and of all that these mention."""
    for part in symbols:
        _symbols(evaluation, part)


def _definition_text(evaluation, expr) -> str:
    """A block for each line of the definitions; nothing for symbols that have none."""
    names = [name for part in expr.args for name in _symbols(evaluation, part)]
    if expr.head is S.FullDefinition:
        needed = with_needed(evaluation.definitions, names)
        names += [name for name in needed if name not in names]
    lines = [line for name in names for line in definition_lines(evaluation.definitions.of(name))]
    return "\n \n".join(to_text(line, "InputForm", evaluation.definitions.sees) for line in lines) or "Null"


ALONE[S.Definition] = ALONE[S.FullDefinition] = _definition_text


@builtin("Save[target_, symbols__]", attributes=("HoldRest",))
def save(evaluation, target, symbols):
    """Save["file", f] appends the definitions of f, and of what they use, to a file."""
    path = _path(evaluation, target)
    names = [one for part in symbols for one in _symbols(evaluation, part)]
    blocks = []
    for name in with_needed(evaluation.definitions, names):
        lines = assignments(evaluation.definitions.table[name])
        block = "".join(to_text(line, "InputForm") + "\n" for line in lines)
        if block:
            blocks.append(block)
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write("\n".join(blocks))
    except OSError:
        raise CANNOT_WRITE(file_name(target)) from None
    return NULL


@builtin("DumpSave[target_, symbols__]", attributes=("HoldRest",))
def dump_save(evaluation, target, symbols):
    """DumpSave["file.mx", f] writes the definitions of f in a form that Get reads fast."""
    path = _path(evaluation, target)
    names = [one for part in symbols for one in _symbols(evaluation, part)]
    table = evaluation.definitions.table
    found = [line for name in dict.fromkeys(names) if name in table for line in assignments(table[name])]
    try:
        path.write_bytes(to_wxf(Expr(S.HoldComplete, tuple(found)), compressed=True))
    except TypeError as error:
        raise NO_FORM(str(error)) from None
    except OSError:
        raise CANNOT_WRITE(file_name(target)) from None
    return evaluation.evaluated(wl_list(S.HoldForm(name) for name in names))
