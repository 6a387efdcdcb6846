"""Scopes and special forms: what compiled code knows of names, and who compiles which head.

A node is a function of a frame that gives a value. A frame is a list: what a rule or function
was given, then the local variables of Module (Definitions) and With (values) around the code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, value_of
from wlnet.expr.symbols import S, Symbol
from wlnet.frozen import frozen
from wlnet.language.definitions import Definition
from wlnet.language.templates import SLOTS, occurs, template, without_slots

Node = Callable[[list], object]

SPECIAL: dict[Symbol, Callable] = {}


def special(*names: str):
    """The decorated `function(compiler, expr, scope, tail)` compiles calls of these symbols.

    It gives a node, or None where it has nothing better than the general way.
    """

    def add(function):
        for name in names:
            SPECIAL[S(name)] = function
        return function

    return add


@frozen
class Scope:
    """What names stand for at a place of the code.

    places       name (a Symbol, or a slot key) -> position in the frame of its value
    cells        local variable of a Module -> position in the frame of its Definition
    size         length of the frame
    """

    places: dict = field(default_factory=dict)
    cells: dict[Symbol, int] = field(default_factory=dict)
    size: int = 0

    def with_cells(self, names: list[Symbol]) -> Scope:
        """The scope inside a Module; the frame grows by one Definition for each name."""
        places = {name: place for name, place in self.places.items() if name not in names}
        cells = {**self.cells, **{name: self.size + i for i, name in enumerate(names)}}
        return Scope(places, cells, self.size + len(names))

    def with_values(self, names: list[Symbol]) -> Scope:
        """The scope inside a With; the frame grows by one value for each name."""
        cells = {name: place for name, place in self.cells.items() if name not in names}
        places = {**self.places, **{name: self.size + i for i, name in enumerate(names)}}
        return Scope(places, cells, self.size + len(names))

    def without_slots(self) -> Scope:
        """The scope inside a function with slots of its own."""
        return Scope(without_slots(self.places), self.cells, self.size)

    def template(self, definitions, expr) -> Callable | None:
        """frame -> `expr` with values and local symbols in it, not evaluated; None: it is constant."""
        build = template(expr, {**self.places, **self.cells})
        if build is None:
            return None
        used = [(place, name) for name, place in self.cells.items() if occurs(expr, {name})]
        if not used:
            return build

        def build_with_symbols(frame):
            values = list(frame)
            for place, name in used:
                values[place] = symbol_of(definitions, frame[place], name)
            return build(values)

        return build_with_symbols


def symbol_of(definitions, cell: Definition, name: Symbol) -> Symbol:
    """The symbol of a local variable; made and entered into the definitions when first needed."""
    if cell.symbol is None:
        cell.symbol = definitions.fresh(name, cell.number)
        definitions.table[cell.symbol] = cell
    return cell.symbol


def is_closed(expr, scope: Scope) -> bool:
    """Whether nothing in `expr` is given by the scope: no parameter, local variable or slot."""
    if not scope.places and not scope.cells:
        return True
    if type(expr) is Symbol:
        return expr not in scope.places and expr not in scope.cells
    if isinstance(expr, Expr):
        if expr.array is not None:
            return True
        if expr.head in SLOTS:
            return False
        return is_closed(expr.head, scope) and all(is_closed(arg, scope) for arg in expr.args)
    return type(expr) is not Association or all(
        is_closed(value_of(key), scope) and is_closed(value, scope) for key, value in expr.data.items()
    )


def is_call(expr, head: Symbol, count: int) -> bool:
    return isinstance(expr, Expr) and expr.head is head and len(expr.args) == count
