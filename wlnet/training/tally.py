"""What is measured, and the numbers for it that add up over batches.

A Tally makes a flat array of numbers from the outputs and targets of a batch; tallies of batches are
added, and the sum says what many measurements want to know. Equal tallies are taken once, however many
measurements look at them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from wlnet.expr.expr import FALSE, TRUE
from wlnet.frozen import frozen


@frozen
class Task:
    """What a net with one loss is asked to do.

    kind      "classification" (a cross entropy) or "regression" (a mean square or absolute difference)
    form      of the cross entropy: "Index", "Binary" or "Probabilities"
    labels    the classes, as many as the output has
    """

    kind: str
    form: str | None = None
    labels: tuple = ()

    @property
    def count(self) -> int:
        return len(self.labels)


def classification(form: str, labels=(), count: int = 0) -> Task:
    """Classes without names are 1..count; those of a binary output False and True."""
    if form == "Binary":
        labels = (FALSE, TRUE)
    return Task("classification", form, tuple(labels) or tuple(range(1, count + 1)))


REGRESSION = Task("regression")


def scores(task: Task, outputs: np.ndarray) -> np.ndarray:
    """Probabilities of the classes (N, classes), one row a choice: examples times positions."""
    if task.form == "Binary":
        true = outputs.reshape(-1)
        return np.stack([1 - true, true], axis=1)
    return outputs.reshape(-1, outputs.shape[-1])


def classes(task: Task, targets: np.ndarray) -> np.ndarray:
    """The right class of each choice (N,), from 0.

    targets    classes from 1, probabilities (..., n), or truths as 0 and 1
    """
    if task.form == "Index":
        return targets.reshape(-1) - 1
    if task.form == "Binary":
        return (targets.reshape(-1) >= 0.5).astype(np.int64)
    return targets.reshape(-1, targets.shape[-1]).argmax(axis=1)


def decisions(task: Task, outputs: np.ndarray) -> np.ndarray:
    """The most probable class of each choice (N,), from 0; of equal ones the first, but True from 0.5 on.

    outputs    probabilities, or the classes themselves, from 0, where a program has decided
    """
    if outputs.dtype.kind == "i":
        return outputs.reshape(-1)
    if task.form == "Binary":
        return (outputs.reshape(-1) >= 0.5).astype(np.int64)
    return scores(task, outputs).argmax(axis=1)


@frozen
class Tally(ABC):
    """`count` numbers of a batch, given by `of`; `read` makes of their sum what measurements take."""

    task: Task

    @property
    @abstractmethod
    def count(self) -> int:
        """How many numbers."""

    decided = False  # whether the most probable classes are all that it needs of the outputs

    @abstractmethod
    def of(self, outputs: np.ndarray, targets: np.ndarray) -> np.ndarray:
        """The numbers (count,) of one batch."""

    def of_each(self, outputs: np.ndarray, targets: np.ndarray) -> np.ndarray:
        """(n, count): `of` for each of n batches of one size, (n, B, ...)."""
        found = np.empty((len(outputs), self.count))
        for place, pair in enumerate(zip(outputs, targets, strict=True)):
            found[place] = self.of(*pair)
        return found

    def read(self, total: np.ndarray):
        return total


@frozen
class Hits(Tally):
    """(choices whose class is among the `top` most probable, choices)"""

    top: int = 1
    count = 2

    @property
    def decided(self) -> bool:
        return self.top == 1 and self.task.form in ("Index", "Probabilities")

    def of(self, outputs, targets):
        hits = self._hits(outputs, targets)
        return np.array([np.count_nonzero(hits), hits.size], float)

    def of_each(self, outputs, targets):
        found = np.empty((len(outputs), 2))
        hits = self._hits(outputs, targets).reshape(len(outputs), -1)
        found[:, 0], found[:, 1] = hits.sum(axis=1), hits.shape[1]
        return found

    def _hits(self, outputs: np.ndarray, targets: np.ndarray) -> np.ndarray:
        """Whether each choice is right, (N,)."""
        right = classes(self.task, targets)
        if self.top == 1:
            return decisions(self.task, outputs) == right
        ranked = (-scores(self.task, outputs)).argsort(axis=1, kind="stable")[:, : self.top]
        return (ranked == right[:, None]).any(axis=1)


@frozen
class Counts:
    """Of each class: how many choices are rightly and wrongly taken for it, and for another.

    matrix    (n, n): examples of class i taken for class j; None for sums over classes
    labels    of the classes
    """

    tp: np.ndarray
    fp: np.ndarray
    fn: np.ndarray
    tn: np.ndarray
    matrix: np.ndarray | None = None
    labels: tuple = ()

    @classmethod
    def of(cls, matrix: np.ndarray, labels: tuple) -> Counts:
        hits = np.diagonal(matrix)
        fp, fn = matrix.sum(axis=0) - hits, matrix.sum(axis=1) - hits
        return cls(hits, fp, fn, matrix.sum() - hits - fp - fn, matrix, labels)

    def pooled(self) -> Counts:
        """The counts of all classes together, for micro averages."""
        return Counts(*(np.array([one.sum()]) for one in (self.tp, self.fp, self.fn, self.tn)))


@frozen
class Confusion(Tally):
    """The confusion matrix, row by row."""

    @property
    def count(self) -> int:
        return self.task.count**2

    def of(self, outputs, targets):
        n = self.task.count
        cells = classes(self.task, targets) * n + decisions(self.task, outputs)
        return np.bincount(cells, minlength=n * n).astype(float)

    def read(self, total):
        return Counts.of(total.reshape(self.task.count, -1).astype(np.int64), self.task.labels)


@frozen
class Surprise(Tally):
    """(sum of -ln of the probability given to the target, choices)

    Probabilities below the smallest positive number count as that. Source: nettrain.md section 3.4.
    """

    count = 2

    def of(self, outputs, targets):
        p = scores(self.task, outputs)
        logs = np.log(np.maximum(p, np.finfo(p.dtype).tiny), dtype=float)
        if self.task.form == "Index":
            told = logs[np.arange(len(p)), classes(self.task, targets)]
        elif self.task.form == "Binary":
            true = targets.reshape(-1)
            told = true * logs[:, 1] + (1 - true) * logs[:, 0]
        else:
            told = (targets.reshape(p.shape) * logs).sum(axis=1)
        return np.array([-told.sum(), len(p)])


@frozen
class Spread:
    """Sums over examples and components: of r^2, of |r|, of (t - mean t)^2; and how many there are."""

    squares: float
    deviations: float
    variance: float
    size: float


@frozen
class Residuals(Tally):
    """Sums over the residuals r = target - output and the targets t, in Real64."""

    count = 5

    def of(self, outputs, targets):
        t = targets.astype(float)
        r = t - outputs
        return np.array([np.sum(r * r), np.sum(np.abs(r)), t.sum(), np.sum(t * t), t.size])

    def read(self, total):
        squares, deviations, targets, target_squares, size = total.tolist()
        return Spread(squares, deviations, max(target_squares - targets**2 / size, 0.0), size)


@frozen
class Everything(Tally):
    """All scores and right classes: for measurements that rank. Nothing of it adds up."""

    count = 0

    def of(self, outputs, targets):
        return np.empty(0)


def are_boxes(dims: tuple) -> bool:
    """Whether outputs of these dimensions are boxes: {..., 4} or {..., 2, 2}."""
    return dims[-1:] == (4,) or dims[-2:] == (2, 2)


@frozen
class Overlaps(Tally):
    """(sum over the boxes of intersection / union of output and target, boxes)

    A box is {xmin, ymin, xmax, ymax} or {{xmin, ymin}, {xmax, ymax}}; two corners that are opposite will do.
    """

    count = 2

    def of(self, outputs, targets):
        (low, high), (other_low, other_high) = map(self._corners, (outputs, targets))
        sides = np.minimum(high, other_high) - np.maximum(low, other_low)
        common = np.maximum(sides, 0).prod(axis=1)
        union = (high - low).prod(axis=1) + (other_high - other_low).prod(axis=1) - common
        shares = np.divide(common, union, out=np.zeros_like(union), where=union > 0)
        return np.array([shares.sum(), shares.size])

    def _corners(self, boxes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The lower and the upper corners, (N, 2) each."""
        corners = boxes.astype(float).reshape(-1, 2, 2)
        return corners.min(axis=1), corners.max(axis=1)
