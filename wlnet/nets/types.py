"""What a port carries: PortType, in words for people and as a specification of the language.

Reading a specification (`"Real"`, `{3, 4}`, `NetEncoder[...]`) is the business of `ports.py`.
Source: layers.md section 1.1, nets.md sections 1.1 and 20.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from wlnet.expr.expr import wl_list
from wlnet.expr.symbols import S
from wlnet.frozen import frozen

VARYING = "Varying"


@frozen
class PortType:
    """The type of the value of one port, of one example (no batch dimension).

    dims      tuple of integers, None (not known yet) and "Varying"; None while the rank is open;
              () is a single number
    element   "Real", "Integer", or None while nothing is known (counts as "Real")
    range     (lowest, highest) of an "Integer", both inclusive, or None
    coder     the encoder of an input port, the decoder of an output port, or None
    """

    dims: tuple | None = None
    element: str | None = None
    range: tuple[int, int] | None = None
    coder: object = None

    @property
    def known(self) -> bool:
        """Every dimension is a number: arrays of this type can be made."""
        return self.dims is not None and all(isinstance(d, int) for d in self.dims)

    @property
    def varies(self) -> bool:
        return self.dims is not None and VARYING in self.dims

    @property
    def rank(self) -> int | None:
        return None if self.dims is None else len(self.dims)

    @property
    def is_integer(self) -> bool:
        return self.element == "Integer"

    @property
    def settled(self) -> PortType:
        """The type in the form in which equal ones are equal: not known to be integers is real."""
        return replace(self, element="Real") if self.element is None else self

    def without_coder(self) -> PortType:
        return replace(self, coder=None)


ANY = PortType()


def specification(port: PortType):
    """The expression that stands for this type in a port option; Automatic for an open rank."""
    if port.coder is not None:
        return port.coder
    if port.dims is None:
        return S.Automatic
    if port.dims == ():
        if not port.is_integer:
            return "Real"
        if port.range is None:
            return "Integer"
        low, high = port.range
        return S.Restricted("Integer", high if low == 1 else wl_list((low, high)))
    entries = [S.Automatic if d is None else d for d in port.dims]
    return entries[0] if len(entries) == 1 and entries[0] is not S.Automatic else wl_list(entries)


def size_words(dims: tuple | None) -> str:
    """Dimensions in words, real numbers understood: "vector (size: 3)"."""
    if dims is None:
        return "array of any rank"
    if dims == ():
        return "real number"
    names = count(1)
    sizes = [f"n{next(names)}" if d is None or d == VARYING else str(d) for d in dims]
    kind = {1: "vector", 2: "matrix"}.get(len(dims), "array")
    return f"{kind} (size: {' x '.join(sizes)})"


def with_article(noun: str) -> str:
    """ "a vector (size: 3)", "an integer" """
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def words(port: PortType) -> str:
    """What the port carries, for tables: "class", "vector (size: 3)", "integer"."""
    return port.coder.word if port.coder is not None else number_words(port)


def full_words(port: PortType) -> str:
    """What the port carries, for messages about types that do not fit: with the size behind a coder."""
    if port.coder is None:
        return number_words(port)
    return f'{number_words(port)} with the {port.coder.head} "{port.coder.kind}"'


def number_words(port: PortType) -> str:
    """The numbers that the port carries: "vector (size: 3)", "integer from 1 to 5"."""
    if not port.is_integer:
        return size_words(port.dims)
    limits = "" if port.range is None else f" from {port.range[0]} to {port.range[1]}"
    if port.dims == ():
        return "integer" + limits
    return size_words(port.dims) + " of integers" + limits
