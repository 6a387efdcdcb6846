"""ClassifierMeasurements and PredictorMeasurements of a net."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr, is_list, rule, same, wl_list
from wlnet.expr.message import Message, plain
from wlnet.graphics.comparison import comparison_plot
from wlnet.graphics.tables import confusion_matrix_plot
from wlnet.nets.net import Net
from wlnet.training.examination import ANY, FEW, NO_CLASS, Examination, asked
from wlnet.training.host import Host
from wlnet.training.measure import Examined, examined
from wlnet.training.measurement import MEASUREMENTS, Chosen
from wlnet.training.names import listed
from wlnet.training.tally import Task, classes, decisions, scores
from wlnet.training.training_net import TrainingNet

NO_CLASSIFIER = Message(
    "ClassifierMeasurements::notclass",
    "The net does not tell classes apart: it should have one input, and one output from a SoftmaxLayer or "
    "LogisticSigmoid, one choice an example.",
)
NO_PREDICTOR = Message(
    "PredictorMeasurements::notpred",
    "The net predicts no numbers: it should have one input and one output, and no SoftmaxLayer or "
    "LogisticSigmoid at the end.",
)


def classifier_measurements(net: Net, data, options: dict, host: Host) -> ClassifierMeasurements:
    return ClassifierMeasurements(
        examined(net, data, options, host, ClassifierMeasurements.owner, _classifier)
    )


def predictor_measurements(net: Net, data, options: dict, host: Host) -> PredictorMeasurements:
    return PredictorMeasurements(examined(net, data, options, host, PredictorMeasurements.owner, _predictor))


def _classifier(net: TrainingNet) -> Task:
    task = net.task
    if len(net.ports) != 2 or task is None or task.kind != "classification":
        raise NO_CLASSIFIER()
    if net.net.outputs[net.losses[0].output].rank != (0 if task.form == "Binary" else 1):
        raise NO_CLASSIFIER()
    return task


def _predictor(net: TrainingNet) -> Task:
    if len(net.ports) != 2 or net.task is None or net.task.kind != "regression":
        raise NO_PREDICTOR()
    return net.task


BAD_CELL = Message(
    "ClassifierMeasurements::cell", '"Examples" -> `1` should have {actual class, predicted class}.'
)
BAD_CLASSES = Message(
    "ClassifierMeasurements::plotclasses",
    '"ConfusionMatrixPlot" -> `1` should have a list of classes, or how many of them.',
)


class ClassifierMeasurements(Examination):
    """A net that tells classes apart, on test data.

    p        (N, classes) the probabilities that it gives
    right    (N,) the classes of the examples, from 0
    taken    (N,) those that it decides on
    """

    of, owner = "classification", "ClassifierMeasurements"
    aliases: ClassVar[dict[str, str]] = {"Error": "ErrorRate", "MeanCrossEntropy": "Entropy"}

    def __init__(self, found: Examined):
        super().__init__(found)
        self.p = scores(found.task, found.outputs)
        self.right = classes(found.task, found.wanted)
        self.taken = decisions(found.task, found.outputs)

    @property
    def labels(self) -> tuple:
        return self.examined.task.labels

    def _told(self) -> np.ndarray:
        """(N,) the probability given to the right class."""
        return self.p[np.arange(len(self.p)), self.right].astype(float)

    def _doubt(self) -> np.ndarray:
        """(N,) entropy of the probabilities, in nats."""
        p = self.p.astype(float)
        return -(p * np.log(np.where(p > 0, p, 1))).sum(axis=1)

    def _by_class(self, values) -> dict:
        return dict(zip(self.labels, values, strict=True))

    @asked("ClassifierFunction")
    def classifier(self):
        """The net."""
        return self.examined.net

    @asked("AccuracyBaseline")
    def baseline(self):
        """Accuracy of always deciding on the commonest class."""
        return float(np.bincount(self.right).max() / len(self.right))

    @asked("Probabilities")
    def probabilities(self):
        """Of each example, the probability given to its class."""
        return self._told()

    @asked("LogLikelihood")
    def log_likelihood(self):
        """Sum of ln of the probabilities given to the right classes."""
        return float(np.log(np.maximum(self._told(), np.finfo(self.p.dtype).tiny)).sum())

    @asked("GeometricMeanProbability")
    def geometric_mean_probability(self):
        """Exp of the mean of ln of the probabilities given to the right classes."""
        return float(np.exp(self.log_likelihood() / len(self.p)))

    @asked("ClassMeanCrossEntropy")
    def class_mean_cross_entropy(self):
        """Of each class, the mean of -ln of the probability that its examples give it; NaN without any."""
        logs = -np.log(np.maximum(self._told(), np.finfo(self.p.dtype).tiny))
        sums = np.bincount(self.right, logs, minlength=len(self.labels))
        with np.errstate(invalid="ignore"):
            return self._by_class((sums / np.bincount(self.right, minlength=len(self.labels))).tolist())

    @asked("WorstClassifiedExamples", counts=True)
    def worst(self, count: int = FEW):
        """Those whose class is given the smallest probability, the worst first."""
        return self.some(np.argsort(self._told(), kind="stable")[:count])

    @asked("BestClassifiedExamples", counts=True)
    def best(self, count: int = FEW):
        """Those whose class is given the largest probability, the best first."""
        return self.some(np.argsort(-self._told(), kind="stable")[:count])

    @asked("LeastCertainExamples", counts=True)
    def least_certain(self, count: int = FEW):
        """Those with the largest entropy of the probabilities."""
        return self.some(np.argsort(-self._doubt(), kind="stable")[:count])

    @asked("MostCertainExamples", counts=True)
    def most_certain(self, count: int = FEW):
        """Those with the smallest entropy of the probabilities."""
        return self.some(np.argsort(self._doubt(), kind="stable")[:count])

    @asked("CorrectlyClassifiedExamples")
    def correct(self):
        return self.some(np.flatnonzero(self.taken == self.right))

    @asked("MisclassifiedExamples")
    def wrong(self):
        return self.some(np.flatnonzero(self.taken != self.right))

    def _where(self, taken: bool, right: bool) -> dict:
        """Of each class, the examples taken or not taken for it that are or are not of it."""
        rows = ((self.taken == i) == taken for i in range(len(self.labels)))
        chosen = [np.flatnonzero(row & ((self.right == i) == right)) for i, row in enumerate(rows)]
        return self._by_class(map(self.some, chosen))

    @asked("Examples", counts=ANY)
    def of_cell(self, cell=None):
        """All examples; with {actual, predicted} those of that class which are taken for the other."""
        if cell is None:
            return self.examples
        if not is_list(cell) or len(cell) != 2:
            raise BAD_CELL(cell)
        actual, predicted = (self._position("Examples", label) for label in cell)
        return self.some(np.flatnonzero((self.right == actual) & (self.taken == predicted)))

    def _position(self, name: str, label) -> int:
        for place, one in enumerate(self.labels):
            if same(one, label):
                return place
        raise Message(f"{self.owner}::noclass", NO_CLASS)(name, label, listed(map(plain, self.labels)))

    @asked("ConfusionMatrixPlot", counts=ANY)
    def confusion_plot(self, chosen=None) -> Expr:
        """Counts (actual, predicted) as cells: of all classes, of those in a list, or of the n that are
        confused most often."""
        matrix = self.measured(Chosen(MEASUREMENTS["ConfusionMatrix"]))
        if chosen is None:
            places = np.arange(len(matrix))
        elif is_list(chosen) and len(chosen):
            places = np.array([self._position("ConfusionMatrixPlot", label) for label in chosen])
        elif type(chosen) is int and chosen > 0:
            wrong = matrix.sum(axis=0) + matrix.sum(axis=1) - 2 * np.diagonal(matrix)
            places = np.sort(np.argsort(-wrong, kind="stable")[:chosen])
        else:
            raise BAD_CLASSES(chosen)
        labels = [self.labels[place] for place in places.tolist()]
        return confusion_matrix_plot(matrix[np.ix_(places, places)], labels)

    @asked("TruePositiveExamples")
    def true_positives(self):
        return self._where(True, True)

    @asked("FalsePositiveExamples")
    def false_positives(self):
        return self._where(True, False)

    @asked("FalseNegativeExamples")
    def false_negatives(self):
        return self._where(False, True)

    @asked("TrueNegativeExamples")
    def true_negatives(self):
        return self._where(False, False)

    @asked("TopConfusions", counts=True)
    def top_confusions(self, count: int = FEW) -> Expr:
        """{(class -> what it is taken for) -> how often, ...}, the commonest first."""
        matrix = self.measured(Chosen(MEASUREMENTS["ConfusionMatrix"]))
        np.fill_diagonal(matrix, 0)
        order = np.argsort(-matrix, axis=None, kind="stable")[:count]
        cells = [divmod(cell, len(self.labels)) for cell in order.tolist() if matrix.flat[cell]]
        return wl_list(rule(rule(self.labels[i], self.labels[j]), int(matrix[i, j])) for i, j in cells)

    def rows(self):
        accuracy = self.measured(Chosen(MEASUREMENTS["Accuracy"]))
        return [*super().rows(), ("classes", str(len(self.labels))), ("accuracy", f"{accuracy:.4g}")]


class PredictorMeasurements(Examination):
    """A net that gives numbers, on test data."""

    of, owner = "regression", "PredictorMeasurements"

    def _misses(self) -> np.ndarray:
        """(N,) root of the sum of squares of target - output."""
        miss = self._residuals().reshape(len(self.examples), -1)
        return np.sqrt((miss**2).sum(axis=1))

    def _residuals(self) -> np.ndarray:
        return self.examined.wanted.astype(float) - self.examined.outputs

    @asked("PredictorFunction")
    def predictor(self):
        """The net."""
        return self.examined.net

    @asked("Residuals")
    def residuals(self):
        """Of each example, target - output."""
        return packed(self._residuals())

    @asked("BestPredictedExamples", counts=True)
    def best(self, count: int = FEW):
        """Those whose output is nearest to the target, the best first."""
        return self.some(np.argsort(self._misses(), kind="stable")[:count])

    @asked("WorstPredictedExamples", counts=True)
    def worst(self, count: int = FEW):
        """Those whose output is farthest from the target, the worst first."""
        return self.some(np.argsort(-self._misses(), kind="stable")[:count])

    @asked("ComparisonPlot")
    def comparison(self):
        """Outputs against targets, with the line on which they are equal."""
        return comparison_plot(self.examined.wanted.ravel(), self.examined.outputs.ravel())

    def rows(self):
        deviation, share = (
            self.measured(Chosen(MEASUREMENTS[name])) for name in ("StandardDeviation", "RSquared")
        )
        return [*super().rows(), ("deviation", f"{deviation:.4g}"), ("R squared", f"{share:.4g}")]
