"""AttentionLayer."""

from __future__ import annotations

from math import prod, sqrt

import numpy as np

from wlnet.expr.expr import is_rule, rule
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.construct import assemble
from wlnet.nets.layer import Layer, layer
from wlnet.nets.lengths import mask_of
from wlnet.nets.lower import unfolded
from wlnet.nets.net import Net
from wlnet.nets.sheet import NotAccepted, fill, parameter, truth
from wlnet.nets.types import PortType, size_words, with_article
from wlnet.tensor.graph.graph import constant
from wlnet.tensor.ops.comparison import greater_equal
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.elementwise import where
from wlnet.tensor.ops.movement import broadcast_to, permute, transpose
from wlnet.tensor.ops.reduction import softmax
from wlnet.tensor.ops.sampling import dropout_mask

SCORING = Message(
    "AttentionLayer::scoring",
    'The scoring net of AttentionLayer has vectors at its inputs "Input" and "Query" and gives a number; '
    "this `1` has the inputs `2` and the outputs `3`.",
)
TOO_FLAT = "The `1` port of `2` carries `3`; it should carry vectors, `4`."
CAUSAL = (
    'The mask "Causal" of `1` needs one list of keys and one of queries, of equal length; the keys are `2`, '
    "the queries `3`."
)
NONE = S("None")
LOWEST = -1e30  # a score so low that it gets no weight


def _scoring(value):
    if isinstance(value, Net) or value in ("Dot", "Bilinear"):
        return value
    raise NotAccepted('"Dot", "Bilinear", or a net with the inputs "Input" and "Query"')


def _mask(value):
    """0 for none, "Causal", or how many positions are seen."""
    if value is NONE:
        return None
    if value == "Causal":
        return "Causal"
    if is_rule(value) and value.item(0) == "Causal" and type(value.item(1)) is int and value.item(1) > 0:
        return value.item(1)
    raise NotAccepted('None, "Causal", or "Causal" -> n with a positive integer n')


def _shown_mask(value):
    return NONE if value is None else rule("Causal", value) if isinstance(value, int) else value


def _rate(value) -> float:
    if value is NONE:
        return 0.0
    if isinstance(value, int | float) and 0 <= value < 1:
        return float(value)
    raise NotAccepted("a probability p with 0 <= p < 1")


def _rescaling(value):
    if value is NONE or value == "DimensionSqrt":
        return None if value is NONE else value
    raise NotAccepted('None or "DimensionSqrt"')


@layer("AttentionLayer", container=True, makes=True, varying=True, readable=("AttentionWeights",))
class AttentionLayer(Layer):
    """For each query the mean of all values, weighed by the softmax of the scores of their keys.

    Key       (d1, ..., k)
    Value     (d1, ..., v)
    Query     (q1, ..., q); a single vector will do
    Output    (q1, ..., v)
    Weights   (k, q), for "Bilinear"; initialised as NetInitialize says

    Scores: "Dot" k . q, "Bilinear" k . Weights . q, or what a net gives for the key at its "Input" and the
    query at its "Query" (the part "ScoringNet"). "Mask" -> "Causal": a query sees the keys up to its own
    position, "Causal" -> n the last n of these; a single query stands at the last key. "MultiHead" -> True:
    the level before the last is that of the heads, which attend each on its own with the same scoring.
    "ScoreRescaling" -> "DimensionSqrt": scores are divided by the square root of k. "Dropout" -> p: weights
    are dropped in training.

    NetPort["AttentionWeights"] gives the weights, (q1, ..., [heads,] d1, ...).

    Source: reference page AttentionLayer; Vaswani et al. 2017, Luong et al. 2015.
    """

    scoring: object = parameter(1, "ScoringNet", default="Bilinear", read=_scoring)
    dropout: float = parameter(None, "Dropout", default=0.0, read=_rate)
    mask: object = parameter(None, "Mask", default=None, read=_mask, show=_shown_mask)
    heads: bool = parameter(None, "MultiHead", default=False, read=truth)
    rescaling: str | None = parameter(
        None,
        "ScoreRescaling",
        default=None,
        read=_rescaling,
        show=lambda value: NONE if value is None else value,
    )

    inputs = ("Key", "Value", "Query")

    arrays = ("Weights",)

    def __post_init__(self):
        if self.scoring != "Bilinear":
            object.__setattr__(self, "arrays", ())

    @classmethod
    def construct(cls, args: tuple, options: dict, apply):
        """The net of AttentionLayer[scoring, options...]; see construct.make."""
        filled = fill(cls.parameters, args, options, "AttentionLayer", apply)
        net = filled.get("scoring")
        if not isinstance(net, Net):
            return assemble(cls(**filled), options)
        if set(net.inputs) != {"Input", "Query"} or len(net.outputs) != 1:
            raise SCORING(net.kind, list(net.inputs), list(net.outputs))
        return assemble(cls(**filled | {"scoring": "ScoringNet"}), options, {"ScoringNet": net.bare})

    def origin(self, net, port: str):
        return "ScoringNet", net.children["ScoringNet"].layer.outputs[0]

    def feeding(self, net, key):
        return None

    def with_ports_of(self, net, key, inputs: dict, outputs: dict) -> AttentionLayer:
        return self

    def show(self, children: dict) -> tuple:
        scoring = children.get("ScoringNet", self.scoring)
        return () if scoring == "Bilinear" else (scoring,)

    @property
    def _inner(self) -> int:
        """How many of the last levels belong to one key, value or query."""
        return 2 if self.heads else 1

    def infer(self, shapes):
        shapes.join("Output", PortType(element="Real"))
        for name in ("Key", "Value", "Query", "Output"):
            if shapes[name] is not None and len(shapes[name]) < self._inner + (name in ("Key", "Value")):
                facts = (name, shapes.title, with_article(size_words(shapes[name])), self._wanted(name))
                raise Message(f"{shapes.symbol}::flat", TOO_FLAT)(*facts)
        self._share(shapes, "Key", "Value")
        self._share(shapes, "Query", "Output")
        if self.heads:
            self._share_heads(shapes)
        output, value = shapes["Output"], shapes["Value"]
        if output is not None and value is not None:
            shapes.unify("Output", (*(None,) * (len(output) - 1), value[-1]))
            shapes.unify("Value", (*(None,) * (len(value) - 1), output[-1]))
        self._score(shapes)
        self._check_mask(shapes)

    def _wanted(self, name: str) -> str:
        many = "a list of them" if name in ("Key", "Value") else "one or a list of them"
        return f"{many}, with a level for the heads" if self.heads else many

    @staticmethod
    def _share(shapes, one: str, other: str) -> None:
        """All levels but the last are the same."""
        for a, b in ((one, other), (other, one)):
            if shapes[a] is not None:
                shapes.unify(b, (*shapes[a][:-1], None))

    def _share_heads(self, shapes) -> None:
        known = [shapes[name][-2] for name in ("Key", "Query") if shapes[name] is not None]
        count = next((n for n in known if n is not None), None)
        for name in ("Key", "Value", "Query", "Output"):
            if shapes[name] is not None:
                shapes.unify(name, (*(None,) * (len(shapes[name]) - 2), count, None))

    def _score(self, shapes) -> None:
        """What the scores say of the sizes of keys and queries."""
        key, query = (shapes[name] and shapes[name][-1] for name in ("Key", "Query"))
        if self.scoring == "Dot":
            key = query = key if key is not None else query
        elif self.scoring == "Bilinear":
            shapes.unify("Weights", (key, query))
            key, query = shapes["Weights"]
        else:
            inner = shapes.children["ScoringNet"]
            inner.unify("Input", (key,))
            inner.unify("Query", (query,))
            inner.unify(inner.layer.outputs[0], ())
            inner.solve()
            key, query = inner["Input"][0], inner["Query"][0]
        for name, size in (("Key", key), ("Query", query)):
            if shapes[name] is not None:
                shapes.unify(name, (*(None,) * (len(shapes[name]) - 1), size))

    def _check_mask(self, shapes) -> None:
        if self.mask is None or shapes["Key"] is None or shapes["Query"] is None:
            return
        outer = [shapes[name][: -self._inner] for name in ("Key", "Query")]
        if len(outer[0]) == 1 and not outer[1]:
            return  # one query, which stands at the last key
        sizes = {one[0] for one in outer if len(one) == 1 and one[0] is not None}
        if any(len(one) != 1 for one in outer) or len(sizes) > 1:
            kinds = [size_words(shapes[name]) for name in ("Key", "Query")]
            raise Message(f"{shapes.symbol}::causal", CAUSAL)(shapes.title, *kinds)

    # how it is computed

    def agreeing(self, lengths, dims):
        together = ("Key", "Value") if self.mask is None else ("Key", "Value", "Query")
        return tuple(lengths[name][: -self._inner] for name in together)

    def lengths_after(self, lengths, dims):
        return {
            "Output": (*lengths["Query"][:-1], None) if lengths["Query"] else (None,) * len(dims["Output"])
        }

    def forward(self, key, value, query, *weights, mode, dims, lengths):
        return self._attended(key, value, query, weights, mode, dims, lengths, None)

    def lower(self, net, inputs: dict, run) -> dict:
        lengths = {name: run.lengths.of(x) for name, x in inputs.items()}
        dims = {name: port.dims for name, port in net.ports.items()}
        run.lengths.same(*filter(None, self.agreeing(lengths, dims)))
        y = self._attended(*(inputs[name] for name in self.inputs), (), run.mode, dims, lengths, run)
        run.lengths.put(y, self.lengths_after(lengths, dims)["Output"])
        return {"Output": y}

    def _attended(self, key, value, query, weights, mode, dims, lengths, run):
        k, v, q = (self._rows(x) for x in (key, value, query))  # (B, heads, number, size)
        scores = self._scores(k, q, weights, run)
        if self.rescaling is not None:
            scores = scores * (1 / sqrt(k.shape[-1]))
        outside = self._outside(key, lengths["Key"])
        if outside is not None:
            scores = where(outside, scores, LOWEST)
        if self.mask is not None:
            scores = where(self._seen(k, q, dims, lengths), scores, LOWEST)
        w = softmax(scores, axis=3)
        self._show(w, mode, dims, lengths)
        if self.dropout and mode.training:
            w = w * dropout_mask(
                mode.counter,
                seed=mode.seed,
                purpose=mode.purpose,
                shape=w.shape,
                rate=self.dropout,
                dtype=w.dtype,
            )
        y = dot(w, v)  # (B, heads, queries, v)
        return self._unrolled(y, (y.shape[0], *dims["Output"]))

    def _show(self, w, mode, dims: dict, lengths: dict) -> None:
        """The weights of all keys for each query, as NetPort[{..., "AttentionWeights"}] gives them."""
        inner = self._inner
        outer = {name: dims[name][:-inner] for name in ("Key", "Query")}
        known = {name: lengths[name][:-inner] or (None,) * len(outer[name]) for name in ("Key", "Query")}
        heads = (w.shape[1],) if self.heads else ()
        shape = (w.shape[0], *outer["Query"], *heads, *outer["Key"])
        whole = permute(w, order=(0, 2, 1, 3)).reshape(shape)
        mode.show("AttentionWeights", whole, (*known["Query"], *(None,) * len(heads), *known["Key"]))

    def _seen(self, k, q, dims: dict, lengths: dict):
        """Which keys a query sees, (1 or B, 1, queries, keys)."""
        keys = k.shape[2]
        if len(dims["Query"]) > self._inner:
            return _causal(q.shape[2], keys, self.mask)
        length = lengths["Key"][0] if lengths["Key"] else None
        count = constant(np.full(1, keys)) if length is None else length
        place = constant(np.arange(keys).reshape(1, 1, 1, keys))
        first = count - (self.mask if isinstance(self.mask, int) else keys)
        return greater_equal(place, first.reshape((-1, 1, 1, 1)))

    def _rows(self, x):
        """(B, ..., [heads,] n) to (B, heads, number, n)"""
        batch, outer = x.shape[0], x.shape[1 : -self._inner]
        heads = x.shape[-2] if self.heads else 1
        return permute(x.reshape((batch, prod(outer), heads, x.shape[-1])), order=(0, 2, 1, 3))

    @staticmethod
    def _unrolled(y, shape: tuple):
        return permute(y, order=(0, 2, 1, 3)).reshape(shape)

    def _scores(self, k, q, weights: tuple, run):
        """(B, heads, queries, keys)"""
        if self.scoring == "Dot":
            return dot(q, transpose(k))
        if self.scoring == "Bilinear":
            return dot(q, transpose(dot(k, *weights)))
        batch, heads, keys, size = k.shape
        queries = q.shape[2]
        full = (batch, heads, queries, keys)
        pairs = (
            broadcast_to(k.reshape((batch, heads, 1, keys, size)), shape=(*full, size)),
            broadcast_to(q.reshape((batch, heads, queries, 1, q.shape[3])), shape=(*full, q.shape[3])),
        )
        given = {
            name: x.reshape((-1, x.shape[-1])) for name, x in zip(("Input", "Query"), pairs, strict=True)
        }
        (found,) = run("ScoringNet", given, full[1:]).values()
        return unfolded(found, batch, full[1:])

    def _outside(self, key, lengths: tuple):
        """Which keys there are, (B, 1, 1, keys); None: all."""
        mask = mask_of(key, lengths)
        if mask is None:
            return None
        outer = key.shape[1 : -self._inner]
        inner = (1,) * self._inner
        whole = broadcast_to(mask, shape=(key.shape[0], *outer, *inner))
        return whole.reshape((key.shape[0], 1, 1, prod(outer)))


def _causal(queries: int, keys: int, mask):
    """Which keys a query sees, (queries, keys)."""
    i, j = np.arange(queries)[:, None], np.arange(keys)[None, :]
    seen = j <= i if mask == "Causal" else (j <= i) & (j > i - mask)
    return constant(seen)
