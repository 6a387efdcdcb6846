r"""What can follow at the cursor: names, options, strings that mean something there, characters, files.

`completions(session, text)` knows nothing of a terminal; the editor and other front ends show it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import import_module

from wlnet.expr.paths import path_of
from wlnet.frozen import frozen
from wlnet.language.about import known_symbol
from wlnet.language.names import is_offered, is_system_name, system_names
from wlnet.session import Session
from wlnet.syntax.characters import character_names, unnamed
from wlnet.syntax.pieces import Frame, Piece, pieces, surroundings

_MOST = 2000  # more would not be read
_BACKSLASH = "\\["


@frozen
class Completion:
    """
    text      what takes the place of the last `length` characters before the cursor
    shown     in the menu
    note      what it is, in a word
    """

    text: str
    length: int
    shown: str
    note: str = ""


def completions(session: Session, text: str) -> list[Completion]:
    """What could stand at the end of `text`, the likeliest first."""
    return list(_found(session, text))[:_MOST]


def _found(session: Session, text: str) -> Iterator[Completion]:
    words = list(pieces(text))
    last = words[-1] if words else None
    begun = text.rpartition(_BACKSLASH)
    if begun[1] and begun[2].isalnum() | (not begun[2]):
        yield from _characters(begun[2])
    elif text.lstrip().startswith("?") and "\n" not in text.strip():
        prefix = text.lstrip("? \t")
        yield from _names(session, prefix) if prefix else ()
    elif last is not None and last.kind == "OPEN_STRING":
        yield from _strings(session, surroundings(words[:-1]), last.text[1:])
    elif last is not None and last.kind in ("NAME", "BROKEN_NAME") and last.end == len(text):
        frames = surroundings(words[:-1])
        options = list(_options(session, frames, last.text))
        yield from options
        offered = {one.shown for one in options}
        yield from (one for one in _names(session, last.text) if one.shown not in offered)
    elif last is None or last.end < len(text) or _takes_a_value(last):
        yield from _anything(session, surroundings(words))


def _takes_a_value(last: Piece) -> bool:
    """Whether a new word can begin right behind this one."""
    return last.kind in ("OPERATOR", "COMMA") or last.kind.startswith("OPEN_")


# -- characters -------------------------------------------------------------------------------


def _characters(prefix: str) -> Iterator[Completion]:
    r"""`\[Al` becomes α itself: the text stays readable, and means the same."""
    for name in sorted(character_names()):
        if name.startswith(prefix):
            written = f"{_BACKSLASH}{name}]"
            character = unnamed(written)
            text = character if character.isprintable() and not "\ue000" <= character <= "\uf8ff" else written
            yield Completion(text, len(_BACKSLASH + prefix), written, character if text == character else "")


# -- names ------------------------------------------------------------------------------------


def _names(session: Session, prefix: str) -> Iterator[Completion]:
    """Symbols by their beginning: own ones first, then those of the language that wlnet has."""
    definitions = session.evaluation.definitions
    context, tick, start = prefix.rpartition("`")
    if tick:
        wanted = definitions.context + context[1:] if prefix.startswith("`") else context
        for name in sorted(definitions.names.get(wanted + "`", ())):
            if name.startswith(start):
                yield Completion(context + tick + name, len(prefix), name, wanted + "`")
    else:
        own = (definitions.context, *(c for c in definitions.context_path if c != "System`"))
        mine = {name for one in own for name in definitions.names.get(one, ()) if name.startswith(prefix)}
        for name in sorted(mine):
            yield Completion(name, len(prefix), name, "yours")
        for name in sorted(system_names()):
            if name.startswith(prefix) and is_offered(name):
                yield Completion(name, len(prefix), name)
    for one in definitions.contexts():
        if one.startswith(prefix) and one != prefix:
            yield Completion(one, len(prefix), one, "context")


# -- options and strings ----------------------------------------------------------------------


def _call(frames: list[Frame]) -> Frame | None:
    """The call in whose argument list the text ends: options can stand there."""
    return frames[-1] if frames[-1].bracket == "[" and frames[-1].head is not None else None


def _options(session: Session, frames: list[Frame], prefix: str) -> Iterator[Completion]:
    """Options of the function that is being called, as `Name -> `."""
    for name, default in _option_defaults(session, frames):
        if name.startswith(prefix) and is_system_name(name):
            yield Completion(f"{name} -> ", len(prefix), name, f"option, {default}")


def _option_defaults(session: Session, frames: list[Frame]) -> Iterator[tuple[str, str]]:
    call = _call(frames)
    if call is None or call.option is not None:
        return
    definitions = session.evaluation.definitions
    symbol = known_symbol(definitions, call.head)
    if symbol is not None:
        for name, default in sorted(definitions.options_of(symbol).items()):
            yield name, session.text(default, "InputForm")


def _strings(session: Session, frames: list[Frame], prefix: str, quote: str = "") -> Iterator[Completion]:
    """Strings that mean something here, with the closing quotation mark."""
    choices = import_module("wlnet.builtins.host.choices")
    if not quote and choices.is_file(frames):
        yield from _files(session, prefix)
        return
    known = choices.strings(frames, lambda name: _value(session, name))
    named = [name for name, _ in _option_defaults(session, frames) if not is_system_name(name) or not quote]
    for text in dict.fromkeys((*known, *named)):
        if text.startswith(prefix):
            yield Completion(f'{quote}{text}"', len(prefix), f'"{text}"', "" if text in known else "option")


def _value(session: Session, name: str):
    definitions = session.evaluation.definitions
    symbol = known_symbol(definitions, name)
    return None if symbol is None else definitions.of(symbol).value


def _anything(session: Session, frames: list[Frame]) -> Iterator[Completion]:
    """Where nothing is written yet: the strings that fit, then the options."""
    if frames[-1].bracket in ("[", "[[", "{", "<|") and (frames[-1].empty or frames[-1].option is not None):
        yield from _strings(session, frames, "", quote='"')
    if frames[-1].empty:
        yield from _options(session, frames, "")


def _files(session: Session, prefix: str) -> Iterator[Completion]:
    """Files and folders, seen from Directory[]."""
    folder, slash, start = prefix.rpartition("/")
    try:
        found = sorted(
            os.scandir(path_of(folder + slash, session.evaluation.state)), key=lambda one: one.name
        )
    except OSError:
        return
    for one in found:
        if one.name.startswith(start) and (start or not one.name.startswith(".")):
            end = "/" if one.is_dir() else '"'
            yield Completion(folder + slash + one.name + end, len(prefix), one.name + end.strip('"'))
