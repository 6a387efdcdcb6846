"""What examples say of the ports that they feed: dimensions, what varies, encoders of images and labels.

Source: nettrain.md section 2.5.
"""

from __future__ import annotations

from fractions import Fraction

from wlnet.expr.expr import Expr, head_of, is_list
from wlnet.expr.message import Message
from wlnet.expr.paths import file_name
from wlnet.expr.short import typed
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image
from wlnet.expr.values.picture_files import UNREADABLE, read_picture
from wlnet.nets.batch import described, elements, example_type, numbers, picture_type, ragged_type
from wlnet.nets.net import Net
from wlnet.nets.types import VARYING, PortType

MIXED_EXAMPLES = Message(
    "NetTrain::mixed",
    "The examples for the port `1` should be of one kind and shape, but, unlike the first, example `2` is "
    "`3`.",
)
NOT_EXAMPLES = Message(
    "NetTrain::noexamples",
    "The examples for the port `1` are neither numbers, nor arrays of numbers, nor labels.",
)
NO_IMAGE = Message(
    "NetTrain::firstimg", "The first example for the input port `1`, `2`, cannot be read as an image: `3`."
)
COMPLEX = Message(
    "NetTrain::complexdata",
    "Example `1` for the port `2` is the complex number `3`; nets compute with real numbers.",
)
LABELS_IN = Message(
    "NetTrain::labelinput",
    "The examples for the input port `1` are labels such as `2`, and nothing says what numbers they are for "
    'the net. Give the port an encoder: NetEncoder[{"Class", labels, "IndicatorVector"}], for instance.',
)


def open_inputs(net: Net, columns: dict[str, Expr]) -> dict[str, PortType]:
    """The types of those inputs that are not known, as the data has them; images get an encoder."""
    found = {}
    for name, port in net.inputs.items():
        if port.coder is None and not port.varies:
            pictures = picture_type(columns[name], dims=port.dims) or _files_type(columns[name], port, name)
            if pictures is not None:
                found[name] = pictures
            elif not port.known:
                found[name] = open_type(port, columns, name)
                if _is_label(found[name]) and not port.is_integer:
                    raise LABELS_IN(name, columns[name].item(0))
    return found


def _files_type(column: Expr, port: PortType, name: str) -> PortType | None:
    """The "Image" encoder for a column of File["name"], as the first image has it; None for others."""
    first = column.item(0)
    if not isinstance(first, Expr) or first.head is not S.File:
        return None
    try:
        image = read_picture(file_name(first))
    except UNREADABLE as error:
        why = "no such file" if isinstance(error, FileNotFoundError) else error
        raise NO_IMAGE(name, typed(first), why) from None
    return picture_type([image], dims=port.dims)


def open_type(port: PortType, columns: dict[str, Expr], name: str) -> PortType:
    """What the data say of an input of open dimensions; those in which examples differ vary."""
    varying = None
    if numbers(columns[name]) is None:
        open_ = port.dims is None and port.coder is None
        varying = sequence_type(columns[name]) if open_ else ragged_type(port, columns[name])
    if varying is None or None in varying.dims:  # an array of another size among sequences
        return type_of(columns, name)
    return varying


def sequence_type(column: Expr) -> PortType | None:
    """The type of targets for an output that varies; None where they are no arrays of one rank."""
    arrays = list(map(numbers, elements(column)))
    ranks = {None if array is None else array.ndim for array in arrays}
    if len(ranks) > 1 or not ranks - {None, 0}:
        return None
    rest = {array.shape[1:] for array in arrays}
    return PortType((VARYING, *(rest.pop() if len(rest) == 1 else (None,) * (arrays[0].ndim - 1))))


def _is_label(type_: PortType) -> bool:
    return type_.coder is not None and type_.coder.kind == "Class"


def type_of(columns: dict[str, Expr], key: str) -> PortType:
    column = columns[key]
    pictures = picture_type(column)
    if pictures is not None:
        return pictures
    found = example_type(column)
    if found is None or found.coder is not None:
        _check_real(column, key)
        kinds = list(map(_kind, column))
        odd = next((place for place, kind in enumerate(kinds) if kind != kinds[0]), None)
        if odd is not None:
            value = column.item(odd)
            raise MIXED_EXAMPLES(key, odd + 1, described(value, numbers(value)))
    if found is None:
        raise NOT_EXAMPLES(key)
    return found


def _check_real(column: Expr, key: str) -> None:
    """Raises a message for a number that is complex, which else would be taken for a label."""
    for place, one in enumerate(column, start=1):
        if head_of(one) is S.Complex and (not isinstance(one, complex) or one.imag):
            raise COMPLEX(place, key, one)


def _kind(example) -> object:
    """ "label", "image", or the dimensions of a number or an array of numbers."""
    if isinstance(example, Image):
        return "image"
    array = numbers(example) if is_list(example) or isinstance(example, (int, float, Fraction)) else None
    return "label" if array is None else array.shape
