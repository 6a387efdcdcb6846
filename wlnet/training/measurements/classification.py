"""Measurements of nets that end in a choice among classes.

Source of all: reference page NetMeasurements; formulas of nettrain.md section 6.2. With TP, FP, FN and
TN of a class counted by `Counts`; 0/0 is NaN.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from wlnet.graphics.tables import confusion_matrix_plot as plot_of_confusion
from wlnet.training.measurement import measurement
from wlnet.training.tally import Confusion, Counts, Hits, Surprise

_of_choices = partial(measurement, of="classification")
_of_classes = partial(measurement, of="classification", tally=Confusion, by_class=True)


@_of_choices("Accuracy", tally=Hits, parameter="top", larger_is_better=True)
def accuracy(hits):
    """Share of choices whose class is among the n most probable; a binary output is True from 0.5 on."""
    return float(hits[0] / hits[1])


@_of_choices("ErrorRate", tally=Hits, parameter="top")
def error_rate(hits):
    """1 - Accuracy: share of choices whose class is not among the n most probable."""
    return float((hits[1] - hits[0]) / hits[1])


@_of_choices("Entropy", tally=Surprise)
def entropy(surprise):
    """Mean of -ln of the probability that is given to the target, in nats."""
    return float(surprise[0] / surprise[1])


@_of_choices("Perplexity", tally=Surprise)
def perplexity(surprise):
    """Exp[Entropy]: among how many equally probable classes one would have to choose."""
    return float(np.exp(surprise[0] / surprise[1]))


@_of_choices("ConfusionMatrix", tally=Confusion, shown=False)
def confusion_matrix(c: Counts):
    """Integers (n, n): in row i, column j the examples of class i that are taken for class j."""
    return c.matrix


@_of_choices("ConfusionMatrixPlot", tally=Confusion, shown=False, by_batch=False)
def confusion_matrix_plot(c: Counts):
    """The confusion matrix as a picture: rows are actual classes, columns predicted ones."""
    return plot_of_confusion(c.matrix, c.labels)


@_of_choices("CohenKappa", tally=Confusion, larger_is_better=True)
def cohen_kappa(c: Counts):
    """(p_o - p_e) / (1 - p_e): accuracy above what the frequencies of rows and columns give by chance."""
    total = c.matrix.sum()
    chance = (c.matrix.sum(axis=0) * c.matrix.sum(axis=1)).sum() / total**2
    return float((c.tp.sum() / total - chance) / (1 - chance))


@_of_choices("ScottPi", tally=Confusion, larger_is_better=True)
def scott_pi(c: Counts):
    """As CohenKappa, with the mean of both frequencies of a class: p_e = Sum[((row + column) / 2N)^2]."""
    total = c.matrix.sum()
    chance = (((c.matrix.sum(axis=0) + c.matrix.sum(axis=1)) / (2 * total)) ** 2).sum()
    return float((c.tp.sum() / total - chance) / (1 - chance))


@_of_classes("F1Score", larger_is_better=True)
def f1_score(c: Counts):
    """2 TP / (2 TP + FP + FN)"""
    return 2 * c.tp / (2 * c.tp + c.fp + c.fn)


@_of_classes("FScore", parameter="beta", larger_is_better=True)
def f_score(c: Counts, beta):
    """(1 + b^2) TP / ((1 + b^2) TP + b^2 FN + FP); b is 1 where none is given."""
    weighed = (1 + beta**2) * c.tp
    return weighed / (weighed + beta**2 * c.fn + c.fp)


@_of_classes("FalseDiscoveryRate")
def false_discovery_rate(c: Counts):
    """FP / (FP + TP)"""
    return c.fp / (c.fp + c.tp)


@_of_classes("FalseNegativeNumber")
def false_negative_number(c: Counts):
    """FN: examples of the class that are taken for another."""
    return c.fn


@_of_classes("FalseNegativeRate")
def false_negative_rate(c: Counts):
    """FN / (FN + TP)"""
    return c.fn / (c.fn + c.tp)


@_of_classes("FalseOmissionRate")
def false_omission_rate(c: Counts):
    """FN / (FN + TN)"""
    return c.fn / (c.fn + c.tn)


@_of_classes("FalsePositiveNumber")
def false_positive_number(c: Counts):
    """FP: examples of other classes that are taken for this one."""
    return c.fp


@_of_classes("FalsePositiveRate")
def false_positive_rate(c: Counts):
    """FP / (FP + TN)"""
    return c.fp / (c.fp + c.tn)


@_of_classes("Informedness", larger_is_better=True)
def informedness(c: Counts):
    """TP / (TP + FN) + TN / (TN + FP) - 1"""
    return c.tp / (c.tp + c.fn) + c.tn / (c.tn + c.fp) - 1


@_of_classes("Markedness", larger_is_better=True)
def markedness(c: Counts):
    """TP / (TP + FP) + TN / (TN + FN) - 1"""
    return c.tp / (c.tp + c.fp) + c.tn / (c.tn + c.fn) - 1


@_of_classes("MatthewsCorrelationCoefficient", larger_is_better=True)
def matthews_correlation_coefficient(c: Counts):
    """(TP TN - FP FN) / Sqrt[(TP + FP) (TP + FN) (TN + FP) (TN + FN)]"""
    tp, fp, fn, tn = (one.astype(float) for one in (c.tp, c.fp, c.fn, c.tn))
    return (tp * tn - fp * fn) / np.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))


@_of_classes("NegativePredictiveValue", larger_is_better=True)
def negative_predictive_value(c: Counts):
    """TN / (TN + FN)"""
    return c.tn / (c.tn + c.fn)


@_of_classes("Precision", larger_is_better=True)
def precision(c: Counts):
    """TP / (TP + FP)"""
    return c.tp / (c.tp + c.fp)


@_of_classes("Recall", larger_is_better=True)
def recall(c: Counts):
    """TP / (TP + FN)"""
    return c.tp / (c.tp + c.fn)


@_of_classes("Specificity", larger_is_better=True)
def specificity(c: Counts):
    """TN / (TN + FP)"""
    return c.tn / (c.tn + c.fp)


@_of_classes("TrueNegativeNumber", larger_is_better=True)
def true_negative_number(c: Counts):
    """TN: examples of other classes that are taken for others."""
    return c.tn


@_of_classes("TruePositiveNumber", larger_is_better=True)
def true_positive_number(c: Counts):
    """TP: examples of the class that are taken for it."""
    return c.tp
