"""Training data as the user wrote them, to columns: port name -> list of examples.

Lists of rules, a rule of lists, an association of columns, a list of rows and named sets all become
the same columns; packed arrays stay packed. Encoding is the business of `columns.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from wlnet.expr.association import Association
from wlnet.expr.columns import RuleList
from wlnet.expr.expr import Expr, head_of, is_list, is_rule, wl_list
from wlnet.expr.message import Message
from wlnet.expr.short import typed
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.numeric_array import NumericArray
from wlnet.training.data.dataset import part_of
from wlnet.training.host import Host
from wlnet.training.names import advice
from wlnet.training.unsupported import DECLINED_DATA, NOT_YET

NO_PORTS = Message(
    "NetTrain::noports",
    "The net to be trained has no inputs, so nothing says how many examples there are. A net with an input, "
    "also one that nothing depends on, can be trained.",
)
NO_DATA = Message("NetTrain::nodata", "The `1` data has no examples.")
NOT_DATA = Message(
    "NetTrain::invdata",
    "The `1` data should be a list of rules, a rule of two lists, an association or a list of associations "
    "with the examples of each port, or the name of a data set, but is `2`.",
)
NO_VALUE = Message(
    "NetTrain::novalue",
    "The `1` data is the symbol `2`, which has no value.",
)
NOT_A_RULE = Message(
    "NetTrain::invrule",
    "Element `1` of the `2` data should be a rule, as the first element is, but is no rule.",
)
NOT_A_ROW = Message(
    "NetTrain::invrow",
    "Element `1` of the `2` data should be an association with the keys `3`, as the first element is.",
)
NOT_A_LIST = Message("NetTrain::invcolumn", "The `1` data for the port `2` should be a list of examples.")
UNEQUAL = Message("NetTrain::unequal", "The `1` data has `2` examples for `3`, but `4` for `5`.")
MISSING_PORT = Message("NetTrain::missport", "The `1` data has no entry for the port `2`; it has `3`.`4`")
SPARE_PORT = Message(
    "NetTrain::spareport", "The `1` data has an entry `2`, but the ports to feed are `3`.`4`"
)
NOT_PAIRS = Message(
    "NetTrain::invpairs",
    "Rules as `1` data feed one input and one output port, but the ports to feed are `2`. Give an "
    "association with the examples of each port.",
)


def columns_of(
    data, inputs: Sequence[str], targets: Sequence[str], part: str, host: Host | None = None
) -> dict[str, Expr]:
    """Port name -> list of examples, all of one length, for all `inputs` and `targets`.

    part    "training", "validation" or "test": which data the messages are about, and for a named set
            which part of it is meant
    host    what is told of the download of a named set

    Raises a NetTrain message that names the port and the example where something does not fit.
    """
    if isinstance(data, str):
        data = part_of(data, "TrainingData" if part == "training" else "TestData", host=host)
    ports = (*inputs, *targets)
    is_dataset = head_of(data) is S.Dataset
    data = _opened(data)
    if is_list(data) and len(data) == 0:
        raise NO_DATA(part)
    if isinstance(data, Association):
        columns = dict(data.items())
        check_keys(columns, ports, part, spare=is_dataset)
        columns = {port: columns[port] for port in ports}
    elif is_rule(data):
        _check_pairs(inputs, targets, part)
        columns = dict(zip(ports, data.args, strict=True))
    elif isinstance(data, RuleList):
        _check_pairs(inputs, targets, part)
        columns = dict(zip(ports, (data.lefts, data.rights), strict=True))
    elif is_list(data) and data.array is None and is_rule(data.item(0)) and not _is_generator(data):
        _check_pairs(inputs, targets, part)
        columns = dict(zip(ports, _transposed_rules(data, part), strict=True))
    elif is_list(data) and data.array is None and isinstance(data.item(0), Association):
        columns = _transposed_rows(data, ports, part, is_dataset)
    elif is_list(data) and len(ports) == 1 and not _is_generator(data):
        columns = {ports[0]: data}
    else:
        raise _declined(data, part)
    columns = {port: _listed(column) for port, column in columns.items()}
    sides = ("the left side", "the right side")
    _check_lengths(columns, sides if is_rule(data) else [f"the port {port}" for port in columns], part)
    return columns


def _opened(data):
    """The data in a Dataset, or in its Python kind; all else as it is."""
    if head_of(data) is not S.Dataset:
        return data
    return data.args[0] if isinstance(data, Expr) else data.wl_normal()


def _listed(column):
    """A NumericArray and the Dataset of a column are the lists that they stand for."""
    return column.wl_normal() if isinstance(column, NumericArray) else _opened(column)


def check_keys(columns: dict, ports: Sequence[str], part: str, spare: bool = False) -> None:
    """Raises a message for a port without data, and, unless `spare`, for data without a port."""
    for port in ports:
        if port not in columns:
            raise MISSING_PORT(part, port, list(columns), advice(port, columns))
    for key in () if spare else columns:
        if key not in ports:
            raise SPARE_PORT(part, key, list(ports), advice(key, ports))


def _check_pairs(inputs, targets, part: str) -> None:
    if len(inputs) != 1 or len(targets) != 1:
        raise NOT_PAIRS(part, [*inputs, *targets])


def _transposed_rules(data: Expr, part: str) -> tuple[Expr, Expr]:
    lefts, rights = [], []
    for number, example in enumerate(data, start=1):
        if not is_rule(example):
            raise NOT_A_RULE(number, part)
        left, right = example.args
        lefts.append(left)
        rights.append(right)
    return wl_list(lefts), wl_list(rights)


def _transposed_rows(data: Expr, ports: Sequence[str], part: str, spare: bool) -> dict[str, Expr]:
    first = data.item(0)
    check_keys(dict(first.items()), ports, part, spare)
    for number, row in enumerate(data, start=1):
        if not isinstance(row, Association) or row.data.keys() != first.data.keys():
            raise NOT_A_ROW(number, part, list(ports))
    return {port: wl_list(row.get(port) for row in data) for port in ports}


def _check_lengths(columns: dict[str, Expr], names: Sequence[str], part: str) -> None:
    lengths = []
    for name, (port, column) in zip(names, columns.items(), strict=True):
        if not is_list(column):
            raise NOT_A_LIST(part, port)
        lengths.append((len(column), name))
    if not lengths:
        raise NO_PORTS()
    (length, first), *others = lengths
    for other, name in others:
        if other != length:
            raise UNEQUAL(part, length, first, other, name)
    if length == 0:
        raise NO_DATA(part)


def _is_generator(data: Expr) -> bool:
    """{f, "RoundLength" -> n}."""
    return len(data) == 2 and is_rule(data.item(1)) and data.item(1).args[0] == "RoundLength"


def _declined(data, part: str):
    """The message for what is no data: a form that is not supported yet, or nothing that is known."""
    if isinstance(data, Symbol):
        return NO_VALUE(part, data)
    head = head_of(data)
    name = head.name if isinstance(head, Symbol) else ""
    if is_list(data) and _is_generator(data):
        name = "Function"
    if name in DECLINED_DATA:
        return NOT_YET(f"{part.capitalize()} data {DECLINED_DATA[name]}")
    return NOT_DATA(part, typed(data))
