"""The "Class" coders: a label to its position or an indicator vector; probabilities to labels."""

from __future__ import annotations

import numpy as np

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, is_rule, key_of, rule, same, wl_list
from wlnet.expr.message import Message
from wlnet.nets.coder import Decoder, Encoder, decoded, decoder, encoder
from wlnet.nets.draws import sampled, shaped
from wlnet.nets.sheet import NotAccepted, parameter, positive_integer, positive_integers, truth
from wlnet.nets.types import PortType

NOT_A_CLASS = Message("NetEncoder::classinv", "`1` is not one of the classes `2``3`.")
NEEDS_VECTOR = Message(
    "NetEncoder::multilabel", '"Multilabel" -> True goes with the form "IndicatorVector", not with "Index".'
)
NO_DIMS = Message(
    "NetEncoder::needdims",
    "A class decoder of InputDepth `1` has a matching encoder only for known dimensions.",
)


class Labels(tuple):
    """A tuple of expressions in which 1 and 1. are different."""

    __slots__ = ()

    def __eq__(self, other) -> bool:
        return len(self) == len(other) and all(map(same, self, other))

    __hash__ = tuple.__hash__


def _labels(value) -> Labels:
    """A list of different labels."""
    labels = Labels(value) if is_list(value) or isinstance(value, list | tuple) else ()
    if not labels or len(set(map(key_of, labels))) < len(labels):
        raise NotAccepted("a list of different classes")
    return labels


def _form(value) -> str:
    if value == "UnitVector":  # the older name
        return "IndicatorVector"
    if value in ("Index", "IndicatorVector"):
        return value
    raise NotAccepted('"Index" or "IndicatorVector"')


def excerpt(labels: tuple) -> list:
    """The labels for a message: no more than ten."""
    return list(labels) if len(labels) <= 10 else [*labels[:10], f"... ({len(labels)} in all)"]


class _Unsaid(str):
    """A form that nobody asked for: another one may take its place."""


_UNSAID = _Unsaid("Index")


@encoder("Class")
class ClassEncoder(Encoder):
    """A label to its position 1..n in `labels`, or to a vector with 1 in that position.

    "Index": Restricted["Integer", n]. "IndicatorVector": vector of length n; with "Multilabel", which
    goes with it, a list of labels gives a 1 for each. Source: reference page netencoder/Class.
    """

    labels: tuple = parameter(1, "Labels", read=_labels, wanted="a list of classes")
    form: str = parameter(2, "Form", default=_UNSAID, read=_form)
    dimensions: tuple = parameter(None, "Dimensions", default=(), read=positive_integers)
    multilabel: bool = parameter(None, "Multilabel", default=False, read=truth)

    word = "class"

    def __post_init__(self):
        if self.form is _UNSAID:
            object.__setattr__(self, "form", "IndicatorVector" if self.multilabel else "Index")
        if self.multilabel and self.form == "Index":
            raise NEEDS_VECTOR()
        object.__setattr__(self, "labels", Labels(self.labels))
        table = {key_of(label): i for i, label in enumerate(self.labels)}
        object.__setattr__(self, "_table", table)
        object.__setattr__(self, "_has_reals", any(type(label) in (float, complex) for label in self.labels))
        object.__setattr__(self, "_has_lists", any(map(is_list, self.labels)))

    @property
    def core(self) -> PortType:
        n = len(self.labels)
        return PortType((), "Integer", (1, n)) if self.form == "Index" else PortType((n,), "Real")

    @property
    def list_rank(self) -> int:
        return 1 if self.multilabel else 0

    def is_value(self, value) -> bool:
        if self._has_lists and isinstance(value, Expr) and value in self._table:
            return True
        return self.form == "IndicatorVector" and self._is_coded(value)

    def encode_flat(self, values: list) -> np.ndarray:
        if self.form == "Index":
            return self._positions(values) + 1
        coded = np.zeros((len(values), len(self.labels)))
        if not self.multilabel and not any(map(self._is_coded, values)):
            coded[np.arange(len(values)), self._positions(values)] = 1
            return coded
        for i, value in enumerate(values):
            if self._is_coded(value):
                coded[i] = np.asarray(list(value), dtype=float)
            else:
                given = list(value) if self.multilabel and is_list(value) else [value]
                example = i if len(values) > 1 else None
                coded[i, [self._position(label, key_of(label), example) for label in given]] = 1
        return coded

    def _is_coded(self, value) -> bool:
        """An indicator vector already: encoding twice changes nothing."""
        if isinstance(value, np.ndarray):
            return value.shape == (len(self.labels),)
        if not is_list(value) or len(value) != len(self.labels):
            return False
        return not all(key_of(x) in self._table for x in value) and all(
            type(x) in (int, float) for x in value
        )

    def _positions(self, values: list) -> np.ndarray:
        """Positions from 0, one dictionary look-up a label."""
        keys = values
        if self._has_reals or not {float, complex}.isdisjoint(set(map(type, values))):
            keys = list(map(key_of, values))  # the label 1 is not the number 1.
        try:
            return np.fromiter(map(self._table.__getitem__, keys), np.int64, len(keys))
        except (KeyError, TypeError):
            places = range(len(values)) if len(values) > 1 else [None]
            return np.array([self._position(*one) for one in zip(values, keys, places, strict=True)])

    def _position(self, value, key, place: int | None) -> int:
        n = len(self.labels)
        if not isinstance(value, np.ndarray) and key in self._table:
            return self._table[key]
        if type(value) is int and 1 <= value <= n and self.form == "Index":
            return value - 1  # encoded already
        where = "" if place is None else f" (example {place + 1})"
        raise NOT_A_CLASS(value, excerpt(self.labels), where)

    def matching_decoder(self) -> ClassDecoder:
        return ClassDecoder(self.labels, depth_of_input=len(self.dimensions) + 1, multilabel=self.multilabel)


def _count(decoder, value) -> int:
    return positive_integer(value)


def _sampling(decoder, value) -> dict:
    """Temperature t, or a list of settings of the sampling."""
    known = ("Temperature", "TotalProbabilityCutoff", "TopProbabilities")
    if is_list(value) and all(is_rule(r) and r.item(0) in known for r in value):
        settings = {r.item(0): r.item(1) for r in value}
    elif is_rule(value) and value.item(0) in known:
        settings = {value.item(0): value.item(1)}
    else:
        settings = {"Temperature": value}
    if not all(isinstance(x, int | float) and x > 0 for x in settings.values()):
        raise NotAccepted(
            'a temperature, or settings of "Temperature", "TotalProbabilityCutoff" and "TopProbabilities" '
            "that are positive numbers"
        )
    return settings


def _label(decoder, value):
    if decoder.labels is not None and key_of(value) not in set(map(key_of, decoder.labels)):
        raise NotAccepted("one of its classes")
    return value


@decoder("Class")
class ClassDecoder(Decoder):
    """Probabilities of n classes to labels; the last dimension of the array indexes the classes.

    Without labels they are 1, 2, ... With "Multilabel" the values are independent, and a decision
    is the list of classes above 1/2. Source: reference page netdecoder/Class.
    """

    labels: tuple | None = parameter(1, "Labels", default=None, read=_labels)
    depth_of_input: int = parameter(None, "InputDepth", default=1, read=positive_integer)
    multilabel: bool = parameter(None, "Multilabel", default=False, read=truth)

    word = "class"
    default = "Decision"

    def __post_init__(self):
        if self.labels is not None:
            object.__setattr__(self, "labels", Labels(self.labels))

    @property
    def port_type(self) -> PortType:
        n = None if self.labels is None else len(self.labels)
        return PortType((None,) * (self.depth_of_input - 1) + (n,), "Real", None, self)

    def depth(self) -> int:
        return 1

    def matching_encoder(self, dims: tuple | None = None) -> ClassEncoder:
        labels = self.labels
        if labels is None and dims:
            labels = tuple(range(1, dims[-1] + 1))
        outer = () if self.depth_of_input == 1 else dims[:-1] if dims else None
        if labels is None or outer is None:
            raise NO_DIMS(self.depth_of_input)
        form = "IndicatorVector" if self.multilabel else "Index"
        return ClassEncoder(labels, form, tuple(outer), self.multilabel)

    def _names(self, p: np.ndarray):
        return self.labels if self.labels is not None else range(1, p.shape[-1] + 1)

    @decoded("Decision")
    def decision(self, p):
        """The most probable class, the first of equal ones; with Multilabel all above 1/2."""
        names = self._names(p)
        if self.multilabel:
            return [wl_list(names[i] for i in np.flatnonzero(row > 0.5)) for row in p]
        return [names[i] for i in p.argmax(axis=1).tolist()]

    @decoded("TopDecisions", "needed", _count)
    def top_decisions(self, p, n):
        names, order = self._names(p), _ranked(p)[:, :n].tolist()
        return [wl_list(names[i] for i in row) for row in order]

    @decoded("TopProbabilities", "possible", _count)
    def top_probabilities(self, p, n=None):
        """Rules class -> probability, descending; without n those of at least 0.01, or the largest."""
        names, order = self._names(p), _ranked(p)
        found = []
        for row, ranked in zip(p.tolist(), order.tolist(), strict=True):
            if n is not None:
                kept = ranked[:n]
            else:
                kept = [i for i in ranked if row[i] >= 0.01] or ranked[:1]
            found.append(wl_list(rule(names[i], row[i]) for i in kept))
        return found

    @decoded("Probabilities")
    def probabilities(self, p):
        """<|class -> probability, ...|> in the order of the classes."""
        keys = [key_of(name) for name in self._names(p)]
        return [Association(dict(zip(keys, row, strict=True))) for row in p.tolist()]

    @decoded("Probability", "needed", _label, "class")
    def probability(self, p, label):
        names = list(map(key_of, self._names(p)))
        return p[:, names.index(key_of(label))].tolist()

    @decoded("Entropy")
    def entropy(self, p):
        """-Sum[p Log[p]] in nats; with Multilabel summed over independent yes or no."""
        h = _plogp(p) + (_plogp(1 - p) if self.multilabel else 0)
        return (-h.sum(axis=1)).tolist()

    @decoded("RandomSample", "possible", _sampling, draws=True)
    def random_sample(self, p, settings=None, rng=None):
        names, settings = self._names(p), settings or {}
        if self.multilabel:
            drawn = rng.random(p.shape) < p
            return [wl_list(names[i] for i in np.flatnonzero(row)) for row in drawn]
        q = shaped(
            p,
            temperature=settings.get("Temperature", 1),
            top=settings.get("TopProbabilities"),
            total=settings.get("TotalProbabilityCutoff"),
        )
        return [names[i] for i in sampled(q, rng).tolist()]


def _ranked(p: np.ndarray) -> np.ndarray:
    """Positions in descending order of probability, the first of equal ones first."""
    return np.argsort(-p, axis=1, kind="stable")


def _plogp(p: np.ndarray) -> np.ndarray:
    return p * np.log(np.where(p > 0, p, 1))
