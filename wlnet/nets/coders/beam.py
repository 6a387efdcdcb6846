"""The "CTCBeamSearch" decoder: probabilities of classes and a blank, step by step, to sequences of labels."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from wlnet.expr.expr import is_list, rule, wl_list
from wlnet.expr.message import Message
from wlnet.nets.coder import Decoder, Encoder, decoded, decoder
from wlnet.nets.ragged import Ragged
from wlnet.nets.sheet import NotAccepted, parameter, positive_integer
from wlnet.nets.types import VARYING, PortType

NO_LABELS = Message("NetEncoder::nolabels", "A list of labels among `1` is expected, not `2`.")
NO_LABEL = Message("NetEncoder::nolabel", "`1` is not among the labels `2`.")


def _alphabet(value) -> tuple:
    if is_list(value) and len(value) and len(set(value)) == len(value):
        return tuple(value)
    raise NotAccepted("a list of labels, each of which occurs once")


def _count(coder, value) -> int:
    return positive_integer(value)


@decoder("CTCBeamSearch")
class CTCBeamSearchDecoder(Decoder):
    """A sequence of vectors of probabilities, the blank last, to the most probable sequences of labels.

    A sequence is as probable as all ways of steps together that give it once repeated labels are taken as one
    and blanks are left out; the "BeamSize" most probable beginnings are followed. With 1 the most probable
    class of each step is taken. Source: reference page netdecoder/CTCBeamSearch; Hannun et al. 2014.
    """

    alphabet: tuple = parameter(1, "Alphabet", read=_alphabet, wanted="a list of labels")
    beam: int = parameter(None, "BeamSize", default=100, read=positive_integer)

    word = "label sequence"
    default = "Decoding"

    @property
    def port_type(self) -> PortType:
        return PortType((None, len(self.alphabet) + 1), "Real", None, self)

    @cached_property
    def last_dims(self) -> tuple:
        """Where nothing says how many steps there are, they vary."""
        return (VARYING, len(self.alphabet) + 1)

    def depth(self) -> int:
        return 2

    def _found(self, p: np.ndarray) -> list[tuple[tuple[int, ...], float]]:
        """(classes from 0, logarithm of the probability), the most probable first."""
        if self.beam == 1:
            return [self._greedy(p)]
        return beam_search(p, self.beam)

    def _greedy(self, p: np.ndarray):
        best = p.argmax(axis=1)
        kept = [int(c) for i, c in enumerate(best) if c != p.shape[1] - 1 and (not i or c != best[i - 1])]
        with np.errstate(divide="ignore"):
            return tuple(kept), float(np.log(p.max(axis=1)).sum())

    def _labels(self, classes: tuple):
        return wl_list(self.alphabet[c] for c in classes)

    @decoded("Decoding")
    def decoding(self, array):
        """The most probable sequence."""
        return [self._labels(self._found(p)[0][0]) for p in array]

    @decoded("Decodings")
    def decodings(self, array):
        """All sequences that were kept, the most probable first."""
        return [wl_list(self._labels(one) for one, _ in self._found(p)) for p in array]

    @decoded("TopDecodings", "needed", _count)
    def top_decodings(self, array, count):
        return [wl_list(self._labels(one) for one, _ in self._found(p)[:count]) for p in array]

    @decoded("NegativeLogLikelihoods")
    def likelihoods(self, array):
        """sequence -> -Log of its probability, for all that were kept."""
        return [wl_list(rule(self._labels(one), -log) for one, log in self._found(p)) for p in array]

    @decoded("TopNegativeLogLikelihoods", "needed", _count)
    def top_likelihoods(self, array, count):
        return [wl_list(rule(self._labels(one), -log) for one, log in self._found(p)[:count]) for p in array]

    def matching_encoder(self, dims: tuple | None = None) -> Encoder:
        return LabelsEncoder(self.alphabet)


class LabelsEncoder(Encoder):
    """The encoder of targets for a CTCBeamSearch decoder: lists of labels to lists of their places.

    alphabet    the labels
    """

    kind, word = "CTCBeamSearch", "label sequence"
    list_rank = 1

    def __init__(self, alphabet: tuple):
        self.alphabet = alphabet

    def __eq__(self, other) -> bool:
        return isinstance(other, LabelsEncoder) and self.alphabet == other.alphabet

    def __hash__(self) -> int:
        return hash(self.alphabet)

    @cached_property
    def places(self) -> dict:
        return {label: place for place, label in enumerate(self.alphabet, 1)}

    @property
    def core(self) -> PortType:
        return PortType((VARYING,), "Integer", (1, len(self.alphabet)))

    def encode_flat(self, values: list) -> Ragged:
        return Ragged([self._one(value) for value in values])

    def _one(self, value) -> np.ndarray:
        labels = list(value) if is_list(value) else list(value) if isinstance(value, str) else None
        if labels is None:
            raise NO_LABELS(list(self.alphabet), value)
        codes = [self.places.get(label, 0) for label in labels]
        if 0 in codes:
            raise NO_LABEL(labels[codes.index(0)], list(self.alphabet))
        return np.array(codes, np.int64)


def beam_search(p: np.ndarray, size: int) -> list[tuple[tuple[int, ...], float]]:
    """The `size` most probable sequences of classes (from 0) with the logarithms of their probabilities.

    p    (T, c + 1), the blank last

    For each beginning two logarithms are kept: of the ways that end with a blank, and of the others.
    """
    blank = p.shape[1] - 1
    with np.errstate(divide="ignore"):
        logs = np.log(p)
    beams = {(): (0.0, -np.inf)}
    for step in logs.tolist():
        after: dict = {}
        for sequence, (rested, ended) in beams.items():
            either = np.logaddexp(rested, ended)
            _add(after, sequence, 0, either + step[blank])
            if sequence:
                _add(after, sequence, 1, ended + step[sequence[-1]])
            for c in range(blank):
                before = rested if sequence and c == sequence[-1] else either
                _add(after, (*sequence, c), 1, before + step[c])
        ranked = sorted(after.items(), key=lambda one: -np.logaddexp(*one[1]))
        beams = dict(ranked[:size])
    found = [(sequence, float(np.logaddexp(*both))) for sequence, both in beams.items()]
    return sorted((one for one in found if one[1] > -np.inf), key=lambda one: -one[1])


def _add(table: dict, sequence: tuple, place: int, log: float) -> None:
    known = list(table.get(sequence, (-np.inf, -np.inf)))
    known[place] = np.logaddexp(known[place], log)
    table[sequence] = tuple(known)
