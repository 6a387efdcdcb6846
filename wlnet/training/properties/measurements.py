"""Properties that are measurements: associations with "Loss" first."""

import numpy as np

from wlnet.training.property import training_property


@training_property("BatchMeasurements", during=True, kept=False)
def batch_measurements(record):
    """Of the latest batch; None before the first."""
    numbers = _by_batch(record)
    return record.gauge.values(numbers[-1], one_batch=True) if len(numbers) else None


@training_property("BatchMeasurementsLists", during=True)
def batch_measurements_lists(record):
    """One association a batch, taken before its update."""
    return [record.gauge.values(numbers, one_batch=True) for numbers in _by_batch(record)]


def _by_batch(record) -> np.ndarray:
    """(batches, numbers of the gauge)"""
    numbers = np.array(record.batch_numbers)
    return numbers.reshape(len(record.batch_losses), -1) if len(numbers) else numbers


@training_property("RoundMeasurements", during=True)
def round_measurements(record):
    """Of the latest round, over the batches of it; None before the first has ended."""
    return record.rounds[-1].measurements if record.rounds else None


@training_property("RoundMeasurementsLists", during=True)
def round_measurements_lists(record):
    """One association a round."""
    return [one.measurements for one in record.rounds]


@training_property("ValidationMeasurements", during=True)
def validation_measurements(record):
    """Of the latest validation; None without a validation set."""
    return record.validations[-1].measurements if record.validations else None


@training_property("ValidationMeasurementsLists", during=True)
def validation_measurements_lists(record):
    """One association a validation."""
    return [one.measurements for one in record.validations]


@training_property("ErrorRate", kept=False)
def error_rate(record):
    """Error rate of the trained net at its validation, or of the latest round without a validation set.

    None where no error rate was measured.
    """
    chosen = [one for one in record.validations if one.round == record.best_round] or record.rounds[-1:]
    return chosen[-1].measurements.get("ErrorRate") if chosen else None
