"""Parameters of layers and coders: declared as fields, read from arguments and options.

    size: tuple = parameter(1, "OutputDimensions", read=dimensions)

declares the first argument; `parameter(None, "Method", default="Dropout", ...)` declares an option.
`fill` turns the arguments of a call into the values of the fields, or refuses by message.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, field, fields
from difflib import get_close_matches
from typing import NamedTuple

from wlnet.expr.expr import boolean, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.frozen import frozen

_ARGUMENT = "Argument `1` of `2` should be `4`, but is `3`."
_SETTING = "The setting `1` -> `3` of `2` should be `4`."
ARGUMENTS = "`1` takes `2`, and options; it has `3` arguments."
_TOO_FEW = "`1` needs its argument `2`, which should be `3`."
_NO_OPTION = "`1` has no option `2`.`3`"


class NotAccepted(Exception):
    """A parameter has no meaning; the text says what would do: "a positive integer"."""


class Parameter(NamedTuple):
    """One parameter of a layer or coder.

    attribute  its name in Python
    name       its Wolfram name, as in NetExtract
    position   of the argument, from 1; None for an option
    named      an argument that may be given as an option, too
    read       expression -> value of the field, or raises NotAccepted
    show       the inverse
    applied    `read` takes a second argument: how to apply a function of the language
    wanted     what it should be, in words; asked for where it is missing
    default    value of the field where it is not given, or MISSING
    """

    attribute: str
    name: str
    position: int | None
    read: Callable
    show: Callable
    applied: bool
    wanted: str
    default: object
    named: bool = False

    @property
    def is_option(self) -> bool:
        return self.named or not self.position

    @property
    def required(self) -> bool:
        return self.default is MISSING


def shown(value):
    """A field's value as an expression: tuples are lists."""
    if isinstance(value, tuple):
        return wl_list(map(shown, value))
    return boolean(value) if isinstance(value, bool) else value


def parameter(
    position=None,
    name="",
    *,
    default=MISSING,
    read=lambda value: value,
    show=shown,
    applied=False,
    wanted="",
    named=False,
):
    """A field of a sheet; the words are those of Parameter."""
    facts = {"position": position, "name": name, "read": read, "show": show, "applied": applied}
    return field(default=default, metadata={**facts, "wanted": wanted, "named": named})


def sheet(cls):
    """A class with `parameter` fields as a frozen dataclass that lists them in `parameters`."""
    cls = frozen(cls)
    cls.parameters = tuple(
        Parameter(f.name, default=f.default, **f.metadata) for f in fields(cls) if f.metadata
    )
    return cls


def fill(parameters, args: tuple, options: dict, owner: str, apply=None) -> dict:
    """Attribute -> value for the arguments and options of a call; the options used are taken out.

    owner    whose call it is: the symbol of the messages invarg, invset, nargs, argneeded
    apply    (function of the language, symbols...) -> expression, for parameters that are `applied`
    """
    positional = {p.position: p for p in parameters if p.position}
    if len(args) > len(positional):
        most = f"at most {len(positional)} argument{'s' * (len(positional) != 1)}"
        raise Message(f"{owner}::nargs", ARGUMENTS)(owner, most, len(args))
    filled = {}
    for place, p in positional.items():
        if place <= len(args):
            facts = (place, owner, args[place - 1])
            filled[p.attribute] = _read(
                p, args[place - 1], apply, Message(f"{owner}::invarg", _ARGUMENT), facts
            )
        elif p.required:
            raise Message(f"{owner}::argneeded", _TOO_FEW)(owner, place, p.wanted)
    for p in parameters:
        if p.is_option and p.name in options:
            value = options.pop(p.name)
            facts = (p.name, owner, value)
            filled[p.attribute] = _read(p, value, apply, Message(f"{owner}::invset", _SETTING), facts)
    return filled


def _read(p: Parameter, value, apply, message: Message, facts: tuple):
    try:
        return p.read(value, apply) if p.applied else p.read(value)
    except NotAccepted as refused:
        raise message(*facts, str(refused)) from None


def no_option(owner: str, name, known) -> Exception:
    """The message for an option that `owner` does not have, with the near ones among `known`."""
    near = get_close_matches(str(name), list(known), n=2)
    return Message(f"{owner}::optx", _NO_OPTION)(owner, name, advice(near))


def forms(head: str, parameters: tuple[Parameter, ...]) -> tuple[str, ...]:
    """How a call is written: LinearLayer[], LinearLayer[OutputDimensions], with the arguments it may have."""
    names = sorted((p for p in parameters if p.position), key=lambda p: p.position)
    needed = sum(p.required for p in names)
    return tuple(f"{head}[{', '.join(p.name for p in names[:n])}]" for n in range(needed, len(names) + 1))


def advice(near) -> str:
    """Text to follow a sentence: " Did you mean A or B?", or nothing."""
    return f" Did you mean {' or '.join(map(str, near))}?" if near else ""


# How parameters are read. Each refuses by NotAccepted with the words for what would do.


def choice(*names: str) -> Callable:
    """One of the strings `names`."""

    def read(value):
        if value in names:
            return value
        raise NotAccepted("one of " + ", ".join(f'"{name}"' for name in names))

    return read


def positive_integer(value) -> int:
    if type(value) is int and value > 0:
        return value
    raise NotAccepted("a positive integer")


def positive_integers(value) -> tuple[int, ...]:
    """A list of positive integers, which may be empty."""
    if is_list(value) and all(type(n) is int and n > 0 for n in value):
        return tuple(value)
    raise NotAccepted("a list of positive integers")


def truth(value) -> bool:
    if value is S("True") or value is S("False"):
        return value is S("True")
    raise NotAccepted("True or False")
