"""CreateDataStructure and the operations ds["name", ...] of what it makes."""

from __future__ import annotations

from wlnet.expr.expr import FALSE, TRUE, is_list, is_rule
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.expr.values.data_structure import KINDS, DataStructure
from wlnet.language.builtin import application, builtin

FAILED = S("$Failed")
NO_KIND = Message("CreateDataStructure::notype", "`1` is no data structure of wlnet; `2` are.")
NO_CONTENTS = Message("CreateDataStructure::init", "A `1` cannot begin with `2`.")
NO_OPERATION = Message("DataStructure::noop", "A `1` has no operation `2` in wlnet; it has `3`.")
BAD_COUNT = Message("DataStructure::opargs", "The operation `2` of a `1` does not take `3` arguments.")


@builtin("CreateDataStructure[kind_]", "CreateDataStructure[kind_, contents_]")
def create_data_structure(evaluation, kind, contents=None):
    """A new data structure, empty or with the elements of a list."""
    made = KINDS.get(kind) if type(kind) is str else None
    if made is None:
        raise NO_KIND(kind, ", ".join(KINDS), value=FAILED)
    items = () if contents is None else contents.args if is_list(contents) else None
    if items is None or (kind == "HashTable" and not all(map(is_rule, items))):
        raise NO_CONTENTS(kind, contents, value=FAILED)
    return made(items)


@builtin("DataStructure[args___]", attributes=("Protected", "ReadProtected"))
def data_structure(evaluation, args=()):
    """Stays as it is: the head of what CreateDataStructure makes."""


@builtin("DataStructureQ[expr_]", "DataStructureQ[expr_, kind_]")
def data_structure_q(evaluation, expr, kind=None):
    """Whether expr is a data structure, of that kind where one is given."""
    return TRUE if isinstance(expr, DataStructure) and kind in (None, expr.kind) else FALSE


@application(DataStructure)
def apply_data_structure(evaluation, structure, args):
    """ds["name", arguments...]: what the operation gives; most change the structure."""
    known = structure.operations()
    method = known.get(args[0]) if args and type(args[0]) is str else None
    if method is None:
        raise NO_OPERATION(structure.kind, args[0] if args else "", ", ".join(known), value=FAILED)
    if not structure.takes(method, len(args) - 1):
        raise BAD_COUNT(structure.kind, args[0], len(args) - 1, value=FAILED)
    return evaluation.evaluate(method(*args[1:]))
