"""Types of ports and coders as terms of .wlnet files: TensorT[{3, LengthVar[1]}, RealT], NetEncoder[...].

Source: spec of the format, sections 4 and 5.
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.symbols import S
from wlnet.nets.coder import DECODERS, ENCODERS, Coder
from wlnet.nets.formats.container import NEW, BadFile
from wlnet.nets.sheet import NotAccepted
from wlnet.nets.types import ANY, VARYING, PortType

# Names of parameters of coders in files -> ours, where they differ.
CODER_NAMES = {("NetEncoder", "Class"): {"OutputForm": "Form"}}
# Coders whose terms are written as they were seen in files or printed nets.
SEEN_CODERS = {
    ("NetDecoder", "Scalar"), ("NetDecoder", "Class"), ("NetEncoder", "Class"), ("NetEncoder", "Image"),
}  # fmt: skip


def validated(value):
    return S.ValidatedParameter(value)


def plain(value):
    """A parameter without its wrapper."""
    while isinstance(value, Expr) and value.head is S.ValidatedParameter and len(value) == 1:
        value = value.item(0)
    return value


# Types to terms


def term(port: PortType, length: Callable[[], int], element: str = "RealT") -> Expr:
    """The term of a port.

    length     gives the number of the variable length that occurs in it
    element    what stands for elements of which nothing is said
    """
    bare = _tensor(port, length, element)
    return bare if port.coder is None else coder_term(port, bare)


def _tensor(port: PortType, length: Callable[[], int], element: str) -> Expr:
    if port.is_integer:
        low, high = port.range or (1, S.SizeT)
        elements = S.IndexIntegerT(high if low == 1 else wl_list((low, high)))
    else:
        elements = S(element)
    if port.dims is None:
        return S.TensorT(S.ListT(S.NaturalT, S.SizeT), elements)
    dims = [S.LengthVar(length()) if d == VARYING else S.SizeT if d is None else d for d in port.dims]
    return S.TensorT(wl_list(dims), elements)


def array_term(shape: tuple | None, optional: bool) -> Expr:
    """The term of an array without a value."""
    bare = _tensor(PortType(shape), lambda: 0, "RealT")
    return S.Nullable(bare) if optional else bare


def coder_term(port: PortType, tensor: Expr) -> Expr:
    """NetEncoder["kind", <|parameters|>, type]."""
    coder = port.coder
    names = {ours: theirs for theirs, ours in CODER_NAMES.get((coder.head, coder.kind), {}).items()}
    known = {names.get(p.name, p.name): p.show(getattr(coder, p.attribute)) for p in coder.parameters}
    return Expr(S(coder.head), (coder.kind, Association(_in_full(coder, known, port)), tensor))


def _in_full(coder: Coder, known: dict, port: PortType) -> dict:
    """The parameters in the order of real files, with those that follow from others."""
    kind = coder.head, coder.kind
    if kind == ("NetDecoder", "Scalar"):
        return {"$Version": NEW}
    if kind == ("NetDecoder", "Class"):
        rank = len(port.dims or ()) - 1
        depth = known.get("InputDepth")
        facts = {"Labels": known["Labels"], "InputDepth": depth if isinstance(depth, int) else rank + 1}
        return facts | {"Dimensions": len(coder.labels), "$Rank": rank}
    if kind == ("NetEncoder", "Class"):
        return {"Labels": known["Labels"], **known, "Count": len(coder.labels)}
    return known


# Terms to types


def type_of(value) -> PortType:
    """The PortType of a term. Raises BadFile for what is no type."""
    value = plain(value)
    if isinstance(value, Expr) and value.head is S.Nullable:
        value = value.item(0)
    if isinstance(value, Expr) and value.head in (S.NetEncoder, S.NetDecoder):
        return _with_coder(value)
    if not isinstance(value, Expr) or value.head is not S.TensorT or len(value) != 2:
        if is_list(value) or isinstance(value, Expr):
            return ANY  # a port of an open number of inputs, or a type that says nothing here
        raise BadFile(f"it has {value} where the type of a port should be")
    dims, element = value.args
    if isinstance(element, Expr) and element.head is S.TensorT:
        inner = type_of(element)
        own = _dims(dims)
        whole = None if own is None or inner.dims is None else (*own, *inner.dims)
        return PortType(whole, inner.element, inner.range)
    return PortType(_dims(dims), *_element(element))


def _dims(dims) -> tuple | None:
    if is_list(dims):
        return tuple(_size(one) for one in dims)
    if isinstance(dims, Expr) and dims.head is S.ListT and isinstance(dims.item(0), int):
        return (None,) * dims.item(0)
    return None


def _size(one):
    if isinstance(one, int):
        return int(one)
    return VARYING if isinstance(one, Expr) and one.head is S.LengthVar else None


def _element(element) -> tuple:
    if isinstance(element, Expr) and element.head is S.IndexIntegerT and len(element) == 1:
        limit = element.item(0)
        if isinstance(limit, int):
            return "Integer", (1, int(limit))
        return "Integer", tuple(map(int, limit)) if is_list(limit) else None
    return (None, None)


def _with_coder(value: Expr) -> PortType:
    """A port with the coder of a term; the bare type where wlnet does not have that kind."""
    head, (kind, *rest) = value.head.name, value.args
    parameters = rest[0] if rest and isinstance(rest[0], Association) else Association({})
    tensor = type_of(rest[1]) if len(rest) > 1 else ANY
    collection = ENCODERS if head == "NetEncoder" else DECODERS
    if kind not in collection:
        return tensor
    names = CODER_NAMES.get((head, kind), {})
    given = {names.get(key, key): plain(one) for key, one in parameters.items()}
    coder = made_coder(collection[kind], given)
    own = coder.port_type
    return PortType(own.dims if tensor.dims is None else tensor.dims, own.element, own.range, coder)


def made_coder(cls, given: dict) -> Coder:
    """A coder from its parameters by name; those that it does not know follow from others."""
    filled = {}
    for p in cls.parameters:
        if p.name not in given:
            continue
        try:
            filled[p.attribute] = p.read(given[p.name])
        except NotAccepted as wanted:
            if given[p.name] is S.Automatic or given[p.name] is S("None"):
                continue
            raise BadFile(
                f'the parameter {p.name} of its "{cls.kind}" coder should be {wanted}, not {given[p.name]}'
            ) from None
    missing = [p.name for p in cls.parameters if p.required and p.attribute not in filled]
    if missing:
        raise BadFile(f'its "{cls.kind}" coder has no {missing[0]}')
    return cls(**filled)
