"""Port specifications of the language to PortType.

`"Real"`, `"Integer"`, `Restricted["Integer", n]`, `n`, `{n1, n2, ...}`, `"Varying"`, `Automatic`
(also inside lists), a NetEncoder or NetDecoder, or the name of one. Source: layers.md section 1.1.
"""

from __future__ import annotations

from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.coder import DECODERS, ENCODERS, PLANNED, Coder, make_decoder, make_encoder
from wlnet.nets.types import ANY, VARYING, PortType

BAD_PORT = (
    '`1` is not a port type for `2`; use "Real", "Integer", n, {n1, n2, ...} with positive integers, or `3`.'
)


def port_type(spec, side: str, owner: str = "NetChain", port: str = "") -> PortType:
    """The PortType of a specification.

    side     "input" (encoders fit) or "output" (decoders fit)
    owner    the net's kind, for messages `OWNER::invport`
    """
    if isinstance(spec, PortType):
        return spec
    if spec is S.Automatic or spec is S("None"):
        return ANY
    if isinstance(spec, Coder):
        if spec.side == side:
            return spec.port_type
    elif isinstance(spec, str):
        if spec in ("Real", "Integer"):
            return PortType((), spec)
        if spec == VARYING:
            return PortType((VARYING,))
        if spec in PLANNED or spec in (ENCODERS if side == "input" else DECODERS):
            return (make_encoder if side == "input" else make_decoder)(spec).port_type
    elif isinstance(spec, int):
        if spec > 0:
            return PortType((spec,))
    elif is_list(spec):
        dims = tuple(map(_dimension, spec))
        if False not in dims:
            return PortType(dims)
    elif (
        isinstance(spec, Expr) and spec.head is S.Restricted and len(spec) == 2 and spec.item(0) == "Integer"
    ):
        limits = _range(spec.item(1))
        if limits:
            return PortType((), "Integer", limits)
    coders = "a NetEncoder or the name of one" if side == "input" else "a NetDecoder or the name of one"
    raise Message(f"{owner}::invport", BAD_PORT)(spec, port or side, coders)


def _dimension(entry):
    """A positive integer, "Varying", None for Automatic; False for anything else."""
    if entry is S.Automatic:
        return None
    if entry == VARYING or (isinstance(entry, int) and entry > 0):
        return entry
    return False


def _range(limits) -> tuple[int, int] | None:
    """(lowest, highest) of Restricted["Integer", limits]."""
    if isinstance(limits, int) and limits > 0:
        return 1, limits
    pair = tuple(limits) if is_list(limits) else ()
    if len(pair) == 2 and all(isinstance(n, int) for n in pair) and pair[0] <= pair[1]:
        return pair
    return None
