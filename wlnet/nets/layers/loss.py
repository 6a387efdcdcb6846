"""Loss layers: MeanSquaredLossLayer, MeanAbsoluteLossLayer, CrossEntropyLossLayer, ContrastiveLossLayer,
CTCLossLayer.

Each gives one number for one example; a training takes the mean over the batch.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np

from wlnet.expr.message import Message
from wlnet.nets.coder import make_encoder
from wlnet.nets.layer import Layer, layer
from wlnet.nets.lengths import mean_of
from wlnet.nets.sheet import NotAccepted, choice, parameter
from wlnet.tensor.graph.graph import constant
from wlnet.tensor.ops.alignment import alignments
from wlnet.tensor.ops.comparison import equal, less, logical_and, logical_or, not_equal
from wlnet.tensor.ops.elementwise import abs_, log, maximum, softplus, where
from wlnet.tensor.ops.indexing import take_along
from wlnet.tensor.ops.movement import broadcast_to, join, part
from wlnet.tensor.ops.reduction import log_softmax, total

SCALAR_INPUT = Message(
    "CrossEntropyLossLayer::rank",
    'CrossEntropyLossLayer["`1`"] needs a vector of probabilities at its Input, not a single number; '
    'for one probability use CrossEntropyLossLayer["Binary"].',
)

NO_CLASSES = Message(
    "CTCLossLayer::classes", "CTCLossLayer needs two classes or more at its Input: the last one is the blank."
)

SMALLEST = 1e-37  # a probability below counts as this: its logarithm stays finite in Real32


def _over_example(x, lengths: dict):
    """Mean over all true elements of an example: (B, ...) to (B,)."""
    if len(x.shape) == 1:
        return x
    known = lengths["Input"] or lengths["Target"]
    return mean_of(x, known[: len(x.shape) - 1], tuple(range(1, len(x.shape))))


@layer("MeanSquaredLossLayer", inputs=("Input", "Target"), outputs=("Loss",), varying=True)
class MeanSquaredLossLayer(Layer):
    """Mean over all elements of (x - t)^2.

    Input     array of any rank
    Target    as Input
    Loss      number

    Source: reference page MeanSquaredLossLayer.
    """

    def infer(self, shapes):
        shapes.equal("Input", "Target")
        shapes.unify("Loss", ())

    def forward(self, x, t, *, lengths):
        difference = x - t
        return _over_example(difference * difference, lengths)


@layer("MeanAbsoluteLossLayer", inputs=("Input", "Target"), outputs=("Loss",), varying=True)
class MeanAbsoluteLossLayer(Layer):
    """Mean over all elements of |x - t|; its gradient at 0 is 0.

    Input     array of any rank
    Target    as Input
    Loss      number

    Source: reference page MeanAbsoluteLossLayer.
    """

    def infer(self, shapes):
        shapes.equal("Input", "Target")
        shapes.unify("Loss", ())

    def forward(self, x, t, *, lengths):
        return _over_example(abs_(x - t), lengths)


@layer("CrossEntropyLossLayer", inputs=("Input", "Target"), outputs=("Loss",), varying=True)
class CrossEntropyLossLayer(Layer):
    """Cross entropy of given probabilities p and targets t, in nats.

    "Index"          -ln p[t], t an integer from 1; "Probabilities"  -Sum_j t_j ln p_j;
    "Binary"         -(t ln p + (1 - t) ln(1 - p)) with every p on its own.
    The result is the mean over all dimensions but that of the classes.

    Where p comes straight from a SoftmaxLayer or a logistic sigmoid, the logarithm is taken of what
    went in there, so that nothing overflows and the gradient is p - t. Elsewhere p counts as at
    least 1e-37.

    Input     probabilities; the last dimension indexes the classes (not for "Binary")
    Target    "Index": integers, dimensions of Input without the last; else as Input
    Loss      number

    Source: reference page CrossEntropyLossLayer.
    """

    form: str = parameter(1, "TargetForm", default="Index", read=choice("Index", "Probabilities", "Binary"))

    @property
    def integers(self):
        return ("Target",) if self.form == "Index" else ()

    def infer(self, shapes):
        shapes.unify("Loss", ())
        if self.form != "Index":
            shapes.equal("Input", "Target")
        dims, target = shapes["Input"], shapes["Target"]
        if self.form != "Binary" and dims == ():
            raise SCALAR_INPUT(self.form)
        if self.form == "Index":
            if dims is not None:
                shapes.unify("Target", dims[:-1])
                if isinstance(dims[-1], int):
                    shapes.at_most("Target", dims[-1])
            elif target is not None:
                shapes.unify("Input", (*target, None))

    def complete(self, shapes):
        dims, limits = shapes["Input"], shapes.ports["Target"].range
        if self.form == "Index" and dims and dims[-1] is None and limits is not None:
            shapes.unify("Input", (*dims[:-1], limits[1]))

    def forward(self, p, t, *, lengths):
        if self.form == "Binary":
            return _over_example(_binary(p, t), lengths)
        logs = _log_of(p)
        if self.form == "Probabilities":
            return _over_example(-total(t * logs, axis=len(p.shape) - 1), lengths)
        picked = take_along(logs, (t - 1).reshape((*t.shape, 1)), axis=len(p.shape) - 1)
        return _over_example(-picked.reshape(t.shape), lengths)


def _made_by(value, op: str) -> bool:
    return value.node is not None and value.node.op.name == op


def _log_of(p):
    """ln p along the classes; of what went into the softmax, if p is one over the last dimension, also where
    dimensions in front of it were cut or merged since (as by NetMapOperator)."""
    if _made_by(p, "reshape") and p.shape and p.node.inputs[0].shape[-1:] == p.shape[-1:]:
        return _log_of(p.node.inputs[0]).reshape(p.shape)
    if _made_by(p, "softmax") and p.node.params["axis"] in (-1, len(p.shape) - 1):
        return log_softmax(p.node.inputs[0], axis=len(p.shape) - 1)
    return log(maximum(p, SMALLEST))


def _binary(p, t):
    if _made_by(p, "reshape") and _made_by(p.node.inputs[0], "sigmoid"):
        x = p.node.inputs[0].node.inputs[0].reshape(p.shape)
        return softplus(x) - t * x
    if _made_by(p, "sigmoid"):
        x = p.node.inputs[0]
        return softplus(x) - t * x  # -t ln p - (1 - t) ln(1 - p) for p = 1/(1 + e^-x)
    return -(t * log(maximum(p, SMALLEST)) + (1 - t) * log(maximum(1 - p, SMALLEST)))


def _margin(value) -> float:
    if isinstance(value, int | float | Fraction) and value > 0:
        return float(value)
    raise NotAccepted("a positive number")


@layer("ContrastiveLossLayer", inputs=("Input", "Target"), outputs=("Loss",))
class ContrastiveLossLayer(Layer):
    """For the distance d of a pair: d where the target is False, and max(0, margin - d) where it is True.

    Input     number, a distance
    Target    True for pairs to be pushed apart, False for those to be pulled together; 1 and 0
    Loss      number

    Source: reference page ContrastiveLossLayer; Chopra et al. 2005.
    """

    margin: float = parameter(1, "Margin", default=0.5, read=_margin)

    def opened(self, options: dict):
        return self, {"Target": replace(make_encoder("Boolean").port_type, dims=()), **options}

    def infer(self, shapes):
        for name in ("Input", "Target", "Loss"):
            shapes.unify(name, ())

    def forward(self, d, t):
        return t * maximum(self.margin - d, 0) + (1 - t) * d


@layer("CTCLossLayer", inputs=("Input", "Target"), integers=("Target",), varying=True)
class CTCLossLayer(Layer):
    """-ln of the probability that steps give the target, summed over all alignments of the two.

    An alignment gives each step a class or the blank; it gives the target once repeated classes are taken
    as one and blanks are left out. Infinite where there is none, as the target is too long.

    Input     (T, c + 1) probabilities; the blank is the last class
    Target    list of integers from 1 to c
    Output    number

    Source: reference page CTCLossLayer; Graves et al. 2006.
    """

    def infer(self, shapes):
        shapes.unify("Input", (None, None))
        shapes.unify("Target", (None,))
        shapes.unify("Output", ())
        classes = shapes["Input"][1]
        if classes == 1:
            raise NO_CLASSES()
        if isinstance(classes, int):
            shapes.at_most("Target", classes - 1)
        elif shapes.ports["Target"].range is not None:
            shapes.unify("Input", (None, shapes.ports["Target"].range[1] + 1))

    def agreeing(self, lengths, dims):
        return ()

    def lengths_after(self, lengths, dims):
        return {"Output": ()}

    def forward(self, p, t, *, lengths):
        (batch, steps, classes), size = p.shape, t.shape[1]
        blank = constant(np.full((batch, size, 1), classes - 1))
        pairs = join(blank, (t - 1).reshape((batch, size, 1)), axis=2).reshape((batch, 2 * size))
        states = join(pairs, blank[:, :1, 0], axis=1)  # blank, class, blank, class, ..., blank
        index = broadcast_to(states.reshape((batch, 1, -1)), shape=(batch, steps, 2 * size + 1))
        scores = take_along(_log_of(p), index, axis=2)
        last = part(states, 0, 2 * size - 1, 1)
        moves = logical_and(
            not_equal(part(states, 2, 2 * size - 1, 1), last), np.arange(2 * size - 1) % 2 == 1
        )
        skip = join(constant(np.zeros((batch, 2), bool)), moves, axis=1)
        counts = _counts(lengths["Target"], batch, size)
        places = np.arange(2 * size + 1)
        ends = logical_or(equal(2 * counts, places), equal(2 * counts - 1, places))
        alive = less(np.arange(steps), _counts(lengths["Input"], batch, steps))
        loss = -alignments(scores, skip, ends, alive)
        return where(loss > HOPELESS, np.inf, loss)


HOPELESS = 1e29  # a loss above comes from no alignment at all


def _counts(lengths: tuple, batch: int, size: int):
    """(B, 1): how long each list is."""
    if lengths and lengths[0] is not None:
        return lengths[0].reshape((-1, 1))
    return constant(np.full((batch, 1), size))
