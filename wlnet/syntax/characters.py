r"""Named characters: `\[Alpha]` to the character and back, from grammar/characters.tsv.

The table is read at the first look-up; most texts need none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from wlnet.syntax.tables import rows

# Named, hexadecimal (2, 4 or 6 digits) and octal characters, as they stand after the backslash.
CODE = r"\[[A-Za-z0-9]*\]|:[0-9a-fA-F]{4}|\.[0-9a-fA-F]{2}|\|[0-9a-fA-F]{6}|[0-7]{3}"

# What stands for boxes inside a text: \!\(x\^2\) in one string, each mark a character of its own.
BOX_MARKS = {
    ")": "\uf7c0", "!": "\uf7c1", "@": "\uf7c2", "%": "\uf7c5", "^": "\uf7c6", "&": "\uf7c7",
    "*": "\uf7c8", "(": "\uf7c9", "_": "\uf7ca", "+": "\uf7cb", "/": "\uf7cc", "`": "\uf7cd",
}  # fmt: skip
BOX_ESCAPES = {mark: "\\" + letter for letter, mark in BOX_MARKS.items()}

_NAMED = re.compile(r"\\\[([A-Za-z0-9]+)\]")


@cache
def _table() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    by_name, names, symbols = {}, {}, {}
    for name, code, kind in rows("characters.tsv"):
        character = chr(int(code, 16))
        by_name[name] = character
        names.setdefault(character, name)
        if kind.startswith("symbol "):
            symbols[character] = kind.removeprefix("symbol ")
    return by_name, names, symbols


def character(name: str) -> str | None:
    r"""The character of a name: "Alpha" gives "α"; None for an unknown one."""
    return _table()[0].get(name)


def character_name(character: str) -> str | None:
    """The name of a character, without backslash and brackets; None if it has none."""
    return _table()[1].get(character)


def character_names() -> Iterable[str]:
    """All names, without backslash and brackets."""
    return _table()[0].keys()


def symbol_name(character: str) -> str | None:
    r"""The symbol that the character alone stands for: "π" gives "Pi"."""
    return _table()[2].get(character)


def decoded(code: str) -> str | None:
    r"""The character of what follows a backslash (see CODE): "[Alpha]", ":03b1", ".41", "|01f600", "101".

    None for an unknown name or a number that is no character.
    """
    if code[0] == "[":
        return character(code[1:-1])
    number = int(code, 8) if code[0].isdigit() else int(code[1:], 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else None


def unnamed(text: str) -> str:
    r"""The text with each known `\[Name]` replaced by its character."""
    return _NAMED.sub(lambda match: character(match[1]) or match[0], text)


def is_private(character: str) -> bool:
    """Whether it lies where fonts have no agreed picture: such are printed by name."""
    return "\ue000" <= character <= "\uf8ff"


def named(text: str) -> str:
    r"""The text with private characters as `\[Name]`, or as `\:hhhh` where they have none."""
    if not any(map(is_private, text)):
        return text
    return "".join(_named(c) if is_private(c) else c for c in text)


def _named(character: str) -> str:
    if character in BOX_ESCAPES:
        return BOX_ESCAPES[character]
    name = character_name(character)
    if name:
        return f"\\[{name}]"
    code = ord(character)
    return f"\\:{code:04x}" if code < 0x10000 else f"\\|{code:06x}"


def in_ascii(text: str) -> str:
    r"""The text with `\[Name]`, `\:hhhh` or `\|hhhhhh` for each character beyond ASCII."""
    return text if text.isascii() else "".join(c if c.isascii() else _named(c) for c in text)
