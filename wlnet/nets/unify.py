"""Equations between the types of ports and arrays, for one layer or a tree of layers.

`Shapes` is what a layer's `infer` sees: the types known so far, and ways to say what must be
equal. What is found is kept in it; a contradiction is a message that names layer and port.
"""

from __future__ import annotations

from dataclasses import replace

from wlnet.expr.message import Message
from wlnet.nets.types import ANY, PortType, full_words, size_words, with_article

_GIVEN = "The `1` of `2` should be `4`, but is `3`."
_BOTH = "The `1` of `2` would have to be `3` and `4` at once."
_UNEQUAL = "The ports `1` and `2` of `3` should have equal dimensions, but are `4` and `5`."
_SAME = "The `1` of `2` is `3`, but that of `4` is `5`."
_EDGE = "The `1` of `2` gives `3`, but the `4` of `5` takes `6`."
_VARIES = "`1` takes arrays of fixed dimensions only, but its `2` port has a dimension that varies."


def as_type(given) -> PortType:
    """A PortType, also of bare dimensions."""
    return given if isinstance(given, PortType) else PortType(tuple(given))


class Clash(Exception):
    """Two types that cannot be one."""


def unify_dims(a: tuple | None, b: tuple | None) -> tuple | None:
    """The dimensions that both describe; None (open) gives way to anything. Raises Clash."""
    if a is None or b is None or a == b:
        return b if a is None else a
    if len(a) != len(b):
        raise Clash
    merged = []
    for left, right in zip(a, b, strict=True):
        if left is not None and right is not None and left != right:
            raise Clash
        merged.append(right if left is None else left)
    return tuple(merged)


def unify(a: PortType, b: PortType) -> PortType:
    """The type that both describe. Raises Clash."""
    if a == b:
        return a
    if None not in (a.element, b.element) and a.element != b.element:
        raise Clash
    if None not in (a.range, b.range) and a.range != b.range:
        raise Clash
    if None not in (a.coder, b.coder) and a.coder != b.coder:
        raise Clash
    merged = PortType(
        unify_dims(a.dims, b.dims), a.element or b.element, a.range or b.range, a.coder or b.coder
    )
    if merged.coder is not None and merged.dims is not None and not merged.coder.fits(merged.dims):
        raise Clash
    return merged


class Tally:
    """How many new facts were found."""

    def __init__(self):
        self.count = 0


class Shapes:
    """What is known of the ports and arrays of one layer while equations are solved.

    layer      the data sheet
    given      port name -> PortType or dimensions; also by keyword
    ports      name -> PortType
    arrays     name -> dimensions or None
    states     name -> PortType of what a recurrent layer hands on
    children   key -> Shapes of the layers inside a container
    title      how messages name the layer: "LinearLayer", "layer 2 (LinearLayer)"
    symbol     whose message it is: the outermost net's
    tally      counts what is found, in common for a whole net
    shared     array name -> sharing.Shared
    pool       name of a shared array -> dimensions, in common for a whole net
    """

    def __init__(
        self,
        layer,
        given=None,
        /,
        *,
        arrays=None,
        children=None,
        title="",
        symbol="",
        tally=None,
        shared=None,
        pool=None,
        **ports,
    ):
        self.layer = layer
        self.children = children or {}
        self.title = title or layer.name
        self.symbol = symbol or layer.name
        self.tally = tally or Tally()
        given = {name: as_type(port) for name, port in {**(given or {}), **ports}.items()}
        self.ports = {name: given.get(name, ANY) for name in (*layer.inputs, *layer.outputs)}
        for name in layer.integers:  # known before anything is connected; a clash is told by `solve`
            if self.ports[name].element is None:
                self.ports[name] = replace(self.ports[name], element="Integer")
        self.arrays = dict.fromkeys(layer.arrays) if arrays is None else dict(arrays)
        self._given = {name for name, port in given.items() if port.dims is not None}
        self._given |= {name for name, dims in self.arrays.items() if dims is not None}
        self.states = dict.fromkeys(layer.states, PortType(element="Real"))
        self._shared = {name: one.name for name, one in (shared or {}).items() if name in self.arrays}
        self._pool = {} if pool is None else pool
        for name, one in self._shared.items():
            known, self.arrays[name] = self.arrays[name], None
            self._pool.setdefault(one, None)
            self.unify(name, known)
            self.unify(name, shared[name].dims)

    def solve(self) -> None:
        """Ask the layer (and, through it, the layers inside) once for its equations."""
        layer = self.layer
        layer.infer(self)
        if not layer.varying and not layer.container:
            self.check_fixed()
        for name in layer.integers:
            self.join(name, PortType(element="Integer"))
        if layer.keeps_element:
            for name in layer.inputs[:1]:
                self.alike(name, layer.outputs[0])
        elif not layer.container:
            for name in layer.outputs:
                if name not in layer.integers:
                    self.join(name, PortType(element="Real"))

    def check_fixed(self) -> None:
        """Refuse dimensions that vary."""
        for name in (*self.layer.inputs, *self.layer.outputs):
            if self.ports[name].varies:
                raise Message(f"{self.symbol}::netvarying", _VARIES)(self.title, name)

    def __getitem__(self, name: str) -> tuple | None:
        """Dimensions of a port, state or array, None while the rank is open."""
        table = self._table(name)
        if table is self.arrays:
            return self._pool[self._shared[name]] if name in self._shared else self.arrays.get(name)
        return table[name].dims

    def _table(self, name: str) -> dict:
        return next((t for t in (self.ports, self.states) if name in t), self.arrays)

    def port(self, name: str) -> PortType:
        """The type of a port or a state."""
        return self._table(name)[name]

    def get(self, name: str) -> tuple | None:
        """Dimensions of a port, state or array if every one of them is a number, else None."""
        dims = self[name]
        return dims if dims is not None and all(isinstance(d, int) for d in dims) else None

    def unify(self, name: str, dims: tuple | None) -> None:
        """The port, state or array `name` has dimensions `dims` (None where open)."""
        if self._table(name) is not self.arrays:
            self.join(name, PortType(dims))
        elif name in self.arrays:
            try:
                found = unify_dims(self[name], dims)
            except Clash:
                sides = with_article(size_words(self[name])), with_article(size_words(dims))
                if name in self._shared:
                    self._refuse(f"shared array {self._shared[name]}", *sides)
                self._refuse(f"array {name}", *sides, given=name in self._given)
            if name in self._shared:
                self._keep(self._pool, self._shared[name], found)
            else:
                self._keep(self.arrays, name, found)

    def equal(self, *names: str) -> None:
        """These ports have equal dimensions."""
        first = names[0]
        for name in names[1:]:
            try:
                dims = unify_dims(self[first], self[name])
            except Clash:
                words = [with_article(size_words(self[one])) for one in (first, name)]
                unequal = Message(f"{self.symbol}::tyfail4", _UNEQUAL)
                raise unequal(first, name, self.title, *words) from None
            self.unify(first, dims)
            self.unify(name, dims)

    def alike(self, source: str, target: str) -> None:
        """These ports carry the same kind of element (and range, for integers)."""
        for a, b in ((source, target), (target, source)):
            self.join(a, PortType(element=self.ports[b].element, range=self.ports[b].range))

    def join(self, name: str, port: PortType) -> None:
        """The port or state `name` is of the type `port` too."""
        table = self._table(name)
        try:
            found = unify(table[name], port)
        except Clash:
            sides = with_article(full_words(table[name])), with_article(full_words(port))
            self._refuse(f"{name} port", *sides, given=name in self._given)
        self._keep(table, name, found)

    def settle(self, state: str, port: PortType) -> None:
        """A state is of this type."""
        self._keep(self.states, state, port)

    def at_most(self, name: str, highest: int) -> None:
        """The port `name` carries integers from 1 to `highest`."""
        known = self.ports[name].range
        if known is None:
            self.join(name, PortType(element="Integer", range=(1, highest)))
        elif known[0] < 1 or known[1] > highest:
            self._refuse(
                f"{name} port", with_article(full_words(self.ports[name])), f"an integer from 1 to {highest}"
            )

    def connect(self, output: str, to: Shapes, entry: str) -> None:
        """What leaves this layer at `output` enters another at `entry`: same dimensions; integers may
        enter where real numbers are expected, never the other way round."""
        source, sink = self.port(output), to.port(entry)
        try:
            dims = unify_dims(source.dims, sink.dims)
            if sink.is_integer and source.element == "Real":
                raise Clash
            if None not in (source.range, sink.range) and not _within(source.range, sink.range):
                raise Clash
        except Clash:
            facts = (
                f"{output} port",
                self.title,
                with_article(full_words(source)),
                f"{entry} port",
                to.title,
                with_article(full_words(sink)),
            )
            raise Message(f"{self.symbol}::tyfail1", _EDGE)(*facts) from None
        self._keep(self._table(output), output, self._with(source, dims, sink))
        to._keep(to._table(entry), entry, self._with(sink, dims, source))

    def expose(self, inner: Shapes, name: str, port: str = "") -> None:
        """The port `name` of this container is the port of that name, or `port`, of a layer inside; a coder
        stays with the container."""
        port = port or name
        own, theirs = self.ports[name], inner.port(port)
        try:
            found = unify(own, theirs)
        except Clash:
            facts = (
                f"{port} port",
                inner.title,
                with_article(full_words(theirs)),
                self.title,
                with_article(full_words(own)),
            )
            raise Message(f"{self.symbol}::tyfail2", _SAME)(*facts) from None
        self._keep(self.ports, name, found)
        inner._keep(inner._table(port), port, found.without_coder())

    @staticmethod
    def _with(port: PortType, dims, other: PortType) -> PortType:
        if port.element is None:
            port = replace(port, element=other.element)
        if port.is_integer and other.is_integer:
            port = replace(port, range=port.range or other.range)
        return replace(port, dims=dims)

    def _keep(self, table: dict, name: str, found) -> None:
        if found != table[name]:
            table[name] = found
            self.tally.count += 1

    def _refuse(self, what: str, first: str, second: str, given: bool = False):
        """Two types that cannot be one; `given`: the first is what was said of it."""
        tag, text = ("tyfail", _GIVEN) if given else ("tyfail3", _BOTH)
        raise Message(f"{self.symbol}::{tag}", text)(what, self.title, first, second) from None


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
