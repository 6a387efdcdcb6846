"""Encoders and decoders: values of the language to arrays of numbers and back.

A file of `coders/` holds the classes of one kind. An encoder says what shape one value becomes
and encodes a whole list of them at once; a decoder has a default result and properties.
Source: coders.md sections 1, 3 and 5.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from math import prod
from typing import ClassVar, NamedTuple

import numpy as np

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, is_rule, wl_list
from wlnet.expr.message import Message
from wlnet.expr.registry import Registry
from wlnet.expr.symbols import S
from wlnet.nets.ragged import Ragged
from wlnet.nets.sheet import NotAccepted, Parameter, advice, fill, no_option, sheet
from wlnet.nets.types import PortType
from wlnet.nets.unify import Clash, unify_dims

ENCODERS = Registry("encoder", "wlnet.nets.coders")
DECODERS = Registry("decoder", "wlnet.nets.coders")

NO_PART = "`1` has no part `2`; it has `3`.`4`"
NO_CODER = "`1` is not a kind of `2`.`3`"
NOT_YET = 'The "`1`" `2` is not available in wlnet yet.'
NO_MATCHING = 'There is no `1` that fits the `2` "`3`".'
NO_SPEC = '`1` does not name a kind of `2`; write `2`["kind"] or `2`[{"kind", parameters...}].'
NO_PROPERTY = Message("NetDecoder::noprop", 'The "`1`" decoder has no property `2`; it has `3`.`4`')
NO_ARGUMENT = Message("NetDecoder::propneeds", "The decoder property `1` needs an argument: `1` -> `2`.")
EXTRA_ARGUMENT = Message("NetDecoder::propbare", "The decoder property `1` takes no argument, but has `2`.")
BAD_ARGUMENT = Message("NetDecoder::proparg", "The decoder property `1` -> `2` should have `3`.")
NOT_THE_SHAPE = Message(
    "NetEncoder::dims", 'The "`1`" encoder expects an array of dimensions `2` of such values, not `3`.'
)
NOT_DECODABLE = Message("NetDecoder::input", 'The "`1`" decoder expects `2`, but is given `3`.')


# Kinds of the language that are not there yet.
PLANNED = frozenset(
    {
        *("VideoFrames", "Audio", "AudioSTFT", "AudioSpectrogram", "AudioMelSpectrogram"),
        "AudioMFCC",
        "FeatureExtractor",
    }
)


LEGACY = {"BPESubwordTokens": "SubwordTokens"}


class Coder:
    """An encoder or decoder with its parameters: an atom of the language.

    kind        "Class", "Boolean", ...
    side        "input" for encoders, "output" for decoders
    port_type   what the port it is attached to carries; its `coder` is this one
    word        how tables call such a port: "class"
    default_dims    dimensions of a port that nothing else determines, or None
    last_dims       likewise for what even these leave open
    """

    kind: str
    side: str
    word: str
    head: str
    default_dims: tuple | None = None
    last_dims: tuple | None = None
    parameters: tuple[Parameter, ...] = ()

    def fits(self, dims: tuple) -> bool:
        """Whether the port may have these dimensions (entries None are open)."""
        try:
            unify_dims(self.port_type.dims, dims)
        except Clash:
            return False
        return True

    @property
    def wl_head(self):
        return S(self.head)

    def wl_input(self) -> Expr:
        """NetEncoder[{"kind", parameters...}] with the parameters that are not at their default."""
        given = [(p, getattr(self, p.attribute)) for p in self.parameters]
        given = [(p, value) for p, value in given if p.required or value != p.default]
        last = max((p.position for p, _ in given if p.position), default=0)
        args = [
            p.show(getattr(self, p.attribute)) for p in self.parameters if (p.position or last + 1) <= last
        ]
        rules = [Expr(S.Rule, (p.name, p.show(value))) for p, value in given if not p.position]
        spec = wl_list((self.kind, *args, *rules)) if given else self.kind
        return Expr(S(self.head), (spec,))

    def wl_text(self, form: str) -> str:
        """For a coder inside another expression; `wl_shown` is for a coder alone."""
        return f"{self.head}[{self.kind}, <>]"

    def wl_shown(self, text) -> str:
        """One line: head, kind and the parameters that were given, cut where long."""
        given = [(p, getattr(self, p.attribute)) for p in self.parameters]
        shown = [f"{p.name}: {_short(text(p.show(value)))}" for p, value in given if value != p.default]
        return f"{self.head}[{', '.join([self.kind, *shown])}]"

    def parts(self) -> Association:
        """ "Type" and all parameters as expressions."""
        shown = {p.name: p.show(getattr(self, p.attribute)) for p in self.parameters}
        return Association({"Type": self.kind, **shown})

    def part(self, name, owner: str):
        """The parameter `name` as an expression, All for all; raises OWNER::netpart."""
        parts = self.parts()
        if name is S.All:
            return parts
        if name not in parts:
            names = list(parts.data)
            near = [n for n in names if n.lower() == str(name).lower()]
            facts = (f'The "{self.kind}" coder', name, names, advice(near))
            raise Message(f"{owner}::netpart", NO_PART)(*facts)
        return parts.get(name)

    def wl_part(self, specs: tuple):
        (name,) = specs if len(specs) == 1 else (wl_list(specs),)
        return self.part(name, "Part")

    def wl_normal(self):
        return self.parts()


class Lazy(NamedTuple):
    """Values that are kept as they are stored and encoded batch by batch.

    stored    (N, ...), any dtype, such as the bytes of pictures; a view where possible
    finish    stored[rows] -> (len(rows), *dims) of reals; a new array each time
    """

    stored: np.ndarray
    finish: Callable[[np.ndarray], np.ndarray]


class Late:
    """The examples of a Lazy as an array (N, *dims) that is made where it is sliced."""

    def __init__(self, lazy: Lazy):
        self.lazy = lazy

    def __len__(self) -> int:
        return len(self.lazy.stored)

    def __getitem__(self, rows: slice) -> np.ndarray:
        return self.lazy.finish(self.lazy.stored[rows])

    def __array__(self, dtype=None, copy=None) -> np.ndarray:
        return np.asarray(self[:], dtype=dtype)


class Encoder(Coder, ABC):
    """Values to arrays. A kind defines `core` (a PortType of one value) and `encode_flat`.

    dimensions    the encoder is mapped over arrays of values of these dimensions
    """

    side, head = "input", "NetEncoder"
    dimensions: tuple = ()
    reads_files = False  # names of files are values
    list_rank = 0  # how deep a list one single value may be

    @property
    @abstractmethod
    def core(self) -> PortType:
        """Of one value."""

    @abstractmethod
    def encode_flat(self, values: list) -> np.ndarray | Ragged:
        """(N, ...) from N values, a Ragged where results vary in length (then there are no `dimensions`); a
        value of no meaning is refused by message, with its position."""

    def is_value(self, value) -> bool:
        """Whether this list stands for one value (a label may be a list)."""
        return False

    def matching_decoder(self) -> Decoder | None:
        """The decoder that turns what this encoder gives back into values; None where there is none."""
        return None

    @property
    def port_type(self) -> PortType:
        core = self.core
        return PortType((*self.dimensions, *core.dims), core.element, core.range, self)

    def encode(self, values) -> np.ndarray | Ragged:
        """(B, *dims) from B values, given as a list, a List expression or an array."""
        values = _elements(values)
        count = len(values)
        for size in self.dimensions:
            rows = [_elements(value) for value in values]
            wrong = next((v for v, row in zip(values, rows, strict=True) if len(row) != size), None)
            if wrong is not None:
                raise NOT_THE_SHAPE(self.kind, list(self.dimensions), wrong)
            values = [item for row in rows for item in row]
        coded = self.encode_flat(values)
        if isinstance(coded, Ragged):
            return coded
        return coded.reshape((count, *self.dimensions, *coded.shape[1:]))

    def lazy(self, values) -> Lazy | None:
        """`encode` in two steps, so that training data stay small; None where it must be done at once."""
        return None

    def is_single(self, value) -> bool:
        """Whether `value` is one input; otherwise it is a list of inputs."""
        return self._depth(value) <= len(self.dimensions) + self.list_rank

    def _depth(self, value) -> int:
        depth = 0
        while _is_listlike(value) and not self.is_value(value):
            depth += 1
            if not len(value):
                break
            value = _elements(value[0:1] if isinstance(value, np.ndarray) else value)[0]
        return depth


class Decoder(Coder, ABC):
    """Arrays to values. A kind defines `port_type` and methods marked by `decoded`.

    default     name of the property that is meant where none is asked for
    """

    side, head = "output", "NetDecoder"
    default: str
    properties: ClassVar[dict[str, Property]] = {}

    def depth(self) -> int:
        """Rank of the array that holds one result inside an array of results."""
        return 0

    def decode(self, array: np.ndarray, prop=None, rng: np.random.Generator | None = None) -> list:
        """B results from (B, ...), of the default property or another.

        prop    None for the default, a name, name -> argument or {name, argument}
        rng     for properties that draw

        Raises NetDecoder::noprop and its kin.
        """
        member, argument = self.chosen(prop)
        outer = array.shape[: array.ndim - self.depth()]
        flat = array.reshape((prod(outer), *array.shape[len(outer) :])).astype(np.float64)
        extra = () if argument is None else (argument,)
        results = member.function(self, flat, *extra, **({"rng": rng} if member.draws else {}))
        for size in reversed(outer[1:]):
            results = [wl_list(results[i : i + size]) for i in range(0, len(results), size)]
        return results

    def chosen(self, prop) -> tuple[Property, object]:
        """(property, argument or None) of a specification, checked."""
        name, argument = prop, None
        if is_rule(prop) or (is_list(prop) and len(prop) == 2):
            name, argument = prop
        if name is None:
            name = self.default
        if not isinstance(name, str) or name not in self.properties:
            known = [*self.properties, S("None")]
            near = [n for n in self.properties if str(name).lower() in n.lower()]
            raise NO_PROPERTY(self.kind, name, known, advice(near[:2]))
        member = self.properties[name]
        if argument is None and member.argument == "needed":
            raise NO_ARGUMENT(name, member.wanted)
        if argument is not None:
            if member.argument == "none":
                raise EXTRA_ARGUMENT(name, argument)
            try:
                argument = member.read(self, argument)
            except NotAccepted as refused:
                raise BAD_ARGUMENT(name, argument, str(refused)) from None
        return member, argument

    @abstractmethod
    def matching_encoder(self, dims: tuple | None = None) -> Encoder:
        """The encoder that turns this decoder's results into targets for an output of these dimensions."""


class Property:
    """One property of a decoder.

    function    (decoder, array (N, ...)[, argument][, rng]) -> N results
    argument    "none", "needed" or "possible"
    read        (decoder, expression) -> argument, or raises NotAccepted
    draws       takes the keyword rng
    """

    def __init__(self, name, function, argument, read, wanted, draws):
        self.name, self.function, self.argument = name, function, argument
        self.read, self.wanted, self.draws = read, wanted, draws


def decoded(
    name: str, argument: str = "none", read: Callable = lambda decoder, x: x, wanted: str = "n", draws=False
):
    """Mark a method of a Decoder as its property `name`; the words are those of Property."""

    def add(function):
        function.decoded = Property(name, function, argument, read, wanted, draws)
        return function

    return add


def encoder(kind: str):
    """Put a class into ENCODERS."""

    def add(cls):
        cls = sheet(cls)
        cls.kind = kind
        ENCODERS.add(kind, cls)
        return cls

    return add


def decoder(kind: str):
    """Put a class into DECODERS, with its methods that are marked as properties."""

    def add(cls):
        cls = sheet(cls)
        cls.kind = kind
        found = [
            f.decoded for base in reversed(cls.__mro__) for f in vars(base).values() if hasattr(f, "decoded")
        ]
        cls.properties = {member.name: member for member in found}
        DECODERS.add(kind, cls)
        return cls

    return add


def make_encoder(kind: str, *args, **options) -> Encoder:
    """The encoder of a kind: make_encoder("Class", wl_list(("a", "b")), "IndicatorVector")."""
    return _make(ENCODERS, "NetEncoder", kind, args, options)


def make_decoder(kind: str, *args, **options) -> Decoder:
    return _make(DECODERS, "NetDecoder", kind, args, options)


def _make(collection, head: str, kind, args: tuple, options: dict, call=None) -> Coder:
    kind = LEGACY.get(kind, kind)
    if kind in PLANNED:
        raise Message(f"{head}::codernyi", NOT_YET)(kind, head)
    if kind not in collection:
        more = advice(collection.near(str(kind))) or f" There are {', '.join(sorted(collection))}."
        raise Message(f"{head}::nocoder", NO_CODER)(kind, head, more)
    cls = collection[kind]
    filled = fill(cls.parameters, args, options, head, call)
    if options:
        raise no_option(head, next(iter(options)), [p.name for p in cls.parameters if p.is_option])
    return cls(**filled)


def coder_of(spec, head: str, call=None) -> Coder:
    """The coder that `head[spec]` stands for.

    spec    "kind", {"kind", parameters...}, or a coder of the other side
    call    (f, arguments...) -> value, of the language, for coders that use functions
    """
    if isinstance(spec, Coder):
        if spec.head == head:
            return spec
        return _matching(spec, head)
    parts = (spec,) if isinstance(spec, str) else tuple(spec) if is_list(spec) else ()
    if not parts or not isinstance(parts[0], str):
        raise Message(f"{head}::coderspec", NO_SPEC)(spec, head)
    rules = [part for part in parts[1:] if _is_setting(part)]
    args = [part for part in parts[1:] if not _is_setting(part)]
    options = {str(part.item(0)): part.item(1) for part in rules}
    collection = ENCODERS if head == "NetEncoder" else DECODERS
    return _make(collection, head, parts[0], tuple(args), options, call)


def _is_setting(part) -> bool:
    return is_rule(part) or (isinstance(part, Expr) and part.head is S.RuleDelayed and len(part) == 2)


def _matching(coder: Coder, head: str) -> Coder:
    """The coder of the other side."""
    found = coder.matching_encoder() if head == "NetEncoder" else coder.matching_decoder()
    if found is None:
        raise Message(f"{head}::nomatching", NO_MATCHING)(head, coder.head, coder.kind)
    return found


def _short(line: str, width: int = 60) -> str:
    return line if len(line) <= width else line[: width - 3] + "..."


def _is_listlike(value) -> bool:
    return (
        is_list(value)
        or isinstance(value, list | tuple)
        or (isinstance(value, np.ndarray) and value.ndim > 0)
    )


def _elements(value) -> list:
    """The elements of a list of any kind, as expressions where they are atoms."""
    if isinstance(value, Expr):
        array = value.array
        if array is None:
            return list(value.args) if value.head is S.List else [value]
        value = array
    if isinstance(value, np.ndarray):
        return value.tolist() if value.ndim == 1 else list(value)
    return list(value) if isinstance(value, list | tuple) else [value]
