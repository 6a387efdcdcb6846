"""Properties about the loss."""

import numpy as np

from wlnet.training.property import training_property


@training_property("BatchLossList", during=True)
def batch_loss_list(record):
    """Mean loss of each batch, before its update; length TotalBatches."""
    return np.array(record.batch_losses)


@training_property("BatchLoss", during=True, kept=False)
def batch_loss(record):
    """Mean loss of the latest batch; None before the first."""
    return record.batch_losses[-1] if record.batch_losses else None


@training_property("RoundLoss", during=True)
def round_loss(record):
    """Mean training loss of the latest round; None before the first has ended."""
    return record.rounds[-1].loss if record.rounds else None


@training_property("RoundLossList", during=True)
def round_loss_list(record):
    """Mean training loss of each round; length TotalRounds."""
    return [one.loss for one in record.rounds]


@training_property("ValidationLoss", during=True)
def validation_loss(record):
    """Mean loss at the latest validation; None without a validation set."""
    return record.validations[-1].loss if record.validations else None


@training_property("ValidationLossList", during=True)
def validation_loss_list(record):
    """Mean loss of each validation."""
    return [one.loss for one in record.validations]
